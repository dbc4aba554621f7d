//! Which names of a list are one actor, without their texts: for lists of names that were found elsewhere.
//!
//! `doc` groups the names of one document, so that a surname there finds its full name.

mod others;
mod persons;

use foldhash::HashMap;

use super::likeness::join_surnames;
use super::names::Name;
use crate::document::MentionKind;
use persons::Groups;

/// A name and the document that it stands in.
#[derive(Clone, Copy, Debug)]
pub struct NamedIn<'a> {
    /// The document; names of one document explain each other.
    pub doc: &'a str,
    /// The name as it is written.
    pub name: &'a str,
    /// What kind of name it is.
    pub kind: MentionKind,
}

/// Who a name is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolved {
    /// Id of the actor, equal for names of one actor; `None` if the name holds no word.
    pub actor: Option<String>,
    /// Name of the rule that decided.
    pub rule: &'static str,
    /// Why it may be another actor, if that is so.
    pub doubt: Option<&'static str>,
}

impl Resolved {
    fn by(rule: &'static str, actor: Option<String>) -> Self {
        let doubt = match rule {
            persons::NEAREST => Some("another person of this surname is named there"),
            persons::BEST_KNOWN => Some("others have this surname"),
            persons::OTHER_PART | persons::ONLY_ONE => Some("known by a part of the name only"),
            persons::SPELLING => Some("the spellings differ"),
            _ => None,
        };
        Self { actor, rule, doubt }
    }
}

