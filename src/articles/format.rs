//! The formats an article comes in, and how the name of a file, or its content, tells which.
//!
//! A new format is one variant here, one arm in [`inputs`](super::inputs), and one file that reads it.

use super::html;
use super::source::Bytes;
use super::utf8::BYTE_ORDER_MARK;
use crate::error::Error;
use crate::messages::msg;
use std::io::{self, Cursor, Read};
use std::path::Path;
use std::str::FromStr;

/// How the bytes of an input are to be read. Compression is no format: every one of these may be compressed.
///
/// ```
/// use detente::articles::Format;
/// assert_eq!("jsonl".parse::<Format>()?, Format::JsonLines);
/// assert_eq!(Format::of_path("corpus/Presse.CSV.gz".as_ref()), Some(Format::Csv));
/// assert_eq!(Format::of_path("corpus/notes".as_ref()), None);
/// # Ok::<(), detente::error::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// One article, all of the file.
    Text,
    /// A web page, saved by hand or by a program, or an export of a press database with many articles.
    Html,
    /// A table with a header, fields separated by commas, semicolons, tabs or bars, as its first rows show.
    Csv,
    /// A table with a header, fields separated by tabs.
    Tsv,
    /// One JSON object on each line.
    JsonLines,
    /// An Excel workbook, of which the first sheet is a table with a header.
    Xlsx,
    /// A Parquet file, whose rows are those of a table. Read only by a program built with the feature `parquet`.
    Parquet,
}

/// The endings that are known, as messages list them.
pub(super) const KNOWN_ENDINGS: &str =
    msg!(".txt, .html, .csv, .tsv, .jsonl, .xlsx, .parquet, each also with .gz or .zst");

impl Format {
    /// Every format, in the order that messages and help texts list them.
    pub const ALL: [Self; 7] =
        [Self::Text, Self::Html, Self::Csv, Self::Tsv, Self::JsonLines, Self::Xlsx, Self::Parquet];

    /// The name of the format, which is also the ending of its files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Html => "html",
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::JsonLines => "jsonl",
            Self::Xlsx => "xlsx",
            Self::Parquet => "parquet",
        }
    }

    /// Whether it is a table with a header.
    pub(super) fn is_table(self) -> bool {
        matches!(self, Self::Csv | Self::Tsv | Self::Xlsx | Self::Parquet)
    }

    /// Whether its bytes are no text, so that no encoding is theirs.
    pub(super) fn is_binary(self) -> bool {
        matches!(self, Self::Xlsx | Self::Parquet)
    }

    /// The format that the ending of `path` tells, whatever its case, with or without `.gz` or `.zst` behind it; `None` when
    /// there is no ending or an unknown one.
    pub fn of_path(path: &Path) -> Option<Self> {
        match ending(path)?.as_str() {
            "pq" => Some(Self::Parquet),
            "htm" | "xhtml" => Some(Self::Html),
            "ndjson" => Some(Self::JsonLines),
            other => other.parse().ok(),
        }
    }
}

impl FromStr for Format {
    type Err = Error;

    /// # Errors
    /// [`Error::Parameter`] when `name` is none of `txt`, `html`, `csv`, `tsv`, `jsonl`, `xlsx`, `parquet`.
    fn from_str(name: &str) -> Result<Self, Error> {
        Self::ALL.into_iter().find(|format| format.name() == name).ok_or_else(|| Error::Parameter {
            name: msg!("the input format"),
            found: format!("`{name}`"),
            expected: msg!("txt, html, csv, tsv, jsonl, xlsx or parquet"),
        })
    }
}

/// The last ending of `path` in lower case, once a final `.gz` or `.zst` is taken off.
pub(super) fn ending(path: &Path) -> Option<String> {
    let stem =
        if Compression::of_path(path).is_some() { path.with_extension("") } else { path.to_path_buf() };
    Some(stem.extension()?.to_string_lossy().to_lowercase())
}

/// How a file is compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Compression {
    Gzip,
    Zstandard,
}

impl Compression {
    /// What the name of `path` says.
    pub(super) fn of_path(path: &Path) -> Option<Self> {
        match path.extension()?.to_ascii_lowercase().to_str()? {
            "gz" => Some(Self::Gzip),
            "zst" | "zstd" => Some(Self::Zstandard),
            _ => None,
        }
    }
}

/// The format that the content of `bytes` suggests, and the same bytes again: JSON Lines when they begin with `{`, a page when they
/// begin as pages do, otherwise plain text.
pub(super) fn guess(mut bytes: Bytes) -> io::Result<(Format, Bytes)> {
    let mut head = Vec::new();
    let format = loop {
        if bytes.by_ref().take(1).read_to_end(&mut head)? == 0 {
            break Format::Text;
        }
        let visible = head.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&head).trim_ascii_start();
        match visible {
            [] => {}
            // Perhaps the first bytes of the mark.
            _ if BYTE_ORDER_MARK.starts_with(&head) => {}
            [b'{', ..] => break Format::JsonLines,
            [b'<', ..] if visible.len() < PAGE_HEAD => {}
            [b'<', ..] if html::is_page(visible) => break Format::Html,
            _ => break Format::Text,
        }
    };
    Ok((format, Box::new(Cursor::new(head).chain(bytes))))
}

/// Bytes that show whether a text is a page.
const PAGE_HEAD: usize = "<!doctype html".len();

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_tells_the_format_whatever_its_case() {
        let format = |name: &str| Format::of_path(Path::new(name));
        assert_eq!(format("a.TXT"), Some(Format::Text));
        assert_eq!(format("dir.v2/a.tsv.GZ"), Some(Format::Tsv));
        assert_eq!(format("a.htm.zst"), Some(Format::Html));
        assert_eq!(format("a.b.jsonl"), Some(Format::JsonLines));
        assert_eq!(format("a.docx"), None);
        assert_eq!(format("a.gz"), None);
        assert_eq!(format(".txt"), None, "a hidden file has a name and no ending");
    }

    #[test]
    fn every_name_reads_back_as_its_format() {
        for format in Format::ALL {
            assert_eq!(format.name().parse::<Format>().unwrap(), format);
            assert!(KNOWN_ENDINGS.contains(format.name()));
        }
    }

    #[test]
    fn the_content_is_guessed_by_its_first_visible_byte_and_given_back_whole() {
        let cases = [
            ("{}", Format::JsonLines),
            ("\u{FEFF}\r\n {", Format::JsonLines),
            ("« {", Format::Text),
            ("", Format::Text),
            ("\u{FEFF}", Format::Text),
            (" x{", Format::Text),
            (" <!DOCTYPE html><p>", Format::Html),
            ("<html lang=fr>", Format::Html),
            ("<br>", Format::Text),
        ];
        for (content, expected) in cases {
            let (format, mut bytes) = guess(Box::new(content.as_bytes())).unwrap();
            let mut again = String::new();
            bytes.read_to_string(&mut again).unwrap();
            assert_eq!((format, again.as_str()), (expected, content));
        }
    }

    #[test]
    fn an_unknown_name_lists_the_known_ones() {
        let message = "docx".parse::<Format>().unwrap_err().to_string();
        assert_eq!(
            message,
            "the input format is `docx`; expected txt, html, csv, tsv, jsonl, xlsx or parquet"
        );
    }
}
