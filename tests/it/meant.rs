//! Whom "he", a role and a name between commas mean, whose words are passed on, and what an article
//! takes back: text by text.
//!
//! Single sentences and their classes are the matter of `events`.

use std::path::Path;

use diplo_tui::annotate::{annotate, annotate_at};
use diplo_tui::document::{ActorId, Event, Evidence, Publication, Realis};
use diplo_tui::load::verbatim;
use jiff::civil::{Date, date};

fn names(ids: &[ActorId]) -> String {
    let name = |id: &ActorId| id.as_str().split_once(':').map_or("", |(_, name)| name).to_owned();
    let all: Vec<String> = ids.iter().map(name).collect();
    if all.is_empty() { "-".to_owned() } else { all.join("+") }
}

/// An event as `SOURCE action TARGET`, `not` or `plan:` before it if it did not take place, `/TELLER` or
/// `~“words of hearsay”` behind.
fn shown(event: &Event, text: &str) -> String {
    let not = match event.realis {
        Realis::Negated => "not ",
        Realis::Planned => "plan: ",
        Realis::Actual | Realis::Conditional => "",
    };
    let teller =
        event.who.told_by.as_ref().map(|id| format!(" /{}", names(std::slice::from_ref(id))));
    let (source, target) = (names(&event.who.source), names(&event.who.target));
    let hearsay = event.who.hearsay.map(|words| format!(" ~“{}”", words.of(text)));
    let teller = teller.or(hearsay).unwrap_or_default();
    format!("{not}{source} {} {target}{teller}", event.action)
}

/// The events of each text; statements apart, unless the text is about them.
pub(crate) fn check(cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        let article = annotate(verbatim(Path::new("a.txt"), text));
        let told: Vec<String> = article.events.iter().map(|event| shown(event, text)).collect();
        assert_eq!(told, *expected, "{text}");
    }
}

#[test]
fn the_name_between_commas_acts_and_not_the_last_minister() {
    check(&[
        (
            "Foreign Minister Rosa Quispe resigned. The leader of the opposition, Pedro Lagos, \
             praised her and said that he was glad.",
            &["rosa-quispe resign -", "pedro-lagos praise rosa-quispe", "pedro-lagos comment -"],
        ),
        (
            "Pedro Lagos, the leader of the Blue Party, who had demanded a vote, accused Peru of \
             delay and said that his party would leave.",
            &["pedro-lagos demand -", "pedro-lagos accuse pe", "pedro-lagos comment -"],
        ),
        (
            "The foreign ministers of Peru and Chile, Rosa Quispe and Pedro Lagos, signed a treaty.",
            &["rosa-quispe+pedro-lagos sign agreement -"],
        ),
        (
            "Ana Plover and Juan Heron met. Eva Stork thanked both ministers, Rosa Quispe and Pedro \
             Lagos.",
            &["ana-plover+juan-heron meet -", "eva-stork praise rosa-quispe+pedro-lagos"],
        ),
        (
            "Rosa Quispe's envoy, Pedro Lagos, visited Chile. A spokesman for Ana Plover, Juan Heron, \
             accused Peru of delay.",
            &["pedro-lagos visit cl", "juan-heron accuse pe"],
        ),
        ("The daughter of Pedro Lagos, Rosa Lagos, was killed near Lima.", &["- kill rosa-lagos"]),
        (
            "Pedro Lagos said that Peru was ready. Juan Heron praised Chile. “We sign it,” he said.",
            &["pedro-lagos comment -", "juan-heron praise cl", "juan-heron comment -"],
        ),
        ("12:40 Opposition leader Pedro Lagos accuses Peru of delay.", &["pedro-lagos accuse pe"]),
        (
            "Pedro Lagos, a lawyer who has sued Peru, praised Chile.",
            &["pedro-lagos sue pe", "pedro-lagos praise cl"],
        ),
    ]);
}

