//! The main voice: in an interview or a portrait one person says nearly everything, and the article stops saying so.

use super::attribution::{Phrase, Who};
use super::mentions::MentionKind;
use super::resolution::{Resolver, Voice};
use crate::quotes::lexicon::Class;
use crate::quotes::tokens::{Token, TokenKind};
use rustc_hash::FxHashMap;

/// How many tokens into its paragraph the label of an interview stands.
const LABEL: usize = 6;

/// How many tokens lie between the words of somebody and a sentence that goes on with them unsaid.
const NEAR: usize = 12;

/// How many tokens a headline may have.
const HEADLINE: usize = 40;

impl Resolver<'_, '_> {
    /// Gives the quotations that nothing else attributes to the main voice: the answers of an interview, the words in
    /// a headline, sentences that stand alone.
    pub(in crate::quotes) fn main_voice(&mut self) {
        let alone = |index: &usize| {
            let reading = &self.readings[*index];
            (reading.voice.is_none() || reading.guessed)
                && reading.attribution.is_none()
                && !self.reader.points_elsewhere(self.reader.layout.places[*index])
        };
        let missing: Vec<usize> = (0..self.readings.len()).filter(alone).collect();
        if missing.is_empty() {
            return;
        }
        self.headline_voice(&missing);
        let answers: Vec<usize> = missing.iter().copied().filter(|&index| self.is_answer(index)).collect();
        let (voice, share) = match self.most_quoted() {
            Some(most) => most,
            // An interview whose answers alone are quoted: whom its opening names most often.
            None if answers.len() >= 2 => match self.most_named() {
                Some(voice) => (voice, 0),
                None => return,
            },
            None => return,
        };
        let headline_end = self.headline_end();
        for index in missing {
            let place = self.reader.layout.places[index];
            let headline = headline_end > place.open && place.begins_sentence;
            if self.readings[index].voice.is_some() && share < 60 {
                continue;
            }
            let meant = answers.len() >= 2 && answers.binary_search(&index).is_ok()
                || headline && share >= 50
                || place.begins_sentence && place.ends_sentence && share >= 50;
            if meant {
                self.readings[index].voice = Some(voice);
                self.readings[index].carried = true;
            }
        }
    }

    /// A sentence in marks for a headline, and under it `ENTRETIEN - Pour Ada Lorme, …`: the headline is hers.
    fn headline_voice(&mut self, missing: &[usize]) {
        let page = self.reader.page;
        let first = self.headline_end();
        let end = (first + 1..page.len()).find(|&at| page.kind(at) == TokenKind::Break).unwrap_or(page.len());
        let label = (first + 1..end.min(first + LABEL)).any(|at| {
            matches!(
                page.str(at),
                "INTERVIEW"
                    | "ENTRETIEN"
                    | "TRIBUNE"
                    | "ANALYSE"
                    | "Interview"
                    | "Entretien"
                    | "Tribune"
                    | "CHRONIQUE"
            )
        });
        if first == 0 || !label {
            return;
        }
        let mut named: Vec<(usize, usize)> = Vec::new();
        for (number, this) in self.entities.iter().enumerate() {
            let seen = this.seen.iter().copied().find(|seen| (first + 1..end).contains(seen));
            named.extend(seen.map(|seen| (seen, number)));
        }
        named.sort_unstable();
        let framed =
            |&&(seen, _): &&(usize, usize)| matches!(page.str(seen - 1), "Pour" | "Selon" | "pour" | "selon");
        let Some(&(_, number)) = named.iter().find(framed).or(named.first()) else { return };
        for &index in missing {
            let place = self.reader.layout.places[index];
            if place.open < first && place.begins_sentence {
                self.readings[index].voice = Some(self.entity_voice(number));
                self.readings[index].carried = true;
            }
        }
    }

