//! The page as a reader and a browser take it.

use super::*;
use crate::evaluation::{Bootstrap, Judgements, SliceRow, evaluate, slices};
use crate::output::PredictionRow;
use ndarray::array;
use std::collections::BTreeSet;

const HOSTILE: &str = "<script>alert(1)</script> & \"x\" <img src=x onerror=y>";

/// The page of four statements, all of whose texts are hostile.
fn page() -> String {
    let probabilities = array![[0.8, 0.1, 0.1], [0.1, 0.7, 0.2], [0.7, 0.2, 0.1], [0.2, 0.6, 0.2]];
    let labels = ["conciliatory", "confrontational", HOSTILE];
    let judgements = Judgements::new(labels, vec![0, 1, 2, 0], probabilities).unwrap();
    let bootstrap = Bootstrap::new(1);
    let two_way = judgements.two_way([0, 1]).unwrap();
    let evaluations = [evaluate(&judgements, &bootstrap), evaluate(&two_way, &bootstrap)];
    let predictions: Vec<PredictionRow> = (0..4)
        .map(|row| PredictionRow {
            line: row as u64 + 2,
            text: HOSTILE.to_owned(),
            context: format!("{HOSTILE} a-t-il dit"),
            truth: labels[judgements.truth()[row]].to_owned(),
            predicted: labels[judgements.predicted()[row]].to_owned(),
            probabilities: judgements.probabilities().row(row).to_vec(),
            confidence: 0.7,
            p_truth: 0.1,
            needs_review: true,
            group: HOSTILE.to_owned(),
            fold: None,
            words: Vec::new(),
        })
        .collect();
    let slices: Vec<SliceRow> = slices(&judgements, HOSTILE, &[HOSTILE; 4], &bootstrap).unwrap();
    let fact = || vec![(HOSTILE.to_owned(), HOSTILE.to_owned())];
    let card = Card {
        judged_by: HOSTILE.to_owned(),
        cautions: vec![HOSTILE.to_owned()],
        data: fact(),
        model: fact(),
        command: HOSTILE.to_owned(),
    };
    let tables = EvaluationTables {
        evaluations: &evaluations,
        labels: &labels,
        predictions: &predictions,
        slices: &slices,
        leaks: &[],
    };
    Report { tables, card: &card }.page().into_string()
}

fn attributes<'p>(page: &'p str, name: &str) -> Vec<&'p str> {
    let start = format!(" {name}=\"");
    page.split(start.as_str()).skip(1).map(|rest| &rest[..rest.find('"').unwrap()]).collect()
}

#[test]
fn nothing_in_a_table_becomes_markup() {
    let page = page();
    assert!(!page.contains("<script") && !page.contains("<img"), "{page}");
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot;"));
}

#[test]
fn every_link_leads_somewhere_on_the_page() {
    let page = page();
    let ids: Vec<&str> = attributes(&page, "id");
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "an id stands twice: {ids:?}");
    let links = attributes(&page, "href");
    assert!(links.len() > 12, "{links:?}");
    for link in links {
        assert!(ids.contains(&link.strip_prefix('#').unwrap()), "{link} leads nowhere");
    }
}

#[test]
fn the_page_needs_nothing_but_itself() {
    let page = page();
    for outside in ["http:", "https:", "src=\"", "@import", "url(", "<link", "<script"] {
        assert!(!page.contains(outside), "{outside}");
    }
}

#[test]
fn every_picture_has_its_numbers_as_text() {
    let page = page();
    let pictures = page.matches("<svg").count();
    assert_eq!(pictures, 2);
    assert_eq!(page.matches("its numbers are in the table beside it").count(), pictures);
    assert!(page.contains("70–80 %") && page.contains("50.0\u{a0}%"));
}
