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
