//! The sparse solver: a trust-region Newton method for the logistic loss.
//!
//! Needs: a [`LogisticLoss`], α > 0. Guarantees: the objective, loss + α/2 ‖w‖² without the intercept, never rises from one
//! accepted step to the next; the same bits at any number of threads, as those of the loss are.
//!
//! Each Newton step solves the quadratic model within the trust region by conjugate gradients. Their preconditioner is
//! that of zero weights, made once; they add up how the scores of the rows change, so that nothing but the gradient is
//! left to be found where a step ends.
//!
//! How exactly each step is solved follows the third reference.
//!
//! # References
//! C.-J. Lin, R. C. Weng, S. S. Keerthi, *Trust Region Newton Method for Large-Scale Logistic Regression*, JMLR 9 (2008);
//! C.-Y. Hsia, W.-L. Chiang, C.-J. Lin, *Preconditioned Conjugate Gradient Methods in Truncated Newton Frameworks for
//! Large-scale Linear Classification*, ACML 2018; S. C. Eisenstat, H. F. Walker, *Choosing the Forcing Terms in an Inexact
//! Newton Method*, SIAM Journal on Scientific Computing 17 (1996).

use super::loss::{LogisticLoss, Stripe};
use super::sums::{dot, norm, sum_of, weighted_norm};

/// Acceptance and size of the trust region, as in the first reference.
const ETA: (f64, f64, f64) = (1e-4, 0.25, 0.75);
const SIGMA: (f64, f64, f64) = (0.25, 0.5, 4.0);

/// Conjugate gradients stop at this share of the gradient at the latest.
const LOOSEST: f64 = 0.25;

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

/// Parameters, and what the rows say of them; the penalty is left out, so that it holds for any α.
struct Point {
    parameters: Vec<f64>,
    /// z = X w + b for every row.
    scores: Vec<f64>,
    loss: f64,
    loss_gradient: Vec<f64>,
}

impl Point {
    fn at(parameters: Vec<f64>, scores: Vec<f64>, loss: &LogisticLoss<'_>, stripes: &mut [Stripe]) -> Self {
        let loss_gradient = loss.gradient(stripes, &scores);
        Self { parameters, loss: loss.value(&scores), scores, loss_gradient }
    }
}

/// Minimises the penalised `loss` once for each α of `alphas`, from `start` (zero when there is none) and then from where
/// the one before ended.
pub(super) fn solve_path(
    loss: &LogisticLoss<'_>,
    start: Option<Vec<f64>>,
    alphas: &[f64],
    stop: &Stop,
) -> Vec<Solution> {
    let stripes = &mut loss.stripes();
    let zero = Point::at(vec![0.0; loss.n_parameters()], vec![0.0; loss.n_rows()], loss, stripes);
    let threshold = stop.tolerance * norm(&zero.loss_gradient).max(1.0);
    let diagonal = loss.hessian_diagonal(stripes, &loss.curvature(&zero.scores));
    let mut point = match start {
        None => zero,
        Some(parameters) => {
            let scores = loss.scores(&parameters);
            Point::at(parameters, scores, loss, stripes)
        }
    };
    let solve = |&alpha: &f64| {
        let objective = Objective::new(loss, alpha, &diagonal);
        objective.minimise(&mut point, stripes, threshold, stop.max_iterations)
    };
    alphas.iter().map(solve).collect()
}

/// The loss with its penalty, α/2 · ‖w‖², which spares the intercept.
struct Objective<'l, 'm> {
    loss: &'l LogisticLoss<'m>,
    alpha: f64,
    preconditioner: Vec<f64>,
}

impl<'l, 'm> Objective<'l, 'm> {
    /// `diagonal` is that of the Hessian of the loss alone.
    ///
    /// The preconditioner is the root of the diagonal. The diagonal as it is takes each column for the only one that says
    /// what it says, and none at all takes all for equally frequent; on rows of text, whose words follow Zipf's law, what
    /// lies between takes the fewest steps.
    fn new(loss: &'l LogisticLoss<'m>, alpha: f64, diagonal: &[f64]) -> Self {
        let (weights, intercept) = diagonal.split_at(loss.n_features());
        let with_penalty = weights.iter().map(|entry| entry + alpha).chain(intercept.iter().copied());
        Self { loss, alpha, preconditioner: with_penalty.map(f64::sqrt).collect() }
    }

    fn value(&self, point: &Point) -> f64 {
        let weights = &point.parameters[..self.loss.n_features()];
        point.loss + 0.5 * self.alpha * dot(weights, weights)
    }

    fn gradient(&self, point: &Point) -> Vec<f64> {
        let mut gradient = point.loss_gradient.clone();
        self.add_penalty(&mut gradient, &point.parameters);
        gradient
    }

    fn hessian_times(&self, stripes: &mut [Stripe], curvature: &[f64], vector: &[f64]) -> Vec<f64> {
        let mut product = self.loss.hessian_times(stripes, curvature, vector);
        self.add_penalty(&mut product, vector);
        product
    }

    /// Adds α times `parameters`, but for the intercept, to `result`.
    fn add_penalty(&self, result: &mut [f64], parameters: &[f64]) {
        let weights = &parameters[..self.loss.n_features()];
        result.iter_mut().zip(weights).for_each(|(result, weight)| *result += self.alpha * weight);
    }

