//! A feature space as the model file holds it: terms front-coded, numbers checked on the way in.

use super::cues::ReportingTones;
use super::field::{Block, Field};
use super::lexicon::{LexiconEntry, ToneLexicon};
use super::options::FeatureOptions;
use super::packed;
use super::space::FeatureSpace;
use super::vocabulary::Vocabulary;
use crate::messages::msg;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

/// A field in a model file.
#[derive(Debug, Serialize, Deserialize)]
pub struct StoredField {
    pub(super) words: StoredBlock,
    pub(super) chars: StoredBlock,
}

/// Sorted terms, each as the number of bytes it shares with the one before and the bytes that are new.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct StoredBlock {
    #[serde(with = "packed")]
    pub shared: Vec<u16>,
    #[serde(with = "packed")]
    pub new: Vec<u16>,
    #[serde(with = "packed")]
    pub suffixes: Vec<u8>,
    #[serde(with = "packed")]
    pub idf: Vec<f32>,
}

/// A tone lexicon in a model file.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct StoredLexicon {
    pub(super) entries: Vec<LexiconEntry>,
    /// The stems of its words, as [`ToneLexicon::stems_of_words`] writes them; words that are missing here are stemmed again.
    pub(super) stems: String,
}

impl StoredLexicon {
    /// What the model file holds of `lexicon`.
    pub fn of(lexicon: &ToneLexicon) -> Self {
        Self { entries: lexicon.entries().to_vec(), stems: lexicon.stems_of_words() }
    }

    /// What an older model file holds.
    pub(crate) fn without_stems(entries: Vec<LexiconEntry>) -> Self {
        Self { entries, stems: String::new() }
    }

    fn restore(self) -> ToneLexicon {
        ToneLexicon::with_stems(self.entries, &self.stems)
    }
}

impl StoredField {
    /// What the model file holds of `field`.
    pub fn of(field: &Field) -> Self {
        Self { words: StoredBlock::of(&field.words), chars: StoredBlock::of(&field.chars) }
    }

    fn restore(self) -> Result<Field, &'static str> {
        let (words, chars) = rayon::join(|| self.words.restore(), || self.chars.restore());
        Field::new(words?, chars?).ok_or("both stems of a pair among the terms")
    }
}

impl StoredBlock {
    fn of(block: &Block) -> Self {
        let mut stored = Self { shared: vec![], new: vec![], suffixes: vec![], idf: block.idf.clone() };
        let mut last: &[u8] = &[];
        for term in block.vocabulary.terms() {
            let term = term.as_bytes();
            let limit = usize::from(u16::MAX);
            let shared = last.iter().zip(term).take(limit).take_while(|(a, b)| a == b).count();
            stored.shared.push(shared as u16);
            stored.new.push((term.len() - shared) as u16);
            stored.suffixes.extend_from_slice(&term[shared..]);
            last = term;
        }
        stored
    }

    fn restore(self) -> Result<Block, &'static str> {
        if self.shared.len() != self.new.len() || self.shared.len() != self.idf.len() {
            return Err("one idf for each term");
        }
        if self.idf.iter().any(|idf| !idf.is_finite() || *idf <= 0.0) {
            return Err("idf above 0");
        }
        let (mut text, mut ends) = (Vec::new(), Vec::with_capacity(self.new.len()));
        let (mut last, mut at) = (0..0, 0);
        for (&shared, &new) in self.shared.iter().zip(&self.new) {
            let (shared, start) = (usize::from(shared), text.len());
            let suffix = self.suffixes.get(at..at + usize::from(new)).ok_or("terms as long as stated")?;
            if shared > last.len() {
                return Err("terms that share no more than there is");
            }
            at += suffix.len();
            text.extend_from_within(last.start..last.start + shared);
            text.extend_from_slice(suffix);
            // As a rule the first byte that is new says that a term comes after the one before.
            let (before, term) = (&text[last], &text[start..]);
            if !ends.is_empty() && suffix.first() <= before.get(shared) && term <= before {
                return Err("sorted, distinct terms");
            }
            last = start..text.len();
            ends.push(u32::try_from(text.len()).map_err(|_| "terms of 4 GiB at most")?);
        }
        if at != self.suffixes.len() {
            return Err("terms as long as stated");
        }
        let text = String::from_utf8(text).map_err(|_| "terms in UTF-8")?;
        let vocabulary = Vocabulary::from_parts(text, ends).ok_or("terms in UTF-8")?;
        Ok(Block { vocabulary, idf: self.idf })
    }
}

impl FeatureSpace {
    /// A space from what a model file holds.
    ///
    /// # Errors
    /// What was expected, when the parts do not fit together.
    pub fn restore(
        options: FeatureOptions,
        fields: Vec<StoredField>,
        lexicon: StoredLexicon,
    ) -> Result<Self, &'static str> {
        if fields.len() != if options.context { 3 } else { 1 } {
            return Err("one field, or three when the context is used");
        }
        if !options.is_consistent() {
            return Err(msg!("n-grams of at most 32 characters, and weights that are numbers"));
        }
        let restore_fields = || fields.into_par_iter().map(StoredField::restore).collect::<Vec<_>>();
        // No statement is judged without the list of cues: it is read meanwhile.
        let prepare_tones = || (lexicon.restore(), ReportingTones::built_in());
        let ((lexicon, _), fields) = rayon::join(prepare_tones, restore_fields);
        let mut fields = fields.into_iter();
        let statement = fields.next().ok_or("one field")??;
        let around = match (fields.next().transpose()?, fields.next().transpose()?) {
            (Some(before), Some(after)) => Some([before, after]),
            _ => None,
        };
        Ok(Self { options, statement, around, lexicon })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(terms: &[&str]) -> Block {
        Block {
            vocabulary: Vocabulary::from_sorted(terms.iter().copied()).unwrap(),
            idf: vec![1.5; terms.len()],
        }
    }

    #[test]
    fn terms_come_back_as_they_were() {
        let terms = ["accord", "accord de", "accus", "été", "étés"];
        let restored = StoredBlock::of(&block(&terms)).restore().unwrap();
        assert_eq!(restored.vocabulary.terms().collect::<Vec<_>>(), terms);
    }

    #[test]
    fn a_term_that_ends_within_a_letter_is_refused() {
        let stored = StoredBlock {
            shared: vec![0, 0],
            new: vec![2, 1],
            suffixes: vec![b'e', 0xC3, 0xA9],
            idf: vec![1.0; 2],
        };
        assert_eq!(stored.restore().unwrap_err(), "terms in UTF-8");
    }

    #[test]
    fn terms_out_of_order_and_an_idf_of_zero_are_refused() {
        let mut stored = StoredBlock::of(&block(&["a", "b"]));
        stored.suffixes.reverse();
        assert!(stored.restore().is_err());
        let mut stored = StoredBlock::of(&block(&["a", "b"]));
        stored.idf[1] = 0.0;
        assert_eq!(stored.restore().unwrap_err(), "idf above 0");
    }
}
