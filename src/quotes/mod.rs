//! Quotes: which words of an article are quoted, what kind of quotation they are, and who says them.
//!
//! ```text
//! text → tokens → marks → pairs → spans → incises → speakers → kind → quotes
//! ```
//!
//! [`Extractor`] goes through an article once. Nothing is rewritten on the way: every place it returns points
//! into the text as it came in.

mod actors;
pub mod annotation;
mod clauses;
mod cue_list;
mod cues;
mod incises;
mod kind;
mod lexicon;
mod marks;
mod offices;
mod own_actors;
mod page;
mod pairs;
mod scanner;
mod spans;
mod speakers;
mod tokens;
mod unsaid;
mod words;

pub(crate) use cue_list::{CueRow, cue_rows};

use crate::articles::Span;
use crate::error::Error;
use serde::{Deserialize, Serialize};
use speakers::Voice;
use std::path::Path;

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

impl QuoteKind {
    /// `statement`, `fragment` or `other`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Statement => "statement",
            Self::Fragment => "fragment",
            Self::Other => "other",
        }
    }
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

/// The sides of the speakers of one article.
struct Sides<'a> {
    actors: &'a actors::Actors,
    known: Vec<(Voice, Option<&'a str>)>,
}

impl<'a> Sides<'a> {
    /// How many speakers are remembered.
    const SPEAKERS: usize = 16;

    /// The side of `voice`, which most quotes of an article share with one of the last.
    fn of(&mut self, page: &page::Page<'_>, voice: &Voice) -> Option<&'a str> {
        let same = |known: &Voice| known.name == voice.name && known.description == voice.description;
        if let Some((_, side)) = self.known.iter().find(|(known, _)| same(known)) {
            return *side;
        }
        let description = voice.description.map(|(from, to)| page.span(from, to).of(page.text));
        let side = self.actors.side(&voice.name.text(page), description);
        if self.known.len() < Self::SPEAKERS {
            self.known.push((*voice, side));
        }
        side
    }
}

/// Finds quotes. Made once, used for every article, shared between threads.
#[derive(Debug)]
pub struct Extractor {
    actors: actors::Actors,
    cues: cues::Cues,
    lexicon: lexicon::Lexicon,
    kinds: kind::KindModel,
}

impl Default for Extractor {
    fn default() -> Self {
        Self::new()
    }
}

impl Extractor {
    /// An extractor with the cues and actors that come with the program.
    pub fn new() -> Self {
        let (actors, cues) = (actors::Actors::built_in(), cues::Cues::built_in());
        let lexicon = lexicon::Lexicon::new(&cues, &actors);
        Self { actors, cues, lexicon, kinds: kind::KindModel::built_in() }
    }

    /// An extractor that knows a user's own actors too: a table with the columns `name` and `actor`, and as it
    /// likes `kind` (`state`, `person`, `adjective`, …) and `from`, the first year in office. A row takes the
    /// place of the program's own row of the same name.
    ///
    /// ```
    /// use detente::quotes::Extractor;
    /// let table = "name,actor\nAda Lorme,Valdorie\n";
    /// let extractor = Extractor::with_actors(table.as_bytes())?;
    /// let quotes = extractor.extract("« Le pont tiendra », assure Ada Lorme.");
    /// assert_eq!(quotes[0].actor.as_deref(), Some("Valdorie"));
    /// # Ok::<(), csv::Error>(())
    /// ```
    ///
    /// # Errors
    /// When the table is no CSV or lacks the two columns.
    pub fn with_actors(table: impl std::io::Read) -> Result<Self, csv::Error> {
        let (mut actors, cues) = (actors::Actors::built_in(), cues::Cues::built_in());
        actors.extend(table)?;
        let lexicon = lexicon::Lexicon::new(&cues, &actors);
        Ok(Self { actors, cues, lexicon, kinds: kind::KindModel::built_in() })
    }

    /// [`Self::with_actors`] with the table at `path`, every cell of which is looked at first.
    ///
    /// # Errors
    /// When the file cannot be read, or a row is none of a table of actors; the message names line and column.
    pub fn with_actors_of(path: &Path) -> Result<Self, Error> {
        let table = own_actors::read(path)?;
        Self::with_actors(table.as_bytes()).map_err(|error| Error::Table {
            path: path.display().to_string(),
            line: error.position().map_or(0, csv::Position::line),
            found: error.to_string(),
            expected: "a table of actors has the columns name and actor".to_owned(),
        })
    }

