//! The feature space: all columns of a model, in order.
//!
//! Words and n-grams of the statement, of what stands before it and of what stands after it; tone counts of the context,
//! tone counts of the statement, signals.

use super::Statement;
use super::encoder::{Encoder, Row};
use super::field::{Field, FieldName};
use super::lexicon::ToneLexicon;
use super::matrix::SparseRecords;
use super::options::FeatureOptions;
use super::per_thread::PerThread;
use super::signals::SIGNAL_NAMES;
use super::statement_counts::StatementCounts;
use super::tone_block;
use super::tones::TONE_NAMES;
use rayon::prelude::*;
use std::borrow::Borrow;

/// Statements that are encoded before their rows are packed.
const WINDOW: usize = 4096;

/// Statements that a thread encodes in one piece.
const CHUNK: usize = 64;

/// What a column stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Feature<'s> {
    /// A stem or a pair of stems.
    Words(FieldName, &'s str),
    /// A run of characters within a word; a space is the word's edge.
    Chars(FieldName, &'s str),
    /// A count from the tone lexicon.
    Tone(FieldName, &'static str),
    /// What is done with the tone, and who reports it.
    Signal(&'static str),
}

/// The columns that training learnt: vocabularies, idf, lexicon.
///
/// ```
/// use detente::features::{FeatureOptions, FeatureSpace, Statement, ToneLexicon};
/// use linfa::dataset::Records;
/// let statements = [Statement::new("la paix maintenant"), Statement::new("la guerre maintenant")];
/// let options = FeatureOptions { min_df: 1, max_chars: 0, context: false, ..FeatureOptions::default() };
/// let space = FeatureSpace::fit(&statements, ToneLexicon::default(), options);
/// let records = space.transform(&statements);
/// // paix, guerr, mainten and two pairs; "la" does not count
/// assert_eq!((records.nsamples(), records.nfeatures()), (2, 5));
/// ```
#[derive(Debug, Clone)]
pub struct FeatureSpace {
    pub(super) options: FeatureOptions,
    pub(super) statement: Field,
    /// Before and after the quote, when the context is used.
    pub(super) around: Option<[Field; 2]>,
    pub(super) lexicon: ToneLexicon,
}

impl FeatureSpace {
    /// Learns vocabularies and idf from `statements`, in parallel; the same at any number of threads.
    pub fn fit<S: Borrow<Statement> + Sync>(
        statements: &[S],
        lexicon: ToneLexicon,
        options: FeatureOptions,
    ) -> Self {
        let rows: Vec<usize> = (0..statements.len()).collect();
        StatementCounts::of(statements, lexicon, options).weighted_by(&rows).space()
    }

    /// The features of `statements`, shape `(statements.len(), self.width())`.
    pub fn transform(&self, statements: &[Statement]) -> SparseRecords {
        let encoders = PerThread::new(|| Encoder::new(self));
        // Rows are packed window by window, so that never all of them lie there unpacked.
        let rows = statements.chunks(WINDOW).flat_map(|window| {
            let encoded: Vec<Row> = window
                .par_chunks(CHUNK)
                .flat_map_iter(|chunk| encoders.with(|encoder| encoder.encode_all(chunk)))
                .collect();
            encoded
        });
        SparseRecords::from_rows(self.width(), rows)
    }

    /// Number of columns.
    pub fn width(&self) -> usize {
        self.n_terms() + tone_block::width(&self.options, &self.lexicon)
    }

    /// Number of columns that are word or character n-grams; they come first.
    pub fn n_terms(&self) -> usize {
        self.fields().map(|(_, field)| field.width()).sum()
    }

    /// The tone lexicon that is counted.
    pub fn lexicon(&self) -> &ToneLexicon {
        &self.lexicon
    }

    /// The settings that the space was fitted with.
    pub fn options(&self) -> &FeatureOptions {
        &self.options
    }

    /// The statement's field, then those before and after it if the context is used.
    pub fn fields(&self) -> impl Iterator<Item = (FieldName, &Field)> {
        let around = self
            .around
            .iter()
            .flat_map(|[before, after]| [(FieldName::Before, before), (FieldName::After, after)]);
        std::iter::once((FieldName::Statement, &self.statement)).chain(around)
    }

    /// What `column` stands for.
    ///
    /// # Panics
    /// When the space has no such column.
    pub fn feature(&self, column: usize) -> Feature<'_> {
        let mut column = column as u32;
        for (name, field) in self.fields() {
            let words = field.words.vocabulary.len() as u32;
            let chars = field.chars.vocabulary.len() as u32;
            if column < words {
                return Feature::Words(name, field.words.vocabulary.term(column));
            }
            if column < words + chars {
                return Feature::Chars(name, field.chars.vocabulary.term(column - words));
            }
            column -= words + chars;
        }
        let mut column = column as usize;
        for field in [FieldName::Context, FieldName::Statement] {
            if field == FieldName::Context && self.around.is_none() {
                continue;
            }
            if let Some(name) = TONE_NAMES.get(column) {
                return Feature::Tone(field, name);
            }
            column -= TONE_NAMES.len();
        }
        Feature::Signal(SIGNAL_NAMES[column])
    }

    pub(super) fn has_tones(&self) -> bool {
        self.options.counts_tones(&self.lexicon)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::{LexiconEntry, Pole};

    #[test]
    fn n_grams_and_tones_have_columns_only_when_they_are_asked_for() {
        let menace = LexiconEntry {
            entry: "menacer".into(),
            pole: Pole::Confrontational,
            strength: 2,
            complement: String::new(),
        };
        let fit = |max_chars, lexicon| {
            let options = FeatureOptions { min_df: 1, max_chars, lexicon, ..FeatureOptions::default() };
            let statements = [Statement::in_context("ils menacent nos voisins", "« ⟨Q⟩ », dit-elle.")];
            FeatureSpace::fit(&statements, ToneLexicon::new(vec![menace.clone()]), options)
        };
        let (words, grams, tones) = (fit(0, 0.0), fit(5, 0.0), fit(0, 1.0));
        assert!(words.fields().all(|(_, field)| field.chars.vocabulary.is_empty()));
        assert!(
            grams
                .fields()
                .all(|(_, field)| !field.chars.vocabulary.is_empty() || field.words.vocabulary.is_empty())
        );
        assert!(words.width() > 0 && words.width() == words.n_terms() && grams.width() == grams.n_terms());
        assert!(tones.n_terms() == words.n_terms() && tones.width() > words.width());
        assert_eq!((words.options().max_chars, words.options().lexicon), (0, 0.0));
    }
}
