//! Whose words a quotation gives, where the sentence names somebody who only passes them on, counts the crowd, is compared with
//! the speaker, or is what the verb acts on.

use detente::quotes::{Extractor, Quote, QuoteKind};

/// The speaker of every quotation that is somebody's, `-` where none is named.
fn speakers(text: &str) -> Vec<String> {
    let name = |quote: Quote| quote.speaker.map_or_else(|| "-".to_owned(), |speaker| speaker.name);
    let said = |quote: &Quote| quote.kind != QuoteKind::Other;
    Extractor::new().extract(text).into_iter().filter(said).map(name).collect()
}

/// Looks that every text gives these speakers.
fn each(cases: &[(&str, &[&str])]) {
    for &(text, expected) in cases {
        assert_eq!(speakers(text), expected, "{text}");
    }
}

#[test]
fn whoever_relates_what_another_said_did_not_say_it() {
    each(&[
        (
            "La gérante Ada Lorme a estimé que le lac « monte trop vite », a relaté Ivo Castel.",
            &["Ada Lorme"],
        ),
        (
            "Reçue hier au port, Ada Lorme a promis des « digues plus hautes », a rapporté l'agence Delta.",
            &["Ada Lorme"],
        ),
    ]);
}

#[test]
fn whoever_is_only_compared_with_the_speaker_did_not_say_it() {
    each(&[
        (
            "Mira Sorel a souhaité « une trêve », rappelant que la ville était en « alerte rouge », comme l'avait annoncé lundi \
             Ivo Castel.",
            &["Mira Sorel", "Mira Sorel"],
        ),
        ("« Il faut, comme l'a proposé le Sénat, supprimer la taxe », a plaidé Mira Sorel.", &["Mira Sorel"]),
        (
            "« Le plus simple est, comme l'a suggéré Ivo Castel, de fermer le pont », a plaidé Mira Sorel.",
            &["Mira Sorel"],
        ),
    ]);
}

#[test]
fn a_source_in_brackets_gives_a_number_and_no_words() {
    each(&[
        (
            "La foule de 3.200 marins (selon la préfecture) a suivi le quai où des tags réclamaient « du poisson pour tous ».",
            &[],
        ),
        (
            "A Valdor, 2.500 personnes selon la police, dont des pêcheurs, ont quitté la place, scandant « rendez-nous le lac ».",
            &["2.500 personnes"],
        ),
    ]);
}

#[test]
fn a_share_of_people_says_what_a_poll_counts() {
    each(&[
        (
            "Peu convaincus par le plan d'Ivo Castel, 80 % des habitants pensent que la taxe « ne servira à rien ».",
            &["80 % des habitants"],
        ),
        ("Ivo Castel recule. 71 % des sondés jugent « la hausse inutile ».", &["71 % des sondés"]),
    ]);
}

#[test]
fn whoever_is_made_to_say_something_says_it() {
    each(&[
        ("Une lenteur qui fait dire à Ada Lorme que le chantier « n'avance pas ».", &["Ada Lorme"]),
        ("Ce retard faisait dire au maire que la digue « ne tiendrait plus ».", &["maire"]),
    ]);
}

#[test]
fn a_clause_of_contrast_has_a_subject_of_its_own() {
    each(&[
        (
            "« Le lac attend », titre Le Courrier, tandis que La Gazette dessine un maire « débordé ».",
            &["Courrier", "-"],
        ),
        (
            "« Le pont tiendra », promet Ada Lorme, alors que Mira Sorel dépeint une digue « à bout ».",
            &["Ada Lorme", "Mira Sorel"],
        ),
    ]);
}

#[test]
fn a_plural_verb_is_that_of_those_among_whom_a_name_is_counted() {
    each(&[
        (
            "« Quelle chance », se réjouissent plusieurs élus, dont Ada Lorme, du lac, et Ivo Castel, de la rive, qui voient dans \
             ce vote une « ouverture ».",
            &["élus", "élus"],
        ),
        (
            "Plusieurs pêcheurs, dont Ivo Castel, de la rive, qui dénoncent « un abandon », resteront à quai.",
            &["pêcheurs"],
        ),
    ]);
}

#[test]
fn a_crowd_in_marks_is_the_subject_and_what_its_verb_acts_on_is_not() {
    each(&[
        (
            "De nombreux « bonnets verts » dénoncent ces débordements, appelant à éviter « l'amalgame ».",
            &["bonnets verts"],
        ),
        (
            "Nombre de « bonnets verts » lui niaient toute légitimité, affirmant que le débat était « dans la rue ».",
            &["bonnets verts"],
        ),
    ]);
}

#[test]
fn the_addressee_may_hide_the_speaker_before_the_group_that_she_speaks_for() {
    for (text, speaker) in [
        (
            "« C'est non », a expliqué à LCVTV Laetitia Corvin, porte-voix des « bonnets verts » du lac.",
            "Laetitia Corvin",
        ),
        (
            "« C'est oui », a répondu à LCVTV Jonas Corvin, élu avec l'appui des « bonnets verts ».",
            "Jonas Corvin",
        ),
    ] {
        assert_eq!(speakers(text)[0], speaker, "{text}");
    }
}

