//! The project's own annotated articles as a regression set: the figures may rise, they must not fall.

use detente::articles::Span;
use detente::quotes::annotation::{self, AnnotatedArticle};
use detente::quotes::{Extractor, QuoteKind};

/// Figures of the extractor on the set, in thousandths, as they stood when the test was written.
const EXTRACTION_F1: usize = 968;
const KIND_ACCURACY: usize = 940;
const SPEAKER_ACCURACY: usize = 820;
const SPEAKER_PRECISION: usize = 890;

fn articles() -> Vec<(String, AnnotatedArticle)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data/articles");
    let mut articles: Vec<(String, AnnotatedArticle)> = std::fs::read_dir(folder)
        .expect("data/articles is part of the project")
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "ann"))
        .map(|path| {
            let markup = std::fs::read_to_string(&path).expect("a readable file");
            let article =
                annotation::read(&markup).unwrap_or_else(|message| panic!("{}: {message}", path.display()));
            let plain = std::fs::read_to_string(path.with_extension("txt")).expect("the compiled text");
            assert_eq!(plain, article.text, "{}: run the example `annotate`", path.display());
            (path.display().to_string(), article)
        })
        .collect();
    articles.sort_by(|a, b| a.0.cmp(&b.0));
    articles
}

fn overlap(a: Span, b: Span) -> f64 {
    let common = a.end.min(b.end).saturating_sub(a.start.max(b.start));
    common as f64 / (a.end.max(b.end) - a.start.min(b.start)) as f64
}

/// Whether two names share their last word: `Paul Riva` and `Riva`, `le ministère` and `ministère`.
fn same_speaker(gold: &str, found: &str) -> bool {
    let last = |name: &str| name.split([' ', '’', '\'']).next_back().map(str::to_lowercase);
    gold.split(" ; ")
        .any(|gold| last(gold) == last(found) || gold.to_lowercase().contains(&found.to_lowercase()))
}

#[test]
fn the_figures_on_our_own_articles_do_not_fall() {
    let extractor = Extractor::new();
    let (mut gold_quotes, mut found_quotes, mut hits) = (0, 0, 0);
    let (mut kinds, mut kinds_right, mut speakers, mut given, mut speakers_right) = (0, 0, 0, 0, 0);
    let articles = articles();
    assert!(articles.len() >= 60);
    for (_, article) in &articles {
        let found = extractor.extract(&article.text);
        gold_quotes += article.quotes.iter().filter(|quote| quote.kind != QuoteKind::Other).count();
        found_quotes += found.iter().filter(|quote| quote.kind != QuoteKind::Other).count();
        for gold in &article.quotes {
            let best = found
                .iter()
                .max_by(|a, b| overlap(a.span(), gold.span()).total_cmp(&overlap(b.span(), gold.span())));
            let Some(best) = best.filter(|quote| overlap(quote.span(), gold.span()) >= 0.8) else { continue };
            kinds += 1;
            kinds_right += usize::from(best.kind == gold.kind);
            if gold.kind == QuoteKind::Other {
                continue;
            }
            hits += usize::from(best.kind != QuoteKind::Other);
            if !gold.speaker.is_empty() {
                speakers += 1;
                if let Some(speaker) = &best.speaker {
                    given += 1;
                    speakers_right += usize::from(same_speaker(&gold.speaker, &speaker.name));
                }
            }
        }
    }
    let extraction = 2000 * hits / (gold_quotes + found_quotes);
    let (kind, accuracy) = (1000 * kinds_right / kinds, 1000 * speakers_right / speakers);
    let precision = 1000 * speakers_right / given;
    let figures =
        format!("F1 {extraction}, kind {kind}, speaker {accuracy}, precision {precision} (thousandths)");
    assert!(extraction >= EXTRACTION_F1, "{figures}");
    assert!(kind >= KIND_ACCURACY, "{figures}");
    assert!(accuracy >= SPEAKER_ACCURACY, "{figures}");
    assert!(precision >= SPEAKER_PRECISION, "{figures}");
}
