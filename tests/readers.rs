//! Articles as a user has them: files and folders of every format, and what is said of those that cannot be read.

// clippy.toml's exception for tests does not reach the functions that tests share.
#![allow(clippy::unwrap_used)]

use detente::articles::{Article, Format, InputOptions, Inputs, Rejected, StatementTable};
use detente::error::Error;
use flate2::Compression;
use flate2::write::GzEncoder;
use proptest::prelude::*;
use std::fs;
use std::io::Write;
use std::path::PathBuf;
use tempfile::TempDir;

/// A folder of its own for one test.
struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn id(&self, name: &str) -> String {
        self.path(name).display().to_string()
    }

    fn with(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
        self
    }

    fn read(&self, name: &str) -> Vec<Result<Article, Rejected>> {
        self.read_as(name, InputOptions::default())
    }

    fn read_as(&self, name: &str, options: InputOptions) -> Vec<Result<Article, Rejected>> {
        Inputs::new([self.path(name)], options).collect()
    }

    /// The one message of `name`, from behind its path.
    fn refusal(&self, name: &str) -> String {
        let mut read = self.read(name);
        assert_eq!(read.len(), 1, "{read:?}");
        let rejected = read.remove(0).unwrap_err();
        assert_eq!(rejected.input, self.id(name));
        rejected.to_string().strip_prefix(&self.id(name)).expect("a message begins with the path").to_owned()
    }
}

fn gzip(plain: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(plain).unwrap();
    encoder.finish().unwrap()
}

fn texts(read: Vec<Result<Article, Rejected>>) -> Vec<String> {
    read.into_iter().map(|article| article.unwrap().text).collect()
}

#[test]
fn every_format_is_read_plain_and_gzipped() {
    let contents = [
        ("a.txt", "« Un »\r\n"),
        ("a.csv", "id,text\n1,\"« Un »\r\n\"\n"),
        ("a.tsv", "id\ttext\n1\t\"« Un »\r\n\"\n"),
        ("a.jsonl", "{\"id\": 1, \"text\": \"« Un »\\r\\n\"}\n"),
    ];
    for (name, content) in contents {
        let zipped = format!("{name}.gz");
        let folder = Folder::new().with(name, content).with(&zipped, gzip(content.as_bytes()));
        for name in [name, &zipped] {
            assert_eq!(texts(folder.read(name)), ["« Un »\r\n"], "{name}");
        }
    }
}

#[test]
fn an_article_is_called_by_its_path_or_by_the_table() {
    let folder = Folder::new()
        .with("a.txt", "Un")
        .with("b.csv", "id,content,title,date,sitename,url\n,C,T,hier,AFP,\n");
    assert_eq!(folder.read("a.txt")[0].as_ref().unwrap(), &Article::new(folder.id("a.txt"), "Un"));
    let expected = Article {
        id: folder.id("b.csv#1"),
        text: "T\n\nC".into(),
        date: Some("hier".into()),
        source: Some("AFP".into()),
    };
    assert_eq!(folder.read("b.csv")[0].as_ref().unwrap(), &expected);
}

#[test]
fn a_folder_is_read_in_the_order_of_its_path_bytes() {
    let folder = Folder::new()
        .with("in/b/x.txt", "4")
        .with("in/b.txt", "3")
        .with("in/A.TXT", "1")
        .with("in/a.csv", "text\n2\n")
        .with("in/.hidden.txt", "no")
        .with("in/page.docx", "no");
    let mut inputs = Inputs::new([folder.path("in")], InputOptions::default());
    let found: Vec<_> = inputs.by_ref().map(|article| article.unwrap().text).collect();
    assert_eq!(found, ["1", "2", "3", "4"]);
    assert_eq!(inputs.left_out(), 1);
}

