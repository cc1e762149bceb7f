//! Attribution: which words of the sentence say who speaks.
//!
//! Each quotation is looked at from outside, nearest evidence first: the incise after it, the verb and its
//! subject before it, `selon` and its kin, a colon after a name. What is found is still a mention or a pronoun;
//! [`resolution`](super::resolution) says who that is in the article.

use super::layout::{Layout, Place};
use super::mentions::{Gender, Mention, MentionKind};
use super::verbs::{GroupMood, VerbGroup};
use crate::quotes::cues::Cue;
use crate::quotes::lexicon::Class;
use crate::quotes::page::Page;
use crate::quotes::tokens::TokenKind;

/// Who speaks, as the sentence says it.
#[derive(Debug, Clone, Copy)]
pub(in crate::quotes) enum Who {
    /// A noun phrase.
    Named(Mention),
    /// Two noun phrases.
    Both(Mention, Mention),
    /// A pronoun, by its token.
    Pronoun { at: usize, gender: Gender, plural: bool },
    /// The sentence has a cue and keeps the speaker to itself.
    Unsaid,
}

/// Speaker and cue of one quotation, as the sentence says them.
#[derive(Debug, Clone)]
pub(in crate::quotes) struct Attribution {
    pub(in crate::quotes) who: Who,
    pub(in crate::quotes) cue: Option<Box<str>>,
    /// First and one past the last token of the attributing words.
    pub(in crate::quotes) extent: (usize, usize),
    pub(in crate::quotes) evidence: Evidence,
    /// `n'a jamais dit`, `on imagine X répondre`: nobody's words.
    pub(in crate::quotes) denied: bool,
    /// Its cue reports only beside a quotation.
    pub(in crate::quotes) weak: bool,
    /// Its cue does nothing but report.
    pub(in crate::quotes) speech: bool,
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

/// How far from a quotation its verb may stand, in tokens.
const REACH: usize = 28;
/// How far from the verb its subject may stand after an inversion.
const SUBJECT_REACH: usize = 26;

/// A noun phrase and whether a preposition governs it.
#[derive(Debug, Clone, Copy)]
pub(in crate::quotes) struct Phrase {
    pub(in crate::quotes) mention: Mention,
    pub(in crate::quotes) governed: bool,
    /// Stands right after a verb.
    pub(in crate::quotes) object: bool,
}

/// What reads the sentences around quotations.
#[derive(Debug, Clone, Copy)]
pub(in crate::quotes) struct Reader<'p, 't> {
    pub(in crate::quotes) page: &'p Page<'t>,
    pub(in crate::quotes) layout: &'p Layout,
}

impl<'t> Reader<'_, 't> {
    /// Speaker and cue of the quotation at `place`; `earlier` is the attribution that ends nearest before it.
    pub(in crate::quotes) fn attribution(
        &self,
        place: Place,
        earlier: Option<&Attribution>,
    ) -> Option<Attribution> {
        if let Some(found) = self.inside(place) {
            return Some(found);
        }
        let start = self.layout.sentence_start(self.page, place.open);
        let before = self.before(place, start, earlier);
        if let Some(found) = &before
            && found.evidence == Evidence::Announced
        {
            return before;
        }
        if let Some(found) = self.after(place) {
            return Some(found);
        }
        if before.is_some() {
            return before;
        }
        self.later(place).or_else(|| self.sentence_wide(place, start, earlier))
    }

    /// `Selon X, …, mais « … »`, `X explique que …, car « … »`: the frame at the head of a long sentence.
    fn sentence_wide(
        &self,
        place: Place,
        start: usize,
        earlier: Option<&Attribution>,
    ) -> Option<Attribution> {
        let page = self.page;
        for at in start..place.open {
            if self.layout.quote_at(at).is_some() {
                continue;
            }
            if let Some((cue, next)) = self.according(at).filter(|(cue, _)| *cue != "pour")
                && let Some(who) = self.speaker_at(next, place.open)
            {
                return Some(found(who, cue.into(), (at, place.open), Evidence::Distant));
            }
            if let Some(group) = page.verb_group(at).filter(|g| g.cue.speech && g.mood == GroupMood::Active) {
                let who = self.subject_of(&group, start, place.open, earlier).0?;
                return Some(told(who, group.cue, (group.first, place.open), Evidence::Distant));
            }
        }
        None
    }

