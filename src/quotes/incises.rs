//! Incises: the writer's words inside a quotation, and the quotations that only an incise holds together.
//!
//! French sets the reporting clause inside the marks (`« La trêve, a noté Nadia Belkor, tient. »`), between two
//! pairs of marks (`« Nous partirons », a dit Riva, « dès demain »`), or after a quotation whose closer was
//! forgotten. In all three the writer's words are no part of what was said: they are cut out, and remembered as
//! the place where the speaker is named.

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

/// How many tokens an incise may have.
const LONGEST: usize = 30;
/// How many tokens after its subject a reporting clause may give to an addressee or a place.
const ADDRESSEE: usize = 9;
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

/// One past the reporting clause that begins at token `at`: a verb turned round, and its subject.
fn clause_end(page: &Page<'_>, at: usize) -> Option<usize> {
    let group = page.inverted_group(at)?;
    if let Some(clitic) = group.clitic {
        let pronoun = page.str(clitic);
        return (!pronoun.ends_with("je") && !pronoun.ends_with("vous")).then_some(group.end);
    }
    let mut subject = group.end;
    let mut hidden = None;
    while subject < group.end + LONGEST {
        if let Some(mention) = page.mention(subject, page.len()).filter(super::speakers::names_speaker) {
            // "à la BBC", "devant le juge": what a preposition governs is no subject.
            let governed = page.governed(subject);
            if !governed {
                return Some(page.age_end(mention.last));
            }
            // "devant le juge Mikael Törnqvist": the subject runs into the phrase before it.
            hidden = hidden.or_else(|| mention.has_office_and_name().then(|| page.age_end(mention.last)));
            subject = mention.last.max(subject + 1);
            continue;
        }
        match page.kind(subject) {
            TokenKind::Lower | TokenKind::Elision | TokenKind::Capital | TokenKind::Number => subject += 1,
            _ => return hidden,
        }
    }
    hidden
}

/// The first incise between two bytes: the comma before it, its first token, and one past its last.
fn incise(page: &Page<'_>, from: usize, to: usize) -> Option<(usize, usize, usize)> {
    let (first, last) = (page.tokens.at_or_after(from), page.tokens.at_or_after(to));
    (first + 1..last).find_map(|at| {
        let comma = page.kind(at - 1) == TokenKind::Comma
            || page.kind(at - 1) == TokenKind::Stop && page.kind(at) == TokenKind::Lower;
        if !comma {
            return None;
        }
        let end = clause_end(page, at)?;
        let end = addressee_end(page, end, last);
        let closes =
            end >= last || matches!(page.kind(end), TokenKind::Comma | TokenKind::Stop | TokenKind::Break);
        closes.then_some((at - 1, at, end.min(last)))
    })
}

/// One past `à la presse`, `sur une chaîne privée` and the like, when nothing but that stands before the clause's end.
fn addressee_end(page: &Page<'_>, at: usize, last: usize) -> usize {
    if !page.is(at, Class::PREPOSITION) {
        return at;
    }
    let ends = |end: &usize| {
        *end >= last || matches!(page.kind(*end), TokenKind::Comma | TokenKind::Stop | TokenKind::Break)
    };
    let end = (at + 1..at + ADDRESSEE).find(ends).unwrap_or(at);
    if (at..end).any(|word| page.is_finite(word) || page.kind(word) == TokenKind::Mark) { at } else { end }
}

/// Cuts the incises of a closed quotation out of its segments.
fn cut_inside(page: &Page<'_>, draft: &mut Draft) {
    let Some(segment) = draft.segments.pop() else { return };
    let Some((comma, at, end)) = incise(page, segment.start, segment.end) else {
        draft.segments.push(segment);
        return;
    };
    // The full stop of « Où vas-tu ? demande-t-il » belongs to the words, the comma before an incise does not.
    let words_end =
        page.token(comma).map_or(segment.end, |t| if t.kind == TokenKind::Stop { t.end } else { t.start });
    let clause = page.span(at, end);
    let rest_start =
        page.token(end).map_or(segment.end, |t| if t.kind == TokenKind::Comma { t.end } else { t.start });
    let before = spans::trim(page.text, Span::new(segment.start, words_end.min(segment.end)));
    let after = spans::trim(page.text, Span::new(rest_start.min(segment.end), segment.end));
    let closes = page.kind(end) == TokenKind::Stop;
    match (before, after) {
        (Some(before), Some(after)) if !closes => {
            draft.segments.extend([before, after]);
            draft.asides.push(clause);
        }
        (Some(before), None) => {
            draft.segments.push(before);
            draft.asides.push(clause);
        }
        (Some(before), Some(after)) => {
            // « La route est coupée, dit Riva. On fera le tour. »: the words go on after the clause's full stop.
            let stop = page.token(end).map_or(segment.end, |t| t.end);
            let after =
                spans::trim(page.text, Span::new(stop.min(segment.end), segment.end)).unwrap_or(after);
            draft.segments.extend([before, after]);
            draft.asides.push(clause);
        }
        _ => draft.segments.push(segment),
    }
}

/// Ends a quotation whose closer is missing before the incise that follows it.
fn cut_tail(page: &Page<'_>, draft: &mut Draft) -> bool {
    let Some(&segment) = draft.segments.last() else { return false };
    let Some((comma, ..)) = incise(page, segment.start, segment.end) else { return false };
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
    if page.kind(closer) != TokenKind::Mark || clause_end(page, next).is_none() {
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

/// Whether the words could stand alone: with a finite verb of their own, or linked as a new clause is. They are then
/// a quotation of their own, though it begins with a small letter.
fn is_clause(page: &Page<'_>, draft: &Draft) -> bool {
    let span = draft.span();
    let (first, last) = (page.tokens.at_or_after(span.start), page.tokens.at_or_after(span.end));
    let noun = |at: usize| at > first && page.is(at - 1, Class::DETERMINER.and(Class::OF));
    let links = matches!(page.str(first), "et" | "mais" | "car" | "or" | "donc");
    let opened = |at: usize| (first..at).any(|i| page.is(i, Class::RELATIVE.and(Class::QUE)));
    links || (first..last).any(|at| page.is_finite(at) && !noun(at) && !opened(at))
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
    if page.kind(between.0) != TokenKind::Comma || is_clause(page, next) {
        return false;
    }
    clause_end(page, between.0 + 1).is_some_and(|end| end <= between.1)
        && !(between.0..between.1).any(|at| matches!(page.kind(at), TokenKind::Stop | TokenKind::Break))
}
