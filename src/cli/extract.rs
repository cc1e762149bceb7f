//! `detente extract`: articles in, quotes and speakers out; no model is loaded.

use super::input::InputArgs;
use super::output::OutputArgs;
use super::score::QuoteJob;
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
    output: OutputArgs,
}

/// Extracts quotes.
pub(super) fn run(args: &Args, common: &Common) -> Result<Status> {
    QuoteJob { input: &args.input, output: &args.output, keep_other: args.keep_other }.run(None, common)
}
