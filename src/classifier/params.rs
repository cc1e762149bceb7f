//! Settings of the sparse logistic regression: raw first, checked second, as everywhere in linfa.

use crate::error::Error;
use crate::messages::msg;
use linfa::ParamGuard;
use ndarray::Array1;

/// How much each class counts in the loss.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ClassWeights {
    /// Every row counts 1.
    Uniform,
    /// Both classes count the same in all: a row counts n / (2 · rows of its class).
    #[default]
    Balanced,
}

/// Unchecked settings of a logistic regression on sparse features.
///
/// The objective is linfa-logistic's: Σ cᵢ ln(1 + e^(−yᵢ zᵢ)) + α/2 · ‖w‖², a sum over rows, the intercept without penalty.
///
/// ```
/// use detente::classifier::SparseLogistic;
/// use detente::features::SparseRecords;
/// use linfa::{dataset::DatasetBase, traits::Fit};
/// use ndarray::array;
/// let records = SparseRecords::from_rows(1, [vec![(0, 1.0)], vec![(0, -1.0)], vec![(0, 2.0)]]);
/// let dataset = DatasetBase::new(records, array![true, false, true]);
/// let fit = SparseLogistic::new(1.0).fit(&dataset)?;
/// assert!(fit.report.converged && fit.model.params()[0] > 0.0);
/// # Ok::<(), detente::error::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct SparseLogistic(ValidSparseLogistic);

/// Checked settings; made by [`SparseLogistic::check`](ParamGuard::check).
#[derive(Debug, Clone, PartialEq)]
pub struct ValidSparseLogistic {
    pub(super) alpha: f64,
    pub(super) intercept: bool,
    pub(super) class_weights: ClassWeights,
    pub(super) gradient_tolerance: f64,
    pub(super) max_iterations: usize,
    pub(super) start: Option<(Array1<f64>, f64)>,
}

impl SparseLogistic {
    /// A regression with L2 penalty `alpha` (α > 0; scikit-learn's 1/C), an intercept, and every row counting 1.
    pub fn new(alpha: f64) -> Self {
        Self(ValidSparseLogistic {
            alpha,
            intercept: true,
            class_weights: ClassWeights::Uniform,
            gradient_tolerance: 1e-6,
            max_iterations: 200,
            start: None,
        })
    }

    /// Without an intercept the hyperplane goes through the origin.
    #[must_use]
    pub fn without_intercept(mut self) -> Self {
        self.0.intercept = false;
        self
    }

    /// How much each class counts.
    #[must_use]
    pub fn class_weights(mut self, class_weights: ClassWeights) -> Self {
        self.0.class_weights = class_weights;
        self
    }

    /// The fit has converged when ‖gradient‖ ≤ tolerance · max(1, ‖gradient at zero weights‖). Default 1e-6.
    #[must_use]
    pub fn gradient_tolerance(mut self, tolerance: f64) -> Self {
        self.0.gradient_tolerance = tolerance;
        self
    }

    /// Newton steps after which the fit gives up and says so. Default 200.
    #[must_use]
    pub fn max_iterations(mut self, max_iterations: usize) -> Self {
        self.0.max_iterations = max_iterations;
        self
    }

    /// Starts from these weights and intercept, for example those of the next larger `alpha`.
    #[must_use]
    pub fn start_at(mut self, weights: Array1<f64>, intercept: f64) -> Self {
        self.0.start = Some((weights, intercept));
        self
    }
}

impl ParamGuard for SparseLogistic {
    type Checked = ValidSparseLogistic;
    type Error = Error;

    fn check_ref(&self) -> Result<&Self::Checked, Error> {
        let refuse =
            |name, found: f64, expected| Err(Error::Parameter { name, found: found.to_string(), expected });
        if !(self.0.alpha.is_finite() && self.0.alpha > 0.0) {
            return refuse("alpha", self.0.alpha, msg!("a number above 0"));
        }
        if !(self.0.gradient_tolerance.is_finite() && self.0.gradient_tolerance > 0.0) {
            return refuse(msg!("gradient tolerance"), self.0.gradient_tolerance, msg!("a number above 0"));
        }
        Ok(&self.0)
    }

    fn check(self) -> Result<Self::Checked, Error> {
        self.check_ref()?;
        Ok(self.0)
    }
}
