//! Offices under their several names: the press writes `le ministre des Affaires étrangères`, `le chef de la diplomatie`
//! and `le patron de la diplomatie` of one person, and the office and its side together tell whom it means.

use super::lexicon::fold;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// An office that a side has one of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Office {
    HeadOfState,
    HeadOfGovernment,
    ForeignMinister,
    DefenceMinister,
    SecretaryGeneral,
    /// A minister of another matter, by its number in [`WORDS`].
    Minister(u8),
    /// `la ministre valdore`: of whatever matter.
    AnyMinister,
    /// Speaks for the government.
    Spokesperson,
    /// `le dirigeant valdore`: of the state or of its government.
    Leader,
}

impl Office {
    /// Whether a paper that names no side means the one of its own country.
    pub(super) fn is_domestic(self) -> bool {
        matches!(
            self,
            Office::Minister(_) | Office::Spokesperson | Office::ForeignMinister | Office::DefenceMinister
        )
    }

    /// Whether who holds this office can be called by the name of `other`.
    pub(super) fn answers_to(self, other: Office) -> bool {
        self == other
            || other == Office::Leader && matches!(self, Office::HeadOfState | Office::HeadOfGovernment)
            || other == Office::AnyMinister
                && matches!(self, Office::Minister(_) | Office::ForeignMinister | Office::DefenceMinister)
    }
}

/// What the words of a description tell of the office that it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Told(u64);

impl Told {
    /// Somebody else than the bearer is meant.
    const OTHER: Told = Told(1);
    /// Somebody leads, whatever the press likes to call him.
    const LEADS: Told = Told(1 << 1);
    /// A leader with nothing to tell of what.
    const LEADER: Told = Told(1 << 2);
    const NUMBER: Told = Told(1 << 3);
    const ONE: Told = Told(1 << 4);
    const SPOKESPERSON: Told = Told(1 << 5);
    const MINISTER: Told = Told(1 << 6);
    const DIPLOMACY: Told = Told(1 << 7);
    const FOREIGN: Told = Told(1 << 8);
    const REPRESENTATIVE: Told = Told(1 << 9);
    const HIGH: Told = Told(1 << 10);
    const DEFENCE: Told = Told(1 << 11);
    const KEEPER: Told = Told(1 << 12);
    const SEALS: Told = Told(1 << 13);
    const FIRST: Told = Told(1 << 14);
    const CHANCELLOR: Told = Told(1 << 15);
    const GOVERNMENT: Told = Told(1 << 16);
    const SECRETARY: Told = Told(1 << 17);
    const GENERAL: Told = Told(1 << 18);
    const ALLIANCE: Told = Told(1 << 19);
    const HOUSE: Told = Told(1 << 20);
    /// Whoever lives in such a house.
    const OCCUPANT: Told = Told(1 << 21);
    const EXECUTIVE: Told = Told(1 << 22);
    const PRESIDENT: Told = Told(1 << 23);
    /// A body that has a president of its own.
    const BODY: Told = Told(1 << 24);
    const STATE: Told = Told(1 << 25);

    /// The matter of a minister that has this number.
    const fn matter(number: u8) -> Told {
        Told(1 << (Self::MATTERS + number as u32))
    }

    /// Where the bits of the matters begin.
    const MATTERS: u32 = 32;

    /// The first matter that is told.
    fn first_matter(self) -> Option<u8> {
        let matters = self.0 >> Self::MATTERS;
        (matters != 0).then(|| matters.trailing_zeros() as u8)
    }

    const fn and(self, other: Told) -> Told {
        Told(self.0 | other.0)
    }

    /// Whether all of `other` is told.
    fn has(self, other: Told) -> bool {
        self.0 & other.0 == other.0
    }

    /// What a description in small letters tells, and its last word.
    fn by(description: &str) -> (Told, &str) {
        let mut told = Told::default();
        let mut last = "";
        let words = description.split(|c: char| !c.is_alphanumeric() && c != '-');
        for word in words.filter(|word| !word.is_empty()) {
            let known = TELLING.get(word).copied().unwrap_or_default();
            let prefixed = word.starts_with("vice-") || word.starts_with("ex-");
            told = told.and(if prefixed { known.and(Told::OTHER) } else { known });
            last = word;
        }
        (told, last)
    }
}

