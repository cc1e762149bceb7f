//! Quotes of a file of articles, as JSON Lines.
//!
//! ```text
//! cargo run --release --example quotes_jsonl < articles.jsonl > quotes.jsonl
//! ```
//!
//! Reads one object `{"id": …, "text": …}` a line, writes one object a quote; places are counted in code points.

use detente::articles::{CodePoints, Span};
use detente::quotes::Extractor;
use serde::Deserialize;
use serde_json::json;
use std::io::{self, BufRead, BufWriter, Write};
use std::time::{Duration, Instant};

#[derive(Deserialize)]
struct Row {
    id: String,
    text: String,
}

fn main() -> anyhow::Result<()> {
    let extractor = Extractor::new();
    let mut out = BufWriter::new(io::stdout().lock());
    let (mut bytes, mut time) = (0, Duration::ZERO);
    for line in io::stdin().lock().lines() {
        let row: Row = serde_json::from_str(&line?)?;
        let start = Instant::now();
        let quotes = extractor.extract(&row.text);
        time += start.elapsed();
        bytes += row.text.len();
        let mut code_points = CodePoints::new(&row.text);
        let mut place = |span: Span| [code_points.at(span.start), code_points.at(span.end)];
        for (number, quote) in quotes.iter().enumerate() {
            let [start, end] = place(quote.span());
            let line = json!({
                "article_id": row.id,
                "quote_id": number + 1,
                "quote": quote.words(&row.text),
                "quote_start": start,
                "quote_end": end,
                "quote_kind": quote.kind,
                "speaker": quote.speaker.as_ref().map(|speaker| &speaker.name),
                "actor": quote.actor,
                "cue": quote.cue,
                "segments": quote.segments.iter().map(|&segment| place(segment)).collect::<Vec<_>>(),
                "context": quote.context.of(&row.text),
            });
            writeln!(out, "{line}")?;
        }
    }
    out.flush()?;
    let megabytes = bytes as f64 / 1e6;
    writeln!(
        io::stderr(),
        "{megabytes:.1} MB in {:.3} s: {:.0} MB/s",
        time.as_secs_f64(),
        megabytes / time.as_secs_f64()
    )?;
    Ok(())
}
