//! Texts that stand in a table twice, to the letter or nearly: what makes a figure look better than it is when one of
//! them is trained on and the other judged.
//!
//! Two texts are the *same* when their words are, whatever the case, the punctuation and the spaces; they are *nearly* the
//! same when the sets of their words overlap enough (Jaccard). Comparing every text with every other would take hours on
//! a large table; here only texts that share one of their rarest words are compared, and none is missed.
//!
//! # References
//! Bayardo, R. J., Ma, Y., Srikant, R. (2007). Scaling up all pairs similarity search. *WWW*, 131–140 (prefix filter).

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;

/// The overlap from which on two texts are nearly the same.
pub const NEARLY_THE_SAME: f64 = 0.8;

/// Two rows whose texts are the same or nearly so.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SimilarPair {
    /// The earlier row.
    pub first: usize,
    /// The later row.
    pub second: usize,
    /// Size of the intersection of the two sets of words over that of their union, in \[threshold, 1\].
    pub similarity: f64,
    /// Whether the words are the same in the same order.
    pub same: bool,
}

/// All pairs of similar texts of a table.
///
/// ```
/// use detente::evaluation::{NEARLY_THE_SAME, SimilarTexts};
/// let texts = ["Nous voulons la paix, ici et maintenant", "nous voulons la paix ici et maintenant !", "non"];
/// let similar = SimilarTexts::find(&texts, NEARLY_THE_SAME);
/// assert_eq!(similar.same().collect::<Vec<_>>(), [[0, 1]]);
/// ```
#[derive(Debug, Clone)]
pub struct SimilarTexts {
    /// Rows of each distinct sequence of words.
    rows: Vec<Vec<usize>>,
    /// Pairs of distinct sequences, and their similarity.
    near: Vec<(usize, usize, f64)>,
}

impl SimilarTexts {
    /// Looks for pairs whose similarity is at least `threshold`, in (0, 1\]. Texts without a word are similar to none.
    pub fn find<T: AsRef<str>>(texts: &[T], threshold: f64) -> Self {
        let mut number = FxHashMap::default();
        let (mut rows, mut sequences) = (Vec::<Vec<usize>>::new(), Vec::new());
        for (row, text) in texts.iter().enumerate() {
            let sequence = words(text.as_ref());
            if sequence.is_empty() {
                continue;
            }
            let next = rows.len();
            let place = *number.entry(sequence.clone()).or_insert(next);
            if place == next {
                rows.push(Vec::new());
                sequences.push(sequence);
            }
            rows[place].push(row);
        }
        Self { rows, near: join(&word_sets(&sequences), threshold) }
    }

    /// The rows of each text that stands in the table more than once, in ascending order.
    pub fn same(&self) -> impl Iterator<Item = &[usize]> {
        self.rows.iter().filter(|rows| rows.len() > 1).map(Vec::as_slice)
    }

    /// Pairs of rows with texts that are nearly, not wholly, the same: for each pair of texts the first row of each.
    pub fn near(&self) -> Vec<SimilarPair> {
        let pair = |&(a, b, similarity): &(usize, usize, f64)| {
            SimilarPair::new(self.rows[a][0], self.rows[b][0], similarity, false)
        };
        sorted(self.near.iter().map(pair).collect())
    }

    /// Pairs of rows, the same or nearly, of which `apart` says that they should not be alike.
    ///
    /// Each row is named with the first that it should not be alike to, not with all of them.
    pub fn across(&self, apart: impl Fn(usize, usize) -> bool) -> Vec<SimilarPair> {
        let mut pairs = Vec::new();
        for rows in &self.rows {
            for (at, &row) in rows.iter().enumerate() {
                let other = rows[..at].iter().find(|&&other| apart(other, row));
                pairs.extend(other.map(|&other| SimilarPair::new(other, row, 1.0, true)));
            }
        }
        for &(a, b, similarity) in &self.near {
            for &row in &self.rows[b] {
                let other = self.rows[a].iter().find(|&&other| apart(other, row));
                pairs.extend(other.map(|&other| SimilarPair::new(other, row, similarity, false)));
            }
        }
        sorted(pairs)
    }
}

impl SimilarPair {
    fn new(one: usize, other: usize, similarity: f64, same: bool) -> Self {
        Self { first: one.min(other), second: one.max(other), similarity, same }
    }
}

fn sorted(mut pairs: Vec<SimilarPair>) -> Vec<SimilarPair> {
    pairs.sort_by_key(|pair| (pair.first, pair.second));
    pairs
}

