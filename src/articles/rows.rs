//! The rows of a table, each with the line it begins on.
//!
//! The csv crate cuts the rows. It is fed line by line, for two reasons. Its own line numbers are one behind after
//! `\r\n` and after blank lines; with nothing read ahead, the line in hand is the one that the row ends on. And a
//! quotation mark that is never closed swallows the rest of the file without an error; the end of the file
//! is therefore marked, and a row that contains the mark was not closed.

use super::layout::Layout;
use super::lines::Lines;
use super::source::{read_error, too_large};
use super::utf8::{BadByte, line_ends_in};
use crate::error::Error;
use crate::messages::msg;
use csv::{ByteRecord, StringRecord};
use std::io::{self, BufRead, Read};
use tr::tr;

/// Line ends put behind the file: the first may end the last row, only an open quotation mark reads the second.
const END_MARKS: u8 = 2;

/// One row below the header.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// Line it begins on, counted from 1.
    pub(super) line: u64,
    /// Which row it is below the header, counted from 1; rejected ones count.
    pub(super) number: u64,
    /// Its fields, as many as the header has.
    pub(super) fields: StringRecord,
}

/// The rows of one table, in order. A row that cannot be read is an error, and reading goes on behind it.
pub(super) struct Rows<R: BufRead> {
    shown: String,
    reader: csv::Reader<Feed<R>>,
    record: ByteRecord,
    header: StringRecord,
    number: u64,
    ended: bool,
}

impl<R: BufRead> Rows<R> {
    /// Reads the header of the table called `shown` in messages.
    ///
    /// # Errors
    /// [`Error::Table`] when there is no header, [`Error::Encoding`] when it is not UTF-8, and as for any input
    /// when it cannot be read.
    pub(super) fn new(shown: String, input: R, layout: Layout, max_record: u64) -> Result<Self, Error> {
        let mut feed = Feed::new(input, max_record);
        if layout.has_separator_line {
            feed.skip_line().map_err(|source| read_error(&shown, source))?;
        }
        let reader = csv::ReaderBuilder::new()
            .delimiter(layout.separator)
            .has_headers(false)
            .flexible(true)
            .from_reader(feed);
        let mut rows = Self {
            shown,
            reader,
            record: ByteRecord::new(),
            header: StringRecord::new(),
            number: 0,
            ended: false,
        };
        match rows.read() {
            Some(header) => rows.header = header?.1,
            None => {
                return Err(rows.refuse(
                    1,
                    tr!("the file is empty"),
                    msg!("expected a table whose first line names its columns"),
                ));
            }
        }
        Ok(rows)
    }

    /// The names of the columns, as they stand in the file.
    pub(super) fn header(&self) -> &StringRecord {
        &self.header
    }

    /// The next record and its line, header or not.
    fn read(&mut self) -> Option<Result<(u64, StringRecord), Error>> {
        let feed = self.reader.get_mut();
        (feed.first_bad_byte, feed.size) = (None, 0);
        match self.reader.read_byte_record(&mut self.record) {
            Ok(true) => {}
            Ok(false) => return None,
            Err(error) => {
                self.ended = true;
                let csv::ErrorKind::Io(source) = error.into_kind() else {
                    unreachable!("only reading can fail, as ragged rows and raw bytes are allowed");
                };
                return Some(Err(read_error(&self.shown, source)));
            }
        }
        let feed = self.reader.get_ref();
        let line_ends = line_ends_in(self.record.as_slice());
        if feed.end_marks == END_MARKS {
            self.ended = true;
            return Some(Err(self.refuse(
                feed.line_ends + 1 - line_ends,
                msg!("a quotation mark opened in this row is never closed, so that the rest of the file is one field")
                    .into(),
                msg!("close it, or write quotation marks of the text twice in a quoted field"),
            )));
        }
        let line = feed.lines.number() - line_ends;
        let Some(fields) = trimmed(&self.record) else {
            // Of several rows on one line, parted by `\r` alone, only the first has a first bad byte of its own.
            let bad_byte = feed.first_bad_byte.or(feed.last_bad_byte);
            return Some(Err(bad_byte.expect("a field is UTF-8 when its lines are").error(&self.shown)));
        };
        Some(Ok((line, fields)))
    }

    fn refuse(&self, line: u64, found: String, expected: &str) -> Error {
        Error::Table { path: self.shown.clone(), line, found, expected: expected.to_owned() }
    }
}

