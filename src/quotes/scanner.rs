//! The scanner behind [`Tokens`]: where words, marks and breaks begin and end.

use super::marks::{self, Mark};
use super::tokens::{Token, TokenKind, Tokens};

/// What reads a text byte by byte.
pub(super) struct Scanner<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    tokens: Tokens,
}

impl Scanner<'_> {
    /// The tokens of `text`.
    pub(super) fn read(text: &str) -> Tokens {
        let mut scanner = Scanner { text, bytes: text.as_bytes(), at: 0, tokens: Tokens::default() };
        scanner.tokens.all.reserve(text.len() / 4);
        scanner.run();
        scanner.tokens
    }

    fn run(&mut self) {
        while let Some(&byte) = self.bytes.get(self.at) {
            match byte {
                b' ' | b'\t' | b'\r' => self.at += 1,
                b'\n' => self.line_break(),
                b'\\' if self.byte(self.at + 1) == b'n' => self.escaped_break(),
                b'a'..=b'z' | b'A'..=b'Z' => self.word(),
                b'0'..=b'9' => self.number(),
                _ => self.other(byte),
            }
        }
    }

    fn push(&mut self, start: usize, kind: TokenKind) {
        self.tokens.all.push(Token { start, end: self.at, kind });
    }

    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(b' ')
    }

    /// A line break ends a paragraph, unless the line was only wrapped: one break, and a small letter after it.
    fn line_break(&mut self) {
        let start = self.at;
        let mut breaks = 0;
        while matches!(self.byte(self.at), b'\n' | b'\r' | b' ' | b'\t') && self.at < self.bytes.len() {
            breaks += usize::from(self.bytes[self.at] == b'\n');
            self.at += 1;
        }
        let wrapped = breaks == 1 && self.text[self.at..].chars().next().is_some_and(char::is_lowercase);
        if !wrapped {
            self.push(start, TokenKind::Break);
        }
    }

    /// `\\n` in letters, as some exports leave it, is a line break too.
    fn escaped_break(&mut self) {
        let start = self.at;
        while self.bytes[self.at..].starts_with(b"\\n") {
            self.at += 2;
        }
        self.push(start, TokenKind::Break);
    }

    fn other(&mut self, byte: u8) {
        if byte == 0xC3 && !matches!(self.byte(self.at + 1), 0x97 | 0xB7) {
            return self.word(); // à … ÿ, the accents of French
        }
        if byte >= 0xC3 && byte != 0xE2 && byte != 0xEF {
            let letter = self.text[self.at..].chars().next().is_some_and(char::is_alphabetic);
            if letter {
                return self.word();
            }
        }
        if let Some(skip) = marks::space_at(self.bytes, self.at) {
            self.at += skip;
            return;
        }
        if let Some(mark) = marks::mark_at(self.bytes, self.at) {
            let start = self.at;
            self.at = mark.span.end;
            self.tokens.marks.push(Mark { token: self.tokens.all.len(), ..mark });
            return self.push(start, TokenKind::Mark);
        }
        let start = self.at;
        let kind = match byte {
            b',' => TokenKind::Comma,
            b':' => TokenKind::Colon,
            b';' => TokenKind::Semicolon,
            b'.' | b'!' | b'?' => return self.stop(),
            b'-' => TokenKind::Dash,
            b'(' | b'[' => TokenKind::Open,
            b')' | b']' => TokenKind::Close,
            0xE2 if self.byte(start + 1) == 0x80 => match self.byte(start + 2) {
                0xA6 => return self.stop(),
                0x90..=0x95 => TokenKind::Dash,
                _ => TokenKind::Symbol,
            },
            _ => TokenKind::Symbol,
        };
        self.at += width(byte);
        self.push(start, kind);
    }

    /// A run of `.`, `!`, `?`, `…`.
    fn stop(&mut self) {
        let start = self.at;
        loop {
            if matches!(self.byte(self.at), b'.' | b'!' | b'?') && self.at < self.bytes.len() {
                self.at += 1;
            } else if self.bytes[self.at.min(self.bytes.len())..].starts_with("…".as_bytes()) {
                self.at += 3;
            } else {
                break;
            }
        }
        self.push(start, TokenKind::Stop);
    }

    fn number(&mut self) {
        let start = self.at;
        loop {
            let byte = self.byte(self.at);
            let inside = byte.is_ascii_alphanumeric()
                || (matches!(byte, b'.' | b',') && self.byte(self.at + 1).is_ascii_digit());
            if !inside || self.at >= self.bytes.len() {
                break;
            }
            self.at += 1;
        }
        self.push(start, TokenKind::Number);
    }

    /// A word: letters, and the apostrophes, hyphens and points that stand between letters.
    fn word(&mut self) {
        let start = self.at;
        self.at += run_in_word(&self.bytes[start..]);
        // As most words are: small letters of ASCII first, a space or a comma behind.
        if self.bytes[start].is_ascii_lowercase() && matches!(self.byte(self.at), b' ' | b',') {
            return self.push(start, TokenKind::Lower);
        }
        let capital = match self.bytes[start] {
            first @ ..0x80 => first.is_ascii_uppercase(),
            _ => self.text[start..].starts_with(char::is_uppercase),
        };
        loop {
            self.at += run_in_word(&self.bytes[self.at..]);
            let byte = self.byte(self.at);
            if matches!(byte, b' ' | b',') {
                break; // as most words end; or past the end
            }
            if byte & 0xC0 == 0x80 {
                self.at -= 1; // `×` or `÷`, which begin like an accented letter
                break;
            }
            if byte >= 0xC3 && byte != 0xE2 && byte != 0xEF {
                let Some(letter) = self.text[self.at..].chars().next().filter(|c| c.is_alphabetic()) else {
                    break;
                };
                self.at += letter.len_utf8();
                continue;
            }
            if self.at >= self.bytes.len() {
                break;
            }
            if let Some(apostrophe) = marks::apostrophe_at(self.bytes, self.at) {
                let after = self.at + apostrophe;
                if marks::elides(&self.bytes[start..self.at]) && !self.capital_name(start, after) {
                    // "l'" before a quotation mark or a capital is an elision as well as before a word.
                    if self.letter_at(after) || marks::mark_at(self.bytes, after).is_some() {
                        self.at = after;
                        return self.push(start, TokenKind::Elision);
                    }
                    break;
                }
                if self.letter_at(after) {
                    self.at = after;
                    continue;
                }
                break;
            }
            match byte {
                b'-' if self.letter_at(self.at + 1) => {
                    if let Some(end) = marks::clitic_at(self.bytes, self.at) {
                        self.push_word(start, capital);
                        let clitic = self.at;
                        self.at = end;
                        return self.push(clitic, TokenKind::Clitic);
                    }
                    self.at += 1;
                }
                b'.' if self.is_glued_title(start) => {
                    self.at += 1;
                    return self.push(start, TokenKind::Title);
                }
                b'.' if self.point_inside(start) => self.at += 1,
                b'.' if self.double_initial(start) => self.at += 2,
                _ => break,
            }
        }
        self.push_word(start, capital);
    }

    fn push_word(&mut self, start: usize, capital: bool) {
        if !capital {
            return self.push(start, TokenKind::Lower);
        }
        if marks::is_title(&self.bytes[start..self.at]) {
            // The full stop of "M." ends no sentence.
            let stop = usize::from(
                self.byte(self.at) == b'.' && marks::title_takes_stop(&self.bytes[start..self.at]),
            );
            if self.capital_follows(self.at + stop) || self.particle_follows(self.at + stop) {
                self.at += stop;
                return self.push(start, TokenKind::Title);
            }
        }
        if self.byte(self.at) != b'.' {
            return self.push(start, TokenKind::Capital);
        }
        let initial = is_initial(&self.text[start..self.at]);
        if initial && self.capital_follows(self.at + 1) {
            self.at += 1;
        }
        self.push(start, TokenKind::Capital);
    }

    /// `K. d'Arvel`, `J. Riva`: after an initial a name goes on, after `vitamine K.` a sentence ends. The test
    /// is whether a short particle or a capital comes next.
    fn capital_follows(&self, at: usize) -> bool {
        let rest = self.text[at..].trim_start_matches([' ', '\u{a0}', '\u{202f}', '-']);
        rest.len() < self.text.len() - at
            && (rest.starts_with(char::is_uppercase) || rest.starts_with("d'") || rest.starts_with("d’"))
    }

    /// `M. de La Vernière`: a title, then the particle of a name.
    fn particle_follows(&self, at: usize) -> bool {
        let rest = self.text[at..].strip_prefix([' ', '\u{a0}', '\u{202f}']);
        let name = rest.and_then(|rest| rest.strip_prefix("de "));
        name.is_some_and(|name| name.starts_with(char::is_uppercase))
    }

    /// `M.Riva`, as it is printed without the space: a title, then a name in small letters after its capital.
    fn is_glued_title(&self, start: usize) -> bool {
        let word = &self.bytes[start..self.at];
        let mut rest = self.text[self.at + 1..].chars();
        let name = rest.next().is_some_and(char::is_uppercase) && rest.next().is_some_and(char::is_lowercase);
        name && marks::is_title(word) && marks::title_takes_stop(word)
    }

    /// `N'Djamena`, `O'Neil`, `M'Bala`: a capital, an apostrophe, a capital, are one name but for `L'` and `D'`.
    fn capital_name(&self, start: usize, after: usize) -> bool {
        self.bytes[start].is_ascii_uppercase()
            && !matches!(self.bytes[start], b'L' | b'D' | b'J' | b'Q' | b'C' | b'S')
            && self.byte(after).is_ascii_uppercase()
    }

    /// The point in `J.-P. Riva`: one initial, a hyphen, another.
    fn double_initial(&self, start: usize) -> bool {
        self.byte(self.at + 1) == b'-'
            && self.text[self.at + 2..].starts_with(char::is_uppercase)
            && is_initial(&self.text[start..self.at])
    }

    fn letter_at(&self, at: usize) -> bool {
        self.text.get(at..).and_then(|rest| rest.chars().next()).is_some_and(char::is_alphanumeric)
    }

    /// The point in `U.S.` and `parismatch.com` ends no sentence; the one in `fin.Le` does.
    fn point_inside(&self, start: usize) -> bool {
        let next = self.byte(self.at + 1);
        if next.is_ascii_lowercase() {
            return true;
        }
        let single = self.at - start == 1 || self.byte(self.at - 2) == b'.';
        single && self.bytes[self.at - 1].is_ascii_uppercase() && next.is_ascii_uppercase()
    }
}

