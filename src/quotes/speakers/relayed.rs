//! Sources that said none of the words: whoever passes on what another said, whoever is only compared with the speaker, whoever
//! counted the crowd, and the poll that gives a share.

use super::attribution::{Attribution, CueWord, Evidence, Reader, Who, told};
use super::layout::Place;
use super::mentions::{Mention, looks_human};
use super::verbs::{GroupMood, VerbGroup};
use crate::quotes::lexicon::Class;
use crate::quotes::tokens::{Token, TokenKind};

/// How many tokens before `selon` the number of those who were counted may stand.
const COUNT: usize = 8;

/// How many tokens before a verb the wish that it depends on may stand.
const WISH: usize = 16;

/// Cues that say what others are to do.
const WISHES: [&str; 8] =
    ["souhaiter", "vouloir", "demander", "exiger", "espérer", "réclamer", "attendre", "proposer"];

/// How many tokens before a quotation its share may stand.
const SHARE: usize = 9;

impl<'t> Reader<'_, 't> {
    /// `Ada Lorme a promis « … », a rapporté l'agence`, `Ivo Castel a souhaité « … », comme l'avait fait savoir Ada Lorme`: the
    /// clause behind the words does not say whose they are when the one before does.
    pub(super) fn is_relayed(
        &self,
        place: Place,
        behind: &Attribution<'t>,
        before: &Attribution<'t>,
    ) -> bool {
        let page = self.page;
        // "X a déclaré que « … », rapporte l'agence"
        if before.speech && self.is_medium(&behind.who) {
            return true;
        }
        let named = matches!(before.who, Who::Named(_) | Who::Both(..) | Who::Pronoun { .. });
        let sure = before.tone.is_some() && !before.weak && !before.denied;
        if !(named && sure) || before.evidence > Evidence::Governed && !before.speech {
            return false;
        }
        // "Il lui a promis « … », raconte Ada Lorme": she tells of somebody whom the sentence does not name.
        let told_of = !matches!(before.who, Who::Pronoun { .. });
        let passes = match behind.cue {
            Some(CueWord::Listed("relater" | "rapporter")) => told_of,
            Some(CueWord::Listed("raconter")) => told_of && before.speech,
            _ => false,
        };
        let comma = place.close + usize::from(page.kind(place.close) == TokenKind::Comma);
        let compares = page.str(comma) == "comme"
            && matches!(page.str(comma + 1), "l'" | "l’")
            && matches!(page.str(comma + 2), "avait" | "avaient");
        passes || compares
    }

    /// `2 000 marcheurs, selon la police, ont défilé pour « … »`, `4 500 personnes (selon la police) ont scandé « … »`: the source
    /// at `next`, behind `selon` at `at`, counts those who act and says none of the words at `open`.
    pub(super) fn only_counts(&self, at: usize, next: usize, open: usize) -> bool {
        let page = self.page;
        let Some(before) = at.checked_sub(1).filter(|_| !page.is(at, Class::PREPOSITION)) else {
            return false;
        };
        if !self.counts_people(before) {
            return false;
        }
        let Some(source) = page.mention(next, open) else { return false };
        let closed = matches!(page.kind(source.last), TokenKind::Comma | TokenKind::Close);
        // The verb is that of those who were counted.
        let acts = |word: usize| page.is_finite(word) && page.str(word).ends_with("nt");
        closed && self.layout.outside(source.last, open).any(acts)
    }

    /// `plus de 2 000 marcheurs`: a number of people right before `end`, in the same clause.
    fn counts_people(&self, end: usize) -> bool {
        let page = self.page;
        let mut clause = (end.saturating_sub(COUNT)..end).rev().take_while(|&word| {
            !matches!(page.kind(word), TokenKind::Comma | TokenKind::Stop | TokenKind::Break)
                && !page.is_finite(word)
        });
        let Some(number) = clause.find(|&word| page.kind(word) == TokenKind::Number) else { return false };
        (number + 1..end.min(number + 3)).any(|noun| {
            let word = page.str(noun);
            let one = word.strip_suffix('s').unwrap_or_default();
            word == "personnes" || page.is(noun, Class::ROLE) && !one.is_empty() || looks_human(one)
        })
    }

    /// `« … », assurent beaucoup au conseil`, `« … », complètent certains`: somebody else speaks, whoever that is.
    pub(super) fn said_by_some(&self, at: usize, end: usize) -> Option<Attribution<'t>> {
        let page = self.page;
        let group = page.inverted_group(at).filter(|group| group.cue.speech && group.clitic.is_none())?;
        let some = matches!(
            page.str(group.end),
            "beaucoup" | "certains" | "certaines" | "plusieurs" | "nombre" | "tous"
        ) || matches!(page.str(group.end), "d'" | "d’") && page.str(group.end + 1) == "autres"
            || page.str(group.end) == "les" && matches!(page.str(group.end + 1), "plus" | "moins" | "uns");
        (some && self.subject_after(&group, end).is_none())
            .then(|| told(Who::Unsaid, group.cue, (at, end), Evidence::Incise))
    }

    /// `selon un sondage`: a poll counts opinions and says nothing.
    pub(super) fn is_poll(&self, who: &Who) -> bool {
        let Who::Named(source) = who else { return false };
        source
            .head
            .is_some_and(|(head, _)| matches!(self.page.str(head), "sondage" | "sondages" | "baromètre"))
    }

    /// `25 % des habitants se disent « satisfaits »`: the words stand for those who make up a share.
    pub(super) fn is_share(&self, place: Place) -> bool {
        // "huit habitants sur dix"
        let of_ten = |at: usize| self.page.str(at) == "sur" && self.page.str(at + 1) == "dix";
        (place.open.saturating_sub(SHARE)..place.open).any(|at| self.page.str(at) == "%" || of_ten(at))
    }

    /// `« … », titre le Courrier, tandis que la Gazette montre un maire « … »`: behind the verb at `verb`, whose words stand
    /// before it, a clause with a subject of its own has begun.
    pub(super) fn is_contrasted(&self, verb: usize, open: usize) -> bool {
        let page = self.page;
        let incise = verb
            .checked_sub(1)
            .filter(|&at| page.kind(at) == TokenKind::Comma)
            .and_then(|comma| comma.checked_sub(1));
        if incise.is_none_or(|last| self.layout.quote_at(last).is_none()) {
            return false;
        }
        let sentence = self
            .layout
            .outside(verb, open)
            .take_while(|&at| !page.token(at).is_some_and(Token::ends_sentence));
        sentence.into_iter().any(|at| {
            let contrast = matches!(page.str(at), "tandis" | "alors") && page.is(at + 1, Class::QUE);
            contrast && page.mention(at + 2, open).is_some_and(|subject| subject.can_speak())
        })
    }

    /// `pour répondre « … »`: what is said is aimed at.
    pub(super) fn is_purpose(&self, group: &VerbGroup<'_>) -> bool {
        let infinitive = group.mood == GroupMood::Dependent && group.cue.speech;
        infinitive && group.first.checked_sub(1).is_some_and(|at| self.page.str(at) == "pour")
    }

    /// `Ada Lorme souhaite que la ville offre « … »`: the words for what others are to do are whose wish it is.
    pub(super) fn outer_wish(
        &self,
        inner: &VerbGroup<'_>,
        start: usize,
        open: usize,
        earlier: Option<&Attribution<'t>>,
    ) -> Option<Attribution<'t>> {
        let page = self.page;
        if !inner.cue.weak {
            return None;
        }
        let floor = start.max(inner.first.saturating_sub(WISH));
        let that = (floor + 1..inner.first).rev().find(|&at| page.is(at, Class::QUE))?;
        let wish = page.verb_group(that - 1).filter(|group| {
            group.mood == GroupMood::Active && group.end == that && WISHES.contains(&group.cue.name)
        })?;
        let who = self.subject_of(&wish, start, open, earlier).0?;
        Some(told(who, wish.cue, (wish.first, open), Evidence::Governed))
    }

    /// `L'agence cite un témoin : « … »`: whoever is cited said it.
    pub(super) fn cited(&self, group: &VerbGroup<'_>, who: &Who, open: usize) -> Option<Mention> {
        let cites = group.cue.name == "citer" && self.is_medium(who);
        cites.then(|| self.page.mention(group.end, open))?.filter(Mention::can_speak)
    }

    /// `La mairie a confirmé l'annonce par Ada Lorme que « … »`: whose announcement it is.
    pub(super) fn announcer(&self, from: usize, open: usize) -> Option<Mention> {
        let page = self.page;
        let by = (from + 1..open).find(|&at| page.str(at) == "par")?;
        let noun = page.is(by - 1, Class::SAYING) || matches!(page.str(by - 1), "annonce" | "affirmation");
        let whose = page.mention(by + 1, open).filter(|whose| noun && whose.can_speak())?;
        page.is(whose.last, Class::QUE).then_some(whose)
    }

    /// `Tour du Lac : les dégâts`: a name with a small word in it that no first name opens.
    pub(super) fn is_landmark(&self, name: &Mention) -> bool {
        let page = self.page;
        let listed = Class::FEMININE_FIRST_NAME.and(Class::MASCULINE_FIRST_NAME);
        name.name.is_some_and(|(first, last)| {
            !page.is(first, listed)
                && name.first == first
                && (first..last).any(|at| matches!(page.str(at), "de" | "du" | "des"))
        })
    }

    /// `Ce retard fait dire à Ada Lorme que « … »`: whoever is made to say something, by the verb at `verb`.
    pub(super) fn made_to_say(&self, verb: usize, end: usize, open: usize) -> Option<Who> {
        let page = self.page;
        let makes = verb.checked_sub(1).is_some_and(|at| {
            matches!(page.str(at), "fait" | "faisait" | "fera" | "ferait" | "font" | "faisaient" | "faire")
        });
        if !makes || !matches!(page.str(end), "à" | "au" | "aux") {
            return None;
        }
        let whose = page.mention(end + 1, open)?;
        (whose.can_speak() || whose.plural).then_some(Who::Named(whose))
    }
}
