//! The rows of the gazetteer's tables: states, bodies, holders of offices.
//!
//! How they are looked up lives in `gazetteer`.

use foldhash::HashMap;
use jiff::civil::Date;

use crate::document::{Actor, ActorId, ActorKind, Basis, DayInterval, Grain};

/// A state.
pub(crate) struct Country {
    /// ISO 3166-1 alpha-2 code.
    pub code: &'static str,
    /// Its names; the first is shown.
    pub names: Vec<&'static str>,
    /// Words for "of it".
    pub adjectives: Vec<&'static str>,
    /// Words for its people.
    pub people: Vec<&'static str>,
    /// Its capital under its names.
    pub capitals: Vec<&'static str>,
}

impl Country {
    /// The name that is shown.
    pub(crate) fn name(&self) -> &'static str {
        self.names.first().copied().unwrap_or(self.code)
    }

    /// The adjective as it is written in the names of its bodies.
    pub(crate) fn adjective(&self) -> &'static str {
        self.adjectives.first().copied().unwrap_or_else(|| self.name())
    }

    /// Its government, as an actor.
    pub(crate) fn government(&self) -> Actor {
        Actor {
            country: Some(self.code.to_owned()),
            ..Actor::new(ActorId::new(&self.id()), self.name(), ActorKind::Government)
        }
    }

    /// Id of its government.
    pub(crate) fn id(&self) -> String {
        format!("gov:{}", self.code.to_lowercase())
    }
}

/// A body that acts.
pub(crate) struct Body {
    /// Its id.
    pub id: &'static str,
    /// What it is.
    pub kind: ActorKind,
    /// Whether several states formed it.
    pub intergovernmental: bool,
    /// Code of the state it belongs to.
    pub country: Option<&'static str>,
    /// What it is a part of.
    pub part_of: Option<&'static str>,
    /// Its names; the first is shown.
    pub names: Vec<&'static str>,
}

/// A post, held for a time.
pub(crate) struct Tenure {
    /// Code of the state, or id of the body.
    pub of: &'static str,
    /// What the post is called.
    pub post: &'static str,
    /// When it was held.
    pub held: Option<DayInterval>,
}

/// A person who holds or held offices.
pub(crate) struct Holder {
    /// Their names; the first is shown.
    pub names: Vec<&'static str>,
    /// Their posts, in the order of the file.
    pub tenures: Vec<Tenure>,
}

impl Holder {
    /// The name that is shown.
    pub(crate) fn name(&self) -> &'static str {
        self.names.first().copied().unwrap_or("")
    }

    /// Code of the state that they serve or served.
    pub(crate) fn country(&self) -> Option<&'static str> {
        self.tenures.iter().map(|tenure| tenure.of).find(|of| of.len() == 2)
    }
}

/// The lines of a data file, comments and blank lines apart.
pub(crate) fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty())
}

/// The states of `countries.tsv`.
pub(crate) fn countries() -> Vec<Country> {
    let row = |line: &'static str| {
        let mut cells = line.split('\t');
        let code = cells.next().unwrap_or("");
        let mut cell = || list(cells.next().unwrap_or(""));
        Country { code, names: cell(), adjectives: cell(), people: cell(), capitals: cell() }
    };
    lines(include_str!("../../../../data/gazetteer/countries.tsv")).map(row).collect()
}

/// The bodies of `organisations.tsv`.
pub(crate) fn bodies() -> Vec<Body> {
    let row = |line: &'static str| {
        let mut cells = line.split('\t');
        let mut cell = || cells.next().filter(|cell| *cell != "-").unwrap_or("");
        let (id, kind) = (cell(), cell());
        Body {
            id,
            kind: kind_named(kind),
            intergovernmental: kind == "igo",
            country: Some(cell()).filter(|code| !code.is_empty()),
            part_of: Some(cell()).filter(|of| !of.is_empty()),
            names: list(cell()),
        }
    };
    lines(include_str!("../../../../data/gazetteer/organisations.tsv")).map(row).collect()
}

/// The persons of `office_holders.tsv`, each with all posts.
pub(crate) fn holders() -> Vec<Holder> {
    let mut holders: Vec<Holder> = Vec::new();
    let mut index: HashMap<&str, usize> = HashMap::default();
    for line in lines(include_str!("../../../../data/gazetteer/office_holders.tsv")) {
        let mut cells = line.split('\t');
        let mut cell = || cells.next().unwrap_or("");
        let (of, post, names) = (cell(), cell(), list(cell()));
        let held = held(cell(), cell());
        let tenure = Tenure { of, post, held };
        let at = *index.entry(names.first().copied().unwrap_or("")).or_insert(holders.len());
        match holders.get_mut(at) {
            Some(holder) => {
                holder.tenures.push(tenure);
                let new = |name: &&'static str| !holder.names.contains(name);
                let new: Vec<_> = names.into_iter().filter(new).collect();
                holder.names.extend(new);
            }
            None => holders.push(Holder { names, tenures: vec![tenure] }),
        }
    }
    holders
}

