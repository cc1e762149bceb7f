//! A field: one of the two texts of a statement, with the vocabulary and the idf that training learnt for it.

use super::options::FeatureOptions;
use super::vocabulary::Vocabulary;
use crate::text::{char_ngrams, is_function_word};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// Which text of a statement a feature was found in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FieldName {
    /// The words inside the marks.
    Statement,
    /// The writer's own words before the quote.
    Before,
    /// The writer's own words after it.
    After,
    /// The whole sentence around the quote, other quotes included.
    Context,
}

/// Terms of one kind, with their inverse document frequencies.
#[derive(Debug, Clone, Default)]
pub(super) struct Block {
    pub vocabulary: Vocabulary,
    /// ln((1 + n) / (1 + df)) + 1, stored as it is used.
    pub idf: Vec<f32>,
}

impl Block {
    /// The inverse document frequency of a term.
    pub(super) fn idf(&self, column: u32) -> f64 {
        f64::from(self.idf[column as usize])
    }
}

/// The smoothed inverse document frequency: as if one more text held every term once.
///
/// # References
/// scikit-learn, `TfidfTransformer(smooth_idf=True)`.
pub(super) fn inverse_document_frequency(n_documents: usize, df: u32) -> f32 {
    (((1 + n_documents) as f64 / (1.0 + f64::from(df))).ln() + 1.0) as f32
}

/// The terms of one word form in one field, as columns.
#[derive(Debug, Clone, Default)]
pub(super) struct FormTerms {
    /// Its stem; `None` for function words of the statement and for stems that training never saw.
    pub stem: Option<u32>,
    /// Its character n-grams in rising order, and how often it holds each.
    pub grams: Vec<(u32, u32)>,
    /// The n-grams one by one, before they are counted.
    columns: Vec<u32>,
}

/// The vocabularies of one field.
#[derive(Debug, Clone, Default)]
pub struct Field {
    pub(super) words: Block,
    pub(super) chars: Block,
    /// Columns of pairs by the columns of their two stems.
    pub(super) pairs: FxHashMap<(u32, u32), u32>,
}

impl Field {
    /// A field of two blocks; `None` when a pair of stems holds a stem that is no term itself.
    pub(super) fn new(words: Block, chars: Block) -> Option<Self> {
        let mut pairs = FxHashMap::default();
        // Terms are sorted: pairs that begin with the same stem stand together.
        let (mut last_first, mut first_column) = ("", 0);
        for (column, term) in words.vocabulary.terms().enumerate() {
            let Some(space) = memchr::memchr(b' ', term.as_bytes()) else { continue };
            let (first, second) = (&term[..space], &term[space + 1..]);
            if first != last_first {
                (last_first, first_column) = (first, words.vocabulary.column(first)?);
            }
            pairs.insert((first_column, words.vocabulary.column(second)?), column as u32);
        }
        Some(Self { words, chars, pairs })
    }

    /// Puts into `terms` those of a word form, which depend on nothing but the form: `word` is its normalized spelling.
    pub(super) fn terms_of(
        &self,
        name: FieldName,
        options: &FeatureOptions,
        word: &str,
        stem: &str,
        terms: &mut FormTerms,
    ) {
        terms.stem = None;
        terms.grams.clear();
        if name == FieldName::Statement && is_function_word(word) {
            return;
        }
        terms.stem = self.words.vocabulary.column(stem);
        if options.max_chars > 0 {
            let FormTerms { grams, columns, .. } = terms;
            columns.clear();
            char_ngrams(word, options.min_chars..=options.max_chars, |gram| {
                columns.extend(self.chars.vocabulary.column(gram));
            });
            columns.sort_unstable();
            grams.extend(columns.chunk_by(|a, b| a == b).map(|same| (same[0], same.len() as u32)));
        }
    }

    /// Number of columns.
    pub(super) fn width(&self) -> usize {
        self.words.vocabulary.len() + self.chars.vocabulary.len()
    }

    /// Stems and pairs of stems.
    pub fn words(&self) -> &Vocabulary {
        &self.words.vocabulary
    }

    /// Character n-grams.
    pub fn chars(&self) -> &Vocabulary {
        &self.chars.vocabulary
    }
}
