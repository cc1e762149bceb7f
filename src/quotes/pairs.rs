//! Which mark closes which: the cheapest reading of all marks of a paragraph.
//!
//! A stack that trusts every sign is turned inside out by the first missing one. Here a beam of a few readings
//! goes through the paragraph mark by mark; each reading may take a mark as opener, as closer, as a closer that
//! ends two quotations at once, as an opener before which the last quotation was left open, or as nothing. What
//! a mark's shape and neighbours say, and how unlikely an omission is, are costs; the cheapest reading wins. The
//! work is bounded by marks × beam, whatever the text.

use super::marks::{Family, Mark};
use crate::articles::Span;

/// A quotation: from the opener's end to the closer's start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pair {
    /// The words between the marks, spaces included.
    pub(super) inner: Span,
    /// Place with the marks.
    pub(super) outer: Span,
    pub(super) family: Family,
    /// How many quotations are around this one.
    pub(super) depth: u8,
    pub(super) end: PairEnd,
}

/// What stands at the two ends of a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PairEnd {
    /// Opened and closed.
    Closed,
    /// The next opener came before a closer.
    CutByOpener,
    /// The paragraph ended before a closer.
    ParagraphEnd,
    /// A closer that nothing opened; the pair is empty and stands before it.
    NeverOpened,
}

/// Costs, in tenths of a plain contradiction between a mark and its neighbours.
const UNCLOSED: u32 = 19;
const SHARED_CLOSER: u32 = 8;
const OTHER_FAMILY: u32 = 14;
const SINGLE_FOR_DOUBLE: u32 = 25;
const NEST_SAME_FAMILY: u32 = 8;
const NEST_STRAIGHT: u32 = 12;
const NEST_OTHER_FAMILY: u32 = 3;
/// The cost of passing over a mark that can hardly be anything else.
pub(super) const DEFINITE: u32 = 24;
const DEPTH: usize = 3;
const BEAM: usize = 12;

#[derive(Clone, Copy)]
struct Reading {
    cost: u32,
    depth: u8,
    open: [Family; DEPTH],
    /// Index into the history of decisions.
    last: u32,
}

impl Reading {
    fn same_stack(&self, other: &Reading) -> bool {
        let depth = usize::from(self.depth);
        self.depth == other.depth && self.open[..depth] == other.open[..depth]
    }
}

#[derive(Clone, Copy)]
enum Act {
    Start,
    Stray,
    Open,
    OpenAfterUnclosed,
    Close,
    CloseTwo,
}

/// Reads the marks of one paragraph that ends at byte `end`, and appends the pairs to `pairs` by their start.
///
/// `pending` says that the paragraph before left a quotation open: a mark at the start of the line then repeats
/// its opener, whatever its shape.
pub(super) fn read(marks: &[Mark], end: usize, pending: Pending, pairs: &mut Vec<Pair>) {
    if marks.is_empty() {
        return;
    }
    if are_in_order(marks) {
        pairs.extend(marks.chunks_exact(2).map(|pair| Pair {
            inner: Span::new(pair[0].span.end, pair[1].span.start),
            outer: Span::new(pair[0].span.start, pair[1].span.end),
            family: pair[0].family,
            depth: 0,
            end: PairEnd::Closed,
        }));
        return;
    }
    let mut history: Vec<(u32, Act)> = vec![(0, Act::Start)];
    let mut beam = vec![Reading { cost: 0, depth: 0, open: [Family::Straight; DEPTH], last: 0 }];
    let mut next: Vec<(Reading, Act)> = Vec::with_capacity(BEAM * 5);
    for (index, mark) in marks.iter().enumerate() {
        let mut mark = *mark;
        if index == 0 && mark.starts_line && pending == Pending::Quotation {
            mark.open = 0;
            mark.close = mark.close.max(15);
        }
        next.clear();
        for reading in &beam {
            extend(reading, &mark, &mut next);
        }
        beam.clear();
        next.sort_by_key(|(reading, _)| reading.cost);
        for (mut reading, act) in next.drain(..) {
            if beam.len() == BEAM {
                break;
            }
            if beam.iter().any(|better: &Reading| better.same_stack(&reading)) {
                continue;
            }
            history.push((reading.last, act));
            reading.last = (history.len() - 1) as u32;
            beam.push(reading);
        }
    }
    let best = beam.iter().min_by_key(|reading| reading.cost + UNCLOSED * u32::from(reading.depth));
    let Some(best) = best else { return };
    let mut acts = vec![Act::Start; marks.len()];
    let mut at = best.last;
    for act in acts.iter_mut().rev() {
        let (before, this) = history[at as usize];
        *act = this;
        at = before;
    }
    build(marks, &acts, end, pairs);
}

/// Whether openers and closers of one family take turns, none of them in contradiction with its neighbours. Any other
/// reading than one pair after another then costs something, and need not be looked for.
fn are_in_order(marks: &[Mark]) -> bool {
    let opens = |mark: &Mark| mark.open == 0 && mark.close > 0;
    let closes = |mark: &Mark| mark.close == 0 && mark.open > 0;
    let (pairs, rest) = marks.as_chunks::<2>();
    rest.is_empty()
        && pairs.iter().all(|[first, second]| {
            opens(first)
                && closes(second)
                && first.stray.min(second.stray) > 0
                && first.family == second.family
        })
}

/// Whether the paragraph before left a quotation open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pending {
    Nothing,
    Quotation,
}

