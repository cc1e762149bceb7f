//! Speakers, kinds and spans, one language matter a test: what the rules promise, on sentences made for it.

use detente::quotes::{Extractor, Quote, QuoteKind};

fn quotes(text: &str) -> Vec<Quote> {
    Extractor::new().extract(text)
}

/// The speaker of every quotation, `-` where there is none.
fn speakers(text: &str) -> Vec<String> {
    let name = |quote: Quote| quote.speaker.map_or_else(|| "-".to_owned(), |speaker| speaker.name);
    quotes(text).into_iter().map(name).collect()
}

fn words(text: &str) -> Vec<String> {
    quotes(text).iter().map(|quote| quote.words(text)).collect()
}

#[test]
fn a_title_without_a_space_belongs_to_the_name() {
    let text = "Le commissaire Jonas Veltman est arrivé lundi. « Nous parlerons à tous », a dit M.Veltman.";
    assert_eq!(speakers(text), ["Jonas Veltman"]);
}

#[test]
fn a_family_name_with_a_slip_is_the_same_person() {
    let text = "La juge Nadia Belkorova a parlé. « Rien n'est joué », a noté Mme Belkorovva.";
    assert_eq!(speakers(text), ["Nadia Belkorova"]);
}

#[test]
fn an_office_under_another_name_is_its_bearers() {
    let text = "Le ministre russe des Affaires étrangères, Piotr Velski, est à Oslo. \
                « Nous restons ouverts », a assuré le chef de la diplomatie russe.";
    assert_eq!(speakers(text), ["Piotr Velski"]);
}

#[test]
fn who_adds_has_spoken_before() {
    let text =
        "« Le pont tiendra », assure Paul Riva, gérant du port. « Il a tenu cent ans », ajoute l'ingénieur.";
    assert_eq!(speakers(text), ["Paul Riva", "Paul Riva"]);
}

#[test]
fn a_pointer_is_never_printed() {
    let text = "Ada Lorme a reçu Paul Riva. Ce dernier a promis « une réponse avant lundi ».";
    assert_eq!(speakers(text), ["Paul Riva"]);
    assert_eq!(speakers("Ce dernier a promis « une réponse avant lundi »."), ["-"]);
}

#[test]
fn a_pronoun_is_printed_only_where_nobody_could_be_meant() {
    assert_eq!(speakers("« C'est fini », a-t-elle soufflé."), ["elle"]);
    let text = "La ministre a quitté la salle. Le maire et le préfet sont restés longtemps. Ils ont parlé. Ils ont bu. \
                Il a plu. Il a neigé. Le soir est tombé. « C'est fini », ont-elles soufflé.";
    assert_eq!(speakers(text), ["-"]);
}

#[test]
fn a_headline_takes_the_speaker_of_the_words_it_echoes() {
    let text = "« La rocade coûtera trop cher »\n\nLe conseil a voté. « La rocade coûtera trop cher à nos enfants », \
                a regretté Odile Servanne.";
    assert_eq!(speakers(text), ["Odile Servanne", "Odile Servanne"]);
}

#[test]
fn the_answers_of_an_interview_are_the_guests() {
    let text = "Ingénieure du port, Ada Lorme quitte ses fonctions. Ada Lorme nous reçoit chez elle.\n\n\
                Que retenez-vous ?\n\n« Les grues neuves ont changé le métier. »\n\nEt demain ?\n\n\
                « Je planterai des arbres. »";
    assert_eq!(speakers(text), ["Ada Lorme", "Ada Lorme"]);
}

#[test]
fn a_colon_before_a_paragraph_announces_it() {
    let text = "Dans sa lettre, Paul Riva écrit :\n\n« Le port restera ouvert tout l'hiver. »";
    assert_eq!(speakers(text), ["Paul Riva"]);
}

#[test]
fn who_stands_in_a_relative_clause_is_not_the_subject() {
    let text = "La mairie, qui avait cofinancé l'achat, a demandé « des éclaircissements rapides ».";
    assert_eq!(speakers(text), ["mairie"]);
}

