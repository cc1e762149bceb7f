//! Descriptions: whom an office means that no name of the article bears, where one person speaks all along; and names
//! that stand behind a long office.

use super::entities::Grade;
use super::mentions::{Gender, Mention, MentionKind};
use super::resolution::{Resolver, Voice};
use crate::quotes::lexicon::{Class, fold};
use crate::quotes::page::Page;
use crate::quotes::tokens::TokenKind;

/// How many tokens of an office may stand between what the rules of complements read and the name.
const FAR: usize = 16;

/// How many tokens back somebody was named whom an office means before anybody has spoken.
const LATELY: usize = 300;

/// How many quotations back a run of one speaker is looked for.
const RUN: usize = 6;

impl Page<'_> {
    /// `le ministre du Port et des eaux vives Ivo Castel`, `la maire de la commune, sans étiquette, Ada Lorme`: behind the rest
    /// of a long office a known first name and a family name are its bearer's.
    pub(in crate::quotes) fn take_far_name(&self, mention: &mut Mention, limit: usize) {
        let opens =
            matches!(self.kind(mention.last), TokenKind::Open | TokenKind::Comma | TokenKind::Capital)
                || self.kind(mention.last) == TokenKind::Lower && !self.is_finite(mention.last);
        if mention.kind != MentionKind::Function || mention.plural || mention.name.is_some() || !opens {
            return;
        }
        let definite =
            matches!(self.str(mention.first), "le" | "la" | "l'" | "l’" | "Le" | "La" | "L'" | "L’");
        let Some(name) = definite.then(|| self.far_name(mention.last, limit)).flatten() else { return };
        mention.name = Some(name);
        mention.last = name.1;
        mention.kind = MentionKind::Person;
    }

    /// The full name behind the complements that go on at `at`.
    fn far_name(&self, mut at: usize, limit: usize) -> Option<(usize, usize)> {
        let grammar = Class::PREPOSITION
            .and(Class::CONJUNCTION)
            .and(Class::RELATIVE)
            .and(Class::QUE)
            .and(Class::SUBJECT)
            .and(Class::NEGATION)
            .and(Class::REFLEXIVE)
            .and(Class::ADVERB)
            .and(Class::TIME)
            .and(Class::AVOIR)
            .and(Class::ETRE)
            .and(Class::ACCORDING);
        let first = at;
        let end = limit.min(at + FAR);
        while at < end {
            let hangs = at > 0 && self.is(at - 1, Class::OF.and(Class::DETERMINER));
            match self.kind(at) {
                TokenKind::Capital if self.opens_listed_name(at) => {
                    let joined = hangs || at > 0 && matches!(self.str(at - 1), "et" | "ou");
                    let name = self.name_end(at).filter(|&end| !joined && end > at + 1 && end <= limit);
                    return name.map(|end| (at, end));
                }
                TokenKind::Capital => at += 1,
                TokenKind::Open => {
                    at = (at..end.min(at + 6)).find(|&i| self.kind(i) == TokenKind::Close)? + 1;
                }
                // ", sans étiquette, Ada Lorme": a remark of two words, or none, and the name right behind its comma.
                TokenKind::Comma => {
                    let remark = matches!(self.str(at + 1), "sans" | "divers" | "encarté" | "encartée");
                    let next = at + 1 + 3 * usize::from(remark && self.kind(at + 3) == TokenKind::Comma);
                    let named = (at > first || next > at + 1) && self.opens_listed_name(next);
                    return self.name_end(next).filter(|&end| named && end <= limit).map(|end| (next, end));
                }
                TokenKind::Lower | TokenKind::Elision if self.is(at, Class::OF) => at += 1,
                TokenKind::Lower | TokenKind::Elision if self.is(at, Class::DETERMINER) && hangs => at += 1,
                // "de l'Eau et des comptes publics", "Opinion et Stratégies": one office with two matters.
                TokenKind::Lower if self.str(at) == "et" => {
                    let goes_on = self.is(at + 1, Class::OF) || self.kind(at + 1) == TokenKind::Capital;
                    if !goes_on || self.opens_listed_name(at + 1) {
                        return None;
                    }
                    at += 1;
                }
                TokenKind::Lower
                    if !self.is(at, grammar.and(Class::DETERMINER)) && (hangs || !self.is_finite(at)) =>
                {
                    at += 1;
                }
                _ => return None,
            }
        }
        None
    }

    /// A known first name before another capital.
    fn opens_listed_name(&self, at: usize) -> bool {
        self.is(at, Class::FEMININE_FIRST_NAME.and(Class::MASCULINE_FIRST_NAME))
            && self.kind(at) == TokenKind::Capital
            && (self.kind(at + 1) == TokenKind::Capital
                || self.is_particle(at + 1) && self.kind(at + 2) == TokenKind::Capital)
    }

    /// `l'un d'eux`, `l'une d'entre elles`: one of those of whom the article speaks.
    pub(in crate::quotes) fn one_of_them(&self, at: usize, limit: usize) -> Option<Mention> {
        let one =
            matches!(self.str(at), "l'" | "l’" | "L'" | "L’") && matches!(self.str(at + 1), "un" | "une");
        if !one || !matches!(self.str(at + 2), "d'" | "d’") {
            return None;
        }
        let them = at + 3 + usize::from(self.str(at + 3) == "entre");
        let feminine = self.str(at + 1) == "une";
        let last = them + 1;
        if !matches!(self.str(them), "eux" | "elles") || last > limit {
            return None;
        }
        let mut mention = Mention {
            first: at,
            last,
            core: last,
            name: None,
            head: None,
            gender: if feminine { Gender::Feminine } else { Gender::Masculine },
            plural: false,
            kind: MentionKind::Function,
        };
        self.take_name_apposition(&mut mention, limit);
        Some(mention)
    }
}

