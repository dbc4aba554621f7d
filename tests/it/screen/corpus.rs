//! A small corpus, annotated by hand, so that screens change only when the screen does.
//!
//! Three invented papers on one invented quarrel; persons and words are ours.

use std::path::PathBuf;
use std::sync::Arc;

use diplo_tui::document::{
    Actor, ActorId, ActorKind, Annotated, Basis, Block, BlockKind, Constraint, Cut, DayInterval,
    Document, DocumentParts, Event, EventClass, Evidence, Format, Headline, Mention, MentionKind,
    Origin, Participants, Problem, Publication, Quote, QuoteForm, Realis, Timex, TimexKind,
};
use diplo_tui::library::{Library, Snapshot};
use diplo_tui::text::Span;
use jiff::civil::{Weekday, date};

/// An article whose parts are pointed at by their words.
struct Draft {
    parts: DocumentParts,
    annotated: (Vec<Timex>, Vec<Mention>, Vec<Event>),
    quotes: Vec<Quote>,
}

impl Draft {
    /// Lines of a dump: `# headline`, `= crosshead`, `~ caption`, `- reason: cut`, else a paragraph.
    fn new(path: &str, source: Option<&str>, publication: Publication, lines: &[&str]) -> Self {
        let mut draft = Self {
            parts: DocumentParts {
                path: PathBuf::from(path),
                format: Format::Text,
                raw: String::new(),
                origin: Origin::default(),
                headline: None,
                byline: None,
                source: source.map(str::to_owned),
                url: None,
                language: Some("en".to_owned()),
                publication,
                blocks: Vec::new(),
                cuts: Vec::new(),
            },
            annotated: (Vec::new(), Vec::new(), Vec::new()),
            quotes: Vec::new(),
        };
        let mut raw = String::new();
        for line in lines {
            draft.line(&mut raw, line);
        }
        draft.parts.origin = Origin::entry(&raw);
        draft.parts.raw = raw;
        draft
    }

    fn line(&mut self, raw: &mut String, line: &str) {
        let (sign, words) = line.split_at_checked(2).unwrap_or(("", line));
        let (kind, words) = match sign {
            "# " | "- " => (None, words),
            "= " => (Some(BlockKind::Heading), words),
            "~ " => (Some(BlockKind::Caption), words),
            _ => (Some(BlockKind::Paragraph), line),
        };
        let (reason, words) =
            words.split_once(": ").filter(|_| sign == "- ").unwrap_or(("", words));
        let span = Span::between(raw.len(), raw.len() + words.len());
        raw.push_str(words);
        raw.push('\n');
        match kind {
            Some(kind) => self.parts.blocks.push(Block { kind, span }),
            None if sign == "# " => {
                self.parts.headline =
                    Some(Headline { text: words.to_owned(), span: Some(span), tail: None });
            }
            None => self.parts.cuts.push(Cut { span, reason: reason.into() }),
        }
    }

    /// Where some words stand, counted from the end of the headline.
    fn find(&self, words: &str) -> Span {
        let body = self.parts.headline.as_ref().and_then(|h| h.span).map_or(0, Span::end);
        let at = body + self.parts.raw[body..].find(words).unwrap();
        Span::between(at, at + words.len())
    }

    fn named(mut self, words: &str, id: &str) -> Self {
        let person = id.starts_with("per:");
        let kind = if person { MentionKind::Person } else { MentionKind::Location };
        let (span, actor) = (self.find(words), Some(ActorId::new(id)));
        self.annotated.1.push(Mention::new(span, kind, actor, "by hand"));
        self
    }

    /// The name told last may be somebody else's.
    fn in_doubt(mut self) -> Self {
        self.annotated.1.last_mut().unwrap().doubt = Some("there are two of this surname");
        self
    }