#[test]
fn he_is_whom_the_sentence_before_is_about() {
    check(&[
        (
            "Pedro Lagos praised Chile. One name is not under the treaty: that of President Juan \
             Heron. He has refused to sign it.",
            &["pedro-lagos praise cl", "juan-heron reject -"],
        ),
        (
            "Juan Heron met Pedro Lagos, who had come from Lima. Then he accused Peru of delay.",
            &["juan-heron meet pedro-lagos", "juan-heron accuse pe"],
        ),
        (
            "Juan Heron praised Chile. After a talk with Ana Plover in the morning Pedro Lagos \
             resigned.",
            &["juan-heron praise cl", "pedro-lagos resign -"],
        ),
        (
            "Pedro Lagos praised Chile. When Juan Heron visited Peru, he said it was beautiful.",
            &["pedro-lagos praise cl", "juan-heron visit pe", "juan-heron comment -"],
        ),
        (
            "Juan Heron met Ana Plover. The country would be welcome as a member, he said.",
            &["juan-heron meet ana-plover", "juan-heron comment -"],
        ),
    ]);
}

#[test]
fn words_within_words_are_of_who_spoke_them() {
    check(&[
        ("“He told me, ‘We will attack Peru,’” Ana Plover said.", &["ana-plover comment -"]),
        (
            "Juan Heron said that the Chileans had told him, “We will not lift the sanctions.”",
            &["cl refuse to ease restrictions - /juan-heron", "juan-heron comment -"],
        ),
        (
            "“Juan Heron told me: ‘We will close the border,’” Ana Plover said.",
            &["plan: juan-heron threaten to close border - /ana-plover"],
        ),
        ("Peru said nothing of the kind.", &[]),
        (
            "Those arrested had planned to bomb the embassy, Juan Heron said.",
            &["juan-heron comment -"],
        ),
        ("The five had tried to buy secrets, Juan Heron said.", &["juan-heron comment -"]),
        ("Chile neither confirmed nor denied that it had struck Peru.", &[]),
    ]);
}

#[test]
fn what_the_article_takes_back_did_not_take_place() {
    check(&[
        (
            "One website wrote that Chile had expelled the Peruvian ambassador. That was untrue.",
            &["not cl expel diplomats pe ~“One website wrote”"],
        ),
        (
            "Newspapers wrote that Chile had recalled its ambassador to Peru. Santiago denies this.",
            &["not cl recall ambassador pe ~“Newspapers wrote”", "cl deny -"],
        ),
        ("Reports that Chile had expelled the Peruvian ambassador were false.", &[]),
        (
            "Agencies reported that Chile had expelled the Peruvian ambassador, but the report was \
             later denied.",
            &[],
        ),
        (
            "One website wrote that Chile had expelled the Peruvian ambassador. That was on Friday.",
            &["cl expel diplomats pe ~“One website wrote”"],
        ),
        ("It is not Chile's ministers who come to Lima.", &[]),
        ("It was rumoured on Monday that Chile had expelled the Peruvian ambassador.", &[]),
        ("A paper withdrew its report that Chile had recalled its ambassador from Peru.", &[]),
        (
            "The claim that Chile bombed Lima is a lie, Rosa Quispe said.",
            &["rosa-quispe comment -"],
        ),
        ("The ministry has not yet announced any reply to Peru.", &[]),
        ("Chile decided against expelling the Peruvian ambassador.", &[]),
    ]);
}

#[test]
fn who_is_seized_or_helped_is_not_whom_the_reason_names() {
    check(&[
        (
            "Chile ordered two Peruvian diplomats out, accusing them of a plot against Bolivia.",
            &["cl expel diplomats pe-diplomats", "cl accuse pe-diplomats"],
        ),
        ("Chile asked the delegates to condemn Peru.", &["cl ask -"]),
        ("Chilean police arrested two men in Santiago.", &["cl-police arrest cl"]),
        ("Chile arrested a scientist on suspicion of spying for Peru.", &["cl arrest cl"]),
        ("The United Nations appealed for $300 million for Peru.", &["un ask -"]),
        ("Chile sent Peru 31 tanks.", &["cl give aid pe"]),
        (
            "Reuters quoted a Chilean aide, Pedro Lagos, as saying that talks had failed.",
            &["pedro-lagos quote -"],
        ),
        ("Reuters and Chilean officials agreed on two expulsions.", &[]),
    ]);
}

