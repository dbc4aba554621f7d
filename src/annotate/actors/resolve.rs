//! Which names of a list are one actor, without their texts: for lists of names that were found elsewhere.
//!
//! `doc` groups the names of one document, so that a surname there finds its full name.

use foldhash::HashMap;

use super::gazetteer::{Gazetteer, Meaning, gazetteer};
use super::names::{Name, key, nearly, nearly_given};
use super::people::slug;
use crate::document::MentionKind;

/// A name and the document that it stands in.
#[derive(Clone, Copy, Debug)]
pub struct NamedIn<'a> {
    /// The document; names of one document explain each other.
    pub doc: &'a str,
    /// The name as it is written.
    pub name: &'a str,
    /// What kind of name it is.
    pub kind: MentionKind,
}

/// Who a name is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolved {
    /// Id of the actor, equal for names of one actor; `None` if the name holds no word.
    pub actor: Option<String>,
    /// Name of the rule that decided.
    pub rule: &'static str,
}

/// Tells which names are one actor; the answers stand in the order of the names.
#[must_use]
pub fn resolve(names: &[NamedIn<'_>]) -> Vec<Resolved> {
    let known = gazetteer();
    let mut answers: Vec<Option<Resolved>> = names.iter().map(|name| other(known, name)).collect();
    let persons: Vec<usize> =
        (0..names.len()).filter(|at| answers.get(*at).is_some_and(Option::is_none)).collect();
    let docs: Vec<&str> = persons.iter().map(|at| names[*at].doc).collect();
    let read: Vec<Name> = persons.iter().map(|at| Name::read_listed(names[*at].name)).collect();
    let groups = Groups::of(&read, &docs);
    for (nth, at) in persons.iter().enumerate() {
        let (actor, rule) = groups.answer(nth, names[*at].name);
        answers[*at] =
            Some(Resolved { actor: Some(actor).filter(|_| !empty(names[*at].name)), rule });
    }
    answers
        .into_iter()
        .zip(names)
        .map(|(answer, name)| answer.unwrap_or_else(|| plain(name)))
        .collect()
}

/// Anything but a person.
fn other(known: &Gazetteer, name: &NamedIn<'_>) -> Option<Resolved> {
    if name.kind == MentionKind::Person {
        return None;
    }
    let trimmed = name.name.trim_start_matches("the ").trim_start_matches("The ");
    let entries = known.named(trimmed);
    let code = |at: u16| known.countries.get(usize::from(at)).map(super::gazetteer::Country::id);
    let found = entries.iter().find_map(|entry| match entry.meaning {
        Meaning::Body(at) => known.bodies.get(usize::from(at)).map(|body| body.id.to_owned()),
        Meaning::Country(at) if name.kind == MentionKind::Location => code(at),
        Meaning::Adjective(at) | Meaning::People(at) if name.kind != MentionKind::Organisation => {
            code(at)
        }
        _ => None,
    });
    Some(
        found.map_or_else(
            || plain(name),
            |actor| Resolved { actor: Some(actor), rule: "gazetteer" },
        ),
    )
}

/// A name that is only itself.
fn plain(name: &NamedIn<'_>) -> Resolved {
    let class = match name.kind {
        MentionKind::Person => "per",
        MentionKind::Organisation => "org",
        MentionKind::Location => "loc",
        MentionKind::Other => "misc",
    };
    let actor = format!("{class}:{}", slug(name.name));
    Resolved { actor: Some(actor).filter(|_| !empty(name.name)), rule: "name" }
}

fn empty(name: &str) -> bool {
    !name.contains(char::is_alphanumeric)
}

/// Persons' names put together.
struct Groups<'a> {
    names: &'a [Name],
    group: Vec<usize>,
    rules: Vec<&'static str>,
    /// For each group the fullest name.
    fullest: HashMap<usize, usize>,
    members: HashMap<usize, Vec<usize>>,
}

/// How many names are compared with each other at most, so that a hostile list stays cheap.
const MOST_COMPARED: usize = 400;

/// Whether given names agree as [`Name::agrees`] has it, slips of the pen allowed.
fn nearly_agree(one: &[String], other: &[String]) -> bool {
    one.iter().zip(other).all(|(a, b)| nearly_given(a, b))
}

