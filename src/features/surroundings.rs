//! The surroundings of a quote: the writer's own words before it and after it.
//!
//! What stands before a quote (who accuses, who offers) and what stands after it (who says so) are two kinds of evidence.
//! Sentences of newspapers often hold several quotes; the words of the others are not the writer's and are left out here.

use super::QUOTE_PLACEHOLDER;

/// A context cut at its quote.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Surroundings {
    /// Own words before the quote; all own words when the context does not say where the quote stands.
    pub before: String,
    /// Own words after the quote.
    pub after: String,
    /// Where `after` begins in the context, in bytes; `before` begins where the context does. Other quotes are blanked byte by byte, so
    /// that places hold.
    pub after_start: usize,
    /// Whether the quote is the end of its context.
    pub ends_with_quote: bool,
}

impl Surroundings {
    /// Cuts `context` at [`QUOTE_PLACEHOLDER`].
    pub(super) fn of(context: &str) -> Self {
        let Some((before, after)) = context.split_once(QUOTE_PLACEHOLDER) else {
            return Self { before: without_quotes(context), ..Self::default() };
        };
        let before = before.trim_end().trim_end_matches(['«', '“', '"']);
        let after = after.trim_start().trim_start_matches(['»', '”', '"']);
        Self {
            before: without_quotes(before),
            after: without_quotes(after),
            after_start: context.len() - after.len(),
            ends_with_quote: after.trim_matches(['»', '”', '"', '\'', ' ', '\u{a0}', '\u{202f}']).is_empty(),
        }
    }
}

/// The longest passage, in bytes, that straight marks can hold: beyond it they are taken for unpaired.
const LONGEST_STRAIGHT: usize = 300;

/// `text` with spaces for each quoted passage, as many as it has bytes.
fn without_quotes(text: &str) -> String {
    let mut own = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['«', '“', '"']) {
        let open = rest[at..].chars().next().expect("a mark was found there");
        let inside = &rest[at + open.len_utf8()..];
        let (close, stops) = match open {
            '«' => ('»', ['«', '»']),
            '“' => ('”', ['“', '”']),
            _ => ('"', ['"', '"']),
        };
        own.push_str(&rest[..at]);
        let from = rest.len() - at;
        rest = inside;
        if let Some(end) = inside.find(stops)
            && inside[end..].starts_with(close)
            && (open != '"' || end <= LONGEST_STRAIGHT)
        {
            rest = &inside[end + close.len_utf8()..];
        }
        own.extend(std::iter::repeat_n(' ', from - rest.len()));
    }
    own.push_str(rest);
    own
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn other_quotes_are_left_out_on_both_sides() {
        let cut = Surroundings::of("Après « un échec », il voit « ⟨Q⟩ » et \"rien d'autre\", dit-il.");
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(words(&cut.before), ["Après", ",", "il", "voit"]);
        assert_eq!(words(&cut.after), ["et", ",", "dit-il."]);
        assert!(!cut.ends_with_quote);
    }

    #[test]
    fn a_quote_at_the_end_is_seen_as_such() {
        assert!(Surroundings::of("Il répond : « ⟨Q⟩ »").ends_with_quote);
        assert!(!Surroundings::of("Un article sans quote").ends_with_quote);
    }

    proptest! {
        #[test]
        fn any_context_is_cut_without_panic(context in "[a-z«»“”\"⟨Q⟩ é]{0,40}") {
            let cut = Surroundings::of(&context);
            for (own, start) in [(&cut.before, 0), (&cut.after, cut.after_start)] {
                for (at, c) in own.char_indices().filter(|&(_, c)| c != ' ') {
                    prop_assert!(context[start + at..].starts_with(c));
                }
            }
        }
    }
}
