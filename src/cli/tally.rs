//! Counts of a run over articles, and the naming of what could not be read.

use super::output::RejectList;
use super::{Common, exit::Status, note};
use anyhow::Result;
use detente::articles::Rejected;
use std::io::Write;
use tr::tr;

/// Rejects of one file that are named on standard error; a whole table in disorder would fill the screen.
const NAMED: u64 = 5;

/// Counts of a run over articles.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub articles: u64,
    pub quotes: u64,
    pub rejected: u64,
    /// The file that the last reject was of, and how many it has had.
    file: Option<(String, u64)>,
    is_shortened: bool,
}

impl Tally {
    /// The counts of an interrupted run.
    pub(super) fn of(articles: u64, quotes: u64, rejected: u64) -> Self {
        Self { articles, quotes, rejected, ..Self::default() }
    }

    /// Names a reject on standard error, unless many of its file were named, and lists it.
    pub(super) fn reject(&mut self, rejected: &Rejected, list: &mut RejectList) -> Result<()> {
        if self.file.as_ref().is_none_or(|(file, _)| *file != rejected.input) {
            self.end_file(list);
            self.file = Some((rejected.input.clone(), 0));
        }
        self.rejected += 1;
        let reason = detente::output::plain(&rejected.to_string());
        if let Some((_, count)) = &mut self.file {
            *count += 1;
            if *count <= NAMED {
                say(&format!("\x1b[1;33m{}\x1b[0m {reason}", tr!("rejected:")));
            }
        }
        let line = rejected.line().map_or_else(String::new, |line| line.to_string());
        let mut row = csv::Writer::from_writer(Vec::new());
        row.write_record([&rejected.input, &line, &reason])?;
        list.write(&row.into_inner()?)
    }

    /// Says how many rejects of the last file were not named.
    pub(super) fn end_file(&mut self, list: &RejectList) {
        let Some((file, count)) = self.file.take().filter(|(_, count)| *count > NAMED) else { return };
        self.is_shortened = true;
        let all = match list {
            RejectList::None => tr!("; --rejects FILE lists them all"),
            RejectList::Own(_) | RejectList::Part(_) => String::new(),
        };
        let file = detente::output::plain(&file);
        let more = tr!("{file}: {} more like these", count - NAMED, file);
        say(&format!("\x1b[1;33m{}\x1b[0m {more}{all}", tr!("rejected:")));
    }

    /// The status of the run.
    pub(super) fn status(&self) -> Status {
        match (self.rejected, self.articles) {
            (0, _) => Status::Done,
            (_, 0) => Status::Failed,
            _ => Status::SomeRejected,
        }
    }

    /// Says what was done.
    pub(super) fn summarise(&self, common: &Common) {
        let quotes = tr!("1 quote" | "{n} quotes" % self.quotes);
        let articles = tr!("1 article" | "{n} articles" % self.articles);
        let mut line = tr!("{quotes} in {articles}", quotes, articles);
        if self.rejected > 0 {
            let named = if self.is_shortened {
                tr!("the first of each file named above")
            } else {
                tr!("named above")
            };
            let inputs = tr!("1 input rejected" | "{n} inputs rejected" % self.rejected);
            line.push_str(&format!("; {inputs}, {named}"));
        }
        note(common, &line);
    }
}

fn say(line: &str) {
    // When standard error is closed there is nobody left to tell.
    let _ = writeln!(anstream::stderr(), "{line}");
}
