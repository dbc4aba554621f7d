//! Which names of an article are one person, and which of the known persons that is.
//!
//! Two persons of one surname stay apart; a bare surname goes to the one named last before it. What
//! is known of a person once that is told stands in `people`.

use foldhash::HashMap;

use super::Person;
use crate::annotate::actors::gazetteer::{Classes, Found, Meaning, Title, gazetteer};
use crate::annotate::actors::likeness::join_surnames;
use crate::annotate::actors::names::{HOLDERS, Name, key, unnumbered, words_of};
use crate::annotate::actors::roles::standing::STANDING;
use crate::annotate::actors::sex::Sex;
use crate::document::DayInterval;

/// How a name was tied to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Tie {
    /// Index of the person.
    pub person: usize,
    /// Name of the rule.
    pub rule: &'static str,
    /// Why it may be another person, if that is so.
    pub doubt: Option<&'static str>,
}

impl Tie {
    const fn sure(person: usize, rule: &'static str) -> Self {
        Self { person, rule, doubt: None }
    }
}

/// Several persons of an article share the surname.
const NAMESAKE: &str = "another person of this surname is named here";
/// The name may be a middle name of that person, and the surname of another.
const FIRST_SURNAME: &str = "known by the first of two surnames only";
/// The article tells a surname only, and it is a known person's.
const SURNAME_ONLY: &str = "known by the surname only";

/// With how many persons of one surname a full name is compared at most.
const NAMESAKES: usize = 100;

/// Ties each name (in the order of the text, with the title before it) to a person.
pub(crate) fn tie(
    names: &[(&str, Title)],
    published: Option<DayInterval>,
) -> (Vec<Person>, Vec<Tie>) {
    let mut read: Vec<Name> = names.iter().map(|(name, _)| Name::read(name)).collect();
    join_surnames(&mut read);
    let mut known = Known::default();
    let mut ties = vec![None; names.len()];
    for (at, name) in read.iter().enumerate().filter(|(_, name)| !name.is_bare()) {
        let person = known.full(name);
        let fuller = |found: &&mut Person| {
            found.shown.is_empty() || name.given.concat().len() > found.name.given.concat().len()
        };
        if let Some(found) = known.people.get_mut(person).filter(fuller) {
            found.name = name.clone();
            found.shown = names[at].0.to_owned();
        }
        known.nearest.entry(name.surname.clone()).or_insert(person);
        ties[at] = Some(Tie::sure(person, "full name"));
    }
    known.note_given();
    for person in &mut known.people {
        person.holder = holder_at(&person.name, published);
    }
    for (at, name) in read.iter().enumerate() {
        let tie = ties[at].unwrap_or_else(|| known.bare(name, &names[at], published));
        let doubt = tie.doubt.or_else(|| known.doubt_of_generation(name, tie.person));
        let tie = Tie { doubt, ..tie };
        if let Some(person) = known.people.get(tie.person) {
            known.nearest.insert(person.name.surname.clone(), tie.person);
            if let Some(first) = person.name.given.first() {
                known.nearest_given.insert(first.clone(), tie.person);
            }
        }
        ties[at] = Some(tie);
    }
    (known.people, ties.into_iter().flatten().collect())
}

/// The persons of an article under the parts of their names.
#[derive(Default)]
struct Known {
    people: Vec<Person>,
    surnames: HashMap<String, Vec<usize>>,
    /// The person named last under each surname, or the first if none was named yet.
    nearest: HashMap<String, usize>,
    /// The known persons who are called by a whole name that has no surname.
    whole: HashMap<u16, usize>,
    /// The person named last under each first word that stands before a given name or is one.
    nearest_given: HashMap<String, usize>,
    /// What speaks against the persons who are known by a surname only.
    doubts: HashMap<usize, &'static str>,
    /// The only person of each first given name; `None` if there are several.
    given: HashMap<String, Option<usize>>,
}

/// The rule that ties a name to one of several persons who bear it.
const NEAREST: &str = "surname of several, the nearest";

