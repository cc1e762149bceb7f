//! Kind: statement, fragment, or nobody's words.
//!
//! No single sign decides. The signs that a passage shows (`signs.rs`) and the words in it and around it (`words.rs`) are the
//! features of a small multinomial logistic model. Its weights stand in `data/kind_weights.csv`, one row a sign, and
//! `data/kind_words.csv`, one row a word; `examples/kind_weights.rs` learns them from annotated articles.

mod around;
mod elsewhere;
mod frames;
mod inside;
mod signs;
mod source;
mod words;

use super::QuoteKind;
pub(super) use frames::is_charge;
pub(super) use signs::{Manner, Passage, SIGNS};
pub(super) use words::PLACES;
use words::WordWeights;

/// The weights that come with the program.
const BUILT_IN: &str = include_str!("../../../data/kind_weights.csv");
const BUILT_IN_WORDS: &str = include_str!("../../../data/kind_words.csv");

/// One weight a sign and kind, and one a word and kind.
#[derive(Debug)]
pub(super) struct KindModel {
    weights: Vec<[f32; 3]>,
    words: WordWeights,
}

const KINDS: [QuoteKind; 3] = [QuoteKind::Statement, QuoteKind::Fragment, QuoteKind::Other];

impl KindModel {
    /// The weights that come with the program; a sign that the table does not name weighs nothing.
    pub(super) fn built_in() -> Self {
        let mut weights = vec![[0.0; 3]; SIGNS.len()];
        for line in BUILT_IN.lines().skip(1) {
            let mut cells = line.split(',');
            let Some(row) = cells.next().and_then(|name| SIGNS.iter().position(|sign| *sign == name)) else {
                continue;
            };
            for (weight, cell) in weights[row].iter_mut().zip(cells) {
                *weight = cell.trim().parse().unwrap_or(0.0);
            }
        }
        Self { weights, words: WordWeights::read(BUILT_IN_WORDS) }
    }

    /// The likeliest kind of a passage.
    pub(super) fn kind(&self, passage: &Passage<'_, '_>) -> QuoteKind {
        let mut scores = [0.0f32; 3];
        self.words.add(passage, &mut scores);
        for sign in passage.signs() {
            for (score, weight) in scores.iter_mut().zip(self.weights[sign]) {
                *score += weight;
            }
        }
        let best = (0..3).max_by(|&a, &b| scores[a].total_cmp(&scores[b])).unwrap_or(0);
        KINDS[best]
    }
}
