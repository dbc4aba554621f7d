//! Headlines: which of a page's several titles is the article's, without the site's name.
//!
//! Headlines of plain text are found in `clean`.

use std::sync::LazyLock;

use foldhash::HashSet;

use super::super::names::{Lists, lists};
use crate::text::fold;

/// Signs that part a headline from the name of a site or section.
const PARTERS: [&str; 11] =
    [" | ", " • ", " – ", " — ", " - ", " » ", " « ", " › ", " ‹ ", " :: ", " · "];

/// The title of a page without the number of what is new that sites write before it: "(3) Talks fail".
pub(super) fn uncounted(title: &str) -> &str {
    let title = title.trim();
    let counted = title.strip_prefix('(').and_then(|rest| rest.split_once(") "));
    let number = |count: &str| {
        let digits = count.strip_suffix('+').unwrap_or(count);
        (1..=2).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    counted.filter(|(count, _)| number(count)).map_or(title, |(_, rest)| rest.trim_start())
}

/// Whether two texts are the same words, whatever their case and signs.
pub(in crate::load) fn same_words(one: &str, other: &str) -> bool {
    let words = |text: &str| {
        let folded = fold(text);
        folded.split(|c: char| !c.is_alphanumeric()).collect::<Vec<_>>().concat()
    };
    words(one) == words(other)
}

/// A title as it stands in a line of a text, without the signs and labels of formats: "# Talks fail",
/// "Title: Talks fail".
pub(in crate::load) fn bare_title(line: &str) -> &str {
    let unmarked = line.trim_start_matches('#');
    if unmarked.len() < line.len() && unmarked.starts_with(' ') {
        return unmarked.trim();
    }
    let label = line.split_once(':').map(|(label, title)| (fold(label), title.trim()));
    let listed = |list: &str, label: &str| TITLES.get(list).is_some_and(|all| all.contains(&label));
    match label.filter(|(_, title)| !title.is_empty()) {
        Some((label, title)) if listed("title", &label) => title,
        // What was answered and passed on has a label each time.
        Some((label, title)) if listed("passed on", &label) => bare_title(title),
        _ => line,
    }
}

/// The names of fields that hold a title.
static TITLES: LazyLock<Lists> =
    LazyLock::new(|| lists(include_str!("../../../data/boilerplate/fields.txt")));

/// How many different words a title has.
pub(super) fn word_count(title: &str) -> usize {
    words(title).len()
}

/// How many different words two titles share.
pub(super) fn shared_words(one: &str, other: &str) -> usize {
    words(one).intersection(&words(other)).count()
}

fn words(title: &str) -> HashSet<String> {
    let folded = fold(title);
    let long = |word: &&str| word.chars().count() > 2;
    folded.split(|c: char| !c.is_alphanumeric()).filter(long).map(ToOwned::to_owned).collect()
}

/// Cuts the site's name from the end, or the start, of a title.
pub(in crate::load) fn without_site(title: &str, site: Option<&str>) -> String {
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let parts = PARTERS.iter().filter_map(|sign| title.rsplit_once(sign));
    for (head, tail) in parts {
        if site.is_some_and(|site| same_words(site, tail)) || tail_is_site(head, tail) {
            return without_site(head, site);
        }
        if site.is_some_and(|site| same_words(site, head)) {
            return tail.to_owned();
        }
    }
    let named =
        title.split_once(": ").filter(|(head, _)| site.is_some_and(|site| same_words(site, head)));
    named.map_or_else(|| title.clone(), |(_, tail)| tail.to_owned())
}

/// What stands behind a headline, or before it, where a page's title is written.
pub(in crate::load) fn beside_headline<'t>(title: &'t str, headline: &str) -> Option<&'t str> {
    let own = |words: &str| {
        same_words(words, headline) || same_words(&without_site(words, None), headline)
    };
    if title.len() <= headline.len() || !title.contains(' ') {
        return None;
    }
    let behind = PARTERS.iter().filter_map(|sign| title.rsplit_once(sign));
    let before = PARTERS.iter().filter_map(|sign| title.split_once(sign));
    let pairs = behind.chain(before.map(|(front, rest)| (rest, front)));
    pairs.filter(|(head, _)| own(head)).map(|(_, tail)| tail).min_by_key(|tail| tail.len())
}

