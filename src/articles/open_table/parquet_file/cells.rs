//! The cells of a column as text.
//!
//! Dates come as `2022-03-14`, with the time behind a `T` where there is one, and `Z` where it is UTC; a number is written as it would be
//! typed; lists and groups as JSON. A missing value is empty.

use crate::articles::date;
use ::parquet::basic::{LogicalType, TimeUnit};
use ::parquet::data_type::Decimal;
use ::parquet::record::{Field, Row};
use ::parquet::schema::types::Type;
use serde_json::Value;

/// A column of the file.
pub(super) struct Cells {
    pub(super) name: String,
    meaning: Meaning,
}

/// What a column's cells mean beyond what the crate tells with each.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Meaning {
    /// Nothing more.
    AsTold,
    /// A place in time; nanoseconds come as plain numbers.
    Moment { is_nanoseconds: bool, zone: &'static str },
    /// Nanoseconds since midnight.
    TimeOfDay,
    /// Sixteen bytes of an identifier.
    Uuid,
}

impl Cells {
    /// The column that `field` of the schema describes.
    pub(super) fn of(field: &Type) -> Self {
        let info = field.get_basic_info();
        let meaning = match info.logical_type_ref() {
            Some(LogicalType::Timestamp(moment)) => Meaning::Moment {
                is_nanoseconds: moment.unit == TimeUnit::NANOS,
                zone: if moment.is_adjusted_to_u_t_c { "Z" } else { "" },
            },
            Some(LogicalType::Time(time)) if time.unit == TimeUnit::NANOS => Meaning::TimeOfDay,
            Some(LogicalType::Uuid) => Meaning::Uuid,
            _ => Meaning::AsTold,
        };
        Self { name: info.name().to_owned(), meaning }
    }

    /// A cell as text; `None` when it holds bytes that are none.
    pub(super) fn text(&self, cell: &Field) -> Option<String> {
        let zone = if let Meaning::Moment { zone, .. } = self.meaning { zone } else { "" };
        Some(match (cell, self.meaning) {
            (Field::Null, _) => String::new(),
            (Field::Str(text), _) => text.clone(),
            (Field::Long(ticks), Meaning::Moment { is_nanoseconds: true, .. }) => {
                moment(*ticks, 1_000_000_000, zone)
            }
            (Field::TimestampMillis(ticks), _) => moment(*ticks, 1_000, zone),
            (Field::TimestampMicros(ticks), _) => moment(*ticks, 1_000_000, zone),
            (Field::Long(ticks), Meaning::TimeOfDay) => time(*ticks, 1_000_000_000),
            (Field::Bytes(bytes), Meaning::Uuid) => uuid(bytes.data()),
            (Field::Float16(number), _) => number.to_f32().to_string(),
            (Field::Float(number), _) => number.to_string(),
            (Field::Double(number), _) => number.to_string(),
            _ => match value(cell)? {
                Value::String(text) => text,
                other => other.to_string(),
            },
        })
    }
}

/// A cell as JSON; `None` when it holds bytes that are no text.
fn value(cell: &Field) -> Option<Value> {
    Some(match cell {
        Field::Null => Value::Null,
        Field::Bool(truth) => Value::from(*truth),
        Field::Byte(number) => Value::from(*number),
        Field::Short(number) => Value::from(*number),
        Field::Int(number) => Value::from(*number),
        Field::Long(number) => Value::from(*number),
        Field::UByte(number) => Value::from(*number),
        Field::UShort(number) => Value::from(*number),
        Field::UInt(number) => Value::from(*number),
        Field::ULong(number) => Value::from(*number),
        Field::Float16(number) => Value::from(number.to_f32()),
        Field::Float(number) => Value::from(*number),
        Field::Double(number) => Value::from(*number),
        Field::Decimal(number) => Value::from(decimal(number)?),
        Field::Str(text) => Value::from(text.as_str()),
        Field::Bytes(bytes) => Value::from(std::str::from_utf8(bytes.data()).ok()?),
        Field::Date(days) => Value::from(date(i64::from(*days))),
        Field::TimeMillis(ticks) => Value::from(time(i64::from(*ticks), 1_000)),
        Field::TimeMicros(ticks) => Value::from(time(*ticks, 1_000_000)),
        Field::TimestampMillis(ticks) => Value::from(moment(*ticks, 1_000, "")),
        Field::TimestampMicros(ticks) => Value::from(moment(*ticks, 1_000_000, "")),
        Field::Group(row) => object(row)?,
        Field::ListInternal(list) => Value::Array(list.elements().iter().map(value).collect::<Option<_>>()?),
        Field::MapInternal(map) => {
            let pair = |(key, cell): &(Field, Field)| Some((key_name(value(key)?), value(cell)?));
            Value::Object(map.entries().iter().map(pair).collect::<Option<_>>()?)
        }
    })
}

