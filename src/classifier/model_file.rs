//! The model file: magic, format version, length, checksum, then the model in postcard.
//!
//! ```text
//! 0   8  "DETENTE\0"
//! 8   4  format version, little-endian
//! 12  8  length of the body in bytes
//! 20  4  CRC-32 of the body
//! 24  …  body
//! ```
//! The checksum is looked at before anything is read, and what is read is then checked as if it were hostile: lengths, finite
//! numbers, sorted vocabularies. Terms are stored as what they share with the term before and what is new, which halves the
//! file. Weights are stored in single precision, and lists of numbers as one piece of bytes each.

use super::model::StanceModel;
use super::stored_model::{StoredModel, StoredModelV2};
use crate::error::{Error, nearest_file};
use crate::messages::msg;
use sha2::{Digest, Sha256};
use std::io::Write;
use std::path::Path;
use tr::tr;

const MAGIC: &[u8; 8] = b"DETENTE\0";
/// Version 2: the blocks of a row add up word by word, and a model may be calibrated by a curve. Weights of version 1 were
/// learnt on rows weighted otherwise and would give wrong scores on these.
/// Version 3: lists of numbers are one piece of bytes, and the lexicon has its stems with it: read in half the time.
const VERSION: u32 = 3;
/// The oldest version that is read.
const OLDEST_VERSION: u32 = 2;
const HEADER: usize = 24;

/// The model that comes with the program.
static EMBEDDED: &[u8] = include_bytes!("../../models/stance.detente");

impl StanceModel {
    /// The version of the format that model files are written in.
    pub const FORMAT_VERSION: u32 = VERSION;

    /// The model that comes with the program.
    ///
    /// # Errors
    /// When the program was built with a damaged model.
    pub fn embedded() -> Result<Self, Error> {
        Self::from_bytes(EMBEDDED, msg!("the embedded model"))
    }

    /// Reads a model file.
    ///
    /// # Errors
    /// [`Error::Io`] when it cannot be read, [`Error::Model`] when it is no model, a damaged one or one of a newer version.
    pub fn load(path: &Path) -> Result<Self, Error> {
        let bytes = std::fs::read(path).map_err(|source| match source.kind() {
            std::io::ErrorKind::NotFound => Error::Model {
                path: path.display().to_string(),
                found: tr!("no such model{}", nearest_file(path)),
                expected: tr!("check the spelling of the name, or make one with `detente train`"),
            },
            _ => Error::io(path, msg!("read the model"), source),
        })?;
        Self::from_bytes(&bytes, &path.display().to_string())
    }

    /// Reads a model from the bytes of a model file; `path` names it in messages.
    ///
    /// # Errors
    /// [`Error::Model`], as for [`load`](Self::load).
    pub fn from_bytes(bytes: &[u8], path: &str) -> Result<Self, Error> {
        let refuse = |found: String, expected: &str| Error::Model {
            path: path.to_owned(),
            found,
            expected: expected.to_owned(),
        };
        let (version, body) = body(bytes).map_err(|(found, expected)| refuse(found, expected))?;
        let stored: StoredModel = match version {
            2 => postcard::from_bytes::<StoredModelV2>(body).map(StoredModel::from),
            _ => postcard::from_bytes(body),
        }
        .map_err(|error| refuse(tr!("the model's content cannot be read ({error})", error), TRAIN_AGAIN))?;
        stored.restore().map_err(|expected| {
            refuse(
                tr!("the model's content is not consistent: expected {expected}", expected = tr!(expected)),
                TRAIN_AGAIN,
            )
        })
    }

