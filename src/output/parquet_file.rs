//! Parquet files: typed columns, snappy, the same rows the same bytes.

use super::cell::Cell;
use super::column::{CellType, Column};
use super::table_writer::io_failed;
use crate::error::Error;
use ::parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use ::parquet::data_type::{BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int64Type};
use ::parquet::errors::ParquetError;
use ::parquet::file::properties::WriterProperties;
use ::parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use ::parquet::schema::types::Type;
use std::sync::Arc;

/// Rows, and bytes of text, that are written as one group: what a reader decodes together, and what is held here at once.
const GROUP: (usize, usize) = (122_880, 64 << 20);

/// A file in the making; its groups are in memory, compressed, until it is done.
pub(super) struct ParquetTable {
    columns: Vec<Column>,
    cells: Vec<ColumnCells>,
    rows: usize,
    bytes: usize,
    /// Opened by the first group.
    file: Option<SerializedFileWriter<Vec<u8>>>,
}

/// The cells of one column of a group.
struct ColumnCells {
    values: Values,
    /// 1 for a cell that is there, 0 for an empty one.
    levels: Vec<i16>,
}

enum Values {
    Text(Vec<ByteArray>),
    Integer(Vec<i64>),
    Number(Vec<f64>),
    Truth(Vec<bool>),
}

impl ParquetTable {
    pub(super) fn new(columns: &[Column]) -> Self {
        let cells = columns.iter().map(|column| ColumnCells::new(column.cells)).collect();
        Self { columns: columns.to_vec(), cells, rows: 0, bytes: 0, file: None }
    }

    pub(super) fn write(&mut self, record: &[Cell<'_>]) -> Result<(), Error> {
        for (cells, cell) in self.cells.iter_mut().zip(record) {
            self.bytes += cells.push(cell);
        }
        self.rows += 1;
        if self.rows >= GROUP.0 || self.bytes >= GROUP.1 {
            self.end_group().map_err(|error| failed(&error))
        } else {
            Ok(())
        }
    }

    /// The file.
    pub(super) fn into_bytes(mut self) -> Result<Vec<u8>, Error> {
        if self.rows > 0 {
            self.end_group().map_err(|error| failed(&error))?;
        }
        let file = match self.file {
            Some(file) => file,
            None => open(&self.columns).map_err(|error| failed(&error))?,
        };
        file.into_inner().map_err(|error| failed(&error))
    }

    fn end_group(&mut self) -> Result<(), ParquetError> {
        let file = match &mut self.file {
            Some(file) => file,
            None => self.file.insert(open(&self.columns)?),
        };
        let mut group = file.next_row_group()?;
        for (column, cells) in self.columns.iter().zip(&mut self.cells) {
            std::mem::replace(cells, ColumnCells::new(column.cells)).write(&mut group)?;
        }
        group.close()?;
        (self.rows, self.bytes) = (0, 0);
        Ok(())
    }
}

/// An empty file with these columns.
fn open(columns: &[Column]) -> Result<SerializedFileWriter<Vec<u8>>, ParquetError> {
    let fields = columns.iter().map(|column| Ok(Arc::new(field(column)?)));
    let fields = fields.collect::<Result<Vec<_>, ParquetError>>()?;
    let schema = Type::group_type_builder("table").with_fields(fields).build()?;
    let maker = concat!("detente version ", env!("CARGO_PKG_VERSION"));
    let properties =
        WriterProperties::builder().set_compression(Compression::SNAPPY).set_created_by(maker.to_owned());
    SerializedFileWriter::new(Vec::new(), Arc::new(schema), Arc::new(properties.build()))
}

fn field(column: &Column) -> Result<Type, ParquetError> {
    let (physical, logical) = match column.cells {
        CellType::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        CellType::Integer => (Physical::INT64, None),
        CellType::Number => (Physical::DOUBLE, None),
        CellType::Truth => (Physical::BOOLEAN, None),
    };
    Type::primitive_type_builder(&column.name, physical)
        .with_repetition(Repetition::OPTIONAL)
        .with_logical_type(logical)
        .build()
}

impl ColumnCells {
    fn new(cells: CellType) -> Self {
        let values = match cells {
            CellType::Text => Values::Text(Vec::new()),
            CellType::Integer => Values::Integer(Vec::new()),
            CellType::Number => Values::Number(Vec::new()),
            CellType::Truth => Values::Truth(Vec::new()),
        };
        Self { values, levels: Vec::new() }
    }

