//! Platt's calibration: from a score to log-odds by a line.
//!
//! Labels are not certain: where two readers agree on 95 % of the statements, no score deserves more. Platt's fit therefore
//! aims at 1 − ε and ε instead of 1 and 0, where ε is the share of labels that another reader would give otherwise. Written
//! rows are clearer cases than printed ones, and without ε the probabilities of printed ones are too sure of themselves.
//!
//! # References
//! J. Platt, *Probabilistic Outputs for Support Vector Machines*, 1999.

use super::params::SparseLogistic;
use crate::error::Error;
use crate::features::SparseRecords;
use linfa::dataset::DatasetBase;
use linfa::traits::Fit;
use ndarray::Array1;
use serde::{Deserialize, Serialize};

/// A line from score to calibrated log-odds: `slope · score + offset`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Platt {
    /// Under 1 when the scores are too sure of themselves.
    pub slope: f64,
    /// Added last.
    pub offset: f64,
}

impl Platt {
    /// Fits the line to scores of rows that the model did not see in training; a share `label_noise` of the labels, in
    /// [0, 0.5), is taken to be wrong.
    ///
    /// # Errors
    /// When only one class is there.
    pub fn fit(scores: &[f64], positive: &[bool], label_noise: f64) -> Result<Self, Error> {
        // Every row twice: with its label, and with the other one at the weight of the noise.
        let rows = scores.iter().chain(scores).map(|&score| vec![(0, score)]);
        let targets: Array1<bool> = positive.iter().copied().chain(positive.iter().map(|&is| !is)).collect();
        let both = positive.iter().any(|&is| is) && positive.iter().any(|&is| !is);
        if !both {
            return Err(linfa::Error::NotEnoughSamples.into());
        }
        let weight = |row: usize| if row < scores.len() { 1.0 - label_noise } else { label_noise } as f32;
        let weights: Array1<f32> = (0..2 * scores.len()).map(weight).collect();
        let dataset = DatasetBase::new(SparseRecords::from_rows(1, rows), targets).with_weights(weights);
        let fit = SparseLogistic::new(1e-6).gradient_tolerance(1e-9).fit(&dataset)?;
        Ok(Self { slope: fit.model.params()[0], offset: fit.model.intercept() })
    }

    /// The calibrated log-odds of a score.
    pub fn log_odds(self, score: f64) -> f64 {
        self.slope * score + self.offset
    }
}

#[cfg(test)]
mod tests {
    use super::super::loss::logistic;
    use super::*;

    #[test]
    fn scores_twice_too_sure_are_halved() {
        // Scores ±2 with the odds of ±1: e of e + 1 right.
        let (mut scores, mut positive) = (Vec::new(), Vec::new());
        for row in 0..10_000 {
            let right = f64::from(row) / 10_000.0 < logistic(1.0);
            for side in [true, false] {
                scores.push(if side { 2.0 } else { -2.0 });
                positive.push(side == right);
            }
        }
        let platt = Platt::fit(&scores, &positive, 0.0).unwrap();
        assert!((platt.slope - 0.5).abs() < 1e-3 && platt.offset.abs() < 1e-3, "{platt:?}");
    }

    #[test]
    fn no_score_is_surer_than_the_labels() {
        let scores: Vec<f64> = (0..1000).map(|row| if row % 2 == 0 { 3.0 } else { -3.0 }).collect();
        let positive: Vec<bool> = (0..1000).map(|row| row % 2 == 0).collect();
        let platt = Platt::fit(&scores, &positive, 0.05).unwrap();
        assert!((logistic(platt.log_odds(3.0)) - 0.95).abs() < 1e-4, "{platt:?}");
    }
}