/// The words that tell something of an office.
const WORDS: [(Told, &str); 39] = [
    (
        Told::OTHER,
        "vice ancien ancienne ex conseiller conseillère adjoint adjointe homologue sous-secrétaire prédécesseur futur",
    ),
    (Told::OTHER.and(Told::SPOKESPERSON), "porte-parole"),
    (Told::LEADS, "chef cheffe patron patronne responsable"),
    (Told::LEADS.and(Told::LEADER), "dirigeant dirigeante leader"),
    (Told::LEADS.and(Told::NUMBER), "numéro"),
    (Told::ONE, "un"),
    (Told::MINISTER, "ministre"),
    (Told::DIPLOMACY, "diplomatie"),
    (Told::FOREIGN, "étrangères"),
    (Told::REPRESENTATIVE, "représentant"),
    (Told::HIGH, "haut"),
    (Told::DEFENCE, "défense armées"),
    (Told::KEEPER, "garde"),
    (Told::SEALS.and(Told::matter(1)), "sceaux"),
    (Told::FIRST, "premier première"),
    (Told::CHANCELLOR, "chancelier chancelière"),
    (Told::GOVERNMENT, "gouvernement"),
    (Told::SECRETARY, "secrétaire"),
    (Told::GENERAL, "général générale"),
    (Told::ALLIANCE, "alliance otan onu"),
    (Told::HOUSE, "kremlin maison élysée elysée"),
    (Told::OCCUPANT, "maître locataire hôte occupant"),
    (Told::EXECUTIVE, "exécutif"),
    (Told::PRESIDENT, "président présidente"),
    (
        Told::BODY,
        "conseil commission parlement assemblée chambre sénat groupe confédération fédération association syndicat \
         région département club ligue parti mouvement centre comité organisation banque société compagnie entreprise \
         université institut fondation jury tribunal cour députés sénateurs agence",
    ),
    (Told::STATE, "état etat"),
    (Told::matter(0), "intérieur"),
    (Told::matter(1), "justice"),
    (Told::matter(2), "économie finances"),
    (Told::matter(3), "éducation"),
    (Told::matter(4), "santé"),
    (Told::matter(5), "écologique écologie environnement"),
    (Told::matter(6), "transports"),
    (Told::matter(7), "agriculture"),
    (Told::matter(8), "culture"),
    (Told::matter(9), "travail"),
    (Told::matter(10), "territoires"),
    (Told::matter(11), "comptes budget"),
    (Told::matter(12), "logement"),
];

/// [`WORDS`] word by word.
static TELLING: LazyLock<FxHashMap<&'static str, Told>> = LazyLock::new(|| {
    let words =
        WORDS.iter().flat_map(|&(told, words)| words.split_whitespace().map(move |word| (word, told)));
    words.collect()
});

/// The office that a description in any case names, if it is one that this file knows.
pub(super) fn office(description: &str) -> Option<Office> {
    let folded = fold(description);
    let (told, last) = Told::by(&folded);
    let has = |all: Told| told.has(all);
    if has(Told::SPOKESPERSON) && last == "gouvernement" {
        return Some(Office::Spokesperson);
    }
    if has(Told::OTHER) {
        return None;
    }
    let (leads, minister) = (has(Told::LEADS), has(Told::MINISTER));
    if has(Told::DIPLOMACY) && leads
        || has(Told::FOREIGN) && minister
        || has(Told::REPRESENTATIVE.and(Told::HIGH))
    {
        return Some(Office::ForeignMinister);
    }
    if has(Told::DEFENCE) && minister {
        return Some(Office::DefenceMinister);
    }
    if let Some(matter) = told.first_matter().filter(|_| minister || has(Told::KEEPER.and(Told::SEALS))) {
        return Some(Office::Minister(matter));
    }
    if minister && has(Told::FIRST) || has(Told::CHANCELLOR) || leads && has(Told::GOVERNMENT) {
        return Some(Office::HeadOfGovernment);
    }
    if has(Told::SECRETARY.and(Told::GENERAL)) || leads && has(Told::ALLIANCE) {
        return Some(Office::SecretaryGeneral);
    }
    let house = has(Told::HOUSE.and(Told::OCCUPANT));
    let executive = leads && has(Told::EXECUTIVE);
    let state = executive || has(Told::PRESIDENT) && !has(Told::BODY);
    if house || state || leads && has(Told::STATE) {
        return Some(Office::HeadOfState);
    }
    // "la ministre valdore": the office, and a country.
    let words = || {
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !matches!(*word, "" | "l" | "le" | "la"))
    };
    if minister && words().next() == Some("ministre") && words().count() == 2 {
        return Some(Office::AnyMinister);
    }
    (has(Told::LEADER) || has(Told::NUMBER.and(Told::ONE))).then_some(Office::Leader)
}

/// Whether a description names an office of state and no side: the paper means its own country's, or that of the
/// person the article is about.
pub(super) fn is_without_side(description: &str) -> bool {
    const WORDS: [&str; 22] = [
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
        "son",
        "sa",
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
        assert_eq!(office("garde des Sceaux"), office("ministre de la Justice"));
        assert_ne!(office("ministre de la Santé"), office("ministre de la Justice"));
        assert!(Office::Minister(4).answers_to(office("la ministre valdore").unwrap()));
        assert!(!Office::HeadOfGovernment.answers_to(office("le ministre valdore").unwrap()));
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
        assert_eq!(office("porte-parole du gouvernement"), Some(Office::Spokesperson));
        assert_eq!(office("présidente de la Commission"), None);
    }
}
