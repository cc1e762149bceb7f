//! Quotes for reading on a terminal: who, how sure, what; a mark for each stance, in colour and in letters.

use super::plain::plain;
use super::quote_row::{Judgement, QuoteRow};
use crate::classifier::Labels;
use crate::quotes::QuoteKind;
use std::io::{self, Write};
use tr::tr;
use unicode_width::UnicodeWidthChar;

/// Narrowest and widest line.
const WIDTHS: (usize, usize) = (40, 120);

/// Escape sequences of the colours; stripped on the way out where they are not wanted.
mod colour {
    pub(super) const BOLD: &str = "\x1b[1m";
    pub(super) const DIM: &str = "\x1b[2m";
    pub(super) const OFF: &str = "\x1b[0m";
    /// First pole, second pole, neutral.
    pub(super) const LABELS: [&str; 3] = ["\x1b[32m", "\x1b[31m", "\x1b[90m"];
}

/// Writes quotes article by article.
pub(super) struct TerminalTable<W: Write> {
    out: W,
    labels: Option<Labels>,
    width: usize,
    article: Option<String>,
    counts: [usize; 3],
    quotes: usize,
}

impl<W: Write> TerminalTable<W> {
    pub(super) fn new(out: W, labels: Option<Labels>) -> Self {
        let width = terminal_size::terminal_size().map_or(100, |(width, _)| usize::from(width.0));
        let width = width.clamp(WIDTHS.0, WIDTHS.1);
        Self { out, labels, width, article: None, counts: [0; 3], quotes: 0 }
    }

    pub(super) fn write(&mut self, row: &QuoteRow<'_>) -> io::Result<()> {
        if self.article.as_deref() != Some(row.article_id) {
            let gap = if self.article.is_some() { "\n" } else { "" };
            writeln!(self.out, "{gap}{}{}{}", colour::BOLD, plain(row.article_id), colour::OFF)?;
            self.article = Some(row.article_id.to_owned());
        }
        self.quotes += 1;
        let badge = self.badge(row);
        let indent = 2 + badge.width + 2;
        let speaker = row.speaker.as_deref().map_or_else(|| "—".to_owned(), plain);
        let side = row.actor.as_deref().map_or_else(String::new, |actor| format!(" ({})", plain(actor)));
        let who = shortened(&format!("{speaker}{side}"), self.width.saturating_sub(indent));
        writeln!(self.out, "  {}  {}{}{}", badge.text, colour::BOLD, who, colour::OFF)?;
        let words = shortened(&plain(&row.quote), self.width.saturating_sub(indent + 4));
        writeln!(self.out, "{}« {words} »", " ".repeat(indent))
    }

    fn badge(&mut self, row: &QuoteRow<'_>) -> Badge {
        let widest = |labels: &Labels| {
            labels.names().iter().map(|name| plain(name).chars().count()).max().unwrap_or(0)
        };
        if let (Some(labels), Some(Judgement { stance, needs_review })) = (&self.labels, row.judgement) {
            let (label, widest) = (stance.label(), widest(labels));
            self.counts[label] += 1;
            let percent = (100.0 * stance.confidence()).round();
            let doubt = if needs_review { "?" } else { " " };
            let (colour, dim, off) = (colour::LABELS[label], colour::DIM, colour::OFF);
            let name = plain(labels.names()[label]);
            let text = format!("{colour}{name:widest$}{off} {dim}{percent:>3.0} %{doubt}{off}");
            return Badge { text, width: widest + 7 };
        }
        let kind = match row.kind {
            QuoteKind::Statement => tr!("statement"),
            QuoteKind::Fragment => tr!("fragment"),
            QuoteKind::Other => tr!("other"),
        };
        let width = self.labels.as_ref().map_or(9, |labels| widest(labels) + 7);
        Badge { text: format!("{}{kind:width$}{}", colour::DIM, colour::OFF), width }
    }

    pub(super) fn finish(mut self) -> io::Result<W> {
        write!(self.out, "\n{}", tr!("1 quote" | "{n} quotes" % self.quotes))?;
        if let Some(labels) = &self.labels {
            for (name, count) in labels.names().iter().zip(self.counts) {
                write!(self.out, " · {count} {}", plain(name))?;
            }
            write!(self.out, "{}  {}{}", colour::DIM, tr!("(? = needs review)"), colour::OFF)?;
        }
        writeln!(self.out)?;
        Ok(self.out)
    }
}

struct Badge {
    text: String,
    width: usize,
}

/// At most `width` columns of `text`, the rest as an ellipsis.
pub(super) fn shortened(text: &str, width: usize) -> String {
    let columns = |c: char| c.width().unwrap_or(0);
    if text.chars().map(columns).sum::<usize>() <= width {
        return text.to_owned();
    }
    let (mut used, mut kept) = (0, String::new());
    for c in text.chars() {
        used += columns(c);
        if used + 1 > width {
            break;
        }
        kept.push(c);
    }
    kept.truncate(kept.trim_end().len());
    kept.push('…');
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_end_in_an_ellipsis_within_the_width() {
        assert_eq!(shortened("abcdef", 6), "abcdef");
        assert_eq!(shortened("abc def", 5), "abc…");
        assert_eq!(shortened("日本語", 4), "日…");
    }
}
