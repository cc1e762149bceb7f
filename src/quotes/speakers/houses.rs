//! Houses: `le syndicat`, `le parti`, `le journal` is what the press calls a body that it has named, so as not to repeat
//! the name; and two names before a plural verb.

use super::attribution::{Phrase, Reader, Who};
use super::mentions::{Mention, MentionKind};
use super::resolution::{Resolver, Voice};
use super::speaker_name::SpeakerName;
use crate::quotes::lexicon::{Class, fold};
use crate::quotes::page::Page;
use crate::quotes::tokens::{Token, TokenKind};
use std::ops::Range;

/// How many sentences back the name of a house may stand.
const SENTENCES: usize = 4;

/// How many quotations back a house may have spoken.
const SPOKE: usize = 3;

/// How many tokens behind `dit-on` the house may stand where it is said.
const PLACE: usize = 9;

/// How many tokens back a source may be named that the text calls the same.
const SOURCE: usize = 60;

/// What a house is, as far as its noun tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum House {
    /// People who have joined: a union, a party, an association.
    Members,
    /// A paper, a station.
    Medium,
}

impl House {
    fn of(noun: &str) -> Option<Self> {
        match noun {
            "syndicat" | "parti" | "organisation" | "association" | "fédération" | "confédération"
            | "formation" | "ONG" | "centrale" | "collectif" => Some(House::Members),
            "journal" | "quotidien" | "hebdomadaire" | "magazine" | "publication" | "chaîne" => {
                Some(House::Medium)
            }
            _ => None,
        }
    }
}

impl House {
    /// Whether the tokens of a name are those of a house of this sort: `la CGT`, `la Confédération paysanne`, `Rive Hebdo`.
    fn names(self, page: &Page<'_>, mut name: Range<usize>) -> bool {
        let medium = name.clone().any(|at| page.is_medium(at));
        match self {
            House::Medium => medium,
            House::Members => {
                let noun = |at: usize| House::of(&fold(page.str(at))) == Some(self);
                let proper = name.clone().any(|at| page.kind(at) == TokenKind::Capital);
                !medium && proper && name.any(|at| page.is_acronym(at) || noun(at))
            }
        }
    }
}

impl Resolver<'_, '_> {
    /// The house that `le syndicat`, `l'organisation syndicale`, `le journal` means: the one that a sentence before has for its
    /// subject, else the one that spoke last.
    pub(in crate::quotes) fn house_meant(&self, mention: &Mention, index: usize) -> Option<Voice> {
        let page = self.reader.page;
        let (head, end) = mention.head.filter(|_| mention.kind == MentionKind::Body && !mention.plural)?;
        let house = House::of(page.str(head))?;
        let definite = matches!(
            page.str(mention.first),
            "le" | "la" | "l'" | "l’" | "Le" | "La" | "L'" | "L’" | "ce" | "cet" | "cette" | "du"
        );
        // "la première organisation syndicale", but not "le syndicat de la santé", "le journal Rive Hebdo".
        let bare = (head + 1..end.max(mention.last))
            .all(|at| page.kind(at) == TokenKind::Lower && !page.is(at, Class::OF));
        // "les demandes du syndicat": the article hides in the preposition.
        let hidden = mention.first == head && head > 0 && matches!(page.str(head - 1), "du" | "au");
        if !(definite || hidden) || !bare || mention.last > head + 2 {
            return None;
        }
        let spoke = self.readings[..index.min(self.readings.len())].iter().rev().take(SPOKE);
        let spoke = spoke.filter_map(|reading| reading.voice).find(|voice| {
            let named = |name: (usize, usize)| house.names(page, name.0..name.1);
            !voice.person && !voice.plural && voice.name.tokens().is_some_and(named)
        });
        let mut stop = mention.first;
        for _ in 0..SENTENCES {
            let start = self.reader.layout.sentence_start(page, stop);
            let named = self.subjects(start, stop).into_iter().find_map(|(who, _)| match who {
                Who::Named(named) if self.is_house(&named, house) => Some(named),
                _ => None,
            });
            if let Some(named) = named {
                return self.named(&named, index, named.first);
            }
            stop = start;
            while stop > 0 && page.token(stop - 1).is_some_and(Token::ends_sentence) {
                stop -= 1;
            }
            if stop == 0 {
                break;
            }
        }
        let union = matches!(page.str(head), "syndicat" | "centrale" | "confédération");
        spoke.or_else(|| union.then(|| self.initials_before(mention)).flatten())
    }

    /// The house whose initials stand nearest before a noun phrase, whatever it does there: `la position de la CVR`.
    fn initials_before(&self, mention: &Mention) -> Option<Voice> {
        let page = self.reader.page;
        let floor = mention.first.saturating_sub(SOURCE);
        let at = self.reader.layout.outside(floor, mention.first).rev().find(|&at| {
            let article =
                at > 0 && matches!(page.str(at - 1), "la" | "le" | "l'" | "l’" | "La" | "Le" | "L'" | "L’");
            let state = matches!(
                page.str(at),
                "ONU" | "UE" | "USA" | "OTAN" | "RIC" | "ISF" | "SMIC" | "CSG" | "TVA"
            );
            article && page.is_acronym(at) && !page.is_medium(at) && !state
        })?;
        let named = page.mention(at - 1, mention.first)?;
        (named.kind == MentionKind::Body).then(|| Voice {
            name: SpeakerName::of((at, at + 1)),
            span: None,
            gender: named.gender,
            plural: false,
            person: false,
            description: None,
        })
    }

