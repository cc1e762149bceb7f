//! The main voice: in an interview or a portrait one person says nearly everything, and the article stops saying so.

use super::resolution::{Resolver, Voice};
use crate::quotes::tokens::{Token, TokenKind};
use rustc_hash::FxHashMap;

/// How many tokens a headline may have.
const HEADLINE: usize = 40;

impl Resolver<'_, '_> {
    /// Gives the quotations that nothing else attributes to the main voice: the answers of an interview, the words in
    /// a headline, sentences that stand alone.
    pub(in crate::quotes) fn main_voice(&mut self) {
        let alone = |index: &usize| {
            let reading = &self.readings[*index];
            (reading.voice.is_none() || reading.guessed) && reading.attribution.is_none()
        };
        let missing: Vec<usize> = (0..self.readings.len()).filter(alone).collect();
        if missing.is_empty() {
            return;
        }
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

    /// Whether a quotation is a paragraph by itself after a paragraph that asks.
    fn is_answer(&self, index: usize) -> bool {
        let page = self.reader.page;
        let open = self.reader.layout.places[index].open;
        open >= 2 && page.kind(open - 1) == TokenKind::Break && page.str(open - 2).ends_with('?')
    }

    /// The person to whom most of the attributed quotations belong, and their share in hundredths.
    fn most_quoted(&self) -> Option<(Voice, usize)> {
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
