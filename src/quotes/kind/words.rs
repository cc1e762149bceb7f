//! The words in a passage and around it, as signs of its kind: `selon` before it, `dit` behind it, `nous` in it.
//!
//! A few hundred words tell more than rules foresee: `opération` before the marks names something, `face` is a phrase that
//! people say. Names tell nothing of other articles, and numbers are all alike. What the words weigh stands in
//! `data/kind_words.csv`; `examples/kind_weights.rs` learns it together with the weights of the signs.

use super::signs::Passage;
use crate::quotes::lexicon::folded_hash;
use crate::quotes::tokens::TokenKind;
use rustc_hash::FxHashMap;

/// Where a word stands; words of the passage count wherever they stand in it while they are few.
pub(in crate::quotes) const PLACES: [&str; 8] =
    ["before_1", "before_2", "before_3", "first", "last", "after_1", "after_2", "inside"];

/// The place `first`: a capital there is that of a sentence.
const FIRST: usize = 3;

/// The longest passage, in tokens, all of whose words count.
const FEW: usize = 6;

/// The weights of words by place.
#[derive(Debug)]
pub(super) struct WordWeights(FxHashMap<u64, [f32; 3]>);

impl WordWeights {
    /// The weights of a table with the columns `place`, `word` and the three kinds.
    pub(super) fn read(table: &str) -> Self {
        let row = |line: &str| {
            let mut cells = line.split(',');
            let place = cells.next()?;
            let place = PLACES.iter().position(|known| *known == place)?;
            let key = key(place, cells.next()?);
            let mut weights = [0.0; 3];
            for (weight, cell) in weights.iter_mut().zip(cells) {
                *weight = cell.trim().parse().ok()?;
            }
            Some((key, weights))
        };
        Self(table.lines().skip(1).filter_map(row).collect())
    }

    /// Adds the weights of the words of a passage to `scores`.
    pub(super) fn add(&self, passage: &Passage<'_, '_>, scores: &mut [f32; 3]) {
        passage.words(|place, word| {
            if let Some(weights) = self.0.get(&key(place, word)) {
                scores.iter_mut().zip(weights).for_each(|(score, weight)| *score += weight);
            }
        });
    }
}

fn key(place: usize, word: &str) -> u64 {
    folded_hash(word) ^ (place as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

impl Passage<'_, '_> {
    /// Calls `visit` with every word that may be a sign, as it is written, and the number of its place in [`PLACES`].
    pub(in crate::quotes) fn words(&self, mut visit: impl FnMut(usize, &str)) {
        let (first, last) = self.tokens();
        let (open, close) = (self.place().open, self.place().close);
        let mut note = |place: usize, at: usize| match self.page.kind(at) {
            TokenKind::Mark | TokenKind::Symbol => {}
            TokenKind::Capital if place != FIRST => {}
            TokenKind::Number => visit(place, "NUMBER"),
            TokenKind::Comma => visit(place, "COMMA"),
            TokenKind::Break => visit(place, "BREAK"),
            _ => visit(place, self.page.str(at)),
        };
        for back in 1..=3 {
            if let Some(at) = open.checked_sub(back) {
                note(back - 1, at);
            }
        }
        if first < last {
            note(FIRST, first);
            note(4, last - 1);
        }
        note(5, close);
        note(6, close + 1);
        if last.saturating_sub(first) <= FEW {
            (first..last).for_each(|at| note(7, at));
        }
    }
}
