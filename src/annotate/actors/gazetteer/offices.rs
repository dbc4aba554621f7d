//! Which known person a surname alone can mean: by the title before it and the date.
//!
//! Full names are compared in `people`; roles without a name are looked up in `nouns`.

use super::{Classes, Gazetteer, Holder};
use crate::annotate::actors::names::key;
use crate::annotate::actors::roles::standing::STANDING;
use crate::document::DayInterval;

/// The title that stands right before a surname, and of which state.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Title {
    /// Its words, folded; empty if there is no title.
    pub words: String,
    /// The post that they stand for.
    pub post: Option<&'static str>,
    /// Code of the state that is named before it.
    pub state: Option<&'static str>,
    /// Whether somebody held the post before the article.
    pub former: bool,
}

/// A known person whom a surname alone can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// The only one who bears it and held the post of the title then.
    InOffice(u16),
    /// The only one who bears it and was near an office then.
    Surname(u16),
}

impl Gazetteer {
    /// Who is meant by a surname, folded, behind a title or alone.
    pub(crate) fn office_holder(
        &self,
        surname: &str,
        title: &Title,
        published: Option<DayInterval>,
    ) -> Option<Found> {
        if let Some(day) = published.filter(|_| !title.former && !title.words.is_empty()) {
            let then =
                |at: &u16| self.holder(*at).is_some_and(|holder| holder.held(title, Some(day)));
            let found = only(self.of_family(surname).filter(then));
            if let Some(at) = found {
                return Some(Found::InOffice(at));
            }
        }
        let ever = |at: &u16| self.holder(*at).is_some_and(|holder| holder.held(title, None));
        if title.post.is_some() {
            return only(self.of_family(surname).filter(ever)).map(Found::Surname);
        }
        if STANDING.is_of_another_life(&title.words) {
            return only(self.of_family(surname).filter(ever)).map(Found::Surname);
        }
        let plain = title.words.is_empty() || self.is(&title.words, Classes::COURTESY);
        self.well_known(surname, published.filter(|_| plain), published).map(Found::Surname)
    }

    /// Whether one person of a surname, folded, and no other was in office at a date.
    pub(crate) fn serves(&self, surname: &str, day: DayInterval) -> bool {
        let serving = |at: &u16| self.holder(*at).is_some_and(|holder| holder.serves(day));
        let known = only(self.surnamed(surname).iter().copied().filter(serving));
        known.or_else(|| self.leader(surname, day)).is_some()
    }

    /// The only leader of a state at a date whose surname, folded, stands before the given name.
    fn leader(&self, surname: &str, day: DayInterval) -> Option<u16> {
        let leads = |at: &u16| {
            let mut tenures = self.holder(*at).into_iter().flat_map(|holder| &holder.tenures);
            tenures.any(|tenure| {
                STANDING.leading_post(tenure.of) == Some(tenure.post)
                    && tenure.held.is_some_and(|held| held.contains(&day))
            })
        };
        let before = self.families.get(&key(surname)).map_or(&[][..], Vec::as_slice);
        only(before.iter().copied().filter(leads))
    }

    fn holder(&self, at: u16) -> Option<&Holder> {
        self.holders.get(usize::from(at))
    }

    /// The only known person of a surname. One that is a frequent word as well, or that several
    /// bear, means who was in office at the date.
    ///
    /// If the date is known, somebody who left office more than fifteen years ago or came to it
    /// more than two years later does not count.
    fn well_known(
        &self,
        surname: &str,
        in_office: Option<DayInterval>,
        published: Option<DayInterval>,
    ) -> Option<u16> {
        let near = |at: &u16, after: i16| {
            let holder = self.holder(*at);
            holder.is_some_and(|holder| published.is_none_or(|day| holder.was_near(day, after)))
        };
        let known = self.surnamed(surname).iter().copied();
        let mut holders = known.filter(|at| near(at, 15));
        let Some(first) = holders.next() else {
            return in_office.and_then(|day| self.leader(surname, day));
        };
        let several = holders.next().is_some();
        let word = self.is(surname, Classes::COMMON.or(Classes::SUFFIX).or(Classes::RANK));
        let frequent = word || (published.is_none() && self.is(surname, Classes::GIVEN));
        if !several && !frequent {
            return Some(first);
        }
        let day = in_office?;
        let serves = |at: &u16| self.holder(*at).is_some_and(|holder| holder.serves(day));
        only(self.surnamed(surname).iter().copied().filter(serves))
            .or_else(|| (!several).then_some(first).filter(|at| near(at, LATELY)))
    }
}

