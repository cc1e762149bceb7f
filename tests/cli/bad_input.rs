//! What goes wrong: each time a message that says where, what and what to do, a status, and nothing half-written.

use crate::workshop::{ARTICLE, Workshop, labelled_table};

#[test]
fn a_missing_file_is_named() {
    let run = Workshop::new().run(&["score", "nothing.txt", "-o", "out.csv"]);
    run.ended(1, &["nothing.txt"]);
}

#[test]
fn scoring_goes_on_past_a_bad_file_and_ends_with_status_4() {
    let workshop = Workshop::new();
    workshop.file("a.txt", ARTICLE).file("b.txt", b"\xe9\x01\0\0").file("c.txt", ARTICLE);
    let run = workshop.run(&["score", "a.txt", "b.txt", "gone.txt", "c.txt"]);
    let run =
        run.ended(4, &["b.txt", "zero bytes", "gone.txt", "4 quotes in 2 articles", "2 inputs rejected"]);
    assert_eq!(run.stdout.lines().count(), 5);
}

#[test]
fn when_nothing_can_be_read_no_output_appears() {
    let workshop = Workshop::new();
    workshop.file("b.txt", b"\x02\xe0\0\0");
    let run = workshop.run(&["score", "b.txt", "-o", "out.csv"]).ended(1, &["b.txt"]);
    assert_eq!(run.stdout, "");
    assert_eq!(workshop.names(), ["b.txt"]);
    assert_eq!(workshop.run(&["score", "b.txt"]).stdout, "");
}

#[test]
fn a_folder_without_articles_says_what_was_looked_for() {
    let workshop = Workshop::new();
    workshop.file("in/image.png", "");
    workshop.run(&["score", "in"]).ended(1, &["in", ".txt", ".jsonl"]);
}

#[test]
fn a_broken_json_line_loses_itself_alone() {
    let workshop = Workshop::new();
    let good = serde_json::json!({ "id": "x", "text": ARTICLE }).to_string();
    workshop.file("a.jsonl", format!("{good}\n{{\"id\": 2, \"text\": \n{good}\n{{\"id\": 4}}\n"));
    workshop.run(&["score", "a.jsonl"]).ended(4, &["line 2", "line 4", "4 quotes in 2 articles"]);
}

#[test]
fn a_table_without_a_text_column_names_the_columns_it_has() {
    let workshop = Workshop::new();
    workshop.file("a.csv", "numero,corps_du_delit\n1,rien\n");
    workshop.run(&["score", "a.csv"]).ended(1, &["numero", "corps_du_delit", "--text-column"]);
}

#[test]
fn a_missing_label_column_names_the_columns_there_are_and_the_flag() {
    let workshop = Workshop::new();
    workshop.file("t.csv", "text,stance\nOui,neutral\n");
    workshop.run(&["train", "t.csv", "-o", "m.detente"]).ended(1, &["label", "stance", "--label-column"]);
}

#[test]
fn an_unknown_label_names_its_line() {
    let workshop = Workshop::new();
    workshop.file("t.csv", "text,label\nOui,neutral\nNon,nautral\n");
    let run = workshop.run(&["train", "t.csv", "-o", "m.detente"]);
    run.ended(1, &["t.csv", "line 3", "nautral", "conciliatory, confrontational, neutral", "--neutral"]);
}

#[test]
fn one_label_alone_cannot_be_learnt() {
    let workshop = Workshop::new();
    workshop.file("t.csv", "text,label\nOui,neutral\nNon,neutral\n");
    workshop
        .run(&["train", "t.csv", "-o", "m.detente"])
        .ended(1, &["no row is labelled `conciliatory`", "--poles"]);
    assert_eq!(workshop.names(), ["t.csv"]);
}

#[test]
fn an_empty_table_and_a_ragged_one_are_refused_with_the_place() {
    let workshop = Workshop::new();
    workshop
        .file("empty.csv", "")
        .file("header.csv", "text,label\n")
        .file("ragged.csv", "text,label\na,neutral\nb\n");
    workshop.run(&["train", "empty.csv", "-o", "m.detente"]).ended(1, &["empty.csv"]);
    workshop.run(&["train", "header.csv", "-o", "m.detente"]).ended(1, &["header.csv"]);
    workshop.run(&["train", "ragged.csv", "-o", "m.detente"]).ended(1, &["ragged.csv", "line 3"]);
    workshop.run(&["predict", "ragged.csv"]).ended(1, &["line 3"]);
}

