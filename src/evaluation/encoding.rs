//! Signs that a text went through the wrong encoding on its way.

use unicode_normalization::{UnicodeNormalization, is_nfc, is_nfd};

/// What UTF-8 letters of French look like when they were read as Windows-1252 or Latin-1.
const MOJIBAKE: [&str; 14] =
    ["Ã©", "Ã¨", "Ã ", "Ã\u{a0}", "Ãª", "Ã§", "Ã´", "Ã®", "Ã»", "Ã‰", "â€™", "â€œ", "Â«", "Â\u{a0}"];

/// What is odd about the characters of `text`, each in a few words; empty for a sound text.
pub(super) fn oddities(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    if text.contains('\u{FFFD}') {
        found.push("U+FFFD: a character was lost in decoding".to_owned());
    }
    if let Some(sign) = MOJIBAKE.iter().find(|sign| text.contains(**sign)) {
        found.push(format!("`{sign}`: UTF-8 that was read as Windows-1252"));
    }
    if let Some(control) = text.chars().find(|&c| c.is_control() && !c.is_whitespace()) {
        found.push(format!("U+{:04X}: a control character", control as u32));
    }
    if text.chars().any(|c| matches!(c, '\u{200B}' | '\u{2060}' | '\u{FEFF}')) {
        found.push("a character without width".to_owned());
    }
    if !is_nfc(text) {
        let letters = text.nfc().filter(|c| !c.is_ascii()).count();
        // Decomposed throughout is one way of writing; both ways in one text are a sign of pieces from two sources.
        let mixed = !is_nfd(text);
        let how = if mixed { "composed and decomposed letters mixed" } else { "decomposed letters (NFD)" };
        found.push(format!("{how}, {letters} outside ASCII"));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_french_text_is_sound() {
        assert!(oddities("« L’été, à Kiev… », a-t-il dit\u{a0}: Œuvre\tet\nÂne, Ã").is_empty());
    }

    #[test]
    fn each_sign_is_named() {
        for (text, sign) in [
            ("la crise \u{FFFD}conomique", "U+FFFD"),
            ("lâ€™Ã©tÃ©", "Windows-1252"),
            ("a\u{0}b", "U+0000"),
            ("a\u{200B}b", "without width"),
            ("e\u{301}te\u{301}", "decomposed letters (NFD), 2"),
            ("\u{e9}te\u{301}", "mixed"),
        ] {
            let found = oddities(text);
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            assert!(found[0].contains(sign), "{text}: {found:?}");
        }
    }
}
