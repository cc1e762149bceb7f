//! Intervals by the percentile bootstrap over groups.
//!
//! Statements of one article resemble each other, so articles, not statements, are drawn with replacement; every figure
//! is computed anew on each draw. Draws come from `ChaCha8` (crate `rand_chacha`, drawn from through `rand`), because it is a
//! well-kept generator with a written specification and numbered streams: resample `i` reads stream `i`, so the bits
//! are the same at any number of threads and on any platform.

use super::{EvaluationError, Groups, Interval};
use crate::messages::msg;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rayon::prelude::*;

/// An interval is given only if the figure is defined in at least this share of the resamples.
const MIN_DEFINED_SHARE: f64 = 0.9;

/// Settings of the bootstrap: 2,000 resamples and 95 % intervals unless said otherwise.
///
/// ```
/// use detente::evaluation::{Bootstrap, Groups};
///
/// let heights = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0];
/// let articles = Groups::from_ids(&["a", "a", "b", "b", "c", "c"]);
/// let mean = |rows: &[usize]| vec![Some(rows.iter().map(|&row| heights[row]).sum::<f64>() / rows.len() as f64)];
/// let estimates = Bootstrap::new(17).estimate(&articles, mean);
/// assert_eq!(estimates[0].value, Some(3.5));
/// assert!(estimates[0].interval.unwrap().contains(3.5));
/// ```
///
/// # References
/// Efron, B., Tibshirani, R. (1993). *An Introduction to the Bootstrap*, chapter 13. Field, C. A., Welsh, A. H. (2007).
/// Bootstrapping clustered data. *Journal of the Royal Statistical Society B* 69, 369–390.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bootstrap {
    resamples: usize,
    level: f64,
    seed: u64,
}

/// A figure and its interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// The figure on all rows; `None` when it is not defined.
    pub value: Option<f64>,
    /// Its interval; `None` when the figure is not defined, or not in nine of ten resamples, or there is but one group.
    pub interval: Option<Interval>,
}

impl Bootstrap {
    /// 2,000 resamples, 95 % intervals, drawn from `seed`.
    pub const fn new(seed: u64) -> Self {
        Self { resamples: 2_000, level: 0.95, seed }
    }

    /// The same with another number of resamples.
    ///
    /// # Errors
    /// When there are fewer than 100: the ends of an interval would rest on two or three of them.
    pub fn with_resamples(self, resamples: usize) -> Result<Self, EvaluationError> {
        if resamples < 100 {
            let (found, expected) = (resamples.to_string(), msg!("at least 100"));
            return Err(EvaluationError::Parameter { name: "resamples", found, expected });
        }
        Ok(Self { resamples, ..self })
    }

    /// The same with intervals of another level, 0.95 meaning 95 %.
    ///
    /// # Errors
    /// When it is not between 0 and 1.
    pub fn with_level(self, level: f64) -> Result<Self, EvaluationError> {
        if !(level > 0.0 && level < 1.0) {
            let (found, expected) = (level.to_string(), msg!("a number between 0 and 1, such as 0.95"));
            return Err(EvaluationError::Parameter { name: "level", found, expected });
        }
        Ok(Self { level, ..self })
    }

    /// The seed that was given.
    pub const fn seed(&self) -> u64 {
        self.seed
    }

    /// The figures that `statistics` gives for rows, on all rows and with an interval for each.
    ///
    /// `statistics` takes places of rows, repetitions included, and must always give the same number of figures.
    /// Resamples where a figure is not defined are left out of its interval.
    ///
    /// The percentile interval is too short when groups are few: in simulation a 95 % interval of a share covers the
    /// truth in 94 of 100 cases from fifty groups on, in 92 at twenty, in 89 at ten. A figure that is perfect on all
    /// rows has an interval of no width; see [`super::wilson`] for a share. A figure that chance can only raise, such
    /// as the expected calibration error, is raised again by resampling, so that it lies low in its interval.
    ///
    /// # Panics
    /// When `statistics` gives fewer figures for some rows than for all of them.
    pub fn estimate<S>(&self, groups: &Groups, statistics: S) -> Vec<Estimate>
    where
        S: Fn(&[usize]) -> Vec<Option<f64>> + Sync,
    {
        let rows_of_groups = groups.rows();
        let all_rows: Vec<usize> = (0..groups.of_rows().len()).collect();
        let values = statistics(&all_rows);
        if groups.len() < 2 {
            return values.into_iter().map(|value| Estimate { value, interval: None }).collect();
        }
        let resampled: Vec<Vec<Option<f64>>> = (0..self.resamples)
            .into_par_iter()
            .map(|resample| statistics(&draw(&rows_of_groups, &mut stream(self.seed, resample as u64))))
            .collect();
        let with_interval = |(figure, value): (usize, Option<f64>)| {
            let column = resampled.iter().map(|figures| figures[figure]);
            Estimate { value, interval: value.and_then(|_| self.percentiles(column)) }
        };
        values.into_iter().enumerate().map(with_interval).collect()
    }

    fn percentiles(&self, resampled: impl Iterator<Item = Option<f64>>) -> Option<Interval> {
        let mut defined: Vec<f64> = resampled.flatten().collect();
        if (defined.len() as f64) < MIN_DEFINED_SHARE * self.resamples as f64 {
            return None;
        }
        defined.sort_unstable_by(f64::total_cmp);
        let outside = (1.0 - self.level) / 2.0;
        Some(Interval { low: quantile(&defined, outside), high: quantile(&defined, 1.0 - outside) })
    }
}

/// Stream `number` of the generator that `seed` gives.
pub(super) fn stream(seed: u64, number: u64) -> ChaCha8Rng {
    let mut generator = ChaCha8Rng::seed_from_u64(seed);
    generator.set_stream(number);
    generator
}

/// As many groups as there are, drawn with replacement: their rows, one group after the other.
fn draw(rows_of_groups: &[Vec<usize>], generator: &mut ChaCha8Rng) -> Vec<usize> {
    let groups = rows_of_groups.len();
    (0..groups).flat_map(|_| rows_of_groups[generator.random_range(0..groups)].iter().copied()).collect()
}

/// The quantile of sorted values, linear between neighbours (type 7 of Hyndman and Fan, R's default).
fn quantile(sorted: &[f64], probability: f64) -> f64 {
    let place = probability * (sorted.len() - 1) as f64;
    let below = place.floor() as usize;
    let above = (below + 1).min(sorted.len() - 1);
    sorted[below] + (place - place.floor()) * (sorted[above] - sorted[below])
}

#[cfg(test)]
mod tests;
