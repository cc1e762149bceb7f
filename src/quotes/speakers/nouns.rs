//! What the ending of a noun, or the noun itself, tells of what it names.

/// `Sud Radio`, `Rive Info`: a word that the names of stations and papers have, and no person's.
pub(super) fn names_station(word: &str) -> bool {
    matches!(
        word,
        "Radio" | "TV" | "Télévision" | "Télévisions" | "Info" | "Infos" | "Inter" | "News" | "FM" | "Hebdo"
    )
}

/// `ce Toulousain`, `une Lilloise`: somebody by the town.
pub(super) fn names_citizen(word: &str) -> bool {
    const ENDINGS: [&str; 9] = ["ain", "aine", "ais", "aise", "ois", "oise", "ien", "ienne", "éenne"];
    word.len() > 5 && ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// `le grand Ivo Castel`: adjectives that stand before a name without a noun.
pub(super) fn praises(word: &str) -> bool {
    matches!(
        word,
        "grand" | "grande" | "célèbre" | "jeune" | "vieux" | "vieille" | "regretté" | "légendaire" | "fameux"
    )
}

/// `hydrologue`, `bijoutière`: nouns with an ending that trades and parts have.
pub(in crate::quotes) fn looks_human(noun: &str) -> bool {
    const ENDINGS: [&str; 26] = [
        "logue", "iste", "eur", "euse", "trice", "ien", "ienne", "ier", "ière", "aire", "ant", "ante",
        "graphe", "crate", "cate", "cat", "ète", "ois", "oise", "ais", "aise", "ère", "é", "ée", "ent",
        "ente",
    ];
    ENDINGS.iter().any(|ending| noun.ends_with(ending)) && !names_quality(noun)
}

/// `légitimité`, `changement`, `colère`: nouns of things with the ending of a trade.
fn names_quality(noun: &str) -> bool {
    // A house or a text speaks.
    let speaks = [
        "gouvernement",
        "établissement",
        "amendement",
        "parlement",
        "régiment",
        "département",
        "mouvement",
        "groupement",
        "rassemblement",
        "commandement",
        "municipalité",
        "intercommunalité",
        "collectivité",
        "université",
        "personnalité",
        "comité",
        "unité",
        "majorité",
        "minorité",
        "autorité",
        "totalité",
        "retraité",
        "invité",
    ];
    (noun.ends_with("ment") || noun.ends_with("ité")) && !speaks.iter().any(|known| noun.ends_with(known))
        || matches!(
            noun,
            "colère"
                | "manière"
                | "matière"
                | "affaire"
                | "salaire"
                | "valeur"
                | "peur"
                | "ampleur"
                | "frontière"
                | "lumière"
                | "idée"
                | "montée"
                | "durée"
                | "portée"
                | "arrivée"
                | "tournée"
                | "dossier"
                | "papier"
                | "chantier"
                | "quartier"
                | "calendrier"
                | "courrier"
                | "tournant"
                | "montant"
                | "horaire"
                | "moteur"
                | "succès"
        )
}
