//! The feature space: all columns of a model, in order.
//!
//! Words and n-grams of the statement, of what stands before it and of what stands after it; tone counts of the context,
//! tone counts of the statement, signals.

use super::Statement;
use super::encoder::Encoder;
use super::field::{Field, FieldName};
use super::lexicon::ToneLexicon;
use super::matrix::SparseRecords;
use super::options::FeatureOptions;
use super::signals::SIGNAL_NAMES;
use super::surroundings::Surroundings;
use super::tone_block;
use super::tones::TONE_NAMES;
use crate::articles::Span;
use rayon::prelude::*;

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
    pub fn fit(statements: &[Statement], lexicon: ToneLexicon, options: FeatureOptions) -> Self {
        let texts: Vec<Vec<&str>> =
            statements.iter().map(|statement| vec![statement.text.as_str()]).collect();
        let statement = Field::fit(FieldName::Statement, &texts, &options);
        let around = options.context.then(|| {
            let cut: Vec<Surroundings> =
                statements.par_iter().map(|statement| Surroundings::of(&statement.context)).collect();
            let passages = |spans: fn(&Surroundings) -> &[Span]| -> Vec<Vec<&str>> {
                let own = cut.iter().zip(statements).map(|(around, statement)| {
                    spans(around).iter().map(|span| span.of(&statement.context)).collect()
                });
                own.collect()
            };
            let (before, after) = (passages(|around| &around.before), passages(|around| &around.after));
            [Field::fit(FieldName::Before, &before, &options), Field::fit(FieldName::After, &after, &options)]
        });
        Self { options, statement, around, lexicon }
    }

    /// The features of `statements`, shape `(statements.len(), self.width())`.
    pub fn transform(&self, statements: &[Statement]) -> SparseRecords {
        let rows: Vec<_> =
            statements.par_iter().with_min_len(64).map_init(|| Encoder::new(self), Encoder::encode).collect();
        SparseRecords::from_rows(self.width(), rows)
    }

    /// Number of columns.
    pub fn width(&self) -> usize {
        let tones = match self.around {
            Some(_) => tone_block::WIDTH,
            None => tone_block::WIDTH_WITHOUT_CONTEXT,
        };
        self.n_terms() + if self.has_tones() { tones } else { 0 }
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
        !self.lexicon.is_empty() && self.options.lexicon > 0.0
    }
}
