//! [`Source`]: bytes that can be looked at before they are read.
//!
//! What they are is told in `kind`.

use std::fs::File;
use std::io::{self, BufReader, Cursor, Read, Seek};

use super::limits::whole;

/// How much is looked at.
const HEAD: u64 = 8192;

/// A stream with its beginning at hand.
pub(super) struct Source<'a> {
    head: Vec<u8>,
    at: usize,
    /// What stopped the look; told to whoever reads so far.
    fault: Option<io::Error>,
    rest: Box<dyn Read + 'a>,
    /// The same bytes, if any place of them can be read.
    file: Option<&'a File>,
}

impl<'a> Source<'a> {
    /// Looks at the beginning of a stream.
    pub(super) fn new(mut rest: Box<dyn Read + 'a>) -> Self {
        let mut head = Vec::with_capacity(HEAD as usize);
        let fault = (&mut rest).take(HEAD).read_to_end(&mut head).err();
        Self { head, at: 0, fault, rest, file: None }
    }

    /// Looks at the beginning of a file that can be read at any place.
    pub(super) fn of_file(file: &'a File) -> Self {
        Self { file: Some(file), ..Self::new(Box::new(file)) }
    }

    /// The first bytes.
    pub(super) fn head(&self) -> &[u8] {
        &self.head
    }

    /// The bytes in a form that can be read at any place; held in memory if need be.
    ///
    /// # Errors
    ///
    /// The reason, if they are too many or cannot be read.
    pub(super) fn seekable(mut self, most: u64) -> Result<Box<dyn Bytes + 'a>, String> {
        if let Some(mut file) = self.file.take() {
            file.rewind().map_err(|error| super::super::walk::reason(&error))?;
            return Ok(Box::new(BufReader::new(file)));
        }
        match whole(&mut self, most)? {
            (bytes, None) => Ok(Box::new(Cursor::new(bytes))),
            (_, Some(fault)) => Err(fault),
        }
    }
}

/// Bytes that can be read at any place.
pub(super) trait Bytes: Read + Seek {}

impl<T: Read + Seek> Bytes for T {}

impl Read for Source<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let ready = self.head.get(self.at..).unwrap_or_default();
        if !ready.is_empty() {
            let length = ready.len().min(buffer.len());
            buffer[..length].copy_from_slice(&ready[..length]);
            self.at += length;
            return Ok(length);
        }
        match self.fault.take() {
            Some(fault) => Err(fault),
            None => self.rest.read(buffer),
        }
    }
}
