//! Small corpora and what their articles tell each other: dates, events told twice, differences.
//!
//! The articles are invented; what one article tells alone is the matter of `events`.

use std::path::Path;

use diplo_tui::annotate::annotate;
use diplo_tui::document::Annotated;
use diplo_tui::load::{read, verbatim};
use diplo_tui::story::{Ledger, Story, tell};

/// Tells the articles and compares: `N published DAYS` where they are bounded, `SLOT: FIRST | OTHER`, and for each event
/// that several sentences tell `ARTICLES voices N`.
fn check(articles: &[&str], expected: &[&str]) {
    assert_eq!(told(articles), expected, "{articles:#?}");
}

fn told(articles: &[&str]) -> Vec<String> {
    let story = tell(
        articles.iter().enumerate().map(|(at, text)| article(at, text)).collect(),
        &Ledger::default(),
    );
    let mut lines: Vec<String> = story.articles.iter().enumerate().filter_map(published).collect();
    lines.extend(together(&story));
    lines
}

/// A text that begins with "Published:" has a page's date; all others are bare.
fn article(at: usize, text: &str) -> Annotated {
    let name = format!("{at}.txt");
    let path = Path::new(&name);
    if text.starts_with("Published:") {
        return annotate(read(path, text.as_bytes(), None).unwrap());
    }
    annotate(verbatim(path, text))
}

fn published((at, article): (usize, &Annotated)) -> Option<String> {
    let days = article.publication.interval().filter(|days| days.last().is_some())?;
    Some(format!("{at} published {days}"))
}

fn together(story: &Story) -> Vec<String> {
    let mut lines = Vec::new();
    for cluster in story.clusters.iter().filter(|cluster| cluster.tellings.len() > 1) {
        let mut papers: Vec<String> =
            cluster.tellings.iter().map(|telling| telling.article.to_string()).collect();
        papers.sort();
        lines.push(format!("{} voices {}", papers.join("+"), cluster.voices));
        for found in &cluster.discrepancies {
            lines.push(format!("{}: {} | {}", found.slot.as_str(), found.first.1, found.other.1));
        }
    }
    lines
}

const DATED: &str = "On March 7, 2019, Norway expelled three Belarusian diplomats over the hacking of \
                     a shipyard.";

#[test]
fn a_neighbour_that_dates_the_event_dates_the_article() {
    check(
        &[
            DATED,
            "Belarus closed a consulate on Friday.\n\nA day after Norway expelled three Belarusian \
             diplomats over the hacking of a shipyard, Minsk protested.",
        ],
        &["1 published 2019-03-08", "0+1 voices 2"],
    );
    check(
        &[
            DATED,
            "On Thursday Norway expelled three Belarusian diplomats over the hacking of a shipyard.",
        ],
        &["1 published 2019-03-07", "0+1 voices 2"],
    );
    check(
        &[
            DATED,
            "Belarus protested on Friday, a day after Norway expelled three Belarusian diplomats \
             over the hacking of a shipyard.",
        ],
        &["1 published 2019-03-08", "0+1 voices 2"],
    );
}

#[test]
fn what_was_done_last_thursday_is_told_on_the_weekday_behind_it() {
    let told = "Norway expelled three Belarusian diplomats over the hacking of a shipyard last \
                Thursday";
    let said = format!("{told}, the ministry said on Monday.");
    check(&[DATED, &said], &["1 published 2019-03-11", "0+1 voices 2"]);
    // Within which week it is told stays open.
    check(&[DATED, &format!("{told}, the ministry said.")], &["0+1 voices 2"]);
}

#[test]
fn the_order_of_the_articles_does_not_matter() {
    check(
        &[
            "On Thursday Norway expelled three Belarusian diplomats over the hacking of a shipyard.",
            DATED,
        ],
        &["0 published 2019-03-07", "0+1 voices 2"],
    );
}

#[test]
fn a_date_that_neighbours_do_not_agree_on_is_not_taken_over() {
    let on_thursday =
        "On Thursday Norway expelled three Belarusian diplomats over the hacking of a shipyard.";
    let a_week_later = "On March 14, 2019, Norway expelled three Belarusian diplomats over the hacking of a \
         shipyard.";
    let lines = told(&[DATED, a_week_later, on_thursday]);
    assert!(!lines.iter().any(|line| line.starts_with("2 published")), "{lines:?}");
    // A weekday that does not fit the neighbour's date refuses it too.
    let on_sunday = on_thursday.replace("Thursday", "Sunday");
    let lines = told(&[DATED, &on_sunday]);
    assert!(!lines.iter().any(|line| line.starts_with("1 published")), "{lines:?}");
}

