//! The tone lexicon: words and formulas that lean to one pole, matched on stems.
//!
//! The lexicon is no judge. Its matches become a few counts (`tones.rs`) whose weights are learnt with all the others;
//! it brings in words that the training table happens not to hold. An entry may have several words; the longest entry
//! that matches at a word wins, and its words are used up.

use crate::error::Error;
use crate::text::{FrenchStemmer, normalize, tokens};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The direction of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Pole {
    /// Towards agreement.
    Conciliatory,
    /// Towards conflict.
    Confrontational,
}

/// One row of `data/lexicon.csv`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LexiconEntry {
    /// Dictionary form, one word or several.
    pub entry: String,
    /// Where it leans.
    pub pole: Pole,
    /// 1 (a hint) to 3 (almost surely this act).
    pub strength: u8,
    /// `depends` where the pole depends on the complement (appeler au calme, appeler à la vengeance); such an entry
    /// counts half.
    #[serde(default)]
    pub complement: String,
}

/// What a matched sequence of stems does to the tone counts.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Effect {
    /// Pole and weight of a tone entry.
    pub tone: Option<(Pole, f64)>,
    /// Whether what follows in the clause is turned round (`cesser de`, `mettre fin à`).
    pub reverses: bool,
}

/// Formulas that turn round what follows them in their clause. They may be tone entries as well.
const REVERSERS: [&str; 24] = [
    "refuser",
    "refuser de",
    "cesser",
    "cesser de",
    "arrêter",
    "arrêter de",
    "éviter",
    "éviter de",
    "empêcher",
    "renoncer",
    "renoncer à",
    "mettre fin à",
    "mettre fin aux",
    "mettre un terme à",
    "mettre un terme aux",
    "mettons fin à",
    "mis fin à",
    "met fin à",
    "sortir de",
    "lever",
    "désamorcer",
    "interdire",
    "fin de",
    "fin des",
];

/// A place in the tree of entries; 0 is the root.
pub(super) type Node = u32;

/// The lexicon, ready to be matched against stems.
#[derive(Debug, Clone, Default)]
pub struct ToneLexicon {
    entries: Vec<LexiconEntry>,
    stems: FxHashMap<String, u32>,
    children: FxHashMap<(Node, u32), Node>,
    effects: Vec<Effect>,
}

impl ToneLexicon {
    /// A lexicon of `entries`.
    pub fn new(entries: Vec<LexiconEntry>) -> Self {
        Self::with_stems(entries, "")
    }

    /// A lexicon of `entries`, the stems of whose words are known from [`stems_of_words`](Self::stems_of_words).
    pub(super) fn with_stems(entries: Vec<LexiconEntry>, stems: &str) -> Self {
        let mut lexicon = Self { effects: vec![Effect::default()], ..Self::default() };
        let mut stems = KnownStems::of_words(stems);
        stems.by_word.reserve(entries.len());
        lexicon.stems.reserve(entries.len());
        lexicon.children.reserve(2 * entries.len());
        for entry in &entries {
            let node = lexicon.insert(&mut stems, &entry.entry);
            let weight = f64::from(entry.strength) * if entry.complement == "depends" { 0.5 } else { 1.0 };
            lexicon.effects[node as usize].tone = Some((entry.pole, weight));
        }
        if !entries.is_empty() {
            for reverser in REVERSERS {
                let node = lexicon.insert(&mut stems, reverser);
                lexicon.effects[node as usize].reverses = true;
            }
        }
        lexicon.entries = entries;
        lexicon
    }

    /// A line for each word of the entries and reversers, sorted: the word, its stem, and the stems of its other forms, with spaces
    /// between.
    pub(super) fn stems_of_words(&self) -> String {
        if self.is_empty() {
            return String::new();
        }
        let formulas = self.entries.iter().map(|entry| entry.entry.as_str());
        let words: BTreeSet<String> = formulas.chain(REVERSERS).flat_map(words_of).collect();
        let stemmer = FrenchStemmer::new();
        words.iter().map(|word| format!("{word} {}\n", stems_of(&stemmer, word).join(" "))).collect()
    }

