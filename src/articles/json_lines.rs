//! JSON Lines: one article on each line, under the same names as the columns of a table.

use super::Article;
use super::headings::{Headings, TEXT_FLAG, list};
use super::lines::Lines;
use super::source::{Bytes, Origin, read_error};
use crate::error::Error;
use crate::messages::{msg, translated};
use serde_json::Value;
use tr::tr;

/// The articles of a JSON Lines file, in the order of its lines; blank lines are allowed.
pub(super) struct JsonLines {
    origin: Origin,
    lines: Lines<Bytes>,
    text_column: Option<String>,
    ended: bool,
}

impl JsonLines {
    /// Before the first line.
    pub(super) fn new(bytes: Bytes, origin: Origin, text_column: Option<&str>, max_record: u64) -> Self {
        Self {
            origin,
            lines: Lines::new(bytes, max_record),
            text_column: text_column.map(str::to_owned),
            ended: false,
        }
    }

    /// The article of the line in hand.
    fn article(&self) -> Result<Article, Error> {
        let line = self.lines.text().map_err(|bad| bad.error(&self.origin.shown))?;
        let object = match serde_json::from_str(line.trim_ascii_end()) {
            Ok(Value::Object(object)) => object,
            Ok(other) => return Err(self.refuse(tr!("found {}", translated(kind_of(&other))), ONE_OBJECT)),
            Err(error) => return Err(self.refuse(describe(&error), ONE_OBJECT)),
        };
        let (names, mut values): (Vec<String>, Vec<Value>) = object.into_iter().unzip();
        let listed = || list(names.iter().map(String::as_str));
        let Some(headings) = Headings::find(names.iter().map(String::as_str), self.text_column.as_deref())
        else {
            return Err(self.refuse(
                tr!("no key `{}` among {}", self.text_column.as_deref().unwrap_or("text"), listed()),
                &tr!("name the key of the text with {TEXT_FLAG}", TEXT_FLAG),
            ));
        };
        let text = match values[headings.text].take() {
            Value::String(text) => text,
            other => {
                return Err(self.refuse(
                    tr!("the value of `{}` is {}", names[headings.text], translated(kind_of(&other))),
                    &tr!("expected a string; name the key of the text with {TEXT_FLAG}", TEXT_FLAG),
                ));
            }
        };
        let place = || format!("{}#{}", self.origin.id, self.lines.number());
        Ok(headings.article(text, place, |column| scalar(&values[column])))
    }

    fn refuse(&self, found: String, expected: &str) -> Error {
        let (path, line) = (self.origin.shown.clone(), self.lines.number());
        Error::Record { path, line, found, expected: expected.to_owned() }
    }
}

impl Iterator for JsonLines {
    type Item = Result<Article, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            match self.lines.advance() {
                Ok(true) if self.lines.bytes().iter().all(u8::is_ascii_whitespace) => {}
                Ok(true) => return Some(self.article()),
                Ok(false) => self.ended = true,
                Err(source) => {
                    self.ended = true;
                    return Some(Err(read_error(&self.origin.shown, source)));
                }
            }
        }
        None
    }
}

const ONE_OBJECT: &str = msg!(
    "expected one whole JSON object on the line, as in {\"id\": \"1\", \"text\": \"…\"}; \
                          `jq -c .` writes JSON so"
);

/// What `serde_json` says, with the column and without its own line number, which is always 1.
fn describe(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let what = message.rfind(" at line ").map_or(message.as_str(), |end| &message[..end]);
    tr!("not JSON at byte {} of the line ({what})", error.column(), what)
}

fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => msg!("a boolean"),
        Value::Number(_) => msg!("a number"),
        Value::String(_) => msg!("a string"),
        Value::Array(_) => msg!("an array"),
        Value::Object(_) => msg!("an object"),
    }
}

/// An identifier, date or source as text: strings and numbers as they are, and the one value of an object such as
/// mongoexport's `{"$oid": "…"}`.
fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Object(object) if object.len() == 1 => object.values().next().and_then(scalar),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::source::MAX_RECORD;
    use super::*;

    fn articles(lines: impl AsRef<[u8]>) -> Vec<Result<Article, String>> {
        let bytes = Box::new(std::io::Cursor::new(lines.as_ref().to_vec()));
        JsonLines::new(bytes, Origin::file("a.jsonl".as_ref()), None, MAX_RECORD)
            .map(|article| article.map_err(|error| error.to_string()))
            .collect()
    }

    #[test]
    fn identifiers_may_be_numbers_or_absent() {
        let lines = "{\"id\": 12, \"text\": \"Un\"}\r\n\r\n{\"Texte\": \"Deux\", \"id\": null, \"titre\": \"T\"}\n\
                     {\"_id\": {\"$oid\": \"6f\"}, \"contenu\": \"Trois\", \"média\": \"AFP\"}";
        let third = Article { source: Some("AFP".into()), ..Article::new("6f", "Trois") };
        let expected = [Ok(Article::new("12", "Un")), Ok(Article::new("a.jsonl#3", "T\n\nDeux")), Ok(third)];
        assert_eq!(articles(lines), expected);
    }

    #[test]
    fn a_bad_line_is_told_and_the_next_one_is_read() {
        let found = articles(
            "{\"text\": \"Un\"}\n{\"text\": \"Deu\n[1]\n{\"titre\": \"T\"}\n{\"text\": 3}\n{\"text\": \"Six\"}\n",
        );
        let messages: Vec<&str> =
            found[1..5].iter().map(|item| item.as_ref().unwrap_err().as_str()).collect();
        assert_eq!(
            messages[0],
            "a.jsonl: line 2: not JSON at byte 13 of the line (EOF while parsing a string); \
             expected one whole JSON object on the line, as in {\"id\": \"1\", \"text\": \"…\"}; \
             `jq -c .` writes JSON so"
        );
        assert!(
            messages[1].starts_with("a.jsonl: line 3: found an array; expected one whole"),
            "{}",
            messages[1]
        );
        assert_eq!(
            messages[2],
            "a.jsonl: line 4: no key `text` among `titre`; name the key of the text with --text-column"
        );
        assert_eq!(
            messages[3],
            "a.jsonl: line 5: the value of `text` is a number; expected a string; name the key of the text with --text-column"
        );
        assert_eq!(found[5].as_ref().unwrap().id, "a.jsonl#6");
    }

    #[test]
    fn a_line_that_is_not_utf_8_is_told_with_its_byte() {
        let found = articles(b"{\"text\": \"Un\"}\n{\"text\": \"\xE9\"}\n{\"text\": \"Trois\"}");
        let message = found[1].as_ref().unwrap_err();
        assert!(message.starts_with("a.jsonl: line 2: not UTF-8: byte 25 of the text is 0xE9;"), "{message}");
        assert!(found[2].is_ok());
    }

    #[test]
    fn nothing_in_the_file_is_no_article() {
        assert_eq!(articles(" \n\n"), []);
    }
}
