//! Incises: the writer's words inside a quotation, and what the words around it make of it.

use detente::quotes::{Extractor, QuoteKind};

/// The segments of the only quotation of `text`, and its speaker.
fn only(text: &str) -> (Vec<String>, Option<String>) {
    let quotes = Extractor::new().extract(text);
    let [quote] = &quotes[..] else { panic!("{} quotations in {text}", quotes.len()) };
    let segments = quote.segments.iter().map(|segment| segment.of(text).to_owned()).collect();
    (segments, quote.speaker.as_ref().map(|speaker| speaker.name.clone()))
}

/// Looks that every text is one quotation of these segments by this speaker.
fn each(cases: &[(&str, &[&str], &str)]) {
    for &(text, segments, speaker) in cases {
        let (found, by) = only(text);
        assert_eq!(found, segments, "{text}");
        assert_eq!(by.as_deref(), Some(speaker), "{text}");
    }
}

/// The kinds of the quotations of `text`.
fn kinds(text: &str) -> Vec<QuoteKind> {
    Extractor::new().extract(text).iter().map(|quote| quote.kind).collect()
}

#[test]
fn time_place_and_occasion_behind_the_subject_belong_to_the_incise() {
    each(&[
        (
            "« La digue, a assuré Inès Caron lundi sur Radio Rive, tiendra tout l'hiver. »",
            &["La digue", "tiendra tout l'hiver."],
            "Inès Caron",
        ),
        (
            "« La digue, a expliqué Noé Salin devant la presse, a coûté cher. »",
            &["La digue", "a coûté cher."],
            "Noé Salin",
        ),
        (
            "« Les travaux, poursuit la maire dans un discours de rentrée, débutent en mars. »",
            &["Les travaux", "débutent en mars."],
            "maire",
        ),
        (
            "« Les travaux, a-t-elle regretté mardi, débutent trop tard. »",
            &["Les travaux", "débutent trop tard."],
            "elle",
        ),
    ]);
}

#[test]
fn manner_and_addressee_may_stand_before_the_subject() {
    each(&[
        (
            "« La nuit, confie, la voix basse, Noé Salin, on entend la mer. »",
            &["La nuit", "on entend la mer."],
            "Noé Salin",
        ),
        (
            "« On va tout perdre, soupire, amère, Inès Caron. Il faudra partir. »",
            &["On va tout perdre", "Il faudra partir."],
            "Inès Caron",
        ),
        (
            "« On va tout perdre, a déclaré auprès de l'AFP Noé Salin. Il faudra partir. »",
            &["On va tout perdre", "Il faudra partir."],
            "Noé Salin",
        ),
    ]);
}

#[test]
fn a_noun_that_no_list_holds_is_the_subject_of_a_verb_that_reports() {
    each(&[
        ("« Le métier, affirme la tisserande, se perd. »", &["Le métier", "se perd."], "tisserande"),
        ("« Le métier, raconte cet ancien verrier, se perd. »", &["Le métier", "se perd."], "ancien verrier"),
        (
            "« Notre amie, s'est souvenu le facteur, aimait la mer. »",
            &["Notre amie", "aimait la mer."],
            "facteur",
        ),
    ]);
}

#[test]
fn what_somebody_says_is_no_subject() {
    each(&[
        (
            "« Il se lève, raconte une histoire, puis s'en va », explique Noé Salin.",
            &["Il se lève, raconte une histoire, puis s'en va"],
            "Noé Salin",
        ),
        (
            "« Il faut partir, disait mon père, et ne pas se retourner », se souvient Inès Caron.",
            &["Il faut partir, disait mon père, et ne pas se retourner"],
            "Inès Caron",
        ),
        (
            "Noé Salin prévient : « Le conseil, a décidé à main levée de ne pas voter ou de partir lundi. »",
            &["Le conseil, a décidé à main levée de ne pas voter ou de partir lundi."],
            "Noé Salin",
        ),
    ]);
}

#[test]
fn hearsay_belongs_to_whoever_is_quoted() {
    each(&[
        (
            "« Il est tard, dit-on, mais rien n'est perdu », estime Inès Caron.",
            &["Il est tard, dit-on, mais rien n'est perdu"],
            "Inès Caron",
        ),
        (
            "Noé Salin le répète : « La digue tiendra, assure-t-on, cent ans. »",
            &["La digue tiendra, assure-t-on, cent ans."],
            "Noé Salin",
        ),
        (
            "« Il est tard, murmure-t-on au ministère, mais rien n'est perdu. »",
            &["Il est tard", "mais rien n'est perdu."],
            "ministère",
        ),
    ]);
}

#[test]
fn a_description_of_the_subject_ends_at_its_own_comma() {
    each(&[
        (
            "« Le métier, explique Noé Salin, verrier à Valdor depuis trente ans, se perd. »",
            &["Le métier", "se perd."],
            "Noé Salin",
        ),
        (
            "« Le métier, s'agace au téléphone Inès Caron, présidente de l'amicale, se perd. »",
            &["Le métier", "se perd."],
            "Inès Caron",
        ),
        (
            "« Le métier, explique Noé Salin, qui tient l'atelier depuis 2012, se perd. »",
            &["Le métier", "se perd."],
            "Noé Salin",
        ),
        // The sentence has its verb: the relative clause is quoted.
        (
            "« C'est une loi, explique Noé Salin, qui tient depuis 2012, et nous la gardons. »",
            &["C'est une loi", "qui tient depuis 2012, et nous la gardons."],
            "Noé Salin",
        ),
    ]);
}

