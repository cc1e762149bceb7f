//! A field counted: how often each row of a table holds each term.
//!
//! Sums of integers do not depend on the order of adding, and the terms are sorted, so that the counts are the same at any
//! number of threads.

use super::field::FieldName;
use super::lists::{Lists, TextList};
use super::options::FeatureOptions;
use super::share::Token;
use super::word_table::WordTable;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Terms of one kind and their counts.
#[derive(Debug, Default)]
pub(super) struct BlockCounts {
    /// Sorted by their bytes; the place of a term is its column.
    pub terms: TextList,
    pub n_terms: usize,
    /// For each row its columns in rising order, and how often it holds each.
    pub rows: Lists<(u32, u32)>,
}

/// One field of a table.
#[derive(Debug)]
pub(super) struct FieldCounts {
    pub name: FieldName,
    /// Stems and pairs of stems (`accord de`).
    pub words: BlockCounts,
    /// Character n-grams.
    pub chars: BlockCounts,
    /// For each row its words, which the lengths of the n-grams' blocks are sums over.
    pub words_of: Lists<u32>,
    /// For each word the columns of its n-grams, and how often it holds each.
    pub grams_of: Lists<(u32, u32)>,
}

impl FieldCounts {
    /// Counts the field `name`, whose rows are `tokens`. Terms that stand in fewer than `min_df` rows are left out.
    pub(super) fn of(
        name: FieldName,
        tokens: &Lists<Token>,
        table: &WordTable,
        options: &FeatureOptions,
    ) -> Self {
        let (words_of, terms_of, pairs) = terms_of_rows(name, tokens, table, options);
        let words = BlockCounts::of_words(&terms_of, &pairs, table, options.min_df);
        let (chars, grams_of) = BlockCounts::of_chars(&words_of, table, options.min_df);
        Self { name, words, chars, words_of, grams_of }
    }
}

/// For each row its words, and its stems and pairs by number: first come the stems of the table, then the pairs.
fn terms_of_rows(
    name: FieldName,
    tokens: &Lists<Token>,
    table: &WordTable,
    options: &FeatureOptions,
) -> (Lists<u32>, Lists<u32>, Vec<(u32, u32)>) {
    let (mut words_of, mut terms_of) = (Lists::default(), Lists::default());
    let (mut numbers, mut pairs) = (FxHashMap::default(), Vec::new());
    for row in tokens.iter() {
        let mut previous = None;
        for &Token { word, joined } in row {
            if name == FieldName::Statement && table.is_function_word(word) {
                previous = None;
                continue;
            }
            let stem = table.stem(word);
            words_of.add(word);
            terms_of.add(stem);
            let before = previous.replace(stem).filter(|_| joined && options.max_words >= 2);
            if let Some(before) = before {
                let number = *numbers.entry((before, stem)).or_insert_with(|| {
                    pairs.push((before, stem));
                    pairs.len() - 1
                });
                terms_of.add((table.stems.len() + number) as u32);
            }
        }
        words_of.end();
        terms_of.end();
    }
    (words_of, terms_of, pairs)
}

/// In place of the column of a term that is left out.
const LEFT_OUT: u32 = u32::MAX;

impl BlockCounts {
    fn of_words(terms_of: &Lists<u32>, pairs: &[(u32, u32)], table: &WordTable, min_df: u32) -> Self {
        let n_stems = table.stems.len();
        let df = document_frequencies(n_stems + pairs.len(), terms_of, |&term| [term]);
        let pair = |&(first, second): &(u32, u32)| {
            format!("{} {}", table.stems.term(first), table.stems.term(second))
        };
        let kept_pairs: Vec<(String, usize)> = pairs
            .iter()
            .enumerate()
            .filter(|&(at, _)| df[n_stems + at] >= min_df)
            .map(|(at, stems)| (pair(stems), n_stems + at))
            .collect();
        let stems =
            (0..n_stems).filter(|&stem| df[stem] >= min_df).map(|stem| (table.stems.term(stem as u32), stem));
        let kept = stems.chain(kept_pairs.iter().map(|(term, number)| (term.as_str(), *number)));
        let (terms, n_terms, column_of) = sorted(kept, df.len());
        let rows = count(terms_of, n_terms, |&term| [(column_of[term as usize], 1)]);
        Self { terms, n_terms, rows }
    }

