//! Parties: the press writes the party between the office and the name, `le député Les Riverains Ivo Castel`, `la sénatrice
//! LVR Ada Lorme`, `l'élue (LVR)`. It belongs to the office; the name begins behind it.

use crate::quotes::lexicon::Class;
use crate::quotes::page::Page;
use crate::quotes::tokens::TokenKind;

/// How many words the name of a party may have.
const LONGEST: usize = 5;

impl Page<'_> {
    /// One past the party whose name begins at `at`, when more of the noun phrase follows it.
    pub(in crate::quotes) fn party_end(&self, at: usize, limit: usize) -> Option<usize> {
        let end = match self.kind(at) {
            TokenKind::Open => self.bracketed_end(at)?,
            TokenKind::Capital => self.party_name_end(at)?,
            _ => return None,
        };
        // "Les Riverains (LVR)"
        let end = self.bracketed_end(end).unwrap_or(end);
        (end < limit).then_some(end)
    }

    fn is_first_name(&self, at: usize) -> bool {
        self.is(at, Class::FEMININE_FIRST_NAME.and(Class::MASCULINE_FIRST_NAME))
    }

    /// Whether a person's name of two words or more can begin at `at`.
    fn begins_full_name(&self, at: usize) -> bool {
        self.kind(at) == TokenKind::Capital
            && self.kind(at + 1) == TokenKind::Capital
            && !self.is_initials(at)
    }

    /// `LVR`, `LaLVR`: two capitals or more in one word.
    pub(super) fn is_initials(&self, at: usize) -> bool {
        let word = self.str(at);
        // Most capitalised words are one capital and small letters of ASCII.
        self.kind(at) == TokenKind::Capital
            && !word.bytes().skip(1).all(|byte| byte.is_ascii_lowercase())
            && word.chars().filter(|c| c.is_uppercase()).nth(1).is_some()
            && !word.contains(['-', '.', '\'', '’'])
    }

    /// Whether a first name stands at `at`, right behind initials.
    pub(in crate::quotes) fn follows_initials(&self, at: usize) -> bool {
        let medium = || self.is_medium(at - 1) && self.begins_full_name(at);
        let agency = || self.str(at - 1) == "France-Presse" && self.begins_full_name(at);
        at > 0 && (self.is_initials(at - 1) && (self.is_first_name(at) || medium()) || agency())
    }

    /// `(LVR)`, `(Orne)`, `(LVR, Orne)`, before a name or a complement.
    fn bracketed_end(&self, at: usize) -> Option<usize> {
        if self.kind(at) != TokenKind::Open {
            return None;
        }
        let close = (at + 2..=at + LONGEST).find(|&close| self.kind(close) == TokenKind::Close)?;
        let party = self.is_initials(at + 1) && self.is(close + 1, Class::OF);
        let named =
            self.begins_full_name(close + 1) && (self.is_initials(at + 1) || self.is_first_name(close + 1));
        (party || named).then_some(close + 1)
    }

    /// `CDelta`, `BDTV`: two capitals in one word that is no family name such as `McRiva`.
    pub(super) fn is_station(&self, at: usize) -> bool {
        let family = ["Mc", "Mac", "De", "Di", "Du", "Le", "La", "Fitz", "Van"];
        self.is_initials(at) && !family.iter().any(|opens| self.str(at).starts_with(opens))
    }

    fn party_name_end(&self, at: usize) -> Option<usize> {
        if self.is_initials(at) {
            // "LVR Ada Lorme", but not "BBC Delta Mira Sorel", and not "JOËL MARTY".
            return (self.is_first_name(at + 1) && self.begins_full_name(at + 1) && !self.is_first_name(at))
                .then_some(at + 1);
        }
        let article = matches!(self.str(at), "Les" | "La" | "Le");
        if article && at > 0 && self.kind(at - 1) == TokenKind::Lower {
            let mut end = at + 1;
            while end < at + LONGEST && self.kind(end) == TokenKind::Capital && !self.is_first_name(end) {
                end += 1;
            }
            if self.str(end) == "en" {
                end += 2; // "La Rive en fête"
            } else if end > at + 1
                && self.kind(end) == TokenKind::Lower
                && self.str(end).ends_with(['e', 's'])
            {
                // "La Rive insoumise"
                let word = Class::PREPOSITION.and(Class::OF).and(Class::FINITE).and(Class::CONJUNCTION);
                end += usize::from(!self.is(end, word) && self.begins_full_name(end + 1));
            }
            return (end > at + 1).then_some(end);
        }
        // "Riverains Ivo Castel": a first name in the middle begins another name.
        let inside = (at + 1..at + LONGEST)
            .take_while(|&word| self.kind(word) == TokenKind::Capital)
            .find(|&word| self.is_first_name(word))?;
        let listed = (at..inside).any(|word| self.is_first_name(word));
        let plural = self.str(inside - 1).ends_with('s');
        (!listed && plural && self.kind(inside + 1) == TokenKind::Capital).then_some(inside)
    }
}
