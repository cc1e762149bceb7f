//! Which words of a statement moved it to one label rather than another.

use super::model::{LinearModel, StanceModel};
use crate::articles::Span;
use crate::features::{Encoder, Feature, FieldName, Statement};
use crate::text::{FrenchStemmer, normalize, tokens};

/// A word of a statement and what it adds to the log-odds, before calibration.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WordContribution {
    /// Where the word stands in the statement.
    pub span: Span,
    /// Above 0 when the word speaks for the label, below when it speaks against it.
    pub contribution: f64,
}

impl StanceModel {
    /// What each word of the statement says for the label `towards` and against `instead` (places in
    /// [`super::Labels::names`]), in the order of the words.
    ///
    /// A pair of words gives one half to each, an n-gram of characters its share to each word that holds it. What the
    /// sentence around the statement and the tone lexicon add is no single word's and left out.
    ///
    /// ```
    /// use detente::classifier::StanceModel;
    /// use detente::features::Statement;
    /// let model = StanceModel::embedded()?;
    /// let words = model.word_contributions(&Statement::new("une agression barbare"), 1, 0);
    /// assert_eq!(words.len(), 3);
    /// assert!(words[1].contribution > words[0].contribution);
    /// # Ok::<(), detente::error::Error>(())
    /// ```
    pub fn word_contributions(
        &self,
        statement: &Statement,
        towards: usize,
        instead: usize,
    ) -> Vec<WordContribution> {
        match (&self.gate, towards, instead) {
            (Some(gate), 2, _) => contributions(self, gate, statement, -1.0),
            (Some(gate), _, 2) => contributions(self, gate, statement, 1.0),
            (_, 0, _) => contributions(self, &self.lean, statement, -1.0),
            _ => contributions(self, &self.lean, statement, 1.0),
        }
    }
}

/// A word as the features see it.
struct Word {
    span: Span,
    stem: String,
    /// Normalised, a space on either side.
    edged: String,
}

fn contributions(
    model: &StanceModel,
    linear: &LinearModel,
    statement: &Statement,
    sign: f64,
) -> Vec<WordContribution> {
    let words = words(&statement.text);
    let mut shares = vec![0.0; words.len()];
    for (column, value) in Encoder::new(&model.space).encode(statement) {
        let contribution = sign * value * linear.weights[column as usize];
        let holders: Vec<usize> = match model.space.feature(column as usize) {
            Feature::Words(FieldName::Statement, term) => holders_of_stems(&words, term),
            Feature::Chars(FieldName::Statement, gram) => {
                (0..words.len()).filter(|&at| words[at].edged.contains(gram)).collect()
            }
            _ => continue,
        };
        for &word in &holders {
            shares[word] += contribution / holders.len() as f64;
        }
    }
    let paired = words.iter().zip(shares);
    paired.map(|(word, contribution)| WordContribution { span: word.span, contribution }).collect()
}

fn words(text: &str) -> Vec<Word> {
    let (stemmer, mut word) = (FrenchStemmer::new(), String::new());
    let words = tokens(text).map(|token| {
        normalize(token.span.of(text), &mut word);
        Word { span: token.span, stem: stemmer.stem(&word).into_owned(), edged: format!(" {word} ") }
    });
    words.collect()
}

/// The places of the words that a stem, or a pair of stems, is made of; a word in two pairs comes twice.
fn holders_of_stems(words: &[Word], term: &str) -> Vec<usize> {
    match term.split_once(' ') {
        None => (0..words.len()).filter(|&at| words[at].stem == term).collect(),
        Some((first, second)) => (1..words.len())
            .filter(|&at| words[at - 1].stem == first && words[at].stem == second)
            .flat_map(|at| [at - 1, at])
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speaking_for_one_pole_is_speaking_against_the_other() {
        let model = StanceModel::embedded().unwrap();
        let statement = Statement::new("Nous condamnons cette agression");
        let [one, other] = [(1, 0), (0, 1)].map(|(a, b)| model.word_contributions(&statement, a, b));
        for (one, other) in one.iter().zip(other) {
            assert!((one.contribution + other.contribution).abs() < 1e-12);
        }
    }

    #[test]
    fn a_statement_without_words_has_no_contributions() {
        let model = StanceModel::embedded().unwrap();
        assert!(model.word_contributions(&Statement::new("…"), 1, 2).is_empty());
    }
}
