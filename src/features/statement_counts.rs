//! A table of statements, read and counted once.
//!
//! Cross-validation fits vocabulary and idf anew to the rows of each fold, but what the rows hold stays the same: a fold only
//! has to add up in how many of its rows each term stands, and to weight the counts by it.

use super::encoder::{Row, scale};
use super::field::{Block, Field, FieldName, inverse_document_frequency};
use super::field_counts::{BlockCounts, FieldCounts};
use super::lexicon::ToneLexicon;
use super::lists::Lists;
use super::matrix::SparseRecords;
use super::options::FeatureOptions;
use super::share::{Share, Token};
use super::space::FeatureSpace;
use super::vocabulary::Vocabulary;
use super::word_table::WordTable;
use super::{Statement, tone_block};
use rayon::prelude::*;
use std::borrow::Borrow;

/// Statements whose rows are made before they are packed.
const WINDOW: usize = 4096;

/// Statements, and how often each holds each term.
///
/// ```
/// use detente::features::{FeatureOptions, FeatureSpace, Statement, StatementCounts, ToneLexicon};
/// let statements = ["la paix maintenant", "la guerre maintenant", "la paix"].map(Statement::new);
/// let options = FeatureOptions { min_df: 1, max_chars: 0, context: false, ..FeatureOptions::default() };
/// let counts = StatementCounts::of(&statements, ToneLexicon::default(), options);
/// let weighting = counts.weighted_by(&[0, 2]);
/// // "guerre" stands in no row of the two, and has no column
/// assert_eq!(weighting.n_terms(), 3);
/// assert_eq!(weighting.records(), weighting.space().transform(&statements));
/// ```
#[derive(Debug)]
pub struct StatementCounts {
    options: FeatureOptions,
    lexicon: ToneLexicon,
    n_rows: usize,
    fields: Vec<FieldCounts>,
    /// For each row the tone columns that are not 0, counted from the first of them.
    tones: Lists<(u32, f64)>,
}

impl StatementCounts {
    /// Reads and counts `statements`, in parallel; the same at any number of threads.
    pub fn of<S: Borrow<Statement> + Sync>(
        statements: &[S],
        lexicon: ToneLexicon,
        options: FeatureOptions,
    ) -> Self {
        let all_names = [FieldName::Statement, FieldName::Before, FieldName::After];
        let names = if options.context { &all_names[..] } else { &all_names[..1] };
        let share = statements.len().div_ceil(rayon::current_num_threads()).max(1);
        let read = |share: &[S]| Share::read(share, names, &lexicon, &options);
        let shares: Vec<Share> = statements.par_chunks(share).map(read).collect();

        let mut table = WordTable::new(&options);
        let mut tokens: Vec<Lists<Token>> = names.iter().map(|_| Lists::default()).collect();
        let mut tones = Lists::default();
        for share in shares {
            let numbers: Vec<u32> = share.words().map(|(word, stem)| table.number(word, stem)).collect();
            for (all, own) in tokens.iter_mut().zip(share.fields) {
                all.append(own, |token| Token { word: numbers[token.word as usize], ..token });
            }
            tones.append(share.tones, |tone| tone);
        }
        let fields = names.par_iter().zip(&tokens);
        let fields = fields.map(|(&name, tokens)| FieldCounts::of(name, tokens, &table, &options)).collect();
        Self { options, lexicon, n_rows: statements.len(), fields, tones }
    }

    /// The weighting that is learnt from `rows`.
    ///
    /// # Panics
    /// When one of them is no row.
    pub fn weighted_by(&self, rows: &[usize]) -> Weighting<'_> {
        let fields = self.fields.iter().map(|field| FieldWeighting::learn(field, rows, self.options.min_df));
        Weighting { counts: self, fields: fields.collect() }
    }
}

/// Vocabulary and idf as some rows of [`StatementCounts`] give them.
#[derive(Debug)]
pub struct Weighting<'c> {
    counts: &'c StatementCounts,
    fields: Vec<FieldWeighting<'c>>,
}

