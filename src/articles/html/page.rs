//! One article of a page: the element that holds it, its title, its date, its outlet.

use super::blocks::{paragraph_length, paragraphs};
use super::{Found, first_text, selector};
use scraper::{ElementRef, Html};

/// Bytes of paragraphs from which an element counts as the article.
const ENOUGH: usize = 100;

/// The article of `html`; without paragraphs when there is none.
pub(super) fn article(html: &Html) -> Found {
    let whole = html.root_element();
    let root = root(html);
    let title = first_text(root, "h1")
        .or_else(|| first_text(whole, "h1"))
        .or_else(|| meta(html, "og:title"))
        .or_else(|| first_text_of_title(html));
    Found {
        paragraphs: paragraphs(root, title.as_deref()),
        date: date(html, root),
        source: source(html),
        title,
    }
}

/// The element that holds the article: as its tag says, otherwise the one with the most text in paragraphs of its own.
fn root(html: &Html) -> ElementRef<'_> {
    for css in ["article", "[itemprop~=articleBody]", "main, [role=main]"] {
        let css = selector(css);
        let candidates = html.select(&css).map(|element| (paragraph_length(element), element));
        // The first of the longest, so that an outer element goes before the inner one of equal length.
        let longest = candidates.reduce(|best, next| if next.0 > best.0 { next } else { best });
        if let Some((length, element)) = longest
            && length >= ENOUGH
        {
            return element;
        }
    }
    let body = html.select(&selector("body")).next().unwrap_or(html.root_element());
    let own = |element: ElementRef<'_>| -> usize {
        element
            .child_elements()
            .filter(|child| child.value().name() == "p")
            .flat_map(|child| child.text())
            .map(|text| text.trim().len())
            .sum()
    };
    let boxes = selector("div, section, td");
    let candidates = html.select(&boxes).map(|element| (own(element), element));
    let longest = candidates.reduce(|best, next| if next.0 > best.0 { next } else { best });
    match longest {
        // Most of the page's paragraphs, or the page has no one place for them.
        Some((length, element)) if length >= ENOUGH && length * 2 > paragraph_length(body) => element,
        _ => body,
    }
}

/// What the head of the page says under `name`.
fn meta(html: &Html, name: &str) -> Option<String> {
    let css =
        selector(&format!("meta[property=\"{name}\"], meta[name=\"{name}\"], meta[itemprop=\"{name}\"]"));
    let mut contents = html.select(&css).filter_map(|element| element.attr("content"));
    contents.find(|content| !content.trim().is_empty()).map(|content| content.trim().to_owned())
}

/// The `<title>`, without the name of the site behind it.
fn first_text_of_title(html: &Html) -> Option<String> {
    let title = html.select(&selector("head > title")).next()?.text().collect::<String>();
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let end = [" | ", " - ", " – ", " — "].iter().filter_map(|gap| title.rfind(gap)).max();
    let short = end.map_or(title.as_str(), |end| &title[..end]);
    Some(short.to_owned()).filter(|title| !title.is_empty())
}

fn date(html: &Html, root: ElementRef<'_>) -> Option<String> {
    let names = ["article:published_time", "datePublished", "date", "DC.date.issued", "publication_date"];
    let stated = names.into_iter().find_map(|name| meta(html, name));
    let attribute = |within: ElementRef<'_>| {
        let times = selector("[itemprop=datePublished][datetime], time[datetime]");
        within.select(&times).find_map(|time| time.attr("datetime").map(|date| date.trim().to_owned()))
    };
    stated
        .or_else(|| attribute(root))
        .or_else(|| attribute(html.root_element()))
        .or_else(|| linked_data(html, |data| data.get("datePublished")?.as_str().map(str::to_owned)))
}

