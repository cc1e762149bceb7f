//! Runs that are interrupted and gone on with, and the list of what could not be read.

use crate::workshop::{ARTICLE, Workshop};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Articles, with a line that cannot be read among each twenty.
pub(crate) fn articles(count: usize) -> String {
    let line = |number: usize| match number % 20 {
        7 => "{\"text\": 3}\n".to_owned(),
        _ => format!("{}\n", serde_json::json!({ "id": number, "text": format!("{number}. {ARTICLE}") })),
    };
    (0..count).map(line).collect()
}

const SCORE: [&str; 7] =
    ["score", "in.jsonl", "-o", "out.csv", "--rejects", "rejects.csv", "--batch-articles"];

/// The program under way.
pub(crate) fn start(workshop: &Workshop, args: &[&str]) -> Child {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin("detente"));
    command.current_dir(workshop.path("")).args(args).args(["-j", "1"]);
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("DETENTE_")) {
        command.env_remove(name);
    }
    command.env_remove("LC_ALL").env_remove("LC_MESSAGES").env("LANG", "C");
    command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
}

/// Waits until the journal has grown by `bytes`, or the run is over.
fn wait_for_journal(workshop: &Workshop, child: &mut Child, bytes: u64) {
    let length =
        || std::fs::metadata(workshop.path("out.csv.part.journal")).map_or(0, |metadata| metadata.len());
    let (before, start) = (length(), Instant::now());
    while length() < before + bytes && child.try_wait().unwrap().is_none() {
        assert!(start.elapsed() < Duration::from_secs(60), "the run does not get on");
        std::thread::sleep(Duration::from_millis(1));
    }
}

/// What an uninterrupted run writes.
fn expected(workshop: &Workshop) -> (String, String) {
    workshop
        .run(&["score", "in.jsonl", "-o", "expected.csv", "--rejects", "expected_rejects.csv"])
        .ended(4, &["rejected"]);
    (workshop.read("expected.csv"), workshop.read("expected_rejects.csv"))
}

#[test]
fn no_row_is_lost_or_doubled_by_kills_at_any_moment() {
    let workshop = Workshop::new();
    workshop.file("in.jsonl", articles(600));
    let expected = expected(&workshop);
    let args = [&SCORE[..], &["10", "--resume"]].concat();
    let mut kills = 0_u64;
    loop {
        let mut child = start(&workshop, &args);
        // From one line of the journal to many, and now and then a little later, in the middle of a batch.
        wait_for_journal(&workshop, &mut child, 1 + 150 * (kills % 8));
        std::thread::sleep(Duration::from_micros(700 * (kills % 5)));
        child.kill().unwrap();
        let status = child.wait().unwrap();
        if status.code().is_some() {
            break;
        }
        kills += 1;
        assert!(kills < 500, "the run does not get on");
    }
    assert!(kills >= 3, "only {kills} kills");
    assert_eq!((workshop.read("out.csv"), workshop.read("rejects.csv")), expected);
    let left: Vec<String> = workshop.names().into_iter().filter(|name| name.contains(".part")).collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn no_predicted_row_is_lost_or_doubled_by_kills_at_any_moment() {
    let workshop = Workshop::new();
    let rows = |from: usize, to: usize| -> String {
        (from..to).map(|row| format!("{row},\"Nous saluons ce geste, dit le n° {row}\"\n")).collect()
    };
    workshop.file("a.csv", format!("id,text\n{}", rows(0, 700)));
    workshop.file("b.csv", format!("id,text\n{}", rows(700, 1200)));
    let predict = ["predict", "a.csv", "b.csv", "--explain", "2", "-o"];
    workshop.run(&[&predict[..], &["expected.csv"]].concat()).ended(0, &["1200 statements labelled"]);
    let args = [&predict[..], &["out.csv", "--batch-rows", "10", "--resume"]].concat();
    let mut kills = 0_u64;
    loop {
        let mut child = start(&workshop, &args);
        wait_for_journal(&workshop, &mut child, 1 + 300 * (kills % 9));
        std::thread::sleep(Duration::from_micros(700 * (kills % 5)));
        child.kill().unwrap();
        if child.wait().unwrap().code().is_some() {
            break;
        }
        kills += 1;
        if kills == 2 {
            workshop.run(&args[..args.len() - 1]).ended(1, &["an interrupted run has left", "--resume"]);
            workshop.run(&[&args[..], &["--prior", "equal"]].concat()).ended(1, &["other flags"]);
        }
        assert!(kills < 500, "the run does not get on");
    }
    assert!(kills >= 3, "only {kills} kills");
    assert_eq!(workshop.read("out.csv"), workshop.read("expected.csv"));
    assert_eq!(workshop.names(), ["a.csv", "b.csv", "expected.csv", "out.csv"]);
}

#[test]
fn a_prediction_does_not_go_on_with_other_tables() {
    let workshop = Workshop::new();
    let table = |word: &str| format!("text\n{}", format!("Nous saluons {word}\n").repeat(2000));
    workshop.file("a.csv", table("ce geste"));
    let args = ["predict", "a.csv", "-o", "out.csv", "--batch-rows", "10"];
    let mut child = start(&workshop, &args);
    wait_for_journal(&workshop, &mut child, 300);
    child.kill().unwrap();
    assert!(child.wait().unwrap().code().is_none(), "the run was too fast to be killed");
    let resume = [&args[..], &["--resume"]].concat();
    workshop.file("a.csv", table("cet accord"));
    workshop.run(&resume).ended(1, &["the tables have changed", "--restart"]);
    workshop.file("a.csv", "text\nSoit\n");
    workshop.run(&resume).ended(1, &["have become shorter", "--restart"]);
    workshop.run(&[&args[..], &["--restart"]].concat()).ended(0, &["1 statement labelled"]);
}

#[cfg(unix)]
#[test]
fn a_signal_ends_a_run_cleanly_and_says_how_to_go_on() {
    let workshop = Workshop::new();
    workshop.file("in.jsonl", articles(600));
    let expected = expected(&workshop);
    for signal in ["-INT", "-TERM"] {
        let mut child = start(&workshop, &[&SCORE[..], &["10"]].concat());
        wait_for_journal(&workshop, &mut child, 300);
        Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap();
        let output = child.wait_with_output().unwrap();
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(130), "{stderr}");
        assert!(
            stderr.contains("are done and kept in out.csv.part") && stderr.contains("--resume"),
            "{stderr}"
        );
        assert!(!workshop.path("out.csv").exists());

        let again = [&SCORE[..], &["10"]].concat();
        workshop.run(&again).ended(1, &["an interrupted run has left", "--resume", "--restart"]);
        workshop
            .run(&[&again[..], &["--resume", "--keep-other"]].concat())
            .ended(1, &["other flags", "--restart"]);
        workshop.run(&[&again[..], &["--resume", "-j", "3"]].concat()).ended(4, &["30 inputs rejected"]);
        assert_eq!((workshop.read("out.csv"), workshop.read("rejects.csv")), expected);
        std::fs::remove_file(workshop.path("out.csv")).unwrap();
    }
}