impl Weighting<'_> {
    /// Number of columns that are word or character n-grams; they come first.
    pub fn n_terms(&self) -> usize {
        self.fields.iter().map(|field| field.words.width() + field.chars.width()).sum()
    }

    /// The features of all rows, not only of those that the weighting was learnt from.
    pub fn records(&self) -> SparseRecords {
        let tones = tone_block::width(&self.counts.options, &self.counts.lexicon);
        let n_rows = self.counts.n_rows;
        // Rows are packed window by window, so that never all of them lie there unpacked.
        let rows = (0..n_rows).step_by(WINDOW).flat_map(|start| {
            let window = start..(start + WINDOW).min(n_rows);
            window.into_par_iter().map(|row| self.row(row)).collect::<Vec<_>>()
        });
        SparseRecords::from_rows(self.n_terms() + tones, rows)
    }

    fn row(&self, row: usize) -> Row {
        let (mut values, mut start) = (Vec::new(), 0);
        for field in &self.fields {
            let (words, chars) = self.counts.options.block_weights(field.counts.name);
            field.words.write(row, field.words.squares(row), words, start, &mut values);
            start += field.words.width() as u32;
            field.chars.write(row, field.squares(row), chars, start, &mut values);
            start += field.chars.width() as u32;
        }
        values.extend(self.counts.tones.get(row).iter().map(|&(column, value)| (start + column, value)));
        values
    }

    /// The space of the columns, for statements that are in no table.
    pub fn space(&self) -> FeatureSpace {
        let StatementCounts { options, lexicon, .. } = self.counts;
        let field = |place: usize| self.fields.get(place).map(FieldWeighting::field);
        FeatureSpace {
            options: options.clone(),
            statement: field(0).unwrap_or_default(),
            around: field(1).zip(field(2)).map(Into::into),
            lexicon: lexicon.clone(),
        }
    }
}

#[derive(Debug)]
struct FieldWeighting<'c> {
    counts: &'c FieldCounts,
    words: BlockWeighting<'c>,
    chars: BlockWeighting<'c>,
    /// The squared length of the n-grams of each word.
    squares: Vec<f64>,
}

impl<'c> FieldWeighting<'c> {
    fn learn(counts: &'c FieldCounts, rows: &[usize], min_df: u32) -> Self {
        let words = BlockWeighting::learn(&counts.words, rows, min_df);
        let chars = BlockWeighting::learn(&counts.chars, rows, min_df);
        let square = |grams: &[(u32, u32)]| {
            let value = |&(gram, count): &(u32, u32)| f64::from(count) * chars.weight(gram).idf;
            grams.iter().map(|gram| value(gram).powi(2)).sum()
        };
        let squares = counts.grams_of.iter().map(square).collect();
        Self { counts, words, chars, squares }
    }

    /// The sum of the squared lengths of the n-grams of the words of a row.
    fn squares(&self, row: usize) -> f64 {
        self.counts.words_of.get(row).iter().map(|&word| self.squares[word as usize]).sum()
    }

    fn field(&self) -> Field {
        Field::new(self.words.block(), self.chars.block())
            .expect("both stems of a pair stand in at least as many texts as the pair")
    }
}

/// The column of a term among those that are kept, and its idf; 0 for terms that have none.
#[derive(Debug, Clone, Copy)]
struct Weight {
    column: u32,
    idf: f64,
}

#[derive(Debug)]
struct BlockWeighting<'c> {
    counts: &'c BlockCounts,
    weights: Vec<Weight>,
    /// As they are stored.
    idf: Vec<f32>,
}

impl<'c> BlockWeighting<'c> {
    fn learn(counts: &'c BlockCounts, rows: &[usize], min_df: u32) -> Self {
        let mut df = vec![0; counts.n_terms];
        for &row in rows {
            counts.rows.get(row).iter().for_each(|&(column, _)| df[column as usize] += 1);
        }
        let mut idf = Vec::with_capacity(df.len());
        let weight = |df: u32| {
            if df < min_df.max(1) {
                return Weight { column: 0, idf: 0.0 };
            }
            idf.push(inverse_document_frequency(rows.len(), df));
            Weight { column: idf.len() as u32 - 1, idf: f64::from(idf[idf.len() - 1]) }
        };
        let weights = df.into_iter().map(weight).collect();
        Self { counts, weights, idf }
    }

