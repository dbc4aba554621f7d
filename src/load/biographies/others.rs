//! Sentences that tell what somebody is who did not write the article: they are its own.
//!
//! Whom the byline names wrote it; where it names nobody, a writer is told of behind all paragraphs.

use super::super::clean::{Reason, Ruling, Verdict, goes_on};
use super::super::page::Page;
use super::{FEWEST_PARAGRAPHS, MOST_WORDS, bare, listed};
use crate::document::BlockKind;

/// The name of a person has at most so many words, titles with it.
const MOST_NAMES: usize = 5;

/// Takes back the verdict on single paragraphs right below one of the article that tell what
/// somebody else is than the writers of these full names, folded.
pub(super) fn spare(
    page: &Page,
    names: &[String],
    rulings: &[Option<Ruling>],
    verdicts: &mut [Verdict],
) {
    let kept = |verdicts: &[Verdict], at: usize| matches!(verdicts.get(at), Some(Verdict::Keep(kind)) if kind.in_body());
    let body = (0..verdicts.len()).filter(|at| kept(verdicts, *at)).count();
    if body <= FEWEST_PARAGRAPHS {
        return;
    }
    for at in 1..verdicts.len() {
        let open = rulings.get(at).is_none_or(Option::is_none);
        let cut = verdicts.get(at) == Some(&Verdict::Cut(Reason::Author));
        if !open || !cut || !kept(verdicts, at - 1) || !is_sentence(page.text(at)) {
            continue;
        }
        let (text, above) = (page.text(at), page.text(at - 1));
        let inside = kept(verdicts, at + 1) && is_sentence(page.text(at + 1));
        // The foot of an article tells more of its writer than one paragraph.
        let foot = matches!(
            verdicts.get(at + 1),
            Some(Verdict::Cut(Reason::Author | Reason::Sharing | Reason::Newsletter))
        );
        let others = match names {
            [] => inside,
            _ if foot => false,
            _ => !shares(above, names) || !goes_on(text),
        };
        let told = is_told_of(text) && (goes_on(text) || !shares(text, names));
        if others
            && told
            && is_sentence(above)
            && let Some(verdict) = verdicts.get_mut(at)
        {
            *verdict = Verdict::Keep(BlockKind::Paragraph);
        }
    }
}

/// Whether a line tells what somebody is whose names the writers do not share; `false` if no writer
/// is known, or it tells of no name.
pub(super) fn is_another(line: &str, names: &[String]) -> bool {
    !names.is_empty() && named(line).is_some() && !shares(line, names)
}

/// Whether a line is a sentence of the length that biographies have, without signs of addresses.
fn is_sentence(line: &str) -> bool {
    line.ends_with(['.', '”', '"', '!', '?'])
        && line.split_whitespace().take(MOST_WORDS + 1).count() <= MOST_WORDS
        && !listed("accounts").iter().any(|sign| line.contains(sign))
}

/// The names at the beginning of a line before a verb that tells what somebody is or does, or before
/// a comma; they are no first word of a sentence that has only one capital.
fn named(line: &str) -> Option<Vec<String>> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let capital = |word: &&&str| word.starts_with(char::is_uppercase);
    let count = words.iter().take(MOST_NAMES + 1).take_while(capital).count();
    let last = words.get(count.checked_sub(1)?)?;
    let next = words.get(count).map(|word| bare(word))?;
    let verb = ["is", "does", "lives"].iter().any(|list| listed(list).contains(&next.as_str()));
    let sized = (2..=MOST_NAMES).contains(&count);
    (sized && (verb || last.ends_with(',')))
        .then(|| words.iter().take(count).map(|word| bare(word)).collect())
}

/// Whether a line begins with a name or "she" and "is"; with another verb it may be a credit.
fn is_told_of(line: &str) -> bool {
    let names = named(line).map_or(0, |names| names.len());
    let behind = if names == 0 && goes_on(line) { 1 } else { names };
    let verb = line.split_whitespace().nth(behind).map(bare);
    behind > 0 && verb.is_some_and(|verb| listed("is").contains(&verb.as_str()))
}

/// Whether a line has one of the names of one of these full names.
fn shares(line: &str, names: &[String]) -> bool {
    let parts = || names.iter().flat_map(|name| name.split(' ')).filter(|part| part.len() > 1);
    line.split_whitespace().map(bare).any(|word| {
        let own = word.trim_end_matches("'s").trim_end_matches("’s");
        parts().any(|part| part == own)
    })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::document::Format;
    use crate::load::read;

    const BODY: [&str; 4] = [
        "The ministers agreed on Tuesday to reopen two crossings that were closed in the autumn.",
        "Lorries may pass again from Monday on, the ministry of the smaller state said.",
        "A clerk at the northern crossing had kept the keys in her desk all winter.",
        "Trade between the two fell by a third in the winter, as their statistics tell.",
    ];

    fn kept(byline: &[&str], line: &str, below: &[&str]) -> bool {
        let head = [&["Ministers reopen two crossings"], byline, &["4 May 2015"]].concat();
        let all = [&head[..], &BODY, &[line], below].concat().join("\n\n");
        read(Path::new("a"), all.as_bytes(), Some(Format::Text)).unwrap().body().contains(line)
    }

    const BELOW: [&str; 2] = [
        "The crossings are marked on a map that hangs in the town hall of Rostal.",
        "Both governments want to count the lorries again before the parliaments vote in May.",
    ];

    /// "Admiral Teague is a senior fellow at the Naval College" was cut from an article by Jon Petrie.
    #[test]
    fn what_somebody_else_is_stays_where_the_writer_is_known() {
        for line in [
            "Captain Oster is a senior fellow at the harbour college and the author of its history.",
            "Dr Ada Krone is head of the smaller delegation and a former professor of law.",
            "Mr Hale is a columnist for the Gull and a friend of the minister.",
            "Ada Krone is a reporter for the Gull who was turned back at the northern gate.",
        ] {
            assert!(kept(&["By Nils Varga"], line, &[]), "{line}");
            assert!(kept(&["By Nils Varga"], line, &BELOW), "{line}");
        }
        let line = "She is the author of three books on the crossing.";
        assert!(kept(&["By Nils Varga"], line, &BELOW) && kept(&[], line, &BELOW));
    }

    #[test]
    fn what_the_writer_is_goes_and_whom_no_byline_names_only_at_the_end() {
        let line =
            "Nils Varga is a senior fellow at the harbour college and the author of its history.";
        assert!(!kept(&["By Nils Varga"], line, &[]));
        assert!(!kept(&["By Nils Varga"], line, &BELOW));
        assert!(!kept(&[], line, &[]));
    }

    #[test]
    fn who_only_helped_with_the_article_is_none_of_it() {
        for line in ["Ada Krone contributed to this report.", "She contributed to this report."] {
            assert!(!kept(&["By Nils Varga"], line, &BELOW), "{line}");
            assert!(!kept(&[], line, &BELOW), "{line}");
        }
    }

    #[test]
    fn a_heading_or_an_account_beside_it_makes_a_biography_of_it() {
        let line = "Ada Krone is a senior fellow at the harbour college.";
        for foot in [&["About the author", line][..], &[line, "Follow her on Twitter: @krone"]] {
            let all = [&["Ministers reopen two crossings", "By Nils Varga"], &BODY[..], foot];
            let all = all.concat().join("\n\n");
            let document = read(Path::new("a"), all.as_bytes(), Some(Format::Text)).unwrap();
            assert!(!document.body().contains(line), "{foot:?}");
        }
    }
}
