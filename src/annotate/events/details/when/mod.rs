//! When an event took place, as its clause, its sentence and its article tell.
//!
//! Reading the expressions themselves is the work of `dates`.

mod others;

use jiff::ToSpan;

use crate::annotate::events::Context;
use crate::annotate::events::coder::is_saying;
use crate::annotate::events::lexicon::{Class, LEXICON};
use crate::annotate::events::meaning::habitual;
use crate::annotate::events::naming::named;
use crate::annotate::events::roles::Focus;
use crate::annotate::events::syntax::chunks::Chunk;
use crate::annotate::events::syntax::clauses::{Clause, Link};
use crate::annotate::events::syntax::parse::Parsed;
use crate::annotate::events::syntax::words::Tag;
use crate::document::{Basis, DayInterval, Event, Grain, Publication, Realis, Timex, TimexKind};
use crate::text::Span;
use others::{of_what_is_blamed, of_what_is_quoted, of_what_it_answers};

/// The date that the words themselves give: the clause's, else the sentence's.
///
/// `index` is the clause that tells the act, if one does: what another clause tells of itself ("the
/// accord, which was signed in 2006") does not date it.
pub(in crate::annotate::events) fn told<'a>(
    parsed: &Parsed<'a>,
    clause: Span,
    index: Option<usize>,
) -> Option<&'a Timex> {
    let all = within(parsed.context, parsed.sentence.span);
    // "a day after the talks failed" dates what stands before it, not the failure.
    let other = |timex: &Timex| offset(parsed, timex) && timex.span.end() <= clause.start();
    let usable = |timex: &Timex| {
        dating(timex)
            && !deadline(parsed, timex)
            && !other(timex)
            && !of_a_noun(parsed, timex)
            && !of_what_it_answers(parsed, timex, clause)
            && !of_what_is_blamed(parsed, (timex, all), clause)
            && !index.is_some_and(|index| of_what_is_quoted(parsed, timex, index))
            && !index.is_some_and(|index| of_a_deed(parsed, timex, index))
            && index.is_none_or(|index| reaches(parsed, timex, index))
    };
    let dates = || all.iter().filter(|timex| usable(timex));
    let inside = dates().find(|timex| clause.contains(timex.span));
    let near = || {
        let behind = dates().filter(|timex| timex.span.start() >= clause.end());
        let mut ahead = dates().filter(|timex| timex.span.end() <= clause.start());
        ahead.next_back().or_else(|| behind.min_by_key(|timex| timex.span.start()))
    };
    // What happened a day before something was told is not of that something's day.
    let counted = all.iter().any(|timex| {
        let between = parsed.context.lexed.text().get(timex.span.end()..clause.start());
        other(timex) && between.is_some_and(|between| !between.contains(','))
    });
    if counted { inside } else { inside.or_else(near) }
}

/// Whether what an expression dates is the act of the clause at `index` or hangs together with it.
fn reaches(parsed: &Parsed<'_>, timex: &Timex, index: usize) -> bool {
    let place = parsed.context.lexed.tokens().at_or_after(timex.span.start());
    let begins = |clause: &Clause| {
        let first = clause.start.min(clause.verb);
        parsed.chunks.get(first).is_some_and(|chunk| chunk.start() <= place)
    };
    let own = island(parsed, index);
    // "In 1961 she went to Rome, where she met": what "where" tells was then, too.
    let goes_on = |clause: &Clause| {
        let marker = parsed.chunks.get(clause.start).map_or("", |chunk| parsed.word(chunk.start()));
        matches!(marker, "where" | "when" | "while") || on_that_day(parsed, clause)
    };
    let Some(owner) = parsed.clauses.iter().rposition(begins) else {
        return own.is_none() || parsed.clauses.get(index).is_some_and(goes_on);
    };
    if owner == index {
        return true;
    }
    // "It was an answer: on July 11, Chad had left": what stands behind the colon opens what follows.
    let verb = parsed.clauses.get(owner).and_then(|clause| parsed.group(clause));
    let verb = verb.map_or(place, |group| group.head);
    let parted = |at: usize| matches!(parsed.word(at), ":" | ";");
    if owner + 1 == index && ((verb..place).any(parted) || behind_aside(parsed, owner, place)) {
        return true;
    }
    let other = island(parsed, owner);
    let tells =
        |island: Option<usize>| island.and_then(|at| parsed.clauses.get(at)).is_some_and(goes_on);
    let meanwhile = |island: Option<usize>| {
        let clause = island.and_then(|at| parsed.clauses.get(at));
        let marker = clause.and_then(|clause| parsed.chunks.get(clause.start));
        marker.is_some_and(|chunk| parsed.word(chunk.start()) != "where")
    };
    let opens = own.is_none() && tells(other) && meanwhile(other);
    if owner < index && (tells(own) || opens) {
        return true;
    }
    let main = |at: usize| parsed.clauses.get(at).is_some_and(|clause| clause.link == Link::Main);
    let told_later = main(owner.max(index))
        && !is_saying(parsed, owner)
        && !is_saying(parsed, index)
        && parsed.clauses.get(owner).is_some_and(|clause| clause.verb < parsed.piece_at(place));
    other == own && !told_later
}

