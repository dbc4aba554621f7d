//! Texts of one byte a letter that were taken for Western ones: "Ìèíèñòð" for "Министр".
//!
//! Told by letters that stand together in no language; which were meant is not guessed further.

use crate::text::fold::ascii_length;

/// So many words of foreign letters alone, each of so many letters, show another alphabet.
const FEWEST_WORDS: usize = 5;
const FEWEST_LETTERS: usize = 4;

/// What a text was written in and what it was taken for; `None` if it reads well.
pub(super) fn meant(text: &str) -> Option<&'static str> {
    if text.is_ascii() {
        return None;
    }
    let mut seen = Letters::default();
    let mut rest = text;
    while !rest.is_empty() {
        let (plain, others) = rest.split_at(ascii_length(rest));
        seen.take_plain(plain);
        let end = others.find(|letter: char| letter.is_ascii()).unwrap_or(others.len());
        let (foreign, behind) = others.split_at(end);
        foreign.chars().for_each(|letter| seen.take(letter));
        rest = behind;
    }
    seen.take(' ');
    match () {
        () if seen.words >= FEWEST_WORDS => {
            Some("Cyrillic or Greek letters shown as windows-1252 or Latin-1")
        }
        () if seen.is_central() => Some("windows-1250 shown as windows-1252 or Latin-1"),
        () if seen.controls > 1 => Some("windows-1252 or its like shown as Latin-1"),
        () => None,
    }
}

/// The letters of a text, counted.
struct Letters {
    /// Those below U+0100.
    western: [u32; 256],
    /// "š" and "ž", which both encodings have in one place.
    hooked: u32,
    /// Others that windows-1252 does not have, as good texts in Central European languages do.
    others: u32,
    /// Raised numbers within words, as in "by³a".
    raised: u32,
    /// Controls that stand for letters.
    controls: u32,
    words: usize,
    /// The word that is read: its letters, and whether all are foreign.
    word: (usize, bool),
    last: [char; 2],
}

impl Default for Letters {
    fn default() -> Self {
        Self {
            western: [0; 256],
            hooked: 0,
            others: 0,
            raised: 0,
            controls: 0,
            words: 0,
            word: (0, true),
            last: [' '; 2],
        }
    }
}

impl Letters {
    /// Takes a stretch of ASCII, of which only what stands beside other letters tells anything.
    fn take_plain(&mut self, stretch: &str) {
        const BESIDE: usize = 2;
        let Some(inner) = stretch.len().checked_sub(2 * BESIDE).filter(|inner| *inner > 0) else {
            stretch.chars().for_each(|letter| self.take(letter));
            return;
        };
        stretch.chars().take(BESIDE).for_each(|letter| self.take(letter));
        self.word = (1, false);
        let tail = stretch.get(BESIDE + inner..).unwrap_or("");
        tail.chars().for_each(|letter| self.take(letter));
    }

    fn take(&mut self, letter: char) {
        match letter {
            // Counted as what they are in the other encoding, not as a new line (U+0085).
            '\u{80}'..='\u{84}' | '\u{86}'..='\u{9f}' => self.controls += 1,
            'Š' | 'š' | 'Ž' | 'ž' => self.hooked += 1,
            'Œ' | 'œ' | 'Ÿ' => {}
            '\u{100}'..='\u{24f}' => self.others += 1,
            _ => {}
        }
        if let Some(count) = self.western.get_mut(letter as usize) {
            *count += 1;
        }
        let [before, raised] = self.last;
        let inside = before.is_lowercase() && letter.is_lowercase();
        self.raised += u32::from(matches!(raised, '³' | '¹') && inside);
        self.last = [raised, letter];
        if letter.is_alphabetic() {
            let foreign = matches!(letter, '\u{c0}'..='\u{ff}');
            self.word = (self.word.0 + 1, self.word.1 && foreign);
        } else {
            self.words += usize::from(self.word.1 && self.word.0 >= FEWEST_LETTERS);
            self.word = (0, true);
        }
    }