impl Known {
    /// The person of a full name, who may be new.
    fn full(&mut self, name: &Name) -> usize {
        let agrees =
            |at: &&usize| self.people.get(**at).is_some_and(|known| known.name.agrees(name));
        let listed = self.surnames.get(&name.surname);
        let found = listed.and_then(|listed| listed.iter().take(NAMESAKES).find(agrees)).copied();
        found.unwrap_or_else(|| self.add(name, Person::default()))
    }

    fn add(&mut self, name: &Name, person: Person) -> usize {
        self.people.push(person);
        let at = self.people.len() - 1;
        self.surnames.entry(name.surname.clone()).or_default().push(at);
        at
    }

    fn note_given(&mut self) {
        for (at, person) in self.people.iter().enumerate() {
            if let Some(given) = person.name.given.first() {
                let only = self.given.entry(given.clone()).or_insert(Some(at));
                *only = only.filter(|first| *first == at);
            }
        }
    }

    /// The only one of several persons of a surname whom the title can mean ("Mrs. Clinton").
    fn of_title(&self, name: &Name, title: &Title) -> Option<usize> {
        let sex = title.words.split(' ').find_map(Sex::of_title)?;
        let all = self.surnames.get(&name.surname).filter(|all| all.len() > 1)?;
        let other = |at: &&usize| {
            let given = self.people.get(**at).and_then(|person| person.name.given.first());
            given.and_then(|given| Sex::of_given(given)).is_some_and(|told| told != sex)
        };
        let mut meant = all.iter().take(NAMESAKES).filter(|at| !other(at));
        let first = meant.next().copied();
        first.filter(|_| meant.next().is_none())
    }

    /// The person of a surname who is told apart by what stands behind it ("Kestrel Jr.").
    fn of_generation(&self, name: &Name) -> Option<usize> {
        let generation = name.generation.as_ref()?;
        let all = self.surnames.get(&name.surname)?.iter().take(NAMESAKES);
        let same = |at: &&usize| {
            self.people.get(**at).is_some_and(|p| p.name.generation.as_ref() == Some(generation))
        };
        let mut meant = all.filter(same);
        meant.next().copied().filter(|_| meant.next().is_none())
    }

    /// The known person whose whole name, of no surname, this is ("Charles III").
    fn of_whole_name(
        &mut self,
        name: &Name,
        shown: &str,
        published: Option<DayInterval>,
    ) -> Option<usize> {
        let known = gazetteer();
        let holder = |at: &u16| known.holders.get(usize::from(*at));
        let reigns = |at: &u16| {
            let mut held = holder(at).into_iter().flat_map(|holder| &holder.tenures);
            published.is_none_or(|day| {
                held.any(|tenure| tenure.held.is_some_and(|held| held.overlaps(&day)))
            })
        };
        let entries = known.named(shown).iter().filter(|_| shown.contains(' '));
        let all: Vec<u16> = entries
            .filter_map(|entry| match entry.meaning {
                Meaning::Holder(at) => Some(at),
                _ => None,
            })
            .collect();
        let at = match all.as_slice() {
            [one] if name.generation.is_some() || reigns(one) || title_in(shown).is_some() => *one,
            several => {
                let mut now = several.iter().filter(|at| published.is_some() && reigns(at));
                now.next().copied().filter(|_| now.next().is_none())?
            }
        };
        if let Some(person) = self.whole.get(&at) {
            return Some(*person);
        }
        let (own, shown) = (name.clone(), shown.to_owned());
        let person = Person { name: own, shown, holder: Some(at), ..Person::default() };
        let person = self.add(name, person);
        self.whole.insert(at, person);
        Some(person)
    }

    /// The only person of whose two surnames this is the first ("Petro" of "Gustavo Petro Urrego");
    /// nobody if it is known as the surname of somebody with other given names.
    fn of_two_surnames(&self, name: &Name, known_as: Option<u16>) -> Option<usize> {
        let holder = known_as.and_then(|at| gazetteer().holders.get(usize::from(at)));
        let other = holder.map(|holder| Name::read(holder.name()));
        let fits = |person: &Person| {
            let [first, .., middle] = person.name.given.as_slice() else { return false };
            let same = other.as_ref().is_none_or(|other| other.given.first() == Some(first));
            same && middle.len() > 2 && key(middle) == name.surname
        };
        let known = Classes::SURNAME.or(Classes::HOLDER);
        let surname = |person: &Person| {
            let middle = person.name.given.last().map_or("", String::as_str);
            gazetteer().is(middle, known) || !gazetteer().is(middle, Classes::GIVEN)
        };
        let mut all = self.people.iter().take(NAMESAKES).enumerate();
        let mut found = all.by_ref().filter(|(_, person)| fits(person) && surname(person));
        let (at, _) = found.next()?;
        found.next().is_none().then_some(at)
    }

