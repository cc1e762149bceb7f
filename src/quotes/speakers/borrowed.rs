//! Borrowed subjects: a gerund or an infinitive has none of its own and takes that of the main clause, before it or, when
//! it opens the sentence, behind it.

use super::attribution::{Attribution, Phrase, Reader, Who};
use super::mentions::{Mention, MentionKind};
use super::verbs::VerbGroup;
use crate::quotes::lexicon::Class;
use crate::quotes::tokens::TokenKind;

/// How many tokens whoever is made to say something may have.
const CAUSED: usize = 12;

/// Verbs that lend their subject to an infinitive.
const MODALS: [&str; 16] = [
    "peut",
    "peuvent",
    "pouvait",
    "pouvaient",
    "pourra",
    "pourront",
    "pourrait",
    "pourraient",
    "doit",
    "doivent",
    "devait",
    "devra",
    "veut",
    "veulent",
    "voulait",
    "semble",
];

impl<'t> Reader<'_, 't> {
    /// The subject that a gerund or an infinitive borrows from its sentence.
    pub(in crate::quotes) fn main_subject(
        &self,
        group: &VerbGroup<'_>,
        start: usize,
        earlier: Option<&Attribution<'t>>,
    ) -> Option<Who> {
        let phrases = self.phrases(start, group.first);
        let phrases = &phrases[self.subordinate(&phrases, start)..];
        let caused = self.made_to_say(group.first, group.end, group.end + CAUSED);
        if let Some(caused) = caused.filter(|_| group.cue.name == "dire") {
            return Some(caused);
        }
        // "Certains défilent : Ada Lorme a appelé à dénoncer": behind a colon the clause has its own subject.
        let mut back = self.layout.outside(start, group.first).rev();
        let colon = back.find(|&at| self.page.kind(at) == TokenKind::Colon);
        let behind = colon.map_or(0, |colon| phrases.partition_point(|p| p.mention.first < colon));
        let own = phrases[behind..].iter().any(|p| !p.governed && !p.object && p.mention.can_speak());
        let phrases = &phrases[if own { behind } else { 0 }..];
        // "le président de la commission suggérant que": a subject of its own, right before the verb.
        if let Some(own) = phrases.last().filter(|p| {
            // "avec une ministre appelant à": whoever stands right before a participle does what it says.
            let human = matches!(p.mention.kind, MentionKind::Person | MentionKind::Function);
            let acts = !p.governed || human && self.page.str(group.end - 1).ends_with("ant");
            // "les oppositions fustigeant": behind a comma a plural noun is people.
            let many = p.mention.plural
                && !p.governed
                && p.mention.first > start
                && self.page.kind(p.mention.first - 1) == TokenKind::Comma
                && self.page.str(group.end - 1).ends_with("ant");
            acts && p.mention.last == group.first && (p.mention.can_speak() || many)
        }) && self.page.str(group.first) != "en"
            && !self.page.is(group.first.saturating_sub(1), Class::PREPOSITION)
            && !own
                .mention
                .head
                .is_some_and(|(head, _)| self.page.is(head, Class::DOCUMENT.and(Class::SAYING)))
        {
            return Some(Who::Named(own.mention));
        }
        // "les déclarations d'Ada Lorme, lundi, indiquant que": who declares is who indicates.
        let mut before = self.layout.outside(start, group.first).rev();
        let said = before.find(|&at| self.page.is(at, Class::SAYING) && self.page.is(at + 1, Class::OF));
        if let Some(noun) =
            said.filter(|_| (group.first..group.end).any(|at| self.page.str(at).ends_with("ant")))
            && let Some(own) = phrases.iter().find(|p| (noun + 1..noun + 4).contains(&p.mention.first))
            && own.mention.kind == MentionKind::Person
        {
            return Some(Who::Named(own.mention));
        }
        // "et les médias peuvent ainsi titrer": the subject of the modal verb, not of the sentence.
        let modal = (start..group.first).rev().find(|&at| !self.page.is(at, Class::ADVERB));
        if let Some(modal) = modal.filter(|&at| MODALS.contains(&self.page.str(at)))
            && let Some(own) = phrases.iter().rev().find(|p| p.mention.last == modal && !p.governed)
        {
            return Some(Who::Named(own.mention));
        }
        if let Some(earlier) = earlier.filter(|a| a.extent.0 >= start) {
            // "Riva a dit « … », tandis que Lorme est allée jusqu'à parler de": a clause with a subject of its own.
            let own = phrases.iter().rev().find(|p| {
                !p.governed
                    && p.mention.kind == MentionKind::Person
                    && p.mention.first > earlier.extent.1
                    && (self.page.is(p.mention.first - 1, Class::QUE.and(Class::CONJUNCTION))
                        || matches!(self.page.str(start), "Tandis" | "Alors" | "Si" | "Quand" | "Lorsque"))
                    && self.page.is_finite(p.mention.last)
            });
            return Some(own.map_or(earlier.who, |p| Who::Named(p.mention)));
        }
        if let Some(pronoun) = self.first_pronoun(start, group.first, phrases) {
            return Some(pronoun);
        }
        let subject = phrases.iter().find(|p| !p.governed && !p.object && p.mention.can_speak());
        if subject.is_none()
            && let Some(coming) = self.coming_subject(start, group)
        {
            return Some(coming);
        }
        // "2 500 personnes ont quitté Valdor, scandant « … »"
        let people = |p: &&Phrase| {
            !p.governed && !p.object && p.mention.plural && !self.is_mute(&Who::Named(p.mention))
        };
        // "réunis à Delta Valdor, avec des pancartes demandant « … »": where somebody stands is nobody.
        let there = |p: &Phrase| {
            p.governed
                && p.mention.head.is_none()
                && p.mention
                    .first
                    .checked_sub(1)
                    .is_some_and(|at| matches!(self.page.str(at), "à" | "en" | "dans" | "vers" | "depuis"))
        };
        subject
            .or_else(|| phrases.iter().find(people))
            .or_else(|| phrases.iter().rev().find(|p| p.mention.kind == MentionKind::Person && !there(p)))
            .or_else(|| phrases.iter().find(|p| !p.governed))
            .map(|p| Who::Named(p.mention))
            .or_else(|| earlier.filter(|a| a.extent.1 + 2 >= start).map(|a| a.who))
            // "« … » Et d'ajouter : « … »"
            .or_else(|| (self.page.str(start) == "Et" && group.first <= start + 2).then_some(Who::Before))
    }

    /// `Saluant « … », Ada Lorme a promis`, `Après avoir dénoncé « … », elle`: the clause opens its sentence, and the
    /// subject of the sentence comes behind its comma.
    fn coming_subject(&self, start: usize, group: &VerbGroup<'_>) -> Option<Who> {
        let page = self.page;
        if self.layout.outside(start, group.first).any(|at| page.is_finite(at)) {
            return None;
        }
        let end = self.layout.sentence_end(page, group.end);
        let comma = |at: &usize| page.kind(*at) == TokenKind::Comma;
        self.layout.outside(group.end, end).filter(comma).find_map(|at| {
            if self.subject_pronoun(at + 1) {
                return Some(self.pronoun(at + 1));
            }
            let mention = page.mention(at + 1, end).filter(Mention::can_speak)?;
            let verb = Class::FINITE.and(Class::REFLEXIVE).and(Class::NEGATION).and(Class::OBJECT);
            let next = mention.last + usize::from(page.kind(mention.last) == TokenKind::Comma);
            let acts = |at: usize| page.is_finite(at) || page.is(at, verb) && page.is_finite(at + 1);
            // "le ministre de la Transition verte et solidaire a promis"
            let two = page.str(mention.last) == "et" && acts(mention.last + 2);
            (acts(mention.last) || acts(next) || two).then_some(Who::Named(mention))
        })
    }
}
