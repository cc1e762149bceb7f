//! The normalizer: one spelling for one word.
//!
//! Composed letters (NFC), lower case, the typewriter apostrophe, ligatures written out, digits folded to one
//! symbol. The stemmer needs all of it: it leaves `supprime◌́s` and `SUPPRIMÉS` as they are.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Writes the one spelling of the word `raw` into `out`, whose former content is dropped.
///
/// A word of digits alone becomes `0`: which number is said is no matter of tone.
///
/// ```
/// let mut word = String::new();
/// detente::text::normalize("Œuvre", &mut word);
/// assert_eq!(word, "oeuvre");
/// ```
pub fn normalize(raw: &str, out: &mut String) {
    out.clear();
    if is_normalized(raw) {
        out.push_str(raw);
        return;
    }
    if raw.bytes().all(|b| b.is_ascii_digit()) && !raw.is_empty() {
        out.push('0');
        return;
    }
    let composed = is_nfc_quick(raw.chars()) == IsNormalized::Yes;
    if composed {
        raw.chars().for_each(|c| push_lower(c, out));
    } else {
        raw.nfc().for_each(|c| push_lower(c, out));
    }
    // A small letter, or the last of a ligature written out, may take an accent that the capital or the ligature could not.
    // Accents that stand alone, and letters that have no composed capital, lie beyond U+0300.
    if raw.chars().any(|c| c >= '\u{300}') && is_nfc_quick(out.chars()) != IsNormalized::Yes {
        *out = out.nfc().collect();
    }
}

/// Whether a word is made of small letters that stay as they are, as nearly all words are: those of ASCII, and those with an
/// accent from à to ÿ, whose first byte is 0xC3. Other words may be normalized too.
pub(crate) fn is_normalized(word: &str) -> bool {
    let mut word = word.as_bytes();
    loop {
        word = match word {
            // æ (0xA6) is written out, ÷ (0xB7) is no letter.
            [b'a'..=b'z', rest @ ..] | [0xC3, 0xA0..=0xA5 | 0xA7..=0xB6 | 0xB8..=0xBF, rest @ ..] => rest,
            _ => return word.is_empty(),
        }
    }
}

fn push_lower(c: char, out: &mut String) {
    match c {
        'a'..='z' | '0'..='9' => out.push(c),
        'œ' | 'Œ' => out.push_str("oe"),
        'æ' | 'Æ' => out.push_str("ae"),
        '\u{2019}' | '\u{02BC}' => out.push('\''),
        _ => out.extend(c.to_lowercase()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn normalized(raw: &str) -> String {
        let mut out = String::new();
        normalize(raw, &mut out);
        out
    }

    #[test]
    fn composed_and_decomposed_letters_become_one() {
        assert_eq!(normalized("SUPPRIME\u{301}S"), "supprimés");
        assert_eq!(normalized("supprimés"), "supprimés");
    }

    #[test]
    fn letters_are_composed_after_ligatures_and_capitals_are_gone_too() {
        assert_eq!(normalized("Œ\u{301}"), "oé");
        assert_eq!(normalized("\u{3ab}\u{301}"), "\u{3b0}");
        assert_eq!(normalized("aujourd’hui"), "aujourd'hui");
    }

    #[test]
    fn numbers_become_one_symbol_and_names_with_digits_stay() {
        assert_eq!(normalized("2014"), "0");
        assert_eq!(normalized("G7"), "g7");
    }

    #[test]
    fn words_of_small_letters_stay_as_they_are() {
        for word in ["paix", "déjà", "ÿ", "ça"] {
            assert!(is_normalized(word) && normalized(word) == word);
        }
        for word in ["Paix", "œil", "æ", "l'eau", "e\u{301}", "é\u{323}", "g7", "÷", "ß"] {
            assert!(!is_normalized(word), "{word}");
        }
    }

    proptest! {
        #[test]
        fn what_is_taken_for_normalized_is(raw in "[a-zA-ZÀ-ÿœ\u{301}]{0,3}") {
            let folded: String = raw.nfc().collect::<String>().to_lowercase();
            prop_assert!(!is_normalized(&raw) || folded == raw);
        }

        #[test]
        fn normalizing_twice_changes_nothing_more(raw in "[\\p{Latin}\\p{Greek}\\p{M}œŒÆ0-9]{0,12}") {
            let once = normalized(&raw);
            prop_assert_eq!(normalized(&once), once);
        }
    }
}
