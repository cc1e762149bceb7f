//! The tone block: counts of the context, counts of the statement, signals, in the order of their columns.
//!
//! The statement's tone words come last, because the signals look at them once more.

use super::Statement;
use super::forms::Forms;
use super::lexicon::ToneLexicon;
use super::reading::Reading;
use super::signals::{SIGNAL_NAMES, SignalReader};
use super::tones::{TONE_NAMES, ToneMatch, find_tones, tone_values};

/// Columns with the context's counts and without.
pub(super) const WIDTH: usize = 2 * TONE_NAMES.len() + SIGNAL_NAMES.len();
/// Columns without the context's counts.
pub(super) const WIDTH_WITHOUT_CONTEXT: usize = TONE_NAMES.len() + SIGNAL_NAMES.len();

/// Fills the tone block; holds the lists that are filled anew for each statement.
#[derive(Debug, Default)]
pub(super) struct ToneBlock {
    matches: Vec<ToneMatch>,
    signals: SignalReader,
    values: Vec<f64>,
}

impl ToneBlock {
    /// The values of a statement that was read as `reading`: [`WIDTH`] of them, or [`WIDTH_WITHOUT_CONTEXT`] when the
    /// context was not read.
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
