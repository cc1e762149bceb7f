//! Where the bytes come from: a file, or standard input; compression is undone on the way.
//!
//! This is the one place that opens an input, so it is also the place for what concerns all formats.

use super::format::Compression;
use super::zstandard;
use crate::error::{Error, nearest_file};
use crate::messages::{msg, translated};
use flate2::bufread::MultiGzDecoder;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, ErrorKind, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use thiserror::Error as ThisError;
use tr::tr;

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

/// Bytes of a record that are too many, unless a user says otherwise: a small compressed file may hold a very large one.
pub(super) const MAX_RECORD: u64 = 512 << 20;
const GZIP_MAGIC: [u8; 2] = [0x1F, 0x8B];
const MAGIC_LENGTH: u64 = 4;

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
        Self { id: "-".into(), shown: tr!("standard input") }
    }
}

/// Opens the file at `path`; the bytes that are read from it are added to `count`.
pub(super) fn open(path: &Path, origin: &Origin, count: Arc<AtomicU64>) -> Result<Bytes, Error> {
    let file = File::open(path).map_err(|source| read_error(&origin.shown, source))?;
    let file = Counted { file, count };
    decompressed(file, Compression::of_path(path)).map_err(|source| read_error(&origin.shown, source))
}

/// A file that counts what is read from it.
struct Counted {
    file: File,
    count: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(out)?;
        self.count.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

/// The bytes of `raw`, decompressed as they are `named` or as they begin.
///
/// No text begins with the first bytes of gzip or Zstandard, since they are not UTF-8; so a compressed stream is told from a plain one
/// without a name.
pub(super) fn decompressed(raw: impl Read + Send + 'static, named: Option<Compression>) -> io::Result<Bytes> {
    let mut raw = BufReader::with_capacity(BUFFER, raw);
    let mut head = Vec::new();
    raw.by_ref().take(MAGIC_LENGTH).read_to_end(&mut head)?;
    let by_content = || match head {
        _ if head.starts_with(&GZIP_MAGIC) => Some(Compression::Gzip),
        _ if head.starts_with(&zstandard::MAGIC) => Some(Compression::Zstandard),
        _ => None,
    };
    let compression = named.or_else(by_content);
    let whole = Cursor::new(head).chain(raw);
    Ok(match compression {
        Some(Compression::Gzip) => Box::new(BufReader::with_capacity(BUFFER, MultiGzDecoder::new(whole))),
        Some(Compression::Zstandard) => {
            Box::new(BufReader::with_capacity(BUFFER, zstandard::Frames::new(whole)))
        }
        None => Box::new(whole),
    })
}

/// All of `bytes`, unless there are more than `max_record`.
pub(super) fn read_whole(bytes: Bytes, max_record: u64) -> io::Result<Vec<u8>> {
    let mut whole = Vec::new();
    bytes.take(max_record + 1).read_to_end(&mut whole)?;
    if whole.len() as u64 > max_record { Err(too_large(max_record)) } else { Ok(whole) }
}

/// The error of a record with more than `max_record` bytes.
pub(super) fn too_large(max_record: u64) -> io::Error {
    let limit = match max_record {
        bytes if bytes % (1 << 20) == 0 => tr!("{} MB", bytes >> 20),
        bytes => tr!("{bytes} bytes", bytes),
    };
    Unreadable::error(
        tr!("a record of more than {limit}", limit),
        msg!(
            "nothing behind it is read; allow larger ones with --max-record if the file is what it should be"
        ),
    )
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
        ErrorKind::NotFound => refuse(
            tr!("no such file or folder{}", nearest_file(Path::new(shown))),
            msg!("check the spelling of the name"),
        ),
        ErrorKind::InvalidInput | ErrorKind::InvalidData | ErrorKind::UnexpectedEof
            if source.raw_os_error().is_none() =>
        {
            refuse(
                tr!("the compressed data is damaged ({source})", source = translated(&source.to_string())),
                msg!("expected a whole .gz or .zst file; copy or download it again"),
            )
        }
        _ => Error::Io { path: shown.to_owned(), action: "read", source },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::write::GzEncoder;
    use std::io::Write;

    fn gzip(plain: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(plain).unwrap();
        encoder.finish().unwrap()
    }

    fn read(raw: Vec<u8>, named: Option<super::Compression>) -> io::Result<Vec<u8>> {
        let mut out = Vec::new();
        decompressed(Cursor::new(raw), named)?.read_to_end(&mut out)?;
        Ok(out)
    }

    #[test]
    fn gzip_is_known_by_its_first_bytes() {
        assert_eq!(read(gzip("« Été »".as_bytes()), None).unwrap(), "« Été »".as_bytes());
        assert_eq!(read("« Été »".into(), None).unwrap(), "« Été »".as_bytes());
        assert_eq!(read(Vec::new(), None).unwrap(), b"");
        assert_eq!(read(vec![0x1F], None).unwrap(), [0x1F]);
    }

    #[test]
    fn gzip_members_follow_one_another() {
        let mut two = gzip(b"un ");
        two.extend(gzip(b"deux"));
        assert_eq!(read(two, Some(super::Compression::Gzip)).unwrap(), b"un deux");
    }

    #[test]
    fn what_is_named_gzip_and_is_not_counts_as_damaged() {
        for raw in [b"plain text".to_vec(), Vec::new(), gzip(b"cut off in the middle")[..20].to_vec()] {
            let error = read_error("a.txt.gz", read(raw, Some(super::Compression::Gzip)).unwrap_err());
            assert!(error.to_string().starts_with("a.txt.gz: the compressed data is damaged ("), "{error}");
        }
    }

    #[test]
    fn a_bomb_is_refused_before_it_fills_the_memory() {
        let bomb = gzip(&vec![b'a'; 3 << 20]);
        let error = read_whole(decompressed(Cursor::new(bomb), None).unwrap(), 2 << 20).unwrap_err();
        let message = read_error("b.txt.gz", error).to_string();
        assert!(
            message.starts_with("b.txt.gz: a record of more than 2 MB; nothing behind it is read;"),
            "{message}"
        );
    }
}
