//! Publication dates by terms of office: "President A met Secretary B" was written while both held
//! their posts.
//!
//! What the article's own date expressions tell is read in `dates`. One holder alone tells only that
//! the article is not older than the term, for old times are told with old titles.

mod words;

use std::collections::{BTreeSet, HashMap};

use jiff::ToSpan;
use jiff::civil::{Date, date};

use self::words::{Turn, WORDS};
use super::{Named, dates};
use crate::document::{
    Actor, ActorId, Basis, Constraint, DayInterval, Evidence, Grain, Mention, Publication, Timex,
};
use crate::text::{Lexed, Sentence, Span, fold};

/// The actors of an article under their ids.
type Actors<'a> = HashMap<&'a ActorId, &'a Actor>;

/// How many holders of offices must agree.
const WITNESSES: usize = 2;
/// How many bytes before a name its title may begin.
const TITLE: usize = 60;
/// How many words behind "last year" its election may end: "last year's U.S. presidential election".
const BESIDE: usize = 6;
/// Shared terms of so many years tell nothing of an election's year.
const LONGEST: i16 = 4;

/// What is read of an article before its date is inferred.
pub(super) struct Article<'a> {
    pub lexed: &'a Lexed<'a>,
    pub named: &'a Named,
}

impl Article<'_> {
    /// The sentence that holds a span.
    fn sentence_of(&self, span: Span) -> Option<Span> {
        let at = self.lexed.sentence_at(span.start())?;
        self.lexed.sentences().get(at).map(|s| s.span).filter(|sentence| sentence.contains(span))
    }
}

/// Narrows an unknown publication date; `None` if nothing follows.
///
/// Days of one year, or around one weekday, are a date; more days only bound it.
pub(super) fn infer(article: &Article<'_>) -> Option<Publication> {
    let Publication::Unknown(known) = &article.named.publication else { return None };
    let actors = article.named.actors.iter().map(|actor| (&actor.id, actor)).collect();
    let witnesses = witnesses(article, &actors);
    let shared = shared_term(&witnesses);
    let dated = shared.clone().and_then(|term| dated(article, &actors, term));
    dated.or_else(|| {
        let bound = shared.and_then(bound).or_else(|| since(&witnesses))?;
        let dateless = known.iter().filter(|known| !matches!(known, Constraint::Near(..)));
        let mut known: Vec<Constraint> = dateless.cloned().chain([bound]).collect();
        known.extend(dates::near(article.lexed.text(), &article.named.timexes, &known));
        Some(Publication::Unknown(known))
    })
}

/// The days from a first to a last one, and what speaks for them.
type Term = (Date, Date, Vec<Evidence>);

/// The publication date within a shared term, if the article tells enough more.
fn dated(article: &Article<'_>, actors: &Actors<'_>, shared: Term) -> Option<Publication> {
    let (mut first, mut last, mut evidence) = shared;
    if let Some(known) = article.named.publication.interval() {
        first = known.first().map_or(first, |day| day.max(first));
        last = known.last().map_or(last, |day| day.min(last));
    }
    if let Some((day, link)) = day_in_office(article, actors, first, last) {
        first = first.max(day);
        evidence.push(link);
    }
    if let Some((from, to, link)) = entry_into_office(article, actors) {
        first = first.max(from);
        last = last.min(to);
        evidence.push(link);
    }
    if let Some((year, link)) = year_after_election(article, first, last) {
        first = first.max(date(year, 1, 1));
        last = last.min(date(year, 12, 31));
        evidence.push(link);
    }
    let (raw, timexes) = (article.lexed.text(), &article.named.timexes);
    let by_weekday = dates::narrowed(raw, timexes, first, last);
    let precise = by_weekday.is_some() || first.year() == last.year();
    if let Some((from, to, links)) = by_weekday {
        (first, last) = (from, to);
        evidence.extend(links);
    }
    let interval = DayInterval::new(Some(first), Some(last), Grain::Days, Basis::Inferred)?;
    precise.then_some(Publication::Inferred(interval, evidence))
}

/// A shared term as a bound.
fn bound((first, last, evidence): Term) -> Option<Constraint> {
    let last = Some(last).filter(|last| *last < Date::MAX);
    let days = DayInterval::new(Some(first), last, Grain::Days, Basis::Inferred)?;
    let reasons: Vec<String> = evidence.iter().map(|link| link.reason.clone()).collect();
    let span = evidence.first().and_then(|link| link.span);
    Some(Constraint::InOffice(days, Evidence { reason: reasons.join(", "), span }))
}

