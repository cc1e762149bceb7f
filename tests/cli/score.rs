//! `detente score` and `detente extract`.

use crate::workshop::{ARTICLE, Workshop};
use std::io::Write;

const HEADER: &str = "article_id,quote_id,quote,quote_start,quote_end,quote_kind,speaker,actor,cue,stance,lean,\
p_conciliatory,p_confrontational,p_neutral,needs_review,model_id";

fn rows(csv: &str) -> Vec<csv::StringRecord> {
    csv::Reader::from_reader(csv.as_bytes()).records().map(Result::unwrap).collect()
}

#[test]
fn the_columns_are_those_of_the_contract() {
    let workshop = Workshop::new();
    let run = workshop.file("a.txt", ARTICLE).run(&["score", "a.txt"]).ended(0, &[]);
    assert_eq!(run.stdout.lines().next(), Some(HEADER));
    let rows = rows(&run.stdout);
    assert_eq!(rows.len(), 2);
    assert_eq!(&rows[0][2], "Nous sommes prêts à reprendre le dialogue");
    assert_eq!((&rows[0][6], &rows[0][9]), ("Paul Riva", "conciliatory"));
    assert_eq!((&rows[1][6], &rows[1][9]), ("Ada Lorme", "confrontational"));
    for row in &rows {
        let sum: f64 = (11..14).map(|column| row[column].parse::<f64>().unwrap()).sum();
        assert!((sum - 1.0).abs() < 1e-5);
        let (start, end): (usize, usize) = (row[3].parse().unwrap(), row[4].parse().unwrap());
        let cut: String = ARTICLE.chars().skip(start).take(end - start).collect();
        assert_eq!(cut, row[2]);
    }
}

#[test]
fn extract_needs_no_model_and_has_no_stance() {
    let workshop = Workshop::new();
    workshop.file("a.txt", ARTICLE).file("broken.detente", "no model");
    let run = workshop.run(&["extract", "a.txt"]).ended(0, &["2 quotes in 1 article"]);
    assert_eq!(run.stdout.lines().next(), HEADER.split(",stance").next());
}

#[test]
fn json_lines_carry_segments_and_the_sentence() {
    let workshop = Workshop::new();
    let text = "« Nous partirons », a déclaré Paul Riva, « dès que la route sera sûre ».";
    let run = workshop.file("a.txt", text).run(&["score", "a.txt", "-f", "jsonl"]).ended(0, &[]);
    let quote: serde_json::Value = serde_json::from_str(run.stdout.lines().next().unwrap()).unwrap();
    assert_eq!(quote["segments"], serde_json::json!([[2, 16], [43, 69]]));
    assert_eq!(quote["context"], text);
    assert_eq!((quote["speaker_start"].as_u64(), quote["speaker_end"].as_u64()), (Some(30), Some(39)));
    assert!(quote["p_neutral"].is_f64() && quote["needs_review"].is_boolean());
}

#[test]
fn every_kind_of_input_gives_the_same_quotes() {
    let workshop = Workshop::new();
    let json = serde_json::json!({ "id": "x", "text": ARTICLE }).to_string();
    let table = format!("id,texte\nx,\"{ARTICLE}\"\n");
    let gzip = |bytes: &[u8]| {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    };
    workshop
        .file("a.jsonl", &json)
        .file("a.csv", &table)
        .file("a.tsv", table.replace("id,texte\nx,", "id\ttexte\nx\t"));
    workshop.file("b.jsonl.gz", gzip(json.as_bytes())).file("b.csv.gz", gzip(table.as_bytes()));
    let expected = workshop.run(&["score", "a.jsonl"]).ended(0, &[]).stdout;
    for input in ["a.csv", "a.tsv", "b.jsonl.gz", "b.csv.gz"] {
        assert_eq!(workshop.run(&["score", input]).ended(0, &[]).stdout, expected, "{input}");
    }
    assert_eq!(workshop.run_with_stdin(&["score"], &json).ended(0, &[]).stdout, expected);
    assert_eq!(workshop.run_with_stdin(&["score", "-"], &json).ended(0, &[]).stdout, expected);
}

#[test]
fn a_folder_is_read_in_the_order_of_its_names() {
    let workshop = Workshop::new();
    workshop.file("in/b.txt", ARTICLE).file("in/a/z.txt", ARTICLE).file("in/notes.pdf", "no article");
    let run = workshop.run(&["score", "in"]).ended(0, &["4 quotes in 2 articles"]);
    let ids: Vec<String> = rows(&run.stdout).iter().map(|row| row[0].to_owned()).collect();
    assert_eq!(ids, ["in/a/z.txt", "in/a/z.txt", "in/b.txt", "in/b.txt"]);
}

