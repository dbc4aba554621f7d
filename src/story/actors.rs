//! Merges actors across articles: one person under several spellings gets one id.
//!
//! Bodies and governments have the same id everywhere already. A wrong merge is worse than a missed one.

mod acquaint;
mod bare;
mod known;
mod setting;
#[cfg(test)]
mod surname_tests;

use std::collections::{HashMap, HashSet};

pub(super) use acquaint::acquaint;
use bare::means;
use known::{Known, persons};

use crate::annotate::actors::is_calling;
use crate::annotate::actors::names::Name;
use crate::document::{Actor, ActorId, ActorKind, Annotated, Mention};
use crate::text::fold;

/// Gives the same id to the same person across articles; the spelling that most articles use is
/// shown. Those in `apart` stay as they are.
pub fn merge(articles: &mut [Annotated], apart: &HashSet<ActorId>) {
    part_namesakes(articles);
    part_callings(articles);
    let mut all = persons(articles);
    all.retain(|known| !apart.contains(&known.actor.id));
    let renamed = renamings(&all);
    if renamed.is_empty() {
        return;
    }
    for article in articles {
        doubt_surnames(article, &renamed);
        rename(article, &renamed);
    }
}

/// Only the surname stands in the article; the full name stands in another.
const SURNAME_ONLY: &str = "known by the surname only, the full name stands in another article";

/// Marks the mentions of those who are called by a surname alone and get a full name.
fn doubt_surnames(article: &mut Annotated, renamed: &HashMap<ActorId, Actor>) {
    let bare: Vec<ActorId> = article
        .actors
        .iter()
        .filter(|actor| renamed.contains_key(&actor.id) && Name::read(&actor.name).is_bare())
        .map(|actor| actor.id.clone())
        .collect();
    let mentions = article.mentions.iter_mut().chain(&mut article.asides);
    for mention in mentions.filter(|m| m.actor.as_ref().is_some_and(|id| bare.contains(id))) {
        mention.doubt = mention.doubt.or(Some(SURNAME_ONLY));
    }
}

/// Two articles tell of persons of this name who serve different states or lead different lives.
const NAMESAKE: &str = "another person of this name is named elsewhere";

/// Keeps persons of one full name apart whom the articles tell to be of different states; all of
/// them are doubtful, for one of the articles may be wrong.
fn part_namesakes(articles: &mut [Annotated]) {
    let mut states: HashMap<ActorId, Vec<String>> = HashMap::new();
    let known = |actor: &Actor| actor.roles.iter().any(|role| role.held.is_some());
    for article in articles.iter() {
        let persons = article.actors.iter().filter(|actor| actor.kind == ActorKind::Person);
        for actor in persons.filter(|actor| !known(actor)) {
            let listed = states.entry(actor.id.clone()).or_default();
            listed.extend(
                actor
                    .country
                    .iter()
                    .filter(|state| !listed.contains(state))
                    .cloned()
                    .collect::<Vec<_>>(),
            );
        }
    }
    states.retain(|_, listed| listed.len() > 1);
    if states.is_empty() {
        return;
    }
    for article in articles {
        let mut renamed = HashMap::new();
        for actor in &article.actors {
            let Some(listed) = states.get(&actor.id).filter(|_| !known(actor)) else { continue };
            let mut head = actor.clone();
            // Who is told first keeps the id; whose state is not told stays with them.
            if let Some(state) =
                actor.country.as_ref().filter(|state| listed.first() != Some(state))
            {
                head.id = ActorId::new(&format!("{}-{}", actor.id, state.to_lowercase()));
            }
            renamed.insert(actor.id.clone(), head);
        }
        doubt_and_rename(article, &renamed);
    }
}

/// Keeps a person who is told to have a calling apart from one of the same name who is told to
/// hold a post: a striker is no diplomat.
fn part_callings(articles: &mut [Annotated]) {
    let known = |actor: &Actor| actor.roles.iter().any(|role| role.held.is_some());
    let calling = |actor: &Actor| {
        actor
            .roles
            .iter()
            .map(|role| role.title.as_str())
            .find(|title| is_calling(title))
            .map(str::to_owned)
    };
    let plain = |actor: &&Actor| actor.kind == ActorKind::Person && !known(actor);
    let of_post = |actor: &&Actor| !actor.roles.is_empty() && calling(actor).is_none();
    let all = || articles.iter().flat_map(|article| &article.actors).filter(plain);
    let posted: HashSet<ActorId> = all().filter(of_post).map(|actor| actor.id.clone()).collect();
    let called: HashSet<ActorId> =
        all().filter(|actor| calling(actor).is_some()).map(|actor| actor.id.clone()).collect();
    let both: HashSet<&ActorId> = posted.intersection(&called).collect();
    if both.is_empty() {
        return;
    }
    for article in articles {
        let mut renamed = HashMap::new();
        for actor in article.actors.iter().filter(plain).filter(|actor| both.contains(&actor.id)) {
            let mut head = actor.clone();
            if let Some(calling) = calling(actor) {
                head.id = ActorId::new(&format!("{}-{calling}", actor.id));
            }
            renamed.insert(actor.id.clone(), head);
        }
        doubt_and_rename(article, &renamed);
    }
}

