//! How well scores put the right rows first: area under the ROC curve and average precision of one label.
//!
//! Both look at the rows from the highest score down; rows of equal score form one block and enter together, so that
//! the order in the table never matters.

/// Rows of equal score: how many bear the label and how many do not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Block {
    positives: usize,
    negatives: usize,
}

/// The blocks of rows from the highest score to the lowest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Ranking {
    blocks: Vec<Block>,
}

impl Ranking {
    /// Ranks rows, given as score and whether the row bears the label. No score may be NaN.
    pub(super) fn new(rows: impl Iterator<Item = (f64, bool)>) -> Self {
        // Adding 0 turns −0 into 0, which `total_cmp` would tell apart.
        let mut rows: Vec<(f64, bool)> = rows.map(|(score, label)| (score + 0.0, label)).collect();
        rows.sort_unstable_by(|a, b| b.0.total_cmp(&a.0));
        let blocks = rows
            .chunk_by(|a, b| a.0.total_cmp(&b.0).is_eq())
            .map(|block| {
                let positives = block.iter().filter(|row| row.1).count();
                Block { positives, negatives: block.len() - positives }
            })
            .collect();
        Self { blocks }
    }

    fn positives(&self) -> usize {
        self.blocks.iter().map(|block| block.positives).sum()
    }

    fn negatives(&self) -> usize {
        self.blocks.iter().map(|block| block.negatives).sum()
    }

    /// Probability that a random positive scores above a random negative, ties counting one half; in \[0, 1\].
    ///
    /// `None` without positives or without negatives.
    ///
    /// # References
    /// Fawcett, T. (2006). An introduction to ROC analysis. *Pattern Recognition Letters* 27, 861–874.
    pub(super) fn roc_auc(&self) -> Option<f64> {
        let pairs = self.positives() as f64 * self.negatives() as f64;
        let mut above = 0;
        let mut won = 0.0;
        for block in &self.blocks {
            won += block.negatives as f64 * (above as f64 + 0.5 * block.positives as f64);
            above += block.positives;
        }
        (pairs > 0.0).then(|| won / pairs)
    }

    /// `Σ (Rᵢ − Rᵢ₋₁) Pᵢ` over the distinct scores, without interpolation; in (0, 1\].
    ///
    /// `None` without positives (scikit-learn writes 0 there).
    ///
    /// # References
    /// scikit-learn, `average_precision_score`.
    pub(super) fn average_precision(&self) -> Option<f64> {
        let positives = self.positives();
        let (mut found, mut seen, mut sum) = (0, 0, 0.0);
        for block in &self.blocks {
            found += block.positives;
            seen += block.positives + block.negatives;
            sum += block.positives as f64 * found as f64 / seen as f64;
        }
        (positives > 0).then(|| sum / positives as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ranking(rows: &[(f64, bool)]) -> Ranking {
        Ranking::new(rows.iter().copied())
    }

    #[test]
    fn equal_scores_share_their_rank() {
        let tied = ranking(&[(0.5, true), (0.5, false)]);
        assert_eq!((tied.roc_auc(), tied.average_precision()), (Some(0.5), Some(0.5)));
    }

    #[test]
    fn zero_and_minus_zero_are_one_score() {
        assert_eq!(ranking(&[(0.0, true), (-0.0, false)]).roc_auc(), Some(0.5));
    }

    #[test]
    fn one_class_alone_has_no_area() {
        let positives = ranking(&[(0.5, true), (0.1, true)]);
        assert_eq!((positives.roc_auc(), positives.average_precision()), (None, Some(1.0)));
        let negatives = ranking(&[(0.5, false), (0.1, false)]);
        assert_eq!((negatives.roc_auc(), negatives.average_precision()), (None, None));
    }

    proptest! {
        #[test]
        fn a_monotone_transform_of_the_scores_changes_nothing(
            rows in prop::collection::vec((0_u32..50, any::<bool>()), 1..80)
        ) {
            // Whole numbers below 50 stay distinct under the transform, whatever the rounding.
            let plain = Ranking::new(rows.iter().map(|&(score, label)| (f64::from(score), label)));
            let bent = Ranking::new(rows.iter().map(|&(score, label)| ((f64::from(score) / 9.0).exp() - 7.0, label)));
            prop_assert_eq!(plain.roc_auc(), bent.roc_auc());
            prop_assert_eq!(plain.average_precision(), bent.average_precision());
        }

        #[test]
        fn reversed_scores_give_the_complement_of_the_area(
            rows in prop::collection::vec((0_u32..50, any::<bool>()), 1..80)
        ) {
            let plain = Ranking::new(rows.iter().map(|&(score, label)| (f64::from(score), label))).roc_auc();
            let reversed = Ranking::new(rows.iter().map(|&(score, label)| (-f64::from(score), label))).roc_auc();
            match (plain, reversed) {
                (Some(plain), Some(reversed)) => prop_assert!((plain + reversed - 1.0).abs() < 1e-12),
                (plain, reversed) => prop_assert_eq!(plain, reversed),
            }
        }
    }
}
