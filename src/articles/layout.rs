//! How the fields of a table are separated: as its first line `sep=;` says, or as its header and first rows show.

use super::format::Format;
use super::utf8::BYTE_ORDER_MARK;
use std::io::{self, BufRead, Chain, Cursor, Read};

/// Separators that are known, the likeliest first.
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// Bytes and rows looked at.
const SAMPLE: (u64, usize) = (64 * 1024, 50);
/// Stands in no text: the separator of a table of one column, whose commas are all text.
const NONE: u8 = 0x1F;

/// Bytes of which the first were looked at.
pub(super) type Again<R> = Chain<Cursor<Vec<u8>>, R>;

/// The separator of a table, and whether its first line only says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Layout {
    pub(super) separator: u8,
    pub(super) has_separator_line: bool,
}

impl Layout {
    /// A table without a line that names the separator.
    pub(super) fn of(separator: u8) -> Self {
        Self { separator, has_separator_line: false }
    }

    /// The layout of the table in `bytes`, and the same bytes again.
    pub(super) fn find<R: BufRead>(mut bytes: R, format: Format) -> io::Result<(Self, Again<R>)> {
        let mut head = Vec::new();
        bytes.by_ref().take(SAMPLE.0).read_to_end(&mut head)?;
        let layout = match named(&head) {
            Some(separator) => Self { separator, has_separator_line: true },
            None if format == Format::Tsv => Self::of(b'\t'),
            None => Self::of(likeliest(&head)),
        };
        Ok((layout, Cursor::new(head).chain(bytes)))
    }
}

/// The separator that a first line such as `sep=;` names.
fn named(head: &[u8]) -> Option<u8> {
    let head = head.strip_prefix(BYTE_ORDER_MARK).unwrap_or(head);
    let line = head.split(|&byte| byte == b'\n').next()?;
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    let line = line.strip_prefix(b"\"").and_then(|line| line.strip_suffix(b"\"")).unwrap_or(line);
    match line {
        [name @ .., separator] if name.eq_ignore_ascii_case(b"sep=") && separator.is_ascii() => {
            Some(*separator)
        }
        _ => None,
    }
}

/// The separator by which the most rows have as many fields as the header; among equals, the one with the most fields.
fn likeliest(head: &[u8]) -> u8 {
    let mut best = (NONE, 0.0, 1);
    for separator in SEPARATORS {
        let (columns, share) = fit(head, separator);
        if columns > 1 && (share > best.1 || (share >= best.1 && columns > best.2)) {
            best = (separator, share, columns);
        }
    }
    best.0
}

/// The number of columns of the header, and the share of the sample's rows that have as many.
fn fit(head: &[u8], separator: u8) -> (usize, f64) {
    let mut reader =
        csv::ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(head);
    let mut widths: Vec<usize> =
        reader.byte_records().take(SAMPLE.1).filter_map(|row| Some(row.ok()?.len())).collect();
    // The last row may be cut short by the end of the sample.
    if widths.len() > 2 && widths.len() < SAMPLE.1 && head.len() as u64 == SAMPLE.0 {
        widths.pop();
    }
    let Some(&columns) = widths.first() else { return (0, 0.0) };
    let fitting = widths.iter().filter(|&&width| width == columns).count();
    (columns, fitting as f64 / widths.len() as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn separator(table: &str) -> char {
        let (layout, mut again) = Layout::find(table.as_bytes(), Format::Csv).unwrap();
        let mut text = String::new();
        again.read_to_string(&mut text).unwrap();
        assert_eq!(text, table);
        char::from(layout.separator)
    }

    #[test]
    fn the_header_and_the_rows_show_the_separator() {
        assert_eq!(separator("id,text\n1,Un ; deux ; trois\n"), ',');
        assert_eq!(separator("id;texte\r\n1;Un, deux, trois\r\n"), ';');
        assert_eq!(separator("id\ttexte\n1\tUn, deux\n"), '\t');
        assert_eq!(separator("id|texte|date\n1|Un, deux|hier\n"), '|');
        assert_eq!(separator("no;1,text,comment\n7,Nous,\"a; b\"\n8,La,\n"), ',');
        assert_eq!(separator("id;\"titre, chapeau\";texte\n1;a;b\n"), ';');
        assert_eq!(separator("id;note\n1;0,85\n2;1,25\n"), ';');
    }

    #[test]
    fn quoted_line_ends_and_separators_do_not_count() {
        assert_eq!(separator("id;texte\n1;\"a,\nb,\nc\"\n2;\"d\"\"e,\"\n"), ';');
    }

    #[test]
    fn a_table_of_one_column_has_no_separator() {
        assert_eq!(separator("texte\nUn, deux ; trois\n"), char::from(NONE));
        assert_eq!(separator(""), char::from(NONE));
    }

    #[test]
    fn a_first_line_may_name_the_separator() {
        for first in ["sep=;", "SEP=;\r", "\u{FEFF}sep=;", "\"sep=;\""] {
            let table = format!("{first}\nid;texte\n");
            let (layout, _) = Layout::find(table.as_bytes(), Format::Tsv).unwrap();
            assert_eq!(layout, Layout { separator: b';', has_separator_line: true }, "{first:?}");
        }
        assert_eq!(separator("sep=\nid\n"), char::from(NONE));
    }

    #[test]
    fn a_tab_separated_file_is_taken_at_its_name() {
        let (layout, _) = Layout::find(&b"id;texte\n"[..], Format::Tsv).unwrap();
        assert_eq!(layout, Layout::of(b'\t'));
    }
}