    /// `Ada Lorme compte partir « dans deux jours »`: no verb of saying, and the sentence is about one person; the words
    /// in marks, if they are somebody's, are that person's.
    pub(in crate::quotes) fn told_of(&mut self) {
        let page = self.reader.page;
        for index in 0..self.readings.len() {
            let place = self.reader.layout.places[index];
            let reading = &self.readings[index];
            if reading.voice.is_some()
                || reading.attribution.is_some()
                || place.open > 0
                    && page.str(place.open - 1) == "pour"
                    && crate::quotes::kind::is_charge(page, place.open)
            {
                continue;
            }
            let start = self.reader.layout.sentence_start(page, place.open);
            if start == place.open
                || index > 0 && self.is_apart(index - 1, index)
                || self.reader.is_posted(place)
            {
                continue;
            }
            let verb = self.reader.layout.outside(start, place.open).any(|at| page.is_finite(at));
            let last = index.checked_sub(1).filter(|&last| {
                let close = self.reader.layout.places[last].close;
                let near = close <= start && start - close < NEAR;
                near && (close..start).all(|at| page.kind(at) != TokenKind::Break)
            });
            if !verb && last.is_none() {
                continue;
            }
            let phrases = self.reader.phrases(start, place.open);
            // "Il faudrait que le maire dise « stop »": what is wished for, nobody has said.
            if self.reader.is_impersonal(start) {
                continue;
            }
            // "Pour Ada Lorme, le maire est un « rêveur »": the word is not his.
            let judged = matches!(page.str(start), "Pour" | "Selon");
            let who = self.reader.first_pronoun(start, place.open, &phrases).or_else(|| {
                // "Lundi soir, à l'issue du conseil, la maire": what a preposition governs stands before the subject.
                let time = |p: &Phrase| p.mention.head.is_some_and(|(head, _)| page.is(head, Class::TIME));
                let subject = phrases.iter().find(|p| !p.governed && !time(p)).filter(|p| !p.object)?;
                let comma =
                    subject.mention.first.checked_sub(1).is_some_and(|at| page.kind(at) == TokenKind::Comma);
                (comma && !judged || phrases.first().is_some_and(|p| !p.governed)).then_some(())?;
                let person = matches!(subject.mention.kind, MentionKind::Person | MentionKind::Function);
                (person && !self.reader.is_landmark(&subject.mention)).then_some(Who::Named(subject.mention))
            });
            let told = who
                .filter(|_| verb)
                .and_then(|who| self.voice(&who, index, start))
                .filter(|voice| voice.person && !voice.plural);
            // "Elles le seront « sans délai »": nobody is named, and the paragraph goes on with whoever spoke in it last.
            let alone =
                phrases.iter().all(|p| !p.mention.can_speak() || p.governed && p.mention.name.is_none());
            let goes_on = || {
                let spoke = last.filter(|_| alone).and_then(|last| self.readings[last].voice);
                spoke.filter(|voice| voice.person && !voice.plural)
            };
            self.readings[index].voice = told.or_else(goes_on);
        }
    }

    /// Whether a quotation is a paragraph by itself after a paragraph that asks.
    fn is_answer(&self, index: usize) -> bool {
        let page = self.reader.page;
        let open = self.reader.layout.places[index].open;
        open >= 2 && page.kind(open - 1) == TokenKind::Break && page.str(open - 2).ends_with('?')
    }

    /// The person to whom most of the attributed quotations belong, and their share in hundredths.
    pub(super) fn most_quoted(&self) -> Option<(Voice, usize)> {
        let mut times: FxHashMap<u64, (usize, usize)> = FxHashMap::default();
        let mut all = 0;
        for (index, reading) in self.readings.iter().enumerate().filter(|(_, r)| r.attribution.is_some()) {
            let Some(voice) = &reading.voice else { continue };
            all += 1;
            if voice.person && !voice.plural {
                times.entry(voice.name.hash(self.reader.page)).or_insert((0, index)).0 += 1;
            }
        }
        let (count, first) =
            times.into_values().max_by_key(|&(count, first)| (count, std::cmp::Reverse(first)))?;
        let mut voice = self.readings[first].voice?;
        voice.span = None;
        (count >= 2).then_some((voice, 100 * count / all))
    }

    /// The person whom the article names most often.
    fn most_named(&self) -> Option<Voice> {
        let (number, _) = self
            .entities
            .iter()
            .enumerate()
            .max_by_key(|(number, this)| (this.seen.len(), std::cmp::Reverse(*number)))?;
        Some(self.entity_voice(number))
    }

    /// The first line break, if the first line can be a headline.
    fn headline_end(&self) -> usize {
        let page = self.reader.page;
        (0..page.len().min(HEADLINE))
            .find(|&at| {
                page.kind(at) == TokenKind::Break
                    && !page.token(at.saturating_sub(1)).is_some_and(Token::ends_sentence)
            })
            .unwrap_or(0)
    }
}
