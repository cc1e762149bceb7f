//! Inputs that try to command: the terminal, the browser, the spreadsheet. Whatever is said of them, they stay words.

#![cfg(unix)]

use crate::workshop::{Run, Workshop, labelled_table};

/// Renames the window, turns the text red, rings, turns the line round, hides, and begins a sequence in one C1 byte.
const TRAP: &str = "pi\u{1b}]0;owned\u{7}\u{1b}[31mè\u{202e}ge\u{2066}\u{9b}2J\u{8}\u{61c}";

/// Nothing that was said commands the terminal.
fn assert_harmless(run: &Run, what: &str) {
    for text in [&run.stdout, &run.stderr] {
        for c in text.chars() {
            let is_turn = matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
            assert!(c == '\n' || !(c.is_control() || is_turn), "{what}: {c:?} in {text:?}");
        }
    }
    // The words before the first sequence are there: it was not silence that did no harm.
    assert!(run.stdout.contains("pi") || run.stderr.contains("pi"), "{what}: {} {}", run.stdout, run.stderr);
}

/// An article, tables and a model whose every word is a trap.
fn trapped() -> Workshop {
    let workshop = Workshop::new();
    let article = format!("« Nous saluons ce {TRAP} geste », a déclaré Ada {TRAP}Lorme, ministre.");
    let json = serde_json::json!({ "id": format!("a{TRAP}"), "text": article });
    workshop.file("in.jsonl", format!("{json}\n{json}\n"));
    workshop.file(&format!("n{TRAP}.txt"), &article);
    let table = labelled_table(6).replace(" à ", &format!(" {TRAP} "));
    workshop.file("t.csv", table.replace("neutral", &format!("n{TRAP}")));
    workshop.file(&format!("t{TRAP}.csv"), table.replace("neutral", &format!("n{TRAP}")));
    workshop
}

#[test]
fn what_is_printed_of_an_input_never_commands_the_terminal() {
    let workshop = trapped();
    let (article, table, label) = (format!("n{TRAP}.txt"), format!("t{TRAP}.csv"), format!("n{TRAP}"));
    let run = |args: &[&str]| assert_harmless(&workshop.run(args), &args.join(" "));
    run(&["score", "in.jsonl", "-f", "table"]);
    run(&["extract", "in.jsonl", "-f", "table"]);
    run(&["score", &article, "-f", "table"]);
    run(&["explain", &format!("Nous saluons {TRAP}"), "--context", &format!("« ⟨Q⟩ », dit {TRAP}.")]);
    run(&["check", &table, "--any-label"]);
    run(&["agree", &table, &table, "--key", "text"]);
    let model = format!("m{TRAP}.detente");
    run(&["train", &table, "-o", &model, "--neutral", &label]);
    for args in [&["model", "show"][..], &["model", "card"], &["score", "in.jsonl", "-f", "table", "-m"]] {
        run(&[args, &[&model]].concat());
    }
    run(&["model", "diff", &model, &model, "--on", &table]);
    run(&["evaluate", &table, "-m", &model, "-o", &format!("e{TRAP}")]);
    let keys = ["label", "t.csv", "-o", &format!("l{TRAP}.csv"), "-m", &model];
    assert_harmless(&plain(workshop.run_with_stdin(&keys, &format!("{TRAP}\n1\nq\n"))), "label");
}

/// The run without the colours of the program's own.
fn plain(run: Run) -> Run {
    let stderr =
        ["\u{1b}[0m", "\u{1b}[1m", "\u{1b}[2m"].iter().fold(run.stderr, |text, own| text.replace(own, ""));
    Run { stderr, ..run }
}

#[test]
fn what_is_said_of_a_wrong_input_never_commands_the_terminal() {
    let workshop = trapped();
    let absent = format!("x{TRAP}");
    let run = |args: &[&str]| {
        let run = workshop.run(args);
        assert_ne!(run.status, 0, "{args:?}");
        assert_harmless(&run, &args.join(" "));
    };
    run(&["score", &absent]);
    run(&["score", "in.jsonl", "-m", &absent]);
    run(&["score", "in.jsonl", "-o", &format!("{absent}/o.csv")]);
    run(&["score", "in.jsonl", "--select", &absent]);
    run(&["score", "in.jsonl", "--encoding", &absent]);
    run(&["score", &format!("--{absent}")]);
    run(&[&absent]);
    run(&["train", "t.csv", "-o", "m.detente"]);
    run(&["train", "t.csv", "-o", "m.detente", "--text-column", &absent]);
    workshop.file(&format!("{absent}.jsonl"), format!("{{\"id\": \"{TRAP}\", \"text\": 3}}\n"));
    run(&["score", &format!("{absent}.jsonl")]);
    workshop.file(&format!("{absent}.csv"), format!("{TRAP},{TRAP}\na\n"));
    run(&["predict", &format!("{absent}.csv")]);
}

