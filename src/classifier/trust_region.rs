//! The sparse solver: a trust-region Newton method for the logistic loss.
//!
//! Needs: rows in compressed form, labels, weights of the rows, α > 0. Guarantees: the objective never rises from one
//! accepted step to the next; the same bits at any number of threads, because every row is one dot product taken in order,
//! and sums over rows run over stripes of rows whose number depends on the matrix alone.
//!
//! A Hessian times a vector is one pass over the rows: the row's dot product is taken, and the row times the result is added
//! up at once, while it is still near. The time of a fit is that of bringing the rows from memory, and so they come once.
//!
//! Each Newton step solves the quadratic model within the trust region by conjugate gradients, preconditioned with the
//! diagonal of the Hessian.
//!
//! # References
//! C.-J. Lin, R. C. Weng, S. S. Keerthi, *Trust Region Newton Method for Large-Scale Logistic Regression*, JMLR 9 (2008);
//! C.-Y. Hsia, W.-L. Chiang, C.-J. Lin, *Preconditioned Conjugate Gradient Methods in Truncated Newton Frameworks for
//! Large-scale Linear Classification*, ACML 2018.

use super::sums::{dot, norm, sparse_dot, sum_of, weighted_norm};
use crate::features::Matrix;
use rayon::prelude::*;
use std::ops::Range;

/// Rows of one block of a sum: fixed, so that the order of additions never depends on the threads.
const BLOCK: usize = 512;

/// Stripes of rows at the most, and so threads that one fit can use.
const MOST_STRIPES: usize = 16;

/// Values of a stripe for each of its columns' sums, at the least.
const VALUES_PER_SUM: usize = 8;

/// Acceptance and size of the trust region, as in the first reference.
const ETA: (f64, f64, f64) = (1e-4, 0.25, 0.75);
const SIGMA: (f64, f64, f64) = (0.25, 0.5, 4.0);

/// Inner conjugate gradients stop at this share of the gradient.
const FORCING: f64 = 0.1;

/// Share of the Hessian's diagonal in the preconditioner, the rest being the identity.
const PRECONDITIONING: f64 = 0.01;

/// One logistic regression to be fitted.
pub(super) struct Problem<'m> {
    /// Not copied: a row times a vector is taken as the unscaled row times the scaled vector.
    rows: Rows<'m>,
    /// Rows whose sums are taken together: their ends.
    stripes: Vec<Range<usize>>,
    /// +1 or −1 for each row.
    signs: Vec<f64>,
    /// What each row counts in the loss.
    weights: Vec<f64>,
    alpha: f64,
    intercept: bool,
}

/// Where the solver stopped.
pub(super) struct Solution {
    /// Weights, the intercept last if there is one.
    pub parameters: Vec<f64>,
    pub iterations: usize,
    pub gradient_norm: f64,
    pub objective: f64,
    pub converged: bool,
}

/// When to stop.
pub(super) struct Stop {
    pub tolerance: f64,
    pub max_iterations: usize,
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
    fn entries(&self, row: usize) -> (&[u32], &[f64]) {
        let range = self.matrix.indptr().outer_inds_sz(row);
        (&self.matrix.indices()[range.clone()], &self.matrix.data()[range])
    }
}

impl<'m> Problem<'m> {
    pub(super) fn new(
        rows: Rows<'m>,
        signs: Vec<f64>,
        weights: Vec<f64>,
        alpha: f64,
        intercept: bool,
    ) -> Self {
        debug_assert_eq!((rows.picked.len(), rows.picked.len()), (signs.len(), weights.len()));
        let stripes = stripes(&rows);
        Self { rows, stripes, signs, weights, alpha, intercept }
    }

    /// The same rows under another penalty.
    pub(super) fn with_alpha(self, alpha: f64) -> Self {
        Self { alpha, ..self }
    }

    fn n_features(&self) -> usize {
        self.rows.scales.len()
    }

