//! Attribution: which words of the sentence say who speaks.
//!
//! Each quotation is looked at from outside, nearest evidence first: the incise after it, the verb and its
//! subject before it, `selon` and its kin, a colon after a name. What is found is still a mention or a pronoun;
//! [`resolution`](super::resolution) says who that is in the article.

use super::layout::{Layout, Place};
use super::mentions::{Gender, Mention, MentionKind};
use super::phrases::KnownPhrases;
use super::quiet::Quiet;
use super::subjects::SUBJECT_REACH;
use crate::quotes::cues::{Cue, Tone};
use crate::quotes::lexicon::fold;
use crate::quotes::page::Page;
use crate::quotes::tokens::TokenKind;
use std::borrow::Cow;

/// How many tokens of a title may stand behind a quotation in it.
const TITLE: usize = 20;

/// Who speaks, as the sentence says it.
#[derive(Debug, Clone, Copy)]
pub(in crate::quotes) enum Who {
    /// A noun phrase.
    Named(Mention),
    /// Two noun phrases.
    Both(Mention, Mention),
    /// A pronoun, by its token.
    Pronoun { at: usize, gender: Gender, plural: bool },
    /// Whoever spoke the quotation before.
    Before,
    /// The sentence has a cue and keeps the speaker to itself.
    Unsaid,
}

/// The word for the saying, as it is printed.
#[derive(Debug, Clone, Copy)]
pub(in crate::quotes) enum CueWord<'t> {
    /// A cue in its dictionary form.
    Listed(&'t str),
    /// The noun for something said, by its token.
    Noun(usize),
}

impl<'t> CueWord<'t> {
    /// The dictionary form; the noun in small letters.
    pub(in crate::quotes) fn text(self, page: &Page<'t>) -> Cow<'t, str> {
        match self {
            CueWord::Listed(name) => Cow::Borrowed(name),
            CueWord::Noun(at) => fold(page.str(at)),
        }
    }
}

/// Speaker and cue of one quotation, as the sentence says them.
#[derive(Debug, Clone, Copy)]
pub(in crate::quotes) struct Attribution<'t> {
    pub(in crate::quotes) who: Who,
    pub(in crate::quotes) cue: Option<CueWord<'t>>,
    /// First and one past the last token of the attributing words.
    pub(in crate::quotes) extent: (usize, usize),
    pub(in crate::quotes) evidence: Evidence,
    /// `n'a jamais dit`, `on imagine X répondre`: nobody's words.
    pub(in crate::quotes) denied: bool,
    /// Its cue reports only beside a quotation.
    pub(in crate::quotes) weak: bool,
    /// Its cue does nothing but report.
    pub(in crate::quotes) speech: bool,
    /// The tone of its cue, when that is a verb.
    pub(in crate::quotes) tone: Option<Tone>,
}

impl Attribution<'_> {
    /// Whether somebody is named whose words these are: `selon Riva`, `a dit Riva`.
    fn who_speaks(&self) -> bool {
        let according = matches!(self.cue, Some(CueWord::Listed("selon" | "d'après")));
        (self.speech || according) && matches!(self.who, Who::Named(_) | Who::Both(..))
    }
}

/// How the attribution was found, strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::quotes) enum Evidence {
    /// `a déclaré : «`
    Announced,
    /// `», a déclaré`
    Incise,
    /// `dénonce « … »`, `estime que « … »`
    Governed,
    /// `selon`
    According,
    /// A cue farther off in the sentence.
    Distant,
}

/// A noun phrase and whether a preposition governs it.
#[derive(Debug, Clone, Copy)]
pub(in crate::quotes) struct Phrase {
    pub(in crate::quotes) mention: Mention,
    pub(in crate::quotes) governed: bool,
    /// Stands right after a verb.
    pub(in crate::quotes) object: bool,
}