    fn dated(mut self, words: &str, interval: Option<DayInterval>) -> Self {
        let (span, value) = (self.find(words), String::new());
        self.annotated.0.push(Timex {
            span,
            kind: TimexKind::Date,
            value,
            modifier: None,
            interval,
            alternatives: Vec::new(),
            rule: "verb",
        });
        self
    }

    fn event(
        mut self,
        words: &str,
        what: (EventClass, &str, Realis),
        who: (&str, &str),
        when: Option<DayInterval>,
    ) -> Self {
        let evidence = self.find(words);
        let block = self.parts.blocks.iter().find(|block| block.span.contains(evidence)).unwrap();
        let ids = |id: &str| if id.is_empty() { Vec::new() } else { vec![ActorId::new(id)] };
        let who =
            Participants { source: ids(who.0), target: ids(who.1), ..Participants::default() };
        self.annotated.2.push(Event {
            class: what.0,
            action: what.1.to_owned(),
            who,
            when,
            realis: what.2,
            numbers: Vec::new(),
            evidence,
            sentence: block.span,
            rule: "verb",
        });
        self
    }

    fn said(mut self, words: &str, speaker: &str, addressee: &str) -> Self {
        let (span, form) = (self.find(words), QuoteForm::Direct);
        let speaker = Some(ActorId::new(speaker));
        let addressee = Some(ActorId::new(addressee));
        self.quotes.push(Quote { span, speaker, addressee, verb: None, via: None, form });
        self
    }

    fn done(mut self) -> Annotated {
        self.annotated.1.sort_by_key(|mention| mention.span);
        let publication = self.parts.publication.clone();
        let document = Document::new(self.parts);
        let (timexes, mentions, events) = self.annotated;
        let named = |actor: &Actor| mentions.iter().any(|m| m.actor.as_ref() == Some(&actor.id));
        Annotated {
            publication,
            sentences: document.blocks().iter().map(|block| block.span).collect(),
            document,
            timexes,
            actors: actors().into_iter().filter(named).collect(),
            mentions,
            asides: Vec::new(),
            events,
            quotes: self.quotes,
        }
    }
}

fn actors() -> Vec<Actor> {
    let actor = |id: &str, name: &str, kind, country: &str, part_of: Option<&str>| Actor {
        id: ActorId::new(id),
        name: name.to_owned(),
        kind,
        country: Some(country.to_owned()),
        part_of: part_of.map(ActorId::new),
        intergovernmental: false,
        aliases: Vec::new(),
        roles: Vec::new(),
    };
    vec![
        actor("gov:at", "Austria", ActorKind::Government, "AT", None),
        actor("gov:hu", "Hungary", ActorKind::Government, "HU", None),
        actor("per:anna-kessler", "Anna Kessler", ActorKind::Person, "AT", Some("gov:at")),
        actor("per:bela-varga", "Béla Varga", ActorKind::Person, "HU", Some("gov:hu")),
    ]
}

fn day(month: i8, day: i8, basis: Basis) -> DayInterval {
    DayInterval::day(date(2019, month, day), basis)
}

fn stated(month: i8, day: i8) -> Publication {
    let evidence = Evidence { reason: "date line".to_owned(), span: None };
    Publication::Stated(date(2019, month, day), evidence)
}

