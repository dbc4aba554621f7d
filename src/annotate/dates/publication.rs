//! What an article's own text tells of its publication date.
//!
//! Date lines and addresses outside the text are read by `load`; what other articles tell is used
//! by `story`. Nothing here guesses: what does not follow stays a constraint.

mod ahead;
mod counted;
mod naming;

use std::cell::OnceCell;

use jiff::civil::{Date, Weekday};

use super::value::{Place, Value};
use super::words::{Class, List, sense};
use super::years::near;
use crate::document::{Basis, Constraint, DayInterval, Evidence, Grain, Publication, Timex};
use crate::text::{Lexed, Sentence};

/// In how many sentences from the top a weekday tells when the news broke.
const LEAD: usize = 6;
/// How many tokens a date line may be long, its place included.
const DATE_LINE: usize = 12;

/// Improves a publication date that is not known by what the text tells.
///
/// A known date is kept. A date line ("OSLO, 3 March 2018 —") states the day. Else the earliest
/// possible day is the latest one that the text names in full and tells as past, and the first
/// weekday of the lead ("said on Monday") is kept as a constraint.
#[must_use]
pub fn publication(lexed: &Lexed<'_>, stated: &Publication, timexes: &[Timex]) -> Publication {
    let Publication::Unknown(known) = stated else { return stated.clone() };
    if let Some(line) = timexes.iter().find_map(|timex| date_line(lexed, timex)) {
        return line;
    }
    let mut plain = timexes.iter().filter_map(|timex| plain_date_line(lexed, timex));
    // Several are a chronology.
    if let Some(line) = plain.next().filter(|_| plain.next().is_none()) {
        return line;
    }
    let tenses = Tenses::new(lexed);
    let mut constraints = known.clone();
    if stated.listed_days().is_none() {
        let mut lines = timexes.iter().filter_map(|timex| ahead::date_line(lexed, timex));
        // Several are a chronology.
        constraints.extend(lines.next().filter(|_| lines.next().is_none()));
    }
    if let Some(named) = naming::named(lexed, timexes, known) {
        return left(&named, &Publication::Unknown(constraints)).unwrap_or(named);
    }
    let has = |wanted: fn(&Constraint) -> bool| known.iter().any(wanted);
    if !has(|known| matches!(known, Constraint::Weekday(..))) {
        constraints.extend(timexes.iter().find_map(|timex| lead_weekday(&tenses, timex)));
    }
    let latest = timexes.iter().filter_map(|timex| told_as_past(&tenses, timex));
    let latest = latest.max_by_key(|(date, _)| *date);
    constraints.extend(latest.map(|(date, timex)| Constraint::NotBefore(date, timex.span)));
    constraints.extend(ahead::not_after(lexed, timexes, latest.map(|(date, _)| date)));
    constraints.extend(near(lexed.text(), timexes, &constraints));
    Publication::Unknown(constraints)
}

/// The publication date that is left where all is known that the text tells: the only day of those
/// that a date line without its year leaves, or the day in the name of the file; `told` is what was
/// known before the names in the text were read.
#[must_use]
pub fn left(publication: &Publication, told: &Publication) -> Option<Publication> {
    let (open, known, chain) = match (publication, told) {
        (Publication::Unknown(known), _) => (publication, known, &[][..]),
        (Publication::Inferred(days, chain), Publication::Unknown(known))
            if days.single_day().is_none() =>
        {
            (told, known, chain.as_slice())
        }
        _ => return None,
    };
    let bounds = publication.interval();
    let possible = |day: Date| {
        bounds.is_none_or(|bounds| bounds.contains(&DayInterval::day(day, Basis::Inferred)))
    };
    let listed = open.listed_days();
    let inferred = |day: Date, evidence: &Evidence| {
        let evidence = chain.iter().chain([evidence]).cloned().collect();
        Publication::Inferred(DayInterval::day(day, Basis::Inferred), evidence)
    };
    if let Some((days, evidence)) = listed {
        let mut left = days.iter().filter(|day| possible(**day));
        if let (Some(day), None) = (left.next(), left.next()) {
            return Some(inferred(*day, evidence));
        }
    }
    let guess = known.iter().find_map(|constraint| match constraint {
        Constraint::Perhaps(day, evidence) => {
            let fits = possible(*day) && listed.is_none_or(|(days, _)| days.contains(day));
            fits.then(|| inferred(*day, evidence))
        }
        _ => None,
    });
    guess.or_else(|| told_few(publication, &possible))
}

