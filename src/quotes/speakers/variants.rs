//! One family name printed in two ways.

use super::entities::{Entities, Entity, NameWords, name_word};
use super::mentions::Gender;
use crate::quotes::lexicon::fold;
use crate::quotes::page::Page;

/// How many persons of an article are compared with a name that is none of theirs.
const CAST: usize = 200;

/// The shortest family name in letters that may be printed in two ways: shorter ones are often two names.
const VARIANT: usize = 6;

impl Entities {
    /// Whether somebody of this gender, which is known, was named before token `at`.
    pub(super) fn named_before(&self, at: usize, gender: Gender) -> bool {
        let same = |this: &Entity| this.gender == gender && this.seen.first().is_some_and(|&seen| seen < at);
        gender != Gender::Unknown && self.all.iter().any(same)
    }

    /// The entity whose family name differs by a slip or by another transcription: `Volodine` and `Volodin`.
    pub(super) fn find_variant(
        &self,
        page: &Page<'_>,
        name: (usize, usize),
        words: NameWords,
    ) -> Option<usize> {
        let last = name_word(page, name.1 - 1);
        if self.all.is_empty() || last.len() < VARIANT {
            return None;
        }
        let last = fold(last);
        let letters = last.chars().count();
        if letters < VARIANT {
            return None;
        }
        let slips = if letters > VARIANT + 3 { 2 } else { 1 };
        let fits = |this: &Entity| {
            (words.count == 1 || this.words.count == 1 || this.words.first == words.first)
                && this.family.chars().next() == last.chars().next()
                && this.family.len().abs_diff(last.len()) <= 4 * slips
                && this.family.chars().count() >= VARIANT
                && strsim::osa_distance(&this.family, &last) <= slips
        };
        self.all.iter().take(CAST).position(fits)
    }
}
