//! Training: from a labelled table to a calibrated model.
//!
//! Everything that is learnt from the table, vocabulary and idf included, is learnt anew in each fold from the rows that
//! the fold trains on, so that the out-of-fold scores which choose λ and calibrate are those of rows never seen.

use super::calibration::{Calibration, CalibrationMethod, HeldOut, log_loss};
use super::folds::{Folds, grouped_folds};
use super::labels::Labels;
use super::logistic::{SparseFit, linear_scores};
use super::model::{LinearModel, ModelMetadata, StanceModel};
use super::params::ClassWeights;
use super::platt::Platt;
use super::stance::{Prior, Stance};
use super::task::Task;
use crate::error::Error;
use crate::features::{FeatureOptions, Statement, StatementCounts, ToneLexicon};
use crate::messages::msg;
use rayon::prelude::*;
use tr::tr;

/// Rows of a labelled table, all lists of the same length.
#[derive(Debug, Clone, Default)]
pub struct TrainingTable {
    /// What is said.
    pub statements: Vec<Statement>,
    /// Place of each row's label in [`Labels::names`].
    pub labels: Vec<usize>,
    /// Name of each row's group; rows of one group stay on one side of every split.
    pub groups: Vec<String>,
}

/// Settings of training.
#[derive(Debug, Clone)]
pub struct TrainingOptions {
    /// Names of the labels.
    pub labels: Labels,
    /// Settings of the features.
    pub features: FeatureOptions,
    /// Penalties to choose from: λ = α / n, each above 0. The rows of a table resemble one another more than they resemble
    /// what will be judged, so its own folds always ask for less penalty than is good: the smallest is a floor.
    pub lambdas: Vec<f64>,
    /// How strongly a term's log-count ratio between the classes eases its penalty; 0 for one penalty for all, 1 for
    /// NB-SVM's scaling.
    pub ratio_power: f64,
    /// How much each class counts.
    pub class_weights: ClassWeights,
    /// Number of folds, at least 2; 0 for none: one λ must then be given, and the probabilities are not calibrated.
    pub folds: usize,
    /// Seed of the folds.
    pub seed: u64,
    /// Proportions the probabilities are meant for; `None` for those of the table.
    pub prior: Option<Prior>,
    /// How the calibration is chosen.
    pub calibration: CalibrationMethod,
    /// Share of labels that another reader would give otherwise: 1 − κ.
    pub label_noise: f64,
    /// Share of statements (by `prior`) that [`StanceModel::needs_review`] should mark.
    pub review_share: f64,
}

impl Default for TrainingOptions {
    fn default() -> Self {
        Self {
            labels: Labels::default(),
            features: FeatureOptions::default(),
            lambdas: vec![1e-2, 3e-3, 1e-3],
            ratio_power: 0.5,
            class_weights: ClassWeights::Balanced,
            folds: 5,
            seed: 0,
            prior: None,
            calibration: CalibrationMethod::Auto,
            label_noise: 0.05,
            review_share: 0.2,
        }
    }
}

/// What the rows were given by models that had not seen them.
#[derive(Debug, Clone)]
pub struct OutOfFold {
    /// The folds.
    pub folds: Folds,
    /// The stance of each row, at the table's own proportions.
    pub stances: Vec<Stance>,
}

/// A model and what its cross-validation gave.
#[derive(Debug, Clone)]
pub struct Trained {
    /// The model, fitted to all rows.
    pub model: StanceModel,
    /// Out-of-fold probabilities; `None` when there were no folds.
    pub out_of_fold: Option<OutOfFold>,
    /// Values stored in the matrix of all rows.
    pub non_zeros: usize,
}

/// The out-of-fold scores of one task: for each λ, for each row of the table.
type Scores = Vec<Vec<f64>>;

/// What cross-validation chose for one task.
#[derive(Clone)]
struct Choice {
    lambda: f64,
    calibration: Calibration,
    /// Calibrated log-odds of every row of the table.
    log_odds: Vec<f64>,
}

impl Choice {
    /// The only penalty that is given, no calibration, no row scored.
    fn given(options: &TrainingOptions) -> Result<Self, Error> {
        match options.lambdas[..] {
            [lambda] => Ok(Self {
                lambda,
                calibration: Calibration::Line(Platt { slope: 1.0, offset: 0.0 }),
                log_odds: Vec::new(),
            }),
            _ => Err(Error::Parameter {
                name: msg!("the list of penalties"),
                found: options.lambdas.len().to_string(),
                expected: msg!("one (--lambda), as there are no folds to choose by"),
            }),
        }
    }
}

