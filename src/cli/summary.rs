//! `detente score --summary`: quotes gathered by speaker, side, article or month.

use super::output::RejectList;
use super::progress::{Progress, Unit};
use super::score::Args;
use super::tally::Tally;
use super::{Common, exit::Status, note};
use anyhow::Result;
use detente::classifier::StanceModel;
use detente::output::{Cell, QuoteRow, QuoteSummary, Start, SummaryKey, TableWriter};
use detente::pipeline::Pipeline;
use detente::quotes::{Extractor, QuoteKind};
use rayon::prelude::*;
use std::path::PathBuf;
use tr::tr;

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
        tr!("expected one of {}", names.join(", "))
    })
}

/// Reads, labels and gathers.
pub(super) fn run(
    key: SummaryKey,
    args: &Args,
    extractor: Extractor,
    model: &StanceModel,
    common: &Common,
) -> Result<Status> {
    let Args { input, output, long_run, summary: SummaryArgs { plot, .. }, .. } = args;
    let pipeline = Pipeline::new(extractor, Some(model));
    let mut summary = QuoteSummary::new(key, model.labels.clone());
    let mut tally = Tally::default();
    let destination = output.open()?;
    let mut rejects = RejectList::open(long_run.rejects.as_deref(), &destination)?;
    let mut progress = Progress::start(common, Unit::Articles, input.total_bytes());
    let (batches, reader) = input.batches(common);
    for batch in &batches {
        progress.suspend(|| batch.notes.iter().for_each(|text| note(common, text)));
        let rows: Vec<Vec<QuoteRow<'_>>> = batch
            .items
            .par_iter()
            .map(|item| {
                item.as_ref().map_or_else(
                    |_| Vec::new(),
                    |article| QuoteRow::of_article(article, pipeline.read(article), Some(model), None),
                )
            })
            .collect();
        for (item, rows) in batch.items.iter().zip(rows) {
            match item {
                Err(rejected) => progress.suspend(|| tally.reject(rejected, &mut rejects))?,
                Ok(article) => {
                    tally.articles += 1;
                    for row in rows.iter().filter(|row| row.kind != QuoteKind::Other) {
                        tally.quotes += 1;
                        summary.add(row, article.date.as_deref());
                    }
                }
            }
        }
        progress.advance(batch.bytes_read, tally.articles);
    }
    drop(progress);
    if reader.join().is_err() {
        anyhow::bail!(tr!("reading stopped unexpectedly; please report this with the input"));
    }
    tally.end_file(&rejects);
    rejects.finish()?;
    if tally.status() == Status::Failed {
        return Ok(Status::Failed); // nothing could be read: leave no empty table behind
    }
    let options = output.table_options();
    let columns = summary.columns();
    let mut writer = TableWriter::new(destination, options.format, options.dialect, columns, Start::New);
    for record in summary.records() {
        let cells = record.into_iter().enumerate();
        writer.write(cells.map(|(column, cell)| typed(column, cell)).collect())?;
    }
    writer.finish()?.finish()?;
    if let Some(path) = plot {
        summary.plot(path)?;
    }
    tally.summarise(common);
    Ok(tally.status())
}

/// A cell with its type: behind the name, everything is a number or empty.
fn typed(column: usize, cell: String) -> Cell<'static> {
    match cell.parse::<f64>() {
        _ if column == 0 => Cell::from(cell),
        _ if cell.is_empty() => Cell::Empty,
        Ok(number) if cell.contains('.') => Cell::from(number),
        _ => cell.parse::<i64>().map_or(Cell::from(cell), Cell::Integer),
    }
}