    /// The writer's words inside the marks.
    fn inside(&self, place: Place) -> Option<Attribution> {
        let page = self.page;
        let mut at = place.aside?;
        if page.kind(at) == TokenKind::Comma {
            at += 1;
        }
        let group = page.inverted_group(at)?;
        let who = self.subject_after(&group, (at + SUBJECT_REACH).min(page.len()))?;
        Some(told(who, group.cue, (at, place.close), Evidence::Incise))
    }

    // ---- after the quotation -------------------------------------------------------------------------------

    /// `», a déclaré Paul Riva`, `», selon elle`, `» Paul Riva soupire.`, `» — Ada Lorme`
    fn after(&self, place: Place) -> Option<Attribution> {
        let page = self.page;
        let mut at = place.close;
        if page.kind(at) == TokenKind::Stop {
            return self.signature(at + 1);
        }
        if matches!(page.kind(at), TokenKind::Dash | TokenKind::Open)
            && let Some(signed) = self.signature(at)
        {
            return Some(signed);
        }
        while matches!(page.kind(at), TokenKind::Comma | TokenKind::Dash) && at < place.close + 2 {
            at += 1;
        }
        if matches!(page.str(at), "comme" | "ainsi") && at < place.close + 2 {
            at += 1 + usize::from(page.is(at + 1, Class::QUE));
        }
        let end = self.layout.sentence_end(page, at);
        if let Some(found) = self.readable(at, end) {
            return Some(found);
        }
        if let Some(group) = page.inverted_group(at) {
            if let Some(who) = self.subject_after(&group, end) {
                return Some(told(who, group.cue, (at, end), Evidence::Incise));
            }
        }
        let same_sentence = page.kind(at) != TokenKind::Capital;
        if same_sentence
            && let Some((cue, next)) = self.according(at)
            && let Some(who) = self.speaker_at(next, end)
        {
            return Some(found(who, cue.into(), (at, next + 1), Evidence::Incise));
        }
        if page.str(at) == "par"
            && let Some(mention) = page.mention(at + 1, end)
            && mention.can_speak()
        {
            let cue = self.participle_before(place);
            if let Some(cue) = cue {
                return Some(found(Who::Named(mention), cue, (at, mention.last), Evidence::Incise));
            }
        }
        if place.ends_sentence && place.begins_sentence && at == place.close {
            return self.plain_sentence(at, end);
        }
        None
    }

    /// `», peut-on lire dans le communiqué`, `», est-il écrit dans le rapport`
    fn readable(&self, at: usize, end: usize) -> Option<Attribution> {
        let page = self.page;
        if page.kind(at + 1) != TokenKind::Clitic {
            return None;
        }
        let impersonal = page.str(at + 1).ends_with("on") || page.is(at, Class::ETRE);
        let verb = (at..at + 5)
            .find(|&i| matches!(page.str(i), "lire" | "lit" | "écrit" | "indiqué" | "précisé"))?;
        let preposition = (verb..end.min(verb + 3)).find(|&i| matches!(page.str(i), "dans" | "sur"))?;
        let mention = page.mention(preposition + 1, end).filter(|_| impersonal)?;
        let cue = if page.str(verb).starts_with('l') { "lire" } else { "écrire" };
        Some(found(Who::Named(mention), cue.into(), (at, mention.last), Evidence::Incise))
    }

    /// `qualifié de « … » par Ada Lorme`: the participle before the quotation.
    fn participle_before(&self, place: Place) -> Option<Box<str>> {
        (place.open.saturating_sub(6)..place.open).rev().find_map(|at| {
            let group = self.page.verb_group(at)?;
            (group.mood == GroupMood::Passive).then(|| group.cue.name.clone())
        })
    }

    /// `» Paul Riva soupire.`: a short sentence of subject and reporting verb, and nothing more.
    fn plain_sentence(&self, at: usize, end: usize) -> Option<Attribution> {
        let page = self.page;
        let mention = page.mention(at, end)?;
        let verb = (mention.last..end.min(mention.last + 4)).find(|&i| page.verb_group(i).is_some())?;
        let group = page.verb_group(verb)?;
        let short = group.end + 1 >= end && group.mood == GroupMood::Active;
        (short && mention.can_speak())
            .then(|| told(Who::Named(mention), group.cue, (at, end), Evidence::Distant))
    }

