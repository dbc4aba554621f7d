//! What markup states: JSON-LD, then `meta`, then elements that are made for it.
//!
//! Names of properties are those of schema.org, Open Graph, Dublin Core and the usual engines.

use jiff::civil::Date;

use super::super::page::{Page, Tag, Zones};
use super::super::web::{Head, Hint, article};
use super::{Facts, byline, date, headline};

const TITLES: [&str; 5] = ["og:title", "twitter:title", "dc.title", "headline", "sailthru.title"];
const SITES: [&str; 4] = ["og:site_name", "application-name", "twitter:site", "dc.publisher"];
const AUTHORS: [&str; 9] = [
    "author",
    "article:author_name",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "byl",
    "citation_author",
    "article:author",
    "twitter:data1",
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
        let foreign = |zones: Zones| {
            [Hint::Comments, Hint::Related, Hint::Side, Hint::Foot]
                .iter()
                .any(|h| zones.has(h.zone()))
                || [Zones::ASIDE, Zones::FOOTER, Zones::NAVIGATION].iter().any(|z| zones.has(*z))
        };
        let own = head.times.iter().filter(|stamp| !foreign(stamp.zones));
        own.filter_map(|s| date::stamp(&s.value)).map(|day| (day, "date line")).next()
    };
    let path = || url.and_then(date::of_url).map(|day| (day, "address of the page"));
    described().or_else(meta).or_else(time).or_else(alone).or_else(path)
}

fn title(page: &Page, described: Option<&str>, site: Option<&str>) -> Option<String> {
    let stated = page.head.meta(&TITLES).or(described);
    let whole = Some(page.head.title.as_str()).filter(|title| !title.trim().is_empty());
    let stated = stated.or(whole).map(|title| headline::without_site(title, site));
    let shown: Vec<&str> = page
        .lines
        .iter()
        .filter(|line| line.tag == Tag::Title)
        .map(|line| line.span.of(&page.raw))
        .collect();
    match (stated, shown.as_slice()) {
        (Some(stated), shown) => {
            let fits =
                |title: &str| headline::same_words(title, &stated) || stated.starts_with(title);
            let same = shown.iter().find(|title| fits(title));
            Some(same.map_or(stated, |title| (*title).to_owned()))
        }
        (None, [only, ..]) => Some((*only).to_owned()),
        (None, []) => None,
    }
}

fn authors(page: &Page, described: &[String], site: Option<&str>) -> Option<String> {
    let person = |name: &&str| {
        !name.is_empty()
            && !name.contains("://")
            && !name.starts_with('@')
            && site.is_none_or(|site| !headline::same_words(site, name))
    };
    let named: Vec<&str> = described.iter().map(String::as_str).filter(person).collect();
    if !named.is_empty() {
        return Some(named.join(", "));
    }
    let meta = AUTHORS.iter().filter_map(|name| page.head.meta(&[name])).find(person);
    meta.map(ToOwned::to_owned).or_else(|| {
        let lines = page.lines.iter().filter(|line| line.zones.has(Hint::Byline.zone()));
        lines.map(|line| line.span.of(&page.raw)).find_map(byline::byline)
    })
}

fn language(head: &Head) -> Option<String> {
    let stated = head.language.as_deref().or_else(|| head.meta(&["og:locale"]))?;
    let code: String = stated.chars().take_while(char::is_ascii_alphabetic).collect();
    (code.len() == 2).then(|| code.to_ascii_lowercase())
}