#[test]
fn reading_goes_on_past_whatever_is_bad() {
    let folder = Folder::new()
        .with("1.txt", b"d\xE9\0tente")
        .with("2.jsonl", "{\"text\": \"a\"}\n{\"text\": \n{\"text\": \"b\"}\n")
        .with("3.csv", "date\nhier\n")
        .with("4.csv", "text,date\nc,1\nd\n\"e\ne\",2\n")
        .with("5.txt.gz", &gzip(&[b'x'; 1000])[..20])
        .with("6.txt", "f");
    let paths = ["1.txt", "2.jsonl", "missing.txt", "3.csv", "4.csv", "5.txt.gz", "6.txt"];
    let read = Inputs::new(paths.map(|name| folder.path(name)), InputOptions::default());
    let seen: Vec<String> = read
        .map(|item| match item {
            Ok(article) => article.text,
            Err(rejected) => {
                let name = rejected.input.rsplit('/').next().unwrap().to_owned();
                rejected.line().map_or(name.clone(), |line| format!("{name}:{line}"))
            }
        })
        .collect();
    let expected =
        ["1.txt", "a", "2.jsonl:2", "b", "missing.txt", "3.csv", "c", "4.csv:3", "e\ne", "5.txt.gz", "f"];
    assert_eq!(seen, expected);
}

#[test]
fn a_missing_file_and_a_folder_without_articles_say_what_to_do() {
    let folder = Folder::new().with("empty/readme.md", "no article");
    assert_eq!(folder.refusal("missing.txt"), ": no such file or folder; check the spelling of the name");
    assert_eq!(
        folder.refusal("empty"),
        ": the folder holds no article; looked for files ending in .txt, .html, .csv, .tsv, .jsonl, .xlsx, .parquet, each also with .gz or .zst"
    );
    assert_eq!(
        folder.refusal("empty/readme.md"),
        ": files ending in .md are not known; expected .txt, .html, .csv, .tsv, .jsonl, .xlsx, .parquet, each also with .gz or .zst; \
         name the format with --input-format"
    );
}

/// The texts of `name` and what was noted of it, from behind its path.
fn texts_and_notes(folder: &Folder, name: &str, encoding: &str) -> (Vec<String>, Vec<String>) {
    let options = InputOptions { encoding: encoding.parse().unwrap(), ..InputOptions::default() };
    let mut inputs = Inputs::new([folder.path(name)], options);
    let texts = inputs.by_ref().map(|article| article.unwrap().text).collect();
    let after_path = |note: String| note.strip_prefix(&folder.id(name)).unwrap().to_owned();
    (texts, inputs.take_notes().into_iter().map(after_path).collect())
}

#[test]
fn every_format_is_read_in_windows_1252_and_in_utf_16_with_one_note_a_file() {
    let text = "Une d\u{e9}tente \u{2013} \u{ab}\u{a0}enfin\u{a0}\u{bb}, l\u{2019}\u{c9}tat, 5\u{a0}\u{20ac}";
    let contents = [
        ("a.txt", text.to_owned()),
        ("a.csv", format!("id,texte\n1,\"{text}\"\n2,\"{text}\"\n")),
        ("a.tsv", format!("id\ttexte\r\n1\t{text}\r\n")),
        ("a.jsonl", format!("{{\"text\": \"{text}\"}}\n{{\"text\": \"{text}\"}}\n")),
    ];
    for (name, content) in contents {
        let windows_1252 = encoding_rs::WINDOWS_1252.encode(&content).0.into_owned();
        let utf_16: Vec<u8> =
            format!("\u{feff}{content}").encode_utf16().flat_map(u16::to_le_bytes).collect();
        for (bytes, note) in [(windows_1252, "read as windows-1252 (a guess)"), (utf_16, "read as UTF-16LE")]
        {
            let folder = Folder::new().with(name, bytes);
            let (texts, notes) = texts_and_notes(&folder, name, "auto");
            assert!(!texts.is_empty() && texts.iter().all(|found| found == text), "{name}: {texts:?}");
            assert!(notes.len() == 1 && notes[0].contains(note), "{notes:?}");
        }
    }
}

#[test]
fn a_named_encoding_is_taken_and_not_told() {
    let folder = Folder::new().with("mac.txt", b"d\x8Etente").with("utf8.txt", "détente");
    assert_eq!(texts_and_notes(&folder, "mac.txt", "macintosh"), (vec!["détente".into()], vec![]));
    assert_eq!(texts_and_notes(&folder, "utf8.txt", "auto"), (vec!["détente".into()], vec![]));
}

#[test]
fn one_damaged_row_in_utf_8_loses_itself_alone() {
    let folder = Folder::new().with("a.csv", b"id,text\n1,\xC3\xA9t\xC3\xA9\n2,\xE9\n3,No\xC3\xABl\n");
    let read = folder.read("a.csv");
    assert_eq!(read.len(), 3);
    assert_eq!(
        read[1].as_ref().unwrap_err().to_string().strip_prefix(&folder.id("a.csv")).unwrap(),
        ": line 3: not UTF-8: byte 18 of the text is 0xE9; mend the line, \
         or read the whole file as another encoding with `--encoding windows-1252`"
    );
    assert_eq!(read[2].as_ref().unwrap().text, "Noël");
}

