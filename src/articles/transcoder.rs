//! From the bytes of an input to UTF-8, as they are read.
//!
//! UTF-8 passes through untouched and unchecked: the readers of the formats check it record by record, so that one damaged row loses
//! itself alone. Everything else is decoded here, once for all formats. The decision is taken at the first byte that is not ASCII, on
//! the quarter of a megabyte behind it; until then all encodings agree, but for UTF-16, which shows at the start.

use super::encoding::{TextEncoding, binary_kind, guess, is_mostly_utf_8, utf_16};
use super::notes::Notes;
use super::source::{Bytes, Unreadable};
use crate::messages::msg;
use encoding_rs::{CoderResult, Decoder, Encoding, UTF_8};
use std::io::{self, BufRead, Read};
use tr::tr;

/// Bytes looked at before anything is read.
const HEAD: u64 = 4096;
/// Bytes that a guess goes by, from the first one that is not ASCII.
const WINDOW: u64 = 256 * 1024;
/// Bytes of the text before them that it may go by as well.
const BEFORE: usize = 64;

/// A reader of UTF-8 over bytes in any encoding.
pub(super) struct Transcoder {
    input: Bytes,
    shown: String,
    notes: Notes,
    declared: Option<&'static Encoding>,
    state: State,
    /// Text that is ready, and how much of it was taken.
    ready: Vec<u8>,
    taken: usize,
    replaced: bool,
}

enum State {
    Start(TextEncoding),
    /// All bytes so far were ASCII.
    Ascii,
    /// The rest is UTF-8.
    Through,
    Decoding(Box<Decoder>),
    Ended,
}

impl Transcoder {
    /// A reader of `input`, which messages call `shown`; what is assumed goes to `notes`. Where the bytes are not UTF-8, an encoding
    /// that the document itself has `declared` goes before a guess.
    pub(super) fn new(
        input: Bytes,
        shown: String,
        encoding: TextEncoding,
        declared: Option<&'static Encoding>,
        notes: Notes,
    ) -> Self {
        let state = State::Start(encoding);
        Self { input, shown, notes, declared, state, ready: Vec::new(), taken: 0, replaced: false }
    }

    /// Makes text ready, if there is more and it does not pass through.
    fn prepare(&mut self) -> io::Result<()> {
        while self.taken == self.ready.len() {
            self.taken = 0;
            self.ready.clear();
            match &mut self.state {
                State::Start(encoding) => {
                    let encoding = *encoding;
                    self.start(encoding)?;
                }
                State::Ascii => self.go_on()?,
                State::Decoding(decoder) => {
                    let chunk = self.input.fill_buf()?;
                    let (length, last) = (chunk.len(), chunk.is_empty());
                    self.replaced |= decode(decoder, chunk, last, &mut self.ready);
                    self.input.consume(length);
                    if last {
                        self.end();
                    }
                }
                State::Through | State::Ended => break,
            }
        }
        Ok(())
    }

    fn start(&mut self, encoding: TextEncoding) -> io::Result<()> {
        let mut head = Vec::new();
        self.input.by_ref().take(HEAD).read_to_end(&mut head)?;
        if let Some(kind) = binary_kind(&head) {
            return Err(Unreadable::error(
                tr!("this is {kind}", kind = tr!(kind)),
                msg!("expected text; save or export it as text first"),
            ));
        }
        match encoding {
            TextEncoding::Named(encoding) if encoding == UTF_8 => self.state = State::Through,
            TextEncoding::Named(encoding) => {
                self.state = State::Decoding(Box::new(encoding.new_decoder_with_bom_removal()));
            }
            TextEncoding::Auto => match utf_16(&head) {
                Some(encoding) => {
                    let mark = if Encoding::for_bom(&head).is_some() {
                        msg!("as its first bytes say")
                    } else {
                        msg!("as its zero bytes show")
                    };
                    self.notes.add(tr!(
                        "{}: not UTF-8; read as {}, {mark}",
                        self.shown,
                        encoding.name(),
                        mark = tr!(mark)
                    ));
                    self.state = State::Decoding(Box::new(encoding.new_decoder_with_bom_removal()));
                }
                None => self.state = State::Ascii,
            },
        }
        let rest = std::mem::replace(&mut self.input, Box::new(io::empty()));
        self.input = Box::new(io::Cursor::new(head).chain(rest));
        Ok(())
    }

    /// Takes the next bytes while they are ASCII; decides at the first that is not.
    fn go_on(&mut self) -> io::Result<()> {
        let chunk = self.input.fill_buf()?;
        if chunk.is_empty() {
            self.end();
            return Ok(());
        }
        let length = chunk.iter().position(|byte| !byte.is_ascii()).unwrap_or(chunk.len());
        self.ready.extend_from_slice(&chunk[..length]);
        let is_over = length < chunk.len();
        self.input.consume(length);
        if is_over {
            self.decide()?;
        }
        Ok(())
    }

