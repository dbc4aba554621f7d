//! Short words for things: dates with their doubt, actors, classes of events.
//!
//! What a reader sees of a noun; nothing is looked up or decided here.

use jiff::civil::Date;

use super::short_names::family_name;
use crate::document::{
    Actor, ActorId, ActorKind, Annotated, Basis, Constraint, DayInterval, Document, Event,
    EventClass, Grain, Publication, Realis,
};
use crate::library::{ActorEntry, Snapshot};
use crate::text::Span;
use crate::text::fit::ellipsis;
use crate::text::sanitize::sanitize_line;

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
/// Longest reason in a imprint, in columns.
const LONGEST_REASON: usize = 60;
const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// Short name of a month, counted from 1.
#[must_use]
pub fn month(number: i8) -> &'static str {
    let index = usize::try_from(number - 1).unwrap_or(0);
    MONTHS.get(index).copied().unwrap_or("")
}

fn weekday(date: Date) -> &'static str {
    let index = usize::try_from(date.weekday().to_monday_zero_offset()).unwrap_or(0);
    WEEKDAYS.get(index).copied().unwrap_or("")
}

/// A date in words: `Fri 1 Sep 2017`, `September`-grained as `Dec 2016`, years as they are.
#[must_use]
pub fn long_date(interval: &DayInterval) -> String {
    let day = |date: Date| {
        format!("{} {} {} {}", weekday(date), date.day(), month(date.month()), date.year())
    };
    match (interval.single_day(), interval.grain(), interval.first(), interval.last()) {
        (Some(date), ..) => day(date),
        (None, Grain::Month, Some(first), Some(_)) => {
            format!("{} {}", month(first.month()), first.year())
        }
        (None, Grain::Days, Some(first), Some(last)) => format!("{} – {}", day(first), day(last)),
        (None, _, Some(first), None) => format!("from {}", day(first)),
        (None, _, None, Some(last)) => format!("until {}", day(last)),
        _ => interval.to_string(),
    }
}

/// When an article was published, for a list: `2021-04-28`, `≈2017-09-01`, `≥2017-08-31`,
/// `????-11-04` where a date line leaves out the year, `undated`.
#[must_use]
pub fn list_date(article: &Annotated) -> String {
    known_date(article).unwrap_or_else(|| "undated".to_owned())
}

/// The same; `None` where nothing is known that a reader could take for the date.
#[must_use]
pub fn known_date(article: &Annotated) -> Option<String> {
    let publication = &article.publication;
    if let Some(day) = day_of_unknown_year(publication) {
        return Some(day);
    }
    Some(match (publication, publication.interval()?) {
        (Publication::Stated(date, _), _) => date.to_string(),
        (Publication::Set(days), _) => format!("{days}*"),
        (Publication::Inferred(days, _), _) => bounded("≈", days),
        (Publication::Unknown(_), days) if is_far(&days, article) => return None,
        (Publication::Unknown(_), days) => bounded("?", &days),
    })
}

/// Whether no more is known than that the article came out after something that need not be near:
/// of what is news the day is told, of what is long past the year ("since 1980"), and somebody may
/// hold an office for twenty years.
fn is_far(days: &DayInterval, article: &Annotated) -> bool {
    let Publication::Unknown(known) = &article.publication else { return false };
    let to_the_day = |span: Span| {
        let mut told = article.timexes.iter().filter(|timex| timex.span == span);
        told.any(|timex| timex.interval.is_some_and(|days| days.single_day().is_some()))
    };
    let near = |constraint: &Constraint| {
        matches!(constraint, Constraint::NotBefore(day, span)
            if Some(*day) == days.first() && to_the_day(*span))
    };
    days.last().is_none() && !known.iter().any(near)
}

/// The month and day of a date line that leaves out its year, where several years are left.
fn day_of_unknown_year(publication: &Publication) -> Option<String> {
    let (days, _) = publication.listed_days()?;
    let (first, rest) = days.split_first()?;
    let of_year = (first.month(), first.day());
    let same = !rest.is_empty() && rest.iter().all(|day| (day.month(), day.day()) == of_year);
    same.then(|| format!("????-{:02}-{:02}", first.month(), first.day()))
}

/// An interval with a mark of doubt; one that is open on a side gets `≥` or `≤` instead.
fn bounded(mark: &str, days: &DayInterval) -> String {
    match (days.first(), days.last()) {
        (Some(first), None) => format!("≥{first}"),
        (None, Some(last)) => format!("≤{last}"),
        _ => format!("{mark}{days}"),
    }
}

