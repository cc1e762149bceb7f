//! Splits of a table: what is trained on and what is held out, and what must be true of both for a figure to mean anything.

use crate::classifier::grouped_folds;
use crate::error::Error;
use crate::messages::msg;
use std::collections::BTreeSet;

/// Rows to train on and rows held out from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Split {
    /// `1`, `2`, … or the value that is held out.
    pub name: String,
    /// Rows to train on, ascending.
    pub seen: Vec<usize>,
    /// Rows to judge, ascending.
    pub held_out: Vec<usize>,
}

impl Split {
    /// Stratified, grouped and seeded folds: `k` splits, every row held out once.
    ///
    /// # Errors
    /// As for [`grouped_folds`].
    pub fn cross_validation(
        labels: &[usize],
        groups: &[String],
        k: usize,
        seed: u64,
    ) -> Result<Vec<Self>, Error> {
        let folds = grouped_folds(labels, groups, k, seed)?;
        let split = |fold| {
            let (seen, held_out) = folds.split(fold);
            Self { name: (fold + 1).to_string(), seen, held_out }
        };
        Ok((0..folds.len()).map(split).collect())
    }

    /// One split for each of `values` (one for each row): its rows held out, the others to train on.
    ///
    /// Rows of a group that also stands among those held out are not trained on.
    ///
    /// ```
    /// use detente::evaluation::Split;
    /// let [topics, groups] = [["war", "war", "trade"], ["a", "b", "b"]].map(|row| row.map(str::to_owned));
    /// let splits = Split::leave_one_out(&topics, &groups).unwrap();
    /// assert_eq!((splits[0].name.as_str(), splits[0].held_out.as_slice()), ("trade", [2].as_slice()));
    /// assert_eq!(splits[0].seen, [0]); // row 1 is of group b, as row 2 is
    /// ```
    ///
    /// # Errors
    /// When there are fewer than two different values.
    pub fn leave_one_out(values: &[String], groups: &[String]) -> Result<Vec<Self>, Error> {
        let distinct: BTreeSet<&String> = values.iter().collect();
        if distinct.len() < 2 {
            return Err(Error::Parameter {
                name: msg!("the number of values to hold out one by one (--hold-out)"),
                found: distinct.len().to_string(),
                expected: msg!("at least two different values in the column"),
            });
        }
        let split = |value: &String| {
            let held_out: Vec<usize> = (0..values.len()).filter(|&row| values[row] == *value).collect();
            let taken: BTreeSet<&String> = held_out.iter().map(|&row| &groups[row]).collect();
            let free = |&row: &usize| values[row] != *value && !taken.contains(&groups[row]);
            Self { name: value.clone(), seen: (0..values.len()).filter(free).collect(), held_out }
        };
        Ok(distinct.into_iter().map(split).collect())
    }

    /// The labels, as places, that no row to train on bears.
    pub fn labels_not_seen(&self, labels: &[usize], n_labels: usize) -> Vec<usize> {
        let seen: BTreeSet<usize> = self.seen.iter().map(|&row| labels[row]).collect();
        (0..n_labels).filter(|label| !seen.contains(label)).collect()
    }

    /// The one label that all rows held out bear, if it is one.
    pub fn only_label(&self, labels: &[usize]) -> Option<usize> {
        let first = labels[*self.held_out.first()?];
        self.held_out.iter().all(|&row| labels[row] == first).then_some(first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(values: &[&str]) -> Vec<String> {
        values.iter().map(|&value| value.to_owned()).collect()
    }

    #[test]
    fn every_row_is_held_out_once_and_no_group_stands_on_both_sides() {
        let groups = names(&["a", "a", "b", "b", "c", "c"]);
        for splits in [
            Split::cross_validation(&[0, 1, 0, 1, 0, 1], &groups, 3, 0).unwrap(),
            Split::leave_one_out(&names(&["x", "y", "x", "x", "y", "z"]), &groups).unwrap(),
        ] {
            let mut held_out: Vec<usize> = splits.iter().flat_map(|split| split.held_out.clone()).collect();
            held_out.sort_unstable();
            assert_eq!(held_out, [0, 1, 2, 3, 4, 5]);
            for split in splits {
                assert!(
                    split
                        .seen
                        .iter()
                        .all(|&row| split.held_out.iter().all(|&other| groups[row] != groups[other]))
                );
            }
        }
    }

    #[test]
    fn a_column_with_one_value_cannot_be_held_out() {
        let error = Split::leave_one_out(&names(&["x", "x"]), &names(&["a", "b"])).unwrap_err();
        assert!(error.to_string().contains("--hold-out) is 1; expected at least two"), "{error}");
    }

    #[test]
    fn labels_that_are_missing_on_either_side_are_told() {
        let split = Split { name: "1".into(), seen: vec![0, 1], held_out: vec![2, 3] };
        assert_eq!(split.labels_not_seen(&[0, 1, 2, 2], 3), [2]);
        assert_eq!(split.only_label(&[0, 1, 2, 2]), Some(2));
        assert_eq!(split.only_label(&[0, 1, 2, 1]), None);
    }
}
