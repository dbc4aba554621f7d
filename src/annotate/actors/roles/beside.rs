//! Where the role of somebody stands who is named: right before the name, or in an apposition with it.
//!
//! Whose post it is and whether it is still held is read in `roles`.

use std::ops::Range;

use super::is_role;
use super::standing::STANDING;
use crate::annotate::actors::gazetteer::Classes;
use crate::annotate::actors::read::{Candidate, Galley};

/// How many words may stand between the comma or the article and the role.
const DESCRIBED: usize = 5;

/// The role right before a name or its honorific: "Foreign Minister A. B.".
pub(super) fn before(
    galley: &Galley<'_>,
    candidate: &Candidate,
    first: usize,
) -> Option<Range<usize>> {
    let ending = |end| ending(galley, end, first);
    // "Foreign Minister Sheikh A. B.", but "the governor, Admiral Sir A. B." is no mere admiral.
    let post = |role: &Range<usize>| galley.is(role.end - 1, Classes::POST);
    let inside = || candidate.title.clone().rev().filter_map(ending).find(post);
    let honorific = || {
        let first = ending(candidate.title.start).filter(|_| !candidate.title.is_empty());
        first.or_else(inside)
    };
    ending(candidate.tokens.start).or_else(honorific)
}

fn ending(galley: &Galley<'_>, end: usize, first: usize) -> Option<Range<usize>> {
    (1..=5).rev().filter_map(|length| end.checked_sub(length)).find_map(|start| {
        let range = start..end;
        let role = start >= first && is_role(galley, range.clone());
        role.then(|| with_field(galley, range, first))
    })
}

/// A role with the field of the ministry that begins it: "interior ministry spokesman".
fn with_field(galley: &Galley<'_>, role: Range<usize>, first: usize) -> Range<usize> {
    let mut start = role.start;
    if galley.folded(start) == "ministry" {
        while start > first && galley.is(start - 1, Classes::FIELD) {
            start -= 1;
        }
    }
    start..role.end
}

/// The role to which a name is the apposition: "the Greek president, A. B., ...".
pub(super) fn in_front(
    galley: &Galley<'_>,
    candidate: &Candidate,
    sentence: &Range<usize>,
) -> Option<Range<usize>> {
    let title = Some(candidate.title.start).filter(|_| !candidate.title.is_empty());
    let comma = title.unwrap_or(candidate.tokens.start).checked_sub(1)?;
    let end = candidate.tokens.end;
    let closed = end >= sentence.end
        || !galley.lower(end) && !galley.capital(end) && !galley.possessive(end)
        || galley.folded(end) == "and";
    if comma <= sentence.start || galley.text(comma) != "," || !closed {
        return None;
    }
    let role = ending(galley, reach(galley, comma).unwrap_or(comma), sentence.start)?;
    if let Some(relative) = relative(galley, &role, sentence.start) {
        return Some(relative);
    }
    let nearest = role.start.saturating_sub(DESCRIBED).max(sentence.start);
    let mut words = (nearest..role.start).rev().take_while(|at| {
        galley.lower(*at)
            || galley.capital(*at)
            || galley.possessive(*at)
            || matches!(galley.text(*at), "-" | ".")
    });
    words.any(|at| STANDING.is("opens", galley.folded(at)) || galley.possessive(at)).then_some(role)
}

/// Where what tells the realm of a role begins that ends at a comma: "of Kenya", "to the United
/// States", "for the Chinese foreign ministry".
fn reach(galley: &Galley<'_>, comma: usize) -> Option<usize> {
    (2..=REACH).filter_map(|length| comma.checked_sub(length)).find(|joint| {
        let at = joint + 1 + usize::from(galley.folded(joint + 1) == "the");
        let state = || galley.longest_of_state(at, comma).is_some_and(|(last, _)| last == comma);
        let place = || galley.longest(at, comma).is_some_and(|(last, _)| last == comma);
        let ministry = || {
            let owned = galley.longest_of_state(at, comma).is_some();
            owned && galley.is(comma - 1, Classes::PUBLIC)
        };
        match galley.folded(*joint) {
            "of" => state() || ministry(),
            "to" | "in" | "at" | "for" => place() || ministry(),
            _ => false,
        }
    })
}

/// How many words tell the realm of a role at most.
const REACH: usize = 8;

