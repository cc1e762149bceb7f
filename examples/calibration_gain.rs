//! What calibration buys: the calibration error and the log loss of a model on groups that it has not seen, with and
//! without the line that was fitted to its out-of-fold scores. The figures of `docs/evaluation.md` come from here:
//!
//! ```text
//! cargo run --release --example calibration_gain data/statements.csv
//! ```

use detente::articles::StatementTable;
use detente::classifier::{Labels, Platt, StanceModel, TrainingOptions, TrainingTable, train};
use detente::error::Error;
use detente::evaluation::{Bootstrap, Judgements, Metric, Split};
use detente::features::{Statement, ToneLexicon};
use ndarray::Array2;
use std::io::Write;
use std::path::Path;

const METRICS: [Metric; 3] = [Metric::CalibrationError, Metric::LogLoss, Metric::BrierScore];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).unwrap_or_else(|| "data/statements.csv".to_owned());
    let labels = Labels::default();
    let table = read(Path::new(&path), &labels)?;
    let split = Split::cross_validation(&table.labels, &table.groups, 5, 0)?.swap_remove(0);
    let lexicon = std::fs::read("data/lexicon.csv")?;
    let lexicon = ToneLexicon::from_csv(&lexicon, "data/lexicon.csv")?;
    let options = TrainingOptions { lambdas: vec![1e-3], ..TrainingOptions::default() };
    let calibrated = train(&part(&table, &split.seen), &lexicon, &options)?.model;
    let mut raw = calibrated.clone();
    let identity = Platt { slope: 1.0, offset: 0.0 };
    raw.lean.calibration = identity;
    if let Some(gate) = &mut raw.gate {
        gate.calibration = identity;
    }
    let held_out = part(&table, &split.held_out);
    let mut out = std::io::stdout().lock();
    writeln!(out, "{} rows to train on, {} held out", split.seen.len(), split.held_out.len())?;
    writeln!(out, "{:26} {:>22} {:>22}", "", "not calibrated", "calibrated")?;
    for (task, poles) in [("three-way", false), ("two-way", true)] {
        let found = [&raw, &calibrated].map(|model| figures(model, &held_out, &labels, poles));
        for (at, metric) in METRICS.iter().enumerate() {
            let cells =
                [&found[0], &found[1]].map(|figures| figures.as_ref().map(|figures| figures[at].clone()));
            let [before, after] = cells.map(|cell| cell.unwrap_or_else(ToString::to_string));
            writeln!(out, "{task:9} {:16} {before:>22} {after:>22}", metric.name().replace("expected_", ""))?;
        }
    }
    Ok(())
}

fn read(path: &Path, labels: &Labels) -> Result<TrainingTable, Error> {
    let table = StatementTable::read(path)?;
    let column = |name| table.column(name, "its name");
    let (text, context, label, group) =
        (column("text")?, column("context")?, column("label")?, column("group_id")?);
    let mut rows = TrainingTable::default();
    for row in table.rows() {
        let Some(place) = labels.index(&row.fields[label]) else { continue };
        rows.statements.push(Statement::in_context(&row.fields[text], &row.fields[context]));
        rows.labels.push(place);
        rows.groups.push(row.fields[group].to_owned());
    }
    Ok(rows)
}

fn part(table: &TrainingTable, rows: &[usize]) -> TrainingTable {
    TrainingTable {
        statements: rows.iter().map(|&row| table.statements[row].clone()).collect(),
        labels: rows.iter().map(|&row| table.labels[row]).collect(),
        groups: rows.iter().map(|&row| table.groups[row].clone()).collect(),
    }
}

/// Each metric with its interval, of all labels or of the poles alone.
fn figures(
    model: &StanceModel,
    rows: &TrainingTable,
    labels: &Labels,
    poles: bool,
) -> Result<Vec<String>, Box<dyn std::error::Error>> {
    let stances = model.predict(&rows.statements);
    let shape = (stances.len(), labels.names().len());
    let stated = Array2::from_shape_fn(shape, |(row, label)| stances[row].probabilities()[label]);
    let mut judged =
        Judgements::new(labels.names(), rows.labels.clone(), stated)?.with_groups(&rows.groups)?;
    if poles {
        judged = judged.two_way([0, 1])?;
    }
    let estimates = Bootstrap::new(0).estimate(judged.groups(), |drawn| {
        let drawn = judged.select(drawn);
        METRICS.iter().map(|metric| metric.of(drawn.as_ref().ok()?)).collect()
    });
    let shown = |estimate: &detente::evaluation::Estimate| {
        let value = estimate.value.unwrap_or(f64::NAN);
        estimate
            .interval
            .map_or(format!("{value:.3}"), |i| format!("{value:.3} [{:.3}, {:.3}]", i.low, i.high))
    };
    Ok(estimates.iter().map(shown).collect())
}
