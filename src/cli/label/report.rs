//! How often reader and model agreed, in words.

use anyhow::Result;
use detente::labelling::{AgreementReport, Decisions, StatementKey};
use detente::output::{Destination, PlainOutput};
use std::io::Write;
use tr::tr;

/// Writes the report to standard output.
pub(super) fn write(decisions: &Decisions, keys: &[StatementKey]) -> Result<()> {
    let mut out = PlainOutput(Destination::open(None)?);
    out.write_all(text(decisions, keys).as_bytes())?;
    Ok(out.0.finish()?)
}

/// The report, a few lines for each model.
pub(super) fn text(decisions: &Decisions, keys: &[StatementKey]) -> String {
    let mut lines = Vec::new();
    for report in AgreementReport::of(decisions, keys) {
        lines.push(tr!("agreement with model {}, by what it said before each decision", report.model_id));
        let (all, random) = (report.all, report.random);
        if let Some(share) = all.share() {
            lines.push(tr!(
                "  all           {} of {}  {share}  not of the table: uncertain statements were shown first",
                all.agreed,
                all.n,
                share = format_args!("{share:.3}")
            ));
        }
        lines.push(match random.share().zip(random.interval()) {
            Some((share, interval)) => tr!(
                "  random share  {} of {}  {share}  [{}, {}]  {}",
                random.agreed,
                random.n,
                format_args!("{:.3}", interval.low),
                format_args!("{:.3}", interval.high),
                verdict(report.random_skipped),
                share = format_args!("{share:.3}")
            ),
            None => tr!("  random share  none labelled yet: no unbiased figure"),
        });
    }
    if lines.is_empty() {
        lines.push(tr!("no decision under a model yet: no agreement to report"));
    }
    lines.join("\n") + "\n"
}

fn verdict(skipped: usize) -> String {
    match skipped {
        0 => tr!("unbiased; 95 % interval (Wilson)"),
        n => tr!("unbiased only if the {n} skipped are like the others; 95 % interval (Wilson)", n),
    }
}
