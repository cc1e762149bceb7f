//! Descriptions and speakers that stand far from their words, one matter a test, each in two wordings or more.

use detente::quotes::{Extractor, Quote};

/// The speaker of every quotation, `-` where there is none.
fn speakers(text: &str) -> Vec<String> {
    let name = |quote: Quote| quote.speaker.map_or_else(|| "-".to_owned(), |speaker| speaker.name);
    Extractor::new().extract(text).into_iter().map(name).collect()
}

#[test]
fn an_office_that_no_name_bears_is_of_whoever_speaks_all_along() {
    let text = "La sénatrice Ada Lorme a pris la parole à Valdor. « Le port attend depuis dix ans », a dit Ada Lorme. \
                « Il faut le draguer », a-t-elle ajouté. « Nous paierons notre part », a conclu la maire de Sauvel.";
    assert_eq!(speakers(text), ["Ada Lorme", "Ada Lorme", "Ada Lorme"]);
    let text = "Ivo Castel a défendu son plan lundi. « Les quais sont vides », a noté Ivo Castel. « Ils le resteront », \
                a-t-il averti. L'ex-président du port juge que « personne n'écoute ».";
    assert_eq!(speakers(text), ["Ivo Castel", "Ivo Castel", "Ivo Castel"]);
}

#[test]
fn the_only_woman_named_so_far_is_meant_by_a_womans_office() {
    let text = "L'actrice Ada Lorme a reçu la presse au festival de Valdor. « Je soutiens les marins », \
                a confié la présidente du jury.";
    assert_eq!(speakers(text), ["Ada Lorme"]);
    let text = "La romancière Mira Sorel est venue lundi à Valdor. « Ce prix est celui des lecteurs », \
                s'est réjouie la lauréate du concours.";
    assert_eq!(speakers(text).len(), 1);
}

#[test]
fn a_judge_or_a_policeman_without_a_name_stays_without_one() {
    let text = "Ivo Castel a parlé lundi. « Je suis innocent », a dit Ivo Castel. « Je le prouverai », a-t-il promis. \
                « Les faits sont graves », a répondu le procureur de Valdor.";
    assert_eq!(speakers(text), ["Ivo Castel", "Ivo Castel", "procureur de Valdor"]);
    let text = "Ada Lorme a parlé lundi. « Je reste », a dit Ada Lorme. « Je l'ai promis », a-t-elle répété. \
                « La salle était pleine », a raconté la policière de garde.";
    assert_eq!(speakers(text).last().map(String::as_str), Some("policière de garde"));
}

#[test]
fn a_name_ends_a_long_office() {
    let text = "« Le pont tient », a déclaré la ministre de l'Action et des comptes publics Ada Lorme.";
    assert_eq!(speakers(text), ["Ada Lorme"]);
    let text =
        "« Le pont tient », explique le directeur du département Rives et Canaux de l'institut, Paul Riva.";
    assert_eq!(speakers(text), ["Paul Riva"]);
    let text = "« Le pont tient », a estimé le porte-parole du parti d'extrême centre Rive nationale (ex-RN) Paul Riva.";
    assert_eq!(speakers(text), ["Paul Riva"]);
    let text =
        "Le maire de la commune, sans étiquette, Paul Riva ne cache rien. « J'ai peur », soupire-t-il.";
    assert_eq!(speakers(text), ["Paul Riva"]);
}

#[test]
fn a_second_office_behind_and_keeps_its_own_name() {
    let text = "« Le pont tient », ont dit le directeur du port et la députée Ada Lorme.";
    assert!(speakers(text)[0].starts_with("directeur du port"), "{text}");
}

#[test]
fn a_moment_before_an_office_is_no_part_of_it() {
    let text = "« Le calme revient », a écrit dans la soirée le ministre du Port Paul Riva. « Restez chez vous », a-t-il ajouté.";
    assert_eq!(speakers(text), ["Paul Riva", "Paul Riva"]);
    let text =
        "« La digue cède », a noté dans la matinée le capitaine du port Paul Riva. « Partez », a-t-il lancé.";
    assert_eq!(speakers(text), ["Paul Riva", "Paul Riva"]);
}

