//! Officers: whom a description means that names an office and a side, `le patron de la diplomatie valdore`.
//!
//! The person is one whom the article names. That he holds the office, the article says elsewhere in other words, or
//! the list of actors knows.

use super::entities::Entity;
use super::mentions::{Gender, Mention, MentionKind};
use super::resolution::Resolver;
use crate::quotes::offices::{Office, is_without_side, office};

/// Whether a description is of an office that its bearer has left.
fn is_former(role: &str) -> bool {
    ["ancien", "Ancien", "ex-", "Ex-"].iter().any(|word| role.starts_with(word))
}

/// The side whose ministers the French press names without a country.
const HOME: &str = "France";

/// How many persons of an article are looked at.
const CAST: usize = 200;

impl Resolver<'_, '_> {
    /// The person of the article who holds the office that `mention` describes; of several, the one whose office the
    /// article itself gives, then the one named nearest before token `at`.
    pub(in crate::quotes) fn officer(&self, mention: &Mention, at: usize) -> Option<usize> {
        let page = self.reader.page;
        let indefinite = matches!(page.str(mention.first), "un" | "une" | "Un" | "Une" | "des" | "Des");
        if mention.plural || indefinite || mention.name.is_some() || mention.kind == MentionKind::Person {
            return None;
        }
        let description = self.words((mention.first, mention.core));
        let wanted = office(&description)?;
        let Some(side) = self.actors.inside(&description) else {
            let known = wanted.is_domestic() || is_without_side(&description);
            return known.then(|| self.holder(wanted, mention, at)).flatten();
        };
        let mut best: Option<((bool, usize), usize)> = None;
        for (number, this) in self.entities.iter().enumerate().take(CAST) {
            if self.is_a_woman_president(this, mention) {
                continue;
            }
            let name = self.words(this.name);
            // The word before a head may belong to it: "Premier ministre".
            let told = this.roles.iter().any(|&(head, end)| {
                let role = self.words((head.saturating_sub(1), end));
                office(&role).is_some_and(|held| held.answers_to(wanted))
                    && self.actors.inside(&role).or_else(|| self.actors.side(&name, None)) == Some(side)
            });
            let listed = || {
                self.actors
                    .offices(&name)
                    .iter()
                    .any(|(held, own)| held.answers_to(wanted) && own.as_ref() == side)
            };
            if !told && !listed() {
                continue;
            }
            let nearest = this.seen.iter().rev().find(|&&seen| seen < at).map_or(0, |seen| seen + 1);
            if best.is_none_or(|(rank, _)| (told, nearest) > rank) {
                best = Some(((told, nearest), number));
            }
        }
        best.map(|(_, number)| number)
    }

    /// `le président` is nobody whom the article calls `la présidente`.
    fn is_a_woman_president(&self, this: &Entity, mention: &Mention) -> bool {
        this.gender == Gender::Feminine
            && mention.gender == Gender::Masculine
            && mention.head.is_some_and(|(head, _)| self.reader.page.str(head) == "président")
    }

    /// `le chef de l'État`, no country said: who holds the office by the article's own words, else whom the list knows
    /// to have held it; of several, the one whom the article names most often, because it is about the present one.
    fn holder(&self, wanted: Office, mention: &Mention, at: usize) -> Option<usize> {
        let mut best: Option<((bool, usize, usize), usize)> = None;
        for (number, this) in self.entities.iter().enumerate().take(CAST) {
            let role = |&(head, end): &(usize, usize)| self.words((head.saturating_sub(1), end));
            if this.roles.iter().any(|words| is_former(&role(words)))
                || self.is_a_woman_president(this, mention)
            {
                continue;
            }
            let told = this
                .roles
                .iter()
                .any(|words| office(&role(words)).is_some_and(|held| held.answers_to(wanted)));
            let listed = || {
                let name = self.words(this.name);
                self.actors.offices(&name).iter().any(|(held, side)| {
                    held.answers_to(wanted) && (!wanted.is_domestic() || side.as_ref() == HOME)
                })
            };
            if !told && !listed() {
                continue;
            }
            let nearest = this.seen.iter().rev().find(|&&seen| seen < at).map_or(0, |seen| seen + 1);
            let rank = (told, this.seen.len(), nearest);
            if best.is_none_or(|(most, _)| rank > most) {
                best = Some((rank, number));
            }
        }
        best.map(|(_, number)| number)
    }
}
