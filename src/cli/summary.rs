//! `detente score --summary`: quotes gathered by speaker, side, article or month.

use super::input::{InputArgs, Tally};
use super::output::OutputArgs;
use super::{Common, exit::Status};
use anyhow::Result;
use detente::classifier::StanceModel;
use detente::output::{QuoteRow, QuoteSummary, SummaryKey};
use detente::pipeline::Pipeline;
use detente::quotes::{Extractor, QuoteKind};
use rayon::prelude::*;
use std::path::PathBuf;

/// Flags of the summary.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Summary")]
pub(super) struct SummaryArgs {
    /// Write counts, shares and mean tone by speaker, actor, `article_id` or month instead of the quotes
    #[arg(long, value_name = "by=COLUMN", value_parser = key)]
    pub summary: Option<SummaryKey>,
    /// Also draw the summary to FILE.svg: a ranked bar chart, or a timeline of months
    #[arg(long, value_name = "FILE.svg", requires = "summary")]
    pub plot: Option<PathBuf>,
}

fn key(text: &str) -> Result<SummaryKey, String> {
    let name = text.strip_prefix("by=").unwrap_or(text);
    let known = SummaryKey::ALL.into_iter().find(|key| key.name() == name);
    known.ok_or_else(|| {
        let names: Vec<String> = SummaryKey::ALL.iter().map(|key| format!("by={}", key.name())).collect();
        format!("expected one of {}", names.join(", "))
    })
}

/// Reads, labels and gathers.
pub(super) fn run(
    key: SummaryKey,
    args: &SummaryArgs,
    input: &InputArgs,
    output: &OutputArgs,
    model: &StanceModel,
    common: &Common,
) -> Result<Status> {
    let pipeline = Pipeline::new(Extractor::new(), Some(model));
    let mut summary = QuoteSummary::new(key, model.labels.clone());
    let mut tally = Tally::default();
    let (batches, reader) = input.batches(common);
    for batch in &batches {
        batch.notes.iter().for_each(|text| super::note(common, text));
        let rows: Vec<Vec<QuoteRow>> = batch
            .items
            .par_iter()
            .map(|item| {
                item.as_ref().map_or_else(
                    |_| Vec::new(),
                    |article| QuoteRow::of_article(article, &pipeline.read(article), Some(model)),
                )
            })
            .collect();
        for (item, rows) in batch.items.iter().zip(rows) {
            match item {
                Err(rejected) => tally.reject(rejected),
                Ok(article) => {
                    tally.articles += 1;
                    for row in rows.iter().filter(|row| row.kind != QuoteKind::Other) {
                        tally.quotes += 1;
                        summary.add(row, article.date.as_deref());
                    }
                }
            }
        }
    }
    if reader.join().is_err() {
        anyhow::bail!("reading stopped unexpectedly; please report this with the input");
    }
    if tally.status() == Status::Failed {
        return Ok(Status::Failed); // nothing could be read: leave no empty table behind
    }
    let mut writer = csv::Writer::from_writer(output.open()?);
    for record in summary.records() {
        writer.write_record(record)?;
    }
    writer.into_inner().map_err(csv::IntoInnerError::into_error)?.finish()?;
    if let Some(path) = &args.plot {
        summary.plot(path)?;
    }
    tally.summarise(common);
    Ok(tally.status())
}
