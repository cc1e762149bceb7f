//! The figures of a whole task and of one label, each under its own name.
//!
//! A figure that is not defined for the rows at hand is `None` and is written empty, never 0.

use super::Judgements;
use super::figures::{Figures, Prepared};

/// A figure of a whole task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Metric {
    /// Share of the rows predicted right; see [`ConfusionMatrix::accuracy`](super::ConfusionMatrix::accuracy).
    Accuracy,
    /// Mean recall of the labels that occur; see [`ConfusionMatrix::balanced_accuracy`](super::ConfusionMatrix::balanced_accuracy).
    BalancedAccuracy,
    /// Mean F1 of the labels that occur; see [`ConfusionMatrix::macro_f1`](super::ConfusionMatrix::macro_f1).
    MacroF1,
    /// Correlation of truth and prediction; see [`ConfusionMatrix::matthews`](super::ConfusionMatrix::matthews).
    Matthews,
    /// Area under the ROC curve, in \[0, 1\]: of the second label when there are two, else the mean of every label
    /// against the rest; `None` when a label is never true or always.
    RocAuc,
    /// Average precision, in (0, 1\]: of the second label when there are two, else the mean over the labels; `None`
    /// when one of them is never true.
    AveragePrecision,
    /// Mean of `−ln p` of the true label, 0 or above; p is clipped to \[2⁻⁵², 1 − 2⁻⁵²\] as in scikit-learn.
    LogLoss,
    /// Mean squared distance of the probabilities from the truth: in \[0, 1\] with two labels, in \[0, 2\] with more.
    BrierScore,
    /// Distance of the highest probability from the share of right predictions, over ten bins; in \[0, 1\].
    CalibrationError,
}

impl Metric {
    /// All figures, in the order of the table.
    pub const ALL: [Self; 9] = [
        Self::Accuracy,
        Self::BalancedAccuracy,
        Self::MacroF1,
        Self::Matthews,
        Self::RocAuc,
        Self::AveragePrecision,
        Self::LogLoss,
        Self::BrierScore,
        Self::CalibrationError,
    ];

    /// Its name in tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Accuracy => "accuracy",
            Self::BalancedAccuracy => "balanced_accuracy",
            Self::MacroF1 => "macro_f1",
            Self::Matthews => "matthews",
            Self::RocAuc => "roc_auc",
            Self::AveragePrecision => "average_precision",
            Self::LogLoss => "log_loss",
            Self::BrierScore => "brier_score",
            Self::CalibrationError => "expected_calibration_error",
        }
    }

    /// The figure of that name.
    ///
    /// ```
    /// use detente::evaluation::Metric;
    /// assert_eq!(Metric::named("macro_f1"), Some(Metric::MacroF1));
    /// assert_eq!(Metric::named("f1"), None);
    /// ```
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|metric| metric.name() == name)
    }

    /// Its value for `judgements`, `None` when it is not defined for them.
    pub fn of(self, judgements: &Judgements) -> Option<f64> {
        self.read(&Prepared::new(judgements).of_all())
    }

    /// Its value among `figures`.
    pub(super) fn read(self, figures: &Figures) -> Option<f64> {
        match self {
            Self::Accuracy => figures.confusion.accuracy(),
            Self::BalancedAccuracy => figures.confusion.balanced_accuracy(),
            Self::MacroF1 => figures.confusion.macro_f1(),
            Self::Matthews => figures.confusion.matthews(),
            Self::RocAuc => over_labels(figures, ClassMetric::RocAuc),
            Self::AveragePrecision => over_labels(figures, ClassMetric::AveragePrecision),
            Self::LogLoss => Some(figures.log_loss),
            Self::BrierScore => Some(figures.brier_score),
            Self::CalibrationError => Some(figures.calibration_errors[0]),
        }
    }
}

/// A figure of one label against the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ClassMetric {
    /// Share of the rows predicted so that are so; `None` when none is predicted so.
    Precision,
    /// Share of the rows that are so that are predicted so; `None` when none is so.
    Recall,
    /// Harmonic mean of the two; `None` when the label is neither true nor predicted anywhere.
    F1,
    /// Area under the ROC curve of the label's probability; `None` when the label is never true or always.
    RocAuc,
    /// Average precision of the label's probability; `None` when the label is never true.
    AveragePrecision,
    /// Distance of the label's probability from the share of rows that are so, over ten bins.
    CalibrationError,
}

impl ClassMetric {
    /// All figures, in the order of the table.
    pub const ALL: [Self; 6] = [
        Self::Precision,
        Self::Recall,
        Self::F1,
        Self::RocAuc,
        Self::AveragePrecision,
        Self::CalibrationError,
    ];

    /// Its name in tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Precision => "precision",
            Self::Recall => "recall",
            Self::F1 => "f1",
            Self::RocAuc => "roc_auc",
            Self::AveragePrecision => "average_precision",
            Self::CalibrationError => "expected_calibration_error",
        }
    }

    /// Its value for `label`, `None` when it is not defined.
    ///
    /// # Panics
    /// When `judgements` have no such label.
    pub fn of(self, judgements: &Judgements, label: usize) -> Option<f64> {
        self.read(&Prepared::new(judgements).of_all(), label)
    }

    /// Its value for `label` among `figures`.
    pub(super) fn read(self, figures: &Figures, label: usize) -> Option<f64> {
        match self {
            Self::Precision => figures.confusion.class_scores(label).precision,
            Self::Recall => figures.confusion.class_scores(label).recall,
            Self::F1 => figures.confusion.class_scores(label).f1,
            Self::RocAuc => figures.rankings[label].roc_auc(),
            Self::AveragePrecision => figures.rankings[label].average_precision(),
            Self::CalibrationError => Some(figures.calibration_errors[1 + label]),
        }
    }
}

/// The figure of the second of two labels, or its mean over three and more; `None` when a label has none.
fn over_labels(figures: &Figures, metric: ClassMetric) -> Option<f64> {
    match figures.rankings.len() {
        2 => metric.read(figures, 1),
        count => {
            let sum = (0..count).map(|label| metric.read(figures, label)).sum::<Option<f64>>()?;
            Some(sum / count as f64)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    #[test]
    fn every_name_finds_its_metric_again() {
        for metric in Metric::ALL {
            assert_eq!(Metric::named(metric.name()), Some(metric));
        }
    }

    #[test]
    fn a_label_that_is_never_true_leaves_the_mean_area_undefined() {
        let probabilities = array![[0.8, 0.1, 0.1], [0.1, 0.8, 0.1]];
        let judgements = Judgements::new(["a", "b", "c"], vec![0, 1], probabilities).unwrap();
        assert_eq!(Metric::RocAuc.of(&judgements), None);
        assert_eq!(Metric::AveragePrecision.of(&judgements), None);
        assert_eq!(ClassMetric::RocAuc.of(&judgements, 0), Some(1.0));
    }
}
