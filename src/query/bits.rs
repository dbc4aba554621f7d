//! [`Bits`]: a set of articles or of timeline entries.
//!
//! Plain set algebra, one bit a record.

/// A set of records numbered from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Bits {
    words: Vec<u64>,
    count: usize,
}

impl Bits {
    /// The empty set of `count` possible records.
    pub(super) fn none(count: usize) -> Self {
        Self { words: vec![0; count.div_ceil(64)], count }
    }

    /// The set of those of `count` records that pass.
    pub(super) fn those(count: usize, mut pass: impl FnMut(usize) -> bool) -> Self {
        let mut set = Self::none(count);
        (0..count).filter(|index| pass(*index)).for_each(|index| set.add(index));
        set
    }

    pub(super) fn add(&mut self, index: usize) {
        if let Some(word) = self.words.get_mut(index / 64).filter(|_| index < self.count) {
            *word |= 1 << (index % 64);
        }
    }

    pub(super) fn holds(&self, index: usize) -> bool {
        self.words.get(index / 64).is_some_and(|word| word & (1 << (index % 64)) != 0)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    pub(super) fn keep(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(own, other)| *own &= other);
    }

    pub(super) fn join(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(own, other)| *own |= other);
    }

    /// All records that are not in the set.
    pub(super) fn inverse(&self) -> Self {
        Self::those(self.count, |index| !self.holds(index))
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.words.iter().enumerate().flat_map(|(at, word)| {
            let mut left = *word;
            std::iter::from_fn(move || {
                let bit = left.trailing_zeros() as usize;
                left &= left.wrapping_sub(1);
                (bit < 64).then_some(at * 64 + bit)
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Bits;

    #[test]
    fn a_set_and_its_inverse_share_nothing_and_miss_nothing() {
        let thirds = Bits::those(130, |index| index % 3 == 0);
        let rest = thirds.inverse();
        assert_eq!(rest.iter().filter(|index| thirds.holds(*index)).count(), 0);
        assert_eq!(rest.iter().count() + thirds.iter().count(), 130);
        assert_eq!(thirds.iter().take(3).collect::<Vec<_>>(), [0, 3, 6]);
    }
}
