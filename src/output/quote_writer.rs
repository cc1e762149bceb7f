//! Writes the table of quotes, in every format.

use super::format::Format;
use super::quote_table::{QuoteTable, Records, TableQuotes};
use super::table_writer::{Start, TableOptions, TableWriter, io_failed};
use super::terminal::TerminalTable;
use crate::error::Error;
use std::io::Write;

/// Writes quotes in one format.
pub struct QuoteWriter<W: Write> {
    sink: Sink<W>,
}

enum Sink<W: Write> {
    Records(TableWriter<W>),
    Terminal(TerminalTable<W>),
}

impl<W: Write> QuoteWriter<W> {
    /// A writer of `table` to `out`, made with the same `options`. Nothing is written yet: an output that is dropped
    /// before the first quote stays untouched.
    pub fn new(out: W, table: &QuoteTable, options: &TableOptions, start: Start) -> Self {
        let sink = if options.format == Format::Table {
            Sink::Terminal(TerminalTable::new(out, table.labels().cloned()))
        } else {
            Sink::Records(TableWriter::new(out, options.format, options.dialect, table.columns(), start))
        };
        Self { sink }
    }

    /// Writes the quotes of one article, which were made by the same `table`.
    ///
    /// # Errors
    /// [`Error::Io`] when the output cannot be written, [`Error::Table`] when a cell is too large for the format.
    pub fn write(&mut self, table: &QuoteTable, quotes: &TableQuotes<'_>) -> Result<(), Error> {
        match (&mut self.sink, &quotes.records) {
            (Sink::Records(writer), Records::Lines(lines)) => writer.write_lines(lines),
            (Sink::Records(writer), Records::Rows(rows)) => {
                rows.iter().try_for_each(|row| writer.write(table.record(row)))
            }
            (Sink::Terminal(terminal), Records::Rows(rows)) => {
                rows.iter().try_for_each(|row| terminal.write(row)).map_err(io_failed)
            }
            (Sink::Terminal(_), Records::Lines(_)) => unreachable!("a terminal shows no lines"),
        }
    }

    /// Hands all quotes to the output.
    ///
    /// # Errors
    /// [`Error::Io`] when the output cannot be written.
    pub fn flush(&mut self) -> Result<(), Error> {
        match &mut self.sink {
            Sink::Records(table) => table.flush(),
            Sink::Terminal(_) => Ok(()),
        }
    }

    /// Flushes, and gives the output back. Without any quote the table is its header.
    ///
    /// # Errors
    /// As for [`write`](Self::write).
    pub fn finish(self) -> Result<W, Error> {
        match self.sink {
            Sink::Records(table) => table.finish(),
            Sink::Terminal(table) => table.finish().map_err(io_failed),
        }
    }
}
