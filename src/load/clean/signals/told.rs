//! Sentences that begin with the words of a label, a credit or a notice, but go on to tell something.
//!
//! "Related questions were put off" has a verb and a stop; labels, buttons and credits have none. Longer
//! sentences that begin as labels do are spared in `rules`.

use std::sync::LazyLock;

use super::super::super::names::{Lists, lists};
use super::super::words::Hits;
use super::super::words::phrases::Phrases;
use super::addressed::is_newsrooms;
use crate::text::fold;

/// The shortest and the longest sentence that begins as a label does and is looked at here, in words.
const FEWEST_WORDS: usize = 3;
const MOST_WORDS: usize = 7;
/// The shortest sentence that begins as a credit or a notice does, in words.
const FEWEST_CREDIT_WORDS: usize = 7;

/// Whether a line in its plain form, of which the vocabulary says this, tells something.
pub(in super::super) fn is_told(line: &str, plain: &str, hits: Hits) -> bool {
    let says = hits.begins.or(hits.opens).or(hits.whole).or(hits.says);
    if says.is_none() || !line.ends_with('.') || hits.we + hits.you > 0 || line.contains(SIGNS) {
        return false;
    }
    let labelled = (hits.begins.is_some() || hits.opens.is_some()) && hits.whole.is_none();
    labelled && tells_more(line, plain) || is_no_credit(line, plain) || is_of_a_law(line, plain)
}

/// Whether a sentence tells what comes of something that anybody may do, and promises its reader nothing
/// ("Follow the road and you come to a gate.").
pub(in super::super) fn leads_on(line: &str, plain: &str) -> bool {
    // Hardly a line has it; this runs on each.
    if !plain.contains(" and you ") {
        return false;
    }
    let words: Vec<&str> = plain.split_ascii_whitespace().collect();
    let Some(and) = words.windows(2).position(|pair| pair == ["and", "you"]) else { return false };
    let is = |list: &str, at: usize| words.get(at).is_some_and(|word| listed(list).contains(word));
    let object = (1..and).any(|at| is("articles", at));
    let shown = !is("calls", 0) && !is("promises", and + 2) && words.len() > and + 2;
    line.ends_with('.')
        && words.len() >= FEWEST_CREDIT_WORDS
        && object
        && shown
        && !line.contains(SIGNS)
        && !is_newsrooms(line)
}

/// What stands in labels and addresses, and hardly ever in a plain sentence.
const SIGNS: [char; 7] = [':', '|', '/', '@', '#', '©', '•'];

/// Whether a short sentence has a finite verb behind its first word and none of the words with which
/// publishers speak of their pages.
fn tells_more(line: &str, plain: &str) -> bool {
    let words: Vec<&str> = plain.split_ascii_whitespace().collect();
    (FEWEST_WORDS..=MOST_WORDS).contains(&words.len())
        && (has_verb(&words) || acts_behind_comma(line))
        && !words.iter().any(|word| listed("pages").contains(word))
}

/// Whether a finite verb stands behind the first word; behind "to" it is none, and "read" is one only
/// before what somebody reads.
fn has_verb(words: &[&str]) -> bool {
    let is = |list: &str, at: usize| words.get(at).is_some_and(|word| listed(list).contains(word));
    let acts = |at: usize| is("verbs", at) || is("handles", at) && is("takes", at + 1);
    (1..words.len()).any(|at| acts(at) && words.get(at - 1) != Some(&"to"))
}

/// Whether what stands behind the last comma begins with an article and has a verb in the past
/// ("Sponsored by nobody, the motion failed.").
fn acts_behind_comma(line: &str) -> bool {
    let Some((_, clause)) = line.rsplit_once(", ") else { return false };
    let words: Vec<String> = clause.split_whitespace().map(bare).collect();
    let article = words.first().is_some_and(|word| listed("articles").contains(&word.as_str()));
    article && words.iter().skip(2).any(|word| word.ends_with("ed"))
}

/// Whether a sentence begins as a credit does, but whom it names are no names, and it has a verb
/// ("Editing by the lawyers took three days.").
fn is_no_credit(line: &str, plain: &str) -> bool {
    let Some(hit) = CREDITS.beginning_at(plain, 0).last() else { return false };
    let named = plain.get(..hit.end).map_or(0, |head| head.split_ascii_whitespace().count());
    let rest: Vec<&str> = line.split_whitespace().skip(named).collect();
    let small = |word: &&&str| word.starts_with(char::is_lowercase);
    let words: Vec<&str> = plain.split_ascii_whitespace().collect();
    words.len() >= FEWEST_CREDIT_WORDS
        && rest.iter().take(2).filter(small).count() == 2
        && has_verb(&words)
}

