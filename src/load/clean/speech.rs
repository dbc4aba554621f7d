//! Speeches, transcripts, interviews and joint statements: texts whose sentences speak to somebody throughout.
//!
//! "We", "you", thanks and requests are no sign of an appeal there; only plain labels, links and
//! heavy vocabulary are.

pub(super) mod talk;

use std::ops::Range;
use std::sync::LazyLock;

use foldhash::HashMap;

use super::super::page::Page;
use super::signals::{Signals, plain_at};
use super::words::phrases::Phrases;
use super::words::plain;
use super::{Reason, Verdict};
use crate::text::fold;

/// The longest line that is only an address, in words.
const MOST_ADDRESS_WORDS: u16 = 14;
/// An address opens a speech within so many lines.
const MOST_LINES_BEFORE: usize = 60;
/// The longest title of a speech, in words, and the most lines between it and its first sentence.
const MOST_TITLE_WORDS: usize = 25;
const MOST_LINES_UNDER_TITLE: usize = 6;
/// At most so many lines do nothing but address somebody.
const MOST_GREETINGS: usize = 6;
/// The longest label of a speaker, in words and in bytes.
const MOST_LABEL_WORDS: usize = 5;
const MOST_LABEL_BYTES: usize = 60;
/// A transcript has at least so many labelled lines.
const FEWEST_TURNS: usize = 4;
/// The weight of what only publishers say from which on a line declares nothing.
const SURE_OWN: u8 = 3;
/// The weight of phrases that is an appeal even in a speech, whomever it speaks to.
const HEAVY: u8 = 5;
/// A sentence of a speech needs no more likelihood than this.
const LIKELY: f32 = 0.05;

/// The lines of a page that are spoken.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Speech {
    /// From the address, or the first turn, to the end of what may be spoken.
    lines: Range<usize>,
    /// The lines that only address somebody.
    greetings: Range<usize>,
    /// The lines between the first and the last turn of a transcript.
    turns: Range<usize>,
    /// Whether each line begins with its speaker.
    labelled: Vec<bool>,
}

impl Speech {
    /// Finds what is spoken on a page.
    pub(super) fn of(page: &Page, signals: &[Signals], found: &[Option<Verdict>]) -> Self {
        let labelled = labelled(page, signals, found);
        let first = labelled.iter().position(|is| *is);
        let last = labelled.iter().rposition(|is| *is);
        let goes_on = |at: &usize| {
            let sentence = signals.get(*at).is_some_and(|signal| signal.stops);
            found.get(*at) == Some(&None) && (sentence || page.text(*at).starts_with('('))
        };
        let turns = first.zip(last).map_or(0..0, |(first, last)| {
            let more = (last + 1..signals.len()).take_while(goes_on).count();
            first..last + 1 + more
        });
        let address = (0..signals.len().min(MOST_LINES_BEFORE))
            .find(|at| signals.get(*at).is_some_and(|signal| is_address(page.text(*at), signal)))
            .or_else(|| entitled(page, signals, found));
        let declared = declared(signals);
        let opened = address.map_or(turns.clone(), |address| {
            let label = |at: &usize| {
                let sentence = signals.get(*at).is_some_and(|signal| signal.stops);
                found.get(*at) != Some(&None) && !sentence
            };
            let end = (address..signals.len()).find(label).unwrap_or(signals.len());
            address..end.max(turns.end)
        });
        let lines = match (opened.is_empty(), declared.is_empty()) {
            (true, _) => declared,
            (_, true) => opened,
            _ => opened.start.min(declared.start)..opened.end.max(declared.end),
        };
        let greets = |at: &usize| page.text(*at).ends_with([',', '!', ':', '.']);
        let greetings = address.map_or(0..0, |at| {
            at..at + (at..lines.end).take(MOST_GREETINGS).take_while(greets).count()
        });
        Self { lines, greetings, turns, labelled }
    }

    /// Whether the line begins with its speaker.
    pub(super) fn is_turn(&self, at: usize) -> bool {
        self.labelled.get(at) == Some(&true)
    }

    /// Whether the line is part of what is spoken.
    pub(super) fn is_spoken(&self, at: usize) -> bool {
        self.lines.contains(&at) || self.turns.contains(&at)
    }

