//! `detente.toml` in the working folder: the user's own defaults for flags.
//!
//! A key is a flag without its dashes. At the top of the file it holds for every command that has the flag; in a table named after a
//! command (`[score]`, `[model.diff]`), for that command alone. A value becomes the default of its flag, so that flags and `DETENTE_*`
//! variables go before it, and it is checked, told in `--help` and converted as any other value of that flag is.

use anyhow::{Context, Result, bail};
use clap::{Arg, ArgAction, Command};
use detente::error::did_you_mean;
use std::collections::BTreeSet;
use std::path::Path;
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use tr::tr;

/// The file that is looked for.
const FILE: &str = "detente.toml";

/// Flags that are no settings.
const NO_SETTINGS: [&str; 2] = ["help", "version"];

/// A key with its values, and the line it stands on.
struct Setting {
    key: String,
    values: Vec<String>,
    line: usize,
}

/// `command` with the defaults of the file in the working folder, if there is one.
pub(super) fn apply(command: Command) -> Result<Command> {
    let text = match std::fs::read_to_string(FILE) {
        Ok(text) => text,
        Err(_) if !Path::new(FILE).exists() => return Ok(command),
        Err(error) => return Err(error).context(tr!("{FILE}: cannot be read as UTF-8", FILE)),
    };
    let table = DeTable::parse(&text).map_err(|error| {
        let line = error.span().map_or(1, |span| line(&text, span.start));
        anyhow::anyhow!(tr!(
            "{FILE}: line {line}: {}; expected lines such as `dialect = \"excel-fr\"`",
            error.message(),
            FILE,
            line
        ))
    })?;
    let known = flags(&command);
    apply_table(command, table.get_ref(), &text, &known, &mut Vec::new())
}

/// All flags of `command` and the commands below it. Those of every command are set at the top of the file.
fn flags(command: &Command) -> BTreeSet<String> {
    let own = command.get_arguments().filter_map(|arg| arg.get_long());
    let own = own.filter(|name| !NO_SETTINGS.contains(name)).map(str::to_owned);
    own.chain(command.get_subcommands().flat_map(flags)).collect()
}

/// `command` with the settings of `table`; `known` are the flags that its keys may name.
fn apply_table(
    mut command: Command,
    table: &DeTable<'_>,
    text: &str,
    known: &BTreeSet<String>,
    path: &mut Vec<String>,
) -> Result<Command> {
    // What is said of all commands first, so that a command's own table has the last word.
    for (key, value) in table.iter().filter(|(_, value)| !value.get_ref().is_table()) {
        let name = key.get_ref().to_string();
        let line = line(text, key.span().start);
        if !known.contains(&name) {
            let of = if path.is_empty() { String::new() } else { tr!(" of `{}`", path.join(" ")) };
            let hint = did_you_mean(&name, known.iter().map(String::as_str));
            bail!(tr!(
                "{FILE}: line {line}: no setting{of} is called `{name}`{hint}; settings are flags without their dashes",
                FILE,
                line,
                of,
                name,
                hint
            ));
        }
        command = set(command, &Setting { key: name, values: values(value.get_ref(), line)?, line })?;
    }
    for (key, value) in table {
        let Some(below) = value.get_ref().as_table() else { continue };
        let name = key.get_ref().to_string();
        let Some(child) = command.find_subcommand(&name).cloned() else {
            let line = line(text, key.span().start);
            let commands: Vec<&str> = command.get_subcommands().map(Command::get_name).collect();
            bail!(tr!(
                "{FILE}: line {line}: no command is called `{name}`{}",
                did_you_mean(&name, commands),
                FILE,
                line,
                name
            ));
        };
        path.push(name.clone());
        let child = apply_table(child.clone(), below, text, &flags(&child), path)?;
        path.pop();
        command = command.mut_subcommand(name, |_| child);
    }
    Ok(command)
}

/// The value as a flag would be given it.
fn values(value: &DeValue<'_>, line: usize) -> Result<Vec<String>> {
    let one = |value: &DeValue<'_>| match value {
        DeValue::String(text) => Ok(text.to_string()),
        DeValue::Integer(number) => Ok(number.as_str().to_owned()),
        DeValue::Float(number) => Ok(number.as_str().to_owned()),
        DeValue::Boolean(truth) => Ok(truth.to_string()),
        other => bail!(tr!(
            "{FILE}: line {line}: a value of type {}; expected a text, a number, true or false",
            other.type_str(),
            FILE,
            line
        )),
    };
    match value {
        DeValue::Array(values) => values.iter().map(Spanned::get_ref).map(one).collect(),
        value => Ok(vec![one(value)?]),
    }
}

/// Gives the flag a default where it stands: in `command`, and in all commands below it that have it.
fn set(mut command: Command, setting: &Setting) -> Result<Command> {
    let found = command.get_arguments().find(|arg| arg.get_long() == Some(&setting.key)).cloned();
    if let Some(flag) = found {
        check(&flag, setting)?;
        command = command.mut_arg(flag.get_id().clone(), |arg| arg.default_values(setting.values.clone()));
    }
    let below: Vec<Command> = command.get_subcommands().cloned().collect();
    for child in below {
        let child = set(child, setting)?;
        let name = child.get_name().to_owned();
        command = command.mut_subcommand(name, |_| child);
    }
    Ok(command)
}

/// Refuses values that the flag would not take, in clap's words.
fn check(flag: &Arg, setting: &Setting) -> Result<()> {
    let Setting { key, values, line } = setting;
    if flag.get_action().takes_values() {
        if values.len() > 1 && flag.get_value_delimiter().is_none() {
            bail!(tr!("{FILE}: line {line}: `{key}` takes one value, not {}", values.len(), FILE, line, key));
        }
        let alone = Arg::new("setting")
            .long(key.clone())
            .value_name(key.to_uppercase())
            .value_parser(flag.get_value_parser().clone());
        let command = Command::new("detente").no_binary_name(true).arg(alone.action(ArgAction::Append));
        let args = values.iter().map(|value| format!("--{key}={value}"));
        if let Err(error) = command.try_get_matches_from(args) {
            let text = error.render().to_string();
            let first: Vec<&str> = text.lines().take_while(|line| !line.is_empty()).map(str::trim).collect();
            let fault = super::language::in_words(first.join(" ").trim_start_matches("error: "));
            bail!(tr!("{FILE}: line {line}: {fault}", FILE, line, fault));
        }
    } else if !matches!(&values[..], [value] if value == "true" || value == "false") {
        bail!(tr!("{FILE}: line {line}: `{key}` is true or false", FILE, line, key));
    }
    Ok(())
}

fn line(text: &str, byte: usize) -> usize {
    1 + text.as_bytes()[..byte.min(text.len())].iter().filter(|&&byte| byte == b'\n').count()
}