#[test]
fn a_run_does_not_go_on_with_other_inputs() {
    let workshop = Workshop::new();
    workshop.file("in.jsonl", articles(600));
    let args = [&SCORE[..], &["10"]].concat();
    let mut child = start(&workshop, &args);
    wait_for_journal(&workshop, &mut child, 300);
    child.kill().unwrap();
    child.wait().unwrap();
    let resume = [&args[..], &["--resume"]].concat();
    workshop.file("in.jsonl", articles(600).replacen("0. Le sommet", "0. La rencontre", 1));
    workshop.run(&resume).ended(1, &["the inputs have changed", "--restart"]);
    workshop.file("in.jsonl", articles(1));
    workshop.run(&resume).ended(1, &["have become shorter", "--restart"]);
    workshop.run(&[&args[..], &["--restart"]].concat()).ended(0, &["2 quotes in 1 article"]);
}

#[test]
fn without_an_interrupted_run_resume_starts_at_the_beginning() {
    let workshop = Workshop::new();
    workshop.file("a.txt", ARTICLE);
    let piped = workshop.run(&["score", "a.txt"]).stdout;
    workshop.run(&["score", "a.txt", "-o", "o.csv", "--resume"]).ended(0, &["2 quotes in 1 article"]);
    assert_eq!(workshop.read("o.csv"), piped);
    workshop.run(&["score", "a.txt", "-o", "o.xlsx", "--resume"]).ended(1, &["in one piece", "jsonl"]);
    assert_eq!(workshop.names(), ["a.txt", "o.csv"]);
}

#[test]
fn many_rejects_of_one_file_are_shortened_and_listed_whole() {
    let workshop = Workshop::new();
    workshop.file("bad.csv", format!("id,text\n{}", "ragged\n".repeat(12))).file("a.txt", ARTICLE);
    let run = workshop.run(&["score", "bad.csv", "a.txt", "--rejects", "r.csv"]).ended(
        4,
        &[
            "bad.csv: line 6",
            "bad.csv: 7 more like these",
            "12 inputs rejected, the first of each file named above",
        ],
    );
    assert!(!run.stderr.contains("line 7"), "{}", run.stderr);
    let list = workshop.read("r.csv");
    assert_eq!(list.lines().count(), 13);
    assert!(list.starts_with("input,line,reason\nbad.csv,2,bad.csv: line 2: found 1 field"), "{list}");
    let run = workshop
        .run(&["score", "bad.csv", "a.txt"])
        .ended(4, &["7 more like these; --rejects FILE lists them all"]);
    assert_eq!(run.stderr.matches("bad.csv: line").count(), 5);
}
