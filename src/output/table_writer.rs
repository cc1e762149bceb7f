//! One writer of records for every format that a table can have.

use super::cell::Cell;
use super::column::Column;
use super::dialect::Dialect;
use super::format::Format;
use super::lines::Lines;
use super::parquet_file::ParquetTable;
use super::xlsx::Workbook;
use crate::error::Error;
use crate::messages::msg;
use std::io::{self, Write};
use std::path::Path;

/// How a table is written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TableOptions {
    /// The format.
    pub format: Format,
    /// For which program delimited tables are written.
    pub dialect: Dialect,
    /// Which columns are written.
    pub selection: super::Selection,
}

/// Whether a table begins, or goes on where an interrupted run left it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Start {
    /// At its header.
    #[default]
    New,
    /// Below the records it has.
    Continued,
}

/// Writes records under a header. Nothing is written before the first record, so that an output dropped before stays untouched.
pub struct TableWriter<W: Write> {
    sink: Sink<W>,
    columns: Vec<Column>,
    has_header: bool,
    /// The bytes in the making: an output takes whole lines faster than pieces of them.
    bytes: Vec<u8>,
}

enum Sink<W: Write> {
    Lines(Lines, W),
    Xlsx(Box<Workbook>, W),
    Parquet(Box<ParquetTable>, W),
}

impl<W: Write> TableWriter<W> {
    /// A writer to `out` of records of `columns`. A format for reading on a terminal is written as CSV.
    pub fn new(out: W, format: Format, dialect: Dialect, columns: Vec<Column>, start: Start) -> Self {
        let names = columns.iter().map(|column| column.name.as_str());
        let mut bytes = Vec::new();
        let sink = match (Lines::of(format, dialect, names), format) {
            (Some(lines), _) => {
                if lines.has_mark() && start == Start::New {
                    bytes.extend_from_slice("\u{FEFF}".as_bytes());
                }
                Sink::Lines(lines, out)
            }
            (None, Format::Parquet) => Sink::Parquet(Box::new(ParquetTable::new(&columns)), out),
            (None, _) => Sink::Xlsx(Box::new(Workbook::new()), out),
        };
        Self { sink, columns, has_header: start == Start::Continued, bytes }
    }

    /// How records become lines; `None` when the format has no lines.
    pub fn lines(&self) -> Option<&Lines> {
        match &self.sink {
            Sink::Lines(lines, _) => Some(lines),
            Sink::Xlsx(..) | Sink::Parquet(..) => None,
        }
    }

    /// Writes one record, a cell for each column.
    ///
    /// # Errors
    /// [`Error::Io`] when the output cannot be written, [`Error::Table`] when a cell or the table is too large for the format.
    pub fn write(&mut self, cells: Vec<Cell<'_>>) -> Result<(), Error> {
        self.write_header()?;
        match &mut self.sink {
            Sink::Lines(lines, out) => {
                self.bytes.clear();
                lines.push([cells], &mut self.bytes);
                out.write_all(&self.bytes).map_err(io_failed)
            }
            Sink::Xlsx(workbook, _) => workbook.write(&cells),
            Sink::Parquet(table, _) => table.write(&cells),
        }
    }

    /// Writes records that [`lines`](Self::lines) made.
    ///
    /// # Errors
    /// [`Error::Io`] when the output cannot be written.
    ///
    /// # Panics
    /// When the format has no lines: then nobody can have made them.
    pub fn write_lines(&mut self, lines: &[u8]) -> Result<(), Error> {
        if lines.is_empty() {
            return Ok(()); // what was not written to stays untouched
        }
        self.write_header()?;
        let Sink::Lines(_, out) = &mut self.sink else { panic!("this format has no lines") };
        out.write_all(lines).map_err(io_failed)
    }

    fn write_header(&mut self) -> Result<(), Error> {
        if std::mem::replace(&mut self.has_header, true) {
            return Ok(());
        }
        match &mut self.sink {
            Sink::Lines(lines, out) => {
                lines.push_header(&self.columns, &mut self.bytes);
                out.write_all(&self.bytes).map_err(io_failed)
            }
            Sink::Xlsx(workbook, _) => workbook.write_header(self.columns.iter().map(|column| &column.name)),
            Sink::Parquet(..) => Ok(()),
        }
    }

