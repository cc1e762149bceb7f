//! `detente explain`, and the explanations of `score` and `predict`.

use crate::workshop::{ARTICLE, Workshop};
use serde_json::Value;

fn lines(stdout: &str) -> Vec<Value> {
    stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn the_contributions_of_a_statement_add_up_to_its_log_odds() {
    let workshop = Workshop::new();
    let context = "Lundi, Kiev dénonce « une agression barbare », selon l’agence.";
    let args = ["explain", "une agression barbare", "--context", context, "-f", "jsonl"];
    let object = lines(&workshop.run(&args).ended(0, &[]).stdout).remove(0);
    assert_eq!(object["context"], context.replace("une agression barbare", "⟨Q⟩"));
    let parts = object["contributions"].as_array().unwrap();
    for question in ["lean", "gate"] {
        let sum: f64 = parts.iter().map(|part| part[question].as_f64().unwrap()).sum();
        let log_odds = object[format!("{question}_log_odds")].as_f64().unwrap();
        assert!((sum - log_odds).abs() < 1e-9, "{sum} {log_odds}");
    }
    let (lean, gate) = (object["lean_log_odds"].as_f64().unwrap(), object["gate_log_odds"].as_f64().unwrap());
    let odds = |log_odds: f64| 1.0 / (1.0 + (-log_odds).exp());
    let expected = odds(lean) * odds(gate);
    assert!((object["p_confrontational"].as_f64().unwrap() - expected).abs() < 1e-9);
    assert!(parts.iter().any(|part| part["name"] == "dénonce" && part["field"] == "before"), "{parts:?}");
}

#[test]
fn statements_come_from_standard_input_one_a_line() {
    let workshop = Workshop::new();
    let stdin = "Nous saluons ce geste\r\n\n  Ils ont menti  \n";
    let run = workshop.run_with_stdin(&["explain", "-f", "jsonl"], stdin).ended(0, &[]);
    let texts: Vec<Value> = lines(&run.stdout).into_iter().map(|object| object["text"].clone()).collect();
    assert_eq!(texts, ["Nous saluons ce geste", "Ils ont menti"]);
    workshop.run_with_stdin(&["explain"], "\n").ended(1, &["no statement to explain", "one a line"]);
}

#[test]
fn colours_follow_the_terminal_and_the_user() {
    let workshop = Workshop::new();
    let explain = ["explain", "Nous condamnons cette agression"];
    let plain = workshop.run(&explain).ended(0, &[]).stdout;
    assert!(
        plain.contains("agression") && plain.contains("= log-odds") && !plain.contains('\x1b'),
        "{plain}"
    );
    let always = workshop.run(&[&explain[..], &["--color", "always"]].concat()).stdout;
    assert!(always.contains("\x1b[31m"), "{always}");
    for (name, value, is_coloured) in [("CLICOLOR_FORCE", "1", true), ("NO_COLOR", "1", false)] {
        let output = workshop.command(&explain).env(name, value).output().unwrap();
        assert_eq!(output.stdout.contains(&0x1b), is_coloured, "{name}");
    }
}

#[test]
fn a_page_escapes_what_it_is_given() {
    let workshop = Workshop::new();
    let text = "<script>alert('agression')</script>";
    workshop.run(&["explain", text, "-o", "why.html"]).ended(0, &[]);
    let page = workshop.read("why.html");
    assert!(page.starts_with("<!DOCTYPE html>") && !page.contains("<script"), "{page}");
    assert!(page.contains("&lt;script&gt;"), "{page}");
}

#[test]
fn scoring_and_predicting_add_the_strongest_parts_as_the_last_column() {
    let workshop = Workshop::new();
    workshop.file("a.txt", ARTICLE).file("p.csv", "text\nC'est une agression inadmissible\nSoit\n");
    let plain = workshop.run(&["score", "a.txt"]).ended(0, &[]).stdout;
    let run = workshop.run(&["score", "a.txt", "--explain", "3"]).ended(0, &[]);
    let mut reader = csv::Reader::from_reader(run.stdout.as_bytes());
    assert_eq!(reader.headers().unwrap().iter().next_back(), Some("explanation"));
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let explanation = rows[1].iter().next_back().unwrap();
    assert_eq!(explanation.matches(" · ").count(), 2, "{explanation}");
    assert!(explanation.contains("agression"), "{explanation}");
    for (before, after) in plain.lines().zip(run.stdout.lines()) {
        assert!(after.starts_with(before), "the other columns stay as they are");
    }

    let run = workshop.run(&["predict", "p.csv", "--explain", "2", "-f", "jsonl"]).ended(0, &[]);
    let object = lines(&run.stdout).remove(0);
    let list = object["explanation"].as_array().unwrap();
    assert_eq!(list.len(), 2);
    assert!(list[0]["contribution"].as_f64() >= list[1]["contribution"].as_f64());
    let run = workshop.run(&["predict", "p.csv", "--explain", "2", "--drop-text"]).ended(0, &[]);
    assert!(!run.stdout.contains("explanation") && !run.stdout.contains("agression"), "{}", run.stdout);
}