#[test]
fn a_like_act_of_others_dates_nothing() {
    check(
        &[
            DATED,
            "On Thursday Sweden expelled three Belarusian diplomats over the hacking of a shipyard.",
        ],
        &[],
    );
}

#[test]
fn holders_of_offices_date_an_article() {
    check(
        &["Secretary of State Rex Tillerson met President Donald Trump after last year's U.S. \
           presidential election had been discussed in Congress."],
        &["0 published 2017-02-01..2017-12-31"],
    );
}

#[test]
fn holders_of_offices_bound_an_article() {
    check(
        &["Secretary of State John Kerry met Prime Minister Theresa May of Britain in London."],
        &["0 published 2016-07-13..2017-01-20"],
    );
}

#[test]
fn no_neighbour_dates_an_article_before_somebody_named_in_it_was_in_office() {
    let later = "On Thursday Norway expelled three Belarusian diplomats over the hacking of a \
                 shipyard. German Chancellor Olaf Scholz spoke of a warning.";
    let lines = told(&[DATED, later]);
    assert!(!lines.iter().any(|line| line.starts_with("1 published")), "{lines:?}");
}

#[test]
fn talks_on_the_same_weekday_date_nothing() {
    let dated = "On Thursday, June 7, 2012, Turkey and Russia held talks.";
    check(&[dated, "Turkey and Russia held talks on Thursday."], &[]);
}

#[test]
fn one_act_done_to_two_on_a_day_is_two_events() {
    for (one, other) in [
        ("Iran arrested an American teacher.", "Iran arrested an American sailor."),
        (
            "Norway closed the Belarusian consulate in Bergen.",
            "Norway closed the Belarusian consulate in Tromso.",
        ),
        (
            "Washington imposed sanctions on two Iranian banks.",
            "Washington sanctioned three Iranian generals.",
        ),
        ("Turkey bombed a village in Syria.", "Turkey bombed a bridge in Syria."),
        (
            "Peru and Chile signed a treaty on fishing.",
            "Peru and Chile signed a treaty on extradition.",
        ),
        ("Angela Merkel met Barack Obama.", "Angela Merkel met David Cameron."),
        (
            "Peru and Chile signed a gas deal in Lima.",
            "Chile and Peru signed a satellite deal in Lima.",
        ),
        (
            "Kenya summoned the Chinese ambassador over a dam.",
            "Kenya summoned the Chinese ambassador over a spying case.",
        ),
    ] {
        check(&[&format!("On March 7, 2016, {one}"), &format!("On March 7, 2016, {other}")], &[]);
    }
}

/// What is done by many, to many or by whom the paper leaves open: what it is about tells them apart.
#[test]
fn acts_of_one_day_over_two_matters_are_two_events() {
    for (act, one, other) in [
        ("Peru imposed tariffs on", "Chilean copper", "Chilean bicycles"),
        ("four Chadian soldiers were killed in Libya", "by a mine", "by a sniper"),
        ("four Chadian soldiers were killed in Libya", "near Sebha", "near Kufra"),
        ("two Chadians were arrested in Libya", "for spying", "for smuggling"),
        ("thousands marched in Lima", "for higher wages", "against the war"),
        ("the Norwegian", "defence minister resigned", "fisheries minister resigned"),
    ] {
        let [one, other] = [one, other].map(|matter| format!("On March 7, 2016, {act} {matter}."));
        check(&[&one, &other], &[]);
        check(&[&one, &one.replace("2016, ", "2016, as is known, ")], &["0+1 voices 2"]);
    }
}

/// Papers of one fortnight may tell one act without a day; papers that are months apart do not.
#[test]
fn an_act_without_a_day_is_bounded_by_the_day_of_its_paper() {
    let told = "Chad has arrested a Peruvian botanist over a stolen orchid.";
    let paper = |day: &str, told: &str| format!("Published: {day}\n\n{told}");
    for (day, other, expected) in [
        ("7 March 2016", "7 March 2017", &[][..]),
        ("7 March 2016", "7 April 2016", &[]),
        ("7 March 2016", "12 March 2016", &["0+1 voices 1"]),
    ] {
        let articles = [paper(day, told), paper(other, told)];
        let lines = self::told(&[&articles[0], &articles[1]]);
        let together: Vec<&String> = lines.iter().filter(|line| line.contains('+')).collect();
        assert_eq!(together, expected, "{day} {other}");
    }
}