#[test]
fn a_colon_or_a_second_dash_may_close_an_incise() {
    each(&[
        (
            "« C'est clair, résume la verrière : le métier se perd. »",
            &["C'est clair", "le métier se perd."],
            "verrière",
        ),
        ("« Le métier – insiste la verrière lundi – se perd. »", &["Le métier", "se perd."], "verrière"),
        ("« C'est clair, résume-t-il : le métier se perd. »", &["C'est clair", "le métier se perd."], "il"),
        (
            "« Et là, me dit le médecin : vous êtes guérie », raconte Inès Caron.",
            &["Et là, me dit le médecin : vous êtes guérie"],
            "Inès Caron",
        ),
    ]);
}

#[test]
fn every_paragraph_and_every_sentence_may_have_its_incise() {
    each(&[
        (
            "« Le métier se perd, raconte Noé Salin.\n\n« Nous étions trente, nous sommes trois. »",
            &["Le métier se perd", "Nous étions trente, nous sommes trois."],
            "Noé Salin",
        ),
        (
            "« Le métier se perd, raconte Noé Salin. Nous étions trente, ajoute-t-il, nous sommes trois. »",
            &["Le métier se perd", "Nous étions trente", "nous sommes trois."],
            "Noé Salin",
        ),
    ]);
}

#[test]
fn a_conjunction_goes_on_with_the_quotation_before_the_reporting_clause() {
    each(&[
        (
            "« Le métier se perd », répète Noé Salin, « mais pas le savoir ».",
            &["Le métier se perd", "mais pas le savoir"],
            "Noé Salin",
        ),
        (
            "« Le métier se perd », a soufflé lundi Inès Caron, « car personne n'apprend plus ».",
            &["Le métier se perd", "car personne n'apprend plus"],
            "Inès Caron",
        ),
    ]);
    for apart in [
        "« Le métier se perd », répète Noé Salin, avant d'ajouter, « et nous partons ».",
        "« Le métier se perd », répète Noé Salin, « et nous partons. Il est trop tard. »",
        "« Le métier se perd. » Noé Salin répète : « Et nous partons. »",
    ] {
        assert_eq!(kinds(apart).len(), 2, "{apart}");
    }
}

#[test]
fn initials_joined_by_a_hyphen_open_a_name() {
    for (text, speaker) in [
        ("« Nous avons perdu », dit J.-P. Salin.", "J.-P. Salin"),
        ("« Nous avons perdu », a reconnu Ch.-H. Caron lundi.", "Ch.-H. Caron"),
        ("« Nous avons perdu », admet le Pr Ét. Salin.", "Ét. Salin"),
    ] {
        assert_eq!(only(text).1.as_deref(), Some(speaker), "{text}");
    }
}

#[test]
fn a_negated_verb_may_say_a_thing_all_the_more() {
    for text in [
        "« On avance », ne cesse de répéter Noé Salin.",
        "« On avance », n'a pas manqué de rappeler Noé Salin.",
        "« On avance », ne se lasse pas de marteler Noé Salin.",
    ] {
        assert_eq!(only(text).1.as_deref(), Some("Noé Salin"), "{text}");
    }
}

#[test]
fn what_nobody_said_is_no_quotation() {
    for text in [
        "Inès Caron a refusé de parler de « déroute ».",
        "Inès Caron s'est bien gardée de prononcer le mot « déroute ».",
        "Sans parler de « déroute », Inès Caron a quitté la salle.",
        "Si un élu disait « je m'en vais », il serait hué.",
    ] {
        assert_eq!(kinds(text), [QuoteKind::Other], "{text}");
    }
}

#[test]
fn what_somebody_is_called_is_no_quotation() {
    for text in [
        "Noé Salin, dit « le Castor », a été relâché.",
        "Le passeur, que les villageois surnomment « le Castor », a été relâché.",
    ] {
        assert_eq!(kinds(text), [QuoteKind::Other], "{text}");
    }
}

#[test]
fn a_refusal_that_is_denied_is_none() {
    for text in [
        "Inès Caron n'a pas refusé de parler de « déroute ».",
        "Inès Caron ne s'est pas gardée de parler de « déroute ».",
    ] {
        assert_eq!(kinds(text), [QuoteKind::Fragment], "{text}");
    }
}

#[test]
fn verbs_in_a_row_are_no_incise() {
    for text in [
        "« Ma fille se lève, lance la machine, prépare le café. » Elle sourit.",
        "« Il rit, soupire, lance le ballon, court et tombe. »",
        "« Le soir, le marin arrive, explique le métier, montre les filets. »",
    ] {
        let quotes = Extractor::new().extract(text);
        assert!(quotes.iter().all(|quote| quote.segments.len() == 1), "{text}");
    }
}
