//! How well scores put the right rows first: area under the ROC curve and average precision of one label.
//!
//! Both look at the rows from the highest score down; rows of equal score form one block and enter together, so that
//! the order in the table never matters.

/// Rows from the highest score to the lowest.
pub(super) struct Order {
    rows: Vec<usize>,
    /// Where each block of equal scores ends in `rows`.
    ends: Vec<usize>,
}

/// What both figures are made of: sums over the blocks.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Ranking {
    positives: usize,
    negatives: usize,
    /// Pairs of a positive above a negative, ties counting one half.
    won: f64,
    /// Positives of each block times the precision down to it.
    precisions: f64,
}

impl Order {
    /// Orders rows by their scores, of which none may be NaN.
    pub(super) fn of(scores: impl Iterator<Item = f64>) -> Self {
        // Adding 0 turns −0 into 0, which `total_cmp` would tell apart.
        let mut rows: Vec<(f64, usize)> = scores.enumerate().map(|(row, score)| (score + 0.0, row)).collect();
        rows.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let mut end = 0;
        let blocks = rows.chunk_by(|a, b| a.0.total_cmp(&b.0).is_eq());
        let ends = blocks.map(|block| {
            end += block.len();
            end
        });
        Self { ends: ends.collect(), rows: rows.iter().map(|&(_, row)| row).collect() }
    }

    /// Ranks a draw that holds each row as often as `counts` says; `bears` tells whether a row bears the label.
    pub(super) fn draw(&self, counts: &[u32], bears: impl Fn(usize) -> bool) -> Ranking {
        let mut ranking = Ranking::default();
        let mut start = 0;
        for &end in &self.ends {
            let (mut positives, mut negatives) = (0, 0);
            for &row in &self.rows[start..end] {
                *(if bears(row) { &mut positives } else { &mut negatives }) += counts[row] as usize;
            }
            ranking.add(positives, negatives);
            start = end;
        }
        ranking
    }
}

impl Ranking {
    /// Adds a block of rows of equal score, below all before it.
    fn add(&mut self, positives: usize, negatives: usize) {
        self.won += negatives as f64 * (self.positives as f64 + 0.5 * positives as f64);
        self.positives += positives;
        self.negatives += negatives;
        if positives > 0 {
            let seen = self.positives + self.negatives;
            self.precisions += positives as f64 * self.positives as f64 / seen as f64;
        }
    }

    /// Probability that a random positive scores above a random negative, ties counting one half; in \[0, 1\].
    ///
    /// `None` without positives or without negatives.
    ///
    /// # References
    /// Fawcett, T. (2006). An introduction to ROC analysis. *Pattern Recognition Letters* 27, 861–874.
    pub(super) fn roc_auc(&self) -> Option<f64> {
        let pairs = self.positives as f64 * self.negatives as f64;
        (pairs > 0.0).then(|| self.won / pairs)
    }

    /// `Σ (Rᵢ − Rᵢ₋₁) Pᵢ` over the distinct scores, without interpolation; in (0, 1\].
    ///
    /// `None` without positives (scikit-learn writes 0 there).
    ///
    /// # References
    /// scikit-learn, `average_precision_score`.
    pub(super) fn average_precision(&self) -> Option<f64> {
        (self.positives > 0).then(|| self.precisions / self.positives as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ranking(rows: &[(f64, bool)]) -> Ranking {
        Order::of(rows.iter().map(|row| row.0)).draw(&vec![1; rows.len()], |row| rows[row].1)
    }

    fn scored(rows: &[(u32, bool)], score: impl Fn(f64) -> f64) -> Ranking {
        ranking(&rows.iter().map(|&(value, label)| (score(f64::from(value)), label)).collect::<Vec<_>>())
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
            let (plain, bent) = (scored(&rows, |score| score), scored(&rows, |score| (score / 9.0).exp() - 7.0));
            prop_assert_eq!(plain.roc_auc(), bent.roc_auc());
            prop_assert_eq!(plain.average_precision(), bent.average_precision());
        }

        #[test]
        fn reversed_scores_give_the_complement_of_the_area(
            rows in prop::collection::vec((0_u32..50, any::<bool>()), 1..80)
        ) {
            let plain = scored(&rows, |score| score).roc_auc();
            let reversed = scored(&rows, |score| -score).roc_auc();
            match (plain, reversed) {
                (Some(plain), Some(reversed)) => prop_assert!((plain + reversed - 1.0).abs() < 1e-12),
                (plain, reversed) => prop_assert_eq!(plain, reversed),
            }
        }
    }
}
