//! Resolution: from the mention that a sentence gives to the person or body that the article means.
//!
//! A family name becomes the full name, an office the person who holds it in this article, a pronoun the last
//! subject that agrees with it. A quotation that its own sentence leaves alone takes the speaker of the one it
//! follows without a break, or of the one it runs into. Where none of this holds, the speaker stays empty.

use super::attribution::{Attribution, Evidence, Reader, Who};
use super::entities::Entities;
use super::mentions::{Gender, Mention, MentionKind};
use super::verbs::GroupMood;
use crate::quotes::Speaker;
use crate::quotes::lexicon::Class;
use crate::quotes::tokens::TokenKind;

/// Who speaks, after resolution.
#[derive(Debug, Clone)]
pub(in crate::quotes) struct Voice {
    pub(in crate::quotes) speaker: Speaker,
    gender: Gender,
    plural: bool,
    pub(in crate::quotes) person: bool,
    /// The words for the speaker's office, if the article gives any.
    pub(in crate::quotes) description: Option<String>,
}

/// What is known of one quotation after attribution.
#[derive(Debug, Clone, Default)]
pub(in crate::quotes) struct Reading {
    pub(in crate::quotes) voice: Option<Voice>,
    pub(in crate::quotes) attribution: Option<Attribution>,
    /// Taken over from a neighbour.
    pub(in crate::quotes) carried: bool,
}

/// How many sentences a pronoun looks back.
const MEMORY: u32 = 6;

/// How many pronouns a chain of them may have.
const CHAIN: u8 = 3;

/// Resolves the quotations of an article in their order.
pub(in crate::quotes) struct Resolver<'p, 't> {
    pub(in crate::quotes) reader: Reader<'p, 't>,
    pub(in crate::quotes) entities: Entities,
    pub(in crate::quotes) readings: Vec<Reading>,
}

impl Resolver<'_, '_> {
    /// The speaker of every place, in order.
    pub(in crate::quotes) fn run(mut self) -> Vec<Reading> {
        let places = &self.reader.layout.places;
        self.readings = Vec::with_capacity(places.len());
        let mut earlier: Option<usize> = None;
        for (index, &place) in places.iter().enumerate() {
            if let Some(around) = self.reader.layout.quote_at(place.open).filter(|&around| around != index) {
                self.readings.push(self.nested(index, around));
                continue;
            }
            let before = earlier.and_then(|quote: usize| self.readings[quote].attribution.clone());
            let attribution = self.reader.attribution(place, before.as_ref());
            let mut reading = Reading { voice: None, attribution, carried: false };
            if let Some(found) = reading.attribution.clone().filter(|a| !a.denied) {
                reading.voice = self.voice(&found.who, index, found.extent.0);
            }
            if reading.attribution.is_some() {
                earlier = Some(index);
            }
            self.readings.push(reading);
            if self.readings[index].attribution.is_none() {
                self.carry(index);
            }
        }
        self.carry_back();
        self.readings
    }

    /// A quotation inside another has a speaker only if a verb right before it says so, and a third person is
    /// its subject: « Il m'a répondu “jamais” », but not « j'ai dit “oui” ».
    fn nested(&self, index: usize, around: usize) -> Reading {
        let (place, outer) = (self.reader.layout.places[index], self.reader.layout.places[around]);
        let Some(attribution) = self.reader.nested_attribution(place, outer.open + 1) else {
            return Reading::default();
        };
        let voice = match &attribution.who {
            Who::Pronoun { at, gender, plural } => Some(self.pronoun(*at, *gender, *plural, index)),
            Who::Named(mention) => self.named(mention, index, attribution.extent.0),
            _ => None,
        };
        // Who speaks of himself says "je": a pronoun inside is somebody else.
        let speaker = self.readings[around].voice.as_ref().map(|v| v.speaker.name.as_str());
        let voice = match (&attribution.who, voice) {
            (Who::Pronoun { at, gender, plural }, Some(found))
                if Some(found.speaker.name.as_str()) == speaker =>
            {
                Some(self.unresolved(*at, *gender, *plural))
            }
            (_, voice) => voice,
        };
        Reading { attribution: voice.is_some().then_some(attribution), voice, carried: false }
    }

