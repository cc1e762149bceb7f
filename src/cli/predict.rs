//! `detente predict`: labels the statements of a table and keeps its columns.

use super::input::read_table;
use super::output::{Output, OutputArgs};
use super::table::StatementColumns;
use super::{Common, exit::Status, note, prior, train::load_model};
use anyhow::Result;
use detente::output::{Columns, Start, TableWriter};
use serde_json::Value;
use std::path::PathBuf;

/// Flags of `detente predict`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  detente predict statements.csv -o labelled.csv\n  detente predict enquete.csv --dialect excel-fr -o labelled.csv"
)]
pub(super) struct Args {
    /// Tables with a statement in each row: .csv or .tsv, each also .gz or .zst
    #[arg(required = true)]
    tables: Vec<PathBuf>,
    /// Model file [default: the model that comes with the program]
    #[arg(short, long, env = "DETENTE_MODEL", value_name = "FILE")]
    model: Option<PathBuf>,
    #[command(flatten)]
    output: OutputArgs,
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
    let options = args.output.table_options();
    let mut output = Some(args.output.open()?);
    let mut table_writer: Option<(TableWriter<Output>, Vec<usize>)> = None;
    let mut header: Option<Vec<String>> = None;
    let mut rows = 0;
    for path in &args.tables {
        let table = read_table(path, common)?;
        let statements = args.columns.statements(&table)?;
        match &header {
            None => {
                let own = table.header().iter().map(str::to_owned);
                let all: Vec<String> = own.chain(columns.names()).chain(prior_name.clone()).collect();
                let written = options.selection.indices(&all, |_| true, &args.columns.names())?;
                let names = written.iter().map(|&index| all[index].clone()).collect();
                if let Some(output) = output.take() {
                    let writer = TableWriter::new(output, options.format, options.dialect, names, Start::New);
                    table_writer = Some((writer, written));
                }
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
        let Some((writer, written)) = &mut table_writer else { continue };
        for (row, stance) in table.rows().iter().zip(model.predict(&statements)) {
            let own = row.fields.iter().map(Value::from);
            let of_model = columns.values(stance, model.needs_review(stance));
            let all: Vec<Value> = own.chain(of_model).chain(prior_cell.clone().map(Value::from)).collect();
            writer.write(&written.iter().map(|&index| all[index].clone()).collect::<Vec<_>>())?;
        }
        rows += statements.len();
    }
    if let Some((writer, _)) = table_writer {
        writer.finish()?.finish()?;
    }
    let meant = prior_cell.map_or_else(String::new, |prior| format!(", for proportions {prior}"));
    let statements = if rows == 1 { "statement" } else { "statements" };
    note(common, &format!("{rows} {statements} labelled by model {}{meant}", model.metadata.model_id));
    Ok(Status::Done)
}
