//! Dates that an act has from what the article tells beside it.
//!
//! What a sentence tells of its own days is read in `when`.

use std::collections::HashMap;

use jiff::ToSpan;

use super::when::{days_in, follows_a_deed, reported};
use crate::annotate::events::lexicon::{Class, LEXICON};
use crate::annotate::events::{Context, Said};
use crate::document::{ActorId, Basis, DayInterval, Event, EventClass, Grain, Timex};
use crate::text::{Sentence, Span};

/// How many sentences before it an act may go on with what is told there.
const FARTHEST: usize = 3;

/// An answer follows within so many days.
const ANSWERED: i32 = 14;

/// "X also announced ..." has the date of X's act before it, "In response, Y ..." follows soon on
/// the act of the other side.
pub(in crate::annotate::events) fn from_acts_before(context: &Context<'_>, events: &mut [Event]) {
    let lexed = context.lexed;
    for index in 1..events.len() {
        let Some((before, [event, ..])) = events.split_at_mut_checked(index) else { continue };
        let place = |event: &Event| lexed.sentence_at(event.sentence.start());
        let Some(at) = place(event).filter(|_| event.when.is_none()) else { continue };
        let Some(sentence) = lexed.sentences().get(at) else { continue };
        let near =
            |other: &&Event| place(other).is_some_and(|told| told < at && told + FARTHEST >= at);
        let mut near = before.iter().rev().filter(near);
        if goes_on(context, sentence) {
            let same_block = |other: &&Event| {
                let told = place(other).and_then(|told| lexed.sentences().get(told));
                told.is_some_and(|told| told.block == sentence.block)
            };
            let mut own = near.filter(|other| other.who.source == event.who.source);
            let day = own.find(|other| same_block(other) && one_day(other).is_some());
            event.when = day.and_then(one_day).map(|day| day.with_basis(Basis::Narrative));
        } else if answers(context, sentence) {
            let hit = |other: &Event| {
                let own = event.who.source.first().map(|id| context.state(id));
                other.who.target.iter().any(|id| Some(context.state(id)) == own)
            };
            let act = near.find(|other| hit(other)).and_then(one_day);
            event.when = act.and_then(soon_after);
        }
    }
}

fn one_day(event: &Event) -> Option<DayInterval> {
    event.when.filter(|when| when.single_day().is_some())
}

fn soon_after(day: DayInterval) -> Option<DayInterval> {
    let first = day.single_day()?;
    let last = first.checked_add(ANSWERED.days()).ok()?;
    DayInterval::new(Some(first), Some(last), Grain::Days, Basis::Narrative)
}

fn goes_on(context: &Context<'_>, sentence: &Sentence) -> bool {
    sentence.tokens.clone().any(|token| context.lexed.folded(token) == "also")
}

/// Whether the sentence opens with "In response" or its like.
fn answers(context: &Context<'_>, sentence: &Sentence) -> bool {
    let word = |at: usize| context.lexed.folded(sentence.tokens.start + at);
    word(0) == "in" && LEXICON.is(Class::Answers, word(1))
}

/// "Lavrov said on Tuesday ... He also demanded ...": what somebody says in an article is said on
/// the day that it names for his words, if it names one, and not on the day of publication.
pub(in crate::annotate::events) fn from_speeches(
    context: &Context<'_>,
    said: &[Said],
    events: &mut [Event],
) {
    let Some(published) = reported(context) else { return };
    // By their ends: "on March 2" and "on Tuesday" may be one day.
    let mut days: HashMap<&ActorId, HashMap<_, DayInterval>> = HashMap::new();
    for speech in said {
        let Some(speaker) = &speech.speaker else { continue };
        // "“Yesterday we lost a friend,” Diaz said": all that stands before is told.
        let told = speech.words.map(|words| {
            let before = words.end() <= speech.verb.start();
            if before { Span::between(speech.sentence.start(), words.end()) } else { words }
        });
        let outside = |timex: &&Timex| told.is_none_or(|told| !told.overlaps(timex.span));
        let named = days_in(context, speech.sentence).filter(outside);
        let aside = |timex: &Timex| speech.asides.iter().any(|aside| aside.contains(timex.span));
        let named = named.filter(|timex| !follows_a_deed(context, timex) && !aside(timex));
        let past = |days: &DayInterval| days.first() <= published.last();
        let spoken = named.filter_map(|timex| timex.interval).filter(past);
        let by_ends = spoken.map(|days| ((days.first(), days.last()), days));
        days.entry(speaker).or_default().extend(by_ends);
    }
    let spoken = |id: &ActorId| {
        let own = days.get(id)?;
        own.values().next().filter(|_| own.len() == 1)
    };
    for event in events.iter_mut().filter(|event| event.when == Some(published)) {
        let speaker = event.who.told_by.iter().chain(&event.who.source).next();
        if let Some(day) = speaker.and_then(spoken) {
            event.when = Some(day.with_basis(Basis::Narrative));
        }
    }
}

