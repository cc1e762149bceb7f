//! Signs of the frame that a passage stands in: what charges, titles, numbers, lists and echoes make of it.

use super::elsewhere::Elsewhere;
use super::inside::Words;
use super::signs::{Passage, Shown};
use crate::quotes::lexicon::Class;
use crate::quotes::page::Page;
use crate::quotes::tokens::TokenKind;

/// How many tokens before a passage a court's word makes a charge of it.
const CHARGE: usize = 14;

/// Notes the signs of the frame.
pub(super) fn note(passage: &Passage<'_, '_>, words: Words, elsewhere: Elsewhere, shown: &mut Shown) {
    let page = passage.page;
    let place = passage.place();
    let (first, last) = passage.tokens;
    let before = place.open.checked_sub(1);
    shown.note("charged_with", !words.finite && is_charge(page, place.open));
    // "une déclaration « sur la pêche »", "une pétition « pour le pont »": what it is about, or its name.
    let about = page.is(first, Class::PREPOSITION)
        && before.is_some_and(|at| page.is(at, Class::SAYING.and(Class::DOCUMENT)));
    shown.note("titled_by_noun", about);
    let end = last.saturating_sub(1);
    let numbered = page.kind(end) == TokenKind::Number || is_roman(page.str(end));
    shown.note("ends_with_number", numbered && words.count <= 4);
    shown.note("in_a_longer_one", elsewhere.in_a_longer_one);
    let listed = listed_with_attributed(passage);
    shown.note("listed_with_attributed", listed);
    shown.note("listed_unattributed", listed && !passage.reading.is_attributed());
}

/// `mis en examen pour « … »`: whether the words that open at `open` are what a court or the police accuse somebody of.
pub(in crate::quotes) fn is_charge(page: &Page<'_>, open: usize) -> bool {
    let before = open.checked_sub(1);
    let reason = before.is_some_and(|at| matches!(page.str(at), "pour" | "de" | "d'" | "d’" | "des"))
        || page.is(open.saturating_sub(2), Class::OF);
    reason && (open.saturating_sub(CHARGE)..open).any(|at| charges(page.str(at)))
}

/// Words of courts and police, behind which a charge stands between marks.
fn charges(word: &str) -> bool {
    const STEMS: [&str; 12] = [
        "examen",
        "condamn",
        "poursui",
        "interpell",
        "prison",
        "inculp",
        "plainte",
        "judiciaire",
        "parquet",
        "prévenu",
        "arrêté",
        "garde",
    ];
    STEMS.iter().any(|stem| word.starts_with(stem))
        || matches!(word, "enquête" | "jugé" | "jugée" | "jugés" | "chef" | "cause")
}

/// `V`, `XII`
fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'))
}

/// `« creuse », « indécente » même`: a comma or a conjunction joins the passage to one whose speaker is told.
fn listed_with_attributed(passage: &Passage<'_, '_>) -> bool {
    let (page, place, layout) = (passage.page, passage.place(), passage.layout);
    let told = |token: usize| {
        let other = layout.quote_at(token).filter(|&other| other != passage.index);
        other.is_some_and(|other| passage.article.reported.get(other) == Some(&true))
    };
    let joins = |at: usize| {
        page.kind(at) == TokenKind::Comma || matches!(page.str(at), "et" | "ou" | "mais" | "voire")
    };
    let mut before = place.open.saturating_sub(4)..place.open;
    before.any(|at| joins(at) && at > 0 && told(at - 1))
        || joins(place.close) && (place.close + 1..place.close + 4).any(told)
}
