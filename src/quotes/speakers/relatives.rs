//! Relative clauses: who the name before `qui` is. A description between commas, or the place where somebody stands,
//! leaves the clause to the name before it.

use super::attribution::{Phrase, Reader};
use super::mentions::{Mention, MentionKind};
use crate::quotes::lexicon::Class;
use crate::quotes::tokens::TokenKind;

/// How many tokens a list of names behind `dont` may have.
const LISTED: usize = 24;

/// Nouns for what somebody does who then speaks: `le soutien de LVR, qui`.
const ACTS: [&str; 14] = [
    "soutien",
    "colère",
    "appel",
    "victoire",
    "défaite",
    "réaction",
    "départ",
    "retour",
    "refus",
    "silence",
    "opposition",
    "intervention",
    "arrivée",
    "inquiétude",
];

impl Reader<'_, '_> {
    /// Whom the relative pronoun at `relative` means, if it is not the phrase right before it.
    pub(super) fn farther_antecedent(
        &self,
        nearest: &Phrase,
        phrases: &[Phrase],
        relative: usize,
    ) -> Option<Mention> {
        self.before_apposition(nearest.mention, phrases, relative)
            .or_else(|| self.before_place(nearest, phrases))
    }

    /// `plusieurs élus, dont Ada Lorme, de LVR, et Ivo Castel, qui promettent`: a plural verb is that of those among whom the
    /// last name is counted.
    pub(super) fn head_of_list(
        &self,
        nearest: &Phrase,
        phrases: &[Phrase],
        relative: usize,
    ) -> Option<Mention> {
        let counted = (nearest.mention.first.saturating_sub(LISTED)..nearest.mention.first)
            .rev()
            .take_while(|_| !nearest.mention.plural)
            .find(|&at| self.page.str(at) == "dont")?;
        let clause = self.layout.outside(counted, relative).any(|at| self.page.is_finite(at));
        let before = |p: &&Phrase| (counted.saturating_sub(1)..=counted).contains(&p.mention.last);
        let whole = phrases.iter().rev().find(before)?.mention;
        (!clause && whole.plural).then_some(whole)
    }

    /// `le soutien de la Ligue, qui appelle`: a thing acts through whose it is.
    pub(super) fn owner_of(&self, thing: Mention) -> Option<Mention> {
        let page = self.page;
        let act = thing.head.is_some_and(|(head, _)| ACTS.contains(&page.str(head)));
        if thing.kind != MentionKind::Thing || !act {
            return None;
        }
        let of = (thing.first + 1..thing.last).rev().find(|&at| page.is(at, Class::OF))?;
        let owner = page.mention(of + 1, thing.last).or_else(|| page.mention(of, thing.last))?;
        // "les attaques de son collègue, qui": the article tells of him in passing.
        let sure = owner.kind == MentionKind::Body || owner.name.is_some();
        (sure && owner.can_speak() && owner.last == thing.last).then_some(owner)
    }

    /// `Paul Riva, du centre de Valdor, qui rappelle`, `de LVR, un syndicat, qui appelle`: what stands between commas before
    /// a relative pronoun describes the name before it, and the clause is the name's.
    fn before_apposition(&self, nearest: Mention, phrases: &[Phrase], relative: usize) -> Option<Mention> {
        let page = self.page;
        if nearest.name.is_some() || page.kind(relative - 1) != TokenKind::Comma {
            return None;
        }
        // "LVR bloque, selon une source du parti, qui": a source is nobody's description.
        if nearest.first.checked_sub(1).is_some_and(|at| page.is(at, Class::ACCORDING)) {
            return None;
        }
        let proper = |p: &&Phrase| p.mention.name.is_some() || page.is_acronym(p.mention.last - 1);
        let own = phrases.iter().rev().filter(proper).find(|p| p.mention.last < nearest.first)?.mention;
        let clause = (own.last..relative).any(|at| {
            page.is_finite(at) || page.is(at, Class::QUE.and(Class::RELATIVE)) || page.str(at) == "et"
        });
        (page.kind(own.last) == TokenKind::Comma && !clause).then_some(own)
    }

    /// `Ada Lorme dans le Haut-Lac, qui promet`: the place is where she is, and the clause is hers.
    fn before_place(&self, nearest: &Phrase, phrases: &[Phrase]) -> Option<Mention> {
        let page = self.page;
        let preposition = nearest.mention.first.checked_sub(1).filter(|_| nearest.governed)?;
        let there = matches!(page.str(preposition), "dans" | "en" | "à" | "depuis" | "au" | "aux")
            && !matches!(nearest.mention.kind, MentionKind::Function)
            // "au ministère, qui dément"
            && page.kind(nearest.mention.core - 1) == TokenKind::Capital
            && nearest.mention.name.is_none_or(|(first, last)| last == first + 1);
        let own = phrases.iter().rev().find(|p| p.mention.last == preposition)?.mention;
        (there && own.kind == MentionKind::Person).then_some(own)
    }

    /// `Le conseil, qui connaît le patron, a demandé`: who stands in the relative clause before the comma at `left` is not
    /// the subject; its phrases go.
    pub(super) fn before_relative(
        &self,
        phrases: &mut Vec<Phrase>,
        start: usize,
        left: usize,
    ) -> Option<Mention> {
        let page = self.page;
        let comma = (start..left)
            .rev()
            .find(|&at| page.kind(at) == TokenKind::Comma && page.is(at + 1, Class::RELATIVE))?;
        if phrases.iter().any(|p| p.mention.last <= comma && !p.governed) {
            phrases.retain(|p| p.mention.first < comma);
            return phrases.iter().find(|p| !p.governed && !p.object).map(|p| p.mention);
        }
        None
    }

    /// `Ils ont laissé le conseil décider, mais ont réclamé`: an article in the singular opens no plural subject, unless it opens
    /// `une majorité d'élus`.
    pub(super) fn is_single(&self, mention: &Mention) -> bool {
        let page = self.page;
        let article = matches!(page.str(mention.first), "le" | "la" | "l'" | "l’" | "un" | "une");
        let and = |at: usize| page.str(at) == "et";
        let pair = and(mention.last) || mention.first.checked_sub(1).is_some_and(and);
        let many = mention.head.is_some_and(|(head, _)| page.is(head + 1, Class::OF));
        article && !mention.plural && mention.name.is_none() && !pair && !many
    }

    /// `le président de Debout la Rive,`: the article belongs to the name of a party, and opens no subject.
    pub(super) fn is_inside_name(&self, phrase: &Phrase, start: usize) -> bool {
        let page = self.page;
        let mention = &phrase.mention;
        let Some(before) = mention.first.checked_sub(1).filter(|&before| before > start) else {
            return false;
        };
        let article = matches!(page.str(mention.first), "la" | "le" | "les")
            && page.kind(mention.first + 1) == TokenKind::Capital;
        let name = page.kind(before) == TokenKind::Capital && !page.is(before, Class::PLACE);
        let closed = page.kind(mention.last) == TokenKind::Comma;
        article && mention.kind == MentionKind::Body && name && closed && page.is(before - 1, Class::OF)
    }
}