impl Resolver<'_, '_> {
    /// `la maire de Valdor`, `l'ex-présidente du port`, `la quadragénaire`: a definite office that no name of the article bears
    /// is that of whoever speaks all along; who speaks first is meant if nobody else was named.
    pub(in crate::quotes) fn taken_up(&self, mention: &Mention, index: usize) -> Option<Voice> {
        let page = self.reader.page;
        let (head, end) = mention.head.filter(|_| mention.name.is_none() && !mention.plural)?;
        let definite =
            matches!(page.str(mention.first), "le" | "la" | "l'" | "l’" | "Le" | "La" | "L'" | "L’");
        // "son épouse": whoever speaks is somebody's.
        let own = matches!(page.str(mention.first), "son" | "sa" | "Son" | "Sa")
            && matches!(page.str(head), "épouse" | "époux" | "mari" | "femme" | "compagne" | "compagnon");
        let definite = definite || own;
        let office = mention.kind == MentionKind::Function && page.is(head, Class::ROLE)
            || mention.kind == MentionKind::Thing && page.str(head) == "parlementaire";
        if !definite || !office || page.is(mention.first + 1, Class::DETERMINER) {
            return None;
        }
        let noun = page.str(head);
        let left = |at: usize| matches!(page.str(at), "ancien" | "ancienne");
        let former = Grade::of(page, head) == Grade::Former
            || noun.starts_with("ex-")
            || (mention.first..head).any(left);
        let ruled = !former && (self.is_of_state(head, end) || stays_unnamed(noun)) && !own;
        if ruled || self.is_introduced(mention) {
            return None;
        }
        let spoke = self.last_named(mention, index);
        let run = || {
            let last = |voice: &Voice| spoke.is_some_and(|spoke| self.same_name(voice.name, spoke.name));
            let before = self.readings[..index.min(self.readings.len())].iter().rev().take(RUN);
            let mut voices = before.filter_map(|reading| reading.voice).take(2);
            voices.next().is_some_and(|voice| last(&voice)) && voices.next().is_some_and(|voice| last(&voice))
        };
        // "présidente de la Ligue", and then "la dirigeante de l'association"
        let heads = |voice: &Voice| {
            let entity = voice.name.tokens().and_then(|name| self.entities.find(page, name));
            let leads = |&(role, _): &(usize, usize)| {
                let noun = fold(page.str(role));
                super::posts::leads(&noun) && noun != "secrétaire"
            };
            matches!(noun, "dirigeant" | "dirigeante" | "leader" | "patron" | "patronne")
                && end > head + 1
                && (head + 1..end).all(|at| page.kind(at) != TokenKind::Capital)
                && entity.is_some_and(|number| self.entities.get(number).roles.iter().any(leads))
        };
        let voice = match spoke {
            Some(voice) => {
                let called = former || in_public_life(noun) || (own || holds_office(noun)) && run();
                Some(voice).filter(|voice| called || heads(voice))
            }
            None if self.readings[..index.min(self.readings.len())].iter().all(|r| r.voice.is_none()) => {
                let lately = |seen: &usize| *seen < mention.first && mention.first - seen < LATELY;
                let near = |number: &usize| self.entities.get(*number).seen.iter().any(lately);
                let called = former || own || in_public_life(noun) || holds_office(noun);
                // "le président du Modem": who heads a body with a name is not whoever was named.
                let named = (head + 1..end).any(|at| page.kind(at) == TokenKind::Capital);
                self.only_of_gender(mention)
                    .filter(|number| !named && called && near(number))
                    .map(|number| self.entity_voice(number))
            }
            None => None,
        }?;
        let wanted = fold(noun);
        let other = self.entities.iter().any(|this| {
            let held =
                |&(role, _): &(usize, usize)| super::posts::same_office(&fold(page.str(role)), &wanted);
            let same = voice
                .name
                .tokens()
                .is_some_and(|name| page.span(name.0, name.1) == page.span(this.name.0, this.name.1));
            same && this.roles.iter().any(held)
        });
        // Whom the list knows in an office of state is called by that.
        let ruler = || !self.actors.offices(&voice.name.text(page)).is_empty();
        let known = voice.gender != Gender::Unknown && voice.gender.agrees(mention.gender);
        (known && !other && (former || !ruler() || heads(&voice))).then_some(voice)
    }

