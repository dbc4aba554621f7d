//! Paragraphs that were broken at a fixed width, as in mail: found and joined.
//!
//! Menus, lists, tables, poems and long lines between them stay as they are; no character is lost.

use std::ops::Range;

use super::page::{Line, Tag};

/// Widest line, in characters, of a text that was broken at a fixed width.
const WIDEST: usize = 130;
/// Narrowest such width.
const NARROWEST: usize = 40;
/// Fewest broken lines that show a width.
const FEWEST: usize = 3;

/// So many show it in a short text, if they break off in mid-sentence.
const FEW: usize = 2;
const MOST_ROWS_OF_FEW: usize = 30;

/// Joins lines that were broken only because the next word did not fit.
pub(super) fn joined(raw: &str, lines: Vec<Line>) -> Vec<Line> {
    let rows: Vec<Row> = lines.iter().map(|line| Row::new(line.span.of(raw), line)).collect();
    // In a text without a width a few lines may look broken at one; but others run past it.
    let all_within = |width: &usize| rows.iter().all(|row| row.is_cells() || row.is_within(*width));
    let few =
        || fixed_width(&rows, FEW).filter(|_| rows.len() <= MOST_ROWS_OF_FEW).filter(all_within);
    let Some(width) = fixed_width(&rows, FEWEST).or_else(few) else { return lines };
    let mut broken = vec![false; rows.len()];
    for run in runs(&rows, width).filter(|run| Count::of(&rows, run.clone(), width).is_prose()) {
        for at in run.start + 1..run.end {
            let inside = broken.get(at - 1) == Some(&true);
            let is = pair(&rows, at).is_some_and(|(row, next)| {
                !row.fits(next, width) && (inside || row.is_near(width))
            });
            broken.get_mut(at).into_iter().for_each(|slot| *slot = is);
        }
    }
    let mut found: Vec<Line> = Vec::with_capacity(lines.len());
    for (line, broken) in lines.iter().zip(broken) {
        match found.last_mut().filter(|_| broken) {
            Some(last) => last.span = last.span.cover(line.span),
            None => found.push(*line),
        }
    }
    found
}

/// What is measured of a line.
#[derive(Clone, Copy, Debug)]
struct Row {
    /// In characters.
    length: usize,
    /// Its first word, in characters.
    first: usize,
    begins: Begin,
    form: Form,
    /// Whether it can be the continuation of the line before it.
    continues: bool,
    /// Whether it ends as sentences and their parts do.
    stops: bool,
}

/// What a line begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Begin {
    Small,
    Capital,
    Other,
}

/// What a line consists of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Words,
    /// One word, which cannot be broken: an address, for one.
    Word,
    /// Cells of a table.
    Cells,
}

impl Row {
    fn new(text: &str, line: &Line) -> Self {
        let first = text.split_whitespace().next().unwrap_or("");
        let begins = match text.chars().next() {
            Some(letter) if letter.is_lowercase() => Begin::Small,
            Some(letter) if letter.is_uppercase() => Begin::Capital,
            _ => Begin::Other,
        };
        let form = match first.len() == text.len() {
            true => Form::Word,
            false if has_gap(text) => Form::Cells,
            false => Form::Words,
        };
        Self {
            length: text.chars().count(),
            first: first.chars().count(),
            begins,
            form,
            stops: text.ends_with(|c: char| !c.is_alphanumeric()),
            continues: !line.gap && line.tag != Tag::Item && !is_number(first),
        }
    }

    /// Whether the first word of the next line would have fitted behind this one.
    fn fits(&self, next: &Self, width: usize) -> bool {
        self.length + 1 + next.first <= width
    }

    /// Whether it is long enough to be one that was broken; labels are not.
    fn is_near(&self, width: usize) -> bool {
        self.length * 5 >= width * 3
    }

    fn is_cells(&self) -> bool {
        self.form == Form::Cells
    }

    /// The narrowest width that it may stand in.
    fn narrowest(&self) -> usize {
        if self.form == Form::Word { NARROWEST } else { self.length.max(NARROWEST) }
    }

    /// Whether it may stand in a paragraph of that width.
    fn is_within(&self, width: usize) -> bool {
        !self.is_cells() && self.narrowest() <= width
    }
}

