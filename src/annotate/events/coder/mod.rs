//! From the clauses of a sentence to its events.
//!
//! What a clause means and who takes part is asked of `meaning` and `roles`.

mod days;
mod deeds;
mod hearsay;
mod noted;
mod repeated;
mod sides;
mod statements;
mod unreal;
mod wants;

use crate::annotate::events::Said;
use crate::annotate::events::details::nominals::{decision, encounter};
use crate::annotate::events::details::numbers::counted;
use crate::annotate::events::details::pronouns::Voice;
use crate::annotate::events::details::speech::{Speech, according, reports, speeches};
use crate::annotate::events::details::standing::{
    awaited, conditional, hands_over, of_nature, of_nobody, played, under_accord, within_adverbial,
};
use crate::annotate::events::lexicon::{Class, LEXICON};
use crate::annotate::events::meaning::{Meaning, Rule, hostile, meaning, reproach, says};
use crate::annotate::events::naming::named;
use crate::annotate::events::roles::Focus;
use crate::annotate::events::syntax::chunks::{Chunk, Modality};
use crate::annotate::events::syntax::clauses::Link;
use crate::annotate::events::syntax::parse::Parsed;
use crate::document::{ActorId, Event, EventClass, Participants, Realis};
use crate::text::Span;
use statements::said_of;
pub(in crate::annotate::events) use unreal::unsaid::withheld;
use unreal::{caused, unreal};

/// Codes the events of one sentence and moves the focus on.
pub(in crate::annotate::events) fn code(
    parsed: &Parsed<'_>,
    focus: &mut Focus,
    said: &mut Vec<Said>,
) -> Vec<Event> {
    let speeches = speeches(parsed, focus);
    let according = according(parsed, focus);
    let mut coder = Coder {
        parsed,
        speeches,
        according,
        found: Vec::new(),
        used: 0,
        coded: Vec::new(),
        acted: false,
    };
    for index in 0..parsed.clauses.len() {
        coder.clause(index, focus);
        coder.note_subject(index, focus);
    }
    for at in 0..parsed.chunks.len() {
        coder.nominal(at, focus);
    }
    coder.note_hearsay();
    coder.statements(focus);
    let reports = reports(parsed, focus, &coder.speeches);
    coder.note_claims(&reports);
    coder.pass_on();
    let mut told: Vec<Said> = coder
        .speeches
        .iter()
        .chain(&reports)
        .filter_map(|speech| said_of(parsed, speech))
        .chain(coder.according.clone())
        .collect();
    told.sort_by_key(|told| told.verb);
    coder.note_stranger(focus);
    coder.note_person(focus);
    focus.meet(&coder.found);
    said.extend(told);
    coder.found
}

struct Coder<'a, 'p> {
    parsed: &'a Parsed<'p>,
    speeches: Vec<Speech>,
    /// Whom the sentence follows ("according to Diaz"), with the words that it covers.
    according: Option<Said>,
    found: Vec<Event>,
    /// Clauses below this one are used up by an act before them.
    used: usize,
    /// Clauses that told an event; what they govern tells none.
    coded: Vec<usize>,
    /// Whether some person is the subject of a clause before.
    acted: bool,
}

impl Coder<'_, '_> {
    /// Adds an event, unless the sentence told it already ("killed 3 and wounded 5").
    fn add(&mut self, event: Event) {
        let meet = |one: &[ActorId], other: &[ActorId]| one == other || other.is_empty();
        let nameless = |one: &Event| one.who.source.is_empty() && one.who.target.is_empty();
        let told = self.found.iter_mut().find(|known| {
            let apart = named_apart(&event) || nameless(known) && !nameless(&event);
            known.class == event.class
                && (!apart || known.action == event.action)
                && meet(&known.who.source, &event.who.source)
                && (meet(&known.who.target, &event.who.target) || known.who.target.is_empty())
        });
        match told {
            Some(known) if known.who.target.is_empty() => known.who.target = event.who.target,
            Some(_) => {}
            None => self.found.push(event),
        }
    }

