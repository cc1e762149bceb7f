//! What can be set about the features; stored in the model file, so that prediction uses what training used.

use super::field::FieldName;
use super::lexicon::ToneLexicon;
use serde::{Deserialize, Serialize};

/// Settings of the features. The defaults are those of the model that comes with the program.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FeatureOptions {
    /// Word n-grams of stems: 1 for words alone, 2 for words and pairs.
    pub max_words: usize,
    /// Shortest character n-gram.
    pub min_chars: usize,
    /// Longest character n-gram; 0 for none.
    pub max_chars: usize,
    /// A term is kept when it stands in at least this many statements.
    pub min_df: u32,
    /// Whether the words around the statement are used, as two fields of their own.
    pub context: bool,
    /// Weight of the statement's word n-grams against a weight of 1 for a block of length 1.
    pub statement_words: f64,
    /// Weight of the statement's character n-grams.
    pub statement_chars: f64,
    /// Weight of the context's word n-grams.
    pub context_words: f64,
    /// Weight of the context's character n-grams.
    pub context_chars: f64,
    /// Weight of the tone lexicon's counts and of the signals that build on them; 0 leaves them out.
    pub lexicon: f64,
}

impl Default for FeatureOptions {
    fn default() -> Self {
        Self {
            max_words: 2,
            min_chars: 2,
            max_chars: 5,
            min_df: 2,
            context: true,
            statement_words: 1.0,
            statement_chars: 1.0,
            context_words: 1.0,
            context_chars: 1.0,
            lexicon: 1.0,
        }
    }
}

impl FeatureOptions {
    /// Whether a row can be made with them: no n-gram is longer than 32 characters or two words, and no weight so large that a
    /// sum could leave the range of numbers.
    pub(super) fn is_consistent(&self) -> bool {
        let Self { statement_words, statement_chars, context_words, context_chars, lexicon, .. } = *self;
        let weights = [statement_words, statement_chars, context_words, context_chars, lexicon];
        let n_grams =
            self.max_chars <= 32 && self.max_words <= 2 && self.min_chars <= self.max_chars.max(1) + 31;
        n_grams && weights.iter().all(|weight| weight.abs() <= 1e12)
    }

    /// Whether rows have columns for the tones of `lexicon`.
    pub(super) fn counts_tones(&self, lexicon: &ToneLexicon) -> bool {
        !lexicon.is_empty() && self.lexicon > 0.0
    }

    /// The weights of the word block and of the character block of a field.
    pub(super) fn block_weights(&self, field: FieldName) -> (f64, f64) {
        match field {
            FieldName::Statement => (self.statement_words, self.statement_chars),
            _ => (self.context_words, self.context_chars),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_that_are_no_numbers_and_endless_n_grams_are_not_consistent() {
        let usual = FeatureOptions::default();
        assert!(usual.is_consistent());
        let unusual = [
            FeatureOptions { statement_words: f64::NAN, ..usual.clone() },
            FeatureOptions { context_chars: f64::INFINITY, ..usual.clone() },
            FeatureOptions { lexicon: f64::MAX, ..usual.clone() },
            FeatureOptions { max_words: 3, ..usual.clone() },
            FeatureOptions { max_chars: 33, ..usual.clone() },
            FeatureOptions { min_chars: 37, ..usual },
        ];
        assert!(unusual.iter().all(|options| !options.is_consistent()));
    }
}
