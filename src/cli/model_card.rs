//! `detente model card`: what a model file knows of itself, as a page of Markdown to put beside the model.

use super::exit::Status;
use super::model::strongest_terms;
use super::{prior, train::load_model};
use anyhow::Result;
use detente::classifier::{LinearModel, StanceModel};
use detente::output::Destination;
use std::io::Write;
use std::path::PathBuf;
use tr::tr;

/// Flags of `detente model card`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  detente model card my.detente > my.md")]
pub(super) struct Args {
    /// Model file [default: the model that comes with the program]
    model: Option<PathBuf>,
    /// Strongest terms to print for each label
    #[arg(long, default_value_t = 15, value_name = "N")]
    terms: usize,
}

/// Prints the card.
pub(super) fn run(args: &Args) -> Result<Status> {
    let model = load_model(args.model.as_deref())?;
    let mut out = Destination::open(None)?;
    out.write_all(card(&model, args.terms).as_bytes())?;
    out.finish()?;
    Ok(Status::Done)
}

fn card(model: &StanceModel, terms: usize) -> String {
    let metadata = &model.metadata;
    let names: Vec<String> = model.labels.names().into_iter().map(code).collect();
    let rows: Vec<String> =
        metadata.rows.iter().map(|(label, rows)| format!("{rows} {}", code(label))).collect();
    let facts = [
        (tr!("Labels"), names.join(", ")),
        (tr!("Trained by"), format!("detente {}", metadata.crate_version)),
        (tr!("Trained on"), rows.join(", ")),
        (tr!("Training table SHA-256"), code(&metadata.table_sha256)),
        (tr!("Probabilities for proportions"), code(&prior::shown(model.prior, &model.labels))),
        (tr!("Review under"), format!("{:.3}", model.review_threshold)),
        (tr!("Terms"), model.space.width().to_string()),
        (tr!("Folds, seed"), format!("{}, {}", metadata.folds, metadata.seed)),
    ];
    let mut card = format!("# {}\n\n| | |\n|---|---|\n", tr!("Model {}", code(&metadata.model_id)));
    for (name, value) in facts {
        card.push_str(&format!("| {name} | {value} |\n"));
    }
    let linear = std::iter::once(("lean", &model.lean)).chain(model.gate.iter().map(|gate| ("gate", gate)));
    for (name, linear) in linear {
        card.push_str(&format!("| {} | {} |\n", code(name), fit(linear)));
    }
    if !metadata.figures.is_empty() {
        let (figure, value) = (tr!("Figure"), tr!("Value"));
        card.push_str(&format!(
            "\n## {}\n\n| {figure} | {value} |\n|---|---|\n",
            tr!("Figures on rows of other folds")
        ));
        for (name, value) in &metadata.figures {
            card.push_str(&format!("| {} | {value:.4} |\n", code(name)));
        }
        card.push_str(&format!(
            "\n{}\n",
            tr!("They are those of the training table in cross-validation; other texts may be harder.")
        ));
    }
    card.push_str(&format!("\n## {}\n", tr!("Strongest terms")));
    let poles = model.labels.poles();
    card.push_str(&term_lists(model, &model.lean, [&poles[0], &poles[1]], terms));
    if let (Some(gate), Some(neutral)) = (&model.gate, model.labels.neutral()) {
        card.push_str(&term_lists(model, gate, [neutral, &tr!("takes a stance")], terms));
    }
    card
}

fn fit(linear: &LinearModel) -> String {
    let converged = if linear.report.converged { tr!("converged") } else { tr!("not converged") };
    tr!(
        "λ {}, {converged}, calibrated by {}",
        format_args!("{:.0e}", linear.lambda),
        linear.calibration,
        converged
    )
}

fn term_lists(model: &StanceModel, linear: &LinearModel, sides: [&str; 2], count: usize) -> String {
    let lists = sides.into_iter().zip(strongest_terms(&model.space, linear, count)).map(|(side, terms)| {
        let terms: Vec<String> =
            terms.into_iter().map(|(weight, name)| format!("{} {weight:+.2}", code(&name))).collect();
        format!("\n**{}**: {}\n", escaped(side), terms.join(" · "))
    });
    lists.collect()
}

/// `text` as code, on one line and without a mark that would end it or the cell.
fn code(text: &str) -> String {
    format!("`{}`", detente::output::plain(text).replace('`', "'").replace('|', "¦"))
}

/// `text` as words that no mark of Markdown changes.
fn escaped(text: &str) -> String {
    let plain = detente::output::plain(text);
    plain.chars().flat_map(|c| c.is_ascii_punctuation().then_some('\\').into_iter().chain([c])).collect()
}
