//! How often reader and model agreed, in words.

use anyhow::Result;
use detente::labelling::{AgreementReport, Decisions, StatementKey};
use detente::output::Destination;
use std::fmt::Write as _;
use std::io::Write as _;

/// Writes the report to standard output.
pub(super) fn write(decisions: &Decisions, keys: &[StatementKey]) -> Result<()> {
    let mut out = Destination::open(None)?;
    out.write_all(text(decisions, keys).as_bytes())?;
    Ok(out.finish()?)
}

/// The report, a few lines for each model.
pub(super) fn text(decisions: &Decisions, keys: &[StatementKey]) -> String {
    let mut text = String::new();
    for report in AgreementReport::of(decisions, keys) {
        let id = &report.model_id;
        text += &format!("agreement with model {id}, by what it said before each decision\n");
        let (all, random) = (report.all, report.random);
        if let Some(share) = all.share() {
            // Writing to a string cannot fail.
            let _ = writeln!(
                text,
                "  all           {} of {}  {share:.3}  not of the table: uncertain statements were shown first",
                all.agreed, all.n
            );
        }
        match random.share().zip(random.interval()) {
            Some((share, interval)) => {
                let _ = writeln!(
                    text,
                    "  random share  {} of {}  {share:.3}  [{:.3}, {:.3}]  {}",
                    random.agreed,
                    random.n,
                    interval.low,
                    interval.high,
                    verdict(report.random_skipped)
                );
            }
            None => text += "  random share  none labelled yet: no unbiased figure\n",
        }
    }
    if text.is_empty() {
        text += "no decision under a model yet: no agreement to report\n";
    }
    text
}

fn verdict(skipped: usize) -> String {
    match skipped {
        0 => "unbiased; 95 % interval (Wilson)".to_owned(),
        n => format!("unbiased only if the {n} skipped are like the others; 95 % interval (Wilson)"),
    }
}