    fn nominal(&mut self, at: usize, focus: &Focus) {
        let met = self.found.iter().any(|event| event.class == EventClass::Consult);
        let encounter = || encounter(self.parsed, at, focus).filter(|_| !met);
        let told = decision(self.parsed, at, focus).or_else(|| self.deed(at, focus));
        if let Some(event) = told.or_else(encounter) {
            self.add(event);
        }
    }

    /// Who says what the clause tells: the innermost speech that covers it.
    fn speech(&self, index: usize) -> Option<&Speech> {
        let covering = self.speeches.iter().filter(|speech| speech.covers.contains(&index));
        covering.min_by_key(|speech| speech.covers.len())
    }

    /// Whose words a clause gives, and how.
    fn voice(&self, index: usize, focus: &Focus) -> (Option<ActorId>, Voice) {
        let speech = self.speech(index);
        let quoted = self.parsed.is_quoted(index);
        let (speaker, voice) = match speech {
            Some(speech) if quoted && !self.parsed.is_quoted(speech.clause) => {
                (speech.speaker.clone(), Voice::Quoted)
            }
            Some(speech) => (speech.speaker.clone(), Voice::Reported),
            None if focus.quoting.is_some() => (focus.quoting.clone(), Voice::Quoted),
            None => (None, Voice::Writer),
        };
        let voice = if speaker.is_some() { voice } else { Voice::Writer };
        (speaker, voice)
    }

    /// The focus inside a clause whose words somebody speaks.
    fn focus_in(
        &self,
        index: usize,
        focus: &Focus,
        (speaker, voice): (&Option<ActorId>, Voice),
    ) -> Focus {
        // "I fly home," a woman said: her words are nobody's whom the article named.
        let unnamed = speaker.is_none() && self.speech(index).is_some();
        let unnamed = unnamed && self.parsed.is_quoted(index);
        let inner = speaker.clone().or_else(|| focus.speaker.clone().filter(|_| !unnamed));
        Focus { speaker: inner, voice, ..focus.clone() }
    }

    /// What a speaker asks or blames others for by telling it.
    fn claimed(&self, index: usize, focus: &Focus) -> Option<Meaning> {
        self.speech(index)?;
        let (speaker, voice) = self.voice(index, focus);
        let inner = self.focus_in(index, focus, (&speaker, voice));
        self.wish(index, &inner).or_else(|| self.blamed(index, &inner))
    }

    fn clause(&mut self, index: usize, focus: &Focus) {
        let parsed = self.parsed;
        let Some(clause) = parsed.clauses.get(index) else { return };
        let Some(group) = parsed.group(clause) else { return };
        let governed = clause.link == Link::Content && (group.infinitive() || group.gerund());
        let told_already = clause.link == Link::Content
            && clause.parent.is_some_and(|at| self.coded.contains(&at));
        if governed
            || told_already
            || conditional(parsed, index)
            || awaited(parsed, index)
            || of_nobody(parsed, index)
            || unreal(parsed, index)
            || self.claimed_aside(index + 1).is_some()
            || index < self.used
        {
            return;
        }
        let (speaker, voice) = self.voice(index, focus);
        let of_others = || reproach(parsed, index).filter(|_| speaker.is_some());
        let told = self.claimed(index, focus).or_else(|| meaning(parsed, index));
        let told = told.filter(|act| act.class != EventClass::Statement);
        let Some(meaning) = told.or_else(|| self.duty(index)).or_else(of_others) else {
            self.found.extend(self.repeated(index, focus));
            return;
        };
        let Some(meaning) = caused(parsed, index, self.under_condition(index, meaning)) else {
            return;
        };
        // "expelled the envoy, accusing him of": words of blame count, other asides do not.
        let blames = meaning.class == EventClass::Accuse && LEXICON.is(Class::Blaming, group.verb);
        let blames = blames && !self.in_a_paper_refused(index);
        let wounds = meaning.class == EventClass::Assault && self.found.iter().any(harms);
        if clause.link == Link::Participial && !self.found.is_empty() && !blames && !wounds {
            return;
        }
        // "after he took office" only tells when.
        if meaning.class == EventClass::Other && within_adverbial(parsed, index) {
            return;
        }
        // "diplomats allowed in the country" describes them.
        if parsed.is_reduced(index) && !hostile(meaning.class) && !parsed.has_agent(index) {
            return;
        }
        let question =
            meaning.class == EventClass::Request && (self.asks() || self.inquires(index));
        if question || self.speech(index).is_none() && self.is_speech(index) {
            return;
        }
        let played = played(parsed, meaning.class) || hands_over(parsed, index, meaning.action);
        if played || of_nature(parsed, index) || self.speaks_alone(index, meaning) {
            return;
        }
        let inner = self.focus_in(index, focus, (&speaker, voice));
        if let Some(event) = self.event(index, meaning, speaker, &inner) {
            self.used = self.used.max(meaning.last + 1);
            self.coded.push(index);
            self.add_all(index, event, &inner);
        }
    }

