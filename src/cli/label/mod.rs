//! `detente label`: a reader labels the statements of a table, those first that the model is least sure of.

mod dialogue;
mod export;
mod keys;
mod report;

use super::input::read_table;
use super::table::StatementColumns;
use super::{Common, exit::Status, note, train::load_model};
use anyhow::{Context, Result, bail};
use detente::articles::StatementTable;
use detente::classifier::{Labels, Stance, StanceModel};
use detente::features::Statement;
use detente::labelling::{
    Action, DecisionLog, Decisions, LogEntry, QueuedStatement, Sampling, StatementKey, order, read_log,
};
use dialogue::Dialogue;
use std::path::{Path, PathBuf};
use tr::tr;

/// Flags of `detente label`.
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
#[command(after_help = "Examples:
  detente label statements.csv -o labels.csv
  detente label export statements.csv labels.csv -o labelled.csv
  detente train labelled.csv -o my.detente

Every decision is on the disk before the next statement is shown; the same command goes on where it stopped. Without a terminal the keys are
read from standard input, one a line.")]
pub(super) struct Args {
    #[command(subcommand)]
    command: Option<Command>,
    /// Table with a statement in each row: .csv, .tsv, .xlsx or .parquet, each also .gz or .zst
    #[arg(required = true)]
    table: Option<PathBuf>,
    /// File of decisions, to which lines are added [default: TABLE with the ending .labels.csv]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Model file [default: the model that comes with the program]
    #[arg(short, long, env = "DETENTE_MODEL", value_name = "FILE")]
    model: Option<PathBuf>,
    /// Share of the statements that is drawn at random, whatever the model thinks of them
    #[arg(long, default_value_t = 0.2, value_name = "SHARE")]
    random_share: f64,
    /// Seed of the random share
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// Who labels, for the file of decisions [default: the user of this computer]
    #[arg(long, env = "DETENTE_ANNOTATOR", value_name = "NAME")]
    annotator: Option<String>,
    /// Columns to show beside the statement
    #[arg(long, value_name = "COLUMN,…", value_delimiter = ',')]
    show: Vec<String>,
    /// Show the statements again that were skipped
    #[arg(long)]
    skipped: bool,
    /// Only print how often reader and model agreed
    #[arg(long)]
    report: bool,
    /// Other labels than the model's: two poles; no model is used then and the order is random
    #[arg(long, value_name = "A,B", value_delimiter = ',', conflicts_with = "model")]
    poles: Vec<String>,
    /// With --poles: the label of statements that take no stance
    #[arg(long, value_name = "C", requires = "poles")]
    neutral: Option<String>,
    #[command(flatten)]
    columns: StatementColumns,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Join the decisions to the table's columns, for `detente train`
    Export(export::Args),
}

/// Runs `detente label` or a command of it.
pub(super) fn run(args: &Args, common: &Common) -> Result<Status> {
    if let Some(Command::Export(args)) = &args.command {
        return export::run(args, common);
    }
    let path = args.table.as_deref().context(tr!("no table was named"))?;
    if path.as_os_str() == "-" {
        bail!(tr!("the table cannot come from standard input, from which the keys are read; name a file"));
    }
    let table = read_table(path, common)?;
    let log_path = args.output.clone().unwrap_or_else(|| default_log(path));
    let task = Task::new(args, &table)?;
    if args.report {
        let entries = task.checked(read_log(&log_path)?, &log_path)?;
        report::write(&Decisions::of(&entries), &task.keys)?;
        return Ok(Status::Done);
    }
    let beside = args.show.iter().map(|name| table.column(name, "--show")).collect::<Result<Vec<_>, _>>()?;
    let (log, entries) = DecisionLog::open(&log_path)?;
    if let Some(line) = log.cut_line() {
        note(common, &tr!("{}: the last line was cut and is removed: {line}", log_path.display(), line));
    }
    let entries = task.checked(entries, &log_path)?;
    if let Some(model) = &task.model
        && model.metadata.table_sha256 == table.sha256()
    {
        note(
            common,
            &tr!(
                "warning: the model was trained on this very table: it is surer of it, and agrees more, than elsewhere"
            ),
        );
    }
    let annotator = args.annotator.clone().unwrap_or_else(user);
    let mut dialogue = Dialogue::new(&task, &table, beside, log, Decisions::of(&entries), annotator);
    dialogue.run(args.skipped)?;
    let decisions = dialogue.into_decisions();
    note(common, &tr!("decisions are in {}", log_path.display()));
    if !common.quiet {
        note(common, report::text(&decisions, &task.keys).trim_end());
    }
    Ok(Status::Done)
}

