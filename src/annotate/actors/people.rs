//! Persons of one article: which names are one person, and which of the known persons it is.
//!
//! Two persons of one surname stay apart; a bare surname goes to the one named last before it.

use super::gazetteer::{Classes, Found, Holder, Meaning, Tenure, Title};
use foldhash::HashMap;
use std::sync::LazyLock;

use super::gazetteer::{gazetteer, lines};
use super::names::{Name, key, unnumbered, words_of};
use super::roles::standing::STANDING;
use super::sex::Sex;
use crate::document::{Actor, ActorId, ActorKind, DayInterval, Role};

/// A person of an article.
#[derive(Clone, Debug, Default)]
pub(crate) struct Person {
    /// The fullest name that was read.
    pub name: Name,
    /// That name as it is written.
    pub shown: String,
    /// Who of the known persons it is.
    pub holder: Option<u16>,
    /// What the text calls them: role nouns, folded ("foreign minister").
    pub roles: Vec<String>,
    /// What the text says they do for a living, if that is no public office.
    pub calling: Option<&'static str>,
    /// What the text says they were.
    pub former: Vec<String>,
    /// Code of the state that the text says they serve.
    pub country: Option<&'static str>,
    /// When the article was published, as far as that is known.
    pub published: Option<DayInterval>,
}

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
    let read: Vec<Name> = names.iter().map(|(name, _)| Name::read(name)).collect();
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
        person.holder = holder_of(&person.name);
    }
    for (at, name) in read.iter().enumerate() {
        let tie = ties[at].unwrap_or_else(|| known.bare(name, &names[at], published));
        if let Some(person) = known.people.get(tie.person) {
            known.nearest.insert(person.name.surname.clone(), tie.person);
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
    /// The only person of each first given name; `None` if there are several.
    given: HashMap<String, Option<usize>>,
}

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
            [one] if name.generation.is_some() || reigns(one) => *one,
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
        let apart = STANDING.is_of_another_life(&title.words);
        let numbered = unnumbered(shown) != *shown;
        let fits = |at: &&usize| {
            self.people.get(**at).is_some_and(|person| {
                !(apart && person.holder.is_some() || numbered && !person.name.is_bare())
            })
        };
        if let Some(person) = self.nearest.get(&name.surname).filter(fits) {
            let several = self.surnames.get(&name.surname).is_some_and(|all| all.len() > 1);
            return match several {
                true => Tie {
                    person: *person,
                    rule: "surname of several, the nearest",
                    doubt: Some(NAMESAKE),
                },
                false => Tie::sure(*person, "surname"),
            };
        }
        let first = words_of(unnumbered(shown)).pop().unwrap_or_default();
        if let Some(Some(person)) = self.given.get(&first).filter(|_| !numbered) {
            return Tie::sure(*person, "given name");
        }
        // Who bears a numeral is called by the given name, which may be another's surname.
        let surname = last_name(unnumbered(shown));
        let found = gazetteer().office_holder(&surname, title, published).filter(|_| !numbered);
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
        Tie { person, rule, doubt }
    }
}

/// The last word of a name, folded, that is no "Jr." or numeral.
fn last_name(shown: &str) -> String {
    let words = words_of(shown);
    let suffix = |word: &&String| gazetteer().is(word, Classes::SUFFIX);
    words.iter().rev().find(|word| !suffix(word)).or(words.last()).cloned().unwrap_or_default()
}

/// So many years before the first listed post nobody makes news by it.
const YOUNGEST: i16 = 30;

/// The known person with this full name, also where the surname comes first ("Abe Shinzo").
pub(crate) fn holder_of(name: &Name) -> Option<u16> {
    let [given] = name.given.as_slice() else { return named(name) };
    let turned = || Name {
        given: vec![name.surname.clone()],
        surname: key(given),
        generation: name.generation.clone(),
    };
    named(name).or_else(|| named(&turned()).filter(|_| given.chars().count() > 1))
}

