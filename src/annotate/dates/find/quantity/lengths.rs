//! Lengths of time: "three years", "a year and a half", "18-month", and how many of a unit.
//!
//! What is counted from where is told in the parent module.

use super::super::super::value::{Length, Unit};
use super::super::super::words::Class;
use super::super::Finder;
use super::{Amount, FORTNIGHT, PARTS};

impl Finder<'_> {
    /// A length and the place behind it: "2 years 1 month", "a year and a half", "18-month".
    pub(in crate::annotate::dates::find) fn length(&self, at: usize) -> Option<(Length, usize)> {
        let words = &self.words;
        let lead = self.approximately(at);
        if words.any(lead, &["half"]) && words.any(lead + 1, &["a", "an"]) {
            // "half a century" is five decades.
            let (unit, plural) = self.unit(lead + 2)?;
            let half = Length::new(half_of(unit).into_iter().collect())?;
            return (!plural).then_some((half, lead + 3));
        }
        if let Some(share) = self.share_of_century(lead) {
            return Some(share);
        }
        let mut parts = Vec::new();
        let (amount, end) = self.amount(lead)?;
        let half = self.half(end);
        let (unit, plural) = self.unit_behind(half.unwrap_or(end))?;
        let (unit, mut end) = unit;
        let article = words.any(lead, &["a", "an"]);
        let fits = !article || amount != Some(1) || !plural;
        let share = matches!(unit, Unit::Quarter | Unit::Half | Unit::Second)
            && (article || !plural || words.any(end - 2, &["-"]));
        let aged = words.any(words.dash(end), &["old"]);
        if !fits || share || aged {
            return None;
        }
        // The list counts a fortnight as a week.
        let twice = if words.number(end - 1) == FORTNIGHT { 2 } else { 1 };
        let amount = amount.map(|amount| amount.saturating_mul(twice));
        parts.push((amount, unit));
        let half_behind =
            words.any(end, &["and"]) && words.any(end + 1, &["a"]) && words.any(end + 2, &["half"]);
        if half.is_some() || half_behind {
            parts.extend(half_of(unit));
            end = if half_behind { end + 3 } else { end };
        }
        while parts.len() < PARTS {
            let next = words.skip(words.skip(end, &[","]), &["and"]);
            let Some((amount, unit_at)) = words.cardinal(next) else { break };
            let Some((smaller, _)) = self.unit(unit_at) else { break };
            if parts.iter().any(|(_, unit)| *unit == smaller) {
                break;
            }
            parts.push((Some(amount), smaller));
            end = unit_at + 1;
        }
        if words.any(end, &["or"]) && words.any(end + 1, &["so"]) {
            end += 2;
        } else if words.any(end, &["or"]) && words.cardinal(end + 1).is_some() && article {
            // "a year or two" is some years.
            parts = vec![(None, unit)];
            end += 2;
        }
        Some((Length::new(parts)?, end))
    }

    /// "a quarter of a century", "three quarters of a century", "a quarter-century",
    /// "half-century".
    fn share_of_century(&self, at: usize) -> Option<(Length, usize)> {
        let words = &self.words;
        let named = words.skip(at, &["a", "one", "three"]);
        let count = if words.any(at, &["three"]) { 3 } else { 1 };
        let share = match words.word(words.skip(named, &["-"])) {
            "quarter" | "quarters" => 25,
            "half" if count == 1 => 50,
            _ => return None,
        };
        let behind = words.skip(named, &["-"]) + 1;
        let joined = words.dash(behind);
        let of = words.any(behind, &["of"]) && words.any(behind + 1, &["a"]);
        let century = if of { behind + 2 } else { joined };
        let led = named > at || matches!(words.class(century + 1), Class::Ago | Class::Later);
        let whole = (of || (joined > behind && led)) && words.any(century, &["century"]);
        let length = if share == 50 {
            Length::one(Some(5), Unit::Decade)
        } else {
            Length::one(Some(share * count), Unit::Year)
        };
        whole.then_some((length, century + 1))
    }

    /// The place behind "about", "more than", "at least".
    fn approximately(&self, at: usize) -> usize {
        let words = &self.words;
        let two = (words.any(at, &["more", "less", "fewer"]) && words.any(at + 1, &["than"]))
            || (words.any(at, &["at"]) && words.any(at + 1, &["least", "most"]))
            || (words.any(at, &["up"]) && words.any(at + 1, &["to"]));
        if two {
            return self.approximately_one(at + 2);
        }
        self.approximately_one(at)
    }

    fn approximately_one(&self, at: usize) -> usize {
        if self.words.class(at) == Class::About { at + 1 } else { at }
    }

    /// How many: "a", "two", "a few", "a couple of", "two to three", "10-".
    pub(in crate::annotate::dates::find) fn amount(&self, at: usize) -> Option<(Amount, usize)> {
        let words = &self.words;
        let lead = words.skip(at, &["a"]);
        if words.any(lead, &["couple"]) {
            return Some((Some(2), words.skip(lead + 1, &["of"])));
        }
        if words.any(lead, &["dozen"]) {
            return Some((Some(12), lead + 1));
        }
        if words.class(lead) == Class::Vague {
            let end = words.skip(lead + 1, &["of"]);
            return Some((None, words.skip(end, &["more"])));
        }
        if let Some((number, end)) = words.cardinal(at).filter(|_| {
            words.year(at).is_none_or(|(year, _)| year < 1800 || words.figure(at).is_none())
        }) {
            let second = words.skip(end, &["to", "or", "-"]);
            if let Some((more, behind)) = words.cardinal(second).filter(|_| second > end) {
                let ranged = self.unit_behind(behind).is_some() && more > number;
                return if ranged {
                    Some((Some(number).filter(|_| more - number == 1), behind))
                } else {
                    Some((Some(number), end))
                };
            }
            return Some((Some(number), end));
        }
        let article = words.any(at, &["a", "an", "one"]);
        let unit = article && self.unit_behind(at + 1).is_some();
        unit.then_some((Some(1), at + 1))
    }

    /// The place behind "and a half" or "1/2".
    pub(in crate::annotate::dates::find) fn half(&self, at: usize) -> Option<usize> {
        let words = &self.words;
        // "two-and-a-half years"
        let and = words.dash(at);
        let a = words.dash(and + 1);
        let half = words.dash(a + 1);
        if words.any(and, &["and"]) && words.any(a, &["a"]) && words.any(half, &["half"]) {
            return Some(half + 1);
        }
        if words.any(at, &["and"]) && words.any(at + 1, &["half"]) {
            return Some(at + 2);
        }
        let one = words.figure(at).is_some_and(|(n, _)| n == 1);
        let slash = words.any(at + 1, &["/"]) && words.figure(at + 2).is_some_and(|(n, _)| n == 2);
        (one && slash).then_some(at + 3)
    }

    /// The unit at `at` behind a hyphen or words such as "trading", its place's end, and whether
    /// it is plural.
    pub(in crate::annotate::dates::find) fn unit_behind(
        &self,
        at: usize,
    ) -> Option<((Unit, usize), bool)> {
        let words = &self.words;
        let at = if words.glued(at) { words.dash(at) } else { at };
        // "the five past years"
        let pointed = words.class(at) == Class::Which
            && words.number(at) != 0
            && words.class(at + 1) == Class::Units;
        let at = if pointed || words.class(at) == Class::Between { at + 1 } else { at };
        let (unit, plural) = self.unit(at)?;
        Some(((unit, at + 1), plural))
    }
}

/// Half a unit in the next smaller one.
fn half_of(unit: Unit) -> Option<(Amount, Unit)> {
    Some(match unit {
        Unit::Minute => (Some(30), Unit::Second),
        Unit::Hour => (Some(30), Unit::Minute),
        Unit::Day => (Some(12), Unit::Hour),
        Unit::Month => (Some(15), Unit::Day),
        Unit::Year => (Some(6), Unit::Month),
        Unit::Decade => (Some(5), Unit::Year),
        Unit::Century => (Some(5), Unit::Decade),
        _ => return None,
    })
}
