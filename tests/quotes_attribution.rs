//! Whose words a quotation gives, where somebody else stands nearer: in a clause that leads, in a line that points to another
//! article, in the name of a party, behind a verb that says nothing.

use detente::quotes::{Extractor, Quote};

/// The speaker of every quotation, `-` where there is none.
fn speakers(text: &str) -> Vec<String> {
    let name = |quote: Quote| quote.speaker.map_or_else(|| "-".to_owned(), |speaker| speaker.name);
    Extractor::new().extract(text).into_iter().map(name).collect()
}

/// Looks that every text gives these speakers.
fn each(cases: &[(&str, &[&str])]) {
    for &(text, expected) in cases {
        assert_eq!(speakers(text), expected, "{text}");
    }
}

#[test]
fn a_clause_that_grants_something_of_another_leaves_the_pronoun_to_whoever_spoke() {
    each(&[
        (
            "« Le bac doit repartir », a réclamé Ivo Castel. Même si le maire n'y est pour rien, il juge que « la ville \
             regarde ailleurs ».",
            &["Ivo Castel", "Ivo Castel"],
        ),
        (
            "« Le bac doit repartir », a réclamé Ada Lorme. Bien que la préfète ait consulté les pêcheurs, elle estime que \
             « rien n'avance ».",
            &["Ada Lorme", "Ada Lorme"],
        ),
    ]);
}

#[test]
fn the_pronoun_of_a_clause_that_leads_is_named_behind_the_comma() {
    each(&[
        (
            "Depuis qu'elle a promis « une digue neuve », Mira Sorel, 61 ans, reçoit des fleurs.",
            &["Mira Sorel"],
        ),
        (
            "Paul Riva part. S'il a parlé d'« un naufrage », Ivo Castel ne vend pas son bateau.",
            &["Ivo Castel"],
        ),
    ]);
}

#[test]
fn a_pronoun_in_a_relative_clause_that_leads_is_not_what_the_sentence_is_about() {
    each(&[
        (
            "Paul Riva attend au port. D'Oslo, où il préside un colloque, Ivo Castel est resté sur sa ligne. « Nous paierons », \
             a-t-il déclaré.",
            &["Ivo Castel"],
        ),
        (
            "Paul Riva attend au port. Dans une lettre qu'il a signée hier, Ivo Castel, l'un des gérants, a vidé son sac. « Je \
             pars », a-t-il lâché.",
            &["Ivo Castel"],
        ),
    ]);
}

#[test]
fn an_impersonal_verb_has_nobody_for_its_subject() {
    each(&[
        (
            "Paul Riva attend. Il s'agit de réagir « en plein jour » contre le silence, affirme à la presse Ada Lorme.",
            &["Ada Lorme"],
        ),
        ("Paul Riva attend. Il faudra dénoncer « un scandale », répète Ada Lorme.", &["Ada Lorme"]),
    ]);
}

#[test]
fn a_line_that_points_to_another_article_names_nobody_for_a_pronoun() {
    each(&[
        (
            "Ivo Castel a quitté la séance.\nLire aussi Riva défend le bac de nuit\n« Je ne signe pas », a-t-il dit.",
            &["Ivo Castel"],
        ),
        (
            "Ivo Castel a quitté la séance.\nLIRE AUSSI - Suivez la course en direct\n« Je ne signe pas », a-t-il lancé.",
            &["Ivo Castel"],
        ),
    ]);
}

#[test]
fn the_title_of_a_video_takes_no_speaker_from_the_text() {
    each(&[
        (
            "« Le bac coule », a prévenu Ada Lorme.\nLe port : « La nuit la plus longue » - Regarder sur Rive Live\n",
            &["Ada Lorme", "-"],
        ),
        (
            "« Le bac coule », a prévenu Ada Lorme.\nÀ bord : « Tout le monde rame » malgré le vent - Regarder sur Rive Live\n",
            &["Ada Lorme", "-"],
        ),
    ]);
}

#[test]
fn the_president_is_not_the_woman_who_presides_over_something_else() {
    each(&[
        (
            "Ivo Castel, président de la région, écoute. Ada Lorme, présidente de la Ligue des rameurs, a soupiré. « Nous \
             verrons », a répondu le président.",
            &["Ivo Castel"],
        ),
        (
            "Le président Ivo Castel écoute. Ada Lorme, présidente des Rameurs, proteste. Le président a promis « une écluse ».",
            &["Ivo Castel"],
        ),
    ]);
}

