//! The signs of a passage that speak for one kind or another.
//!
//! A finite verb, a capital and a full stop speak for a statement; a determiner before the mark for a fragment or a
//! name; capitals on every word for a title; a cue for somebody's words.

use super::incises::Draft;
use super::lexicon::Class;
use super::page::Page;
use super::speakers::layout::Layout;
use super::speakers::{Evidence, Reading};
use super::tokens::TokenKind;

/// The signs, in the order of their numbers.
pub(super) const SIGNS: [&str; 88] = [
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
    "first_or_second_person",
    "begins_capital",
    "capitals_throughout",
    "ends_with_stop",
    "stop_inside",
    "comma_inside",
    "number_inside",
    "begins_with_infinitive",
    "begins_with_determiner",
    "begins_with_subject",
    "begins_with_negation",
    "begins_with_finite_verb",
    "begins_with_preposition",
    "after_determiner",
    "after_of",
    "after_que",
    "after_colon",
    "after_naming_noun",
    "after_bracket",
    "after_comma",
    "after_cue",
    "after_noun_or_adjective",
    "after_preposition",
    "after_auxiliary",
    "after_comme",
    "after_conjunction",
    "after_subject",
    "opens_sentence",
    "opens_paragraph",
    "naming_noun_near",
    "before_stop",
    "before_comma",
    "before_of",
    "before_finite_verb",
    "before_lower_word",
    "before_capital",
    "before_bracket",
    "ends_paragraph",
    "sentence_by_itself",
    "in_a_list",
    "announced",
    "incise",
    "governed",
    "according",
    "distant",
    "no_attribution",
    "weak_cue",
    "carried",
    "speaker_known",
    "short_unattributed",
    "short_attributed",
    "long_unattributed",
    "long_attributed",
    "verb_unattributed",
    "verb_attributed",
    "determiner_attributed",
    "determiner_unattributed",
    "of_attributed",
    "que_without_verb",
    "nested",
    "capital_short",
    "no_verb_long",
    "single_mark",
    "incise_capital",
    "announced_capital",
    "according_verb",
    "governed_verb",
    "speech_cue",
    "speaker_is_person",
    "quoted_before",
    "cue_of",
    "cue_comme",
    "cue_determiner",
    "speech_que",
    "incise_short",
];

/// What the signs of a passage are read from.
#[derive(Clone, Copy)]
pub(super) struct Passage<'p, 't> {
    pub(super) page: &'p Page<'t>,
    pub(super) layout: &'p Layout,
    pub(super) draft: &'p Draft,
    pub(super) index: usize,
    pub(super) reading: &'p Reading,
    /// The same few words stood between marks before: a term, more than somebody's words.
    pub(super) quoted_before: bool,
}