/// Whether cells of a table are parted in a line; looked at byte by byte, as every line is asked.
fn has_gap(text: &str) -> bool {
    let bytes = text.as_bytes();
    let [second, third] = [1, 2].map(|at| bytes.get(at..).unwrap_or_default());
    // Written without a choice, so that the processor looks at many bytes at once.
    let gaps = bytes.iter().zip(second).zip(third).fold(false, |any, ((one, two), three)| {
        any | ((*one == b' ') & ((*two == b' ') | (*two == b'|')) & (*three == b' '))
    });
    gaps || text.contains('\t')
}

/// Whether a word is the number of a list's item.
fn is_number(word: &str) -> bool {
    let digits = word.trim_end_matches(['.', ')']);
    digits.len() < word.len()
        && (1..=2).contains(&digits.len())
        && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// The row before `at` and that row.
fn pair(rows: &[Row], at: usize) -> Option<(&Row, &Row)> {
    Some((rows.get(at.checked_sub(1)?)?, rows.get(at)?))
}

/// The width at which most lines were broken, if any were.
fn fixed_width(rows: &[Row], fewest: usize) -> Option<usize> {
    let counts = likely_widths(rows, fewest).into_iter().filter_map(|width| {
        let runs = runs(rows, width).map(|run| Count::of(rows, run, width));
        let prose = runs.filter(|count| count.is_prose()).fold(Count::default(), Count::with);
        let sure = prose.full >= FEWEST || prose.open == prose.full;
        let shown = prose.full >= fewest && sure && prose.small * 3 >= prose.small + prose.capital;
        shown.then_some((prose.full, width))
    });
    // Of equals the narrowest.
    counts.reduce(|best, next| if next.0 > best.0 { next } else { best }).map(|(_, width)| width)
}

/// The widths that leave no room for the next word in at least half of the long lines.
fn likely_widths(rows: &[Row], fewest: usize) -> Vec<usize> {
    // How the counts change from one width to the next.
    let (mut near, mut full) = (vec![0_i32; WIDEST + 2], vec![0_i32; WIDEST + 2]);
    let pairs = rows.iter().zip(rows.iter().skip(1)).filter(|(_, next)| next.continues);
    for (row, next) in pairs.filter(|(row, next)| !row.is_cells() && !next.is_cells()) {
        let from = row.narrowest().max(next.narrowest());
        let to = (row.length.saturating_mul(5) / 3).min(WIDEST);
        add(&mut near, from, to);
        add(&mut full, from, row.length.saturating_add(next.first).min(to));
    }
    let changes = near.into_iter().zip(full).enumerate();
    let counts = changes.scan((0, 0), |(near, full), (width, change)| {
        *near += change.0;
        *full += change.1;
        Some((width, *near, *full))
    });
    let enough = i32::try_from(fewest).unwrap_or(i32::MAX);
    let likely = counts.filter(|(_, near, full)| *full >= enough && full * 2 >= *near);
    likely.map(|(width, _, _)| width).collect()
}

/// Counts one more for the widths `from` to `to`.
fn add(changes: &mut [i32], from: usize, to: usize) {
    if from <= to {
        changes.get_mut(from).into_iter().for_each(|change| *change += 1);
        changes.get_mut(to + 1).into_iter().for_each(|change| *change -= 1);
    }
}

/// Lines that follow each other without a gap and are not too wide.
fn runs(rows: &[Row], width: usize) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let first = rows.get(start)?;
        let more = rows.iter().skip(start + 1);
        let more =
            more.take_while(|row| first.is_within(width) && row.continues && row.is_within(width));
        let run = start..start + 1 + more.count();
        start = run.end;
        Some(run)
    })
}

/// What was counted of pairs of lines.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    /// Long lines with another behind them.
    near: usize,
    /// Those of them that had no room for the next word.
    full: usize,
    /// Those of these that are followed by a small letter.
    small: usize,
    /// And by a capital.
    capital: usize,
    /// Those that break off in mid-sentence.
    open: usize,
}

impl Count {
    fn of(rows: &[Row], run: Range<usize>, width: usize) -> Self {
        let mut count = Self::default();
        let pairs = (run.start + 1..run.end).filter_map(|at| pair(rows, at));
        for (row, next) in pairs.filter(|(row, _)| row.is_near(width)) {
            let full = !row.fits(next, width);
            count.near += 1;
            count.full += usize::from(full);
            count.small += usize::from(full && next.begins == Begin::Small);
            count.capital += usize::from(full && next.begins == Begin::Capital);
            count.open += usize::from(full && !row.stops);
        }
        count
    }

    /// Whether nearly every long line was broken because it was full.
    fn is_prose(self) -> bool {
        self.full > 0 && self.full * 5 >= self.near * 4
    }