impl<'a> Groups<'a> {
    fn of(names: &'a [Name], docs: &[&str]) -> Self {
        let count = names.len();
        let mut groups = Self {
            names,
            group: (0..count).collect(),
            rules: vec!["name"; count],
            fullest: HashMap::default(),
            members: HashMap::default(),
        };
        let mut by_surname: HashMap<&str, Vec<usize>> = HashMap::default();
        for (at, name) in names.iter().enumerate() {
            by_surname.entry(name.surname.as_str()).or_default().push(at);
        }
        let mut lists: Vec<_> = by_surname.into_values().collect();
        lists.sort();
        for list in &lists {
            groups.same_surname(list, docs);
        }
        for at in 0..count {
            groups.members.entry(groups.group[at]).or_default().push(at);
        }
        groups.slips();
        for at in 0..count {
            let root = groups.group[at];
            let full = groups.fullest.entry(root).or_insert(at);
            if length(&names[at]) > length(&names[*full]) {
                *full = at;
            }
        }
        groups
    }

    /// Puts the names of one surname together, the fullest first.
    fn same_surname(&mut self, list: &[usize], docs: &[&str]) {
        let mut order: Vec<usize> =
            list.iter().copied().filter(|at| !self.names[*at].is_bare()).collect();
        order.sort_by_key(|at| (std::cmp::Reverse(length(&self.names[*at])), *at));
        let mut heads: Vec<Vec<usize>> = Vec::new();
        let mut written: HashMap<&Name, usize> = HashMap::default();
        for at in order {
            let name = &self.names[at];
            let head = written.get(name).copied().or_else(|| self.head_for(&heads, name));
            let head = head.unwrap_or_else(|| {
                heads.push(Vec::new());
                heads.len() - 1
            });
            written.insert(name, head);
            heads[head].push(at);
        }
        for head in &heads {
            for at in head {
                self.group[*at] = head[0];
                self.rules[*at] = "full name";
            }
        }
        for at in list.iter().copied().filter(|at| self.names[*at].is_bare()) {
            self.bare(at, &heads, list, docs);
        }
    }

    /// The person that a full name fits. What fits two is tied to neither, since a wrong merge is worse
    /// than a missed one, unless the other is named so seldom that it is likely a slip.
    fn head_for(&self, heads: &[Vec<usize>], name: &Name) -> Option<usize> {
        let fits = |head: &Vec<usize>| {
            let mut members = head.iter().take(MOST_COMPARED);
            members.all(|member| nearly_agree(&self.names[*member].given, &name.given))
        };
        let many = heads.len().min(MOST_COMPARED);
        let mut fitting: Vec<usize> = (0..many).filter(|head| fits(&heads[*head])).collect();
        fitting.sort_by_key(|head| std::cmp::Reverse(heads[*head].len()));
        match fitting.as_slice() {
            [one] => Some(*one),
            [one, next, ..] if heads[*one].len() >= 2 * heads[*next].len() => Some(*one),
            _ => None,
        }
    }

    /// Puts persons together whose surnames differ by a slip of the pen and whose given names agree.
    fn slips(&mut self) {
        let mut buckets: HashMap<(String, char), Vec<usize>> = HashMap::default();
        for (at, name) in self.names.iter().enumerate() {
            let first = name.given.first().filter(|given| given.chars().count() > 1);
            if let (Some(given), Some(letter)) = (first, name.surname.chars().next()) {
                buckets.entry((key(given), letter)).or_default().push(at);
            }
        }
        let mut buckets: Vec<_> =
            buckets.into_values().filter(|b| b.len() <= MOST_COMPARED).collect();
        buckets.sort();
        for bucket in buckets {
            for (nth, at) in bucket.iter().enumerate() {
                let (one, rest) = (&self.names[*at], &bucket[nth + 1..]);
                let slip = |other: &&usize| {
                    let other = &self.names[**other];
                    one.surname != other.surname
                        && nearly(&one.surname, &other.surname)
                        && nearly_agree(&one.given, &other.given)
                };
                let found: Vec<usize> = rest.iter().filter(slip).copied().collect();
                found.into_iter().for_each(|other| self.join(*at, other));
            }
        }
    }