    /// `» — Ada Lorme, négociatrice`
    fn signature(&self, at: usize) -> Option<Attribution> {
        let page = self.page;
        let bracket = page.kind(at) == TokenKind::Open;
        if page.kind(at) != TokenKind::Dash && !bracket {
            return None;
        }
        let mut mention = page.mention(at + 1, page.len())?;
        if bracket {
            if page.kind(mention.last) != TokenKind::Close {
                return None;
            }
            mention.last += 1;
        }
        let ends = matches!(page.kind(mention.last), TokenKind::Break | TokenKind::Stop | TokenKind::Comma)
            || mention.last >= page.len();
        (ends && mention.name.is_some()).then(|| Attribution {
            who: Who::Named(mention),
            cue: None,
            extent: (at, mention.last),
            evidence: Evidence::Incise,
            denied: false,
            weak: false,
            speech: false,
        })
    }

    /// The subject of a group that stands after it, what lies between skipped.
    pub(in crate::quotes) fn subject_after(&self, group: &VerbGroup<'_>, end: usize) -> Option<Who> {
        let page = self.page;
        if let Some(at) = group.clitic {
            let text = page.str(at);
            if text.ends_with("on") {
                // "confie-t-on dans l'entourage de Paul Riva"
                let at = (group.end..end.min(group.end + 4)).find(|&i| page.is(i, Class::PREPOSITION));
                return Some(
                    at.and_then(|at| page.mention(at + 1, end))
                        .filter(Mention::can_speak)
                        .map_or(Who::Unsaid, Who::Named),
                );
            }
            return Some(self.pronoun(at));
        }
        let mut at = group.end;
        let limit = end.min(group.end + SUBJECT_REACH);
        let mut addressee = None;
        while at < limit {
            if self.layout.quote_at(at).is_some() {
                break;
            }
            match page.kind(at) {
                TokenKind::Comma | TokenKind::Dash => at += 1,
                TokenKind::Open => {
                    at = (at..limit).find(|&i| page.kind(i) == TokenKind::Close).map_or(limit, |i| i + 1);
                }
                // "a dit en ouvrant la séance le délégué"
                _ if page.str(at) == "en" && page.str(at + 1).ends_with("ant") => {
                    at = page.mention(at + 2, limit).map_or(at + 2, |object| object.core.max(at + 2));
                }
                _ if page.is(at, Class::QUE.and(Class::RELATIVE)) => break,
                _ if page.is(at, Class::PREPOSITION.and(Class::OF).and(Class::ACCORDING))
                    && !(self.partitive(at) && at == group.end) =>
                {
                    let mention = page.mention(at + 1, limit);
                    addressee = addressee.or_else(|| mention.and_then(|m| self.hidden_subject(m)));
                    at = mention.map_or(at + 1, |m| self.core_without_name(&m));
                }
                _ if page.is(at, Class::TIME) => at += 1,
                _ => {
                    let bare = page.kind(at) == TokenKind::Lower && !page.is(at, Class::DETERMINER);
                    if let Some(mention) = page.mention(at, end.max(limit)).filter(|_| !bare) {
                        let time = mention.head.is_some_and(|(head, _)| page.is(head, Class::TIME))
                            && mention.kind == MentionKind::Thing;
                        if !time {
                            return Some(self.with_partner(mention, group.plural, end));
                        }
                        at = mention.core.max(at + 1);
                    } else {
                        at += 1;
                    }
                }
            }
        }
        addressee.map(Who::Named)
    }

    /// `à BBC Mundo Mira Milosevich`, `devant le juge Mikael Törnqvist`: a subject that runs into the addressee.
    fn hidden_subject(&self, mention: Mention) -> Option<Mention> {
        if mention.kind == MentionKind::Person && mention.head.is_some() {
            return Some(mention);
        }
        let (first, last) = mention.name.or(mention.head)?;
        let long = last - first >= 3 && (first..last).all(|at| self.page.kind(at) == TokenKind::Capital);
        long.then(|| self.page.mention(last - 2, last + 20)).flatten().filter(|m| m.name.is_some())
    }

    /// `aux journalistes`, `des habitants`: whether `des` or `du` opens a subject.
    fn partitive(&self, at: usize) -> bool {
        self.page.str(at) == "des"
    }

    /// Where a skipped complement ends: its own name belongs to it, a second name would be the subject.
    fn core_without_name(&self, mention: &Mention) -> usize {
        if mention.name.is_some() && mention.head.is_none() {
            mention.name.map_or(mention.core, |n| n.1)
        } else {
            mention.core.max(mention.name.map_or(0, |n| n.1))
        }
    }

