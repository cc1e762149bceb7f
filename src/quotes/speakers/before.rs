//! What comes before a quotation: a reporting verb (`X dénonce « … »`, `X estime que « … »`), a colon, the frame of
//! a long sentence.

use super::attribution::{Attribution, CueWord, Evidence, Reader, Who, found, told};
use super::layout::Place;
use super::mentions::{Mention, MentionKind};
use super::verbs::{GroupMood, VerbGroup};
use crate::quotes::lexicon::Class;
use crate::quotes::tokens::TokenKind;

/// How far from a quotation its verb may stand, in tokens.
const REACH: usize = 28;

/// What one person can report of another: `Riva dit que Lorme soutient « … »` gives the words of Riva.
const OPINES: [&str; 6] = ["soutenir", "croire", "penser", "considérer", "estimer", "juger"];

/// What one person can wish that another do: `Riva souhaite que la ville offre « … »`.
const WISHES: [&str; 6] = ["souhaiter", "vouloir", "demander", "exiger", "réclamer", "espérer"];

/// Cues that do not lose their speaker when they are negated.
const REFUSES: [&str; 7] = ["accepter", "admettre", "comprendre", "supporter", "tolérer", "trouver", "voir"];

/// Nouns that count people, or stand for a part of a text or a house.
const PEOPLE: [&str; 28] = [
    "quinzaine",
    "vingtaine",
    "trentaine",
    "quarantaine",
    "cinquantaine",
    "poignée",
    "autre",
    "autres",
    "beaucoup",
    "centaine",
    "centaines",
    "dizaine",
    "dizaines",
    "millier",
    "milliers",
    "foule",
    "gens",
    "personne",
    "plupart",
    "personnes",
    "population",
    "majorité",
    "service",
    "bureau",
    "paragraphe",
    "cortège",
    "peuple",
    "public",
];

/// Verbs that a negation turns into a report: `ne nie pas « … »`.
fn is_negating(cue: &str) -> bool {
    matches!(cue, "nier" | "démentir" | "refuser" | "cesser" | "exclure" | "contester" | "rejeter")
}

