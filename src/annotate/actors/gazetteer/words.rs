//! [`Classes`]: what kinds of word a word is.
//!
//! Which word is in which class stands in `data/gazetteer`.

/// A set of word classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Classes(u64);

impl Classes {
    /// An English word that is no name in lower case.
    pub(crate) const COMMON: Self = Self(1);
    /// A given name.
    pub(crate) const GIVEN: Self = Self(1 << 1);
    /// A frequent surname.
    pub(crate) const SURNAME: Self = Self(1 << 2);
    /// Stands before a person's name ("Mr", "Sheikh").
    pub(crate) const HONORIFIC: Self = Self(1 << 3);
    /// A rank or post that stands before a name ("General").
    pub(crate) const RANK: Self = Self(1 << 4);
    /// A noun for what a person is or does.
    pub(crate) const ROLE: Self = Self(1 << 5);
    /// A verb whose subject is somebody.
    pub(crate) const ACTS: Self = Self(1 << 6);
    /// A preposition of place.
    pub(crate) const PLACES: Self = Self(1 << 7);
    /// Ends the name of an organisation ("University").
    pub(crate) const ORG_HEAD: Self = Self(1 << 8);
    /// Ends the name of a place ("River").
    pub(crate) const LOC_HEAD: Self = Self(1 << 9);
    /// Begins the name of a place ("Lake").
    pub(crate) const LOC_FIRST: Self = Self(1 << 10);
    /// Ends the name of an event, a law, a work ("War", "Act").
    pub(crate) const MISC_HEAD: Self = Self(1 << 11);
    /// Goes on with "of" and a name ("University of").
    pub(crate) const OF_HEAD: Self = Self(1 << 12);
    /// A small word inside a person's name ("van").
    pub(crate) const PARTICLE: Self = Self(1 << 13);
    /// Stands behind a person's name ("Jr").
    pub(crate) const SUFFIX: Self = Self(1 << 14);
    /// A day of the week.
    pub(crate) const WEEKDAY: Self = Self(1 << 15);
    /// A month.
    pub(crate) const MONTH: Self = Self(1 << 16);
    /// Capitalised but never the name of somebody or some place.
    pub(crate) const NEVER: Self = Self(1 << 17);

    /// A small word of grammar.
    pub(crate) const SMALL: Self = Self(1 << 18);

    /// A verb of playing or working for somebody.
    pub(crate) const PLAYS: Self = Self(1 << 19);

    /// A title in a list of names, wherever it stands.
    pub(crate) const LISTED: Self = Self(1 << 20);

    /// Ends the name of a company ("Inc"); what stands behind belongs to something else.
    pub(crate) const COMPANY: Self = Self(1 << 21);

    /// Ends the name of a company too, but may be a part of any name ("Group").
    pub(crate) const COMPANY_WORD: Self = Self(1 << 24);

    /// A building or quarter that stands for those who rule from it ("Kremlin").
    pub(crate) const SEAT: Self = Self(1 << 25);

    /// Goes before "to" and the place of a journey ("returned").
    pub(crate) const TRAVEL: Self = Self(1 << 26);

    /// A verb whose object is a place gone to or from ("left").
    pub(crate) const GOES: Self = Self(1 << 27);

    /// A part of a place ("airport", "streets").
    pub(crate) const PART_OF_PLACE: Self = Self(1 << 28);

    /// Ends the name of a post of a state ("minister").
    pub(crate) const POST: Self = Self(1 << 29);

    /// Is written with a stop that is no full stop ("St.").
    pub(crate) const ABBREVIATED: Self = Self(1 << 30);

    /// Somebody who works for somebody ("analyst").
    pub(crate) const STAFF: Self = Self(1 << 22);

    /// A part of a company that is owned ("shares").
    pub(crate) const STAKE: Self = Self(1 << 23);

    /// The surname of a known holder of an office.
    pub(crate) const HOLDER: Self = Self(1 << 31);

    /// A verb whose subject is the place of an event ("hosted").
    pub(crate) const HOSTS: Self = Self(1 << 32);

    /// A verb whose object is a street or building ("blocked").
    pub(crate) const BESETS: Self = Self(1 << 33);

    /// Goes before a preposition and the place that something falls or moves on ("fell").
    pub(crate) const MOVES: Self = Self(1 << 34);

    /// A surname that stands before the given name ("Kim").
    pub(crate) const FAMILY: Self = Self(1 << 35);

    /// A part of an East Asian given name that is an English word too ("son").
    pub(crate) const SYLLABLE: Self = Self(1 << 36);

    /// Ends the name of a body that goes on with what it is for ("Institute for").
    pub(crate) const FOR_HEAD: Self = Self(1 << 37);

    /// Says nothing of what somebody does ("Mrs").
    pub(crate) const COURTESY: Self = Self(1 << 39);

    /// A state that shares its name with a state of a federation ("Georgia").
    pub(crate) const HOMONYM: Self = Self(1 << 40);

    /// The head or body of one of the states of a federation ("governor").
    pub(crate) const PROVINCIAL: Self = Self(1 << 38);

    /// A direction that makes another name of a state's ("South Yemeni").
    pub(crate) const COMPASS: Self = Self(1 << 41);

    /// Joined to the name of a state it tells a leaning, not whose somebody is ("pro-").
    pub(crate) const LEANING: Self = Self(1 << 42);

    /// A field of government ("Secretary of Defense").
    pub(crate) const FIELD: Self = Self(1 << 43);

    /// Joined before a name it makes a word of both ("ex-").
    pub(crate) const PREFIX: Self = Self(1 << 44);