impl<R: BufRead> Iterator for Rows<R> {
    type Item = Result<Row, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let read = self.read();
        self.number += 1;
        let expected = self.header.len();
        Some(match read? {
            Ok((line, fields)) if fields.len() == expected => Ok(Row { line, number: self.number, fields }),
            Ok((line, fields)) => Err(self.refuse(
                line,
                tr!("found {} where the header has {expected}", count_fields(fields.len()), expected),
                msg!("put fields that hold a separator or a line end between quotation marks"),
            )),
            Err(error) => Err(error),
        })
    }
}

/// The fields of a record, `None` when one is not UTF-8. The record itself has room for the longest that came before it, and
/// its copies would have it too.
fn trimmed(record: &ByteRecord) -> Option<StringRecord> {
    let mut fields = StringRecord::with_capacity(record.as_slice().len(), record.len());
    for field in record {
        fields.push_field(std::str::from_utf8(field).ok()?);
    }
    Some(fields)
}

fn count_fields(n: usize) -> String {
    tr!("1 field" | "{n} fields" % n)
}

/// Feeds the csv crate one line at a time, and two line ends behind the last.
struct Feed<R> {
    lines: Lines<R>,
    served: usize,
    line_ends: u64,
    end_marks: u8,
    /// The first since the row before.
    first_bad_byte: Option<BadByte>,
    /// That of the last line that has one.
    last_bad_byte: Option<BadByte>,
    /// Bytes since the row before, and how many there may be.
    size: u64,
    max_size: u64,
}

impl<R: BufRead> Feed<R> {
    fn new(input: R, max_size: u64) -> Self {
        Self {
            lines: Lines::new(input, max_size),
            served: 0,
            line_ends: 0,
            end_marks: 0,
            first_bad_byte: None,
            last_bad_byte: None,
            size: 0,
            max_size,
        }
    }

    /// Passes over a line that is no row.
    fn skip_line(&mut self) -> io::Result<()> {
        self.lines.advance()?;
        self.line_ends += line_ends_in(self.lines.bytes());
        self.served = self.lines.bytes().len();
        Ok(())
    }
}

