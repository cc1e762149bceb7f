//! The tone block: counts of the context, counts of the statement, signals, in the order of their columns.
//!
//! The statement's tone words come last, because the signals look at them once more.

use super::Statement;
use super::forms::Forms;
use super::lexicon::ToneLexicon;
use super::options::FeatureOptions;
use super::reading::Reading;
use super::signals::{SIGNAL_NAMES, SignalReader};
use super::tones::{TONE_NAMES, ToneMatch, find_tones, tone_values};

/// Columns of the block: none without a lexicon, fewer without the context.
pub(super) fn width(options: &FeatureOptions, lexicon: &ToneLexicon) -> usize {
    let texts = if options.context { 2 } else { 1 };
    if options.counts_tones(lexicon) { texts * TONE_NAMES.len() + SIGNAL_NAMES.len() } else { 0 }
}

/// Fills the tone block; holds the lists that are filled anew for each statement.
#[derive(Debug, Default)]
pub(super) struct ToneBlock {
    matches: Vec<ToneMatch>,
    signals: SignalReader,
    values: Vec<f64>,
}

impl ToneBlock {
    /// The values of a statement that was read as `reading`: as many as the block has columns.
    pub(super) fn values(
        &mut self,
        lexicon: &ToneLexicon,
        statement: &Statement,
        reading: &Reading,
        forms: &Forms,
    ) -> &[f64] {
        self.values.clear();
        if reading.ends_with_quote.is_some() {
            find_tones(lexicon, &reading.context, &mut self.matches);
            self.values.extend(tone_values(&self.matches));
        }
        find_tones(lexicon, &reading.statement, &mut self.matches);
        self.values.extend(tone_values(&self.matches));
        self.values.extend(self.signals.values(statement, reading, forms, &self.matches));
        &self.values
    }
}
