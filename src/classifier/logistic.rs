//! Where linfa and the sparse solver meet: the only file that names them both.
//!
//! Our settings implement linfa's `Fit` for [`SparseRecords`] and give linfa-logistic's own fitted type, which in turn
//! predicts on [`SparseRecords`]: datasets, metrics and serialisation of linfa work with it as they are.

use super::loss::{LogisticLoss, Rows};
use super::params::{ClassWeights, ValidSparseLogistic};
use super::trust_region::{Solution, Stop, solve_path};
use crate::error::Error;
use crate::features::SparseRecords;
use crate::messages::msg;
use linfa::dataset::{AsSingleTargets, DatasetBase, Records};
use linfa::traits::{Fit, PredictInplace};
use linfa_logistic::{FittedLogisticRegression, LogisticRegression};
use ndarray::{Array1, Array2};
use serde::{Deserialize, Serialize};
use tr::tr;

/// How a fit ended.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct FitReport {
    /// Newton steps.
    pub iterations: usize,
    /// Euclidean norm of the gradient at the end.
    pub gradient_norm: f64,
    /// Value of the objective at the end.
    pub objective: f64,
    /// Whether the gradient came under the tolerance.
    pub converged: bool,
}

/// A fitted logistic regression and how its fit ended.
#[derive(Debug, Clone, PartialEq)]
pub struct SparseFit {
    /// linfa-logistic's fitted type; its positive class is `true`.
    pub model: FittedLogisticRegression<f64, bool>,
    /// How the fit ended.
    pub report: FitReport,
}

impl<T: AsSingleTargets<Elem = bool>> Fit<SparseRecords, T, Error> for ValidSparseLogistic {
    type Object = SparseFit;

    /// Fits to a dataset of shape `(n_statements, n_features)` with targets `true` (positive) and `false`. Weights of the
    /// dataset multiply those of the classes.
    ///
    /// # Errors
    /// When one of the two classes is missing, the targets or starting weights have another length than the records, or a value is not
    /// finite.
    fn fit(&self, dataset: &DatasetBase<SparseRecords, T>) -> Result<SparseFit, Error> {
        let path = self.fit_path(dataset, &[self.alpha])?;
        Ok(path.into_iter().next().expect("one penalty gives one fit"))
    }
}

impl ValidSparseLogistic {
    /// Fits once for each penalty of `alphas`, each fit starting where the one before ended.
    ///
    /// # Errors
    /// As for [`Fit::fit`].
    pub fn fit_path<T: AsSingleTargets<Elem = bool>>(
        &self,
        dataset: &DatasetBase<SparseRecords, T>,
        alphas: &[f64],
    ) -> Result<Vec<SparseFit>, Error> {
        let records = dataset.records();
        let targets = dataset.as_single_targets().to_vec();
        if targets.len() != records.nsamples() {
            return Err(linfa::Error::MismatchedShapes(records.nsamples(), targets.len()).into());
        }
        let (rows, scales) = ((0..targets.len()).collect::<Vec<_>>(), vec![1.0; records.nfeatures()]);
        let rows = Rows { matrix: records.matrix(), picked: &rows, scales: &scales };
        self.fit_rows(rows, &targets, dataset.weights(), alphas)
    }

