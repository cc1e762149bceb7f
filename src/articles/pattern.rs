//! Patterns such as `presse/*.txt`, for those that no shell has expanded: quoted ones, and all of them on Windows.

use super::folder::{Found, Listing};
use crate::error::Error;
use crate::messages::msg;
use std::path::Path;
use tr::tr;

/// The files and folders that `path` is a pattern of, in the order of their names; `None` when it is no pattern.
///
/// # Errors
/// [`Error::Input`] when the pattern is not well formed or fits nothing.
pub(super) fn list(path: &Path) -> Result<Option<Listing>, Error> {
    let Some(pattern) = path.to_str().filter(|text| text.contains(['*', '?', '['])) else { return Ok(None) };
    let refuse = |found: String, expected: &str| Error::Input {
        path: pattern.to_owned(),
        found,
        expected: expected.to_owned(),
    };
    let fitting = glob::glob(pattern).map_err(|error| {
        refuse(tr!("not a pattern ({error})", error), msg!("expected *, **, ? or [abc] in it"))
    })?;
    let found: Vec<Found> = fitting
        .map(|entry| match entry {
            Ok(path) => Found { path, problem: None },
            Err(error) => {
                let path = error.path().to_owned();
                let problem = Some(Error::io(&path, msg!("list the folder"), error.into()));
                Found { path, problem }
            }
        })
        .collect();
    if found.is_empty() {
        return Err(refuse(tr!("no file fits the pattern"), msg!("check the spelling of the folder")));
    }
    Ok(Some(Listing { found, left_out: 0 }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_gives_its_files_in_order() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["b.txt", "a.txt", "c.csv"] {
            std::fs::write(folder.path().join(name), "").unwrap();
        }
        let listing = list(&folder.path().join("*.txt")).unwrap().unwrap();
        let names: Vec<_> =
            listing.found.iter().map(|found| found.path.file_name().unwrap().to_owned()).collect();
        assert_eq!(names, ["a.txt", "b.txt"]);
        let message = list(&folder.path().join("*.md")).unwrap_err().to_string();
        assert!(
            message.ends_with(": no file fits the pattern; check the spelling of the folder"),
            "{message}"
        );
        assert!(list(Path::new("plain.txt")).unwrap().is_none());
    }
}
