//! How far labels can be trusted: a model against labels given by hand, with intervals and baselines.
//!
//! ```text
//! cargo run --example evaluate_table -- TABLE.csv
//! ```

use detente::articles::StatementTable;
use detente::classifier::StanceModel;
use detente::evaluation::{Bootstrap, Judgements, evaluate};
use detente::features::Statement;
use ndarray::Array2;
use std::io::{self, Write};
use std::path::PathBuf;

fn main() -> anyhow::Result<()> {
    let path = std::env::args().nth(1).map_or_else(|| "docs/guide.in/checked.csv".into(), PathBuf::from);
    let table = StatementTable::read(&path)?;
    let (text, label) = (table.column("text", "text")?, table.column("label", "label")?);
    let model = StanceModel::embedded()?;
    let names = model.labels.names();

    let statements: Vec<Statement> = table.rows().map(|row| Statement::new(row.field(text))).collect();
    let truth = table.rows().map(|row| {
        let name = row.field(label);
        model.labels.index(name).ok_or_else(|| anyhow::anyhow!("line {}: label `{name}`", row.line))
    });
    let truth = truth.collect::<Result<Vec<_>, _>>()?;
    let stances = model.predict(&statements);
    let probabilities = Array2::from_shape_fn((stances.len(), names.len()), |(row, label)| {
        stances[row].probabilities()[label]
    });

    let judgements = Judgements::new(names, truth, probabilities)?;
    let evaluation = evaluate(&judgements, &Bootstrap::new(17));
    let figure = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |value| format!("{value:.3}"));
    let mut out = io::stdout().lock();
    for row in evaluation.metrics.iter().filter(|row| ["accuracy", "macro_f1"].contains(&row.metric)) {
        writeln!(
            out,
            "{} {} [{}, {}], most frequent label {}",
            row.metric,
            figure(row.value),
            figure(row.low),
            figure(row.high),
            figure(row.majority)
        )?;
    }
    Ok(())
}
