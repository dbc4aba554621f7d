//! Years that a passage sets for its dates: "In 2014 ... On March 16", "the crisis of 1962 began
//! on October 16", a heading "2014".
//!
//! Only what the words show is set here; which days that gives is the business of `resolve`, and
//! years that follow from other dates of the article are found in `years`.

mod beside;
mod clauses;
mod entries;
mod follow;
mod months;

use std::ops::Range;

use super::form::{Anchor, Calendar, Form, Found, Pick, YearOf};
use super::publication::is_past;
use super::value::{Reference, Season};
use super::words::{Class, List, sense};
use crate::text::{Lexed, Sentence, TokenKind};

/// How many words the noun behind a year has at most.
const NOUN: usize = 4;

/// How far a year and a date of its sentence stand apart at most, in tokens.
const REACH: usize = 60;

/// Gives the year that a passage sets to the dates in it that have none of their own.
pub(super) fn tell_years(lexed: &Lexed<'_>, found: &mut [Found]) {
    beside::share_years(lexed, found);
    entries::tell_years(lexed, found);
    follow::follow_days(lexed, found);
    set_scenes(lexed, found);
    months::tell_months(lexed, found);
    beside::count_from_events(lexed, found);
}

/// Keeps the year that each passage sets, and gives it to the dates in it.
fn set_scenes(lexed: &Lexed<'_>, found: &mut [Found]) {
    let mut passage = Passage { lexed, setting: None };
    let mut rest = found;
    let sentences = lexed.sentences();
    for (at, sentence) in sentences.iter().enumerate() {
        let beside = [at.wrapping_sub(1), at + 1].map(|i| sentences.get(i).map(|s| s.block));
        let alone = !beside.contains(&Some(sentence.block));
        let count = rest.iter().take_while(|found| found.first < sentence.tokens.end).count();
        let (inside, behind) = rest.split_at_mut(count);
        rest = behind;
        if inside.is_empty() && passage.setting.is_none() {
            continue;
        }
        let heading = alone.then(|| passage.heading(sentence, inside)).flatten();
        match heading {
            Some(year) => passage.head(sentence, year),
            None => passage.read(sentence, inside),
        }
    }
}

/// The year that the words set for what follows.
#[derive(Clone, Copy, Debug)]
struct Setting {
    year: i16,
    kind: Kind,
    /// The sentence that sets it, by its first token.
    sentence: usize,
    /// The token behind the words that set it.
    end: usize,
    /// The month and day that were told last in it.
    told: Option<(i8, i8)>,
}

/// How firmly a year is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// A heading that is a year: for all below it.
    Heading,
    /// The scene of what follows: "It was 1938."
    Scene,
    /// A sentence that begins with it: "In 2014, a vote was held".
    Fronted,
    /// A year inside the sentence: "the crisis of 1962 began".
    Inner,
    /// A year before a noun: "the 2014 truce, signed on September 5".
    Attribute,
    /// The year in which something began: "the pact dates from 2015".
    Origin,
}

/// How sure it is that a date lies in the year of its passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sure {
    Yes,
    Rather,
    Perhaps,
    No,
}

/// How a date stands to the month that was told before it.
#[derive(Clone, Copy, Debug, Default)]
struct Turned {
    /// So many years later.
    years: i16,
    /// Whether the words before it surely count from that month.
    leads: bool,
}

/// Reads the sentences of a text in order and keeps the year that was set.
struct Passage<'l, 't> {
    lexed: &'l Lexed<'t>,
    setting: Option<(Setting, usize)>,
}

impl Passage<'_, '_> {
    /// Takes the year of a heading for what stands below.
    fn head(&mut self, sentence: &Sentence, year: i16) {
        let (sentence_at, end) = (sentence.tokens.start, sentence.tokens.end);
        let kind = Kind::Heading;
        let setting = Setting { year, kind, sentence: sentence_at, end, told: None };
        self.setting = Some((setting, sentence.block));
    }

