//! How delimited tables are written for the program that opens them.
//!
//! A spreadsheet takes a cell that begins with `=`, `+`, `-`, `@`, a tab or a line end for a formula and may run it; so it does with the
//! full-width forms of these signs, and some programs pass over spaces before them. The text of an article is not to be trusted with
//! that: under the Excel dialects such a cell begins with an apostrophe instead.

use super::format::Format;
use serde_json::Value;
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

    /// A value as a cell.
    pub(super) fn cell(self, value: &Value) -> Cow<'_, str> {
        match value {
            Value::Null => Cow::Borrowed(""),
            Value::String(text) if self.is_excel() => neutral(text),
            Value::String(text) => Cow::Borrowed(text),
            Value::Number(number) if self == Self::ExcelFr => number.to_string().replace('.', ",").into(),
            Value::Number(number) => number.to_string().into(),
            Value::Bool(truth) => Cow::Borrowed(if *truth { "true" } else { "false" }),
            other => other.to_string().into(),
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
    use serde_json::json;

    #[test]
    fn what_begins_like_a_formula_is_neutralised_for_spreadsheets_alone() {
        for text in
            ["=HYPERLINK(\"http://x\")", "+cmd", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "-", "=1"]
        {
            assert_eq!(Dialect::ExcelFr.cell(&json!(text)), format!("'{text}"));
            assert_eq!(Dialect::Excel.cell(&json!(text)), format!("'{text}"));
            assert_eq!(Dialect::Plain.cell(&json!(text)), text);
        }
        for text in ["a = b", "« =1 »", "Ils ont dit -", "'=1"] {
            assert_eq!(Dialect::Excel.cell(&json!(text)), text);
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
            assert_eq!(Dialect::Excel.cell(&json!(text)), format!("'{text}"), "{text:?}");
        }
    }

    #[test]
    fn numbers_stay_numbers() {
        for text in ["-5", "+3,14", "-0.5"] {
            assert_eq!(Dialect::ExcelFr.cell(&json!(text)), text);
        }
        assert_eq!(Dialect::ExcelFr.cell(&json!(0.25)), "0,25");
        assert_eq!(Dialect::ExcelFr.cell(&json!(-3)), "-3");
        assert_eq!(Dialect::Excel.cell(&json!(0.25)), "0.25");
        assert_eq!(Dialect::Plain.cell(&Value::Null), "");
    }
}