/// Gives namesakes their own ids in one article and marks their mentions as doubtful.
fn doubt_and_rename(article: &mut Annotated, renamed: &HashMap<ActorId, Actor>) {
    if renamed.is_empty() {
        return;
    }
    let meant =
        |mention: &&mut Mention| mention.actor.as_ref().is_some_and(|id| renamed.contains_key(id));
    let mentions = article.mentions.iter_mut().chain(&mut article.asides);
    mentions.filter(meant).for_each(|mention| mention.doubt = mention.doubt.or(Some(NAMESAKE)));
    rename(article, renamed);
}

/// The new id and name for each id that changes.
fn renamings(persons: &[Known]) -> HashMap<ActorId, Actor> {
    let mut renamed = HashMap::new();
    for list in by_surname(persons).values_mut().filter(|list| list.len() > 1) {
        list.sort_by_key(|known| (std::cmp::Reverse(known.articles), known.actor.id.clone()));
        let full: Vec<&Known> = list.iter().copied().filter(|k| !k.name.is_bare()).collect();
        for (at, known) in full.iter().enumerate() {
            let mut earlier = full[..at].iter().filter(|other| same(known, other));
            // The most frequent spelling that fits is the one to follow, if only one person fits.
            let first = earlier.next();
            if let Some(first) = first.filter(|one| earlier.all(|other| same(one, other))) {
                let head =
                    renamed.get(&first.actor.id).cloned().unwrap_or_else(|| first.actor.clone());
                renamed.insert(known.actor.id.clone(), head);
            }
        }
        // Spellings that were found to be one are one bearer.
        let head = |known: &&Known| !renamed.contains_key(&known.actor.id);
        let heads: Vec<&Known> = full.iter().copied().filter(head).collect();
        let [one] = heads.as_slice() else { continue };
        for known in list.iter().filter(|known| known.name.is_bare() && means(known, &full)) {
            renamed.insert(known.actor.id.clone(), one.actor.clone());
        }
    }
    renamed
}

/// The persons under their surnames; spellings that are alike stand under the first of them.
fn by_surname(persons: &[Known]) -> HashMap<&str, Vec<&Known>> {
    let mut broad: HashMap<&str, &str> = HashMap::new();
    let mut first: HashMap<&str, &str> = HashMap::new();
    let mut lists: HashMap<&str, Vec<&Known>> = HashMap::new();
    for person in persons {
        let name = &person.name;
        let own = name.surname.as_str();
        let met = if name.broad.is_empty() { own } else { broad.entry(&name.broad).or_insert(own) };
        lists.entry(first.entry(own).or_insert(met)).or_default().push(person);
    }
    lists
}

/// Whether two full names are one person: no given name and no state disagrees, and the first
/// given name is written out in both.
fn same(one: &Known, other: &Known) -> bool {
    let written =
        |known: &Known| known.name.given.first().is_some_and(|name| name.chars().count() > 1);
    let state = one.actor.country.is_none()
        || other.actor.country.is_none()
        || one.actor.country == other.actor.country;
    // What was given two ids under one name was kept apart on purpose.
    let spelling = fold(&one.actor.name) != fold(&other.actor.name);
    state && spelling && written(one) && written(other) && one.name.agrees(&other.name)
}

/// Puts actors in the place of others, wherever an article names them.
pub(super) fn rename(article: &mut Annotated, renamed: &HashMap<ActorId, Actor>) {
    let to = |id: &mut ActorId| {
        if let Some(actor) = renamed.get(id) {
            *id = actor.id.clone();
        }
    };
    let mentions = article.mentions.iter_mut().chain(&mut article.asides);
    mentions.filter_map(|mention| mention.actor.as_mut()).for_each(to);
    for event in &mut article.events {
        event.who.source.iter_mut().for_each(to);
        event.who.target.iter_mut().for_each(to);
        event.who.told_by.iter_mut().for_each(to);
    }
    for quote in &mut article.quotes {
        quote.speaker.iter_mut().for_each(to);
        quote.addressee.iter_mut().for_each(to);
        quote.via.iter_mut().for_each(to);
    }
    let mut kept: Vec<Actor> = Vec::with_capacity(article.actors.len());
    for actor in article.actors.drain(..) {
        let actor = match renamed.get(&actor.id) {
            Some(head) => under(actor, head),
            None => actor,
        };
        match kept.iter_mut().find(|known| known.id == actor.id) {
            Some(known) => take(known, actor),
            None => kept.push(actor),
        }
    }
    article.actors = kept;
}

