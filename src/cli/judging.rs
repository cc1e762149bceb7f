//! The judging of a labelled table: by a model, or by models each trained on a part of it and judged on the rest.

use super::evaluate::Args;
use super::train::load_model;
use super::{Common, note, prior, progress};
use anyhow::{Context, Result};
use detente::articles::StatementTable;
use detente::classifier::{Labels, Prior, Stance, StanceModel, TrainingTable, WordContribution, train};
use detente::error::Error;
use detente::evaluation::Split;
use detente::messages::msg;
use std::collections::BTreeMap;
use tr::tr;

/// What must be said when a model is judged on what it was trained on.
pub(super) const OWN_TABLE: &str = msg!(
    "the model was trained on this very table: the figures say how well it learnt by \
                                    heart, not how far it can be trusted"
);

/// Errors of one model whose words are looked at: more than a report shows.
const EXPLAINED: usize = 40;

/// More models than a user may have meant to train.
const MANY_MODELS: usize = 50;

/// What each row of a table was given.
pub(super) struct Judged {
    pub labels: Labels,
    pub rows: TrainingTable,
    pub stances: Vec<Stance>,
    pub needs_review: Vec<bool>,
    /// The split that each row was held out in; `None` when one model judged all rows.
    pub split_of: Option<Vec<String>>,
    /// The proportions that the probabilities are meant for.
    pub prior: Prior,
    /// Who judged, in words.
    pub by: String,
    /// The model, when there was one.
    pub model: Option<StanceModel>,
    /// For rows labelled wrong, what each word said for the wrong label; empty for others.
    pub words: Vec<Vec<WordContribution>>,
}

/// Judges the rows as the arguments say.
pub(super) fn judge(args: &Args, table: &StatementTable, common: &Common) -> Result<Judged> {
    match (args.cross_validate, &args.hold_out) {
        (None, None) => by_model(args, table, common),
        _ => by_splits(args, table, common),
    }
}

/// Judges the rows with a model.
fn by_model(args: &Args, table: &StatementTable, common: &Common) -> Result<Judged> {
    let mut model = load_model(args.model.as_deref())?;
    if let Some(text) = args.settings.prior() {
        model.prior = prior::parse(text, &model.labels)?.unwrap_or(model.table_prior);
    }
    let rows = args.label_columns.judged(table, &args.columns, &model.labels)?;
    if model.metadata.table_sha256 == table.sha256() {
        note(
            common,
            &tr!("warning: {OWN_TABLE}; use --cross-validate K or another table", OWN_TABLE = tr!(OWN_TABLE)),
        );
    }
    let stances = model.predict(&rows.statements);
    let mut words = vec![Vec::new(); stances.len()];
    let all: Vec<usize> = (0..stances.len()).collect();
    explain_errors(&model, &rows, &stances, &all, &mut words);
    Ok(Judged {
        labels: model.labels.clone(),
        needs_review: stances.iter().map(|&stance| model.needs_review(stance)).collect(),
        stances,
        rows,
        split_of: None,
        prior: model.prior,
        by: tr!("model {}", model.metadata.model_id),
        model: Some(model),
        words,
    })
}

