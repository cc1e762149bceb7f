//! Resolution: from the mention that a sentence gives to the person or body that the article means.
//!
//! A family name becomes the full name, an office the person who holds it in this article, a pronoun the last
//! subject that agrees with it. A quotation that its own sentence leaves alone takes the speaker of the one it
//! follows without a break, or of the one it runs into. Where none of this holds, the speaker stays empty.

use super::antecedents::Rank;
use super::attribution::{Attribution, CueWord, Evidence, Reader, Who};
use super::entities::Entities;
use super::mentions::{Gender, MentionKind};
use super::speaker_name::SpeakerName;
use crate::articles::Span;
use crate::quotes::actors::Actors;
use crate::quotes::incises::Draft;
use crate::quotes::lexicon::Class;
use crate::quotes::tokens::TokenKind;

/// The cues of somebody who has spoken already.
const ADDS: [&str; 9] = [
    "ajouter",
    "poursuivre",
    "continuer",
    "conclure",
    "reprendre",
    "insister",
    "compléter",
    "enchaîner",
    "préciser",
];

/// How many quotations back whoever adds is looked for.
const ADDS_BACK: usize = 6;

/// How many sentences that name nobody may stand before somebody goes on.
const QUIET: usize = 3;

/// How many tokens into its clause `de même source` stands.
const SAME: usize = 8;

/// How many tokens a reporting clause between two quotations may have.
const INCISE: usize = 16;

/// Who speaks, after resolution.
#[derive(Debug, Clone, Copy)]
pub(in crate::quotes) struct Voice {
    pub(in crate::quotes) name: SpeakerName,
    /// Where the mention that the quotation was attributed by stands; `None` when it was carried over.
    pub(in crate::quotes) span: Option<Span>,
    pub(in crate::quotes) gender: Gender,
    pub(in crate::quotes) plural: bool,
    pub(in crate::quotes) person: bool,
    /// The words for the speaker's office, if the article gives any.
    pub(in crate::quotes) description: Option<(usize, usize)>,
}

/// What is known of one quotation after attribution.
#[derive(Debug, Clone, Default)]
pub(in crate::quotes) struct Reading<'t> {
    pub(in crate::quotes) voice: Option<Voice>,
    /// Apart from the reading, because it is large and most passages that an article can be stuffed with have none.
    pub(in crate::quotes) attribution: Option<Box<Attribution<'t>>>,
    /// Taken over from a neighbour.
    pub(in crate::quotes) carried: bool,
    /// Taken from the sentence before, which only speaks of the person.
    pub(in crate::quotes) guessed: bool,
    /// Whoever is quoted all around, where nothing says whose the words are.
    pub(in crate::quotes) assumed: Option<Voice>,
}

/// Resolves the quotations of an article in their order.
pub(in crate::quotes) struct Resolver<'p, 't> {
    pub(in crate::quotes) reader: Reader<'p, 't>,
    pub(in crate::quotes) entities: Entities,
    pub(in crate::quotes) actors: &'p Actors,
    pub(in crate::quotes) readings: Vec<Reading<'t>>,
}

