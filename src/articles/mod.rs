//! Articles: what comes in. An [`Article`] is an identifier and a text that no later stage changes.
//!
//! [`Inputs`] reads them from files, folders and standard input, in any [`Format`]; [`StatementTable`] reads a
//! table of statements with all its columns. From the outside in:
//!
//! ```text
//! inputs ── folder · pattern   which files
//!   ├─ source · format        their bytes, decompressed (zstandard), and what they are
//!   ├─ transcoder ── encoding their text in UTF-8, whatever the encoding
//!   ├─ plain_text             one article each
//!   ├─ html                   one article, or all of an export
//!   ├─ json_lines ── lines ── utf8
//!   └─ table_articles ── open_table ── layout · rows ── lines, or workbook, or Parquet file
//!        headings             which column or key is what
//! statement_table ── open_table
//! ```

mod calendar;
mod encoding;
mod folder;
mod format;
mod headings;
mod html;
mod inputs;
mod json_lines;
mod layout;
mod lines;
mod notes;
mod open_table;
mod pattern;
mod plain_text;
mod rows;
mod short_word;
mod source;
mod span;
mod statement_table;
mod table_articles;
mod transcoder;
mod utf8;
mod zstandard;

pub(crate) use calendar::date;
pub use encoding::TextEncoding;
pub use format::Format;
pub(crate) use headings::missing_column;
pub use inputs::{InputOptions, Inputs, Rejected};
pub(crate) use short_word::ShortWord;
pub use span::{CodePoints, Span};
pub use statement_table::{StatementRow, StatementTable};

/// One article, as a reader found it. Every offset of every later stage points into `text`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Article {
    /// The table's identifier, or the path as the user gave it.
    pub id: String,
    /// The text, untouched but for the decoding of its bytes: offsets point into the decoded text.
    pub text: String,
    /// Date as the source prints it.
    pub date: Option<String>,
    /// Newspaper, agency or site.
    pub source: Option<String>,
}

impl Article {
    /// An article with an identifier and a text, and nothing else known of it.
    pub fn new(id: impl Into<String>, text: impl Into<String>) -> Self {
        Self { id: id.into(), text: text.into(), date: None, source: None }
    }
}
