//! Quotes of one article: who said what to whom, and who passed it on.
//!
//! What was said is not judged here; that is `events`' work.

use crate::annotate::events::{Context, Said, read};
use crate::document::{Quote, QuoteForm};
use crate::text::{Lexed, Span};

/// How many words a quotation has at least; one quoted word is only marked.
const FEWEST_WORDS: usize = 2;

/// Finds the quotations, direct and reported, in the order of the text.
#[must_use]
pub fn find(context: &Context<'_>) -> Vec<Quote> {
    from_said(context, &read(context).said)
}

/// Puts the quoted stretches and the reporting clauses of an article together.
pub(crate) fn from_said(context: &Context<'_>, said: &[Said]) -> Vec<Quote> {
    let mut quotes: Vec<Quote> = Vec::new();
    let mut reporter: Option<Said> = None;
    for span in stretches(context.lexed) {
        let own = reporting(context, span, said);
        let speaker =
            own.cloned().or_else(|| follows(context, span, &quotes).then(|| reporter.clone())?);
        quotes.push(quote(span, speaker.as_ref(), QuoteForm::Direct));
        reporter = speaker;
    }
    let direct = quotes.len();
    for words in said.iter().filter(|said| said.speaker.is_some()) {
        let Some(span) = words.words else { continue };
        // The direct ones stand first, in the order of the text.
        let quoted = quotes.get(..direct).unwrap_or(&[]);
        let from = quoted.partition_point(|quote| quote.span.end() <= span.start());
        let mut near = quoted.iter().skip(from).take_while(|quote| quote.span.start() < span.end());
        if !near.any(|quote| covers_most(quote.span, span)) {
            quotes.push(quote(span, Some(words), QuoteForm::Reported));
        }
    }
    quotes.sort_by_key(|quote| quote.span);
    quotes
}

fn quote(span: Span, said: Option<&Said>, form: QuoteForm) -> Quote {
    Quote {
        span,
        speaker: said.and_then(|said| said.speaker.clone()),
        addressee: said.and_then(|said| said.addressee.clone()),
        verb: said.map(|said| said.verb),
        via: said.and_then(|said| said.via.clone()),
        form,
    }
}

/// Whether at least half of `inner` lies in `outer`.
fn covers_most(outer: Span, inner: Span) -> bool {
    let first = outer.start().max(inner.start());
    let shared = outer.end().min(inner.end()).saturating_sub(first);
    shared * 2 >= inner.len()
}

/// The reporting clause of the sentence in which the quotation ends or begins.
fn reporting<'s>(context: &Context<'_>, span: Span, said: &'s [Said]) -> Option<&'s Said> {
    let sentence = |offset: usize| {
        let at = context.lexed.sentence_at(offset)?;
        context.lexed.sentences().get(at).map(|sentence| sentence.span)
    };
    let in_sentence =
        |place: Option<Span>| {
            let place = place?;
            let from = said.partition_point(|said| said.sentence < place);
            let mut here = said
                .iter()
                .skip(from)
                .take_while(|said| said.sentence == place)
                .filter(|said| !span.contains(said.verb));
            let nearest = |said: &&Said| gap(said.verb, span);
            let first = here.next()?;
            Some(here.fold(
                first,
                |best, next| if nearest(&next) < nearest(&best) { next } else { best },
            ))
        };
    in_sentence(sentence(span.end().saturating_sub(1)))
        .or_else(|| in_sentence(sentence(span.start())))
}

const fn gap(one: Span, other: Span) -> usize {
    if one.end() <= other.start() {
        other.start() - one.end()
    } else {
        one.start().saturating_sub(other.end())
    }
}

/// Whether the stretch goes on with the quotation before it: the same block or the next begins with it.
fn follows(context: &Context<'_>, span: Span, quotes: &[Quote]) -> bool {
    let block = |offset: usize| {
        let at = context.lexed.sentence_at(offset)?;
        context.lexed.sentences().get(at).map(|sentence| (sentence.block, sentence.span.start()))
    };
    let last = quotes.iter().rev().find(|quote| quote.form == QuoteForm::Direct);
    let (Some(last), Some((here, first))) = (last, block(span.start())) else { return false };
    let Some((before, _)) = block(last.span.end().saturating_sub(1)) else { return false };
    before == here || (before + 1 == here && span.start() <= first + 4)
}

/// The stretches between quotation marks, marks apart; a mark that is never closed counts to the
/// end of its sentence.
fn stretches(lexed: &Lexed<'_>) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open: Option<(usize, usize, &str)> = None;
    for (index, sentence) in lexed.sentences().iter().enumerate() {
        for at in sentence.tokens.clone() {
            let word = lexed.word(at);
            match open {
                Some((from, block, mark)) if sentence.block != block => {
                    found.extend(unclosed(lexed, from));
                    open = opens(lexed, at, word).then_some((at, sentence.block, word));
                    let _ = mark;
                }
                Some((from, _, mark)) if closes(mark, word) => {
                    found.extend(inner(lexed, from, at));
                    open = None;
                }
                Some(_) => {}
                None => open = opens(lexed, at, word).then_some((at, sentence.block, word)),
            }
        }
        if index + 1 == lexed.sentences().len() {
            found.extend(open.and_then(|(from, ..)| unclosed(lexed, from)));
        }
    }
    found
}

fn opens(lexed: &Lexed<'_>, at: usize, word: &str) -> bool {
    let spaced = lexed.tokens().get(at).is_some_and(|token| token.spaced);
    matches!(word, "“" | "«" | "„") || (word == "\"" && spaced)
}

fn closes(mark: &str, word: &str) -> bool {
    match mark {
        "“" => matches!(word, "”" | "\""),
        "„" => matches!(word, "“" | "”" | "\""),
        "«" => word == "»",
        _ => matches!(word, "\"" | "”"),
    }
}

fn inner(lexed: &Lexed<'_>, from: usize, to: usize) -> Option<Span> {
    let words = (from + 1..to).filter(|at| lexed.word(*at).chars().any(char::is_alphanumeric));
    (words.count() >= FEWEST_WORDS).then(|| lexed.cover(from + 1..to))
}

/// From a mark that is never closed to the end of its sentence.
fn unclosed(lexed: &Lexed<'_>, from: usize) -> Option<Span> {
    let start = lexed.tokens().get(from)?.span.start();
    let sentence = lexed.sentences().get(lexed.sentence_at(start)?)?;
    inner(lexed, from, sentence.tokens.end)
}
