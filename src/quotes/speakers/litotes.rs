//! Litotes: a negated verb by which somebody says a thing all the more (`ne cesse de répéter`, `n'a pas manqué de rappeler`).

use super::verbs::{GroupMood, VerbGroup};
use crate::quotes::cues::Mood;
use crate::quotes::lexicon::Class;
use crate::quotes::page::Page;
use crate::quotes::tokens::TokenKind;

/// How many tokens may stand between the negation and the verb that it takes back, and from there to the infinitive.
const REACH: usize = 5;

impl<'t> Page<'t> {
    /// The verb group that opens at `at` with a negation which asserts, and is followed by its subject.
    pub(super) fn litotes(&self, at: usize) -> Option<VerbGroup<'t>> {
        if !matches!(self.str(at), "ne" | "n'" | "n’") {
            return None;
        }
        let before = Class::REFLEXIVE
            .and(Class::AVOIR)
            .and(Class::ETRE)
            .and(Class::NEGATION)
            .and(Class::ADVERB)
            .and(Class::OF);
        let passed = |&word: &usize| self.is(word, before) || self.kind(word) == TokenKind::Clitic;
        let carrier = (at + 1..at + REACH).find(|word| !passed(word))?;
        if !asserts_negated(self.str(carrier)) {
            return None;
        }
        let link = before.and(Class::OBJECT);
        let linked = |&word: &usize| {
            self.is(word, link) || self.kind(word) == TokenKind::Clitic || self.str(word) == "à"
        };
        let verb = (carrier + 1..carrier + REACH).find(|word| !linked(word))?;
        self.verb(verb).filter(|form| form.can_be(Mood::Infinitive) && !form.can_be(Mood::Finite))?;
        let (cue, end) = self.cue_at(verb, false)?;
        let clitic = (at..end).find(|&word| self.kind(word) == TokenKind::Clitic);
        let plural = (at..=carrier).any(|word| {
            self.str(word).ends_with("nt")
                && (word == carrier || self.is(word, Class::AVOIR.and(Class::ETRE)))
        });
        Some(VerbGroup { first: at, end, cue, mood: GroupMood::Active, clitic, negated: false, plural })
    }
}

/// `cesse`, `manqué`, `se lasse`: verbs that, negated, let the infinitive behind them stand.
fn asserts_negated(word: &str) -> bool {
    ["cess", "manqu", "lass"].iter().any(|stem| word.starts_with(stem))
}
