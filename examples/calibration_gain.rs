//! What calibration buys: the calibration error and the log loss of a model on groups that it has not seen, without and
//! with the line that was fitted to its out-of-fold scores, as to labels that are all right and as models are made, for
//! labels of which a share is not. The figures of `docs/evaluation.md` come from here:
//!
//! ```text
//! cargo run --release --example calibration_gain data/statements.csv
//! ```

use detente::articles::StatementTable;
use detente::classifier::{
    Calibration, CalibrationMethod, Isotonic, Labels, Platt, StanceModel, TrainingOptions, TrainingTable,
    train,
};
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
    let shipped = TrainingOptions {
        lambdas: vec![1e-3],
        calibration: CalibrationMethod::Platt,
        ..TrainingOptions::default()
    };
    let options = TrainingOptions { label_noise: 0.0, ..shipped.clone() };
    let trained = train(&part(&table, &split.seen), &lexicon, &options)?;
    let as_shipped = train(&part(&table, &split.seen), &lexicon, &shipped)?.model;
    let calibrated = &trained.model;
    let mut raw = calibrated.clone();
    let identity = Calibration::Line(Platt { slope: 1.0, offset: 0.0 });
    raw.lean.calibration = identity.clone();
    if let Some(gate) = &mut raw.gate {
        gate.calibration = identity;
    }
    let held_out = part(&table, &split.held_out);
    let mut out = std::io::stdout().lock();
    writeln!(out, "{} rows to train on, {} held out", split.seen.len(), split.held_out.len())?;
    let noisy = format!("line, {} noise", shipped.label_noise);
    writeln!(out, "{:26} {:>22} {:>22} {noisy:>22}", "", "not calibrated", "line")?;
    for (task, poles) in [("three-way", false), ("two-way", true)] {
        let found = [&raw, calibrated, &as_shipped].map(|model| figures(model, &held_out, &labels, poles));
        let found = found.into_iter().collect::<Result<Vec<_>, _>>()?;
        for (at, metric) in METRICS.iter().enumerate() {
            let cells: String = found.iter().map(|figures| format!(" {:>22}", figures[at])).collect();
            writeln!(out, "{task:9} {:16}{cells}", metric.name().replace("expected_", ""))?;
        }
    }
    writeln!(out, "\nlog loss of out-of-fold scores, calibrated on other folds")?;
    let seen = part(&table, &split.seen);
    let stances = &trained.out_of_fold.as_ref().ok_or("there are folds")?.stances;
    let poles: Vec<usize> = (0..stances.len()).filter(|&row| seen.labels[row] < 2).collect();
    let all: Vec<usize> = (0..stances.len()).collect();
    let log_odds = |p: f64| (p / (1.0 - p)).ln();
    let lean = |row: &usize| (log_odds(stances[*row].lean), seen.labels[*row] == 1);
    let gate = |row: &usize| (log_odds(stances[*row].gate), seen.labels[*row] < 2);
    for (name, rows) in
        [("lean", poles.iter().map(lean).collect::<Vec<_>>()), ("gate", all.iter().map(gate).collect())]
    {
        let of = if name == "lean" { &poles } else { &all };
        let groups: Vec<String> = of.iter().map(|&row| seen.groups[row].clone()).collect();
        let [line, curve] = line_or_curve(&rows, &groups)?;
        writeln!(out, "{name:9} {:16} {line:>22.4} {:>10} {curve:.4}", "Platt", "isotonic")?;
    }
    Ok(())
}

/// Mean log loss of a line and of a rising curve, each fitted to the scores of four folds and judged on the fifth.
fn line_or_curve(rows: &[(f64, bool)], groups: &[String]) -> Result<[f64; 2], Error> {
    let labels: Vec<usize> = rows.iter().map(|row| usize::from(row.1)).collect();
    let mut losses = [0.0; 2];
    for split in Split::cross_validation(&labels, groups, 5, 1)? {
        let (scores, positive): (Vec<f64>, Vec<bool>) = split.seen.iter().map(|&row| rows[row]).unzip();
        let (line, curve) = (Platt::fit(&scores, &positive, 0.0)?, Isotonic::fit(&scores, &positive, 0.0)?);
        for &row in &split.held_out {
            let (score, positive) = rows[row];
            for (loss, log_odds) in losses.iter_mut().zip([line.log_odds(score), curve.log_odds(score)]) {
                *loss += (if positive { -log_odds } else { log_odds }).exp().ln_1p();
            }
        }
    }
    Ok(losses.map(|loss| loss / rows.len() as f64))
}

fn read(path: &Path, labels: &Labels) -> Result<TrainingTable, Error> {
    let table = StatementTable::read(path)?;
    let column = |name| table.column(name, "its name");
    let (text, context, label, group) =
        (column("text")?, column("context")?, column("label")?, column("group_id")?);
    let mut rows = TrainingTable::default();
    for row in table.rows() {
        let Some(place) = labels.index(row.field(label)) else { continue };
        rows.statements.push(Statement::in_context(row.field(text), row.field(context)));
        rows.labels.push(place);
        rows.groups.push(row.field(group).to_owned());
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
