//! Which line is the headline, head by head.
//!
//! How it is told from other lines lies in the file above.

use std::path::Path;

use crate::document::{Document, Format};
use crate::load::read;

fn article(head: &str) -> Document {
    let body = "HARBOUR TOWN — Two envoys from the coast met in the old customs house on \
        Tuesday and spoke of fish, nets and the price of diesel until the evening.\n\n\
        The ministry said that the talks would go on in the spring, when the boats are back \
        from the north and the captains have time to listen.\n\n\
        Neither side wanted to say whether the treaty of the coast would be signed this year.";
    let text = format!("{head}\n\n{body}\n");
    read(Path::new("a.txt"), text.as_bytes(), Some(Format::Text)).unwrap()
}

fn check(head: &str, title: &str, byline: Option<&str>) {
    let document = article(head);
    assert_eq!(document.title(), title, "{head}");
    assert_eq!(document.byline(), byline, "{head}");
    assert!(byline.is_none() || document.body().starts_with("HARBOUR TOWN"), "{head}");
}

#[test]
fn names_between_headline_and_lead_are_the_byline() {
    let title = "Envoys of the coast count their fish";
    let dated = format!("{title}\n\nMonday, 4 May 2015\nMaria Holm, Reykjavik");
    check(&dated, title, Some("Maria Holm"));
    check(&format!("{title}\n\nMaria Holm, Reykjavik"), title, Some("Maria Holm"));
    let first = format!("Maria Holm, Reykjavik\n4 May 2015\n\n{title}");
    check(&first, title, Some("Maria Holm"));
    let two = "Maria Holm and our correspondent in Reykjavik";
    check(&format!("{title}\n\n{two}"), title, Some("Maria Holm"));
    check(&format!("{title}\n\nGazette staff"), title, None);
    check(&format!("{title}\n\nMaria Holm\n4 May 2015"), title, Some("Maria Holm"));
    check(&format!("{title}\n\nCoastal News\n4 May 2015"), title, None);
    check(&format!("{title}\n\nMaria Holm\nLNN News, Reykjavik"), title, Some("Maria Holm"));
    check(&format!("{title}\n\nMaria Holm\nFisheries correspondent"), title, Some("Maria Holm"));
    check(&format!("{title}\n\nFisheries correspondent"), title, None);
    check(&format!("{title}\n\nBy\n\nMaria Holm"), title, Some("Maria Holm"));
    check(&format!("{title}\n\nMaria Holm | 4 May 2015"), title, Some("Maria Holm"));
}

#[test]
fn a_standfirst_is_shown_and_hides_neither_writer_nor_day() {
    let title = "Envoys of the coast count their fish";
    for told in [
        "After eleven years the nets have a master again.",
        "A quarrel of eleven years ends in the customs house, but the captains have doubts",
    ] {
        let document = article(&format!("{title}\n\n{told}\n\nBy Maria Holm\n\n4 May 2015"));
        assert!(document.blocks().iter().any(|b| b.span.of(document.raw()) == told), "{told}");
        assert_eq!(document.title(), title, "{told}");
        assert_eq!(document.byline(), Some("Maria Holm"), "{told}");
        assert!(document.publication().single_day().is_some(), "{told}");
    }
}

/// The name of the paper was once taken for the headline.
#[test]
fn the_name_of_the_paper_under_the_byline_is_its_source() {
    let title = "Envoys of the coast count their fish";
    let document = article(&format!("{title}\n\nBy Maria Holm\nThe Coast Telegraph\n4 May 2015"));
    assert_eq!(document.title(), title);
    assert_eq!(document.source(), Some("The Coast Telegraph"));
    assert!(!document.body().contains("Telegraph"));
}

#[test]
fn notices_at_the_end_are_cut_and_reports_on_such_things_stay() {
    let title = "Envoys of the coast count their fish";
    let ends = |line: &str| {
        let text = format!("{}\n\n{line}\n", article(title).raw());
        let document = read(Path::new("a.txt"), text.as_bytes(), Some(Format::Text)).unwrap();
        document.body().contains(line)
    };
    for cut in [
        "Unsubscribe: https://lists.example/u/7",
        "When citing Coast News Agency materials, a hyperlink to CNA is mandatory.",
        "The opinions of the author may not coincide with those of the editors.",
        "Keep the Telegraph free: give 5 crowns today.",
    ] {
        assert!(!ends(cut), "{cut}");
    }
    for kept in [
        "When using force, the guards must warn the captains, the minister said.",
        "The opinions of the two ministers did not coincide on Tuesday.",
        "Keep the harbour free, the minister told the captains on Tuesday.",
    ] {
        assert!(ends(kept), "{kept}");
    }
}

