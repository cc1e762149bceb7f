//! A model of one's own: labels of one's own, from a table.
//!
//! ```text
//! cargo run --example train_own_table -- docs/guide.in/bypass.csv bypass.detente
//! ```

use detente::articles::StatementTable;
use detente::classifier::{Labels, StanceModel, TrainingOptions, TrainingTable, train};
use detente::features::{Statement, ToneLexicon};
use std::io::{self, Write};
use std::path::PathBuf;

fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1).map(PathBuf::from);
    let table_path = arguments.next().unwrap_or_else(|| "docs/guide.in/bypass.csv".into());
    let folder = tempfile::tempdir()?;
    let model_path = arguments.next().unwrap_or_else(|| folder.path().join("bypass.detente"));

    let labels = Labels::new("pour", "contre", Some("aucun"))?;
    let table = StatementTable::read(&table_path)?;
    let text = table.column("text", "text")?;
    let label = table.column("label", "label")?;
    let group = table.column("group_id", "group_id")?;
    let mut rows = TrainingTable::default();
    for row in table.rows() {
        let name = row.field(label);
        let index = labels.index(name);
        rows.labels.push(index.ok_or_else(|| anyhow::anyhow!("line {}: label `{name}`", row.line))?);
        rows.statements.push(Statement::new(row.field(text)));
        rows.groups.push(row.field(group).to_owned());
    }

    // The tone lexicon of the program knows war and diplomacy; a road has none.
    let options = TrainingOptions { labels, ..TrainingOptions::default() };
    let trained = train(&rows, &ToneLexicon::default(), &options)?;
    let model_id = trained.model.save(&model_path)?;

    let model = StanceModel::load(&model_path)?;
    let stance = model.predict_one(&Statement::new("Cette route va défigurer la vallée"));
    let mut out = io::stdout().lock();
    writeln!(out, "{} statements, model {model_id}", rows.labels.len())?;
    for (name, probability) in model.labels.names().into_iter().zip(stance.probabilities()) {
        writeln!(out, "{name} {probability:.3}")?;
    }
    Ok(())
}
