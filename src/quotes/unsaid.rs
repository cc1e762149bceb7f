//! Words between marks that the sentence says nobody said, or that are only what somebody is called.
//!
//! `a refusé de parler de « défaite »`, `Si un ministre disait « … », il serait moqué`, `Idriss Ndoye, dit « le Renard »`.

use super::lexicon::Class;
use super::page::Page;
use super::speakers::layout::{Layout, Place};
use super::tokens::TokenKind;

/// How far before the marks the verb of a saying that does not take place may stand.
const REACH: usize = 6;

/// How far before its verb a relative clause may begin.
const CLAUSE: usize = 8;

/// How many tokens a nickname may have.
const NICKNAME: usize = 4;

/// Verbs of using a word.
const USES: [&str; 9] =
    ["parler", "dire", "prononcer", "employer", "utiliser", "évoquer", "qualifier", "citer", "écrire"];

/// Verbs of calling somebody something, and the endings that they have then.
const CALLING: [&str; 5] = ["surnomm", "appell", "appel", "nomm", "baptis"];
const CALLED: [&str; 8] = ["e", "ent", "é", "ée", "és", "ées", "ait", "aient"];

/// Whether the words at `place` are nobody's.
pub(super) fn is_unsaid(page: &Page<'_>, layout: &Layout, place: Place) -> bool {
    withheld(page, place.open) || nicknamed(page, place) || supposed(page, layout, place)
}

/// `sans prononcer le mot « … »`, `s'est gardée de parler de « … »`
fn withheld(page: &Page<'_>, open: usize) -> bool {
    let floor = open.saturating_sub(REACH);
    let Some(verb) = (floor..open).rev().find(|&at| USES.contains(&page.str(at))) else { return false };
    let link = Class::OF.and(Class::DETERMINER).and(Class::QUE).and(Class::ADVERB);
    let word = |at: usize| matches!(page.str(at), "mot" | "mots" | "terme" | "termes" | "expression");
    if !(verb + 1..open).all(|at| page.is(at, link) || word(at)) {
        return false;
    }
    let object = Class::OBJECT.and(Class::NEGATION).and(Class::ADVERB);
    let mut before = verb;
    while before > 0 && verb - before < 3 && page.is(before - 1, object) && !page.is(before - 1, Class::OF) {
        before -= 1;
    }
    let Some(governs) = before.checked_sub(1) else { return false };
    if matches!(page.str(governs), "sans" | "Sans") {
        return true;
    }
    let refuses = |at: usize| {
        let word = page.str(at);
        // "n'a pas refusé de parler de « défaite »"
        if (at.saturating_sub(5)..at).any(|i| matches!(page.str(i), "ne" | "n'" | "n’" | "Ne" | "N'" | "N’"))
        {
            return false;
        }
        let reflexive = || (at.saturating_sub(3)..at).any(|i| page.is(i, Class::REFLEXIVE));
        ["refus", "évit", "renonc"].iter().any(|stem| word.starts_with(stem))
            || ["gard", "absten", "abstien", "abstin", "interdi", "retenu"]
                .iter()
                .any(|stem| word.starts_with(stem))
                && reflexive()
    };
    page.is(governs, Class::OF)
        && (governs.saturating_sub(3)..governs)
            .rev()
            .find(|&at| !page.is(at, Class::ADVERB))
            .is_some_and(refuses)
}

/// `Idriss Ndoye, dit « le Renard »,`, `que ses hommes appellent « le Vieux »`: what somebody is called by others.
fn nicknamed(page: &Page<'_>, place: Place) -> bool {
    let (first, end) = (place.open + 1, place.close.saturating_sub(1));
    let Some(before) = place.open.checked_sub(1) else { return false };
    let named = end > first
        && end - first <= NICKNAME
        && page.is(first, Class::DETERMINER)
        && page.kind(first + 1) == TokenKind::Capital;
    if !named || place.aside.is_some() {
        return false;
    }
    let called =
        || before > 0 && page.kind(before - 1) == TokenKind::Comma && !page.is(place.close, Class::OF);
    match page.str(before) {
        "dit" | "dite" | "dits" | "dites" | "alias" => called(),
        verb => {
            // "a appelé « Le Monde »": a call is no name.
            let called = before > 0 && page.is(before - 1, Class::AVOIR) && verb.starts_with("appel");
            let names = CALLING
                .iter()
                .any(|stem| verb.strip_prefix(stem).is_some_and(|ending| CALLED.contains(&ending)));
            // "ce que le ministre appelle « … »": his own word for it.
            let that = |at: usize| page.str(at) == "ce" || page.str(at) == "Ce";
            let own =
                (before.saturating_sub(CLAUSE)..before).any(|at| that(at) && page.is(at + 1, Class::QUE));
            names && !called && page.kind(before) == TokenKind::Lower && !own
        }
    }
}

/// `Si un ministre disait « … », il serait moqué`: the saying is supposed.
fn supposed(page: &Page<'_>, layout: &Layout, place: Place) -> bool {
    let floor = place.open.saturating_sub(3);
    let imperfect = |at: usize| {
        let word = page.str(at);
        page.verb(at).is_some()
            && (word.ends_with("ait") || word.ends_with("aient"))
            && !word.ends_with("rait")
    };
    if !(floor..place.open).any(imperfect) {
        return false;
    }
    let start = layout.sentence_start(page, place.open);
    let end = layout.sentence_end(page, place.close);
    let conditional = |at: usize| page.str(at).ends_with("rait") || page.str(at).ends_with("raient");
    matches!(page.str(start), "Si" | "S'" | "S’") && layout.outside(place.close, end).any(conditional)
}
