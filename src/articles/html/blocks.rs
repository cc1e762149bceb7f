//! The paragraphs of a part of a page, without what stands around the article on every page of its site.

use scraper::node::{Element, Node};
use scraper::{ElementRef, Selector};

/// A node of the page.
type Reference<'p> = <ElementRef<'p> as std::ops::Deref>::Target;

/// One paragraph, heading or list item.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Block {
    pub(super) text: String,
    /// Bytes of it that are links.
    linked: usize,
}

/// Elements that never hold the text of an article.
const NEVER: [&str; 26] = [
    "script",
    "style",
    "noscript",
    "template",
    "head",
    "title",
    "nav",
    "aside",
    "footer",
    "form",
    "button",
    "select",
    "input",
    "textarea",
    "svg",
    "iframe",
    "figcaption",
    "dialog",
    "menu",
    "object",
    "video",
    "audio",
    "canvas",
    "map",
    "label",
    "math",
];
/// Elements that end a paragraph.
const BLOCKS: [&str; 31] = [
    "p",
    "div",
    "section",
    "article",
    "main",
    "header",
    "body",
    "html",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "blockquote",
    "pre",
    "figure",
    "table",
    "tr",
    "td",
    "th",
    "hr",
    "address",
    "details",
    "summary",
];
const ROLES: [&str; 8] =
    ["navigation", "complementary", "contentinfo", "banner", "dialog", "alertdialog", "search", "menu"];
/// Words of a class or an identifier that name what is not the article.
const AROUND: [&str; 50] = [
    "cookie",
    "cookies",
    "consent",
    "gdpr",
    "rgpd",
    "cmp",
    "didomi",
    "newsletter",
    "share",
    "sharing",
    "partage",
    "partager",
    "social",
    "related",
    "recommended",
    "recommandation",
    "recommandations",
    "promo",
    "pub",
    "publicite",
    "advert",
    "advertisement",
    "ad",
    "ads",
    "comment",
    "comments",
    "commentaire",
    "commentaires",
    "menu",
    "nav",
    "navbar",
    "navigation",
    "breadcrumb",
    "breadcrumbs",
    "ariane",
    "sidebar",
    "paywall",
    "subscribe",
    "abonnement",
    "abonnez",
    "footer",
    "popup",
    "modal",
    "toolbar",
    "skip",
    "outbrain",
    "taboola",
    "lireaussi",
    "alire",
    "teaser",
];
/// Phrases of several words, as classes join them.
const AROUND_PHRASES: [&str; 6] =
    ["lire-aussi", "a-lire", "read-more", "read-also", "meme-sujet", "sur-le-meme"];
/// How lines begin that lead away from the article.
const LEADS_AWAY: [&str; 12] = [
    "lire aussi",
    "à lire aussi",
    "a lire aussi",
    "lire également",
    "à lire également",
    "voir aussi",
    "à voir aussi",
    "lire la suite",
    "sur le même sujet",
    "abonnez-vous",
    "inscrivez-vous",
    "partager sur",
];
const NOTHING_TO_SAY: [&str; 6] = ["publicité", "partager", "imprimer", "commenter", "réagir", "écouter"];
/// Characters that a line leading away has at most.
const SHORT: usize = 200;

/// The paragraphs of `root`, boilerplate left out, and its `title`, which stands before them anyway.
pub(super) fn paragraphs(root: ElementRef<'_>, title: Option<&str>) -> Vec<String> {
    let mut blocks = all(root, Some(paragraph_length(root)));
    blocks.retain(|block| !block.leads_away() && Some(block.text.as_str()) != title);
    blocks.into_iter().map(|block| block.text).collect()
}

/// The text of `element` on one line.
pub(super) fn line(element: ElementRef<'_>) -> String {
    all(element, None).into_iter().map(|block| block.text.replace('\n', " ")).collect::<Vec<_>>().join(" ")
}

/// How much text stands in the `<p>` of `element`, in bytes.
pub(super) fn paragraph_length(element: ElementRef<'_>) -> usize {
    let paragraphs = Selector::parse("p").expect("a tag is a selector");
    element.select(&paragraphs).flat_map(|p| p.text()).map(|text| text.trim().len()).sum()
}