fn object(row: &Row) -> Option<Value> {
    let pair = |(name, cell): (&String, &Field)| Some((name.clone(), value(cell)?));
    Some(Value::Object(row.get_column_iter().map(pair).collect::<Option<_>>()?))
}

fn key_name(key: Value) -> String {
    if let Value::String(text) = key { text } else { key.to_string() }
}

/// A place in time, `ticks` after the beginning of 1970; the day alone when it is its beginning, wherever that was.
fn moment(ticks: i64, per_second: i64, zone: &str) -> String {
    let per_day = 86_400 * per_second;
    let (day, rest) = (date(ticks.div_euclid(per_day)), ticks.rem_euclid(per_day));
    if rest == 0 && zone.is_empty() { day } else { format!("{day}T{}{zone}", time(rest, per_second)) }
}

/// `10:20:30.5`: a time of day, `ticks` after midnight.
fn time(ticks: i64, per_second: i64) -> String {
    let (second, part) = (ticks.div_euclid(per_second), ticks.rem_euclid(per_second));
    let whole = format!("{:02}:{:02}:{:02}", second / 3_600, second / 60 % 60, second % 60);
    if part == 0 {
        return whole;
    }
    let digits = per_second.ilog10() as usize;
    format!("{whole}.{}", format!("{part:0digits$}").trim_end_matches('0'))
}

/// A decimal number as it would be typed; `None` when it has more than 38 digits.
fn decimal(number: &Decimal) -> Option<String> {
    let bytes = number.data();
    let is_negative = bytes.first().is_some_and(|&byte| byte >= 0x80);
    let mut wide = if is_negative { [0xFF; 16] } else { [0; 16] };
    wide[16_usize.checked_sub(bytes.len())?..].copy_from_slice(bytes);
    let digits = i128::from_be_bytes(wide).unsigned_abs().to_string();
    let sign = if is_negative { "-" } else { "" };
    let scale = usize::try_from(number.scale()).ok().filter(|&scale| scale <= 38)?;
    if scale == 0 {
        return Some(format!("{sign}{digits}"));
    }
    let digits = format!("{digits:0>width$}", width = scale + 1);
    let (whole, part) = digits.split_at(digits.len() - scale);
    Some(format!("{sign}{whole}.{part}"))
}

/// `xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx`.
fn uuid(bytes: &[u8]) -> String {
    let hyphen = |at: usize| if [4, 6, 8, 10].contains(&at) { "-" } else { "" };
    bytes.iter().enumerate().map(|(at, byte)| format!("{}{byte:02x}", hyphen(at))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_days_when_they_can_be() {
        assert_eq!(moment(1_647_216_000_000, 1_000, ""), "2022-03-14");
        assert_eq!(moment(1_647_216_000_000, 1_000, "Z"), "2022-03-14T00:00:00Z");
        assert_eq!(moment(1_647_252_030_500, 1_000, ""), "2022-03-14T10:00:30.5");
        assert_eq!(moment(-1, 1_000_000_000, ""), "1969-12-31T23:59:59.999999999");
    }

    #[test]
    fn decimals_are_written_as_they_are_typed() {
        let text = |number, scale| decimal(&Decimal::from_i64(number, 18, scale)).unwrap();
        assert_eq!(text(1_234, 2), "12.34");
        assert_eq!(text(-5, 2), "-0.05");
        assert_eq!(text(7, 0), "7");
        assert!(decimal(&Decimal::from_bytes(vec![1; 17].into(), 40, 0)).is_none());
    }

    #[test]
    fn identifiers_have_their_hyphens() {
        let bytes: Vec<u8> = (0..16).collect();
        assert_eq!(uuid(&bytes), "00010203-0405-0607-0809-0a0b0c0d0e0f");
    }
}