/// Whatever verb two papers blame, ask or refuse with: what it is about tells the acts apart.
#[test]
fn words_over_two_matters_are_two_events() {
    for verb in ["condemned", "denounced", "slammed", "rebuked", "blasted", "criticised", "blamed"]
    {
        let [one, other] = ["the arrest of fishermen", "a tax on copper"]
            .map(|matter| format!("On March 7, 2016, Chile {verb} Peru for {matter}."));
        check(&[&one, &other], &[]);
        check(&[&format!("{one} On March 7, 2016, Chile {verb} Peru for a tax on copper.")], &[]);
    }
    for verb in ["told", "urged", "pressed", "ordered"] {
        let [one, other] = ["free the crew", "repeal a tax"]
            .map(|matter| format!("On March 7, 2016, Chile {verb} Peru to {matter}."));
        check(&[&one, &other], &[]);
    }
    for verb in ["rejected", "turned down", "rebuffed"] {
        for matters in [
            ["demand to free a crew", "request for a loan"],
            ["offer to hold talks on fishing", "offer to lift a tax"],
        ] {
            let [one, other] =
                matters.map(|matter| format!("On March 7, 2016, Chile {verb} Peru's {matter}."));
            check(&[&one, &other], &[]);
        }
    }
    check(
        &[
            "On March 7, 2016, Chad condemned Libya over the killing of a shepherd.",
            "On March 7, 2016, Chad denounced Libya over the killing of a judge.",
        ],
        &[],
    );
    check(
        &[
            "On March 7, 2016, Chad condemned Libya over the killing of a shepherd.",
            "On March 7, 2016, Chad denounced Libya over the shepherd's killing.",
        ],
        &["0+1 voices 2"],
    );
}

#[test]
fn one_act_told_in_other_words_is_one_event() {
    for (one, other) in [
        (
            "Peru and Chile signed a treaty on fishing.",
            "a treaty on fishing was signed by Chile and Peru.",
        ),
        (
            "Peru and Chile signed a treaty on fishing.",
            "Chile and Peru signed an agreement on fishing.",
        ),
        (
            "Norway expelled three Belarusian diplomats.",
            "three Belarusian embassy employees were expelled by Norway.",
        ),
        ("Angela Merkel met Barack Obama in Hanover.", "Barack Obama met Angela Merkel."),
    ] {
        check(
            &[&format!("On March 7, 2016, {one}"), &format!("On March 7, 2016, {other}")],
            &["0+1 voices 2"],
        );
    }
}

#[test]
fn so_many_on_one_weekday_are_the_same_but_what_repeats_is_not() {
    let expelled = "Norway expelled nine Belarusian diplomats on May 4, 2022.";
    check(
        &[expelled, "Norway expelled nine Belarusian diplomats on Wednesday."],
        &["1 published 2022-05-04", "0+1 voices 2"],
    );
    // Two papers may count otherwise, but not that much.
    check(
        &[expelled, "Norway expelled eight Belarusian diplomats on Wednesday."],
        &[
            "1 published 2022-05-04",
            "0+1 voices 2",
            "number: 9 Belarusian diplomats | 8 Belarusian diplomats",
        ],
    );
    check(&[expelled, "Norway expelled 45 Belarusian diplomats on Wednesday."], &[]);
    check(&[expelled, "Norway expelled nine Belarusian diplomats on Friday."], &[]);
    check(
        &[
            "On September 15, 2021, North Korea fired two ballistic missiles at Japan.",
            "North Korea fired two ballistic missiles at Japan on Wednesday, its ninth test this year.",
        ],
        &[],
    );
}