#[test]
fn the_output_file_holds_what_standard_output_would() {
    let workshop = Workshop::new();
    let piped = workshop.file("a.txt", ARTICLE).run(&["score", "a.txt"]).stdout;
    let run = workshop.run(&["score", "a.txt", "-o", "quotes.csv", "--quiet"]).ended(0, &[]);
    assert_eq!((run.stdout.as_str(), run.stderr.as_str()), ("", ""));
    assert_eq!(workshop.read("quotes.csv"), piped);
    workshop.run(&["score", "a.txt", "-o", "quotes.jsonl"]).ended(0, &[]);
    assert!(workshop.read("quotes.jsonl").starts_with("{\"article_id\":\"a.txt\""));
}

#[test]
fn a_text_without_quotes_is_no_error() {
    let workshop = Workshop::new();
    let run =
        workshop.file("a.txt", "Rien à citer.").run(&["score", "a.txt"]).ended(0, &["0 quotes in 1 article"]);
    assert_eq!(run.stdout.trim_end(), HEADER);
}

#[test]
fn passages_that_are_nobodys_statement_come_on_demand_and_without_stance() {
    let workshop = Workshop::new();
    workshop.file("a.txt", "Il relit « Le Rivage des absents » chaque été.");
    assert_eq!(rows(&workshop.run(&["score", "a.txt"]).stdout).len(), 0);
    let kept = rows(&workshop.run(&["score", "a.txt", "--keep-other"]).stdout);
    assert_eq!((&kept[0][5], &kept[0][9], &kept[0][13]), ("other", "", ""));
}

#[test]
fn sides_of_ones_own_come_from_a_table() {
    let workshop = Workshop::new();
    workshop.file("a.txt", "« Le pont tiendra », assure Ada Lorme. « Il tombera », répond Paul Riva.");
    workshop.file("own.csv", "name,actor\nAda Lorme,Valdorie\n");
    for command in ["extract", "score"] {
        let found = rows(&workshop.run(&[command, "a.txt", "--actors", "own.csv"]).stdout);
        assert_eq!((&found[0][7], &found[1][7]), ("Valdorie", ""), "{command}");
    }
}

#[test]
fn a_slip_in_the_table_of_actors_is_told_with_its_line_and_column() {
    let workshop = Workshop::new();
    workshop.file("a.txt", "« Le pont tiendra », assure Ada Lorme.");
    workshop.file("own.csv", "name,actor,from\nAda Lorme,Valdorie,20O4\n");
    let told = ["own.csv: line 2: column 3 (`from`): `20O4` is no year", "expected four digits"];
    workshop.run(&["extract", "a.txt", "--actors", "own.csv", "-o", "q.csv"]).ended(1, &told);
    assert!(!workshop.path("q.csv").exists(), "nothing is written");
}

#[test]
fn the_table_for_reading_has_no_escape_sequences_of_the_article() {
    let workshop = Workshop::new();
    workshop.file("a.txt", "« Nous \u{1b}]0;piège\u{7} saluons ce geste », a dit Ada Lorme.");
    let run = workshop.run(&["score", "a.txt", "-f", "table"]).ended(0, &[]);
    assert!(!run.stdout.contains('\u{1b}') && !run.stdout.contains('\u{7}'), "{:?}", run.stdout);
    assert!(run.stdout.contains("Ada Lorme"));
    let coloured = workshop.run(&["score", "a.txt", "-f", "table", "--color", "always"]).stdout;
    assert!(coloured.contains("\u{1b}[1m") && !coloured.contains("\u{1b}]0"));
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_a_success() {
    let workshop = Workshop::new();
    workshop.file("a.txt", ARTICLE.repeat(3_000));
    let binary = assert_cmd::cargo::cargo_bin("detente");
    let script = format!("{} score a.txt | head -n 1; exit ${{PIPESTATUS[0]}}", binary.display());
    let output = std::process::Command::new("bash")
        .arg("-c")
        .arg(script)
        .current_dir(workshop.path(""))
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(!String::from_utf8_lossy(&output.stderr).contains("error"));
}

#[test]
fn the_long_version_tells_the_build_and_the_model() {
    let run = Workshop::new().run(&["--version", "--verbose"]).ended(0, &[]);
    let names: Vec<&str> = run.stdout.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert_eq!(names, ["detente", "build", "features", "model", "reads", "writes"]);
}