/// Source, date with its reason, and author: the line under a headline.
#[must_use]
pub fn imprint(article: &Annotated) -> String {
    let document = &article.document;
    let byline = document.byline().map(|name| format!("by {name}"));
    let parts =
        [document.source().map(str::to_owned), Some(published(&article.publication)), byline];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Which article tells something: its date and its source, or its file's name.
#[must_use]
pub fn told_in(article: &Annotated) -> String {
    let document = &article.document;
    let file = || sanitize_line(&document.path().file_name().unwrap_or_default().to_string_lossy());
    let source = document.source().map_or_else(file, str::to_owned);
    format!("{}, {source}", list_date(article))
}

/// Who acts on whom, in full names: `Russian Foreign Ministry ▸ United States`.
#[must_use]
pub fn participants(snapshot: &Snapshot, event: &Event) -> String {
    let names = |ids: &[ActorId]| {
        ids.iter().map(|id| snapshot.actor_name(id)).collect::<Vec<_>>().join(", ")
    };
    match (names(&event.who.source), names(&event.who.target)) {
        (source, target) if target.is_empty() => source,
        (source, target) => format!("{source} ▸ {target}").trim_start().to_owned(),
    }
}

/// Why a name may be somebody else's, in words behind the mark of doubt.
#[must_use]
pub fn perhaps_another(reason: &str) -> String {
    format!("? perhaps somebody else: {reason}")
}

/// How many mentions of an actor are in doubt, for a list: `? 2 of 7 doubtful`.
#[must_use]
pub fn doubtful(entry: &ActorEntry) -> String {
    match entry.doubt {
        None => String::new(),
        Some(doubt) => format!("? {} of {} doubtful", doubt.mentions, entry.mentions),
    }
}

/// The mark before a day that no text states in full, `≈`, or none.
#[must_use]
pub fn day_mark(when: &DayInterval) -> &'static str {
    match when.basis() {
        Basis::Stated | Basis::User => "",
        Basis::Publication | Basis::Narrative | Basis::Inferred | Basis::OtherArticle => "≈",
    }
}

/// Whether an act took place, in words.
#[must_use]
pub const fn took_place(realis: Realis) -> &'static str {
    match realis {
        Realis::Actual => "yes, as told",
        Realis::Planned => "planned, not done",
        Realis::Conditional => "threatened, asked for or conditional",
        Realis::Negated => "denied or not done",
    }
}

/// By whose word an act is told, if it is not the paper's own: a name, or the words by which it is
/// passed on, in quotation marks: `“witnesses said”`.
#[must_use]
pub fn by_whose_word(snapshot: &Snapshot, document: &Document, event: &Event) -> Option<String> {
    let named = event.who.told_by.as_ref().map(|id| snapshot.actor_name(id).to_owned());
    let words = || {
        let words = event.who.hearsay?.of(document.raw()).split_whitespace();
        Some(format!("“{}”", words.collect::<Vec<_>>().join(" ")))
    };
    named.or_else(words)
}

/// When an article was published, in words, and in short why if it had to be inferred.
#[must_use]
pub fn published(publication: &Publication) -> String {
    match publication {
        Publication::Stated(date, _) => {
            long_date(&DayInterval::day(*date, crate::document::Basis::Stated))
        }
        Publication::Set(days) => format!("{} (set by you)", long_date(days)),
        Publication::Inferred(days, _) => {
            format!("≈ {} ({})", long_date(days), in_short(&publication.reasons()))
        }
        Publication::Unknown(constraints) if constraints.is_empty() => "undated".to_owned(),
        Publication::Unknown(_) => format!("undated ({})", publication.reasons().join("; ")),
    }
}

/// The first reason without its quotations; the whole chain stands with the raw text.
fn in_short(reasons: &[String]) -> String {
    let first = reasons.first().map_or("", String::as_str);
    let head = first.split(": ").next().unwrap_or(first);
    ellipsis(head, LONGEST_REASON)
}

/// The day column of the timeline, inside its month: `31 Thu`, `Aug`, `2017`, `Q3`, `5–11`; the
/// weekday is left out if there are fewer than six columns.
#[must_use]
pub fn timeline_day(when: &DayInterval, columns: usize) -> String {
    let (Some(first), Some(last)) = (when.first(), when.last()) else {
        return if when.first().is_some() { "from" } else { "until" }.to_owned();
    };
    match when.grain() {
        _ if first == last && columns < 6 => format!("{:>2}", first.day()),
        _ if first == last => format!("{:>2} {}", first.day(), weekday(first)),
        Grain::Month => month(first.month()).to_owned(),
        Grain::Year => first.year().to_string(),
        Grain::Decade => format!("{}s", first.year()),
        Grain::Quarter => format!("Q{}", (first.month() + 2) / 3),
        Grain::Half => format!("H{}", (first.month() + 5) / 6),
        _ if (first.year(), first.month()) == (last.year(), last.month()) => {
            format!("{}–{}", first.day(), last.day())
        }
        _ => format!("{}–{}", month(first.month()), month(last.month())),
    }
}

