//! Tone of the reporting cue: whether the writer lets the speaker accuse or reassure.
//!
//! `data/cues.csv` marks cues of its list as conciliatory or confrontational, with a strength from 1 to 3. A cue counts the
//! less the farther it stands from the quote, since a long sentence may report several acts. Neutral cues
//! (`déclarer`, `estimer`) are left to the words of the context: as a feature of their own they did harm.

use super::forms::Forms;
use super::lexicon::Pole;
use super::reading::Word;
use crate::quotes::{CueRow, cue_rows};
use crate::text::{FrenchStemmer, is_normalized, normalize, tokens};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::sync::LazyLock;

/// The cues that come with the program.
static BUILT_IN: LazyLock<ReportingTones> = LazyLock::new(ReportingTones::read);

/// How many words may stand between two words of a cue (`mettre la Russie en garde`).
const GAP: usize = 2;

/// About how many forms the list has.
const FORMS: usize = 1 << 13;

/// Stems of this length or shorter must be met exactly: `en` is no beginning of `encore`.
const EXACT: usize = 3;

/// A cue that leans to a pole: what follows its first word.
#[derive(Debug)]
struct TonedCue {
    rest: Vec<String>,
    pole: Pole,
    strength: f64,
}

/// A form of a cue's first word.
#[derive(Debug)]
struct Form {
    /// The number of the cue.
    cue: u32,
    /// The number of the form that is spelt alike and belongs to a cue of fewer words.
    next: Option<u32>,
}

/// The cues that lean to a pole, by the forms of their first word.
#[derive(Debug, Default)]
pub(super) struct ReportingTones {
    /// Numbers of forms by spelling; of those spelt alike, that of the longest cue.
    by_spelling: FxHashMap<Cow<'static, str>, u32>,
    forms: Vec<Form>,
    cues: Vec<TonedCue>,
}

impl ReportingTones {
    /// The cues that come with the program.
    pub(super) fn built_in() -> &'static Self {
        &BUILT_IN
    }

    fn read() -> Self {
        let mut tones = Self::default();
        tones.by_spelling.reserve(FORMS);
        tones.forms.reserve(FORMS);
        let mut rows: Vec<(CueRow, TonedCue)> = toned_cues().collect();
        // The longest come last, and of those of one length the first.
        rows.reverse();
        rows.sort_by_key(|(_, cue)| cue.rest.len());
        for (row, cue) in rows {
            row.forms().filter_map(last_word).for_each(|form| tones.add(form));
            if row.forms().next().is_none() {
                words_of(row.name).take(1).for_each(|word| tones.add(Cow::Owned(word)));
            }
            tones.cues.push(cue);
        }
        tones
    }

    /// Adds a form of the cue that comes next.
    fn add(&mut self, spelling: Cow<'static, str>) {
        let next = self.by_spelling.insert(spelling, self.forms.len() as u32);
        self.forms.push(Form { cue: self.cues.len() as u32, next });
    }

    /// The number of the first form that is spelt `word`.
    pub(super) fn beginning_with(&self, word: &str) -> Option<u32> {
        self.by_spelling.get(word).copied()
    }

    /// The cues that begin with a form and those spelt alike, the longest first.
    fn cues_of(&self, form: u32) -> impl Iterator<Item = &TonedCue> {
        let forms = std::iter::successors(Some(form), |&form| self.forms[form as usize].next);
        forms.map(|form| &self.cues[self.forms[form as usize].cue as usize])
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
        self.cues_of(words[at].facts.cues.get()?).find_map(|cue| {
            let mut end = at + 1;
            for stem in &cue.rest {
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

/// The rows of the list that lean to a pole, and how they lean.
fn toned_cues() -> impl Iterator<Item = (CueRow, TonedCue)> {
    let stemmer = FrenchStemmer::new();
    cue_rows().filter_map(move |row| {
        let pole = match row.tone {
            "conciliatory" => Pole::Conciliatory,
            "confrontational" => Pole::Confrontational,
            _ => return None,
        };
        // The forms of a verb are complete; an expression's say how its verb is written, the rest follows.
        let rest = match row.kind {
            "verb" => Vec::new(),
            _ => words_of(row.name).skip(1).map(|word| stemmer.stem(&word).into_owned()).collect(),
        };
        let strength = f64::from(row.strength);
        Some((row, TonedCue { rest, pole, strength }))
    })
}

/// The words of a cue's dictionary form, without the pronoun of a reflexive verb.
fn words_of(name: &str) -> impl Iterator<Item = String> {
    normalized_words(name).skip_while(|word| word == "se")
}

/// The last word of a form, normalized; most are one word that is so already.
fn last_word(form: &'static str) -> Option<Cow<'static, str>> {
    if is_normalized(form) {
        Some(Cow::Borrowed(form))
    } else {
        normalized_words(form).last().map(Cow::Owned)
    }
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
        assert!(ReportingTones::built_in().by_spelling.len() > 500);
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