    fn read(&mut self, sentence: &Sentence, found: &mut [Found]) {
        self.setting = self
            .setting
            .filter(|(setting, block)| setting.kind == Kind::Heading || *block == sentence.block);
        if self.setting.is_none() && found.is_empty() {
            return;
        }
        let past = is_past(self.lexed, sentence) || plans_then(self.lexed, sentence);
        let goes_on = self.goes_on(sentence, past, found);
        self.setting = self.setting.filter(|_| goes_on);
        for one in found {
            let some = matches!(self.lexed.folded(one.first.wrapping_sub(1)), "a" | "an");
            if deictic(&one.form) && !some {
                self.setting = None;
            } else if let Some((year, day)) = named_year(&one.form) {
                self.set(sentence, one, year, day, past);
            } else {
                self.date(sentence, one);
            }
        }
    }

    /// The year if it is all that a paragraph of one sentence says.
    fn heading(&self, sentence: &Sentence, found: &[Found]) -> Option<i16> {
        let [only] = found else { return None };
        let Form::Calendar(Calendar { year: YearOf::Known(year), month: None, .. }) = only.form
        else {
            return None;
        };
        let bare = |range: Range<usize>| {
            let sign = |at| self.lexed.tokens().get(at).is_none_or(|t| t.kind == TokenKind::Sign);
            range.clone().all(sign) && range.len() < 3
        };
        let alone = bare(sentence.tokens.start..only.first) && bare(only.end..sentence.tokens.end);
        alone.then_some(year)
    }

    /// Whether a sentence behind the one that set the year still tells of it.
    fn goes_on(&self, sentence: &Sentence, past: bool, found: &[Found]) -> bool {
        let present =
            || sentence.tokens.clone().any(|at| sense(self.lexed.folded(at)).on(List::Nowadays));
        let heading = self.setting.is_some_and(|(setting, _)| setting.kind == Kind::Heading);
        let today = found.iter().any(|found| deictic(&found.form));
        !today && (heading || (past && !present()))
    }

    /// Takes a named year for what follows, if the words before it set a scene.
    fn set(
        &mut self,
        sentence: &Sentence,
        one: &Found,
        year: i16,
        day: Option<(i8, i8)>,
        past: bool,
    ) {
        let kind = self.kind(sentence, one, day).filter(|kind| past || *kind == Kind::Origin);
        let Some(kind) = kind else {
            let heading = self.setting.is_some_and(|(setting, _)| setting.kind == Kind::Heading);
            if !heading {
                self.setting = None;
            }
            return;
        };
        let told = day.or(match one.form {
            Form::Calendar(Calendar { month: Some(month), .. }) => Some((month, 1)),
            _ => None,
        });
        let (sentence_at, end) = (sentence.tokens.start, one.end);
        let setting = Setting { year, kind, sentence: sentence_at, end, told };
        self.setting = Some((setting, sentence.block));
    }

    /// What the words before a year make of it; `None` where they only bound something.
    fn kind(&self, sentence: &Sentence, one: &Found, day: Option<(i8, i8)>) -> Option<Kind> {
        let first = sentence.tokens.start;
        let before = one.first.checked_sub(1).filter(|at| *at >= first);
        let word = before.map_or("", |at| self.lexed.folded(at));
        let opens = one.first <= first + 1;
        // "In the 2014 war, a truce came"
        let fronted = one.first == first + 2
            && matches!(self.lexed.folded(first), "in" | "during")
            && (1..NOUN).any(|n| self.lexed.folded(one.end + n) == ",")
            && self.plain_word(one.end);
        match word {
            "the" | "his" | "her" | "its" | "their" if fronted => Some(Kind::Fronted),
            "in" | "on" | "during" | "of" if opens => Some(Kind::Fronted),
            "was" | "is" if one.first <= first + 2 => Some(Kind::Scene),
            "in" | "on" | "during" | "throughout" => Some(Kind::Inner),
            "of" if day.is_none() => Some(Kind::Inner),
            "from" | "to" if self.dates_back(one.first - 1) => Some(Kind::Origin),
            _ if opens && word.is_empty() => Some(Kind::Fronted),
            _ if sense(word).on(List::Determiner) && self.plain_word(one.end) => {
                Some(Kind::Attribute)
            }
            _ => None,
        }
    }

