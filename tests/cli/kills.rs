//! `kill -9` at random moments of `train`, `score -o`, `label` and `--resume`: under its final name a file is whole or not there, and no row
//! is lost or doubled.
//!
//! The moments are drawn with a fixed seed from the time that a whole run takes here. `KILLS=50 cargo test --test cli kills` tries more.

#![cfg(unix)]

use crate::long_runs::{articles, start};
use crate::workshop::{Workshop, labelled_table};
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use std::collections::BTreeSet;
use std::io::Write;
use std::process::Child;
use std::time::{Duration, Instant};

/// How many runs are killed in each test.
fn kills() -> u32 {
    std::env::var("KILLS").ok().map_or(8, |kills| kills.parse().expect("KILLS is a number"))
}

/// Moments between nothing and a little more than `whole`.
struct Moments {
    random: ChaCha8Rng,
    whole: Duration,
}

impl Moments {
    /// Moments in the time of a run with `args`, which is made once for that.
    fn of(workshop: &Workshop, args: &[&str], seed: u64) -> Self {
        let begin = Instant::now();
        assert!(start(workshop, args).wait().unwrap().code().is_some());
        Self { random: ChaCha8Rng::seed_from_u64(seed), whole: begin.elapsed() }
    }

    /// Kills `child` at a moment; whether it was still at work.
    fn kill(&mut self, child: &mut Child) -> bool {
        std::thread::sleep(self.whole.mul_f64(self.random.random_range(0.0..1.05)));
        child.kill().unwrap();
        let was_at_work = child.wait().unwrap().code().is_none();
        if !was_at_work {
            // The machine has become faster than it was when the whole run was timed.
            self.whole = self.whole.mul_f64(0.9);
        }
        was_at_work
    }
}

#[test]
fn a_model_is_the_one_before_or_the_new_one() {
    let workshop = Workshop::new();
    workshop.file("t.csv", labelled_table(40));
    let args = ["train", "t.csv", "-o", "m.detente", "--folds", "3"];
    let mut moments = Moments::of(&workshop, &args, 1);
    let new = std::fs::read(workshop.path("m.detente")).unwrap();
    let mut killed = 0;
    while killed < kills() {
        let before = if killed % 2 == 0 { None } else { Some(b"the one before".to_vec()) };
        match &before {
            None => std::fs::remove_file(workshop.path("m.detente")).unwrap_or_default(),
            Some(bytes) => std::fs::write(workshop.path("m.detente"), bytes).unwrap(),
        }
        killed += u32::from(moments.kill(&mut start(&workshop, &args)));
        let after = std::fs::read(workshop.path("m.detente")).ok();
        assert!(after == before || after.as_ref() == Some(&new), "half a model after {killed} kills");
    }
}

#[test]
fn a_table_of_quotes_appears_whole_or_not_at_all() {
    let workshop = Workshop::new();
    workshop.file("in.jsonl", articles(400));
    let args = ["score", "in.jsonl", "-o", "o.csv", "--batch-articles", "10", "--restart"];
    let mut moments = Moments::of(&workshop, &args, 2);
    let whole = workshop.read("o.csv");
    let mut killed = 0;
    while killed < kills() {
        let _ = std::fs::remove_file(workshop.path("o.csv"));
        killed += u32::from(moments.kill(&mut start(&workshop, &args)));
        if workshop.path("o.csv").exists() {
            assert!(workshop.read("o.csv") == whole, "half a table after {killed} kills");
        }
    }
}

#[test]
fn a_run_that_is_resumed_after_every_kill_gives_the_same_table() {
    let workshop = Workshop::new();
    workshop.file("in.jsonl", articles(400));
    let args =
        ["score", "in.jsonl", "-o", "o.csv", "--rejects", "r.csv", "--batch-articles", "10", "--resume"];
    let mut moments = Moments::of(&workshop, &args, 3);
    let whole = (workshop.read("o.csv"), workshop.read("r.csv"));
    let (mut killed, mut finished) = (0, 0);
    let clear = || ["o.csv", "r.csv"].map(|name| std::fs::remove_file(workshop.path(name)).unwrap());
    clear();
    while killed < kills() {
        if moments.kill(&mut start(&workshop, &args)) {
            killed += 1;
        } else {
            assert!((workshop.read("o.csv"), workshop.read("r.csv")) == whole, "after {killed} kills");
            finished += 1;
            clear();
        }
    }
    workshop.run(&args).ended(4, &["rejected"]);
    assert!(
        (workshop.read("o.csv"), workshop.read("r.csv")) == whole,
        "after {killed} kills, {finished} whole runs"
    );
    let left: Vec<String> = workshop.names().into_iter().filter(|name| name.contains(".part")).collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn no_decision_is_lost_or_doubled() {
    let workshop = Workshop::new();
    let statements = 40 * kills() as usize;
    let rows: String =
        (0..statements).map(|at| format!("Nous rejetons la proposition numéro {at}\n")).collect();
    workshop.file("t.csv", format!("text\n{rows}"));
    let args = ["label", "t.csv", "-o", "l.csv", "--annotator", "eli"];
    let mut random = ChaCha8Rng::seed_from_u64(4);
    // The lines that stand whole are those that were confirmed: they stay, and only others follow.
    let mut kept: Vec<String> = Vec::new();
    for _ in 0..kills() {
        let mut child = crate::label::begun(&workshop, &args);
        let mut stdin = child.stdin.take().unwrap();
        // Keys one by one, so that decisions are being written whenever the kill comes.
        let keys = std::thread::spawn(move || (0..30).all(|_| stdin.write_all(b"2\n").is_ok()));
        std::thread::sleep(Duration::from_micros(random.random_range(0..400_000)));
        child.kill().unwrap();
        child.wait().unwrap();
        let _ = keys.join();
        let log = std::fs::read_to_string(workshop.path("l.csv")).unwrap_or_default();
        let lines: Vec<String> =
            log.split_inclusive('\n').filter(|line| line.ends_with('\n')).map(str::to_owned).collect();
        assert!(lines.starts_with(&kept), "a decision was lost");
        kept = lines;
    }
    workshop.run_with_stdin(&args, &"2\n".repeat(statements)).ended(0, &["every statement has its label"]);
    let log = workshop.read("l.csv");
    let decided: Vec<&str> = log.lines().skip(1).map(|line| line.split(',').next().unwrap()).collect();
    assert_eq!(decided.len(), statements, "a decision was doubled or lost");
    assert_eq!(decided.iter().collect::<BTreeSet<_>>().len(), statements);
}
