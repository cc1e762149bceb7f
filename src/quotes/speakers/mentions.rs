//! Mentions: the noun phrases that can name a speaker, read left to right from their first word.
//!
//! `le ministre russe de la Défense, Sergueï Choïgou`, `Mme Isaacson`, `l'une des fidèles, Ludmila`, `Pékin`,
//! `une source proche de l'enquête`: a determiner, a head, what hangs on it, a name, an apposition.

use super::nouns::{names_citizen, names_station, praises};
use crate::quotes::lexicon::Class;
use crate::quotes::page::Page;
use crate::quotes::tokens::TokenKind;

pub(in crate::quotes) use super::nouns::looks_human;

/// What a mention is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::quotes) enum MentionKind {
    /// Has a person's name.
    Person,
    /// Names an office or a part in the events.
    Function,
    /// A state, a body, a document: speaks, but is nobody.
    Body,
    /// Any other noun.
    Thing,
}

/// Grammatical gender, as far as the article shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::quotes) enum Gender {
    Masculine,
    Feminine,
    Unknown,
}

impl Gender {
    /// Whether both can be the same person.
    pub(in crate::quotes) fn agrees(self, other: Gender) -> bool {
        self == Gender::Unknown || other == Gender::Unknown || self == other
    }
}

/// A noun phrase, by token numbers.
#[derive(Debug, Clone, Copy)]
pub(in crate::quotes) struct Mention {
    pub(in crate::quotes) first: usize,
    /// One past its last token, apposition included.
    pub(in crate::quotes) last: usize,
    /// One past the part before an apposition.
    pub(in crate::quotes) core: usize,
    /// The person's name.
    pub(in crate::quotes) name: Option<(usize, usize)>,
    /// The noun for office or body, and one past the words that hang on it.
    pub(in crate::quotes) head: Option<(usize, usize)>,
    pub(in crate::quotes) gender: Gender,
    pub(in crate::quotes) plural: bool,
    pub(in crate::quotes) kind: MentionKind,
}

impl Mention {
    /// `le juge Mikael Törnqvist`.
    pub(in crate::quotes) fn has_office_and_name(&self) -> bool {
        self.name.is_some() && self.head.is_some()
    }

    /// Whether the mention can be the one who speaks, whatever the verb.
    pub(in crate::quotes) fn can_speak(&self) -> bool {
        self.kind != MentionKind::Thing
    }
}

/// How many words a noun phrase may have before it is taken for something else.
const LONGEST: usize = 24;

