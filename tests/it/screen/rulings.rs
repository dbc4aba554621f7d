//! What the user settles: who is who, and when an article was published.

use diplo_tui::app::Message;
use diplo_tui::document::Problem;

use super::harness::Reader;

#[test]
fn the_roster_lists_every_actor_and_unfolds_its_names_with_what_speaks_for_them() {
    let mut reader = Reader::open(120, 30);
    reader.press("A");
    assert!(reader.shows("Who is who · 4 actors"), "{}", reader.screen());
    reader.press("/kess<enter><enter>");
    assert!(reader.shows("Anna Kessler") && !reader.shows("Hungary  "), "{}", reader.screen());
    assert!(reader.shows("2 × · by hand"), "{}", reader.screen());
    reader.press("q");
    assert!(reader.model.overlay.is_none());
}

#[test]
fn marked_actors_are_merged_into_the_one_under_the_cursor_and_apart_again() {
    let mut reader = Reader::open(120, 30);
    reader.press("A/varga<enter><tab>/<ctrl-u>kessler<enter>m");
    assert!(reader.shows("Anna Kessler, Béla Varga are one"), "{}", reader.screen());
    assert!(reader.shows("Who is who · 3 actors · 1 ruling of yours"), "{}", reader.screen());
    reader.press("<esc>a");
    assert!(!reader.shows("│ ▌  Béla Varga"), "{}", reader.screen());
    reader.press("<esc>U");
    assert!(reader.shows("taken back: Anna Kessler, Béla Varga are one"));
    reader.press("A");
    assert!(reader.shows("Who is who · 4 actors"), "{}", reader.screen());
}

#[test]
fn a_merge_without_marks_says_what_is_missing() {
    let mut reader = Reader::open(120, 30);
    reader.press("Am");
    assert!(reader.shows("mark others first"), "{}", reader.screen());
    reader.press("s");
    assert!(reader.shows("choose one of its names"), "{}", reader.screen());
}

#[test]
fn an_actor_is_shown_under_the_name_that_was_typed() {
    let mut reader = Reader::open(120, 30);
    reader.press("A/varga<enter>r<ctrl-u>The Minister<enter>");
    assert!(reader.shows("Béla Varga is shown as The Minister"), "{}", reader.screen());
    reader.press("/<ctrl-u><enter><esc>a");
    assert!(reader.shows("The Minister"), "{}", reader.screen());
}

#[test]
fn a_hidden_actor_is_not_offered_any_more() {
    let mut reader = Reader::open(120, 30);
    reader.press("A/varga<enter>H");
    assert!(reader.shows("hidden"), "{}", reader.screen());
    reader.press("<esc>avarga");
    assert!(reader.shows("nothing of that name"), "{}", reader.screen());
}

#[test]
fn the_day_of_publication_can_be_set_and_taken_back() {
    let mut reader = Reader::open(120, 30);
    reader.press("jjDMay");
    assert!(reader.shows("this is no date"), "{}", reader.screen());
    reader.press("<ctrl-u>2019-03-11<enter>");
    assert!(reader.shows("2019-03-11*"), "{}", reader.screen());
    assert!(reader.shows("set by you"), "{}", reader.screen());
    reader.press("U");
    assert!(!reader.shows("2019-03-11*"), "{}", reader.screen());
}

#[test]
fn an_article_can_be_dated_by_a_month_and_dated_by_itself_again() {
    let mut reader = Reader::open(120, 30);
    reader.press("jjD2019-03<enter>");
    assert!(reader.shows("2019-03*"), "{}", reader.screen());
    reader.press("Dunset<enter>");
    assert!(!reader.shows("2019-03*"), "{}", reader.screen());
    reader.press("Dafter 2018<enter>");
    assert!(reader.shows("set by you"), "{}", reader.screen());
}

/// A ruling that could not be written down was carried out and counted all the same.
#[test]
fn a_ruling_that_cannot_be_kept_is_not_carried_out_and_says_why() {
    let mut reader = Reader::open(60, 20);
    let before = reader.model.ledger().clone();
    reader.press("A/varga<enter>H");
    let path = "/home/somebody/.config/diplo-tui/ledger.toml".into();
    let problem = Problem { path, reason: "line 7: unknown field `hyde`".into() };
    reader.send(Message::NotRuled { ledger: before.clone(), problem });
    assert!(reader.shows("Not ruled"), "{}", reader.screen());
    for part in ["neither kept nor", "ledger.toml", "line 7", "unknown field `hyde`", "--ledger"] {
        assert!(reader.shows(part), "{part}: {}", reader.screen());
    }
    assert!(!reader.shows("hidden"), "{}", reader.screen());
    assert_eq!(*reader.model.ledger(), before);
}

/// Columns of numbers stood there, and no name.
#[test]
fn names_are_seen_on_narrow_and_on_low_screens() {
    for (width, height) in [(24, 6), (40, 12), (50, 14), (80, 24)] {
        let mut reader = Reader::open(width, height);
        reader.press("A");
        assert!(reader.shows("▌  Hungary"), "{width}x{height}\n{}", reader.screen());
    }
}