/// An unknown date with the days named that its date line leaves, if they are few.
fn told_few(publication: &Publication, possible: &dyn Fn(Date) -> bool) -> Option<Publication> {
    let Publication::Unknown(known) = publication else { return None };
    let bounds = publication.interval()?;
    let mut known = known.clone();
    let (left, evidence) = known.iter_mut().find_map(|constraint| match constraint {
        Constraint::OneOf(days, evidence) => Some((days, evidence)),
        _ => None,
    })?;
    left.retain(|day| possible(*day));
    let most = if bounds.last().is_some() { MOST_BOUNDED } else { MOST_SHOWN };
    let shown: Vec<String> = left.iter().take(most).map(ToString::to_string).collect();
    let later = if left.len() > most { " or later" } else { "" };
    if bounds.first().is_none() || shown.is_empty() {
        return None;
    }
    evidence.reason = format!("on {}{later}, by {}", shown.join(" or "), evidence.reason);
    Some(Publication::Unknown(known))
}

/// So many days are named that a date line leaves, where they have an end and where they have none.
const MOST_BOUNDED: usize = 6;
const MOST_SHOWN: usize = 3;

fn sentence<'l>(lexed: &'l Lexed<'_>, timex: &Timex) -> Option<(usize, &'l Sentence)> {
    let at = lexed.sentence_at(timex.span.start())?;
    Some((at, lexed.sentences().get(at)?))
}

/// The publication date if `timex` is the full date of a date line: behind a place in capitals,
/// before a dash or an agency in brackets, at the very top.
fn date_line(lexed: &Lexed<'_>, timex: &Timex) -> Option<Publication> {
    let (at, sentence) = sentence(lexed, timex)?;
    let day = full_day(timex)?;
    let first = lexed.tokens().at_or_after(timex.span.start());
    let end = lexed.tokens().at_or_after(timex.span.end());
    let tokens = lexed.tokens().as_slice();
    let place = tokens.get(sentence.tokens.start..first)?;
    let named = |token: &crate::text::Token| {
        token.capital || matches!(token.span.of(lexed.text()), "," | "." | "/" | "(" | ")")
    };
    let in_capitals = place.first().is_some_and(|token| token.all_caps);
    let closed = (end..end + DATE_LINE / 2)
        .take_while(|i| *i < sentence.tokens.end)
        .any(|i| matches!(lexed.word(i), "—" | "–" | "-" | ")") && i > end || lexed.word(i) == "—");
    let line =
        at < LEAD && place.len() < DATE_LINE && in_capitals && place.iter().all(named) && closed;
    let evidence = Evidence { reason: "date line".to_owned(), span: Some(timex.span) };
    line.then_some(Publication::Stated(day, evidence))
}

/// The same where the date itself ends the line's head: "OSLO, May 4, 2022 - Norway expelled", also
/// behind a place that is not in capitals ("Oslo, 4 May 2022: Norway expelled").
fn plain_date_line(lexed: &Lexed<'_>, timex: &Timex) -> Option<Publication> {
    let (at, sentence) = sentence(lexed, timex)?;
    let day = full_day(timex)?;
    let first = lexed.tokens().at_or_after(timex.span.start());
    let end = lexed.tokens().at_or_after(timex.span.end());
    let before = lexed.tokens().as_slice().get(sentence.tokens.start..first)?;
    let line = at < LEAD && is_plain_line(lexed, before, end);
    let evidence = Evidence { reason: "date line".to_owned(), span: Some(timex.span) };
    line.then_some(Publication::Stated(day, evidence))
}

/// Whether a place and a comma stand before a date and a sign and a new sentence behind it, from the
/// token at `end` on.
fn is_plain_line(lexed: &Lexed<'_>, before: &[crate::text::Token], end: usize) -> bool {
    let tokens = lexed.tokens().as_slice();
    let Some((comma, place)) = before.split_last() else { return false };
    let text = |token: &crate::text::Token| token.span.of(lexed.text());
    let named = (1..=LONGEST_PLACE).contains(&place.len())
        && place.iter().all(|token| token.capital || matches!(text(token), "," | "." | "/"));
    let spaced = |at: usize| tokens.get(at).is_some_and(|token| token.spaced);
    // "--" is two signs.
    let next = end + 1 + usize::from(lexed.word(end) == "-" && lexed.word(end + 1) == "-");
    let sign = match lexed.word(end) {
        "-" | "–" | "—" => spaced(end) && spaced(next),
        ":" => spaced(next),
        _ => false,
    };
    let begins = tokens.get(next).is_some_and(|token| token.capital);
    named && matches!(text(comma), "," | ".") && sign && begins
}

