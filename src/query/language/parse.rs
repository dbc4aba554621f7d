//! Reads a query: words AND, `or`, `-`/`not`, `"phrase"`, `( )` and `field:value`.
//!
//! `and` binds tighter than `or`. Nothing here knows a corpus.

use std::sync::LazyLock;

use super::period::Period;
use super::syntax::{Node, Query, Reach, Side, State, Term};
use crate::annotate::events::names_an_event;
use crate::document::EventClass;
use crate::text::{Span, fold};

/// Deeper queries are refused; nobody writes them, and each level is a call on the stack.
const MOST_DEPTH: usize = 32;
/// Longer queries are refused, in bytes.
const MOST_LENGTH: usize = 4096;

const FIELDS: &str = "fields are actor: by: on: source: date: from: to: event: said: is:";

/// Why a text is no query.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{reason}; {hint}")]
pub struct QueryError {
    /// The part of the text that is wrong, in bytes; empty at the end if something is missing.
    pub at: Span,
    /// What is wrong with it.
    pub reason: String,
    /// What to write instead.
    pub hint: String,
}

impl Query {
    /// Reads a query; the empty text is the query that asks for everything.
    ///
    /// # Errors
    /// Tells the place, the reason and the remedy.
    pub fn parse(text: &str) -> Result<Self, QueryError> {
        if text.len() > MOST_LENGTH {
            let all = Span::whole(text);
            return Err(wrong(all, "this query is too long", "ask for less at a time"));
        }
        let tokens = tokens(text)?;
        let mut parser =
            Parser { tokens: &tokens, at: 0, end: Span::between(text.len(), text.len()) };
        if tokens.is_empty() {
            return Ok(Self::default());
        }
        let root = parser.any(0)?;
        match parser.peek() {
            None => Ok(Self { root }),
            Some(token) => {
                Err(wrong(token.at, "this parenthesis closes nothing", "drop it or open one"))
            }
        }
    }
}

fn wrong(at: Span, reason: &str, hint: &str) -> QueryError {
    QueryError { at, reason: reason.to_owned(), hint: hint.to_owned() }
}

/// What a query is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Open,
    Close,
    Not,
    And,
    Or,
    Term(Term),
}

#[derive(Clone, Debug)]
struct Token {
    piece: Piece,
    at: Span,
}

const fn is_quote(letter: char) -> bool {
    matches!(letter, '"' | '“' | '”' | '„' | '«' | '»')
}

fn tokens(text: &str) -> Result<Vec<Token>, QueryError> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(first) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let start = at;
        let piece = match first {
            _ if first.is_whitespace() => None,
            '(' => Some(Piece::Open),
            ')' => Some(Piece::Close),
            '-' | '−' | '–' => negation(text, at + first.len_utf8()).then_some(Piece::Not),
            _ => {
                let (piece, end) = term(text, at)?;
                at = end - first.len_utf8();
                piece
            }
        };
        at += first.len_utf8();
        tokens.extend(piece.map(|piece| Token { piece, at: Span::between(start, at) }));
    }
    Ok(tokens)
}

/// Whether a hyphen before `at` negates: something follows it at once.
fn negation(text: &str, at: usize) -> bool {
    let next = text.get(at..).and_then(|rest| rest.chars().next());
    next.is_some_and(|letter| !letter.is_whitespace() && letter != ')')
}

/// Reads a term or a word of command from `at`; returns it with its end. `None` for mere signs.
fn term(text: &str, at: usize) -> Result<(Option<Piece>, usize), QueryError> {
    let rest = text.get(at..).unwrap_or("");
    if rest.starts_with(is_quote) {
        let (words, end) = quoted(text, at)?;
        return Ok((words.map(|words| Piece::Term(Term::Phrase(words))), end));
    }
    let ends = |letter: char| letter.is_whitespace() || matches!(letter, '(' | ')');
    let length = rest.find(|letter| ends(letter) || is_quote(letter)).unwrap_or(rest.len());
    let word = rest.get(..length).unwrap_or("");
    let end = at + length;
    match word {
        "or" | "OR" | "Or" => return Ok((Some(Piece::Or), end)),
        "and" | "AND" | "And" => return Ok((Some(Piece::And), end)),
        "not" | "NOT" | "Not" => return Ok((Some(Piece::Not), end)),
        _ => {}
    }
    match word.split_once(':') {
        Some((field, value)) if !field.is_empty() && field.chars().all(char::is_alphabetic) => {
            field_term(text, Span::between(at, end), field, value)
        }
        _ => Ok((bare(word), end)),
    }
}

