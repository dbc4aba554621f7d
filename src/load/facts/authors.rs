//! Who wrote a web page, by its markup: JSON-LD, `meta`, then places that are made for names.
//!
//! Lines that tell it without any markup are found in the folder's `mod.rs`.

use super::super::names::of_pages;
use super::super::page::Page;
use super::super::web::{Head, Hint, Mark, Signed};
use super::{byline, headline, markup::is_foreign};

/// How many lines that markup calls bylines are looked at.
const MOST_LINES: usize = 12;

/// The writers that the markup tells. A writer who is called as the site is believed last.
pub(super) fn authors(page: &Page, described: &[String], site: Option<&str>) -> Option<String> {
    let site_itself = |name: &str| site.is_some_and(|site| headline::same_words(site, name));
    let named = named(described.iter().map(String::as_str));
    let meta = meta(&page.head);
    let stated = || [named.clone(), meta.clone()].into_iter().flatten();
    let visible = || said(page).or_else(|| signed(page)).or_else(|| bare(page));
    let found = stated()
        .find(|names| !site_itself(names))
        .or_else(|| visible().filter(|names| !site_itself(names)))
        .or_else(|| stated().next())
        .or_else(visible)?;
    // "Jane Roe, The Courier" where the paper speaks of itself.
    let alone = found.rsplit_once(", ").filter(|(_, last)| site_itself(last));
    Some(alone.map_or_else(|| found.clone(), |(names, _)| names.to_owned()))
}

fn named<'n>(names: impl Iterator<Item = &'n str>) -> Option<String> {
    let mut found: Vec<String> = Vec::new();
    for name in names.filter_map(byline::stated) {
        if !found.contains(&name) {
            found.push(name);
        }
    }
    (!found.is_empty()).then(|| found.join(", "))
}

fn meta(head: &Head) -> Option<String> {
    let own = of_pages("writer").iter().find_map(|name| {
        let all = head.metas.iter().filter(|(known, _)| known == name);
        named(all.map(|(_, text)| text.as_str()))
    });
    let every = of_pages("every writer");
    let listed = || {
        let all = head.metas.iter().filter(|(known, _)| every.contains(&known.as_str()));
        let names: Vec<String> = all.filter_map(|(_, text)| byline::listed(text)).collect();
        named(names.iter().map(String::as_str))
    };
    own.or_else(listed).or_else(|| {
        let mut pairs = of_pages("label").iter().zip(of_pages("labelled"));
        pairs.find_map(|(label, value)| {
            let told = head.meta(&[label]).is_some_and(byline::is_opener);
            head.meta(&[value]).filter(|_| told).and_then(byline::stated)
        })
    })
}

/// The lines where names of writers stand.
fn lines(page: &Page) -> impl Iterator<Item = &str> {
    let own = page
        .lines
        .iter()
        .filter(|line| line.zones.has(Hint::Byline.zone()) && !is_foreign(line.zones));
    own.map(|line| line.span.of(&page.raw)).take(MOST_LINES)
}

fn said(page: &Page) -> Option<String> {
    lines(page).find_map(byline::byline)
}

fn bare(page: &Page) -> Option<String> {
    lines(page).find_map(byline::bare)
}

/// The names that markup sets apart: those behind the title, else the first of all.
fn signed(page: &Page) -> Option<String> {
    let signed = page.head.signed();
    let name = |signed: &Signed| match signed.mark {
        Mark::Property | Mark::Class => byline::marked(&signed.text),
        Mark::Address if signed.zones.has(Hint::Byline.zone()) => byline::marked(&signed.text),
        Mark::Address => byline::bare(&signed.text),
    };
    let place = |wanted: &dyn Fn(&Signed) -> bool| {
        let fits = |titled: bool| {
            signed.iter().position(|s| s.titled == titled && wanted(s) && name(s).is_some())
        };
        fits(true).or_else(|| fits(false))
    };
    let own = |signed: &Signed| !is_foreign(signed.zones);
    // The writer of the page may stand at its side, but the writers of others stand there, too.
    let others = [Hint::Related, Hint::Comments, Hint::Foot].map(Hint::zone);
    let beside = |signed: &Signed| {
        signed.mark == Mark::Property && !others.iter().any(|zone| signed.zones.has(*zone))
    };
    let at = place(&own).or_else(|| place(&beside))?;
    let group = signed.get(at..)?;
    let end = group.iter().skip(1).position(|next| !next.joined).map_or(group.len(), |end| end + 1);
    let mut names: Vec<String> = Vec::new();
    for found in group.get(..end)?.iter().filter_map(name) {
        if !names.contains(&found) {
            names.push(found);
        }
    }
    Some(names.join(", "))
}

#[cfg(test)]
mod tests {
    use super::super::super::web;
    use crate::load::facts::facts;

    fn check(html: &str, expected: Option<&str>) {
        assert_eq!(facts(&web::page(html)).byline.as_deref(), expected, "{html}");
    }

    #[test]
    fn markup_tells_the_writers_in_many_ways() {
        let jane = Some("Jane Roe");
        check(r#"<meta name="author" content="By Jane Roe"><p>Talks."#, jane);
        check(r#"<meta property="article:author" content="Jane Roe"><p>Talks."#, jane);
        check(
            r#"<meta name="twitter:label1" content="Written by">
               <meta name="twitter:data1" content="Jane Roe"><p>Talks."#,
            jane,
        );
        check(
            r#"<meta name="citation_author" content="Roe, Jane">
               <meta name="citation_author" content="Doe, John"><p>Talks."#,
            Some("Jane Roe, John Doe"),
        );
        check(r#"<h1>Talks</h1><a rel="author" href="/u/7">Jane Roe</a><p>They met."#, jane);
        check(r#"<h1>Talks</h1><a href="/authors/jane-roe">Jane Roe</a><p>They met."#, jane);
        check(
            r#"<h1>Talks</h1><div><a href="/author/1"><img></a><span class="author-name">
               Jane Roe</span>, Editor</div><p>They met."#,
            jane,
        );
        check(
            r#"<h1>Talks</h1><a rel="author">Jane Roe</a> and <a rel="author">John Doe</a><p>They."#,
            Some("Jane Roe, John Doe"),
        );
    }

    #[test]
    fn an_account_or_an_address_of_mail_is_no_writer() {
        let stated = |name: &str| format!(r#"<meta name="author" content="{name}"><p>Talks."#);
        for nobody in ["admin", "Super User", "web_editor", "webmaster@velm.example"] {
            check(&stated(nobody), None);
        }
        check(&stated("jane@velm.example (Jane Roe)"), Some("Jane Roe"));
        check(&stated("Editor Roe"), Some("Editor Roe"));
    }

    #[test]
    fn the_writers_of_other_texts_are_not_the_writers_of_this_one() {
        check(
            r#"<h1>Talks</h1><p>They met.</p><div class="comments"><a rel="author">Jane Roe</a>"#,
            None,
        );
        check(
            r#"<aside class="related"><a href="/author/jane">Jane Roe</a></aside><h1>Talks</h1>"#,
            None,
        );
        check(r#"<h1>Talks</h1><a href="/authors/all">Read more</a><p>They met."#, None);
    }

    #[test]
    fn a_site_that_signs_for_its_writers_is_believed_last() {
        let site = r#"<meta property="og:site_name" content="The Courier">
                      <meta name="author" content="The Courier">"#;
        check(&format!("{site}<h1>Talks</h1><p>They met."), Some("The Courier"));
        let signed = format!(r#"{site}<h1>Talks</h1><a rel="author">Jane Roe</a><p>They met."#);
        check(&signed, Some("Jane Roe"));
    }
}
