//! The file of decisions: lines are only ever added, each is on the disk before the next statement is shown.
//!
//! A killed process leaves at most one cut line, the last, whose decision was never confirmed to the reader; opening the file for writing takes it
//! away. Any other damage is an error, for somebody else caused it.

use super::entry::LogEntry;
use crate::error::Error;
use crate::messages::msg;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use tr::tr;

/// A log open for writing, locked against a second writer for as long as it lives.
#[derive(Debug)]
pub struct DecisionLog {
    path: PathBuf,
    file: File,
    cut_line: Option<String>,
}

impl DecisionLog {
    /// Opens the log at `path`, or begins one, and reads what it holds. A cut last line is removed.
    ///
    /// # Errors
    /// [`Error::Io`] when it cannot be opened or written; [`Error::Input`] when another process is writing it or it is no log of
    /// decisions; [`Error::Table`] when a line other than the last is damaged.
    pub fn open(path: &Path) -> Result<(Self, Vec<LogEntry>), Error> {
        let failed = |action| move |source| Error::io(path, action, source);
        let is_new = !path.exists();
        // Not in append mode, in which Windows would not let a cut line be removed; the lock keeps other writers out.
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        let mut file = options.open(path).map_err(failed("write"))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(Error::Input {
                    path: path.display().to_string(),
                    found: tr!("another process is writing it"),
                    expected: tr!("end the other `detente label`, or name another file with -o"),
                });
            }
            Err(TryLockError::Error(source)) => return Err(Error::io(path, msg!("lock"), source)),
        }
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map_err(failed("read"))?;
        let content = Content::of(path, &bytes)?;
        if content.whole < bytes.len() {
            file.set_len(content.whole as u64).map_err(failed("write"))?;
        }
        file.seek(SeekFrom::End(0)).map_err(failed("write"))?;
        file.write_all(content.missing.as_bytes()).map_err(failed("write"))?;
        file.sync_all().map_err(failed("write"))?;
        if is_new {
            sync_folder(path).map_err(failed("write"))?;
        }
        Ok((Self { path: path.to_owned(), file, cut_line: content.cut_line }, content.entries))
    }

    /// The cut line that was removed, if there was one.
    pub fn cut_line(&self) -> Option<&str> {
        self.cut_line.as_deref()
    }

    /// Adds a line; when this returns, it is on the disk.
    ///
    /// # Errors
    /// [`Error::Io`] when it cannot be written.
    pub fn append(&mut self, entry: LogEntry) -> Result<LogEntry, Error> {
        let entry = entry.on_one_line();
        let line = entry.to_line();
        // One call, so that a line is cut only by the system, never between two of ours.
        let written = self.file.write_all(&line).and_then(|()| self.file.sync_data());
        written.map_err(|source| Error::io(&self.path, "write", source))?;
        Ok(entry)
    }
}

/// The lines of the log at `path`, without locking or repairing it; a cut last line is passed over.
///
/// # Errors
/// As for [`DecisionLog::open`].
pub fn read_log(path: &Path) -> Result<Vec<LogEntry>, Error> {
    let bytes = std::fs::read(path).map_err(|source| Error::io(path, "read", source))?;
    Ok(Content::of(path, &bytes)?.entries)
}

/// What a log holds.
#[derive(Debug, PartialEq, Eq)]
struct Content {
    entries: Vec<LogEntry>,
    /// Bytes to keep.
    whole: usize,
    /// What must follow them before the next line: the header of an empty file, or a line end.
    missing: &'static str,
    cut_line: Option<String>,
}

impl Content {
    fn of(path: &Path, bytes: &[u8]) -> Result<Self, Error> {
        let header = LogEntry::HEADER;
        if header.as_bytes().starts_with(bytes) && bytes.len() < header.len() {
            return Ok(Self { entries: Vec::new(), whole: 0, missing: header, cut_line: None });
        }
        if !bytes.starts_with(header.as_bytes()) {
            return Err(Error::Input {
                path: path.display().to_string(),
                found: tr!("no file of decisions"),
                expected: tr!(
                    "expected one that `detente label` wrote, which begins with `{}`",
                    header.trim_end()
                ),
            });
        }
        let end = bytes.iter().rposition(|&byte| byte == b'\n').map_or(0, |at| at + 1);
        let mut content = Self { entries: Vec::new(), whole: end, missing: "", cut_line: None };
        for (number, line) in bytes[header.len()..end].split_inclusive(|&byte| byte == b'\n').enumerate() {
            let entry = parse(line).ok_or_else(|| Error::Table {
                path: path.display().to_string(),
                line: number as u64 + 2,
                found: tr!("a damaged line"),
                expected: msg!(
                    "decisions are lost if it is removed; mend it by hand, or begin another file with -o"
                )
                .into(),
            })?;
            content.entries.push(entry);
        }
        let tail = &bytes[end..];
        if let Some(entry) = parse(tail).filter(|_| !tail.is_empty()) {
            // Whole but for its end, as some editors leave it.
            content.entries.push(entry);
            (content.whole, content.missing) = (bytes.len(), "\n");
        } else if !tail.is_empty() {
            content.cut_line = Some(String::from_utf8_lossy(tail).into_owned());
        }
        Ok(content)
    }
}

