//! Which encoding a text is in: named by the user, told by the first bytes, or guessed for French.

use crate::error::Error;
use crate::messages::msg;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use std::fmt;
use std::str::FromStr;

/// The encoding of inputs, as the flag `--encoding` names it.
///
/// ```
/// use detente::articles::TextEncoding;
/// assert_eq!("auto".parse::<TextEncoding>()?, TextEncoding::Auto);
/// assert_eq!("latin1".parse::<TextEncoding>()?.to_string(), "windows-1252");
/// assert!("latin-seven".parse::<TextEncoding>().is_err());
/// # Ok::<(), detente::error::Error>(())
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum TextEncoding {
    /// UTF-8 where the bytes are; otherwise what a byte order mark says, or a guess, which is told.
    #[default]
    Auto,
    /// This one, whatever the bytes look like (but for a byte order mark of its own).
    Named(&'static Encoding),
}

impl FromStr for TextEncoding {
    type Err = Error;

    /// Takes `auto` and every label of the WHATWG encoding standard: `utf-8`, `windows-1252`, `iso-8859-15`, `macintosh`, …
    ///
    /// # Errors
    /// [`Error::Parameter`] when no encoding has that label.
    fn from_str(name: &str) -> Result<Self, Error> {
        if name.eq_ignore_ascii_case("auto") {
            return Ok(Self::Auto);
        }
        // Names that programs write and the standard does not list.
        let lower = name.to_ascii_lowercase();
        let label = match lower.as_str() {
            "cp1252" | "win1252" | "ansi" => "windows-1252",
            "latin9" | "latin-9" => "iso-8859-15",
            "macroman" | "mac-roman" => "macintosh",
            other => other,
        };
        Encoding::for_label(label.as_bytes()).map(Self::Named).ok_or_else(|| Error::Parameter {
            name: msg!("the encoding"),
            found: format!("`{name}`"),
            expected: msg!("auto, or a name such as utf-8, windows-1252, iso-8859-15, utf-16le or macintosh"),
        })
    }
}

impl fmt::Display for TextEncoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Auto => f.write_str("auto"),
            Self::Named(encoding) => f.write_str(&encoding.name().to_ascii_lowercase()),
        }
    }
}

/// UTF-16 as the first bytes of a file show it, by its mark or by a zero in every other byte.
pub(super) fn utf_16(head: &[u8]) -> Option<&'static Encoding> {
    if let Some((encoding, _)) = Encoding::for_bom(head).filter(|(encoding, _)| *encoding != UTF_8) {
        return Some(encoding);
    }
    // Without a mark: text of Europe has its zeros on one side, and text in bytes has none.
    let pairs = head.len() / 2;
    let zeros = |side: usize| head.iter().skip(side).step_by(2).filter(|&&byte| byte == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    match () {
        () if pairs < 16 => None,
        () if second * 10 > pairs * 8 && first * 20 < pairs => Some(UTF_16LE),
        () if first * 10 > pairs * 8 && second * 20 < pairs => Some(UTF_16BE),
        () => None,
    }
}

/// Whether `bytes`, which may be cut short, are UTF-8 for the most part. A damaged row or two do not make another encoding of
/// them: French in another encoding has next to no sequence that UTF-8 allows.
pub(super) fn is_mostly_utf_8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good >= bad && (good > 0 || bad == 0)
}

/// The most likely encoding of `bytes` that are not UTF-8, in a country where French is read.
pub(super) fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(Some(b"fr"), Utf8Detection::Deny)
}

/// What `head` is when it is no text at all, in words.
pub(super) fn binary_kind(head: &[u8]) -> Option<&'static str> {
    const KINDS: [(&[u8], &str); 7] = [
        (b"%PDF-", msg!("a PDF document")),
        (b"PK\x03\x04", msg!("a ZIP archive or an Office document (.docx, .xlsx, .odt)")),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", msg!("an old Office document (.doc, .xls)")),
        (b"\x89PNG\r\n\x1A\n", msg!("a picture")),
        (b"\xFF\xD8\xFF", msg!("a picture")),
        (b"PAR1", msg!("a Parquet file (.parquet)")),
        (b"{\\rtf", msg!("a rich text document (.rtf)")),
    ];
    KINDS.into_iter().find(|(magic, _)| head.starts_with(magic)).map(|(_, kind)| kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encoded(text: &str, label: &str) -> Vec<u8> {
        Encoding::for_label(label.as_bytes()).unwrap().encode(text).0.into_owned()
    }

    #[test]
    fn french_in_windows_1252_is_known_even_when_it_is_short() {
        for text in [
            "d\u{e9}tente",
            "L\u{2019}\u{c9}lys\u{e9}e : « \u{e0} bient\u{f4}t »",
            "« Non »",
            "Où\u{a0}?",
            "cœur",
        ] {
            let bytes = encoded(text, "windows-1252");
            assert!(!is_mostly_utf_8(&bytes), "{text}");
            assert_eq!(guess(&bytes).name(), "windows-1252", "{text}");
        }
    }

    #[test]
    fn utf_8_with_a_damaged_row_stays_utf_8() {
        assert!(is_mostly_utf_8(b"\xC3\xA9t\xC3\xA9 \xE9"));
        assert!(is_mostly_utf_8("été".as_bytes()));
        assert!(is_mostly_utf_8(b"abc \xC3\xA9 \xC3"), "cut in the middle of a character");
        assert!(!is_mostly_utf_8(b"caf\xE9"));
    }

    #[test]
    fn utf_16_is_known_with_its_mark_and_without() {
        assert_eq!(utf_16(b"\xFF\xFEL\0"), Some(UTF_16LE));
        assert_eq!(utf_16(b"\xFE\xFF\0L"), Some(UTF_16BE));
        let little: Vec<u8> = "Le président a déclaré".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = "Le président a déclaré".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!((utf_16(&little), utf_16(&big)), (Some(UTF_16LE), Some(UTF_16BE)));
        assert_eq!(utf_16("Le président a déclaré que la route sera sûre".as_bytes()), None);
        assert_eq!(utf_16(b"a\0b\0"), None, "too short to say");
    }

    #[test]
    fn an_unknown_encoding_lists_some() {
        let message = "latin-seven".parse::<TextEncoding>().unwrap_err().to_string();
        assert!(
            message.starts_with("the encoding is `latin-seven`; expected auto, or a name such as"),
            "{message}"
        );
        assert_eq!("CP1252".parse::<TextEncoding>().unwrap().to_string(), "windows-1252");
    }
}
