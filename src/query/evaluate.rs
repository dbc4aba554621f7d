//! Which articles and which timeline entries pass a query.
//!
//! An article passes a date if its publication interval overlaps it or one of its events does; an
//! entry if its own date overlaps. What is undated passes no date.

use super::Marks;
use super::bits::Bits;
use super::language::Period;
use super::language::{Node, Reach, Side, State, Term};
use super::search::{self, Found};
use super::who::meant;
use crate::document::{ActorId, Basis, Event, Publication};
use crate::library::words::words_of;
use crate::library::{ActorIndex, Article, Place, Snapshot, TimelineEntry};

/// What passes.
#[derive(Clone, Debug)]
pub(super) struct Passing {
    pub(super) articles: Bits,
    pub(super) timeline: Bits,
}

/// Answers one query on one snapshot.
pub(super) struct Evaluator<'a> {
    pub(super) snapshot: &'a Snapshot,
    pub(super) marks: &'a dyn Marks,
    /// For each article the sum of how well the words match that are asked for.
    pub(super) scores: Vec<u32>,
}

impl Evaluator<'_> {
    /// What passes a node. Words under a `not` do not score.
    pub(super) fn node(&mut self, node: &Node) -> Passing {
        match node {
            Node::All(nodes) => self.all(nodes),
            Node::Any(nodes) => {
                let mut any = self.everything(false);
                for passing in nodes.iter().map(|node| self.node(node)).collect::<Vec<_>>() {
                    any.articles.join(&passing.articles);
                    any.timeline.join(&passing.timeline);
                }
                any
            }
            Node::Not(inner) => {
                let scores = self.scores.clone();
                let passing = self.node(inner);
                self.scores = scores;
                Passing {
                    articles: passing.articles.inverse(),
                    timeline: passing.timeline.inverse(),
                }
            }
            Node::Term(_) => self.all(std::slice::from_ref(node)),
        }
    }

    fn everything(&self, pass: bool) -> Passing {
        Passing {
            articles: Bits::those(self.snapshot.articles().len(), |_| pass),
            timeline: Bits::those(self.snapshot.timeline().len(), |_| pass),
        }
    }

    /// What passes all nodes. A timeline entry may owe some of the words to the title it is told
    /// under, but one must be its own, unless that leaves no entry at all.
    fn all(&mut self, nodes: &[Node]) -> Passing {
        let mut all = self.everything(true);
        let mut own: Option<Bits> = None;
        for node in nodes {
            let passing = match node {
                Node::Term(term @ (Term::Word(_) | Term::Phrase(_))) => {
                    let found = self.found(term);
                    match &mut own {
                        Some(own) => own.join(&found.own),
                        None => own = Some(found.own.clone()),
                    }
                    self.scored(found)
                }
                Node::Term(term) => self.term(term),
                _ => self.node(node),
            };
            all.articles.keep(&passing.articles);
            all.timeline.keep(&passing.timeline);
        }
        let strict = own.map(|mut own| {
            own.keep(&all.timeline);
            own
        });
        all.timeline = strict.filter(|own| !own.is_empty()).unwrap_or(all.timeline);
        all
    }

    fn found(&self, term: &Term) -> Found {
        match term {
            Term::Phrase(text) => search::phrase(text, self.snapshot),
            Term::Word(text) => search::word(text, self.snapshot),
            _ => search::word("", self.snapshot),
        }
    }

    fn scored(&mut self, found: Found) -> Passing {
        let Found { articles, mut own, titled } = found;
        for (sum, score) in self.scores.iter_mut().zip(&articles) {
            *sum += score;
        }
        own.join(&titled);
        let passes = |index: usize| articles.get(index).is_some_and(|score| *score > 0);
        Passing { articles: Bits::those(articles.len(), passes), timeline: own }
    }

    /// What passes a question that is no word.
    fn term(&self, term: &Term) -> Passing {
        match term {
            Term::Actor { name, side, reach } => self.actor(name, *side, *reach),
            Term::Source(name) => self.source(name),
            Term::Date(period) => self.date(period),
            Term::Event(name) => self.event(name),
            Term::Said(name) => self.said(name),
            Term::Is(state) => self.state(*state),
            Term::Word(_) | Term::Phrase(_) => self.everything(false),
        }
    }

    fn those(
        &self,
        article: impl Fn(usize, &Article) -> bool,
        entry: impl Fn(&TimelineEntry) -> bool,
    ) -> Passing {
        let (articles, timeline) = (self.snapshot.articles(), self.snapshot.timeline());
        Passing {
            articles: Bits::those(articles.len(), |at| {
                articles.get(at).is_some_and(|a| article(at, a))
            }),
            timeline: Bits::those(timeline.len(), |at| timeline.get(at).is_some_and(&entry)),
        }
    }

    /// Entries of which some telling's article passes.
    fn told_in(&self, article: impl Fn(usize, &Article) -> bool) -> Passing {
        let articles = self.snapshot.articles();
        let passes = |index: usize| articles.get(index).is_some_and(|a| article(index, a));
        self.those(&article, |entry| entry.tellings.iter().any(|telling| passes(telling.article)))
    }

    fn actor(&self, name: &str, side: Side, reach: Reach) -> Passing {
        let meant = meant(name, reach, self.snapshot);
        let among =
            |actors: &[ActorIndex]| actors.iter().any(|who| meant.binary_search(who).is_ok());
        let stands = |ids: &[ActorId]| {
            let mut indices = ids.iter().filter_map(|id| self.snapshot.actor_index(id));
            indices.any(|who| meant.binary_search(&who).is_ok())
        };
        match side {
            Side::Any => {
                self.those(|_, article| among(&article.actors), |entry| among(&entry.actors))
            }
            Side::Source => self.telling(|event| stands(&event.who.source)),
            Side::Target => self.telling(|event| stands(&event.who.target)),
        }
    }

    fn source(&self, name: &str) -> Passing {
        let asked = words_of(name);
        self.told_in(|_, article| {
            let own = words_of(article.annotated.document.source().unwrap_or(""));
            own.windows(asked.len().max(1)).any(|some| some == asked)
        })
    }

    fn date(&self, period: &Period) -> Passing {
        let days = period.days();
        let entry = |entry: &TimelineEntry| entry.when.is_some_and(|when| when.overlaps(days));
        let articles = |article: &Article| {
            let known = !matches!(article.annotated.publication, Publication::Unknown(_));
            known && article.published.is_some_and(|when| when.overlaps(days))
        };
        self.those(
            |_, article| {
                let events = &article.annotated.events;
                let told = |event: &Event| event.when.is_some_and(|when| when.overlaps(days));
                articles(article) || events.iter().any(told)
            },
            entry,
        )
    }

    fn event(&self, name: &str) -> Passing {
        let asked = words_of(name);
        self.telling(|event| search::is_called(event, &asked))
    }

    /// Articles that tell an event that passes, and entries of which some telling passes.
    fn telling(&self, passes: impl Fn(&Event) -> bool) -> Passing {
        self.those(
            |_, article| article.annotated.events.iter().any(&passes),
            |entry| {
                entry.tellings.iter().any(|telling| {
                    let article = self.snapshot.articles().get(telling.article);
                    article
                        .and_then(|article| article.annotated.events.get(telling.event))
                        .is_some_and(&passes)
                })
            },
        )
    }

    fn said(&self, name: &str) -> Passing {
        let meant = meant(name, Reach::Own, self.snapshot);
        let is_meant = |id: &ActorId| {
            self.snapshot.actor_index(id).is_some_and(|who| meant.binary_search(&who).is_ok())
        };
        let says = |event: &Event| {
            event.who.told_by.iter().any(is_meant)
                || (event.class == crate::document::EventClass::Statement
                    && event.who.source.iter().any(is_meant))
        };
        let mut passing = self.telling(says);
        let speaks = |_, article: &Article| {
            let mut speakers =
                article.annotated.quotes.iter().filter_map(|quote| quote.speaker.as_ref());
            speakers.any(is_meant)
        };
        passing.articles.join(&self.those(speaks, |_| false).articles);
        passing
    }

    fn state(&self, state: State) -> Passing {
        match state {
            State::Unread => self.told_in(|at, _| self.marks.is_unread(at)),
            State::Copy => self.told_in(|_, article| article.place == Place::Copy),
            State::Undated => self.those(
                |_, article| matches!(article.annotated.publication, Publication::Unknown(_)),
                |entry| entry.when.is_none(),
            ),
            State::Guessed => self.those(
                |_, article| matches!(article.annotated.publication, Publication::Inferred(..)),
                |entry| {
                    let basis = entry.when.map(|when| when.basis());
                    matches!(basis, Some(Basis::Inferred | Basis::OtherArticle))
                },
            ),
        }
    }
}
