//! Antecedents: whom a pronoun means. Whoever spoke last is meant before whoever acted, a near sentence before a far
//! one, a person before a body.

use super::attribution::{Phrase, Who};
use super::mentions::{Gender, Mention, MentionKind};
use super::resolution::{Resolver, Voice};
use super::verbs::GroupMood;
use crate::quotes::lexicon::Class;
use crate::quotes::tokens::TokenKind;

/// How many sentences a pronoun looks back.
const MEMORY: u32 = 6;

/// What is added for a person who stands in the same sentence before a pronoun, other than as a subject.
const FRONTED: u32 = 20;

/// How many pronouns a chain of them may have.
const CHAIN: u8 = 3;

/// How likely a noun phrase is meant by the next pronoun.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::quotes) enum Rank {
    /// Subject of a reporting verb, or named by `selon`.
    Speaks,
    /// Subject of another verb.
    Acts,
    /// Object of a verb.
    Undergoes,
    /// None of these.
    Stands,
}

impl Resolver<'_, '_> {
    /// The last subject or speaker before token `at` that agrees. Whoever spoke last is meant before whoever was
    /// last spoken of, and a person before a body.
    pub(in crate::quotes) fn antecedent(
        &self,
        at: usize,
        gender: Gender,
        plural: bool,
        index: usize,
    ) -> Option<Voice> {
        self.antecedent_within(at, gender, plural, index, CHAIN)
    }

    /// [`Self::antecedent`] through at most `chain` pronouns.
    pub(in crate::quotes) fn antecedent_within(
        &self,
        at: usize,
        gender: Gender,
        plural: bool,
        index: usize,
        chain: u8,
    ) -> Option<Voice> {
        let page = self.reader.page;
        let layout = self.reader.layout;
        let agrees = |voice: &Voice| voice.gender.agrees(gender) && voice.plural == plural;
        let incise = page.kind(at) == TokenKind::Clitic || page.is(at.saturating_sub(1), Class::ACCORDING);
        // An incise looks for whoever spoke last; another pronoun for whoever was named last.
        let step = if incise { 7 } else { 20 };
        // "Dans sa lettre, il promet", but "Quant au maire, il promet".
        let fronted = !incise && at > 0 && page.kind(at - 1) == TokenKind::Comma && {
            let start = layout.sentence_start(page, at);
            !matches!(page.str(start), "Quant" | "Pour" | "Chez" | "Côté")
        };
        let granted = fronted && self.reader.grants(layout.sentence_start(page, at));
        let mut best: Option<(u32, Voice)> = None;
        let mut end = at;
        for back in 0..MEMORY {
            let distance = back * step;
            if best.as_ref().is_some_and(|(cost, _)| *cost <= distance) {
                break;
            }
            let mut offer = |cost: u32, voice: Voice| {
                if best.as_ref().is_none_or(|(least, _)| cost < *least) {
                    best = Some((cost, voice));
                }
            };
            let start = layout.sentence_start(page, end);
            let elsewhere = self.reader.is_pointer(start);
            // A speaker already found in this sentence.
            let spoken = (0..index)
                .rev()
                .map(|quote| (layout.places[quote], &self.readings[quote]))
                .take_while(|(place, _)| place.close > start)
                .filter(|(place, _)| place.open < end)
                .find_map(|(_, reading)| reading.voice.filter(&agrees));
            if let Some(voice) = spoken {
                offer(distance, voice);
            }
            // "Elle avait entamé deux années d'études. « … », dit-elle.": the topic goes on.
            if back > 0
                && chain > 0
                && let Some(Who::Pronoun { at: topic, gender: same, plural: many }) =
                    self.reader.first_pronoun(start, end, &self.reader.phrases(start, end))
                && same == gender
                && many == plural
                && topic < at
                && let Some(voice) = self.antecedent_within(topic, gender, plural, index, chain - 1)
            {
                offer(distance, voice);
            }
            // "Elle partira avec Ivo Castel, a-t-elle dit": the sentence's own subject.
            if back == 0
                && chain > 0
                && page.kind(at) == TokenKind::Clitic
                && let Some(Who::Pronoun { at: topic, gender: same, plural: many }) =
                    self.reader.first_pronoun(start, end, &self.reader.phrases(start, end))
                && (same, many) == (gender, plural)
                && topic < start + 3
                && let Some(voice) = self.antecedent_within(topic, gender, plural, index, chain - 1)
            {
                offer(0, voice);
            }
            // "Lire aussi Riva défend le port": nobody of another article's headline is meant.
            let subjects = if elsewhere { Vec::new() } else { self.subjects(start, end) };
            for (who, rank) in subjects {
                if let Some(voice) = self.voice(&who, index, start).filter(&agrees) {
                    // "Dans sa lettre au maire, il promet": who stands in what leads to a pronoun is not its person.
                    let led = if back == 0 && fronted && (granted || rank >= Rank::Undergoes) {
                        FRONTED
                    } else {
                        0
                    };
                    offer(distance + self.strangeness(&who, &voice, rank) + led, voice);
                }
            }
            end = start;
            if let Some(quote) = end.checked_sub(1).and_then(|last| layout.quote_at(last)) {
                // A quotation that is a sentence of its own: its speaker, or further back.
                if let Some(voice) = self.readings.get(quote).and_then(|r| r.voice).filter(&agrees) {
                    let cost = distance + 1;
                    if best.as_ref().is_none_or(|(least, _)| cost < *least) {
                        best = Some((cost, voice));
                    }
                }
                end = layout.places[quote].open;
            }
            while end > 0
                && page.token(end - 1).is_some_and(super::super::tokens::Token::ends_sentence)
                && layout.quote_at(end - 1).is_none()
            {
                end -= 1;
            }
            if end == 0 {
                break;
            }
        }
        best.map(|(_, voice)| voice)
    }

