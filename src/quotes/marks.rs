//! Quotation marks: which signs may open or close a quotation, and how strongly their neighbours say so.
//!
//! A French newspaper prints `« »` with no-break spaces or none, `“ ”`, `„ “`, `‘ ’`, `‹ ›`, `<< >>`, `»…«`, HTML
//! entities, and more and more the straight `"` and `'`, which do not say what they do. So no sign is believed
//! alone: each [`Mark`] carries what it would cost to read it as an opener and what as a closer, by its own shape
//! and by what touches it. [`pairs`](super::pairs) then looks for the cheapest reading of a whole paragraph.

use crate::articles::Span;

/// Marks of one family close each other; a mark of another family closes only as an error of the typesetter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    Guillemet,
    Curly,
    Straight,
    SingleGuillemet,
    SingleCurly,
    SingleStraight,
}

impl Family {
    /// Whether the mark is a single one, which doubles as an apostrophe or a prime.
    pub(super) fn is_single(self) -> bool {
        matches!(self, Family::SingleCurly | Family::SingleStraight)
    }

    /// Whether French typography sets a space inside the marks.
    fn inner_space(self) -> u32 {
        match self {
            Family::Guillemet | Family::SingleGuillemet => 0,
            Family::Curly | Family::SingleCurly => 5,
            Family::Straight => 10,
            Family::SingleStraight => 20,
        }
    }
}

/// Something that may be a quotation mark.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    /// Index of its token.
    pub(super) token: usize,
    pub(super) span: Span,
    pub(super) family: Family,
    /// Cost of reading it as an opener, in tenths of a plain contradiction.
    pub(super) open: u32,
    /// Cost of reading it as a closer.
    pub(super) close: u32,
    /// Cost of reading it as nothing: an apostrophe, an inch, a misprint.
    pub(super) stray: u32,
    /// Whether it is the first sign of its line.
    pub(super) starts_line: bool,
}

/// What a neighbour of a mark is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Edge,
    Space,
    Letter,
    Digit,
    Point,
    Comma,
    Colon,
    Opening,
    Closing,
    Dash,
    Mark,
    Other,
}

/// The signs, their family, and what their shape says: (cost to open, cost to close).
const SHAPES: [(&str, Family, u32, u32); 24] = [
    ("\"", Family::Straight, 0, 0),
    ("''", Family::Straight, 2, 2),
    ("'", Family::SingleStraight, 3, 3),
    ("«", Family::Guillemet, 0, 15),
    ("»", Family::Guillemet, 15, 0),
    ("“", Family::Curly, 0, 8),
    ("”", Family::Curly, 12, 0),
    ("„", Family::Curly, 0, 40),
    ("‟", Family::Curly, 0, 20),
    ("‘", Family::SingleCurly, 0, 15),
    ("’", Family::SingleCurly, 20, 0),
    ("‚", Family::SingleCurly, 5, 40),
    ("‹", Family::SingleGuillemet, 0, 15),
    ("›", Family::SingleGuillemet, 15, 0),
    ("<<", Family::Guillemet, 0, 20),
    (">>", Family::Guillemet, 20, 0),
    ("&laquo;", Family::Guillemet, 0, 15),
    ("&raquo;", Family::Guillemet, 15, 0),
    ("&#171;", Family::Guillemet, 0, 15),
    ("&#187;", Family::Guillemet, 15, 0),
    ("&ldquo;", Family::Curly, 0, 8),
    ("&rdquo;", Family::Curly, 12, 0),
    ("&quot;", Family::Straight, 0, 0),
    ("&#34;", Family::Straight, 0, 0),
];

/// The spaces that are longer than one byte, the undecoded entity included.
const SPACES: [&str; 12] = [
    "\u{a0}", "\u{202f}", "\u{2009}", "\u{2002}", "\u{2003}", "\u{2007}", "\u{200a}", "\u{200b}", "\u{2060}",
    "\u{feff}", "&nbsp;", "&#160;",
];

/// The length of the long space at `at`.
pub(super) fn space_at(bytes: &[u8], at: usize) -> Option<usize> {
    if !matches!(bytes[at], 0xC2 | 0xE2 | 0xEF | b'&') {
        return None;
    }
    SPACES.iter().find(|space| bytes[at..].starts_with(space.as_bytes())).map(|space| space.len())
}

