//! Signs around a passage: what stands before and after its marks, and where in its sentence it stands.

use super::elsewhere::Elsewhere;
use super::inside::Words;
use super::signs::{Passage, Shown};
use crate::quotes::lexicon::Class;
use crate::quotes::page::Page;
use crate::quotes::tokens::TokenKind;

/// Notes the signs around a passage.
pub(super) fn note(passage: &Passage<'_, '_>, words: Words, elsewhere: Elsewhere, shown: &mut Shown) {
    before(passage, words, shown);
    after(passage, words, shown);
    in_its_sentence(passage, shown);
    in_the_article(passage, words, elsewhere, shown);
}

fn before(passage: &Passage<'_, '_>, words: Words, shown: &mut Shown) {
    let page = passage.page;
    let open = passage.place().open;
    let before = open.checked_sub(1);
    let is = |class: Class| before.is_some_and(|at| page.is(at, class));
    let kind = passage.kind_before();
    let word = before.map_or("", |at| page.str(at));
    let determiner = is(Class::DETERMINER);
    shown.note("after_determiner", determiner);
    // "le « … »" names what is known; "un « … »" says what somebody makes of it; "son « … »" is what he calls it.
    let definite = matches!(word, "le" | "la" | "les" | "l'" | "l’" | "Le" | "La" | "Les" | "L'" | "L’");
    let indefinite = matches!(word, "un" | "une" | "Un" | "Une" | "des" | "Des");
    let possessive = matches!(word, "son" | "sa" | "ses" | "leur" | "leurs" | "Son" | "Sa" | "Ses");
    let pointing = matches!(word, "ce" | "cet" | "cette" | "ces" | "Ce" | "Cet" | "Cette" | "Ces");
    let contracted = matches!(word, "du" | "au" | "aux");
    let few = words.count <= 2;
    shown.note("after_definite", definite);
    shown.note("after_indefinite", indefinite);
    shown.note("after_possessive", possessive);
    shown.note("after_demonstrative", pointing);
    shown.note("after_contracted", contracted);
    shown.note("definite_short", (definite || contracted) && few);
    shown.note("indefinite_short", indefinite && few);
    shown.note("possessive_short", (possessive || pointing) && few);
    shown.note("after_of", is(Class::OF));
    shown.note("after_que", is(Class::QUE));
    shown.note("after_colon", kind == TokenKind::Colon);
    shown.note("after_naming_noun", is(Class::NAMING));
    shown.note("after_bracket", kind == TokenKind::Open);
    shown.note("after_comma", kind == TokenKind::Comma);
    let cue = passage.cue_before();
    shown.note("after_cue", cue);
    let grammar = Class::DETERMINER
        .and(Class::OF)
        .and(Class::PREPOSITION)
        .and(Class::QUE)
        .and(Class::ETRE)
        .and(Class::AVOIR)
        .and(Class::CONJUNCTION)
        .and(Class::SUBJECT);
    let noun = kind == TokenKind::Lower && !cue && !is(grammar);
    shown.note("after_noun_or_adjective", noun);
    let two_before = |class: Class| open >= 2 && page.is(open - 2, class);
    shown.note("after_noun_with_determiner", noun && two_before(Class::DETERMINER));
    shown.note("after_preposition", is(Class::PREPOSITION));
    shown.note("after_auxiliary", is(Class::ETRE.and(Class::AVOIR)));
    shown.note("after_etre_and_determiner", determiner && two_before(Class::ETRE));
    shown.note("after_comme", word == "comme");
    shown.note("after_conjunction", is(Class::CONJUNCTION));
    shown.note("after_subject", is(Class::SUBJECT));
    let near = |tokens: usize, class: Class| (open.saturating_sub(tokens)..open).any(|at| page.is(at, class));
    shown.note("naming_noun_near", near(3, Class::NAMING));
    let lately = |tokens: usize, tells: fn(&str) -> bool| stands_before(page, open, tokens, tells);
    // "il appelle à « … »" calls for something and names nothing.
    let calls =
        |at: usize| page.str(at).starts_with("appel") && matches!(page.str(at + 1), "à" | "au" | "aux");
    let named = lately(6, names) && !(open.saturating_sub(6)..open).any(calls);
    shown.note("named_so", named);
    shown.note("named_so_short", named && few);
    shown.note("named_so_attributed", named && passage.reading.is_attributed());
    shown.note("labelled_so", lately(8, labels));
}

/// Whether one of the `tokens` tokens before `open` is a word that `tells`: a noun, a verb or an adjective in small letters,
/// so that the words of grammar, which are half of all, need not be compared with any.
fn stands_before(page: &Page<'_>, open: usize, tokens: usize, tells: fn(&str) -> bool) -> bool {
    let grammar = Class::DETERMINER
        .and(Class::PREPOSITION)
        .and(Class::OF)
        .and(Class::SUBJECT)
        .and(Class::OBJECT)
        .and(Class::CONJUNCTION)
        .and(Class::RELATIVE)
        .and(Class::QUE)
        .and(Class::NEGATION);
    (open.saturating_sub(tokens)..open)
        .any(|at| page.kind(at) == TokenKind::Lower && !page.is(at, grammar) && tells(page.str(at)))
}

/// Words that give something its name: what follows is nobody's statement, though somebody uses it.
fn names(word: &str) -> bool {
    const STEMS: [&str; 9] =
        ["appel", "surnomm", "nomm", "baptis", "rebaptis", "dénomm", "intitul", "signifi", "soi-disant"];
    STEMS.iter().any(|stem| word.starts_with(stem))
        || matches!(word, "prétendu" | "prétendue" | "prétendus" | "prétendues" | "nom" | "noms" | "mot")
        || matches!(word, "mots" | "terme" | "termes" | "connu" | "connue" | "connus" | "connues" | "titre")
}

