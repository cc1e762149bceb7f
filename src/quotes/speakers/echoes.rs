//! Echoes: a headline, a subhead or a pulled-out line prints words that a later quotation gives in full. Alone it says
//! nothing of its speaker; the quotation that it echoes does.

use super::resolution::Resolver;
use crate::quotes::incises::Draft;
use crate::quotes::lexicon::fold;
use rustc_hash::FxHashMap;

/// How many quotations a word is remembered for; a word of more is no sign of any.
const PER_WORD: usize = 8;
/// How many words of a quotation are compared.
const COMPARED: usize = 60;

/// The words of a quotation that are long enough to tell it from others, sorted.
fn telling(text: &str) -> Vec<String> {
    let mut words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() > 3)
        .take(COMPARED)
        .map(fold)
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
        let words: Vec<Vec<String>> =
            drafts.iter().map(|draft| telling(draft.span().of(page.text))).collect();
        let mut holders: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        for (index, words) in words.iter().enumerate().filter(|&(index, _)| !alone(index)) {
            for word in words {
                let list = holders.entry(word).or_default();
                if list.len() < PER_WORD {
                    list.push(index);
                }
            }
        }
        let mut echoes: Vec<(usize, usize)> = Vec::new();
        for (index, words) in words.iter().enumerate().filter(|&(index, _)| alone(index)) {
            let mut shared: Vec<usize> =
                words.iter().filter_map(|word| holders.get(word.as_str())).flatten().copied().collect();
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
            let voice = self.readings[holder].voice.clone();
            self.readings[index].voice = voice;
            self.readings[index].carried = true;
        }
    }
}
