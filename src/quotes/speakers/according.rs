//! `selon` and its kin: the prepositions and phrases after which a speaker stands.

use super::attribution::{Reader, Who};
use super::mentions::{Gender, MentionKind};
use crate::quotes::lexicon::Class;
use crate::quotes::tokens::{Token, TokenKind};

/// How far before `selon lesquels` the noun that it takes up may stand, in tokens.
const WORDS_OF: usize = 16;

impl Reader<'_, '_> {
    /// The cue and the place of the speaker when `selon`, `d'après`, `aux yeux de`… stands at `at`.
    #[inline]
    pub(in crate::quotes) fn according(&self, at: usize) -> Option<(&'static str, usize)> {
        let opens = self.page.is(at, Class::ACCORDING.and(Class::PREPOSITION).and(Class::OF));
        if opens || self.page.str(at) == "dixit" { self.phrase_of_source(at) } else { None }
    }

    fn phrase_of_source(&self, at: usize) -> Option<(&'static str, usize)> {
        let page = self.page;
        let str = |offset: usize| page.str(at + offset);
        let of = |offset: usize| page.is(at + offset, Class::OF);
        match str(0) {
            // "Ivo Castel, pour qui « … »"
            "pour" | "selon" if str(1) == "qui" => {
                let whose = self.who_stands_before(at)?;
                Some((if str(0) == "pour" { "pour" } else { "selon" }, whose))
            }
            // "le député Ivo Castel, pour lequel « … »"
            "pour" if matches!(str(1), "lequel" | "laquelle") && page.kind(at + 2) == TokenKind::Mark => {
                let person = |first: &usize| {
                    let whose = page.mention(*first, at);
                    whose.is_some_and(|m| matches!(m.kind, MentionKind::Person | MentionKind::Function))
                };
                Some(("pour", self.who_stands_before(at).filter(person)?))
            }
            // "les propos d'Ada Lorme selon lesquels": whose the words before are.
            "selon" if page.is(at + 1, Class::RELATIVE) => {
                let floor = at.saturating_sub(WORDS_OF);
                let said = (floor..at).rev().find(|&noun| page.is(noun, Class::SAYING));
                let Some(said) = said else {
                    // "Un conseiller, selon lequel « … »"
                    return self.who_stands_before(at).map(|whose| ("selon", whose));
                };
                // An adjective may stand between: "la déclaration écrite d'Ada Lorme".
                let of = (said + 1..said + 3).find(|&of| page.is(of, Class::OF))?;
                Some(("selon", of + 1))
            }
            "selon" | "Selon" => {
                let of_words = page.is(at + 1, Class::DETERMINER) && page.is(at + 2, Class::SAYING) && of(3);
                // "selon les termes employés par Ada Lorme"
                let words = page.is(at + 2, Class::SAYING) || str(2) == "termes";
                // "selon le bilan dressé hier par Ada Lorme", but "selon une étude publiée par l'institut": a study speaks.
                let made = !page.is(at + 2, Class::DOCUMENT.and(Class::BODY).and(Class::ROLE))
                    && ["é", "ée", "és", "ées", "is", "ies"].iter().any(|end| str(3).ends_with(end));
                let reach = if made { at + 16 } else { at + 5 };
                // "selon de premières estimations du ministère"
                if page.str(at + 1) == "de" && is_count(page.str(at + 3)) && of(4) {
                    return Some(("selon", at + 5));
                }
                let by = ((words || made) && page.is(at + 1, Class::DETERMINER))
                    .then(|| (at + 3..reach).take_while(|&by| page.token(by).is_some_and(Token::is_word)))
                    .and_then(|mut within| within.find(|&by| page.str(by) == "par"));
                let next = by.map_or(if of_words { at + 4 } else { at + 1 }, |by| by + 1);
                Some(("selon", next))
            }
            "d'" | "d’" if str(1) == "après" && (str(2) == "qui" || page.is(at + 2, Class::RELATIVE)) => {
                self.who_stands_before(at).map(|whose| ("d'après", whose))
            }
            "aux" | "Aux" if str(1) == "termes" && of(2) => Some(("aux termes de", at + 3)),
            "dixit" => Some(("dixit", at + 1)),
            "d'" | "d’" | "D'" | "D’" if str(1) == "après" => Some(("d'après", at + 2)),
            "pour" | "Pour" => self.pour(at),
            "aux" | "Aux" if str(1) == "yeux" && of(2) => Some(("aux yeux de", at + 3)),
            "aux" | "Aux" | "au" | "Au" if matches!(str(1), "dires" | "dire") && of(2) => {
                Some(("aux dires de", at + 3))
            }
            "de" | "De" if str(1).starts_with('l') && matches!(str(2), "avis" | "aveu") && of(3) => {
                Some((if str(2) == "avis" { "de l'avis de" } else { "de l'aveu de" }, at + 4))
            }
            "de" | "De" if str(1).starts_with('l') && str(2) == "aveu" && str(3) == "même" && of(4) => {
                Some(("de l'aveu même de", at + 5))
            }
            "à" | "À" if str(1) == "en" && str(2) == "croire" => Some(("à en croire", at + 3)),
            "par" if str(1) == "la" && matches!(str(2), "voix" | "bouche") && of(3) => {
                Some(("par la voix de", at + 4))
            }
            "sous" if str(1) == "la" && str(2) == "plume" && of(3) => Some(("sous la plume de", at + 4)),
            _ => None,
        }
    }

