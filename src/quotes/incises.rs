//! Incises: the writer's words inside a quotation, and the quotations that only an incise holds together.
//!
//! French sets the reporting clause inside the marks (`« La trêve, a noté Nadia Belkor, tient. »`), between two
//! pairs of marks (`« Nous partirons », a dit Riva, « dès demain »`), or after a quotation whose closer was
//! forgotten. In all three the writer's words are no part of what was said: they are cut out, and remembered as
//! the place where the speaker is named.

use super::clauses::{self, Quoted};
use super::cues::Mood;
use super::lexicon::Class;
use super::marks::Family;
use super::page::Page;
use super::pairs::PairEnd;
use super::spans::{self, Passage};
use super::tokens::TokenKind;
use crate::articles::Span;

/// A passage with the writer's words cut out.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    /// The words, in order; one span for each uninterrupted run.
    pub(super) segments: Vec<Span>,
    /// With the marks and what stands between them.
    pub(super) outer: Span,
    pub(super) family: Family,
    /// How many quotations are around this one.
    pub(super) depth: u8,
    /// The writer's words inside, as bytes.
    pub(super) asides: Vec<Span>,
}

impl Draft {
    /// From the first word to the last.
    pub(super) fn span(&self) -> Span {
        Span::new(self.segments[0].start, self.segments[self.segments.len() - 1].end)
    }
}

/// How many tokens may stand between two quotations that are one.
const LONGEST: usize = 30;
/// How far back a closer without opener looks for its sentence.
const SENTENCE: usize = 80;

/// The passages with the writer's words cut out.
pub(super) fn drafts(page: &Page<'_>, passages: Vec<Passage>) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::with_capacity(passages.len());
    for passage in passages {
        let end = passage.end;
        let mut draft = Draft {
            segments: passage.segments,
            outer: passage.outer,
            family: passage.family,
            depth: passage.depth,
            asides: Vec::new(),
        };
        let floor = drafts.iter().rev().find(|d| d.depth == 0).map_or(0, |d| d.outer.end);
        match end {
            PairEnd::NeverOpened if !open_backwards(page, &mut draft, floor) => continue,
            PairEnd::CutByOpener => end_by_sense(page, &mut draft),
            PairEnd::ParagraphEnd if !cut_tail(page, &mut draft) => {}
            _ => cut_inside(page, &mut draft),
        }
        if let Some(last) = drafts.last_mut()
            && joins(page, last, &draft)
        {
            last.asides.push(Span::new(last.outer.end, draft.outer.start));
            last.asides.append(&mut draft.asides);
            last.segments.append(&mut draft.segments);
            last.outer.end = draft.outer.end;
            continue;
        }
        drafts.push(draft);
    }
    drafts
}

/// The first incise between two bytes: the comma before it, its first token, and one past its last.
fn incise(page: &Page<'_>, from: usize, to: usize, reported: bool) -> Option<(usize, usize, usize)> {
    let (first, last) = (page.tokens.at_or_after(from), page.tokens.at_or_after(to));
    (first + 1..last).find_map(|at| {
        let comma = matches!(page.kind(at - 1), TokenKind::Comma | TokenKind::Dash)
            || page.kind(at - 1) == TokenKind::Stop && page.kind(at) == TokenKind::Lower;
        let end = comma.then(|| clauses::incise_end(page, at, Quoted { first, last, reported }))??;
        Some((at - 1, at, end))
    })
}

/// Cuts the incises of a closed quotation out of its segments.
fn cut_inside(page: &Page<'_>, draft: &mut Draft) {
    let close = page.tokens.at_or_after(draft.outer.end);
    let next = close + usize::from(page.kind(close) == TokenKind::Comma);
    let reported = clauses::clause_end(page, next).is_some();
    for segment in std::mem::take(&mut draft.segments) {
        let mut rest = Some(segment);
        while let Some(words) = rest {
            rest = cut_first(page, draft, words, reported);
        }
    }
}

/// Adds `words` up to their first incise to the segments, and returns what goes on behind it.
fn cut_first(page: &Page<'_>, draft: &mut Draft, words: Span, reported: bool) -> Option<Span> {
    let found = incise(page, words.start, words.end, reported);
    let before = found.and_then(|(comma, ..)| {
        // The full stop of « Où vas-tu ? demande-t-il » belongs to the words, the comma before an incise does not.
        let end =
            page.token(comma).map_or(words.end, |t| if t.kind == TokenKind::Stop { t.end } else { t.start });
        spans::trim(page.text, Span::new(words.start, end.min(words.end)))
    });
    let (Some((_, at, end)), Some(before)) = (found, before) else {
        draft.segments.push(words);
        return None;
    };
    draft.segments.push(before);
    draft.asides.push(page.span(at, end));
    // « La route est coupée, dit Riva. On fera le tour. »: the words go on after the clause's full stop.
    let closer =
        |kind| matches!(kind, TokenKind::Comma | TokenKind::Colon | TokenKind::Stop | TokenKind::Dash);
    let start = page.token(end).map_or(words.end, |t| if closer(t.kind) { t.end } else { t.start });
    spans::trim(page.text, Span::new(start.min(words.end), words.end))
}

/// Ends a quotation whose closer is missing before the incise that follows it.
fn cut_tail(page: &Page<'_>, draft: &mut Draft) -> bool {
    let Some(&segment) = draft.segments.last() else { return false };
    // Behind a closer that nobody knows, only a clause that is sure to report ends the words.
    let Some((comma, ..)) = incise(page, segment.start, segment.end, true) else { return false };
    let end =
        page.token(comma).map_or(segment.end, |t| if t.kind == TokenKind::Stop { t.end } else { t.start });
    let Some(words) = spans::trim(page.text, Span::new(segment.start, end)) else { return false };
    let last = draft.segments.len() - 1;
    draft.segments[last] = words;
    draft.outer.end = words.end;
    true
}

