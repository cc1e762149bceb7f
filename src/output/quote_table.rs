//! The table of quotes: which columns it has, and a quote as one of its records.
//!
//! Making the records is most of the work of writing them. It needs no output, and so every thread does it for the
//! articles that it reads; what is left to do in order is to copy bytes.

use super::format::Format;
use super::json_text::push_json_text;
use super::quote_row::{Judgement, QuoteRow, rounded};
use super::table_writer::TableOptions;
use crate::classifier::{Labels, Stance, StanceModel};
use crate::error::Error;
use serde_json::{Value, json};

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

    /// Appends the value of the column with this number among [`names`](Self::names) as JSON.
    fn push_json(&self, row: &QuoteRow<'_>, number: usize, out: &mut Vec<u8>) {
        let Some(Judgement { stance, needs_review }) = row.judgement else {
            return out.extend_from_slice(b"null");
        };
        let (poles, neutral) = (self.labels.poles(), self.labels.neutral());
        let name = |label: usize| poles.get(label).map(String::as_str).or(neutral).unwrap_or_default();
        let behind = 2 + poles.len() + usize::from(neutral.is_some());
        match number {
            0 => push_json_text(out, name(stance.label())),
            1 => push_json_text(out, name(stance.pole())),
            _ if number < behind => push_json(out, &rounded(stance.probabilities()[number - 2])),
            _ if number == behind => push_json(out, &needs_review),
            _ if number == behind + 1 => push_json_text(out, &self.model_id),
            _ => push_json(out, &row.explanation.as_ref().map(|(_, list)| list)),
        }
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

/// The table of quotes in one format; shared between threads.
#[derive(Debug)]
pub struct QuoteTable {
    format: Format,
    columns: Option<Columns>,
    /// The names of all columns.
    names: Vec<String>,
    /// Of all columns, those that are written.
    written: Vec<usize>,
    /// For each column that is written, its name as the key of a JSON object, with what stands around it.
    keys: Vec<Vec<u8>>,
}

/// The quotes of one article, as far as they can be made without the output.
#[derive(Debug)]
pub struct TableQuotes<'a> {
    /// How many there are.
    pub count: usize,
    pub(super) records: Records<'a>,
}

#[derive(Debug)]
pub(super) enum Records<'a> {
    /// As they will be written.
    Lines(Vec<u8>),
    /// What the writer makes records of.
    Rows(Vec<QuoteRow<'a>>),
}

impl QuoteTable {
    /// The table that `options` ask for; `columns` are those of the model, `None` when there is none.
    ///
    /// # Errors
    /// [`Error::MissingColumn`] when a column is asked for that is not there.
    pub fn new(options: &TableOptions, columns: Option<Columns>) -> Result<Self, Error> {
        let of_model = columns.as_ref().map(Columns::names).unwrap_or_default();
        let names: Vec<String> = QUOTE_COLUMNS.map(str::to_owned).into_iter().chain(of_model).collect();
        let is_for_programs = |name: &str| FOR_PROGRAMS.contains(&name);
        let usual = |name: &str| options.format == Format::JsonLines || !is_for_programs(name);
        let written = options.selection.indices(&names, usual, &[])?;
        let key = |(at, &column): (usize, &usize)| {
            let mut key = vec![if at == 0 { b'{' } else { b',' }];
            push_json_text(&mut key, &names[column]);
            key.push(b':');
            key
        };
        let keys = written.iter().enumerate().map(key).collect();
        Ok(Self { format: options.format, columns, names, written, keys })
    }

    /// The records of the quotes of one article, as lines if the format is one of lines.
    pub fn records<'a>(&self, rows: Vec<QuoteRow<'a>>) -> TableQuotes<'a> {
        let count = rows.len();
        if self.format != Format::JsonLines {
            return TableQuotes { count, records: Records::Rows(rows) };
        }
        let mut lines = Vec::with_capacity(rows.iter().map(expected_length).sum());
        for row in &rows {
            self.push_json_line(row, &mut lines);
        }
        TableQuotes { count, records: Records::Lines(lines) }
    }

    /// The names of the columns that are written.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.written.iter().map(|&column| self.names[column].as_str())
    }

    /// The labels of the model.
    pub(super) fn labels(&self) -> Option<&Labels> {
        self.columns.as_ref().map(|columns| &columns.labels)
    }

    /// The values of the columns that are written.
    pub(super) fn record(&self, row: &QuoteRow<'_>) -> Vec<Value> {
        let mut values = values(row);
        values.extend(self.of_model(row));
        // A column may be asked for twice; otherwise nothing need be copied.
        let rising = self.written.is_sorted_by(|a, b| a < b);
        let mut value = |&index: &usize| if rising { values[index].take() } else { values[index].clone() };
        self.written.iter().map(&mut value).collect()
    }

    /// The values of the model's columns.
    fn of_model(&self, row: &QuoteRow<'_>) -> Vec<Value> {
        let Some(columns) = &self.columns else { return Vec::new() };
        let Some(judgement) = row.judgement else { return vec![Value::Null; columns.names().len()] };
        let mut values = columns.values(judgement.stance, judgement.needs_review);
        values.extend(row.explanation.as_ref().map(|(text, _)| Value::from(text.as_str())));
        values
    }

    /// Appends the object of one quote and a line end.
    fn push_json_line(&self, row: &QuoteRow<'_>, out: &mut Vec<u8>) {
        for (key, &column) in self.keys.iter().zip(&self.written) {
            out.extend_from_slice(key);
            match (QUOTE_COLUMNS.get(column), &self.columns) {
                (Some(&name), _) => push_json_value(row, name, out),
                (None, Some(columns)) => columns.push_json(row, column - QUOTE_COLUMNS.len(), out),
                (None, None) => unreachable!("without a model a quote has no other columns"),
            }
        }
        out.extend_from_slice(if self.keys.is_empty() { b"{}\n" } else { b"}\n" });
    }
}

/// About how many bytes the line of a quote takes.
fn expected_length(row: &QuoteRow<'_>) -> usize {
    600 + row.quote.len() + row.context.len()
}

/// Appends the value of one of [`QUOTE_COLUMNS`].
fn push_json_value(row: &QuoteRow<'_>, column: &str, out: &mut Vec<u8>) {
    let text = |out: &mut Vec<u8>, text: Option<&str>| match text {
        Some(text) => push_json_text(out, text),
        None => out.extend_from_slice(b"null"),
    };
    match column {
        "article_id" => push_json_text(out, row.article_id),
        "quote_id" => push_json(out, &row.quote_id),
        "quote" => push_json_text(out, &row.quote),
        "quote_start" => push_json(out, &row.start()),
        "quote_end" => push_json(out, &row.end()),
        "quote_kind" => push_json(out, &row.kind),
        "speaker" => text(out, row.speaker.as_deref()),
        "actor" => text(out, row.actor.as_deref()),
        "cue" => text(out, row.cue.as_deref()),
        "segments" => push_json(out, &row.segments),
        "speaker_start" => push_json(out, &row.speaker_span.map(|span| span[0])),
        "speaker_end" => push_json(out, &row.speaker_span.map(|span| span[1])),
        _ => push_json_text(out, row.context),
    }
}

fn push_json(out: &mut Vec<u8>, value: &impl serde::Serialize) {
    serde_json::to_writer(out, value).expect("numbers and names are JSON, and memory takes them");
}

/// The values of [`QUOTE_COLUMNS`].
fn values(row: &QuoteRow<'_>) -> Vec<Value> {
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
