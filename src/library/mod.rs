//! The corpus in memory: one writer ([`Library`]), any number of readers ([`Snapshot`]).
//!
//! Holds what the panes and the command line show, in columns; asks nothing of it: that is `query`.

mod actors;
mod copies;
mod sample;
mod timeline;
pub mod words;

use std::sync::{Arc, OnceLock};

use jiff::civil::Date;

use crate::document::{Annotated, DayInterval, Grain, Problem, Publication};
use crate::story::{Story, tell};
use words::{Bodies, WordIndex};

pub use crate::story::{Discrepancy, Ledger, Telling};
pub use actors::{ActorEntry, ActorIndex, Actors, Doubt, Listing};
pub use sample::sample;
pub use timeline::TimelineEntry;

/// One article and its place among the others.
#[derive(Clone, Debug)]
pub struct Article {
    /// The article with everything that was found in it.
    pub annotated: Arc<Annotated>,
    /// The actors that it names, sorted.
    pub actors: Vec<ActorIndex>,
    /// For each of its events the entry of the timeline that holds it.
    pub entries: Vec<usize>,
    /// The articles that are one text with it, without itself, sorted.
    pub same_as: Vec<usize>,
    /// Whether it is the first of these, or told late what another tells.
    pub place: Place,
    /// When it was published; `None` if nothing bounds it.
    pub published: Option<DayInterval>,
}

/// Whether an article is another's copy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// It is the first of its text, or the only one.
    #[default]
    First,
    /// Another article has the same text and stands before it, by date and then by path.
    Copy,
}

impl Article {
    /// The key that puts articles in the order of their dates, undated ones last.
    ///
    /// A date that is only bounded ("not before") counts as undated.
    #[must_use]
    pub fn date_key(&self) -> (Date, Grain) {
        let undated = (Date::MAX, Grain::Century);
        match self.annotated.publication {
            Publication::Unknown(_) => undated,
            _ => self.published.map_or(undated, |days| days.sort_key()),
        }
    }
}

/// The corpus at one moment; never changes.
///
/// Articles keep their index from snapshot to snapshot; actors and timeline entries do not.
#[derive(Debug, Default)]
pub struct Snapshot {
    articles: Vec<Article>,
    actors: Actors,
    timeline: Vec<TimelineEntry>,
    problems: Vec<Problem>,
    bodies: Bodies,
    ledger: Ledger,
    words: OnceLock<WordIndex>,
}

impl Snapshot {
    /// The articles in the order in which they were added.
    #[must_use]
    pub fn articles(&self) -> &[Article] {
        &self.articles
    }

    /// The actors that the corpus names, most articles first.
    #[must_use]
    pub fn actors(&self) -> &[ActorEntry] {
        self.actors.entries()
    }

    /// Finds an actor by its id.
    #[must_use]
    pub fn actor_index(&self, id: &crate::document::ActorId) -> Option<ActorIndex> {
        self.actors.index(id)
    }

    /// The name that an actor is shown under; its id if the corpus does not know it.
    #[must_use]
    pub fn actor_name<'s>(&'s self, id: &'s crate::document::ActorId) -> &'s str {
        let entry = self.actor_index(id).and_then(|index| self.actors().get(index.0 as usize));
        entry.map_or(id.as_str(), |entry| entry.actor.name.as_str())
    }

    /// What happened, earliest first, undated last; one entry a cluster.
    #[must_use]
    pub fn timeline(&self) -> &[TimelineEntry] {
        &self.timeline
    }

    /// The files that could not be read, or not wholly, and the rulings that could not be carried
    /// out.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// What the user has ruled on actors and dates; it is carried out in this snapshot.
    #[must_use]
    pub const fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// The words of the corpus; the first call builds the index.
    #[must_use]
    pub fn words(&self) -> &WordIndex {
        self.words.get_or_init(|| WordIndex::new(self))
    }
}

/// The writer: takes in articles and hands out snapshots.
#[derive(Debug, Default)]
pub struct Library {
    /// The articles as they were before others helped them, so that the order of adding is no
    /// part of what is told.
    alone: Vec<Annotated>,
    problems: Vec<Problem>,
    bodies: Bodies,
    ledger: Ledger,
    current: Arc<Snapshot>,
}

impl Library {
    /// Returns an empty library.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes in articles and problems and makes the next snapshot.
    ///
    /// Costs a telling of the whole corpus; whoever streams a folder adds in batches that grow
    /// with it, so that the sum stays a small multiple of one telling.
    pub fn add(&mut self, articles: Vec<Annotated>, problems: Vec<Problem>) {
        self.bodies.add(&articles);
        self.alone.extend(articles);
        self.problems.extend(problems);
        self.tell();
    }

