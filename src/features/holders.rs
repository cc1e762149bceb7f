//! Holders: the words of a statement and of its context that each column of its row comes from.
//!
//! A row says how much, not where. An explanation points at words, so the way from words to columns is gone through once more, with the
//! places kept: a stem belongs to the words that have it, a pair of stems to both of its words, an n-gram of characters to every word that
//! holds it. What a column adds is shared out in equal parts among the places where it was found.

use super::Statement;
use super::field::FieldName;
use super::forms::Forms;
use super::lexicon::Pole;
use super::reading::Reading;
use super::space::{Feature, FeatureSpace};
use super::surroundings::Surroundings;
use super::tones::{TONE_NAMES, find_tones};
use crate::articles::Span;
use crate::text::{Break, FrenchStemmer, char_ngrams, is_function_word, normalize, tokens};
use rustc_hash::FxHashMap;

/// A word that is read for the features.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldWord {
    /// Whether it is the statement's own, or stands before or after it.
    pub field: FieldName,
    /// Where it stands, in bytes: in [`Statement::text`] for a word of the statement, otherwise in [`Statement::context`].
    pub span: Span,
}

impl FieldWord {
    /// The word as it is printed in `statement`.
    pub fn of(self, statement: &Statement) -> &str {
        match self.field {
            FieldName::Statement => self.span.of(&statement.text),
            FieldName::Before | FieldName::After | FieldName::Context => self.span.of(&statement.context),
        }
    }
}

/// The places of the words that a term was found in; a word in which it was found twice comes twice.
type Places = FxHashMap<(FieldName, String), Vec<usize>>;

/// The words of one statement, and which of them each term was found in.
#[derive(Debug, Default)]
pub struct Holders {
    words: Vec<FieldWord>,
    stems: Places,
    grams: Places,
    /// First words of the entries of the tone lexicon that were found.
    tones: Vec<(FieldName, &'static str, FieldWord)>,
}

impl Holders {
    /// Reads `statement` as an encoder of `space` does.
    pub fn of(space: &FeatureSpace, statement: &Statement) -> Self {
        let mut holders = Self::default();
        let whole = Span::new(0, statement.text.len());
        holders.read(space, FieldName::Statement, &statement.text, &[whole]);
        if space.options.context {
            let around = Surroundings::of(&statement.context);
            holders.read(space, FieldName::Before, &statement.context, &around.before);
            holders.read(space, FieldName::After, &statement.context, &around.after);
        }
        if space.has_tones() {
            holders.read_tones(space, statement);
        }
        holders
    }

    fn read_tones(&mut self, space: &FeatureSpace, statement: &Statement) {
        let (mut reading, mut matches) = (Reading::default(), Vec::new());
        reading.read(&mut Forms::default(), &space.lexicon, statement, space.options.context);
        let read = [
            (FieldName::Statement, &statement.text, &reading.statement),
            (FieldName::Context, &statement.context, &reading.context),
        ];
        for (field, text, words) in read {
            find_tones(&space.lexicon, words, &mut matches);
            let spans: Vec<Span> = tokens(text).map(|token| token.span).collect();
            for found in &matches {
                let pole = usize::from(found.pole == Pole::Confrontational);
                let name = TONE_NAMES[3 * pole + found.scope as usize];
                self.tones.push((field, name, FieldWord { field, span: spans[found.at] }));
            }
        }
    }

    /// Reads the `passages` of `text`; a pair of words does not reach from one into the next.
    fn read(&mut self, space: &FeatureSpace, field: FieldName, text: &str, passages: &[Span]) {
        let (stemmer, mut word) = (FrenchStemmer::new(), String::new());
        for passage in passages {
            let mut previous: Option<String> = None;
            for token in tokens(passage.of(text)) {
                let at = self.words.len();
                let span = Span::new(passage.start + token.span.start, passage.start + token.span.end);
                self.words.push(FieldWord { field, span });
                normalize(span.of(text), &mut word);
                if field == FieldName::Statement && is_function_word(&word) {
                    previous = None;
                    continue;
                }
                let stem = stemmer.stem(&word).into_owned();
                if let Some(before) = previous.filter(|_| token.break_before < Break::Sentence) {
                    self.stems.entry((field, format!("{before} {stem}"))).or_default().extend([at - 1, at]);
                }
                self.stems.entry((field, stem.clone())).or_default().push(at);
                previous = Some(stem);
                if space.options.max_chars > 0 {
                    char_ngrams(&word, space.options.min_chars..=space.options.max_chars, |gram| {
                        self.grams.entry((field, gram.to_owned())).or_default().push(at);
                    });
                }
            }
        }
    }

    /// The words, those of the statement first, then those before and after it.
    pub fn words(&self) -> &[FieldWord] {
        &self.words
    }

    /// The places in [`words`](Self::words) that `feature` was found at; none when it is a count of the whole statement.
    pub fn of_feature(&self, feature: Feature<'_>) -> &[usize] {
        let found = match feature {
            Feature::Words(field, term) => self.stems.get(&(field, term.to_owned())),
            Feature::Chars(field, gram) => self.grams.get(&(field, gram.to_owned())),
            Feature::Tone(..) | Feature::Signal(_) => None,
        };
        found.map_or(&[], Vec::as_slice)
    }

    /// The first words of the lexicon's entries that a count of tone counts, in the order of the text; none for other features.
    pub fn counted_words(&self, feature: Feature<'_>) -> Vec<FieldWord> {
        let Feature::Tone(field, name) = feature else { return Vec::new() };
        let counted = self.tones.iter().filter(|(other, tone, _)| *other == field && *tone == name);
        counted.map(|&(_, _, word)| word).collect()
    }
}
