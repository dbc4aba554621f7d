//! What repeats across articles, as a table of small corpora.
//!
//! A line is a block; a line that begins with `[` was cut from its page already.

use super::{Rules, without_repeats};
use crate::document::{
    Block, BlockKind, Cut, Document, DocumentParts, Format, Origin, Publication,
};
use crate::text::Span;

/// A paragraph of its own for each number.
fn own(number: usize) -> String {
    format!("The envoy of delegation {number} spent a quiet afternoon in room {number}.")
}

/// An article of ten paragraphs that stand nowhere else, with `extra` put in at a place.
fn article(number: usize, at: usize, extra: &[&str]) -> String {
    let mut lines: Vec<String> = (0..10).map(|line| own(number * 100 + line)).collect();
    lines.splice(at..at, extra.iter().map(ToString::to_string));
    lines.join("\n")
}

fn document(text: &str, source: Option<&str>) -> Document {
    at_path("a.txt", text, source)
}

fn at_path(path: &str, text: &str, source: Option<&str>) -> Document {
    let (mut blocks, mut cuts, mut at) = (Vec::new(), Vec::new(), 0);
    for line in text.split('\n') {
        let span = Span::between(at, at + line.len());
        at += line.len() + 1;
        if line.starts_with('[') {
            cuts.push(Cut { span, reason: "menu".into() });
        } else {
            let heading = !line.ends_with(['.', '”']);
            let kind = if heading { BlockKind::Heading } else { BlockKind::Paragraph };
            blocks.push(Block { kind, span });
        }
    }
    Document::new(DocumentParts {
        path: path.into(),
        format: Format::Text,
        raw: text.to_owned(),
        origin: Origin::entry(text),
        headline: None,
        byline: None,
        source: source.map(ToOwned::to_owned),
        url: None,
        language: None,
        publication: Publication::unknown(),
        blocks,
        cuts,
    })
}

/// Reads the texts as one corpus and lists what is cut, with its reason, for each that changes.
fn check(what: &str, texts: &[String], expected: &[(usize, &[&str])]) {
    let documents: Vec<_> = texts.iter().map(|text| document(text, None)).collect();
    check_documents(what, &documents, expected);
}

fn check_documents(what: &str, documents: &[Document], expected: &[(usize, &[&str])]) {
    let found = without_repeats(documents, &Rules::default());
    let cuts = |document: &Document| {
        let new = document.cuts().iter().filter(|cut| &*cut.reason != "menu");
        new.map(|cut| format!("{}: {}", cut.reason, cut.span.of(document.raw()))).collect()
    };
    let found: Vec<(usize, Vec<String>)> = found.iter().map(|(at, d)| (*at, cuts(d))).collect();
    let expected: Vec<(usize, Vec<String>)> = expected
        .iter()
        .map(|(at, cuts)| (*at, cuts.iter().map(ToString::to_string).collect()))
        .collect();
    assert_eq!(found, expected, "{what}");
}

const APPEAL: &str =
    "The Harbour Gazette has belonged to its readers since 1997. No owner pays it.";
const IN_TWO: &str = "repeats in 2 articles of this folder: The Harbour Gazette has belonged to its readers \
                      since 1997. No owner pays it.";
const IN_THREE: &str = "repeats in 3 articles of this folder: The Harbour Gazette has belonged to its readers \
                        since 1997. No owner pays it.";

#[test]
fn what_two_articles_end_or_begin_with_is_no_part_of_them() {
    for place in [0, 10] {
        let texts = [article(1, place, &[APPEAL]), article(2, place, &[APPEAL])];
        check("at one edge", &texts, &[(0, &[IN_TWO]), (1, &[IN_TWO])]);
    }
    let signs = APPEAL.replace("1997. No", "1997.  NO");
    let texts = [article(1, 10, &[APPEAL]), article(2, 10, &[&signs]), article(3, 0, &[])];
    let other = IN_TWO.replace("1997. No", "1997.  NO");
    check("signs and case do not count", &texts, &[(0, &[IN_TWO]), (1, &[&other])]);
}

#[test]
fn in_the_middle_it_takes_three() {
    let texts: Vec<_> = (1..4).map(|number| article(number, 5, &[APPEAL])).collect();
    check("two", &texts[..2], &[]);
    check("three", &texts, &[(0, &[IN_THREE]), (1, &[IN_THREE]), (2, &[IN_THREE])]);
}

#[test]
fn a_paragraph_with_a_sentence_of_its_own_stays() {
    let mixed = format!("{APPEAL} Today it reports from the quay.");
    check(
        "one sentence",
        &[article(1, 10, &[APPEAL]), article(2, 10, &[&mixed])],
        &[(0, &[IN_TWO])],
    );
}

