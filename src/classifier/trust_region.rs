//! The sparse solver: a trust-region Newton method for the logistic loss.
//!
//! Needs: rows in compressed form, labels, weights of the rows, α > 0. Guarantees: the objective never rises from one
//! accepted step to the next; the same bits at any number of threads, because every row and every column is one dot
//! product taken in order, and sums over rows run over blocks of fixed size.
//!
//! Each Newton step solves the quadratic model within the trust region by conjugate gradients, preconditioned with the
//! diagonal of the Hessian.
//!
//! # References
//! C.-J. Lin, R. C. Weng, S. S. Keerthi, *Trust Region Newton Method for Large-Scale Logistic Regression*, JMLR 9 (2008);
//! C.-Y. Hsia, W.-L. Chiang, C.-J. Lin, *Preconditioned Conjugate Gradient Methods in Truncated Newton Frameworks for
//! Large-scale Linear Classification*, ACML 2018.

use crate::features::Matrix;
use rayon::prelude::*;

/// Rows of one block of a sum: fixed, so that the order of additions never depends on the threads.
const BLOCK: usize = 512;

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
    columns: Compressed,
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

/// A matrix by columns.
struct Compressed {
    starts: Vec<usize>,
    indices: Vec<u32>,
    values: Vec<f64>,
}

impl Compressed {
    /// The columns of `rows`, scaled.
    fn columns_of(rows: &Rows<'_>) -> Self {
        let mut starts = vec![0usize; rows.matrix.cols() + 1];
        for &column in rows.picked.iter().flat_map(|&row| rows.entries(row).0) {
            starts[column as usize + 1] += 1;
        }
        for column in 1..starts.len() {
            starts[column] += starts[column - 1];
        }
        let n_values = starts[starts.len() - 1];
        let (mut next, mut indices, mut values) = (starts.clone(), vec![0; n_values], vec![0.0; n_values]);
        for (at, &row) in rows.picked.iter().enumerate() {
            let (columns, row_values) = rows.entries(row);
            for (&column, value) in columns.iter().zip(row_values) {
                let column = column as usize;
                indices[next[column]] = at as u32;
                values[next[column]] = value * rows.scales[column];
                next[column] += 1;
            }
        }
        Self { starts, indices, values }
    }

