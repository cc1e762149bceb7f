//! How far the probabilities stated for a row are from what is true: the parts of log loss and Brier score.

use super::Judgements;

/// `−ln p` of the true label of `row`, natural logarithm; 0 or above (certain and wrong costs 36.04, not infinity).
///
/// Probabilities are clipped to \[ε, 1 − ε\] with ε = 2⁻⁵², as scikit-learn's `log_loss` does, and not renormalised.
pub(super) fn log_loss_of(judgements: &Judgements, row: usize) -> f64 {
    let probability = judgements.probabilities()[[row, judgements.truth()[row]]];
    -probability.clamp(f64::EPSILON, 1.0 - f64::EPSILON).ln()
}

/// Squared distance between the stated probabilities of `row` and the truth (1 for the true label, 0 for the others).
///
/// With two labels the sum over both is halved and lies in \[0, 1\]; with more it is not and lies in \[0, 2\], which is
/// scikit-learn's `brier_score_loss(scale_by_half="auto")`.
///
/// # References
/// Brier, G. W. (1950). Verification of forecasts expressed in terms of probability. *Monthly Weather Review* 78, 1–3.
pub(super) fn brier_distance(judgements: &Judgements, row: usize) -> f64 {
    let distances =
        judgements.probabilities().row(row).into_iter().enumerate().map(|(label, probability)| {
            let target = if judgements.truth()[row] == label { 1.0 } else { 0.0 };
            (target - probability).powi(2)
        });
    let scale = if judgements.labels().len() == 2 { 0.5 } else { 1.0 };
    scale * distances.sum::<f64>()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    #[test]
    fn being_certain_and_wrong_costs_a_finite_loss() {
        let judgements = Judgements::new(["a", "b"], vec![1], array![[1.0, 0.0]]).unwrap();
        assert!((log_loss_of(&judgements, 0) - 52.0 * 2.0_f64.ln()).abs() < 1e-12);
        assert_eq!(brier_distance(&judgements, 0).to_bits(), 1.0_f64.to_bits());
    }

    #[test]
    fn the_brier_score_of_three_labels_is_not_halved() {
        let judgements = Judgements::new(["a", "b", "c"], vec![1], array![[1.0, 0.0, 0.0]]).unwrap();
        assert_eq!(brier_distance(&judgements, 0).to_bits(), 2.0_f64.to_bits());
    }
}
