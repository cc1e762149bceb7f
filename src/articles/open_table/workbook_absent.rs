//! Excel workbooks, in a program that was built without the feature that reads them.

use super::super::rows::Row;
use crate::error::Error;
use csv::StringRecord;
use tr::tr;

/// Says that they are not read.
pub(super) fn read(
    _: Vec<u8>,
    shown: &str,
    _: u64,
) -> Result<(StringRecord, Vec<Result<Row, Error>>), Error> {
    Err(Error::Input {
        path: shown.to_owned(),
        found: tr!("an Excel workbook, which this program was built without"),
        expected: tr!("build it with the feature `xlsx`, or save the sheet as CSV"),
    })
}
