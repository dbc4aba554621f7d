//! What the panes and the command line ask of a corpus: filters, search, facets.
//!
//! Pure functions on a snapshot; the corpus itself lives in `library`.
//!
//! # The query language
//!
//! Words side by side must all hold; `or` between them asks for one of them and binds looser;
//! `-` or `not` before a word, a field or a parenthesis asks for the opposite.
//!
//! | written | asks for |
//! |---|---|
//! | `tango` | the word in title, actors or events, left-out letters and slips forgiven, or exactly so in the body |
//! | `"two to tango"` | these words side by side |
//! | `actor:Lavrov` | who is named in the article, or acts, is acted on or tells the event |
//! | `actor:Russia+` | the actor and all that is part of it |
//! | `by:Russia`, `on:Russia` | the actor acts, is acted on; also with `+` |
//! | `source:Reuters` | the publication |
//! | `date:2017-08..2017-09` | a stretch of time; also `date:2017`, `date:2017-08-31`, `from:2017-08`, `to:2017` |
//! | `event:sanction` | a class of events, or words of the act |
//! | `said:Ryabkov` | who speaks |
//! | `is:undated` | a state: `unread`, `undated`, `guessed`, `copy` (the text of an earlier article) |
//!
//! An article passes a date if it may have been published then or tells an event of that time; an
//! event if its own date overlaps. What is undated passes no date.

mod bits;
mod counts;
mod evaluate;
mod fuzzy;
mod language;
mod light;
mod quotes;
mod search;
mod who;

use std::cmp::Reverse;
use std::ops::Range;

use crate::library::Snapshot;

pub use counts::{ActorCount, ClassCount, actor_counts, class_counts};
pub use language::{Period, Query, QueryError, Reach, Side};
pub use quotes::{QuoteHit, quotes};

/// What the reader did with articles, which the corpus does not know.
pub trait Marks {
    /// Whether the article at this index was not read yet.
    fn is_unread(&self, article: usize) -> bool;
}

/// No marks at all: everything is unread.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoMarks;

impl Marks for NoMarks {
    fn is_unread(&self, _: usize) -> bool {
        true
    }
}

/// An article that passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ArticleHit {
    /// Its index in [`Snapshot::articles`].
    pub article: usize,
    /// How well its words match; 0 if no words were asked for. Only good for comparing.
    pub score: u32,
}

/// A timeline entry that passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimelineHit {
    /// Its index in [`Snapshot::timeline`].
    pub entry: usize,
}

/// What passes a query, of how much.
#[derive(Clone, Debug, Default)]
pub struct Hits {
    /// The articles: best match first if words were asked for, else in the corpus' order.
    pub articles: Vec<ArticleHit>,
    /// The timeline entries, in the timeline's order.
    pub timeline: Vec<TimelineHit>,
    /// How many articles there are in all.
    pub of_articles: usize,
    /// How many timeline entries there are in all.
    pub of_timeline: usize,
    lights: light::Lights,
}

impl Hits {
    /// The stretches of a shown text (a title, an actor's name, an event's words) that matched
    /// words of the query, as sorted ranges of bytes that do not overlap, on character borders.
    ///
    /// Meant for the rows on the screen: it costs a moment for each text.
    #[must_use]
    pub fn lights(&self, shown: &str) -> Vec<Range<usize>> {
        self.lights.of(shown)
    }
}

/// The counts that are always visible: "3 of 5 articles · 24 of 41 events".
impl Hits {
    /// How many articles pass, in words.
    #[must_use]
    pub fn counted_articles(&self) -> String {
        format!("{} of {} articles", self.articles.len(), self.of_articles)
    }

    /// How many events pass, in words.
    #[must_use]
    pub fn counted_events(&self) -> String {
        format!("{} of {} events", self.timeline.len(), self.of_timeline)
    }
}

impl std::fmt::Display for Hits {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} · {}", self.counted_articles(), self.counted_events())
    }
}

