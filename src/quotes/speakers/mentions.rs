//! Mentions: the noun phrases that can name a speaker, read left to right from their first word.
//!
//! `le ministre russe de la Défense, Sergueï Choïgou`, `Mme Isaacson`, `l'une des fidèles, Ludmila`, `Pékin`,
//! `une source proche de l'enquête`: a determiner, a head, what hangs on it, a name, an apposition.

use crate::quotes::lexicon::Class;
use crate::quotes::page::Page;
use crate::quotes::tokens::TokenKind;

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
    /// One past the last token of the proper name that starts at `at`.
    pub(in crate::quotes) fn name_end(&self, at: usize) -> Option<usize> {
        let grammar = Class::DETERMINER
            .and(Class::PREPOSITION)
            .and(Class::OF)
            .and(Class::SUBJECT)
            .and(Class::ADVERB)
            .and(Class::CONJUNCTION)
            .and(Class::ACCORDING)
            .and(Class::QUE)
            .and(Class::RELATIVE)
            .and(Class::ETRE)
            .and(Class::NEGATION)
            .and(Class::FINITE)
            .and(Class::TIME);
        if self.kind(at) != TokenKind::Capital || self.is(at, grammar) {
            return None;
        }
        // "A lire aussi", "Glacial.": one letter, or one word that is a whole sentence, names nobody.
        let alone = self.kind(at + 1) == TokenKind::Stop
            && (at == 0 || self.tokens.get(at - 1).is_some_and(|t| t.ends_sentence()));
        if self.str(at).len() < 2 || alone || self.joins_places(at) {
            return None;
        }
        let opens = at == 0 || self.tokens.get(at - 1).is_some_and(|t| t.ends_sentence());
        if opens && !self.looks_like_subject(at) {
            return None;
        }
        let mut end = at + 1;
        while end < at + 8 {
            match self.kind(end) {
                // "Conflit Russie-Ukraine" is no person.
                TokenKind::Capital if self.joins_places(end) => return None,
                TokenKind::Capital if !self.breaks_name(end) => end += 1,
                TokenKind::Lower | TokenKind::Elision if self.is_particle(end) => {
                    let mut next = end + 1;
                    if self.is_particle(next) {
                        next += 1;
                    }
                    // "Charles de Gaulle", but not "Centrale de Zaporijjia".
                    let french = self.is(end, Class::OF);
                    let first_name = self.is(at, Class::FEMININE_FIRST_NAME.and(Class::MASCULINE_FIRST_NAME));
                    let initial = self.str(at).ends_with('.') || !opens;
                    if self.kind(next) != TokenKind::Capital
                        || self.is(at, Class::PLACE)
                        || french && !first_name && !initial
                    {
                        break;
                    }
                    end = next + 1;
                }
                _ => break,
            }
        }
        Some(end)
    }

    /// Whether the capital that opens a sentence is a name: known, part of a longer one, or before a verb.
    fn looks_like_subject(&self, at: usize) -> bool {
        let known = Class::PLACE.and(Class::FEMININE_FIRST_NAME).and(Class::MASCULINE_FIRST_NAME);
        let before_verb = Class::FINITE
            .and(Class::NEGATION)
            .and(Class::REFLEXIVE)
            .and(Class::RELATIVE)
            .and(Class::CONJUNCTION);
        self.is(at, known)
            || self.is(at + 1, before_verb)
            || self.is_finite(at + 1)
            || matches!(self.kind(at + 1), TokenKind::Capital | TokenKind::Colon | TokenKind::Open)
            || self.kind(at + 1) == TokenKind::Comma
                && (self.is(at + 2, Class::ROLE.and(Class::DETERMINER).and(Class::RELATIVE))
                    || self.kind(at + 2) == TokenKind::Number
                    || matches!(self.str(at + 2), "lui" | "elle"))
            || self.is_particle(at + 1) && self.kind(at + 2) == TokenKind::Capital
    }

    /// A capital that begins a sentence of its own cannot follow a name without a stop; one that is a French
    /// determiner can only be part of a name such as `Le Pen`.
    fn breaks_name(&self, at: usize) -> bool {
        self.is(at, Class::SUBJECT.and(Class::PREPOSITION).and(Class::ACCORDING))
    }

    /// `Russie-Ukraine`: two places with a hyphen.
    fn joins_places(&self, at: usize) -> bool {
        let joined = self.str(at).split_once('-');
        joined.is_some_and(|(first, _)| self.lexicon.word(first).is(Class::PLACE))
            && !self.is(at, Class::PLACE)
    }

    /// `CIA`, `AIEA`: a name of capital letters alone.
    fn is_acronym(&self, at: usize) -> bool {
        let word = self.str(at);
        word.len() > 1 && word.chars().all(char::is_uppercase)
    }

    fn is_particle(&self, at: usize) -> bool {
        matches!(
            self.str(at),
            "de" | "d'"
                | "d’"
                | "du"
                | "des"
                | "von"
                | "van"
                | "der"
                | "den"
                | "al"
                | "el"
                | "ben"
                | "bin"
                | "da"
                | "dos"
                | "di"
                | "ould"
                | "ag"
                | "bint"
        )
    }

    /// The mention that begins at `at` and does not reach `limit`.
    pub(in crate::quotes) fn mention(&self, at: usize, limit: usize) -> Option<Mention> {
        let limit = limit.min(at + LONGEST).min(self.len());
        if at >= limit {
            return None;
        }
        match self.kind(at) {
            TokenKind::Title => self.titled(at, limit),
            TokenKind::Lower | TokenKind::Elision | TokenKind::Capital if self.is(at, Class::DETERMINER) => {
                self.determined(at, limit)
            }
            TokenKind::Number if self.kind(at + 1) == TokenKind::Lower => self.determined(at, limit),
            TokenKind::Capital => self.named(at, limit),
            TokenKind::Lower if self.is(at, Class::ROLE) && !self.is_auxiliary(at) => {
                self.determined(at, limit)
            }
            _ => None,
        }
    }

    fn is_auxiliary(&self, at: usize) -> bool {
        self.is(at, Class::AVOIR.and(Class::ETRE))
    }

    fn titled(&self, at: usize, limit: usize) -> Option<Mention> {
        let end = self.name_end(at + 1)?.min(limit.max(at + 2));
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

    fn named(&self, at: usize, limit: usize) -> Option<Mention> {
        let end = self.name_end(at)?.min(limit);
        let place = self.is(at, Class::PLACE);
        let mut mention = Mention {
            first: at,
            last: end,
            core: end,
            name: (!place).then_some((at, end)),
            head: place.then_some((at, end)),
            gender: if place { self.place_gender(at) } else { self.first_name_gender(at) },
            plural: false,
            kind: if place { MentionKind::Body } else { MentionKind::Person },
        };
        if !place {
            self.take_role_apposition(&mut mention, limit);
        }
        Some(mention)
    }

    /// `, ministre russe de la Défense,` after a name: the office goes with the name.
    fn take_role_apposition(&self, mention: &mut Mention, limit: usize) {
        let mut at = mention.last;
        if self.kind(at) == TokenKind::Open {
            // "Nathalie Corbet (CGT)"
            let close = (at + 1..limit.min(at + 6)).find(|&i| self.kind(i) == TokenKind::Close);
            let Some(close) = close else { return };
            mention.last = close + 1;
            at = close + 1;
        }
        at = self.age_end(at);
        if self.kind(at) != TokenKind::Comma {
            return;
        }
        let mut head = at + 1;
        if self.is(head, Class::DETERMINER) {
            head += 1;
        }
        while head < at + 4
            && !self.is(head, Class::ROLE)
            && self.kind(head) == TokenKind::Lower
            && !self.is_finite(head)
        {
            head += 1;
        }
        if self.kind(head) != TokenKind::Lower || !self.is(head, Class::ROLE) || self.is_auxiliary(at + 1) {
            return;
        }
        let end = self.complements(head + 1, limit).0;
        if !self.closes_apposition(end, limit) {
            return;
        }
        mention.head = Some((head, end));
        mention.last = end;
        if mention.gender == Gender::Unknown {
            mention.gender = self.head_gender(at + 1, head);
        }
    }

    /// Whether an apposition may end before `end`: at a comma, a stop, a mark, or the end of what is looked at.
    fn closes_apposition(&self, end: usize, limit: usize) -> bool {
        end >= limit
            || !matches!(
                self.kind(end),
                TokenKind::Lower | TokenKind::Capital | TokenKind::Title | TokenKind::Clitic
            )
            || self.is(end, Class::PREPOSITION.and(Class::CONJUNCTION).and(Class::RELATIVE))
    }

    fn determined(&self, at: usize, limit: usize) -> Option<Mention> {
        let bare = !self.is(at, Class::DETERMINER) && self.kind(at) != TokenKind::Number;
        let mut head = if bare { at } else { at + 1 };
        if self.is(head, Class::DETERMINER) && self.kind(head) == TokenKind::Lower && head < limit {
            head += 1; // "tous les", "l'un", "ces deux"
        }
        if self.kind(head) == TokenKind::Number {
            head += 1;
        }
        if matches!(self.str(head), "des" | "de") && matches!(self.str(head - 1), "un" | "une") {
            head += 1; // "l'une des fidèles"
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
                return self.proper_body(at, head, limit);
            }
            TokenKind::Lower => {}
            _ => return None,
        }
        if self.is(
            head,
            Class::OF.and(Class::PREPOSITION).and(Class::QUE).and(Class::RELATIVE).and(Class::NEGATION),
        ) || self.is_auxiliary(head)
            || self.is(head, Class::ADVERB) && !self.is(head, Class::ROLE)
            || self.is(head, Class::OBJECT) && !self.is(head, Class::ROLE)
        {
            return None;
        }
        // "premier ministre", "ancien ambassadeur": the office is the later noun.
        let mut noun = head;
        while noun < head + 3 && !self.is(noun, Class::ROLE) && self.kind(noun + 1) == TokenKind::Lower {
            if self.is(noun + 1, Class::ROLE) && !self.is(noun + 1, Class::OF) {
                noun += 1;
                break;
            }
            if self.is(noun + 1, Class::OF) || self.is_finite(noun + 1) {
                break;
            }
            noun += 1;
        }
        let noun = if self.is(noun, Class::ROLE) { noun } else { head };
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
                        || name.is_some_and(|(from, to)| to - from >= 2) && looks_human(self.str(noun)))
            }),
            head: Some((noun, end)),
            gender: self.head_gender(at, noun),
            plural: self.is(at, Class::PLURAL) || self.kind(at) == TokenKind::Number,
            kind: match (role, body) {
                (_, true) => MentionKind::Body,
                (true, false) => MentionKind::Function,
                _ => MentionKind::Thing,
            },
        };
        if mention.name.is_some() {
            mention.kind = MentionKind::Person;
        } else if !body {
            self.take_name_apposition(&mut mention, limit);
        }
        if let Some((first, _)) = mention.name
            && mention.gender != Gender::Feminine
        {
            // "le professeur", "le ministre" may be a woman; her first name tells.
            let named = self.first_name_gender(first);
            let open = matches!(
                self.str(noun),
                "professeur"
                    | "ministre"
                    | "docteur"
                    | "juge"
                    | "chef"
                    | "général"
                    | "auteur"
                    | "maire"
                    | "expert"
            );
            mention.gender = match named {
                Gender::Unknown if !open => mention.gender,
                named => named,
            };
        }
        Some(mention)
    }

    /// `le Kremlin`, `l'Union européenne`, `la Maison Blanche`, `le Premier ministre Yaïr Lapid`.
    fn proper_body(&self, at: usize, head: usize, limit: usize) -> Option<Mention> {
        let mut end = head + 1;
        if self.is(head, Class::NATIONALITY) && !self.is(at, Class::PLURAL) {
            return Some(self.national(at, head, limit));
        }
        while end < limit && self.kind(end) == TokenKind::Capital {
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
        Some(mention)
    }

    /// `le Polonais Krzysztof Wierzbicki`, `la Finlandaise`: a person by nationality.
    fn national(&self, at: usize, head: usize, limit: usize) -> Mention {
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

    /// `, Sergueï Choïgou,` after an office: the name goes with it.
    fn take_name_apposition(&self, mention: &mut Mention, limit: usize) {
        if mention.plural {
            return;
        }
        let mut comma = mention.last;
        if self.kind(comma) != TokenKind::Comma && mention.kind == MentionKind::Function {
            // "le secrétaire à la défense, Mark Esper": what stands between hangs on the office.
            let Some(end) = self.prepositional_end(comma, limit) else { return };
            comma = end;
        }
        if self.kind(comma) != TokenKind::Comma {
            return;
        }
        let mut at = comma + 1;
        let inner = self.kind(at + 1) == TokenKind::Lower || self.is(at + 1, Class::NATIONALITY);
        if matches!(self.str(at), "le" | "la" | "l'" | "l’")
            && inner
            && self.kind(at + 2) == TokenKind::Capital
        {
            at += 2; // "le ministre des Finances, le libéral Christian Lindner"
        }
        let titled = self.kind(at) == TokenKind::Title;
        let start = at + usize::from(titled);
        let Some(end) = self.name_end(start).filter(|&end| end <= limit) else { return };
        // "Le proviseur du lycée, Aivar Kuusik, a interdit": an office the list does not know, between commas.
        let definite = self.is(mention.first, Class::DETERMINER) && end - start > 1;
        let person = mention.kind == MentionKind::Function
            || definite && matches!(self.kind(end), TokenKind::Comma | TokenKind::Stop);
        let closed = matches!(
            self.kind(end),
            TokenKind::Comma
                | TokenKind::Stop
                | TokenKind::Break
                | TokenKind::Colon
                | TokenKind::Mark
                | TokenKind::Open
                | TokenKind::Semicolon
        ) || end - start > 1;
        if self.is(start, Class::PLACE) || !person || !closed || end >= limit && !closed {
            return;
        }
        mention.name = Some((start, end));
        mention.last = end;
        mention.kind = MentionKind::Person;
        if mention.gender == Gender::Unknown {
            mention.gender = self.first_name_gender(start);
        }
    }

    /// One past `à la défense`, `auprès des Nations unies`, if that stands at `at`.
    fn prepositional_end(&self, at: usize, limit: usize) -> Option<usize> {
        if !matches!(
            self.str(at),
            "à" | "au" | "aux" | "auprès" | "en" | "par" | "pour" | "chargé" | "chargée"
        ) {
            return None;
        }
        let mut end = at + 1;
        while end < limit.min(at + 10) && self.kind(end) != TokenKind::Comma {
            let part = matches!(self.kind(end), TokenKind::Lower | TokenKind::Capital | TokenKind::Elision);
            if !part || self.is_finite(end) || self.is_auxiliary(end) {
                return None;
            }
            end += 1;
        }
        Some(end)
    }

    /// The adjectives and `de` complements at `at`, up to their end; and the name that closes them.
    fn complements(&self, mut at: usize, limit: usize) -> (usize, Option<(usize, usize)>) {
        let stop = Class::PREPOSITION
            .and(Class::CONJUNCTION)
            .and(Class::RELATIVE)
            .and(Class::QUE)
            .and(Class::NEGATION)
            .and(Class::ADVERB)
            .and(Class::TIME)
            .and(Class::SUBJECT)
            .and(Class::REFLEXIVE)
            .and(Class::AVOIR)
            .and(Class::ETRE)
            .and(Class::ACCORDING);
        let mut plain = 0;
        let mut complemented = false;
        while at < limit {
            match self.kind(at) {
                TokenKind::Lower | TokenKind::Elision if self.is(at, Class::OF) => {
                    let mut next = at + 1;
                    while next < limit && self.is(next, Class::DETERMINER) && next < at + 3 {
                        next += 1;
                    }
                    let noun = matches!(
                        self.kind(next),
                        TokenKind::Lower | TokenKind::Capital | TokenKind::Title | TokenKind::Number
                    );
                    if !noun || next >= limit || self.kind(next) == TokenKind::Lower && self.is(next, stop) {
                        break;
                    }
                    at = match self.kind(next) {
                        TokenKind::Title => self.name_end(next + 1).unwrap_or(next + 1),
                        TokenKind::Capital => {
                            let mut end = next + 1;
                            // "de l'AIEA Rafael Grossi": after initials a name of letters is somebody's.
                            while end < limit
                                && self.kind(end) == TokenKind::Capital
                                && !(self.is_acronym(end - 1) && !self.is_acronym(end))
                            {
                                end += 1;
                            }
                            end
                        }
                        _ => next + 1,
                    };
                    plain = 0;
                    complemented = !self.is_acronym(at - 1);
                }
                TokenKind::Lower
                    if plain < 4 && !self.is(at, stop.and(Class::DETERMINER)) && !self.is_finite(at) =>
                {
                    // "une source interrogée par l'agence": what follows is about the medium.
                    if self.str(at + 1) == "par"
                        || self.verb(at).is_some_and(|v| v.can_be(crate::quotes::cues::Mood::Gerund))
                    {
                        break;
                    }
                    at += 1;
                    plain += 1;
                }
                TokenKind::Title => {
                    let end = self.name_end(at + 1);
                    return (at, end.map(|end| (at + 1, end)));
                }
                TokenKind::Capital if self.is(at, Class::PLACE) && !complemented => at += 1,
                TokenKind::Capital if !self.is(at, Class::PLACE) => {
                    // "l'analyste de l'Institut royal Elcano": one capital after a complement belongs to it.
                    let name = self.name_end(at).filter(|&end| !complemented || end > at + 1);
                    match name {
                        Some(end) => return (at, Some((at, end))),
                        None => at += 1,
                    }
                }
                _ => break,
            }
        }
        (at, None)
    }

    /// The gender that a determiner or the ending of an office shows.
    fn head_gender(&self, determiner: usize, noun: usize) -> Gender {
        if self.is(determiner, Class::PLURAL) && !self.is(determiner, Class::FEMININE) {
            return Gender::Unknown;
        }
        if self.is(determiner, Class::DETERMINER) && self.is(determiner, Class::FEMININE) {
            return Gender::Feminine;
        }
        if self.is(determiner, Class::DETERMINER) && self.is(determiner, Class::MASCULINE) {
            return Gender::Masculine;
        }
        let word = self.str(noun).to_lowercase();
        let feminine = [
            "trice",
            "euse",
            "ière",
            "ienne",
            "cheffe",
            "ée",
            "union",
            "tion",
            "armée",
            "agence",
            "ambassade",
        ];
        if feminine.iter().any(|ending| word.ends_with(ending)) { Gender::Feminine } else { Gender::Unknown }
    }

    /// States in -e and bodies named by their initials are feminine, other places masculine.
    fn place_gender(&self, at: usize) -> Gender {
        let name = self.str(at);
        let masculine = matches!(
            name,
            "Mexique"
                | "Mozambique"
                | "Zimbabwe"
                | "Cambodge"
                | "Pentagone"
                | "Royaume-Uni"
                | "Élysée"
                | "Elysée"
        );
        let initials = matches!(
            name,
            "Otan" | "OTAN" | "ONU" | "UE" | "Cedeao" | "CEDEAO" | "OSCE" | "BBC" | "AFP" | "OMS" | "AIEA"
        );
        if initials || name.ends_with('e') && !masculine { Gender::Feminine } else { Gender::Masculine }
    }

    /// The gender of the first name at `at`, by the list, then by its ending.
    fn first_name_gender(&self, at: usize) -> Gender {
        if self.is(at, Class::MASCULINE_FIRST_NAME) {
            return Gender::Masculine;
        }
        if self.is(at, Class::FEMININE_FIRST_NAME) {
            return Gender::Feminine;
        }
        match (self.is(at, Class::MASCULINE_FAMILY), self.is(at, Class::FEMININE_FAMILY)) {
            (true, false) => return Gender::Masculine,
            (false, true) => return Gender::Feminine,
            _ => {}
        }
        // Beyond the list: most first names in -a are women's, most that end in a consonant are men's.
        let word = self.str(at);
        if self.kind(at + 1) != TokenKind::Capital || word.len() < 3 {
            return Gender::Unknown;
        }
        match word.chars().next_back() {
            Some('a') => Gender::Feminine,
            Some('b' | 'c' | 'd' | 'f' | 'g' | 'k' | 'm' | 'o' | 'p' | 'r' | 't' | 'v' | 'w' | 'x' | 'z') => {
                Gender::Masculine
            }
            _ => Gender::Unknown,
        }
    }
}

/// `hydrologue`, `bijoutière`: nouns with an ending that trades and parts have.
pub(in crate::quotes) fn looks_human(noun: &str) -> bool {
    const ENDINGS: [&str; 26] = [
        "logue", "iste", "eur", "euse", "trice", "ien", "ienne", "ier", "ière", "aire", "ant", "ante",
        "graphe", "crate", "cate", "cat", "ète", "ois", "oise", "ais", "aise", "ère", "é", "ée", "ent",
        "ente",
    ];
    ENDINGS.iter().any(|ending| noun.ends_with(ending))
}
