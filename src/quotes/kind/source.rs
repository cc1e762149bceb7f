//! Signs of a source: whether the sentence says whose words these are, how, and how near.

use super::inside::Words;
use super::signs::{Passage, Shown};
use crate::quotes::cues::Tone;
use crate::quotes::lexicon::Class;
use crate::quotes::speakers::{CueWord, Evidence};
use crate::quotes::tokens::TokenKind;

/// Notes the signs of a source, and what they mean together with those inside and around.
pub(super) fn note(passage: &Passage<'_, '_>, words: Words, shown: &mut Shown) {
    let page = passage.page;
    let reading = passage.reading;
    let open = passage.place().open;
    let attributed = reading.is_attributed();
    let evidence = reading.evidence().filter(|_| attributed);
    let is = |one: Evidence| evidence == Some(one);
    shown.note("announced", is(Evidence::Announced));
    shown.note("incise", is(Evidence::Incise));
    shown.note("governed", is(Evidence::Governed));
    shown.note("according", is(Evidence::According));
    shown.note("distant", is(Evidence::Distant));
    shown.note("no_attribution", !attributed);
    shown.note("weak_cue", reading.has_weak_cue());
    let speech = attributed && reading.has_speech_cue();
    shown.note("speech_cue", speech);
    let tone = reading.attribution.as_ref().filter(|_| attributed).and_then(|found| found.tone);
    shown.note("hostile_cue", tone == Some(Tone::Confrontational));
    shown.note("friendly_cue", tone == Some(Tone::Conciliatory));
    shown.note("hostile_cue_governs", tone == Some(Tone::Confrontational) && is(Evidence::Governed));
    let distance = reading.attribution.as_ref().filter(|_| attributed).and_then(|found| {
        let verb = (found.extent.0..open).rev().find(|&at| page.verb(at).is_some())?;
        Some(open - verb)
    });
    shown.note("cue_within_2", distance.is_some_and(|tokens| tokens <= 2));
    shown.note("cue_within_5", distance.is_some_and(|tokens| (3..=5).contains(&tokens)));
    shown.note("cue_far", distance.is_some_and(|tokens| tokens > 9));
    let comma = distance.is_some_and(|tokens| {
        (open - tokens..open)
            .any(|at| page.kind(at) == TokenKind::Comma && passage.layout.quote_at(at).is_none())
    });
    shown.note("cue_behind_comma", comma);
    let quote_before = open.checked_sub(1).is_some_and(|at| passage.layout.quote_at(at).is_some());
    shown.note("carried", reading.carried || quote_before && !attributed && reading.voice.is_some());
    shown.note("speaker_known", reading.voice.is_some());
    shown.note("speaker_is_person", reading.voice.as_ref().is_some_and(|voice| voice.person));
    shown.note("nested", passage.draft.depth > 0);
    shown.note("single_mark", passage.draft.family.is_single());
    shown.note("few_attributed", passage.article.attributed * 10 < passage.article.passages * 4);
    shown.note("most_attributed", passage.article.attributed * 10 >= passage.article.passages * 7);
    shown.note("many_short", passage.article.short * 10 >= passage.article.passages * 5);
    shown.note("few_short", passage.article.short * 10 < passage.article.passages * 2);
    together(passage, words, shown);
}

fn together(passage: &Passage<'_, '_>, words: Words, shown: &mut Shown) {
    let page = passage.page;
    let reading = passage.reading;
    let open = passage.place().open;
    let Words { count, finite, capital, .. } = words;
    let attributed = reading.is_attributed();
    let speech = attributed && reading.has_speech_cue();
    let evidence = reading.evidence().filter(|_| attributed);
    let is = |one: Evidence| evidence == Some(one);
    let before = |class: Class| open > 0 && page.is(open - 1, class);
    let determiner = before(Class::DETERMINER);
    let cue_two_before = open >= 2 && page.verb(open - 2).is_some() && attributed;
    let short = count <= 3;
    let article = passage.article;
    let scare = article.attributed * 10 < article.passages * 4;
    shown.note("short_unattributed", short && !attributed);
    shown.note("short_attributed", short && attributed);
    shown.note("short_distant", short && is(Evidence::Distant));
    shown.note("short_governed", short && is(Evidence::Governed));
    shown.note("short_in_scare_article", short && scare);
    shown.note("long_unattributed", count > 7 && !attributed);
    shown.note("long_attributed", count > 7 && attributed);
    shown.note("middle_unattributed", matches!(count, 4..=7) && !attributed);
    shown.note("verb_unattributed", finite && !attributed);
    shown.note("verb_attributed", finite && attributed);
    shown.note("determiner_attributed", determiner && attributed);
    shown.note("determiner_unattributed", determiner && !attributed);
    shown.note("of_attributed", before(Class::OF) && attributed);
    shown.note("que_without_verb", before(Class::QUE) && !finite);
    shown.note("capital_short", capital && short);
    shown.note("capital_unattributed", capital && !attributed);
    shown.note("no_verb_long", !finite && count > 7);
    shown.note("incise_capital", is(Evidence::Incise) && capital);
    shown.note("incise_short", is(Evidence::Incise) && short);
    shown.note("incise_verb", is(Evidence::Incise) && finite);
    shown.note("announced_capital", is(Evidence::Announced) && capital);
    shown.note("according_verb", is(Evidence::According) && finite);
    shown.note("governed_verb", is(Evidence::Governed) && finite);
    shown.note("cue_of", before(Class::OF) && cue_two_before);
    shown.note("cue_comme", open > 0 && page.str(open - 1) == "comme" && attributed);
    shown.note("cue_determiner", determiner && cue_two_before);
    shown.note("speech_que", speech && before(Class::QUE));
    shown.note(
        "repeated_unattributed",
        (article.repeated[passage.index] || article.repeats[passage.index]) && !attributed,
    );
    shown.note("often_attributed", article.times[passage.index] >= 3 && attributed);
    let cue = reading.attribution.as_ref().filter(|_| attributed).and_then(|found| found.cue);
    shown.note(
        "chanted",
        matches!(
            cue,
            Some(CueWord::Listed("scander" | "crier" | "clamer" | "chanter" | "hurler" | "entonner"))
        ),
    );
    shown.note("cue_preposition", before(Class::PREPOSITION) && cue_two_before);
    shown.note("cue_plural_short", cue_two_before && short && open > 0 && page.is(open - 1, Class::PLURAL));
}
