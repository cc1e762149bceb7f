//! All articles of a command line, one after the other.
//!
//! Whatever cannot be read becomes one [`Rejected`] in its place, and reading goes on with the next record, or
//! with the next file where no next record can be found.

use super::encoding::TextEncoding;
use super::folder::{self, Found};
use super::format::{Format, KNOWN_ENDINGS, ending, guess};
use super::json_lines::JsonLines;
use super::notes::Notes;
use super::source::{Bytes, MAX_RECORD, Origin, decompressed, open, read_error};
use super::table_articles::TableArticles;
use super::transcoder::Transcoder;
use super::{Article, html, pattern, plain_text};
use crate::error::Error;
use std::collections::VecDeque;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use thiserror::Error as ThisError;
use tr::tr;

/// How inputs are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputOptions {
    /// The format of every input; `None` to go by the ending of a file, and by the content of standard input.
    pub format: Option<Format>,
    /// The column, or JSON key, of the text; `None` to look for the usual names.
    pub text_column: Option<String>,
    /// The encoding of every input.
    pub encoding: TextEncoding,
    /// Bytes that a record (a row, a line, a whole text or page) may have, decompressed. 512 MB by default.
    pub max_record: u64,
}

impl Default for InputOptions {
    fn default() -> Self {
        Self { format: None, text_column: None, encoding: TextEncoding::Auto, max_record: MAX_RECORD }
    }
}

/// A record or a file that could not be read.
#[derive(Debug, ThisError)]
#[error("{error}")]
pub struct Rejected {
    /// The file or folder, as the user gave it (for a file of a folder, with the way down from there); `-` for
    /// standard input.
    pub input: String,
    /// Where in it, what was found, what was expected and what to do.
    pub error: Error,
}

impl Rejected {
    /// The line that could not be read, counted from 1, when it is about one line.
    pub fn line(&self) -> Option<u64> {
        self.error.line()
    }
}

/// The articles of files, folders and standard input, in the order that they were given. Memory: one record.
///
/// A path is a file, a folder (every file of a known format below it, sorted by the bytes of the path), a pattern with `*`, `?` or
/// `[…]` that no file is called by, or `-` for standard input; no path at all is standard input, too. A file without an ending is
/// read as its content suggests: JSON Lines when it begins with `{`, a page when it begins as pages do, otherwise plain text.
///
/// ```
/// use detente::articles::{InputOptions, Inputs};
/// let folder = tempfile::tempdir()?;
/// std::fs::write(folder.path().join("a.txt"), "« Nous voulons la paix », dit-elle.")?;
/// std::fs::write(folder.path().join("b.csv"), "id,texte\n7,Un article.\n8,Un autre,avec une virgule\n")?;
///
/// let mut inputs = Inputs::new([folder.path()], InputOptions::default());
/// assert!(inputs.next().unwrap()?.id.ends_with("a.txt"));
/// assert_eq!(inputs.next().unwrap()?.id, "7");
/// let rejected = inputs.next().unwrap().unwrap_err();
/// assert_eq!(rejected.line(), Some(3));
/// assert!(rejected.to_string().contains("found 3 fields where the header has 2"));
/// assert!(inputs.next().is_none());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Inputs {
    waiting: VecDeque<Found>,
    current: Option<Current>,
    options: InputOptions,
    stdin: Option<Box<dyn Read + Send>>,
    left_out: usize,
    notes: Notes,
    bytes_read: Arc<AtomicU64>,
}

/// The input that is being read.
struct Current {
    input: String,
    articles: Articles,
}

type Articles = Box<dyn Iterator<Item = Result<Article, Error>> + Send>;

impl Inputs {
    /// The articles of `paths`, of which none is opened yet.
    pub fn new<P: Into<PathBuf>>(paths: impl IntoIterator<Item = P>, options: InputOptions) -> Self {
        let mut waiting: VecDeque<Found> =
            paths.into_iter().map(|path| Found { path: path.into(), problem: None }).collect();
        if waiting.is_empty() {
            waiting.push_back(Found { path: "-".into(), problem: None });
        }
        Self {
            waiting,
            current: None,
            options,
            stdin: Some(Box::new(io::stdin())),
            left_out: 0,
            notes: Notes::default(),
            bytes_read: Arc::default(),
        }
    }

