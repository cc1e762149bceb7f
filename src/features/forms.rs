//! Word forms: what a spelling is, found out once.
//!
//! Normalizing and stemming a word and looking it up in the lists cost a hundred times what finding it again costs. A
//! [`Forms`] gives every spelling a number on its first coming and keeps what it found; whoever needs to know more of a
//! form keeps a list by these numbers. Nearly all French words fit into sixteen bytes, which are compared as two numbers.

use super::cues::ReportingTones;
use super::lexicon::ToneLexicon;
use super::lists::TextList;
use super::tones::Role;
use super::traits::{Source, Traits};
use crate::articles::{ShortWord, Span};
use crate::text::{FrenchStemmer, normalize};
use hashbrown::HashTable;

/// Forms that are kept before all are forgotten, so that an archive of any size stays within bounds.
const FORMS: usize = 1 << 17;

/// A number, or none, in four bytes: every word of a text carries several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct MaybeNumber(u32);

impl MaybeNumber {
    const NONE: u32 = u32::MAX;

    /// The number, if there is one.
    pub(super) fn get(self) -> Option<u32> {
        (self.0 != Self::NONE).then_some(self.0)
    }
}

impl From<Option<u32>> for MaybeNumber {
    fn from(number: Option<u32>) -> Self {
        debug_assert!(
            number != Some(Self::NONE),
            "numbers are those of words, of which there are not as many"
        );
        Self(number.unwrap_or(Self::NONE))
    }
}

/// What a form is, whatever stands around it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Facts {
    /// The lexicon's number for the stem.
    pub stem: MaybeNumber,
    /// Where the entries that begin with the stem go on; none when there are none.
    pub entries: MaybeNumber,
    /// Its part in the scope of negation.
    pub role: Role,
    /// Its closed classes.
    pub traits: Traits,
    /// What kind of source it names.
    pub source: Option<Source>,
    /// The reporting cues that begin with it.
    pub cues: MaybeNumber,
}

/// A short spelling and its number.
#[derive(Debug, Clone, Copy)]
struct Short {
    spelling: ShortWord,
    form: u32,
}

/// Spellings with their numbers, and what is known of each.
#[derive(Debug, Default)]
pub(super) struct Forms {
    short: HashTable<Short>,
    long: HashTable<u32>,
    spellings: TextList,
    words: TextList,
    stems: TextList,
    facts: Vec<Facts>,
    stemmer: FrenchStemmer,
}

impl Forms {
    /// Forgets all forms when there are too many of them; says whether it did. Numbers given before are void then.
    pub(super) fn keep_within_bounds(&mut self) -> bool {
        let full = self.facts.len() > FORMS;
        if full {
            *self = Self::default();
        }
        full
    }

    /// How many forms there are; their numbers are the whole numbers below.
    pub(super) fn len(&self) -> usize {
        self.facts.len()
    }

    /// The number of the word at `span`. All words of one table are read with the same lexicon.
    pub(super) fn number(&mut self, lexicon: &ToneLexicon, text: &str, span: Span) -> u32 {
        let Some(spelling) = ShortWord::at(text, span) else {
            return self.number_of_long(lexicon, span.of(text));
        };
        let hash = spelling.hash();
        if let Some(known) = self.short.find(hash, |known| known.spelling == spelling) {
            return known.form;
        }
        let form = self.add(lexicon, span.of(text));
        self.short.insert_unique(hash, Short { spelling, form }, |known| known.spelling.hash());
        form
    }

    fn number_of_long(&mut self, lexicon: &ToneLexicon, spelling: &str) -> u32 {
        let hash = long_hash(spelling);
        if let Some(&form) = self.long.find(hash, |&form| self.spellings.get(form) == spelling) {
            return form;
        }
        let form = self.add(lexicon, spelling);
        let spellings = &self.spellings;
        self.long.insert_unique(hash, form, |&form| long_hash(spellings.get(form)));
        form
    }

    fn add(&mut self, lexicon: &ToneLexicon, spelling: &str) -> u32 {
        let form = self.facts.len() as u32;
        let mut word = String::new();
        normalize(spelling, &mut word);
        let stem = self.stemmer.stem(&word);
        let in_lexicon = lexicon.stem(&stem);
        self.facts.push(Facts {
            stem: in_lexicon.into(),
            entries: in_lexicon.and_then(|stem| lexicon.child(0, stem)).into(),
            role: Role::of(&word),
            traits: Traits::of(&word),
            source: Source::of(&word),
            cues: ReportingTones::built_in().beginning_with(&word).into(),
        });
        self.spellings.push(if spelling.len() > ShortWord::LONGEST { spelling } else { "" });
        self.stems.push(&stem);
        self.words.push(&word);
        form
    }

    /// What is known of `form`.
    pub(super) fn facts(&self, form: u32) -> Facts {
        self.facts[form as usize]
    }

    /// The normalized word.
    pub(super) fn word(&self, form: u32) -> &str {
        self.words.get(form)
    }

    /// Its stem.
    pub(super) fn stem(&self, form: u32) -> &str {
        self.stems.get(form)
    }
}

fn long_hash(spelling: &str) -> u64 {
    use std::hash::BuildHasher;
    rustc_hash::FxBuildHasher.hash_one(spelling)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_spelling_has_one_number_wherever_it_stands(words in prop::collection::vec("[a-zéœ]{1,20}", 1..20)) {
            let (lexicon, mut forms) = (ToneLexicon::default(), Forms::default());
            let text = words.join(" ");
            let tokens: Vec<Span> = tokens(&text).map(|token| token.span).collect();
            let numbers: Vec<u32> = tokens.iter().map(|&span| forms.number(&lexicon, &text, span)).collect();
            for (&span, &number) in tokens.iter().zip(&numbers) {
                let alone = span.of(&text);
                prop_assert_eq!(forms.number(&lexicon, alone, Span::new(0, alone.len())), number);
                let mut word = String::new();
                normalize(alone, &mut word);
                prop_assert_eq!(forms.word(number), word);
            }
            let distinct: std::collections::BTreeSet<&str> = tokens.iter().map(|span| span.of(&text)).collect();
            prop_assert_eq!(forms.len(), distinct.len());
        }
    }
}
