//! What is compared when two sentences may tell one event.
//!
//! The comparison is the work of `likeness`, finding pairs worth comparing that of `clusters`.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::hash::BuildHasher;
use std::sync::LazyLock;

use foldhash::fast::FixedState;
use jiff::civil::{Date, Weekday};

use super::things::{alike, is_common, last_word, singular};
use super::{Telling, once};
use crate::annotate::actors::home_of;
use crate::annotate::events::{names_a_wrong, telling_the_act};
use crate::document::{
    Actor, ActorId, ActorKind, Annotated, DayInterval, Event, EventClass, Mention, MentionKind,
    Realis, Timex,
};
use crate::text::{Span, fold};

/// How many letters of a word count: "closure" and "close" are one word here.
const STEM: usize = 5;

/// One telling, made ready for comparison.
#[derive(Clone, Debug)]
pub(super) struct Fact {
    pub telling: Telling,
    pub class: EventClass,
    pub action: String,
    pub realis: Realis,
    pub source: Side,
    pub target: Side,
    pub time: Time,
    pub words: Words,
    /// The folded name of the place, if one is told.
    pub place: Option<String>,
    /// What is counted, and how many.
    pub numbers: Vec<(String, u64)>,
    /// Stands for the whole sentence and where in it the act is told: two tellings that share it
    /// are copies.
    pub print: u64,
    /// What it is looked up by: its words, in its own article its targets, its day and its print.
    pub keys: BTreeSet<String>,
}

/// Those who act, or those who are acted on.
#[derive(Clone, Debug, Default)]
pub(super) struct Side {
    pub ids: Vec<ActorId>,
    /// Their states, or their ids where they belong to no state.
    pub states: BTreeSet<String>,
}

/// When it took place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Time {
    pub when: Option<DayInterval>,
    /// The days it is told of; without a date of its own that of the paper, which is not far off.
    pub told_of: Option<(Date, Date)>,
    /// The weekday that is told with it, also where nothing says of which week.
    pub weekday: Option<Weekday>,
}

/// What it is told with.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    /// Stems of the words that tell the act; names of actors and peoples and times apart.
    pub all: BTreeSet<String>,
    /// Those of them that every act of the kind is told with ("sign", "treaty").
    pub of_the_act: BTreeSet<String>,
    /// Words that could tell an act of the class and here tell more than it ("killed by a bomb").
    pub means: BTreeSet<String>,
    /// Those of them that name a wrong of which many are done ("shelling").
    pub wrongs: BTreeSet<String>,
    /// Words that tell of an act of the kind before this one ("another").
    pub again: BTreeSet<String>,
    /// Those of them that name places told beside the act's own words, where it need not have been.
    pub elsewhere: BTreeSet<String>,
    /// Those of them that name the place.
    pub place: BTreeSet<String>,
    /// What is acted on: folded words of the object, and what is counted.
    pub things: BTreeSet<String>,
}

/// Makes the facts of one article.
pub(super) fn facts(article: usize, annotated: &Annotated) -> Vec<Fact> {
    let by_id: HashMap<&ActorId, &Actor> =
        annotated.actors.iter().map(|actor| (&actor.id, actor)).collect();
    let all = annotated.events.iter().enumerate();
    all.map(|(index, event)| {
        let reading = Reading { annotated, event, by_id: &by_id };
        reading.fact(Telling { article, event: index })
    })
    .collect()
}

/// One event with its article, while its fact is made.
struct Reading<'a> {
    annotated: &'a Annotated,
    event: &'a Event,
    by_id: &'a HashMap<&'a ActorId, &'a Actor>,
}