/// The actor under the name and id of the person it is.
fn under(mut actor: Actor, head: &Actor) -> Actor {
    let old = std::mem::replace(&mut actor.name, head.name.clone());
    actor.id = head.id.clone();
    actor.country = actor.country.or_else(|| head.country.clone());
    actor.part_of = actor.part_of.or_else(|| head.part_of.clone());
    if old != actor.name && !actor.aliases.contains(&old) {
        actor.aliases.push(old);
    }
    actor.aliases.retain(|alias| *alias != head.name);
    actor
}

/// Takes another account of the same actor in.
fn take(known: &mut Actor, other: Actor) {
    for alias in other.aliases {
        if alias != known.name && !known.aliases.contains(&alias) {
            known.aliases.push(alias);
        }
    }
    for role in other.roles {
        if !known.roles.contains(&role) {
            known.roles.push(role);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::merge;
    use crate::annotate::annotate;
    use crate::document::Annotated;
    use crate::load::verbatim;

    fn check(texts: &[&str], expected: &[&str]) {
        let read = |text: &&str| annotate(verbatim(std::path::Path::new("-"), text));
        let mut articles: Vec<Annotated> = texts.iter().map(read).collect();
        merge(&mut articles, &super::HashSet::new());
        let ids: Vec<String> = articles
            .iter()
            .flat_map(|article| article.actors.iter().map(|actor| actor.id.to_string()))
            .collect();
        assert_eq!(ids, expected, "{texts:?}");
    }

    #[test]
    fn spellings_of_one_person_get_one_id() {
        check(
            &["Yuri Belov spoke.", "Yury Belov spoke.", "Yuri Belov left."],
            &["per:yuri-belov", "per:yuri-belov", "per:yuri-belov"],
        );
        check(
            &["Zeljko Marcic spoke.", "Zhelko Marchich spoke.", "Anna Marchich spoke."],
            &["per:zeljko-marcic", "per:zeljko-marcic", "per:anna-marchich"],
        );
        for (one, other) in [
            ("Aleksandar Zucik", "Alexander Zuchik"),
            ("Hashim Thaqi", "Hasim Taqi"),
            ("Andrii Dobryha", "Andriy Dobriga"),
            ("Anton Goncharchuk", "Anton Honcharchuk"),
        ] {
            let id = |name: &str| format!("per:{}", name.to_lowercase().replace(' ', "-"));
            check(
                &[&format!("{one} spoke."), &format!("{other} spoke.")],
                &[id(one).as_str(), id(one).as_str()],
            );
        }
    }

    #[test]
    fn a_surname_finds_the_full_name_of_another_article_in_the_same_company() {
        let full = "Norwegian Prime Minister Erna Solberg met Jens Stoltenberg. Norway agreed.";
        check(
            &[full, "Norway agreed. Solberg, who met Jens Stoltenberg, left."],
            &[
                "per:erna-solberg",
                "per:jens-stoltenberg",
                "gov:no",
                "gov:no",
                "per:erna-solberg",
                "per:jens-stoltenberg",
            ],
        );
        check(
            &[full, "Solberg, who met Oskar Lind, left."],
            &[
                "per:erna-solberg",
                "per:jens-stoltenberg",
                "gov:no",
                "per:solberg",
                "per:oskar-lind",
            ],
        );
    }

    #[test]
    fn namesakes_whom_the_texts_contradict_stay_apart() {
        check(
            &["Ali Marzin, a Sudanese diplomat, spoke.", "Ali Marzin, an Egyptian painter, spoke."],
            &["per:ali-marzin", "per:ali-marzin-eg"],
        );
        check(
            &["Sergei Lavrov, a baker from Perth, spoke.", "Sergei Lavrov spoke."],
            &["per:sergei-lavrov-baker", "per:sergei-lavrov"],
        );
        check(&["Turkish footballer Hakan Fidan scored."], &["per:hakan-fidan-footballer"]);
        check(&["Sergei Lavrov, a former student of languages, spoke."], &["per:sergei-lavrov"]);
    }

    #[test]
    fn a_diplomat_and_a_striker_of_one_name_are_two() {
        check(
            &["Anton Berezin, a Russian diplomat, spoke.", "Anton Berezin, the striker, scored."],
            &["per:anton-berezin", "per:anton-berezin-striker"],
        );
        check(
            &["Anton Berezin, the striker, scored.", "Anton Berezin spoke."],
            &["per:anton-berezin", "per:anton-berezin"],
        );
    }

    #[test]
    fn persons_who_only_share_a_surname_stay_apart() {
        check(&["Yuri Belov spoke.", "Anna Belov spoke."], &["per:yuri-belov", "per:anna-belov"]);
    }
}