#[test]
fn the_head_of_printed_pages_is_no_headline() {
    let head = "COAST PAPERS No. 12 / 2015";
    let document = article(&format!("{head}\n\nHow to count a fish\n\nMaria Holm\n\nMay 2015"));
    let text = format!("{}\n\n{head}\n\nThe boats came back in June, said she.", document.raw());
    let document = read(Path::new("a.txt"), text.as_bytes(), Some(Format::Text)).unwrap();
    assert_eq!(document.title(), "How to count a fish");
    assert!(document.blocks().iter().all(|block| block.span.of(document.raw()) != head));
}

#[test]
fn a_headline_with_a_date_is_no_date_line() {
    for title in ["The night of 4 May 1951", "What the harbour lost on 4 May 2015"] {
        check(title, title, None);
        assert!(article(title).publication().single_day().is_none(), "{title}");
    }
    let dated = article("The night of 4 May 1951\n\n5 May 2015");
    assert_eq!(dated.title(), "The night of 4 May 1951");
    assert_eq!(dated.publication().single_day().unwrap().to_string(), "2015-05-05");
}

#[test]
fn the_title_of_a_document_stays_though_it_ends_with_the_day_of_the_document() {
    for title in
        ["Press Briefing, May 4, 2015", "Remarks to the Captains of the Coast (4 May 2015)"]
    {
        check(title, title, None);
        let day = article(title).publication().single_day();
        assert_eq!(day.unwrap().to_string(), "2015-05-04", "{title}");
    }
}

#[test]
fn a_short_piece_has_its_headline_though_its_sentences_are_short() {
    for (text, title) in [
        (
            "The handshake\n\nIt lasted nine seconds.\n\nThen the envoys went home.\n",
            "The handshake",
        ),
        ("Fwd: RE: Cod for all\n\nThe sea is full.\n\nNobody counts the nets.\n", "Cod for all"),
        ("# Cod for all\n\nThe sea is full.\n\nNobody counts the nets.\n", "Cod for all"),
    ] {
        let document = read(Path::new("a.txt"), text.as_bytes(), None).unwrap();
        assert_eq!(document.title(), title);
    }
}

#[test]
fn the_label_of_a_field_is_no_part_of_the_headline() {
    let titled = article("Title: The envoys count their fish\nSource: Harbour Gazette");
    assert_eq!(titled.title(), "The envoys count their fish");
    assert!(!titled.body().contains("Harbour Gazette"));
    assert_eq!(titled.blocks().len(), titled.body().split("\n\n").count());
}

/// A list's first entry was the headline once, as it stood right above the first sentence.
#[test]
fn what_heads_a_part_of_the_article_is_no_headline() {
    let lead = "HARBOUR TOWN — The envoys left without a treaty. What stays in mind:";
    let parts = [
        "Nobody counted the herrings, and nobody asked the captains who had brought charts.",
        "The old customs house is cold, so the envoys talked in their coats until noon.",
        "Both sides want to meet again in the spring, when the boats are back in port.",
    ];
    let lists = [
        ("Three things to keep from the talks", lead, ["1. No herrings", "2. Coats", "3. Spring"]),
        ("How the talks of the coast ended", lead, ["The herrings", "The coats", "The spring"]),
        (
            "What are the talks of the coast?",
            "On Monday the talks of the coast go on. This is what you need to know about them.",
            ["Who counts the herrings?", "Where do they meet?", "What comes next?"],
        ),
    ];
    for (title, lead, heads) in lists {
        for parter in ["\n", "\n\n"] {
            let parts = heads.iter().zip(parts).flat_map(|(head, part)| [*head, part]);
            let lines: Vec<&str> = [title, lead].into_iter().chain(parts).collect();
            let text = lines.join(parter);
            let document = read(Path::new("a.txt"), text.as_bytes(), Some(Format::Text)).unwrap();
            assert_eq!(document.title(), title);
            assert_eq!(document.body().replace("\n\n", "\n"), lines[1..].join("\n"));
        }
    }
}

