//! Where the bytes come from: a file, or standard input; gzip is undone on the way.
//!
//! This is the one place that opens an input, so it is also the place for what concerns all formats.

use super::format::is_gzip_name;
use crate::error::Error;
use flate2::bufread::MultiGzDecoder;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, ErrorKind, Read};
use std::path::Path;
use thiserror::Error as ThisError;

/// The decompressed bytes of one input.
pub(super) type Bytes = Box<dyn BufRead + Send>;

const BUFFER: usize = 64 * 1024;
/// Why bytes cannot be read, found while they are: carried through [`io::Error`] to [`read_error`].
#[derive(Debug, ThisError)]
#[error("{found}; {expected}")]
pub(super) struct Unreadable {
    found: String,
    expected: &'static str,
}

impl Unreadable {
    /// The error that says what was `found` and what was `expected` instead.
    pub(super) fn error(found: String, expected: &'static str) -> io::Error {
        io::Error::other(Self { found, expected })
    }
}

const GZIP_MAGIC: [u8; 2] = [0x1F, 0x8B];

/// The names of one input: the one its articles bear, and the one that messages bear.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Origin {
    /// Identifier of the article, or the part of it before `#`.
    pub(super) id: String,
    /// Name in messages.
    pub(super) shown: String,
}

impl Origin {
    /// A file, under the name that the user gave it.
    pub(super) fn file(path: &Path) -> Self {
        let name = path.display().to_string();
        Self { id: name.clone(), shown: name }
    }

    /// Standard input.
    pub(super) fn stdin() -> Self {
        Self { id: "-".into(), shown: "standard input".into() }
    }
}

/// Opens the file at `path`.
pub(super) fn open(path: &Path, origin: &Origin) -> Result<Bytes, Error> {
    let file = File::open(path).map_err(|source| read_error(&origin.shown, source))?;
    decompressed(file, is_gzip_name(path)).map_err(|source| read_error(&origin.shown, source))
}

/// The bytes of `raw`, gunzipped when they begin as gzip does or when `named_gzip`.
///
/// No text begins with gzip's two bytes, since they are not UTF-8; so a compressed stream is told from a plain one
/// without a name.
pub(super) fn decompressed(raw: impl Read + Send + 'static, named_gzip: bool) -> io::Result<Bytes> {
    let mut raw = BufReader::with_capacity(BUFFER, raw);
    let mut head = Vec::with_capacity(GZIP_MAGIC.len());
    raw.by_ref().take(GZIP_MAGIC.len() as u64).read_to_end(&mut head)?;
    let is_gzip = named_gzip || head == GZIP_MAGIC;
    let whole = Cursor::new(head).chain(raw);
    // A limit on the decompressed size of a record belongs here, around the decoder.
    Ok(if is_gzip {
        Box::new(BufReader::with_capacity(BUFFER, MultiGzDecoder::new(whole)))
    } else {
        Box::new(whole)
    })
}

/// A failure while the input called `shown` was read.
///
/// What the decoder reports (and not the system) is damage of the file.
pub(super) fn read_error(shown: &str, source: io::Error) -> Error {
    let refuse = |found: String, expected: &str| Error::Input {
        path: shown.to_owned(),
        found,
        expected: expected.to_owned(),
    };
    if let Some(unreadable) = source.get_ref().and_then(|inner| inner.downcast_ref::<Unreadable>()) {
        return refuse(unreadable.found.clone(), unreadable.expected);
    }
    match source.kind() {
        ErrorKind::NotFound => refuse("no such file or folder".into(), "check the spelling of the name"),
        ErrorKind::InvalidInput | ErrorKind::InvalidData | ErrorKind::UnexpectedEof
            if source.raw_os_error().is_none() =>
        {
            refuse(
                format!("the compressed data is damaged ({source})"),
                "expected a whole gzip file; copy or download it again",
            )
        }
        _ => Error::Io { path: shown.to_owned(), action: "read", source },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use std::io::Write;

    fn gzip(plain: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(plain).unwrap();
        encoder.finish().unwrap()
    }

    fn read(raw: Vec<u8>, named_gzip: bool) -> io::Result<Vec<u8>> {
        let mut out = Vec::new();
        decompressed(Cursor::new(raw), named_gzip)?.read_to_end(&mut out)?;
        Ok(out)
    }

    #[test]
    fn gzip_is_known_by_its_first_bytes() {
        assert_eq!(read(gzip("« Été »".as_bytes()), false).unwrap(), "« Été »".as_bytes());
        assert_eq!(read("« Été »".into(), false).unwrap(), "« Été »".as_bytes());
        assert_eq!(read(Vec::new(), false).unwrap(), b"");
        assert_eq!(read(vec![0x1F], false).unwrap(), [0x1F]);
    }

    #[test]
    fn gzip_members_follow_one_another() {
        let mut two = gzip(b"un ");
        two.extend(gzip(b"deux"));
        assert_eq!(read(two, true).unwrap(), b"un deux");
    }

    #[test]
    fn what_is_named_gzip_and_is_not_counts_as_damaged() {
        for raw in [b"plain text".to_vec(), Vec::new(), gzip(b"cut off in the middle")[..20].to_vec()] {
            let error = read_error("a.txt.gz", read(raw, true).unwrap_err());
            assert!(error.to_string().starts_with("a.txt.gz: the compressed data is damaged ("), "{error}");
        }
    }
}
