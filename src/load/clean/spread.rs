//! The verdict on doubtful lines: what the classifier says, and what follows from the neighbours.
//!
//! Also names the reason when no rule did.

mod parted;
mod resumed;

use foldhash::HashSet;

use super::super::page::{Page, Tag, Zones};
use super::super::web::Hint;
use super::rules::{ENOUGH, by_form, is_appeal, is_link, is_sure, sure_weight, weight};
use super::sections::is_article;
use super::signals::{Form, Signals};
use super::{Reason, Verdict, model};
use crate::document::Format;

/// From this likelihood on a line of a web page is article; chosen by cross-validation (flat from
/// .3 to .4).
const ARTICLE: f32 = 0.35;
/// The same for a plain sentence right beside article text.
const BESIDE_ARTICLE: f32 = 0.12;
/// The same in a long text dump for one that a single cut line parts from the article.
const INTERRUPTED: f32 = 0.12;
/// Within so many lines of its beginning a dump of an article has its lead.
const LEAD_LINES: usize = 3;
/// A text of so few lines is an article and little else.
pub(super) const SHORT: usize = 25;
/// The longest headline of something else, in words.
const MOST_HEADLINE_WORDS: u16 = 20;
/// From this likelihood on the classifier overrules a rule that is not sure.
const OVERRULES: f32 = 0.6;
/// In web pages it overrules any rule: what it knows of the markup is surer than words are. By
/// cross-validation F1 is .941 so, .927 if it may overrule only what is not sure, and flat from .4
/// to .6.
const OVERRULES_ON_PAGES: f32 = 0.5;
/// The shortest sentence that tells whether a page speaks to its reader, in words.
const FEWEST_SENTENCE_WORDS: u16 = 8;
/// In a report at most one sentence in so many speaks to the reader.
const ADDRESSES_OF_REPORTS: usize = 8;
/// Whole articles speak of money; an appeal in one looks like its other paragraphs.
const OVERRULES_APPEALS: f32 = 0.9;

/// Takes back verdicts of unsure rules where the classifier firmly disagrees.
///
/// In reports an opener and the lines behind it are sure: paragraphs of a web page are laid out
/// alike, and only the words tell an appeal or a biography from the article. Guides on giving,
/// saving or social media say in earnest what appeals say: in their text sure words count for less,
/// too. By cross-validation F1 of whole pages rises so from .918 to .925, of main containers from
/// .913 to .916.
pub(super) fn overrule(
    signals: &[Signals],
    likely: &[f32],
    first: &[bool],
    format: Format,
    found: &mut [Option<Verdict>],
) {
    let least = sure_weight(signals);
    let reports = is_report(signals, first);
    let mut before = false;
    let tells = |(signal, verdict): (&Signals, &Option<Verdict>)| {
        verdict.is_none() && signal.stops && signal.words >= FEWEST_SENTENCE_WORDS
    };
    // A standfirst may stand above the byline.
    let mut told = signals.iter().zip(found.iter()).enumerate().filter(|(_, line)| tells(*line));
    let lead = told.nth(1).map_or(0, |(at, _)| at);
    let lines = signals.iter().zip(likely).zip(first).zip(found).enumerate();
    for (at, (((signal, likely), first), verdict)) in lines {
        let sure = is_sure(signal, verdict.as_ref(), least);
        // A button stands behind what it is for, a link begins with what it offers.
        let control = (before && signal.hits.whole.is_some()) || is_link(signal);
        before = verdict.is_some();
        let asks = match verdict {
            Some(Verdict::Cut(Reason::Author | Reason::Appeal)) => true,
            Some(Verdict::Cut(Reason::Related)) => !signal.stops,
            _ => false,
        };
        let enough = match format {
            Format::Text if by_form(signal) || (reports && (sure || (*first && asks))) => continue,
            _ if reports && is_known(signal) => continue,
            // The head of a printed page stands amid its paragraphs.
            Format::Text if is_head(signal, verdict.as_ref()) => continue,
            Format::Text if sure && is_appeal(verdict.as_ref()) => OVERRULES_APPEALS,
            Format::Text => OVERRULES,
            Format::Html if signal.words == 0 => continue,
            // Above the lead, engines lay bylines and dates out like its paragraphs.
            Format::Html if at < lead && matches!(signal.form, Form::Byline | Form::Date) => {
                continue;
            }
            Format::Html if signal.hits.whole == Some(Reason::Advertisement) => continue,
            Format::Html if reports && (*first || control || asks_reader(signal)) => continue,
            Format::Html if sure && is_appeal(verdict.as_ref()) => OVERRULES_APPEALS,
            Format::Html => OVERRULES_ON_PAGES,
        };
        if *likely >= enough {
            *verdict = None;
            before = false;
        }
    }
}

/// The longest name of a section, in words; longer buttons are no heads.
const MOST_NAME_WORDS: u16 = 2;

/// Whether a line that is no sentence is cut because it stands elsewhere, too.
fn is_head(signal: &Signals, verdict: Option<&Verdict>) -> bool {
    !signal.stops && verdict == Some(&Verdict::Cut(Reason::Repeated))
}

