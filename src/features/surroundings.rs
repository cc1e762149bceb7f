//! The surroundings of a quote: the writer's own words before it and after it.
//!
//! What stands before a quote (who accuses, who offers) and what stands after it (who says so) are two kinds of evidence.
//! Sentences of newspapers often hold several quotes; the words of the others are not the writer's and are left out here.

use super::QUOTE_PLACEHOLDER;
use crate::articles::Span;

/// A context cut at its quote.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Surroundings {
    /// Own words before the quote; all own words when the context does not say where the quote stands.
    pub before: Vec<Span>,
    /// Own words after the quote.
    pub after: Vec<Span>,
    /// Whether the quote is the end of its context.
    pub ends_with_quote: bool,
}

impl Surroundings {
    /// Cuts `context` at [`QUOTE_PLACEHOLDER`].
    pub(super) fn of(context: &str) -> Self {
        let mut surroundings = Self::default();
        surroundings.cut(context);
        surroundings
    }

    /// Cuts another context; what was there before is lost.
    pub(super) fn cut(&mut self, context: &str) {
        self.before.clear();
        self.after.clear();
        self.ends_with_quote = false;
        let Some(at) = memchr::memmem::find(context.as_bytes(), QUOTE_PLACEHOLDER.as_bytes()) else {
            own_words(context, 0, &mut self.before);
            return;
        };
        let before = context[..at].trim_end().trim_end_matches(['«', '“', '"']);
        own_words(before, 0, &mut self.before);
        let after = context[at + QUOTE_PLACEHOLDER.len()..].trim_start().trim_start_matches(['»', '”', '"']);
        own_words(after, context.len() - after.len(), &mut self.after);
        self.ends_with_quote =
            after.trim_matches(['»', '”', '"', '\'', ' ', '\u{a0}', '\u{202f}']).is_empty();
    }
}

/// The longest passage, in bytes, that straight marks can hold: beyond it they are taken for unpaired.
const LONGEST_STRAIGHT: usize = 300;

/// Appends the spans of `text` that lie outside quoted passages; `text` begins at `offset`.
fn own_words(text: &str, offset: usize, spans: &mut Vec<Span>) {
    let mut own = |start: usize, end: usize| {
        if start < end {
            spans.push(Span::new(offset + start, offset + end));
        }
    };
    let mut start = 0;
    while let Some((open, at)) = next_opening(text, start) {
        own(start, at);
        let inside = at + open.len_utf8();
        let (close, stops) = match open {
            '«' => ('»', ['«', '»']),
            '“' => ('”', ['“', '”']),
            _ => ('"', ['"', '"']),
        };
        start = inside;
        if let Some(length) = text[inside..].find(stops)
            && text[inside + length..].starts_with(close)
            && (open != '"' || length <= LONGEST_STRAIGHT)
        {
            start = inside + length + close.len_utf8();
        }
    }
    own(start, text.len());
}

/// The next mark in `text`, from `from` on, that can open a quotation.
fn next_opening(text: &str, from: usize) -> Option<(char, usize)> {
    let bytes = &text.as_bytes()[from..];
    memchr::memchr3_iter(b'"', 0xC2, 0xE2, bytes).find_map(|at| match bytes[at..] {
        [b'"', ..] => Some(('"', from + at)),
        [0xC2, 0xAB, ..] => Some(('«', from + at)),
        [0xE2, 0x80, 0x9C, ..] => Some(('“', from + at)),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn other_quotes_are_left_out_on_both_sides() {
        let context = "Après « un échec », il voit « ⟨Q⟩ » et \"rien d'autre\", dit-il.";
        let cut = Surroundings::of(context);
        let words = |spans: &[Span]| spans.iter().map(|span| span.of(context).trim()).collect::<Vec<_>>();
        assert_eq!(words(&cut.before), ["Après", ", il voit"]);
        assert_eq!(words(&cut.after), ["et", ", dit-il."]);
        assert!(!cut.ends_with_quote);
    }

    #[test]
    fn a_quote_at_the_end_is_seen_as_such() {
        assert!(Surroundings::of("Il répond : « ⟨Q⟩ »").ends_with_quote);
        assert!(!Surroundings::of("Un article sans quote").ends_with_quote);
    }

    proptest! {
        #[test]
        fn any_context_is_cut_into_passages_without_marks(context in "[a-z«»“”\"⟨Q⟩ é]{0,40}") {
            let cut = Surroundings::of(&context);
            let mut end = 0;
            for span in cut.before.iter().chain(&cut.after) {
                prop_assert!(span.start >= end && !span.of(&context).contains(['«', '“', '"']));
                end = span.end;
            }
        }
    }
}
