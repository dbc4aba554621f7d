//! Publications on which the titles of several articles agree: "Envoys meet | Fjord Online".
//!
//! One title alone tells no site from a section or a speaker; several with one end behind different
//! headlines do, if it is no common word and the articles do not tell of it.

use std::hash::BuildHasher;
use std::path::Path;

use foldhash::quality::FixedState;
use foldhash::{HashMap, HashSet};

use super::super::headline::{same_words, without_tail};
use super::{LISTS, MOST_NAME_WORDS, is_name_word, key, name, words};
use crate::document::Document;
use crate::text::fold;

/// So many different headlines have it beside them.
const FEWEST_TITLES: usize = 3;
/// A site is named in the text of at most one article in so many; a subject or a speaker in most.
const NAMED_IN: usize = 3;
/// So many articles are looked at for that.
const MOST_READ: usize = 24;

/// The articles whose publication only the titles of all tell, each with its place in `documents`
/// and without the name in its headline.
#[must_use]
pub(in crate::load) fn agreed(documents: &[Document]) -> Vec<(usize, Document)> {
    let mut groups: HashMap<String, Vec<usize>> = HashMap::default();
    for (at, document) in documents.iter().enumerate().filter(|(_, d)| d.source().is_none()) {
        if let Some(key) = tail(document).and_then(site) {
            groups.entry(key).or_default().push(at);
        }
    }
    if groups.is_empty() {
        return Vec::new();
    }
    let stated: HashMap<String, &str> = documents
        .iter()
        .filter(|document| document.source_reason().is_none())
        .filter_map(|document| Some((key(&words(document.source()?)), document.source()?)))
        .collect();
    let mut around: HashMap<Option<&Path>, usize> = HashMap::default();
    for document in documents.iter().filter(|document| document.source().is_none()) {
        *around.entry(document.path().parent()).or_default() += 1;
    }
    let all = groups.into_iter().flat_map(|(key, group)| {
        let known = stated.get(&key).copied();
        named(documents, &group, known, &around)
    });
    let mut all: Vec<_> = all.collect();
    all.sort_unstable_by_key(|(at, _)| *at);
    all
}

/// The articles of a group that is of one publication.
fn named(
    documents: &[Document],
    group: &[usize],
    known: Option<&str>,
    around: &HashMap<Option<&Path>, usize>,
) -> Vec<(usize, Document)> {
    let articles = || group.iter().filter_map(|at| Some((*at, documents.get(*at)?)));
    let titles: HashSet<u64> = articles()
        .map(|(_, document)| FixedState::default().hash_one(fold(&document.title())))
        .collect();
    let all = || articles().map(|(_, article)| article);
    let signed = all().any(|article| article.byline().zip(tail(article)).is_some_and(same));
    let agree = titles.len() >= FEWEST_TITLES
        && !signed
        && match all().any(may_cite) {
            true => is_most(all(), around) && !is_told(all()),
            false => all().any(|article| tail(article).is_some_and(is_house)) || !is_told(all()),
        };
    let reason = match (agree, known) {
        (true, _) => {
            format!("it stands beside the headline in the titles of {} articles", group.len())
        }
        (false, Some(_)) => {
            "it stands beside the headline in the title, and another article states it".to_owned()
        }
        (false, None) => return Vec::new(),
    };
    let own = |article: &Document| article.headline().is_some_and(|h| h.own_tail().is_some());
    articles()
        .filter(|(_, article)| agree || !own(article))
        .filter_map(|(at, article)| {
            let name = known.or_else(|| tail(article))?;
            let head = article.headline().and_then(|h| without_tail(&h.text, h.own_tail()?));
            let article = head.map_or_else(|| article.clone(), |head| article.retitled(head));
            Some((at, article.with_source(name.to_owned(), &reason)))
        })
        .collect()
}

fn same((byline, tail): (&str, &str)) -> bool {
    same_words(byline, tail)
}

