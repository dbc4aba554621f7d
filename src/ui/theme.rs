//! [`Theme`]: how each part of the screen looks, read from `data/theme.toml`.
//!
//! What a part means is decided where it is drawn.

use std::collections::HashMap;
use std::sync::LazyLock;

use ratatui::style::{Color, Modifier, Style};

/// A part of the screen with a look of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Running text.
    Plain,
    /// Less important words.
    Muted,
    /// Border of a pane.
    Border,
    /// Border of the pane that has the keys.
    BorderFocused,
    /// Title of a pane.
    Title,
    /// Title of the pane that has the keys.
    TitleFocused,
    /// The chosen row of the pane that has the keys.
    Selected,
    /// The chosen row of another pane.
    SelectedIdle,
    /// The sign beside a chosen row, and the cursor of a line.
    Cursor,
    /// The sign of an unread article.
    Unread,
    /// A date that is not certain.
    Doubt,
    /// Headline.
    Headline,
    /// The line under a headline.
    Imprint,
    /// Crosshead.
    Heading,
    /// Caption.
    Caption,
    /// Quotation set apart.
    Quote,
    /// Text that was cut.
    Cut,
    /// Why it was cut.
    Reason,
    /// An actor's name in the text.
    Actor,
    /// A name in the text that may be somebody else's.
    ActorInDoubt,
    /// A time expression in the text.
    Date,
    /// The bar beside a lit sentence.
    Lit,
    /// The words of a lit sentence that matter most.
    Evidence,
    /// Letters that match the search.
    Match,
    /// Heading of a year.
    Year,
    /// Heading of a month.
    Month,
    /// Density bar of a year.
    Density,
    /// Sign of an event against someone.
    Conflict,
    /// Sign of an event with someone.
    Cooperation,
    /// Sign of an event in words.
    Talk,
    /// A filter.
    Chip,
    /// A line of which what is typed next takes the place.
    Marked,
    /// The counts.
    Count,
    /// A key in the footer.
    Key,
    /// A line for the reader.
    Notice,
    /// What went wrong.
    Error,
}

/// How many colours a screen has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colours {
    /// None, or none are wanted.
    None,
    /// The eight of ECMA-48, or sixteen.
    Basic,
    /// 256 or more.
    #[default]
    Many,
}

impl Colours {
    /// How many colours a terminal has by what it says in `TERM` and `COLORTERM`.
    #[must_use]
    pub fn of_terminal(term: &str, colorterm: &str) -> Self {
        let basic = |name: &String| term.to_ascii_lowercase().starts_with(name);
        if term.contains("256") || !colorterm.is_empty() {
            Self::Many
        } else if term.ends_with("color") || BUILT_IN.terminals.iter().any(basic) {
            Self::Basic
        } else {
            Self::None
        }
    }
}

/// The looks of all parts.
#[derive(Clone, Debug)]
pub struct Theme {
    looks: HashMap<Part, Style>,
}

impl Theme {
    /// The compiled-in theme for so many colours.
    #[must_use]
    pub fn built_in(colours: Colours) -> &'static Self {
        match colours {
            Colours::Many => &BUILT_IN.many,
            Colours::Basic => &BUILT_IN.basic,
            Colours::None => &BUILT_IN.none,
        }
    }

    fn from_looks(looks: &HashMap<Part, Look>) -> Result<Self, String> {
        let looks = looks.iter().map(|(part, look)| Ok((*part, look.style()?)));
        Ok(Self { looks: looks.collect::<Result<_, String>>()? })
    }

    /// How a part looks.
    #[must_use]
    pub fn of(&self, part: Part) -> Style {
        self.looks.get(&part).copied().unwrap_or_default()
    }
}

static BUILT_IN: LazyLock<Themes> = LazyLock::new(|| {
    Themes::parse(include_str!("../../data/theme.toml"))
        .expect("a test reads the compiled-in theme")
});

/// The themes of a file, and the terminals with few colours.
#[derive(Debug)]
struct Themes {
    many: Theme,
    basic: Theme,
    none: Theme,
    terminals: Vec<String>,
}

