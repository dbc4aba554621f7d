//! Carrying rulings out on the articles of a corpus.
//!
//! A name in a ruling is an actor's id, its shown name, or an alias that only one actor has;
//! a ruling on somebody the corpus does not know changes nothing.

use std::collections::{HashMap, HashSet};

use super::directory::Directory;
use super::follow::{Told, follow};
use super::{Ledger, Ruling};
use crate::annotate::annotate_at;
use crate::document::{Actor, ActorId, Annotated, Publication};
use crate::story::actors::rename;
use crate::text::fold;

/// Whom the rulings concern.
#[derive(Debug, Default)]
pub(in crate::story) struct CarriedOut {
    /// Those that are to be hidden.
    pub hidden: HashSet<ActorId>,
    /// Those that were parted: who bears the same name elsewhere is nobody's business.
    pub apart: HashSet<ActorId>,
    /// The ids that were given to those who were split off, under the places of their rulings.
    fresh: HashMap<usize, ActorId>,
}

/// Carries out what is ruled on actors; `places` tells the article of each ruling, `before` what was
/// carried out on these articles already.
pub(in crate::story) fn carry_out(
    ledger: &Ledger,
    places: &[Option<usize>],
    articles: &mut [Annotated],
    before: &CarriedOut,
) -> CarriedOut {
    let mut done = CarriedOut::default();
    let directory = Directory::new(articles);
    let rulings = in_force(ledger, &directory);
    let mut corpus = Corpus { articles, directory };
    for (at, (ruling, place)) in rulings.iter().zip(places).enumerate() {
        match ruling {
            Ruling::Merge(names) => corpus.merge(names),
            Ruling::Split { name, from, article } => {
                let given = before.fresh.get(&at).cloned();
                let parted = match (article, place) {
                    (None, _) => corpus.split(name, from, given),
                    (Some(_), Some(place)) => corpus.split_there(name, from, *place),
                    (Some(_), None) => None,
                };
                done.fresh.extend(parted.iter().map(|[_, id]| (at, id.clone())));
                done.apart.extend(parted.into_iter().flatten());
            }
            Ruling::Rename { name, to } => corpus.call(name, to),
            Ruling::Hide(name) => done.hidden.extend(corpus.find(name)),
            Ruling::Publish { .. } => {}
        }
    }
    done
}

/// The rulings; a name that is split off after it was merged is merged no more.
fn in_force(ledger: &Ledger, directory: &Directory) -> Vec<Ruling> {
    let meant = |name: &String| (fold(name), directory.find(name).cloned());
    let same = |one: &Meant, other: &Meant| one.0 == other.0 || one.1.is_some() && one.1 == other.1;
    let mut rulings: Vec<(Ruling, Vec<Meant>)> = Vec::with_capacity(ledger.rulings().len());
    for ruling in ledger.rulings() {
        if let Ruling::Split { name, from, article: None } = ruling {
            let (name, from) = (meant(name), meant(from));
            for (earlier, merged) in &mut rulings {
                if let Ruling::Merge(names) = earlier
                    && !same(&name, &from)
                    && merged.iter().any(|merged| same(merged, &from))
                {
                    let mut kept = merged.iter().map(|merged| !same(merged, &name));
                    names.retain(|_| kept.next().unwrap_or(true));
                    merged.retain(|merged| !same(merged, &name));
                }
            }
        }
        let merged = match ruling {
            Ruling::Merge(names) => names.iter().map(meant).collect(),
            _ => Vec::new(),
        };
        rulings.push((ruling.clone(), merged));
    }
    rulings.into_iter().map(|(ruling, _)| ruling).collect()
}

/// A folded name, and whom it means.
type Meant = (String, Option<ActorId>);

impl Ledger {
    /// Dates the articles that the user has dated, and annotates these again; `places` tells the
    /// article of each ruling.
    pub(in crate::story) fn date(&self, places: &[Option<usize>], articles: &mut [Annotated]) {
        let mut ruled = HashMap::new();
        for (ruling, place) in self.rulings().iter().zip(places) {
            if let (Ruling::Publish { days, .. }, Some(place)) = (ruling, place) {
                ruled.insert(*place, *days);
            }
        }
        for (place, days) in ruled {
            if let (Some(article), Some(days)) = (articles.get_mut(place), days) {
                *article = annotate_at(article.document.clone(), Publication::Set(days));
            }
        }
    }
}

/// The articles, and who is who in them.
struct Corpus<'a> {
    articles: &'a mut [Annotated],
    directory: Directory,
}

