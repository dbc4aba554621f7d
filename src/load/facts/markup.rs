//! What markup states: JSON-LD, then `meta`, then elements that are made for it.
//!
//! The names of properties stand in `data/formats/page_names.txt`.

use super::super::names::of_pages;
use super::super::page::{Page, Tag, Zones};
use super::super::web::{Described, Head, Hint, Whose, article};
use super::authors::authors;
use super::{Facts, date, headline, published};
use crate::document::{Basis, DayInterval};
use crate::text::fold;

/// Collects what the markup of a page states.
pub(in crate::load) fn facts(page: &Page) -> Facts {
    let head = &page.head;
    let described = article(&head.json_ld, &|found| whose(page, found)).unwrap_or_default();
    // What is made for search engines is no headline where the page shows another.
    let shows_none = !page.lines.iter().any(|line| line.tag == Tag::Title);
    let headline = described.headline.as_deref();
    let headline = headline.filter(|headline| shows_none || is_titled(page, headline));
    let source =
        head.meta(of_pages("site")).map(ToOwned::to_owned).or_else(|| described.publisher.clone());
    let url = described.url.clone().or_else(|| address(head));
    let date = published::published(head, described.published.as_deref(), url.as_deref());
    let change = published::change(head, &described);
    let reason = "article data of the page, under another headline";
    let perhaps = described.perhaps.as_deref().and_then(date::stamp);
    let perhaps = perhaps.map(|day| (DayInterval::day(day, Basis::Inferred), reason.into()));
    Facts {
        headline: title(page, headline, source.as_deref()),
        byline: authors(page, &described.authors, source.as_deref()),
        language: language(head),
        source: source.map(|name| name.trim_start_matches('@').to_owned()),
        url,
        date: date.map(|(day, reason)| (day, reason.into())),
        change,
        roughly: perhaps.map(Box::new),
        ..Facts::default()
    }
}

/// Whose article is described: the page's if it says that it stands at the page's address, its text is
/// on the page or its headline fits; most likely if a line of the page has its writer's name, who may
/// have written others; another's if it stands elsewhere.
fn whose(page: &Page, described: &Described) -> Whose {
    let address = address(&page.head);
    let here = |place: &String| address.as_deref().is_some_and(|own| same_address(own, place));
    let own = described.headline.as_deref().is_none_or(|headline| is_titled(page, headline))
        || described.places.iter().any(here)
        || described.opening.as_deref().is_some_and(|opening| opens(page, opening));
    let signed = || described.authors.iter().any(|name| is_signed(page, name));
    let elsewhere = || {
        let told = described.places.iter().any(|place| place.starts_with("http"));
        address.is_some() && told
    };
    match own {
        true => Whose::Own,
        false if elsewhere() => Whose::Other,
        false if signed() => Whose::Alone,
        false => Whose::Perhaps,
    }
}

/// Whether one of the page's titles shares half of the words of the shorter with a headline, or none
/// can be compared.
fn is_titled(page: &Page, described: &str) -> bool {
    let shown = page.lines.iter().filter(|line| line.tag == Tag::Title);
    let shown = shown.map(|line| line.span.of(&page.raw));
    let told = [Some(page.head.title.as_str()), page.head.meta(of_pages("title"))];
    let mut titles = shown
        .chain(told.into_iter().flatten())
        .filter(|title| headline::word_count(title) > 0)
        .peekable();
    headline::word_count(described) == 0
        || titles.peek().is_none()
        || titles.any(|title| {
            let least = headline::word_count(title).min(headline::word_count(described));
            2 * headline::shared_words(title, described) >= least
        })
}

/// Whether two addresses lead to one page.
fn same_address(one: &str, other: &str) -> bool {
    let plain = |url: &str| {
        let url = url.split_once("://").map_or(url, |(_, rest)| rest);
        // A query tells which article of a script is meant, or only where a reader came from.
        let url = url.split_once('#').map_or(url, |(page, _)| page);
        let url = url.split_once("?utm_").map_or(url, |(page, _)| page).trim_end_matches('/');
        url.trim_start_matches("www.").to_lowercase()
    };
    let (one, other) = (plain(one), plain(other));
    // The front page of a site is where all its articles stand.
    one == other && one.contains('/')
}

/// Whether a line of the page begins as a text does.
fn opens(page: &Page, opening: &str) -> bool {
    let plain = |text: &str| {
        let words = fold(text).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        words.chars().take(COMPARED).collect::<String>()
    };
    let opening = plain(opening);
    let full = opening.chars().count() == COMPARED;
    full && (0..page.lines.len()).any(|at| plain(page.text(at)) == opening)
}