/// Who is told of by an office-holder beside whom they stand: the wife in "the wife of the Syrian
/// president, A. B.".
fn relative(galley: &Galley<'_>, role: &Range<usize>, first: usize) -> Option<Range<usize>> {
    let nearest = role.start.saturating_sub(DESCRIBED + 1).max(first);
    let mut before = (nearest..role.start).rev();
    let joint = before.find(|at| matches!(galley.folded(*at), "of" | "to" | "for"))?;
    let mut between = joint + 1..role.start;
    let described = between.all(|at| {
        galley.lower(at) || galley.capital(at) || galley.possessive(at) || galley.text(at) == "-"
    });
    let noun = joint.checked_sub(1).filter(|at| *at >= first && described)?;
    STANDING.is("beside", galley.folded(noun)).then_some(noun..noun + 1)
}

/// The role in an apposition to a name: "A. B., Russia's deputy foreign minister, ...".
///
/// It begins right behind the comma; where a verb or another name comes first or follows, the role
/// is somebody else's.
pub(super) fn behind(galley: &Galley<'_>, at: usize, end: usize) -> Option<Range<usize>> {
    if galley.text(at) != "," {
        return None;
    }
    let describes = |at: &usize| {
        let grammar = galley.lower(*at) && galley.is(*at, Classes::SMALL.or(Classes::ACTS));
        galley.text(*at) != "," && (!grammar || STANDING.is("opens", galley.folded(*at)))
    };
    let starts = (at + 1..end.min(at + 1 + DESCRIBED)).scan(true, |open, start| {
        let reached = *open;
        *open = reached && describes(&start);
        reached.then_some(start)
    });
    let role = starts.into_iter().find_map(|start| {
        let ranges = (1..=5).rev().map(|length| start..start + length);
        ranges.into_iter().find(|range| range.end <= end && is_role(galley, range.clone()))
    })?;
    let role = with_field(galley, role, at + 1);
    let next = role.end;
    let goes_on = next < end
        && (galley.capital(next) && !galley.is(next, Classes::WEEKDAY)
            || galley.lower(next)
                && (galley.is(next, Classes::ACTS.or(Classes::GOES))
                    || galley.text(next).ends_with("ed"))
            || STANDING.is("does", galley.folded(next))
            || galley.possessive(next));
    (!goes_on).then_some(role)
}

#[cfg(test)]
mod tests {
    use crate::annotate::annotate_at;
    use crate::document::{ActorKind, Basis, DayInterval, Publication};
    use crate::load::verbatim;

    /// Checks what a text of 12 June 2018 calls its persons: `id STATE role, role`.
    fn check(text: &str, expected: &[&str]) {
        let day = DayInterval::day(jiff::civil::date(2018, 6, 12), Basis::User);
        let article = annotate_at(verbatim(std::path::Path::new("-"), text), Publication::Set(day));
        let persons = article.actors.iter().filter(|actor| actor.kind == ActorKind::Person);
        let shown: Vec<String> = persons
            .map(|person| {
                let titles: Vec<&str> = person
                    .roles
                    .iter()
                    .filter(|role| role.held.is_none())
                    .map(|role| role.title.as_str())
                    .collect();
                let state = person.country.as_deref().unwrap_or("-");
                format!("{} {state} {}", person.id.as_str(), titles.join(", ")).trim().to_owned()
            })
            .collect();
        assert_eq!(shown, expected, "{text}");
    }

    /// The post of a minister who was met once went to the one who met them, over the verb between.
    #[test]
    fn a_role_behind_a_verb_is_not_that_of_the_name_before_it() {
        for (text, expected) in [
            (
                "The British prime minister, Theresa May, criticised the Russian president. The Russian president shrugged.",
                &["per:theresa-may GB", "per:vladimir-putin RU"][..],
            ),
            (
                "The US president, Donald Trump, told the Canadian prime minister, Justin Trudeau, that duties would stay. The Canadian prime minister replied.",
                &["per:donald-trump US", "per:justin-trudeau CA"],
            ),
            ("Lavrov, who met the Algerian foreign minister, left.", &["per:sergei-lavrov RU"]),
            ("Marta Orlova, who praised the Peruvian ambassador, left.", &["per:marta-orlova -"]),
            ("Marta Orlova, according to the Peruvian ambassador, left.", &["per:marta-orlova -"]),
            (
                "According to Marta Orlova, the Peruvian foreign minister left.",
                &["per:marta-orlova -"],
            ),
            (
                "The Peruvian spokeswoman, Ana Soto, answered the Chilean spokesman, Luis Rojas.",
                &["per:ana-soto PE spokeswoman", "per:luis-rojas CL spokesman"],
            ),
        ] {
            check(text, expected);
        }
    }