/// All readings that one more mark allows.
fn extend(reading: &Reading, mark: &Mark, next: &mut Vec<(Reading, Act)>) {
    let depth = usize::from(reading.depth);
    let mut add = |cost: u32, depth: usize, act: Act| {
        let mut longer = *reading;
        longer.cost += cost;
        longer.depth = depth as u8;
        if matches!(act, Act::Open | Act::OpenAfterUnclosed) {
            longer.open[depth - 1] = mark.family;
        }
        next.push((longer, act));
    };
    add(mark.stray, depth, Act::Stray);
    if depth < DEPTH {
        let nested = match depth {
            0 => 0,
            _ if reading.open[depth - 1] == mark.family && mark.family == Family::Straight => NEST_STRAIGHT,
            _ if reading.open[depth - 1] == mark.family => NEST_SAME_FAMILY,
            _ => NEST_OTHER_FAMILY,
        };
        add(mark.open + nested, depth + 1, Act::Open);
    }
    if depth > 0 {
        let top = reading.open[depth - 1];
        add(mark.close + mismatch(top, mark.family), depth - 1, Act::Close);
        // A single mark inside double ones nests; it does not tell that the double ones were left open.
        if top.is_single() == mark.family.is_single() {
            add(mark.open + UNCLOSED, depth, Act::OpenAfterUnclosed);
        }
    }
    if depth > 1 {
        let below = reading.open[depth - 2];
        add(mark.close + SHARED_CLOSER + mismatch(below, mark.family), depth - 2, Act::CloseTwo);
    }
}

fn mismatch(open: Family, close: Family) -> u32 {
    if open == close {
        0
    } else if open.is_single() == close.is_single() {
        OTHER_FAMILY
    } else {
        SINGLE_FOR_DOUBLE
    }
}

/// Turns decisions into pairs.
fn build(marks: &[Mark], acts: &[Act], end: usize, pairs: &mut Vec<Pair>) {
    let first = pairs.len();
    let mut open: Vec<(Mark, u8)> = Vec::new();
    let mut emit = |(from, depth): (Mark, u8), inner_end: usize, outer_end: usize, how: PairEnd| {
        pairs.push(Pair {
            inner: Span::new(from.span.end, inner_end),
            outer: Span::new(from.span.start, outer_end),
            family: from.family,
            depth,
            end: how,
        });
    };
    for (mark, act) in marks.iter().zip(acts) {
        let closes = match act {
            Act::Close => 1,
            Act::CloseTwo => 2,
            _ => 0,
        };
        for _ in 0..closes {
            if let Some(from) = open.pop() {
                emit(from, mark.span.start, mark.span.end, PairEnd::Closed);
            }
        }
        match act {
            Act::OpenAfterUnclosed => {
                if let Some(from) = open.pop() {
                    emit(from, mark.span.start, mark.span.start, PairEnd::CutByOpener);
                }
                open.push((*mark, open.len() as u8));
            }
            Act::Open => open.push((*mark, open.len() as u8)),
            Act::Stray if open.is_empty() && mark.close == 0 && mark.stray >= DEFINITE => {
                let from = Mark { span: Span::new(mark.span.start, mark.span.start), ..*mark };
                emit((from, 0), mark.span.start, mark.span.end, PairEnd::NeverOpened);
            }
            _ => {}
        }
    }
    while let Some(from) = open.pop() {
        emit(from, end, end, PairEnd::ParagraphEnd);
    }
    pairs[first..].sort_by_key(|pair| (pair.outer.start, std::cmp::Reverse(pair.outer.end)));
}

#[cfg(test)]
mod tests {
    use super::super::tokens::Tokens;
    use super::*;

    fn quoted(text: &str) -> Vec<&str> {
        let tokens = Tokens::new(text);
        let mut pairs = Vec::new();
        read(&tokens.marks, text.len(), Pending::Nothing, &mut pairs);
        pairs.iter().map(|p| p.inner.of(text).trim()).collect()
    }

    #[test]
    fn marks_of_one_family_may_nest() {
        assert_eq!(
            quoted("« Elle a crié « partez » trois fois »"),
            ["Elle a crié « partez » trois fois", "partez"]
        );
        assert_eq!(quoted("\"Si \"le Jour\" vient, dit-il\""), ["Si \"le Jour\" vient, dit-il", "le Jour"]);
    }

    #[test]
    fn a_missing_closer_does_not_turn_the_rest_inside_out() {
        let text = "Il dit \"oui. Puis \"non\", puis \"peut-être\", puis \"jamais\".";
        assert_eq!(quoted(text), ["oui. Puis", "non", "peut-être", "jamais"]);
    }

    #[test]
    fn a_stray_opener_costs_only_itself() {
        let text = "Un écran de 26\" a montré \"la carte\" et \"le plan\".";
        assert_eq!(quoted(text), ["la carte", "le plan"]);
    }

    #[test]
    fn one_closer_may_end_two_quotations() {
        assert_eq!(quoted("« Elle a crié « partez ! » Puis rien."), ["Elle a crié « partez !", "partez !"]);
    }

    #[test]
    fn reversed_guillemets_pair_too() {
        assert_eq!(quoted("»Le port reste ouvert«, indique Greta Holm."), ["Le port reste ouvert"]);
    }

    #[test]
    fn apostrophes_are_left_alone() {
        assert!(quoted("L'accord d'hier n'est pas l’accord d’aujourd’hui").is_empty());
        assert_eq!(quoted("‘L’eau n’est pas à vendre’, lance"), ["L’eau n’est pas à vendre"]);
    }
}
