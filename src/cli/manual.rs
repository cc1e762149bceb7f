//! `detente completions` and `detente man`: made from the same definitions as the command line itself.

use super::{Cli, exit::Status, language};
use anyhow::{Result, bail};
use clap::CommandFactory;
use detente::error::did_you_mean;
use tr::tr;

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

/// Flags of `detente man`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  detente man > detente.1\n  detente man score | man -l -")]
pub(super) struct ManArgs {
    /// The command whose page to print, such as score or model diff; without one, the page of detente itself
    #[arg(value_name = "COMMAND")]
    command: Vec<String>,
}

/// Prints a manual page.
pub(super) fn man(args: &ManArgs) -> Result<Status> {
    let mut all = Cli::command();
    all.build(); // flags of every command come down to each
    let (mut command, mut title) = (language::command(all), "detente".to_owned());
    for name in &args.command {
        let names: Vec<&str> = command.get_subcommands().map(clap::Command::get_name).collect();
        let Some(below) = command.find_subcommand(name) else {
            bail!(tr!(
                "no command is called `{name}`{}; there are {}",
                did_you_mean(name, names.clone()),
                names.join(", "),
                name
            ));
        };
        title = format!("{title}-{name}");
        command = below.clone();
    }
    let mut page = Vec::new();
    clap_mangen::Man::new(command.name(title.clone()).display_name(title)).render(&mut page)?;
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
    let features: Vec<&str> = [("xlsx", cfg!(feature = "xlsx")), ("parquet", cfg!(feature = "parquet"))]
        .into_iter()
        .filter_map(|(name, is_built_in)| is_built_in.then_some(name))
        .collect();
    let is_built_in = |name: &&str| !["xlsx", "parquet"].contains(name) || features.contains(name);
    let of =
        |names: &[&'static str]| names.iter().copied().filter(is_built_in).collect::<Vec<_>>().join(", ");
    let reads = of(&Format::ALL.map(Format::name));
    let writes = of(&["csv", "tsv", "jsonl", "md", "xlsx", "parquet", "table"]);
    let (version, build) =
        (env!("CARGO_PKG_VERSION"), if cfg!(debug_assertions) { "debug" } else { "release" });
    let (arch, os) = (std::env::consts::ARCH, std::env::consts::OS);
    let features = if features.is_empty() { "none".to_owned() } else { features.join(", ") };
    let text = format!(
        "detente {version}\nbuild     {build}, {arch}-{os}\nfeatures  {features}\nmodel     {model}\nreads     {reads}, each also .gz and .zst\n\
         writes    {writes}\n"
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
