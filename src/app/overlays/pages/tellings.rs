//! The page that compares the tellings of one event: slot by slot, `≠` where they do not agree,
//! `∅` where one is silent.

use super::{Entry, Lead, PageKind, TextPage, lead_to, one_line};
use crate::app::labels;
use crate::document::{Annotated, Event, Quantity};
use crate::library::{Snapshot, Telling, TimelineEntry};
use crate::story::Slot;
use crate::text::{Span, fold};

/// Most tellings that are compared; more are told, not shown.
const MOST: usize = 12;
/// Shorter words of what is acted on tell nothing of it ("its").
const SHORTEST: usize = 4;
/// Stands where a telling is silent.
const SILENT: &str = "∅";

impl TextPage {
    /// The page that sets the tellings of an entry side by side.
    #[must_use]
    pub fn tellings(snapshot: &Snapshot, entry: &TimelineEntry) -> Self {
        let told: Vec<Told<'_>> =
            entry.tellings.iter().take(MOST).filter_map(|t| Told::new(snapshot, *t)).collect();
        let mut entries: Vec<(Entry, Option<Lead>)> =
            told.iter().zip(1..).map(|(told, number)| told.head(number)).collect();
        entries.push((Entry::Blank, None));
        for (label, slot, say) in SLOTS {
            let said: Vec<Option<String>> = told.iter().map(|told| say(told)).collect();
            if said.iter().all(Option::is_none) {
                continue;
            }
            let doubted = |told: &Told<'_>| {
                entry.discrepancies.iter().any(|found| {
                    Some(found.slot) == *slot
                        && (found.first.0 == told.telling || found.other.0 == told.telling)
                })
            };
            let alone = told.len() == 1;
            let cell = |((told, said), number): ((&Told<'_>, Option<String>), usize)| {
                let words = said.unwrap_or_else(|| SILENT.to_owned());
                let sign = if doubted(told) { "≠ " } else { "" };
                if alone { words } else { format!("{number} {sign}{words}") }
            };
            let cells = told.iter().zip(said).zip(1..).map(cell).collect();
            entries.push((Entry::Row((*label).to_owned(), cells), None));
        }
        let title = match (entry.tellings.len(), entry.voices) {
            (1, _) => "Told once".to_owned(),
            (tellings, voices) if voices < tellings => {
                format!("Told {tellings} times, {voices} in words of their own")
            }
            (tellings, _) => format!("Told {tellings} times"),
        };
        Self::new(PageKind::Tellings, title, entries)
    }
}

/// A row of the comparison: its name, what can be doubted in it, and what a telling says.
type Row = (&'static str, Option<Slot>, fn(&Told<'_>) -> Option<String>);

const SLOTS: &[Row] = &[
    ("when", Some(Slot::Date), |told| told.event.when.as_ref().map(labels::long_date)),
    ("who", Some(Slot::Source), |told| told.names(&told.event.who.source)),
    ("to whom", Some(Slot::Target), |told| told.names(&told.event.who.target)),
    ("what", None, |told| told.what()),
    ("how many", Some(Slot::Number), |told| told.numbers()),
    ("where", Some(Slot::Place), |told| told.words(told.event.who.place)),
    ("took place", None, |told| Some(labels::took_place(told.event.realis).to_owned())),
    ("says who", None, |told| {
        labels::by_whose_word(told.snapshot, &told.annotated.document, told.event)
    }),
    ("words", None, |told| told.words(Some(told.event.sentence))),
];

fn singular(word: &str) -> &str {
    word.strip_suffix('s').unwrap_or(word)
}

/// One telling with its article.
struct Told<'s> {
    snapshot: &'s Snapshot,
    telling: Telling,
    annotated: &'s Annotated,
    event: &'s Event,
}

impl<'s> Told<'s> {
    fn new(snapshot: &'s Snapshot, telling: Telling) -> Option<Self> {
        let annotated = snapshot.articles().get(telling.article)?.annotated.as_ref();
        let event = annotated.events.get(telling.event)?;
        Some(Self { snapshot, telling, annotated, event })
    }

    /// The article that tells it, which leads there.
    fn head(&self, number: usize) -> (Entry, Option<Lead>) {
        let title = one_line(&self.annotated.document.title());
        let words = format!("{number} {title} — {}", labels::told_in(self.annotated));
        let lead = lead_to(self.telling.article, self.annotated, self.event.evidence);
        (Entry::Words(words), Some(Lead { telling: Some(self.telling), ..lead }))
    }

    fn words(&self, span: Option<Span>) -> Option<String> {
        span.map(|span| one_line(span.of(self.annotated.document.raw())))
    }

    /// What is acted on; where that only repeats the act ("sanctions"), the words of the act, which
    /// tell one such act from another.
    fn what(&self) -> Option<String> {
        let object = self.words(self.event.who.object)?;
        let act = fold(&self.event.action);
        let of_the_act = |word: &str| act.split_whitespace().any(|own| singular(own) == word);
        let told = fold(&object);
        let mut telling = told.split_whitespace().filter(|word| word.len() >= SHORTEST);
        let says_more = telling.any(|word| !of_the_act(singular(word)));
        if says_more { Some(object) } else { self.words(Some(self.event.evidence)) }
    }

    fn names(&self, ids: &[crate::document::ActorId]) -> Option<String> {
        let names = ids.iter().map(|id| self.snapshot.actor_name(id));
        Some(names.collect::<Vec<_>>().join(", ")).filter(|names| !names.is_empty())
    }

    fn numbers(&self) -> Option<String> {
        let raw = self.annotated.document.raw();
        let number = |number: &Quantity| one_line(&number.told(raw));
        let numbers = self.event.numbers.iter().map(number).collect::<Vec<_>>().join(", ");
        Some(numbers).filter(|numbers| !numbers.is_empty())
    }
}
