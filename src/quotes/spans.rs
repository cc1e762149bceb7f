//! From pairs of marks to the spans of quotations: paragraphs, continuations, and words trimmed of their spaces.

use super::marks::Family;
use super::pairs::{self, Pair, PairEnd, Pending};
use super::tokens::{TokenKind, Tokens};
use crate::articles::Span;

/// A passage between marks before anything is known of its speaker.
#[derive(Debug, Clone)]
pub(super) struct Passage {
    /// The words, one span a paragraph.
    pub(super) segments: Vec<Span>,
    /// With the marks.
    pub(super) outer: Span,
    pub(super) family: Family,
    /// How many quotations are around this one.
    pub(super) depth: u8,
    pub(super) end: PairEnd,
}

/// How many paragraphs a quotation without repeated marks may run through.
const PARAGRAPHS: usize = 8;

/// The passages of a text, by their start.
pub(super) fn passages(text: &str, tokens: &Tokens) -> Vec<Passage> {
    let mut found: Vec<Passage> = Vec::new();
    let mut pairs: Vec<Pair> = Vec::new();
    let mut mark = 0;
    let mut paragraph = 0;
    // The outermost quotation that the last paragraph left open, by its place in `found`, and that paragraph.
    let mut unclosed: Option<(usize, usize)> = None;
    let mut skipped: Vec<Span> = Vec::new();
    let mut breaks =
        tokens.all.iter().enumerate().filter(|(_, t)| t.kind == TokenKind::Break).map(|(i, _)| i);
    let mut start = 0;
    while start <= tokens.all.len() {
        let end = breaks.next().unwrap_or(tokens.all.len());
        let first = mark;
        while mark < tokens.marks.len() && tokens.marks[mark].token < end {
            mark += 1;
        }
        let marks = &tokens.marks[first..mark];
        let end_byte = tokens.all.get(end).map_or(text.len(), |t| t.start);
        let open = unclosed.filter(|&(_, last)| last + 1 == paragraph || !skipped.is_empty());
        let pending = if open.is_some() { Pending::Quotation } else { Pending::Nothing };
        pairs.clear();
        pairs::read(marks, end_byte, pending, &mut pairs);
        let mut rest = &pairs[..];
        let mut goes_on = false;
        if let (Some((quote, _)), Some(pair)) = (open, rest.first()) {
            let begins =
                marks[0].starts_line && pair.outer.start == marks[0].span.start && skipped.is_empty();
            if begins && pair.depth == 0 && pair.end != PairEnd::NeverOpened {
                if let Some(words) = trim(text, pair.inner) {
                    found[quote].segments.push(words);
                    found[quote].outer.end = pair.outer.end;
                    found[quote].end = pair.end;
                }
                goes_on = pair.end == PairEnd::ParagraphEnd;
                rest = &rest[1..];
            } else if pair.end == PairEnd::NeverOpened && pair.outer.end == marks[0].span.end {
                let before = Span::new(tokens.all[start].start, pair.inner.start);
                found[quote].segments.extend(skipped.drain(..).filter_map(|span| trim(text, span)));
                if let Some(words) = trim(text, before) {
                    found[quote].segments.push(words);
                    found[quote].outer.end = pair.outer.end;
                    found[quote].end = PairEnd::Closed;
                }
                rest = &rest[1..];
            }
        }
        if open.is_some() && marks.is_empty() && start < end && skipped.len() < PARAGRAPHS {
            // Perhaps the quotation runs on without repeating its marks; a closer further down will tell.
            skipped.push(Span::new(tokens.all[start].start, end_byte));
        } else if start < end {
            skipped.clear();
            if !goes_on {
                unclosed = None;
            }
        }
        for pair in rest {
            let Some(words) = trim(text, pair.inner).or_else(|| {
                (pair.end == PairEnd::NeverOpened).then(|| Span::new(pair.inner.start, pair.inner.start))
            }) else {
                continue;
            };
            if pair.end == PairEnd::ParagraphEnd && pair.depth == 0 {
                unclosed = Some((found.len(), paragraph));
            }
            found.push(Passage {
                segments: vec![words],
                outer: pair.outer,
                family: pair.family,
                depth: pair.depth,
                end: pair.end,
            });
        }
        if goes_on && let Some((_, last)) = unclosed.as_mut() {
            *last = paragraph;
        }
        paragraph += 1;
        start = end + 1;
    }
    found
}

/// `span` without the spaces at its ends; `None` when nothing but spaces and points is left.
pub(super) fn trim(text: &str, span: Span) -> Option<Span> {
    let words = span.of(text);
    let space = |c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}');
    let mut from = words;
    loop {
        let shorter = from.trim_start_matches(space);
        let shorter = shorter.strip_prefix("&nbsp;").unwrap_or(shorter);
        if shorter.len() == from.len() {
            break;
        }
        from = shorter;
    }
    let start = span.end - from.len();
    let mut to = from;
    loop {
        let shorter = to.trim_end_matches(space);
        let shorter = shorter.strip_suffix("&nbsp;").unwrap_or(shorter);
        if shorter.len() == to.len() {
            break;
        }
        to = shorter;
    }
    to.chars().any(char::is_alphanumeric).then(|| Span::new(start, start + to.len()))
}