    pub(super) fn n_parameters(&self) -> usize {
        self.n_features() + usize::from(self.intercept)
    }

    /// The weights of `parameters` for unscaled rows, and the intercept.
    fn unscaled(&self, parameters: &[f64]) -> (Vec<f64>, f64) {
        let bias = if self.intercept { parameters[self.n_features()] } else { 0.0 };
        (self.rows.scales.iter().zip(parameters).map(|(scale, weight)| scale * weight).collect(), bias)
    }

    /// z = X w + b for every row.
    fn scores(&self, parameters: &[f64]) -> Vec<f64> {
        let (weights, bias) = self.unscaled(parameters);
        let score = |&row: &usize| {
            let (columns, values) = self.rows.entries(row);
            sparse_dot(columns, values, &weights) + bias
        };
        self.rows.picked.par_iter().with_min_len(BLOCK).map(score).collect()
    }

    fn objective(&self, parameters: &[f64], scores: &[f64]) -> f64 {
        let blocks: Vec<f64> = (0..scores.len().div_ceil(BLOCK))
            .into_par_iter()
            .with_min_len(8)
            .map(|block| {
                let rows = block * BLOCK..((block + 1) * BLOCK).min(scores.len());
                rows.map(|row| self.weights[row] * ln_1p_exp(-self.signs[row] * scores[row])).sum()
            })
            .collect();
        let penalty: f64 = parameters[..self.n_features()].iter().map(|w| w * w).sum();
        blocks.iter().sum::<f64>() + 0.5 * self.alpha * penalty
    }

    /// For each column Σ `factor` · `power`(value) over all rows, scaled; the sum of the factors last if there is an
    /// intercept. `factor` is given the place of a row and its entries.
    fn sum_columns(
        &self,
        sums: &mut Sums,
        factor: impl Fn(usize, &[u32], &[f64]) -> f64 + Sync,
        power: impl Fn(f64) -> f64 + Sync,
    ) -> Vec<f64> {
        sums.0.par_iter_mut().zip(&self.stripes).for_each(|(sums, stripe)| {
            sums.fill(0.0);
            let (of_factors, of_columns) =
                sums.split_last_mut().expect("the last one is that of the factors");
            for at in stripe.clone() {
                let (columns, values) = self.rows.entries(self.rows.picked[at]);
                let factor = factor(at, columns, values);
                *of_factors += factor;
                for (&column, &value) in columns.iter().zip(values) {
                    of_columns[column as usize] += factor * power(value);
                }
            }
        });
        let mut sum = vec![0.0; self.n_parameters()];
        for stripe in &sums.0 {
            sum.iter_mut().zip(stripe).for_each(|(sum, stripe)| *sum += stripe);
        }
        sum.iter_mut().zip(self.rows.scales).for_each(|(sum, scale)| *sum *= power(*scale));
        sum
    }

    /// Adds α times `parameters`, but for the intercept, to `result`.
    fn add_penalty(&self, result: &mut [f64], parameters: &[f64]) {
        let weights = &parameters[..self.n_features()];
        result.iter_mut().zip(weights).for_each(|(result, weight)| *result += self.alpha * weight);
    }

    fn gradient(&self, sums: &mut Sums, parameters: &[f64], scores: &[f64]) -> Vec<f64> {
        let slope = |row: usize, _: &[u32], _: &[f64]| {
            let y = self.signs[row];
            -self.weights[row] * y * logistic(-y * scores[row])
        };
        let mut gradient = self.sum_columns(sums, slope, |value| value);
        self.add_penalty(&mut gradient, parameters);
        gradient
    }

    /// The second derivative of each row's loss by its score.
    fn curvature(&self, scores: &[f64]) -> Vec<f64> {
        scores.iter().zip(&self.weights).map(|(&z, weight)| weight * logistic(z) * logistic(-z)).collect()
    }

