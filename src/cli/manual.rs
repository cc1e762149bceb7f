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

/// Whether the arguments ask for the version with everything that a report of a fault should say.
pub(super) fn wants_long_version() -> bool {
    let args: Vec<_> = std::env::args_os().skip(1).collect();
    let has = |names: [&str; 2]| args.iter().any(|arg| names.iter().any(|name| arg == name));
    args.len() == 2 && has(["--version", "-V"]) && has(["--verbose", "-v"])
}

/// Prints the version, the build and the model that comes with it.
pub(super) fn long_version() -> Result<Status> {
    use detente::articles::Format;
    let model = detente::classifier::StanceModel::embedded()?.metadata.model_id;
    let formats = Format::ALL.map(Format::name).join(", ");
    let (version, build) =
        (env!("CARGO_PKG_VERSION"), if cfg!(debug_assertions) { "debug" } else { "release" });
    let (arch, os) = (std::env::consts::ARCH, std::env::consts::OS);
    let text = format!(
        "detente {version}\nbuild   {build}, {arch}-{os}\nmodel   {model}\nreads   {formats}, each also .gz and .zst\n\
         writes  csv, tsv, jsonl, md, xlsx, table\n"
    );
    write_out(text.as_bytes())
}

fn write_out(bytes: &[u8]) -> Result<Status> {
    use std::io::Write;
    let mut out = detente::output::Destination::open(None)?;
    out.write_all(bytes)?;
    out.finish()?;
    Ok(Status::Done)
}
