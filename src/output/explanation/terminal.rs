//! An explanation on a terminal: words in their order, a bar for what each adds.

use super::super::plain::plain;
use super::super::terminal::shortened;
use super::{ExplainedStatement, Kind, Part};
use std::io::{self, Write};
use tr::tr;

/// Columns of the names, at most.
const NAME_WIDTH: usize = 44;

/// Length of the longest bar.
const BAR: f64 = 12.0;

/// Contributions under this are not shown one by one.
const NOTHING: f64 = 0.005;

const BOLD: &str = "\x1b[1m";
const DIM: &str = "\x1b[2m";
const OFF: &str = "\x1b[0m";
/// First pole, second pole, neutral.
const LABELS: [&str; 3] = ["\x1b[32m", "\x1b[31m", "\x1b[90m"];

pub(super) fn write(explained: &ExplainedStatement<'_>, out: &mut impl Write) -> io::Result<()> {
    let labels = &explained.model.labels;
    let [first, second] = labels.poles().each_ref().map(|pole| plain(pole));
    let stance = explained.explanation.stance;
    writeln!(out, "{BOLD}« {} »{OFF}", plain(&explained.statement.text))?;
    let shown =
        explained.probabilities().into_iter().map(|(name, p)| format!("{} {:.0} %", plain(name), 100.0 * p));
    let shown: Vec<String> = shown.collect();
    let review = if explained.needs_review() { tr!("  (needs review)") } else { String::new() };
    writeln!(
        out,
        "{}{}{OFF}{DIM} · {}{review}{OFF}\n",
        LABELS[stance.label()],
        shown[0],
        shown[1..].join(" · ")
    )?;

    let parts = explained.parts();
    let strongest = |pick: fn(&Part) -> f64| parts.iter().map(|part| pick(part).abs()).fold(0.0, f64::max);
    let columns = Columns {
        lean: strongest(|part| part.lean),
        gate: explained.explanation.gate.as_ref().map(|_| strongest(|part| part.gate.unwrap_or(0.0))),
        colours: [LABELS[0], LABELS[1]],
    };
    let gate_head = if columns.gate.is_some() { tr!("takes a stance") } else { String::new() };
    writeln!(
        out,
        "{DIM}{:NAME_WIDTH$}  {:>24}  {gate_head:>24}{OFF}",
        "",
        format!("{first} − / + {second}")
    )?;
    let mut title = "";
    let mut nothing = 0;
    for part in &parts {
        if matches!(part.kind, Kind::Statement | Kind::Before | Kind::After | Kind::Count) && is_nothing(part)
        {
            nothing += 1;
            continue;
        }
        if part.kind.title() != title {
            title = part.kind.title();
            writeln!(out, "{DIM}{}{OFF}", tr!(title))?;
        }
        columns.write(out, &format!("  {}", plain(&part.name)), part.lean, part.gate)?;
    }
    if nothing > 0 {
        writeln!(
            out,
            "{}",
            tr!("{DIM}{nothing} others add nothing or next to nothing{OFF}", DIM, nothing, OFF)
        )?;
    }
    let gate = explained.explanation.gate.as_ref().map(|gate| gate.log_odds);
    columns.write(out, &tr!("= log-odds"), explained.explanation.lean.log_odds, gate)
}

fn is_nothing(part: &Part) -> bool {
    part.lean.abs() < NOTHING && part.gate.is_none_or(|gate| gate.abs() < NOTHING)
}

/// The two columns of figures, each with the largest one, which has the longest bar.
struct Columns {
    lean: f64,
    gate: Option<f64>,
    colours: [&'static str; 2],
}

impl Columns {
    fn write(&self, out: &mut impl Write, name: &str, lean: f64, gate: Option<f64>) -> io::Result<()> {
        let name = shortened(name, NAME_WIDTH);
        let gap = " ".repeat(NAME_WIDTH.saturating_sub(width(&name)));
        let colour = self.colours[usize::from(lean > 0.0)];
        write!(out, "{name}{gap}  {lean:>+9.2}  {colour}{}{OFF}", bar(lean, self.lean))?;
        if let (Some(gate), Some(largest)) = (gate, self.gate) {
            write!(out, "   {gate:>+9.2}  {}", bar(gate, largest).trim_end())?;
        }
        writeln!(out)
    }
}

fn width(text: &str) -> usize {
    text.chars().filter_map(unicode_width::UnicodeWidthChar::width).sum()
}

/// A bar as long as `part` is large beside the `largest`, filled up to the length of the longest.
fn bar(part: f64, largest: f64) -> String {
    let length = if largest > 0.0 { (BAR * part.abs() / largest).min(BAR).round() as usize } else { 0 };
    let mark = if part < 0.0 { "░" } else { "█" };
    format!("{}{}", mark.repeat(length), " ".repeat(BAR as usize - length))
}
