//! [`Keymap`]: the table of keys, read from `data/keymap.toml`, and its pure look-up.

use std::sync::LazyLock;

use super::{Action, KeyPress};

/// Where a group of keys works.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// The three panes.
    Panes,
    /// A line that is being typed.
    Prompt,
    /// A list to choose from.
    Picker,
    /// The roster of actors.
    Roster,
    /// A page of text over the panes.
    Page,
}

/// One action and the keys for it.
#[derive(Clone, Debug)]
pub struct Binding {
    /// Each spelling: one press, or two in a row.
    pub presses: Vec<Vec<KeyPress>>,
    /// What it does.
    pub does: Action,
    /// What the help page says.
    pub help: String,
    /// A short word if the key has a place in the footer.
    pub footer: Option<String>,
}

impl Binding {
    /// All spellings as help pages show them: `j ↓`.
    #[must_use]
    pub fn shown(&self) -> String {
        let one =
            |presses: &Vec<KeyPress>| presses.iter().map(KeyPress::to_string).collect::<String>();
        self.presses.iter().map(one).collect::<Vec<_>>().join(" ")
    }
}

/// A titled group of keys.
#[derive(Clone, Debug)]
pub struct Menu {
    /// Heading on the help page.
    pub title: String,
    /// Where its keys work.
    pub scope: Scope,
    /// Its keys.
    pub bindings: Vec<Binding>,
}

/// What a press means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// It asks for an action.
    Action(Action),
    /// It begins a row of two; the next press decides.
    Pending,
    /// It means nothing here.
    Nothing,
}

/// The table of keys.
#[derive(Clone, Debug)]
pub struct Keymap {
    menus: Vec<Menu>,
}

impl Keymap {
    /// Reads a table.
    ///
    /// # Errors
    /// Says which line or which key is wrong.
    pub fn parse(text: &str) -> Result<Self, String> {
        let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
        let menus = file.menu.into_iter().map(Menu::try_from).collect::<Result<_, _>>()?;
        Ok(Self { menus })
    }

    /// The keys that are compiled in.
    #[must_use]
    pub fn built_in() -> &'static Self {
        static BUILT_IN: LazyLock<Keymap> = LazyLock::new(|| {
            Keymap::parse(include_str!("../../../data/keymap.toml"))
                .expect("a test reads the compiled-in keymap")
        });
        &BUILT_IN
    }

    /// What `press` means in `scope` after the presses that are still pending.
    #[must_use]
    pub fn resolve(&self, scope: Scope, pending: &[KeyPress], press: KeyPress) -> Resolution {
        let row = [pending, &[press]].concat();
        let mut resolution = Resolution::Nothing;
        for binding in self.bindings(scope) {
            for presses in &binding.presses {
                if *presses == row {
                    return Resolution::Action(binding.does);
                }
                if presses.starts_with(&row) {
                    resolution = Resolution::Pending;
                }
            }
        }
        resolution
    }

    /// All groups, in the order of the file.
    #[must_use]
    pub fn menus(&self) -> &[Menu] {
        &self.menus
    }

    /// All keys that work in a scope.
    pub fn bindings(&self, scope: Scope) -> impl Iterator<Item = &Binding> {
        self.menus.iter().filter(move |menu| menu.scope == scope).flat_map(|menu| &menu.bindings)
    }

    /// The first key for an action in a scope, as help pages show it.
    #[must_use]
    pub fn key_for(&self, scope: Scope, action: Action) -> Option<String> {
        let binding = self.bindings(scope).find(|binding| binding.does == action)?;
        Some(binding.presses.first()?.iter().map(KeyPress::to_string).collect())
    }
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    menu: Vec<FileMenu>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct FileMenu {
    title: String,
    r#in: Scope,
    keys: Vec<FileBinding>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct FileBinding {
    press: Vec<String>,
    does: Action,
    help: String,
    footer: Option<String>,
}

impl TryFrom<FileMenu> for Menu {
    type Error = String;

    fn try_from(menu: FileMenu) -> Result<Self, String> {
        let bindings = menu.keys.into_iter().map(Binding::try_from).collect::<Result<_, _>>()?;
        Ok(Self { title: menu.title, scope: menu.r#in, bindings })
    }
}

impl TryFrom<FileBinding> for Binding {
    type Error = String;

    fn try_from(binding: FileBinding) -> Result<Self, String> {
        let row = |spelling: &String| spelling.split(' ').map(str::parse).collect();
        let presses = binding.press.iter().map(row).collect::<Result<_, String>>()?;
        Ok(Self { presses, does: binding.does, help: binding.help, footer: binding.footer })
    }
}

#[cfg(test)]
mod tests {
    use super::{Keymap, Resolution, Scope};
    use crate::app::keys::{Action, Key, KeyPress};

    fn press(text: &str) -> KeyPress {
        text.parse().unwrap()
    }

    #[test]
    fn the_compiled_in_keymap_can_be_read() {
        let text = include_str!("../../../data/keymap.toml");
        assert!(Keymap::parse(text).is_ok(), "{:?}", Keymap::parse(text).err());
    }

    #[test]
    fn no_key_has_two_meanings_in_one_place() {
        for scope in [Scope::Panes, Scope::Prompt, Scope::Picker, Scope::Roster, Scope::Page] {
            let mut seen = std::collections::HashSet::new();
            for presses in Keymap::built_in().bindings(scope).flat_map(|b| &b.presses) {
                assert!(seen.insert(presses.clone()), "{presses:?} twice in {scope:?}");
            }
        }
    }

    #[test]
    fn two_presses_in_a_row_wait_for_the_second() {
        let keys = Keymap::built_in();
        let g = press("g");
        assert_eq!(keys.resolve(Scope::Panes, &[], g), Resolution::Pending);
        assert_eq!(keys.resolve(Scope::Panes, &[g], g), Resolution::Action(Action::Top));
        assert_eq!(keys.resolve(Scope::Panes, &[g], press("j")), Resolution::Nothing);
    }

    #[test]
    fn an_unknown_key_or_action_is_refused_with_its_name() {
        let table = |press: &str, does: &str| {
            format!(
                "[[menu]]\ntitle='t'\nin='panes'\nkeys=[{{press=['{press}'],does='{does}',help='h'}}]"
            )
        };
        assert!(Keymap::parse(&table("hyper-j", "down")).unwrap_err().contains("hyper-j"));
        assert!(Keymap::parse(&table("j", "dance")).unwrap_err().contains("dance"));
    }

    #[test]
    fn presses_are_read_as_people_write_them() {
        assert_eq!(press("ctrl-d"), KeyPress { key: Key::Char('d'), ctrl: true, alt: false });
        assert_eq!(press("f1").key, Key::F(1));
        assert_eq!(press("f").key, Key::Char('f'));
        assert_eq!(press("shift-tab").to_string(), "S-Tab");
    }
}