#[test]
fn the_name_of_the_publication_above_its_menu_is_no_headline() {
    let menu = "Skip to content\nThe Harbour Gull\nHome\nWorld\nSport\nLog in";
    let brief = "Envoy recalled\nRostal recalled its envoy from Larnholm on Friday.\n\
        He had spoken of herrings in the harbour council, a spokesman said.\n\
        Larnholm asked for an explanation on Saturday.";
    let foot = "Share\nAbout us\nContact\n© 2019 The Harbour Gull";
    let text = [menu, brief, foot].join("\n");
    let document = read(Path::new("a.txt"), text.as_bytes(), Some(Format::Text)).unwrap();
    assert_eq!(document.title(), "Envoy recalled");
    assert!(document.body().starts_with("Rostal recalled"), "{}", document.body());
}

#[test]
fn a_headline_that_reads_like_names_stays_the_headline() {
    check("Envoy Holm Returns, Reykjavik", "Envoy Holm Returns, Reykjavik", None);
    check("4 May 2015\n\nHolm Meets Lund, Reykjavik", "Holm Meets Lund, Reykjavik", None);
}

/// The lines of an article behind its head, one a line.
const BODY: &str = "Two envoys from the coast met in the old customs house of Larnholm on Tuesday and \
    spoke of fish, nets and quotas until the evening.\n\
    The ministry said that the talks would go on in the spring, when the boats are back.\n\
    Neither side wanted to say whether the treaty of the coast would be signed this year.\n\
    The captains of Rostal have asked for a count of all herrings in the northern zone.";

fn dump(head: &str) -> Document {
    let text = format!("{head}\n{BODY}\n");
    read(Path::new("a.txt"), text.as_bytes(), Some(Format::Text)).unwrap()
}

#[test]
fn what_stands_above_the_menu_and_the_menu_are_no_headline() {
    let title = "Envoys of the coast leave their talks on herrings";
    let menu = "Coast | Fish | Trade | Weekend | Log in";
    let head = format!("THE GULL\nNews of the herrings of Rostal\n{menu}\n\n{title}\n\n4 May 2015");
    assert_eq!(dump(&head).headline().map(|headline| &*headline.text), Some(title));
}

/// The line nearest to the lead was the headline once.
#[test]
fn what_stands_between_the_headline_and_the_lead_is_no_headline() {
    let title = "Envoys of the coast leave their talks on herrings";
    let signed = "By Maria Holm\n4 May 2015";
    for under in [
        "Rostal wants another count before the spring",
        "The ministry had hoped for a treaty. Nobody asked the captains.",
        "Summary\nTalks go on in the spring\nRostal asks for a count\nNo treaty of the coast yet",
        "Key events\nHolm: 'We count no herrings on the coast'",
        "Share this story\nAdd to your favourites",
    ] {
        for head in [
            format!("{title}\n{under}\n{signed}"),
            format!("{title}\n{signed}\n{under}"),
            format!("Home\nWorld\nSport\nCOAST\n{title}\n{under}\n{signed}"),
        ] {
            assert_eq!(dump(&head).title(), title, "{head}");
        }
    }
    for above in ["Letter from Larnholm", "Home > World > The Coast", "Home / World", "Talks"] {
        assert_eq!(dump(&format!("{above}\n{title}\n{signed}")).title(), title, "{above}");
    }
    let path = format!("Home > World > {title}\n{title}\n{signed}");
    assert_eq!(dump(&path).title(), title);
    let speech =
        format!("Remarks\nMaria Holm\nMinister of Fisheries\nLarnholm\n4 May 2015\n{title}");
    assert_eq!(dump(&speech).title(), title);
}

#[test]
fn a_headline_of_sentences_is_one_where_no_other_stands_above_it() {
    let sentences = "Envoys leave the talks. The herrings stay.";
    let signed = "By Maria Holm\n4 May 2015";
    assert_eq!(dump(&format!("{sentences}\n{signed}")).title(), sentences);
    let title = "The coast and its talks on herrings";
    assert_eq!(dump(&format!("{title}\n{sentences}\n{signed}")).title(), title);
    assert_ne!(dump(&format!("Coast\n{sentences}")).title(), sentences);
}

#[test]
fn who_wrote_it_and_when_is_found_behind_a_standfirst_of_sentences() {
    let title = "Envoys of the coast leave their talks on herrings";
    let standfirst = "The talks of the coast have ended. No treaty was signed on Tuesday.";
    let document = dump(&format!("{title}\n{standfirst}\nBy Maria Holm\n4 May 2015"));
    assert_eq!(document.byline(), Some("Maria Holm"));
    assert_eq!(document.publication().single_day().unwrap().to_string(), "2015-05-04");
    assert_eq!(document.body().lines().next(), Some(standfirst));
    // The date of an entry or of another article is none of this one.
    let entries = format!(
        "{title}\n{standfirst}\nThe day of the captains\nCaptains met on the coast that day.\n\
         4 May 2015"
    );
    let document = dump(&entries);
    assert_eq!(document.title(), title);
}

