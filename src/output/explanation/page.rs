//! Explanations as one page that needs nothing else: the words marked in the statement, and every part in a table.

use super::{ExplainedStatement, Kind, Part};
use crate::features::QUOTE_PLACEHOLDER;
use crate::messages::translated;
use crate::output::html_page::html_page;
use crate::output::numbers::{percent, signed};
use maud::{Markup, html};
use tr::tr;

/// Steps of depth that a word can be marked with.
const DEPTHS: f64 = 3.0;

pub(super) fn page(statements: &[ExplainedStatement<'_>]) -> Markup {
    let body = html! {
        header { h1 { (tr!("Why these labels")) } }
        main { @for explained in statements { (section(explained)) } }
        footer { p { (tr!("Made by detente ")) (env!("CARGO_PKG_VERSION")) "." } }
    };
    html_page(&tr!("Why these labels · detente"), &body)
}

fn section(explained: &ExplainedStatement<'_>) -> Markup {
    let parts = explained.parts();
    let [first, second] = explained.model.labels.poles();
    let has_gate = explained.explanation.gate.is_some();
    let probabilities = explained.probabilities();
    let nothing = parts.iter().filter(|part| prints_as_nothing(part)).count();
    html! {
        section {
            blockquote lang="fr" { (marked(&explained.statement.text, &parts, |kind| kind == Kind::Statement)) }
            @if !explained.statement.context.is_empty() {
                p.small lang="fr" {
                    (marked(&explained.statement.context, &parts, |kind| matches!(kind, Kind::Before | Kind::After)))
                }
            }
            p.verdict {
                strong { (probabilities[0].0) } " " (percent(Some(probabilities[0].1)))
                @for (name, p) in &probabilities[1..] { " · " (name) " " (percent(Some(*p))) }
                @if explained.needs_review() { (tr!(" · needs review")) }
            }
            p.small {
                mark.for.s2 { (tr!("Marked words")) } (tr!(" speak for ")) (second) ", " mark.against.s2 { (tr!("underlined ones")) } (tr!(" for ")) (first)
                (tr!("; the stronger, the deeper. ")) (QUOTE_PLACEHOLDER) (tr!(" is where the statement stands in its sentence. "))
                (tr!("The parts of a column add up to its log-odds; 0.7 more doubles the odds."))
            }
            div.scroll { table {
                thead { tr {
                    th {} th { (first) " − / + " (second) } @if has_gate { th { (tr!("takes a stance")) } }
                } }
                @for of_kind in parts.chunk_by(|a, b| a.kind.title() == b.kind.title()) {
                    tbody {
                        tr { th.small colspan=(if has_gate { 3 } else { 2 }) scope="rowgroup" { (translated(of_kind[0].kind.title())) } }
                        @for part in of_kind.iter().filter(|part| !prints_as_nothing(part)) { (line(&part.name, part.lean, part.gate)) }
                    }
                }
                tbody { (line(&tr!("= log-odds"), explained.explanation.lean.log_odds, explained.explanation.gate.as_ref().map(|gate| gate.log_odds))) }
            } }
            @if nothing > 0 { p.small { (tr!("{nothing} others add nothing or next to nothing", nothing)) } }
        }
    }
}

/// Whether a part would be printed as zeros.
fn prints_as_nothing(part: &Part) -> bool {
    part.lean.abs() < 5e-4 && part.gate.is_none_or(|gate| gate.abs() < 5e-4)
}

fn line(name: &str, lean: f64, gate: Option<f64>) -> Markup {
    html! {
        tr {
            th scope="row" { (name) }
            td { (signed(lean)) }
            @if let Some(gate) = gate { td { (signed(gate)) } }
        }
    }
}

/// `text` with the words of the kinds that `belongs` says marked by what they add to the lean.
fn marked(text: &str, parts: &[Part], belongs: impl Fn(Kind) -> bool) -> Markup {
    let strongest =
        parts.iter().filter(|part| part.place.is_some()).map(|part| part.lean.abs()).fold(0.0, f64::max);
    let characters: Vec<char> = text.chars().collect();
    let cut = |from: usize, to: usize| characters[from..to].iter().collect::<String>();
    let (mut at, mut pieces) = (0, Vec::new());
    for part in parts.iter().filter(|part| belongs(part.kind)) {
        let Some([start, end]) = part.place.filter(|place| place[0] >= at) else { continue };
        let depth = (DEPTHS * part.lean.abs() / strongest).round();
        if depth >= 1.0 {
            let side = if part.lean > 0.0 { "for" } else { "against" };
            pieces.push((cut(at, start), cut(start, end), format!("{side} s{depth}")));
            at = end;
        }
    }
    html! {
        @for (before, word, class) in &pieces { (before) mark class=(class) { (word) } }
        (cut(at, characters.len()))
    }
}