fn named(name: &Name) -> Option<u16> {
    let fits = |other: &Name| {
        let bare = other.is_bare() || (initials(&name.given) && initials(&other.given));
        !bare && other.agrees(name)
    };
    let listed = HOLDERS.get(&name.surname).filter(|_| !name.is_bare())?;
    let mut fitting = listed.iter().filter(|(other, _)| fits(other)).map(|(_, at)| *at);
    let first = fitting.next()?;
    fitting.all(|at| at == first).then_some(first)
}

/// The known persons' names under the keys of their surnames.
static HOLDERS: LazyLock<HashMap<String, Vec<(Name, u16)>>> = LazyLock::new(|| {
    let mut names: HashMap<String, Vec<(Name, u16)>> = HashMap::default();
    for (at, holder) in (0..).zip(&gazetteer().holders) {
        for name in holder.names.iter().map(|name| Name::read(name)) {
            names.entry(name.surname.clone()).or_default().push((name, at));
        }
    }
    names
});

fn initials(given: &[String]) -> bool {
    given.iter().all(|word| word.len() == 1)
}

impl Person {
    /// The holder's record, if it is a known person.
    pub(crate) fn record(&self) -> Option<&'static Holder> {
        self.holder.and_then(|at| gazetteer().holders.get(usize::from(at)))
    }

    /// The id: a slug of the name under which the person is shown.
    pub(crate) fn id(&self) -> ActorId {
        let name = slug(self.record().map_or(self.shown.as_str(), |holder| holder.name()));
        match self.calling.filter(|_| self.holder.is_none() && holder_of(&self.name).is_some()) {
            // The id without more is that of the office-holder of this name.
            Some(calling) => ActorId::new(&format!("per:{name}-{calling}")),
            None => ActorId::new(&format!("per:{name}")),
        }
    }

    /// Takes the known person back whom the text contradicts: by another calling, or by a time in
    /// which that person was a child or not yet born.
    pub(crate) fn check_record(&mut self, published: Option<DayInterval>) {
        self.published = published;
        let Some(holder) = self.record() else { return };
        let other = self.calling.is_some() && !self.roles.iter().any(|role| official(role));
        let starts = holder.tenures.iter().filter_map(|tenure| tenure.held?.first());
        let start = starts.map(jiff::civil::Date::year).min();
        let now = published.and_then(|days| days.last()).map(jiff::civil::Date::year);
        let early = start.zip(now).is_some_and(|(start, now)| now < start - YOUNGEST);
        if other || early {
            self.holder = None;
        }
    }

    /// Whether they are known to serve other states than this one only.
    pub(crate) fn serves_another(&self, state: &str) -> bool {
        let tenures = self.record().map_or(&[][..], |holder| holder.tenures.as_slice());
        let mut states = tenures.iter().map(|tenure| tenure.of).filter(|of| of.len() == 2);
        let first = states.next();
        first.is_some_and(|first| first != state && states.all(|other| other != state))
    }

    /// Code of the state that they serve.
    pub(crate) fn state(&self) -> Option<&'static str> {
        self.country.or_else(|| self.record().and_then(Holder::country))
    }

    /// The person as an actor.
    pub(crate) fn actor(&self) -> Actor {
        let known = self.record();
        let mut roles: Vec<Role> = known
            .iter()
            .flat_map(|holder| &holder.tenures)
            .map(|tenure| Role { title: title(tenure.of, tenure.post), held: tenure.held })
            .collect();
        for role in &self.roles {
            if !roles.iter().any(|known| known.title.to_lowercase().contains(role.as_str())) {
                roles.push(Role { title: role.clone(), held: None });
            }
        }
        if let Some(calling) = self.calling.filter(|_| known.is_none()) {
            roles.push(Role { title: calling.to_owned(), held: None });
        }
        let name = known.map_or(self.shown.as_str(), |holder| holder.name());
        Actor {
            part_of: self.part_of().map(|id| ActorId::new(&id)),
            country: self.state().map(str::to_owned),
            aliases: known.map_or(Vec::new(), |holder| {
                holder.names.iter().skip(1).map(|n| (*n).to_owned()).collect()
            }),
            roles,
            ..Actor::new(self.id(), name, ActorKind::Person)
        }
    }

    /// What they are a part of: a ministry, an office, a body or a government.
    fn part_of(&self) -> Option<String> {
        let role = self.roles.iter().find(|role| official(role));
        let Some(holder) = self.record() else {
            return role.and_then(|role| self.country.map(|code| home(code, role)));
        };
        let mut homes: Vec<String> =
            self.posts_now(holder).map(|tenure| home(tenure.of, tenure.post)).collect();
        homes.dedup();
        if let [one] = homes.as_slice() {
            return Some(one.clone());
        }
        // Who leads a government is no part of the ministry that they hold as well.
        let above = |id: &&String| self.published.is_some() && !id.starts_with("min:");
        let government = || self.state().map(|code| format!("gov:{}", code.to_lowercase()));
        homes.iter().find(above).cloned().or_else(government)
    }

    /// The posts that a known person holds at the time of the article; all, or those that the text
    /// tells of, if that time is not known.
    fn posts_now<'h>(&self, holder: &'h Holder) -> impl Iterator<Item = &'h Tenure> {
        let told = |tenure: &Tenure| self.is_introduced_as(tenure.post);
        let any_told = holder.tenures.iter().any(told);
        holder.tenures.iter().filter(move |tenure| match self.published {
            Some(day) => tenure.held.is_some_and(|held| held.overlaps(&day)),
            None => !any_told || told(tenure),
        })
    }

    /// Whether the text introduces the person by this role, or by a nearer word for it.
    pub(crate) fn is_introduced_as(&self, role: &str) -> bool {
        self.roles.iter().any(|title| STANDING.covers(title, role))
    }

    /// Whether the text says that they were this.
    pub(crate) fn was(&self, role: &str) -> bool {
        self.former.iter().any(|title| STANDING.covers(title, role))
    }

    /// When the person held the posts that a role can mean.
    pub(crate) fn terms(&self, role: &str) -> impl Iterator<Item = DayInterval> {
        let tenures = self.record().map_or(&[][..], |holder| holder.tenures.as_slice());
        let fitting = tenures.iter().filter(move |tenure| STANDING.covers(tenure.post, role));
        fitting.filter_map(|tenure| tenure.held)
    }
}