/// The mark at `at`, with the costs that its shape and its neighbours give it.
pub(super) fn mark_at(bytes: &[u8], at: usize) -> Option<Mark> {
    if !matches!(bytes.get(at), Some(b'"' | b'\'' | b'<' | b'>' | b'&' | 0xC2 | 0xE2)) {
        return None;
    }
    let &(shape, family, open, close) =
        SHAPES.iter().find(|(shape, ..)| bytes[at..].starts_with(shape.as_bytes()))?;
    let end = at + shape.len();
    let (before, after) = (side_before(bytes, at), side_after(bytes, end));
    // An inch, a foot or a minute: a straight mark on a digit closes nothing unless something is open.
    let prime = before == Side::Digit && matches!(family, Family::Straight | Family::SingleStraight);
    let stray = match (prime, family.is_single()) {
        (true, _) => 2,
        (_, true) => 4,
        _ => super::pairs::DEFINITE,
    };
    Some(Mark {
        token: 0,
        span: Span::new(at, end),
        family,
        open: open + open_cost(before, after, family),
        close: close + close_cost(before, after, family),
        stray,
        starts_line: before == Side::Edge,
    })
}

fn open_cost(before: Side, after: Side, family: Family) -> u32 {
    let outside = match before {
        Side::Edge | Side::Space | Side::Opening | Side::Colon | Side::Dash => 0,
        Side::Mark => 2,
        Side::Other => 5,
        Side::Comma | Side::Point => 12,
        Side::Letter | Side::Digit | Side::Closing => 20,
    };
    let inside = match after {
        Side::Letter | Side::Digit | Side::Opening => 0,
        Side::Mark | Side::Dash => 2,
        Side::Point | Side::Other => 5,
        Side::Space => family.inner_space(),
        Side::Comma | Side::Colon | Side::Closing | Side::Edge => 30,
    };
    outside + inside
}

fn close_cost(before: Side, after: Side, family: Family) -> u32 {
    let inside = match before {
        Side::Letter | Side::Digit | Side::Point | Side::Closing | Side::Other => 0,
        Side::Mark | Side::Comma => 2,
        Side::Dash => 5,
        Side::Space => family.inner_space(),
        Side::Colon => 10,
        Side::Opening => 20,
        Side::Edge => 30,
    };
    let outside = match after {
        Side::Edge | Side::Space | Side::Point | Side::Comma | Side::Colon | Side::Closing => 0,
        Side::Mark => 2,
        Side::Dash | Side::Other => 5,
        Side::Opening => 10,
        Side::Letter | Side::Digit => 20,
    };
    inside + outside
}

fn side_before(bytes: &[u8], at: usize) -> Side {
    let Some(&last) = at.checked_sub(1).and_then(|i| bytes.get(i)) else { return Side::Edge };
    if last < 0x80 {
        // The entity of a no-break space ends in a semicolon.
        if last == b';' && (bytes[..at].ends_with(b"&nbsp;") || bytes[..at].ends_with(b"&#160;")) {
            return Side::Space;
        }
        if matches!(last, b' ' | b'\t') {
            let line = bytes[..at].iter().rposition(|b| !matches!(b, b' ' | b'\t'));
            return if line.is_none_or(|i| bytes[i] == b'\n') { Side::Edge } else { Side::Space };
        }
        if last == b'n' && bytes[..at].ends_with(b"\\n") {
            return Side::Edge;
        }
        return ascii(last);
    }
    let start = bytes[..at].iter().rposition(|b| b & 0xC0 != 0x80).unwrap_or(0);
    beyond_ascii(&bytes[start..at])
}

fn side_after(bytes: &[u8], at: usize) -> Side {
    match bytes.get(at) {
        None => Side::Edge,
        Some(b'&') if space_at(bytes, at).is_some() => Side::Space,
        Some(&b) if b < 0x80 => ascii(b),
        Some(_) => {
            let end =
                bytes[at + 1..].iter().position(|b| b & 0xC0 != 0x80).map_or(bytes.len(), |i| at + 1 + i);
            beyond_ascii(&bytes[at..end])
        }
    }
}

fn ascii(byte: u8) -> Side {
    match byte {
        b'\n' | b'\r' => Side::Edge,
        b' ' | b'\t' => Side::Space,
        b'0'..=b'9' => Side::Digit,
        b'a'..=b'z' | b'A'..=b'Z' => Side::Letter,
        b'.' | b'!' | b'?' => Side::Point,
        b',' | b';' => Side::Comma,
        b':' => Side::Colon,
        b'(' | b'[' => Side::Opening,
        b')' | b']' | b'%' => Side::Closing,
        b'-' | b'/' => Side::Dash,
        b'"' | b'\'' | b'<' | b'>' => Side::Mark,
        _ => Side::Other,
    }
}

