//! `detente train`: from a labelled table to a model file.

use super::input::read_table;
use super::table::{LabelArgs, LabelColumns, StatementColumns};
use super::{Common, exit::Status, note, prior, progress};
use anyhow::{Context, Result};
use detente::articles::StatementTable;
use detente::classifier::{
    CalibrationMethod, ClassWeights, Labels, LinearModel, Stance, StanceModel, Trained, TrainingOptions,
    TrainingTable, sha256_hex, train,
};
use detente::error::Error;
use detente::evaluation::{Judgements, Metric};
use detente::features::{FeatureOptions, ToneLexicon};
use detente::messages::msg;
use ndarray::Array2;
use std::path::{Path, PathBuf};
use std::time::Instant;
use tr::tr;

/// Flags of `detente train`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  detente train data/statements.csv -o models/stance.detente --group-column group_id"
)]
pub(super) struct Args {
    /// Labelled table: .csv, .tsv, .xlsx or .parquet, each also .gz or .zst
    table: PathBuf,
    /// Write the model to FILE, whole or not at all
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    /// Do nothing when FILE holds a model made from the same table, lexicon, settings and program version
    #[arg(long)]
    if_changed: bool,
    #[command(flatten)]
    columns: StatementColumns,
    #[command(flatten)]
    label_columns: LabelColumns,
    #[command(flatten)]
    labels: LabelArgs,
    #[command(flatten)]
    settings: TrainingArgs,
}

