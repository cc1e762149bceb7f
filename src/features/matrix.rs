//! The matrix: sparse rows that linfa takes for a dataset.
//!
//! linfa's `Records` is implemented for dense arrays alone, and neither trait nor sprs' matrix is ours to join; the
//! newtype [`SparseRecords`] joins them. A row is one statement, a column one feature.

use linfa::dataset::Records;
use sprs::CsMatI;

/// A sparse matrix whose columns are numbered in 32 bits and whose values have single precision, so that an entry takes 8 bytes
/// instead of 16: the time of a fit is that of bringing them from memory.
pub type Matrix = CsMatI<f32, u32, usize>;

/// Sparse features, shape `(n_statements, n_features)`, compressed by rows, in single precision.
///
/// ```
/// use detente::features::SparseRecords;
/// use linfa::dataset::Records;
/// let records = SparseRecords::from_rows(3, [vec![(0, 1.0), (2, 0.5)], vec![]]);
/// assert_eq!((records.nsamples(), records.nfeatures()), (2, 3));
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct SparseRecords(Matrix);

impl SparseRecords {
    /// Rows of `(column, value)` pairs, each sorted by column, columns under `n_features`.
    ///
    /// # Panics
    /// When the columns of a row are not strictly rising or reach `n_features`: rows are made by the program itself.
    pub fn from_rows(n_features: usize, rows: impl IntoIterator<Item = Vec<(u32, f64)>>) -> Self {
        let (mut starts, mut columns, mut values) = (vec![0], Vec::new(), Vec::new());
        for row in rows {
            for (column, value) in row {
                columns.push(column);
                values.push(value as f32);
            }
            starts.push(columns.len());
        }
        Self(Matrix::new((starts.len() - 1, n_features), starts, columns, values))
    }

    /// The matrix by rows.
    pub fn matrix(&self) -> &Matrix {
        &self.0
    }

    /// Number of values stored.
    pub fn non_zeros(&self) -> usize {
        self.0.nnz()
    }

    /// The rows at `indices`, in that order, a row as often as it is named.
    ///
    /// # Panics
    /// When an index is no row.
    #[must_use]
    pub fn select(&self, indices: &[usize]) -> Self {
        let rows = indices.iter().map(|&row| {
            let view = self.0.outer_view(row).expect("row indices come from the table that made the matrix");
            view.indices().iter().copied().zip(view.data().iter().map(|&value| f64::from(value))).collect()
        });
        Self::from_rows(self.0.cols(), rows)
    }
}

impl Records for SparseRecords {
    type Elem = f64;

    fn nsamples(&self) -> usize {
        self.0.rows()
    }

    fn nfeatures(&self) -> usize {
        self.0.cols()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn selected_rows_come_in_the_order_asked_for() {
        let records = SparseRecords::from_rows(2, [vec![(0, 1.0)], vec![(1, 2.0)], vec![]]);
        let selected = records.select(&[1, 2, 0, 1]);
        assert_eq!(
            selected,
            SparseRecords::from_rows(2, [vec![(1, 2.0)], vec![], vec![(0, 1.0)], vec![(1, 2.0)]])
        );
    }
}
