//! Parquet files, in a program that was built without the feature that reads them.

use super::super::rows::Row;
use crate::error::Error;
use csv::StringRecord;
use tr::tr;

/// Says that they are not read.
pub(super) fn read(
    _: Vec<u8>,
    shown: &str,
    _: u64,
) -> Result<(StringRecord, std::iter::Empty<Result<Row, Error>>), Error> {
    Err(Error::Input {
        path: shown.to_owned(),
        found: tr!("a Parquet file, which this program was built without"),
        expected: tr!(
            "build it with the feature `parquet` (cargo install --features parquet), or turn the file into CSV: duckdb -c \"COPY 'a.parquet' TO 'a.csv'\""
        ),
    })
}
