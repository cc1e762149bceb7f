//! Whatever the text, quotes stand in it: offsets hold, segments rise, nothing panics, the work stays linear.

use detente::quotes::Extractor;
use proptest::prelude::*;
use std::sync::OnceLock;

fn extractor() -> &'static Extractor {
    static EXTRACTOR: OnceLock<Extractor> = OnceLock::new();
    EXTRACTOR.get_or_init(Extractor::new)
}

fn check(text: &str) {
    let mut last_start = 0;
    for quote in extractor().extract(text) {
        assert!(!quote.segments.is_empty());
        let mut end = 0;
        for segment in &quote.segments {
            assert!(
                segment.start >= end && !segment.is_empty(),
                "segments rise and are disjoint: {:?}",
                quote.segments
            );
            assert!(text.get(segment.start..segment.end).is_some(), "segments stand on character boundaries");
            end = segment.end;
        }
        assert!(text.get(quote.context.start..quote.context.end).is_some());
        assert!(quote.context.contains(quote.span()), "the context holds the quote");
        assert!(quote.span().start >= last_start, "quotes come in the order of their first byte");
        last_start = quote.span().start;
    }
}

proptest! {
    #[test]
    fn any_text(text in "\\PC{0,200}") {
        check(&text);
    }

    #[test]
    fn any_heap_of_marks_and_words(
        words in proptest::collection::vec(
            prop_oneof![
                Just("« "), Just(" »"), Just("\""), Just("'"), Just("“"), Just("”"), Just("’"), Just("‘"), Just("<<"), Just(">>"),
                Just(", dit-il, "), Just(", a déclaré Paul Riva"), Just(" : "), Just(". "), Just("\n\n"), Just("\n"), Just("Elle "),
                Just("le ministre "), Just("selon Ada Lorme, "), Just("que "), Just("partez"), Just("Nous partons"), Just("26"),
                Just("\u{a0}"), Just("&laquo;"), Just("\\n"), Just("M. "), Just("L’"), Just("é"), Just("𝄞"), Just("(")
            ],
            0..60,
        )
    ) {
        check(&words.concat());
    }
}

#[test]
fn a_hundred_thousand_opening_marks_stay_linear() {
    check(&"« ".repeat(100_000));
    check(&"\"a ".repeat(100_000));
}

#[test]
fn a_long_paragraph_of_quotations_stays_linear() {
    check(&"Paul Riva a dit : « Nous partons demain », puis il se tut. ".repeat(10_000));
}
