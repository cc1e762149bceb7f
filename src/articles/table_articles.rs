//! A table of articles: one on each row below the header.

use super::Article;
use super::format::Format;
use super::headings::{Headings, TEXT, TEXT_FLAG, missing_column};
use super::open_table::OpenTable;
use super::source::{Bytes, Origin};
use crate::error::Error;

/// The articles of a table, in the order of its rows.
pub(super) struct TableArticles {
    origin: Origin,
    table: OpenTable,
    headings: Headings,
}

impl TableArticles {
    /// Reads the header.
    ///
    /// # Errors
    /// As for [`OpenTable::open`]; [`Error::MissingColumn`] when no column holds the text.
    pub(super) fn new(
        bytes: Bytes,
        origin: Origin,
        format: Format,
        text_column: Option<&str>,
        max_record: u64,
    ) -> Result<Self, Error> {
        let table = OpenTable::open(bytes, &origin.shown, format, max_record)?;
        let headings = Headings::find(&table.header, text_column).ok_or_else(|| {
            missing_column(&origin.shown, text_column.unwrap_or(TEXT[0]), &table.header, TEXT_FLAG)
        })?;
        Ok(Self { origin, table, headings })
    }
}

impl Iterator for TableArticles {
    type Item = Result<Article, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        Some(self.table.rows.next()?.map(|row| {
            self.headings.article(
                row.fields[self.headings.text].to_owned(),
                || format!("{}#{}", self.origin.id, row.number),
                |column| Some(row.fields[column].to_owned()),
            )
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::super::source::MAX_RECORD;
    use super::*;

    fn articles(table: &'static str, text_column: Option<&str>) -> Result<TableArticles, Error> {
        TableArticles::new(
            Box::new(table.as_bytes()),
            Origin::file("t.csv".as_ref()),
            Format::Csv,
            text_column,
            MAX_RECORD,
        )
    }

    #[test]
    fn a_row_without_an_identifier_is_called_by_its_number() {
        let found =
            articles("date,texte\n2022-03-01,Un\nragged\n,\n3,Trois\n", None).unwrap().collect::<Vec<_>>();
        assert_eq!(found.len(), 4);
        let first = found[0].as_ref().unwrap();
        assert_eq!(
            (first.id.as_str(), first.text.as_str(), first.date.as_deref()),
            ("t.csv#1", "Un", Some("2022-03-01"))
        );
        assert_eq!(found[1].as_ref().unwrap_err().line(), Some(3));
        assert_eq!(found[2].as_ref().unwrap(), &Article::new("t.csv#3", ""));
    }

    #[test]
    fn a_table_without_a_text_lists_its_columns_and_the_flag() {
        let message = articles("id,chapeau\n", None).err().unwrap().to_string();
        assert_eq!(
            message,
            "t.csv: no column `text`; its columns are `id`, `chapeau`; name the right one with --text-column"
        );
        let message = articles("id,text\n", Some("corps")).err().unwrap().to_string();
        assert!(message.starts_with("t.csv: no column `corps`; its columns are `id`, `text`;"), "{message}");
    }
}