    /// A verb whose object is a place if a hazard is its subject ("hit").
    pub(crate) const STRIKES: Self = Self(1 << 45);

    /// Tells behind "was" what befell a place ("shelled").
    pub(crate) const BOMBED: Self = Self(1 << 46);

    /// Something that befalls places ("missile").
    pub(crate) const HAZARDS: Self = Self(1 << 47);

    /// A verb of what befalls a place ("burned").
    pub(crate) const SUFFERS: Self = Self(1 << 48);

    /// A part of a city before its name ("downtown").
    pub(crate) const QUARTER: Self = Self(1 << 49);

    /// Tells behind "is" how a place is ("cold").
    pub(crate) const WEATHERS: Self = Self(1 << 50);

    /// Goes between places ("flights").
    pub(crate) const ROUTES: Self = Self(1 << 51);

    /// Ends the name of a body that is a part of a state ("court").
    pub(crate) const PUBLIC: Self = Self(1 << 52);

    /// Begins the name of a body that is of no one state ("international").
    pub(crate) const WORLDWIDE: Self = Self(1 << 53);

    /// Stands for a body named before whose name it ends ("the ministry").
    pub(crate) const TAKEN_UP: Self = Self(1 << 54);

    /// A verb of making somebody go ("sent").
    pub(crate) const SENDS: Self = Self(1 << 55);

    /// Begins the name of a storm or an epidemic ("Hurricane").
    pub(crate) const STORM: Self = Self(1 << 56);

    /// A verb whose object is a place in war ("captured").
    pub(crate) const TAKES: Self = Self(1 << 57);

    /// A kind of ship, plane or the like, before its name ("tanker").
    pub(crate) const VESSEL: Self = Self(1 << 58);

    /// Those to whom a body belongs by its name ("People's Bank").
    pub(crate) const MEMBERS: Self = Self(1 << 59);

    /// Begins the name of an armed group or movement ("Ansar").
    pub(crate) const ORG_FIRST: Self = Self(1 << 60);

    /// Tells what a company makes ("Electric"), so that no person is called so.
    pub(crate) const INDUSTRY: Self = Self(1 << 61);

    /// A city from whose dateline news of other states comes ("Geneva").
    pub(crate) const VENUE: Self = Self(1 << 62);

    /// A verb of what an army does to a city ("captured").
    pub(crate) const SEIZES: Self = Self(1 << 63);

    /// The class with this name in `cues.txt`; empty if there is none.
    pub(crate) fn named(name: &str) -> Self {
        let named = NAMES.iter().find(|(listed, _)| *listed == name);
        named.map_or(Self::default(), |(_, class)| *class)
    }

    /// Both sets together.
    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the sets share a class.
    pub(crate) const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Takes in the classes of another set.
    pub(crate) const fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// The classes under their names in `cues.txt`.
const NAMES: [(&str, Classes); 60] = [
    ("honorific", Classes::HONORIFIC),
    ("rank", Classes::RANK),
    ("role", Classes::ROLE),
    ("acts", Classes::ACTS),
    ("places", Classes::PLACES),
    ("orghead", Classes::ORG_HEAD),
    ("lochead", Classes::LOC_HEAD),
    ("lochead_first", Classes::LOC_FIRST),
    ("mischead", Classes::MISC_HEAD),
    ("of_head", Classes::OF_HEAD),
    ("particle", Classes::PARTICLE),
    ("suffix", Classes::SUFFIX),
    ("weekday", Classes::WEEKDAY),
    ("month", Classes::MONTH),
    ("never", Classes::NEVER),
    ("small", Classes::SMALL),
    ("listed", Classes::LISTED),
    ("plays", Classes::PLAYS),
    ("company", Classes::COMPANY),
    ("company_word", Classes::COMPANY_WORD),
    ("seat", Classes::SEAT),
    ("travel", Classes::TRAVEL),
    ("goes", Classes::GOES),
    ("part_of_place", Classes::PART_OF_PLACE),
    ("post", Classes::POST),
    ("abbreviated", Classes::ABBREVIATED),
    ("staff", Classes::STAFF),
    ("stake", Classes::STAKE),
    ("hosts", Classes::HOSTS),
    ("besets", Classes::BESETS),
    ("seizes", Classes::SEIZES),
    ("moves", Classes::MOVES),
    ("family", Classes::FAMILY),
    ("syllable", Classes::SYLLABLE),
    ("for_head", Classes::FOR_HEAD),
    ("courtesy", Classes::COURTESY),
    ("homonym", Classes::HOMONYM),
    ("compass", Classes::COMPASS),
    ("leaning", Classes::LEANING),
    ("prefix", Classes::PREFIX),
    ("strikes", Classes::STRIKES),
    ("bombed", Classes::BOMBED),
    ("hazards", Classes::HAZARDS),
    ("suffers", Classes::SUFFERS),
    ("quarter", Classes::QUARTER),
    ("weathers", Classes::WEATHERS),
    ("routes", Classes::ROUTES),
    ("field", Classes::FIELD),
    ("public", Classes::PUBLIC),
    ("org_first", Classes::ORG_FIRST),
    ("industry", Classes::INDUSTRY),
    ("worldwide", Classes::WORLDWIDE),
    ("taken_up", Classes::TAKEN_UP),
    ("sends", Classes::SENDS),
    ("storm", Classes::STORM),
    ("takes", Classes::TAKES),
    ("vessel", Classes::VESSEL),
    ("members", Classes::MEMBERS),
    ("provincial", Classes::PROVINCIAL),
    ("venue", Classes::VENUE),
];
