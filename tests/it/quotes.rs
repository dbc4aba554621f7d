//! Forty ways of telling who said what: speaker, addressee, verb, who passes it on, whose words.
//!
//! What the words mean is the matter of `events`.

use std::path::Path;

use diplo_tui::annotate::annotate;
use diplo_tui::document::{ActorId, Quote, QuoteForm};
use diplo_tui::load::verbatim;

/// A text, then its quotations as `SPEAKER>ADDRESSEE VERB (VIA) “words”`, or `~words` for a paraphrase;
/// nobody is `-`. Quispe and Lagos are persons.
const TABLE: &[(&str, &[&str])] = &[
    // The reporting clause behind, before, between, turned round.
    ("“We will not yield,” Rosa Quispe said.", &["rosa-quispe>- said “We will not yield,”"]),
    ("“We will not yield,” said Rosa Quispe.", &["rosa-quispe>- said “We will not yield,”"]),
    ("“We will not yield,” says Rosa Quispe.", &["rosa-quispe>- says “We will not yield,”"]),
    ("Rosa Quispe said: “We will not yield.”", &["rosa-quispe>- said “We will not yield.”"]),
    ("Rosa Quispe said, “We will not yield.”", &["rosa-quispe>- said “We will not yield.”"]),
    ("“Never again,” Rosa Quispe said.", &["rosa-quispe>- said “Never again,”"]),
    (
        "“Never again,” Rosa Quispe said, “will we yield.”",
        &["rosa-quispe>- said “Never again,”", "rosa-quispe>- said “will we yield.”"],
    ),
    ("“We,” Rosa Quispe said, “will not yield.”", &["rosa-quispe>- said “will not yield.”"]),
    (
        "“We will not yield,” the president of Peru, Rosa Quispe, said.",
        &["rosa-quispe>- said “We will not yield,”"],
    ),
    (
        "“We will not yield,” Rosa Quispe, the president, said.",
        &["rosa-quispe>- said “We will not yield,”"],
    ),
    // To whom.
    (
        "“We will not yield,” Rosa Quispe told Pedro Lagos.",
        &["rosa-quispe>pedro-lagos told “We will not yield,”"],
    ),
    (
        "“We will not yield,” Rosa Quispe, the president, told Pedro Lagos.",
        &["rosa-quispe>pedro-lagos told “We will not yield,”"],
    ),
    (
        "“Will you yield?” Pedro Lagos asked Rosa Quispe.",
        &["pedro-lagos>rosa-quispe asked “Will you yield?”"],
    ),
    (
        "Rosa Quispe wrote to Pedro Lagos that Peru would not yield.",
        &["rosa-quispe>pedro-lagos wrote ~Peru would not yield."],
    ),
    (
        "Rosa Quispe assured Pedro Lagos that Peru would stay.",
        &["rosa-quispe>pedro-lagos assured ~Peru would stay."],
    ),
    // Who acted last.
    (
        "“We will not yield,” Pedro Lagos said. Juan Mamani protested. He said Peru would leave.",
        &["pedro-lagos>- said “We will not yield,”", "juan-mamani>- said ~Peru would leave."],
    ),
    // Who passes it on.
    (
        "Rosa Quispe dismissed the accord as “another trick”, Interfax reported.",
        &[
            "interfax>- reported ~Rosa Quispe dismissed the accord as “another trick”",
            "rosa-quispe>- dismissed (interfax) “another trick”",
        ],
    ),
    // What is held at arm's length is nobody's words.
    ("The “peace council” met in Lima.", &[]),
    (
        "“We will not yield,” Rosa Quispe said. The “peace council” met in Lima.",
        &["rosa-quispe>- said “We will not yield,”"],
    ),
    (
        "“We will not yield,” Interfax quoted Rosa Quispe as saying.",
        &["rosa-quispe>- quoted (interfax) “We will not yield,”"],
    ),
    (
        "“We will not yield,” Rosa Quispe was quoted as saying by Interfax.",
        &["rosa-quispe>- saying (interfax) “We will not yield,”"],
    ),
    // Paraphrases.
    ("Rosa Quispe said that Peru would not yield.", &["rosa-quispe>- said ~Peru would not yield."]),
    ("Rosa Quispe said Peru would not yield.", &["rosa-quispe>- said ~Peru would not yield."]),
    ("Rosa Quispe says Peru will not yield.", &["rosa-quispe>- says ~Peru will not yield."]),
    ("Peru will not yield, Rosa Quispe warned.", &["rosa-quispe>- warned ~Peru will not yield"]),
    (
        "Rosa Quispe insisted that the talks would go on.",
        &["rosa-quispe>- insisted ~the talks would go on."],
    ),
    (
        "Rosa Quispe denied that she had met Pedro Lagos.",
        &["rosa-quispe>- denied ~she had met Pedro Lagos."],
    ),
    (
        "According to Rosa Quispe, Peru will not yield.",
        &["rosa-quispe>- According to ~Peru will not yield."],
    ),
    (
        "Peru will not yield, according to Rosa Quispe.",
        &["rosa-quispe>- according to ~Peru will not yield,"],
    ),
    ("Rosa Quispe did not say that Peru would yield.", &[]),
    ("Rosa Quispe urged Pedro Lagos to leave.", &[]),
    // Pronouns and what was said before.
    (
        "Maria Quispe met Pedro Lagos. “We will not yield,” she added.",
        &["maria-quispe>- added “We will not yield,”"],
    ),
    (
        "Maria Quispe met Pedro Lagos. “We will not yield,” he added.",
        &["pedro-lagos>- added “We will not yield,”"],
    ),
    (
        "“We will not yield,” Rosa Quispe said. “We have waited.”",
        &["rosa-quispe>- said “We will not yield,”", "rosa-quispe>- said “We have waited.”"],
    ),
    (
        "“We will not yield,” Rosa Quispe said.\n\n“We have waited.”",
        &["rosa-quispe>- said “We will not yield,”", "rosa-quispe>- said “We have waited.”"],
    ),
    (
        "“We will not yield.\n\n“We have waited,” Rosa Quispe said.",
        &["rosa-quispe>- said “We will not yield.”", "rosa-quispe>- said “We have waited,”"],
    ),
    // Somebody new, who is not named.
    (
        "Rosa Quispe met Pedro Lagos. “It was long,” said a European diplomat who was there.",
        &["->- said “It was long,”"],
    ),
    ("Rosa Quispe met Pedro Lagos. A Western official said the talks were long.", &[]),
    // Marks of all kinds, unbalanced ones too.
    ("«We will not yield», Rosa Quispe said.", &["rosa-quispe>- said “We will not yield”"]),
    ("„We will not yield“, Rosa Quispe said.", &["rosa-quispe>- said “We will not yield”"]),
    ("‘We will not yield,’ Rosa Quispe said.", &["rosa-quispe>- said “We will not yield,”"]),
    ("'We don't yield,' Rosa Quispe said.", &["rosa-quispe>- said “We don't yield,”"]),
    ("\"We will not yield, Rosa Quispe said.", &["rosa-quispe>- said “We will not yield,”"]),
    (
        "“He told me ‘never again’,” Rosa Quispe said.",
        &["rosa-quispe>- said “He told me ‘never again’,”"],
    ),
    // Some words only.
    (
        "Rosa Quispe called the plan “a needless act” on Monday.",
        &["rosa-quispe>- called “a needless act”"],
    ),
    (
        "The plan is “useful” to her, Rosa Quispe said.",
        &["rosa-quispe>- said ~The plan is “useful” to her"],
    ),
    // What stands beside an act of speech is not what was said.
    ("Peru expels two envoys; Chile vows a reply.", &[]),
    ("Peru condemned Chile and reaffirmed its support for the treaty.", &[]),
    ("Peru condemned Chile, Bolivia did too.", &[]),
    ("Peru, which has promised Chile a loan, did not comment.", &[]),
    ("Asked whether she would resign, Rosa Quispe said no.", &[]),
    // What leads to the words is none of them.
    (
        "Rosa Quispe told Pedro Lagos she hoped for rain.",
        &["rosa-quispe>pedro-lagos told ~she hoped for rain."],
    ),
    (
        "Rosa Quispe said in a statement carried by state media that it was over.",
        &["rosa-quispe>- said ~it was over."],
    ),
    (
        "TASS quoted Rosa Quispe as saying the talks would go on.",
        &["rosa-quispe>- quoted (tass) ~the talks would go on."],
    ),
    (
        "“We will not yield,” Rosa Quispe said, according to TASS.",
        &["rosa-quispe>- said (tass) “We will not yield,”"],
    ),
];