    fn hessian_times(&self, sums: &mut Sums, curvature: &[f64], direction: &[f64]) -> Vec<f64> {
        let (weights, bias) = self.unscaled(direction);
        let bend = |row: usize, columns: &[u32], values: &[f64]| {
            curvature[row] * (sparse_dot(columns, values, &weights) + bias)
        };
        let mut product = self.sum_columns(sums, bend, |value| value);
        self.add_penalty(&mut product, direction);
        product
    }

    /// A mixture of the Hessian's diagonal and the identity.
    fn preconditioner(&self, sums: &mut Sums, curvature: &[f64]) -> Vec<f64> {
        let mut diagonal = self.sum_columns(sums, |row, _, _| curvature[row], |value| value * value);
        diagonal[..self.n_features()].iter_mut().for_each(|entry| *entry += self.alpha);
        let mixed = |diagonal: f64| (1.0 - PRECONDITIONING) + PRECONDITIONING * diagonal;
        diagonal.into_iter().map(mixed).collect()
    }

    /// Minimises the objective from `start`.
    pub(super) fn solve(&self, start: Vec<f64>, stop: &Stop) -> Solution {
        let sums = &mut Sums(vec![vec![0.0; self.n_features() + 1]; self.stripes.len()]);
        let zero = vec![0.0; self.n_parameters()];
        let at_zero = norm(&self.gradient(sums, &zero, &vec![0.0; self.signs.len()]));
        let threshold = stop.tolerance * at_zero.max(1.0);

        let mut parameters = start;
        let mut scores = self.scores(&parameters);
        let mut objective = self.objective(&parameters, &scores);
        let mut gradient = self.gradient(sums, &parameters, &scores);
        let mut gradient_norm = norm(&gradient);
        let mut curvature = self.curvature(&scores);
        let mut preconditioner = self.preconditioner(sums, &curvature);
        let mut radius = weighted_norm(&gradient, &preconditioner, |g, m| g * g / m);
        let mut iterations = 0;
        while gradient_norm > threshold && iterations < stop.max_iterations {
            iterations += 1;
            let step = self.conjugate_gradients(sums, &gradient, &curvature, &preconditioner, radius);
            let candidate: Vec<f64> = parameters.iter().zip(&step.direction).map(|(w, s)| w + s).collect();
            let candidate_scores = self.scores(&candidate);
            let candidate_objective = self.objective(&candidate, &candidate_scores);
            let slope = dot(&gradient, &step.direction);
            let predicted = -0.5 * (slope - dot(&step.direction, &step.residual));
            let actual = objective - candidate_objective;
            if predicted <= 0.0 {
                break; // rounding has used up the model's accuracy
            }
            let length = weighted_norm(&step.direction, &preconditioner, |s, m| s * s * m);
            if iterations == 1 {
                radius = radius.min(length);
            }
            radius = next_radius(radius, length, &step, slope, actual, predicted);
            // Near the optimum the difference of two objectives is all rounding; the gradient then decides.
            let below_rounding = predicted <= 1e-9 * objective.abs();
            let candidate_gradient = self.gradient(sums, &candidate, &candidate_scores);
            let candidate_norm = norm(&candidate_gradient);
            let accepted =
                if below_rounding { candidate_norm < gradient_norm } else { actual > ETA.0 * predicted };
            if accepted {
                (parameters, scores, objective) = (candidate, candidate_scores, candidate_objective);
                (gradient, gradient_norm) = (candidate_gradient, candidate_norm);
                curvature = self.curvature(&scores);
                preconditioner = self.preconditioner(sums, &curvature);
            } else if below_rounding {
                break;
            }
        }
        let converged = gradient_norm <= threshold;
        Solution { parameters, iterations, gradient_norm, objective, converged }
    }

