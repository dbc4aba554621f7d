//! Flags shown by their letters: `🇬🇷` as `GR`, which takes the same two columns.
//!
//! Terminals and multiplexers do not agree on how wide a flag is; where one reckons otherwise than
//! we do, letters of it are left standing when the text changes.

use ratatui::buffer::Buffer;

/// The sign that stands for the letter A in flags; the others follow it (Unicode 16, Enclosed
/// Alphanumeric Supplement).
const FIRST: u32 = 0x1f1e6;

/// Writes the letters of each flag on the screen in its two cells.
pub(super) fn spell(buffer: &mut Buffer) {
    let width = usize::from(buffer.area.width);
    for at in 0..buffer.content.len() {
        let Some([first, second]) = buffer.content.get(at).and_then(|cell| flag(cell.symbol()))
        else {
            continue;
        };
        if let Some([cell, next]) = buffer.content.get_mut(at..at + 2)
            && (at + 1) % width != 0
        {
            cell.set_char(first);
            next.set_char(second);
            next.set_style(cell.style());
        }
    }
}

/// The two letters of a flag.
fn flag(symbol: &str) -> Option<[char; 2]> {
    let mut signs = symbol.chars().map(|sign| {
        let at = u32::from(sign).checked_sub(FIRST).filter(|at| *at < 26)?;
        char::from_u32(u32::from('A') + at)
    });
    match (signs.next(), signs.next(), signs.next()) {
        (Some(Some(first)), Some(Some(second)), None) => Some([first, second]),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::{Buffer, Cell};

    use super::spell;

    fn shown(buffer: &Buffer) -> String {
        buffer.content.iter().map(Cell::symbol).collect()
    }

    #[test]
    fn a_flag_is_shown_by_its_letters_and_all_else_stays() {
        for (line, expected) in [("🇹🇷🇦🇲 talks", "TRAM talks"), ("a 🇬🇷", "a GR")] {
            let mut buffer = Buffer::with_lines([line]);
            spell(&mut buffer);
            assert_eq!(shown(&buffer), expected);
        }
        let without = Buffer::with_lines(["RU 北 é 🇷 x"]);
        let mut buffer = without.clone();
        spell(&mut buffer);
        assert_eq!(buffer, without);
    }
}
