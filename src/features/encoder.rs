//! The encoder: one statement to one sparse row.
//!
//! Looking a word up is cheap, finding out what it counts as is not (normalizing, stemming, n-grams), so an encoder keeps
//! a memo table from word form to columns. Every thread has its own encoder; what the memo holds never changes a result.

use super::Statement;
use super::field::{Block, Field, FieldName};
use super::lexicon::ToneLexicon;
use super::options::FeatureOptions;
use super::space::FeatureSpace;
use super::tones::{Role, TONE_NAMES, ToneWord, tone_values};
use crate::text::{Break, FrenchStemmer, Token, char_ngrams, normalize, tokens};
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
    statement: Memo,
    context: Memo,
    tone_words: Vec<ToneWord>,
    word_counts: ColumnCounts,
    char_counts: ColumnCounts,
}

/// What a word form counts as in one field.
#[derive(Debug, Clone, Copy)]
struct Form {
    stem: Option<u32>,
    grams: (u32, u32),
    tone_stem: Option<u32>,
    role: Role,
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
            statement: Memo::default(),
            context: Memo::default(),
            tone_words: Vec::new(),
            word_counts: ColumnCounts::default(),
            char_counts: ColumnCounts::default(),
        }
    }

    /// The row of `statement`, columns in the order of [`FeatureSpace::feature`].
    pub fn encode(&mut self, statement: &Statement) -> Vec<(u32, f64)> {
        let mut row = Vec::new();
        let space = self.space;
        let tones = space.tone_start();
        self.encode_field(FieldName::Statement, &space.statement, &statement.text, 0, tones, &mut row);
        if let Some(context) = &space.context {
            let start = space.statement.width() as u32;
            let tones = tones + TONE_NAMES.len() as u32;
            self.encode_field(FieldName::Context, context, &statement.context, start, tones, &mut row);
        }
        // Tone columns of the statement come after all the words of the context.
        row.sort_unstable_by_key(|&(column, _)| column);
        row
    }

    fn encode_field(
        &mut self,
        name: FieldName,
        field: &Field,
        text: &str,
        start: u32,
        tones: u32,
        row: &mut Row,
    ) {
        let options = &self.space.options;
        let memo = match name {
            FieldName::Statement => &mut self.statement,
            FieldName::Context => &mut self.context,
        };
        if memo.forms.len() > MEMO_FORMS {
            *memo = Memo::default();
        }
        self.tone_words.clear();
        self.word_counts.reset(field.words.vocabulary.len());
        self.char_counts.reset(field.chars.vocabulary.len());
        let mut previous = None;
        for token in tokens(text) {
            let written = token.span.of(text);
            let form = match memo.forms.get(written) {
                Some(&form) => form,
                None => memo.add(written, field, &self.space.lexicon, options, &self.stemmer, &mut self.word),
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
            self.tone_words.push(tone_word(text, token, form));
        }
        let (words, chars) = options.block_weights(name);
        self.word_counts.weigh(&field.words, words, start, row);
        self.char_counts.weigh(&field.chars, chars, start + field.words.vocabulary.len() as u32, row);
        if self.space.has_tones() {
            let values = tone_values(&self.space.lexicon, &self.tone_words);
            for (index, value) in values.into_iter().enumerate().filter(|&(_, value)| value != 0.0) {
                row.push((tones + index as u32, value * options.lexicon));
            }
        }
    }
}

fn tone_word(text: &str, token: Token, form: Form) -> ToneWord {
    let before = &text.as_bytes()[..token.span.start];
    let elided_ne = [b"n'".as_slice(), b"N'", "n’".as_bytes(), "N’".as_bytes()];
    ToneWord {
        stem: form.tone_stem,
        role: form.role,
        break_before: token.break_before,
        after_elided_ne: elided_ne.iter().any(|ne| before.ends_with(ne)),
    }
}

impl Memo {
    fn add(
        &mut self,
        written: &str,
        field: &Field,
        lexicon: &ToneLexicon,
        options: &FeatureOptions,
        stemmer: &FrenchStemmer,
        word: &mut String,
    ) -> Form {
        normalize(written, word);
        let stem = stemmer.stem(word);
        let first_gram = self.grams.len() as u32;
        if options.max_chars > 0 {
            let vocabulary = &field.chars.vocabulary;
            char_ngrams(word, options.min_chars..=options.max_chars, |gram| {
                self.grams.extend(vocabulary.column(gram));
            });
        }
        let form = Form {
            stem: field.words.vocabulary.column(&stem),
            grams: (first_gram, self.grams.len() as u32),
            tone_stem: lexicon.stem(&stem),
            role: Role::of(word),
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
