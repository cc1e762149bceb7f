//! How often reader and model agreed, in words.

use anyhow::Result;
use detente::labelling::{AgreementReport, Decisions, StatementKey};
use detente::output::Destination;
use std::io::Write;

/// Writes the report to standard output.
pub(super) fn write(decisions: &Decisions, keys: &[StatementKey]) -> Result<()> {
    let mut out = Destination::open(None)?;
    out.write_all(text(decisions, keys).as_bytes())?;
    Ok(out.finish()?)
}

/// The report, a few lines for each model.
pub(super) fn text(decisions: &Decisions, keys: &[StatementKey]) -> String {
    let mut lines = Vec::new();
    for report in AgreementReport::of(decisions, keys) {
        lines.push(format!("agreement with model {}, by what it said before each decision", report.model_id));
        let (all, random) = (report.all, report.random);
        if let Some(share) = all.share() {
            lines.push(format!(
                "  all           {} of {}  {share:.3}  not of the table: uncertain statements were shown first",
                all.agreed, all.n
            ));
        }
        lines.push(match random.share().zip(random.interval()) {
            Some((share, interval)) => format!(
                "  random share  {} of {}  {share:.3}  [{:.3}, {:.3}]  {}",
                random.agreed,
                random.n,
                interval.low,
                interval.high,
                verdict(report.random_skipped)
            ),
            None => "  random share  none labelled yet: no unbiased figure".to_owned(),
        });
    }
    if lines.is_empty() {
        lines.push("no decision under a model yet: no agreement to report".to_owned());
    }
    lines.join("\n") + "\n"
}

fn verdict(skipped: usize) -> String {
    match skipped {
        0 => "unbiased; 95 % interval (Wilson)".to_owned(),
        n => format!("unbiased only if the {n} skipped are like the others; 95 % interval (Wilson)"),
    }
}
