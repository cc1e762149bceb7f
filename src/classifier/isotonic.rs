//! Isotonic calibration: from a score to log-odds by any rising curve, not a line alone.
//!
//! It bends where a line cannot, and needs more rows for it; [`super::Calibration`] says when it is worth them.

use super::calibration::usable;
use crate::error::Error;
use crate::messages::msg;
use serde::{Deserialize, Serialize};
use tr::tr;

/// A rising curve through the centres of the blocks that pooling left.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Isotonic {
    /// Mean score and log-odds of each block, both rising.
    knots: Vec<[f64; 2]>,
}

/// Neighbouring scores that share one probability.
#[derive(Debug, Clone, Copy)]
struct Block {
    rows: f64,
    scores: f64,
    positive: f64,
}

impl Isotonic {
    /// Fits the curve to scores of rows that the model did not see in training; a share `label_noise` of the labels, in
    /// [0, 0.5), is taken to be wrong, as in [`super::Platt::fit`].
    ///
    /// Pools adjacent violators; the blocks' shares are the rising ones nearest to the data. Shares are kept half a row from
    /// 0 and 1, so that no log-odds is infinite.
    ///
    /// ```
    /// use detente::classifier::Isotonic;
    /// let curve = Isotonic::fit(&[-2.0, -1.0, 1.0, 2.0], &[false, true, false, true], 0.0)?;
    /// assert!(curve.log_odds(-2.0) < curve.log_odds(0.0) && curve.log_odds(0.0) < curve.log_odds(2.0));
    /// # Ok::<(), detente::error::Error>(())
    /// ```
    ///
    /// # Errors
    /// When the lists differ in length, a score is not finite, or only one class is there.
    ///
    /// # References
    /// Ayer, M. et al. (1955). An empirical distribution function for sampling with incomplete information. *Annals of
    /// Mathematical Statistics* 26, 641–647. Zadrozny, B., Elkan, C. (2002). Transforming classifier scores into accurate
    /// multiclass probability estimates. *KDD*.
    pub fn fit(scores: &[f64], positive: &[bool], label_noise: f64) -> Result<Self, Error> {
        let positives = positive.iter().filter(|&&positive| positive).count();
        let usable = scores.len() == positive.len() && scores.iter().all(|score| score.is_finite());
        if !usable || positives == 0 || positives == positive.len() {
            return Err(Error::Parameter {
                name: msg!("the scores to calibrate on"),
                found: tr!(
                    "{} scores, {positives} of {} rows positive",
                    scores.len(),
                    positive.len(),
                    positives
                ),
                expected: msg!("one finite score for each row, and rows of both classes"),
            });
        }
        let mut order: Vec<usize> = (0..scores.len()).collect();
        order.sort_by(|&a, &b| scores[a].total_cmp(&scores[b]));
        let mut blocks: Vec<Block> = Vec::new();
        for row in order {
            let mut last =
                Block { rows: 1.0, scores: scores[row], positive: f64::from(u8::from(positive[row])) };
            // Equal scores belong together; so do blocks whose shares would fall.
            while let Some(before) = blocks.last().filter(|before| before.joins(&last)) {
                last = Block {
                    rows: before.rows + last.rows,
                    scores: before.scores + last.scores,
                    positive: before.positive + last.positive,
                };
                blocks.pop();
            }
            blocks.push(last);
        }
        let margin = 0.5 / scores.len() as f64;
        let knot = |block: &Block| {
            let share = block.share() * (1.0 - label_noise) + (1.0 - block.share()) * label_noise;
            let share = share.clamp(margin, 1.0 - margin);
            [block.scores / block.rows, (share / (1.0 - share)).ln()]
        };
        Ok(Self { knots: blocks.iter().map(knot).collect() })
    }

    /// The calibrated log-odds of a score: linear between the centres of two blocks, level beyond the first and the last.
    pub fn log_odds(&self, score: f64) -> f64 {
        let after = self.knots.partition_point(|knot| knot[0] < score);
        match (after.checked_sub(1).map(|before| self.knots[before]), self.knots.get(after)) {
            (Some(before), Some(after)) => {
                let share = (score - before[0]) / (after[0] - before[0]);
                before[1] + share * (after[1] - before[1])
            }
            (None, Some(&end)) | (Some(end), None) => end[1],
            (None, None) => unreachable!("rows of both classes leave a block at least"),
        }
    }

