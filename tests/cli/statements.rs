//! `detente train`, `predict` and `evaluate` on tables of statements.

use crate::workshop::{ARTICLE, Workshop, labelled_table};

#[test]
fn training_says_what_it_did_and_the_model_labels() {
    let workshop = Workshop::new();
    workshop.file("t.csv", labelled_table(10)).file("a.txt", ARTICLE);
    workshop.run(&["train", "t.csv", "-o", "m.detente"]).ended(
        0,
        &[
            "90 statements in 90 groups",
            "fold 5/5",
            "out of fold",
            "converged",
            "gradient norm",
            "terms",
            "non-zeros",
        ],
    );
    workshop.run(&["score", "a.txt", "-m", "m.detente"]).ended(0, &[]);
    let shown = workshop.run(&["model", "show", "m.detente"]).ended(0, &[]).stdout;
    assert!(shown.contains("30 conciliatory") && shown.contains("takes a stance"), "{shown}");
}

#[test]
fn statements_and_labels_are_found_under_their_usual_names() {
    let workshop = Workshop::new();
    let table = labelled_table(10).replacen("text,", "Citation,", 1).replacen(",label", ",Étiquette", 1);
    workshop.file("t.csv", &table).file("both.csv", "quote,texte\nNon,Nous saluons ce geste de paix\n");
    workshop.run(&["train", "t.csv", "-o", "m.detente"]).ended(0, &["90 statements"]);
    workshop.run(&["check", "t.csv"]).ended(0, &[]);
    let named = workshop.run(&["predict", "both.csv", "--text-column", "texte"]).ended(0, &[]).stdout;
    assert_eq!(workshop.run(&["predict", "both.csv"]).ended(0, &[]).stdout, named);
    let dropped = workshop.run(&["predict", "t.csv", "--drop-text"]).ended(0, &[]).stdout;
    assert!(dropped.contains("Étiquette") && !dropped.contains("Citation"), "{dropped}");
    // A column that is named must be there.
    for flag in ["--text-column", "--context-column", "--label-column", "--group-column"] {
        workshop.run(&["check", "t.csv", flag, "nothing"]).ended(1, &["no column `nothing`", flag]);
    }
}

#[test]
fn predicting_keeps_every_column_and_adds_the_models() {
    let workshop = Workshop::new();
    workshop.file(
        "p.csv",
        "no;1,text,comment\n7,Nous condamnons cette agression,\"a, b\"\n8,La réunion a lieu jeudi,\n",
    );
    let run = workshop.run(&["predict", "p.csv"]).ended(0, &["2 statements labelled"]);
    let mut reader = csv::Reader::from_reader(run.stdout.as_bytes());
    let header: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    assert_eq!(header[..4], ["no;1", "text", "comment", "stance"]);
    assert_eq!(header.last().unwrap(), "model_id");
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!((&rows[0][0], &rows[0][2], &rows[0][3]), ("7", "a, b", "confrontational"));
    assert_eq!(rows.len(), 2);
}

#[test]
fn other_poles_name_other_columns() {
    let workshop = Workshop::new();
    let table = labelled_table(8)
        .replace("conciliatory", "favor")
        .replace("confrontational", "against")
        .replace("neutral", "none");
    workshop.file("t.csv", table).file("p.csv", "text\nNous saluons ce geste\n");
    workshop
        .run(&["train", "t.csv", "-o", "m.detente", "--poles", "favor,against", "--neutral", "none"])
        .ended(0, &[]);
    let run = workshop.run(&["predict", "p.csv", "-m", "m.detente"]).ended(0, &[]);
    assert_eq!(
        run.stdout.lines().next(),
        Some("text,stance,lean,p_favor,p_against,p_none,needs_review,model_id")
    );
}

