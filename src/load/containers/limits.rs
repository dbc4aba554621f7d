//! How much is taken from one file: entries, bytes, and bytes for each byte that it has.
//!
//! Archives are made by strangers; what goes beyond a limit is refused with its reason.

use std::cell::{Cell, RefCell};
use std::io::{self, Read};
use std::rc::Rc;

/// The limits of one file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// How many entries are looked at, articles or not.
    pub(super) entries: usize,
    /// Bytes of one entry. The longest article is a thousandth of this; what is larger is a
    /// database.
    pub(super) entry: u64,
    /// Bytes of all entries together, unpacked; in memory they take about four times as much.
    pub(super) total: u64,
    /// Unpacked bytes for each byte of the file: pages of one site pack to a fiftieth, what is
    /// made to fill a disk to a thousandth.
    pub(super) ratio: u64,
    /// Unpacked bytes that are never too many, whatever the ratio.
    pub(super) free: u64,
}

impl Default for Limits {
    fn default() -> Self {
        let mega = 1 << 20;
        Self { entries: 100_000, entry: 32 * mega, total: 1024 * mega, ratio: 100, free: 16 * mega }
    }
}

/// What was taken from a file so far; shared by all readers of it.
#[derive(Debug, Default)]
pub(super) struct Budget {
    pub(super) limits: Limits,
    entries: Cell<usize>,
    packed: Cell<u64>,
    unpacked: Cell<u64>,
    spent: RefCell<Option<String>>,
}

impl Budget {
    /// A budget for a file of `packed` bytes; what is read of a stream is added as it comes.
    pub(super) fn new(limits: Limits, packed: u64) -> Rc<Self> {
        Rc::new(Self { limits, packed: Cell::new(packed), ..Self::default() })
    }

    /// Counts an entry; false if it is one too many.
    pub(super) fn entry(&self) -> bool {
        let seen = self.entries.get() + 1;
        self.entries.set(seen);
        if seen > self.limits.entries {
            self.spend(format!("more than {} entries; the rest is left out", self.limits.entries));
        }
        !self.is_spent()
    }

    /// Whether nothing more is taken from the file.
    pub(super) fn is_spent(&self) -> bool {
        self.spent.borrow().is_some()
    }

    /// Why nothing more is taken from the file; told once.
    pub(super) fn reason(&self) -> Option<String> {
        self.spent.borrow().clone()
    }

    fn spend(&self, reason: String) {
        self.spent.borrow_mut().get_or_insert(reason);
    }

    /// Counts bytes that came out of the file, and of an entry of it that has a size of its own.
    fn unpack(&self, bytes: u64, entry: Option<&Packed>) -> io::Result<()> {
        let unpacked = self.unpacked.get().saturating_add(bytes);
        self.unpacked.set(unpacked);
        let Limits { total, ratio, free, .. } = self.limits;
        let too_many =
            |unpacked: u64, packed: u64| unpacked > free.max(packed.saturating_mul(ratio));
        if unpacked > total {
            self.spend(format!("unpacks to more than {} MB", total >> 20));
        } else if too_many(unpacked, self.packed.get()) {
            self.spend(format!("unpacks to more than {ratio} times its size"));
        } else if entry.is_some_and(|entry| too_many(entry.taken, entry.bytes)) {
            self.spend(format!("a file in it unpacks to more than {ratio} times its size"));
        }
        match self.reason() {
            Some(reason) => Err(io::Error::other(reason)),
            None => Ok(()),
        }
    }
}

/// Bytes of a stream whose length is not known before.
pub(super) struct Raw<R>(pub(super) R, pub(super) Rc<Budget>);

impl<R: Read> Read for Raw<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.0.read(buffer)?;
        self.1.packed.set(self.1.packed.get() + read as u64);
        Ok(read)
    }
}

/// Bytes that come out of a packing, and count.
pub(super) struct Unpacked<R> {
    source: R,
    budget: Rc<Budget>,
    entry: Option<Packed>,
}

/// An entry of an archive that is packed by itself.
struct Packed {
    /// Its size in the archive, in bytes.
    bytes: u64,
    /// How many bytes have come out of it.
    taken: u64,
}

