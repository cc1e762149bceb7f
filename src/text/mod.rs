//! Text: from the letters of an article to stems that can be counted.
//!
//! [`tokens`] cuts a text into words and never changes it: every [`Token`] points into the untouched text. What a
//! word is counted as is a second step, [`normalize`] and then [`FrenchStemmer`], and happens once per distinct word,
//! because the callers keep what they found in a memo table.

mod elision;
mod function_words;
mod ngrams;
mod normalizer;
mod stemmer;
mod tokenizer;

pub use function_words::is_function_word;
pub use ngrams::char_ngrams;
pub(crate) use normalizer::is_normalized;
pub use normalizer::normalize;
pub use stemmer::FrenchStemmer;
pub use tokenizer::{Break, Token, tokens};
