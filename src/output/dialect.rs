//! How delimited tables are written for the program that opens them.
//!
//! A spreadsheet takes a cell that begins with `=`, `+`, `-`, `@`, a tab or a line end for a formula and may run it; so it does with the
//! full-width forms of these signs, and some programs pass over spaces before them. The text of an article is not to be trusted with
//! that: under the Excel dialects such a cell begins with an apostrophe instead.

use super::cell::Cell;
use super::format::Format;
use std::borrow::Cow;

/// For whom a table is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Dialect {
    /// Programs: RFC 4180, UTF-8 without a mark, `\n`, decimal points, every cell as it is.
    #[default]
    Plain,
    /// Excel in English: commas, a byte order mark, `\r\n`, cells that are no formula.
    Excel,
    /// Excel in French: the same with semicolons and decimal commas.
    ExcelFr,
}

impl Dialect {
    /// What stands between the cells of a table in `format`.
    pub(super) fn separator(self, format: Format) -> u8 {
        match (format, self) {
            (Format::Tsv, _) => b'\t',
            (_, Self::ExcelFr) => b';',
            (_, Self::Plain | Self::Excel) => b',',
        }
    }

    /// Whether a spreadsheet is to open the table.
    pub(super) fn is_excel(self) -> bool {
        self != Self::Plain
    }

    /// A cell as the field of a delimited table; `number` is written over where the cell is no text.
    pub(super) fn field<'c>(self, cell: &'c Cell<'_>, number: &'c mut Vec<u8>) -> Cow<'c, [u8]> {
        match cell {
            Cell::Empty => Cow::Borrowed(b""),
            Cell::Text(text) if self.is_excel() => match neutral(text) {
                Cow::Borrowed(text) => Cow::Borrowed(text.as_bytes()),
                Cow::Owned(text) => Cow::Owned(text.into_bytes()),
            },
            Cell::Text(text) => Cow::Borrowed(text.as_bytes()),
            other => {
                number.clear();
                other.push_json(number);
                if let (Self::ExcelFr, Cell::Number(_)) = (self, other) {
                    number.iter_mut().filter(|byte| **byte == b'.').for_each(|byte| *byte = b',');
                }
                Cow::Borrowed(number)
            }
        }
    }
}

/// `text` as a cell that no spreadsheet takes for a formula. Numbers stay numbers.
fn neutral(text: &str) -> Cow<'_, str> {
    let is_passed_over = |c: char| {
        c.is_whitespace() || c.is_control() || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
    };
    let seen = text.trim_start_matches(is_passed_over);
    let is_formula = text.starts_with(['\t', '\r', '\n'])
        || seen.starts_with(['=', '+', '-', '@', '\u{FF1D}', '\u{FF0B}', '\u{FF0D}', '\u{FF20}']);
    if is_formula && !is_number(text.trim()) { format!("'{text}").into() } else { text.into() }
}

/// Whether `text` is a number, with a decimal point or comma.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (whole, part) = digits.split_once(['.', ',']).unwrap_or((digits, "0"));
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    all_digits(whole) && all_digits(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(dialect: Dialect, cell: impl Into<Cell<'static>>) -> String {
        String::from_utf8(dialect.field(&cell.into(), &mut Vec::new()).into_owned()).unwrap()
    }

    #[test]
    fn what_begins_like_a_formula_is_neutralised_for_spreadsheets_alone() {
        for text in
            ["=HYPERLINK(\"http://x\")", "+cmd", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "-", "=1"]
        {
            assert_eq!(field(Dialect::ExcelFr, text), format!("'{text}"));
            assert_eq!(field(Dialect::Excel, text), format!("'{text}"));
            assert_eq!(field(Dialect::Plain, text), text);
        }
        for text in ["a = b", "« =1 »", "Ils ont dit -", "'=1"] {
            assert_eq!(field(Dialect::Excel, text), text);
        }
    }

    #[test]
    fn a_formula_behind_spaces_or_in_full_width_signs_is_one_too() {
        for text in [
            " =1+1",
            "\u{a0}=1",
            "\u{202f}@A1",
            "\u{feff}=1",
            "\u{200b}+1",
            " \u{1f}=1",
            "＝1+1",
            "＋1",
            "－1",
            "＠A1",
            " ＝1",
        ] {
            assert_eq!(field(Dialect::Excel, text), format!("'{text}"), "{text:?}");
        }
    }

    #[test]
    fn numbers_stay_numbers() {
        for text in ["-5", "+3,14", "-0.5"] {
            assert_eq!(field(Dialect::ExcelFr, text), text);
        }
        assert_eq!(field(Dialect::ExcelFr, 0.25), "0,25");
        assert_eq!(field(Dialect::ExcelFr, Cell::Integer(-3)), "-3");
        assert_eq!(field(Dialect::Excel, 0.25), "0.25");
        assert_eq!(field(Dialect::Plain, Cell::Empty), "");
    }
}
