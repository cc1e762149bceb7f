//! The writers of the table of quotes: CSV, TSV, JSON Lines, terminal.

use super::format::Format;
use super::quote_row::{QuoteRow, rounded};
use super::terminal::TerminalTable;
use crate::classifier::{Labels, Stance, StanceModel};
use crate::error::Error;
use serde::Serialize;
use serde_json::{Map, Value};
use std::io::{self, Write};
use std::path::Path;

/// The columns that a model adds, named by its labels.
#[derive(Debug, Clone)]
pub struct Columns {
    labels: Labels,
    model_id: String,
}

impl Columns {
    /// The columns of `model`.
    pub fn of(model: &StanceModel) -> Self {
        Self { labels: model.labels.clone(), model_id: model.metadata.model_id.clone() }
    }

    /// `stance, lean, p_…, needs_review, model_id`.
    pub fn names(&self) -> Vec<String> {
        let probabilities = self.labels.names().into_iter().map(|label| format!("p_{label}"));
        let (before, after) = (["stance", "lean"], ["needs_review", "model_id"]);
        before.map(str::to_owned).into_iter().chain(probabilities).chain(after.map(str::to_owned)).collect()
    }

    /// The values of [`names`](Self::names) for one statement.
    pub fn values(&self, stance: Stance, needs_review: bool) -> Vec<Value> {
        let names = self.labels.names();
        let probabilities =
            stance.probabilities().into_iter().take(names.len()).map(|p| Value::from(rounded(p)));
        [names[stance.label()], names[stance.pole()]]
            .into_iter()
            .map(Value::from)
            .chain(probabilities)
            .chain([Value::from(needs_review), Value::from(self.model_id.as_str())])
            .collect()
    }
}

/// The columns that every quote has.
const QUOTE_COLUMNS: [&str; 9] =
    ["article_id", "quote_id", "quote", "quote_start", "quote_end", "quote_kind", "speaker", "actor", "cue"];

/// Writes quotes in one format.
pub struct QuoteWriter<W: Write> {
    sink: Sink<W>,
    columns: Option<Columns>,
    has_header: bool,
}

enum Sink<W: Write> {
    Delimited(Box<csv::Writer<W>>),
    JsonLines(W),
    Table(TerminalTable<W>),
}

impl<W: Write> QuoteWriter<W> {
    /// A writer to `out`; `columns` are those of the model, `None` when there is none. Nothing is written yet: an output
    /// that is dropped before the first quote stays untouched.
    pub fn new(out: W, format: Format, columns: Option<Columns>) -> Self {
        let delimited = |delimiter: u8, out: W| {
            Sink::Delimited(Box::new(csv::WriterBuilder::new().delimiter(delimiter).from_writer(out)))
        };
        let sink = match format {
            Format::Csv => delimited(b',', out),
            Format::Tsv => delimited(b'\t', out),
            Format::JsonLines => Sink::JsonLines(out),
            Format::Table => {
                Sink::Table(TerminalTable::new(out, columns.as_ref().map(|columns| columns.labels.clone())))
            }
        };
        Self { sink, columns, has_header: false }
    }

    /// Writes the header once, if the format has one.
    fn write_header(&mut self) -> Result<(), Error> {
        if let (Sink::Delimited(writer), false) = (&mut self.sink, self.has_header) {
            let of_model = self.columns.as_ref().map(Columns::names).unwrap_or_default();
            let names = QUOTE_COLUMNS.into_iter().chain(of_model.iter().map(String::as_str));
            writer.write_record(names).map_err(csv_failed)?;
        }
        self.has_header = true;
        Ok(())
    }

    /// Writes one quote.
    ///
    /// # Errors
    /// [`Error::Io`] when the output cannot be written.
    pub fn write(&mut self, row: &QuoteRow) -> Result<(), Error> {
        self.write_header()?;
        let values = self.columns.as_ref().map(|columns| {
            let count = columns.names().len();
            row.judgement.map_or_else(
                || vec![Value::Null; count],
                |judgement| columns.values(judgement.stance, judgement.needs_review),
            )
        });
        match &mut self.sink {
            Sink::Delimited(writer) => write_record(writer, row, values.unwrap_or_default()),
            Sink::JsonLines(out) => {
                let names = self.columns.as_ref().map(Columns::names).unwrap_or_default();
                write_json(out, row, names.into_iter().zip(values.unwrap_or_default())).map_err(io_failed)
            }
            Sink::Table(table) => table.write(row).map_err(io_failed),
        }
    }

    /// Flushes, and gives the output back. Without any quote the table is its header.
    ///
    /// # Errors
    /// [`Error::Io`] when the output cannot be written.
    pub fn finish(mut self) -> Result<W, Error> {
        self.write_header()?;
        match self.sink {
            Sink::Delimited(writer) => writer.into_inner().map_err(|error| io_failed(error.into_error())),
            Sink::JsonLines(out) => Ok(out),
            Sink::Table(table) => table.finish().map_err(io_failed),
        }
    }
}

fn write_record<W: Write>(
    writer: &mut csv::Writer<W>,
    row: &QuoteRow,
    values: Vec<Value>,
) -> Result<(), Error> {
    let kind = serde_json::to_value(row.kind).map(cell).unwrap_or_default();
    let empty = String::new();
    let (id, start, end) = (row.quote_id.to_string(), row.start().to_string(), row.end().to_string());
    let optional = |cell: &'_ Option<String>| cell.clone().unwrap_or_else(|| empty.clone());
    let cells = [row.article_id.clone(), id, row.quote.clone(), start, end, kind]
        .into_iter()
        .chain([optional(&row.speaker), optional(&row.actor), optional(&row.cue)])
        .chain(values.into_iter().map(cell));
    writer.write_record(cells.map(String::into_bytes)).map_err(csv_failed)
}

/// A value as a cell of a table: text without quotes, nothing for null.
pub fn cell(value: Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text,
        other => other.to_string(),
    }
}

fn write_json<W: Write>(
    out: &mut W,
    row: &QuoteRow,
    of_model: impl Iterator<Item = (String, Value)>,
) -> io::Result<()> {
    #[derive(Serialize)]
    struct Line<'r> {
        #[serde(flatten)]
        row: &'r QuoteRow,
        #[serde(flatten)]
        of_model: Map<String, Value>,
    }
    serde_json::to_writer(&mut *out, &Line { row, of_model: of_model.collect() })?;
    out.write_all(b"\n")
}

fn io_failed(source: io::Error) -> Error {
    Error::io(Path::new("output"), "write", source)
}

fn csv_failed(error: csv::Error) -> Error {
    match error.into_kind() {
        csv::ErrorKind::Io(source) => io_failed(source),
        other => io_failed(io::Error::other(format!("{other:?}"))),
    }
}
