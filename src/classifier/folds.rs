//! Folds for cross-validation: grouped, stratified, seeded.
//!
//! Rows of one group (one article, one scene) never stand on both sides of a split, or the model would be tested on what it
//! learnt by heart. Within that, every fold comes as near as it can to the proportions of the labels.

use crate::error::Error;
use crate::messages::msg;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use tr::tr;

/// Which fold each row is held out in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folds {
    fold_of: Vec<usize>,
    n_folds: usize,
}

impl Folds {
    /// Number of folds.
    pub fn len(&self) -> usize {
        self.n_folds
    }

    /// Whether there is no fold; never true of folds that [`grouped_folds`] made.
    pub fn is_empty(&self) -> bool {
        self.n_folds == 0
    }

    /// The fold in which each row is held out.
    pub fn fold_of(&self) -> &[usize] {
        &self.fold_of
    }

    /// The rows to train on and the rows held out in `fold`.
    pub fn split(&self, fold: usize) -> (Vec<usize>, Vec<usize>) {
        (0..self.fold_of.len()).partition(|&row| self.fold_of[row] != fold)
    }
}

/// Deals the groups out to `n_folds` folds.
///
/// Groups come in the order of a hash of seed and name, the largest first, and each goes to the fold that it leaves most even;
/// the order of the rows plays no part.
///
/// # Errors
/// When there are fewer groups than folds, or fewer than two folds.
pub fn grouped_folds(labels: &[usize], groups: &[String], n_folds: usize, seed: u64) -> Result<Folds, Error> {
    let n_labels = labels.iter().max().map_or(0, |&label| label + 1);
    let mut counts: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    for (group, &label) in groups.iter().zip(labels) {
        counts.entry(group).or_insert_with(|| vec![0.0; n_labels])[label] += 1.0;
    }
    if n_folds < 2 || counts.len() < n_folds {
        return Err(Error::Parameter {
            name: msg!("the number of folds"),
            found: tr!("{n_folds} for {} groups", counts.len(), n_folds),
            expected: msg!("at least 2 folds and at least as many groups as folds"),
        });
    }
    let mut order: Vec<(&str, Vec<f64>)> = counts.into_iter().collect();
    order.sort_by_cached_key(|(group, counts)| {
        let rows: f64 = counts.iter().sum();
        (
            std::cmp::Reverse(rows as usize),
            Sha256::new().chain_update(seed.to_le_bytes()).chain_update(group).finalize(),
        )
    });
    let mut fold_counts = vec![vec![0.0; n_labels]; n_folds];
    let mut fold_of_group = BTreeMap::new();
    for (group, counts) in &order {
        let unevenness = |fold: usize| -> f64 {
            // The sum of squares grows least where the group's labels are scarcest.
            counts.iter().zip(&fold_counts[fold]).map(|(new, old)| (old + new).powi(2) - old.powi(2)).sum()
        };
        let fold =
            (1..n_folds).fold(0, |best, fold| if unevenness(fold) < unevenness(best) { fold } else { best });
        fold_counts[fold].iter_mut().zip(counts).for_each(|(sum, new)| *sum += new);
        fold_of_group.insert(*group, fold);
    }
    Ok(Folds { fold_of: groups.iter().map(|group| fold_of_group[group.as_str()]).collect(), n_folds })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn folding_is_a_partition_that_keeps_groups_together(
            rows in prop::collection::vec((0usize..3, 0u8..20), 40..120), seed: u64,
        ) {
            let labels: Vec<usize> = rows.iter().map(|&(label, _)| label).collect();
            let groups: Vec<String> = rows.iter().map(|(_, group)| group.to_string()).collect();
            let distinct = groups.iter().collect::<std::collections::BTreeSet<_>>().len();
            prop_assume!(distinct >= 4);
            let folds = grouped_folds(&labels, &groups, 4, seed).unwrap();
            let mut held_out = vec![0; rows.len()];
            for fold in 0..4 {
                let (train, test) = folds.split(fold);
                prop_assert_eq!(train.len() + test.len(), rows.len());
                for &row in &test {
                    held_out[row] += 1;
                    prop_assert!(train.iter().all(|&other| groups[other] != groups[row]));
                }
            }
            prop_assert!(held_out.iter().all(|&times| times == 1));
        }

        #[test]
        fn the_order_of_the_rows_changes_nothing(seed: u64) {
            let labels: Vec<usize> = (0..60).map(|row| row % 3).collect();
            let groups: Vec<String> = (0..60).map(|row| (row / 2).to_string()).collect();
            let folds = grouped_folds(&labels, &groups, 5, seed).unwrap();
            let (labels, groups): (Vec<usize>, Vec<String>) = labels.into_iter().zip(groups).rev().unzip();
            let mut reversed = grouped_folds(&labels, &groups, 5, seed).unwrap().fold_of;
            reversed.reverse();
            prop_assert_eq!(folds.fold_of, reversed);
        }
    }

    #[test]
    fn more_folds_than_groups_are_refused() {
        let groups = ["a".to_owned(), "a".to_owned()];
        assert!(grouped_folds(&[0, 1], &groups, 2, 0).is_err());
    }

    #[test]
    fn folds_are_as_even_as_single_rows_allow() {
        let labels: Vec<usize> = (0..300).map(|row| row % 3).collect();
        let groups: Vec<String> = (0..300).map(|row| row.to_string()).collect();
        let folds = grouped_folds(&labels, &groups, 5, 1).unwrap();
        for fold in 0..5 {
            let (_, test) = folds.split(fold);
            assert_eq!(test.len(), 60);
        }
    }
}
