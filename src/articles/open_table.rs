//! A table opened for reading, whatever it is stored in: delimited text, a workbook or a Parquet file.

#[cfg_attr(not(feature = "parquet"), path = "open_table/parquet_absent.rs")]
mod parquet_file;
#[cfg_attr(not(feature = "xlsx"), path = "open_table/workbook_absent.rs")]
mod workbook;

use super::format::Format;
use super::layout::Layout;
use super::rows::{Row, Rows};
use super::source::{Bytes, read_error, read_whole};
use crate::error::Error;
use csv::StringRecord;

/// The rows below a header, in order. A row that cannot be read is an error, and reading goes on behind it.
pub(super) struct OpenTable {
    pub(super) header: StringRecord,
    pub(super) rows: Box<dyn Iterator<Item = Result<Row, Error>> + Send>,
}

impl OpenTable {
    /// Reads the header of the table called `shown` in messages. A workbook and a Parquet file are read whole, delimited text row by
    /// row.
    ///
    /// # Errors
    /// [`Error::Table`] when there is no header, [`Error::Encoding`] when it is not UTF-8, [`Error::Input`] when a workbook
    /// or a Parquet file is damaged.
    pub(super) fn open(bytes: Bytes, shown: &str, format: Format, max_record: u64) -> Result<Self, Error> {
        let failed = |source| read_error(shown, source);
        match format {
            Format::Xlsx => {
                let (header, rows) =
                    workbook::read(read_whole(bytes, max_record).map_err(failed)?, shown, max_record)?;
                return Ok(Self { header, rows: Box::new(rows.into_iter()) });
            }
            Format::Parquet => {
                let bytes = read_whole(bytes, max_record).map_err(failed)?;
                let (header, rows) = parquet_file::read(bytes, shown, max_record)?;
                return Ok(Self { header, rows: Box::new(rows) });
            }
            _ => {}
        }
        let (layout, bytes) = Layout::find(bytes, format).map_err(failed)?;
        let rows = Rows::new(shown.to_owned(), bytes, layout, max_record)?;
        Ok(Self { header: rows.header().clone(), rows: Box::new(rows) })
    }
}
