//! Quotes: which words of an article are quoted, what kind of quotation they are, and who says them.

use crate::articles::Span;
use serde::{Deserialize, Serialize};

/// What a passage between quotation marks is (see `data/README.md`, question 1 of the codebook).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum QuoteKind {
    /// Somebody's words, with a finite verb of their own or a complete headline-like assertion.
    Statement,
    /// Somebody's words, less than a clause, built into the writer's sentence.
    Fragment,
    /// A title, name, term, scare quote, slogan: nobody's statement.
    Other,
}

/// Who says a quote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speaker {
    /// Fullest name or function found in the article.
    pub name: String,
    /// Where the mention that the quote was attributed by stands; `None` when it was carried over.
    pub span: Option<Span>,
}

/// One quotation: its words, its kind, and who says them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// The words inside the marks, in order, disjoint, at least one; more than one when the writer interrupts.
    pub segments: Vec<Span>,
    /// Statement, fragment or other.
    pub kind: QuoteKind,
    /// The speaker, `None` when the article does not say.
    pub speaker: Option<Speaker>,
    /// The speaker's side, by the actors list.
    pub actor: Option<String>,
    /// The reporting cue in its dictionary form (`déclarer`, `selon`).
    pub cue: Option<String>,
    /// The sentence or sentences of the article that hold the quote and its attribution.
    pub context: Span,
}

impl Quote {
    /// From the start of the first segment to the end of the last.
    pub fn span(&self) -> Span {
        Span::new(self.segments[0].start, self.segments[self.segments.len() - 1].end)
    }

    /// The quoted words, segments joined by a space.
    pub fn words(&self, text: &str) -> String {
        self.segments.iter().map(|segment| segment.of(text)).collect::<Vec<_>>().join(" ")
    }
}

/// Finds quotes. Made once, used for every article, shared between threads.
#[derive(Debug, Default)]
pub struct Extractor {}

impl Extractor {
    /// An extractor with the cues and actors that come with the program.
    pub fn new() -> Self {
        Self::default()
    }

    /// All quotes of `text`, in the order of their first byte.
    pub fn extract(&self, _text: &str) -> Vec<Quote> {
        Vec::new()
    }
}
