//! Quotes of one article: who said what to whom, and who passed it on.
//!
//! What was said is not judged here; that is `events`' work.

pub(in crate::annotate) mod marks;

use crate::annotate::events::{Context, Reading, Said};
use crate::document::{Quote, QuoteForm};
use crate::text::Span;

/// Puts the quoted stretches and the reporting clauses of an article together.
pub(crate) fn from_reading(context: &Context<'_>, reading: &Reading) -> Vec<Quote> {
    let said = &reading.said;
    let mut quotes: Vec<Quote> = Vec::new();
    let mut reporter: Option<Said> = None;
    for span in reading.quoted.iter().copied() {
        let own = reporting(context, span, said);
        if own.is_none() && is_name(context, span) {
            continue;
        }
        let speaker =
            own.cloned().or_else(|| follows(context, span, &quotes).then(|| reporter.clone())?);
        quotes.push(quote(span, speaker.as_ref(), QuoteForm::Direct));
        reporter = speaker;
    }
    speak_on(context, &mut quotes);
    let direct = quotes.len();
    for words in said.iter().filter(|said| said.speaker.is_some()) {
        let Some(span) = words.words else { continue };
        // The direct ones stand first, in the order of the text.
        let quoted = quotes.get(..direct).unwrap_or(&[]);
        let from = quoted.partition_point(|quote| quote.span.end() <= span.start());
        let mut near = quoted.iter().skip(from).take_while(|quote| quote.span.start() < span.end());
        let repeats =
            |quote: &Quote| covers_most(quote.span, span) || quote.span.start() < span.start();
        if !near.any(repeats) {
            quotes.push(quote(span, Some(words), QuoteForm::Reported));
        }
    }
    quotes.sort_by_key(|quote| quote.span);
    quotes
}

/// A quotation that goes on in the next paragraph, without a mark at its end, is of its speaker.
fn speak_on(context: &Context<'_>, quotes: &mut [Quote]) {
    let lexed = context.lexed;
    let block = |offset: usize| {
        let sentence = lexed.sentences().get(lexed.sentence_at(offset)?)?;
        Some((sentence.block, sentence.span))
    };
    for at in (1..quotes.len()).rev() {
        let Some([quote, next]) = quotes.get_mut(at - 1..=at) else { continue };
        let ends = block(quote.span.end().saturating_sub(1));
        let begins = block(next.span.start());
        let (Some((here, last)), Some((there, first))) = (ends, begins) else { continue };
        let open = quote.span.end() == last.end() && next.span.start() <= first.start() + 4;
        if quote.speaker.is_none() && here + 1 == there && open {
            quote.speaker = next.speaker.clone();
            quote.verb = next.verb;
        }
    }
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

/// Words between marks, up to so many, are a name or a word held at arm's length ("the “peace
/// council” met"), unless somebody is told to say them.
const NAME: usize = 3;

fn is_name(context: &Context<'_>, span: Span) -> bool {
    let text = span.of(context.lexed.text());
    let ends = text.ends_with(['.', ',', '!', '?', '…']);
    let lexed = context.lexed;
    let sentence = lexed.sentence_at(span.start()).and_then(|at| lexed.sentences().get(at));
    let inside = sentence.is_some_and(|sentence| sentence.span.contains(span));
    inside && !ends && text.split_whitespace().count() <= NAME
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
            let nearest = |said: &&Said| {
                let own = said.words.is_some_and(|words| covers_most(span, words));
                (!own, gap(said.verb, span))
            };
            let first = here.next()?;
            Some(here.fold(
                first,
                |best, next| if nearest(&next) < nearest(&best) { next } else { best },
            ))
        };
    // "“Will you come?” Diaz asked.": the mark ends a sentence, yet its reporter follows.
    let lexed = context.lexed;
    let asked = matches!(span.of(lexed.text()).chars().last(), Some('?' | '!'));
    let next = lexed.sentence_at(span.end().saturating_sub(1)).filter(|_| asked);
    let next = next.and_then(|at| lexed.sentences().get(at + 1)).map(|sentence| sentence.span);
    in_sentence(sentence(span.end().saturating_sub(1)))
        .or_else(|| in_sentence(sentence(span.start())))
        .or_else(|| in_sentence(next).filter(|said| said.words.is_none()))
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