    /// An office of a state, or of one of its houses, from its noun to one past its complements.
    fn is_of_state(&self, head: usize, end: usize) -> bool {
        let page = self.reader.page;
        let state = |at: usize| {
            page.is(at, Class::NATIONALITY)
                || matches!(page.str(at), "État" | "Etat" | "République" | "gouvernement")
        };
        match page.str(head) {
            "président" | "présidente" | "maire" | "chef" | "cheffe" | "patron" | "patronne" => {
                end == head + 1 || (head + 1..end).any(state)
            }
            _ => (head + 1..end).any(state),
        }
    }
}

/// What a politician is called by beside the name.
fn in_public_life(noun: &str) -> bool {
    matches!(
        noun,
        "parlementaire"
            | "socialiste"
            | "centriste"
            | "écologiste"
            | "communiste"
            | "syndicaliste"
            | "opposant"
            | "opposante"
            | "quadragénaire"
            | "quinquagénaire"
            | "sexagénaire"
            | "septuagénaire"
            | "trentenaire"
    )
}

/// What somebody is elected or called to, beside another office.
fn holds_office(noun: &str) -> bool {
    matches!(
        noun,
        "maire"
            | "président"
            | "présidente"
            | "vice-président"
            | "vice-présidente"
            | "membre"
            | "élu"
            | "élue"
            | "conseiller"
            | "conseillère"
            | "candidat"
            | "candidate"
            | "dirigeant"
            | "dirigeante"
            | "leader"
            | "fondateur"
            | "fondatrice"
            | "chef"
            | "cheffe"
            | "acteur"
            | "actrice"
            | "chanteur"
            | "chanteuse"
    )
}

/// Nouns for those whom the press does not name, and offices that are told by their matter.
fn stays_unnamed(noun: &str) -> bool {
    matches!(
        noun,
        "ministre"
            | "procureur"
            | "procureure"
            | "préfet"
            | "préfète"
            | "porte-parole"
            | "pape"
            | "roi"
            | "reine"
            | "chancelier"
            | "chancelière"
            | "avocat"
            | "avocate"
            | "juge"
            | "magistrat"
            | "magistrate"
            | "journaliste"
            | "présentateur"
            | "présentatrice"
            | "source"
            | "témoin"
            | "victime"
            | "policier"
            | "policière"
            | "gendarme"
            | "manifestant"
            | "manifestante"
            | "habitant"
            | "habitante"
            | "homme"
            | "femme"
            | "jeune"
            | "automobiliste"
            | "médecin"
            | "auteur"
            | "secrétaire"
            | "public"
    )
}
