//! What markup states: JSON-LD, then `meta`, then elements that are made for it.
//!
//! The names of properties stand in `data/formats/page_names.txt`.

use super::super::names::of_pages;
use super::super::page::{Page, Tag, Zones};
use super::super::web::{Head, Hint, article};
use super::authors::authors;
use super::{Facts, headline, published};

/// Collects what the markup of a page states.
pub(in crate::load) fn facts(page: &Page) -> Facts {
    let head = &page.head;
    let described = article(&head.json_ld, &|headline| is_own(page, headline)).unwrap_or_default();
    let source =
        head.meta(of_pages("site")).map(ToOwned::to_owned).or_else(|| described.publisher.clone());
    let url = described.url.clone().or_else(|| address(head));
    let date = published::published(head, described.published.as_deref(), url.as_deref());
    let change = published::change(head, &described);
    Facts {
        headline: title(page, described.headline.as_deref(), source.as_deref()),
        byline: authors(page, &described.authors, source.as_deref()),
        language: language(head),
        source: source.map(|name| name.trim_start_matches('@').to_owned()),
        url,
        date: date.map(|(day, reason)| (day, reason.into())),
        change,
        ..Facts::default()
    }
}

/// Whether a described article may be the page's: one of the page's titles shares half of the words of
/// the shorter with its headline, or none can be compared.
fn is_own(page: &Page, described: &str) -> bool {
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

fn address(head: &Head) -> Option<String> {
    let stated = head.canonical.as_deref().or_else(|| head.meta(of_pages("address")));
    stated.filter(|url| url.starts_with("http")).map(ToOwned::to_owned)
}

/// The headline that is shown, if it is like the one that is stated; else the stated one.
///
/// Stated titles are often made for search engines; what readers see is the `h1`.
fn title(page: &Page, described: Option<&str>, site: Option<&str>) -> Option<String> {
    let stated = page.head.meta(of_pages("title")).or(described);
    let whole = Some(page.head.title.as_str()).filter(|title| !title.trim().is_empty());
    let stated = stated.or(whole).map(|title| headline::without_site(title, site));
    let shown: Vec<&str> = page
        .lines
        .iter()
        .filter(|line| line.tag == Tag::Title && !is_foreign(line.zones))
        .map(|line| line.span.of(&page.raw))
        .filter(|title| site.is_none_or(|site| !headline::same_words(site, title)))
        .collect();
    let Some(stated) = stated else { return shown.first().map(ToString::to_string) };
    let like =
        shown.iter().max_by_key(|title| (headline::shared_words(title, &stated), title.len()));
    let fits = |title: &&&str| {
        let (own, shared) = (headline::word_count(title), headline::shared_words(title, &stated));
        headline::same_words(title, &stated) || shared >= 2 || (own > 0 && shared == own)
    };
    Some(like.filter(fits).map_or(stated, ToString::to_string))
}

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
