//! The page of findings: what was found in a paragraph, by which rule, and with what doubt.

use super::{Entry, Lead, PageKind, TextPage, lead_to, one_line};
use crate::app::labels;
use crate::document::{Annotated, Basis, Event, Mention, Quote, QuoteForm, Timex};
use crate::library::{Snapshot, Telling};
use crate::text::Span;
use crate::text::fit::ellipsis;

/// Columns of the words that are shown of what was looked at.
const SHOWN: usize = 120;

impl TextPage {
    /// The page of what was found inside some stretches of an article, under their words.
    #[must_use]
    pub fn findings(snapshot: &Snapshot, article: usize, stretches: &[Span]) -> Option<Self> {
        let annotated = snapshot.articles().get(article)?.annotated.as_ref();
        let findings = Findings { snapshot, article, annotated };
        let inside = |span: Span| stretches.iter().any(|stretch| span.overlaps(*stretch));
        let timexes = annotated.timexes.iter().filter(|timex| inside(timex.span));
        let mentions = annotated.mentions.iter().filter(|mention| inside(mention.span));
        let events = annotated.events.iter().enumerate().filter(|(_, e)| inside(e.evidence));
        let quotes = annotated.quotes.iter().filter(|quote| inside(quote.span));
        let mut entries: Vec<(Entry, Option<Lead>)> = Vec::new();
        for stretch in stretches {
            let words = one_line(stretch.of(annotated.document.raw()));
            entries.push((Entry::Words(format!("“{}”", ellipsis(&words, SHOWN))), None));
        }
        entries.push((Entry::Blank, None));
        let head = entries.len();
        let mut section = |title: &str, rows: Vec<(Entry, Option<Lead>)>| {
            if !rows.is_empty() {
                entries.push((Entry::Title(title.to_owned()), None));
                entries.extend(rows);
                entries.push((Entry::Blank, None));
            }
        };
        section("Dates", timexes.map(|timex| findings.timex(timex)).collect());
        section("Names", mentions.map(|mention| findings.mention(mention)).collect());
        section("Events", events.map(|(at, event)| findings.event(at, event)).collect());
        section("Words", quotes.map(|quote| findings.quote(quote)).collect());
        let none = "No date, name, event or quotation was found in these words.";
        if entries.len() == head {
            entries.push((Entry::Title(none.to_owned()), None));
        }
        Some(Self::new(PageKind::Findings, "What was found here, and how", entries))
    }
}

/// An article whose findings are told.
struct Findings<'s> {
    snapshot: &'s Snapshot,
    article: usize,
    annotated: &'s Annotated,
}

impl Findings<'_> {
    fn row(&self, span: Span, told: &[String], telling: Option<Telling>) -> (Entry, Option<Lead>) {
        let words = one_line(span.of(self.annotated.document.raw()));
        let lead = Lead { telling, ..lead_to(self.article, self.annotated, span) };
        (Entry::Row(words, vec![told.join(" · ")]), Some(lead))
    }

    /// The days, with all readings that the words allow, the reason and the TIMEX3 value.
    fn timex(&self, timex: &Timex) -> (Entry, Option<Lead>) {
        let days = timex.interval.as_ref().map_or("no days known".to_owned(), labels::long_date);
        let readings: Vec<_> = timex.alternatives.iter().map(labels::long_date).collect();
        let doubt = (!readings.is_empty()).then(|| format!("or {}", readings.join(" or ")));
        let counted = timex.interval.is_some_and(|days| days.basis() == Basis::Publication);
        let inferred = (counted && !self.annotated.publication.is_certain())
            .then(|| "the day of publication is itself inferred".to_owned());
        let rule = Some(timex.rule.to_owned());
        let told = [Some(days), doubt, rule, inferred, Some(timex.value.clone())];
        let told: Vec<String> = told.into_iter().flatten().collect();
        self.row(timex.span, &told, None)
    }

    /// Who is meant, what it is, why it may be somebody else, and the rule.
    fn mention(&self, mention: &Mention) -> (Entry, Option<Lead>) {
        let index = mention.actor.as_ref().and_then(|id| self.snapshot.actor_index(id));
        let actor = index.and_then(|index| self.snapshot.actors().get(index.0 as usize));
        let told = match actor {
            Some(entry) => {
                let whole = entry.actor.part_of.as_ref();
                let known = whole.filter(|id| self.snapshot.actor_index(id).is_some());
                let whole = known.map(|id| self.snapshot.actor_name(id));
                let whole = whole.map(|whole| format!("part of {whole}"));
                let kind = entry.actor.kind.as_str().to_owned();
                [Some(entry.actor.name.clone()), Some(kind), whole].into_iter().flatten().collect()
            }
            None => vec!["no actor".to_owned()],
        };
        let rule = format!("found by: {}", mention.rule);
        let doubt = mention.doubt.map(labels::perhaps_another);
        let told: Vec<String> = told.into_iter().chain(doubt).chain([rule]).collect();
        self.row(mention.span, &told, None)
    }

    /// Class and act, who and whom, whether it took place, the rule.
    fn event(&self, at: usize, event: &Event) -> (Entry, Option<Lead>) {
        let who = labels::participants(self.snapshot, event);
        let when = event.when.as_ref().map_or("undated".to_owned(), labels::long_date);
        let took_place = format!("took place: {}", labels::took_place(event.realis));
        let told = [labels::act(event), who, took_place, when];
        let told = told.into_iter().filter(|part| !part.is_empty());
        let rule = format!("found by {}", labels::rule_of_event(event.rule));
        let told: Vec<String> = told.chain([rule]).collect();
        self.row(event.evidence, &told, Some(Telling { article: self.article, event: at }))
    }

    /// Who speaks, and whether these are the speaker's own words.
    fn quote(&self, quote: &Quote) -> (Entry, Option<Lead>) {
        let who = quote.speaker.as_ref().map_or("not known who", |id| self.snapshot.actor_name(id));
        let form = match quote.form {
            QuoteForm::Direct => "in own words",
            QuoteForm::Reported => "in the reporter's words",
        };
        self.row(quote.span, &[who.to_owned(), form.to_owned()], None)
    }
}
