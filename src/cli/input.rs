//! Flags that say what is read, and the reading of articles in batches.

use super::{Common, exit::Status, note};
use clap::builder::PossibleValuesParser;
use clap::builder::TypedValueParser;
use detente::articles::{Article, Format, InputOptions, Inputs, Rejected, StatementTable};
use detente::error::Error;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread::JoinHandle;

/// Characters of text in a batch, and articles at most.
const BATCH: (usize, usize) = (4 << 20, 4096);

/// What is read.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Input")]
pub(super) struct InputArgs {
    /// Files, folders, or - for standard input: .txt .csv .tsv .jsonl, each also .gz
    #[arg(value_name = "INPUT")]
    inputs: Vec<PathBuf>,
    /// Read every input as this format, whatever its name
    #[arg(long, value_name = "FORMAT", value_parser = format_parser())]
    input_format: Option<Format>,
    /// Column or key of the article's text [default: the usual names: text, texte, content, …]
    #[arg(long, value_name = "NAME")]
    text_column: Option<String>,
}

fn format_parser() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(Format::ALL.map(Format::name)).try_map(|name| name.parse::<Format>())
}

/// Articles and rejects in the order of the inputs, and what was assumed while they were read.
#[derive(Default)]
pub(super) struct Batch {
    pub items: Vec<Result<Article, Rejected>>,
    pub notes: Vec<String>,
}

/// Reads the table at `path` and says what was assumed of it.
pub(super) fn read_table(path: &Path, common: &Common) -> Result<StatementTable, Error> {
    let table = StatementTable::read_as(path, common.encoding)?;
    table.notes().iter().for_each(|text| note(common, text));
    Ok(table)
}

impl InputArgs {
    /// Reads in a thread of its own, one or two batches ahead.
    pub(super) fn batches(&self, common: &Common) -> (Receiver<Batch>, JoinHandle<()>) {
        let options = InputOptions {
            format: self.input_format,
            text_column: self.text_column.clone(),
            encoding: common.encoding,
            ..InputOptions::default()
        };
        let mut inputs = Inputs::new(self.inputs.clone(), options);
        let (sender, receiver) = sync_channel(1);
        let reader = std::thread::spawn(move || {
            let (mut batch, mut size) = (Batch::default(), 0);
            while let Some(item) = inputs.next() {
                size += item.as_ref().map_or(0, |article| article.text.len());
                batch.items.push(item);
                batch.notes.append(&mut inputs.take_notes());
                if size >= BATCH.0 || batch.items.len() >= BATCH.1 {
                    size = 0;
                    if sender.send(std::mem::take(&mut batch)).is_err() {
                        return; // nobody reads on: the output is closed
                    }
                }
            }
            batch.notes.append(&mut inputs.take_notes());
            // The last batch may be empty; a closed channel ends the run all the same.
            let _ = sender.send(batch);
        });
        (receiver, reader)
    }
}

/// Counts of a run over articles.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub articles: usize,
    pub quotes: usize,
    pub rejected: usize,
}

impl Tally {
    /// Names a reject on standard error.
    pub(super) fn reject(&mut self, rejected: &Rejected) {
        self.rejected += 1;
        let text = detente::output::plain(&rejected.to_string());
        // When standard error is closed there is nobody left to tell.
        let _ = writeln!(anstream::stderr(), "\x1b[1;33mrejected\x1b[0m: {text}");
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
        let plural = |n: usize, one: &str| format!("{n} {one}{}", if n == 1 { "" } else { "s" });
        let mut line = format!("{} in {}", plural(self.quotes, "quote"), plural(self.articles, "article"));
        if self.rejected > 0 {
            line.push_str(&format!("; {} rejected, named above", plural(self.rejected, "input")));
        }
        note(common, &line);
    }
}
