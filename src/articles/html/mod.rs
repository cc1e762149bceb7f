//! HTML: a page saved from a news site, or an export of a press database with many articles in one file.
//!
//! The text of an article is its title and its paragraphs, an empty line between them; entities are decoded, runs of plain white space
//! are one space, no-break spaces stay. Offsets point into that text.

mod blocks;
mod depth;
mod page;
mod press_export;

use super::Article;
use super::source::{Bytes, Origin, read_error, read_whole};
use super::utf8;
use crate::error::Error;
use encoding_rs::Encoding;
use scraper::{ElementRef, Html, Selector};
use tr::tr;

/// Bytes of a page among which it declares its encoding.
pub(super) const HEAD: u64 = 2048;

/// What a page or a part of an export says of one article.
#[derive(Debug, Default, PartialEq, Eq)]
struct Found {
    title: Option<String>,
    paragraphs: Vec<String>,
    date: Option<String>,
    source: Option<String>,
}

impl Found {
    fn article(self, id: String) -> Article {
        let text = self.title.into_iter().chain(self.paragraphs).collect::<Vec<_>>().join("\n\n");
        Article { id, text, date: self.date, source: self.source }
    }
}

/// Reads the articles of a file: one of a page, all of an export, which are called by the file and their number.
///
/// # Errors
/// [`Error::Input`] when there is no article in it, and as for any text when it cannot be read.
pub(super) fn read(bytes: Bytes, origin: &Origin, max_record: u64) -> Result<Vec<Article>, Error> {
    let raw = read_whole(bytes, max_record).map_err(|source| read_error(&origin.shown, source))?;
    let page = utf8::decode(raw, &origin.shown)?;
    if depth::is_too_deep(&page) {
        return Err(Error::Input {
            path: origin.shown.clone(),
            found: tr!("more than {} elements inside one another", depth::DEEPEST),
            expected: tr!("expected a page as a browser saves it; its text alone can be read as .txt"),
        });
    }
    let html = Html::parse_document(&page);
    let export = press_export::articles(&html);
    if !export.is_empty() {
        let id = |number: usize| format!("{}#{}", origin.id, number + 1);
        return Ok(export.into_iter().enumerate().map(|(at, found)| found.article(id(at))).collect());
    }
    let found = page::article(&html);
    if found.paragraphs.is_empty() {
        return Err(Error::Input {
            path: origin.shown.clone(),
            found: tr!("no article text in this page"),
            expected: tr!(
                "expected paragraphs; a page that builds itself with scripts must be saved whole from the browser"
            ),
        });
    }
    Ok(vec![found.article(origin.id.clone())])
}

/// The encoding that the `head` of a page declares.
pub(super) fn declared_encoding(head: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let after = &head[head.find("charset=")? + "charset=".len()..];
    let label = after.trim_start_matches(['"', '\'', ' ']);
    let end = label.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').unwrap_or(label.len());
    Encoding::for_label(&label.as_bytes()[..end])
}

/// Whether text that begins with `head` is a page.
pub(super) fn is_page(head: &[u8]) -> bool {
    let starts_with = |tag: &[u8]| head.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag));
    starts_with(b"<!doctype html") || starts_with(b"<html")
}

/// A selector of this program's own.
fn selector(css: &str) -> Selector {
    Selector::parse(css).expect("the selectors of the program are right")
}

/// The text of the first element that `css` names and that has any.
fn first_text(within: ElementRef<'_>, css: &str) -> Option<String> {
    within.select(&selector(css)).map(|element| blocks::line(element)).find(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::super::source::MAX_RECORD;
    use super::*;

    fn articles(html: &str) -> Vec<Article> {
        read(Box::new(std::io::Cursor::new(html.to_owned())), &Origin::file("p.html".as_ref()), MAX_RECORD)
            .unwrap()
    }

    #[test]
    fn a_page_without_text_is_refused() {
        let bytes: Bytes =
            Box::new(&b"<html><body><script>app()</script><nav>Accueil</nav></body></html>"[..]);
        let message = read(bytes, &Origin::file("p.html".as_ref()), MAX_RECORD).unwrap_err().to_string();
        assert!(
            message.starts_with("p.html: no article text in this page; expected paragraphs"),
            "{message}"
        );
    }

    #[test]
    fn entities_are_decoded_and_no_break_spaces_kept() {
        let found = articles(
            "<p>L&rsquo;&Eacute;tat&nbsp;: &laquo;&nbsp;oui&#160;&raquo;,\n   dit-il&#8239;! &amp;lt;</p>",
        );
        assert_eq!(found[0].text, "L’État\u{a0}: «\u{a0}oui\u{a0}», dit-il\u{202f}! &lt;");
        assert_eq!(found[0].id, "p.html");
    }

    #[test]
    fn the_declared_encoding_is_found_in_both_spellings() {
        let name = |head: &[u8]| declared_encoding(head).map(Encoding::name);
        assert_eq!(name(b"<meta charset=\"iso-8859-1\">"), Some("windows-1252"));
        assert_eq!(name(b"<META http-equiv=content-type content='text/html; charset=UTF-8'>"), Some("UTF-8"));
        assert_eq!(name(b"<html>\xE9"), None);
    }

    #[test]
    fn nesting_without_end_does_not_overflow() {
        let html = format!("{}<p>Un texte.</p>", "<div>".repeat(depth::DEEPEST - 10));
        assert_eq!(articles(&html)[0].text, "Un texte.");
    }
}
