//! What the columns of a table, or the keys of a JSON object, are called, and which part of an article each one is.
//!
//! Archives, scrapers and press databases all name them differently; a new name is one word in a list here.

use super::Article;
use crate::error::{Error, did_you_mean};
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The flag that names the column of the text.
pub(super) const TEXT_FLAG: &str = "--text-column";

/// Where the text may stand, the first name that is there being taken.
pub(super) const TEXT: [&str; 7] = ["text", "texte", "content", "contenu", "body", "corps", "article"];
/// Those of [`TEXT`] that do not include the title, which is then put before them.
const WITHOUT_TITLE: [&str; 5] = ["texte", "content", "contenu", "body", "corps"];
const TITLE: [&str; 2] = ["title", "titre"];
const ID: [&str; 6] = ["id", "article_id", "doc_id", "_id", "url", "canonical_url"];
const DATE: [&str; 3] = ["date", "published", "pubdate"];
const SOURCE: [&str; 4] = ["source", "media", "sitename", "journal"];

/// Which column is which part of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Headings {
    /// The column of the text.
    pub(super) text: usize,
    /// The column of the title, when it is to be put before the text.
    title: Option<usize>,
    id: Vec<usize>,
    date: Vec<usize>,
    source: Vec<usize>,
}

impl Headings {
    /// Finds the columns by their `names`, whatever their case and accents; `None` when there is none for the text.
    ///
    /// A `text_column` is the text by itself, without a title.
    pub(super) fn find<'n>(
        names: impl IntoIterator<Item = &'n str>,
        text_column: Option<&str>,
    ) -> Option<Self> {
        let raw: Vec<&str> = names.into_iter().collect();
        let names: Vec<Cow<str>> = raw.iter().map(|name| fold(name)).collect();
        let all = |wanted: &[&str]| -> Vec<usize> {
            wanted.iter().filter_map(|wanted| names.iter().position(|name| name == wanted)).collect()
        };
        let text = match text_column {
            Some(column) => position(&raw, column)?,
            None => *all(&TEXT).first()?,
        };
        let wants_title = text_column.is_none() && WITHOUT_TITLE.contains(&names[text].as_ref());
        Some(Self {
            text,
            title: all(&TITLE).first().copied().filter(|_| wants_title),
            id: all(&ID),
            date: all(&DATE),
            source: all(&SOURCE),
        })
    }

    /// The article of one record with this `text`.
    ///
    /// `cell` gives what stands in a column; blank counts as absent. Without an identifier the article
    /// is called by `place`.
    pub(super) fn article(
        &self,
        text: String,
        place: impl FnOnce() -> String,
        mut cell: impl FnMut(usize) -> Option<String>,
    ) -> Article {
        let mut filled = |columns: &[usize]| {
            columns.iter().find_map(|&column| cell(column).filter(|value| !value.trim().is_empty()))
        };
        let title = self.title.and_then(|column| filled(&[column]));
        Article {
            id: filled(&self.id).unwrap_or_else(place),
            text: match title {
                Some(title) => format!("{title}\n\n{text}"),
                None => text,
            },
            date: filled(&self.date),
            source: filled(&self.source),
        }
    }
}

/// The first of `names` that is `wanted`: spelt so if there is one, otherwise whatever the case and accents.
pub(super) fn position(names: &[&str], wanted: &str) -> Option<usize> {
    let folded = fold(wanted);
    names
        .iter()
        .position(|name| *name == wanted)
        .or_else(|| names.iter().position(|name| fold(name) == folded))
}

/// `names` as a message lists them.
pub(super) fn list<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    names.into_iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// The error of a table called `path` that has no column `wanted`, with the nearest of its `names` and the `flag` that names the right
/// one.
pub(crate) fn missing_column<'n>(
    path: &str,
    wanted: &str,
    names: impl IntoIterator<Item = &'n str>,
    flag: &'static str,
) -> Error {
    let names: Vec<&str> = names.into_iter().collect();
    let folded: Vec<Cow<str>> = names.iter().map(|name| fold(name)).collect();
    let as_written = did_you_mean(wanted, names.iter().copied());
    let hint = if as_written.is_empty() {
        did_you_mean(&fold(wanted), folded.iter().map(AsRef::as_ref))
    } else {
        as_written
    };
    Error::MissingColumn {
        path: path.to_owned(),
        column: wanted.to_owned(),
        hint,
        columns: list(names),
        flag,
    }
}

/// A name without outer space, case and accents.
fn fold(name: &str) -> Cow<'_, str> {
    let name = name.trim();
    if name.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        return Cow::Borrowed(name);
    }
    Cow::Owned(name.nfd().filter(|&c| !is_combining_mark(c)).flat_map(char::to_lowercase).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(names: &[&str], cells: &[&str], text_column: Option<&str>) -> Article {
        let headings = Headings::find(names.iter().copied(), text_column).unwrap();
        let text = cells[headings.text].to_owned();
        headings.article(text, || "table#1".into(), |column| Some(cells[column].to_owned()))
    }

    #[test]
    fn names_are_known_whatever_their_case_and_accents() {
        let found =
            article(&["ID", " Média ", "PubDate", "Text"], &["7", "Le Monde", "2022-03-01", "Bonjour"], None);
        let expected = Article {
            id: "7".into(),
            text: "Bonjour".into(),
            date: Some("2022-03-01".into()),
            source: Some("Le Monde".into()),
        };
        assert_eq!(found, expected);
    }

    #[test]
    fn a_title_is_put_before_content_but_not_before_text() {
        assert_eq!(article(&["titre", "contenu"], &["T", "C"], None).text, "T\n\nC");
        assert_eq!(article(&["title", "content", "text"], &["T", "C", "X"], None).text, "X");
        assert_eq!(article(&["title", "content"], &["T", "C"], Some("content")).text, "C");
        assert_eq!(article(&["title", "content"], &[" ", "C"], None).text, "C");
    }

    #[test]
    fn the_identifier_is_the_id_then_the_address_then_the_place() {
        let names = ["text", "url", "doc_id"];
        assert_eq!(article(&names, &["x", "http://a", "12"], None).id, "12");
        assert_eq!(article(&names, &["x", "http://a", ""], None).id, "http://a");
        assert_eq!(article(&names, &["x", " ", ""], None).id, "table#1");
    }

    #[test]
    fn a_named_text_column_is_taken_as_spelt_first() {
        let names = ["Résumé", "resume"];
        assert_eq!(Headings::find(names, Some("resume")).unwrap().text, 1);
        assert_eq!(Headings::find(names, Some("RESUME")).unwrap().text, 0);
        assert_eq!(Headings::find(names, Some("chapeau")), None);
        assert_eq!(Headings::find(["titre", "chapeau"], None), None);
    }
}
