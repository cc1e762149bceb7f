//! What the lines of a log add up to.

use super::entry::{Action, LogEntry, Share};
use super::key::StatementKey;
use std::collections::BTreeMap;

/// What was last decided of a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The label; `None` when the statement was skipped.
    pub label: Option<String>,
    /// Whether the statement belongs to the random share.
    pub share: Share,
    /// When, in UTC.
    pub timestamp: String,
    /// By whom.
    pub annotator: String,
    /// What the model had said, and which model.
    pub model: Option<ModelSaid>,
}

/// What a model said of a statement before the reader decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModelSaid {
    /// The label.
    pub label: String,
    /// The model.
    pub model_id: String,
}

/// The decisions of a log; of two on the same statement the later one holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decisions {
    by_key: BTreeMap<StatementKey, Decision>,
    comments: BTreeMap<StatementKey, String>,
    /// The statements decided, in order, each with what held before: what undoing goes back through.
    history: Vec<(StatementKey, Option<Decision>)>,
}

impl Decisions {
    /// What `entries` add up to.
    pub fn of(entries: &[LogEntry]) -> Self {
        let mut decisions = Self::default();
        for entry in entries {
            decisions.add(entry);
        }
        decisions
    }

    /// Adds what a further line says.
    pub fn add(&mut self, entry: &LogEntry) {
        match entry.action {
            Action::Label | Action::Skip => {
                let model = (!entry.model_id.is_empty()).then(|| ModelSaid {
                    label: entry.model_label.clone(),
                    model_id: entry.model_id.clone(),
                });
                let decision = Decision {
                    label: (entry.action == Action::Label).then(|| entry.label.clone()),
                    share: entry.random,
                    timestamp: entry.timestamp.clone(),
                    annotator: entry.annotator.clone(),
                    model,
                };
                let before = self.by_key.insert(entry.key.clone(), decision);
                self.history.push((entry.key.clone(), before));
            }
            Action::Undo => {
                let Some(at) = self.history.iter().rposition(|(key, _)| *key == entry.key) else { return };
                let (key, before) = self.history.remove(at);
                match before {
                    Some(before) => self.by_key.insert(key, before),
                    None => self.by_key.remove(&key),
                };
            }
            Action::Comment => {
                self.comments.insert(entry.key.clone(), entry.comment.clone());
            }
        }
    }

    /// What holds of a statement; `None` when it is still to be decided.
    pub fn get(&self, key: &StatementKey) -> Option<&Decision> {
        self.by_key.get(key)
    }

    /// The comment on a statement; empty when there is none.
    pub fn comment(&self, key: &StatementKey) -> &str {
        self.comments.get(key).map_or("", String::as_str)
    }

    /// Every statement decided, in the order of the keys.
    pub fn iter(&self) -> impl Iterator<Item = (&StatementKey, &Decision)> {
        self.by_key.iter()
    }

    /// The statement that was decided last, among those that `of` knows.
    pub fn last(&self, of: impl Fn(&StatementKey) -> bool) -> Option<&StatementKey> {
        self.history.iter().rev().map(|(key, _)| key).find(|key| of(key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::Statement;

    fn entry(text: &str, action: Action, label: &str) -> LogEntry {
        LogEntry {
            key: StatementKey::of(&Statement::new(text)),
            action,
            label: label.into(),
            random: Share::Random,
            comment: String::new(),
            timestamp: String::new(),
            annotator: String::new(),
            model_label: String::new(),
            model_id: String::new(),
        }
    }

    /// The label of a statement, `skipped`, or `open`.
    fn label_of(decisions: &Decisions, text: &str) -> String {
        match decisions.get(&StatementKey::of(&Statement::new(text))) {
            Some(decision) => decision.label.clone().unwrap_or_else(|| "skipped".into()),
            None => "open".into(),
        }
    }

    #[test]
    fn a_later_line_wins_and_undoing_goes_back_one_by_one() {
        let mut decisions = Decisions::of(&[
            entry("a", Action::Label, "x"),
            entry("b", Action::Skip, ""),
            entry("a", Action::Label, "y"),
        ]);
        assert_eq!((label_of(&decisions, "a"), label_of(&decisions, "b")), ("y".into(), "skipped".into()));
        for expected in [("x", "skipped"), ("x", "open"), ("open", "open")] {
            let last = decisions.last(|_| true).unwrap().clone();
            decisions.add(&LogEntry { key: last, ..entry("", Action::Undo, "") });
            assert_eq!((label_of(&decisions, "a").as_str(), label_of(&decisions, "b").as_str()), expected);
        }
        assert_eq!(decisions.last(|_| true), None);
    }

    #[test]
    fn undoing_what_was_never_done_does_nothing() {
        assert_eq!(Decisions::of(&[entry("a", Action::Undo, "")]), Decisions::default());
    }
}
