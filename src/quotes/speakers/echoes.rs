//! Echoes: a headline, a subhead or a pulled-out line prints words that a later quotation gives in full. Alone it says
//! nothing of its speaker; the quotation that it echoes does.

use super::resolution::Resolver;
use crate::quotes::incises::Draft;
use crate::quotes::lexicon::folded_hash;
use crate::quotes::scanner::words;

/// How many quotations a word is remembered for; a word of more is no sign of any.
const PER_WORD: usize = 8;
/// How many words of a quotation are compared.
const COMPARED: usize = 60;

/// The words of a quotation that are long enough to tell it from others, as sorted hashes.
fn telling(text: &str) -> Vec<u64> {
    let mut words: Vec<u64> = words(text)
        .filter(|word| word.len() > 3 && word.chars().nth(3).is_some())
        .take(COMPARED)
        .map(folded_hash)
        .collect();
    words.sort_unstable();
    words.dedup();
    words
}

impl Resolver<'_, '_> {
    /// Gives a quotation without attribution the speaker of the attributed one that holds three quarters of its
    /// words or more.
    pub(in crate::quotes) fn echo(&mut self, drafts: &[Draft]) {
        let page = self.reader.page;
        let alone = |index: usize| self.readings[index].attribution.is_none();
        if !(0..drafts.len()).any(alone) {
            return;
        }
        let words: Vec<Vec<u64>> = drafts.iter().map(|draft| telling(draft.span().of(page.text))).collect();
        let attributed = words.iter().enumerate().filter(|&(index, _)| !alone(index));
        let mut held: Vec<(u64, usize)> =
            attributed.flat_map(|(index, words)| words.iter().map(move |&word| (word, index))).collect();
        held.sort_unstable();
        let holders = |word: u64| {
            let first = held.partition_point(|&(other, _)| other < word);
            held[first..].iter().take_while(move |&&(other, _)| other == word).take(PER_WORD)
        };
        let mut shared: Vec<usize> = Vec::new();
        let mut echoes: Vec<(usize, usize)> = Vec::new();
        for (index, words) in words.iter().enumerate().filter(|&(index, _)| alone(index)) {
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
