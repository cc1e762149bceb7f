//! The confusion matrix, each cell of which leads to statements that stand in it.

use super::numbers::{beginning, percent, whole};
use crate::evaluation::Evaluation;
use crate::output::{EvaluationTables, PredictionRow};
use maud::{Markup, html};
use tr::tr;

/// Statements that are shown of a cell: of those labelled wrong, of those labelled right.
const SHOWN: (usize, usize) = (12, 3);

/// Characters of a statement that are shown.
const LENGTH: usize = 400;

/// The statements of one cell, the surest first.
fn cell<'t>(tables: &EvaluationTables<'t>, truth: &str, predicted: &str) -> Vec<&'t PredictionRow> {
    let inside = |row: &&PredictionRow| row.truth == truth && row.predicted == predicted;
    let mut rows: Vec<&PredictionRow> = tables.predictions.iter().filter(inside).collect();
    rows.sort_by(|a, b| b.confidence.total_cmp(&a.confidence).then(a.line.cmp(&b.line)));
    rows
}

fn id(truth: usize, predicted: usize) -> String {
    format!("cell-{}-{}", truth + 1, predicted + 1)
}

pub(super) fn section(evaluation: &Evaluation, tables: &EvaluationTables<'_>) -> Markup {
    let rows = evaluation.confusion_matrix.rows();
    let labels = tables.labels;
    html! {
        p { (tr!("Rows: the label that a reader gave. Columns: the most probable label. A number leads to statements that stand there.")) }
        div.scroll { table.matrix {
            thead { tr { th {} @for label in labels { th { (label) } } } }
            tbody {
                @for (truth, row) in rows.iter().enumerate() {
                    @let total = row.counts.iter().sum::<usize>();
                    tr {
                        th scope="row" { (row.truth) }
                        @for (predicted, &count) in row.counts.iter().enumerate() {
                            td.right[truth == predicted] style=(shade(count, total)) {
                                @if count > 0 { a href={ "#" (id(truth, predicted)) } { (whole(count)) } } @else { "0" }
                                @if total > 0 { br; span.small { (percent(Some(count as f64 / total as f64))) } }
                            }
                        }
                    }
                }
            }
        } }
        @for (truth, row) in rows.iter().enumerate() {
            @for (predicted, _) in row.counts.iter().enumerate().filter(|(_, count)| **count > 0) {
                (texts(tables, truth, predicted))
            }
        }
    }
}

/// The colour of a cell: the deeper, the larger its share of the row.
fn shade(count: usize, total: usize) -> String {
    let share = if total > 0 { count as f64 / total as f64 } else { 0.0 };
    format!("--share:{:.0}%", 70.0 * share)
}

fn texts(tables: &EvaluationTables<'_>, truth: usize, predicted: usize) -> Markup {
    let (true_label, given) = (tables.labels[truth], tables.labels[predicted]);
    let rows = cell(tables, true_label, given);
    let shown = if truth == predicted { SHOWN.1 } else { SHOWN.0 };
    html! {
        div.cell id=(id(truth, predicted)) {
            h3 {
                (true_label) " → " (given) " "
                span.small { "(" (whole(rows.len())) @if rows.len() > shown { (tr!(", the ")) (shown) (tr!(" surest")) } ")" }
            }
            ol {
                @for row in rows.iter().take(shown) {
                    li {
                        q lang="fr" { (beginning(&row.text, LENGTH)) }
                        span.small { (tr!(" line ")) (row.line) " · " (percent(Some(row.confidence))) }
                    }
                }
            }
            p.small { a href="#confusion" { (tr!("back to the matrix")) } }
        }
    }
}
