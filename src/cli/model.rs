//! `detente model`: what a model file holds.

use super::train::load_model;
use super::{Common, exit::Status, model_card, model_diff};
use anyhow::Result;
use detente::classifier::{LinearModel, StanceModel};
use detente::features::{Feature, FeatureSpace, FieldName};
use detente::output::{Destination, PlainOutput, plain};
use detente::text::{FrenchStemmer, normalize, tokens};
use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;
use tr::tr;

/// Commands of `detente model`.
#[derive(Debug, clap::Subcommand)]
pub(super) enum Command {
    /// Print what is known of a model's making and its strongest terms
    Show(ShowArgs),
    /// Print the card of a model, in Markdown, from what its file knows
    Card(model_card::Args),
    /// Compare two models on the same labelled rows
    Diff(model_diff::Args),
}

/// Flags of `detente model show`.
#[derive(Debug, clap::Args)]
pub(super) struct ShowArgs {
    /// Model file [default: the model that comes with the program]
    model: Option<PathBuf>,
    /// Strongest terms to print for each label
    #[arg(long, default_value_t = 15, value_name = "N")]
    terms: usize,
}

/// Runs a command of `detente model`.
pub(super) fn run(command: &Command, common: &Common) -> Result<Status> {
    match command {
        Command::Show(args) => show(args),
        Command::Card(args) => model_card::run(args),
        Command::Diff(args) => model_diff::run(args, common),
    }
}

fn show(args: &ShowArgs) -> Result<Status> {
    let model = load_model(args.model.as_deref())?;
    let mut out = PlainOutput(Destination::open(None)?);
    write_metadata(&mut out, &model)?;
    let poles = model.labels.poles();
    write_terms(&mut out, &model.space, &model.lean, [&poles[0], &poles[1]], args.terms)?;
    if let (Some(gate), Some(neutral)) = (&model.gate, model.labels.neutral()) {
        write_terms(&mut out, &model.space, gate, [neutral, &tr!("takes a stance")], args.terms)?;
    }
    out.0.finish()?;
    Ok(Status::Done)
}

fn write_metadata(out: &mut impl Write, model: &StanceModel) -> Result<()> {
    let metadata = &model.metadata;
    writeln!(out, "{}", tr!("model_id        {}", metadata.model_id))?;
    writeln!(out, "{}", tr!("trained by      detente {}", metadata.crate_version))?;
    writeln!(out, "{}", tr!("table sha256    {}", metadata.table_sha256))?;
    let rows: Vec<String> = metadata.rows.iter().map(|(label, rows)| format!("{rows} {label}")).collect();
    writeln!(out, "{}", tr!("rows            {}", rows.join(", ")))?;
    let shares = model.labels.names().into_iter().zip(model.prior.shares);
    let shares: Vec<String> = shares.map(|(label, share)| format!("{label} {share:.2}")).collect();
    writeln!(out, "{}", tr!("prior           {}", shares.join(", ")))?;
    writeln!(out, "{}", tr!("review under    {}", format_args!("{:.3}", model.review_threshold)))?;
    writeln!(out, "{}", tr!("terms           {}", model.space.width()))?;
    writeln!(out, "{}", tr!("folds, seed     {}, {}", metadata.folds, metadata.seed))?;
    for (name, value) in &metadata.figures {
        writeln!(out, "{}", tr!("out of fold     {name} {value}", name, value = format_args!("{value:.4}")))?;
    }
    for (name, linear) in
        std::iter::once(("lean", &model.lean)).chain(model.gate.iter().map(|gate| ("gate", gate)))
    {
        let converged = if linear.report.converged { tr!("converged") } else { tr!("not converged") };
        writeln!(
            out,
            "{}",
            tr!(
                "{name} λ {}, {converged}, gradient norm {}, calibrated by {}",
                format_args!("{:.0e}", linear.lambda),
                format_args!("{:.1e}", linear.report.gradient_norm),
                linear.calibration,
                name = format_args!("{name:15}"),
                converged
            )
        )?;
    }
    Ok(())
}

/// The terms with the largest weights on each side.
fn write_terms(
    out: &mut impl Write,
    space: &FeatureSpace,
    linear: &LinearModel,
    sides: [&str; 2],
    count: usize,
) -> Result<()> {
    for (side, terms) in sides.into_iter().zip(strongest_terms(space, linear, count)) {
        writeln!(out, "\n{}", plain(side))?;
        for (weight, name) in terms {
            writeln!(out, "  {weight:+.3}  {}", plain(&name))?;
        }
    }
    Ok(())
}

/// The `count` terms with the lowest weights, and those with the highest: the strongest first, with readable names.
pub(super) fn strongest_terms(
    space: &FeatureSpace,
    linear: &LinearModel,
    count: usize,
) -> [Vec<(f64, String)>; 2] {
    let (weights, forms) = (&linear.weights, WordForms::of(space));
    let mut columns: Vec<usize> = (0..weights.len()).collect();
    columns.sort_by(|&a, &b| weights[a].total_cmp(&weights[b]));
    let named = |column: usize| (weights[column], forms.name(space.feature(column)));
    let lowest = columns.iter().take(count).map(|&column| named(column)).collect();
    [lowest, columns.iter().rev().take(count).map(|&column| named(column)).collect()]
}

/// Words that stems can be shown by. A model holds stems alone, and the words of its tone lexicon as they are written.
struct WordForms(BTreeMap<String, String>);

impl WordForms {
    fn of(space: &FeatureSpace) -> Self {
        let (stemmer, mut word, mut forms) =
            (FrenchStemmer::new(), String::new(), BTreeMap::<String, String>::new());
        for entry in space.lexicon().entries() {
            for token in tokens(&entry.entry) {
                normalize(token.span.of(&entry.entry), &mut word);
                let form = forms.entry(stemmer.stem(&word).into_owned()).or_insert_with(|| word.clone());
                if (word.chars().count(), &word) < (form.chars().count(), &*form) {
                    form.clone_from(&word);
                }
            }
        }
        Self(forms)
    }

    /// The shortest word of the lexicon with this stem, otherwise the stem and `-`.
    fn word(&self, stem: &str) -> String {
        let own = self.0.get(stem).cloned();
        own.unwrap_or_else(|| if stem.chars().count() > 3 { format!("{stem}-") } else { stem.to_owned() })
    }

    fn name(&self, feature: Feature<'_>) -> String {
        let of = |field| match field {
            FieldName::Statement => String::new(),
            FieldName::Before => tr!(" (before the quote)"),
            FieldName::After => tr!(" (after the quote)"),
            FieldName::Context => tr!(" (context)"),
        };
        match feature {
            Feature::Words(field, stems) => {
                let words: Vec<String> = stems.split(' ').map(|stem| self.word(stem)).collect();
                format!("{}{}", words.join(" "), of(field))
            }
            Feature::Chars(field, chars) => format!("…{chars}…{}", of(field)),
            Feature::Tone(field, name) => tr!("tone lexicon: {name}{}", of(field), name = tr!(name)),
            Feature::Signal(name) => tr!(name),
        }
    }
}
