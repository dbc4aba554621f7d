//! Screens as pictures: glyphs and styles, at the sizes that people have.
//!
//! What a key does is told in `journeys`; here it is how things look.

use insta::assert_snapshot;

use super::harness::Reader;

#[test]
fn a_wide_screen_shows_three_panes() {
    assert_snapshot!(Reader::open(120, 40).styled_screen());
}

#[test]
fn a_common_screen_shows_two_panes() {
    assert_snapshot!(Reader::open(80, 24).styled_screen());
}

#[test]
fn a_narrow_screen_shows_one_pane() {
    assert_snapshot!(Reader::open(50, 16).styled_screen());
}

#[test]
fn a_screen_that_is_too_small_says_what_it_needs() {
    assert_snapshot!(Reader::open(23, 5).styled_screen());
}

#[test]
fn a_chosen_event_stands_in_full_and_its_sentence_is_lit() {
    assert_snapshot!(Reader::open(120, 30).press("3j").styled_screen());
}

#[test]
fn matched_letters_are_lit_while_searching() {
    assert_snapshot!(Reader::open(120, 24).press("/vienna walz").styled_screen());
}

#[test]
fn weights_tell_the_same_without_colours() {
    let mut reader = Reader::open(100, 24).without_colours();
    assert_snapshot!(reader.press("3j").styled_screen());
}

#[test]
fn the_actor_picker_lies_over_the_panes() {
    assert_snapshot!(Reader::open(100, 24).press("avrg<tab>").styled_screen());
}

#[test]
fn the_raw_text_stands_with_its_cuts() {
    assert_snapshot!(Reader::open(100, 30).press("<enter>P").styled_screen());
}
