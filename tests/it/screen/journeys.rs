//! What a reader does and sees, told as keystrokes.

use diplo_tui::app::{Effect, Loading, Pane, Pointer};
use diplo_tui::document::Problem;
use diplo_tui::library::{Library, Snapshot};
use std::path::PathBuf;
use std::sync::Arc;

use super::harness::Reader;

#[test]
fn the_list_shows_each_date_with_its_doubt() {
    let mut reader = Reader::open(120, 30);
    assert!(reader.shows("2019-03-07  Danube Post"));
    assert!(reader.shows("≈2019-03-08  Pannonia Wire"));
    assert!(reader.shows("undated"));
    reader.press("j");
    assert!(reader.shows("≈ Fri 8 Mar 2019"), "{}", reader.screen());
    reader.press("j");
    assert!(reader.shows("undated (on or after a Monday)"), "{}", reader.screen());
}

#[test]
fn an_article_loses_its_unread_mark_when_it_is_opened() {
    let mut reader = Reader::open(120, 30);
    assert_eq!(reader.screen().matches('●').count(), 3);
    reader.press("<enter>");
    assert_eq!(reader.screen().matches('●').count(), 2);
    reader.press("his:unread<enter>");
    assert_eq!(reader.model.focus, Pane::Articles);
}

#[test]
fn the_timeline_keeps_months_months_and_gives_the_undated_a_lane() {
    let reader = Reader::open(120, 40);
    let screen = reader.screen();
    let at = |words: &str| screen.lines().position(|line| line.contains(words)).unwrap();
    assert!(at("1994 ▁") < at("2018 ▁"));
    assert!(at("December") < at("Dec  ■"));
    assert!(at("March") < at(" 7   ■"));
    assert!(at(" 8   ▲") < at("plan:"));
    let lane = at("undated                            1");
    assert!(at(" 8   ▲") < lane && lane < at("plan:"));
}

#[test]
fn choosing_an_event_opens_its_sentence_and_its_article() {
    let mut reader = Reader::open(120, 30);
    reader.press("3G");
    assert!(reader.shows("▌Béla Varga, who will meet Anna Kessler"), "{}", reader.screen());
    assert_eq!(reader.model.articles.selected, Some(1));
    assert!(reader.shows("planned, not done"));
}

#[test]
fn going_back_returns_to_the_article_and_the_pane() {
    let mut reader = Reader::open(120, 30);
    reader.press("3G");
    assert_eq!(reader.model.articles.selected, Some(1));
    reader.press("<ctrl-o>");
    assert_eq!(reader.model.articles.selected, Some(0));
    reader.press("<ctrl-o><ctrl-o><ctrl-o><ctrl-o>");
    assert!(reader.shows("nowhere to go back to"));
}

#[test]
fn going_back_undoes_opening_an_article_from_the_list() {
    let mut reader = Reader::open(120, 30);
    reader.press("<enter>1j<enter>");
    reader.press("<ctrl-o>");
    assert_eq!((reader.model.articles.selected, reader.model.focus), (Some(1), Pane::Articles));
    reader.press("<ctrl-o>");
    assert_eq!((reader.model.articles.selected, reader.model.focus), (Some(0), Pane::Articles));
}

#[test]
fn lists_fill_their_panes_again_when_the_screen_grows() {
    let mut reader = Reader::open(120, 36);
    reader.press("jj").resize(30, 8).resize(120, 36);
    assert!(reader.shows("Vienna expels"), "{}", reader.screen());
}

#[test]
fn filters_that_have_no_room_are_counted_and_the_help_key_stays() {
    let query = "actor:Kessler from:2016 to:2022 event:sanction vienna";
    let reader = Reader::open_with(query, 80, 24);
    let last = reader.screen().lines().last().unwrap().to_owned();
    assert!(last.contains('+') && last.contains("? help"), "{last}");
}

