//! Carrying rulings out on the articles of a corpus.
//!
//! A name in a ruling is an actor's id, its shown name, or an alias that only one actor has;
//! a ruling on somebody the corpus does not know changes nothing.

use std::collections::{HashMap, HashSet};

use super::follow::{Told, follow};
use super::{Ledger, Ruling};
use crate::annotate::annotate_at;
use crate::document::{Actor, ActorId, Annotated, Publication};
use crate::story::actors::rename;
use crate::text::fold;

/// Carries out what is ruled on actors; returns those that are to be hidden.
pub(in crate::story) fn carry_out(ledger: &Ledger, articles: &mut [Annotated]) -> HashSet<ActorId> {
    let mut hidden = HashSet::new();
    for ruling in &in_force(ledger, articles) {
        match ruling {
            Ruling::Merge(names) => merge(names, articles),
            Ruling::Split { name, from, article: None } => split(name, from, articles),
            Ruling::Split { name, from, article: Some(place) } => {
                split_there(name, from, place, articles);
            }
            Ruling::Rename { name, to } => called(name, to, articles),
            Ruling::Hide(name) => hidden.extend(find(name, articles)),
            Ruling::Publish { .. } => {}
        }
    }
    hidden
}

/// The rulings; a name that is split off after it was merged is merged no more.
fn in_force(ledger: &Ledger, articles: &[Annotated]) -> Vec<Ruling> {
    let mut rulings: Vec<Ruling> = Vec::with_capacity(ledger.rulings().len());
    for ruling in ledger.rulings() {
        if let Ruling::Split { name, from, article: None } = ruling {
            let same = |one: &str, other: &str| {
                let found =
                    || find(one, articles).filter(|id| find(other, articles).as_ref() == Some(id));
                fold(one) == fold(other) || found().is_some()
            };
            for earlier in &mut rulings {
                if let Ruling::Merge(names) = earlier
                    && !same(name, from)
                    && names.iter().any(|merged| same(merged, from))
                {
                    names.retain(|merged| !same(merged, name));
                }
            }
        }
        rulings.push(ruling.clone());
    }
    rulings
}

impl Ledger {
    /// Dates the articles that the user has dated, and annotates these again.
    pub(in crate::story) fn date(&self, articles: &mut [Annotated]) {
        for article in articles {
            let path = article.document.path();
            // Whole names of files and folders count: `1.txt` is not the end of `11.txt`.
            let ruled = self.rulings().iter().rev().find_map(|ruling| match ruling {
                Ruling::Publish { article, days } if path.ends_with(article) => Some(*days),
                _ => None,
            });
            if let Some(Some(days)) = ruled {
                *article = annotate_at(article.document.clone(), Publication::Set(days));
            }
        }
    }
}

/// All actors of the corpus, once for each article that names them.
fn actors(articles: &[Annotated]) -> impl Iterator<Item = &Actor> {
    articles.iter().flat_map(|article| &article.actors)
}

/// Whom a name means: an id, a shown name, or an alias that only one actor has.
fn find(name: &str, articles: &[Annotated]) -> Option<ActorId> {
    let wanted = fold(name);
    let own = |actor: &&Actor| actor.id.as_str() == name || fold(&actor.name) == wanted;
    if let Some(actor) = actors(articles).find(own) {
        return Some(actor.id.clone());
    }
    let called = |actor: &&Actor| actor.aliases.iter().any(|alias| fold(alias) == wanted);
    let ids: HashSet<&ActorId> = actors(articles).filter(called).map(|actor| &actor.id).collect();
    let mut ids = ids.into_iter();
    ids.next().filter(|_| ids.next().is_none()).cloned()
}

fn merge(names: &[String], articles: &mut [Annotated]) {
    let mut ids = names.iter().filter_map(|name| find(name, articles));
    let Some(first) = ids.next() else { return };
    let rest: Vec<ActorId> = ids.filter(|id| *id != first).collect();
    let Some(head) = actors(articles).find(|actor| actor.id == first).cloned() else { return };
    let renamed: HashMap<ActorId, Actor> = rest.into_iter().map(|id| (id, head.clone())).collect();
    articles.iter_mut().for_each(|article| rename(article, &renamed));
}

