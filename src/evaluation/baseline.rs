//! What can be reached without reading a word: the figures that any model must beat.

use super::bootstrap::stream;
use super::{EvaluationError, Judgements};
use ndarray::Array2;
use rand::Rng;

/// Draws of labels that the stratified-random baseline is averaged over.
const DRAWS: u64 = 200;

/// Streams of the bootstrap are numbered from 0; those of the baseline from here, so that they never meet.
const FIRST_STREAM: u64 = 1 << 32;

/// Two judges that know only how common each label is.
///
/// ```
/// use detente::evaluation::{Baseline, Judgements, Metric};
/// use ndarray::array;
///
/// let probabilities = array![[0.9, 0.1], [0.3, 0.7], [0.6, 0.4]];
/// let judgements = Judgements::new(["conciliatory", "confrontational"], vec![0, 1, 1], probabilities)?;
/// let majority = Baseline::of(&judgements).majority(&judgements)?;
/// assert_eq!(majority.predicted(), [1, 1, 1]);
/// assert_eq!(Metric::RocAuc.of(&majority), Some(0.5));
/// # Ok::<(), detente::evaluation::EvaluationError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Baseline {
    shares: Vec<f64>,
}

impl Baseline {
    /// A baseline that knows the shares of the true labels of `judgements` themselves, which makes it hard to beat.
    pub fn of(judgements: &Judgements) -> Self {
        let mut shares = vec![0.0; judgements.labels().len()];
        for &truth in judgements.truth() {
            shares[truth] += 1.0;
        }
        for share in &mut shares {
            *share /= judgements.n() as f64;
        }
        Self { shares }
    }

    /// A baseline that knows the shares of another table, such as the one trained on: `K` shares that add to 1.
    pub const fn with_shares(shares: Vec<f64>) -> Self {
        Self { shares }
    }

    /// The share of each label, `K` numbers in \[0, 1\].
    pub fn shares(&self) -> &[f64] {
        &self.shares
    }

    /// States the shares for every row, and so predicts the commonest label; groups are kept.
    ///
    /// scikit-learn's `DummyClassifier(strategy="prior")`.
    ///
    /// # Errors
    /// When the shares are not `K` probabilities that add to 1.
    pub fn majority(&self, judgements: &Judgements) -> Result<Judgements, EvaluationError> {
        self.check(judgements)?;
        let shape = (judgements.n(), self.shares.len());
        let stated = Array2::from_shape_fn(shape, |(_, label)| self.shares[label]);
        replace_probabilities(judgements, stated)
    }

    /// Draws each row's label by the shares and is certain of it; groups are kept. `draw` numbers independent draws.
    ///
    /// scikit-learn's `DummyClassifier(strategy="stratified")`. The expected accuracy is the sum of share times share
    /// of the truth; the log loss is `36.04 · (1 − accuracy)`, the price of certainty.
    ///
    /// # Errors
    /// When the shares are not `K` probabilities that add to 1.
    pub fn stratified_random(
        &self,
        judgements: &Judgements,
        seed: u64,
        draw: u64,
    ) -> Result<Judgements, EvaluationError> {
        self.check(judgements)?;
        let mut generator = stream(seed, FIRST_STREAM + draw);
        let mut stated = Array2::zeros((judgements.n(), self.shares.len()));
        for mut row in stated.outer_iter_mut() {
            row[self.label_at(generator.random())] = 1.0;
        }
        replace_probabilities(judgements, stated)
    }

    /// The mean of each figure over 200 draws of [`Self::stratified_random`], over those where it is defined.
    ///
    /// `figures` must always give the same number of figures.
    ///
    /// # Errors
    /// When the shares are not `K` probabilities that add to 1.
    pub fn stratified_figures<F>(
        &self,
        judgements: &Judgements,
        seed: u64,
        figures: F,
    ) -> Result<Vec<Option<f64>>, EvaluationError>
    where
        F: Fn(&Judgements) -> Vec<Option<f64>>,
    {
        let mut sums: Vec<(f64, u64)> = Vec::new();
        for draw in 0..DRAWS {
            let values = figures(&self.stratified_random(judgements, seed, draw)?);
            sums.resize(values.len(), (0.0, 0));
            for (sum, value) in sums.iter_mut().zip(values) {
                *sum = value.map_or(*sum, |value| (sum.0 + value, sum.1 + 1));
            }
        }
        Ok(sums.into_iter().map(|(sum, count)| (count > 0).then(|| sum / count as f64)).collect())
    }

