//! A table of statements, kept whole: what `train`, `predict` and `evaluate` work on.
//!
//! Which column means what is for the caller to say; every column is kept, in order, so that it can be written again.

use super::encoding::TextEncoding;
use super::format::{Compression, Format};
use super::headings::{list, missing_column, position};
use super::notes::Notes;
use super::open_table::OpenTable;
use super::rows::Row;
use super::source::{Bytes, MAX_RECORD, Origin, decompressed, read_error};
use super::transcoder::Transcoder;
use crate::error::Error;
use csv::StringRecord;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, Cursor, Read};
use std::path::Path;
use tr::tr;

/// A table with all its columns as strings.
///
/// ```
/// use detente::articles::{Format, StatementTable};
/// let bytes = "text,label\n\"une main tendue\",conciliatory\n".as_bytes();
/// let table = StatementTable::from_bytes("statements.csv", bytes.to_vec(), Format::Csv)?;
/// let label = table.column("label", "--label-column")?;
/// assert_eq!(table.row(0).field(label), "conciliatory");
/// assert_eq!(table.row(0).line, 2);
/// # Ok::<(), detente::error::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct StatementTable {
    path: String,
    header: StringRecord,
    rows: RowStore,
    sha256: String,
    notes: Vec<String>,
}

/// Rows in one piece of memory, for a table may have millions.
#[derive(Debug, Clone, Default)]
struct RowStore {
    /// All fields one after the other.
    text: String,
    /// Where each field ends.
    ends: Vec<usize>,
    /// The line that each row begins on.
    lines: Vec<u64>,
}

impl RowStore {
    fn add(&mut self, row: &Row) {
        self.lines.push(row.line);
        for field in &row.fields {
            self.text.push_str(field);
            self.ends.push(self.text.len());
        }
    }

    /// The field that all fields before it are `index` of.
    fn field(&self, index: usize) -> &str {
        let start = if index == 0 { 0 } else { self.ends[index - 1] };
        &self.text[start..self.ends[index]]
    }
}

/// One row of a [`StatementTable`].
#[derive(Debug, Clone, Copy)]
pub struct StatementRow<'t> {
    /// Line of the file that the row begins on, counted from 1.
    pub line: u64,
    table: &'t StatementTable,
    /// The number of its first field among those of the table.
    first: usize,
}

impl<'t> StatementRow<'t> {
    /// The field in this column.
    ///
    /// # Panics
    /// When the table has no such column.
    pub fn field(self, column: usize) -> &'t str {
        assert!(column < self.table.header.len(), "the table has a column {column}");
        self.table.rows.field(self.first + column)
    }

    /// The fields, as many as the table has columns.
    pub fn fields(self) -> impl ExactSizeIterator<Item = &'t str> {
        (0..self.table.header.len()).map(move |column| self.field(column))
    }
}

impl StatementTable {
    /// Reads the table at `path`, or standard input when it is `-`. Fields are separated by tabs in a `.tsv` file,
    /// otherwise as a first line `sep=;` says or as the first rows show; compression is undone.
    ///
    /// # Errors
    /// [`Error::Io`] and [`Error::Input`] when it cannot be read; otherwise as for [`from_bytes`](Self::from_bytes).
    pub fn read(path: &Path) -> Result<Self, Error> {
        Self::read_as(path, TextEncoding::Auto)
    }

    /// As [`read`](Self::read), in this `encoding`.
    ///
    /// # Errors
    /// As for [`read`](Self::read).
    pub fn read_as(path: &Path, encoding: TextEncoding) -> Result<Self, Error> {
        let is_stdin = path.as_os_str() == "-";
        let shown = if is_stdin { Origin::stdin().shown } else { Origin::file(path).shown };
        let mut bytes = Vec::new();
        let read = if is_stdin {
            io::stdin().lock().read_to_end(&mut bytes)
        } else {
            File::open(path).and_then(|mut file| file.read_to_end(&mut bytes))
        };
        read.map_err(|source| read_error(&shown, source))?;
        let format = Format::of_path(path).unwrap_or(Format::Csv);
        Self::parse(&shown, bytes, format, encoding, |raw| decompressed(raw, Compression::of_path(path)))
    }

