//! Scorers: labelling many statements with one model.
//!
//! A scorer keeps what each word form is worth to the model, so that it is made once for a thread and not for a statement.

use super::model::StanceModel;
use super::stance::Stance;
use crate::features::{Projector, Statement};
use std::sync::{Mutex, PoisonError};

/// Labels statements with a model; keeps what it learnt of the words.
///
/// ```
/// use detente::classifier::{Scorer, StanceModel};
/// use detente::features::Statement;
/// let model = StanceModel::embedded()?;
/// let mut scorer = Scorer::new(&model);
/// let stance = scorer.stance(&Statement::new("Nous condamnons cette agression."));
/// assert_eq!(stance, model.predict_one(&Statement::new("Nous condamnons cette agression.")));
/// # Ok::<(), detente::error::Error>(())
/// ```
#[derive(Debug)]
pub struct Scorer<'m> {
    model: &'m StanceModel,
    projector: Projector<'m>,
    /// What the model's prior adds to the log-odds of lean and gate.
    shift: (f64, f64),
}

impl<'m> Scorer<'m> {
    /// A scorer for `model` that has met no word yet.
    pub fn new(model: &'m StanceModel) -> Self {
        let lean = model.lean.weights();
        let gate = model.gate.as_ref().map_or(lean, |gate| gate.weights());
        let projector = Projector::new(&model.space, [lean, gate]);
        Self { model, projector, shift: model.table_prior.shift(model.prior) }
    }

    /// The stance of `statement`: the same bits whatever was scored before.
    pub fn stance(&mut self, statement: &Statement) -> Stance {
        let [lean, gate] = self.projector.project(statement);
        let gate = self.model.gate.as_ref().map(|model| model.log_odds(gate) + self.shift.1);
        Stance::from_log_odds(self.model.lean.log_odds(lean) + self.shift.0, gate)
    }
}

/// One scorer for each thread of the pool, so that what they know is kept from one piece of work to the next.
#[derive(Debug)]
pub struct Scorers<'m>(Vec<Mutex<Scorer<'m>>>);

impl<'m> Scorers<'m> {
    /// Scorers for `model`, as many as rayon's pool has threads now.
    pub fn new(model: &'m StanceModel) -> Self {
        let threads = rayon::current_num_threads().max(1);
        Self((0..threads).map(|_| Mutex::new(Scorer::new(model))).collect())
    }

    /// Works with the scorer of the current thread.
    pub fn with<T>(&self, work: impl FnOnce(&mut Scorer<'m>) -> T) -> T {
        let thread = rayon::current_thread_index().unwrap_or(0) % self.0.len();
        // A panic elsewhere cannot have left a scorer in a state that matters: nothing it keeps is half done.
        work(&mut self.0[thread].lock().unwrap_or_else(PoisonError::into_inner))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::Encoder;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_scorer_agrees_with_the_row_of_the_statement(
            words in prop::collection::vec("dialogue|menace|nous|refusons|pas|la|paix|[a-zé]{1,12}", 0..20),
            cue in "dit-il|accuse le ministre|selon l’expert|",
        ) {
            let model = StanceModel::embedded().unwrap();
            let statement = Statement::in_context(words.join(" "), format!("« ⟨Q⟩ », {cue}."));
            let scored = Scorer::new(&model).stance(&statement);
            let from_row = model.stance(&Encoder::new(&model.space).encode(&statement));
            prop_assert!((scored.lean - from_row.lean).abs() < 1e-12);
            prop_assert!((scored.gate - from_row.gate).abs() < 1e-12);
        }
    }
}
