//! How far coders agree on the same statements, beyond what chance would give.

use super::confusion::ratio;
use super::judgements::{check_labels, check_length};
use super::{Bootstrap, EvaluationError, Groups};
use crate::messages::msg;
use ndarray::{Array2, Axis};
use serde::Serialize;

/// The labels that coders gave to the same units, shape `(n_units, n_coders)`; `None` where a coder gave none.
///
/// ```
/// use detente::evaluation::Codings;
///
/// let first = [Some(0), Some(1), Some(1), Some(0), None];
/// let second = [Some(0), Some(1), Some(0), Some(0), Some(1)];
/// let codings = Codings::of_two(["conciliatory", "confrontational"], &first, &second)?;
/// assert_eq!(codings.cohen_kappa(0, 1), Some(0.5));
/// assert_eq!(codings.disagreements(), [2]);
/// # Ok::<(), detente::evaluation::EvaluationError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Codings {
    labels: Vec<String>,
    codes: Array2<Option<usize>>,
}

/// A figure of agreement with its interval, as a line of a table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AgreementRow {
    /// `units`, `units_coded_twice`, `share_agreed`, `cohen_kappa` or `krippendorff_alpha`.
    pub metric: &'static str,
    /// Its value; empty when it is not defined.
    pub value: Option<f64>,
    /// Lower end of its interval.
    pub low: Option<f64>,
    /// Upper end of its interval.
    pub high: Option<f64>,
}

impl Codings {
    /// Codings of any number of coders; codes are places in `labels`.
    ///
    /// # Errors
    /// When there are no units, fewer than two coders or labels, or a code is no label.
    pub fn new<L: Into<String>>(
        labels: impl IntoIterator<Item = L>,
        codes: Array2<Option<usize>>,
    ) -> Result<Self, EvaluationError> {
        let labels: Vec<String> = labels.into_iter().map(Into::into).collect();
        check_labels(&labels)?;
        if codes.nrows() == 0 {
            return Err(EvaluationError::NoRows { expected: msg!("at least one unit") });
        }
        if codes.ncols() < 2 {
            let found = codes.ncols();
            return Err(EvaluationError::Length { what: "coders", found, expected: 2 });
        }
        for ((unit, _), code) in codes.indexed_iter() {
            if let Some(found) = code.filter(|&code| code >= labels.len()) {
                return Err(EvaluationError::UnknownLabel { row: unit + 1, found, expected: labels.len() });
            }
        }
        Ok(Self { labels, codes })
    }

    /// Codings of two coders of the same units, in the same order.
    ///
    /// # Errors
    /// As [`Self::new`], and when the two differ in length.
    pub fn of_two<L: Into<String>>(
        labels: impl IntoIterator<Item = L>,
        first: &[Option<usize>],
        second: &[Option<usize>],
    ) -> Result<Self, EvaluationError> {
        check_length(msg!("units of the second coder"), second.len(), first.len())?;
        let codes = Array2::from_shape_fn((first.len(), 2), |(unit, coder)| [first, second][coder][unit]);
        Self::new(labels, codes)
    }

    /// The labels.
    pub fn labels(&self) -> &[String] {
        &self.labels
    }

    /// The codes, shape `(n_units, n_coders)`.
    pub fn codes(&self) -> &Array2<Option<usize>> {
        &self.codes
    }

    /// How often coder `first` (rows) and coder `second` (columns) gave each pair of labels, units coded by both.
    ///
    /// # Panics
    /// When there is no such coder.
    pub fn confusion(&self, first: usize, second: usize) -> Array2<usize> {
        let mut counts = Array2::zeros((self.labels.len(), self.labels.len()));
        for unit in self.codes.outer_iter() {
            if let (Some(first), Some(second)) = (unit[first], unit[second]) {
                counts[[first, second]] += 1;
            }
        }
        counts
    }

