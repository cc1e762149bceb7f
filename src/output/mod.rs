//! Output: results as tables, one writer per format.
//!
//! Data goes to standard output or to a file that appears whole or not at all ([`Destination`]); the columns of every
//! table are defined in `docs/columns.md`.

mod csv_file;
mod destination;
mod evaluation;
mod format;
mod quote_chart;
mod quote_row;
mod quote_summary;
mod quote_writer;
mod report;
mod terminal;

pub use csv_file::{write_records, write_rows};
pub use destination::Destination;
pub use evaluation::{EvaluationTables, LeakRow, PredictionRow};
pub use format::Format;
pub use quote_row::QuoteRow;
pub use quote_summary::{QuoteSummary, SummaryKey, SummaryRow};
pub use quote_writer::{Columns, QuoteWriter, cell};
pub use report::{Card, Report};
pub use terminal::plain;
