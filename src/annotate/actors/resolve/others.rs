//! Which names of organisations, places and the rest are one actor.
//!
//! Persons have rules of their own, in `persons`.

use std::sync::LazyLock;

use foldhash::HashMap;

use super::{NamedIn, Resolved, empty};
use crate::annotate::actors::gazetteer::{Classes, Country, Meaning, gazetteer, lines};
use crate::annotate::actors::names::words_of;
use crate::annotate::actors::people::slug;
use crate::annotate::actors::tree::institution;
use crate::document::MentionKind;
use crate::text::fold;

/// Names of more words are not taken apart, so that hostile lists stay cheap.
const MOST_WORDS: usize = 12;

/// Answers for all names; those for persons are to be replaced.
pub(super) fn resolve(names: &[NamedIn<'_>]) -> Vec<Resolved> {
    let own: Vec<Own> = names.iter().map(Own::of).collect();
    let parts = Parts::of(names, &own);
    let answer = |(name, own): (&NamedIn<'_>, &Own)| {
        let (id, rule) = parts.whole(name, own).unwrap_or((own.id.as_str(), own.rule));
        Resolved::by(rule, Some(id.to_owned()).filter(|_| !empty(name.name)))
    };
    names.iter().zip(&own).map(answer).collect()
}

/// What a name says by itself.
struct Own {
    id: String,
    rule: &'static str,
    /// The words of an organisation's name, "Inc" and the like apart; empty for anything else.
    words: Vec<String>,
    /// Whether a place is called so too.
    place: bool,
}

impl Own {
    fn of(name: &NamedIn<'_>) -> Self {
        let organisation = name.kind == MentionKind::Organisation;
        let mut words = if organisation { words_of(name.name) } else { Vec::new() };
        words.truncate(MOST_WORDS);
        if words.len() > 1 && words.first().is_some_and(|word| word == "the") {
            words.remove(0);
        }
        let suffix = Classes::COMPANY.or(Classes::COMPANY_WORD);
        while words.len() > 1 && words.last().is_some_and(|word| gazetteer().is(word, suffix)) {
            words.pop();
        }
        let trimmed = name.name.trim_start_matches("the ").trim_start_matches("The ");
        let known = gazetteer().named(trimmed);
        let place = |meaning| {
            matches!(meaning, Meaning::Place(_) | Meaning::Capital(_) | Meaning::Country(_))
        };
        let place = known.iter().any(|entry| place(entry.meaning));
        match known_as(trimmed, name.kind) {
            Some(id) => Self { id, rule: "gazetteer", words, place },
            None => Self { id: plain(name, &words), rule: "name", words, place },
        }
    }
}

/// The id that the gazetteer gives to a name.
fn known_as(name: &str, kind: MentionKind) -> Option<String> {
    let known = gazetteer();
    if let Some(same) = SAME.get(&fold(name)).filter(|_| kind != MentionKind::Organisation) {
        return Some(format!("loc:{same}"));
    }
    let country = |at: u16| known.countries.get(usize::from(at));
    let entries = known.named(name);
    if entries.is_empty() && kind == MentionKind::Organisation {
        return institution(name).map(|actor| actor.id.to_string());
    }
    let town = kind == MentionKind::Location
        && entries.iter().any(|entry| matches!(entry.meaning, Meaning::Place(_)));
    entries.iter().find_map(|entry| match entry.meaning {
        // "Brussels" stands for a body only where it acts, and a list of places does not tell that.
        Meaning::Body(at) if !town => {
            known.bodies.get(usize::from(at)).map(|body| body.id.to_owned())
        }
        Meaning::Country(at) if kind == MentionKind::Location => country(at).map(Country::id),
        Meaning::Adjective(at) | Meaning::People(at) if kind != MentionKind::Organisation => {
            country(at).map(Country::id)
        }
        Meaning::Capital(at) if kind == MentionKind::Location => {
            let first = country(at).and_then(|country| country.capitals.first());
            first.map(|capital| format!("loc:{}", slug(capital)))
        }
        _ => None,
    })
}

/// The id of a name that is only itself.
fn plain(name: &NamedIn<'_>, words: &[String]) -> String {
    match name.kind {
        MentionKind::Person => format!("per:{}", slug(name.name)),
        MentionKind::Organisation => format!("org:{}", words.join("-").replace('\'', "")),
        MentionKind::Location => format!("loc:{}", slug(name.name)),
        MentionKind::Other => format!("misc:{}", slug(name.name)),
    }
}

/// Places and peoples under all their names: folded name -> slug of the first.
static SAME: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    let rows = lines(include_str!("../../../../data/gazetteer/same_places.txt"));
    let names = |row: &'static str| {
        let first = slug(row.split('|').next().unwrap_or(""));
        row.split('|').map(move |name| (fold(name.trim()), first.clone()))
    };
    rows.flat_map(names).collect()
});