/// Settings of training, shared with cross-validation.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Training")]
pub(super) struct TrainingArgs {
    /// Penalties to choose from, as λ = α / rows [default: 1e-2, 3e-3, 1e-3, 3e-4, 1e-4]
    #[arg(long, value_name = "λ,…", value_delimiter = ',')]
    lambda: Vec<f64>,
    /// Folds of the cross-validation that chooses λ and calibrates; 0 for none: one fit with the one λ that is given, and
    /// probabilities that are not calibrated
    #[arg(long, default_value_t = 5, value_name = "K")]
    folds: usize,
    /// Seed of the folds
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// Proportions the probabilities are meant for: natural (as in the press), equal, table (that of the training), or
    /// label=share,… [default: natural; when evaluating, those of the model or of the cross-validated table]
    #[arg(long, value_name = "PRIOR")]
    prior: Option<String>,
    /// From scores to probabilities: a line (platt), a rising curve (isotonic), or what gives rows of other folds the
    /// smaller log loss
    #[arg(long, value_enum, default_value_t = CalibrationArg::Auto)]
    calibration: CalibrationArg,
    /// Weight of the classes in the fit
    #[arg(long, value_enum, default_value_t = ClassWeightsArg::Balanced)]
    class_weights: ClassWeightsArg,
    /// A term is kept when it stands in at least N statements
    #[arg(long, value_name = "N")]
    min_df: Option<u32>,
    /// Words in a word n-gram at most: 1 or 2
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(1..=2))]
    word_ngrams: Option<u8>,
    /// Characters in a character n-gram at most; 0 for none
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(0..=12))]
    char_ngrams: Option<u8>,
    /// Do not use the sentence around the statement
    #[arg(long)]
    no_context: bool,
    /// Tone lexicon (entry,pole,strength) instead of the one that comes with the program
    #[arg(long, value_name = "FILE", conflicts_with = "no_lexicon")]
    lexicon: Option<PathBuf>,
    /// Use no tone lexicon
    #[arg(long)]
    no_lexicon: bool,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum ClassWeightsArg {
    Balanced,
    Uniform,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum CalibrationArg {
    Auto,
    Platt,
    Isotonic,
}

/// The tone lexicon that comes with the program.
static LEXICON: &[u8] = include_bytes!("../../data/lexicon.csv");

impl TrainingArgs {
    pub(super) fn options(&self, labels: Labels) -> Result<TrainingOptions, Error> {
        let defaults = TrainingOptions::default();
        let features = FeatureOptions {
            min_df: self.min_df.unwrap_or(defaults.features.min_df),
            max_words: self.word_ngrams.map_or(defaults.features.max_words, usize::from),
            max_chars: self.char_ngrams.map_or(defaults.features.max_chars, usize::from),
            context: !self.no_context,
            ..defaults.features.clone()
        };
        if self.lambda.iter().any(|lambda| !(lambda.is_finite() && *lambda > 0.0)) {
            return Err(Error::Parameter {
                name: "--lambda",
                found: format!("{:?}", self.lambda),
                expected: msg!("numbers above 0"),
            });
        }
        let mut lambdas = if self.lambda.is_empty() { defaults.lambdas.clone() } else { self.lambda.clone() };
        lambdas.sort_by(|a, b| b.total_cmp(a));
        Ok(TrainingOptions {
            features,
            lambdas,
            class_weights: match self.class_weights {
                ClassWeightsArg::Balanced => ClassWeights::Balanced,
                ClassWeightsArg::Uniform => ClassWeights::Uniform,
            },
            calibration: match self.calibration {
                CalibrationArg::Auto => CalibrationMethod::Auto,
                CalibrationArg::Platt => CalibrationMethod::Platt,
                CalibrationArg::Isotonic => CalibrationMethod::Isotonic,
            },
            folds: self.folds,
            seed: self.seed,
            prior: prior::parse(self.prior().unwrap_or("natural"), &labels)?,
            labels,
            ..defaults
        })
    }

    /// What `--prior` says.
    pub(super) fn prior(&self) -> Option<&str> {
        self.prior.as_deref()
    }

    pub(super) fn seed(&self) -> u64 {
        self.seed
    }

    pub(super) fn lexicon(&self) -> Result<ToneLexicon, Error> {
        if self.no_lexicon {
            return Ok(ToneLexicon::default());
        }
        match &self.lexicon {
            None => ToneLexicon::from_csv(LEXICON, "data/lexicon.csv"),
            Some(path) => {
                let bytes = std::fs::read(path).map_err(|source| Error::io(path, "read", source))?;
                ToneLexicon::from_csv(&bytes, &path.display().to_string())
            }
        }
    }
}

/// Trains and writes the model.
pub(super) fn run(args: &Args, common: &Common) -> Result<Status> {
    let start = Instant::now();
    let table = read_table(&args.table, common)?;
    let options = args.settings.options(args.labels.labels()?)?;
    let rows = args.label_columns.labelled(&table, &args.columns, &options.labels)?;
    let lexicon = args.settings.lexicon()?;
    let recipe = recipe(&table, &lexicon, &options);
    if args.if_changed
        && StanceModel::load(&args.output).is_ok_and(|model| model.metadata.recipe_sha256 == recipe)
    {
        note(common, &tr!("{} is up to date", args.output.display()));
        return Ok(Status::Done);
    }
    note(common, &summary(&rows, &options, &lexicon));

    let spinner = progress::spinner(common, tr!("cross-validating and fitting"));
    let trained = train(&rows, &lexicon, &options).with_context(|| format!("{}", args.table.display()))?;
    spinner.finish_and_clear();
    let figures = report_folds(&trained, &rows, &options, common)?;
    let Trained { mut model, non_zeros, .. } = trained;
    table.sha256().clone_into(&mut model.metadata.table_sha256);
    model.metadata.recipe_sha256 = recipe;
    model.metadata.figures = figures.into_iter().collect();
    let model_id = model.save(&args.output)?;

    for (name, linear) in
        std::iter::once(("lean", &model.lean)).chain(model.gate.iter().map(|gate| ("gate", gate)))
    {
        note(common, &fit_line(name, linear));
    }
    let size = std::fs::metadata(&args.output).map_or(0, |metadata| metadata.len());
    note(
        common,
        &tr!(
            "{}  model {model_id} · {} terms · {non_zeros} non-zeros · {} MB · {} s",
            args.output.display(),
            model.space.width(),
            format_args!("{:.1}", size as f64 / 1e6),
            format_args!("{:.1}", start.elapsed().as_secs_f64()),
            model_id,
            non_zeros
        ),
    );
    Ok(Status::Done)
}

/// The SHA-256 of all that decides what a model becomes.
fn recipe(table: &StatementTable, lexicon: &ToneLexicon, options: &TrainingOptions) -> String {
    let parts =
        format!("{} {} {:?} {:?}", env!("CARGO_PKG_VERSION"), table.sha256(), lexicon.entries(), options);
    sha256_hex(parts.as_bytes())
}

fn summary(rows: &TrainingTable, options: &TrainingOptions, lexicon: &ToneLexicon) -> String {
    let groups = rows.groups.iter().collect::<std::collections::BTreeSet<_>>().len();
    let names = options.labels.names();
    let counts: Vec<String> = names
        .iter()
        .enumerate()
        .map(|(label, name)| format!("{} {name}", rows.labels.iter().filter(|&&l| l == label).count()))
        .collect();
    tr!(
        "{} statements in {groups} groups: {} · {} lexicon entries",
        rows.labels.len(),
        counts.join(", "),
        lexicon.entries().len(),
        groups
    )
}

fn fit_line(name: &str, linear: &LinearModel) -> String {
    let report = linear.report;
    let ended = if report.converged { tr!("converged") } else { tr!("NOT converged") };
    tr!(
        "{name}  λ {} · {ended} after {} Newton steps · gradient norm {} · calibrated by {}",
        format_args!("{:.0e}", linear.lambda),
        report.iterations,
        format_args!("{:.1e}", report.gradient_norm),
        linear.calibration,
        name,
        ended
    )
}

/// A line for each fold and one for all, and the figures of all by name.
fn report_folds(
    trained: &Trained,
    rows: &TrainingTable,
    options: &TrainingOptions,
    common: &Common,
) -> Result<Vec<(String, f64)>> {
    let Some(out_of_fold) = &trained.out_of_fold else {
        note(common, &tr!("no folds: the probabilities are not calibrated"));
        return Ok(Vec::new());
    };
    let folds = &out_of_fold.folds;
    let all: Vec<usize> = (0..rows.labels.len()).collect();
    let judgements = |of: &[usize]| judgements(&options.labels, rows, &out_of_fold.stances, of);
    for fold in 0..folds.len() {
        let (_, held_out) = folds.split(fold);
        let line = figure_line(&figures(&judgements(&held_out)?));
        note(common, &tr!("fold {}/{}  {} rows · {line}", fold + 1, folds.len(), held_out.len(), line));
    }
    let figures = figures(&judgements(&all)?);
    note(common, &tr!("out of fold  {}", figure_line(&figures)));
    Ok(figures)
}

/// Judgements of the rows `of` the table, by these stances.
pub(super) fn judgements(
    labels: &Labels,
    rows: &TrainingTable,
    stances: &[Stance],
    of: &[usize],
) -> Result<Judgements> {
    let n_labels = labels.names().len();
    let probabilities =
        Array2::from_shape_fn((of.len(), n_labels), |(at, label)| stances[of[at]].probabilities()[label]);
    let truth = of.iter().map(|&row| rows.labels[row]).collect();
    let groups: Vec<&String> = of.iter().map(|&row| &rows.groups[row]).collect();
    Ok(Judgements::new(labels.names(), truth, probabilities)?.with_groups(&groups)?)
}

/// The figures that are shown for each fold and kept in the model file.
fn figures(judgements: &Judgements) -> Vec<(String, f64)> {
    let mut figures = Vec::new();
    let mut add = |task: &str, judgements: &Judgements, metrics: &[Metric]| {
        for metric in metrics {
            figures.extend(metric.of(judgements).map(|value| (format!("{task}_{}", metric.name()), value)));
        }
    };
    let two_way = judgements.two_way([0, 1]);
    if let Ok(two_way) = &two_way {
        add("two_way", two_way, &[Metric::RocAuc, Metric::MacroF1, Metric::Accuracy, Metric::LogLoss]);
    }
    if judgements.labels().len() > 2 {
        add(
            "three_way",
            judgements,
            &[Metric::MacroF1, Metric::Accuracy, Metric::LogLoss, Metric::CalibrationError],
        );
    }
    figures
}

fn figure_line(figures: &[(String, f64)]) -> String {
    let shown = ["two_way_roc_auc", "two_way_macro_f1", "three_way_macro_f1", "three_way_accuracy"];
    let of = |name: &&str| figures.iter().find(|(known, _)| known == name);
    let parts =
        shown.iter().filter_map(of).map(|(name, value)| format!("{} {value:.3}", name.replace('_', " ")));
    parts.collect::<Vec<_>>().join(" · ")
}

/// Where a model is looked for when none is named.
pub(super) fn load_model(path: Option<&Path>) -> Result<StanceModel> {
    Ok(match path {
        Some(path) => StanceModel::load(path)?,
        None => StanceModel::embedded()?,
    })
}