/// Whether a line is what hardly anybody writes but a publisher; names of sections head parts of
/// articles, too.
fn is_known(signal: &Signals) -> bool {
    use Reason::{Author, Comments, Newsletter, Notice, Sharing};
    let clear = signal.hits.own >= ENOUGH && weight(signal) >= ENOUGH;
    let sure = [Author, Comments, Newsletter, Notice, Sharing];
    let long = signal.words > MOST_NAME_WORDS;
    clear
        || signal.hits.whole.is_some_and(|reason| reason != Reason::Menu || long)
        || signal.hits.begins.is_some_and(|reason| sure.contains(&reason))
}

/// Whether a sentence asks something of the reader in the words of appeals. Such sentences stand
/// between the paragraphs of an article and look like them: only their words give them away.
fn asks_reader(signal: &Signals) -> bool {
    let offers = matches!(signal.hits.says, Some(Reason::Appeal | Reason::Newsletter));
    signal.stops && (offers || signal.we + signal.you > 0) && weight(signal) >= ENOUGH
}

/// Whether the page tells of others: hardly a sentence of it speaks to the reader or of its
/// writers, appeals and the `first` lines of sections apart. Guides and shops do so throughout, and mean it.
fn is_report(signals: &[Signals], first: &[bool]) -> bool {
    let others = signals.iter().zip(first).filter(|(_, first)| !**first);
    let sentences = others.filter(|(signal, _)| {
        signal.stops && signal.words >= FEWEST_SENTENCE_WORDS && weight(signal) < ENOUGH
    });
    let (mut all, mut addresses) = (0, 0);
    for (signal, _) in sentences {
        all += 1;
        addresses += usize::from(signal.we + signal.you > 0 && !signal.quoted);
    }
    addresses * ADDRESSES_OF_REPORTS <= all
}

/// Whether each line is article text.
///
/// A plain sentence right beside article text needs less than one among doubtful lines; a last
/// line that is no sentence and has only boilerplate behind it is a headline of something else.
pub(super) fn article(
    page: &Page,
    signals: &[Signals],
    likely: &[f32],
    found: &[Option<Verdict>],
    format: Format,
) -> Vec<bool> {
    let open = |at: usize| found.get(at).is_some_and(Option::is_none);
    let least = match format {
        Format::Text => model::threshold(likely, signals, open),
        Format::Html => ARTICLE,
    };
    let pairs = likely.iter().zip(found);
    let mut is: Vec<bool> =
        pairs.map(|(likely, verdict)| verdict.is_none() && *likely >= least).collect();
    for at in 0..is.len() {
        let beside = is.get(at.wrapping_sub(1)) == Some(&true) || is.get(at + 1) == Some(&true);
        let near = likely.get(at).is_some_and(|likely| *likely >= BESIDE_ARTICLE);
        let open = found.get(at).is_some_and(Option::is_none);
        let plain = signals.get(at).is_some_and(|signal| {
            signal.stops && signal.words >= 5 && signal.you + signal.hits.asking() == 0
        });
        if let Some(slot) = is.get_mut(at).filter(|_| beside && near && open && plain) {
            *slot = true;
        }
    }
    keep_leads(signals, found, &mut is);
    let enough = match format {
        _ if signals.len() <= SHORT => 0.0,
        Format::Text => INTERRUPTED,
        Format::Html => ARTICLE,
    };
    let doubtful: Vec<bool> = likely.iter().map(|likely| *likely < enough).collect();
    let parted = parted::Parted { page, signals, found, doubtful: &doubtful };
    match signals.len() <= SHORT {
        true => parted.keep_all(&mut is),
        false => parted.keep_interrupted(1, &mut is),
    }
    if format == Format::Text {
        resumed::keep(page, signals, found, &doubtful, &mut is);
    }
    parted::drop_last_labels(page, signals, &mut is);
    resumed::keep_rate(page, found, &mut is);
    is
}

/// Keeps a sentence right at the text's beginning, where a dump of an article has its lead; if
/// nothing at all is kept, keeps every sentence that no rule speaks against.
fn keep_leads(signals: &[Signals], found: &[Option<Verdict>], is: &mut [bool]) {
    let nothing = !is.contains(&true);
    for at in 0..is.len() {
        let open = found.get(at).is_some_and(Option::is_none);
        let lead = at < LEAD_LINES && signals.len() < LEAD_LINES * 20;
        if let Some(slot) = is.get_mut(at).filter(|_| open && (lead || nothing)) {
            *slot = *slot || is_article(signals, at);
        }
    }
}

