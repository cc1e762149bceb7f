//! The table of quotes, in every format.

use super::column::Column;
use super::format::Format;
use super::quote_row::{QuoteRow, rounded};
use super::table_writer::{Start, TableOptions, TableWriter, io_failed};
use super::terminal::TerminalTable;
use crate::classifier::{Labels, Stance, StanceModel};
use crate::error::Error;
use serde_json::{Value, json};
use std::io::Write;

/// The columns that a model adds, named by its labels.
#[derive(Debug, Clone)]
pub struct Columns {
    labels: Labels,
    model_id: String,
    is_explained: bool,
}

impl Columns {
    /// The columns of `model`.
    pub fn of(model: &StanceModel) -> Self {
        Self { labels: model.labels.clone(), model_id: model.metadata.model_id.clone(), is_explained: false }
    }

    /// The same with a last column `explanation`, if it `is_explained`.
    #[must_use]
    pub fn explained(self, is_explained: bool) -> Self {
        Self { is_explained, ..self }
    }

    /// `stance, lean, p_…, needs_review, model_id`, and `explanation` if it is asked for.
    pub fn names(&self) -> Vec<String> {
        let probabilities = self.labels.names().into_iter().map(|label| format!("p_{label}"));
        let (before, after) = (["stance", "lean"], ["needs_review", "model_id"]);
        let explanation = self.is_explained.then(|| EXPLANATION.to_owned());
        let before = before.map(str::to_owned).into_iter();
        before.chain(probabilities).chain(after.map(str::to_owned)).chain(explanation).collect()
    }

    /// The values of [`names`](Self::names) for one statement, but for the explanation.
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

/// The column of the parts that spoke most for the label.
const EXPLANATION: &str = "explanation";

/// The columns that every quote has.
const QUOTE_COLUMNS: [&str; 13] = [
    "article_id",
    "quote_id",
    "quote",
    "quote_start",
    "quote_end",
    "quote_kind",
    "speaker",
    "actor",
    "cue",
    "segments",
    "speaker_start",
    "speaker_end",
    "context",
];
/// Those of them that are for programs: JSON Lines has them, other formats when they are asked for.
const FOR_PROGRAMS: [&str; 4] = ["segments", "speaker_start", "speaker_end", "context"];

/// Writes quotes in one format.
pub struct QuoteWriter<W: Write> {
    sink: Sink<W>,
    columns: Option<Columns>,
    /// Of all columns, those that are written.
    written: Vec<usize>,
    /// Whether an explanation is a list, and not a text.
    is_list: bool,
}

enum Sink<W: Write> {
    Records(TableWriter<W>),
    Terminal(TerminalTable<W>),
}

impl<W: Write> QuoteWriter<W> {
    /// A writer to `out`; `columns` are those of the model, `None` when there is none. Nothing is written yet: an output
    /// that is dropped before the first quote stays untouched.
    ///
    /// # Errors
    /// [`Error::MissingColumn`] when a column is asked for that is not there.
    pub fn new(
        out: W,
        options: &TableOptions,
        columns: Option<Columns>,
        start: Start,
    ) -> Result<Self, Error> {
        let of_model = columns.as_ref().map(Columns::names).unwrap_or_default();
        let all: Vec<String> = QUOTE_COLUMNS.map(str::to_owned).into_iter().chain(of_model).collect();
        let is_for_programs = |name: &str| FOR_PROGRAMS.contains(&name);
        let usual = |name: &str| options.format == Format::JsonLines || !is_for_programs(name);
        let written = options.selection.indices(&all, usual, &[])?;
        let sink = if options.format == Format::Table {
            Sink::Terminal(TerminalTable::new(out, columns.as_ref().map(|columns| columns.labels.clone())))
        } else {
            let shown = written.iter().map(|&index| Column::of_program(&all[index])).collect();
            Sink::Records(TableWriter::new(out, options.format, options.dialect, shown, start))
        };
        Ok(Self { sink, columns, written, is_list: options.format == Format::JsonLines })
    }

    /// Writes one quote.
    ///
    /// # Errors
    /// [`Error::Io`] when the output cannot be written, [`Error::Table`] when a cell is too large for the format.
    pub fn write(&mut self, row: &QuoteRow) -> Result<(), Error> {
        match &mut self.sink {
            Sink::Terminal(table) => table.write(row).map_err(io_failed),
            Sink::Records(table) => {
                let mut values = values(row);
                if let Some(columns) = &self.columns {
                    match row.judgement {
                        Some(judgement) => {
                            values.extend(columns.values(judgement.stance, judgement.needs_review));
                            values.extend(row.explanation.as_ref().map(|(text, list)| {
                                if self.is_list { list.clone() } else { Value::from(text.as_str()) }
                            }));
                        }
                        None => values.resize(values.len() + columns.names().len(), Value::Null),
                    }
                }
                // A column may be asked for twice; otherwise nothing need be copied.
                let rising = self.written.is_sorted_by(|a, b| a < b);
                let mut value =
                    |&index: &usize| if rising { values[index].take() } else { values[index].clone() };
                let written: Vec<Value> = self.written.iter().map(&mut value).collect();
                table.write(&written)
            }
        }
    }

    /// Hands all quotes to the output.
    ///
    /// # Errors
    /// [`Error::Io`] when the output cannot be written.
    pub fn flush(&mut self) -> Result<(), Error> {
        match &mut self.sink {
            Sink::Records(table) => table.flush(),
            Sink::Terminal(_) => Ok(()),
        }
    }

    /// Flushes, and gives the output back. Without any quote the table is its header.
    ///
    /// # Errors
    /// As for [`write`](Self::write).
    pub fn finish(self) -> Result<W, Error> {
        match self.sink {
            Sink::Records(table) => table.finish(),
            Sink::Terminal(table) => table.finish().map_err(io_failed),
        }
    }
}

/// The values of [`QUOTE_COLUMNS`].
fn values(row: &QuoteRow) -> Vec<Value> {
    vec![
        json!(row.article_id),
        json!(row.quote_id),
        json!(row.quote),
        json!(row.start()),
        json!(row.end()),
        json!(row.kind),
        json!(row.speaker),
        json!(row.actor),
        json!(row.cue),
        json!(row.segments),
        json!(row.speaker_span.map(|span| span[0])),
        json!(row.speaker_span.map(|span| span[1])),
        json!(row.context),
    ]
}
