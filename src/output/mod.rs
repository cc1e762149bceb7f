//! Output: results as tables, one writer per format.
//!
//! Data goes to standard output or to a file that appears whole or not at all ([`Destination`], or [`PartialOutput`] for a run that may
//! be interrupted and gone on with); the columns of every
//! table are defined in `docs/columns.md`.

mod cell;
mod column;
mod csv_file;
mod destination;
mod dialect;
mod evaluation;
mod explanation;
mod format;
mod html_page;
mod json_text;
mod lines;
mod numbers;
#[cfg_attr(not(feature = "parquet"), path = "parquet_absent.rs")]
mod parquet_file;
mod partial;
mod plain;
mod quote_chart;
mod quote_row;
mod quote_summary;
mod quote_table;
mod quote_writer;
mod report;
mod selection;
mod table_writer;
mod terminal;
#[cfg_attr(not(feature = "xlsx"), path = "xlsx_absent.rs")]
mod xlsx;

pub use cell::Cell;
pub use column::{CellType, Column};
pub use csv_file::{write_records, write_rows};
pub use destination::{Destination, is_device};
pub use dialect::Dialect;
pub use evaluation::{EvaluationTables, LeakRow, PredictionRow};
pub use explanation::ExplainedStatement;
pub use format::Format;
pub use lines::Lines;
pub use partial::{Done, Leftover, PartialOutput};
pub use plain::{PlainOutput, plain, plain_lines};
pub use quote_row::QuoteRow;
pub use quote_summary::{QuoteSummary, SummaryKey, SummaryRow};
pub use quote_table::{Columns, QuoteTable, TableQuotes, select};
pub use quote_writer::QuoteWriter;
pub use report::{Card, Report};
pub use selection::{Selection, TextColumns};
pub use table_writer::{Start, TableOptions, TableWriter};
