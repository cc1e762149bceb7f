//! The errors that the model was surest of, with the words that misled it.

use super::numbers::{beginning, percent, whole};
use crate::classifier::WordContribution;
use crate::output::PredictionRow;
use maud::{Markup, html};
use tr::tr;

/// Errors that are shown.
const SHOWN: usize = 30;

/// Characters of a context that are shown.
const LENGTH: usize = 400;

pub(super) fn section(predictions: &[PredictionRow]) -> Markup {
    let errors = PredictionRow::errors(predictions);
    html! {
        @if errors.is_empty() {
            p { (tr!("Every statement was labelled as its reader did.")) }
        } @else {
            p {
                (whole(errors.len())) (tr!(" statements were labelled otherwise than by their reader; the surest come first. "))
                mark.for.s2 { (tr!("Marked words")) } (tr!(" spoke for the wrong label, ")) mark.against.s2 { (tr!("underlined ones")) }
                (tr!(" for the right one; the stronger, the deeper."))
            }
        }
        ol.errors {
            @for row in errors.iter().take(SHOWN) {
                li {
                    blockquote lang="fr" { (marked(&row.text, &row.words)) }
                    @if !row.context.is_empty() && row.context != row.text {
                        p.small lang="fr" { (tr!("In its sentence: ")) (beginning(&row.context, LENGTH)) }
                    }
                    p.small {
                        (tr!("reader: ")) strong { (row.truth) } " (" (percent(Some(row.p_truth))) (tr!(") · model: "))
                        strong { (row.predicted) } " (" (percent(Some(row.confidence))) (tr!(") · line ")) (row.line)
                        @if row.needs_review { (tr!(" · marked for review")) }
                    }
                }
            }
        }
    }
}

/// The statement with its strongest words marked.
fn marked(text: &str, words: &[WordContribution]) -> Markup {
    let strongest = words.iter().map(|word| word.contribution.abs()).fold(0.0, f64::max);
    let mut at = 0;
    let mut pieces = Vec::new();
    for word in words {
        let strength = (3.0 * word.contribution.abs() / strongest).round();
        if strength < 1.0 || strength.is_nan() || word.span.start < at {
            continue;
        }
        let side = if word.contribution > 0.0 { "for" } else { "against" };
        pieces.push((&text[at..word.span.start], word.span.of(text), format!("{side} s{strength}")));
        at = word.span.end;
    }
    html! {
        @for (before, word, class) in &pieces { (before) mark class=(class) { (word) } }
        (&text[at..])
    }
}