    fn with_partner(&self, mention: Mention, plural: bool, end: usize) -> Who {
        let page = self.page;
        if plural
            && !mention.plural
            && page.str(mention.last) == "et"
            && let Some(second) = page.mention(mention.last + 1, end)
        {
            return Who::Both(mention, second);
        }
        Who::Named(mention)
    }

    // ---- before the quotation ------------------------------------------------------------------------------

    fn before(&self, place: Place, start: usize, earlier: Option<&Attribution>) -> Option<Attribution> {
        let page = self.page;
        let last = place.open.checked_sub(1)?;
        let announced = page.kind(last) == TokenKind::Colon;
        let floor = start.max(place.open.saturating_sub(REACH * 2));
        let mut at = place.open;
        let mut distance = 0;
        while at > floor && distance < REACH {
            at -= 1;
            if let Some(quote) = self.layout.quote_at(at) {
                at = self.layout.places[quote].open.min(at);
                distance += 2;
                continue;
            }
            distance += 1;
            let evidence = match (announced, distance) {
                (true, ..) => Evidence::Announced,
                (false, ..=12) => Evidence::Governed,
                _ => Evidence::Distant,
            };
            if let Some((cue, next)) = self.according(at)
                && let Some(who) = self.speaker_at(next, place.open)
            {
                return Some(found(who, cue.into(), (at, place.open), Evidence::According.min(evidence)));
            }
            let Some(group) = page.verb_group(at) else { continue };
            // A weak cue counts beside the quotation, and where "que" makes it report: "il pense que …".
            let reports = page.is(group.end, Class::QUE);
            if group.cue.weak && distance > 5 && !announced && !reports || group.end > place.open {
                continue;
            }
            if group.mood == GroupMood::Passive && distance > 8 {
                continue;
            }
            let (who, _) = self.subject_of(&group, start, place.open, earlier);
            if group.mood == GroupMood::Loose && group.cue.weak {
                continue;
            }
            let Some(who) = who else { continue };
            if !announced
                && !group.cue.speech
                && let Some(outer) = self.outer_speech(&group, start, place.open, earlier)
            {
                return Some(outer);
            }
            let mut report = told(who, group.cue, (group.first, place.open), evidence);
            let negating = matches!(
                group.cue.name.as_ref(),
                "nier" | "démentir" | "refuser" | "cesser" | "exclure" | "contester" | "rejeter"
            );
            report.denied = group.mood == GroupMood::Loose || group.negated && !negating && distance <= 3;
            report.weak = group.cue.weak;
            return Some(report);
        }
        if announced {
            self.announced_by_name(last, start).or_else(|| self.announced_by_subject(last, start, place))
        } else {
            None
        }
    }

    /// Whether a name is sure to be one: with an office, a title or a known first name, or printed twice.
    fn is_known(&self, mention: &Mention) -> bool {
        let page = self.page;
        let Some((first, last)) = mention.name else { return true };
        let listed = page.is(first, Class::FEMININE_FIRST_NAME.and(Class::MASCULINE_FIRST_NAME));
        mention.head.is_some()
            || listed
            || mention.first < first
            || page.text.matches(page.str(last - 1)).nth(1).is_some()
    }

    /// The verb right before a quotation inside another, with its subject in the third person.
    pub(in crate::quotes) fn nested_attribution(&self, place: Place, floor: usize) -> Option<Attribution> {
        let page = self.page;
        let mut last = place.open;
        while last > floor && matches!(page.kind(last - 1), TokenKind::Colon | TokenKind::Comma) {
            last -= 1;
        }
        let verb = last.checked_sub(1).filter(|&verb| verb >= floor)?;
        let group = page.verb_group(verb).filter(|g| g.mood == GroupMood::Active && !g.negated)?;
        let left = group.first.checked_sub(1).filter(|&left| left >= floor)?;
        let who = if self.subject_pronoun(left) {
            self.pronoun(left)
        } else {
            let mention = (floor..group.first)
                .find_map(|at| page.mention(at, group.first).filter(|m| m.last == group.first))?;
            if !mention.can_speak() {
                return None;
            }
            Who::Named(mention)
        };
        Some(told(who, group.cue, (group.first, place.open), Evidence::Announced))
    }

