//! What queries mean and how wrong ones are refused, case by case.
//!
//! How they are read lies in the file above.

use super::Query;
use proptest::prelude::{any, prop, proptest};

/// What is written, and how it is printed back.
fn check(written: &str, printed: &str) {
    let query = Query::parse(written).unwrap();
    assert_eq!(query.to_string(), printed);
    assert_eq!(Query::parse(printed).unwrap(), query, "{printed}");
}

/// The part that is wrong, and why.
fn check_error(written: &str, part: &str, reason: &str) {
    let error = Query::parse(written).unwrap_err();
    assert_eq!((error.at.of(written), error.reason.as_str()), (part, reason), "{written}");
    assert!(!error.hint.is_empty());
}

#[test]
fn words_side_by_side_all_count_and_or_binds_looser() {
    check("lavrov  tango", "lavrov tango");
    check("lavrov AND tango", "lavrov tango");
    check("a b OR c", "a b or c");
    check("a (b or c)", "a (b or c)");
    check("((a))", "a");
}

#[test]
fn a_hyphen_or_not_asks_for_the_opposite() {
    check("-tango", "-tango");
    check("not tango", "-tango");
    check("a -(b c)", "a -(b c)");
    check("NOT -a", "--a");
    check("break-dance - done", "break-dance done");
}

#[test]
fn straight_and_curly_quotes_make_a_phrase() {
    check("“two  to tango”", "\"two to tango\"");
    check("\"or\" x", "\"or\" x");
    check("\"\"", "");
}

#[test]
fn fields_take_plain_and_quoted_values() {
    check("actor:Lavrov", "actor:Lavrov");
    check("Actor:\"Sergei  Lavrov\"", "actor:\"Sergei Lavrov\"");
    check("actor:gov:ru+", "actor:gov:ru+");
    check("actor:“United States”+ x", "actor:\"United States\"+ x");
    check("is:Undated source:Reuters said:Ryabkov", "is:undated source:Reuters said:Ryabkov");
    check("date:2017-08..2017-09", "date:2017-08..2017-09");
    check("date:2017..2017", "date:2017");
    check("from:2017-08-31 date:..2018", "date:2017-08-31..2018");
    check("to:2018 oslo from:2017", "date:2017..2018 oslo");
}

#[test]
fn a_wrong_query_shows_where_and_why() {
    check_error("a (b", "(", "this parenthesis is not closed");
    check_error("a) b", ")", "this parenthesis closes nothing");
    check_error("say \"so", "\"so", "this quotation is not closed");
    check_error("date:2017-13", "2017-13", "this is no date");
    check_error("date:2018..2017", "2018..2017", "the first date lies after the last");
    check_error("date:..", "date:..", "`date:` lacks its value");
    check_error("actor: x", "actor:", "`actor:` lacks its value");
    check_error("colour:red", "colour:", "there is no field `colour:`");
    check_error("is:blue", "blue", "nothing is `blue`");
    check_error("event:banana", "banana", "no kind of event is called `banana`");
    check_error("is:starred", "starred", "nothing is `starred`");
    check_error("a or", "", "something to look for is missing here");
    check_error("or a", "or", "something to look for is missing here");
    check_error("event:x+", "x+", "`+` goes with actor:, by: and on: only");
    check_error("from:2017..2018", "2017..2018", "one date goes here, not two");
    check_error("from:2021 x to:2019", "from:2021 x to:2019", "the first date lies after the last");
}

#[test]
fn queries_join_to_one_that_prints_as_it_is_read() {
    let check = |parts: &[&str], all: &str, any: &str| {
        let parts: Vec<_> = parts.iter().map(|part| Query::parse(part).unwrap()).collect();
        for (joined, printed) in [(Query::all(&parts), all), (Query::any(&parts), any)] {
            assert_eq!(joined.to_string(), printed);
            assert_eq!(Query::parse(printed), Ok(joined));
        }
    };
    check(&["a", "b c", "d"], "a b c d", "a or b c or d");
    check(&["a or b", "-c"], "(a or b) -c", "a or b or -c");
    check(&["actor:x"], "actor:x", "actor:x");
    check(&["a", ""], "a", "");
    check(&[], "", "");
}

#[test]
fn endless_nesting_is_refused() {
    assert!(Query::parse(&"(".repeat(2000)).is_err());
    assert!(Query::parse(&format!("{}x", "-".repeat(2000))).is_err());
    assert!(Query::parse(&"x".repeat(5000)).is_err());
}

proptest! {
    #[test]
    fn what_is_printed_parses_to_the_same_query(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 0..12),
        odd in any::<String>(),
    ) {
        for written in [pieces.join(" "), pieces.concat(), odd] {
            if let Ok(query) = Query::parse(&written) {
                let printed = query.to_string();
                let again = Query::parse(&printed);
                assert_eq!(again.as_ref(), Ok(&query), "{written} -> {printed}");
            }
        }
    }

    #[test]
    fn an_error_points_into_the_text(text in any::<String>()) {
        if let Err(error) = Query::parse(&text) {
            assert!(text.get(error.at.range()).is_some());
        }
    }
}

const PIECES: &[&str] = &[
    "a",
    "Lavrov",
    "or",
    "not",
    "-",
    "(",
    ")",
    "(",
    ")",
    "\"",
    "“x y”",
    "actor:",
    "actor:b",
    "+",
    "date:2017",
    "..",
    "2018",
    "from:2017-02-28",
    "is:unread",
    "U.S.",
    "event:",
    "é",
    "\u{301}",
    "«",
    "x:y",
    ":",
    "Or",
];
