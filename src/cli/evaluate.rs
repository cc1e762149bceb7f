//! `detente evaluate`: how far the labels can be trusted, as tables.

use super::table::{LabelArgs, LabelColumns, StatementColumns};
use super::train::{TrainingArgs, judgements, load_model};
use super::{Common, exit::Status, note, progress};
use anyhow::{Context, Result, bail};
use detente::articles::StatementTable;
use detente::classifier::{Labels, Stance, TrainingTable, grouped_folds, train};
use detente::evaluation::{Bootstrap, Evaluation, Judgements, evaluate};
use detente::output::{EvaluationTables, PredictionRow};
use std::path::PathBuf;

/// Flags of `detente evaluate`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  detente evaluate test.csv -m my.detente -o evaluation\n  detente evaluate statements.csv --cross-validate 10 -o evaluation"
)]
pub(super) struct Args {
    /// Labelled table: .csv or .tsv, or either .gz
    table: PathBuf,
    /// Model to judge [default: the model that comes with the program]
    #[arg(short, long, env = "DETENTE_MODEL", value_name = "FILE", conflicts_with = "cross_validate")]
    model: Option<PathBuf>,
    /// Instead of judging a model, train K of them, each judged on the rows held out from it
    #[arg(long, value_name = "K")]
    cross_validate: Option<usize>,
    /// Folder for the tables; made if it is not there
    #[arg(short, long, value_name = "DIR")]
    output: PathBuf,
    /// End with status 3 when a figure is lower, as in macro_f1=0.75 (of the task with all labels)
    #[arg(long, value_name = "METRIC=VALUE", value_parser = gate)]
    fail_under: Vec<(String, f64)>,
    #[command(flatten)]
    columns: StatementColumns,
    #[command(flatten)]
    label_columns: LabelColumns,
    #[command(flatten)]
    labels: LabelArgs,
    #[command(flatten)]
    settings: TrainingArgs,
}

fn gate(text: &str) -> Result<(String, f64), String> {
    let parts = text.split_once('=').and_then(|(name, value)| Some((name.to_owned(), value.parse().ok()?)));
    parts.ok_or_else(|| "expected METRIC=VALUE, for example macro_f1=0.75".to_owned())
}

/// The stance of every row and, in cross-validation, the fold it was held out in.
struct Judged {
    labels: Labels,
    stances: Vec<Stance>,
    fold_of: Option<Vec<usize>>,
    by: String,
}

/// Evaluates and writes the tables.
pub(super) fn run(args: &Args, common: &Common) -> Result<Status> {
    let table = StatementTable::read(&args.table)?;
    let (rows, judged) = match args.cross_validate {
        Some(folds) => cross_validate(args, &table, folds, common)?,
        None => judge(args, &table)?,
    };
    let all: Vec<usize> = (0..rows.labels.len()).collect();
    let judgements = judgements(&judged.labels, &rows, &judged.stances, &all)?;
    let bootstrap = Bootstrap::new(args.settings.seed());
    let whole = evaluate(&judgements, &bootstrap);
    let two_way = match judged.labels.neutral() {
        Some(_) => judgements.two_way([0, 1]).ok().map(|judgements| evaluate(&judgements, &bootstrap)),
        None => None,
    };
    let tables = EvaluationTables::new(&args.output)?;
    let evaluations: Vec<&Evaluation> = std::iter::once(&whole).chain(&two_way).collect();
    tables.write(&evaluations)?;
    tables.write_predictions(&judged.labels.names(), &predictions(&table, &rows, &judged, &judgements))?;

    note(common, &format!("{} rows judged by {}", rows.labels.len(), judged.by));
    for evaluation in &evaluations {
        for row in &evaluation.metrics {
            if let (Some(value), None) = (row.value, &row.label) {
                let interval =
                    row.low.zip(row.high).map_or_else(String::new, |(l, h)| format!("  [{l:.3}, {h:.3}]"));
                note(common, &format!("{:10} {:18} {value:.3}{interval}", row.task, row.metric));
            }
        }
    }
    note(common, &format!("tables in {}", args.output.display()));
    gates(args, &whole, common)
}

