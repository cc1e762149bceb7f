//! Flags that say where and how results are written.

use anyhow::Result;
use clap::ValueEnum;
use detente::output::{Destination, Format};
use std::io::{IsTerminal, Write};
use std::path::PathBuf;

/// Where and how quotes are written.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Output")]
pub(super) struct OutputArgs {
    /// Write to FILE, whole or not at all
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Format; by default the ending of FILE decides, then csv, and table on a terminal
    #[arg(short, long, value_enum, env = "DETENTE_FORMAT")]
    format: Option<FormatArg>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FormatArg {
    Csv,
    Tsv,
    Jsonl,
    Table,
}

impl OutputArgs {
    /// The format that was asked for, or that the output suggests.
    pub(super) fn format(&self) -> Format {
        let ending =
            self.output.as_deref().and_then(|path| path.extension()).map(std::ffi::OsStr::to_ascii_lowercase);
        match (self.format, ending.as_deref().and_then(|ending| ending.to_str())) {
            (Some(FormatArg::Tsv), _) | (None, Some("tsv")) => Format::Tsv,
            (Some(FormatArg::Jsonl), _) | (None, Some("jsonl" | "ndjson")) => Format::JsonLines,
            (Some(FormatArg::Table), _) => Format::Table,
            (None, _) if self.output.is_none() && std::io::stdout().is_terminal() => Format::Table,
            (Some(FormatArg::Csv) | None, _) => Format::Csv,
        }
    }

    /// Opens the output.
    pub(super) fn open(&self) -> Result<Output> {
        let destination = Destination::open(self.output.as_deref())?;
        let coloured = self.output.is_none()
            && match anstream::ColorChoice::global() {
                anstream::ColorChoice::Always | anstream::ColorChoice::AlwaysAnsi => true,
                anstream::ColorChoice::Never => false,
                anstream::ColorChoice::Auto => {
                    anstream::AutoStream::choice(&std::io::stdout()) != anstream::ColorChoice::Never
                }
            };
        Ok(Output { destination, strip: self.format() == Format::Table && !coloured })
    }
}

/// An open output, from which colours are taken away where they are not wanted.
pub(super) struct Output {
    destination: Destination,
    strip: bool,
}

impl Output {
    pub(super) fn finish(self) -> Result<()> {
        Ok(self.destination.finish()?)
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if self.strip {
            anstream::StripStream::new(&mut self.destination as &mut dyn Write).write_all(bytes)?;
            Ok(bytes.len())
        } else {
            self.destination.write(bytes)
        }
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.destination.flush()
    }
}
