//! The confusion matrix, and the figures that need nothing but it.

use super::Judgements;
use ndarray::{Array2, Axis};
use serde::Serialize;

/// How often each true label (row) was given each predicted label (column); shape `(K, K)`, sum `n`.
///
/// ```
/// use detente::evaluation::{ConfusionMatrix, Judgements};
/// use ndarray::array;
///
/// let probabilities = array![[0.9, 0.1], [0.3, 0.7], [0.6, 0.4]];
/// let judgements = Judgements::new(["conciliatory", "confrontational"], vec![0, 1, 1], probabilities)?;
/// let confusion = ConfusionMatrix::of(&judgements);
/// assert_eq!(confusion.counts(), &array![[1, 0], [1, 1]]);
/// assert_eq!(confusion.class_scores(1).precision, Some(1.0));
/// # Ok::<(), detente::evaluation::EvaluationError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfusionMatrix {
    labels: Vec<String>,
    counts: Array2<usize>,
}

/// One line of the confusion matrix: the true label and how often each label was predicted for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ConfusionRow {
    /// The true label.
    pub truth: String,
    /// Rows predicted as each label, `K` counts in the order of the labels.
    pub counts: Vec<usize>,
}

/// How well one label is found; shares in \[0, 1\].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ClassScores {
    /// Share of the rows predicted so that are so; `None` when none is predicted so.
    pub precision: Option<f64>,
    /// Share of the rows that are so that are predicted so; `None` when none is so.
    pub recall: Option<f64>,
    /// `2·tp / (support + predicted)`; `None` when the label is neither true nor predicted anywhere.
    pub f1: Option<f64>,
    /// Rows whose true label it is.
    pub support: usize,
    /// Rows whose predicted label it is.
    pub predicted: usize,
}

impl ConfusionMatrix {
    /// Counts the judgements.
    pub fn of(judgements: &Judgements) -> Self {
        Self::of_draw(judgements, &vec![1; judgements.n()])
    }

    /// Counts each of the judgements as often as `drawn` says.
    pub(super) fn of_draw(judgements: &Judgements, drawn: &[u32]) -> Self {
        let labels = judgements.labels().to_vec();
        let mut counts = Array2::zeros((labels.len(), labels.len()));
        let pairs = judgements.truth().iter().zip(judgements.predicted());
        for ((&truth, &predicted), &times) in pairs.zip(drawn) {
            counts[[truth, predicted]] += times as usize;
        }
        Self { labels, counts }
    }

    /// The counts, shape `(K, K)`; rows truth, columns prediction.
    pub fn counts(&self) -> &Array2<usize> {
        &self.counts
    }

    /// Number of judgements counted.
    pub fn n(&self) -> usize {
        self.counts.sum()
    }

    /// The header of the table: `truth`, then the labels.
    pub fn header(&self) -> Vec<&str> {
        std::iter::once("truth").chain(self.labels.iter().map(String::as_str)).collect()
    }

    /// The lines of the table, in the order of the labels.
    pub fn rows(&self) -> Vec<ConfusionRow> {
        let lines = self.labels.iter().zip(self.counts.outer_iter());
        lines.map(|(label, counts)| ConfusionRow { truth: label.clone(), counts: counts.to_vec() }).collect()
    }

    /// Share of the rows that are predicted right, in \[0, 1\].
    pub fn accuracy(&self) -> Option<f64> {
        ratio(self.counts.diag().sum(), self.n())
    }

    /// Mean recall of the labels that are true somewhere, in \[0, 1\].
    ///
    /// # References
    /// scikit-learn, `balanced_accuracy_score` (`adjusted=False`).
    pub fn balanced_accuracy(&self) -> Option<f64> {
        mean((0..self.labels.len()).filter_map(|label| self.class_scores(label).recall))
    }

