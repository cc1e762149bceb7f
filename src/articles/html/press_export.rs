//! Exports of press databases such as Europresse: one HTML file, many articles, each in a block with its outlet, its heading line
//! (section, date, page), its title and its text.
//!
//! The classes that name these parts differ with the database and the year; whichever of them is there is taken.

use super::blocks::{line, paragraphs};
use super::{Found, first_text, selector};
use scraper::{ElementRef, Html};

const TITLE: &str = ".titreArticle, .titreArticleVisu, .rdp__articletitle, .DocTitle";
const SOURCE: &str = ".DocPublicationName, .rdp__DocPublicationName, .rdp__public-name";
const HEADING: &str = ".DocHeader, .rdp__docheader, .DocDate";
const TEXT: &str = ".docOcurrContainer, .docOccurContainer, .DocText";
/// The parts of one article together.
const WHOLE: &str = "article, .doc-container, .docContainer";

/// The articles of `html`, in order; none when it is no export.
pub(super) fn articles(html: &Html) -> Vec<Found> {
    let marks = selector(&[TITLE, SOURCE, HEADING, ".docOcurrContainer, .docOccurContainer"].join(", "));
    if html.select(&marks).next().is_none() {
        return Vec::new();
    }
    let is_marked = |element: &ElementRef<'_>| element.select(&marks).next().is_some();
    let mut blocks: Vec<ElementRef<'_>> = html.select(&selector(WHOLE)).filter(is_marked).collect();
    let is_inner = |block: &ElementRef<'_>| {
        block.ancestors().any(|above| blocks.iter().any(|other| other.id() == above.id()))
    };
    let outer: Vec<ElementRef<'_>> = blocks.iter().copied().filter(|block| !is_inner(block)).collect();
    blocks = if outer.is_empty() { blocks_around_texts(html) } else { outer };
    blocks
        .into_iter()
        .map(found)
        .filter(|found| found.title.is_some() || !found.paragraphs.is_empty())
        .collect()
}

/// Without an element for each article: the widest one around each text that holds no other text.
fn blocks_around_texts(html: &Html) -> Vec<ElementRef<'_>> {
    let texts = selector(TEXT);
    let around = |text: ElementRef<'_>| {
        let above = text.ancestors().filter_map(ElementRef::wrap);
        above.take_while(|element| element.select(&texts).count() == 1).last().map(|element| element.id())
    };
    let widest = |text: ElementRef<'_>| around(text).unwrap_or(text.id());
    html.select(&texts).map(widest).filter_map(|id| ElementRef::wrap(html.tree.get(id)?)).collect()
}

fn found(block: ElementRef<'_>) -> Found {
    let title = first_text(block, TITLE);
    let mut texts: Vec<ElementRef<'_>> = block.select(&selector(TEXT)).collect();
    // `.DocText` usually stands around the other; the words are wanted once.
    let nested: Vec<_> = texts
        .iter()
        .map(|text| text.ancestors().any(|above| texts.iter().any(|other| other.id() == above.id())))
        .collect();
    let mut nested = nested.into_iter();
    texts.retain(|_| !nested.next().unwrap_or(false));
    Found {
        paragraphs: texts.into_iter().flat_map(|text| paragraphs(text, title.as_deref())).collect(),
        date: block.select(&selector(HEADING)).find_map(|heading| french_date(&line(heading))),
        source: first_text(block, SOURCE),
        title,
    }
}

const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// The day, month and year in a heading such as `International, mardi 1er mars 2022 845 mots, p. 4`.
fn french_date(heading: &str) -> Option<String> {
    let words: Vec<&str> =
        heading.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty()).collect();
    let is_day = |word: &str| {
        word == "1er" || (word.len() <= 2 && word.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day)))
    };
    let is_year = |word: &str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    words
        .windows(3)
        .find(|w| is_day(w[0]) && MONTHS.contains(&w[1].to_lowercase().as_str()) && is_year(w[2]))
        .map(|w| w.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn articles_of(html: &str) -> Vec<Found> {
        articles(&Html::parse_document(html))
    }

    #[test]
    fn each_block_is_an_article_with_its_outlet_and_date() {
        let block = |title: &str, text: &str| {
            format!(
                "<article><header><div class='rdp__public-name'><span class='DocPublicationName'>Le Phare </span></div>\
                 <span class='DocHeader'>International, mardi 1er mars 2022 845 mots, p. 4</span>\
                 <div class='titreArticle'><p class='titreArticleVisu rdp__articletitle'>{title}</p></div></header>\
                 <div class='DocText clearfix'><div class='docOcurrContainer'><p>{text}</p><p>Fin.</p></div></div>\
                 <footer>© 2022 Le Phare. Tous droits réservés.</footer></article>"
            )
        };
        let found = articles_of(&(block("Un geste", "« Oui ».") + &block("Un refus", "« Non ».")));
        assert_eq!(found.len(), 2);
        let expected = Found {
            title: Some("Un refus".into()),
            paragraphs: vec!["« Non ».".into(), "Fin.".into()],
            date: Some("1er mars 2022".into()),
            source: Some("Le Phare".into()),
        };
        assert_eq!(found[1], expected);
    }

    #[test]
    fn without_an_element_for_each_article_their_texts_part_them() {
        let part = |n: u8| {
            format!(
                "<div><p class='rdp__articletitle'>T{n}</p><div class='docOcurrContainer'><p>Texte {n}.</p></div></div>"
            )
        };
        let found = articles_of(&format!("<body><section>{}{}</section></body>", part(1), part(2)));
        let titles: Vec<_> = found.iter().map(|found| found.title.as_deref().unwrap()).collect();
        assert_eq!(titles, ["T1", "T2"]);
        assert_eq!(found[0].paragraphs, ["Texte 1."]);
    }

    #[test]
    fn a_page_of_a_site_is_no_export() {
        assert_eq!(articles_of("<article><h1>T</h1><p>Texte.</p></article>"), []);
    }

    #[test]
    fn the_date_is_found_in_the_heading() {
        assert_eq!(
            french_date("Le Phare, no. 12, lundi 14 mars 2022, p. 3").as_deref(),
            Some("14 mars 2022")
        );
        assert_eq!(french_date("Politique, p. 3"), None);
    }
}
