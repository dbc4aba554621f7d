//! Finds the stretches of text that may be names: known names and runs of capitalised words.
//!
//! What kind of name each is, is judged in `judge`; who is meant, in `link`.

mod joints;
mod openers;

use std::ops::Range;

use super::galley::{Galley, Style};
use super::headlines::{Told, headline};
use crate::annotate::actors::gazetteer::Classes;
use crate::annotate::actors::gazetteer::Meaning;

/// A stretch of text that may be a name.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Index of its sentence.
    pub sentence: usize,
    /// What the gazetteer says it means.
    pub known: Option<Meaning>,
    /// Tokens of the title right before it; empty if there is none.
    pub title: Range<usize>,
    /// Whether its capitals prove nothing: it opens a sentence or stands in a headline.
    pub doubtful: bool,
}

/// Finds all candidates, in the order of the text.
pub(crate) fn scan(galley: &Galley<'_>) -> Vec<Candidate> {
    let mut found = Vec::new();
    let mut doubtful = Vec::new();
    for (sentence, cut) in galley.lexed.sentences().iter().enumerate() {
        if galley.style(sentence) == Style::Running {
            Scan {
                galley,
                sentence,
                first: cut.tokens.start,
                last: cut.tokens.end,
                found: &mut found,
            }
            .run_through(cut.tokens.clone());
        } else {
            doubtful.push(sentence);
        }
    }
    let told = Told::of(galley, &found);
    for sentence in doubtful {
        let tokens = galley.lexed.sentences().get(sentence).map(|s| s.tokens.clone());
        headline(galley, sentence, tokens.unwrap_or_default(), &told, &mut found);
    }
    found.sort_by_key(|candidate| candidate.tokens.start);
    found
}

/// One sentence of running text under the eye.
pub(super) struct Scan<'s, 'a> {
    pub(super) galley: &'s Galley<'a>,
    sentence: usize,
    pub(super) first: usize,
    pub(super) last: usize,
    found: &'s mut Vec<Candidate>,
}

impl Scan<'_, '_> {
    fn run_through(&mut self, tokens: Range<usize>) {
        let mut at = tokens.start;
        while at < tokens.end {
            if self.begins(at, tokens.end) {
                let end = self.run_end(at, tokens.end);
                self.run(at, end);
                at = end.max(at + 1);
            } else {
                at += 1;
            }
        }
    }

    fn begins(&self, at: usize, end: usize) -> bool {
        let galley = self.galley;
        let small_name = || galley.is(at, Classes::PARTICLE) && galley.longest(at, end).is_some();
        let al = || {
            galley.lower(at)
                && galley.is(at, Classes::PARTICLE)
                && galley.text(at + 1) == "-"
                && !galley.spaced(at + 1)
                && !galley.spaced(at + 2)
                && galley.capital(at + 2)
        };
        galley.capital(at) || small_name() || al()
    }

    /// Where the run of capitalised words that begins at a token ends.
    fn run_end(&self, start: usize, end: usize) -> usize {
        let galley = self.galley;
        let mut at = start;
        while at < end {
            if let Some(office) = self.office_of_field(at, end) {
                at = office;
            } else if let Some(title) = self.long_title(at, end) {
                at = title;
            } else if let Some((known, _)) = galley.longest(at, end) {
                at = known;
            } else if galley.capital(at) {
                at += 1;
            } else if at == start {
                at += 1; // "al-" before a name
            } else {
                match self.joint(at, end) {
                    Some(next) => at = next,
                    None => break,
                }
            }
        }
        at
    }

    /// Where a title of several words ends that may have small ones ("Chief of Staff").
    fn long_title(&self, at: usize, end: usize) -> Option<usize> {
        let galley = self.galley;
        let last = galley.phrase(at, end, Classes::RANK).filter(|last| *last > at + 2)?;
        (galley.capital(at) && galley.capital(last - 1)).then_some(last)
    }

    /// Whether a token is an initial or an abbreviated title, so that its stop belongs to it.
    pub(super) fn abbreviation(&self, at: usize) -> bool {
        let galley = self.galley;
        let title = Classes::HONORIFIC.or(Classes::SUFFIX);
        let numeral = galley.text(at).bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
        if numeral && galley.text(at).len() > 1 {
            return false;
        }
        galley.text(at).chars().count() == 1
            || (galley.is(at, title) && galley.text(at).len() <= 4)
            || galley.is(at, Classes::ABBREVIATED)
    }

    /// Cuts a run into candidates.
    fn run(&mut self, start: usize, end: usize) {
        let galley = self.galley;
        let mut at = start;
        if galley.opens(start, self.first) {
            at = self.after_opener(start, end);
        }
        while at < end {
            let title = at;
            at = self.after_titles(at, end);
            if at >= end {
                self.lone_titles(title, end);
                return;
            }
            // "King of Spain", "Senate of Spain": what joins two names is a part of neither.
            let joint = matches!(galley.text(at), "of" | "the" | "for");
            if joint || self.skipped(at) || self.article_of_longer(at, end) {
                at += 1;
                continue;
            }
            let (last, known) = self.unit(at, end, title < at);
            let last = self.after_suffix(last, end, known);
            let doubtful = title == at && galley.opens(at, self.first);
            self.push(at..last, known, title..at, doubtful);
            at = last;
        }
    }

