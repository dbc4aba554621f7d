//! Looking closer: why, who said what, comparing tellings, folding the timeline, picking.

use std::path::Path;

use diplo_tui::annotate::annotate;
use diplo_tui::app::keys::{Keymap, Scope};
use diplo_tui::app::panes::Timeline;
use diplo_tui::app::{Loading, Pane, Row};
use diplo_tui::library::Library;
use diplo_tui::load::verbatim;

use super::harness::Reader;

#[test]
fn the_page_of_findings_tells_what_was_found_in_a_sentence_and_by_which_rule() {
    let mut reader = Reader::open(120, 30);
    reader.press("3ggw");
    let screen = reader.screen();
    for words in
        ["Dates", "1994", "Vienna", "Austria · government", "found by: by hand", "its verb"]
    {
        assert!(screen.contains(words), "{words}:\n{screen}");
    }
    reader.press("<esc>");
    assert!(reader.model.overlay.is_none());
}

#[test]
fn a_name_that_may_be_somebody_elses_says_so_wherever_it_counts() {
    let why = "? perhaps somebody else: there are two of this surname";
    let mut reader = Reader::open(120, 40);
    reader.press("a");
    assert!(reader.shows("? 1 of 2 doubtful"), "in the picker:\n{}", reader.screen());
    reader.press("<esc>A");
    assert!(reader.shows("? 1 of 2 doubtful"), "in the roster:\n{}", reader.screen());
    reader.press("/varga<enter><enter>");
    assert!(reader.shows(why), "with its names:\n{}", reader.screen());
    reader.press("<esc><esc>3G");
    assert!(reader.shows("? perhaps somebody"), "under the event:\n{}", reader.screen());
    reader.press("w");
    assert!(
        reader.shows("perhaps somebody else: there are two"),
        "with what was found:\n{}",
        reader.screen()
    );
}

#[test]
fn who_said_what_leads_to_the_sentence() {
    let mut reader = Reader::open(120, 30);
    reader.press("W");
    assert!(reader.shows("Béla Varga · 1"), "{}", reader.screen());
    assert!(reader.shows("“One cannot dance alone,” — to Anna Kessler, 2019-03-07, Danube Post"));
    reader.press("<enter>");
    assert_eq!(reader.model.focus, Pane::Reading);
    assert!(reader.shows("▌Foreign minister Anna Kessler told"), "{}", reader.screen());
}

#[test]
fn who_said_what_obeys_the_filters() {
    let mut reader = Reader::open(120, 30);
    reader.press("fsaid:Kessler<enter>W");
    assert!(reader.shows("no quotation in what is shown"), "{}", reader.screen());
}

#[test]
fn tellings_are_compared_slot_by_slot_with_a_sign_where_they_do_not_agree() {
    let texts = [
        ("1.txt", "Norway expelled two Russian diplomats on 3 March 2019."),
        ("2.txt", "Norway expelled three Russian diplomats from Oslo on 3 March 2019."),
    ];
    let articles = texts.map(|(path, text)| annotate(verbatim(Path::new(path), text)));
    let mut library = Library::new();
    library.add(articles.to_vec(), Vec::new());
    let mut reader = Reader::loading("", 120, 30);
    reader.arrive(library.snapshot(), Loading::Done);
    reader.press("3=");
    let screen = reader.screen();
    let row = |words: &str| screen.lines().find(|line| line.contains(words)).unwrap_or("");
    assert!(screen.contains("Told 2 times"), "{screen}");
    assert!(row("how many").contains('≠') && row("how many").contains("3 Russian"), "{screen}");
    assert!(!row("when").contains('≠'), "{screen}");
    reader.press("j<enter>");
    assert_eq!(reader.model.focus, Pane::Reading);
}

/// "What: sanctions" stood for every act of sanctions, and not on whom.
#[test]
fn what_only_repeats_the_act_gives_way_to_the_words_of_the_act() {
    for (text, expected) in [
        (
            "Norway imposed sanctions on a Libyan oil firm.",
            "imposed sanctions on a Libyan oil firm",
        ),
        ("Norway closed its border with Russia.", "closed its border with Russia"),
        ("Norway closed its embassy in Havana.", "what        its embassy"),
    ] {
        let mut library = Library::new();
        library.add(vec![annotate(verbatim(Path::new("1.txt"), text))], Vec::new());
        let mut reader = Reader::loading("", 120, 30);
        reader.arrive(library.snapshot(), Loading::Done);
        reader.press("3=");
        let screen = reader.screen();
        let row = screen.lines().find(|line| line.contains("│ what ")).unwrap_or("");
        assert!(row.contains(expected), "{text}: {screen}");
    }
}

