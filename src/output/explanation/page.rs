//! Explanations as one page that needs nothing else: the words marked in the statement, and every part in a table.

use super::{ExplainedStatement, Kind, Part};
use crate::features::QUOTE_PLACEHOLDER;
use crate::messages::translated;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use tr::tr;

/// Steps of depth that a word can be marked with.
const DEPTHS: f64 = 3.0;

pub(super) fn page(statements: &[ExplainedStatement<'_>]) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(tr!("en")) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (tr!("Why these labels · detente")) }
                // Our own text, not a user's.
                style { (PreEscaped(include_str!("../report/style.css"))) }
            }
            body {
                header { h1 { (tr!("Why these labels")) } }
                main { @for explained in statements { (section(explained)) } }
                footer { p { (tr!("Made by detente ")) (env!("CARGO_PKG_VERSION")) "." } }
            }
        }
    }
}

fn section(explained: &ExplainedStatement<'_>) -> Markup {
    let parts = explained.parts();
    let [first, second] = explained.model.labels.poles();
    let has_gate = explained.explanation.gate.is_some();
    let probabilities = explained.probabilities();
    html! {
        section {
            blockquote lang="fr" { (marked(&explained.statement.text, &parts, |kind| kind == Kind::Statement)) }
            @if !explained.statement.context.is_empty() {
                p.small lang="fr" {
                    (marked(&explained.statement.context, &parts, |kind| matches!(kind, Kind::Before | Kind::After)))
                }
            }
            p.verdict {
                strong { (probabilities[0].0) } (format!(" {:.1} %", 100.0 * probabilities[0].1))
                @for (name, p) in &probabilities[1..] { " · " (name) (format!(" {:.1} %", 100.0 * p)) }
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
                tbody {
                    @for part in &parts { (line(&part.name, part.lean, part.gate, &translated(part.kind.title()))) }
                    (line(&tr!("log-odds"), explained.explanation.lean.log_odds, explained.explanation.gate.as_ref().map(|gate| gate.log_odds), &tr!("sum")))
                }
            } }
        }
    }
}

fn line(name: &str, lean: f64, gate: Option<f64>, title: &str) -> Markup {
    html! {
        tr {
            th scope="row" { (name) " " span.small { (title) } }
            td { (format!("{lean:+.3}")) }
            @if let Some(gate) = gate { td { (format!("{gate:+.3}")) } }
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