/// Tells which names are one actor; the answers stand in the order of the names.
#[must_use]
pub fn resolve(names: &[NamedIn<'_>]) -> Vec<Resolved> {
    let mut answers = others::resolve(names);
    let person = |at: &usize| names[*at].kind == MentionKind::Person;
    let persons: Vec<usize> = (0..names.len()).filter(person).collect();
    let docs: Vec<&str> = persons.iter().map(|at| names[*at].doc).collect();
    let mut read: Vec<Name> = persons.iter().map(|at| Name::read_listed(names[*at].name)).collect();
    join_spellings(&mut read, &docs);
    let groups = Groups::of(&read, &docs);
    for (nth, at) in persons.iter().enumerate() {
        let (actor, rule) = groups.answer(nth, names[*at].name);
        answers[*at] = Resolved::by(rule, Some(actor).filter(|_| !empty(names[*at].name)));
    }
    answers
}

/// Gives one key to the spellings of one surname in a document.
fn join_spellings(names: &mut [Name], docs: &[&str]) {
    let mut by_doc: HashMap<&str, Vec<usize>> = HashMap::default();
    for (at, doc) in docs.iter().enumerate() {
        by_doc.entry(doc).or_default().push(at);
    }
    for list in by_doc.into_values().filter(|list| list.len() > 1) {
        let mut own: Vec<Name> = list.iter().map(|at| names[*at].clone()).collect();
        join_surnames(&mut own);
        for (at, name) in list.into_iter().zip(own) {
            names[at] = name;
        }
    }
}

fn empty(name: &str) -> bool {
    !name.contains(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::{NamedIn, resolve};
    use crate::document::MentionKind;

    /// Checks which of `names` (document, name) are one actor: equal letters in `expected` are.
    fn check(kind: MentionKind, names: &[(&str, &str)], expected: &str) {
        let asked: Vec<_> = names.iter().map(|(doc, name)| NamedIn { doc, name, kind }).collect();
        let answers = resolve(&asked);
        let mut seen: Vec<&str> = Vec::new();
        let letters: String = answers
            .iter()
            .map(|answer| {
                let at = seen
                    .iter()
                    .position(|id| Some(*id) == answer.actor.as_deref())
                    .unwrap_or_else(|| {
                        seen.push(answer.actor.as_deref().unwrap());
                        seen.len() - 1
                    });
                char::from(b'a' + u8::try_from(at).unwrap())
            })
            .collect();
        assert_eq!(letters, expected, "{names:?}");
    }

    #[test]
    fn inverted_names_initials_and_titles_are_one_person() {
        check(
            MentionKind::Person,
            &[
                ("1", "Kestrel, Amos Theodore"),
                ("2", "Amos T. Kestrel"),
                ("3", "General Amos Kestrel"),
            ],
            "aaa",
        );
    }

    #[test]
    fn given_names_that_differ_keep_persons_apart() {
        check(
            MentionKind::Person,
            &[("1", "Anna Kestrel"), ("1", "Amos Kestrel"), ("2", "Kestrel")],
            "abc",
        );
    }

    #[test]
    fn father_and_son_and_a_couple_with_one_initial_stay_apart() {
        let kind = MentionKind::Person;
        check(kind, &[("1", "Amos Kestrel Sr."), ("1", "Amos Kestrel Jr.")], "ab");
        check(kind, &[("1", "J. Robert Kestrel"), ("1", "Jane Kestrel")], "ab");
        check(kind, &[("1", "King Charles III"), ("2", "Charles III")], "aa");
    }

    #[test]
    fn a_surname_finds_its_full_name_in_its_document_first() {
        check(
            MentionKind::Person,
            &[("1", "Anna Kestrel"), ("1", "Kestrel"), ("2", "Amos Kestrel"), ("2", "Kestrel")],
            "aabb",
        );
    }

    #[test]
    fn states_have_many_names() {
        check(
            MentionKind::Location,
            &[("1", "U.S."), ("2", "United States"), ("3", "America"), ("3", "Peru")],
            "aaab",
        );
    }

    #[test]
    fn a_surname_that_several_share_goes_to_the_one_named_last_or_far_most() {
        check(
            MentionKind::Person,
            &[("1", "Anna Kestrel"), ("1", "Amos Kestrel"), ("1", "Kestrel")],
            "abb",
        );
        check(
            MentionKind::Person,
            &[("1", "Ana Petrel"), ("2", "Ana Petrel"), ("3", "Bo Petrel"), ("4", "Petrel")],
            "aaba",
        );
    }

    #[test]
    fn a_word_of_a_name_finds_it_wherever_the_surname_stands() {
        check(MentionKind::Person, &[("1", "Han Dae-won"), ("1", "Han")], "aa");
        check(MentionKind::Person, &[("1", "Daw Mya Thin Zar"), ("2", "Thin Zar")], "aa");
        check(
            MentionKind::Person,
            &[("1", "Ilkay Demir"), ("1", "Ilkay Polat"), ("1", "Ilkay")],
            "abc",
        );
    }

    #[test]
    fn an_initial_goes_to_the_only_fitting_person_of_its_document() {
        check(
            MentionKind::Person,
            &[("1", "Mark Petrel"), ("2", "Mike Petrel"), ("2", "M. Petrel")],
            "abb",
        );
    }

    #[test]
    fn a_surname_finds_the_full_name_of_its_document_in_another_transliteration() {
        check(
            MentionKind::Person,
            &[("1", "Mevlut Chavushoglu"), ("1", "Mr Cavusoglu"), ("2", "Zoran Belic")],
            "aab",
        );
        check(
            MentionKind::Person,
            &[("1", "Anton Herasymenko"), ("1", "Gerasimenko"), ("2", "Anna Gerasimenko")],
            "aab",
        );
    }

    #[test]
    fn spellings_of_one_name_and_titles_of_several_words_are_one_person() {
        check(
            MentionKind::Person,
            &[("1", "Mohammed Tarzan"), ("2", "Muhammad Tarzan"), ("3", "Mohamed Tarzan")],
            "aaa",
        );
        check(
            MentionKind::Person,
            &[("1", "Foreign Minister Amos Kestrel"), ("2", "Amos Kestrel"), ("3", "Ana Kestrel")],
            "aab",
        );
    }

    #[test]
    fn ministries_are_one_under_their_usual_names() {
        check(
            MentionKind::Organisation,
            &[
                ("1", "Russian Foreign Ministry"),
                ("2", "Russia's Foreign Ministry"),
                ("3", "State Dept."),
                ("4", "U.S. State Department"),
            ],
            "aabb",
        );
    }

    #[test]
    fn a_name_that_may_be_another_person_is_doubtful() {
        let kind = MentionKind::Person;
        let names = [("1", "Anna Kestrel"), ("1", "Amos Kestrel"), ("1", "Kestrel")];
        let asked = names.map(|(doc, name)| NamedIn { doc, name, kind });
        let doubts: Vec<bool> = resolve(&asked).iter().map(|told| told.doubt.is_some()).collect();
        assert_eq!(doubts, [false, false, true]);
    }

    #[test]
    fn companies_are_one_with_and_without_what_the_law_calls_them() {
        check(
            MentionKind::Organisation,
            &[
                ("1", "Kestrel Metals Co Ltd"),
                ("2", "Kestrel Metals"),
                ("3", "Kestrel Metals Inc."),
            ],
            "aaa",
        );
    }

    #[test]
    fn short_names_and_initials_find_the_only_long_name_of_their_document() {
        check(
            MentionKind::Organisation,
            &[("1", "Veldt Workers Party"), ("1", "VWP"), ("2", "VWP"), ("3", "Veldt")],
            "aaab",
        );
        check(
            MentionKind::Organisation,
            &[
                ("1", "Ruston Rovers"),
                ("1", "Ruston City"),
                ("1", "Ruston"),
                ("2", "Ruston Rovers"),
            ],
            "abca",
        );
        check(
            MentionKind::Organisation,
            &[("1", "Vancouver Canucks"), ("1", "Canucks"), ("1", "VANCOUVER"), ("2", "Vancouver")],
            "aaab",
        );
    }

    #[test]
    fn a_land_and_its_people_are_one_and_a_team_of_its_name_is_not() {
        check(MentionKind::Location, &[("1", "Kiev"), ("2", "Kyiv"), ("3", "Ukraine")], "aab");
        let kinds = [
            ("Scotland", MentionKind::Location),
            ("Scottish", MentionKind::Other),
            ("Scotland", MentionKind::Organisation),
            ("GERMAN", MentionKind::Other),
            ("Germany", MentionKind::Location),
        ];
        let asked = kinds.map(|(name, kind)| NamedIn { doc: "1", name, kind });
        let ids: Vec<_> = resolve(&asked).into_iter().filter_map(|answer| answer.actor).collect();
        assert_eq!((ids[0] == ids[1], ids[0] == ids[2], ids[3] == ids[4]), (true, false, true));
    }
}
