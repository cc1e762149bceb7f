//! Sums and dot products in a fixed order, spread over several sums.
//!
//! One sum has to wait for each of its additions; four do not wait for one another. Which number goes to which of them depends on
//! its place alone, so that the bits are the same on every run and at any number of threads.

/// How many sums an addition is spread over.
const LANES: usize = 4;

/// The sum of `term(0)`, `term(1)`, … `term(n - 1)`.
pub(super) fn sum_of(n: usize, term: impl Fn(usize) -> f64) -> f64 {
    let mut sums = [0.0; LANES];
    let whole = n - n % LANES;
    for start in (0..whole).step_by(LANES) {
        for (lane, sum) in sums.iter_mut().enumerate() {
            *sum += term(start + lane);
        }
    }
    let rest: f64 = (whole..n).map(term).sum();
    sums.iter().sum::<f64>() + rest
}

/// The dot product with `vector` of a line of a sparse matrix, whose `values` stand at these `places`.
pub(super) fn sparse_dot(places: &[u32], values: &[f32], vector: &[f64]) -> f64 {
    let (places, last_places) = places.as_chunks::<LANES>();
    let (values, last_values) = values.as_chunks::<LANES>();
    let mut sums = [0.0; LANES];
    for (places, values) in places.iter().zip(values) {
        for ((sum, &place), value) in sums.iter_mut().zip(places).zip(values) {
            *sum += f64::from(*value) * vector[place as usize];
        }
    }
    let rest =
        last_places.iter().zip(last_values).map(|(&place, &value)| f64::from(value) * vector[place as usize]);
    sums.iter().sum::<f64>() + rest.sum::<f64>()
}

/// Σ a · b.
pub(super) fn dot(a: &[f64], b: &[f64]) -> f64 {
    let b = &b[..a.len()];
    sum_of(a.len(), |i| a[i] * b[i])
}

/// The Euclidean length.
pub(super) fn norm(a: &[f64]) -> f64 {
    dot(a, a).sqrt()
}

/// The root of Σ `term`(a, m).
pub(super) fn weighted_norm(a: &[f64], m: &[f64], term: impl Fn(f64, f64) -> f64) -> f64 {
    let m = &m[..a.len()];
    sum_of(a.len(), |i| term(a[i], m[i])).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// Whole numbers add up to the same in any order.
        #[test]
        fn whole_numbers_add_up_whatever_their_count(numbers in prop::collection::vec(-1000i32..1000, 0..40)) {
            let values: Vec<f64> = numbers.iter().map(|&number| number.into()).collect();
            let singles: Vec<f32> = numbers.iter().map(|&number| number as f32).collect();
            let places: Vec<u32> = (0..values.len() as u32).rev().collect();
            let reversed: Vec<f64> = values.iter().rev().copied().collect();
            let squares: f64 = values.iter().map(|value| value * value).sum();
            prop_assert_eq!(sum_of(values.len(), |at| values[at]), values.iter().sum::<f64>());
            prop_assert_eq!(dot(&values, &values), squares);
            prop_assert_eq!(sparse_dot(&places, &singles, &reversed), squares);
            prop_assert_eq!(weighted_norm(&values, &values, |a, m| a * m), norm(&values));
        }
    }
}
