//! The tokenizer: where words begin and end in the untouched text.
//!
//! A word is a run of letters, digits and combining marks. A hyphen separates (`cessez-le-feu` is three words, and so
//! is `a-t-il`), an apostrophe separates unless it is part of the word (`aujourd'hui`), and what was elided before
//! it is left out. Between words the tokenizer keeps what later stages need of the punctuation: whether a clause or a
//! sentence ended there.

use super::elision::{is_elided, is_protected};
use crate::articles::Span;

/// What lies between a token and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Break {
    /// Nothing that ends a clause.
    None,
    /// A comma, semicolon, colon, dash, bracket or quotation mark.
    Clause,
    /// A full stop, question or exclamation mark, ellipsis, line end or the start of the text.
    Sentence,
}

/// A word of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where the word stands; `&text[span]` is the word as printed, without what was elided before it.
    pub span: Span,
    /// What lies between the word before and this one.
    pub break_before: Break,
}

/// The words of `text`, in order, disjoint.
///
/// ```
/// use detente::text::tokens;
/// let text = "L’Otan n’a qu’un cessez-le-feu aujourd’hui.";
/// let words: Vec<&str> = tokens(text).map(|token| token.span.of(text)).collect();
/// assert_eq!(words, ["Otan", "a", "un", "cessez", "le", "feu", "aujourd’hui"]);
/// ```
pub fn tokens(text: &str) -> Tokens<'_> {
    Tokens { text, at: 0, pending: Break::Sentence }
}

/// Iterator over the words of a text; see [`tokens`].
#[derive(Debug, Clone)]
pub struct Tokens<'t> {
    text: &'t str,
    at: usize,
    pending: Break,
}

impl Tokens<'_> {
    /// The end of the run of word characters that starts at `start`.
    fn run_end(&self, start: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mut at = start;
        while let Some(&byte) = bytes.get(at) {
            match BYTES[usize::from(byte)] {
                Byte::Word => at += 1,
                Byte::Sign => break,
                Byte::Further => {
                    let c = self.char_at(at);
                    if !is_word_character(c) {
                        break;
                    }
                    at += c.len_utf8();
                }
            }
        }
        at
    }

    /// The character that begins at `at`. Nearly all of French beyond ASCII takes two bytes.
    fn char_at(&self, at: usize) -> char {
        match self.text.as_bytes()[at..] {
            [first @ 0xC2..=0xDF, second, ..] => {
                let code = u32::from(first & 0x1F) << 6 | u32::from(second & 0x3F);
                char::from_u32(code).expect("a string is UTF-8")
            }
            _ => self.text[at..].chars().next().expect("`at` lies within the text"),
        }
    }

    /// The apostrophe at `at`, as its length in bytes, when a word character follows it.
    fn inner_apostrophe(&self, at: usize) -> Option<usize> {
        let length = match self.text.as_bytes()[at..] {
            [b'\'', ..] => 1,
            [0xCA, 0xBC, ..] => '\u{02BC}'.len_utf8(),
            [0xE2, 0x80, 0x99, ..] => '\u{2019}'.len_utf8(),
            _ => return None,
        };
        let after = at + length;
        (after < self.text.len() && is_word_character(self.char_at(after))).then_some(length)
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let bytes = self.text.as_bytes();
        loop {
            let start = self.at;
            let first = *bytes.get(start)?;
            // The space after a word is what stands between most of them.
            if first == b' ' {
                self.at += 1;
                continue;
            }
            let mut end = self.run_end(start);
            if end == start {
                let c = self.char_at(start);
                self.pending = self.pending.max(break_of(c));
                self.at += c.len_utf8();
                continue;
            }
            if let Some(length) = self.inner_apostrophe(end) {
                let after = end + length;
                let after_end = self.run_end(after);
                let (before, following) = (&self.text[start..end], &self.text[after..after_end]);
                if is_protected(before, following) {
                    end = after_end;
                } else if is_elided(before) {
                    self.at = after;
                    continue;
                }
            }
            self.at = end;
            let break_before = std::mem::replace(&mut self.pending, Break::None);
            return Some(Token { span: Span::new(start, end), break_before });
        }
    }
}

/// What a byte says of the character that it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Byte {
    /// A letter or digit of ASCII.
    Word,
    /// Another character of ASCII.
    Sign,
    /// Only what follows says it.
    Further,
}