    /// "La Turquie affirme que la Suède a refusé « … »": the words are of the one who affirms.
    fn outer_speech(
        &self,
        inner: &VerbGroup<'_>,
        start: usize,
        open: usize,
        earlier: Option<&Attribution>,
    ) -> Option<Attribution> {
        let page = self.page;
        let floor = start.max(inner.first.saturating_sub(REACH));
        let mut clause = false;
        for at in (floor..inner.first).rev() {
            if self.layout.quote_at(at).is_some() {
                return None;
            }
            clause |= page.is(at, Class::QUE);
            if !clause || page.verb(at).is_none() {
                continue;
            }
            if let Some(group) = page
                .verb_group(at)
                .filter(|g| g.cue.speech && matches!(g.mood, GroupMood::Active | GroupMood::Dependent))
            {
                let who = self.subject_of(&group, start, open, earlier).0?;
                return Some(told(who, group.cue, (group.first, open), Evidence::Distant));
            }
        }
        None
    }

    /// `Réaction de Paul Riva : « »`, `Paul Riva : « »`
    fn announced_by_name(&self, colon: usize, start: usize) -> Option<Attribution> {
        let page = self.page;
        let phrases = self.phrases(start, colon);
        let noun = (start..colon).rev().find(|&at| page.is(at, Class::SAYING));
        let cue = noun.map(|at| crate::quotes::lexicon::fold(page.str(at)).into_boxed_str());
        let who = if noun.is_some() {
            let of = phrases.iter().find(|p| Some(p.mention.first) > noun && p.mention.name.is_some());
            of.or_else(|| phrases.iter().find(|p| !p.governed && p.mention.kind == MentionKind::Body))?
                .mention
        } else {
            if (start..colon).any(|at| page.is_finite(at) && self.layout.quote_at(at).is_none()) {
                return None;
            }
            let only = phrases.last().filter(|p| {
                p.mention.last == colon
                    && !p.governed
                    && matches!(p.mention.kind, MentionKind::Person | MentionKind::Function)
            })?;
            if !self.is_known(&only.mention) {
                return None;
            }
            only.mention
        };
        Some(Attribution {
            who: Who::Named(who),
            cue,
            extent: (start, colon + 1),
            evidence: Evidence::Announced,
            denied: false,
            weak: false,
            speech: false,
        })
    }

    /// `Le patron de Gazprom, Alexeï Miller, a été clair : « … »`: a person, any verb, a colon, a sentence.
    fn announced_by_subject(&self, colon: usize, start: usize, place: Place) -> Option<Attribution> {
        let page = self.page;
        if !place.begins_sentence {
            return None;
        }
        let verb = (start..colon).any(|at| self.layout.quote_at(at).is_none() && page.is_finite(at));
        let phrases = self.phrases(start, colon);
        let who = self.first_pronoun(start, colon, &phrases).or_else(|| {
            let subject = phrases.iter().find(|p| !p.governed)?;
            matches!(subject.mention.kind, MentionKind::Person | MentionKind::Function)
                .then_some(Who::Named(subject.mention))
        })?;
        let weak = Attribution {
            who,
            cue: None,
            extent: (start, colon + 1),
            evidence: Evidence::Distant,
            denied: false,
            weak: true,
            speech: false,
        };
        verb.then_some(weak)
    }

    /// The subject of a group before the quotation.
    fn subject_of(
        &self,
        group: &VerbGroup<'_>,
        start: usize,
        open: usize,
        earlier: Option<&Attribution>,
    ) -> (Option<Who>, bool) {
        let page = self.page;
        match group.mood {
            GroupMood::Passive => (self.agent(group.end, open).map(Who::Named), true),
            GroupMood::Dependent | GroupMood::Loose => (self.main_subject(group, start, earlier), true),
            GroupMood::Active => {
                if let Some(at) = group.clitic {
                    return (self.subject_after(group, open).or(Some(self.pronoun(at))), true);
                }
                (self.subject_before(group, start, open, earlier), page.kind(group.first) == TokenKind::Lower)
            }
        }
    }

    /// `par Ada Lorme` after a passive.
    fn agent(&self, from: usize, to: usize) -> Option<Mention> {
        let page = self.page;
        let by = (from..to).find(|&at| page.str(at) == "par" && self.layout.quote_at(at).is_none())?;
        page.mention(by + 1, to).filter(Mention::can_speak)
    }

