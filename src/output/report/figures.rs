//! Every figure with its interval and what needs no reading to reach.

use super::numbers::{decimal, interval, percent, whole};
use crate::evaluation::Evaluation;
use crate::messages::msg;
use maud::{Markup, html};
use tr::tr;

/// What a figure is called and what it says.
fn gloss(metric: &str) -> Option<(&'static str, &'static str)> {
    Some(match metric {
        "accuracy" => (msg!("Accuracy"), msg!("share of the statements labelled right")),
        "balanced_accuracy" => (msg!("Balanced accuracy"), msg!("mean share found of each label")),
        "macro_f1" => (msg!("Macro F1"), msg!("mean over the labels of precision and recall together")),
        "matthews" => (msg!("Matthews correlation"), msg!("0 by chance, 1 at best")),
        "roc_auc" => (
            msg!("ROC AUC"),
            msg!("how often the right one of two statements is given the higher probability"),
        ),
        "average_precision" => (msg!("Average precision"), msg!("precision over all thresholds")),
        "log_loss" => (msg!("Log loss"), msg!("0 at best; certain and wrong costs most")),
        "brier_score" => (msg!("Brier score"), msg!("squared distance of the probabilities, 0 at best")),
        "expected_calibration_error" => {
            (msg!("Calibration error"), msg!("distance of stated probability and truth, 0 at best"))
        }
        _ => return None,
    })
}

pub(super) fn section(evaluations: &[Evaluation]) -> Markup {
    html! {
        @for evaluation in evaluations {
            h3 { @if evaluation.per_class.len() > 2 { (tr!("All labels")) } @else { (tr!("The two poles")) } }
            div.scroll { table {
                thead { tr { th { (tr!("Figure")) } th { (tr!("Value")) } th { (tr!("95 % interval")) } th { (tr!("Commonest label")) } th { (tr!("Random")) } } }
                tbody {
                    @for row in evaluation.metrics.iter().filter(|row| row.label.is_none()) {
                        @if let Some((name, meaning)) = gloss(row.metric) {
                            tr {
                                th scope="row" { (tr!(name)) span.gloss { br; span.small { (tr!(meaning)) } } }
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
            thead { tr { th { (tr!("Label")) } th { (tr!("Statements")) } th { (tr!("Precision")) } th { (tr!("Recall")) } th { "F1" } } }
            tbody {
                @for row in &evaluation.per_class {
                    tr {
                        th scope="row" { (row.label) }
                        td { (whole(row.support)) }
                        td { (percent(row.precision)) (interval(row.precision_low, row.precision_high, percent)) }
                        td { (percent(row.recall)) (interval(row.recall_low, row.recall_high, percent)) }
                        td { (decimal(row.f1)) (interval(row.f1_low, row.f1_high, decimal)) }
                    }
                }
            }
        } }
    }
}
