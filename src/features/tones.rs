//! Tone counts: what the lexicon finds in a text, with the scope of negation.
//!
//! A match counts for its pole, plain, negated or reversed. Negation (`pas`, `ni`, `sans`, `jamais`, `aucun`, `ne`) and
//! reversal (`cesser de`, `mettre fin à`) reach to the end of their clause, at most [`SCOPE`] words; what follows a
//! contrast (`mais`, `pourtant`) weighs more, because it is where a statement is heading. The counts become the logarithm
//! of one plus their sum; a balance of both poles is added, since the logarithm of each alone cannot express it.

use super::lexicon::{Pole, ToneLexicon};
use crate::text::Break;

/// How many words a negation reaches at most.
const SCOPE: usize = 8;

/// How much more a match weighs after a contrast.
const AFTER_CONTRAST: f64 = 1.5;

/// What a word is to the tone counts, found once per distinct word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Role {
    /// A word like any other.
    #[default]
    Plain,
    /// Negates what follows.
    Negation,
    /// Ends the scope of negation and weighs what follows.
    Contrast,
    /// Ends the scope of negation.
    ClauseOpener,
}

impl Role {
    /// The role of a normalized word.
    pub(super) fn of(word: &str) -> Self {
        match word {
            "pas" | "jamais" | "ni" | "sans" | "aucun" | "aucune" | "rien" | "nul" | "nulle" | "guère"
            | "ne" | "non" => Self::Negation,
            "mais" | "pourtant" | "toutefois" | "cependant" | "néanmoins" | "or" => Self::Contrast,
            "car" | "parce" | "puisque" | "puisqu" | "si" | "quand" | "lorsque" | "afin" => {
                Self::ClauseOpener
            }
            _ => Self::Plain,
        }
    }
}

/// One word, as the counts see it.
#[derive(Debug, Clone, Copy)]
pub(super) struct ToneWord {
    /// The lexicon's number for the stem.
    pub stem: Option<u32>,
    /// Its role.
    pub role: Role,
    /// What lies between the word before and this one.
    pub break_before: Break,
    /// Whether an elided `n'` stands right before it.
    pub after_elided_ne: bool,
}

/// The names of the values that [`tone_values`] gives, in its order.
pub(super) const TONE_NAMES: [&str; 7] = [
    "conciliatory",
    "conciliatory, negated",
    "conciliatory, reversed",
    "confrontational",
    "confrontational, negated",
    "confrontational, reversed",
    "balance",
];

/// The tone counts of one text, in the order of [`TONE_NAMES`].
pub(super) fn tone_values(lexicon: &ToneLexicon, words: &[ToneWord]) -> [f64; TONE_NAMES.len()] {
    let mut sums = [0.0; 6];
    let (mut negated_until, mut reversed_until, mut weight) = (0, 0, 1.0);
    let mut at = 0;
    while at < words.len() {
        let word = words[at];
        if word.break_before >= Break::Clause {
            (negated_until, reversed_until) = (at, at);
        }
        if word.break_before == Break::Sentence {
            weight = 1.0;
        }
        match word.role {
            Role::Negation => negated_until = at + 1 + SCOPE,
            Role::Contrast => {
                (negated_until, reversed_until) = (at, at);
                weight = AFTER_CONTRAST;
            }
            Role::ClauseOpener => (negated_until, reversed_until) = (at, at),
            Role::Plain => {}
        }
        if word.after_elided_ne {
            negated_until = at + SCOPE;
        }
        let Some((effect, length)) = lexicon.longest_match(words[at..].iter().map(|word| word.stem)) else {
            at += 1;
            continue;
        };
        if let Some((pole, strength)) = effect.tone {
            let state = match (at < negated_until, at < reversed_until) {
                (true, false) => 1,
                (false, true) => 2,
                _ => 0, // plain, or turned round twice
            };
            sums[3 * usize::from(pole == Pole::Confrontational) + state] += strength * weight;
        }
        at += length;
        if effect.reverses {
            reversed_until = at + SCOPE;
        }
    }
    let conciliatory = sums[0] + sums[4] + sums[5];
    let confrontational = sums[3] + sums[1] + sums[2];
    let mut values = [0.0; TONE_NAMES.len()];
    for (value, sum) in values.iter_mut().zip(sums) {
        *value = f64::ln_1p(sum);
    }
    values[6] = (confrontational - conciliatory) / (1.0 + confrontational + conciliatory);
    values
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::lexicon::LexiconEntry;
    use crate::text::{FrenchStemmer, normalize, tokens};

    fn values(text: &str) -> [f64; TONE_NAMES.len()] {
        let entry = |entry: &str, pole| LexiconEntry {
            entry: entry.into(),
            pole,
            strength: 1,
            complement: String::new(),
        };
        let lexicon = ToneLexicon::new(vec![
            entry("menace", Pole::Confrontational),
            entry("dialogue", Pole::Conciliatory),
            entry("refuser", Pole::Confrontational),
        ]);
        let (stemmer, mut word) = (FrenchStemmer::new(), String::new());
        let words: Vec<ToneWord> = tokens(text)
            .map(|token| {
                normalize(token.span.of(text), &mut word);
                ToneWord {
                    stem: lexicon.stem(&stemmer.stem(&word)),
                    role: Role::of(&word),
                    break_before: token.break_before,
                    after_elided_ne: text[..token.span.start].ends_with("n'"),
                }
            })
            .collect();
        tone_values(&lexicon, &words)
    }

    #[test]
    fn negation_turns_a_match_within_its_clause_alone() {
        assert_eq!(values("ce n'est pas une menace")[4], f64::ln_1p(1.0));
        assert_eq!(values("ce n'est pas grave, c'est une menace")[3], f64::ln_1p(1.0));
    }

    #[test]
    fn refusing_counts_itself_and_reverses_what_follows() {
        let values = values("ils refusent tout dialogue");
        assert_eq!((values[3], values[2]), (f64::ln_1p(1.0), f64::ln_1p(1.0)));
        assert!(values[6] > 0.0);
    }

    #[test]
    fn what_follows_mais_weighs_more() {
        let balance = values("une menace mais un dialogue")[6];
        assert!(balance < 0.0, "{balance}");
    }
}