/// The bytes that go on with a word without a second look: letters and digits of ASCII, and both bytes of the accented
/// letters of French, which are 0xC3 and one from 0x80 to 0xBF. Two of these, 0x97 and 0xB7, end signs instead.
const IN_WORD: [bool; 256] = {
    let mut in_word = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        in_word[byte] = (byte as u8).is_ascii_alphanumeric() || matches!(byte, 0x80..=0xBF | 0xC3);
        byte += 1;
    }
    (in_word[0x97], in_word[0xB7]) = (false, false);
    in_word
};

/// How many of the first `bytes`, which begin at a character, go on with a word.
fn run_in_word(bytes: &[u8]) -> usize {
    bytes.iter().position(|&byte| !IN_WORD[usize::from(byte)]).unwrap_or(bytes.len())
}

/// `K` of "K. d'Arvel", `J.R` of "J.R. Lorm", `J.-P` of "J.-P. Riva": one capital, or several parted by points.
fn is_initial(word: &str) -> bool {
    let letters = |part: &str| {
        let points = part
            .bytes()
            .enumerate()
            .all(|(at, b)| if at % 2 == 1 { b == b'.' } else { b.is_ascii_uppercase() });
        // "sur l'A8. La", "le pays d'Oz. La": one letter is an initial, and those that one sound is spelt with.
        part.chars().nth(1).is_none()
            || matches!(part, "Ch" | "Ph" | "Th" | "Ét" | "Chr")
            || points && part.len() <= 7
    };
    word.starts_with(char::is_uppercase) && word.split(".-").all(letters)
}

