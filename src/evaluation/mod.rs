//! Evaluation: how far the labels can be trusted, in figures with intervals and baselines beside them.
//!
//! [`Judgements`] hold, for each statement, the label a reader gave and the probabilities a model gave;
//! [`Judgements::two_way`] looks at the poles alone. [`evaluate`] gives every table of an evaluation. Two models are set
//! against each other by [`compare`], two coders by [`agreement`].
//!
//! A figure that is not defined, such as the precision of a label never predicted, is `None` and written empty. Rows
//! are made for CSV: the names of their fields are the headers.

mod agreement;
mod baseline;
mod bootstrap;
mod comparison;
mod confusion;
mod coverage;
mod encoding;
mod error;
mod figures;
mod groups;
mod interval;
mod judgements;
mod losses;
mod mcnemar;
mod metric;
mod normal;
mod ranking;
mod reliability;
mod rows;
mod similar;
mod slices;
mod splits;
mod table_check;
mod two_way;

pub use agreement::{AgreementRow, Codings, agreement};
pub use baseline::Baseline;
pub use bootstrap::{Bootstrap, Estimate};
pub use comparison::{Comparison, DifferenceRow, compare};
pub use confusion::{ClassScores, ConfusionMatrix, ConfusionRow};
pub use coverage::{CoveragePoint, coverage_curve};
pub use error::EvaluationError;
pub use groups::Groups;
pub use interval::{Interval, wilson};
pub use judgements::Judgements;
pub use mcnemar::McNemar;
pub use metric::{ClassMetric, Metric};
pub use reliability::{RELIABILITY_BINS, ReliabilityBin, Stated, reliability};
pub use rows::{ClassRow, MetricRow};
pub use similar::{NEARLY_THE_SAME, SimilarPair, SimilarTexts};
pub use slices::{SliceRow, length_band, slices};
pub use splits::Split;
pub use table_check::{CheckedRow, Finding, FindingKind, OVER_LONG_WORDS, check_table};

/// Every table of an evaluation.
#[derive(Debug, Clone, PartialEq)]
pub struct Evaluation {
    /// `n`, `n_groups` and the figures of the whole task, then those of each label.
    pub metrics: Vec<MetricRow>,
    /// Precision, recall, F1 and support of each label.
    pub per_class: Vec<ClassRow>,
    /// True labels against predicted ones.
    pub confusion_matrix: ConfusionMatrix,
    /// Reliability of the highest probability, then of each label's.
    pub calibration: Vec<ReliabilityBin>,
    /// Accuracy of the surest rows.
    pub coverage: Vec<CoveragePoint>,
}

/// Evaluates `judgements`, with an interval and two baselines beside every figure.
///
/// The same judgements and the same `bootstrap` give the same bits at any number of threads. Baselines know the shares
/// of the true labels of `judgements` themselves.
///
/// ```
/// use detente::evaluation::{Bootstrap, Judgements, evaluate};
/// use ndarray::array;
///
/// let probabilities = array![[0.9, 0.1], [0.3, 0.7], [0.6, 0.4], [0.8, 0.2]];
/// let judgements = Judgements::new(["conciliatory", "confrontational"], vec![0, 1, 1, 0], probabilities)?;
/// let evaluation = evaluate(&judgements, &Bootstrap::new(17));
/// let accuracy = evaluation.metrics.iter().find(|row| row.metric == "accuracy").unwrap();
/// assert_eq!((accuracy.value, accuracy.majority), (Some(0.75), Some(0.5)));
/// # Ok::<(), detente::evaluation::EvaluationError>(())
/// ```
pub fn evaluate(judgements: &Judgements, bootstrap: &Bootstrap) -> Evaluation {
    let metrics = rows::metric_rows(judgements, bootstrap);
    let confusion_matrix = ConfusionMatrix::of(judgements);
    let stated = std::iter::once(Stated::Highest).chain((0..judgements.labels().len()).map(Stated::Label));
    Evaluation {
        per_class: rows::class_rows(&confusion_matrix, judgements.labels(), &metrics),
        metrics,
        confusion_matrix,
        calibration: stated.flat_map(|stated| reliability(judgements, stated)).collect(),
        coverage: coverage_curve(judgements),
    }
}

#[cfg(test)]
mod properties;