    /// Takes back what rules said of sentences only because they speak to somebody.
    pub(super) fn spare(&self, signals: &[Signals], found: &mut [Option<Verdict>]) {
        for at in self.lines.clone() {
            let (Some(signal), Some(verdict)) = (signals.get(at), found.get_mut(at)) else {
                continue;
            };
            let turn = self.is_turn(at);
            let hits = signal.hits;
            let light = hits.asking() < HEAVY && (signal.stops || turn);
            let spoken =
                |reason| turn || reason == Reason::Appeal || hits.whole.or(hits.begins).is_none();
            if matches!(verdict, Some(Verdict::Cut(reason)) if light && spoken(*reason)) {
                *verdict = None;
            }
        }
    }

    /// Keeps the sentences of a speech, and everything between the turns of a transcript.
    pub(super) fn keep(
        &self,
        signals: &[Signals],
        likely: &[f32],
        found: &[Option<Verdict>],
        is: &mut [bool],
    ) {
        for at in self.lines.clone().filter(|at| found.get(*at) == Some(&None)) {
            let likely = likely.get(at).is_some_and(|likely| *likely >= LIKELY);
            let sentence = signals.get(at).is_some_and(|signal| signal.stops) && likely;
            let keep = sentence || self.turns.contains(&at) || self.greetings.contains(&at);
            is.get_mut(at).into_iter().for_each(|slot| *slot |= keep);
        }
    }
}

/// For each line whether it begins with the label of a speaker, if the page is a transcript: such
/// labels recur or are in capitals, and most of what stands behind them are sentences.
fn labelled(page: &Page, signals: &[Signals], found: &[Option<Verdict>]) -> Vec<bool> {
    let open = |at: usize| {
        signals.get(at).is_none_or(|s| s.hits.begins.or(s.hits.opens).is_none())
            && !matches!(found.get(at), Some(Some(Verdict::Cut(Reason::Byline))))
    };
    let labels: Vec<Option<String>> = (0..page.lines.len())
        .map(|at| label(page.text(at)).filter(|_| open(at)).map(fold))
        .collect();
    let mut turns: HashMap<&str, usize> = HashMap::default();
    labels.iter().flatten().for_each(|label| *turns.entry(label).or_default() += 1);
    let again = |label: &str| turns.get(label).is_some_and(|count| *count > 1);
    let capitals =
        |at: usize| label(page.text(at)).is_some_and(|l| !l.contains(char::is_lowercase));
    let is = labels.iter().enumerate();
    let is: Vec<bool> =
        is.map(|(at, label)| label.as_deref().is_some_and(|l| again(l) || capitals(at))).collect();
    if is_transcript(page, signals, &is) { is } else { Vec::new() }
}

/// Whether lines with labels that recur are turns of a conversation: they are many and dense, most
/// of them are sentences, and something is asked among them.
fn is_transcript(page: &Page, signals: &[Signals], labelled: &[bool]) -> bool {
    let Some(first) = labelled.iter().position(|is| *is) else { return false };
    let Some(last) = labelled.iter().rposition(|is| *is) else { return false };
    let turns = (first..=last).filter(|at| labelled.get(*at) == Some(&true));
    let all = turns.clone().count();
    let stops = turns.filter(|at| signals.get(*at).is_some_and(|signal| signal.stops)).count();
    let asks = (first..=last).any(|at| page.text(at).ends_with(['?', '？']));
    all >= FEWEST_TURNS && all * 4 > last - first && stops * 4 >= all * 3 && asks
}

/// What stands before a line's colon, if it can be a speaker: capitals, or a capitalised name.
fn label(line: &str) -> Option<&str> {
    let end = line.bytes().take(MOST_LABEL_BYTES).position(|byte| byte == b':')?;
    let (label, rest) = line.split_at_checked(end)?;
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let words = label.split_whitespace().count();
    let fits = (1..=MOST_LABEL_WORDS).contains(&words) && label.split_whitespace().all(capital);
    (fits && rest.starts_with(": ")).then_some(label)
}

/// Whether a line addresses those who listen.
fn is_address(line: &str, signal: &Signals) -> bool {
    signal.words <= MOST_ADDRESS_WORDS
        && !signal.quoted
        && line.ends_with([',', '!', ':', '.', ';'])
        && (PHRASES.anywhere.are_in(&signal.plain) || PHRASES.greets(&signal.plain))
}

