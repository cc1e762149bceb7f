//! Which files of a folder are articles.

use super::format::{Format, KNOWN_ENDINGS};
use crate::error::Error;
use crate::messages::msg;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use tr::tr;

/// What was found in a folder and below it.
#[derive(Debug, Default)]
pub(super) struct Listing {
    /// Files of a known format and what could not be looked into, sorted by the bytes of the path.
    pub(super) found: Vec<Found>,
    /// How many files have another ending and are left out. Hidden files do not count.
    pub(super) left_out: usize,
}

/// One file to read, or one place that could not be looked into.
#[derive(Debug)]
pub(super) struct Found {
    /// The folder as it was given, and the way down from there.
    pub(super) path: PathBuf,
    /// Why it cannot be read.
    pub(super) problem: Option<Error>,
}

/// Lists `folder` and every folder below it; links are followed, hidden files and folders are not looked at.
///
/// # Errors
/// [`Error::Input`] when there is nothing to read.
pub(super) fn list(folder: &Path) -> Result<Listing, Error> {
    let mut listing = Listing::default();
    listing.descend(folder, &mut Vec::new());
    if listing.found.is_empty() {
        return Err(Error::Input {
            path: folder.display().to_string(),
            found: tr!("the folder holds no article"),
            expected: tr!("looked for files ending in {KNOWN_ENDINGS}", KNOWN_ENDINGS),
        });
    }
    listing.found.sort_by(|a, b| path_bytes(&a.path).cmp(path_bytes(&b.path)));
    Ok(listing)
}

fn path_bytes(path: &Path) -> &[u8] {
    path.as_os_str().as_encoded_bytes()
}

impl Listing {
    /// Lists `folder`; `above` are the real paths of the folders that led here.
    fn descend(&mut self, folder: &Path, above: &mut Vec<PathBuf>) {
        let entries = fs::canonicalize(folder).and_then(|real| Ok((real, fs::read_dir(folder)?)));
        let (real, entries) = match entries {
            Ok(opened) => opened,
            Err(source) => return self.refuse(folder, source),
        };
        if above.contains(&real) {
            return self.found.push(Found {
                path: folder.to_owned(),
                problem: Some(Error::Input {
                    path: folder.display().to_string(),
                    found: tr!("the link leads back to a folder above it"),
                    expected: tr!("its files are read once, under that folder; remove the link"),
                }),
            });
        }
        above.push(real);
        for entry in entries {
            match entry {
                Ok(entry) if entry.file_name().as_encoded_bytes().starts_with(b".") => {}
                Ok(entry) => self.look_at(entry.path(), above),
                Err(source) => self.refuse(folder, source),
            }
        }
        above.pop();
    }

    fn look_at(&mut self, path: PathBuf, above: &mut Vec<PathBuf>) {
        if path.is_dir() {
            self.descend(&path, above);
        } else if Format::of_path(&path).is_some() {
            self.found.push(Found { path, problem: None });
        } else {
            self.left_out += 1;
        }
    }

    fn refuse(&mut self, path: &Path, source: io::Error) {
        let problem = Some(Error::io(path, msg!("list the folder"), source));
        self.found.push(Found { path: path.to_owned(), problem });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder_with(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for file in files {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        folder
    }

    fn names(folder: &Path) -> Vec<String> {
        let found = list(folder).unwrap().found;
        found.iter().map(|f| f.path.strip_prefix(folder).unwrap().display().to_string()).collect()
    }

    #[test]
    fn files_come_in_the_order_of_their_path_bytes() {
        let folder = folder_with(&["b.txt", "a/z.csv", "a.txt", "B.jsonl.gz", "é.tsv", "a-.txt"]);
        assert_eq!(names(folder.path()), ["B.jsonl.gz", "a-.txt", "a.txt", "a/z.csv", "b.txt", "é.tsv"]);
    }

    #[test]
    fn hidden_and_unknown_files_are_left_out_and_the_unknown_are_counted() {
        let folder = folder_with(&["a.txt", ".b.txt", ".git/c.txt", "d.docx", "Makefile"]);
        assert_eq!(names(folder.path()), ["a.txt"]);
        assert_eq!(list(folder.path()).unwrap().left_out, 2);
    }

    #[test]
    fn a_folder_without_articles_says_what_was_looked_for() {
        let folder = folder_with(&["d.docx"]);
        let message = list(folder.path()).unwrap_err().to_string();
        assert!(
            message.ends_with(
                ": the folder holds no article; looked for files ending in .txt, .html, .csv, .tsv, .jsonl, .xlsx, .parquet, each also with .gz or .zst"
            ),
            "{message}"
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_link_back_to_a_folder_above_is_told_once() {
        let folder = folder_with(&["a/b/c.txt"]);
        std::os::unix::fs::symlink(folder.path(), folder.path().join("a/b/up")).unwrap();
        let found = list(folder.path()).unwrap().found;
        assert_eq!(found.len(), 2);
        assert!(found[0].problem.is_none());
        let problem = found[1].problem.as_ref().unwrap().to_string();
        assert!(problem.contains("a/b/up: the link leads back to a folder above it"), "{problem}");
    }
}
