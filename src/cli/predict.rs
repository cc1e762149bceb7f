//! `detente predict`: labels the statements of a table and keeps its columns.

use super::interrupt::Interrupt;
use super::output::{Output, OutputArgs, ResumeArgs};
use super::progress::{Progress, Unit};
use super::table::{StatementColumns, WordColumns};
use super::{Common, exit::Status, note, prior, train::load_model};
use anyhow::{Result, bail};
use detente::articles::{StatementRow, StatementTable};
use detente::classifier::{Scorer, Scorers, Stance, StanceModel};
use detente::error::Error;
use detente::features::Statement;
use detente::output::{
    Cell, Column, Columns, Done, ExplainedStatement, Format, PartialOutput, Start, TableOptions, TableWriter,
    select,
};
use rayon::prelude::*;
use std::cell::RefCell;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use tr::tr;

/// Rows whose lines a thread makes in one piece.
const CHUNK: usize = 256;

/// Flags of `detente predict`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  detente predict statements.csv -o labelled.csv\n  detente predict enquete.xlsx --explain 5 -o labelled.xlsx\n  detente predict enquete.csv --dialect excel-fr -o labelled.csv\n  detente predict archive.csv.gz -o labelled.csv --resume"
)]
pub(super) struct Args {
    /// Tables with a statement in each row: .csv, .tsv, .xlsx or .parquet, each also .gz or .zst
    #[arg(required = true, value_name = "TABLE")]
    tables: Vec<PathBuf>,
    /// Model file [default: the model that comes with the program]
    #[arg(short, long, env = "DETENTE_MODEL", value_name = "FILE")]
    model: Option<PathBuf>,
    /// Add a column with the N words, tone counts and signals that spoke most for the label
    #[arg(long, value_name = "N")]
    explain: Option<usize>,
    /// Proportions the probabilities are meant for: natural, equal, table (that of the training), or label=share,…;
    /// adds the column `prior` [default: those that the model was made for]
    #[arg(long, value_name = "PRIOR")]
    prior: Option<String>,
    /// Rows in a batch at most
    #[arg(long, value_name = "N", default_value_t = 4096, hide = true, value_parser = clap::value_parser!(u64).range(1..))]
    batch_rows: u64,
    #[command(flatten)]
    output: OutputArgs,
    #[command(flatten)]
    resume: ResumeArgs,
    #[command(flatten)]
    columns: StatementColumns,
}

/// Labels the tables.
pub(super) fn run(args: &Args, common: &Common) -> Result<Status> {
    // Neither needs the other.
    let read_first = || args.tables.first().map(|path| StatementTable::read_as(path, common.encoding));
    let (model, first) = rayon::join(|| load_model(args.model.as_deref()), read_first);
    let mut model = model?;
    let mut prior = None;
    if let Some(text) = &args.prior {
        model.prior = prior::parse(text, &model.labels)?.unwrap_or(model.table_prior);
        prior = Some(prior::shown(model.prior, &model.labels));
    }
    let columns = Columns::of(&model).explained(args.explain.is_some());
    let options = args.output.table_options();
    let interrupt = Interrupt::watch()?;
    let mut run = Run {
        args,
        model: &model,
        scorers: Scorers::new(&model),
        prior,
        columns,
        options,
        interrupt,
        table: None,
        done: Done::default(),
        to_skip: 0,
        progress: Progress::start(common, Unit::Statements, args.tables.iter().map(|path| size(path)).sum()),
        bytes: 0..0,
    };
    let is_whole = run.label_all(first, common)?;
    run.progress.end();
    if is_whole { run.finish(common) } else { run.interrupted(common) }
}

/// A run at work.
struct Run<'r> {
    args: &'r Args,
    model: &'r StanceModel,
    /// Kept from batch to batch with what they learnt of the words.
    scorers: Scorers<'r>,
    /// The proportions that were asked for, in words.
    prior: Option<String>,
    columns: Columns,
    options: TableOptions,
    interrupt: Interrupt,
    table: Option<OpenTable>,
    /// Rows of all tables that are done, and a checksum of the tables that they are from.
    done: Done,
    /// Rows of an interrupted run that are still to be passed over.
    to_skip: u64,
    progress: Progress<'r>,
    /// Where the table in hand begins and ends among the bytes of all.
    bytes: Range<u64>,
}

/// The table that is written.
struct OpenTable {
    writer: TableWriter<Output>,
    long: Option<Rc<RefCell<PartialOutput>>>,
    /// The columns of the first table.
    header: Vec<String>,
    /// Of its columns and the model's, those that are written.
    written: Vec<usize>,
    /// What an interrupted run had done.
    before: Done,
}