    /// Adds the event of a clause, and those of others that are only counted behind it.
    fn add_all(&mut self, index: usize, event: Event, focus: &Focus) {
        let same = self.counted_on(index, &event, focus);
        self.add(event);
        same.into_iter().for_each(|event| self.add(event));
    }

    /// "blocked a statement condemning Chad": what a paper says that was refused, nobody says.
    fn in_a_paper_refused(&self, index: usize) -> bool {
        let parsed = self.parsed;
        let Some(clause) = parsed.clauses.get(index) else { return false };
        let paper = clause.verb.checked_sub(1).and_then(|at| parsed.chunks.get(at)?.phrase());
        let paper = paper.is_some_and(|phrase| parsed.is(Class::Papers, phrase.head));
        paper && self.found.last().is_some_and(|event| event.class == EventClass::Reject)
    }

    /// "will withdraw unless": what is announced with a condition is a threat; what will be done
    /// "under the deal" is agreed.
    fn under_condition(&self, index: usize, meaning: Meaning) -> Meaning {
        let mut later = self.parsed.clauses.iter().skip(index + 1);
        let condition = later.find(|clause| clause.link == Link::Condition);
        let marker = condition.and_then(|clause| self.parsed.chunks.get(clause.start));
        let unless = marker.is_some_and(|chunk| self.parsed.word(chunk.start()) == "unless");
        if unless && meaning.realis == Realis::Planned {
            return Meaning { class: EventClass::Threaten, rule: Rule::AnnouncedHarm, ..meaning };
        }
        if meaning.realis == Realis::Planned && under_accord(self.parsed) {
            return Meaning { class: EventClass::Agree, rule: Rule::AnnouncedGood, ..meaning };
        }
        meaning
    }

    /// Whether the clause is the reporting one of a speech.
    fn is_speech(&self, index: usize) -> bool {
        self.speeches.iter().any(|speech| speech.clause == index)
    }

    fn event(
        &self,
        index: usize,
        meaning: Meaning,
        speaker: Option<ActorId>,
        inner: &Focus,
    ) -> Option<Event> {
        let parsed = self.parsed;
        let (source, mut target) = self.sides(meaning.roles, meaning, &speaker, inner)?;
        if self.looks_after_its_own(index, meaning, &source) {
            return None;
        }
        target = self.not_oneself(index, meaning, &source, target);
        // "broke with Chad, accusing it of": it is not who accuses.
        if target.is_empty() || (target == source && meaning.class == EventClass::Accuse) {
            target = self.gone_on(index, meaning, &source);
        }
        let meaning = in_words(meaning, &source, &target);
        let object = self.object(index);
        let told = self.tells(index, meaning, (&source, &target), object.is_some());
        // "The papers agree on two expulsions": on what they report.
        let reports = meaning.class == EventClass::Agree && self.has_media(&source);
        let undone =
            reports || meaning.realis == Realis::Negated || meaning.rule == Rule::Possibility;
        if !told || undone || self.traded(meaning, &source, &target) {
            return None;
        }
        let evidence = parsed.span(index);
        let told_by = speaker.filter(|speaker| !source.contains(speaker));
        let told_by = told_by.or_else(|| self.passed_on_by(index, &source));
        let told_by = told_by.or_else(|| self.claimed_by(index, &source, inner));
        let claim = told_by.is_some();
        let told_by = told_by.or_else(|| self.followed(evidence, &source));
        let place = self.place(index, &target);
        Some(Event {
            class: meaning.class,
            action: action(&meaning),
            who: Participants { source, target, object, place, told_by, hearsay: None },
            when: self.when(index, meaning, (evidence, claim), inner),
            realis: if meaning.realis == Realis::Planned || self.ahead(index, evidence) {
                Realis::Planned
            } else {
                Realis::Actual
            },
            numbers: counted(parsed, index),
            evidence,
            sentence: parsed.sentence.span,
            rule: meaning.rule.as_str(),
        })
    }

