//! Words that the next sentence presents: `« … » Voilà ce que la maire conseille`, `« … » Ce jugement de Riva`.

use super::attribution::{Attribution, CueWord, Evidence, Reader, Who, found};
use super::layout::Place;
use super::mentions::MentionKind;
use crate::quotes::lexicon::Class;
use crate::quotes::tokens::TokenKind;

/// How many tokens may stand between `voilà` and the one who speaks.
const VOILA: usize = 5;

/// How many tokens into its sentence the noun for the words stands.
const NOUN: usize = 4;

impl<'t> Reader<'_, 't> {
    /// Whoever is said, right behind a quotation, to have spoken it.
    pub(in crate::quotes) fn presented(&self, place: Place) -> Option<Attribution<'t>> {
        let page = self.page;
        let pause = matches!(page.kind(place.close), TokenKind::Comma | TokenKind::Stop | TokenKind::Colon);
        let first = place.close + usize::from(pause);
        let end = || self.layout.sentence_end(page, first + 1);
        match page.str(first) {
            "Voilà" | "voilà" => self.shown(first, end()),
            // "C'est par ces mots que la maire"
            "C'" | "C’" | "c'" | "c’" if page.str(first + 1) == "est" => {
                let manner =
                    (first + 2..first + 5).any(|at| matches!(page.str(at), "mots" | "termes" | "ainsi"));
                manner.then(|| self.shown(first + 2, end())).flatten()
            }
            "Ce" | "Cet" | "Cette" | "Ces" => self.pointed_out(first, end()),
            _ => None,
        }
    }

    /// `Voilà comment Riva résume`, `voilà ce que les élus conseillent`.
    fn shown(&self, first: usize, end: usize) -> Option<Attribution<'t>> {
        let page = self.page;
        let asks = |at: usize| page.str(at) == "comment" || page.is(at, Class::QUE);
        let clause = (first + 1..end.min(first + VOILA)).find(|&at| asks(at))?;
        let who = page.mention(clause + 1, end).filter(super::mentions::Mention::can_speak)?;
        let acts = (who.last..end.min(who.last + VOILA)).any(|at| page.is_finite(at));
        acts.then(|| Attribution { cue: None, ..found(Who::Named(who), "", (first, end), Evidence::Distant) })
    }

    /// `Cet implacable jugement de Riva`: a noun for something said, and whose it is.
    fn pointed_out(&self, first: usize, end: usize) -> Option<Attribution<'t>> {
        let page = self.page;
        let said = |at: usize| page.is(at, Class::SAYING) || page.str(at) == "jugement";
        let noun = (first + 1..end.min(first + NOUN)).find(|&at| said(at))?;
        let of = (noun + 1..end.min(noun + 3)).find(|&at| page.is(at, Class::OF))?;
        let who = page.mention(of + 1, end).or_else(|| page.mention(of, end))?;
        let named = who.kind == MentionKind::Person;
        named.then(|| {
            let cue = Some(CueWord::Noun(noun));
            Attribution { cue, ..found(Who::Named(who), "", (first, end), Evidence::Distant) }
        })
    }
}
