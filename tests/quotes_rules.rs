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

#[test]
fn an_incise_may_follow_a_question_or_an_exclamation() {
    assert_last(&[
        ("Il est parti. « Où vas-tu ? demande Ada Lorme »", "Où vas-tu ?", "Ada Lorme"),
        ("« Le pont tiendra ! lance Ada Lorme. On partira ».", "Le pont tiendra ! On partira", "Ada Lorme"),
    ]);
}

#[test]
fn a_title_written_out_ends_its_sentence_as_any_word() {
    let text = "« Rien n'est joué », a noté Madame. Ada Lorme est partie.";
    assert_last(&[(text, "Rien n'est joué", "Madame")]);
}

#[test]
fn every_kin_of_selon_names_its_speaker() {
    for before in [
        "Selon",
        "D'après",
        "D’après",
        "Pour",
        "Aux yeux d'",
        "Aux dires d'",
        "De l'avis d'",
        "De l'aveu d'",
        "De l'aveu même d'",
        "À en croire",
    ] {
        let space = if before.ends_with('\'') { "" } else { " " };
        let text = format!("{before}{space}Ada Lorme, la digue est « une passoire ».");
        assert_last(&[(text.as_str(), "une passoire", "Ada Lorme")]);
    }
    assert_last(&[("« Une passoire rouillée », dixit Ada Lorme.", "Une passoire rouillée", "Ada Lorme")]);
}

#[test]
fn a_name_in_brackets_or_behind_a_dash_signs_a_quotation() {
    assert_last(&[
        ("« Le pont tiendra ». (Ada Lorme, maire de Brest)", "Le pont tiendra", "Ada Lorme"),
        ("« Le pont tiendra » . — Ada Lorme, maire de Brest", "Le pont tiendra", "Ada Lorme"),
    ]);
}

#[test]
fn a_participle_between_marks_is_somebodys_own_behind_its_auxiliary_alone() {
    assert_last(&[("Ada Lorme a « perdu patience » hier.", "perdu patience", "Ada Lorme")]);
    assert_eq!(said("Ada Lorme « vendu le port »."), []);
}

#[test]
fn a_participle_takes_the_subject_behind_its_comma() {
    assert_last(&[
        (
            "Ada Lorme est venue hier. Dénonçant « une passoire », elle est partie.",
            "une passoire",
            "Ada Lorme",
        ),
        (
            "Ada Lorme est venue hier. En dénonçant « une passoire », elle est partie.",
            "une passoire",
            "Ada Lorme",
        ),
    ]);
}

#[test]
fn an_office_is_the_same_in_both_genders() {
    let text = "Ada Lorme, présidente du port, est là. « La digue cède », a dit le président du port.";
    assert_last(&[(text, "La digue cède", "Ada Lorme")]);
}

#[test]
fn selon_nous_has_a_cue_and_nobody_who_is_named() {
    let quotes = Extractor::new().extract("Selon nous, la digue est « une passoire ».");
    assert_eq!((quotes[0].kind, quotes[0].cue.as_deref()), (QuoteKind::Fragment, Some("selon")));
    assert_eq!(quotes[0].speaker, None);
}

#[test]
fn the_signs_of_a_passage_stand_at_its_place() {
    let text = "« Le pont tiendra », assure Paul Riva.";
    let signs = Extractor::new().signs(text);
    assert_eq!(signs.len(), 1);
    assert_eq!(signs[0].0.of(text), "Le pont tiendra");
    assert!(signs[0].1.len() > 1);
}

#[test]
fn a_name_with_two_sides_takes_that_of_the_words_beside_it() {
    let side = |text: &str| Extractor::new().extract(text)[0].actor.clone();
    let then = "« Nous avançons », a dit Ursula von der Leyen, ministre allemande de la Défense.";
    assert_eq!(side(then).as_deref(), Some("Allemagne"));
    let now = "« Nous avançons », a dit Ursula von der Leyen.";
    assert_eq!(side(now).as_deref(), Some("Union européenne"));
}

#[test]
fn a_quotation_runs_through_paragraphs_to_its_closer() {
    let text =
        "Ada Lorme a dit : « Le pont tiendra.\nIl a tenu cent ans.\nIl tiendra encore. » Elle est partie.";
    assert_last(&[(text, "Le pont tiendra. Il a tenu cent ans. Il tiendra encore.", "Ada Lorme")]);
}

#[test]
fn adverbs_may_part_an_auxiliary_from_its_participle() {
    let text = "« Le pont tiendra », avait ainsi déjà bien vite toujours encore déclaré Ada Lorme.";
    assert_last(&[(text, "Le pont tiendra", "Ada Lorme")]);
}

#[test]
fn a_year_of_five_digits_in_a_table_of_actors_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("actors.csv");
    std::fs::write(&path, "name,actor,from\nAda Lorme,Valdorie,20240\n").expect("a table");
    let error = Extractor::with_actors_of(&path).expect_err("no year");
    assert!(error.to_string().contains("20240"), "{error}");
    std::fs::write(&path, "name,actor,from\nAda Lorme,Valdorie,2024\n").expect("a table");
    assert!(Extractor::with_actors_of(&path).is_ok());
}

#[test]
fn a_verb_reports_in_its_conditional_and_behind_a_relative_pronoun() {
    assert_last(&[
        ("Les gens diraient « on nous cache des choses ».", "on nous cache des choses", "gens"),
        (
            "Le maire parle des riverains qui souhaiteraient « un pont sans péage ».",
            "un pont sans péage",
            "riverains",
        ),
        ("Il y a des gens qui estiment que le pont est « trop cher ».", "trop cher", "gens"),
    ]);
}