/// How many tokens a place in a date line has at most: "ST. PETERSBURG, Russia".
const LONGEST_PLACE: usize = 6;

/// The only day of a timex that states its year.
fn full_day(timex: &Timex) -> Option<Date> {
    timex.interval.filter(|days| days.basis() == Basis::Stated)?.single_day()
}

/// The weekday on which the lead says that something happened.
fn lead_weekday(tenses: &Tenses<'_, '_>, timex: &Timex) -> Option<Constraint> {
    let (at, _) = sentence(tenses.lexed, timex)?;
    let Ok(Value::Calendar(point, _)) = timex.value.parse() else { return None };
    let Place::Weekday(day) = point.place else { return None };
    let bare = timex.interval.is_none() && timex.kind != crate::document::TimexKind::Set;
    let weekday = Weekday::from_monday_one_offset(day).ok()?;
    (bare && at < LEAD && tenses.is_past(at)).then_some(Constraint::Weekday(weekday, timex.span))
}

/// The first day of a day, month or year that the text states in full and tells as past.
fn told_as_past<'t>(tenses: &Tenses<'_, '_>, timex: &'t Timex) -> Option<(Date, &'t Timex)> {
    let lexed = tenses.lexed;
    let (at, sentence) = sentence(lexed, timex)?;
    let stated = |days: &DayInterval| {
        matches!(days.basis(), Basis::Stated | Basis::Inferred)
            && matches!(days.grain(), Grain::Day | Grain::Month | Grain::Year)
    };
    let first = timex.interval.filter(stated)?.first()?;
    let before = lexed.tokens().at_or_after(timex.span.start()).checked_sub(1)?;
    let until = sense(lexed.folded(before)).on(List::Limit);
    // "the 2030 plan", "Blade Runner 2049": only a year that says when is told as past.
    let year = timex.interval.is_some_and(|days| days.grain() == Grain::Year);
    let when = matches!(sense(lexed.folded(before)).class, Class::Cue | Class::PartOf);
    let until = until || (year && !when);
    let told = !until && tenses.is_past(at) && !planned(lexed, sentence, before + 1);
    told.then_some((first, timex))
}

/// How far into a sentence its first date can stand before the verb.
const SUBJECT: usize = 4;

/// Whether the verb that stands next before a date leads to what is planned for it ("agreed to meet
/// on", "the ban ends on"), or none is known that does not: "voters choose a president on".
fn planned(lexed: &Lexed<'_>, sentence: &Sentence, at: usize) -> bool {
    let start = sentence.tokens.start;
    let past = |word: &str| {
        sense(word).class == Class::Behind
            || word.len() > 3 && word.ends_with("ed") && !sense(word).on(List::NoPast)
    };
    let plan = |i: usize| {
        let word = lexed.folded(i);
        let plain = sense(lexed.folded(i + 1));
        let leads = word == "to" && plain.class == Class::None && !plain.on(List::Determiner);
        let leads = leads && lexed.tokens().get(i + 1).is_some_and(|token| !token.capital);
        leads || sense(word).on(List::Present) || matches!(word, "is" | "are")
    };
    let verb = (start..at).rev().find(|i| past(lexed.folded(*i)) || plan(*i));
    verb.map_or(at > start + SUBJECT, plan)
}

/// The tense of each sentence, read once however many dates it holds.
struct Tenses<'l, 't> {
    lexed: &'l Lexed<'t>,
    past: Vec<OnceCell<bool>>,
}

impl<'l, 't> Tenses<'l, 't> {
    fn new(lexed: &'l Lexed<'t>) -> Self {
        Self { lexed, past: vec![OnceCell::new(); lexed.sentences().len()] }
    }

    fn is_past(&self, at: usize) -> bool {
        let read = || self.lexed.sentences().get(at).is_some_and(|s| is_past(self.lexed, s));
        self.past.get(at).is_some_and(|past| *past.get_or_init(read))
    }
}

