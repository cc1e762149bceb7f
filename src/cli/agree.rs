//! `detente agree`: how far two coders gave the same labels to the same statements.

use super::input::read_table;
use super::{Common, exit::Status, note};
use anyhow::{Result, bail};
use detente::articles::StatementTable;
use detente::evaluation::{AgreementRow, Bootstrap, Codings, Groups, agreement};
use detente::output::{Destination, PlainOutput, plain, write_records};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::PathBuf;
use tr::tr;

/// Flags of `detente agree`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  detente agree anna.csv bruno.csv --key statement_id --group-column article_id -o disagreements.csv"
)]
pub(super) struct Args {
    /// Table of the first coder
    first: PathBuf,
    /// Table of the second coder
    second: PathBuf,
    /// Column that says which rows are about the same statement
    #[arg(long, value_name = "COLUMN")]
    key: String,
    /// Column of the label in both tables
    #[arg(long, default_value = "label", value_name = "NAME")]
    label_column: String,
    /// Column of the label in the second table, when it has another name there
    #[arg(long, value_name = "NAME")]
    second_label_column: Option<String>,
    /// Column of the first table whose values are drawn whole for the intervals, such as the article
    #[arg(long, value_name = "NAME")]
    group_column: Option<String>,
    /// Seed of the intervals
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// Write the statements that the coders label differently as CSV to FILE, whole or not at all
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// The labels of one coder by key, with the rows of the table.
struct Coder {
    table: StatementTable,
    key: usize,
    label: usize,
    row_of: BTreeMap<String, usize>,
}

impl Coder {
    fn read(path: &std::path::Path, key: &str, label: &str, common: &Common) -> Result<Self> {
        let table = read_table(path, common)?;
        let (key_column, label) = (table.column(key, "--key")?, table.column(label, "--label-column")?);
        let mut row_of = BTreeMap::new();
        for (at, row) in table.rows().enumerate() {
            let value = row.field(key_column).trim();
            if value.is_empty() {
                bail!(tr!(
                    "{}: line {}: `{key}` is empty; expected a key in every row",
                    table.path(),
                    row.line,
                    key
                ));
            }
            if let Some(before) = row_of.insert(value.to_owned(), at) {
                bail!(tr!(
                    "{}: line {}: `{key}` is `{value}`, as on line {}; expected a key of its own in every row",
                    table.path(),
                    row.line,
                    table.row(before).line,
                    key,
                    value
                ));
            }
        }
        Ok(Self { table, key: key_column, label, row_of })
    }

    /// The label given to `key`; `None` when there is none or it is empty.
    fn label(&self, key: &str) -> Option<&str> {
        let row = *self.row_of.get(key)?;
        Some(self.table.row(row).field(self.label).trim()).filter(|label| !label.is_empty())
    }