    /// Reads a table from the `bytes` of a file that messages call `path`.
    ///
    /// # Errors
    /// [`Error::Table`] when the table is empty, has no row below its header, or a row with more or fewer fields than
    /// the header; [`Error::Encoding`] when it is UTF-8 with a damaged row; [`Error::Input`] when gzip is damaged or `format` is
    /// that of no table.
    pub fn from_bytes(path: &str, bytes: Vec<u8>, format: Format) -> Result<Self, Error> {
        Self::parse(path, bytes, format, TextEncoding::Auto, |raw| decompressed(raw, None))
    }

    fn parse(
        path: &str,
        bytes: Vec<u8>,
        format: Format,
        encoding: TextEncoding,
        decompress: impl FnOnce(Cursor<Vec<u8>>) -> io::Result<Bytes>,
    ) -> Result<Self, Error> {
        if !format.is_table() {
            return Err(Error::Input {
                path: path.to_owned(),
                found: tr!("a .{} file", format.name()),
                expected: tr!("expected a table, .csv, .tsv, .xlsx or .parquet, each also with .gz or .zst"),
            });
        }
        let sha256 = format!("{:x}", Sha256::digest(&bytes));
        let plain = decompress(Cursor::new(bytes)).map_err(|source| read_error(path, source))?;
        let notes = Notes::default();
        let plain: Bytes = match format {
            _ if format.is_binary() => plain,
            _ => Box::new(Transcoder::new(plain, path.to_owned(), encoding, None, notes.clone())),
        };
        let OpenTable { header, rows } = OpenTable::open(plain, path, format, MAX_RECORD)?;
        let mut stored = RowStore::default();
        for row in rows {
            stored.add(&row?);
        }
        debug_assert_eq!(stored.ends.len(), stored.lines.len() * header.len());
        if stored.lines.is_empty() {
            return Err(Error::Table {
                path: path.to_owned(),
                line: 1,
                found: tr!("no row below the header {}", list(&header)),
                expected: tr!("expected at least one statement"),
            });
        }
        Ok(Self { path: path.to_owned(), header, rows: stored, sha256, notes: notes.take() })
    }

    /// The file, as the user named it.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The names of the columns, as they stand in the file.
    pub fn header(&self) -> &StringRecord {
        &self.header
    }

