//! Where the quotations lie among the tokens, and where the sentences around them begin and end.

use crate::articles::Span;
use crate::quotes::incises::Draft;
use crate::quotes::page::Page;
use crate::quotes::tokens::TokenKind;
use std::cell::Cell;

/// The tokens of one outermost quotation, marks included.
#[derive(Debug, Clone, Copy)]
pub(in crate::quotes) struct Place {
    /// The opening mark, or the first word when there is none.
    pub(in crate::quotes) open: usize,
    /// One past the closing mark, or past the last word.
    pub(in crate::quotes) close: usize,
    /// Whether the quoted words end in a full stop, an exclamation or a question mark.
    pub(in crate::quotes) ends_sentence: bool,
    /// Whether they end in a full stop, which ends the writer's sentence too.
    pub(in crate::quotes) full_stop: bool,
    /// Whether the quoted words begin with a capital.
    pub(in crate::quotes) begins_sentence: bool,
    /// The first token of the writer's words inside.
    pub(in crate::quotes) aside: Option<usize>,
}

/// Quotations and sentences of an article, by token numbers.
#[derive(Debug)]
pub(in crate::quotes) struct Layout {
    pub(in crate::quotes) places: Vec<Place>,
    /// For each token, one more than the number of the outermost quotation around it; 0 outside.
    around: Vec<u32>,
    /// The tokens outside of quotations, in order.
    outside: Vec<u32>,
    /// For each token, and for the end, how many of those stand before it.
    outside_before: Vec<u32>,
    /// The two ends of the sentence around each quotation, once they were asked for: every rule asks for them again.
    sentences: Box<[Ends]>,
    /// The last other tokens that they were asked for.
    last_start: Cell<(usize, usize)>,
    last_end: Cell<(usize, usize)>,
}

/// The first token of a sentence and one past its last; `UNKNOWN` until it was asked for.
#[derive(Debug)]
struct Ends {
    start: Cell<u32>,
    end: Cell<u32>,
}

const UNKNOWN: u32 = u32::MAX;

/// How many tokens, and over how many quotations, a sentence is followed.
const SENTENCE: usize = 120;
const QUOTATIONS: usize = 16;

impl Layout {
    /// The layout of `passages`; a nested one shares the place of its tokens with the one around it.
    pub(in crate::quotes) fn new(page: &Page<'_>, passages: &[Draft]) -> Self {
        let mut places: Vec<Place> = Vec::with_capacity(passages.len());
        let mut around = vec![0; page.len()];
        let mut covered = 0;
        for passage in passages {
            let open = page.tokens.at_or_after(passage.outer.start);
            let close = page.tokens.at_or_after(passage.outer.end).max(open);
            let words = passage.span().of(page.text);
            places.push(Place {
                open,
                close,
                ends_sentence: words.ends_with(['.', '!', '?', '…']),
                full_stop: words.ends_with('.') && !words.ends_with(".."),
                aside: None,
                begins_sentence: words.starts_with(|c: char| c.is_uppercase() || c == '[' || c.is_numeric()),
            });
            let number = places.len() as u32;
            for slot in around.iter_mut().take(close).skip(open.max(covered)) {
                *slot = number;
            }
            covered = covered.max(close);
            for aside in &passage.asides {
                // The writer's words inside the marks are outside the quotation.
                let (from, to) = (page.tokens.at_or_after(aside.start), page.tokens.at_or_after(aside.end));
                for slot in around.iter_mut().take(to).skip(from) {
                    *slot = 0;
                }
                places.last_mut().expect("pushed above").aside.get_or_insert(from);
            }
        }
        let mut outside = Vec::with_capacity(around.len());
        let mut outside_before = Vec::with_capacity(around.len() + 1);
        for (token, &number) in around.iter().enumerate() {
            outside_before.push(outside.len() as u32);
            if number == 0 {
                outside.push(token as u32);
            }
        }
        outside_before.push(outside.len() as u32);
        let unknown = || Ends { start: Cell::new(UNKNOWN), end: Cell::new(UNKNOWN) };
        let sentences = places.iter().map(|_| unknown()).collect();
        let nowhere = Cell::new((usize::MAX, 0));
        Self {
            places,
            around,
            outside,
            outside_before,
            sentences,
            last_start: nowhere.clone(),
            last_end: nowhere,
        }
    }

    /// The sentence or sentences around a quotation.
    pub(in crate::quotes) fn context(&self, page: &Page<'_>, quote: usize, words: Span) -> Span {
        let place = &self.places[quote];
        let start = self.sentence_start(page, place.open);
        let mut end = self.sentence_end(page, place.close).max(place.close);
        if page.kind(end) == TokenKind::Stop {
            end += 1;
        }
        let context = page.span(start.min(page.len() - 1), end);
        Span::new(context.start.min(words.start), context.end.max(words.end))
    }

