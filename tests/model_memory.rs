//! A damaged model file is refused before it has taken memory: no more than four times its own size.
//!
//! A binary of its own, because its allocator counts for the whole process.

#![allow(clippy::unwrap_used)] // a panic is the failure message

use detente::classifier::StanceModel;
use peak_alloc::PeakAlloc;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const HEADER: usize = 24;

/// The most memory that is held at once while `bytes` are read, and what came of it.
fn peak_of_reading(bytes: &[u8]) -> (usize, Result<StanceModel, detente::error::Error>) {
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let read = StanceModel::from_bytes(bytes, "damaged");
    (MEMORY.peak_usage().saturating_sub(before), read)
}

/// A copy that is flipped, cut, extended or swapped at random.
fn damaged(good: &[u8], random: &mut ChaCha8Rng) -> Vec<u8> {
    let mut bytes = good.to_vec();
    let at = random.random_range(0..good.len());
    match random.random_range(0..4) {
        0 => bytes[at] ^= random.random_range(1..=255u8),
        1 => bytes.truncate(at),
        2 => bytes.extend((0..random.random_range(1..200)).map(|_| random.random::<u8>())),
        _ => bytes.swap(at, random.random_range(0..good.len())),
    }
    bytes
}

/// The same with a header that fits what has become of the body.
fn forged(mut bytes: Vec<u8>) -> Vec<u8> {
    if bytes.len() > HEADER {
        let (length, checksum) = ((bytes.len() - HEADER) as u64, crc32fast::hash(&bytes[HEADER..]));
        bytes[12..20].copy_from_slice(&length.to_le_bytes());
        bytes[20..24].copy_from_slice(&checksum.to_le_bytes());
    }
    bytes
}

#[test]
fn ten_thousand_damaged_files_are_refused_within_four_times_their_size() {
    let good = std::fs::read("tests/fixtures/model-v3.detente").unwrap();
    let (_, read) = peak_of_reading(&good);
    read.unwrap();
    let mut random = ChaCha8Rng::seed_from_u64(8);
    let mut refused = 0;
    while refused < 10_000 {
        let bytes = damaged(&good, &mut random);
        if bytes == good {
            continue; // a byte changed places with its like
        }
        let (peak, read) = peak_of_reading(&bytes);
        assert!(read.is_err(), "a damaged file was accepted");
        // Of a file cut to a few bytes, the message is larger than four times the file.
        assert!(peak <= 4 * bytes.len().max(1000), "{peak} bytes for a file of {}", bytes.len());
        refused += 1;
    }

    // Where the header has been made to fit, lengths in the body are what is left to lie: `serde` takes at most a megabyte on the word of
    // one before it has seen what it counts.
    let good = std::fs::read("models/stance.detente").unwrap();
    let (mut refused, mut most) = (0, 0);
    for _ in 0..60 {
        let bytes = forged(damaged(&good, &mut random));
        let (peak, read) = peak_of_reading(&bytes);
        if read.is_err() {
            refused += 1;
            most = most.max(peak * 100 / bytes.len().max(1 << 20));
        }
    }
    println!("{refused} of 60 forged files refused, with at most {most} % of their size");
    assert!(refused > 0 && most <= 400, "{most} % of the file's size");
}
