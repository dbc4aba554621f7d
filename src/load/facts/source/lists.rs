//! The lists of how publishers name themselves, from `data/boilerplate/sources.txt`.
//!
//! What follows from a form or a word is decided where it is looked up.

use std::sync::LazyLock;

use foldhash::HashMap;

use crate::text::fold;

/// A form in which publishers name themselves.
#[derive(Debug)]
pub(super) struct Form {
    pub(super) before: Vec<String>,
    pub(super) after: Vec<String>,
    pub(super) force: Force,
}

/// How much a form tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Force {
    /// Enough alone, where it opens a line.
    Strong,
    /// Something in lines of capitals, too.
    Appeal,
    /// Something in sentences.
    Weak,
}

/// The lists of the data file.
pub(super) struct Lists {
    /// The forms with their numbers, by the first word that is not the name.
    pub(super) forms: HashMap<String, Vec<(usize, Form)>>,
    pub(super) papers: Vec<&'static str>,
    pub(super) houses: Vec<&'static str>,
    pub(super) sections: Vec<&'static str>,
    pub(super) asks: Vec<&'static str>,
    pub(super) unnamed: Vec<&'static str>,
    pub(super) common: Vec<&'static str>,
    pub(super) joins: Vec<&'static str>,
    pub(super) companies: Vec<&'static str>,
    pub(super) owners: Vec<&'static str>,
    pub(super) hosts: Vec<&'static str>,
    pub(super) domains: Vec<&'static str>,
}

pub(super) static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let mut forms: HashMap<String, Vec<(usize, Form)>> = HashMap::default();
    let parts = [("strong:", Force::Strong), ("appeals:", Force::Appeal), ("weak:", Force::Weak)];
    let lines = parts
        .into_iter()
        .flat_map(|(head, force)| part(head).into_iter().map(move |line| (line, force)));
    for (number, (line, force)) in lines.enumerate() {
        let (before, after) = line.split_once('*').unwrap_or((line, ""));
        let words = |text: &str| text.split_whitespace().map(fold).collect::<Vec<_>>();
        let form = Form { before: words(before), after: words(after), force };
        if let Some(first) = form.before.first().or(form.after.first()).cloned() {
            forms.entry(first).or_default().push((number, form));
        }
    }
    let [hosts, domains] = ["hosts:", "domains:"]
        .map(|head| part(head).into_iter().flat_map(str::split_whitespace).collect());
    let [houses, sections] = ["houses:", "sections:"].map(part);
    let [papers, asks, unnamed, common, joins, companies, owners] =
        ["papers:", "asks:", "unnamed:", "common:", "joins:", "companies:", "owners:"].map(part);
    Lists {
        forms,
        papers,
        houses,
        sections,
        asks,
        unnamed,
        common,
        joins,
        companies,
        owners,
        hosts,
        domains,
    }
});

/// The lines of a part of the data file.
fn part(head: &str) -> Vec<&'static str> {
    let file = include_str!("../../../../data/boilerplate/sources.txt");
    let inside = file.lines().skip_while(|line| *line != head).skip(1);
    inside.take_while(|line| !line.ends_with(':')).filter(|line| !line.is_empty()).collect()
}
