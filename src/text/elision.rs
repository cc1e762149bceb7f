//! Elisions: the short words that lose their vowel before another word (`l'accord`, `qu'il`).
//!
//! An elided article or pronoun says nothing of the tone and would make `l'accord` and `accord` two different words,
//! so it is cut off. A few words have an apostrophe of their own and stay whole.

/// What stands before the apostrophe of an elision, in lower case.
const ELIDED: [&str; 16] = [
    "l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "quelqu", "presqu",
    "entr",
];

/// Words whose apostrophe is part of them, as the parts before and after it, in lower case.
const PROTECTED: [(&str, &str); 4] =
    [("aujourd", "hui"), ("prud", "homme"), ("prud", "hommes"), ("prud", "homal")];

/// Whether `before` is the elided part of an elision, whatever its case.
pub(super) fn is_elided(before: &str) -> bool {
    before.len() <= 6 && ELIDED.iter().any(|elided| before.eq_ignore_ascii_case(elided))
}

/// Whether `before` and `after` make one word around an apostrophe, whatever their case.
pub(super) fn is_protected(before: &str, after: &str) -> bool {
    PROTECTED.iter().any(|(a, b)| before.eq_ignore_ascii_case(a) && after.eq_ignore_ascii_case(b))
}
