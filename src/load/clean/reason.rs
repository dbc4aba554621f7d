//! Why a line is cut: a closed list, so that rules can build on one another's reasons.
//!
//! What a reader sees of it is only its words.

/// Why a line is cut; the numbers are those with which the classifier was trained.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(in crate::load) enum Reason {
    /// Asks for money.
    Appeal = 0,
    /// Offers letters or a subscription.
    Newsletter = 1,
    /// Leads to other articles.
    Related = 2,
    /// Tells of the writers.
    Author = 3,
    /// Leads to other sites' networks.
    Sharing = 4,
    /// Readers' comments and what belongs to them.
    Comments = 5,
    /// Cookies, privacy.
    Consent = 6,
    /// Copyright, imprint.
    Imprint = 7,
    /// Advertising.
    Advertisement = 8,
    /// The newsroom on its own doings.
    Notice = 9,
    /// Menus and buttons.
    Menu = 10,
    /// Names of icons.
    Icons = 11,
    /// Only a date.
    DateLine = 12,
    /// Only who wrote it.
    Byline = 13,
    /// Stands several times on the page.
    Repeated = 14,
    /// Says again what the headline says.
    RepeatsHeadline = 15,
    /// The foot of a web page.
    Footer = 16,
    /// A side column of a web page.
    SideColumn = 17,
    /// A short line that is no sentence.
    Label = 18,
    /// Reads as a headline of something else.
    OtherHeadline = 19,
    /// Stands before the article.
    Before = 20,
    /// Stands behind the article.
    Behind = 21,
    /// Stands inside the article and does not belong to it.
    Inside = 22,
    /// It was settled before; why, is told beside the verdicts.
    Rule = 23,
}

impl Reason {
    /// All reasons with their words, those of the vocabulary's sections first.
    const WORDS: [(Self, &'static str); 24] = [
        (Self::Appeal, "donation appeal"),
        (Self::Newsletter, "newsletter or subscription"),
        (Self::Related, "related link"),
        (Self::Author, "about the author"),
        (Self::Sharing, "sharing or following"),
        (Self::Comments, "readers' comments"),
        (Self::Consent, "cookie or privacy notice"),
        (Self::Imprint, "copyright or imprint"),
        (Self::Advertisement, "advertisement"),
        (Self::Notice, "newsroom notice"),
        (Self::Menu, "menu or button"),
        (Self::Icons, "icon names"),
        (Self::DateLine, "date line"),
        (Self::Byline, "byline"),
        (Self::Repeated, "repeated on the page"),
        (Self::RepeatsHeadline, "repeats the headline"),
        (Self::Footer, "page footer"),
        (Self::SideColumn, "side column"),
        (Self::Label, "menu or label"),
        (Self::OtherHeadline, "headline or link beside the article"),
        (Self::Before, "stands before the article"),
        (Self::Behind, "stands behind the article"),
        (Self::Inside, "does not belong to the text around it"),
        (Self::Rule, "settled before"),
    ];

    /// What a reader is told.
    pub(in crate::load) fn words(self) -> &'static str {
        Self::WORDS.iter().find(|(known, _)| *known == self).map_or("", |(_, words)| words)
    }

    /// The reason with these words.
    pub(super) fn named(words: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(_, known)| *known == words).map(|(reason, _)| *reason)
    }
}

#[cfg(test)]
mod tests {
    use super::Reason;

    #[test]
    fn each_reason_has_words_of_its_own() {
        for (reason, words) in Reason::WORDS {
            assert_eq!(Reason::named(words), Some(reason));
            assert_eq!(reason.words(), words);
        }
    }
}
