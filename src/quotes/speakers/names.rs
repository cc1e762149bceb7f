//! Proper names: where one ends, and which capitals are none.

use super::mentions::{Mention, MentionKind};
use crate::quotes::cues::Mood;
use crate::quotes::lexicon::Class;
use crate::quotes::page::Page;
use crate::quotes::tokens::TokenKind;

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
        // "LE POINT - Invité de la radio, le maire"
        let headed = at > 0 && (self.kind(at - 1) == TokenKind::Dash || self.str(at - 1) == "|");
        if headed && self.opens_with_participle(at) {
            return None;
        }
        // "LIRE AUSSI", "Regarder": lines that point elsewhere.
        if heads_line(self.str(at)) {
            return None;
        }
        if self.is_rubric(at) {
            return None;
        }
        // "A lire aussi", "Glacial.": one letter, or one word that is a whole sentence, names nobody.
        let alone = self.kind(at + 1) == TokenKind::Stop
            && (at == 0 || self.tokens.get(at - 1).is_some_and(super::super::tokens::Token::ends_sentence));
        if self.str(at).len() < 2 || alone || self.joins_places(at) {
            return None;
        }
        let opens =
            at == 0 || self.tokens.get(at - 1).is_some_and(super::super::tokens::Token::ends_sentence);
        if opens && (!self.looks_like_subject(at) || self.opens_with_participle(at)) {
            return None;
        }
        // "Président Les Riverains de la commission,", "Électrice centriste,": an office that opens the sentence.
        let listed = Class::FEMININE_FIRST_NAME.and(Class::MASCULINE_FIRST_NAME);
        // "Accusant Ivo Castel, la directrice"
        let gerund =
            self.str(at).ends_with("ant") && self.verb(at).is_some_and(|verb| verb.can_be(Mood::Gerund));
        if opens && gerund {
            return None;
        }
        if opens && self.is(at, Class::ROLE) && !self.is(at, listed.and(Class::BODY)) {
            return None;
        }
        // "Project for the New Century": capitals behind English words are a body's.
        let run = (at.saturating_sub(6)..at).rev().find(|&before| self.kind(before) != TokenKind::Capital);
        if run.is_some_and(|before| matches!(self.str(before), "the" | "of" | "for" | "and")) {
            return None;
        }
        let mut end = at + 1;
        while end < at + 8 {
            match self.kind(end) {
                // "Conflit Russie-Ukraine" is no person.
                TokenKind::Capital if self.joins_places(end) => return None,
                TokenKind::Capital if !self.breaks_name(end) => end += 1,
                TokenKind::Lower if joins_article(self.str(end)) => end += 1,
                TokenKind::Lower | TokenKind::Elision if self.is_particle(end) => {
                    let mut next = end + 1;
                    if self.is_particle(next) {
                        next += 1;
                    }
                    // "Charles de Gaulle", but not "Centrale de Zaporijjia".
                    let french = self.is(end, Class::OF);
                    let first_name = self.is(at, Class::FEMININE_FIRST_NAME.and(Class::MASCULINE_FIRST_NAME));
                    let initial = self.str(at).ends_with('.') || !opens;
                    // "à Valdor de Paul Riva"
                    let named = french
                        && !first_name
                        && self.is(next, Class::FEMININE_FIRST_NAME.and(Class::MASCULINE_FIRST_NAME))
                        && self.kind(next + 1) == TokenKind::Capital;
                    if self.kind(next) != TokenKind::Capital
                        || named
                        || self.is(at, Class::PLACE)
                        || french && !first_name && (!initial || self.is(next, Class::PLACE))
                    {
                        break;
                    }
                    end = next + 1;
                }
                _ => break,
            }
        }
        // "LE MAIRE ET LA DIGUE": a headline in capitals is nobody's name.
        if end > at + 1 && self.is_in_capitals(at, end) {
            return None;
        }
        // "VALDOR | La ministre": the place that a dispatch was sent from.
        (self.str(end) != "|").then_some(end)
    }

    /// `selon Le Pen`: a family name that the list knows, printed alone with the article that belongs to it.
    pub(super) fn family_with_article(&self, at: usize, limit: usize) -> Option<Mention> {
        if !matches!(self.str(at), "Le" | "La") || self.kind(at + 1) != TokenKind::Capital {
            return None;
        }
        let opens =
            at == 0 || self.tokens.get(at - 1).is_some_and(super::super::tokens::Token::ends_sentence);
        let listed = self.is(at + 1, Class::MASCULINE_FAMILY.and(Class::FEMININE_FAMILY));
        // "Le Maire a dit": at the head of a sentence it may be the mayor.
        let office = opens && self.is(at + 1, Class::ROLE);
        if !listed || office || self.kind(at + 2) == TokenKind::Capital || at + 2 > limit {
            return None;
        }
        let mut mention = Mention {
            first: at,
            last: at + 2,
            core: at + 2,
            name: Some((at, at + 2)),
            head: None,
            gender: self.first_name_gender(at + 1),
            plural: false,
            kind: MentionKind::Person,
        };
        self.take_role_apposition(&mut mention, limit);
        Some(mention)
    }

    /// `LE GRAND FORMAT - La maire`, `LIRE AUSSI - Tags et pancartes`: capitals before a dash at the head of a paragraph, or a
    /// headline behind it, are nobody's name.
    pub(in crate::quotes) fn is_rubric(&self, at: usize) -> bool {
        let label = |at: usize| {
            let word = self.str(at);
            word.len() > 1 && word.chars().all(|c| c.is_uppercase() || c == '\'' || c == '’')
        };
        let list = at >= 2 && self.kind(at - 1) == TokenKind::Dash && self.kind(at + 1) == TokenKind::Comma;
        if list && matches!(self.str(at - 2), "AUSSI" | "aussi") {
            return true;
        }
        // Most capitalised words go on in small letters.
        let small = self.str(at).as_bytes().get(1).is_none_or(u8::is_ascii_lowercase);
        if small || !label(at) {
            return false;
        }
        let first = (at.saturating_sub(4)..at).rev().take_while(|&word| label(word)).last().unwrap_or(at);
        let opens = first == 0 || self.kind(first - 1) == TokenKind::Break;
        let last = (at..at + 4).find(|&word| !label(word));
        opens && last.is_some_and(|dash| self.kind(dash) == TokenKind::Dash)
    }

    /// Whether a run of capitals has an article or a preposition in it, in capitals too.
    fn is_in_capitals(&self, at: usize, end: usize) -> bool {
        let small = Class::DETERMINER.and(Class::OF).and(Class::PREPOSITION);
        // "ADA DE LORME"
        let first_name = self.is(at, Class::FEMININE_FIRST_NAME.and(Class::MASCULINE_FIRST_NAME));
        !first_name
            && self.is_acronym(at)
            && (at + 1..end).all(|word| self.is_acronym(word))
            && (at + 1..end).any(|word| self.is(word, small))
    }

    /// `Contacté, le bureau dément`: a participle that opens a sentence is no name.
    fn opens_with_participle(&self, at: usize) -> bool {
        let known = Class::FEMININE_FIRST_NAME.and(Class::MASCULINE_FIRST_NAME).and(Class::PLACE);
        let ending =
            ["é", "ée", "és", "ées", "enu", "enue", "enus", "eçu", "eçue", "eçus", "uni", "unie", "unis"];
        // "Invité de la radio, le maire"
        let guest = matches!(self.str(at), "Invité" | "Invitée" | "Invités" | "Invitées");
        if guest && self.is(at + 1, Class::OF.and(Class::PREPOSITION).and(Class::TIME)) {
            return true;
        }
        // "Allant plus loin, il"
        if self.str(at).ends_with("ant") && self.kind(at + 1) == TokenKind::Lower && !self.is(at, known) {
            return !self.is_finite(at + 1);
        }
        // "Venu de Valdor, un retraité", "Accusée par Ivo Castel, la directrice"
        let governs = self.is(at + 1, Class::PREPOSITION)
            || self.str(at).ends_with("enu") && self.is(at + 1, Class::OF);
        (self.kind(at + 1) == TokenKind::Comma || governs)
            && !self.is(at, known)
            && ending.iter().any(|ending| self.str(at).ends_with(ending))
    }

    /// Whether the capital that opens a sentence is a name: known, part of a longer one, or before a verb.
    pub(in crate::quotes) fn looks_like_subject(&self, at: usize) -> bool {
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
    pub(in crate::quotes) fn breaks_name(&self, at: usize) -> bool {
        self.is(at, Class::SUBJECT.and(Class::PREPOSITION).and(Class::ACCORDING))
    }

    /// `Russie-Ukraine`: two places with a hyphen.
    pub(in crate::quotes) fn joins_places(&self, at: usize) -> bool {
        let joined = self.str(at).split_once('-');
        joined.is_some_and(|(first, _)| self.lexicon.word(first).is(Class::PLACE))
            && !self.is(at, Class::PLACE)
    }

    /// `CIA`, `AIEA`: a name of capital letters alone.
    pub(in crate::quotes) fn is_acronym(&self, at: usize) -> bool {
        let word = self.str(at);
        word.len() > 1 && word.chars().all(char::is_uppercase)
    }

    /// Names and nouns of those who pass on what others say.
    pub(in crate::quotes) fn is_medium(&self, at: usize) -> bool {
        matches!(
            self.str(at),
            "AFP"
                | "Reuters"
                | "AP"
                | "Bloomberg"
                | "Interfax"
                | "Tass"
                | "TASS"
                | "BBC"
                | "CNN"
                | "Agence"
                | "agence"
                | "quotidien"
                | "journal"
                | "chaîne"
                | "presse"
                | "magazine"
                | "radio"
                | "hebdomadaire"
                | "Figaro"
                | "Monde"
                | "Parisien"
                | "Point"
                | "Courrier"
                | "Gazette"
        )
    }

    pub(in crate::quotes) fn is_particle(&self, at: usize) -> bool {
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
}

/// `al-Rivaï`, `el-Lorm`: an article in small letters joined to a name.
fn joins_article(word: &str) -> bool {
    let name = word.split_once('-').filter(|(article, _)| (2..=3).contains(&article.len()));
    name.is_some_and(|(_, name)| name.starts_with(char::is_uppercase))
}

/// Words that head a line which points elsewhere, or a sentence, and begin nobody's name.
fn heads_line(word: &str) -> bool {
    matches!(
        word,
        "LIRE"
            | "AUSSI"
            | "VOIR"
            | "REGARDER"
            | "VIDÉO"
            | "VIDEO"
            | "DIRECT"
            | "Web"
            | "Seul"
            | "Seule"
            | "Seuls"
            | "Internet"
            | "Lire"
            | "Regarder"
            | "Voir"
            | "Celui"
            | "Celle"
            | "Ceux"
            | "Celles"
    )
}
