//! `detente label`: a reader at the keys, who stops, comes back, errs, and is killed.

// clippy.toml's exception for tests does not reach the functions that tests share.
#![allow(clippy::unwrap_used)]

use crate::workshop::{Workshop, labelled_table};
use detente::features::Statement;
use detente::labelling::{Action, LogEntry, Share, StatementKey, read_log};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const TABLE: &str = "text,context,who
Nous saluons ce geste,\"« ⟨Q⟩ », a déclaré la présidente.\",Ada
Ils ont menti,\"« ⟨Q⟩ », accuse le général.\",Bob
Le sommet aura lieu jeudi,,Carl
Cette agression sera punie,,Dora
Nous proposons une trêve,,Emil
";

/// A table of `n` different statements.
fn many(n: usize) -> String {
    (0..n)
        .fold("text\n".to_owned(), |table, at| table + &format!("Nous rejetons la proposition numéro {at}\n"))
}

/// The labels that hold, by key, with the number of label lines each took.
fn labels(workshop: &Workshop, name: &str) -> BTreeMap<StatementKey, (String, usize)> {
    let mut labels: BTreeMap<_, (String, usize)> = BTreeMap::new();
    for entry in read_log(&workshop.path(name)).unwrap() {
        if entry.action == Action::Label {
            let held = labels.entry(entry.key).or_default();
            *held = (entry.label, held.1 + 1);
        }
    }
    labels
}

fn key(text: &str, context: &str) -> StatementKey {
    StatementKey::of(&Statement::in_context(text, context))
}

