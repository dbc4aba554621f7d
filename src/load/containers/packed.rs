//! Packed streams: gzip (RFC 1952) and Zstandard (RFC 8878), of any number of members.
//!
//! What is in them is for the caller to tell.

use std::error::Error;
use std::io::{self, BufReader, Read};

use flate2::bufread::MultiGzDecoder;
use ruzstd::decoding::BlockDecodingStrategy;
use ruzstd::decoding::FrameDecoder;
use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};

/// The largest window of a Zstandard frame, in bytes; `zstd --long` makes such.
const MOST_WINDOW: u64 = 128 << 20;

/// Unpacks gzip.
pub(super) fn gzip<'a>(source: impl Read + 'a) -> Box<dyn Read + 'a> {
    Box::new(MultiGzDecoder::new(BufReader::new(source)))
}

/// Unpacks Zstandard.
pub(super) fn zstd<'a>(source: impl Read + 'a) -> Box<dyn Read + 'a> {
    let mut decoder = FrameDecoder::new();
    decoder.set_max_window_size(MOST_WINDOW);
    Box::new(Frames { source: BufReader::new(source), decoder, open: false })
}

/// The frames of a Zstandard file, one after the other.
struct Frames<R: Read> {
    source: BufReader<R>,
    decoder: FrameDecoder,
    open: bool,
}

impl<R: Read> Frames<R> {
    /// Opens the next frame; false at the end of the source.
    fn next(&mut self) -> io::Result<bool> {
        use std::io::BufRead;
        loop {
            if self.source.fill_buf()?.is_empty() {
                return Ok(false);
            }
            match self.decoder.init(&mut self.source) {
                Ok(()) => return Ok(true),
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame {
                    length,
                    ..
                })) => {
                    let mut skipped = (&mut self.source).take(u64::from(length));
                    io::copy(&mut skipped, &mut io::sink())?;
                }
                Err(error) => return Err(damaged(&error)),
            }
        }
    }
}

impl<R: Read> Read for Frames<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            if !self.open && !self.next()? {
                return Ok(0);
            }
            self.open = true;
            while self.decoder.can_collect() == 0 && !self.decoder.is_finished() {
                let strategy = BlockDecodingStrategy::UptoBlocks(1);
                self.decoder
                    .decode_blocks(&mut self.source, strategy)
                    .map_err(|error| damaged(&error))?;
            }
            let read = self.decoder.read(buffer)?;
            if read > 0 || buffer.is_empty() {
                return Ok(read);
            }
            self.open = false;
        }
    }
}

/// What is wrong with a stream: where the source itself fails, as it does when a limit is reached or at
/// its end, it says so.
fn damaged(error: &FrameDecoderError) -> io::Error {
    let mut cause: Option<&(dyn Error + 'static)> = Some(error);
    while let Some(error) = cause {
        if let Some(own) = error.downcast_ref::<io::Error>() {
            return io::Error::new(own.kind(), own.to_string());
        }
        cause = error.source();
    }
    io::Error::new(io::ErrorKind::InvalidData, "a packed block in it cannot be read")
}