    /// Reads `stdin` in place of the standard input of the process.
    ///
    /// ```
    /// use detente::articles::{InputOptions, Inputs};
    /// let inputs = Inputs::new(["-"], InputOptions::default()).with_stdin(&b"{\"text\": \"Un article.\"}"[..]);
    /// let articles = inputs.collect::<Result<Vec<_>, _>>()?;
    /// assert_eq!(articles[0].text, "Un article.");
    /// # Ok::<(), detente::articles::Rejected>(())
    /// ```
    #[must_use]
    pub fn with_stdin(mut self, stdin: impl Read + Send + 'static) -> Self {
        self.stdin = Some(Box::new(stdin));
        self
    }

    /// How many files of folders were left out so far, because their ending is not known.
    pub fn left_out(&self) -> usize {
        self.left_out
    }

    /// What was assumed of the inputs read since the last call, such as the encoding of a file that is not UTF-8; to be told to the
    /// user.
    pub fn take_notes(&mut self) -> Vec<String> {
        self.notes.take()
    }

    /// Bytes of files that were read so far, as they lie on the disk.
    pub fn bytes_read(&self) -> u64 {
        self.bytes_read.load(Ordering::Relaxed)
    }

    /// Bytes of all files that are to be read, if that can be known: not of standard input.
    pub fn total_bytes(&self) -> Option<u64> {
        self.waiting.iter().map(|found| size(&found.path)).sum()
    }

    /// Opens `path`; a folder is put in front of what is waiting, and gives nothing itself.
    fn start(&mut self, path: &Path) -> Result<Option<Articles>, Error> {
        if path.as_os_str() == "-" {
            let bytes = self.take_stdin()?;
            return self.articles(bytes, Origin::stdin(), self.options.format).map(Some);
        }
        let listing = match path {
            _ if path.is_dir() => Some(folder::list(path)?),
            _ if !path.exists() => pattern::list(path)?,
            _ => None,
        };
        if let Some(listing) = listing {
            self.left_out += listing.left_out;
            for found in listing.found.into_iter().rev() {
                self.waiting.push_front(found);
            }
            return Ok(None);
        }
        let origin = Origin::file(path);
        let bytes = open(path, &origin, Arc::clone(&self.bytes_read))?;
        let format = self.format_of(path, &origin)?;
        self.articles(bytes, origin, format).map(Some)
    }

    fn take_stdin(&mut self) -> Result<Bytes, Error> {
        let shown = Origin::stdin().shown;
        let stdin = self.stdin.take().ok_or_else(|| Error::Input {
            path: shown.clone(),
            found: tr!("named twice"),
            expected: tr!("give `-` once; it has been read to its end"),
        })?;
        decompressed(stdin, None).map_err(|source| read_error(&shown, source))
    }

    /// The format that was asked for or that the name tells; `None` to go by the content.
    fn format_of(&self, path: &Path, origin: &Origin) -> Result<Option<Format>, Error> {
        match (self.options.format.or(Format::of_path(path)), ending(path)) {
            (None, Some(ending)) => Err(Error::Input {
                path: origin.shown.clone(),
                found: tr!("files ending in .{ending} are not known", ending),
                expected: tr!("expected {KNOWN_ENDINGS}; name the format with --input-format", KNOWN_ENDINGS),
            }),
            (format, _) => Ok(format),
        }
    }

