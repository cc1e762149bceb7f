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
        let (first, last) = self.tokens;
        let (open, close) = (self.place().open, self.place().close);
        let mut note = |place: usize, at: usize| match self.page.kind(at) {
            TokenKind::Mark | TokenKind::Symbol => {}
            TokenKind::Capital if place != FIRST => {}
            TokenKind::Number => visit(place, "#number"),
            TokenKind::Comma => visit(place, "#comma"),
            TokenKind::Break => visit(place, "#break"),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quotes::{Extractor, QuoteKind};

    #[test]
    fn every_row_of_the_table_that_comes_with_the_program_is_read_and_has_a_key_of_its_own() {
        let table = super::super::BUILT_IN_WORDS;
        assert_eq!(WordWeights::read(table).0.len(), table.lines().count() - 1);
    }

    #[test]
    fn a_row_without_a_place_or_with_a_weight_that_is_no_number_is_passed_over() {
        let table =
            "place,word,statement,fragment,other\nbehind,selon,1,2,3\nfirst,je,1,x,3\nlast,oui,1,2,3\n";
        let weights = WordWeights::read(table).0;
        assert_eq!(weights.into_iter().collect::<Vec<_>>(), [(key(4, "Oui"), [1.0, 2.0, 3.0])]);
    }

    #[test]
    fn words_tell_what_no_rule_foresees() {
        for text in
            ["L'opération « Aube claire » commence lundi.", "Le programme « Routes neuves » s'achève."]
        {
            let quotes = Extractor::new().extract(text);
            assert!(quotes.iter().all(|quote| quote.kind == QuoteKind::Other), "{text}");
        }
    }

    #[test]
    fn places_are_those_around_the_marks_and_inside_them() {
        let text = "Selon Mira, un « Plan de 3 ans » arrive.";
        let signs = Extractor::new().signs(text).remove(0).1;
        let words: Vec<&str> = signs.iter().map(String::as_str).filter(|sign| sign.contains(',')).collect();
        assert_eq!(
            words,
            [
                "before_1,un",
                "before_2,#comma",
                "first,plan",
                "last,ans",
                "after_1,arrive",
                "after_2,.",
                "inside,de",
                "inside,#number",
                "inside,ans"
            ]
        );
    }
}