#[test]
fn a_story_told_again_is_no_repetition() {
    let again = [article(1, 10, &[]), article(1, 10, &[]), article(2, 10, &[])];
    check("word by word", &again, &[]);
    let half: Vec<String> = (0..5).map(|line| own(100 + line)).collect();
    let shorter = half.join("\n") + "\n" + &own(900);
    check("a shorter telling", &[article(1, 10, &[]), shorter.clone(), shorter], &[]);
    let texts = [article(1, 10, &[APPEAL]), article(1, 10, &[APPEAL]), article(2, 10, &[])];
    check("its appeal has one witness", &texts, &[]);
}

#[test]
fn a_short_article_does_not_make_two_long_ones_one() {
    let short = format!("{}\n{}\n{APPEAL}", own(900), own(901));
    let texts = [short, article(1, 10, &[APPEAL]), article(2, 10, &[APPEAL])];
    check("long ones", &texts, &[(1, &[IN_THREE]), (2, &[IN_THREE])]);
}

/// Three lines below each of a few short notes of one paper were a third of all their sentences, which
/// made two notes one story, and more than a third of their bytes, which kept the lines.
#[test]
fn what_three_short_notes_on_different_things_end_with_is_cut() {
    let said = [
        "The Larnholm Gull is printed in a boathouse at the quay.",
        "Each line of it is read twice by somebody who knows better.",
        "It comes out on six days of every week.",
    ];
    let notes = [
        "Forty boats lay idle in Hessel on Monday while the office looked for a stamp.\n\
         Its head, Olaf Krog, said that the stamp was somewhere in Larnholm.",
        "The parliament of Velm chose Ida Munk for its speaker with one vote more than Tor Brandt.\n\
         She was a ferry captain before.",
        "A seal that sleeps on the quay may stay there until October, the harbour master found.\n\
         It was not there when he said so.",
    ];
    let left = |notes: &[&str], said: &[&str]| -> usize {
        let text = |note: &&str| format!("{note}\n{}", said.join("\n"));
        let mut documents: Vec<_> = notes.iter().map(|note| document(&text(note), None)).collect();
        let cleaned = without_repeats(&documents, &Rules::default());
        cleaned.into_iter().for_each(|(at, document)| documents[at] = document);
        let count = |body: String| said.iter().filter(|said| body.contains(**said)).count();
        documents.iter().map(Document::body).map(count).sum()
    };
    assert_eq!(left(&notes, &said), 0);
    assert!(left(&notes[..2], &said) > 0, "two may share it by chance");
    assert!(left(&[notes[0], notes[0], notes[0]], &said) > 0, "one note told three times");
}

#[test]
fn short_lines_crossheads_and_quotations_need_more() {
    let three = |at: usize, line: &str| -> Vec<String> {
        (1..4).map(|number| article(number, at, &[line])).collect()
    };
    for line in ["Give now.", "Words behind the news of the day", "“We shall answer this in kind.”"]
    {
        let cut = format!("repeats in 3 articles of this folder: {line}");
        let expected: Vec<(usize, &[&str])> = Vec::new();
        check("two", &three(10, line)[..2], &expected);
        let cut: &[&str] = &[&cut];
        check("three, at the end", &three(10, line), &[(0, cut), (1, cut), (2, cut)]);
        check("three, in the middle", &three(5, line), &expected);
    }
}

#[test]
fn two_publications_do_not_share_an_appeal() {
    let read = |place: usize, sources: &[Option<&str>]| -> Vec<Document> {
        let article = |(at, source): (usize, &Option<&str>)| {
            document(&article(at + 1, place, &[APPEAL]), *source)
        };
        sources.iter().enumerate().map(article).collect()
    };
    let (gazette, mail) = (Some("The Gazette"), Some("The Mail"));
    let named = IN_TWO.replace("folder", "source");
    let (named, perhaps): (&[&str], &[&str]) = (&[&named], &[IN_TWO]);
    check_documents("one", &read(10, &[gazette, gazette]), &[(0, named), (1, named)]);
    check_documents("perhaps one", &read(10, &[gazette, None]), &[(0, named), (1, perhaps)]);
    check_documents("two", &read(10, &[gazette, mail]), &[]);
    check_documents("two and perhaps a third", &read(10, &[gazette, mail, None, None]), &[]);
    let four = [gazette, mail, Some("The Star"), Some("The Post")];
    for place in [0, 5, 10] {
        check_documents("four", &read(place, &four), &[]);
    }
    let (third, folder) = (IN_THREE.replace("folder", "source"), [IN_THREE]);
    let third: &[&str] = &[&third];
    let three = [gazette, None, mail, gazette, gazette, None, None];
    let cut = [(0, third), (1, &folder), (3, third), (4, third), (5, &folder), (6, &folder)];
    check_documents("three of each", &read(10, &three), &cut);
    check_documents("in the middle", &read(5, &three), &[(0, third), (3, third), (4, third)]);
}

