//! Reading: a statement and its context, cut into words that are known by number.
//!
//! Every text is gone through once. The words of the context serve three purposes: all of them for its tone, those before
//! the quote and those after it as fields of their own.

use super::Statement;
use super::field::FieldName;
use super::forms::{Facts, Forms};
use super::lexicon::ToneLexicon;
use super::surroundings::Surroundings;
use crate::articles::Span;
use crate::text::{Break, tokens};
use std::ops::Range;

/// One word of a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    /// The number of its form.
    pub form: u32,
    /// What is known of the form.
    pub facts: Facts,
    /// What lies between the word before and this one.
    pub break_before: Break,
    /// Whether an elided `n'` stands right before it.
    pub after_elided_ne: bool,
    /// The byte that it begins at.
    start: u32,
}

/// A statement as its words; made once and filled again and again.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// The words inside the marks.
    pub statement: Vec<Word>,
    /// The words of the whole context.
    pub context: Vec<Word>,
    /// The writer's own words before the quote: places in `context`.
    before: Vec<Range<usize>>,
    /// The writer's own words after it.
    after: Vec<Range<usize>>,
    /// Whether the quote is the end of its context; `None` when the context was not asked for.
    pub ends_with_quote: Option<bool>,
    surroundings: Surroundings,
}

impl Reading {
    /// Reads another statement; what was read before is lost.
    pub(super) fn read(
        &mut self,
        forms: &mut Forms,
        lexicon: &ToneLexicon,
        statement: &Statement,
        with_context: bool,
    ) {
        read_words(forms, lexicon, &statement.text, &mut self.statement);
        self.before.clear();
        self.after.clear();
        self.context.clear();
        self.ends_with_quote = None;
        if with_context {
            read_words(forms, lexicon, &statement.context, &mut self.context);
            self.surroundings.cut(&statement.context);
            self.ends_with_quote = Some(self.surroundings.ends_with_quote);
            let mut at = 0;
            place(&self.context, &self.surroundings.before, &mut at, &mut self.before);
            place(&self.context, &self.surroundings.after, &mut at, &mut self.after);
        }
    }

    /// The passages of a field: words of one passage follow one another in the text.
    pub(super) fn passages(&self, field: FieldName) -> impl Iterator<Item = &[Word]> {
        let (words, passages): (&[Word], &[Range<usize>]) = match field {
            FieldName::Before => (&self.context, &self.before),
            FieldName::After => (&self.context, &self.after),
            FieldName::Statement => (&self.statement, &[]),
            FieldName::Context => (&self.context, &[]),
        };
        let whole = matches!(field, FieldName::Statement | FieldName::Context).then_some(words);
        whole.into_iter().chain(passages.iter().map(|passage| &words[passage.clone()]))
    }

    /// All words of a field.
    pub(super) fn words(&self, field: FieldName) -> impl Iterator<Item = &Word> {
        self.passages(field).flatten()
    }
}

/// The words of `text`; `words` loses what it held.
pub(super) fn read_words(forms: &mut Forms, lexicon: &ToneLexicon, text: &str, words: &mut Vec<Word>) {
    words.clear();
    words.extend(tokens(text).map(|token| {
        let form = forms.number(lexicon, text, token.span);
        Word {
            form,
            facts: forms.facts(form),
            break_before: token.break_before,
            after_elided_ne: follows_elided_ne(&text.as_bytes()[..token.span.start]),
            // No text of an input is as long as four gigabytes.
            start: u32::try_from(token.span.start).unwrap_or(u32::MAX),
        }
    }));
}

fn follows_elided_ne(before: &[u8]) -> bool {
    let ([before @ .., b'\''] | [before @ .., 0xE2, 0x80, 0x99]) = before else { return false };
    matches!(before, [.., b'n' | b'N'])
}

/// Which `words` stand in each of `spans`. Both are in the order of the text, and no word stands in two spans; `at` is the
/// first word that is still to be placed.
fn place(words: &[Word], spans: &[Span], at: &mut usize, places: &mut Vec<Range<usize>>) {
    for span in spans {
        let ahead = |limit: usize, from: usize| {
            words[from..]
                .iter()
                .position(|word| word.start as usize >= limit)
                .map_or(words.len(), |n| from + n)
        };
        let first = ahead(span.start, *at);
        *at = ahead(span.end, first);
        places.push(first..*at);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The words of a field by passage, from a reading and from the passages read one by one.
    fn both_ways(context: &str, field: FieldName) -> [Vec<Vec<(String, Break)>>; 2] {
        let (mut forms, mut reading, lexicon) =
            (Forms::default(), Reading::default(), ToneLexicon::default());
        reading.read(&mut forms, &lexicon, &Statement::in_context("", context), true);
        let around = Surroundings::of(context);
        let spans = if field == FieldName::Before { around.before } else { around.after };
        let shown = |forms: &Forms, words: &[Word]| -> Vec<(String, Break)> {
            let shown = words.iter().enumerate().map(|(at, word)| {
                // What precedes a passage is no part of it.
                (forms.word(word.form).to_owned(), if at == 0 { Break::Sentence } else { word.break_before })
            });
            shown.collect()
        };
        let at_once = reading.passages(field).map(|passage| shown(&forms, passage)).collect();
        let one_by_one = spans.iter().map(|span| {
            let mut words = Vec::new();
            read_words(&mut forms, &lexicon, span.of(context), &mut words);
            shown(&forms, &words)
        });
        let one_by_one = one_by_one.collect();
        [at_once, one_by_one]
    }

    proptest! {
        #[test]
        fn reading_a_context_at_once_gives_the_words_of_its_passages(context in "([a-zé'’ ,.«»“”\"\u{301}]|⟨Q⟩){0,40}") {
            for field in [FieldName::Before, FieldName::After] {
                let [at_once, one_by_one] = both_ways(&context, field);
                prop_assert_eq!(at_once, one_by_one);
            }
        }
    }

    #[test]
    fn an_elided_negation_is_seen() {
        let (mut forms, mut words) = (Forms::default(), Vec::new());
        read_words(&mut forms, &ToneLexicon::default(), "il n’a, s'il n'est", &mut words);
        let marked: Vec<bool> = words.iter().map(|word| word.after_elided_ne).collect();
        assert_eq!(marked, [false, true, false, true]);
    }
}