#[test]
fn what_is_no_text_is_refused_by_what_it_is() {
    let folder = Folder::new().with("a.txt", b"%PDF-1.4 ...");
    assert_eq!(
        folder.refusal("a.txt"),
        ": this is a PDF document; expected text; save or export it as text first"
    );
}

#[test]
fn tables_are_read_with_any_separator_and_with_a_line_that_names_it() {
    let comma = "id,texte\n7,\"Un, deux ; trois | 1,5\"\n";
    let folder = Folder::new()
        .with("comma.csv", comma)
        .with("semicolon.csv", "id;texte\r\n7;\"Un, deux ; trois | 1,5\"\r\n")
        .with("tab.csv", "id\ttexte\n7\tUn, deux ; trois | 1,5\n")
        .with("bar.csv", "id|texte|note\n7|\"Un, deux ; trois | 1,5\"|\n")
        .with("named.csv", "sep=;\r\nid;texte\r\n7;\"Un, deux ; trois | 1,5\"\r\n")
        .with("one.csv", "texte\nUn, deux ; trois | 1,5\n");
    for name in ["comma.csv", "semicolon.csv", "tab.csv", "bar.csv", "named.csv", "one.csv"] {
        assert_eq!(texts(folder.read(name)), ["Un, deux ; trois | 1,5"], "{name}");
        let table = StatementTable::read(&folder.path(name)).unwrap();
        let text = table.column("texte", "--text-column").unwrap();
        assert_eq!(table.row(0).field(text), "Un, deux ; trois | 1,5", "{name}");
    }
}

#[test]
fn zstandard_is_undone_by_its_name_and_by_its_content() {
    let zstd = |text: &str| {
        ruzstd::encoding::compress_to_vec(text.as_bytes(), ruzstd::encoding::CompressionLevel::Fastest)
    };
    let folder = Folder::new()
        .with("a.txt.zst", zstd("« Été »"))
        .with("b.csv", zstd("id;texte\n1;« Été »\n"))
        .with("c.jsonl.zst", &zstd("{\"text\": \"« Été »\"}")[..9]);
    assert_eq!(texts(folder.read("a.txt.zst")), ["« Été »"]);
    assert_eq!(texts(folder.read("b.csv")), ["« Été »"]);
    assert!(folder.refusal("c.jsonl.zst").starts_with(": the compressed data is damaged ("));
}

#[test]
fn a_record_larger_than_the_limit_is_refused_in_every_format() {
    let long = "x".repeat(3000);
    let folder = Folder::new()
        .with("a.txt.gz", gzip(long.as_bytes()))
        .with("a.html", format!("<p>{long}</p>"))
        .with("a.csv.gz", gzip(format!("id,text\n1,Un\n2,{long}\n3,Trois\n").as_bytes()))
        .with("a.jsonl", format!("{{\"text\": \"Un\"}}\n{{\"text\": \"{long}\"}}\n"));
    let options = InputOptions { max_record: 2048, ..InputOptions::default() };
    for (name, articles) in [("a.txt.gz", 0), ("a.html", 0), ("a.csv.gz", 1), ("a.jsonl", 1)] {
        let read = folder.read_as(name, options.clone());
        assert_eq!(read.len(), articles + 1, "{name}");
        let message = read[articles].as_ref().unwrap_err().to_string();
        assert!(message.contains(": a record of more than 2048 bytes; nothing behind it"), "{message}");
    }
}

#[test]
fn patterns_that_no_shell_expanded_are_expanded() {
    let folder = Folder::new().with("in/b.txt", "2").with("in/a.txt", "1").with("in/c.csv", "text\n3\n");
    assert_eq!(texts(folder.read("in/*.txt")), ["1", "2"]);
    assert_eq!(folder.refusal("in/*.tsv"), ": no file fits the pattern; check the spelling of the folder");
}