/// The shortest clear name of an actor: a surname, a state's code, an acronym.
#[must_use]
pub fn short_actor(actor: &Actor) -> String {
    let acronym = || {
        let short = |name: &&String| {
            (2..=5).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_uppercase())
        };
        actor.aliases.iter().find(short).cloned()
    };
    match (actor.kind, &actor.country) {
        (ActorKind::Government, Some(country)) => country.clone(),
        (ActorKind::Person, country) => family_name(&actor.name, country.as_deref()).to_owned(),
        _ => acronym().unwrap_or_else(|| actor.name.clone()),
    }
}

/// The sign of a class in the timeline: meaning by shape, so that it survives without colour.
#[must_use]
pub const fn glyph(class: EventClass) -> char {
    match class {
        EventClass::Agree => '✓',
        EventClass::Consult => '⇄',
        EventClass::Support | EventClass::Cooperate | EventClass::Aid => '+',
        EventClass::Concede | EventClass::Retreat => '↩',
        EventClass::Request => '?',
        EventClass::Accuse | EventClass::Protest => '!',
        EventClass::Reject => '✗',
        EventClass::Threaten | EventClass::Mobilize => '▲',
        EventClass::Sanction | EventClass::Coerce => '■',
        EventClass::Assault => '✱',
        EventClass::Statement => '“',
        EventClass::Other => '·',
    }
}

/// The class of an event and the finer name of the act.
#[must_use]
pub fn act(event: &Event) -> String {
    format!("{}: {}", event.class.as_str().to_lowercase(), event.action)
}

/// What a rule that finds events looks at, in words; a rule without a longer name is its own.
#[must_use]
pub fn rule_of_event(rule: &str) -> &str {
    match rule {
        "verb" => "its verb",
        "light verb" => "a noun that its verb only carries",
        "noun" => "a noun that tells an act",
        "speech" => "a verb of saying",
        "end of an act" => "a verb that ends another act",
        "intention" => "words of intention",
        "promised harm" | "announced harm" => "harm that is announced",
        "announced good" => "good that is announced",
        "refusal" => "words of refusal",
        "negated consent" => "consent that is withheld",
        "duty" => "what others are told to do",
        "possibility" => "what is said to be possible",
        "reproach" => "what is held against others",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{day_mark, list_date, long_date, timeline_day};
    use crate::annotate::annotate;
    use crate::document::{Basis, DayInterval, Grain};
    use crate::load::verbatim;
    use jiff::civil::date;

    #[test]
    fn a_date_is_shown_as_precisely_as_it_is_known() {
        let day = DayInterval::day(date(2017, 9, 1), Basis::Stated);
        assert_eq!(long_date(&day), "Fri 1 Sep 2017");
        assert_eq!((timeline_day(&day, 6), timeline_day(&day, 4)), (" 1 Fri".into(), " 1".into()));
        let month = DayInterval::month(2016, 12, Basis::Stated).unwrap();
        assert_eq!((long_date(&month), timeline_day(&month, 6)), ("Dec 2016".into(), "Dec".into()));
        let year = DayInterval::year(2016, Basis::Stated).unwrap();
        assert_eq!((long_date(&year), timeline_day(&year, 6)), ("2016".into(), "2016".into()));
        let span = DayInterval::new(
            Some(date(2017, 6, 5)),
            Some(date(2017, 6, 11)),
            Grain::Days,
            Basis::Stated,
        );
        assert_eq!(timeline_day(&span.unwrap(), 4), "5–11");
        let open = |written| long_date(&DayInterval::written(written, Basis::User).unwrap());
        assert_eq!(open("2017-08-31.."), "from Thu 31 Aug 2017");
        assert_eq!(open("after 2017"), "from Mon 1 Jan 2018");
        assert_eq!(open("before 2017"), "until Sat 31 Dec 2016");
    }

    /// "In 1980 Castro pulled his guards" made an undated article of 2023 `≥1980-01-01` in the column
    /// of dates.
    #[test]
    fn only_a_day_that_is_told_bounds_a_date_in_a_list() {
        let check = |text: &str, expected: &str| {
            let article = annotate(verbatim(Path::new("a.txt"), text));
            assert_eq!(list_date(&article), expected, "{text}");
        };
        check("In 1980 Norway closed its embassy in Havana.", "undated");
        check("Norway closed its embassy in Havana in May 1980.", "undated");
        check("Norway closed its embassy in Havana on 4 May 2021.", "≥2021-05-04");
    }

    #[test]
    fn a_day_that_no_text_states_has_a_mark() {
        let on = |basis| day_mark(&DayInterval::day(date(2017, 9, 1), basis));
        assert_eq!((on(Basis::Stated), on(Basis::User)), ("", ""));
        assert_eq!((on(Basis::Publication), on(Basis::OtherArticle)), ("≈", "≈"));
    }
}
