//! Words of an input on a terminal: shown, never obeyed.
//!
//! An article, a file name, a label of somebody's model may hold escape sequences that move the cursor, rename the window or type
//! into the shell, and marks that turn the direction of a line so that it reads as something else. What can command is replaced by
//! U+FFFD, which shows that something was there.

use std::io::{self, Write};

/// Whether a terminal may obey `c` instead of showing it: C0 and C1 controls, and marks of direction.
fn is_command(c: char) -> bool {
    let turns =
        matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    c.is_control() || turns
}

/// `text` on one line without control characters, so that nothing in an article can command the terminal. No-break spaces
/// stay, as French prints them before its signs.
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}') {
            if !plain.ends_with(' ') {
                plain.push(' ');
            }
        } else {
            plain.push(shown(c));
        }
    }
    plain
}

/// `text` with its lines and its spaces, and nothing that commands.
pub fn plain_lines(text: &str) -> String {
    text.chars().map(|c| if matches!(c, '\n' | '\t') { c } else { shown(c) }).collect()
}

fn shown(c: char) -> char {
    if is_command(c) { char::REPLACEMENT_CHARACTER } else { c }
}

/// An output for readers: lines without a colour of the program's own, in which nothing commands the terminal.
#[derive(Debug)]
pub struct PlainOutput<W>(pub W);

impl<W: Write> Write for PlainOutput<W> {
    /// Takes whole characters, as `write!` gives them.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write_all(plain_lines(&String::from_utf8_lossy(bytes)).as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_cannot_send_escape_sequences_to_the_terminal() {
        assert_eq!(plain("a\x1b[31mb\u{202E}c\r\nd"), "a\u{FFFD}[31mb\u{FFFD}c d");
        for command in ["\u{9b}31m", "\u{7}", "\u{8}", "\u{7f}", "\u{061C}", "\u{2066}", "\u{200f}", "\u{90}"]
        {
            assert!(plain(command).starts_with('\u{FFFD}'), "{command:?}");
            assert!(plain_lines(command).starts_with('\u{FFFD}'), "{command:?}");
        }
    }

    #[test]
    fn lines_and_columns_stay_where_they_are_wanted() {
        let mut out = PlainOutput(Vec::new());
        let label = "\x1b]0;x\u{7}\r";
        write!(out, "é   {:>4}\n\tb{label}", 3).unwrap();
        assert_eq!(String::from_utf8(out.0).unwrap(), "é      3\n\tb\u{FFFD}]0;x\u{FFFD}\u{FFFD}");
    }
}
