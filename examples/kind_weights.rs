//! Learns `data/kind_weights.csv` and `data/kind_words.csv` from annotated articles.
//!
//! ```text
//! cargo run --release --example kind_weights -- FOLDER [WEIGHT] ARTICLES.jsonl GOLD.jsonl [[WEIGHT] ARTICLES GOLD …]
//! ```
//! writes both tables into FOLDER, which is `data` for those of the program.
//!
//! Each passage counts as `WEIGHT` passages, one if none is given: a small set that is labelled with more care can have more say.
//! Articles are rows `{"id", "text"}`, gold rows `{"doc", "start", "end", "kind"}` in code points. A passage
//! takes the kind of the gold passage that it overlaps by half or more. Multinomial logistic regression with an
//! L2 penalty, fitted by plain gradient descent: a thousand signs and some thousand passages take seconds.
//! `--half 0` learns on the articles whose identifier has an even CRC-32, `--half 1` on the others; `--without ID` leaves an article
//! out, whose gold breaks off for instance.

use detente::articles::CodePoints;
use detente::quotes::Extractor;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

const KINDS: [&str; 3] = ["statement", "fragment", "other"];
const PENALTY: f64 = 4.0;
const STEPS: usize = 3000;

/// A word must stand in so many articles to have a weight, which must not be nothing.
const ARTICLES: usize = 3;
const LEAST: f64 = 0.1;

/// A passage: the numbers of the signs it shows, its kind, and for how many passages it counts.
type Row = (Vec<usize>, usize, f64);

/// A passage as it is read: the names of its signs, its kind, its article.
type Passage = (Vec<String>, usize, usize);

/// The kinds of the passages of one article, by their places in code points.
type Places = Vec<(f64, f64, usize)>;

fn main() -> anyhow::Result<()> {
    let mut args: Vec<String> = std::env::args().skip(1).collect();
    let half = take_option(&mut args, "--half");
    let without: Vec<String> = std::iter::from_fn(|| take_option(&mut args, "--without")).collect();
    anyhow::ensure!(!args.is_empty(), "the folder to write to is missing");
    let folder = PathBuf::from(args.remove(0));
    let extractor = Extractor::new();
    let (mut passages, mut weights, mut n_articles) = (Vec::new(), Vec::new(), 0);
    let mut weight = 1.0;
    let mut args = args.into_iter();
    while let Some(arg) = args.next() {
        if let Ok(number) = arg.parse::<f64>() {
            anyhow::ensure!(number.is_finite() && number > 0.0, "{arg}: a weight is above 0");
            weight = number;
            continue;
        }
        let gold =
            args.next().ok_or_else(|| anyhow::anyhow!("{arg}: the file of its gold rows is missing"))?;
        let mut articles = read(&arg)?;
        articles.retain(|article| {
            let id = article["id"].as_str().unwrap_or_default();
            let own_half = (crc32fast::hash(id.as_bytes()) % 2).to_string();
            half.as_ref().is_none_or(|half| *half == own_half) && !without.iter().any(|out| out == id)
        });
        passages.extend(of_articles(&extractor, &articles, &gold_of(&gold)?, n_articles));
        n_articles += articles.len();
        weights.resize(passages.len(), weight);
        weight = 1.0;
    }
    let names = names(&passages);
    let numbered: Vec<Row> = passages
        .iter()
        .zip(&weights)
        .map(|((signs, kind, _), weight)| {
            let number = |sign: &String| names.binary_search(&sign.as_str()).ok();
            (signs.iter().filter_map(number).collect(), *kind, *weight)
        })
        .collect();
    let weights = fit(&numbered, names.len());
    let mut signs = BufWriter::new(File::create(folder.join("kind_weights.csv"))?);
    let mut words = BufWriter::new(File::create(folder.join("kind_words.csv"))?);
    writeln!(signs, "sign,statement,fragment,other")?;
    writeln!(words, "place,word,statement,fragment,other")?;
    for (name, weight) in names.iter().zip(&weights) {
        if !is_word(name) {
            writeln!(signs, "{name},{:.3},{:.3},{:.3}", weight[0], weight[1], weight[2])?;
        } else if weight.iter().any(|weight| weight.abs() >= LEAST) {
            writeln!(words, "{name},{:.2},{:.2},{:.2}", weight[0], weight[1], weight[2])?;
        }
    }
    let right = numbered.iter().filter(|(signs, kind, _)| best(&scores(&weights, signs)) == *kind).count();
    let share = right as f64 / numbered.len().max(1) as f64;
    writeln!(io::stderr(), "{} passages, {share:.3} right on themselves", numbered.len())?;
    Ok(())
}

