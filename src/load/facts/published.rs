//! When a web page was published, by its markup: JSON-LD, `meta`, `time` elements, its address.
//!
//! Lines that tell it without any markup are read in `date`.

use jiff::civil::Date;

use super::super::names::of_pages;
use super::super::page::Page;
use super::super::web::{Described, Head, Stamp};
use super::date::{self, Says};
use super::{Change, markup::is_foreign};
use crate::text::{Span, fold};

/// When the page was published, and who says so.
pub(super) fn published(
    head: &Head,
    described: Option<&str>,
    url: Option<&str>,
) -> Option<(Date, &'static str)> {
    let described = || described.and_then(date::stamp).map(|day| (day, "article data of the page"));
    let meta = || meta(head).map(|day| (day, "metadata of the page"));
    let path = || url.and_then(date::of_url).map(|day| (day, "address of the page"));
    let stated = described().or_else(meta);
    // Stamps are often in universal time; the address has the day of the newsroom.
    let near = |(day, _): &(Date, &str)| {
        stated.is_some_and(|(stated, _)| {
            [stated.tomorrow().ok(), stated.yesterday().ok()].contains(&Some(*day))
        })
    };
    path().filter(near).or(stated).or_else(path)
}

/// What the markup tells of the page's last change.
pub(super) fn change(head: &Head, described: &Described) -> Change {
    let changed = described.changed.as_deref().or_else(|| head.meta(of_pages("changed")));
    let published = described.published.as_deref().or_else(|| head.meta(of_pages("published")));
    match (published, changed) {
        (_, None) => Change::Untold,
        (Some(published), Some(changed)) if published == changed => Change::Same,
        _ => Change::Told,
    }
}

fn meta(head: &Head) -> Option<Date> {
    let known = of_pages("published").iter().filter_map(|name| head.meta(&[name]));
    // Content systems have names of their own: `x-published-date`.
    let own = |name: &str| {
        let words = name.replace(|c: char| !c.is_alphanumeric(), " ");
        name.contains("publish")
            && ["date", "time"].iter().any(|word| name.contains(word))
            && date::says(&words) == Some(Says::Published)
    };
    let own = head.metas.iter().filter(|(name, _)| own(name)).map(|(_, text)| text.as_str());
    known.chain(own).find_map(date::stamp)
}

/// The day that the `time` elements tell that are marked as the date of publication, if it is one
/// day alone, and their line.
pub(super) fn marked(page: &Page) -> Option<(Date, Span)> {
    let marked = page.head.times.iter().filter(|stamp| stamp.published && tells(stamp));
    let mut days = marked
        .filter(|stamp| !is_foreign(stamp.zones))
        .filter_map(|stamp| Some((date::stamp(&stamp.value)?, page.lines.get(stamp.line)?.span)));
    let first = days.next()?;
    days.all(|(day, _)| day == first.0).then_some(first)
}

/// The day that a `time` element in the line at `at` tells.
pub(super) fn time(page: &Page, at: usize) -> Option<Date> {
    let stamps = page.head.times.iter().filter(|stamp| stamp.line == at && tells(stamp));
    stamps.filter_map(|stamp| date::stamp(&stamp.value)).next()
}

/// Whether the words before it do not say that it is another date than that of publication.
fn tells(stamp: &Stamp) -> bool {
    date::says(&fold(&stamp.before)) == Some(Says::Published)
}

#[cfg(test)]
mod tests {
    use crate::document::Format;
    use crate::load::read;
    use std::path::Path;

    const LONG: &str =
        "The envoys met in the old harbour and talked for hours about the quotas.\n\n";

    fn none() -> (String, bool) {
        (String::new(), false)
    }

    fn check(html: &str, expected: Option<&str>) {
        let page = format!("{html}<p>The envoys met in Geneva and talked for three hours.</p>");
        let document = read(Path::new("a.html"), page.as_bytes(), None).unwrap();
        let day = document.publication().interval().and_then(|days| days.single_day());
        assert_eq!(day.map(|day| day.to_string()).as_deref(), expected, "{html}");
    }

