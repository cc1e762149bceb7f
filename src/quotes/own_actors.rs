//! A user's own table of actors: read with care, so that a slip is told with its line and column instead of costing a
//! side without a word.

use crate::error::Error;
use csv::{ReaderBuilder, StringRecord};
use std::path::Path;
use tr::tr;

/// What a row may call its kind; an empty cell is a name like any other.
const KINDS: [&str; 8] =
    ["", "adjective", "person", "state", "capital", "government", "institution", "office"];

/// The table at `path` as commas-separated text, if every row of it is a row of actors.
///
/// A table with semicolons, as French spreadsheets write it, is read too.
pub(super) fn read(path: &Path) -> Result<String, Error> {
    let shown = path.display().to_string();
    let bytes =
        std::fs::read(path).map_err(|source| Error::Io { path: shown.clone(), action: "read", source })?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let before = &error.as_bytes()[..valid];
        let line = 1 + before.iter().filter(|&&byte| byte == b'\n').count() as u64;
        let byte = format!("0x{:02X}", error.as_bytes()[valid]);
        let found = tr!("not UTF-8: byte {} of the file is {}", valid, byte);
        Error::Table { path: shown.clone(), line, found, expected: tr!("save the table as UTF-8") }
    })?;
    let text = text.trim_start_matches('\u{feff}');
    let header = text.lines().next().unwrap_or_default();
    let delimiter = if header.contains(';') && !header.contains(',') { b';' } else { b',' };
    Checker { path: shown, text, delimiter }.run()
}

struct Checker<'t> {
    path: String,
    text: &'t str,
    delimiter: u8,
}

impl Checker<'_> {
    fn run(&self) -> Result<String, Error> {
        let mut reader =
            ReaderBuilder::new().flexible(true).delimiter(self.delimiter).from_reader(self.text.as_bytes());
        let headers = reader.headers().map_err(|error| self.unreadable(&error))?.clone();
        for needed in ["name", "actor"] {
            if !headers.iter().any(|header| header == needed) {
                let columns: Vec<&str> = headers.iter().collect();
                return Err(self.error(
                    1,
                    tr!("no column `{}`; the columns are {}", needed, columns.join(", ")),
                    tr!("a table of actors has the columns name and actor, and may have kind, from, to and notes"),
                ));
            }
        }
        let mut plain = csv::Writer::from_writer(Vec::new());
        plain.write_record(&headers).map_err(|error| self.unreadable(&error))?;
        for record in reader.records() {
            let record = record.map_err(|error| self.unreadable(&error))?;
            if record.iter().all(str::is_empty) {
                continue;
            }
            self.check(&record, &headers)?;
            let cells = (0..headers.len()).map(|column| record.get(column).unwrap_or_default());
            plain.write_record(cells).map_err(|error| self.unreadable(&error))?;
        }
        let bytes = plain.into_inner().map_err(|error| self.error(0, error.to_string(), tr!("try again")))?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    fn check(&self, record: &StringRecord, headers: &StringRecord) -> Result<(), Error> {
        let line = record.position().map_or(0, csv::Position::line);
        if record.len() > headers.len() {
            return Err(self.error(
                line,
                tr!("{} cells, the header has {}", record.len(), headers.len()),
                tr!("put a cell that holds a comma into quotation marks"),
            ));
        }
        let mut years = [None, None];
        for (number, column) in headers.iter().enumerate() {
            let cell = record.get(number).unwrap_or_default().trim();
            let fault = match column {
                "name" | "actor" if cell.is_empty() => {
                    Some(tr!("is empty; every row needs a name and its side"))
                }
                "kind" if !KINDS.contains(&cell) => Some(tr!(
                    "is no kind; expected adjective, person, state, capital, government, institution, office or nothing"
                )),
                "from" | "to" if !cell.is_empty() => match cell.parse::<i32>() {
                    Ok(year) if (1000..=2999).contains(&year) => {
                        years[usize::from(column == "to")] = Some(year);
                        None
                    }
                    _ => Some(tr!("is no year; expected four digits or nothing")),
                },
                _ => None,
            };
            if let Some(fault) = fault {
                // In French a no-break space stands before the semicolon.
                let (found, expected) = fault.split_once("; ").unwrap_or((&fault, ""));
                let found = tr!("column {} (`{}`): `{}` {}", number + 1, column, cell, found.trim_end());
                return Err(self.error(line, found, expected.to_owned()));
            }
        }
        match years {
            [Some(from), Some(to)] if to < from => Err(self.error(
                line,
                tr!("the years run from {} to {}", from, to),
                tr!("the last year in office cannot come before the first"),
            )),
            _ => Ok(()),
        }
    }

    fn unreadable(&self, error: &csv::Error) -> Error {
        let line = error.position().map_or(0, csv::Position::line);
        self.error(line, error.to_string(), tr!("a table of actors is a CSV with a header"))
    }

    fn error(&self, line: u64, found: String, expected: String) -> Error {
        Error::Table { path: self.path.clone(), line, found, expected }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(table: &str) -> String {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("own.csv");
        std::fs::write(&path, table).expect("a file");
        match read(&path) {
            Ok(text) => format!("read: {text}"),
            Err(error) => error.to_string().replace(&format!("{}/", folder.path().display()), ""),
        }
    }

    #[test]
    fn a_good_table_is_read_whatever_its_delimiter() {
        assert_eq!(message("name,actor\nAda Lorme,Valdorie\n"), "read: name,actor\nAda Lorme,Valdorie\n");
        assert_eq!(
            message("\u{feff}name;actor\r\nAda Lorme;Valdorie\r\n"),
            "read: name,actor\nAda Lorme,Valdorie\n"
        );
    }

    #[test]
    fn a_slip_is_told_with_its_line_and_column() {
        let told = message("name,actor\nAda Lorme,Valdorie\nPaul Riva,\n");
        assert!(told.starts_with("own.csv: line 3: column 2 (`actor`): `` is empty"), "{told}");
        let told = message("name,kind,actor\nAda Lorme,personne,Valdorie\n");
        assert!(told.starts_with("own.csv: line 2: column 2 (`kind`): `personne` is no kind"), "{told}");
        let told = message("name,actor,from\nAda Lorme,Valdorie,20O4\n");
        assert!(told.starts_with("own.csv: line 2: column 3 (`from`): `20O4` is no year"), "{told}");
        let told = message("name,actor,from,to\nAda Lorme,Valdorie,2014,2004\n");
        assert!(told.contains("line 2: the years run from 2014 to 2004"), "{told}");
        let told = message("name,actor\nLorme, Ada,Valdorie\n");
        assert!(told.contains("line 2: 3 cells, the header has 2"), "{told}");
    }

    #[test]
    fn a_table_without_its_columns_says_which() {
        let told = message("nom,camp\nAda Lorme,Valdorie\n");
        assert!(told.contains("line 1: no column `name`; the columns are nom, camp"), "{told}");
    }
}
