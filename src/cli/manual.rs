//! `detente completions` and `detente man`: made from the same definitions as the command line itself.

use super::{Cli, exit::Status};
use anyhow::Result;
use clap::CommandFactory;

/// Flags of `detente completions`.
#[derive(Debug, clap::Args)]
pub(super) struct CompletionsArgs {
    /// The shell to complete in
    #[arg(value_enum)]
    shell: clap_complete::Shell,
}

/// Prints shell completions.
pub(super) fn completions(args: &CompletionsArgs) -> Result<Status> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "detente", &mut script);
    write_out(&script)
}

/// Prints the manual page.
pub(super) fn man() -> Result<Status> {
    let mut page = Vec::new();
    clap_mangen::Man::new(Cli::command()).render(&mut page)?;
    write_out(&page)
}

fn write_out(bytes: &[u8]) -> Result<Status> {
    use std::io::Write;
    let mut out = detente::output::Destination::open(None)?;
    out.write_all(bytes)?;
    out.finish()?;
    Ok(Status::Done)
}