/// The long names of organisations under their parts and their initials.
struct Parts {
    /// Document and part -> the only long name there; `None` if there are several.
    here: HashMap<(String, String), Option<(String, &'static str)>>,
    /// The same whatever the document.
    anywhere: HashMap<String, Option<(String, &'static str)>>,
}

const PART: &str = "part of a name in its document";
const INITIALS: &str = "initials of a name in its document";

impl Parts {
    fn of(names: &[NamedIn<'_>], own: &[Own]) -> Self {
        let mut parts = Self { here: HashMap::default(), anywhere: HashMap::default() };
        for (name, own) in names.iter().zip(own).filter(|(_, own)| own.words.len() > 1) {
            for end in 1..own.words.len() {
                parts.note(name.doc, own.words[..end].join(" "), &own.id, PART);
                parts.note(name.doc, own.words[end..].join(" "), &own.id, PART);
            }
            let firsts = |small: bool| -> String {
                let large = |word: &&String| small || !gazetteer().is(word, Classes::SMALL);
                let words = own.words.iter().flat_map(|word| word.split('-'));
                words
                    .filter(|word| large(&&(*word).to_owned()))
                    .filter_map(|w| w.chars().next())
                    .collect()
            };
            for initials in [firsts(true), firsts(false)] {
                parts.note(name.doc, initials, &own.id, INITIALS);
            }
        }
        // What is told in one document holds in others, if all agree.
        for (name, own) in names.iter().zip(own) {
            let key = own.words.join(" ");
            if let Some(Some((id, _))) = parts.here.get(&(name.doc.to_owned(), key.clone())) {
                let whole = Some((id.clone(), "told by another document"));
                let known = parts.anywhere.entry(key).or_insert_with(|| whole.clone());
                *known = known.take().filter(|known| Some(known) == whole.as_ref());
            }
        }
        parts
    }

    fn note(&mut self, doc: &str, part: String, id: &str, rule: &'static str) {
        let whole = Some((id.to_owned(), rule));
        let known = self.here.entry((doc.to_owned(), part)).or_insert_with(|| whole.clone());
        *known = known.take().filter(|(known, _)| known == id);
    }

    /// The long name that a short one stands for.
    fn whole(&self, name: &NamedIn<'_>, own: &Own) -> Option<(&str, &'static str)> {
        if own.words.is_empty() || own.id.matches(':').count() != 1 || own.rule == "gazetteer" {
            return None;
        }
        let key = own.words.join(" ");
        let shouted = !name.name.contains(char::is_lowercase) && own.words.len() == 1;
        let fits = |rule: &str| rule != INITIALS || shouted;
        let here = self.here.get(&(name.doc.to_owned(), key.clone()));
        let found = match here {
            Some(here) => here.as_ref(),
            None => self.anywhere.get(&key).filter(|_| !own.place).and_then(Option::as_ref),
        };
        found
            .filter(|(id, rule)| fits(rule) && *id != own.id)
            .map(|(id, rule)| (id.as_str(), *rule))
    }
}
