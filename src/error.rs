//! Everything that can go wrong with what a user gives: each message says where, what was found, what was expected
//! and what to do.
//!
//! A caller's mistake or a bad file is a `Result` with this [`enum@Error`]; a broken invariant of the program itself is a panic
//! with a message. Nothing else panics.

mod reason;

use std::io;
use std::path::Path;
use thiserror::Error;
use tr::tr;

/// What can go wrong in the library.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum Error {
    /// A file could not be opened, read or written.
    #[error("{}", tr!("{path}: cannot {action}: {reason}", path = tr!(path), action = attempt(action), reason = reason::reason(action, source)))]
    Io {
        /// The file, as the user named it.
        path: String,
        /// What was tried: `read`, `write`, …
        action: &'static str,
        /// The system's reason.
        source: io::Error,
    },
    /// An input cannot be taken as it is: it is not there, of no known format, damaged, or named twice.
    #[error("{}", tr!("{path}: {found}; {expected}", path = tr!(path), found = tr!(found), expected = tr!(expected)))]
    Input {
        /// The file or folder, as the user named it.
        path: String,
        /// What was found.
        found: String,
        /// What was expected and what to do.
        expected: String,
    },
    /// A record is not UTF-8, in a file that is.
    #[error("{}", tr!(
        "{path}: line {line}: not UTF-8: byte {byte} of the text is {found}; mend the line, or read the whole file as another encoding with `--encoding windows-1252`",
        path, line, byte, found = format_args!("0x{found:02X}")
    ))]
    Encoding {
        /// The file.
        path: String,
        /// Line of that byte, counted from 1.
        line: u64,
        /// Offset of the first byte that is not UTF-8, from the start of the (decompressed) file.
        byte: u64,
        /// That byte.
        found: u8,
    },
    /// A line of JSON Lines holds no article.
    #[error("{}", tr!("{path}: line {line}: {found}; {expected}", path = tr!(path), line, found = tr!(found), expected = tr!(expected)))]
    Record {
        /// The file.
        path: String,
        /// The line, counted from 1.
        line: u64,
        /// What was found.
        found: String,
        /// What was expected and what to do.
        expected: String,
    },
    /// A table has a row that cannot be read.
    #[error("{}", tr!("{path}: line {line}: {found}; {expected}", path = tr!(path), line, found = tr!(found), expected = tr!(expected)))]
    Table {
        /// The file.
        path: String,
        /// Line of the row, counted from 1; 0 when not known.
        line: u64,
        /// What was found.
        found: String,
        /// What was expected and what to do.
        expected: String,
    },
    /// A table lacks a column that is needed.
    #[error("{}", tr!(
        "{path}: no column `{column}`{hint}; its columns are {columns}; name the right one with {flag}",
        path = tr!(path), column, hint, columns, flag
    ))]
    MissingColumn {
        /// The file.
        path: String,
        /// The column looked for.
        column: String,
        /// The column that was perhaps meant, in words, or nothing.
        hint: String,
        /// The columns there are, as a list.
        columns: String,
        /// The flag that names the column.
        flag: &'static str,
    },
    /// A table cannot be learnt from or judged by.
    #[error("{}", tr!("{path}: {found}; {expected}", path = tr!(path), found = tr!(found), expected = tr!(expected)))]
    Training {
        /// The table.
        path: String,
        /// What was found.
        found: String,
        /// What was expected and what to do.
        expected: String,
    },
    /// A setting is outside its range.
    #[error("{}", tr!("{name} is {found}; expected {expected}", name = tr!(name), found = tr!(found), expected = tr!(expected)))]
    Parameter {
        /// The setting.
        name: &'static str,
        /// Its value.
        found: String,
        /// The range it must lie in.
        expected: &'static str,
    },
    /// A model file cannot be used.
    #[error("{}", tr!("{path}: {found}; {expected}", path = tr!(path), found = tr!(found), expected = tr!(expected)))]
    Model {
        /// The file.
        path: String,
        /// What was found.
        found: String,
        /// What was expected and what to do.
        expected: String,
    },
    /// linfa refused a dataset.
    #[error(transparent)]
    Linfa(#[from] linfa::Error),
}

