//! Doubts: what a web page is that was read as an article and hardly is one, and in which language.
//!
//! It is read all the same; a note tells the reader, who may know better.

pub(super) mod language;

use std::sync::LazyLock;

use super::names::{Lists, lists};
use super::page::{Page, Tag};
use crate::document::{Block, Document};
use crate::text::{Span, fold};

/// The answer of a server has at most so many words in its body, fewer if only these tell it.
const MOST_WORDS: usize = 80;
const MOST_SAYING_WORDS: usize = 40;
/// A front page shows so many articles at least, each with its link, which is one line in so many.
const FEWEST_TEASERS: usize = 6;
const SHARE: usize = 3;
/// So many long paragraphs at most stand between them; the shortest of these, in words, and the
/// shortest title of an article.
const MOST_PARAGRAPHS: usize = 2;
const PARAGRAPH: usize = 40;
const TITLE: usize = 3;

/// What can be doubted of a page, told before it becomes a document.
#[derive(Debug, Default)]
pub(super) struct Doubts {
    /// What the page calls itself.
    titles: Vec<String>,
    /// The lines that are links and no more.
    links: Vec<Span>,
}

/// Looks at a web page; there is nothing to doubt of plain text.
pub(super) fn of(page: &Page) -> Doubts {
    if page.elements.is_empty() {
        return Doubts::default();
    }
    let linked = page.lines.iter().filter(|line| line.linked > 0);
    let whole = linked.filter(|line| (line.linked as usize + 2) * 10 >= line.span.len() * 9);
    let shown = page.lines.iter().filter(|line| line.tag == Tag::Title);
    let mut titles = vec![page.head.title.clone()];
    titles.extend(shown.map(|line| line.span.of(&page.raw).to_owned()));
    Doubts { titles, links: whole.map(|line| line.span).collect() }
}

impl Doubts {
    /// What is to be said of the document that the page has become.
    pub(super) fn note(&self, document: &Document) -> Option<String> {
        if self.titles.is_empty() {
            return None;
        }
        let body = document.blocks().iter().filter(|block| block.kind.in_body());
        let body: Vec<&Block> = body.collect();
        if body.is_empty() {
            return None;
        }
        let is = match () {
            () if self.is_error(document, &body) => "the answer of a server, not like an article",
            () if self.is_front_page(document, &body) => "a list of articles, not like one",
            () => return None,
        };
        Some(format!("it reads like {is}"))
    }

    /// Whether a page of few words is called or says what servers answer when they have no article.
    fn is_error(&self, document: &Document, body: &[&Block]) -> bool {
        let text = |block: &&Block| block.span.of(document.raw());
        let words: usize = body.iter().map(|block| words(text(block))).sum();
        if words > MOST_WORDS {
            return false;
        }
        let parts = self.titles.iter().flat_map(|title| title.split(" - "));
        let titled = parts.flat_map(|part| part.split(['|', '–', '—']));
        let told = body.iter().map(|block| plain(text(block))).collect::<Vec<_>>().join("");
        titled.map(plain).any(|title| is_answer(&title))
            || words <= MOST_SAYING_WORDS
                && listed("says").iter().any(|says| told.contains(&format!(" {says} ")))
    }

    /// Whether the body is the titles of other articles and little beside them.
    fn is_front_page(&self, document: &Document, body: &[&Block]) -> bool {
        let count = |block: &&&Block| words(block.span.of(document.raw()));
        let teaser = |block: &&&Block| {
            self.links.binary_search(&block.span).is_ok() && count(block) >= TITLE
        };
        let teasers = body.iter().filter(teaser).count();
        teasers >= FEWEST_TEASERS
            && teasers * SHARE >= body.len()
            && body.iter().filter(|block| count(block) >= PARAGRAPH).count() <= MOST_PARAGRAPHS
    }
}

/// Whether a title in plain form is that of an answer, its number apart ("404 – Page not found").
fn is_answer(title: &str) -> bool {
    let words = title.split_ascii_whitespace();
    let words: Vec<&str> = words.filter(|word| !word.bytes().all(|b| b.is_ascii_digit())).collect();
    let number = title.split_ascii_whitespace().any(|word| CODES.contains(&word));
    let bare = words.join(" ");
    listed("titles").contains(&bare.as_str()) || (number && words.is_empty())
}

/// The numbers of answers that stand alone as a title; RFC 9110, section 15.
const CODES: [&str; 6] = ["401", "403", "404", "410", "500", "503"];

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// The folded words of a text between spaces.
fn plain(text: &str) -> String {
    let folded = fold(text).replace(['\'', '’'], "");
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.fold(" ".to_owned(), |all, word| all + word + " ")
}

fn listed(name: &str) -> &'static [&'static str] {
    static WORDS: LazyLock<Lists> =
        LazyLock::new(|| lists(include_str!("../../../data/boilerplate/errors.txt")));
    WORDS.get(name).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::document::Format;
    use crate::load::read;

    fn check(title: &str, main: &str, note: Option<&str>) {
        let page = format!("<title>{title}</title><main>{main}</main>");
        let document = read(Path::new("a"), page.as_bytes(), Some(Format::Html)).unwrap();
        let expected: Vec<String> =
            note.map(|note| format!("it reads like {note}")).into_iter().collect();
        assert_eq!(document.notes(), expected, "{main}");
    }

    /// "Oops! That page can't be found." loaded as an article of one paragraph, and nothing said so.
    #[test]
    fn the_answer_of_a_server_is_not_passed_off_as_an_article() {
        let answer = Some("the answer of a server, not like an article");
        for (title, main) in [
            (
                "Page not found | The Gull",
                "<h1>Oops! That page can’t be found.</h1><p>It looks like nothing was found at this location.</p>",
            ),
            ("404", "<h1>404</h1><p>Die angeforderte Seite wurde leider nicht gefunden.</p>"),
            (
                "Access Denied",
                "<h1>Access Denied</h1><p>You don't have permission to access it here.</p>",
            ),
            (
                "Just a moment...",
                "<p>Checking your browser before you may see the page of the Gull.</p>",
            ),
            (
                "Le Phare",
                "<h1>Page introuvable</h1><p>La page que vous cherchez n'existe pas ici.</p>",
            ),
        ] {
            check(title, main, answer);
        }
        let told = "<p>The council of Rostal has deleted its minutes, and a carter found it out on Tuesday.</p>";
        check("Page not found: how Rostal lost its minutes", told, None);
        let more =
            "<p>The page cannot be found, the site of the council tells who asks for it.</p>";
        check("Rostal loses its minutes", &format!("{}{more}", told.replace("Tuesday", "Monday, and then told all who sat in the inn of the harbour of the loss, of the clerk who had pressed the key, of the forty years of votes on gates, scales, stamps and ferries that are now in nobody's keeping, and of the one copy on paper that is said to lie under the hay of a barn in Velm")), None);
    }

    #[test]
    fn a_front_page_is_not_passed_off_as_an_article() {
        let list = Some("a list of articles, not like one");
        let card = |at: usize, told: &str| {
            format!(
                "<div><h2><a href='/{at}'>Harbour {at} closes its basin</a></h2><p>{told}</p></div>"
            )
        };
        let short =
            |at: usize| format!("The ban of year {at} will last until spring, the port said.");
        let cards: String = (1..9).map(|at| card(at, &short(at))).collect();
        check("The Gull", &format!("<h1>World</h1>{cards}"), list);
        let long = |at: usize| format!("{} ", short(at)).repeat(6);
        let parts: String = (1..9).map(|at| card(at, &long(at))).collect();
        check("Eight harbours and what they closed", &parts, None);
    }
}