    /// Units, counted from 0, that bear two different labels.
    pub fn disagreements(&self) -> Vec<usize> {
        let differs = |unit: usize| {
            let mut given = self.codes.row(unit).into_iter().flatten();
            given.next().is_some_and(|first| given.any(|other| other != first))
        };
        (0..self.codes.nrows()).filter(|&unit| differs(unit)).collect()
    }

    /// Cohen's κ of two coders over the units that both coded, in \[−1, 1\].
    ///
    /// `None` when no unit was coded by both, or both gave one and the same label throughout: κ is then 0 / 0.
    ///
    /// # Panics
    /// When there is no such coder.
    ///
    /// # References
    /// Cohen, J. (1960). A coefficient of agreement for nominal scales. *Educational and Psychological Measurement* 20,
    /// 37–46.
    pub fn cohen_kappa(&self, first: usize, second: usize) -> Option<f64> {
        let counts = self.confusion(first, second).mapv(|count| count as f64);
        let n = counts.sum();
        let agreed = counts.diag().sum() * n;
        let by_chance = counts.sum_axis(Axis(1)).dot(&counts.sum_axis(Axis(0)));
        // Products of counts are exact, so complete agreement by chance is exactly n².
        (n * n > by_chance).then(|| (agreed - by_chance) / (n * n - by_chance))
    }

    /// Krippendorff's α for nominal labels, any number of coders and missing codes, at most 1.
    ///
    /// `None` when no unit was coded twice, or all pairable codes are one label: α is then 0 / 0.
    ///
    /// # References
    /// Krippendorff, K. (2011). Computing Krippendorff's alpha-reliability. University of Pennsylvania.
    pub fn krippendorff_alpha(&self) -> Option<f64> {
        let mut agreed = 0.0;
        let mut totals = vec![0.0; self.labels.len()];
        for unit in self.codes.outer_iter() {
            let mut given = vec![0_usize; self.labels.len()];
            unit.iter().flatten().for_each(|&code| given[code] += 1);
            let coders: usize = given.iter().sum();
            if coders < 2 {
                continue;
            }
            for (total, &count) in totals.iter_mut().zip(&given) {
                *total += count as f64;
                agreed += (count * count.saturating_sub(1)) as f64 / (coders - 1) as f64;
            }
        }
        let n: f64 = totals.iter().sum();
        let by_chance: f64 = totals.iter().map(|total| total * (total - 1.0)).sum();
        let expected = n * (n - 1.0) - by_chance;
        (expected > 0.0).then(|| 1.0 - (n - 1.0) * (n - agreed) / expected)
    }

    /// Share of the units coded by both that two coders gave the same label.
    fn share_agreed(&self, first: usize, second: usize) -> Option<f64> {
        let counts = self.confusion(first, second);
        ratio(counts.diag().sum(), counts.sum())
    }

    fn select(&self, units: &[usize]) -> Self {
        Self { labels: self.labels.clone(), codes: self.codes.select(Axis(0), units) }
    }
}

