//! The name of a speaker as a place in the article: it is written out when all quotes are known.

use crate::quotes::page::Page;
use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};

/// The words that name a speaker, or two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::quotes) struct SpeakerName {
    first: NamePart,
    second: Option<NamePart>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum NamePart {
    /// The tokens from one to before another.
    Words((usize, usize)),
    Pronoun(&'static str),
}

impl SpeakerName {
    /// The name at some tokens.
    pub(in crate::quotes) fn of(words: (usize, usize)) -> Self {
        Self { first: NamePart::Words(words), second: None }
    }

    /// The tokens of a single name.
    pub(in crate::quotes) fn tokens(self) -> Option<(usize, usize)> {
        match (self.first, self.second) {
            (NamePart::Words(words), None) => Some(words),
            _ => None,
        }
    }

    /// A pronoun in its own name.
    pub(in crate::quotes) fn pronoun(pronoun: &'static str) -> Self {
        Self { first: NamePart::Pronoun(pronoun), second: None }
    }

    /// The names of two who speak together.
    pub(in crate::quotes) fn and(self, other: Self) -> Self {
        Self { first: self.first, second: Some(other.first) }
    }

    /// Its words; a semicolon stands between two speakers.
    pub(in crate::quotes) fn words<'t>(self, page: &Page<'t>) -> impl Iterator<Item = &'t str> {
        let first = self.first.text(page).split_whitespace();
        let second = self.second.map(|second| second.text(page).split_whitespace());
        first.chain(second.into_iter().flat_map(|words| std::iter::once(";").chain(words)))
    }

    /// A number that equal words share.
    pub(in crate::quotes) fn hash(self, page: &Page<'_>) -> u64 {
        let mut hasher = FxHasher::default();
        self.words(page).for_each(|word| word.hash(&mut hasher));
        hasher.finish()
    }

    /// Its words with single spaces.
    pub(in crate::quotes) fn text(self, page: &Page<'_>) -> String {
        if self.second.is_none() && is_single_spaced(self.first.text(page)) {
            return self.first.text(page).to_owned();
        }
        let mut text = String::new();
        for word in self.words(page) {
            text.push_str(if text.is_empty() { "" } else { " " });
            text.push_str(word);
        }
        text
    }
}

impl NamePart {
    fn text<'t>(self, page: &Page<'t>) -> &'t str {
        match self {
            NamePart::Words((from, to)) => page.span(from, to).of(page.text),
            NamePart::Pronoun(pronoun) => pronoun,
        }
    }
}

/// Whether all spaces of `text` are single ones of ASCII between words; every other space begins with one of these bytes.
fn is_single_spaced(text: &str) -> bool {
    let bytes = text.as_bytes();
    let other = |byte: &u8| matches!(byte, ..0x20 | 0xC2 | 0xE1..=0xE3);
    !bytes.iter().any(other)
        && !bytes.windows(2).any(|two| two == b"  ")
        && !bytes.starts_with(b" ")
        && !bytes.ends_with(b" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_single_spaced_stays_as_it_is(text in "([a-zé]{0,3}[ \t\u{a0}\u{202f}\u{3000}]{0,2}){0,4}|\\PC{0,12}") {
            let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
            prop_assert!(!is_single_spaced(&text) || words == text);
        }
    }
}
