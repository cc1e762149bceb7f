//! Excel workbooks: the first sheet as a table whose first row names its columns.
//!
//! Dates come as `2022-03-14`, with the time behind a `T` where there is one; a number is written as it would be typed. A formula counts
//! as its last result. A cell with an error (`#N/A`, `#REF!`) rejects its row: what it should hold is not known.

use super::super::rows::Row;
use super::super::source::{read_error, too_large};
use crate::error::Error;
use crate::messages::msg;
use calamine::{Data, ExcelDateTime, Reader, Xlsx, XlsxError};
use csv::StringRecord;
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use tr::tr;
use zip::ZipArchive;

/// Cells of a table that are too many, empty ones counted: two cells of a sheet may stand sixteen thousand million apart.
const MOST_CELLS: u64 = 1 << 26;

/// The header and the rows of the workbook in `bytes`, which messages call `shown`; empty rows are left out. A workbook whose parts unpack to
/// more than `max_record` bytes is refused.
pub(super) fn read(
    bytes: Vec<u8>,
    shown: &str,
    max_record: u64,
) -> Result<(StringRecord, Vec<Result<Row, Error>>), Error> {
    let damaged = |error: &XlsxError| Error::Input {
        path: shown.to_owned(),
        found: tr!("not a workbook that can be read ({error})", error),
        expected: tr!("expected .xlsx; open it in a spreadsheet and save it again as .xlsx or as CSV"),
    };
    if unpacks_to_more_than(&bytes, max_record) {
        return Err(read_error(shown, too_large(max_record)));
    }
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    let rows = rows(&mut workbook).map_err(|error| damaged(&error))?;
    let mut lines = rows.into_iter().map(|(row, cells)| (u64::from(row) + 1, cells));
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
    let width = names.last_key_value().map_or(0, |(&last, _)| last + 1);
    let cells = (lines.len() as u64 + 1) * u64::from(width);
    if cells > MOST_CELLS {
        let found = tr!("a table of {cells} cells, empty ones counted", cells);
        return Err(refuse(
            line,
            found,
            msg!("delete what stands far from the table, or save the sheet as CSV"),
        ));
    }
    let header = fields(&names, width).map_err(|error| refuse(line, error, ERROR_CELL))?;
    let rows = lines.zip(1..).map(|((line, cells), number)| {
        if let Some((extra, _)) = cells.range(width..).next() {
            let found = tr!("a cell in column {}, which has no name", extra + 1);
            return Err(refuse(line, found, msg!("name every column in the first row")));
        }
        let fields = fields(&cells, width).map_err(|error| refuse(line, error, ERROR_CELL))?;
        Ok(Row { line, number, fields })
    });
    Ok((header, rows.collect()))
}

/// Whether the parts of the archive in `bytes` unpack to more than `limit` bytes. The sizes that it declares are not believed: everything is
/// unpacked, counted and forgotten.
fn unpacks_to_more_than(bytes: &[u8], limit: u64) -> bool {
    // What cannot be opened here will be refused in better words by the reader of workbooks.
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return false };
    let mut left = limit;
    for part in 0..archive.len() {
        let Ok(part) = archive.by_index(part) else { continue };
        let mut unpacked = Counted(0);
        // Where the archive turns out to be wrong, what came until then counts.
        let _ = std::io::copy(&mut part.take(left + 1), &mut unpacked);
        let Counted(unpacked) = unpacked;
        if unpacked > left {
            return true;
        }
        left -= unpacked;
    }
    false
}

/// How many bytes were written to it.
struct Counted(u64);

impl Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0 += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Cells that hold something, by column.
type Cells = BTreeMap<u32, Data>;