    /// Takes the speaker of the quotation before, when nothing new comes between.
    fn carry(&mut self, index: usize) {
        let places = &self.reader.layout.places;
        let place = places[index];
        let Some(previous) = (0..index).rev().find(|&i| places[i].close <= place.open) else {
            self.readings[index].voice = self.sentence_before(index);
            return;
        };
        let after_words = self.readings[previous]
            .attribution
            .as_ref()
            .filter(|a| a.extent.0 >= places[previous].close)
            .map_or(places[previous].close, |a| a.extent.1.max(places[previous].close));
        let gap = self.gap(after_words.min(place.open), place.open);
        let voice = match gap {
            Gap::Nothing | Gap::SameSentence => self.readings[previous].voice.clone(),
            Gap::Text => self.sentence_before(index).or_else(|| {
                let near = self.reader.phrases(after_words.min(place.open), place.open);
                let sentences = (after_words..place.open)
                    .filter(|&at| self.reader.page.kind(at) == TokenKind::Stop)
                    .count();
                let quiet = place.begins_sentence
                    && sentences <= 3
                    && near.iter().all(|p| p.mention.kind != MentionKind::Person);
                self.readings[previous].voice.clone().filter(|voice| quiet && voice.person)
            }),
        };
        self.readings[index].carried = voice.is_some();
        self.readings[index].voice = voice;
    }

    /// What stands between two quotations.
    fn gap(&self, from: usize, to: usize) -> Gap {
        let page = self.reader.page;
        let words = (from..to).filter(|&at| page.token(at).is_some_and(|t| t.is_word())).count();
        if words == 0 {
            return Gap::Nothing;
        }
        let stops = (from..to).any(|at| page.token(at).is_some_and(|t| t.ends_sentence()));
        if stops { Gap::Text } else { Gap::SameSentence }
    }

    /// A quotation that stands alone takes the subject of the sentence before it, if that is a person.
    fn sentence_before(&self, index: usize) -> Option<Voice> {
        let place = self.reader.layout.places[index];
        let page = self.reader.page;
        let start = self.reader.layout.sentence_start(page, place.open);
        if start != place.open || !place.begins_sentence || start < 2 {
            return None;
        }
        let mut end = start;
        while end > 0 && page.token(end - 1).is_some_and(|t| t.ends_sentence()) {
            end -= 1;
        }
        let before = self.reader.layout.sentence_start(page, end);
        self.spoken_of(before, end)
            .into_iter()
            .find_map(|(who, _)| self.voice(&who, index, before))
            .filter(|v| !v.plural)
    }

    /// Lets a quotation without speaker take that of the one it runs into: `« A. » « B », dit X.`
    fn carry_back(&mut self) {
        for index in (1..self.readings.len()).rev() {
            let places = &self.reader.layout.places;
            let (first, second) = (places[index - 1], places[index]);
            let unknown =
                self.readings[index - 1].voice.is_none() && self.readings[index - 1].attribution.is_none();
            if unknown
                && self.readings[index].voice.is_some()
                && first.close <= second.open
                && matches!(self.gap(first.close, second.open), Gap::Nothing | Gap::SameSentence)
            {
                self.readings[index - 1].voice = self.readings[index].voice.clone();
                self.readings[index - 1].carried = true;
            }
        }
    }

    /// Who a mention or pronoun means.
    fn voice(&self, who: &Who, index: usize, at: usize) -> Option<Voice> {
        match who {
            Who::Named(mention) => Some(self.named(mention, index, at)).flatten(),
            Who::Both(first, second) => {
                let (first, second) = (self.named(first, index, at)?, self.named(second, index, at)?);
                let name = format!("{} ; {}", first.speaker.name, second.speaker.name);
                Some(Voice {
                    speaker: Speaker { name, span: first.speaker.span },
                    gender: Gender::Unknown,
                    plural: true,
                    person: true,
                    description: None,
                })
            }
            Who::Pronoun { at, gender, plural } => Some(self.pronoun(*at, *gender, *plural, index)),
            Who::Unsaid => None,
        }
    }

