//! From one day to another, and lengths that begin on a day.
//!
//! Where the ends lie by themselves is told in the other files here.

use super::parts::{edge, portion_of};
use super::spot::{Spot, on_weekday, plus, plus_length};
use super::{Resolved, Resolver, bare};
use crate::annotate::dates::form::{Calendar, Form, Pick, YearOf};
use crate::annotate::dates::value::{Length, Unit, Value};
use crate::document::{DayInterval, Grain, TimexKind};

impl Resolver {
    pub(super) fn range(&mut self, from: &Form, until: &Form) -> Option<Resolved> {
        if let (Form::Either(one, _), until) = (from, until) {
            return self.range(&Form::Calendar(Calendar::full(*one)), until);
        }
        if let (Form::Reference(_), Some(today)) = (from, self.publication) {
            let days = Form::Calendar(Calendar::full(today));
            return self.range(&days, until);
        }
        let (first, basis) = match self.place(from)? {
            Ok((spot, basis, _)) => (spot, basis),
            Err(point) => return Some(self.unplaced(from, point)),
        };
        if self.publication.is_none() && !matches!(self.place(until), Some(Ok(_))) {
            // The end needs the publication date; the beginning is known.
            self.remember(from, first);
            let value = Value::Range(Some(edge(from, first)), None);
            let start = Some(portion_of(from, first).first);
            let days = DayInterval::new(start, None, Grain::Days, basis);
            let rule = "from a day on; the end needs the day of publication";
            return Some(Resolved { kind: TimexKind::Date, value, days, other: None, rule });
        }
        let from_weekday = matches!(from, Form::Weekday { .. });
        let Some(last) =
            self.end_of_range(until, first, from_weekday).filter(|last| last.last >= first.first)
        else {
            return self.form(from);
        };
        self.remember(from, first);
        // What comes "the next year" comes behind the end.
        self.remember(until, last);
        Some(Resolved {
            kind: TimexKind::Date,
            value: Value::Range(Some(edge(from, first)), Some(edge(until, last))),
            days: DayInterval::new(
                Some(portion_of(from, first).first),
                Some(portion_of(until, last).last),
                Grain::Days,
                basis,
            ),
            other: None,
            rule: "from one day to the other",
        })
    }

    /// The end of a range that begins with `first`: the next such date behind it.
    fn end_of_range(&self, until: &Form, first: Spot, from_weekday: bool) -> Option<Spot> {
        let known = |form: &Form| self.place(form)?.ok().map(|(spot, ..)| spot);
        let years = match until {
            Form::Reference(_) => return self.publication.map(Spot::day),
            Form::Calendar(date) if date.year == YearOf::Open && date.month.is_some() => {
                [first.first.year(), first.first.year() + 1]
            }
            Form::Weekday { day, .. } if first.grain == Grain::Day && from_weekday => {
                let day = on_weekday(first.first, *day)?;
                let behind = if day < first.first { plus(day, 1, Unit::Week)? } else { day };
                return Some(Spot::day(behind));
            }
            Form::Part(_, inner) => return self.end_of_range(inner, first, from_weekday),
            _ => return known(until),
        };
        years.into_iter().find_map(|year| {
            let Form::Calendar(date) = until else { return None };
            let dated = Calendar { year: YearOf::Known(year), pick: Pick::Nearest, ..*date };
            known(&Form::Calendar(dated)).filter(|spot| spot.last >= first.first)
        })
    }

    /// "two weeks starting May 20".
    pub(super) fn from(&mut self, length: &Length, start: &Form) -> Option<Resolved> {
        let Some(Ok((spot, basis, _))) = self.place(start) else {
            return Some(bare(
                TimexKind::Duration,
                Value::Length(length.clone()),
                "a length of time, no date",
            ));
        };
        let end = plus_length(spot.first, length, 1)?;
        let last = end.yesterday().ok().filter(|last| *last >= spot.first)?;
        Some(Resolved {
            kind: TimexKind::Date,
            value: Value::Range(Some(spot.first), Some(end)),
            days: DayInterval::new(Some(spot.first), Some(last), Grain::Days, basis),
            other: None,
            rule: "a length from a day on",
        })
    }
}