#[test]
fn who_did_the_same_did_it_too() {
    check(&[
        (
            "Chile broke relations with Peru and Bolivia did so later.",
            &["cl cut ties pe", "bo cut ties pe"],
        ),
        (
            "Chile expelled two Peruvian diplomats and Bolivia followed suit.",
            &["cl expel diplomats pe-diplomats", "bo expel diplomats pe-diplomats"],
        ),
        (
            "Chile broke off relations with Peru and Bolivia recalled its ambassador.",
            &["cl cut ties pe", "bo recall ambassador -"],
        ),
        ("About 2,000 people protested in Lima on Monday.", &["- demonstrate -"]),
        ("The IMF board approved $1.17 billion for Chile.", &["imf give aid cl"]),
    ]);
}

#[test]
fn what_nobody_vouches_for_keeps_the_words_that_pass_it_on() {
    check(&[
        ("Witnesses said that Peru had bombed a school.", &["pe bomb - ~“Witnesses said”"]),
        (
            "A paper in Lima reported that Peru had bombed a school.",
            &["pe bomb - ~“A paper in Lima reported”"],
        ),
        ("Witnesses say Peru bombed a school.", &["pe bomb - ~“Witnesses say”"]),
        ("Activists claim Peru arrested a Chilean.", &["pe arrest cl ~“Activists claim”"]),
        ("Peru bombed a school; according to witnesses it was empty.", &["pe bomb -"]),
        ("Peru bombed a school, said a witness.", &["pe bomb - ~“said a witness”"]),
        ("“Peru bombed a school,” a nurse said.", &["pe bomb - ~“a nurse said”"]),
        (
            "Peru recalled its ambassador from Chile, two sources said.",
            &["pe recall ambassador cl ~“two sources said”"],
        ),
        (
            "It was reported that Peru had recalled its ambassador from Chile.",
            &["pe recall ambassador cl ~“It was reported”"],
        ),
        (
            "A blogger claimed that Peru had invaded Chile.",
            &["pe seize territory cl ~“A blogger claimed”"],
        ),
        ("Peru allegedly shot down the plane.", &["pe shoot down - ~“allegedly”"]),
        (
            "According to local media, Peru arrested a Chilean.",
            &["pe arrest cl ~“According to local media”"],
        ),
        (
            "Peru arrested a Chilean, according to an envoy.",
            &["pe arrest cl ~“according to an envoy”"],
        ),
        // Who is named is asked by name, and what the paper tells itself is its own word.
        ("Pedro Lagos said that Peru had bombed a school.", &["pe bomb - /pedro-lagos"]),
        ("Peru bombed a school.", &["pe bomb -"]),
        // What is alleged is the reason, not the expulsion.
        (
            "Peru expelled two Chilean diplomats for allegedly paying spies.",
            &["pe expel diplomats cl-diplomats"],
        ),
    ]);
}

#[test]
fn a_day_set_for_something_else_dates_neither_the_setting_nor_what_stood_before() {
    let on = |event: &Event| {
        let day = event.when.and_then(|days| days.single_day());
        format!("{} {}", event.action, day.map_or_else(|| "?".to_owned(), |day| day.to_string()))
    };
    let cases: [(&str, &[&str]); 6] = [
        (
            "Peru called the offer an insult and announced a strike for Thursday.",
            &["criticise 2023-05-17"],
        ),
        (
            "Peru rejected the report and summoned the envoy of Chile for Friday.",
            &["reject 2023-05-17", "summon 2023-05-17"],
        ),
        (
            "Peru condemned the launch and asked the Security Council to meet on Thursday.",
            &["criticise 2023-05-17", "ask 2023-05-17"],
        ),
        (
            "Peru called for calm and said ministers would discuss it in Lima on Monday.",
            &["call for 2023-05-17", "comment 2023-05-17"],
        ),
        (
            "Peru condemned the raid and recalled its ambassador on Friday.",
            &["criticise 2023-05-12", "recall ambassador 2023-05-12"],
        ),
        ("The opposition called on supporters to march in Lima on Saturday.", &[]),
    ];
    for (words, expected) in cases {
        let evidence = Evidence { reason: "test".to_owned(), span: None };
        let wednesday = Publication::Stated(date(2023, 5, 17), evidence);
        let article = annotate_at(verbatim(Path::new("a.txt"), words), wednesday);
        let told: Vec<String> = article.events.iter().map(on).collect();
        assert_eq!(told, expected, "{words}");
    }
}