fn beyond_ascii(sign: &[u8]) -> Side {
    match sign {
        b"\xC2\xA0" | b"\xE2\x80\xAF" | b"\xE2\x80\x89" | b"\xE2\x80\x8B" => Side::Space,
        b"\xE2\x80\xA6" => Side::Point,
        b"\xE2\x80\x93" | b"\xE2\x80\x94" | b"\xE2\x80\x91" => Side::Dash,
        // The apostrophe of an elision opens: l’« accord ».
        b"\xE2\x80\x99" | b"\xE2\x80\x98" | b"\xE2\x80\x9C" | b"\xE2\x80\x9D" | b"\xC2\xAB" | b"\xC2\xBB" => {
            Side::Mark
        }
        [first, ..] if *first >= 0xC3 && !matches!(*first, 0xE2 | 0xEF | 0xF0..) => Side::Letter,
        _ => Side::Other,
    }
}

/// The length of the apostrophe at `at`.
pub(super) fn apostrophe_at(bytes: &[u8], at: usize) -> Option<usize> {
    match bytes[at] {
        b'\'' if bytes.get(at + 1) != Some(&b'\'') => Some(1),
        0xE2 if matches!(bytes.get(at + 1..at + 3), Some([0x80, 0x98 | 0x99])) => Some(3),
        _ => None,
    }
}

/// Whether a word elides before a vowel: `l`, `qu`, `lorsqu`…
pub(super) fn elides(word: &[u8]) -> bool {
    match word {
        [one] => matches!(one.to_ascii_lowercase(), b'l' | b'd' | b'j' | b'm' | b't' | b's' | b'n' | b'c'),
        [.., b'q' | b'Q', b'u' | b'U'] => word.len() <= 7,
        _ => false,
    }
}

/// The end of the inverted pronoun that begins with the hyphen at `at`.
pub(super) fn clitic_at(bytes: &[u8], at: usize) -> Option<usize> {
    const CLITICS: [&[u8]; 13] = [
        b"-t-elles",
        b"-t-elle",
        b"-t-ils",
        b"-t-il",
        b"-t-on",
        b"-elles",
        b"-elle",
        b"-ils",
        b"-il",
        b"-on",
        b"-nous",
        b"-je",
        b"-vous",
    ];
    CLITICS.iter().find_map(|clitic| {
        let end = at + clitic.len();
        let ends = !bytes
            .get(end)
            .is_some_and(|&b| b.is_ascii_alphanumeric() || b == b'-' || b >= 0xC3 && b != 0xE2);
        (bytes[at..].starts_with(clitic) && ends).then_some(end)
    })
}

/// Whether a word is a title that stands before a name.
pub(super) fn is_title(word: &[u8]) -> bool {
    // Most capitalised words are told apart by their first letter.
    matches!(word, [b'M' | b'D' | b'P', ..])
        && matches!(
            word,
            b"M" | b"MM"
                | b"Mme"
                | b"Mmes"
                | b"Mlle"
                | b"Me"
                | b"Dr"
                | b"Pr"
                | b"Mgr"
                | b"Monsieur"
                | b"Madame"
                | b"Mademoiselle"
                | b"Ma\xC3\xAEtre"
        )
}

/// Whether the title is an abbreviation, whose full stop is its own.
pub(super) fn title_takes_stop(word: &[u8]) -> bool {
    word.len() <= 4
}

#[cfg(test)]
mod tests {
    use super::*;

    fn costs(text: &str, sign: &str) -> (u32, u32) {
        let mark =
            mark_at(text.as_bytes(), text.find(sign).expect("the sign stands in the text")).expect("a mark");
        (mark.open, mark.close)
    }

    #[test]
    fn a_straight_mark_opens_before_a_word_and_closes_after_one() {
        let (open, close) = costs("il dit \"oui, je viens", "\"");
        assert!(open < close);
        let (open, close) = costs("je viens\", dit-il", "\"");
        assert!(close < open);
    }

    #[test]
    fn an_elision_before_a_straight_mark_does_not_make_it_a_closer() {
        let (open, close) = costs("l'\"accord\" signé", "\"");
        assert!(open < close);
    }

    #[test]
    fn a_mark_on_a_digit_may_be_an_inch() {
        let text = "un cadre de 26\" avant";
        assert!(mark_at(text.as_bytes(), text.find('"').expect("there")).is_some_and(|m| m.stray < 5));
    }

    #[test]
    fn reversed_guillemets_are_read_by_their_neighbours() {
        let (open, close) = costs("»Le port", "»");
        assert!(open < close);
    }
}
