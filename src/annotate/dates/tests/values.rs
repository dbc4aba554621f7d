//! TIMEX3 values: how they are spelled, and that what is spelled is read back.
//!
//! Which value an expression has is tested in `forms`.

use crate::annotate::dates::value::{
    Clock, DayPart, Length, Place, Point, Season, Unit, Value, Year,
};
use proptest::prelude::{Just, Strategy, any, prop_oneof, proptest};

fn reads_back(text: &str) {
    assert_eq!(text.parse::<Value>().map(|v| v.to_string()), Ok(text.to_owned()));
}

#[test]
fn values_are_spelled_as_timeml_spells_them() {
    for text in [
        "2017-08-31",
        "2017-08",
        "2017",
        "201",
        "20",
        "XXXX-08-31",
        "XXXX-XX-XX",
        "XXXX-WXX-5",
        "2017-W35",
        "2017-W35-WE",
        "2017-WXX",
        "2017-Q3",
        "2017-QX",
        "2017-H1",
        "2017-SU",
        "2017-08-31TMO",
        "2017-08-31T11:53",
        "P2W",
        "PXD",
        "PT1H",
        "PXM",
        "PTXM",
        "P2Y6M",
        "P1DT12H",
        "P3DE",
        "PAST_REF",
        "PRESENT_REF",
        "FUTURE_REF",
        "2017-06-05/2017-06-11",
        "/2017-01-01",
        "2017-01-01/",
        "XXXX-WXX-1TNI",
    ] {
        reads_back(text);
    }
}

#[test]
fn what_is_no_value_is_refused() {
    for text in ["", "P", "17-", "2017-8-1", "PT", "P2", "yesterday", "2017-W3"] {
        assert!(text.parse::<Value>().is_err(), "{text}");
    }
}

fn year() -> impl Strategy<Value = Year> {
    prop_oneof![
        Just(Year::Unknown),
        (0_i16..100).prop_map(Year::Century),
        (0_i16..1000).prop_map(Year::Decade),
        (0_i16..10000).prop_map(Year::Known),
    ]
}

fn place() -> impl Strategy<Value = Place> {
    let two = || proptest::option::of(1_i8..54);
    prop_oneof![
        Just(Place::Whole),
        two().prop_map(Place::Month),
        (two(), two()).prop_map(|(m, d)| Place::Day(m, d)),
        two().prop_map(Place::Week),
        two().prop_map(Place::Weekend),
        (1_i8..8).prop_map(Place::Weekday),
        proptest::option::of(1_i8..5).prop_map(Place::Quarter),
        proptest::option::of(1_i8..3).prop_map(Place::Half),
        Just(Place::Season(Season::Winter)),
    ]
}

fn value() -> impl Strategy<Value = Value> {
    let clock = prop_oneof![
        (0_i8..25, 0_i8..60).prop_map(|(h, m)| Clock::At(h, m)),
        Just(Clock::Part(DayPart::Evening)),
    ];
    let unit = proptest::sample::select(Unit::CODES.map(|(unit, _)| unit).to_vec());
    let parts = proptest::collection::vec((proptest::option::of(any::<u32>()), unit), 1..4);
    prop_oneof![
        (year(), place(), proptest::option::of(clock))
            .prop_map(|(year, place, clock)| Value::Calendar(Point { year, place }, clock)),
        parts.prop_filter_map("one unit twice", Length::new).prop_map(Value::Length),
    ]
}

proptest! {
    #[test]
    fn a_printed_value_reads_back_as_itself(value in value()) {
        assert_eq!(value.to_string().parse(), Ok(value));
    }
}