#[test]
fn a_page_in_the_encoding_that_it_declares_is_read() {
    let page =
        "<html><head><meta charset=\"iso-8859-1\"></head><body><p>Une d\u{e9}tente enfin.</p></body></html>";
    let folder = Folder::new().with("p.htm", encoding_rs::WINDOWS_1252.encode(page).0);
    let (texts, notes) = texts_and_notes(&folder, "p.htm", "auto");
    assert_eq!(texts, ["Une détente enfin."]);
    assert!(notes[0].contains("read as windows-1252 (as the page says)"), "{notes:?}");
}

#[test]
fn the_size_of_files_is_known_and_how_much_of_it_was_read() {
    let folder = Folder::new().with("in/a.txt", "12345").with("in/b.txt", "123");
    let mut inputs = Inputs::new([folder.path("in")], InputOptions::default());
    assert_eq!((inputs.total_bytes(), inputs.bytes_read()), (Some(8), 0));
    assert_eq!((inputs.by_ref().count(), inputs.bytes_read()), (2, 8));
    assert_eq!(Inputs::new(["-"], InputOptions::default()).total_bytes(), None);
}

#[test]
fn a_statement_table_is_read_in_windows_1252_and_says_so() {
    let folder = Folder::new().with("s.csv", b"text,label\nd\xE9tente,neutral\n");
    let table = StatementTable::read(&folder.path("s.csv")).unwrap();
    assert_eq!(table.row(0).field(0), "détente");
    assert!(table.notes()[0].contains("read as windows-1252"), "{:?}", table.notes());
}

#[test]
fn a_table_without_its_text_column_names_the_columns_and_the_flag() {
    let folder = Folder::new().with("a.csv", "id,chapeau\n1,Un\n");
    assert_eq!(
        folder.refusal("a.csv"),
        ": no column `text`; its columns are `id`, `chapeau`; name the right one with --text-column"
    );
    let options = InputOptions { text_column: Some("Chapeau".into()), ..InputOptions::default() };
    assert_eq!(texts(folder.read_as("a.csv", options)), ["Un"]);
}

#[test]
fn an_empty_text_is_an_article_and_an_empty_table_is_an_error() {
    let folder = Folder::new().with("a.txt", "").with("a.jsonl", "").with("a.csv", "");
    assert_eq!(texts(folder.read("a.txt")), [""]);
    assert!(folder.read("a.jsonl").is_empty());
    assert_eq!(
        folder.refusal("a.csv"),
        ": line 1: the file is empty; expected a table whose first line names its columns"
    );
}

#[test]
fn a_byte_order_mark_is_taken_off_in_every_format() {
    let folder = Folder::new()
        .with("a.txt", "\u{FEFF}Un")
        .with("a.csv", "\u{FEFF}text\nUn\n")
        .with("a.jsonl", "\u{FEFF}{\"text\": \"Un\"}");
    for name in ["a.txt", "a.csv", "a.jsonl"] {
        assert_eq!(texts(folder.read(name)), ["Un"], "{name}");
    }
}

#[test]
fn the_format_can_be_named_and_is_guessed_without_an_ending() {
    let folder =
        Folder::new().with("notes", "{\"text\": \"Un\"}").with("table.dat", "text\tdate\nUn\thier\n");
    assert_eq!(texts(folder.read("notes")), ["Un"]);
    let named = |format| InputOptions { format: Some(format), ..InputOptions::default() };
    assert_eq!(texts(folder.read_as("notes", named(Format::Text))), ["{\"text\": \"Un\"}"]);
    assert_eq!(texts(folder.read_as("table.dat", named(Format::Tsv))), ["Un"]);
}

#[test]
fn a_table_cut_short_gives_its_rows_and_then_the_damage() {
    let rows: String =
        (0..20_000).fold("id,text\n".into(), |rows, i| format!("{rows}{i},{}\n", i * 7919 % 10_007));
    let whole = gzip(rows.as_bytes());
    let folder = Folder::new().with("a.csv.gz", &whole[..whole.len() / 2]);
    let read = folder.read("a.csv.gz");
    let (last, articles) = read.split_last().unwrap();
    assert!(articles.len() > 1000 && articles.iter().all(Result::is_ok));
    let message = last.as_ref().unwrap_err().to_string();
    assert!(message.contains("a.csv.gz: the compressed data is damaged ("), "{message}");
}

