//! Two models on the same rows: which figure differs, and by how much it could differ by chance.

use super::figures::Prepared;
use super::{Bootstrap, EvaluationError, Judgements, McNemar, Metric};
use crate::messages::msg;
use serde::Serialize;

/// What two models have in common and where they differ.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// One row for each metric, in the order of [`Metric::ALL`].
    pub differences: Vec<DifferenceRow>,
    /// The exact test of their accuracies.
    pub mcnemar: McNemar,
}

/// A figure of both models and their difference.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DifferenceRow {
    /// The figure's name.
    pub metric: &'static str,
    /// The first model's value; empty when it is not defined.
    pub first: Option<f64>,
    /// The second model's value.
    pub second: Option<f64>,
    /// Second minus first.
    pub difference: Option<f64>,
    /// Lower end of the difference's interval.
    pub low: Option<f64>,
    /// Upper end of the difference's interval.
    pub high: Option<f64>,
}

/// Compares two models' judgements of the same rows.
///
/// The bootstrap is paired: each resample draws the same groups, those of `first`, for both.
///
/// ```
/// use detente::evaluation::{Bootstrap, Judgements, compare};
/// use ndarray::array;
///
/// let judged = |stated| Judgements::new(["conciliatory", "confrontational"], vec![0, 1, 1], stated);
/// let first = judged(array![[0.4, 0.6], [0.6, 0.4], [0.3, 0.7]])?;
/// let second = judged(array![[0.7, 0.3], [0.2, 0.8], [0.1, 0.9]])?;
/// let comparison = compare(&first, &second, &Bootstrap::new(17))?;
/// assert_eq!(comparison.mcnemar.only_second_right, 2);
/// assert!(comparison.differences[0].difference > Some(0.6));
/// # Ok::<(), detente::evaluation::EvaluationError>(())
/// ```
///
/// # Errors
/// When labels, number of rows or true labels differ; the message names the first row that does.
pub fn compare(
    first: &Judgements,
    second: &Judgements,
    bootstrap: &Bootstrap,
) -> Result<Comparison, EvaluationError> {
    check_paired(first, second)?;
    let prepared = [first, second].map(Prepared::new);
    let estimates = bootstrap.estimate(first.groups(), |rows| {
        let [first, second] = prepared.each_ref().map(|prepared| prepared.of_rows(rows));
        Metric::ALL.iter().map(|metric| Some(metric.read(&second)? - metric.read(&first)?)).collect()
    });
    let differences = Metric::ALL
        .into_iter()
        .zip(estimates)
        .map(|(metric, estimate)| DifferenceRow {
            metric: metric.name(),
            first: metric.of(first),
            second: metric.of(second),
            difference: estimate.value,
            low: estimate.interval.map(|interval| interval.low),
            high: estimate.interval.map(|interval| interval.high),
        })
        .collect();
    let pairs: Vec<(bool, bool)> = first.correct().zip(second.correct()).collect();
    let only = |wanted: (bool, bool)| pairs.iter().filter(|&&pair| pair == wanted).count();
    Ok(Comparison { differences, mcnemar: McNemar::new(only((true, false)), only((false, true))) })
}

fn check_paired(first: &Judgements, second: &Judgements) -> Result<(), EvaluationError> {
    if first.labels() != second.labels() {
        let [expected, found] = [first, second].map(|judgements| judgements.labels().join(", "));
        return Err(EvaluationError::Unpaired { row: 0, what: msg!("the list of labels"), found, expected });
    }
    super::judgements::check_length(msg!("rows of the second model"), second.n(), first.n())?;
    let differs = first.truth().iter().zip(second.truth()).position(|(first, second)| first != second);
    let Some(row) = differs else { return Ok(()) };
    let [expected, found] =
        [first, second].map(|judgements| judgements.labels()[judgements.truth()[row]].clone());
    Err(EvaluationError::Unpaired { row: row + 1, what: msg!("the true label"), found, expected })
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::Array2;

    /// Sixty rows of two labels, right except where `wrong` says so.
    fn judged(wrong: impl Fn(usize) -> bool) -> Judgements {
        let truth: Vec<usize> = (0..60).map(|row| row % 2).collect();
        let stated =
            Array2::from_shape_fn(
                (60, 2),
                |(row, label)| {
                    if (label == row % 2) == wrong(row) { 0.25 } else { 0.75 }
                },
            );
        Judgements::new(["a", "b"], truth, stated).unwrap()
    }

    #[test]
    fn a_model_does_not_differ_from_itself() {
        let judgements = judged(|row| row % 5 == 0);
        let comparison = compare(&judgements, &judgements, &Bootstrap::new(1)).unwrap();
        for row in &comparison.differences {
            assert_eq!((row.difference, row.low, row.high), (Some(0.0), Some(0.0), Some(0.0)), "{row:?}");
        }
        assert_eq!((comparison.mcnemar.only_first_right, comparison.mcnemar.only_second_right), (0, 0));
    }

    #[test]
    fn a_better_second_model_has_a_positive_difference_of_accuracy() {
        let (first, second) = (judged(|row| row % 3 == 0), judged(|row| row % 12 == 0));
        let comparison = compare(&first, &second, &Bootstrap::new(1)).unwrap();
        let accuracy = &comparison.differences[0];
        assert_eq!(accuracy.metric, "accuracy");
        assert!((accuracy.difference.unwrap() - 0.25).abs() < 1e-12);
        assert!(accuracy.low.unwrap() > 0.0 && accuracy.high.unwrap() < 0.5);
        assert_eq!((comparison.mcnemar.only_first_right, comparison.mcnemar.only_second_right), (0, 15));
    }

    #[test]
    fn judgements_of_other_rows_are_refused_with_the_row() {
        let first = judged(|_| false);
        let swapped: Vec<usize> = (0..60).map(|row| if row == 7 { 0 } else { row % 2 }).collect();
        let second = Judgements::new(["a", "b"], swapped, first.probabilities().clone()).unwrap();
        let error = compare(&first, &second, &Bootstrap::new(1)).unwrap_err();
        assert_eq!(
            error.to_string(),
            "row 8: the true label is `a`; expected `b`, as in the first set of judgements"
        );
        let fewer = first.select(&[0, 1]).unwrap();
        assert!(compare(&first, &fewer, &Bootstrap::new(1)).is_err());
    }
}
