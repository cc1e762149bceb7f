//! The French Snowball stemmer.
//!
//! rust-stemmers is the Snowball algorithm as it stood in 2019. Today's French Snowball treats some 260 of 346,000
//! word forms differently (words in -ïsme, -ïque, -oux, -aise); none of them carries tone, and a model is always
//! used with the stemmer it was trained with, so the difference is accepted (`docs/decisions/`).

use rust_stemmers::{Algorithm, Stemmer};
use std::borrow::Cow;

/// Cuts the ending off a French word: `négociations`, `négocier` → `négoci`.
pub struct FrenchStemmer(Stemmer);

impl FrenchStemmer {
    /// The stemmer; it holds no state and costs nothing to make.
    pub fn new() -> Self {
        Self(Stemmer::create(Algorithm::French))
    }

    /// The stem of a word that [`normalize`](super::normalize) has written.
    pub fn stem<'w>(&self, word: &'w str) -> Cow<'w, str> {
        self.0.stem(word)
    }
}

impl Default for FrenchStemmer {
    fn default() -> Self {
        Self::new()
    }
}

impl std::fmt::Debug for FrenchStemmer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("FrenchStemmer")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_verb_share_a_stem() {
        let stemmer = FrenchStemmer::new();
        let stems: Vec<_> =
            ["négocier", "négociations", "négociaient"].map(|word| stemmer.stem(word)).to_vec();
        assert!(stems.iter().all(|stem| stem == "négoci"), "{stems:?}");
    }
}
