//! Any text goes through the whole pipeline: no panic, places that cut back, probabilities that are probabilities.

#![allow(clippy::unwrap_used)] // a panic is the failure message

use detente::articles::Article;
use detente::classifier::StanceModel;
use detente::output::QuoteRow;
use detente::pipeline::{Pipeline, statement};
use detente::quotes::Extractor;
use proptest::prelude::*;
use std::sync::OnceLock;

fn pipeline() -> &'static (Pipeline<'static>, &'static StanceModel) {
    static PIPELINE: OnceLock<(Pipeline<'static>, &'static StanceModel)> = OnceLock::new();
    PIPELINE.get_or_init(|| {
        let model: &'static StanceModel = Box::leak(Box::new(StanceModel::embedded().unwrap()));
        (Pipeline::new(Extractor::new(), Some(model)), model)
    })
}

/// Texts that look like articles: words, marks, cues and names in any order.
fn article_like() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "«",
        "»",
        "\"",
        "“",
        "”",
        "'",
        "’",
        "‘",
        "<<",
        ">>",
        "‹",
        "›",
        "„",
        " ",
        "\u{a0}",
        "\u{202f}",
        "\n",
        "\n\n",
        ", ",
        ". ",
        " : ",
        " – ",
        "a déclaré",
        "selon",
        "a-t-elle dit",
        "Ada Lorme",
        "M. Riva",
        "le ministre",
        "la paix",
        "Nous refusons",
        "é",
        "e\u{301}",
        "𝄞",
        "\u{200f}",
        "\0",
        "qu'",
        "12'",
        "45\"",
        "⟨Q⟩",
        "…",
        "[…]",
        "(sic)",
    ]);
    prop::collection::vec(pieces, 0..60).prop_map(|pieces| pieces.concat())
}

fn holds(text: &str) -> Result<(), TestCaseError> {
    let (pipeline, model) = pipeline();
    let article = Article::new("x", text);
    let quotes = pipeline.read(&article);
    let rows = QuoteRow::of_article(&article, quotes.clone(), Some(model), None);
    let characters: Vec<char> = text.chars().collect();
    for (labelled, row) in quotes.iter().zip(&rows) {
        let mut last = 0;
        let mut cut = Vec::new();
        for &[start, end] in &row.segments {
            prop_assert!(start >= last && start < end && end <= characters.len());
            last = end;
            cut.push(characters[start..end].iter().collect::<String>());
        }
        prop_assert_eq!(cut.join(" "), row.quote.as_ref());
        prop_assert!(labelled.quote.context.contains(labelled.quote.span()));
        prop_assert!(!statement(&labelled.quote, text).text.is_empty());
        if let Some(stance) = labelled.stance {
            let probabilities = stance.probabilities();
            prop_assert!(probabilities.iter().all(|p| (0.0..=1.0).contains(p)));
            prop_assert!((probabilities.iter().sum::<f64>() - 1.0).abs() < 1e-9);
        }
    }
    Ok(())
}

/// Words with apostrophes in them, and what stands around quotes.
const APOSTROPHES: [&str; 24] = [
    "«\u{a0}",
    "\u{a0}»",
    "“",
    "”",
    " ",
    "\n\n",
    ", ",
    ". ",
    " : ",
    "qu'elle",
    "l'accord",
    "d'Ada Lorme",
    "aujourd'hui",
    "n'a",
    "s'est-il",
    "a dit",
    "a-t-il dit",
    "selon",
    "L'ONU",
    "jusqu'ici",
    "Paul Riva",
    "C'est",
    "nous refusons",
    "la paix",
];

/// `text` with each straight apostrophe between letters curved.
fn between_letters(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let is_letter =
        |at: Option<usize>| at.and_then(|at| characters.get(at)).is_some_and(|c| c.is_alphabetic());
    let curved = |at: usize| is_letter(at.checked_sub(1)) && is_letter(Some(at + 1));
    characters.iter().enumerate().map(|(at, &c)| if c == '\'' && curved(at) { '’' } else { c }).collect()
}

#[test]
fn an_apostrophe_of_three_bytes_makes_no_short_passage_long() {
    let kinds = |text: &str| {
        let quotes = pipeline().0.read(&Article::new("x", text));
        quotes.iter().map(|labelled| labelled.quote.kind).collect::<Vec<_>>()
    };
    let open = "C'est qu'elle refuse «\u{a0}C'est «\u{a0}qu'elle “ «\u{a0}";
    assert_eq!(kinds(open), kinds(&between_letters(open)));
    assert_eq!(kinds(open).len(), 1);
    // The second stands in the first, if it is long enough for that to say anything.
    let echo = "a-t-il dit «\u{a0} «\u{a0} «\u{a0} «\u{a0} “ qu'elle C'est «\u{a0} «\u{a0} «\u{a0} C'est «\u{a0} a-t-il dit  ";
    assert_eq!(kinds(echo), kinds(&between_letters(echo)));
    assert_eq!(kinds(echo).len(), 2);
}

proptest! {
    #[test]
    fn any_string_goes_through(text in any::<String>()) {
        holds(&text)?;
    }

    #[test]
    fn anything_like_an_article_goes_through(text in article_like()) {
        holds(&text)?;
    }

    /// Between letters both are the apostrophe; at the border of a word the curved one may be a closing mark.
    #[test]
    fn the_straight_and_the_curved_apostrophe_give_the_same_quotes(pieces in prop::collection::vec(prop::sample::select(APOSTROPHES.to_vec()), 0..40)) {
        let straight = pieces.join(" ");
        let curved = between_letters(&straight);
        let read = |text: &str| -> Vec<(String, Option<String>, String)> {
            let quotes = pipeline().0.read(&Article::new("x", text));
            let told = |text: &str| text.replace('’', "'");
            quotes.iter().map(|labelled| {
                let quote = &labelled.quote;
                let name = quote.speaker.as_ref().map(|speaker| told(&speaker.name));
                (told(&quote.words(text)), name, format!("{:?} {:?}", quote.kind, labelled.stance))
            }).collect()
        };
        prop_assert_eq!(read(&straight), read(&curved));
    }

    #[test]
    fn line_ends_and_spaces_of_another_kind_give_the_same_quotes(text in article_like()) {
        let words = |text: &str| -> Vec<String> {
            let quotes = pipeline().0.read(&Article::new("x", text));
            quotes.iter().map(|labelled| labelled.quote.words(text)).collect()
        };
        let narrow = text.replace('\u{a0}', "\u{202f}");
        let expected: Vec<String> = words(&text).iter().map(|words| words.replace('\u{a0}', "\u{202f}")).collect();
        prop_assert_eq!(words(&narrow), expected);
        let windows = text.replace('\n', "\r\n");
        let expected: Vec<String> = words(&text).iter().map(|words| words.replace('\n', "\r\n")).collect();
        prop_assert_eq!(words(&windows), expected);
    }
}
