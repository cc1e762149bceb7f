//! Numbers as one piece of bytes, little-endian, for `#[serde(with = "packed")]`: a model file holds hundreds of thousands,
//! and to read them one by one would take longer than all else.

use serde::de::{Deserializer, Error, Visitor};
use serde::ser::Serializer;
use std::marker::PhantomData;

/// A number of a fixed size.
pub(crate) trait Number: Copy {
    /// Bytes of one.
    const SIZE: usize;

    /// Appends its bytes.
    fn write(self, bytes: &mut Vec<u8>);

    /// The number of these bytes, of which there are [`SIZE`](Self::SIZE).
    fn read(bytes: &[u8]) -> Self;
}

macro_rules! number {
    ($($type:ty),*) => {$(
        impl Number for $type {
            const SIZE: usize = size_of::<$type>();

            fn write(self, bytes: &mut Vec<u8>) {
                bytes.extend_from_slice(&self.to_le_bytes());
            }

            fn read(bytes: &[u8]) -> Self {
                Self::from_le_bytes(bytes.try_into().expect("as many bytes as a number has"))
            }
        }
    )*};
}
number!(u8, u16, f32);

/// Writes `numbers` as bytes.
pub(crate) fn serialize<T: Number, S: Serializer>(numbers: &[T], serializer: S) -> Result<S::Ok, S::Error> {
    let mut bytes = Vec::with_capacity(numbers.len() * T::SIZE);
    for &number in numbers {
        number.write(&mut bytes);
    }
    serializer.serialize_bytes(&bytes)
}

/// Reads numbers from bytes, of which there are as many as whole numbers take.
pub(crate) fn deserialize<'de, T: Number, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
    deserializer.deserialize_bytes(Bytes(PhantomData))
}

struct Bytes<T>(PhantomData<T>);

impl<T: Number> Visitor<'_> for Bytes<T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "numbers of {} bytes each", T::SIZE)
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Vec<T>, E> {
        let numbers = bytes.chunks_exact(T::SIZE);
        if !numbers.remainder().is_empty() {
            return Err(E::invalid_length(bytes.len(), &self));
        }
        Ok(numbers.map(T::read).collect())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde::{Deserialize, Serialize};

    #[derive(Debug, Serialize, Deserialize)]
    struct Lists {
        #[serde(with = "super")]
        counts: Vec<u16>,
        #[serde(with = "super")]
        weights: Vec<f32>,
    }

    proptest! {
        #[test]
        fn numbers_come_back_as_they_were(counts: Vec<u16>, weights: Vec<f32>) {
            let bytes = postcard::to_stdvec(&Lists { counts: counts.clone(), weights: weights.clone() }).unwrap();
            let read: Lists = postcard::from_bytes(&bytes).unwrap();
            let bits = |weights: &[f32]| weights.iter().map(|weight| weight.to_bits()).collect::<Vec<_>>();
            prop_assert_eq!(read.counts, counts);
            prop_assert_eq!(bits(&read.weights), bits(&weights));
        }
    }

    #[test]
    fn bytes_that_are_no_whole_numbers_are_refused() {
        assert!(postcard::from_bytes::<Lists>(&[3, 1, 0, 1, 0]).is_err());
        assert!(postcard::from_bytes::<Lists>(&[2, 1, 0, 0]).is_ok());
    }
}