    /// Takes in the last articles and problems, and puts better readings in the place of some.
    ///
    /// `better` sees all articles as they are by themselves, and answers with places among them
    /// and what is to stand there. Costs one telling, as [`Library::add`] does.
    pub fn complete(
        &mut self,
        articles: Vec<Annotated>,
        problems: Vec<Problem>,
        better: impl FnOnce(&[Annotated]) -> Vec<(usize, Annotated)>,
    ) {
        self.bodies.add(&articles);
        self.alone.extend(articles);
        self.problems.extend(problems);
        let changed = better(&self.alone);
        if !changed.is_empty() {
            for (at, article) in changed {
                if let Some(place) = self.alone.get_mut(at) {
                    *place = article;
                }
            }
            self.bodies = Bodies::default();
            self.bodies.add(&self.alone);
        }
        self.tell();
    }

    /// Takes over what the user has ruled, and makes the next snapshot if there are articles.
    pub fn rule(&mut self, ledger: Ledger) {
        self.ledger = ledger;
        if !self.alone.is_empty() {
            self.tell();
        }
    }

    fn tell(&mut self) {
        let mut told = told(self.alone.clone(), self.bodies.clone(), self.ledger.clone());
        told.problems.splice(..0, self.problems.iter().cloned());
        self.current = Arc::new(told);
    }

    /// The corpus as it is now.
    #[must_use]
    pub fn snapshot(&self) -> Arc<Snapshot> {
        Arc::clone(&self.current)
    }
}

/// Lets the articles help each other and sets them in columns.
fn told(alone: Vec<Annotated>, bodies: Bodies, ledger: Ledger) -> Snapshot {
    let Story { articles, originals, clusters, hidden, problems } = tell(alone, &ledger);
    let annotated: Vec<_> = articles.into_iter().map(Arc::new).collect();
    let (actors, named) = actors::columns(&annotated, &hidden);
    let timeline = timeline::sorted(clusters, &annotated, &actors);
    let mut articles: Vec<_> = annotated
        .into_iter()
        .zip(named)
        .map(|(annotated, named)| article(annotated, named))
        .collect();
    timeline::link(&timeline, &mut articles);
    copies::link(&originals, &mut articles);
    let words = OnceLock::new();
    Snapshot { articles, actors, timeline, problems, bodies, ledger, words }
}

fn article(annotated: Arc<Annotated>, named: Vec<ActorIndex>) -> Article {
    let published = annotated.publication.interval();
    let entries = vec![0; annotated.events.len()];
    let (same_as, place) = (Vec::new(), Place::First);
    Article { annotated, actors: named, entries, same_as, place, published }
}

#[cfg(test)]
mod tests {
    use super::{Library, Snapshot};
    use crate::document::{
        Actor, ActorId, ActorKind, Annotated, Basis, DayInterval, Document, DocumentParts, Event,
        EventClass, Format, Grain, Mention, MentionKind, Origin, Participants, Problem,
        Publication, Realis,
    };
    use crate::text::Span;
    use jiff::civil::date;
    use proptest::prelude::{prop, proptest};

    fn article(name: &str, actors: &[(&str, Option<&str>)]) -> Annotated {
        let document = Document::new(DocumentParts {
            path: name.into(),
            format: Format::Text,
            raw: "Words.".to_owned(),
            origin: Origin::entry("Words."),
            headline: None,
            byline: None,
            source: None,
            url: None,
            language: None,
            publication: Publication::unknown(),
            blocks: Vec::new(),
            cuts: Vec::new(),
        });
        let mention = |(id, _): &(&str, Option<&str>)| {
            let id = Some(ActorId::new(id));
            Mention::new(Span::default(), MentionKind::Person, id, "test")
        };
        let actor = |(id, part_of): &(&str, Option<&str>)| Actor {
            part_of: part_of.map(ActorId::new),
            aliases: vec![format!("{id} in {name}")],
            ..Actor::new(ActorId::new(id), id, ActorKind::Person)
        };
        Annotated {
            document,
            publication: Publication::unknown(),
            sentences: Vec::new(),
            timexes: Vec::new(),
            mentions: actors.iter().map(mention).collect(),
            asides: Vec::new(),
            actors: actors.iter().map(actor).collect(),
            events: Vec::new(),
            quotes: Vec::new(),
        }
    }

    fn with_event(mut article: Annotated, when: Option<DayInterval>) -> Annotated {
        article.events.push(Event {
            class: EventClass::Other,
            action: String::new(),
            who: Participants::default(),
            when,
            realis: Realis::Actual,
            numbers: Vec::new(),
            evidence: Span::default(),
            sentence: Span::default(),
            rule: "test",
        });
        article
    }

    fn snapshot(articles: Vec<Annotated>) -> std::sync::Arc<Snapshot> {
        let mut library = Library::new();
        library.add(articles, Vec::new());
        library.snapshot()
    }

