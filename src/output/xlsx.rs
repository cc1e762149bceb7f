//! Excel workbooks: one sheet, a bold header that stays in view, text as text and numbers as numbers.

use super::cell::Cell;
use crate::error::Error;
use crate::messages::msg;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Worksheet, XlsxError};
use tr::tr;

/// What Excel takes at most.
const ROWS: u32 = 1_048_576;
const CHARACTERS: usize = 32_767;

/// A workbook in the making; in memory until it is done.
pub(super) struct Workbook {
    sheet: Worksheet,
    row: u32,
}

impl Workbook {
    pub(super) fn new() -> Self {
        Self { sheet: Worksheet::new(), row: 0 }
    }

    pub(super) fn write_header(
        &mut self,
        names: impl IntoIterator<Item = impl AsRef<str>>,
    ) -> Result<(), Error> {
        let bold = Format::new().set_bold();
        for (name, column) in names.into_iter().zip(0..) {
            self.sheet
                .write_string_with_format(0, column, name.as_ref(), &bold)
                .map_err(|error| failed(&error))?;
        }
        self.sheet.set_freeze_panes(1, 0).map_err(|error| failed(&error))?;
        self.row = 1;
        Ok(())
    }

    pub(super) fn write(&mut self, cells: &[Cell<'_>]) -> Result<(), Error> {
        if self.row >= ROWS {
            return Err(too_large(self.row, tr!("more than {ROWS} rows", ROWS)));
        }
        for (cell, column) in cells.iter().zip(0..) {
            let written = match cell {
                Cell::Empty => continue,
                Cell::Truth(truth) => self.sheet.write_boolean(self.row, column, *truth),
                Cell::Integer(number) => self.sheet.write_number(self.row, column, *number as f64),
                Cell::Number(number) => self.sheet.write_number(self.row, column, *number),
                Cell::Text(_) | Cell::Spans(_) | Cell::Json(_) => {
                    let text = cell.text();
                    let length = text.encode_utf16().count();
                    if length > CHARACTERS {
                        return Err(too_large(
                            self.row,
                            tr!(
                                "a cell of {length} characters, where Excel takes {CHARACTERS}",
                                length,
                                CHARACTERS
                            ),
                        ));
                    }
                    self.sheet.write_string(self.row, column, text)
                }
            };
            written.map_err(|error| failed(&error))?;
        }
        self.row += 1;
        Ok(())
    }

    /// The file. The date in it is fixed: the same rows give the same bytes.
    pub(super) fn into_bytes(self) -> Result<Vec<u8>, Error> {
        let mut workbook = rust_xlsxwriter::Workbook::new();
        let date = ExcelDateTime::from_ymd(2000, 1, 1).map_err(|error| failed(&error))?;
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&date));
        workbook.push_worksheet(self.sheet);
        workbook.save_to_buffer().map_err(|error| failed(&error))
    }
}

fn too_large(row: u32, found: String) -> Error {
    Error::Table {
        path: msg!("the output").into(),
        line: u64::from(row) + 1,
        found,
        expected: tr!("write CSV with --dialect excel, or leave text out with --select or --drop-text"),
    }
}

fn failed(error: &XlsxError) -> Error {
    super::table_writer::io_failed(std::io::Error::other(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn workbook() -> Vec<u8> {
        let mut workbook = Workbook::new();
        workbook.write_header(["id", "quote"]).unwrap();
        workbook.write(&[1.into(), "=1+1".into()]).unwrap();
        workbook.into_bytes().unwrap()
    }

    #[test]
    fn the_same_rows_give_the_same_bytes() {
        let bytes = workbook();
        assert!(bytes.starts_with(b"PK\x03\x04"));
        assert_eq!(bytes, workbook());
    }

    #[test]
    fn a_cell_that_excel_would_cut_is_refused() {
        let message = Workbook::new().write(&["é".repeat(32_768).into()]).unwrap_err().to_string();
        assert!(
            message.contains("a cell of 32768 characters, where Excel takes 32767; write CSV"),
            "{message}"
        );
    }
}
