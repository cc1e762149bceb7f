//! Signs inside a passage: how long it is, what it begins and ends with, whether a verb makes a clause of it.

use super::signs::{Passage, Shown};
use crate::quotes::lexicon::{Class, longer_than};
use crate::quotes::page::Page;
use crate::quotes::tokens::{Token, TokenKind};

/// What the words of a passage are, as far as other signs ask for it too.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words {
    pub(super) count: usize,
    /// Something in the passage looks like a finite verb.
    pub(super) finite: bool,
    /// A finite verb stands after the first word.
    pub(super) clause: bool,
    /// Begins with a capital.
    pub(super) capital: bool,
}

impl Words {
    pub(super) fn of(passage: &Passage<'_, '_>) -> Self {
        let page = passage.page;
        let (first, last) = passage.tokens;
        let inside = || (first..last).filter(|&at| page.token(at).is_some_and(Token::is_word));
        let after_article = |at: usize| at > first && page.is(at - 1, Class::DETERMINER.and(Class::OF));
        let negated = opens_with_negated_verb(page, first);
        let finite = negated
            || inside().any(|at| {
                page.is_finite(at) && (!after_article(at) || page.is(at - 1, Class::OBJECT))
                    || page.kind(at) == TokenKind::Clitic
                    || looks_finite(page.str(at))
            })
            || page.kind(first) == TokenKind::Capital && finite_capital(page, first);
        Self {
            count: inside().count(),
            finite,
            clause: inside().skip(1).any(|at| page.is_finite(at) && !after_article(at)),
            capital: passage.draft.span().of(page.text).starts_with(char::is_uppercase),
        }
    }
}

/// Notes the signs inside a passage.
pub(super) fn note(passage: &Passage<'_, '_>, words: Words, shown: &mut Shown) {
    let page = passage.page;
    let (first, last) = passage.tokens;
    let inside = || (first..last).filter(|&at| page.token(at).is_some_and(Token::is_word));
    let Words { count, finite, clause, capital } = words;
    let attributed = passage.reading.is_attributed();
    shown.note("words_1", count <= 1);
    shown.note("words_2", count == 2);
    shown.note("words_3_4", matches!(count, 3 | 4));
    shown.note("words_5_7", matches!(count, 5..=7));
    shown.note("words_8_12", matches!(count, 8..=12));
    shown.note("words_13_up", count > 12);
    shown.note("finite_verb", finite);
    shown.note("finite_verb_in_5_words", finite && count >= 5);
    shown.note("clause", clause);
    shown.note("clause_unattributed", clause && !attributed);
    shown.note("lone_clause", clause && !attributed && passage.place().ends_sentence);
    shown.note("short_clause", clause && count <= 5);
    // "un crime qui n'entamera rien": the only verb belongs to a relative clause, and the passage is a noun.
    let opened = inside().find(|&at| at > first && page.is(at, Class::RELATIVE.and(Class::QUE)));
    let main = opens_with_negated_verb(page, first)
        || inside().take_while(|&at| Some(at) != opened).any(|at| {
            page.is_finite(at) && !(at > first && page.is(at - 1, Class::DETERMINER.and(Class::OF)))
                || looks_finite(page.str(at))
                || page.kind(at) == TokenKind::Clitic
        });
    shown.note("main_verb", main);
    shown.note("only_relative_verb", finite && !main && opened.is_some());
    shown.note("first_or_second_person", inside().any(|at| speaks_of_us(page, at)));
    shown.note("begins_capital", capital);
    let capitals = inside().filter(|&at| page.kind(at) == TokenKind::Capital).count();
    let long = inside().filter(|&at| longer_than(page.str(at), 3)).count();
    shown.note("capitals_throughout", capitals >= 2 && capitals * 10 >= long * 6);
    shown.note("ends_with_stop", passage.place().ends_sentence);
    let ending = passage.draft.span().of(page.text);
    shown.note("asks_or_exclaims", ending.ends_with(['?', '!']));
    let stop_inside = (first..last.saturating_sub(1)).any(|at| page.kind(at) == TokenKind::Stop);
    shown.note("stop_inside", stop_inside);
    shown.note("comma_inside", (first..last).any(|at| page.kind(at) == TokenKind::Comma));
    shown.note("number_inside", inside().any(|at| page.kind(at) == TokenKind::Number));
    shown.note("name_inside", inside().any(|at| at > first && page.kind(at) == TokenKind::Capital));
    shown.note("foreign_words", inside().any(|at| is_english(page.str(at))));
    let opening = page.str(first);
    let infinitive = page.kind(first) == TokenKind::Lower
        && ["er", "ir", "re"].iter().any(|ending| opening.ends_with(ending))
        && opening.len() > 4;
    let elided = page.kind(first) == TokenKind::Elision && page.str(first + 1).ends_with("er");
    shown.note("begins_with_infinitive", infinitive || elided);
    let open = passage.place().open;
    let governed = open > 0 && page.is(open - 1, Class::PREPOSITION.and(Class::OF));
    shown.note("infinitive_after_preposition", governed && (infinitive || elided));
    let participle = page.kind(first) == TokenKind::Lower
        && ["é", "ée", "és", "ées"].iter().any(|ending| opening.ends_with(ending));
    shown.note("begins_with_participle", participle);
    shown.note("begins_with_determiner", page.is(first, Class::DETERMINER));
    shown.note("begins_with_subject", page.is(first, Class::SUBJECT));
    shown.note("begins_with_negated_verb", opens_with_negated_verb(page, first));
    shown.note("begins_with_negation", page.is(first, Class::NEGATION));
    shown.note("begins_with_finite_verb", page.is_finite(first));
    shown.note("opens_like_predicate", opens_like_predicate(page, first, last));
    shown.note("begins_with_preposition", page.is(first, Class::PREPOSITION.and(Class::OF)));
    shown.note("begins_with_relative", page.is(first, Class::RELATIVE.and(Class::QUE)));
    let because = matches!(page.str(first), "parce" | "car" | "puisque" | "puisqu'" | "puisqu’" | "mais");
    shown.note("begins_with_because", because);
    shown.note("begins_with_que", page.is(first, Class::QUE));
    // "les « gilets jaunes »", "deux « gilets jaunes »": a plural noun of one or two words, not an abstract one.
    let people = page.str(last.saturating_sub(1)).ends_with('s') && count <= 2 && open > 0;
    shown.note("group_of_people", people && page.is(open - 1, Class::PLURAL));
}

