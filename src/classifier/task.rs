//! Tasks: the two questions that a stance model answers, and how each is fitted.

use super::logistic::{SparseFit, linfa_model};
use super::loss::Rows;
use super::params::SparseLogistic;
use super::stance::Prior;
use super::training::TrainingOptions;
use crate::error::Error;
use crate::features::SparseRecords;
use linfa::ParamGuard;

/// Where the fits of a model stop, as a share of the gradient at zero weights: what liblinear stops at. A hundredth of it
/// moves no probability by more than 0.0002.
const TOLERANCE: f64 = 1e-4;

/// One of the two questions: the rows that it is asked of, and which of them are positive.
pub(super) struct Task {
    /// Rows of the table.
    pub rows: Vec<usize>,
    /// Whether each of them is positive.
    pub positive: Vec<bool>,
    /// How much each row counts beside the weight of its class.
    weights: Vec<f32>,
}

impl Task {
    /// Second pole or first, asked of the rows at a pole.
    pub(super) fn lean(labels: &[usize]) -> Self {
        let rows: Vec<usize> = (0..labels.len()).filter(|&row| labels[row] < 2).collect();
        let positive = rows.iter().map(|&row| labels[row] == 1).collect();
        Self { weights: vec![1.0; rows.len()], rows, positive }
    }

    /// A pole or neutral, asked of all rows. Each pole counts as much among the poles as `prior` expects of it: where
    /// confrontation is three times as frequent, a stance looks like it three times as often.
    pub(super) fn gate(labels: &[usize], prior: Prior) -> Self {
        let count = |label: usize| labels.iter().filter(|&&other| other == label).count() as f64;
        let (rows_at_poles, share_of_poles) = (count(0) + count(1), prior.shares[0] + prior.shares[1]);
        let weight = |label: usize| match label {
            0 | 1 => (prior.shares[label] / share_of_poles * rows_at_poles / count(label)) as f32,
            _ => 1.0,
        };
        Self {
            rows: (0..labels.len()).collect(),
            positive: labels.iter().map(|&label| label < 2).collect(),
            weights: labels.iter().map(|&label| weight(label)).collect(),
        }
    }

    /// What `of_table` says of the task's rows.
    pub(super) fn own<T: Copy>(&self, of_table: &[T]) -> Vec<T> {
        self.rows.iter().map(|&row| of_table[row]).collect()
    }

    /// One fit for each λ, to the task's rows that `keep` says. The first `n_terms` columns are word and character n-grams;
    /// each is penalised the less, the more its frequency differs between the classes.
    pub(super) fn fit_path(
        &self,
        records: &SparseRecords,
        keep: impl Fn(usize) -> bool,
        n_terms: usize,
        options: &TrainingOptions,
        lambdas: &[f64],
    ) -> Result<Vec<SparseFit>, Error> {
        let kept: Vec<usize> = (0..self.rows.len()).filter(|&at| keep(self.rows[at])).collect();
        let rows: Vec<usize> = kept.iter().map(|&at| self.rows[at]).collect();
        let positive: Vec<bool> = kept.iter().map(|&at| self.positive[at]).collect();
        let weights: Vec<f32> = kept.iter().map(|&at| self.weights[at]).collect();
        let alphas: Vec<f64> = lambdas.iter().map(|lambda| lambda * rows.len() as f64).collect();
        let settings = SparseLogistic::new(alphas[0])
            .class_weights(options.class_weights)
            .gradient_tolerance(TOLERANCE)
            .check()?;
        let matrix = records.matrix();
        let unscaled = vec![1.0; matrix.cols()];
        let ratios = Rows { matrix, picked: &rows, scales: &unscaled };
        let scales = ratio_scales(&ratios, &positive, &weights, n_terms, options.ratio_power);
        let rows = Rows { matrix, picked: &rows, scales: &scales };
        let fits = settings.fit_rows(rows, &positive, Some(&weights), &alphas)?.into_iter();
        // A weight of the scaled column times its scale is the weight of the column as it was.
        fits.map(|fit| {
            let weights =
                fit.model.params().iter().zip(&scales).map(|(weight, scale)| weight * scale).collect();
            Ok(SparseFit { model: linfa_model(weights, fit.model.intercept())?, report: fit.report })
        })
        .collect()
    }
}

/// Added to the sum of every term in either class, so that a term of one class alone has a ratio.
const SMOOTHING: f64 = 0.5;

/// The factor of each column: the absolute log ratio of its share of both classes, to the power `power`, brought to a
/// mean square of 1 over the terms; 1 for the columns from `n_terms` on.
///
/// # References
/// S. Wang, C. Manning, *Baselines and Bigrams: Simple, Good Sentiment and Topic Classification*, ACL 2012.
fn ratio_scales(rows: &Rows<'_>, positive: &[bool], weights: &[f32], n_terms: usize, power: f64) -> Vec<f64> {
    let mut scales = vec![1.0; rows.matrix.cols()];
    if n_terms == 0 || power == 0.0 {
        return scales;
    }
    let mut sums = [vec![SMOOTHING; n_terms], vec![SMOOTHING; n_terms]];
    for (at, &row) in rows.picked.iter().enumerate() {
        let sums = &mut sums[usize::from(positive[at])];
        let values = rows.matrix.outer_view(row).expect("the task's rows are rows of the matrix");
        for (column, &value) in values.iter().filter(|&(column, _)| column < n_terms) {
            sums[column] += f64::from(value) * f64::from(weights[at]);
        }
    }
    let [negative, positive] = sums;
    let totals: (f64, f64) = (negative.iter().sum(), positive.iter().sum());
    for (scale, (negative, positive)) in scales.iter_mut().zip(negative.iter().zip(&positive)) {
        *scale = ((positive / totals.1) / (negative / totals.0)).ln().abs().powf(power);
    }
    let mean_square = scales[..n_terms].iter().map(|scale| scale * scale).sum::<f64>() / n_terms as f64;
    if mean_square > 0.0 {
        scales[..n_terms].iter_mut().for_each(|scale| *scale /= mean_square.sqrt());
    }
    scales
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_that_both_classes_share_are_penalised_more() {
        let rows = [vec![(0, 1.0), (1, 1.0), (2, 1.0)], vec![(0, 1.0)]];
        let records = SparseRecords::from_rows(3, rows);
        let rows = Rows { matrix: records.matrix(), picked: &[0, 1], scales: &[1.0; 3] };
        let scales = ratio_scales(&rows, &[true, false], &[1.0, 1.0], 2, 0.5);
        assert!(scales[0] < scales[1], "{scales:?}");
        assert!((scales[0].powi(2) + scales[1].powi(2) - 2.0).abs() < 1e-12, "{scales:?}");
        assert!((scales[2] - 1.0).abs() < f64::EPSILON, "a column that is no term keeps its scale");
    }

    #[test]
    fn a_pole_counts_in_the_gate_as_often_as_it_is_expected() {
        let prior = Prior::from_counts([10.0, 30.0, 60.0]).unwrap();
        let gate = Task::gate(&[0, 1, 2, 2], prior);
        assert_eq!(gate.weights, [0.5, 1.5, 1.0, 1.0]);
    }
}