/// The runs of letters and digits of `text`.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let mut start = at;
        loop {
            at += letters_and_digits(&text[at..]);
            if at > start {
                return Some(&text[start..at]);
            }
            at += text[at..].chars().next()?.len_utf8();
            start = at;
        }
    })
}

/// The length of the run of letters and digits that `text` begins with.
fn letters_and_digits(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    loop {
        at += run_in_word(&bytes[at..]);
        match bytes.get(at) {
            None | Some(..0x80) => return at,
            Some(0x80..0xC0) => return at - 1, // `×` or `÷`, which begin like an accented letter
            Some(0xC0..) => match text[at..].chars().next() {
                Some(letter) if letter.is_alphanumeric() => at += letter.len_utf8(),
                _ => return at,
            },
        }
    }
}

fn width(first: u8) -> usize {
    match first {
        0xF0.. => 4,
        0xE0.. => 3,
        0xC0.. => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_run_in_a_word_ends_where_the_letters_of_french_do(text in "[a-zA-Z0-9à-öø-ÿÀ-Ö]{0,9}\\PC{0,4}") {
            let goes_on = |c: &char| c.is_ascii_alphanumeric() || matches!(c, 'À'..='ÿ') && !matches!(c, '×' | '÷');
            let letters: usize = text.chars().take_while(goes_on).map(char::len_utf8).sum();
            // Of `×` and `÷` the first byte is that of a letter.
            let sign = usize::from(text[letters..].starts_with(['×', '÷']));
            prop_assert_eq!(run_in_word(text.as_bytes()), letters + sign);
        }

        #[test]
        fn words_are_the_runs_of_letters_and_digits(text in "([a-zA-Zéà ]|[×÷œ²'’«-]|\\PC){0,30}") {
            let runs: Vec<&str> =
                text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
            prop_assert_eq!(words(&text).collect::<Vec<_>>(), runs);
        }
    }
}