/// `ne vendra jamais`, but not `ne pas vendre`: after `ne` stands the verb of a clause.
fn opens_with_negated_verb(page: &Page<'_>, first: usize) -> bool {
    matches!(page.str(first), "ne" | "n'" | "n’" | "Ne" | "N'" | "N’")
        && !matches!(page.str(first + 1), "pas" | "plus" | "jamais" | "rien" | "point" | "guère")
}

/// `amplifie régulièrement`, `transfère la faute`: a word with a verb's ending, and what follows a verb.
fn opens_like_predicate(page: &Page<'_>, first: usize, last: usize) -> bool {
    let word = page.str(first);
    let ending = ["e", "ent", "era", "ront", "ait", "aient", "ont"].iter().any(|end| word.ends_with(end));
    let follows = Class::DETERMINER
        .and(Class::PREPOSITION)
        .and(Class::OF)
        .and(Class::ADVERB)
        .and(Class::NEGATION)
        .and(Class::QUE);
    page.kind(first) == TokenKind::Lower
        && word.len() > 3
        && !word.ends_with("ment")
        && !word.ends_with("ée")
        && (ending || page.is_finite(first))
        && first + 1 < last
        && (page.is(first + 1, follows) || page.str(first + 1).ends_with("ment"))
        && !page.is(first, follows)
}

/// The first and second persons, which only somebody who speaks uses.
fn speaks_of_us(page: &Page<'_>, at: usize) -> bool {
    const WORDS: [&str; 24] = [
        "je", "j'", "j’", "nous", "notre", "nos", "vous", "votre", "vos", "mon", "ma", "mes", "me", "m'",
        "m’", "tu", "on", "Je", "J'", "J’", "Nous", "On", "Vous", "Notre",
    ];
    let word = page.str(at);
    page.is(at, Class::DETERMINER.and(Class::SUBJECT).and(Class::OBJECT))
        && (WORDS.contains(&word) || matches!(word, "Nos" | "Mon" | "Ma" | "Tu"))
}

/// English words that no French sentence has: a title, a term, a slogan in its own language.
fn is_english(word: &str) -> bool {
    matches!(
        word,
        "the" | "The" | "of" | "and" | "to" | "is" | "for" | "with" | "by" | "we" | "first" | "new"
    )
}

/// `viendra`, `seraient`, `négociait`: endings that only finite verbs have, nouns excepted by length.
fn looks_finite(word: &str) -> bool {
    const ENDINGS: [&str; 12] = [
        "aient", "eront", "iront", "erait", "irait", "èrent", "irent", "erons", "irons", "issait", "eraient",
        "issent",
    ];
    // "vendra", "pourra", "devra", "battra"
    let irregular = word.len() > 4
        && ["dra", "rra", "vra", "ttra", "dront", "rront", "vront", "ttront"]
            .iter()
            .any(|end| word.ends_with(end));
    let future = irregular
        || word.len() > 6 && (word.ends_with("era") || word.ends_with("ira")) && !word.ends_with("ora");
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
