//! Every figure with its interval and what needs no reading to reach.

use super::numbers::{decimal, interval, percent};
use crate::evaluation::Evaluation;
use maud::{Markup, html};

/// What a figure is called and what it says.
fn gloss(metric: &str) -> Option<(&'static str, &'static str)> {
    Some(match metric {
        "accuracy" => ("Accuracy", "share of the statements labelled right"),
        "balanced_accuracy" => ("Balanced accuracy", "mean share found of each label"),
        "macro_f1" => ("Macro F1", "mean over the labels of precision and recall together"),
        "matthews" => ("Matthews correlation", "0 by chance, 1 at best"),
        "roc_auc" => ("ROC AUC", "how often the right one of two statements is given the higher probability"),
        "average_precision" => ("Average precision", "precision over all thresholds"),
        "log_loss" => ("Log loss", "0 at best; certain and wrong costs most"),
        "brier_score" => ("Brier score", "squared distance of the probabilities, 0 at best"),
        "expected_calibration_error" => {
            ("Calibration error", "distance of stated probability and truth, 0 at best")
        }
        _ => return None,
    })
}

pub(super) fn section(evaluations: &[Evaluation]) -> Markup {
    html! {
        @for evaluation in evaluations {
            h3 { @if evaluation.per_class.len() > 2 { "All labels" } @else { "The two poles" } }
            div.scroll { table {
                thead { tr { th { "Figure" } th { "Value" } th { "95 % interval" } th { "Commonest label" } th { "Random" } } }
                tbody {
                    @for row in evaluation.metrics.iter().filter(|row| row.label.is_none()) {
                        @if let Some((name, meaning)) = gloss(row.metric) {
                            tr {
                                th scope="row" { (name) span.gloss { br; span.small { (meaning) } } }
                                td { strong { (decimal(row.value)) } }
                                td { (interval(row.low, row.high, decimal)) }
                                td { (decimal(row.majority)) }
                                td { (decimal(row.stratified_random)) }
                            }
                        }
                    }
                }
            } }
            (by_label(evaluation))
        }
    }
}

fn by_label(evaluation: &Evaluation) -> Markup {
    html! {
        div.scroll { table {
            thead { tr { th { "Label" } th { "Statements" } th { "Precision" } th { "Recall" } th { "F1" } } }
            tbody {
                @for row in &evaluation.per_class {
                    tr {
                        th scope="row" { (row.label) }
                        td { (row.support) }
                        td { (percent(row.precision)) (interval(row.precision_low, row.precision_high, percent)) }
                        td { (percent(row.recall)) (interval(row.recall_low, row.recall_high, percent)) }
                        td { (decimal(row.f1)) (interval(row.f1_low, row.f1_high, decimal)) }
                    }
                }
            }
        } }
    }
}