/// The words of a text, composed and in lower case.
fn words(text: &str) -> Vec<String> {
    let text: String = text.nfc().flat_map(char::to_lowercase).collect();
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The set of words of each text, as ranks: the rarest word has the lowest.
fn word_sets(texts: &[Vec<String>]) -> Vec<Vec<usize>> {
    let mut numbers: FxHashMap<&str, usize> = FxHashMap::default();
    let mut counts: Vec<usize> = Vec::new();
    let mut sets: Vec<Vec<usize>> = Vec::with_capacity(texts.len());
    for text in texts {
        let mut set: Vec<usize> = Vec::with_capacity(text.len());
        for word in text {
            let next = numbers.len();
            set.push(*numbers.entry(word).or_insert(next));
        }
        set.sort_unstable();
        set.dedup();
        counts.resize(numbers.len(), 0);
        for &word in &set {
            counts[word] += 1;
        }
        sets.push(set);
    }
    let mut by_rarity: Vec<usize> = (0..counts.len()).collect();
    by_rarity.sort_by_key(|&word| (counts[word], word));
    let mut ranks = vec![0; counts.len()];
    by_rarity.iter().enumerate().for_each(|(rank, &word)| ranks[word] = rank);
    for set in &mut sets {
        for word in set.iter_mut() {
            *word = ranks[*word];
        }
        set.sort_unstable();
    }
    sets
}

/// Pairs of sets whose Jaccard similarity is at least `threshold`.
///
/// Two sets that overlap so much share a word among the rarest `size − ⌈threshold · size⌉ + 1` of each.
fn join(sets: &[Vec<usize>], threshold: f64) -> Vec<(usize, usize, f64)> {
    let mut order: Vec<usize> = (0..sets.len()).collect();
    order.sort_by_key(|&set| (sets[set].len(), set));
    let mut index: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    let mut pairs = Vec::new();
    for set in order {
        let (own, size) = (&sets[set], sets[set].len());
        // Rounding must not make the needed overlap one word too large.
        let needed = (threshold * size as f64 - 1e-9).ceil() as usize;
        let mut candidates = Vec::new();
        for &word in &own[..=size.saturating_sub(needed).min(size - 1)] {
            let holders = index.entry(word).or_default();
            candidates.extend(holders.iter().copied().filter(|&other| sets[other].len() >= needed));
            holders.push(set);
        }
        candidates.sort_unstable();
        candidates.dedup();
        for other in candidates {
            let shared = shared(own, &sets[other]);
            let similarity = shared as f64 / (size + sets[other].len() - shared) as f64;
            if similarity >= threshold - 1e-12 {
                pairs.push((other, set, similarity));
            }
        }
    }
    pairs
}

/// How many numbers two ascending lists share.
fn shared(a: &[usize], b: &[usize]) -> usize {
    let (mut i, mut j, mut count) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        count += usize::from(a[i] == b[j]);
        let (step_a, step_b) = (a[i] <= b[j], b[j] <= a[i]);
        i += usize::from(step_a);
        j += usize::from(step_b);
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    #[test]
    fn case_punctuation_and_composition_do_not_make_a_text_new() {
        let texts = ["L’accord est signe\u{301} !", "l'accord — est signé", "", "…"];
        let similar = SimilarTexts::find(&texts, NEARLY_THE_SAME);
        assert_eq!(similar.same().collect::<Vec<_>>(), [[0, 1]]);
        assert!(similar.near().is_empty());
    }

    #[test]
    fn one_word_in_ten_changed_is_nearly_the_same() {
        let texts = [
            "un deux trois quatre cinq six sept huit neuf dix",
            "un deux trois quatre cinq six sept huit neuf onze",
        ];
        let near = SimilarTexts::find(&texts, NEARLY_THE_SAME).near();
        assert_eq!((near[0].first, near[0].second), (0, 1));
        assert!((near[0].similarity - 9.0 / 11.0).abs() < 1e-12);
    }

    #[test]
    fn only_rows_that_should_not_be_alike_are_named() {
        let texts = ["la paix", "la paix", "la guerre", "la paix"];
        let folds = [0, 0, 1, 1];
        let pairs = SimilarTexts::find(&texts, NEARLY_THE_SAME).across(|a, b| folds[a] != folds[b]);
        assert_eq!(pairs, [SimilarPair { first: 0, second: 3, similarity: 1.0, same: true }]);
    }

    proptest! {
        #[test]
        fn the_index_finds_what_comparing_all_pairs_finds(
            texts in prop::collection::vec("[a-f]( [a-f]){0,7}", 1..40), threshold in 0.3..1.0
        ) {
            let found: BTreeSet<_> = SimilarTexts::find(&texts, threshold)
                .across(|_, _| true)
                .iter()
                .flat_map(|pair| [words(&texts[pair.first]), words(&texts[pair.second])])
                .collect();
            let set = |text: &String| words(text).into_iter().collect::<BTreeSet<_>>();
            for (at, a) in texts.iter().enumerate() {
                for b in &texts[at + 1..] {
                    let (one, other) = (set(a), set(b));
                    let overlap = one.intersection(&other).count() as f64 / one.union(&other).count() as f64;
                    if overlap >= threshold {
                        prop_assert!(found.contains(&words(a)) && found.contains(&words(b)));
                    }
                }
            }
        }
    }
}