#[test]
fn choosing_an_article_marks_its_events() {
    let mut reader = Reader::open(120, 30);
    assert_eq!(reader.screen().matches("•").count(), 3);
    reader.press("j");
    assert_eq!(reader.screen().matches("•").count(), 2);
}

#[test]
fn opening_from_the_page_leads_to_the_event_in_view_and_back_to_its_sentence() {
    let mut reader = Reader::open(120, 14);
    reader.press("<enter><enter>");
    assert_eq!(reader.model.focus, Pane::Timeline);
    assert!(reader.shows("▌Austria on Thursday expelled"), "{}", reader.screen());
    reader.press("<enter>");
    assert_eq!(reader.model.focus, Pane::Reading);
}

#[test]
fn searching_narrows_as_one_types_and_forgives_slips() {
    let mut reader = Reader::open(120, 30);
    reader.press("/vrga waltz");
    assert!(reader.shows("1 of 3 articles"), "{}", reader.screen());
    reader.press("<enter>");
    assert!(reader.shows("/vrga waltz"));
    reader.press("<esc>");
    assert!(reader.shows("3 of 3 articles · 6 of 6 events"));
}

#[test]
fn a_search_that_finds_nothing_says_so_and_how_to_clear_it() {
    let mut reader = Reader::open(120, 30);
    reader.press("/zzzz");
    assert!(reader.shows("Nothing matches “zzzz”."));
    assert!(reader.shows("Esc clears the search"));
    reader.press("<esc>");
    assert!(reader.shows("3 of 3 articles"));
}

/// The reader stood on the article of before, which was the worst of what was found.
#[test]
fn a_search_stands_on_its_best_article_and_leaves_the_reader_where_he_was() {
    let mut reader = Reader::open(120, 30);
    let chosen = |reader: &Reader| reader.model.articles.selected;
    reader.press("jj<enter>1");
    let before = chosen(&reader);
    reader.press("/threatens");
    let best = chosen(&reader);
    assert_ne!(best, before);
    assert!(reader.shows("▌Budapest threatens"), "{}", reader.screen());
    reader.press("<backspace>".repeat("threatens".len()).as_str());
    assert_eq!(chosen(&reader), before, "without a word nothing is searched for");
    reader.press("threatens<esc>");
    assert_eq!(chosen(&reader), before);
    reader.press("/threatens<enter>");
    assert_eq!(chosen(&reader), best);
    reader.press("<ctrl-o>");
    assert_eq!(chosen(&reader), before);
}

/// "/63" stood there as "+1".
#[test]
fn a_short_search_is_seen_whole_among_the_chips() {
    let mut reader = Reader::open(60, 20);
    reader.press("/va<enter>");
    assert!(reader.shows(" /va "), "{}", reader.screen());
}

#[test]
fn a_new_search_takes_the_place_of_the_old_one_unless_that_is_edited() {
    let mut reader = Reader::open(120, 30);
    let searched = |reader: &Reader| reader.model.found.filters.search.clone();
    reader.press("/bridge<enter>/varga<enter>");
    assert_eq!(searched(&reader), "varga");
    reader.press("/<end>x<enter>");
    assert_eq!(searched(&reader), "vargax");
    reader.press("/<enter>");
    assert_eq!(searched(&reader), "vargax");
    reader.press("/<backspace><enter>");
    assert_eq!(searched(&reader), "");
    reader.press("/bridge<enter>/");
    reader.send(diplo_tui::app::Message::Paste("ferry".to_owned()));
    assert!(reader.shows("/ ferry"), "{}", reader.screen());
}

#[test]
fn cancelling_a_search_brings_the_old_one_back() {
    let mut reader = Reader::open(120, 30);
    reader.press("/bridge<enter>/<ctrl-u>zzzz<esc>");
    assert!(reader.shows("/bridge"));
    assert!(reader.shows("1 of 3 articles") || reader.shows("2 of 3 articles"));
}