    /// Reads the entries from CSV with the columns `entry`, `pole`, `strength` and, if there, `complement`.
    ///
    /// # Errors
    /// [`Error::Table`] when a row does not have these columns or a pole or strength is not one of those allowed.
    pub fn from_csv(bytes: &[u8], path: &str) -> Result<Self, Error> {
        let mut entries = Vec::new();
        for row in csv::Reader::from_reader(bytes).deserialize() {
            let entry: LexiconEntry = row.map_err(|source| Error::table(path, &source))?;
            entries.push(entry);
        }
        Ok(Self::new(entries))
    }

    /// The entries, in the order of the table.
    pub fn entries(&self) -> &[LexiconEntry] {
        &self.entries
    }

    /// Whether there is no entry, so that no tone is ever counted.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Adds the words of `formula` to the tree.
    fn insert(&mut self, stems: &mut KnownStems<'_>, formula: &str) -> Node {
        let mut node = 0;
        for word in words_of(formula) {
            let next_node = self.effects.len() as Node;
            let known = stems.of(self, word);
            let stem = known[0];
            let child = *self.children.entry((node, stem)).or_insert(next_node);
            if child == next_node {
                self.effects.push(Effect::default());
            }
            for &stem in &known[1..] {
                self.children.entry((node, stem)).or_insert(child);
            }
            node = child;
        }
        node
    }

    fn intern(&mut self, stem: &str) -> u32 {
        let next = self.stems.len() as u32;
        *self.stems.entry(stem.to_owned()).or_insert(next)
    }

    /// The lexicon's number for a stem, `None` when no entry holds it.
    pub(super) fn stem(&self, stem: &str) -> Option<u32> {
        self.stems.get(stem).copied()
    }

    /// Where the entries that go on with `stem` at `node` continue; the root is 0.
    pub(super) fn child(&self, node: Node, stem: u32) -> Option<Node> {
        self.children.get(&(node, stem)).copied()
    }

    /// The longest entry whose first word led to `first` and whose others begin `stems`: its effect and its number of
    /// words.
    pub(super) fn longest_match(
        &self,
        first: Node,
        mut stems: impl Iterator<Item = Option<u32>>,
    ) -> Option<(Effect, usize)> {
        let (mut node, mut words, mut longest) = (first, 1, None);
        loop {
            let effect = self.effects[node as usize];
            if effect != Effect::default() {
                longest = Some((effect, words));
            }
            match stems.next().flatten().and_then(|stem| self.child(node, stem)) {
                Some(child) => (node, words) = (child, words + 1),
                None => return longest,
            }
        }
    }
}

/// The words of a formula, normalized, without the pronoun of a reflexive verb.
fn words_of(formula: &str) -> impl Iterator<Item = String> {
    let formula = formula.strip_prefix("se ").unwrap_or(formula);
    tokens(formula).map(|token| {
        let mut word = String::new();
        normalize(token.span.of(formula), &mut word);
        word
    })
}

/// The stems of the words met so far, and of the forms that Snowball leaves apart from them. The words of the entries come
/// again and again, and stemming them is most of what making a lexicon costs.
struct KnownStems<'s> {
    stemmer: FrenchStemmer,
    /// Stems that need not be found out, parted by spaces.
    given: FxHashMap<&'s str, &'s str>,
    by_word: FxHashMap<String, Vec<u32>>,
}

impl<'s> KnownStems<'s> {
    /// Nothing met so far; `stems` as [`ToneLexicon::stems_of_words`] writes them.
    fn of_words(stems: &'s str) -> Self {
        let mut given = FxHashMap::default();
        given.reserve(memchr::memchr_iter(b'\n', stems.as_bytes()).count());
        given.extend(stems.lines().filter_map(|line| line.split_once(' ')));
        Self { stemmer: FrenchStemmer::new(), given, by_word: FxHashMap::default() }
    }

