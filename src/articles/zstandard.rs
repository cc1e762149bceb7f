//! Zstandard: the frames of a `.zst` file, one after the other.

use crate::messages::msg;
use ruzstd::decoding::BlockDecodingStrategy;
use ruzstd::decoding::FrameDecoder;
use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use std::io::{self, BufRead, ErrorKind, Read};

/// The first bytes of a frame. No text begins so: the last of them is not UTF-8.
pub(super) const MAGIC: [u8; 4] = [0x28, 0xB5, 0x2F, 0xFD];

/// A reader of what `input` holds compressed.
pub(super) struct Frames<R> {
    input: R,
    decoder: FrameDecoder,
    is_in_frame: bool,
    /// Frames begun so far; none at the end of the file is no `.zst` file.
    count: u64,
}

impl<R: BufRead> Frames<R> {
    pub(super) fn new(input: R) -> Self {
        Self { input, decoder: FrameDecoder::new(), is_in_frame: false, count: 0 }
    }

    /// Goes to the next frame that holds data; `false` at the end of the file.
    fn begin(&mut self) -> io::Result<bool> {
        loop {
            if self.input.fill_buf()?.is_empty() {
                return if self.count == 0 { Err(damaged(msg!("the file is empty"))) } else { Ok(false) };
            }
            self.count += 1;
            match self.decoder.reset(&mut self.input) {
                Ok(()) => {
                    self.is_in_frame = true;
                    return Ok(true);
                }
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame {
                    length,
                    ..
                })) => {
                    io::copy(&mut self.input.by_ref().take(u64::from(length)), &mut io::sink())?;
                }
                Err(error) => return Err(damaged(error)),
            }
        }
    }

    fn end(&mut self) -> io::Result<()> {
        self.is_in_frame = false;
        let stated = self.decoder.get_checksum_from_data();
        if stated.is_some() && stated != self.decoder.get_calculated_checksum() {
            return Err(damaged(msg!("its checksum is not that of its content")));
        }
        Ok(())
    }
}

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if out.is_empty() {
            return Ok(0);
        }
        loop {
            if !self.is_in_frame && !self.begin()? {
                return Ok(0);
            }
            while self.decoder.can_collect() == 0 && !self.decoder.is_finished() {
                self.decoder
                    .decode_blocks(&mut self.input, BlockDecodingStrategy::UptoBlocks(1))
                    .map_err(damaged)?;
            }
            let length = Read::read(&mut self.decoder, out)?;
            if length > 0 {
                return Ok(length);
            }
            self.end()?;
        }
    }
}

fn damaged(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> io::Error {
    io::Error::new(ErrorKind::InvalidData, error)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ruzstd::encoding::{CompressionLevel, compress_to_vec};

    fn zstd(plain: &[u8]) -> Vec<u8> {
        compress_to_vec(plain, CompressionLevel::Fastest)
    }

    fn read(bytes: &[u8]) -> io::Result<String> {
        let mut text = String::new();
        Frames::new(bytes).read_to_string(&mut text)?;
        Ok(text)
    }

    #[test]
    fn frames_follow_one_another_and_those_without_data_are_skipped() {
        let skipped = [&b"\x50\x2A\x4D\x18\x03\0\0\0"[..], b"abc"].concat();
        let large = "« Été »".repeat(40_000);
        let bytes = [zstd(b"un "), skipped, zstd(b""), zstd(large.as_bytes())].concat();
        assert_eq!(read(&bytes).unwrap(), format!("un {large}"));
    }

    #[test]
    fn damage_is_an_error() {
        let whole = zstd("une longue phrase, une longue phrase".as_bytes());
        assert!(whole.starts_with(&MAGIC));
        assert!(read(&whole[..whole.len() - 6]).is_err());
        assert!(read(b"plain text").is_err());
        assert!(read(b"").is_err());
    }
}
