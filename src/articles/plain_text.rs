//! A plain text file: one article, all of it.

use super::Article;
use super::source::{Bytes, Origin, read_error, read_whole};
use super::utf8;
use crate::error::Error;

/// Reads the article; an empty file is an article with an empty text.
pub(super) fn read(bytes: Bytes, origin: &Origin, max_record: u64) -> Result<Article, Error> {
    let raw = read_whole(bytes, max_record).map_err(|source| read_error(&origin.shown, source))?;
    Ok(Article::new(origin.id.clone(), utf8::decode(raw, &origin.shown)?))
}

#[cfg(test)]
mod tests {
    use super::super::source::MAX_RECORD;
    use super::*;

    #[test]
    fn the_text_is_what_stands_in_the_file() {
        let text = "\r\n « Un »\u{A0}; \0\ttexte\r ";
        let article = read(Box::new(text.as_bytes()), &Origin::stdin(), MAX_RECORD).unwrap();
        assert_eq!(article, Article::new("-", text));
    }
}