/// "Diaz, who had left, on Friday said": whether a comma before a time ends the relative clause.
fn behind_aside(parsed: &Parsed<'_>, index: usize, place: usize) -> bool {
    let relative = parsed.clauses.get(index).is_some_and(|clause| clause.link == Link::Relative);
    let led = place.checked_sub(2).filter(|at| matches!(parsed.word(at + 1), "on" | "in"));
    let comma = led.or(place.checked_sub(1)).is_some_and(|at| parsed.word(at) == ",");
    relative && comma
}

/// The stretches of a sentence that tell of somebody in passing ("who left on Friday"): no day in
/// them is that of the main line.
pub(in crate::annotate::events) fn asides(parsed: &Parsed<'_>) -> Vec<Span> {
    // "The statement, which was published on Friday, says": a paper says it on that day.
    let paper = |clause: &Clause| {
        let subject = clause.subject.and_then(|at| parsed.chunks.get(at)?.phrase());
        subject.is_some_and(|phrase| parsed.is(Class::Papers, phrase.head))
    };
    let relative = |index: &usize| {
        parsed.clauses.get(*index).is_some_and(|clause| {
            let opens = parsed.chunks.get(clause.start);
            matches!(opens, Some(Chunk::Relative(_))) && !paper(clause)
        })
    };
    (0..parsed.clauses.len()).filter(relative).map(|index| parsed.span(index)).collect()
}

/// Whether a relative clause tells of the day that it follows ("on the very day on which").
fn on_that_day(parsed: &Parsed<'_>, clause: &Clause) -> bool {
    let Some(chunk) = parsed.chunks.get(clause.start) else { return false };
    let at = chunk.start();
    let first = at - usize::from(at > 0 && parsed.word(at) == "which");
    let which = parsed.word(first) == "on" && parsed.word(first + 1) == "which";
    which && first.checked_sub(1).is_some_and(|before| parsed.word(before) == "day")
}

/// Whether an expression stands in what the verb of the clause at `index` governs: it dates what is
/// promised or asked ("an invitation to visit Rome in 2023").
pub(in crate::annotate::events) fn governed(
    parsed: &Parsed<'_>,
    timex: &Timex,
    index: usize,
) -> bool {
    let place = parsed.context.lexed.tokens().at_or_after(timex.span.start());
    let next = parsed.clauses.get(index + 1).filter(|next| next.link == Link::Content);
    let verb = next.and_then(|next| parsed.group(next)).filter(|group| group.infinitive());
    let year = timex.interval.is_some_and(|days| days.grain() == Grain::Year);
    year && verb.is_some_and(|group| group.head < place)
}

/// The clause that parts an act from the sentence's main line: a relative one, "after", "if";
/// `None` on the main line itself.
fn island(parsed: &Parsed<'_>, index: usize) -> Option<usize> {
    for at in (0..=index).rev() {
        match parsed.clauses.get(at)?.link {
            Link::Main | Link::Joined => return None,
            Link::Relative | Link::Adverbial | Link::Condition => return Some(at),
            Link::Content | Link::Participial => {}
        }
    }
    None
}

