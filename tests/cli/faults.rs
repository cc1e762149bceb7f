//! What the world around a run can do to it: full disks, folders without rights, files that go away, signals, an environment with nothing
//! in it. Each time a message with the file, the reason and a way out, the documented status, and nothing half-written under a final name.

#![cfg(unix)]
#![allow(clippy::print_stdout, reason = "a test that is skipped says so")]

use crate::long_runs::start;
use crate::workshop::{ARTICLE, Run, Workshop, labelled_table};
use detente::labelling::{LogEntry, read_log};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Articles as JSON Lines.
fn articles(count: usize) -> String {
    let line =
        |id: usize| serde_json::json!({ "id": id, "text": format!("{id}. {ARTICLE}") }).to_string() + "\n";
    (0..count).map(line).collect()
}

/// What a full disk must be told with, once.
fn assert_full(run: &Run, file: &str) {
    let told = format!("{file}: cannot write: no space is left on the disk; free some");
    assert_eq!(run.stderr.matches(&told).count(), 1, "{}", run.stderr);
    assert_eq!(run.stderr.to_lowercase().matches("no space").count(), 1, "{}", run.stderr);
    assert_eq!(run.status, 1, "{}", run.stderr);
}

/// A file system in memory, mounted below a workshop for as long as this lives.
struct Disk(PathBuf);

impl Disk {
    /// `None`, with a word, where mounting is not permitted.
    fn mount(at: PathBuf, options: &str) -> Option<Self> {
        std::fs::create_dir_all(&at).unwrap();
        let mount = Command::new("mount").args(["-t", "tmpfs", "-o", options, "tmpfs"]).arg(&at).output();
        if mount.is_ok_and(|mount| mount.status.success()) {
            return Some(Self(at));
        }
        println!("skipped: no file system can be mounted here");
        None
    }

