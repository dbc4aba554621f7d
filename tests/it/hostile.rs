//! Texts made to exhaust the annotator: long lists of one thing, and no structure at all.
//!
//! They must come back on a thread with the stack that threads have by default; how fast is not
//! asked here.

use std::path::Path;

use diplo_tui::annotate::annotate;
use diplo_tui::load::verbatim;

/// About how many bytes each text has.
const LENGTH: usize = 100_000;
/// The stack of a thread by default.
const STACK: usize = 2 << 20;

/// Annotates a text made of numbered parts until it is long enough.
fn check(part: fn(usize) -> String) {
    let mut text = String::new();
    for nth in 0.. {
        if text.len() >= LENGTH {
            break;
        }
        text.push_str(&part(nth));
    }
    let work = move || annotate(verbatim(Path::new("hostile.txt"), &text)).document.raw().len();
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(work).unwrap();
    assert!(thread.join().is_ok_and(|length| length >= LENGTH));
}

/// A word of letters only that differs for each number.
fn word(mut nth: usize) -> String {
    let mut word = String::new();
    for _ in 0..4 {
        word.push_str(["ba", "ke", "lo", "mi", "nu", "ra", "so", "ti", "vu", "za"][nth % 10]);
        nth /= 10;
    }
    word
}

/// The same with a capital, as a name.
fn name(nth: usize) -> String {
    let word = word(nth);
    format!("{}{}", word[..1].to_uppercase(), &word[1..])
}

#[test]
fn a_list_of_capitals_comes_back() {
    check(|_| "Moscow, ".to_owned());
    check(|nth| ["in Paris and ", "Rome, ", "Russia, ", "Ankara or "][nth % 4].to_owned());
}

#[test]
fn a_list_of_acronyms_comes_back() {
    check(|nth| format!("{} Party met {}. ", name(nth), word(nth).to_uppercase()));
    check(|nth| format!("{}, ", word(nth).to_uppercase()));
}

#[test]
fn a_list_of_names_comes_back() {
    check(|nth| format!("{} {}, ", name(nth), name(nth / 3 + 7)));
    check(|nth| format!("President Ivan {} met {}. ", name(nth), name(nth + 1)));
    check(|nth| format!("{} Kowalska and Kowalska. ", name(nth)));
}

#[test]
fn a_list_of_roles_comes_back() {
    check(|nth| format!("The minister met {} {}. ", name(nth), name(nth + 3)));
    check(|_| "the foreign minister, ".to_owned());
}

#[test]
fn a_list_of_quotes_comes_back() {
    check(|_| "“We agree with it,” the minister said. ".to_owned());
    check(|nth| format!("\"We go on\" {} said ", name(nth)));
    check(|_| "“ ".to_owned());
    check(|_| "said that it said ".to_owned());
}

#[test]
fn a_run_of_digits_comes_back() {
    check(|nth| nth.to_string());
    check(|nth| format!("{nth}, "));
    check(|_| "two days before ".to_owned());
    check(|_| "the end of the beginning of ".to_owned());
}

#[test]
fn a_text_without_spaces_comes_back() {
    check(|_| "a".to_owned());
    check(|_| "Moscow".to_owned());
    check(|nth| format!("{}-", name(nth)));
    check(|_| "日本".to_owned());
}

#[test]
fn a_chain_of_clauses_comes_back() {
    check(|_| "Russia threatened to agree to refuse to ".to_owned());
    check(|_| "if Russia expelled France and ".to_owned());
    check(|_| "who said that Russia, which ".to_owned());
}