    /// Steihaug's conjugate gradients: the minimum of the quadratic model, or where its path leaves the region.
    fn conjugate_gradients(
        &self,
        sums: &mut Sums,
        gradient: &[f64],
        curvature: &[f64],
        preconditioner: &[f64],
        radius: f64,
    ) -> Step {
        let n = gradient.len();
        let mut direction = vec![0.0; n];
        let mut residual: Vec<f64> = gradient.iter().map(|g| -g).collect();
        let mut z: Vec<f64> = residual.iter().zip(preconditioner).map(|(r, m)| r / m).collect();
        let mut search = z.clone();
        let mut rz = dot(&residual, &z);
        let goal = FORCING * rz.sqrt();
        let limit = n.max(5);
        for _ in 0..limit {
            if rz.sqrt() <= goal {
                break;
            }
            let hessian_search = self.hessian_times(sums, curvature, &search);
            let along = dot(&search, &hessian_search);
            let mut alpha = rz / along;
            let far = |i: usize| direction[i] + alpha * search[i];
            let reached = along <= 0.0 || sum_of(n, |i| far(i) * far(i) * preconditioner[i]).sqrt() > radius;
            if reached {
                alpha = to_boundary(&direction, &search, preconditioner, radius);
            }
            for i in 0..n {
                direction[i] += alpha * search[i];
                residual[i] -= alpha * hessian_search[i];
            }
            if reached {
                return Step { direction, residual, on_boundary: true };
            }
            z.iter_mut().zip(&residual).zip(preconditioner).for_each(|((z, r), m)| *z = r / m);
            let next = dot(&residual, &z);
            let beta = next / rz;
            rz = next;
            search.iter_mut().zip(&z).for_each(|(d, z)| *d = z + beta * *d);
        }
        Step { direction, residual, on_boundary: false }
    }
}

/// For each stripe of rows a sum for each column, and one over all: made once for a fit and filled again and again.
struct Sums(Vec<Vec<f64>>);

/// Rows in stripes: as many that adding up their sums costs little beside making them, [`MOST_STRIPES`] at the most.
fn stripes(rows: &Rows<'_>) -> Vec<Range<usize>> {
    let n_values: usize = rows.picked.iter().map(|&row| rows.entries(row).0.len()).sum();
    let count = (n_values / (VALUES_PER_SUM * rows.scales.len()).max(1)).clamp(1, MOST_STRIPES);
    let (n_rows, length) = (rows.picked.len(), rows.picked.len().div_ceil(count).max(1));
    (0..n_rows).step_by(length).map(|start| start..(start + length).min(n_rows)).collect()
}

struct Step {
    direction: Vec<f64>,
    /// −gradient − H · direction.
    residual: Vec<f64>,
    on_boundary: bool,
}

/// The α ≥ 0 at which `from + α · along` has length `radius`.
fn to_boundary(from: &[f64], along: &[f64], preconditioner: &[f64], radius: f64) -> f64 {
    let (mut a, mut b, mut c) = (0.0, 0.0, -radius * radius);
    for i in 0..from.len() {
        a += along[i] * along[i] * preconditioner[i];
        b += from[i] * along[i] * preconditioner[i];
        c += from[i] * from[i] * preconditioner[i];
    }
    let root = (b * b - a * c).max(0.0).sqrt();
    if b >= 0.0 { -c / (b + root) } else { (root - b) / a }
}

fn next_radius(radius: f64, length: f64, step: &Step, slope: f64, actual: f64, predicted: f64) -> f64 {
    let excess = -actual - slope;
    let alpha = if excess <= 0.0 { SIGMA.2 } else { SIGMA.0.max(-0.5 * (slope / excess)) };
    if actual < ETA.0 * predicted {
        (alpha * length).min(SIGMA.1 * radius)
    } else if actual < ETA.1 * predicted {
        (SIGMA.0 * radius).max((alpha * length).min(SIGMA.1 * radius))
    } else if actual < ETA.2 * predicted {
        (SIGMA.0 * radius).max((alpha * length).min(SIGMA.2 * radius))
    } else if step.on_boundary {
        SIGMA.2 * radius
    } else {
        radius.max((alpha * length).min(SIGMA.2 * radius))
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
