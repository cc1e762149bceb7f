//! In place of Excel workbooks, in a build without them.

use super::cell::Cell;
use crate::error::Error;
use crate::messages::msg;
use tr::tr;

/// A workbook that cannot be made.
pub(super) struct Workbook;

impl Workbook {
    pub(super) fn new() -> Self {
        Self
    }

    #[allow(clippy::unused_self)] // as in the file that this one stands for
    pub(super) fn write_header(&self, _: impl IntoIterator<Item = impl AsRef<str>>) -> Result<(), Error> {
        Err(absent())
    }

    #[allow(clippy::unused_self)]
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
        found: tr!("`xlsx`, which this build leaves out"),
        expected: msg!("csv with --dialect excel, or a program built with `--features xlsx`"),
    }
}
