//! The pipeline: one article in, its labelled quotes out.
//!
//! This is the whole program in one call, for those who use the library: [`Pipeline::read`] finds the quotes of an
//! article and, when there is a model, judges each of them within its sentence.

use crate::articles::Article;
use crate::classifier::{Stance, StanceModel};
use crate::features::{Encoder, QUOTE_PLACEHOLDER, Statement};
use crate::quotes::{Extractor, Quote, QuoteKind};
use std::sync::Mutex;

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
    model: Option<&'m StanceModel>,
    /// One encoder for each thread, so that their memo tables stay warm from article to article.
    encoders: Vec<Mutex<Encoder<'m>>>,
}

impl<'m> Pipeline<'m> {
    /// A pipeline; without a model it finds quotes and labels none.
    pub fn new(extractor: Extractor, model: Option<&'m StanceModel>) -> Self {
        let threads = rayon::current_num_threads().max(1);
        let encoders = model
            .map(|model| (0..threads).map(|_| Mutex::new(Encoder::new(&model.space))).collect())
            .unwrap_or_default();
        Self { extractor, model, encoders }
    }

    /// The quotes of `article`, in the order of their first words.
    pub fn read(&self, article: &Article) -> Vec<LabelledQuote> {
        let quotes = self.extractor.extract(&article.text);
        quotes
            .into_iter()
            .map(|quote| {
                let stance = match quote.kind {
                    QuoteKind::Other => None,
                    QuoteKind::Statement | QuoteKind::Fragment => self.stance(&quote, &article.text),
                };
                LabelledQuote { quote, stance }
            })
            .collect()
    }

    fn stance(&self, quote: &Quote, text: &str) -> Option<Stance> {
        let model = self.model?;
        let thread = rayon::current_thread_index().unwrap_or(0) % self.encoders.len();
        // A panic elsewhere cannot have left an encoder in a state that matters: it is reset for each statement.
        let mut encoder = self.encoders[thread].lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        Some(model.stance(&encoder.encode(&statement(quote, text))))
    }
}

/// The quote as the classifier sees it: its words, and its sentence with a placeholder where they stood.
pub fn statement(quote: &Quote, text: &str) -> Statement {
    let mut context = String::with_capacity(quote.context.len());
    let mut at = quote.context.start;
    for (index, segment) in quote.segments.iter().enumerate() {
        context.push_str(&text[at..segment.start]);
        if index == 0 {
            context.push_str(QUOTE_PLACEHOLDER);
        }
        at = segment.end;
    }
    context.push_str(&text[at..quote.context.end]);
    Statement { text: quote.words(text), context }
}