impl Reading<'_> {
    fn fact(&self, telling: Telling) -> Fact {
        let event = self.event;
        let words = self.words();
        let source = self.side(&event.who.source);
        let target = self.side(&event.who.target);
        let targets = target.ids.iter().map(|id| format!("{} {id}", telling.article));
        let day = event.when.and_then(|when| when.single_day());
        let act = day.iter().flat_map(|day| {
            let states = source.states.union(&target.states);
            states.map(move |state| format!("{day} {state} {}", event.action))
        });
        let mut fact = Fact {
            telling,
            class: event.class,
            action: event.action.clone(),
            realis: event.realis,
            keys: words.all.iter().cloned().chain(targets).chain(act).collect(),
            time: Time { when: event.when, told_of: self.told_of(), weekday: self.weekday() },
            place: event.who.place.map(|place| fold(self.text(place))),
            numbers: event
                .numbers
                .iter()
                .map(|n| (last_word(self.text(n.unit)), n.count))
                .collect(),
            print: self.print(),
            source,
            target,
            words,
        };
        let more = once::keys(&fact).into_iter().chain(once::keys_of_people(&fact));
        fact.keys.extend(more.collect::<Vec<_>>());
        if !self.text(event.sentence).is_empty() {
            fact.keys.insert(fact.print.to_string());
        }
        fact
    }

    fn text(&self, span: Span) -> &str {
        span.of(self.annotated.document.raw())
    }

    fn side(&self, ids: &[ActorId]) -> Side {
        let state = |id: &ActorId| {
            let country = self.by_id.get(id).and_then(|actor| actor.country.clone());
            country.unwrap_or_else(|| id.to_string())
        };
        Side { ids: ids.to_vec(), states: ids.iter().map(state).collect() }
    }

    fn words(&self) -> Words {
        let event = self.event;
        let unsaid = self.unsaid();
        let telling = |stem: &String| !unsaid.contains(stem);
        let evidence = self.text(event.evidence);
        let mut all: BTreeSet<String> =
            stems(evidence).chain(stems(self.refused())).filter(&telling).collect();
        let places: Vec<&Mention> = self.mentions().filter(|mention| is_place(mention)).collect();
        let named = places.iter().flat_map(|mention| stems(self.text(mention.span)));
        all.extend(named.filter(telling));
        let states = self.side(&event.who.source).states;
        // "The Senate in La Paz ratified": the place only tells which Senate.
        let at_home = |name: &str| {
            let home = home_of(name).and_then(|(government, _)| government.country);
            event.who.place.is_none_or(|place| self.text(place) != name)
                && home.is_some_and(|home| states.contains(&home))
        };
        let beside = places.iter().filter(|mention| {
            !event.evidence.contains(mention.span) || at_home(self.text(mention.span))
        });
        let elsewhere = beside.flat_map(|mention| stems(self.text(mention.span))).collect();
        let things = self.things(&unsaid);
        let act: Vec<String> = telling_words(&event.action).map(|word| singular(&word)).collect();
        let told = things
            .iter()
            .filter(|thing| is_common(thing) || act.iter().any(|word| alike(word, thing)));
        let act: Vec<String> = act.iter().chain(told).map(|word| stem(word)).collect();
        // "signed" is the act of "sign".
        let form = |word: &&String| act.iter().any(|act| word.starts_with(act.as_str()));
        // So is "condemned", whatever the act is called.
        let words: Vec<String> = telling_words(evidence).collect();
        let same_class = telling_the_act(&words, event.class).into_iter();
        let same_class: Vec<String> = same_class.map(|word| stem(&word)).collect();
        let forms: BTreeSet<String> = all.iter().filter(form).cloned().collect();
        let by_name = act.first().is_some_and(|act| all.iter().any(|word| word.starts_with(act)));
        let means = same_class.iter().filter(|word| by_name && !form(word)).cloned();
        let means = means.collect();
        let of_the_act = forms.into_iter().chain(same_class).collect();
        let wrongs = words.iter().filter(|word| names_a_wrong(word)).map(|word| stem(word));
        let place = event.who.place.map_or("", |place| self.text(place));
        Words {
            all,
            of_the_act,
            means,
            wrongs: wrongs.collect(),
            again: once::telling_of_more(&fold(evidence)),
            elsewhere,
            place: stems(place).collect(),
            things,
        }
    }

    /// What was refused, told behind the act's own words ("an offer to hold talks").
    fn refused(&self) -> &str {
        let Event { sentence, evidence, class, .. } = self.event;
        if *class != EventClass::Reject {
            return "";
        }
        let rest = self.text(Span::between(evidence.end(), sentence.end()));
        rest.split([',', ';', '"', '”']).next().unwrap_or("")
    }

    /// Names that are compared by themselves: of those who act, of peoples ("American"), of times.
    fn unsaid(&self) -> HashSet<String> {
        let who = &self.event.who;
        let acting = who.source.iter().chain(&who.target).filter_map(|id| self.by_id.get(id));
        let names = acting
            .filter(|actor| actor.kind != ActorKind::Mission)
            .flat_map(|actor| std::iter::once(&actor.name).chain(&actor.aliases))
            .flat_map(|name| stems(name));
        let times = self.timexes().flat_map(|timex| stems(self.text(timex.span)));
        let peoples = self.mentions().filter(|mention| mention.kind == MentionKind::Other);
        let peoples = peoples.flat_map(|mention| stems(self.text(mention.span)));
        names.chain(times).chain(peoples).collect()
    }

    /// The names in the event's sentence that mean no actor.
    fn mentions(&self) -> impl Iterator<Item = &Mention> {
        let mentions = inside(&self.annotated.mentions, self.event.sentence, |m| m.span);
        mentions.filter(|mention| mention.actor.is_none())
    }

    /// The time expressions in the event's sentence.
    fn timexes(&self) -> impl Iterator<Item = &Timex> {
        inside(&self.annotated.timexes, self.event.sentence, |timex| timex.span)
    }

    fn things(&self, unsaid: &HashSet<String>) -> BTreeSet<String> {
        let told = self.event.evidence;
        let raw = self.annotated.document.raw();
        let numbers = self.event.numbers.iter().filter(|number| !number.is_money(raw));
        let counted = numbers
            .filter(|number| told.contains(number.unit))
            .map(|number| last_word(self.text(number.unit)));
        let object = self.event.who.object.map_or("", |object| self.text(object));
        let groups = self.event.who.target.iter().filter_map(|id| self.by_id.get(id));
        let groups = groups
            .filter(|actor| actor.kind == ActorKind::Group)
            .map(|actor| last_word(&actor.name));
        telling_words(object)
            .filter(|word| !unsaid.contains(&stem(word)))
            .map(|word| singular(&word))
            .chain(counted)
            .chain(groups)
            .collect()
    }

    /// The weekday among the event's own words or right before them ("On Sunday Kenya recalled").
    fn weekday(&self) -> Option<Weekday> {
        let told = self.event.evidence;
        let own = |timex: &&Timex| {
            let before = told.start().checked_sub(timex.span.end());
            told.contains(timex.span) || before.is_some_and(|gap| gap <= GAP)
        };
        let bare = self.timexes().filter(own).find_map(Timex::bare_weekday);
        bare.or_else(|| Some(self.event.when?.single_day()?.weekday()))
    }

    fn told_of(&self) -> Option<(Date, Date)> {
        let bounds = |days: DayInterval| days.first().zip(days.last());
        let paper = || self.annotated.publication.interval().and_then(|days| days.single_day());
        self.event.when.and_then(bounds).or_else(|| paper().map(|day| (day, day)))
    }

    fn print(&self) -> u64 {
        let state = FixedState::default();
        let sentence = fold(self.text(self.event.sentence));
        let words: Vec<&str> = sentence.split_whitespace().collect();
        let at = self.event.evidence.start().saturating_sub(self.event.sentence.start());
        state.hash_one((words, at, self.event.class.as_str()))
    }
}

