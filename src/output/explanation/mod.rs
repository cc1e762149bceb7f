//! Explanations for readers: why a statement was given its label, part by part, on a terminal, as a page or as JSON.
//!
//! A table has one line for each part and a column for each question: how far it leans to the second pole, and how far it makes the
//! statement one that takes a stance. The last line is the sum, which is what the probabilities come from.

mod json;
mod page;
mod terminal;

use crate::articles::CodePoints;
use crate::classifier::{self, Breakdown, Count, Explanation, StanceModel};
use crate::features::{Feature, FieldName, Statement};
use crate::messages::msg;
use std::io::{self, Write};
use tr::tr;

/// A statement, what the model says of it, and why.
#[derive(Debug)]
pub struct ExplainedStatement<'m> {
    model: &'m StanceModel,
    statement: Statement,
    explanation: Explanation<'m>,
}

/// One line of the table.
#[derive(Debug, Clone, PartialEq)]
struct Part {
    kind: Kind,
    /// The word as it is printed, or the name of what was counted.
    name: String,
    /// For a word, its place in the statement or the context: code points.
    place: Option<[usize; 2]>,
    lean: f64,
    gate: Option<f64>,
}

/// Where a part comes from; the parts of a table stand in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A word of the statement.
    Statement,
    /// A word of the sentence before the quote.
    Before,
    /// A word of the sentence after it.
    After,
    /// A count of the tone lexicon, or a signal.
    Count,
    Intercept,
    Calibration,
    Prior,
}

impl Kind {
    /// The name in JSON.
    fn name(self) -> &'static str {
        match self {
            Self::Statement => "statement",
            Self::Before => "before",
            Self::After => "after",
            Self::Count => "count",
            Self::Intercept => "intercept",
            Self::Calibration => "calibration",
            Self::Prior => "prior",
        }
    }

    /// The title of the parts of this kind, for readers.
    fn title(self) -> &'static str {
        match self {
            Self::Statement => msg!("words of the statement"),
            Self::Before => msg!("words before it"),
            Self::After => msg!("words after it"),
            Self::Count => msg!("tone and signals"),
            Self::Intercept | Self::Calibration | Self::Prior => msg!("the same for every statement"),
        }
    }
}

impl<'m> ExplainedStatement<'m> {
    /// Explains what `model` says of `statement`.
    pub fn new(model: &'m StanceModel, statement: Statement) -> Self {
        let explanation = model.explain(&statement);
        Self { model, statement, explanation }
    }

    /// The `count` words, tone counts and signals that spoke most for the label, each with what it added, as text:
    /// `tone of its words: confrontational (agression) +1.21 · accuse +0.40`.
    pub fn strongest(&self, count: usize) -> String {
        let parts = self.explanation.strongest(count).into_iter();
        parts.map(|(part, added)| format!("{} {added:+.2}", self.name(part))).collect::<Vec<_>>().join(" · ")
    }

    /// The same as JSON: a list of objects with `kind` (`word` or `count`), `name` and `contribution`.
    pub fn strongest_json(&self, count: usize) -> serde_json::Value {
        let parts = self.explanation.strongest(count).into_iter().map(|(part, added)| {
            let kind = if matches!(part, classifier::Part::Word(_)) { "word" } else { "count" };
            serde_json::json!({ "kind": kind, "name": self.name(part), "contribution": (added * 1e6).round() / 1e6 })
        });
        parts.collect()
    }

    fn name(&self, part: classifier::Part) -> String {
        match part {
            classifier::Part::Word(at) => self.explanation.words[at].of(&self.statement).to_owned(),
            classifier::Part::Count(at) => self.count_name(&self.explanation.counts[at]),
        }
    }

    /// What a count is called, with the words that it counts.
    fn count_name(&self, count: &Count<'_>) -> String {
        let name = match count.feature {
            Feature::Tone(FieldName::Statement, name) => tr!("tone of its words: {name}", name = tr!(name)),
            Feature::Tone(_, name) => tr!("tone of the sentence: {name}", name = tr!(name)),
            Feature::Signal(name) => tr!(name),
            Feature::Words(_, term) | Feature::Chars(_, term) => term.to_owned(),
        };
        let words: Vec<&str> = count.words.iter().map(|word| word.of(&self.statement)).collect();
        if words.is_empty() { name } else { format!("{name} ({})", words.join(", ")) }
    }

    /// Writes the table for reading on a terminal, in colours that [`super::plain`] text has none of.
    ///
    /// # Errors
    /// When `out` cannot be written.
    pub fn write_terminal(&self, out: &mut impl Write) -> io::Result<()> {
        terminal::write(self, out)
    }

    /// Writes one line of JSON with every part in full precision.
    ///
    /// # Errors
    /// When `out` cannot be written.
    pub fn write_json(&self, out: &mut impl Write) -> io::Result<()> {
        serde_json::to_writer(&mut *out, &json::object(self))?;
        out.write_all(b"\n")
    }

    /// Writes a page of `statements` that needs nothing else.
    ///
    /// # Errors
    /// When `out` cannot be written.
    pub fn write_page(statements: &[Self], out: &mut impl Write) -> io::Result<()> {
        out.write_all(page::page(statements).into_string().as_bytes())
    }

    /// The lines of the table.
    fn parts(&self) -> Vec<Part> {
        let Explanation { words, counts, lean, gate, .. } = &self.explanation;
        let of_gate = |pick: &dyn Fn(&Breakdown) -> f64| gate.as_ref().map(pick);
        let mut in_statement = CodePoints::new(&self.statement.text);
        let mut in_context = CodePoints::new(&self.statement.context);
        let words = words.iter().enumerate().map(|(at, word)| {
            let (kind, code_points) = match word.field {
                FieldName::Statement => (Kind::Statement, &mut in_statement),
                FieldName::Before => (Kind::Before, &mut in_context),
                FieldName::After | FieldName::Context => (Kind::After, &mut in_context),
            };
            let place = [code_points.at(word.span.start), code_points.at(word.span.end)];
            let name = word.of(&self.statement).to_owned();
            Part {
                kind,
                name,
                place: Some(place),
                lean: lean.words[at],
                gate: of_gate(&|gate| gate.words[at]),
            }
        });
        let mut parts: Vec<Part> = words.collect();
        parts.extend(counts.iter().enumerate().map(|(at, count)| Part {
            kind: Kind::Count,
            name: self.count_name(count),
            place: None,
            lean: lean.counts[at],
            gate: of_gate(&|gate| gate.counts[at]),
        }));
        let mut add = |kind: Kind, name: &str, pick: fn(&Breakdown) -> f64| {
            parts.push(Part { kind, name: tr!(name), place: None, lean: pick(lean), gate: of_gate(&pick) });
        };
        add(Kind::Intercept, msg!("intercept"), |breakdown| breakdown.intercept);
        add(Kind::Calibration, msg!("calibration"), |breakdown| breakdown.calibration);
        add(Kind::Prior, msg!("proportions in use"), |breakdown| breakdown.prior);
        parts
    }

    /// Names of the labels with their probabilities, the most probable first.
    fn probabilities(&self) -> Vec<(&str, f64)> {
        let names = self.model.labels.names();
        let mut all: Vec<(&str, f64)> =
            names.into_iter().zip(self.explanation.stance.probabilities()).collect();
        all.sort_by(|a, b| b.1.total_cmp(&a.1));
        all
    }

    fn needs_review(&self) -> bool {
        self.model.needs_review(self.explanation.stance)
    }
}

#[cfg(test)]
mod tests;