/// Three papers on one week, each with words and details of its own.
#[test]
fn papers_that_tell_one_event_in_their_own_words_are_heard_together() {
    let one =
        "On March 14, 2019, Norway expelled two Belarusian diplomats for spying on a naval base.";
    for other in [
        "Norway expelled the Belarusians on March 14, 2019.",
        "Oslo ordered them out on March 14, 2019, for spying on a naval base in the north.",
        "On March 14, 2019, two Belarusian embassy employees were expelled by Norway.",
    ] {
        check(&[one, other], &["0+1 voices 2"]);
    }
    check(
        &[
            "On March 14, 2019, Chad arrested a Nigerian journalist.",
            "On March 14, 2019, Chad detained a Nigerian reporter.",
        ],
        &["0+1 voices 2"],
    );
    check(
        &[
            "On March 14, 2019, Chad rejected the Nigerian offer.",
            "On March 14, 2019, Chad turned down an offer from Nigeria.",
        ],
        &["0+1 voices 2"],
    );
    check(
        &[
            "On March 14, 2019, Chad rejected the Nigerian offer.",
            "On March 14, 2019, Chad rejected the Nigerian ultimatum.",
        ],
        &[],
    );
    check(
        &[
            "Published: 14 March 2019\n\nOn Wednesday, Angela Merkel met Erna Solberg in Brussels.",
            "Published: 16 March 2019\n\nErna Solberg met Angela Merkel in Brussels this week, her office said.",
        ],
        &["0 published 2019-03-14", "1 published 2019-03-16", "0+1 voices 2"],
    );
}

#[test]
fn an_act_on_another_weekday_is_another_event() {
    let recalled = "Kenya recalled its ambassador to Somalia over a quarrel about the sea border";
    check(&[&format!("On Sunday {recalled}."), &format!("{recalled} on Monday.")], &[]);
    check(&[&format!("On March 7, 2016, {recalled}."), &format!("{recalled} on Friday.")], &[]);
    check(
        &[&format!("On Monday {recalled}."), &format!("{recalled} on Monday.")],
        &["0+1 voices 2"],
    );
}

#[test]
fn reporters_may_differ_by_a_day() {
    check(
        &[DATED, &DATED.replace("March 7", "March 8")],
        &["0+1 voices 2", "date: 2019-03-07 | 2019-03-08"],
    );
    check(&[DATED, &DATED.replace("March 7", "March 9")], &[]);
    let shelled = "On March 7, 2019, Turkey shelled two villages near the Syrian town of Afrin.";
    check(&[shelled, &shelled.replace("March 7", "March 8")], &[]);
}

/// Of what is done once, a paper that counts otherwise or is a day late tells no second.
#[test]
fn what_is_done_once_may_be_counted_placed_and_dated_otherwise() {
    for (one, other, told) in [
        (
            "On May 3, 2016, Chad expelled 40 Peruvian diplomats for spying.",
            "On May 4, 2016, Chad expelled 38 Peruvian diplomats, officials in Lima said.",
            vec![
                "date: 2016-05-03 | 2016-05-04",
                "number: 40 Peruvian diplomats | 38 Peruvian diplomats",
            ],
        ),
        (
            "On May 3, 2016, Chad expelled 12 Peruvian diplomats for spying.",
            "On May 3, 2016, Chad ordered 9 Peruvian diplomats to leave the country.",
            vec!["number: 9 Peruvian diplomats | 12 Peruvian diplomats"],
        ),
        (
            "On May 3, 2016, Chad and Peru signed a mining deal in Lima.",
            "On May 3, 2016, Peru and Chad signed a deal on mining in Cusco.",
            vec!["place: Cusco | Lima"],
        ),
        (
            "On May 3, 2016, Norway approved a loan of $300 million for Chad.",
            "On May 4, 2016, Norway approved a loan of $310 million for Chad.",
            vec!["date: 2016-05-03 | 2016-05-04", "number: $300,000,000 | $310,000,000"],
        ),
    ] {
        let lines = [vec!["0+1 voices 2"], told].concat();
        check(&[one, other], &lines);
    }
}

#[test]
fn a_paper_that_tells_the_week_tells_the_act_of_a_day_of_it() {
    check(
        &[
            "Published: 29 June 2022\n\nChad ordered 70 Peruvian diplomats to leave on Tuesday.",
            "Published: 30 June 2022\n\nPeru is angry after Chad expelled 67 Peruvian diplomats earlier \
             this week.",
        ],
        &[
            "0 published 2022-06-29",
            "1 published 2022-06-30",
            "0+1 voices 2",
            "number: 70 Peruvian diplomats | 67 Peruvian diplomats",
        ],
    );
}

#[test]
fn so_many_are_not_expelled_twice_whenever_that_was() {
    let dated = "On May 3, 2016, Chad expelled 45 Peruvian diplomats.";
    check(&[dated, "Chad expelled 45 Peruvian diplomats, and Lima is angry."], &["0+1 voices 2"]);
    check(
        &[dated, "In May 2016, Chad expelled 45 Peruvian diplomats over a raid."],
        &["0+1 voices 2"],
    );
    for other in [
        "Chad expelled 5 Peruvian diplomats, and Lima is angry.",
        "Peru expelled 45 Chadian diplomats, and Lima is angry.",
        "In May 2012, Chad expelled 45 Peruvian diplomats over a raid.",
        "Chad expelled another 45 Peruvian diplomats, and Lima is angry.",
        "Chad arrested 45 Peruvian diplomats, and Lima is angry.",
    ] {
        check(&[dated, other], &[]);
    }
}