#[test]
fn filtering_by_actor_keeps_what_names_him_and_shows_a_chip() {
    let mut reader = Reader::open(120, 30);
    reader.press("a");
    assert!(reader.shows("Béla Varga"));
    reader.press("varga<enter>");
    assert!(reader.shows("actor:\"Béla Varga\""), "{}", reader.screen());
    assert!(reader.shows("2 of 3 articles · 2 of 6 events"), "{}", reader.screen());
    reader.press("x");
    assert!(reader.shows("3 of 3 articles · 6 of 6 events"));
}

#[test]
fn several_marked_actors_are_asked_for_together() {
    let mut reader = Reader::open(120, 30);
    reader.press("avarga<tab><ctrl-u>austria<tab>");
    assert!(reader.shows("any of 2"), "{}", reader.screen());
    reader.press("<enter>");
    assert!(reader.shows("3 of 3 articles"), "{}", reader.screen());
    assert!(reader.shows(" or "));
}

#[test]
fn filtering_by_date_takes_a_year_a_month_or_a_stretch() {
    let mut reader = Reader::open(120, 30);
    for (dates, counts) in [
        ("2018", "1 of 3 articles · 1 of 6 events"),
        ("2018-12..2019-03-07", "1 of 3 articles · 3 of 6 events"),
        ("to:1999", "1 of 3 articles · 1 of 6 events"),
        ("from:2019-03-08", "1 of 3 articles · 1 of 6 events"),
    ] {
        reader.press(&format!("d<ctrl-u>{dates}<enter>"));
        assert!(reader.shows(counts), "{dates}\n{}", reader.screen());
    }
    reader.press("d<ctrl-u><enter>");
    assert!(reader.shows("3 of 3 articles · 6 of 6 events"));
}

#[test]
fn a_wrong_date_says_why_and_keeps_the_old_result() {
    let mut reader = Reader::open(160, 30);
    reader.press("d2019-13");
    assert!(reader.shows("✗ this is no date; write 2017, 2017-08,"), "{}", reader.screen());
    assert!(reader.shows("Vienna expels"), "the old result stays");
    reader.press("<enter>");
    assert!(reader.shows("dates:"), "the line stays open");
    reader.press("<esc>");
    assert!(reader.shows("3 of 3 articles"));
}

#[test]
fn a_filter_that_hides_everything_names_the_key_that_drops_it() {
    let mut reader = Reader::open(120, 30);
    reader.press("d1850<enter>");
    assert!(reader.shows("No article passes the"), "{}", reader.screen());
    assert!(reader.shows("x drops date:1850"));
}

#[test]
fn the_whole_query_can_be_edited() {
    let mut reader = Reader::open(160, 30);
    reader.press("fevent:sanction -waltz<enter>");
    assert!(reader.shows("event:sanction"), "{}", reader.screen());
    reader.press("X");
    assert!(reader.shows("3 of 3 articles · 6 of 6 events"));
}

#[test]
fn filters_from_the_command_line_are_chips() {
    let reader = Reader::open_with("actor:Kessler date:2019", 120, 30);
    assert!(reader.shows("2 of 3 articles"), "{}", reader.screen());
    assert!(reader.shows("date:2019"));
}

#[test]
fn a_new_size_keeps_the_sentence_in_place() {
    let mut reader = Reader::open(120, 12);
    reader.press("2jjjjjjjjj");
    let words = |reader: &Reader| {
        let page = reader.model.reading.page().unwrap();
        page.offset_of(reader.model.reading.top()).unwrap()
    };
    let before = words(&reader);
    reader.resize(70, 12);
    let narrow = words(&reader);
    assert!(narrow <= before && before - narrow < 80, "{before} {narrow}");
    reader.resize(120, 12);
    assert_eq!(words(&reader), before);
}

#[test]
fn panes_give_way_on_narrow_screens_and_the_focus_stays() {
    let mut reader = Reader::open(120, 20);
    for (width, panes) in [(120, 3), (80, 2), (50, 1)] {
        reader.resize(width, 20);
        let screen = reader.screen();
        let top = screen.lines().next().unwrap();
        assert_eq!(top.matches('╭').count(), panes, "{top}");
    }
    reader.press("3");
    assert!(reader.shows("Timeline 6"));
    reader.press("<tab>");
    assert!(reader.shows("Articles 3"));
}

