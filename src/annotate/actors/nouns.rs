//! Nouns that stand for an actor without naming it: "the minister", "Russian diplomats", "the consulate in ...".
//!
//! A mention covers the noun only, not the adjective before it; its kind is [`MentionKind::Other`].

use std::ops::Range;

use super::gazetteer::{Classes, gazetteer};
use super::institutions::{self, Class};
use super::link::{Cast, body_actor, complete, government};
use super::people::listed_home;
use super::read::{Galley, Style};
use super::roles::moment::{Moment, Times};
use super::roles::office::{self, Owner, Role};
use super::roles::standing::STANDING;
use super::roles::{Standing, is_role, standing};
use crate::document::{Actor, ActorId, ActorKind, DayInterval, Mention, MentionKind};
use crate::text::Sentence;

/// Finds the nouns that stand for an actor, between the names that were found already.
pub(crate) fn find(
    galley: &Galley<'_>,
    names: &[Mention],
    times: &Times<'_>,
    cast: &mut Cast,
) -> Vec<Mention> {
    let mut found = Vec::new();
    for (at, sentence) in galley.lexed.sentences().iter().enumerate() {
        if galley.style(at) == Style::Running {
            one((galley, times), sentence, names, cast, &mut found);
        }
    }
    found
}

fn one(
    (galley, times): (&Galley<'_>, &Times<'_>),
    sentence: &Sentence,
    names: &[Mention],
    cast: &mut Cast,
    found: &mut Vec<Mention>,
) {
    let mut at = sentence.tokens.start;
    while at < sentence.tokens.end {
        let taken = named_until(galley, at, names);
        if let Some(end) = taken {
            at = end;
            continue;
        }
        let nouns = Classes::ROLE.or(Classes::RANK).or(Classes::ORG_HEAD);
        if !(galley.is(at, nouns) || galley.begins_phrase(at)) {
            at += 1;
            continue;
        }
        let noun = group(galley, at, sentence, (names, &mut *cast))
            .map(|noun| (noun, None))
            .or_else(|| mission(galley, at, sentence, cast))
            .or_else(|| role((galley, times), at, sentence, names, cast));
        let Some(((tokens, actor, rule), doubt)) = noun else {
            at += 1;
            continue;
        };
        at = tokens.end;
        let span = galley.lexed.cover(tokens);
        if !behind(names, span.start()).is_some_and(|name| name.span.overlaps(span)) {
            let mention = Mention::new(span, MentionKind::Other, Some(actor), rule);
            found.push(Mention { doubt, ..mention });
        }
    }
}

/// The first name that ends behind an offset.
fn behind(names: &[Mention], offset: usize) -> Option<&Mention> {
    names.get(names.partition_point(|name| name.span.end() <= offset))
}

/// The token behind the name that holds a token, if one does.
fn named_until(galley: &Galley<'_>, at: usize, names: &[Mention]) -> Option<usize> {
    let span = galley.lexed.tokens().get(at)?.span;
    let name = behind(names, span.start()).filter(|name| name.span.overlaps(span))?;
    Some(galley.lexed.tokens().at_or_after(name.span.end()).max(at + 1))
}

