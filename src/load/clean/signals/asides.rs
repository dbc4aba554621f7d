//! Asides: sentences inside a paragraph of an article that ask something of its reader.
//!
//! Whole lines are judged elsewhere; here a line is article, and keeps at least one sentence.

use foldhash::HashSet;

use super::super::super::page::Page;
use super::super::rules::{ENOUGH, weight_of};
use super::super::sections::is_article;
use super::super::words::{Hits, hits, plain};
use super::super::{Aside, Reason, Verdict};
use super::{Lines, Signals, asked_of_readers, hash_words, stops};
use crate::document::BlockKind;
use crate::text::{Lexed, Span};

/// A text in which one sentence in so many speaks to the reader does so throughout, and means it.
const ADDRESSES: usize = 4;
/// The shortest line that is counted for that, in words.
const FEWEST_WORDS: u16 = 8;
/// The longest paragraph that is looked at, in words; a longer one is no paragraph.
const MOST_WORDS: u16 = 2_000;
/// The shortest paragraph that can be article and aside, in words, and the fewest sentences of it
/// that are article.
const FEWEST_MIXED_WORDS: u16 = 20;
const FEWEST_PLAIN: usize = 1;
/// How many different longer words these share with the article at least, and the least part of
/// their own, as one in so many.
const FEWEST_SHARED: usize = 2;
const SHARED: usize = 6;
/// The weight of phrases that asks of itself in a sentence of at most so many words, and in two
/// sentences of which one speaks to the reader.
const HEAVY: u8 = 5;
const MOST_HEAVY_WORDS: u16 = 12;
/// What a sentence beside an aside must weigh to belong to it.
const BESIDE: u8 = 2;

/// Finds the asides in the kept paragraphs of a page; what is `spoken` has none.
pub(in super::super) fn asides(
    page: &Page,
    signals: &[Signals],
    verdicts: &[Verdict],
    spoken: &dyn Fn(usize) -> bool,
) -> Vec<Aside> {
    let running = |at: &usize| {
        let kinds = [BlockKind::Paragraph, BlockKind::ListItem];
        matches!(verdicts.get(*at), Some(Verdict::Keep(kind)) if kinds.contains(kind))
    };
    let lines = || (0..signals.len()).filter(running).filter_map(|at| Some((at, signals.get(at)?)));
    let asking = |signal: &Signals| signal.hits.asking() >= BESIDE && asks(signal.hits.says);
    let candidates: Vec<usize> = lines()
        .filter(|(_, signal)| asking(signal) && signal.words <= MOST_WORDS)
        .map(|(at, _)| at)
        .filter(|at| !spoken(*at))
        .collect();
    let (mut all, mut addresses) = (0, 0);
    for (_, signal) in lines().filter(|(_, signal)| !asking(signal) && signal.stops) {
        all += usize::from(signal.words >= FEWEST_WORDS);
        addresses += usize::from(signal.we + signal.you > 0 && !signal.quoted);
    }
    if addresses * ADDRESSES > all {
        return Vec::new();
    }
    let spans = candidates.into_iter().filter_map(|at| page.lines.get(at)).map(|line| line.span);
    spans.flat_map(|span| in_line(&page.raw, span)).collect()
}

/// Takes back verdicts on paragraphs that are cut for one of their sentences only, if the others
/// are article: plain sentences, most of the paragraph, that begin it or tell in the words of the
/// article beside it. Returns the lines that are such paragraphs.
pub(in super::super) fn mixed(
    page: &Page,
    lines: &Lines,
    spoken: &dyn Fn(usize) -> bool,
    found: &mut [Option<Verdict>],
) -> Vec<usize> {
    let signals = &lines.signals;
    let story = |at: usize| is_article(signals, at) && found.get(at) == Some(&None);
    let candidates = (0..signals.len()).filter(|at| {
        let asked =
            matches!(found.get(*at), Some(Some(Verdict::Cut(reason))) if asks(Some(*reason)));
        let sized = |signal: &Signals| (FEWEST_MIXED_WORDS..=MOST_WORDS).contains(&signal.words);
        asked
            && signals.get(*at).is_some_and(sized)
            && (at.checked_sub(1).is_some_and(story) || story(at + 1))
            && !spoken(*at)
    });
    let candidates: Vec<usize> = candidates.collect();
    if candidates.is_empty() {
        return candidates;
    }
    let told: HashSet<u16> = (0..signals.len())
        .filter(|at| found.get(*at) == Some(&None))
        .filter_map(|at| lines.terms.get(signals.get(at)?.terms.clone()))
        .flatten()
        .copied()
        .collect();
    let is =
        |at: &usize| page.lines.get(*at).is_some_and(|line| is_mixed(&page.raw, line.span, &told));
    let mixed: Vec<usize> = candidates.into_iter().filter(is).collect();
    for at in &mixed {
        found.get_mut(*at).into_iter().for_each(|verdict| *verdict = None);
    }
    mixed
}

