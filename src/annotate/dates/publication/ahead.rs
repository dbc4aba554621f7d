//! The last day on which an article can have been published: before what it tells as still to come
//! with its full date ("the treaty runs out on 5 February 2021"), and its date line without a year.
//!
//! Days that it tells as past are read in the parent module.

use super::super::words::{Class, List, sense};
use super::{DATE_LINE, LEAD, full_day, is_plain_line, sentence};
use crate::document::{Constraint, Evidence, Timex};
use crate::text::Lexed;
use jiff::civil::Date;

/// How far a verb stands from the date that it leads to.
const VERB: usize = 7;
/// How far behind "scheduled for" and its date the verb stands.
const BEHIND: usize = 4;
/// The first year of articles that tell of what is to come.
const FIRST_YEAR: i16 = 1990;
/// The years in which articles are looked for.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2050;

/// The first day that the text tells as still to come; none where it tells a later one as past.
pub(super) fn not_after(
    lexed: &Lexed<'_>,
    timexes: &[Timex],
    first: Option<Date>,
) -> Option<Constraint> {
    let told = timexes.iter().filter_map(|timex| {
        // Chronicles of old tell the past in the present tense.
        let day = full_day(timex).filter(|day| day.year() >= FIRST_YEAR)?;
        is_ahead(lexed, timex).then_some((day, timex.span))
    });
    let (day, span) = told.min_by_key(|(day, _)| *day)?;
    first.is_none_or(|first| first <= day).then_some(Constraint::NotAfter(day, span))
}

/// Whether a date is that of something which the sentence tells as still to come, and nobody quotes.
fn is_ahead(lexed: &Lexed<'_>, timex: &Timex) -> bool {
    let Some((_, sentence)) = sentence(lexed, timex) else { return false };
    let at = lexed.tokens().at_or_after(timex.span.start());
    let end = lexed.tokens().at_or_after(timex.span.end());
    let tokens = sentence.tokens.clone();
    let quoted = tokens.clone().any(|i| matches!(lexed.word(i), "\"" | "“" | "”" | "«"));
    let word = |i: usize| lexed.folded(i);
    let open = |i: &usize| !sense(word(*i)).on(List::ClauseBorder);
    let on = at.checked_sub(1).is_some_and(|i| i > tokens.start && matches!(word(i), "on" | "for"));
    // "on Sunday, 8 April 2018" is one expression; "on Saturday" may be another beside it.
    let fiction = |i| sense(word(i)).class == Class::Fiction && word(i) != "set";
    if quoted || !on || tokens.clone().any(fiction) {
        return false;
    }
    let mut before = (tokens.start..at - 1).rev().take(VERB).take_while(open);
    let verb = before.find_map(|i| lead(lexed, i));
    let is = |i: usize| matches!(word(i), "will" | "is" | "are" | "may");
    let set = matches!(word(at - 2), "scheduled" | "set" | "due" | "planned")
        && !(tokens.start..at).any(|i| matches!(word(i), "had" | "was" | "were" | "originally"));
    let goes_on = (end..tokens.end).take(BEHIND).take_while(open).any(is);
    verb == Some(Lead::Ahead) || (set && goes_on)
}

/// What a verb before a date tells of it.
#[derive(PartialEq, Eq)]
enum Lead {
    /// It is still to come.
    Ahead,
    /// Nothing that is sure.
    Open,
}

fn lead(lexed: &Lexed<'_>, at: usize) -> Option<Lead> {
    let word = lexed.folded(at);
    let sense = sense(word);
    let before = at.checked_sub(1).map_or("", |before| lexed.folded(before));
    let plain = lexed.tokens().get(at).is_some_and(|token| !token.capital);
    let past = sense.class == Class::Behind
        || word.len() > 3 && word.ends_with("ed") && !sense.on(List::NoPast);
    match word {
        "will" | "'ll" | "’ll" if plain => Some(Lead::Ahead),
        "runs" if lexed.folded(at + 1) == "out" => Some(Lead::Ahead),
        _ if sense.on(List::Present) && word.ends_with('s') && plain && before != "to" => {
            Some(Lead::Ahead)
        }
        // "will be held": the verb before it tells.
        _ if before == "be" => None,
        _ if past || sense.on(List::Modal) || sense.on(List::Condition) => Some(Lead::Open),
        _ => None,
    }
}

