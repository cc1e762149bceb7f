//! Features: from statements to one row of numbers each.
//!
//! A statement is three texts: its own words and the writer's words before and after it, under names of their own, so that a
//! menacing verb outside the marks is not taken for one inside. Each gives word 1-2-grams of stems and character n-grams
//! within words, weighted by TF-IDF. The tone lexicon adds a few counts, and the signals what the statement does with them.
//! [`FeatureSpace::fit`] learns vocabulary and idf, [`FeatureSpace::transform`] applies them; [`StatementCounts`] does both to a
//! table that is read once, for any of its rows.

mod cues;
mod encoder;
mod field;
mod field_counts;
mod forms;
mod holders;
mod lexicon;
mod lists;
mod matrix;
mod options;
pub(crate) mod packed;
mod per_thread;
mod projector;
mod reading;
mod share;
mod signals;
mod space;
mod statement_counts;
mod stored;
mod stored_v2;
mod surroundings;
mod tone_block;
mod tones;
mod traits;
mod vocabulary;
mod word_table;

pub use encoder::Encoder;
pub use field::{Field, FieldName};
pub use holders::{FieldWord, Holders};
pub use lexicon::{LexiconEntry, Pole, ToneLexicon};
pub use matrix::{Matrix, SparseRecords};
pub use options::FeatureOptions;
pub use per_thread::PerThread;
pub use projector::Projector;
pub use space::{Feature, FeatureSpace};
pub use statement_counts::{StatementCounts, Weighting};
pub use stored::{StoredField, StoredLexicon};
pub(crate) use stored_v2::StoredFieldV2;
pub use vocabulary::Vocabulary;

use serde::{Deserialize, Serialize};

/// What stands for the quote in a context.
pub const QUOTE_PLACEHOLDER: &str = "⟨Q⟩";

/// A quoted statement and the sentence it stands in: what the classifier judges.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Statement {
    /// The words inside the quotation marks.
    pub text: String,
    /// The sentence around them, with [`QUOTE_PLACEHOLDER`] where the quote stands; empty when unknown.
    pub context: String,
}

impl Statement {
    /// A statement without context.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), context: String::new() }
    }

    /// A statement within its sentence.
    pub fn in_context(text: impl Into<String>, context: impl Into<String>) -> Self {
        Self { text: text.into(), context: context.into() }
    }
}
