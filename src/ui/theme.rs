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
    Dateline,
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
    /// The counts.
    Count,
    /// A key in the footer.
    Key,
    /// A line for the reader.
    Notice,
    /// What went wrong.
    Error,
}

/// The looks of all parts.
#[derive(Clone, Debug)]
pub struct Theme {
    looks: HashMap<Part, Style>,
}

impl Theme {
    /// The compiled-in theme, with or without colours.
    #[must_use]
    pub fn built_in(colours: bool) -> &'static Self {
        static BUILT_IN: LazyLock<(Theme, Theme)> = LazyLock::new(|| {
            Theme::parse(include_str!("../../data/theme.toml"))
                .expect("a test reads the compiled-in theme")
        });
        if colours { &BUILT_IN.0 } else { &BUILT_IN.1 }
    }

    /// Reads the coloured and the plain theme.
    ///
    /// # Errors
    /// Says which line, part or colour is wrong.
    pub fn parse(text: &str) -> Result<(Self, Self), String> {
        let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
        Ok((Self::from_looks(&file.colour)?, Self::from_looks(&file.mono)?))
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

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    colour: HashMap<Part, Look>,
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
    use super::{Part, Theme};
    use ratatui::style::{Color, Modifier};

    #[test]
    fn the_compiled_in_theme_can_be_read() {
        let read = Theme::parse(include_str!("../../data/theme.toml"));
        assert!(read.is_ok(), "{:?}", read.err());
    }

    #[test]
    fn without_colours_no_part_has_one() {
        let theme = Theme::built_in(false);
        assert!(theme.looks.values().all(|style| style.fg.is_none() && style.bg.is_none()));
        assert!(theme.of(Part::Evidence).add_modifier.contains(Modifier::REVERSED));
    }

    #[test]
    fn a_wrong_colour_part_or_weight_is_refused_with_its_name() {
        let parse = |line: &str| Theme::parse(&format!("[colour]\n{line}\n[mono]\n")).unwrap_err();
        assert!(parse("actor = { fg = 'ultraviolet' }").contains("ultraviolet"));
        assert!(parse("actor = { blink = true }").contains("blink"));
        assert!(parse("ghost = {}").contains("ghost"));
    }

    #[test]
    fn colours_are_names_numbers_or_hex() {
        let (theme, _) = Theme::parse("[colour]\nactor={fg='110',bg='#102030'}\n[mono]\n").unwrap();
        let style = theme.of(Part::Actor);
        assert_eq!(style.fg, Some(Color::Indexed(110)));
        assert_eq!(style.bg, Some(Color::Rgb(0x10, 0x20, 0x30)));
    }
}
