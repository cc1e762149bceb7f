//! How accurate the labels are if only the surest are kept: what a threshold for `needs_review` buys.

use super::Judgements;
use super::wilson;
use serde::Serialize;

/// One point of the curve: keep the rows whose highest probability is at least `threshold`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct CoveragePoint {
    /// Lowest confidence that is kept, in \[1/K, 1\].
    pub threshold: f64,
    /// Rows kept.
    pub count: usize,
    /// Share of all rows that is kept, in (0, 1\].
    pub coverage: f64,
    /// Share of the rows kept that are labelled right, in \[0, 1\].
    pub accuracy: f64,
    /// Lower end of the 95 % Wilson interval of the accuracy, which takes rows as independent.
    pub low: Option<f64>,
    /// Upper end of it.
    pub high: Option<f64>,
}

/// The curve, from the surest rows to all rows: one point for each distinct confidence.
///
/// Rows of equal confidence are kept or left together. The last point covers all rows; its accuracy is the accuracy.
///
/// ```
/// use detente::evaluation::{Judgements, coverage_curve};
/// use ndarray::array;
///
/// let judgements = Judgements::new(["a", "b"], vec![0, 0], array![[0.9, 0.1], [0.4, 0.6]])?;
/// let curve = coverage_curve(&judgements);
/// assert_eq!((curve[0].coverage, curve[0].accuracy), (0.5, 1.0));
/// assert_eq!((curve[1].coverage, curve[1].accuracy), (1.0, 0.5));
/// # Ok::<(), detente::evaluation::EvaluationError>(())
/// ```
///
/// # References
/// El-Yaniv, R., Wiener, Y. (2010). On the foundations of noise-free selective classification. *Journal of Machine
/// Learning Research* 11, 1605–1641.
pub fn coverage_curve(judgements: &Judgements) -> Vec<CoveragePoint> {
    let mut rows: Vec<(f64, bool)> = judgements.confidence().zip(judgements.correct()).collect();
    rows.sort_unstable_by(|a, b| b.0.total_cmp(&a.0));
    let (mut count, mut right) = (0, 0);
    rows.chunk_by(|a, b| a.0.total_cmp(&b.0).is_eq())
        .map(|block| {
            count += block.len();
            right += block.iter().filter(|row| row.1).count();
            let interval = wilson(right, count, 0.95);
            CoveragePoint {
                threshold: block[0].0,
                count,
                coverage: count as f64 / judgements.n() as f64,
                accuracy: right as f64 / count as f64,
                low: interval.map(|interval| interval.low),
                high: interval.map(|interval| interval.high),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    #[test]
    fn rows_of_equal_confidence_are_kept_together() {
        let probabilities = array![[0.75, 0.25], [0.25, 0.75], [0.5, 0.5]];
        let judgements = Judgements::new(["a", "b"], vec![0, 0, 0], probabilities).unwrap();
        let curve = coverage_curve(&judgements);
        let points: Vec<_> =
            curve.iter().map(|point| (point.threshold, point.count, point.accuracy)).collect();
        assert_eq!(points, [(0.75, 2, 0.5), (0.5, 3, 2.0 / 3.0)]);
    }
}