#[test]
fn one_of_them_speaks_and_may_have_a_name() {
    assert_eq!(
        speakers("Les marins sont là. « Nous avons tout perdu », raconte l'un d'eux au journal."),
        ["un d'eux"]
    );
    let text = "Les marins sont là. « Nous avons tout perdu », raconte l'un d'eux, Paul Riva, 40 ans.";
    assert_eq!(speakers(text), ["Paul Riva"]);
    let text =
        "Les marins sont là. « Nous avons tout perdu », raconte l'un d'entre eux au Courrier, Paul Riva.";
    assert_eq!(speakers(text), ["Paul Riva"]);
}

#[test]
fn what_opens_a_sentence_tells_of_its_subject() {
    let text = "Convaincue que « la rive est perdue », Ada Lorme refuse de signer.";
    assert_eq!(speakers(text), ["Ada Lorme"]);
    let text = "Venu d'un village où « plus aucun bateau ne passe », Paul Riva, un retraité de la mer, veut parler des quais.";
    assert_eq!(speakers(text), ["Paul Riva"]);
    let text = "Aux cris de « Rendez-nous le port ! », les marins ont défilé jusqu'à la mairie.";
    assert_eq!(speakers(text), ["marins"]);
    let text = "Les marins ont défilé jusqu'à la mairie aux cris de « Rendez-nous le port ! ».";
    assert_eq!(speakers(text), ["marins"]);
}

#[test]
fn whoever_is_called_something_does_not_say_it() {
    for text in [
        "Qualifié de « rêveur sans avenir », Paul Riva a quitté la salle.",
        "Surnommé par la presse « le roi des quais », Paul Riva a quitté la salle.",
    ] {
        assert!(speakers(text).iter().all(|speaker| speaker != "Paul Riva"), "{text}");
    }
}

#[test]
fn a_description_between_commas_is_no_subject() {
    let text = "La présidente du Conseil du port (CP), l'autorité qui gère les quais, insiste sur sa « neutralité ».";
    assert!(speakers(text)[0].starts_with("présidente du Conseil du port"), "{text}");
    let text =
        "Le directeur de la Ligue des rives, le premier réseau du pays, annonce que « rien ne changera ».";
    assert_eq!(speakers(text), ["directeur de la Ligue des rives"]);
}

#[test]
fn whoever_recalls_between_commas_did_not_say_it() {
    let text = "Le porte-parole Paul Riva a indiqué, rappelle-t-on, que le port a reçu des aides « concrètes et rapides ».";
    assert_eq!(speakers(text), ["Paul Riva"]);
    let text = "La maire Ada Lorme a promis, se souvient-on, que les quais seraient « rendus aux marins ».";
    assert_eq!(speakers(text).len(), 1);
}

#[test]
fn somebody_without_a_name_goes_on_without_one() {
    let text =
        "« On passera par la mairie », glisse un proche de la ministre. « Le débat continue », ajoute-t-on.";
    assert_eq!(speakers(text), ["proche de la ministre", "proche de la ministre"]);
    let text = "« On passera par la mairie », glisse Paul Riva. « Le débat continue », ajoute-t-on.";
    assert_eq!(speakers(text), ["Paul Riva", "-"]);
}

#[test]
fn a_union_is_taken_up_by_what_it_is() {
    let text = "La position de la CVR est connue. Dans un message, le syndicat accuse la ville de « jouer avec le feu ».";
    assert_eq!(speakers(text), ["CVR"]);
    let text = "La CVR appelle à la grève. Pour ce syndicat, « la ville ne tient pas parole ».";
    assert_eq!(speakers(text), ["CVR"]);
}

#[test]
fn an_audience_is_no_he() {
    let text = "Le maire Paul Riva a parlé. « Partez », a crié l'audience. « Je reste », a-t-il répondu.";
    assert_eq!(speakers(text).last().map(String::as_str), Some("Paul Riva"));
    let text = "Le maire Paul Riva a parlé. « Partez », a crié l'assistance. Lui : « Je reste ici. »";
    assert_eq!(speakers(text).last().map(String::as_str), Some("Paul Riva"));
}

