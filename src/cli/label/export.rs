//! `detente label export`: the decisions beside the table's columns.

use super::super::input::read_table;
use super::super::table::StatementColumns;
use super::super::{Common, exit::Status, note};
use anyhow::{Result, bail};
use detente::labelling::{Decision, Decisions, Share, StatementKey, read_log};
use detente::output::Destination;
use std::path::PathBuf;
use tr::tr;

/// Flags of `detente label export`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  detente label export statements.csv labels.csv -o labelled.csv
  detente label export statements.csv labels.csv --part chosen -o train.csv
  detente label export statements.csv labels.csv --part random -o test.csv
  detente label export statements.csv labels.csv --onto labelled.csv -o more.csv")]
pub(super) struct Args {
    /// The table that was labelled
    table: PathBuf,
    /// The file of decisions that `detente label` wrote
    labels: PathBuf,
    /// Write to FILE, whole or not at all
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Which labelled rows: all, those drawn at random, or those chosen because the model was unsure
    #[arg(long, value_enum, default_value_t = Part::All)]
    part: Part,
    /// Labelled table to put the rows below: its columns are written, matched by name
    #[arg(long, value_name = "TABLE")]
    onto: Option<PathBuf>,
    /// Name of the column for the labels
    #[arg(long, default_value = "label", value_name = "NAME")]
    label_column: String,
    #[command(flatten)]
    columns: StatementColumns,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Part {
    All,
    Random,
    Chosen,
}

impl Part {
    fn holds(self, decision: &Decision) -> bool {
        match self {
            Self::All => true,
            Self::Random => decision.share == Share::Random,
            Self::Chosen => decision.share == Share::Chosen,
        }
    }
}

/// Writes the labelled rows.
pub(super) fn run(args: &Args, common: &Common) -> Result<Status> {
    let table = read_table(&args.table, common)?;
    let statements = args.columns.statements(&table)?;
    let decisions = Decisions::of(&read_log(&args.labels)?);
    let added =
        [args.label_column.as_str(), "label_random", "label_comment", "label_annotator", "label_time"];
    if let Some(there) = added.into_iter().find(|name| table.header().iter().any(|column| column == *name)) {
        bail!(tr!(
            "{}: it has a column `{there}` already; rename it there{}",
            args.table.display(),
            if there == args.label_column {
                tr!(", or name the new one with --label-column")
            } else {
                String::new()
            },
            there
        ));
    }
    let labelled: Vec<(usize, StatementKey)> = statements
        .iter()
        .map(StatementKey::of)
        .enumerate()
        .filter(|(_, key)| decisions.get(key).is_some_and(|it| it.label.is_some() && args.part.holds(it)))
        .collect();
    if labelled.is_empty() {
        bail!(tr!(
            "{}: no statement of {} is labelled in it; name the same --text-column and --context-column as for labelling",
            args.labels.display(),
            args.table.display()
        ));
    }
    let header: Vec<&str> = table.header().iter().chain(added).collect();
    let rows = labelled.iter().filter_map(|(row, key)| {
        let decision = decisions.get(key)?;
        let cells = [
            decision.label.as_deref().unwrap_or_default(),
            if decision.share == Share::Random { "yes" } else { "no" },
            decisions.comment(key),
            &decision.annotator,
            &decision.timestamp,
        ];
        Some(table.row(*row).fields().chain(cells).collect::<Vec<&str>>())
    });
    let mut writer = csv::Writer::from_writer(Destination::open(args.output.as_deref())?);
    if let Some(path) = &args.onto {
        let base = read_table(path, common)?;
        args.columns.text(&base)?;
        base.column(&args.label_column, "--label-column")?;
        let places: Vec<Option<usize>> =
            base.header().iter().map(|name| header.iter().position(|column| *column == name)).collect();
        writer.write_record(base.header())?;
        base.rows().try_for_each(|row| writer.write_record(row.fields()))?;
        for cells in rows {
            writer.write_record(places.iter().map(|place| place.map_or("", |at| cells[at])))?;
        }
    } else {
        writer.write_record(&header)?;
        for cells in rows {
            writer.write_record(cells)?;
        }
    }
    writer.into_inner().map_err(csv::IntoInnerError::into_error)?.finish()?;
    let below = args.onto.as_ref().map_or_else(String::new, |path| tr!(" below those of {}", path.display()));
    note(common, &tr!("{} of {} rows written{below}", labelled.len(), statements.len(), below));
    Ok(Status::Done)
}