/// Where the first and the second paper agree, and the second and the third, the first and the
/// third may still tell two acts.
#[test]
fn no_chain_of_papers_joins_two_that_contradict_each_other() {
    for [one, between, other] in [
        ["3, 2016, Chad expelled 70", "4, 2016, Chad expelled 67", "5, 2016, Chad expelled 66"],
        ["3, 2016, Chad expelled 10", "3, 2016, Chad expelled 17", "3, 2016, Chad expelled 30"],
    ] {
        let texts = [one, between, other].map(|told| format!("On May {told} Peruvian diplomats."));
        let lines = told(&[&texts[0], &texts[1], &texts[2]]);
        assert!(lines.contains(&"0+1 voices 2".to_owned()), "{lines:?}");
        assert!(!lines.iter().any(|line| line.starts_with("0+1+2")), "{lines:?}");
        assert!(!lines.iter().any(|line| line.contains("0+2")), "{lines:?}");
    }
}

#[test]
fn what_may_be_done_again_is_not_taken_for_one_act() {
    for (one, other) in [
        // Another number by far, another matter, or a word that tells of an act before.
        (
            "3, 2016, Chad expelled two Peruvian envoys.",
            "3, 2016, Chad expelled 40 Peruvian envoys.",
        ),
        (
            "3, 2016, Chad expelled two Peruvian envoys.",
            "4, 2016, Chad expelled two more Peruvian envoys.",
        ),
        (
            "3, 2016, Chad expelled two Peruvian envoys.",
            "5, 2016, Chad expelled two Peruvian envoys.",
        ),
        (
            "3, 2016, Chad expelled two Peruvian envoys.",
            "4, 2016, Peru expelled two Chadian envoys.",
        ),
        (
            "3, 2016, Chad and Peru signed a mining deal.",
            "4, 2016, Chad and Peru signed a fishing deal.",
        ),
        (
            "3, 2016, Norway gave Chad $40 million for a dam.",
            "3, 2016, Norway gave Chad $9 million for a road.",
        ),
        (
            "3, 2016, Chad banned imports of wine from Peru.",
            "3, 2016, Chad banned imports of apples from Peru.",
        ),
        // What happens every day.
        ("3, 2016, Chad deployed troops in Libya.", "4, 2016, Chad deployed troops in Libya."),
        (
            "3, 2016, Chad and Peru exchanged 40 prisoners.",
            "4, 2016, Chad and Peru exchanged 40 prisoners.",
        ),
        (
            "3, 2016, Chad sent two planes with tents to Peru.",
            "4, 2016, Chad sent two planes with tents to Peru.",
        ),
        (
            "3, 2016, Chad bombed a bridge near Agadez.",
            "4, 2016, Chad bombed a bridge near Agadez.",
        ),
        (
            "3, 2016, Chad arrested two Peruvian sailors.",
            "4, 2016, Chad arrested two Peruvian sailors.",
        ),
    ] {
        check(&[&format!("On May {one}"), &format!("On May {other}")], &[]);
    }
}

#[test]
fn a_sentence_printed_twice_is_one_telling() {
    let said = "Bolivia said that the border would stay closed.";
    check(&[said, said], &["0+1 voices 1"]);
}

#[test]
fn other_objects_and_other_years_are_other_events() {
    check(&[DATED, "On March 7, 2019, Norway expelled a Chilean bishop."], &[]);
    check(&[DATED, &DATED.replace("2019", "2016")], &[]);
}