impl Corpus<'_> {
    fn find(&self, name: &str) -> Option<ActorId> {
        self.directory.find(name).cloned()
    }

    /// The actor as the first article that names it knows it.
    fn actor(&self, id: &ActorId) -> Option<Actor> {
        let article = self.articles.get(self.directory.article(id)?)?;
        article.actors.iter().find(|actor| actor.id == *id).cloned()
    }

    fn changed(&mut self, ids: &[ActorId]) {
        self.directory.changed(ids, self.articles);
    }

    fn merge(&mut self, names: &[String]) {
        let mut ids = names.iter().filter_map(|name| self.find(name));
        let Some(first) = ids.next() else { return };
        let mut all: Vec<ActorId> = ids.filter(|id| *id != first).collect();
        let Some(head) = self.actor(&first) else { return };
        let renamed = all.iter().map(|id| (id.clone(), head.clone())).collect();
        self.articles.iter_mut().for_each(|article| rename(article, &renamed));
        all.push(first);
        self.changed(&all);
    }

    /// Shows an actor under another name.
    fn call(&mut self, name: &str, to: &str) {
        let Some(id) = self.find(name) else { return };
        for actor in self.articles.iter_mut().flat_map(|article| &mut article.actors) {
            if actor.id == id {
                let old = std::mem::replace(&mut actor.name, to.to_owned());
                actor.aliases.retain(|alias| *alias != to);
                if old != to && !actor.aliases.contains(&old) {
                    actor.aliases.push(old);
                }
            }
        }
        self.changed(&[id]);
    }

    /// Makes who is called `name` an actor of its own.
    ///
    /// In an article that has no other full name for the two, all its mentions move; else only
    /// those of that very name do. `given` is the id that was given to them before.
    fn split(&mut self, name: &str, from: &str, given: Option<ActorId>) -> Option<[ActorId; 2]> {
        let old = self.find(from)?;
        let model = self.actor(&old)?;
        let model_name = fold(&model.name);
        let id = given.unwrap_or_else(|| self.fresh_id(name, &old));
        let actor =
            Actor { id, name: name.to_owned(), aliases: Vec::new(), roles: Vec::new(), ..model };
        let wanted = fold(name);
        for article in self.articles.iter_mut() {
            let surfaces: HashSet<String> =
                surfaces(article, &old).map(|(_, words)| words).collect();
            let full = |other: &String| other.contains(' ') && *other != wanted;
            match surfaces.contains(&wanted) {
                true if wanted.contains(' ') && !surfaces.iter().any(full) => {
                    rename(article, &HashMap::from([(old.clone(), actor.clone())]));
                }
                true => move_mentions(article, &old, &actor, &wanted),
                false => {}
            }
            // Neither bears the other's name any more.
            for (id, gone) in [(&old, &wanted), (&actor.id, &model_name)] {
                let own = article.actors.iter_mut().filter(|actor| actor.id == *id);
                own.for_each(|actor| actor.aliases.retain(|alias| fold(alias) != *gone));
            }
        }
        let both = [old, actor.id];
        self.changed(&both);
        Some(both)
    }

    /// Makes whom an article calls so somebody else of that name; what it tells of them stays
    /// theirs.
    fn split_there(&mut self, name: &str, from: &str, place: usize) -> Option<[ActorId; 2]> {
        let old = self.find(from)?;
        let id = self.fresh_id(name, &old);
        let article = self.articles.get_mut(place)?;
        let own = article.actors.iter_mut().find(|actor| actor.id == old)?;
        let known = own.roles.iter().any(|role| role.held.is_some());
        if known {
            // What is known beforehand is known of the other one.
            (own.country, own.part_of) = (None, None);
            own.roles.retain(|role| role.held.is_none());
            own.aliases.clear();
        }
        let other = Actor { id: id.clone(), name: name.to_owned(), ..own.clone() };
        rename(article, &HashMap::from([(old.clone(), other)]));
        let both = [old, id];
        self.changed(&both);
        Some(both)
    }

    /// An id of the same kind that nobody has.
    fn fresh_id(&self, name: &str, old: &ActorId) -> ActorId {
        let kind = old.as_str().split(':').next().unwrap_or("");
        let words = fold(name).split_whitespace().collect::<Vec<_>>().join("-");
        let numbered = (2..).map(|number| ActorId::new(&format!("{kind}:{words}-{number}")));
        let plain = std::iter::once(ActorId::new(&format!("{kind}:{words}")));
        let free = plain.chain(numbered).find(|id| !self.directory.knows(id));
        free.unwrap_or_else(|| old.clone())
    }
}