#[test]
fn brackets_go_from_day_to_day() {
    let mut reader = Reader::open(120, 30);
    let chosen = |reader: &Reader| reader.model.timeline.row;
    reader.press("3gg");
    let first = chosen(&reader);
    reader.press("]");
    assert!(reader.shows("Dec 2018"), "{}", reader.screen());
    reader.press("]]");
    assert!(reader.shows("Fri 8 Mar 2019"), "two events of 7 March are one step");
    reader.press("[[[");
    assert_eq!(chosen(&reader), first);
    reader.press("[");
    assert!(reader.shows("no earlier day"));
}

#[test]
fn the_timeline_folds_to_months_and_years_and_unfolds_where_the_cursor_stands() {
    let mut reader = Reader::open(120, 30);
    reader.press("3-");
    assert!(reader.shows("December") && !reader.shows("close consulate"), "{}", reader.screen());
    reader.press("-");
    assert!(reader.shows("2018 ▁") && !reader.shows("│  December"), "{}", reader.screen());
    reader.press("-");
    assert!(reader.shows("all is folded"));
    reader.press("ggj<enter>");
    assert!(reader.shows("│  December"), "{}", reader.screen());
    reader.press("<enter>");
    assert!(reader.shows("▌ Dec"), "{}", reader.screen());
    reader.press("+");
    assert!(reader.shows("all is unfolded"));
}

/// Folded to years, the cursor went to the first year of all, and unfolded again to the first event
/// there.
#[test]
fn folding_twice_and_unfolding_twice_leads_back_to_the_event() {
    let mut reader = Reader::open(120, 40);
    let heading = |reader: &Reader| {
        let model = &reader.model;
        let answer = &model.found.answer;
        match answer.timeline[model.timeline.row] {
            Row::Year { year, .. } => year.to_string(),
            Row::Month { month, .. } => format!("month {}", month.unwrap()),
            Row::Undated { .. } => "undated".to_owned(),
            Row::Event(_) => "event".to_owned(),
            Row::Gap { .. } => "gap".to_owned(),
        }
    };
    for (moves, month, year) in [
        ("3ggjjj", "month 3", "2019"),
        ("3ggj", "month 12", "2018"),
        ("3gg", "month 0", "1994"),
        ("3G", "undated", "undated"),
    ] {
        reader.press(moves);
        let (row, telling) = (reader.model.timeline.row, reader.model.timeline.telling);
        reader.press("-");
        if month != "month 0" {
            assert_eq!(heading(&reader), month, "{moves}: {}", reader.screen());
        }
        reader.press("-");
        assert_eq!(heading(&reader), year, "{moves}: {}", reader.screen());
        reader.press("++");
        assert_eq!(reader.model.timeline.row, row, "{moves}: {}", reader.screen());
        assert_eq!(reader.model.timeline.telling, telling, "{moves}");
    }
    // Another heading leaves the event behind.
    reader.press("3ggjjj--k++");
    assert!(reader.shows("▌ Dec"), "{}", reader.screen());
    let model = &reader.model;
    assert_eq!(model.timeline.telling.unwrap().article, model.articles.selected.unwrap());
}

/// The cursor stood on an event of one article, and the reading pane on another article.
#[test]
fn after_a_search_in_the_timeline_all_panes_show_the_event_under_the_cursor() {
    for keys in
        ["3G/hungary<enter>", "3gg/kessler<enter>", "3ggj/bridge<enter>", "3Gfkessler<enter>"]
    {
        let mut reader = Reader::open(120, 40);
        reader.press(keys);
        let model = &reader.model;
        let telling = model.timeline.telling.unwrap_or_else(|| panic!("{keys}"));
        assert_eq!(model.articles.selected, Some(telling.article), "{keys}");
        let entry = Timeline::entry_at(&model.found.answer, model.timeline.row).unwrap();
        assert!(model.snapshot.timeline()[entry].tellings.contains(&telling), "{keys}");
        assert!(model.reading.lit.is_some(), "{keys}");
    }
    let mut reader = Reader::open(120, 16);
    reader.press("3Gcthreat<tab><ctrl-u>sanction<tab><enter>");
    assert!(reader.shows("│  March"), "the head of what is left: {}", reader.screen());
    let mut reader = Reader::open(120, 40);
    reader.press("3gg");
    let before = reader.model.timeline.telling;
    reader.press("/hungary<esc>");
    assert_eq!(reader.model.timeline.telling, before, "a search that is left changes nothing");
}

