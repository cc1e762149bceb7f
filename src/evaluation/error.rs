//! What can be wrong with judgements that are to be evaluated: each message says where, what was found and what was
//! expected, so that no figure is ever computed on rows that cannot be right.

use thiserror::Error;
use tr::tr;

/// Why judgements, codings or settings were refused.
///
/// Rows are counted from 1, as a reader of the table counts them.
#[derive(Debug, Clone, PartialEq, Error)]
#[non_exhaustive]
pub enum EvaluationError {
    /// There is nothing to evaluate.
    #[error("{}", tr!("no rows; expected {expected}", expected = tr!(expected)))]
    NoRows {
        /// What was expected.
        expected: &'static str,
    },
    /// Fewer than two labels, or the same label twice.
    #[error("{}", tr!("labels are [{found}]; expected at least two, all different", found))]
    Labels {
        /// The labels, as a list.
        found: String,
    },
    /// Two things that go together differ in length.
    #[error("{}", tr!("{what}: found {found}; expected {expected}", what = tr!(what), found, expected))]
    Length {
        /// What was counted.
        what: &'static str,
        /// How many there are.
        found: usize,
        /// How many there should be.
        expected: usize,
    },
    /// A label's place is outside the list of labels.
    #[error("{}", tr!("row {row}: label number {found}; expected a number below {expected}, the number of labels", row, found, expected))]
    UnknownLabel {
        /// The row, from 1.
        row: usize,
        /// The label's place that was found, from 0.
        found: usize,
        /// How many labels there are.
        expected: usize,
    },
    /// A probability is not a number, not finite, or outside [0, 1].
    #[error("{}", tr!("row {row}: the probability of `{label}` is {found}; expected a number from 0 to 1", row, label, found))]
    Probability {
        /// The row, from 1.
        row: usize,
        /// The label whose probability it is.
        label: String,
        /// The value.
        found: f64,
    },
    /// The probabilities of a row do not add to one.
    #[error("{}", tr!("row {row}: the probabilities add to {found}; expected 1, to within 0.000001", row, found))]
    Sum {
        /// The row, from 1.
        row: usize,
        /// Their sum.
        found: f64,
    },
    /// Two sets of judgements that are to be compared are not about the same rows.
    #[error("{}", tr!("row {row}: {what} is `{found}`; expected `{expected}`, as in the first set of judgements", row, what = tr!(what), found, expected))]
    Unpaired {
        /// The row, from 1; 0 when the labels themselves differ.
        row: usize,
        /// What differs.
        what: &'static str,
        /// What the second set has.
        found: String,
        /// What the first set has.
        expected: String,
    },
    /// A setting is outside its range.
    #[error("{}", tr!("{name} is {found}; expected {expected}", name = tr!(name), found, expected = tr!(expected)))]
    Parameter {
        /// The setting.
        name: &'static str,
        /// Its value.
        found: String,
        /// The range it must lie in.
        expected: &'static str,
    },
}