    fn named(&self, mention: &Mention, index: usize, at: usize) -> Option<Voice> {
        let page = self.reader.page;
        let span = Some(page.span(mention.first, mention.last));
        let mut entity = mention.name.and_then(|name| self.entities.find(page, name));
        if entity.is_none() && mention.name.is_none() {
            entity = self.entities.find_role(page, mention, at);
            let pointing = matches!(page.str(mention.first), "ce" | "cet" | "cette" | "Ce" | "Cet" | "Cette");
            if entity.is_none() && pointing && mention.kind == MentionKind::Function {
                let earlier = self.antecedent(mention.first, mention.gender, mention.plural, index);
                if let Some(voice) = earlier {
                    return Some(voice);
                }
            }
            if entity.is_none() && self.is_epithet(mention) {
                let earlier = self.antecedent(mention.first, mention.gender, mention.plural, index);
                if let Some(voice) = earlier.filter(|v| v.person) {
                    return Some(voice);
                }
            }
        }
        if let Some(entity) = entity {
            let this = self.entities.get(entity);
            let gender = if this.gender == Gender::Unknown { mention.gender } else { this.gender };
            return Some(Voice {
                speaker: Speaker { name: self.words(this.name), span },
                gender,
                plural: false,
                person: true,
                description: this.role().or(mention.head).map(|words| self.words(words)),
            });
        }
        let words = match mention.name {
            Some(name) => name,
            None => {
                let skip = page.is(mention.first, Class::DETERMINER)
                    && !matches!(page.kind(mention.first + 1), TokenKind::Number);
                (mention.first + usize::from(skip), mention.core)
            }
        };
        (words.0 < words.1).then(|| Voice {
            speaker: Speaker { name: self.words(words), span },
            gender: mention.gender,
            plural: mention.plural,
            person: matches!(mention.kind, MentionKind::Person | MentionKind::Function),
            description: mention.head.map(|words| self.words(words)),
        })
    }

    /// `le milliardaire`, `le chef d'État`: a definite noun with nothing to tell which must be known already.
    /// Offices that a country has one of are known without the article's help.
    fn is_epithet(&self, mention: &Mention) -> bool {
        let page = self.reader.page;
        let Some((head, end)) = mention.head.filter(|_| {
            matches!(mention.kind, MentionKind::Function | MentionKind::Thing)
                && mention.name.is_none()
                && !mention.plural
        }) else {
            return false;
        };
        let definite =
            matches!(page.str(mention.first), "le" | "la" | "l'" | "l’" | "Le" | "La" | "L'" | "L’");
        let bare = matches!(page.str(end - 1), "État" | "Etat")
            || (head + 1..end).all(|at| page.is(at, Class::NATIONALITY));
        let human = page.is(head, Class::ROLE) || super::mentions::looks_human(page.str(head));
        let unique = !human
            || matches!(
                page.str(head),
                "président"
                    | "présidente"
                    | "ministre"
                    | "pape"
                    | "roi"
                    | "reine"
                    | "procureur"
                    | "procureure"
                    | "maire"
                    | "préfet"
                    | "préfète"
                    | "porte-parole"
                    | "chancelier"
                    | "chancelière"
            );
        // "l'analyste de l'institut": an expert without a name was introduced before.
        let expert = matches!(
            page.str(head),
            "expert"
                | "experte"
                | "analyste"
                | "chercheur"
                | "chercheuse"
                | "spécialiste"
                | "professeur"
                | "professeure"
                | "historien"
                | "historienne"
                | "politologue"
                | "économiste"
                | "sociologue"
                | "universitaire"
        );
        definite && (bare || expert) && !unique
    }