#[test]
fn the_page_of_findings_tells_what_was_looked_at_and_looks_at_the_headline_too() {
    let mut reader = Reader::open(120, 30);
    reader.press("2w");
    assert!(reader.shows("“Vienna expels four diplomats, Varga"), "{}", reader.screen());
    assert!(reader.shows("“The embassy on Bankgasse"), "{}", reader.screen());
    assert!(reader.shows("was found in these words."), "{}", reader.screen());
    reader.press("<esc>3ggw");
    assert!(reader.shows("“Nobody remembers who drew"), "{}", reader.screen());
    assert!(!reader.shows(
        "The bridge, a history in seven quarrels, told by those who were to cross it and did not”"
    ));
}

/// "13–14 May" was `≈13–…`, though a column more holds it.
#[test]
fn a_stretch_of_days_stands_in_full() {
    let text = "Norway and Sweden held talks on fish on May 13-14, 2019.";
    let mut library = Library::new();
    library.add(vec![annotate(verbatim(Path::new("1.txt"), text))], Vec::new());
    for (width, height) in [(118, 36), (80, 24), (60, 20)] {
        let mut reader = Reader::loading("", width, height);
        reader.arrive(library.snapshot(), Loading::Done);
        reader.press("3");
        assert!(reader.shows("13–14 "), "{}", reader.screen());
    }
}

#[test]
fn long_silences_have_a_row() {
    let reader = Reader::open(120, 40);
    assert!(reader.shows("┄ 23 years without news ┄"), "{}", reader.screen());
}

#[test]
fn classes_of_events_can_be_picked_and_left_out() {
    let mut reader = Reader::open(120, 30);
    reader.press("csanction<enter>");
    assert!(reader.shows("event:sanction"), "{}", reader.screen());
    assert!(reader.shows("2 of 6 events"), "{}", reader.screen());
    reader.press("Xcsanction<shift-tab><enter>");
    assert!(
        reader.shows("-event:sanction") && reader.shows("4 of 6 events"),
        "{}",
        reader.screen()
    );
}

#[test]
fn actors_can_be_asked_for_together_without_each_other_and_by_their_side() {
    let mut reader = Reader::open(120, 30);
    reader.press("aaustria<tab><ctrl-u>hungary<tab><ctrl-a><enter>");
    assert!(reader.shows("actor:Hungary   actor:Austria"), "{}", reader.screen());
    reader.press("Xaaustria<ctrl-r>");
    assert!(reader.shows("who acts"), "{}", reader.screen());
    let events = |reader: &Reader| {
        let screen = reader.screen();
        let row = screen.lines().find(|line| line.contains("▌  Austria")).unwrap().to_owned();
        row.split_whitespace().rev().find_map(|word| word.parse::<u32>().ok())
    };
    // Who acts, who is acted on, and both: the counts stayed those of both.
    for expected in [2, 2, 4] {
        assert_eq!(events(&reader), Some(expected), "{}", reader.screen());
        reader.press("<ctrl-r>");
    }
    reader.press("<enter>");
    assert!(reader.shows("by:Austria") && reader.shows("2 of 6 events"), "{}", reader.screen());
    reader.press("Xaaustria<ctrl-t><enter>");
    assert!(reader.shows("actor:Austria+"), "{}", reader.screen());
}

#[test]
fn help_is_wrapped_and_not_cut_on_a_narrow_screen() {
    let mut reader = Reader::open(40, 240);
    reader.press("?");
    let screen = reader.screen();
    let inside = screen.lines().filter_map(|line| line.split("││").nth(1));
    let words = inside.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ");
    for binding in Keymap::built_in().bindings(Scope::Panes) {
        assert!(words.contains(&binding.help), "{}:\n{screen}", binding.help);
    }
}
