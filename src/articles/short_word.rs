//! Short words as numbers: nearly all French words fit into sixteen bytes, which are compared, hashed and put into small
//! letters at once, as one number of 128 bits, instead of one after the other.

use super::Span;

/// A word of at most [`ShortWord::LONGEST`] bytes, filled up with zeros, which no word holds. Kept as bytes, so that a table of
/// words and small numbers has no gaps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ShortWord([u8; Self::LONGEST]);

/// For each number of bytes, a number whose lowest bytes are those: shifting by that many takes longer than looking it up.
const FIRST_BYTES: [u128; ShortWord::LONGEST + 1] = {
    let mut masks = [0; ShortWord::LONGEST + 1];
    let mut length = 1;
    while length <= ShortWord::LONGEST {
        masks[length] = masks[length - 1] << 8 | 0xFF;
        length += 1;
    }
    masks
};

impl ShortWord {
    /// The longest word in bytes.
    pub(crate) const LONGEST: usize = 16;

    /// The word at `span` of `text`; `None` when it is too long. Where the text goes on, sixteen bytes are loaded at once
    /// and those behind the word cut off.
    pub(crate) fn at(text: &str, span: Span) -> Option<Self> {
        let bytes = text.as_bytes();
        if span.is_empty() || span.len() > Self::LONGEST {
            return None;
        }
        if let Some(ahead) = bytes.get(span.start..span.start + Self::LONGEST) {
            let ahead: [u8; Self::LONGEST] = ahead.try_into().expect("as many bytes were taken");
            return Some(Self::from(u128::from_le_bytes(ahead) & FIRST_BYTES[span.len()]));
        }
        let mut word = [0; Self::LONGEST];
        word[..span.len()].copy_from_slice(&bytes[span.start..span.end]);
        Some(Self(word))
    }

    /// The bytes as one number, the first lowest.
    fn number(self) -> u128 {
        u128::from_le_bytes(self.0)
    }

    /// The whole of `word`.
    pub(crate) fn of(word: &str) -> Option<Self> {
        Self::at(word, Span::new(0, word.len()))
    }

    /// Both halves multiplied into one another: a product of 128 bits, folded.
    pub(crate) fn hash(self) -> u64 {
        let (low, high) = (self.number() as u64, (self.number() >> 64) as u64);
        let product = u128::from(low ^ 0x9E37_79B9_7F4A_7C15) * u128::from(high ^ 0xD1B5_4A32_D192_ED03);
        (product as u64) ^ (product >> 64) as u64
    }

    /// The word in small letters, a curly apostrophe at its end straight; `None` when it holds another sign beyond
    /// Latin-1, such as `œ`.
    pub(crate) fn folded(self) -> Option<Self> {
        self.in_small_letters().or_else(|| self.with_straight_end().in_small_letters())
    }

    /// The word in small letters, if it consists of ASCII and of the accented letters of Latin-1, which begin with 0xC3
    /// in UTF-8. A small letter is its capital with the bit 0x20 set, both in ASCII and in the second byte of the
    /// accented letters; 0x97 and 0x9F are no capitals there, but `×` and `ß`.
    ///
    /// What holds of a byte is written as 0 or 1, and no byte waits for another: so the processor does all of them
    /// together.
    fn in_small_letters(self) -> Option<Self> {
        let mut bytes = self.0;
        let mut beyond_latin = 0;
        for (byte, before) in bytes.iter_mut().zip((self.number() << 8).to_le_bytes()) {
            let is_capital = u8::from(byte.wrapping_sub(b'A') < 26);
            let is_second = u8::from(before == 0xC3) & u8::from(*byte & 0x20 == 0);
            let is_accented_capital = is_second & u8::from(*byte & !0x08 != 0x97);
            beyond_latin |= u8::from(*byte >= 0xC0) & u8::from(*byte != 0xC3);
            *byte |= (is_capital | is_accented_capital) << 5;
        }
        (beyond_latin == 0).then_some(Self(bytes))
    }

    /// The word with the three bytes of a curly apostrophe at its end written as the one of a straight one.
    fn with_straight_end(self) -> Self {
        const CURLY: u128 = 0x99_80_E2;
        let number = self.number();
        let length = Self::LONGEST as u32 - number.leading_zeros() / 8;
        let Some(before) = length.checked_sub(3).filter(|&before| number >> (8 * before) == CURLY) else {
            return self;
        };
        Self::from(number & !(u128::MAX << (8 * before)) | u128::from(b'\'') << (8 * before))
    }
}

impl From<u128> for ShortWord {
    fn from(number: u128) -> Self {
        Self(number.to_le_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn folded_words_are_as_unicode_writes_them_small(
            word in "([a-zA-Zà-öø-ÿÀ-ÖØ-Þß×÷'.-]{1,6}|[a-zA-Z-]{1,13}|\\PC{1,3})’?",
        ) {
            let straight = word.strip_suffix('’').map_or(word.clone(), |before| format!("{before}'"));
            let is_latin = |c: char| c.is_ascii() || matches!(c, 'À'..='ÿ');
            let small = if straight.chars().all(is_latin) { ShortWord::of(&straight.to_lowercase()) } else { None };
            prop_assert_eq!(ShortWord::of(&word).and_then(ShortWord::folded), small, "{}", word);
        }

        #[test]
        fn a_word_is_the_same_wherever_it_stands(word in "\\PC{1,8}", before in "\\PC{0,4}", after in "\\PC{0,20}") {
            let text = format!("{before}{word}{after}");
            let span = Span::new(before.len(), before.len() + word.len());
            prop_assert_eq!(ShortWord::at(&text, span), ShortWord::of(&word));
        }
    }
}