/// A word as it is looked for, without signs at its ends.
fn bare(word: &str) -> Option<Piece> {
    let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
    match word {
        "or" | "OR" | "Or" | "and" | "AND" | "And" | "not" | "NOT" | "Not" => {
            Some(Piece::Term(Term::Phrase(word.to_owned())))
        }
        word if word.chars().any(char::is_alphanumeric) => {
            let word =
                word.split(':').filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
            let plain = !word.contains(char::is_whitespace);
            Some(Piece::Term(if plain { Term::Word(word) } else { Term::Phrase(word) }))
        }
        _ => None,
    }
}

/// Reads a quotation that opens at `at`: its words with single spaces, and the place behind it.
fn quoted(text: &str, at: usize) -> Result<(Option<String>, usize), QueryError> {
    let mut letters = text.get(at..).unwrap_or("").char_indices();
    let open = letters.next().map_or(0, |(_, letter)| letter.len_utf8());
    let Some((close, mark)) = letters.find(|(_, letter)| is_quote(*letter)) else {
        let rest = Span::between(at, text.len());
        return Err(wrong(rest, "this quotation is not closed", "write \" at its end"));
    };
    let inner = text.get(at + open..at + close).unwrap_or("");
    let words = inner.split_whitespace().collect::<Vec<_>>().join(" ");
    let some = words.chars().any(char::is_alphanumeric).then_some(words);
    Ok((some, at + close + mark.len_utf8()))
}

/// Reads the value of a field, quoted or not; `span` is the field with its unquoted value.
fn field_term(
    text: &str,
    span: Span,
    field: &str,
    value: &str,
) -> Result<(Option<Piece>, usize), QueryError> {
    let value_at = span.end() - value.len();
    let opens = text.get(span.end()..).is_some_and(|rest| rest.starts_with(is_quote));
    let (value, mut end) = match quoted(text, span.end()) {
        Ok((words, end)) if opens && value.is_empty() => (words.unwrap_or_default(), end),
        Err(error) if opens && value.is_empty() => return Err(error),
        _ => (value.to_owned(), span.end()),
    };
    let mut reach = Reach::Own;
    let mut value = value;
    if text.get(end..).is_some_and(|rest| rest.starts_with('+')) && end > span.end() {
        (reach, end) = (Reach::WithParts, end + 1);
    } else if let Some(short) = value.strip_suffix('+').filter(|_| end == span.end()) {
        (reach, value) = (Reach::WithParts, short.to_owned());
    }
    let at = Span::between(value_at, end);
    let folded = field.to_lowercase();
    if !value.chars().any(char::is_alphanumeric) {
        let known = field_hint(&folded);
        let reason = format!("`{folded}:` lacks its value");
        return Err(wrong(Span::between(span.start(), end), &reason, known));
    }
    let term = valued(&folded, value, reach, span, at)?;
    Ok((Some(Piece::Term(term)), end))
}

const fn field_hint_date() -> &'static str {
    "write date:2017, date:2017-08, date:2017-08-31 or date:2017-08..2017-09"
}

/// What `event:` can ask for.
static KINDS: LazyLock<String> = LazyLock::new(|| {
    let kinds = EventClass::ALL.map(|class| class.as_str().to_lowercase()).join(", ");
    format!("kinds are {kinds}; or a word of the act, such as event:expel")
});

fn field_hint(field: &str) -> &'static str {
    match field {
        "actor" => "write a name, such as actor:Lavrov or actor:\"Sergei Lavrov\"",
        "by" => "write who acts, such as by:Russia",
        "on" => "write who is acted on, such as on:Russia",
        "said" => "write a name, such as said:Lavrov",
        "source" => "write a publication, such as source:\"Moscow Times\"",
        "date" | "from" | "to" => field_hint_date(),
        "event" => &KINDS,
        "is" => "write is:unread, is:undated, is:guessed or is:copy",
        _ => FIELDS,
    }
}

