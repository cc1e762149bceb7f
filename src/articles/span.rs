//! Places in a text, in bytes and in Unicode code points.
//!
//! Inside the program every place is a byte offset, because that is what slicing takes. Every place that leaves
//! the program is counted in code points, because that is what R, Python and a reader of the table count in.
//! [`CodePoints`] turns the one into the other in a single pass.

use serde::{Deserialize, Serialize};

/// A half-open range of bytes of a text, both ends on character boundaries.
///
/// Cutting the text that the span was made from gives back the words: `&text[span.start..span.end]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` up to, not including, `end`.
    ///
    /// # Panics
    /// When `end < start`: a span is made by the program itself, never from input.
    pub fn new(start: usize, end: usize) -> Self {
        assert!(start <= end, "a span cannot end ({end}) before it starts ({start})");
        Self { start, end }
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether nothing lies between the two ends.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies wholly inside this span.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The words at this span.
    ///
    /// ```
    /// use detente::articles::Span;
    /// assert_eq!(Span::new(3, 9).of("« Enfin »"), "Enfin ");
    /// ```
    pub fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }
}

/// Turns byte offsets of one text into code-point offsets, in any order, with one pass over the text at most.
///
/// ```
/// use detente::articles::CodePoints;
/// let mut code_points = CodePoints::new("« Été »");
/// assert_eq!(code_points.at(8), 5);
/// assert_eq!(code_points.at(3), 2); // É is the third code point
/// ```
#[derive(Debug, Clone)]
pub struct CodePoints<'t> {
    text: &'t str,
    /// The number of code points before each [`STRIDE`]th byte, as far as was asked for.
    before: Vec<usize>,
}

/// Bytes between two places whose count is kept: a question costs no more than counting these, wherever the one before
/// it was.
const STRIDE: usize = 256;

impl<'t> CodePoints<'t> {
    /// Of `text`.
    pub fn new(text: &'t str) -> Self {
        Self { text, before: vec![0] }
    }

    /// The number of code points before `byte`.
    ///
    /// # Panics
    /// When `byte` lies past the end of the text.
    pub fn at(&mut self, byte: usize) -> usize {
        let bytes = self.text.as_bytes();
        let stride = byte / STRIDE;
        for known in self.before.len()..=stride {
            self.before.push(self.before[known - 1] + count(&bytes[(known - 1) * STRIDE..known * STRIDE]));
        }
        self.before[stride] + count(&bytes[stride * STRIDE..byte])
    }
}

/// The code points that begin in `bytes`: each has exactly one byte that is no continuation byte (10xxxxxx). Few enough
/// are counted together for a byte to hold their number, so that the processor counts many at once; a sum that is checked
/// for overflow it would make one by one.
fn count(bytes: &[u8]) -> usize {
    let add = |sum: u8, &byte: &u8| sum.wrapping_add(u8::from(byte & 0xC0 != 0x80));
    bytes.chunks(128).map(|few| usize::from(few.iter().fold(0, add))).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_count_characters_not_bytes() {
        let text = "l’Été, œuf 𝄞 fin";
        let mut code_points = CodePoints::new(text);
        for (count, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(code_points.at(byte), count);
        }
    }

    #[test]
    fn the_order_of_questions_plays_no_part() {
        let text = "é—x".repeat(3 * STRIDE);
        let places: Vec<usize> = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect();
        let mut code_points = CodePoints::new(&text);
        for step in 0..places.len() {
            let place = step * 7919 % places.len();
            assert_eq!(code_points.at(places[place]), place);
        }
    }
}