    fn with(self, other: Self) -> Self {
        Self {
            near: self.near + other.near,
            full: self.full + other.full,
            small: self.small + other.small,
            capital: self.capital + other.capital,
            open: self.open + other.open,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::load::plain::page;

    const PARAGRAPH: &str = "The envoys of both states met in Geneva on Monday and\n\
                             agreed to meet again in March, a spokesman said. No date\n\
                             was given, and the question of the window side, at which\n\
                             nobody would sit, was put off.";

    /// How many lines are left of a text; every character that is no white space must be.
    fn check(text: &str, expected: usize) {
        let page = page(text);
        let lines: Vec<_> = (0..page.lines.len()).map(|at| page.text(at)).collect();
        let bare = |text: &str| text.split_whitespace().collect::<String>();
        assert_eq!(bare(&lines.concat()), bare(text));
        assert_eq!(lines.len(), expected, "{lines:#?}");
    }

    #[test]
    fn paragraphs_are_joined_whatever_stands_between_them() {
        let long = "Readers of this letter are kindly asked to remember that the room is paid for \
                    by those who sit in it, and that coffee is not to be had before noon.";
        check(PARAGRAPH, 1);
        check(&format!("Home\nWorld\nSport\n\n{PARAGRAPH}\n\nShare\nPrint\n"), 6);
        check(&format!("{long}\n\n{PARAGRAPH}\n\n{long}"), 3);
        check(&format!("{PARAGRAPH}\n{long}\n{PARAGRAPH}"), 3);
        check(&format!("{PARAGRAPH}\n\nhttps://example.org/{}", "a-long-path/".repeat(9)), 2);
        check(&PARAGRAPH.lines().map(|line| format!("   {line}\n")).collect::<String>(), 1);
    }

    #[test]
    fn wide_columns_are_joined() {
        let wide = "The harbour office of the northern province announced on Tuesday evening that \
                    it will open its gates to the\nferries again, provided that the captains \
                    agree to the rules which the two governments wrote down in the spring\nand \
                    which nobody has read since, although copies were sent to each of the eleven \
                    ports on the southern coast\nfor that very purpose.";
        check(wide, 1);
    }

    #[test]
    fn what_is_no_paragraph_stays_lines() {
        let lines = [
            "The harbour sleeps beneath the snow tonight,\nThe ferries wait, the gulls are gone,\n\
             No lamp is lit,\nAnd in the customs house a lonely light\nBurns on.",
            "1. Envoys return to the capital after talks\n2. Harbour opens for the winter traffic\n\
             3. Minister denies that the map was drawn",
            "Ferry line reopens after eleven years\nMinister of fisheries resigns at last\n\
             Court stops the sale of a lighthouse\nStriking pilots return to the bridge",
            "Norvik       1,200 tonnes      1,340 tonnes\nBelmara      2,100 tonnes      1,900 tonnes\n\
             Skarv          300 tonnes        280 tonnes\nTrondvik     1,000 tonnes      1,050 tonnes",
        ];
        for text in lines {
            let count = text.lines().count();
            check(text, count);
            check(&format!("{text}\n\n{PARAGRAPH}"), count + 1);
        }
    }

    #[test]
    fn two_paragraphs_that_break_off_in_mid_sentence_show_the_width() {
        let text = "Cod for all\n\n\
            The envoys of the coast met in the old customs house of Larnholm on Friday\n\
            and spoke of cod.\n\n\
            The captain of the harbour, who had waited for them since noon, said that\n\
            nobody had asked her.\n";
        assert_eq!(super::super::plain::page(text).lines.len(), 3);
    }

    /// Two lines that happened to end where the next word did not fit were taken for a width, though
    /// the others ran past it: the title was joined with the byline.
    #[test]
    fn lines_past_a_width_show_that_there_is_none() {
        let text = "Larnholm e Velm firmano un patto sul merluzzo dopo sei anni di parole\n\
            di Anna Belli\n3 maggio 2025\n\
            Larnholm e Velm hanno firmato venerdì un patto sul merluzzo che chiude una lite di sei anni sulle quote.\n\
            Il patto apre due zone alla flotta da settembre, hanno riferito i portavoce dei due Stati.\n\
            «I pesci non leggono i patti», ha detto la ministra venerdì nel porto.\n\
            Un comitato di studiosi fisserà ogni gennaio il peso delle reti.\n\
            I due parlamenti devono ancora dare il loro voto, forse a luglio.\n\
            Seguici su Facebook\n";
        check(text, text.lines().count());
    }
}