    /// The bytes of the model file, and the model's identifier.
    ///
    /// # Panics
    /// Never: every part of a model can be serialised.
    pub fn to_bytes(&self) -> (Vec<u8>, String) {
        let mut stored = StoredModel::of(self);
        let serialise =
            |stored: &StoredModel| postcard::to_stdvec(stored).expect("a model in memory can be serialised");
        stored.metadata.model_id.clear();
        sha256_hex(&serialise(&stored))[..12].clone_into(&mut stored.metadata.model_id);
        let body = serialise(&stored);
        let mut bytes = Vec::with_capacity(HEADER + body.len());
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(&VERSION.to_le_bytes());
        bytes.extend_from_slice(&(body.len() as u64).to_le_bytes());
        bytes.extend_from_slice(&crc32fast::hash(&body).to_le_bytes());
        bytes.extend_from_slice(&body);
        (bytes, stored.metadata.model_id)
    }

    /// Writes the model file: to a temporary file beside it, then renamed, so that `path` never holds half a model.
    /// Returns the model's identifier.
    ///
    /// # Errors
    /// [`Error::Io`] when the folder cannot be written.
    pub fn save(&self, path: &Path) -> Result<String, Error> {
        let (bytes, model_id) = self.to_bytes();
        let is_device = path.metadata().is_ok_and(|metadata| !metadata.is_file() && !metadata.is_dir());
        if is_device {
            // A file renamed to its place would destroy it.
            std::fs::write(path, bytes).map_err(|source| Error::io(path, msg!("write the model"), source))?;
            return Ok(model_id);
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let failed = |source| Error::io(path, msg!("write the model"), source);
        let mut builder = tempfile::Builder::new();
        #[cfg(unix)]
        {
            // A model is made to be shared: others may read it as far as the umask lets them.
            use std::os::unix::fs::PermissionsExt;
            builder.permissions(std::fs::Permissions::from_mode(0o666));
        }
        let mut file = builder.tempfile_in(folder).map_err(|error| failed(error.kind().into()))?;
        file.write_all(&bytes).map_err(failed)?;
        file.as_file().sync_all().map_err(failed)?;
        file.persist(path).map_err(|error| failed(error.error))?;
        Ok(model_id)
    }
}

/// The SHA-256 of `bytes`, as 64 hexadecimal digits.
pub fn sha256_hex(bytes: &[u8]) -> String {
    format!("{:x}", Sha256::digest(bytes))
}

const TRAIN_AGAIN: &str = msg!("make it again with `detente train`");

/// Version and body of a model file whose header and checksum are right.
fn body(bytes: &[u8]) -> Result<(u64, &[u8]), (String, &'static str)> {
    const NOT_A_MODEL: &str = msg!("expected a file that `detente train` wrote");
    let Some((header, body)) = bytes.split_at_checked(HEADER) else {
        return Err((tr!("{} bytes are no model file", bytes.len()), NOT_A_MODEL));
    };
    let (magic, rest) = header.split_at(8);
    if magic != MAGIC {
        return Err((tr!("this is no detente model"), NOT_A_MODEL));
    }
    let number = |range: std::ops::Range<usize>| {
        rest[range].iter().rev().fold(0u64, |number, &byte| number << 8 | u64::from(byte))
    };
    let (version, length, checksum) = (number(0..4), number(4..12), number(12..16));
    if version > u64::from(VERSION) {
        let found = tr!(
            "the model has format version {version}, this program reads up to {VERSION}",
            version,
            VERSION
        );
        return Err((found, msg!("update detente")));
    }
    if version < u64::from(OLDEST_VERSION) {
        let found = tr!(
            "the model has format version {version}, whose terms were weighted otherwise than in version {VERSION}",
            version,
            VERSION
        );
        return Err((found, TRAIN_AGAIN));
    }
    if length != body.len() as u64 {
        let found = tr!("the file is damaged: {} bytes of content instead of {length}", body.len(), length);
        return Err((found, msg!("copy it again, or make it again with `detente train`")));
    }
    if checksum != u64::from(crc32fast::hash(body)) {
        let found = tr!("the file is damaged: its checksum does not match");
        return Err((found, msg!("copy it again, or make it again with `detente train`")));
    }
    Ok((version, body))
}
