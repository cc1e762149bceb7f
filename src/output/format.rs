//! The formats that quotes are written in.

/// How quotes are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Comma-separated values, RFC 4180, UTF-8.
    Csv,
    /// The same with tabs.
    Tsv,
    /// One JSON object a line; holds segments and the sentence as well.
    JsonLines,
    /// For reading on a terminal.
    Table,
}
