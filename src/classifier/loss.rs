//! The logistic loss of sparse rows: its value, its gradient, and its Hessian times a vector.
//!
//! The same bits at any number of threads, because every row is one dot product taken in order, and sums over rows run over
//! stripes of rows whose number depends on the matrix alone.
//!
//! A Hessian times a vector is one pass over the rows: the row's dot product is taken, and the row times the result is added
//! up at once, while it is still near. The time of a fit is that of bringing the rows from memory, and so they come once.

use super::sums::sparse_dot;
use crate::features::Matrix;
use rayon::prelude::*;
use std::ops::Range;

/// Rows of one block of a sum: fixed, so that the order of additions never depends on the threads.
const BLOCK: usize = 512;

/// Stripes of rows at the most, and so threads that one fit can use.
const MOST_STRIPES: usize = 16;

/// Values of a stripe for each of its columns' sums, at the least.
const VALUES_PER_SUM: usize = 8;

/// The logistic loss of labelled rows, as a function of the parameters: a weight for each column, then the intercept if there is
/// one.
pub(super) struct LogisticLoss<'m> {
    /// Not copied: a row times a vector is taken as the unscaled row times the scaled vector.
    rows: Rows<'m>,
    /// +1 or −1 for each row.
    signs: Vec<f64>,
    /// What each row counts in the loss.
    weights: Vec<f64>,
    intercept: bool,
}

/// Rows of a matrix, its columns scaled.
#[derive(Clone, Copy)]
pub(super) struct Rows<'m> {
    pub matrix: &'m Matrix,
    /// Which of its rows, in this order.
    pub picked: &'m [usize],
    /// What each column is multiplied by.
    pub scales: &'m [f64],
}

impl Rows<'_> {
    /// Columns and values of a row of the matrix, as they are stored.
    fn entries(&self, row: usize) -> (&[u32], &[f32]) {
        let range = self.matrix.indptr().outer_inds_sz(row);
        (&self.matrix.indices()[range.clone()], &self.matrix.data()[range])
    }
}

/// A stripe of rows and what is added up over it: made once for a path and filled again and again.
pub(super) struct Stripe {
    rows: Range<usize>,
    /// One sum for each column.
    columns: Vec<f64>,
    /// The sum of the factors of the rows.
    factors: f64,
    /// The dot product of each row with the vector that was last multiplied.
    pub products: Vec<f64>,
}

impl<'m> LogisticLoss<'m> {
    pub(super) fn new(rows: Rows<'m>, signs: Vec<f64>, weights: Vec<f64>, intercept: bool) -> Self {
        debug_assert_eq!((rows.picked.len(), rows.picked.len()), (signs.len(), weights.len()));
        Self { rows, signs, weights, intercept }
    }

    pub(super) fn n_rows(&self) -> usize {
        self.signs.len()
    }

    pub(super) fn n_features(&self) -> usize {
        self.rows.scales.len()
    }

    pub(super) fn n_parameters(&self) -> usize {
        self.n_features() + usize::from(self.intercept)
    }

    /// Rows in stripes: as many that adding up their sums costs little beside making them, [`MOST_STRIPES`] at the most.
    pub(super) fn stripes(&self) -> Vec<Stripe> {
        let n_values: usize = self.rows.picked.iter().map(|&row| self.rows.entries(row).0.len()).sum();
        let count = (n_values / (VALUES_PER_SUM * self.n_features()).max(1)).clamp(1, MOST_STRIPES);
        let n_rows = self.signs.len();
        let length = n_rows.div_ceil(count).max(1);
        let stripe = |start: usize| {
            let rows = start..(start + length).min(n_rows);
            let products = vec![0.0; rows.len()];
            Stripe { rows, columns: vec![0.0; self.n_features()], factors: 0.0, products }
        };
        (0..n_rows).step_by(length).map(stripe).collect()
    }

    /// The weights of `parameters` for unscaled rows, and the intercept.
    fn unscaled(&self, parameters: &[f64]) -> (Vec<f64>, f64) {
        let bias = if self.intercept { parameters[self.n_features()] } else { 0.0 };
        (self.rows.scales.iter().zip(parameters).map(|(scale, weight)| scale * weight).collect(), bias)
    }

