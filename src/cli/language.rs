//! The language of what the program says: chosen before anything else, since the help and the errors of the command line are in it.
//!
//! `--lang` goes before `DETENTE_LANG`, `detente.toml` and the locale (`LC_ALL`, `LC_MESSAGES`, `LANG`, the first that is set). Help texts
//! stand in English beside their flags and are looked up in the catalogue by walking the command tree; what clap itself says is put into
//! words of the reader's language after it has said it.

use clap::{Arg, Command, ValueEnum};
use detente::messages::{Language, msg, translated};
use detente::output::plain_lines;
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
            Some(arg) => {
                if let Some(value) = arg.strip_prefix("--lang=") {
                    break Some(value.to_owned());
                }
            }
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
    let after = command.get_after_help().map(|after| paragraphs(&after.to_string()));
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

/// What stands below the flags: a paragraph of examples, of which the first line is a title, and perhaps one of words.
fn paragraphs(text: &str) -> String {
    let translate = |paragraph: &str| match paragraph.split_once('\n') {
        Some((title, examples)) if title.ends_with(':') => format!("{}\n{examples}", translated(title)),
        _ => translated(paragraph),
    };
    text.split("\n\n").map(translate).collect::<Vec<_>>().join("\n\n")
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
const PHRASES: [&str; 36] = [
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
    msg!("' found"),
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
    msg!("tip:"),
    msg!("' for '"),
    msg!("invalid digit found in string"),
    msg!("cannot parse integer from empty string"),
    msg!("number too large to fit in target type"),
    msg!("invalid float literal"),
    msg!("is not in"),
];

/// What clap says, in the language that is spoken.
pub(super) fn in_words(text: &str) -> String {
    PHRASES.into_iter().fold(text.to_owned(), |text, phrase| text.replace(phrase, &tr!(phrase)))
}

/// Says what clap says instead of running a command: help, version, or what is wrong with the arguments.
pub(super) fn say(error: &clap::Error) -> ExitCode {
    let rendered = error.render();
    // A quoted argument, which a pattern may have made of the name of a file, does not command the terminal.
    let commands = |arg: std::ffi::OsString| plain_lines(&arg.to_string_lossy()) != arg.to_string_lossy();
    let text = if std::env::args_os().any(commands) {
        plain_lines(&rendered.to_string())
    } else {
        rendered.ansi().to_string()
    };
    let text = in_words(&text);
    // Whether the reader has gone away is no matter now.
    let _ = if error.use_stderr() {
        write!(anstream::stderr(), "{text}")
    } else {
        write!(anstream::stdout(), "{text}")
    };
    ExitCode::from(error.exit_code() as u8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;
    use detente::features::Feature;
    use std::collections::BTreeSet;
    use std::path::Path;

    /// The Rust sources below `folder`, without their tests and comments.
    fn sources(folder: &Path) -> Vec<String> {
        let mut all = Vec::new();
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                all.extend(sources(&path));
            } else if path.extension().is_some_and(|ending| ending == "rs") && !path.ends_with("tests.rs") {
                let text = std::fs::read_to_string(path).unwrap();
                let code = text.split("#[cfg(test)]").next().unwrap_or_default();
                let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
                all.push(lines.collect::<Vec<_>>().join("\n"));
            }
        }
        all
    }

    /// The string literal that `code` begins with, and what stands behind it.
    fn literal(code: &str) -> Option<(String, &str)> {
        let inside = code.trim_start().strip_prefix('"')?;
        let mut text = String::new();
        let mut characters = inside.char_indices();
        while let Some((at, c)) = characters.next() {
            match c {
                '"' => return Some((text, &inside[at + 1..])),
                '\\' => match characters.next()?.1 {
                    'n' => text.push('\n'),
                    '\n' => {
                        let rest = characters.as_str();
                        let skipped = rest.len() - rest.trim_start().len();
                        for _ in rest[..skipped].chars() {
                            let _ = characters.next();
                        }
                    }
                    'x' => {
                        let code: String = characters.by_ref().take(2).map(|(_, c)| c).collect();
                        text.push(char::from(u8::from_str_radix(&code, 16).ok()?));
                    }
                    other => text.push(other),
                },
                _ => text.push(c),
            }
        }
        None
    }

    /// Every message of the sources.
    fn messages() -> BTreeSet<String> {
        let mut messages = BTreeSet::new();
        for code in sources(Path::new("src")) {
            for call in ["tr!(", "msg!("] {
                for (at, _) in code.match_indices(call) {
                    if code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_') {
                        continue; // include_str!
                    }
                    let Some((text, behind)) = literal(&code[at + call.len()..]) else { continue };
                    messages.insert(text);
                    let plural = behind.trim_start().strip_prefix('|').and_then(literal);
                    messages.extend(plural.map(|(text, _)| text));
                }
            }
        }
        messages
    }

    /// Every help text of the command line.
    fn helps(command: &Command, found: &mut BTreeSet<String>) {
        let texts = [command.get_about(), command.get_long_about()];
        found.extend(texts.into_iter().flatten().map(ToString::to_string));
        for paragraph in command
            .get_after_help()
            .iter()
            .flat_map(|after| after.to_string().split("\n\n").map(str::to_owned).collect::<Vec<_>>())
        {
            let title = paragraph.split_once('\n').map(|(title, _)| title.to_owned());
            found.insert(title.filter(|title| title.ends_with(':')).unwrap_or(paragraph));
        }
        for arg in command.get_arguments() {
            let texts = [arg.get_help(), arg.get_long_help()];
            found.extend(texts.into_iter().flatten().map(ToString::to_string));
            found.extend(arg.get_help_heading().map(str::to_owned));
        }
        command.get_subcommands().for_each(|below| helps(below, found));
    }

    /// The names of counts and signals in explanations.
    fn counts() -> BTreeSet<String> {
        let space = detente::classifier::StanceModel::embedded().unwrap().space;
        let counts = (space.n_terms()..space.width()).map(|column| match space.feature(column) {
            Feature::Tone(_, name) | Feature::Signal(name) => name.to_owned(),
            other => panic!("{other:?} is no count"),
        });
        counts.collect()
    }

    fn placeholders(text: &str) -> Vec<&str> {
        let mut found: Vec<&str> =
            text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect();
        found.retain(|name| name.chars().all(|c| c.is_alphanumeric() || c == '_'));
        // Their order may differ, but that of those without a name says which is which.
        found.sort_unstable();
        found
    }

    #[test]
    fn every_message_is_in_the_catalogue_and_nothing_else_is() {
        let mut said = messages();
        helps(&super::super::Cli::command(), &mut said);
        said.extend(counts());
        let known: BTreeSet<String> =
            detente::messages::french().into_iter().map(|(english, _)| english).collect();
        let missing: Vec<_> = said.difference(&known).collect();
        let unused: Vec<_> = known.difference(&said).collect();
        assert!(missing.is_empty() && unused.is_empty(), "missing: {missing:#?}\nunused: {unused:#?}");
    }

    #[test]
    fn both_languages_have_the_same_placeholders() {
        for (english, french) in detente::messages::french() {
            assert_eq!(placeholders(&english), placeholders(&french), "{english}");
            let is_apart = !english.starts_with(' ') || french.starts_with([' ', '\u{a0}']);
            assert!(!french.is_empty() && is_apart, "{english}");
        }
    }

    #[test]
    fn french_signs_have_a_no_break_space_before_them() {
        for (_, french) in detente::messages::french() {
            // What a user types or reads in a file is no French: `…`, {"…": …}, and (?) is a mark.
            let said = french.split('`').step_by(2).collect::<String>().replace("\": ", "").replace("(?", "");
            for sign in [" :", " ;", " ?", " !", " %", "« ", " »"] {
                assert!(!said.contains(sign), "`{sign}` with a plain space in: {french}");
            }
            for (at, sign) in said.match_indices([';', '?', '!']) {
                let before = said[..at].chars().next_back();
                assert!(
                    matches!(before, None | Some('\u{a0}' | '*' | ' ')),
                    "`{sign}` without a space in: {french}"
                );
            }
        }
    }
}
