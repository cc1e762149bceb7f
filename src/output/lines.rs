//! Records as lines: every format that is text.
//!
//! Making the lines is most of the work of writing a table. It needs no output, and so every thread does it for the records
//! that it has; what is left to do in order is to copy bytes.

use super::cell::Cell;
use super::column::Column;
use super::dialect::Dialect;
use super::format::Format;
use super::json_text::push_json_text;
use csv::Terminator;

/// How records become lines; shared between threads.
#[derive(Debug, Clone)]
pub struct Lines {
    shape: Shape,
    dialect: Dialect,
}

#[derive(Debug, Clone)]
enum Shape {
    Delimited {
        separator: u8,
        end: Terminator,
    },
    /// For each column its name as the key of a JSON object, with what stands around it.
    Json(Vec<Vec<u8>>),
    Markdown,
}

impl Lines {
    /// The lines of a table of `columns`; `None` for a format that has none.
    pub(super) fn of<'c>(
        format: Format,
        dialect: Dialect,
        columns: impl IntoIterator<Item = &'c str>,
    ) -> Option<Self> {
        let shape = match format {
            Format::Xlsx | Format::Parquet => return None,
            Format::JsonLines => Shape::Json(columns.into_iter().enumerate().map(json_key).collect()),
            Format::Markdown => Shape::Markdown,
            // What is read on a terminal is written as CSV.
            Format::Csv | Format::Tsv | Format::Table => Shape::Delimited {
                separator: dialect.separator(format),
                end: if dialect.is_excel() { Terminator::CRLF } else { Terminator::Any(b'\n') },
            },
        };
        Some(Self { shape, dialect })
    }

    /// Whether a byte order mark stands before the first line.
    pub(super) fn has_mark(&self) -> bool {
        self.dialect.is_excel() && matches!(self.shape, Shape::Delimited { .. })
    }

    /// What stands above the records.
    pub(super) fn push_header(&self, columns: &[Column], out: &mut Vec<u8>) {
        let names = || columns.iter().map(|column| Cell::from(column.name.as_str())).collect::<Vec<_>>();
        match self.shape {
            Shape::Json(_) => {}
            Shape::Delimited { .. } => self.push([names()], out),
            Shape::Markdown => {
                self.push([names()], out);
                self.push([vec![Cell::from("---"); columns.len()]], out);
            }
        }
    }

    /// Appends the lines of `records`, a cell for each column in each.
    ///
    /// # Panics
    /// When the records are not of one length: they are made by the program itself.
    pub fn push<'a>(&self, records: impl IntoIterator<Item = Vec<Cell<'a>>>, out: &mut Vec<u8>) {
        match &self.shape {
            Shape::Delimited { separator, end } => {
                let (mut number, mut writer) = (Vec::new(), csv::WriterBuilder::new());
                let mut writer = writer.delimiter(*separator).terminator(*end).from_writer(out);
                let mut write = |record: &[Cell<'_>]| -> csv::Result<()> {
                    for cell in record {
                        writer.write_field(self.dialect.field(cell, &mut number))?;
                    }
                    writer.write_record(None::<&[u8]>)
                };
                for record in records {
                    write(&record).expect("memory takes records of one length");
                }
            }
            Shape::Json(keys) => {
                for record in records {
                    for (key, cell) in keys.iter().zip(&record) {
                        out.extend_from_slice(key);
                        cell.push_json(out);
                    }
                    out.extend_from_slice(if keys.is_empty() { b"{}\n" } else { b"}\n" });
                }
            }
            Shape::Markdown => {
                for record in records {
                    for cell in &record {
                        out.extend_from_slice(b"| ");
                        out.extend_from_slice(markdown(&cell.text()).as_bytes());
                        out.push(b' ');
                    }
                    out.extend_from_slice(b"|\n");
                }
            }
        }
    }
}

/// The name of the column with this number as the key of an object.
fn json_key((number, name): (usize, &str)) -> Vec<u8> {
    let mut key = vec![if number == 0 { b'{' } else { b',' }];
    push_json_text(&mut key, name);
    key.push(b':');
    key
}

/// `text` as a cell of a Markdown table, on one line.
fn markdown(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('|', "\\|").replace('<', "&lt;");
    escaped.replace("\r\n", "<br>").replace(['\n', '\r'], "<br>")
}
