//! Twelve messy files as users have them, our own content: each is read right, or refused with the right words.

// clippy.toml's exception for tests does not reach the functions that tests share.
#![allow(clippy::unwrap_used)]

use detente::articles::{Article, InputOptions, Inputs, StatementRow, StatementTable};

/// What is read of a file: its articles, its rejects in words, its notes.
struct Read {
    articles: Vec<Article>,
    rejects: Vec<String>,
    notes: Vec<String>,
}

fn read(name: &str) -> Read {
    let mut inputs = Inputs::new([format!("tests/fixtures/{name}")], InputOptions::default());
    let (mut articles, mut rejects) = (Vec::new(), Vec::new());
    for item in inputs.by_ref() {
        match item {
            Ok(article) => articles.push(article),
            Err(rejected) => rejects.push(rejected.to_string()),
        }
    }
    Read { articles, rejects, notes: inputs.take_notes() }
}

/// The articles of a file of which nothing is rejected or assumed.
fn clean(name: &str) -> Vec<Article> {
    let read = read(name);
    assert!(read.rejects.is_empty() && read.notes.is_empty(), "{:?} {:?}", read.rejects, read.notes);
    read.articles
}

#[test]
fn windows_1252_with_semicolons() {
    let read = read("windows-1252-semicolon.csv");
    assert_eq!(read.notes.len(), 1);
    assert!(read.notes[0].contains("read as windows-1252 (a guess)"), "{}", read.notes[0]);
    let expected = Article {
        id: "1".into(),
        text: "Le pont rouvre\n\n« Nous saluons ce geste d’apaisement », a déclaré la maire Léa Roÿ ; le chœur a chanté à Orléans – enfin."
            .into(),
        date: Some("01/03/2022".into()),
        source: Some("Le Phare".into()),
    };
    assert_eq!(read.articles[0], expected);
    assert!(read.articles[1].text.ends_with("Coût : 5 €."));
}

#[test]
fn utf_16_with_a_byte_order_mark() {
    let read = read("utf-16-bom.csv");
    assert_eq!(
        read.articles,
        [Article::new("1", "« Nous voulons reprendre le dialogue », a assuré Noël Brévent.")]
    );
    assert!(read.notes[0].ends_with("read as UTF-16LE, as its first bytes say"), "{}", read.notes[0]);
}

#[test]
fn a_first_line_that_names_the_separator() {
    assert_eq!(
        clean("sep-line.csv"),
        [Article::new("1", "« Cette trêve, nous la respecterons », a promis Inès Falk.")]
    );
}

#[test]
fn decimal_commas_stay_as_they_are() {
    let table = StatementTable::read("tests/fixtures/decimal-commas.csv".as_ref()).unwrap();
    assert_eq!(table.header(), &vec!["text", "score", "part"]);
    let fields: Vec<&str> = table.rows().take(2).flat_map(StatementRow::fields).collect();
    assert_eq!(fields, ["Nous saluons ce geste, enfin", "0,85", "12,5", "Ils ont menti", "-1,20", "3"]);
}

#[test]
fn line_ends_within_quotation_marks() {
    let articles = clean("quoted-newlines.csv");
    assert_eq!(
        articles[0].text,
        "Premier paragraphe.\n\n« Nous ne céderons pas »,\na dit \"le vieux\" Marc Sorel."
    );
    assert_eq!(articles[1], Article::new("2", "Fin."));
}

#[test]
fn no_break_spaces_are_kept() {
    let text = &clean("no-break-spaces.txt")[0].text;
    assert!(
        text.starts_with("«\u{a0}Nous appelons à la retenue\u{202f}!\u{a0}»")
            && text.contains("12\u{202f}000"),
        "{text}"
    );
}

#[test]
fn an_export_of_a_press_database() {
    let articles = clean("press-export.html");
    let expected = Article {
        id: "tests/fixtures/press-export.html#1".into(),
        text: "Un accord en vue\n\n«\u{a0}Nous sommes prêts à négocier\u{a0}», a déclaré le ministre Paul Riva.\n\n\
               Les pourparlers reprennent jeudi."
            .into(),
        date: Some("1er mars 2022".into()),
        source: Some("Le Phare".into()),
    };
    assert_eq!(articles[0], expected);
    assert_eq!(articles.len(), 2);
    assert_eq!(
        (articles[1].source.as_deref(), articles[1].date.as_deref()),
        (Some("L’Écho du Sud"), Some("14 mars 2022"))
    );
}

#[test]
fn a_page_with_a_cookie_banner() {
    let articles = clean("cookie-banner.html");
    let expected = Article {
        id: "tests/fixtures/cookie-banner.html".into(),
        text: "La trêve tient\n\nAu dixième jour, les armes se taisent toujours.\n\n« Nous tiendrons parole\u{a0}», a assuré la générale \
               Odile Marsan, qui a visité hier les deux rives du fleuve avec les observateurs.\n\nUn fleuve, deux rives\n\n\
               Le maire de Port-Neuf «\u{a0}salue un geste courageux\u{a0}»."
            .into(),
        date: Some("2022-03-05T08:00:00+01:00".into()),
        source: Some("Le Phare".into()),
    };
    assert_eq!(articles, [expected]);
}

#[test]
fn a_table_of_one_column_with_commas() {
    let articles = clean("one-column.csv");
    assert_eq!(articles[0].text, "« Nous saluons ce geste », a dit Léa Roy, la maire.");
    assert_eq!(articles[1], Article::new("tests/fixtures/one-column.csv#2", "Rien, hier ; rien, demain."));
}

#[test]
fn mixed_line_ends_and_a_ragged_row() {
    let read = read("mixed-line-ends.csv");
    let texts: Vec<&str> = read.articles.iter().map(|article| article.text.as_str()).collect();
    assert_eq!(texts, ["Un", "Deux", "Tr\nois", "Cinq"]);
    assert_eq!(read.rejects.len(), 1);
    assert!(read.rejects[0].contains("line 7: found 1 field where the header has 2"), "{}", read.rejects[0]);
}

#[test]
fn an_empty_file() {
    let read = read("empty.csv");
    assert_eq!(
        read.rejects,
        [
            "tests/fixtures/empty.csv: line 1: the file is empty; expected a table whose first line names its columns"
        ]
    );
    assert!(read.articles.is_empty());
}

#[test]
fn a_cell_of_forty_thousand_characters() {
    let articles = clean("long-cell.csv");
    assert_eq!((articles[0].text.chars().count(), articles.len()), (40_000, 2));
    assert!(articles[0].text.ends_with("La fin ici"));
}