type Noun = (Range<usize>, ActorId, &'static str);

/// People taken together behind an adjective or a state: "Russian diplomats".
fn group(
    galley: &Galley<'_>,
    at: usize,
    sentence: &Sentence,
    (names, cast): (&[Mention], &mut Cast),
) -> Option<Noun> {
    if !(galley.lower(at) || galley.capital(at)) || at == sentence.tokens.start {
        return None;
    }
    let (end, class) = (1..=4).rev().find_map(|length| {
        let end = at + length;
        let phrase = (end <= sentence.tokens.end).then(|| galley.phrase_of(at..end))??;
        phrase.group.map(|class| (end, class))
    })?;
    let (owner, _) = institutions::owner_before(galley, at..at);
    let tokens = at..end;
    let Some(state) = owner else {
        let state = ruled(galley, at, names, cast).filter(|_| class == "rule")?;
        let alias = galley.key(at - 1..end);
        return Some((tokens, government(galley, state, &alias, cast), "government of a person"));
    };
    let alias = format!("{} {}", adjective(galley, state), galley.key(tokens.clone()));
    let actor = group_actor(galley, state, class, &alias, cast)?;
    Some((tokens, actor, "people of a state"))
}

/// The state of the person whose name stands right before a token.
fn ruled(galley: &Galley<'_>, at: usize, names: &[Mention], cast: &Cast) -> Option<u16> {
    let before = galley.lexed.tokens().get(at.checked_sub(1)?)?.span;
    let name = behind(names, before.start()).filter(|name| name.span.end() == before.end())?;
    let person = name.actor.as_ref().filter(|_| name.kind == MentionKind::Person)?;
    galley.known.country(cast.state_of(person)?)
}

fn adjective(galley: &Galley<'_>, state: u16) -> &'static str {
    galley.known.countries.get(usize::from(state)).map_or("", |country| country.adjective())
}

fn group_actor(
    galley: &Galley<'_>,
    state: u16,
    class: &str,
    alias: &str,
    cast: &mut Cast,
) -> Option<ActorId> {
    let country = galley.known.countries.get(usize::from(state))?;
    let code = country.code.to_lowercase();
    let id = match (class, country.code) {
        ("government" | "rule", _) => return Some(government(galley, state, alias, cast)),
        ("upper", state) => {
            listed_home(state, "upper chamber").unwrap_or_else(|| parliament(galley, state, &code))
        }
        ("parliament", state) => {
            listed_home(state, class).unwrap_or_else(|| parliament(galley, state, &code))
        }
        ("intelligence", _) => format!("agy:{code}-intelligence"),
        _ => format!("grp:{code}-{class}"),
    };
    if let Some(actor) = galley.known.body(&id).and_then(|body| body_actor(galley, body)) {
        return Some(cast.note(actor, Some(alias)));
    }
    let (kind, noun) = match class {
        "parliament" | "upper" => (ActorKind::Legislature, "Parliament"),
        "intelligence" => (ActorKind::Agency, "intelligence agencies"),
        other => (ActorKind::Group, other),
    };
    let actor = Actor {
        country: Some(country.code.to_owned()),
        part_of: Some(ActorId::new(&country.id())),
        ..Actor::new(ActorId::new(&id), &format!("{} {noun}", country.adjective()), kind)
    };
    Some(cast.note(actor, Some(alias)))
}

/// Id of the parliament of a state, under its own name if it has one.
fn parliament(galley: &Galley<'_>, state: &str, code: &str) -> String {
    let own = galley
        .known
        .bodies
        .iter()
        .find(|body| body.kind == ActorKind::Legislature && body.country == Some(state));
    own.map_or_else(|| format!("leg:{code}-parliament"), |body| body.id.to_owned())
}

/// A mission in lower case with its place: "the consulate in San Francisco".
fn mission(
    galley: &Galley<'_>,
    at: usize,
    sentence: &Sentence,
    cast: &mut Cast,
) -> Option<(Noun, Option<&'static str>)> {
    if !galley.lower(at) {
        return None;
    }
    (1..=2).rev().find_map(|length| {
        let tokens = at..(at + length).min(sentence.tokens.end);
        let mut read = institutions::read(galley, tokens.clone(), sentence.tokens.end)?;
        if !matches!(read.class, Class::Mission { host: Some(_), sort } if sort != "mission") {
            return None;
        }
        let told = read.owner.is_some();
        complete(&mut read, &[], cast);
        let actor = read.actor()?;
        let id = cast.note(actor, None);
        Some(((tokens, id, "mission in a place"), (!told).then_some(NO_OWNER_OF_MISSION)))
    })
}

/// A role alone: "the minister", "the Russian foreign minister", "Russia's chief diplomat".
fn role(
    (galley, times): (&Galley<'_>, &Times<'_>),
    at: usize,
    sentence: &Sentence,
    names: &[Mention],
    cast: &mut Cast,
) -> Option<(Noun, Option<&'static str>)> {
    let tokens = (1..=5)
        .rev()
        .map(|length| at..at + length)
        .find(|range| range.end <= sentence.tokens.end && is_role(galley, range.clone()))?;
    let owner = Owner::of(galley, &tokens, sentence.tokens.end);
    let the = |at: usize| at > sentence.tokens.start && galley.folded(at - 1) == "the";
    let definite = the(at)
        || owner.is_some() && at > sentence.tokens.start && galley.possessive(at - 1)
        || owner.is_some() && (1..=3).any(|length| at >= length && the(at - length + 1))
        || at == sentence.tokens.start
            && galley.is(tokens.end, Classes::ACTS.or(Classes::COMMON))
            && tokens.len() > 1;
    let span = galley.lexed.cover(tokens.clone());
    let person = |name: &&Mention| name.kind == MentionKind::Person;
    let next = names.get(names.partition_point(|name| name.span.start() < span.end()));
    let named_next = next.filter(person).is_some_and(|n| n.span.start() - span.end() <= 1);
    let comma = at >= 2 && the(at) && galley.text(at - 2) == ",";
    let apposition = comma && {
        let gap = galley.lexed.tokens().get(at - 2).map_or(0, |token| token.span.start());
        let before = names.get(names.partition_point(|name| name.span.end() < gap));
        before.filter(person).is_some_and(|name| name.span.end() == gap)
    };
    if apposition || galley.is(tokens.end, Classes::ROLE) && galley.lower(tokens.end) {
        return None;
    }
    if !definite || named_next || owner.is_none() && galley.folded(tokens.end) == "of" {
        return None;
    }
    let moment = moment(galley, times, sentence, &tokens)?;
    if let Some(person) = cast.introduced.get(&at).copied() {
        let id = cast.note_person(person, None)?;
        return Some(((tokens, id, "role"), None));
    }
    let key = galley.key(tokens.clone());
    let role = Role { words: &key, post: galley.post(tokens.clone()) };
    let (people, named_at) = (&cast.people, &cast.named_at);
    let found = cast.called.find(role, owner, (at, &moment), (people, named_at));
    let found = found.or_else(|| in_office(role, owner, (&moment, times.published), cast));
    if owner.is_some() {
        cast.called.say(at, role.words, found.map(|(person, _)| person));
    }
    let (person, doubt) = found?;
    let id = cast.note_person(person, None)?;
    Some(((tokens, id, "role"), doubt))
}

/// The time at which somebody holds the post that some tokens name; `None` if nobody may hold it.
fn moment(
    galley: &Galley<'_>,
    times: &Times<'_>,
    sentence: &Sentence,
    tokens: &Range<usize>,
) -> Option<Moment> {
    let first = sentence.tokens.start;
    let the = (first..tokens.start).rev().take(5).find(|at| galley.folded(*at) == "the");
    let says_what = the.and_then(|the| the.checked_sub(1)).filter(|at| *at >= first);
    if says_what.is_some_and(|at| STANDING.is("being", galley.folded(at))) {
        return None;
    }
    let moment = times.moment(galley, sentence, tokens);
    let told = times.published.is_none_or(|now| moment != Moment::Days(vec![now]));
    match standing(galley, tokens, first) {
        Standing::Holds | Standing::Leaves => Some(moment),
        Standing::HeldThen => Some(if told { moment } else { Moment::Unsure }),
        Standing::Held | Standing::Comes | Standing::Begins | Standing::Lesser => None,
    }
}

/// Whose mission it is goes without saying.
const NO_OWNER_OF_MISSION: &str = "the text does not say whose mission it is";
/// Whose post a role is goes without saying.
const NO_OWNER: &str = "the text does not say whose post it is";

/// The known holder of a post at a moment.
fn in_office(
    role: Role<'_>,
    owner: Option<Owner>,
    (moment, published): (&Moment, Option<DayInterval>),
    cast: &mut Cast,
) -> Option<(usize, Option<&'static str>)> {
    let told = owner.is_some();
    if role.words != "vice president" && STANDING.is_lesser(role.words) {
        return None;
    }
    let owner = owner.or_else(|| {
        let only = office::only_owner(role).filter(|_| role.words.contains(' '))?;
        let talked_of = |at| cast.states.is_empty() || cast.states.contains(&at);
        matches!(only, Owner::State(at) if talked_of(at)).then_some(only)
    })?;
    let at = office::holder(owner, role, moment)?;
    let doubt = (!told).then_some(NO_OWNER);
    if let Some(known) = cast.called.holders.get(&at) {
        return Some((*known, doubt));
    }
    let name = gazetteer().holders.get(usize::from(at))?.name();
    let person = super::people::Person {
        name: super::names::Name::read(name),
        shown: name.to_owned(),
        holder: Some(at),
        published,
        ..super::people::Person::default()
    };
    cast.called.note(cast.people.len(), &person);
    cast.people.push(person);
    Some((cast.people.len() - 1, doubt))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::annotate::annotate_at;
    use crate::document::{Basis, DayInterval, MentionKind, Publication};
    use crate::load::verbatim;

    /// Checks whom the roles without a name in a text of a day mean: `role=person`, with a question
    /// mark if that is doubtful.
    fn check(day: &str, text: &str, expected: &str) {
        let publication = match day.parse() {
            Ok(day) => Publication::Set(DayInterval::day(day, Basis::User)),
            Err(_) => Publication::unknown(),
        };
        let article = annotate_at(verbatim(Path::new("-"), text), publication);
        let shown: Vec<String> = article
            .mentions
            .iter()
            .filter(|mention| mention.kind == MentionKind::Other && mention.rule == "role")
            .filter_map(|mention| {
                let actor = mention.actor.as_ref()?.as_str().strip_prefix("per:")?;
                let doubt = if mention.doubt.is_some() { "?" } else { "" };
                Some(format!("{}={actor}{doubt}", mention.span.of(text)))
            })
            .collect();
        assert_eq!(shown.join(" | "), expected, "{day}: {text}");
    }

    #[test]
    fn a_post_means_its_holder_at_the_time_that_its_part_of_the_sentence_tells() {
        for (day, text, expected) in [
            ("2016-05-04", "The U.S. president left.", "president=barack-obama"),
            (
                "2020-05-04",
                "In 1998 the U.S. secretary of state went to Kosovo.",
                "secretary of state=madeleine-albright",
            ),
            (
                "2019-05-04",
                "In June 2001, the German foreign minister drove home.",
                "foreign minister=joschka-fischer",
            ),
            ("2021-05-04", "The British prime minister of the day lost.", ""),
            (
                "2021-05-04",
                "The British prime minister in 1994 was calm.",
                "prime minister=john-major",
            ),
            (
                "2022-10-30",
                "The British prime minister left on October 10, 2022.",
                "prime minister=liz-truss",
            ),
            (
                "2024-02-04",
                "In 2004 the German chancellor stayed away, and the French president did so too.",
                "chancellor=gerhard-schroeder | president=jacques-chirac",
            ),
            (
                "2016-09-04",
                "The U.S. president said that in 2003 mistakes were made.",
                "president=barack-obama",
            ),
            ("2016-09-04", "The U.S. president will come in 2031.", ""),
            ("2017-06-01", "Some time in 2017 the U.S. president spoke.", "president=donald-trump"),
            ("2018-06-01", "Some time in 2017 the U.S. president spoke.", ""),
            ("2018-06-01", "Before 2016 the U.S. president spoke.", ""),
            ("never", "The U.S. president spoke.", ""),
            ("never", "In March 2010 the U.S. president spoke.", "president=barack-obama"),
        ] {
            check(day, text, expected);
        }
    }

    #[test]
    fn who_held_a_post_or_will_hold_it_does_not_hold_it() {
        for (day, text, expected) in [
            ("2018-05-04", "The former German chancellor was paid by a firm.", ""),
            ("2016-09-04", "The next U.S. president will have to pay.", ""),
            ("2016-12-04", "The U.S. president-elect tweeted.", ""),
            ("2016-12-04", "The outgoing U.S. president waved.", "president=barack-obama"),
            ("2019-05-04", "The then British prime minister went home.", ""),
            (
                "2019-05-04",
                "In 2012 the then British prime minister went home.",
                "prime minister=david-cameron",
            ),
            ("2016-09-04", "She was the U.S. president in a film.", ""),
            ("2019-05-04", "Former President Obama scolded the president.", ""),
            (
                "2019-05-04",
                "Barack Obama, the U.S. president from 2009 to 2017, came. The U.S. president shrugged.",
                "president=donald-trump",
            ),
        ] {
            check(day, text, expected);
        }
    }

    #[test]
    fn a_bare_post_goes_to_who_is_introduced_with_it_and_holds_it() {
        for (day, text, expected) in [
            (
                "2014-05-04",
                "President Barack Obama dined with Vice President Joe Biden. The president paid.",
                "president=barack-obama",
            ),
            (
                "2017-05-04",
                "President Vladimir Putin and Prime Minister Dmitry Medvedev came. The president sat down.",
                "president=vladimir-putin",
            ),
            (
                "2022-05-04",
                "Chancellor Olaf Scholz met Angela Merkel, his predecessor. The chancellor smiled.",
                "chancellor=olaf-scholz",
            ),
            (
                "2017-04-04",
                "Rex Tillerson came after John Kerry left. The secretary of state smiled.",
                "secretary of state=rex-tillerson",
            ),
            (
                "never",
                "President Barack Obama dined with Vice President Joe Biden. The president paid.",
                "president=barack-obama",
            ),
            (
                "2030-05-04",
                "President Marta Orlova and Deputy President Ivan Maly came. The president left.",
                "president=marta-orlova",
            ),
            (
                "2019-05-04",
                "President Barack Obama came. The president left.",
                "president=barack-obama?",
            ),
        ] {
            check(day, text, expected);
        }
    }

    #[test]
    fn posts_of_bodies_and_posts_behind_which_their_state_stands_are_known() {
        for (day, text, expected) in [
            (
                "2018-05-04",
                "The NATO secretary general left.",
                "secretary general=jens-stoltenberg",
            ),
            (
                "2018-05-04",
                "The U.N. secretary-general left.",
                "secretary-general=antonio-guterres",
            ),
            ("2018-05-04", "The U.N. chief left.", "chief=antonio-guterres"),
            (
                "2018-05-04",
                "The EU foreign policy chief left.",
                "foreign policy chief=federica-mogherini",
            ),
            (
                "2018-05-04",
                "The European Commission president left.",
                "president=jean-claude-juncker",
            ),
            ("2018-05-04", "The EU president left.", ""),
            ("2018-05-04", "The prime minister of Japan left.", "prime minister=shinzo-abe"),
            ("2018-05-04", "The president of the company left.", ""),
            ("2018-05-20", "The Indian foreign minister left.", "foreign minister=sushma-swaraj"),
            ("2018-05-04", "The Russian leader left.", "leader=vladimir-putin"),
            (
                "2022-05-04",
                "Talks failed and Washington's top diplomat left.",
                "top diplomat=antony-blinken",
            ),
            (
                "2022-05-04",
                "The United States agreed. The secretary of state left.",
                "secretary of state=antony-blinken?",
            ),
            ("2022-05-04", "Peru agreed. The secretary of state left.", ""),
        ] {
            check(day, text, expected);
        }
    }

    #[test]
    fn a_bare_role_takes_up_the_one_said_last_and_a_lesser_post_is_nobodys() {
        for (day, text, expected) in [
            (
                "2018-06-12",
                "Foreign Minister Lavrov met Foreign Minister Cavusoglu. The Russian minister left. The minister was tired.",
                "minister=sergei-lavrov | minister=sergei-lavrov",
            ),
            (
                "2018-06-12",
                "Foreign Minister Lavrov came. The Peruvian minister left. The minister was tired.",
                "",
            ),
            (
                "2018-06-12",
                "Russia's foreign minister, Sergei Lavrov, scolded NATO's secretary-general, Jens Stoltenberg. The secretary-general replied.",
                "foreign minister=sergei-lavrov | secretary-general=jens-stoltenberg | secretary-general=jens-stoltenberg",
            ),
            ("2022-07-10", "Russia's deputy foreign minister said no.", ""),
            ("2018-07-10", "The U.S. vice president said no.", "vice president=mike-pence"),
            ("2022-07-10", "The EU's top diplomat agreed.", "top diplomat=josep-borrell"),
            (
                "2017-06-10",
                "The Secretary of State told reporters that talks would resume.",
                "Secretary of State=rex-tillerson?",
            ),
        ] {
            check(day, text, expected);
        }
    }

    /// Checks what the persons and missions of a text are part of: `id<whole`, a question mark
    /// behind it if one of the mentions is doubtful.
    fn check_whole(day: &str, text: &str, expected: &str) {
        let publication = match day.parse() {
            Ok(day) => Publication::Set(DayInterval::day(day, Basis::User)),
            Err(_) => Publication::unknown(),
        };
        let article = annotate_at(verbatim(Path::new("-"), text), publication);
        let meant = |id: &crate::document::ActorId| {
            let all = article.mentions.iter().filter(|m| m.actor.as_ref() == Some(id));
            all.into_iter().any(|mention| mention.doubt.is_some())
        };
        let shown: Vec<String> = article
            .actors
            .iter()
            .filter(|actor| {
                actor.id.as_str().starts_with("per:") || actor.id.as_str().starts_with("mis:")
            })
            .map(|actor| {
                let whole = actor.part_of.as_ref().map_or("-", |whole| whole.as_str());
                let doubt = if meant(&actor.id) { "?" } else { "" };
                format!("{}<{whole}{doubt}", actor.id.as_str())
            })
            .collect();
        assert_eq!(shown.join(" | "), expected, "{day}: {text}");
    }

    #[test]
    fn a_person_is_part_of_what_they_belonged_to_at_the_date() {
        for (day, text, expected) in [
            ("2017-05-04", "Benjamin Netanyahu spoke.", "per:benjamin-netanyahu<gov:il"),
            ("2017-05-04", "Boris Johnson spoke.", "per:boris-johnson<min:gb-foreign"),
            ("2020-05-04", "Boris Johnson spoke.", "per:boris-johnson<gov:gb"),
            ("never", "Boris Johnson spoke.", "per:boris-johnson<gov:gb"),
            ("1997-05-04", "Javier Solana spoke.", "per:javier-solana<org:nato"),
            ("2018-05-04", "Mark Rutte spoke.", "per:mark-rutte<gov:nl"),
            ("never", "Sergei Lavrov spoke.", "per:sergei-lavrov<min:ru-foreign"),
        ] {
            check_whole(day, text, expected);
        }
    }

    #[test]
    fn a_title_of_another_life_tells_of_another_person() {
        for (day, text, expected) in [
            ("2019-02-10", "Judge Clinton spoke. Clinton left.", "per:clinton<-"),
            ("2019-02-10", "Coach Blair spoke.", "per:blair<-"),
            ("2019-02-10", "Captain Lavrov sailed home.", "per:lavrov<-"),
            ("2019-02-10", "Mayor Johnson of Dayton spoke.", "per:johnson<-"),
            (
                "2019-02-10",
                "Sergei Lavrov met Captain Lavrov.",
                "per:sergei-lavrov<min:ru-foreign | per:lavrov<-",
            ),
        ] {
            check_whole(day, text, expected);
        }
    }

    #[test]
    fn whose_mission_it_is_is_not_invented() {
        for (text, expected) in [
            ("The embassy in Kyiv closed. Officials in Tripoli were told.", ""),
            ("Poland's ambassador said the embassy in Minsk closed.", ""),
            (
                "Poland spoke to Belarus. Poland said the embassy in Minsk closed.",
                "mis:pl-embassy-by<gov:pl?",
            ),
        ] {
            check_whole("2019-02-10", text, expected);
        }
    }

    #[test]
    fn couples_and_namesakes_are_told_apart() {
        for (text, expected) in [
            (
                "Barack and Michelle Obama left. Mr. Obama spoke.",
                "per:barack-obama<gov:us | per:michelle-obama<-",
            ),
            ("They met Ana and Luis Soto.", "per:ana-soto<- | per:luis-soto<-"),
            (
                "J. Robert Nash spoke. Jane Nash, his wife, left.",
                "per:j-robert-nash<- | per:jane-nash<-",
            ),
        ] {
            check_whole("2019-02-10", text, expected);
        }
    }

    #[test]
    fn who_is_in_office_is_known_by_the_surname_and_rulers_by_their_number() {
        for (day, text, expected) in [
            (
                "2018-06-12",
                "They met Putin, Trump and Merkel.",
                "per:vladimir-putin<off:ru-kremlin? | per:donald-trump<off:us-white-house? | per:angela-merkel<gov:de?",
            ),
            ("2018-06-12", "They spoke to Xi.", "per:xi-jinping<gov:cn?"),
            ("2022-10-10", "King Charles III spoke. Charles III left.", "per:king-charles<gov:gb"),
            ("2018-10-10", "They met Elizabeth II.", "per:queen-elizabeth<gov:gb"),
            ("2018-10-10", "King Abdullah II left.", "per:king-abdullah-ii<gov:jo"),
        ] {
            check_whole(day, text, expected);
        }
    }

    #[test]
    fn a_government_may_be_called_by_who_leads_it() {
        let text = "The Macron government fell. The Biden administration agreed.";
        let day = DayInterval::day(jiff::civil::date(2022, 7, 10), Basis::User);
        let article = annotate_at(verbatim(Path::new("-"), text), Publication::Set(day));
        let ids = article.mentions.iter().filter(|m| m.rule == "government of a person");
        let ids: Vec<&str> = ids.filter_map(|m| Some(m.actor.as_ref()?.as_str())).collect();
        assert_eq!(ids, ["gov:fr", "gov:us"]);
    }
}