    /// Makes two groups one, if all their given names agree.
    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.group[one], self.group[other]);
        let of = |root: usize| self.members.get(&root).map_or(&[][..], Vec::as_slice);
        let agree = of(one).iter().all(|a| {
            of(other).iter().all(|b| nearly_agree(&self.names[*a].given, &self.names[*b].given))
        });
        if one == other || !agree || of(one).len() + of(other).len() > MOST_COMPARED {
            return;
        }
        let moved = self.members.remove(&other).unwrap_or_default();
        for at in &moved {
            self.group[*at] = one;
            self.rules[*at] = "spelling";
        }
        self.members.entry(one).or_default().extend(moved);
    }

    /// A surname alone: the person of that surname in its document, else the only one anywhere.
    fn bare(&mut self, at: usize, heads: &[Vec<usize>], list: &[usize], docs: &[&str]) {
        let here = |head: &&Vec<usize>| head.iter().any(|member| docs[*member] == docs[at]);
        let mut local = heads.iter().filter(here);
        let found = match (local.next(), local.next()) {
            (Some(one), None) => Some((one, "surname in its document")),
            _ if heads.len() == 1 => heads.first().map(|one| (one, "only one of that surname")),
            _ => None,
        };
        let first_bare = list.iter().copied().find(|other| self.names[*other].is_bare());
        let (root, rule) = match found {
            Some((head, rule)) => (head[0], rule),
            None => (first_bare.unwrap_or(at), "surname alone"),
        };
        self.group[at] = root;
        self.rules[at] = rule;
    }

    fn answer(&self, at: usize, written: &str) -> (String, &'static str) {
        let root = self.group[at];
        let full = self.fullest.get(&root).map_or(at, |full| *full);
        let name = &self.names[full];
        let words: Vec<&str> =
            name.given.iter().map(String::as_str).chain([name.surname.as_str()]).collect();
        let id = if words.concat().is_empty() { slug(written) } else { words.join("-") };
        (format!("per:{id}#{root}"), self.rules[at])
    }
}

fn length(name: &Name) -> (usize, usize) {
    (name.given.len(), name.given.iter().map(String::len).sum())
}

#[cfg(test)]
mod tests {
    use super::{NamedIn, resolve};
    use crate::document::MentionKind;

    /// Checks which of `names` (document, name) are one actor: equal letters in `expected` are.
    fn check(kind: MentionKind, names: &[(&str, &str)], expected: &str) {
        let asked: Vec<_> = names.iter().map(|(doc, name)| NamedIn { doc, name, kind }).collect();
        let answers = resolve(&asked);
        let mut seen: Vec<&str> = Vec::new();
        let letters: String = answers
            .iter()
            .map(|answer| {
                let at = seen
                    .iter()
                    .position(|id| Some(*id) == answer.actor.as_deref())
                    .unwrap_or_else(|| {
                        seen.push(answer.actor.as_deref().unwrap());
                        seen.len() - 1
                    });
                char::from(b'a' + u8::try_from(at).unwrap())
            })
            .collect();
        assert_eq!(letters, expected, "{names:?}");
    }

    #[test]
    fn inverted_names_initials_and_titles_are_one_person() {
        check(
            MentionKind::Person,
            &[
                ("1", "Kestrel, Amos Theodore"),
                ("2", "Amos T. Kestrel"),
                ("3", "General Amos Kestrel"),
            ],
            "aaa",
        );
    }

    #[test]
    fn given_names_that_differ_keep_persons_apart() {
        check(
            MentionKind::Person,
            &[("1", "Anna Kestrel"), ("1", "Amos Kestrel"), ("2", "Kestrel")],
            "abc",
        );
    }

    #[test]
    fn a_surname_finds_its_full_name_in_its_document_first() {
        check(
            MentionKind::Person,
            &[("1", "Anna Kestrel"), ("1", "Kestrel"), ("2", "Amos Kestrel"), ("2", "Kestrel")],
            "aabb",
        );
    }

    #[test]
    fn states_have_many_names() {
        check(
            MentionKind::Location,
            &[("1", "U.S."), ("2", "United States"), ("3", "America"), ("3", "Peru")],
            "aaab",
        );
    }
}
