//! The vocabulary of boilerplate: phrases, where they must stand, and the reason they give.
//!
//! The phrases are data (`data/boilerplate/phrases.txt`; those that the classifier does not know, `phrases_late.txt`).

pub(super) mod phrases;

use std::sync::LazyLock;

use super::Reason;
use crate::text::fold;
use phrases::Phrases;

/// What the vocabulary says of one line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Hits {
    /// The whole line is a known phrase, or begins with one that no article begins a line with.
    pub(super) whole: Option<Reason>,
    /// The line begins with a phrase that makes it boilerplate.
    pub(super) begins: Option<Reason>,
    /// The line begins with a phrase that makes it and what follows boilerplate.
    pub(super) opens: Option<Reason>,
    /// The weightiest reason among phrases anywhere in the line.
    pub(super) says: Option<Reason>,
    /// The weight of all phrases anywhere in the line.
    pub(super) weight: u8,
    /// The weight of those among them that hardly anybody says but a publisher.
    pub(super) own: u8,
    /// Whether a word tells that somebody said, wrote or asked something.
    pub(super) reports: bool,
    /// How many words speak of the writers ("we", "our").
    pub(super) we: u8,
    /// How many words speak to the reader ("you", "your").
    pub(super) you: u8,
}

impl Hits {
    /// The weight of what the line asks of its reader: what everybody says counts beside what a
    /// publisher says only.
    pub(super) fn asking(self) -> u8 {
        if self.own == 0 { 0 } else { self.weight }
    }
}

/// The form in which phrases are compared: folded words, one space between and around them.
pub(in crate::load) fn plain(line: &str) -> String {
    if line.is_ascii() {
        return plain_ascii(line);
    }
    let folded = fold(line);
    // In most lines of English only the quotation marks and dashes are beyond ASCII.
    if folded.is_ascii() {
        return plain_ascii(&folded);
    }
    let mut out = String::with_capacity(folded.len() + 2);
    out.push(' ');
    let mut space = true;
    for letter in folded.chars() {
        if letter.is_alphanumeric() {
            out.push(letter);
            space = false;
        } else if letter != '\'' && !space {
            out.push(' ');
            space = true;
        }
    }
    if !space {
        out.push(' ');
    }
    out
}

/// The same for ASCII.
fn plain_ascii(line: &str) -> String {
    let mut out = Vec::with_capacity(line.len() + 2);
    out.push(b' ');
    out.extend(line.bytes().map(plain_byte));
    out.push(b' ');
    out.dedup_by(|byte, before| *byte == NOTHING || (*byte == b' ' && *before == b' '));
    String::from_utf8(out).unwrap_or_default()
}

/// What stands for a byte of ASCII of which nothing is left.
const NOTHING: u8 = 0;

/// What becomes of a byte of ASCII: a small letter or digit, a space, or nothing.
const fn plain_byte(byte: u8) -> u8 {
    match byte | 0x20 {
        small @ b'a'..=b'z' => small,
        _ if byte.is_ascii_digit() => byte,
        _ if byte == b'\'' => NOTHING,
        _ => b' ',
    }
}

/// Looks up a line that went through [`plain`].
pub(super) fn hits(plain: &str) -> Hits {
    VOCABULARY.hits(plain)
}

/// Looks up such a line among the phrases that the classifier does not know.
pub(super) fn late_hits(plain: &str) -> Hits {
    LATE.hits(plain)
}

impl Vocabulary {
    fn hits(&self, plain: &str) -> Hits {
        let mut found = Hits::default();
        let mut heaviest = 0;
        let (mut opened, mut closed) = (false, None);
        for hit in self.finder.hits(plain) {
            let Some(phrase) = self.phrases.get(hit.number) else { continue };
            let reason = Some(phrase.reason);
            match phrase.place {
                Place::Whole if hit.start == 0 && hit.end == plain.len() => found.whole = reason,
                Place::Begins if hit.start == 0 => found.begins = reason,
                Place::Surely if hit.start == 0 => found.whole = reason,
                Place::Opens if hit.start == 0 => found.opens = reason,
                Place::TailBegins if hit.start == 0 => opened = true,
                Place::TailSays => closed = reason,
                Place::We => found.we = found.we.saturating_add(1),
                Place::You => found.you = found.you.saturating_add(1),
                Place::Reports => found.reports = true,
                Place::Says(weight, saying) => {
                    found.weight = found.weight.saturating_add(weight);
                    if saying == Saying::Publisher {
                        found.own = found.own.saturating_add(weight);
                    }
                    let rank = weight * 2 + u8::from(saying == Saying::Publisher);
                    if rank > heaviest {
                        heaviest = rank;
                        found.says = reason;
                    }
                }
                _ => {}
            }
        }
        found.whole = found.whole.or(closed.filter(|_| opened));
        found
    }
}

