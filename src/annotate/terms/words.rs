//! The words of terms of office and the turns of elections: `data/dates/terms.txt`, parsed once.
//!
//! What they tell of an article is inferred in `mod`.

use std::sync::LazyLock;

/// The words by class, and the elections.
#[derive(Default)]
pub(super) struct Words {
    /// Words before a title that is an old one.
    pub past: Vec<&'static str>,
    /// Words of a sentence that looks ahead.
    pub ahead: Vec<&'static str>,
    /// Phrases of coming into office.
    pub entry: Vec<&'static str>,
    /// Names of the year before.
    pub last_year: Vec<&'static str>,
    /// What is held at an election.
    pub election: Vec<&'static str>,
    /// Elections that keep their turn.
    pub turns: Vec<Turn>,
}

/// An election that is held every few years.
pub(super) struct Turn {
    every: i16,
    from: i16,
    /// "presidential", "midterm".
    pub kind: &'static str,
    countries: Vec<&'static str>,
}

impl Turn {
    /// Whether the country elects by this turn.
    pub(super) fn is_of(&self, country: &str) -> bool {
        self.countries.contains(&country)
    }

    /// Whether the election is held in the year.
    pub(super) const fn falls_in(&self, year: i16) -> bool {
        year >= self.from && (year - self.from) % self.every == 0
    }
}

/// The words, ready to use.
pub(super) static WORDS: LazyLock<Words> =
    LazyLock::new(|| parse(include_str!("../../../data/dates/terms.txt")));

fn parse(text: &'static str) -> Words {
    let mut words = Words::default();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let Some((class, phrases)) = line.split_once(':') else { continue };
        let phrases = phrases.split(',').map(str::trim).collect();
        match class {
            "past" => words.past = phrases,
            "ahead" => words.ahead = phrases,
            "entry" => words.entry = phrases,
            "last-year" => words.last_year = phrases,
            "election" => words.election = phrases,
            _ => words.turns.extend(turn(class, phrases)),
        }
    }
    words
}

/// Reads "every 4 from 1788 presidential".
fn turn(class: &'static str, countries: Vec<&'static str>) -> Option<Turn> {
    let mut parts = class.strip_prefix("every ")?.split_whitespace();
    let every: i16 = parts.next()?.parse().ok()?;
    let from = parts.next().filter(|word| *word == "from").and(parts.next())?.parse().ok()?;
    let kind = parts.next()?;
    (every > 0).then_some(Turn { every, from, kind, countries })
}

#[cfg(test)]
mod tests {
    use super::{WORDS, parse};

    #[test]
    fn every_line_of_the_data_file_is_understood() {
        let lines = include_str!("../../../data/dates/terms.txt").lines();
        let turns = lines.filter(|line| line.starts_with("every ")).count();
        assert_eq!(WORDS.turns.len(), turns);
        for list in [&WORDS.past, &WORDS.ahead, &WORDS.entry, &WORDS.last_year, &WORDS.election] {
            assert!(!list.is_empty() && !list.contains(&""));
        }
    }

    #[test]
    fn a_turn_falls_in_its_years_only() {
        let words = parse("every 5 from 2002 presidential: FR");
        let years: Vec<i16> =
            (1990..2020).filter(|year| words.turns.iter().any(|t| t.falls_in(*year))).collect();
        assert_eq!(years, [2002, 2007, 2012, 2017]);
    }
}
