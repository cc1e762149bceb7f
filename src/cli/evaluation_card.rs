//! What the report of an evaluation says about its data, its model and how to repeat it.

use super::evaluate::Args;
use super::judging::{Judged, OWN_TABLE};
use super::prior;
use detente::articles::StatementTable;
use detente::classifier::StanceModel;
use detente::output::Card;
use std::collections::BTreeSet;
use tr::tr;

/// Fewer groups than this make intervals too narrow; see the bootstrap's documentation.
const FEW_GROUPS: usize = 50;

/// The facts of one run.
pub(super) fn card(args: &Args, table: &StatementTable, judged: &Judged, leaks: usize) -> Card {
    let groups = judged.rows.groups.iter().collect::<BTreeSet<_>>().len();
    let names = judged.labels.names();
    let count = |label: usize| judged.rows.labels.iter().filter(|&&given| given == label).count();
    let counts: Vec<String> =
        names.iter().enumerate().map(|(label, name)| format!("{} {name}", count(label))).collect();
    let mut data = vec![
        fact(&tr!("Table"), table.path()),
        fact(&tr!("SHA-256"), table.sha256()),
        fact(&tr!("Statements"), judged.rows.labels.len().to_string()),
        fact(&tr!("Groups"), groups.to_string()),
        fact(&tr!("Labels"), counts.join(", ")),
    ];
    if judged.split_of.is_some() {
        data.push(fact(&tr!("Similar texts on both sides of a split"), leaks.to_string()));
    }
    let mut model = vec![fact(&tr!("Judged by"), &judged.by)];
    if let Some(known) = &judged.model {
        model.extend(model_facts(known));
    }
    model.push(fact(&tr!("Probabilities for proportions"), prior::shown(judged.prior, &judged.labels)));
    model.push(fact(&tr!("Seed"), args.settings.seed().to_string()));
    Card {
        judged_by: judged.by.clone(),
        cautions: cautions(table, judged, groups, leaks),
        data,
        model,
        command: command(),
    }
}

fn fact(name: &str, value: impl Into<String>) -> (String, String) {
    (name.to_owned(), value.into())
}

fn model_facts(model: &StanceModel) -> Vec<(String, String)> {
    let metadata = &model.metadata;
    let rows: Vec<String> = metadata.rows.iter().map(|(label, rows)| format!("{rows} {label}")).collect();
    let mut facts = vec![
        fact(&tr!("Trained by"), format!("detente {}", metadata.crate_version)),
        fact(&tr!("Trained on"), rows.join(", ")),
        fact(&tr!("Training table SHA-256"), &metadata.table_sha256),
        fact(&tr!("Terms"), model.space.width().to_string()),
        fact(&tr!("Review under"), format!("{:.3}", model.review_threshold)),
    ];
    facts.extend(
        metadata.figures.iter().map(|(name, value)| {
            fact(&tr!("Out of fold, {}", name.replace('_', " ")), format!("{value:.4}"))
        }),
    );
    facts
}

fn cautions(table: &StatementTable, judged: &Judged, groups: usize, leaks: usize) -> Vec<String> {
    let mut cautions = Vec::new();
    if judged.model.as_ref().is_some_and(|model| model.metadata.table_sha256 == table.sha256()) {
        cautions.push(format!("{}.", tr!(OWN_TABLE)));
    }
    if leaks > 0 {
        cautions.push(tr!("{leaks} pairs of rows say the same or nearly the same on both sides of a split, which may make the figures too \
             good; they are listed in leaks.csv.", leaks));
    }
    if groups < FEW_GROUPS {
        cautions.push(tr!(
            "the statements come from {groups} groups only: the intervals are too narrow.",
            groups
        ));
    }
    cautions
}

/// The command as it was given, without the path of the program.
fn command() -> String {
    let quoted = |word: String| {
        let plain = !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || "-_./=,:+".contains(c));
        if plain { word } else { format!("'{}'", word.replace('\'', r"'\''")) }
    };
    let words = std::env::args_os().skip(1).map(|word| quoted(word.to_string_lossy().into_owned()));
    std::iter::once("detente".to_owned()).chain(words).collect::<Vec<_>>().join(" ")
}