#[test]
fn the_words_of_nobody_named_are_nobodys() {
    let quiet = |words: &str| {
        let text = format!("Pedro Lagos resigned. {words}");
        let article = annotate(verbatim(Path::new("a.txt"), &text));
        let speaker = article.quotes.iter().find_map(|quote| quote.speaker.clone());
        assert_eq!(speaker, None, "{words}");
        let told = article.events.iter().map(|event| shown(event, &text)).collect::<Vec<_>>();
        assert_eq!(told, ["pedro-lagos resign -"], "{words}");
    };
    quiet("In a café an old man explained why he had not voted. “I was ill,” he said.");
    quiet("A lorry driver from Lima, who had time, leant out. “It fits on one lorry,” he said.");
    quiet("An old friend of his waited outside. “He was tired,” he said.");
    quiet("On the quay a fishmonger packed his boxes. “They come and go,” he said.");
    quiet(
        "A shepherd looked up. “They never asked,” he said. His wife agreed. “They did,” she said.",
    );
    quiet("One of the farmers laughed. “It is over,” he said.");
    quiet("A beadle from Quito shook his head. “It is over,” he said.");
    quiet("An imam in Quito shrugged after the speech. “It is over,” he said.");
    quiet("“It is over,” said a man with a flag. “We go home,” he added.");
    quiet("“They are afraid,” a Chilean diplomat said.");
    quiet("“It was a mistake,” said a former Chilean minister.");
    quiet("A Chilean student said that he would stay.");
    quiet("A retired Chilean ambassador accused Peru of delay.");
    // One of whom the text goes on to speak is named again, and things are nobody.
    let speaker = |words: &str| {
        let text = format!("Pedro Lagos spoke in Lima. {words}");
        let article = annotate(verbatim(Path::new("a.txt"), &text));
        let quote = article.quotes.into_iter().next().expect("a quotation");
        quote.speaker.map_or_else(|| "-".to_owned(), |id| id.as_str().to_owned())
    };
    assert_eq!(speaker("One of the letters was short. “It is over,” he said."), "per:pedro-lagos");
    assert_eq!(speaker("A lawyer, Juan Heron, laughed. “It is over,” he said."), "per:juan-heron");
    assert_eq!(speaker("A Chilean spokesman said: “It is over.”"), "gov:cl");
}

#[test]
fn what_is_put_right_meant_or_turned_round_is_not_what_was_done() {
    check(&[
        ("Correction: an earlier version said that Peru had expelled five envoys.", &[]),
        ("An earlier version of this article said that Peru had expelled five envoys.", &[]),
        (
            "Peru wants to have two Chilean diplomats expelled.",
            &["plan: pe expel diplomats cl-diplomats"],
        ),
        ("Peru had two Chilean diplomats expelled.", &["pe expel diplomats cl-diplomats"]),
        (
            "Peru closed the consulate of Chile, the ministry said, and recalled its ambassador.",
            &["pe close mission cl", "pe recall ambassador cl"],
        ),
        (
            "Peru closed the consulate of Chile, Pedro Lagos said, and demanded an apology.",
            &["pe close mission cl /pedro-lagos", "pedro-lagos demand -"],
        ),
        ("Pedro Lagos thanked him for a deal with Chile.", &[]),
        ("Pedro Lagos meets resistance in Chile.", &[]),
        ("The envoy whom Peru expelled met Pedro Lagos in Quito.", &["pe expel -"]),
        ("The town which Peru captured welcomed Chile.", &["pe seize territory -"]),
        ("Pedro Lagos ruled out closing the border with Chile.", &["pedro-lagos reject cl"]),
        ("New Facebook pages called on Peru to stay at home.", &[]),
        ("Facebook called on Peru to stay at home.", &["facebook call for pe"]),
    ]);
}