fn called(name: &str, to: &str, articles: &mut [Annotated]) {
    let Some(id) = find(name, articles) else { return };
    for actor in articles.iter_mut().flat_map(|article| &mut article.actors) {
        if actor.id == id {
            let old = std::mem::replace(&mut actor.name, to.to_owned());
            actor.aliases.retain(|alias| *alias != to);
            if old != to && !actor.aliases.contains(&old) {
                actor.aliases.push(old);
            }
        }
    }
}

/// Makes who is called `name` an actor of its own.
///
/// In an article that has no other full name for the two, all its mentions move; else only those
/// of that very name do.
fn split(name: &str, from: &str, articles: &mut [Annotated]) {
    let Some(old) = find(from, articles) else { return };
    let Some(model) = actors(articles).find(|actor| actor.id == old).cloned() else { return };
    let model_name = model.name.clone();
    let new = fresh_id(name, &old, articles);
    let actor =
        Actor { id: new, name: name.to_owned(), aliases: Vec::new(), roles: Vec::new(), ..model };
    let wanted = fold(name);
    for article in articles.iter_mut() {
        let surfaces: HashSet<String> = surfaces(article, &old).map(|(_, words)| words).collect();
        let full = |other: &String| other.contains(' ') && *other != wanted;
        match surfaces.contains(&wanted) {
            true if wanted.contains(' ') && !surfaces.iter().any(full) => {
                rename(article, &HashMap::from([(old.clone(), actor.clone())]));
            }
            true => move_mentions(article, &old, &actor, &wanted),
            false => {}
        }
        // Neither bears the other's name any more.
        for (id, gone) in [(&old, &wanted), (&actor.id, &fold(&model_name))] {
            let own = article.actors.iter_mut().filter(|actor| actor.id == *id);
            own.for_each(|actor| actor.aliases.retain(|alias| fold(alias) != *gone));
        }
    }
}

/// Makes whom some articles call so somebody else of that name; what they tell of them stays theirs.
fn split_there(name: &str, from: &str, place: &str, articles: &mut [Annotated]) {
    let Some(old) = find(from, articles) else { return };
    let id = fresh_id(name, &old, articles);
    for article in articles.iter_mut().filter(|a| a.document.path().ends_with(place)) {
        let Some(own) = article.actors.iter_mut().find(|actor| actor.id == old) else { continue };
        let known = own.roles.iter().any(|role| role.held.is_some());
        if known {
            // What is known beforehand is known of the other one.
            (own.country, own.part_of) = (None, None);
            own.roles.retain(|role| role.held.is_none());
            own.aliases.clear();
        }
        let other = Actor { id: id.clone(), name: name.to_owned(), ..own.clone() };
        rename(article, &HashMap::from([(old.clone(), other)]));
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

/// An id of the same kind that nobody has.
fn fresh_id(name: &str, old: &ActorId, articles: &[Annotated]) -> ActorId {
    let taken: HashSet<&ActorId> = actors(articles).map(|actor| &actor.id).collect();
    let kind = old.as_str().split(':').next().unwrap_or("");
    let words = fold(name).split_whitespace().collect::<Vec<_>>().join("-");
    let numbered = (2..).map(|number| ActorId::new(&format!("{kind}:{words}-{number}")));
    let plain = std::iter::once(ActorId::new(&format!("{kind}:{words}")));
    let free = plain.chain(numbered).find(|id| !taken.contains(id));
    free.unwrap_or_else(|| old.clone())
}

#[cfg(test)]
mod tests {
    use crate::document::{Basis, DayInterval};
    use std::path::Path;

    use crate::annotate::annotate;
    use crate::document::{ActorId, Annotated};
    use crate::load::verbatim;
    use crate::story::{Ledger, Ruling, tell};

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
                article: Some("1.txt".into()),
            }],
            &["Yuri Belov (per:yuri-belov)", "Yuri Belov (per:yuri-belov-2)"],
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
            article: "1.txt".into(),
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