#[test]
fn differences_are_noted_slot_by_slot() {
    check(
        &[DATED, &DATED.replace("three", "five")],
        &["0+1 voices 2", "number: 3 Belarusian diplomats | 5 Belarusian diplomats"],
    );
    check(
        &[
            "On May 4, 2018, Chile and Peru held talks on fishing quotas in Geneva.",
            "On May 4, 2018, Chile and Peru held talks on fishing quotas in Vienna.",
        ],
        &["0+1 voices 2", "place: Geneva | Vienna"],
    );
    let bombed = "On May 4, 2018, Chad bombed a bridge in Niger, killing two herders.";
    check(
        &[bombed, &bombed.replace("two", "nine")],
        &["0+1 voices 2", "number: 2 herders | 9 herders"],
    );
    let gave = "On May 4, 2018, Norway gave Chad $45 million for a dam.";
    check(
        &[gave, &gave.replace("45", "54")],
        &["0+1 voices 2", "number: $45,000,000 | $54,000,000"],
    );
    let expelled = "On May 4, 2018, Norway and Chile expelled two envoys of Chad over a raid.";
    check(
        &[expelled, &expelled.replace("Chile", "Peru")],
        &["0+1 voices 2", "source: Norway, Chile | Norway, Peru"],
    );
}

#[test]
fn every_telling_is_compared_with_every_other_and_one_thing_may_have_two_names() {
    let expelled = |whom: &str| format!("On May 4, 2018, Norway expelled {whom} over a raid.");
    let [four, six, five] =
        ["four Chadian embassy staff", "six Chadian diplomats", "five Chadian diplomats"]
            .map(expelled);
    check(
        &[&four, &six, &five],
        &[
            "0+1+2 voices 3",
            "number: 4 Chadian embassy staff | 5 Chadian diplomats",
            "number: 4 Chadian embassy staff | 6 Chadian diplomats",
        ],
    );
    let same = expelled("four Chadian envoys");
    check(&[&four, &same], &["0+1 voices 2"]);
    let silent = expelled("several Chadian diplomats") + " Many in the town were glad of it.";
    check(
        &[&silent, &six, &five],
        &["0+1+2 voices 3", "number: 5 Chadian diplomats | 6 Chadian diplomats"],
    );
}

#[test]
fn copies_of_a_report_are_one_voice() {
    check(&[DATED, DATED], &["0+1 voices 1"]);
}

/// Five sentences that one agency sent out.
const WIRE: &str = "The envoys of Norway and Peru met in Geneva on Tuesday and spoke about the \
    fishing quotas for the coming year. A spokesman said that both sides had shown more patience \
    than in the spring. Nobody expected an agreement before the autumn, when the ministers will \
    come to the city themselves. The quota for cod has been disputed since the survey of the \
    northern banks was published. The next round will be held in Lima.";

/// Another reporter's words on the same meeting.
const OWN_WORDS: &str = "Peru and Norway have taken up their quarrel over cod again. For five \
    hours their envoys sat in a hotel in Geneva on Tuesday, and when they came out they had little \
    to tell. Lima wants the northern banks counted anew, Oslo trusts its survey. A paper that the \
    delegations had agreed on in the spring lay on the table untouched, one diplomat said. They \
    will see each other again in Lima, at a date that neither would name.";

fn groups(articles: &[String]) -> Vec<usize> {
    let articles = articles.iter().enumerate().map(|(at, text)| article(at, text)).collect();
    tell(articles, &Ledger::default()).originals
}

#[test]
fn one_text_under_several_headlines_and_banners_is_one() {
    let banner = format!("Support the Gazette!\n\n{WIRE}");
    let edited = WIRE.replace("A spokesman said that", "The spokesman told reporters that");
    let texts = [WIRE.to_owned(), OWN_WORDS.to_owned(), banner, edited];
    assert_eq!(groups(&texts), [0, 1, 0, 0]);
}

/// Two files of one sentence are one text if that sentence is the same.
#[test]
fn short_texts_are_one_only_if_they_are_the_same() {
    let short = "Norway expelled three Belarusian diplomats on Thursday, its ministry said.";
    let texts = [short.to_owned(), short.replace("three", "four"), short.to_uppercase()];
    assert_eq!(groups(&texts), [0, 1, 0]);
    assert_eq!(groups(&["No comment.".to_owned(), "No comment.".to_owned()]), [0, 1]);
}