/// The first sentence under a title that calls the text a speech.
fn entitled(page: &Page, signals: &[Signals], found: &[Option<Verdict>]) -> Option<usize> {
    let title = (0..signals.len().min(MOST_LINES_BEFORE)).find(|at| {
        let sized = |s: &Signals| {
            !s.stops && (MOST_LABEL_WORDS..=MOST_TITLE_WORDS).contains(&usize::from(s.words))
        };
        signals.get(*at).is_some_and(sized) && PHRASES.entitles(plain_at(signals, *at))
    })?;
    let says = |at: &usize| {
        let sentence = signals.get(*at).is_some_and(|s| s.stops) || page.text(*at).ends_with(',');
        sentence && found.get(*at) == Some(&None)
    };
    (title + 1..signals.len()).take(MOST_LINES_UNDER_TITLE).find(says)
}

/// The lines of a joint statement: from the first to the last line that declares something in the
/// first person plural, with the sentences beside them that go on so.
fn declared(signals: &[Signals]) -> Range<usize> {
    let said = |at: &usize| {
        signals.get(*at).is_some_and(|s| s.stops && !s.quoted && s.hits.own < SURE_OWN)
    };
    let declares = |at: &usize| said(at) && PHRASES.declares(plain_at(signals, *at));
    let all: Vec<usize> = (0..signals.len()).filter(declares).collect();
    let [first, .., last] = all.as_slice() else { return 0..0 };
    let goes_on = |at: &usize| said(at) && signals.get(*at).is_some_and(|signal| signal.we > 0);
    let more = (last + 1..signals.len()).take_while(goes_on).count();
    let before = (0..*first).rev().take_while(goes_on).count();
    first - before..last + 1 + more
}

/// What tells that a text is spoken or declared.
struct Spoken {
    anywhere: Phrases,
    greetings: Phrases,
    declared: Phrases,
    titles: Phrases,
}

impl Spoken {
    /// Whether a line in its plain form begins with a greeting.
    fn greets(&self, plain: &str) -> bool {
        self.greetings.begins_one(plain, 0)
    }

    /// Whether it begins as the titles of speeches do.
    fn entitles(&self, plain: &str) -> bool {
        self.titles.begins_one(plain, 0)
    }

    /// Whether it begins as the sentences of statements do, behind a number or not.
    fn declares(&self, plain: &str) -> bool {
        let start = plain.find(char::is_alphabetic).map_or(0, |at| at.saturating_sub(1));
        let number = plain.bytes().take(start).all(|b| b == b' ' || b.is_ascii_digit());
        number && self.declared.begins_one(plain, start)
    }
}

