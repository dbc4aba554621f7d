//! Units that are counted: "two weeks ago", "three-day", "the past five years", "every month".
//!
//! Units that are pointed at ("last week") live in `units`.

mod lengths;
mod turns;

use super::super::form::{Anchor, Form, Pick, Side};
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

    /// Whether sums of money are compared at `at`, as firms do quarter by quarter: "8 million a year
    /// earlier", "12 cents a share, a year earlier".
    pub(super) fn of_accounts(&self, at: usize) -> bool {
        let words = &self.words;
        let before = words.skip_back(at, &[","]).wrapping_sub(1);
        words.of(before, Class::Rate) == Some(1) || words.any(before, &["share"])
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
            "ago" if words.any(end + 1, &["today"]) && !words.any(end + 2, &["'s", "’s"]) => {
                let from = Box::new(Form::Day(0));
                Some((Form::ShiftFrom { length, sign: -1, from }, end + 2))
            }
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
        if let Some((mut from, behind)) = from.filter(|(form, _)| !vague && placed(form)) {
            if let Form::Weekday { pick: pick @ Pick::Nearest, .. } = &mut from
                && words.word(end) == "from"
            {
                // Nobody counts ahead from a day that is over.
                *pick = Pick::Ahead;
            }
            if self.fills(at, sign, &length, words.word(end)) {
                return Some((Form::From(length, Box::new(from)), behind));
            }
            let shifted = Form::ShiftFrom { length, sign, from: Box::new(from.clone()) };
            return Some((self.beyond(at, sign, from, shifted), behind));
        }
        // "The suspect had arrived four days before."
        let closes = words.any(end, &["before"])
            && (end + 1 >= words.range.end || words.any(end + 1, &[".", ",", ";", ")"]));
        if closes && words.tells_past() && !vague {
            return Some((Form::Shift { length, sign, anchor: Anchor::Told }, end + 1));
        }
        let that = words.any(end, &["after", "before"]) && words.any(end + 1, &["that"]);
        if that && !words.is_word(end + 2) && !vague {
            return Some((Form::Shift { length, sign, anchor: Anchor::Told }, end + 2));
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
}
