//! The figures of parts of the table.

use super::numbers::{decimal, interval, percent, whole};
use crate::evaluation::SliceRow;
use maud::{Markup, html};
use tr::tr;

/// Values of a column that are shown; all are in `slices.csv`.
const SHOWN: usize = 40;

pub(super) fn section(slices: &[SliceRow]) -> Markup {
    html! {
        p { (tr!("Where the labels can be trusted less than the whole says. A stated probability far above the share right means that the model is too sure there.")) }
        @for rows in slices.chunk_by(|a, b| a.column == b.column) {
            h3 { (tr!("By ")) (rows[0].column) }
            div.scroll { table {
                thead { tr { th { (rows[0].column) } th { (tr!("Statements")) } th { (tr!("Right")) } th { (tr!("Mean stated")) } th { (tr!("Macro F1")) } } }
                tbody {
                    @for row in rows.iter().take(SHOWN) {
                        tr {
                            th scope="row" { @if row.value.is_empty() { (tr!("(empty)")) } @else { (row.value) } }
                            td { (whole(row.n)) }
                            td { (percent(row.accuracy)) (interval(row.accuracy_low, row.accuracy_high, percent)) }
                            td { (percent(Some(row.mean_confidence))) }
                            td { (decimal(row.macro_f1)) (interval(row.macro_f1_low, row.macro_f1_high, decimal)) }
                        }
                    }
                }
            } }
            @if rows.len() > SHOWN { p.small { (tr!("… and ")) (rows.len() - SHOWN) (tr!(" more in slices.csv")) } }
        }
    }
}