/// What was tried, in words.
fn attempt(action: &'static str) -> String {
    match action {
        "read" => tr!("read"),
        "write" => tr!("write"),
        other => tr!(other),
    }
}

/// The one of `names` that was perhaps meant by `wanted`, in words: ` (did you mean …?)`; nothing when none is near.
///
/// ```
/// # use detente::error::did_you_mean;
/// assert_eq!(did_you_mean("stanse", ["id", "stance"]), " (did you mean `stance`?)");
/// assert_eq!(did_you_mean("beauty", ["id", "stance"]), "");
/// ```
pub fn did_you_mean<'n>(wanted: &str, names: impl IntoIterator<Item = &'n str>) -> String {
    let wanted = wanted.to_lowercase();
    let near =
        names.into_iter().map(|name| (strsim::damerau_levenshtein(&name.to_lowercase(), &wanted), name));
    // A third of the letters may differ: `stanse`, `id_article`.
    let nearest = near.min().filter(|(distance, name)| *distance * 3 <= name.chars().count().max(3));
    nearest.map_or_else(String::new, |(_, name)| tr!(" (did you mean `{name}`?)", name))
}

/// The file or folder that was perhaps meant by `path`, which is not there, in words.
pub(crate) fn nearest_file(path: &Path) -> String {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let Some(wanted) = path.file_name().and_then(|name| name.to_str()) else { return String::new() };
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort();
    did_you_mean(wanted, names.iter().map(String::as_str))
}

impl Error {
    /// The line that the error is about, counted from 1, when it is about one line.
    ///
    /// ```
    /// # use detente::error::Error;
    /// let error = Error::Record {
    ///     path: "a.jsonl".into(),
    ///     line: 3,
    ///     found: "no text".into(),
    ///     expected: "expected one".into(),
    /// };
    /// assert_eq!(error.line(), Some(3));
    /// ```
    pub fn line(&self) -> Option<u64> {
        match self {
            Self::Encoding { line, .. } | Self::Table { line, .. } | Self::Record { line, .. }
                if *line > 0 =>
            {
                Some(*line)
            }
            _ => None,
        }
    }

    /// A failure of the file system at `path`; one that knows its file already keeps it.
    pub fn io(path: &Path, action: &'static str, source: io::Error) -> Self {
        match source.downcast::<Self>() {
            Ok(known) => known,
            Err(source) => Self::Io { path: path.display().to_string(), action, source },
        }
    }

    /// The same failure as one of input and output, for [`Write`](std::io::Write): on its way through writers that know of no file it keeps
    /// the name of its own.
    pub fn into_io(self) -> io::Error {
        let kind = match &self {
            Self::Io { source, .. } => source.kind(),
            _ => io::ErrorKind::Other,
        };
        io::Error::new(kind, self)
    }

    /// A row that the csv crate could not read.
    pub fn table(path: &str, source: &csv::Error) -> Self {
        let line = source.position().map_or(0, csv::Position::line);
        let (found, expected) = match source.kind() {
            csv::ErrorKind::UnequalLengths { expected_len, len, .. } => (
                tr!("{len} fields", len),
                tr!(
                    "the header has {expected_len}; quote fields that hold a comma or a line end",
                    expected_len
                ),
            ),
            csv::ErrorKind::Utf8 { err, .. } => {
                (tr!("field {} is not UTF-8", err.field() + 1), tr!("expected UTF-8"))
            }
            csv::ErrorKind::Deserialize { err, .. } => {
                (err.kind().to_string(), tr!("see the table's columns and allowed values in docs/columns.md"))
            }
            _ => (source.to_string(), tr!("expected a CSV table with a header")),
        };
        Self::Table { path: path.to_owned(), line, found, expected }
    }
}
