//! The stance: what lean and gate say together.

use super::labels::Labels;
use super::loss::logistic;
use serde::{Deserialize, Serialize};

/// The probabilities of the labels for one statement.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stance {
    /// Probability of the second pole among the two: in [0, 1].
    pub lean: f64,
    /// Probability that a stance is taken at all: in [0, 1]; 1 when there is no neutral label.
    pub gate: f64,
}

impl Stance {
    /// From the calibrated log-odds of the second pole and of taking a stance.
    pub(super) fn from_log_odds(lean: f64, gate: Option<f64>) -> Self {
        Self { lean: logistic(lean), gate: gate.map_or(1.0, logistic) }
    }

    /// First pole, second pole, neutral; they add up to 1.
    ///
    /// ```
    /// let stance = detente::classifier::Stance { lean: 0.75, gate: 0.8 };
    /// let [first, second, neutral] = stance.probabilities();
    /// assert!((second - 0.6).abs() < 1e-12 && (first + second + neutral - 1.0).abs() < 1e-12);
    /// ```
    pub fn probabilities(self) -> [f64; 3] {
        [self.gate * (1.0 - self.lean), self.gate * self.lean, 1.0 - self.gate]
    }

    /// The most probable label, as its place in [`Labels::names`]; of equals the first.
    pub fn label(self) -> usize {
        let probabilities = self.probabilities();
        (1..3).fold(0, |best, label| if probabilities[label] > probabilities[best] { label } else { best })
    }

    /// The more probable pole: 0 or 1.
    pub fn pole(self) -> usize {
        usize::from(self.lean > 0.5)
    }

    /// The highest of the probabilities.
    pub fn confidence(self) -> f64 {
        self.probabilities()[self.label()]
    }
}

/// The proportions in which the labels are expected where the model is used.
///
/// Training tables hold the labels in proportions of their own; newspapers do not. Moving the odds of a calibrated model by the
/// ratio of both proportions corrects for it.
///
/// # References
/// M. Saerens, P. Latinne, C. Decaestecker, *Adjusting the Outputs of a Classifier to New a Priori Probabilities*,
/// Neural Computation 14 (2002), equation 2.4.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Prior {
    /// Expected shares of first pole, second pole, neutral; they add up to 1.
    pub shares: [f64; 3],
}

impl Prior {
    /// Shares in proportion to `counts`; `None` when a pole has none, or a count is negative or not finite.
    pub fn from_counts(counts: [f64; 3]) -> Option<Self> {
        let total: f64 = counts.iter().sum();
        let valid = counts.iter().all(|count| count.is_finite() && *count >= 0.0)
            && counts[0] > 0.0
            && counts[1] > 0.0;
        valid.then(|| Self { shares: counts.map(|count| count / total) })
    }

    /// The same share for every label of `labels`.
    pub fn equal(labels: &Labels) -> Self {
        let neutral = if labels.neutral().is_some() { 1.0 } else { 0.0 };
        Self { shares: [1.0, 1.0, neutral].map(|count| count / (2.0 + neutral)) }
    }

    /// Log-odds of the second pole against the first, and of the poles against neutral.
    fn log_odds(self) -> (f64, f64) {
        let [first, second, neutral] = self.shares;
        ((second / first).ln(), ((first + second) / neutral).ln())
    }

    /// Whether both are shares and the log-odds of the poles can be moved from one to the other.
    pub(super) fn leads_to(self, to: Self) -> bool {
        let is_share = |share: &f64| (0.0..=1.0).contains(share);
        self.shares.iter().chain(&to.shares).all(is_share) && self.shift(to).0.is_finite()
    }

    /// What to add to the log-odds of lean and gate when the proportions go from `self` to `to`.
    pub(super) fn shift(self, to: Self) -> (f64, f64) {
        let ((lean_from, gate_from), (lean_to, gate_to)) = (self.log_odds(), to.log_odds());
        let finite = |shift: f64| if shift.is_finite() { shift } else { 0.0 };
        (lean_to - lean_from, finite(gate_to - gate_from))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn without_a_gate_neutral_has_no_probability() {
        assert_eq!(Stance::from_log_odds(0.0, None).probabilities(), [0.5, 0.5, 0.0]);
    }

    #[test]
    fn the_pole_is_the_more_probable_one_and_the_first_of_equals() {
        let pole = |lean| Stance { lean, gate: 0.5 }.pole();
        assert_eq!([pole(0.4), pole(0.5), pole(0.6), pole(1.0)], [0, 0, 1, 1]);
    }

    #[test]
    fn moving_the_odds_to_other_proportions_moves_the_mean_there() {
        // A model that knows nothing predicts the proportions.
        let from = Prior::from_counts([100.0, 100.0, 100.0]).unwrap();
        let to = Prior::from_counts([10.0, 30.0, 60.0]).unwrap();
        let (lean, gate) = from.shift(to);
        let stance = Stance::from_log_odds(lean, Some(gate + f64::ln(2.0)));
        for (found, expected) in stance.probabilities().into_iter().zip([0.1, 0.3, 0.6]) {
            assert!((found - expected).abs() < 1e-12);
        }
    }

    #[test]
    fn no_odds_lead_to_or_from_a_pole_without_a_share() {
        let usual = Prior { shares: [0.3, 0.5, 0.2] };
        let shares = [
            [0.0, 0.8, 0.2],
            [0.8, 0.0, 0.2],
            [0.0, 0.0, 1.0],
            [-0.1, 0.9, 0.2],
            [f64::NAN, 0.5, 0.5],
            [2.0; 3],
        ];
        for unusual in shares.map(|shares| Prior { shares }) {
            assert!(!usual.leads_to(unusual) && !unusual.leads_to(usual), "{unusual:?}");
        }
        assert!(usual.leads_to(Prior { shares: [0.5, 0.5, 0.0] }));
    }

    proptest! {
        #[test]
        fn probabilities_lie_in_range_and_add_up_to_one(lean in -800.0..800.0, gate in -800.0..800.0) {
            let probabilities = Stance::from_log_odds(lean, Some(gate)).probabilities();
            prop_assert!(probabilities.iter().all(|p| (0.0..=1.0).contains(p)));
            prop_assert!((probabilities.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        }
    }
}
