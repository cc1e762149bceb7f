//! What is wrong with a labelled table before anything is learnt from it.
//!
//! Nothing is refused here: every oddity is a [`Finding`] with its row, for a person to look at.

use super::encoding::oddities;
use super::{SimilarPair, SimilarTexts};
use serde::Serialize;
use tr::tr;

/// Words from which on a statement is too long to be one.
pub const OVER_LONG_WORDS: usize = 150;

/// What is odd about a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FindingKind {
    /// The statement has no word.
    EmptyText,
    /// There is no label.
    EmptyLabel,
    /// The label is none of those expected.
    UnknownLabel,
    /// The statement is over [`OVER_LONG_WORDS`] words long.
    OverLong,
    /// The same words as in an earlier row, with the same label.
    Duplicate,
    /// The same words as in an earlier row, with another label.
    ConflictingLabels,
    /// Nearly the same words as in an earlier row, with the same label.
    NearDuplicate,
    /// Nearly the same words as in an earlier row, with another label.
    NearConflict,
    /// The same words as in an earlier row or nearly, under another group: a split by group does not keep them together.
    Leak,
    /// Signs of a text that was decoded or encoded wrongly.
    Encoding,
}

impl FindingKind {
    /// All kinds, gravest first.
    pub const ALL: [Self; 10] = [
        Self::EmptyText,
        Self::EmptyLabel,
        Self::UnknownLabel,
        Self::ConflictingLabels,
        Self::Leak,
        Self::Encoding,
        Self::OverLong,
        Self::NearConflict,
        Self::Duplicate,
        Self::NearDuplicate,
    ];

    /// Its name in tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::EmptyText => "empty_text",
            Self::EmptyLabel => "empty_label",
            Self::UnknownLabel => "unknown_label",
            Self::OverLong => "over_long",
            Self::Duplicate => "duplicate",
            Self::ConflictingLabels => "conflicting_labels",
            Self::NearDuplicate => "near_duplicate",
            Self::NearConflict => "near_conflict",
            Self::Leak => "leak",
            Self::Encoding => "encoding",
        }
    }
}

/// An oddity and where it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// What is odd.
    pub kind: FindingKind,
    /// The row, from 0.
    pub row: usize,
    /// The earlier row that it is like, when the finding is about two.
    pub other: Option<usize>,
    /// How alike they are, in \[0.8, 1\].
    pub similarity: Option<f64>,
    /// What was found, in a few words; may be empty.
    pub detail: String,
}

/// A row as it is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CheckedRow<'t> {
    /// The statement.
    pub text: &'t str,
    /// The sentence around it.
    pub context: &'t str,
    /// The label.
    pub label: &'t str,
    /// The group, when the table has such a column.
    pub group: Option<&'t str>,
}