/// The last words of a headline behind a sign that may part them from it: "Envoys meet in Geneva –
/// The Daily".
pub(in crate::load) fn tail(headline: &str) -> Option<&str> {
    let parts = PARTERS.iter().filter_map(|sign| headline.rsplit_once(sign));
    let long = |head: &str| head.split_whitespace().count() >= FEWEST_HEAD_WORDS;
    parts.filter(|(head, _)| long(head)).map(|(_, tail)| tail).min_by_key(|tail| tail.len())
}

/// A headline without its [`tail`], if that is what it ends with.
pub(in crate::load) fn without_tail<'t>(headline: &'t str, tail: &str) -> Option<&'t str> {
    let head = headline.strip_suffix(tail)?;
    PARTERS.iter().find_map(|sign| head.strip_suffix(sign))
}

/// A headline has at least so many words before its tail.
const FEWEST_HEAD_WORDS: usize = 3;

/// A short tail behind a longer head is a site or a section, unless somebody says it.
fn tail_is_site(head: &str, tail: &str) -> bool {
    if tail.contains([':', '"', '“', '„', '?', '!']) {
        return false;
    }
    // "Envoys meet - and part - in Arica"
    if tail.starts_with(char::is_lowercase) && !tail.contains('.') {
        return false;
    }
    let (head, tail) = (head.split_whitespace().count(), tail.split_whitespace().count());
    tail <= 5 && head >= FEWEST_HEAD_WORDS && head > tail
}

#[cfg(test)]
mod tests {
    use super::{beside_headline, same_words, tail, uncounted, without_site};

    #[test]
    fn the_name_of_the_site_is_cut() {
        assert_eq!(
            without_site("Envoys meet in Geneva | The Daily", None),
            "Envoys meet in Geneva"
        );
        assert_eq!(without_site("Talks – The Daily", Some("The Daily")), "Talks");
        assert_eq!(without_site("The Daily - Talks", Some("The Daily")), "Talks");
        assert_eq!(without_site("Talks in Geneva fail « The Daily", None), "Talks in Geneva fail");
        assert_eq!(without_site("The Daily: Talks", Some("The Daily")), "Talks");
        assert_eq!(without_site("Geneva: Talks", Some("The Daily")), "Geneva: Talks");
        let said = "Geneva says no to talks | Bern: \"Perhaps\"";
        assert_eq!(without_site(said, None), said);
        assert_eq!(without_site("Moscow - Bern", None), "Moscow - Bern");
        let dashed = "Envoys meet - and part - in Geneva";
        assert_eq!(without_site(&format!("{dashed} - The Daily"), None), dashed);
        assert_eq!(
            without_site("Envoys meet in Geneva | World | daily.example", None),
            "Envoys meet in Geneva"
        );
    }

    #[test]
    fn what_stands_beside_a_headline_is_its_shortest_end_or_beginning() {
        let check = |title: &str, headline: &str, expected: Option<&str>| {
            assert_eq!(beside_headline(title, headline), expected, "{title}");
        };
        let talks = "Talks fail in Bern";
        check("Talks fail in Bern | The Daily", talks, Some("The Daily"));
        check("Talks fail in Bern | World | The Daily", talks, Some("The Daily"));
        check("The Daily » TALKS FAIL in Bern", talks, Some("The Daily"));
        check("Talks fail in Bern - again", "Talks fail in Bern - again", None);
        check("Ministers leave early | The Daily", talks, None);
        assert_eq!(tail("Talks fail in Bern – The Daily"), Some("The Daily"));
        assert_eq!(tail("Moscow – Bern"), None);
    }

    #[test]
    fn the_number_of_what_is_new_is_no_part_of_a_title() {
        assert_eq!(uncounted("(3) Talks fail"), "Talks fail");
        assert_eq!(uncounted("(99+) Talks fail"), "Talks fail");
        assert_eq!(uncounted("(2019) Talks fail"), "(2019) Talks fail");
        assert_eq!(uncounted("(Un)safe seas"), "(Un)safe seas");
    }

    #[test]
    fn signs_and_case_do_not_count() {
        assert!(same_words("Talks ‘fail’ in Bern", "TALKS 'FAIL' IN BERN"));
    }
}