    /// The lexicon's numbers for the stem of `word` and, after it, for those of its forms.
    fn of(&mut self, lexicon: &mut ToneLexicon, word: String) -> &[u32] {
        let (stemmer, given) = (&self.stemmer, &self.given);
        self.by_word.entry(word).or_insert_with_key(|word| match given.get(word.as_str()) {
            Some(stems) => stems.split(' ').map(|stem| lexicon.intern(stem)).collect(),
            None => stems_of(stemmer, word).iter().map(|stem| lexicon.intern(stem)).collect(),
        })
    }
}

/// The stem of `word`, and those of its forms that Snowball leaves apart.
fn stems_of(stemmer: &FrenchStemmer, word: &str) -> Vec<String> {
    let forms = unstemmed_forms(word);
    let forms = std::iter::once(word).chain(forms.iter().map(String::as_str));
    forms.map(|form| stemmer.stem(form).into_owned()).collect()
}

/// The forms of the verb `infinitive` that Snowball leaves apart from it: *nous refusons*, *ils refusent*. For a word that
/// is no infinitive the forms do not exist, and so do no harm.
fn unstemmed_forms(infinitive: &str) -> Vec<String> {
    let Some(root) = ["er", "re", "ir"].iter().find_map(|ending| infinitive.strip_suffix(ending)) else {
        return Vec::new();
    };
    let before_o = match root.as_bytes().last() {
        Some(b'c') => format!("{}ç", &root[..root.len() - 1]),
        Some(b'g') => format!("{root}e"),
        _ => root.to_owned(),
    };
    vec![format!("{root}ent"), format!("{before_o}ons")]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(entry: &str, pole: Pole) -> LexiconEntry {
        LexiconEntry { entry: entry.into(), pole, strength: 2, complement: String::new() }
    }

    fn longest_match(lexicon: &ToneLexicon, text: &str) -> Option<(Effect, usize)> {
        let stems = numbers_of(lexicon, text);
        let first = lexicon.child(0, stems[0]?)?;
        lexicon.longest_match(first, stems[1..].iter().copied())
    }

    fn numbers_of(lexicon: &ToneLexicon, text: &str) -> Vec<Option<u32>> {
        let (stemmer, mut word) = (FrenchStemmer::new(), String::new());
        tokens(text)
            .map(|token| {
                normalize(token.span.of(text), &mut word);
                lexicon.stem(&stemmer.stem(&word))
            })
            .collect()
    }

    #[test]
    fn the_longest_entry_wins() {
        let lexicon = ToneLexicon::new(vec![
            entry("main", Pole::Confrontational),
            entry("main tendue", Pole::Conciliatory),
        ]);
        let (effect, words) = longest_match(&lexicon, "mains tendues hier").unwrap();
        assert_eq!((effect.tone, words), (Some((Pole::Conciliatory, 2.0)), 2));
    }

    #[test]
    fn verbs_match_in_the_plural_forms_that_snowball_leaves_apart() {
        let lexicon = ToneLexicon::new(vec![entry("menacer", Pole::Confrontational)]);
        for form in ["menace", "menacent", "menaçons", "menaçait", "menacé"] {
            assert!(longest_match(&lexicon, form).is_some(), "{form}");
        }
    }

    #[test]
    fn stems_that_are_given_make_the_same_lexicon() {
        let entries = vec![
            entry("menacer", Pole::Confrontational),
            entry("se réconcilier", Pole::Conciliatory),
            entry("main tendue", Pole::Conciliatory),
        ];
        let lexicon = ToneLexicon::new(entries.clone());
        let stems = lexicon.stems_of_words();
        assert!(stems.lines().any(|line| line == "menacer menac menacent menaçon"), "{stems}");
        let given = ToneLexicon::with_stems(entries, &stems);
        assert_eq!(given.stems, lexicon.stems);
        assert_eq!(given.children, lexicon.children);
        assert_eq!(given.effects, lexicon.effects);
    }

    #[test]
    fn a_row_with_an_unknown_pole_is_an_error_that_names_the_line() {
        let error = ToneLexicon::from_csv(b"entry,pole,strength\npaix,nice,2\n", "lexicon.csv").unwrap_err();
        assert!(error.to_string().contains("lexicon.csv") && error.to_string().contains("line 2"), "{error}");
    }
}
