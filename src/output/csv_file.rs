//! A CSV file that is whole or not there.

use super::destination::Destination;
use crate::error::Error;
use serde::Serialize;
use std::path::Path;

/// Writes `rows`, whose field names are the header, to the file at `path`.
///
/// # Errors
/// [`Error::Io`] when the file cannot be written.
pub fn write_rows(path: &Path, rows: impl IntoIterator<Item = impl Serialize>) -> Result<(), Error> {
    let mut writer = csv::Writer::from_writer(Destination::open(Some(path))?);
    for row in rows {
        writer.serialize(row).map_err(|error| write_failed(path, error))?;
    }
    finish(writer, path)
}

/// Writes `records`, the first of which is the header, to the file at `path`.
///
/// # Errors
/// [`Error::Io`] when the file cannot be written.
pub fn write_records(path: &Path, records: impl IntoIterator<Item = Vec<String>>) -> Result<(), Error> {
    let mut writer = csv::Writer::from_writer(Destination::open(Some(path))?);
    for record in records {
        writer.write_record(record).map_err(|error| write_failed(path, error))?;
    }
    finish(writer, path)
}

fn finish(writer: csv::Writer<Destination>, path: &Path) -> Result<(), Error> {
    let destination = writer.into_inner().map_err(|error| Error::io(path, "write", error.into_error()))?;
    destination.finish()
}

fn write_failed(path: &Path, error: csv::Error) -> Error {
    let source = match error.into_kind() {
        csv::ErrorKind::Io(source) => source,
        other => std::io::Error::other(format!("{other:?}")),
    };
    Error::io(path, "write", source)
}
