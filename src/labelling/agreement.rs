//! How often the reader and the model agree.

use super::decisions::Decisions;
use super::entry::Share;
use super::key::StatementKey;
use crate::evaluation::{Interval, wilson};
use std::collections::{BTreeMap, BTreeSet};

/// Statements on which reader and model say the same, out of those labelled.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Agreed {
    /// On how many they agree.
    pub agreed: usize,
    /// How many were labelled.
    pub n: usize,
}

impl Agreed {
    fn count(&mut self, agrees: bool) {
        self.agreed += usize::from(agrees);
        self.n += 1;
    }

    /// The share, in \[0, 1\]; `None` when nothing was labelled.
    pub fn share(&self) -> Option<f64> {
        (self.n > 0).then(|| self.agreed as f64 / self.n as f64)
    }

    /// Wilson's interval for the share, at 95 %: it holds for a random sample alone.
    pub fn interval(&self) -> Option<Interval> {
        wilson(self.agreed, self.n, 0.95)
    }
}

/// Agreement of the reader with one model, by what the model said *before* each decision: a model trained on these very decisions later
/// cannot better its figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgreementReport {
    /// The model.
    pub model_id: String,
    /// All statements labelled under it. Uncertain ones were shown first, so the share says nothing of the table.
    pub all: Agreed,
    /// The random share alone: an unbiased estimate for the table, as long as `random_skipped` is 0.
    pub random: Agreed,
    /// Statements of the random share that the reader skipped.
    pub random_skipped: usize,
}

impl AgreementReport {
    /// A report for each model under which a statement of `keys` was decided, in the order of their identifiers.
    pub fn of(decisions: &Decisions, keys: &[StatementKey]) -> Vec<Self> {
        let keys: BTreeSet<&StatementKey> = keys.iter().collect();
        let mut by_model: BTreeMap<&str, Self> = BTreeMap::new();
        for (_, decision) in decisions.iter().filter(|(key, _)| keys.contains(key)) {
            let Some(model) = &decision.model else { continue };
            let report = by_model.entry(&model.model_id).or_insert_with(|| Self {
                model_id: model.model_id.clone(),
                all: Agreed::default(),
                random: Agreed::default(),
                random_skipped: 0,
            });
            match &decision.label {
                Some(label) => {
                    let agrees = *label == model.label;
                    report.all.count(agrees);
                    if decision.share == Share::Random {
                        report.random.count(agrees);
                    }
                }
                None => report.random_skipped += usize::from(decision.share == Share::Random),
            }
        }
        by_model.into_values().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::entry::{Action, LogEntry};
    use super::*;
    use crate::features::Statement;

    #[test]
    fn all_and_the_random_share_are_counted_apart_and_by_model() {
        let entry = |text: &str, label: &str, random, model: &str| LogEntry {
            key: StatementKey::of(&Statement::new(text)),
            action: if label.is_empty() { Action::Skip } else { Action::Label },
            label: label.into(),
            random,
            comment: String::new(),
            timestamp: String::new(),
            annotator: String::new(),
            model_label: "x".into(),
            model_id: model.into(),
        };
        let entries = [
            entry("a", "x", Share::Random, "m1"),
            entry("b", "y", Share::Random, "m1"),
            entry("c", "y", Share::Chosen, "m1"),
            entry("d", "", Share::Random, "m1"),
            entry("e", "x", Share::Chosen, "m2"),
            entry("of another table", "x", Share::Random, "m2"),
        ];
        let keys: Vec<_> = entries[..5].iter().map(|entry| entry.key.clone()).collect();
        let reports = AgreementReport::of(&Decisions::of(&entries), &keys);
        assert_eq!(reports.len(), 2);
        assert_eq!(reports[0].all, Agreed { agreed: 1, n: 3 });
        assert_eq!(reports[0].random, Agreed { agreed: 1, n: 2 });
        assert_eq!(reports[0].random_skipped, 1);
        assert_eq!((reports[1].all.n, reports[1].random.share()), (1, None));
    }
}
