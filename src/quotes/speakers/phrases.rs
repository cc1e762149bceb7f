//! The noun phrases of a stretch of text, and what governs them.

use super::attribution::{Phrase, Reader};
use super::mentions::{Gender, Mention, MentionKind};
use crate::quotes::lexicon::Class;
use crate::quotes::tokens::TokenKind;
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::rc::Rc;

/// The noun phrases of the stretches of an article that were asked for: several rules ask for those of one sentence, for
/// one quotation after another.
#[derive(Debug, Default)]
pub(in crate::quotes) struct KnownPhrases(RefCell<ByStretch>);

/// Noun phrases by the first token of a stretch and one past its last.
type ByStretch = FxHashMap<(usize, usize), Rc<[Phrase]>>;

impl KnownPhrases {
    fn get_or_read(&self, from: usize, to: usize, read: impl FnOnce() -> Vec<Phrase>) -> Rc<[Phrase]> {
        self.0.borrow_mut().entry((from, to)).or_insert_with(|| read().into()).clone()
    }
}

/// How many tokens a remark in brackets may have.
const BRACKET: usize = 12;

impl Reader<'_, '_> {
    /// `aux journalistes`, `des habitants`: whether `des` or `du` opens a subject.
    pub(in crate::quotes) fn partitive(&self, at: usize) -> bool {
        matches!(self.page.str(at), "des" | "Des")
    }

    /// Whether a verb at `to` can have the phrase that ends at `from` as its subject: no other finite verb
    /// between, but in a relative clause.
    pub(in crate::quotes) fn reaches(&self, from: usize, to: usize) -> bool {
        let page = self.page;
        let mut relative = false;
        for at in self.layout.outside(from, to) {
            relative |= page.is(at, Class::RELATIVE.and(Class::QUE));
            if !relative && (page.is_finite(at) || page.kind(at) == TokenKind::Semicolon) {
                return false;
            }
        }
        true
    }

    /// The noun phrases between two tokens, quotations left out.
    pub(in crate::quotes) fn phrases(&self, from: usize, to: usize) -> Rc<[Phrase]> {
        self.known.phrases.get_or_read(from, to, || self.read_phrases(from, to))
    }

    fn read_phrases(&self, from: usize, to: usize) -> Vec<Phrase> {
        let page = self.page;
        let mut phrases = Vec::new();
        let mut at = from;
        while at < to {
            if let Some(quote) = self.layout.quote_at(at) {
                at = self.layout.places[quote].close.max(at + 1);
                continue;
            }
            if let Some(group) = self.group_in_marks(at).filter(|group| {
                let verb = Class::AVOIR
                    .and(Class::ETRE)
                    .and(Class::NEGATION)
                    .and(Class::REFLEXIVE)
                    .and(Class::OBJECT);
                // "une « bonnet vert » dénonçait": somebody new.
                let one = matches!(page.str(at), "un" | "une" | "Un" | "Une");
                // "une « fête » est prévue" is no one.
                let acting = || {
                    page.verb_group(group.last).is_some()
                        || page.is_finite(group.last) && !page.is(group.last, verb)
                };
                let new = group.plural || one && acting();
                let acts = page.is_finite(group.last)
                    || one
                    || page.is(group.last, verb)
                    || group.plural && page.str(group.last).ends_with("aient");
                new && acts
            }) {
                phrases.push(Phrase { mention: group, governed: false, object: false });
                at = group.last;
                continue;
            }
            if page.kind(at) == TokenKind::Open
                && let Some(close) =
                    (at + 1..to.min(at + BRACKET)).find(|&i| page.kind(i) == TokenKind::Close)
            {
                at = close + 1; // "Ivo Castel (LVR) a appelé": what stands in brackets is no subject
                continue;
            }
            if page.may_count(at)
                && self.opens_clause(at, from)
                && let Some(crowd) = page.crowd(at, to)
            {
                phrases.push(Phrase {
                    mention: crowd,
                    governed: false,
                    object: at > from && self.is_verb(at - 1),
                });
                at = crowd.last.max(at + 1);
                continue;
            }
            // "A Valdor, Paul Riva": capitals are printed without accents.
            let bare = page.str(at) == "A" && page.kind(at + 1) == TokenKind::Capital;
            let preposition = bare || page.is(at, Class::PREPOSITION.and(Class::OF).and(Class::ACCORDING));
            let governed = preposition && !(self.partitive(at) && self.opens_clause(at, from));
            let first = at + usize::from(governed);
            match page.mention(first, to) {
                // "dans la ville, Paul Riva": the name is no apposition of the place.
                Some(mention)
                    if governed
                        && mention.name.is_some_and(|(name, _)| {
                            // "Lors d'une réunion Ada Lorme a dit": nor is it when the comma is missing.
                            name > mention.core || name == mention.core && self.opens_occasion(at, &mention)
                        })
                        && mention.head.is_some_and(|(head, _)| !page.is(head, Class::ROLE)) =>
                {
                    at = mention.core.max(at + 1);
                }
                // "Depuis Valdor, la directrice parle": a single name after a preposition is a place, and what stands
                // behind the comma is no office of it.
                Some(mention)
                    if governed
                        && (bare || page.is(at, Class::PREPOSITION))
                        && !matches!(page.str(at), "pour" | "chez" | "avec" | "par" | "contre")
                        && mention.name == Some((first, first + 1))
                        && mention.last > mention.core =>
                {
                    at = mention.core.max(at + 1);
                }
                // A bare noun is a predicate: "l'Ukraine, qui n'est pas membre".
                Some(_)
                    if !governed
                        && page.kind(first) == TokenKind::Lower
                        && !page.is(first, Class::DETERMINER) =>
                {
                    at += 1;
                }
                Some(mention) if !self.is_object_pronoun(first) => {
                    let object = !governed && at > from && self.is_verb(at - 1);
                    phrases.push(Phrase { mention, governed, object });
                    at = mention.last.max(at + 1);
                }
                _ => at += 1,
            }
        }
        phrases
    }

