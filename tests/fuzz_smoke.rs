//! Every fuzz target on a fixed set of inputs: the seeds, what once broke a promise, and damaged copies of both.

#![allow(clippy::unwrap_used)] // a panic is the failure message

#[path = "../fuzz/targets.rs"]
mod targets;

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use std::path::Path;

/// Damaged copies of each input.
const COPIES: usize = 40;

/// Bytes that mean something to one reader or another.
const TOKENS: [&str; 22] = [
    "«", "»", "\"", "“", "”", "’", "'", "\n\n", "\r\n", "\u{a0}", "\u{202f}", ",", ";", "\t", "{", "}",
    "\\ud800", "<p>", "&laquo;", "\0", "e\u{301}", "⟨Q⟩",
];

fn smoke(name: &str, target: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz");
    let mut inputs = vec![Vec::new()];
    for kind in ["seeds", "regressions"] {
        let Ok(entries) = std::fs::read_dir(folder.join(kind).join(name)) else { continue };
        let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        inputs.extend(paths.into_iter().map(|path| std::fs::read(path).unwrap()));
    }
    assert!(inputs.len() > 1, "{name} has seeds");
    let mut random = ChaCha8Rng::seed_from_u64(7);
    for input in &inputs {
        target(input);
        for _ in 0..COPIES {
            target(&damaged(input, &mut random));
        }
    }
}

fn damaged(input: &[u8], random: &mut ChaCha8Rng) -> Vec<u8> {
    let mut bytes = input.to_vec();
    for _ in 0..random.random_range(1..6) {
        let at = random.random_range(0..=bytes.len());
        match random.random_range(0..5) {
            0 => bytes.truncate(at),
            1 if at < bytes.len() => bytes[at] = random.random(),
            2 if at < bytes.len() => {
                drop(bytes.drain(at..(at + random.random_range(1..20)).min(bytes.len())));
            }
            3 => {
                let copy = bytes[at..(at + 30).min(bytes.len())].to_vec();
                bytes.splice(at..at, copy);
            }
            _ => drop(bytes.splice(at..at, TOKENS[random.random_range(0..TOKENS.len())].bytes())),
        }
    }
    bytes
}

#[test]
fn quotes() {
    smoke("quotes", targets::quotes);
}

#[test]
fn text() {
    smoke("text", targets::text);
}

#[test]
fn readers() {
    smoke("readers", targets::readers);
}

#[test]
fn model() {
    let seed = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds/model/small.body");
    assert!(targets::accepts(&std::fs::read(seed).unwrap()), "the seed is of an older format: make it again");
    smoke("model", targets::model);
}

#[test]
fn score() {
    smoke("score", targets::score);
}
