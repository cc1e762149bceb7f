//! Parquet files: each row of the file is a row of the table, its cells as text.
//!
//! Rows are decoded one after the other, so that the memory is that of the file and of some pages of it. They are counted from 1, which
//! stands for the line in messages. The `parquet` crate asserts what a damaged file may not hold, so it is called under a [`guard`] only,
//! and nothing is read behind the first fault.

mod cells;
mod guard;

use super::super::rows::Row;
use super::super::source::{read_error, too_large};
use crate::error::Error;
use crate::messages::msg;
use ::parquet::errors::ParquetError;
use ::parquet::file::reader::{FileReader, SerializedFileReader};
use ::parquet::record::reader::RowIter;
use bytes::Bytes;
use cells::Cells;
use csv::StringRecord;
use guard::guarded;
use tr::tr;

/// The header and the rows of the file in `bytes`, which messages call `shown`.
///
/// # Errors
/// [`Error::Input`] when the file is damaged, [`Error::Table`] when it has no column.
pub(super) fn read(
    bytes: Vec<u8>,
    shown: &str,
    max_record: u64,
) -> Result<(StringRecord, ParquetRows), Error> {
    let opened = guarded(|| {
        let file = SerializedFileReader::new(Bytes::from(bytes))?;
        let columns: Vec<Cells> = file
            .metadata()
            .file_metadata()
            .schema()
            .get_fields()
            .iter()
            .map(|field| Cells::of(field))
            .collect();
        check_counts(&file)?;
        Ok((columns, RowIter::from_file_into(Box::new(file))))
    });
    let (columns, rows) = opened.map_err(|error| damaged(shown, &error))?;
    if columns.is_empty() {
        return Err(Error::Table {
            path: shown.to_owned(),
            line: 1,
            found: tr!("the file has no column"),
            expected: tr!("expected a table with a column of text"),
        });
    }
    let header = columns.iter().map(|column| column.name.as_str()).collect();
    Ok((header, ParquetRows { shown: shown.to_owned(), rows: Some(rows), columns, number: 0, max_record }))
}

/// Refuses a file whose columns do not have as many cells as it says that it has rows: the crate would make up what is missing.
fn check_counts(file: &SerializedFileReader<Bytes>) -> Result<(), ParquetError> {
    for group in file.metadata().row_groups() {
        let is_flat = |column: &&::parquet::file::metadata::ColumnChunkMetaData| {
            column.column_descr().max_rep_level() == 0
        };
        let odd =
            group.columns().iter().filter(is_flat).find(|column| column.num_values() != group.num_rows());
        if let Some(column) = odd {
            return Err(ParquetError::General(format!(
                "{} cells in column {} of {} rows",
                column.num_values(),
                column.column_descr().name(),
                group.num_rows()
            )));
        }
    }
    Ok(())
}

/// The rows of a file, in order. The first one that is damaged is the last.
pub(super) struct ParquetRows {
    shown: String,
    /// Nothing behind a fault.
    rows: Option<RowIter<'static>>,
    columns: Vec<Cells>,
    /// Of the row in hand, counted from 1.
    number: u64,
    max_record: u64,
}

impl ParquetRows {
    fn row(&mut self, cells: &[(String, ::parquet::record::Field)]) -> Result<Row, Error> {
        let mut fields = StringRecord::new();
        for (column, (_, cell)) in self.columns.iter().zip(cells) {
            let text = column.text(cell).ok_or_else(|| Error::Table {
                path: self.shown.clone(),
                line: self.number,
                found: tr!("column `{}` holds bytes that are no text", column.name),
                expected: tr!("write the column as text, or leave it out of the file"),
            })?;
            fields.push_field(&text);
        }
        if fields.as_slice().len() as u64 > self.max_record {
            self.rows = None; // as for any format: nothing behind a record that is too large
            return Err(read_error(&self.shown, too_large(self.max_record)));
        }
        Ok(Row { line: self.number, number: self.number, fields })
    }
}

impl Iterator for ParquetRows {
    type Item = Result<Row, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let rows = self.rows.as_mut()?;
        self.number += 1;
        match guarded(|| rows.next().transpose()) {
            Ok(row) => row.map(|row| self.row(&row.into_columns())),
            Err(error) => {
                self.rows = None;
                let found =
                    tr!("row {} cannot be read ({error}), and nothing behind it is", self.number, error);
                Some(Err(Error::Input {
                    path: self.shown.clone(),
                    found,
                    expected: msg!("expected a whole .parquet file; copy or write it again").to_owned(),
                }))
            }
        }
    }
}

fn damaged(shown: &str, error: &ParquetError) -> Error {
    Error::Input {
        path: shown.to_owned(),
        found: tr!("not a Parquet file that can be read ({error})", error),
        expected: tr!("expected a whole .parquet file; copy or write it again"),
    }
}

#[cfg(test)]
mod tests;