/// The mentions of an actor in an article: their places in the list, and their folded words.
fn surfaces<'a>(
    article: &'a Annotated,
    id: &'a ActorId,
) -> impl Iterator<Item = (usize, String)> + 'a {
    let own = article.mentions.iter().enumerate();
    let own = own.filter(|(_, mention)| mention.actor.as_ref() == Some(id));
    own.map(|(at, mention)| (at, fold(mention.span.of(article.document.raw()))))
}

/// Gives the mentions of one name to another actor, with what they tell; the rest stays.
fn move_mentions(article: &mut Annotated, old: &ActorId, actor: &Actor, wanted: &str) {
    let own: Vec<_> = surfaces(article, old).map(|(at, words)| (at, words == wanted)).collect();
    let mut told = Vec::with_capacity(own.len());
    for (at, moved) in own {
        let Some(mention) = article.mentions.get_mut(at) else { continue };
        told.push(Told { span: mention.span, moved });
        if moved {
            mention.actor = Some(actor.id.clone());
        }
    }
    follow(article, &told, old, &actor.id);
    article.actors.push(actor.clone());
}

#[cfg(test)]
mod tests {
    use crate::document::{Basis, DayInterval};
    use std::path::Path;

    use crate::annotate::annotate;
    use crate::document::{ActorId, Annotated};
    use crate::load::verbatim;
    use crate::story::{ArticleName, Ledger, Ruling, tell};

