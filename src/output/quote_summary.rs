//! Quotes gathered by who speaks, for which side, in which article or month: how many, how confrontational.

use super::column::{CellType, Column};
use super::quote_row::{QuoteRow, rounded};
use crate::classifier::Labels;
use crate::evaluation::wilson;
use std::collections::BTreeMap;

/// What quotes are gathered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SummaryKey {
    /// Who speaks.
    Speaker,
    /// The side that the speaker is on.
    Actor,
    /// The article.
    Article,
    /// The month of the article's date.
    Month,
}

impl SummaryKey {
    /// All keys.
    pub const ALL: [Self; 4] = [Self::Speaker, Self::Actor, Self::Article, Self::Month];

    /// Its name, which is that of its column.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Speaker => "speaker",
            Self::Actor => "actor",
            Self::Article => "article_id",
            Self::Month => "month",
        }
    }

    fn value(self, row: &QuoteRow<'_>, date: Option<&str>) -> String {
        match self {
            Self::Speaker => row.speaker.clone().unwrap_or_default(),
            Self::Actor => row.actor.clone().unwrap_or_default(),
            Self::Article => row.article_id.to_owned(),
            Self::Month => date.and_then(month).unwrap_or_default(),
        }
    }
}

/// The labelled quotes of one speaker, side, article or month.
#[derive(Debug, Clone, PartialEq)]
pub struct SummaryRow {
    /// Who, where or when; empty when unknown.
    pub value: String,
    /// Labelled quotes.
    pub quotes: usize,
    /// Quotes by their most probable label, in the order of the labels.
    pub counts: Vec<usize>,
    /// Sum of the second pole's probability less the first's.
    tone: f64,
    /// Quotes that a reader should look at.
    pub needs_review: usize,
}

impl SummaryRow {
    /// Share of the quotes whose most probable label is the second pole, in \[0, 1\], with the ends of its 95 % Wilson interval.
    pub fn share(&self) -> [f64; 3] {
        let share = self.counts[1] as f64 / self.quotes as f64;
        let interval = wilson(self.counts[1], self.quotes, 0.95);
        [share, interval.map_or(0.0, |i| i.low), interval.map_or(1.0, |i| i.high)]
    }

    /// Mean of the second pole's probability less the first's, in \[−1, 1\].
    pub fn mean_tone(&self) -> f64 {
        self.tone / self.quotes as f64
    }
}

/// Gathers quotes.
#[derive(Debug)]
pub struct QuoteSummary {
    key: SummaryKey,
    labels: Labels,
    rows: BTreeMap<String, SummaryRow>,
}

impl QuoteSummary {
    /// An empty summary by `key`; `labels` are those of the model.
    pub fn new(key: SummaryKey, labels: Labels) -> Self {
        Self { key, labels, rows: BTreeMap::new() }
    }

    /// Adds a quote of an article with that `date`; quotes without a label do not count.
    pub fn add(&mut self, row: &QuoteRow<'_>, date: Option<&str>) {
        let Some(judgement) = row.judgement else { return };
        let value = self.key.value(row, date);
        let n_labels = self.labels.names().len();
        let empty = || SummaryRow {
            value: value.clone(),
            quotes: 0,
            counts: vec![0; n_labels],
            tone: 0.0,
            needs_review: 0,
        };
        let summary = self.rows.entry(value.clone()).or_insert_with(empty);
        let [first, second, _] = judgement.stance.probabilities();
        summary.quotes += 1;
        summary.counts[judgement.stance.label()] += 1;
        summary.tone += second - first;
        summary.needs_review += usize::from(judgement.needs_review);
    }

    /// What the quotes are gathered by.
    pub fn key(&self) -> SummaryKey {
        self.key
    }

    /// The name of the second pole, whose share is given.
    pub fn pole(&self) -> &str {
        &self.labels.poles()[1]
    }

    /// The lines of the table: months in order, everything else by falling number of quotes.
    pub fn rows(&self) -> Vec<&SummaryRow> {
        let mut rows: Vec<&SummaryRow> = self.rows.values().collect();
        if self.key != SummaryKey::Month {
            rows.sort_by_key(|row| std::cmp::Reverse(row.quotes)); // of equals the alphabet decides
        }
        rows
    }

    /// The columns of the table.
    pub fn columns(&self) -> Vec<Column> {
        let counts = self.labels.names().into_iter().map(|label| format!("n_{label}"));
        let share = format!("share_{}", self.pole());
        let shares = [share.as_str(), "share_low", "share_high", "mean_tone"].map(str::to_owned);
        let counts = std::iter::once("quotes".to_owned()).chain(counts);
        std::iter::once(Column::text(self.key.name()))
            .chain(counts.map(|name| Column::new(name, CellType::Integer)))
            .chain(shares.map(|name| Column::new(name, CellType::Number)))
            .chain([Column::new("needs_review", CellType::Integer)])
            .collect()
    }

    /// The lines of the table, a cell for each of its [`columns`](Self::columns).
    pub fn records(&self) -> Vec<Vec<String>> {
        let record = |row: &SummaryRow| {
            let counts = row.counts.iter().map(ToString::to_string);
            let shares = row.share().map(|share| rounded(share).to_string());
            let rest = [rounded(row.mean_tone()).to_string(), row.needs_review.to_string()];
            [row.value.clone(), row.quotes.to_string()]
                .into_iter()
                .chain(counts)
                .chain(shares)
                .chain(rest)
                .collect()
        };
        self.rows().into_iter().map(record).collect()
    }
}

const MONTHS: [&str; 12] =
    ["janv", "févr", "mars", "avr", "mai", "juin", "juil", "août", "sept", "oct", "nov", "déc"];

/// `YYYY-MM` of a date written as `2022-03-14…`, `14/03/2022` or `14 mars 2022`.
fn month(date: &str) -> Option<String> {
    let parts: Vec<&str> =
        date.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let [first, second, third] = parts.get(..3)?.try_into().ok()?;
    let year = |text: &str| text.parse::<u32>().ok().filter(|_| text.len() == 4);
    let number = |text: &str| text.parse::<usize>().ok().filter(|month| (1..=12).contains(month));
    let named = |text: &str| {
        let text = text.to_lowercase();
        MONTHS.iter().position(|month| text.starts_with(month)).map(|at| at + 1)
    };
    let (year, month) = match year(first) {
        Some(year) => (year, number(second)?),
        None => (year(third)?, number(second).or_else(|| named(second))?),
    };
    Some(format!("{year}-{month:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_french_newspapers_write_them() {
        for (date, expected) in [
            ("2022-03-14", "2022-03"),
            ("2022-03-14T08:00:00Z", "2022-03"),
            ("14/03/2022", "2022-03"),
            ("14 mars 2022", "2022-03"),
            ("1er août 2023 à 10h", "2023-08"),
            ("3 févr. 2024", "2024-02"),
        ] {
            assert_eq!(month(date).as_deref(), Some(expected), "{date}");
        }
        for date in ["", "hier", "2022", "14/14/2022", "le 3 mars"] {
            assert_eq!(month(date), None, "{date}");
        }
    }
}