impl<'t> Reader<'_, 't> {
    /// `Selon X, …, mais « … »`, `X explique que …, car « … »`: the frame at the head of a long sentence.
    pub(in crate::quotes) fn sentence_wide(
        &self,
        place: Place,
        start: usize,
        earlier: Option<&Attribution<'t>>,
    ) -> Option<Attribution<'t>> {
        let page = self.page;
        if let Some(name) =
            page.mention(start, place.open).filter(|name| page.kind(name.last) == TokenKind::Colon)
            && (name.kind == MentionKind::Person || page.is_acronym(name.first))
            && self.is_known(&name)
            && !self.is_landmark(&name)
        {
            // "Riva : le pont « tiendra »": the headline's way to say who speaks.
            return Some(found(Who::Named(name), "deux-points", (start, place.open), Evidence::Distant));
        }
        let first = self.known.quiet_before.skip(start);
        let mut quiet = true;
        for at in self.layout.outside(first, place.open) {
            if let Some((cue, next)) = self.according(at).filter(|(cue, _)| *cue != "pour") {
                quiet = false;
                if !self.only_counts(at, next, place.open)
                    && let Some(who) = self.speaker_at(next, place.open)
                {
                    return Some(found(who, cue, (at, place.open), Evidence::Distant));
                }
            }
            if let Some(group) = page.verb_group(at).filter(|g| g.cue.speech && g.mood == GroupMood::Active)
                && !self.is_contrasted(group.first, place.open)
            {
                let who = self.subject_of(&group, start, place.open, earlier).0?;
                return Some(told(who, group.cue, (group.first, place.open), Evidence::Distant));
            }
        }
        if quiet {
            self.known.quiet_before.note(start, place.open);
        }
        None
    }

    pub(in crate::quotes) fn before(
        &self,
        place: Place,
        start: usize,
        earlier: Option<&Attribution<'t>>,
    ) -> Option<Attribution<'t>> {
        let page = self.page;
        let mut last = place.open.checked_sub(1)?;
        if page.kind(last) == TokenKind::Break && last > start {
            last -= 1; // the quotation stands as a paragraph of its own
        }
        let announced = page.kind(last) == TokenKind::Colon;
        if announced && let Some(sent) = self.sent_by(last, start) {
            return Some(sent);
        }
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
                && !self.only_counts(at, next, place.open)
                && let Some(who) = self.speaker_at(next, place.open)
            {
                // "Riva ajoute que les dires de Lorme selon lesquels « … »": the words are Riva's.
                let taken_up = page.is(at + 1, Class::RELATIVE);
                if let Some(outer) =
                    taken_up.then(|| self.outer_speech(at, start, place.open, earlier)).flatten()
                {
                    return Some(outer);
                }
                let evidence = if announced { evidence } else { Evidence::According };
                return Some(found(who, cue, (at, place.open), evidence));
            }
            let Some(group) =
                page.verb_group(at).filter(|group| announced || !self.is_wordless(group, place))
            else {
                continue;
            };
            if self.recalls_aside(&group, start) || self.is_contrasted(group.first, place.open) {
                continue;
            }
            // A weak cue counts beside the quotation, and where "que" makes it report: "il pense que …".
            let reports = page.is(group.end, Class::QUE);
            if group.cue.weak && distance > 5 && !announced && !reports || group.end > place.open {
                continue;
            }
            if group.mood == GroupMood::Passive
                && (distance > 8 || self.clause_between(group.end, place.open))
            {
                continue;
            }
            let (who, _) = self.subject_of(&group, start, place.open, earlier);
            let borrowed = matches!(group.mood, GroupMood::Loose | GroupMood::Dependent);
            if group.cue.weak && (group.mood == GroupMood::Loose || borrowed && !announced && distance > 4) {
                continue;
            }
            // "un conflit qui se terminera quand": a thing that does no more than happen says nothing.
            // "lui ont lancé des insultes comme": a thing speaks only right before its verb, or behind an inversion.
            // "les oppositions dénonçant « … »"
            let many = |who: &Who| {
                group.mood == GroupMood::Dependent
                    && matches!(who, Who::Named(own) if own.plural && own.last == group.first)
            };
            let beside = |who: &Who| {
                matches!(who, Who::Named(subject) if !group.cue.weak && group.mood == GroupMood::Active
                    && !matches!(page.str(subject.first), "un" | "une" | "des")
                    // "Les annonces s'enchaînent : « … »": it happens to a thing.
                    && !(group.first..group.end).any(|at| page.is(at, Class::REFLEXIVE))
                    && (subject.last + 1 >= group.first && subject.last <= group.first || subject.core + 1 == group.first))
            };
            let Some(who) = who.filter(|who| !self.is_mute(who) || beside(who) || many(who)) else {
                continue;
            };
            if !announced
                && (!group.cue.speech || OPINES.contains(&group.cue.name) || self.is_purpose(&group))
                && let Some(outer) = self
                    .outer_speech(group.first, start, place.open, earlier)
                    .or_else(|| self.outer_wish(&group, start, place.open, earlier))
                    .filter(|outer| !super::leading::addresses(&group, &who, outer))
            {
                return Some(outer);
            }
            let cited = self.cited(&group, &who, place.open).filter(|cited| announced && cited.last == last);
            let cited = cited.or_else(|| self.announcer(group.end, place.open));
            let who = cited.map_or(who, Who::Named);
            let mut report = told(who, group.cue, (group.first, place.open), evidence);
            // "n'a pas dit « … »", but "n'accepte pas « … »": whoever refuses puts it in words of his own.
            let refuses = REFUSES.contains(&group.cue.name)
                || group.cue.name == "vouloir" && page.is(place.open - 1, Class::QUE);
            let negates = is_negating(group.cue.name) || refuses && !announced;
            let unsaid = group.negated && !negates && distance <= 3;
            report.denied = group.mood == GroupMood::Loose || unsaid;
            report.weak = group.cue.weak;
            return Some(report);
        }
        if announced {
            self.announced_by_name(last, start).or_else(|| self.announced_by_subject(last, start, place))
        } else {
            self.said_noun(place, start)
        }
    }

    /// `La maire a promis, rappelle-t-on, que « … »`: who recalls between commas is not who promised.
    fn recalls_aside(&self, group: &VerbGroup<'_>, start: usize) -> bool {
        let page = self.page;
        group.clitic.is_some_and(|on| page.str(on).ends_with("on"))
            && group.first > start
            && page.kind(group.first - 1) == TokenKind::Comma
            && page.kind(group.end) == TokenKind::Comma
            && self.layout.quote_at(group.first - 1).is_none()
    }

    /// `les tarifs annoncés par la maire, passeront « … »`: behind a comma another verb has begun.
    fn clause_between(&self, from: usize, to: usize) -> bool {
        let page = self.page;
        let Some(comma) = self.layout.outside(from, to).find(|&at| page.kind(at) == TokenKind::Comma) else {
            return false;
        };
        self.layout.outside(comma, to).any(|at| page.is_finite(at))
            && !(comma..to).any(|at| page.is(at, Class::RELATIVE.and(Class::QUE)))
    }

    /// `À la question de la juge, « … »`, `les mots d'Ada Lorme « … »`: a noun for something said, whose it is, and
    /// nothing more than a mark or a word between them and the quotation.
    fn said_noun(&self, place: Place, start: usize) -> Option<Attribution<'t>> {
        let page = self.page;
        let floor = start.max(place.open.saturating_sub(REACH / 2));
        let noun = (floor..place.open).rev().find(|&at| page.is(at, Class::SAYING))?;
        if !page.is(noun + 1, Class::OF) {
            return None;
        }
        let whose = page.mention(noun + 2, place.open).or_else(|| page.mention(noun + 1, place.open))?;
        let person = matches!(whose.kind, MentionKind::Person | MentionKind::Function);
        let close = place.open - whose.last.min(place.open) <= 1;
        (person && close).then(|| {
            let cue = Some(CueWord::Noun(noun));
            Attribution { cue, ..found(Who::Named(whose), "", (noun, place.open), Evidence::Governed) }
        })
    }

    /// Whether a noun phrase names a thing that has no voice: neither a person nor a body, nor a text that speaks.
    pub(in crate::quotes) fn is_mute(&self, who: &Who) -> bool {
        let Who::Named(mention) = who else { return false };
        if mention.kind != MentionKind::Thing {
            return false;
        }
        let text = mention
            .head
            .is_some_and(|(head, _)| self.page.is(head, Class::DOCUMENT.and(Class::SAYING).and(Class::BODY)));
        let people = mention.head.is_some_and(|(head, _)| {
            let noun = self.page.str(head);
            PEOPLE.contains(&noun)
                || self.page.is(head, Class::NATIONALITY)
                || self.page.kind(head) == TokenKind::Capital
                || super::mentions::looks_human(noun.strip_suffix('s').unwrap_or(noun)) && noun != "liste"
        });
        !text && !people
    }

    /// Whether a name is sure to be one: with an office, a title or a known first name, or printed twice.
    pub(in crate::quotes) fn is_known(&self, mention: &Mention) -> bool {
        let page = self.page;
        let Some((first, last)) = mention.name else { return true };
        let listed = page.is(first, Class::FEMININE_FIRST_NAME.and(Class::MASCULINE_FIRST_NAME));
        mention.head.is_some()
            || listed
            || mention.first < first
            || page.text.matches(page.str(last - 1)).nth(1).is_some()
    }

    /// The verb right before a quotation inside another, with its subject in the third person.
    pub(in crate::quotes) fn nested_attribution(
        &self,
        place: Place,
        floor: usize,
    ) -> Option<Attribution<'t>> {
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
    pub(in crate::quotes) fn outer_speech(
        &self,
        inner: usize,
        start: usize,
        open: usize,
        earlier: Option<&Attribution<'t>>,
    ) -> Option<Attribution<'t>> {
        let page = self.page;
        let floor = start.max(inner.saturating_sub(REACH));
        let mut clause = false;
        for at in (floor..inner).rev() {
            if self.layout.quote_at(at).is_some() {
                return None;
            }
            clause |= page.is(at, Class::QUE);
            if at == start
                && let Some((cue, next)) = self.according(at)
                && let Some(who) = self.speaker_at(next, inner)
            {
                return Some(found(who, cue, (at, open), Evidence::Distant));
            }
            if !clause || page.verb(at).is_none() {
                continue;
            }
            if let Some(group) = page
                .verb_group(at)
                .filter(|g| g.cue.speech || WISHES.contains(&g.cue.name) && page.is(g.end, Class::QUE))
                .filter(|g| matches!(g.mood, GroupMood::Active | GroupMood::Dependent))
                .filter(|g| !self.is_contrasted(g.first, open))
            {
                let who = self.subject_of(&group, start, open, earlier).0?;
                return Some(told(who, group.cue, (group.first, open), Evidence::Distant));
            }
        }
        None
    }
}
