//! The language of what the program says: chosen before anything else, since the help and the errors of the command line are in it.
//!
//! `--lang` goes before `DETENTE_LANG`, `detente.toml` and the locale (`LC_ALL`, `LC_MESSAGES`, `LANG`, the first that is set). Help texts
//! stand in English beside their flags and are looked up in the catalogue by walking the command tree; what clap itself says is put into
//! words of the reader's language after it has said it.

use clap::{Arg, Command, ValueEnum};
use detente::messages::{Language, msg, translated};
use std::io::Write;
use std::process::ExitCode;
use tr::tr;

/// The values of `--lang`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum LanguageArg {
    En,
    Fr,
}

impl From<LanguageArg> for Language {
    fn from(arg: LanguageArg) -> Self {
        match arg {
            LanguageArg::En => Self::English,
            LanguageArg::Fr => Self::French,
        }
    }
}

/// The language that the arguments or `DETENTE_LANG` name, if they do.
pub(super) fn asked_for() -> Option<Language> {
    let mut args = std::env::args().skip(1).take_while(|arg| arg != "--");
    let flagged = loop {
        match args.next() {
            None => break None,
            Some(arg) if arg == "--lang" => break args.next(),
            Some(arg) => match arg.strip_prefix("--lang=") {
                Some(value) => break Some(value.to_owned()),
                None => {}
            },
        }
    };
    let named = flagged.or_else(|| std::env::var("DETENTE_LANG").ok())?;
    LanguageArg::from_str(&named, true).ok().map(Language::from)
}

/// The language of the user's locale.
pub(super) fn of_locale() -> Language {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(|name| std::env::var(name).ok());
    set.into_iter()
        .find(|locale| !locale.is_empty())
        .map_or_else(Language::default, |locale| Language::of_locale(&locale))
}

/// The default that `detente.toml` has given to `--lang`.
pub(super) fn of_settings(command: &Command) -> Option<Language> {
    let arg = command.get_arguments().find(|arg| arg.get_id() == "lang")?;
    let value = arg.get_default_values().first()?.to_str()?;
    LanguageArg::from_str(value, true).ok().map(Language::from)
}

/// `command` and those below it with their help in the language that is spoken.
pub(super) fn command(command: Command) -> Command {
    let text = |text: Option<&clap::builder::StyledStr>| text.map(|text| translated(&text.to_string()));
    let (about, long_about) = (text(command.get_about()), text(command.get_long_about()));
    let after = text(command.get_after_help());
    let mut command = command.mut_args(arg).subcommand_help_heading(tr!("Commands"));
    if let Some(about) = about {
        command = command.about(about);
    }
    if let Some(about) = long_about {
        command = command.long_about(about);
    }
    if let Some(after) = after {
        command = command.after_help(after);
    }
    command.mut_subcommands(self::command)
}

fn arg(arg: Arg) -> Arg {
    let help = arg.get_help().map(|help| translated(&help.to_string()));
    let long = arg.get_long_help().map(|help| translated(&help.to_string()));
    let heading = arg.get_help_heading().map(translated);
    let mut arg = arg;
    if let Some(help) = help {
        arg = arg.help(help);
    }
    if let Some(long) = long {
        arg = arg.long_help(long);
    }
    if let Some(heading) = heading {
        arg = arg.help_heading(heading);
    }
    arg
}

/// What clap says, whole phrases before their parts.
const PHRASES: [&str; 28] = [
    msg!("the following required arguments were not provided:"),
    msg!("a similar argument exists:"),
    msg!("some similar arguments exist:"),
    msg!("a similar subcommand exists:"),
    msg!("some similar subcommands exist:"),
    msg!("a similar value exists:"),
    msg!("some similar values exist:"),
    msg!("requires a subcommand but one was not provided"),
    msg!("cannot be used multiple times"),
    msg!("cannot be used with"),
    msg!("a value is required for"),
    msg!("but none was supplied"),
    msg!("unexpected argument"),
    msg!("unrecognized subcommand"),
    msg!("invalid value"),
    msg!("the argument"),
    msg!("For more information, try"),
    msg!("Print this message or the help of the given subcommand(s)"),
    msg!("Print help (see a summary with '-h')"),
    msg!("Print help (see more with '--help')"),
    msg!("Print help"),
    msg!("Print version"),
    msg!("Possible values:"),
    msg!("[possible values:"),
    msg!("[default:"),
    msg!("[subcommands:"),
    msg!("Usage:"),
    msg!("error:"),
];

/// Says what clap says instead of running a command: help, version, or what is wrong with the arguments.
pub(super) fn say(error: &clap::Error) -> ExitCode {
    let mut text = error.render().ansi().to_string();
    for phrase in PHRASES {
        text = text.replace(phrase, &tr!(phrase));
    }
    // Whether the reader has gone away is no matter now.
    let _ = if error.use_stderr() {
        write!(anstream::stderr(), "{text}")
    } else {
        write!(anstream::stdout(), "{text}")
    };
    ExitCode::from(error.exit_code() as u8)
}