    fn articles(&self, mut bytes: Bytes, origin: Origin, format: Option<Format>) -> Result<Articles, Error> {
        let failed = |source| read_error(&origin.shown, source);
        let mut declared = None;
        if format == Some(Format::Html) {
            let mut head = Vec::new();
            bytes.by_ref().take(html::HEAD).read_to_end(&mut head).map_err(failed)?;
            declared = html::declared_encoding(&head);
            bytes = Box::new(io::Cursor::new(head).chain(bytes));
        }
        let (encoding, notes) = (self.options.encoding, self.notes.clone());
        let bytes: Bytes = match format {
            Some(format) if format.is_binary() => bytes, // it says itself how its text is coded
            _ => Box::new(Transcoder::new(bytes, origin.shown.clone(), encoding, declared, notes)),
        };
        let (format, bytes) = match format {
            Some(format) => (format, bytes),
            None => guess(bytes).map_err(failed)?,
        };
        let (text_column, max_record) = (self.options.text_column.as_deref(), self.options.max_record);
        Ok(match format {
            Format::Text => Box::new(std::iter::once(plain_text::read(bytes, &origin, max_record))),
            Format::Html => Box::new(html::read(bytes, &origin, max_record)?.into_iter().map(Ok)),
            Format::Csv | Format::Tsv | Format::Xlsx | Format::Parquet => {
                Box::new(TableArticles::new(bytes, origin, format, text_column, max_record)?)
            }
            Format::JsonLines => Box::new(JsonLines::new(bytes, origin, text_column, max_record)),
        })
    }
}

/// Bytes of the file, or of the files of the folder or pattern, at `path`; `None` when that cannot be known.
fn size(path: &Path) -> Option<u64> {
    if path.as_os_str() == "-" {
        return None;
    }
    let listing = match path {
        _ if path.is_dir() => folder::list(path).ok(),
        _ if !path.exists() => pattern::list(path).ok().flatten(),
        _ => return path.metadata().ok().filter(std::fs::Metadata::is_file).map(|metadata| metadata.len()),
    };
    // What is missing takes no time.
    let found = listing.map(|listing| listing.found).unwrap_or_default();
    Some(found.iter().filter_map(|found| found.path.metadata().ok()).map(|metadata| metadata.len()).sum())
}

impl Iterator for Inputs {
    type Item = Result<Article, Rejected>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(current) = &mut self.current {
                if let Some(article) = current.articles.next() {
                    return Some(article.map_err(|error| Rejected { input: current.input.clone(), error }));
                }
                self.current = None;
            }
            let Found { path, problem } = self.waiting.pop_front()?;
            let input = path.display().to_string();
            let started = match problem {
                Some(error) => Err(error),
                None => self.start(&path),
            };
            match started {
                Ok(articles) => self.current = articles.map(|articles| Current { input, articles }),
                Err(error) => return Some(Err(Rejected { input, error })),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from_stdin(content: &'static str) -> Vec<Article> {
        Inputs::new([] as [&str; 0], InputOptions::default())
            .with_stdin(content.as_bytes())
            .collect::<Result<_, _>>()
            .unwrap()
    }

    #[test]
    fn standard_input_is_json_lines_when_it_begins_with_a_brace() {
        assert_eq!(from_stdin("\u{FEFF} \n{\"id\": 3, \"text\": \"Un\"}"), [Article::new("3", "Un")]);
        assert_eq!(from_stdin(" \r\n« Un »\n{"), [Article::new("-", " \r\n« Un »\n{")]);
        assert_eq!(from_stdin("\u{FEFF}"), [Article::new("-", "")]);
        assert_eq!(from_stdin(""), [Article::new("-", "")]);
    }

    #[test]
    fn standard_input_cannot_be_read_twice() {
        let mut inputs = Inputs::new(["-", "-"], InputOptions::default()).with_stdin(&b"Un"[..]);
        assert!(inputs.next().unwrap().is_ok());
        let message = inputs.next().unwrap().unwrap_err().to_string();
        assert_eq!(message, "standard input: named twice; give `-` once; it has been read to its end");
    }

    #[test]
    fn inputs_can_be_handed_to_another_thread() {
        fn is_send<T: Send>() {}
        is_send::<Inputs>();
    }
}
