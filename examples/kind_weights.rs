//! Learns `data/kind_weights.csv` from annotated articles.
//!
//! ```text
//! cargo run --release --example kind_weights -- ARTICLES.jsonl GOLD.jsonl [ARTICLES GOLD …] > data/kind_weights.csv
//! ```
//!
//! Articles are rows `{"id", "text"}`, gold rows `{"doc", "start", "end", "kind"}` in code points. A passage
//! takes the kind of the gold passage that it overlaps by half or more. Multinomial logistic regression with an
//! L2 penalty, fitted by plain gradient descent: there are few signs and few passages.
//! `--half 0` learns on the articles whose identifier has an even CRC-32, `--half 1` on the others.

use detente::articles::CodePoints;
use detente::quotes::Extractor;
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::{self, Write};

const KINDS: [&str; 3] = ["statement", "fragment", "other"];
const PENALTY: f64 = 4.0;
const STEPS: usize = 3000;

fn main() -> anyhow::Result<()> {
    let mut paths: Vec<String> = std::env::args().skip(1).collect();
    let half = paths.iter().position(|arg| arg == "--half").map(|at| {
        paths.remove(at);
        paths.remove(at)
    });
    let extractor = Extractor::new();
    let mut rows: Vec<(Vec<&'static str>, usize)> = Vec::new();
    for pair in paths.chunks_exact(2) {
        let mut gold: BTreeMap<String, Vec<(f64, f64, usize)>> = BTreeMap::new();
        for row in read(&pair[1])? {
            let kind = KINDS.iter().position(|kind| Some(*kind) == row["kind"].as_str()).unwrap_or(2);
            let place = (row["start"].as_f64().unwrap_or(0.0), row["end"].as_f64().unwrap_or(0.0), kind);
            gold.entry(row["doc"].as_str().unwrap_or_default().to_owned()).or_default().push(place);
        }
        for article in read(&pair[0])? {
            let (Some(id), Some(text)) = (article["id"].as_str(), article["text"].as_str()) else { continue };
            if half.as_ref().is_some_and(|half| *half != (crc32fast::hash(id.as_bytes()) % 2).to_string()) {
                continue;
            }
            let mut code_points = CodePoints::new(text);
            for (span, signs) in extractor.signs(text) {
                let (start, end) = (code_points.at(span.start) as f64, code_points.at(span.end) as f64);
                let overlap = |&(from, to, _): &(f64, f64, usize)| {
                    (end.min(to) - start.max(from)) / (end.max(to) - start.min(from))
                };
                let best =
                    gold.get(id).and_then(|all| all.iter().max_by(|a, b| overlap(a).total_cmp(&overlap(b))));
                if let Some(&(.., kind)) = best.filter(|place| overlap(place) >= 0.5) {
                    rows.push((signs, kind));
                }
            }
        }
    }
    let mut names: Vec<&str> = rows.iter().flat_map(|(signs, _)| signs.iter().copied()).collect();
    names.sort_unstable();
    names.dedup();
    let numbered: Vec<(Vec<usize>, usize)> = rows
        .iter()
        .map(|(signs, kind)| {
            (signs.iter().filter_map(|sign| names.binary_search(sign).ok()).collect(), *kind)
        })
        .collect();
    let weights = fit(&numbered, names.len());
    let mut out = io::stdout().lock();
    writeln!(out, "sign,statement,fragment,other")?;
    for (name, weight) in names.iter().zip(&weights) {
        writeln!(out, "{name},{:.3},{:.3},{:.3}", weight[0], weight[1], weight[2])?;
    }
    let right = numbered.iter().filter(|(signs, kind)| best(&scores(&weights, signs)) == *kind).count();
    writeln!(
        io::stderr(),
        "{} passages, {:.3} right on themselves",
        rows.len(),
        right as f64 / rows.len().max(1) as f64
    )?;
    Ok(())
}

fn read(path: &str) -> anyhow::Result<Vec<Value>> {
    std::fs::read_to_string(path)?
        .lines()
        .filter(|line| !line.is_empty())
        .map(|line| Ok(serde_json::from_str(line)?))
        .collect()
}

fn scores(weights: &[[f64; 3]], signs: &[usize]) -> [f64; 3] {
    let mut sum = [0.0; 3];
    for &sign in signs {
        for kind in 0..3 {
            sum[kind] += weights[sign][kind];
        }
    }
    sum
}

fn best(scores: &[f64; 3]) -> usize {
    (0..3).max_by(|&a, &b| scores[a].total_cmp(&scores[b])).unwrap_or(0)
}

/// Gradient descent with momentum on the penalised negative log-likelihood.
fn fit(rows: &[(Vec<usize>, usize)], signs: usize) -> Vec<[f64; 3]> {
    let mut weights = vec![[0.0; 3]; signs];
    let mut speed = vec![[0.0; 3]; signs];
    let rate = 1.0 / (rows.len().max(1) as f64);
    for _ in 0..STEPS {
        let mut gradient: Vec<[f64; 3]> = weights.iter().map(|weight| weight.map(|w| PENALTY * w)).collect();
        for (shown, kind) in rows {
            let score = scores(&weights, shown);
            let most = score.iter().copied().fold(f64::MIN, f64::max);
            let sum: f64 = score.iter().map(|s| (s - most).exp()).sum();
            for k in 0..3 {
                let error = (score[k] - most).exp() / sum - f64::from(u8::from(k == *kind));
                for &sign in shown {
                    gradient[sign][k] += error;
                }
            }
        }
        for ((weight, speed), gradient) in weights.iter_mut().zip(&mut speed).zip(&gradient) {
            for k in 0..3 {
                speed[k] = 0.9 * speed[k] - 0.05 * rate * gradient[k] * 4.0;
                weight[k] += speed[k];
            }
        }
    }
    weights
}