/// Whether a sentence tells of the past and of nothing else: a verb in a past form, no sign of
/// what lies ahead or of a condition.
pub(super) fn is_past(lexed: &Lexed<'_>, sentence: &Sentence) -> bool {
    let mut past = false;
    for at in sentence.tokens.clone() {
        let word = lexed.folded(at);
        let name = lexed.tokens().get(at).is_some_and(|token| token.capital) && word == "may";
        let sense = sense(word);
        match sense.class {
            Class::Ahead | Class::Fiction => return false,
            Class::Behind => past = true,
            _ if name => {}
            _ if sense.on(List::Condition) => return false,
            // "Peru cut ties"
            _ if sense.on(List::PlainPast) => {
                let before = at.checked_sub(1).filter(|i| sentence.tokens.contains(i));
                past |= before.is_some_and(|i| {
                    lexed.tokens().get(i).is_some_and(|token| token.capital)
                        || matches!(lexed.folded(i), "he" | "she" | "it")
                });
            }
            _ => past |= word.len() > 3 && word.ends_with("ed") && !sense.on(List::NoPast),
        }
    }
    past
}

#[cfg(test)]
mod tests {
    use super::{left, publication};
    use crate::annotate::dates::find;
    use crate::document::{Basis, Constraint, DayInterval, Evidence, Publication};
    use crate::text::{Lexed, Span};
    use jiff::civil::date;

    fn check(text: &str, expected: &str) {
        let lexed = Lexed::new(text, &[Span::whole(text)]);
        let unknown = Publication::unknown();
        let found = publication(&lexed, &unknown, &find(&lexed, &unknown));
        let interval = found.interval().filter(|_| found.is_certain());
        let told = interval.map_or_else(|| found.reasons().join(", "), |days| days.to_string());
        assert_eq!(told, expected, "{text}");
    }

    #[test]
    fn a_date_line_states_the_day() {
        check("OSLO, 3 March 2018 — The envoy left.", "2018-03-03");
        check("OSLO, Norway, March 3, 2018 (NTB) - The envoy left.", "2018-03-03");
        check("OSLO, March 3, 2018 - The envoy left.", "2018-03-03");
        check("Oslo, 3 March 2018: The envoy left.", "2018-03-03");
        check("Oslo, 3 March 2018 – Peru agreed.\n\nLima, 5 March 2018 – Chile agreed.", "");
        check("He came to Oslo, March 3, 2018: nobody was there.", "not before 2018-03-03");
    }

    #[test]
    fn a_date_that_the_user_set_is_kept() {
        let text = "OSLO, 3 March 2018 — The envoy left on Monday.";
        let lexed = Lexed::new(text, &[Span::whole(text)]);
        let set = Publication::Set(DayInterval::day(date(2017, 5, 4), Basis::User));
        assert_eq!(publication(&lexed, &set, &find(&lexed, &set)), set);
    }

    #[test]
    fn a_year_that_the_text_names_twice_is_that_of_publication() {
        let year = |text: &str| {
            let lexed = Lexed::new(text, &[Span::whole(text)]);
            let unknown = Publication::unknown();
            let found = publication(&lexed, &unknown, &find(&lexed, &unknown));
            assert!(!found.is_certain(), "{text}");
            match found {
                Publication::Inferred(days, _) => days.to_string(),
                _ => String::new(),
            }
        };
        for (text, expected) in [
            ("Last year's presidential election in 2016 was close.", "2017"),
            ("Last year, in 2019, they met.", "2020"),
            ("It will come into force this year, 2021.", "2021"),
            ("They meet next year (2023).", "2022"),
            ("In 2019, last year, they met.", "2020"),
            ("Last year they met. In 2016 they had not.", ""),
            ("Last year's fall in 2016 and 2017 prices hurt.", ""),
            ("Last year, 2016 voters were asked.", ""),
            ("Last year he said in 2016 it was close.", ""),
            ("Last year, in 2019, they met. This year, 2021, they do not.", ""),
            ("After last year's ballot, in May 2016, he left.", "2017"),
            ("Last year's fair, held in 2018, was small.", "2019"),
            ("Last year's fair, he said in 2018, was small.", ""),
            ("Today, 5 May 2018, the court ruled.", "2018-05-05"),
            ("Yesterday (4 May 2018) the court ruled.", "2018-05-05"),
            ("\"Today, 5 May 1945, the war is over,\" he wrote.", ""),
            ("Today 5 May 2018 looks far away.", ""),
            ("Four years ago, on 5 May 2014, it fell.", "2017-11-03..2018-11-04"),
            ("Four years ago, in 2014, it fell.", "2017-07-02..2019-06-29"),
            ("Four years ago, in 2014 and 2015, it fell.", ""),
            ("Four years ago today, on 5 May 2014, it fell.", "2018-05-05"),
            ("Four years ago this week, on 5 May 2014, it fell.", "2018-04-28..2018-05-12"),
            ("Today marks 30 years since the wall fell on 9 November 1989.", "2019-11-09"),
            ("It is four years since they met on 5 May 2014.", "2017-11-03..2018-11-04"),
            ("It had been four years since they met on 5 May 2014.", ""),
            ("\"Today marks 30 years since the wall fell on 9 May 1989.\"", ""),
            ("He left on Friday, a year after they met on 5 May 2014.", "2014-11-03..2015-11-04"),
            ("He left, a year after they met on 5 May 2014.", ""),
            ("The vote, due later this year, in November 2016, is close.", "2016"),
        ] {
            assert_eq!(year(text), expected, "{text}");
        }
    }

