//! What the second list of phrases says of the lines that are left of a text dump.
//!
//! The classifier does not know these phrases: a line that they fit goes, its neighbours stay.

use super::super::super::super::page::Page;
use super::super::super::signals::Signals;
use super::super::super::signals::told::is_told;
use super::super::super::words::late_hits;
use super::super::super::{Reason, Verdict};
use super::super::is_article;
use crate::document::BlockKind;

/// A longer sentence that begins with a phrase may be an article's, in words.
const MOST_SENTENCE_WORDS: u16 = 7;
/// The longest line that goes for a phrase somewhere in it, in words.
const MOST_SAYING_WORDS: u16 = 30;
/// The longest line that opens a section, in words.
const MOST_OPENER_WORDS: u16 = 10;
/// At most so many links below one are cut; the shortest and the longest, in words.
const MOST_LINKS: usize = 8;
const LINK_WORDS: std::ops::RangeInclusive<u16> = 3..=20;
/// The longest label that stands behind all paragraphs, in words.
const MOST_LABEL_WORDS: u16 = 4;

/// Cuts what the phrases fit, the links below an opener, and the labels behind both.
pub(super) fn cut(page: &Page, signals: &[Signals], found: &mut [Option<Verdict>]) {
    let mut fits = vec![false; found.len()];
    for at in 0..found.len().min(signals.len()) {
        let kept = !matches!(found.get(at), Some(Some(Verdict::Cut(_))));
        let Some(signal) = signals.get(at).filter(|_| kept) else { continue };
        let Some((reason, opens)) = reason(page.text(at), signal) else { continue };
        fits.iter_mut().skip(at).take(1).for_each(|fits| *fits = true);
        let links = if opens { links(signals, at, found) } else { 0 };
        for verdict in found.iter_mut().skip(at).take(1 + links) {
            if matches!(verdict, None | Some(Verdict::Keep(BlockKind::Caption))) {
                *verdict = Some(Verdict::Cut(reason));
            }
        }
    }
    cut_labels(page, signals, &fits, found);
}

/// Why a line goes, and whether it takes the links below with it.
fn reason(text: &str, signal: &Signals) -> Option<(Reason, bool)> {
    if text.starts_with(['"', '“', '«', '„']) && signal.reports {
        return None;
    }
    let hits = late_hits(&signal.plain);
    if signal.we + signal.you == 0 && is_told(text, &signal.plain, hits) {
        return None;
    }
    let sentence = signal.stops && signal.words > MOST_SENTENCE_WORDS;
    let short = signal.words <= MOST_OPENER_WORDS && !signal.stops;
    let labels = |reason: &Reason| *reason != Reason::Menu || text.contains([':', '：']);
    let begins = hits.begins.filter(|_| !sentence).filter(labels);
    let says = hits.says.filter(|_| signal.words <= MOST_SAYING_WORDS);
    // A notice quotes the name of what it is about.
    let names = |reason: &Reason| *reason == Reason::Imprint || !signal.quoted;
    let says = says.filter(|_| !signal.reports).filter(names);
    let opens = hits.opens.filter(|_| short);
    opens.map(|reason| (reason, true)).or_else(|| Some((hits.whole.or(begins).or(says)?, false)))
}

/// How many lines right below an opener are links.
fn links(signals: &[Signals], at: usize, found: &[Option<Verdict>]) -> usize {
    let link = |at: &usize| {
        let sized = |signal: &Signals| !signal.stops && LINK_WORDS.contains(&signal.words);
        found.get(*at) == Some(&None) && signals.get(*at).is_some_and(sized)
    };
    let all = (at + 1..found.len()).take(MOST_LINKS).take_while(link).count();
    // The last of several may head the paragraph below it.
    let heads = all > 1 && is_article(signals, at + 1 + all);
    all - usize::from(heads)
}

