//! The solver alone, on a matrix of one's own in the format of svmlight (`+1 3:0.5 17:1.25`, columns from 0): the
//! processor time of the fit, and how far it came. `benches/solvers.py` sets it beside other solvers.
//!
//! ```text
//! cargo run --release --example fit_svmlight -- rows.svmlight ALPHA [TOLERANCE]
//! ```

use anyhow::Context;
use detente::classifier::SparseLogistic;
use detente::features::SparseRecords;
use linfa::dataset::DatasetBase;
use linfa::traits::Fit;
use ndarray::Array1;
use std::io::{self, Write};
use std::time::Instant;

fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let usage = "expected: rows.svmlight ALPHA [TOLERANCE]";
    let path = arguments.next().context(usage)?;
    let alpha: f64 = arguments.next().context(usage)?.parse().context("ALPHA: expected a number above 0")?;
    let tolerance: f64 = arguments.next().map_or(Ok(1e-6), |text| text.parse()).context("TOLERANCE")?;
    // One thread, whose time on the wall is that of the processor.
    rayon::ThreadPoolBuilder::new().num_threads(1).build_global()?;

    let text = std::fs::read_to_string(&path).with_context(|| path.clone())?;
    let (mut targets, mut rows, mut width) = (Vec::new(), Vec::new(), 0);
    for (number, line) in text.lines().enumerate() {
        let (positive, row) = row(line).with_context(|| format!("{path}, line {}", number + 1))?;
        width = row.last().map_or(width, |&(column, _)| width.max(column as usize + 1));
        targets.push(positive);
        rows.push(row);
    }
    let dataset = DatasetBase::new(SparseRecords::from_rows(width, rows), Array1::from_vec(targets));

    let solver = SparseLogistic::new(alpha).without_intercept().gradient_tolerance(tolerance);
    let start = Instant::now();
    let fit = solver.fit(&dataset)?;
    let seconds = start.elapsed().as_secs_f64();
    let report = fit.report;
    writeln!(
        io::stdout(),
        "seconds {seconds:.4} objective {:.12e} steps {}",
        report.objective,
        report.iterations
    )?;
    Ok(())
}

/// Whether a row is positive, and its columns and values.
fn row(line: &str) -> anyhow::Result<(bool, Vec<(u32, f64)>)> {
    let mut fields = line.split_ascii_whitespace();
    let target: f64 = fields.next().context("expected a target")?.parse()?;
    let entry = |field: &str| -> anyhow::Result<(u32, f64)> {
        let (column, value) =
            field.split_once(':').with_context(|| format!("`{field}`: expected column:value"))?;
        Ok((column.parse()?, value.parse()?))
    };
    Ok((target > 0.0, fields.map(entry).collect::<Result<_, _>>()?))
}
