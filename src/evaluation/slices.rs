//! The same figures on parts of the table: where the labels can be trusted less than the whole says.

use super::{Bootstrap, ConfusionMatrix, EvaluationError, Judgements, Metric};
use serde::Serialize;
use std::collections::BTreeMap;

/// The figures of the rows that share a value in a column.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SliceRow {
    /// The column: one of the table, `length`, `label` or `fold`.
    pub column: String,
    /// The value that the rows share.
    pub value: String,
    /// Number of rows.
    pub n: usize,
    /// Number of groups.
    pub n_groups: usize,
    /// Share of the rows predicted right, in \[0, 1\].
    pub accuracy: Option<f64>,
    /// Lower end of its bootstrap interval; empty when the rows are one group.
    pub accuracy_low: Option<f64>,
    /// Upper end of it.
    pub accuracy_high: Option<f64>,
    /// Mean F1 of the labels; empty when all rows have one true label.
    pub macro_f1: Option<f64>,
    /// Lower end of its interval.
    pub macro_f1_low: Option<f64>,
    /// Upper end of it.
    pub macro_f1_high: Option<f64>,
    /// Mean of the highest probability, in \[1/K, 1\]: to be held against the accuracy.
    pub mean_confidence: f64,
    /// Mean of `−ln p` of the true label.
    pub log_loss: Option<f64>,
}

/// The figures of each value of `column`; `values` holds one value for each row.
///
/// Values come in the order of the number they begin with, then of the alphabet.
///
/// ```
/// use detente::evaluation::{Bootstrap, Judgements, slices};
/// use ndarray::array;
/// let probabilities = array![[0.9, 0.1], [0.3, 0.7], [0.6, 0.4]];
/// let judgements = Judgements::new(["a", "b"], vec![0, 1, 1], probabilities)?;
/// let rows = slices(&judgements, "topic", &["war", "trade", "war"], &Bootstrap::new(17))?;
/// assert_eq!((rows[1].value.as_str(), rows[1].accuracy), ("war", Some(0.5)));
/// # Ok::<(), detente::evaluation::EvaluationError>(())
/// ```
///
/// # Errors
/// When there is not one value for each row.
pub fn slices<V: AsRef<str>>(
    judgements: &Judgements,
    column: &str,
    values: &[V],
    bootstrap: &Bootstrap,
) -> Result<Vec<SliceRow>, EvaluationError> {
    super::judgements::check_length("values of a slice", values.len(), judgements.n())?;
    let mut rows_of: BTreeMap<(u64, &str), Vec<usize>> = BTreeMap::new();
    for (row, value) in values.iter().enumerate() {
        let value = value.as_ref();
        rows_of.entry((leading_number(value), value)).or_default().push(row);
    }
    let slice = |((_, value), rows): ((u64, &str), Vec<usize>)| {
        let part = judgements.select(&rows)?;
        let one_label = part.truth().iter().all(|truth| *truth == part.truth()[0]);
        let figures = bootstrap.estimate(part.groups(), |rows| {
            let drawn = ConfusionMatrix::of_draw(&part, &part.counts(rows));
            let macro_f1 = if one_label { None } else { drawn.macro_f1() };
            vec![drawn.accuracy(), macro_f1]
        });
        let [low, high] = [0, 1].map(|end| {
            figures.iter().map(move |figure| figure.interval.map(|i| if end == 0 { i.low } else { i.high }))
        });
        let (low, high): (Vec<_>, Vec<_>) = (low.collect(), high.collect());
        Ok(SliceRow {
            column: column.to_owned(),
            value: value.to_owned(),
            n: part.n(),
            n_groups: part.groups().len(),
            accuracy: figures[0].value,
            accuracy_low: low[0],
            accuracy_high: high[0],
            macro_f1: figures[1].value,
            macro_f1_low: low[1],
            macro_f1_high: high[1],
            mean_confidence: part.confidence().sum::<f64>() / part.n() as f64,
            log_loss: Metric::LogLoss.of(&part),
        })
    };
    rows_of.into_iter().map(slice).collect()
}

/// The band of length that a statement is in, by its words.
///
/// ```
/// assert_eq!(detente::evaluation::length_band("un chantage au gaz"), "1 to 5 words");
/// ```
pub fn length_band(text: &str) -> &'static str {
    match text.split_whitespace().count() {
        0..=5 => "1 to 5 words",
        6..=10 => "6 to 10 words",
        11..=20 => "11 to 20 words",
        21..=40 => "21 to 40 words",
        _ => "41 words and more",
    }
}

/// The number that `value` begins with; values without one come last.
fn leading_number(value: &str) -> u64 {
    let digits: String = value.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::Array2;

    fn judgements(truth: Vec<usize>) -> Judgements {
        let probabilities = Array2::from_shape_fn((truth.len(), 2), |(_, label)| [0.75, 0.25][label]);
        Judgements::new(["a", "b"], truth, probabilities).unwrap()
    }

    #[test]
    fn bands_of_length_come_in_the_order_of_their_numbers() {
        let values = ["41 words and more", "6 to 10 words", "1 to 5 words", "11 to 20 words"];
        let rows = slices(&judgements(vec![0, 1, 0, 1]), "length", &values, &Bootstrap::new(1)).unwrap();
        let found: Vec<&str> = rows.iter().map(|row| row.value.as_str()).collect();
        assert_eq!(found, ["1 to 5 words", "6 to 10 words", "11 to 20 words", "41 words and more"]);
    }

    #[test]
    fn a_slice_with_one_true_label_has_no_macro_f1() {
        let rows = slices(&judgements(vec![0, 0, 1]), "label", &["a", "a", "b"], &Bootstrap::new(1)).unwrap();
        assert_eq!((rows[0].accuracy, rows[0].macro_f1), (Some(1.0), None));
        assert_eq!((rows[1].accuracy, rows[1].accuracy_low), (Some(0.0), None));
        assert!((rows[0].mean_confidence - 0.75).abs() < 1e-12);
    }

    #[test]
    fn values_must_be_as_many_as_rows() {
        assert!(slices(&judgements(vec![0, 1]), "x", &["a"], &Bootstrap::new(1)).is_err());
    }
}
