//! The signs of a passage that speak for one kind or another.
//!
//! A finite verb, a capital and a full stop speak for a statement; a determiner before the mark for a fragment or a
//! name; capitals on every word for a title; a cue for somebody's words. The signs are noted in the order of
//! [`SIGNS`], so that no name has to be looked up.

use super::elsewhere::Elsewhere;
use super::{around, frames, inside, source};
use crate::quotes::incises::Draft;
use crate::quotes::lexicon::{Class, folded_hash, longer_than};
use crate::quotes::page::Page;
use crate::quotes::scanner;
use crate::quotes::speakers::layout::{Layout, Place};
use crate::quotes::speakers::{CueWord, Evidence, Reading};
use crate::quotes::tokens::TokenKind;
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::Hasher;

/// The longest passage in bytes that may be a term.
const TERM: usize = 59;

/// The signs, in the order of their numbers.
pub(in crate::quotes) const SIGNS: [&str; 161] = [
    "always",
    "words_1",
    "words_2",
    "words_3_4",
    "words_5_7",
    "words_8_12",
    "words_13_up",
    "finite_verb",
    "finite_verb_in_5_words",
    "clause",
    "clause_unattributed",
    "lone_clause",
    "short_clause",
    "main_verb",
    "only_relative_verb",
    "first_or_second_person",
    "begins_capital",
    "capitals_throughout",
    "ends_with_stop",
    "asks_or_exclaims",
    "stop_inside",
    "comma_inside",
    "number_inside",
    "name_inside",
    "foreign_words",
    "begins_with_infinitive",
    "infinitive_after_preposition",
    "begins_with_participle",
    "begins_with_determiner",
    "begins_with_subject",
    "begins_with_negated_verb",
    "begins_with_negation",
    "begins_with_finite_verb",
    "opens_like_predicate",
    "begins_with_preposition",
    "begins_with_relative",
    "begins_with_because",
    "begins_with_que",
    "group_of_people",
    "after_determiner",
    "after_definite",
    "after_indefinite",
    "after_possessive",
    "after_demonstrative",
    "after_contracted",
    "definite_short",
    "indefinite_short",
    "possessive_short",
    "after_of",
    "after_que",
    "after_colon",
    "after_naming_noun",
    "after_bracket",
    "after_comma",
    "after_cue",
    "after_noun_or_adjective",
    "after_noun_with_determiner",
    "after_preposition",
    "after_auxiliary",
    "after_etre_and_determiner",
    "after_comme",
    "after_conjunction",
    "after_subject",
    "naming_noun_near",
    "named_so",
    "named_so_short",
    "named_so_attributed",
    "labelled_so",
    "before_stop",
    "before_comma",
    "before_of",
    "before_of_short",
    "before_relative",
    "before_preposition",
    "before_conjunction",
    "before_definition",
    "before_finite_verb",
    "before_lower_word",
    "before_capital",
    "before_bracket",
    "ends_paragraph",
    "opens_sentence",
    "capital_in_running_text",
    "opens_paragraph",
    "sentence_by_itself",
    "in_a_list",
    "in_headline",
    "quoted_before",
    "quoted_again",
    "quoted_often",
    "quoted_often_short",
    "quoted_often_after_plural",
    "also_unquoted",
    "also_unquoted_short",
    "after_plural_short",
    "after_of_noun_short",
    "before_name",
    "written_on_something",
    "opens_headline_short",
    "announced",
    "incise",
    "governed",
    "according",
    "distant",
    "no_attribution",
    "weak_cue",
    "speech_cue",
    "hostile_cue",
    "friendly_cue",
    "hostile_cue_governs",
    "cue_within_2",
    "cue_within_5",
    "cue_far",
    "cue_behind_comma",
    "carried",
    "speaker_known",
    "speaker_is_person",
    "nested",
    "single_mark",
    "few_attributed",
    "most_attributed",
    "many_short",
    "few_short",
    "short_unattributed",
    "short_attributed",
    "short_distant",
    "short_governed",
    "short_in_scare_article",
    "long_unattributed",
    "long_attributed",
    "middle_unattributed",
    "verb_unattributed",
    "verb_attributed",
    "determiner_attributed",
    "determiner_unattributed",
    "of_attributed",
    "que_without_verb",
    "capital_short",
    "capital_unattributed",
    "no_verb_long",
    "incise_capital",
    "incise_short",
    "incise_verb",
    "announced_capital",
    "according_verb",
    "governed_verb",
    "cue_of",
    "cue_comme",
    "cue_determiner",
    "speech_que",
    "repeated_unattributed",
    "often_attributed",
    "chanted",
    "cue_preposition",
    "cue_plural_short",
    "charged_with",
    "titled_by_noun",
    "ends_with_number",
    "in_a_longer_one",
    "listed_with_attributed",
    "listed_unattributed",
];

