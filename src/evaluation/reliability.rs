//! Whether stated probabilities mean what they say: of the rows given 0.8, are eight in ten so?

use super::confusion::{mean, ratio};
use super::wilson;
use super::{Interval, Judgements};
use serde::Serialize;

/// Number of equal-width bins.
pub const RELIABILITY_BINS: usize = 10;

/// Whose probability a reliability table is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stated {
    /// The probability of the predicted label; the event is that the prediction is right.
    Highest,
    /// The probability of the label at this place; the event is that it is the true label.
    Label(usize),
}

/// One bin `(from, to]` of a reliability diagram (the first holds 0 too); all shares in \[0, 1\].
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReliabilityBin {
    /// The label, empty for the highest probability.
    pub label: Option<String>,
    /// Lower bound, not in the bin.
    pub from: f64,
    /// Upper bound, in the bin.
    pub to: f64,
    /// Rows in the bin.
    pub count: usize,
    /// Mean of the stated probabilities; empty for an empty bin.
    pub mean_probability: Option<f64>,
    /// Share of the rows where the event happened; empty for an empty bin.
    pub observed_share: Option<f64>,
    /// Lower end of the 95 % Wilson interval of that share, which takes rows as independent.
    pub low: Option<f64>,
    /// Upper end of it.
    pub high: Option<f64>,
}

/// The ten bins of a reliability diagram.
///
/// Bins are closed above, as in Guo et al. and in scikit-learn's `calibration_curve`.
///
/// ```
/// use detente::evaluation::{Judgements, Stated, reliability};
/// use ndarray::array;
///
/// let judgements = Judgements::new(["a", "b"], vec![0, 1], array![[0.75, 0.25], [0.75, 0.25]])?;
/// let bins = reliability(&judgements, Stated::Highest);
/// assert_eq!((bins[7].count, bins[7].mean_probability, bins[7].observed_share), (2, Some(0.75), Some(0.5)));
/// assert_eq!(bins[0].observed_share, None);
/// # Ok::<(), detente::evaluation::EvaluationError>(())
/// ```
///
/// # Panics
/// When [`Stated::Label`] names a label that the judgements do not have.
///
/// # References
/// Guo, C., Pleiss, G., Sun, Y., Weinberger, K. Q. (2017). On calibration of modern neural networks. *ICML*.
pub fn reliability(judgements: &Judgements, stated: Stated) -> Vec<ReliabilityBin> {
    let label = match stated {
        Stated::Highest => None,
        Stated::Label(label) => Some(judgements.labels()[label].clone()),
    };
    let stated = stated_rows(judgements, stated);
    (0..RELIABILITY_BINS)
        .map(|bin| {
            let rows: Vec<&StatedRow> = stated.rows.iter().filter(|row| row.bin == bin).collect();
            let happened = rows.iter().filter(|row| row.happened).count();
            let interval: Option<Interval> = wilson(happened, rows.len(), 0.95);
            ReliabilityBin {
                label: label.clone(),
                from: edge(bin),
                to: edge(bin + 1),
                count: rows.len(),
                mean_probability: mean(rows.iter().map(|row| row.probability)),
                observed_share: ratio(happened, rows.len()),
                low: interval.map(|interval| interval.low),
                high: interval.map(|interval| interval.high),
            }
        })
        .collect()
}

/// A row: what is stated, the bin that it falls into, and whether the event happened.
struct StatedRow {
    bin: usize,
    probability: f64,
    happened: bool,
}

/// What is stated of each row.
pub(super) struct StatedRows {
    rows: Vec<StatedRow>,
}

impl StatedRows {
    /// Expected calibration error: mean distance between stated probability and observed share of the bins, weighted by
    /// their rows, each counted as often as `counts` says; in \[0, 1\].
    ///
    /// It is never negative, so chance alone makes it positive: a perfectly calibrated model of three labels shows about
    /// 0.06 on 200 rows, 0.03 on 1,000.
    ///
    /// # References
    /// Naeini, M. P., Cooper, G. F., Hauskrecht, M. (2015). Obtaining well calibrated probabilities using Bayesian
    /// binning. *AAAI*. For one label: Kull, M. et al. (2019). Beyond temperature scaling. *Advances in Neural Information
    /// Processing Systems* 32.
    pub(super) fn calibration_error(&self, counts: &[u32]) -> f64 {
        let (mut stated, mut happened, mut n) = ([0.0; RELIABILITY_BINS], [0.0; RELIABILITY_BINS], 0.0);
        for (row, &count) in self.rows.iter().zip(counts) {
            let count = f64::from(count);
            stated[row.bin] += count * row.probability;
            happened[row.bin] += if row.happened { count } else { 0.0 };
            n += count;
        }
        stated.iter().zip(happened).map(|(stated, happened)| (stated - happened).abs()).sum::<f64>() / n
    }
}

fn edge(bin: usize) -> f64 {
    bin as f64 / RELIABILITY_BINS as f64
}

/// What is stated of each row, and whether it happened.
pub(super) fn stated_rows(judgements: &Judgements, stated: Stated) -> StatedRows {
    let row = |(probability, happened): (f64, bool)| {
        let bin = (1..RELIABILITY_BINS).take_while(|&bin| probability > edge(bin)).count();
        StatedRow { bin, probability, happened }
    };
    let rows = match stated {
        Stated::Highest => judgements.confidence().zip(judgements.correct()).map(row).collect(),
        Stated::Label(label) => {
            let column = judgements.probabilities().column(label).into_iter().copied();
            column.zip(judgements.truth().iter().map(|&truth| truth == label)).map(row).collect()
        }
    };
    StatedRows { rows }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    #[test]
    fn a_probability_on_an_edge_belongs_to_the_bin_below() {
        let judgements = Judgements::new(["a", "b"], vec![0], array![[0.3, 0.7]]).unwrap();
        assert_eq!(reliability(&judgements, Stated::Label(0))[2].count, 1);
        assert_eq!(reliability(&judgements, Stated::Highest)[6].count, 1);
    }

    #[test]
    fn zero_is_in_the_first_bin_and_one_in_the_last() {
        let judgements = Judgements::new(["a", "b"], vec![1], array![[0.0, 1.0]]).unwrap();
        assert_eq!(reliability(&judgements, Stated::Label(0))[0].count, 1);
        assert_eq!(reliability(&judgements, Stated::Label(1))[9].count, 1);
    }

    #[test]
    fn an_empty_bin_states_no_share() {
        let judgements = Judgements::new(["a", "b"], vec![1], array![[0.0, 1.0]]).unwrap();
        let bin = &reliability(&judgements, Stated::Highest)[4];
        assert_eq!((bin.mean_probability, bin.observed_share, bin.low), (None, None, None));
    }

    #[test]
    fn a_model_that_says_one_half_and_is_right_half_the_time_has_no_calibration_error() {
        let judgements = Judgements::new(["a", "b"], vec![0, 1], array![[0.5, 0.5], [0.5, 0.5]]).unwrap();
        let stated = stated_rows(&judgements, Stated::Highest);
        assert!(stated.calibration_error(&[1, 1]).abs() < 1e-15);
        assert!((stated.calibration_error(&[0, 1]) - 0.5).abs() < 1e-15);
    }
}
