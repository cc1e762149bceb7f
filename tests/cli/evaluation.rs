//! `detente evaluate`, `check`, `agree` and `model diff`: figures, their tables, and what is said of bad input.

#![allow(clippy::unwrap_used, clippy::format_collect, reason = "a panic is the failure message of a test")]

use crate::workshop::{Workshop, labelled_table};

/// The cells of `column` in a CSV table.
fn column(table: &str, column: &str) -> Vec<String> {
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let at = reader.headers().unwrap().iter().position(|name| name == column).unwrap();
    reader.records().map(|row| row.unwrap()[at].to_owned()).collect()
}

/// The table of the workshop with a column `topic` of three values.
fn with_topics(copies: usize) -> String {
    let table = labelled_table(copies);
    let mut rows = table.lines();
    let header = format!("{},topic\n", rows.next().unwrap());
    let topic = |at: usize| ["war", "trade", "sport"][at / 9 % 3];
    header + &rows.enumerate().map(|(at, row)| format!("{row},{}\n", topic(at))).collect::<String>()
}

#[test]
fn every_value_of_a_column_can_be_held_out() {
    let workshop = Workshop::new();
    workshop.file("t.csv", with_topics(9));
    workshop
        .run(&["evaluate", "t.csv", "--hold-out", "topic", "--slice", "group_id", "-o", "e"])
        .ended(0, &["3 models, each trained without one value of `topic`", "81 rows"]);
    let predictions = workshop.read("e/predictions.csv");
    let rows = with_topics(9);
    assert_eq!(column(&predictions, "fold"), column(&rows, "topic"));
    let slices = workshop.read("e/slices.csv");
    for wanted in ["label,neutral,27,27,", "fold,war,27,27,", "length,6 to 10 words,", "group_id,g7,1,1,"] {
        assert!(slices.contains(wanted), "{wanted} in {slices}");
    }
}

#[test]
fn errors_come_with_the_surest_first() {
    let workshop = Workshop::new();
    workshop.file("t.csv", labelled_table(6)).run(&["evaluate", "t.csv", "-o", "e"]).ended(0, &[]);
    let (errors, predictions) = (workshop.read("e/errors.csv"), workshop.read("e/predictions.csv"));
    let confidence: Vec<f64> =
        column(&errors, "confidence").iter().map(|cell| cell.parse().unwrap()).collect();
    assert!(confidence.is_sorted_by(|a, b| a >= b));
    let wrong = column(&predictions, "correct").iter().filter(|cell| *cell == "false").count();
    assert_eq!(confidence.len(), wrong);
}

#[test]
fn the_same_text_in_two_groups_is_told_with_its_rows() {
    let workshop = Workshop::new();
    let table = labelled_table(8) + "nous proposons une trêve à Kiev 0 !,,conciliatory,elsewhere\n";
    workshop.file("t.csv", table);
    // Copies differ in the name of a town, so they too are nearly the same.
    let run = workshop.run(&["evaluate", "t.csv", "--cross-validate", "2", "--seed", "3", "-o", "e"]);
    run.ended(0, &["warning: ", "on both sides of a split", "leaks.csv"]);
    let leaks = workshop.read("e/leaks.csv");
    assert!(leaks.starts_with("line,other_line,similarity,fold,other_fold,text,other_text\n"));
    assert_eq!(column(&leaks, "fold").len(), column(&leaks, "other_fold").len());
    for (one, other) in column(&leaks, "fold").iter().zip(column(&leaks, "other_fold")) {
        assert_ne!(*one, other);
    }
}

#[test]
fn judging_a_model_on_its_own_training_table_is_warned_of() {
    let workshop = Workshop::new();
    workshop.file("t.csv", labelled_table(6));
    workshop.run(&["train", "t.csv", "-o", "m.detente"]).ended(0, &[]);
    workshop
        .run(&["evaluate", "t.csv", "-m", "m.detente", "-o", "e"])
        .ended(0, &["warning: the model was trained on this very table"]);
}

