//! The same input gives the same bits, whatever the threads.

use crate::workshop::{ARTICLE, Workshop, labelled_table};
use std::path::Path;

/// The training table of the default model and what trains on it.
fn default_table() -> String {
    std::fs::canonicalize("data/statements.csv").unwrap().display().to_string()
}

#[test]
fn a_model_is_the_same_at_any_number_of_threads_and_on_every_run() {
    let workshop = Workshop::new();
    // Enough real rows for several blocks of every parallel sum.
    let table = std::fs::read_to_string("data/statements.csv").unwrap();
    let mut rows = csv::Reader::from_reader(table.as_bytes());
    let mut part = csv::Writer::from_writer(Vec::new());
    part.write_record(rows.headers().unwrap()).unwrap();
    for record in rows.records().step_by(4) {
        part.write_record(&record.unwrap()).unwrap();
    }
    workshop.file("t.csv", part.into_inner().unwrap());
    let model = |threads: &str, name: &str| {
        workshop
            .run(&["train", "t.csv", "-o", name, "-j", threads, "--lambda", "1e-3", "--folds", "3"])
            .ended(0, &[]);
        std::fs::read(workshop.path(name)).unwrap()
    };
    let one = model("1", "one.detente");
    assert!(one == model("2", "two.detente"), "1 and 2 threads give different models");
    assert!(one == model("3", "three.detente"), "1 and 3 threads give different models");
    assert!(one == model("2", "again.detente"), "two runs give different models");
}

#[test]
fn the_committed_default_model_is_what_its_data_make() {
    let workshop = Workshop::new();
    workshop.run(&["train", &default_table(), "-o", "stance.detente"]).ended(0, &["converged"]);
    let made = std::fs::read(workshop.path("stance.detente")).unwrap();
    let committed = std::fs::read(Path::new("models/stance.detente")).unwrap();
    assert!(made == committed, "models/stance.detente is out of date: run `make model` and commit it");
}

#[test]
fn scores_are_the_same_at_any_number_of_threads_and_however_the_input_is_cut() {
    let workshop = Workshop::new();
    let mut all = String::new();
    for article in 0..60 {
        let line = serde_json::json!({ "id": article, "text": format!("{article}. {ARTICLE}") }).to_string();
        workshop.file(&format!("parts/{article:03}.jsonl"), &line);
        all.push_str(&line);
        all.push('\n');
    }
    workshop.file("all.jsonl", all);
    let expected = workshop.run(&["score", "all.jsonl", "-j", "1"]).ended(0, &[]).stdout;
    for threads in ["2", "3", "8"] {
        assert_eq!(workshop.run(&["score", "all.jsonl", "-j", threads]).ended(0, &[]).stdout, expected);
    }
    assert_eq!(workshop.run(&["score", "parts"]).ended(0, &[]).stdout, expected);
}

#[test]
fn every_table_of_an_evaluation_and_its_report_are_the_same_at_any_number_of_threads() {
    let workshop = Workshop::new();
    workshop.file("t.csv", labelled_table(30));
    let evaluated = |threads: &str| {
        workshop.run(&["evaluate", "t.csv", "--cross-validate", "3", "-o", "e", "-j", threads]).ended(0, &[]);
        let entries = std::fs::read_dir(workshop.path("e")).unwrap();
        let mut files: Vec<(String, Vec<u8>)> = entries
            .map(|entry| entry.unwrap())
            .map(|entry| (entry.file_name().into_string().unwrap(), std::fs::read(entry.path()).unwrap()))
            .collect();
        files.sort();
        std::fs::remove_dir_all(workshop.path("e")).unwrap();
        files
    };
    let expected = evaluated("1");
    assert!(expected.iter().any(|(name, _)| name == "report.html"));
    for threads in ["2", "5", "8"] {
        for (now, then) in evaluated(threads).iter().zip(&expected) {
            // The report tells the command that made it, with its threads.
            let told =
                |bytes: &[u8]| String::from_utf8_lossy(bytes).replace(&format!("-j {threads}"), "-j 1");
            assert_eq!((&now.0, told(&now.1)), (&then.0, told(&then.1)), "{threads} threads");
        }
    }
}
