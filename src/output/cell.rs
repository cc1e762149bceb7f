//! A cell of a record, whatever the format: borrowed where it can be, so that making a record copies no text.

use serde_json::{Number, Value};
use std::borrow::Cow;

/// One value of a record.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Cell<'a> {
    /// Nothing; numbers that are none, too.
    #[default]
    Empty,
    /// Text.
    Text(Cow<'a, str>),
    /// A count, or a place in code points.
    Integer(i64),
    /// A share, a probability; finite.
    Number(f64),
    /// True or false.
    Truth(bool),
    /// Starts and ends.
    Spans(&'a [[usize; 2]]),
    /// A list or an object.
    Json(Value),
}

impl Cell<'_> {
    /// Appends the cell as JSON.
    pub(super) fn push_json(&self, out: &mut Vec<u8>) {
        match self {
            Self::Empty => out.extend_from_slice(b"null"),
            Self::Text(text) => super::json_text::push_json_text(out, text),
            Self::Integer(number) => push_serialised(out, number),
            Self::Number(number) => push_serialised(out, number),
            Self::Truth(truth) => push_serialised(out, truth),
            Self::Spans(spans) => push_serialised(out, spans),
            Self::Json(value) => push_serialised(out, value),
        }
    }

    /// The cell as text; numbers with a decimal point, lists as JSON.
    pub(super) fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => Cow::Borrowed(""),
            Self::Text(text) => Cow::Borrowed(text),
            Self::Truth(truth) => Cow::Borrowed(if *truth { "true" } else { "false" }),
            other => {
                let mut json = Vec::new();
                other.push_json(&mut json);
                Cow::Owned(String::from_utf8(json).expect("JSON is UTF-8"))
            }
        }
    }
}

fn push_serialised(out: &mut Vec<u8>, value: &impl serde::Serialize) {
    serde_json::to_writer(out, value).expect("numbers and lists of them are JSON, and memory takes them");
}

impl<'a> From<&'a str> for Cell<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Cell<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<usize> for Cell<'_> {
    fn from(number: usize) -> Self {
        Self::Integer(i64::try_from(number).expect("counts of what is in memory fit into 63 bits"))
    }
}

impl From<f64> for Cell<'_> {
    fn from(number: f64) -> Self {
        if number.is_finite() { Self::Number(number) } else { Self::Empty }
    }
}

impl From<bool> for Cell<'_> {
    fn from(truth: bool) -> Self {
        Self::Truth(truth)
    }
}

impl<'a, T: Into<Cell<'a>>> From<Option<T>> for Cell<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}

impl From<Value> for Cell<'_> {
    fn from(value: Value) -> Self {
        match value {
            Value::Null => Self::Empty,
            Value::Bool(truth) => Self::Truth(truth),
            Value::String(text) => Self::from(text),
            Value::Number(number) => of_number(&number),
            list => Self::Json(list),
        }
    }
}

fn of_number(number: &Number) -> Cell<'static> {
    number.as_i64().map_or_else(|| number.as_f64().into(), Cell::Integer)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn cells_are_written_as_json_and_as_text() {
        let spans = [[1, 4]];
        let cells = [
            (Cell::Empty, "null", ""),
            (Cell::from("a \"b\""), "\"a \\\"b\\\"\"", "a \"b\""),
            (Cell::from(12), "12", "12"),
            (Cell::from(0.25), "0.25", "0.25"),
            (Cell::from(f64::NAN), "null", ""),
            (Cell::from(true), "true", "true"),
            (Cell::Spans(&spans), "[[1,4]]", "[[1,4]]"),
            (Cell::from(json!({"mot": 1})), "{\"mot\":1}", "{\"mot\":1}"),
            (Cell::from(json!(-3)), "-3", "-3"),
            (Cell::from(None::<&str>), "null", ""),
        ];
        for (cell, json, text) in cells {
            let mut out = Vec::new();
            cell.push_json(&mut out);
            assert_eq!((String::from_utf8(out).unwrap().as_str(), cell.text().as_ref()), (json, text));
        }
    }
}
