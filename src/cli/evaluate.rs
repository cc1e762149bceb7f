//! `detente evaluate`: how far the labels can be trusted, as tables and as a page.

use super::input::read_table;
use super::judging::{Judged, judge};
use super::table::{LabelArgs, LabelColumns, StatementColumns};
use super::train::{TrainingArgs, judgements};
use super::{Common, evaluation_card, exit::Status, note, prior};
use anyhow::{Result, bail};
use detente::articles::StatementTable;
use detente::evaluation::{
    Bootstrap, Evaluation, Judgements, MetricRow, NEARLY_THE_SAME, SimilarTexts, SliceRow, evaluate,
    length_band, slices,
};
use detente::output::{EvaluationTables, LeakRow, PredictionRow, Report, plain};
use std::path::PathBuf;
use tr::tr;

/// Flags of `detente evaluate`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  detente evaluate test.csv -m my.detente -o evaluation\n  detente evaluate statements.csv --cross-validate 10 -o evaluation\n  detente evaluate statements.csv --hold-out topic --hold-out-min 50 --slice speaker_role -o evaluation"
)]
pub(super) struct Args {
    /// Labelled table: .csv, .tsv, .xlsx or .parquet, each also .gz or .zst
    pub table: PathBuf,
    /// Model to judge [default: the model that comes with the program]
    #[arg(short, long, env = "DETENTE_MODEL", value_name = "FILE", conflicts_with_all = ["cross_validate", "hold_out"])]
    pub model: Option<PathBuf>,
    /// Instead of judging a model, train K of them, each judged on the rows held out from it
    #[arg(long, value_name = "K", conflicts_with = "hold_out")]
    pub cross_validate: Option<usize>,
    /// The same with one model for each value of COLUMN, judged on the rows that bear it
    #[arg(long, value_name = "COLUMN")]
    pub hold_out: Option<String>,
    /// Hold values that fewer than N rows bear out together
    #[arg(long, value_name = "N", default_value_t = 1, requires = "hold_out")]
    pub hold_out_min: usize,
    /// Also give the figures for each value of COLUMN; may be given more than once
    #[arg(long, value_name = "COLUMN")]
    slice: Vec<String>,
    /// Folder for the tables; made if it is not there
    #[arg(short, long, value_name = "DIR")]
    output: PathBuf,
    /// End with status 3 when a figure is lower, as in `macro_f1=0.75` (of the task with all labels)
    #[arg(long, value_name = "METRIC=VALUE", value_parser = gate)]
    fail_under: Vec<(String, f64)>,
    #[command(flatten)]
    pub columns: StatementColumns,
    #[command(flatten)]
    pub label_columns: LabelColumns,
    #[command(flatten)]
    pub labels: LabelArgs,
    #[command(flatten)]
    pub settings: TrainingArgs,
}

fn gate(text: &str) -> Result<(String, f64), String> {
    let parts = text.split_once('=').and_then(|(name, value)| Some((name.to_owned(), value.parse().ok()?)));
    parts.ok_or_else(|| tr!("expected METRIC=VALUE, for example macro_f1=0.75"))
}

/// Evaluates and writes the tables.
pub(super) fn run(args: &Args, common: &Common) -> Result<Status> {
    let table = read_table(&args.table, common)?;
    for column in &args.slice {
        table.column(column, "--slice")?; // before an hour of training, not after it
    }
    let judged = judge(args, &table, common)?;
    let all: Vec<usize> = (0..judged.rows.labels.len()).collect();
    let judgements = judgements(&judged.labels, &judged.rows, &judged.stances, &all)?;
    let bootstrap = Bootstrap::new(args.settings.seed());
    let evaluations = evaluations(&judged, &judgements, &bootstrap);
    let slices = all_slices(args, &table, &judged, &judgements, &bootstrap)?;
    let predictions = predictions(&table, &judged, &judgements);
    let leaks = leaks(&table, &judged);
    let names = judged.labels.names();
    let tables = EvaluationTables {
        evaluations: &evaluations,
        labels: &names,
        predictions: &predictions,
        slices: &slices,
        leaks: &leaks,
    };
    tables.write(&args.output)?;
    let card = evaluation_card::card(args, &table, &judged, leaks.len());
    Report { tables, card: &card }.write(&args.output.join("report.html"))?;

    note(common, &tr!("{} rows judged by {}", judged.rows.labels.len(), judged.by));
    note(common, &tr!("probabilities for proportions {}", prior::shown(judged.prior, &judged.labels)));
    for row in evaluations.iter().flat_map(|evaluation| &evaluation.metrics) {
        if let (Some(value), None) = (row.value, &row.label) {
            let interval =
                row.low.zip(row.high).map_or_else(String::new, |(l, h)| format!("  [{l:.3}, {h:.3}]"));
            let value = if row.is_count() { value.to_string() } else { format!("{value:.3}") };
            note(common, &format!("{:10} {:26} {value}{interval}", row.task, row.metric));
        }
    }
    warn_of_leaks(&leaks, args, common);
    note(common, &tr!("tables in {}", args.output.display()));
    gates(args, &evaluations[0], common)
}