#[test]
fn zen_gives_the_screen_to_one_pane() {
    let mut reader = Reader::open(120, 20);
    reader.press("2z");
    assert!(!reader.shows("Timeline"));
    reader.press("q");
    assert!(reader.shows("Timeline"));
}

#[test]
fn the_raw_text_shows_cuts_with_their_reasons() {
    let mut reader = Reader::open(120, 30);
    assert!(!reader.shows("Support the Danube Post"));
    reader.press("<enter>P");
    assert!(reader.shows("┄┄ donation appeal"));
    assert!(reader.shows("Support the Danube Post"));
    reader.press("P");
    assert!(!reader.shows("Support the Danube Post"));
}

#[test]
fn the_mouse_chooses_and_scrolls_what_is_under_it() {
    let mut reader = Reader::open(120, 30);
    reader.click("Budapest threatens");
    assert_eq!((reader.model.articles.selected, reader.model.focus), (Some(1), Pane::Articles));
    reader.click(" 8   ▲");
    assert_eq!(reader.model.focus, Pane::Timeline);
    assert!(reader.shows("▌Hungary may send home"), "{}", reader.screen());
    reader.resize(120, 10).click("Vienna expels");
    let before = reader.screen();
    reader.wheel(Pointer::WheelDown, "Reading");
    assert_ne!(reader.screen(), before);
    reader.wheel(Pointer::WheelUp, "Reading");
    assert_eq!(reader.screen(), before);
}

/// A defect in the search once emptied all panes: the answer to a question that could not be
/// answered was an empty one.
#[test]
fn a_question_that_cannot_be_answered_keeps_the_old_result() {
    let mut reader = Reader::open(160, 30);
    let ticket = reader.model.found.ticket;
    reader.send(diplo_tui::app::Message::Unanswered { ticket });
    assert!(reader.shows("3 of 3 articles"));
    assert!(reader.shows("the search failed"), "{}", reader.screen());
}

#[test]
fn sorting_goes_round_through_four_orders() {
    let mut reader = Reader::open(120, 30);
    reader.press("s");
    assert!(reader.shows("newest first"));
    assert!(reader.screen().find("Budapest threatens") < reader.screen().find("Vienna expels"));
    reader.press("sss");
    assert!(reader.shows("oldest first"));
}

#[test]
fn copying_takes_the_sentence_and_its_source() {
    let mut reader = Reader::open(120, 30);
    reader.press("3Gy");
    let Some(Effect::Copy(text)) = reader.effects.pop() else { panic!("nothing was copied") };
    assert!(text.starts_with("Béla Varga, who will meet"));
    assert!(text.contains("Pannonia Wire, ≈2019-03-08 (wire/002.txt)"), "{text}");
}

#[test]
fn files_that_could_not_be_read_have_a_page() {
    let mut reader = Reader::open(120, 30);
    assert!(reader.shows("! 1 problem"), "{}", reader.screen());
    reader.press("!");
    assert!(reader.shows("post/004.txt"));
    assert!(reader.shows("binary file"));
    reader.press("q");
    assert!(!reader.shows("binary file"));
}

#[test]
fn the_help_page_lists_every_key() {
    let mut reader = Reader::open(120, 140);
    reader.press("?");
    for menu in diplo_tui::app::keys::Keymap::built_in().menus() {
        for binding in &menu.bindings {
            // The longest are wrapped.
            let head: String = binding.help.chars().take(40).collect();
            assert!(reader.shows(head.trim_end()), "{}", binding.help);
        }
    }
}

