//! `detente explain`: which words of a statement made its label.

use super::output::is_coloured;
use super::train::load_model;
use super::{Common, exit::Status, prior};
use anyhow::{Result, bail};
use clap::ValueEnum;
use detente::features::{QUOTE_PLACEHOLDER, Statement};
use detente::output::{Destination, ExplainedStatement};
use std::io::{Read, Write};
use std::path::PathBuf;
use tr::tr;

/// Flags of `detente explain`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  detente explain \"C'est une agression inadmissible.\"\n  detente explain 'une main tendue' --context 'Kiev salue « une main tendue ».'\n  detente explain -f html -o why.html < statements.txt"
)]
pub(super) struct Args {
    /// Statements; without any, or with -, one from each line of standard input
    #[arg(value_name = "TEXT")]
    texts: Vec<String>,
    /// The sentence around the statement, which is looked for in it; or ⟨Q⟩ where it stands
    #[arg(long, value_name = "SENTENCE")]
    context: Option<String>,
    /// Model file [default: the model that comes with the program]
    #[arg(short, long, env = "DETENTE_MODEL", value_name = "FILE")]
    model: Option<PathBuf>,
    /// Proportions the probabilities are meant for: natural, equal, table (that of the training), or label=share,…
    /// [default: those that the model was made for]
    #[arg(long, value_name = "PRIOR")]
    prior: Option<String>,
    /// Write to FILE, whole or not at all
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Format; by default the ending of FILE decides, then table
    #[arg(short, long, value_enum)]
    format: Option<FormatArg>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FormatArg {
    #[value(help = tr!("For reading on a terminal"))]
    Table,
    #[value(help = tr!("One object a line, in full precision"))]
    Jsonl,
    #[value(help = tr!("A page"))]
    Html,
}

/// Explains the statements.
pub(super) fn run(args: &Args, _: &Common) -> Result<Status> {
    let mut model = load_model(args.model.as_deref())?;
    if let Some(text) = &args.prior {
        model.prior = prior::parse(text, &model.labels)?.unwrap_or(model.table_prior);
    }
    let texts = texts(args)?;
    let explained: Vec<ExplainedStatement<'_>> = texts
        .iter()
        .map(|text| ExplainedStatement::new(&model, statement(text, args.context.as_deref())))
        .collect();
    let mut out = Destination::open(args.output.as_deref())?;
    match args.format() {
        FormatArg::Html => ExplainedStatement::write_page(&explained, &mut out)?,
        FormatArg::Jsonl => explained.iter().try_for_each(|one| one.write_json(&mut out))?,
        FormatArg::Table => {
            let mut page = Vec::new();
            for (at, one) in explained.iter().enumerate() {
                if at > 0 {
                    writeln!(page)?;
                }
                one.write_terminal(&mut page)?;
            }
            if is_coloured(args.output.as_deref()) {
                out.write_all(&page)?;
            } else {
                anstream::StripStream::new(&mut out as &mut dyn Write).write_all(&page)?;
            }
        }
    }
    out.finish()?;
    Ok(Status::Done)
}

impl Args {
    fn format(&self) -> FormatArg {
        let ending =
            self.output.as_deref().and_then(|path| path.extension()).and_then(|ending| ending.to_str());
        match (self.format, ending) {
            (Some(format), _) => format,
            (None, Some("html" | "htm")) => FormatArg::Html,
            (None, Some("jsonl" | "ndjson")) => FormatArg::Jsonl,
            (None, _) => FormatArg::Table,
        }
    }
}

/// The texts of the arguments, or the lines of standard input.
fn texts(args: &Args) -> Result<Vec<String>> {
    let mut texts: Vec<String> = args.texts.iter().filter(|text| *text != "-").cloned().collect();
    if args.texts.is_empty() || texts.len() < args.texts.len() {
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes)?;
        let Ok(input) = String::from_utf8(bytes) else {
            bail!(tr!(
                "standard input is not UTF-8; convert it first, with `iconv -f WINDOWS-1252 -t UTF-8`"
            ));
        };
        texts.extend(input.trim_start_matches('\u{feff}').lines().map(str::trim).map(str::to_owned));
    }
    texts.retain(|text| !text.trim().is_empty());
    if texts.is_empty() {
        bail!(tr!("no statement to explain; give one in quotation marks, or one a line on standard input"));
    }
    Ok(texts)
}

/// The statement in its sentence; a sentence that holds the words themselves gets the placeholder for them.
fn statement(text: &str, context: Option<&str>) -> Statement {
    let context = context.unwrap_or_default();
    if context.contains(QUOTE_PLACEHOLDER) {
        return Statement::in_context(text, context);
    }
    Statement::in_context(text, context.replacen(text, QUOTE_PLACEHOLDER, 1))
}