/// What is remembered of an article between one quotation and the next.
#[derive(Debug, Default)]
pub(in crate::quotes) struct Known {
    pub(super) phrases: KnownPhrases,
    /// Tokens that open no attribution of a quotation before them.
    pub(super) quiet_after: Quiet,
    /// Tokens that open no attribution of a quotation behind them.
    pub(super) quiet_before: Quiet,
}

/// What reads the sentences around quotations.
#[derive(Debug, Clone, Copy)]
pub(in crate::quotes) struct Reader<'p, 't> {
    pub(in crate::quotes) page: &'p Page<'t>,
    pub(in crate::quotes) layout: &'p Layout,
    pub(in crate::quotes) known: &'p Known,
}

impl<'t> Reader<'_, 't> {
    /// Speaker and cue of the quotation at `place`; `earlier` is the attribution that ends nearest before it.
    pub(in crate::quotes) fn attribution(
        &self,
        place: Place,
        earlier: Option<&Attribution<'t>>,
    ) -> Option<Attribution<'t>> {
        if let Some(found) = self.inside(place) {
            return Some(found);
        }
        if self.is_heading(place) {
            return self.pulled_out(place);
        }

        let opens = self.behind_rubric(self.layout.sentence_start(self.page, place.open)).min(place.open);
        let start = self.behind_pointer(opens).min(place.open);
        if start > opens
            && let Some(author) = self.page.mention(start, place.open).filter(|m| {
                // "Lire aussi Lorme : « … »"
                let colon = self.page.kind(m.last) == TokenKind::Colon;
                m.last + usize::from(colon) == place.open
            })
            && author.kind == MentionKind::Person
        {
            // "Lire aussi Ada Lorme « … »": the headline of another article, and its author.
            return Some(found(Who::Named(author), "deux-points", (start, place.open), Evidence::Announced));
        }
        if let Some(charge) = self.accused(place, start) {
            return Some(charge);
        }
        let before = self.before(place, start, earlier).map(|found| self.named_later(place, start, found));
        if before.as_ref().is_some_and(|found| found.denied)
            && let Some(opinion) = self.opinion(place, start)
        {
            return Some(opinion);
        }
        if let Some(found) = &before
            && found.evidence == Evidence::Announced
        {
            // "On accueille des élèves : « … », note la gazette": a colon may explain, and the incise reports.
            let reported = || {
                let comma = self.page.kind(place.close) == TokenKind::Comma;
                let incise = |next: &Attribution| {
                    next.evidence == Evidence::Incise && (next.speech || comma && next.tone.is_some())
                };
                self.after(place).filter(incise)
            };
            return if found.speech { before } else { reported().or(before) };
        }
        if let Some(found) = self.after(place) {
            let relayed = before.as_ref().is_some_and(|first| self.is_relayed(place, &found, first));
            return if relayed { before } else { Some(found) };
        }
        if before.is_some() {
            return self.closing(place, before.as_ref()).or(before);
        }
        self.verdict(place)
            .or_else(|| self.passed_on(place))
            .or_else(|| self.pulled_out(place))
            .or_else(|| self.later(place))
            .or_else(|| self.sentence_wide(place, start, earlier))
            .or_else(|| self.own_predicate(place, start))
            .or_else(|| self.owned(place))
            .or_else(|| self.presented(place))
            .or_else(|| self.fronted(place, start))
            .or_else(|| self.opinion(place, start))
    }

    /// `Les jeunes continuent de « … », selon la mairie`: what somebody does is told in words of the source that the sentence
    /// ends with.
    fn closing(&self, place: Place, before: Option<&Attribution<'t>>) -> Option<Attribution<'t>> {
        // "Ils poussent à « … », a dénoncé le député": who they are, the article may not tell.
        let many = |who: &Who| matches!(who, Who::Pronoun { plural: true, .. });
        before.filter(|found| {
            (found.weak || !found.speech && many(&found.who)) && found.evidence != Evidence::Announced
        })?;
        let unknown = before.is_some_and(|found| many(&found.who));
        let person = |who: &Who| matches!(who, Who::Named(named) if named.kind == MentionKind::Person);
        let said = |source: &Attribution<'t>| {
            (source.who_speaks() || unknown && person(&source.who))
                && !self.is_medium(&source.who)
                && !(self.is_poll(&source.who) && self.is_share(place))
        };
        self.later(place).filter(said)
    }

    /// Behind `LE GRAND FORMAT -` at the head of a paragraph.
    fn behind_rubric(&self, start: usize) -> usize {
        let page = self.page;
        if !page.is_rubric(start) {
            return start;
        }
        (start..start + 5).find(|&at| page.kind(at) == TokenKind::Dash).map_or(start, |dash| dash + 1)
    }

    /// Whether the sentence at `start` points to another article.
    pub(super) fn is_pointer(&self, start: usize) -> bool {
        self.behind_pointer(start) > start
    }

    /// Behind `Lire aussi` at the head of a line: what follows is the headline of another article.
    fn behind_pointer(&self, start: usize) -> usize {
        let page = self.page;
        let mut at = start;
        while at < start + 5
            && (matches!(
                page.kind(at),
                TokenKind::Dash | TokenKind::Symbol | TokenKind::Colon | TokenKind::Mark
            ) || matches!(
                page.str(at),
                "Lire" | "LIRE" | "Voir" | "VOIR" | "À" | "A" | "aussi" | "AUSSI" | "lire" | "voir"
            ))
        {
            at += 1;
        }
        let points = (start..at).any(|word| matches!(page.str(word), "aussi" | "AUSSI"));
        if points { at } else { start }
    }

    /// Whether a quotation stands in a line that points to another article: `Lire aussi « … »`.
    pub(in crate::quotes) fn points_elsewhere(&self, place: Place) -> bool {
        self.is_pointer(self.layout.sentence_start(self.page, place.open)) || self.titles_video(place)
    }

    /// `« La digue tient » - Regarder sur Rive Live`: the title of what can be seen elsewhere.
    fn titles_video(&self, place: Place) -> bool {
        let page = self.page;
        (place.close..page.len().min(place.close + TITLE))
            .take_while(|&at| page.kind(at) != TokenKind::Break)
            .any(|at| page.kind(at) == TokenKind::Dash && page.str(at + 1) == "Regarder")
    }

    /// Whether a noun phrase names a press agency or a medium.
    pub(super) fn is_medium(&self, who: &Who) -> bool {
        let Who::Named(mention) = who else { return false };
        (mention.first..mention.core.max(mention.first + 1)).any(|at| {
            self.page.is_medium(at) || matches!(self.page.str(at), "télévision" | "télé" | "médias")
        })
    }

    /// The writer's words inside the marks.
    pub(in crate::quotes) fn inside(&self, place: Place) -> Option<Attribution<'t>> {
        let page = self.page;
        let mut at = place.aside?;
        if page.kind(at) == TokenKind::Comma {
            at += 1;
        }
        let group = page.inverted_group(at)?;
        let who = self.subject_after(&group, (at + SUBJECT_REACH).min(page.len()))?;
        Some(told(who, group.cue, (at, place.close), Evidence::Incise))
    }
}

/// An attribution by a cue that is no verb.
pub(in crate::quotes) fn found(
    who: Who,
    cue: &str,
    extent: (usize, usize),
    evidence: Evidence,
) -> Attribution<'_> {
    Attribution {
        who,
        cue: Some(CueWord::Listed(cue)),
        extent,
        evidence,
        denied: false,
        weak: false,
        speech: false,
        tone: None,
    }
}

/// An attribution by a reporting verb.
pub(in crate::quotes) fn told(
    who: Who,
    cue: &Cue,
    extent: (usize, usize),
    evidence: Evidence,
) -> Attribution<'_> {
    let name = Some(CueWord::Listed(cue.name));
    let tone = Some(cue.tone);
    Attribution { who, cue: name, extent, evidence, denied: false, weak: false, speech: cue.speech, tone }
}