#[test]
fn what_somebody_unnamed_does_is_not_done_by_a_state_or_by_who_is_named_beside_him() {
    check(&[
        ("A retired Chilean general urged Peru to wait.", &[]),
        ("Retired Chilean generals urged Peru to wait.", &[]),
        ("Former Chilean diplomats accused Peru of delay.", &[]),
        ("The former Chilean foreign minister accused Peru of delay.", &[]),
        ("A former minister of Chile accused Peru of delay.", &[]),
        ("A former Chilean president visited Peru.", &[]),
        ("A Chilean farmer attacked a Peruvian policeman.", &[]),
        ("A Chilean tourist visited Peru.", &[]),
        ("A Peruvian was killed by a Chilean farmer.", &["- kill pe"]),
        ("Many Chileans accused Peru of delay.", &[]),
        ("An opposition leader in Chile praised Peru.", &["- praise pe"]),
        ("The wife of Ana Plover visited Chile. Ana Plover resigned.", &["ana-plover resign -"]),
        ("A friend of Ana Plover met Juan Heron. Ana Plover resigned.", &["ana-plover resign -"]),
        (
            "The widow of Pedro Lagos accused Chile of murder. Pedro Lagos resigned.",
            &["pedro-lagos resign -"],
        ),
        (
            "Peru arrested the brother of Pedro Lagos. Juan Heron resigned.",
            &["pe arrest pe", "juan-heron resign -"],
        ),
        ("Ana Plover met a former Chilean president.", &["ana-plover meet -"]),
        ("A monk in Lima shook his head after Ana Plover's speech and criticised Chile.", &[]),
        // Who serves, who speaks for an office and who is named.
        ("A Chilean soldier shot a Peruvian.", &["cl shoot pe"]),
        ("A Chilean court sentenced two Peruvians.", &["cl sentence pe"]),
        ("A senior Chilean official urged Peru to wait.", &["cl urge pe"]),
        ("Several Chilean officials said that Peru had bombed a school.", &["pe bomb - /cl"]),
        (
            "A former minister of Chile, Pedro Lagos, accused Peru of delay.",
            &["pedro-lagos accuse pe"],
        ),
        ("Former Chilean president Pedro Lagos accused Peru of delay.", &["pedro-lagos accuse pe"]),
        (
            "Ana Plover met a former minister, Pedro Lagos, in Lima.",
            &["ana-plover meet pedro-lagos"],
        ),
        ("Kuwait's ousted government asked Chile for help.", &["kw ask cl"]),
    ]);
}

#[test]
fn what_stands_between_commas_neither_acts_nor_takes_the_act_away() {
    check(&[
        ("Peru, Chile claims, bombed a school.", &["pe bomb - /cl"]),
        ("Peru, Chile insists, bombed a school.", &["pe bomb - /cl"]),
        (
            "On Monday, Peru protested, but Chile shut the border.",
            &["pe complain -", "cl close border -"],
        ),
        ("Peru, rebels claim, bombed a school.", &["pe bomb - ~“rebels claim”"]),
        ("Peru, the ministry said, closed its border with Chile.", &["pe close border cl"]),
        (
            "Peru, Ana Plover said, closed its border with Chile.",
            &["pe close border cl /ana-plover"],
        ),
        ("Peru, Pedro Lagos says, bombed a school in Chile.", &["pe bomb cl /pedro-lagos"]),
        ("Peru, rebels say, shelled a town in Chile.", &["pe bomb cl ~“rebels say”"]),
        ("Peru, the villagers say, bombed a school.", &["pe bomb - ~“the villagers say”"]),
        (
            "Chile, some believe, armed the rebels in Peru.",
            &["cl give aid pe-rebels ~“some believe”"],
        ),
        ("Peru, Ana Plover's country, closed its border with Chile.", &["pe close border cl"]),
        ("Peru, once ruled by Chile, closed its border with Bolivia.", &["pe close border bo"]),
        ("The border, which Chile opened, was closed by Peru.", &["pe close border -"]),
        ("The bridge, which Peru built, was bombed by Chile.", &["cl bomb -"]),
        ("Chile, which borders Peru, closed its border with Bolivia.", &["cl close border bo"]),
        ("Peru, like Chile, closed its border with Bolivia.", &["pe close border bo"]),
    ]);
}