/// "Diaz met Lagos on Friday. Diaz urged Chile to wait.": what those who met say to each other right
/// behind is said when they met, and not on the day of publication.
pub(in crate::annotate::events) fn from_meetings(context: &Context<'_>, events: &mut [Event]) {
    let Some(published) = reported(context) else { return };
    let lexed = context.lexed;
    let place = |event: &Event| lexed.sentence_at(event.sentence.start());
    let block = |event: &Event| place(event).and_then(|at| Some(lexed.sentences().get(at)?.block));
    for index in 1..events.len() {
        let Some((before, [event, ..])) = events.split_at_mut_checked(index) else { continue };
        let told = event.when == Some(published) && event.class.is_speech();
        if !told || days_in(context, event.sentence).next().is_some() {
            continue;
        }
        let near = before.iter().rev().take_while(|other| {
            let close =
                place(other).zip(place(event)).is_some_and(|(at, own)| at + FARTHEST >= own);
            close && block(other) == block(event)
        });
        let mut meetings = near.filter(|other| other.class == EventClass::Consult);
        let states =
            |ids: &[ActorId]| -> Vec<String> { ids.iter().map(|id| context.state(id)).collect() };
        let day = meetings.next().and_then(|meeting| {
            let mut met = states(&meeting.who.source);
            met.extend(states(&meeting.who.target));
            let among = |ids: &[ActorId]| {
                !ids.is_empty() && states(ids).iter().all(|state| met.contains(state))
            };
            let day = one_day(meeting).filter(|day| day.last() < published.first());
            day.filter(|_| among(&event.who.source) && among(&event.who.target))
        });
        if let Some(day) = day {
            event.when = Some(day.with_basis(Basis::Narrative));
        }
    }
}

/// "In 2007 Chad blamed Niger. Niger denied it at the time.": what goes on with a sentence that
/// opens with a year long past is not of the day of publication.
pub(in crate::annotate::events) fn from_the_past(context: &Context<'_>, events: &mut [Event]) {
    let Some(published) = reported(context) else { return };
    let lexed = context.lexed;
    let past = |sentence: &Sentence| {
        let opens = |timex: &&Timex| {
            let token = lexed.tokens().at_or_after(timex.span.start());
            sentence.span.contains(timex.span) && token <= sentence.tokens.start + 1
        };
        let timex = context.timexes.iter().find(opens)?;
        timex.interval.filter(|days| days.grain() == Grain::Year && days.last() < published.first())
    };
    for event in events.iter_mut().filter(|event| event.when == Some(published)) {
        let Some(at) = lexed.sentence_at(event.sentence.start()) else { continue };
        let Some(sentence) = lexed.sentences().get(at) else { continue };
        let word = |token: usize| lexed.folded(token);
        let then = sentence.tokens.clone().any(|token| {
            (word(token), word(token + 1), word(token + 2)) == ("at", "the", "time")
                || (word(token), word(token + 1)) == ("back", "then")
        });
        let before = at.checked_sub(1).and_then(|at| lexed.sentences().get(at));
        let before = before.filter(|before| before.block == sentence.block).and_then(past);
        if then || before.is_some() {
            event.when = before.filter(|_| then).map(|days| days.with_basis(Basis::Narrative));
        }
    }
}