/// So many years after leaving office somebody whose surname is a word is still meant by it.
const LATELY: i16 = 4;

/// The only item, if there is only one.
fn only(mut found: impl Iterator<Item = u16>) -> Option<u16> {
    let first = found.next()?;
    found.all(|other| other == first).then_some(first)
}

impl Holder {
    /// Whether they held any post at a date.
    fn serves(&self, day: DayInterval) -> bool {
        self.tenures.iter().any(|t| t.held.is_some_and(|held| held.contains(&day)))
    }

    /// Whether they held the post of a title, at a date if one is given.
    fn held(&self, title: &Title, day: Option<DayInterval>) -> bool {
        let words = title.words.as_str();
        self.tenures.iter().any(|tenure| {
            let same = tenure.post == words
                || title.post == Some(tenure.post)
                || short(words, tenure.post);
            same && title.state.is_none_or(|state| tenure.of == state)
                && day.is_none_or(|day| tenure.held.is_some_and(|held| held.contains(&day)))
        })
    }

    /// Whether they held an office at a date, up to two years later, or some years before.
    fn was_near(&self, day: DayInterval, after: i16) -> bool {
        let year = day.first().or(day.last()).map_or(2000, jiff::civil::Date::year);
        self.tenures.iter().filter_map(|tenure| tenure.held).any(|held| {
            let from = held.first().map_or(i16::MIN, jiff::civil::Date::year);
            let to = held.last().map_or(i16::MAX, jiff::civil::Date::year);
            from <= year.saturating_add(2) && year <= to.saturating_add(after)
        })
    }
}

/// Whether a title is the customary short form of a post: "Secretary" of "secretary of state",
/// "President" of a body's "council president"; a vice president is no president.
fn short(title: &str, post: &str) -> bool {
    let rest = post.strip_prefix(title).or_else(|| post.strip_suffix(title)).map(str::trim);
    let bare = matches!(title, "secretary" | "minister" | "president" | "chancellor");
    bare && rest.is_some_and(|rest| {
        !rest.is_empty()
            && !matches!(rest.split(' ').next(), Some("vice" | "deputy" | "prime" | "first"))
    })
}

#[cfg(test)]
mod tests {
    use super::super::gazetteer;
    use super::{Found, Title};
    use crate::document::{Basis, DayInterval};

    #[test]
    fn a_title_and_a_surname_mean_who_held_the_post_at_the_date() {
        for (title, surname, day, expected) in [
            ("president", "bush", "1990-05-02", "George H. W. Bush"),
            ("president", "bush", "2005-05-02", "George W. Bush"),
            ("secretary", "clinton", "2010-05-02", "Hillary Clinton"),
            ("president", "clinton", "1996-05-02", "Bill Clinton"),
            ("president", "sisi", "2016-05-02", "Abdel Fattah el-Sisi"),
            ("foreign minister", "wang", "2015-05-02", "Wang Yi"),
            ("president", "xi", "2015-05-02", "Xi Jinping"),
            ("", "trump", "2025-05-02", "Donald Trump"),
            ("", "zelensky", "2022-05-02", "Volodymyr Zelenskyy"),
            ("", "zelenskiy", "2022-05-02", "Volodymyr Zelenskyy"),
            ("", "bush", "2005-05-02", "George W. Bush"),
            ("", "brown", "1995-05-02", "nobody"),
            ("mayor", "bush", "2005-05-02", "nobody"),
            ("mrs", "may", "2018-05-02", "Theresa May"),
            ("president", "power", "2015-05-02", "nobody"),
        ] {
            let known = gazetteer();
            let title = Title {
                words: title.to_owned(),
                post: Some(title).filter(|title| title.contains("minister")),
                ..Title::default()
            };
            let day = DayInterval::day(day.parse().unwrap(), Basis::Stated);
            let found = known.office_holder(surname, &title, Some(day));
            let at = found.map(|(Found::InOffice(at) | Found::Surname(at))| usize::from(at));
            let name = at.map_or("nobody", |at| known.holders[at].name());
            assert_eq!(name, expected, "{title:?} {surname}");
        }
    }
}