    /// How far a noun phrase is from what a pronoun means best, a person who speaks.
    fn strangeness(&self, who: &Who, voice: &Voice, rank: Rank) -> u32 {
        let place = match rank {
            Rank::Speaks => 0,
            Rank::Acts | Rank::Undergoes => 5,
            Rank::Stands => 15,
        };
        let body = match rank {
            Rank::Speaks if voice.person => 0,
            Rank::Speaks => 6,
            _ if voice.person && self.is_verified(who) => 0,
            _ => 12,
        };
        place + body + u32::from(voice.gender == Gender::Unknown)
    }

    /// Whom a sentence is about: an incise of its own (`dit-il`), a pronoun it begins with, then its subjects.
    pub(in crate::quotes) fn spoken_of(&self, from: usize, to: usize) -> Vec<(Who, Rank)> {
        let page = self.reader.page;
        let mut about = Vec::new();
        for at in self.reader.layout.outside(from, to) {
            if page.kind(at) == TokenKind::Clitic && at > from && page.verb(at - 1).is_some() {
                about.extend(
                    page.verb_group(at - 1)
                        .and_then(|group| self.reader.subject_after(&group, to))
                        .map(|who| (who, Rank::Speaks)),
                );
            }
            if page.is(at, Class::ACCORDING) && matches!(page.str(at + 1), "lui" | "elle") {
                let gender = if page.str(at + 1) == "lui" { Gender::Masculine } else { Gender::Feminine };
                about.push((Who::Pronoun { at: at + 1, gender, plural: false }, Rank::Speaks));
            }
        }
        let opener = match page.str(from) {
            "Il" => Some(Gender::Masculine),
            "Elle" => Some(Gender::Feminine),
            "Son" | "Sa" | "Ses" => Some(Gender::Unknown),
            _ => None,
        };
        let first = self.reader.first_pronoun(from, to, &self.reader.phrases(from, to));
        about.extend(first.filter(|_| opener.is_none()).map(|who| (who, Rank::Acts)));
        about.extend(opener.map(|gender| (Who::Pronoun { at: from, gender, plural: false }, Rank::Acts)));
        about.extend(self.subjects(from, to));
        about.sort_by_key(|&(_, rank)| rank);
        about
    }

    /// `des sujets comme la taxe`: an example is no subject.
    fn compared(&self, mention: &Mention) -> bool {
        mention.first.checked_sub(1).is_some_and(|at| self.reader.page.str(at) == "comme")
    }

    /// Whether a name is a person's beyond doubt: known to the article, or with a title or an office.
    pub(in crate::quotes) fn is_verified(&self, who: &Who) -> bool {
        match who {
            Who::Named(mention) => mention.name.is_none_or(|name| {
                mention.head.is_some()
                    || mention.first < name.0
                    || self.entities.find(self.reader.page, name).is_some()
            }),
            _ => true,
        }
    }

