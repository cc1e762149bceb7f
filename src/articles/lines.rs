//! One physical line at a time, with its number and its place in the file.
//!
//! The formats whose records are made of lines read through here, so that an error can always say where.

use super::source::too_large;
use super::utf8::{BYTE_ORDER_MARK, BadByte};
use std::io::{self, BufRead, Read};

/// A cursor over the lines of a file. Memory: one line.
#[derive(Debug)]
pub(super) struct Lines<R> {
    input: R,
    bytes: Vec<u8>,
    number: u64,
    start: u64,
    next_start: u64,
    max_length: u64,
}

impl<R: BufRead> Lines<R> {
    /// Before the first line of `input`, none of which may be longer than `max_length`.
    pub(super) fn new(input: R, max_length: u64) -> Self {
        Self { input, bytes: Vec::new(), number: 0, start: 0, next_start: 0, max_length }
    }

    /// Goes to the next line; `false` at the end of the file.
    pub(super) fn advance(&mut self) -> io::Result<bool> {
        self.bytes.clear();
        self.start = self.next_start;
        let length = self.input.by_ref().take(self.max_length + 1).read_until(b'\n', &mut self.bytes)?;
        if length as u64 > self.max_length {
            return Err(too_large(self.max_length));
        }
        if length == 0 {
            return Ok(false);
        }
        self.next_start += length as u64;
        self.number += 1;
        if self.number == 1 && self.bytes.starts_with(BYTE_ORDER_MARK) {
            self.bytes.drain(..BYTE_ORDER_MARK.len());
            self.start += BYTE_ORDER_MARK.len() as u64;
        }
        Ok(true)
    }

    /// The line with its line end, as it stands in the file.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The number of the line, counted from 1; that of the last line at the end of the file.
    pub(super) fn number(&self) -> u64 {
        self.number
    }

    /// The line with its line end as text.
    ///
    /// # Errors
    /// The first byte that is not UTF-8.
    pub(super) fn text(&self) -> Result<&str, BadByte> {
        std::str::from_utf8(&self.bytes).map_err(|error| {
            let at = error.valid_up_to();
            BadByte { line: self.number, offset: self.start + at as u64, found: self.bytes[at] }
        })
    }

    /// The first byte of the line that is not UTF-8.
    pub(super) fn bad_byte(&self) -> Option<BadByte> {
        self.text().err()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_their_ends_and_know_their_places() {
        let mut lines = Lines::new(&b"\xEF\xBB\xBFun\r\n\n\xE9"[..], 100);
        assert!(lines.advance().unwrap());
        assert_eq!((lines.bytes(), lines.number()), (&b"un\r\n"[..], 1));
        assert!(lines.advance().unwrap());
        assert_eq!((lines.bytes(), lines.bad_byte()), (&b"\n"[..], None));
        assert!(lines.advance().unwrap());
        assert_eq!(lines.bad_byte(), Some(BadByte { line: 3, offset: 8, found: 0xE9 }));
        assert!(!lines.advance().unwrap());
        assert_eq!(lines.number(), 3);
    }
}
