//! `docs/guide.md` is followed as it is written: every `console` block in order, by a shell, in a copy of `docs/guide.in/`.
//!
//! A line `$ command` is run; the lines below it are what it prints, standard error included. `[..]` stands for anything within a line,
//! a line `...` for any lines. A command ends with status 0 unless its last line says `[status N]`. The Rust of the guide is run by the
//! documentation tests.

#![allow(clippy::unwrap_used)] // a panic is the failure message
#![cfg(unix)]

use std::fs;
use std::path::Path;
use std::process::Command;

/// A command of the guide and what it prints.
struct Step {
    line: usize,
    command: String,
    status: i32,
    output: Vec<String>,
}

fn steps(guide: &str) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let mut inside = false;
    for (number, line) in guide.lines().enumerate() {
        if line.starts_with("```") {
            inside = line == "```console";
        } else if let Some(command) = line.strip_prefix("$ ").filter(|_| inside) {
            let output = Vec::new();
            steps.push(Step { line: number + 1, command: command.to_owned(), status: 0, output });
        } else if inside {
            let step = steps.last_mut().expect("a console block begins with a command");
            match line.strip_prefix("[status ").and_then(|rest| rest.strip_suffix(']')) {
                Some(status) => step.status = status.parse().unwrap(),
                None => step.output.push(line.to_owned()),
            }
        }
    }
    steps
}

/// Whether `text` is `pattern`, in which `[..]` stands for anything.
fn line_matches(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split("[..]");
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = text.strip_prefix(first) else { return false };
    let parts: Vec<&str> = parts.collect();
    let Some((last, middle)) = parts.split_last() else { return rest.is_empty() };
    for part in middle {
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
    }
    rest.ends_with(last)
}

/// Whether `lines` are `patterns`, in which a line `...` stands for any lines.
fn lines_match(patterns: &[String], lines: &[&str]) -> bool {
    match patterns.split_first() {
        None => lines.is_empty(),
        Some((first, rest)) if first == "..." => {
            (0..=lines.len()).any(|skipped| lines_match(rest, &lines[skipped..]))
        }
        Some((first, rest)) => lines
            .split_first()
            .is_some_and(|(line, more)| line_matches(first, line) && lines_match(rest, more)),
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

#[test]
fn the_guide_is_followed_as_written() {
    let folder = tempfile::tempdir().unwrap();
    copy(Path::new("docs/guide.in"), folder.path());
    let program = assert_cmd::cargo::cargo_bin!("detente");
    let search = format!("{}:{}", program.parent().unwrap().display(), std::env::var("PATH").unwrap());
    let steps = steps(&fs::read_to_string("docs/guide.md").unwrap());
    assert!(steps.len() >= 12, "the guide has {} commands only", steps.len());
    let mut wrong = Vec::new();
    for step in steps {
        let mut command = Command::new("sh");
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("DETENTE_")) {
            command.env_remove(name);
        }
        command.args(["-c", &format!("{{ {}\n}} 2>&1", step.command)]).current_dir(folder.path());
        let output =
            command.env("PATH", &search).env("NO_COLOR", "1").env("DETENTE_LANG", "en").output().unwrap();
        let printed = String::from_utf8(output.stdout).unwrap();
        let lines: Vec<&str> = printed.lines().map(str::trim_end).collect();
        if output.status.code() != Some(step.status) || !lines_match(&step.output, &lines) {
            let (line, command, expected) = (step.line, step.command, step.output.join("\n"));
            let status = output.status;
            wrong.push(format!(
                "docs/guide.md:{line}: $ {command}\n--- expected\n{expected}\n--- printed ({status})\n{printed}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn elisions_stand_for_anything_and_nothing_else_does() {
    assert!(line_matches("model [..] · [..] terms", "model 12 · 34 terms"));
    assert!(!line_matches("model [..] terms", "model 12 words"));
    assert!(!line_matches("a", "ab"));
    let patterns = ["a".to_owned(), "...".to_owned(), "z".to_owned()];
    assert!(lines_match(&patterns, &["a", "z"]) && lines_match(&patterns, &["a", "b", "c", "z"]));
    assert!(!lines_match(&patterns, &["a", "b"]));
}
