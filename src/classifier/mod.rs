//! The classifier: from a statement's features to the probability of each label.
//!
//! Two linfa logistic models in one [`StanceModel`]: the *lean* tells the two poles apart and is trained on the statements
//! that take a stance; the *gate* tells statements that take a stance from neutral ones, and is absent when the
//! training table knows two labels only. [`train`] chooses the regularisation by grouped cross-validation and calibrates
//! both on out-of-fold scores.

mod calibration;
mod explanation;
mod folds;
mod isotonic;
mod labels;
mod logistic;
mod loss;
mod model;
mod model_file;
mod params;
mod platt;
mod scorer;
mod stance;
mod stored_model;
mod sums;
mod task;
mod training;
mod trust_region;
mod word_contributions;

pub use calibration::{Calibration, CalibrationMethod, HeldOut};
pub use explanation::{Breakdown, Count, Explanation, Part};
pub use folds::{Folds, grouped_folds};
pub use isotonic::Isotonic;
pub use labels::Labels;
pub use logistic::{FitReport, SparseFit, linear_scores};
pub use model::{LinearModel, ModelMetadata, StanceModel};
pub use model_file::sha256_hex;
pub use params::{ClassWeights, SparseLogistic, ValidSparseLogistic};
pub use platt::Platt;
pub use scorer::{Scorer, Scorers};
pub use stance::{Prior, Stance};
pub use training::{OutOfFold, Trained, TrainingOptions, TrainingTable, train};
pub use word_contributions::WordContribution;
