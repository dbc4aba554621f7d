//! Whatever is pressed, the reader stays whole.

use diplo_tui::app::{Message, Pointer};
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_oneof, proptest};

use super::harness::{Reader, presses};

fn message() -> impl Strategy<Value = Message> {
    let keys = "jkGnN123lhzPsxXyd/af?!<tab><enter><esc><ctrl-d><ctrl-u><ctrl-o><space><backspace>"
        .to_owned()
        + "<down><up>varg2019:-\"(é外";
    let keys = presses(&keys);
    let pointer =
        prop_oneof![Just(Pointer::Click), Just(Pointer::WheelDown), Just(Pointer::WheelUp)];
    prop_oneof![
        12 => proptest::sample::select(keys).prop_map(Message::Key),
        2 => (pointer, 0..160_u16, 0..60_u16)
            .prop_map(|(pointer, column, row)| Message::Mouse { pointer, column, row }),
        1 => (0..160_u16, 0..60_u16).prop_map(|(width, height)| Message::Resize { width, height }),
        1 => any::<String>().prop_map(Message::Paste),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_keys_leave_a_valid_selection(messages in proptest::collection::vec(message(), 0..60)) {
        let mut reader = Reader::open(110, 24);
        for message in messages {
            reader.send(message);
            let model = &reader.model;
            assert!(model.articles.selected.is_none_or(|a| a < model.snapshot.articles().len()));
            assert_eq!(model.found.ticket, model.found.answered, "no question stays open");
            let rows = model.found.answer.timeline.len();
            assert!(model.timeline.row < rows.max(1));
            if let Some(page) = model.reading.page() {
                assert!(model.reading.top() < page.lines().len().max(1));
            }
        }
        reader.screen();
    }
}
