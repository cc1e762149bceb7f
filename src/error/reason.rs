//! Why the system refused a file, and what the user can do about it.

use std::io;
use tr::tr;

/// The reason of `source` with the way out of it; the system's own words where there is no better advice than they are.
pub(super) fn reason(action: &str, source: &io::Error) -> String {
    use io::ErrorKind as Kind;
    match source.kind() {
        Kind::StorageFull => {
            tr!("no space is left on the disk; free some, or name a file on another disk with -o")
        }
        Kind::QuotaExceeded => {
            tr!("your share of the disk is used up; free some, or name a file on another disk with -o")
        }
        Kind::FileTooLarge => {
            tr!(
                "the file has become larger than is allowed here; raise the limit (ulimit -f), or name a file elsewhere with -o"
            )
        }
        Kind::ReadOnlyFilesystem => {
            tr!("the disk can only be read; name a file on another one with -o")
        }
        Kind::PermissionDenied if action.starts_with("read") || action.starts_with("list") => {
            tr!("you may not read it; ask its owner, or change its permissions")
        }
        Kind::PermissionDenied => {
            tr!("you may not write there; change the permissions, or name another place with -o")
        }
        Kind::NotFound if action.starts_with("write") => {
            tr!("the folder is not there; make it first, or check the spelling of its name")
        }
        Kind::NotFound => tr!("there is no such file or folder; check the spelling of the name"),
        Kind::IsADirectory => tr!("it is a folder; name a file"),
        Kind::AlreadyExists => tr!("a file is in its place"),
        Kind::NotADirectory => tr!("a part of the path is no folder"),
        _ => source.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use crate::error::Error;
    use std::io;
    use std::path::Path;

    fn said(action: &'static str, kind: io::ErrorKind) -> String {
        Error::io(Path::new("a/b.csv"), action, kind.into()).to_string()
    }

    #[test]
    fn a_full_disk_is_told_with_the_file_and_the_way_out() {
        let full = said("write", io::ErrorKind::StorageFull);
        assert_eq!(
            full,
            "a/b.csv: cannot write: no space is left on the disk; free some, or name a file on another disk with -o"
        );
    }

    #[test]
    fn the_advice_is_for_what_was_tried() {
        assert!(said("write", io::ErrorKind::NotFound).contains("make it first"));
        assert!(said("read", io::ErrorKind::NotFound).contains("check the spelling"));
        assert!(said("write the model", io::ErrorKind::PermissionDenied).contains("may not write there"));
        assert!(said("list the folder", io::ErrorKind::PermissionDenied).contains("may not read it"));
    }

    #[test]
    fn a_failure_that_knows_its_file_keeps_it() {
        let inner = Error::io(Path::new("o.csv"), "write", io::ErrorKind::StorageFull.into());
        let carried = inner.into_io();
        assert_eq!(carried.kind(), io::ErrorKind::StorageFull);
        let told = Error::io(Path::new("output"), "write", carried).to_string();
        assert!(told.starts_with("o.csv: cannot write: no space"), "{told}");
    }
}
