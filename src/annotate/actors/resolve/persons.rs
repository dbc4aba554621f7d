//! Which names of persons are one person.
//!
//! A surname goes to the full name in its document first; what fits two is tied to neither.

use foldhash::HashMap;

use crate::annotate::actors::gazetteer::{Holder, gazetteer};
use crate::annotate::actors::names::{Name, key, nearly, nearly_given};
use crate::annotate::actors::people::{holder_of, slug};

/// The surname of several persons of the document.
pub(super) const NEAREST: &str = "surname of several in its document, the nearest";
/// The surname of several persons, of whom one is named far most.
pub(super) const BEST_KNOWN: &str = "best known of that surname";
/// A surname that only one person anywhere has.
pub(super) const ONLY_ONE: &str = "only one of that surname";
/// A part of a name that is no surname.
pub(super) const OTHER_PART: &str = "other part of a name";
/// Surnames that differ by a slip of the pen.
pub(super) const SPELLING: &str = "spelling";

/// Persons' names put together.
pub(super) struct Groups<'a> {
    names: &'a [Name],
    group: Vec<usize>,
    rules: Vec<&'static str>,
    /// For each group the fullest name.
    fullest: HashMap<usize, usize>,
    members: HashMap<usize, Vec<usize>>,
}

/// How many names are compared with each other at most, so that a hostile list stays cheap.
const MOST_COMPARED: usize = 400;

/// How many times more often than the next one a person must be named to be meant by a surname
/// alone where the document names nobody of that surname.
const FAR_MORE: usize = 2;

/// Whether given names agree as [`Name::agrees`] has it, slips of the pen allowed.
fn nearly_agree(one: &[String], other: &[String]) -> bool {
    let agree =
        |one: &[String], other: &[String]| one.iter().zip(other).all(|(a, b)| nearly_given(a, b));
    let (long, short) = if one.len() < other.len() { (other, one) } else { (one, other) };
    // "Suu Kyi" is the end of "Aung San Suu Kyi".
    let end = long.get(long.len() - short.len()..).unwrap_or(long);
    let full = |given: &[String]| given.iter().any(|word| word.chars().count() > 1);
    agree(one, other) || (full(short) && full(end) && agree(end, short))
}

/// Whether two names of about one surname can be one person's.
fn may_be_one(one: &Name, other: &Name) -> bool {
    nearly_agree(&one.given, &other.given) && !one.contradicts(other)
}