    /// What speaks against a full name with or without "Jr." where the person bears it otherwise.
    fn doubt_of_generation(&self, name: &Name, person: usize) -> Option<&'static str> {
        let person = self.people.get(person).filter(|person| person.holder.is_none())?;
        let other = person.name.generation.is_some() != name.generation.is_some();
        (other && !name.is_bare()).then_some(NAMESAKE)
    }

    /// The only person of a surname of whom nobody says "Jr.", where a namesake is called so.
    fn elder(&self, name: &Name) -> Option<usize> {
        let all = self.surnames.get(&name.surname).filter(|_| name.generation.is_none())?;
        let plain = |at: &&usize| {
            self.people.get(**at).is_some_and(|person| person.name.generation.is_none())
        };
        let mut plain_ones = all.iter().take(NAMESAKES).filter(plain);
        let only = plain_ones.next().copied().filter(|_| plain_ones.next().is_none());
        only.filter(|_| all.len() > 1)
    }

    /// Ties a surname to the person named last by it.
    fn of_surname(&self, name: &Name, title: &Title, numbered: bool) -> Option<Tie> {
        let apart = STANDING.is_of_another_life(&title.words);
        let fits = |at: &&usize| {
            self.people.get(**at).is_some_and(|person| {
                let junior = name.generation.is_some() && person.name.generation.is_none();
                let several = self.surnames.get(&name.surname).is_some_and(|all| all.len() > 1);
                !(apart && person.holder.is_some()
                    || numbered && !person.name.is_bare()
                    || junior && (several || person.holder.is_some()))
            })
        };
        let person = *self.nearest.get(&name.surname).filter(fits)?;
        let person = self.elder(name).unwrap_or(person);
        let several = self.surnames.get(&name.surname).is_some_and(|all| all.len() > 1);
        Some(if several {
            Tie { person, rule: NEAREST, doubt: Some(NAMESAKE) }
        } else {
            Tie { person, rule: "surname", doubt: self.doubts.get(&person).copied() }
        })
    }

    /// Ties a surname (or given name) that stands alone.
    fn bare(
        &mut self,
        name: &Name,
        (shown, title): &(&str, Title),
        published: Option<DayInterval>,
    ) -> Tie {
        if let Some(person) = self.of_title(name, title) {
            return Tie::sure(person, "surname and title");
        }
        if let Some(person) = self.of_generation(name) {
            return Tie::sure(person, "surname and generation");
        }
        if let Some(person) = self.of_whole_name(name, shown, published) {
            return Tie::sure(person, "known name");
        }
        let numbered = unnumbered(shown) != *shown;
        if let Some(tie) = self.of_surname(name, title, numbered) {
            return tie;
        }
        let first = words_of(unnumbered(shown)).pop().unwrap_or_default();
        if let Some(Some(person)) = self.given.get(&first).filter(|_| !numbered) {
            return Tie::sure(*person, "given name");
        }
        let family = gazetteer().is(&first, Classes::FAMILY) && !numbered;
        if let Some(person) = self.nearest_given.get(&first).filter(|_| family) {
            return Tie { person: *person, rule: NEAREST, doubt: Some(NAMESAKE) };
        }
        // Who bears a numeral is called by the given name, which may be another's surname.
        let surname = last_name(unnumbered(shown));
        let own = title_in(shown).filter(|_| title.words.is_empty());
        let title = own.as_ref().unwrap_or(title);
        let plain = !numbered && name.generation.is_none();
        let found = gazetteer().office_holder(&surname, title, published).filter(|_| plain);
        let known_as = found.map(|(Found::InOffice(at) | Found::Surname(at))| at);
        if let Some(person) = self.of_two_surnames(name, known_as).filter(|_| !numbered) {
            let rule = "first of two surnames";
            return Tie { person, rule, doubt: Some(FIRST_SURNAME) };
        }
        let (holder, rule, doubt) = match found {
            Some(Found::InOffice(at)) => (Some(at), "title and surname at the date", None),
            Some(Found::Surname(at)) => (Some(at), "known surname", Some(SURNAME_ONLY)),
            None => (None, "name", None),
        };
        let (name, shown) = (name.clone(), (*shown).to_owned());
        let person = self.add(&name.clone(), Person { name, shown, holder, ..Person::default() });
        self.doubts.extend(doubt.map(|doubt| (person, doubt)));
        Tie { person, rule, doubt }
    }
}

