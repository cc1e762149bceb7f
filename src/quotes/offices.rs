//! Offices under their several names: the press writes `le ministre des Affaires étrangères`, `le chef de la diplomatie`
//! and `le patron de la diplomatie` of one person, and the office and its side together tell whom it means.

use super::lexicon::fold;

/// An office that a side has one of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Office {
    HeadOfState,
    HeadOfGovernment,
    ForeignMinister,
    DefenceMinister,
    SecretaryGeneral,
    /// `le dirigeant valdore`: of the state or of its government.
    Leader,
}

impl Office {
    /// Whether who holds this office can be called by the name of `other`.
    pub(super) fn answers_to(self, other: Office) -> bool {
        self == other
            || other == Office::Leader && matches!(self, Office::HeadOfState | Office::HeadOfGovernment)
    }
}

/// What shows that somebody else than the bearer is meant.
const OTHERS: [&str; 13] = [
    "vice",
    "ancien",
    "ancienne",
    "ex",
    "porte-parole",
    "conseiller",
    "conseillère",
    "adjoint",
    "adjointe",
    "homologue",
    "sous-secrétaire",
    "prédécesseur",
    "futur",
];

/// Bodies that have a president of their own.
const BODIES: [&str; 33] = [
    "conseil",
    "commission",
    "parlement",
    "assemblée",
    "chambre",
    "sénat",
    "groupe",
    "confédération",
    "fédération",
    "association",
    "syndicat",
    "région",
    "département",
    "club",
    "ligue",
    "parti",
    "mouvement",
    "centre",
    "comité",
    "organisation",
    "banque",
    "société",
    "compagnie",
    "entreprise",
    "université",
    "institut",
    "fondation",
    "jury",
    "tribunal",
    "cour",
    "députés",
    "sénateurs",
    "agence",
];

/// Those who lead, whatever the press likes to call them.
const LEADERS: [&str; 9] =
    ["chef", "cheffe", "patron", "patronne", "dirigeant", "dirigeante", "numéro", "leader", "responsable"];

/// The office that a description in any case names, if it is one that this file knows.
pub(super) fn office(description: &str) -> Option<Office> {
    let folded = fold(description);
    let words: Vec<&str> =
        folded.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty()).collect();
    let has = |word: &str| words.contains(&word);
    let any = |list: &[&str]| list.iter().any(|word| has(word));
    if any(&OTHERS) || words.iter().any(|word| word.starts_with("vice-") || word.starts_with("ex-")) {
        return None;
    }
    let leads = any(&LEADERS);
    let minister = has("ministre");
    if has("diplomatie") && leads || has("étrangères") && minister || has("représentant") && has("haut") {
        return Some(Office::ForeignMinister);
    }
    if (has("défense") || has("armées")) && minister {
        return Some(Office::DefenceMinister);
    }
    if minister && any(&["premier", "première"]) || any(&["chancelier", "chancelière"]) {
        return Some(Office::HeadOfGovernment);
    }
    if leads && has("gouvernement") {
        return Some(Office::HeadOfGovernment);
    }
    if has("secrétaire") && any(&["général", "générale"]) || leads && any(&["alliance", "otan", "onu"]) {
        return Some(Office::SecretaryGeneral);
    }
    let house =
        any(&["kremlin", "maison", "élysée", "elysée"]) && any(&["maître", "locataire", "hôte", "occupant"]);
    let executive = leads && has("exécutif");
    let state = executive || any(&["président", "présidente"]) && !any(&BODIES);
    if house || state || leads && any(&["état", "etat"]) {
        return Some(Office::HeadOfState);
    }
    (any(&["dirigeant", "dirigeante", "leader"]) || has("numéro") && has("un")).then_some(Office::Leader)
}

/// Whether a description names an office of state and no side: the paper means its own country's, or that of the
/// person the article is about.
pub(super) fn is_without_side(description: &str) -> bool {
    const WORDS: [&str; 20] = [
        "président",
        "présidente",
        "chef",
        "cheffe",
        "état",
        "etat",
        "gouvernement",
        "exécutif",
        "premier",
        "première",
        "ministre",
        "république",
        "actuel",
        "actuelle",
        "de",
        "d",
        "la",
        "le",
        "l",
        "du",
    ];
    let folded = fold(description);
    folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .all(|word| WORDS.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_office_has_several_names() {
        assert_eq!(office("chef de la diplomatie russe"), Some(Office::ForeignMinister));
        assert_eq!(office("ministre des Affaires étrangères"), Some(Office::ForeignMinister));
        assert_eq!(office("patron de l’Alliance"), Some(Office::SecretaryGeneral));
        assert_eq!(office("maître du Kremlin"), office("président russe"));
        assert_eq!(office("Première ministre"), office("chef du gouvernement"));
    }

    #[test]
    fn an_office_of_state_may_leave_its_side_unsaid() {
        assert!(is_without_side("chef de l’État"));
        assert!(is_without_side("actuel Premier ministre"));
        assert!(!is_without_side("président de la région"));
        assert!(!is_without_side("président valdore"));
    }

    #[test]
    fn deputies_and_predecessors_bear_another() {
        assert_eq!(office("vice-ministre des Affaires étrangères"), None);
        assert_eq!(office("ancien président"), None);
        assert_eq!(office("porte-parole de la diplomatie"), None);
        assert_eq!(office("présidente de la Commission"), None);
    }
}
