//! In place of Parquet files, in a build without them.

use super::cell::Cell;
use super::column::Column;
use crate::error::Error;
use crate::messages::msg;
use tr::tr;

/// A file that cannot be made.
pub(super) struct ParquetTable;

impl ParquetTable {
    pub(super) fn new(_: &[Column]) -> Self {
        Self
    }

    #[allow(clippy::unused_self)] // as in the file that this one stands for
    pub(super) fn write(&self, _: &[Cell<'_>]) -> Result<(), Error> {
        Err(absent())
    }

    #[allow(clippy::unused_self)]
    pub(super) fn into_bytes(self) -> Result<Vec<u8>, Error> {
        Err(absent())
    }
}

fn absent() -> Error {
    Error::Parameter {
        name: msg!("the output format"),
        found: tr!("`parquet`, which this build leaves out"),
        expected: msg!("csv, which DuckDB, pandas and R read, or a program built with `--features parquet`"),
    }
}
