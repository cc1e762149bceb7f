//! Excel workbooks as inputs: what the program writes it reads again, as a table of statements and as one of articles.
#![cfg(feature = "xlsx")]

use crate::workshop::{ARTICLE, Workshop};

#[test]
fn a_workbook_of_statements_is_labelled_as_its_csv_is() {
    let workshop = Workshop::new();
    workshop.file(
        "p.csv",
        "no,text,date\n7,Nous condamnons cette agression,2022-03-14\n8,\"Soit, dit-il\n!\",\n",
    );
    workshop.run(&["predict", "p.csv", "-o", "p.xlsx", "--select", "no,text,date"]).ended(0, &[]);
    let from_csv = workshop.run(&["predict", "p.csv"]).ended(0, &[]).stdout;
    let from_workbook = workshop.run(&["predict", "p.xlsx"]).ended(0, &["2 statements labelled"]).stdout;
    assert_eq!(from_workbook, from_csv);
    workshop
        .run(&["predict", "p.xlsx", "--text-column", "texte"])
        .ended(1, &["no column `texte`", "did you mean `text`"]);
}

#[test]
fn a_workbook_of_articles_is_scored_and_named_by_its_rows() {
    let workshop = Workshop::new();
    workshop.file("a.csv", format!("texte\n\"{ARTICLE}\"\nRien.\n"));
    workshop
        .run(&["predict", "a.csv", "--text-column", "texte", "--select", "texte", "-o", "a.xlsx"])
        .ended(0, &[]);
    let from_workbook = workshop.run(&["score", "a.xlsx"]).ended(0, &["2 quotes in 2 articles"]).stdout;
    let from_csv = workshop.run(&["score", "a.csv"]).ended(0, &[]).stdout;
    assert_eq!(from_workbook.replace("a.xlsx#1", "a.csv#1"), from_csv);
    std::fs::copy(workshop.path("a.xlsx"), workshop.path("export")).unwrap();
    workshop.run(&["score", "export", "--input-format", "xlsx"]).ended(0, &["2 quotes in 2 articles"]);
}

#[test]
fn a_damaged_workbook_is_refused_with_what_to_do() {
    let workshop = Workshop::new();
    workshop.file("a.xlsx", "PK\u{3}\u{4} no workbook");
    for command in ["score", "predict"] {
        workshop
            .run(&[command, "a.xlsx"])
            .ended(1, &["a.xlsx: not a workbook that can be read", "save it again"]);
    }
}