fn first() -> Annotated {
    Draft::new(
        "post/001.txt",
        Some("Danube Post"),
        stated(3, 7),
        &[
            "- donation appeal: Support the Danube Post from two euros a month.",
            "# Vienna expels four diplomats, Varga speaks of a waltz",
            "~ The embassy on Bankgasse. Danube Post",
            "Austria on Thursday expelled four Hungarian diplomats after a quarrel over a bridge that nobody has yet built, and that both sides claim to have paid for.",
            "Foreign minister Anna Kessler told Béla Varga that the step was final. “One cannot dance alone,” he answered.",
            "= A bridge too few",
            "In December 2018 Hungary had closed its consulate in Graz.",
            "- related link: Read more: Ten bridges that lead nowhere",
        ],
    )
    .named("Austria", "gov:at")
    .named("Anna Kessler", "per:anna-kessler")
    .named("Béla Varga", "per:bela-varga")
    .named("Hungary had", "gov:hu")
    .dated("Thursday", Some(day(3, 7, Basis::Publication)))
    .dated("December 2018", DayInterval::month(2018, 12, Basis::Stated))
    .event(
        "Austria on Thursday expelled four Hungarian diplomats",
        (EventClass::Sanction, "expel diplomats", Realis::Actual),
        ("gov:at", "gov:hu"),
        Some(day(3, 7, Basis::Publication)),
    )
    .event(
        "Anna Kessler told Béla Varga that the step was final",
        (EventClass::Statement, "tell", Realis::Actual),
        ("per:anna-kessler", "per:bela-varga"),
        Some(day(3, 7, Basis::Publication)),
    )
    .event(
        "In December 2018 Hungary had closed its consulate in Graz",
        (EventClass::Sanction, "close consulate", Realis::Actual),
        ("gov:hu", "gov:at"),
        DayInterval::month(2018, 12, Basis::Stated),
    )
    .said("“One cannot dance alone,”", "per:bela-varga", "per:anna-kessler")
    .done()
}

fn second() -> Annotated {
    let reason = "“Thursday” is 2019-03-07 in 001.txt".to_owned();
    let chain = vec![Evidence { reason, span: None }];
    Draft::new(
        "wire/002.txt",
        Some("Pannonia Wire"),
        Publication::Inferred(day(3, 8, Basis::OtherArticle), chain),
        &[
            "# Budapest threatens to answer in kind",
            "Hungary may send home four Austrian envoys, a spokesman said on Friday.",
            "Béla Varga, who will meet Anna Kessler next week, called the expulsion of a day earlier a false step.",
        ],
    )
    .named("Hungary", "gov:hu")
    .named("Béla Varga", "per:bela-varga")
    .in_doubt()
    .named("Anna Kessler", "per:anna-kessler")
    .dated("Friday", Some(day(3, 8, Basis::OtherArticle)))
    .event(
        "Hungary may send home four Austrian envoys",
        (EventClass::Threaten, "expel diplomats", Realis::Conditional),
        ("gov:hu", "gov:at"),
        Some(day(3, 8, Basis::OtherArticle)),
    )
    .event(
        "who will meet Anna Kessler next week",
        (EventClass::Consult, "meet", Realis::Planned),
        ("per:bela-varga", "per:anna-kessler"),
        None,
    )
    .done()
}

fn third() -> Annotated {
    Draft::new(
        "003.txt",
        None,
        Publication::Unknown(vec![Constraint::Weekday(Weekday::Monday, Span::default())]),
        &[
            "# The bridge, a history in seven quarrels, told by those who were to cross it and did not",
            "Nobody remembers who drew the first line. Old men in both towns say that Vienna and Budapest agreed on a toll in 1994.",
            "The ferry goes every hour.",
        ],
    )
    .named("Vienna", "gov:at")
    .named("Budapest", "gov:hu")
    .dated("1994", DayInterval::year(1994, Basis::Stated))
    .event(
        "Vienna and Budapest agreed on a toll in 1994",
        (EventClass::Agree, "agree on toll", Realis::Actual),
        ("gov:at", "gov:hu"),
        DayInterval::year(1994, Basis::Stated),
    )
    .done()
}

/// The corpus: three articles, six events, one file that could not be read.
pub(super) fn snapshot() -> Arc<Snapshot> {
    library().snapshot()
}

/// The library of the corpus, which can take rulings.
pub(super) fn library() -> Library {
    let mut library = Library::new();
    let problem = Problem { path: PathBuf::from("post/004.txt"), reason: "binary file".to_owned() };
    library.add(vec![first(), second(), third()], vec![problem]);
    library
}
