//! Which rows belong together: all statements of one article, of one speaker, of one topic.
//!
//! Groups are what the bootstrap resamples, because rows of one group are not independent.

use rustc_hash::FxHashMap;
use std::hash::Hash;

/// A partition of `n` rows into groups, numbered by their first appearance.
///
/// ```
/// use detente::evaluation::Groups;
/// let groups = Groups::from_ids(&["article-7", "article-2", "article-7"]);
/// assert_eq!(groups.len(), 2);
/// assert_eq!(groups.of_rows(), [0, 1, 0]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Groups {
    of_rows: Vec<usize>,
    count: usize,
}

impl Groups {
    /// Rows with equal ids form one group.
    pub fn from_ids<I: Hash + Eq>(ids: &[I]) -> Self {
        let mut numbers = FxHashMap::default();
        let of_rows: Vec<usize> = ids
            .iter()
            .map(|id| {
                let next = numbers.len();
                *numbers.entry(id).or_insert(next)
            })
            .collect();
        Self { of_rows, count: numbers.len() }
    }

    /// Each of `n` rows is a group of its own.
    pub fn singletons(n: usize) -> Self {
        Self { of_rows: (0..n).collect(), count: n }
    }

    /// Number of groups.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether there is no group at all.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The group of each row, numbered from 0.
    pub fn of_rows(&self) -> &[usize] {
        &self.of_rows
    }

    /// The rows of each group, in ascending order.
    pub fn rows(&self) -> Vec<Vec<usize>> {
        let mut rows = vec![Vec::new(); self.count];
        for (row, &group) in self.of_rows.iter().enumerate() {
            rows[group].push(row);
        }
        rows
    }

    /// The groups of `rows` alone, renumbered.
    ///
    /// # Panics
    /// When a row is not among the rows of these groups.
    #[must_use]
    pub fn select(&self, rows: &[usize]) -> Self {
        let kept: Vec<usize> = rows.iter().map(|&row| self.of_rows[row]).collect();
        Self::from_ids(&kept)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_stands_in_exactly_one_group() {
        let groups = Groups::from_ids(&[4, 9, 4, 1]);
        assert_eq!(groups.rows(), [vec![0, 2], vec![1], vec![3]]);
    }

    #[test]
    fn a_selection_keeps_rows_of_one_group_together() {
        let groups = Groups::from_ids(&["a", "b", "a", "c"]).select(&[3, 2, 0]);
        assert_eq!(groups.of_rows(), [0, 1, 1]);
        assert_eq!(groups.len(), 2);
    }
}