/// The program under way, with its keys in our hands.
pub(crate) fn begun(workshop: &Workshop, args: &[&str]) -> Child {
    Command::new(assert_cmd::cargo::cargo_bin!("detente"))
        .args(args)
        .current_dir(workshop.path("."))
        .stdin(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Waits until the file has `lines` lines.
fn wait_for_lines(workshop: &Workshop, name: &str, lines: usize) {
    let start = Instant::now();
    while std::fs::read_to_string(workshop.path(name)).unwrap_or_default().lines().count() < lines {
        assert!(start.elapsed() < Duration::from_secs(60), "{lines} lines never came");
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn a_key_a_line_labels_every_statement_and_says_how_often_the_model_agreed() {
    let workshop = Workshop::new();
    workshop.file("t.csv", TABLE);
    let args =
        ["label", "t.csv", "-o", "l.csv", "--random-share", "1", "--annotator", "eli", "--show", "who"];
    let run = workshop.run_with_stdin(&args, "1\n2\nneutral\nc un doute\n1\n3\n").ended(
        0,
        &[
            "5 statements, 0 decided, 5 to go",
            "« Nous saluons ce geste », a déclaré la présidente.",
            "who: Dora",
            "[1] conciliatory  [2] confrontational  [3] neutral  [u] undo  [s] skip  [c] comment  [q] quit",
            "every statement has its label",
            "random share",
            "of 5",
            "unbiased; 95 % interval (Wilson)",
        ],
    );
    assert_eq!(run.stdout, "");
    let entries = read_log(&workshop.path("l.csv")).unwrap();
    assert_eq!(entries.len(), 6);
    assert_eq!(entries.iter().filter(|entry| entry.comment == "un doute").count(), 1);
    for entry in entries {
        assert_eq!(
            (entry.annotator.as_str(), entry.random, entry.model_id.len()),
            ("eli", Share::Random, 12)
        );
        assert!(entry.timestamp.ends_with('Z') && entry.timestamp.len() == 20);
    }
    let report =
        workshop.run(&["label", "t.csv", "-o", "l.csv", "--random-share", "1", "--report"]).ended(0, &[]);
    assert!(report.stdout.contains("of 5") && report.stdout.contains("unbiased"), "{}", report.stdout);
}

#[test]
fn the_order_is_by_sureness_and_the_random_share_is_the_same_whatever_the_model() {
    let workshop = Workshop::new();
    workshop.file("t.csv", labelled_table(9)).file("train.csv", labelled_table(6));
    workshop.run(&["train", "train.csv", "-o", "m.detente"]).ended(0, &[]);
    let keys = "3\n".repeat(90);
    workshop
        .run_with_stdin(&["label", "t.csv", "-o", "l.csv"], &keys)
        .ended(0, &["every statement has its label"]);
    workshop.run_with_stdin(&["label", "t.csv", "-o", "o.csv", "-m", "m.detente"], &keys).ended(0, &[]);

    let predicted = workshop.run(&["predict", "t.csv"]).ended(0, &[]).stdout;
    let mut reader = csv::Reader::from_reader(predicted.as_bytes());
    let header = reader.headers().unwrap().clone();
    let column = |name: &str| header.iter().position(|other| other == name).unwrap();
    let sureness: BTreeMap<StatementKey, f64> = reader
        .records()
        .map(|row| {
            let row = row.unwrap();
            let p = |name: &str| row[column(name)].parse::<f64>().unwrap();
            let sure = p("p_conciliatory").max(p("p_confrontational")).max(p("p_neutral"));
            (key(&row[column("text")], &row[column("context")]), sure)
        })
        .collect();

    let entries = read_log(&workshop.path("l.csv")).unwrap();
    let shown = |share| {
        let of = entries.iter().filter(move |entry| entry.random == share);
        of.map(|entry| sureness[&entry.key]).collect::<Vec<_>>()
    };
    assert_eq!(entries.len(), 81);
    assert!(shown(Share::Chosen).windows(2).all(|pair| pair[0] <= pair[1] + 1e-6));
    assert!((6..30).contains(&shown(Share::Random).len()));
    let random = |name: &str| -> Vec<StatementKey> {
        let entries: Vec<LogEntry> = read_log(&workshop.path(name)).unwrap();
        entries.into_iter().filter(|entry| entry.random == Share::Random).map(|entry| entry.key).collect()
    };
    assert_eq!(random("l.csv"), random("o.csv"));
}

#[test]
fn undo_takes_the_last_decision_back_also_one_of_an_earlier_run() {
    let workshop = Workshop::new();
    workshop.file("t.csv", TABLE);
    let label = ["label", "t.csv", "-o", "l.csv"];
    workshop.run_with_stdin(&label, "u\n1\n2\nu\n3\n").ended(0, &["nothing to undo"]);
    let before = labels(&workshop, "l.csv");
    assert_eq!(before.values().filter(|(label, n)| label == "neutral" && *n == 2).count(), 1);
    // Both decisions of the first run are undone in the second and made anew.
    workshop.run_with_stdin(&label, "u\nu\n3\n3\nq\n").ended(0, &["2 decided, 3 to go", "5 to go"]);
    let after = labels(&workshop, "l.csv");
    assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
    assert!(after.values().all(|(label, _)| label == "neutral"));
}

#[test]
fn a_skipped_statement_comes_back_only_when_asked_for() {
    let workshop = Workshop::new();
    workshop.file("t.csv", TABLE);
    let label = ["label", "t.csv", "-o", "l.csv"];
    workshop.run_with_stdin(&label, "s\n1\n1\n1\n1\n").ended(0, &["nothing left but 1 skipped"]);
    workshop.run_with_stdin(&label, "2\n").ended(0, &["5 decided, 0 to go"]);
    assert_eq!(labels(&workshop, "l.csv").len(), 4);
    workshop.run_with_stdin(&["label", "t.csv", "-o", "l.csv", "--skipped"], "2\n").ended(0, &["1 to go"]);
    assert_eq!(labels(&workshop, "l.csv").len(), 5);
}

#[test]
fn an_unknown_key_decides_nothing() {
    let workshop = Workshop::new();
    workshop.file("t.csv", TABLE);
    workshop
        .run_with_stdin(&["label", "t.csv", "-o", "l.csv"], "x\n4\n12\n\n1\n")
        .ended(0, &["`x` is no key; the keys are [1] conciliatory", "`4` is no key", "`12` is no key"]);
    assert_eq!(read_log(&workshop.path("l.csv")).unwrap().len(), 1);
}

#[test]
fn a_table_without_the_column_is_named_with_its_columns() {
    let workshop = Workshop::new();
    workshop.file("t.csv", "slogan,who\nNous saluons ce geste,Ada\n");
    workshop
        .run_with_stdin(&["label", "t.csv"], "1\n")
        .ended(1, &["t.csv", "`text`", "`slogan`, `who`", "--text-column"]);
    workshop
        .run_with_stdin(&["label", "t.csv", "--text-column", "slogan", "--show", "when"], "1\n")
        .ended(1, &["`when`", "--show"]);
    assert_eq!(workshop.names(), ["t.csv"]);
    workshop
        .run_with_stdin(&["label", "t.csv", "--text-column", "slogan"], "1\n")
        .ended(0, &["t.labels.csv"]);
    workshop.run_with_stdin(&["label", "-"], "text\na\n").ended(1, &["standard input"]);
}

#[test]
fn a_second_writer_is_refused_while_the_first_is_at_work() {
    let workshop = Workshop::new();
    workshop.file("t.csv", TABLE);
    let mut first = begun(&workshop, &["label", "t.csv", "-o", "l.csv"]);
    wait_for_lines(&workshop, "l.csv", 1);
    workshop
        .run_with_stdin(&["label", "t.csv", "-o", "l.csv"], "1\n")
        .ended(1, &["l.csv", "another process is writing it"]);
    drop(first.stdin.take());
    assert!(first.wait().unwrap().success());
    workshop.run_with_stdin(&["label", "t.csv", "-o", "l.csv"], "1\n").ended(0, &["5 to go"]);
}

#[test]
fn a_killed_run_goes_on_without_a_lost_or_doubled_decision() {
    let workshop = Workshop::new();
    workshop.file("t.csv", many(200));
    let args = ["label", "t.csv", "-o", "l.csv", "--annotator", "eli"];
    let mut confirmed = 1;
    for round in 1..=4 {
        let mut child = begun(&workshop, &args);
        let mut stdin = child.stdin.take().unwrap();
        // Killed in the middle of its work, at whatever line, at whatever byte it is just then; it never has keys enough to come to
        // an end, however late the kill comes.
        stdin.write_all("2\n".repeat(15 * round).as_bytes()).unwrap();
        wait_for_lines(&workshop, "l.csv", confirmed + 10 * round);
        child.kill().unwrap();
        child.wait().unwrap();
        let after = workshop.read("l.csv");
        assert!(after.lines().count() > confirmed, "decisions were lost");
        confirmed = after.lines().count();
        if round % 2 == 0 {
            // And as if the system had stopped in the middle of the last line.
            workshop.file("l.csv", &after[..after.len() - 30]);
            confirmed -= 1;
        }
    }
    let kept: Vec<String> = workshop.read("l.csv").lines().take(confirmed).map(str::to_owned).collect();
    let rest = "2\n".repeat(200);
    workshop
        .run_with_stdin(&args, &rest)
        .ended(0, &["the last line was cut", "every statement has its label"]);
    let whole = workshop.read("l.csv");
    assert_eq!(whole.lines().take(confirmed).collect::<Vec<_>>(), kept);
    let labels = labels(&workshop, "l.csv");
    assert_eq!(labels.len(), 200);
    assert!(labels.values().all(|(_, n)| *n == 1), "a decision was doubled");
}

#[test]
fn decisions_under_another_share_seed_or_label_set_are_not_mixed() {
    let workshop = Workshop::new();
    workshop.file("t.csv", many(20));
    let keys = "1\n".repeat(20);
    workshop.run_with_stdin(&["label", "t.csv", "-o", "l.csv"], &keys).ended(0, &[]);
    for other in [["--seed", "9"], ["--random-share", "0.9"]] {
        let mut args = vec!["label", "t.csv", "-o", "l.csv"];
        args.extend(other);
        workshop.run_with_stdin(&args, "1\n").ended(1, &["begun with another --seed or --random-share"]);
    }
    workshop
        .run_with_stdin(&["label", "t.csv", "-o", "l.csv", "--poles", "pour,contre"], "1\n")
        .ended(1, &["label `conciliatory`", "expected one of pour, contre"]);
    workshop
        .run_with_stdin(&["label", "t.csv", "-o", "x.csv", "--random-share", "2"], "1\n")
        .ended(1, &["--random-share is 2"]);
    workshop.run_with_stdin(&["label", "t.csv", "-o", "t.csv"], "1\n").ended(1, &["no file of decisions"]);
    assert_eq!(workshop.read("t.csv"), many(20));
}

#[test]
fn labels_of_ones_own_need_no_model_and_have_their_first_letters() {
    let workshop = Workshop::new();
    workshop.file("t.csv", TABLE);
    let args = ["label", "t.csv", "-o", "l.csv", "--poles", "for,against", "--neutral", "none"];
    workshop
        .run_with_stdin(&args, "f\na\nn\nF\n3\n")
        .ended(0, &["[f] for  [a] against  [n] none", "no decision under a model yet"]);
    let given: BTreeSet<String> = labels(&workshop, "l.csv").into_values().map(|(label, _)| label).collect();
    assert_eq!(given, BTreeSet::from(["against".into(), "for".into(), "none".into()]));
}

#[test]
fn the_export_joins_decisions_to_columns_and_trains() {
    let workshop = Workshop::new();
    let table: String =
        labelled_table(6).lines().map(|line| line.replace(",label,", ",old,") + "\n").collect();
    workshop.file("t.csv", &table);
    let label = ["label", "t.csv", "-o", "l.csv", "--random-share", "0.4"];
    workshop.run_with_stdin(&label, &format!("c =1+1\n{}", "1\n2\n3\n".repeat(18))).ended(0, &[]);
    workshop.run(&["label", "export", "t.csv", "l.csv", "-o", "all.csv"]).ended(0, &["54 of 54 rows"]);
    let all = workshop.read("all.csv");
    assert!(all.starts_with(
        "text,context,old,group_id,label,label_random,label_comment,label_annotator,label_time\n"
    ));
    let mut rows = 1;
    for part in ["random", "chosen"] {
        let out = format!("{part}.csv");
        workshop
            .run(&["label", "export", "t.csv", "l.csv", "--part", part, "-o", &out])
            .ended(0, &["of 54 rows"]);
        rows += workshop.read(&out).lines().count() - 1;
    }
    assert_eq!(rows, all.lines().count());
    workshop.run(&["train", "all.csv", "-o", "m.detente"]).ended(0, &["54 statements", "converged"]);

    workshop.file("base.csv", "label,extra,text\nneutral,x,Le pont est ouvert\n");
    workshop
        .run(&["label", "export", "t.csv", "l.csv", "--onto", "base.csv", "-o", "more.csv"])
        .ended(0, &["54 of 54 rows written below those of base.csv"]);
    let more = workshop.read("more.csv");
    assert!(more.starts_with("label,extra,text\nneutral,x,Le pont est ouvert\n"), "{more}");
    assert!(more.lines().skip(2).all(|line| line.contains(",,")), "{more}");
    assert_eq!(more.lines().count(), 56);

    workshop.file("u.csv", labelled_table(6));
    workshop
        .run(&["label", "export", "u.csv", "l.csv"])
        .ended(1, &["a column `label` already", "--label-column"]);
    workshop.run(&["label", "export", "u.csv", "l.csv", "--label-column", "mine"]).ended(0, &[]);
    workshop.file("v.csv", "text\nAutre chose\n");
    workshop.run(&["label", "export", "v.csv", "l.csv"]).ended(1, &["no statement of v.csv is labelled"]);
}
