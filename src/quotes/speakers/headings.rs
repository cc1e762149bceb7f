//! Headings between paragraphs: a few words in marks that nobody says where they stand.

use super::attribution::Reader;
use super::layout::Place;
use crate::quotes::lexicon::Class;
use crate::quotes::tokens::{Token, TokenKind};

/// How many tokens a heading in marks may have, the marks included.
const LONGEST: usize = 8;

/// Words that take the place of somebody's name.
const NOBODY: [&str; 10] =
    ["Certains", "Certaines", "Beaucoup", "Plusieurs", "Quelques", "Tous", "Toutes", "Nombre", "Un", "Une"];

impl Reader<'_, '_> {
    /// `Le port ferme.« On part »Au lac, …`: short words without a full stop, behind the end of a sentence and before another.
    pub(super) fn is_heading(&self, place: Place) -> bool {
        let page = self.page;
        let Some(before) = place.open.checked_sub(1) else { return false };
        let short = place.close - place.open <= LONGEST && place.begins_sentence && !place.ends_sentence;
        short
            && page.token(before).is_some_and(Token::ends_sentence)
            && !(before > 0 && page.kind(before - 1) == TokenKind::Colon)
            && matches!(page.kind(place.close), TokenKind::Capital | TokenKind::Break)
    }

    /// `Des pancartes dépassent du coffre : « … », « … »`: what is written on things nobody is said to speak.
    pub(super) fn is_posted(&self, place: Place) -> bool {
        let page = self.page;
        // "« Rendez le port » est un slogan": nobody's, and everybody's.
        let is = matches!(page.str(place.close), "est" | "était");
        if is && (place.close + 1..place.close + 4).any(|at| matches!(page.str(at), "slogan" | "slogans")) {
            return true;
        }
        let start = self.layout.sentence_start(page, place.open);
        let colon =
            self.layout.outside(start, place.open).rev().find(|&at| page.kind(at) == TokenKind::Colon);
        let Some(colon) = colon else { return false };
        let list = |at: usize| !page.token(at).is_some_and(Token::is_word);
        self.layout.outside(colon, place.open).all(list)
            && self
                .layout
                .outside(start, colon)
                .any(|at| page.is(at, Class::DETERMINER.and(Class::OF)) && self.bears_words(at))
    }

    /// `Certains ont ironisé : « … »`: the sentence that leads to the words names others than whoever spoke before it.
    pub(super) fn is_led_by_others(&self, place: Place) -> bool {
        let page = self.page;
        let colon = place.open.checked_sub(1).is_some_and(|at| page.kind(at) == TokenKind::Colon);
        let start = self.layout.sentence_start(page, place.open);
        let others = NOBODY.contains(&page.str(start))
            || page.kind(start) == TokenKind::Elision && page.str(start + 1) == "autres";
        colon && others
    }
}
