//! The steady voice: fragments that nothing attributes, in an article where one person says nearly everything, or between two
//! quotations of one person.

use super::attribution::Who;
use super::layout::Place;
use super::resolution::{Resolver, Voice};
use crate::quotes::tokens::TokenKind;

/// The share, in hundredths, of the quotations that whoever says nearly everything has, and how many they must be.
const SHARE: usize = 80;
const LEAST: usize = 4;

/// How many tokens away the quotations on both sides may stand.
const BESIDE: usize = 90;

impl Resolver<'_, '_> {
    /// Gives the quotations that are left to whoever is quoted all along. What kind they are must not depend on it, so that it
    /// is no voice of theirs, but one that is assumed.
    pub(in crate::quotes) fn steady_voice(&mut self) {
        let missing: Vec<usize> = (0..self.readings.len())
            .filter(|&index| {
                let reading = &self.readings[index];
                let place = self.reader.layout.places[index];
                reading.voice.is_none()
                    && reading.attribution.is_none()
                    && self.reader.layout.quote_at(place.open) == Some(index)
            })
            .collect();
        if missing.is_empty() || self.readings.iter().filter(|r| r.voice.is_some()).nth(1).is_none() {
            return;
        }
        let main = self.most_quoted().filter(|&(_, share)| share >= SHARE).map(|(voice, _)| voice);
        let main = main.filter(|main| {
            let said = |voice: Voice| self.same_name(voice.name, main.name);
            self.readings.iter().filter(|reading| reading.voice.is_some_and(said)).count() >= LEAST
        });
        for index in missing {
            let Some(assumed) = main.or_else(|| self.between(index)) else { continue };
            let place = self.reader.layout.places[index];
            if !self.reader.points_elsewhere(place) && !self.is_of_others(place) {
                self.readings[index].assumed = Some(Voice { span: None, ..assumed });
            }
        }
    }

    /// Whether the sentence of a quotation is about several, or the words are what somebody is charged with.
    fn is_of_others(&self, place: Place) -> bool {
        let page = self.reader.page;
        let start = self.reader.layout.sentence_start(page, place.open);
        let charge = place.open > 0
            && page.str(place.open - 1) == "pour"
            && crate::quotes::kind::is_charge(page, place.open);
        let some = matches!(
            page.str(start),
            "Certains" | "Certaines" | "Beaucoup" | "Tous" | "Plusieurs" | "Quelques" | "Du"
        );
        // "D'autres"
        charge || some || page.kind(start) == TokenKind::Elision && page.str(start + 1) == "autres"
    }

    /// Whether somebody else can be the subject of the sentence of a quotation.
    fn has_subject(&self, place: Place) -> bool {
        let start = self.reader.layout.sentence_start(self.reader.page, place.open);
        let phrases = self.reader.phrases(start, place.open);
        let many = self
            .reader
            .first_pronoun(start, place.open, &phrases)
            .is_some_and(|who| matches!(who, Who::Pronoun { plural: true, .. }));
        many || phrases.iter().any(|p| !p.governed && !p.object && p.mention.can_speak())
    }

    /// Whoever speaks the quotations right before and right behind one.
    fn between(&self, index: usize) -> Option<Voice> {
        let places = &self.reader.layout.places;
        let before = (0..index).rev().take(2).find(|&i| self.readings[i].voice.is_some())?;
        let behind = (index + 1..places.len()).take(2).find(|&i| self.readings[i].voice.is_some())?;
        let (first, second) = (self.readings[before].voice?, self.readings[behind].voice?);
        let near = places[index].open.saturating_sub(places[before].close) < BESIDE
            && places[behind].open.saturating_sub(places[index].close) < BESIDE;
        let near = near && !self.has_subject(places[index]);
        (near && first.person && !first.plural && self.same_name(first.name, second.name)).then_some(first)
    }
}