/// The time expressions inside a span.
fn within<'a>(context: &Context<'a>, span: Span) -> &'a [Timex] {
    let all = context.timexes;
    let first = all.partition_point(|timex| timex.span.end() <= span.start());
    let end = all.partition_point(|timex| timex.span.start() < span.end());
    all.get(first..end).unwrap_or(&[])
}

/// The expressions inside a span that name one day.
pub(in crate::annotate::events) fn days_in<'a>(
    context: &Context<'a>,
    span: Span,
) -> impl Iterator<Item = &'a Timex> {
    let one_day = |timex: &&Timex| timex.interval.is_some_and(|days| days.single_day().is_some());
    within(context, span).iter().filter(|timex| dating(timex)).filter(one_day)
}

/// Counted from a day that is itself only told as a year ("a week earlier", in the past of 2013),
/// an expression names no time that helps.
const LOOSEST: i32 = 62;

fn dating(timex: &Timex) -> bool {
    let vague = timex.value.starts_with("XXXX")
        && timex.interval.is_some_and(|days| {
            let length =
                days.first().zip(days.last()).and_then(|(first, last)| first.until(last).ok());
            length.is_some_and(|length| length.get_days() > LOOSEST)
        });
    !vague
        && matches!(timex.kind, TimexKind::Date | TimexKind::Time)
        && !matches!(timex.value.as_str(), "PRESENT_REF" | "PAST_REF" | "FUTURE_REF")
}

/// Whether the expression counts from what follows it ("two days before").
fn offset(parsed: &Parsed<'_>, timex: &Timex) -> bool {
    let end = parsed.context.lexed.tokens().at_or_after(timex.span.end());
    let last = end.checked_sub(1).map_or("", |at| parsed.word(at));
    matches!(last, "after" | "before") || matches!(parsed.word(end), "after" | "before")
}

/// The day of an act from which the sentence counts: "on Friday, a day after Norway expelled them"
/// tells of a Thursday. Only days and weeks are counted, and only from one day.
pub(in crate::annotate::events) fn counted_from(
    parsed: &Parsed<'_>,
    evidence: Span,
) -> Option<DayInterval> {
    let text = parsed.context.lexed.text();
    let all = within(parsed.context, parsed.sentence.span);
    let at = all.iter().rposition(|timex| {
        let between = text.get(timex.span.end()..evidence.start());
        offset(parsed, timex) && between.is_some_and(|between| !between.contains([',', ';']))
    })?;
    let (before, counted) = (all.get(..at)?, all.get(at)?);
    let base = before.iter().rev().find(|timex| dating(timex) && !offset(parsed, timex))?;
    let day = base.interval?.single_day()?;
    let length = length_in_days(counted)?;
    let words = text.get(counted.span.start()..evidence.start())?;
    let earlier = words.split_whitespace().any(|word| word == "after");
    let days = if earlier { -length } else { length };
    let day = day.checked_add(days.days()).ok()?;
    Some(DayInterval::day(day, Basis::Narrative))
}

/// "Three years after Chad broke off the talks in 2017, Mali invited both": whether the main line is
/// told to be months or years from a time that is told, and so on no day of the article.
pub(in crate::annotate::events) fn counts_months(parsed: &Parsed<'_>, act: Span) -> bool {
    let all = within(parsed.context, parsed.sentence.span);
    let long = |timex: &Timex| match timex.value.strip_prefix('P') {
        Some(length) => !length.starts_with('T') && length.ends_with(['M', 'Y', 'E', 'C']),
        None => timex.interval.is_none_or(|days| days.grain() > Grain::Week),
    };
    let ahead = |timex: &&Timex| timex.span.end() <= act.start();
    let mut before = all.iter().filter(ahead);
    let counted = before.any(|timex| offset(parsed, timex) && long(timex));
    counted && before.any(|timex| dating(timex) && timex.interval.is_some())
}

