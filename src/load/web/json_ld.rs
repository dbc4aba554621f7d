//! JSON-LD: what a page tells of its article in schema.org's words.
//!
//! Broken JSON is mended as far as its meaning is sure, else passed over.

use std::collections::HashMap;

use serde_json::Value;

use super::super::names::of_pages;
use super::flatten::flatten;

/// Nodes by their `@id`.
type Known<'v> = HashMap<&'v str, &'v Value>;

/// An article as schema.org describes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::load) struct Described {
    /// `headline`, or `name`.
    pub(in crate::load) headline: Option<String>,
    /// Names of `author`.
    pub(in crate::load) authors: Vec<String>,
    /// `datePublished`.
    pub(in crate::load) published: Option<String>,
    /// `datePublished` of what may be another article.
    pub(in crate::load) perhaps: Option<String>,
    /// `dateModified`.
    pub(in crate::load) changed: Option<String>,
    /// Name of `publisher`.
    pub(in crate::load) publisher: Option<String>,
    /// `url`.
    pub(in crate::load) url: Option<String>,
    /// Where it says that it stands: `url`, `@id`, `mainEntityOfPage`.
    pub(in crate::load) places: Vec<String>,
    /// How its `articleBody` begins.
    pub(in crate::load) opening: Option<String>,
}

/// Whose article a description is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::load) enum Whose {
    /// The page's.
    Own,
    /// The page's, if no other article is described.
    Alone,
    /// The page's or that of another.
    Perhaps,
    /// That of another page.
    Other,
}

/// Reads the article that the blocks describe; what the first description leaves out, later ones
/// and those of the page tell. Of a description that is only `Perhaps` the page's the day and the
/// publisher count, if it is the only one.
pub(in crate::load) fn article(
    blocks: &[String],
    whose: &dyn Fn(&Described) -> Whose,
) -> Option<Described> {
    let values: Vec<Value> = blocks.iter().flat_map(|block| parse(block)).collect();
    let mut all = Vec::new();
    values.iter().for_each(|value| nodes(value, &mut all));
    let known = known(&all);
    let articles = all.iter().filter(|node| is_article(node));
    let pages = all.iter().filter(|node| kinds(node).any(|kind| kind == "WebPage"));
    // Pages that are no articles have dates, too, but they are those of the place, not of a text.
    let pages = pages.map(|node| Described { published: None, ..describe(node, &known) });
    let articles: Vec<_> = articles.map(|node| describe(node, &known)).collect();
    let alone = articles.len() == 1;
    let articles = articles.into_iter().filter_map(|found| match whose(&found) {
        Whose::Own => Some(found),
        Whose::Alone if alone => Some(found),
        Whose::Perhaps if alone => Some(found.perhaps()),
        Whose::Alone | Whose::Perhaps | Whose::Other => None,
    });
    articles.chain(pages).reduce(Described::or)
}

/// How much of a text is its opening, in characters.
const OPENING: usize = 120;
/// The fewest bytes of a text that is an article.
const FEWEST_BYTES: usize = 150;

/// The text of the article that the blocks describe, as HTML.
pub(super) fn body(blocks: &[String]) -> Option<String> {
    let values: Vec<Value> = blocks.iter().flat_map(|block| parse(block)).collect();
    let mut all = Vec::new();
    values.iter().for_each(|value| nodes(value, &mut all));
    let bodies = all.iter().filter(|node| is_article(node)).filter_map(|node| {
        let text = node.get("articleBody")?.as_str()?.trim();
        (text.len() >= FEWEST_BYTES).then_some(text)
    });
    let text = bodies.reduce(|long, next| if next.len() > long.len() { next } else { long })?;
    if ["</p>", "<br"].iter().any(|tag| text.contains(tag)) {
        return Some(text.to_owned());
    }
    let escaped = |line: &str| format!("<p>{}</p>", line.replace('<', "&lt;"));
    Some(text.lines().filter(|line| !line.trim().is_empty()).map(escaped).collect())
}