    #[test]
    fn a_name_between_commas_is_the_one_of_the_role_before_it() {
        for (text, expected) in [
            (
                "The Danish envoy, Ida Holm, met the Finnish envoy, Aino Salo, and the Swedish envoy, Nils Berg.",
                &["per:ida-holm DK envoy", "per:aino-salo FI envoy", "per:nils-berg SE envoy"][..],
            ),
            (
                "Nils Berg, the Swedish envoy, met the Finnish envoy, Aino Salo.",
                &["per:nils-berg SE envoy", "per:aino-salo FI envoy"],
            ),
            ("The president of Kenya, Peter Mwangi, spoke.", &["per:peter-mwangi KE president"]),
            (
                "Sweden's new ambassador, Nils Berg, and Finland's, Aino Salo, came.",
                &["per:nils-berg SE ambassador", "per:aino-salo -"],
            ),
            ("After meeting the Finnish envoy, Nils Berg flew home.", &["per:nils-berg -"]),
            ("The president of the chess club, Nils Berg, spoke.", &["per:nils-berg -"]),
        ] {
            check(text, expected);
        }
    }

    #[test]
    fn whom_the_text_names_holds_the_post_whatever_is_known_beforehand() {
        for (text, expected) in [
            (
                "The Russian president, Dmitri Volkov, spoke. The president left.",
                &["per:dmitri-volkov RU president"][..],
            ),
            (
                "The French prime minister, Jean Petit, spoke. The French prime minister left.",
                &["per:jean-petit FR prime minister"],
            ),
            (
                "The acting Russian foreign minister, Dmitri Volkov, spoke. The minister left.",
                &["per:dmitri-volkov RU foreign minister"],
            ),
        ] {
            check(text, expected);
        }
    }

    /// "The wife of the Syrian president, A. B.," was once the president.
    #[test]
    fn who_stands_beside_an_office_holder_does_not_hold_the_office() {
        for (text, expected) in [
            ("The widow of the Chadian president, Ida Holm, left.", &["per:ida-holm TD widow"][..]),
            ("An aide to Peru's vice president, Luis Rojas, left.", &["per:luis-rojas PE aide"]),
            (
                "A spokeswoman for the Chadian interior ministry, Ida Holm, left.",
                &["per:ida-holm TD spokeswoman"],
            ),
            (
                "The envoys of the Chadian president, Ida Holm, left.",
                &["per:ida-holm TD president"],
            ),
        ] {
            check(text, expected);
        }
    }

    #[test]
    fn a_title_stays_what_the_text_calls_it() {
        for (text, expected) in [
            (
                "Chad's interior ministry spokesman, Nils Holm, left.",
                &["per:nils-holm TD interior ministry spokesman"][..],
            ),
            (
                "Chadian foreign ministry spokesman Nils Holm left.",
                &["per:nils-holm TD foreign ministry spokesman"],
            ),
            ("Chadian finance minister Ida Holm left.", &["per:ida-holm TD finance minister"]),
            ("Attorney General Ida Holm left.", &["per:ida-holm - attorney general"]),
            ("Ida Holm, the high representative, left.", &["per:ida-holm - high representative"]),
            ("Chadian Deputy President Ida Holm left.", &["per:ida-holm TD deputy president"]),
            ("Chief of Staff Nils Holm left.", &["per:nils-holm - chief of staff"]),
        ] {
            check(text, expected);
        }
    }

    #[test]
    fn whose_somebody_is_stands_in_the_apposition() {
        for (text, expected) in [
            (
                "Chad's ambassador to Washington, Ida Holm, left.",
                &["per:ida-holm TD ambassador"][..],
            ),
            ("The Chadian ambassador in Oslo, Ida Holm, left.", &["per:ida-holm TD ambassador"]),
            ("Chad's U.N. envoy, Ida Holm, left.", &["per:ida-holm TD envoy"]),
            (
                "Ida Holm, a spokeswoman for the Chadian foreign ministry, left.",
                &["per:ida-holm TD spokeswoman"],
            ),
            ("The envoy for Chad, Ida Holm, left.", &["per:ida-holm - envoy"]),
            ("Chad's Ida Holm left.", &["per:ida-holm TD"]),
            ("Ida Holm of the Chadian Interior Ministry left.", &["per:ida-holm TD"]),
            ("She met her Chadian counterpart, Ida Holm.", &["per:ida-holm TD"]),
        ] {
            check(text, expected);
        }
    }
}