/// What a ministry writes of each visit: the notes differ by who came.
#[test]
fn notes_of_one_form_on_different_people_are_no_copies() {
    let note = |state: &str, name: &str| {
        format!(
            "Foreign Minister Tomas Wrona received the ambassador of {state}, {name}, on Tuesday, who \
             handed him a copy of her credentials. The minister wished the ambassador success and spoke \
             of the trade between both countries, of the quota for cod and of the next meeting of the \
             commission, which will be held in the autumn. Both sides stressed the value of their talks \
             and agreed to see each other again before the end of the year."
        )
    };
    let (norway, peru) = (note("Norway", "Liv Aasen"), note("Peru", "Rosa Quispe"));
    let shorter = norway.replace(", Liv Aasen, on Tuesday,", "");
    let house = norway.replace("Liv Aasen", "Liv Aaseen");
    assert_eq!(groups(&[norway.clone(), peru.clone(), shorter, house]), [0, 1, 0, 0]);
    assert_eq!(groups(&[norway.clone(), norway.replace("Liv Aasen", "Berit Moen")]), [0, 1]);
    assert_eq!(groups(&[norway.clone(), norway.replace("of Norway", "of Peru")]), [0, 1]);
    assert_eq!(groups(&[peru.clone(), peru.replace("wished", "then wished")]), [0, 0]);
}

#[test]
fn two_reports_on_one_event_are_no_copies() {
    let excerpt = WIRE.split_inclusive(". ").take(2).collect::<String>();
    let quoting = format!("{OWN_WORDS} {excerpt}");
    assert_eq!(
        groups(&[WIRE.to_owned(), OWN_WORDS.to_owned(), excerpt, quoting.clone()])[..3],
        [0, 1, 2]
    );
    assert_ne!(groups(&[WIRE.to_owned(), quoting])[..], [0, 0]);
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(24))]
    #[test]
    fn who_is_whose_copy_does_not_depend_on_the_order(seed in proptest::prelude::any::<u64>()) {
        let changed = |word: &str, other: &str| WIRE.replace(word, other);
        let mut texts = vec![
            WIRE.to_owned(), OWN_WORDS.to_owned(), changed("Tuesday", "Monday"),
            changed("cod", "herring"), OWN_WORDS.replace("hotel", "villa"), "Short.".to_owned(),
        ];
        let size = texts.len();
        for at in 0..size {
            texts.swap(at, (seed.rotate_left(at as u32 * 7) % size as u64) as usize);
        }
        let found = groups(&texts);
        for (one, text) in texts.iter().enumerate() {
            for (other, second) in texts.iter().enumerate() {
                let start = |text: &String| text.chars().take(9).collect::<String>();
                let same = start(text) == start(second);
                proptest::prop_assert_eq!(found[one] == found[other], same);
            }
        }
    }
}

/// "Najla Mangoush | Libya" was listed as a difference: a minister acts for her state.
#[test]
fn who_acts_for_a_state_is_no_other_than_the_state() {
    let summoned = |who: &str| {
        format!("On March 7, 2019, {who} summoned the Maltese ambassador Roderick Zahra.")
    };
    let one = &["0+1 voices 2"];
    check(&[&summoned("Libya"), &summoned("Libyan foreign minister Najla Mangoush")], one);
    check(&[&summoned("the Libyan Foreign Ministry"), &summoned("Libya")], one);
    check(
        &[
            "On March 7, 2019, Norway expelled three diplomats of the Belarusian embassy.",
            "On March 7, 2019, Norway expelled three Belarusian diplomats.",
        ],
        one,
    );
    // Two ministers of one state are two.
    let met = |who: &str| format!("On March 7, 2019, {who} met Sergei Lavrov in Moscow.");
    let lines = told(&[
        &met("German Foreign Minister Heiko Maas"),
        &met("German Finance Minister Olaf Scholz"),
    ]);
    assert!(lines.is_empty(), "{lines:?}");
}

#[test]
fn a_named_envoy_is_called_in_once_a_day_wherever_papers_place_it() {
    let summoned = |day: &str, who: &str, place: &str| {
        format!("On March {day}, 2019, Libya summoned the {who} in {place} over a raid.")
    };
    let zahra = "Maltese ambassador Roderick Zahra";
    let tripoli = summoned("7", zahra, "Tripoli");
    check(
        &[&tripoli, &summoned("7", zahra, "Benghazi")],
        &["0+1 voices 2", "place: Benghazi | Tripoli"],
    );
    for other in [
        summoned("8", zahra, "Benghazi"),
        summoned("7", "Maltese consul Joseph Vella", "Benghazi"),
        summoned("7", "Maltese ambassador", "Benghazi"),
        tripoli.replace("Libya summoned", "Egypt summoned"),
    ] {
        check(&[&tripoli, &other], &[]);
    }
}

