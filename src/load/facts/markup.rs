//! What markup states: JSON-LD, then `meta`, then elements that are made for it.
//!
//! Names of properties are those of schema.org, Open Graph, Dublin Core and the usual engines.

use jiff::civil::Date;

use super::super::page::{Page, Tag, Zones};
use super::super::web::{Head, Hint, article};
use super::{Facts, byline, date, headline};

const TITLES: [&str; 5] = ["og:title", "twitter:title", "dc.title", "headline", "sailthru.title"];
const SITES: [&str; 4] = ["og:site_name", "application-name", "twitter:site", "dc.publisher"];
const AUTHORS: [&str; 7] = [
    "author",
    "article:author_name",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "byl",
    "citation_author",
];
const DATES: [&str; 17] = [
    "article:published_time",
    "datepublished",
    "og:published_time",
    "publish_date",
    "pubdate",
    "publishdate",
    "article.published",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "dcterms.date",
    "citation_publication_date",
    "date",
    "cxenseparse:recs:publishtime",
    "og:article:published_time",
];

/// Collects what the markup of a page states.
pub(in crate::load) fn facts(page: &Page) -> Facts {
    let head = &page.head;
    let described = article(&head.json_ld).unwrap_or_default();
    let source = head.meta(&SITES).map(ToOwned::to_owned).or_else(|| described.publisher.clone());
    let url = described.url.clone().or_else(|| address(head));
    let date = published(head, described.published.as_deref(), url.as_deref());
    Facts {
        headline: title(page, described.headline.as_deref(), source.as_deref()),
        byline: authors(page, &described.authors, source.as_deref()),
        language: language(head),
        source: source.map(|name| name.trim_start_matches('@').to_owned()),
        url,
        date,
    }
}

fn address(head: &Head) -> Option<String> {
    let stated = head.canonical.as_deref().or_else(|| head.meta(&["og:url"]));
    stated.filter(|url| url.starts_with("http")).map(ToOwned::to_owned)
}

fn published(
    head: &Head,
    described: Option<&str>,
    url: Option<&str>,
) -> Option<(Date, &'static str)> {
    let described = || described.and_then(date::stamp).map(|day| (day, "article data of the page"));
    let meta = || {
        let names = DATES.iter().filter_map(|name| head.meta(&[name]));
        names.filter_map(date::stamp).map(|day| (day, "metadata of the page")).next()
    };
    let time = || {
        let marked = head.times.iter().filter(|stamp| stamp.published);
        marked.filter_map(|s| date::stamp(&s.value)).map(|day| (day, "date line")).next()
    };
    let alone = || {
        let own = head.times.iter().filter(|stamp| !is_foreign(stamp.zones));
        own.filter_map(|s| date::stamp(&s.value)).map(|day| (day, "date line")).next()
    };
    let path = || url.and_then(date::of_url).map(|day| (day, "address of the page"));
    let stated = described().or_else(meta).or_else(time).or_else(alone);
    // Stamps are often in universal time; the address has the day of the newsroom.
    let near = |(day, _): &(Date, &str)| {
        stated.is_some_and(|(stated, _)| {
            [stated.tomorrow().ok(), stated.yesterday().ok()].contains(&Some(*day))
        })
    };
    path().filter(near).or(stated).or_else(path)
}

/// The headline that is shown, if it is like the one that is stated; else the stated one.
///
/// Stated titles are often made for search engines; what readers see is the `h1`.
fn title(page: &Page, described: Option<&str>, site: Option<&str>) -> Option<String> {
    let stated = page.head.meta(&TITLES).or(described);
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

fn authors(page: &Page, described: &[String], site: Option<&str>) -> Option<String> {
    let other = |name: &str| site.is_none_or(|site| !headline::same_words(site, name));
    let person = |name: &str| byline::stated(name).filter(|name| other(name));
    let named: Vec<String> = described.iter().filter_map(|name| person(name)).collect();
    if !named.is_empty() {
        return Some(named.join(", "));
    }
    let metas = AUTHORS.iter().filter_map(|name| page.head.meta(&[name]));
    metas.filter_map(person).next().or_else(|| {
        let own = page
            .lines
            .iter()
            .filter(|line| line.zones.has(Hint::Byline.zone()) && !is_foreign(line.zones));
        let texts: Vec<&str> = own.map(|line| line.span.of(&page.raw)).take(12).collect();
        let said = texts.iter().find_map(|text| byline::byline(text));
        said.or_else(|| texts.iter().find_map(|text| byline::bare(text))).filter(|n| other(n))
    })
}

fn language(head: &Head) -> Option<String> {
    let stated = head.language.as_deref().or_else(|| head.meta(&["og:locale"]))?;
    let code: String = stated.chars().take_while(char::is_ascii_alphabetic).collect();
    (code.len() == 2).then(|| code.to_ascii_lowercase())
}