    /// Where the titles before a name end; `at` if there are none or nothing stands behind them.
    fn after_titles(&self, at: usize, end: usize) -> usize {
        let galley = self.galley;
        let titles = Classes::HONORIFIC.or(Classes::RANK).or(Classes::ROLE);
        let mut last = at;
        while let Some(next) = galley.phrase(last, end, titles) {
            if let Some(office) = self.office_of_field(last, end) {
                last = office;
                continue;
            }
            // "Foreign Minister Shah Mehmood Qureshi": behind a title it is a part of the name.
            if last > at
                && galley.is(last, Classes::HONORIFIC)
                && galley.is(last, Classes::GIVEN)
                && galley.is(last, Classes::SURNAME)
                && !galley.is(last, Classes::COMMON)
            {
                break;
            }
            let given = galley.is(last, Classes::GIVEN)
                && !galley.is(last, Classes::ROLE.or(Classes::RANK))
                && next < end
                && !galley.capital(next)
                && !matches!(galley.folded(next), "of" | ".");
            if galley.longest(last, end).is_some_and(|(known, _)| known > next) || given {
                break;
            }
            // "General Motors" and "Prime Minister's Office" are names themselves.
            let headed = end > next && galley.is(end - 1, Classes::ORG_HEAD.or(Classes::MISC_HEAD));
            if headed && !galley.is(last, Classes::HONORIFIC) {
                break;
            }
            last = next;
            if last < end && galley.text(last) == "." {
                last += 1;
            }
        }
        last
    }

    /// Where a known person's name ends with the "Jr." behind it.
    fn after_suffix(&self, last: usize, end: usize, known: Option<Meaning>) -> usize {
        let suffix = last < end && self.galley.is(last, Classes::SUFFIX);
        match known {
            Some(Meaning::Holder(_)) if suffix => {
                last + 1 + usize::from(last + 1 < end && self.galley.text(last + 1) == ".")
            }
            _ => last,
        }
    }

    /// Titles with no name behind them are left to the roles; known names among them are kept.
    fn lone_titles(&mut self, start: usize, end: usize) {
        if let Some((last, known)) =
            self.galley.longest(start, end).filter(|(last, _)| *last == end)
        {
            self.push(start..last, Some(known), start..start, false);
        }
    }

    /// The next name of a run: where it ends and what is known of it.
    fn unit(&self, at: usize, end: usize, titled: bool) -> (usize, Option<Meaning>) {
        let galley = self.galley;
        let rest = self.rest_end(at, end);
        let known = galley.longest(at, end).filter(|(last, _)| *last <= rest || *last == end);
        let Some((last, meaning)) = known else { return (rest, None) };
        if last >= rest {
            return (last, Some(meaning));
        }
        let person = titled
            || (galley.is(at, Classes::GIVEN)
                && galley.is(last, Classes::SURNAME)
                && last + 1 == rest);
        let sign = !galley.capital(last);
        match meaning {
            _ if sign && galley.text(last) != "&" && galley.text(last) != "." => {
                (last, Some(meaning))
            }
            Meaning::Nation if titled && galley.is(at, Classes::GIVEN) => (rest, None),
            Meaning::Adjective(_) | Meaning::Nation | Meaning::People(_) => {
                if self.headed(last, rest) { (rest, None) } else { (last, Some(meaning)) }
            }
            Meaning::Country(_) if !person && !self.headed(last, rest) => {
                let given = galley.is(last, Classes::GIVEN);
                let title = galley.phrase(last, rest, Classes::RANK.or(Classes::ROLE)).is_some();
                if given || title || last - at > 1 { (last, Some(meaning)) } else { (rest, None) }
            }
            // "BBC Radio", "MTV Music Awards": more than the body itself.
            Meaning::Body(_) if galley.is(rest - 1, Classes::ORG_HEAD.or(Classes::MISC_HEAD)) => {
                (rest, None)
            }
            Meaning::Body(_) | Meaning::Holder(_) => (last, Some(meaning)),
            Meaning::Capital(_) | Meaning::Place(_) if self.before_a_person(at, last, rest) => {
                (last, Some(meaning))
            }
            _ => (rest, None),
        }
    }

    /// Whether a place in front of a person's name is none of its words ("the ambassador to Athens
    /// Andrei Maslov").
    fn before_a_person(&self, at: usize, last: usize, rest: usize) -> bool {
        let galley = self.galley;
        let sent = at > self.first && matches!(galley.text(at - 1), "to" | "in");
        let person = rest > last + 1 && galley.is(last, Classes::GIVEN);
        sent && person && !self.headed(last, rest) && !galley.is(at, Classes::GIVEN)
    }

