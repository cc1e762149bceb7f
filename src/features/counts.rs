//! Document frequencies: in how many statements each term stands.
//!
//! Every thread counts its share of the table with numbers of its own for stems and n-grams; the shares are then added
//! up. Sums of integers do not depend on the order of adding, and the terms are sorted afterwards, so the result is the
//! same at any number of threads.

use super::field::FieldName;
use super::options::FeatureOptions;
use super::vocabulary::TermTable;
use crate::text::{Break, FrenchStemmer, char_ngrams, is_function_word, normalize, tokens};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

/// Document frequencies of one field.
#[derive(Debug, Default)]
pub(super) struct DocumentFrequencies {
    stems: TermTable,
    stem_df: Vec<u32>,
    pair_df: FxHashMap<(u32, u32), u32>,
    grams: TermTable,
    gram_df: Vec<u32>,
}

/// Terms with their document frequencies, sorted by term.
pub(super) type SortedTerms = Vec<(String, u32)>;

impl DocumentFrequencies {
    /// Counts the terms of `texts`, which belong to the field `name`, each in one or several passages.
    pub(super) fn of(name: FieldName, texts: &[Vec<&str>], options: &FeatureOptions) -> Self {
        let share = texts.len().div_ceil(rayon::current_num_threads()).max(1);
        texts.par_chunks(share).map(|texts| Counter::new(name, options).count(texts)).reduce(
            Self::default,
            |mut all, share| {
                if all.stems.len() == 0 {
                    return share;
                }
                all.add(&share);
                all
            },
        )
    }

    fn add(&mut self, other: &Self) {
        let stems = add_column(&mut self.stems, &mut self.stem_df, &other.stems, &other.stem_df);
        add_column(&mut self.grams, &mut self.gram_df, &other.grams, &other.gram_df);
        #[expect(clippy::iter_over_hash_type, reason = "integer sums do not depend on the order")]
        for (&(first, second), &df) in &other.pair_df {
            *self.pair_df.entry((stems[first as usize], stems[second as usize])).or_insert(0) += df;
        }
    }

    /// Stems and pairs of stems (`accord de`) that stand in at least `min_df` texts.
    pub(super) fn words(&self, min_df: u32) -> SortedTerms {
        let mut terms = kept(&self.stems, &self.stem_df, min_df);
        #[expect(clippy::iter_over_hash_type, reason = "sorted right after")]
        for (&(first, second), &df) in &self.pair_df {
            if df >= min_df {
                terms.push((format!("{} {}", self.stems.term(first), self.stems.term(second)), df));
            }
        }
        terms.sort_unstable();
        terms
    }

    /// Character n-grams that stand in at least `min_df` texts.
    pub(super) fn chars(&self, min_df: u32) -> SortedTerms {
        let mut terms = kept(&self.grams, &self.gram_df, min_df);
        terms.sort_unstable();
        terms
    }
}

fn kept(table: &TermTable, df: &[u32], min_df: u32) -> SortedTerms {
    let numbered = df.iter().enumerate().filter(|&(_, &df)| df >= min_df);
    numbered.map(|(number, &df)| (table.term(number as u32).to_owned(), df)).collect()
}

/// Adds the counts of `other`, and gives the numbers in `table` of its terms.
fn add_column(table: &mut TermTable, df: &mut Vec<u32>, other: &TermTable, other_df: &[u32]) -> Vec<u32> {
    (0..other.len() as u32)
        .map(|number| {
            let mine = table.intern(other.term(number));
            df.resize(table.len(), 0);
            df[mine as usize] += other_df[number as usize];
            mine
        })
        .collect()
}

/// The stem of a word form and its character n-grams, by number.
type Terms = (u32, Box<[u32]>);

/// One thread's counting.
struct Counter<'o, 't> {
    name: FieldName,
    options: &'o FeatureOptions,
    frequencies: DocumentFrequencies,
    /// Stem and n-grams of every word form seen so far; `None` for words that do not count.
    forms: FxHashMap<&'t str, Option<Terms>>,
    /// The text in which a stem or n-gram was last counted.
    stem_seen: Vec<u32>,
    gram_seen: Vec<u32>,
}

impl<'o, 't> Counter<'o, 't> {
    fn new(name: FieldName, options: &'o FeatureOptions) -> Self {
        Self {
            name,
            options,
            frequencies: DocumentFrequencies::default(),
            forms: FxHashMap::default(),
            stem_seen: Vec::new(),
            gram_seen: Vec::new(),
        }
    }

    fn count(mut self, texts: &[Vec<&'t str>]) -> DocumentFrequencies {
        let stemmer = FrenchStemmer::new();
        let mut pairs = FxHashSet::default();
        for (index, passages) in texts.iter().enumerate() {
            let document = index as u32 + 1;
            let mut previous = None;
            pairs.clear();
            // The first word of a passage comes after a break, so that no pair bridges two passages.
            for (form, break_before) in passages
                .iter()
                .flat_map(|passage| tokens(passage).map(|token| (token.span.of(passage), token.break_before)))
            {
                if !self.forms.contains_key(form) {
                    self.add_form(&stemmer, form);
                }
                let Some((stem, grams)) = &self.forms[form] else {
                    previous = None;
                    continue;
                };
                count_once(&mut self.stem_seen, &mut self.frequencies.stem_df, *stem, document);
                for &gram in grams {
                    count_once(&mut self.gram_seen, &mut self.frequencies.gram_df, gram, document);
                }
                let before = previous.replace(*stem).filter(|_| break_before < Break::Sentence);
                if let Some(before) = before
                    && self.options.max_words >= 2
                    && pairs.insert((before, *stem))
                {
                    *self.frequencies.pair_df.entry((before, *stem)).or_insert(0) += 1;
                }
            }
        }
        self.frequencies
    }

    fn add_form(&mut self, stemmer: &FrenchStemmer, form: &'t str) {
        let mut word = String::new();
        normalize(form, &mut word);
        if self.name == FieldName::Statement && is_function_word(&word) {
            self.forms.insert(form, None);
            return;
        }
        let stem = self.frequencies.stems.intern(&stemmer.stem(&word));
        self.frequencies.stem_df.resize(self.frequencies.stems.len(), 0);
        self.stem_seen.resize(self.frequencies.stems.len(), 0);
        let mut grams = Vec::new();
        if self.options.max_chars > 0 {
            char_ngrams(&word, self.options.min_chars..=self.options.max_chars, |gram| {
                grams.push(self.frequencies.grams.intern(gram));
            });
        }
        self.frequencies.gram_df.resize(self.frequencies.grams.len(), 0);
        self.gram_seen.resize(self.frequencies.grams.len(), 0);
        self.forms.insert(form, Some((stem, grams.into_boxed_slice())));
    }
}

fn count_once(seen: &mut [u32], df: &mut [u32], term: u32, document: u32) {
    let term = term as usize;
    if seen[term] != document {
        seen[term] = document;
        df[term] += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_counts_once_a_text_and_pairs_do_not_cross_sentences() {
        let options = FeatureOptions { max_chars: 0, ..FeatureOptions::default() };
        let frequencies = DocumentFrequencies::of(
            FieldName::Statement,
            &[vec!["paix paix. Trêve"], vec!["la", "paix"]],
            &options,
        );
        let words = frequencies.words(1);
        let df = |term: &str| words.iter().find(|(t, _)| t == term).map(|(_, df)| *df);
        assert_eq!(df("paix"), Some(2));
        assert_eq!(df("paix paix"), Some(1));
        assert_eq!((df("paix trêv"), df("la paix")), (None, None));
        assert_eq!(frequencies.words(2).len(), 1);
    }
}