    /// The counts, and for each word the columns of its n-grams.
    fn of_chars(words_of: &Lists<u32>, table: &WordTable, min_df: u32) -> (Self, Lists<(u32, u32)>) {
        let df = document_frequencies(table.grams.len(), words_of, |&word| {
            table.grams(word).iter().map(|&(gram, _)| gram)
        });
        let grams = 0..table.grams.len();
        let kept = grams.filter(|&gram| df[gram] >= min_df).map(|gram| (table.grams.term(gram as u32), gram));
        let (terms, n_terms, column_of) = sorted(kept, df.len());
        let mut grams_of = Lists::default();
        for word in 0..table.len() as u32 {
            for &(gram, count) in table.grams(word) {
                if column_of[gram as usize] != LEFT_OUT {
                    grams_of.add((column_of[gram as usize], count));
                }
            }
            grams_of.end();
        }
        let rows = count(words_of, n_terms, |&word| grams_of.get(word as usize).iter().copied());
        (Self { terms, n_terms, rows }, grams_of)
    }
}

/// In how many rows each of `n_terms` terms stands.
fn document_frequencies<T, I: IntoIterator<Item = u32>>(
    n_terms: usize,
    rows: &Lists<T>,
    terms: impl Fn(&T) -> I,
) -> Vec<u32> {
    let (mut df, mut last_row) = (vec![0; n_terms], vec![0; n_terms]);
    for (row, items) in rows.iter().enumerate() {
        for term in items.iter().flat_map(&terms) {
            let last_row = &mut last_row[term as usize];
            if *last_row != row + 1 {
                *last_row = row + 1;
                df[term as usize] += 1;
            }
        }
    }
    df
}

/// The terms sorted by their bytes, how many there are, and the column of each of `n_numbers` numbers.
fn sorted<'t>(
    terms: impl Iterator<Item = (&'t str, usize)>,
    n_numbers: usize,
) -> (TextList, usize, Vec<u32>) {
    let mut terms: Vec<(u64, &str, usize)> =
        terms.map(|(term, number)| (first_bytes(term), term, number)).collect();
    terms.sort_unstable();
    let (mut text, mut column_of) = (TextList::default(), vec![LEFT_OUT; n_numbers]);
    for (column, &(_, term, number)) in terms.iter().enumerate() {
        text.push(term);
        column_of[number] = column as u32;
    }
    (text, terms.len(), column_of)
}

/// The first eight bytes of a term, as a number that sorts as they do.
fn first_bytes(term: &str) -> u64 {
    let mut bytes = [0; 8];
    let length = term.len().min(8);
    bytes[..length].copy_from_slice(&term.as_bytes()[..length]);
    u64::from_be_bytes(bytes)
}

/// For each row its columns, under `n_terms`, in rising order, with the sums of the counts that `counts` gives for each item.
fn count<T: Sync, I: IntoIterator<Item = (u32, u32)>>(
    rows: &Lists<T>,
    n_terms: usize,
    counts: impl Fn(&T) -> I + Sync,
) -> Lists<(u32, u32)> {
    let of_share = |rows_of_share: Range<usize>| {
        let (mut sums, mut touched, mut lists) = (vec![0; n_terms], Vec::new(), Lists::default());
        for row in rows_of_share {
            for (column, count) in rows.get(row).iter().flat_map(&counts) {
                // A term that is left out has no sum.
                let Some(sum) = sums.get_mut(column as usize) else { continue };
                if *sum == 0 {
                    touched.push(column);
                }
                *sum += count;
            }
            touched.sort_unstable();
            for column in touched.drain(..) {
                lists.add((column, std::mem::take(&mut sums[column as usize])));
            }
            lists.end();
        }
        lists
    };
    let share = rows.len().div_ceil(rayon::current_num_threads()).max(1);
    let starts: Vec<usize> = (0..rows.len()).step_by(share).collect();
    let shares: Vec<Lists<(u32, u32)>> =
        starts.par_iter().map(|&start| of_share(start..(start + share).min(rows.len()))).collect();
    let mut shares = shares.into_iter();
    let mut all = shares.next().unwrap_or_default();
    shares.for_each(|share| all.append(share, |entry| entry));
    all
}