#[test]
fn pages_hold_what_articles_hold_as_words_alone() {
    let workshop = Workshop::new();
    let evil = "<script>alert(1)</script><img src=x onerror=alert(1)> \" onload=\"alert(1)\" ' onfocus='x' </title> &lt; ]]> javascript:";
    let mut quoted = csv::Writer::from_writer(Vec::new());
    quoted.write_record(["text", "context", "label", "group_id"]).unwrap();
    for (at, line) in labelled_table(8).lines().skip(1).enumerate() {
        let (words, label) =
            (line.split(',').next().unwrap(), ["conciliatory", "confrontational", "neutral"][at % 9 / 3]);
        quoted.write_record([&format!("{evil} {words}"), "« ⟨Q⟩ »", label, &format!("{evil}{at}")]).unwrap();
    }
    workshop.file("t.csv", quoted.into_inner().unwrap());
    workshop.run(&["evaluate", "t.csv", "--cross-validate", "3", "-o", "e"]).ended(0, &[]);
    workshop
        .run(&["explain", evil, "--context", &format!("{evil} ⟨Q⟩"), "-f", "html", "-o", "x.html"])
        .ended(0, &[]);
    for name in ["e/report.html", "x.html"] {
        let page = workshop.read(name);
        assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "{name}");
        let lower = page.to_lowercase();
        for tag in ["<script", "<img", "</title> &lt;", "<iframe"] {
            assert!(!lower.contains(tag), "{name}: {tag}");
        }
        // No tag of the page has an attribute that came from outside.
        for tag in lower.split('<').skip(1).filter_map(|rest| rest.split('>').next()) {
            let has_handler = tag.split_whitespace().skip(1).any(|attribute| attribute.starts_with("on"));
            assert!(!has_handler || tag.contains("&quot;"), "{name}: <{tag}>");
        }
    }
}

#[test]
fn no_cell_of_a_table_for_excel_is_a_formula() {
    let workshop = Workshop::new();
    let formulas = [
        "=1+1",
        "+1+1",
        "-1+1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        " =1",
        "\u{a0}=1",
        "＝1",
        "＠A1",
        "=cmd|' /C calc'!A0",
    ];
    let lines = formulas.map(|formula| {
        let text = format!(
            "« Nous saluons ce geste de paix », a déclaré Ada Lorme. « {formula} va mal », a dit Paul Riva."
        );
        serde_json::json!({ "id": formula, "text": text }).to_string() + "\n"
    });
    workshop.file("in.jsonl", lines.concat());
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record(["=name", "text"]).unwrap();
    for formula in formulas {
        table.write_record([formula, &format!("{formula} nous saluons")]).unwrap();
    }
    workshop.file("t.csv", table.into_inner().unwrap());
    for (dialect, separator) in [("excel", b','), ("excel-fr", b';')] {
        for args in [["score", "in.jsonl"], ["extract", "in.jsonl"], ["predict", "t.csv"]] {
            let run = workshop.run(&[&args[..], &["--dialect", dialect]].concat()).ended(0, &[]);
            let text = run.stdout.strip_prefix('\u{feff}').unwrap();
            let mut reader = csv::ReaderBuilder::new()
                .has_headers(false)
                .delimiter(separator)
                .from_reader(text.as_bytes());
            let mut neutralised = 0;
            for record in reader.records() {
                for cell in record.unwrap().iter().map(str::to_owned) {
                    let seen = cell.trim_start();
                    let is_number = cell.replace(',', ".").parse::<f64>().is_ok();
                    assert!(
                        is_number || !seen.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']),
                        "{args:?}: {cell:?}"
                    );
                    neutralised += usize::from(cell.starts_with('\''));
                }
            }
            assert!(neutralised >= formulas.len(), "{args:?} {dialect}: {neutralised}");
        }
    }
}
