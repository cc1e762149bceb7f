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
    let mut padded = String::with_capacity(word.len() + 2);
    padded.push(' ');
    padded.push_str(word);
    padded.push(' ');
    // Where characters begin, and the end. Only monsters are too long for a list of fixed size.
    let starts = padded.char_indices().map(|(byte, _)| byte).chain(std::iter::once(padded.len()));
    let (mut near, mut far) = ([0usize; 64], Vec::new());
    let starts = if padded.len() < near.len() {
        let mut n = 0;
        for start in starts {
            near[n] = start;
            n += 1;
        }
        &near[..n]
    } else {
        far.extend(starts);
        &far
    };
    for length in lengths {
        for window in starts.windows(length + 1) {
            visit(&padded[window[0]..window[length]]);
        }
    }
}