    /// z = X w + b for every row.
    pub(super) fn scores(&self, parameters: &[f64]) -> Vec<f64> {
        let (weights, bias) = self.unscaled(parameters);
        let score = |&row: &usize| {
            let (columns, values) = self.rows.entries(row);
            sparse_dot(columns, values, &weights) + bias
        };
        self.rows.picked.par_iter().with_min_len(BLOCK).map(score).collect()
    }

    /// The loss of all rows.
    pub(super) fn value(&self, scores: &[f64]) -> f64 {
        let blocks: Vec<f64> = (0..scores.len().div_ceil(BLOCK))
            .into_par_iter()
            .with_min_len(8)
            .map(|block| {
                let rows = block * BLOCK..((block + 1) * BLOCK).min(scores.len());
                rows.map(|row| self.weights[row] * ln_1p_exp(-self.signs[row] * scores[row])).sum()
            })
            .collect();
        blocks.iter().sum()
    }

    /// For each column Σ `factor` · `power`(value) over all rows, scaled; the sum of the factors last if there is an
    /// intercept. `factor` is given the place of a row, its entries and where its product may be kept.
    fn sum_columns(
        &self,
        stripes: &mut [Stripe],
        factor: impl Fn(usize, &[u32], &[f32], &mut f64) -> f64 + Sync,
        power: impl Fn(f64) -> f64 + Sync,
    ) -> Vec<f64> {
        stripes.par_iter_mut().for_each(|stripe| {
            let Stripe { rows, columns: sums, factors, products } = stripe;
            sums.fill(0.0);
            *factors = 0.0;
            for (at, product) in rows.clone().zip(products) {
                let (columns, values) = self.rows.entries(self.rows.picked[at]);
                let factor = factor(at, columns, values, product);
                *factors += factor;
                for (&column, &value) in columns.iter().zip(values) {
                    sums[column as usize] += factor * power(f64::from(value));
                }
            }
        });
        let mut sum = vec![0.0; self.n_features()];
        for stripe in &*stripes {
            sum.iter_mut().zip(&stripe.columns).for_each(|(sum, stripe)| *sum += stripe);
        }
        sum.iter_mut().zip(self.rows.scales).for_each(|(sum, scale)| *sum *= power(*scale));
        sum.extend(self.intercept.then(|| stripes.iter().map(|stripe| stripe.factors).sum::<f64>()));
        sum
    }

    /// The gradient where the rows have these `scores`.
    pub(super) fn gradient(&self, stripes: &mut [Stripe], scores: &[f64]) -> Vec<f64> {
        let slope = |row: usize, _: &[u32], _: &[f32], _: &mut f64| {
            let y = self.signs[row];
            -self.weights[row] * y * logistic(-y * scores[row])
        };
        self.sum_columns(stripes, slope, |value| value)
    }

    /// The second derivative of each row's loss by its score.
    pub(super) fn curvature(&self, scores: &[f64]) -> Vec<f64> {
        scores.iter().zip(&self.weights).map(|(&z, weight)| weight * logistic(z) * logistic(-z)).collect()
    }

    /// The diagonal of the Hessian where the rows have this `curvature`.
    pub(super) fn hessian_diagonal(&self, stripes: &mut [Stripe], curvature: &[f64]) -> Vec<f64> {
        self.sum_columns(stripes, |row, _, _, _| curvature[row], |value| value * value)
    }

    /// The Hessian where the rows have this `curvature`, times `vector`; the stripes keep the dot product of each row with it.
    pub(super) fn hessian_times(
        &self,
        stripes: &mut [Stripe],
        curvature: &[f64],
        vector: &[f64],
    ) -> Vec<f64> {
        let (weights, bias) = self.unscaled(vector);
        let bend = |row: usize, columns: &[u32], values: &[f32], product: &mut f64| {
            *product = sparse_dot(columns, values, &weights) + bias;
            curvature[row] * *product
        };
        self.sum_columns(stripes, bend, |value| value)
    }
}

/// ln(1 + eˣ) without overflow.
fn ln_1p_exp(x: f64) -> f64 {
    if x > 0.0 { x + (-x).exp().ln_1p() } else { x.exp().ln_1p() }
}

/// 1 / (1 + e⁻ˣ) without overflow.
pub(super) fn logistic(x: f64) -> f64 {
    if x >= 0.0 {
        1.0 / (1.0 + (-x).exp())
    } else {
        let e = x.exp();
        e / (1.0 + e)
    }
}
