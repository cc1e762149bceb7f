//! What is evaluated: for each statement the label a reader gave and the probabilities a model gave.

use super::{EvaluationError, Groups};
use crate::messages::msg;
use ndarray::{Array2, Axis};
use std::hash::Hash;

/// How far the probabilities of a row may be from adding to one.
const SUM_TOLERANCE: f64 = 1e-6;

/// True labels and stated probabilities of `n` statements over `K` labels, checked once so that every figure can rely
/// on them.
///
/// Invariants: `n ≥ 1`, `K ≥ 2`; labels are distinct; every truth is below `K`; every probability is finite and in
/// \[0, 1\]; every row adds to 1 to within 10⁻⁶. The *predicted* label of a row is its most probable one, the first of
/// equals.
///
/// ```
/// use detente::evaluation::{Judgements, Metric};
/// use ndarray::array;
///
/// let labels = ["conciliatory", "confrontational", "neutral"];
/// let probabilities = array![[0.7, 0.1, 0.2], [0.2, 0.6, 0.2], [0.5, 0.1, 0.4]];
/// let judgements = Judgements::new(labels, vec![0, 1, 2], probabilities)?;
/// assert_eq!(judgements.predicted(), [0, 1, 0]);
/// assert_eq!(Metric::Accuracy.of(&judgements), Some(2.0 / 3.0));
/// # Ok::<(), detente::evaluation::EvaluationError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Judgements {
    labels: Vec<String>,
    truth: Vec<usize>,
    probabilities: Array2<f64>,
    predicted: Vec<usize>,
    groups: Groups,
}

impl Judgements {
    /// Judgements of `n` rows, each a group of its own.
    ///
    /// `labels` are the `K` names; `truth` holds `n` places in it; `probabilities` has the shape `(n, K)`.
    ///
    /// # Errors
    /// When one of the type's invariants does not hold; the message names the row.
    pub fn new<L: Into<String>>(
        labels: impl IntoIterator<Item = L>,
        truth: Vec<usize>,
        probabilities: Array2<f64>,
    ) -> Result<Self, EvaluationError> {
        let labels: Vec<String> = labels.into_iter().map(Into::into).collect();
        check_labels(&labels)?;
        if truth.is_empty() {
            return Err(EvaluationError::NoRows { expected: msg!("at least one judged statement") });
        }
        check_length(msg!("rows of probabilities"), probabilities.nrows(), truth.len())?;
        check_length(msg!("probabilities in a row"), probabilities.ncols(), labels.len())?;
        for (row, &label) in truth.iter().enumerate() {
            if label >= labels.len() {
                let (row, found, expected) = (row + 1, label, labels.len());
                return Err(EvaluationError::UnknownLabel { row, found, expected });
            }
        }
        check_probabilities(&labels, &probabilities)?;
        let predicted = probabilities.outer_iter().map(|row| most_probable(row.iter().copied())).collect();
        let groups = Groups::singletons(truth.len());
        Ok(Self { labels, truth, probabilities, predicted, groups })
    }

    /// The same judgements, with rows of equal id forming one group: the unit that intervals resample.
    ///
    /// Statements of one article resemble each other; intervals that ignore it are too narrow.
    ///
    /// # Errors
    /// When there are not `n` ids.
    pub fn with_groups<I: Hash + Eq>(mut self, ids: &[I]) -> Result<Self, EvaluationError> {
        check_length(msg!("group ids"), ids.len(), self.n())?;
        self.groups = Groups::from_ids(ids);
        Ok(self)
    }

    /// Number of rows.
    pub fn n(&self) -> usize {
        self.truth.len()
    }

    /// The `K` label names.
    pub fn labels(&self) -> &[String] {
        &self.labels
    }

    /// True labels, `n` places in [`Self::labels`].
    pub fn truth(&self) -> &[usize] {
        &self.truth
    }

    /// Most probable labels, `n` places in [`Self::labels`]; the first of equals.
    pub fn predicted(&self) -> &[usize] {
        &self.predicted
    }

    /// Stated probabilities, shape `(n, K)`.
    pub fn probabilities(&self) -> &Array2<f64> {
        &self.probabilities
    }

    /// Which rows belong together.
    pub fn groups(&self) -> &Groups {
        &self.groups
    }

    /// Probability of the predicted label of each row, in \[1/K, 1\].
    pub fn confidence(&self) -> impl Iterator<Item = f64> {
        self.predicted.iter().enumerate().map(|(row, &label)| self.probabilities[[row, label]])
    }

    /// Whether the predicted label of each row is the true one.
    pub fn correct(&self) -> impl Iterator<Item = bool> {
        self.truth.iter().zip(&self.predicted).map(|(truth, predicted)| truth == predicted)
    }

    /// The judgements of `rows`, in that order and with repetitions; rows keep the groups they had.
    ///
    /// # Errors
    /// When `rows` is empty.
    ///
    /// # Panics
    /// When a row is not below `n`.
    pub fn select(&self, rows: &[usize]) -> Result<Self, EvaluationError> {
        if rows.is_empty() {
            return Err(EvaluationError::NoRows { expected: msg!("at least one row to select") });
        }
        Ok(Self {
            labels: self.labels.clone(),
            truth: rows.iter().map(|&row| self.truth[row]).collect(),
            probabilities: self.probabilities.select(Axis(0), rows),
            predicted: rows.iter().map(|&row| self.predicted[row]).collect(),
            groups: self.groups.select(rows),
        })
    }

