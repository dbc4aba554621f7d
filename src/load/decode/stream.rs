//! [`Decoded`]: a stream in any encoding, read as UTF-8.
//!
//! For files that are too long to be held whole; which encoding it is stands in `mod`.

use std::io::{self, Read};

use encoding_rs::{Decoder, Encoding};

/// Bytes that are decoded at once.
const PORTION: usize = 16 * 1024;

/// A stream as UTF-8, without its byte order mark; what is invalid becomes U+FFFD.
pub(in crate::load) struct Decoded<R> {
    inner: R,
    decoder: Decoder,
    raw: Vec<u8>,
    /// How much of `raw` is read and not yet decoded.
    waiting: std::ops::Range<usize>,
    text: Vec<u8>,
    ready: std::ops::Range<usize>,
    ended: bool,
}

impl<R: Read> Decoded<R> {
    /// Reads a stream in an encoding, unless its byte order mark names another one.
    pub(in crate::load) fn new(encoding: &'static Encoding, inner: R) -> Self {
        Self {
            inner,
            decoder: encoding.new_decoder(),
            raw: vec![0; PORTION],
            waiting: 0..0,
            text: vec![0; PORTION],
            ready: 0..0,
            ended: false,
        }
    }

    fn fill(&mut self) -> io::Result<()> {
        while self.ready.is_empty() && !self.ended {
            if self.waiting.is_empty() {
                self.waiting = 0..self.inner.read(&mut self.raw)?;
            }
            let last = self.waiting.is_empty();
            let source = &self.raw[self.waiting.clone()];
            let (result, read, written, _) =
                self.decoder.decode_to_utf8(source, &mut self.text, last);
            self.waiting.start += read;
            self.ready = 0..written;
            self.ended = last && result == encoding_rs::CoderResult::InputEmpty;
        }
        Ok(())
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.fill()?;
        let length = self.ready.len().min(buffer.len());
        let from = self.ready.start;
        buffer[..length].copy_from_slice(&self.text[from..from + length]);
        self.ready.start += length;
        Ok(length)
    }
}
