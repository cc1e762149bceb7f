//! One writer of records for every format that a table can have.

use super::column::Column;
use super::dialect::Dialect;
use super::format::Format;
use super::parquet_file::ParquetTable;
use super::xlsx::Workbook;
use crate::error::Error;
use crate::messages::msg;
use serde_json::Value;
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
    dialect: Dialect,
    has_header: bool,
    /// The line in the making: an output takes whole lines faster than pieces of them.
    line: Vec<u8>,
}

enum Sink<W: Write> {
    Delimited(Box<csv::Writer<Marked<W>>>),
    JsonLines(W),
    Markdown(W),
    Xlsx(Box<Workbook>, W),
    Parquet(Box<ParquetTable>, W),
}

impl<W: Write> TableWriter<W> {
    /// A writer to `out` of records of `columns`. A format for reading on a terminal is written as CSV.
    pub fn new(out: W, format: Format, dialect: Dialect, columns: Vec<Column>, start: Start) -> Self {
        let sink = match format {
            Format::JsonLines => Sink::JsonLines(out),
            Format::Markdown => Sink::Markdown(out),
            Format::Xlsx => Sink::Xlsx(Box::new(Workbook::new()), out),
            Format::Parquet => Sink::Parquet(Box::new(ParquetTable::new(&columns)), out),
            Format::Csv | Format::Tsv | Format::Table => {
                let ends =
                    if dialect.is_excel() { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') };
                let mut builder = csv::WriterBuilder::new();
                builder.delimiter(dialect.separator(format)).terminator(ends);
                let mark: &[u8] =
                    if dialect.is_excel() && start == Start::New { "\u{FEFF}".as_bytes() } else { b"" };
                Sink::Delimited(Box::new(builder.from_writer(Marked { out, mark })))
            }
        };
        Self { sink, columns, dialect, has_header: start == Start::Continued, line: Vec::new() }
    }

    /// Writes one record, a value for each column.
    ///
    /// # Errors
    /// [`Error::Io`] when the output cannot be written, [`Error::Table`] when a cell or the table is too large for the format.
    pub fn write(&mut self, values: &[Value]) -> Result<(), Error> {
        self.write_header()?;
        match &mut self.sink {
            Sink::Delimited(writer) => {
                for value in values {
                    let cell = self.dialect.cell(value);
                    writer.write_field(cell.as_bytes()).map_err(csv_failed)?;
                }
                writer.write_record(None::<&[u8]>).map_err(csv_failed)
            }
            Sink::JsonLines(out) => {
                self.line.clear();
                write_object(&mut self.line, &self.columns, values).map_err(io_failed)?;
                out.write_all(&self.line).map_err(io_failed)
            }
            Sink::Markdown(out) => {
                let cells = values.iter().map(|value| markdown_cell(&Dialect::Plain.cell(value)));
                write_line(out, cells).map_err(io_failed)
            }
            Sink::Xlsx(workbook, _) => workbook.write(values),
            Sink::Parquet(table, _) => table.write(values),
        }
    }

    /// Writes records that are lines of JSON already.
    ///
    /// # Errors
    /// [`Error::Io`] when the output cannot be written.
    ///
    /// # Panics
    /// When the format is another one: whoever makes lines knows which.
    pub(super) fn write_lines(&mut self, lines: &[u8]) -> Result<(), Error> {
        let Sink::JsonLines(out) = &mut self.sink else { panic!("only JSON Lines are written as they are") };
        if lines.is_empty() {
            return Ok(()); // what was not written to stays untouched
        }
        out.write_all(lines).map_err(io_failed)
    }

    fn write_header(&mut self) -> Result<(), Error> {
        if std::mem::replace(&mut self.has_header, true) {
            return Ok(());
        }
        let mut names = self.columns.iter().map(|column| column.name.as_str());
        match &mut self.sink {
            Sink::Delimited(writer) => {
                let cell = |name| self.dialect.cell(&Value::from(name)).into_owned();
                writer.write_record(names.map(cell)).map_err(csv_failed)
            }
            Sink::Markdown(out) => write_line(out, names.by_ref().map(markdown_cell))
                .and_then(|()| write_line(out, self.columns.iter().map(|_| "---".to_owned())))
                .map_err(io_failed),
            Sink::Xlsx(workbook, _) => workbook.write_header(names),
            Sink::JsonLines(_) | Sink::Parquet(..) => Ok(()),
        }
    }

    /// Hands all records to the output.
    ///
    /// # Errors
    /// [`Error::Io`] when the output cannot be written.
    pub fn flush(&mut self) -> Result<(), Error> {
        match &mut self.sink {
            Sink::Delimited(writer) => writer.flush(),
            Sink::JsonLines(out) | Sink::Markdown(out) | Sink::Xlsx(_, out) | Sink::Parquet(_, out) => {
                out.flush()
            }
        }
        .map_err(io_failed)
    }

    /// Flushes, and gives the output back. Without any record the table is its header.
    ///
    /// # Errors
    /// As for [`write`](Self::write).
    pub fn finish(mut self) -> Result<W, Error> {
        self.write_header()?;
        match self.sink {
            Sink::Delimited(writer) => match writer.into_inner() {
                Ok(marked) => Ok(marked.out),
                Err(error) => Err(io_failed(error.into_error())),
            },
            Sink::JsonLines(out) | Sink::Markdown(out) => Ok(out),
            Sink::Xlsx(workbook, mut out) => {
                out.write_all(&workbook.into_bytes()?).map_err(io_failed)?;
                Ok(out)
            }
            Sink::Parquet(table, mut out) => {
                out.write_all(&table.into_bytes()?).map_err(io_failed)?;
                Ok(out)
            }
        }
    }
}

/// An output whose first bytes are a byte order mark.
struct Marked<W> {
    out: W,
    mark: &'static [u8],
}

impl<W: Write> Write for Marked<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write_all(std::mem::take(&mut self.mark))?;
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

fn write_object(out: &mut Vec<u8>, columns: &[Column], values: &[Value]) -> io::Result<()> {
    for (at, (column, value)) in columns.iter().zip(values).enumerate() {
        out.push(if at == 0 { b'{' } else { b',' });
        serde_json::to_writer(&mut *out, &column.name)?;
        out.push(b':');
        serde_json::to_writer(&mut *out, value)?;
    }
    out.extend_from_slice(if columns.is_empty() { b"{}\n" } else { b"}\n" });
    Ok(())
}

fn write_line<W: Write>(out: &mut W, cells: impl Iterator<Item = String>) -> io::Result<()> {
    for cell in cells {
        write!(out, "| {cell} ")?;
    }
    out.write_all(b"|\n")
}

/// `text` as a cell of a Markdown table, on one line.
fn markdown_cell(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('|', "\\|").replace('<', "&lt;");
    escaped.replace("\r\n", "<br>").replace(['\n', '\r'], "<br>")
}

pub(super) fn io_failed(source: io::Error) -> Error {
    Error::io(Path::new(msg!("the output")), "write", source)
}

fn csv_failed(error: csv::Error) -> Error {
    match error.into_kind() {
        csv::ErrorKind::Io(source) => io_failed(source),
        other => io_failed(io::Error::other(format!("{other:?}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn written(format: Format, dialect: Dialect) -> String {
        let names = ["id", "quote", "p"].map(Column::text).to_vec();
        let mut writer = TableWriter::new(Vec::new(), format, dialect, names, Start::New);
        writer.write(&[json!(1), json!("=Oui, \"non\" ;\n|"), json!(0.5)]).unwrap();
        writer.write(&[json!(2), Value::Null, json!(-1)]).unwrap();
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
