//! What follows a quotation: the incise (`», a déclaré X`), the signature, a reporting clause farther off.

use super::attribution::{Attribution, Evidence, Reader, Who, found, told};
use super::layout::Place;
use super::mentions::{Mention, MentionKind};
use super::verbs::GroupMood;
use crate::quotes::cues::Mood;
use crate::quotes::lexicon::Class;
use crate::quotes::tokens::{Token, TokenKind};

/// How many tokens `par de nombreux élus, mais de` may have.
const SHARED: usize = 12;

fn can_speak(who: &Who) -> bool {
    !matches!(who, Who::Named(mention) if !mention.can_speak())
}

fn is_thing(who: &Who) -> bool {
    matches!(who, Who::Named(mention) if mention.kind == MentionKind::Thing)
}

impl<'t> Reader<'_, 't> {
    /// `», a déclaré Paul Riva`, `», selon elle`, `» Paul Riva soupire.`, `» — Ada Lorme`
    pub(in crate::quotes) fn after(&self, place: Place) -> Option<Attribution<'t>> {
        let page = self.page;
        let mut at = place.close;
        if page.kind(at) == TokenKind::Stop {
            return self.signature(at + 1);
        }
        if let Some(led) = self.leading(place) {
            return Some(led);
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
        if let Some(group) = page.inverted_group(at)
            && let Some(who) = self.subject_after(&group, end)
            && (!group.cue.weak || !self.is_mute(&who))
            && (!group.cue.weak || can_speak(&who))
            // "La ville qui voit « un risque » a appelé à mettre un terme": the verb has its subject before the quotation.
            && !(at == place.close && !place.begins_sentence && is_thing(&who))
        {
            return Some(told(who, group.cue, (at, end), Evidence::Incise));
        }
        if at > place.close
            && let Some(unnamed) = self.said_by_some(at, end)
        {
            return Some(unnamed);
        }
        let same_sentence = page.kind(at) != TokenKind::Capital;
        if same_sentence
            && let Some((cue, next)) = self.according(at)
            && let Some(who) = self.speaker_at(next, end)
        {
            let who = if self.is_poll(&who) && self.is_share(place) { Who::Unsaid } else { who };
            return Some(found(who, cue, (at, next + 1), Evidence::Incise));
        }
        if page.str(at) == "par"
            && let Some(mention) = self.group_in_marks(at + 1).or_else(|| page.mention(at + 1, end))
            && mention.can_speak()
        {
            let cue = self.participle_before(place).or_else(|| self.shared_participle(place));
            if let Some(cue) = cue {
                return Some(found(Who::Named(mention), cue, (at, mention.last), Evidence::Incise));
            }
            // "un choix « regretté » par la maire"
            // "la colère « a été entendue » par la maire": she did, and did not say it.
            let own = at == place.close
                && page.ends_with_participle(place.open, place.close)
                && !(place.open..place.close).any(|word| page.str(word) == "été");
            if own {
                return Some(Attribution {
                    cue: None,
                    ..found(Who::Named(mention), "", (at, mention.last), Evidence::Governed)
                });
            }
        }
        if place.ends_sentence && place.begins_sentence && at == place.close {
            return self.plain_sentence(at, end);
        }
        None
    }

    /// `en écho au « … » lancé par la maire`, `les accusations de « … » relayées par l'agence`: a participle behind the marks.
    pub(in crate::quotes) fn passed_on(&self, place: Place) -> Option<Attribution<'t>> {
        let page = self.page;
        let at = place.close;
        let participle =
            page.verb(at).is_some_and(|verb| verb.can_be(Mood::Participle) && !verb.can_be(Mood::Finite));
        let group = participle
            .then(|| page.verb_group(at))
            .flatten()
            .filter(|group| group.mood == GroupMood::Passive)?;
        let end = self.layout.sentence_end(page, at).min(group.end + 5);
        let mention = self.agent(group.end, end)?;
        Some(told(Who::Named(mention), group.cue, (at, mention.last), Evidence::Governed))
    }

    /// `le « pari » de Mme Lorme`, `les « grandes inquiétudes » du député Ivo Castel`: whose word it is, the complement says.
    pub(in crate::quotes) fn owned(&self, place: Place) -> Option<Attribution<'t>> {
        let page = self.page;
        let before = place.open.checked_sub(1)?;
        let short = place.close - place.open <= 8 && !place.ends_sentence;
        if !short || !page.is(before, Class::DETERMINER) || !page.is(place.close, Class::OF) {
            return None;
        }
        let end = self.layout.sentence_end(page, place.close);
        let owner = page.mention(place.close + 1, end).or_else(|| page.mention(place.close, end))?;
        // "le « Centre d'alerte » de Delta": a name between marks, and one capital that may be a body's.
        let listed = Class::FEMININE_FIRST_NAME
            .and(Class::MASCULINE_FIRST_NAME)
            .and(Class::FEMININE_FAMILY)
            .and(Class::MASCULINE_FAMILY);
        let sure = owner.name.is_some_and(|(first, _)| owner.first < first || page.is(first, listed));
        let person =
            owner.kind == MentionKind::Person && sure && page.kind(place.open + 1) == TokenKind::Lower;
        person.then_some(Attribution {
            who: Who::Named(owner),
            cue: None,
            extent: (place.close, owner.last),
            evidence: Evidence::Distant,
            denied: false,
            weak: true,
            speech: false,
            tone: None,
        })
    }

    /// `« Les pompes sont à sec » : pour Ada Lorme, …`, `« J'arrête » : Ivo Castel a annoncé lundi`: the quotation leads, and
    /// the sentence behind its colon says whose it is.
    fn leading(&self, place: Place) -> Option<Attribution<'t>> {
        let page = self.page;
        // "« Bonnets verts » : la ministre annonce": a few words are what the headline is about.
        let clause = (place.open + 1..place.close).any(|at| page.is_finite(at)) || place.ends_sentence;
        if page.kind(place.close) != TokenKind::Colon || !place.begins_sentence || !clause {
            return None;
        }
        let first = place.close + 1;
        let end = self.layout.sentence_end(page, first);
        if let Some((cue, next)) = self.according(first)
            && let Some(who) = self.speaker_at(next, end)
        {
            return Some(found(who, cue, (first, end), Evidence::Incise));
        }
        let phrases = self.phrases(first, end);
        let subject = phrases.iter().find(|p| !p.governed)?.mention;
        let verb = (subject.last..end.min(subject.last + 6)).find_map(|at| page.verb_group(at))?;
        let reports =
            verb.mood == GroupMood::Active && !verb.cue.weak && self.reaches(subject.last, verb.first);
        (reports && subject.can_speak())
            .then(|| told(Who::Named(subject), verb.cue, (first, end), Evidence::Incise))
    }

    /// `», peut-on lire dans le communiqué`, `», est-il écrit dans le rapport`
    pub(in crate::quotes) fn readable(&self, at: usize, end: usize) -> Option<Attribution<'t>> {
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
        // "peut-on lire sur une banderole": the thing bears the words, and nobody is said to speak them.
        let borne = page.str(preposition) == "sur" && self.bears_words(preposition + 1);
        let who = if borne { Who::Unsaid } else { Who::Named(mention) };
        Some(found(who, cue, (at, mention.last), Evidence::Incise))
    }

    /// `qualifié de « … » par Ada Lorme`: the participle before the quotation.
    pub(in crate::quotes) fn participle_before(&self, place: Place) -> Option<&'t str> {
        let near = (place.open.saturating_sub(6)..place.open).rev();
        // The participle of another quotation is not that of this one.
        near.take_while(|&at| self.layout.quote_at(at).is_none()).find_map(|at| {
            let group = self.page.verb_group(at)?;
            (group.mood == GroupMood::Passive).then_some(group.cue.name)
        })
    }

    /// `qualifié de « … » par l'un, mais de « … » par l'autre`: the participle before the quotation before.
    fn shared_participle(&self, place: Place) -> Option<&'t str> {
        let page = self.page;
        let before = place.open.checked_sub(1)?;
        let index = self.layout.quote_at(place.open)?.checked_sub(1)?;
        let last = self.layout.places[index];
        let linked =
            matches!(page.str(before), "de" | "d'" | "d’" | "comme") && page.str(last.close) == "par";
        let clause = || {
            (last.close..place.open)
                .any(|at| page.is_finite(at) || page.token(at).is_some_and(Token::ends_sentence))
        };
        (linked && place.open - last.close < SHARED && !clause())
            .then(|| self.participle_before(last))
            .flatten()
    }

    /// `» Paul Riva soupire.`: a short sentence of subject and reporting verb, and nothing more.
    pub(in crate::quotes) fn plain_sentence(&self, at: usize, end: usize) -> Option<Attribution<'t>> {
        let page = self.page;
        let mention = page.mention(at, end)?;
        let verb = (mention.last..end.min(mention.last + 4)).find(|&i| page.verb_group(i).is_some())?;
        let group = page.verb_group(verb)?;
        let short = group.end + 1 >= end && group.mood == GroupMood::Active;
        (short && mention.can_speak())
            .then(|| told(Who::Named(mention), group.cue, (at, end), Evidence::Distant))
    }

    /// `» — Ada Lorme, négociatrice`
    pub(in crate::quotes) fn signature(&self, at: usize) -> Option<Attribution<'t>> {
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
        (ends && mention.name.is_some()).then_some(Attribution {
            who: Who::Named(mention),
            cue: None,
            extent: (at, mention.last),
            evidence: Evidence::Incise,
            denied: false,
            weak: false,
            speech: false,
            tone: None,
        })
    }

    /// A line that is nothing but a quotation, and under it a line that is nothing but a name: words pulled out of the
    /// article, signed.
    pub(in crate::quotes) fn pulled_out(&self, place: Place) -> Option<Attribution<'t>> {
        let page = self.page;
        let alone = place.open == 0 || page.kind(place.open - 1) == TokenKind::Break;
        if !alone || page.kind(place.close) != TokenKind::Break {
            return None;
        }
        let first = place.close + 1;
        let mention = page.mention(first, page.len()).filter(Mention::can_speak)?;
        let signed = page.kind(mention.last) == TokenKind::Break;
        signed.then_some(Attribution {
            who: Who::Named(mention),
            cue: None,
            extent: (first, mention.last),
            evidence: Evidence::Incise,
            denied: false,
            weak: false,
            speech: false,
            tone: None,
        })
    }

    /// `« A » lors des opérations menées hier, a indiqué l'armée`: an incise or `selon` later in the sentence.
    pub(in crate::quotes) fn later(&self, place: Place) -> Option<Attribution<'t>> {
        let page = self.page;
        let next_begins = super::layout::begins(page, place.close);
        if page.kind(place.close) == TokenKind::Stop || place.ends_sentence && next_begins {
            return None;
        }
        let end = self.layout.sentence_end(page, place.close);
        let first = self.known.quiet_after.skip(place.close);
        let mut quiet = true;
        for at in self.layout.outside(first, end) {
            let after_comma = at > 0
                && (matches!(page.kind(at - 1), TokenKind::Comma | TokenKind::Dash)
                    || self.layout.quote_at(at - 1).is_some());
            // ", qui …, ne dira pas le contraire": an incise reports and denies nothing.
            let incise = || page.inverted_group(at).filter(|group| !group.negated);
            if after_comma && let Some(found) = self.readable(at, end) {
                return Some(found);
            }
            if after_comma && let Some(group) = incise() {
                quiet = false;
                // "comme l'a montré la crise": a thing shows it, and somebody may still say it. "des « bonnets verts » dénoncent
                // le vote": what stands behind the verb is its object.
                let shown = |who: &Who| {
                    page.str(at) == "comme" && self.is_mute(who) || at == place.close && is_thing(who)
                };
                if let Some(who) = self.subject_after(&group, end).filter(|who| !shown(who)) {
                    return Some(told(who, group.cue, (at, end), Evidence::Distant));
                }
            }
            if let Some((cue, next)) = self.according(at).filter(|(cue, _)| *cue != "pour") {
                quiet = false;
                if let Some(who) = self.speaker_at(next, end) {
                    // "76 % de « mécontents », selon un sondage"
                    let who = if self.is_poll(&who) && self.is_share(place) { Who::Unsaid } else { who };
                    return Some(found(who, cue, (at, end), Evidence::Distant));
                }
            }
        }
        if quiet {
            self.known.quiet_after.note(place.close, end);
        }
        None
    }
}