    /// As [`fit_path`](Self::fit_path), to some rows of a matrix that is not copied for it; a target for each of them.
    pub(super) fn fit_rows(
        &self,
        rows: Rows<'_>,
        targets: &[bool],
        own_weights: Option<&[f32]>,
        alphas: &[f64],
    ) -> Result<Vec<SparseFit>, Error> {
        let (n, n_features) = (targets.len(), rows.matrix.cols());
        let positives = targets.iter().filter(|&&target| target).count();
        if positives == 0 || positives == n {
            return Err(linfa::Error::NotEnoughSamples.into());
        }
        if rows.matrix.data().iter().any(|value| !value.is_finite()) {
            return Err(Error::Parameter {
                name: msg!("a feature"),
                found: tr!("not finite"),
                expected: msg!("finite values in every row"),
            });
        }
        let per_class = match self.class_weights {
            ClassWeights::Uniform => [1.0, 1.0],
            ClassWeights::Balanced => [n - positives, positives].map(|rows| n as f64 / (2.0 * rows as f64)),
        };
        let weights = targets.iter().enumerate().map(|(row, &target)| {
            per_class[usize::from(target)] * own_weights.map_or(1.0, |own| f64::from(own[row]))
        });
        let signs = targets.iter().map(|&target| if target { 1.0 } else { -1.0 }).collect();
        let loss = LogisticLoss::new(rows, signs, weights.collect(), self.intercept);
        let start: Option<Vec<f64>> = match &self.start {
            Some((w, _)) if w.len() != n_features => {
                return Err(linfa::Error::MismatchedShapes(n_features, w.len()).into());
            }
            Some((w, b)) => Some(w.iter().copied().chain(self.intercept.then_some(*b)).collect()),
            None => None,
        };
        let stop = Stop { tolerance: self.gradient_tolerance, max_iterations: self.max_iterations };
        let solutions = solve_path(&loss, start, alphas, &stop).into_iter();
        solutions.map(|solution| fitted(solution, n_features)).collect()
    }
}

fn fitted(solution: Solution, n_features: usize) -> Result<SparseFit, Error> {
    let Solution { mut parameters, iterations, gradient_norm, objective, converged } = solution;
    let intercept = if parameters.len() > n_features { parameters.pop().unwrap_or(0.0) } else { 0.0 };
    let model = linfa_model(Array1::from_vec(parameters), intercept)?;
    Ok(SparseFit { model, report: FitReport { iterations, gradient_norm, objective, converged } })
}

/// linfa-logistic's fitted type with these weights; its positive class is `true`.
///
/// The type has no public constructor, but a fit that may take no step returns its starting point bit for bit. linfa makes
/// the larger class the positive one, so two of the three rows are `true`.
///
/// # Errors
/// When a weight is not finite.
pub(super) fn linfa_model(
    weights: Array1<f64>,
    intercept: f64,
) -> Result<FittedLogisticRegression<f64, bool>, Error> {
    let n_features = weights.len();
    let parameters: Array1<f64> = weights.into_iter().chain(std::iter::once(intercept)).collect();
    if parameters.iter().any(|parameter| !parameter.is_finite()) {
        return Err(Error::Parameter {
            name: msg!("a weight"),
            found: tr!("not finite"),
            expected: msg!("finite weights"),
        });
    }
    let rows = DatasetBase::new(Array2::<f64>::zeros((3, n_features)), ndarray::array![true, true, false]);
    LogisticRegression::default().initial_params(parameters).max_iterations(0).fit(&rows).map_err(|error| {
        Error::Parameter {
            name: msg!("linfa's regression"),
            found: error.to_string(),
            expected: msg!("weights it accepts"),
        }
    })
}

/// The scores z = X w + b of `records`, one per row; positive for the class `true`.
///
/// # Panics
/// When the model was fitted to another number of features.
pub fn linear_scores(model: &FittedLogisticRegression<f64, bool>, records: &SparseRecords) -> Array1<f64> {
    assert_eq!(
        records.nfeatures(),
        model.params().len(),
        "the records have the features the model was fitted to"
    );
    let dot = |row: sprs::CsVecViewI<'_, f32, u32>| -> f64 {
        row.iter().map(|(column, &value)| f64::from(value) * model.params()[column]).sum()
    };
    records.matrix().outer_iterator().map(|row| dot(row) + model.intercept()).collect()
}

impl PredictInplace<SparseRecords, Array1<bool>> for FittedLogisticRegression<f64, bool> {
    fn predict_inplace(&self, records: &SparseRecords, targets: &mut Array1<bool>) {
        assert_eq!(records.nsamples(), targets.len(), "one target for each row");
        targets.assign(&linear_scores(self, records).mapv(|score| score >= 0.0));
    }

    fn default_target(&self, records: &SparseRecords) -> Array1<bool> {
        Array1::default(records.nsamples())
    }
}
