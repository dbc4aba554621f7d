//! Where a name goes on behind a small word or a sign: "Bank of Japan", "Kim Yo-jong", "van der Bellen".
//!
//! Runs of capitalised words are found in `scan`.

use std::ops::Range;

use super::Scan;
use crate::annotate::actors::gazetteer::{Classes, Meaning};

/// How many words a name with its acronym has on either side of "and" at most.
const MOST_PARTS: usize = 8;

/// How many words of a nickname and its closing mark are looked at.
const NICKNAME: usize = 5;

impl Scan<'_, '_> {
    /// Where the name goes on behind a small word or sign that may stand inside it.
    pub(super) fn joint(&self, at: usize, end: usize) -> Option<usize> {
        let galley = self.galley;
        let capital = |at: usize| at < end && galley.capital(at);
        match galley.text(at) {
            "." if !galley.spaced(at) && self.abbreviation(at - 1) => {
                let ends = at + 1 == end && galley.text(at - 1).chars().count() == 1;
                (!ends).then_some(at + 1)
            }
            // "Jaish-e-Mohammed"
            "-" if matches!(galley.text(at + 1), "e" | "i" | "ul" | "o")
                && galley.text(at + 2) == "-"
                && !galley.spaced(at + 1)
                && !galley.spaced(at + 3) =>
            {
                capital(at + 3).then_some(at + 3)
            }
            "-" | "‑" | "–" if !galley.spaced(at) && !galley.spaced(at + 1) => {
                let particle = galley.is(at + 1, Classes::PARTICLE) && galley.text(at + 2) == "-";
                (capital(at + 1)
                    || (at + 1 < end && galley.number(at + 1) && galley.all_caps(at - 1))
                    || particle)
                    .then_some(at + 1)
                    .or_else(|| self.lower_name_part(at + 1, end).then_some(at + 2))
            }
            "&" => capital(at + 1).then_some(at + 1),
            "\"" | "“" => self.nickname(at, end),
            _ if galley.possessive(at) && galley.is(at - 1, Classes::MEMBERS) => {
                capital(at + 1).then_some(at + 1)
            }
            "/" if !galley.spaced(at) && galley.all_caps(at - 1) => None,
            "of" if self.goes_on_with_of(at - 1) => {
                let skip = usize::from(galley.folded(at + 1) == "the");
                capital(at + 1 + skip).then_some(at + 1 + skip)
            }
            "and" => self.with_acronym(at, end),
            "for" | "to" | "on" | "against" => {
                self.purpose(at, end).or_else(|| self.with_acronym(at, end))
            }
            _ if galley.lower(at) && galley.is(at, Classes::PARTICLE) => {
                let skip =
                    usize::from(galley.lower(at + 1) && galley.is(at + 1, Classes::PARTICLE));
                let hyphen = galley.text(at + 1) == "-";
                if hyphen {
                    capital(at + 2).then_some(at + 2)
                } else {
                    capital(at + 1 + skip).then_some(at + 1 + skip)
                }
            }
            _ => None,
        }
    }

    /// Where a nickname ends between a given name and a surname: 'Ida "the Fox" Plover'.
    fn nickname(&self, open: usize, end: usize) -> Option<usize> {
        let galley = self.galley;
        let mut inside = open + 1..end.min(open + 1 + NICKNAME);
        let close = inside.find(|at| matches!(galley.text(*at), "\"" | "”"))?;
        let given = galley.is(open - 1, Classes::GIVEN) && galley.spaced(open);
        let named = galley.capital(close + 1) && galley.spaced(close + 1) && close > open + 1;
        (given && named && close + 1 < end).then_some(close + 1)
    }

    /// Where the title of an office ends that goes on with its field: "Secretary of Defense",
    /// "Minister for Health and Human Services".
    pub(super) fn office_of_field(&self, at: usize, end: usize) -> Option<usize> {
        let galley = self.galley;
        let office = galley.phrase(at, end, Classes::RANK.or(Classes::ROLE))?;
        let joined = galley.capital(at) && matches!(galley.folded(office), "of" | "for");
        if !joined {
            return None;
        }
        let field = |at: usize| at < self.last && galley.capital(at) && self.is_field(at);
        let first = office + 1 + usize::from(galley.folded(office + 1) == "the");
        let mut last = first;
        while field(last) {
            last += 1;
            let comma = usize::from(galley.text(last) == ",");
            let and = usize::from(galley.folded(last + comma) == "and");
            let and = and.max(usize::from(galley.folded(last) == "for"));
            if comma + and > 0 && field(last + comma + and) {
                last += comma + and;
            }
        }
        let body = last < end && galley.is(last, Classes::ORG_HEAD) && galley.capital(last);
        (last > first && !body).then_some(last)
    }