/// What is to be labelled, and how.
struct Task {
    labels: Labels,
    model: Option<StanceModel>,
    statements: Vec<Statement>,
    /// The key of each statement.
    keys: Vec<StatementKey>,
    /// The stance of each statement; empty without a model.
    stances: Vec<Stance>,
    queue: Vec<QueuedStatement>,
    sampling: Sampling,
}

impl Task {
    fn new(args: &Args, table: &StatementTable) -> Result<Self> {
        let sampling = Sampling::new(args.seed, args.random_share)?;
        let statements = args.columns.statements(table)?;
        let (labels, model) = match args.poles.as_slice() {
            [] => {
                let model = load_model(args.model.as_deref())?;
                (model.labels.clone(), Some(model))
            }
            [first, second] => {
                let neutral = args.neutral.as_deref().map(str::trim).filter(|name| !name.is_empty());
                (Labels::new(first.trim(), second.trim(), neutral)?, None)
            }
            other => {
                bail!(tr!("--poles names {} labels; expected two with a comma between them", other.len()))
            }
        };
        let stances = model.as_ref().map_or_else(Vec::new, |model| model.predict(&statements));
        let keys: Vec<StatementKey> = statements.iter().map(StatementKey::of).collect();
        let mut queue = order(&keys, model.is_some().then_some(stances.as_slice()), sampling);
        queue.retain(|queued| !statements[queued.row].text.trim().is_empty());
        Ok(Self { labels, model, statements, keys, stances, queue, sampling })
    }

    /// The entries, if they belong to this task.
    fn checked(&self, entries: Vec<LogEntry>, path: &Path) -> Result<Vec<LogEntry>> {
        for entry in &entries {
            if entry.action == Action::Label && self.labels.index(&entry.label).is_none() {
                bail!(tr!(
                    "{}: label `{}`; expected one of {}; use the model or the --poles it was begun with, or another file with -o",
                    path.display(),
                    entry.label,
                    self.labels.names().join(", ")
                ));
            }
            if entry.random != self.sampling.share_of(&entry.key) {
                bail!(tr!(
                    "{}: it was begun with another --seed or --random-share, and mixed shares would not be random; use the \
                     same ones, or another file with -o",
                    path.display()
                ));
            }
        }
        Ok(entries)
    }
}

/// The file of decisions beside the table: `a/b.csv.gz` has `a/b.labels.csv`.
fn default_log(table: &Path) -> PathBuf {
    let name = table.file_name().unwrap_or_default().to_string_lossy();
    let stem = name.split('.').find(|part| !part.is_empty()).unwrap_or("table");
    table.with_file_name(format!("{stem}.labels.csv"))
}

/// The name that the system knows the user by; empty when it does not say.
fn user() -> String {
    ["USER", "USERNAME"].into_iter().find_map(|name| std::env::var(name).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decisions_lie_beside_their_table() {
        for (table, log) in
            [("a/b.csv.gz", "a/b.labels.csv"), ("t", "t.labels.csv"), (".x.csv", "x.labels.csv")]
        {
            assert_eq!(default_log(Path::new(table)), Path::new(log));
        }
    }
}