const BYTES: [Byte; 256] = {
    let mut bytes = [Byte::Further; 256];
    let mut byte = 0;
    while byte < 0x80 {
        bytes[byte as usize] = if (byte as u8).is_ascii_alphanumeric() { Byte::Word } else { Byte::Sign };
        byte += 1;
    }
    bytes
};

/// Letters and digits of any script, and the marks that combine with them.
fn is_word_character(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphanumeric(),
        // The letters of Western Europe and general punctuation, which French consists of, need no look into tables.
        '\u{c0}'..='\u{17f}' => c != '×' && c != '÷',
        '\u{2000}'..='\u{206f}' => false,
        _ => c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c),
    }
}

/// What a character that stands between words ends.
fn break_of(c: char) -> Break {
    match c {
        '.' | '!' | '?' | '…' | '\n' | '\r' | '\u{2029}' => Break::Sentence,
        ',' | ';' | ':' | '(' | ')' | '[' | ']' | '«' | '»' | '"' | '“' | '”' | '–' | '—' | '⟨' | '⟩' => {
            Break::Clause
        }
        _ => Break::None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn is_apostrophe(c: char) -> bool {
        matches!(c, '\'' | '\u{2019}' | '\u{02BC}')
    }

    fn words(text: &str) -> Vec<&str> {
        tokens(text).map(|token| token.span.of(text)).collect()
    }

    #[test]
    fn elided_articles_and_pronouns_are_left_out() {
        assert_eq!(words("qu'il s’est dit jusqu'ici"), ["il", "est", "dit", "ici"]);
        assert_eq!(words("D'ARVEL et O'Neill"), ["ARVEL", "et", "O", "Neill"]);
    }

    #[test]
    fn an_apostrophe_without_a_word_after_it_elides_nothing() {
        assert_eq!(words("le n' et l’"), ["le", "n", "et", "l"]);
    }

    #[test]
    fn words_with_an_apostrophe_of_their_own_stay_whole() {
        assert_eq!(words("Aujourd'hui, les prud’hommes"), ["Aujourd'hui", "les", "prud’hommes"]);
    }

    #[test]
    fn a_letter_in_two_code_points_is_one_word_with_its_mark() {
        assert_eq!(words("supprime\u{301}s ici"), ["supprime\u{301}s", "ici"]);
    }

    #[test]
    fn breaks_say_where_clauses_and_sentences_end() {
        let breaks: Vec<Break> = tokens("Oui, mais non. Enfin").map(|token| token.break_before).collect();
        assert_eq!(breaks, [Break::Sentence, Break::Clause, Break::None, Break::Sentence]);
    }

    #[test]
    fn the_short_cuts_agree_with_the_tables_of_unicode() {
        for c in '\0'..='\u{2fff}' {
            let expected = c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c);
            assert_eq!(is_word_character(c), expected, "{c:?}");
        }
    }

    proptest! {
        #[test]
        fn any_text_gives_words_in_order_that_hold_only_word_characters(text in any::<String>()) {
            let mut last = 0;
            for token in tokens(&text) {
                prop_assert!(token.span.start >= last && !token.span.is_empty());
                last = token.span.end;
                let word = token.span.of(&text);
                prop_assert!(word.chars().all(|c| is_word_character(c) || is_apostrophe(c)));
            }
        }

        /// Tokens cover the text: a letter or digit outside of them stands before the apostrophe that elides it.
        #[test]
        fn any_text_is_covered_but_for_elisions(text in "(\\PC|[a-zé'’ \n«»]){0,80}") {
            let mut last = 0;
            let ends = tokens(&text).map(|token| token.span).chain([Span::new(text.len(), text.len())]);
            for span in ends {
                let gap = &text[last..span.start];
                let after_last_apostrophe = gap.rsplit(is_apostrophe).next().unwrap_or_default();
                prop_assert!(!after_last_apostrophe.contains(char::is_alphanumeric), "{gap:?} before {:?}", span.of(&text));
                last = span.end;
            }
        }

        #[test]
        fn no_letter_is_lost_but_the_elided_ones(text in "[a-zé' ,.«»’-]{0,60}") {
            let kept: usize = tokens(&text).map(|t| t.span.of(&text).chars().filter(|c| c.is_alphanumeric()).count()).sum();
            let all = text.chars().filter(|c| c.is_alphanumeric()).count();
            let apostrophes = text.chars().filter(|&c| is_apostrophe(c)).count();
            prop_assert!(kept <= all && kept + 6 * apostrophes >= all);
        }
    }
}
