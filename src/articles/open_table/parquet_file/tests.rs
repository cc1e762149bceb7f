use super::*;
use crate::articles::StatementTable;
use crate::articles::format::Format;
use ::parquet::data_type::{ByteArrayType, DoubleType, Int64Type};
use ::parquet::file::properties::WriterProperties;
use ::parquet::file::writer::SerializedFileWriter;
use ::parquet::schema::parser::parse_message_type;
use proptest::prelude::*;
use std::sync::Arc;

const SCHEMA: &str = "message table {
    OPTIONAL BYTE_ARRAY texte (UTF8);
    REQUIRED INT64 vu (TIMESTAMP(NANOS, false));
    OPTIONAL DOUBLE part;
    OPTIONAL BYTE_ARRAY brut;
}";

/// Two rows; the last column holds `raw` in the first.
fn file(raw: &[u8]) -> Vec<u8> {
    let schema = Arc::new(parse_message_type(SCHEMA).unwrap());
    let mut file =
        SerializedFileWriter::new(Vec::new(), schema, Arc::new(WriterProperties::default())).unwrap();
    let mut group = file.next_row_group().unwrap();
    let mut column = group.next_column().unwrap().unwrap();
    column.typed::<ByteArrayType>().write_batch(&["« Un »\nDeux".into()], Some(&[1, 0]), None).unwrap();
    column.close().unwrap();
    let mut column = group.next_column().unwrap().unwrap();
    column.typed::<Int64Type>().write_batch(&[1_647_216_000_000_000_000, 1], None, None).unwrap();
    column.close().unwrap();
    let mut column = group.next_column().unwrap().unwrap();
    column.typed::<DoubleType>().write_batch(&[7.0, 0.1], Some(&[1, 1]), None).unwrap();
    column.close().unwrap();
    let mut column = group.next_column().unwrap().unwrap();
    column.typed::<ByteArrayType>().write_batch(&[raw.to_vec().into()], Some(&[1, 0]), None).unwrap();
    column.close().unwrap();
    group.close().unwrap();
    file.into_inner().unwrap()
}

fn rows(bytes: Vec<u8>) -> Result<Vec<Result<Row, Error>>, Error> {
    Ok(read(bytes, "a.parquet", 1 << 20)?.1.collect())
}

#[test]
fn cells_are_text_and_rows_are_numbered() {
    let (header, found) = read(file("brut".as_bytes()), "a.parquet", 1 << 20).unwrap();
    assert_eq!(header, vec!["texte", "vu", "part", "brut"]);
    let found: Vec<Row> = found.map(Result::unwrap).collect();
    assert_eq!((found[1].line, found[1].number), (2, 2));
    assert_eq!(found[0].fields, vec!["« Un »\nDeux", "2022-03-14", "7", "brut"]);
    assert_eq!(found[1].fields, vec!["", "1970-01-01T00:00:00.000000001", "0.1", ""]);
}

#[test]
fn bytes_that_are_no_text_reject_their_row_alone() {
    let found = rows(file(b"\xFF\xFE")).unwrap();
    let message = found[0].as_ref().unwrap_err().to_string();
    assert_eq!(
        message,
        "a.parquet: line 1: column `brut` holds bytes that are no text; write the column as text, or leave it out of the file"
    );
    assert!(found[1].is_ok());
}

#[test]
fn a_row_larger_than_the_limit_is_refused() {
    let mut found = read(file(&[b'a'; 200]), "a.parquet", 100).unwrap().1;
    let message = found.next().unwrap().unwrap_err().to_string();
    assert!(message.starts_with("a.parquet: a record of more than 100 bytes"), "{message}");
}

#[test]
fn what_is_no_parquet_file_is_refused_with_what_to_do() {
    for bytes in [&b""[..], b"id,text\n", b"PAR1PAR1", &file(b"")[..100]] {
        let message = rows(bytes.to_vec()).unwrap_err().to_string();
        assert!(message.starts_with("a.parquet: not a Parquet file that can be read ("), "{message}");
        assert!(message.ends_with("expected a whole .parquet file; copy or write it again"), "{message}");
    }
}

#[test]
fn a_table_of_statements_keeps_all_columns() {
    let table = StatementTable::from_bytes("a.parquet", file(b"x"), Format::Parquet).unwrap();
    assert_eq!(table.header(), &vec!["texte", "vu", "part", "brut"]);
    assert_eq!(table.n_rows(), 2);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]
    #[test]
    fn a_damaged_file_is_no_panic_and_has_an_end(
        at in any::<prop::sample::Index>(), byte in any::<u8>(), from_end in any::<bool>(), cut in 0..10_u8,
    ) {
        let mut bytes = file(b"x");
        let at = at.index(bytes.len().min(400));
        let at = if from_end { bytes.len() - 1 - at } else { at };
        if cut == 0 { bytes.truncate(at) } else { bytes[at] = byte }
        if let Ok(found) = read(bytes, "a.parquet", 1 << 20) {
            prop_assert!(found.1.take(100).count() < 100); // rows, and perhaps an error
        }
    }
}