/// The numbers of the signs that a passage shows.
#[derive(Debug)]
pub(super) struct Shown {
    numbers: Vec<usize>,
    next: usize,
}

impl Shown {
    /// Notes whether the next sign of [`SIGNS`], which is called `name`, holds.
    pub(super) fn note(&mut self, name: &str, holds: bool) {
        debug_assert_eq!(SIGNS[self.next], name);
        if holds {
            self.numbers.push(self.next);
        }
        self.next += 1;
    }
}

/// What the passages of one article have to say about each of them.
#[derive(Debug)]
pub(in crate::quotes) struct Manner {
    /// For each passage, whether the same few words stood between marks before it: a term, more than words said.
    pub(super) repeated: Vec<bool>,
    /// Whether they stand there again after it.
    pub(super) repeats: Vec<bool>,
    /// How often they stand between marks in the whole article, `Gilet jaune` and `gilets jaunes` counted together.
    pub(super) times: Vec<usize>,
    /// How many passages there are, how many have a cue or a speaker of their own, and how many are short.
    pub(super) passages: usize,
    pub(super) attributed: usize,
    /// For each passage, whether it has a cue or a speaker of its own.
    pub(super) reported: Vec<bool>,
    pub(super) short: usize,
    /// The token of the first line break, if the first line can be a headline.
    pub(super) headline_ends: usize,
}

impl Manner {
    /// Reads the passages of an article.
    pub(in crate::quotes) fn new(page: &Page<'_>, drafts: &[Draft], readings: &[Reading<'_>]) -> Self {
        let words = |draft: &Draft| draft.span().of(page.text);
        let key_of = |words| if longer_than(words, TERM) { 0 } else { key(words) };
        let keys: Vec<u64> = drafts.iter().map(|draft| key_of(words(draft))).collect();
        let mut all: FxHashMap<u64, usize> = FxHashMap::default();
        for &key in keys.iter().filter(|&&key| key != 0) {
            *all.entry(key).or_default() += 1;
        }
        let mut seen: FxHashMap<u64, usize> = FxHashMap::default();
        let (mut repeated, mut repeats) = (vec![false; drafts.len()], vec![false; drafts.len()]);
        let mut times = vec![1; drafts.len()];
        for (index, &key) in keys.iter().enumerate().filter(|&(_, &key)| key != 0) {
            let before = seen.entry(key).or_default();
            repeated[index] = *before > 0;
            *before += 1;
            times[index] = all[&key];
            repeats[index] = times[index] > *before;
        }
        Self {
            repeated,
            repeats,
            times,
            passages: drafts.len(),
            reported: readings.iter().map(Reading::is_attributed).collect(),
            attributed: readings.iter().filter(|reading| reading.is_attributed()).count(),
            short: drafts.iter().filter(|draft| words(draft).split(' ').nth(3).is_none()).count(),
            headline_ends: (0..page.len().min(40)).find(|&at| page.kind(at) == TokenKind::Break).unwrap_or(0),
        }
    }
}

