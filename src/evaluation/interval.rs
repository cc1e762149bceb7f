//! Intervals: what a figure could as well have been, and Wilson's interval for a share.

use super::normal::normal_quantile;

/// The two ends of an interval, `low ≤ high`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

impl Interval {
    /// Whether `value` lies in it, ends included.
    ///
    /// ```
    /// use detente::evaluation::Interval;
    /// assert!(Interval { low: 0.25, high: 0.5 }.contains(0.5));
    /// ```
    pub fn contains(&self, value: f64) -> bool {
        (self.low..=self.high).contains(&value)
    }
}

/// Wilson's score interval for the share `successes / n`, in \[0, 1\], at `level` (0.95 for 95 %).
///
/// It takes the rows as independent. `None` when `n` is 0, `successes` is above `n`, or `level` is not between 0 and 1.
///
/// ```
/// use detente::evaluation::wilson;
/// let interval = wilson(8, 10, 0.95).unwrap();
/// assert!((interval.low - 0.4902).abs() < 1e-4 && (interval.high - 0.9433).abs() < 1e-4);
/// assert_eq!(wilson(0, 0, 0.95), None);
/// ```
///
/// # References
/// Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. *Journal of the
/// American Statistical Association* 22, 209–212.
pub fn wilson(successes: usize, n: usize, level: f64) -> Option<Interval> {
    if n == 0 || successes > n || !(level > 0.0 && level < 1.0) {
        return None;
    }
    let z = normal_quantile(f64::midpoint(1.0, level));
    let (n, share) = (n as f64, successes as f64 / n as f64);
    let scale = 1.0 + z * z / n;
    let centre = (share + z * z / (2.0 * n)) / scale;
    let half = z * (share * (1.0 - share) / n + z * z / (4.0 * n * n)).sqrt() / scale;
    // At 0 and n successes an end is 0 or 1 exactly; rounding must not carry it, or the share, outside.
    Some(Interval { low: (centre - half).clamp(0.0, share), high: (centre + half).clamp(share, 1.0) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_share_of_nothing_has_no_interval() {
        assert_eq!(wilson(0, 0, 0.95), None);
        assert_eq!(wilson(3, 2, 0.95), None);
        assert_eq!(wilson(1, 2, 1.0), None);
        assert_eq!(wilson(1, 2, f64::NAN), None);
    }

    proptest! {
        #[test]
        fn the_share_lies_in_its_interval_and_the_interval_in_zero_to_one(
            (successes, n) in (1_usize..400).prop_flat_map(|n| (0..=n, Just(n))),
            level in 0.5..0.999
        ) {
            let interval = wilson(successes, n, level).unwrap();
            prop_assert!(0.0 <= interval.low && interval.high <= 1.0);
            prop_assert!(interval.contains(successes as f64 / n as f64));
        }
    }
}
