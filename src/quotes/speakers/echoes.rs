//! Echoes: a headline, a subhead or a pulled-out line prints words that a later quotation gives in full. Alone it says
//! nothing of its speaker; the quotation that it echoes does.

use super::resolution::Resolver;
use crate::quotes::incises::Draft;
use crate::quotes::lexicon::folded_hash;
use crate::quotes::page::Page;
use crate::quotes::tokens::{Token, TokenKind};

/// How many quotations a word is remembered for; a word of more is no sign of any.
const PER_WORD: usize = 8;
/// How many words of a quotation are compared.
const COMPARED: usize = 60;

/// Puts into `words` those of a quotation that are long enough to tell it from others, as sorted hashes.
fn telling(page: &Page<'_>, draft: &Draft, words: &mut Vec<u64>) {
    let span = draft.span();
    let first = page.tokens.at_or_after(span.start);
    let inside = page.tokens.all[first..].iter().take_while(|token| token.start < span.end);
    let is_word =
        |token: &&Token| matches!(token.kind, TokenKind::Lower | TokenKind::Capital | TokenKind::Number);
    let long = inside
        .filter(is_word)
        .map(|token| token.span().of(page.text))
        .filter(|word| word.len() > 3 && word.chars().nth(3).is_some());
    words.clear();
    words.extend(long.take(COMPARED).map(folded_hash));
    words.sort_unstable();
    words.dedup();
}

impl Resolver<'_, '_> {
    /// Gives a quotation without attribution the speaker of the attributed one that holds three quarters of its
    /// words or more.
    pub(in crate::quotes) fn echo(&mut self, drafts: &[Draft]) {
        let page = self.reader.page;
        let alone = |index: usize| self.readings[index].attribution.is_none();
        if (0..drafts.len()).all(alone) || !(0..drafts.len()).any(alone) {
            return;
        }
        let mut words = Vec::new();
        let mut held: Vec<(u64, usize)> = Vec::new();
        for (index, draft) in drafts.iter().enumerate().filter(|&(index, _)| !alone(index)) {
            telling(page, draft, &mut words);
            held.extend(words.iter().map(|&word| (word, index)));
        }
        held.sort_unstable();
        let holders = |word: u64| {
            let first = held.partition_point(|&(other, _)| other < word);
            held[first..].iter().take_while(move |&&(other, _)| other == word).take(PER_WORD)
        };
        let mut shared: Vec<usize> = Vec::new();
        let mut echoes: Vec<(usize, usize)> = Vec::new();
        for (index, draft) in drafts.iter().enumerate().filter(|&(index, _)| alone(index)) {
            telling(page, draft, &mut words);
            shared.clear();
            shared.extend(words.iter().flat_map(|&word| holders(word)).map(|&(_, holder)| holder));
            shared.sort_unstable();
            let best = shared.chunk_by(|a, b| a == b).map(|run| (run.len(), run[0]));
            let best = best.max_by_key(|&(count, holder)| (count, std::cmp::Reverse(holder)));
            if let Some((_, holder)) = best.filter(|&(count, _)| count >= 2 && count * 4 >= words.len() * 3)
                && self.readings[holder].voice.is_some()
            {
                echoes.push((index, holder));
            }
        }
        for (index, holder) in echoes {
            let voice = self.readings[holder].voice;
            self.readings[index].voice = voice;
            self.readings[index].carried = true;
        }
    }
}