#[test]
fn an_incise_in_the_writers_words_names_the_speaker() {
    let text = "Les bateaux du port, rappelle la préfète, « resteront à quai jusqu'à mardi ».";
    assert_eq!(speakers(text), ["préfète"]);
}

#[test]
fn whoever_passes_words_on_did_not_say_them() {
    let text = "Paul Riva a déclaré que la digue était « en parfait état », rapporte l'agence Delta.";
    assert_eq!(speakers(text), ["Paul Riva"]);
}

#[test]
fn the_frame_of_a_sentence_holds_its_words() {
    let text = "Selon Ada Lorme, le port considère que la digue fait partie d'un « plan d'ensemble ».";
    assert_eq!(speakers(text), ["Ada Lorme"]);
}

#[test]
fn a_name_may_be_joined_to_an_article() {
    let text = "« La route est libre », a déclaré le vice-ministre de la Pêche, Anas al-Rivaï, lundi.";
    assert_eq!(speakers(text), ["Anas al-Rivaï"]);
}

#[test]
fn a_bodys_name_takes_the_place_of_its_description() {
    let text = "L'agence de sûreté, la Régie Delta, a déclaré que la digue était « en parfait état ».";
    assert_eq!(speakers(text), ["Régie Delta"]);
}

#[test]
fn a_clause_after_an_incise_is_a_quotation_of_its_own() {
    let whole = "« Nous partirons », a déclaré Paul Riva, « dès que la route sera sûre ».";
    assert_eq!(words(whole), ["Nous partirons dès que la route sera sûre"]);
    let two = "« Nous partirons », a déclaré Paul Riva à la presse, « la route est sûre ».";
    assert_eq!(words(two), ["Nous partirons", "la route est sûre"]);
    assert_eq!(speakers(two), ["Paul Riva", "Paul Riva"]);
}

#[test]
fn a_single_mark_nests_in_double_marks_left_open() {
    let text = "\"Leur message est clair : 'payez d'abord'. \"Nous paierons\", répond Ada Lorme.";
    assert_eq!(words(text).last().map(String::as_str), Some("Nous paierons"));
}

#[test]
fn what_has_a_name_is_nobodys_statement() {
    let text = "La commune a projeté jeudi le film « La Maison rouge » devant quarante habitants.";
    assert_eq!(quotes(text)[0].kind, QuoteKind::Other);
    let text = "Ada Lorme a déclaré que la commune « ne vendra jamais la maison rouge ».";
    assert_eq!(quotes(text)[0].kind, QuoteKind::Statement);
}

#[test]
fn an_office_without_a_country_is_the_one_that_the_article_names() {
    let text = "Le président de la République, Ivo Castel, est à Tours. « Rien n'est joué », a noté le chef de l'État.";
    assert_eq!(speakers(text), ["Ivo Castel"]);
    // Another office of the same noun is another office.
    let text =
        "Le ministre de la Pêche, Ivo Castel, se tait. « Rien n'est joué », a noté le Premier ministre.";
    assert_eq!(speakers(text), ["Premier ministre"]);
}

#[test]
fn a_party_between_office_and_name_belongs_to_the_office() {
    assert_eq!(speakers("« Rien n'est joué », note la députée Les Riverains Julie Lorme."), ["Julie Lorme"]);
    assert_eq!(speakers("« Rien n'est joué », note le sénateur LVR (Orne) Paul Riva."), ["Paul Riva"]);
    assert_eq!(speakers("« Rien n'est joué », note la députée LVR Julie Lorme."), ["Julie Lorme"]);
}

#[test]
fn a_clause_that_opens_its_sentence_has_the_subject_behind_its_comma() {
    let text = "Après avoir dénoncé « un hold-up », Julie Lorme a quitté la salle.";
    assert_eq!(speakers(text), ["Julie Lorme"]);
    let text = "Saluant « une belle équipe », l'entraîneur Paul Riva s'est éclipsé.";
    assert_eq!(speakers(text), ["Paul Riva"]);
}

