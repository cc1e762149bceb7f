//! What every stage must hold on any bytes: no panic, and the promises that its documentation makes.
//!
//! The fuzzer (`cargo +nightly fuzz run quotes`) looks for bytes that break one; `tests/fuzz_smoke.rs` tries a fixed set of
//! them in every test run. Inputs that once broke a promise stand in `fuzz/regressions/`, a folder for each target.

#![allow(dead_code)] // each fuzz target uses one of these functions

use detente::articles::{Article, Format, InputOptions, Inputs, StatementTable, TextEncoding};
use detente::classifier::StanceModel;
use detente::features::Statement;
use detente::output::QuoteRow;
use detente::pipeline::Pipeline;
use detente::quotes::Extractor;
use detente::text::{FrenchStemmer, char_ngrams, normalize, tokens};
use std::cell::RefCell;
use std::sync::OnceLock;

/// Quotes of any text: places lie within it, in order, on the borders of characters.
pub(crate) fn quotes(data: &[u8]) {
    static EXTRACTOR: OnceLock<Extractor> = OnceLock::new();
    let text = String::from_utf8_lossy(data);
    let mut last = 0;
    for quote in EXTRACTOR.get_or_init(Extractor::new).extract(&text) {
        let span = quote.span();
        assert!(span.start >= last, "quotes come in the order of their first byte");
        last = span.start;
        let mut end = 0;
        for segment in &quote.segments {
            assert!(segment.start >= end && segment.start < segment.end, "segments are ordered and disjoint");
            assert!(!segment.of(&text).is_empty());
            end = segment.end;
        }
        let context = quote.context;
        assert!(context.start <= span.start && span.end <= context.end, "the context holds the quote");
        assert!(!context.of(&text).is_empty());
        if let Some(speaker) = &quote.speaker {
            assert!(!speaker.name.trim().is_empty(), "a speaker has a name");
        }
    }
}

/// Tokens of any text: ordered, within it, never empty; letters and digits outside of them do not exist; what is counted
/// is in the form that counting expects.
pub(crate) fn text(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let stemmer = FrenchStemmer::new();
    let (mut end, mut word) = (0, String::new());
    for token in tokens(&text) {
        assert!(
            token.span.start >= end && token.span.start < token.span.end,
            "tokens are ordered and disjoint"
        );
        end = token.span.end;
        normalize(token.span.of(&text), &mut word);
        let mut again = String::new();
        normalize(&word, &mut again);
        assert_eq!(word, again, "a normal form is its own normal form");
        assert!(stemmer.stem(&word).len() <= word.len() + 4);
        char_ngrams(&word, 2..=5, |gram| assert!((2..=5).contains(&gram.chars().count())));
    }
}

/// Articles and tables of any bytes, by every reader: each record is read or refused in words.
pub(crate) fn readers(data: &[u8]) {
    let Some((&choice, content)) = data.split_first() else { return };
    let formats = [
        ("a.csv", None),
        ("a.tsv", None),
        ("a.jsonl", None),
        ("a.html", None),
        ("a.txt", None),
        ("a", None),
        ("a.csv.gz", None),
        ("a.jsonl.zst", None),
        ("a", Some(Format::Csv)),
    ];
    let (name, format) = formats[usize::from(choice) % formats.len()];
    let encoding =
        if choice & 0x80 == 0 { TextEncoding::Auto } else { "windows-1252".parse().expect("a known name") };
    let folder = tempfile::tempdir().expect("a folder for the input");
    let path = folder.path().join(name);
    std::fs::write(&path, content).expect("the input can be written");
    let options = InputOptions { format, encoding, max_record: 1 << 20, ..InputOptions::default() };
    let mut characters = 0;
    for record in Inputs::new([&path], options) {
        match record {
            Ok(article) => characters += article.text.len(),
            Err(rejected) => assert!(!rejected.to_string().is_empty()),
        }
    }
    assert!(characters <= 64 << 20, "a record holds no more than its limit");
    match StatementTable::read(&path) {
        Ok(table) => {
            for row in table.rows() {
                assert_eq!(row.fields().count(), table.header().len(), "a row has a field for each column");
            }
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

/// The body of a model file behind a header that is right: read whole and consistent, or refused.
pub(crate) fn model(data: &[u8]) {
    let Ok(model) = StanceModel::from_bytes(&model_file(data), "fuzz") else { return };
    let stance = model.predict_one(&Statement::in_context("Nous refusons la paix", "« ⟨Q⟩ », dit-il."));
    let probabilities = stance.probabilities();
    assert!(probabilities.iter().all(|p| (0.0..=1.0).contains(p)), "{probabilities:?}");
    assert!((probabilities.iter().sum::<f64>() - 1.0).abs() < 1e-9);
    let (again, _) = model.to_bytes();
    StanceModel::from_bytes(&again, "fuzz").expect("what was accepted is accepted again");
}

/// Whether `body` is that of a model.
pub(crate) fn accepts(body: &[u8]) -> bool {
    StanceModel::from_bytes(&model_file(body), "fuzz").is_ok()
}

/// A model file with this body, and a header that fits it.
fn model_file(body: &[u8]) -> Vec<u8> {
    let mut bytes = b"DETENTE\0".to_vec();
    bytes.extend_from_slice(&StanceModel::FORMAT_VERSION.to_le_bytes());
    bytes.extend_from_slice(&(body.len() as u64).to_le_bytes());
    bytes.extend_from_slice(&crc32(body).to_le_bytes());
    bytes.extend_from_slice(body);
    bytes
}

/// An article through the whole pipeline to JSON: probabilities are probabilities, places cut the words back.
pub(crate) fn score(data: &[u8]) {
    static MODEL: OnceLock<StanceModel> = OnceLock::new();
    thread_local! {
        static PIPELINE: RefCell<Option<Pipeline<'static>>> = const { RefCell::new(None) };
    }
    let model = MODEL.get_or_init(|| StanceModel::embedded().expect("the embedded model is whole"));
    let article = Article::new("x", String::from_utf8_lossy(data).into_owned());
    let quotes = PIPELINE.with_borrow_mut(|pipeline| {
        pipeline.get_or_insert_with(|| Pipeline::new(Extractor::new(), Some(model))).read(&article)
    });
    let characters: Vec<char> = article.text.chars().collect();
    for row in QuoteRow::of_article(&article, quotes.clone(), Some(model), None) {
        let cut: Vec<String> =
            row.segments.iter().map(|&[start, end]| characters[start..end].iter().collect()).collect();
        assert_eq!(cut.join(" "), row.quote, "places cut the words back");
    }
    for stance in quotes.iter().filter_map(|labelled| labelled.stance) {
        let probabilities = stance.probabilities();
        assert!(probabilities.iter().all(|p| (0.0..=1.0).contains(p)), "{probabilities:?}");
        assert!((probabilities.iter().sum::<f64>() - 1.0).abs() < 1e-9);
    }
}

/// CRC-32 (IEEE), bit by bit: a second writing of what the model file uses.
fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32, _| if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 };
    !bytes.iter().fold(u32::MAX, |crc, &byte| (0..8).fold(crc ^ u32::from(byte), step))
}
