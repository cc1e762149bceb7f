//! Flags that say what is read, and the reading of articles in batches.

use super::{Common, note};
use clap::builder::PossibleValuesParser;
use clap::builder::TypedValueParser;
use detente::articles::{Article, Format, InputOptions, Inputs, Rejected, StatementTable};
use detente::error::Error;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread::JoinHandle;

/// Bytes of text in a batch at most (but for a longer article).
const BATCH: usize = 4 << 20;

/// Bytes of text in the first batch: nobody works before it is read. Each of the next is twice as long.
const FIRST_BATCH: usize = 256 << 10;

/// What is read.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Input")]
pub(super) struct InputArgs {
    /// Files, folders, patterns in quotes, or - for standard input: .txt .html .csv .tsv .jsonl .xlsx .parquet, each also .gz or .zst
    #[arg(value_name = "INPUT")]
    inputs: Vec<PathBuf>,
    /// Read every input as this format, whatever its name
    #[arg(long, value_name = "FORMAT", value_parser = format_parser())]
    input_format: Option<Format>,
    /// Column or key of the article's text [default: the usual names: text, texte, content, …]
    #[arg(long, value_name = "NAME")]
    text_column: Option<String>,
    /// Refuse records larger than this, in megabytes: a small compressed file may hold a very large one
    #[arg(long, value_name = "MB", default_value_t = 512, value_parser = clap::value_parser!(u64).range(1..=1 << 20))]
    max_record: u64,
    /// Articles in a batch at most
    #[arg(long, value_name = "N", default_value_t = 4096, hide = true)]
    batch_articles: usize,
}

fn format_parser() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(Format::ALL.map(Format::name)).try_map(|name| name.parse::<Format>())
}

/// Articles and rejects in the order of the inputs.
#[derive(Default)]
pub(super) struct Batch {
    pub items: Vec<Result<Article, Rejected>>,
    /// What was assumed while they were read.
    pub notes: Vec<String>,
    /// Bytes of all inputs that were read up to their end.
    pub bytes_read: u64,
}

/// Reads the table at `path` and says what was assumed of it.
pub(super) fn read_table(path: &Path, common: &Common) -> Result<StatementTable, Error> {
    let table = StatementTable::read_as(path, common.encoding)?;
    table.notes().iter().for_each(|text| note(common, text));
    Ok(table)
}

impl InputArgs {
    fn options(&self, common: &Common) -> InputOptions {
        InputOptions {
            format: self.input_format,
            text_column: self.text_column.clone(),
            encoding: common.encoding,
            max_record: self.max_record << 20,
        }
    }

    /// What the articles depend on besides the inputs, in words.
    pub(super) fn settings(&self, common: &Common) -> String {
        format!("{:?}", self.options(common))
    }

    /// Bytes of all inputs, if that can be known beforehand.
    pub(super) fn total_bytes(&self) -> Option<u64> {
        Inputs::new(self.inputs.clone(), InputOptions::default()).total_bytes()
    }

    /// Reads in a thread of its own, one or two batches ahead.
    pub(super) fn batches(&self, common: &Common) -> (Receiver<Batch>, JoinHandle<()>) {
        let mut inputs = Inputs::new(self.inputs.clone(), self.options(common));
        let articles_at_most = self.batch_articles;
        let (sender, receiver) = sync_channel(1);
        let reader = std::thread::spawn(move || {
            let (mut ended, mut limit) = (false, FIRST_BATCH);
            while !ended {
                let (mut batch, mut size) = (Batch::default(), 0);
                while size < limit && batch.items.len() < articles_at_most {
                    let Some(item) = inputs.next() else {
                        ended = true;
                        break;
                    };
                    size += item.as_ref().map_or(0, |article| article.text.len());
                    batch.items.push(item);
                }
                limit = BATCH.min(2 * limit);
                batch.notes = inputs.take_notes();
                batch.bytes_read = inputs.bytes_read();
                if sender.send(batch).is_err() {
                    return; // nobody reads on: the output is closed
                }
            }
        });
        (receiver, reader)
    }
}
