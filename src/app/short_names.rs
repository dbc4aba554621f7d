//! Names of persons as a narrow column shows them: the family name, wherever it stands.
//!
//! How names of other actors are shortened is told in `labels`.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::text::fold;

/// The family name of a person of a state, if the state is known; the whole name where there is none.
pub(super) fn family_name<'n>(name: &'n str, country: Option<&str>) -> &'n str {
    let order = &*ORDER;
    let of = |states: &HashSet<&str>| country.is_some_and(|country| states.contains(country));
    let folded = fold(name);
    let mut words = folded.split(' ');
    let first = words.next().unwrap_or("");
    let last = words.next_back().unwrap_or("");
    if of(&order.whole_states) || order.whole.contains(first) {
        return name;
    }
    let family = |word: &str| order.anywhere.contains(word) || order.at_home.contains(word);
    let first_stands = if of(&order.states) {
        family(first) || !family(last)
    } else {
        order.anywhere.contains(first) || order.at_home.contains(first) && is_joined(name)
    };
    match name.split_once(' ').filter(|_| first_stands) {
        Some((first, _)) => first,
        None => last_name(name),
    }
}

/// Whether the last word is two syllables joined as only names behind a family name are ("Ki-moon").
fn is_joined(name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or("");
    let behind = last.split_once('-').map_or("", |(_, behind)| behind);
    last.starts_with(char::is_uppercase) && behind.starts_with(char::is_lowercase)
}

/// The last word of a name, with the particles before it (`van der Bellen`, `al-Assad`).
fn last_name(name: &str) -> &str {
    let mut start = name.rfind(' ').map_or(0, |at| at + 1);
    while let Some(before) = name.get(..start).map(str::trim_end).filter(|head| head.contains(' '))
    {
        let at = before.rfind(' ').map_or(0, |at| at + 1);
        if !before.get(at..).is_some_and(|word| word.starts_with(char::is_lowercase)) {
            break;
        }
        start = at;
    }
    name.get(start..).unwrap_or(name)
}

/// Where family names stand.
#[derive(Debug, Default)]
struct Order {
    anywhere: HashSet<&'static str>,
    at_home: HashSet<&'static str>,
    states: HashSet<&'static str>,
    whole: HashSet<&'static str>,
    whole_states: HashSet<&'static str>,
}

static ORDER: LazyLock<Order> = LazyLock::new(|| {
    let mut order = Order::default();
    let lines = include_str!("../../data/gazetteer/family_names_first.txt").lines();
    for line in lines.filter(|line| !line.starts_with('#')) {
        let Some((kind, words)) = line.split_once(':') else { continue };
        let list = match kind {
            "anywhere" => &mut order.anywhere,
            "at home" => &mut order.at_home,
            "states" => &mut order.states,
            "whole" => &mut order.whole,
            "whole states" => &mut order.whole_states,
            _ => continue,
        };
        list.extend(words.split_whitespace());
    }
    order
});

#[cfg(test)]
mod tests {
    use super::family_name;

    #[test]
    fn a_surname_keeps_its_particles() {
        assert_eq!(family_name("Sergei Lavrov", Some("RU")), "Lavrov");
        assert_eq!(family_name("Alexander Van der Bellen", None), "der Bellen");
        assert_eq!(family_name("Ursula von der Leyen", None), "von der Leyen");
        assert_eq!(family_name("Madonna", None), "Madonna");
    }

    #[test]
    fn a_family_name_that_stands_first_is_shown() {
        for (name, country, expected) in [
            ("Xi Jinping", Some("CN"), "Xi"),
            ("Wang Wenbin", None, "Wang"),
            ("Li Qiang", Some("CN"), "Li"),
            ("Kim Jong-un", None, "Kim"),
            ("Kim Yo Jong", Some("KP"), "Kim"),
            ("Ban Ki-moon", Some("KR"), "Ban"),
            ("Jack Ma", Some("CN"), "Ma"),
            ("Tsai Ing-wen", Some("TW"), "Tsai"),
            ("Kim Campbell", Some("CA"), "Campbell"),
            ("Lee Oswald", None, "Oswald"),
            ("Aung San Suu Kyi", None, "Aung San Suu Kyi"),
            ("Min Aung Hlaing", Some("MM"), "Min Aung Hlaing"),
            ("Fumio Kishida", Some("JP"), "Kishida"),
        ] {
            assert_eq!(family_name(name, country), expected);
        }
    }
}
