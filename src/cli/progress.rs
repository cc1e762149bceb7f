//! How far a run is: a bar on a terminal, a line every half minute in a log, nothing with `--quiet`.

use super::{Common, note};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal;
use std::time::{Duration, Instant};
use tr::tr;

/// Time between two lines in a log.
const LINE_EVERY: Duration = Duration::from_secs(30);

/// A spinner that says what is being done, or nothing at all.
pub(super) fn spinner(common: &Common, message: impl Into<std::borrow::Cow<'static, str>>) -> ProgressBar {
    if common.quiet || !std::io::stderr().is_terminal() {
        return ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
    }
    let style = ProgressStyle::with_template("{spinner} {msg} {elapsed}").expect("the template is right");
    let bar = ProgressBar::new_spinner().with_style(style).with_message(message);
    bar.enable_steady_tick(Duration::from_millis(120));
    bar
}

/// What a run counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Articles,
    Statements,
}

/// The progress of a run, measured in bytes of input where their number is known.
pub(super) struct Progress<'c> {
    common: &'c Common,
    unit: Unit,
    bar: Option<ProgressBar>,
    total: Option<u64>,
    started: Instant,
    /// Bytes and units that an interrupted run had done.
    before: (u64, u64),
    last_line: Instant,
}

impl<'c> Progress<'c> {
    /// At the start of a run over `total` bytes, if that is known.
    pub(super) fn start(common: &'c Common, unit: Unit, total: Option<u64>) -> Self {
        let bar = (!common.quiet && std::io::stderr().is_terminal()).then(|| {
            let template = match total {
                Some(_) => "{bar:30} {percent:>3} %  {msg}",
                None => "{spinner} {msg}",
            };
            let style = ProgressStyle::with_template(template).expect("the template is right");
            let bar = total.map_or_else(ProgressBar::new_spinner, ProgressBar::new).with_style(style);
            bar.enable_steady_tick(Duration::from_millis(250));
            bar
        });
        let now = Instant::now();
        Self { common, unit, bar, total, started: now, before: (0, 0), last_line: now }
    }

    /// Says that everything up to here was done by an earlier run, so that the rate is that of this one.
    pub(super) fn skipped(&mut self, bytes: u64, units: u64) {
        self.before = (bytes, units);
        self.started = Instant::now();
    }

    /// Says how much of the input is done.
    pub(super) fn advance(&mut self, bytes: u64, units: u64) {
        let elapsed = self.started.elapsed();
        if let Some(bar) = &self.bar {
            bar.set_position(bytes);
            bar.set_message(self.message(bytes, units, elapsed));
        } else if self.last_line.elapsed() >= LINE_EVERY {
            self.last_line = Instant::now();
            let percent = self.total.filter(|&total| total > 0).map(|total| 100 * bytes.min(total) / total);
            let percent = percent.map_or_else(String::new, |percent| format!("{percent} %  "));
            note(self.common, &format!("{percent}{}", self.message(bytes, units, elapsed)));
        }
    }

    fn message(&self, bytes: u64, units: u64, elapsed: Duration) -> String {
        let (bytes_before, units_before) = self.before;
        let left = self.total.map(|total| (total.saturating_sub(bytes), bytes.saturating_sub(bytes_before)));
        message(self.unit, units, units - units_before.min(units), left, elapsed)
    }

    /// Does `print` without the bar in the way.
    pub(super) fn suspend<T>(&self, print: impl FnOnce() -> T) -> T {
        match &self.bar {
            Some(bar) => bar.suspend(print),
            None => print(),
        }
    }

    /// Takes the bar away.
    pub(super) fn end(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

impl Drop for Progress<'_> {
    fn drop(&mut self) {
        self.end();
    }
}

/// What is done, its rate, and the time that is left: `left` is how many bytes there are still to read, and how many this run has read.
fn message(unit: Unit, done: u64, by_this_run: u64, left: Option<(u64, u64)>, elapsed: Duration) -> String {
    let seconds = elapsed.as_secs_f64();
    let rate = if seconds > 0.0 { by_this_run as f64 / seconds } else { 0.0 };
    let rate = format_args!("{rate:.0}");
    let mut message = match unit {
        Unit::Articles => tr!("{articles} articles, {rate} a second", articles = done, rate),
        Unit::Statements => tr!("{statements} statements, {rate} a second", statements = done, rate),
    };
    if let Some((to_read, read)) = left
        && read > 0
    {
        let seconds = seconds * to_read as f64 / read as f64;
        message.push_str(&tr!(", about {} left", duration(seconds)));
    }
    message
}

/// `45 seconds`, `3 minutes`, `5 hours`: the largest unit of which there are two.
fn duration(seconds: f64) -> String {
    match seconds.round() as u64 {
        seconds @ 0..120 => tr!("1 second" | "{n} seconds" % seconds),
        seconds @ 120..7200 => tr!("1 minute" | "{n} minutes" % (seconds + 30) / 60),
        seconds => tr!("1 hour" | "{n} hours" % (seconds + 1800) / 3600),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rate_and_time_left_are_those_of_this_run() {
        assert_eq!(
            message(Unit::Articles, 1500, 500, Some((4_000, 1_000)), Duration::from_secs(50)),
            "1500 articles, 10 a second, about 3 minutes left"
        );
        assert_eq!(message(Unit::Statements, 0, 0, None, Duration::ZERO), "0 statements, 0 a second");
    }
}
