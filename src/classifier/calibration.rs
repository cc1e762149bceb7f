//! Calibration: from a model's score to a log-odds that means what it says.
//!
//! A line (Platt) or a rising curve (isotonic), whichever gives rows of other folds the smaller log loss. The line has two
//! numbers to learn and keeps the order of all scores; the curve has as many as the rows ask for and makes ties. So the
//! curve is taken only where its gain is larger than the gain's own standard error. The shape is chosen by the labels as
//! they are: a share of them that is taken to be wrong flattens both ends, which a line cannot follow, and would always
//! speak for the curve.

use super::isotonic::Isotonic;
use super::loss::logistic;
use super::platt::Platt;
use crate::error::Error;
use serde::{Deserialize, Serialize};
use std::fmt;
use tr::tr;

/// From score to calibrated log-odds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Calibration {
    /// By a line.
    Line(Platt),
    /// By a rising curve.
    Curve(Isotonic),
}

/// How the calibration is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CalibrationMethod {
    /// By out-of-fold log loss.
    #[default]
    Auto,
    /// Platt's line.
    Platt,
    /// The isotonic curve.
    Isotonic,
}

/// Scores of rows that the model did not see in training, and what is known of these rows.
#[derive(Debug, Clone, Copy)]
pub struct HeldOut<'a> {
    /// The score of each row.
    pub scores: &'a [f64],
    /// Whether the row is of the positive class.
    pub positive: &'a [bool],
    /// The fold of each row; a calibration is judged on folds that it was not fitted to.
    pub fold_of: &'a [usize],
    /// Share of the labels that is taken to be wrong, in [0, 0.5).
    pub label_noise: f64,
}

impl Calibration {
    /// The calibration that `method` asks for, fitted to all rows.
    ///
    /// # Errors
    /// When only one class is there.
    pub fn fit(rows: HeldOut<'_>, method: CalibrationMethod) -> Result<Self, Error> {
        let HeldOut { scores, positive, label_noise, .. } = rows;
        let bends = match method {
            CalibrationMethod::Platt => false,
            CalibrationMethod::Isotonic => true,
            CalibrationMethod::Auto => curve_pays(rows)?,
        };
        Ok(if bends {
            Self::Curve(Isotonic::fit(scores, positive, label_noise)?)
        } else {
            Self::Line(Platt::fit(scores, positive, label_noise)?)
        })
    }

    /// The calibrated log-odds of a score.
    pub fn log_odds(&self, score: f64) -> f64 {
        match self {
            Self::Line(line) => line.log_odds(score),
            Self::Curve(curve) => curve.log_odds(score),
        }
    }

    /// Whether every number is a [`usable`] one and the curve rises.
    pub(super) fn is_consistent(&self) -> bool {
        match self {
            Self::Line(line) => usable(line.slope) && usable(line.offset),
            Self::Curve(curve) => curve.is_consistent(),
        }
    }
}

/// Whether arithmetic on a number of a model file, which is finite, stays finite: no log-odds is near 10¹². The difference
/// of two numbers at the end of the range is infinite, and nothing times infinity is no number.
pub(super) fn usable(number: f64) -> bool {
    number.abs() <= 1e12
}

impl fmt::Display for Calibration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line(line) => write!(f, "{}", tr!("a line of slope {}", format_args!("{:.2}", line.slope))),
            Self::Curve(curve) => write!(f, "{}", tr!("a rising curve of {} levels", curve.len())),
        }
    }
}

