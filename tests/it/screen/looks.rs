//! Screens as pictures: glyphs and styles, at the sizes that people have.
//!
//! What a key does is told in `journeys`; here it is how things look.

use insta::assert_snapshot;

use super::harness::Reader;

#[test]
fn three_panes_at_120_by_40() {
    assert_snapshot!(Reader::open(120, 40).styled_screen());
}

#[test]
fn two_panes_at_80_by_24() {
    assert_snapshot!(Reader::open(80, 24).styled_screen());
}

#[test]
fn one_pane_at_50_by_16() {
    assert_snapshot!(Reader::open(50, 16).styled_screen());
}

#[test]
fn one_line_on_a_screen_that_is_too_small() {
    assert_snapshot!(Reader::open(23, 5).styled_screen());
}

#[test]
fn a_chosen_event_in_full_and_its_sentence_lit() {
    assert_snapshot!(Reader::open(120, 30).press("3j").styled_screen());
}

#[test]
fn matched_letters_are_lit_while_searching() {
    assert_snapshot!(Reader::open(120, 24).press("/vienna walz").styled_screen());
}

#[test]
fn without_colours_weights_tell_the_same() {
    let mut reader = Reader::open(100, 24).without_colours();
    assert_snapshot!(reader.press("3j").styled_screen());
}

#[test]
fn the_actor_picker_over_the_panes() {
    assert_snapshot!(Reader::open(100, 24).press("avrg<tab>").styled_screen());
}

#[test]
fn the_raw_text_with_its_cuts() {
    assert_snapshot!(Reader::open(100, 30).press("<enter>P").styled_screen());
}