/// All blocks; with the length of all paragraphs, those around the article are left out.
fn all(root: ElementRef<'_>, whole: Option<usize>) -> Vec<Block> {
    let mut walk = Walk { blocks: vec![Block::default()], links: 0 };
    let mut next = root.first_child();
    // By hand and not by recursion: pages may nest deeper than the stack.
    while let Some(node) = next {
        let is_left_out = ElementRef::wrap(node).is_some_and(|element| {
            is_never(element.value()) || whole.is_some_and(|whole| is_around(element, whole))
        });
        if !is_left_out {
            walk.open(node.value());
        }
        next = match node.first_child() {
            Some(child) if !is_left_out => Some(child),
            _ => {
                if !is_left_out {
                    walk.close(node.value());
                }
                walk.next_after(node, root)
            }
        };
    }
    // Two line breaks part paragraphs as well.
    let parts = walk.blocks.into_iter().flat_map(Block::split);
    parts.filter(|block| !block.text.is_empty()).collect()
}

/// What was gathered on the way through a page.
struct Walk {
    blocks: Vec<Block>,
    /// How many links are open.
    links: usize,
}

impl Walk {
    fn open(&mut self, node: &Node) {
        let last = self.blocks.last_mut().expect("there is always a block");
        match node {
            Node::Text(text) => last.push(text, self.links > 0),
            Node::Element(element) => match element.name() {
                "a" => self.links += 1,
                "br" => last.break_line(),
                name if BLOCKS.contains(&name) => self.blocks.push(Block::default()),
                _ => {}
            },
            _ => {}
        }
    }

    fn close(&mut self, node: &Node) {
        match node.as_element().map(Element::name) {
            Some("a") => self.links -= 1,
            Some(name) if BLOCKS.contains(&name) => self.blocks.push(Block::default()),
            _ => {}
        }
    }

    /// The node behind `node`, whose parents are closed on the way up; `None` at the end of `root`.
    fn next_after<'p>(&mut self, node: Reference<'p>, root: ElementRef<'p>) -> Option<Reference<'p>> {
        let mut node = node;
        loop {
            if let Some(next) = node.next_sibling() {
                return Some(next);
            }
            node = node.parent().filter(|parent| parent.id() != root.id())?;
            self.close(node.value());
        }
    }
}

fn is_never(element: &Element) -> bool {
    NEVER.contains(&element.name())
        || element.attr("hidden").is_some()
        || element.attr("aria-hidden") == Some("true")
        || element.attr("role").is_some_and(|role| ROLES.contains(&role))
        || element.attr("style").is_some_and(|style| style.replace(' ', "").contains("display:none"))
}

/// Whether `element` says by its name that it stands around the article, and does not hold most of its paragraphs.
fn is_around(element: ElementRef<'_>, whole: usize) -> bool {
    let value = element.value();
    let names = [value.attr("class"), value.attr("id")].into_iter().flatten().flat_map(str::split_whitespace);
    let mut named = names.map(str::to_ascii_lowercase);
    let is_named = named.any(|name| {
        AROUND_PHRASES.iter().any(|phrase| name.contains(phrase))
            || name.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| AROUND.contains(&word))
    });
    is_named && paragraph_length(element) * 2 <= whole
}

impl Block {
    /// Adds `text`; runs of white space that HTML makes one become one, no-break spaces stay.
    fn push(&mut self, text: &str, linked: bool) {
        let before = self.text.len();
        for c in text.chars() {
            if matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}') {
                if !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
                    self.text.push(' ');
                }
            } else {
                self.text.push(c);
            }
        }
        if linked {
            self.linked += self.text.len() - before;
        }
    }

    fn break_line(&mut self) {
        self.text.truncate(self.text.trim_end_matches(' ').len());
        self.text.push('\n');
    }

    /// The paragraphs of a block, which two line breaks part.
    fn split(self) -> Vec<Self> {
        let parts = self.text.split("\n\n").map(|part| part.trim_matches([' ', '\n']));
        let length = self.text.len().max(1);
        parts.map(|part| Self { text: part.to_owned(), linked: self.linked * part.len() / length }).collect()
    }

    /// Whether the line is no part of the article: a link to another one, or a word of the site.
    fn leads_away(&self) -> bool {
        let lower = self.text.to_lowercase();
        let lower = lower.trim_matches(|c: char| !c.is_alphanumeric());
        NOTHING_TO_SAY.contains(&lower)
            || (self.text.len() <= SHORT && LEADS_AWAY.iter().any(|start| lower.starts_with(start)))
            || (self.text.len() <= SHORT && self.linked * 10 > self.text.len() * 8)
    }
}
