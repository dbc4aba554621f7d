//! Whom a sentence asks: a minister or a state, or the reader.
//!
//! What an opinion piece asks of the powerful has the words of appeals; who is addressed tells it apart.

use std::sync::LazyLock;

use foldhash::HashSet;

use super::super::super::names::{Lists, lists};
use super::super::Reason;
use super::super::words::phrases::Phrases;
use super::super::words::{Hits, plain};
use super::stops;
use super::told::is_told;

/// The longest address between commas, in words ("Madam President of the Council").
const MOST_WORDS: usize = 5;
/// The shortest and the longest line that is looked at, in words: appeals of publications tell at
/// length of the states that trouble them.
const FEWEST_WORDS: usize = 4;
const MOST_LINE_WORDS: usize = 16;
/// The shortest sentence that only looks like a notice, in words.
const FEWEST_TOLD_WORDS: usize = 6;

/// What the vocabulary says of a sentence, without what it asks of somebody who is no reader.
pub(in super::super) fn asked_of_readers(line: &str, plain: &str, hits: Hits) -> Hits {
    if only_tells(line, plain) || is_told(line, plain, hits) {
        return Hits { we: hits.we, you: hits.you, reports: hits.reports, ..Hits::default() };
    }
    let reasons = [hits.opens, hits.begins, hits.says];
    let asks = reasons.into_iter().flatten().all(asks) && reasons.iter().any(Option::is_some);
    if !asks || hits.whole.is_some() || !stops(line) || !is_of_others(line, plain) {
        return hits;
    }
    Hits { we: hits.we, reports: hits.reports, ..Hits::default() }
}

/// Whether a sentence begins as one that only looks like a notice.
pub(in super::super) fn only_tells(line: &str, plain: &str) -> bool {
    TOLD.begins_one(plain, 0)
        && stops(line)
        && plain.split_ascii_whitespace().count() >= FEWEST_TOLD_WORDS
}

/// Whether a line has a word of publishers and their pages, or tells how to pay.
pub(in super::super) fn is_publishers(line: &str) -> bool {
    let plain = plain(line);
    PUBLISHER.are_in(&plain) || PAGE.are_in(&plain) || pays(line, &plain)
}

/// Whether a line has a word of publishers.
pub(in super::super) fn is_newsrooms(line: &str) -> bool {
    PUBLISHER.are_in(&plain(line))
}

/// Whether what a line asks for this reason may be asked of a government as well.
const fn asks(reason: Reason) -> bool {
    matches!(reason, Reason::Appeal | Reason::Newsletter | Reason::Notice)
}

fn is_of_others(line: &str, plain: &str) -> bool {
    let words = plain.split_ascii_whitespace().count();
    if pays(line, plain) || !(FEWEST_WORDS..=MOST_LINE_WORDS).contains(&words) {
        return false;
    }
    addresses(line) || (names_state(plain) && !PUBLISHER.are_in(plain))
}

/// Whether a line tells how to pay or where to read.
fn pays(line: &str, plain: &str) -> bool {
    PAYMENT.are_in(plain) || has_sign(line)
}

/// Whether a line as it is written has a sign that tells how to pay.
fn has_sign(line: &str) -> bool {
    let signs = listed("payment").iter().filter(|sign| !sign.contains(char::is_alphabetic));
    signs.into_iter().any(|sign| line.contains(sign))
}

static TOLD: LazyLock<Phrases> = LazyLock::new(|| phrases("told"));
static PUBLISHER: LazyLock<Phrases> = LazyLock::new(|| phrases("publisher"));
static PAGE: LazyLock<Phrases> = LazyLock::new(|| phrases("page"));
static PAYMENT: LazyLock<Phrases> = LazyLock::new(|| phrases("payment"));

/// The words of a list, to be found in a line that went through [`plain`]; signs are none.
pub(in super::super) fn phrases(list: &str) -> Phrases {
    let words = listed(list).iter().filter(|word| word.contains(char::is_alphabetic));
    Phrases::new(words.map(|word| format!(" {word} ")))
}

/// Whether the sentence addresses somebody by title, between commas or behind the last one.
fn addresses(line: &str) -> bool {
    let pieces = line.split([',', ';', '!', '?', '.', '—', '–']).map(plain);
    let titled = |piece: &str| {
        let piece = piece.trim();
        piece.split(' ').count() <= MOST_WORDS
            && listed("titles").iter().any(|title| {
                piece.strip_prefix(title).is_some_and(|r| r.is_empty() || r.starts_with(' '))
            })
    };
    line.contains(',') && pieces.into_iter().any(|piece| titled(&piece))
}

/// Whether a state, its capital or another place of the list is named.
fn names_state(plain: &str) -> bool {
    let listed = listed("states");
    let open = |word: &str| {
        let stems = listed.iter().filter_map(|name| name.strip_suffix('*'));
        !word.is_ascii() && stems.into_iter().any(|stem| word.starts_with(stem))
    };
    plain.split_ascii_whitespace().any(|word| STATES.contains(word) || open(word))
        || NAMES.are_in(plain)
}

static NAMES: LazyLock<Phrases> = LazyLock::new(|| phrases("states"));

/// Names of states and capitals of one word, folded.
static STATES: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let file = include_str!("../../../../data/gazetteer/countries.tsv");
    let rows = file.lines().filter(|line| !line.starts_with('#'));
    let cells = rows.flat_map(|row| row.split('\t').skip(1).step_by(3));
    let names = cells.flat_map(|cell| cell.split('|')).map(plain);
    let names = names.map(|name| name.trim().to_owned());
    names.filter(|name| name.len() > 3 && !name.contains(' ')).collect()
});

fn listed(name: &str) -> &'static [&'static str] {
    static WORDS: LazyLock<Lists> =
        LazyLock::new(|| lists(include_str!("../../../../data/boilerplate/addressed.txt")));
    WORDS.get(name).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::super::super::words::{hits, plain};
    use super::asked_of_readers;

    fn check(line: &str, asks: bool) {
        let plain = plain(line);
        let found = asked_of_readers(line, &plain, hits(&plain));
        assert_eq!(found.opens.or(found.begins).or(found.says).is_some(), asks, "{line}");
    }

    #[test]
    fn what_is_asked_of_a_minister_or_a_state_is_no_appeal_to_readers() {
        check("We need your support in the vote, Mr Lindqvist.", false);
        check("We need your help, minister, before the ice breaks.", false);
        check("Thank you, Latvia, for your support.", false);
        check("Nous avons besoin de votre aide, Monsieur le Ministre.", false);
        check("Нам нужна ваша помощь, господин президент.", false);
        check("All rights reserved to the islands in 1814 passed to the state.", false);
        check("We need your help to keep this paper alive.", true);
        check("We need your support for our journalism from Ukraine.", true);
        check("Help us report from Latvia: we need your support of $5 today.", true);
    }
}
