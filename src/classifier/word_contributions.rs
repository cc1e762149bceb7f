//! Which words of a statement moved it to one label rather than another.

use super::model::StanceModel;
use crate::articles::Span;
use crate::features::{FieldName, Statement};

/// A word of a statement and what it adds to the log-odds.
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
    /// This is the part of [`explain`](Self::explain) that a reader of the statement alone can look at.
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
        let explanation = self.explain(statement);
        let contributions = explanation.word_contributions(towards, instead);
        let words = explanation
            .words
            .iter()
            .zip(contributions)
            .filter(|(word, _)| word.field == FieldName::Statement);
        words.map(|(word, contribution)| WordContribution { span: word.span, contribution }).collect()
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