/// Whether most sentences of a line go on with what is told and the others are asides, or speak
/// to nobody.
fn is_mixed(raw: &str, line: Span, told: &HashSet<u16>) -> bool {
    let sentences = sentences(raw, line);
    let part = parts(&sentences);
    let others: Vec<&Said> = sentences
        .iter()
        .zip(&part)
        .filter(|(_, part)| part.is_none())
        .map(|(said, _)| said)
        .collect();
    let plain: Vec<&Said> = others.iter().copied().filter(|said| said.hits.weight == 0).collect();
    let words = |said: &[&Said]| said.iter().map(|said| usize::from(said.words)).sum::<usize>();
    let all = sentences.iter().map(|said| usize::from(said.words)).sum::<usize>();
    let mut terms = Vec::new();
    for said in &plain {
        hash_words(&super::super::words::plain(said.span.of(raw)), &mut terms);
    }
    // What interrupts an article does not begin as one that speaks of neither writer nor reader.
    let begins = sentences
        .first()
        .zip(plain.first())
        .is_some_and(|(first, plain)| first.span == plain.span && first.words >= FEWEST_WORDS);
    let own: HashSet<u16> = terms.into_iter().collect();
    let shared = own.intersection(told).count();
    plain.len() >= FEWEST_PLAIN
        && others.iter().all(|said| !said.addresses())
        && words(&plain) * 2 >= all
        && (begins || (shared >= FEWEST_SHARED && shared * SHARED >= own.len()))
}

/// Whether phrases that give this reason ask something of the reader.
fn asks(reason: Option<Reason>) -> bool {
    use Reason::{Appeal, Consent, Newsletter, Sharing};
    matches!(reason, Some(Appeal | Newsletter | Sharing | Consent))
}

/// A sentence with what its words say.
struct Said {
    span: Span,
    hits: Hits,
    words: u16,
    /// Whether it stands, or has words, in quotation marks.
    quoted: bool,
}

impl Said {
    fn addresses(&self) -> bool {
        !self.quoted && self.hits.we + self.hits.you > 0
    }

    /// Whether it asks something of the reader by its own words.
    fn asks(&self) -> bool {
        let named = self.hits.begins.or(self.hits.opens).is_some();
        let heavy = self.hits.asking() >= HEAVY && self.words <= MOST_HEAVY_WORDS;
        let weight = weight_of(self.hits, self.words, self.hits.we, self.hits.you);
        // Persons add nothing to a single hint: "It may help us to see our mistakes."
        let hints = self.hits.asking() >= ENOUGH;
        let enough = (hints && weight > ENOUGH) || (named && weight >= ENOUGH);
        !self.quoted
            && !self.hits.reports
            && (self.addresses() || named || heavy)
            && asks(self.hits.says)
            && enough
    }

    /// Whether it goes on with what a sentence beside it asks.
    fn belongs(&self) -> bool {
        let hint = asks(self.hits.says) && self.hits.weight >= BESIDE;
        !self.quoted && (self.addresses() || hint)
    }
}

fn in_line(raw: &str, line: Span) -> Vec<Aside> {
    let sentences = sentences(raw, line);
    let part = parts(&sentences);
    if part.iter().all(Option::is_some) {
        return Vec::new();
    }
    let mut found: Vec<Aside> = Vec::new();
    let mut joined = false;
    for (sentence, reason) in sentences.iter().zip(part) {
        match (reason, found.last_mut().filter(|_| joined)) {
            (Some(_), Some(aside)) => aside.span = aside.span.cover(sentence.span),
            (Some(reason), None) => found.push(Aside { span: sentence.span, reason }),
            (None, _) => {}
        }
        joined = reason.is_some();
    }
    found
}

/// For each sentence why it is an aside, if it is one.
fn parts(sentences: &[Said]) -> Vec<Option<Reason>> {
    let own = |said: &Said| said.hits.says.filter(|_| said.asks());
    let mut part: Vec<Option<Reason>> = sentences.iter().map(own).collect();
    // Two sentences may ask together what neither says alone.
    for (at, pair) in sentences.windows(2).enumerate() {
        let hints = pair.iter().all(|said| asks(said.hits.says) && said.belongs());
        let weight = pair.iter().map(|said| said.hits.weight).fold(0, u8::saturating_add);
        if hints && weight >= HEAVY && pair.iter().any(Said::addresses) {
            let says = pair.iter().zip(part.iter_mut().skip(at));
            says.for_each(|(said, part)| *part = part.or(said.hits.says));
        }
    }
    if !part.iter().any(Option::is_some) {
        return part;
    }
    let mut spread = |at: usize, from: usize| {
        let reason = part.get(from).copied().flatten();
        let joins = reason.is_some() && sentences.get(at).is_some_and(Said::belongs);
        part.get_mut(at)
            .filter(|own| joins && own.is_none())
            .into_iter()
            .for_each(|own| *own = reason);
    };
    (1..sentences.len()).for_each(|at| spread(at, at - 1));
    (1..sentences.len()).rev().for_each(|at| spread(at - 1, at));
    part
}