    /// The label at `place`, in [0, 1), when the labels are laid end to end by their shares.
    fn label_at(&self, place: f64) -> usize {
        let mut end = 0.0;
        let within = self.shares.iter().position(|share| {
            end += share;
            place < end
        });
        // Shares that add to a little less than 1 leave a gap at the end: it goes to the last label that has a share.
        within.or_else(|| self.shares.iter().rposition(|&share| share > 0.0)).unwrap_or(0)
    }

    fn check(&self, judgements: &Judgements) -> Result<(), EvaluationError> {
        let shares = Array2::from_shape_fn((1, self.shares.len()), |(_, label)| self.shares[label]);
        Judgements::new(judgements.labels(), vec![0], shares).map(|_| ())
    }
}

fn replace_probabilities(
    judgements: &Judgements,
    stated: Array2<f64>,
) -> Result<Judgements, EvaluationError> {
    Judgements::new(judgements.labels(), judgements.truth().to_vec(), stated)?
        .with_groups(judgements.groups().of_rows())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluation::{ConfusionMatrix, Metric};

    fn judgements() -> Judgements {
        let truth: Vec<usize> = (0..100).map(|row| usize::from(row >= 60) + usize::from(row >= 90)).collect();
        let certain =
            Array2::from_shape_fn((100, 3), |(row, label)| f64::from(u8::from(truth[row] == label)));
        Judgements::new(["a", "b", "c"], truth, certain).unwrap()
    }

    #[test]
    fn the_majority_states_the_shares_and_predicts_the_commonest_label() {
        let majority = Baseline::of(&judgements()).majority(&judgements()).unwrap();
        assert_eq!(majority.probabilities().row(99).to_vec(), [0.6, 0.3, 0.1]);
        assert_eq!(Metric::Accuracy.of(&majority), Some(0.6));
        assert!(Metric::CalibrationError.of(&majority).unwrap() < 1e-12);
    }

    #[test]
    fn the_stratified_baseline_reaches_its_expected_accuracy() {
        let baseline = Baseline::of(&judgements());
        let accuracy = |drawn: &Judgements| vec![ConfusionMatrix::of(drawn).accuracy()];
        let found = baseline.stratified_figures(&judgements(), 3, accuracy).unwrap()[0].unwrap();
        let expected = 0.6 * 0.6 + 0.3 * 0.3 + 0.1 * 0.1;
        // The standard error of 200 draws of 100 rows is 0.0035.
        assert!((found - expected).abs() < 0.012, "{found}");
    }

    #[test]
    fn the_same_seed_and_draw_give_the_same_labels() {
        let baseline = Baseline::of(&judgements());
        let drawn = |seed, draw| baseline.stratified_random(&judgements(), seed, draw).unwrap();
        assert_eq!(drawn(3, 0), drawn(3, 0));
        assert_ne!(drawn(3, 0), drawn(3, 1));
        assert_ne!(drawn(3, 0), drawn(4, 0));
    }

    #[test]
    fn a_label_without_share_is_never_drawn() {
        let baseline = Baseline::with_shares(vec![0.5, 0.5, 0.0]);
        assert_eq!(baseline.label_at(0.999_999), 1);
        assert_eq!(Baseline::with_shares(vec![0.4, 0.599_999_9, 0.0]).label_at(0.999_999_99), 1);
    }

    #[test]
    fn shares_that_are_no_probabilities_are_refused() {
        assert!(Baseline::with_shares(vec![0.5, 0.5]).majority(&judgements()).is_err());
        assert!(Baseline::with_shares(vec![0.5, 0.2, 0.2]).majority(&judgements()).is_err());
    }
}
