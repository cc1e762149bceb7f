//! The words of a table: for each normalized spelling its stem and its character n-grams, found out once.

use super::lists::Lists;
use super::options::FeatureOptions;
use super::vocabulary::TermTable;
use crate::text::{char_ngrams, is_function_word};
use std::ops::RangeInclusive;

/// Words, stems and n-grams by number. The numbers are those of their first coming, and no result depends on them.
#[derive(Debug)]
pub(super) struct WordTable {
    words: TermTable,
    stem_of: Vec<u32>,
    is_function_word: Vec<bool>,
    /// For each word its n-grams in rising order, and how often it holds each.
    grams_of: Lists<(u32, u32)>,
    pub stems: TermTable,
    pub grams: TermTable,
    /// Lengths of the n-grams; empty for none.
    lengths: RangeInclusive<usize>,
}

impl WordTable {
    pub(super) fn new(options: &FeatureOptions) -> Self {
        Self {
            words: TermTable::default(),
            stem_of: Vec::new(),
            is_function_word: Vec::new(),
            grams_of: Lists::default(),
            stems: TermTable::default(),
            grams: TermTable::default(),
            lengths: options.min_chars..=options.max_chars,
        }
    }

    /// The number of a word, given now if it is new.
    pub(super) fn number(&mut self, word: &str, stem: &str) -> u32 {
        let number = self.words.intern(word);
        if number as usize == self.stem_of.len() {
            self.add(word, stem);
        }
        number
    }

    fn add(&mut self, word: &str, stem: &str) {
        self.stem_of.push(self.stems.intern(stem));
        self.is_function_word.push(is_function_word(word));
        if *self.lengths.end() > 0 {
            let mut grams = Vec::new();
            char_ngrams(word, self.lengths.clone(), |gram| grams.push(self.grams.intern(gram)));
            grams.sort_unstable();
            let counted = grams.chunk_by(|a, b| a == b).map(|same| (same[0], same.len() as u32));
            counted.for_each(|gram| self.grams_of.add(gram));
        }
        self.grams_of.end();
    }

    pub(super) fn len(&self) -> usize {
        self.stem_of.len()
    }

    pub(super) fn stem(&self, word: u32) -> u32 {
        self.stem_of[word as usize]
    }

    pub(super) fn is_function_word(&self, word: u32) -> bool {
        self.is_function_word[word as usize]
    }

    /// The character n-grams of a word in rising order, and how often it holds each.
    pub(super) fn grams(&self, word: u32) -> &[(u32, u32)] {
        self.grams_of.get(word as usize)
    }
}