/// Answers a query, with nothing known of what was read.
#[must_use]
pub fn run(snapshot: &Snapshot, query: &Query) -> Hits {
    run_with(snapshot, query, &NoMarks)
}

/// Answers a query.
#[must_use]
pub fn run_with(snapshot: &Snapshot, query: &Query, marks: &dyn Marks) -> Hits {
    let scores = vec![0; snapshot.articles().len()];
    let mut evaluator = evaluate::Evaluator { snapshot, marks, scores };
    let passing = evaluator.node(&query.root);
    let score = |article| evaluator.scores.get(article).copied().unwrap_or(0);
    let hits = passing.articles.iter().map(|article| ArticleHit { article, score: score(article) });
    let mut articles: Vec<_> = hits.collect();
    articles.sort_by_key(|hit| Reverse(hit.score));
    Hits {
        articles,
        timeline: passing.timeline.iter().map(|entry| TimelineHit { entry }).collect(),
        of_articles: snapshot.articles().len(),
        of_timeline: snapshot.timeline().len(),
        lights: light::Lights::new(query, snapshot),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{Marks, Query, Side, actor_counts, run, run_with};
    use crate::document::{
        Actor, ActorId, ActorKind, Annotated, Basis, Block, BlockKind, DayInterval, Document,
        DocumentParts, Event, EventClass, Format, Headline, Mention, MentionKind, Origin,
        Participants, Publication, Realis,
    };
    use crate::library::{Library, Snapshot};
    use crate::text::Span;
    use jiff::civil::date;

    fn article(title: &str, body: &str) -> Annotated {
        let document = Document::new(DocumentParts {
            path: format!("{title}.txt").into(),
            format: Format::Text,
            raw: body.to_owned(),
            origin: Origin::entry(body),
            headline: Some(Headline { text: title.to_owned(), span: None, tail: None }),
            byline: None,
            source: Some("The Daily Cable".to_owned()),
            url: None,
            language: None,
            publication: Publication::unknown(),
            blocks: vec![Block { kind: BlockKind::Paragraph, span: Span::whole(body) }],
            cuts: Vec::new(),
        });
        Annotated {
            document,
            publication: Publication::unknown(),
            sentences: vec![Span::whole(body)],
            timexes: Vec::new(),
            mentions: Vec::new(),
            asides: Vec::new(),
            actors: Vec::new(),
            events: Vec::new(),
            quotes: Vec::new(),
        }
    }

    fn named(mut article: Annotated, id: &str, name: &str, part_of: Option<&str>) -> Annotated {
        let id = ActorId::new(id);
        let (kind, span) = (MentionKind::Person, Span::default());
        article.mentions.push(Mention::new(span, kind, Some(id.clone()), "test"));
        article.actors.push(Actor {
            part_of: part_of.map(ActorId::new),
            ..Actor::new(id, name, ActorKind::Person)
        });
        article
    }

    fn with_event(mut article: Annotated, when: Option<DayInterval>, source: &str) -> Annotated {
        let sentence = Span::whole(article.document.raw());
        article.events.push(Event {
            class: EventClass::Sanction,
            action: "close a mission".to_owned(),
            who: Participants { source: vec![ActorId::new(source)], ..Participants::default() },
            when,
            realis: Realis::Actual,
            numbers: Vec::new(),
            evidence: sentence,
            sentence,
            rule: "test",
        });
        article
    }

    fn corpus() -> Arc<Snapshot> {
        let tango = article("Envoy Oresko says it takes two to tango", "The floor was polished.");
        let tango = named(tango, "per:mila-oresko", "Mila Oresko", Some("gov:xa"));
        let tango =
            with_event(tango, DayInterval::month(2017, 8, Basis::Stated), "per:mila-oresko");
        let port = article("Harbour talks resume", "Ferries ran late, and the mayor ate herring.");
        let port = named(port, "gov:xa", "Aldmark", None);
        let mut port = with_event(port, None, "gov:xa");
        let day = DayInterval::day(date(2018, 3, 1), Basis::OtherArticle);
        port.publication = Publication::Inferred(day, Vec::new());
        let plain = article("State Department statement", "Nothing was decided in the U.S. yet.");
        let mut library = Library::new();
        library.add(vec![tango, port], Vec::new());
        library.add(vec![plain], Vec::new());
        library.snapshot()
    }

    /// Which articles (by first word of the title) and how many events pass.
    fn check(query: &str, articles: &[&str], events: usize) {
        let snapshot = corpus();
        let hits = run(&snapshot, &Query::parse(query).unwrap());
        let titles = hits.articles.iter().map(|hit| {
            let title = snapshot.articles()[hit.article].annotated.document.title().into_owned();
            title.split(' ').next().unwrap_or_default().to_owned()
        });
        assert_eq!(titles.collect::<Vec<_>>(), articles, "{query}");
        assert_eq!(hits.timeline.len(), events, "{query}");
    }

    #[test]
    fn the_empty_query_passes_everything() {
        check("", &["Envoy", "Harbour", "State"], 2);
    }

    #[test]
    fn words_are_found_with_letters_left_out_and_with_slips() {
        check("tango", &["Envoy"], 1);
        check("orsko tango", &["Envoy"], 1);
        check("tnago", &["Envoy"], 1);
        check("harb", &["Harbour"], 1);
        check("statedep", &["State"], 0);
        check("zzzz", &[], 0);
    }

    #[test]
    fn letters_scattered_over_a_sentence_are_no_match() {
        check("esitt", &[], 0);
        check("hts", &[], 0);
    }

    #[test]
    fn whole_words_of_the_body_count_and_come_last() {
        check("herring", &["Harbour"], 1);
        check("decided", &["State"], 0);
        check("decide", &[], 0);
        check("US", &["State"], 0);
    }

    #[test]
    fn a_phrase_stands_side_by_side() {
        check("\"two to tango\"", &["Envoy"], 1);
        check("\"to two tango\"", &[], 0);
        check("\"decided in the U.S.\"", &["State"], 0);
    }

    #[test]
    fn words_combine() {
        check("tango or herring", &["Envoy", "Harbour"], 2);
        check("-tango", &["Harbour", "State"], 1);
        check("-(tango or harbour)", &["State"], 0);
    }

    #[test]
    fn an_actor_is_found_by_name_by_surname_by_id_and_with_slips() {
        check("actor:\"mila oresko\"", &["Envoy"], 1);
        check("actor:ORESKO", &["Envoy"], 1);
        check("actor:per:mila-oresko", &["Envoy"], 1);
        check("actor:oresk", &["Envoy"], 1);
        check("actor:orseko", &["Envoy"], 1);
        check("actor:nobody", &[], 0);
    }

    #[test]
    fn a_plus_takes_in_what_is_part_of_the_actor() {
        check("actor:Aldmark", &["Harbour"], 1);
        check("actor:Aldmark+", &["Envoy", "Harbour"], 2);
    }

    #[test]
    fn who_acts_and_who_is_acted_on_can_be_asked_for() {
        check("by:Oresko", &["Envoy"], 1);
        check("on:Oresko", &[], 0);
        check("by:Aldmark", &["Harbour"], 1);
        check("by:Aldmark+", &["Envoy", "Harbour"], 2);
    }

    #[test]
    fn a_date_passes_what_was_published_or_took_place_then() {
        check("date:2017", &["Envoy"], 1);
        check("date:2017-08..2018-03", &["Envoy", "Harbour"], 1);
        check("from:2018", &["Harbour"], 0);
        check("to:2017-07-31", &[], 0);
        check("-date:2017", &["Harbour", "State"], 1);
    }

    #[test]
    fn the_other_fields_ask_for_one_property() {
        check("source:cable", &["Envoy", "Harbour", "State"], 2);
        check("source:\"daily news\"", &[], 0);
        check("event:sanction date:2017", &["Envoy"], 1);
        check("event:mission", &["Envoy", "Harbour"], 2);
        check("is:undated", &["Envoy", "State"], 1);
        check("is:guessed", &["Harbour"], 0);
    }

    /// Two papers told of one meeting; a search for a word of one telling showed both papers.
    #[test]
    fn an_article_owes_no_word_to_another_telling_of_its_event() {
        let day = Some(DayInterval::day(date(2018, 3, 1), Basis::Stated));
        let told = |title: &str, body: &str| {
            let named = named(article(title, body), "gov:xa", "Aldmark", None);
            with_event(named, day, "gov:xa")
        };
        let mut library = Library::new();
        let one = told("Morning", "Aldmark closed the mission with a padlock.");
        let other = told("Evening", "Aldmark closed the mission.");
        library.add(vec![one, other], Vec::new());
        let snapshot = library.snapshot();
        assert_eq!(snapshot.timeline().len(), 1, "the test needs one event of two tellings");
        let hits = run(&snapshot, &Query::parse("padlok").unwrap());
        assert_eq!(hits.articles.iter().map(|hit| hit.article).collect::<Vec<_>>(), [0]);
        assert_eq!(hits.timeline.len(), 1);
    }

    #[test]
    fn marks_come_from_outside() {
        struct Second;
        impl Marks for Second {
            fn is_unread(&self, article: usize) -> bool {
                article == 1
            }
        }
        let snapshot = corpus();
        let hits = run_with(&snapshot, &Query::parse("is:unread").unwrap(), &Second);
        assert_eq!(hits.articles.iter().map(|hit| hit.article).collect::<Vec<_>>(), [1]);
        assert_eq!(hits.to_string(), "1 of 3 articles · 1 of 2 events");
    }

    #[test]
    fn a_title_counts_more_than_a_name_and_a_name_more_than_the_body() {
        let body = article("Weather", "Rain fell on the ferry.");
        let title = article("Ferry delayed", "Rain fell.");
        let name = named(article("Storm", "Rain."), "org:f", "Ferry Company", None);
        let mut library = Library::new();
        library.add(vec![body, name, title], Vec::new());
        let hits = run(&library.snapshot(), &Query::parse("ferry").unwrap());
        assert_eq!(hits.articles.iter().map(|hit| hit.article).collect::<Vec<_>>(), [2, 1, 0]);
    }

    #[test]
    fn the_matched_letters_of_a_shown_text_are_lit() {
        let snapshot = corpus();
        let lit = |query: &str, shown: &str| {
            let hits = run(&snapshot, &Query::parse(query).unwrap());
            let parts = hits.lights(shown).into_iter().map(|range| shown[range].to_owned());
            parts.collect::<Vec<_>>().join("|")
        };
        assert_eq!(lit("orsko tan", "It takes two to Tango, Oresko"), "Tan|Or|sko");
        assert_eq!(lit("Orésko", "Orésko"), "Orésko");
        assert_eq!(lit("-tango", "Tango"), "");
        assert_eq!(lit("\"to tango\"", "two to tango to"), "to|tango");
        assert_eq!(lit("statedep", "State Department"), "State|Department");
    }

    #[test]
    fn actors_are_counted_over_the_hits() {
        let snapshot = corpus();
        let hits = run(&snapshot, &Query::parse("tango").unwrap());
        let counts = actor_counts(&snapshot, &hits, Side::Any);
        let names = counts.iter().map(|count| {
            let entry = &snapshot.actors()[count.actor.0 as usize];
            (entry.actor.name.as_str(), count.articles, count.events)
        });
        assert_eq!(names.collect::<Vec<_>>(), [("Mila Oresko", 1, 1)]);
    }
}