#[test]
fn a_prior_moves_the_probabilities_and_is_said() {
    let workshop = Workshop::new();
    workshop.file("t.csv", labelled_table(3));
    let mean = |prior: &str| {
        workshop
            .run(&["evaluate", "t.csv", "--prior", prior, "-o", "e"])
            .ended(0, &["for proportions conciliatory="]);
        let cells = column(&workshop.read("e/predictions.csv"), "p_neutral");
        cells.iter().map(|cell| cell.parse::<f64>().unwrap()).sum::<f64>() / cells.len() as f64
    };
    let few = mean("conciliatory=45,confrontational=45,neutral=10");
    assert!(few < mean("equal"));
    assert!(mean("equal") < mean("natural"));
    mean("conciliatory=1,confrontational=1,neutral=2");
    assert!(workshop.read("e/metrics.csv").contains("prior_share,0.5,,,,,neutral,three-way"));
    let prior = "conciliatory=1,confrontational=1,neutral=2";
    let run = workshop.run(&["predict", "t.csv", "--prior", prior]).ended(0, &["for proportions"]);
    assert_eq!(column(&run.stdout, "prior")[0], "conciliatory=0.250 confrontational=0.250 neutral=0.500");
    workshop
        .run(&["predict", "t.csv", "--prior", "happy=1"])
        .ended(1, &["--prior is happy=1", "a share above 0 for every label"]);
}

#[test]
fn tables_that_give_no_honest_figure_are_refused() {
    let workshop = Workshop::new();
    workshop.file("t.csv", labelled_table(2)).file("topics.csv", with_topics(9));
    let evaluate = |args: &[&str]| workshop.run(&[&["evaluate", "-o", "e"], args].concat());
    evaluate(&["t.csv", "--cross-validate", "40"])
        .ended(1, &["40 for 18 groups", "at least as many groups as folds"]);
    evaluate(&["t.csv", "--hold-out", "subject"]).ended(1, &["no column `subject`", "--hold-out"]);
    evaluate(&["topics.csv", "--hold-out", "label"]).ended(
        1,
        &["with `conciliatory` held out", "none of the 54 rows to train on is labelled `conciliatory`"],
    );
    evaluate(&["t.csv", "--slice", "nothing"]).ended(1, &["no column `nothing`", "--slice"]);
    workshop.file("u.csv", "text,label\nla paix,nice\n");
    evaluate(&["u.csv"]).ended(1, &["line 2", "label `nice`", "expected one of conciliatory"]);
    assert_eq!(workshop.names(), ["t.csv", "topics.csv", "u.csv"]);
}

#[test]
fn checking_names_what_is_odd_with_its_lines() {
    let workshop = Workshop::new();
    workshop.file(
        "t.csv",
        "text,label,group_id\nNous voulons la paix,conciliatory,a\nnous voulons la paix !,neutral,b\n,neutral,c\n\
         lâ€™Ã©tÃ©,neutral,d\nla guerre,hostile,e\n",
    );
    let run = workshop.run(&["check", "t.csv", "-o", "f.csv"]).ended(0, &["5 findings"]);
    assert!(run.stdout.contains("5 rows in 5 groups"), "{}", run.stdout);
    let findings = workshop.read("f.csv");
    let kinds = column(&findings, "finding");
    assert_eq!(kinds[3..], ["empty_text", "unknown_label", "conflicting_labels", "leak", "encoding"]);
    assert_eq!(column(&findings, "line")[3..], ["4", "6", "3", "3", "5"]);
    assert_eq!(column(&findings, "other_line")[5], "2");
    let any = workshop.run(&["check", "t.csv", "--any-label"]).ended(0, &[]);
    assert!(!any.stdout.contains("unknown_label"), "{}", any.stdout);
}

#[test]
fn a_clean_table_is_said_to_be_clean() {
    let workshop = Workshop::new();
    workshop.file("t.csv", "text,label\nla paix,conciliatory\nla guerre,confrontational\n");
    assert!(workshop.run(&["check", "t.csv"]).ended(0, &[]).stdout.contains("nothing odd found"));
}

#[test]
fn agreement_of_two_coders_is_measured_and_disagreements_listed() {
    let workshop = Workshop::new();
    let coder = |labels: &str, order: &[usize]| {
        let row = |&at: &usize| format!("{at},statement {at},{}\n", &labels[at..=at]);
        "id,text,label\n".to_owned() + &order.iter().map(row).collect::<String>()
    };
    workshop.file("a.csv", coder("xxyyxy", &[0, 1, 2, 3, 4, 5]));
    workshop.file("b.csv", coder("xyyyxx", &[5, 4, 3, 2, 1]));
    let run = workshop.run(&["agree", "a.csv", "b.csv", "--key", "id", "-o", "d.csv"]);
    let run = run.ended(0, &["1 rows of a.csv have no partner", "2 disagreements in d.csv"]);
    assert!(run.stdout.contains("share_agreed         0.600"), "{}", run.stdout);
    assert!(run.stdout.contains("cohen_kappa          0.167"), "{}", run.stdout);
    assert_eq!(
        workshop.read("d.csv"),
        "id,first_line,second_line,first_label,second_label,text\n1,3,6,x,y,statement 1\n5,7,2,y,x,statement 5\n"
    );
    workshop.run(&["agree", "a.csv", "b.csv", "--key", "text"]).ended(0, &["no partner"]);
    workshop.file("c.csv", "id,label\n1,x\n1,y\n");
    workshop
        .run(&["agree", "a.csv", "c.csv", "--key", "id"])
        .ended(1, &["c.csv: line 3: `id` is `1`, as on line 2"]);
}

