//! Messages in the reader's language.
//!
//! English stands in the source, where the code that says it can be read: `tr!("no key `{key}`", key)`. It is also the key under which
//! `fr.toml` has the French; placeholders are the same in both. A text that is chosen in one place and said in another is marked with
//! [`msg!`](crate::messages::msg) where it is chosen and translated with `tr!(text)` where it is said. What is data and no message stays as
//! it is: names of columns, labels, figures and flags, and every cell of a table.
//!
//! Why this way: `docs/decisions/0005-messages.md`.

use std::borrow::Cow;
use std::collections::BTreeMap;
use toml::de::{DeTable, DeValue};

/// A language that messages can be in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// That of the source.
    #[default]
    English,
    /// From `fr.toml`.
    French,
}

/// The French of every message.
static FRENCH: &str = include_str!("fr.toml");

impl Language {
    /// The language that a locale such as `fr_FR.UTF-8` or `C` asks for.
    ///
    /// ```
    /// use detente::messages::Language;
    /// assert_eq!(Language::of_locale("fr_CA.UTF-8"), Language::French);
    /// assert_eq!(Language::of_locale("C"), Language::English);
    /// ```
    pub fn of_locale(locale: &str) -> Self {
        match locale.split(['_', '-', '.', '@']).next() {
            Some("fr") => Self::French,
            _ => Self::English,
        }
    }

    /// From now on, messages of the whole process are in this language.
    pub fn speak(self) {
        match self {
            Self::English => tr::unset_translator!(),
            Self::French => tr::set_translator!(Catalogue::parse(FRENCH)),
        }
    }
}

/// English messages with their translations, sorted.
///
/// # Panics
/// When the catalogue that comes with the program is damaged, which a test would tell.
pub fn french() -> Vec<(String, String)> {
    Catalogue::parse(FRENCH).0.into_iter().collect()
}

/// `text` in the language that is spoken; as it is, when it is no message of the catalogue.
pub fn translated(text: &str) -> String {
    tr::tr!(text)
}

/// Marks a text that is a message and is translated elsewhere.
#[macro_export]
#[doc(hidden)]
macro_rules! __msg {
    ($text:literal) => {
        $text
    };
}
#[doc(inline)]
pub use crate::__msg as msg;

/// Translations by what they translate.
struct Catalogue(BTreeMap<String, String>);

impl Catalogue {
    fn parse(text: &str) -> Self {
        let table = DeTable::parse(text).expect("the catalogue is TOML");
        let entries = table.into_inner().into_iter().filter_map(|(key, value)| match value.into_inner() {
            DeValue::String(text) => Some((key.into_inner().into_owned(), text.into_owned())),
            _ => None,
        });
        Self(entries.collect())
    }

    fn find<'a>(&'a self, text: &'a str) -> Cow<'a, str> {
        Cow::Borrowed(self.0.get(text).map_or(text, String::as_str))
    }
}

impl tr::Translator for Catalogue {
    fn translate<'a>(&'a self, text: &'a str, _: Option<&'a str>) -> Cow<'a, str> {
        self.find(text)
    }

    /// In French, 0 and 1 are singular.
    fn ntranslate<'a>(&'a self, n: u64, one: &'a str, many: &'a str, _: Option<&'a str>) -> Cow<'a, str> {
        self.find(if n < 2 { one } else { many })
    }
}