    #[test]
    fn a_page_tells_when_it_was_published() {
        let day = Some("2021-04-28");
        check(r#"<meta name="x-published-date" content="2021-04-28T06:03:43Z">"#, day);
        check(r#"<h1>Talks</h1><time datetime="2021-04-28">then</time>"#, day);
        check("<h1>Talks</h1><p>Jane Roe, Senior Correspondent | Geneva | April 28, 2021</p>", day);
        check("<h1>Talks</h1><aside><p>April 28, 2021</p></aside>", day);
        let told = "<p>The envoys met in Geneva and talked for three hours.</p>".repeat(3);
        let signed = |writer: &str| {
            format!(
                "<meta name=author content='Jane Roe'><h1>Talks</h1>{told}<div>Tags</div><div><p>\
                 Written by {writer}</p><p>April 28, 2021</p></div><div>More of this</div>"
            )
        };
        check(&signed("Jane Roe"), day);
        check(&signed("John Doe"), None);
        check(
            r#"<html><head><script type="application/ld+json">{"@type":"Article",
               "datePublished":"2021-06-02","dateModified":"2021-06-02"}</script></head>
               <h1>Talks</h1><p>April 28, 2021</p>"#,
            day,
        );
    }

    #[test]
    fn a_dump_that_tells_two_days_or_only_its_address_leaves_doubt() {
        let told = |text: &str| {
            let body = "The envoys met in Geneva on fish and talked for three hours about quotas.";
            let more =
                "Both sides said that the quotas for cod would be cut by a fifth this spring.";
            let page = format!("{text}\n\n{body}\n\n{more}\n");
            let document = read(Path::new("a.txt"), page.as_bytes(), None).unwrap();
            let days = document.publication().interval().map(|days| days.to_string());
            (days.unwrap_or_default(), document.publication().is_certain())
        };
        let title = "Envoys meet on fish in Geneva";
        let check_under = |lines: &str, days: &str, certain| {
            assert_eq!(told(&format!("{title}\n\n{lines}")), (days.into(), certain), "{lines}");
        };
        check_under("Published May 3, 2019", "2019-05-03", true);
        check_under("Published May 3, 2019\n\nPublished May 4, 2019", "2019-05-03", true);
        check_under("Published May 3, 2019\n\nUpdated June 8, 2020", "2019-05-03", true);
        let footer = |text: &str| told(&format!("{title}\n\n{}\n\n{text}", LONG.repeat(4)));
        let origin = "This article was originally published on 3 May 2022.";
        assert_eq!(footer(origin), ("2022-05-03".into(), true));
        assert_eq!(
            footer("Originally published in The Harbour Post on May 3, 2022."),
            footer(origin)
        );
        assert_eq!(footer("This article was originally published. On 3 May 2022 he left."), none());
        check_under(
            "Published May 3, 2019\n\nPublished June 8, 2020",
            "2019-05-03..2020-06-08",
            false,
        );
        check_under("Filed under: Fish, 3 May 2019, 11:04", "2019-05-03", true);
        check_under("03/05/2019", "2019-03-05..2019-05-03", false);
        check_under("03/05/2019\n\nArchive: 28/04/2019", "2019-05-03", true);
        let above = |lines: &str| told(&format!("{lines}\n\n{title}\n\n{}", LONG.repeat(3)));
        for lines in ["By Jane Roe\n3 May 2019, 6:03 a.m. ET", "3 May 2019\nBy Jane Roe"] {
            assert_eq!(above(lines), ("2019-05-03".into(), true), "{lines}");
        }
        assert_eq!(above("https://x.org/articles/2019-05-03/fish").0, "2019-05-03");
        check_under("Press release: May 3, 2019", "2019-05-03", true);
        check_under("Communiqué de presse : 3 mai 2019", "2019-05-03", true);
        check_under("May 3, 2019, 10:15, Larnholm", "2019-05-03", false);
        check_under("May 3, 2019, 18:00, Larnholm Town Hall", "", false);
        check_under("https://x.org/2017/09/01/envoys-meet-on-fish", "2017-09-01", false);
        check_under("https://x.org/2017/09/01/islanders-vote", "", false);
        check_under(
            "https://x.org/2017/09/01/envoys-meet-on-fish\n\nhttps://x.org/2017/09/02/islanders-vote",
            "",
            false,
        );
    }

    /// Whatever was changed on a day was published then or before; to state the day of the change
    /// as that of publication dates old news as new.
    #[test]
    fn the_date_of_a_change_is_never_stated_as_that_of_publication() {
        let told = "<p>The envoys met in Geneva and talked for three hours.</p>";
        let known = r#"<meta property="article:modified_time" content="2021-05-03">"#;
        let guess = "last change, the only date that it tells";
        let last = "not after 2021-05-03";
        let cases =
            [("", Format::Html, guess), (known, Format::Html, last), ("", Format::Text, last)];
        for (head, format, reason) in cases {
            let page = match format {
                Format::Html => format!("{head}<h1>Talks</h1><p>Updated May 3, 2021</p>{told}"),
                Format::Text => format!("Talks\n\nUpdated May 3, 2021\n\n{}", &told[3..55]),
            };
            let document = read(Path::new("a"), page.as_bytes(), Some(format)).unwrap();
            let publication = document.publication();
            assert!(!publication.is_certain());
            assert_eq!(publication.reasons(), [reason], "{page}");
        }
        check("<h1>Talks</h1><p>Updated May 3, 2021</p><p>April 28, 2021</p>", Some("2021-04-28"));
    }

    #[test]
    fn dates_of_other_things_are_none_of_publication() {
        check(
            r#"<h1>Talks</h1><p>Last reviewed: <time datetime="2021-04-28">then</time></p>"#,
            None,
        );
        check("<h1>Talks</h1><p>Event: April 28, 2021</p>", None);
        check("<h1>Talks</h1><p>Date: April 28, 2021</p><p>Venue: Larnholm</p>", None);
        check(r#"<meta name="unpublish_date" content="2031-04-28"><h1>Talks</h1>"#, None);
        for stamp in ["1970-01-01T00:00:00Z", "2099-04-28"] {
            let meta = r#"<meta property="article:published_time""#;
            check(&format!("{meta} content=\"{stamp}\"><h1>Talks</h1>"), None);
        }
        check(r#"<div class="date">Wednesday, April 28, 2021</div><main><h1>Talks</h1>"#, None);
        let vote = |more: &str| {
            format!(
                r#"<title>Envoys meet on fish</title><link rel=canonical href="https://a.example/fish">
                <script type="application/ld+json">{{"@type":"NewsArticle","headline":"Islanders vote",
                "author":{{"name":"Ann Roe"}},"datePublished":"2021-04-28"{more}}}</script>
                <h1>Envoys meet on fish</h1>"#
            )
        };
        let day = Some("2021-04-28");
        check(&vote(r#","url":"https://a.example/vote""#), None);
        check(&vote(r#","mainEntityOfPage":{"@id":"http://www.a.example/fish/#top"}"#), day);
        check(&vote(r#","url":"https://a.example/fish?id=7""#), None);
        check(&vote(r#","url":"https://a.example/fish?utm_source=mail""#), day);
        check(&format!("{}<p>By Ann Roe</p>", vote("")), day);
        // What may be described is a guess.
        let other = format!("{}<p>By Ann Rowe</p>", vote(""));
        check(&other, day);
        let document = read(Path::new("a.html"), other.as_bytes(), None).unwrap();
        assert!(!document.publication().is_certain());
        let page = r#"<script type="application/ld+json">{"@type":"WebPage",
                      "datePublished":"2021-04-28"}</script>"#;
        check(&format!("{page}<h1>Talks</h1>"), None);
    }

    /// Where and when somebody spoke stands above the day of publication; to state it dates the
    /// article days too early.
    #[test]
    fn of_two_days_under_a_headline_the_one_that_is_told_as_that_of_publication_counts() {
        let told = |lines: &[&str]| {
            let lines: String = lines.iter().map(|line| format!("<p>{line}</p>")).collect();
            let page = format!("<h1>Talks</h1>{lines}{}", format!("<p>{LONG}</p>").repeat(4));
            let document = read(Path::new("a.html"), page.as_bytes(), None).unwrap();
            let publication = document.publication();
            let days = publication.interval().map(|days| days.to_string()).unwrap_or_default();
            (days, publication.is_certain())
        };
        let stated = ("2024-05-06", true);
        let cases: [(&[&str], (&str, bool)); 15] = [
            (&["Larnholm, 3 May 2024", "Published on 6 May 2024"], stated),
            (&["3 May 2024", "Posted on 6 May 2024"], stated),
            (&["Larnholm, le 3 mai 2024", "Publié le 6 mai 2024"], stated),
            (&["Larnholm, 3. Mai 2024", "Veröffentlicht am 6. Mai 2024"], stated),
            (&["Published on 6 May 2024", "Larnholm, 3 May 2024"], stated),
            (&["Larnholm, 6 May 2024"], stated),
            (&["Larnholm, 6 May 2024", "Updated on 8 May 2024"], stated),
            (&["6 May 2024", "Larnholm, 3 May 2024"], stated),
            (&["Larnholm, 3 May 2024", "6 May 2024"], ("2024-05-03..2024-05-06", false)),
            (
                &["Remarks by Ulla Brandt, Velm, 3 May 2024", "6 May 2024"],
                ("2024-05-03..2024-05-06", false),
            ),
            (&["Larnholm, 6 May 2024", "Tuesday, 7 May 2024"], stated),
            (&["Updated: 8 May 2024 | 6 May 2024"], stated),
            (&["Modified 2024-05-08 Created 2024-05-06"], stated),
            (&["Updated: 8 May 2024"], ("2024-05-08", false)),
            (&["Updated: 8 May 2024 | Event: 6 May 2024"], ("..2024-05-08", false)),
        ];
        for (lines, (days, certain)) in cases {
            assert_eq!(told(lines), (days.to_owned(), certain), "{lines:?}");
        }
    }
}
