//! The formats and dialects that results are written in, and the choice of columns.

use crate::workshop::{ARTICLE, Workshop};

#[test]
fn excel_in_french_gets_semicolons_a_mark_decimal_commas_and_no_formula() {
    let workshop = Workshop::new();
    workshop.file("in.jsonl", serde_json::json!({ "id": "=1+1", "text": ARTICLE }).to_string());
    let run = workshop.run(&["score", "in.jsonl", "--dialect", "excel-fr"]).ended(0, &[]);
    let mut lines = run.stdout.split("\r\n");
    assert!(lines.next().unwrap().starts_with("\u{FEFF}article_id;quote_id;quote;"));
    let row = lines.next().unwrap();
    assert!(
        row.starts_with("'=1+1;1;Nous sommes prêts à reprendre le dialogue;") && row.contains(";0,"),
        "{row}"
    );
    let run = workshop.run(&["score", "in.jsonl", "--dialect", "excel"]).ended(0, &[]);
    assert!(run.stdout.starts_with("\u{FEFF}article_id,quote_id,") && run.stdout.contains(",0."));
}

#[test]
fn predictions_are_written_for_excel_as_well() {
    let workshop = Workshop::new();
    workshop.file("t.csv", b"text;score\r\nNous saluons ce geste d'\xe9t\xe9;0,85\r\n=A1;-2\r\n");
    let run = workshop
        .run(&["predict", "t.csv", "--dialect", "excel-fr", "-o", "o.csv"])
        .ended(0, &["windows-1252"]);
    assert_eq!(run.stdout, "");
    let table = workshop.read("o.csv");
    assert!(table.starts_with("\u{FEFF}text;score;stance;"), "{table}");
    assert!(table.contains("\r\nNous saluons ce geste d'été;0,85;"), "{table}");
    assert!(table.contains("\r\n'=A1;-2;"), "{table}");
}

#[test]
fn columns_are_chosen_and_text_is_left_out() {
    let workshop = Workshop::new();
    workshop.file("a.txt", ARTICLE).file("t.csv", "id,text\n1,Nous saluons ce geste\n");
    let header =
        |args: &[&str]| workshop.run(args).ended(0, &[]).stdout.lines().next().unwrap_or_default().to_owned();
    assert_eq!(header(&["score", "a.txt", "--select", "stance,context,speaker"]), "stance,context,speaker");
    assert_eq!(
        header(&["score", "a.txt", "--drop-text"]),
        "article_id,quote_id,quote_start,quote_end,quote_kind,actor,stance,lean,p_conciliatory,p_confrontational,p_neutral,\
         needs_review,model_id"
    );
    assert_eq!(header(&["predict", "t.csv", "--drop-text", "--select", "id,text,stance"]), "id,stance");
    let json = header(&["score", "a.txt", "--drop-text", "-f", "jsonl"]);
    assert!(!json.contains("dialogue") && !json.contains("Riva"), "{json}");
    workshop
        .run(&["score", "a.txt", "--select", "stanse", "-o", "o.csv"])
        .ended(1, &["no column `stanse` (did you mean `stance`?)", "--select"]);
    assert_eq!(workshop.names(), ["a.txt", "t.csv"]);
}

#[test]
fn markdown_and_excel_workbooks_are_chosen_by_the_name_of_the_file() {
    let workshop = Workshop::new();
    workshop.file("a.txt", ARTICLE);
    workshop.run(&["score", "a.txt", "-o", "o.md", "--select", "speaker,stance"]).ended(0, &[]);
    assert_eq!(
        workshop.read("o.md"),
        "| speaker | stance |\n| --- | --- |\n| Paul Riva | conciliatory |\n| Ada Lorme | confrontational |\n"
    );
    for name in ["o.xlsx", "again.xlsx"] {
        workshop.run(&["score", "a.txt", "-o", name]).ended(0, &[]);
    }
    let bytes = std::fs::read(workshop.path("o.xlsx")).unwrap();
    assert!(bytes.starts_with(b"PK"));
    assert!(bytes == std::fs::read(workshop.path("again.xlsx")).unwrap(), "the same quotes give other bytes");
}