impl Page<'_> {
    /// The mention that begins at `at` and does not reach `limit`.
    pub(in crate::quotes) fn mention(&self, at: usize, limit: usize) -> Option<Mention> {
        let limit = limit.min(at + LONGEST).min(self.len());
        if at >= limit {
            return None;
        }
        if self.kind(at) == TokenKind::Capital
            && let Some(somebody) = self.family_with_article(at, limit)
        {
            return Some(somebody);
        }
        match self.kind(at) {
            TokenKind::Title => self.titled(at, limit),
            TokenKind::Lower | TokenKind::Elision | TokenKind::Capital if self.is(at, Class::DETERMINER) => {
                self.determined(at, limit)
            }
            // "27 000 personnes"
            TokenKind::Number
                if self.kind(at + 1) == TokenKind::Number && self.kind(at + 2) == TokenKind::Lower =>
            {
                self.determined(at + 1, limit).map(|mention| Mention { first: at, ..mention })
            }
            TokenKind::Number if self.kind(at + 1) == TokenKind::Symbol => self.share(at, limit),
            // "sur Canal 9 la présidente": the number of a station counts nobody.
            TokenKind::Number
                if self.kind(at + 1) == TokenKind::Lower
                    && !(at > 0 && matches!(self.kind(at - 1), TokenKind::Number | TokenKind::Dash))
                    && !(at > 0
                        && self.kind(at - 1) == TokenKind::Capital
                        && self.is(at + 1, Class::DETERMINER)) =>
            {
                self.determined(at, limit)
            }
            // "selon de récents sondages"
            TokenKind::Lower | TokenKind::Elision if self.is(at, Class::OF) => self.crowd(at, limit),
            TokenKind::Capital => self.named(at, limit),
            TokenKind::Lower if self.is(at, Class::ROLE) && !self.is_auxiliary(at) => {
                self.determined(at, limit)
            }
            _ => None,
        }
    }

    pub(in crate::quotes) fn is_auxiliary(&self, at: usize) -> bool {
        self.is(at, Class::AVOIR.and(Class::ETRE))
    }

    pub(in crate::quotes) fn titled(&self, at: usize, limit: usize) -> Option<Mention> {
        // "Mme Le Riva": behind a title the article belongs to the name.
        let particle = usize::from(matches!(self.str(at + 1), "de" | "d'" | "d’" | "du"));
        let opens = at + 1 + particle;
        let article = matches!(self.str(opens), "Le" | "La") && self.kind(opens + 1) == TokenKind::Capital;
        let end = self.name_end(opens + usize::from(article))?.min(limit.max(opens + 1));
        let gender = match self.str(at).as_bytes() {
            [b'M', b'm' | b'l', ..] | b"Madame" | b"Mademoiselle" => Gender::Feminine,
            [b'M'] | b"M." | b"Monsieur" | b"MM." => Gender::Masculine,
            _ => self.first_name_gender(at + 1),
        };
        let mut mention = Mention {
            first: at,
            last: end,
            core: end,
            name: Some((at + 1, end)),
            head: None,
            gender,
            plural: self.str(at) == "MM.",
            kind: MentionKind::Person,
        };
        self.take_role_apposition(&mut mention, limit);
        Some(mention)
    }

    pub(in crate::quotes) fn named(&self, at: usize, limit: usize) -> Option<Mention> {
        if self.opens_no_name(at) {
            return None;
        }
        let listed = Class::FEMININE_FIRST_NAME.and(Class::MASCULINE_FIRST_NAME);
        // "le Courrier Ada Lorme": the name of a medium runs into that of the speaker.
        if self.is(at + 1, listed) && self.kind(at + 2) == TokenKind::Capital && self.is_medium(at) {
            let mention = self.named(at + 1, limit)?;
            return Some(Mention { first: at, ..mention });
        }
        let party = self.party_end(at, limit);
        if let Some(name) = party.filter(|&name| self.kind(name) == TokenKind::Capital) {
            // "LVR Ada Lorme": the initials of a party are no first name.
            let mention = self.named(name, limit)?;
            return Some(Mention { first: at, ..mention });
        }
        let mut end = self.name_end(at)?.min(limit);
        let word = (at..end).rev().find(|&word| names_station(self.str(word)));
        let station = end > at + 1 && word.is_some();
        if let Some(word) = word.filter(|&word| word > at && end > word + 2) {
            end = word + 1; // "à Delta News Ada Lorme": behind the name of the station another begins
        }
        let place = self.is(at, Class::PLACE) || station;
        if self.is(at, Class::PLACE) && end == at + 3 && self.is(at + 1, listed) && !self.is(at, listed) {
            end = at + 1; // "la Rive France Ivo Castel": the name of a party runs into that of its head
        }
        let mut mention = Mention {
            first: at,
            last: end,
            core: end,
            name: (!place).then_some((at, end)),
            head: place.then_some((at, end)),
            gender: if place { self.place_gender(at) } else { self.first_name_gender(at) },
            plural: false,
            kind: if place || end == at + 1 && (self.is_acronym(at) || self.is_station(at)) {
                MentionKind::Body
            } else {
                MentionKind::Person
            },
        };
        // "Invité de CDelta, le maire": an office is none of a station's.
        if !(place || end == at + 1 && self.is_station(at)) {
            self.take_role_apposition(&mut mention, limit);
        }
        Some(mention)
    }

    pub(in crate::quotes) fn determined(&self, at: usize, limit: usize) -> Option<Mention> {
        if self.is(at, Class::PLURAL)
            && self.may_stand_alone(at)
            && let Some(crowd) = self.crowd(at, limit)
        {
            return Some(crowd);
        }
        let bare = !self.is(at, Class::DETERMINER) && self.kind(at) != TokenKind::Number;
        let mut head = if bare { at } else { at + 1 };
        if self.is(head, Class::DETERMINER) && self.kind(head) == TokenKind::Lower && head < limit {
            head += 1; // "tous les", "l'un", "ces deux"
        }
        if self.kind(head) == TokenKind::Number {
            head += 1;
        }
        let points = matches!(self.str(at), "ce" | "cet" | "cette");
        if points && self.str(head) == "même" && self.is(head + 1, Class::ROLE) {
            head += 1; // "cette même source"
        }
        if matches!(self.str(head), "d'" | "d’") {
            return self.one_of_them(at, limit);
        }
        head = self.behind_partitive(head);
        if self.str(head) == "de" && self.is(at, Class::PLURAL) && self.is(head + 1, Class::DETERMINER) {
            head += 2; // "deux de ses membres"
        }
        if head >= limit {
            return None;
        }
        match self.kind(head) {
            TokenKind::Title => {
                let mut mention = self.titled(head, limit)?;
                mention.first = at;
                return Some(mention);
            }
            TokenKind::Capital => {
                return (!self.is_rubric(head)).then(|| self.proper_body(at, head, limit));
            }
            TokenKind::Lower => {}
            _ => return None,
        }
        if self.is(
            head,
            Class::OF.and(Class::PREPOSITION).and(Class::QUE).and(Class::RELATIVE).and(Class::NEGATION),
        ) || self.is_auxiliary(head)
            || matches!(self.str(at), "Tous" | "Toutes") && self.str(head).ends_with("ent") // "Tous espèrent"
            || self.kind(head + 1) == TokenKind::Clitic // "un rendez-vous"
            || self.is(head, Class::ADVERB) && !self.is(head, Class::ROLE)
            || self.is(head, Class::OBJECT) && !self.is(head, Class::ROLE)
            // "ce jour-là", "cette fois-ci": a time.
            || self.str(head) == "fois-ci"
            || self.str(head).strip_suffix("-là").is_some_and(|noun| self.lexicon.word(noun).is(Class::TIME))
        {
            return None;
        }
        let noun = self.office_from(head);
        let (end, name) = self.complements(noun + 1, limit);
        let role = self.is(noun, Class::ROLE);
        let body = self.is(noun, Class::BODY.and(Class::DOCUMENT));
        let mut mention = Mention {
            first: at,
            last: name.map_or(end, |(_, last)| last),
            // "le groupe Wagner" is one name; "une remorque Paul Riva" are two phrases.
            core: if body || !role && name.is_some_and(|(from, to)| to - from == 1) {
                name.map_or(end, |(_, last)| last)
            } else {
                end
            },
            // "le système Patriot": after a noun that is no office, only a known first name is a person's.
            name: name.filter(|&(first, _)| {
                !body
                    && (role
                        || self.is(first, Class::FEMININE_FIRST_NAME.and(Class::MASCULINE_FIRST_NAME))
                        || name.is_some_and(|(from, to)| to - from >= 2)
                            && (looks_human(self.str(noun).trim_end_matches('s')) || praises(self.str(noun))))
            }),
            head: Some((noun, end)),
            gender: self.head_gender(at, noun),
            // "des représentants": of a bare noun its ending tells.
            plural: self.is(at, Class::PLURAL)
                || self.kind(at) == TokenKind::Number
                || bare && self.str(noun).ends_with('s') && !matches!(self.str(noun), "fils" | "commis"),
            kind: match (role, body) {
                (_, true) => MentionKind::Body,
                (true, false) => MentionKind::Function,
                _ => MentionKind::Thing,
            },
        };
        if mention.name.is_some() {
            mention.kind = MentionKind::Person;
        } else if body {
            self.take_body_apposition(&mut mention, limit);
        } else {
            self.take_name_apposition(&mut mention, limit);
            self.take_far_name(&mut mention, limit);
        }
        self.take_gender_of_name(&mut mention, noun);
        Some(mention)
    }

    /// The office of a phrase whose first noun or adjective is `head`: of `premier ministre`, `ancien ambassadeur` the later
    /// noun.
    fn office_from(&self, head: usize) -> usize {
        let mut noun = head;
        while noun < head + 3 && !self.is(noun, Class::ROLE) && self.kind(noun + 1) == TokenKind::Lower {
            if self.is(noun + 1, Class::ROLE) && !self.is(noun + 1, Class::OF) {
                noun += 1;
                break;
            }
            // "dans la soirée le maire": another phrase has begun.
            if self.is(noun + 1, Class::OF.and(Class::DETERMINER)) || self.is_finite(noun + 1) {
                break;
            }
            noun += 1;
        }
        let noun = if self.is(noun, Class::ROLE) { noun } else { head };
        // "le jeune homme", "un proche conseiller": the first of two nouns is an adjective.
        let adjective = matches!(self.str(noun), "jeune" | "jeunes" | "proche" | "proches" | "mineur");
        noun + usize::from(adjective && self.is(noun + 1, Class::ROLE))
    }

    /// `le Kremlin`, `l'Union européenne`, `la Maison Blanche`, `le Premier ministre Yaïr Lapid`.
    pub(in crate::quotes) fn proper_body(&self, at: usize, head: usize, limit: usize) -> Mention {
        let mut end = head + 1;
        let one = matches!(
            self.str(at),
            "ce" | "cet" | "cette" | "Ce" | "Cet" | "Cette" | "un" | "une" | "Un" | "Une"
        );
        let citizen = one && names_citizen(self.str(head)) && self.kind(end) != TokenKind::Capital;
        if (self.is(head, Class::NATIONALITY) || citizen) && !self.is(at, Class::PLURAL) {
            return self.national(at, head, limit);
        }
        // "à l'AFP Ada Lorme": behind initials a first name begins another name.
        while end < limit && self.kind(end) == TokenKind::Capital && !self.follows_initials(end) {
            end += 1;
        }
        let mut kind = MentionKind::Body;
        let mut noun = head;
        if end == head + 1 && self.kind(end) == TokenKind::Lower && self.is(end, Class::ROLE) {
            noun = end; // "le Premier ministre"
            end += 1;
            kind = MentionKind::Function;
        } else if self.is(head, Class::ROLE) && !self.is(head, Class::BODY) {
            kind = MentionKind::Function;
        }
        let (complements, name) = self.complements(end, limit);
        let mut mention = Mention {
            first: at,
            last: name.map_or(complements, |(_, last)| last),
            core: complements,
            name: None,
            head: Some((noun, complements)),
            gender: self.head_gender(at, head),
            plural: self.is(at, Class::PLURAL),
            kind,
        };
        if kind == MentionKind::Function {
            mention.name = name;
            if name.is_none() {
                self.take_name_apposition(&mut mention, limit);
            } else {
                mention.kind = MentionKind::Person;
            }
        }
        mention
    }

    /// `le Polonais Krzysztof Wierzbicki`, `la Finlandaise`: a person by nationality.
    pub(in crate::quotes) fn national(&self, at: usize, head: usize, limit: usize) -> Mention {
        let name = self.name_end(head + 1).filter(|&end| end <= limit).map(|end| (head + 1, end));
        let last = name.map_or(head + 1, |(_, last)| last);
        Mention {
            first: at,
            last,
            core: head + 1,
            name,
            head: Some((head, head + 1)),
            gender: self.head_gender(at, head),
            plural: false,
            kind: if name.is_some() { MentionKind::Person } else { MentionKind::Function },
        }
    }
}