#[test]
fn an_office_whose_bearer_comes_later_means_whoever_was_named_before() {
    each(&[
        (
            "« Je rame », dit Ivo Castel. « Et je vote », a écrit le député du Haut-Lac.\nLe député LVR Paul Riva se tait.",
            &["Ivo Castel", "Ivo Castel"],
        ),
        (
            "« Je rame », dit Ada Lorme. « Et je vote », a écrit la sénatrice du Haut-Lac.\nLa sénatrice LVR Claire Sorel se tait.",
            &["Ada Lorme", "Ada Lorme"],
        ),
    ]);
}

#[test]
fn a_demonstrative_points_at_whoever_was_named_last() {
    let far =
        "Le géologue Paul Riva se tait. ".to_owned() + &"La crue monte, et les quais sont vides. ".repeat(9);
    let first = far.clone() + "Puis Ivo Castel est venu. Ce géologue a dénoncé « un gâchis ».";
    let second = far + "Au port, Ivo Castel regarde l'eau. « Trop tard », soupire ce géologue.";
    each(&[(&first, &["Ivo Castel"]), (&second, &["Ivo Castel"])]);
}

#[test]
fn whoever_stands_at_a_place_is_meant_by_the_relative_pronoun() {
    each(&[
        (
            "Des élus ont ramé, telle Ada Lorme dans le Haut-Lac, qui promet « un bac gratuit ».",
            &["Ada Lorme"],
        ),
        ("On a vu passer Ivo Castel à Valdor, qui dénonce « une farce ».", &["Ivo Castel"]),
    ]);
}

#[test]
fn a_source_is_nobodys_description() {
    each(&[
        (
            "Le vote tarde chez LVR, selon une source du groupe, qui assure que « rien n'est joué ».",
            &["source du groupe"],
        ),
        (
            "Le vote tarde chez LVR, selon une élue du groupe, qui affirme que « rien n'est joué ».",
            &["élue du groupe"],
        ),
    ]);
}

#[test]
fn the_article_in_the_name_of_a_party_opens_no_subject() {
    each(&[
        (
            "Ivo Castel, le président de Debout la Rive, a accusé la ville de « noyer » le port.",
            &["Ivo Castel"],
        ),
        ("Ada Lorme, la patronne de Sauvons la Rive, a réclamé « un vote ».", &["Ada Lorme"]),
    ]);
}

#[test]
fn a_family_name_with_its_article_is_a_name_where_it_stands_alone() {
    each(&[
        (
            "Jean-Yves Le Drian attend au port. Selon Le Drian, la ville « peut payer ».",
            &["Jean-Yves Le Drian"],
        ),
        ("Bruno Le Maire arrive au port. « Non », a dit hier Le Maire.", &["Bruno Le Maire"]),
    ]);
}

#[test]
fn a_capital_without_its_accent_is_a_preposition() {
    each(&[
        ("A Valdor, Mira est venue dénoncer le bac, assurant avoir vu « des rats partout ».", &["Mira"]),
        ("A Rennes, Ada Lorme a pris la parole, réclamant « un bac de nuit ».", &["Ada Lorme"]),
    ]);
}

#[test]
fn what_meets_a_need_or_makes_sure_of_a_thing_is_not_said() {
    each(&[
        (
            "Le port est prêt à répondre aux besoins « sans délai », indique une source proche du dossier.",
            &["source proche du dossier"],
        ),
        ("Ada Lorme a affirmé à Valdor que la région assurerait « l'entretien du bac ».", &["Ada Lorme"]),
        ("Ada Lorme a affirmé à Valdor que le port va répondre à la crue par « une digue ».", &["Ada Lorme"]),
    ]);
}

#[test]
fn whoever_is_named_as_asking_asks_though_a_source_tells_of_it() {
    each(&[
        (
            "Selon la mairie, Ada Lorme a salué les rameurs et leur a demandé de « tenir la rive ».",
            &["Ada Lorme"],
        ),
        ("Selon la mairie, Ivo Castel a remercié les rameurs qui « ont tenu la rive ».", &["Ivo Castel"]),
    ]);
}