#[test]
fn two_who_met_on_a_day_held_talks_on_it() {
    let met = "On March 5, 2019, Sergei Lavrov met Mevlut Cavusoglu in Ankara.";
    check(
        &[met, "Mevlut Cavusoglu on March 5, 2019, held talks with Sergei Lavrov on grain."],
        &["0+1 voices 2"],
    );
    for other in [
        "Mevlut Cavusoglu on March 6, 2019, held talks with Sergei Lavrov on grain.",
        "Mevlut Cavusoglu on March 5, 2019, telephoned Sergei Lavrov on grain.",
        "Mevlut Cavusoglu on March 5, 2019, held talks with Heiko Maas on grain.",
    ] {
        check(&[met, other], &[]);
    }
}

/// With the second paper alone the third was dated; the first, which is a day off, undid it.
#[test]
fn a_paper_that_is_a_day_off_does_not_part_those_that_agree() {
    let tuesday = "On March 5, 2019, Malta expelled seven Libyan diplomats in a dispute over fish.";
    let undated = "On Tuesday Malta expelled nine Libyan diplomats, and the reason is fish.";
    let pair = ["1 published 2019-03-05", "0+1 voices 2"];
    let number = "number: 7 Libyan diplomats | 9 Libyan diplomats";
    check(&[tuesday, undated], &[pair[0], pair[1], number]);
    let day_off = "On March 6, 2019, Malta expelled seven Libyan diplomats over unpaid bills.";
    check(&[tuesday, undated, day_off], &[pair[0], pair[1], number]);
    // Two Tuesdays leave it open.
    let later = tuesday.replace("March 5", "March 12");
    let lines = told(&[tuesday, undated, &later]);
    assert!(!lines.iter().any(|line| line.starts_with("1 published")), "{lines:?}");
}

#[test]
fn a_paper_that_tells_no_day_of_an_act_done_once_tells_what_is_new() {
    let page = |day: &str, body: &str| format!("Published: {day} March 2019\n\n{body}");
    let dated = page("6", "Malta expelled seven Libyan diplomats on Tuesday.");
    let news = "Malta has kicked out seven Libyan diplomats.";
    let both = |other: &str| {
        let lines = told(&[&dated, other]);
        lines.iter().any(|line| line.starts_with("0+1"))
    };
    for (day, body, expected) in [
        ("6", news, true),
        ("7", news, true),
        ("9", news, false),
        ("4", news, false),
        ("6", "Malta has kicked out four Libyan diplomats.", false),
        ("6", "Malta has kicked out another seven Libyan diplomats.", false),
        ("6", "Malta has kicked out seven Libyan diplomats over a stolen frigate.", true),
        ("6", "Italy has kicked out seven Libyan diplomats.", false),
    ] {
        assert_eq!(both(&page(day, body)), expected, "{day}: {body}");
    }
}

/// A reprint was once dated by the event that its twin tells, and then contradicted it.
#[test]
fn a_copy_is_of_the_day_of_its_original_and_contradicts_it_in_nothing() {
    let text = "Norway on Thursday expelled three Belarusian diplomats over the hacking of a \
                shipyard, and the embassy in Minsk was told to send its archive home by the end of \
                the month. Foreign minister Ana Plover said that the decision had been taken with \
                a heavy heart, and that no other government had been asked for its advice.";
    let page = format!("Published: March 8, 2019\n\nNorway acts\n\n{text}");
    check(
        &[&page, text],
        &["0 published 2019-03-08", "1 published 2019-03-08", "0+1 voices 1", "0+1 voices 1"],
    );
    check(
        &[text, &page],
        &["0 published 2019-03-08", "1 published 2019-03-08", "0+1 voices 1", "0+1 voices 1"],
    );
    // A reprint of the week after tells of the same Thursday.
    let later = format!("Published: March 15, 2019\n\nNorway acts\n\n{text}");
    assert!(!told(&[&page, &later]).iter().any(|line| line.starts_with("date")));
    // A number that an editor changed is one.
    let edited = text.replace("three", "four");
    assert!(told(&[&page, &edited]).iter().any(|line| line.starts_with("number")));
    // A short note may be one of many years.
    let note = "Published: March 8, 2019\n\nNorway acts\n\nNorway began its exercise on Monday.";
    check(&[note, "Norway began its exercise on Monday."], &["0 published 2019-03-08"]);
    // Who tells it in other words is no copy, and has a day of his own.
    check(
        &[
            &page,
            "On Thursday Norway expelled three Belarusian diplomats over the hacking of a \
                  shipyard.",
        ],
        &["0 published 2019-03-08", "1 published 2019-03-07", "0+1 voices 2"],
    );
}
