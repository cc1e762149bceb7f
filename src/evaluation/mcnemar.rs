//! Whether one model is right more often than another on the same rows: the exact test of [`McNemar`].

use serde::Serialize;

/// The rows on which two models differ, and how likely so uneven a split is by chance.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct McNemar {
    /// Rows that only the first model gets right.
    pub only_first_right: usize,
    /// Rows that only the second model gets right.
    pub only_second_right: usize,
    /// Two-sided p-value, in (0, 1\]; 1 when the models are right on the same rows.
    pub p_value: f64,
}

impl McNemar {
    /// The exact test: under equal models each such row is either's with probability one half.
    ///
    /// It takes rows as independent; where statements of one article stand together, the paired bootstrap of
    /// [`super::compare`] is the safer answer.
    ///
    /// ```
    /// use detente::evaluation::McNemar;
    /// assert_eq!(McNemar::new(0, 5).p_value, 0.0625);
    /// assert_eq!(McNemar::new(4, 4).p_value, 1.0);
    /// ```
    ///
    /// # References
    /// Mc Nemar, Q. (1947). Note on the sampling error of the difference between correlated proportions. *Psychometrika*
    /// 12, 153–157.
    pub fn new(only_first_right: usize, only_second_right: usize) -> Self {
        let rows = only_first_right + only_second_right;
        let fewer = only_first_right.min(only_second_right);
        let p_value = (2.0 * lower_tail(fewer, rows)).min(1.0);
        Self { only_first_right, only_second_right, p_value }
    }
}

/// `P(X ≤ k)` for X binomial with `n` trials of probability one half.
///
/// The terms are added relative to the largest, `C(n, k)`, whose logarithm is taken, so that no power of one half
/// underflows before it is needed.
fn lower_tail(k: usize, n: usize) -> f64 {
    let (mut term, mut sum) = (1.0, 1.0);
    for i in (1..=k).rev() {
        term *= i as f64 / (n - i + 1) as f64;
        sum += term;
    }
    if n <= 1_000 {
        // Every binomial coefficient up to n = 1,000 and 2^−1,000 itself are finite and normal.
        let coefficient: f64 = (1..=k).map(|i| (n - k + i) as f64 / i as f64).product();
        return sum * coefficient * (-(n as f64)).exp2();
    }
    let log_coefficient: f64 = (1..=k).map(|i| ((n - k + i) as f64 / i as f64).ln()).sum();
    sum * (log_coefficient - n as f64 * std::f64::consts::LN_2).exp()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn models_right_on_the_same_rows_do_not_differ() {
        assert_eq!(McNemar::new(0, 0).p_value.to_bits(), 1.0_f64.to_bits());
    }

    #[test]
    fn the_test_is_the_same_from_either_side() {
        assert_eq!(McNemar::new(3, 12).p_value.to_bits(), McNemar::new(12, 3).p_value.to_bits());
    }

    #[test]
    fn both_ways_of_computing_agree_where_they_meet() {
        // Around a thousand rows the two branches must give neighbouring, smoothly falling values.
        let [last, next] = [McNemar::new(480, 520).p_value, McNemar::new(480, 521).p_value];
        assert!(next < last && next > 0.9 * last, "{last} {next}");
    }
}