    /// Whether a noun phrase names a house of this sort by its own name.
    fn is_house(&self, named: &Mention, house: House) -> bool {
        let page = self.reader.page;
        let Some((head, _)) = named.head.or(named.name) else { return false };
        let proper = (head..named.core.max(named.last)).any(|at| page.kind(at) == TokenKind::Capital);
        let place = page.is(head, Class::PLACE) && !page.is_acronym(head);
        let sort = match house {
            House::Members => {
                let medium = (named.first..named.core).any(|at| page.is_medium(at));
                !medium && (page.is_acronym(head) || House::of(page.str(head)) == Some(house))
            }
            House::Medium => house.names(page, named.first..named.core),
        };
        named.kind == MentionKind::Body && proper && !place && sort
    }
}

impl Reader<'_, '_> {
    /// `confie-t-on dans l'entourage de Paul Riva`: whom `on` stands for behind the verb that ends at `from`.
    pub(super) fn house_of_on(&self, from: usize, end: usize) -> Who {
        let page = self.page;
        let near = from..end.min(from + PLACE);
        let comma = near.clone().find(|&at| page.kind(at) == TokenKind::Comma);
        let reach = from..comma.unwrap_or(near.end);
        let side = reach.clone().find(|&at| page.str(at) == "côté" && page.is(at + 1, Class::OF));
        let place = || reach.clone().find(|&at| page.is(at, Class::PREPOSITION));
        let house = side.map(|at| at + 1).or_else(place).and_then(|at| page.mention(at + 1, end));
        house.filter(Mention::can_speak).map_or(Who::Unsaid, Who::Named)
    }

    /// `Au ministère, on assure`, `Du côté de la mairie, on invite`: the house that the sentence opens with speaks.
    pub(super) fn house(&self, start: usize, on: usize) -> Option<Mention> {
        let page = self.page;
        let first = match page.str(start) {
            "Au" | "À" | "Chez" | "Dans" => start + 1,
            "Du" if page.str(start + 1) == "côté" && page.is(start + 2, Class::OF) => start + 3,
            _ => return None,
        };
        // "Au ministère": the article hides in the preposition.
        let hidden = matches!(page.str(first - 1), "Au" | "du");
        let mention = page.mention(if hidden { first - 1 } else { first }, on)?;
        (mention.can_speak() && mention.last + 1 == on && page.kind(mention.last) == TokenKind::Comma)
            .then_some(mention)
    }

    /// A subject, and with a verb in the plural the one that `et` joins to it.
    pub(super) fn joined(&self, phrase: &Phrase, phrases: &[Phrase], plural: bool) -> Who {
        let second = phrase.mention;
        let and = second.first.checked_sub(1).filter(|&at| plural && self.page.str(at) == "et");
        let first = and.and_then(|and| phrases.iter().find(|p| p.mention.last == and));
        first.map_or(Who::Named(second), |first| Who::Both(first.mention, second))
    }

    /// `a précisé la même source`: whoever `selon` named since the quotation before, else whoever spoke that.
    pub(super) fn same_source(&self, verb: usize) -> Who {
        let mut quotations = 0;
        for at in (verb.saturating_sub(SOURCE)..verb).rev() {
            if let Some(quote) = self.layout.quote_at(at) {
                quotations += usize::from(self.layout.places[quote].open == at);
            } else if quotations <= 1
                && let Some((_, next)) = self.according(at)
                && let Some(who) = self.speaker_at(next, verb)
            {
                return who;
            }
        }
        Who::Before
    }

    /// `Ada Lorme et Ivo Castel réclament`, `le maire, Ivo Castel, et son adjointe, Ada Lorme, ont`: two persons before
    /// a verb in the plural at `verb`.
    pub(super) fn pair_before(&self, phrases: &[Phrase], verb: usize) -> Option<Who> {
        let page = self.page;
        phrases.windows(2).rev().find_map(|pair| {
            let [one, two] = [pair[0], pair[1]];
            let and = two.mention.first.checked_sub(1).filter(|&at| page.str(at) == "et")?;
            let beside = one.mention.last == and
                || one.mention.last + 1 == and && page.kind(one.mention.last) == TokenKind::Comma;
            let people = [one, two].iter().all(|half| {
                !half.object
                    && matches!(half.mention.kind, MentionKind::Person | MentionKind::Function)
                    && (!half.mention.plural || half.mention.name.is_some())
            });
            // The second stands right before the verb, but for a comma.
            let next = two.mention.last + usize::from(page.kind(two.mention.last) == TokenKind::Comma);
            let acts = two.mention.last == verb || next == verb;
            (beside && people && !one.governed && acts).then_some(Who::Both(one.mention, two.mention))
        })
    }
}
