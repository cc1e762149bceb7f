//! The reliability diagram: of the statements given 80 %, are eight in ten right?

use super::numbers::{interval, percent, whole};
use crate::evaluation::{Evaluation, ReliabilityBin};
use maud::{Markup, html};
use tr::tr;

/// Side of the plotted square and the room left of and below it, in units of the picture.
const SIDE: f64 = 300.0;
const ROOM: f64 = 44.0;

fn x(share: f64) -> f64 {
    ROOM + share * SIDE
}

fn y(share: f64) -> f64 {
    10.0 + (1.0 - share) * SIDE
}

pub(super) fn section(evaluation: &Evaluation) -> Markup {
    let bins: Vec<&ReliabilityBin> =
        evaluation.calibration.iter().filter(|bin| bin.label.is_none()).collect();
    html! {
        p { (tr!("Statements are gathered by the probability of the label they were given. Points on the diagonal mean what they say; below it the model is too sure of itself.")) }
        div.beside {
            (picture(&bins))
            div.scroll { table {
                thead { tr { th { (tr!("Stated")) } th { (tr!("Statements")) } th { (tr!("Mean stated")) } th { (tr!("Right")) } } }
                tbody {
                    @for bin in bins.iter().filter(|bin| bin.count > 0) {
                        tr {
                            th.bin scope="row" { (format!("{:.0}–{:.0} %", 100.0 * bin.from, 100.0 * bin.to)) }
                            td { (whole(bin.count)) }
                            td { (percent(bin.mean_probability)) }
                            td { (percent(bin.observed_share)) (interval(bin.low, bin.high, percent)) }
                        }
                    }
                }
            } }
        }
    }
}

fn picture(bins: &[&ReliabilityBin]) -> Markup {
    let (width, height) = (ROOM + SIDE + 12.0, SIDE + 56.0);
    let most = bins.iter().map(|bin| bin.count).max().unwrap_or(1).max(1) as f64;
    html! {
        svg.plot viewBox=(format!("0 0 {width} {height}")) role="img" aria-label=(tr!("Reliability diagram; its numbers are in the table beside it")) {
            @for tick in 0..=5 {
                @let share = f64::from(tick) / 5.0;
                line.grid x1=(x(share)) x2=(x(share)) y1=(y(0.0)) y2=(y(1.0)) {}
                line.grid x1=(x(0.0)) x2=(x(1.0)) y1=(y(share)) y2=(y(share)) {}
                text.tick x=(x(share)) y=(y(0.0) + 16.0) text-anchor="middle" { (tick * 20) }
                text.tick x=(x(0.0) - 6.0) y=(y(share) + 4.0) text-anchor="end" { (tick * 20) }
            }
            line.diagonal x1=(x(0.0)) y1=(y(0.0)) x2=(x(1.0)) y2=(y(1.0)) {}
            @for bin in bins {
                @if let (Some(mean), Some(observed), Some(low), Some(high)) = (bin.mean_probability, bin.observed_share, bin.low, bin.high) {
                    line.whisker x1=(x(mean)) x2=(x(mean)) y1=(y(low)) y2=(y(high)) {}
                    circle.point cx=(x(mean)) cy=(y(observed)) r=(format!("{:.1}", 3.0 + 6.0 * (bin.count as f64 / most).sqrt())) {}
                }
            }
            text.axis x=(x(0.5)) y=(y(0.0) + 36.0) text-anchor="middle" { (tr!("stated probability, %")) }
            text.axis x="12" y=(y(0.5)) text-anchor="middle" transform=(format!("rotate(-90 12 {})", y(0.5))) { (tr!("share right, %")) }
        }
    }
}