    /// Moves `point` to the minimum.
    fn minimise(
        &self,
        point: &mut Point,
        stripes: &mut [Stripe],
        threshold: f64,
        max_iterations: usize,
    ) -> Solution {
        let preconditioner = &self.preconditioner;
        let mut objective = self.value(point);
        let mut gradient = self.gradient(point);
        let mut gradient_norm = norm(&gradient);
        let first_norm = gradient_norm;
        let mut curvature = self.loss.curvature(&point.scores);
        let mut radius = weighted_norm(&gradient, preconditioner, |g, m| g * g / m);
        let mut iterations = 0;
        while gradient_norm > threshold && iterations < max_iterations {
            iterations += 1;
            // The nearer the minimum, the better the quadratic model; but the last step need not be better than its goal.
            let forcing =
                (gradient_norm / first_norm).sqrt().min(LOOSEST).max(0.5 * threshold / gradient_norm);
            let step = self.conjugate_gradients(stripes, &gradient, &curvature, radius, forcing);
            let slope = dot(&gradient, &step.direction);
            let predicted = -0.5 * (slope - dot(&step.direction, &step.residual));
            if predicted <= 0.0 {
                break; // rounding has used up the model's accuracy
            }
            let candidate = Point::at(
                sum_of_both(&point.parameters, &step.direction),
                sum_of_both(&point.scores, &step.scores),
                self.loss,
                stripes,
            );
            let candidate_objective = self.value(&candidate);
            let actual = objective - candidate_objective;
            let length = weighted_norm(&step.direction, preconditioner, |s, m| s * s * m);
            if iterations == 1 {
                radius = radius.min(length);
            }
            radius = next_radius(radius, length, &step, slope, actual, predicted);
            // Near the optimum the difference of two objectives is all rounding; the gradient then decides.
            let below_rounding = predicted <= 1e-9 * objective.abs();
            let candidate_gradient = self.gradient(&candidate);
            let candidate_norm = norm(&candidate_gradient);
            let accepted =
                if below_rounding { candidate_norm < gradient_norm } else { actual > ETA.0 * predicted };
            if accepted {
                (*point, objective) = (candidate, candidate_objective);
                (gradient, gradient_norm) = (candidate_gradient, candidate_norm);
                curvature = self.loss.curvature(&point.scores);
            } else if below_rounding {
                break;
            }
        }
        let converged = gradient_norm <= threshold;
        Solution { parameters: point.parameters.clone(), iterations, gradient_norm, objective, converged }
    }

    /// Steihaug's conjugate gradients: near the minimum of the quadratic model (the gradient that is left there is the share
    /// `forcing` of the whole), or where its path leaves the region.
    fn conjugate_gradients(
        &self,
        stripes: &mut [Stripe],
        gradient: &[f64],
        curvature: &[f64],
        radius: f64,
        forcing: f64,
    ) -> Step {
        let (n, preconditioner) = (gradient.len(), &self.preconditioner);
        let mut step = Step {
            direction: vec![0.0; n],
            residual: gradient.iter().map(|g| -g).collect(),
            scores: vec![0.0; curvature.len()],
            on_boundary: false,
        };
        let Step { direction, residual, scores, on_boundary } = &mut step;
        let mut z: Vec<f64> = residual.iter().zip(preconditioner).map(|(r, m)| r / m).collect();
        let mut search = z.clone();
        let mut rz = dot(residual, &z);
        let goal = forcing * rz.sqrt();
        let limit = n.max(5);
        for _ in 0..limit {
            if rz.sqrt() <= goal {
                break;
            }
            let hessian_search = self.hessian_times(stripes, curvature, &search);
            let along = dot(&search, &hessian_search);
            let mut alpha = rz / along;
            let far = |i: usize| direction[i] + alpha * search[i];
            *on_boundary = along <= 0.0 || sum_of(n, |i| far(i) * far(i) * preconditioner[i]).sqrt() > radius;
            if *on_boundary {
                alpha = to_boundary(direction, &search, preconditioner, radius);
            }
            for i in 0..n {
                direction[i] += alpha * search[i];
                residual[i] -= alpha * hessian_search[i];
            }
            let products = stripes.iter().flat_map(|stripe| &stripe.products);
            scores.iter_mut().zip(products).for_each(|(score, product)| *score += alpha * product);
            if *on_boundary {
                break;
            }
            z.iter_mut().zip(&*residual).zip(preconditioner).for_each(|((z, r), m)| *z = r / m);
            let next = dot(residual, &z);
            let beta = next / rz;
            rz = next;
            search.iter_mut().zip(&z).for_each(|(d, z)| *d = z + beta * *d);
        }
        step
    }
}

fn sum_of_both(a: &[f64], b: &[f64]) -> Vec<f64> {
    a.iter().zip(b).map(|(a, b)| a + b).collect()
}

/// A step within the trust region.
struct Step {
    direction: Vec<f64>,
    /// −gradient − H · direction.
    residual: Vec<f64>,
    /// By how much the scores of the rows change.
    scores: Vec<f64>,
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