fn told(text: &str) -> Vec<String> {
    let article = annotate(verbatim(Path::new("text"), text));
    let raw = article.document.raw();
    let name = |id: &Option<ActorId>| {
        let id = id.as_ref().map_or("-", ActorId::as_str);
        id.rsplit(':').next().unwrap_or(id).to_owned()
    };
    let show = |quote: &Quote| {
        let verb = quote.verb.map_or("-", |verb| verb.of(raw));
        let via = quote.via.as_ref().map_or(String::new(), |_| format!(" ({})", name(&quote.via)));
        let words = quote.span.of(raw).trim();
        let words = match quote.form {
            QuoteForm::Direct => format!("“{words}”"),
            QuoteForm::Reported => format!("~{words}"),
        };
        format!("{}>{} {verb}{via} {words}", name(&quote.speaker), name(&quote.addressee))
    };
    article.quotes.iter().map(show).collect()
}

#[test]
fn it_is_told_who_says_what_to_whom_and_by_whom_it_comes() {
    let wrong: Vec<String> = TABLE
        .iter()
        .map(|(text, expected)| (text, expected, told(text)))
        .filter(|(_, expected, found)| found != *expected)
        .map(|(text, expected, found)| {
            format!("{text}\n    expected {expected:?}\n    found    {found:?}")
        })
        .collect();
    assert!(wrong.is_empty(), "{} wrong of {}:\n{}", wrong.len(), TABLE.len(), wrong.join("\n"));
}