/// Judges the rows with a model.
fn judge(args: &Args, table: &StatementTable) -> Result<(TrainingTable, Judged)> {
    let model = load_model(args.model.as_deref())?;
    let rows = args.label_columns.labelled(table, &args.columns, &model.labels)?;
    let stances = model.predict(&rows.statements);
    let by = format!("model {}", model.metadata.model_id);
    Ok((rows, Judged { labels: model.labels, stances, fold_of: None, by }))
}

/// Trains a model on each part of the table and judges the rest with it.
fn cross_validate(
    args: &Args,
    table: &StatementTable,
    folds: usize,
    common: &Common,
) -> Result<(TrainingTable, Judged)> {
    let options = args.settings.options(args.labels.labels()?)?;
    let rows = args.label_columns.labelled(table, &args.columns, &options.labels)?;
    let lexicon = args.settings.lexicon()?;
    let folds = grouped_folds(&rows.labels, &rows.groups, folds, options.seed)
        .with_context(|| format!("{}", args.table.display()))?;
    let spinner = progress::spinner(common, "cross-validating");
    let mut stances = vec![Stance { lean: 0.5, gate: 0.5 }; rows.labels.len()];
    for fold in 0..folds.len() {
        let (seen, held_out) = folds.split(fold);
        let part = TrainingTable {
            statements: seen.iter().map(|&row| rows.statements[row].clone()).collect(),
            labels: seen.iter().map(|&row| rows.labels[row]).collect(),
            groups: seen.iter().map(|&row| rows.groups[row].clone()).collect(),
        };
        let mut model = train(&part, &lexicon, &options)?.model;
        // Held-out rows stand in the proportions of the table.
        model.prior = model.table_prior;
        let statements: Vec<_> = held_out.iter().map(|&row| rows.statements[row].clone()).collect();
        for (&row, stance) in held_out.iter().zip(model.predict(&statements)) {
            stances[row] = stance;
        }
        spinner.set_message(format!("cross-validating: fold {} of {} done", fold + 1, folds.len()));
    }
    spinner.finish_and_clear();
    let by = format!("{} models in cross-validation", folds.len());
    Ok((rows, Judged { labels: options.labels, stances, fold_of: Some(folds.fold_of().to_vec()), by }))
}

fn predictions(
    table: &StatementTable,
    rows: &TrainingTable,
    judged: &Judged,
    judgements: &Judgements,
) -> Vec<PredictionRow> {
    let names = judged.labels.names();
    (0..rows.labels.len())
        .map(|row| PredictionRow {
            line: table.rows()[row].line,
            text: rows.statements[row].text.clone(),
            truth: names[rows.labels[row]].to_owned(),
            predicted: names[judgements.predicted()[row]].to_owned(),
            probabilities: judged.stances[row].probabilities()[..names.len()].to_vec(),
            fold: judged.fold_of.as_ref().map(|fold_of| fold_of[row]),
        })
        .collect()
}

/// Whether every figure that must not be lower is not.
fn gates(args: &Args, evaluation: &Evaluation, common: &Common) -> Result<Status> {
    let mut status = Status::Done;
    for (name, least) in &args.fail_under {
        let known = || {
            let names: Vec<&str> =
                evaluation.metrics.iter().filter(|row| row.label.is_none()).map(|row| row.metric).collect();
            names.join(", ")
        };
        let Some(row) = evaluation.metrics.iter().find(|row| row.metric == name && row.label.is_none())
        else {
            bail!("--fail-under {name}={least}: no such metric; there are {}", known());
        };
        if row.value.is_none_or(|value| value < *least) {
            let found = row.value.map_or_else(|| "not defined".to_owned(), |value| format!("{value:.4}"));
            note(common, &format!("quality gate missed: {name} is {found}, expected at least {least}"));
            status = Status::GateMissed;
        }
    }
    Ok(status)
}
