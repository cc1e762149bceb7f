//! The stance model: a feature space and two calibrated logistic regressions.

use super::calibration::Calibration;
use super::labels::Labels;
use super::logistic::{FitReport, linfa_model};
use super::scorer::{Scorer, Scorers};
use super::stance::{Prior, Stance};
use crate::error::Error;
use crate::features::{FeatureSpace, Statement};
use linfa_logistic::FittedLogisticRegression;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A logistic regression and what calibrates it.
#[derive(Debug, Clone, PartialEq)]
pub struct LinearModel {
    /// A weight for each column, all finite.
    pub weights: Vec<f64>,
    /// Added to every score; finite.
    pub intercept: f64,
    /// Fitted on out-of-fold scores.
    pub calibration: Calibration,
    /// λ = α / n, chosen by cross-validation.
    pub lambda: f64,
    /// How the fit ended.
    pub report: FitReport,
}

impl LinearModel {
    /// The model as linfa-logistic's fitted type; its positive class is `true`. Made when it is asked for, because scoring
    /// needs the weights alone.
    ///
    /// # Errors
    /// When a weight is not finite.
    pub fn regression(&self) -> Result<FittedLogisticRegression<f64, bool>, Error> {
        linfa_model(self.weights.iter().copied().collect(), self.intercept)
    }

    /// The calibrated log-odds of a row whose dot product with the weights is `dot`.
    pub(super) fn log_odds(&self, dot: f64) -> f64 {
        self.calibration.log_odds(dot + self.intercept)
    }

    /// The calibrated log-odds of a row.
    pub(super) fn log_odds_of_row(&self, row: &[(u32, f64)]) -> f64 {
        self.log_odds(row.iter().map(|&(column, value)| self.weights[column as usize] * value).sum())
    }
}

/// What is known of a model's making.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct ModelMetadata {
    /// First twelve hexadecimal digits of the SHA-256 of the model's content; set when it is written.
    pub model_id: String,
    /// Version of the program that trained it.
    pub crate_version: String,
    /// SHA-256 of the training table.
    pub table_sha256: String,
    /// SHA-256 of all that the model was made from: table, lexicon, settings, version of the program. The same recipe gives
    /// the same model.
    pub recipe_sha256: String,
    /// Rows of the training table by label.
    pub rows: BTreeMap<String, u64>,
    /// Seed of the folds.
    pub seed: u64,
    /// Number of folds of the cross-validation.
    pub folds: u64,
    /// Figures of the cross-validation, by name.
    pub figures: BTreeMap<String, f64>,
}

/// A trained model: labels statements.
///
/// ```
/// use detente::classifier::StanceModel;
/// use detente::features::Statement;
/// let model = StanceModel::embedded()?;
/// let stance = model.predict_one(&Statement::new("Nous sommes prêts au dialogue."));
/// assert_eq!(model.labels.names()[stance.pole()], "conciliatory");
/// # Ok::<(), detente::error::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct StanceModel {
    /// Names of the labels.
    pub labels: Labels,
    /// The columns.
    pub space: FeatureSpace,
    /// Second pole against first.
    pub lean: LinearModel,
    /// Takes a stance against neutral; `None` when there is no neutral label.
    pub gate: Option<LinearModel>,
    /// Proportions of the labels in the training table.
    pub table_prior: Prior,
    /// Proportions that the probabilities are meant for.
    pub prior: Prior,
    /// A statement whose highest probability lies under this needs a reader.
    pub review_threshold: f64,
    /// What is known of its making.
    pub metadata: ModelMetadata,
}

impl StanceModel {
    /// The stance of each statement, in order, in parallel. For batch after batch, own [`Scorers`] keep what they learnt.
    pub fn predict(&self, statements: &[Statement]) -> Vec<Stance> {
        Scorers::new(self).stances(statements)
    }

    /// The stance of one statement. For many, [`predict`](Self::predict) or a [`Scorer`] is faster.
    pub fn predict_one(&self, statement: &Statement) -> Stance {
        Scorer::new(self).stance(statement)
    }

    /// The stance of a row that an [`Encoder`](crate::features::Encoder) of this model's space made.
    pub fn stance(&self, row: &[(u32, f64)]) -> Stance {
        let (lean_shift, gate_shift) = self.table_prior.shift(self.prior);
        let gate = self.gate.as_ref().map(|gate| gate.log_odds_of_row(row) + gate_shift);
        Stance::from_log_odds(self.lean.log_odds_of_row(row) + lean_shift, gate)
    }

    /// Whether the statement is one that a reader should look at.
    pub fn needs_review(&self, stance: Stance) -> bool {
        stance.confidence() < self.review_threshold
    }
}