    fn width(&self) -> usize {
        self.idf.len()
    }

    fn weight(&self, column: u32) -> Weight {
        self.weights[column as usize]
    }

    /// The sum of the squared lengths of the terms of a row, each as often as the row holds it.
    fn squares(&self, row: usize) -> f64 {
        let square = |&(column, count): &(u32, u32)| f64::from(count) * self.weight(column).idf.powi(2);
        self.counts.rows.get(row).iter().map(square).sum()
    }

    /// Appends tf · idf, divided by the root of `squares` and multiplied by `weight`.
    fn write(&self, row: usize, squares: f64, weight: f64, start: u32, values: &mut Row) {
        let scale = scale(weight, squares);
        for &(column, count) in self.counts.rows.get(row) {
            let Weight { column, idf } = self.weight(column);
            if idf > 0.0 {
                values.push((start + column, f64::from(count) * idf * scale));
            }
        }
    }

    fn block(&self) -> Block {
        let kept = self.counts.terms.iter().zip(&self.weights).filter(|(_, weight)| weight.idf > 0.0);
        let vocabulary = Vocabulary::from_sorted(kept.map(|(term, _)| term));
        Block { vocabulary: vocabulary.expect("terms were sorted and are distinct"), idf: self.idf.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::{Encoder, LexiconEntry, Pole};
    use proptest::prelude::*;

    fn lexicon() -> ToneLexicon {
        ToneLexicon::new(vec![LexiconEntry {
            entry: "menacer".into(),
            pole: Pole::Confrontational,
            strength: 2,
            complement: String::new(),
        }])
    }

    const TEXT: &str = "((la|paix|Paix|menacent|nos|voisins|n'est|dit|[a-cé]{1,6})[ ,.'’»«-]{1,2}){0,8}";

    proptest! {
        /// What is learnt from some rows is the same whether the others are in the table or not, and gives every row the values
        /// that the encoder gives it.
        #[test]
        fn a_weighting_knows_its_own_rows_alone_and_agrees_with_the_encoder(
            texts in prop::collection::vec((TEXT, TEXT), 2..12), seen in 1usize..12, context in any::<bool>(), min_df in 0u32..3,
        ) {
            let statement = |(text, context): (String, String)| Statement::in_context(text, format!("{context}⟨Q⟩ dit-il"));
            let statements: Vec<Statement> = texts.into_iter().map(statement).collect();
            let options = FeatureOptions { context, min_df, lexicon: 0.5, ..FeatureOptions::default() };
            let seen = seen.min(statements.len());
            let rows: Vec<usize> = (0..seen).collect();
            let counts = StatementCounts::of(&statements, lexicon(), options.clone());
            let weighting = counts.weighted_by(&rows);
            let (records, space) = (weighting.records(), weighting.space());

            let alone = FeatureSpace::fit(&statements[..seen], lexicon(), options);
            let columns = |space: &FeatureSpace| (0..space.width()).map(|at| format!("{:?}", space.feature(at))).collect::<Vec<_>>();
            prop_assert_eq!(columns(&space), columns(&alone));
            prop_assert_eq!(weighting.n_terms(), alone.n_terms());
            let mut encoder = Encoder::new(&alone);
            for (row, statement) in records.matrix().outer_iterator().zip(&statements) {
                let encoded = encoder.encode(statement);
                prop_assert_eq!(row.nnz(), encoded.len());
                for ((column, &value), (expected_column, expected)) in row.iter().zip(encoded) {
                    prop_assert_eq!(column, expected_column as usize);
                    prop_assert!((f64::from(value) - expected).abs() < 1e-6, "{value} {expected}");
                }
            }
        }
    }
}
