//! A share of a table, read by one thread: every text as the numbers of its words.

use super::Statement;
use super::field::FieldName;
use super::forms::Forms;
use super::lexicon::ToneLexicon;
use super::lists::Lists;
use super::options::FeatureOptions;
use super::reading::Reading;
use super::tone_block::ToneBlock;
use super::vocabulary::TermTable;
use crate::text::Break;
use std::borrow::Borrow;

/// A word of a text: its number, and whether it belongs to one sentence with the word before.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    pub word: u32,
    pub joined: bool,
}

/// What one thread has read.
#[derive(Debug, Default)]
pub(super) struct Share {
    /// Normalized words, numbered as they came.
    words: TermTable,
    /// The stem of each.
    stems: Vec<String>,
    /// For each field the words of each row.
    pub fields: Vec<Lists<Token>>,
    /// For each row the tone columns that are not 0, counted from the first of them.
    pub tones: Lists<(u32, f64)>,
}

impl Share {
    /// Reads `statements`: the fields `names`, and the tones if there are any to be counted.
    pub(super) fn read<S: Borrow<Statement>>(
        statements: &[S],
        names: &[FieldName],
        lexicon: &ToneLexicon,
        options: &FeatureOptions,
    ) -> Self {
        let mut share = Self::default();
        share.fields.resize_with(names.len(), Lists::default);
        let (mut forms, mut reading, mut tones) =
            (Forms::default(), Reading::default(), ToneBlock::default());
        // The word of each form that was met.
        let mut word_of: Vec<Option<u32>> = Vec::new();
        for statement in statements {
            let statement = statement.borrow();
            if forms.keep_within_bounds() {
                word_of.clear();
            }
            reading.read(&mut forms, lexicon, statement, options.context);
            word_of.resize(forms.len(), None);
            for (place, &name) in names.iter().enumerate() {
                for passage in reading.passages(name) {
                    for (at, word) in passage.iter().enumerate() {
                        let known = &mut word_of[word.form as usize];
                        let number = *known.get_or_insert_with(|| share.number(&forms, word.form));
                        let joined = at > 0 && word.break_before < Break::Sentence;
                        share.fields[place].add(Token { word: number, joined });
                    }
                }
                share.fields[place].end();
            }
            if options.counts_tones(lexicon) {
                let values = tones.values(lexicon, statement, &reading, &forms);
                let found = values.iter().enumerate().filter(|&(_, &value)| value != 0.0);
                found.for_each(|(column, &value)| share.tones.add((column as u32, value * options.lexicon)));
            }
            share.tones.end();
        }
        share
    }

    fn number(&mut self, forms: &Forms, form: u32) -> u32 {
        let number = self.words.intern(forms.word(form));
        if number as usize == self.stems.len() {
            self.stems.push(forms.stem(form).to_owned());
        }
        number
    }

    /// Each word with its stem, in the order of the numbers.
    pub(super) fn words(&self) -> impl Iterator<Item = (&str, &str)> {
        (0..self.words.len() as u32)
            .map(|word| self.words.term(word))
            .zip(self.stems.iter().map(String::as_str))
    }
}