    fn decide(&mut self) -> io::Result<()> {
        let mut window = Vec::new();
        self.input.by_ref().take(WINDOW).read_to_end(&mut window)?;
        if is_mostly_utf_8(&window) {
            self.ready.append(&mut window);
            self.state = State::Through;
            return Ok(());
        }
        if self.ready.contains(&0) || window.contains(&0) {
            return Err(Unreadable::error(
                tr!("neither UTF-8 nor any other text: it holds zero bytes"),
                msg!("expected text; name its encoding with --encoding if it is one"),
            ));
        }
        let (encoding, why) = if let Some(encoding) = self.declared.filter(|encoding| *encoding != UTF_8) {
            (encoding, msg!("as the page says"))
        } else {
            let before = &self.ready[self.ready.len().saturating_sub(BEFORE)..];
            (guess(&[before, &window].concat()), "a guess")
        };
        self.notes.add(tr!(
            "{}: not UTF-8; read as {} ({why}); if letters look wrong, name the encoding with --encoding",
            self.shown,
            encoding.name(),
            why = tr!(why)
        ));
        let mut decoder = Box::new(encoding.new_decoder_without_bom_handling());
        self.replaced |= decode(&mut decoder, &window, false, &mut self.ready);
        self.state = State::Decoding(decoder);
        Ok(())
    }

    fn end(&mut self) {
        self.state = State::Ended;
        if self.replaced {
            self.notes.add(tr!("{}: some bytes are no character of its encoding and stand as �; name another with --encoding", self.shown));
        }
    }
}

/// Appends the text of `bytes` to `out`; `true` when something had to be replaced.
fn decode(decoder: &mut Decoder, mut bytes: &[u8], last: bool, out: &mut Vec<u8>) -> bool {
    let mut replaced = false;
    loop {
        let start = out.len();
        out.resize(start + bytes.len() * 3 + 16, 0);
        let (result, read, written, bad) = decoder.decode_to_utf8(bytes, &mut out[start..], last);
        out.truncate(start + written);
        bytes = &bytes[read..];
        replaced |= bad;
        if result == CoderResult::InputEmpty {
            return replaced;
        }
    }
}

impl BufRead for Transcoder {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.prepare()?;
        match self.state {
            State::Through if self.taken == self.ready.len() => self.input.fill_buf(),
            _ => Ok(&self.ready[self.taken..]),
        }
    }

    fn consume(&mut self, amount: usize) {
        if self.taken < self.ready.len() {
            self.taken += amount;
        } else {
            self.input.consume(amount);
        }
    }
}

impl Read for Transcoder {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(out)?;
        self.consume(read);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text of `bytes`, handed over `step` at a time, and what was noted.
    fn text(bytes: &[u8], encoding: &str, step: usize) -> (Result<String, String>, Vec<String>) {
        let notes = Notes::default();
        let input = Box::new(io::BufReader::with_capacity(step, io::Cursor::new(bytes.to_vec())));
        let mut reader =
            Transcoder::new(input, "f.txt".into(), encoding.parse().unwrap(), None, notes.clone());
        let mut out = String::new();
        let read = reader.read_to_string(&mut out).map(|_| out).map_err(|error| error.to_string());
        (read, notes.take())
    }

    #[test]
    fn utf_8_passes_through_without_a_word_whatever_the_steps() {
        for content in ["", "plain", "\u{FEFF}« Été »\r\n\0", "a\0b", &format!("{}é", "x".repeat(5000))]
        {
            for step in [1, 2, 7, 4096, 9000] {
                assert_eq!(text(content.as_bytes(), "auto", step), (Ok(content.to_owned()), vec![]));
            }
        }
    }

    #[test]
    fn windows_1252_is_decoded_and_said_even_behind_much_ascii() {
        let bytes = [&b"x".repeat(300_000)[..], b"\nd\xE9tente \x96 \xAB oui\xA0\xBB \x9Cuvre"].concat();
        for step in [1000, 8192] {
            let (read, notes) = text(&bytes, "auto", step);
            assert!(read.unwrap().ends_with("x\ndétente – « oui\u{A0}» œuvre"));
            assert_eq!(
                notes,
                [
                    "f.txt: not UTF-8; read as windows-1252 (a guess); if letters look wrong, name the encoding with --encoding"
                ]
            );
        }
    }

    #[test]
    fn utf_16_is_decoded_with_its_mark_taken_off() {
        let bytes: Vec<u8> = "\u{FEFF}« Été 𝄞 »".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for step in [1, 3, 4096] {
            let (read, notes) = text(&bytes, "auto", step);
            assert_eq!(read.unwrap(), "« Été 𝄞 »");
            assert_eq!(notes, ["f.txt: not UTF-8; read as UTF-16LE, as its first bytes say"]);
        }
    }

    #[test]
    fn a_named_encoding_is_taken_at_its_word() {
        assert_eq!(text(b"\xA4", "iso-8859-15", 1).0.unwrap(), "€");
        assert_eq!(text(b"caf\x8E", "macroman", 1), (Ok("café".into()), vec![]));
        assert_eq!(text("é".as_bytes(), "windows-1252", 1).0.unwrap(), "Ã©");
        assert!(text(b"caf\xE9", "utf-8", 1).0.is_err());
    }

    #[test]
    fn what_is_no_text_is_refused_by_what_it_is() {
        assert!(text(b"%PDF-1.7\n%\xE2", "auto", 9).0.unwrap_err().contains("a PDF document"));
        assert!(text(b"PK\x03\x04\x14", "auto", 9).0.unwrap_err().contains("an Office document"));
        assert!(text(b"\x01\0\0\xFF\xE2\0", "auto", 9).0.unwrap_err().contains("zero bytes"));
    }

    #[test]
    fn characters_that_had_to_be_replaced_are_said() {
        let (read, notes) = text(b"\xFF\xFEa\0\0\xD8b\0", "auto", 9);
        assert_eq!(read.unwrap(), "a\u{FFFD}b");
        assert!(notes[1].contains("stand as \u{FFFD}"), "{notes:?}");
    }
}
