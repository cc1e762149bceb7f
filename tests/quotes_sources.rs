//! Who speaks: the accused and their accusers, pairs, houses that are called by a noun, sources that the sentence names in
//! other ways than by a verb and its subject. Every sentence is made for its rule.

use detente::quotes::Extractor;

/// The speaker of every quotation, `-` where there is none.
fn speakers(text: &str) -> Vec<String> {
    let quotes = Extractor::new().extract(text);
    quotes.into_iter().map(|quote| quote.speaker.map_or_else(|| "-".to_owned(), |who| who.name)).collect()
}

/// Every text, and the speaker of each of its quotations.
fn check(cases: &[(&str, &[&str])]) {
    for (text, wanted) in cases {
        assert_eq!(speakers(text), *wanted, "{text}");
    }
}

#[test]
fn whoever_is_accused_does_not_speak() {
    check(&[
        ("Marc Belvaux est accusé de « tromperie aggravée ».", &["-"]),
        ("La directrice Odile Farge a été condamnée pour « abus de confiance ».", &["-"]),
        ("Denis Malvert est régulièrement présenté comme « le faiseur de rois ».", &["-"]),
    ]);
}

#[test]
fn the_accuser_stands_behind_par() {
    check(&[
        ("Marc Belvaux est accusé par ses voisins de « tout garder pour lui ».", &["voisins"]),
        ("Odile Farge est qualifiée d'« imprudente » par les enquêteurs.", &["enquêteurs"]),
        (
            "La gérante est soupçonnée par la cour des comptes d'avoir « caché des dépenses ».",
            &["cour des comptes"],
        ),
    ]);
}

#[test]
fn who_tells_of_a_charge_speaks() {
    check(&[
        ("Marc Belvaux est accusé de « tout garder pour lui », affirme Odile Farge.", &["Odile Farge"]),
        ("Selon Odile Farge, Marc Belvaux est accusé de « tout garder pour lui ».", &["Odile Farge"]),
    ]);
}

#[test]
fn two_names_before_a_plural_verb_speak_together() {
    check(&[
        (
            "Marc Belvaux et Odile Farge ont réclamé « une enquête sérieuse ».",
            &["Marc Belvaux ; Odile Farge"],
        ),
        ("M. Belvaux et Mme Farge dénoncent « une enquête bâclée ».", &["Belvaux ; Farge"]),
        ("Hier, Marc Belvaux et Odile Farge affirment : « Nous restons. »", &["Marc Belvaux ; Odile Farge"]),
    ]);
}

#[test]
fn a_plural_pronoun_means_both() {
    check(&[
        (
            "Les avocats Marc Belvaux et Odile Farge ont quitté la salle. « Nous reviendrons », ont-ils lancé.",
            &["Marc Belvaux ; Odile Farge"],
        ),
        (
            "Marc Belvaux et Odile Farge ont salué la foule. « Nous reviendrons », ont-ils promis.",
            &["Marc Belvaux ; Odile Farge"],
        ),
    ]);
}

#[test]
fn the_antecedent_of_pour_qui_speaks() {
    check(&[
        ("L'avocat Marc Belvaux, pour qui « rien n'est prouvé », fera appel.", &["Marc Belvaux"]),
        ("C'est l'avis de Marc Belvaux, pour qui « rien n'est prouvé ».", &["Marc Belvaux"]),
        ("Un conseiller, selon lequel « rien n'est prouvé », se tait depuis.", &["conseiller"]),
        ("La ministre, d'après laquelle « rien n'est prouvé », se tait depuis.", &["ministre"]),
    ]);
}

#[test]
fn a_house_can_be_adamant() {
    check(&[
        ("L'armée est catégorique : « Aucun tir n'est parti d'ici. »", &["armée"]),
        ("Le syndicat se veut rassurant : « Personne ne sera oublié. »", &["syndicat"]),
        ("Odile Farge ne cache pas sa colère : « Personne ne nous écoute. »", &["Odile Farge"]),
    ]);
}

#[test]
fn a_verbless_sentence_names_who_is_of_the_same_mind() {
    check(&[
        ("Même constat chez Odile Farge, fleuriste : « Les clients ne viennent plus. »", &["Odile Farge"]),
        ("Pareil pour Marc Belvaux, retraité : « Avec ça, on ne vit pas. »", &["Marc Belvaux"]),
    ]);
}

#[test]
fn a_noun_in_ment_or_for_something_said_is_the_subject() {
    check(&[
        ("Hier, le gouvernement dénonce « un recul de plus ».", &["gouvernement"]),
        ("Les élus partent, le parlement dénonçant « un recul de plus ».", &["parlement"]),
        ("Le communiqué évoque « des échanges francs et utiles ».", &["communiqué"]),
        ("Le rapport dénonce « des retards sans fin ».", &["rapport"]),
    ]);
}

#[test]
fn a_participle_has_a_subject_of_its_own() {
    check(&[
        ("La mairie recule, les oppositions fustigeant son « incompétence ».", &["oppositions"]),
        ("La mairie recule, les commerçants réclamant « une aide rapide ».", &["commerçants"]),
    ]);
}

