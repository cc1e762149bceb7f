//! The feature space: all columns of a model, in order.
//!
//! Statement words, statement n-grams, context words, context n-grams, tone counts of the statement, tone counts of the
//! context.

use super::Statement;
use super::encoder::Encoder;
use super::field::{Field, FieldName};
use super::lexicon::ToneLexicon;
use super::matrix::SparseRecords;
use super::options::FeatureOptions;
use super::tones::TONE_NAMES;
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
/// // la, paix, guerr, mainten and four pairs
/// assert_eq!((records.nsamples(), records.nfeatures()), (2, 8));
/// ```
#[derive(Debug, Clone)]
pub struct FeatureSpace {
    pub(super) options: FeatureOptions,
    pub(super) statement: Field,
    pub(super) context: Option<Field>,
    pub(super) lexicon: ToneLexicon,
}

impl FeatureSpace {
    /// Learns vocabularies and idf from `statements`, in parallel; the same at any number of threads.
    pub fn fit(statements: &[Statement], lexicon: ToneLexicon, options: FeatureOptions) -> Self {
        let texts: Vec<&str> = statements.iter().map(|statement| statement.text.as_str()).collect();
        let statement = Field::fit(&texts, &options);
        let context = options.context.then(|| {
            let contexts: Vec<&str> = statements.iter().map(|statement| statement.context.as_str()).collect();
            Field::fit(&contexts, &options)
        });
        Self { options, statement, context, lexicon }
    }

    /// The features of `statements`, shape `(statements.len(), self.width())`.
    pub fn transform(&self, statements: &[Statement]) -> SparseRecords {
        let rows: Vec<_> =
            statements.par_iter().with_min_len(64).map_init(|| Encoder::new(self), Encoder::encode).collect();
        SparseRecords::from_rows(self.width(), rows)
    }

    /// Number of columns.
    pub fn width(&self) -> usize {
        let fields = if self.context.is_some() { 2 } else { 1 };
        self.tone_start() as usize + if self.has_tones() { fields * TONE_NAMES.len() } else { 0 }
    }

    /// The tone lexicon that is counted.
    pub fn lexicon(&self) -> &ToneLexicon {
        &self.lexicon
    }

    /// The settings that the space was fitted with.
    pub fn options(&self) -> &FeatureOptions {
        &self.options
    }

    /// The statement's field, then the context's if it is used.
    pub fn fields(&self) -> impl Iterator<Item = (FieldName, &Field)> {
        let context = self.context.iter().map(|field| (FieldName::Context, field));
        std::iter::once((FieldName::Statement, &self.statement)).chain(context)
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
        let column = column as usize;
        let field = if column < TONE_NAMES.len() { FieldName::Statement } else { FieldName::Context };
        Feature::Tone(field, TONE_NAMES[column % TONE_NAMES.len()])
    }

    pub(super) fn has_tones(&self) -> bool {
        !self.lexicon.is_empty() && self.options.lexicon > 0.0
    }

    /// The first column of the tone counts.
    pub(super) fn tone_start(&self) -> u32 {
        (self.statement.width() + self.context.as_ref().map_or(0, Field::width)) as u32
    }
}
