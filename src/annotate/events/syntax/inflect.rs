//! Forms of English verbs, by rule and from the list of irregular ones.
//!
//! Which verbs there are is data of the lexicon.

use foldhash::HashMap;
use std::ops::BitOr;
use std::sync::LazyLock;

/// The forms that one spelling can stand for, as a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(in crate::annotate::events) struct Forms(u8);

impl Forms {
    pub(in crate::annotate::events) const BASE: Self = Self(1);
    pub(in crate::annotate::events) const THIRD: Self = Self(2);
    pub(in crate::annotate::events) const PAST: Self = Self(4);
    pub(in crate::annotate::events) const PARTICIPLE: Self = Self(8);
    pub(in crate::annotate::events) const ING: Self = Self(16);

    /// Whether one of `other`'s forms is in the set.
    pub(in crate::annotate::events) const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl BitOr for Forms {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// Past forms and participles of the irregular verbs, by their base.
static IRREGULAR: LazyLock<HashMap<&'static str, (&'static str, &'static str)>> =
    LazyLock::new(|| {
        let lines = include_str!("../../../../data/lexicon/irregular.txt").lines();
        let fields = lines.filter(|line| !line.starts_with('#')).filter_map(|line| {
            let mut words = line.split_whitespace();
            Some((words.next()?, (words.next()?, words.next()?)))
        });
        fields.collect()
    });

/// All spellings of the verb `base` with what each can stand for.
pub(in crate::annotate::events) fn forms(base: &str) -> Vec<(String, Forms)> {
    let mut found = vec![(base.to_owned(), Forms::BASE), (third(base), Forms::THIRD)];
    found.extend(stems(base, "ing").into_iter().map(|form| (form, Forms::ING)));
    match IRREGULAR.get(base) {
        Some((past, participle)) => {
            found.extend(past.split('/').map(|form| (form.to_owned(), Forms::PAST)));
            found.extend(participle.split('/').map(|form| (form.to_owned(), Forms::PARTICIPLE)));
        }
        None => {
            let both = Forms::PAST | Forms::PARTICIPLE;
            found.extend(stems(base, "ed").into_iter().map(|form| (form, both)));
        }
    }
    found
}

fn third(base: &str) -> String {
    let sibilant = ["s", "x", "z", "ch", "sh", "o"].iter().any(|end| base.ends_with(end));
    match base.strip_suffix('y').filter(|stem| !ends_on_vowel(stem)) {
        Some(stem) => format!("{stem}ies"),
        None if sibilant => format!("{base}es"),
        None => format!("{base}s"),
    }
}

/// The base with `-ed` or `-ing`; both spellings where a final consonant may be doubled.
fn stems(base: &str, ending: &str) -> Vec<String> {
    if let Some(stem) = base.strip_suffix("ie").filter(|_| ending == "ing") {
        return vec![format!("{stem}ying")];
    }
    if let Some(stem) = base.strip_suffix('e').filter(|stem| !stem.ends_with('e')) {
        return vec![format!("{stem}{ending}")];
    }
    if let Some(stem) = base.strip_suffix('e') {
        return vec![format!("{stem}e{}", ending.strip_prefix('e').unwrap_or(ending))];
    }
    if let Some(stem) = base.strip_suffix('y').filter(|stem| !ends_on_vowel(stem)) {
        let stem = if ending == "ed" { format!("{stem}i") } else { base.to_owned() };
        return vec![format!("{stem}{ending}")];
    }
    let mut found = vec![format!("{base}{ending}")];
    let last: Vec<char> = base.chars().rev().take(2).collect();
    if let [end, vowel] = last[..]
        && "bdgklmnprt".contains(end)
        && "aeiou".contains(vowel)
    {
        found.push(format!("{base}{end}{ending}"));
    }
    found
}

fn ends_on_vowel(stem: &str) -> bool {
    stem.ends_with(['a', 'e', 'i', 'o', 'u'])
}

#[cfg(test)]
mod tests {
    use super::{Forms, forms};

    #[test]
    fn verbs_take_their_forms_by_rule() {
        for (base, expected) in [
            ("ban", "banned banning bans"),
            ("deny", "denied denying denies"),
            ("agree", "agreed agreeing agrees"),
            ("close", "closed closing closes"),
            ("meet", "met meeting meets"),
            ("withdraw", "withdrew withdrawn withdrawing"),
            ("die", "dying died"),
        ] {
            let found = forms(base);
            for word in expected.split(' ') {
                assert!(found.iter().any(|(form, _)| form == word), "{base}: {word} in {found:?}");
            }
        }
    }

    #[test]
    fn a_past_form_knows_that_it_may_be_a_participle() {
        let found = forms("expel");
        let (_, kind) = found.iter().find(|(form, _)| form == "expelled").unwrap();
        assert!(kind.any(Forms::PARTICIPLE) && kind.any(Forms::PAST) && !kind.any(Forms::ING));
    }
}