impl<'a> Groups<'a> {
    pub(super) fn of(names: &'a [Name], docs: &[&str]) -> Self {
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
        groups.first_words(docs);
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
            let head = written
                .get(name)
                .copied()
                .or_else(|| self.head_here(&heads, at, docs))
                .or_else(|| self.head_for(&heads, name));
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

    /// The only person of its document whom a name fits.
    fn head_here(&self, heads: &[Vec<usize>], at: usize, docs: &[&str]) -> Option<usize> {
        let name = &self.names[at];
        let fits = |head: &Vec<usize>| {
            let mut members = head.iter().take(MOST_COMPARED);
            let here = head.iter().take(MOST_COMPARED).any(|member| docs[*member] == docs[at]);
            here && members.all(|member| may_be_one(&self.names[*member], name))
        };
        let mut fitting = (0..heads.len().min(MOST_COMPARED)).filter(|head| fits(&heads[*head]));
        fitting.next().filter(|_| fitting.next().is_none())
    }

    /// The person that a full name fits. What fits two is tied to neither, since a wrong merge is worse
    /// than a missed one, unless the other is named so seldom that it is likely a slip.
    fn head_for(&self, heads: &[Vec<usize>], name: &Name) -> Option<usize> {
        let fits = |head: &Vec<usize>| {
            let mut members = head.iter().take(MOST_COMPARED);
            members.all(|member| may_be_one(&self.names[*member], name))
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
                        && may_be_one(one, other)
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
        let agree = of(one)
            .iter()
            .all(|a| of(other).iter().all(|b| may_be_one(&self.names[*a], &self.names[*b])));
        if one == other || !agree || of(one).len() + of(other).len() > MOST_COMPARED {
            return;
        }
        let moved = self.members.remove(&other).unwrap_or_default();
        for at in &moved {
            self.group[*at] = one;
            self.rules[*at] = SPELLING;
        }
        self.members.entry(one).or_default().extend(moved);
    }

    /// A surname alone: the person of that surname who was named last before it in its document,
    /// else the only one anywhere, or one who is named far more often than all others.
    fn bare(&mut self, at: usize, heads: &[Vec<usize>], list: &[usize], docs: &[&str]) {
        let nearest = |head: &Vec<usize>| {
            let here = head.iter().copied().filter(|member| docs[*member] == docs[at]);
            here.min_by_key(|member| (*member > at, member.abs_diff(at)))
        };
        let local = heads.iter().filter_map(|head| Some((nearest(head)?, head)));
        let local = local.min_by_key(|(member, _)| (*member > at, member.abs_diff(at)));
        let several = heads.iter().filter_map(nearest).nth(1).is_some();
        let mut by_size: Vec<&Vec<usize>> = heads.iter().collect();
        by_size.sort_by_key(|head| std::cmp::Reverse(head.len()));
        let found = match (local, by_size.as_slice()) {
            (Some((_, head)), _) if several => Some((head, NEAREST)),
            (Some((_, head)), _) => Some((head, "surname in its document")),
            (None, [one]) => Some((*one, ONLY_ONE)),
            (None, [one, next, ..]) if one.len() >= FAR_MORE * next.len() => {
                Some((*one, BEST_KNOWN))
            }
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

    /// Names of one word that are nobody's surname: a given name, or a surname that stands first
    /// ("Kim Young-sam"), of the only such person in the document, else anywhere.
    fn first_words(&mut self, docs: &[&str]) {
        let mut here: HashMap<(&str, String), Option<usize>> = HashMap::default();
        let mut anywhere: HashMap<String, Option<usize>> = HashMap::default();
        for (at, name) in self.names.iter().enumerate().filter(|(_, name)| !name.is_bare()) {
            let root = self.group[at];
            for word in name.given.iter().filter(|word| word.chars().count() > 1) {
                let word = key(word);
                let only = here.entry((docs[at], word.clone())).or_insert(Some(root));
                *only = only.filter(|known| *known == root);
                let only = anywhere.entry(word).or_insert(Some(root));
                *only = only.filter(|known| *known == root);
            }
        }
        let alone = |at: &usize| self.names[*at].is_bare() && self.rules[*at] == "surname alone";
        let bare: Vec<usize> = (0..self.names.len()).filter(alone).collect();
        for at in bare {
            let word = &self.names[at].surname;
            let local = here.get(&(docs[at], word.clone()));
            let found = local.or_else(|| anywhere.get(word)).copied().flatten();
            if let Some(root) = found {
                self.group[at] = root;
                self.rules[at] = OTHER_PART;
            }
        }
    }

    pub(super) fn answer(&self, at: usize, written: &str) -> (String, &'static str) {
        let root = self.group[at];
        let full = self.fullest.get(&root).map_or(at, |full| *full);
        let name = &self.names[full];
        if let Some(holder) = known(name) {
            return (format!("per:{}", slug(holder.name())), self.rules[at]);
        }
        let words: Vec<&str> =
            name.given.iter().map(String::as_str).chain([name.surname.as_str()]).collect();
        let id = if words.concat().is_empty() { slug(written) } else { words.join("-") };
        (format!("per:{id}#{root}"), self.rules[at])
    }
}

/// The known person of a full name.
fn known(name: &Name) -> Option<&'static Holder> {
    let at = holder_of(name)?;
    gazetteer().holders.get(usize::from(at))
}

fn length(name: &Name) -> (usize, usize) {
    (name.given.len(), name.given.iter().map(String::len).sum())
}
