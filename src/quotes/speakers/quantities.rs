//! How many of whom: `80 % des habitants`, `l'une de ces élues`, `les plus sceptiques`; and capitals at the head of a sentence
//! that open no name.

use super::attribution::Reader;
use super::mentions::{Gender, Mention, MentionKind, looks_human};
use crate::quotes::lexicon::Class;
use crate::quotes::page::Page;
use crate::quotes::tokens::{Token, TokenKind};

impl Page<'_> {
    /// `80 % des habitants`: a share of people.
    pub(super) fn share(&self, at: usize, limit: usize) -> Option<Mention> {
        let of = at + 2;
        if self.str(at + 1) != "%" || !self.is(of, Class::OF) {
            return None;
        }
        let first = of + usize::from(self.str(of) == "de" && self.is(of + 1, Class::DETERMINER));
        let whole = self.mention(if first > of { first } else { of + 1 }, limit);
        let whole = whole.or_else(|| self.mention(of, limit))?;
        let (noun, end) = whole.head?;
        let word = self.str(noun);
        let people = self.is(noun, Class::ROLE.and(Class::NATIONALITY))
            || matches!(word, "personnes" | "gens" | "population" | "sondés" | "interrogés")
            || looks_human(word.strip_suffix('s').unwrap_or(word));
        people.then_some(Mention {
            first: at,
            last: end,
            core: end,
            name: None,
            head: Some((noun, end)),
            gender: Gender::Masculine,
            plural: true,
            kind: MentionKind::Function,
        })
    }

    /// Behind `des`, `de ces`, `plus` in `l'une des élues`, `un de leurs fils`, `les plus sceptiques`: where the noun begins.
    pub(super) fn behind_partitive(&self, mut head: usize) -> usize {
        if matches!(self.str(head), "des" | "de") && matches!(self.str(head - 1), "un" | "une" | "Un" | "Une")
        {
            head += 1;
            head += usize::from(self.is(head, Class::DETERMINER) && self.kind(head + 1) == TokenKind::Lower);
        }
        let grade = matches!(self.str(head), "plus" | "très") && self.kind(head + 1) == TokenKind::Lower;
        head + usize::from(grade && !self.is(head + 1, Class::OF.and(Class::QUE)))
    }

    /// `Premier`, `Ah`, `Allant jusqu'à`: capitals that open no name.
    pub(super) fn opens_no_name(&self, at: usize) -> bool {
        let word = self.str(at);
        // Most capitals open a name, and are followed by another.
        if self.kind(at + 1) == TokenKind::Capital {
            return false;
        }
        if word == "Premier" {
            return self.str(at + 1) == "ministre";
        }
        if matches!(word, "Lui" | "Ah" | "Oh" | "Hélas" | "Bref") {
            return true; // "Lui : « … »"
        }
        word.len() > 5
            && word.ends_with("ant")
            && matches!(self.kind(at + 1), TokenKind::Lower | TokenKind::Elision)
            && !self.is_finite(at + 1)
            && !self.is(
                at + 1,
                Class::AVOIR
                    .and(Class::ETRE)
                    .and(Class::NEGATION)
                    .and(Class::REFLEXIVE)
                    .and(Class::RELATIVE)
                    .and(Class::CONJUNCTION),
            )
            && at.checked_sub(1).is_none_or(|before| {
                self.token(before).is_some_and(Token::ends_sentence) || self.kind(before) == TokenKind::Mark
            })
    }
}

impl Reader<'_, '_> {
    /// `Lors de`, `à l'issue de`: what the preposition at `of` governs is when something was said.
    pub(super) fn opens_occasion(&self, of: usize, governed: &Mention) -> bool {
        let occasion = |at: usize| matches!(self.page.str(at), "issue" | "marge" | "occasion" | "cours");
        if governed.head.is_some_and(|(head, _)| occasion(head)) {
            return true;
        }
        let before = of.checked_sub(1).filter(|_| self.page.is(of, Class::OF));
        before.is_some_and(|at| occasion(at) || matches!(self.page.str(at), "Lors" | "lors"))
    }
}
