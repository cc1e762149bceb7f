//! What a single French word can be: one look-up per word, one set of flags back.
//!
//! The closed classes of the language (determiners, prepositions, pronouns, auxiliaries), the commonest finite
//! verbs, the nouns that name an office and the forms of the reporting verbs all go into one table, so that
//! every later rule asks for a bit instead of comparing strings. The lists stand in [`words`](super::words).

use super::actors::Actors;
use super::cues::{Cues, VerbId};
use super::words;
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// A set of word classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Class(u32);

impl Class {
    pub(super) const MASCULINE: Class = Class(1);
    pub(super) const FEMININE: Class = Class(1 << 1);
    pub(super) const PLURAL: Class = Class(1 << 2);
    /// `le`, `une`, `ses`, `plusieurs`.
    pub(super) const DETERMINER: Class = Class(1 << 3);
    /// Any preposition but `de`.
    pub(super) const PREPOSITION: Class = Class(1 << 4);
    /// `de`, `du`, `des`, `d'`.
    pub(super) const OF: Class = Class(1 << 5);
    /// `je`, `il`, `elles`, `on`…
    pub(super) const SUBJECT: Class = Class(1 << 6);
    /// `me`, `lui`, `se`… before a verb.
    pub(super) const OBJECT: Class = Class(1 << 7);
    pub(super) const REFLEXIVE: Class = Class(1 << 8);
    pub(super) const AVOIR: Class = Class(1 << 9);
    pub(super) const ETRE: Class = Class(1 << 10);
    pub(super) const ADVERB: Class = Class(1 << 11);
    pub(super) const CONJUNCTION: Class = Class(1 << 12);
    pub(super) const RELATIVE: Class = Class(1 << 13);
    pub(super) const QUE: Class = Class(1 << 14);
    pub(super) const NEGATION: Class = Class(1 << 15);
    /// Names an office or a body that speaks: `ministre`, `gouvernement`.
    pub(super) const ROLE: Class = Class(1 << 16);
    pub(super) const TIME: Class = Class(1 << 17);
    /// A finite verb form, certainly.
    pub(super) const FINITE: Class = Class(1 << 18);
    pub(super) const FEMININE_FIRST_NAME: Class = Class(1 << 19);
    pub(super) const MASCULINE_FIRST_NAME: Class = Class(1 << 20);
    /// A state, a city, a body: a proper name that is no person.
    pub(super) const PLACE: Class = Class(1 << 21);
    /// What a quotation after it is only the name of: `opération`, `film`, `surnommé`.
    pub(super) const NAMING: Class = Class(1 << 22);
    /// `selon`, `d'après`: the speaker follows.
    pub(super) const ACCORDING: Class = Class(1 << 23);
    /// A noun for something said: `déclaration`, `réponse`.
    pub(super) const SAYING: Class = Class(1 << 24);
    /// A document, which speaks for itself: `article`, `communiqué`.
    pub(super) const DOCUMENT: Class = Class(1 << 25);
    /// Names a body rather than a person: `gouvernement`, `armée`.
    pub(super) const BODY: Class = Class(1 << 26);

    /// A family name of a known man.
    pub(super) const MASCULINE_FAMILY: Class = Class(1 << 27);
    /// A family name of a known woman.
    pub(super) const FEMININE_FAMILY: Class = Class(1 << 28);

    /// `polonais`, `Finlandaise`: an adjective or noun of nationality.
    pub(super) const NATIONALITY: Class = Class(1 << 29);

    /// Whether any class of `other` is in this set.
    pub(super) fn has(self, other: Class) -> bool {
        self.0 & other.0 != 0
    }

    /// The union of two sets.
    pub(super) const fn and(self, other: Class) -> Class {
        Class(self.0 | other.0)
    }
}

/// A word's classes and, if it is a form of a reporting verb, which.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Word {
    pub(super) class: Class,
    pub(super) verb: Option<VerbId>,
}

impl Word {
    pub(super) fn is(self, class: Class) -> bool {
        self.class.has(class)
    }
}

/// All words that the rules know.
#[derive(Debug)]
pub(super) struct Lexicon {
    words: FxHashMap<Box<str>, Word>,
    longest: usize,
}

impl Lexicon {
    /// The built-in words, and the forms of the reporting verbs.
    pub(super) fn new(cues: &Cues, actors: &Actors) -> Self {
        let mut lexicon = Self { words: FxHashMap::default(), longest: 0 };
        for &(class, list) in words::LISTS {
            for word in list.split_whitespace() {
                let entry = lexicon.words.entry(word.into()).or_default();
                entry.class = entry.class.and(class);
            }
        }
        for (form, verb) in cues.forms() {
            lexicon.words.entry(form.into()).or_default().verb = Some(verb);
        }
        for word in cues.nouns() {
            let entry = lexicon.words.entry(word.into()).or_default();
            entry.class = entry.class.and(Class::SAYING);
            if !word.ends_with(['s', 'x', 'l']) {
                let entry = lexicon.words.entry(format!("{word}s").into()).or_default();
                entry.class = entry.class.and(Class::SAYING);
            }
        }
        lexicon.add_actors(actors);
        lexicon.longest = lexicon.words.keys().map(|word| word.len()).max().unwrap_or(0);
        lexicon
    }

