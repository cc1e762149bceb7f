//! `detente score`: articles in, labelled quotes out.

use super::actors::ActorsArgs;
use super::input::InputArgs;
use super::output::{LongRunArgs, OutputArgs};
use super::quote_job::QuoteJob;
use super::summary::{self, SummaryArgs};
use super::train::load_model;
use super::{Common, exit::Status};
use anyhow::Result;
use std::path::PathBuf;

/// Flags of `detente score`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  detente score article.txt\n  detente score presse/ -o quotes.csv\n  detente score europresse.html --dialect excel-fr -o quotes.csv\n  cat articles.jsonl | detente score -f jsonl\n  detente score presse/ --explain 5 -o quotes.csv\n  detente score archive/ -o quotes.csv --resume --rejects rejects.csv"
)]
pub(super) struct Args {
    #[command(flatten)]
    pub input: InputArgs,
    /// Model file [default: the model that comes with the program]
    #[arg(short, long, env = "DETENTE_MODEL", value_name = "FILE")]
    model: Option<PathBuf>,
    /// Also print passages between marks that are nobody's statement: titles, names, terms
    #[arg(long)]
    keep_other: bool,
    /// Add a column with the N words, tone counts and signals that spoke most for the label
    #[arg(long, value_name = "N", conflicts_with = "summary")]
    explain: Option<usize>,
    #[command(flatten)]
    pub actors: ActorsArgs,
    #[command(flatten)]
    pub output: OutputArgs,
    #[command(flatten)]
    pub long_run: LongRunArgs,
    #[command(flatten)]
    pub summary: SummaryArgs,
}

/// Scores articles.
pub(super) fn run(args: &Args, common: &Common) -> Result<Status> {
    // Most of what a short article costs; neither needs the other.
    let (model, extractor) = rayon::join(|| load_model(args.model.as_deref()), || args.actors.extractor());
    let (model, extractor) = (model?, extractor?);
    if let Some(key) = args.summary.summary {
        return summary::run(key, args, extractor, &model, common);
    }
    let Args { input, actors, output, long_run, keep_other, explain, .. } = args;
    QuoteJob {
        input,
        actors,
        output,
        long_run,
        keep_other: *keep_other,
        explain: *explain,
        model: Some(&model),
    }
    .run(extractor, common)
}
