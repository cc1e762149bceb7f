//! One line of the table of quotes.

use super::explanation::ExplainedStatement;
use crate::articles::{Article, CodePoints};
use crate::classifier::{Stance, StanceModel};
use crate::pipeline::{LabelledQuote, statement};
use crate::quotes::QuoteKind;
use serde::Serialize;
use std::borrow::Cow;

/// A quote with everything that is written of it. Places are counted in Unicode code points of the article's text.
#[derive(Debug, Clone, PartialEq)]
pub struct QuoteRow<'a> {
    /// The article's identifier.
    pub article_id: &'a str,
    /// 1, 2, … in the article.
    pub quote_id: usize,
    /// The words inside the marks, segments joined by a space.
    pub quote: Cow<'a, str>,
    /// Start and end of each segment.
    pub segments: Vec<[usize; 2]>,
    /// Statement, fragment or other.
    pub kind: QuoteKind,
    /// Fullest name or function.
    pub speaker: Option<String>,
    /// Where the mention stands that the quote is attributed by.
    pub speaker_span: Option<[usize; 2]>,
    /// The speaker's side.
    pub actor: Option<String>,
    /// The reporting cue.
    pub cue: Option<String>,
    /// The sentence or sentences around the quote.
    pub context: &'a str,
    /// What the model says.
    pub judgement: Option<Judgement>,
    /// The parts that spoke most for the label, as text and as JSON, when they were asked for.
    pub explanation: Option<(String, serde_json::Value)>,
}

/// What the model says of a statement.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Judgement {
    /// The probabilities.
    pub stance: Stance,
    /// Whether a reader should look at it.
    pub needs_review: bool,
}

impl<'a> QuoteRow<'a> {
    /// The rows of one article; each labelled one is explained by its `explain` strongest parts, if that is asked for.
    pub fn of_article(
        article: &'a Article,
        quotes: Vec<LabelledQuote>,
        model: Option<&StanceModel>,
        explain: Option<usize>,
    ) -> Vec<Self> {
        let text = &article.text;
        let mut code_points = CodePoints::new(text);
        let mut rows = Vec::with_capacity(quotes.len());
        for (index, LabelledQuote { quote, stance }) in quotes.into_iter().enumerate() {
            let segments = quote
                .segments
                .iter()
                .map(|span| [code_points.at(span.start), code_points.at(span.end)])
                .collect();
            let speaker_span = quote.speaker.as_ref().and_then(|speaker| speaker.span);
            let explanation = stance.and(model).zip(explain).map(|(model, count)| {
                let explained = ExplainedStatement::new(model, statement(&quote, text));
                (explained.strongest(count), explained.strongest_json(count))
            });
            rows.push(Self {
                article_id: &article.id,
                quote_id: index + 1,
                quote: match quote.segments[..] {
                    [only] => Cow::Borrowed(only.of(text)),
                    _ => Cow::Owned(quote.words(text)),
                },
                segments,
                kind: quote.kind,
                speaker_span: speaker_span.map(|span| [code_points.at(span.start), code_points.at(span.end)]),
                speaker: quote.speaker.map(|speaker| speaker.name),
                actor: quote.actor,
                cue: quote.cue,
                context: quote.context.of(text),
                judgement: stance
                    .zip(model)
                    .map(|(stance, model)| Judgement { stance, needs_review: model.needs_review(stance) }),
                explanation,
            });
        }
        rows
    }

    /// From the start of the first segment.
    pub fn start(&self) -> usize {
        self.segments[0][0]
    }

    /// To the end of the last segment.
    pub fn end(&self) -> usize {
        self.segments[self.segments.len() - 1][1]
    }
}

/// A probability as tables have it: six decimals at most.
pub(super) fn rounded(probability: f64) -> f64 {
    (probability * 1e6).round() / 1e6
}

impl Serialize for QuoteRow<'_> {
    /// The object of the JSON Lines output, without what depends on the model's labels.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("article_id", &self.article_id)?;
        map.serialize_entry("quote_id", &self.quote_id)?;
        map.serialize_entry("quote", &self.quote)?;
        map.serialize_entry("quote_start", &self.start())?;
        map.serialize_entry("quote_end", &self.end())?;
        map.serialize_entry("quote_kind", &self.kind)?;
        map.serialize_entry("speaker", &self.speaker)?;
        map.serialize_entry("actor", &self.actor)?;
        map.serialize_entry("cue", &self.cue)?;
        map.serialize_entry("segments", &self.segments)?;
        map.serialize_entry("speaker_start", &self.speaker_span.map(|span| span[0]))?;
        map.serialize_entry("speaker_end", &self.speaker_span.map(|span| span[1]))?;
        map.serialize_entry("context", &self.context)?;
        map.end()
    }
}
