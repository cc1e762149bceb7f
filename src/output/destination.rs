//! Where output goes: standard output, or a file that is whole or not there.
//!
//! What is no plain file, a device such as `/dev/null` or a pipe, is written to as it stands: to rename a file to its place
//! would destroy it. A file is written beside its place under a temporary name and renamed at the end, so that an interrupted run leaves
//! what was there before.

use crate::error::Error;
use crate::messages::msg;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// An open output.
#[derive(Debug)]
pub struct Destination(Kind);

#[derive(Debug)]
enum Kind {
    Stdout(BufWriter<io::Stdout>),
    File { path: PathBuf, file: BufWriter<NamedTempFile> },
    Device { path: PathBuf, file: BufWriter<File> },
}

impl Destination {
    /// The file at `path`, or standard output.
    ///
    /// # Errors
    /// [`Error::Io`] when the folder of `path` cannot be written.
    pub fn open(path: Option<&Path>) -> Result<Self, Error> {
        let Some(path) = path else {
            return Ok(Self(Kind::Stdout(BufWriter::with_capacity(1 << 16, io::stdout()))));
        };
        if is_device(path) {
            let file = File::options().write(true).open(path);
            let file = file.map_err(|source| Error::io(path, "write", source))?;
            return Ok(Self(Kind::Device {
                path: path.to_owned(),
                file: BufWriter::with_capacity(1 << 16, file),
            }));
        }
        // The reason alone: the name of the temporary file would only puzzle.
        let file = temporary_beside(path).map_err(|error| Error::io(path, "write", error.kind().into()))?;
        Ok(Self(Kind::File { path: path.to_owned(), file: BufWriter::with_capacity(1 << 16, file) }))
    }

    /// Flushes, and gives a file its name.
    ///
    /// # Errors
    /// [`Error::Io`] when the last bytes cannot be written or the file cannot be renamed.
    pub fn finish(mut self) -> Result<(), Error> {
        match self.0 {
            Kind::Stdout(_) | Kind::Device { .. } => {
                self.flush().map_err(|error| Error::io(Path::new(msg!("standard output")), "write", error))
            }
            Kind::File { path, file } => {
                let failed = |source| Error::io(&path, "write", source);
                let file = file.into_inner().map_err(|error| failed(error.into_error()))?;
                file.persist(&path).map_err(|error| failed(error.error))?;
                Ok(())
            }
        }
    }

    /// A failure to write, with the name of what could not be written.
    fn failed(&self, source: io::Error) -> io::Error {
        let path = match &self.0 {
            Kind::Stdout(_) => Path::new(msg!("standard output")),
            Kind::File { path, .. } | Kind::Device { path, .. } => path,
        };
        Error::io(path, "write", source).into_io()
    }
}

/// Whether `path` is there and neither a plain file nor a folder: a device, a pipe, a socket.
pub fn is_device(path: &Path) -> bool {
    path.metadata().is_ok_and(|metadata| !metadata.is_file() && !metadata.is_dir())
}

/// A file beside `path` under a temporary name, with the permissions that the user's files have: others may read what the umask lets them.
fn temporary_beside(path: &Path) -> io::Result<NamedTempFile> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

impl Write for Destination {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = match &mut self.0 {
            Kind::Stdout(out) => out.write(bytes),
            Kind::File { file, .. } => file.write(bytes),
            Kind::Device { file, .. } => file.write(bytes),
        };
        written.map_err(|error| self.failed(error))
    }

    fn flush(&mut self) -> io::Result<()> {
        let flushed = match &mut self.0 {
            Kind::Stdout(out) => out.flush(),
            Kind::File { file, .. } => file.flush(),
            Kind::Device { file, .. } => file.flush(),
        };
        flushed.map_err(|error| self.failed(error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unfinished_file_never_appears_and_what_was_there_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.csv");
        std::fs::write(&path, "before").unwrap();
        let mut destination = Destination::open(Some(&path)).unwrap();
        destination.write_all(b"half").unwrap();
        drop(destination);
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "before");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_pipe_is_written_to_and_stays_a_pipe() {
        use std::os::unix::fs::FileTypeExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("pipe");
        assert!(std::process::Command::new("mkfifo").arg(&path).status().unwrap().success());
        let reader = std::thread::spawn({
            let path = path.clone();
            move || std::fs::read_to_string(path).unwrap()
        });
        let mut destination = Destination::open(Some(&path)).unwrap();
        destination.write_all(b"through").unwrap();
        destination.finish().unwrap();
        assert_eq!(reader.join().unwrap(), "through");
        assert!(path.metadata().unwrap().file_type().is_fifo());
    }

    #[test]
    fn a_finished_file_is_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.csv");
        let mut destination = Destination::open(Some(&path)).unwrap();
        destination.write_all(b"all of it").unwrap();
        destination.finish().unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "all of it");
    }

    #[test]
    fn a_folder_that_is_not_there_is_an_error() {
        assert!(Destination::open(Some(Path::new("no/such/folder/out.csv"))).is_err());
    }
}
