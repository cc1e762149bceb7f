//! Speakers across sentences: who goes on, who is meant by another name, and which words of a sentence are nobody's.

use detente::quotes::{Extractor, Quote, QuoteKind};

fn quotes(text: &str) -> Vec<Quote> {
    Extractor::new().extract(text)
}

/// The speaker of every quotation, `-` where there is none.
fn speakers(text: &str) -> Vec<String> {
    let name = |quote: Quote| quote.speaker.map_or_else(|| "-".to_owned(), |speaker| speaker.name);
    quotes(text).into_iter().map(name).collect()
}

/// Looks that every text gives these speakers.
fn each(cases: &[(&str, &[&str])]) {
    for &(text, expected) in cases {
        assert_eq!(speakers(text), expected, "{text}");
    }
}

#[test]
fn a_number_and_a_short_word_are_no_initials() {
    each(&[
        (
            "Un camion s'est couché sur l'A8. Ada Lorme a pris peur. « J'ai freiné », dit-elle.",
            &["Ada Lorme"],
        ),
        (
            "Un film raconte Jack Ma. Le fondateur de Lormex, Ivo Castel, l'a vu : « C'est long ».",
            &["Ivo Castel"],
        ),
        ("« La mer monte », a noté J. Riva. « Il faut partir », a-t-il ajouté.", &["J. Riva", "J. Riva"]),
    ]);
}

#[test]
fn a_name_with_a_particle_ends_the_complement_before_it() {
    each(&[
        (
            "« Tout est prêt », a dit le préfet de La Réunion Étienne de Pont-Levoy.",
            &["Étienne de Pont-Levoy"],
        ),
        ("« Tout est prêt », a dit le maire de Paris Hugo de Castel.", &["Hugo de Castel"]),
    ]);
}

#[test]
fn a_description_between_commas_leaves_the_relative_clause_to_the_name() {
    each(&[
        (
            "Le colonel Paul Riva, du centre de secours de Valdor, qui rappelle : « Appelez le 18 », part.",
            &["Paul Riva"],
        ),
        ("On attend Ada Lorme, une habituée du port, qui répète : « Rien ne bouge ».", &["Ada Lorme"]),
    ]);
}

#[test]
fn whoever_sent_a_message_wrote_it() {
    each(&[
        ("Le Courrier publie un SMS envoyé par Ada Lorme : « Tout va bien ».", &["Ada Lorme"]),
        (
            "La radio a lu une lettre signée par le maire, Paul Riva : « Nous partirons demain ».",
            &["Paul Riva"],
        ),
    ]);
}

#[test]
fn an_office_has_other_names() {
    each(&[
        (
            "La secrétaire d'État à l'Égalité, Ada Lorme, a répondu. La ministre a dit « assumer ».",
            &["Ada Lorme"],
        ),
        (
            "La ministre espagnole de la Réforme rurale et du Défi maritime, Ada Lorme, est venue. \
             Paul Riva aussi. La ministre espagnole : « On tiendra ».",
            &["Ada Lorme"],
        ),
        (
            "Le maire de Valdor, Paul Riva, est là. Ivo Castel aussi. L'édile est remonté : « On tiendra ».",
            &["Paul Riva"],
        ),
        (
            "« Jamais », a dit le patron du LVR Paul Riva. Le chef de file de l'UDR a souri. « Si », dit-il.",
            &["Paul Riva", "chef de file de l'UDR"],
        ),
    ]);
}

#[test]
fn a_source_may_be_a_man_and_a_witness_is_himself() {
    each(&[
        (
            "« Non », a relevé un diplomate valdore. « Jamais », a asséné cette source.",
            &["diplomate valdore", "diplomate valdore"],
        ),
        ("Un témoin passait. Paul Riva l'a vu. « J'ai couru », raconte le témoin.", &["témoin"]),
    ]);
}

#[test]
fn a_pronoun_is_not_whom_its_sentence_leads_with() {
    each(&[
        ("Le pape a parlé. Dans sa réponse au président Paul Riva, il a déclaré : « J'essaie ».", &["pape"]),
        (
            "Ada Lorme a promis un vote. Interrogée par Nadia Belkor, elle a ajouté : « Ce sera bientôt ».",
            &["Ada Lorme"],
        ),
        ("Quant à Ivo Castel, il a promis « un vote ».", &["Ivo Castel"]),
    ]);
}

#[test]
fn a_pair_speaks_and_a_pointer_means_the_last_named() {
    each(&[
        (
            "Ada Lorme et Ivo Castel ont signé un texte. « Nous refusons », écrivent-ils.",
            &["Ada Lorme ; Ivo Castel"],
        ),
        (
            "« Vous mentez », lance Ada Lorme à Paul Riva. Lequel l'accuse : « On nous cache tout. »",
            &["Ada Lorme", "Paul Riva"],
        ),
        (
            "« J'ai froid », indique Paul Riva. Qui critique le port : « Tout est fermé ».",
            &["Paul Riva", "Paul Riva"],
        ),
        (
            "Paul Riva accuse Ivo Castel d'avoir « menti ». Ce dernier dément. « C'est faux », assure-t-il.",
            &["Paul Riva", "Ivo Castel"],
        ),
    ]);
}