#[derive(Clone, Copy, Debug)]
enum Place {
    Whole,
    Begins,
    /// At the beginning, and what follows can be a whole sentence.
    Surely,
    Opens,
    /// At the beginning, if the next stands anywhere behind it.
    TailBegins,
    TailSays,
    Says(u8, Saying),
    We,
    You,
    Reports,
}

/// Who says a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Saying {
    /// Hardly anybody but a publisher.
    Publisher,
    /// Governments and aid agencies, too.
    Anybody,
}

#[derive(Clone, Copy, Debug)]
struct Phrase {
    place: Place,
    reason: Reason,
}

struct Vocabulary {
    phrases: Vec<Phrase>,
    finder: Phrases,
}

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    let phrases = include_str!("../../../data/boilerplate/phrases.txt");
    let persons = include_str!("../../../data/boilerplate/persons.txt");
    parse(phrases, persons)
});

static LATE: LazyLock<Vocabulary> =
    LazyLock::new(|| parse(include_str!("../../../data/boilerplate/phrases_late.txt"), ""));

fn parse(file: &str, persons: &str) -> Vocabulary {
    let (mut phrases, mut patterns) = (Vec::new(), Vec::new());
    let (mut place, mut reason) = (Place::Whole, Reason::Menu);
    for line in file.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#')) {
        if let Some(words) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
            reason = Reason::named(words).expect("a section is named by what the reader is told");
            continue;
        }
        if let Some(head) = line.strip_suffix(':') {
            place = match head {
                "begins" => Place::Begins,
                "begins surely" => Place::Surely,
                "opens" => Place::Opens,
                "tail begins" => Place::TailBegins,
                "tail says" => Place::TailSays,
                "says" => Place::Says(1, Saying::Publisher),
                "says clearly" => Place::Says(2, Saying::Publisher),
                "says alone" => Place::Says(3, Saying::Publisher),
                "says too" => Place::Says(1, Saying::Anybody),
                "says clearly too" => Place::Says(2, Saying::Anybody),
                _ => Place::Whole,
            };
            continue;
        }
        phrases.push(Phrase { place, reason });
        patterns.push(pattern(line));
    }
    for (name, words) in persons.lines().filter_map(|line| line.split_once(": ")) {
        let place = match name {
            "we" => Place::We,
            "you" => Place::You,
            "reports" => Place::Reports,
            _ => continue,
        };
        for word in words.split_whitespace() {
            phrases.push(Phrase { place, reason: Reason::Menu });
            patterns.push(plain(word));
        }
    }
    Vocabulary { phrases, finder: Phrases::new(patterns) }
}

/// A phrase in its plain form; a star leaves the end of its last word open.
fn pattern(phrase: &str) -> String {
    let plain = plain(phrase);
    let open = phrase.ends_with('*');
    plain.strip_suffix(' ').filter(|_| open).map_or_else(|| plain.clone(), ToOwned::to_owned)
}

#[cfg(test)]
mod tests {
    use super::{Hits, hits, plain};

    fn look_up(line: &str) -> Hits {
        hits(&plain(line))
    }

    #[test]
    fn phrases_are_compared_by_their_words() {
        assert_eq!(plain("  Don’t miss — « L’Été »!"), " dont miss lete ");
    }

    #[test]
    fn a_phrase_counts_where_it_must_stand() {
        assert!(look_up("Read more").whole.is_some());
        assert!(look_up("He told pupils to read more").whole.is_none());
        assert!(look_up("About the author").opens.is_some());
        assert!(look_up("She spoke about the author").opens.is_none());
        assert!(look_up("The post Ferries appeared first on Gull.").whole.is_some());
        assert!(look_up("The post of ambassador is empty.").whole.is_none());
        assert!(look_up("Story ID: 4512378").begins.is_some());
        assert!(look_up("The story idles on page nine").begins.is_none());
        assert!(look_up("The flag appeared first on maps.").whole.is_none());
    }
}
