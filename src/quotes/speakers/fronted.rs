//! What a sentence opens with before its subject: `Convaincu que « … », Ivo Castel`, `Aux cris de « … », les marcheurs`; and
//! subjects that a description parts from their verb.

use super::attribution::{Attribution, Evidence, Reader, Who, found};
use super::layout::Place;
use super::mentions::{Mention, MentionKind};
use super::verbs::{GroupMood, VerbGroup};
use crate::quotes::cues::Mood;
use crate::quotes::lexicon::Class;
use crate::quotes::tokens::TokenKind;

/// How many tokens behind a quotation the subject of its sentence may stand.
const REACH: usize = 30;

/// How many cries are read in a row.
const CRIES: usize = 3;

/// How many tokens behind a subject its verb may stand.
const ACTS: usize = 12;

/// How many tokens an apposition may have.
const APPOSITION: usize = 14;

impl<'t> Reader<'_, 't> {
    /// `Convaincue que « … », Ada Lorme refuse`, `Se sentant « … », les pêcheurs ont`, `Aux cris de « … », ils ont`: what stands
    /// before the subject of a sentence tells of it.
    pub(in crate::quotes) fn fronted(&self, place: Place, start: usize) -> Option<Attribution<'t>> {
        let page = self.page;
        let cries = self.is_cried(place, start);
        let who = if cries && !matches!(page.str(start), "Aux" | "Au") {
            let phrases = self.phrases(start, place.open);
            let subject = phrases.iter().find(|p| !p.governed && !p.object)?.mention;
            let people = matches!(subject.kind, MentionKind::Person | MentionKind::Function);
            (people || !self.is_mute(&Who::Named(subject))).then_some(Who::Named(subject))?
        } else {
            (cries || self.opens_with_state(start, place.open))
                .then(|| self.subject_behind(place))
                .flatten()?
        };
        // "Aux cris de « … », la princesse salue la foule": whoever is alone is cried at.
        let many = match who {
            Who::Named(subject) => subject.plural,
            Who::Pronoun { plural, .. } => plural,
            _ => true,
        };
        if cries && !many {
            return None;
        }
        Some(Attribution { cue: None, weak: true, ..found(who, "", (start, place.open), Evidence::Distant) })
    }

    /// `aux cris de « … »`, `au cri de « … », « … »`
    fn is_cried(&self, place: Place, start: usize) -> bool {
        let page = self.page;
        let mut open = place.open;
        for _ in 0..CRIES {
            let Some(quote) = open.checked_sub(1).and_then(|last| self.layout.quote_at(last)) else { break };
            open = self.layout.places[quote].open;
        }
        open >= start + 2
            && matches!(page.str(open - 1), "de" | "d'" | "d’")
            && matches!(page.str(open - 2), "cris" | "cri")
    }

    /// Whether a sentence opens with a participle, and no clause of its own has begun before `open`.
    fn opens_with_state(&self, start: usize, open: usize) -> bool {
        let page = self.page;
        let word = page.str(start);
        let known = Class::FEMININE_FIRST_NAME
            .and(Class::MASCULINE_FIRST_NAME)
            .and(Class::PLACE)
            .and(Class::PREPOSITION)
            .and(Class::ADVERB)
            .and(Class::TIME)
            .and(Class::CONJUNCTION)
            .and(Class::DETERMINER);
        let ending = [
            "é", "ée", "és", "ées", "enu", "enue", "enus", "enues", "aincu", "aincue", "aincus", "aincues",
            "eçu", "eçue", "eçus",
        ];
        // "Qualifié de « … »": by others, and of him.
        let called = matches!(page.str(start + 1), "comme" | "par")
            || page.verb(start).is_some() && page.is(start + 1, Class::OF);
        let participle = !called
            && ending.iter().any(|ending| word.ends_with(ending))
            && (page.is(start + 1, Class::QUE)
                || tells_of_feeling(word)
                // "Venue d'un village où « … », Ada Lorme"
                || page.is(start + 1, Class::OF) && (word.starts_with("Venu") || word.starts_with("Issu")));
        let gerund = matches!(word, "Se" | "S'" | "S’")
            && page.str(start + 1).ends_with("ant")
            && page.str(start + 1) != "agissant";
        let opens = page.kind(start) == TokenKind::Capital || page.kind(start) == TokenKind::Elision;
        let clause = || {
            let inner = || self.layout.outside(start + 1, open);
            let relative = inner().any(|at| page.is(at, Class::RELATIVE.and(Class::QUE)));
            !relative
                && inner()
                    .any(|at| page.is_finite(at) && !page.verb(at).is_some_and(|v| v.can_be(Mood::Gerund)))
        };
        opens && (participle || gerund) && !page.is(start, known) && !clause()
    }

    /// The subject behind the comma that ends what the sentence opens with.
    fn subject_behind(&self, place: Place) -> Option<Who> {
        let page = self.page;
        let end = self.layout.sentence_end(page, place.close).min(place.close + REACH);
        let acts = |at: usize| {
            page.is_finite(at)
                || page.is(at, Class::AVOIR.and(Class::ETRE).and(Class::NEGATION).and(Class::REFLEXIVE))
        };
        let commas = self.layout.outside(place.close, end).filter(|&at| page.kind(at) == TokenKind::Comma);
        for comma in commas {
            let first = comma + 1;
            if self.subject_pronoun(first) {
                return Some(self.pronoun(first));
            }
            let Some(subject) = page.mention(first, end).filter(Mention::can_speak) else { continue };
            let apposed = (page.kind(subject.last) == TokenKind::Comma)
                .then(|| {
                    let behind = subject.last + 1..end.min(subject.last + APPOSITION);
                    behind.clone().find(|&at| page.kind(at) == TokenKind::Comma)
                })
                .flatten();
            // "les pêcheurs du port ont", "quelque 10 000 pêcheurs opposés au port ont"
            let reached = (subject.last..end.min(subject.last + ACTS)).find(|&at| acts(at));
            let plain = reached.is_some_and(|at| self.reaches(subject.last, at));
            if plain || apposed.is_some_and(|comma| acts(comma + 1)) {
                return Some(Who::Named(subject));
            }
        }
        None
    }

    /// `La directrice du port (PV), l'autorité qui gère les quais, insiste`: a description between commas is no subject; nor is
    /// `les demandes` in `les demandes du syndicat qui réclame`.
    pub(in crate::quotes) fn described_subject(&self, group: &VerbGroup<'_>, start: usize) -> Option<Who> {
        let page = self.page;
        let left = group.first.checked_sub(1).filter(|&left| left > start)?;
        // "les « bonnets verts » ont promis": the marks before the verb are not those of what is said.
        if let Some(quote) = self.layout.quote_at(left)
            && let Some(article) = self.layout.places[quote].open.checked_sub(1).filter(|&at| at >= start)
            && let Some(nickname) = self
                .group_in_marks(article)
                // "cette « colère » s'exprime": one thing is nobody.
                .filter(|named| {
                    named.plural && group.plural || matches!(page.str(article), "un" | "une" | "Un" | "Une")
                })
        {
            return (group.mood == GroupMood::Active).then_some(Who::Named(nickname));
        }
        if group.mood != GroupMood::Active || group.plural {
            return None;
        }
        if page.str(left) == "qui" {
            return self.inner_antecedent(left, start);
        }
        if page.kind(left) != TokenKind::Comma {
            return None;
        }
        let phrases = self.phrases(start, group.first);
        let subject = phrases.iter().find(|p| !p.governed && !p.object)?.mention;
        let mut comma = subject.last;
        if page.kind(comma) == TokenKind::Open {
            comma = (comma..left).find(|&at| page.kind(at) == TokenKind::Close)? + 1;
        }
        let article = matches!(page.str(comma + 1), "le" | "la" | "l'" | "l’" | "un" | "une");
        let inner = comma + 1..left;
        let beside = page.kind(comma) == TokenKind::Comma
            && article
            && inner.len() <= APPOSITION
            && !inner.clone().any(|at| page.kind(at) == TokenKind::Comma || page.str(at) == "et")
            && self.reaches(comma, group.first);
        let office = matches!(subject.kind, MentionKind::Person | MentionKind::Function) && !subject.plural;
        // "Dans sa lettre, la maire, …": what is named between commas is the person.
        let named =
            phrases.iter().any(|p| p.mention.first > comma && !p.governed && p.mention.name.is_some());
        (beside && office && !named).then_some(Who::Named(subject))
    }

    /// The body or person that ends a noun phrase of a thing, right before `qui`.
    fn inner_antecedent(&self, relative: usize, start: usize) -> Option<Who> {
        let page = self.page;
        let phrases = self.phrases(start, relative);
        let outer = phrases.last().filter(|p| p.mention.last == relative)?.mention;
        if outer.kind != MentionKind::Thing || !self.is_mute(&Who::Named(outer)) {
            return None;
        }
        let of = (outer.first + 1..relative).rev().find(|&at| page.is(at, Class::OF))?;
        let whose = page.mention(of + 1, relative).or_else(|| page.mention(of, relative))?;
        (whose.last == relative && whose.can_speak() && !whose.plural).then_some(Who::Named(whose))
    }

    /// `Pour Ada Lorme, de l'institut, la ville n'a pas promis « … »`: whose opinion a sentence is says its head.
    pub(in crate::quotes) fn opinion(&self, place: Place, start: usize) -> Option<Attribution<'t>> {
        let page = self.page;
        let at = start + usize::from(matches!(page.str(start), "Mais" | "Et" | "Or"));
        let at = at + usize::from(at > start && page.kind(at) == TokenKind::Comma);
        if !matches!(page.str(at), "Pour" | "pour") {
            return None;
        }
        let whose = page.mention(at + 1, place.open)?;
        let full = whose.name.is_some_and(|(first, last)| last > first + 1);
        let closed = page.kind(whose.last) == TokenKind::Comma || page.kind(whose.core) == TokenKind::Comma;
        (full && closed).then(|| found(Who::Named(whose), "pour", (at, place.open), Evidence::According))
    }
}

/// Whether a participle at the head of a sentence tells what somebody thinks or feels: `Lassée par « … »`, but not
/// `Condamné pour « … »`, `Musée de « … »`.
fn tells_of_feeling(word: &str) -> bool {
    let stems = [
        "Convain",
        "Persuad",
        "Inqui",
        "Lass",
        "Fatigu",
        "Choqu",
        "Indign",
        "Agac",
        "Étonn",
        "Etonn",
        "Surpri",
        "Déçu",
        "Scandalis",
        "Exaspér",
        "Préoccup",
        "Attach",
        "Oppos",
        "Décid",
        "Détermin",
        "Résol",
        "Attrist",
        "Révolt",
        "Énerv",
        "Excéd",
        "Bless",
        "Touch",
        "Marqu",
        "Frapp",
    ];
    stems.iter().any(|stem| word.starts_with(stem))
}