    fn line(&self, key: &str) -> String {
        self.row_of.get(key).map_or_else(String::new, |&row| self.table.row(row).line.to_string())
    }
}

/// Compares the coders, prints the figures and writes the disagreements.
pub(super) fn run(args: &Args, common: &Common) -> Result<Status> {
    let first = Coder::read(&args.first, &args.key, &args.label_column, common)?;
    let second_label = args.second_label_column.as_ref().unwrap_or(&args.label_column);
    let second = Coder::read(&args.second, &args.key, second_label, common)?;
    let keys: Vec<&String> = first.row_of.keys().filter(|key| second.row_of.contains_key(*key)).collect();
    if keys.is_empty() {
        bail!(tr!(
            "{} and {} share no value of `{}`; name the column that identifies statements with --key",
            first.table.path(),
            second.table.path(),
            args.key
        ));
    }
    let alone = [(&first, &second), (&second, &first)]
        .map(|(one, other)| one.row_of.keys().filter(|key| !other.row_of.contains_key(*key)).count());
    let given: BTreeSet<&str> =
        keys.iter().flat_map(|key| [first.label(key), second.label(key)]).flatten().collect();
    let labels: Vec<&str> = given.into_iter().collect();
    if labels.len() < 2 {
        bail!(tr!(
            "both coders use one label only ({}); agreement beyond chance is not defined",
            labels.join(", ")
        ));
    }
    let codes = |coder: &Coder| -> Vec<Option<usize>> {
        keys.iter().map(|key| labels.iter().position(|label| Some(*label) == coder.label(key))).collect()
    };
    let codings = Codings::of_two(labels.iter().copied(), &codes(&first), &codes(&second))?;
    let groups = match &args.group_column {
        None => Groups::singletons(keys.len()),
        Some(name) => {
            let column = first.table.column(name, "--group-column")?;
            let ids: Vec<&str> =
                keys.iter().map(|key| first.table.row(first.row_of[*key]).field(column)).collect();
            Groups::from_ids(&ids)
        }
    };
    let figures = agreement(&codings, &groups, &Bootstrap::new(args.seed))?;
    let mut out = PlainOutput(Destination::open(None)?);
    write_figures(&mut out, &figures)?;
    write_confusion(&mut out, &codings)?;
    out.0.finish()?;
    for (count, path) in alone.into_iter().zip([&args.first, &args.second]) {
        if count > 0 {
            note(common, &tr!("{count} rows of {} have no partner and do not count", path.display(), count));
        }
    }
    if let Some(path) = &args.output {
        let records = disagreements(&codings, &keys, &first, &second);
        note(common, &tr!("{} disagreements in {}", records.len() - 1, path.display()));
        write_records(path, records)?;
    }
    Ok(Status::Done)
}

fn write_figures(out: &mut impl Write, figures: &[AgreementRow]) -> Result<()> {
    for row in figures {
        let value = match (row.value, row.metric.starts_with("units")) {
            (None, _) => tr!("not defined"),
            (Some(count), true) => format!("{count:.0}"),
            (Some(value), false) => format!("{value:.3}"),
        };
        let interval =
            row.low.zip(row.high).map_or_else(String::new, |(low, high)| format!("  [{low:.3}, {high:.3}]"));
        writeln!(out, "{:20} {value}{interval}", row.metric)?;
    }
    Ok(())
}

/// Rows: the first coder; columns: the second.
fn write_confusion(out: &mut impl Write, codings: &Codings) -> Result<()> {
    let labels: Vec<String> = codings.labels().iter().map(|label| plain(label)).collect();
    let width = labels.iter().map(|label| label.chars().count()).max().unwrap_or(0).max(6);
    let cells = |cells: Vec<String>| cells.iter().map(|cell| format!("  {cell:>width$}")).collect::<String>();
    writeln!(
        out,
        "\n{}",
        tr!("{}{}   ← second coder", format_args!("{:width$}", "first"), cells(labels.clone()))
    )?;
    for (label, counts) in labels.iter().zip(codings.confusion(0, 1).outer_iter()) {
        writeln!(out, "{label:width$}{}", cells(counts.iter().map(ToString::to_string).collect()))?;
    }
    Ok(())
}

/// The disagreements with every other column of the first table.
fn disagreements(codings: &Codings, keys: &[&String], first: &Coder, second: &Coder) -> Vec<Vec<String>> {
    let kept: Vec<usize> =
        (0..first.table.header().len()).filter(|column| ![first.key, first.label].contains(column)).collect();
    let own = ["first_line", "second_line", "first_label", "second_label"].map(str::to_owned);
    let names = kept.iter().map(|&column| first.table.header()[column].to_owned());
    let mut records =
        vec![std::iter::once(first.table.header()[first.key].to_owned()).chain(own).chain(names).collect()];
    for unit in codings.disagreements() {
        let key = keys[unit];
        let label = |coder: &Coder| coder.label(key).unwrap_or_default().to_owned();
        let row = first.table.row(first.row_of[key]);
        let own = [key.clone(), first.line(key), second.line(key), label(first), label(second)];
        records
            .push(own.into_iter().chain(kept.iter().map(|&column| row.field(column).to_owned())).collect());
    }
    records
}