#[test]
fn counts_and_buttons_under_the_headline_are_cut_and_what_tells_stays() {
    let title = "Envoys of the coast leave their talks on herrings";
    let kept = |line: &str| {
        let document = dump(&format!("{title}\nBy Maria Holm\n4 May 2015\n{line}"));
        let all: Vec<_> =
            document.blocks().iter().map(|block| block.span.of(document.raw())).collect();
        all.contains(&line)
    };
    for line in [
        "112 comments",
        "238",
        "6 min read",
        "Reading time: 4 minutes",
        "2 minuti di lettura",
        "Key takeaways",
        "Lire plus tard",
        "Ajouter à vos sélections",
        "12 комментариев",
        "Haberi Paylaş",
        "Larnholm",
        "Add us on Google",
        "Download PDF (1.2 MB)",
        "Rostal, Bergen",
    ] {
        assert!(!kept(line), "{line}");
    }
    for line in [
        "The customs house of Larnholm, where the talks were held",
        "Introduction",
        "Captains, Rostal",
        "Envoys met. Captains waited for the herrings.",
        "It took 112 comments from the ministry to end the talks.",
    ] {
        assert!(kept(line), "{line}");
    }
    let points = "Talks go on in the spring\nCaptains of Rostal ask for a count";
    let document = dump(&format!("{title}\nBy Maria Holm\n4 May 2015\nSummary\n{points}"));
    assert!(document.body().starts_with("Talks go on in the spring"), "{}", document.body());
    assert!(!document.body().contains("Summary"));
}

#[test]
fn the_initial_of_the_first_word_stays_where_it_is_set_apart() {
    let body = BODY.strip_prefix('T').unwrap();
    let text = format!("Envoys leave the talks on herrings\n4 May 2015\nT\n{body}\n");
    let document = read(Path::new("a.txt"), text.as_bytes(), Some(Format::Text)).unwrap();
    assert!(document.body().starts_with("T\n\nwo envoys"), "{}", document.body());
    assert!(!dump("Envoys leave the talks on herrings\n4 May 2015\nX").body().starts_with("X"));
}

#[test]
fn a_bare_name_near_the_date_signs_the_article_unless_the_article_tells_of_its_bearer() {
    let title = "Envoys of the coast leave their talks on herrings";
    let byline = |between: &str| dump(&format!("{title}\n{between}")).byline().map(String::from);
    for (between, names) in [
        ("Maria Lund\nLarnholm\n4 May 2015", "Maria Lund"),
        ("4 May 2015\nShare\nMaria Lund", "Maria Lund"),
        ("Dr. Maria Lund\nSenior Fellow\n4 May 2015", "Maria Lund"),
        ("بقلم: هدى المنصور\n4 مايو 2015", "هدى المنصور"),
    ] {
        assert!(byline(between).is_some_and(|found| found.ends_with(names)), "{between}");
    }
    assert_eq!(byline("Maria Lund\nPhotos of the coast"), None);
    assert_eq!(byline("Latest Coast News\n4 May 2015"), None);
    let told = format!("{title}\nMaria Holm\nLarnholm\n4 May 2015\nHolm left the talks.\n{BODY}");
    let text = format!("{told}\nNobody knew why Holm had left the envoys behind in Larnholm.\n");
    let document = read(Path::new("a.txt"), text.as_bytes(), Some(Format::Text)).unwrap();
    assert_eq!(document.byline(), None);
}

#[test]
fn dates_under_the_headline_are_read_in_arabic_and_turkish() {
    let title = "Envoys of the coast leave their talks on herrings";
    for (line, day) in [
        ("نشر في: 4 مايو 2015", Some("2015-05-04")),
        ("Yayınlanma: 04.05.2015 - 09:14", Some("2015-05-04")),
        (
            "04 Mayıs 2015 Pazartesi - 19:20 | Son Güncelleme: 05 Mayıs 2015 - 08:05",
            Some("2015-05-04"),
        ),
        ("آخر تحديث: 4 مايو 2015", None),
        ("Güncelleme: 04.05.2015", None),
    ] {
        let document = dump(&format!("{title}\n{line}"));
        let found = document.publication().single_day().map(|day| day.to_string());
        assert_eq!(found.as_deref(), day, "{line}");
        assert!(!document.blocks().iter().any(|b| b.span.of(document.raw()) == line), "{line}");
    }
}