/// Ends a quotation that the next opener cuts: before an incise; up to the opener when that begins a sentence;
/// else with its own first sentence, because the sentence that holds the opener is the writer's.
fn end_by_sense(page: &Page<'_>, draft: &mut Draft) {
    if cut_tail(page, draft) {
        return;
    }
    let last = draft.segments.len() - 1;
    let segment = draft.segments[last];
    let (first, opener) = (page.tokens.at_or_after(segment.start), page.tokens.at_or_after(segment.end));
    let begins = opener > 0 && matches!(page.kind(opener - 1), TokenKind::Stop | TokenKind::Break);
    let stop = (first..opener)
        .find(|&at| page.kind(at) == TokenKind::Stop && page.kind(at + 1) == TokenKind::Capital);
    if begins {
        return;
    }
    if let Some(end) = stop.and_then(|at| page.token(at)).map(|t| t.end) {
        draft.segments[last].end = end;
    }
    draft.outer.end = draft.segments[last].end;
}

/// Lets a closer without opener begin with its sentence, if a reporting clause follows it.
fn open_backwards(page: &Page<'_>, draft: &mut Draft, floor: usize) -> bool {
    let closer = page.tokens.at_or_after(draft.outer.end).saturating_sub(1);
    let mut next = closer + 1;
    if page.kind(next) == TokenKind::Comma {
        next += 1;
    }
    if page.kind(closer) != TokenKind::Mark || clauses::clause_end(page, next).is_none() {
        return false;
    }
    let mut first = closer;
    while first > 0 && closer - first < SENTENCE {
        let before = page.kind(first - 1);
        let inner_stop = before == TokenKind::Stop && first == closer;
        if matches!(before, TokenKind::Break | TokenKind::Mark | TokenKind::Colon)
            || before == TokenKind::Stop && !inner_stop
        {
            break;
        }
        first -= 1;
    }
    let Some(start) = page.token(first).map(|t| t.start.max(floor)) else { return false };
    let end = draft.segments[0].start;
    if start >= end || closer - first < 3 {
        return false;
    }
    let Some(words) = spans::trim(page.text, Span::new(start, end)) else { return false };
    draft.segments = vec![words];
    draft.outer.start = words.start;
    true
}

/// Whether the words could stand alone, with a finite verb of their own. They are then a quotation of their own, though it
/// begins with a small letter.
fn is_clause(page: &Page<'_>, draft: &Draft) -> bool {
    let span = draft.span();
    let (first, last) = (page.tokens.at_or_after(span.start), page.tokens.at_or_after(span.end));
    let noun = |at: usize| at > first && page.is(at - 1, Class::DETERMINER.and(Class::OF));
    let opened = |at: usize| (first..at).any(|i| page.is(i, Class::RELATIVE.and(Class::QUE)));
    (first..last).any(|at| page.is_finite(at) && !noun(at) && !opened(at))
}

/// `mais pas à n'importe quel prix`, `car nous y travaillons`: words that go on with a sentence broken off.
fn goes_on(word: &str) -> bool {
    matches!(
        word,
        "et" | "mais"
            | "car"
            | "or"
            | "ou"
            | "ni"
            | "donc"
            | "quand"
            | "lorsque"
            | "lorsqu'"
            | "lorsqu’"
            | "si"
            | "puisque"
            | "puisqu'"
            | "puisqu’"
            | "comme"
            | "tandis"
            | "alors"
    )
}

/// Whether another verb of saying stands between two tokens: `, avant d'ajouter`, `, puis prévient`.
fn reports_again(page: &Page<'_>, from: usize, to: usize) -> bool {
    let noun =
        |at: usize| at > from && page.is(at - 1, Class::DETERMINER.and(Class::OF).and(Class::PREPOSITION));
    let told = |at: usize| page.verb(at).is_some_and(|verb| !verb.can_be(Mood::Participle)) && !noun(at);
    (from..to).any(|at| told(at) || page.str(at).starts_with("avant"))
}

/// Whether `next` goes on with the sentence of `last` after nothing but a reporting clause.
fn joins(page: &Page<'_>, last: &Draft, next: &Draft) -> bool {
    if last.depth > 0 || next.depth > 0 || last.family != next.family || next.outer.start < last.outer.end {
        return false;
    }
    let between = (page.tokens.at_or_after(last.outer.end), page.tokens.at_or_after(next.outer.start));
    if between.1 - between.0 > LONGEST || between.1 < between.0 + 2 {
        return false;
    }
    let words = next.segments[0].of(page.text);
    let sentence_over = last.span().of(page.text).ends_with(['.', '!', '?']);
    if sentence_over || !words.starts_with(char::is_lowercase) || page.kind(between.1 - 1) != TokenKind::Comma
    {
        return false;
    }
    let span = next.span();
    let (first, end) = (page.tokens.at_or_after(span.start), page.tokens.at_or_after(span.end));
    // Of several sentences the first goes on, and the others are a statement of their own.
    let several =
        || (first..end).any(|at| page.kind(at) == TokenKind::Stop && page.kind(at + 1) == TokenKind::Capital);
    let linked = goes_on(page.str(first)) && !several();
    if page.kind(between.0) != TokenKind::Comma || !linked && is_clause(page, next) {
        return false;
    }
    let said = |end: usize| end <= between.1 && !(linked && reports_again(page, end, between.1));
    clauses::clause_end(page, between.0 + 1).is_some_and(said)
        && !(between.0..between.1).any(|at| matches!(page.kind(at), TokenKind::Stop | TokenKind::Break))
}
