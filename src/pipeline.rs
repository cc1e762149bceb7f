//! The pipeline: one article in, its labelled quotes out.
//!
//! This is the whole program in one call, for those who use the library: [`Pipeline::read`] finds the quotes of an
//! article and, when there is a model, judges each of them within its sentence.

use crate::articles::Article;
use crate::classifier::{Scorer, Scorers, Stance, StanceModel};
use crate::features::{QUOTE_PLACEHOLDER, Statement};
use crate::quotes::{Extractor, Quote, QuoteKind};

/// A quote and the stance it takes.
#[derive(Debug, Clone, PartialEq)]
pub struct LabelledQuote {
    /// The quote.
    pub quote: Quote,
    /// Its stance; `None` without a model and for passages that are nobody's statement.
    pub stance: Option<Stance>,
}

/// Extraction and labelling of articles; shared between threads.
///
/// ```
/// use detente::{articles::Article, classifier::StanceModel, pipeline::Pipeline, quotes::Extractor};
/// let model = StanceModel::embedded()?;
/// let pipeline = Pipeline::new(Extractor::new(), Some(&model));
/// let article = Article::new("1", "« Nous condamnons cette agression », a déclaré Ada Lorme.");
/// let quotes = pipeline.read(&article);
/// assert_eq!(quotes[0].quote.words(&article.text), "Nous condamnons cette agression");
/// assert_eq!(quotes[0].stance.unwrap().pole(), 1); // confrontational
/// # Ok::<(), detente::error::Error>(())
/// ```
#[derive(Debug)]
pub struct Pipeline<'m> {
    extractor: Extractor,
    /// They know more words from article to article.
    scorers: Option<Scorers<'m>>,
}

impl<'m> Pipeline<'m> {
    /// A pipeline; without a model it finds quotes and labels none.
    pub fn new(extractor: Extractor, model: Option<&'m StanceModel>) -> Self {
        Self { extractor, scorers: model.map(Scorers::new) }
    }

    /// The quotes of `article`, in the order of their first words.
    pub fn read(&self, article: &Article) -> Vec<LabelledQuote> {
        let quotes = self.extractor.extract(&article.text);
        match &self.scorers {
            None => quotes.into_iter().map(|quote| LabelledQuote { quote, stance: None }).collect(),
            Some(scorers) => scorers.with(|scorer| labelled(scorer, quotes, &article.text)),
        }
    }
}

fn labelled(scorer: &mut Scorer<'_>, quotes: Vec<Quote>, text: &str) -> Vec<LabelledQuote> {
    let mut seen = Statement::default();
    let label = |quote: Quote| {
        let stance = (quote.kind != QuoteKind::Other).then(|| {
            write_statement(&quote, text, &mut seen);
            scorer.stance(&seen)
        });
        LabelledQuote { quote, stance }
    };
    quotes.into_iter().map(label).collect()
}

/// The quote as the classifier sees it: its words, and its sentence with a placeholder where they stood.
pub fn statement(quote: &Quote, text: &str) -> Statement {
    let mut statement = Statement::default();
    write_statement(quote, text, &mut statement);
    statement
}

/// Writes [`statement`] into one that is already there, whose former content is dropped.
fn write_statement(quote: &Quote, text: &str, statement: &mut Statement) {
    let Statement { text: words, context } = statement;
    words.clear();
    context.clear();
    let mut at = quote.context.start;
    for (index, segment) in quote.segments.iter().enumerate() {
        words.push_str(if index > 0 { " " } else { "" });
        words.push_str(segment.of(text));
        context.push_str(&text[at..segment.start]);
        context.push_str(if index == 0 { QUOTE_PLACEHOLDER } else { "" });
        at = segment.end;
    }
    context.push_str(&text[at..quote.context.end]);
}
