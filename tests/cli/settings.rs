//! The user's own defaults, what a misspelt name is answered with, and what the program says of itself.

use crate::workshop::{ARTICLE, Workshop, labelled_table};
use std::collections::BTreeSet;

#[test]
fn a_flag_goes_before_a_variable_and_a_variable_before_the_file() {
    let workshop = Workshop::new();
    workshop.file("a.txt", ARTICLE).file("detente.toml", "format = \"jsonl\"\n");
    let first =
        |output: std::process::Output| String::from_utf8(output.stdout).unwrap().chars().next().unwrap();
    let score = ["score", "a.txt"];
    assert_eq!(first(workshop.command(&score).output().unwrap()), '{');
    assert_eq!(first(workshop.command(&score).env("DETENTE_FORMAT", "md").output().unwrap()), '|');
    let flagged = ["score", "a.txt", "-f", "csv"];
    assert_eq!(first(workshop.command(&flagged).env("DETENTE_FORMAT", "md").output().unwrap()), 'a');
}

#[test]
fn a_variable_says_yes_in_the_usual_ways() {
    let workshop = Workshop::new();
    workshop.file("a.txt", ARTICLE);
    for (value, is_quiet) in [("1", true), ("true", true), ("yes", true), ("0", false), ("false", false)] {
        let output = workshop.command(&["score", "a.txt"]).env("DETENTE_QUIET", value).output().unwrap();
        assert!(output.status.success(), "{value}");
        assert_eq!(output.stderr.is_empty(), is_quiet, "{value}");
    }
}

#[test]
fn the_table_of_a_command_is_for_it_alone_and_has_the_last_word() {
    let workshop = Workshop::new();
    let file = "quiet = true\nselect = ['quote', 'stance']\n\n[extract]\nselect = [\"quote\"]\n";
    workshop.file("a.txt", ARTICLE).file("detente.toml", file);
    let scored = workshop.run(&["score", "a.txt"]).ended(0, &[]);
    assert!(scored.stdout.starts_with("quote,stance\n") && scored.stderr.is_empty(), "{}", scored.stderr);
    let extracted = workshop.run(&["extract", "a.txt"]).ended(0, &[]);
    assert!(extracted.stdout.starts_with("quote\n"), "{}", extracted.stdout);
    let help = workshop.run(&["extract", "--help"]).stdout;
    assert!(help.contains("[default: quote]"), "{help}");
}

#[test]
fn wrong_settings_are_told_with_their_line() {
    let workshop = Workshop::new();
    workshop.file("a.txt", ARTICLE);
    for (file, words) in [
        ("jobs = 1\ndialekt = 'excel'\n", vec!["line 2", "`dialekt` (did you mean `dialect`?)"]),
        ("[scor]\nexplain = 3\n", vec!["line 1", "no command is called `scor` (did you mean `score`?)"]),
        ("[score]\nfolds = 3\n", vec!["line 2", "no setting of `score` is called `folds`"]),
        ("format = 'docx'\n", vec!["line 1", "invalid value 'docx'", "possible values"]),
        ("quiet = 'yes'\n", vec!["line 1", "`quiet` is true or false"]),
        ("format = ['csv', 'md']\n", vec!["line 1", "takes one value"]),
        ("jobs = 1979-05-27\n", vec!["line 1", "datetime"]),
        ("jobs =\n", vec!["detente.toml: line 1"]),
    ] {
        workshop.file("detente.toml", file);
        let run = workshop.run(&["score", "a.txt"]).ended(2, &words);
        assert!(run.stderr.contains("detente.toml") && run.stdout.is_empty(), "{}", run.stderr);
    }
}

#[test]
fn names_that_are_nearly_right_are_answered_with_the_right_one() {
    let workshop = Workshop::new();
    let table = labelled_table(3).replacen(",neutral,", ",neutrall,", 1);
    workshop.file("articles.txt", ARTICLE).file("t.csv", table).file("my.detente", "x");
    workshop
        .run(&["score", "artcles.txt"])
        .ended(1, &["no such file or folder (did you mean `articles.txt`?)"]);
    workshop.run(&["score", "articles.txt", "-m", "mi.detente"]).ended(1, &["did you mean `my.detente`?"]);
    workshop.run(&["check", "t.csv", "--label-column", "lable"]).ended(1, &["did you mean `label`?"]);
    workshop.run(&["train", "t.csv", "-o", "m"]).ended(1, &["label `neutrall` (did you mean `neutral`?)"]);
    workshop.run(&["scroe", "articles.txt"]).ended(2, &["similar", "'score'"]);
    workshop.run(&["score", "--explian", "3"]).ended(2, &["--explain"]);
    workshop.run(&["man", "scoer"]).ended(1, &["did you mean `score`?"]);
}

/// The long names of the flags that the help of a command lists.
fn flags(help: &str) -> BTreeSet<String> {
    let lines = help.lines().map(str::trim_start).filter(|line| line.starts_with('-'));
    let words = lines.flat_map(|line| line.split_whitespace().take(2)).filter(|word| word.starts_with("--"));
    words.map(|word| word.trim_end_matches([',', ':', ';']).to_owned()).collect()
}

#[test]
fn pages_and_completions_hold_every_command_and_flag() {
    let workshop = Workshop::new();
    let help = workshop.run(&["--help"]).ended(0, &[]).stdout;
    let page = workshop.run(&["man"]).ended(0, &[]).stdout;
    let bash = workshop.run(&["completions", "bash"]).ended(0, &[]).stdout;
    let listed =
        help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let commands: Vec<&str> = listed.filter_map(|line| line.split_whitespace().next()).collect();
    assert!(commands.len() > 10, "{commands:?}");
    for command in commands.into_iter().filter(|command| *command != "help") {
        assert!(page.contains(&format!("detente\\-{command}(1)")), "{command} is not on the page");
        assert!(bash.contains(&format!("detente__subcmd__{command}")), "{command} is not completed");
        let help = workshop.run(&[command, "--help"]).ended(0, &[]).stdout;
        let has_example = help.contains("Example") || ["completions", "model"].contains(&command);
        assert!(has_example, "{command} has no example:\n{help}");
        let page = workshop.run(&["man", command]).ended(0, &[]).stdout.replace('\\', "");
        for flag in flags(&help) {
            assert!(page.contains(&flag), "{flag} is not on the page of {command}");
            assert!(bash.contains(&flag), "{flag} is not completed");
        }
    }
}

#[test]
fn the_long_version_says_what_a_report_of_a_fault_should() {
    let run = Workshop::new().run(&["--version", "--verbose"]).ended(0, &[]);
    for word in ["build", "features", "model", "reads", "xlsx"] {
        assert!(run.stdout.contains(word), "{}", run.stdout);
    }
}
