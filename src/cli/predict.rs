//! `detente predict`: labels the statements of a table and keeps its columns.

use super::table::StatementColumns;
use super::{Common, exit::Status, note, train::load_model};
use anyhow::Result;
use detente::articles::StatementTable;
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
    #[command(flatten)]
    columns: StatementColumns,
}

/// Labels the tables.
pub(super) fn run(args: &Args, common: &Common) -> Result<Status> {
    let model = load_model(args.model.as_deref())?;
    let columns = Columns::of(&model);
    let mut writer = csv::Writer::from_writer(Destination::open(args.output.as_deref())?);
    let mut header: Option<Vec<String>> = None;
    let mut rows = 0;
    for path in &args.tables {
        let table = StatementTable::read(path)?;
        let statements = args.columns.statements(&table)?;
        match &header {
            None => {
                let all = table.header().iter().map(str::to_owned).chain(columns.names());
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
            writer.write_record(
                row.fields.iter().map(str::to_owned).chain(values.into_iter().map(detente::output::cell)),
            )?;
        }
        rows += statements.len();
    }
    writer.into_inner().map_err(csv::IntoInnerError::into_error)?.finish()?;
    note(common, &format!("{rows} statements labelled by model {}", model.metadata.model_id));
    Ok(Status::Done)
}