/// Cuts what no rule spoke of and what is not article, and what the article tells twice.
pub(super) fn finish(
    page: &Page,
    signals: &[Signals],
    article: &[bool],
    found: &mut [Option<Verdict>],
) {
    let first = article.iter().position(|is| *is).unwrap_or(0);
    let last = article.iter().rposition(|is| *is).unwrap_or(0);
    let mut known = HashSet::default();
    for (at, verdict) in found.iter_mut().enumerate().filter(|(_, verdict)| verdict.is_none()) {
        let Some(signal) = signals.get(at) else { continue };
        if !article.get(at).copied().unwrap_or(false) {
            let place = match at {
                _ if at < first => Reason::Before,
                _ if at > last => Reason::Behind,
                _ => Reason::Inside,
            };
            let reason = marked(page, at).or_else(|| told(signal)).unwrap_or(place);
            *verdict = Some(Verdict::Cut(reason));
        } else if signal.words >= 8 && !known.insert(signal.key) {
            *verdict = Some(Verdict::Cut(Reason::Repeated));
        }
    }
}

/// What a line's words and form tell of it.
fn told(signal: &Signals) -> Option<Reason> {
    let hits = signal.hits;
    let form = match signal.words {
        _ if signal.stops => None,
        0..=3 => Some(Reason::Label),
        4..=MOST_HEADLINE_WORDS => Some(Reason::OtherHeadline),
        _ => None,
    };
    let says = hits.says.filter(|_| hits.asking() > 0);
    hits.whole.or(hits.opens).or(hits.begins).or(says).or(form)
}

/// What the place of a line in a web page tells of it.
fn marked(page: &Page, at: usize) -> Option<Reason> {
    let line = page.lines.get(at)?;
    let places = [
        (Hint::Comments.zone(), Reason::Comments),
        (Hint::Legal.zone(), Reason::Consent),
        (Zones::NAVIGATION, Reason::Menu),
        (Hint::Menu.zone(), Reason::Menu),
        (Zones::FOOTER, Reason::Footer),
        (Hint::Foot.zone(), Reason::Footer),
        (Hint::Related.zone(), Reason::Related),
        (Hint::Share.zone(), Reason::Sharing),
        (Hint::Promotion.zone(), Reason::Newsletter),
        (Hint::Author.zone(), Reason::Author),
        (Zones::ASIDE, Reason::SideColumn),
        (Hint::Side.zone(), Reason::SideColumn),
        (Zones::FORM, Reason::Menu),
    ];
    let place = places.iter().find(|(zone, _)| line.zones.has(*zone));
    let control = (line.tag == Tag::Control).then_some(Reason::Menu);
    place.map(|(_, reason)| *reason).or(control)
}

#[cfg(test)]
mod tests {
    use super::{Format, Reason, overrule};
    use crate::load::clean::{Verdict, rules, signals};
    use crate::load::{plain, read};
    use std::path::Path;

    /// Whether the last line of a text stays cut though the classifier takes it for article.
    fn stays_cut(lines: &[&str], likely: f32) -> bool {
        let lines = signals::lines(&plain::page(&lines.join("\n\n")));
        let mut found = rules::verdicts(&lines.signals);
        assert!(
            matches!(found.last(), Some(Some(Verdict::Cut(reason))) if *reason != Reason::Before)
        );
        let none = vec![false; found.len()];
        overrule(&lines.signals, &vec![likely; none.len()], &none, Format::Text, &mut found);
        found.last().is_some_and(Option::is_some)
    }

    #[test]
    fn guides_mean_what_appeals_say_and_reports_do_not() {
        let appeal = "Please support us: your donation keeps our work free for you to read.";
        let report = "The envoys of both countries met in Oslo on Monday and signed the treaty.";
        let guide = "Before you give to a charity, you should ask what it does with your money.";
        assert!(stays_cut(&[report, report, appeal], 0.99));
        assert!(stays_cut(&[guide, guide, appeal], 0.7));
        assert!(!stays_cut(&[guide, guide, appeal], 0.99));
        assert!(stays_cut(&[guide, guide, "3 March 2021"], 0.99));
    }

    #[test]
    fn bylines_and_dates_above_the_lead_of_a_page_are_cut_however_they_are_laid_out() {
        let told = "<p>The envoys of both countries met in Oslo on Monday and signed the treaty.</p>\
                    <p>It will take effect in the spring, the ministry of the smaller state said.</p>";
        let standfirst = "<p>It took them nine years, four ministers and a bottle of brandy.</p>";
        let below = format!("{standfirst}<p>By Ann Roe</p><p>5 May 2018</p>");
        let page = format!("<article><h1>Envoys sign a treaty</h1>{below}{told}</article>");
        let document = read(Path::new("a"), page.as_bytes(), Some(Format::Html)).unwrap();
        assert!(!document.body().contains("Ann Roe") && !document.body().contains("2018"));
        for head in ["<p>By Ann Roe</p>", "<p>5 May 2018</p><p>By Ann Roe</p>", "<p>BY ANN ROE</p>"]
        {
            let page = format!("<article><h1>Envoys sign a treaty</h1>{head}{told}</article>");
            let document = read(Path::new("a"), page.as_bytes(), Some(Format::Html)).unwrap();
            assert!(document.blocks().iter().all(|block| block.kind.in_body()), "{head}");
            assert!(document.body().starts_with("The envoys"), "{head}");
            assert!(document.byline().is_some(), "{head}");
        }
    }
}
