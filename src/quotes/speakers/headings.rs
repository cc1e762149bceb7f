//! Words that nobody says where they stand: headings between paragraphs, what is written on things, and what others say who
//! have no name.

use super::attribution::Reader;
use super::layout::Place;
use crate::quotes::lexicon::Class;
use crate::quotes::tokens::{Token, TokenKind};

/// How many tokens a heading in marks may have, the marks included.
const LONGEST: usize = 8;

/// Words that open a subject without a name.
const NOBODY: [&str; 10] =
    ["Certains", "Certaines", "Beaucoup", "Plusieurs", "Quelques", "Tous", "Toutes", "Nombre", "Un", "Une"];

impl Reader<'_, '_> {
    /// `Le port ferme. « On part » Au lac, …`: short words without a full stop, before a new sentence or as a paragraph of their own.
    pub(super) fn is_heading(&self, place: Place) -> bool {
        let page = self.page;
        let Some(before) = place.open.checked_sub(1) else { return false };
        let short = place.close - place.open <= LONGEST && place.begins_sentence && !place.ends_sentence;
        short
            && page.token(before).is_some_and(Token::ends_sentence)
            && !(before > 0 && page.kind(before - 1) == TokenKind::Colon)
            && match page.kind(place.close) {
                TokenKind::Capital => true,
                TokenKind::Break => page.kind(before) == TokenKind::Break || self.is_glued(place),
                _ => false,
            }
    }

    /// `ferme.« On part »`: whether no space parts the marks from what stands before or behind them.
    fn is_glued(&self, place: Place) -> bool {
        let touches = |at: usize| {
            let (left, right) = (self.page.token(at), self.page.token(at + 1));
            left.zip(right).is_some_and(|(left, right)| {
                left.end == right.start && (right.is_word() || left.kind == TokenKind::Stop)
            })
        };
        [place.open, place.close].into_iter().filter_map(|at| at.checked_sub(1)).any(touches)
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