    fn count(&self, letters: &str) -> u32 {
        letters.chars().filter_map(|letter| self.western.get(letter as usize)).sum()
    }

    /// Whether letters stand together that no language has, and that Central European ones become.
    fn is_central(&self) -> bool {
        let has = |letters: &str, least: u32| self.count(letters) >= least;
        let czech = has("ì", 2) && has("è", 1) && has("ø", 1);
        let southern = has("è", 3) && self.hooked > 2 && !has("éà", 1);
        let polish = self.raised > 2;
        let hungarian = has("õ", 2) && has("û", 1) && has("öü", 2);
        let romanian = has("ã", 3) && has("þ", 2);
        self.others == 0 && (czech || southern || polish || hungarian || romanian)
    }
}

#[cfg(test)]
mod tests {
    use encoding_rs::{Encoding, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1253};

    use super::meant;

    fn shown(text: &str, written: &'static Encoding) -> String {
        WINDOWS_1252.decode_without_bom_handling(&written.encode(text).0).0.into_owned()
    }

    #[test]
    fn letters_of_another_encoding_are_told() {
        let check = |text: &str, written: &'static Encoding, expected: &str| {
            assert_eq!(meant(&shown(text, written)), Some(expected), "{}", shown(text, written));
            assert_eq!(meant(text), None, "{text}");
        };
        let foreign = "Cyrillic or Greek letters shown as windows-1252 or Latin-1";
        check("Министр прибыл в Женеву, сообщили вечером.", WINDOWS_1251, foreign);
        check(
            "Ο υπουργός έφτασε στη Γενεύη για συνομιλίες, είπε το υπουργείο.",
            WINDOWS_1253,
            foreign,
        );
        let central = "windows-1250 shown as windows-1252 or Latin-1";
        let sentences = [
            "Ministr řekl, že příští schůzka se uskuteční až po volbách, ale někteří zde věří.",
            "Minister je povedal, da človek čaka na večer v Šibeniku, žal še do konca.",
            "Minister była w Łodzi, ale była zmęczona, a mała łódź była biała.",
            "A miniszter két nappal később érkezett a küldöttség elé, és idős nők fűt vittek.",
            "Președinția a anunțat că țara așteaptă o înțelegere până mâine, fără grabă.",
        ];
        for sentence in sentences {
            let old = sentence.replace('ș', "ş").replace('ț', "ţ");
            check(&old, WINDOWS_1250, central);
        }
        let latin_1 = "\u{8e}eny a mu\u{9e}i \u{8a}li dom\u{f9}.";
        assert_eq!(meant(latin_1), Some("windows-1252 or its like shown as Latin-1"));
    }

    #[test]
    fn good_texts_read_well() {
        for text in [
            "L’Élysée a annoncé que le président irait à Genève, déjà, où l’hôtel est prêt, après l’été.",
            "Il ministro è arrivato lì, però così non è più: perché no? Lunedì è già sera.",
            "Utanríkisráðherra sagði á þriðjudag að Þórður yrði í Færeyjum, því ætti ekkert að gerast.",
            "Útlendismálaráðharrin í Føroyum segði, at løgtingið ynskti ein nýggjan sáttmála.",
            "O ministro não irá a São João; as ações e as eleições são amanhã, disse a irmã.",
            "Välisminister ütles, et läbirääkimised jõuavad lõpule õhtul või öösel Jõhvis.",
            "Udenrigsministeren sagde, at øen får besøg fra Århus; crème brûlée, à la carte.",
            "Bộ trưởng nói rằng cuộc gặp sẽ diễn ra vào tuần tới, và mọi người đều chờ đợi.",
            "Le président Milošević et Šešelj, à Žepče, près de la frontière, où l’été fut sévère.",
            "Der Saal hat 300 m³, größer als 20 m² Fläche; ÄÖÜ ÄÖÜÄ heißt die Überschrift.",
            "Ministr řekl, že příští schůzka se uskuteční až po volbách.",
        ] {
            assert_eq!(meant(text), None, "{text}");
        }
    }
}
