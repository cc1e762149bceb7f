//! The formats that tables are written in.

/// How a table is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Format {
    /// Comma-separated values, RFC 4180, UTF-8, unless a [`Dialect`](super::Dialect) says otherwise.
    #[default]
    Csv,
    /// The same with tabs.
    Tsv,
    /// One JSON object a line; of quotes it holds segments and the sentence as well.
    JsonLines,
    /// A Markdown table.
    Markdown,
    /// An Excel workbook.
    Xlsx,
    /// A Parquet file, with typed columns.
    Parquet,
    /// For reading on a terminal.
    Table,
}

impl Format {
    /// Whether what is written is no text, which a terminal could show.
    pub fn is_binary(self) -> bool {
        matches!(self, Self::Xlsx | Self::Parquet)
    }

    /// Whether rows are only ever appended, so that an interrupted table can be gone on with.
    pub fn is_appendable(self) -> bool {
        match self {
            Self::Csv | Self::Tsv | Self::JsonLines | Self::Markdown => true,
            Self::Xlsx | Self::Parquet | Self::Table => false,
        }
    }
}
