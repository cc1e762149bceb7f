//! Traits of words: the small closed classes that the counts ask about.
//!
//! Person, modality, tense and the kind of source are told from the word alone, once per distinct word.

/// A set of traits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Traits(u16);

impl Traits {
    pub(super) const FIRST_PERSON: Self = Self(1);
    pub(super) const SECOND_PERSON: Self = Self(1 << 1);
    pub(super) const THIRD_PERSON_PLURAL: Self = Self(1 << 2);
    pub(super) const OBLIGATION: Self = Self(1 << 3);
    pub(super) const ABILITY: Self = Self(1 << 4);
    pub(super) const NECESSITY: Self = Self(1 << 5);
    pub(super) const WILL: Self = Self(1 << 6);
    pub(super) const FUTURE: Self = Self(1 << 7);
    pub(super) const CONDITIONAL: Self = Self(1 << 8);
    pub(super) const IMPERFECT: Self = Self(1 << 9);
    pub(super) const IF: Self = Self(1 << 10);
    pub(super) const NEGATION: Self = Self(1 << 11);
    pub(super) const CONTRAST: Self = Self(1 << 12);

    /// The traits of a normalized word.
    pub(super) fn of(word: &str) -> Self {
        let listed = match word {
            "je" | "j" | "nous" | "notre" | "nos" | "mon" | "ma" | "mes" | "me" | "moi" => Self::FIRST_PERSON,
            "vous" | "votre" | "vos" | "tu" | "te" | "toi" | "ton" => Self::SECOND_PERSON,
            "ils" | "elles" | "eux" | "leur" | "leurs" => Self::THIRD_PERSON_PLURAL,
            "dois" | "doit" | "doivent" | "devons" | "devez" | "devra" | "devront" | "devrait"
            | "devraient" => Self::OBLIGATION,
            "peux" | "peut" | "peuvent" | "pouvons" | "pouvez" | "pourra" | "pourront" | "pourrait"
            | "pourraient" => Self::ABILITY,
            "faut" | "faudra" | "faudrait" | "fallait" => Self::NECESSITY,
            "veux" | "veut" | "veulent" | "voulons" | "voulez" | "voudrait" | "voudraient" => Self::WILL,
            "si" => Self::IF,
            "pas" | "jamais" | "ni" | "sans" | "aucun" | "aucune" | "rien" | "nul" | "nulle" | "guère"
            | "ne" | "non" => Self::NEGATION,
            "mais" | "pourtant" | "toutefois" | "cependant" | "néanmoins" | "or" => Self::CONTRAST,
            _ => Self::default(),
        };
        listed.and(Self::of_ending(word))
    }

    /// Tense by the ending, in words long enough to be a verb form of it. Some nouns end alike; the weight that training
    /// gives knows how reliable the ending is.
    fn of_ending(word: &str) -> Self {
        let ends = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
        let length = word.chars().count();
        if length > 5 && ends(&["rait", "raient", "rions", "riez"]) {
            Self::CONDITIONAL
        } else if length > 5 && ends(&["rons", "ront", "rai", "rez", "ra"]) {
            Self::FUTURE
        } else if length > 4 && ends(&["ait", "aient"]) && !ends(&["rait", "raient"]) {
            Self::IMPERFECT
        } else {
            Self::default()
        }
    }

    /// Whether any trait of `other` is in this set.
    pub(super) fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The union of both.
    #[must_use]
    pub(super) fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// What kind of source a word of the context names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    /// Somebody who explains or witnesses.
    Observer,
    /// Somebody who speaks for a side.
    Official,
}

impl Source {
    /// The kind of source that a normalized word names, if it names one.
    pub(super) fn of(word: &str) -> Option<Self> {
        match word {
            "expert" | "experte" | "experts" | "analyste" | "analystes" | "chercheur" | "chercheuse"
            | "chercheurs" | "professeur" | "professeure" | "économiste" | "économistes" | "spécialiste"
            | "spécialistes" | "politologue" | "historien" | "historienne" | "directeur" | "directrice"
            | "consultant" | "étude" | "rapport" | "habitant" | "habitante" | "témoin" | "médecin"
            | "étudiant" | "étudiante" | "journaliste" | "agriculteur" | "banquier" | "scientifique"
            | "ingénieur" | "université" | "institut" | "centre" | "fondation" | "laboratoire" | "banque"
            | "agence" | "entreprise" | "société" => Some(Self::Observer),
            "ministre" | "président" | "présidente" | "porte" | "parole" | "chef" | "ambassadeur"
            | "ambassadrice" | "kremlin" | "maison" | "blanche" | "gouvernement" | "député" | "sénateur"
            | "secrétaire" | "diplomate" | "diplomatie" | "dirigeant" | "général" | "opposition"
            | "commission" | "conseil" | "chancelier" | "premier" => Some(Self::Official),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tenses_are_told_by_their_endings() {
        assert!(Traits::of("répondrons").has(Traits::FUTURE));
        assert!(Traits::of("négocieraient").has(Traits::CONDITIONAL));
        assert!(Traits::of("voulait").has(Traits::IMPERFECT));
        assert!(!Traits::of("fera").has(Traits::FUTURE), "short words are too often something else");
    }

    #[test]
    fn a_modal_verb_keeps_its_tense() {
        let traits = Traits::of("devront");
        assert!(traits.has(Traits::OBLIGATION) && traits.has(Traits::FUTURE));
    }
}
