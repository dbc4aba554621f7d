//! What stands between the entries of a live blog: the hour, who wrote the entry, and buttons.
//!
//! The hours of a chronology, which has no buttons, are headings and stay.

use super::super::super::super::page::Page;
use super::super::super::signals::Signals;
use super::super::super::words::plain;
use super::super::super::{Reason, Verdict};
use super::super::listed;

/// A live blog has at least so many hours, and so many of them have a button right above.
const FEWEST_HOURS: usize = 3;
const FEWEST_BUTTONS: usize = 2;
/// A button stands at most so many lines above the hour of the next entry.
const NEAR: usize = 3;
/// The writers of all entries are named within so many lines of the beginning.
const FIRST_LINES: usize = 12;
/// A writer's name, in words.
const NAME_WORDS: std::ops::RangeInclusive<usize> = 2..=3;

/// The longest line of an hour and its zone, in bytes.
const MOST_HOUR: usize = 30;

/// Cuts hours, writers and buttons of a live blog from what is kept.
pub(super) fn cut(page: &Page, signals: &[Signals], found: &mut [Option<Verdict>]) {
    let hours: Vec<usize> = (0..found.len()).filter(|at| is_hour(page.text(*at))).collect();
    let shares = |at: &usize| {
        let button = |signal: &Signals| signal.hits.whole == Some(Reason::Sharing);
        let near = at.saturating_sub(NEAR)..*at;
        near.into_iter().any(|at| signals.get(at).is_some_and(button))
    };
    let buttons = hours.iter().filter(|at| shares(at)).count();
    if hours.len() < FEWEST_HOURS || buttons < FEWEST_BUTTONS {
        return;
    }
    for at in 0..found.len() {
        let hour = is_hour(page.text(at));
        let under = at.checked_sub(1).is_some_and(|above| is_hour(page.text(above)));
        let button = signals.get(at).is_some_and(|s| s.hits.whole == Some(Reason::Sharing));
        let reason = match () {
            () if hour => Reason::DateLine,
            () if button => Reason::Sharing,
            () if under && is_writer(page, at) => Reason::Byline,
            () => continue,
        };
        let kept =
            |verdict: &&mut Option<Verdict>| matches!(verdict, None | Some(Verdict::Keep(_)));
        if let Some(verdict) = found.get_mut(at).filter(kept) {
            *verdict = Some(Verdict::Cut(reason));
        }
    }
}

/// Whether a line is only an hour of the day, with or without its zone ("17.31 GMT", "5:31 pm").
fn is_hour(line: &str) -> bool {
    if line.len() > MOST_HOUR {
        return false;
    }
    // Hardly a line begins so.
    let parted = line.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(['.', ':']);
    if !parted {
        return false;
    }
    let words = plain(line);
    let words: Vec<&str> = words.split_ascii_whitespace().collect();
    let (Some(hour), Some(rest)) = (words.first(), words.get(1..)) else { return false };
    let sized = hour.len() <= 2 && hour.parse::<u8>().is_ok_and(|hour| hour < 25);
    let Some((minute, zone)) = rest.split_first() else { return false };
    let digits: String = minute.chars().take_while(char::is_ascii_digit).collect();
    let half = minute.get(digits.len()..).unwrap_or("");
    let minutes = digits.len() == 2 && digits.parse::<u8>().is_ok_and(|minute| minute < 60);
    let known = |word: &&str| listed("zones").contains(word);
    sized
        && minutes
        && (half.is_empty() || known(&half))
        && zone.len() <= 2
        && zone.iter().all(known)
}

/// Whether a line is a name that stands among those at the beginning, too.
fn is_writer(page: &Page, at: usize) -> bool {
    let text = page.text(at);
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let named = NAME_WORDS.contains(&text.split_whitespace().count())
        && text.split_whitespace().all(capital)
        && text.chars().all(|c| c.is_alphabetic() || " -.'’".contains(c));
    let above =
        |name: &str| (0..at.min(FIRST_LINES)).any(|above| plain(page.text(above)).contains(name));
    named && above(&plain(text))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::is_hour;
    use crate::document::Format;
    use crate::load::read;

    /// A blog, or a chronology, of four entries with a line below each.
    fn body(button: &str) -> String {
        let entries = [
            (
                "15.10 GMT",
                "The foreign minister of Rostal told reporters that no text will be signed tonight.",
            ),
            (
                "14.02 GMT",
                "The prime minister of Velm, Oskar Lind, has landed two hours late and did not speak.",
            ),
            (
                "11.30 GMT",
                "Some four hundred fishermen have left the gate of the harbour after a meeting there.",
            ),
            (
                "09.05 GMT",
                "The summit of the seven states begins today in the old customs house at the quay.",
            ),
        ];
        let entry = |(hour, told): (&str, &str)| format!("{hour}\n\n{told}\n\n{button}");
        let entries: Vec<String> = entries.into_iter().map(entry).collect();
        let head = "Summit opens in the customs house of Rostal\n\nBy Ines Falk\n\n4 November 2024";
        let lead =
            "Seven states talk about the strait in the old customs house of Rostal from today on.";
        let text = format!("{head}\n\n{lead}\n\n{}\n", entries.join("\n\n"));
        read(Path::new("a.txt"), text.as_bytes(), Some(Format::Text)).unwrap().body()
    }

    #[test]
    fn the_hours_of_a_blog_go_and_those_of_a_chronology_stay() {
        let blog = body("Share");
        assert!(!blog.contains("GMT") && !blog.contains("Share"), "{blog}");
        assert!(blog.contains("Oskar Lind") && blog.contains("fishermen"), "{blog}");
        let chronology = body("The guards looked on.");
        assert!(chronology.contains("14.02 GMT"), "{chronology}");
    }

    #[test]
    fn an_hour_is_all_that_a_line_tells() {
        for line in ["17.31 GMT", "9:05", "5:31 pm", "5.31pm", "18:20 Uhr"] {
            assert!(is_hour(line), "{line}");
        }
        for line in ["17.31 GMT Lind lands", "1974", "25", "3.5 percent", "12.75", "30:10"] {
            assert!(!is_hour(line), "{line}");
        }
    }
}
