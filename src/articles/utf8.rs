//! From bytes to text: UTF-8, without the mark that may stand before it.
//!
//! Nothing else about the text changes: offsets must point into the file as it is.

use crate::error::Error;

/// The byte order mark of UTF-8, which some programs write before the text.
pub(super) const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// A byte that is not UTF-8, and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct BadByte {
    /// Line, counted from 1.
    pub(super) line: u64,
    /// Offset from the start of the decompressed file.
    pub(super) offset: u64,
    /// The byte.
    pub(super) found: u8,
}

impl BadByte {
    /// The first byte of `bytes` that is not UTF-8; `bytes` begin on line `line` at `offset`.
    pub(super) fn first_in(bytes: &[u8], line: u64, offset: u64) -> Option<Self> {
        let at = std::str::from_utf8(bytes).err()?.valid_up_to();
        let lines_before = line_ends_in(&bytes[..at]);
        Some(Self { line: line + lines_before, offset: offset + at as u64, found: bytes[at] })
    }

    /// The error that says so of the input called `shown`.
    pub(super) fn error(self, shown: &str) -> Error {
        Error::Encoding { path: shown.to_owned(), line: self.line, byte: self.offset, found: self.found }
    }
}

/// How many line ends there are in `bytes`.
pub(super) fn line_ends_in(bytes: &[u8]) -> u64 {
    memchr::memchr_iter(b'\n', bytes).count() as u64
}

/// The text of a whole file, its byte order mark taken off.
///
/// # Errors
/// [`Error::Encoding`] when `bytes` are not UTF-8.
pub(super) fn decode(mut bytes: Vec<u8>, shown: &str) -> Result<String, Error> {
    if let Some(bad) = BadByte::first_in(&bytes, 1, 0) {
        return Err(bad.error(shown));
    }
    if bytes.starts_with(BYTE_ORDER_MARK) {
        bytes.drain(..BYTE_ORDER_MARK.len());
    }
    Ok(String::from_utf8(bytes).expect("the bytes were just checked to be UTF-8"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_leading_byte_order_mark_is_taken_off() {
        assert_eq!(decode("\u{FEFF}Un\u{FEFF}\r\n\0".into(), "a").unwrap(), "Un\u{FEFF}\r\n\0");
    }

    #[test]
    fn a_byte_that_is_not_utf_8_is_told_with_its_place() {
        let message = decode(b"Les\n\xE9lus".to_vec(), "a.txt").unwrap_err().to_string();
        assert_eq!(
            message,
            "a.txt: line 2: not UTF-8: byte 4 of the text is 0xE9; mend the line, \
             or read the whole file as another encoding with `--encoding windows-1252`"
        );
    }
}
