//! The encoder: one statement to one sparse row.
//!
//! Looking a word up is cheap, finding out what it counts as is not (normalizing, stemming, n-grams), so an encoder keeps
//! a memo table from word form to columns. Every thread has its own encoder; what the memo holds never changes a result.

use super::Statement;
use super::field::{Block, Field, FieldName};
use super::options::FeatureOptions;
use super::signals::signal_values;
use super::space::FeatureSpace;
use super::surroundings::Surroundings;
use super::tone_words::{ToneReader, ToneWord};
use super::tones::{ToneMatch, find_tones, tone_values};
use crate::text::{Break, FrenchStemmer, char_ngrams, is_function_word, normalize, tokens};
use rustc_hash::FxHashMap;

/// Word forms that a memo holds before it is emptied: an archive of any size stays within bounds.
const MEMO_FORMS: usize = 1 << 18;

/// One row: `(column, value)`, sorted by column.
pub(super) type Row = Vec<(u32, f64)>;

/// Turns statements into rows of a fitted [`FeatureSpace`].
#[derive(Debug)]
pub struct Encoder<'s> {
    space: &'s FeatureSpace,
    stemmer: FrenchStemmer,
    word: String,
    memos: [Memo; 3],
    tone_reader: ToneReader,
    tone_words: Vec<ToneWord>,
    tone_matches: Vec<ToneMatch>,
    word_counts: ColumnCounts,
    char_counts: ColumnCounts,
}

/// What a word form counts as in one field.
#[derive(Debug, Clone, Copy)]
struct Form {
    stem: Option<u32>,
    grams: (u32, u32),
}

#[derive(Debug, Default)]
struct Memo {
    forms: FxHashMap<Box<str>, Form>,
    grams: Vec<u32>,
}

impl<'s> Encoder<'s> {
    /// An encoder with an empty memo.
    pub fn new(space: &'s FeatureSpace) -> Self {
        Self {
            space,
            stemmer: FrenchStemmer::new(),
            word: String::new(),
            memos: <[Memo; 3]>::default(),
            tone_reader: ToneReader::default(),
            tone_words: Vec::new(),
            tone_matches: Vec::new(),
            word_counts: ColumnCounts::default(),
            char_counts: ColumnCounts::default(),
        }
    }

    /// The row of `statement`, columns in the order of [`FeatureSpace::feature`].
    pub fn encode(&mut self, statement: &Statement) -> Vec<(u32, f64)> {
        let mut row = Vec::new();
        let space = self.space;
        let surroundings = space.options.context.then(|| Surroundings::of(&statement.context));
        let mut start = 0;
        for (place, (name, field)) in space.fields().enumerate() {
            let text = match (name, &surroundings) {
                (FieldName::Before, Some(around)) => &around.before,
                (FieldName::After, Some(around)) => &around.after,
                _ => &statement.text,
            };
            self.encode_field(place, name, field, text, start, &mut row);
            start += field.width() as u32;
        }
        if space.has_tones() {
            self.encode_tones(statement, surroundings.as_ref(), start, &mut row);
        }
        row
    }

    fn encode_field(
        &mut self,
        place: usize,
        name: FieldName,
        field: &Field,
        text: &str,
        start: u32,
        row: &mut Row,
    ) {
        let options = &self.space.options;
        let memo = &mut self.memos[place];
        if memo.forms.len() > MEMO_FORMS {
            *memo = Memo::default();
        }
        self.word_counts.reset(field.words.vocabulary.len());
        self.char_counts.reset(field.chars.vocabulary.len());
        let mut previous = None;
        for token in tokens(text) {
            let written = token.span.of(text);
            let form = match memo.forms.get(written) {
                Some(&form) => form,
                None => memo.add(written, name, field, options, &self.stemmer, &mut self.word),
            };
            if let Some(stem) = form.stem {
                self.word_counts.add(stem);
            }
            let before =
                std::mem::replace(&mut previous, form.stem).filter(|_| token.break_before < Break::Sentence);
            if let (Some(before), Some(stem)) = (before, form.stem)
                && let Some(&pair) = field.pairs.get(&(before, stem))
            {
                self.word_counts.add(pair);
            }
            for &gram in &memo.grams[form.grams.0 as usize..form.grams.1 as usize] {
                self.char_counts.add(gram);
            }
        }
        let (words, chars) = options.block_weights(name);
        self.word_counts.weigh(&field.words, words, start, row);
        self.char_counts.weigh(&field.chars, chars, start + field.words.vocabulary.len() as u32, row);
    }

