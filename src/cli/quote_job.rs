//! What `extract` and `score` share: reading, finding, writing, counting, and going on after an interruption.

use super::actors::ActorsArgs;
use super::input::{Batch, InputArgs};
use super::interrupt::Interrupt;
use super::output::{LongRunArgs, Output, OutputArgs, RejectList};
use super::progress::{Progress, Unit};
use super::tally::Tally;
use super::{Common, exit::Status, note};
use anyhow::{Result, bail};
use detente::articles::{Article, Rejected};
use detente::classifier::StanceModel;
use detente::output::{Columns, Done, PartialOutput, QuoteRow, QuoteTable, QuoteWriter, Start, TableQuotes};
use detente::pipeline::Pipeline;
use detente::quotes::{Extractor, QuoteKind};
use rayon::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::mpsc::RecvTimeoutError;
use std::time::Duration;
use tr::tr;

/// How often a run that waits for input looks whether it was interrupted.
const LOOK_EVERY: Duration = Duration::from_millis(100);

/// A run over articles.
pub(super) struct QuoteJob<'a> {
    pub input: &'a InputArgs,
    pub actors: &'a ActorsArgs,
    pub output: &'a OutputArgs,
    pub long_run: &'a LongRunArgs,
    pub keep_other: bool,
    /// How many parts of an explanation are written for each quote.
    pub explain: Option<usize>,
    pub model: Option<&'a StanceModel>,
}

/// A run at work.
struct Run<'r> {
    job: &'r QuoteJob<'r>,
    pipeline: Pipeline<'r>,
    interrupt: Interrupt,
    table: QuoteTable,
    writer: QuoteWriter<Output>,
    long: Option<Rc<RefCell<PartialOutput>>>,
    rejects: RejectList,
    tally: Tally,
    /// Items of an interrupted run that are still to be passed over.
    to_skip: u64,
    items: u64,
    digest: crc32fast::Hasher,
}

impl QuoteJob<'_> {
    /// Runs the job with the quotes that `extractor` finds; without a model no quote is labelled.
    pub(super) fn run(&self, extractor: Extractor, common: &Common) -> Result<Status> {
        let options = self.output.table_options();
        let columns = self.model.map(|model| Columns::of(model).explained(self.explain.is_some()));
        // Wrong flags are told before anything is opened.
        let table = QuoteTable::new(&options, columns)?;
        let interrupt = Interrupt::watch()?;
        let rejects = self.long_run.rejects.as_deref();
        let output = self.output.open_long(&self.long_run.resume, rejects, &self.settings(common))?;
        let long = output.long();
        let done = long.as_ref().map(|long| long.borrow().done()).unwrap_or_default();
        let rejects = RejectList::open(self.long_run.rejects.as_deref(), &output)?;
        let start = if done.bytes > 0 { Start::Continued } else { Start::New };
        let mut run = Run {
            job: self,
            pipeline: Pipeline::new(extractor, self.model),
            interrupt,
            writer: QuoteWriter::new(output, &table, &options, start),
            table,
            long,
            rejects,
            tally: Tally::of(done.articles, done.quotes, done.items - done.articles),
            to_skip: done.items,
            items: 0,
            digest: crc32fast::Hasher::new(),
        };
        let is_complete = run.long.as_ref().is_some_and(|long| long.borrow().is_complete());
        if !is_complete && !run.read_all(done, common)? {
            return run.interrupted(common);
        }
        run.finish(common)
    }

    /// What the rows depend on besides the inputs: a run does not go on with other settings.
    fn settings(&self, common: &Common) -> String {
        let model = self.model.map_or("none", |model| model.metadata.model_id.as_str());
        let (version, other, explain) = (env!("CARGO_PKG_VERSION"), self.keep_other, self.explain);
        let (input, output) = (self.input.settings(common), self.output.table_options());
        let actors = self.actors.settings();
        format!(
            "detente {version}, model {model}, keep_other {other}, explain {explain:?}, {actors}, {input}, {output:?}"
        )
    }
}

