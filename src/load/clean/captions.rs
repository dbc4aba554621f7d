//! Captions and credits: kept, but apart from the body.
//!
//! Known by the credit at their end, by their place right under the headline, or by markup.

use std::sync::LazyLock;

use super::super::facts::{is_date_line, is_foreign, month_line};
use super::super::names::{Lists, lists};
use super::super::page::{Page, Tag, Zones};
use super::headline::lead;
use super::signals::{Form, Signals, stops};
use super::words::phrases::Phrases;
use super::words::plain;
use super::{Reason, Verdict};
use crate::document::BlockKind;
use crate::text::fold;

/// The longest credit, in words.
const MOST_CREDIT_WORDS: usize = 7;
/// The fewest words before the sign of copyright in a caption.
const FEWEST_TOLD_WORDS: usize = 4;
/// The longest title of a figure, in words.
const MOST_FIGURE_WORDS: usize = 30;
/// The longest caption, in words.
const MOST_WORDS: u16 = 70;

/// Marks captions and credits near the article.
pub(super) fn mark(
    page: &Page,
    signals: &[Signals],
    headline: Option<usize>,
    article: &[bool],
    found: &mut [Option<Verdict>],
) {
    let told = |at: usize| signals.get(at).is_some_and(|signal| signal.form == Form::Plain);
    let plain: Vec<bool> = article.iter().enumerate().map(|(at, is)| *is && told(at)).collect();
    let first = lead(page, signals, &plain).unwrap_or(0);
    let last = article.iter().rposition(|is| *is).unwrap_or(0);
    // A gallery ends with its pictures.
    let last = last + (last + 1..found.len()).take_while(|at| ends(page, signals, *at)).count();
    let begin = headline.map_or(first, |at| at.min(first));
    let is: Vec<Option<BlockKind>> = (0..found.len())
        .map(|at| {
            let inside = (begin..=last).contains(&at) && found.get(at) == Some(&None);
            kind(page, signals, at, (headline, first), found).filter(|_| inside)
        })
        .collect();
    for (at, verdict) in found.iter_mut().enumerate() {
        let own = is.get(at).copied().flatten();
        let label = is.get(at + 1) == Some(&Some(BlockKind::Caption))
            && verdict.is_none()
            && at < first.max(1)
            && signals.get(at).is_some_and(|signal| signal.words <= 6 && !signal.stops);
        if let Some(kind) = own.or(label.then_some(BlockKind::Caption)) {
            *verdict = Some(Verdict::Keep(kind));
        }
        let dated = verdict.is_none() && headline.is_some_and(|top| top < at && at < first);
        if dated && tells_date(page.text(at)) {
            *verdict = Some(Verdict::Cut(Reason::DateLine));
        }
    }
}

/// Whether a line behind the article tells of a picture of it: those of other articles are links.
fn ends(page: &Page, signals: &[Signals], at: usize) -> bool {
    let told = signals.get(at).is_some_and(|signal| signal.words >= FEWEST_POINT_WORDS);
    told && page.lines.get(at).is_some_and(|line| {
        let linked = line.linked as usize * 2 > line.span.len();
        line.tag == Tag::Caption && !linked && !is_foreign(line.zones)
    })
}

/// What a line is that stands apart from the article's paragraphs: a caption or credit, or right
/// under the headline a point that sums the article up or a heading above its first paragraph.
fn kind(
    page: &Page,
    signals: &[Signals],
    at: usize,
    (headline, first): (Option<usize>, usize),
    found: &[Option<Verdict>],
) -> Option<BlockKind> {
    let (line, signal) = (page.lines.get(at)?, signals.get(at)?);
    // Tables, quotations and listings are laid out as figures, too; their text is no caption.
    let shown = [Zones::QUOTE, Zones::TABLE].iter().any(|zone| line.zones.has(*zone))
        || line.tag == Tag::Verbatim;
    let framed = line.tag == Tag::Caption || (line.zones.has(Zones::FIGURE) && !shown);
    let credit = signal.form == Form::Credit && signal.words <= MOST_WORDS;
    if framed || credit {
        return Some(BlockKind::Caption);
    }
    let under_headline = headline.is_some_and(|headline| headline < at && at < first);
    let short = signal.words <= 8 && !signal.stops && !goes_on(page.text(at), signal);
    let told = under_headline && short && !tells_date(page.text(at));
    if !told || is_field(page.text(at)) {
        return None;
    }
    let long = |at: usize| signals.get(at).is_some_and(|line| line.words >= FEWEST_POINT_WORDS);
    let parted = (at + 1..first).all(|at| matches!(found.get(at), Some(Some(Verdict::Cut(_)))));
    Some(if parted && line.tag == Tag::Heading {
        BlockKind::Heading
    } else if page.is_point(at, long) {
        BlockKind::ListItem
    } else {
        BlockKind::Caption
    })
}

/// Whether a line is little but a date, or a month with its year.
fn tells_date(line: &str) -> bool {
    month_line(line).is_some() || is_date_line(line)
}