/// Whether the headline itself ends with it behind a dash, as with whom it cites: "Talks fail – BBC".
fn may_cite(document: &Document) -> bool {
    let own = document.headline().and_then(|headline| {
        let head = headline.text.strip_suffix(headline.own_tail()?)?;
        Some(head.trim_end().ends_with(['-', '–', '—']))
    });
    own == Some(true)
}

/// Whether articles are at least half of what lies around them and states no publication.
fn is_most<'d>(
    articles: impl Iterator<Item = &'d Document>,
    around: &HashMap<Option<&Path>, usize>,
) -> bool {
    let folders: Vec<Option<&Path>> = articles.map(|article| article.path().parent()).collect();
    let own = folders.len();
    let different: HashSet<Option<&Path>> = folders.into_iter().collect();
    own * 2 >= different.iter().filter_map(|folder| around.get(folder)).sum()
}

fn tail(document: &Document) -> Option<&str> {
    document.headline()?.tail.as_deref()
}

/// The key of a name that can be a site's; `None` for sections and what is no name.
fn site(tail: &str) -> Option<String> {
    let words = words(tail);
    let section = |folded: &str| LISTS.sections.contains(&folded) || LISTS.common.contains(&folded);
    let own = |word: &super::Word<'_>| {
        let folded = word.folded.as_ref();
        !section(folded) && !LISTS.joins.contains(&folded)
    };
    let whole = words.len() <= MOST_NAME_WORDS
        && words.iter().all(is_name_word)
        && words.iter().any(own)
        && !tail.contains(['?', '!', '"', '“', '„', ':', ',']);
    name(&words).filter(|_| whole).map(|_| key(&words))
}

/// Whether a name is that of an office which speaks of itself in all that it publishes.
fn is_house(tail: &str) -> bool {
    let words = words(tail);
    words.iter().any(|word| LISTS.houses.contains(&word.folded.as_ref()))
}

