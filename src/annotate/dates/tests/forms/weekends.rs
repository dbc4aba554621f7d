//! Weekends and weeks: which one is meant, by where the clause looks.
//!
//! Weekdays by themselves are tested in `ahead`.

use jiff::civil::date;

use super::super::{check, found, on};

#[test]
fn a_weekend_is_counted_inside_its_month() {
    check(&[
        ("It opens on the first weekend of July.", "the first weekend of July = 2018-W27-WE"),
        (
            "It opened on the last weekend of February.",
            "the last weekend of February = 2018-W08-WE",
        ),
        ("It is the second weekend in a row.", ""),
    ]);
}

#[test]
fn a_weekend_lies_where_its_clause_looks() {
    let (monday, friday) = (on(date(2018, 3, 12)), on(date(2018, 3, 16)));
    let (last, coming) = ("weekend = 2018-W10-WE", "weekend = 2018-W11-WE");
    for (text, published, expected) in [
        ("They have expelled ten men over the weekend.", &friday, last),
        ("Ten men have been freed over the weekend.", &friday, last),
        ("Over the weekend Oslo has sent ten men home.", &friday, last),
        ("Clashes on the weekend left ten dead.", &friday, last),
        ("Leaders met this weekend in Oslo.", &monday, last),
        ("He has visited Oslo this weekend.", &monday, last),
        ("The meeting this weekend was a failure.", &monday, last),
        ("Leaders meet this weekend in Oslo.", &monday, coming),
        ("The meeting this weekend will decide it.", &monday, coming),
        ("Tensions rose ahead of this weekend's vote.", &monday, coming),
        ("They are meeting at the weekend.", &monday, coming),
        ("He is expected to meet her at the weekend.", &monday, coming),
        ("He has said that he will go at the weekend.", &monday, coming),
        ("Rebels might strike at the weekend.", &friday, coming),
        ("They agreed on a truce for the weekend.", &friday, coming),
        ("He said the weekend vote was vital.", &friday, coming),
    ] {
        let found = found(text, published).join("; ");
        assert!(found.ends_with(expected), "{text}: {found}");
    }
}

#[test]
fn a_week_is_counted_from_the_next_such_day() {
    check(&[
        ("Talks resume a week on Tuesday.", "a week on Tuesday = 2018-03-27"),
        ("He will go a fortnight on Friday.", "a fortnight on Friday = 2018-03-30"),
        ("They meet on Thursday week to sign.", "Thursday week = 2018-03-22"),
        ("They meet once a week on Tuesday.", "a week = P1W; Tuesday = 2018-03-20"),
        ("He had a week on Friday's terms.", "a week = P1W; Friday = 2018-03-09"),
    ]);
}