/// The sentences of a line; what ends without a stop is none.
fn sentences(raw: &str, line: Span) -> Vec<Said> {
    let lexed = Lexed::new(raw, &[line]);
    let mut inside = false;
    let said = lexed.sentences().iter().map(|sentence| {
        let text = sentence.span.of(raw);
        let begins_inside = inside;
        inside = is_inside(inside, text);
        let plain = plain(text);
        let words = plain.split_ascii_whitespace().count();
        let quoted = begins_inside || text.contains(MARKS) || !stops(text);
        let words = u16::try_from(words).unwrap_or(u16::MAX);
        let hits = asked_of_readers(text, &plain, hits(&plain));
        Said { span: sentence.span, hits, words, quoted }
    });
    said.collect()
}

/// Quotation marks that are no apostrophes.
const MARKS: [char; 6] = ['"', '“', '”', '„', '«', '»'];

/// Whether a quotation is open behind a text.
fn is_inside(inside: bool, text: &str) -> bool {
    text.chars().fold(inside, |inside, letter| match letter {
        '“' | '«' | '„' => true,
        '”' | '»' => false,
        '"' => !inside,
        _ => inside,
    })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::document::{Document, Format};
    use crate::load::read;

    const LEAD: &str =
        "The harbour masters of the coast met the envoys on Tuesday and counted their boats.";
    const END: &str = "The talks will go on in the spring, when the captains are back.";

    fn article(paragraph: &str) -> Document {
        let text = format!(
            "Captains count their boats\n\nLARNHOLM — Two envoys of the coast met on Tuesday in \
             the old customs house, the ministry said.\n\n{paragraph}\n\nNeither side wanted to \
             say whether the treaty would be signed before the end of this year.\n"
        );
        read(Path::new("a.txt"), text.as_bytes(), Some(Format::Text)).unwrap()
    }

    /// What is cut from a paragraph that has an aside between two sentences.
    fn check(aside: &str, reason: Option<&str>) {
        for paragraph in [format!("{LEAD} {aside} {END}"), format!("{LEAD} {END} {aside}")] {
            let document = article(&paragraph);
            let body = document.body();
            assert!(body.contains(LEAD) && body.contains(END), "{aside}\n{body}");
            assert_eq!(body.contains(aside), reason.is_none(), "{aside}\n{body}");
            let cut = document.cuts().iter().find(|cut| cut.span.of(document.raw()) == aside);
            assert_eq!(cut.map(|cut| &*cut.reason), reason, "{aside}");
        }
    }

    #[test]
    fn a_sentence_that_asks_something_of_the_reader_is_cut_alone() {
        let (appeal, letter) = ("donation appeal", "newsletter or subscription");
        check(
            "If you value our reporting, please consider a donation to our newsroom.",
            Some(appeal),
        );
        check(
            "We have no owner but you. Please support our work with a small gift. Every euro counts.",
            Some(appeal),
        );
        check("Subscribe to our newsletter to get stories like this in your inbox.", Some(letter));
        check(
            "Follow us on Twitter and Facebook for more news of the coast.",
            Some("sharing or following"),
        );
        check(
            "We use cookies on this site, and you can change your preferences at any time.",
            Some("cookie or privacy notice"),
        );
        check("Faites un don pour que notre rédaction puisse continuer son travail.", Some(appeal));
        check(
            "Unterstützen Sie uns mit Ihrer Spende, damit unsere Redaktion frei bleibt.",
            Some(appeal),
        );
        check("Apóyanos con una aportación mensual y haz posible nuestro trabajo.", Some(appeal));
        check(
            "Поддержите нас: без вашей поддержки наша редакция не сможет работать.",
            Some(appeal),
        );
    }

    #[test]
    fn what_others_ask_for_stays() {
        check("“Please support our work with a donation,” the minister told the captains.", None);
        check("The captains asked readers for donations and for their support.", None);
        check(
            "The ministry uses cookies on its site, and subscribers were told so in a newsletter.",
            None,
        );
        check("Facebook and Twitter deleted the accounts of the coast guard.", None);
        check(
            "The envoy thanked donors for a contribution of ten boats to independent journalism.",
            None,
        );
    }
}
