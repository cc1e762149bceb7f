//! Excel workbooks: the first sheet as a table whose first row names its columns.
//!
//! Dates come as `2022-03-14`, with the time behind a `T` where there is one; a number is written as it would be typed. A formula counts
//! as its last result. A cell with an error (`#N/A`, `#REF!`) rejects its row: what it should hold is not known.

use super::super::rows::Row;
use crate::error::Error;
use crate::messages::msg;
use calamine::{Data, ExcelDateTime, Reader, Xlsx, XlsxError};
use csv::StringRecord;
use std::io::Cursor;
use tr::tr;

/// The header and the rows of the workbook in `bytes`, which messages call `shown`; empty rows are left out.
pub(super) fn read(bytes: Vec<u8>, shown: &str) -> Result<(StringRecord, Vec<Result<Row, Error>>), Error> {
    let damaged = |error: &XlsxError| Error::Input {
        path: shown.to_owned(),
        found: tr!("not a workbook that can be read ({error})", error),
        expected: tr!("expected .xlsx; open it in a spreadsheet and save it again as .xlsx or as CSV"),
    };
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    let sheet =
        workbook.worksheet_range_at(0).transpose().map_err(|error| damaged(&error))?.unwrap_or_default();
    let first = sheet.start().map_or(1, |(row, _)| u64::from(row) + 1);
    let mut lines =
        (first..).zip(sheet.rows()).filter(|(_, cells)| cells.iter().any(|cell| *cell != Data::Empty));
    let refuse = |line: u64, found: String, expected: &str| Error::Table {
        path: shown.to_owned(),
        line,
        found,
        expected: expected.to_owned(),
    };
    let Some((line, names)) = lines.next() else {
        return Err(refuse(
            1,
            tr!("the first sheet is empty"),
            msg!("expected a table whose first row names its columns"),
        ));
    };
    let width = names.iter().rposition(|cell| *cell != Data::Empty).map_or(0, |last| last + 1);
    let header = fields(&names[..width]).map_err(|error| refuse(line, error, ERROR_CELL))?;
    let rows = lines.zip(1..).map(|((line, cells), number)| {
        if let Some(extra) = cells[width..].iter().position(|cell| *cell != Data::Empty) {
            let found = tr!("a cell in column {}, which has no name", width + extra + 1);
            return Err(refuse(line, found, msg!("name every column in the first row")));
        }
        let fields = fields(&cells[..width]).map_err(|error| refuse(line, error, ERROR_CELL))?;
        Ok(Row { line, number, fields })
    });
    Ok((header, rows.collect()))
}

/// What to do about a cell that holds an error.
const ERROR_CELL: &str = msg!("mend the formula, or empty the cell");

/// The cells as text; an error that one of them holds, in words.
fn fields(cells: &[Data]) -> Result<StringRecord, String> {
    cells
        .iter()
        .zip(1..)
        .map(|(cell, column)| {
            field(cell).ok_or_else(|| tr!("column {column} holds the error {cell}", column, cell))
        })
        .collect()
}

/// A cell as text; `None` when it holds an error.
fn field(cell: &Data) -> Option<String> {
    Some(match cell {
        Data::Empty => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number.to_string(),
        Data::Bool(truth) => truth.to_string(),
        Data::DateTime(moment) => date(*moment),
        Data::Error(_) => return None,
    })
}

fn date(moment: ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    match (hour, minute, second) {
        (0, 0, 0) => date,
        _ => format!("{date}T{hour:02}:{minute:02}:{second:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rust_xlsxwriter::{ExcelDateTime as Written, Format, Workbook};

    fn workbook() -> Vec<u8> {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet();
        for (column, name) in ["id", "texte", "date"].into_iter().enumerate() {
            sheet.write_string(1, column as u16, name).unwrap();
        }
        sheet.write_number(2, 0, 7.0).unwrap();
        sheet.write_string(2, 1, "« Un »\n« Deux »").unwrap();
        let day = Written::from_ymd(2022, 3, 14).unwrap();
        sheet.write_datetime_with_format(2, 2, day, &Format::new().set_num_format("dd/mm/yyyy")).unwrap();
        sheet.write_number(4, 0, 0.5).unwrap();
        sheet.write_string(5, 5, "perdu").unwrap();
        workbook.save_to_buffer().unwrap()
    }

    #[test]
    fn cells_are_text_and_rows_have_the_numbers_of_the_sheet() {
        let (header, rows) = read(workbook(), "a.xlsx").unwrap();
        assert_eq!(header, vec!["id", "texte", "date"]);
        assert_eq!(rows.len(), 3);
        let first = rows[0].as_ref().unwrap();
        assert_eq!((first.line, first.number), (3, 1));
        assert_eq!(first.fields, vec!["7", "« Un »\n« Deux »", "2022-03-14"]);
        assert_eq!(rows[1].as_ref().unwrap().fields, vec!["0.5", "", ""]);
        let message = rows[2].as_ref().unwrap_err().to_string();
        assert_eq!(
            message,
            "a.xlsx: line 6: a cell in column 6, which has no name; name every column in the first row"
        );
    }

    #[test]
    fn what_is_no_workbook_is_refused() {
        let message = read(b"id,text\n".to_vec(), "a.xlsx").unwrap_err().to_string();
        assert!(message.starts_with("a.xlsx: not a workbook that can be read ("), "{message}");
    }

    proptest! {
        #[test]
        fn a_damaged_workbook_is_no_panic(at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<bool>()) {
            let mut bytes = workbook();
            let at = at.index(bytes.len());
            if cut { bytes.truncate(at) } else { bytes[at] = byte }
            let _ = read(bytes, "a.xlsx"); // an error or what is left of it
        }
    }
}
