//! Compiles annotated articles: writes the plain text beside each `.ann` file, and the gold quotes as JSON Lines.
//!
//! ```text
//! cargo run --example annotate -- data/articles > gold.jsonl
//! ```
//!
//! The rows are those that `kind_weights` reads: `doc`, `start`, `end` in code points, `kind`, `speaker`, `cue`,
//! `stance`, `sure`.

use detente::articles::CodePoints;
use detente::quotes::annotation;
use serde_json::json;
use std::io::{self, Write};
use std::path::PathBuf;

fn main() -> anyhow::Result<()> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "data/articles".to_owned());
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "ann"));
    paths.sort();
    let mut out = io::stdout().lock();
    for path in paths {
        let markup = std::fs::read_to_string(&path)?;
        let article =
            annotation::read(&markup).map_err(|message| anyhow::anyhow!("{}: {message}", path.display()))?;
        std::fs::write(path.with_extension("txt"), &article.text)?;
        let mut code_points = CodePoints::new(&article.text);
        for quote in &article.quotes {
            let row = json!({
                "doc": path.file_stem().map(|stem| stem.to_string_lossy()),
                "start": code_points.at(quote.span().start),
                "end": code_points.at(quote.span().end),
                "kind": quote.kind,
                "speaker": (!quote.speaker.is_empty()).then_some(&quote.speaker),
                "cue": quote.cue,
                "stance": (!quote.stance.is_empty()).then_some(&quote.stance),
                "sure": quote.sure,
            });
            writeln!(out, "{row}")?;
        }
    }
    Ok(())
}