/// The days on which an article can have been published by a date line that leaves out the year:
/// "OSLO, March 3 (NTB) —", "Oslo, 3 March: Norway".
pub(super) fn date_line(lexed: &Lexed<'_>, timex: &Timex) -> Option<Constraint> {
    let (at, sentence) = sentence(lexed, timex)?;
    let (month, day) = timex.value.strip_prefix("XXXX-")?.split_once('-')?;
    let (month, day) = (month.parse().ok()?, day.parse().ok()?);
    let first = lexed.tokens().at_or_after(timex.span.start());
    let end = lexed.tokens().at_or_after(timex.span.end());
    let place = lexed.tokens().as_slice().get(sentence.tokens.start..first)?;
    let text = |token: &crate::text::Token| token.span.of(lexed.text());
    let named =
        |token: &crate::text::Token| token.capital || matches!(text(token), "," | "." | "/");
    let capitals = place.first().is_some_and(|token| token.all_caps) && place.iter().all(named);
    let behind = (end..end + DATE_LINE / 2).take_while(|i| *i < sentence.tokens.end);
    let mut behind = behind.skip_while(|i| !matches!(lexed.word(*i), "—" | "–" | "-"));
    let closed = lexed.word(end) == "(" || behind.next() == Some(end);
    let dash = behind.next().is_some() || closed;
    let in_capitals = place.len() < DATE_LINE && capitals && closed && dash;
    let words = timex.span.of(lexed.text());
    let reason = format!("\"{words}\", a date line that leaves out its year");
    let evidence = Evidence { reason, span: Some(timex.span) };
    let line = at < LEAD && (in_capitals || is_plain_line(lexed, place, end));
    let days = YEARS.filter(|_| line).filter_map(|year| Date::new(year, month, day).ok());
    let days: Vec<Date> = days.collect();
    (!days.is_empty()).then_some(Constraint::OneOf(days, evidence))
}

#[cfg(test)]
mod tests {
    use crate::annotate::dates::{find, publication};
    use crate::document::Publication;
    use crate::text::{Lexed, Span};

    fn check(text: &str, expected: &str) {
        let lexed = Lexed::new(text, &[Span::whole(text)]);
        let unknown = Publication::unknown();
        let found = publication(&lexed, &unknown, &find(&lexed, &unknown));
        assert_eq!(found.reasons().join(", "), expected, "{text}");
    }

    #[test]
    fn what_is_still_to_come_bounds_the_day() {
        let before = "not after 2026-05-04";
        check("The truce ends on May 4, 2026.", before);
        check("The envoys will meet on 4 May 2026 in Oslo.", before);
        check("The treaty runs out on 4 May 2026 unless it is renewed.", before);
        check("A vote scheduled for 4 May 2026 will go ahead.", before);
        check("A vote set for 4 May 2026 may slip.", before);
        check("The truce ends on May 4, 2026. A vote will be held on May 9, 2026.", before);
        for text in [
            "A vote had been scheduled for 4 May 2026 and will not come.",
            "\"The truce ends on May 4, 2026,\" he said.",
            "The truce ended on May 4, 2026, he says.",
            "In 2025 they agreed to meet on May 4, 2026.",
            "The film, which opens on May 4, 2026, is long.",
            "They would meet on May 4, 2026.",
            "May 4, 2026: the truce ends.",
        ] {
            let lexed = Lexed::new(text, &[Span::whole(text)]);
            let unknown = Publication::unknown();
            let found = publication(&lexed, &unknown, &find(&lexed, &unknown));
            assert!(!found.reasons().iter().any(|r| r.contains("not after")), "{text}");
        }
        check(
            "The truce ends on May 4, 2016. It was signed on June 4, 2018.",
            "not before 2018-06-04",
        );
    }

    #[test]
    fn a_date_line_without_its_year_leaves_the_years() {
        let told = "\"March 3\", a date line that leaves out its year";
        for text in [
            "OSLO, March 3 (NTB) - Peru agreed.",
            "OSLO, March 3 — Peru agreed.",
            "Oslo, March 3 -- Peru agreed.",
            "San Marino, March 3: Peru agreed.",
        ] {
            check(text, told);
        }
        for text in [
            "On March 3 Peru agreed.",
            "OSLO, March 3 was a cold day.",
            "Peru, March 3",
            "Oslo, March 3 -- it was cold.",
            "He left Oslo, March 3: Peru agreed.",
            "Oslo, March 3 - Peru agreed.\n\nLima, March 5 - Chile agreed.",
        ] {
            check(text, "");
        }
    }
}
