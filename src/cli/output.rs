//! Flags that say where and how results are written.

use anyhow::{Result, bail};
use clap::ValueEnum;
use detente::output::{
    Destination, Dialect, Format, Leftover, PartialOutput, Selection, TableOptions, TextColumns, is_device,
};
use std::cell::RefCell;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use tr::tr;

/// Where and how tables are written.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Output")]
pub(super) struct OutputArgs {
    /// Write to FILE, whole or not at all
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Format; by default the ending of FILE decides, then csv, and table on a terminal
    #[arg(short, long, value_enum, env = "DETENTE_FORMAT")]
    format: Option<FormatArg>,
    /// For whom CSV is written: excel-fr has semicolons, decimal commas and a byte order mark; cells that begin like a formula get an
    /// apostrophe
    #[arg(long, value_enum, default_value_t = DialectArg::Plain, env = "DETENTE_DIALECT")]
    dialect: DialectArg,
    /// Columns to write, in this order
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    select: Option<Vec<String>>,
    /// Leave out every column with words of the articles: identifiers, places and labels only
    #[arg(long)]
    drop_text: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FormatArg {
    Csv,
    Tsv,
    Jsonl,
    #[value(help = tr!("Markdown"))]
    Md,
    #[value(help = tr!("Excel"))]
    Xlsx,
    #[value(help = tr!("Parquet; needs a build with that feature"))]
    Parquet,
    #[value(help = tr!("For reading on a terminal"))]
    Table,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum DialectArg {
    Plain,
    Excel,
    ExcelFr,
}

/// What to do when an earlier run was interrupted.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Long runs")]
pub(super) struct ResumeArgs {
    /// Go on where an interrupted run with the same output stopped; nothing is done when there was none
    #[arg(long, requires = "output", conflicts_with = "restart")]
    resume: bool,
    /// Throw away what an interrupted run has left
    #[arg(long, requires = "output")]
    restart: bool,
}

/// What to do when an earlier run was interrupted, and where rejects are listed.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Long runs")]
pub(super) struct LongRunArgs {
    #[command(flatten)]
    pub resume: ResumeArgs,
    /// List every input that could not be read in FILE: input, line, reason
    #[arg(long, value_name = "FILE")]
    pub rejects: Option<PathBuf>,
}

impl OutputArgs {
    /// The format that was asked for, or that the output suggests.
    pub(super) fn format(&self) -> Format {
        let ending =
            self.output.as_deref().and_then(|path| path.extension()).map(std::ffi::OsStr::to_ascii_lowercase);
        match (self.format, ending.as_deref().and_then(|ending| ending.to_str())) {
            (Some(FormatArg::Tsv), _) | (None, Some("tsv")) => Format::Tsv,
            (Some(FormatArg::Jsonl), _) | (None, Some("jsonl" | "ndjson")) => Format::JsonLines,
            (Some(FormatArg::Md), _) | (None, Some("md")) => Format::Markdown,
            (Some(FormatArg::Xlsx), _) | (None, Some("xlsx")) => Format::Xlsx,
            (Some(FormatArg::Parquet), _) | (None, Some("parquet" | "pq")) => Format::Parquet,
            (Some(FormatArg::Table), _) => Format::Table,
            (None, _) if self.output.is_none() && std::io::stdout().is_terminal() => Format::Table,
            (Some(FormatArg::Csv) | None, _) => Format::Csv,
        }
    }

    /// How tables are written.
    pub(super) fn table_options(&self) -> TableOptions {
        let dialect = match self.dialect {
            DialectArg::Plain => Dialect::Plain,
            DialectArg::Excel => Dialect::Excel,
            DialectArg::ExcelFr => Dialect::ExcelFr,
        };
        let text = if self.drop_text { TextColumns::Drop } else { TextColumns::Keep };
        TableOptions {
            format: self.format(),
            dialect,
            selection: Selection { only: self.select.clone(), text },
        }
    }

    /// Opens an output that is whole or not there.
    pub(super) fn open(&self) -> Result<Output> {
        if self.output.is_none() && self.format().is_binary() && std::io::stdout().is_terminal() {
            bail!(tr!("this format cannot be shown on a terminal; name a file with -o"));
        }
        let destination = Destination::open(self.output.as_deref())?;
        let coloured = is_coloured(self.output.as_deref());
        Ok(Output::Whole { destination, strip: self.format() == Format::Table && !coloured })
    }

    /// Opens an output that an interrupted run leaves in a state to go on from, where the format allows it.
    pub(super) fn open_long(
        &self,
        resume: &ResumeArgs,
        rejects: Option<&Path>,
        settings: &str,
    ) -> Result<Output> {
        let Some(path) =
            self.output.as_deref().filter(|path| self.format().is_appendable() && !is_device(path))
        else {
            if resume.resume {
                bail!(tr!(
                    "this format is written in one piece; write csv, tsv, jsonl or md to go on with --resume"
                ));
            }
            return self.open();
        };
        let leftover = match (resume.resume, resume.restart) {
            (true, _) => Leftover::Resume,
            (_, true) => Leftover::Discard,
            _ => Leftover::Refuse,
        };
        let partial = PartialOutput::open(path, rejects, settings, leftover)?;
        Ok(Output::Long(Rc::new(RefCell::new(partial))))
    }
}

/// Whether colours are wanted in an output: on standard output, as the terminal and the user say.
pub(super) fn is_coloured(output: Option<&Path>) -> bool {
    output.is_none()
        && match anstream::ColorChoice::global() {
            anstream::ColorChoice::Always | anstream::ColorChoice::AlwaysAnsi => true,
            anstream::ColorChoice::Never => false,
            anstream::ColorChoice::Auto => {
                anstream::AutoStream::choice(&std::io::stdout()) != anstream::ColorChoice::Never
            }
        }
}

/// An open output.
pub(super) enum Output {
    /// From which colours are taken away where they are not wanted.
    Whole { destination: Destination, strip: bool },
    /// Shared, because it is written through a table writer and committed from outside.
    Long(Rc<RefCell<PartialOutput>>),
}

impl Output {
    pub(super) fn finish(self) -> Result<()> {
        match self {
            Self::Whole { destination, .. } => destination.finish()?,
            Self::Long(_) => {} // whoever commits it also gives it its name
        }
        Ok(())
    }

    /// The long run's output, to be committed.
    pub(super) fn long(&self) -> Option<Rc<RefCell<PartialOutput>>> {
        match self {
            Self::Long(partial) => Some(Rc::clone(partial)),
            Self::Whole { .. } => None,
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        match self {
            Self::Whole { destination, strip: true } => {
                anstream::StripStream::new(destination as &mut dyn Write).write_all(bytes)?;
                Ok(bytes.len())
            }
            Self::Whole { destination, .. } => destination.write(bytes),
            Self::Long(partial) => partial.borrow_mut().write(bytes),
        }
    }

    fn flush(&mut self) -> std::io::Result<()> {
        match self {
            Self::Whole { destination, .. } => destination.flush(),
            Self::Long(partial) => partial.borrow_mut().flush(),
        }
    }
}

/// The list of rejects: a part of the long run's output, or a file of its own.
pub(super) enum RejectList {
    None,
    Own(Destination),
    Part(Rc<RefCell<PartialOutput>>),
}

impl RejectList {
    /// The list that the flags ask for.
    pub(super) fn open(path: Option<&Path>, output: &Output) -> Result<Self> {
        let header = b"input,line,reason\n";
        Ok(match (path, output) {
            (None, _) => Self::None,
            (Some(_), Output::Long(partial)) => {
                let is_new = partial.borrow().done().rejects_bytes == 0;
                let mut list = Self::Part(Rc::clone(partial));
                if is_new {
                    list.write(header)?;
                }
                list
            }
            (Some(path), Output::Whole { .. }) => {
                let mut list = Self::Own(Destination::open(Some(path))?);
                list.write(header)?;
                list
            }
        })
    }

    /// Appends whole lines.
    pub(super) fn write(&mut self, lines: &[u8]) -> Result<()> {
        match self {
            Self::None => {}
            Self::Own(destination) => destination.write_all(lines)?,
            Self::Part(partial) => {
                if let Some(rejects) = partial.borrow_mut().rejects() {
                    rejects.write_all(lines)?;
                }
            }
        }
        Ok(())
    }

    pub(super) fn finish(self) -> Result<()> {
        match self {
            Self::Own(destination) => Ok(destination.finish()?),
            Self::None | Self::Part(_) => Ok(()),
        }
    }
}
