//! Signals: what a statement does with its tone words, and who reports it.
//!
//! Counts of words cannot tell `nous sommes prêts` from `ils sont prêts à tout`, nor an expert who explains a war from a
//! minister who threatens one. The signals bring in person, modality, tense, punctuation, the density of the tone, the
//! tone of the reporting cue and the kind of source. Each is between 0 and about 2, so that none outweighs a block of words.

use super::Statement;
use super::cues::ReportingTones;
use super::field::FieldName;
use super::forms::Forms;
use super::reading::{Reading, Word};
use super::tones::ToneMatch;
use super::traits::{Source, Traits};
use crate::text::Break;

/// The names of the values that [`SignalReader::values`] gives, in its order.
pub(super) const SIGNAL_NAMES: [&str; 27] = [
    "question mark",
    "exclamation mark",
    "begins with a capital",
    "holds a digit",
    "ends its sentence",
    "obligation (devoir)",
    "ability (pouvoir)",
    "necessity (falloir)",
    "will (vouloir)",
    "future",
    "conditional",
    "imperfect",
    "if (si)",
    "negation",
    "contrast",
    "conciliatory word with first person",
    "conciliatory word with second person",
    "conciliatory word with third person plural",
    "confrontational word with first person",
    "confrontational word with second person",
    "confrontational word with third person plural",
    "conciliatory density",
    "confrontational density",
    "conciliatory reporting cue",
    "confrontational reporting cue",
    "source: expert or witness",
    "source: official",
];

/// Traits that a statement has as soon as one word has them, in the order of their names.
const PRESENT: [Traits; 10] = [
    Traits::OBLIGATION,
    Traits::ABILITY,
    Traits::NECESSITY,
    Traits::WILL,
    Traits::FUTURE,
    Traits::CONDITIONAL,
    Traits::IMPERFECT,
    Traits::IF,
    Traits::NEGATION,
    Traits::CONTRAST,
];

const PERSONS: [Traits; 3] = [Traits::FIRST_PERSON, Traits::SECOND_PERSON, Traits::THIRD_PERSON_PLURAL];

/// Entries of this strength count 1 beside a person.
const FULL_STRENGTH: f64 = 3.0;

/// Words added to the length, so that a single tone word is no density of 1.
const LENGTH_FLOOR: f64 = 3.0;

/// Finds signals; holds the lists that are filled anew for each statement.
#[derive(Debug, Default)]
pub(super) struct SignalReader {
    before: Vec<Word>,
    after: Vec<Word>,
}

impl SignalReader {
    /// The signals of a statement that was read as `reading`, in the order of [`SIGNAL_NAMES`]; `matches` are those of its
    /// own text.
    pub(super) fn values(
        &mut self,
        statement: &Statement,
        reading: &Reading,
        forms: &Forms,
        matches: &[ToneMatch],
    ) -> [f64; SIGNAL_NAMES.len()] {
        let mut values = own_signals(&statement.text, &reading.statement, matches);
        let Some(ends_with_quote) = reading.ends_with_quote else { return values };
        for (words, field) in [(&mut self.before, FieldName::Before), (&mut self.after, FieldName::After)] {
            words.clear();
            words.extend(reading.words(field));
        }
        values[4] = present(ends_with_quote);
        values[23..25].copy_from_slice(&ReportingTones::built_in().strengths(
            forms,
            &self.before,
            &self.after,
        ));
        for word in self.before.iter().chain(&self.after) {
            match word.facts.source {
                Some(Source::Observer) => values[25] = 1.0,
                Some(Source::Official) => values[26] = 1.0,
                None => {}
            }
        }
        values
    }
}

fn present(is: bool) -> f64 {
    if is { 1.0 } else { 0.0 }
}

/// The signals that the statement's own text gives.
fn own_signals(text: &str, words: &[Word], matches: &[ToneMatch]) -> [f64; SIGNAL_NAMES.len()] {
    let mut values = [0.0; SIGNAL_NAMES.len()];
    let [question, exclamation, digit] = signs(text);
    values[0] = present(question);
    values[1] = present(exclamation);
    values[2] = present(text.chars().next().is_some_and(char::is_uppercase));
    values[3] = present(digit);
    let traits = words.iter().fold(Traits::default(), |all, word| all.and(word.facts.traits));
    for (value, wanted) in values[5..15].iter_mut().zip(PRESENT) {
        *value = present(traits.has(wanted));
    }
    for found in matches {
        let pole = found.effective_pole() as usize;
        let clause = clause_traits(words, found.at);
        for (place, person) in PERSONS.into_iter().enumerate() {
            values[15 + 3 * pole + place] += present(clause.has(person)) * found.strength / FULL_STRENGTH;
        }
        values[21 + pole] += found.strength / (LENGTH_FLOOR + words.len() as f64);
    }
    for value in values[15..21].iter_mut().filter(|value| **value != 0.0) {
        *value = value.ln_1p();
    }
    values
}

/// Whether a text holds a question mark, an exclamation mark, a digit. Every byte is looked at, as a number, so that the
/// processor looks at many at once.
fn signs(text: &str) -> [bool; 3] {
    let sign = |byte: u8| {
        u8::from(byte == b'?') | u8::from(byte == b'!') << 1 | u8::from(byte.is_ascii_digit()) << 2
    };
    let found = text.bytes().fold(0, |found, byte| found | sign(byte));
    [1, 2, 4].map(|sign| found & sign != 0)
}

/// All traits of the words in the clause of the word `at`.
fn clause_traits(words: &[Word], at: usize) -> Traits {
    let opens = |word: &Word| word.break_before >= Break::Clause;
    let start = words[..=at].iter().rposition(opens).unwrap_or(0);
    let end = words[at + 1..].iter().position(opens).map_or(words.len(), |length| at + 1 + length);
    words[start..end].iter().fold(Traits::default(), |all, word| all.and(word.facts.traits))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::lexicon::{LexiconEntry, Pole, ToneLexicon};
    use crate::features::tones::find_tones;

    fn value(text: &str, context: &str, name: &str) -> f64 {
        let entry = LexiconEntry {
            entry: "menacer".into(),
            pole: Pole::Confrontational,
            strength: 3,
            complement: String::new(),
        };
        let lexicon = ToneLexicon::new(vec![entry]);
        let (mut forms, mut reading, mut matches) = (Forms::default(), Reading::default(), Vec::new());
        let statement = Statement::in_context(text, context);
        reading.read(&mut forms, &lexicon, &statement, true);
        find_tones(&lexicon, &reading.statement, &mut matches);
        let values = SignalReader::default().values(&statement, &reading, &forms, &matches);
        values[SIGNAL_NAMES.iter().position(|known| *known == name).unwrap()]
    }

    #[test]
    fn a_hostile_word_belongs_to_the_person_of_its_clause() {
        let third = "confrontational word with third person plural";
        assert!(value("ils nous menacent", "", third) > 0.0);
        assert!(value("ils partent, je menace", "", third) <= 0.0);
    }

    #[test]
    fn the_context_tells_source_and_cue() {
        let context = "« ⟨Q⟩ », accuse l’analyste.";
        assert!(value("tout", context, "source: expert or witness") >= 1.0);
        assert!(value("tout", context, "confrontational reporting cue") >= 1.0);
    }
}