/// How many days "two days", "three weeks" or "a day after" count.
fn length_in_days(timex: &Timex) -> Option<i64> {
    if timex.kind == TimexKind::Date {
        // "a day after", told as the day that it leads to.
        return timex.interval?.single_day().map(|_| 1);
    }
    let (count, unit) = timex.value.strip_prefix('P')?.split_at_checked(timex.value.len() - 2)?;
    let count: i64 = count.parse().ok()?;
    match unit {
        "D" => Some(count),
        "W" => Some(7 * count),
        _ => None,
    }
}

/// Whether the expression names a deadline or a term, not the time of the act ("a Sept. 2 deadline").
fn deadline(parsed: &Parsed<'_>, timex: &Timex) -> bool {
    let lexed = parsed.context.lexed;
    let first = lexed.tokens().at_or_after(timex.span.start());
    let behind = lexed.tokens().at_or_after(timex.span.end());
    let before = first.checked_sub(1).map_or("", |at| parsed.word(at));
    // "from 1998 to 2000" tells how long.
    let span = timex.value.contains('/') && before == "from";
    LEXICON.is(Class::Until, before) && !span || parsed.is(Class::Deadlines, behind)
}

/// Whether the expression dates a thing that is named, not the act ("the uprising of 1903", "under
/// a 1951 treaty", "over last year's raid").
fn of_a_noun(parsed: &Parsed<'_>, timex: &Timex) -> bool {
    let lexed = parsed.context.lexed;
    let first = lexed.tokens().at_or_after(timex.span.start());
    let behind = lexed.tokens().at_or_after(timex.span.end());
    let Some(before) = first.checked_sub(1) else { return false };
    let grain = timex.interval.map(|days| days.grain());
    let year = timex.interval.is_some_and(|days| lasts_years(&days));
    if parsed.word(before) == "of" {
        // "the raid of 5 March", not "the morning of 5 March".
        return year || before.checked_sub(1).is_some_and(|at| parsed.is(Class::Wrongs, at));
    }
    let noun = matches!(parsed.tag(behind), Some(Tag::Noun | Tag::Name(_) | Tag::Verb(..)));
    let long = year || grain == Some(Grain::Month);
    let opens = (before.saturating_sub(DESCRIBED)..=before)
        .rev()
        .find(|at| !matches!(parsed.tag(*at), Some(Tag::Noun | Tag::Adverb)));
    let opens =
        opens.filter(|at| matches!(parsed.tag(*at), Some(Tag::Determiner | Tag::Possessive)));
    // "at the 2018 summit" tells when.
    let within = opens.and_then(|at| at.checked_sub(1)).map_or("", |at| parsed.word(at));
    let held = matches!(within, "at" | "in" | "during");
    long && noun && opens.is_some() && !held
}

/// "2018", "the 1990s", "the early 1990s": whether an interval takes a year or longer.
fn lasts_years(days: &DayInterval) -> bool {
    let years = days.first().zip(days.last()).map_or(0, |(first, last)| last.year() - first.year());
    days.grain() >= Grain::Year || (days.grain() == Grain::Days && years > 0)
}

/// "denies any part in the attack on March 4": whether a day hangs on a deed of which somebody
/// speaks now.
fn of_a_deed(parsed: &Parsed<'_>, timex: &Timex, index: usize) -> bool {
    let group = parsed.clauses.get(index).and_then(|clause| parsed.group(clause));
    let speaks = group.is_some_and(|group| {
        [Class::Denying, Class::Reporting].iter().any(|class| LEXICON.is(*class, group.verb))
    });
    speaks && follows_a_deed(parsed.context, timex) && habitual(parsed, index)
}

/// "the attack on March 4": whether an expression stands behind a wrong that somebody did.
pub(in crate::annotate::events) fn follows_a_deed(context: &Context<'_>, timex: &Timex) -> bool {
    let lexed = context.lexed;
    let first = lexed.tokens().at_or_after(timex.span.start());
    let Some(deed) = first.checked_sub(2) else { return false };
    matches!(lexed.folded(first - 1), "on" | "in") && LEXICON.is(Class::Wrongs, lexed.folded(deed))
}

/// How many words may describe a thing before its year ("the long and costly 1980 war").
const DESCRIBED: usize = 3;

