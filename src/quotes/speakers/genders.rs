//! Gender, as far as determiners, endings and first names show it.

use super::mentions::{Gender, Mention};
use crate::quotes::lexicon::Class;
use crate::quotes::page::Page;
use crate::quotes::tokens::TokenKind;

impl Page<'_> {
    /// "le professeur", "le ministre" may be a woman; her first name tells.
    pub(in crate::quotes) fn take_gender_of_name(&self, mention: &mut Mention, noun: usize) {
        let Some((first, _)) = mention.name.filter(|_| mention.gender != Gender::Feminine) else { return };
        let open = matches!(
            self.str(noun),
            "professeur"
                | "ministre"
                | "docteur"
                | "juge"
                | "chef"
                | "général"
                | "auteur"
                | "maire"
                | "expert"
        );
        mention.gender = match self.first_name_gender(first) {
            Gender::Unknown if !open => mention.gender,
            named => named,
        };
    }

    /// The gender that a determiner or the ending of an office shows.
    pub(in crate::quotes) fn head_gender(&self, determiner: usize, noun: usize) -> Gender {
        if self.is(determiner, Class::PLURAL) && !self.is(determiner, Class::FEMININE) {
            return Gender::Unknown;
        }
        if self.is(determiner, Class::DETERMINER) && self.is(determiner, Class::FEMININE) {
            return Gender::Feminine;
        }
        // "son épouse": before a vowel the determiner tells nothing.
        let elided = matches!(self.str(determiner), "son" | "Son" | "mon" | "ton")
            && self.str(noun).starts_with(['a', 'e', 'i', 'o', 'u', 'é', 'h']);
        if self.is(determiner, Class::DETERMINER) && self.is(determiner, Class::MASCULINE) && !elided {
            return Gender::Masculine;
        }
        let word = self.str(noun).to_lowercase();
        // "l'autorité", but "l'invité"
        let quality = ["rité", "sité", "nité", "lité"].iter().any(|ending| word.ends_with(ending));
        if word.ends_with('é') && !quality {
            return Gender::Masculine; // "l'accusé"
        }
        let feminine = [
            "rice",
            "euse",
            "ière",
            "ienne",
            "cheffe",
            "épouse",
            "ée",
            "union",
            "tion",
            "armée",
            "agence",
            "ambassade",
            "ence",
            "ance",
            "sion",
        ];
        if quality || feminine.iter().any(|ending| word.ends_with(ending)) {
            Gender::Feminine
        } else {
            Gender::Unknown
        }
    }

    /// States in -e and bodies named by their initials are feminine, other places masculine.
    pub(in crate::quotes) fn place_gender(&self, at: usize) -> Gender {
        let name = self.str(at);
        let masculine = matches!(
            name,
            "Mexique"
                | "Mozambique"
                | "Zimbabwe"
                | "Cambodge"
                | "Pentagone"
                | "Royaume-Uni"
                | "Élysée"
                | "Elysée"
        );
        let initials = matches!(
            name,
            "Otan" | "OTAN" | "ONU" | "UE" | "Cedeao" | "CEDEAO" | "OSCE" | "BBC" | "AFP" | "OMS" | "AIEA"
        );
        if initials || name.ends_with('e') && !masculine { Gender::Feminine } else { Gender::Masculine }
    }

    /// The gender of the first name at `at`, by the list, then by its ending.
    pub(in crate::quotes) fn first_name_gender(&self, at: usize) -> Gender {
        if self.is(at, Class::MASCULINE_FIRST_NAME) {
            return Gender::Masculine;
        }
        if self.is(at, Class::FEMININE_FIRST_NAME) {
            return Gender::Feminine;
        }
        match (self.is(at, Class::MASCULINE_FAMILY), self.is(at, Class::FEMININE_FAMILY)) {
            (true, false) => return Gender::Masculine,
            (false, true) => return Gender::Feminine,
            _ => {}
        }
        // Beyond the list: most first names in -a are women's, most that end in a consonant are men's.
        let word = self.str(at);
        if self.kind(at + 1) != TokenKind::Capital || word.len() < 3 {
            return Gender::Unknown;
        }
        match word.chars().next_back() {
            Some('a') => Gender::Feminine,
            Some('b' | 'c' | 'd' | 'f' | 'g' | 'k' | 'm' | 'o' | 'p' | 'r' | 't' | 'v' | 'w' | 'x' | 'z') => {
                Gender::Masculine
            }
            _ => Gender::Unknown,
        }
    }
}
