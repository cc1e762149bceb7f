//! The encoder: one statement to one sparse row.
//!
//! A word adds its terms to the row whatever stands around it: a block's value is the sum over its words, divided by the
//! root of the sum of their squared lengths. Nothing else of a block depends on two words at once, so that a
//! [`Projector`](super::Projector) can keep for each word what it adds to a score, and never makes the row at all. What an
//! encoder keeps of the forms it has met never changes a result.

use super::Statement;
use super::field::{Block, FieldName, FormTerms};
use super::forms::Forms;
use super::reading::{Reading, Word};
use super::space::FeatureSpace;
use super::tone_block::ToneBlock;
use crate::text::Break;

/// One row: `(column, value)`, sorted by column.
pub(super) type Row = Vec<(u32, f64)>;

/// Turns statements into rows of a fitted [`FeatureSpace`].
#[derive(Debug)]
pub struct Encoder<'s> {
    space: &'s FeatureSpace,
    forms: Forms,
    reading: Reading,
    /// For each field, the terms of each form, once they were asked for, and the squared length of its n-grams.
    terms: [Vec<Option<(FormTerms, f64)>>; 3],
    tones: ToneBlock,
    words: BlockSum,
    chars: BlockSum,
}

impl<'s> Encoder<'s> {
    /// An encoder that knows no form yet.
    pub fn new(space: &'s FeatureSpace) -> Self {
        Self {
            space,
            forms: Forms::default(),
            reading: Reading::default(),
            terms: Default::default(),
            tones: ToneBlock::default(),
            words: BlockSum::default(),
            chars: BlockSum::default(),
        }
    }

    /// The row of `statement`, columns in the order of [`FeatureSpace::feature`].
    pub fn encode(&mut self, statement: &Statement) -> Vec<(u32, f64)> {
        let space = self.space;
        if self.forms.keep_within_bounds() {
            self.terms.iter_mut().for_each(Vec::clear);
        }
        self.reading.read(&mut self.forms, &space.lexicon, statement, space.options.context);
        let (mut row, mut start) = (Vec::new(), 0);
        for (place, (name, field)) in space.fields().enumerate() {
            self.add_field(place, name);
            let (words, chars) = space.options.block_weights(name);
            self.words.write(&field.words, words, start, &mut row);
            start += field.words.vocabulary.len() as u32;
            self.chars.write(&field.chars, chars, start, &mut row);
            start += field.chars.vocabulary.len() as u32;
        }
        if space.has_tones() {
            let values = self.tones.values(&space.lexicon, statement, &self.reading, &self.forms);
            let found = values.iter().enumerate().filter(|&(_, &value)| value != 0.0);
            row.extend(found.map(|(index, &value)| (start + index as u32, value * space.options.lexicon)));
        }
        row
    }

    /// The rows of `statements`, in order.
    pub(super) fn encode_all(&mut self, statements: &[Statement]) -> Vec<Row> {
        statements.iter().map(|statement| self.encode(statement)).collect()
    }

    /// Adds up the words of the field at `place`.
    fn add_field(&mut self, place: usize, name: FieldName) {
        let (_, field) = self.space.fields().nth(place).expect("places are those of the space's fields");
        let known = &mut self.terms[place];
        known.resize_with(self.forms.len(), || None);
        self.words.reset(field.words.vocabulary.len());
        self.chars.reset(field.chars.vocabulary.len());
        for passage in self.reading.passages(name) {
            let mut previous = None;
            for &Word { form, break_before, .. } in passage {
                let (terms, square) = known[form as usize].get_or_insert_with(|| {
                    let (word, stem) = (self.forms.word(form), self.forms.stem(form));
                    let mut terms = FormTerms::default();
                    field.terms_of(name, &self.space.options, word, stem, &mut terms);
                    terms.grams.shrink_to_fit();
                    let value = |&(gram, count): &(u32, u32)| f64::from(count) * field.chars.idf(gram);
                    let square = terms.grams.iter().map(|gram| value(gram).powi(2)).sum();
                    (terms, square)
                });
                for &(gram, count) in &terms.grams {
                    self.chars.add(gram, f64::from(count));
                }
                self.chars.squares += *square;
                let before = std::mem::replace(&mut previous, terms.stem);
                let Some(stem) = terms.stem else { continue };
                self.words.add_word(stem, &field.words);
                if break_before < Break::Sentence
                    && let Some(before) = before
                    && let Some(&pair) = field.pairs.get(&(before, stem))
                {
                    self.words.add_word(pair, &field.words);
                }
            }
        }
    }
}

/// The sum of one block's words.
#[derive(Debug, Default)]
struct BlockSum {
    counts: Vec<f64>,
    touched: Vec<u32>,
    /// Sum of the squared lengths of the words.
    squares: f64,
}

impl BlockSum {
    fn reset(&mut self, width: usize) {
        for column in self.touched.drain(..) {
            self.counts[column as usize] = 0.0;
        }
        self.counts.resize(self.counts.len().max(width), 0.0);
        self.squares = 0.0;
    }

    /// Adds a term that a word holds `count` times, but not its square.
    fn add(&mut self, column: u32, count: f64) {
        let sum = &mut self.counts[column as usize];
        if *sum == 0.0 {
            self.touched.push(column);
        }
        *sum += count;
    }

    /// Adds a stem or a pair of stems.
    fn add_word(&mut self, column: u32, block: &Block) {
        self.add(column, 1.0);
        self.squares += block.idf(column).powi(2);
    }

    /// Appends tf · idf, divided by the root of the words' squared lengths and multiplied by `weight`.
    fn write(&mut self, block: &Block, weight: f64, start: u32, row: &mut Row) {
        self.touched.sort_unstable();
        let scale = scale(weight, self.squares);
        let values = self
            .touched
            .iter()
            .map(|&column| (start + column, self.counts[column as usize] * block.idf(column) * scale));
        row.extend(values);
    }
}

/// What a block whose words have the squared lengths `squares` in all is multiplied by.
pub(super) fn scale(weight: f64, squares: f64) -> f64 {
    if squares > 0.0 { weight / squares.sqrt() } else { 0.0 }
}