impl Passage<'_, '_> {
    /// Whether no weighing is needed: the passage is a sentence of its own, begun with a capital, that either a
    /// reporting clause follows or a verb inside completes; or `selon` frames a clause with its own subject.
    pub(super) fn is_plain_statement(&self) -> bool {
        let page = self.page;
        let place = self.layout.places[self.index];
        let span = self.draft.span();
        let (first, last) = (page.tokens.at_or_after(span.start), page.tokens.at_or_after(span.end));
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
            _ => false,
        }
    }

    /// The numbers of the signs that the passage shows.
    // One sign a line reads best as one list, in the order of `SIGNS`.
    #[allow(clippy::too_many_lines)]
    pub(super) fn signs(&self) -> Vec<usize> {
        let mut shown = Vec::with_capacity(24);
        shown.push(0);
        // The calls below stand in the order of `SIGNS`, so that no name has to be looked up.
        let mut number = 0;
        let mut show = |name: &str, holds: bool| {
            number += 1;
            debug_assert_eq!(SIGNS[number], name);
            if holds {
                shown.push(number);
            }
        };
        let page = self.page;
        let place = self.layout.places[self.index];
        let span = self.draft.span();
        let (first, last) = (page.tokens.at_or_after(span.start), page.tokens.at_or_after(span.end));
        let inside = || (first..last).filter(|&at| page.token(at).is_some_and(super::tokens::Token::is_word));
        let words = inside().count();
        let finite = inside().any(|at| {
            page.is_finite(at)
                && !(at > first
                    && page.is(at - 1, Class::DETERMINER.and(Class::OF))
                    && !page.is(at - 1, Class::OBJECT))
        }) || inside()
            .any(|at| page.kind(at) == TokenKind::Clitic || looks_finite(page.str(at)))
            || page.kind(first) == TokenKind::Capital && finite_capital(page, first);
        let attributed = self.reading.is_attributed();
        let person = |at: usize| {
            matches!(
                page.str(at),
                "je" | "j'"
                    | "j’"
                    | "Je"
                    | "J'"
                    | "J’"
                    | "nous"
                    | "Nous"
                    | "notre"
                    | "nos"
                    | "Notre"
                    | "Nos"
                    | "vous"
                    | "Vous"
                    | "votre"
                    | "vos"
                    | "mon"
                    | "ma"
                    | "mes"
                    | "Mon"
                    | "Ma"
                    | "me"
                    | "m'"
                    | "m’"
                    | "tu"
                    | "Tu"
                    | "on"
                    | "On"
            )
        };
        let capitals = inside().filter(|&at| page.kind(at) == TokenKind::Capital).count();
        let long = inside().filter(|&at| page.token(at).is_some_and(|t| t.end - t.start > 3)).count();

        show("words_1", words <= 1);
        show("words_2", words == 2);
        show("words_3_4", matches!(words, 3 | 4));
        show("words_5_7", matches!(words, 5..=7));
        show("words_8_12", matches!(words, 8..=12));
        show("words_13_up", words > 12);
        show("finite_verb", finite);
        show("finite_verb_in_5_words", finite && words >= 5);
        let clause = inside()
            .skip(1)
            .any(|at| page.is_finite(at) && !page.is(at - 1, Class::DETERMINER.and(Class::OF)));
        show("clause", clause);
        show("clause_unattributed", clause && !attributed);
        show("lone_clause", clause && !attributed && place.ends_sentence);
        show("short_clause", clause && words <= 5);
        show("first_or_second_person", inside().any(person));
        let capital = span.of(page.text).starts_with(char::is_uppercase);
        show("begins_capital", capital);
        show("capitals_throughout", capitals >= 2 && capitals * 10 >= long * 6);
        show("ends_with_stop", place.ends_sentence);
        show("stop_inside", (first..last.saturating_sub(1)).any(|at| page.kind(at) == TokenKind::Stop));
        show("comma_inside", (first..last).any(|at| page.kind(at) == TokenKind::Comma));
        show("number_inside", inside().any(|at| page.kind(at) == TokenKind::Number));
        let opening = page.str(first);
        let infinitive = page.kind(first) == TokenKind::Lower
            && (opening.ends_with("er") || opening.ends_with("ir") || opening.ends_with("re"))
            && opening.len() > 4;
        show(
            "begins_with_infinitive",
            infinitive
                || matches!(page.kind(first), TokenKind::Elision) && page.str(first + 1).ends_with("er"),
        );
        show("begins_with_determiner", page.is(first, Class::DETERMINER));
        show("begins_with_subject", page.is(first, Class::SUBJECT));
        show("begins_with_negation", page.is(first, Class::NEGATION));
        show("begins_with_finite_verb", page.is_finite(first));
        show("begins_with_preposition", page.is(first, Class::PREPOSITION.and(Class::OF)));

        let before = place.open.checked_sub(1);
        let is_before = |class: Class| before.is_some_and(|at| page.is(at, class));
        let kind_before = before.map_or(TokenKind::Break, |at| page.kind(at));
        let quote_before = before.is_some_and(|at| self.layout.quote_at(at).is_some());
        let determiner = is_before(Class::DETERMINER);
        show("after_determiner", determiner);
        show("after_of", is_before(Class::OF));
        show("after_que", is_before(Class::QUE));
        show("after_colon", kind_before == TokenKind::Colon);
        show("after_naming_noun", is_before(Class::NAMING));
        show("after_bracket", kind_before == TokenKind::Open);
        show("after_comma", kind_before == TokenKind::Comma);
        let cue_before = before.is_some_and(|at| kind_before == TokenKind::Lower && page.verb(at).is_some());
        show("after_cue", cue_before);
        show(
            "after_noun_or_adjective",
            kind_before == TokenKind::Lower
                && !cue_before
                && !is_before(
                    Class::DETERMINER
                        .and(Class::OF)
                        .and(Class::PREPOSITION)
                        .and(Class::QUE)
                        .and(Class::ETRE)
                        .and(Class::AVOIR)
                        .and(Class::CONJUNCTION)
                        .and(Class::SUBJECT),
                ),
        );
        show("after_preposition", is_before(Class::PREPOSITION));
        show("after_auxiliary", is_before(Class::ETRE.and(Class::AVOIR)));
        show("after_comme", before.is_some_and(|at| page.str(at) == "comme"));
        show("after_conjunction", is_before(Class::CONJUNCTION));
        show("after_subject", is_before(Class::SUBJECT));
        let start = self.layout.sentence_start(page, place.open);
        show("opens_sentence", start == place.open);
        show("opens_paragraph", kind_before == TokenKind::Break);
        show(
            "naming_noun_near",
            (place.open.saturating_sub(3)..place.open).any(|at| page.is(at, Class::NAMING)),
        );
        let after = page.kind(place.close);
        show("before_stop", after == TokenKind::Stop);
        show("before_comma", after == TokenKind::Comma);
        show("before_of", page.is(place.close, Class::OF));
        show("before_finite_verb", page.is_finite(place.close));
        show("before_lower_word", after == TokenKind::Lower);
        show("before_capital", after == TokenKind::Capital);
        show("before_bracket", matches!(after, TokenKind::Open | TokenKind::Close));
        show(
            "ends_paragraph",
            after == TokenKind::Break
                || after == TokenKind::Stop && page.kind(place.close + 1) == TokenKind::Break,
        );
        let alone = start == place.open
            && matches!(after, TokenKind::Stop | TokenKind::Break | TokenKind::Mark | TokenKind::Capital);
        show("sentence_by_itself", alone);
        let joined = |at: usize| page.kind(at) == TokenKind::Comma || matches!(page.str(at), "et" | "ou");
        let list_after = joined(place.close) && self.layout.quote_at(place.close + 1).is_some();
        let list_before =
            before.is_some_and(|at| joined(at) && at > 0 && self.layout.quote_at(at - 1).is_some());
        show("in_a_list", list_after || list_before);

        let evidence = self.reading.evidence().filter(|_| attributed);
        show("announced", evidence == Some(Evidence::Announced));
        show("incise", evidence == Some(Evidence::Incise));
        show("governed", evidence == Some(Evidence::Governed));
        show("according", evidence == Some(Evidence::According));
        show("distant", evidence == Some(Evidence::Distant));
        show("no_attribution", !attributed);
        show("weak_cue", self.reading.has_weak_cue());
        show("carried", self.reading.carried || quote_before && !attributed && self.reading.voice.is_some());
        show("speaker_known", self.reading.voice.is_some());
        show("short_unattributed", words <= 3 && !attributed);
        show("short_attributed", words <= 3 && attributed);
        show("long_unattributed", words > 7 && !attributed);
        show("long_attributed", words > 7 && attributed);
        show("verb_unattributed", finite && !attributed);
        show("verb_attributed", finite && attributed);
        show("determiner_attributed", determiner && attributed);
        show("determiner_unattributed", determiner && !attributed);
        show("of_attributed", is_before(Class::OF) && attributed);
        show("que_without_verb", is_before(Class::QUE) && !finite);
        show("nested", self.draft.depth > 0);
        show("capital_short", capital && words <= 3);
        show("no_verb_long", !finite && words > 7);
        show("single_mark", self.draft.family.is_single());
        let is = |one: Evidence| evidence == Some(one);
        show("incise_capital", is(Evidence::Incise) && capital);
        show("announced_capital", is(Evidence::Announced) && capital);
        show("according_verb", is(Evidence::According) && finite);
        show("governed_verb", is(Evidence::Governed) && finite);
        let speech = attributed && self.reading.has_speech_cue();
        show("speech_cue", speech);
        show("speaker_is_person", self.reading.voice.as_ref().is_some_and(|voice| voice.person));
        show("quoted_before", self.quoted_before);
        let cue_at = |back: usize| place.open >= back && page.verb(place.open - back).is_some() && attributed;
        show("cue_of", is_before(Class::OF) && cue_at(2));
        show("cue_comme", before.is_some_and(|at| page.str(at) == "comme") && attributed);
        show("cue_determiner", determiner && cue_at(2));
        show("speech_que", speech && is_before(Class::QUE));
        show("incise_short", is(Evidence::Incise) && words <= 3);
        shown
    }
}

/// `viendra`, `seraient`, `négociait`: endings that only finite verbs have, nouns excepted by length.
fn looks_finite(word: &str) -> bool {
    const ENDINGS: [&str; 12] = [
        "aient", "eront", "iront", "erait", "irait", "èrent", "irent", "erons", "irons", "issait", "eraient",
        "issent",
    ];
    let future = word.len() > 6 && (word.ends_with("era") || word.ends_with("ira")) && !word.ends_with("ora");
    let imperfect = word.len() > 6
        && word.ends_with("ait")
        && !matches!(
            word,
            "souhait" | "parfait" | "portrait" | "retrait" | "extrait" | "attrait" | "imparfait" | "bienfait"
        );
    let plural = word.len() > 6
        && word.ends_with("ons")
        && !word.ends_with("ions")
        && !word.ends_with("sons")
        && !word.ends_with("gons");
    future || imperfect || plural || word.len() > 6 && ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// An imperative or an inverted question opens with its verb: `Laissez-moi`, `N'oubliez pas`.
fn finite_capital(page: &Page<'_>, at: usize) -> bool {
    page.is(at, Class::FINITE)
        || page.str(at).ends_with("ez") && page.str(at).len() > 4
        || page.kind(at + 1) == TokenKind::Clitic
}