/// The λ whose scores, calibrated by a line, have the smallest log loss on the task's rows, of equals the largest; and the
/// calibration of its scores.
fn choose(task: &Task, scores: Scores, folds: &Folds, options: &TrainingOptions) -> Result<Choice, Error> {
    let label_noise = options.label_noise;
    let mut best: Option<(f64, f64, Vec<f64>)> = None;
    for (scores, &lambda) in scores.into_iter().zip(&options.lambdas) {
        let own = task.own(&scores);
        let line = Platt::fit(&own, &task.positive, label_noise)?;
        let loss = log_loss(own.iter().map(|&score| line.log_odds(score)), &task.positive);
        if best.as_ref().is_none_or(|(smallest, ..)| loss < *smallest) {
            best = Some((loss, lambda, scores));
        }
    }
    let Some((_, lambda, scores)) = best else {
        return Err(Error::Parameter {
            name: msg!("the list of penalties"),
            found: tr!("empty"),
            expected: msg!("at least one number above 0"),
        });
    };
    let rows = HeldOut {
        scores: &task.own(&scores),
        positive: &task.positive,
        fold_of: &task.own(folds.fold_of()),
        label_noise,
    };
    let calibration = Calibration::fit(rows, options.calibration)?;
    let log_odds = scores.iter().map(|&score| calibration.log_odds(score)).collect();
    Ok(Choice { lambda, calibration, log_odds })
}

/// Scores every row of the table with models that were fitted without its fold.
fn out_of_fold(
    counts: &StatementCounts,
    options: &TrainingOptions,
    folds: &Folds,
    tasks: &[Task],
) -> Result<Vec<Scores>, Error> {
    let per_fold: Vec<Vec<Scores>> = (0..folds.len())
        .into_par_iter()
        .map(|fold| {
            let (train, test) = folds.split(fold);
            let weighting = counts.weighted_by(&train);
            let records = weighting.records();
            let held_out = records.select(&test);
            let in_training = |row: usize| folds.fold_of()[row] != fold;
            let score = |task: &Task| -> Result<Scores, Error> {
                let fits =
                    task.fit_path(&records, in_training, weighting.n_terms(), options, &options.lambdas)?;
                Ok(fits.iter().map(|fit| linear_scores(&fit.model, &held_out).to_vec()).collect())
            };
            tasks.par_iter().map(score).collect()
        })
        .collect::<Result<_, Error>>()?;
    let mut scores = vec![vec![vec![0.0; folds.fold_of().len()]; options.lambdas.len()]; tasks.len()];
    for (fold, of_fold) in per_fold.into_iter().enumerate() {
        let (_, test) = folds.split(fold);
        for (all, of_task) in scores.iter_mut().zip(of_fold) {
            for (all, of_lambda) in all.iter_mut().zip(of_task) {
                test.iter().zip(of_lambda).for_each(|(&row, score)| all[row] = score);
            }
        }
    }
    Ok(scores)
}