impl Described {
    /// What a description tells of a page if it may be that of another article.
    fn perhaps(self) -> Self {
        Self { perhaps: self.published, publisher: self.publisher, ..Self::default() }
    }

    /// What this one leaves out is taken from the other.
    fn or(self, other: Self) -> Self {
        let authors = if self.authors.is_empty() { other.authors } else { self.authors };
        Self {
            headline: self.headline.or(other.headline),
            authors,
            published: self.published.or(other.published),
            perhaps: self.perhaps.or(other.perhaps),
            changed: self.changed.or(other.changed),
            publisher: self.publisher.or(other.publisher),
            url: self.url.or(other.url),
            places: self.places,
            opening: self.opening,
        }
    }
}

/// What engines wrap JSON in, so that it is no HTML, JavaScript or XML.
const OPENERS: [&str; 7] = [
    "<!--",
    "<![CDATA[",
    "//<![CDATA[",
    "// <![CDATA[",
    "/*<![CDATA[*/",
    "/* <![CDATA[ */",
    "//<!--",
];
const CLOSERS: [&str; 8] = ["-->", "]]>", "//]]>", "// ]]>", "/*]]>*/", "/* ]]> */", "//-->", ";"];

/// The values of a block; of one that is broken those that can be read.
fn parse(block: &str) -> Vec<Value> {
    let block = unwrapped(block);
    if let Ok(value) = serde_json::from_str(block) {
        return vec![value];
    }
    let found = values(&mended(block));
    if !found.is_empty() || !block.contains("&quot;") {
        return found;
    }
    values(&mended(unwrapped(&flatten(block).text)))
}

fn unwrapped(block: &str) -> &str {
    let mut block = block.trim();
    loop {
        // Of two that fit, the longer one holds the shorter.
        let open = OPENERS.iter().filter_map(|sign| block.strip_prefix(sign));
        let inner = open.min_by_key(|rest| rest.len()).unwrap_or(block);
        let close = CLOSERS.iter().filter_map(|sign| inner.strip_suffix(sign));
        let inner = close.min_by_key(|rest| rest.len()).unwrap_or(inner).trim();
        if inner.len() == block.len() {
            return block;
        }
        block = inner;
    }
}

/// Values that stand one behind the other, with or without commas between them.
fn values(text: &str) -> Vec<Value> {
    serde_json::from_str(&format!("[{text}]")).unwrap_or_else(|_| {
        let values = serde_json::Deserializer::from_str(text).into_iter::<Value>();
        values.map_while(Result::ok).collect()
    })
}

/// JSON without comments, without commas before a closing bracket, and without raw line ends in
/// its strings.
fn mended(block: &str) -> String {
    let mut found = String::with_capacity(block.len());
    let mut letters = block.chars().peekable();
    let mut comma = false;
    while let Some(letter) = letters.next() {
        match (letter, letters.peek()) {
            ('/', Some('/')) => drop(letters.by_ref().find(|letter| *letter == '\n')),
            ('/', Some('*')) => {
                let mut before = ' ';
                letters.by_ref().skip(1).find(|letter| {
                    std::mem::replace(&mut before, *letter) == '*' && *letter == '/'
                });
            }
            (',', _) => comma = true,
            (letter, _) if letter.is_whitespace() || letter.is_control() => found.push(' '),
            (letter, _) => {
                if std::mem::take(&mut comma) && !matches!(letter, ']' | '}') {
                    found.push(',');
                }
                found.push(letter);
                if letter == '"' {
                    string(&mut letters, &mut found);
                }
            }
        }
    }
    found
}

/// Copies a string up to its end.
fn string(letters: &mut impl Iterator<Item = char>, found: &mut String) {
    let mut escaped = false;
    for letter in letters {
        found.push(if letter.is_control() { ' ' } else { letter });
        if letter == '"' && !escaped {
            return;
        }
        escaped = letter == '\\' && !escaped;
    }
}