/// Whether the curve's log loss on rows that it was not fitted to lies under the line's by more than the standard error of
/// the difference. Where a fold's other rows lack a class, nothing can be compared, and the line stays.
fn curve_pays(rows: HeldOut<'_>) -> Result<bool, Error> {
    let mut gains = Vec::with_capacity(rows.scores.len());
    let n_folds = rows.fold_of.iter().max().map_or(0, |&last| last + 1);
    for fold in 0..n_folds {
        let (held_out, seen): (Vec<usize>, Vec<usize>) =
            (0..rows.scores.len()).partition(|&row| rows.fold_of[row] == fold);
        let scores: Vec<f64> = seen.iter().map(|&row| rows.scores[row]).collect();
        let positive: Vec<bool> = seen.iter().map(|&row| rows.positive[row]).collect();
        if !positive.contains(&true) || !positive.contains(&false) {
            return Ok(false);
        }
        let (line, curve) = (Platt::fit(&scores, &positive, 0.0)?, Isotonic::fit(&scores, &positive, 0.0)?);
        gains.extend(held_out.into_iter().map(|row| {
            let (score, positive) = (rows.scores[row], rows.positive[row]);
            loss(line.log_odds(score), positive) - loss(curve.log_odds(score), positive)
        }));
    }
    if gains.len() < 2 {
        return Ok(false);
    }
    let n = gains.len() as f64;
    let mean = gains.iter().sum::<f64>() / n;
    let variance = gains.iter().map(|gain| (gain - mean).powi(2)).sum::<f64>() / (n - 1.0);
    Ok(mean > (variance / n).sqrt())
}

/// −ln of the probability given to what was true; never ∞: probabilities are kept 1e-15 from 0.
fn loss(log_odds: f64, positive: bool) -> f64 {
    -logistic(if positive { log_odds } else { -log_odds }).clamp(1e-15, 1.0).ln()
}

/// Mean log loss of `log_odds` on rows of these classes.
pub(super) fn log_loss(log_odds: impl Iterator<Item = f64>, positive: &[bool]) -> f64 {
    let losses = log_odds.zip(positive).map(|(log_odds, &positive)| loss(log_odds, positive));
    losses.sum::<f64>() / positive.len() as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows whose share of positives at each score is `share(score)`, in five folds.
    fn rows(share: impl Fn(f64) -> f64) -> (Vec<f64>, Vec<bool>, Vec<usize>) {
        let (mut scores, mut positive) = (Vec::new(), Vec::new());
        for step in 0..60 {
            let score = f64::from(step) / 10.0 - 3.0;
            for row in 0..50 {
                scores.push(score);
                positive.push((f64::from(row) + 0.5) / 50.0 < share(score));
            }
        }
        let folds = (0..scores.len()).map(|row| row * 7 % 5).collect();
        (scores, positive, folds)
    }

    fn chosen(share: impl Fn(f64) -> f64, label_noise: f64) -> Calibration {
        let (scores, positive, fold_of) = rows(share);
        let rows = HeldOut { scores: &scores, positive: &positive, fold_of: &fold_of, label_noise };
        Calibration::fit(rows, CalibrationMethod::Auto).unwrap()
    }

    #[test]
    fn a_line_is_taken_where_the_truth_is_one() {
        for label_noise in [0.0, 0.1] {
            let found = chosen(|score| logistic(2.0 * score - 1.0), label_noise);
            assert!(matches!(found, Calibration::Line(_)), "{found:?}");
        }
    }

    #[test]
    fn a_curve_is_taken_where_no_line_fits() {
        let steps = |score: f64| match score {
            ..-1.0 => 0.1,
            ..1.0 => 0.6,
            _ => 0.7,
        };
        let step = chosen(steps, 0.0);
        let Calibration::Curve(curve) = &step else { panic!("{step:?}") };
        assert!((logistic(curve.log_odds(-2.0)) - 0.1).abs() < 0.02);
        assert!((logistic(curve.log_odds(0.0)) - 0.6).abs() < 0.03);
    }

    #[test]
    fn a_method_that_is_asked_for_is_taken() {
        let (scores, positive, fold_of) = rows(logistic);
        let rows = HeldOut { scores: &scores, positive: &positive, fold_of: &fold_of, label_noise: 0.05 };
        for (method, curve) in [(CalibrationMethod::Platt, false), (CalibrationMethod::Isotonic, true)] {
            let found = Calibration::fit(rows, method).unwrap();
            assert_eq!(matches!(found, Calibration::Curve(_)), curve);
            assert!(logistic(found.log_odds(9.0)) < if curve { 0.9501 } else { 1.0 });
        }
    }

    #[test]
    fn rows_of_one_class_are_refused() {
        let rows =
            HeldOut { scores: &[1.0, 2.0], positive: &[true, true], fold_of: &[0, 1], label_noise: 0.0 };
        assert!(Calibration::fit(rows, CalibrationMethod::Auto).is_err());
    }
}