/// The fewest words of one of the points that sum an article up.
const FEWEST_POINT_WORDS: u16 = 4;

/// Whether a line is a field of an archive ("SECTION: World").
fn is_field(line: &str) -> bool {
    let folded = fold(line);
    let listed = |list: &str, text: &str| FIELDS.get(list).is_some_and(|all| all.contains(&text));
    let label = folded.split_once(':').map(|(label, _)| label.trim());
    label.is_some_and(|label| listed("labels", label)) || listed("alone", &folded)
}

/// The names of fields, by what they stand before.
static FIELDS: LazyLock<Lists> =
    LazyLock::new(|| lists(include_str!("../../../data/boilerplate/fields.txt")));

/// Whether what follows belongs to the line: it addresses somebody, introduces a list or heads a
/// numbered article of a treaty.
fn goes_on(text: &str, signal: &Signals) -> bool {
    let number = text.ends_with(|c: char| c.is_ascii_digit());
    text.ends_with([',', ':', ';', '!']) || (number && signal.words <= 2)
}

/// Whether the line ends with who took the picture, or is only that.
///
/// `words` is the line in its plain form.
pub(super) fn has_credit(text: &str, words: &str) -> bool {
    let short = || words.split(' ').take(14).count() < 14;
    if CREDITS.openers.begins_one(words, 0) && short() && (is_label(text) || !stops(text)) {
        return true;
    }
    if text.rsplit_once('©').is_some_and(|(told, holder)| is_holder(told, holder)) {
        return true;
    }
    if is_labelled(text) || is_figure(text) {
        return true;
    }
    let tail =
        text.rsplit_once(['.', '(', '[', '|', '©', '!', '?', ':']).map_or(text, |(_, tail)| tail);
    let tail_words = tail.split_whitespace().take(MOST_CREDIT_WORDS + 1).count();
    if tail_words == 0 || tail_words > MOST_CREDIT_WORDS {
        return false;
    }
    let agency = CREDITS.agencies.are_in(&plain(tail));
    let slash = tail.contains('/');
    (agency && (slash || tail.len() < text.len() || tail_words <= 4))
        || (slash && tail.len() < text.len() && capitals(tail))
}

/// Whether a label and a name end what is told of a picture ("The harbour. Photo: Jane Roe", "The
/// harbour (photo: J. Roe)").
fn is_labelled(text: &str) -> bool {
    let most = MOST_CREDIT_WORDS + 2;
    let short = |tail: &str| (1..=most).contains(&tail.split_whitespace().take(most + 1).count());
    let named = |tail: &str| CREDITS.openers.begins_one(&plain(tail), 0);
    let parted = |at: usize| {
        let tail = text.get(at..).unwrap_or("");
        let tail = tail.trim_start_matches(['.', '!', '?', '(', '[', '|', ')', ' ', '”', '"']);
        short(tail) && capitals(tail) && is_label(tail) && named(tail)
    };
    // Scrapes run elements together: "the last eveningCredit: Jane Roe".
    let glued = || {
        let colons = || text.rmatch_indices(':').map(|(at, _)| text.split_at(at));
        let (before, rest) = colons().find(|(_, rest)| rest.starts_with(": "))?;
        let holder = rest.get(2..)?;
        let word = before.rfind(char::is_uppercase).and_then(|at| before.get(at..))?;
        let name = short(holder) && capitals(holder) && !holder.contains(['"', '“', '?']);
        Some(name && !word.contains(' ') && CREDITS.openers.begins_one(&plain(word), 0))
    };
    let signs = text.bytes().enumerate();
    let mut signs =
        signs.filter(|(_, byte)| matches!(byte, b'.' | b'(' | b'[' | b'|' | b'!' | b'?'));
    signs.any(|(at, _)| parted(at)) || glued() == Some(true)
}

/// Whether a line is the title of a numbered figure or table ("Table 2: Quotas by zone").
fn is_figure(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let Some((what, number)) = words.next().zip(words.next()) else { return false };
    let bare = number.trim_end_matches(['.', ':', '|', '–']);
    let counted = !bare.is_empty() && bare.chars().all(|c| c.is_ascii_digit() || c == '.');
    let parted = bare.len() < number.len() || matches!(words.clone().next(), Some("–" | "—" | "|"));
    let named =
        || what.starts_with(char::is_uppercase) && CREDITS.figures.begins_one(&plain(what), 0);
    counted && parted && named() && words.count() <= MOST_FIGURE_WORDS
}

/// Whether what stands behind the sign of copyright is a name, and what stands before it tells of
/// a picture; notices of copyright tell the year, or little before the sign.
fn is_holder(told: &str, holder: &str) -> bool {
    let words = holder.split_whitespace().count();
    let year = told.trim_end().ends_with(|c: char| c.is_ascii_digit());
    told.split_whitespace().count() >= FEWEST_TOLD_WORDS
        && (1..=MOST_CREDIT_WORDS).contains(&words)
        && !year
        && !holder.contains(|c: char| c.is_ascii_digit())
        && capitals(holder)
}

