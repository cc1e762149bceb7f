//! Annotation: the markup of the project's own articles in `data/articles/`, read back into text and quotes.
//!
//! ```text
//! « ⟦s|Paul Riva|assurer|conciliatory|Le pont tiendra⟧ », assure Paul Riva.
//! ```
//!
//! `⟦kind|speaker|cue|stance|words⟧` stands around the words of a quotation; the kind is `s`, `f` or `o`
//! (statement, fragment, other), with `?` where a careful reader could decide otherwise; two speakers are parted
//! by ` ; `. `⟦+|words⟧` goes on with the quotation before it on the same level.

use super::QuoteKind;
use crate::articles::Span;

/// A quotation as it was annotated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnnotatedQuote {
    /// Places of the words in the plain text.
    pub segments: Vec<Span>,
    /// Statement, fragment or other.
    pub kind: QuoteKind,
    /// Whether a careful reader could not decide otherwise.
    pub sure: bool,
    /// Speakers, parted by ` ; `; empty when the article does not say.
    pub speaker: String,
    /// Cue in its dictionary form; empty when there is none.
    pub cue: String,
    /// `conciliatory`, `confrontational`, `neutral`, or empty.
    pub stance: String,
}

impl AnnotatedQuote {
    /// From the start of the first segment to the end of the last.
    pub fn span(&self) -> Span {
        Span::new(self.segments[0].start, self.segments[self.segments.len() - 1].end)
    }
}

/// An article without its markup, and what the markup said.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AnnotatedArticle {
    /// The text as a newspaper prints it.
    pub text: String,
    /// The quotations, by their opening bracket.
    pub quotes: Vec<AnnotatedQuote>,
}

/// Reads annotated `markup`.
///
/// ```
/// use detente::quotes::annotation;
/// let article = annotation::read("« ⟦s|Paul Riva|dire|neutral|Oui⟧ », dit Paul Riva.")?;
/// assert_eq!(article.text, "« Oui », dit Paul Riva.");
/// assert_eq!(article.quotes[0].segments[0].of(&article.text), "Oui");
/// # Ok::<(), String>(())
/// ```
///
/// # Errors
/// Names the bracket that is wrong, with the words around it.
pub fn read(markup: &str) -> Result<AnnotatedArticle, String> {
    let mut article = AnnotatedArticle::default();
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut last_of_depth: Vec<usize> = Vec::new();
    let mut rest = markup;
    while let Some(at) = rest.find(['⟦', '⟧']) {
        article.text.push_str(&rest[..at]);
        let bracket = &rest[at..];
        let near = || bracket.chars().take(40).collect::<String>();
        if let Some(closed) = bracket.strip_prefix('⟧') {
            let (quote, start) =
                open.pop().ok_or_else(|| format!("nothing opened this bracket: {}", near()))?;
            article.quotes[quote].segments.push(Span::new(start, article.text.len()));
            rest = closed;
            continue;
        }
        let inside = &bracket['⟦'.len_utf8()..];
        if let Some(words) = inside.strip_prefix("+|") {
            let quote =
                last_of_depth.get(open.len()).ok_or_else(|| format!("nothing to go on with: {}", near()))?;
            open.push((*quote, article.text.len()));
            rest = words;
            continue;
        }
        let mut cells = inside.splitn(5, '|');
        let mut cell = || cells.next().ok_or_else(|| format!("five cells are expected here: {}", near()));
        let (kind, speaker, cue, stance, words) = (cell()?, cell()?, cell()?, cell()?, cell()?);
        let quote = AnnotatedQuote {
            segments: Vec::new(),
            kind: match kind.trim_end_matches('?') {
                "s" => QuoteKind::Statement,
                "f" => QuoteKind::Fragment,
                "o" => QuoteKind::Other,
                other => return Err(format!("the kind is s, f or o, not {other:?}: {}", near())),
            },
            sure: !kind.ends_with('?'),
            speaker: speaker.to_owned(),
            cue: cue.to_owned(),
            stance: stance.to_owned(),
        };
        last_of_depth.truncate(open.len());
        last_of_depth.push(article.quotes.len());
        open.push((article.quotes.len(), article.text.len()));
        article.quotes.push(quote);
        rest = words;
    }
    if !open.is_empty() {
        return Err("a bracket is never closed".to_owned());
    }
    article.text.push_str(rest);
    Ok(article)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_continued_quotation_has_two_segments() {
        let markup = "« ⟦s|Riva|dire|neutral|Oui⟧, dit Riva, ⟦+|demain⟧ »";
        let article = read(markup).expect("good markup");
        let words: Vec<&str> = article.quotes[0].segments.iter().map(|s| s.of(&article.text)).collect();
        assert_eq!(words, ["Oui", "demain"]);
    }

    #[test]
    fn wrong_markup_is_named() {
        assert!(read("⟦x||||mot⟧").is_err_and(|message| message.contains("\"x\"")));
        assert!(read("mot⟧").is_err());
        assert!(read("⟦s|a|b|neutral|mot").is_err());
    }
}
