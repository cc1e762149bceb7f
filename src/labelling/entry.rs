//! One line of the log of decisions. What each column means is said in `docs/labelling.md`.

use super::key::StatementKey;
use serde::{Deserialize, Serialize};

/// Digits of a model's identifier.
const MODEL_ID_DIGITS: usize = 12;

/// What a line does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Action {
    /// Gives the statement a label.
    Label,
    /// Passes it over.
    Skip,
    /// Takes the last label or skip of the statement back.
    Undo,
    /// Puts a comment to it; of several the last counts.
    Comment,
}

/// Why a statement was shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Share {
    /// It belongs to the share drawn at random, whatever the model thinks of it.
    #[serde(rename = "yes")]
    Random,
    /// The model was unsure of it.
    #[serde(rename = "no")]
    Chosen,
}

/// A line of the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogEntry {
    /// Which statement.
    pub key: StatementKey,
    /// What was done.
    pub action: Action,
    /// The label given; empty for other actions.
    pub label: String,
    /// Whether the statement belongs to the random share.
    pub random: Share,
    /// The comment; empty for other actions.
    pub comment: String,
    /// When, in UTC.
    pub timestamp: String,
    /// By whom.
    pub annotator: String,
    /// What the model said before the reader decided; empty without a model.
    pub model_label: String,
    /// Which model; empty without one. Its fixed width tells a whole line from one that was cut.
    pub model_id: String,
}

impl LogEntry {
    /// The names of the columns, as the file begins.
    pub(super) const HEADER: &str =
        "key,action,label,random,comment,timestamp,annotator,model_label,model_id\n";

    /// Whether every field can be what it claims to be, which no cut line's can.
    pub(super) fn is_well_formed(&self) -> bool {
        let model = match self.model_id.len() {
            0 => self.model_label.is_empty(),
            MODEL_ID_DIGITS => !self.model_label.is_empty(),
            _ => false,
        };
        model && self.key.is_well_formed() && (self.action == Action::Label) != self.label.is_empty()
    }

    /// The line, with its end.
    pub(super) fn to_line(&self) -> Vec<u8> {
        let mut writer = csv::WriterBuilder::new().has_headers(false).from_writer(Vec::new());
        writer.serialize(self).expect("strings and unit variants can be written to memory");
        writer.into_inner().expect("memory can be flushed")
    }

    /// The same with line ends and other control characters of its free fields as spaces: a decision is one line.
    #[must_use]
    pub(super) fn on_one_line(mut self) -> Self {
        for field in [&mut self.label, &mut self.comment, &mut self.annotator, &mut self.model_label] {
            let line = field.replace(char::is_control, " ");
            line.trim().clone_into(field);
        }
        self
    }
}