    /// `des « bonnets verts »`, `un « bonnet vert »`: people whose nickname stands between marks, behind the determiner at `at`.
    pub(in crate::quotes) fn group_in_marks(&self, at: usize) -> Option<Mention> {
        let page = self.page;
        if page.kind(at + 1) != TokenKind::Mark {
            return None;
        }
        // "De nombreux « bonnets verts »"
        let many = matches!(page.str(at), "nombreux" | "nombreuses");
        if !many && !page.is(at, Class::DETERMINER.and(Class::OF)) {
            return None;
        }
        let place = self.layout.places[self.layout.quote_at(at + 1)?];
        let (first, end) = (at + 2, place.close.checked_sub(1)?);
        let short = place.open == at + 1 && (first + 1..first + 4).contains(&end);
        let plural = many || page.is(at, Class::PLURAL) || matches!(page.str(at), "de" | "d'" | "d’");
        let named = short && !place.ends_sentence && page.kind(end) == TokenKind::Mark;
        let agrees = page.str(end.saturating_sub(1)).ends_with(['s', 'x']) == plural;
        (named && agrees && (first..end).all(|word| page.kind(word) != TokenKind::Comma)).then_some(Mention {
            first,
            last: place.close,
            core: end,
            name: None,
            head: Some((first, end)),
            gender: Gender::Unknown,
            plural,
            kind: MentionKind::Function,
        })
    }

    /// `Présidente Les Riverains de la commission, Ada Lorme n'est pas`: what opens the sentence without a verb tells of
    /// the person whose name stands behind its comma.
    pub(in crate::quotes) fn opens_detached(&self, phrases: &[Phrase], start: usize) -> bool {
        let page = self.page;
        let [first, second, ..] = phrases else { return false };
        let opens = first.mention.name.is_none() && first.mention.first <= start + 2;
        let comma = second.mention.first.checked_sub(1).filter(|&at| page.kind(at) == TokenKind::Comma);
        let verbless = || (start..second.mention.first).all(|at| !page.is_finite(at));
        let person = second.mention.name.is_some() && !second.governed && second.mention.head.is_none();
        let acts = page.is_finite(second.mention.last)
            || page.is(
                second.mention.last,
                Class::NEGATION.and(Class::OBJECT).and(Class::AVOIR).and(Class::ETRE),
            );
        opens && comma.is_some() && person && acts && verbless()
    }

    /// How many of the phrases of a sentence stand in the clause that `Alors que` opens it with: the subject of the sentence
    /// is behind its comma.
    pub(in crate::quotes) fn subordinate(&self, phrases: &[Phrase], start: usize) -> usize {
        let page = self.page;
        if !matches!(page.str(start), "Alors" | "Tandis" | "Si" | "Quand" | "Lorsque" | "Lorsqu'" | "Puisque")
        {
            return 0;
        }
        let acts = |at: usize| {
            page.is_finite(at)
                || page.is(at, Class::REFLEXIVE.and(Class::NEGATION).and(Class::AVOIR).and(Class::ETRE))
        };
        let main = phrases.iter().position(|p| {
            let comma = p.mention.first > start + 2 && page.kind(p.mention.first - 1) == TokenKind::Comma;
            comma && !p.governed && p.mention.can_speak() && acts(p.mention.last)
        });
        main.unwrap_or(0)
    }

    pub(in crate::quotes) fn is_verb(&self, at: usize) -> bool {
        let page = self.page;
        // "pour interviewer un passant"
        let infinitive = || {
            let word = page.str(at);
            at > 0
                && word.len() > 4
                && (word.ends_with("er") || word.ends_with("ir"))
                && !page.is(at, Class::TIME.and(Class::ADVERB).and(Class::ROLE))
                && (matches!(page.str(at - 1), "pour" | "sans" | "à" | "de" | "d'" | "d’")
                    || page.is_finite(at - 1))
        };
        page.kind(at) == TokenKind::Lower
            && (page.is_finite(at) || page.verb(at).is_some() && !page.is(at, Class::SAYING) || infinitive())
    }

    pub(in crate::quotes) fn opens_clause(&self, at: usize, from: usize) -> bool {
        at == from
            || matches!(self.page.kind(at - 1), TokenKind::Comma | TokenKind::Colon | TokenKind::Dash)
            || self.page.is(at - 1, Class::CONJUNCTION.and(Class::QUE))
            || self.page.is_finite(at - 1)
    }

    /// `le dit`, `l'a dit`: an article that is a pronoun.
    pub(in crate::quotes) fn is_object_pronoun(&self, at: usize) -> bool {
        let page = self.page;
        page.is(at, Class::OBJECT)
            && page.is_finite(at + 1)
            && at > 0
            && (page.is(at - 1, Class::SUBJECT.and(Class::RELATIVE).and(Class::NEGATION))
                || page.str(at - 1) == "comme"
                || page.kind(at - 1) == TokenKind::Capital)
    }
}