#[test]
fn a_question_between_marks_ends_its_sentence() {
    each(&[
        (
            "« Que faire ? », demande Paul Riva. « Faut-il partir ou ramer ? » Car Ivo Castel a bâti sa vie sur « l'eau douce ».",
            &["Paul Riva", "Paul Riva", "Ivo Castel"],
        ),
        (
            "« Que faire ? », demande Paul Riva. « Faut-il ramer ? » Or Ada Lorme a placé sa vie sous le signe de « l'eau douce ».",
            &["Paul Riva", "Paul Riva", "Ada Lorme"],
        ),
    ]);
}

#[test]
fn a_name_between_marks_right_behind_the_verb_speaks() {
    each(&[
        ("« Je rame encore », lance « Milo », 65 ans.", &["Milo", "-"]),
        ("« Je veux dormir », résume « Zaza » sur son quai.", &["Zaza", "-"]),
    ]);
}

#[test]
fn words_read_on_a_thing_are_nobodys() {
    each(&[
        ("« La rive aux rameurs », pouvait-on lire sur une banderole.", &["-"]),
        ("« Le bac ou rien », lit-on sur les pancartes.", &["-"]),
        (
            "Sur les pancartes, on pouvait lire « le bac ou rien ».\n« Nous ramons », explique Ada Lorme.",
            &["-", "Ada Lorme"],
        ),
    ]);
}

#[test]
fn what_a_house_is_others_say_of_it() {
    each(&[
        ("Le gouvernement est « figé dans la vase ».", &["-"]),
        ("La France « est en train de couler ».", &["-"]),
    ]);
}

#[test]
fn somebody_of_several_speaks_and_what_a_gerund_tells_of_does_not() {
    each(&[
        (
            "Les rameurs ont renoncé pour « raisons de santé », ont annoncé deux de ses membres à la presse.",
            &["deux de ses membres"],
        ),
        (
            "« Nous partons », ont déclaré trois de nos voisins en évoquant des « menaces ».",
            &["trois de nos voisins", "trois de nos voisins"],
        ),
    ]);
}

#[test]
fn a_plural_noun_without_article_takes_no_name_behind_its_comma() {
    each(&[
        (
            "Signe d'un port qui peine à se choisir des représentants, Ivo Castel s'est retiré. « Je rame seul », a-t-il expliqué.",
            &["Ivo Castel"],
        ),
        (
            "Dans une ville qui manque de médecins, Ada Lorme s'est installée. « Je reste », a-t-elle assuré.",
            &["Ada Lorme"],
        ),
    ]);
}

#[test]
fn a_quotation_that_opens_like_a_pointer_is_read_like_any_other() {
    for text in ["« Lire aussi rend heureux »", "« A aussi menti »", "« LIRE AUSSI", "« Voir aussi »"]
    {
        assert_eq!(speakers(text), ["-"], "{text}");
    }
}

#[test]
fn names_in_capitals_keep_their_particle() {
    each(&[
        ("CLAIRE DE LORME a dit « non ».", &["CLAIRE DE LORME"]),
        ("PAUL LE RIVA : « Le bac est parti depuis lundi. »", &["PAUL LE RIVA"]),
    ]);
}

#[test]
fn a_house_says_what_it_wants_and_others_say_what_it_is() {
    each(&[
        ("La France est « prête à rouvrir le port ».", &["France"]),
        ("Le gouvernement est « déterminé à tenir le quai ».", &["gouvernement"]),
        ("Le gouvernement est « figé depuis des mois ».", &["-"]),
    ]);
}

#[test]
fn participles_of_feeling_tell_of_the_subject_and_charges_do_not() {
    each(&[
        ("Convaincue que « le port vivra », Ada Lorme a vendu sa maison.", &["Ada Lorme"]),
        ("Jugé pour « outrage », Ivo Castel a été relaxé.", &["-"]),
        ("Aux cris de « vive la digue », la préfète a salué la foule.", &["-"]),
        ("Aux cris de « vive la digue », les marins ont salué la foule.", &["marins"]),
    ]);
}

#[test]
fn whoever_heads_a_house_is_not_the_one_person_named_before() {
    each(&[
        (
            "Ivo Castel a été agressé lundi. « Il va mieux », dit le directeur de l'hôpital.",
            &["directeur de l'hôpital"],
        ),
        (
            "Mira Sorel a été primée lundi. « Elle travaille dur », dit la directrice de l'école.",
            &["directrice de l'école"],
        ),
    ]);
}

#[test]
fn a_place_before_a_relative_clause_has_a_name() {
    each(&[(
        "Le maire a rencontré Ivo Castel au ministère, qui dément « toute fuite dans la presse ».",
        &["ministère"],
    )]);
}