/// Whether the articles tell of what stands beside their headlines: it is their subject, or who
/// says that.
fn is_told<'d>(articles: impl Iterator<Item = &'d Document>) -> bool {
    let (mut read, mut told) = (0, 0);
    for article in articles.take(MOST_READ) {
        let Some(tail) = tail(article).map(fold) else { continue };
        let names = |text: &str| fold(text).contains(&tail) && !same_words(text, &tail);
        let blocks = article.blocks().iter().filter(|block| block.kind.in_body());
        read += 1;
        told += usize::from(blocks.map(|block| block.span.of(article.raw())).any(names));
    }
    told * NAMED_IN > read
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::agreed;
    use crate::document::Document;
    use crate::load::read;

    const HEADS: [&str; 4] = [
        "Envoys of two coasts count their herring",
        "Minister flies home from the ferry talks",
        "Court frees the captain of a trawler",
        "Tunnel divides the northern provinces",
    ];

    fn body(at: usize) -> String {
        let town = ["Velm", "Norwick", "Alder", "Salva"][at];
        format!(
            "The government of {town} said on Tuesday that its envoys would wait for an answer \
             until the summer.\n\nOfficials in {town} described the meeting as frank, and said that \
             the draft was {at}0 pages long."
        )
    }

    fn dump(title: &str, at: usize) -> Document {
        let text = format!("{title}\n\n{}\n", body(at));
        read(Path::new(&format!("{at}.txt")), text.as_bytes(), None).unwrap()
    }

    fn page(title: &str, head: &str, at: usize, more: &str) -> Document {
        let body = body(at).replace("\n\n", "</p><p>");
        let text = format!(
            "<html><head><title>{title}</title>{more}</head><body><article><h1>{head}</h1>\
             <p>{body}</p></article></body></html>"
        );
        read(Path::new(&format!("{at}.html")), text.as_bytes(), None).unwrap()
    }

    fn sources(documents: &[Document]) -> Vec<(String, String)> {
        let told = |(_, d): (usize, Document)| {
            (d.source().unwrap_or("").to_owned(), d.title().into_owned())
        };
        agreed(documents).into_iter().map(told).collect()
    }

    fn check(tail: &str, count: usize, expected: bool) {
        let title = |at: usize| format!("{}{tail}", HEADS[at]);
        let pages: Vec<_> = (0..count).map(|at| page(&title(at), HEADS[at], at, "")).collect();
        let dumps: Vec<_> = (0..count).map(|at| dump(&title(at), at)).collect();
        let name = tail.trim_start_matches([' ', '|', '–', '-']);
        let expected: Vec<_> = (0..if expected { count } else { 0 })
            .map(|at| (name.to_owned(), HEADS[at].to_owned()))
            .collect();
        assert_eq!(sources(&pages), expected, "pages {tail}");
        assert_eq!(sources(&dumps), expected, "dumps {tail}");
    }

    #[test]
    fn titles_that_agree_name_their_publication() {
        check(" | Fjord Online", 3, true);
        check(" – Fjord Online", 4, true);
        check(" - fjord.example", 3, true);
        check(" | Fjord Online", 2, false);
    }

    #[test]
    fn a_section_a_subject_or_a_speaker_is_no_publication() {
        check(" | World News", 4, false);
        check(" - Middle East", 4, false);
        check(" | Press Releases", 4, false);
        check(" – minister", 4, false);
        check(" – Will it last?", 4, false);
        let speaker = |at: usize| {
            let text = format!("{} – Orlov\n\n{}\n\nOrlov said it twice.\n", HEADS[at], body(at));
            read(Path::new(&format!("{at}.txt")), text.as_bytes(), None).unwrap()
        };
        assert_eq!(sources(&(0..4).map(speaker).collect::<Vec<_>>()), []);
        let column = |at: usize| {
            let writer = r#"<meta name="author" content="Jane Roe">"#;
            page(&format!("{} | Jane Roe", HEADS[at]), HEADS[at], at, writer)
        };
        assert_eq!(sources(&(0..4).map(column).collect::<Vec<_>>()), [], "a writer");
        let copies: Vec<_> =
            (0..4).map(|_| dump("Envoys meet in Velm | Fjord Online", 0)).collect();
        assert_eq!(sources(&copies), [], "one story four times");
    }

    #[test]
    fn whom_headlines_cite_now_and_then_is_no_publication() {
        let cites = |at: usize| dump(&format!("{} – NNT", HEADS[at % 4]), at % 4);
        let others = (0..4).map(|at| dump(&format!("{} in May", HEADS[at]), at));
        let some: Vec<_> = (0..3).map(cites).chain(others).collect();
        assert_eq!(sources(&some), []);
        assert_eq!(sources(&some[..5]).len(), 3, "most of the folder");
    }

    #[test]
    fn who_wrote_it_holds_the_copyright_and_publishes_nothing() {
        let text = format!(
            "{}\n\nMira Solberg\n\n14 April 2024\n\n{}\n\n© 2024 Mira Solberg\n",
            HEADS[0],
            body(0)
        );
        let document = read(Path::new("a.txt"), text.as_bytes(), None).unwrap();
        assert_eq!((document.byline(), document.source()), (Some("Mira Solberg"), None));
    }

    #[test]
    fn a_ministry_that_its_releases_speak_of_publishes_them() {
        let release = |at: usize| {
            let text = format!(
                "{} | Ministry of Ports of Velm\n\n{}\n\nThe Ministry of Ports of Velm thanked both.\n",
                HEADS[at],
                body(at)
            );
            read(Path::new(&format!("{at}.txt")), text.as_bytes(), None).unwrap()
        };
        assert_eq!(sources(&(0..3).map(release).collect::<Vec<_>>()).len(), 3);
    }

    #[test]
    fn what_another_page_states_is_believed_where_the_title_alone_has_it() {
        let stated = r#"<meta property="og:site_name" content="Fjord Online">"#;
        let known = page("Talks fail in Salva", "Talks fail in Salva", 3, stated);
        let title = format!("{} | Fjord Online", HEADS[0]);
        let other = page(&title, HEADS[0], 0, "");
        assert_eq!(sources(&[known.clone(), other]).len(), 1);
        // A newspaper that is cited, perhaps.
        assert_eq!(sources(&[known, dump(&title, 0)]), []);
    }
}