impl<R: BufRead> Read for Feed<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while self.served == self.lines.bytes().len() {
            self.served = 0;
            if self.lines.advance()? {
                self.line_ends += line_ends_in(self.lines.bytes());
                self.size += self.lines.bytes().len() as u64;
                if self.size > self.max_size {
                    return Err(too_large(self.max_size));
                }
                if let Some(bad_byte) = self.lines.bad_byte() {
                    self.first_bad_byte.get_or_insert(bad_byte);
                    self.last_bad_byte = Some(bad_byte);
                }
            } else if self.end_marks < END_MARKS && !out.is_empty() {
                self.end_marks += 1;
                self.line_ends += 1;
                out[0] = b'\n';
                return Ok(1);
            } else {
                return Ok(0);
            }
        }
        let length = (&self.lines.bytes()[self.served..]).read(out)?;
        self.served += length;
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    use super::super::source::MAX_RECORD;
    use super::*;

    fn rows(table: &[u8]) -> Vec<Result<Row, String>> {
        let rows = Rows::new("t.csv".into(), table, Layout::of(b','), MAX_RECORD).unwrap();
        rows.map(|row| row.map_err(|error| error.to_string())).collect()
    }

    fn row(line: u64, number: u64, fields: [&str; 2]) -> Row {
        Row { line, number, fields: StringRecord::from(fields.to_vec()) }
    }

    #[test]
    fn lines_are_those_of_the_file_with_any_line_end_and_blank_lines() {
        for end in ["\n", "\r\n"] {
            let table = ["a,b", "1,2", "", "3,\"x", "y\"", "", "", "5,6"].join(end);
            let expected = vec![
                Ok(row(2, 1, ["1", "2"])),
                Ok(row(4, 2, ["3", &format!("x{end}y")])),
                Ok(row(8, 3, ["5", "6"])),
            ];
            assert_eq!(rows(table.as_bytes()), expected);
            assert_eq!(rows((table + end).as_bytes()), expected);
        }
    }

    #[test]
    fn a_ragged_row_is_an_error_and_the_next_one_is_read() {
        let found = rows(b"a,b\r\n1,2\r\n3\r\n4,5,6\r\n7,8\r\n");
        assert_eq!(found[0], Ok(row(2, 1, ["1", "2"])));
        assert_eq!(
            found[1],
            Err("t.csv: line 3: found 1 field where the header has 2; \
                 put fields that hold a separator or a line end between quotation marks"
                .into())
        );
        assert!(found[2].as_ref().unwrap_err().starts_with("t.csv: line 4: found 3 fields"));
        assert_eq!(found[3], Ok(row(5, 4, ["7", "8"])));
    }

    #[test]
    fn an_unclosed_quotation_mark_is_told_at_the_row_that_opens_it() {
        for table in ["a,b\n1,2\n3,\"x\n4,5\n", "a,b\n1,2\n3,\"x\n4,5", "a,b\r\n1,2\r\n3,\"x\r\n"] {
            let found = rows(table.as_bytes());
            assert_eq!(found.len(), 2);
            let message = found[1].as_ref().unwrap_err();
            assert!(message.starts_with("t.csv: line 3: a quotation mark opened in this row"), "{message}");
        }
    }

    #[test]
    fn a_last_field_that_is_closed_at_the_end_of_the_file_is_whole() {
        assert_eq!(rows(b"a,b\n1,\"x\n\n\""), [Ok(row(2, 1, ["1", "x\n\n"]))]);
    }

    #[test]
    fn a_row_that_is_not_utf_8_is_told_with_the_byte_and_the_next_one_is_read() {
        let found = rows(b"a,b\n1,\xE9t\xE9\n2,fin\n");
        let message = found[0].as_ref().unwrap_err();
        assert!(message.starts_with("t.csv: line 2: not UTF-8: byte 6 of the text is 0xE9"), "{message}");
        assert_eq!(found[1], Ok(row(3, 2, ["2", "fin"])));
    }

    #[test]
    fn the_byte_told_is_the_first_of_its_row() {
        let found = rows(b"a,b\r\n1,\xE9\r\n2,\"fin\r\n\xE0\r\n\xE8\"\r\n");
        let message = found[1].as_ref().unwrap_err();
        assert!(message.starts_with("t.csv: line 4: not UTF-8: byte 18 of the text is 0xE0"), "{message}");
    }

    #[test]
    fn rows_parted_by_carriage_returns_alone_are_read() {
        let found = rows(b"a,b\r1,\xE9\r2,\"\xE0\nx\"\r3,c\r");
        assert!(found[0].is_err() && found[1].is_err());
        assert_eq!(found[2].as_ref().unwrap().fields, vec!["3", "c"]);
    }

    #[test]
    fn a_byte_order_mark_is_no_part_of_the_first_name() {
        let rows =
            Rows::new("t.csv".into(), "\u{FEFF}text\n".as_bytes(), Layout::of(b','), MAX_RECORD).unwrap();
        assert_eq!(rows.header(), &vec!["text"]);
    }

    #[test]
    fn an_empty_table_is_an_error() {
        for table in ["", "\u{FEFF}", "\n\r\n"] {
            let error =
                Rows::new("t.csv".into(), table.as_bytes(), Layout::of(b','), MAX_RECORD).err().unwrap();
            assert_eq!(
                error.to_string(),
                "t.csv: line 1: the file is empty; expected a table whose first line names its columns"
            );
        }
    }

    #[test]
    fn a_line_that_names_the_separator_is_no_row_and_counts_as_a_line() {
        let layout = Layout { separator: b';', has_separator_line: true };
        let rows =
            Rows::new("t.csv".into(), &b"sep=;\r\na;b\r\n1;2\r\n3\r\n"[..], layout, MAX_RECORD).unwrap();
        let found: Vec<_> = rows.collect();
        assert_eq!(found[0].as_ref().unwrap(), &row(3, 1, ["1", "2"]));
        assert_eq!(found[1].as_ref().unwrap_err().line(), Some(4));
    }

    #[test]
    fn a_row_larger_than_the_limit_ends_the_table() {
        let table = format!("a,b\n1,2\n3,\"{}\"\n4,5\n", "x\n".repeat(60));
        let rows = Rows::new("t.csv".into(), table.as_bytes(), Layout::of(b','), 100).unwrap();
        let found: Vec<_> = rows.collect();
        assert_eq!(found.len(), 2);
        let message = found[1].as_ref().unwrap_err().to_string();
        assert!(message.starts_with("t.csv: a record of more than 100 bytes; "), "{message}");
    }
}