/// Cuts the labels behind the last sentence that stand behind a line which a phrase fits, or right
/// above one.
fn cut_labels(page: &Page, signals: &[Signals], fits: &[bool], found: &mut [Option<Verdict>]) {
    let told = |at: &usize| {
        let sentence = |signal: &Signals| signal.stops && signal.words > MOST_LABEL_WORDS;
        found.get(*at) == Some(&None) && signals.get(*at).is_some_and(sentence)
    };
    let Some(last) = (0..found.len()).rev().find(told) else { return };
    let Some(first) = (last + 1..found.len()).find(|at| fits.get(*at) == Some(&true)) else {
        return;
    };
    for at in first..found.len() {
        let label = |signal: &Signals| !signal.stops && signal.words <= MOST_LABEL_WORDS;
        let short = signals.get(at).is_some_and(label) && !page.text(at).contains(':');
        if let Some(verdict) = found.get_mut(at).filter(|verdict| verdict.is_none() && short) {
            *verdict = Some(Verdict::Cut(Reason::Label));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::trial::{gone, kept};

    #[test]
    fn lines_of_the_second_list_go_and_their_neighbours_stay() {
        for lines in [
            &[
                "Tu suscripción se está usando en otro dispositivo",
                "¿Quieres añadir otro usuario a tu suscripción?",
                "Añadir usuario",
            ][..],
            &[
                "How do I cancel my trial?",
                "If you do nothing, your subscription will renew at €12 a month.",
            ][..],
            &["We may earn a commission if you buy through links on this page."][..],
            &[
                "This work is licensed under a Creative Commons Attribution 4.0 International License.",
            ][..],
            &["Zitiervorschlag: Vold, Anna, Die zwei Tore von Rostal, Velm 2015."][..],
            &["DOI: 10.00000/bi.2015.41"][..],
            &[
                "Published in the print edition of the May 4, 2015, issue, with the headline “The Gates.”",
            ][..],
            &["Etiketler: Velm, Ostry, sınır"][..],
            &["Mots-clés : Velm, Ostry"][..],
            &["Palabras clave: Velm, Ostry"][..],
            &["الكلمات المفتاحية: فيلم، أوستري"][..],
            &["اقرأ أيضا", "سائقو الشاحنات ينتظرون منذ عامين"][..],
            &["اشترك في نشرتنا البريدية ليصلك كل جديد"][..],
            &["ادعم الصحافة المستقلة وتبرع الآن"][..],
            &["يستخدم هذا الموقع ملفات تعريف الارتباط لتحسين تجربتك"][..],
            &["جميع الحقوق محفوظة © 2015"][..],
            &["Bağımsız gazeteciliği destekleyin, bize bağış yapın."][..],
            &["İlk yorumu siz yazın"][..],
            &["Bu site çerez kullanmaktadır."][..],
            &["Haber metninin her hakkı saklıdır. İzinsiz kullanılamaz."][..],
            &["Apoie o jornalismo independente. Faça a sua doação."][..],
            &["Os comentários são da responsabilidade dos seus autores."][..],
            &["Sostieni il giornalismo libero con una donazione."][..],
            &["Seguici su Facebook"][..],
            &["Версия для печати"][..],
            &["This story was produced with the support of the Lakeshore Fund."][..],
            &["Reporting for this article was funded by a grant of the Lakeshore Fund."][..],
            &["You may republish this article online or in print under certain conditions."][..],
            &["Correction: an earlier version of this article misstated the age of the ferry."][..],
            &["Get breaking alerts: text GATE to 55555."][..],
            &["Download the Herald app to get the news first."][..],
            &["Cet article a été réalisé avec le soutien du Fonds du Lac."][..],
        ] {
            gone(lines, 8);
        }
    }

    #[test]
    fn what_an_article_tells_of_the_same_things_stays() {
        for lines in [
            &["The treaty says how to cite it, and nobody has cited it yet."][..],
            &["The ministry said that its maps were licensed under a Creative Commons licence."][..],
            &["“This text was translated in one night,” the envoy said, “and it shows.”"][..],
            &["The film was produced with the support of the Lakeshore Fund, and nobody saw it."][..],
            &["Download speeds in Rostal are lower than the treaty says they should be."][..],
            &["The source of the river is in Velm, and its mouth is in Ostry."][..],
            &["Tags of the customs service hung on each of the lorries that passed."][..],
            &["ENDS of treaties are harder than their beginnings, she said."][..],
            &["Schlagworte allein öffnen kein Tor, sagte die Ministerin am Dienstag in Rostal."][..],
            &["Bölge halkı kararı sevinçle karşıladı ve gazeteciler kapıda bekledi."][..],
            &["Os doadores prometeram trinta milhões de euros na terça-feira."][..],
            &["Le due parti hanno parlato di una donazione di trenta navi alla città di Rostal."][..],
            &["وقال الوزير إن الاتفاق سيدخل حيز التنفيذ في يونيو المقبل."][..],
            &["Both ministries told their envoys to subscribe to no paper of the other state."][..],
        ] {
            kept(lines, 5);
        }
    }
}