    /// Who tells what the doer said: "Diaz said that Lagos had told her: “We will not go.”"
    fn passed_on_by(&self, index: usize, source: &[ActorId]) -> Option<ActorId> {
        let covering = self.speeches.iter().filter(|speech| speech.covers.contains(&index));
        let others = covering.filter_map(|speech| speech.speaker.as_ref());
        others.into_iter().find(|speaker| !source.contains(speaker)).cloned()
    }

    /// "Chad, Niger claims, armed the rebels": who claims it between commas.
    fn claimed_by(&self, index: usize, source: &[ActorId], focus: &Focus) -> Option<ActorId> {
        let aside = self.parsed.clauses.get(self.claimed_aside(index)?)?;
        let by = named(self.parsed, aside.subject?, focus).into_iter().next();
        by.filter(|by| !source.contains(by))
    }

    /// Whom the writer follows in a stretch of words, if it is not the doer.
    fn followed(&self, words: Span, source: &[ActorId]) -> Option<ActorId> {
        let said = self.according.as_ref()?;
        let covered = said.words.is_some_and(|covered| covered.overlaps(words));
        said.speaker.clone().filter(|speaker| covered && !source.contains(speaker))
    }

    /// The head noun phrase of the direct object.
    fn object(&self, index: usize) -> Option<Span> {
        let parsed = self.parsed;
        let clause = parsed.clauses.get(index)?;
        let at =
            if parsed.group(clause)?.passive { clause.subject? } else { parsed.object(clause)? };
        let phrase = parsed.chunks.get(at)?.phrase().filter(|phrase| !phrase.pronoun)?;
        // "took place" is one verb.
        let idle = parsed.group(clause)?.verb == "take" && parsed.word(phrase.head) == "place";
        (!idle).then(|| parsed.context.lexed.cover(phrase.tokens.start..phrase.head + 1))
    }

    /// The first place named behind "in" or "at"; in "hit out at Canada" that is the target.
    fn place(&self, index: usize, target: &[ActorId]) -> Option<Span> {
        let parsed = self.parsed;
        let clause = parsed.clauses.get(index)?;
        let end = parsed.end_of(index);
        let places = (clause.verb + 1..parsed.chunks.len())
            .take_while(|at| parsed.chunks.get(*at).is_some_and(|chunk| chunk.start() < end))
            .filter(|at| {
                let word = parsed.preposition(*at);
                let before = at.checked_sub(2).and_then(|back| parsed.chunks.get(back)?.phrase());
                let streets = before.is_some_and(|phrase| parsed.is(Class::Streets, phrase.head));
                let aims = *at == clause.verb + 2
                    && (parsed.home(*at).is_some_and(|id| target.contains(id))
                        || parsed.soil(*at).is_some_and(|id| target.contains(id)));
                let stands = matches!(word, Some("in" | "at" | "near" | "across" | "outside"));
                stands && !aims || word == Some("of") && streets
            });
        let mut mentions = places.flat_map(|at| parsed.mentions(at));
        mentions.find(|m| m.kind == crate::document::MentionKind::Location).map(|m| m.span)
    }

    /// Whether the sentence asks something: a question states nothing.
    fn asks(&self) -> bool {
        let tokens = self.parsed.sentence.tokens.clone();
        tokens.into_iter().any(|token| self.parsed.word(token) == "?")
    }

