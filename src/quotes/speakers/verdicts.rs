//! Verdicts: `« Une fête » pour la mairie, « une mascarade » pour l'opposition`, what each side calls one matter.

use super::attribution::{Attribution, Evidence, Reader, Who, found};
use super::layout::Place;
use super::mentions::Mention;
use crate::quotes::lexicon::Class;
use crate::quotes::tokens::TokenKind;

/// How many tokens `, mais` and its kin may have before the next verdict.
const LINK: usize = 3;

impl<'t> Reader<'_, 't> {
    /// The side whose word a quotation is, if another quotation beside it is the word of another side.
    pub(in crate::quotes) fn verdict(&self, place: Place) -> Option<Attribution<'t>> {
        let side = self.side(place)?;
        let index = self.layout.quote_at(place.open)?;
        let places = &self.layout.places;
        // From the side of the first to the mark of the second there is a comma, and no more than a word.
        let linked = |first: &Mention, second: Place| {
            let gap = first.last..second.open;
            gap.len() <= LINK && self.page.kind(first.last) == TokenKind::Comma
        };
        let next = || places.get(index + 1).filter(|next| self.side(**next).is_some());
        let last = || {
            let last = index.checked_sub(1).map(|last| places[last])?;
            self.side(last).filter(|side| linked(side, place))
        };
        let paired = next().is_some_and(|next| linked(&side, *next)) || last().is_some();
        paired.then(|| found(Who::Named(side), "pour", (place.close, side.last), Evidence::Incise))
    }

    /// Whoever `pour` names right behind a quotation.
    fn side(&self, place: Place) -> Option<Mention> {
        let page = self.page;
        if page.str(place.close) != "pour" || page.is(place.close + 1, Class::OF) {
            return None;
        }
        page.mention(place.close + 1, self.layout.sentence_end(page, place.close)).filter(Mention::can_speak)
    }
}
