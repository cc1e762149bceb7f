//! The tables of an evaluation, one CSV file each; their columns are defined in `docs/columns.md`.

use super::csv_file::{write_records, write_rows};
use super::quote_row::rounded;
use crate::classifier::WordContribution;
use crate::error::Error;
use crate::evaluation::{Evaluation, SliceRow};
use crate::messages::msg;
use serde::Serialize;
use std::path::Path;

/// One judged row: a line of `predictions.csv`.
#[derive(Debug, Clone, PartialEq)]
pub struct PredictionRow {
    /// Line of the row in its table.
    pub line: u64,
    /// The statement.
    pub text: String,
    /// The sentence around it; empty when unknown.
    pub context: String,
    /// The label of the table.
    pub truth: String,
    /// The most probable label.
    pub predicted: String,
    /// The probability of each label.
    pub probabilities: Vec<f64>,
    /// The highest of them.
    pub confidence: f64,
    /// The probability of the label of the table.
    pub p_truth: f64,
    /// Whether the model would ask a reader to look.
    pub needs_review: bool,
    /// The row's group.
    pub group: String,
    /// The fold or value with which the row was held out; `None` when a model that was given judged it.
    pub fold: Option<String>,
    /// What each word said for the predicted label and against that of the table; empty when not looked at.
    pub words: Vec<WordContribution>,
}

impl PredictionRow {
    /// Whether the most probable label is that of the table.
    pub fn correct(&self) -> bool {
        self.truth == self.predicted
    }

    /// The rows predicted wrong, the surest first.
    pub fn errors(rows: &[Self]) -> Vec<&Self> {
        let mut errors: Vec<&Self> = rows.iter().filter(|row| !row.correct()).collect();
        errors.sort_by(|a, b| b.confidence.total_cmp(&a.confidence).then(a.line.cmp(&b.line)));
        errors
    }
}

/// Two rows on different sides of a split whose texts are the same or nearly so: a line of `leaks.csv`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LeakRow {
    /// Line of the earlier row.
    pub line: u64,
    /// Line of the later row.
    pub other_line: u64,
    /// Jaccard similarity of their sets of words.
    pub similarity: f64,
    /// The fold or value that the earlier row was held out with.
    pub fold: String,
    /// The same of the later row.
    pub other_fold: String,
    /// Statement of the earlier row.
    pub text: String,
    /// Statement of the later row.
    pub other_text: String,
}

/// Everything that an evaluation writes, but for the report.
#[derive(Debug, Clone, Copy)]
pub struct EvaluationTables<'e> {
    /// The task with all labels, then the two-way task if there is a neutral label.
    pub evaluations: &'e [Evaluation],
    /// Names of the labels, in the order of the probabilities.
    pub labels: &'e [&'e str],
    /// Every row.
    pub predictions: &'e [PredictionRow],
    /// Figures of parts of the table.
    pub slices: &'e [SliceRow],
    /// Pairs of similar texts across splits.
    pub leaks: &'e [LeakRow],
}

impl EvaluationTables<'_> {
    /// Writes the tables into `folder`, which is made if it is not there. `per_class.csv`, `confusion_matrix.csv`,
    /// `calibration.csv` and `coverage.csv` are about the task with all labels.
    ///
    /// # Errors
    /// [`Error::Io`] when the folder cannot be made or a file cannot be written.
    pub fn write(&self, folder: &Path) -> Result<(), Error> {
        std::fs::create_dir_all(folder)
            .map_err(|source| Error::io(folder, msg!("make the folder"), source))?;
        let metrics = self.evaluations.iter().flat_map(|evaluation| &evaluation.metrics);
        write_rows(&folder.join("metrics.csv"), metrics)?;
        if let Some(all) = self.evaluations.first() {
            write_rows(&folder.join("per_class.csv"), &all.per_class)?;
            write_rows(&folder.join("calibration.csv"), &all.calibration)?;
            write_rows(&folder.join("coverage.csv"), &all.coverage)?;
            let matrix = all.confusion_matrix.rows().into_iter().map(|row| {
                let counts = row.counts.iter().map(ToString::to_string);
                std::iter::once(row.truth.clone()).chain(counts).collect::<Vec<_>>()
            });
            let header = all.confusion_matrix.header().into_iter().map(str::to_owned).collect();
            write_records(&folder.join("confusion_matrix.csv"), std::iter::once(header).chain(matrix))?;
        }
        write_rows(&folder.join("slices.csv"), self.slices)?;
        self.write_predictions(folder)?;
        self.write_errors(folder)?;
        let leaks = &folder.join("leaks.csv");
        if self.leaks.is_empty() {
            let header = ["line", "other_line", "similarity", "fold", "other_fold", "text", "other_text"];
            return write_records(leaks, [header.map(str::to_owned).to_vec()]);
        }
        write_rows(leaks, self.leaks)
    }

    fn write_predictions(&self, folder: &Path) -> Result<(), Error> {
        let start = ["line", "text", "context", "truth", "predicted", "correct", "confidence"];
        let probabilities = self.labels.iter().map(|label| format!("p_{label}"));
        let header = start.map(str::to_owned).into_iter().chain(probabilities);
        let header = header.chain(["needs_review", "group", "fold"].map(str::to_owned)).collect();
        let records = self.predictions.iter().map(|row| {
            let mut record = said(row);
            record.push(row.correct().to_string());
            record.push(rounded(row.confidence).to_string());
            record.extend(row.probabilities.iter().map(|&p| rounded(p).to_string()));
            record.extend(placed(row));
            record
        });
        write_records(&folder.join("predictions.csv"), std::iter::once(header).chain(records))
    }

    fn write_errors(&self, folder: &Path) -> Result<(), Error> {
        let header = [
            "line",
            "text",
            "context",
            "truth",
            "predicted",
            "confidence",
            "p_truth",
            "needs_review",
            "group",
            "fold",
        ];
        let records = PredictionRow::errors(self.predictions).into_iter().map(|row| {
            let mut record = said(row);
            record.extend([row.confidence, row.p_truth].map(|p| rounded(p).to_string()));
            record.extend(placed(row));
            record
        });
        let header = header.map(str::to_owned).to_vec();
        write_records(&folder.join("errors.csv"), std::iter::once(header).chain(records))
    }
}

fn said(row: &PredictionRow) -> Vec<String> {
    vec![
        row.line.to_string(),
        row.text.clone(),
        row.context.clone(),
        row.truth.clone(),
        row.predicted.clone(),
    ]
}

fn placed(row: &PredictionRow) -> [String; 3] {
    [row.needs_review.to_string(), row.group.clone(), row.fold.clone().unwrap_or_default()]
}
