//! Units that are counted: "two weeks ago", "three-day", "the past five years", "every month".
//!
//! Units that are pointed at ("last week") live in `units`.

use super::super::form::{Anchor, Form, Pick, Side, Turn};
use super::super::value::{Length, Reference, Unit};
use super::super::words::{Class, List};
use super::Finder;
use super::calendar::Read;

/// How far before "in 20 years" a word such as "first" or "lowest" is looked for, in tokens.
const RECORD: usize = 6;

/// How many units one length may name.
const PARTS: usize = 4;

/// The number of "fortnight" among the units of the word list.
pub(super) const FORTNIGHT: i16 = 13;

/// The number of "business" and "trading" among the words that may stand before a unit.
const WORKED: i16 = 1;

/// How many working days are counted; more are rather a length.
const WORKDAYS: u32 = 60;

/// How many of a unit: `None` is some.
type Amount = Option<u32>;

impl Finder<'_> {
    /// Any counted unit that begins at `at`.
    pub(super) fn quantity(&self, at: usize) -> Read {
        if self.priced(at) {
            return None;
        }
        self.every(at)
            .or_else(|| self.rate(at))
            .or_else(|| self.counted_past(at))
            .or_else(|| self.next_day(at))
            .or_else(|| self.counted_weekdays(at))
            .or_else(|| self.counted(at).filter(|_| !self.quarter_before(at)))
            .or_else(|| self.year_ended(at))
            .or_else(|| self.some_units(at))
    }

    /// "a year-ago quarter": no "year ago" of its own.
    fn quarter_before(&self, at: usize) -> bool {
        let plain = self.words.any(at, &["a"]) && self.words.any(at + 2, &["ago"]);
        !plain && self.year_before(at + 1).is_some()
    }

    /// "every month", "each Thursday", "every two years", "daily".
    fn every(&self, at: usize) -> Read {
        let words = &self.words;
        if let Some(number) = words.of(at, Class::Often) {
            let named = words.capital(at) && at != words.range.start;
            // "daily flights" says what kind they are, not when they leave.
            let adjective = words.is_word(at + 1)
                && !matches!(words.class(at + 1), Class::Cue | Class::Ahead | Class::Behind);
            let unit = super::units::unit_of(number).filter(|_| !named && !adjective)?;
            return Some((Form::Every(Turn::Length(Length::one(Some(1), unit))), at + 1));
        }
        if let Some((day, end)) = self.weekday(at).filter(|_| words.word(at).ends_with("days")) {
            let part = words.of(end, Class::Part).and_then(super::units::part_of);
            let end = if part.is_some() { end + 1 } else { end };
            return Some((Form::Every(Turn::Weekday(day, part)), end));
        }
        words.of(at, Class::Every)?;
        let next = words.skip(at + 1, &["single", "other"]);
        if let Some((day, end)) = self.weekday(next) {
            return Some((Form::Every(Turn::Weekday(day, None)), end));
        }
        if let Some((month, end, _)) = self.month(next) {
            return Some((Form::Every(Turn::Month(month)), end));
        }
        if words.class(next) == Class::Part {
            return Some((Form::Every(Turn::Day), next + 1));
        }
        let (amount, unit_at) = words.cardinal(next).unwrap_or((1, next));
        let (unit, _) = self.unit(unit_at)?;
        let amount = if next > at + 1 && words.word(at + 1) == "other" { 2 } else { amount };
        let unit = if unit == Unit::Weekend { Unit::Week } else { unit };
        Some((Form::Every(Turn::Length(Length::one(Some(amount), unit))), unit_at + 1))
    }

    /// "twice a day", "five times a year".
    fn rate(&self, at: usize) -> Read {
        let times = self.words.of(at.checked_sub(1)?, Class::Rate) == Some(0);
        let unit = self.per_unit(at).filter(|_| times)?;
        Some((Form::Every(Turn::Length(Length::one(Some(1), unit))), at + 2))
    }

    /// Whether "a year" at `at` belongs to an amount and says nothing of when: "$5 million a year",
    /// "four flights a week".
    fn priced(&self, at: usize) -> bool {
        let words = &self.words;
        let Some(before) = at.checked_sub(1).filter(|_| self.per_unit(at).is_some()) else {
            return false;
        };
        let amount = words.of(before, Class::Rate) == Some(1)
            || words.any(before, &["%"])
            || words.any(at, &["per"])
            || words.figure(before).is_some();
        let things = words.is_word(before)
            && words.class(before) == Class::None
            && words.word(before).ends_with('s')
            && (before.saturating_sub(3)..before).any(|i| words.cardinal(i).is_some())
            && !words.any(at + 2, &["to", "after", "before"]);
        amount || things
    }

    /// The unit of "a year", "per year" where nothing is counted from it ("a year ago").
    fn per_unit(&self, at: usize) -> Option<Unit> {
        let words = &self.words;
        let article = words.any(at, &["a", "an", "per"]);
        let shifted = matches!(words.class(at + 2), Class::Ago | Class::Later)
            || words.any(at + 2, &["or"])
            || (words.any(at + 2, &["and"]) && words.any(at + 3, &["a", "half"]));
        let (unit, plural) = self.unit(at + 1).filter(|_| article && !shifted)?;
        (!plural).then_some(unit)
    }

    /// "the past two years", "the next few days", "the first nine months", "the last 24 hours".
    fn counted_past(&self, at: usize) -> Read {
        let words = &self.words;
        let lead = words.skip(at, &["the", "these", "those"]);
        let pointed = matches!(words.class(lead), Class::Which | Class::Told)
            && words.word(lead) != "that"
            || words.any(lead, &["first", "final", "latest", "opening", "closing"])
            || self.year_before(lead).is_some();
        let next = self.year_before(lead).unwrap_or(lead + 1);
        let (amount, amount_end) = self.amount(next).filter(|_| pointed && !self.lasts(lead))?;
        let (unit, _) = self.unit_behind(amount_end)?;
        let ago = matches!(words.class(unit.1), Class::Ago | Class::Later);
        if let Some(inside) = self.inside(lead, amount, unit) {
            return Some(inside);
        }
        let form = Form::Length(Length::one(amount, unit.0));
        (!ago).then_some((form, unit.1))
    }

    /// "the first two weeks of May", "the last four months of 2021".
    fn inside(&self, lead: usize, amount: Amount, (unit, at): (Unit, usize)) -> Read {
        let words = &self.words;
        let end = match words.word(lead) {
            "first" | "opening" => 1,
            "last" | "final" | "closing" => -1,
            _ => return None,
        };
        let of = Some(words.skip(at, &["of"])).filter(|of| *of > at)?;
        let (count, (of, end_of)) = (amount?, self.month_unit(of)?);
        // "the first nine months of 1997" is a length in reports of firms, and a year.
        let year = match &of {
            Form::Unit { unit, .. } => *unit == Unit::Year,
            Form::Calendar(date) => date.month.is_none(),
            _ => false,
        };
        let accounts = unit == Unit::Month && end > 0 && year;
        let long = !accounts
            && matches!(unit, Unit::Day | Unit::Week | Unit::Month | Unit::Quarter | Unit::Year);
        let form = Form::Inside { end, count, unit, of: Box::new(of) };
        long.then_some((form, end_of))
    }

    /// "the next day", "the day after", "the day before".
    fn next_day(&self, at: usize) -> Read {
        let words = &self.words;
        let lead = Some(words.skip(at, &["the"])).filter(|lead| *lead > at)?;
        if words.any(lead, &["next"]) && words.word(lead + 1) == "day" {
            return Some((
                Form::Unit { unit: Unit::Day, shift: 1, anchor: Anchor::Told },
                lead + 2,
            ));
        }
        let shift = match words.word(lead + 1) {
            "after" => 1,
            "before" => -1,
            _ => return None,
        };
        if words.is_word(lead + 2) || words.figure(lead + 2).is_some() {
            return None;
        }
        let form = |unit| Form::Unit { unit, shift, anchor: Anchor::Told };
        let form = match words.word(lead) {
            "day" => form(Unit::Day),
            "month" | "year" if words.tells_past() => form(self.unit(lead)?.0),
            "night" => {
                let date = Some(Box::new(form(Unit::Day)));
                Form::Timed { clock: super::units::part_of(words.number(lead))?, date }
            }
            _ => return None,
        };
        Some((form, lead + 2))
    }

    /// A counted unit and what it is counted from: "three years", "two weeks ago", "a day after".
    fn counted(&self, at: usize) -> Read {
        let words = &self.words;
        let (length, end) = self.length(at)?;
        let worked = self.words.of(end.wrapping_sub(2), Class::Between) == Some(WORKED);
        let shift = |sign, anchor, end| {
            let form = match (worked, length.parts()) {
                (false, _) => Form::Shift { length: length.clone(), sign, anchor },
                (true, [(Some(days @ 1..=WORKDAYS), Unit::Day)])
                    if anchor == Anchor::Publication =>
                {
                    Form::Workdays(i32::try_from(*days).ok()? * sign)
                }
                (true, _) => Form::Length(length.clone()),
            };
            Some((form, end))
        };
        match words.word(end) {
            "ago" => match self.weeks_ago(&length, end + 1) {
                None => shift(-1, Anchor::Publication, end + 1),
                weekday => weekday,
            },
            "earlier" | "previously" => shift(-1, Anchor::Told, end + 1),
            "later" | "afterward" | "afterwards" => shift(1, Anchor::Told, end + 1),
            "hence" => shift(1, Anchor::Publication, end + 1),
            "early" if length.parts().len() == 1 => shift(-1, Anchor::Named, end + 1),
            "late" if words.is_word(end + 1).then_some(()).is_none() => {
                shift(1, Anchor::Named, end + 1)
            }
            "," if words.word(end + 1) == "from" && words.before(at) == "for" => {
                self.counted_from(at, length, end + 1)
            }
            "from" | "after" | "before" | "following" => self.counted_from(at, length, end),
            _ if words.class(at.wrapping_sub(1)) == Class::Ahead
                && length.parts() == [(Some(1), Unit::Day)]
                && words.word(at) == "one" =>
            {
                Some((Form::Reference(Reference::Future), end))
            }
            "starting" | "beginning" | "commencing" => self.starting(length, end),
            _ if self.in_future(at, end) => shift(1, Anchor::Publication, end),
            _ => Some((self.plain(at, length)?, end)),
        }
    }

    /// "a week ago Tuesday": a week before the last Tuesday.
    fn weeks_ago(&self, length: &Length, at: usize) -> Read {
        let [(Some(_), Unit::Week)] = length.parts() else { return None };
        let (day, end) = self.weekday(at)?;
        let from = Box::new(Form::Weekday { day, pick: Pick::Nearest });
        Some((Form::ShiftFrom { length: length.clone(), sign: -1, from }, end))
    }

    /// "three weeks from tomorrow", "two weeks before Christmas", "a day after they met".
    fn counted_from(&self, at: usize, length: Length, end: usize) -> Read {
        let words = &self.words;
        let sign = if words.word(end) == "before" { -1 } else { 1 };
        if words.word(end + 1) == "now" && sign > 0 {
            return Some((Form::Shift { length, sign, anchor: Anchor::Publication }, end + 2));
        }
        let from = self.date(end + 1).or_else(|| self.unit_expression(end + 1));
        let placed = |form: &Form| !matches!(form, Form::Reference(_) | Form::Unit { .. });
        let vague = length.parts().iter().any(|(amount, _)| amount.is_none());
        if let Some((from, behind)) = from.filter(|(form, _)| !vague && placed(form)) {
            if self.fills(at, sign, &length, words.word(end)) {
                return Some((Form::From(length, Box::new(from)), behind));
            }
            let shifted = Form::ShiftFrom { length, sign, from: Box::new(from.clone()) };
            return Some((self.beyond(at, sign, from, shifted), behind));
        }
        let one_day = length.parts() == [(Some(1), Unit::Day)];
        if one_day && words.any(end, &["after", "before"]) && words.is_word(end + 1) {
            return Some((Form::Told(Unit::Day), end + 1));
        }
        if one_day && words.any(end, &["after", "before"]) && words.any(end + 1, &[","]) {
            let form = Form::Unit { unit: Unit::Day, shift: sign, anchor: Anchor::Told };
            return Some((form, end + 1));
        }
        Some((Form::Length(length), end))
    }

    /// Whether a length fills the days from another on: "for two weeks from Monday", "within ten
    /// days after May 5".
    fn fills(&self, at: usize, sign: i32, length: &Length, join: &str) -> bool {
        let (lead, join) = (self.words.before(at), join);
        let known = |(amount, unit): &(Option<u32>, Unit)| amount.is_some() && *unit >= Unit::Day;
        let fills = lead == "within" || (lead == "for" && join == "from");
        fills && sign > 0 && length.parts().iter().all(known)
    }

    /// "more than two weeks before Christmas" is open, "less than" that a range.
    fn beyond(&self, at: usize, sign: i32, from: Form, shifted: Form) -> Form {
        let than = self.words.any(at + 1, &["than"]);
        match (self.words.word(at), sign) {
            ("more", 1) if than => Form::Open(Side::Since, Box::new(shifted)),
            ("more", _) if than => Form::Open(Side::Until, Box::new(shifted)),
            ("less" | "fewer", 1) if than => Form::Range(Box::new(from), Box::new(shifted)),
            ("less" | "fewer", _) if than => Form::Range(Box::new(shifted), Box::new(from)),
            _ => shifted,
        }
    }

    /// "two weeks starting May 20".
    fn starting(&self, length: Length, end: usize) -> Read {
        let behind = self.words.skip(end + 1, &["on", "from"]);
        match self.date(behind).or_else(|| self.unit_expression(behind)) {
            Some((from, behind)) => Some((Form::From(length, Box::new(from)), behind)),
            None => Some((Form::Length(length), end)),
        }
    }

    /// Whether "in two weeks" counts ahead and not through.
    fn in_future(&self, at: usize, end: usize) -> bool {
        let words = &self.words;
        let closes = !words.is_word(end) || matches!(words.class(end), Class::Cue);
        let planned = (at.saturating_sub(5)..at).any(|i| words.any(i, &["would"]));
        let record = (at.saturating_sub(RECORD)..at.saturating_sub(1))
            .any(|i| words.on(i, List::Record) || words.word(i).ends_with("est"));
        let ahead = !record && (planned || self.looks_ahead(at) || !words.tells_past());
        words.before(at) == "in" && closes && ahead
    }

    /// "for centuries", "in years": some of a unit, no telling how many.
    fn some_units(&self, at: usize) -> Read {
        let words = &self.words;
        let (unit, plural) = self.unit(words.skip(at, &["the"]))?;
        if words.any(at, &["the"]) {
            // "in the weeks ahead", "over the years".
            let form = Form::Length(Length::one(None, unit));
            let ahead = words.any(at + 2, &["ahead"]);
            let over =
                words.before(at) == "over" && unit == Unit::Year && !words.any(at + 2, &["of"]);
            return (plural && (ahead || over))
                .then_some((form, if ahead { at + 3 } else { at + 2 }));
        }
        let cued = words.on(at.wrapping_sub(1), List::UnitsCue);
        let long = !matches!(unit, Unit::Quarter | Unit::Half | Unit::Second | Unit::Weekend);
        let form = Form::Length(Length::one(None, unit));
        (plural && cued && long).then_some((form, at + 1))
    }

    /// "the year ended Sept. 30": a length, since it need not be a calendar year.
    fn year_ended(&self, at: usize) -> Read {
        let words = &self.words;
        let lead = Some(words.skip(at, &["the"])).filter(|lead| *lead > at)?;
        let unit = words.skip(lead, &["fiscal", "financial", "full"]);
        let ended = words.word(unit) == "year" && words.any(unit + 1, &["ended", "ending"]);
        ended.then(|| (Form::Length(Length::one(Some(1), Unit::Year)), unit + 1))
    }

    /// A length on its own; a vague one says nothing of a date.
    fn plain(&self, at: usize, length: Length) -> Option<Form> {
        let vague = length.parts().iter().all(|(amount, _)| amount.is_none());
        let kind = self.words.any(at, &["a"])
            && (self.words.class(at + 1) == Class::Fiscal || self.words.any(at + 1, &["calendar"]));
        let bare = vague && matches!(self.words.class(at), Class::Unit | Class::Units) || kind;
        (!bare).then_some(Form::Length(length))
    }

    /// A length and the place behind it: "2 years 1 month", "a year and a half", "18-month".
    pub(super) fn length(&self, at: usize) -> Option<(Length, usize)> {
        let words = &self.words;
        let lead = self.approximately(at);
        if words.any(lead, &["half"]) && words.any(lead + 1, &["a", "an"]) {
            // "half a century" is five decades.
            let (unit, plural) = self.unit(lead + 2)?;
            let half = Length::new(half_of(unit).into_iter().collect())?;
            return (!plural).then_some((half, lead + 3));
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
    fn amount(&self, at: usize) -> Option<(Amount, usize)> {
        let words = &self.words;
        let lead = words.skip(at, &["a"]);
        if words.any(lead, &["couple"]) {
            return Some((Some(2), words.skip(lead + 1, &["of"])));
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
    fn half(&self, at: usize) -> Option<usize> {
        let words = &self.words;
        if words.any(at, &["and"]) && words.any(at + 1, &["a"]) && words.any(at + 2, &["half"]) {
            return Some(at + 3);
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
    fn unit_behind(&self, at: usize) -> Option<((Unit, usize), bool)> {
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
        Unit::Year => (Some(6), Unit::Month),
        Unit::Decade => (Some(5), Unit::Year),
        Unit::Century => (Some(5), Unit::Decade),
        _ => return None,
    })
}