#[test]
fn a_straight_mark_that_nothing_closes_holds_whole_sentences_up_to_the_next_quotation() {
    let text = "\"Je ne sais pas ce que vaut ce pont. En mars, le maire s'en est vanté. \"Je n'y crois pas\", ajoute Ada Lorme.";
    let first = "Je ne sais pas ce que vaut ce pont. En mars, le maire s'en est vanté.";
    let words: Vec<String> = said(text).into_iter().map(|(words, _)| words).collect();
    assert_eq!(words, [first, "Je n'y crois pas"]);
}

#[test]
fn a_clause_behind_selon_is_a_statement() {
    let text = "Selon lui, le projet donne « l'impression que le port est vendu ».";
    assert_eq!(Extractor::new().extract(text)[0].kind, QuoteKind::Statement);
}

#[test]
fn what_is_written_on_a_thing_and_what_a_declaration_is_about_are_nobody_s_words() {
    for text in [
        "« Non à la digue », est-il écrit en bleu sur un hangar.",
        "À 15 heures, le ministre Paul Riva doit faire une déclaration « sur les taxes » devant les députés.",
    ] {
        assert_eq!(Extractor::new().extract(text)[0].kind, QuoteKind::Other, "{text}");
    }
}

#[test]
fn what_a_headline_is_about_is_not_said_by_the_one_whom_it_quotes() {
    let text = "« Bonnets verts » : « La mairie va devoir parler », dit Ada Lorme\nLa ministre attend.";
    let kinds: Vec<QuoteKind> = Extractor::new().extract(text).iter().map(|quote| quote.kind).collect();
    assert_eq!(kinds, [QuoteKind::Other, QuoteKind::Statement]);
}

#[test]
fn a_participle_between_marks_belongs_to_the_subject_of_its_auxiliary() {
    assert_last(&[("Ivo Castel est « figé dans son attitude ».", "figé dans son attitude", "Ivo Castel")]);
}

#[test]
fn a_body_s_english_name_takes_the_place_of_its_description_and_initials_do_not() {
    assert_last(&[
        (
            "La principale agence du port, la Port and River Agency (PRA), a averti, indiquant qu'il serait « très complexe » de réparer.",
            "très complexe",
            "Port and River Agency",
        ),
        (
            "Le premier syndicat du port, la LVR, prépare une marche pour dire « stop aux taxes ».",
            "stop aux taxes",
            "premier syndicat du port",
        ),
    ]);
}

#[test]
fn a_premier_ministre_is_the_person_whose_name_follows() {
    assert_last(&[
        ("« Le pont tiendra », a dit son Premier ministre Paul Riva.", "Le pont tiendra", "Paul Riva"),
        (
            "« Le pont tiendra », ont dit la mairesse et son Premier ministre Paul Riva.",
            "Le pont tiendra",
            "mairesse ; Paul Riva",
        ),
    ]);
}

#[test]
fn an_office_that_parties_share_is_not_that_of_a_stranger_named_before() {
    assert_last(&[
        (
            "Paul Riva, venu lundi, attend. Le président du Modem estime que les réponses sont « insuffisantes ».",
            "insuffisantes",
            "président du Modem",
        ),
        (
            "Paul Riva a quitté la mairie. « Ce serait un geste », a indiqué le premier secrétaire du Parti du port.",
            "Ce serait un geste",
            "Paul Riva",
        ),
    ]);
}

#[test]
fn des_opens_a_subject_where_a_clause_begins() {
    assert_last(&[(
        "Des violences ont éclaté lundi alors que des dizaines de jeunes scandaient « Riva démission » à Valdor.",
        "Riva démission",
        "dizaines de jeunes",
    )]);
}

#[test]
fn an_office_goes_to_whom_the_list_knows_in_it_however_often_another_is_named() {
    assert_last(&[(
        "Emmanuel Macron recevra Édouard Philippe lundi. « Le texte est bancal », a dit le premier ministre. Emmanuel Macron attend.",
        "Le texte est bancal",
        "Édouard Philippe",
    )]);
}

#[test]
fn neither_what_a_preposition_governs_nor_a_relative_clause_holds_the_subject() {
    assert_last(&[
        (
            "Devant le conseil, la fille d'Ada Lorme, qui a évoqué un « choc », a appelé « au calme ».",
            "au calme",
            "fille d'Ada Lorme",
        ),
        (
            "Sur les quais, un comité de riverains qui rassemble 2 000 personnes dénonce un « coup de force ».",
            "coup de force",
            "comité de riverains",
        ),
        ("Selon une étude publiée par l'institut Nadir, le pont est « trop cher ».", "trop cher", "étude"),
        ("Selon témoins et voisins, le pont est « trop bas ».", "trop bas", "témoins"),
    ]);
}

#[test]
fn a_text_may_open_with_its_source_or_its_quotation() {
    assert_last(&[
        ("Selon elle, le port ferme. « Nous perdrons tout. »", "Nous perdrons tout.", "elle"),
        ("« Non », « jamais », dit Ada Lorme.", "jamais", "Ada Lorme"),
    ]);
}

#[test]
fn the_name_of_a_country_in_two_words_does_not_run_into_that_of_its_ambassador() {
    assert_last(&[(
        "« Le calme revient », a précisé l'ambassadeur de Nouvelle Calédonie Paul Riva.",
        "Le calme revient",
        "Paul Riva",
    )]);
}
