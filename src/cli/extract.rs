//! `detente extract`: articles in, quotes and speakers out; no model is loaded.

use super::actors::ActorsArgs;
use super::input::InputArgs;
use super::output::{LongRunArgs, OutputArgs};
use super::quote_job::QuoteJob;
use super::{Common, exit::Status};
use anyhow::Result;

/// Flags of `detente extract`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  detente extract presse/ -o quotes.csv")]
pub(super) struct Args {
    #[command(flatten)]
    input: InputArgs,
    /// Also print passages between marks that are nobody's statement: titles, names, terms
    #[arg(long)]
    keep_other: bool,
    #[command(flatten)]
    actors: ActorsArgs,
    #[command(flatten)]
    output: OutputArgs,
    #[command(flatten)]
    long_run: LongRunArgs,
}

/// Extracts quotes.
pub(super) fn run(args: &Args, common: &Common) -> Result<Status> {
    let Args { input, actors, output, long_run, keep_other } = args;
    QuoteJob { input, actors, output, long_run, keep_other: *keep_other, explain: None, model: None }
        .run(actors.extractor()?, common)
}