/// The latest of the first days on which somebody can have been named so.
fn since(witnesses: &[Witness<'_>]) -> Option<Constraint> {
    let begun = witnesses.iter().filter_map(|witness| {
        let firsts: Option<Vec<Date>> = witness.terms.iter().map(DayInterval::first).collect();
        Some((firsts?.into_iter().min()?, witness))
    });
    let (first, witness) = begun.max_by_key(|(first, _)| *first)?;
    let days = DayInterval::new(Some(first), None, Grain::Days, Basis::Inferred)?;
    Some(Constraint::InOffice(days, witness.evidence()))
}

/// What stands in a sentence of the things that stand in the text one behind the other.
fn inside<T>(things: &[T], sentence: Span, span: impl Fn(&T) -> Span) -> impl Iterator<Item = &T> {
    let from = things.partition_point(|thing| span(thing).start() < sentence.start());
    let rest = things.get(from..).unwrap_or(&[]).iter();
    let near = rest.map(move |thing| (span(thing), thing));
    near.take_while(move |(span, _)| span.start() <= sentence.end())
        .filter_map(move |(span, thing)| sentence.contains(span).then_some(thing))
}

/// A person who is named with a title.
struct Witness<'a> {
    actor: &'a Actor,
    /// When the title was theirs.
    terms: Vec<DayInterval>,
    span: Span,
}

impl Witness<'_> {
    fn evidence(&self) -> Evidence {
        let reason = format!("{} is named as in office", self.actor.name);
        Evidence { reason, span: Some(self.span) }
    }
}

/// Each person that is named with a title whose terms are known.
fn witnesses<'a>(article: &'a Article<'a>, actors: &Actors<'a>) -> Vec<Witness<'a>> {
    let mut seen = BTreeSet::new();
    let found = article.named.mentions.iter().filter_map(|mention| {
        let (actor, terms) = titled(article, actors, mention)?;
        let new = !terms.is_empty() && seen.insert(&actor.id);
        new.then_some(Witness { actor, terms, span: mention.span })
    });
    found.collect()
}

/// The days on which all of them held these posts.
fn shared_term(witnesses: &[Witness<'_>]) -> Option<Term> {
    let mut possible = vec![(Date::MIN, Date::MAX)];
    for witness in witnesses {
        possible = possible.iter().flat_map(|days| meet(*days, &witness.terms)).collect();
    }
    let evidence = witnesses.iter().map(Witness::evidence).collect();
    match possible[..] {
        [(first, last)] if witnesses.len() >= WITNESSES && first > Date::MIN => {
            Some((first, last, evidence))
        }
        _ => None,
    }
}

/// The days that lie in `days` and in one of the terms.
fn meet(days: (Date, Date), terms: &[DayInterval]) -> Vec<(Date, Date)> {
    let shared = terms.iter().map(|term| {
        let first = term.first().map_or(days.0, |first| first.max(days.0));
        let last = term.last().map_or(days.1, |last| last.min(days.1));
        (first, last)
    });
    shared.filter(|(first, last)| first <= last).collect()
}

/// A person named with a title whose terms are known, in a sentence that tells no other time.
fn titled<'a>(
    article: &'a Article<'a>,
    actors: &Actors<'a>,
    mention: &Mention,
) -> Option<(&'a Actor, Vec<DayInterval>)> {
    let id = mention.actor.as_ref()?;
    let actor = *actors.get(id)?;
    let raw = article.lexed.text();
    let sentence = article.sentence_of(mention.span)?;
    let from = sentence.start().max(mention.span.start().saturating_sub(TITLE));
    let from = (from..=mention.span.start()).find(|at| raw.is_char_boundary(*at))?;
    let before = fold(raw.get(from..mention.span.start())?);
    let before = before.trim_end();
    let post = |title: &str| fold(title.split_once(' ').map_or(title, |(_, post)| post));
    let fitting = actor.roles.iter().map(|role| post(&role.title));
    let title = fitting.filter(|post| before.ends_with(post.as_str())).max_by_key(String::len)?;
    let lead = before.get(..before.len() - title.len()).unwrap_or("");
    let mut near = lead.split_whitespace().rev().take(3);
    let historic = near.any(|word| WORDS.past.contains(&word.trim_end_matches('-')));
    let dated = inside(&article.named.timexes, sentence, |timex| timex.span)
        .any(|timex| timex.interval.is_some_and(|days| days.basis() == Basis::Stated));
    let held = actor.roles.iter().filter(|role| post(&role.title) == title);
    (!historic && !dated).then(|| (actor, held.filter_map(|role| role.held).collect()))
}

/// "Secretary A met them on May 10": the only such day of the shared terms, if it is told as past.
fn day_in_office(
    article: &Article<'_>,
    actors: &Actors<'_>,
    first: Date,
    last: Date,
) -> Option<(Date, Evidence)> {
    let raw = article.lexed.text();
    let days = article.named.timexes.iter().filter_map(|timex| {
        let (month, day) = timex.value.strip_prefix("XXXX-")?.split_once('-')?;
        let (month, day): (i8, i8) = (month.parse().ok()?, day.parse().ok()?);
        let sentence = article.sentence_of(timex.span)?;
        let mut named = inside(&article.named.mentions, sentence, |mention| mention.span);
        named.find(|mention| {
            titled(article, actors, mention).is_some_and(|(_, terms)| !terms.is_empty())
        })?;
        let ahead = fold(sentence.of(raw));
        let mut words = ahead.split(|c: char| !c.is_alphanumeric());
        if words.any(|word| WORDS.ahead.contains(&word)) {
            return None;
        }
        let mut fitting = (first.year()..=last.year().min(first.year() + 4))
            .filter_map(|year| Date::new(year, month, day).ok())
            .filter(|date| first <= *date && *date <= last);
        let only = fitting.next().filter(|_| fitting.next().is_none())?;
        Some((only, timex.span))
    });
    let (day, span) = days.max_by_key(|(day, _)| *day)?;
    let reason = format!("\"{}\" is {day}, the only such day of these terms", span.of(raw));
    Some((day, Evidence { reason, span: Some(span) }))
}

