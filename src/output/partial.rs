//! A long run's output, from which an interrupted run goes on: no row is lost, and none is written twice.
//!
//! Rows are appended to `OUT.part`. After each batch its bytes are made to reach the disk, and only then one line with what is done so
//! far is appended to `OUT.part.journal`, which is made to reach the disk as well. Whatever moment a run is killed at, the last whole
//! line of the journal tells a length of `OUT.part` that is all on the disk; what stands behind it is cut off when the run is resumed.
//! At the end the journal says `done`, `OUT.part` gets its name, and the journal goes.

use super::destination::is_device;
use crate::error::Error;
use crate::messages::msg;
use serde::{Deserialize, Serialize};
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, BufRead, BufReader, BufWriter, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use tr::tr;

/// What a run has done.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    /// Articles and rejects, or rows of tables, in the order of the inputs.
    pub items: u64,
    /// A checksum of them, so that a run does not go on with other inputs.
    pub digest: u32,
    /// Articles among the items.
    pub articles: u64,
    /// Quotes found.
    pub quotes: u64,
    /// Bytes of the output.
    pub bytes: u64,
    /// Bytes of the list of rejects.
    pub rejects_bytes: u64,
}

/// What to do with what an interrupted run has left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leftover {
    /// Nothing: say that it is there.
    Refuse,
    /// Go on from it.
    Resume,
    /// Throw it away and start again.
    Discard,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Line {
    /// The first line: what the rows depend on but for the inputs.
    Settings(String),
    Done(Done),
    Complete,
}

/// What a journal tells.
#[derive(Debug, Default)]
struct History {
    settings: Option<String>,
    done: Done,
    is_complete: bool,
    /// Bytes of its whole lines.
    length: u64,
}

/// An output with its journal.
#[derive(Debug)]
pub struct PartialOutput {
    path: PathBuf,
    rows: Part,
    rejects: Option<Part>,
    journal: File,
    done: Done,
    is_complete: bool,
}

impl PartialOutput {
    /// Opens the output at `path`, and the list of rejects, for a run with these `settings`.
    ///
    /// # Errors
    /// [`Error::Io`] when they cannot be written; [`Error::Input`] when another run is at work on them, when there is a leftover that is
    /// to be refused, or one of a run with other settings.
    pub fn open(
        path: &Path,
        rejects: Option<&Path>,
        settings: &str,
        leftover: Leftover,
    ) -> Result<Self, Error> {
        let failed = |source: io::Error| Error::io(path, "write", source);
        if let Some(device) = std::iter::once(path).chain(rejects).find(|path| is_device(path)) {
            return Err(refusal(
                device,
                msg!("a device or a pipe, which no run can go on from"),
                msg!("name a file"),
            ));
        }
        let journal_path = journal_path(path);
        let journal =
            OpenOptions::new().create(true).truncate(false).read(true).write(true).open(&journal_path);
        let mut journal = journal.map_err(|source| failed(source.kind().into()))?;
        match journal.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(refusal(
                    path,
                    msg!("another run is writing it"),
                    msg!("wait for it, or write to another file"),
                ));
            }
            Err(TryLockError::Error(source)) => return Err(failed(source)),
        }
        let mut history = History::read(&journal).map_err(failed)?;
        let has_part = part_path(path).exists();
        if history.done.items > 0 && (has_part || (history.is_complete && leftover == Leftover::Resume)) {
            check(path, &history, settings, leftover)?;
        }
        // After the last step but one of a run: the output has its name, and the journal has still to go.
        let is_complete = history.is_complete && leftover == Leftover::Resume;
        if leftover != Leftover::Resume || !(has_part || is_complete) || history.settings.is_none() {
            history = History::default();
        }
        let done = history.done;
        journal.set_len(history.length).and_then(|()| journal.seek(SeekFrom::End(0))).map_err(failed)?;
        let rows = Part::open(path, if is_complete && !has_part { None } else { Some(done.bytes) })?;
        let rejects = rejects
            .map(|path| Part::open(path, Some(done.rejects_bytes).filter(|_| !is_complete)))
            .transpose()?;
        let mut output = Self { path: path.to_owned(), rows, rejects, journal, done, is_complete };
        if history.settings.is_none() {
            output.append(&[Line::Settings(settings.to_owned())])?;
        }
        Ok(output)
    }

    /// What is done: nothing, or what the interrupted run did.
    pub fn done(&self) -> Done {
        self.done
    }

    /// Whether the interrupted run had only to give the output its name.
    pub fn is_complete(&self) -> bool {
        self.is_complete
    }

    /// The list of rejects.
    pub fn rejects(&mut self) -> Option<&mut impl Write> {
        self.rejects.as_mut()
    }

    /// Makes all that was written so far, which is the outcome of `done`, outlast a power cut. Lengths are filled in here.
    ///
    /// # Errors
    /// [`Error::Io`] when it cannot be written.
    pub fn commit(&mut self, done: Done) -> Result<(), Error> {
        let line = self.sync(done)?;
        self.append(&[line])?;
        self.sync_journal()
    }

    /// Gives the files their names.
    ///
    /// # Errors
    /// [`Error::Io`] when they cannot be renamed.
    pub fn finish(mut self, done: Done) -> Result<(), Error> {
        if !self.is_complete {
            let line = self.sync(done)?;
            self.append(&[line, Line::Complete])?;
            self.sync_journal()?;
        }
        if let Some(rejects) = self.rejects {
            rejects.rename()?;
        }
        self.rows.rename()?;
        self.journal
            .unlock()
            .and_then(|()| std::fs::remove_file(journal_path(&self.path)))
            .map_err(|source| Error::io(&self.path, "write", source))
    }

    /// Takes everything away again: nothing could be read.
    pub fn discard(self) {
        // What cannot be removed is only in the way, and the next run says so.
        let paths =
            [Some(&self.rows), self.rejects.as_ref()].into_iter().flatten().map(|part| part_path(&part.path));
        for path in paths.chain([journal_path(&self.path)]) {
            let _ = std::fs::remove_file(path);
        }
    }

    /// Makes the rows and rejects reach the disk; the line that tells of it.
    fn sync(&mut self, mut done: Done) -> Result<Line, Error> {
        done.bytes = self.rows.sync()?;
        done.rejects_bytes = self.rejects.as_mut().map(Part::sync).transpose()?.unwrap_or(0);
        self.done = done;
        Ok(Line::Done(done))
    }

    /// Appends to the journal, which is made to reach the disk by [`sync_journal`](Self::sync_journal).
    fn append(&mut self, lines: &[Line]) -> Result<(), Error> {
        let line = |line: &Line| {
            let json = serde_json::to_string(line).expect("a line of the journal is JSON");
            format!("{:08x} {json}\n", crc32fast::hash(json.as_bytes()))
        };
        let lines: String = lines.iter().map(line).collect();
        let written = self.journal.write_all(lines.as_bytes());
        written.map_err(|source| Error::io(&journal_path(&self.path), "write", source))
    }

    fn sync_journal(&self) -> Result<(), Error> {
        let synced = self.journal.sync_data();
        synced.map_err(|source| Error::io(&journal_path(&self.path), "write", source))
    }
}

