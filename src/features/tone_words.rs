//! Words as the tone counts see them: lexicon number, role, traits.

use super::lexicon::ToneLexicon;
use super::tones::Role;
use super::traits::Traits;
use crate::text::{Break, FrenchStemmer, normalize, tokens};
use rustc_hash::FxHashMap;

/// Word forms that the memo holds before it is emptied.
const MEMO_FORMS: usize = 1 << 18;

/// One word, as the counts see it.
#[derive(Debug, Clone, Copy)]
pub(super) struct ToneWord {
    /// The lexicon's number for the stem.
    pub stem: Option<u32>,
    /// Its role.
    pub role: Role,
    /// Its closed classes.
    pub traits: Traits,
    /// What lies between the word before and this one.
    pub break_before: Break,
    /// Whether an elided `n'` stands right before it.
    pub after_elided_ne: bool,
}

/// What a form is, whatever stands around it.
#[derive(Debug, Clone, Copy)]
struct Form {
    stem: Option<u32>,
    role: Role,
    traits: Traits,
}

/// Reads texts into [`ToneWord`]s, with a memo table from word form to what it is.
#[derive(Debug, Default)]
pub(super) struct ToneReader {
    stemmer: FrenchStemmer,
    forms: FxHashMap<Box<str>, Form>,
    word: String,
}

impl ToneReader {
    /// The words of `text`; `words` loses what it held. A reader belongs to one lexicon.
    pub(super) fn read(&mut self, lexicon: &ToneLexicon, text: &str, words: &mut Vec<ToneWord>) {
        words.clear();
        if self.forms.len() > MEMO_FORMS {
            self.forms.clear();
        }
        for token in tokens(text) {
            let form = self.form(lexicon, token.span.of(text));
            let before = &text.as_bytes()[..token.span.start];
            let elided_ne = [b"n'".as_slice(), b"N'", "n’".as_bytes(), "N’".as_bytes()];
            words.push(ToneWord {
                stem: form.stem,
                role: form.role,
                traits: form.traits,
                break_before: token.break_before,
                after_elided_ne: elided_ne.iter().any(|ne| before.ends_with(ne)),
            });
        }
    }

    fn form(&mut self, lexicon: &ToneLexicon, written: &str) -> Form {
        if let Some(&form) = self.forms.get(written) {
            return form;
        }
        normalize(written, &mut self.word);
        let form = Form {
            stem: lexicon.stem(&self.stemmer.stem(&self.word)),
            role: Role::of(&self.word),
            traits: Traits::of(&self.word),
        };
        self.forms.insert(written.into(), form);
        form
    }
}