    /// "asked Chad which embassy was meant": whether somebody asks to know, not to have done.
    fn inquires(&self, index: usize) -> bool {
        let parsed = self.parsed;
        let next = parsed.clauses.get(index + 1).map_or(0, |next| next.start);
        let word = parsed.chunks.get(next).map_or("", |chunk| parsed.word(chunk.start()));
        let apart =
            next.checked_sub(1).and_then(|at| parsed.chunks.get(at)).is_none_or(Chunk::is_pause);
        let group = parsed.clauses.get(index).and_then(|clause| parsed.group(clause));
        let asks = group.is_some_and(|group| matches!(group.verb, "ask" | "inquire"));
        asks && !apart
            && matches!(word, "which" | "what" | "whether" | "if" | "how" | "why" | "who")
    }
}

/// Whether somebody may come to harm by an act ("used batons, injuring ten").
const fn harms(event: &Event) -> bool {
    hostile(event.class) && !matches!(event.class, EventClass::Sanction | EventClass::Threaten)
}

/// Whether acts of the class are many, each by its own name: to cut ties is not to recall an envoy.
fn named_apart(event: &Event) -> bool {
    let deeds = matches!(event.class, EventClass::Sanction | EventClass::Concede);
    let many = deeds || matches!(event.class, EventClass::Consult | EventClass::Support);
    event.class.is_speech() || many && event.rule == "verb"
}

/// Whether an act takes two, or something that it is done with.
fn needs_another(meaning: Meaning) -> bool {
    let vague = matches!(
        meaning.class,
        EventClass::Consult | EventClass::Support | EventClass::Cooperate | EventClass::Other
    );
    // "apologised for the shelling": to whom is open.
    vague && meaning.action != "apologize"
}

/// Persons attack one another in words.
fn in_words(meaning: Meaning, source: &[ActorId], target: &[ActorId]) -> Meaning {
    let persons = |ids: &[ActorId]| ids.iter().all(|id| id.as_str().starts_with("per:"));
    let verbal = meaning.class == EventClass::Assault
        && meaning.action == "attack"
        && meaning.rule == Rule::Verb
        && !source.is_empty()
        && persons(source)
        && persons(target);
    if verbal {
        return Meaning { class: EventClass::Accuse, action: "criticise", ..meaning };
    }
    meaning
}

/// What stands before the name of an act that is only spoken of.
const THREATENED: &str = "threaten to";
const READY: &str = "be ready to";
const ASKED: &str = "ask to";
const REFUSED: &str = "refuse to";
/// What is demanded without a name of its own.
const DEMANDED: &str = "act";
pub(in crate::annotate::events) const COMPOSED: [&str; 5] =
    [THREATENED, READY, ASKED, REFUSED, DEMANDED];

/// The name of the act, with what makes it no plain act.
fn action(meaning: &Meaning) -> String {
    match meaning.rule {
        Rule::AnnouncedHarm | Rule::Intention if meaning.class == EventClass::Threaten => {
            format!("{THREATENED} {}", meaning.action)
        }
        Rule::AnnouncedGood | Rule::Intention => format!("{READY} {}", meaning.action),
        Rule::Duty => format!("{ASKED} {}", meaning.action),
        Rule::Refusal | Rule::NegatedConsent => format!("{REFUSED} {}", meaning.action),
        _ => meaning.action.to_owned(),
    }
}

/// Whether the clause reports speech: its verb says, and does nothing else with its object.
pub(in crate::annotate::events) fn is_saying(parsed: &Parsed<'_>, index: usize) -> bool {
    let clause = parsed.clauses.get(index);
    let verb = clause.and_then(|c| parsed.chunks.get(c.verb)).and_then(Chunk::group);
    let plain = |group: &&crate::annotate::events::syntax::chunks::Group| {
        says(group.verb) && group.modality == Modality::Plain && !group.passive
    };
    let reported = clause.is_some_and(|clause| clause.link == Link::Relative);
    // "Chad, once ruled by Niger".
    let behind = clause.map_or(0, |clause| clause.verb + 2);
    let suffered = |group: &crate::annotate::events::syntax::chunks::Group| {
        group.bare_past() && parsed.preposition(behind) == Some("by")
    };
    verb.filter(plain).filter(|group| !suffered(group)).is_some_and(|group| {
        !(group.bare_past() && reported && parsed.preposition_behind(index))
            && meaning(parsed, index).is_some_and(|found| found.class == EventClass::Statement)
    })
}