    /// Whether the curve rises, as every fitted one does, between numbers that can be calculated with.
    pub(super) fn is_consistent(&self) -> bool {
        let rising = self.knots.windows(2).all(|pair| pair[0][0] < pair[1][0] && pair[0][1] <= pair[1][1]);
        !self.knots.is_empty() && rising && self.knots.iter().flatten().all(|&number| usable(number))
    }

    /// Number of blocks.
    pub fn len(&self) -> usize {
        self.knots.len()
    }

    /// Whether there is no block; never true of a fitted curve.
    pub fn is_empty(&self) -> bool {
        self.knots.is_empty()
    }
}

impl Block {
    fn share(&self) -> f64 {
        self.positive / self.rows
    }

    fn joins(&self, next: &Self) -> bool {
        let same_score = (self.scores / self.rows).total_cmp(&(next.scores / next.rows)).is_ge();
        same_score || self.share() >= next.share()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_shares_of_pooled_blocks_are_those_of_scikit_learn() {
        // IsotonicRegression().fit_transform([0, 1, 2, 3, 4, 5], [0, 1, 0, 1, 1, 0]) = 0, .5, .5, 2/3, 2/3, 2/3
        let curve =
            Isotonic::fit(&[0.0, 1.0, 2.0, 3.0, 4.0, 5.0], &[false, true, false, true, true, false], 0.0)
                .unwrap();
        let found: Vec<f64> = curve.knots.iter().map(|knot| 1.0 / (1.0 + (-knot[1]).exp())).collect();
        for (found, expected) in found.iter().zip([0.5 / 6.0, 0.5, 2.0 / 3.0]) {
            assert!((found - expected).abs() < 1e-12, "{found} {expected}");
        }
        assert_eq!(curve.knots.len(), 3);
    }

    #[test]
    fn one_class_and_scores_that_are_no_numbers_are_refused() {
        assert!(Isotonic::fit(&[1.0, 2.0], &[true, true], 0.0).is_err());
        assert!(Isotonic::fit(&[1.0, f64::NAN], &[true, false], 0.0).is_err());
        assert!(Isotonic::fit(&[1.0], &[true, false], 0.0).is_err());
    }

    #[test]
    fn a_curve_between_the_ends_of_the_range_of_numbers_is_not_consistent() {
        let curve = |knots: &[[f64; 2]]| Isotonic { knots: knots.to_vec() };
        assert!(curve(&[[-1.0, -2.0], [1.0, 2.0]]).is_consistent());
        // Their difference is infinite, and a score between them would have no log-odds.
        assert!(!curve(&[[f64::MIN, -2.0], [f64::MAX, 2.0]]).is_consistent());
        assert!(!curve(&[[-1.0, f64::MIN], [1.0, f64::MAX]]).is_consistent());
        assert!(!curve(&[[1.0, 0.0], [-1.0, 2.0]]).is_consistent() && !curve(&[]).is_consistent());
    }

    proptest! {
        #[test]
        fn a_higher_score_never_has_lower_log_odds(
            rows in prop::collection::vec((-5.0..5.0_f64, any::<bool>()), 2..80), probes in prop::collection::vec(-6.0..6.0_f64, 20)
        ) {
            let (scores, positive): (Vec<f64>, Vec<bool>) = rows.into_iter().unzip();
            prop_assume!(positive.contains(&true) && positive.contains(&false));
            let curve = Isotonic::fit(&scores, &positive, 0.0).unwrap();
            prop_assert!(curve.is_consistent());
            let mut probes = probes;
            probes.sort_by(f64::total_cmp);
            for pair in probes.windows(2) {
                prop_assert!(curve.log_odds(pair[0]) <= curve.log_odds(pair[1]) + 1e-12);
            }
        }
    }
}