    /// The noun phrases of a sentence that can be the antecedent of a pronoun, best first: who speaks in it,
    /// its subjects, then the persons that stand elsewhere.
    pub(in crate::quotes) fn subjects(&self, from: usize, to: usize) -> Vec<(Who, Rank)> {
        let phrases = self.reader.phrases(from, to);
        let phrases = &phrases[usize::from(self.reader.opens_detached(&phrases, from))..];
        // "Notre envoyée Mira Sorel a rencontré Ivo Castel": whoever was met speaks in what follows.
        let ours = |p: &Phrase| {
            let page = self.reader.page;
            let noun = page.str(p.mention.first + 1);
            matches!(page.str(p.mention.first), "Notre" | "notre" | "Nos" | "nos")
                && ["envoyé", "journaliste", "reporter", "correspondant"]
                    .iter()
                    .any(|stem| noun.starts_with(stem))
        };
        let phrases = &phrases[usize::from(phrases.len() > 1 && ours(&phrases[0]))..];
        let mut ranked: Vec<(Who, Rank)> = Vec::with_capacity(phrases.len());
        let mut first = true;
        for phrase in phrases.iter().filter(|p| p.mention.can_speak() || self.points(&p.mention)) {
            let rank = match self.rank(phrase.mention, phrase.governed, from) {
                None if first && !phrase.governed && !phrase.object && !self.compared(&phrase.mention) => {
                    Some(Rank::Acts)
                }
                rank => rank,
            };
            first &= phrase.governed;
            if let Some(rank) = rank {
                ranked.push((Who::Named(phrase.mention), rank));
            } else if phrase.mention.kind == MentionKind::Person {
                let rank = if phrase.governed { Rank::Stands } else { Rank::Undergoes };
                ranked.push((Who::Named(phrase.mention), rank));
            }
        }
        for pair in phrases.windows(2) {
            let [one, two] = [pair[0].mention, pair[1].mention];
            let and = two.first.checked_sub(1).is_some_and(|at| self.reader.page.str(at) == "et");
            let people = [one, two]
                .iter()
                // "Les avocates Ada Lorme et Mira Sorel": the plural is that of both.
                .all(|half| {
                    let person = matches!(half.kind, MentionKind::Person | MentionKind::Function);
                    person && (!half.plural || half.name.is_some())
                })
                && self.is_verified(&Who::Named(one))
                && self.is_verified(&Who::Named(two))
                // "Alice et Bruno gagnent peu"
                || self.are_first_names(one, two);
            if and && people && one.last + 1 == two.first && !pair[0].governed {
                // "Ada Lorme et Ivo Castel ont signé": a plural pronoun means both.
                ranked.push((Who::Both(one, two), self.rank(two, false, from).unwrap_or(Rank::Undergoes)));
            }
        }
        ranked.sort_by_key(|&(_, rank)| rank);
        ranked
    }

    /// Whether two names are first names and nothing more.
    fn are_first_names(&self, one: Mention, two: Mention) -> bool {
        let listed = Class::FEMININE_FIRST_NAME.and(Class::MASCULINE_FIRST_NAME);
        let first_name = |name: (usize, usize)| name.1 == name.0 + 1 && self.reader.page.is(name.0, listed);
        one.name.is_some_and(first_name) && two.name.is_some_and(first_name)
    }

    /// Whether a verb follows the mention, or stands turned round before it, and whether it is a reporting verb.
    pub(in crate::quotes) fn rank(&self, mention: Mention, governed: bool, from: usize) -> Option<Rank> {
        let page = self.reader.page;
        let before = mention.first.checked_sub(1).filter(|&before| before >= from);
        if let Some(before) = before {
            let listed = Class::FEMININE_FIRST_NAME.and(Class::MASCULINE_FIRST_NAME);
            let opens = page.str(before) == "Pour"
                || page.str(before) == "pour" && before > 0 && page.str(before - 1) == "Mais";
            let opinion = opens
                && [mention.last, mention.core].iter().any(|&at| page.kind(at) == TokenKind::Comma)
                && (mention.head.is_some()
                    || mention.name.is_some_and(|(first, last)| last > first + 1 || page.is(first, listed)));
            if page.is(before, Class::ACCORDING) || opinion {
                return Some(Rank::Speaks);
            }
            let turned = page
                .verb_group(before)
                .filter(|group| group.mood == GroupMood::Active && group.clitic.is_none());
            if turned.is_some_and(|group| {
                group.first == from
                    || !page.token(group.first - 1).is_some_and(super::super::tokens::Token::is_word)
                    || matches!(page.str(group.first - 1), "comme" | "Comme" | "ainsi")
            }) {
                return Some(Rank::Speaks);
            }
        }
        if governed {
            return None;
        }
        let skipped = Class::OBJECT
            .and(Class::REFLEXIVE)
            .and(Class::NEGATION)
            .and(Class::RELATIVE)
            .and(Class::ADVERB)
            .and(Class::AVOIR)
            .and(Class::ETRE);
        let mut acts = false;
        for at in mention.last..mention.last + 6 {
            // "le directeur nous interrompt", "la maire ne décolère pas": a verb that the list need not know.
            let told = at > mention.last
                && (page.is(at - 1, Class::REFLEXIVE.and(Class::NEGATION))
                    || matches!(page.str(at - 1), "nous" | "vous" | "lui" | "leur"));
            acts |= page.is_finite(at) || told && page.kind(at) == TokenKind::Lower;
            if page.verb_group(at).is_some_and(|group| group.mood == GroupMood::Active && !group.cue.weak) {
                return Some(Rank::Speaks);
            }
            if !(page.is(at, skipped) || page.kind(at) == TokenKind::Comma) {
                break;
            }
        }
        acts.then_some(Rank::Acts)
    }
}
