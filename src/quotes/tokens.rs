//! One pass over the bytes of an article: words, punctuation, breaks and everything that may be a quotation mark.
//!
//! Quotes need less than the classifier's tokenizer and need it earlier: where words begin, which of them are
//! capitalised, where an elision or an inverted pronoun hangs on a word, and which signs may open or close a
//! quotation. Nothing is normalised here; every token points into the untouched text.

use super::marks::Mark;
use super::scanner::Scanner;
use crate::articles::Span;

/// What a token is, as far as finding quotes and speakers goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// A word that starts with a small letter.
    Lower,
    /// A word that starts with a capital letter, a lone initial (`K.`) included.
    Capital,
    /// A title with its full stop, or without (`M.`, `Mme`, `Dr`).
    Title,
    /// Digits, with the commas, points and letters inside.
    Number,
    /// `l'`, `qu'`, `d'`… with the apostrophe.
    Elision,
    /// A pronoun hung on a verb: `-t-il`, `-elle`, `-on`.
    Clitic,
    /// Something that may be a quotation mark.
    Mark,
    Comma,
    Colon,
    Semicolon,
    /// `.`, `!`, `?`, `…` and runs of them.
    Stop,
    Dash,
    /// `(` or `[`.
    Open,
    /// `)` or `]`.
    Close,
    /// A line break that ends a paragraph.
    Break,
    /// Anything else.
    Symbol,
}

/// A token: a place and a kind.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: TokenKind,
}

impl Token {
    pub(super) fn span(self) -> Span {
        Span::new(self.start, self.end)
    }

    /// Whether the token is a word of any kind.
    pub(super) fn is_word(self) -> bool {
        use TokenKind::{Capital, Clitic, Elision, Lower, Number, Title};
        matches!(self.kind, Lower | Capital | Title | Number | Elision | Clitic)
    }

    /// Whether a sentence may end here.
    pub(super) fn ends_sentence(self) -> bool {
        matches!(self.kind, TokenKind::Stop | TokenKind::Break)
    }
}

/// The tokens of a text, and the marks among them.
#[derive(Debug, Default)]
pub(super) struct Tokens {
    pub(super) all: Vec<Token>,
    /// The marks, in order; `Mark::token` is the index into `all`.
    pub(super) marks: Vec<Mark>,
}

impl Tokens {
    /// Reads `text`.
    pub(super) fn new(text: &str) -> Self {
        Scanner::read(text)
    }

    /// The token at `index`, if there is one.
    pub(super) fn get(&self, index: usize) -> Option<Token> {
        self.all.get(index).copied()
    }

    /// The kind of the token at `index`; a break past the end, so that no caller needs to check for it.
    pub(super) fn kind(&self, index: usize) -> TokenKind {
        self.all.get(index).map_or(TokenKind::Break, |t| t.kind)
    }

    /// The index of the first token that starts at `byte` or later.
    pub(super) fn at_or_after(&self, byte: usize) -> usize {
        self.all.partition_point(|t| t.start < byte)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(text: &str) -> Vec<&str> {
        Tokens::new(text).all.iter().map(|t| t.span().of(text)).collect()
    }

    #[test]
    fn elisions_and_inverted_pronouns_stand_alone() {
        assert_eq!(
            words("L’Otan n'a-t-elle rien dit ?"),
            ["L’", "Otan", "n'", "a", "-t-elle", "rien", "dit", "?"]
        );
        assert_eq!(words("aujourd'hui à N'Djamena"), ["aujourd'hui", "à", "N'Djamena"]);
    }

    #[test]
    fn titles_and_initials_keep_their_full_stop() {
        assert_eq!(words("M. Riva et Me K. d’Arvel."), ["M.", "Riva", "et", "Me", "K.", "d’", "Arvel", "."]);
        assert_eq!(words("M.Riva, J.R. Lorm"), ["M.", "Riva", ",", "J.R.", "Lorm"]);
    }

    #[test]
    fn a_wrapped_line_is_no_paragraph() {
        let kinds = |text| Tokens::new(text).all.iter().filter(|t| t.kind == TokenKind::Break).count();
        assert_eq!(kinds("il part\ndemain"), 0);
        assert_eq!(kinds("il part\nDemain"), 1);
        assert_eq!(kinds("il part\n\ndemain"), 1);
    }

    proptest! {
        #[test]
        fn any_text_gives_rising_tokens_on_character_boundaries(text in "(\\PC|[ \n«»“”‘’\"'.,éÉa-zA-Z]){0,80}") {
            let tokens = Tokens::new(&text);
            let mut last = 0;
            for token in &tokens.all {
                prop_assert!(token.start >= last && token.end > token.start);
                prop_assert!(text.get(token.start..token.end).is_some());
                last = token.end;
            }
            for mark in &tokens.marks {
                prop_assert_eq!(tokens.all[mark.token].span(), mark.span);
            }
        }
    }
}