    /// The rows below the header, in order; at least one.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = StatementRow<'_>> {
        (0..self.n_rows()).map(|row| self.row(row))
    }

    /// How many rows there are.
    pub fn n_rows(&self) -> usize {
        self.rows.lines.len()
    }

    /// The row with this number; the first below the header has 0.
    ///
    /// # Panics
    /// When there is no such row.
    pub fn row(&self, row: usize) -> StatementRow<'_> {
        StatementRow { line: self.rows.lines[row], table: self, first: row * self.header.len() }
    }

    /// The SHA-256 of the file as it lies on the disk, as `sha256sum` prints it.
    pub fn sha256(&self) -> &str {
        &self.sha256
    }

    /// What was assumed of the file, such as its encoding where that is not UTF-8; to be told to the user.
    pub fn notes(&self) -> &[String] {
        &self.notes
    }

    /// The index of the column called `name`: spelt so if there is one, otherwise whatever the case and accents.
    ///
    /// # Errors
    /// [`Error::MissingColumn`] when there is none, with the columns there are and the `flag` that names the right
    /// one; [`Error::Table`] when two columns are spelt so.
    pub fn column(&self, name: &str, flag: &'static str) -> Result<usize, Error> {
        let names: Vec<&str> = self.header.iter().collect();
        if names.iter().filter(|other| **other == name).count() > 1 {
            return Err(Error::Table {
                path: self.path.clone(),
                line: 1,
                found: tr!("more than one column `{name}`", name),
                expected: tr!("give each column a name of its own"),
            });
        }
        position(&names, name).ok_or_else(|| missing_column(&self.path, name, names, flag))
    }

    /// The index of the column called `name`; without a name, of the first of the `usual` names that is there.
    ///
    /// ```
    /// # use detente::articles::{Format, StatementTable};
    /// let table = StatementTable::from_bytes("a.csv", b"id,Citation\n1,Oui\n".to_vec(), Format::Csv)?;
    /// assert_eq!(table.column_or_usual(None, &["text", "citation"], "--text-column")?, 1);
    /// assert!(table.column_or_usual(Some("text"), &["text", "citation"], "--text-column").is_err());
    /// # Ok::<(), detente::error::Error>(())
    /// ```
    ///
    /// # Errors
    /// As for [`column`](Self::column); without a `name`, the first of the `usual` ones is the missing one.
    pub fn column_or_usual(
        &self,
        name: Option<&str>,
        usual: &[&str],
        flag: &'static str,
    ) -> Result<usize, Error> {
        let names: Vec<&str> = self.header.iter().collect();
        let there =
            || usual.iter().find(|usual| position(&names, usual).is_some()).or(usual.first()).copied();
        self.column(name.or_else(there).unwrap_or_default(), flag)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(content: &[u8]) -> Result<StatementTable, Error> {
        StatementTable::from_bytes("s.csv", content.to_vec(), Format::Csv)
    }

    fn message(content: &[u8]) -> String {
        table(content).unwrap_err().to_string()
    }

    #[test]
    fn all_columns_are_kept_with_the_lines_of_the_rows() {
        let table = table(b"\xEF\xBB\xBFtext,Label,x\r\n\"a\nb\",p, 1 \r\n\r\nc,,\r\n").unwrap();
        assert_eq!(table.header(), &vec!["text", "Label", "x"]);
        let rows: Vec<(u64, Vec<&str>)> =
            table.rows().map(|row| (row.line, row.fields().collect())).collect();
        assert_eq!(rows, [(2, vec!["a\nb", "p", " 1 "]), (5, vec!["c", "", ""])]);
        assert_eq!(table.column("label", "--label-column").unwrap(), 1);
    }

    #[test]
    fn the_fingerprint_is_that_of_the_file() {
        // printf 'a\n1\n' | sha256sum
        let expected = "309b0e45a73d3fc5325e2b6ed0a01ef8b9cde6b05a5633c1f893f970d52bfddc";
        assert_eq!(table(b"a\n1\n").unwrap().sha256(), expected);
    }

    #[test]
    fn a_missing_column_is_told_with_those_there_are_and_the_flag() {
        let error = table(b"text,label\nx,y\n").unwrap().column("stance", "--label-column").unwrap_err();
        assert_eq!(
            error.to_string(),
            "s.csv: no column `stance`; its columns are `text`, `label`; name the right one with --label-column"
        );
    }

    #[test]
    fn two_columns_of_one_name_are_refused_when_asked_for() {
        let table = table(b"text,text,label\nx,y,z\n").unwrap();
        assert!(table.column("label", "--label-column").is_ok());
        let error = table.column("text", "--text-column").unwrap_err();
        assert_eq!(
            error.to_string(),
            "s.csv: line 1: more than one column `text`; give each column a name of its own"
        );
    }

    #[test]
    fn bad_tables_are_told_with_the_line() {
        assert!(message(b"").starts_with("s.csv: line 1: the file is empty;"));
        assert_eq!(
            message(b"text,label\n"),
            "s.csv: line 1: no row below the header `text`, `label`; expected at least one statement"
        );
        assert!(
            message(b"a,b\n1,2\n3\n").starts_with("s.csv: line 3: found 1 field where the header has 2;")
        );
        let damaged = message(b"a,b\n\xC3\xA9,\xC3\xA9\n1,\xE9\n");
        assert!(damaged.starts_with("s.csv: line 3: not UTF-8: byte 12"), "{damaged}");
    }

    #[test]
    fn what_is_no_table_is_refused() {
        let error = StatementTable::from_bytes("a.jsonl", b"{}".to_vec(), Format::JsonLines).unwrap_err();
        assert_eq!(
            error.to_string(),
            "a.jsonl: a .jsonl file; expected a table, .csv, .tsv, .xlsx or .parquet, each also with .gz or .zst"
        );
    }
}