    fn plain_word(&self, at: usize) -> bool {
        self.lexed.tokens().get(at).is_some_and(|token| token.kind == TokenKind::Word)
    }

    /// Gives a date without its year that of the passage.
    fn date(&mut self, sentence: &Sentence, one: &mut Found) {
        let Some((mut setting, block)) = self.setting else { return };
        let heading = setting.kind == Kind::Heading;
        let end = one.end;
        let Some(date) = open_date(&mut one.form, heading) else { return };
        let sure = self.sure(setting, sentence, one.first, &date);
        let turn = self.turn(setting, sentence, one.first, &date);
        let sure = if turn.leads { Sure::Yes } else { sure };
        let year = setting.year + turn.years;
        *date.year = match sure {
            Sure::Yes => YearOf::Around(year),
            Sure::Rather => YearOf::Rather(year),
            Sure::Perhaps => YearOf::Perhaps(year),
            Sure::No => return,
        };
        if sure == Sure::Yes && !turn.leads {
            setting.year = year;
            setting.told = Some((date.month, date.day.unwrap_or(1)));
            if setting.sentence == sentence.tokens.start {
                setting.end = end;
            }
            self.setting = Some((setting, block));
        }
    }

    /// How many years a month lies beside the one told before: what a text tells goes on, so that
    /// "in February" behind "in November 2016" is the next one, but "after taking office in
    /// December" leads back, as does "since July".
    fn turn(&self, setting: Setting, sentence: &Sentence, at: usize, date: &Open<'_>) -> Turned {
        let Some(told) = setting.told else { return Turned::default() };
        let month = date.last;
        let here = setting.sentence == sentence.tokens.start;
        let start = if here { setting.end } else { sentence.tokens.start };
        if setting.kind == Kind::Heading || at <= start || at - start > REACH {
            return Turned::default();
        }
        let word = |at| self.lexed.folded(at);
        let clause = (start..at).rev().take_while(|i| !matches!(word(*i), "and" | "but" | ";"));
        let behind = |i: usize| word(i) == "after" && word(i + 1).ends_with("ing");
        let since = here && word(at - 1) == "since";
        let now = (start..at).any(|i| sense(word(i)).on(List::Nowadays));
        let leads = !now && here && (since || clause.clone().any(behind));
        let back = leads || clause.clone().any(|i| matches!(word(i), "had" | "after" | "since"));
        let later = (month, date.day.unwrap_or(told.1)) > (told.0, told.1);
        let years = match (month == told.0 && date.day.is_none(), later, back) {
            (true, ..) => 0,
            (_, true, true) if leads => -1,
            (_, false, false) => 1,
            _ => 0,
        };
        Turned { years, leads }
    }

    /// How sure it is in a sentence behind the one that set the year; `opening` leads to the date.
    fn sure_behind(&self, setting: Setting, opening: Range<usize>, date: &Open<'_>) -> Sure {
        match (setting.kind, setting.told) {
            (Kind::Attribute | Kind::Inner | Kind::Origin, None)
                if self.it_began(opening.clone()) =>
            {
                Sure::Rather
            }
            (Kind::Origin, _) => Sure::No,
            (Kind::Attribute, Some(told)) if follows(told, date) => Sure::Rather,
            (Kind::Attribute, _) => Sure::No,
            (Kind::Scene, None) => Sure::Yes,
            (_, Some(told)) if follows(told, date) => Sure::Yes,
            (Kind::Fronted | Kind::Scene, _) => Sure::Rather,
            _ => Sure::Perhaps,
        }
    }