    #[test]
    fn the_day_in_a_name_of_a_file_is_taken_if_nothing_speaks_against_it() {
        let evidence = |reason: &str| Evidence { reason: reason.to_owned(), span: None };
        let may = |year| date(year, 5, 3);
        let named = Constraint::Perhaps(may(2019), evidence("name"));
        let listed = |days| Constraint::OneOf(days, evidence("list"));
        let not_before = |day| Constraint::NotBefore(day, Span::default());
        let not_after = |day| Constraint::NotAfter(day, Span::default());
        let cases = [
            (vec![named.clone()], Some(may(2019))),
            (vec![named.clone(), not_before(may(2018))], Some(may(2019))),
            (vec![named.clone(), not_before(may(2020))], None),
            (vec![named.clone(), not_after(may(2018))], None),
            (vec![named.clone(), listed(vec![may(2013), may(2019)])], Some(may(2019))),
            (vec![named, listed(vec![may(2013), may(2024)])], None),
            (vec![listed(vec![may(2013), may(2019)])], None),
            (vec![listed(vec![may(2013), may(2019)]), not_before(may(2014))], Some(may(2019))),
            (vec![not_before(may(2014))], None),
        ];
        for (known, expected) in cases {
            let known = Publication::Unknown(known);
            let found = left(&known, &known);
            assert_eq!(found.and_then(|found| found.single_day()), expected, "{known:?}");
        }
    }

    #[test]
    fn the_text_bounds_the_day_but_never_guesses_it() {
        check("The envoy told reporters on Monday that he left.", "on or after a Monday");
        check(
            "He spoke on Friday. The talks ended on May 4, 2016. They began in March 2015.",
            "on or after a Friday, not before 2016-05-04",
        );
        check("They will meet on Friday, May 4, 2029.", "not after 2029-05-04");
        check("It would have ended on May 4, 2029.", "");
        check("The film was set in 2049. It was shown in 1990.", "not before 1990-01-01");
        check("He worked there until May 4, 2016.", "");
        check("He left after 2016.", "not before 2017-01-01");
        check("She dropped the 2030 plan.", "");
        check("They showed Blue Harbour 2049.", "");
        check("He left before May 4, 2016.", "");
        check("The pact was signed on May 4, 2016. On May 4 he left.", "not before 2016-05-04");
        check("Citizens elect a mayor on May 4, 2026, he said.", "");
        check("The envoys agreed to meet again on May 4, 2026.", "");
        check("The truce ends on May 4, 2026, he said.", "not after 2026-05-04");
        check("On May 4, 2016, envoys met.", "not before 2016-05-04");
        check("He died on May 4, 2016.", "not before 2016-05-04");
    }

    #[test]
    fn a_weekday_with_month_and_day_tells_the_years_in_which_it_was_that_day() {
        check(
            "He left on Saturday, June 9.",
            "in a year in which \"Saturday, June 9\" was that weekday, or beside one",
        );
        check(
            "The pact was signed on May 4, 2011. He left on Saturday, June 9.",
            "not before 2011-05-04, near 2012-06-09 or 2018-06-09 or later, \
             by \"Saturday, June 9\"",
        );
    }
}