impl Run<'_> {
    /// Labels the rows of all tables, the first of which has been read; `false` when the run was interrupted on the way.
    fn label_all(
        &mut self,
        mut first: Option<Result<StatementTable, Error>>,
        common: &Common,
    ) -> Result<bool> {
        let mut digest = crc32fast::Hasher::new();
        for path in &self.args.tables {
            let table = first.take().unwrap_or_else(|| StatementTable::read_as(path, common.encoding))?;
            self.progress.suspend(|| table.notes().iter().for_each(|text| note(common, text)));
            let words = self.args.columns.words(&table)?;
            digest.update(table.sha256().as_bytes());
            self.bytes.end = self.bytes.start + size(path).unwrap_or_default();
            if !self.label(&table, words, digest.clone().finalize(), common)? {
                return Ok(false);
            }
            self.bytes.start = self.bytes.end;
        }
        Ok(true)
    }

    /// Labels the rows of one table; `false` when the run was interrupted on the way.
    fn label(
        &mut self,
        table: &StatementTable,
        words: WordColumns,
        digest: u32,
        common: &Common,
    ) -> Result<bool> {
        let mut open = match self.table.take() {
            Some(open) => open,
            None => self.open(table, common)?,
        };
        if !table.header().iter().eq(open.header.iter()) {
            bail!(tr!(
                "{}: its columns are {}; expected those of the first table, {}; label the tables one by one",
                table.path(),
                table.header().iter().collect::<Vec<_>>().join(", "),
                open.header.join(", ")
            ));
        }
        let n_rows = table.n_rows();
        let skipped = usize::try_from(self.to_skip)?.min(n_rows);
        self.to_skip -= skipped as u64;
        self.done.items += skipped as u64;
        self.done.digest = digest;
        if skipped > 0 && self.to_skip == 0 && digest != open.before.digest {
            bail!(tr!("the tables have changed since the run was interrupted; start again with --restart"));
        }
        let Range { start: before, end: after } = self.bytes;
        let bytes = |rows: usize| before + (after - before) * rows as u64 / n_rows.max(1) as u64;
        if skipped > 0 {
            self.progress.skipped(bytes(skipped), self.done.items);
        }
        let batch = usize::try_from(self.args.batch_rows)?;
        let mut is_whole = true;
        for start in (skipped..n_rows).step_by(batch) {
            is_whole = !self.interrupt.is_raised();
            if !is_whole {
                break;
            }
            let end = n_rows.min(start + batch);
            self.write(&mut open, table, start..end, words)?;
            self.done.items += (end - start) as u64;
            if let Some(long) = &open.long {
                open.writer.flush()?;
                long.borrow_mut().commit(self.done)?;
            }
            self.progress.advance(bytes(end), self.done.items);
        }
        self.table = Some(open);
        Ok(is_whole)
    }

    /// Opens the output for rows with the columns of `table`, where an interrupted run left it.
    fn open(&mut self, table: &StatementTable, common: &Common) -> Result<OpenTable> {
        let header: Vec<String> = table.header().iter().map(str::to_owned).collect();
        let prior = self.prior.as_ref().map(|_| "prior".to_owned());
        let all: Vec<String> = header.iter().cloned().chain(self.columns.names()).chain(prior).collect();
        let written = self.options.selection.indices(&all, |_| true, &self.args.columns.names(table)?)?;
        let column = |&index: &usize| {
            let name = &all[index];
            if index < header.len() { Column::text(name) } else { Column::of_program(name) }
        };
        let shown = written.iter().map(column).collect();
        let output = self.args.output.open_long(&self.args.resume, None, &self.settings(common))?;
        let long = output.long();
        let before = long.as_ref().map(|long| long.borrow().done()).unwrap_or_default();
        self.to_skip = before.items;
        let start = if before.bytes > 0 { Start::Continued } else { Start::New };
        let writer = TableWriter::new(output, self.options.format, self.options.dialect, shown, start);
        Ok(OpenTable { writer, long, header, written, before })
    }

    /// What the rows depend on besides the tables: a run does not go on with other settings.
    fn settings(&self, common: &Common) -> String {
        let (version, model) = (env!("CARGO_PKG_VERSION"), &self.model.metadata.model_id);
        let Args { explain, columns, .. } = self.args;
        let (prior, options, encoding) = (&self.prior, &self.options, common.encoding);
        format!(
            "detente {version}, model {model}, {prior:?}, {explain:?}, {columns:?}, {encoding}, {options:?}"
        )
    }

    /// Labels and writes `rows` of `table`, whose statements stand in the columns `words`.
    fn write(
        &self,
        open: &mut OpenTable,
        table: &StatementTable,
        rows: Range<usize>,
        words: WordColumns,
    ) -> Result<()> {
        let scorers = &self.scorers;
        let end = rows.end;
        let chunks: Vec<Range<usize>> =
            rows.step_by(CHUNK).map(|start| start..end.min(start + CHUNK)).collect();
        let maker = RecordMaker {
            table,
            model: self.model,
            words,
            columns: &self.columns,
            prior: self.prior.as_deref(),
            explain: self.args.explain,
            format: self.options.format,
            written: &open.written,
        };
        // On a terminal, rows and the bar would write over one another.
        if let Some(lines) = open.writer.lines() {
            let lines_of = |rows: Range<usize>| {
                let mut bytes = Vec::new();
                scorers.with(|scorer| lines.push(maker.records(rows, scorer), &mut bytes));
                bytes
            };
            let made: Vec<Vec<u8>> = chunks.into_par_iter().map(lines_of).collect();
            let mut write = || made.iter().try_for_each(|lines| open.writer.write_lines(lines));
            return Ok(self.progress.suspend(&mut write)?);
        }
        let records_of = |rows| scorers.with(|scorer| maker.records(rows, scorer).collect::<Vec<_>>());
        let records: Vec<Vec<Cell<'_>>> = chunks.into_par_iter().flat_map_iter(records_of).collect();
        Ok(self.progress.suspend(|| records.into_iter().try_for_each(|record| open.writer.write(record)))?)
    }

    fn finish(self, common: &Common) -> Result<Status> {
        if self.to_skip > 0 {
            bail!(tr!(
                "the tables have become shorter since the run was interrupted; start again with --restart"
            ));
        }
        if let Some(OpenTable { writer, long, .. }) = self.table {
            writer.finish()?.finish()?;
            if let Some(long) = long.and_then(Rc::into_inner) {
                long.into_inner().finish(self.done)?;
            }
        }
        let rows = self.done.items;
        let meant = self.prior.map_or_else(String::new, |prior| tr!(", for proportions {prior}", prior));
        note(
            common,
            &tr!(
                "{n} statement labelled by model {}{meant}"
                    | "{n} statements labelled by model {}{meant}" % rows,
                self.model.metadata.model_id,
                meant
            ),
        );
        Ok(Status::Done)
    }

    /// Says what is kept and how to go on.
    fn interrupted(self, common: &Common) -> Result<Status> {
        let rows = self.done.items;
        let kept = match (self.table, &self.args.output.output) {
            (Some(OpenTable { long: Some(_), .. }), Some(path)) => tr!(
                "{rows} rows are done and kept in {}.part; go on with the same command and --resume",
                path.display(),
                rows
            ),
            (_, Some(path)) => tr!("{} is written in one piece, and was not", path.display()),
            (table, None) => {
                if let Some(table) = table {
                    table.writer.finish()?.finish()?;
                }
                tr!("{rows} rows are done; with -o FILE a run can go on with --resume", rows)
            }
        };
        note(common, &tr!("interrupted: {kept}", kept));
        Ok(Status::Interrupted)
    }
}