/// A number for the words of a passage: `Gilet jaune`, `gilets-jaunes` and `gilets jaunes` have the same one.
fn key(words: &str) -> u64 {
    let mut hash = FxHasher::default();
    for word in scanner::words(words) {
        hash.write_u64(folded_hash(word.trim_end_matches(['s', 'x'])));
    }
    hash.finish().max(1)
}

/// What the signs of a passage are read from.
#[derive(Clone, Copy)]
pub(in crate::quotes) struct Passage<'p, 't> {
    pub(in crate::quotes) page: &'p Page<'t>,
    pub(in crate::quotes) layout: &'p Layout,
    pub(in crate::quotes) draft: &'p Draft,
    pub(in crate::quotes) index: usize,
    pub(in crate::quotes) reading: &'p Reading<'t>,
    pub(in crate::quotes) article: &'p Manner,
    /// The first token of the words, and one past the last.
    pub(in crate::quotes) tokens: (usize, usize),
}

impl Passage<'_, '_> {
    pub(super) fn place(&self) -> Place {
        self.layout.places[self.index]
    }

    pub(super) fn kind_before(&self) -> TokenKind {
        self.place().open.checked_sub(1).map_or(TokenKind::Break, |at| self.page.kind(at))
    }

    /// Whether a reporting verb stands right before the opening mark.
    pub(super) fn cue_before(&self) -> bool {
        let before = self.place().open.checked_sub(1);
        self.kind_before() == TokenKind::Lower && before.is_some_and(|at| self.page.verb(at).is_some())
    }

    /// Whether no weighing is needed: the passage is a sentence of its own, begun with a capital, that either a
    /// reporting clause follows or a verb inside completes; or `selon` frames a clause with its own subject.
    pub(in crate::quotes) fn is_plain_statement(&self) -> bool {
        let page = self.page;
        let place = self.layout.places[self.index];
        let span = self.draft.span();
        let (first, last) = self.tokens;
        let capital = span.of(page.text).starts_with(char::is_uppercase);
        // "tout est cher": an auxiliary is a verb even after what may be a determiner.
        let noun = |at: usize| {
            page.is(at - 1, Class::DETERMINER.and(Class::OF)) && !page.is(at, Class::ETRE.and(Class::AVOIR))
        };
        let verb = (first + 1..last).any(|at| page.is_finite(at) && !noun(at));
        let opens = capital && self.layout.sentence_start(page, place.open) == place.open;
        match self.reading.evidence() {
            Some(Evidence::Incise) => opens,
            Some(Evidence::According) => {
                verb && page.is(first, Class::DETERMINER.and(Class::SUBJECT).and(Class::ADVERB))
                    && !page.is(first, Class::OF)
            }
            None => opens && verb && place.ends_sentence,
            // "ont scandé « Démission ! »"
            Some(Evidence::Governed | Evidence::Announced) => capital && self.is_shouted(),
            _ => false,
        }
    }

    /// Whether the verb right before the marks is one of shouting together: whatever is shouted is a sentence.
    fn is_shouted(&self) -> bool {
        let cue = self.reading.attribution.as_ref().and_then(|found| found.cue);
        matches!(cue, Some(CueWord::Listed("scander" | "crier" | "hurler" | "entonner")))
            && self.place().open.checked_sub(1).is_some_and(|at| self.page.verb(at).is_some())
    }

    /// The numbers of the signs that the passage shows.
    pub(in crate::quotes) fn signs(&self) -> Vec<usize> {
        let mut shown = Shown { numbers: Vec::with_capacity(40), next: 0 };
        let words = inside::Words::of(self);
        let elsewhere = Elsewhere::of(self, words);
        shown.note("always", true);
        inside::note(self, words, &mut shown);
        around::note(self, words, elsewhere, &mut shown);
        source::note(self, words, &mut shown);
        frames::note(self, words, elsewhere, &mut shown);
        debug_assert_eq!(shown.next, SIGNS.len());
        shown.numbers
    }
}
