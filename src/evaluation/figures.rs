//! Every figure of a draw of rows, for the intervals of the bootstrap: what does not depend on the draw (the order of the
//! scores, the loss of a row, its bin) is prepared once, and a draw is how often each row came.

use super::losses::{brier_distance, log_loss_of};
use super::ranking::{Order, Ranking};
use super::reliability::{StatedRows, stated_rows};
use super::{ConfusionMatrix, Judgements, Stated};

/// Judgements, ready for the figures of any number of draws of their rows.
pub(super) struct Prepared<'j> {
    judgements: &'j Judgements,
    /// `−ln p` of the true label of each row.
    log_losses: Vec<f64>,
    /// Squared distance of each row's probabilities from the truth.
    distances: Vec<f64>,
    /// The rows by the probability of each label.
    orders: Vec<Order>,
    /// The highest probability, then that of each label.
    stated: Vec<StatedRows>,
}

/// What the figures of one draw are read from.
pub(super) struct Figures {
    pub confusion: ConfusionMatrix,
    /// Mean of `−ln p` of the true label.
    pub log_loss: f64,
    /// Mean squared distance of the probabilities from the truth.
    pub brier_score: f64,
    /// One for each label.
    pub rankings: Vec<Ranking>,
    /// Of the highest probability, then of each label's.
    pub calibration_errors: Vec<f64>,
}

impl<'j> Prepared<'j> {
    pub(super) fn new(judgements: &'j Judgements) -> Self {
        let rows = 0..judgements.n();
        let labels = 0..judgements.labels().len();
        let column = |label| judgements.probabilities().column(label);
        Self {
            judgements,
            log_losses: rows.clone().map(|row| log_loss_of(judgements, row)).collect(),
            distances: rows.map(|row| brier_distance(judgements, row)).collect(),
            orders: labels.clone().map(|label| Order::of(column(label).iter().copied())).collect(),
            stated: std::iter::once(Stated::Highest)
                .chain(labels.map(Stated::Label))
                .map(|stated| stated_rows(judgements, stated))
                .collect(),
        }
    }

    /// The figures of all rows, each once.
    pub(super) fn of_all(&self) -> Figures {
        self.of(&vec![1; self.judgements.n()])
    }

    /// The figures of `rows`, repetitions included.
    pub(super) fn of_rows(&self, rows: &[usize]) -> Figures {
        self.of(&self.judgements.counts(rows))
    }

    /// The figures of a draw that holds each row as often as `counts` says.
    fn of(&self, counts: &[u32]) -> Figures {
        let truth = self.judgements.truth();
        let n: f64 = counts.iter().map(|&count| f64::from(count)).sum();
        let mean = |values: &[f64]| {
            values.iter().zip(counts).map(|(value, &count)| value * f64::from(count)).sum::<f64>() / n
        };
        let ranking = |(label, order): (usize, &Order)| order.draw(counts, |row| truth[row] == label);
        Figures {
            confusion: ConfusionMatrix::of_draw(self.judgements, counts),
            log_loss: mean(&self.log_losses),
            brier_score: mean(&self.distances),
            rankings: self.orders.iter().enumerate().map(ranking).collect(),
            calibration_errors: self.stated.iter().map(|stated| stated.calibration_error(counts)).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::evaluation::{ClassMetric, Judgements, Metric};
    use ndarray::Array2;
    use proptest::prelude::*;

    use super::Prepared;

    proptest! {
        #[test]
        fn a_draw_has_the_figures_of_its_rows_written_out(
            stated in prop::collection::vec((0_usize..3, 0_u32..5, 0_u32..5), 2..40),
            drawn in prop::collection::vec(any::<prop::sample::Index>(), 1..60),
        ) {
            let share = |row: (usize, u32, u32), label: usize| {
                let parts = [f64::from(row.1) + 0.5, f64::from(row.2) + 0.5, 1.0];
                parts[label] / parts.iter().sum::<f64>()
            };
            let probabilities = Array2::from_shape_fn((stated.len(), 3), |(row, label)| share(stated[row], label));
            let truth = stated.iter().map(|row| row.0).collect();
            let judgements = Judgements::new(["a", "b", "c"], truth, probabilities).unwrap();
            let rows: Vec<usize> = drawn.iter().map(|index| index.index(stated.len())).collect();
            let figures = Prepared::new(&judgements).of_rows(&rows);
            let written_out = judgements.select(&rows).unwrap();
            let near = |found: Option<f64>, expected: Option<f64>| match (found, expected) {
                (Some(found), Some(expected)) => (found - expected).abs() < 1e-12,
                (found, expected) => found == expected,
            };
            for metric in Metric::ALL {
                prop_assert!(near(metric.read(&figures), metric.of(&written_out)), "{}", metric.name());
            }
            for metric in ClassMetric::ALL {
                for label in 0..3 {
                    prop_assert!(near(metric.read(&figures, label), metric.of(&written_out, label)), "{}", metric.name());
                }
            }
        }
    }
}
