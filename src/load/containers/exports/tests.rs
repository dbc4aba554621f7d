//! What becomes of exports, as a table of small ones.

use super::{Layout, coded, labelled, layout};
use crate::load::Rules;

const BODY: [&str; 3] = [
    "The envoys of Aldmark and Norwick met in Larnholm on Sunday and spoke about the strait.",
    "Foreign Minister Anna Keller told reporters that both sides wanted a treaty by the summer.",
    "A second round of talks is to be held in Norwick next month, her office said.",
];

/// Reads an export; of each article its title, byline, source, day and body.
fn check(text: &str, expected: Option<Layout>, articles: &[[&str; 5]]) {
    let found = layout(text.as_bytes());
    assert_eq!(found, expected, "{text}");
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let entries = match found {
        Some(Layout::Coded) => coded::entries(&lines),
        Some(Layout::Labelled) => labelled::entries(&lines),
        None => Vec::new(),
    };
    assert_eq!(entries.len(), articles.len(), "{text}");
    for (entry, expected) in entries.into_iter().zip(articles) {
        let document = entry.document("a.txt".into(), &Rules::default()).unwrap();
        let day = document.publication().single_day().map(|day| day.to_string());
        let found = [
            document.title().into_owned(),
            document.byline().unwrap_or_default().to_owned(),
            document.source().unwrap_or("").to_owned(),
            day.unwrap_or_default(),
            document.body().replace("\n\n", " "),
        ];
        assert_eq!(found.each_ref().map(String::as_str), *expected, "{text}");
        for cut in document.cuts() {
            assert_eq!(&*cut.reason, "database field", "{}", cut.span.of(document.raw()));
        }
    }
}

fn all() -> String {
    BODY.join(" ")
}

/// An article with codes; `gap` parts them from their values.
fn coded(title: &str, gap: &str, end: &str) -> String {
    format!(
        "SE{gap}World\nHD{gap}{title}\nBY{gap}By Jane Roe\nWC{gap}212 words\nPD{gap}3 March 2019\n\
         SN{gap}The Harbour Gazette\nSC{gap}HARGAZ\nPG{gap}4\nLA{gap}English\nCY{gap}(c) 2019 The \
         Harbour Gazette. All rights reserved.\nLP{gap}{}\nTD{gap}{}\n\n{}\n\nCO{gap}hargaz : The \
         Harbour Gazette\nIN{gap}ifish : Fishing | iship : Shipping\nNS{gap}gdip : Diplomacy\nRE{gap}ald \
         : Aldmark\nPUB{gap}Quay Press\nAN{gap}HARGAZ0020190303ef330000t\n{end}",
        BODY[0], BODY[1], BODY[2]
    )
}

#[test]
fn codes_tell_title_writer_source_day_and_text() {
    let body = all();
    let told = |title| [title, "Jane Roe", "The Harbour Gazette", "2019-03-03", body.as_str()];
    let title = "Envoys meet in Larnholm";
    for gap in ["\n", "  ", "\t", "        ", ": ", " ", "\n\n"] {
        check(&coded(title, gap, ""), Some(Layout::Coded), &[told(title)]);
        let end = "\nDocument HARGAZ0020190303ef330000t\n\n";
        let two = coded(title, gap, end) + &coded("Talks go on", gap, end);
        check(&two, Some(Layout::Coded), &[told(title), told("Talks go on")]);
        let close = format!("{two}\nSearch Summary\nText: envoys and Larnholm\n");
        check(&close, Some(Layout::Coded), &[told(title), told("Talks go on")]);
        let two = coded(title, gap, "\n") + &coded("Talks go on", gap, "");
        assert_eq!(coded::entries(&two.lines().collect::<Vec<_>>()).len(), 2, "no line ends it");
    }
}

#[test]
fn a_paragraph_that_begins_with_a_code_is_text() {
    let text = coded("Envoys meet", "  ", "").replace(BODY[2], "IN NORWICK they go on next month.");
    let lines: Vec<&str> = text.lines().collect();
    let entry = coded::entries(&lines).pop().unwrap();
    let document = entry.document("a.txt".into(), &Rules::default()).unwrap();
    assert!(document.body().ends_with("IN NORWICK they go on next month."), "{}", document.body());
}

/// An article with labels in the newer layout.
fn newer(title: &str) -> String {
    format!(
        "{title}\nThe Harbour Gazette\nMarch 3, 2019 Sunday\n\nCopyright 2019 Quay Press All Rights \
         Reserved\nSection: WORLD; Pg. 4\nLength: 612 words\nByline: Jane Roe\nBody\n\n{}\n\nGraphic\n\n\
         \x20\nThe two envoys at the quay.\n\nLoad-Date: March 4, 2019\n\nEnd of Document\n\n",
        BODY.join("\n\n")
    )
}

/// The same in the older one.
fn older(number: usize, title: &str) -> String {
    format!(
        "                              {number} of 2 DOCUMENTS\n\n                      The Harbour \
         Gazette\n\n                      March 3, 2019 Sunday\n                        Late Edition\n\n\
         {title}\n\nBYLINE: By Jane Roe\n\nSECTION: World; Foreign Desk; Pg. 4\n\nLENGTH: 612 words\n\n\
         DATELINE: LARNHOLM\n\n{}\n\nLOAD-DATE: March 4, 2019\n\nLANGUAGE: ENGLISH\n\nPUBLICATION-TYPE: \
         Newspaper\n\n                   Copyright 2019 Quay Press\n                      All Rights \
         Reserved\n\n",
        BODY.join("\n\n")
    )
}

#[test]
fn labels_tell_title_writer_source_day_and_text() {
    let body = all();
    let told = |title| [title, "Jane Roe", "The Harbour Gazette", "2019-03-03", body.as_str()];
    let (one, other) = ("Envoys meet in Larnholm", "Talks go on");
    check(&newer(one), Some(Layout::Labelled), &[told(one)]);
    check(&(newer(one) + &newer(other)), Some(Layout::Labelled), &[told(one), told(other)]);
    check(&older(1, one), Some(Layout::Labelled), &[told(one)]);
    let cover = "Page 1 of 3\nUser Name: reader\nDate and Time: Tuesday, March 5, 2019\n\nMarch 5, \
                 2019\nDocuments (1)\n\n1. Envoys meet in Larnholm\nClient/Matter: -None-\n\n";
    check(&(cover.to_owned() + &newer(one)), Some(Layout::Labelled), &[told(one)]);
    let apart = newer(one).replacen(&format!("{one}\n"), &format!("{one}\n\n"), 1);
    check(&apart, Some(Layout::Labelled), &[told(one)]);
    check(&older(1, "Envoys meet\nin Larnholm"), Some(Layout::Labelled), &[told(one)]);
    check(&(older(1, one) + &older(2, other)), Some(Layout::Labelled), &[told(one), told(other)]);
}

#[test]
fn what_only_looks_like_a_field_makes_no_export() {
    let texts = [
        "HD is what they call it.\n\nTD and LP are others.",
        "HD\nEnvoys meet\nTD\nThe envoys met.\n",
        "IN BRIEF\n\nThe envoys met.\n\nPG 13\n\nSC Larnholm won.\n\nHD screens are sold out.",
        "Envoys meet\n\nLength: 612 words\n\nThe envoys met.",
        "A bridge\n\nLength: 612 metres\n\nBody\n\nSection: two\n\nThe bridge is long.",
        "Envoys meet\n\nBody\n\nCopyright 2019 Quay Press",
    ];
    for text in texts {
        check(text, None, &[]);
    }
}
