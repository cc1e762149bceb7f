//! Numbers as the pages print them: with a decimal comma where messages are in French.

use maud::{Markup, html};
use tr::tr;

/// What is printed where a figure is not defined.
pub(super) const NONE: &str = "—";

/// `80.5 %`
pub(super) fn percent(value: Option<f64>) -> String {
    value.map_or_else(|| NONE.to_owned(), |value| printed(&format!("{:.1}\u{a0}%", 100.0 * value)))
}

/// `0.805`
pub(super) fn decimal(value: Option<f64>) -> String {
    // A mean of random draws may be a negative nothing, which is printed as nothing.
    value.map_or_else(
        || NONE.to_owned(),
        |value| printed(&format!("{:.3}", if value.abs() < 5e-4 { 0.0 } else { value })),
    )
}

/// A share as percentage points: `0.8`
pub(super) fn points(value: Option<f64>) -> String {
    value.map_or_else(|| NONE.to_owned(), |value| printed(&format!("{:.1}", 100.0 * value)))
}

/// `+0.123`
pub(super) fn signed(value: f64) -> String {
    printed(&format!("{value:+.3}"))
}

/// A number of digits and a point, with the mark of the language in place of the point.
fn printed(number: &str) -> String {
    number.replace('.', &tr!("."))
}

/// `5,896`
pub(super) fn whole(count: usize) -> String {
    let digits = count.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push_str(&tr!(","));
        }
        grouped.push(digit);
    }
    grouped
}

/// ` [low, high]`, or nothing.
pub(super) fn interval(low: Option<f64>, high: Option<f64>, print: fn(Option<f64>) -> String) -> Markup {
    html! { @if low.is_some() && high.is_some() { " " span.interval { (tr!("[{low}, {high}]", low = print(low), high = print(high))) } } }
}

/// The first `most` characters of a text.
pub(super) fn beginning(text: &str, most: usize) -> String {
    let mut beginning: String = text.chars().take(most).collect();
    if beginning.len() < text.len() {
        beginning.push('…');
    }
    beginning
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_printed_as_readers_expect_them() {
        assert_eq!(
            (whole(999), whole(5_896), whole(1_234_567)),
            ("999".into(), "5,896".into(), "1,234,567".into())
        );
        assert_eq!((percent(Some(0.8051)), decimal(None)), ("80.5\u{a0}%".into(), "—".into()));
        assert_eq!(beginning("été", 2), "ét…");
    }
}
