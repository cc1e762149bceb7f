//! `detente predict`: labels the statements of a table and keeps its columns.

use super::input::read_table;
use super::table::StatementColumns;
use super::{Common, exit::Status, note, prior, train::load_model};
use anyhow::Result;
use detente::output::{Columns, Destination};
use std::path::PathBuf;

/// Flags of `detente predict`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  detente predict statements.csv -o labelled.csv")]
pub(super) struct Args {
    /// Tables with a statement in each row: .csv or .tsv, or either .gz
    #[arg(required = true)]
    tables: Vec<PathBuf>,
    /// Model file [default: the model that comes with the program]
    #[arg(short, long, env = "DETENTE_MODEL", value_name = "FILE")]
    model: Option<PathBuf>,
    /// Write to FILE, whole or not at all
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Proportions the probabilities are meant for: natural, equal, table (that of the training), or label=share,…;
    /// adds the column `prior` [default: those that the model was made for]
    #[arg(long, value_name = "PRIOR")]
    prior: Option<String>,
    #[command(flatten)]
    columns: StatementColumns,
}

/// Labels the tables.
pub(super) fn run(args: &Args, common: &Common) -> Result<Status> {
    let mut model = load_model(args.model.as_deref())?;
    let mut prior_cell = None;
    if let Some(text) = &args.prior {
        model.prior = prior::parse(text, &model.labels)?.unwrap_or(model.table_prior);
        prior_cell = Some(prior::shown(model.prior, &model.labels));
    }
    let columns = Columns::of(&model);
    let prior_name = prior_cell.as_ref().map(|_| "prior".to_owned());
    let mut writer = csv::Writer::from_writer(Destination::open(args.output.as_deref())?);
    let mut header: Option<Vec<String>> = None;
    let mut rows = 0;
    for path in &args.tables {
        let table = read_table(path, common)?;
        let statements = args.columns.statements(&table)?;
        match &header {
            None => {
                let names = columns.names().into_iter().chain(prior_name.clone());
                let all = table.header().iter().map(str::to_owned).chain(names);
                writer.write_record(all)?;
                header = Some(table.header().iter().map(str::to_owned).collect());
            }
            Some(first) if !table.header().iter().eq(first.iter()) => anyhow::bail!(
                "{}: its columns are {}; expected those of the first table, {}; label the tables one by one",
                path.display(),
                table.header().iter().collect::<Vec<_>>().join(", "),
                first.join(", ")
            ),
            Some(_) => {}
        }
        let stances = model.predict(&statements);
        for (row, stance) in table.rows().iter().zip(stances) {
            let values = columns.values(stance, model.needs_review(stance));
            let cells = values.into_iter().map(detente::output::cell).chain(prior_cell.clone());
            writer.write_record(row.fields.iter().map(str::to_owned).chain(cells))?;
        }
        rows += statements.len();
    }
    writer.into_inner().map_err(csv::IntoInnerError::into_error)?.finish()?;
    let meant = prior_cell.map_or_else(String::new, |prior| format!(", for proportions {prior}"));
    let statements = if rows == 1 { "statement" } else { "statements" };
    note(common, &format!("{rows} {statements} labelled by model {}{meant}", model.metadata.model_id));
    Ok(Status::Done)
}