    fn again(&self, options: &str) {
        let options = format!("remount,{options}");
        assert!(Command::new("mount").args(["-o", &options]).arg(&self.0).status().unwrap().success());
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

#[test]
fn a_device_that_is_full_is_named_with_the_way_out() {
    let workshop = Workshop::new();
    workshop.file("in.jsonl", articles(3)).file("t.csv", labelled_table(6));
    if !Path::new("/dev/full").exists() {
        return println!("skipped: there is no /dev/full");
    }
    for format in ["csv", "jsonl", "md", "table", "xlsx"] {
        assert_full(&workshop.run(&["score", "in.jsonl", "-f", format, "-o", "/dev/full"]), "/dev/full");
    }
    assert_full(&workshop.run(&["predict", "t.csv", "-o", "/dev/full"]), "/dev/full");
    assert_full(&workshop.run(&["check", "t.csv", "-o", "/dev/full"]), "/dev/full");
    for args in
        [&["score", "in.jsonl"][..], &["check", "t.csv"], &["model", "show"], &["explain", "Nous saluons"]]
    {
        let mut command = Command::new(assert_cmd::cargo::cargo_bin("detente"));
        command.args(args).env("LANG", "C").env_remove("LC_ALL").current_dir(workshop.path(""));
        let output = command.stdout(File::options().write(true).open("/dev/full").unwrap()).output().unwrap();
        let stderr = String::from_utf8(output.stderr).unwrap();
        let run = Run { status: output.status.code().unwrap(), stdout: String::new(), stderr };
        assert_full(&run, "standard output");
    }
    let french = workshop.run(&["score", "in.jsonl", "-o", "/dev/full", "--lang", "fr"]);
    french.ended(1, &["/dev/full", "il n'y a plus de place sur le disque", "libérez-en"]);
}

#[test]
fn a_run_that_fills_the_disk_goes_on_when_there_is_room_again() {
    let workshop = Workshop::new();
    let Some(disk) = Disk::mount(workshop.path("disk"), "size=64k") else { return };
    workshop.file("in.jsonl", articles(600)).file("t.csv", labelled_table(6));
    let expected = workshop.run(&["score", "in.jsonl"]).ended(0, &[]).stdout;

    let score = ["score", "in.jsonl", "-o", "disk/o.csv", "--batch-articles", "10"];
    assert_full(&workshop.run(&score), "disk/o.csv");
    assert!(!workshop.path("disk/o.csv").exists(), "a half file has the final name");
    // While there is no room it is told again, and nothing is spoilt.
    assert_full(&workshop.run(&[&score[..], &["--resume"]].concat()), "disk/o.csv");
    disk.again("size=16m");
    workshop.run(&[&score[..], &["--resume"]].concat()).ended(0, &["1200 quotes in 600 articles"]);
    assert_eq!(workshop.read("disk/o.csv"), expected);

    std::fs::remove_file(workshop.path("disk/o.csv")).unwrap();
    disk.again("size=8k");
    let whole = workshop.run(&["score", "in.jsonl", "-f", "xlsx", "-o", "disk/o.xlsx"]);
    assert_full(&whole, "disk/o.xlsx");
    let model = workshop.run(&["train", "t.csv", "-o", "disk/m.detente"]);
    model.ended(1, &["disk/m.detente: cannot write the model: no space is left on the disk; free some"]);
    assert_eq!(
        std::fs::read_dir(workshop.path("disk")).unwrap().count(),
        0,
        "a failed run leaves something behind"
    );
}

#[test]
fn a_file_that_grows_beyond_the_limit_is_named_with_the_limit() {
    let workshop = Workshop::new();
    workshop.file("in.jsonl", articles(600));
    let binary = assert_cmd::cargo::cargo_bin("detente");
    // A signal that is ignored stays so in what is run instead of the shell: the write fails and does not kill.
    let script = format!("trap '' XFSZ; ulimit -f 8; exec {} score in.jsonl -o o.csv", binary.display());
    let mut command = Command::new("bash");
    command.args(["-c", &script]).env("LANG", "C").env_remove("LC_ALL").current_dir(workshop.path(""));
    let output = command.output().unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{stderr}");
    assert!(
        stderr.contains("o.csv: cannot write: the file has become larger than is allowed here"),
        "{stderr}"
    );
    assert!(!workshop.path("o.csv").exists());
}

#[test]
fn a_folder_that_cannot_be_written_is_told_before_any_work() {
    use std::os::unix::fs::PermissionsExt;
    let workshop = Workshop::new();
    workshop.file("a.txt", ARTICLE).file("t.csv", labelled_table(6)).file("shut/x", "");
    let shut = workshop.path("shut");
    std::fs::set_permissions(&shut, std::fs::Permissions::from_mode(0o555)).unwrap();
    let disk = if File::create(shut.join("probe")).is_ok() {
        // Rights do not bind the superuser; a disk that can only be read does.
        let Some(disk) = Disk::mount(shut, "ro") else { return };
        Some(disk)
    } else {
        None
    };
    let reason = if disk.is_some() { "the disk can only be read" } else { "you may not write there" };
    for args in [
        &["score", "a.txt", "-o", "shut/o.csv"][..],
        &["score", "a.txt", "-o", "shut/o.xlsx"],
        &["predict", "t.csv", "-o", "shut/o.csv"],
        &["train", "t.csv", "-o", "shut/o.detente"],
        &["label", "t.csv", "-o", "shut/o.csv"],
        &["check", "t.csv", "-o", "shut/o.csv"],
        &["evaluate", "t.csv", "-o", "shut/o.tables"],
    ] {
        let run = workshop.run_with_stdin(args, "");
        assert_eq!(run.stderr.matches(reason).count(), 1, "{args:?}: {}", run.stderr);
        run.ended(1, &["shut/o.", "-o"]);
    }
}

#[test]
fn an_input_that_goes_away_between_listing_and_reading_is_named_and_the_run_goes_on() {
    let workshop = Workshop::new();
    workshop.file("in/b.txt", ARTICLE).file("in/c.txt", ARTICLE);
    let pipe = workshop.path("in/a.txt");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let mut command = Command::new(assert_cmd::cargo::cargo_bin("detente"));
    command.args(["score", "in"]).env("LANG", "C").env_remove("LC_ALL").current_dir(workshop.path(""));
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // Opening the pipe waits for its reader: the folder has been listed by then.
    let mut first = File::options().write(true).open(&pipe).unwrap();
    std::fs::remove_file(workshop.path("in/b.txt")).unwrap();
    std::io::Write::write_all(&mut first, ARTICLE.as_bytes()).unwrap();
    drop(first);
    let output = child.wait_with_output().unwrap();
    let (stdout, stderr) =
        (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    assert_eq!(output.status.code(), Some(4), "{stderr}");
    assert!(
        stderr.contains("in/b.txt: no such file") && stderr.contains("4 quotes in 2 articles"),
        "{stderr}"
    );
    assert_eq!(stdout.lines().count(), 5, "{stdout}");
}

#[test]
fn a_signal_during_training_leaves_the_model_that_was_there() {
    let workshop = Workshop::new();
    workshop.file("m.detente", "the one before");
    // The table comes through a pipe that is never closed: when it could be opened, the training is at work, and it stays so.
    let pipe = workshop.path("t.csv");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    for signal in ["-TERM", "-KILL"] {
        let mut child = start(&workshop, &["train", "t.csv", "-o", "m.detente"]);
        let mut table = File::options().write(true).open(&pipe).unwrap();
        std::io::Write::write_all(&mut table, labelled_table(20).as_bytes()).unwrap();
        Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap();
        let status = child.wait().unwrap();
        assert!(!status.success(), "ended as if nothing had been: {status}");
        assert_eq!(workshop.read("m.detente"), "the one before");
    }
    assert_eq!(workshop.names(), ["m.detente", "t.csv"]);
}

#[test]
fn nothing_in_the_environment_is_needed_and_neither_zone_nor_locale_changes_a_byte() {
    let workshop = Workshop::new();
    workshop.file("in.jsonl", articles(5)).file("t.csv", labelled_table(6));
    let run = |variables: &[(&str, &str)], args: &[&str]| {
        let mut command = Command::new(assert_cmd::cargo::cargo_bin("detente"));
        command.env_clear().envs(variables.iter().copied()).args(args).current_dir(workshop.path(""));
        let output = command.output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    };
    let expected = run(&[], &["score", "in.jsonl"]);
    assert!(!expected.is_empty());
    let elsewhere: [&[(&str, &str)]; 4] = [
        &[("HOME", "/no/such/home"), ("LANG", "")],
        &[("TZ", "Pacific/Kiritimati"), ("LC_ALL", "fr_FR.UTF-8")],
        &[("TZ", "no zone at all"), ("LANG", "xx_YY.nonsense")],
        &[("LC_ALL", "tr_TR.ISO-8859-9"), ("LC_NUMERIC", "de_DE"), ("TERM", "dumb")],
    ];
    run(&[], &["train", "t.csv", "-o", "m.detente"]);
    let model = std::fs::read(workshop.path("m.detente")).unwrap();
    for variables in elsewhere {
        assert_eq!(run(variables, &["score", "in.jsonl"]), expected, "{variables:?}");
        run(variables, &["train", "t.csv", "-o", "other.detente"]);
        assert!(std::fs::read(workshop.path("other.detente")).unwrap() == model, "{variables:?}");
    }
}

#[test]
fn a_clock_that_is_moved_can_spoil_the_time_of_a_decision_and_nothing_else() {
    // The wall clock is read in one place, for the column `timestamp`; the order of decisions is that of their lines.
    fn readers(folder: &Path, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                readers(&path, found);
            } else if std::fs::read_to_string(&path).is_ok_and(|code| code.contains("SystemTime::now")) {
                found.push(path.display().to_string());
            }
        }
    }
    let mut found = Vec::new();
    readers(Path::new("src"), &mut found);
    found.sort();
    assert_eq!(found, ["src/cli/label/dialogue.rs"]);
}

#[test]
fn decisions_whose_times_run_backwards_hold_in_the_order_of_their_lines() {
    let args = ["label", "t.csv", "-o", "l.csv"];
    // The same keys at two sittings; between them the clock is `moved`: each line then is twenty years before the last.
    let decided = |moved: bool| {
        let workshop = Workshop::new();
        workshop.file("t.csv", labelled_table(4));
        workshop.run_with_stdin(&args, "1\n2\nu\n3\nc un doute\n1\nq\n").ended(0, &[]);
        if moved {
            let log = std::fs::read_to_string(workshop.path("l.csv")).unwrap();
            let mut lines: Vec<String> = log.lines().map(str::to_owned).collect();
            for (number, entry) in read_log(&workshop.path("l.csv")).unwrap().iter().enumerate() {
                let earlier = format!("{}-01-01T00:00:00Z", 2099 - 20 * number);
                assert!(lines[number + 1].contains(&entry.timestamp));
                lines[number + 1] = lines[number + 1].replacen(&entry.timestamp, &earlier, 1);
            }
            workshop.file("l.csv", lines.join("\n") + "\n");
        }
        let second = workshop.run_with_stdin(&args, "u\nu\n2\n1\n3\nq\n").ended(0, &[]).stderr;
        let report = workshop.run(&["label", "t.csv", "-o", "l.csv", "--report"]).ended(0, &[]).stdout;
        let entries = read_log(&workshop.path("l.csv")).unwrap();
        let timeless = |entry: LogEntry| LogEntry { timestamp: String::new(), ..entry };
        (entries.into_iter().map(timeless).collect::<Vec<_>>(), second, report)
    };
    assert_eq!(decided(true), decided(false));
}
