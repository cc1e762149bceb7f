//! A picture of a summary: a ranked bar chart, or a timeline of months; one SVG file that needs nothing else.

use super::destination::Destination;
use super::quote_summary::{QuoteSummary, SummaryKey, SummaryRow};
use crate::error::Error;
use maud::{Markup, PreEscaped, html};
use std::io::Write;
use std::path::Path;
use tr::tr;

/// Bars that are drawn at most: those with the most quotes.
const BARS: usize = 25;

/// Width of the plotted area, room for names left of it, height of a bar with its gap, height of the timeline.
const WIDTH: f64 = 420.0;
const NAMES: f64 = 230.0;
const BAR: f64 = 26.0;
const HEIGHT: f64 = 220.0;

const STYLE: &str = "text{font:13px system-ui,sans-serif;fill:#1c2430}.soft{fill:#5b6675;font-size:11px}\
.bar{fill:#c8583f}.line{fill:none;stroke:#c8583f;stroke-width:2}.dot{fill:#c8583f}.band{fill:#c8583f;opacity:.18}\
.whisker,.axis{stroke:#5b6675;stroke-width:1.5}.grid{stroke:#d5dae1}.paper{fill:#fff}\
@media(prefers-color-scheme:dark){text{fill:#e6eaf0}.soft{fill:#a3adba}.grid{stroke:#38414d}.paper{fill:#14181e}}";

impl QuoteSummary {
    /// Draws the share of the second pole with its intervals to the file at `path`, whole or not at all.
    ///
    /// Quotes whose speaker, side or month is not known are not drawn.
    ///
    /// # Errors
    /// [`Error::Io`] when the file cannot be written.
    pub fn plot(&self, path: &Path) -> Result<(), Error> {
        let mut out = Destination::open(Some(path))?;
        let picture = self.picture().into_string();
        out.write_all(picture.as_bytes()).map_err(|source| Error::io(path, "write", source))?;
        out.finish()
    }

    fn picture(&self) -> Markup {
        let rows: Vec<&SummaryRow> = self.rows().into_iter().filter(|row| !row.value.is_empty()).collect();
        let title = tr!("Share of {} quotes by {}, 95 % intervals", self.pole(), self.key().name());
        if self.key() == SummaryKey::Month {
            return framed(NAMES / 2.0 + WIDTH + 20.0, HEIGHT + 110.0, &title, &timeline(&rows));
        }
        let mut rows: Vec<&SummaryRow> = rows.into_iter().take(BARS).collect();
        rows.sort_by(|a, b| b.share()[0].total_cmp(&a.share()[0]).then(b.quotes.cmp(&a.quotes)));
        framed(NAMES + WIDTH + 70.0, 70.0 + BAR * rows.len() as f64, &title, &bars(&rows))
    }
}

fn framed(width: f64, height: f64, title: &str, content: &Markup) -> Markup {
    html! {
        svg xmlns="http://www.w3.org/2000/svg" viewBox=(format!("0 0 {width} {height}")) width=(width) height=(height) role="img" {
            title { (title) }
            style { (PreEscaped(STYLE)) }
            rect.paper width="100%" height="100%" {}
            text x="12" y="24" { (title) }
            (content)
        }
    }
}

fn percent(share: f64) -> String {
    format!("{:.0} %", 100.0 * share)
}

fn bars(rows: &[&SummaryRow]) -> Markup {
    let x = |share: f64| NAMES + share * WIDTH;
    let bottom = 46.0 + BAR * rows.len() as f64;
    html! {
        @for tick in 0..=4 {
            @let share = f64::from(tick) / 4.0;
            line.grid x1=(x(share)) x2=(x(share)) y1="40" y2=(bottom) {}
            text.soft x=(x(share)) y=(bottom + 14.0) text-anchor="middle" { (percent(share)) }
        }
        @for (at, row) in rows.iter().enumerate() {
            @let [share, low, high] = row.share();
            @let y = 44.0 + BAR * at as f64;
            text x=(NAMES - 8.0) y=(y + 14.0) text-anchor="end" { (shortened(&row.value)) }
            rect.bar x=(x(0.0)) y=(y + 2.0) width=(format!("{:.1}", share * WIDTH)) height=(BAR - 8.0) {}
            line.whisker x1=(x(low)) x2=(x(high)) y1=(y + 11.0) y2=(y + 11.0) {}
            text.soft x=(x(1.0) + 8.0) y=(y + 14.0) { (tr!("{} of {}", percent(share), row.quotes)) }
        }
    }
}

fn shortened(name: &str) -> String {
    const MOST: usize = 30;
    if name.chars().count() <= MOST {
        name.to_owned()
    } else {
        name.chars().take(MOST - 1).chain(['…']).collect()
    }
}

fn timeline(rows: &[&SummaryRow]) -> Markup {
    let left = NAMES / 2.0 - 60.0;
    let months: Vec<u32> = rows.iter().filter_map(|row| months_since_year_0(&row.value)).collect();
    let (first, last) = (months.first().copied().unwrap_or(0), months.last().copied().unwrap_or(0));
    let span = f64::from((last - first).max(1));
    let x = |month: u32| left + f64::from(month - first) / span * (WIDTH + 50.0);
    let y = |share: f64| 44.0 + (1.0 - share) * HEIGHT;
    let place = |(&month, share): (&u32, f64)| format!("{:.1},{:.1}", x(month), y(share));
    let end = |end: usize| {
        months.iter().zip(rows.iter().map(move |row| row.share()[end])).map(place).collect::<Vec<_>>()
    };
    let mut band = end(1);
    band.extend(end(2).into_iter().rev());
    let every = months.len().div_ceil(8).max(1);
    html! {
        @for tick in 0..=4 {
            @let share = f64::from(tick) / 4.0;
            line.grid x1=(left) x2=(left + WIDTH + 50.0) y1=(y(share)) y2=(y(share)) {}
            text.soft x=(left - 6.0) y=(y(share) + 4.0) text-anchor="end" { (percent(share)) }
        }
        polygon.band points=(band.join(" ")) {}
        polyline.line points=(end(0).join(" ")) {}
        @for (at, (row, &month)) in rows.iter().zip(&months).enumerate() {
            circle.dot cx=(format!("{:.1}", x(month))) cy=(format!("{:.1}", y(row.share()[0]))) r="3" {}
            @if at % every == 0 {
                text.soft x=(format!("{:.1}", x(month))) y=(y(0.0) + 18.0) text-anchor="middle" { (row.value) }
                text.soft x=(format!("{:.1}", x(month))) y=(y(0.0) + 34.0) text-anchor="middle" { (row.quotes) }
            }
        }
        text.soft x="12" y=(y(0.0) + 54.0) { "months; below them the number of quotes" }
    }
}

/// The number of a month written as `YYYY-MM`.
fn months_since_year_0(month: &str) -> Option<u32> {
    let (year, month) = month.split_once('-')?;
    Some(year.parse::<u32>().ok()? * 12 + month.parse::<u32>().ok()?)
}