#[test]
fn two_labels_need_no_gate() {
    let workshop = Workshop::new();
    let table: String = labelled_table(8)
        .lines()
        .filter(|line| !line.contains("neutral"))
        .map(|line| format!("{line}\n"))
        .collect();
    workshop.file("t.csv", table).file("p.csv", "text\nNous saluons ce geste\n");
    workshop.run(&["train", "t.csv", "-o", "m.detente", "--neutral", ""]).ended(0, &[]);
    let run = workshop.run(&["predict", "p.csv", "-m", "m.detente"]).ended(0, &[]);
    let header = run.stdout.lines().next().unwrap();
    assert_eq!(header, "text,stance,lean,p_conciliatory,p_confrontational,needs_review,model_id");
}

#[test]
fn evaluating_a_model_writes_its_tables() {
    let workshop = Workshop::new();
    workshop.file("t.csv", labelled_table(6));
    workshop.run(&["evaluate", "t.csv", "-o", "e"]).ended(0, &["54 rows judged by model", "roc_auc"]);
    let metrics = workshop.read("e/metrics.csv");
    assert!(metrics.starts_with("metric,value,low,high"), "{metrics}");
    for metric in [
        "accuracy",
        "balanced_accuracy",
        "macro_f1",
        "roc_auc",
        "average_precision",
        "log_loss",
        "brier_score",
    ] {
        let lines: Vec<&str> =
            metrics.lines().filter(|line| line.starts_with(&format!("{metric},"))).collect();
        assert!(
            lines.iter().any(|line| line.ends_with("three-way"))
                && lines.iter().any(|line| line.ends_with("two-way")),
            "{metric}: {lines:?}"
        );
    }
    assert!(workshop.read("e/per_class.csv").starts_with("label,precision,recall,f1,support"));
    assert!(
        workshop
            .read("e/confusion_matrix.csv")
            .starts_with("truth,conciliatory,confrontational,neutral\nconciliatory,")
    );
    assert_eq!(workshop.read("e/predictions.csv").lines().count(), 55);
}

#[test]
fn cross_validation_holds_every_row_out_once() {
    let workshop = Workshop::new();
    workshop.file("t.csv", labelled_table(8));
    workshop
        .run(&["evaluate", "t.csv", "--cross-validate", "4", "-o", "e"])
        .ended(0, &["4 models in cross-validation"]);
    let predictions = workshop.read("e/predictions.csv");
    let mut reader = csv::Reader::from_reader(predictions.as_bytes());
    let fold = reader.headers().unwrap().iter().position(|name| name == "fold").unwrap();
    let mut held_out = [0; 4];
    for row in reader.records() {
        held_out[row.unwrap()[fold].parse::<usize>().unwrap() - 1] += 1;
    }
    assert_eq!(held_out, [18; 4]);
}

#[test]
fn a_missed_quality_gate_ends_with_status_3_and_keeps_the_tables() {
    let workshop = Workshop::new();
    workshop.file("t.csv", labelled_table(6));
    let run = workshop.run(&["evaluate", "t.csv", "-o", "e", "--fail-under", "macro_f1=1.01"]);
    run.ended(3, &["quality gate missed: macro_f1"]);
    assert!(workshop.path("e/metrics.csv").exists());
    workshop.run(&["evaluate", "t.csv", "-o", "e", "--fail-under", "macro_f1=0"]).ended(0, &[]);
    workshop
        .run(&["evaluate", "t.csv", "-o", "e", "--fail-under", "beauty=1"])
        .ended(1, &["beauty", "accuracy"]);
}

#[test]
fn a_model_that_is_up_to_date_is_not_made_again() {
    let workshop = Workshop::new();
    workshop.file("t.csv", labelled_table(6));
    let train = ["train", "t.csv", "-o", "m.detente", "--if-changed"];
    workshop.run(&train).ended(0, &["converged"]);
    workshop.run(&train).ended(0, &["up to date"]);
    workshop.file("t.csv", labelled_table(7)).run(&train).ended(0, &["converged"]);
}
