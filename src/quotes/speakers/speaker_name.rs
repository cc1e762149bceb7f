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