/// Verbs by which somebody says what he holds a thing for.
fn labels(word: &str) -> bool {
    ["qualif", "désign", "décri", "présent", "considèr", "dépei", "traite"]
        .iter()
        .any(|stem| word.starts_with(stem))
}

fn after(passage: &Passage<'_, '_>, words: Words, shown: &mut Shown) {
    let page = passage.page;
    let close = passage.place().close;
    let kind = page.kind(close);
    let few = words.count <= 2;
    shown.note("before_stop", kind == TokenKind::Stop);
    shown.note("before_comma", kind == TokenKind::Comma);
    shown.note("before_of", page.is(close, Class::OF));
    shown.note("before_of_short", page.is(close, Class::OF) && few);
    shown.note("before_relative", page.is(close, Class::RELATIVE.and(Class::QUE)));
    shown.note("before_preposition", page.is(close, Class::PREPOSITION));
    shown.note("before_conjunction", page.is(close, Class::CONJUNCTION));
    let comma = usize::from(kind == TokenKind::Comma);
    let defined = matches!(page.str(close + comma + 1), "est-à-dire" | "à-dire")
        || matches!(page.str(close + comma), "ou" | "soit") && comma == 1;
    shown.note("before_definition", defined);
    shown.note("before_finite_verb", page.is_finite(close));
    shown.note("before_lower_word", kind == TokenKind::Lower);
    shown.note("before_capital", kind == TokenKind::Capital);
    shown.note("before_bracket", matches!(kind, TokenKind::Open | TokenKind::Close));
    let ends_paragraph =
        kind == TokenKind::Break || kind == TokenKind::Stop && page.kind(close + 1) == TokenKind::Break;
    shown.note("ends_paragraph", ends_paragraph);
}

fn in_its_sentence(passage: &Passage<'_, '_>, shown: &mut Shown) {
    let (page, layout, place) = (passage.page, passage.layout, passage.place());
    let start = layout.sentence_start(page, place.open);
    let next = page.kind(place.close);
    shown.note("opens_sentence", start == place.open);
    let opening = page.kind(passage.tokens.0) == TokenKind::Capital;
    let running =
        start != place.open && !matches!(passage.kind_before(), TokenKind::Colon | TokenKind::Comma);
    shown.note("capital_in_running_text", opening && running);
    shown.note("opens_paragraph", passage.kind_before() == TokenKind::Break);
    let alone = start == place.open
        && matches!(next, TokenKind::Stop | TokenKind::Break | TokenKind::Mark | TokenKind::Capital);
    shown.note("sentence_by_itself", alone);
    let joined = |at: usize| page.kind(at) == TokenKind::Comma || matches!(page.str(at), "et" | "ou");
    let list_after = joined(place.close) && layout.quote_at(place.close + 1).is_some();
    let list_before = place.open >= 2 && joined(place.open - 1) && layout.quote_at(place.open - 2).is_some();
    shown.note("in_a_list", list_after || list_before);
    shown.note("in_headline", passage.article.headline_ends > place.open);
    shown.note("quoted_before", passage.article.repeated[passage.index]);
    shown.note("quoted_again", passage.article.repeats[passage.index]);
}

/// How many tokens before a passage may say on what it is written.
const WRITTEN: usize = 12;

/// What the whole article shows: a name is quoted again and again, and stands without marks as well; and what the
/// words around a name look like.
fn in_the_article(passage: &Passage<'_, '_>, words: Words, elsewhere: Elsewhere, shown: &mut Shown) {
    let (page, place) = (passage.page, passage.place());
    let few = words.count <= 3;
    let before = place.open.checked_sub(1);
    let plural = before.is_some_and(|at| {
        page.is(at, Class::DETERMINER) && page.is(at, Class::PLURAL)
            || matches!(page.str(at), "aux" | "autre")
    });
    let often = passage.article.times[passage.index] >= 3;
    shown.note("quoted_often", often);
    shown.note("quoted_often_short", often && few);
    shown.note("quoted_often_after_plural", often && plural);
    shown.note("also_unquoted", elsewhere.unquoted);
    shown.note("also_unquoted_short", elsewhere.unquoted && words.count <= 2);
    shown.note("after_plural_short", plural && few);
    let of_noun = before.is_some_and(|at| {
        at > 0
            && page.is(at, Class::OF)
            && page.kind(at - 1) == TokenKind::Lower
            && page.verb(at - 1).is_none()
    });
    shown.note("after_of_noun_short", of_noun && few);
    let comma = usize::from(page.kind(place.close) == TokenKind::Comma);
    let name = page.kind(place.close + comma) == TokenKind::Capital
        && page.kind(place.close + comma + 1) == TokenKind::Capital;
    shown.note("before_name", name && few);
    let written = stands_before(page, place.open, WRITTEN, carries_words);
    shown.note("written_on_something", written);
    let headline = passage.article.headline_ends > place.open && passage.kind_before() == TokenKind::Break;
    shown.note("opens_headline_short", headline && few);
}

/// Things that words are written on, and words for words so written.
fn carries_words(word: &str) -> bool {
    matches!(
        word,
        "pancarte"
            | "pancartes"
            | "banderole"
            | "banderoles"
            | "chasuble"
            | "chasubles"
            | "tee-shirt"
            | "tee-shirts"
            | "affiche"
            | "affiches"
            | "tag"
            | "tags"
            | "tagué"
            | "inscription"
            | "inscriptions"
            | "inscrit"
            | "inscrite"
            | "imprimé"
            | "drapeau"
            | "drapeaux"
            | "mur"
            | "murs"
            | "autocollant"
            | "autocollants"
            | "barré"
            | "barrée"
            | "floqué"
    )
}