impl Run<'_> {
    /// Reads, labels and writes everything; `false` when it was interrupted.
    fn read_all(&mut self, before: Done, common: &Common) -> Result<bool> {
        let mut progress = Progress::start(common, Unit::Articles, self.job.input.total_bytes());
        let (batches, reader) = self.job.input.batches(common);
        loop {
            let batch = match batches.recv_timeout(LOOK_EVERY) {
                Ok(batch) => batch,
                Err(RecvTimeoutError::Timeout) if self.interrupt.is_raised() => return Ok(false),
                Err(RecvTimeoutError::Timeout) => continue,
                Err(RecvTimeoutError::Disconnected) => break,
            };
            let bytes_read = batch.bytes_read;
            progress.suspend(|| batch.notes.iter().for_each(|text| note(common, text)));
            let batch = self.skip(batch, before)?;
            if batch.items.is_empty() {
                progress.skipped(bytes_read, self.tally.articles);
                continue;
            }
            let Some(quotes) = self.label(&batch) else { return Ok(false) };
            progress.suspend(|| self.write(&batch, &quotes))?;
            self.commit()?;
            progress.advance(bytes_read, self.tally.articles);
        }
        if reader.join().is_err() {
            bail!(tr!("reading stopped unexpectedly; please report this with the input"));
        }
        if self.to_skip > 0 {
            bail!(tr!(
                "the inputs have become shorter since the run was interrupted; start again with --restart"
            ));
        }
        Ok(true)
    }

    /// Takes away what an interrupted run has done, and makes sure that it is the same.
    fn skip(&mut self, mut batch: Batch, before: Done) -> Result<Batch> {
        if self.to_skip == 0 {
            return Ok(batch);
        }
        let count = batch.items.len().min(usize::try_from(self.to_skip)?);
        for item in batch.items.drain(..count) {
            self.count(&item);
        }
        self.to_skip -= count as u64;
        if self.to_skip == 0 && self.digest.clone().finalize() != before.digest {
            bail!(tr!("the inputs have changed since the run was interrupted; start again with --restart"));
        }
        Ok(batch)
    }

    /// Counts an item and adds it to the checksum of all that were read.
    fn count(&mut self, item: &Result<Article, Rejected>) {
        self.items += 1;
        match item {
            Ok(article) => {
                self.digest.update(article.id.as_bytes());
                self.digest.update(&(article.text.len() as u64).to_le_bytes());
                self.digest.update(article.text.as_bytes());
            }
            Err(rejected) => self.digest.update(rejected.to_string().as_bytes()),
        }
    }

    /// The quotes of each item; `None` when the run was interrupted on the way.
    fn label<'b>(&self, batch: &'b Batch) -> Option<Vec<TableQuotes<'b>>> {
        let (pipeline, interrupt, table, job) = (&self.pipeline, &self.interrupt, &self.table, self.job);
        let quotes = batch.items.par_iter().map(|item| {
            if interrupt.is_raised() {
                return None;
            }
            let Ok(article) = item else { return Some(table.records(Vec::new())) };
            let mut quotes = pipeline.read(article);
            quotes.retain(|labelled| job.keep_other || labelled.quote.kind != QuoteKind::Other);
            Some(table.records(QuoteRow::of_article(article, quotes, job.model, job.explain)))
        });
        quotes.collect()
    }

    fn write(&mut self, batch: &Batch, quotes: &[TableQuotes<'_>]) -> Result<()> {
        for (item, quotes) in batch.items.iter().zip(quotes) {
            self.count(item);
            match item {
                Ok(_) => self.tally.articles += 1,
                Err(rejected) => self.tally.reject(rejected, &mut self.rejects)?,
            }
            self.tally.quotes += quotes.count as u64;
            self.writer.write(&self.table, quotes)?;
        }
        Ok(())
    }

    fn done(&self) -> Done {
        let (articles, quotes) = (self.tally.articles, self.tally.quotes);
        Done {
            items: self.items,
            digest: self.digest.clone().finalize(),
            articles,
            quotes,
            ..Done::default()
        }
    }

    fn commit(&mut self) -> Result<()> {
        if let Some(long) = &self.long {
            self.writer.flush()?;
            long.borrow_mut().commit(self.done())?;
        }
        Ok(())
    }

    fn finish(mut self, common: &Common) -> Result<Status> {
        let done = self.done();
        self.tally.end_file(&self.rejects);
        if self.tally.status() == Status::Failed {
            self.rejects.finish()?; // why nothing could be read is worth keeping
            drop(self.writer);
            if let Some(long) = self.long.and_then(Rc::into_inner) {
                long.into_inner().discard(); // nothing could be read: leave no empty table behind
            }
            return Ok(Status::Failed);
        }
        self.writer.finish()?.finish()?;
        self.rejects.finish()?;
        if let Some(long) = self.long.and_then(Rc::into_inner) {
            long.into_inner().finish(done)?;
        }
        self.tally.summarise(common);
        Ok(self.tally.status())
    }

    /// Says what is kept and how to go on.
    fn interrupted(self, common: &Common) -> Result<Status> {
        let articles = self.tally.articles;
        let kept = match (&self.long, &self.job.output.output) {
            (Some(_), Some(path)) => tr!(
                "{articles} articles are done and kept in {}.part; go on with the same command and --resume",
                path.display(),
                articles
            ),
            (None, Some(path)) => tr!("{} is written in one piece, and was not", path.display()),
            _ => {
                self.writer.finish()?.finish()?;
                tr!("{articles} articles are done; with -o FILE a run can go on with --resume", articles)
            }
        };
        note(common, &tr!("interrupted: {kept}", kept));
        Ok(Status::Interrupted)
    }
}
