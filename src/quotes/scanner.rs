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
        scanner.tokens.all.reserve(text.len() / 5);
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
        let capital = match self.bytes[start] {
            first @ ..0x80 => first.is_ascii_uppercase(),
            _ => self.text[start..].starts_with(char::is_uppercase),
        };
        loop {
            let byte = self.byte(self.at);
            if byte.is_ascii_alphanumeric() {
                self.at += 1;
                continue;
            }
            if byte == 0xC3 && !matches!(self.byte(self.at + 1), 0x97 | 0xB7) {
                self.at += 2; // à … ÿ, the accents of French
                continue;
            }
            if matches!(byte, b' ' | b',') {
                break; // as most words end; or past the end
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
            if self.capital_follows(self.at + stop) {
                self.at += stop;
                return self.push(start, TokenKind::Title);
            }
        }
        // "K. d'Arvel", "J.R. Lorm": one capital, or several parted by points.
        let letters = self.bytes[start..self.at].iter().enumerate();
        let initials = self.at - start <= 7
            && letters.clone().all(|(at, b)| if at % 2 == 1 { *b == b'.' } else { b.is_ascii_uppercase() });
        // "du RN. Lorme": two capitals are initials of a body, and the full stop ends a sentence.
        let body = self.bytes[start..self.at].iter().all(u8::is_ascii_uppercase) && self.at - start == 2;
        let initial = (self.at - start <= 2 && !body || initials) && self.byte(self.at) == b'.';
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

fn width(first: u8) -> usize {
    match first {
        0xF0.. => 4,
        0xE0.. => 3,
        0xC0.. => 2,
        _ => 1,
    }
}