/// The objects at the top: alone, in a list, or in `@graph`.
fn nodes<'v>(value: &'v Value, found: &mut Vec<&'v Value>) {
    match value {
        Value::Array(list) => list.iter().for_each(|inner| nodes(inner, found)),
        Value::Object(object) => {
            found.push(value);
            for key in ["@graph", "mainEntity", "mainEntityOfPage"] {
                if let Some(inner) = object.get(key).filter(|i| i.is_array() || i.is_object()) {
                    nodes(inner, found);
                }
            }
        }
        _ => {}
    }
}

/// The nodes that have an `@id`; of two with the same the first.
fn known<'v>(all: &[&'v Value]) -> Known<'v> {
    let mut known = Known::new();
    for node in all {
        if let Some(id) = node.get("@id").and_then(Value::as_str) {
            known.entry(id).or_insert(node);
        }
    }
    known
}

fn is_article(node: &Value) -> bool {
    let fits = |kind: &str, form: &str| match form.strip_prefix('*') {
        Some(end) => kind.ends_with(end),
        None => kind == form,
    };
    kinds(node).any(|kind| of_pages("article").iter().any(|form| fits(kind, form)))
}

/// What schema.org calls it, without schema.org's address.
fn kinds(node: &Value) -> impl Iterator<Item = &str> {
    let kinds = match node.get("@type") {
        Some(Value::Array(list)) => list.as_slice(),
        Some(kind) => std::slice::from_ref(kind),
        None => &[],
    };
    let short = |kind: &'_ str| kind.rfind('/').map_or(0, |at| at + 1);
    kinds.iter().filter_map(Value::as_str).map(move |kind| &kind[short(kind)..])
}

fn describe(node: &Value, known: &Known<'_>) -> Described {
    let text = |key: &str| first_text(node.get(key)?);
    let place = |key: &str| match node.get(key)? {
        Value::Object(page) => page.get("@id").or_else(|| page.get("url")).and_then(first_text),
        place => first_text(place),
    };
    Described {
        headline: text("headline").or_else(|| text("name")),
        authors: node.get("author").map(|author| names(author, known)).unwrap_or_default(),
        published: text("datePublished").or_else(|| text("dateCreated")),
        perhaps: None,
        changed: text("dateModified"),
        publisher: node.get("publisher").and_then(|p| names(p, known).into_iter().next()),
        url: text("url").filter(|url| url.starts_with("http")),
        places: ["url", "@id", "mainEntityOfPage"].into_iter().filter_map(place).collect(),
        opening: text("articleBody").map(|body| body.chars().take(OPENING).collect()),
    }
}

fn first_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(shown(text)).filter(|text| !text.is_empty()),
        Value::Array(list) => list.iter().find_map(first_text),
        Value::Object(object) => object.get("@value").and_then(first_text),
        _ => None,
    }
}

/// A text as it is shown: many engines write HTML where plain text is asked for.
fn shown(text: &str) -> String {
    let entity = text.split_once('&').is_some_and(|(_, rest)| rest.contains(';'));
    let text = if entity { flatten(text).text } else { text.to_owned() };
    text.trim().to_owned()
}