fn valued(
    field: &str,
    value: String,
    reach: Reach,
    span: Span,
    at: Span,
) -> Result<Term, QueryError> {
    let side = Side::ALL.into_iter().find(|side| side.field() == field);
    if reach == Reach::WithParts && side.is_none() {
        return Err(wrong(at, "`+` goes with actor:, by: and on: only", "drop the +"));
    }
    if let Some(side) = side {
        return Ok(Term::Actor { name: value, side, reach });
    }
    let bound = |text: String| {
        Period::parse(&text).map(Term::Date).map_err(|reason| wrong(at, reason, field_hint("date")))
    };
    match field {
        "source" => Ok(Term::Source(value)),
        "event" => {
            let folded = fold(&value);
            let unknown = folded.split_whitespace().find(|word| !names_an_event(word));
            let reason = unknown.map(|word| format!("no kind of event is called `{word}`"));
            reason.map_or(Ok(Term::Event(value)), |why| Err(wrong(at, &why, field_hint("event"))))
        }
        "said" => Ok(Term::Said(value)),
        "date" => bound(value),
        "from" | "to" if value.contains("..") => {
            Err(wrong(at, "one date goes here, not two", field_hint("date")))
        }
        "from" => bound(format!("{value}..")),
        "to" => bound(format!("..{value}")),
        "is" => {
            let state =
                State::ALL.into_iter().find(|state| value.eq_ignore_ascii_case(state.as_str()));
            let reason = format!("nothing is `{value}`");
            state.map(Term::Is).ok_or_else(|| wrong(at, &reason, field_hint("is")))
        }
        _ => {
            let reason = format!("there is no field `{field}:`");
            Err(wrong(Span::between(span.start(), at.start()), &reason, FIELDS))
        }
    }
}

/// Whether parts that all must hold ask for what is later than one day and earlier than one before.
fn is_reversed(parts: &[Node]) -> bool {
    let periods = parts.iter().filter_map(|part| match part {
        Node::Term(Term::Date(period)) => Some((period.days().first(), period.days().last())),
        _ => None,
    });
    let (from, to): (Vec<_>, Vec<_>) = periods.partition(|(first, _)| first.is_some());
    let open = from.iter().filter(|(_, last)| last.is_none()).filter_map(|(first, _)| *first).max();
    let until = to.iter().filter_map(|(_, last)| *last).min();
    open.zip(until).is_some_and(|(first, last)| first > last)
}

struct Parser<'a> {
    tokens: &'a [Token],
    at: usize,
    end: Span,
}

impl Parser<'_> {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at)
    }

    fn take(&mut self, piece: &Piece) -> bool {
        let found = self.peek().is_some_and(|token| token.piece == *piece);
        self.at += usize::from(found);
        found
    }

    /// Parts with `or` between them.
    fn any(&mut self, depth: usize) -> Result<Node, QueryError> {
        let mut parts = vec![self.all(depth)?];
        while self.take(&Piece::Or) {
            parts.push(self.all(depth)?);
        }
        Ok(Node::any(parts))
    }

    /// Parts that stand side by side.
    fn all(&mut self, depth: usize) -> Result<Node, QueryError> {
        let begin = self.at;
        let mut parts = vec![self.one(depth)?];
        loop {
            let joined = self.take(&Piece::And);
            match self.peek().map(|token| &token.piece) {
                Some(Piece::Open | Piece::Not | Piece::Term(_)) => parts.push(self.one(depth)?),
                _ if joined => return Err(self.missing()),
                _ => break,
            }
        }
        let asked = self.tokens.get(begin..self.at).unwrap_or(&[]).iter().map(|token| token.at);
        match asked.reduce(Span::cover).filter(|_| is_reversed(&parts)) {
            Some(at) => Err(wrong(at, "the first date lies after the last", field_hint("date"))),
            None => Ok(Node::all(parts)),
        }
    }

    fn one(&mut self, depth: usize) -> Result<Node, QueryError> {
        let Some(token) = self.tokens.get(self.at) else { return Err(self.missing()) };
        if depth > MOST_DEPTH {
            return Err(wrong(token.at, "this nests too deep", "drop some parentheses"));
        }
        match &token.piece {
            Piece::Term(term) => {
                self.at += 1;
                Ok(Node::Term(term.clone()))
            }
            Piece::Not => {
                self.at += 1;
                Ok(Node::Not(Box::new(self.one(depth + 1)?)))
            }
            Piece::Open => {
                self.at += 1;
                let inner = self.any(depth + 1)?;
                if self.take(&Piece::Close) {
                    return Ok(inner);
                }
                Err(wrong(token.at, "this parenthesis is not closed", "write ) at its end"))
            }
            Piece::Close | Piece::And | Piece::Or => Err(self.missing()),
        }
    }

    fn missing(&self) -> QueryError {
        let at = self.peek().map_or(self.end, |token| token.at);
        let hint = "write a word or a field, or put \"or\" in quotes to look for it";
        wrong(at, "something to look for is missing here", hint)
    }
}

#[cfg(test)]
mod tests;