    /// The subject that a gerund or an infinitive borrows from its sentence.
    fn main_subject(
        &self,
        group: &VerbGroup<'_>,
        start: usize,
        earlier: Option<&Attribution>,
    ) -> Option<Who> {
        let phrases = self.phrases(start, group.first);
        // "le président de la commission suggérant que": a subject of its own, right before the verb.
        if let Some(own) =
            phrases.last().filter(|p| !p.governed && p.mention.last == group.first && p.mention.can_speak())
            && !self.page.is(group.first.saturating_sub(1), Class::PREPOSITION)
            && !own
                .mention
                .head
                .is_some_and(|(head, _)| self.page.is(head, Class::DOCUMENT.and(Class::SAYING)))
        {
            return Some(Who::Named(own.mention));
        }
        if let Some(earlier) = earlier.filter(|a| a.extent.0 >= start) {
            return Some(earlier.who);
        }
        if let Some(pronoun) = self.first_pronoun(start, group.first, &phrases) {
            return Some(pronoun);
        }
        let subject = phrases.iter().find(|p| !p.governed && !p.object && p.mention.can_speak());
        subject
            .or_else(|| phrases.iter().rev().find(|p| p.mention.kind == MentionKind::Person))
            .or_else(|| phrases.iter().find(|p| !p.governed))
            .map(|p| Who::Named(p.mention))
            .or_else(|| earlier.filter(|a| a.extent.1 + 2 >= start).map(|a| a.who))
    }

    /// The pronoun that is the subject of the sentence, when no noun phrase stands before it.
    pub(in crate::quotes) fn first_pronoun(
        &self,
        start: usize,
        end: usize,
        phrases: &[Phrase],
    ) -> Option<Who> {
        let at = (start..end).find(|&at| self.layout.quote_at(at).is_none() && self.subject_pronoun(at))?;
        phrases.iter().all(|p| p.governed || p.mention.first > at).then(|| self.pronoun(at))
    }

    fn subject_pronoun(&self, at: usize) -> bool {
        matches!(self.page.str(at), "il" | "elle" | "ils" | "elles" | "Il" | "Elle" | "Ils" | "Elles")
    }

    /// The subject on the left of an active verb; on its right when the verb was turned round.
    fn subject_before(
        &self,
        group: &VerbGroup<'_>,
        start: usize,
        open: usize,
        earlier: Option<&Attribution>,
    ) -> Option<Who> {
        let page = self.page;
        let left = group.first.checked_sub(1).filter(|&left| left >= start);
        let Some(left) = left else { return self.subject_after(group, open) };
        if page.is(left, Class::SUBJECT) && page.kind(left) != TokenKind::Clitic {
            return match page.str(left) {
                "on" | "On" | "je" | "j'" | "j’" | "Je" | "J'" | "J’" | "nous" | "vous" | "tu" | "ce"
                | "c'" | "c’" | "Nous" => Some(Who::Unsaid),
                _ => Some(self.pronoun(left)),
            };
        }
        if matches!(page.str(left), "Comme" | "comme") {
            return self.subject_after(group, open);
        }
        let phrases = self.phrases(start, group.first);
        if page.is(left, Class::RELATIVE) {
            let antecedent = phrases.iter().rev().find(|p| p.mention.last <= left);
            return antecedent.map(|p| Who::Named(p.mention));
        }
        let turned = matches!(page.kind(left), TokenKind::Comma | TokenKind::Mark)
            || self.layout.quote_at(left).is_some();
        if turned && self.layout.quote_at(left).is_some()
            || turned
                && page.kind(left) == TokenKind::Comma
                && left > 0
                && self.layout.quote_at(left - 1).is_some()
        {
            return self.subject_after(group, open);
        }
        // "a démenti ces allégations et a accusé": a coordinated verb shares the first subject.
        let shared = page.is(left, Class::CONJUNCTION)
            || page.kind(left) == TokenKind::Comma && phrases.iter().all(|p| p.mention.last != left);
        if shared && let Some(pronoun) = self.first_pronoun(start, group.first, &phrases) {
            return Some(pronoun);
        }
        let time = |p: &&Phrase| p.mention.head.is_some_and(|(head, _)| page.is(head, Class::TIME));
        let subject = |p: &&Phrase| !p.governed && !p.object && !time(p);
        let reaching = || {
            phrases
                .iter()
                .rev()
                .filter(|_| !shared)
                .filter(subject)
                .filter(|p| self.reaches(p.mention.last, group.first))
        };
        // "pour les Affaires étrangères et la politique de sécurité accuse": half of a complement is no subject.
        let half = |p: &&Phrase| {
            p.mention.kind == MentionKind::Thing
                && p.mention.first > start
                && matches!(page.str(p.mention.first - 1), "et" | "ou")
        };
        let nearest = reaching().find(|p| !half(p)).or_else(|| reaching().next());
        let chosen = nearest
            .or_else(|| phrases.iter().filter(subject).find(|p| p.mention.can_speak()))
            .or_else(|| phrases.iter().find(|p| !p.governed && p.mention.can_speak()));
        if let Some(phrase) = chosen {
            let joined =
                group.plural && phrase.mention.first >= 2 && page.str(phrase.mention.first - 1) == "et";
            if joined && let Some(first) = phrases.iter().find(|p| p.mention.last == phrase.mention.first - 1)
            {
                return Some(Who::Both(first.mention, phrase.mention));
            }
            return Some(Who::Named(phrase.mention));
        }
        if let Some(pronoun) = (start..group.first)
            .rev()
            .find(|&at| self.subject_pronoun(at) && self.layout.quote_at(at).is_none())
        {
            return Some(self.pronoun(pronoun));
        }
        // "et dénonce « … »": the verb shares the subject of the one before. "Comme l'a écrit X, « … »": it follows.
        earlier.filter(|a| a.extent.0 >= start).map(|a| a.who).or_else(|| self.subject_after(group, open))
    }

