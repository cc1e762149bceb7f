//! A model as the model file holds it, checked on the way in as if it were hostile.

use super::calibration::{Calibration, usable};
use super::labels::Labels;
use super::logistic::FitReport;
use super::model::{LinearModel, ModelMetadata, StanceModel};
use super::stance::Prior;
use crate::features::{
    FeatureOptions, FeatureSpace, LexiconEntry, StoredField, StoredFieldV2, StoredLexicon, packed,
};
use crate::messages::msg;
use serde::{Deserialize, Serialize};

/// A model in a model file.
#[derive(Serialize, Deserialize)]
pub(super) struct StoredModel {
    pub metadata: ModelMetadata,
    labels: Labels,
    options: FeatureOptions,
    lexicon: StoredLexicon,
    fields: Vec<StoredField>,
    lean: StoredLinear,
    gate: Option<StoredLinear>,
    table_prior: Prior,
    prior: Prior,
    review_threshold: f64,
}

#[derive(Serialize, Deserialize)]
struct StoredLinear {
    #[serde(with = "packed")]
    weights: Vec<f32>,
    intercept: f64,
    calibration: Calibration,
    lambda: f64,
    report: FitReport,
}

impl StoredLinear {
    fn of(model: &LinearModel) -> Self {
        Self {
            weights: model.weights.iter().map(|&weight| weight as f32).collect(),
            intercept: model.intercept,
            calibration: model.calibration.clone(),
            lambda: model.lambda,
            report: model.report,
        }
    }

    fn restore(self, width: usize) -> Result<LinearModel, &'static str> {
        if self.weights.len() != width {
            return Err(msg!("as many weights as features"));
        }
        if !self.weights.iter().all(|weight| weight.is_finite()) {
            return Err(msg!("finite weights"));
        }
        if !usable(self.intercept) || !usable(self.lambda) || !self.calibration.is_consistent() {
            return Err(msg!("finite numbers"));
        }
        let weights = self.weights.iter().map(|&weight| f64::from(weight)).collect();
        let Self { intercept, calibration, lambda, report, .. } = self;
        Ok(LinearModel { weights, intercept, calibration, lambda, report })
    }
}

impl StoredModel {
    /// What the model file holds of `model`.
    pub(super) fn of(model: &StanceModel) -> Self {
        Self {
            metadata: model.metadata.clone(),
            labels: model.labels.clone(),
            options: model.space.options().clone(),
            lexicon: StoredLexicon::of(model.space.lexicon()),
            fields: model.space.fields().map(|(_, field)| StoredField::of(field)).collect(),
            lean: StoredLinear::of(&model.lean),
            gate: model.gate.as_ref().map(StoredLinear::of),
            table_prior: model.table_prior,
            prior: model.prior,
            review_threshold: model.review_threshold,
        }
    }

    /// The model; when the parts do not fit together, what was expected.
    pub(super) fn restore(self) -> Result<StanceModel, &'static str> {
        if self.gate.is_some() != self.labels.neutral().is_some() {
            return Err(msg!("a gate exactly when there is a neutral label"));
        }
        let space = FeatureSpace::restore(self.options, self.fields, self.lexicon)?;
        let width = space.width();
        if !self.table_prior.leads_to(self.prior) || !self.review_threshold.is_finite() {
            return Err(msg!("finite proportions"));
        }
        Ok(StanceModel {
            labels: self.labels,
            lean: self.lean.restore(width)?,
            gate: self.gate.map(|gate| gate.restore(width)).transpose()?,
            space,
            table_prior: self.table_prior,
            prior: self.prior,
            review_threshold: self.review_threshold,
            metadata: self.metadata,
        })
    }
}

/// A model in a model file of version 2.
#[derive(Deserialize)]
pub(super) struct StoredModelV2 {
    metadata: ModelMetadata,
    labels: Labels,
    options: FeatureOptions,
    lexicon: Vec<LexiconEntry>,
    fields: Vec<StoredFieldV2>,
    lean: StoredLinearV2,
    gate: Option<StoredLinearV2>,
    table_prior: Prior,
    prior: Prior,
    review_threshold: f64,
}

#[derive(Deserialize)]
struct StoredLinearV2 {
    weights: Vec<f32>,
    intercept: f64,
    calibration: Calibration,
    lambda: f64,
    report: FitReport,
}

impl From<StoredModelV2> for StoredModel {
    fn from(model: StoredModelV2) -> Self {
        Self {
            metadata: model.metadata,
            labels: model.labels,
            options: model.options,
            lexicon: StoredLexicon::without_stems(model.lexicon),
            fields: model.fields.into_iter().map(StoredField::from).collect(),
            lean: model.lean.into(),
            gate: model.gate.map(StoredLinear::from),
            table_prior: model.table_prior,
            prior: model.prior,
            review_threshold: model.review_threshold,
        }
    }
}

impl From<StoredLinearV2> for StoredLinear {
    fn from(linear: StoredLinearV2) -> Self {
        let StoredLinearV2 { weights, intercept, calibration, lambda, report } = linear;
        Self { weights, intercept, calibration, lambda, report }
    }
}