    /// The actors of each article after the rulings, as `name (id)`.
    fn check(texts: &[&str], rulings: Vec<Ruling>, expected: &[&str]) {
        let mut ledger = Ledger::default();
        rulings.into_iter().for_each(|ruling| ledger.add(ruling));
        let read = |(at, text): (usize, &&str)| {
            annotate(verbatim(Path::new(&format!("folder/{at}.txt")), text))
        };
        let articles: Vec<Annotated> = texts.iter().enumerate().map(read).collect();
        let story = tell(articles, &ledger);
        let shown = |article: &Annotated| {
            let own = article.actors.iter().filter(|actor| !story.hidden.contains(&actor.id));
            own.map(|actor| format!("{} ({})", actor.name, actor.id)).collect::<Vec<_>>().join(", ")
        };
        assert_eq!(story.articles.iter().map(shown).collect::<Vec<_>>(), expected);
    }

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(ToString::to_string).collect()
    }

    fn at(path: &str) -> ArticleName {
        ArticleName { path: path.into(), print: None }
    }

    #[test]
    fn merged_names_are_one_actor_under_the_first() {
        check(
            &["Anna Belov spoke.", "Nina Petrova spoke."],
            vec![Ruling::Merge(names(&["Nina Petrova", "Anna Belov"]))],
            &["Nina Petrova (per:nina-petrova)", "Nina Petrova (per:nina-petrova)"],
        );
    }

    #[test]
    fn a_name_that_is_split_off_takes_its_articles_with_it() {
        check(
            &["Yuri Belov spoke.", "Yury Belov spoke. Belov left.", "Yuri Belov left."],
            vec![Ruling::Split {
                name: "Yury Belov".into(),
                from: "Yuri Belov".into(),
                article: None,
            }],
            &[
                "Yuri Belov (per:yuri-belov)",
                "Yury Belov (per:yury-belov)",
                "Yuri Belov (per:yuri-belov)",
            ],
        );
    }

    /// A name that was split off once left its events and quotes with the actor that it came from.
    #[test]
    fn events_and_quotes_follow_the_mention_that_tells_them() {
        let text = "Washington expelled two Cuban diplomats. The United States expelled three \
                    Iranian diplomats. \"We are ready,\" Washington said.";
        let mut ledger = Ledger::default();
        ledger.add(Ruling::Split {
            name: "Washington".into(),
            from: "United States".into(),
            article: None,
        });
        let story = tell(vec![annotate(verbatim(Path::new("a/1.txt"), text))], &ledger);
        let article = &story.articles[0];
        let acts = article.events.iter().filter(|event| event.action.contains("expel"));
        let sources: Vec<&str> =
            acts.flat_map(|event| &event.who.source).map(ActorId::as_str).collect();
        assert_eq!(sources, ["gov:washington", "gov:us"]);
        let speakers: Vec<_> = article.quotes.iter().filter_map(|q| q.speaker.as_ref()).collect();
        assert_eq!(
            speakers.into_iter().map(ActorId::as_str).collect::<Vec<_>>(),
            ["gov:washington"]
        );
    }

    #[test]
    fn a_namesake_is_split_off_by_the_article() {
        check(
            &["Yuri Belov spoke.", "Yuri Belov sang. Belov left."],
            vec![Ruling::Split {
                name: "Yuri Belov".into(),
                from: "Yuri Belov".into(),
                article: Some(at("1.txt")),
            }],
            &["Yuri Belov (per:yuri-belov)", "Yuri Belov (per:yuri-belov-2)"],
        );
    }

    /// Who was split off was once taken for the next best person of a like name.
    #[test]
    fn who_is_split_off_joins_nobody_else() {
        check(
            &[
                "Yuri Belov, a Russian diplomat, left Norway. Belov denied it.",
                "Yury Belov, a Belarusian poet, praised Lithuania. Belov thanked Vilnius.",
                "Russia thanked Yuri Belov. Belov left.",
            ],
            vec![Ruling::Split {
                name: "Yuri Belov".into(),
                from: "Yuri Belov".into(),
                article: Some(at("2.txt")),
            }],
            &[
                "Yuri Belov (per:yuri-belov), Norway (gov:no)",
                "Yury Belov (per:yury-belov), Lithuania (gov:lt)",
                "Russia (gov:ru), Yuri Belov (per:yuri-belov-2)",
            ],
        );
    }

    #[test]
    fn a_split_undoes_a_merge() {
        check(
            &["Anna Belov spoke.", "Nina Petrova spoke."],
            vec![
                Ruling::Merge(names(&["Nina Petrova", "Anna Belov"])),
                Ruling::Split {
                    name: "Anna Belov".into(),
                    from: "Nina Petrova".into(),
                    article: None,
                },
            ],
            &["Anna Belov (per:anna-belov)", "Nina Petrova (per:nina-petrova)"],
        );
    }

    /// Once an article was dated by its neighbours and annotated again, a name that was split off
    /// became two actors of one name.
    #[test]
    fn who_is_split_off_is_one_person_in_articles_that_others_date_too() {
        let mut ledger = Ledger::default();
        ledger.add(Ruling::Split {
            name: "Belov".into(),
            from: "Yuri Belov".into(),
            article: None,
        });
        let read = |(at, text): (usize, &str)| {
            annotate(verbatim(Path::new(&format!("folder/{at}.txt")), text))
        };
        let texts = [
            "Norway expelled two Russian envoys on August 31, 2017. Yuri Belov left. Belov denied it.",
            "Norway expelled two Russian envoys on Thursday. Yuri Belov left. Belov denied it.",
        ];
        let story = tell(texts.into_iter().enumerate().map(read).collect(), &ledger);
        assert!(story.articles[1].publication.single_day().is_some());
        let called: std::collections::BTreeSet<&str> = story
            .articles
            .iter()
            .flat_map(|article| &article.actors)
            .filter(|actor| actor.name == "Belov")
            .map(|actor| actor.id.as_str())
            .collect();
        assert_eq!(called.into_iter().collect::<Vec<_>>(), ["per:belov"]);
    }

    #[test]
    fn an_actor_can_be_shown_under_another_name_and_hidden() {
        check(
            &["Anna Belov spoke to Nina Petrova."],
            vec![
                Ruling::Rename { name: "Anna Belov".into(), to: "A. B.".into() },
                Ruling::Hide("Nina Petrova".into()),
            ],
            &["A. B. (per:anna-belov)"],
        );
    }

    #[test]
    fn a_later_ruling_wins_and_one_on_strangers_changes_nothing() {
        check(
            &["Anna Belov spoke."],
            vec![
                Ruling::Rename { name: "Anna Belov".into(), to: "A".into() },
                Ruling::Rename { name: "Anna Belov".into(), to: "B".into() },
                Ruling::Hide("Nobody".into()),
                Ruling::Merge(names(&["Nobody", "No One"])),
                Ruling::Split { name: "X".into(), from: "Y".into(), article: None },
            ],
            &["B (per:anna-belov)"],
        );
    }

    #[test]
    fn a_day_that_the_user_sets_dates_the_article_and_what_it_tells() {
        let mut ledger = Ledger::default();
        let day = jiff::civil::date(2017, 9, 1);
        ledger.add(Ruling::Publish {
            article: at("1.txt"),
            days: Some(DayInterval::day(day, Basis::User)),
        });
        let text = "Norway expelled two envoys on Thursday, the ministry said.";
        let story = tell(vec![annotate(verbatim(Path::new("a/1.txt"), text))], &ledger);
        let article = &story.articles[0];
        assert_eq!(article.publication.single_day(), Some(day));
        assert!(article.publication.is_certain());
        let days = article.timexes[0].interval.unwrap();
        assert_eq!(days.to_string(), "2017-08-31");
    }
}
