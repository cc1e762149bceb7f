//! The coverage curve: how good the labels are if only the surest are kept.

use super::numbers::{decimal, interval, percent, whole};
use crate::evaluation::{CoveragePoint, Evaluation};
use maud::{Markup, html};
use tr::tr;

/// Size of the plotted area and the room left of it, in units of the picture.
const SIZE: (f64, f64) = (420.0, 240.0);
const ROOM: f64 = 44.0;

/// Points of the curve that are drawn at most.
const DRAWN: usize = 200;

/// Shares of the statements that the table is about.
const SHARES: [f64; 8] = [1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.25, 0.1];

pub(super) fn section(evaluation: &Evaluation) -> Markup {
    let curve = &evaluation.coverage;
    html! {
        p { (tr!("If a person reads the statements that the model is least sure of, this is how many of the others are labelled right.")) }
        div.beside {
            (picture(curve))
            div.scroll { table {
                thead { tr { th { (tr!("Kept")) } th { (tr!("Statements")) } th { (tr!("Probability from")) } th { (tr!("Right")) } } }
                tbody {
                    @for point in SHARES.iter().filter_map(|&share| nearest(curve, share)) {
                        tr {
                            th scope="row" { (percent(Some(point.coverage))) }
                            td { (whole(point.count)) }
                            td { (decimal(Some(point.threshold))) }
                            td { (percent(Some(point.accuracy))) (interval(point.low, point.high, percent)) }
                        }
                    }
                }
            } }
        }
    }
}

/// The first point that keeps at least `share`.
fn nearest(curve: &[CoveragePoint], share: f64) -> Option<&CoveragePoint> {
    curve.iter().find(|point| point.coverage >= share - 1e-12)
}

fn picture(curve: &[CoveragePoint]) -> Markup {
    // The first few rows are right or wrong by chance and would stretch the picture: it starts at one row in a hundred.
    let shown: Vec<&CoveragePoint> = curve.iter().filter(|point| point.coverage >= 0.01).collect();
    let step = shown.len().div_ceil(DRAWN).max(1);
    let drawn: Vec<&CoveragePoint> = shown
        .iter()
        .copied()
        .enumerate()
        .filter(|(at, _)| at % step == 0 || at + 1 == shown.len())
        .map(|(_, point)| point)
        .collect();
    let least = drawn.iter().filter_map(|point| point.low).fold(1.0, f64::min);
    let floor = ((least * 10.0).floor() / 10.0).min(0.9);
    let x = |share: f64| ROOM + share * SIZE.0;
    let y = |share: f64| 10.0 + (1.0 - share) / (1.0 - floor) * SIZE.1;
    let place = |share: f64, value: f64| format!("{:.1},{:.1}", x(share), y(value));
    let line: Vec<String> = drawn.iter().map(|point| place(point.coverage, point.accuracy)).collect();
    let low = drawn.iter().map(|point| place(point.coverage, point.low.unwrap_or(point.accuracy)));
    let high = drawn.iter().rev().map(|point| place(point.coverage, point.high.unwrap_or(point.accuracy)));
    let band: Vec<String> = low.chain(high).collect();
    html! {
        svg.plot.wide viewBox=(format!("0 0 {} {}", ROOM + SIZE.0 + 12.0, SIZE.1 + 56.0)) role="img" aria-label=(tr!("Accuracy against coverage; its numbers are in the table beside it")) {
            @for tick in 0..=5 {
                @let share = f64::from(tick) / 5.0;
                text.tick x=(x(share)) y=(y(floor) + 16.0) text-anchor="middle" { (tick * 20) }
            }
            @for tick in 0..=5 {
                @let share = floor + (1.0 - floor) * f64::from(tick) / 5.0;
                line.grid x1=(x(0.0)) x2=(x(1.0)) y1=(y(share)) y2=(y(share)) {}
                text.tick x=(x(0.0) - 6.0) y=(y(share) + 4.0) text-anchor="end" { (format!("{:.0}", 100.0 * share)) }
            }
            polygon.band points=(band.join(" ")) {}
            polyline.curve points=(line.join(" ")) {}
            text.axis x=(x(0.5)) y=(y(floor) + 36.0) text-anchor="middle" { (tr!("statements kept, %")) }
            text.axis x="12" y=(10.0 + SIZE.1 / 2.0) text-anchor="middle" transform=(format!("rotate(-90 12 {})", 10.0 + SIZE.1 / 2.0)) { (tr!("right, %")) }
        }
    }
}