#[test]
fn the_house_named_before_is_the_union_or_the_paper() {
    check(&[
        (
            "La CGT veut reprendre la main. Mardi, le syndicat a réclamé « une hausse des salaires ».",
            &["CGT"],
        ),
        ("La CGT est là. L'organisation syndicale a dénoncé « un mépris social ».", &["CGT"]),
        ("Le syndicat des dockers a dénoncé « un mépris social ».", &["syndicat des dockers"]),
    ]);
}

#[test]
fn a_station_or_an_agency_runs_into_the_name() {
    check(&[
        (
            "« On part », a dit à l'AFP Azim Nogar, 63 ans, un des organisateurs de la marche.",
            &["Azim Nogar"],
        ),
        ("« On part », a déclaré à Delta News Nil Van Bruck, un manifestant.", &["Nil Van Bruck"]),
        (
            "« On part », a assuré à l'Agence France-Presse Hakim Chahin, une autre figure du groupe.",
            &["Hakim Chahin"],
        ),
    ]);
}

#[test]
fn what_stands_between_verb_and_subject_is_no_subject() {
    check(&[
        (
            "« Le cap est tenu », a assuré dans la foulée Marc Belvaux, soucieux de calmer ses alliés.",
            &["Marc Belvaux"],
        ),
        ("« Le cap est tenu », a lancé cette fois-ci Odile Farge.", &["Odile Farge"]),
    ]);
}

#[test]
fn a_title_may_stand_before_a_name_with_a_particle() {
    check(&[
        ("« L'orage a tout pris », se lamente M. de La Vernière, maire du bourg.", &["de La Vernière"]),
        ("« Nous sommes en règle », soutient M. de Brisambert.", &["de Brisambert"]),
    ]);
}

#[test]
fn an_office_holds_more_words_than_its_noun() {
    check(&[
        ("« Qu'ils viennent », a lancé le chef rebelle Issam Belkadi devant ses hommes.", &["Issam Belkadi"]),
        ("« Nous restons », a promis le numéro deux du syndicat Marc Belvaux.", &["Marc Belvaux"]),
        (
            "Le président de Sauvons la Rive (SLR) Marc Belvaux a promis « une dernière chance ».",
            &["Marc Belvaux"],
        ),
        ("Un « recul », de l'aveu même du Premier ministre Marc Belvaux.", &["Marc Belvaux"]),
    ]);
}

#[test]
fn a_guest_and_a_dateline_are_no_names() {
    check(&[
        (
            "Invité de CDelta, le président des Riverains a réclamé « un référendum avant la fin du mois ».",
            &["président des Riverains"],
        ),
        (
            "Invité de la chaîne Delta, Marc Belvaux a réclamé « un geste fort envers les plus modestes ».",
            &["Marc Belvaux"],
        ),
        (
            "WASHINGTON | Marc Belvaux a critiqué l'accord, estimant qu'il « ne marche pas ».",
            &["Marc Belvaux"],
        ),
        ("PARIS | Odile Farge est arrivée hier, assurant que l'accord « ne marche pas ».", &["Odile Farge"]),
    ]);
}

#[test]
fn sur_twitter_is_no_verb() {
    check(&[
        ("Odile Farge s'est indignée sur twitter d'une « mise en scène odieuse ».", &["Odile Farge"]),
        ("Marc Belvaux a promis sur twitter « ni oubli ni pardon ».", &["Marc Belvaux"]),
    ]);
}

#[test]
fn whoever_is_cited_said_it() {
    check(&[
        ("L'agence Novapresse cite un témoin : « Tout a brûlé en une heure. »", &["témoin"]),
        ("Le quotidien cite Odile Farge : « Tout a brûlé en une heure. »", &["Odile Farge"]),
        (
            "« Tout a brûlé », selon la préfecture. Un agent « souffre de brûlures », a précisé la même source.",
            &["préfecture", "préfecture"],
        ),
    ]);
}

#[test]
fn the_terms_of_a_text_are_its_words() {
    check(&[
        ("Aux termes de l'accord, « les parties retirent leurs troupes sous trente jours ».", &["accord"]),
        ("Aux termes du traité, « les parties retirent leurs troupes ».", &["traité"]),
    ]);
}

#[test]
fn a_pointer_to_another_article_names_its_speaker() {
    check(&[
        ("Lire aussi Belvaux : « Nous ne céderons rien à personne »", &["Belvaux"]),
        ("Lire aussi Odile Farge : « Nous ne céderons rien à personne »", &["Odile Farge"]),
    ]);
}

#[test]
fn a_house_means_one_of_its_sort() {
    check(&[
        (
            "« La digue cède », a rapporté l'agence Interfax. Les salariés ont peur. « On arrête », a prévenu le syndicat.",
            &["agence Interfax", "syndicat"],
        ),
        (
            "« Nous partons », a annoncé l'Otan. Le débat dure. « Nous publierons la liste », a indiqué le journal.",
            &["Otan", "journal"],
        ),
        (
            "« Nous partons », a dit la Confédération des ports. Les quais sont vides. « On arrête », a prévenu le syndicat.",
            &["Confédération des ports", "Confédération des ports"],
        ),
    ]);
}
