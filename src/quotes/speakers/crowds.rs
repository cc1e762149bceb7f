//! Crowds: those whom the press counts and does not name, `certains`, `beaucoup dans la majorité`, `d'autres`,
//! `de nombreux élus`, `nombre de riverains`, `les plus prudents`, `71 % des habitants`.
//!
//! A word of quantity stands alone or before a noun. Alone it is a subject only where a verb in the plural shows it:
//! `certains déplorent`, `glissent d'autres`.

use super::mentions::{Gender, Mention, MentionKind};
use crate::quotes::lexicon::Class;
use crate::quotes::page::Page;
use crate::quotes::tokens::TokenKind;

/// How many small words may stand between a quantity and its verb: `certains ne lui ont`.
const SMALL: usize = 3;

/// How many tokens `dans la majorité` may have.
const PLACE: usize = 8;

impl Page<'_> {
    /// Whether a word of quantity that is no determiner may stand at `at`: a cheap look before [`Self::crowd`].
    #[inline]
    pub(in crate::quotes) fn may_count(&self, at: usize) -> bool {
        let word = self.str(at);
        match word.as_bytes().first() {
            // "de nombreux élus"
            Some(b'd' | b'D') => self.is(at, Class::OF) && self.str(at + 1).ends_with(['s', 'x']),
            Some(b'b' | b'B' | b'n' | b'N' | b'p' | b'P' | b'm' | b'M' | b'q' | b'Q') => matches!(
                word,
                "beaucoup"
                    | "Beaucoup"
                    | "bon"
                    | "Bon"
                    | "nombre"
                    | "Nombre"
                    | "près"
                    | "Près"
                    | "plus"
                    | "Plus"
                    | "moins"
                    | "Moins"
                    | "quelques-uns"
                    | "Quelques-uns"
                    | "quelques-unes"
                    | "Quelques-unes"
            ),
            Some(b'0'..=b'9') => self.kind(at + 1) == TokenKind::Symbol,
            _ => false,
        }
    }

    /// Whether a determiner in the plural at `at` may be all there is: `certains`, `plusieurs`; or open `les plus prudents`.
    #[inline]
    pub(in crate::quotes) fn may_stand_alone(&self, at: usize) -> bool {
        matches!(self.str(at).as_bytes(), [b'c' | b'C' | b'p' | b'P', _, _, _, ..])
            || matches!(self.str(at + 1), "plus" | "moins")
    }

    /// The crowd whose word of quantity stands at `at`.
    #[inline]
    pub(in crate::quotes) fn crowd(&self, at: usize, limit: usize) -> Option<Mention> {
        match self.kind(at) {
            TokenKind::Lower | TokenKind::Capital | TokenKind::Elision => match self.str(at) {
                "certains" | "certaines" | "Certains" | "Certaines" | "plusieurs" | "Plusieurs"
                | "quelques-uns" | "Quelques-uns" | "quelques-unes" | "Quelques-unes" => {
                    self.standing_alone(at, at + 1, limit)
                }
                "beaucoup" | "Beaucoup" => {
                    self.standing_alone(at, at + 1, limit).or_else(|| self.counted(at, at + 1, limit))
                }
                "d'" | "d’" | "D'" | "D’" if matches!(self.str(at + 1), "autres" | "aucuns") => {
                    self.standing_alone(at, at + 2, limit).or_else(|| self.of_a_number(at, limit))
                }
                "de" | "De" | "d'" | "d’" | "D'" | "D’" => self.of_a_number(at, limit),
                "nombre" | "Nombre" => self.counted(at, at + 1, limit),
                "bon" | "Bon" if self.str(at + 1) == "nombre" => self.counted(at, at + 2, limit),
                "les" | "Les" if matches!(self.str(at + 1), "plus" | "moins") => self.superlative(at, limit),
                "près" | "plus" | "moins" | "Près" | "Plus" | "Moins" => self.about_a_number(at, limit),
                _ => None,
            },
            TokenKind::Number if self.kind(at + 1) == TokenKind::Symbol && self.str(at + 1) == "%" => {
                self.counted(at, at + 2, limit)
            }
            _ => None,
        }
    }

    /// `certains déplorent`, `assurent beaucoup dans la majorité`: the quantity is the whole subject.
    fn standing_alone(&self, at: usize, end: usize, limit: usize) -> Option<Mention> {
        let stop = Class::PREPOSITION.and(Class::OF);
        let placed = self.is(end, Class::PREPOSITION).then(|| self.place_end(end, limit)).flatten();
        let behind = || self.plural_verb(end) || placed.is_some_and(|last| self.plural_verb(last));
        let turned = || {
            let closed = matches!(
                self.kind(end),
                TokenKind::Comma | TokenKind::Stop | TokenKind::Colon | TokenKind::Break | TokenKind::Mark
            ) || self.is(end, stop);
            closed && at > 0 && (self.plural_verb(at - 1) || self.verb(at - 1).is_some())
        };
        // "Certains, plus prudents, attendent"
        let opens = || self.kind(at) != TokenKind::Lower && self.kind(end) == TokenKind::Comma;
        let last = placed.unwrap_or(end);
        (end <= limit && (behind() || turned() || opens()))
            .then(|| Self::crowd_of(at, last.min(limit), None, MentionKind::Function))
    }

    /// One past `dans la majorité`, `au gouvernement`, `parmi les élus` at `at`.
    fn place_end(&self, at: usize, limit: usize) -> Option<usize> {
        let inside = matches!(self.str(at), "dans" | "au" | "à" | "chez" | "parmi" | "aux" | "en");
        let noun = at + 1 + usize::from(self.is(at + 1, Class::DETERMINER));
        let word = matches!(self.kind(noun), TokenKind::Lower | TokenKind::Capital)
            && !self.is(noun, Class::PREPOSITION.and(Class::OF).and(Class::TIME));
        (inside && word && !self.is_finite(noun) && noun < limit.min(at + PLACE))
            .then(|| self.complements(noun + 1, limit).0)
    }

    /// Whether a verb in the third person plural, or a participle in -ant, stands at `at`, small words before it passed over.
    fn plural_verb(&self, at: usize) -> bool {
        let small = Class::NEGATION.and(Class::REFLEXIVE).and(Class::OBJECT).and(Class::ADVERB);
        let word = (at..at + SMALL).find(|&word| !self.is(word, small)).unwrap_or(at + SMALL);
        self.kind(word) == TokenKind::Lower
            && self.str(word).ends_with("nt")
            && !self.is(word, Class::ROLE.and(Class::TIME).and(Class::ADVERB))
    }

    /// `de nombreux élus`, `de premières estimations`: an adjective of number or order before a noun in the plural.
    fn of_a_number(&self, at: usize, limit: usize) -> Option<Mention> {
        let many = matches!(
            self.str(at + 1),
            "nombreux"
                | "nombreuses"
                | "multiples"
                | "rares"
                | "autres"
                | "récents"
                | "récentes"
                | "premiers"
                | "premières"
                | "nouveaux"
                | "nouvelles"
                | "hauts"
                | "hautes"
                | "jeunes"
                | "simples"
                | "proches"
        );
        let noun = self.str(at + 2);
        (many && noun.ends_with(['s', 'x'])).then(|| self.people(at, at + 2, limit)).flatten()
    }

    /// `nombre de riverains`, `beaucoup d'élus`, `71 % des habitants`: the quantity ends at `of`.
    fn counted(&self, at: usize, of: usize, limit: usize) -> Option<Mention> {
        let noun = of + 1 + usize::from(self.is(of + 1, Class::DETERMINER));
        let many = self.str(noun).ends_with(['s', 'x']) || self.kind(noun) == TokenKind::Capital;
        (self.is(of, Class::OF) && many).then(|| self.people(at, noun, limit)).flatten()
    }

    /// The crowd that opens at `at` and has its noun at `noun`.
    fn people(&self, at: usize, noun: usize, limit: usize) -> Option<Mention> {
        let word = matches!(self.kind(noun), TokenKind::Lower | TokenKind::Capital);
        let grammar = Class::PREPOSITION.and(Class::OF).and(Class::DETERMINER).and(Class::TIME);
        if !word || noun >= limit || self.is(noun, grammar) {
            return None;
        }
        let end = self.complements(noun + 1, limit).0.max(noun + 1);
        let text = self.is(noun, Class::BODY.and(Class::DOCUMENT));
        let human = self.is(noun, Class::ROLE)
            || self.kind(noun) == TokenKind::Capital
            || super::mentions::looks_human(self.str(noun).trim_end_matches('s'));
        let kind = match (text, human) {
            (true, _) => MentionKind::Body,
            (_, true) => MentionKind::Function,
            _ => MentionKind::Thing,
        };
        Some(Self::crowd_of(at, end, Some((noun, end)), kind))
    }

    /// `les plus prudents dénoncent`, `complètent les plus prudents`.
    fn superlative(&self, at: usize, limit: usize) -> Option<Mention> {
        let quality = at + 2;
        let plural = self.kind(quality) == TokenKind::Lower && self.str(quality).ends_with(['s', 'x']);
        // "les élus les plus prudents"
        let opens = at == 0 || self.kind(at - 1) != TokenKind::Lower || self.plural_verb(at - 1);
        let alone = self.kind(quality + 1) != TokenKind::Lower
            || self.plural_verb(quality + 1)
            || self.is(quality + 1, Class::PREPOSITION.and(Class::OF));
        (plural && opens && alone && quality < limit).then(|| {
            let end = self.complements(quality + 1, limit).0.max(quality + 1);
            Self::crowd_of(at, end, Some((quality, end)), MentionKind::Function)
        })
    }

    /// `près d'un sondé sur deux`, `plus de cinquante députés`: a number that is not exact.
    fn about_a_number(&self, at: usize, limit: usize) -> Option<Mention> {
        if !matches!(self.str(at + 1), "de" | "d'" | "d’") {
            return None;
        }
        let number = at + 2;
        let one = matches!(self.str(number), "un" | "une");
        let inner = self.mention(number, limit).filter(|inner| inner.name.is_none())?;
        let share = one && self.str(inner.core) == "sur";
        (share || inner.plural && self.kind(number) == TokenKind::Number).then(|| {
            let last = inner.core + 2 * usize::from(share);
            // "près d'un élu sur deux refuse": the verb agrees with the one.
            Mention { first: at, last: last.min(limit), plural: !share, gender: Gender::Unknown, ..inner }
        })
    }

    fn crowd_of(first: usize, last: usize, head: Option<(usize, usize)>, kind: MentionKind) -> Mention {
        Mention { first, last, core: last, name: None, head, gender: Gender::Unknown, plural: true, kind }
    }
}