/// Whether a sentence begins as a notice on an article of a publication does, but tells of a law's
/// ("This article was first published in the treaty of 1961.").
fn is_of_a_law(line: &str, plain: &str) -> bool {
    PIECES.begins_one(plain, 0)
        && plain.split_ascii_whitespace().count() >= FEWEST_CREDIT_WORDS
        && listed("laws").iter().any(|law| {
            line.match_indices(law).any(|(at, _)| {
                let before = line.get(..at).unwrap_or_default();
                let behind = line.get(at + law.len()..).unwrap_or_default();
                before.ends_with(" the ") && behind.starts_with([' ', '.', ','])
            })
        })
}

fn bare(word: &str) -> String {
    fold(word).trim_matches(|letter: char| !letter.is_alphanumeric()).to_owned()
}

static CREDITS: LazyLock<Phrases> = LazyLock::new(|| phrases("credits"));
static PIECES: LazyLock<Phrases> = LazyLock::new(|| phrases("pieces"));

fn phrases(list: &str) -> Phrases {
    Phrases::new(listed(list).iter().map(|phrase| format!(" {phrase} ")))
}

/// The words of one list of the data file.
fn listed(name: &str) -> &'static [&'static str] {
    static WORDS: LazyLock<Lists> =
        LazyLock::new(|| lists(include_str!("../../../../data/boilerplate/told.txt")));
    WORDS.get(name).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::document::Format;
    use crate::load::read;

    const BODY: [&str; 4] = [
        "The ministers agreed on Tuesday to reopen two crossings that were closed in the autumn.",
        "Lorries may pass again from Monday on, the ministry of the smaller state said.",
        "Ada Krone, a clerk at the northern crossing, had kept the keys in her desk all winter.",
        "Trade between the two fell by a third in the winter, as their statistics tell.",
    ];

    fn kept(line: &str, format: Format) -> bool {
        let all = [&BODY[..2], &[line], &BODY[2..]].concat();
        let text = match format {
            Format::Text => format!("Ministers reopen\n\n{}\n", all.join("\n\n")),
            Format::Html => {
                let all: String = all.iter().map(|line| format!("<p>{line}</p>")).collect();
                format!("<h1>Ministers reopen</h1><div>{all}</div>")
            }
        };
        read(Path::new("a"), text.as_bytes(), Some(format)).unwrap().body().contains(line)
    }

    /// "Related matters were left to the clerks." was cut as a link, "Comments were scarce." as
    /// readers' comments, and what editing took as a credit.
    #[test]
    fn a_sentence_that_goes_on_past_a_label_is_told() {
        for line in [
            "Related matters were left to the clerks.",
            "Comments were scarce.",
            "Most read the map as a threat.",
            "Sponsored by nobody, the motion failed.",
            "Updated charts were pinned to the wall.",
            "Tags on the lorries gave their loads.",
            "Kommentare wollte kein Minister abgeben.",
            "Editing by the clerks of either ministry took four nights.",
            "Additional reporting by the two auditors put the loss at nine ferries.",
            "This article was first published in the treaty of 1902 and repealed by the next.",
        ] {
            for format in [Format::Text, Format::Html] {
                assert!(kept(line, format), "{line} {format:?}");
            }
        }
    }

    /// At the end, what follows from doing something was cut as a call to the reader.
    #[test]
    fn a_last_sentence_may_tell_where_something_leads() {
        let ends = |line: &str| {
            let all = [&BODY[..], &[line]].concat().join("\n\n");
            let text = format!("Ministers reopen\n\n{all}\n");
            read(Path::new("a"), text.as_bytes(), Some(Format::Text)).unwrap().body().contains(line)
        };
        for line in [
            "Follow the old road and you come to a gate without a wall.",
            "Read more of the annex and you find the word ferry in each line.",
            "Subscribe to the view that gates are for lorries and half of the treaty is idle.",
        ] {
            assert!(ends(line), "{line}");
        }
        for line in [
            "Follow the channel and you know first when a gate opens.",
            "Sign up for the briefing and you will hear of each gate that opens.",
            "Read the full story and you will know why the gate was closed.",
        ] {
            assert!(!ends(line), "{line}");
        }
    }

    #[test]
    fn labels_credits_and_notices_go_with_a_stop_too() {
        for line in [
            "Related: Two bridges were closed.",
            "Comments are closed.",
            "Comments were disabled by the editors.",
            "Most read this week.",
            "Tags: crossings, lorries.",
            "Sponsored by the Lakeshore Fund.",
            "Additional reporting by Jens Aalto in Rostal and by agencies.",
            "Editing by Ada Krone and Jens Aalto.",
            "This article was first published in the Constitution, a weekly of Velm.",
            "This article was first published by the Gull on 3 May 2015.",
        ] {
            assert!(!kept(line, Format::Html), "{line}");
        }
    }
}