#[test]
fn a_statement_table_is_the_same_plain_and_gzipped_but_for_its_fingerprint() {
    let content = "text\tlabel\n« Un, deux »\tneutral\n";
    let folder = Folder::new().with("s.tsv", content).with("s.tsv.gz", gzip(content.as_bytes()));
    let [plain, zipped] = ["s.tsv", "s.tsv.gz"].map(|name| StatementTable::read(&folder.path(name)).unwrap());
    assert_eq!(plain.header(), &vec!["text", "label"]);
    let fields = |table: &StatementTable| {
        table.rows().map(|row| row.fields().map(str::to_owned).collect()).collect::<Vec<Vec<_>>>()
    };
    assert_eq!(fields(&plain), fields(&zipped));
    assert_eq!(fields(&plain)[0], ["« Un, deux »", "neutral"]);
    assert_ne!(plain.sha256(), zipped.sha256());
}

#[test]
fn a_statement_table_that_is_missing_or_not_what_its_name_says_is_told() {
    let folder =
        Folder::new().with("empty.csv.gz", "").with("plain.csv.gz", "text\nUn\n").with("a.jsonl", "{}");
    for name in ["none.csv", "empty.csv.gz", "plain.csv.gz", "a.jsonl"] {
        let error = StatementTable::read(&folder.path(name)).unwrap_err();
        assert!(matches!(error, Error::Input { .. }), "{error}");
    }
}

/// Any text, with more of the characters that formats care about.
fn any_text() -> impl Strategy<Value = String> {
    proptest::collection::vec(
        prop_oneof![
            any::<char>(),
            proptest::sample::select("\",\t\r\n\0{\u{FEFF}é«»\u{A0}".chars().collect::<Vec<_>>())
        ],
        0..60,
    )
    .prop_map(String::from_iter)
}

fn from_stdin(bytes: Vec<u8>, format: Format) -> Vec<Result<Article, Rejected>> {
    let options = InputOptions { format: Some(format), ..InputOptions::default() };
    Inputs::new(["-"], options).with_stdin(std::io::Cursor::new(bytes)).collect()
}

proptest! {
    #[test]
    fn any_text_comes_back_from_a_text_file(text in any_text()) {
        let expected = text.strip_prefix('\u{FEFF}').unwrap_or(&text).to_owned();
        prop_assert_eq!(texts(from_stdin(text.clone().into(), Format::Text)), [expected]);
    }

    #[test]
    fn any_texts_come_back_from_tables(rows in proptest::collection::vec(any_text(), 0..5)) {
        for (format, delimiter) in [(Format::Csv, b','), (Format::Tsv, b'\t')] {
            let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
            writer.write_record(["id", "text"]).unwrap();
            for text in &rows {
                writer.write_record(["1", text]).unwrap();
            }
            let table = writer.into_inner().unwrap();
            prop_assert_eq!(&texts(from_stdin(table, format)), &rows);
        }
    }

    #[test]
    fn any_texts_come_back_from_json_lines(rows in proptest::collection::vec(any_text(), 0..5)) {
        let lines: Vec<String> = rows.iter().map(|text| serde_json::json!({ "text": text }).to_string()).collect();
        prop_assert_eq!(&texts(from_stdin(lines.join("\n").into(), Format::JsonLines)), &rows);
    }

    #[test]
    fn any_bytes_are_read_or_refused_without_a_panic(
        bytes in proptest::collection::vec(prop_oneof![any::<u8>(), proptest::sample::select(b"\",\t\r\n{}:".to_vec())], 0..200),
    ) {
        for format in Format::ALL {
            let _ = from_stdin(bytes.clone(), format);
            // A header with a text column, so that the rows are reached.
            let _ = from_stdin([b"text,x\n".to_vec(), bytes.clone()].concat(), format);
            let _ = StatementTable::from_bytes("any.csv", [b"text,x\n".to_vec(), bytes.clone()].concat(), format);
        }
        let _ = Inputs::new(["-"], InputOptions::default()).with_stdin(std::io::Cursor::new(bytes)).count();
    }
}

#[test]
fn a_page_of_elements_inside_one_another_without_end_is_refused() {
    let page = format!("<html><body>{}<p>« Nous refusons », dit-elle.", "<div>".repeat(200_000));
    let folder = Folder::new().with("a.html", page);
    let refused = folder.read("a.html").remove(0).unwrap_err().to_string();
    assert!(refused.contains("more than 10000 elements inside one another"), "{refused}");
    assert!(refused.contains("expected a page as a browser saves it"), "{refused}");
}