#[test]
fn whom_somebody_expelled_is_not_who_expelled_him() {
    check(&[
        ("The ship that Chile seized belonged to Peru.", &["cl seize -"]),
        ("The president whom Ana Plover met in Lima visited Chile.", &["- visit cl"]),
        ("The rebels whom Chile supports attacked Peru.", &["- attack pe"]),
        ("The country that Peru attacked condemned Chile.", &["pe attack -"]),
        ("The minister whom Peru expelled met Ana Plover.", &["pe expel -", "- meet ana-plover"]),
        ("The envoy that Chile expelled returned to Peru.", &["cl expel -"]),
        (
            "Pedro Lagos, whom Peru expelled, met Ana Plover.",
            &["pe expel pedro-lagos", "pedro-lagos meet ana-plover"],
        ),
        ("The troops that Peru sent to Chile attacked Bolivia.", &["- attack bo"]),
        ("Peru freed the men it had arrested.", &["pe release -", "pe arrest -"]),
        ("Chile accused Peru of spying, a charge Peru rejects.", &["cl accuse pe", "pe reject -"]),
        ("Chile accused Peru of spying, a charge Peru denies.", &["cl accuse pe", "pe deny -"]),
        (
            "Chile says that Peru backs the rebels, a charge rejected by Peru.",
            &["pe support - /cl", "pe reject -"],
        ),
        // What "that" opens is told, where it takes up nothing.
        ("Chile reported that Peru attacked Bolivia.", &["pe attack bo /cl"]),
        ("The fact that Peru lost in 2011 angered Chile.", &[]),
    ]);
}

#[test]
fn words_of_regret_debt_and_refusal_mean_what_they_say() {
    check(&[
        ("Peru expressed its regret to Chile.", &["pe apologize cl"]),
        ("Peru conveyed its deep regrets to Chile over the shelling.", &["pe apologize cl"]),
        ("Peru expressed regret at the decision of Chile.", &["pe complain cl"]),
        ("Peru voiced regret over Chile's decision.", &["pe complain cl"]),
        ("Peru promised to pay the debt.", &["pe promise -"]),
        ("Peru promised to pay its debt to Chile.", &["pe promise cl"]),
        ("Peru vowed to answer in kind.", &["pe threaten -"]),
        ("The envoy of Peru refused the summons.", &["pe reject -"]),
        ("Chile made an offer to Peru. It refused it.", &["cl promise pe"]),
        ("Chile made an offer to Peru. It rejected the charge.", &["cl promise pe"]),
        ("Chile made an offer to Peru. Peru refused it.", &["cl promise pe", "pe reject -"]),
        ("Peru, which claims the islands, condemned Chile.", &["pe criticise cl"]),
    ]);
}

#[test]
fn who_suffers_a_wrong_did_not_do_it_and_is_not_blamed_for_it() {
    check(&[
        ("The attack on the consulate of Chile in Lima killed two people.", &["- kill cl"]),
        ("The bombing of Quito by Peru killed ten people.", &["pe kill ec"]),
        ("Peru's attack on the consulate of Chile in Quito killed two people.", &["pe kill cl"]),
        ("Bolivia condemned the attack on the embassy of Chile in Lima.", &["bo criticise -"]),
        ("Bolivia condemned the attack by Peru on the embassy of Chile.", &["bo criticise pe"]),
        ("Bolivia demanded the release of the consul of Chile.", &["bo demand -"]),
        ("Peru granted a loan of $20 million for Chile.", &["pe give aid cl"]),
        ("Peru announced sanctions for officials of Chile.", &["pe impose sanctions cl"]),
        ("Bolivia condemned the president of Chile.", &["bo criticise cl"]),
    ]);
}