#[test]
fn the_next_words_present_a_quotation() {
    each(&[
        ("« Rester à portée de voix. » Voilà ce que les élus conseillent à la ministre.", &["élus"]),
        ("« Une horreur », voilà comment Ivo Castel résume la nuit.", &["Ivo Castel"]),
        ("« Le peuple n'est jamais représenté. » Ce sévère jugement de Mirbel a vieilli.", &["Mirbel"]),
        ("« Je démissionne. » C'est par ces mots qu'Ada Lorme a quitté la mairie.", &["Ada Lorme"]),
        ("« Je démissionne » : c'est ainsi qu'Ivo Castel a quitté la salle.", &["Ivo Castel"]),
    ]);
}

#[test]
fn a_source_at_the_end_of_the_sentence_tells_all_of_it() {
    each(&[
        (
            "Les jeunes continuent de « jouer avec le feu », mais « sans gravité », selon la mairie de Valdor.",
            &["mairie de Valdor", "mairie de Valdor"],
        ),
        ("Le plan veut « rétablir l'équilibre » du port, d'après la préfecture.", &["préfecture"]),
    ]);
}

#[test]
fn an_opinion_may_follow_a_conjunction_or_stand_in_a_relative_clause() {
    each(&[
        (
            "« Tout va bien », croit Paul Riva. Mais pour Ada Lorme, « rien ne va ».",
            &["Paul Riva", "Ada Lorme"],
        ),
        ("Une idée que refuse Ivo Castel, pour qui « rien n'est réglé ».", &["Ivo Castel"]),
        ("Ada Lorme s'est réjouie. « Un écran de fumée », pour Ivo Castel.", &["Ivo Castel"]),
    ]);
}

#[test]
fn the_subject_stands_behind_the_clause_that_opens_the_sentence() {
    each(&[
        (
            "Alors que Paul Riva dénonce des abus, la ministre de la Pêche s'inquiète et appelle à « un sursaut ».",
            &["ministre de la Pêche"],
        ),
        (
            "LE GRAND FORMAT - Alors que Paul Riva se tait, Ada Lorme a parlé, évoquant « une honte ».",
            &["Ada Lorme"],
        ),
    ]);
}

#[test]
fn labels_and_times_are_nobody() {
    each(&[
        ("LE GRAND FORMAT - « Le port ferme », a dit Ada Lorme.", &["Ada Lorme"]),
        ("Ce jour-là, il y eut « deux morts », a dit Ada Lorme.", &["Ada Lorme"]),
        (
            "« On attend », affirme au Figaro Pauline Boyer, porte-parole d'Alto, l'une des associations.",
            &["Pauline Boyer"],
        ),
    ]);
}

#[test]
fn a_title_between_marks_stands_before_a_name() {
    each(&[
        (
            "« On tiendra », plaide l'initiateur de la « Marche des ports », Laurent Soulier.",
            &["Laurent Soulier", "-"],
        ),
        ("« On rit », dit la fondatrice des « Nuits d'Arvel », Nadia Belkor.", &["Nadia Belkor", "-"]),
    ]);
}

#[test]
fn whoever_is_charged_says_nothing() {
    for text in [
        "Ivo Castel a été mis en examen pour « abus de confiance ».",
        "Paul Riva est poursuivi pour « escroquerie en bande organisée ».",
    ] {
        assert_eq!(speakers(text), ["-"], "{text}");
    }
}

#[test]
fn a_call_is_somebodys_words() {
    for text in [
        "Éric Castel a appelé à « retourner à Valdor » samedi.",
        "Le syndicat appelle au « blocage total » du port.",
    ] {
        assert_eq!(quotes(text)[0].kind, QuoteKind::Fragment, "{text}");
    }
}

#[test]
fn to_add_without_a_subject_goes_on() {
    each(&[
        (
            "Ivo Castel est formel : « Il reste de la place. » Et d'ajouter : « Venez ».",
            &["Ivo Castel", "Ivo Castel"],
        ),
        (
            "« Le pont tiendra », dit Ada Lorme. Et de conclure : « Nous verrons ».",
            &["Ada Lorme", "Ada Lorme"],
        ),
    ]);
}

#[test]
fn an_incise_denies_nothing() {
    let text = "« On souffre », dit Paul Riva. Sa voisine Katia, qui a « tout perdu », faute d'argent, ne dira pas \
                le contraire. « Tous sont partis », dit-elle.";
    assert_eq!(speakers(text), ["Paul Riva", "Katia", "Katia"]);
}

#[test]
fn whoever_asks_who_said_it_names_nobody() {
    each(&[
        ("La maire Ada Lorme a parlé hier. Qui a dit que « la digue tient bon » ?", &["-"]),
        ("La maire Ada Lorme a parlé hier. Qui a promis que « le port vivra » ?", &["-"]),
    ]);
}