    /// "dates from 2015; the two signed it on July 14", but "the pact, which dates from 2015, failed".
    fn sure_of_origin(&self, before: Range<usize>, between: Range<usize>) -> Sure {
        let border = |at: usize| sense(self.lexed.folded(at)).on(List::ClauseBorder);
        match (before.into_iter().any(border), self.founded(between)) {
            (true, _) => Sure::No,
            (_, true) => Sure::Rather,
            _ => Sure::Perhaps,
        }
    }

    fn sure(&self, setting: Setting, sentence: &Sentence, at: usize, date: &Open<'_>) -> Sure {
        if setting.kind == Kind::Heading {
            return Sure::Yes;
        }
        if setting.sentence != sentence.tokens.start {
            return self.sure_behind(setting, sentence.tokens.start..at, date);
        }
        let between = setting.end..at;
        if between.len() > REACH {
            return Sure::No;
        }
        let opening = sentence.tokens.start.max(setting.end.saturating_sub(REACH));
        let said = between.clone().last().is_some_and(|before| {
            let verb = before.checked_sub(1).filter(|verb| *verb >= between.start);
            verb.is_some_and(|verb| sense(self.lexed.folded(verb)).on(List::Speech))
        });
        let bordered = |range: Range<usize>| {
            range.into_iter().any(|i| sense(self.lexed.folded(i)).on(List::ClauseBorder))
        };
        let joined = |range: Range<usize>| {
            range.into_iter().any(|i| matches!(self.lexed.folded(i), "and" | "but"))
        };
        let follows = setting.told.is_some_and(|told| follows(told, date));
        match setting.kind {
            _ if said => Sure::No,
            Kind::Inner | Kind::Origin if self.apposed(between.clone()) => Sure::Yes,
            _ if setting.told.is_some() && self.and_another(between.clone()) => Sure::Yes,
            // "tested on 11 May 1998; a neighbour followed on 28 May"
            Kind::Inner | Kind::Attribute if follows && !self.told_elsewhere(between.clone()) => {
                Sure::Yes
            }
            Kind::Inner if self.had_been(between.clone(), setting.told, date) => Sure::Yes,
            Kind::Inner | Kind::Attribute if self.which_was(between.clone()) => Sure::Yes,
            Kind::Attribute if self.apposed_noun(between.clone()) => Sure::Yes,
            Kind::Attribute if self.founded(between.clone()) => Sure::Yes,
            Kind::Attribute if joined(between.clone()) && follows => Sure::Yes,
            Kind::Fronted | Kind::Scene => Sure::Yes,
            Kind::Attribute if self.participle(between.clone()) => Sure::Yes,
            Kind::Attribute => Sure::No,
            // "in 2013, when talks began in May"
            _ if between.clone().nth(1).is_some_and(|i| self.lexed.folded(i) == "when") => {
                Sure::Yes
            }
            Kind::Origin => self.sure_of_origin(opening..setting.end, between),
            // "the accord that was signed in 2015 failed on May 4"
            _ if bordered(opening..setting.end) || bordered(between.clone()) => Sure::No,
            _ if joined(between) => setting.told.map_or(Sure::Perhaps, |_| Sure::Yes),
            _ => Sure::Yes,
        }
    }
}

/// Whether a sentence tells of what was planned then: "on 20 July aides said that it was planned".
fn plans_then(lexed: &Lexed<'_>, sentence: &Sentence) -> bool {
    let word = |at: usize| lexed.folded(at);
    let open = |at: usize| match sense(word(at)).class {
        Class::Ahead => {
            let was = matches!(word(at.wrapping_sub(1)), "was" | "were" | "been");
            let did = word(at).ends_with("ed") && sense(word(at + 1)).on(List::Determiner);
            !was && !did
        }
        Class::Fiction => true,
        _ => sense(word(at)).on(List::Condition) || sense(word(at)).on(List::Nowadays),
    };
    let mut tokens = sentence.tokens.clone();
    let past = tokens.clone().any(|at| sense(word(at)).class == Class::Behind)
        || tokens.clone().any(|at| word(at) == "planned");
    past && !tokens.any(open)
}