/// "since becoming president in January": the month is that of the entry, less than a year ago.
fn entry_into_office(article: &Article<'_>, actors: &Actors<'_>) -> Option<(Date, Date, Evidence)> {
    let raw = article.lexed.text();
    for &Sentence { span: sentence, .. } in article.lexed.sentences() {
        let months = inside(&article.named.timexes, sentence, |timex| timex.span);
        let months = months.filter_map(|timex| Some((timex, bare_month(timex)?)));
        let months: Vec<_> = months.collect();
        if months.is_empty() {
            continue;
        }
        let text = fold(sentence.of(raw));
        if !WORDS.entry.iter().any(|words| text.contains(words)) {
            continue;
        }
        for (timex, month) in months {
            let entry = inside(&article.named.mentions, sentence, |mention| mention.span)
                .filter_map(|mention| mention.actor.as_ref())
                .filter_map(|id| actors.get(id))
                .flat_map(|actor| &actor.roles)
                .filter_map(|role| role.held?.first())
                .find(|first| first.month() == month);
            if let Some(entry) = entry {
                let next = entry.first_of_month().checked_add(1.year()).ok()?;
                let last = next.yesterday().ok()?;
                let from = latest_month(article, entry).unwrap_or(entry);
                let reason = format!("\"{}\" is {entry}, less than a year ago", timex.span.of(raw));
                return Some((
                    from,
                    last.min(date(entry.year(), 12, 31)),
                    Evidence { reason, span: Some(sentence) },
                ));
            }
        }
    }
    None
}

/// The month of an expression that names no year ("in January").
fn bare_month(timex: &Timex) -> Option<i8> {
    let month = timex.value.strip_prefix("XXXX-").filter(|rest| rest.len() == 2)?;
    month.parse().ok()
}

/// The beginning of the latest month that the article tells without a year, in the entry's year.
fn latest_month(article: &Article<'_>, entry: Date) -> Option<Date> {
    let months = article.named.timexes.iter().filter_map(bare_month);
    let later = months.filter(|month| *month >= entry.month()).max()?;
    Some(Date::new(entry.year(), later, 1).ok()?.max(entry))
}

/// "last year's presidential election" was written in the year after one, if only one year of the
/// shared terms follows such an election of a country of the article.
fn year_after_election(article: &Article<'_>, first: Date, last: Date) -> Option<(i16, Evidence)> {
    let (timex, kind) = article.named.timexes.iter().find_map(|timex| {
        let span = timex.span.of(article.lexed.text());
        let told = WORDS.last_year.iter().any(|words| fold(span).starts_with(words));
        Some((timex, told.then(|| election_beside(article, timex.span)).flatten()?))
    })?;
    let held = |country: &str, year: i16| {
        WORDS.turns.iter().any(|t| t.kind == kind && t.is_of(country) && t.falls_in(year))
    };
    let countries: BTreeSet<&str> =
        article.named.actors.iter().filter_map(|actor| actor.country.as_deref()).collect();
    let mut years = (first.year()..=last.year().min(first.year().saturating_add(LONGEST)))
        .filter(|year| countries.iter().any(|country| held(country, year - 1)));
    let year = years.next().filter(|_| last.year() - first.year() < LONGEST)?;
    let reason = format!("the {kind} election of \"last year\" was that of {}", year - 1);
    years.next().is_none().then_some((year, Evidence { reason, span: Some(timex.span) }))
}

/// The kind of election that is named beside the expression: "last year's presidential election",
/// "the midterm elections last year".
fn election_beside(article: &Article<'_>, at: Span) -> Option<&'static str> {
    let raw = article.lexed.text();
    let sentence = article.sentence_of(at)?;
    let ahead = fold(raw.get(at.end()..sentence.end())?);
    let before = fold(raw.get(sentence.start()..at.start())?);
    let behind: Vec<&str> = plain(&ahead).take(BESIDE).collect();
    let mut leading: Vec<&str> = plain(&before).collect();
    let leading = leading.split_off(leading.len().saturating_sub(2));
    let named = |turn: &&Turn| {
        behind
            .windows(2)
            .chain(leading.windows(2))
            .any(|pair| matches!(pair, [kind, held] if *kind == turn.kind && WORDS.election.contains(held)))
    };
    WORDS.turns.iter().find(named).map(|turn| turn.kind)
}

/// The words of a folded text; the "s" of a genitive and of "U.S." count too.
fn plain(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}