#[test]
fn a_periphrasis_means_whoever_spoke_last() {
    let text = "« Rien n'est joué », note Julie Lorme. L'ancienne ministre des Transports craint « un hiver de grèves ».";
    assert_eq!(speakers(text), ["Julie Lorme", "Julie Lorme"]);
    // One of several is somebody new.
    let text = "« Rien n'est joué », note Julie Lorme. « Elle y croit », souffle l'un de ses proches.";
    assert_eq!(speakers(text), ["Julie Lorme", "un de ses proches"]);
}

#[test]
fn a_thing_is_no_speaker_while_a_person_may_follow() {
    let text = "« On s'en va », s'emporte à ses côtés Paul Riva, cariste, dans une allusion au match.";
    assert_eq!(speakers(text), ["Paul Riva"]);
    let text = "« On s'en va », a pour sa part jugé la capitaine, Julie Lorme.";
    assert_eq!(speakers(text), ["Julie Lorme"]);
    assert_eq!(speakers("« On s'en va », soupire un sacristain."), ["sacristain"]);
}

#[test]
fn behind_initials_a_first_name_begins_the_speaker() {
    assert_eq!(speakers("« On s'en va », explique à l'AFP Julie, 36 ans."), ["Julie"]);
    assert_eq!(speakers("« On s'en va », a dit sur LCV Julie Lorme, la capitaine du club."), ["Julie Lorme"]);
    let text = "« On s'en va », a dit Julie Lorme, la trésorière du RV. Paul Riva « reste ».";
    assert_eq!(speakers(text), ["Julie Lorme", "Paul Riva"]);
}

#[test]
fn a_reporting_verb_may_hang_on_another() {
    assert_eq!(speakers("« On signera », veut croire Julie Lorme."), ["Julie Lorme"]);
    assert_eq!(speakers("« On signera », a tenu à rappeler Paul Riva."), ["Paul Riva"]);
}

#[test]
fn the_headline_of_an_interview_is_of_whom_it_introduces() {
    let text = "« La rivière n'attend pas les élus »\n\nENTRETIEN - Pour Julie Lorme, hydrologue, la crue reviendra.";
    assert_eq!(speakers(text), ["Julie Lorme"]);
    let text = "Un jour.\n\n« La rivière n'attend pas les élus »\nJulie Lorme\n\nLa crue reviendra.";
    assert_eq!(speakers(text), ["Julie Lorme"]);
    let text = "Julie Lorme au journal du soir : « La rivière n'attend pas les élus »";
    assert_eq!(speakers(text), ["Julie Lorme"]);
}

#[test]
fn a_sentence_about_one_person_gives_that_persons_words() {
    let text =
        "Julie Lorme, 40 ans, a rejoint le club car « c'est le seul du canton qui accepte les débutantes ».";
    assert_eq!(speakers(text), ["Julie Lorme"]);
    let text = "Paul Riva a « déploré » lundi la fin du club.";
    assert_eq!(speakers(text), ["Paul Riva"]);
}

#[test]
fn one_of_several_behind_a_name_is_who_was_named() {
    let text = "Sur la place, Julie Lorme, l'une des figures du marché, a promis « une fête ».";
    assert_eq!(speakers(text), ["Julie Lorme"]);
    let text =
        "« On s'en va », note Paul Riva. « Rien n'est joué », ajoute l'entraîneur, promettant « une fête ».";
    assert_eq!(speakers(text), ["Paul Riva", "Paul Riva", "Paul Riva"]);
}

#[test]
fn the_house_that_a_sentence_opens_with_speaks() {
    assert_eq!(speakers("Au ministère, on assure que « rien n'est signé »."), ["ministère"]);
    assert_eq!(speakers("On assure que « rien n'est signé »."), ["-"]);
}

