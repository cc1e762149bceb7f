//! `detente model diff`: whether one model is better than another on the same rows, or could seem so by chance.

use super::input::read_table;
use super::table::{LabelColumns, StatementColumns};
use super::train::{judgements, load_model};
use super::{Common, exit::Status, note};
use anyhow::{Result, bail};
use detente::classifier::{StanceModel, TrainingTable};
use detente::evaluation::{Bootstrap, Comparison, Judgements, compare};
use detente::output::{Destination, PlainOutput, write_rows};
use std::io::Write;
use std::path::PathBuf;
use tr::tr;

/// Flags of `detente model diff`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  detente model diff old.detente new.detente --on test.csv -o differences.csv"
)]
pub(super) struct Args {
    /// First model
    first: PathBuf,
    /// Second model; differences are second minus first
    second: PathBuf,
    /// Labelled table that neither was trained on: .csv, .tsv, .xlsx or .parquet, each also .gz or .zst
    #[arg(long, value_name = "TABLE")]
    on: PathBuf,
    /// Write the differences as CSV to FILE, whole or not at all
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Seed of the intervals
    #[arg(long, default_value_t = 0)]
    seed: u64,
    #[command(flatten)]
    columns: StatementColumns,
    #[command(flatten)]
    label_columns: LabelColumns,
}

/// Compares the models on the rows.
pub(super) fn run(args: &Args, common: &Common) -> Result<Status> {
    let table = read_table(&args.on, common)?;
    let [first, second] = [load_model(Some(&args.first))?, load_model(Some(&args.second))?];
    if first.labels != second.labels {
        bail!(tr!(
            "{} labels {}, {} labels {}; expected two models of the same labels",
            args.first.display(),
            first.labels.names().join(", "),
            args.second.display(),
            second.labels.names().join(", ")
        ));
    }
    let rows = args.label_columns.judged(&table, &args.columns, &first.labels)?;
    for (model, path) in [(&first, &args.first), (&second, &args.second)] {
        if model.metadata.table_sha256 == table.sha256() {
            note(common, &tr!("warning: {} was trained on this very table", path.display()));
        }
    }
    let bootstrap = Bootstrap::new(args.seed);
    let judged = |model| judge(model, &rows);
    let (by_first, by_second) = (judged(&first)?, judged(&second)?);
    let comparison = compare(&by_first, &by_second, &bootstrap)?;
    let mut out = PlainOutput(Destination::open(None)?);
    let names = [&first, &second].map(|model| model.metadata.model_id.clone());
    writeln!(
        out,
        "{}",
        tr!("{} rows; first is model {}, second is model {}", by_first.n(), names[0], names[1])
    )?;
    write_differences(&mut out, &comparison)?;
    out.0.finish()?;
    if let Some(path) = &args.output {
        write_rows(path, &comparison.differences)?;
    }
    Ok(Status::Done)
}

fn judge(model: &StanceModel, rows: &TrainingTable) -> Result<Judgements> {
    let all: Vec<usize> = (0..rows.labels.len()).collect();
    judgements(&model.labels, rows, &model.predict(&rows.statements), &all)
}

fn write_differences(out: &mut impl Write, comparison: &Comparison) -> Result<()> {
    let interval = tr!("95 % interval");
    writeln!(out, "{:26} {:>7} {:>7} {:>10}  {interval}", "metric", "first", "second", "difference")?;
    let cell = |value: Option<f64>| value.map_or_else(|| "—".to_owned(), |value| format!("{value:.3}"));
    for row in &comparison.differences {
        let difference = row.difference.map_or_else(|| "—".to_owned(), |value| format!("{value:+.3}"));
        let interval = row.low.zip(row.high).map_or_else(String::new, |(l, h)| format!("[{l:+.3}, {h:+.3}]"));
        writeln!(
            out,
            "{:26} {:>7} {:>7} {difference:>10}  {interval}",
            row.metric,
            cell(row.first),
            cell(row.second)
        )?;
    }
    let test = &comparison.mcnemar;
    writeln!(
        out,
        "{}",
        tr!(
            "only the first is right on {} rows, only the second on {}; McNemar's exact test: p = {}",
            test.only_first_right,
            test.only_second_right,
            format_args!("{:.4}", test.p_value)
        )
    )?;
    Ok(())
}