/// Trains a model on the seen rows of each split and judges those held out with it.
fn by_splits(args: &Args, table: &StatementTable, common: &Common) -> Result<Judged> {
    let mut options = args.settings.options(args.labels.labels()?)?;
    // Held-out rows stand in the proportions of the table, unless the user says what to correct for.
    options.prior = match args.settings.prior() {
        Some(text) => prior::parse(text, &options.labels)?,
        None => None,
    };
    let rows = args.label_columns.labelled(table, &args.columns, &options.labels)?;
    let lexicon = args.settings.lexicon()?;
    let splits = splits(args, table, &rows, options.seed)?;
    check_splits(&splits, &rows, &options.labels, table, common)?;
    if args.hold_out.is_some() && splits.len() > MANY_MODELS {
        let message = tr!(
            "note: {} values, a model trained without each; --hold-out-min 20 holds rare ones out together",
            splits.len()
        );
        note(common, &message);
    }

    let spinner = progress::spinner(common, tr!("cross-validating"));
    let n = rows.labels.len();
    let mut stances = vec![Stance { lean: 0.5, gate: 0.5 }; n];
    let (mut needs_review, mut split_of) = (vec![false; n], vec![String::new(); n]);
    let mut words = vec![Vec::new(); n];
    for (at, split) in splits.iter().enumerate() {
        let pick =
            |rows_of: &[usize]| rows_of.iter().map(|&row| rows.statements[row].clone()).collect::<Vec<_>>();
        let part = TrainingTable {
            statements: pick(&split.seen),
            labels: split.seen.iter().map(|&row| rows.labels[row]).collect(),
            groups: split.seen.iter().map(|&row| rows.groups[row].clone()).collect(),
        };
        let trained = train(&part, &lexicon, &options).with_context(|| {
            tr!("{}: training without `{}` ({} rows)", table.path(), split.name, split.seen.len())
        })?;
        for (&row, stance) in split.held_out.iter().zip(trained.model.predict(&pick(&split.held_out))) {
            stances[row] = stance;
            needs_review[row] = trained.model.needs_review(stance);
            split_of[row].clone_from(&split.name);
        }
        explain_errors(&trained.model, &rows, &stances, &split.held_out, &mut words);
        spinner.set_message(tr!("cross-validating: {} of {} done", at + 1, splits.len()));
    }
    spinner.finish_and_clear();
    let by = match &args.hold_out {
        Some(column) => tr!("{} models, each trained without one value of `{column}`", splits.len(), column),
        None => tr!("{} models in cross-validation", splits.len()),
    };
    let shares = table_shares(&rows);
    let prior = options.prior.unwrap_or(shares);
    Ok(Judged {
        labels: options.labels,
        rows,
        stances,
        needs_review,
        split_of: Some(split_of),
        prior,
        by,
        model: None,
        words,
    })
}

/// Notes what the words said in the errors among rows `of` that a report could show.
fn explain_errors(
    model: &StanceModel,
    rows: &TrainingTable,
    stances: &[Stance],
    of: &[usize],
    words: &mut [Vec<WordContribution>],
) {
    let wrong = |row: &usize| stances[*row].label() != rows.labels[*row];
    let mut errors: Vec<usize> = of.iter().copied().filter(wrong).collect();
    errors.sort_by(|&a, &b| stances[b].confidence().total_cmp(&stances[a].confidence()));
    for row in errors.into_iter().take(EXPLAINED) {
        words[row] = model.word_contributions(&rows.statements[row], stances[row].label(), rows.labels[row]);
    }
}

fn splits(args: &Args, table: &StatementTable, rows: &TrainingTable, seed: u64) -> Result<Vec<Split>> {
    let splits = if let Some(name) = &args.hold_out {
        let column = table.column(name, "--hold-out")?;
        let values: Vec<&str> = table.rows().map(|row| row.field(column).trim()).collect();
        Split::leave_one_out(&pooled(&values, args.hold_out_min), &rows.groups)
    } else {
        let folds = args.cross_validate.unwrap_or_default();
        Split::cross_validation(&rows.labels, &rows.groups, folds, seed)
    };
    splits.with_context(|| table.path().to_owned())
}

/// The values, those that fewer than `at_least` rows bear under one name.
fn pooled(values: &[&str], at_least: usize) -> Vec<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    let name = |value: &&str| {
        if counts[value] < at_least { tr!("(under {at_least} rows)", at_least) } else { (*value).to_owned() }
    };
    values.iter().map(name).collect()
}

/// Refuses splits that cannot be trained on; says which ones have little to judge.
fn check_splits(
    splits: &[Split],
    rows: &TrainingTable,
    labels: &Labels,
    table: &StatementTable,
    common: &Common,
) -> Result<()> {
    let names = labels.names();
    for split in splits {
        if let Some(&missing) = split.labels_not_seen(&rows.labels, names.len()).first() {
            return Err(Error::Training {
                path: table.path().to_owned(),
                found: tr!("with `{}` held out, none of the {} rows to train on is labelled `{}`", split.name, split.seen.len(), names[missing]),
                expected: msg!("every label must stand in at least two groups on the training side; use fewer or other folds, \
                           or more rows")
                    .to_owned(),
            }
            .into());
        }
        if let Some(label) = split.only_label(&rows.labels) {
            let (count, name) = (split.held_out.len(), names[label]);
            note(
                common,
                &tr!("note: all {count} rows of `{}` are labelled `{name}`", split.name, count, name),
            );
        }
    }
    Ok(())
}

fn table_shares(rows: &TrainingTable) -> Prior {
    let mut counts = [0.0; 3];
    rows.labels.iter().for_each(|&label| counts[label] += 1.0);
    Prior::from_counts(counts).expect("every label was found in the table")
}
