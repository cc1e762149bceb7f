//! `detente check`: what is wrong with a labelled table, before anything is learnt from it.

use super::input::read_table;
use super::table::{LabelArgs, LabelColumns, StatementColumns};
use super::{Common, exit::Status, note};
use anyhow::Result;
use detente::articles::StatementTable;
use detente::evaluation::{CheckedRow, Finding, FindingKind, check_table};
use detente::output::{Destination, PlainOutput, plain, write_records};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::PathBuf;
use tr::tr;

/// Findings of one kind that are shown on the terminal.
const SHOWN: usize = 3;

/// Flags of `detente check`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  detente check statements.csv -o findings.csv")]
pub(super) struct Args {
    /// Labelled table: .csv, .tsv, .xlsx or .parquet, each also .gz or .zst
    table: PathBuf,
    /// Write all findings as CSV to FILE, whole or not at all
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Take the labels as they are, whatever --poles and --neutral say
    #[arg(long)]
    any_label: bool,
    #[command(flatten)]
    columns: StatementColumns,
    #[command(flatten)]
    label_columns: LabelColumns,
    #[command(flatten)]
    labels: LabelArgs,
}

/// Checks the table, prints a summary and writes the findings.
pub(super) fn run(args: &Args, common: &Common) -> Result<Status> {
    let table = read_table(&args.table, common)?;
    let (text, context) = (args.columns.text(&table)?, args.columns.context(&table)?);
    let (label, group) = (args.label_columns.label(&table)?, args.label_columns.group(&table)?);
    let rows: Vec<CheckedRow<'_>> = table
        .rows()
        .map(|row| CheckedRow {
            text: row.field(text),
            context: context.map_or("", |context| row.field(context)),
            label: row.field(label).trim(),
            group: group.map(|group| row.field(group)),
        })
        .collect();
    let labels = args.labels.labels()?;
    let expected = if args.any_label { Vec::new() } else { labels.names() };
    let findings = check_table(&rows, &expected);
    let mut out = PlainOutput(Destination::open(None)?);
    write_summary(&mut out, &table, &rows, &findings)?;
    out.0.finish()?;
    if let Some(path) = &args.output {
        let header = [
            "finding",
            "line",
            "label",
            "group",
            "other_line",
            "other_label",
            "other_group",
            "similarity",
            "count",
            "share",
            "detail",
            "text",
        ];
        let header = header.map(str::to_owned).to_vec();
        let counts =
            label_counts(&rows).into_iter().map(|(label, count)| label_record(label, count, rows.len()));
        let found = findings.iter().map(|finding| finding_record(finding, &table, &rows));
        write_records(path, std::iter::once(header).chain(counts).chain(found))?;
        note(common, &tr!("{} findings in {}", findings.len(), path.display()));
    }
    Ok(Status::Done)
}

fn label_counts<'r>(rows: &[CheckedRow<'r>]) -> BTreeMap<&'r str, usize> {
    let mut counts = BTreeMap::new();
    for row in rows {
        *counts.entry(row.label).or_insert(0) += 1;
    }
    counts
}

fn write_summary(
    out: &mut impl Write,
    table: &StatementTable,
    rows: &[CheckedRow<'_>],
    findings: &[Finding],
) -> Result<()> {
    let groups: BTreeSet<&str> = rows.iter().filter_map(|row| row.group).collect();
    let in_groups = if groups.is_empty() { String::new() } else { tr!(" in {} groups", groups.len()) };
    writeln!(out, "{}  {}{in_groups}", plain(table.path()), tr!("{} rows", rows.len()))?;
    for (label, count) in label_counts(rows) {
        let share = count as f64 / rows.len() as f64;
        let bar = "█".repeat((share * 40.0).round() as usize);
        let label = if label.is_empty() { tr!("(none)") } else { plain(label) };
        writeln!(out, "  {label:18} {count:>7} {:>5.1} %  {bar}", 100.0 * share)?;
    }
    if findings.is_empty() {
        writeln!(out, "{}", tr!("nothing odd found"))?;
    }
    for kind in FindingKind::ALL {
        let of_kind: Vec<&Finding> = findings.iter().filter(|finding| finding.kind == kind).collect();
        if of_kind.is_empty() {
            continue;
        }
        writeln!(out, "{:18} {:>9}", kind.name(), of_kind.len())?;
        for finding in of_kind.iter().take(SHOWN) {
            writeln!(out, "  {}", finding_line(finding, table, rows))?;
        }
        if of_kind.len() > SHOWN {
            writeln!(out, "  {}", tr!("… and {} more (-o FILE for all)", of_kind.len() - SHOWN))?;
        }
    }
    Ok(())
}

fn finding_line(finding: &Finding, table: &StatementTable, rows: &[CheckedRow<'_>]) -> String {
    let row = rows[finding.row];
    let text: String = plain(row.text).chars().take(60).collect();
    let other = finding.other.map_or_else(String::new, |other| {
        let similarity = finding.similarity.unwrap_or(1.0);
        tr!(
            " ~ line {} ({}; {similarity})",
            table.row(other).line,
            plain(rows[other].label),
            similarity = format_args!("{similarity:.2}")
        )
    });
    let detail =
        if finding.detail.is_empty() { String::new() } else { format!(" [{}]", plain(&finding.detail)) };
    tr!(
        "line {} ({}){other}{detail}: {text}",
        table.row(finding.row).line,
        plain(row.label),
        other,
        detail,
        text
    )
}

fn label_record(label: &str, count: usize, rows: usize) -> Vec<String> {
    let share = count as f64 / rows as f64;
    let mut record = vec![String::new(); 12];
    "label".clone_into(&mut record[0]);
    label.clone_into(&mut record[2]);
    record[8] = count.to_string();
    record[9] = ((share * 1e6).round() / 1e6).to_string();
    record
}

fn finding_record(finding: &Finding, table: &StatementTable, rows: &[CheckedRow<'_>]) -> Vec<String> {
    let row = rows[finding.row];
    let other =
        |of: fn(&CheckedRow<'_>) -> String| finding.other.map_or_else(String::new, |other| of(&rows[other]));
    vec![
        finding.kind.name().to_owned(),
        table.row(finding.row).line.to_string(),
        row.label.to_owned(),
        row.group.unwrap_or_default().to_owned(),
        finding.other.map_or_else(String::new, |other| table.row(other).line.to_string()),
        other(|row| row.label.to_owned()),
        other(|row| row.group.unwrap_or_default().to_owned()),
        finding.similarity.map_or_else(String::new, |similarity| format!("{similarity:.4}")),
        String::new(),
        String::new(),
        finding.detail.clone(),
        row.text.to_owned(),
    ]
}