#[test]
fn a_pane_without_anything_says_why() {
    let mut reader = Reader::loading("", 120, 30);
    assert!(reader.shows("Reading …"));
    reader.arrive(Arc::new(Snapshot::default()), Loading::Done);
    assert!(reader.shows("No article here."));
    let mut library = Library::new();
    let problem = Problem { path: PathBuf::from("a.bin"), reason: "binary file".to_owned() };
    library.add(Vec::new(), vec![problem]);
    reader.arrive(library.snapshot(), Loading::Done);
    assert!(reader.shows("Nothing could be read."));
    assert!(reader.shows("! shows why (1 file)"));
}

#[test]
fn a_choice_survives_when_more_articles_arrive() {
    let mut reader = Reader::loading("", 120, 30);
    let corpus = super::corpus::snapshot();
    let articles = corpus.articles().iter().map(|a| a.annotated.as_ref().clone());
    let mut library = Library::new();
    library.add(articles.clone().take(2).collect(), Vec::new());
    reader.arrive(library.snapshot(), Loading::Running { files: 2 });
    reader.press("j<enter>");
    library.add(articles.skip(2).collect(), Vec::new());
    reader.arrive(library.snapshot(), Loading::Done);
    assert_eq!((reader.model.articles.selected, reader.model.focus), (Some(1), Pane::Reading));
    assert!(reader.shows("3 of 3 articles"));
}

#[test]
fn a_paste_outside_a_line_is_no_command() {
    let mut reader = Reader::open(120, 30);
    reader.send(diplo_tui::app::Message::Paste("Q\nq".to_owned()));
    assert!(reader.effects.is_empty());
    reader.press("/");
    reader.send(diplo_tui::app::Message::Paste("vienna\nwaltz".to_owned()));
    assert!(reader.shows("/ vienna waltz"));
}

#[test]
fn q_goes_back_and_ends_in_the_article_list() {
    let mut reader = Reader::open(120, 30);
    reader.press("3q");
    assert_eq!(reader.model.focus, Pane::Articles);
    assert!(reader.effects.is_empty());
    reader.press("q");
    assert!(matches!(reader.effects.as_slice(), [Effect::Quit]));
}

/// On the usual screen nothing told that there is a timeline, and on a small one not how to leave.
#[test]
fn a_screen_without_room_for_the_timeline_says_how_much_is_there_and_how_to_see_it() {
    for (width, height, timeline) in
        [(60, 20, true), (80, 24, true), (99, 30, true), (120, 36, false)]
    {
        let mut reader = Reader::open(width, height);
        assert_eq!(reader.shows("3 timeline"), timeline, "{}", reader.screen());
        for words in ["6 of 6 events", "? help", "q back"] {
            assert!(reader.shows(words), "{width}: {words}: {}", reader.screen());
        }
        reader.press("3");
        assert!(!reader.shows("3 timeline") && reader.shows("Timeline 6"), "{}", reader.screen());
        assert!(reader.shows("q back"), "{}", reader.screen());
    }
}

#[test]
fn a_line_that_is_typed_says_how_it_is_kept_and_how_left() {
    for keys in ["/", "d", "f", "D", "/vienna", "d2019"] {
        for (width, height) in [(60, 20), (80, 24)] {
            let mut reader = Reader::open(width, height);
            reader.press(keys);
            let told = reader.shows("Enter keep") && reader.shows("Esc cancel");
            assert!(told, "{keys} at {width}: {}", reader.screen());
        }
    }
}

/// The reading pane went on to show an article that was not listed any more, and `D` dated it.
#[test]
fn where_nothing_matches_nothing_is_read_and_the_place_is_kept() {
    let mut reader = Reader::open(120, 12);
    reader.press("<enter><space>h");
    let before = reader.screen();
    reader.press("/zzzzq<enter>");
    assert_eq!(reader.screen().matches("Nothing matches").count(), 3, "{}", reader.screen());
    assert!(reader.model.article().is_none());
    reader.press("D2019-03-11<enter>");
    assert!(!reader.shows("set by you") && reader.model.ledger().rulings().is_empty());
    reader.press("<esc>");
    assert_eq!(reader.screen(), before);
}