    /// `Ada Lorme, pour qui`, `un conseiller, selon lequel`: the first token of the antecedent of the relative at `at`.
    fn who_stands_before(&self, at: usize) -> Option<usize> {
        let phrases = self.phrases(at.saturating_sub(WORDS_OF), at);
        let whose = phrases.iter().rev().find(|p| p.mention.last + 1 >= at && p.mention.can_speak());
        // "c'est le cas d'Ada Lorme, pour qui": a name at the end of a longer phrase.
        let named = || {
            let last = at.checked_sub(1).filter(|&last| self.page.kind(last) == TokenKind::Comma)?;
            let name = (at.saturating_sub(6)..last).find(|&first| {
                let name = self.page.mention(first, at).filter(|name| name.kind == MentionKind::Person);
                name.is_some_and(|name| name.first == first && name.last == last)
            });
            name.filter(|&first| {
                let of =
                    first.checked_sub(1).is_some_and(|at| matches!(self.page.str(at), "de" | "d'" | "d’"));
                of && self.page.kind(first) == TokenKind::Capital
            })
        };
        whose.map(|p| p.mention.first).or_else(named)
    }

    /// `Pour Nadia Belkor, « … »`: an opinion, if a speaker and a comma follow and the words open the clause.
    pub(in crate::quotes) fn pour(&self, at: usize) -> Option<(&'static str, usize)> {
        let page = self.page;
        let opens = at == 0
            || matches!(
                page.kind(at - 1),
                TokenKind::Stop
                    | TokenKind::Break
                    | TokenKind::Semicolon
                    | TokenKind::Comma
                    | TokenKind::Colon
                    | TokenKind::Dash
            ) && self.layout.quote_at(at - 1).is_none()
            // "Mais pour Ada Lorme, …"
            || matches!(page.str(at - 1), "Mais" | "Et" | "Or" | "mais");
        let pronoun = matches!(page.str(at + 1), "lui" | "elle" | "eux" | "elles");
        if pronoun && page.kind(at + 2) == TokenKind::Comma {
            return opens.then_some(("pour", at + 1));
        }
        let mention = page.mention(at + 1, (at + 20).min(page.len()))?;
        // "Pour LVR, ce n'est qu'un « détail »": a body by its own name.
        let person = matches!(mention.kind, MentionKind::Person | MentionKind::Function)
            || page.is_acronym(mention.first)
            // "Pour l'hebdomadaire Rive Hebdo, ce n'est qu'un « détail »"
            || mention.kind == MentionKind::Body && page.is_medium(mention.first + 1)
            // "Pour ce syndicat, « … »": nothing else is said between.
            || mention.kind == MentionKind::Body
                && page.kind(mention.last) == TokenKind::Comma
                && page.kind(mention.last + 1) == TokenKind::Mark;
        let closed = page.kind(mention.last) == TokenKind::Comma || page.kind(mention.core) == TokenKind::Comma
            // "« … », pour Ada Lorme."
            || at >= 2 && self.layout.quote_at(at - 2).is_some() && page.kind(mention.last) == TokenKind::Stop;
        (opens && person && closed).then_some(("pour", at + 1))
    }

    /// The speaker named at `at`: a noun phrase or a stressed pronoun (`selon lui`).
    pub(in crate::quotes) fn speaker_at(&self, at: usize, end: usize) -> Option<Who> {
        let page = self.page;
        match page.str(at) {
            "lui" | "lui-même" => Some(Who::Pronoun { at, gender: Gender::Masculine, plural: false }),
            "elle" => Some(Who::Pronoun { at, gender: Gender::Feminine, plural: false }),
            "eux" => Some(Who::Pronoun { at, gender: Gender::Masculine, plural: true }),
            "elles" => Some(Who::Pronoun { at, gender: Gender::Feminine, plural: true }),
            "moi" | "nous" | "vous" => Some(Who::Unsaid),
            _ => {
                // "de l'aveu du Premier ministre": the article hides in the preposition.
                let office = at > 0 && page.str(at - 1) == "du" && page.str(at) == "Premier";
                let mention = page.mention(at - usize::from(office), end.max(at + 1))?;
                // "selon ses calculs": whose, the sentence says elsewhere.
                let owned = matches!(page.str(at), "son" | "sa" | "ses" | "leur" | "leurs")
                    && mention.kind == MentionKind::Thing;
                if owned {
                    return None;
                }
                Some(self.with_partner(mention, true, end))
            }
        }
    }
}

/// What a source counts: whose count it is, the complement says.
fn is_count(noun: &str) -> bool {
    matches!(
        noun,
        "estimations"
            | "évaluations"
            | "chiffres"
            | "données"
            | "calculs"
            | "prévisions"
            | "projections"
            | "informations"
            | "éléments"
    )
}
