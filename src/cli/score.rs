//! `detente score`: articles in, labelled quotes out.

use super::input::{Batch, InputArgs, Tally};
use super::output::{Output, OutputArgs};
use super::summary::{self, SummaryArgs};
use super::train::load_model;
use super::{Common, exit::Status, note};
use anyhow::Result;
use detente::classifier::StanceModel;
use detente::output::{Columns, QuoteRow, QuoteWriter};
use detente::pipeline::Pipeline;
use detente::quotes::{Extractor, QuoteKind};
use rayon::prelude::*;
use std::path::PathBuf;

/// Flags of `detente score`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  detente score article.txt\n  detente score presse/ -o quotes.csv\n  cat articles.jsonl | detente score -f jsonl"
)]
pub(super) struct Args {
    #[command(flatten)]
    input: InputArgs,
    /// Model file [default: the model that comes with the program]
    #[arg(short, long, env = "DETENTE_MODEL", value_name = "FILE")]
    model: Option<PathBuf>,
    /// Also print passages between marks that are nobody's statement: titles, names, terms
    #[arg(long)]
    keep_other: bool,
    #[command(flatten)]
    output: OutputArgs,
    #[command(flatten)]
    summary: SummaryArgs,
}

/// Scores articles.
pub(super) fn run(args: &Args, common: &Common) -> Result<Status> {
    let model = load_model(args.model.as_deref())?;
    if let Some(key) = args.summary.summary {
        return summary::run(key, &args.summary, &args.input, &args.output, &model, common);
    }
    let job = QuoteJob { input: &args.input, output: &args.output, keep_other: args.keep_other };
    job.run(Some(&model), common)
}

/// What `extract` and `score` share: reading, finding, writing, counting.
pub(super) struct QuoteJob<'a> {
    pub input: &'a InputArgs,
    pub output: &'a OutputArgs,
    pub keep_other: bool,
}

impl QuoteJob<'_> {
    /// Runs the job; without a model no quote is labelled.
    pub(super) fn run(&self, model: Option<&StanceModel>, common: &Common) -> Result<Status> {
        let pipeline = Pipeline::new(Extractor::new(), model);
        let mut writer = QuoteWriter::new(self.output.open()?, self.output.format(), model.map(Columns::of));
        let mut tally = Tally::default();
        let (batches, reader) = self.input.batches(common);
        for batch in &batches {
            batch.notes.iter().for_each(|text| note(common, text));
            self.write_batch(&batch, &pipeline, model, &mut writer, &mut tally)?;
        }
        if reader.join().is_err() {
            anyhow::bail!("reading stopped unexpectedly; please report this with the input");
        }
        if tally.status() == Status::Failed {
            return Ok(Status::Failed); // nothing could be read: leave no empty table behind
        }
        writer.finish()?.finish()?;
        tally.summarise(common);
        Ok(tally.status())
    }

    fn write_batch(
        &self,
        batch: &Batch,
        pipeline: &Pipeline<'_>,
        model: Option<&StanceModel>,
        writer: &mut QuoteWriter<Output>,
        tally: &mut Tally,
    ) -> Result<()> {
        let rows: Vec<Option<Vec<QuoteRow>>> = batch
            .items
            .par_iter()
            .map(|item| {
                let article = item.as_ref().ok()?;
                let mut quotes = pipeline.read(article);
                quotes.retain(|labelled| self.keep_other || labelled.quote.kind != QuoteKind::Other);
                Some(QuoteRow::of_article(article, &quotes, model))
            })
            .collect();
        for (item, rows) in batch.items.iter().zip(rows) {
            if let Err(rejected) = item {
                tally.reject(rejected);
            }
            let Some(rows) = rows else { continue };
            tally.articles += 1;
            tally.quotes += rows.len();
            rows.iter().try_for_each(|row| writer.write(row))?;
        }
        Ok(())
    }
}