#[test]
fn a_table_in_another_encoding_is_read_and_what_was_assumed_is_said() {
    let workshop = Workshop::new();
    workshop
        .file("t.csv", b"text\nUne d\xe9tente \xe0 l'\xe9t\xe9\n")
        .file("a.txt", b"\xab Nous saluons ce geste \xbb, a d\xe9clar\xe9 L\xe9a Roy.");
    let run = workshop
        .run(&["predict", "t.csv"])
        .ended(0, &["t.csv: not UTF-8; read as windows-1252", "--encoding"]);
    assert!(run.stdout.contains("Une détente à l'été"));
    let run = workshop.run(&["predict", "t.csv", "--encoding", "iso-8859-15"]).ended(0, &["statement"]);
    assert!(!run.stderr.contains("t.csv"), "{}", run.stderr);
    let run = workshop.run(&["score", "a.txt"]).ended(0, &["a.txt: not UTF-8; read as windows-1252"]);
    assert_eq!(run.stderr.matches("a.txt").count(), 1);
    assert!(run.stdout.contains("Léa Roy"));
    workshop.run(&["score", "a.txt", "--encoding", "latin-seven"]).ended(2, &["latin-seven", "windows-1252"]);
}

#[test]
fn too_few_groups_for_the_folds_are_refused() {
    let workshop = Workshop::new();
    workshop.file("t.csv", "text,label\nOui,neutral\nNon,conciliatory\nJamais,confrontational\n");
    workshop.run(&["train", "t.csv", "-o", "m.detente"]).ended(1, &["folds", "3 groups"]);
}

#[test]
fn a_damaged_a_foreign_and_a_newer_model_are_refused_each_in_its_words() {
    let workshop = Workshop::new();
    workshop
        .file("a.txt", ARTICLE)
        .file("t.csv", labelled_table(6))
        .file("foreign.detente", "no model at all, but long enough");
    workshop.run(&["train", "t.csv", "-o", "m.detente"]).ended(0, &["converged"]);
    let good = std::fs::read(workshop.path("m.detente")).unwrap();
    let mut damaged = good.clone();
    damaged[good.len() / 2] ^= 1;
    let mut newer = good.clone();
    newer[8] = 99;
    workshop
        .file("damaged.detente", damaged)
        .file("newer.detente", newer)
        .file("cut.detente", &good[..good.len() - 7]);
    workshop.run(&["score", "a.txt", "-m", "m.detente"]).ended(0, &[]);
    workshop.run(&["score", "a.txt", "-m", "damaged.detente"]).ended(1, &["damaged.detente", "checksum"]);
    workshop.run(&["score", "a.txt", "-m", "cut.detente"]).ended(1, &["damaged"]);
    workshop.run(&["score", "a.txt", "-m", "newer.detente"]).ended(1, &["version 99", "update detente"]);
    workshop.run(&["score", "a.txt", "-m", "foreign.detente"]).ended(1, &["no detente model"]);
    workshop.run(&["score", "a.txt", "-m", "gone.detente"]).ended(1, &["gone.detente"]);
}

#[test]
fn an_output_folder_that_is_not_there_is_named_before_any_work() {
    let workshop = Workshop::new();
    workshop.file("a.txt", ARTICLE).file("t.csv", labelled_table(6));
    workshop.run(&["score", "a.txt", "-o", "no/such/out.csv"]).ended(1, &["no/such/out.csv"]);
    workshop.run(&["train", "t.csv", "-o", "no/such/m.detente"]).ended(1, &["no/such/m.detente"]);
    workshop.file("taken", "a file, no folder");
    workshop.run(&["evaluate", "t.csv", "-o", "taken"]).ended(1, &["taken"]);
}

#[test]
fn wrong_usage_ends_with_status_2() {
    let workshop = Workshop::new();
    workshop.run(&["scores"]).ended(2, &["score"]);
    workshop.run(&["train", "t.csv"]).ended(2, &["--output"]);
}
