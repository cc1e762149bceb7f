//! A field as version 2 of the model file held it: every number by itself.

use super::stored::{StoredBlock, StoredField};
use serde::Deserialize;

/// A field in a model file of version 2.
#[derive(Debug, Deserialize)]
pub(crate) struct StoredFieldV2 {
    words: StoredBlockV2,
    chars: StoredBlockV2,
}

#[derive(Debug, Deserialize)]
struct StoredBlockV2 {
    shared: Vec<u16>,
    new: Vec<u16>,
    suffixes: Vec<u8>,
    idf: Vec<f32>,
}

impl From<StoredFieldV2> for StoredField {
    fn from(field: StoredFieldV2) -> Self {
        let block = |StoredBlockV2 { shared, new, suffixes, idf }| StoredBlock { shared, new, suffixes, idf };
        Self { words: block(field.words), chars: block(field.chars) }
    }
}
