//! [`Reader`]: a model on a screen made of cells, driven by keystrokes as people write them.
//!
//! Questions are answered at once, so that a journey has no clock.

use std::collections::BTreeMap;
use std::sync::Arc;

use diplo_tui::app::keys::KeyPress;
use diplo_tui::app::{Answer, Effect, Loading, Message, Model, Pointer, Start, update};
use diplo_tui::library::Snapshot;
use diplo_tui::query::Query;
use diplo_tui::ui::{Colours, Theme, view};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::Modifier;

use super::corpus;

/// A reader in front of a screen.
pub(super) struct Reader {
    pub(super) model: Model,
    /// Effects that only the world could carry out, oldest first.
    pub(super) effects: Vec<Effect>,
    colours: Colours,
}

impl Reader {
    /// Opens the hand-made corpus on a screen.
    pub(super) fn open(width: u16, height: u16) -> Self {
        Self::open_with("", width, height)
    }

    /// Opens the hand-made corpus with a query from the command line.
    pub(super) fn open_with(query: &str, width: u16, height: u16) -> Self {
        let mut reader = Self::loading(query, width, height);
        reader.arrive(corpus::snapshot(), Loading::Done);
        reader
    }

    /// A reader that has nothing yet.
    pub(super) fn loading(query: &str, width: u16, height: u16) -> Self {
        let start = Start { query: Query::parse(query).unwrap(), sample: false };
        let model = Model::new(&start, width, height);
        Self { model, effects: Vec::new(), colours: Colours::Many }
    }

    /// The same reader on a terminal without colours.
    pub(super) fn without_colours(mut self) -> Self {
        self.colours = Colours::None;
        self
    }

    pub(super) fn arrive(&mut self, snapshot: Arc<Snapshot>, loading: Loading) {
        self.send(Message::Corpus { snapshot, loading });
    }

    /// Presses keys: characters, and names in angle brackets (`/lavrov<enter>`).
    pub(super) fn press(&mut self, keys: &str) -> &mut Self {
        for key in presses(keys) {
            self.send(Message::Key(key));
        }
        self
    }

    /// Clicks on the first place where some words are shown.
    pub(super) fn click(&mut self, words: &str) -> &mut Self {
        let (column, row) = self.place_of(words);
        self.send(Message::Mouse { pointer: Pointer::Click, column, row });
        self
    }

    /// Turns the wheel over the first place where some words are shown.
    pub(super) fn wheel(&mut self, pointer: Pointer, words: &str) -> &mut Self {
        let (column, row) = self.place_of(words);
        self.send(Message::Mouse { pointer, column, row });
        self
    }

    pub(super) fn resize(&mut self, width: u16, height: u16) -> &mut Self {
        self.send(Message::Resize { width, height });
        self
    }

    pub(super) fn send(&mut self, message: Message) {
        for effect in update(&mut self.model, message) {
            match effect {
                Effect::Answer(ask) => {
                    let answer = Arc::new(Answer::new(&ask));
                    self.send(Message::Answered { ticket: ask.ticket, answer });
                }
                Effect::Rule(ledger) => {
                    let mut library = corpus::library();
                    library.rule(ledger);
                    self.arrive(library.snapshot(), Loading::Done);
                }
                other => self.effects.push(other),
            }
        }
    }

    /// The screen's characters, a line a row, without the space at line ends.
    pub(super) fn screen(&self) -> String {
        rows(&self.buffer(), |cell| cell.symbol().to_owned())
    }

    /// Whether some words are on the screen, on one line.
    pub(super) fn shows(&self, words: &str) -> bool {
        self.screen().contains(words)
    }

    /// The screen's characters, then the style of each cell as a letter, then what the letters mean.
    pub(super) fn styled_screen(&self) -> String {
        let buffer = self.buffer();
        let mut letters: BTreeMap<String, char> = BTreeMap::new();
        let mut next = 'a'..='z';
        for cell in buffer.content() {
            let look = look(cell);
            if !look.is_empty() && !letters.contains_key(&look) {
                letters.insert(look, next.next().unwrap_or('?'));
            }
        }
        let letter = |cell: &Cell| letters.get(&look(cell)).copied().unwrap_or('.');
        let styles = rows(&buffer, |cell| letter(cell).to_string());
        let mut legend: Vec<_> = letters.iter().map(|(look, l)| format!("{l}: {look}")).collect();
        legend.sort();
        format!("{}\n\n{styles}\n\n{}\n", self.screen(), legend.join("\n"))
    }

    fn buffer(&self) -> Buffer {
        let screen = self.model.screen;
        let mut terminal = Terminal::new(TestBackend::new(screen.width, screen.height)).unwrap();
        let theme = Theme::built_in(self.colours);
        terminal.draw(|frame| view(&self.model, theme, frame)).unwrap();
        terminal.backend().buffer().clone()
    }

    fn place_of(&self, words: &str) -> (u16, u16) {
        let screen = self.screen();
        let found = screen.lines().zip(0..).find_map(|(line, row)| {
            let before = line.split_once(words)?.0;
            Some((u16::try_from(before.chars().count()).unwrap(), row))
        });
        found.unwrap_or_else(|| panic!("{words:?} is not on the screen:\n{screen}"))
    }
}

fn rows(buffer: &Buffer, symbol: impl Fn(&Cell) -> String) -> String {
    let width = usize::from(buffer.area.width).max(1);
    let row = |cells: &[Cell]| cells.iter().map(&symbol).collect::<String>().trim_end().to_owned();
    buffer.content().chunks(width).map(row).collect::<Vec<_>>().join("\n")
}

/// The look of a cell in words; empty for plain text.
fn look(cell: &Cell) -> String {
    let mut words = Vec::new();
    for (name, colour) in [("fg", cell.fg), ("bg", cell.bg)] {
        if colour != ratatui::style::Color::Reset {
            words.push(format!("{name} {colour}"));
        }
    }
    let weights = [
        ("bold", Modifier::BOLD),
        ("dim", Modifier::DIM),
        ("italic", Modifier::ITALIC),
        ("underline", Modifier::UNDERLINED),
        ("reversed", Modifier::REVERSED),
    ];
    for (name, weight) in weights {
        if cell.modifier.contains(weight) {
            words.push(name.to_owned());
        }
    }
    words.join(" ")
}

/// Reads keystrokes: `<name>` is a key by its name, everything else a character.
pub(super) fn presses(keys: &str) -> Vec<KeyPress> {
    let mut presses = Vec::new();
    let mut rest = keys;
    while let Some(letter) = rest.chars().next() {
        let named = rest.strip_prefix('<').and_then(|inner| inner.split_once('>'));
        let (name, after) = match named {
            Some((name, after)) => (name.to_owned(), after),
            None => (letter.to_string(), &rest[letter.len_utf8()..]),
        };
        let name = if name == " " { "space".to_owned() } else { name };
        presses.push(name.parse().unwrap());
        rest = after;
    }
    presses
}
