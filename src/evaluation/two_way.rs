//! The two-way view of a three-way judgement: of the statements that do take a stance, is it the right one?

use super::{EvaluationError, Judgements};
use crate::messages::msg;
use ndarray::Array2;
use tr::tr;

impl Judgements {
    /// The rows whose truth is one of the two `poles` (places in [`Self::labels`]), judged between the poles alone.
    ///
    /// The result has two labels, `poles[0]` then `poles[1]`, and `p₁′ = p₁ / (p₀ + p₁)`. Where neither pole has any
    /// probability the row says nothing about the lean and gets one half each; a caller that knows the lean from
    /// elsewhere builds its judgements with [`Judgements::new`]. Groups are kept.
    ///
    /// ```
    /// use detente::evaluation::Judgements;
    /// use ndarray::array;
    ///
    /// let labels = ["conciliatory", "confrontational", "neutral"];
    /// let judgements = Judgements::new(labels, vec![1, 2], array![[0.1, 0.3, 0.6], [0.2, 0.2, 0.6]])?;
    /// let lean = judgements.two_way([0, 1])?;
    /// assert_eq!(lean.n(), 1);
    /// assert!((lean.probabilities()[[0, 1]] - 0.75).abs() < 1e-15);
    /// # Ok::<(), detente::evaluation::EvaluationError>(())
    /// ```
    ///
    /// # Errors
    /// When the poles are equal or no labels, or no row has a pole as its truth.
    pub fn two_way(&self, poles: [usize; 2]) -> Result<Self, EvaluationError> {
        let [first, second] = poles;
        if first == second || first.max(second) >= self.labels().len() {
            return Err(EvaluationError::Parameter {
                name: "poles",
                found: tr!("{first} and {second}", first, second),
                expected: msg!("the places of two different labels"),
            });
        }
        let rows: Vec<usize> = (0..self.n()).filter(|&row| poles.contains(&self.truth()[row])).collect();
        if rows.is_empty() {
            return Err(EvaluationError::NoRows { expected: msg!("at least one row whose truth is a pole") });
        }
        let truth = rows.iter().map(|&row| usize::from(self.truth()[row] == second)).collect();
        let probabilities = Array2::from_shape_fn((rows.len(), 2), |(row, pole)| {
            let stated = self.probabilities().row(rows[row]);
            let total = stated[first] + stated[second];
            if total > 0.0 { stated[poles[pole]] / total } else { 0.5 }
        });
        let labels = poles.map(|pole| self.labels()[pole].clone());
        let groups: Vec<usize> = rows.iter().map(|&row| self.groups().of_rows()[row]).collect();
        Self::new(labels, truth, probabilities)?.with_groups(&groups)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    fn three_way() -> Judgements {
        let probabilities = array![[0.1, 0.3, 0.6], [0.2, 0.2, 0.6], [0.0, 0.0, 1.0], [0.5, 0.1, 0.4]];
        let labels = ["conciliatory", "confrontational", "neutral"];
        Judgements::new(labels, vec![1, 2, 0, 0], probabilities).unwrap().with_groups(&[5, 5, 6, 5]).unwrap()
    }

    #[test]
    fn neutral_rows_leave_and_the_others_keep_their_groups() {
        let lean = three_way().two_way([0, 1]).unwrap();
        assert_eq!(lean.truth(), [1, 0, 0]);
        assert_eq!(lean.groups().of_rows(), [0, 1, 0]);
    }

    #[test]
    fn a_row_without_any_pole_probability_gets_one_half_each() {
        let lean = three_way().two_way([0, 1]).unwrap();
        assert_eq!(lean.probabilities().row(1).to_vec(), [0.5, 0.5]);
    }

    #[test]
    fn the_order_of_the_poles_is_the_order_of_the_labels() {
        let lean = three_way().two_way([1, 0]).unwrap();
        assert_eq!(lean.labels(), ["confrontational", "conciliatory"]);
        assert_eq!(lean.truth(), [0, 1, 1]);
    }

    #[test]
    fn equal_poles_unknown_poles_and_no_rows_are_refused() {
        assert!(three_way().two_way([1, 1]).is_err());
        assert!(three_way().two_way([0, 3]).is_err());
        let neutral = three_way().select(&[1]).unwrap();
        assert!(neutral.two_way([0, 1]).unwrap_err().to_string().starts_with("no rows"));
    }
}