/// Whether a date comes behind another of its year, and not half a year behind.
fn follows((month, day): (i8, i8), date: &Open<'_>) -> bool {
    let next = date.last;
    let later = next > month || (next == month && date.day.is_none_or(|next| next >= day));
    later && next - month < 6
}

/// A month, a day or a season whose year the text leaves open.
struct Open<'f> {
    year: &'f mut YearOf,
    /// The month, or the first and last of the season.
    month: i8,
    last: i8,
    day: Option<i8>,
}

/// The open year of a form that has one; under a heading whatever its verb says.
fn open_date(form: &mut Form, heading: bool) -> Option<Open<'_>> {
    let plain = |pick| match pick {
        Pick::Nearest | Pick::RatherBehind | Pick::Behind => true,
        Pick::Ahead | Pick::Possible => heading,
        _ => false,
    };
    match form {
        Form::Calendar(Calendar { year, month, day, pick, .. }) => {
            let open = *year == YearOf::Open && plain(*pick);
            let month = (*month).filter(|_| open)?;
            Some(Open { year, month, last: month, day: *day })
        }
        // A winter lies in two years.
        Form::Season { year, season, pick } if *season != Season::Winter => {
            let open = *year == YearOf::Open && plain(*pick);
            let month = open.then_some(season.first_month())?;
            Some(Open { year, month, last: month + 2, day: None })
        }
        Form::Holiday { year, holiday, pick } => {
            let day = holiday.in_year(SOME_YEAR)?;
            let open = *year == YearOf::Open && plain(*pick);
            let month = open.then_some(day.month())?;
            Some(Open { year, month, last: month, day: Some(day.day()) })
        }
        Form::Range(from, until) => {
            let whole = |form: &Form| {
                matches!(form, Form::Calendar(Calendar { month: Some(_), year: YearOf::Open, .. }))
            };
            if whole(from) && whole(until) { open_date(from, heading) } else { None }
        }
        Form::Timed { date: Some(inner), .. } | Form::Part(_, inner) => open_date(inner, heading),
        _ => None,
    }
}

/// A year in which to look up about when in a year a named day falls.
const SOME_YEAR: i16 = 2000;

/// The year that an expression names, and the day if it names one.
fn named_year(form: &Form) -> Option<(i16, Option<(i8, i8)>)> {
    match form {
        Form::Calendar(Calendar { year: YearOf::Known(year), month, day, .. }) => {
            Some((*year, month.zip(*day)))
        }
        Form::Season { year: YearOf::Known(year), .. } => Some((*year, None)),
        Form::Timed { date: Some(inner), .. } | Form::Part(_, inner) => named_year(inner),
        _ => None,
    }
}

/// Whether a year is counted from that of publication.
const fn from_publication(year: YearOf) -> bool {
    matches!(year, YearOf::Shift(_) | YearOf::Away(_))
}

/// Whether an expression counts from the day of publication, so that the text tells of now.
fn deictic(form: &Form) -> bool {
    let pointed = |pick: &Pick| matches!(pick, Pick::Last | Pick::Next | Pick::This | Pick::Coming);
    match form {
        Form::Weekday { pick, .. } => {
            !matches!(pick, Pick::ToldLast | Pick::ToldNext | Pick::That | Pick::Follows)
        }
        Form::Day(_) | Form::Workdays(_) => true,
        Form::Unit { anchor, .. } | Form::Shift { anchor, .. } => *anchor == Anchor::Publication,
        Form::Calendar(date) => from_publication(date.year) || pointed(&date.pick),
        Form::Season { year, pick, .. } | Form::Holiday { year, pick, .. } => {
            from_publication(*year) || pointed(pick)
        }
        Form::Reference(reference) => *reference == Reference::Present,
        Form::Timed { date: Some(inner), .. }
        | Form::Part(_, inner)
        | Form::About(_, inner)
        | Form::Open(_, inner)
        | Form::WeekdayOf { week: inner, .. } => deictic(inner),
        _ => false,
    }
}