/// The names of a person, an organisation or a list of them; references are looked up.
fn names(value: &Value, known: &Known<'_>) -> Vec<String> {
    match value {
        Value::String(name) => vec![shown(name)],
        Value::Array(list) => list.iter().flat_map(|inner| names(inner, known)).collect(),
        Value::Object(object) => match object.get("name").or_else(|| object.get("@id")) {
            Some(Value::String(id)) if object.get("name").is_none() => known
                .get(id.as_str())
                .and_then(|node| node.get("name"))
                .map_or_else(Vec::new, |name| names(name, &Known::new())),
            Some(name) => names(name, &Known::new()),
            None => Vec::new(),
        },
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Whose, article};

    fn check(block: &str, expected: &str) {
        let whose = |found: &super::Described| match found.headline.as_deref() {
            Some("Votes") => Whose::Other,
            _ => Whose::Own,
        };
        let found = article(&[block.to_owned()], &whose).map(|a| {
            format!("{:?} {:?} {:?}", a.headline.unwrap_or_default(), a.authors, a.published)
        });
        assert_eq!(found.unwrap_or_default(), expected);
    }

    #[test]
    fn an_article_is_found_alone_and_in_a_graph() {
        check(
            r#"{"@type":"NewsArticle","headline":"Talks fail","author":{"name":"A. Roe"},"datePublished":"2021-04-28"}"#,
            r#""Talks fail" ["A. Roe"] Some("2021-04-28")"#,
        );
        check(
            r##"{"@graph":[{"@type":"Person","@id":"#a","name":"A. Roe"},
                {"@type":["BlogPosting"],"headline":"Talks","author":[{"@id":"#a"}]}]}"##,
            r#""Talks" ["A. Roe"] None"#,
        );
        check(
            r##"{"@graph":[{"@id":"#a","name":"A. Roe"},{"@id":"#b","name":"B. Poe"},
                {"@id":"#a","name":"C. Doe"},
                {"@type":"Report","headline":"Talks","author":[{"@id":"#b"},{"@id":"#a"}]}]}"##,
            r#""Talks" ["B. Poe", "A. Roe"] None"#,
        );
    }

    #[test]
    fn what_is_broken_is_mended_as_far_as_it_is_sure() {
        let talks = r#""Talks, [fail] // again" ["A. Roe"] Some("2021-04-28")"#;
        let whole = r#"{"@type":"NewsArticle","headline":"Talks, [fail] // again",
            "author":{"name":"A. Roe"},"datePublished":"2021-04-28"}"#;
        check(whole, talks);
        check(&whole.replace("\"}", "\",}"), talks);
        check(&whole.replace("\"2021", " // the day, as told\n /* in \"words\" */ \"2021"), talks);
        check(&whole.replace('"', "&quot;"), talks);
        check(&format!("{{\"@type\":\"WebSite\"}}\n{whole}"), talks);
        check(&format!("{{\"@type\":\"WebSite\"}},\n{whole},"), talks);
        check(&format!("{whole} {{broken"), talks);
        for (open, close) in super::OPENERS.iter().zip(super::CLOSERS) {
            check(&format!(" {open}\n{whole}\n{close} "), talks);
        }
        check(
            r#"{"@type":"NewsArticle","headline":"Talks &#8217;fail&#8217; &amp; end\
"}"#
            .replace("\\\n", "\n")
            .as_str(),
            "\"Talks ’fail’ & end\" [] None",
        );
    }

    #[test]
    fn what_is_no_article_is_passed_over() {
        check(r#"{"@type":"WebSite","name":"The Daily"}"#, "");
        check("{broken", "");
    }

    #[test]
    fn another_article_is_passed_over() {
        check(
            r#"[{"@type":"NewsArticle","headline":"Votes","datePublished":"2018-01-02"},
                {"@type":"NewsArticle","headline":"Talks","datePublished":"2021-04-28"}]"#,
            r#""Talks" [] Some("2021-04-28")"#,
        );
    }

    #[test]
    fn of_one_description_alone_the_day_may_be_that_of_the_page() {
        let block = r#"{"@type":"NewsArticle","headline":"Votes","datePublished":"2018-01-02",
            "author":{"name":"A. Roe"},"publisher":{"name":"The Courier"}}"#;
        let found = article(&[block.to_owned()], &|_| Whose::Perhaps).unwrap();
        assert_eq!(found.perhaps.as_deref(), Some("2018-01-02"));
        assert_eq!(found.publisher.as_deref(), Some("The Courier"));
        assert_eq!((found.published, found.headline, found.authors), (None, None, Vec::new()));
        let two = [block.to_owned(), block.replace("Votes", "Boats")];
        assert_eq!(article(&two, &|_| Whose::Perhaps), None);
        assert_eq!(article(&two, &|_| Whose::Alone), None);
        assert!(
            article(&two[..1], &|_| Whose::Alone).is_some_and(|found| found.published.is_some())
        );
    }
}