/// Whether a role is a post of a state.
fn official(role: &str) -> bool {
    role.rsplit(' ').next().is_some_and(|word| gazetteer().is(word, Classes::POST))
}

/// Id of what a post belongs to; its state's government if nothing nearer is known.
pub(crate) fn home(of: &str, post: &str) -> String {
    if of.contains(':') {
        return of.to_owned();
    }
    listed_home(of, post).unwrap_or_else(|| format!("gov:{}", of.to_lowercase()))
}

/// Id of what a post, or a part of a state, belongs to by `homes.tsv`.
pub(crate) fn listed_home(state: &str, post: &str) -> Option<String> {
    lines(include_str!("../../../data/gazetteer/homes.tsv")).find_map(|line| {
        let (code, rest) = line.split_once('\t')?;
        let (words, id) = rest.split_once('\t')?;
        let fits =
            (code == "*" || code == state) && words.split('|').any(|word| post.contains(word));
        fits.then(|| id.replace("{}", &state.to_lowercase()))
    })
}

/// The title of a post with its state or body.
fn title(of: &str, post: &str) -> String {
    let known = gazetteer();
    let state = known.country(of).and_then(|at| known.countries.get(usize::from(at)));
    match state {
        Some(country) => format!("{} {post}", country.adjective()),
        None => {
            let body = known.body(of).and_then(|at| known.bodies.get(usize::from(at)));
            format!("{} {post}", body.and_then(|body| body.names.first()).copied().unwrap_or(of))
        }
    }
}

/// A readable slug: folded words joined by hyphens.
pub(crate) fn slug(name: &str) -> String {
    words_of(name).join("-").replace('\'', "")
}