#[test]
fn whatever_is_shouted_is_a_statement() {
    let text = "Les supporteurs ont scandé « Démission ! » jusqu'à la nuit.";
    assert_eq!(quotes(text)[0].kind, QuoteKind::Statement);
    assert_eq!(speakers(text), ["supporteurs"]);
}

#[test]
fn a_name_quoted_again_and_again_is_nobodys_words() {
    let text = "Les « bonnets verts » bloquent le pont. Le maire critique les « bonnets verts » depuis lundi. Julie Lorme \
                a reçu des « bonnets verts » et dénonce « une colère sans issue ».";
    let kinds: Vec<QuoteKind> = quotes(text).iter().map(|quote| quote.kind).collect();
    assert_eq!(kinds, [QuoteKind::Other, QuoteKind::Other, QuoteKind::Other, QuoteKind::Fragment]);
    assert_eq!(speakers(text), ["-", "-", "-", "Julie Lorme"]);
}

#[test]
fn a_medium_runs_into_the_name_of_who_spoke_to_it() {
    let text = "« Le pont tiendra », a déclaré à la presse Mira Sorel, l'une des trois gérantes du port.";
    assert_eq!(speakers(text), ["Mira Sorel"]);
    let text = "« Le pont tiendra », assure au Figaro Mira Sorel, ingénieure, l'une des voix du chantier.";
    assert_eq!(speakers(text), ["Mira Sorel"]);
}

#[test]
fn a_singular_verb_has_no_plural_subject() {
    let text = "La directrice, qui a condamné « fermement » les tarifs et les délais, a rappelé « la règle de 1990 ».";
    assert!(!speakers(text).contains(&"délais".to_owned()), "{:?}", speakers(text));
}

#[test]
fn whoever_is_told_of_by_a_relative_alone_was_named_before() {
    let text = "Ada Lorme a quitté le conseil. Celle qui fut maire pendant vingt ans a promis « un départ sans bruit ».";
    assert_eq!(speakers(text), ["Ada Lorme"]);
    let text = "Ada Lorme a quitté le conseil. Celle qui dirigeait le port depuis 1990 a promis « un départ sans bruit ».";
    assert_eq!(speakers(text), ["Ada Lorme"]);
}

#[test]
fn the_headline_of_another_article_has_no_speaker_of_this_one() {
    let text = "« Le pont tiendra », assure Paul Riva.\n\nLire aussi « Les ponts du Nord sont à vendre »\n\nLa suite lundi.";
    assert_eq!(speakers(text), ["Paul Riva", "-"]);
    let text =
        "« Le pont tiendra », assure Paul Riva.\n\nLire aussi Ada Lorme « Les ponts du Nord sont à vendre »";
    assert_eq!(speakers(text), ["Paul Riva", "Ada Lorme"]);
}

#[test]
fn pour_frames_behind_a_colon_and_with_initials() {
    let text = "Valdor : pour Ada Lorme, gérante, les ponts « sont déjà vendus ».";
    assert_eq!(speakers(text), ["Ada Lorme"]);
    assert_eq!(speakers("Pour LVR, il ne s'agit que d'un « malentendu qui passera »."), ["LVR"]);
}

#[test]
fn a_quotation_leads_and_its_colon_gives_the_speaker() {
    let text =
        "« Les pompes sont à sec depuis lundi » : Ada Lorme a expliqué mardi pourquoi le marché ferme.";
    assert_eq!(speakers(text), ["Ada Lorme"]);
}

#[test]
fn who_makes_the_account_gives_it() {
    let text = "Les quais souffrent « d'un long abandon », selon le constat dressé lundi par la maire.";
    assert_eq!(speakers(text), ["maire"]);
}

#[test]
fn what_stands_in_brackets_behind_a_name_is_no_subject() {
    let text = "Le président du groupe Ivo Castel (LVR, centre) a appelé les riverains à « lever le camp ».";
    assert_eq!(speakers(text), ["Ivo Castel"]);
}