    #[test]
    fn an_actor_of_two_articles_is_one_entry_with_the_names_of_both() {
        let snapshot =
            snapshot(vec![article("a", &[("per:x", None)]), article("b", &[("per:x", None)])]);
        let [entry] = snapshot.actors() else { panic!("one entry") };
        assert_eq!((entry.articles, entry.mentions), (2, 2));
        assert_eq!(entry.actor.aliases, ["per:x in a", "per:x in b"]);
    }

    #[test]
    fn an_actor_knows_what_it_is_part_of() {
        let minister = article("a", &[("per:m", Some("min:f"))]);
        let rest = article("b", &[("min:f", Some("gov:x")), ("gov:x", None)]);
        let snapshot = snapshot(vec![minister, rest]);
        let above = |id: &str| {
            let entry = snapshot.actors().iter().find(|entry| entry.actor.id.as_str() == id);
            let above = entry.unwrap().above.iter().map(ActorId::as_str);
            above.collect::<Vec<_>>()
        };
        assert_eq!(above("per:m"), ["min:f", "gov:x"]);
        assert_eq!(above("gov:x"), Vec::<&str>::new());
    }

    #[test]
    fn a_circle_of_parts_ends() {
        let circle = article("a", &[("a", Some("b")), ("b", Some("a")), ("c", Some("c"))]);
        for entry in snapshot(vec![circle]).actors() {
            assert!(entry.above.len() <= 2, "{:?}", entry.above);
        }
    }

    #[test]
    fn the_timeline_goes_by_date_then_grain_and_ends_with_what_is_undated() {
        let month = DayInterval::month(2017, 8, Basis::Stated);
        let day = Some(DayInterval::day(date(2017, 8, 1), Basis::Stated));
        let early = DayInterval::year(2016, Basis::Stated);
        let articles = [None, month, day, early].map(|when| with_event(article("a", &[]), when));
        let snapshot = snapshot(articles.to_vec());
        let dates: Vec<_> = snapshot.timeline().iter().map(|entry| entry.when).collect();
        assert_eq!(dates, [early, day, month, None]);
        for (index, article) in snapshot.articles().iter().enumerate() {
            let entry = &snapshot.timeline()[article.entries[0]];
            assert!(entry.tellings.iter().any(|telling| telling.article == index));
        }
    }

    #[test]
    fn a_date_that_is_only_bounded_counts_as_undated() {
        let mut bounded = article("a", &[]);
        let limit = crate::document::Constraint::NotBefore(date(2017, 1, 1), Span::default());
        bounded.publication = Publication::Unknown(vec![limit]);
        let snapshot = snapshot(vec![bounded]);
        assert!(snapshot.articles()[0].published.is_some());
        assert_eq!(snapshot.articles()[0].date_key().1, Grain::Century);
    }

    #[test]
    fn a_better_reading_takes_the_place_of_an_earlier_one() {
        let mut library = Library::new();
        library.add(vec![article("a", &[("per:x", None)]), article("b", &[])], Vec::new());
        library.complete(vec![article("c", &[])], Vec::new(), |all| {
            assert_eq!(all.len(), 3);
            vec![(0, article("a", &[("per:y", None)])), (9, article("nowhere", &[]))]
        });
        let snapshot = library.snapshot();
        let paths: Vec<_> =
            snapshot.articles().iter().map(|a| a.annotated.document.path()).collect();
        assert_eq!(paths, ["a", "b", "c"].map(std::path::Path::new));
        let names: Vec<_> = snapshot.actors().iter().map(|entry| entry.actor.id.as_str()).collect();
        assert_eq!(names, ["per:y"]);
    }

    #[test]
    fn older_snapshots_do_not_change() {
        let mut library = Library::new();
        library.add(vec![article("a", &[])], Vec::new());
        let before = library.snapshot();
        let problem = Problem { path: "b".into(), reason: "empty".to_owned() };
        library.add(vec![article("c", &[])], vec![problem]);
        assert_eq!((before.articles().len(), before.problems().len()), (1, 0));
        assert_eq!(
            (library.snapshot().articles().len(), library.snapshot().problems().len()),
            (2, 1)
        );
    }

    proptest! {
        #[test]
        fn batches_tell_the_same_as_all_at_once(cut in 0_usize..6, years in prop::collection::vec(1900_i16..2100, 6)) {
            let dated = |(at, year): (usize, &i16)| {
                let article = article(&at.to_string(), &[("per:x", None)]);
                with_event(article, DayInterval::year(*year, Basis::Stated))
            };
            let articles: Vec<_> = years.iter().enumerate().map(dated).collect();
            let at_once = snapshot(articles.clone());
            let mut library = Library::new();
            library.add(articles[..cut].to_vec(), Vec::new());
            library.add(articles[cut..].to_vec(), Vec::new());
            let tellings = |snapshot: &Snapshot| {
                snapshot.timeline().iter().map(|entry| entry.tellings.clone()).collect::<Vec<_>>()
            };
            assert_eq!(tellings(&at_once), tellings(&library.snapshot()));
        }
    }
}
