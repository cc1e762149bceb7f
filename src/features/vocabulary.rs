//! The vocabulary: sorted terms and their columns.
//!
//! Terms are sorted by their bytes, so that the same table gives the same columns on every run and at any number of
//! threads; the hash index beside them is only ever looked up, never walked.

use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;
use std::hash::BuildHasher;

/// Sorted, distinct terms; the place of a term is its column.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    text: String,
    ends: Vec<u32>,
    index: HashTable<u32>,
}

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
        let mut vocabulary = Self::default();
        let mut last: Option<&str> = None;
        for term in terms {
            if last.is_some_and(|last| last >= term) {
                return None;
            }
            last = Some(term);
            vocabulary.text.push_str(term);
            vocabulary.ends.push(u32::try_from(vocabulary.text.len()).ok()?);
        }
        vocabulary.build_index();
        Some(vocabulary)
    }

    fn build_index(&mut self) {
        let mut index = HashTable::with_capacity(self.len());
        for column in 0..self.len() as u32 {
            index.insert_unique(hash(self.term(column)), column, |&other| hash(self.term(other)));
        }
        self.index = index;
    }

    /// The column of `term`, `None` when training never saw it.
    pub fn column(&self, term: &str) -> Option<u32> {
        self.index.find(hash(term), |&column| self.term(column) == term).copied()
    }

    /// The term at `column`.
    ///
    /// # Panics
    /// When the vocabulary has no such column.
    pub fn term(&self, column: u32) -> &str {
        let column = column as usize;
        let start = if column == 0 { 0 } else { self.ends[column - 1] as usize };
        &self.text[start..self.ends[column] as usize]
    }

    /// All terms, in the order of their columns.
    pub fn terms(&self) -> impl ExactSizeIterator<Item = &str> {
        (0..self.len() as u32).map(|column| self.term(column))
    }

    /// Number of terms.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is no term at all.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }
}

fn hash(term: &str) -> u64 {
    FxBuildHasher.hash_one(term)
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
