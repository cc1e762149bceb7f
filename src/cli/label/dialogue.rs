//! The dialogue with the reader: a statement, a key, the next one. It is held on standard error.

use super::Task;
use super::keys::{Choice, Keyboard, Keys};
use anyhow::{Context, Result};
use detente::articles::StatementTable;
use detente::features::QUOTE_PLACEHOLDER;
use detente::labelling::{Action, DecisionLog, Decisions, LogEntry, QueuedStatement, utc_timestamp};
use detente::output::plain;
use std::collections::{BTreeSet, VecDeque};
use std::io::Write;
use std::time::SystemTime;
use tr::tr;

/// A dialogue under way.
pub(super) struct Dialogue<'a> {
    task: &'a Task,
    table: &'a StatementTable,
    /// Columns shown beside the statement.
    beside: Vec<usize>,
    log: DecisionLog,
    decisions: Decisions,
    annotator: String,
    keys: Keys,
}

impl<'a> Dialogue<'a> {
    pub(super) fn new(
        task: &'a Task,
        table: &'a StatementTable,
        beside: Vec<usize>,
        log: DecisionLog,
        decisions: Decisions,
        annotator: String,
    ) -> Self {
        Self { task, table, beside, log, decisions, annotator, keys: Keys::new(&task.labels) }
    }

    /// What was decided in the end.
    pub(super) fn into_decisions(self) -> Decisions {
        self.decisions
    }

    /// Shows statement after statement until all are decided or the reader quits.
    pub(super) fn run(&mut self, again_skipped: bool) -> Result<()> {
        let mut keyboard = Keyboard::new();
        let mut waiting: VecDeque<QueuedStatement> =
            self.task.queue.iter().copied().filter(|queued| self.is_open(*queued, again_skipped)).collect();
        let (open, all) = (waiting.len(), self.task.queue.len());
        tell(&tr!("{all} statements, {} decided, {open} to go", all - open, all, open))?;
        while let Some(&queued) = waiting.front() {
            self.show(queued, waiting.len())?;
            loop {
                match keyboard.choice(&self.keys)? {
                    Choice::Label(label) => {
                        let label = self.task.labels.names()[label].to_owned();
                        self.record(queued, Action::Label, label.clone())?;
                        tell(&format!("→ {label}"))?;
                        waiting.pop_front();
                    }
                    Choice::Skip => {
                        self.record(queued, Action::Skip, String::new())?;
                        tell(&tr!("→ skipped"))?;
                        waiting.pop_front();
                    }
                    Choice::Undo => {
                        let Some(undone) = self.undo()? else {
                            tell(&tr!("nothing to undo"))?;
                            continue;
                        };
                        waiting.retain(|other| other.row != undone.row);
                        waiting.push_front(undone);
                    }
                    Choice::Comment(words) => {
                        let words = if let Some(words) = words {
                            Some(words)
                        } else {
                            tell(&tr!("comment:"))?;
                            keyboard.line()?
                        };
                        let words = words.unwrap_or_default().trim().to_owned();
                        if words.is_empty() {
                            tell(&tr!("no comment"))?;
                        } else {
                            self.record(queued, Action::Comment, words)?;
                            tell(&tr!("comment kept; and the label?"))?;
                        }
                        continue;
                    }
                    Choice::Quit => return Ok(()),
                    Choice::Unknown(key) => {
                        tell(&tr!("`{}` is no key; the keys are {}", plain(&key), self.keys.legend()))?;
                        continue;
                    }
                }
                break;
            }
        }
        let skipped = self.skipped();
        if skipped > 0 {
            tell(&tr!("nothing left but {skipped} skipped; --skipped shows them again", skipped))
        } else {
            tell(&tr!("every statement has its label"))
        }
    }

    fn is_open(&self, queued: QueuedStatement, again_skipped: bool) -> bool {
        match self.decisions.get(&self.task.keys[queued.row]) {
            None => true,
            Some(decision) => again_skipped && decision.label.is_none(),
        }
    }

    fn skipped(&self) -> usize {
        let of = |queued: &&QueuedStatement| {
            self.decisions.get(&self.task.keys[queued.row]).is_some_and(|decision| decision.label.is_none())
        };
        self.task.queue.iter().filter(of).count()
    }

    /// Neither what the model thinks nor why the statement is shown is said: both would sway the reader.
    fn show(&self, queued: QueuedStatement, to_go: usize) -> Result<()> {
        let statement = &self.task.statements[queued.row];
        let text = plain(&statement.text);
        let mut lines = vec![String::new(), tr!("\x1b[2m{to_go} to go\x1b[0m", to_go)];
        let context = plain(&statement.context);
        if let Some((before, after)) = context.split_once(QUOTE_PLACEHOLDER) {
            lines.push(format!("  {before}\x1b[1m{text}\x1b[0m{after}"));
        } else {
            lines.push(format!("  \x1b[1m{text}\x1b[0m"));
            if !context.trim().is_empty() {
                lines.push(tr!("  in: {context}", context));
            }
        }
        for &column in &self.beside {
            let cell = plain(self.table.row(queued.row).field(column));
            lines.push(tr!("  \x1b[2m{}: {cell}\x1b[0m", plain(&self.table.header()[column]), cell));
        }
        let comment = self.decisions.comment(&self.task.keys[queued.row]);
        if !comment.is_empty() {
            lines.push(tr!("  \x1b[2mcomment: {}\x1b[0m", plain(comment)));
        }
        lines.push(self.keys.legend());
        tell(&lines.join("\n"))
    }

    /// Takes the last decision back; `None` when there is none.
    fn undo(&mut self) -> Result<Option<QueuedStatement>> {
        let known: BTreeSet<_> = self.task.queue.iter().map(|queued| &self.task.keys[queued.row]).collect();
        let Some(last) = self.decisions.last(|key| known.contains(key)).cloned() else { return Ok(None) };
        let is_last = |queued: &&QueuedStatement| self.task.keys[queued.row] == last;
        let queued = *self.task.queue.iter().find(is_last).context("an undone statement is in the queue")?;
        self.record(queued, Action::Undo, String::new())?;
        Ok(Some(queued))
    }

    /// Writes a line, then takes it into account.
    fn record(&mut self, queued: QueuedStatement, action: Action, words: String) -> Result<()> {
        let (label, comment) =
            if action == Action::Comment { (String::new(), words) } else { (words, String::new()) };
        let said = self.task.model.as_ref().map(|model| {
            let label = model.labels.names()[self.task.stances[queued.row].label()].to_owned();
            (label, model.metadata.model_id.clone())
        });
        let (model_label, model_id) = said.unwrap_or_default();
        let entry = self.log.append(LogEntry {
            key: self.task.keys[queued.row].clone(),
            action,
            label,
            random: queued.share,
            comment,
            timestamp: utc_timestamp(SystemTime::now()),
            annotator: self.annotator.clone(),
            model_label,
            model_id,
        })?;
        self.decisions.add(&entry);
        Ok(())
    }
}

/// Says something to the reader, quiet or not: without it there is no dialogue.
fn tell(text: &str) -> Result<()> {
    Ok(writeln!(anstream::stderr(), "{text}")?)
}