    /// Whether the article that begins a known name is none of it, for a longer name begins behind
    /// it ("The Independent" in "The Independent Greeks").
    fn article_of_longer(&self, at: usize, end: usize) -> bool {
        let galley = self.galley;
        let acronym = galley.all_caps(at + 1)
            && galley.longest(at, end).is_some_and(|(last, _)| last == at + 2)
            && matches!(galley.longest(at + 1, end), Some((_, Meaning::Body(_))));
        if acronym && galley.folded(at) == "the" && !galley.all_caps(at) {
            return true;
        }
        let Some((last, Meaning::Body(_))) = galley.longest(at, end) else { return false };
        let longer = galley.longest(at + 1, end).is_some_and(|(other, _)| other > last);
        let goes_on = last < end && galley.capital(last) && galley.folded(last).ends_with('s');
        galley.folded(at) == "the" && (longer || goes_on && !galley.is(last, Classes::GIVEN))
    }

    /// Whether the words end like the name of an organisation, place or event.
    fn headed(&self, start: usize, end: usize) -> bool {
        let heads = Classes::ORG_HEAD.or(Classes::LOC_HEAD).or(Classes::MISC_HEAD);
        let titles = Classes::RANK.or(Classes::ROLE);
        let title = self.galley.phrase(start, end, titles) == Some(end);
        start < end
            && !title
            && (self.galley.is(end - 1, heads)
                || (start..end).any(|at| self.galley.folded(at) == "of"))
    }

    /// Where the next name ends at the latest: before a title, a month or a joining hyphen.
    fn rest_end(&self, start: usize, end: usize) -> usize {
        let galley = self.galley;
        let titles = Classes::RANK.or(Classes::HONORIFIC);
        for at in start + 1..end {
            let behind = galley.phrase(at, end, titles.or(Classes::ROLE)).unwrap_or(at + 1);
            // "Vice President": a title of which no word is one alone.
            let several = || galley.phrase(at, end, titles).is_some_and(|next| next > at + 1);
            let title = galley.capital(at)
                && (galley.is(at, titles) || several())
                && !galley.is(at, Classes::ORG_HEAD)
                && behind < end
                && galley.capital(behind)
                && !galley.is(behind, Classes::SUFFIX)
                && (!galley.is(at, Classes::GIVEN) || galley.is(at, Classes::ROLE))
                && galley.text(at - 1) != "of"
                && galley.text(at - 1) != "-";
            if title
                || galley.is(at, Classes::WEEKDAY)
                || (galley.is(at, Classes::MONTH) && !galley.is(at, Classes::GIVEN))
            {
                return at;
            }
            if self.company_ends(start, at) || self.joins_persons(start, at, end) {
                return at;
            }
            if matches!(galley.text(at), "-" | "–") && self.parts(start, at, end) {
                return at;
            }
        }
        end
    }

    /// Whether the name of a company ended right before a word ("... Inc Third Quarter").
    fn company_ends(&self, start: usize, at: usize) -> bool {
        let galley = self.galley;
        let stop = usize::from(galley.text(at - 1) == ".");
        let last = at - 1 - stop.min(at - 1);
        galley.capital(at)
            && last > start
            && galley.is(last, Classes::COMPANY)
            && !galley.is(at, Classes::COMPANY.or(Classes::ORG_HEAD))
    }

    /// Whether "&" stands between two persons with given names.
    fn joins_persons(&self, start: usize, at: usize, end: usize) -> bool {
        let galley = self.galley;
        galley.text(at) == "&"
            && at > start + 1
            && galley.is(start, Classes::GIVEN)
            && at + 2 < end
            && galley.is(at + 1, Classes::GIVEN)
            && galley.capital(at + 2)
    }

    /// Whether a hyphen stands between two names rather than inside one ("Russia-U.S.").
    fn parts(&self, start: usize, hyphen: usize, end: usize) -> bool {
        let galley = self.galley;
        let whole = galley.longest(start, end).is_some_and(|(last, _)| last > hyphen);
        let stands_alone = |at: usize| {
            galley.habits(at).capital > 0 && galley.longest(at, end).is_some()
                || !galley.known.surnamed(galley.folded(at)).is_empty()
        };
        let left = galley.longest(start, hyphen).is_some_and(|(last, _)| last == hyphen)
            || stands_alone(hyphen - 1);
        let right = galley.longest(hyphen + 1, end).is_some() || stands_alone(hyphen + 1);
        // "Ana Smith-Jones" is one name; "Smith-Jones talks" may be two.
        let surname = hyphen > start + 1 && galley.is(start, Classes::GIVEN);
        !whole && !surname && left && right
    }

    fn push(
        &mut self,
        tokens: Range<usize>,
        known: Option<Meaning>,
        title: Range<usize>,
        doubtful: bool,
    ) {
        let galley = self.galley;
        let mut end = tokens.end;
        while end > tokens.start + 1
            && !galley.capital(end - 1)
            && !galley.number(end - 1)
            && known.is_none()
        {
            let stop = galley.text(end - 1) == "." && self.abbreviation(end - 2);
            let tail = galley.lower(end - 1) && galley.text(end - 2) == "-";
            if stop || tail {
                break;
            }
            end -= 1;
        }
        if !tokens.is_empty() {
            let tokens = tokens.start..end;
            self.found.push(Candidate { tokens, sentence: self.sentence, known, title, doubtful });
        }
    }
}
