//! Rules for quotes one by one, each at the point where it could be off by a word: sentences made for the comments beside the rules.

use detente::quotes::{Extractor, QuoteKind};

/// The words and the speaker of every statement and fragment; `-` where nobody is named.
fn said(text: &str) -> Vec<(String, String)> {
    let quotes = Extractor::new().extract(text);
    let told = quotes.into_iter().filter(|quote| quote.kind != QuoteKind::Other);
    told.map(|quote| {
        let words = quote.words(text);
        (words, quote.speaker.map_or_else(|| "-".to_owned(), |speaker| speaker.name))
    })
    .collect()
}

/// Asserts of each text who says the last of its quotes, and what.
fn assert_last(cases: &[(&str, &str, &str)]) {
    for (text, words, speaker) in cases {
        let found = said(text);
        let last = found.last().map(|(words, speaker)| (words.as_str(), speaker.as_str()));
        assert_eq!(last, Some((*words, *speaker)), "{text}");
    }
}

#[test]
fn selon_is_followed_through_the_words_that_somebody_uses() {
    assert_last(&[
        (
            "Selon les termes employés par Ada Lorme, la digue est « une passoire ».",
            "une passoire",
            "Ada Lorme",
        ),
        ("Selon 27 000 personnes, le port « ne fermera jamais ».", "ne fermera jamais", "27 000 personnes"),
    ]);
}

#[test]
fn a_number_of_thousands_is_one_number() {
    assert_last(&[
        ("« Nous resterons », crient 27 000 personnes.", "Nous resterons", "27 000 personnes"),
        ("« Nous resterons », ont crié 27 000 manifestants.", "Nous resterons", "27 000 manifestants"),
    ]);
}

#[test]
fn a_speaker_may_stand_behind_the_body_that_he_spoke_before() {
    assert_last(&[
        ("« Le pont tiendra », a dit devant le Haut Conseil Paul Riva.", "Le pont tiendra", "Paul Riva"),
        ("« Le pont tiendra », a dit au Forum Nord Sud Paul Riva.", "Le pont tiendra", "Paul Riva"),
        ("« Le pont tiendra », a dit le député La Rive insoumise Ada Lorme.", "Le pont tiendra", "Ada Lorme"),
        ("« Le pont tiendra », assure le maire de 54 ans Paul Riva.", "Le pont tiendra", "Paul Riva"),
    ]);
}

#[test]
fn a_name_of_six_letters_may_have_one_slip_and_a_long_one_two() {
    assert_last(&[
        (
            "La juge Nadia Lormel a parlé. « Rien n'est joué », a noté Mme Lormal.",
            "Rien n'est joué",
            "Nadia Lormel",
        ),
        ("La juge Nadia Lorme a parlé. « Rien n'est joué », a noté Mme Lorma.", "Rien n'est joué", "Lorma"),
        (
            "La juge Nadia Belkorova a parlé. « Rien n'est joué », a noté Mme Belkarovva.",
            "Rien n'est joué",
            "Nadia Belkorova",
        ),
        (
            "La juge Nadia Belkova a parlé. « Rien n'est joué », a noté Mme Belkuvva.",
            "Rien n'est joué",
            "Belkuvva",
        ),
    ]);
}

#[test]
fn an_office_of_one_word_is_its_bearer_whatever_its_field() {
    assert_last(&[
        (
            "Paul Riva, ministre, est à Oslo. « Rien n'est joué », a noté le ministre de la Justice.",
            "Rien n'est joué",
            "Paul Riva",
        ),
        (
            "Paul Riva, ministre des Finances, est à Oslo. « Rien n'est joué », a noté le ministre de la Justice.",
            "Rien n'est joué",
            "ministre de la Justice",
        ),
    ]);
}

#[test]
fn a_sentence_goes_on_after_its_quotation_only_without_a_full_stop() {
    assert_last(&[
        ("« Le pont tiendra. » il pleut, dit Ada Lorme.", "Le pont tiendra.", "Ada Lorme"),
        ("« Le pont tiendra » Depuis hier, a dit Ada Lorme, il pleut.", "Le pont tiendra", "Ada Lorme"),
    ]);
}

#[test]
fn a_closer_without_opener_takes_a_sentence_of_three_words_and_no_shorter() {
    assert_last(&[("Ils partent demain », a dit Ada Lorme.", "Ils partent demain", "Ada Lorme")]);
    assert_eq!(said("Ils partent », a dit Ada Lorme."), []);
}

#[test]
fn a_pronoun_is_of_the_gender_of_the_first_name_behind_a_title() {
    let text = "Me Maria Lorme est là avec Paul Riva. « Rien n'est joué », a-t-il noté.";
    assert_last(&[(text, "Rien n'est joué", "Paul Riva")]);
}

#[test]
fn the_sentence_of_a_quotation_ends_with_a_quotation_that_is_a_sentence() {
    let text = "Ada Lorme a dit hier « Le pont tiendra » et que « La mer monte. » Il est parti.";
    let quotes = Extractor::new().extract(text);
    assert_eq!(
        quotes[0].context.of(text),
        "Ada Lorme a dit hier « Le pont tiendra » et que « La mer monte. »"
    );
}
