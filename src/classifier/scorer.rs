//! Scorers: labelling many statements with one model.
//!
//! A scorer keeps what each word form is worth to the model, so that it is made once for a thread and not for a statement.

use super::model::StanceModel;
use super::stance::Stance;
use crate::features::{PerThread, Projector, Statement};
use rayon::prelude::*;

/// Statements that a thread labels in one piece.
const CHUNK: usize = 64;

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
        let lean = model.lean.weights.as_slice();
        let gate = model.gate.as_ref().map_or(lean, |gate| &gate.weights);
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

/// One scorer for each thread of the pool.
#[derive(Debug)]
pub struct Scorers<'m>(PerThread<Scorer<'m>>);

impl<'m> Scorers<'m> {
    /// Scorers for `model`.
    pub fn new(model: &'m StanceModel) -> Self {
        Self(PerThread::new(|| Scorer::new(model)))
    }

    /// The stance of each statement, in order, in parallel.
    pub fn stances(&self, statements: &[Statement]) -> Vec<Stance> {
        let labelled = statements.par_chunks(CHUNK).flat_map_iter(|chunk| {
            self.with(|scorer| chunk.iter().map(|statement| scorer.stance(statement)).collect::<Vec<_>>())
        });
        labelled.collect()
    }

    /// Works with the scorer of the current thread.
    pub fn with<R>(&self, work: impl FnOnce(&mut Scorer<'m>) -> R) -> R {
        self.0.with(work)
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
