//! What a single French word can be: one look-up per word, one set of flags back.
//!
//! The closed classes of the language (determiners, prepositions, pronouns, auxiliaries), the commonest finite
//! verbs, the nouns that name an office and the forms of the reporting verbs all go into one table, so that
//! every later rule asks for a bit instead of comparing strings. The lists stand in [`words`](super::words).

use super::actors::Actors;
use super::cues::{Cues, VerbId};
use super::words;
use crate::articles::{ShortWord, Span};
use hashbrown::HashTable;
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::borrow::Cow;
use std::hash::BuildHasher;

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

    /// `veut`, `tenté`: a verb on which an infinitive of saying hangs.
    pub(super) const HELPING: Class = Class(1 << 30);

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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Word {
    pub(super) class: Class,
    pub(super) verb: Option<VerbId>,
}

impl Word {
    pub(super) fn is(self, class: Class) -> bool {
        self.class.has(class)
    }
}

/// About how many words the rules know.
const WORDS: usize = 1 << 14;

/// All words that the rules know.
#[derive(Debug)]
pub(super) struct Lexicon {
    /// All of them, as they are while the lexicon is made.
    words: FxHashMap<Cow<'static, str>, Word>,
    /// The short ones again: a token costs one look into this table.
    short: HashTable<(ShortWord, Word)>,
    longest: usize,
}

impl Lexicon {
    /// The built-in words, and the forms of the reporting verbs.
    pub(super) fn new(cues: &Cues, actors: &Actors) -> Self {
        let mut lexicon = Self { words: FxHashMap::default(), short: HashTable::new(), longest: 0 };
        lexicon.words.reserve(WORDS);
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
                let entry = lexicon.words.entry(Cow::Owned(format!("{word}s"))).or_default();
                entry.class = entry.class.and(Class::SAYING);
            }
        }
        lexicon.add_actors(actors);
        lexicon.index_short_words();
        lexicon
    }

    /// Names of states, capitals and bodies are no persons; a family name that the list of actors knows is one,
    /// of the gender that the first name beside it shows.
    fn add_actors(&mut self, actors: &Actors) {
        let mut add = |word: &str, class: Class| {
            let entry = self.words.entry(Cow::Owned(word.to_owned())).or_default();
            // "Tours" and "Nice" may be words as well; what is already known keeps its say.
            if [Class::default(), Class::HELPING].contains(&entry.class) && entry.verb.is_none() {
                entry.class = entry.class.and(class);
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
            let entry = self.words.entry(Cow::Owned(adjective.to_owned())).or_default();
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
            let entry = self.words.entry(Cow::Owned(family.to_owned())).or_default();
            if entry.verb.is_none() {
                entry.class = entry.class.and(class);
            }
        }
    }

    /// Fills the table of the short words.
    fn index_short_words(&mut self) {
        self.longest = self.words.keys().map(|word| word.len()).max().unwrap_or(0);
        self.short.reserve(self.words.len(), |(word, _)| word.hash());
        // In which order they come in changes nothing that can be seen.
        #[expect(clippy::iter_over_hash_type)]
        for (word, &known) in &self.words {
            if let Some(word) = ShortWord::of(word) {
                self.short.insert_unique(word.hash(), (word, known), |(word, _)| word.hash());
            }
        }
    }

    /// What `word` can be; it is read in small letters, with a straight apostrophe.
    pub(super) fn word(&self, word: &str) -> Word {
        self.word_at(word, Span::new(0, word.len()))
    }

    /// What the word at `span` of `text` can be.
    pub(super) fn word_at(&self, text: &str, span: Span) -> Word {
        if let Some(word) = ShortWord::at(text, span).and_then(ShortWord::folded) {
            let known = self.short.find(word.hash(), |(known, _)| *known == word);
            return known.map_or(Word::default(), |&(_, known)| known);
        }
        // A curly apostrophe is two bytes longer than a straight one.
        if span.len() > self.longest + 2 {
            return Word::default();
        }
        with_folded(span.of(text), |folded| self.words.get(folded).copied().unwrap_or_default())
    }
}

/// Words up to this many bytes are folded without asking for memory.
const SHORT: usize = 64;

/// What `work` makes of `word` in small letters, with straight apostrophes.
pub(super) fn with_folded<R>(word: &str, work: impl FnOnce(&str) -> R) -> R {
    let mut buffer = [0u8; SHORT];
    match fold_into(word, &mut buffer) {
        Some(folded) => work(folded),
        None => work(&fold_char_by_char(word)),
    }
}

/// Writes a short `word` of ASCII, accented letters of French and curly apostrophes in small letters, with straight
/// apostrophes.
fn fold_into<'b>(word: &str, buffer: &'b mut [u8; SHORT]) -> Option<&'b str> {
    let bytes = word.as_bytes();
    let space = buffer.get_mut(..bytes.len())?;
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
            return None;
        }
        written += 1;
    }
    std::str::from_utf8(&space[..written]).ok()
}

/// A number that words share which differ in capitals alone.
pub(super) fn folded_hash(word: &str) -> u64 {
    let short = |word: &str| ShortWord::of(word).and_then(ShortWord::folded).map(ShortWord::hash);
    short(word).unwrap_or_else(|| {
        let folded = fold(word);
        short(&folded).unwrap_or_else(|| FxBuildHasher.hash_one(&folded))
    })
}

/// Bytes of `text` as they would be with straight apostrophes: which of the two an editor sets changes nothing.
pub(super) fn straight_length(text: &str) -> usize {
    text.len() - text.matches('’').count() * ('’'.len_utf8() - 1)
}

/// Whether `text` has more than `limit` bytes with straight apostrophes. No more of it is read than needed.
pub(super) fn longer_than(text: &str, limit: usize) -> bool {
    text.len() > limit && (text.len() > '’'.len_utf8() * limit || straight_length(text) > limit)
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
    let mut buffer = [0u8; SHORT];
    Cow::Owned(fold_into(text, &mut buffer).map_or_else(|| fold_char_by_char(text), str::to_owned))
}

fn fold_char_by_char(text: &str) -> String {
    text.chars().map(|c| if c == '’' { '\'' } else { c }).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::sync::LazyLock;

    proptest! {
        #[test]
        fn the_table_of_short_words_answers_as_the_whole_list_does(
            word in "(le|qu|aujourd|présid|ministr|Russi|ÉTA|d)[a-zA-ZéèÉœ’']{0,12}|\\PC{1,20}",
        ) {
            static LEXICON: LazyLock<Lexicon> =
                LazyLock::new(|| Lexicon::new(&Cues::built_in(), &Actors::built_in()));
            let plain = LEXICON.words.get(fold(&word).as_ref()).copied().unwrap_or_default();
            prop_assert_eq!(LEXICON.word(&word), plain);
        }

        #[test]
        fn all_ways_of_folding_agree(word in "[a-zA-Z’'éÉàÀœŒßİ×÷ÿ-]{0,60}|\\PC{0,20}") {
            let plain: String = word.replace('’', "'").chars().flat_map(char::to_lowercase).collect();
            prop_assert!(fold(&word) == plain);
            prop_assert!(with_folded(&word, |folded| folded == plain));
            prop_assert_eq!(folded_hash(&word), folded_hash(&plain));
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
        for text in ["C'est", "C’est", "’’’’’"] {
            assert!(longer_than(text, 4) && !longer_than(text, 5), "{text}");
        }
    }
}