impl Themes {
    /// Reads a file of themes, or says which line, part or colour in it is wrong.
    fn parse(text: &str) -> Result<Self, String> {
        let File { terminals, colour, basic, mono } =
            toml::from_str(text).map_err(|error| error.to_string())?;
        Ok(Self {
            many: Theme::from_looks(&colour)?,
            basic: Theme::from_looks(&basic)?,
            none: Theme::from_looks(&mono)?,
            terminals,
        })
    }
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    terminals: Vec<String>,
    colour: HashMap<Part, Look>,
    #[serde(default)]
    basic: HashMap<Part, Look>,
    mono: HashMap<Part, Look>,
}

#[derive(Default, serde::Deserialize)]
#[serde(default)]
struct Look {
    fg: Option<String>,
    bg: Option<String>,
    #[serde(flatten)]
    weights: HashMap<String, bool>,
}

impl Look {
    fn style(&self) -> Result<Style, String> {
        let colour = |name: &Option<String>| {
            let parse = |name: &String| {
                name.parse::<Color>().map_err(|_| format!("no such colour: {name}"))
            };
            name.as_ref().map(parse).transpose()
        };
        let mut style = Style { fg: colour(&self.fg)?, bg: colour(&self.bg)?, ..Style::default() };
        for (name, _) in self.weights.iter().filter(|(_, set)| **set) {
            style = style.add_modifier(match name.as_str() {
                "bold" => Modifier::BOLD,
                "dim" => Modifier::DIM,
                "italic" => Modifier::ITALIC,
                "underline" => Modifier::UNDERLINED,
                "reversed" => Modifier::REVERSED,
                _ => return Err(format!("no such weight: {name}")),
            });
        }
        Ok(style)
    }
}

#[cfg(test)]
mod tests {
    use super::{BUILT_IN, Colours, Part, Theme, Themes};
    use ratatui::style::{Color, Modifier};

    #[test]
    fn the_compiled_in_theme_can_be_read() {
        let read = Themes::parse(include_str!("../../data/theme.toml"));
        assert!(read.is_ok(), "{:?}", read.err());
    }

    #[test]
    fn without_colours_no_part_has_one() {
        let theme = Theme::built_in(Colours::None);
        assert!(theme.looks.values().all(|style| style.fg.is_none() && style.bg.is_none()));
        assert!(theme.of(Part::Evidence).add_modifier.contains(Modifier::REVERSED));
    }

    #[test]
    fn a_wrong_colour_part_or_weight_is_refused_with_its_name() {
        let parse = |line: &str| Themes::parse(&format!("[colour]\n{line}\n[mono]\n")).unwrap_err();
        assert!(parse("actor = { fg = 'ultraviolet' }").contains("ultraviolet"));
        assert!(parse("actor = { blink = true }").contains("blink"));
        assert!(parse("ghost = {}").contains("ghost"));
    }

    #[test]
    fn colours_are_names_numbers_or_hex() {
        let themes = Themes::parse("[colour]\nactor={fg='110',bg='#102030'}\n[mono]\n").unwrap();
        let style = themes.many.of(Part::Actor);
        assert_eq!(style.fg, Some(Color::Indexed(110)));
        assert_eq!(style.bg, Some(Color::Rgb(0x10, 0x20, 0x30)));
    }

    #[test]
    fn few_colours_are_the_eight_that_every_terminal_names_and_tell_every_part() {
        for (part, style) in &BUILT_IN.basic.looks {
            for colour in [style.fg, style.bg].into_iter().flatten() {
                let eight = [Color::Red, Color::Green, Color::Blue, Color::Magenta, Color::Cyan];
                assert!(eight.contains(&colour), "{part:?}: {colour}");
            }
        }
        for part in BUILT_IN.many.looks.keys() {
            assert!(BUILT_IN.basic.looks.contains_key(part), "{part:?}");
            assert!(BUILT_IN.none.looks.contains_key(part), "{part:?}");
        }
    }

    #[test]
    fn a_terminal_has_the_colours_that_it_says() {
        let check = |term: &str, colorterm: &str, expected: Colours| {
            assert_eq!(Colours::of_terminal(term, colorterm), expected, "{term} {colorterm}");
        };
        for term in ["xterm-256color", "screen-256color", "tmux-256color"] {
            check(term, "", Colours::Many);
        }
        check("xterm", "truecolor", Colours::Many);
        for term in
            ["xterm", "xterm-16color", "linux", "screen", "tmux", "rxvt", "putty", "vt-color"]
        {
            check(term, "", Colours::Basic);
        }
        for term in ["", "dumb", "vt100", "vt220"] {
            check(term, "", Colours::None);
        }
    }
}
