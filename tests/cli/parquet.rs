//! Parquet files: with the feature, what pandas writes is read and what the program writes keeps its types; without it, both are refused
//! with what to do.

use crate::workshop::{ARTICLE, Workshop};

#[cfg(not(feature = "parquet"))]
#[test]
fn a_build_without_the_feature_says_what_to_do() {
    let workshop = Workshop::new();
    workshop.file("a.parquet", "PAR1").file("a.txt", ARTICLE).file("p.csv", "text\nOui\n");
    for command in ["score", "predict"] {
        workshop
            .run(&[command, "a.parquet"])
            .ended(1, &["a.parquet: a Parquet file", "--features parquet", "duckdb -c"]);
    }
    workshop.run(&["score", "a.txt", "-o", "o.parquet"]).ended(1, &["`parquet`", "--features parquet"]);
    workshop.run(&["predict", "p.csv", "-o", "o.parquet"]).ended(1, &["`parquet`", "--features parquet"]);
    assert_eq!(workshop.names(), ["a.parquet", "a.txt", "p.csv"], "nothing is left behind");
}

#[cfg(feature = "parquet")]
mod with_the_feature {
    use super::*;

    /// Made by `tests/fixtures/make_parquet.py`.
    const PANDAS: &[u8] = include_bytes!("../fixtures/articles.parquet");

    #[test]
    fn a_file_of_pandas_is_read_as_articles() {
        let workshop = Workshop::new();
        workshop.file("a.parquet", PANDAS);
        let run = workshop
            .run(&["score", "a.parquet", "--select", "article_id,quote,quote_start"])
            .ended(0, &["2 quotes in 3 articles"]);
        // The first article has a title before its text.
        assert_eq!(
            run.stdout,
            "article_id,quote,quote_start\n7,Nous saluons ce geste d’apaisement,18\n8,C’est une agression inadmissible,2\n"
        );
        let from_stdin = workshop
            .command(&["score", "-", "--input-format", "parquet", "--select", "article_id,quote,quote_start"])
            .write_stdin(PANDAS)
            .output()
            .unwrap();
        assert_eq!(String::from_utf8(from_stdin.stdout).unwrap(), run.stdout);
    }

    #[test]
    fn every_column_of_pandas_is_kept_as_text() {
        let workshop = Workshop::new();
        workshop.file("a.parquet", PANDAS);
        let run = workshop
            .run(&[
                "predict",
                "a.parquet",
                "--text-column",
                "contenu",
                "--select",
                "doc_id,titre,date,média,vu,note,mots,jour",
            ])
            .ended(1, &["no column `titre`", "did you mean `Titre`"]);
        assert_eq!(run.stdout, "");
        let columns = "doc_id,Titre,date,média,vu,note,mots,jour";
        let run = workshop
            .run(&["predict", "a.parquet", "--text-column", "contenu", "--select", columns])
            .ended(0, &[]);
        assert_eq!(
            run.stdout,
            format!(
                "{columns}\n\
                 7,Le pont rouvre,2022-03-01,Le Phare,true,7,\"[\"\"pont\"\",\"\"maire\"\"]\",2022-03-01\n\
                 8,,2022-03-14T08:30:00,Le Phare,,,[],\n\
                 9,Une salle vide,,La Digue,false,0.5,,1969-12-31\n"
            )
        );
    }

    #[test]
    fn what_is_written_is_read_again_as_it_was() {
        let workshop = Workshop::new();
        workshop.file("a.txt", ARTICLE);
        workshop.run(&["score", "a.txt", "-o", "o.parquet"]).ended(0, &["2 quotes in 1 article"]);
        workshop.run(&["score", "a.txt", "-o", "o.csv"]).ended(0, &[]);
        workshop
            .run(&["predict", "o.parquet", "--text-column", "quote", "-o", "from_parquet.csv"])
            .ended(0, &[]);
        workshop.run(&["predict", "o.csv", "--text-column", "quote", "-o", "from_csv.csv"]).ended(0, &[]);
        assert_eq!(workshop.read("from_parquet.csv"), workshop.read("from_csv.csv"));
        workshop.run(&["score", "a.txt", "-o", "again.pq"]).ended(0, &[]);
        let bytes = |name| std::fs::read(workshop.path(name)).unwrap();
        assert!(bytes("o.parquet") == bytes("again.pq"), "the same quotes give other bytes");
    }

    #[test]
    fn a_damaged_file_is_refused_and_its_neighbours_are_read() {
        let workshop = Workshop::new();
        workshop.file("in/a.txt", ARTICLE);
        let mut damaged = PANDAS.to_vec();
        damaged[4..200].fill(0xFF);
        workshop
            .file("in/b.parquet", &damaged)
            .file("in/c.parquet", &PANDAS[..900])
            .file("in/d.txt", ARTICLE);
        workshop.run(&["score", "in", "-o", "o.csv", "--rejects", "r.csv"]).ended(
            4,
            &["b.parquet", "c.parquet: not a Parquet file that can be read", "4 quotes in 2 articles"],
        );
        assert!(workshop.read("r.csv").contains("copy or write it again"));
        workshop.run(&["predict", "in/c.parquet"]).ended(1, &["not a Parquet file that can be read"]);
    }

    #[test]
    fn a_run_cannot_be_resumed_and_says_so() {
        let workshop = Workshop::new();
        workshop.file("a.txt", ARTICLE);
        workshop.run(&["score", "a.txt", "-o", "o.parquet", "--resume"]).ended(1, &["in one piece", "jsonl"]);
    }
}
