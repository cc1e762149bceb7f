//! The table of quotes: which columns it has, and a quote as one of its records.

use super::cell::Cell;
use super::column::Column;
use super::format::Format;
use super::lines::Lines;
use super::quote_row::{QuoteRow, rounded};
use super::table_writer::TableOptions;
use crate::classifier::{Labels, Stance, StanceModel};
use crate::error::Error;

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

    /// Appends the cells of [`names`](Self::names) for one statement, but for the explanation.
    pub fn push_cells<'s>(&'s self, stance: Stance, needs_review: bool, cells: &mut Vec<Cell<'s>>) {
        let (poles, neutral) = (self.labels.poles(), self.labels.neutral());
        let name = |label: usize| Cell::from(poles.get(label).map(String::as_str).or(neutral));
        cells.extend([name(stance.label()), name(stance.pole())]);
        let probabilities =
            stance.probabilities().into_iter().take(poles.len() + usize::from(neutral.is_some()));
        cells.extend(probabilities.map(|probability| Cell::from(rounded(probability))));
        cells.extend([Cell::from(needs_review), Cell::from(self.model_id.as_str())]);
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
    /// Explanations are lists in JSON and text elsewhere.
    is_json: bool,
    columns: Option<Columns>,
    /// The names of all columns.
    names: Vec<String>,
    /// Of all columns, those that are written.
    written: Vec<usize>,
    /// How the records become lines, if the format has lines.
    lines: Option<Lines>,
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
        let shown = written.iter().map(|&column| names[column].as_str());
        let lines = match options.format {
            Format::Table => None,
            format => Lines::of(format, options.dialect, shown),
        };
        Ok(Self { is_json: options.format == Format::JsonLines, columns, names, written, lines })
    }

    /// The records of the quotes of one article, as lines if the format is one of lines.
    pub fn records<'a>(&self, rows: Vec<QuoteRow<'a>>) -> TableQuotes<'a> {
        let count = rows.len();
        let Some(lines) = &self.lines else { return TableQuotes { count, records: Records::Rows(rows) } };
        let mut bytes = Vec::with_capacity(rows.iter().map(expected_length).sum());
        lines.push(rows.iter().map(|row| self.record(row)), &mut bytes);
        TableQuotes { count, records: Records::Lines(bytes) }
    }

    /// The columns that are written.
    pub(super) fn columns(&self) -> Vec<Column> {
        self.written.iter().map(|&column| Column::of_program(&self.names[column])).collect()
    }

    /// The labels of the model.
    pub(super) fn labels(&self) -> Option<&Labels> {
        self.columns.as_ref().map(|columns| &columns.labels)
    }

    /// The cells of the columns that are written.
    pub(super) fn record<'r>(&'r self, row: &'r QuoteRow<'_>) -> Vec<Cell<'r>> {
        let mut cells = Vec::with_capacity(self.names.len());
        cells.extend(own_cells(row));
        self.push_of_model(row, &mut cells);
        select(cells, &self.written)
    }

    /// Appends the cells of the model's columns.
    fn push_of_model<'r>(&'r self, row: &'r QuoteRow<'_>, cells: &mut Vec<Cell<'r>>) {
        if let (Some(columns), Some(judgement)) = (&self.columns, row.judgement) {
            columns.push_cells(judgement.stance, judgement.needs_review, cells);
            let explanation = row.explanation.as_ref();
            cells.extend(explanation.map(|(text, list)| {
                if self.is_json { Cell::from(list.clone()) } else { Cell::from(text.as_str()) }
            }));
        }
        cells.resize(self.names.len(), Cell::Empty);
    }
}

/// The cells with these numbers, in this order. A column may be asked for twice; otherwise nothing need be copied.
pub fn select<'c>(mut cells: Vec<Cell<'c>>, numbers: &[usize]) -> Vec<Cell<'c>> {
    if numbers.iter().copied().eq(0..cells.len()) {
        return cells;
    }
    let rising = numbers.is_sorted_by(|a, b| a < b);
    let cell = |&number: &usize| {
        if rising { std::mem::take(&mut cells[number]) } else { cells[number].clone() }
    };
    numbers.iter().map(cell).collect()
}

/// About how many bytes the line of a quote takes.
fn expected_length(row: &QuoteRow<'_>) -> usize {
    600 + row.quote.len() + row.context.len()
}

/// The cells of [`QUOTE_COLUMNS`].
fn own_cells<'r>(row: &'r QuoteRow<'_>) -> [Cell<'r>; QUOTE_COLUMNS.len()] {
    [
        row.article_id.into(),
        row.quote_id.into(),
        row.quote.as_ref().into(),
        row.start().into(),
        row.end().into(),
        row.kind.name().into(),
        row.speaker.as_deref().into(),
        row.actor.as_deref().into(),
        row.cue.as_deref().into(),
        Cell::Spans(&row.segments),
        row.speaker_span.map(|span| span[0]).into(),
        row.speaker_span.map(|span| span[1]).into(),
        row.context.into(),
    ]
}