fn list(cell: &'static str) -> Vec<&'static str> {
    cell.split('|').map(str::trim).filter(|name| !name.is_empty()).collect()
}

fn kind_named(name: &str) -> ActorKind {
    match name {
        "ministry" => ActorKind::Ministry,
        "office" => ActorKind::Office,
        "legislature" => ActorKind::Legislature,
        "agency" => ActorKind::Agency,
        "media" => ActorKind::Media,
        _ => ActorKind::Organisation,
    }
}

/// A tenure from `YYYY-MM-DD` or `YYYY-MM` to the same; an empty end is open.
fn held(first: &str, last: &str) -> Option<DayInterval> {
    let from = day(first).map(|(first, _)| first);
    let to = day(last).map(|(_, last)| last);
    DayInterval::new(from, to, Grain::Days, Basis::Stated)
}

/// First and last day of what is written.
fn day(text: &str) -> Option<(Date, Date)> {
    let mut numbers = text.split('-').map(str::parse::<i16>);
    let year = numbers.next()?.ok()?;
    let Some(Ok(month)) = numbers.next() else {
        let first = Date::new(year, 1, 1).ok()?;
        return Some((first, first.last_of_year()));
    };
    let month = i8::try_from(month).ok()?;
    let Some(Ok(day)) = numbers.next() else {
        let first = Date::new(year, month, 1).ok()?;
        return Some((first, first.last_of_month()));
    };
    let date = Date::new(year, month, i8::try_from(day).ok()?).ok()?;
    Some((date, date))
}

#[cfg(test)]
mod tests {
    use super::holders;

    /// Posts that must be known without a gap: of whom, which, in which years.
    const COVERED: [(&str, &[&str], i16, i16); 27] = [
        ("AR", &["president", "foreign minister"], 1990, 2026),
        ("AU", &["prime minister", "foreign minister"], 1990, 2026),
        ("BR", &["president", "foreign minister"], 1990, 2026),
        ("CA", &["prime minister", "foreign minister"], 1990, 2026),
        ("CN", &["president", "premier", "foreign minister"], 1990, 2026),
        ("DE", &["president", "chancellor", "foreign minister"], 1990, 2026),
        ("FR", &["president", "prime minister", "foreign minister"], 1990, 2026),
        ("GB", &["prime minister", "foreign secretary"], 1990, 2026),
        ("ID", &["president", "foreign minister"], 1990, 2026),
        ("IL", &["president", "prime minister", "foreign minister"], 1990, 2026),
        ("IN", &["prime minister", "external affairs minister"], 1990, 2026),
        ("IR", &["president", "foreign minister"], 1990, 2026),
        ("IT", &["president", "prime minister", "foreign minister"], 1990, 2026),
        ("JP", &["prime minister", "foreign minister"], 1990, 2026),
        ("KR", &["president", "foreign minister"], 1990, 2026),
        ("MX", &["president", "foreign minister"], 1990, 2026),
        ("RU", &["foreign minister", "prime minister"], 1990, 2026),
        // The Soviet Union had the president before.
        ("RU", &["president"], 1991, 2026),
        ("SA", &["king", "foreign minister"], 1990, 2026),
        ("TR", &["president", "foreign minister"], 1990, 2026),
        // The post was abolished.
        ("TR", &["prime minister"], 1990, 2018),
        ("UA", &["prime minister", "foreign minister"], 1990, 2026),
        ("UA", &["president"], 1991, 2026),
        (
            "US",
            &["president", "vice president", "secretary of state", "defense secretary"],
            1990,
            2026,
        ),
        ("ZA", &["president", "foreign minister"], 1990, 2026),
        ("org:nato", &["secretary-general"], 1990, 2026),
        ("org:un", &["secretary-general"], 1990, 2026),
    ];

    fn uncovered(of: &str, post: &str, years: std::ops::RangeInclusive<i16>) -> Vec<i16> {
        let holders = holders();
        let tenures = holders.iter().flat_map(|holder| &holder.tenures);
        let held: Vec<_> = tenures
            .filter(|tenure| tenure.of == of && tenure.post == post)
            .filter_map(|tenure| tenure.held)
            .collect();
        let covers = |year: &i16| {
            held.iter().any(|held| {
                held.first().is_none_or(|day| day.year() <= *year)
                    && held.last().is_none_or(|day| day.year() >= *year)
            })
        };
        years.filter(|year| !covers(year)).collect()
    }

    #[test]
    fn the_great_offices_have_a_holder_in_every_year() {
        let mut gaps = Vec::new();
        for (of, posts, from, to) in COVERED {
            for post in posts {
                gaps.extend(uncovered(of, post, from..=to).iter().map(|year| (of, *post, *year)));
            }
        }
        let later = [
            ("org:european-commission", "commission president", 1990),
            ("org:eeas", "foreign policy chief", 1999),
            ("org:european-council", "council president", 2009),
        ];
        for (of, post, from) in later {
            gaps.extend(uncovered(of, post, from..=2026).iter().map(|year| (of, post, *year)));
        }
        assert_eq!(gaps, []);
    }

    #[test]
    fn nobody_leaves_an_office_before_they_came() {
        let listed = holders();
        let tenures = listed.iter().flat_map(|holder| &holder.tenures);
        for tenure in tenures {
            assert!(tenure.held.is_some(), "{} {}", tenure.of, tenure.post);
        }
    }
}
