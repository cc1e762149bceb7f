//! Tone of the reporting cue: whether the writer lets the speaker accuse or reassure.
//!
//! `data/cues.csv` marks cues of its list as conciliatory or confrontational, with a strength from 1 to 3. A cue counts the
//! less the farther it stands from the quote, since a long sentence may report several acts. Neutral cues
//! (`déclarer`, `estimer`) are left to the words of the context: as a feature of their own they did harm.

use super::forms::Forms;
use super::lexicon::Pole;
use super::reading::Word;
use crate::quotes::cue_rows;
use crate::text::{FrenchStemmer, normalize, tokens};
use rustc_hash::FxHashMap;
use std::sync::{Arc, LazyLock};

/// The cues that come with the program.
static BUILT_IN: LazyLock<ReportingTones> = LazyLock::new(ReportingTones::read);

/// How many words may stand between two words of a cue (`mettre la Russie en garde`).
const GAP: usize = 2;

/// Stems of this length or shorter must be met exactly: `en` is no beginning of `encore`.
const EXACT: usize = 3;

/// A cue that leans to a pole: what follows its first word.
#[derive(Debug)]
struct TonedCue {
    rest: Arc<[String]>,
    pole: Pole,
    strength: f64,
}

/// The cues that lean to a pole, by the forms of their first word.
#[derive(Debug, Default)]
pub(super) struct ReportingTones {
    /// Places in `cues` by first word.
    by_form: FxHashMap<String, u32>,
    /// The cues that share a first word, the longest first.
    cues: Vec<Vec<TonedCue>>,
}

impl ReportingTones {
    /// The cues that come with the program.
    pub(super) fn built_in() -> &'static Self {
        &BUILT_IN
    }

    fn read() -> Self {
        let (stemmer, mut tones) = (FrenchStemmer::new(), Self::default());
        for row in cue_rows() {
            let pole = match row.tone {
                "conciliatory" => Pole::Conciliatory,
                "confrontational" => Pole::Confrontational,
                _ => continue,
            };
            let words = || normalized_words(row.name).skip_while(|word| word == "se");
            let mut forms: Vec<String> =
                row.forms.split('|').filter_map(|form| normalized_words(form).last()).collect();
            if forms.is_empty() {
                forms.extend(words().next());
            }
            forms.sort_unstable();
            forms.dedup();
            // The forms of a verb are complete; an expression's say how its verb is written, the rest follows.
            let rest: Arc<[String]> = match row.kind {
                "verb" => Arc::default(),
                _ => words().skip(1).map(|word| stemmer.stem(&word).into_owned()).collect(),
            };
            for form in forms {
                let cue = TonedCue { rest: Arc::clone(&rest), pole, strength: f64::from(row.strength) };
                let place = *tones.by_form.entry(form).or_insert(tones.cues.len() as u32);
                tones.cues.resize_with(tones.cues.len().max(place as usize + 1), Vec::new);
                tones.cues[place as usize].push(cue);
            }
        }
        for cues in &mut tones.cues {
            cues.sort_by_key(|cue| std::cmp::Reverse(cue.rest.len()));
        }
        tones
    }

    /// The number of the list of cues whose first word is `word`.
    pub(super) fn beginning_with(&self, word: &str) -> Option<u32> {
        self.by_form.get(word).copied()
    }

    /// Strength of the cues of both poles in the own words around a quote: for each pole the highest of
    /// strength / 2 · 1 / (1 + d / 4), where d is the number of words between cue and quote.
    pub(super) fn strengths(&self, forms: &Forms, before: &[Word], after: &[Word]) -> [f64; 2] {
        let mut strengths = [0.0_f64; 2];
        let mut count = |words: &[Word], distance: &dyn Fn(usize, usize) -> usize| {
            let mut at = 0;
            while at < words.len() {
                let Some((cue, end)) = self.cue_at(forms, words, at) else {
                    at += 1;
                    continue;
                };
                let value = cue.strength / 2.0 / (1.0 + distance(at, end) as f64 / 4.0);
                let strength = &mut strengths[usize::from(cue.pole == Pole::Confrontational)];
                *strength = strength.max(value);
                at = end;
            }
        };
        count(before, &|_, end| before.len() - end);
        count(after, &|start, _| start);
        strengths
    }

    /// The longest cue that begins at the word `at`, and where it ends.
    fn cue_at(&self, forms: &Forms, words: &[Word], at: usize) -> Option<(&TonedCue, usize)> {
        let cues = &self.cues[words[at].facts.cues? as usize];
        cues.iter().find_map(|cue| {
            let mut end = at + 1;
            for stem in cue.rest.iter() {
                let window = &words[end..words.len().min(end + GAP + 1)];
                end += 1 + window.iter().position(|word| begins_with(forms.word(word.form), stem))?;
            }
            Some((cue, end))
        })
    }
}

fn begins_with(word: &str, stem: &str) -> bool {
    if stem.chars().count() <= EXACT { word == stem } else { word.starts_with(stem) }
}

/// The normalized words of `text`.
fn normalized_words(text: &str) -> impl Iterator<Item = String> {
    tokens(text).map(|token| {
        let mut word = String::new();
        normalize(token.span.of(text), &mut word);
        word
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::lexicon::ToneLexicon;
    use crate::features::reading::read_words;

    fn strengths(before: &str, after: &str) -> [f64; 2] {
        let (mut forms, mut words) = (Forms::default(), [Vec::new(), Vec::new()]);
        for (words, text) in words.iter_mut().zip([before, after]) {
            read_words(&mut forms, &ToneLexicon::default(), text, words);
        }
        ReportingTones::built_in().strengths(&forms, &words[0], &words[1])
    }

    #[test]
    fn the_list_that_comes_with_the_program_is_read() {
        assert!(ReportingTones::built_in().by_form.len() > 500);
    }

    #[test]
    fn a_cue_counts_for_its_pole_and_less_from_afar() {
        let [conciliatory, near] = strengths("Kiev accuse", "");
        let [_, far] = strengths("Kiev accuse ce jour-là depuis la tribune de la salle du conseil", "");
        assert!(conciliatory.abs() < f64::EPSILON && near > far && far > 0.0);
    }

    #[test]
    fn an_expression_may_be_interrupted() {
        assert!(strengths("", "met la Russie en garde le ministre")[1] > 0.0);
        assert!(strengths("", "met la table").iter().sum::<f64>() <= 0.0);
    }
}
