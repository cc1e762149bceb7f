//! The stages of the program one by one, on the project's own texts, beside what any program must do with a text at least:
//! copy it, and find out that it is UTF-8. `cargo bench` runs them; throughput is that of the text that a stage is given.

#![allow(missing_docs, clippy::unwrap_used)] // a panic ends the measurement with its reason

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use detente::articles::Article;
use detente::classifier::{Scorer, StanceModel};
use detente::features::{Encoder, Statement};
use detente::pipeline::{Pipeline, statement};
use detente::quotes::Extractor;
use detente::text::tokens;
use std::hint::black_box;

/// The articles of `data/articles`.
fn articles() -> Vec<Article> {
    let mut paths: Vec<_> =
        std::fs::read_dir("data/articles").unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    paths.sort();
    let article = |path: &std::path::PathBuf| {
        Article::new(path.display().to_string(), std::fs::read_to_string(path).unwrap())
    };
    paths.iter().map(article).collect()
}

/// The quotes of the articles, as the classifier sees them.
fn statements(extractor: &Extractor, articles: &[Article]) -> Vec<Statement> {
    let of = |article: &Article| -> Vec<Statement> {
        extractor.extract(&article.text).iter().map(|quote| statement(quote, &article.text)).collect()
    };
    articles.iter().flat_map(of).collect()
}

fn stages(criterion: &mut Criterion) {
    let (articles, extractor) = (articles(), Extractor::new());
    let model = StanceModel::embedded().unwrap();
    let text: String = articles.iter().map(|article| article.text.as_str()).collect();
    let statements = statements(&extractor, &articles);
    let statement_bytes: usize = statements.iter().map(|s| s.text.len() + s.context.len()).sum();

    let mut group = criterion.benchmark_group("articles");
    group.throughput(Throughput::Bytes(text.len() as u64)).sample_size(20);
    group.bench_function("copy", |bencher| bencher.iter(|| black_box(&text).clone()));
    group.bench_function("from_utf8", |bencher| {
        bencher.iter(|| std::str::from_utf8(black_box(text.as_bytes())).is_ok());
    });
    group.bench_function("tokens", |bencher| bencher.iter(|| tokens(black_box(&text)).count()));
    group.bench_function("extract", |bencher| {
        bencher.iter(|| articles.iter().map(|article| extractor.extract(&article.text).len()).sum::<usize>());
    });
    let pipeline = Pipeline::new(Extractor::new(), Some(&model));
    group.bench_function("extract and label", |bencher| {
        bencher.iter(|| articles.iter().map(|article| pipeline.read(article).len()).sum::<usize>());
    });
    group.finish();

    let mut group = criterion.benchmark_group("statements with their sentences");
    group.throughput(Throughput::Bytes(statement_bytes as u64)).sample_size(20);
    let mut warm = Scorer::new(&model);
    group.bench_function("score, words known", |bencher| {
        bencher.iter(|| statements.iter().map(|statement| warm.stance(statement).lean).sum::<f64>());
    });
    group.bench_function("score, no word known", |bencher| {
        bencher.iter(|| {
            let mut cold = Scorer::new(&model);
            statements.iter().map(|statement| cold.stance(statement).lean).sum::<f64>()
        });
    });
    let mut encoder = Encoder::new(&model.space);
    group.bench_function("encode, words known", |bencher| {
        bencher.iter(|| statements.iter().map(|statement| encoder.encode(statement).len()).sum::<usize>());
    });
    group.finish();

    criterion.bench_function("load the embedded model", |bencher| {
        bencher.iter(|| StanceModel::embedded().unwrap().space.width());
    });
}

criterion_group!(benches, stages);
criterion_main!(benches);