    /// Names of states, capitals and bodies are no persons; a family name that the list of actors knows is one,
    /// of the gender that the first name beside it shows.
    fn add_actors(&mut self, actors: &Actors) {
        let mut add = |word: &str, class: Class| {
            let entry = self.words.entry(word.into()).or_default();
            // "Tours" and "Nice" may be words as well; what is already known keeps its say.
            if entry.class == Class::default() && entry.verb.is_none() {
                entry.class = class;
            }
        };
        let mut names: Vec<(&str, bool)> = actors.single_words().collect();
        names.sort_unstable();
        for (name, person) in names {
            if !person && name.len() > 2 {
                add(name, Class::PLACE);
            }
        }
        for adjective in actors.adjectives() {
            let entry = self.words.entry(adjective.into()).or_default();
            entry.class = entry.class.and(Class::NATIONALITY);
        }
        let mut persons: Vec<&str> = actors.persons().collect();
        persons.sort_unstable();
        for person in persons {
            let Some((first, family)) = person.split_once(' ') else { continue };
            let gender = self.words.get(first).map_or(Class::default(), |word| word.class);
            let family = family.rsplit(' ').next().unwrap_or(family);
            let class = if gender.has(Class::FEMININE_FIRST_NAME) {
                Class::FEMININE_FAMILY
            } else if gender.has(Class::MASCULINE_FIRST_NAME) {
                Class::MASCULINE_FAMILY
            } else {
                continue;
            };
            let entry = self.words.entry(family.into()).or_default();
            if entry.verb.is_none() {
                entry.class = entry.class.and(class);
            }
        }
    }

    /// What `word` can be; it is read in small letters, with a straight apostrophe.
    pub(super) fn word(&self, word: &str) -> Word {
        let bytes = word.as_bytes();
        if bytes.len() > self.longest + 2 {
            return Word::default();
        }
        // Most words begin with a small letter and have no curly apostrophe: they need no change. Inside a word none that is
        // known has one before its eighth byte: `aujourd’hui`, `quelqu’un`.
        let is_curly = bytes[bytes.len() - 1] == 0x99 || bytes.len() > 8 && bytes.contains(&0xE2);
        let is_plain = bytes[0].is_ascii_lowercase() && !is_curly;
        if is_plain {
            return self.words.get(word).copied().unwrap_or_default();
        }
        with_folded(word, |folded| self.words.get(folded).copied().unwrap_or_default())
    }
}

/// Words up to this many bytes are folded without asking for memory.
const SHORT: usize = 48;

/// What `work` makes of `word` in small letters, with straight apostrophes.
pub(super) fn with_folded<R>(word: &str, work: impl FnOnce(&str) -> R) -> R {
    let mut buffer = [0u8; SHORT];
    let bytes = word.as_bytes();
    let Some(space) = buffer.get_mut(..bytes.len()) else { return work(&fold(word)) };
    let (mut read, mut written) = (0, 0);
    while let Some(&byte) = bytes.get(read) {
        // The capitals of French in UTF-8, but for the ligature, are 0xC3 and 0x80 to 0x9E; small letters stand 0x20
        // behind them. 0x97 is a sign.
        let second = bytes.get(read + 1).copied().unwrap_or_default();
        read += 1;
        space[written] = byte.to_ascii_lowercase();
        if byte == 0xC3 {
            let capital = (0x80..=0x9E).contains(&second) && second != 0x97;
            space[written + 1] = second + if capital { 0x20 } else { 0 };
            (read, written) = (read + 1, written + 1);
        } else if byte == 0xE2 && second == 0x80 && bytes.get(read + 1) == Some(&0x99) {
            space[written] = b'\'';
            read += 2;
        } else if byte >= 0x80 {
            return work(&fold(word));
        }
        written += 1;
    }
    work(std::str::from_utf8(&space[..written]).unwrap_or_default())
}

/// Bytes of `text` as they would be with straight apostrophes: which of the two an editor sets changes nothing.
pub(super) fn straight_length(text: &str) -> usize {
    text.len() - text.matches('’').count() * ('’'.len_utf8() - 1)
}

/// `text` in small letters, with straight apostrophes; what is so already is not copied.
pub(super) fn fold(text: &str) -> Cow<'_, str> {
    // In UTF-8 the small accented letters of French are 0xC3 and 0xA0 to 0xBF.
    let mut bytes = text.as_bytes();
    while let [first, rest @ ..] = bytes {
        bytes = match (first, rest) {
            (b'A'..=b'Z', _) => break,
            (..0x80, _) => rest,
            (0xC3, [0xA0..=0xBF, rest @ ..]) => rest,
            _ => break,
        };
    }
    if bytes.is_empty() {
        return Cow::Borrowed(text);
    }
    let folded = text.chars().map(|c| if c == '’' { '\'' } else { c }).flat_map(char::to_lowercase);
    Cow::Owned(folded.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn all_ways_of_folding_agree(word in "[a-zA-Z’'éÉàÀœŒßİ×÷ÿ-]{0,60}|\\PC{0,20}") {
            let plain: String = word.replace('’', "'").chars().flat_map(char::to_lowercase).collect();
            prop_assert!(fold(&word) == plain);
            prop_assert!(with_folded(&word, |folded| folded == plain));
        }
    }

    #[test]
    fn a_word_is_known_with_either_apostrophe_wherever_it_stands() {
        let lexicon = Lexicon::new(&Cues::built_in(), &Actors::built_in());
        for (straight, curly) in
            [("aujourd'hui", "aujourd’hui"), ("Quelqu'un", "Quelqu’un"), ("qu'", "qu’"), ("D'", "D’")]
        {
            let known = lexicon.word(straight);
            assert!(known.class != Class::default(), "{straight}");
            assert_eq!(known.class, lexicon.word(curly).class, "{curly}");
        }
        assert_eq!(straight_length("l’« été »"), straight_length("l'« été »"));
    }
}
