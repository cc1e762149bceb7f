//! Whether the words of a short passage stand nearby once more: without marks, as a name does, or in a longer passage, which
//! a headline takes them from.

use super::inside::Words;
use super::signs::Passage;
use crate::quotes::lexicon::{longer_than, straight_length};

/// How many bytes around a passage are searched.
const NEAR: usize = 6000;

/// How many bytes around a passage its words without marks count in.
const NEAR_UNQUOTED: usize = 4000;

/// How many places are looked at.
const PLACES: usize = 16;

/// The longest passages, in words, for which each is looked for.
const SHORT: usize = 8;
const SHORT_UNQUOTED: usize = 4;

/// How many bytes more a passage that holds another has.
const LONGER: usize = 12;

/// Where the words of a passage stand again.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Elsewhere {
    /// Without marks.
    pub(super) unquoted: bool,
    /// In a longer passage.
    pub(super) in_a_longer_one: bool,
}

impl Elsewhere {
    pub(super) fn of(passage: &Passage<'_, '_>, words: Words) -> Self {
        let (page, span) = (passage.page, passage.draft.span());
        let quoted = span.of(page.text);
        let mut elsewhere = Self::default();
        if words.count > SHORT || !longer_than(quoted, 5) {
            return elsewhere;
        }
        let from = span.start.saturating_sub(NEAR);
        let near = &page.text.as_bytes()[from..(span.end + NEAR).min(page.text.len())];
        let long_enough = straight_length(quoted) + LONGER;
        for start in memchr::memmem::find_iter(near, quoted).take(PLACES).map(|start| from + start) {
            let token = page.tokens.at_or_after(start);
            match passage.layout.quote_at(token) {
                Some(index) if index == passage.index => {}
                Some(other) => {
                    let place = passage.layout.places[other];
                    let holder = page.span(place.open, place.close.max(place.open + 1)).of(page.text);
                    elsewhere.in_a_longer_one |= longer_than(holder, long_enough);
                }
                None => {
                    let is_near = start + NEAR_UNQUOTED >= span.start
                        && start + quoted.len() <= span.end + NEAR_UNQUOTED;
                    elsewhere.unquoted |= is_near
                        && words.count <= SHORT_UNQUOTED
                        && page.token(token).is_some_and(|token| token.start == start);
                }
            }
            if elsewhere.in_a_longer_one && (elsewhere.unquoted || words.count > SHORT_UNQUOTED) {
                break;
            }
        }
        elsewhere
    }
}