/// Whether a short line of the page names somebody by all his names.
fn is_signed(page: &Page, name: &str) -> bool {
    let names = |line: &str| line.len() <= MOST_SIGNATURE && line.contains(name);
    name.contains(' ') && (0..page.lines.len()).any(|at| names(page.text(at)))
}

/// The longest line that signs an article, in bytes.
const MOST_SIGNATURE: usize = 100;
/// So many letters and digits of two texts are compared to tell whether they begin alike.
const COMPARED: usize = 50;

fn address(head: &Head) -> Option<String> {
    let stated = head.canonical.as_deref().or_else(|| head.meta(of_pages("address")));
    stated.filter(|url| url.starts_with("http")).map(ToOwned::to_owned)
}

/// The headline that is shown, if it is like the one that is stated; else the stated one.
///
/// Stated titles are often made for search engines; what readers see is the `h1`.
fn title(page: &Page, described: Option<&str>, site: Option<&str>) -> Option<String> {
    let stated = page.head.meta(of_pages("title")).or(described);
    let whole = Some(headline::uncounted(&page.head.title)).filter(|title| !title.is_empty());
    let stated = stated.or(whole).map(|title| headline::without_site(title, site));
    let shown: Vec<&str> = page
        .lines
        .iter()
        .filter(|line| line.tag == Tag::Title && !is_foreign(line.zones))
        .map(|line| line.span.of(&page.raw))
        .filter(|title| site.is_none_or(|site| !headline::same_words(site, title)))
        .collect();
    let Some(stated) = stated else { return shown.first().map(ToString::to_string) };
    if let Some(line) = labelled(page, &stated).filter(|_| shown.is_empty()) {
        return Some(line.to_owned());
    }
    let like =
        shown.iter().max_by_key(|title| (headline::shared_words(title, &stated), title.len()));
    let fits = |title: &&&str| {
        let (own, shared) = (headline::word_count(title), headline::shared_words(title, &stated));
        headline::same_words(title, &stated) || shared >= 2 || (own > 0 && shared == own)
    };
    Some(like.filter(fits).map_or(stated, ToString::to_string))
}

/// The line of a page that its title has behind a label: "The Levant: Envoys meet in Geneva".
fn labelled<'p>(page: &'p Page, title: &str) -> Option<&'p str> {
    let (_, rest) = title.split_once(": ")?;
    let all = || page.lines.iter().filter(|line| !is_foreign(line.zones));
    let same =
        |words: &str| all().map(|l| l.span.of(&page.raw)).find(|l| headline::same_words(l, words));
    let long = headline::word_count(rest) >= FEWEST_WORDS;
    long.then(|| same(rest)).flatten().filter(|_| same(title).is_none())
}

/// A headline behind a label has at least so many words.
const FEWEST_WORDS: usize = 3;

/// Whether a place belongs to something other than the article.
pub(in crate::load) fn is_foreign(zones: Zones) -> bool {
    let hints = [Hint::Comments, Hint::Related, Hint::Foot];
    hints.iter().any(|hint| zones.has(hint.zone()))
        || [Zones::ASIDE, Zones::FOOTER, Zones::NAVIGATION].iter().any(|zone| zones.has(*zone))
}

fn language(head: &Head) -> Option<String> {
    let stated = head.language.as_deref().or_else(|| head.meta(of_pages("language")))?;
    let code: String = stated.chars().take_while(char::is_ascii_alphabetic).collect();
    (code.len() == 2).then(|| code.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::super::super::web;
    use super::facts;

    #[test]
    fn a_title_is_the_headline_without_its_label_if_the_page_shows_that() {
        let check = |title: &str, line: &str, expected: &str| {
            let page =
                format!("<title>{title}</title><body><div>{line}</div><p>The envoys met.</p>");
            assert_eq!(facts(&web::page(&page)).headline.as_deref(), Some(expected), "{title}");
        };
        let talks = "Envoys meet in Velm";
        check("Levant Online: Envoys meet in Velm", talks, talks);
        check("(4) Envoys meet in Velm", "Today", talks);
        check("Minister: Envoys meet in Velm", "Today", "Minister: Envoys meet in Velm");
        let said = "Minister: Envoys meet in Velm";
        check(said, said, said);
    }
}
