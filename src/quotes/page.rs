//! An article as the rules read it: text, tokens, and what each word can be.

use super::cues::{Cue, Cues, Mood, VerbForm};
use super::lexicon::{Class, Lexicon, Word};
use super::tokens::{Token, TokenKind, Tokens};
use crate::articles::Span;

/// Text, tokens and word classes of one article.
#[derive(Debug)]
pub(super) struct Page<'t> {
    pub(super) text: &'t str,
    pub(super) tokens: Tokens,
    /// Each token as written.
    strs: Vec<&'t str>,
    words: Vec<Word>,
    pub(super) cues: &'t Cues,
    pub(super) lexicon: &'t Lexicon,
}

impl<'t> Page<'t> {
    /// Reads `text`, and looks up every word.
    pub(super) fn new(text: &'t str, tokens: Tokens, lexicon: &'t Lexicon, cues: &'t Cues) -> Self {
        let known = |token: &Token| match token.kind {
            TokenKind::Lower | TokenKind::Capital | TokenKind::Elision => lexicon.word_at(text, token.span()),
            _ => Word::default(),
        };
        let words = tokens.all.iter().map(known).collect();
        let strs = tokens.all.iter().map(|token| token.span().of(text)).collect();
        Self { text, tokens, strs, words, cues, lexicon }
    }

    /// The number of tokens.
    pub(super) fn len(&self) -> usize {
        self.tokens.all.len()
    }

    pub(super) fn token(&self, at: usize) -> Option<Token> {
        self.tokens.get(at)
    }

    pub(super) fn kind(&self, at: usize) -> TokenKind {
        self.tokens.kind(at)
    }

    /// The token as written; empty past the end.
    pub(super) fn str(&self, at: usize) -> &'t str {
        self.strs.get(at).copied().unwrap_or_default()
    }

    /// What the word at `at` can be.
    pub(super) fn word(&self, at: usize) -> Word {
        self.words.get(at).copied().unwrap_or_default()
    }

    pub(super) fn is(&self, at: usize, class: Class) -> bool {
        self.word(at).is(class)
    }

    /// The reporting verb at `at`.
    pub(super) fn verb(&self, at: usize) -> Option<&'t VerbForm> {
        self.word(at).verb.map(|id| self.cues.verb(id))
    }

    /// Whether the word at `at` has a subject of its own.
    pub(super) fn is_finite(&self, at: usize) -> bool {
        self.kind(at) == TokenKind::Lower
            && (self.is(at, Class::FINITE) || self.verb(at).is_some_and(|verb| verb.can_be(Mood::Finite)))
    }

    /// The text from one token to before another, trimmed by construction.
    pub(super) fn span(&self, from: usize, to: usize) -> Span {
        Span::new(self.tokens.all[from].start, self.tokens.all[to.max(from + 1) - 1].end)
    }

    /// The cue that the verb form at `at` makes with what follows it, and the token after its last word.
    pub(super) fn cue_at(&self, at: usize, reflexive: bool) -> Option<(&'t Cue, usize)> {
        let verb = self.verb(at)?;
        let mut best: Option<(u16, usize)> = None;
        let second = self.behind_adverbs(at + 1);
        let opening = self.str(second).bytes().next();
        for &(byte, number) in &verb.longer {
            if Some(byte) == opening
                && let Some(end) = self.follows(second, &self.cues.cue(number).rest)
                && best.is_none_or(|(_, longest)| end > longest)
            {
                best = Some((number, end));
            }
        }
        let (number, end) = match best {
            Some(longer) => longer,
            // "qualifie le texte de « piège »": the object comes before the preposition.
            None if verb.plain.is_none() && verb.reflexive.is_none() => {
                let mut numbers = verb.longer.iter().map(|&(_, number)| number);
                let before_object =
                    |number: &u16| matches!(self.cues.cue(*number).rest[..], ["de" | "comme"]);
                (numbers.find(before_object)?, at + 1)
            }
            None if reflexive => (verb.reflexive.or(verb.plain)?, at + 1),
            None => (verb.plain.or(verb.reflexive)?, at + 1),
        };
        Some((self.cues.cue(number), end))
    }

    /// The first word from `at` on, two adverbs or pronouns hung on the verb passed over at most.
    fn behind_adverbs(&self, at: usize) -> usize {
        let passed = |&word: &usize| self.kind(word) == TokenKind::Clitic || self.is(word, Class::ADVERB);
        (at..at + 2).find(|word| !passed(word)).unwrap_or(at + 2)
    }

    /// Whether the words of `rest` stand at `at`, and where they end.
    fn follows(&self, mut at: usize, rest: &[&str]) -> Option<usize> {
        for word in rest {
            // An adjective agrees: "se dire prêt", "elle se dit prête".
            let found = self.str(at);
            let elided = *word == "de" && matches!(found, "d'" | "d’" | "du" | "des");
            let agrees = found.strip_prefix(*word).is_some_and(|rest| matches!(rest, "" | "e" | "s" | "es"));
            if !(elided || agrees) {
                return None;
            }
            at += 1;
        }
        Some(at)
    }

    /// Whether a preposition right before `at` governs what stands there.
    pub(super) fn governed(&self, at: usize) -> bool {
        at > 0 && (self.is(at - 1, Class::PREPOSITION.and(Class::OF)) || matches!(self.str(at), "aux" | "au"))
    }

    /// One past `, 54 ans` when that stands at `at`.
    pub(super) fn age_end(&self, at: usize) -> usize {
        let age = self.kind(at) == TokenKind::Comma
            && self.kind(at + 1) == TokenKind::Number
            && self.str(at + 2) == "ans";
        if age { at + 3 } else { at }
    }
}