/// The task with all labels, and the two-way task where it is another one.
fn evaluations(judged: &Judged, judgements: &Judgements, bootstrap: &Bootstrap) -> Vec<Evaluation> {
    let mut whole = evaluate(judgements, bootstrap);
    let task = whole.metrics[0].task.clone();
    let shares = judged.labels.names().into_iter().zip(judged.prior.shares);
    whole.metrics.extend(shares.map(|(label, share)| MetricRow::prior_share(label, share, &task)));
    let two_way = judged.labels.neutral().and_then(|_| judgements.two_way([0, 1]).ok());
    std::iter::once(whole).chain(two_way.map(|judgements| evaluate(&judgements, bootstrap))).collect()
}

/// The figures by label, by length, by fold and by each column that was asked for.
fn all_slices(
    args: &Args,
    table: &StatementTable,
    judged: &Judged,
    judgements: &Judgements,
    bootstrap: &Bootstrap,
) -> Result<Vec<SliceRow>> {
    let names = judged.labels.names();
    let labels: Vec<&str> = judged.rows.labels.iter().map(|&label| names[label]).collect();
    let lengths: Vec<&str> =
        judged.rows.statements.iter().map(|statement| length_band(&statement.text)).collect();
    let mut rows = slices(judgements, "label", &labels, bootstrap)?;
    rows.extend(slices(judgements, "length", &lengths, bootstrap)?);
    if let Some(split_of) = &judged.split_of {
        rows.extend(slices(judgements, "fold", split_of, bootstrap)?);
    }
    for name in &args.slice {
        let column = table.column(name, "--slice")?;
        let values: Vec<&str> = table.rows().map(|row| row.field(column).trim()).collect();
        rows.extend(slices(judgements, name, &values, bootstrap)?);
    }
    Ok(rows)
}

fn predictions(table: &StatementTable, judged: &Judged, judgements: &Judgements) -> Vec<PredictionRow> {
    let names = judged.labels.names();
    let row = |row: usize| {
        let (truth, predicted) = (judged.rows.labels[row], judgements.predicted()[row]);
        let probabilities = judged.stances[row].probabilities()[..names.len()].to_vec();
        PredictionRow {
            line: table.row(row).line,
            text: judged.rows.statements[row].text.clone(),
            context: judged.rows.statements[row].context.clone(),
            truth: names[truth].to_owned(),
            predicted: names[predicted].to_owned(),
            confidence: probabilities[predicted],
            p_truth: probabilities[truth],
            probabilities,
            needs_review: judged.needs_review[row],
            group: judged.rows.groups[row].clone(),
            fold: judged.split_of.as_ref().map(|split_of| split_of[row].clone()),
            words: judged.words[row].clone(),
        }
    };
    (0..judged.rows.labels.len()).map(row).collect()
}

/// Pairs of the same or nearly the same text, one of which was trained on when the other was judged.
fn leaks(table: &StatementTable, judged: &Judged) -> Vec<LeakRow> {
    let Some(split_of) = &judged.split_of else { return Vec::new() };
    let text = |row: usize| judged.rows.statements[row].text.as_str();
    let texts: Vec<&str> = (0..split_of.len()).map(text).collect();
    let groups = &judged.rows.groups;
    let apart = |a: usize, b: usize| split_of[a] != split_of[b] && groups[a] != groups[b];
    let leak = |pair: detente::evaluation::SimilarPair| LeakRow {
        line: table.row(pair.first).line,
        other_line: table.row(pair.second).line,
        similarity: pair.similarity,
        fold: split_of[pair.first].clone(),
        other_fold: split_of[pair.second].clone(),
        text: text(pair.first).to_owned(),
        other_text: text(pair.second).to_owned(),
    };
    SimilarTexts::find(&texts, NEARLY_THE_SAME).across(apart).into_iter().map(leak).collect()
}

/// Says which rows may make the figures too good.
fn warn_of_leaks(leaks: &[LeakRow], args: &Args, common: &Common) {
    const SHOWN: usize = 5;
    if leaks.is_empty() {
        return;
    }
    let pairs = if leaks.len() == 1 { tr!("pair of rows says") } else { tr!("pairs of rows say") };
    let list = args.output.join("leaks.csv");
    note(
        common,
        &tr!(
            "warning: {} {pairs} the same or nearly the same on both sides of a split, which may make the figures too \
             good; give such rows one group (--group-column) or keep one of them. All are in {}",
            leaks.len(),
            list.display(),
            pairs
        ),
    );
    for leak in leaks.iter().take(SHOWN) {
        let text: String = plain(&leak.text).chars().take(60).collect();
        note(
            common,
            &tr!(
                "  lines {} and {} ({}): {text}",
                leak.line,
                leak.other_line,
                format_args!("{:.2}", leak.similarity),
                text
            ),
        );
    }
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
            bail!(tr!("--fail-under {name}={least}: no such metric; there are {}", known(), name, least));
        };
        if row.value.is_none_or(|value| value < *least) {
            let found = row.value.map_or_else(|| tr!("not defined"), |value| format!("{value:.4}"));
            note(
                common,
                &tr!("quality gate missed: {name} is {found}, expected at least {least}", name, found, least),
            );
            status = Status::GateMissed;
        }
    }
    Ok(status)
}