/// The figures of agreement with bootstrap intervals over `groups` of units.
///
/// With more than two coders only Krippendorff's α is given; κ and the share agreed are of two coders and left empty.
///
/// ```
/// use detente::evaluation::{Bootstrap, Codings, Groups, agreement};
///
/// let first = [Some(0), Some(1), Some(1), Some(0)];
/// let second = [Some(0), Some(1), Some(0), Some(0)];
/// let codings = Codings::of_two(["conciliatory", "confrontational"], &first, &second)?;
/// let rows = agreement(&codings, &Groups::singletons(4), &Bootstrap::new(17))?;
/// assert_eq!((rows[2].metric, rows[2].value), ("share_agreed", Some(0.75)));
/// # Ok::<(), detente::evaluation::EvaluationError>(())
/// ```
///
/// # Errors
/// When the groups are not of as many rows as there are units.
pub fn agreement(
    codings: &Codings,
    groups: &Groups,
    bootstrap: &Bootstrap,
) -> Result<Vec<AgreementRow>, EvaluationError> {
    check_length(msg!("rows in groups"), groups.of_rows().len(), codings.codes.nrows())?;
    let two_coders = codings.codes.ncols() == 2;
    let estimates = bootstrap.estimate(groups, |units| {
        let drawn = codings.select(units);
        let of_two = |figure: fn(&Codings, usize, usize) -> Option<f64>| {
            if two_coders { figure(&drawn, 0, 1) } else { None }
        };
        vec![of_two(Codings::share_agreed), of_two(Codings::cohen_kappa), drawn.krippendorff_alpha()]
    });
    let coded_twice = codings.codes.outer_iter().filter(|unit| unit.iter().flatten().count() >= 2).count();
    let counts = [("units", codings.codes.nrows()), ("units_coded_twice", coded_twice)];
    let counts = counts.map(|(metric, count)| (metric, Some(count as f64), None));
    let figures = ["share_agreed", "cohen_kappa", "krippendorff_alpha"];
    let figures = figures.into_iter().zip(estimates).map(|(name, found)| (name, found.value, found.interval));
    let rows = counts.into_iter().chain(figures).map(|(metric, value, interval)| AgreementRow {
        metric,
        value,
        low: interval.map(|interval| interval.low),
        high: interval.map(|interval| interval.high),
    });
    Ok(rows.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const LABELS: [&str; 2] = ["conciliatory", "confrontational"];

    fn two(pairs: &[(usize, usize)]) -> Codings {
        let first: Vec<_> = pairs.iter().map(|pair| Some(pair.0)).collect();
        let second: Vec<_> = pairs.iter().map(|pair| Some(pair.1)).collect();
        Codings::of_two(LABELS, &first, &second).unwrap()
    }

    #[test]
    fn coders_who_always_agree_on_two_labels_agree_fully() {
        let codings = two(&[(0, 0), (1, 1), (1, 1)]);
        assert_eq!((codings.cohen_kappa(0, 1), codings.krippendorff_alpha()), (Some(1.0), Some(1.0)));
    }

    #[test]
    fn agreement_on_a_single_label_is_undefined() {
        let codings = two(&[(0, 0), (0, 0)]);
        assert_eq!((codings.cohen_kappa(0, 1), codings.krippendorff_alpha()), (None, None));
    }

    #[test]
    fn units_with_two_labels_are_those_that_coders_disagree_on() {
        assert_eq!(two(&[(0, 0), (0, 1), (1, 1), (1, 0)]).disagreements(), [1, 3]);
    }

    #[test]
    fn units_that_nobody_coded_twice_tell_nothing() {
        let codings = Codings::of_two(LABELS, &[Some(0), None], &[None, Some(1)]).unwrap();
        assert_eq!((codings.cohen_kappa(0, 1), codings.krippendorff_alpha()), (None, None));
        assert!(codings.disagreements().is_empty());
    }

    #[test]
    fn intervals_hold_the_figures_and_counts_have_none() {
        let pairs: Vec<(usize, usize)> =
            (0..60).map(|unit| (unit % 2, (unit + usize::from(unit % 7 == 0)) % 2)).collect();
        let rows = agreement(&two(&pairs), &Groups::singletons(60), &Bootstrap::new(5)).unwrap();
        assert_eq!((rows[1].metric, rows[1].value, rows[1].low), ("units_coded_twice", Some(60.0), None));
        for row in &rows[2..] {
            assert!(row.low < row.value && row.value < row.high, "{row:?}");
        }
    }

    #[test]
    fn codes_that_are_no_labels_and_coders_of_other_units_are_refused() {
        let unknown = Codings::of_two(LABELS, &[Some(0), Some(2)], &[None, None]).unwrap_err();
        assert_eq!(
            unknown.to_string(),
            "row 2: label number 2; expected a number below 2, the number of labels"
        );
        assert!(Codings::of_two(LABELS, &[None], &[None, None]).is_err());
        assert!(agreement(&two(&[(0, 0)]), &Groups::singletons(2), &Bootstrap::new(1)).is_err());
    }
}
