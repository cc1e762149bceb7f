//! How fast quotes are found: megabytes of text a second on one core, time inside the library alone.
//!
//! ```text
//! cargo run --release --example quotes_speed -- articles.jsonl [ROUNDS]
//! ```

use detente::quotes::Extractor;
use serde_json::Value;
use std::io::{self, Write};
use std::time::{Duration, Instant};

fn main() -> anyhow::Result<()> {
    let mut args = std::env::args().skip(1);
    let path = args.next().unwrap_or_else(|| "articles.jsonl".to_owned());
    let rounds: usize = args.next().map_or(Ok(5), |rounds| rounds.parse())?;
    let texts: Vec<String> = std::fs::read_to_string(path)?
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok()?["text"].as_str().map(str::to_owned))
        .collect();
    let bytes: usize = texts.iter().map(String::len).sum();
    let extractor = Extractor::new();
    let mut best = Duration::MAX;
    let mut quotes = 0;
    for _ in 0..rounds.max(1) {
        let start = Instant::now();
        quotes = texts.iter().map(|text| extractor.extract(text).len()).sum();
        best = best.min(start.elapsed());
    }
    let megabytes = bytes as f64 / 1e6;
    writeln!(
        io::stdout(),
        "{quotes} quotes in {megabytes:.2} MB, best of {rounds}: {:.3} s, {:.0} MB/s",
        best.as_secs_f64(),
        megabytes / best.as_secs_f64()
    )?;
    Ok(())
}
