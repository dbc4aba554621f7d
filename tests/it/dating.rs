//! Pairs of articles, the second without a date: which neighbours tell when it was published.
//!
//! The articles are invented; what is one event and what differs is the matter of `story`.

use std::path::Path;

use diplo_tui::annotate::annotate;
use diplo_tui::document::Publication;
use diplo_tui::load::read;
use diplo_tui::story::{Ledger, Story, tell};

/// When the last of the articles was published, if the others tell it to the day.
fn dated(articles: &[&str]) -> Option<String> {
    let story = told(articles);
    story.articles.last()?.publication.single_day().map(|day| day.to_string())
}

fn told(articles: &[&str]) -> Story {
    let read = |(at, text): (usize, &&str)| {
        annotate(read(Path::new(&format!("{at}.txt")), text.as_bytes(), None).unwrap())
    };
    tell(articles.iter().enumerate().map(read).collect(), &Ledger::default())
}

/// Each row: the articles, the undated one last, and its day; all rows that fail are told together.
fn check(rows: &[(&[&str], Option<&str>)]) {
    let wrong = rows.iter().filter_map(|(articles, expected)| {
        let found = dated(articles);
        (found.as_deref() != *expected)
            .then(|| format!("{articles:#?}: {found:?}, not {expected:?}"))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{} of {} rows:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}

/// Norway and Belarus on Thursday, 7 March 2019, in a page of that day.
const EXPELLED: &str = "Envoys sent home\n\n7 March 2019\n\nOSLO - Norway expelled three Belarusian \
                        diplomats on Thursday over the hacking of a shipyard.";
const CLOSED: &str = "Border shut\n\n12 June 2018\n\nACCRA - Togo closed its border with Ghana on \
                      Tuesday after a quarrel over fishing boats.";
const RATIFIED: &str = "Canal treaty ratified\n\n16 May 2017\n\nLIMA - Peru's Congress on Tuesday \
                        ratified the canal treaty with Ecuador.";
const SIGNED: &str = "A pact on a lake\n\nOn 21 September 2016, Chad and Niger signed a fishing \
                      treaty on the shore of Lake Chad.";
const RESIGNED: &str = "A minister goes\n\n4 November 2024\n\nNAIROBI - Kenyan Foreign Minister Musalia \
                        Mudavadi resigned on November 4, 2024 after a quarrel over the border.";
const RECALLED: &str = "Ambassador called home\n\n20 February 2020\n\nRABAT - Morocco recalled its \
                        ambassador to Spain on Wednesday.";

#[test]
fn an_act_that_a_neighbour_dates_dates_the_article() {
    check(TELLING);
}

#[test]
fn what_may_be_another_act_or_year_dates_nothing() {
    check(MISLEADING);
}

/// Once every chain told of weekdays, even where the article tells of none.
#[test]
fn the_chain_ends_with_what_the_article_itself_tells_of_its_day() {
    for (text, expected) in [
        (
            "Oslo acts\n\nMINSK - Norway on Thursday expelled three Belarusian diplomats.",
            "the weekday \"Thursday\" leads to 2019-03-07",
        ),
        (
            "Minsk answers\n\nMINSK - Norway expelled three Belarusian diplomats on Thursday. \
             Belarus recalled its ambassador from Oslo on Friday.",
            "the weekday \"Thursday\" and the weekdays told lead to 2019-03-08",
        ),
        (
            "Minsk answers\n\nMINSK - Four days after Norway threw out Belarusian diplomats, \
             Belarus closed a consulate on Monday.",
            "the count \"Four days after\" and the weekdays told lead to 2019-03-11",
        ),
        (
            "Oslo acts\n\nOslo, March 7 -- Norway expelled three Belarusian diplomats.",
            "the date line \"March 7\" leads to 2019-03-07",
        ),
        (
            "Minsk speaks\n\nMinsk, March 8 -- Norway expelled three Belarusian diplomats on \
             Thursday, the Foreign Ministry announced.",
            "the weekday \"Thursday\" and the date line lead to 2019-03-08",
        ),
    ] {
        let story = told(&[EXPELLED, text]);
        let Publication::Inferred(_, chain) = &story.articles[1].publication else {
            panic!("not dated: {text}");
        };
        assert_eq!(chain.last().unwrap().reason, expected, "{text}");
    }
}

type Row = (&'static [&'static str], Option<&'static str>);

const TELLING: &[Row] = &[
    // The same act, number and weekday.
    (
        &[
            EXPELLED,
            "Minsk answers\n\nMINSK - Norway expelled three Belarusian diplomats on Thursday. Belarus recalled its ambassador from Oslo on Friday.",
        ],
        Some("2019-03-08"),
    ),
    (
        &[
            EXPELLED,
            "Oslo acts\n\nOSLO - Three Belarusian diplomats were expelled by Norway on Thursday.",
        ],
        Some("2019-03-07"),
    ),
    // Another number.
    (
        &[
            EXPELLED,
            "Oslo acts\n\nMINSK - Norway expelled four Belarusian diplomats on Thursday, the Foreign Ministry in Minsk said.",
        ],
        Some("2019-03-07"),
    ),
    (
        &[
            EXPELLED,
            "Oslo acts\n\nMINSK - Norway on Thursday expelled two Belarusian embassy employees.",
        ],
        Some("2019-03-07"),
    ),
    // No number.
    (
        &[
            EXPELLED,
            "Oslo acts\n\nMINSK - Norway expelled several Belarusian diplomats on Thursday.",
        ],
        Some("2019-03-07"),
    ),
    // "A day after".
    (
        &[
            EXPELLED,
            "Minsk answers\n\nMINSK - Belarus expelled two Norwegian diplomats on Friday, a day after Norway expelled three Belarusian diplomats.",
        ],
        Some("2019-03-08"),
    ),
    (
        &[
            EXPELLED,
            "Minsk answers\n\nMINSK - A day after Norway expelled Belarusian diplomats, Belarus on Friday ordered two Norwegian envoys to leave.",
        ],
        Some("2019-03-08"),
    ),
    (
        &[
            EXPELLED,
            "Minsk answers\n\nMINSK - Four days after Norway threw out Belarusian diplomats, Belarus closed a consulate on Monday.",
        ],
        Some("2019-03-11"),
    ),
    (
        &[
            EXPELLED,
            "Minsk answers\n\nMINSK - President Alexander Lukashenko spoke on Saturday, two days after Norway had expelled three Belarusian diplomats.",
        ],
        Some("2019-03-09"),
    ),
    // A date line without its year.
    (
        &[
            EXPELLED,
            "Minsk speaks\n\nMinsk, March 8 -- Norway expelled three Belarusian diplomats on Thursday, the Foreign Ministry announced.",
        ],
        Some("2019-03-08"),
    ),
    (
        &[
            EXPELLED,
            "Oslo speaks\n\nOslo, March 7 -- Norway expelled five Belarusian diplomats on Thursday, Foreign Minister Ine Eriksen Soreide announced.",
        ],
        Some("2019-03-07"),
    ),
    (
        &[
            EXPELLED,
            "Oslo speaks\n\nOSLO, March 7 (NTB) - Norway expelled three Belarusian diplomats, the Foreign Ministry announced.",
        ],
        Some("2019-03-07"),
    ),
    (
        &[
            EXPELLED,
            "Minsk speaks\n\nMinsk, March 9 - Belarus will answer the expulsion, the Foreign Ministry said on Saturday. Norway expelled three Belarusian diplomats on Thursday.",
        ],
        Some("2019-03-09"),
    ),
    (
        &[
            CLOSED,
            "Lome speaks\n\nLome, June 12 -- Togo closed its border with Ghana, the interior minister said.",
        ],
        Some("2018-06-12"),
    ),
    // Borders, ratifications, treaties, ambassadors.
    (
        &[
            CLOSED,
            "Accra protests\n\nACCRA - Ghana protested on Wednesday, a day after Togo closed its border with Ghana over fishing boats.",
        ],
        Some("2018-06-13"),
    ),
    (
        &[
            CLOSED,
            "Accra protests\n\nACCRA - Togo closed its border with Ghana on Tuesday over a quarrel about fishing boats.",
        ],
        Some("2018-06-12"),
    ),
    (
        &[
            RATIFIED,
            "First spade\n\nTUMBES - Presidents Pedro Pablo Kuczynski and Lenin Moreno met at the canal on Friday, three days after Peru's Congress had ratified the canal treaty with Ecuador.",
        ],
        Some("2017-05-19"),
    ),
    (
        &[
            RATIFIED,
            "Congress votes\n\nLIMA - Peru's Congress ratified the canal treaty with Ecuador on Tuesday by 81 votes to 30.",
        ],
        Some("2017-05-16"),
    ),
    (
        &[
            RATIFIED,
            "Quito waits\n\nQUITO - Ecuador welcomed the vote on Wednesday, a day after the Peruvian Congress ratified the canal treaty.",
        ],
        Some("2017-05-17"),
    ),
    (
        &[
            SIGNED,
            "Lawmakers agree\n\nNIAMEY - Niger's parliament ratified the fishing treaty with Chad on Friday, nine days after it was signed on Lake Chad.",
        ],
        Some("2016-09-30"),
    ),
    (
        &[
            SIGNED,
            "A pact\n\nNIAMEY - Chad and Niger signed a fishing treaty on Wednesday, the ministers said.",
        ],
        Some("2016-09-21"),
    ),
    (
        &[
            SIGNED,
            "Fishermen cheer\n\nNIAMEY - Fishermen marched in Niamey on Thursday, a day after Chad and Niger signed a fishing treaty.",
        ],
        Some("2016-09-22"),
    ),
    (
        &[
            RESIGNED,
            "Mudavadi quits\n\nNAIROBI - Kenyan Foreign Minister Musalia Mudavadi resigned on Monday.",
        ],
        Some("2024-11-04"),
    ),
    (
        &[
            RESIGNED,
            "Mudavadi quits\n\nNAIROBI - Musalia Mudavadi, Kenya's foreign minister, resigned on Monday, and the opposition cheered.",
        ],
        Some("2024-11-04"),
    ),
    (
        &[
            RESIGNED,
            "A successor\n\nNAIROBI - President William Ruto named a new minister on Tuesday, a day after Foreign Minister Musalia Mudavadi resigned.",
        ],
        Some("2024-11-05"),
    ),
    (
        &[
            RECALLED,
            "Madrid regrets\n\nMADRID - Morocco recalled its ambassador to Spain on Wednesday, Madrid said.",
        ],
        Some("2020-02-19"),
    ),
    (
        &[
            RECALLED,
            "Madrid regrets\n\nMADRID - Spain regretted the step on Thursday, a day after Morocco recalled its ambassador to Spain.",
        ],
        Some("2020-02-20"),
    ),
    (
        &[
            RECALLED,
            "Madrid regrets\n\nMadrid, February 19 -- Morocco recalled its ambassador to Spain, the Spanish foreign minister said.",
        ],
        Some("2020-02-19"),
    ),
    // Ties.
    (
        &[
            "Ties cut\n\nPeru cut ties with Chile on May 3, 2021.",
            "Ties cut\n\nSANTIAGO - Peru cut diplomatic ties with Chile on Monday.",
        ],
        Some("2021-05-03"),
    ),
    (
        &[
            "Ties cut\n\nPeru cut ties with Chile on May 3, 2021.",
            "Santiago waits\n\nSANTIAGO - Chile closed its embassy in Lima on Thursday, three days after Peru cut ties with Chile.",
        ],
        Some("2021-05-06"),
    ),
];

const MISLEADING: &[Row] = &[
    // Another weekday.
    (
        &[EXPELLED, "Oslo acts\n\nOSLO - Norway expelled three Belarusian diplomats on Sunday."],
        None,
    ),
    (
        &[
            EXPELLED,
            "Minsk answers\n\nMINSK - Belarus protested on Monday, a day after Norway expelled three Belarusian diplomats.",
        ],
        None,
    ),
    (
        &[
            RESIGNED,
            "Mudavadi quits\n\nNAIROBI - Kenyan Foreign Minister Musalia Mudavadi resigned on Friday.",
        ],
        None,
    ),
    // Another year.
    (
        &[
            EXPELLED,
            "Oslo acts\n\nOSLO - Norway expelled three Belarusian diplomats on Thursday. The treaty of January 9, 2022 is in danger.",
        ],
        None,
    ),
    (
        &[
            EXPELLED,
            "Oslo acts\n\nOSLO - Norway expelled four Belarusian diplomats on Thursday. Belarus held an election in 2020.",
        ],
        None,
    ),
    (
        &[
            EXPELLED,
            "A chronicle\n\nOSLO - In 2008, a day after Norway expelled three Belarusian diplomats, the ferry to Denmark sank on Friday.",
        ],
        None,
    ),
    (
        &[
            EXPELLED,
            "Years later\n\nMINSK - Belarus reopened its embassy on Friday, two years after Norway expelled three Belarusian diplomats.",
        ],
        None,
    ),
    (
        &[
            RATIFIED,
            "A jubilee\n\nLIMA - Peru celebrated on Tuesday. Ten years ago Congress ratified the canal treaty with Ecuador.",
        ],
        None,
    ),
    // Another such act, dated by another neighbour.
    (
        &[
            EXPELLED,
            "Again\n\n12 August 2021\n\nOSLO - Norway expelled four Belarusian diplomats on Thursday.",
            "Minsk answers\n\nMINSK - Belarus protested on Friday, a day after Norway expelled Belarusian diplomats.",
        ],
        None,
    ),
    (
        &[
            EXPELLED,
            "Again\n\n12 August 2021\n\nOSLO - Norway expelled four Belarusian diplomats on Thursday.",
            "Oslo acts\n\nOSLO - Norway expelled five Belarusian diplomats on Thursday.",
        ],
        None,
    ),
    (
        &[
            EXPELLED,
            "Oslo acts\n\nOSLO - Norway expelled another four Belarusian diplomats on Thursday.",
        ],
        None,
    ),
    (&[EXPELLED, "Oslo acts\n\nOSLO - Norway expelled 45 Belarusian diplomats on Thursday."], None),
    // Other sides.
    (
        &[EXPELLED, "Riga acts\n\nRIGA - Latvia expelled three Belarusian diplomats on Thursday."],
        None,
    ),
    (
        &[
            EXPELLED,
            "Minsk acts\n\nMINSK - Belarus expelled three Norwegian diplomats on Thursday.",
        ],
        None,
    ),
    (&[EXPELLED, "Oslo acts\n\nOSLO - Norway expelled three Russian diplomats on Thursday."], None),
    (&[CLOSED, "Accra acts\n\nACCRA - Ghana closed its border with Togo on Tuesday."], None),
    (
        &[
            RECALLED,
            "Rabat acts\n\nRABAT - Morocco recalled its ambassador to France on Wednesday.",
        ],
        None,
    ),
    (
        &[
            RESIGNED,
            "A minister goes\n\nNAIROBI - Kenyan Defence Minister Aden Duale resigned on Monday.",
        ],
        None,
    ),
    // Not done.
    (
        &[
            EXPELLED,
            "Oslo threatens\n\nOSLO - Norway threatened on Thursday to expel three Belarusian diplomats.",
        ],
        None,
    ),
    (
        &[
            EXPELLED,
            "Oslo denies\n\nOSLO - Norway denied on Thursday that it had expelled three Belarusian diplomats.",
        ],
        None,
    ),
    (
        &[
            EXPELLED,
            "Oslo plans\n\nOSLO - Norway will expel three Belarusian diplomats on Thursday.",
        ],
        None,
    ),
    // What recurs: talks, calls, shelling, yearly meetings and laws.
    (
        &[
            "Talks\n\n8 May 2018\n\nROME - Libya and Italy held talks on Tuesday.",
            "Talks\n\nROME - Libya and Italy held talks on Tuesday.",
        ],
        None,
    ),
    (
        &[
            "A call\n\n8 May 2018\n\nROME - President Vladimir Putin called President Emmanuel Macron on Monday.",
            "A call\n\nPARIS - President Vladimir Putin called President Emmanuel Macron on Monday about Syria.",
        ],
        None,
    ),
    (
        &[
            "Shells\n\n8 May 2018\n\nDONETSK - Russia shelled Ukrainian villages on Monday.",
            "Shells\n\nKYIV - Russia shelled Ukrainian villages on Monday.",
        ],
        None,
    ),
    (
        &[
            "Yearly aid\n\n8 May 2018\n\nROME - Italy gave Libya aid of 20 million dollars on Monday.",
            "Yearly aid\n\nROME - Italy gave Libya aid of 30 million dollars on Monday.",
        ],
        None,
    ),
    (
        &[
            "Exercise\n\n8 May 2018\n\nSEOUL - South Korea and the United States began their yearly exercise on Monday.",
            "Exercise\n\nSEOUL - South Korea and the United States began their yearly exercise on Monday.",
        ],
        None,
    ),
    // Another day in the date line.
    (
        &[
            EXPELLED,
            "Oslo speaks\n\nOSLO, August 8 (NTB) - Norway expelled three Belarusian diplomats on Thursday, the Foreign Ministry announced.",
        ],
        None,
    ),
    (
        &[
            EXPELLED,
            "Oslo speaks\n\nOslo, March 21 -- Norway expelled five Belarusian diplomats on Thursday.",
        ],
        None,
    ),
    // What governments sign is not what a parliament ratifies, nor the other parliament.
    (
        &[
            SIGNED,
            "A vote\n\nNIAMEY - Niger's parliament ratified the fishing treaty with Chad on Wednesday.",
        ],
        None,
    ),
    (
        &[
            RATIFIED,
            "Quito votes\n\nQUITO - Ecuador's National Assembly ratified the canal treaty with Peru on Tuesday.",
        ],
        None,
    ),
    // Another thing.
    (
        &[SIGNED, "A pact\n\nNIAMEY - Chad and Niger signed an extradition treaty on Wednesday."],
        None,
    ),
    (
        &[
            RATIFIED,
            "Congress votes\n\nLIMA - Peru's Congress ratified an extradition treaty with Chile on Tuesday.",
        ],
        None,
    ),
];