#[test]
fn an_opinion_is_of_whom_the_sentence_opens_with() {
    let text = "Pour Ada Lorme, chercheuse à l'institut, le maire n'a pas annoncé « un vrai tournant ».";
    assert_eq!(speakers(text), ["Ada Lorme"]);
    let text = "Mais pour Mira Sorel, de la Ligue, la ville n'a pas promis « un port propre ».";
    assert_eq!(speakers(text), ["Mira Sorel"]);
}

#[test]
fn words_that_nothing_attributes_are_of_whoever_says_all_the_rest() {
    let text = "« Le port dort », dit Ada Lorme. « Il faut le réveiller », dit-elle. « Je le ferai », promet-elle. \
                « J'y tiens », répète Ada Lorme. \
                La crise des quais, elle, naît de « fractures entre les deux rives de la ville ».";
    assert_eq!(speakers(text).last().map(String::as_str), Some("Ada Lorme"));
}

#[test]
fn a_subject_stands_behind_what_prepositions_govern() {
    let text = "Lundi matin, à l'issue du conseil, la maire Ada Lorme a défendu la mise en place de « gestes de paix envers les marins ».";
    assert_eq!(speakers(text), ["Ada Lorme"]);
    let text = "De son côté, un député du Haut-Lac pointe un texte pour lequel « la majorité devra choisir son camp ».";
    assert_eq!(speakers(text), ["député du Haut-Lac"]);
}

/// Looks that every text gives these speakers.
fn each(cases: &[(&str, &[&str])]) {
    for &(text, expected) in cases {
        assert_eq!(speakers(text), expected, "{text}");
    }
}

#[test]
fn a_quantity_that_stands_alone_speaks() {
    each(&[
        (
            "Le maire a présenté le plan. Certains déplorent une « méthode brutale et inutile ».",
            &["Certains"],
        ),
        (
            "Leur légitimité fait débat, certains assurant qu'ils se sont « nommés tout seuls ».",
            &["certains"],
        ),
        ("« Il partira avant Noël », assurent beaucoup dans la majorité.", &["beaucoup dans la majorité"]),
        ("D'autres ont réclamé que le vote ait lieu « avant la fin du mois ».", &["D'autres"]),
        ("« Et plus tôt en cas de crise », complètent les plus inquiets.", &["plus inquiets"]),
        ("Plusieurs lui ont reproché une « méthode brutale et inutile ».", &["Plusieurs"]),
    ]);
}

#[test]
fn a_quantity_speaks_with_its_noun() {
    each(&[
        (
            "Nombre de riverains refusaient toute médiation, affirmant que la place était « dans la rue ».",
            &["Nombre de riverains"],
        ),
        (
            "Selon de récents sondages, les habitants veulent « participer au débat ».",
            &["de récents sondages"],
        ),
        ("Selon de nouveaux témoins, la digue était « fissurée depuis des mois ».", &["de nouveaux témoins"]),
        (
            "Un discours qui fait dire à de nombreux élus que le vote sera « faussé d'avance ».",
            &["de nombreux élus"],
        ),
        ("64 % des marins jugent « que rien ne sera tenu ».", &["64 % des marins"]),
        (
            "L'enquête laisse sceptique : près d'un pêcheur sur trois (31 %) pense que c'est une « dépense perdue ».",
            &["près d'un pêcheur"],
        ),
    ]);
}

#[test]
fn the_count_of_a_house_is_the_words_of_the_house() {
    each(&[
        (
            "Selon de premières estimations du ministère du Port, « les pertes peuvent atteindre la moitié des recettes ».",
            &["ministère du Port"],
        ),
        ("Selon de nouvelles données de la mairie, « la moitié des quais sont vides ».", &["mairie"]),
    ]);
}

#[test]
fn of_many_the_one_who_is_named_speaks() {
    each(&[
        (
            "Certains étaient venus pour les deux causes, comme Ada Lorme, 24 ans, de Valdor : « Je défends la mer. »",
            &["Ada Lorme"],
        ),
        (
            "Dans l'opposition, certains sont sortis : Ivo Castel, le chef de LVR, a appelé le maire à « corriger ses erreurs ».",
            &["Ivo Castel"],
        ),
    ]);
}