/// Trains a model on `table`; `lexicon` may be empty.
///
/// # Errors
/// When a label has no rows, there are fewer groups than folds, or a fold's training rows lack a class.
///
/// # Panics
/// When the lists of `table` are not of one length, or a label is no place in the names.
pub fn train(
    table: &TrainingTable,
    lexicon: &ToneLexicon,
    options: &TrainingOptions,
) -> Result<Trained, Error> {
    let has_gate = options.labels.neutral().is_some();
    let table_prior = table_prior(table, &options.labels)?;
    let prior = options.prior.unwrap_or(table_prior);
    let mut tasks = vec![Task::lean(&table.labels)];
    if has_gate {
        tasks.push(Task::gate(&table.labels, prior));
    }
    let counts = StatementCounts::of(&table.statements, lexicon.clone(), options.features.clone());
    let (folds, choices) = match options.folds {
        0 => (None, vec![Choice::given(options)?; tasks.len()]),
        n_folds => {
            let folds = grouped_folds(&table.labels, &table.groups, n_folds, options.seed)?;
            let scores = out_of_fold(&counts, options, &folds, &tasks)?;
            let scored = tasks.iter().zip(scores);
            let choices = scored
                .map(|(task, scores)| choose(task, scores, &folds, options))
                .collect::<Result<Vec<_>, Error>>()?;
            (Some(folds), choices)
        }
    };

    let all_rows: Vec<usize> = (0..table.labels.len()).collect();
    let weighting = counts.weighted_by(&all_rows);
    let records = weighting.records();
    let linear = tasks
        .par_iter()
        .zip(&choices)
        .map(|(task, choice)| {
            let fits = task.fit_path(&records, |_| true, weighting.n_terms(), options, &[choice.lambda])?;
            let fit = fits.into_iter().next().expect("one penalty gives one fit");
            Ok(stored_precision(&fit, choice))
        })
        .collect::<Result<Vec<LinearModel>, Error>>()?;
    // Without folds there are only the scores that the model gives to the rows it has seen.
    let log_odds: Vec<Vec<f64>> = match &folds {
        Some(_) => choices.into_iter().map(|choice| choice.log_odds).collect(),
        None => linear
            .iter()
            .map(|model| Ok(linear_scores(&model.regression()?, &records).to_vec()))
            .collect::<Result<_, Error>>()?,
    };

    let stance = |row: usize, shift: (f64, f64)| {
        let gate = log_odds.get(1).map(|gate| gate[row] + shift.1);
        Stance::from_log_odds(log_odds[0][row] + shift.0, gate)
    };
    let review_threshold = review_threshold(table, table_prior, prior, options.review_share, |row| {
        stance(row, table_prior.shift(prior)).confidence()
    });
    let out_of_fold = folds.map(|folds| OutOfFold {
        folds,
        stances: (0..table.labels.len()).map(|row| stance(row, (0.0, 0.0))).collect(),
    });
    let mut linear = linear.into_iter();
    let model = StanceModel {
        labels: options.labels.clone(),
        space: weighting.space(),
        lean: linear.next().expect("there is always a lean"),
        gate: linear.next(),
        table_prior,
        prior,
        review_threshold,
        metadata: metadata(table, options),
    };
    Ok(Trained { model, out_of_fold, non_zeros: records.non_zeros() })
}

/// The model file holds weights in single precision; the model in memory has the same, so that it gives the same bits
/// before and after it is saved.
fn stored_precision(fit: &SparseFit, choice: &Choice) -> LinearModel {
    LinearModel {
        weights: fit.model.params().iter().map(|&weight| f64::from(weight as f32)).collect(),
        intercept: fit.model.intercept(),
        calibration: choice.calibration.clone(),
        lambda: choice.lambda,
        report: fit.report,
    }
}

fn table_prior(table: &TrainingTable, labels: &Labels) -> Result<Prior, Error> {
    let mut counts = [0.0; 3];
    for &label in &table.labels {
        counts[label] += 1.0;
    }
    let complete = labels.names().iter().zip(counts).all(|(_, count)| count > 0.0);
    Prior::from_counts(counts).filter(|_| complete).ok_or_else(|| Error::Parameter {
        name: msg!("the number of rows of a label"),
        found: "0".into(),
        expected: msg!("rows of every label (name the labels with --poles and --neutral)"),
    })
}

/// The confidence under which the share `review_share` of statements lies, where each row counts by how much more often its
/// label is expected than the table has it.
fn review_threshold(
    table: &TrainingTable,
    table_prior: Prior,
    prior: Prior,
    review_share: f64,
    confidence: impl Fn(usize) -> f64,
) -> f64 {
    let mut rows: Vec<(f64, f64)> = (0..table.labels.len())
        .map(|row| {
            let label = table.labels[row];
            (confidence(row), prior.shares[label] / table_prior.shares[label])
        })
        .collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    let goal = review_share * rows.iter().map(|&(_, weight)| weight).sum::<f64>();
    let mut sum = 0.0;
    rows.into_iter()
        .find(|&(_, weight)| {
            sum += weight;
            sum >= goal
        })
        .map_or(0.0, |(confidence, _)| confidence)
}

fn metadata(table: &TrainingTable, options: &TrainingOptions) -> ModelMetadata {
    let names = options.labels.names();
    let mut metadata = ModelMetadata {
        crate_version: env!("CARGO_PKG_VERSION").to_owned(),
        seed: options.seed,
        folds: options.folds as u64,
        ..ModelMetadata::default()
    };
    for &label in &table.labels {
        *metadata.rows.entry(names[label].to_owned()).or_insert(0) += 1;
    }
    metadata
}