#[test]
fn an_office_that_opens_the_sentence_tells_of_the_name_behind_its_comma() {
    let text = "Président Les Riverains de la commission, Ivo Castel n'est pas tendre. « C'est du mauvais travail », dit-il.";
    assert_eq!(speakers(text), ["Ivo Castel"]);
    let text = "Venu de Valdor, Ivo Castel le jure : « Je ne reviendrai pas ».";
    assert_eq!(speakers(text), ["Ivo Castel"]);
}

#[test]
fn a_passive_behind_the_marks_names_who_judged() {
    let text = "La fermeture du pont a été « regrettée » par la maire de Valdor.";
    assert_eq!(speakers(text), ["maire de Valdor"]);
    let text = "La régie a reçu des plaintes, en écho au « port mort » lancé par Ada Lorme.";
    assert_eq!(speakers(text), ["Ada Lorme"]);
}

#[test]
fn two_who_were_named_together_speak_together() {
    let text = "Ada Lorme et Paul Riva ont visité le port. Les deux élus dénoncent « un chantier sans fin ».";
    assert_eq!(speakers(text), ["Ada Lorme ; Paul Riva"]);
}

#[test]
fn a_townswoman_was_named_before() {
    let text =
        "« Le pont tiendra », assure Mira Sorel, 31 ans. « Il a tenu cent ans », sourit cette Toulousaine.";
    assert_eq!(speakers(text), ["Mira Sorel", "Mira Sorel"]);
}

#[test]
fn what_somebody_announced_is_not_what_the_next_verb_says() {
    let text =
        "La ministre indique que la prime, annoncée par Ivo Castel, passera « par une hausse des loyers ».";
    assert_eq!(speakers(text), ["ministre"]);
}

#[test]
fn one_of_several_is_the_person_named_before_the_comma() {
    let text = "Ivo Castel, l'un des meneurs les plus écoutés du mouvement, a appelé à « tenir les grilles jour et nuit ».";
    assert_eq!(speakers(text), ["Ivo Castel"]);
    let text =
        "Plus calme, Mira Sorel, une grutière de 32 ans, estime que « tout le monde finira par céder ».";
    assert_eq!(speakers(text), ["Mira Sorel"]);
}

#[test]
fn the_matter_of_an_office_ends_where_the_name_begins() {
    let text = "Paul Riva a parlé. « Rien ne presse », a averti le commissaire européen à l'Environnement Ivo Castel.";
    assert_eq!(speakers(text), ["Ivo Castel"]);
}

#[test]
fn the_name_behind_a_medium_is_the_full_name_of_the_article() {
    let text = "« Ivo a tout donné », a confié au Courrier Paul Riva, président du club. « On se reverra », a conclu M. Riva.";
    assert_eq!(speakers(text), ["Paul Riva", "Paul Riva"]);
}

#[test]
fn an_office_without_a_name_is_the_only_person_of_its_gender_named_before() {
    let text = "Nadia Belkor a promis un plan pour le port. La mairie attend. Les riverains aussi attendent depuis des mois que le quai \
        soit rouvert aux bateaux de pêche et aux navettes qui relient la ville à la rive d'en face. Le marché a fermé. Les pêcheurs \
        ont vendu leurs filets. « Nous rouvrirons », a dit la ministre.";
    assert_eq!(speakers(text), ["Nadia Belkor"]);
    // Whoever is given the office farther down is not meant.
    let text =
        "Nadia Belkor arrive. « Rien n'est joué », dit la ministre. Ada Lorme, ministre du Port, attend.";
    assert_eq!(speakers(text), ["Nadia Belkor"]);
}

#[test]
fn a_body_s_name_ends_before_those_to_whom_it_spoke() {
    let text = "« Le port vivra », a répondu le ministère de la Justice auprès de la CGT.";
    assert_eq!(speakers(text), ["ministère de la Justice"]);
}