#[test]
fn what_is_only_said_to_be_so_is_hearsay_and_what_a_treaty_asks_for_is_none() {
    check(&[
        ("There are reports that Peru bombed a school in Chile.", &["pe bomb cl ~“reports”"]),
        ("Peru apparently shot down the plane.", &["pe shoot down - ~“apparently”"]),
        ("Apparently Peru shot down the plane of Chile.", &["pe shoot down cl ~“Apparently”"]),
        ("Peru probably bombed a school.", &["pe bomb - ~“probably”"]),
        ("It seems that Peru arrested a Chilean.", &["pe arrest cl ~“It seems”"]),
        ("It appears Peru arrested a Chilean.", &["pe arrest cl ~“It appears”"]),
        ("Some say that Peru bombed a school.", &["pe bomb - ~“Some say”"]),
        ("Some Chileans say that Peru bombed a school.", &["pe bomb - ~“Some Chileans say”"]),
        ("Peru bombed a school, some say.", &["pe bomb - ~“some say”"]),
        ("Peru is said to have bombed a school.", &["pe bomb - ~“is said”"]),
        (
            "Peru is widely believed to have armed rebels in Chile.",
            &["pe give aid cl-rebels ~“is widely believed”"],
        ),
        (
            "Peru seems to have expelled the Chilean ambassador.",
            &["pe expel diplomats cl ~“seems”"],
        ),
        (
            "Three Chileans are believed to have been killed by Peru.",
            &["pe kill cl ~“are believed”"],
        ),
        (
            "Peru expelled two Chilean diplomats, it is said.",
            &["pe expel diplomats cl-diplomats ~“it is said”"],
        ),
        (
            "Peru, it was reported, closed its border with Chile.",
            &["pe close border cl ~“it was reported”"],
        ),
        // What is not, what rules ask for, and what is sure.
        ("Rumour has it that Peru bombed Chile.", &[]),
        ("Peru is not believed to have bombed Chile.", &[]),
        ("Peru was to have met Chile.", &[]),
        ("Peru seems to have a plan for Chile.", &[]),
        (
            "According to the treaty, Peru withdrew its troops from Chile.",
            &["pe withdraw troops cl"],
        ),
        ("Peru released two Chileans according to the agreement.", &["pe release cl"]),
        (
            "According to reports, Peru released two Chileans.",
            &["pe release cl ~“According to reports”"],
        ),
        (
            "Peru confirmed reports that it had expelled the Chilean ambassador.",
            &["pe expel diplomats cl"],
        ),
        ("Peru, which apparently fears Chile, closed its border.", &["pe close border -"]),
        (
            "Peru expelled two Chilean diplomats, apparently over spying.",
            &["pe expel diplomats cl-diplomats"],
        ),
        ("It is known that Peru bombed Chile.", &["pe bomb cl"]),
    ]);
}

#[test]
fn the_government_is_that_of_the_only_state_in_play() {
    check(&[
        (
            "Peru held a vote on Sunday. The government expelled two Chilean diplomats.",
            &["pe expel diplomats cl-diplomats"],
        ),
        ("Peru held a vote on Sunday. Parliament condemned Chile.", &["pe criticise cl"]),
        (
            "Peru held a vote on Sunday. Then the government closed the Chilean embassy.",
            &["pe close mission cl"],
        ),
        // Two states, another place, somebody's words.
        (
            "Peru voted and Chile watched. The government expelled two Bolivian diplomats.",
            &["- expel diplomats bo-diplomats"],
        ),
        (
            "The EU met Peru on Sunday. The government condemned Chile.",
            &["eu meet pe", "- criticise cl"],
        ),
        (
            "Peru held a vote on Sunday. The government in Bogota condemned Chile.",
            &["co criticise cl"],
        ),
        ("Peru held a vote on Sunday. The government that ruled then condemned Chile.", &[]),
        (
            "Peru held a vote on Sunday. In Chile the government condemned Bolivia.",
            &["- criticise bo"],
        ),
        ("The government condemned Chile.", &["- criticise cl"]),
    ]);
}