#[test]
fn somebody_else_goes_on_even_when_nobody_is_named() {
    each(&[
        (
            "« C'est le jeu », reconnaît un conseiller. « Au plus tard en mai », assurent beaucoup dans la majorité.",
            &["conseiller", "beaucoup dans la majorité"],
        ),
        (
            "« On nous chasse », racontent des pêcheurs. Certains ont ironisé : « Regardez, ils sont plus nombreux que nous. »",
            &["pêcheurs", "Certains"],
        ),
    ]);
}

#[test]
fn whoever_our_reporter_met_speaks_in_what_follows() {
    each(&[
        (
            "Notre envoyé spécial Ivo Castel a rencontré Denis, un pêcheur du lac. « On est épuisés », dit-il.",
            &["Denis"],
        ),
        (
            "Notre journaliste Mira Sorel a croisé Jonas Corvin, un batelier. « On est à bout. »",
            &["Jonas Corvin"],
        ),
    ]);
}

#[test]
fn what_others_are_wished_to_do_is_told_in_the_words_of_whoever_wishes_it() {
    each(&[
        (
            "« Tout vient de là », souligne Ada Lorme. Elle souhaite que la ville offre « de vraies réponses » aux pêcheurs.",
            &["Ada Lorme", "Ada Lorme"],
        ),
        ("Ivo Castel exige que le port offre « un quai digne » aux bateliers.", &["Ivo Castel"]),
    ]);
}

#[test]
fn an_announcement_by_somebody_is_hers_whoever_confirms_it() {
    each(&[
        (
            "La mairie a confirmé l'annonce par la gérante Ada Lorme que la visite était « reportée ».",
            &["Ada Lorme"],
        ),
        ("Le port a démenti l'annonce par Ivo Castel que le quai serait « vendu ».", &["Ivo Castel"]),
    ]);
}

#[test]
fn a_few_words_between_two_sentences_are_a_heading() {
    each(&[
        (
            "« Le lac monte », a prévenu Ada Lorme.« On ferme »Au port, les bateliers attendent.",
            &["Ada Lorme", "-"],
        ),
        ("« Le lac monte », a prévenu Ada Lorme.\n« Du concret »\nLa ville attend.", &["Ada Lorme", "-"]),
    ]);
}

#[test]
fn what_is_written_on_things_is_not_whoever_spoke_before() {
    each(&[
        (
            "« Ça suffit », dit Carole. Sur les quais, des pancartes dépassent : « Nous ne paierons plus la taxe », « Le lac ne nous \
             rend rien ».",
            &["Carole", "-", "-"],
        ),
        (
            "« Ça suffit », dit Carole. « Nous ne paierons plus la taxe » est un slogan du port.",
            &["Carole", "-"],
        ),
    ]);
}

#[test]
fn capitals_that_open_a_sentence_and_no_name() {
    each(&[
        ("Ivo Castel a parlé. Bref, il juge que « rien ne va ».", &["Ivo Castel"]),
        (
            "Ivo Castel a refusé. Allant jusqu'à comparer le port à une prison, il a lancé : « Je ne plierai pas. »",
            &["Ivo Castel"],
        ),
    ]);
}

#[test]
fn a_stressed_pronoun_is_no_subject() {
    each(&[
        (
            "« On tiendra », dit Murielle.\nConvaincue elle aussi que la grève durera, Lise Corvin a défilé au port. « On veut \
             vivre », a-t-elle déclaré.",
            &["Murielle", "Lise Corvin"],
        ),
        (
            "« On tiendra », dit Murielle.\nDécidée elle aussi à rester, Lise Corvin campe au port. « On veut vivre », \
             souffle-t-elle.",
            &["Murielle", "Lise Corvin"],
        ),
    ]);
}

#[test]
fn the_gathering_during_which_somebody_speaks_does_not_hide_the_name() {
    each(&[
        (
            "Deux hommes sont partis, selon un gendarme.\nLors d'une de ces rencontres Laurent Corvin, chauffeur au port, a estimé \
             que « la colère monte ».",
            &["Laurent Corvin"],
        ),
        (
            "Deux hommes sont partis, selon un gendarme.\nÀ l'issue de cette réunion Lise Corvin, batelière, a jugé que « rien ne \
             bouge ».",
            &["Lise Corvin"],
        ),
    ]);
}

#[test]
fn a_source_behind_a_date_or_an_age_counts_nobody() {
    each(&[
        ("En 2019, selon Ada Lorme, le chantier était « à l'arrêt ».", &["Ada Lorme"]),
        ("Âgé de 51 ans, selon le parquet, le pêcheur a agi « sans réfléchir ».", &["parquet"]),
        ("Le barrage (selon la mairie) est « hors d'âge ».", &["mairie"]),
    ]);
}

#[test]
fn the_last_words_of_a_paragraph_are_no_heading() {
    each(&[
        (
            "Le maire Ivo Castel s'impatiente. « Nous perdons l'hiver »\n\nLe quai rouvre lundi.",
            &["Ivo Castel"],
        ),
        ("« L'eau monte », confie Ada Lorme. « Mais on reste »", &["Ada Lorme", "Ada Lorme"]),
    ]);
}

#[test]
fn whoever_tells_of_somebody_unnamed_has_the_words() {
    each(&[
        ("Il lui a promis « une barque neuve », raconte Ada Lorme.", &["Ada Lorme"]),
        ("La mairie parle d'un quai « sûr », comme le dit Ivo Castel.", &["Ivo Castel"]),
        ("Mira Sorel a fait remarquer à Ivo Castel que la digue était « percée ».", &["Mira Sorel"]),
    ]);
}