    /// Adds a cell, and returns how many bytes of text it has. A cell that is not of the column's type counts as missing.
    fn push(&mut self, cell: &Cell<'_>) -> usize {
        let mut bytes = 0;
        let is_there = match (&mut self.values, cell) {
            (_, Cell::Empty) => false,
            (Values::Text(texts), cell) => {
                let text = cell.text().into_owned();
                bytes = text.len();
                texts.push(text.into_bytes().into());
                true
            }
            (Values::Integer(numbers), Cell::Integer(number)) => push(numbers, *number),
            (Values::Number(numbers), Cell::Number(number)) => push(numbers, *number),
            (Values::Number(numbers), Cell::Integer(number)) => push(numbers, *number as f64),
            (Values::Truth(truths), Cell::Truth(truth)) => push(truths, *truth),
            _ => false,
        };
        self.levels.push(is_there.into());
        bytes
    }

    /// Writes them as the next column of `group`.
    fn write(self, group: &mut SerializedRowGroupWriter<'_, Vec<u8>>) -> Result<(), ParquetError> {
        match self.values {
            Values::Text(values) => write::<ByteArrayType>(group, &values, &self.levels),
            Values::Integer(values) => write::<Int64Type>(group, &values, &self.levels),
            Values::Number(values) => write::<DoubleType>(group, &values, &self.levels),
            Values::Truth(values) => write::<BoolType>(group, &values, &self.levels),
        }
    }
}

/// Adds a value, which is there then.
fn push<T>(values: &mut Vec<T>, value: T) -> bool {
    values.push(value);
    true
}

fn write<T: DataType>(
    group: &mut SerializedRowGroupWriter<'_, Vec<u8>>,
    values: &[T::T],
    levels: &[i16],
) -> Result<(), ParquetError> {
    let mut column = group.next_column()?.expect("the schema has a column for each of the table");
    column.typed::<T>().write_batch(values, Some(levels), None)?;
    column.close()
}

fn failed(error: &ParquetError) -> Error {
    io_failed(std::io::Error::other(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::Column;

    fn file(rows: usize) -> Vec<u8> {
        let columns =
            ["quote", "quote_start", "p_neutral", "needs_review", "segments"].map(Column::of_program);
        let mut table = ParquetTable::new(&columns);
        for row in 0..rows {
            let spans = Cell::Spans(&[[1, 2]]);
            table.write(&["« Été »".into(), row.into(), 0.5.into(), true.into(), spans]).unwrap();
            table.write(&[const { Cell::Empty }; 5]).unwrap();
        }
        table.into_bytes().unwrap()
    }

    #[test]
    fn the_same_rows_give_the_same_bytes() {
        let bytes = file(3);
        assert!(bytes.starts_with(b"PAR1") && bytes.ends_with(b"PAR1"));
        assert_eq!(bytes, file(3));
    }

    #[test]
    fn cells_keep_their_types_and_empty_ones_are_null_in_every_group() {
        use ::parquet::file::reader::{FileReader, SerializedFileReader};
        let reader = SerializedFileReader::new(bytes::Bytes::from(file(GROUP.0))).unwrap();
        assert_eq!(reader.num_row_groups(), 2);
        let rows: Vec<String> =
            reader.get_row_iter(None).unwrap().map(|row| row.unwrap().to_string()).collect();
        assert_eq!(rows.len(), 2 * GROUP.0);
        let last = GROUP.0 - 1;
        assert_eq!(
            rows[2 * last],
            format!(
                "{{quote: \"« Été »\", quote_start: {last}, p_neutral: 0.5, needs_review: true, segments: \"[[1,2]]\"}}"
            )
        );
        assert_eq!(
            rows[2 * last + 1],
            "{quote: null, quote_start: null, p_neutral: null, needs_review: null, segments: null}"
        );
    }

    #[test]
    fn a_table_without_rows_has_its_columns() {
        let bytes = file(0);
        assert!(bytes.windows(11).any(|window| window == b"quote_start"));
    }
}