static PHRASES: LazyLock<Spoken> = LazyLock::new(|| {
    let file = include_str!("../../../data/boilerplate/speech.txt");
    let of = |name: &str| {
        let lines = file.lines().filter(|line| !line.starts_with('#'));
        let list = lines.skip_while(|line| line.strip_suffix(':') != Some(name)).skip(1);
        Phrases::new(list.take_while(|line| !line.is_empty()).map(plain))
    };
    Spoken {
        anywhere: of("anywhere"),
        greetings: of("at the beginning"),
        declared: of("declared"),
        titles: of("titles"),
    }
});

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::document::{Document, Format};
    use crate::load::read;

    const TITLE: &str = "Four coastal states count their ferries";
    const BODY: [&str; 5] = [
        "LARNHOLM — Four coastal states agreed on Tuesday to count their ferries together, a task \
         that none of them had finished alone.",
        "The lists will be kept in the old customs house, where three clerks have worked since May.",
        "A first count in the spring found that eleven ships had been sold twice.",
        "The harbour master of Larnholm called the lists a beginning and asked for patience.",
        "The envoys meet again in October, when the last ships are back from the north.",
    ];

    fn read_both(lines: &[&str]) -> [Document; 2] {
        let text = lines.join("\n\n");
        let paragraphs: String =
            lines.iter().skip(1).map(|line| format!("<p>{line}</p>")).collect();
        let html = format!("<article><h1>{TITLE}</h1>{paragraphs}</article>");
        [(text, Format::Text), (html, Format::Html)]
            .map(|(raw, format)| read(Path::new("a"), raw.as_bytes(), Some(format)).unwrap())
    }

    /// Whether a paragraph in the middle of a report is read as part of it.
    fn check(paragraph: &str, kept: bool) {
        let lines = [TITLE, BODY[0], BODY[1], paragraph, BODY[2], BODY[3], BODY[4]];
        for document in read_both(&lines) {
            assert_eq!(document.body().contains(paragraph), kept, "{paragraph}\n{document:#?}");
            assert!(BODY.iter().all(|line| document.body().contains(line)), "{paragraph}");
        }
    }

    #[test]
    fn words_of_diplomacy_are_no_appeal() {
        for paragraph in [
            "We ask our partners along the coast to lend us their lists for a week.",
            "We value the contribution of our partners and will make a difference together.",
            "Nous invitons nos partenaires du littoral à nous confier leurs registres.",
            "Wir wollen unsere Partner an der Küste um ihre Unterstützung bitten.",
            "Queremos que nuestros socios de la costa nos presten sus listas y su apoyo.",
            "Our mission to the islands will go on, and we shall protect the personal data of crews.",
        ] {
            check(paragraph, true);
        }
    }

    #[test]
    fn what_somebody_is_said_to_ask_is_no_appeal() {
        for paragraph in [
            "We need your support and your donation, the pilot told the captains of the fleet.",
            "Please support us with a small gift, the widow wrote to the ministers.",
            "Нам нужна ваша помощь, сказал капитан министрам соседних стран.",
            "Wir brauchen Ihre Hilfe und Ihre Spende, sagte der Lotse vor Kapitänen.",
            "Nous avons besoin de votre soutien et de vos dons, a dit le pilote aux capitaines.",
            "Necesitamos tu apoyo y tu donación, dijo el piloto a los capitanes.",
            "All rights reserved to the islands stay with the islands, the clerk wrote.",
            "You can contact the consulate in Larnholm by telephone on working days.",
            "Picture is what they call such a list, the clerk said.",
        ] {
            check(paragraph, true);
        }
    }

    #[test]
    fn a_publisher_who_asks_its_readers_is_cut() {
        for paragraph in [
            "Please support our newsroom with a small donation, dear readers, if you can.",
            "We need your support: please donate to our newsroom today.",
            "Unsere Redaktion braucht Ihre Spende, denn unsere Arbeit kostet Geld.",
        ] {
            check(paragraph, false);
        }
    }

    #[test]
    fn a_quotation_over_several_paragraphs_is_no_appeal() {
        check("\"We ask our partners to lend us boats. We need your help, and your gift.", true);
    }

    #[test]
    fn joint_statements_and_remarks_are_whole() {
        let statement = [
            TITLE,
            "We, the ministers of the four coastal states, met today in the old customs house.",
            "We thank our hosts for their hospitality and our partners for their contribution.",
            "We call on all ferrymen to contribute to the common list.",
            "We invite the harbour masters to send us their books. We will follow their work closely.",
            "We will continue to support independent papers on the islands.",
            "We look forward to our next meeting in October.",
        ];
        let remarks = [
            TITLE,
            "Good morning, and thank you for coming so early.",
            "I have just seen the lists, and I want to tell you what we found in them.",
            "First, eleven ships were sold twice. We will ask their owners why.",
            "Second, we need your help to make this known on the islands.",
            "You can read the lists in the customs house, as you always could.",
            "I can take one question now. Thank you.",
        ];
        for lines in [statement, remarks] {
            for document in read_both(&lines) {
                for line in &lines[1..] {
                    assert!(document.body().contains(line), "{line}\n{document:#?}");
                }
            }
        }
    }

    #[test]
    fn the_shortest_questions_and_answers_of_an_interview_stay() {
        let lines = [
            "A talk with the keeper of the lighthouse",
            "The keeper of the lighthouse of Larnholm was on duty when the fleet came in. She spoke to us there.",
            "What did you do on the first night?",
            "I made tea. Then I burnt the charts.",
            "Did you sleep?",
            "No. You do not sleep, you lie down.",
            "Would you do it again?",
            "Ask my husband.",
        ];
        let document = read(Path::new("a.txt"), lines.join("\n\n").as_bytes(), None).unwrap();
        assert_eq!(document.body(), lines[1..].join("\n\n"));
    }
}