    /// Mean F1 of the labels that are true or predicted somewhere, in \[0, 1\].
    ///
    /// A label that is true but never predicted right counts as 0; one that occurs on neither side does not count.
    /// This is scikit-learn's default, `f1_score(average="macro", zero_division=0)` without `labels`.
    pub fn macro_f1(&self) -> Option<f64> {
        mean((0..self.labels.len()).filter_map(|label| self.class_scores(label).f1))
    }

    /// Matthews correlation of truth and prediction, in \[−1, 1\], for any number of labels.
    ///
    /// `None` when truth or prediction holds a single label: the correlation is then 0 / 0 (scikit-learn writes 0).
    ///
    /// # References
    /// Gorodkin, J. (2004). Comparing two K-category assignments by a K-category correlation coefficient.
    /// *Computational Biology and Chemistry* 28, 367–374.
    pub fn matthews(&self) -> Option<f64> {
        let n = self.n() as f64;
        let truth = self.counts.sum_axis(Axis(1)).mapv(|count| count as f64);
        let predicted = self.counts.sum_axis(Axis(0)).mapv(|count| count as f64);
        let covariance = self.counts.diag().sum() as f64 * n - truth.dot(&predicted);
        let variances = (n * n - truth.dot(&truth)) * (n * n - predicted.dot(&predicted));
        // Sums of whole numbers below 2^53 are exact, so a variance of zero is exactly zero.
        (variances > 0.0).then(|| covariance / variances.sqrt())
    }

    /// Precision, recall, F1 and counts of `label`.
    ///
    /// # Panics
    /// When there is no such label.
    pub fn class_scores(&self, label: usize) -> ClassScores {
        let right = self.counts[[label, label]];
        let support = self.counts.row(label).sum();
        let predicted = self.counts.column(label).sum();
        ClassScores {
            precision: ratio(right, predicted),
            recall: ratio(right, support),
            f1: ratio(2 * right, support + predicted),
            support,
            predicted,
        }
    }
}

/// `part / whole`, `None` when there is no whole.
pub(super) fn ratio(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// The mean of `values`, `None` when there are none.
pub(super) fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, count) = values.fold((0.0, 0_usize), |(sum, count), value| (sum + value, count + 1));
    (count > 0).then(|| sum / count as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn three_way(truth: &[usize], predicted: &[usize]) -> ConfusionMatrix {
        let probabilities = Array2::from_shape_fn((truth.len(), 3), |(row, label)| {
            f64::from(u8::from(predicted[row] == label))
        });
        let labels = ["conciliatory", "confrontational", "neutral"];
        ConfusionMatrix::of(&Judgements::new(labels, truth.to_vec(), probabilities).unwrap())
    }

    #[test]
    fn a_label_never_predicted_has_no_precision_but_an_f1_of_zero() {
        let scores = three_way(&[0, 1], &[0, 0]).class_scores(1);
        assert_eq!((scores.precision, scores.recall, scores.f1), (None, Some(0.0), Some(0.0)));
    }

    #[test]
    fn a_label_that_occurs_nowhere_has_no_scores_and_does_not_lower_the_macro_f1() {
        let confusion = three_way(&[0, 1], &[0, 1]);
        assert_eq!(confusion.class_scores(2).f1, None);
        assert_eq!(confusion.macro_f1(), Some(1.0));
    }

    #[test]
    fn the_matthews_correlation_of_a_constant_prediction_is_undefined() {
        assert_eq!(three_way(&[0, 1, 2], &[1, 1, 1]).matthews(), None);
        assert_eq!(three_way(&[1, 1], &[1, 0]).matthews(), None);
        assert_eq!(three_way(&[0, 1, 2], &[0, 1, 2]).matthews(), Some(1.0));
    }

    #[test]
    fn the_table_names_rows_and_columns() {
        let confusion = three_way(&[0, 1, 1], &[0, 2, 1]);
        assert_eq!(confusion.header(), ["truth", "conciliatory", "confrontational", "neutral"]);
        let row = &confusion.rows()[1];
        assert_eq!((row.truth.as_str(), row.counts.as_slice()), ("confrontational", [0, 1, 1].as_slice()));
    }
}
