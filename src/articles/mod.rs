//! Articles: what comes in. An [`Article`] is an identifier and a text that no later stage changes.

mod span;

pub use span::{CodePoints, Span};

/// One article, as a reader found it. Every offset of every later stage points into `text`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Article {
    /// The table's identifier, or the path as the user gave it.
    pub id: String,
    /// The text, untouched but for the decoding of its bytes.
    pub text: String,
    /// Date as the source prints it.
    pub date: Option<String>,
    /// Newspaper, agency or site.
    pub source: Option<String>,
}

impl Article {
    /// An article with an identifier and a text, and nothing else known of it.
    pub fn new(id: impl Into<String>, text: impl Into<String>) -> Self {
        Self { id: id.into(), text: text.into(), date: None, source: None }
    }
}