fn source(html: &Html) -> Option<String> {
    let publisher =
        |data: &serde_json::Value| data.get("publisher")?.get("name")?.as_str().map(str::to_owned);
    meta(html, "og:site_name").or_else(|| linked_data(html, publisher)).or_else(|| {
        let link = html.select(&selector("link[rel=canonical]")).next().and_then(|link| link.attr("href"));
        let address = link.map(str::to_owned).or_else(|| meta(html, "og:url"))?;
        let host = address.split_once("://")?.1.split('/').next()?;
        Some(host.strip_prefix("www.").unwrap_or(host).to_owned())
    })
}

/// What the page's linked data (JSON-LD) say.
fn linked_data(html: &Html, find: impl Fn(&serde_json::Value) -> Option<String>) -> Option<String> {
    let scripts = selector("script[type=\"application/ld+json\"]");
    html.select(&scripts).find_map(|script| {
        let data = serde_json::from_str::<serde_json::Value>(&script.text().collect::<String>()).ok()?;
        let graph = data.get("@graph").unwrap_or(&data);
        match graph.as_array() {
            Some(parts) => parts.iter().find_map(&find),
            None => find(graph),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(html: &str) -> Found {
        article(&Html::parse_document(html))
    }

    const LONG: &str = "« Nous voulons que ce dialogue aille à son terme, et nous le dirons », a déclaré la ministre Ada Lorme, jeudi.";

    #[test]
    fn the_article_is_told_from_what_stands_around_it() {
        let page = format!(
            "<html><head><title>Un geste - Le Phare</title><meta property='og:site_name' content='Le Phare'></head><body class='has-sidebar'>\
             <div id='cookie-banner'><p>Nous utilisons des cookies pour améliorer votre visite, vous pouvez les refuser.</p></div>\
             <nav><ul><li><a href='/'>Accueil</a></li></ul></nav>\
             <article><h1>Un geste</h1><p>{LONG}</p><p><a href='/x'>Lire aussi : un autre article</a></p>\
             <div class='newsletter-box'><p>Recevez nos lettres.</p></div><h2>La suite</h2><p>Fin.</p>\
             <time datetime='2022-03-01'>1er mars</time><p>Publicité</p></article>\
             <aside><p>{LONG}{LONG}</p></aside><footer>Mentions légales</footer></body></html>"
        );
        let expected = Found {
            title: Some("Un geste".into()),
            paragraphs: [LONG, "La suite", "Fin.", "1er mars"].map(str::to_owned).to_vec(),
            date: Some("2022-03-01".into()),
            source: Some("Le Phare".into()),
        };
        assert_eq!(found(&page), expected);
    }

    #[test]
    fn without_a_tag_for_it_the_article_is_where_most_paragraphs_are() {
        let page = format!(
            "<title>T | Site</title><div><p>Menu</p></div><div class='x'><p>{LONG}</p><p>{LONG} Fin.</p></div>"
        );
        let found = found(&page);
        assert_eq!(found.title.as_deref(), Some("T"));
        assert_eq!(found.paragraphs, [LONG.to_owned(), format!("{LONG} Fin.")]);
    }

    #[test]
    fn an_element_with_a_suspect_name_that_holds_the_article_is_kept() {
        let found =
            found(&format!("<article><div class='content with-sidebar menu'><p>{LONG}</p></div></article>"));
        assert_eq!(found.paragraphs, [LONG]);
    }

    #[test]
    fn line_breaks_part_lines_and_two_of_them_paragraphs() {
        let found = found(&format!("<div><p>{LONG}<br>Un.<br><br>Deux.</p></div>"));
        assert_eq!(found.paragraphs, [format!("{LONG}\nUn."), "Deux.".into()]);
    }

    #[test]
    fn dates_and_outlets_come_from_linked_data_and_the_address_as_well() {
        let page = format!(
            "<head><link rel=canonical href='https://www.le-phare.example/a'><script type='application/ld+json'>\
             {{\"@graph\": [{{\"datePublished\": \"2022-03-02\"}}]}}</script></head><p>{LONG}</p>"
        );
        let found = found(&page);
        assert_eq!(
            (found.date.as_deref(), found.source.as_deref()),
            (Some("2022-03-02"), Some("le-phare.example"))
        );
    }
}