    /// Whether a verb at `to` can have the phrase that ends at `from` as its subject: no other finite verb
    /// between, but in a relative clause.
    fn reaches(&self, from: usize, to: usize) -> bool {
        let page = self.page;
        let mut relative = false;
        for at in from..to {
            if self.layout.quote_at(at).is_some() {
                continue;
            }
            relative |= page.is(at, Class::RELATIVE.and(Class::QUE));
            if !relative && (page.is_finite(at) || page.kind(at) == TokenKind::Semicolon) {
                return false;
            }
        }
        true
    }

    /// The noun phrases between two tokens, quotations left out.
    pub(in crate::quotes) fn phrases(&self, from: usize, to: usize) -> Vec<Phrase> {
        let page = self.page;
        let mut phrases = Vec::new();
        let mut at = from;
        while at < to {
            if let Some(quote) = self.layout.quote_at(at) {
                at = self.layout.places[quote].close.max(at + 1);
                continue;
            }
            let preposition = page.is(at, Class::PREPOSITION.and(Class::OF).and(Class::ACCORDING));
            let governed = preposition && !(self.partitive(at) && self.opens_clause(at, from));
            let first = at + usize::from(governed);
            match page.mention(first, to) {
                // "dans la ville, Paul Riva": the name is no apposition of the place.
                Some(mention)
                    if governed
                        && mention.name.is_some_and(|(name, _)| name > mention.core)
                        && mention.head.is_some_and(|(head, _)| !page.is(head, Class::ROLE)) =>
                {
                    at = mention.core.max(at + 1);
                }
                // A bare noun is a predicate: "l'Ukraine, qui n'est pas membre".
                Some(_)
                    if !governed
                        && page.kind(first) == TokenKind::Lower
                        && !page.is(first, Class::DETERMINER) =>
                {
                    at += 1
                }
                Some(mention) if !self.is_object_pronoun(first) => {
                    let object = !governed && at > from && self.is_verb(at - 1);
                    phrases.push(Phrase { mention, governed, object });
                    at = mention.last.max(at + 1);
                }
                _ => at += 1,
            }
        }
        phrases
    }

    fn is_verb(&self, at: usize) -> bool {
        let page = self.page;
        page.kind(at) == TokenKind::Lower
            && (page.is_finite(at) || page.verb(at).is_some() && !page.is(at, Class::SAYING))
    }

    fn opens_clause(&self, at: usize, from: usize) -> bool {
        at == from
            || matches!(self.page.kind(at - 1), TokenKind::Comma | TokenKind::Colon | TokenKind::Dash)
            || self.page.is(at - 1, Class::CONJUNCTION.and(Class::QUE))
            || self.page.is_finite(at - 1)
    }

    /// `le dit`, `l'a dit`: an article that is a pronoun.
    fn is_object_pronoun(&self, at: usize) -> bool {
        let page = self.page;
        page.is(at, Class::OBJECT)
            && page.is_finite(at + 1)
            && at > 0
            && (page.is(at - 1, Class::SUBJECT.and(Class::RELATIVE).and(Class::NEGATION))
                || page.kind(at - 1) == TokenKind::Capital)
    }

    // ---- selon and its kin ---------------------------------------------------------------------------------

