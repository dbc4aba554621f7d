//! The word lists of bylines, from `data/boilerplate/bylines.txt`.
//!
//! What follows from a word is decided where it is looked up.

use std::sync::LazyLock;

use foldhash::{HashMap, HashSet};

use crate::text::fold;

/// Given names, folded.
pub(super) static GIVEN: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let file = include_str!("../../../../data/gazetteer/given_names.txt");
    let lines = file.lines().filter(|line| !line.starts_with('#'));
    // A name takes about seven bytes.
    let mut names = HashSet::with_capacity_and_hasher(file.len() / 7, <_>::default());
    names.extend(lines.flat_map(str::split_ascii_whitespace));
    names
});

/// Words that end the names of a byline, folded.
pub(super) static ENDS: LazyLock<Vec<&'static str>> = LazyLock::new(|| lines("ends:"));
/// Words that end the names of a byline before the name of a place, folded.
pub(super) static PLACED: LazyLock<Vec<&'static str>> = LazyLock::new(|| lines("placed:"));
/// Words that stand where bylines do and are no names, folded.
pub(super) static LABELS: LazyLock<Vec<&'static str>> = LazyLock::new(|| lines("labels:"));

/// The lines of a part of the data file.
fn lines(part: &str) -> Vec<&'static str> {
    let file = include_str!("../../../../data/boilerplate/bylines.txt");
    let inside = file.lines().skip_while(|line| *line != part).skip(1);
    inside.take_while(|line| !line.ends_with(':')).filter(|line| !line.is_empty()).collect()
}

/// Words between two names, folded.
pub(super) static JOINS: LazyLock<Vec<&'static str>> = LazyLock::new(|| lines("joins:"));
/// Words for writers without a name, folded.
pub(super) static STAFF: LazyLock<Vec<&'static str>> = LazyLock::new(|| lines("staff:"));
/// Words in lower case that stand beside those, folded.
pub(super) static BESIDE_STAFF: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| lines("beside_staff:"));

/// Names of accounts that are nobody's, folded.
pub(super) static ACCOUNTS: LazyLock<Vec<&'static str>> = LazyLock::new(|| lines("accounts:"));
/// Last words of what a writer is, folded.
pub(super) static POSTS: LazyLock<Vec<&'static str>> = LazyLock::new(|| lines("posts:"));
/// Words that tell of work on an article that is not writing; what follows them is no writer.
pub(super) static OTHERS: LazyLock<Vec<&'static str>> = LazyLock::new(|| lines("others:"));
/// Words of the names of papers, agencies and stations.
pub(super) static OUTLETS: LazyLock<Vec<&'static str>> = LazyLock::new(|| lines("outlets:"));
/// Names of news agencies, and the first words of such names.
pub(super) static AGENCIES: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let file = include_str!("../../../../data/text/wire_services.txt");
    let lines = file.lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).collect()
});
/// Forms of address before a name that are no part of it.
pub(super) static HONOURS: LazyLock<Vec<&'static str>> = LazyLock::new(|| lines("honours:"));
/// What stands behind a name and a comma and belongs to it.
pub(super) static DEGREES: LazyLock<Vec<&'static str>> = LazyLock::new(|| lines("degrees:"));
/// Last words of phrases that tell how something was done, and no names.
pub(super) static MANNERS: LazyLock<Vec<&'static str>> = LazyLock::new(|| lines("manners:"));
/// Words in small letters that names have.
pub(super) static PARTICLES: LazyLock<Vec<&'static str>> = LazyLock::new(|| lines("particles:"));

/// How words open a byline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opens {
    /// Whatever follows.
    Anything,
    /// What stands behind a colon.
    Labelled,
    /// A person, as a known given name tells.
    Person,
}

/// Words that open a byline, folded, by their first letters, the longest first.
static OPENERS: LazyLock<HashMap<char, Vec<(&'static str, Opens)>>> = LazyLock::new(|| {
    let of = |part, opens| lines(part).into_iter().map(move |opener| (opener, opens));
    let all = of("openers:", Opens::Anything).chain(of("labelled:", Opens::Labelled));
    let mut found: HashMap<char, Vec<_>> = HashMap::default();
    for (opener, opens) in all.chain(of("kinds:", Opens::Person)) {
        opener.chars().take(1).for_each(|c| found.entry(c).or_default().push((opener, opens)));
    }
    found.values_mut().for_each(|all| all.sort_by_key(|(one, _)| std::cmp::Reverse(one.len())));
    found
});

/// The words that open a byline with the first letter of a folded text, the longest first.
pub(super) fn openers(folded: &str) -> &'static [(&'static str, Opens)] {
    let first = folded.chars().next();
    first.and_then(|first| OPENERS.get(&first)).map_or(&[], Vec::as_slice)
}

/// Whether the last word of a text is a writer's post.
pub(super) fn ends_with_post(text: &str) -> bool {
    let text = fold(text);
    let ends = |post: &&str| {
        text.strip_suffix(*post).is_some_and(|rest| rest.is_empty() || rest.ends_with(' '))
    };
    POSTS.iter().any(ends)
}