impl<'t> Resolver<'_, 't> {
    /// The speaker of every place, in order.
    pub(in crate::quotes) fn run(mut self, drafts: &[Draft]) -> Vec<Reading<'t>> {
        let places = &self.reader.layout.places;
        self.readings = Vec::with_capacity(places.len());
        let mut earlier: Option<usize> = None;
        for (index, &place) in places.iter().enumerate() {
            if let Some(around) = self.reader.layout.quote_at(place.open).filter(|&around| around != index) {
                self.readings.push(self.nested(index, around));
                continue;
            }
            if let Some(reading) = self.resumed(index) {
                self.readings.push(reading);
                continue;
            }
            let before = earlier.and_then(|quote: usize| self.readings[quote].attribution.as_deref());
            // "balayaient des « miettes »": the words in marks are nobody who says them.
            let own = |found: &Attribution| matches!(found.who, Who::Named(m) if self.reader.layout.quote_at(m.last - 1) == Some(index));
            let attribution =
                self.reader.attribution(place, before).filter(|found| !own(found)).map(Box::new);
            let mut reading = Reading { attribution, ..Reading::default() };
            if let Some(found) = reading.attribution.as_deref().filter(|a| !a.denied) {
                reading.voice = self
                    .same_mention(found)
                    .or_else(|| self.goes_on(found, index))
                    .or_else(|| self.voice(&found.who, index, found.extent.0));
            }
            if reading.attribution.is_some() {
                earlier = Some(index);
            }
            self.readings.push(reading);
            if self.readings[index].attribution.is_none() && !self.reader.points_elsewhere(place) {
                self.carry(index);
            }
        }
        self.carry_back();
        self.echo(drafts);
        self.main_voice();
        self.told_of();
        self.steady_voice();
        self.readings
    }

    /// `« A », a dit Riva à la presse, « b »`: the second quotation goes on with the first, whatever stands last in
    /// the reporting clause between them.
    fn resumed(&self, index: usize) -> Option<Reading<'t>> {
        let page = self.reader.page;
        let places = &self.reader.layout.places;
        let (place, last) = (places[index], places[index.checked_sub(1)?]);
        let between = last.close..place.open;
        let near =
            !between.is_empty() && between.len() <= INCISE && page.kind(place.open - 1) == TokenKind::Comma;
        let open = between.clone().all(|at| {
            !page.token(at).is_some_and(super::super::tokens::Token::ends_sentence)
                && !page.is(at, Class::QUE.and(Class::RELATIVE).and(Class::CONJUNCTION))
        });
        let commas = between.filter(|&at| page.kind(at) == TokenKind::Comma).count();
        let reading = self.readings.get(index - 1)?;
        let incise = reading.attribution.as_ref().is_some_and(|found| {
            found.evidence == Evidence::Incise && (last.close..last.close + 2).contains(&found.extent.0)
        });
        (near && open && commas == 2 && incise).then(|| reading.clone())
    }

    /// `« A », ajoute l'élue, appelant à « b »`: a mention that gave one quotation its speaker gives the next the same.
    fn same_mention(&self, found: &Attribution) -> Option<Voice> {
        let place = |who: &Who| match who {
            Who::Named(mention) => Some(mention.first),
            Who::Pronoun { at, .. } => Some(*at),
            _ => None,
        };
        let wanted = place(&found.who)?;
        self.readings
            .iter()
            .rev()
            .take(ADDS_BACK)
            .find(|reading| reading.attribution.as_ref().is_some_and(|a| place(&a.who) == Some(wanted)))
            .and_then(|reading| reading.voice)
    }

    /// `a ajouté l'élue`: who adds has spoken, so an office that no name of the article bears is the last speaker's.
    fn goes_on(&self, found: &Attribution<'t>, index: usize) -> Option<Voice> {
        let page = self.reader.page;
        let adds = matches!(found.cue, Some(CueWord::Listed(cue)) if ADDS.contains(&cue));
        let mut spoke =
            self.readings[..index].iter().rev().take(ADDS_BACK).filter_map(|reading| reading.voice);
        if let (true, Who::Pronoun { gender, plural, .. }) = (adds, &found.who) {
            // A person rather than a body that the last sentence names, unless it is the body that spoke.
            let meant = self.voice(&found.who, index, found.extent.0);
            let last = spoke.next()?;
            let fits = last.person && last.plural == *plural && last.gender.agrees(*gender);
            return (fits && meant.is_none_or(|voice| !voice.person)).then_some(last);
        }
        // "précise-t-on de même source"
        let (first, end) = found.extent;
        let same = |at: usize| page.str(at) == "même" && page.str(at + 1) == "source";
        if matches!(found.who, Who::Unsaid) && (first..end.min(first + SAME)).any(same) {
            return spoke.next();
        }
        // "ajoute-t-on": somebody without a name goes on without one.
        let one = |at: usize| page.kind(at) == TokenKind::Clitic && page.str(at).ends_with("on");
        // "Valdor refuse. « … », insiste-t-on": the house that the sentence before lets speak.
        if found.speech && matches!(found.who, Who::Unsaid) && (first..end.min(first + SAME)).any(one) {
            let (house, spoken_of) = self.sentence_before(index);
            if let Some(house) = house.filter(|house| !house.person && !spoken_of) {
                return Some(house);
            }
        }
        let goes_on =
            adds || matches!(found.cue, Some(CueWord::Listed("indiquer" | "expliquer" | "assurer")));
        if goes_on && matches!(found.who, Who::Unsaid) && (first..end.min(first + SAME)).any(one) {
            let last = spoke.next()?;
            return (!last.plural && !self.entities.is_named(last.name.words(page))).then_some(last);
        }
        let Who::Named(mention) = &found.who else { return None };
        let definite =
            matches!(page.str(mention.first), "le" | "la" | "l'" | "l’" | "Le" | "La" | "L'" | "L’");
        let office = mention.kind == MentionKind::Function && mention.name.is_none() && !mention.plural;
        if !(adds && definite && office) || self.entities.find_role(page, mention, found.extent.0).is_some() {
            return None;
        }
        let last = spoke.next()?;
        (last.person && !last.plural && last.gender.agrees(mention.gender)).then_some(last)
    }

    /// A quotation inside another has a speaker only if a verb right before it says so, and a third person is
    /// its subject: « Il m'a répondu “jamais” », but not « j'ai dit “oui” ».
    pub(in crate::quotes) fn nested(&self, index: usize, around: usize) -> Reading<'t> {
        let (place, outer) = (self.reader.layout.places[index], self.reader.layout.places[around]);
        let Some(attribution) = self.reader.nested_attribution(place, outer.open + 1) else {
            return Reading::default();
        };
        let voice = match &attribution.who {
            Who::Pronoun { at, gender, plural } => self.pronoun(*at, *gender, *plural, index),
            Who::Named(mention) => self.named(mention, index, attribution.extent.0),
            _ => None,
        };
        // Who speaks of himself says "je": a pronoun inside is somebody else.
        let speaker = self.readings[around].voice.map(|voice| voice.name);
        let Who::Pronoun { at, gender, plural } = attribution.who else {
            return Reading {
                attribution: voice.is_some().then(|| Box::new(attribution)),
                voice,
                ..Reading::default()
            };
        };
        let voice = voice
            .filter(|found| speaker.is_none_or(|name| !self.same_name(found.name, name)))
            .or_else(|| {
                let token = self.reader.page.span(at, at + 1);
                self.nobody_agrees(at, gender, speaker).then(|| Self::nameless(token, gender, plural))
            });
        Reading { attribution: Some(Box::new(attribution)), voice, ..Reading::default() }
    }

    /// Takes the speaker of the quotation before, when nothing new comes between.
    pub(in crate::quotes) fn carry(&mut self, index: usize) {
        let places = &self.reader.layout.places;
        let place = places[index];
        let reader = &self.reader;
        if reader.is_heading(place) || reader.is_led_by_others(place) || reader.is_posted(place) {
            return;
        }
        let Some(previous) = (0..index).rev().find(|&i| places[i].close <= place.open) else {
            (self.readings[index].voice, self.readings[index].guessed) = self.sentence_before(index);
            return;
        };
        let after_words = self.readings[previous]
            .attribution
            .as_ref()
            .filter(|a| a.extent.0 >= places[previous].close)
            .map_or(places[previous].close, |a| a.extent.1.max(places[previous].close));
        let gap = self.gap(after_words.min(place.open), place.open);
        // « Partira-t-elle ? » Car la ville « hésite »: the quotation has ended its sentence.
        let last = places[previous];
        let ended = after_words == last.close
            && last.ends_sentence
            && last.begins_sentence
            && super::layout::begins(self.reader.page, last.close);
        let gap = if ended && matches!(gap, Gap::SameSentence) { Gap::Text } else { gap };
        let guessed;
        let voice = match gap {
            Gap::Nothing | Gap::SameSentence => {
                guessed = self.readings[previous].guessed;
                self.readings[previous].voice.filter(|_| !self.is_apart(previous, index))
            }
            Gap::Text => {
                let (before, only_spoken_of) = self.sentence_before(index);
                guessed = only_spoken_of;
                before.or_else(|| {
                    let page = self.reader.page;
                    let (from, to) = (after_words.min(place.open), place.open);
                    let stops = (from..to).filter(|&at| page.kind(at) == TokenKind::Stop);
                    let near = place.begins_sentence && stops.take(QUIET + 1).count() <= QUIET;
                    let quiet = || {
                        let phrases = self.reader.phrases(from, to);
                        phrases.iter().all(|p| p.mention.kind != MentionKind::Person)
                    };
                    self.readings[previous].voice.filter(|voice| voice.person && near && quiet())
                })
            }
        };
        self.readings[index].guessed = guessed;
        self.readings[index].carried = voice.is_some();
        self.readings[index].voice = voice;
    }

    /// `« A », titre le Courrier, tandis que la Gazette montre un maire « b »`: whether a new clause parts two quotations.
    pub(super) fn is_apart(&self, previous: usize, index: usize) -> bool {
        let told = self.readings[previous].attribution.as_ref();
        let open = self.reader.layout.places[index].open;
        told.is_some_and(|found| self.reader.is_contrasted(found.extent.0, open))
    }

    /// What stands between two quotations.
    pub(in crate::quotes) fn gap(&self, from: usize, to: usize) -> Gap {
        let page = self.reader.page;
        let words =
            (from..to).filter(|&at| page.token(at).is_some_and(super::super::tokens::Token::is_word)).count();
        if words == 0 {
            return Gap::Nothing;
        }
        let stops =
            (from..to).any(|at| page.token(at).is_some_and(super::super::tokens::Token::ends_sentence));
        if stops { Gap::Text } else { Gap::SameSentence }
    }

    /// A quotation that stands alone takes the subject of the sentence before it, if that is a person.
    pub(in crate::quotes) fn sentence_before(&self, index: usize) -> (Option<Voice>, bool) {
        let place = self.reader.layout.places[index];
        let page = self.reader.page;
        let start = self.reader.layout.sentence_start(page, place.open);
        if start != place.open || !place.begins_sentence || start < 2 {
            return (None, false);
        }
        let mut end = start;
        while end > 0 && page.token(end - 1).is_some_and(super::super::tokens::Token::ends_sentence) {
            end -= 1;
        }
        let before = self.reader.layout.sentence_start(page, end);
        let found = self.spoken_of(before, end).into_iter().find_map(|(who, rank)| {
            // A body is meant only if it was said to speak.
            let voice = self.voice(&who, index, before)?;
            (voice.person || rank == Rank::Speaks).then_some((voice, rank))
        });
        match found.filter(|(voice, _)| !voice.plural) {
            Some((voice, rank)) => (Some(voice), rank != Rank::Speaks),
            None => (None, false),
        }
    }

    /// Lets a quotation without speaker take that of the one it runs into: `« A. » « B », dit X.`
    pub(in crate::quotes) fn carry_back(&mut self) {
        for index in (1..self.readings.len()).rev() {
            let places = &self.reader.layout.places;
            let (first, second) = (places[index - 1], places[index]);
            let unknown =
                self.readings[index - 1].voice.is_none() && self.readings[index - 1].attribution.is_none();
            if unknown
                && !self.reader.points_elsewhere(first)
                && self.readings[index].voice.is_some()
                && first.close <= second.open
                && !self.reader.is_borne(first)
                && matches!(self.gap(first.close, second.open), Gap::Nothing | Gap::SameSentence)
                && !self.reader.is_heading(first)
            {
                self.readings[index - 1].voice = self.readings[index].voice;
                self.readings[index - 1].carried = true;
            }
        }
    }
}

/// What stands between two quotations.
pub(in crate::quotes) enum Gap {
    /// Punctuation at most.
    Nothing,
    /// Words, but no end of a sentence.
    SameSentence,
    /// A sentence or more.
    Text,
}

impl Reading<'_> {
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