    /// How often each of the `n` rows stands in `rows`.
    pub(super) fn counts(&self, rows: &[usize]) -> Vec<u32> {
        let mut counts = vec![0; self.n()];
        for &row in rows {
            counts[row] += 1;
        }
        counts
    }
}

/// The place of the highest of `values`, the first of equals.
fn most_probable(values: impl Iterator<Item = f64>) -> usize {
    let (place, _) =
        values.enumerate().fold(
            (0, f64::NEG_INFINITY),
            |best, (place, value)| if value > best.1 { (place, value) } else { best },
        );
    place
}

/// Refuses fewer than two labels and repeated ones.
pub(super) fn check_labels(labels: &[String]) -> Result<(), EvaluationError> {
    let repeated = labels.iter().enumerate().any(|(place, label)| labels[..place].contains(label));
    if labels.len() < 2 || repeated {
        return Err(EvaluationError::Labels { found: labels.join(", ") });
    }
    Ok(())
}

/// Refuses a count that is not the expected one.
pub(super) fn check_length(what: &'static str, found: usize, expected: usize) -> Result<(), EvaluationError> {
    if found == expected { Ok(()) } else { Err(EvaluationError::Length { what, found, expected }) }
}

fn check_probabilities(labels: &[String], probabilities: &Array2<f64>) -> Result<(), EvaluationError> {
    for (row, values) in probabilities.outer_iter().enumerate() {
        for (label, &found) in labels.iter().zip(values) {
            // A NaN is in no range, so this refuses it too.
            if !(0.0..=1.0).contains(&found) {
                return Err(EvaluationError::Probability { row: row + 1, label: label.clone(), found });
            }
        }
        let found = values.sum();
        if (found - 1.0).abs() > SUM_TOLERANCE {
            return Err(EvaluationError::Sum { row: row + 1, found });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    const LABELS: [&str; 2] = ["conciliatory", "confrontational"];

    fn message(truth: Vec<usize>, probabilities: Array2<f64>) -> String {
        Judgements::new(LABELS, truth, probabilities).unwrap_err().to_string()
    }

    #[test]
    fn the_first_of_equally_probable_labels_is_predicted() {
        let judgements = Judgements::new(LABELS, vec![1], array![[0.5, 0.5]]).unwrap();
        assert_eq!(judgements.predicted(), [0]);
    }

    #[test]
    fn a_probability_that_is_not_a_number_is_refused_with_its_row_and_label() {
        let found = message(vec![0, 1], array![[0.5, 0.5], [0.5, f64::NAN]]);
        assert_eq!(
            found,
            "row 2: the probability of `confrontational` is NaN; expected a number from 0 to 1"
        );
    }

    #[test]
    fn probabilities_outside_their_range_are_refused() {
        assert!(
            message(vec![0], array![[1.5, -0.5]])
                .starts_with("row 1: the probability of `conciliatory` is 1.5")
        );
        assert!(message(vec![0], array![[f64::INFINITY, 0.0]]).contains("is inf"));
    }

    #[test]
    fn probabilities_that_do_not_add_to_one_are_refused_with_their_sum() {
        assert_eq!(
            message(vec![0], array![[0.5, 0.25]]),
            "row 1: the probabilities add to 0.75; expected 1, to within 0.000001"
        );
        assert!(Judgements::new(LABELS, vec![0], array![[0.5, 0.500_000_5]]).is_ok());
    }

    #[test]
    fn lengths_that_differ_are_refused_with_both_counts() {
        assert_eq!(message(vec![0, 1], array![[0.5, 0.5]]), "rows of probabilities: found 1; expected 2");
        assert_eq!(
            message(vec![0], array![[0.5, 0.25, 0.25]]),
            "probabilities in a row: found 3; expected 2"
        );
        let judgements = Judgements::new(LABELS, vec![0], array![[0.5, 0.5]]).unwrap();
        assert_eq!(
            judgements.with_groups(&["a", "b"]).unwrap_err().to_string(),
            "group ids: found 2; expected 1"
        );
    }

    #[test]
    fn a_truth_that_is_no_label_is_refused() {
        assert_eq!(
            message(vec![2], array![[0.5, 0.5]]),
            "row 1: label number 2; expected a number below 2, the number of labels"
        );
    }

    #[test]
    fn no_rows_one_label_and_repeated_labels_are_refused() {
        assert!(message(vec![], Array2::zeros((0, 2))).starts_with("no rows"));
        let alone = Judgements::new(["neutral"], vec![0], array![[1.0]]).unwrap_err();
        assert_eq!(alone.to_string(), "labels are [neutral]; expected at least two, all different");
        assert!(Judgements::new(["a", "a"], vec![0], array![[1.0, 0.0]]).is_err());
    }
}