    /// All quotes of `text`, in the order of their first byte.
    ///
    /// ```
    /// use detente::quotes::{Extractor, QuoteKind};
    /// let text = "« Le pont tiendra », assure Paul Riva.";
    /// let quotes = Extractor::new().extract(text);
    /// assert_eq!(quotes[0].words(text), "Le pont tiendra");
    /// assert_eq!(quotes[0].kind, QuoteKind::Statement);
    /// assert_eq!(quotes[0].speaker.as_ref().map(|s| s.name.as_str()), Some("Paul Riva"));
    /// ```
    pub fn extract(&self, text: &str) -> Vec<Quote> {
        let mut sides = Sides { actors: &self.actors, known: Vec::new() };
        self.read(text, |passage| {
            let reading = passage.reading;
            let unsaid =
                || unsaid::is_unsaid(passage.page, passage.layout, passage.layout.places[passage.index]);
            let kind = match reading.is_denied() || unsaid() {
                true => QuoteKind::Other,
                // A quotation inside another is kept for the verb right before it, which makes it a speech.
                false if passage.draft.depth > 0 || passage.is_plain_statement() => QuoteKind::Statement,
                false => self.kinds.kind(&passage),
            };
            let page = passage.page;
            let voice = reading.voice.or(reading.assumed).filter(|_| kind != QuoteKind::Other);
            let speaker = voice.map(|voice| Speaker { name: voice.name.text(page), span: voice.span });
            let actor = voice.and_then(|voice| sides.of(page, &voice));
            Quote {
                segments: passage.draft.segments.clone(),
                kind,
                speaker,
                actor: actor.map(str::to_owned),
                cue: reading
                    .attribution
                    .as_ref()
                    .and_then(|found| found.cue)
                    .map(|cue| cue.text(page).into_owned()),
                context: passage.layout.context(passage.page, passage.index, passage.draft.span()),
            }
        })
    }

    /// The place of every passage and what its kind is decided by, for learning the weights of `data/kind_weights.csv` and
    /// `data/kind_words.csv`: the names of its signs, and `before_1,selon` for a word and its place.
    #[doc(hidden)]
    pub fn signs(&self, text: &str) -> Vec<(Span, Vec<String>)> {
        self.read(text, |passage| {
            let mut signs: Vec<String> =
                passage.signs().into_iter().map(|sign| kind::SIGNS[sign].to_owned()).collect();
            passage
                .words(|place, word| signs.push(format!("{},{}", kind::PLACES[place], lexicon::fold(word))));
            (passage.draft.span(), signs)
        })
    }

    /// Reads an article, and makes something of every passage that counts.
    fn read<T>(&self, text: &str, mut make: impl FnMut(kind::Passage<'_, '_>) -> T) -> Vec<T> {
        let mut tokens = tokens::Tokens::new(text);
        if tokens.marks.is_empty() {
            return Vec::new();
        }
        let passages = spans::passages(text, &tokens);
        tokens.marks = Vec::new(); // they are in the passages now, and may be most of the text
        if passages.is_empty() {
            return Vec::new();
        }
        let page = page::Page::new(text, tokens, &self.lexicon, &self.cues);
        let drafts = incises::drafts(&page, passages);
        let (layout, readings) = speakers::read(&page, &drafts, &self.actors);
        let counts = |index: usize| {
            // A quotation inside another counts when the words around it name its speaker. Straight single marks inside
            // double ones are mostly words that the speaker only imagines or recalls.
            drafts[index].depth == 0
                || readings[index].is_attributed() && drafts[index].family != marks::Family::SingleStraight
        };
        let article = kind::Manner::new(&page, &drafts, &readings);
        (0..drafts.len())
            .filter(|&index| counts(index))
            .map(|index| {
                let span = drafts[index].span();
                make(kind::Passage {
                    page: &page,
                    layout: &layout,
                    draft: &drafts[index],
                    index,
                    reading: &readings[index],
                    article: &article,
                    tokens: (page.tokens.at_or_after(span.start), page.tokens.at_or_after(span.end)),
                })
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::sync::LazyLock;

    static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(Extractor::new);

    /// The words that the rules know, which they look for before and behind one another, and what stands between words.
    static WORDS: LazyLock<Vec<String>> = LazyLock::new(|| {
        let listed = words::LISTS.iter().flat_map(|(_, list)| list.split_whitespace());
        let forms = cues::Cues::built_in();
        let all = listed.chain(forms.forms().map(|(form, _)| form));
        let between = [
            "« mot »",
            "« Nous partons. »",
            "«",
            "»",
            "\"",
            ",",
            ".",
            ":",
            "\n",
            "Ada Lorme",
            "LVR",
            "-t-il",
            "27",
        ];
        // Signs as often as words.
        let between = between.iter().cycle().take(6000).map(|&sign| sign.to_owned());
        all.map(str::to_owned).chain(between).collect()
    });

    #[test]
    fn a_text_may_open_with_the_second_half_of_a_phrase() {
        for text in ["part dénoncé « trop cher ».", "part, dans son rapport, insisté « trop cher »."] {
            assert_eq!(EXTRACTOR.extract(text).len(), 1, "{text}");
        }
    }

    proptest! {
        #[test]
        fn known_words_in_any_order_are_read(
            words in prop::collection::vec(prop::sample::select(WORDS.clone()), 1..14),
        ) {
            let text = words.join(" ");
            for quote in EXTRACTOR.extract(&text) {
                prop_assert!(!quote.words(&text).is_empty());
            }
        }
    }
}