#[test]
fn two_models_are_compared_on_the_same_rows() {
    let workshop = Workshop::new();
    workshop.file("t.csv", labelled_table(6)).file("on.csv", labelled_table(4).replace("Kiev", "Lima"));
    workshop.run(&["train", "t.csv", "-o", "a.detente"]).ended(0, &[]);
    workshop.run(&["train", "t.csv", "-o", "b.detente", "--no-context", "--char-ngrams", "0"]).ended(0, &[]);
    let run = workshop
        .run(&["model", "diff", "a.detente", "b.detente", "--on", "on.csv", "-o", "d.csv"])
        .ended(0, &[]);
    assert!(
        run.stdout.contains("36 rows") && run.stdout.contains("McNemar's exact test: p ="),
        "{}",
        run.stdout
    );
    let differences = workshop.read("d.csv");
    assert!(differences.starts_with("metric,first,second,difference,low,high\naccuracy,"), "{differences}");
    let same = workshop.run(&["model", "diff", "a.detente", "a.detente", "--on", "on.csv"]).ended(0, &[]);
    assert!(same.stdout.contains("only the first is right on 0 rows"), "{}", same.stdout);
}

#[test]
fn quotes_are_gathered_by_month_and_by_speaker_and_drawn() {
    let workshop = Workshop::new();
    let says = |date: &str, who: &str, what: &str| format!("{date},« {what} »\u{a0}: a déclaré {who}.\n");
    let articles = "date,text\n".to_owned()
        + &says("2022-03-14", "Ada Lorme", "C'est une agression inadmissible et barbare")
        + &says("2022-03-20", "Ada Lorme", "Nous condamnons cette agression inadmissible")
        + &says("2 mai 2022", "Paul Riva", "Nous sommes prêts à reprendre le dialogue")
        + &says("", "Paul Riva", "Nous saluons ce geste de paix");
    workshop.file("a.csv", articles);
    let run =
        workshop.run(&["score", "a.csv", "--summary", "by=month", "--plot", "m.svg"]).ended(0, &["4 quotes"]);
    assert!(
        run.stdout
            .starts_with("month,quotes,n_conciliatory,n_confrontational,n_neutral,share_confrontational,")
    );
    assert_eq!(column(&run.stdout, "month"), ["", "2022-03", "2022-05"]);
    assert_eq!(column(&run.stdout, "quotes"), ["1", "2", "1"]);
    assert_eq!(column(&run.stdout, "share_confrontational")[1], "1");
    let tones: Vec<f64> = column(&run.stdout, "mean_tone").iter().map(|cell| cell.parse().unwrap()).collect();
    assert!(tones[1] > 0.0 && tones[2] < 0.0, "{tones:?}");
    assert!(workshop.read("m.svg").contains("polyline"));
    let run =
        workshop.run(&["score", "a.csv", "--summary", "by=article_id", "--plot", "b.svg"]).ended(0, &[]);
    assert_eq!(column(&run.stdout, "quotes"), ["1"; 4]);
    assert_eq!(workshop.read("b.svg").matches("class=\"bar\"").count(), 4);
    workshop.run(&["score", "a.csv", "--summary", "by=mood"]).ended(2, &["by=speaker, by=actor"]);
    workshop.run(&["score", "a.csv", "--plot", "x.svg"]).ended(2, &["--summary"]);
}

#[test]
fn rare_values_of_a_column_can_be_held_out_together() {
    let workshop = Workshop::new();
    let table = with_topics(9).replace(",trade\n", ",fish\n");
    let table = table.replacen(",fish\n", ",chess\n", 5).replacen(",chess\n", ",judo\n", 2);
    workshop.file("t.csv", table);
    workshop
        .run(&["evaluate", "t.csv", "--hold-out", "topic", "--hold-out-min", "10", "-o", "e"])
        .ended(0, &["4 models, each trained without one value of `topic`"]);
    let folds = column(&workshop.read("e/predictions.csv"), "fold").join(" ");
    assert!(folds.contains("(under 10 rows)") && !folds.contains("judo"), "{folds}");
}
