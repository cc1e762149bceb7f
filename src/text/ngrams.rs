//! Character n-grams within a word.
//!
//! They depend on the word alone, so that a memo table can hold them, and they see what a stem hides: endings,
//! prefixes (`dé-`, `anti-`), names spelt in several ways. The word is padded with a space on both sides, as in
//! scikit-learn's `char_wb` analyzer, so that a beginning and an ending differ from a middle.

use std::ops::RangeInclusive;

/// Calls `visit` for every run of `lengths` characters of ` word `, shortest first, then from left to right.
///
/// ```
/// let mut grams = Vec::new();
/// detente::text::char_ngrams("non", 3..=4, |gram| grams.push(gram.to_owned()));
/// assert_eq!(grams, [" no", "non", "on ", " non", "non "]);
/// ```
pub fn char_ngrams(word: &str, lengths: RangeInclusive<usize>, mut visit: impl FnMut(&str)) {
    let padded = format!(" {word} ");
    let starts: Vec<usize> =
        padded.char_indices().map(|(byte, _)| byte).chain(std::iter::once(padded.len())).collect();
    for length in lengths {
        for window in starts.windows(length + 1) {
            visit(&padded[window[0]..window[length]]);
        }
    }
}