#[test]
fn a_complement_in_marks_is_no_subject() {
    each(&[
        (
            "« La route est bloquée », a expliqué à Radio Delta Laetitia Morel, représentante des « bonnets verts ».",
            &["Laetitia Morel", "Laetitia Morel"],
        ),
        (
            "Il faudra « revoir le port », comme l'a révélé la crise des « bonnets verts », a indiqué mardi le ministre Paul Riva.",
            &["Paul Riva", "Paul Riva"],
        ),
    ]);
}

#[test]
fn each_side_has_its_word_for_one_matter() {
    each(&[
        (
            "« Un succès total » pour la mairie, « une mascarade » pour l'opposition : le carnaval divise.",
            &["mairie", "opposition"],
        ),
        (
            "Une loi qualifiée d'« absurde » par de nombreux élus, mais de « victoire » par les riverains.",
            &["de nombreux élus", "riverains"],
        ),
    ]);
}

#[test]
fn somebody_unsaid_is_the_house_that_the_sentence_before_lets_speak() {
    each(&[
        (
            "Valdor récuse les critiques sur la pêche. « Il n'y a pas à rougir, nous avançons », insiste-t-on, \
             en citant la réforme des quotas.",
            &["Valdor"],
        ),
        (
            "« Ce sont des corsaires », glisse-t-on bien plus tranquillement au ministère de la Mer.",
            &["ministère de la Mer"],
        ),
    ]);
}

#[test]
fn two_first_names_are_they() {
    each(&[
        (
            "Alice et Bruno gagnent peu. Très fâchés contre le maire, ils ont dit : « Qu'il vende la salle des fêtes. »",
            &["Alice ; Bruno"],
        ),
        ("Paul et Julie tiennent un café. « Nous fermerons en mai », préviennent-ils.", &["Paul ; Julie"]),
    ]);
}

#[test]
fn whoever_wishes_that_another_act_has_the_words() {
    each(&[
        (
            "L'ancienne ministre Ada Lorme souhaite que la ville trouve « un toit décent » pour chaque famille.",
            &["Ada Lorme"],
        ),
        ("Le maire Paul Riva demande que la région offre « des moyens dignes » aux marins.", &["Paul Riva"]),
    ]);
}

#[test]
fn whoever_heads_a_house_is_taken_up_by_another_noun_for_it() {
    each(&[
        (
            "« C'est une affaire d'experts », s'émeut Nora Belkor, présidente de la Ligue des plaisanciers.\n\
             « Va-t-on demander aux enfants ? », fulmine la dirigeante de l'association.",
            &["Nora Belkor", "Nora Belkor"],
        ),
        (
            "« Le lac est à tous », plaide Ivo Castel, président du Cercle nautique. \
             « Il le restera », promet le patron du club.",
            &["Ivo Castel", "Ivo Castel"],
        ),
    ]);
}

#[test]
fn a_verb_between_marks_has_the_subject_of_its_sentence() {
    each(&[
        (
            "La maire Ada Lorme, dans un message « condamne les violences commises sur le port ».",
            &["Ada Lorme"],
        ),
        (
            "Paul Riva a pris la parole. Il partira lundi en voyage et « rendra compte directement » au conseil.",
            &["Paul Riva"],
        ),
    ]);
}

#[test]
fn what_stands_before_a_verb_may_be_a_pronoun_spelt_like_another_word() {
    each(&[
        ("« La digue reste solide », en conclut le ministère de la Mer.", &["ministère de la Mer"]),
        (
            "Place du Port, un marin faisait face à des gendarmes. « On vous aura à l'usure », leur dit-il.",
            &["marin"],
        ),
    ]);
}

#[test]
fn a_first_name_behind_a_comma_may_be_a_towns_too() {
    for text in [
        "« Le quai tiendra », assure une voisine, Sofia Lorme.",
        "« Le quai tiendra », détaille l'une de ses juristes, Sofia Lorme.",
    ] {
        assert_eq!(speakers(text), ["Sofia Lorme"], "{text}");
    }
}