/// Looks at every row; `labels` are those expected, none when any label will do.
///
/// ```
/// use detente::evaluation::{CheckedRow, FindingKind, check_table};
/// let row = |text, label| CheckedRow { text, context: "", label, group: None };
/// let rows = [row("Nous voulons la paix", "conciliatory"), row("nous voulons la paix !", "neutral")];
/// let findings = check_table(&rows, &["conciliatory", "neutral"]);
/// assert_eq!((findings[0].kind, findings[0].other), (FindingKind::ConflictingLabels, Some(0)));
/// ```
pub fn check_table(rows: &[CheckedRow<'_>], labels: &[&str]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let mut add = |kind, detail: String| {
            findings.push(Finding { kind, row: at, other: None, similarity: None, detail });
        };
        if !row.text.chars().any(char::is_alphanumeric) {
            add(FindingKind::EmptyText, String::new());
        }
        let label = row.label.trim();
        if label.is_empty() {
            add(FindingKind::EmptyLabel, String::new());
        } else if !labels.is_empty() && !labels.contains(&label) {
            add(FindingKind::UnknownLabel, tr!("expected {}", labels.join(", ")));
        }
        let words = row.text.split_whitespace().count();
        if words > OVER_LONG_WORDS {
            add(FindingKind::OverLong, format!("{words} words"));
        }
        for oddity in oddities(row.text).into_iter().chain(oddities(row.context)) {
            add(FindingKind::Encoding, oddity);
        }
    }
    let texts: Vec<&str> = rows.iter().map(|row| row.text).collect();
    let similar = SimilarTexts::find(&texts, super::NEARLY_THE_SAME);
    let pairs = similar.same().flat_map(|same| same[1..].iter().map(move |&row| (same, row)));
    for (same, row) in pairs {
        // A row that an earlier one contradicts is worse than one that another repeats.
        let conflict = same
            .iter()
            .take_while(|&&other| other < row)
            .find(|&&other| rows[other].label != rows[row].label);
        let (kind, other) = conflict
            .map_or((FindingKind::Duplicate, same[0]), |&other| (FindingKind::ConflictingLabels, other));
        findings.push(of_pair(kind, SimilarPair { first: other, second: row, similarity: 1.0, same: true }));
    }
    for pair in similar.near() {
        let alike = rows[pair.first].label == rows[pair.second].label;
        let kind = if alike { FindingKind::NearDuplicate } else { FindingKind::NearConflict };
        findings.push(of_pair(kind, pair));
    }
    let apart = |a: usize, b: usize| rows[a].group.is_some() && rows[a].group != rows[b].group;
    findings.extend(similar.across(apart).into_iter().map(|pair| of_pair(FindingKind::Leak, pair)));
    let gravity = |kind| FindingKind::ALL.iter().position(|&other| other == kind);
    findings.sort_by_key(|finding| (gravity(finding.kind), finding.row));
    findings
}

fn of_pair(kind: FindingKind, pair: SimilarPair) -> Finding {
    let SimilarPair { first, second, similarity, .. } = pair;
    Finding { kind, row: second, other: Some(first), similarity: Some(similarity), detail: String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row<'t>(text: &'t str, label: &'t str, group: &'t str) -> CheckedRow<'t> {
        CheckedRow { text, context: "", label, group: Some(group) }
    }

    fn kinds(rows: &[CheckedRow<'_>]) -> Vec<(FindingKind, usize)> {
        check_table(rows, &["a", "b"]).iter().map(|finding| (finding.kind, finding.row)).collect()
    }

    #[test]
    fn a_clean_table_has_no_findings() {
        assert!(kinds(&[row("la paix", "a", "1"), row("la guerre", "b", "2")]).is_empty());
    }

    #[test]
    fn empty_unknown_and_over_long_rows_are_found() {
        let long = "mot ".repeat(151);
        let found =
            kinds(&[row("…", "a", "1"), row("oui", " ", "2"), row("non", "c", "3"), row(&long, "b", "4")]);
        let expected = [
            (FindingKind::EmptyText, 0),
            (FindingKind::EmptyLabel, 1),
            (FindingKind::UnknownLabel, 2),
            (FindingKind::OverLong, 3),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn the_same_text_under_two_labels_or_two_groups_is_found() {
        let rows = [row("la paix", "a", "1"), row("La paix !", "a", "1"), row("la paix", "b", "2")];
        let expected =
            [(FindingKind::ConflictingLabels, 2), (FindingKind::Leak, 2), (FindingKind::Duplicate, 1)];
        assert_eq!(kinds(&rows), expected);
    }

    #[test]
    fn nearly_the_same_text_is_found_with_its_likeness() {
        let rows =
            [row("un deux trois quatre cinq", "a", "1"), row("un deux trois quatre cinq six", "b", "1")];
        let findings = check_table(&rows, &[]);
        assert_eq!((findings[0].kind, findings[0].other), (FindingKind::NearConflict, Some(0)));
        assert!((findings[0].similarity.unwrap() - 5.0 / 6.0).abs() < 1e-12);
    }
}
