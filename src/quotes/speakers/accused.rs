//! The accused: `Paul Riva est accusé de « … »` gives what others say of him. Whoever is behind `par` says it, and where
//! nobody is, nobody is named; the subject of such a verb never is the speaker.

use super::attribution::{Attribution, CueWord, Evidence, Reader, Who, found};
use super::layout::Place;
use super::mentions::Mention;
use crate::quotes::cues::Mood;
use crate::quotes::lexicon::Class;
use crate::quotes::tokens::TokenKind;

/// How many tokens may stand between the participle and the quotation.
const REACH: usize = 14;

/// How many tokens before the participle somebody may be said to tell of the charge.
const TELLS: usize = 40;

/// Participles that judge their subject, in the masculine singular.
const JUDGING: [&str; 22] = [
    "accusé",
    "soupçonné",
    "suspecté",
    "inculpé",
    "poursuivi",
    "condamné",
    "incarcéré",
    "écroué",
    "arrêté",
    "interpellé",
    "sanctionné",
    "visé",
    "qualifié",
    "traité",
    "taxé",
    "présenté",
    "considéré",
    "décrit",
    "dépeint",
    "perçu",
    "critiqué",
    "épinglé",
];

impl<'t> Reader<'_, 't> {
    /// `Paul Riva est poursuivi pour « … »`, `Critiquée par Ada Lorme pour « … »`, `est qualifié de « … » par ses rivaux`.
    pub(in crate::quotes) fn accused(&self, place: Place, start: usize) -> Option<Attribution<'t>> {
        let page = self.page;
        let participle = self.judging(place, start)?;
        let linked = (participle + 1..place.open)
            .any(|at| page.is(at, Class::OF) || matches!(page.str(at), "pour" | "comme" | "par" | "à"));
        let opens = participle == start;
        let passive = self.is_passive(participle, start);
        if !linked || !opens && !passive {
            return None;
        }
        let end = self.layout.sentence_end(page, place.close);
        let by = self.layout.outside(participle + 1, place.open).find(|&at| page.str(at) == "par");
        let by = by.or_else(|| (page.str(place.close) == "par").then_some(place.close));
        let agent = by.and_then(|by| page.mention(by + 1, end)).filter(|agent| self.can_judge(agent));
        let cue = page.verb(participle).filter(|verb| verb.can_be(Mood::Participle));
        let cue = cue.and_then(|_| page.verb_group(participle)).map(|group| CueWord::Listed(group.cue.name));
        let extent = (participle, place.open);
        if let Some(agent) = agent {
            let who = Who::Named(agent);
            return Some(Attribution { cue, ..found(who, "", extent, Evidence::Governed) });
        }
        // "condamné pour « vol »" names an offence, which other rules know for nobody's words.
        if opens || crate::quotes::kind::is_charge(page, place.open) {
            return None;
        }
        let nobody = || Attribution { cue: None, ..found(Who::Unsaid, "", extent, Evidence::Governed) };
        (!self.is_told(place, start, participle)).then(nobody)
    }

    /// The judging participle that the quotation hangs on, in its own clause.
    fn judging(&self, place: Place, start: usize) -> Option<usize> {
        let page = self.page;
        let floor = start.max(place.open.saturating_sub(REACH));
        let mut at = place.open;
        while at > floor {
            at -= 1;
            if let Some(quote) = self.layout.quote_at(at) {
                // "condamné pour « vol » et « recel »"
                at = self.layout.places[quote].open;
                continue;
            }
            if page.is(at, Class::QUE.and(Class::RELATIVE)) {
                return None;
            }
            if judges(page.str(at)) {
                let noun = at > start && page.is(at - 1, Class::DETERMINER);
                return (!noun).then_some(at);
            }
            let word = matches!(page.kind(at), TokenKind::Lower | TokenKind::Elision);
            let named = matches!(page.kind(at), TokenKind::Capital | TokenKind::Title | TokenKind::Number);
            // "la chambre des comptes": no form of "compter".
            let noun = at > start && page.is(at - 1, Class::DETERMINER.and(Class::OF));
            if !(word || named) || page.is_finite(at) && !noun {
                return None;
            }
        }
        None
    }

    /// Whether a form of `être` stands before the participle, and no `se`.
    fn is_passive(&self, participle: usize, start: usize) -> bool {
        let page = self.page;
        let between = Class::ADVERB.and(Class::NEGATION);
        let mut at = participle;
        let mut been = false;
        while at > start && participle - at < 6 {
            at -= 1;
            let word = page.str(at);
            if word == "été" {
                been = true;
            } else if page.is(at, Class::AVOIR.and(Class::ETRE)) {
                let reflexive = at > start && page.is(at - 1, Class::REFLEXIVE);
                return (been || page.is(at, Class::ETRE) && !page.is(at, Class::AVOIR)) && !reflexive;
            } else if !page.is(at, between) && !word.ends_with("ment") {
                return false;
            }
        }
        false
    }

    /// `ses rivaux`, `les magistrats`, `Ada Lorme`: whoever can accuse; behind `par` a noun is somebody.
    fn can_judge(&self, agent: &Mention) -> bool {
        agent.can_speak() || self.page.is(agent.first, Class::DETERMINER)
    }

    /// Whether the sentence says who tells of the charge: `Ada Lorme affirme que`, `selon la police`, `», a dit Riva`.
    fn is_told(&self, place: Place, start: usize, participle: usize) -> bool {
        let page = self.page;
        let from = start.max(participle.saturating_sub(TELLS));
        let before = self.layout.outside(from, participle).any(|at| {
            self.according(at).is_some()
                || at + 1 < participle && page.verb_group(at).is_some_and(|group| !group.cue.weak)
        });
        before || self.after(place).is_some() || self.later(place).is_some()
    }
}

/// Whether a word is a form of a participle that judges.
fn judges(word: &str) -> bool {
    let lower = word.starts_with(char::is_uppercase).then(|| word.to_lowercase());
    let word = lower.as_deref().unwrap_or(word);
    let singular = word.strip_suffix('s').unwrap_or(word);
    let is = |form: &str| JUDGING.contains(&form);
    is(singular) || singular.strip_suffix('e').is_some_and(is)
}