    /// The outermost quotation around a token.
    pub(in crate::quotes) fn quote_at(&self, token: usize) -> Option<usize> {
        self.around.get(token).and_then(|&number| (number as usize).checked_sub(1))
    }

    /// The tokens from `from` to before `to` that stand in no quotation.
    pub(in crate::quotes) fn outside(
        &self,
        from: usize,
        to: usize,
    ) -> impl DoubleEndedIterator<Item = usize> + '_ {
        let before = |token: usize| self.outside_before[token.min(self.around.len())] as usize;
        let (first, end) = (before(from), before(to));
        self.outside[first..end.max(first)].iter().map(|&token| token as usize)
    }

    /// The first token of the sentence that the token before `at` belongs to, quotations skipped.
    pub(in crate::quotes) fn sentence_start(&self, page: &Page<'_>, at: usize) -> usize {
        let opens = self.quote_at(at).filter(|&quote| self.places[quote].open == at);
        match opens {
            Some(quote) => remembered(&self.sentences[quote].start, || self.find_start(page, at)),
            None => known(&self.last_start, at, || self.find_start(page, at)),
        }
    }

    fn find_start(&self, page: &Page<'_>, at: usize) -> usize {
        let (mut start, mut passed) = (at, 0);
        while start > 0 && at - start < SENTENCE && passed < QUOTATIONS {
            if let Some(quote) = self.quote_at(start - 1) {
                let place = &self.places[quote];
                // « Partez. » Il sort.
                let ends = place.ends_sentence && (place.begins_sentence || place.full_stop);
                if ends && begins(page, place.close) {
                    return start;
                }
                start = place.open.min(start - 1);
                passed += 1;
                continue;
            }
            match page.kind(start - 1) {
                // "X a écrit :", and the quotation is set as a paragraph of its own.
                TokenKind::Break if start == at && start >= 2 && page.kind(start - 2) == TokenKind::Colon => {
                    start -= 2;
                }
                TokenKind::Break => return start,
                TokenKind::Stop if start == at || !goes_on(page.kind(start)) => {
                    return start;
                }
                _ => start -= 1,
            }
        }
        start
    }

    /// One past the last token of the sentence that goes on at `at`, its full stop excluded.
    pub(in crate::quotes) fn sentence_end(&self, page: &Page<'_>, at: usize) -> usize {
        let last = at.checked_sub(1).and_then(|last| self.quote_at(last));
        match last.filter(|&quote| self.places[quote].close == at) {
            Some(quote) => remembered(&self.sentences[quote].end, || self.find_end(page, at)),
            None => known(&self.last_end, at, || self.find_end(page, at)),
        }
    }

    fn find_end(&self, page: &Page<'_>, at: usize) -> usize {
        let (mut end, mut passed) = (at, 0);
        while end < page.len() && end - at < SENTENCE && passed < QUOTATIONS {
            if let Some(quote) = self.quote_at(end) {
                let place = &self.places[quote];
                let ends = place.open > at && place.begins_sentence && place.ends_sentence;
                if ends && begins(page, place.close) {
                    return place.close;
                }
                end = place.close.max(end + 1);
                passed += 1;
                continue;
            }
            match page.kind(end) {
                TokenKind::Break => return end,
                TokenKind::Stop if !goes_on(page.kind(end + 1)) => {
                    return end;
                }
                _ => end += 1,
            }
        }
        end
    }
}

/// The answer in `slot`, found once.
fn remembered(slot: &Cell<u32>, find: impl FnOnce() -> usize) -> usize {
    if slot.get() == UNKNOWN {
        slot.set(find() as u32);
    }
    slot.get() as usize
}

/// The answer for `at`: the last one if that was for the same place.
fn known(last: &Cell<(usize, usize)>, at: usize, find: impl FnOnce() -> usize) -> usize {
    let (place, answer) = last.get();
    if place == at {
        return answer;
    }
    let answer = find();
    last.set((at, answer));
    answer
}

/// Whether a sentence goes on after a full stop: an abbreviation was meant, or an ellipsis.
fn goes_on(next: TokenKind) -> bool {
    matches!(
        next,
        TokenKind::Lower | TokenKind::Comma | TokenKind::Colon | TokenKind::Semicolon | TokenKind::Dash
    )
}

/// Whether a sentence or a quotation can begin with this token.
pub(in crate::quotes) fn begins(page: &Page<'_>, at: usize) -> bool {
    match page.kind(at) {
        TokenKind::Capital | TokenKind::Title | TokenKind::Mark | TokenKind::Break | TokenKind::Number => {
            true
        }
        TokenKind::Elision => page.str(at).starts_with(char::is_uppercase),
        _ => false,
    }
}
