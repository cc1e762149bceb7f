//! What the program says of its own articles, quote by quote, right or wrong: a change of a rule shows as the lines it changes.
//!
//! The figures of `tests/quotes_articles.rs` may stay where they are while one quote gets better and another worse. A change
//! that is meant is taken over with `make golden`, and its lines belong to what is reviewed.

use std::collections::BTreeSet;
use std::process::Command;

const COLUMNS: &str =
    "article_id,quote_start,quote_end,quote_kind,speaker,actor,cue,stance,p_confrontational,p_neutral";

#[test]
fn every_quote_of_our_own_articles_is_found_attributed_and_labelled_as_before() {
    let args = ["score", "data/articles", "--keep-other", "--select", COLUMNS, "-f", "tsv", "--quiet"];
    let run = Command::new(assert_cmd::cargo::cargo_bin!("detente"))
        .args(args)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_clear()
        .output()
        .unwrap();
    assert_eq!(run.status.code(), Some(0), "{}", String::from_utf8_lossy(&run.stderr));
    let found = String::from_utf8(run.stdout).unwrap();
    let expected = include_str!("../golden/articles.tsv");
    assert!(expected.lines().count() > 1000);
    let changed: Vec<String> = [("-", expected, &*found), ("+", &*found, expected)]
        .into_iter()
        .flat_map(|(sign, these, those)| {
            let those: BTreeSet<&str> = those.lines().collect();
            these.lines().filter(move |line| !those.contains(line)).map(move |line| format!("{sign} {line}"))
        })
        .collect();
    assert!(
        found == expected,
        "{} lines differ; if that is meant, `make golden`:\n{}",
        changed.len(),
        changed.join("\n")
    );
}