/// The date that a phrase gives of the thing that it names ("the 2018 poisoning").
pub(in crate::annotate::events) fn of_phrase<'a>(
    parsed: &Parsed<'a>,
    phrase: Span,
) -> Option<&'a Timex> {
    within(parsed.context, phrase).iter().find(|timex| dating(timex))
}

/// Whether days lie behind the day of publication, as far as that is known.
pub(in crate::annotate::events) fn to_come(context: &Context<'_>, days: DayInterval) -> bool {
    let known = !matches!(context.publication, Publication::Unknown(_));
    let published = context.publication.interval().filter(|_| known);
    let last = published.and_then(|published| published.last()).max(context.changed);
    last.zip(days.first()).is_some_and(|(last, first)| first > last)
}

/// Whether a sentence's expression names days that lie behind the day of publication, or may do so
/// ("asked them to meet on Friday").
pub(in crate::annotate::events) fn names_what_comes(parsed: &Parsed<'_>, timex: &Timex) -> bool {
    let open = !timex.alternatives.is_empty();
    timex.interval.is_some_and(|days| {
        let last = days.last().filter(|_| open).map(|day| DayInterval::day(day, days.basis()));
        to_come(parsed.context, last.unwrap_or(days))
    })
}

/// What lies behind the day of publication has not been done ("the two meet on Friday").
pub(in crate::annotate::events) fn plan_what_comes(context: &Context<'_>, events: &mut [Event]) {
    for event in events.iter_mut().filter(|event| event.realis == Realis::Actual) {
        if event.when.is_some_and(|days| to_come(context, days)) {
            event.realis = Realis::Planned;
        }
    }
}

/// A publication that is known less precisely than this does not date what is said.
const MOST_DAYS: i32 = 31;

/// When the article speaks: its publication day or days, or the month of its news, for acts of
/// speech that it reports.
pub(in crate::annotate::events) fn reported(context: &Context<'_>) -> Option<DayInterval> {
    let publication = context.publication;
    let interval = publication.interval()?;
    let days = || interval.first()?.until(interval.last()?).ok().map(|span| span.get_days());
    if !matches!(publication, Publication::Unknown(_))
        && days().is_some_and(|days| days < MOST_DAYS)
    {
        return Some(interval.with_basis(Basis::Publication));
    }
    month_of_news(context, interval)
}

/// An article of no known day whose last day is told without its year ("on May 10") tells the news
/// of those weeks: nobody leaves out the year of what is long past.
fn month_of_news(context: &Context<'_>, published: DayInterval) -> Option<DayInterval> {
    let day = published.first()?;
    let told = context.timexes.iter().any(|timex| {
        let named = timex.interval.filter(|days| days.basis() != Basis::Stated);
        dating(timex) && named.and_then(|days| days.single_day()) == Some(day)
    });
    if told { DayInterval::month(day.year(), day.month(), Basis::Narrative) } else { None }
}

/// "after the inauguration of President X": the month in which that person came to office.
pub(in crate::annotate::events) fn after_accession(
    parsed: &Parsed<'_>,
    focus: &Focus,
) -> Option<DayInterval> {
    let marked = |at: &usize| {
        let head = parsed.chunks.get(*at).and_then(Chunk::phrase).map(|phrase| phrase.head);
        let behind =
            parsed.preposition(*at).is_some_and(|word| matches!(word, "after" | "following"));
        behind && head.is_some_and(|head| parsed.is(Class::Accessions, head))
    };
    let at = (0..parsed.chunks.len()).find(marked)?;
    let person = named(parsed, at, focus).into_iter().chain(named(parsed, at + 2, focus)).next()?;
    let published = parsed.context.publication.interval().and_then(|days| days.last());
    let roles = &parsed.actor(&person)?.roles;
    let heads = roles.iter().filter(|role| {
        role.title.split_once(' ').is_some_and(|(_, post)| LEXICON.is(Class::HeadsOfState, post))
    });
    let mut entries = heads.filter_map(|role| role.held?.first());
    let first = entries.by_ref().find(|day| published.is_none_or(|last| *day <= last))?;
    let only = entries.all(|day| published.is_some_and(|last| day > last));
    if only { DayInterval::month(first.year(), first.month(), Basis::Inferred) } else { None }
}