/// Bytes of the file at `path`; `None` of what is no file.
fn size(path: &Path) -> Option<u64> {
    path.metadata().ok().filter(std::fs::Metadata::is_file).map(|metadata| metadata.len())
}

/// Makes the records; shared between threads.
struct RecordMaker<'r> {
    table: &'r StatementTable,
    model: &'r StanceModel,
    words: WordColumns,
    columns: &'r Columns,
    prior: Option<&'r str>,
    explain: Option<usize>,
    format: Format,
    written: &'r [usize],
}

impl<'r> RecordMaker<'r> {
    /// The records of `rows`, in order. All are judged before the first is made: each of both works has lists of its own.
    fn records<'a>(
        &'a self,
        rows: Range<usize>,
        scorer: &mut Scorer<'_>,
    ) -> impl Iterator<Item = Vec<Cell<'r>>> + 'a {
        let mut statement = Statement::default();
        let rows = rows.map(|row| self.table.row(row));
        let mut judge = |row: StatementRow<'r>| {
            self.words.write(row, &mut statement);
            scorer.stance(&statement)
        };
        let stances: Vec<Stance> = rows.clone().map(&mut judge).collect();
        rows.zip(stances).map(|(row, stance)| self.record(row, stance))
    }

    fn record(&self, row: StatementRow<'r>, stance: Stance) -> Vec<Cell<'r>> {
        let mut cells: Vec<Cell<'_>> = row.fields().map(Cell::from).collect();
        self.columns.push_cells(stance, self.model.needs_review(stance), &mut cells);
        cells.extend(self.explain.map(|count| self.explanation(row, count)));
        cells.extend(self.prior.map(Cell::from));
        select(cells, self.written)
    }

    /// The strongest parts of an explanation, as the format has them.
    fn explanation(&self, row: StatementRow<'r>, count: usize) -> Cell<'static> {
        let mut statement = Statement::default();
        self.words.write(row, &mut statement);
        let explained = ExplainedStatement::new(self.model, statement);
        match self.format {
            Format::JsonLines => explained.strongest_json(count).into(),
            _ => explained.strongest(count).into(),
        }
    }
}