impl Write for PartialOutput {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.rows.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.rows.flush()
    }
}

impl History {
    /// Reads the whole lines of `journal`; a last line that was cut short counts as not written.
    fn read(journal: &File) -> io::Result<Self> {
        let mut history = Self::default();
        let mut lines = BufReader::new(journal);
        let mut line = Vec::new();
        while lines.read_until(b'\n', &mut line)? > 0 {
            match parse(&line) {
                Some(Line::Settings(settings)) => history.settings = Some(settings),
                Some(Line::Done(done)) => history.done = done,
                Some(Line::Complete) => history.is_complete = true,
                None => break,
            }
            history.length += line.len() as u64;
            line.clear();
        }
        Ok(history)
    }
}

fn parse(line: &[u8]) -> Option<Line> {
    let line = std::str::from_utf8(line).ok()?.strip_suffix('\n')?;
    let (checksum, json) = line.split_once(' ')?;
    let is_whole = u32::from_str_radix(checksum, 16).ok()? == crc32fast::hash(json.as_bytes());
    is_whole.then(|| serde_json::from_str(json).ok())?
}

/// Whether the leftover of `history` may be gone on with, or thrown away.
fn check(path: &Path, history: &History, settings: &str, leftover: Leftover) -> Result<(), Error> {
    match leftover {
        Leftover::Refuse => Err(refusal(
            path,
            &tr!(
                "an interrupted run has left its first {} bytes in {}",
                history.done.bytes,
                part_path(path).display()
            ),
            msg!("go on from there with --resume, or start again with --restart"),
        )),
        Leftover::Resume if history.settings.as_deref() != Some(settings) => Err(refusal(
            path,
            msg!("the interrupted run had another model, other flags or another version of the program"),
            msg!("give the same ones, or start again with --restart"),
        )),
        Leftover::Resume | Leftover::Discard => Ok(()),
    }
}

fn refusal(path: &Path, found: &str, expected: &str) -> Error {
    Error::Input { path: path.display().to_string(), found: found.to_owned(), expected: expected.to_owned() }
}

fn part_path(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".part");
    name.into()
}

fn journal_path(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".part.journal");
    name.into()
}

/// A file that has its name with `.part` behind it until it is whole.
#[derive(Debug)]
struct Part {
    path: PathBuf,
    file: Option<BufWriter<File>>,
}

impl Part {
    /// Opens the part of `path`, cut to `length`; without a length nothing is to be done any more.
    fn open(path: &Path, length: Option<u64>) -> Result<Self, Error> {
        let failed = |source: io::Error| Error::io(path, "write", source.kind().into());
        let Some(length) = length else { return Ok(Self { path: path.to_owned(), file: None }) };
        let mut file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(part_path(path))
            .map_err(failed)?;
        if file.metadata().map_err(failed)?.len() < length {
            let shown = part_path(path).display().to_string();
            return Err(refusal(
                path,
                &tr!("{shown} is shorter than its journal says", shown),
                msg!("start again with --restart"),
            ));
        }
        file.set_len(length).and_then(|()| file.seek(SeekFrom::End(0))).map_err(failed)?;
        Ok(Self { path: path.to_owned(), file: Some(BufWriter::with_capacity(1 << 16, file)) })
    }

    /// Makes everything reach the disk, and returns the length.
    fn sync(&mut self) -> Result<u64, Error> {
        let Some(out) = &mut self.file else { return Ok(0) };
        let synced = out
            .flush()
            .and_then(|()| out.get_ref().sync_data())
            .and_then(|()| out.get_mut().stream_position());
        synced.map_err(|source| Error::io(&self.path, "write", source))
    }

    fn rename(self) -> Result<(), Error> {
        match std::fs::rename(part_path(&self.path), &self.path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound && self.file.is_none() => Ok(()),
            renamed => renamed.map_err(|source| Error::io(&self.path, "write", source)),
        }
    }
}

impl Write for Part {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.as_mut().map_or(Ok(bytes.len()), |file| file.write(bytes));
        written.map_err(|source| Error::io(&self.path, "write", source).into_io())
    }

    fn flush(&mut self) -> io::Result<()> {
        let flushed = self.file.as_mut().map_or(Ok(()), BufWriter::flush);
        flushed.map_err(|source| Error::io(&self.path, "write", source).into_io())
    }
}

#[cfg(test)]
mod tests;
