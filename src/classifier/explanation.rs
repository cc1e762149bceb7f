//! An explanation: what each word, each count and each correction adds to the log-odds of a statement.
//!
//! Both questions of the model are sums, so an explanation is no estimate: the parts add up to the log-odds that the probabilities come
//! from. Everything stands on the scale of the calibrated log-odds; a contribution of 0.7 doubles the odds.

use super::calibration::Calibration;
use super::model::{LinearModel, StanceModel};
use super::stance::Stance;
use crate::features::{Encoder, Feature, FieldWord, Holders, Statement};

/// Why a statement was given its probabilities.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation<'m> {
    /// The probabilities.
    pub stance: Stance,
    /// The words that were read: those of the statement, then those before and after it.
    pub words: Vec<FieldWord>,
    /// Counts of the tone lexicon and signals that the statement has, in the order of the columns.
    pub counts: Vec<Count<'m>>,
    /// The log-odds of the second pole against the first.
    pub lean: Breakdown,
    /// The log-odds of taking a stance; `None` when there is no neutral label.
    pub gate: Option<Breakdown>,
}

/// Something that was counted in a statement or its context as a whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Count<'m> {
    /// What was counted.
    pub feature: Feature<'m>,
    /// The first words of the entries of the tone lexicon that were counted; none for a signal.
    pub words: Vec<FieldWord>,
}

/// A part of an explanation: the place of a word in [`Explanation::words`], or of a count in [`Explanation::counts`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// A word.
    Word(usize),
    /// A count.
    Count(usize),
}

/// The parts of a log-odds.
#[derive(Debug, Clone, PartialEq)]
pub struct Breakdown {
    /// What each of [`Explanation::words`] adds.
    pub words: Vec<f64>,
    /// What each of [`Explanation::counts`] adds.
    pub counts: Vec<f64>,
    /// What the model starts from, before it has read a word.
    pub intercept: f64,
    /// What calibration adds. The slope of a calibrating line is in all the other parts, and its offset is this; a curve moves the score
    /// as a whole, and this is by how much.
    pub calibration: f64,
    /// What is added because labels are met in other proportions than in the training table.
    pub prior: f64,
    /// The log-odds of the row; a prediction, which adds up word by word, differs from it in the last digits alone.
    pub log_odds: f64,
}

impl Breakdown {
    /// All parts together: [`log_odds`](Self::log_odds) but for the rounding of the last digits.
    pub fn sum(&self) -> f64 {
        let parts: f64 = self.words.iter().chain(&self.counts).sum();
        parts + self.intercept + self.calibration + self.prior
    }
}

impl Explanation<'_> {
    /// What each word says for the label `towards` and against `instead` (places in [`super::Labels::names`]).
    pub fn word_contributions(&self, towards: usize, instead: usize) -> Vec<f64> {
        let (breakdown, sign) = self.question(towards, instead);
        breakdown.words.iter().map(|part| sign * part).collect()
    }

    /// The `count` words and counts that spoke most for the most probable label against the next one, each with what it added; parts that
    /// spoke against it do not come.
    pub fn strongest(&self, count: usize) -> Vec<(Part, f64)> {
        let probabilities = self.stance.probabilities();
        let label = self.stance.label();
        let others = (0..3).filter(|&other| other != label);
        let next = others.max_by(|&a, &b| probabilities[a].total_cmp(&probabilities[b]).then(b.cmp(&a)));
        let (breakdown, sign) = self.question(label, next.unwrap_or(label));
        let words = breakdown.words.iter().enumerate().map(|(at, part)| (Part::Word(at), sign * part));
        let counts = breakdown.counts.iter().enumerate().map(|(at, part)| (Part::Count(at), sign * part));
        let mut strongest: Vec<(Part, f64)> = words.chain(counts).filter(|&(_, part)| part > 0.0).collect();
        strongest.sort_by(|a, b| b.1.total_cmp(&a.1)); // stable: of equals the first in the text
        strongest.truncate(count);
        strongest
    }

    /// The question that tells `towards` from `instead`, and whether its parts speak for `towards` (1) or against it (-1).
    fn question(&self, towards: usize, instead: usize) -> (&Breakdown, f64) {
        match (&self.gate, towards, instead) {
            (Some(gate), 2, _) => (gate, -1.0),
            (Some(gate), _, 2) => (gate, 1.0),
            (_, 0, _) => (&self.lean, -1.0),
            _ => (&self.lean, 1.0),
        }
    }
}

impl StanceModel {
    /// Why `statement` is given its probabilities.
    ///
    /// ```
    /// use detente::classifier::StanceModel;
    /// use detente::features::Statement;
    /// let model = StanceModel::embedded()?;
    /// let statement = Statement::new("une agression barbare");
    /// let explanation = model.explain(&statement);
    /// assert_eq!(explanation.words[1].of(&statement), "agression");
    /// assert!(explanation.lean.words[1] > 0.0); // towards the second pole, confrontational
    /// assert!((explanation.lean.sum() - explanation.lean.log_odds).abs() < 1e-9);
    /// # Ok::<(), detente::error::Error>(())
    /// ```
    pub fn explain(&self, statement: &Statement) -> Explanation<'_> {
        let row = Encoder::new(&self.space).encode(statement);
        let holders = Holders::of(&self.space, statement);
        let column = |&(column, value): &(u32, f64)| {
            let feature = self.space.feature(column as usize);
            Column { index: column as usize, value, feature, holders: holders.of_feature(feature) }
        };
        let columns: Vec<Column<'_, '_>> = row.iter().map(column).collect();
        let (lean_shift, gate_shift) = self.table_prior.shift(self.prior);
        let break_down = |linear: &LinearModel, prior: f64| {
            let mut breakdown = breakdown(linear, &columns, holders.words().len());
            breakdown.prior = prior;
            breakdown.log_odds = linear.log_odds_of_row(&row) + prior;
            if let Calibration::Curve(curve) = &linear.calibration {
                let dot: f64 =
                    row.iter().map(|&(column, value)| linear.weights[column as usize] * value).sum();
                let score = dot + linear.intercept;
                breakdown.calibration = curve.log_odds(score) - score;
            }
            breakdown
        };
        Explanation {
            stance: self.predict_one(statement),
            counts: columns
                .iter()
                .filter(|column| column.holders.is_empty())
                .map(|column| Count { feature: column.feature, words: holders.counted_words(column.feature) })
                .collect(),
            lean: break_down(&self.lean, lean_shift),
            gate: self.gate.as_ref().map(|gate| break_down(gate, gate_shift)),
            words: holders.words().to_vec(),
        }
    }
}

/// A column of a row and the words that it comes from.
struct Column<'m, 'h> {
    index: usize,
    value: f64,
    feature: Feature<'m>,
    holders: &'h [usize],
}

/// What is calibrated by the line, without what is the same for every column.
fn breakdown(linear: &LinearModel, columns: &[Column<'_, '_>], n_words: usize) -> Breakdown {
    let (slope, offset) = match &linear.calibration {
        Calibration::Line(line) => (line.slope, line.offset),
        Calibration::Curve(_) => (1.0, 0.0),
    };
    let (mut words, mut counts) = (vec![0.0; n_words], Vec::new());
    for column in columns {
        let part = slope * linear.weights[column.index] * column.value;
        if column.holders.is_empty() {
            counts.push(part);
        }
        for &word in column.holders {
            words[word] += part / column.holders.len() as f64;
        }
    }
    Breakdown {
        words,
        counts,
        intercept: slope * linear.intercept,
        calibration: offset,
        prior: 0.0,
        log_odds: 0.0,
    }
}

#[cfg(test)]
mod tests;