/// The rows of the first sheet that hold something, by their numbers.
///
/// Cell by cell, because the library's own table of a sheet has a place for every cell between the first and the last.
fn rows(workbook: &mut Xlsx<Cursor<Vec<u8>>>) -> Result<BTreeMap<u32, Cells>, XlsxError> {
    let mut rows: BTreeMap<u32, Cells> = BTreeMap::new();
    let Some(first) = workbook.sheet_names().into_iter().next() else { return Ok(rows) };
    let mut reader = workbook.worksheet_cells_reader(&first)?;
    while let Some(cell) = reader.next_cell()? {
        let (row, column) = cell.get_position();
        let value = Data::from(cell.get_value().clone());
        if value != Data::Empty {
            rows.entry(row).or_default().insert(column, value);
        }
    }
    Ok(rows)
}

/// What to do about a cell that holds an error.
const ERROR_CELL: &str = msg!("mend the formula, or empty the cell");

/// The first `width` cells as text; an error that one of them holds, in words.
fn fields(cells: &Cells, width: u32) -> Result<StringRecord, String> {
    let field = |column: u32| {
        let Some(cell) = cells.get(&column) else { return Ok(String::new()) };
        field(cell).ok_or_else(|| tr!("column {column} holds the error {cell}", column = column + 1, cell))
    };
    (0..width).map(field).collect()
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
        let (header, rows) = read(workbook(), "a.xlsx", 1 << 20).unwrap();
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
        let message = read(b"id,text\n".to_vec(), "a.xlsx", 1 << 20).unwrap_err().to_string();
        assert!(message.starts_with("a.xlsx: not a workbook that can be read ("), "{message}");
    }

    /// A sheet with `cells`, each a row, a column and a text.
    fn sheet(cells: &[(u32, u16, &str)]) -> Vec<u8> {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet();
        for &(row, column, text) in cells {
            sheet.write_string(row, column, text).unwrap();
        }
        workbook.save_to_buffer().unwrap()
    }

    #[test]
    fn cells_at_the_far_corners_of_a_sheet_take_no_memory_between_them() {
        let (header, rows) =
            read(sheet(&[(0, 0, "text"), (1_048_575, 16_383, "x")]), "a.xlsx", 1 << 20).unwrap();
        assert_eq!((header.len(), rows.len()), (1, 1));
        let message = rows[0].as_ref().unwrap_err().to_string();
        assert!(
            message.starts_with("a.xlsx: line 1048576: a cell in column 16384, which has no name"),
            "{message}"
        );

        let names = (0..16_384).map(|column| (0, column, "n"));
        let cells: Vec<_> = names.chain((1..5000).map(|row| (row, 0, "x"))).collect();
        let message = read(sheet(&cells), "a.xlsx", 1 << 24).unwrap_err().to_string();
        assert!(message.contains("a table of 81920000 cells"), "{message}");
    }

    #[test]
    fn a_workbook_that_unpacks_beyond_the_limit_is_refused_whatever_sizes_it_declares() {
        let long = "a".repeat(32_000);
        let cells: Vec<_> = (0..400).map(|row| (row, 0, long.as_str())).collect();
        let mut bytes = sheet(&cells);
        assert!(bytes.len() < 1 << 18, "{} bytes", bytes.len());
        assert!(!unpacks_to_more_than(&bytes, 1 << 24));
        let refused = |bytes: &[u8]| read(bytes.to_vec(), "a.xlsx", 1 << 12).unwrap_err().to_string();
        assert!(refused(&bytes).contains("more than 4096 bytes") && refused(&bytes).contains("--max-record"));
        // Sizes before each part and in the list at the end of the archive, declared to be nothing: no more than that is unpacked.
        for at in 0..bytes.len() - 28 {
            match &bytes[at..at + 4] {
                b"PK\x03\x04" => bytes[at + 22..at + 26].fill(0),
                b"PK\x01\x02" => bytes[at + 24..at + 28].fill(0),
                _ => {}
            }
        }
        assert!(read(bytes, "a.xlsx", 1 << 12).is_err());
    }

    proptest! {
        #[test]
        fn a_damaged_workbook_is_no_panic(at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<bool>()) {
            let mut bytes = workbook();
            let at = at.index(bytes.len());
            if cut { bytes.truncate(at) } else { bytes[at] = byte }
            let _ = read(bytes, "a.xlsx", 1 << 20); // an error or what is left of it
        }
    }
}