    /// The cue and the place of the speaker when `selon`, `d'après`, `aux yeux de`… stands at `at`.
    fn according(&self, at: usize) -> Option<(&'static str, usize)> {
        let page = self.page;
        let str = |offset: usize| page.str(at + offset);
        let of = |offset: usize| page.is(at + offset, Class::OF);
        match str(0) {
            "selon" | "Selon" => {
                let of_words = page.is(at + 1, Class::DETERMINER) && page.is(at + 2, Class::SAYING) && of(3);
                Some(("selon", if of_words { at + 4 } else { at + 1 }))
            }
            "d'" | "d’" | "D'" | "D’" if str(1) == "après" => Some(("d'après", at + 2)),
            "dixit" => Some(("dixit", at + 1)),
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
            "côté" | "Côté" if page.kind(at) == TokenKind::Capital => None,
            _ => None,
        }
    }

    /// `Pour Nadia Belkor, « … »`: an opinion, if a speaker and a comma follow and the words open the clause.
    fn pour(&self, at: usize) -> Option<(&'static str, usize)> {
        let page = self.page;
        let opens = at == 0
            || matches!(
                page.kind(at - 1),
                TokenKind::Stop
                    | TokenKind::Break
                    | TokenKind::Semicolon
                    | TokenKind::Comma
                    | TokenKind::Mark
            )
            || self.layout.quote_at(at - 1).is_some();
        let mention = page.mention(at + 1, (at + 20).min(page.len()))?;
        let person = matches!(mention.kind, MentionKind::Person | MentionKind::Function);
        let closed =
            page.kind(mention.last) == TokenKind::Comma || page.kind(mention.core) == TokenKind::Comma;
        (opens && person && closed).then_some(("pour", at + 1))
    }

    /// The speaker named at `at`: a noun phrase or a stressed pronoun (`selon lui`).
    fn speaker_at(&self, at: usize, end: usize) -> Option<Who> {
        let page = self.page;
        match page.str(at) {
            "lui" | "lui-même" => Some(Who::Pronoun { at, gender: Gender::Masculine, plural: false }),
            "elle" => Some(Who::Pronoun { at, gender: Gender::Feminine, plural: false }),
            "eux" => Some(Who::Pronoun { at, gender: Gender::Masculine, plural: true }),
            "elles" => Some(Who::Pronoun { at, gender: Gender::Feminine, plural: true }),
            "moi" | "nous" | "vous" => Some(Who::Unsaid),
            _ => {
                let mention = page.mention(at, end.max(at + 1))?;
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

    // ---- farther off ---------------------------------------------------------------------------------------

    /// `« A » lors des opérations menées hier, a indiqué l'armée`: an incise or `selon` later in the sentence.
    fn later(&self, place: Place) -> Option<Attribution> {
        let page = self.page;
        let next_begins = super::layout::begins(page, place.close);
        if page.kind(place.close) == TokenKind::Stop || place.ends_sentence && next_begins {
            return None;
        }
        let end = self.layout.sentence_end(page, place.close);
        for at in place.close..end {
            if self.layout.quote_at(at).is_some() {
                continue;
            }
            let after_comma =
                at > 0 && (page.kind(at - 1) == TokenKind::Comma || self.layout.quote_at(at - 1).is_some());
            if after_comma
                && let Some(group) = page.inverted_group(at)
                && let Some(who) = self.subject_after(&group, end)
            {
                return Some(told(who, group.cue, (at, end), Evidence::Distant));
            }
            if let Some((cue, next)) = self.according(at)
                && cue != "pour"
                && let Some(who) = self.speaker_at(next, end)
            {
                return Some(found(who, cue.into(), (at, end), Evidence::Distant));
            }
        }
        None
    }

    fn pronoun(&self, at: usize) -> Who {
        let text = self.page.str(at).to_lowercase();
        let gender = if text.contains("elle") { Gender::Feminine } else { Gender::Masculine };
        if text.ends_with("on") || text.ends_with("je") || text.ends_with("nous") || text.ends_with("vous") {
            return Who::Unsaid;
        }
        Who::Pronoun { at, gender, plural: text.ends_with('s') }
    }
}

/// An attribution by a cue that is no verb.
fn found(who: Who, cue: Box<str>, extent: (usize, usize), evidence: Evidence) -> Attribution {
    Attribution { who, cue: Some(cue), extent, evidence, denied: false, weak: false, speech: false }
}

/// An attribution by a reporting verb.
fn told(who: Who, cue: &Cue, extent: (usize, usize), evidence: Evidence) -> Attribution {
    let name = Some(cue.name.clone());
    Attribution { who, cue: name, extent, evidence, denied: false, weak: false, speech: cue.speech }
}
