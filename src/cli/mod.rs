//! The command line: one file per command, data on standard output or `-o`, everything else on standard error.

mod actors;
mod agree;
mod check;
mod evaluate;
mod evaluation_card;
mod exit;
mod explain;
mod extract;
mod input;
mod interrupt;
mod judging;
mod label;
mod language;
mod manual;
mod model;
mod model_card;
mod model_diff;
mod output;
mod predict;
mod prior;
mod progress;
mod quote_job;
mod score;
mod settings;
mod summary;
mod table;
mod tally;
mod train;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use detente::articles::TextEncoding;
use exit::Status;
use std::io::Write;
use std::process::ExitCode;
use tr::tr;

/// Who is quoted in French news, and is it conciliatory or confrontational?
#[derive(Debug, Parser)]
#[command(name = "detente", version, about, max_term_width = 100, arg_required_else_help = true)]
#[command(
    after_help = "Exit status: 0 done · 1 failed · 2 wrong usage · 3 quality gate missed · 4 done, some inputs rejected · 130 interrupted"
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    common: Common,
}

/// Flags of every command.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Everywhere")]
struct Common {
    /// Threads; 0 for one per core
    #[arg(short, long, global = true, default_value_t = 0, env = "DETENTE_JOBS", value_name = "N")]
    jobs: usize,
    /// No progress and no notes, errors only
    #[arg(short, long, global = true, env = "DETENTE_QUIET", value_parser = clap::builder::BoolishValueParser::new())]
    quiet: bool,
    /// Colours on a terminal
    #[arg(long, global = true, value_enum, default_value_t = Colour::Auto, env = "DETENTE_COLOR", value_name = "WHEN")]
    color: Colour,
    /// Language of messages and help [default: that of the locale]
    #[arg(long, global = true, value_enum, env = "DETENTE_LANG", value_name = "LANGUAGE")]
    lang: Option<language::LanguageArg>,
    /// Encoding of the inputs: auto, or a name such as windows-1252, iso-8859-15, utf-16le, macintosh
    #[arg(long, global = true, default_value_t, env = "DETENTE_ENCODING", value_name = "NAME")]
    encoding: TextEncoding,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Colour {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Find quotes and speakers; needs no model
    Extract(extract::Args),
    /// Find quotes and speakers and label each quote: the main job
    Score(score::Args),
    /// Label the statements of a table; its columns are kept
    Predict(predict::Args),
    /// Show which words made a label, and how much each added
    Explain(explain::Args),
    /// Look for what is wrong with a labelled table
    Check(check::Args),
    /// Measure how far two coders agree
    Agree(agree::Args),
    /// Train a model on a labelled table
    Train(train::Args),
    /// Label the statements of a table by hand, the uncertain ones first
    Label(label::Args),
    /// Judge a model on a labelled table, or cross-validate
    Evaluate(evaluate::Args),
    /// Look at a model
    #[command(subcommand)]
    Model(model::Command),
    /// Print shell completions
    Completions(manual::CompletionsArgs),
    /// Print the manual page of a command
    Man(manual::ManArgs),
}

/// Runs the program on its arguments.
pub(crate) fn run() -> ExitCode {
    if manual::wants_long_version() {
        return finish(manual::long_version());
    }
    let asked_for = language::asked_for();
    asked_for.unwrap_or_else(language::of_locale).speak();
    let command = match settings::apply(Cli::command()) {
        Ok(command) => command,
        Err(error) => {
            report(&error);
            return Status::WrongUsage.into();
        }
    };
    if let (None, Some(language)) = (asked_for, language::of_settings(&command)) {
        language.speak();
    }
    let parsed = language::command(command).try_get_matches();
    let cli = match parsed.and_then(|matches| Cli::from_arg_matches(&matches)) {
        Ok(cli) => cli,
        Err(error) => return language::say(&error),
    };
    match cli.common.color {
        Colour::Auto => {}
        Colour::Always => anstream::ColorChoice::Always.write_global(),
        Colour::Never => anstream::ColorChoice::Never.write_global(),
    }
    if let Err(error) = rayon::ThreadPoolBuilder::new().num_threads(cli.common.jobs).build_global() {
        report(&anyhow::anyhow!(tr!("cannot start {} threads: {error}", cli.common.jobs, error)));
        return Status::Failed.into();
    }
    let common = &cli.common;
    let result = match cli.command {
        Command::Extract(args) => extract::run(&args, common),
        Command::Score(args) => score::run(&args, common),
        Command::Predict(args) => predict::run(&args, common),
        Command::Explain(args) => explain::run(&args, common),
        Command::Check(args) => check::run(&args, common),
        Command::Agree(args) => agree::run(&args, common),
        Command::Train(args) => train::run(&args, common),
        Command::Label(args) => label::run(&args, common),
        Command::Evaluate(args) => evaluate::run(&args, common),
        Command::Model(command) => model::run(&command, common),
        Command::Completions(args) => manual::completions(&args),
        Command::Man(args) => manual::man(&args),
    };
    finish(result)
}

/// The exit status of a command; what went wrong is said on the way.
fn finish(result: anyhow::Result<Status>) -> ExitCode {
    match result {
        Ok(status) => status.into(),
        Err(error) if exit::is_broken_pipe(&error) => Status::Done.into(),
        Err(error) => {
            report(&error);
            Status::Failed.into()
        }
    }
}

/// Says on standard error what went wrong, each cause once.
fn report(error: &anyhow::Error) {
    let mut message = String::new();
    for cause in error.chain() {
        let said = cause.to_string();
        if message.is_empty() {
            message = said;
        } else if !message.contains(&said) {
            message = tr!("{message}: {cause}", message, cause = said);
        }
        if exit::tells_its_cause(cause) {
            break;
        }
    }
    // On one line, with the no-break spaces of French.
    let message = message.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    // When standard error itself is closed there is nobody left to tell.
    let _ = writeln!(
        anstream::stderr(),
        "\x1b[1;31m{}\x1b[0m {}",
        tr!("error:"),
        detente::output::plain_lines(&message)
    );
}

/// Says something that is no result, unless the user wants quiet.
fn note(common: &Common, text: &str) {
    if !common.quiet {
        let _ = writeln!(anstream::stderr(), "{}", detente::output::plain_lines(text));
    }
}