#[test]
fn folders_do_not_share_an_appeal_of_an_unknown_publication() {
    let read = |folders: [&str; 2]| -> Vec<Document> {
        let article = |(at, folder): (usize, &str)| {
            at_path(&format!("{folder}/{at}.txt"), &article(at + 1, 10, &[APPEAL]), None)
        };
        folders.into_iter().enumerate().map(article).collect()
    };
    check_documents("one", &read(["a", "a"]), &[(0, &[IN_TWO]), (1, &[IN_TWO])]);
    check_documents("two", &read(["a", "b"]), &[]);
}

/// Each new article on a quarrel tells how it began.
#[test]
fn background_that_an_article_repeats_stays() {
    let background = "The delegations of Norvik and Belmara have met in Trondvik since 2014.";
    for place in [0, 5, 10] {
        let articles = (1..5).map(|number| {
            let text = article(number, place, &[background]);
            text.replace("a quiet afternoon", "an afternoon with Norvik and Belmara")
        });
        check("background", &articles.collect::<Vec<_>>(), &[]);
    }
}

#[test]
fn what_was_cut_elsewhere_bears_witness_at_the_end_only() {
    let cut = "[The Harbour Gazette has belonged to its readers since 1997.] [No owner pays it.]";
    let texts = [article(1, 10, &[APPEAL]), article(2, 10, &[cut])];
    check("at the end", &texts, &[(0, &[IN_TWO])]);
    let teaser = format!("[{}]", own(100));
    let texts: Vec<_> = (1..6).map(|number| article(number, 10, &[&teaser])).collect();
    check("a teaser of another article", &texts, &[]);
}

#[test]
fn no_article_loses_more_than_a_third() {
    let many: Vec<String> = (0..8).map(|line| own(700 + line)).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    let texts: Vec<_> = (1..4)
        .map(|number| {
            let short: Vec<String> = (0..24).map(|line| own(number * 100 + line)).collect();
            short.join("\n") + "\n" + &many.join("\n")
        })
        .collect();
    assert!(
        without_repeats(
            &texts.iter().map(|t| document(t, None)).collect::<Vec<_>>(),
            &Rules::default(),
        )
        .iter()
        .all(|(_, document)| document.cuts().len() == 8)
    );
    let documents: Vec<_> = (1..4)
        .map(|number| document(&article(number, 10, &many[..4]), None))
        .chain((4..7).map(|number| document(&article(number, 10, &many), None)))
        .collect();
    for (_, document) in without_repeats(&documents, &Rules::default()) {
        let cut: usize = document.cuts().iter().map(|cut| cut.span.len()).sum();
        assert!(cut > 0 && cut * 3 <= document.raw().len());
    }
}

#[test]
fn an_article_alone_stays_as_it_is() {
    check("alone", &[article(1, 10, &[APPEAL, APPEAL, APPEAL])], &[]);
    check("none", &[], &[]);
}

/// Follow-ups of one quarrel, each with two sentences of its own and names of the quarrel.
fn follow_ups(extra: &str) -> Vec<String> {
    let story = [
        "The envoy of Norvik came to Trondvik on foot and met Petra Lund at the quay.",
        "The harbour of Trondvik was shut by Norvik for a day, and Petra Lund called it theft.",
        "A court in Belmara heard Petra Lund on the ships that Norvik holds in Trondvik.",
        "The islands asked Norvik and Belmara to leave the nets of Trondvik alone.",
    ];
    let own = |number: usize| {
        (0..6).map(move |line| format!("Clerk {number} counted {line} nets that day."))
    };
    let articles = story.iter().enumerate().map(|(number, line)| {
        let mut lines: Vec<String> = own(number).collect();
        lines.insert(0, (*line).to_owned());
        lines.insert(3, extra.to_owned());
        lines.join("\n")
    });
    articles.collect()
}

#[test]
fn what_the_articles_on_one_story_repeat_is_of_the_story() {
    for background in [
        "The council of the coast must agree to such loans with one voice.",
        "More than nine hundred nets have been lost in the quarrel since 2014.",
        "Belmara denies all of it.",
    ] {
        check(background, &follow_ups(background), &[]);
    }
}

#[test]
fn what_a_publisher_says_of_itself_is_cut_from_the_articles_on_one_story() {
    let line = "What we print here is paid for by those who read us.";
    let cut = format!("repeats in 4 articles of this folder: {line}");
    let cut: &[&str] = &[&cut];
    check("it says we", &follow_ups(line), &[(0, cut), (1, cut), (2, cut), (3, cut)]);

    let line = "The Harbour Gazette was printed in a boathouse for eleven years.";
    let texts = follow_ups(line);
    let cut = format!("repeats in 4 articles of this source: {line}");
    let cut: &[&str] = &[&cut];
    let named: Vec<Document> =
        texts.iter().map(|text| document(text, Some("The Harbour Gazette"))).collect();
    check_documents("it names itself", &named, &[(0, cut), (1, cut), (2, cut), (3, cut)]);
}