    /// The words at some tokens, with single spaces.
    fn words(&self, (from, to): (usize, usize)) -> String {
        let page = self.reader.page;
        page.span(from, to).of(page.text).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn pronoun(&self, at: usize, gender: Gender, plural: bool, index: usize) -> Voice {
        let page = self.reader.page;
        let token = page.span(at, at + 1);
        if let Some(mut voice) = self.antecedent(at, gender, plural, index) {
            voice.speaker.span = Some(token);
            return voice;
        }
        self.unresolved(at, gender, plural)
    }

    /// The pronoun itself, when the article does not say whom it means.
    fn unresolved(&self, at: usize, gender: Gender, plural: bool) -> Voice {
        let token = self.reader.page.span(at, at + 1);
        let name = match (gender, plural) {
            (Gender::Feminine, false) => "elle",
            (Gender::Feminine, true) => "elles",
            (_, false) => "il",
            (_, true) => "ils",
        };
        Voice {
            speaker: Speaker { name: name.to_owned(), span: Some(token) },
            gender,
            plural,
            person: false,
            description: None,
        }
    }

    /// The last subject or speaker before token `at` that agrees. Whoever spoke last is meant before whoever was
    /// last spoken of, and a person before a body.
    fn antecedent(&self, at: usize, gender: Gender, plural: bool, index: usize) -> Option<Voice> {
        self.antecedent_within(at, gender, plural, index, CHAIN)
    }

    /// [`Self::antecedent`] through at most `chain` pronouns.
    fn antecedent_within(
        &self,
        at: usize,
        gender: Gender,
        plural: bool,
        index: usize,
        chain: u8,
    ) -> Option<Voice> {
        let page = self.reader.page;
        let layout = self.reader.layout;
        let agrees = |voice: &Voice| voice.gender.agrees(gender) && voice.plural == plural;
        let incise = page.kind(at) == TokenKind::Clitic || page.is(at.saturating_sub(1), Class::ACCORDING);
        // An incise looks for whoever spoke last; another pronoun for whoever was named last.
        let step = if incise { 7 } else { 20 };
        let mut best: Option<(u32, Voice)> = None;
        let mut end = at;
        for back in 0..MEMORY {
            let distance = back * step;
            if best.as_ref().is_some_and(|(cost, _)| *cost <= distance) {
                break;
            }
            let mut offer = |cost: u32, voice: Voice| {
                if best.as_ref().is_none_or(|(least, _)| cost < *least) {
                    best = Some((cost, voice));
                }
            };
            let start = layout.sentence_start(page, end);
            // A speaker already found in this sentence.
            let spoken = (0..index)
                .rev()
                .map(|quote| (layout.places[quote], &self.readings[quote]))
                .take_while(|(place, _)| place.close > start)
                .filter(|(place, _)| place.open < end)
                .find_map(|(_, reading)| reading.voice.clone().filter(&agrees));
            if let Some(voice) = spoken {
                offer(distance, voice);
            }
            // "Elle avait entamé deux années d'études. « … », dit-elle.": the topic goes on.
            if back > 0
                && chain > 0
                && let Some(Who::Pronoun { at: topic, gender: same, plural: many }) =
                    self.reader.first_pronoun(start, end, &self.reader.phrases(start, end))
                && same == gender
                && many == plural
                && topic < at
                && let Some(voice) = self.antecedent_within(topic, gender, plural, index, chain - 1)
            {
                offer(distance, voice);
            }
            for (who, rank) in self.subjects(start, end) {
                if let Some(voice) = self.voice(&who, index, start).filter(&agrees) {
                    let place = match rank {
                        Rank::Speaks => 0,
                        Rank::Acts => 5,
                        Rank::Undergoes => 5,
                        Rank::Stands => 15,
                    };
                    let body =
                        if rank == Rank::Speaks || voice.person && self.is_verified(&who) { 0 } else { 12 };
                    offer(distance + place + body, voice);
                }
            }
            end = start;
            if let Some(quote) = end.checked_sub(1).and_then(|last| layout.quote_at(last)) {
                // A quotation that is a sentence of its own: its speaker, or further back.
                if let Some(voice) = self.readings.get(quote).and_then(|r| r.voice.clone()).filter(&agrees) {
                    let cost = distance + 1;
                    if best.as_ref().is_none_or(|(least, _)| cost < *least) {
                        best = Some((cost, voice));
                    }
                }
                end = layout.places[quote].open;
            }
            while end > 0
                && page.token(end - 1).is_some_and(|t| t.ends_sentence())
                && layout.quote_at(end - 1).is_none()
            {
                end -= 1;
            }
            if end == 0 {
                break;
            }
        }
        best.map(|(_, voice)| voice)
    }

    /// Whom a sentence is about: an incise of its own (`dit-il`), a pronoun it begins with, then its subjects.
    fn spoken_of(&self, from: usize, to: usize) -> Vec<(Who, Rank)> {
        let page = self.reader.page;
        let mut about = Vec::new();
        for at in from..to {
            if self.reader.layout.quote_at(at).is_some() {
                continue;
            }
            if page.kind(at) == TokenKind::Clitic && at > from && page.verb(at - 1).is_some() {
                about.extend(
                    page.verb_group(at - 1)
                        .and_then(|group| self.reader.subject_after(&group, to))
                        .map(|who| (who, Rank::Speaks)),
                );
            }
            if page.is(at, Class::ACCORDING) && matches!(page.str(at + 1), "lui" | "elle") {
                let gender = if page.str(at + 1) == "lui" { Gender::Masculine } else { Gender::Feminine };
                about.push((Who::Pronoun { at: at + 1, gender, plural: false }, Rank::Speaks));
            }
        }
        let opener = match page.str(from) {
            "Il" => Some(Gender::Masculine),
            "Elle" => Some(Gender::Feminine),
            "Son" | "Sa" | "Ses" => Some(Gender::Unknown),
            _ => None,
        };
        let first = self.reader.first_pronoun(from, to, &self.reader.phrases(from, to));
        about.extend(first.filter(|_| opener.is_none()).map(|who| (who, Rank::Acts)));
        about.extend(opener.map(|gender| (Who::Pronoun { at: from, gender, plural: false }, Rank::Acts)));
        about.extend(self.subjects(from, to));
        about
    }

    /// Whether a name is a person's beyond doubt: known to the article, or with a title or an office.
    fn is_verified(&self, who: &Who) -> bool {
        match who {
            Who::Named(mention) => mention.name.is_none_or(|name| {
                mention.head.is_some()
                    || mention.first < name.0
                    || self.entities.find(self.reader.page, name).is_some()
            }),
            _ => true,
        }
    }

    /// The noun phrases of a sentence that can be the antecedent of a pronoun, best first: who speaks in it,
    /// its subjects, then the persons that stand elsewhere.
    fn subjects(&self, from: usize, to: usize) -> Vec<(Who, Rank)> {
        let phrases = self.reader.phrases(from, to);
        let mut ranked: Vec<(Who, Rank)> = Vec::with_capacity(phrases.len());
        let mut first = true;
        for phrase in phrases.iter().filter(|p| p.mention.can_speak()) {
            let rank = match self.rank(phrase.mention, phrase.governed, from) {
                None if first && !phrase.governed && !phrase.object => Some(Rank::Acts),
                rank => rank,
            };
            first &= phrase.governed;
            if let Some(rank) = rank {
                ranked.push((Who::Named(phrase.mention), rank));
            } else if phrase.mention.kind == MentionKind::Person {
                let rank = if phrase.governed { Rank::Stands } else { Rank::Undergoes };
                ranked.push((Who::Named(phrase.mention), rank));
            }
        }
        ranked.sort_by_key(|&(_, rank)| rank);
        ranked
    }

    /// Whether a verb follows the mention, or stands turned round before it, and whether it is a reporting verb.
    fn rank(&self, mention: Mention, governed: bool, from: usize) -> Option<Rank> {
        let page = self.reader.page;
        let before = mention.first.checked_sub(1).filter(|&before| before >= from);
        if let Some(before) = before {
            if page.is(before, Class::ACCORDING) {
                return Some(Rank::Speaks);
            }
            let turned = page
                .verb_group(before)
                .filter(|group| group.mood == GroupMood::Active && group.clitic.is_none());
            if turned.is_some_and(|group| {
                group.first == from
                    || !page.token(group.first - 1).is_some_and(|t| t.is_word())
                    || matches!(page.str(group.first - 1), "comme" | "Comme" | "ainsi")
            }) {
                return Some(Rank::Speaks);
            }
        }
        if governed {
            return None;
        }
        let skipped = Class::OBJECT
            .and(Class::NEGATION)
            .and(Class::RELATIVE)
            .and(Class::ADVERB)
            .and(Class::AVOIR)
            .and(Class::ETRE);
        let mut at = mention.last;
        let mut acts = false;
        for _ in 0..6 {
            acts |= page.is_finite(at);
            if page.verb_group(at).is_some_and(|group| group.mood == GroupMood::Active && !group.cue.weak) {
                return Some(Rank::Speaks);
            }
            if !(page.is(at, skipped) || page.kind(at) == TokenKind::Comma) {
                break;
            }
            at += 1;
        }
        acts.then_some(Rank::Acts)
    }
}

/// How likely a noun phrase is meant by the next pronoun.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// Subject of a reporting verb, or named by `selon`.
    Speaks,
    /// Subject of another verb.
    Acts,
    /// Object of a verb.
    Undergoes,
    /// None of these.
    Stands,
}

/// What stands between two quotations.
enum Gap {
    /// Punctuation at most.
    Nothing,
    /// Words, but no end of a sentence.
    SameSentence,
    /// A sentence or more.
    Text,
}

impl Reading {
    /// Whether the quotation's own sentence gives a cue or a speaker.
    pub(in crate::quotes) fn is_attributed(&self) -> bool {
        self.attribution.as_ref().is_some_and(|a| !a.denied)
    }

    /// Whether the sentence says that nobody said it.
    pub(in crate::quotes) fn is_denied(&self) -> bool {
        self.attribution.as_ref().is_some_and(|a| a.denied)
    }

    /// Whether the cue does nothing but report.
    pub(in crate::quotes) fn has_speech_cue(&self) -> bool {
        self.attribution.as_ref().is_some_and(|a| a.speech)
    }

    /// Whether the cue is one that needs a quotation beside it to be one.
    pub(in crate::quotes) fn has_weak_cue(&self) -> bool {
        self.attribution.as_ref().is_some_and(|a| a.weak)
    }

    /// How the attribution was found.
    pub(in crate::quotes) fn evidence(&self) -> Option<Evidence> {
        self.attribution.as_ref().map(|a| a.evidence)
    }
}
