//! `report.html`: an evaluation as one page that needs nothing else.
//!
//! One file without network, scripts or fonts, readable on a phone and in print.
//! Every picture is SVG made here and has its numbers as text beside it. Templates are maud's: HTML is checked when the
//! program is compiled, and every text is escaped unless a line says otherwise, which none does but the style sheet's.

mod coverage;
mod figures;
mod matrix;
mod reliability;
mod slices;
mod texts;

use super::destination::Destination;
use super::evaluation::EvaluationTables;
use super::html_page::html_page;
use super::numbers::{self, percent, whole};
use crate::error::Error;
use crate::evaluation::Evaluation;
use maud::{Markup, html};
use std::io::Write;
use std::path::Path;
use tr::tr;

/// An evaluation and what must be known to understand it.
#[derive(Debug, Clone, Copy)]
pub struct Report<'e> {
    /// What was found.
    pub tables: EvaluationTables<'e>,
    /// What was judged, by whom, and how it can be done again.
    pub card: &'e Card,
}

/// Facts about the data, the model and the run.
#[derive(Debug, Clone, Default)]
pub struct Card {
    /// Who judged, in words: `model 1a2b…` or `5 models in cross-validation`.
    pub judged_by: String,
    /// What a reader must know before believing a figure.
    pub cautions: Vec<String>,
    /// Facts about the table: name and value.
    pub data: Vec<(String, String)>,
    /// Facts about the model or the training: name and value.
    pub model: Vec<(String, String)>,
    /// The command that gives the same figures again.
    pub command: String,
}

impl Report<'_> {
    /// Writes the page to the file at `path`, whole or not at all.
    ///
    /// # Errors
    /// [`Error::Io`] when the file cannot be written.
    pub fn write(&self, path: &Path) -> Result<(), Error> {
        let mut out = Destination::open(Some(path))?;
        let page = self.page().into_string();
        out.write_all(page.as_bytes()).map_err(|source| Error::io(path, "write", source))?;
        out.finish()
    }

    fn page(&self) -> Markup {
        let sections = [
            ("verdict", tr!("Verdict"), self.verdict()),
            ("figures", tr!("Figures"), figures::section(self.tables.evaluations)),
            ("calibration", tr!("Calibration"), reliability::section(self.whole())),
            ("confusion", tr!("Confusion"), matrix::section(self.whole(), &self.tables)),
            ("coverage", tr!("Coverage"), coverage::section(self.whole())),
            ("errors", tr!("Surest errors"), texts::section(self.tables.predictions)),
            ("slices", tr!("Slices"), slices::section(self.tables.slices)),
            ("card", tr!("Data and model"), self.facts()),
            ("cite", tr!("How to cite"), self.cite()),
        ];
        let body = html! {
            header {
                h1 { (tr!("How far can the labels be trusted?")) }
                p { (self.card.judged_by) }
                nav { ul { @for (id, title, _) in &sections { li { a href={ "#" (id) } { (title) } } } } }
            }
            main {
                @for (id, title, content) in &sections {
                    section id=(id) { h2 { (title) } (content) }
                }
            }
            footer { p { (tr!("Made by detente ")) (env!("CARGO_PKG_VERSION")) (tr!(". Every table of this page is a CSV file beside it.")) } }
        };
        let title = format!("{}{}{}", tr!("Evaluation of "), self.card.judged_by, tr!(" · detente"));
        html_page(&title, &body)
    }

    /// The task with all labels.
    fn whole(&self) -> &Evaluation {
        &self.tables.evaluations[0]
    }

    fn verdict(&self) -> Markup {
        let whole = self.whole();
        let figure = |evaluation: &Evaluation, name: &str| {
            evaluation.metrics.iter().find(|row| row.metric == name && row.label.is_none()).cloned()
        };
        let rows = whole.confusion_matrix.n();
        let (accuracy, error) = (figure(whole, "accuracy"), figure(whole, "expected_calibration_error"));
        let two_way = self.tables.evaluations.get(1).and_then(|two_way| figure(two_way, "accuracy"));
        html! {
            p.verdict {
                @if let Some(row) = accuracy {
                    (tr!("Of ")) (numbers::whole(rows)) (tr!(" statements, ")) strong { (percent(row.value)) } (tr!(" were given the label that a reader gave"))
                    (numbers::interval(row.low, row.high, percent))
                    (tr!("; always answering the commonest label would reach ")) (percent(row.majority)) ". "
                }
                @if let Some(row) = two_way {
                    (tr!("Between the two poles alone ")) strong { (percent(row.value)) } (tr!(" are right"))
                    (numbers::interval(row.low, row.high, percent)) ". "
                }
                @if let Some(row) = error {
                    (tr!("A stated probability is off by ")) strong { (numbers::points(row.value)) } (tr!(" points on average."))
                }
            }
            @for caution in &self.card.cautions { p.caution { strong { (tr!("Caution. ")) } (caution) } }
            p.small {
                (tr!("Brackets hold 95 % intervals: drawn from the groups of the table, 2,000 times, with replacement. "))
                (tr!("They say what chance in these statements could do, not what other newspapers, years or readers would."))
            }
        }
    }

    fn facts(&self) -> Markup {
        let list = |facts: &[(String, String)]| {
            html! { dl { @for (name, value) in facts { dt { (name) } dd { (value) } } } }
        };
        html! {
            h3 { (tr!("Data")) } (list(&self.card.data))
            h3 { (tr!("Model")) } (list(&self.card.model))
        }
    }

    fn cite(&self) -> Markup {
        let data = self.card.data.iter().find(|(name, _)| name == "SHA-256").map(|(_, value)| value.as_str());
        html! {
            p { (tr!("Name the program with its version, the model and the table by their fingerprints, and the intervals with the figures:")) }
            blockquote {
                (tr!("Labels by detente ")) (env!("CARGO_PKG_VERSION")) " (" (self.card.judged_by) (tr!("), evaluated on "))
                (whole(self.whole().confusion_matrix.n())) (tr!(" statements"))
                @if let Some(sha256) = data { (tr!(" (table SHA-256 ")) (sha256.get(..12).unwrap_or(sha256)) "…)" } "."
            }
            p { (tr!("The same figures come from:")) }
            pre { code { (self.card.command) } }
        }
    }
}

#[cfg(test)]
mod tests;