    /// Whether a word can tell the field of an office.
    fn is_field(&self, at: usize) -> bool {
        let galley = self.galley;
        let name = Classes::GIVEN.or(Classes::SURNAME).or(Classes::HOLDER).or(Classes::RANK);
        galley.is(at, Classes::FIELD) || galley.is(at, Classes::COMMON) && !galley.is(at, name)
    }

    /// Where the name of a body goes on with what it is for: "Institute for the Study of War",
    /// "Committee to Protect Journalists". Days, states and persons behind are no part of it.
    fn purpose(&self, at: usize, end: usize) -> Option<usize> {
        let galley = self.galley;
        let next = at + 1 + usize::from(galley.folded(at + 1) == "the");
        let noun = |at: usize| {
            at < end
                && galley.capital(at)
                && !galley.is(at, Classes::WEEKDAY.or(Classes::MONTH).or(Classes::HONORIFIC))
                && !galley.is(at, Classes::RANK)
        };
        let plain = |at: usize| noun(at) && galley.is(at, Classes::COMMON);
        let named = galley.longest(next, end).is_some_and(|(_, meaning)| {
            !matches!(meaning, Meaning::Adjective(_) | Meaning::Nation)
        });
        let two = noun(next + 1) || galley.folded(next + 1) == "of" && noun(next + 2);
        let person = galley.is(next, Classes::GIVEN) && !galley.is(next, Classes::COMMON);
        let goes_on = match galley.text(at) {
            "to" => plain(next) && noun(next + 1),
            "on" => plain(next) || two,
            _ => plain(next) || two && !person,
        };
        let headed = galley.capital(at - 1) && galley.is(at - 1, Classes::FOR_HEAD);
        (headed && noun(next) && !named && goes_on).then_some(next)
    }

    /// Where a name goes on whose initials the acronym behind it tells: "Movement for Rights and
    /// Freedoms (MRF)".
    fn with_acronym(&self, at: usize, end: usize) -> Option<usize> {
        let galley = self.galley;
        let next = at + 1 + usize::from(galley.folded(at + 1) == "the");
        let part = |at: usize| {
            galley.capital(at) || matches!(galley.folded(at), "of" | "for" | "and" | "the" | "to")
        };
        let open = (next..end.min(next + MOST_PARTS)).find(|at| !part(*at))?;
        let acronym = galley.text(open + 1);
        let told = galley.capital(next)
            && galley.text(open) == "("
            && galley.text(open + 2) == ")"
            && galley.all_caps(open + 1)
            && acronym.len() > 2;
        let before = (self.first..at).rev().take(MOST_PARTS).take_while(|at| part(*at));
        let start = before.last().filter(|_| told)?;
        let letters = |words: Range<usize>| -> String {
            let capitals = words.filter(|at| galley.capital(*at));
            capitals.filter_map(|at| galley.text(at).chars().next()).collect()
        };
        let own = letters(next..open).len() >= acronym.len();
        (!own && letters(start..open).ends_with(acronym)).then_some(next)
    }

    /// Whether a name goes on behind "of": an institution, or a common noun that has its capital as
    /// a part of a name ("Hall of Fame").
    fn goes_on_with_of(&self, at: usize) -> bool {
        let galley = self.galley;
        let person = Classes::ROLE.or(Classes::RANK).or(Classes::GIVEN).or(Classes::SMALL);
        let noun = galley.is(at, Classes::COMMON)
            && !galley.is(at, person.or(Classes::WEEKDAY).or(Classes::MONTH))
            && !galley.opens(at, self.first)
            && galley.capital(at)
            // "Yael Stern of the ministry" is a person of it.
            && !(galley.capital(at - 1) && self.first_name(at - 1));
        galley.is(at, Classes::OF_HEAD.or(Classes::ORG_HEAD)) || noun
    }

    fn first_name(&self, at: usize) -> bool {
        let galley = self.galley;
        at >= self.first && galley.is(at, Classes::GIVEN) && !galley.is(at, Classes::COMMON)
    }

    /// A lower-case end of a hyphenated East Asian given name ("Jae-in", "Ki-moon").
    fn lower_name_part(&self, at: usize, end: usize) -> bool {
        let galley = self.galley;
        let family = |at: usize| galley.capital(at) && galley.is(at, Classes::FAMILY);
        if at >= 3 && at < end && galley.lower(at) && galley.text(at).len() <= 6 && family(at - 3) {
            let part = galley.is(at, Classes::SYLLABLE) || !galley.is(at, Classes::COMMON);
            return part && galley.capital(at - 2) && galley.text(at - 2).len() <= 6;
        }
        at < end
            && galley.lower(at)
            && galley.text(at).len() <= 5
            && at >= 3
            && galley.capital(at - 3 + 1)
            && galley.capital(at - 3)
            && (galley.is(at - 3, Classes::SURNAME.or(Classes::GIVEN))
                || !galley.is(at - 3, Classes::COMMON))
            && !galley.is(at, Classes::COMMON)
            && !galley.is(at - 2, Classes::COMMON)
    }
}
