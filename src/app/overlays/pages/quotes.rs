//! The page of who said what: quotations by speaker, each of which leads to its sentence.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::{Entry, Lead, PageKind, TextPage, lead_to, one_line};
use crate::app::labels;
use crate::document::{ActorId, Quote, QuoteForm};
use crate::library::{Article, Snapshot};
use crate::query::QuoteHit;

/// Most quotations on one page; more are told, not shown.
const MOST: usize = 1000;

impl TextPage {
    /// The page of quotations: the speaker with most of them first, unknown speakers last.
    #[must_use]
    pub fn quotes(snapshot: &Snapshot, hits: &[QuoteHit], of: &str) -> Self {
        let mut groups: Vec<(Option<&ActorId>, Vec<Said<'_>>)> = Vec::new();
        let mut place: HashMap<Option<&ActorId>, usize> = HashMap::new();
        let read = |hit: &QuoteHit| Said::new(snapshot, *hit);
        for said in hits.iter().take(MOST).filter_map(read) {
            let speaker = said.quote.speaker.as_ref();
            let at = *place.entry(speaker).or_insert_with(|| {
                groups.push((speaker, Vec::new()));
                groups.len() - 1
            });
            if let Some((_, group)) = groups.get_mut(at) {
                group.push(said);
            }
        }
        groups.sort_by_key(|(speaker, group)| (speaker.is_none(), Reverse(group.len())));
        let mut entries = Vec::new();
        for (speaker, group) in &groups {
            let name = speaker.map_or("not known who", |id| snapshot.actor_name(id));
            entries.push((Entry::Title(format!("{name} · {}", group.len())), None));
            entries.extend(group.iter().map(|said| said.entry(snapshot)));
            entries.push((Entry::Blank, None));
        }
        if hits.len() > MOST {
            let more = format!("{} more; a filter shows fewer", hits.len() - MOST);
            entries.push((Entry::Title(more), None));
        }
        Self::new(PageKind::Quotes, format!("Who said what · {} {of}", hits.len()), entries)
    }
}

/// A quotation and its article.
struct Said<'s> {
    index: usize,
    article: &'s Article,
    quote: &'s Quote,
}

impl<'s> Said<'s> {
    fn new(snapshot: &'s Snapshot, hit: QuoteHit) -> Option<Self> {
        let article = snapshot.articles().get(hit.article)?;
        let quote = article.annotated.quotes.get(hit.quote)?;
        Some(Self { index: hit.article, article, quote })
    }

    /// The words, behind the verb if they are not quoted, to whom and through whom, and which article tells it when.
    fn entry(&self, snapshot: &Snapshot) -> (Entry, Option<Lead>) {
        let document = &self.article.annotated.document;
        let words = one_line(self.quote.span.of(document.raw()));
        let words = match self.quote.form {
            QuoteForm::Direct => {
                format!("“{}”", words.trim_matches(['"', '“', '”', '„', '«', '»']))
            }
            // "denied: the ministry had known": what is not said must not read as if it were.
            QuoteForm::Reported => match self.quote.verb {
                Some(verb) => format!("{}: {words}", one_line(verb.of(document.raw()))),
                None => words,
            },
        };
        let name = |(to, id): (&str, &Option<ActorId>)| {
            id.as_ref().map(|id| format!("{to} {}", snapshot.actor_name(id)))
        };
        let persons = [("to", &self.quote.addressee), ("through", &self.quote.via)];
        let told = labels::told_in(&self.article.annotated);
        let remarks: Vec<String> = persons.into_iter().filter_map(name).chain([told]).collect();
        let entry = Entry::Words(format!("{words} — {}", remarks.join(", ")));
        (entry, Some(lead_to(self.index, &self.article.annotated, self.quote.span)))
    }
}
