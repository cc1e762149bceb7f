//! The tables of an evaluation, one CSV file each.

use super::destination::Destination;
use super::quote_row::rounded;
use crate::error::Error;
use crate::evaluation::Evaluation;
use serde::Serialize;
use std::path::Path;

/// One line of `predictions.csv`.
#[derive(Debug, Clone, PartialEq)]
pub struct PredictionRow {
    /// Line of the row in its table.
    pub line: u64,
    /// The statement.
    pub text: String,
    /// The label of the table.
    pub truth: String,
    /// The most probable label.
    pub predicted: String,
    /// The probability of each label.
    pub probabilities: Vec<f64>,
    /// The fold in which the row was held out; `None` when a model that was given judged it.
    pub fold: Option<usize>,
}

/// Writes the tables of evaluations into a folder.
#[derive(Debug)]
pub struct EvaluationTables<'f> {
    folder: &'f Path,
}

impl<'f> EvaluationTables<'f> {
    /// Tables in `folder`, which is made if it is not there.
    ///
    /// # Errors
    /// [`Error::Io`] when the folder cannot be made.
    pub fn new(folder: &'f Path) -> Result<Self, Error> {
        std::fs::create_dir_all(folder).map_err(|source| Error::io(folder, "make the folder", source))?;
        Ok(Self { folder })
    }

    /// Writes `metrics.csv` (of all tasks), and `per_class.csv`, `confusion_matrix.csv`, `calibration.csv` and `coverage.csv` of
    /// the first, which is the task with all labels.
    ///
    /// # Errors
    /// [`Error::Io`] when a file cannot be written.
    pub fn write(&self, evaluations: &[&Evaluation]) -> Result<(), Error> {
        let metrics = evaluations.iter().flat_map(|evaluation| &evaluation.metrics);
        self.rows("metrics.csv", metrics)?;
        let Some(all) = evaluations.first() else { return Ok(()) };
        self.rows("per_class.csv", &all.per_class)?;
        self.rows("calibration.csv", &all.calibration)?;
        self.rows("coverage.csv", &all.coverage)?;
        let matrix = all.confusion_matrix.rows().into_iter().map(|row| {
            std::iter::once(row.truth).chain(row.counts.iter().map(ToString::to_string)).collect::<Vec<_>>()
        });
        let header = all.confusion_matrix.header().into_iter().map(str::to_owned).collect();
        self.records("confusion_matrix.csv", std::iter::once(header).chain(matrix))
    }

    /// Writes `predictions.csv`; `labels` are the names of the probabilities.
    ///
    /// # Errors
    /// [`Error::Io`] when the file cannot be written.
    pub fn write_predictions(&self, labels: &[&str], rows: &[PredictionRow]) -> Result<(), Error> {
        let header = ["line", "text", "truth", "predicted", "correct"].map(str::to_owned).into_iter();
        let header = header.chain(labels.iter().map(|label| format!("p_{label}"))).chain(["fold".to_owned()]);
        let records = rows.iter().map(|row| {
            let start = [
                row.line.to_string(),
                row.text.clone(),
                row.truth.clone(),
                row.predicted.clone(),
                (row.truth == row.predicted).to_string(),
            ];
            let probabilities = row.probabilities.iter().map(|&p| rounded(p).to_string());
            let fold = row.fold.map_or_else(String::new, |fold| (fold + 1).to_string());
            start.into_iter().chain(probabilities).chain([fold]).collect()
        });
        self.records("predictions.csv", std::iter::once(header.collect()).chain(records))
    }

    fn rows(&self, name: &str, rows: impl IntoIterator<Item = impl Serialize>) -> Result<(), Error> {
        let path = self.folder.join(name);
        let mut writer = csv::Writer::from_writer(Destination::open(Some(&path))?);
        for row in rows {
            writer.serialize(row).map_err(|error| write_failed(&path, error))?;
        }
        finish(writer, &path)
    }

    fn records(&self, name: &str, records: impl IntoIterator<Item = Vec<String>>) -> Result<(), Error> {
        let path = self.folder.join(name);
        let mut writer = csv::Writer::from_writer(Destination::open(Some(&path))?);
        for record in records {
            writer.write_record(record).map_err(|error| write_failed(&path, error))?;
        }
        finish(writer, &path)
    }
}

fn finish(writer: csv::Writer<Destination>, path: &Path) -> Result<(), Error> {
    let destination = writer.into_inner().map_err(|error| Error::io(path, "write", error.into_error()))?;
    destination.finish()
}

fn write_failed(path: &Path, error: csv::Error) -> Error {
    let source = match error.into_kind() {
        csv::ErrorKind::Io(source) => source,
        other => std::io::Error::other(format!("{other:?}")),
    };
    Error::io(path, "write", source)
}
