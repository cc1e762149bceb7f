//! Tone counts: what the lexicon finds in a text, with the scope of negation.
//!
//! A match counts for its pole, plain, negated or reversed. Negation (`pas`, `ni`, `sans`, `jamais`, `aucun`, `ne`) and
//! reversal (`cesser de`, `mettre fin à`) reach to the end of their clause, at most [`SCOPE`] words; what follows a
//! contrast (`mais`, `pourtant`) weighs more, because it is where a statement is heading. The counts become the logarithm
//! of one plus their sum; a balance of both poles is added, since the logarithm of each alone cannot express it.

use super::lexicon::{Pole, ToneLexicon};
use super::reading::Word;
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

/// What negation and reversal made of a match.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// Neither, or both, which cancel out.
    Plain,
    /// Within reach of a negation.
    Negated,
    /// Within reach of `cesser de`, `mettre fin à`.
    Reversed,
}

/// A tone entry found in a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct ToneMatch {
    /// The entry's own pole.
    pub pole: Pole,
    /// The entry's weight in the lexicon.
    pub strength: f64,
    /// More than 1 after a contrast.
    pub emphasis: f64,
    /// What negation and reversal make of it.
    pub scope: Scope,
    /// Place of its first word.
    pub at: usize,
}

impl ToneMatch {
    /// The pole that the match speaks for once negation is taken into account.
    pub(super) fn effective_pole(&self) -> Pole {
        match (self.pole, self.scope) {
            (pole, Scope::Plain) => pole,
            (Pole::Conciliatory, _) => Pole::Confrontational,
            (Pole::Confrontational, _) => Pole::Conciliatory,
        }
    }
}

/// The tone entries in `words`, from left to right; `matches` loses what it held.
pub(super) fn find_tones(lexicon: &ToneLexicon, words: &[Word], matches: &mut Vec<ToneMatch>) {
    matches.clear();
    let (mut negated_until, mut reversed_until, mut emphasis) = (0, 0, 1.0);
    let mut at = 0;
    while at < words.len() {
        let word = words[at];
        if word.break_before >= Break::Clause {
            (negated_until, reversed_until) = (at, at);
        }
        if word.break_before == Break::Sentence {
            emphasis = 1.0;
        }
        match word.facts.role {
            Role::Negation => negated_until = at + 1 + SCOPE,
            Role::Contrast => {
                (negated_until, reversed_until) = (at, at);
                emphasis = AFTER_CONTRAST;
            }
            Role::ClauseOpener => (negated_until, reversed_until) = (at, at),
            Role::Plain => {}
        }
        if word.after_elided_ne {
            negated_until = at + SCOPE;
        }
        let rest = words[at + 1..].iter().map(|word| word.facts.stem.get());
        let entry = word.facts.entries.get().and_then(|first| lexicon.longest_match(first, rest));
        let Some((effect, length)) = entry else {
            at += 1;
            continue;
        };
        if let Some((pole, strength)) = effect.tone {
            let scope = match (at < negated_until, at < reversed_until) {
                (true, false) => Scope::Negated,
                (false, true) => Scope::Reversed,
                _ => Scope::Plain,
            };
            matches.push(ToneMatch { pole, strength, emphasis, scope, at });
        }
        at += length;
        if effect.reverses {
            reversed_until = at + SCOPE;
        }
    }
}

/// The tone counts of one text, in the order of [`TONE_NAMES`].
pub(super) fn tone_values(matches: &[ToneMatch]) -> [f64; TONE_NAMES.len()] {
    let mut values = [0.0; TONE_NAMES.len()];
    let mut sums = [0.0; 2];
    for found in matches {
        let place = 3 * usize::from(found.pole == Pole::Confrontational) + found.scope as usize;
        values[place] += found.strength * found.emphasis;
        sums[found.effective_pole() as usize] += found.strength * found.emphasis;
    }
    for value in values.iter_mut().filter(|value| **value != 0.0) {
        *value = value.ln_1p();
    }
    let [conciliatory, confrontational] = sums;
    values[6] = (confrontational - conciliatory) / (1.0 + confrontational + conciliatory);
    values
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::Statement;
    use crate::features::forms::Forms;
    use crate::features::lexicon::LexiconEntry;
    use crate::features::reading::Reading;

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
        let (mut reading, mut matches) = (Reading::default(), Vec::new());
        reading.read(&mut Forms::default(), &lexicon, &Statement::new(text), false);
        find_tones(&lexicon, &reading.statement, &mut matches);
        tone_values(&matches)
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