/// Those of what an article holds, in the order of its text, that lie in a stretch of it.
fn inside<T>(
    all: &[T],
    stretch: Span,
    span: impl Fn(&T) -> Span + Copy,
) -> impl Iterator<Item = &T> {
    let from = all.partition_point(|one| span(one).start() < stretch.start());
    let rest = all.get(from..).unwrap_or(&[]).iter();
    let near = rest.take_while(move |one| span(one).start() < stretch.end());
    near.filter(move |one| stretch.contains(span(one)))
}

/// Bytes that may stand between a weekday and the act: a comma and a blank.
const GAP: usize = 2;

fn is_place(mention: &Mention) -> bool {
    mention.kind != MentionKind::Other
}

/// The words of a text that tell something, folded.
fn telling_words(text: &str) -> impl Iterator<Item = String> {
    let folded = fold(text);
    let words: Vec<String> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.len() > 2 || word.chars().any(|c| c.is_ascii_digit()))
        .filter(|word| !COMMON.contains(*word))
        .map(str::to_owned)
        .collect();
    words.into_iter()
}

fn stems(text: &str) -> impl Iterator<Item = String> {
    telling_words(text).map(|word| stem(&word))
}

pub(super) fn stem(word: &str) -> String {
    word.chars().take(STEM).collect()
}

/// Words that tell nothing of an act, folded.
static COMMON: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("../../data/lexicon/common_words.txt").lines();
    lines.filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect()
});