fn parse(line: &[u8]) -> Option<LogEntry> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(line);
    let entry: LogEntry = reader.deserialize().next()?.ok()?;
    entry.is_well_formed().then_some(entry)
}

/// A new file outlives a power cut only when its folder knows of it.
fn sync_folder(path: &Path) -> std::io::Result<()> {
    if cfg!(unix) {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::entry::{Action, Share};
    use super::super::key::StatementKey;
    use super::*;
    use crate::features::Statement;

    fn entry(text: &str, comment: &str) -> LogEntry {
        LogEntry {
            key: StatementKey::of(&Statement::new(text)),
            action: Action::Label,
            label: "neutral".into(),
            random: Share::Chosen,
            comment: comment.into(),
            timestamp: "2026-01-01T00:00:00Z".into(),
            annotator: "eli".into(),
            model_label: "neutral".into(),
            model_id: "0123456789ab".into(),
        }
    }

    #[test]
    fn what_was_appended_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("labels.csv");
        let (mut log, before) = DecisionLog::open(&path).unwrap();
        assert!(before.is_empty());
        let first = log.append(entry("a", "one\ntwo, \"three\"")).unwrap();
        assert_eq!(first.comment, "one two, \"three\"");
        let second = log.append(entry("b", "")).unwrap();
        drop(log);
        assert_eq!(read_log(&path).unwrap(), [first.clone(), second.clone()]);
        assert_eq!(DecisionLog::open(&path).unwrap().1, [first, second]);
    }

    #[test]
    fn a_file_cut_at_any_byte_opens_with_its_whole_lines_and_goes_on() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("labels.csv");
        let (mut log, _) = DecisionLog::open(&path).unwrap();
        let all = [entry("a", ""), entry("b", "é, \"x\""), entry("c", "")].map(|it| log.append(it).unwrap());
        drop(log);
        let bytes = std::fs::read(&path).unwrap();
        let header = LogEntry::HEADER.len();
        for end in 0..=bytes.len() {
            std::fs::write(&path, &bytes[..end]).unwrap();
            let (mut log, entries) = DecisionLog::open(&path).unwrap();
            // A line that lacks nothing but its end counts.
            let line_ends = (header..bytes.len()).filter(|&at| bytes[at] == b'\n' && at <= end);
            assert_eq!(entries, all[..line_ends.count()], "cut at {end}");
            log.append(entry("d", "")).unwrap();
            drop(log);
            let after = read_log(&path).unwrap();
            assert_eq!(after.len(), entries.len() + 1, "cut at {end}");
            assert_eq!(after.last(), Some(&entry("d", "")));
        }
    }

    #[test]
    fn a_second_writer_is_refused_and_a_reader_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("labels.csv");
        let (_log, _) = DecisionLog::open(&path).unwrap();
        let error = DecisionLog::open(&path).unwrap_err().to_string();
        assert!(error.contains("another process is writing it"), "{error}");
        assert!(read_log(&path).unwrap().is_empty());
    }

    #[test]
    fn damage_in_the_middle_and_other_files_are_errors_and_stay_untouched() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("labels.csv");
        for (content, expected) in [
            (format!("{}zzz\n", LogEntry::HEADER), "line 2: a damaged line"),
            ("text,label\na,b\n".to_owned(), "no file of decisions"),
        ] {
            std::fs::write(&path, &content).unwrap();
            let error = DecisionLog::open(&path).unwrap_err().to_string();
            assert!(error.contains(expected), "{error}");
            assert_eq!(std::fs::read_to_string(&path).unwrap(), content);
        }
    }
}