impl<R: Read> Unpacked<R> {
    /// What comes out of a whole file, or out of a part of it of unknown size.
    pub(super) fn new(source: R, budget: &Rc<Budget>) -> Self {
        Self { source, budget: Rc::clone(budget), entry: None }
    }

    /// What comes out of an entry that takes so many bytes in its archive.
    pub(super) fn of_entry(source: R, budget: &Rc<Budget>, bytes: u64) -> Self {
        Self { entry: Some(Packed { bytes, taken: 0 }), ..Self::new(source, budget) }
    }
}

impl<R: Read> Read for Unpacked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.source.read(buffer)?;
        self.entry.iter_mut().for_each(|entry| entry.taken += read as u64);
        self.budget.unpack(read as u64, self.entry.as_ref())?;
        Ok(read)
    }
}

/// Reads all of a source, at most `most` bytes; what was read before an error is kept.
///
/// # Errors
///
/// The reason, if the source is larger.
pub(super) fn whole(source: &mut dyn Read, most: u64) -> Result<(Vec<u8>, Option<String>), String> {
    let mut bytes = Vec::new();
    let fault = source.take(most + 1).read_to_end(&mut bytes).err();
    if bytes.len() as u64 > most {
        return Err(format!("larger than {} MB", most >> 20));
    }
    Ok((bytes, fault.map(|fault| damage(&fault))))
}

/// Why a source breaks off, in words.
pub(super) fn damage(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => "damaged: it breaks off before its end".to_owned(),
        io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput => format!("damaged: {error}"),
        _ => super::super::walk::reason(error),
    }
}

#[cfg(test)]
mod tests {
    use super::{Budget, Limits, Unpacked, whole};
    use std::io::Read;

    const SMALL: Limits = Limits { entries: 3, entry: 50, total: 200, ratio: 10, free: 20 };

    /// Unpacks so many bytes of a file of `packed` bytes; what is told at the end.
    fn check(packed: u64, bytes: u64, expected: Option<&str>) {
        let budget = Budget::new(SMALL, packed);
        let mut source = Unpacked::new(std::io::repeat(b'a').take(bytes), &budget);
        let read = std::io::copy(&mut source, &mut std::io::sink());
        assert_eq!(read.is_err(), expected.is_some(), "{bytes} of {packed}");
        assert_eq!(budget.reason().as_deref(), expected, "{bytes} of {packed}");
    }

    #[test]
    fn a_file_unpacks_to_so_many_times_its_size_and_not_beyond_the_total() {
        check(1, 20, None);
        check(1, 21, Some("unpacks to more than 10 times its size"));
        check(10, 100, None);
        check(10, 101, Some("unpacks to more than 10 times its size"));
        check(100, 201, Some("unpacks to more than 0 MB"));
    }

    #[test]
    fn an_entry_unpacks_to_so_many_times_its_own_size() {
        let reads = |entry: u64, bytes: u64| {
            let budget = Budget::new(SMALL, 20);
            let source = std::io::repeat(b'a').take(bytes);
            let mut source = Unpacked::of_entry(source, &budget, entry);
            std::io::copy(&mut source, &mut std::io::sink()).is_ok()
        };
        assert!(reads(1, 20) && !reads(1, 21) && reads(10, 100) && !reads(10, 101));
    }

    #[test]
    fn entries_beyond_the_limit_are_refused_with_a_reason() {
        let budget = Budget::new(SMALL, 1);
        assert!((0..3).all(|_| budget.entry()) && !budget.entry());
        assert_eq!(budget.reason().unwrap(), "more than 3 entries; the rest is left out");
    }

    #[test]
    fn an_entry_that_is_too_large_is_refused_and_what_came_before_an_error_is_kept() {
        assert_eq!(whole(&mut std::io::repeat(0), 50).unwrap_err(), "larger than 0 MB");
        let budget = Budget::new(SMALL, 1);
        let mut source = Unpacked::new(&b"abc"[..], &budget).chain(&b"d"[..]);
        assert_eq!(whole(&mut source, 50).unwrap(), (b"abcd".to_vec(), None));
    }
}