    /// Hands all records to the output.
    ///
    /// # Errors
    /// [`Error::Io`] when the output cannot be written.
    pub fn flush(&mut self) -> Result<(), Error> {
        match &mut self.sink {
            Sink::Lines(_, out) | Sink::Xlsx(_, out) | Sink::Parquet(_, out) => out.flush(),
        }
        .map_err(io_failed)
    }

    /// Flushes, and gives the output back. Without any record the table is its header.
    ///
    /// # Errors
    /// As for [`write`](Self::write).
    pub fn finish(mut self) -> Result<W, Error> {
        self.write_header()?;
        let (mut out, bytes) = match self.sink {
            Sink::Lines(_, out) => (out, Vec::new()),
            Sink::Xlsx(workbook, out) => (out, workbook.into_bytes()?),
            Sink::Parquet(table, out) => (out, table.into_bytes()?),
        };
        out.write_all(&bytes).and_then(|()| out.flush()).map_err(io_failed)?;
        Ok(out)
    }
}

pub(super) fn io_failed(source: io::Error) -> Error {
    Error::io(Path::new(msg!("the output")), "write", source)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(format: Format, dialect: Dialect) -> String {
        let names = ["id", "quote", "p"].map(Column::text).to_vec();
        let mut writer = TableWriter::new(Vec::new(), format, dialect, names, Start::New);
        writer.write(vec![1.into(), "=Oui, \"non\" ;\n|".into(), 0.5.into()]).unwrap();
        writer.write(vec![2.into(), Cell::Empty, Cell::Integer(-1)]).unwrap();
        String::from_utf8(writer.finish().unwrap()).unwrap()
    }

    #[test]
    fn every_format_has_its_own_marks() {
        assert_eq!(
            written(Format::Csv, Dialect::Plain),
            "id,quote,p\n1,\"=Oui, \"\"non\"\" ;\n|\",0.5\n2,,-1\n"
        );
        assert_eq!(
            written(Format::Tsv, Dialect::Plain),
            "id\tquote\tp\n1\t\"=Oui, \"\"non\"\" ;\n|\"\t0.5\n2\t\t-1\n"
        );
        assert_eq!(
            written(Format::JsonLines, Dialect::Plain),
            "{\"id\":1,\"quote\":\"=Oui, \\\"non\\\" ;\\n|\",\"p\":0.5}\n{\"id\":2,\"quote\":null,\"p\":-1}\n"
        );
        assert_eq!(
            written(Format::Markdown, Dialect::Plain),
            "| id | quote | p |\n| --- | --- | --- |\n| 1 | =Oui, \"non\" ;<br>\\| | 0.5 |\n| 2 |  | -1 |\n"
        );
    }

    #[test]
    fn the_excel_dialects_have_a_mark_their_separators_and_no_formula() {
        assert_eq!(
            written(Format::Csv, Dialect::ExcelFr),
            "\u{FEFF}id;quote;p\r\n1;\"'=Oui, \"\"non\"\" ;\n|\";0,5\r\n2;;-1\r\n"
        );
        assert_eq!(
            written(Format::Csv, Dialect::Excel),
            "\u{FEFF}id,quote,p\r\n1,\"'=Oui, \"\"non\"\" ;\n|\",0.5\r\n2,,-1\r\n"
        );
    }

    #[test]
    fn without_records_a_table_is_its_header() {
        let names = vec![Column::text("id")];
        let writer = TableWriter::new(Vec::new(), Format::Csv, Dialect::Plain, names.clone(), Start::New);
        assert_eq!(writer.finish().unwrap(), b"id\n");
        let writer = TableWriter::new(Vec::new(), Format::Csv, Dialect::Plain, names, Start::Continued);
        assert_eq!(writer.finish().unwrap(), b"");
    }
}
