//! What hangs on a mention: complements, and the office or the name that stands beside it in commas.

use super::mentions::{Gender, Mention, MentionKind};
use crate::quotes::lexicon::Class;
use crate::quotes::page::Page;
use crate::quotes::tokens::TokenKind;

/// How many tokens a name between marks may have.
const QUOTED: usize = 9;

impl Page<'_> {
    /// `, ministre russe de la Défense,` after a name: the office goes with the name.
    pub(in crate::quotes) fn take_role_apposition(&self, mention: &mut Mention, limit: usize) {
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
        // "Ada Lorme, l'une des figures du quartier,"
        let one = matches!(self.str(head), "un" | "une") && self.is(head + 1, Class::OF);
        if one {
            head += 2 + usize::from(self.is(head + 2, Class::DETERMINER));
            let end = self.superlative_end(self.complements(head + 1, limit).0, limit);
            if self.kind(head) == TokenKind::Lower && self.closes_apposition(end, limit) {
                mention.head = Some((head, end));
                mention.last = end;
            }
            return;
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

    /// One past `les plus écoutés du mouvement` when that stands at `at`.
    fn superlative_end(&self, at: usize, limit: usize) -> usize {
        let most = self.is(at, Class::DETERMINER) && matches!(self.str(at + 1), "plus" | "moins" | "mieux");
        if most && self.kind(at + 2) == TokenKind::Lower { self.complements(at + 3, limit).0 } else { at }
    }

    /// Whether an apposition may end before `end`: at a comma, a stop, a mark, or the end of what is looked at.
    pub(in crate::quotes) fn closes_apposition(&self, end: usize, limit: usize) -> bool {
        end >= limit
            || !matches!(
                self.kind(end),
                TokenKind::Lower | TokenKind::Capital | TokenKind::Title | TokenKind::Clitic
            )
            || self.is(end, Class::PREPOSITION.and(Class::CONJUNCTION).and(Class::RELATIVE))
    }

    /// One past `de la « Marche des ports »` when that stands at `at` before a comma: the name of what somebody began.
    fn quoted_complement_end(&self, at: usize, limit: usize) -> Option<usize> {
        if !self.is(at, Class::OF) {
            return None;
        }
        let open = at + 1 + usize::from(self.is(at + 1, Class::DETERMINER));
        if self.kind(open) != TokenKind::Mark {
            return None;
        }
        let close =
            (open + 1..limit.min(open + QUOTED)).find(|&close| self.kind(close) == TokenKind::Mark)?;
        (self.kind(close + 1) == TokenKind::Comma).then_some(close + 1)
    }

    /// `, Sergueï Choïgou,` after an office: the name goes with it.
    pub(in crate::quotes) fn take_name_apposition(&self, mention: &mut Mention, limit: usize) {
        if mention.plural {
            return;
        }
        let mut comma = mention.last;
        if self.kind(comma) == TokenKind::Open {
            // "le gouverneur de la région de Valdor (est), Ivo Castel"
            let close = (comma..limit.min(comma + 6)).find(|&at| self.kind(at) == TokenKind::Close);
            comma = close.map_or(comma, |at| at + 1);
        }
        if let Some(end) = self.quoted_complement_end(comma, limit) {
            comma = end;
        }
        if self.kind(comma) != TokenKind::Comma && mention.kind == MentionKind::Function {
            if let Some(name) = self.name_behind_complement(comma, limit) {
                mention.name = Some(name);
                mention.last = name.1;
                mention.kind = MentionKind::Person;
                return;
            }
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
        if self.is(start, Class::PLACE) && end - start < 2 || !person || !closed {
            return;
        }
        mention.name = Some((start, end));
        mention.last = end;
        mention.kind = MentionKind::Person;
        if mention.gender == Gender::Unknown {
            mention.gender = self.first_name_gender(start);
        }
    }

    /// `l'agence, la Régie Delta,`: a body's name in several capitals between commas takes the place of its description.
    pub(in crate::quotes) fn take_body_apposition(&self, mention: &mut Mention, limit: usize) {
        let name = mention.last + 2;
        let article = matches!(self.str(mention.last + 1), "le" | "la" | "l'" | "l’");
        if mention.plural || !article || self.kind(mention.last) != TokenKind::Comma {
            return;
        }
        let part = |at: usize| {
            self.kind(at) == TokenKind::Capital
                || matches!(self.str(at), "and" | "of") && self.kind(at + 1) == TokenKind::Capital
        };
        let end = (name..limit).find(|&at| !part(at)).unwrap_or(limit);
        if end < name + 2 || !matches!(self.kind(end), TokenKind::Comma | TokenKind::Open) {
            return;
        }
        mention.first = mention.last + 1;
        mention.head = Some((name, end));
        mention.core = end;
        mention.last = end;
    }

    /// `la chercheuse de l'institut sur le pétrole Ada Lorme`: a known first name ends a complement in small letters.
    fn name_behind_complement(&self, at: usize, limit: usize) -> Option<(usize, usize)> {
        if !self.is(at, Class::PREPOSITION) {
            return None;
        }
        let name = (at + 1..limit.min(at + 7))
            .find(|&word| !matches!(self.kind(word), TokenKind::Lower | TokenKind::Elision))?;
        // "l'ambassadeur à l'OVR Ivo Castel": initials, and two capitals behind them.
        let full =
            (1..3).all(|next| self.kind(name + next) == TokenKind::Capital && !self.is_acronym(name + next));
        let matter = names_ministry(self.str(name)) && full;
        let name = name + usize::from(self.is_acronym(name) && full || matter);
        let behind = self.is_acronym(name - 1) || matter;
        let first = behind || self.is(name, Class::FEMININE_FIRST_NAME.and(Class::MASCULINE_FIRST_NAME));
        // "la ministre au micro d'Ada Lorme"
        let clause = self.is(name - 1, Class::OF)
            || (at..name).any(|word| self.is_finite(word) || self.is_auxiliary(word));
        let end = self.name_end(name).filter(|&end| first && !clause && end > name + 1)?;
        (end <= limit).then_some((name, end))
    }

    /// One past `à la défense`, `auprès des Nations unies`, if that stands at `at`.
    pub(in crate::quotes) fn prepositional_end(&self, at: usize, limit: usize) -> Option<usize> {
        if !matches!(
            self.str(at),
            "à" | "au" | "aux" | "auprès" | "en" | "par" | "pour" | "chargé" | "chargée"
        ) {
            return None;
        }
        let mut end = at + 1;
        while end < limit.min(at + 10) && self.kind(end) != TokenKind::Comma {
            let part = matches!(self.kind(end), TokenKind::Lower | TokenKind::Capital | TokenKind::Elision);
            // "à l'égalité entre les sexes"
            let verb = self.is_finite(end) && !self.is(end, Class::PREPOSITION) || self.is_auxiliary(end);
            if !part || verb {
                return None;
            }
            end += 1;
        }
        Some(end)
    }

    /// One past the capitals at `at` that are a complement; those of somebody's name behind them are left out.
    fn capitals_end(&self, at: usize, limit: usize) -> usize {
        let listed = Class::FEMININE_FIRST_NAME.and(Class::MASCULINE_FIRST_NAME);
        let mut end = at + 1;
        // "de l'AIEA Rafael Grossi": after initials a name of letters is somebody's.
        // "sénateur du Haut-Lac Ivo Castel": a first name begins another name.
        while end < limit
            && self.kind(end) == TokenKind::Capital
            && !(self.is(end, listed) && self.goes_on_as_name(end))
            && (self.is_acronym(end) || !self.is_acronym(end - 1))
            && !((names_ministry(self.str(end - 1)) || self.is(end - 1, Class::PLACE))
                && self.goes_on_as_name(end))
        {
            end += 1;
        }
        end
    }

    /// Whether the capital at `at` is followed by another, or by a particle and another: `Ada Lorme`, `Ada de Lorme`.
    fn goes_on_as_name(&self, at: usize) -> bool {
        let particle = usize::from(self.is_particle(at + 1) && self.kind(at + 1) != TokenKind::Capital);
        self.kind(at + 1 + particle) == TokenKind::Capital
    }

    /// Behind `numéro` or `chef`, what no rule of complements expects: `le numéro deux du syndicat`, `le chef rebelle`,
    /// `la présidente de Sauvons la Rive (SLR) Ada Lorme`, where the name of a party holds an article.
    fn office_goes_on(&self, at: usize) -> Option<usize> {
        if self.kind(at) != TokenKind::Lower || at == 0 {
            return None;
        }
        let number = matches!(self.str(at), "deux" | "trois") && self.str(at - 1) == "numéro";
        if number || matches!(self.str(at), "rebelle" | "rebelles") {
            return Some(at + 1);
        }
        let party = matches!(self.str(at), "la" | "le" | "les")
            && self.kind(at - 1) == TokenKind::Capital
            && self.kind(at + 1) == TokenKind::Capital
            && self.kind(at + 2) == TokenKind::Open;
        party.then_some(at + 2)
    }

    /// The adjectives and `de` complements at `at`, up to their end; and the name that closes them.
    pub(in crate::quotes) fn complements(
        &self,
        mut at: usize,
        limit: usize,
    ) -> (usize, Option<(usize, usize)>) {
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
        // "ministre de l'Eau vive et des Rivières": behind a matter that a capital opens another may follow.
        let mut matter = false;
        while at < limit {
            if let Some(end) = self.party_end(at, limit) {
                at = end;
                complemented = false;
                continue;
            }
            if let Some(end) = self.office_goes_on(at) {
                at = end;
                continue;
            }
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
                        TokenKind::Capital => self.capitals_end(next, limit),
                        _ => next + 1,
                    };
                    plain = 0;
                    complemented = !self.is_acronym(at - 1);
                    matter = self.kind(next) == TokenKind::Capital;
                }
                TokenKind::Lower
                    if plain < 4 && !self.is(at, stop.and(Class::DETERMINER)) && !self.is_finite(at) =>
                {
                    // "une source interrogée par l'agence": what follows is about the medium. "un communiqué publié sur": or
                    // about the place.
                    let place = self.is(at + 1, Class::PREPOSITION) && plain == 0;
                    let made = self.verb(at).is_some_and(|v| v.can_be(crate::quotes::cues::Mood::Participle));
                    // "des milliers d'habitants participaient": a verb that no list need know.
                    if self.str(at).ends_with("aient")
                        || self.str(at + 1) == "par"
                        || place && made
                        || self.verb(at).is_some_and(|v| v.can_be(crate::quotes::cues::Mood::Gerund))
                    {
                        break;
                    }
                    at += 1;
                    plain += 1;
                }
                // "ministre de l'Eau et des Rivières": the office has two matters.
                TokenKind::Lower
                    if self.str(at) == "et"
                        && self.is(at + 1, Class::OF)
                        && (matter || self.kind(at - 1) == TokenKind::Capital)
                        && (self.kind(at + 2) == TokenKind::Capital
                            || self.is(at + 2, Class::DETERMINER)
                                && self.kind(at + 3) == TokenKind::Capital) =>
                {
                    at += 1;
                }
                TokenKind::Number if plain == 0 && !complemented => at += 1, // "l'article 3"
                TokenKind::Lower if self.str(at) == "ans" && self.kind(at - 1) == TokenKind::Number => {
                    at += 1;
                }
                TokenKind::Title => {
                    let end = self.name_end(at + 1);
                    return (at, end.map(|end| (at + 1, end)));
                }
                // "le député Insoumis de la Rive": no name of his.
                TokenKind::Capital
                    if self.is(at, Class::PLACE) && !complemented || self.str(at).starts_with("Insoumis") =>
                {
                    at += 1;
                }
                // "le délégué CGT": a body's initials hang on the office.
                TokenKind::Capital if self.is_acronym(at) && self.kind(at + 1) != TokenKind::Capital => {
                    at += 1;
                }
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
}

/// `le ministre de la Défense Ivo Castel`: matters of government end where two capitals follow.
fn names_ministry(word: &str) -> bool {
    matches!(
        word,
        "Défense"
            | "Intérieur"
            | "Justice"
            | "Santé"
            | "Économie"
            | "Culture"
            | "Travail"
            | "Agriculture"
            | "Éducation"
            | "Environnement"
            | "Transports"
            | "Finances"
            | "Armées"
            | "Budget"
            | "Énergie"
            | "Industrie"
            | "Commerce"
            | "Sports"
            | "Logement"
    )
}