#[test]
fn long_boilerplate_makes_no_two_articles_one() {
    let about = [
        "The Coast Review was founded in a boathouse in 1911.",
        "Four brothers printed it at night.",
        "It has burnt down once and was flooded twice.",
        "It still comes out on six days of the week.",
    ];
    let stories = [
        ("Ferries", "Norvik", "Trondvik", "Petra Lund"),
        ("Cables", "Belmara", "Ostrel", "Jan Vidal"),
        ("Cattle", "Kestria", "Marwen", "Olga Brandt"),
    ];
    let articles = stories.map(|(what, one, other, who)| {
        let own = [
            format!("The talks of {one} and {other} on {what} began at noon in a heated tent behind the harbour."),
            format!("Then {who} read a paper on {what} that nobody in the hall had seen before."),
            format!("In the evening {who} left {other} for {one} by boat, with two guards and a dog."),
            format!("Nobody in {other} would say what {who} had been promised."),
            format!("The next round on {what} is to be held in {one} before winter."),
        ];
        format!("{}\n{}", own.join("\n"), about.join(" "))
    });
    let cut = format!("repeats in 3 articles of this folder: {}", about.join(" "));
    let cut: &[&str] = &[&cut];
    check("four of nine sentences", &articles, &[(0, cut), (1, cut), (2, cut)]);
}

/// In short articles four sentences of the publisher's were more than a third, and made any two
/// articles one story told twice.
#[test]
fn what_many_short_articles_end_with_is_cut_though_it_is_long() {
    let said = [
        "The Larnholm Gull rises with the tide and sinks with it.",
        "Four sisters printed it first in a boathouse at the quay.",
        "It has burnt once and drowned twice since those days.",
        "It still comes out on six days of every week.",
    ];
    let texts: Vec<String> = (1..21).map(|number| article(number, 6, &said)).collect();
    let documents: Vec<_> = texts.iter().map(|text| document(text, None)).collect();
    let cleaned = without_repeats(&documents, &Rules::default());
    assert_eq!(cleaned.len(), documents.len());
    assert!(cleaned.iter().all(|(_, document)| !said.iter().any(|s| document.body().contains(s))));
}

#[test]
fn what_somebody_would_not_say_stays_in_every_article() {
    for told in [
        "The ministry in the smaller town declined to comment on Tuesday.",
        "The sides discussed the state of bilateral relations and exchanged views on security.",
        "Стороны обсудили состояние двусторонних отношений.",
        "The two coasts have had no relations since the shelling of the ferry Halina in 2014.",
        "\u{201c}We shall never leave the quay,\u{201d} the harbour master said in a speech on Sunday.",
    ] {
        let texts: Vec<String> = (1..7).map(|number| article(number, 8, &[told])).collect();
        check("a fact", &texts, &[]);
    }
}

/// Three lines below each of a few short articles of unknown papers were more than a third of them,
/// and one stayed.
#[test]
fn what_five_short_articles_of_unknown_papers_begin_or_end_with_is_cut_whole() {
    let said = [
        "The reading room keeps this copy for whoever asks at the door.",
        "It was typed by hand from the printed sheet on the same day.",
        "The second series is numbered anew from the spring on.",
    ];
    let short = |number: usize, at: usize| -> String {
        let mut lines: Vec<String> = (0..4).map(|line| own(number * 100 + line)).collect();
        lines.splice(at..at, said.iter().map(ToString::to_string));
        lines.join("\n")
    };
    let left = |count: usize, at: usize, named: &[&str]| -> usize {
        let mut documents: Vec<_> =
            (1..=count).map(|number| document(&short(number, at), None)).collect();
        let named = named.iter().enumerate();
        documents.extend(named.map(|(at, name)| document(&article(50 + at, 0, &[]), Some(name))));
        let cleaned = without_repeats(&documents, &Rules::default());
        cleaned.into_iter().for_each(|(at, document)| documents[at] = document);
        let bodies = documents.iter().map(Document::body);
        bodies.map(|body| said.iter().filter(|said| body.contains(**said)).count()).sum()
    };
    for named in [&[][..], &["The Gazette", "The Mail"][..]] {
        assert_eq!((left(5, 4, named), left(5, 0, named)), (0, 0), "{named:?}");
        assert!(left(5, 2, named) > 0, "in the middle it may be of the articles: {named:?}");
        assert!(left(4, 4, named) > 0, "four may be of one paper on one day: {named:?}");
    }
    let copies: Vec<_> = (0..6).map(|_| document(&short(1, 4), None)).collect();
    assert!(without_repeats(&copies, &Rules::default()).is_empty(), "one story told six times");
}