#[test]
fn two_acts_are_told_twice_and_a_guest_who_is_due_will_come() {
    check(&[
        (
            "Peru condemned Chile and recalled its ambassador.",
            &["pe criticise cl", "pe recall ambassador cl"],
        ),
        (
            "Peru not only condemned Chile but recalled its ambassador.",
            &["pe criticise cl", "pe recall ambassador cl"],
        ),
        (
            "Peru lifted the sanctions on Chile and released two Chileans.",
            &["pe ease restrictions cl", "pe release cl"],
        ),
        ("Peru and Chile each accused the other of spying.", &["pe+cl accuse -"]),
        (
            "Peru and Chile clashed, and each accused the other of breaking the truce.",
            &["pe+cl fight -", "pe+cl accuse -"],
        ),
        ("Each accused the other.", &[]),
        (
            "Pedro Lagos is due in Lima on Tuesday. Pedro Lagos is glad.",
            &["plan: pedro-lagos be ready to visit pe"],
        ),
        (
            "The Chilean foreign minister, Pedro Lagos, is due in Peru next week.",
            &["plan: pedro-lagos be ready to visit pe"],
        ),
        ("The loan is due in Peru on Tuesday.", &[]),
        ("Pedro Lagos was due in Peru on Tuesday. Pedro Lagos is glad.", &[]),
        ("Chile's payment is due in Peru on Tuesday.", &[]),
        ("Pedro Lagos is in Lima.", &[]),
    ]);
}

#[test]
fn a_year_in_what_describes_a_thing_is_not_that_of_the_act() {
    let years = |words: &str| {
        let article = annotate(verbatim(Path::new("a.txt"), words));
        let year = |event: &Event| {
            let first = event.when.and_then(|days| days.first());
            format!("{} {}", event.action, first.map_or(0, Date::year))
        };
        article.events.iter().map(year).collect::<Vec<_>>()
    };
    assert_eq!(years("Peru reopened the border that it closed in 2011."), ["reopen 0"]);
    assert_eq!(years("Peru reopened the border which it had closed in 2011."), ["reopen 0"]);
    assert_eq!(
        years("Chile lifted the sanctions it imposed on Peru in 2014."),
        ["ease restrictions 0"]
    );
    let freed = years("Peru freed the men it had arrested in 2011.");
    assert_eq!(freed, ["release 0", "arrest 2011"]);
    // What "that" tells of itself, and the year of the act.
    assert_eq!(years("Peru confirmed that it closed the border in 2011."), ["close border 2011"]);
    assert_eq!(years("Peru reopened the border with Chile in 2011."), ["reopen 2011"]);
}

#[test]
fn words_keep_what_turns_their_meaning() {
    let quoted = |text: &str| {
        let article = annotate(verbatim(Path::new("a.txt"), text));
        let quote = article.quotes.first().expect("a quotation");
        quote.span.of(text).to_owned()
    };
    assert_eq!(quoted("Peru said not a single ship had left."), "not a single ship had left.");
    assert_eq!(quoted("Peru said that neither side had fired."), "neither side had fired.");
    assert_eq!(quoted("Peru said that hardly a ship had left."), "hardly a ship had left.");
    let told = annotate(verbatim(Path::new("a.txt"), "Chile filled the dam, and Peru protested."));
    assert_eq!(told.quotes.len(), 0);
    assert_eq!(quoted("Peru said that no ship had left."), "no ship had left.");
}

#[test]
fn a_minister_by_his_field_and_both_sides_are_those_whom_the_article_tells() {
    check(&[
        ("Pedro Lagos arrived. The sailors met the labour minister.", &[]),
        (
            "Labour Minister Pedro Lagos resigned. The sailors met the labour minister.",
            &["pedro-lagos resign -", "- meet pedro-lagos"],
        ),
        (
            "Chile and Ecuador backed Peru. Norway urged both sides to show restraint.",
            &["cl+ec support pe", "no urge -"],
        ),
        (
            "Peru and Chile signed a treaty. Norway urged both sides to ratify it.",
            &["pe+cl sign agreement -", "no urge pe+cl"],
        ),
    ]);
}