    fn entries(&self, line: usize) -> impl Iterator<Item = (usize, f64)> + '_ {
        let range = self.starts[line]..self.starts[line + 1];
        self.indices[range.clone()]
            .iter()
            .map(|&index| index as usize)
            .zip(self.values[range].iter().copied())
    }

    fn dot(&self, line: usize, vector: &[f64]) -> f64 {
        self.entries(line).map(|(index, value)| value * vector[index]).sum()
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
        let columns = Compressed::columns_of(&rows);
        Self { rows, columns, signs, weights, alpha, intercept }
    }

    /// The same rows under another penalty.
    pub(super) fn with_alpha(self, alpha: f64) -> Self {
        Self { alpha, ..self }
    }

    fn n_features(&self) -> usize {
        self.columns.starts.len() - 1
    }

    pub(super) fn n_parameters(&self) -> usize {
        self.n_features() + usize::from(self.intercept)
    }

    /// z = X w + b for every row.
    fn scores(&self, parameters: &[f64]) -> Vec<f64> {
        let bias = if self.intercept { parameters[self.n_features()] } else { 0.0 };
        let scaled: Vec<f64> =
            self.rows.scales.iter().zip(parameters).map(|(scale, weight)| scale * weight).collect();
        let score = |&row: &usize| {
            let (columns, values) = self.rows.entries(row);
            let terms = columns.iter().zip(values).map(|(&column, value)| value * scaled[column as usize]);
            terms.sum::<f64>() + bias
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

    /// Xᵀ u, the sum of u last if there is an intercept, plus α times `parameters` but for the intercept.
    fn back(&self, u: &[f64], parameters: &[f64]) -> Vec<f64> {
        let columns = (0..self.n_features()).into_par_iter().with_min_len(4 * BLOCK);
        let mut result: Vec<f64> =
            columns.map(|column| self.columns.dot(column, u) + self.alpha * parameters[column]).collect();
        if self.intercept {
            result.push(u.iter().sum());
        }
        result
    }

    fn gradient(&self, parameters: &[f64], scores: &[f64]) -> Vec<f64> {
        let u: Vec<f64> = scores
            .iter()
            .enumerate()
            .map(|(row, &z)| {
                let y = self.signs[row];
                -self.weights[row] * y * logistic(-y * z)
            })
            .collect();
        self.back(&u, parameters)
    }

    /// The second derivative of each row's loss by its score.
    fn curvature(&self, scores: &[f64]) -> Vec<f64> {
        scores.iter().zip(&self.weights).map(|(&z, weight)| weight * logistic(z) * logistic(-z)).collect()
    }

    fn hessian_times(&self, curvature: &[f64], direction: &[f64]) -> Vec<f64> {
        let mut u = self.scores(direction);
        u.iter_mut().zip(curvature).for_each(|(u, d)| *u *= d);
        self.back(&u, direction)
    }

    /// A mixture of the Hessian's diagonal and the identity.
    fn preconditioner(&self, curvature: &[f64]) -> Vec<f64> {
        let mixed = |diagonal: f64| (1.0 - PRECONDITIONING) + PRECONDITIONING * diagonal;
        let columns = (0..self.n_features()).into_par_iter().with_min_len(4 * BLOCK);
        let mut result: Vec<f64> = columns
            .map(|column| {
                let entries = self.columns.entries(column);
                mixed(self.alpha + entries.map(|(row, x)| curvature[row] * x * x).sum::<f64>())
            })
            .collect();
        if self.intercept {
            result.push(mixed(curvature.iter().sum()));
        }
        result
    }

    /// Minimises the objective from `start`.
    pub(super) fn solve(&self, start: Vec<f64>, stop: &Stop) -> Solution {
        let zero = vec![0.0; self.n_parameters()];
        let at_zero = norm(&self.gradient(&zero, &vec![0.0; self.signs.len()]));
        let threshold = stop.tolerance * at_zero.max(1.0);

        let mut parameters = start;
        let mut scores = self.scores(&parameters);
        let mut objective = self.objective(&parameters, &scores);
        let mut gradient = self.gradient(&parameters, &scores);
        let mut gradient_norm = norm(&gradient);
        let mut curvature = self.curvature(&scores);
        let mut preconditioner = self.preconditioner(&curvature);
        let mut radius = weighted_norm(&gradient, &preconditioner, |g, m| g * g / m);
        let mut iterations = 0;
        while gradient_norm > threshold && iterations < stop.max_iterations {
            iterations += 1;
            let step = self.conjugate_gradients(&gradient, &curvature, &preconditioner, radius);
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
            let candidate_gradient = self.gradient(&candidate, &candidate_scores);
            let candidate_norm = norm(&candidate_gradient);
            let accepted =
                if below_rounding { candidate_norm < gradient_norm } else { actual > ETA.0 * predicted };
            if accepted {
                (parameters, scores, objective) = (candidate, candidate_scores, candidate_objective);
                (gradient, gradient_norm) = (candidate_gradient, candidate_norm);
                curvature = self.curvature(&scores);
                preconditioner = self.preconditioner(&curvature);
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
            let hessian_search = self.hessian_times(curvature, &search);
            let along = dot(&search, &hessian_search);
            let mut alpha = rz / along;
            let reached = along <= 0.0 || {
                let far: Vec<f64> = direction.iter().zip(&search).map(|(s, d)| s + alpha * d).collect();
                weighted_norm(&far, preconditioner, |s, m| s * s * m) > radius
            };
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

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn norm(a: &[f64]) -> f64 {
    dot(a, a).sqrt()
}

fn weighted_norm(a: &[f64], m: &[f64], term: impl Fn(f64, f64) -> f64) -> f64 {
    a.iter().zip(m).map(|(&a, &m)| term(a, m)).sum::<f64>().sqrt()
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