/// A word is named with its place: `before_1,selon`.
fn is_word(name: &str) -> bool {
    name.contains(',')
}

/// The names of all signs, sorted, words of fewer than [`ARTICLES`] articles left out.
fn names(passages: &[Passage]) -> Vec<&str> {
    let mut articles: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (signs, _, article) in passages {
        for sign in signs {
            articles.entry(sign).or_default().insert(*article);
        }
    }
    let kept = articles.into_iter().filter(|(name, articles)| !is_word(name) || articles.len() >= ARTICLES);
    kept.map(|(name, _)| name).collect()
}

/// Takes an option and its value out of the arguments, wherever it stands among them.
fn take_option(args: &mut Vec<String>, name: &str) -> Option<String> {
    let at = args.iter().position(|arg| arg == name)?;
    args.remove(at);
    (at < args.len()).then(|| args.remove(at))
}

/// The gold passages of each article.
fn gold_of(path: &str) -> anyhow::Result<BTreeMap<String, Places>> {
    let mut gold: BTreeMap<String, Places> = BTreeMap::new();
    for row in read(path)? {
        let kind = KINDS.iter().position(|kind| Some(*kind) == row["kind"].as_str()).unwrap_or(2);
        let place = (row["start"].as_f64().unwrap_or(0.0), row["end"].as_f64().unwrap_or(0.0), kind);
        gold.entry(row["doc"].as_str().unwrap_or_default().to_owned()).or_default().push(place);
    }
    Ok(gold)
}

/// The passages of `articles` that gold knows: the signs of each, its kind, and the number of its article from `first` on.
fn of_articles(
    extractor: &Extractor,
    articles: &[Value],
    gold: &BTreeMap<String, Places>,
    first: usize,
) -> Vec<Passage> {
    let mut rows = Vec::new();
    for (number, article) in articles.iter().enumerate() {
        let (Some(id), Some(text)) = (article["id"].as_str(), article["text"].as_str()) else { continue };
        let Some(places) = gold.get(id) else { continue };
        let mut code_points = CodePoints::new(text);
        for (span, signs) in extractor.signs(text) {
            let (start, end) = (code_points.at(span.start) as f64, code_points.at(span.end) as f64);
            let overlap = |&(from, to, _): &(f64, f64, usize)| {
                (end.min(to) - start.max(from)) / (end.max(to) - start.min(from))
            };
            let best = places.iter().max_by(|a, b| overlap(a).total_cmp(&overlap(b)));
            let known = best.filter(|place| overlap(place) >= 0.5);
            rows.extend(known.map(|&(.., kind)| (signs, kind, first + number)));
        }
    }
    rows
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
fn fit(rows: &[Row], signs: usize) -> Vec<[f64; 3]> {
    let mut weights = vec![[0.0; 3]; signs];
    let mut speed = vec![[0.0; 3]; signs];
    let rate = 1.0 / rows.iter().map(|(.., weight)| weight).sum::<f64>().max(1.0);
    for _ in 0..STEPS {
        let mut gradient: Vec<[f64; 3]> = weights.iter().map(|weight| weight.map(|w| PENALTY * w)).collect();
        for (shown, kind, weight) in rows {
            let score = scores(&weights, shown);
            let most = score.iter().copied().fold(f64::MIN, f64::max);
            let sum: f64 = score.iter().map(|s| (s - most).exp()).sum();
            for k in 0..3 {
                let error = (score[k] - most).exp() / sum - f64::from(u8::from(k == *kind));
                for &sign in shown {
                    gradient[sign][k] += weight * error;
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