    /// Tone counts of the context, tone counts of the statement, signals: the statement's words come last, because the
    /// signals look at them once more.
    fn encode_tones(
        &mut self,
        statement: &Statement,
        surroundings: Option<&Surroundings>,
        mut start: u32,
        row: &mut Row,
    ) {
        let (lexicon, weight) = (&self.space.lexicon, self.space.options.lexicon);
        let mut push = |values: &[f64]| {
            let found = values.iter().enumerate().filter(|&(_, &value)| value != 0.0);
            row.extend(found.map(|(index, &value)| (start + index as u32, value * weight)));
            start += values.len() as u32;
        };
        if surroundings.is_some() {
            self.tone_reader.read(lexicon, &statement.context, &mut self.tone_words);
            find_tones(lexicon, &self.tone_words, &mut self.tone_matches);
            push(&tone_values(&self.tone_matches));
        }
        self.tone_reader.read(lexicon, &statement.text, &mut self.tone_words);
        find_tones(lexicon, &self.tone_words, &mut self.tone_matches);
        push(&tone_values(&self.tone_matches));
        push(&signal_values(statement, surroundings, &self.tone_words, &self.tone_matches));
    }
}

impl Memo {
    fn add(
        &mut self,
        written: &str,
        name: FieldName,
        field: &Field,
        options: &FeatureOptions,
        stemmer: &FrenchStemmer,
        word: &mut String,
    ) -> Form {
        normalize(written, word);
        let counts = !(name == FieldName::Statement && is_function_word(word));
        let first_gram = self.grams.len() as u32;
        if counts && options.max_chars > 0 {
            let vocabulary = &field.chars.vocabulary;
            char_ngrams(word, options.min_chars..=options.max_chars, |gram| {
                self.grams.extend(vocabulary.column(gram));
            });
        }
        let form = Form {
            stem: counts.then(|| field.words.vocabulary.column(&stemmer.stem(word))).flatten(),
            grams: (first_gram, self.grams.len() as u32),
        };
        self.forms.insert(written.into(), form);
        form
    }
}

/// How often each column of one block came, and which came at all.
#[derive(Debug, Default)]
struct ColumnCounts {
    counts: Vec<u32>,
    touched: Vec<u32>,
}

impl ColumnCounts {
    fn reset(&mut self, width: usize) {
        for column in self.touched.drain(..) {
            self.counts[column as usize] = 0;
        }
        if self.counts.len() < width {
            self.counts.resize(width, 0);
        }
    }

    fn add(&mut self, column: u32) {
        let count = &mut self.counts[column as usize];
        if *count == 0 {
            self.touched.push(column);
        }
        *count += 1;
    }

    /// Appends (1 + ln tf) · idf, scaled to the length `weight`.
    fn weigh(&mut self, block: &Block, weight: f64, start: u32, row: &mut Row) {
        self.touched.sort_unstable();
        let first = row.len();
        let mut squares = 0.0;
        for &column in &self.touched {
            let tf = 1.0 + f64::from(self.counts[column as usize]).ln();
            let value = tf * f64::from(block.idf[column as usize]);
            squares += value * value;
            row.push((start + column, value));
        }
        let scale = if squares > 0.0 { weight / squares.sqrt() } else { 0.0 };
        for (_, value) in &mut row[first..] {
            *value *= scale;
        }
    }
}