/// The title that a name begins with ("King Hussein"), so that nobody of another post is meant.
fn title_in(shown: &str) -> Option<Title> {
    let words = words_of(shown);
    let [first, _, ..] = words.as_slice() else { return None };
    let known = gazetteer();
    let post = known.phrase_of(std::iter::once(known.word(first)))?.post?;
    known.is(first, Classes::HONORIFIC).then(|| Title {
        words: first.clone(),
        post: Some(post),
        ..Title::default()
    })
}

/// The last word of a name, folded, that is no "Jr." or numeral.
fn last_name(shown: &str) -> String {
    let words = words_of(shown);
    let suffix = |word: &&String| gazetteer().is(word, Classes::SUFFIX);
    words.iter().rev().find(|word| !suffix(word)).or(words.last()).cloned().unwrap_or_default()
}

/// The known person with this full name, also where the surname comes first ("Abe Shinzo").
pub(crate) fn holder_of(name: &Name) -> Option<u16> {
    holder_at(name, None)
}

/// The same, of several by one name the one in office at the time ("George Bush").
fn holder_at(name: &Name, published: Option<DayInterval>) -> Option<u16> {
    let [given] = name.given.as_slice() else { return named(name, published) };
    let turned = || Name {
        given: vec![name.surname.clone()],
        surname: key(given),
        generation: name.generation.clone(),
        ..Name::default()
    };
    let eastern = || named(&turned(), published).filter(|_| given.chars().count() > 1);
    named(name, published).or_else(eastern)
}

fn named(name: &Name, published: Option<DayInterval>) -> Option<u16> {
    let listed = HOLDERS.get(&name.surname).filter(|_| !name.is_bare())?;
    let family = gazetteer().is(&name.surname, Classes::FAMILY);
    let fits = |other: &Name| {
        // One initial stands for too many names.
        let same = other.given == name.given && name.given.len() > 1;
        let bare = other.is_bare() || !same && initials(&name.given) && initials(&other.given);
        // "Sung Kim" is not short for "Kim Sung-hwan".
        let whole =
            !family || other.given.iter().map(|g| key(g)).eq(name.given.iter().map(|g| key(g)));
        !bare && whole && other.agrees(name)
    };
    let of = |fits: &dyn Fn(&Name) -> bool| -> Vec<u16> {
        let mut all: Vec<u16> =
            listed.iter().filter(|(other, _)| fits(other)).map(|(_, at)| *at).collect();
        all.dedup();
        all
    };
    // "George W. Bush" is not "George H. W. Bush", though both are "George Bush".
    let exact = of(&|other| other.given == name.given && fits(other));
    if exact.is_empty() {
        return if let [one] = of(&fits).as_slice() { Some(*one) } else { None };
    }
    if let [one] = exact.as_slice() {
        return Some(*one);
    }
    let now = published?;
    let serves = |at: &&u16| {
        let holder = gazetteer().holders.get(usize::from(**at));
        let mut held = holder.into_iter().flat_map(|holder| &holder.tenures);
        held.any(|tenure| tenure.held.is_some_and(|held| held.overlaps(&now)))
    };
    let mut serving = exact.iter().filter(serves);
    serving.next().copied().filter(|_| serving.next().is_none())
}

fn initials(given: &[String]) -> bool {
    given.iter().all(|word| word.len() == 1)
}