/// Whether a line's first word, or its first two, are a label: a sign, a name or "by" follows.
fn is_label(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let signs = |word: &str| !word.ends_with(char::is_alphanumeric);
    let names = |word: &str| matches!(word, "by" | "of") || !word.starts_with(char::is_lowercase);
    words.next().is_some_and(signs) || words.next().is_some_and(|word| signs(word) || names(word))
}

fn capitals(tail: &str) -> bool {
    let words = || tail.split_whitespace();
    words().filter(|w| w.chars().next().is_some_and(char::is_uppercase)).count() * 2
        >= words().count()
}

struct Credits {
    /// Names of agencies, anywhere in a text.
    agencies: Phrases,
    /// Labels that open a credit.
    openers: Phrases,
    /// What figures and tables are called.
    figures: Phrases,
}

static CREDITS: LazyLock<Credits> = LazyLock::new(|| {
    let file = include_str!("../../../data/boilerplate/credits.txt");
    let of = |name: &str| {
        let lines = file.lines().filter_map(|line| line.split_once(':'));
        let words = lines.filter(|(head, _)| *head == name).flat_map(|(_, words)| words.split(','));
        Phrases::new(words.map(plain).filter(|word| word.len() > 2))
    };
    Credits { agencies: of("agencies"), openers: of("openers"), figures: of("figures") }
});

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::super::words::plain;
    use crate::document::{BlockKind, Format};
    use crate::load::read;

    /// A gallery of one paragraph and its pictures lost all captions.
    #[test]
    fn pictures_behind_the_last_paragraph_keep_their_captions() {
        let own =
            ["A carter waits at the gate of Rostal.", "Guards share tea on the bridge of Velm."];
        let shown: String = own
            .iter()
            .map(|told| format!("<figure><figcaption>{told} <i>Nino Roth/Coast Pictures</i></figcaption></figure>"))
            .collect();
        let told = "<p>Carters from both banks crossed the bridge at Rostal on Sunday, most of them for the \
                    first time in thirty years.</p>";
        let other = "<figure><figcaption><a href='/x'>Winter markets of the coast</a></figcaption></figure>";
        let page =
            format!("<h1>The bridge opens</h1><div>{told}{shown}</div>{other}<div>1 of 2</div>");
        let document = read(Path::new("a"), page.as_bytes(), Some(Format::Html)).unwrap();
        let captions = document.blocks().iter().filter(|block| block.kind == BlockKind::Caption);
        let captions: Vec<&str> = captions.map(|block| block.span.of(document.raw())).collect();
        assert_eq!(captions.len(), own.len(), "{captions:?}");
        assert!(
            captions.iter().zip(own).all(|(caption, own)| caption.starts_with(own)),
            "{captions:?}"
        );
    }

    fn has_credit(text: &str) -> bool {
        super::has_credit(text, &plain(text))
    }

    #[test]
    fn a_credit_ends_a_caption() {
        assert!(has_credit("The envoys shake hands in Bern. Jane Roe / Reuters"));
        assert!(has_credit("A street in Oslo (AFP)"));
        assert!(has_credit("Photo: Jane Roe"));
        assert!(!has_credit("The envoys shook hands, Reuters reported on Monday."));
        assert!(has_credit("Trawlers wait off the harbour of Larnholm © Jane Roe"));
        assert!(has_credit("The envoys shake hands in Bern. © Jane Roe/Northern Wire"));
        assert!(!has_credit("The Harbour Gull © 2019 Gull Media"));
        assert!(!has_credit("Terms of use © Gull Media"));
        assert!(has_credit("Photo by Jane Roe."));
        assert!(has_credit("Image: the ministry."));
        assert!(!has_credit("Picture is not everything, the consul said."));
        assert!(!has_credit("Talks fail"));
        for caption in [
            "The harbour of Larnholm in the spring. Picture: Jane Roe",
            "The harbour of Larnholm [Jane Roe/Coast Press]",
            "The customs house, photographed in 1981. Courtesy of the Harbour Archive.",
            "(Photo by Jane Roe | The Campus Gull)",
            "The harbour of Larnholm (foto: J. Roe)",
            "The captains leave the palace on Friday eveningCredit: Coast Desk",
            "Figure 1. Herrings landed, 2009–2014",
            "Table 2: Quotas by zone",
        ] {
            assert!(has_credit(caption), "{caption}");
        }
        for told in [
            "He showed the photo: Jane Roe stood in the harbour with a fish in each of her hands.",
            "Figure 1 shows how the catch fell.",
            "Table 2 is reserved for the captains of Rostal.",
            "The minister left. Pictures of the fish went round the world on the same evening.",
            "She asked for one thing: Credit where it is due.",
            "A purse (credit cards, cash, letters of the captains)",
            "Photos can be shown in a fixed order",
        ] {
            assert!(!has_credit(told), "{told}");
        }
    }
}
