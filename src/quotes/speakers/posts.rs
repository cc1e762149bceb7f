//! Posts: when two descriptions can be of one office, and when they cannot be of one person.

use super::mentions::Mention;
use crate::quotes::lexicon::{Class, fold};
use crate::quotes::page::Page;
use crate::quotes::tokens::TokenKind;
use std::borrow::Cow;

/// How two descriptions name one office, the surer the greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Post {
    /// By nouns that the press puts for one another.
    Alike,
    /// By the same noun.
    Same,
}

impl Post {
    /// How the office of the words `held` and that of the words `wanted`, each from its noun to one past its complements,
    /// are one; `asked` is the noun of the second in small letters.
    pub(super) fn shared(
        page: &Page<'_>,
        held: (usize, usize),
        wanted: (usize, usize),
        asked: &str,
    ) -> Option<Self> {
        let noun = fold(page.str(held.0));
        if same_office(&noun, asked) {
            return Some(Post::Same);
        }
        let alike = match asked {
            // A secretary of state sits in the government, and the press says "la ministre" too.
            "ministre" => {
                noun == "secrétaire"
                    && wanted.1 == wanted.0 + 1
                    && (held.0..held.1).any(|at| matches!(page.str(at), "État" | "Etat"))
            }
            "édile" => noun == "maire",
            _ => {
                leads(asked) && leads(&noun) && {
                    let own = proper(page, held);
                    proper(page, wanted).iter().any(|word| own.contains(word))
                }
            }
        };
        alike.then_some(Post::Alike)
    }
}

/// Whether somebody who holds the offices `roles` is another than the one whom `mention` describes: both lead, and not
/// the same party.
pub(super) fn contradicts(page: &Page<'_>, roles: &[(usize, usize)], mention: &Mention) -> bool {
    let Some(wanted) = mention.head.filter(|&(head, _)| leads(&fold(page.str(head)))) else { return false };
    let asked = initials(page, wanted);
    let led = |role: &&(usize, usize)| leads(&fold(page.str(role.0)));
    let mut own = roles.iter().filter(led).flat_map(|&role| initials(page, role)).peekable();
    !asked.is_empty() && own.peek().is_some() && !own.any(|word| asked.contains(&word))
}

/// Nouns for whoever heads a party, a company, a club.
pub(super) fn leads(noun: &str) -> bool {
    matches!(
        noun,
        "président"
            | "présidente"
            | "dirigeant"
            | "dirigeante"
            | "patron"
            | "patronne"
            | "leader"
            | "chef"
            | "cheffe"
            | "secrétaire"
    )
}

/// The names by initials in some words: `LVR`.
fn initials<'t>(page: &Page<'t>, words: (usize, usize)) -> Vec<&'t str> {
    (words.0..words.1).filter(|&at| page.is_acronym(at)).map(|at| page.str(at)).collect()
}

/// The names in some words that are neither a country nor the state.
fn proper<'t>(page: &Page<'t>, words: (usize, usize)) -> Vec<&'t str> {
    let name = |at: &usize| {
        page.kind(*at) == TokenKind::Capital
            && !page.is(*at, Class::PLACE.and(Class::DETERMINER))
            && !matches!(page.str(*at), "État" | "Etat" | "République")
    };
    (words.0 + 1..words.1).filter(name).map(|at| page.str(at)).collect()
}

/// Whether two descriptions of one office place it differently: `député du Haut-Lac`, `député de la Rive`. Initials may stand
/// for the words of the other.
pub(super) fn elsewhere(page: &Page<'_>, held: (usize, usize), wanted: (usize, usize)) -> bool {
    let (own, asked) = (proper(page, held), proper(page, wanted));
    let spelt = [held, wanted].iter().all(|&words| initials(page, words).is_empty());
    spelt && !own.is_empty() && !asked.is_empty() && !asked.iter().any(|word| own.contains(word))
}

/// `ministre` and `ministre`, `chef` and `cheffe`.
pub(super) fn same_office(a: &str, b: &str) -> bool {
    a == b
        || a.strip_suffix("fe") == Some(b)
        || b.strip_suffix("fe") == Some(a)
        || a.strip_suffix('e') == Some(b)
        || b.strip_suffix('e') == Some(a)
}

/// Whether a noun says that somebody knows: such a person is introduced by name before the noun alone is used.
pub(super) fn is_expert(noun: &str) -> bool {
    matches!(
        noun,
        "expert"
            | "experte"
            | "analyste"
            | "chercheur"
            | "chercheuse"
            | "spécialiste"
            | "professeur"
            | "professeure"
            | "historien"
            | "historienne"
            | "politologue"
            | "économiste"
            | "sociologue"
            | "universitaire"
    )
}

/// The words of an office that tell it from another of the same name.
pub(super) fn content<'t>(page: &Page<'t>, from: usize, to: usize) -> Vec<Cow<'t, str>> {
    (from..to)
        .filter(|&at| {
            matches!(page.kind(at), TokenKind::Lower | TokenKind::Capital)
                && !page.is(at, Class::OF.and(Class::DETERMINER))
        })
        .map(|at| {
            // "russe" and "russes", "ukrainien" and "ukrainienne" are one detail.
            let word = page.str(at);
            let end = word.char_indices().nth(5).map_or(word.len(), |(end, _)| end);
            fold(&word[..end])
        })
        .collect()
}
