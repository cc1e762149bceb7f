//! The vocabulary: terms and their columns.
//!
//! Terms are sorted by their bytes, so that the same table gives the same columns on every run and at any number of
//! threads; the hash index beside them is only ever looked up, never walked.

use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;
use std::hash::BuildHasher;

/// Distinct strings, numbered in the order in which they came, stored once.
#[derive(Debug, Clone, Default)]
pub(super) struct TermTable {
    text: String,
    ends: Vec<u32>,
    index: HashTable<Entry>,
}

/// A term in the index.
#[derive(Debug, Clone, Copy)]
struct Entry {
    key: Key,
    number: u32,
}

impl TermTable {
    fn with_capacity(terms: usize) -> Self {
        Self { text: String::new(), ends: Vec::with_capacity(terms), index: HashTable::with_capacity(terms) }
    }

    /// The number of `term`, given now if it is new.
    pub(super) fn intern(&mut self, term: &str) -> u32 {
        self.number(term).unwrap_or_else(|| self.insert(term))
    }

    /// Numbers a term that is new.
    fn insert(&mut self, term: &str) -> u32 {
        let number = self.ends.len() as u32;
        self.text.push_str(term);
        self.ends.push(u32::try_from(self.text.len()).expect("all terms together stay under 4 GiB"));
        self.add_to_index(number);
        number
    }

    fn add_to_index(&mut self, number: u32) {
        let key = Key::of(self.term(number));
        self.index.insert_unique(key.hash(), Entry { key, number }, |entry| entry.key.hash());
    }

    /// The number of `term`, `None` when it never came.
    pub(super) fn number(&self, term: &str) -> Option<u32> {
        let key = Key::of(term);
        let is_term = |entry: &Entry| entry.key == key && (key.is_whole() || self.term(entry.number) == term);
        self.index.find(key.hash(), is_term).map(|entry| entry.number)
    }

    /// The term with this number.
    pub(super) fn term(&self, number: u32) -> &str {
        let number = number as usize;
        let start = if number == 0 { 0 } else { self.ends[number - 1] as usize };
        &self.text[start..self.ends[number] as usize]
    }

    /// How many terms there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }
}

/// What the index compares first. Most terms are n-grams of a few bytes, and their key says all of them: such a term is
/// found without a look at its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Key(u64);

/// In the highest byte: the key is a hash and not the term.
const HASHED: u64 = 0xFF << 56;

impl Key {
    /// Up to seven bytes with their number in the highest byte; of longer terms a hash.
    fn of(term: &str) -> Self {
        let bytes = term.as_bytes();
        if bytes.len() < 8 {
            let mut packed = [0; 8];
            packed[..bytes.len()].copy_from_slice(bytes);
            Self((bytes.len() as u64) << 56 | u64::from_le_bytes(packed))
        } else {
            Self(FxBuildHasher.hash_one(term) | HASHED)
        }
    }

    fn is_whole(self) -> bool {
        self.0 & HASHED != HASHED
    }

    fn hash(self) -> u64 {
        let product = u128::from(self.0) * 0x9E37_79B9_7F4A_7C15;
        (product >> 64) as u64 ^ product as u64
    }
}

/// Sorted, distinct terms; the place of a term is its column.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary(TermTable);

impl Vocabulary {
    /// A vocabulary of `terms`, which must be sorted by their bytes and distinct; `None` when they are not.
    ///
    /// ```
    /// use detente::features::Vocabulary;
    /// let vocabulary = Vocabulary::from_sorted(["accord", "guerr"]).unwrap();
    /// assert_eq!(vocabulary.column("guerr"), Some(1));
    /// assert!(Vocabulary::from_sorted(["b", "a"]).is_none());
    /// ```
    pub fn from_sorted<'t>(terms: impl IntoIterator<Item = &'t str>) -> Option<Self> {
        let terms = terms.into_iter();
        let mut sorted = TermTable::with_capacity(terms.size_hint().0);
        for term in terms {
            let rises = sorted.len() == 0 || sorted.term(sorted.len() as u32 - 1) < term;
            // What comes after all others is new, so that nothing need be looked for.
            rises.then(|| sorted.insert(term))?;
        }
        Some(Self(sorted))
    }

    /// A vocabulary of terms that are known to be sorted and distinct, in one text, with the end of each; `None` when an end
    /// is none of the text's or lies within a letter.
    pub(super) fn from_parts(text: String, ends: Vec<u32>) -> Option<Self> {
        if !ends.iter().all(|&end| text.is_char_boundary(end as usize)) {
            return None;
        }
        let mut table = TermTable { text, index: HashTable::with_capacity(ends.len()), ends };
        for number in 0..table.len() as u32 {
            table.add_to_index(number);
        }
        Some(Self(table))
    }

    /// The column of `term`, `None` when training never saw it.
    pub fn column(&self, term: &str) -> Option<u32> {
        self.0.number(term)
    }

    /// The term at `column`.
    ///
    /// # Panics
    /// When the vocabulary has no such column.
    pub fn term(&self, column: u32) -> &str {
        self.0.term(column)
    }

    /// All terms, in the order of their columns.
    pub fn terms(&self) -> impl ExactSizeIterator<Item = &str> {
        (0..self.len() as u32).map(|column| self.term(column))
    }

    /// Number of terms.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no term at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_term_is_found_at_its_column_and_no_other_is() {
        let terms = ["a", "ab", "b", "é", "été"];
        let vocabulary = Vocabulary::from_sorted(terms).unwrap();
        for (column, term) in terms.iter().enumerate() {
            assert_eq!(vocabulary.column(term), Some(column as u32));
            assert_eq!(vocabulary.term(column as u32), *term);
        }
        assert_eq!(vocabulary.column("abc"), None);
    }

    #[test]
    fn unsorted_and_double_terms_are_refused() {
        assert!(Vocabulary::from_sorted(["b", "a"]).is_none());
        assert!(Vocabulary::from_sorted(["a", "a"]).is_none());
    }
}
