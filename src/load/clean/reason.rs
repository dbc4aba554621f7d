//! Why a line is cut: a closed list, so that rules can build on one another's reasons.
//!
//! What a reader sees of it is only its words.

/// Why a line is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(in crate::load) enum Reason {
    /// Asks for money.
    Appeal,
    /// Offers letters or a subscription.
    Newsletter,
    /// Leads to other articles.
    Related,
    /// Tells of the writers.
    Author,
    /// Leads to other sites' networks.
    Sharing,
    /// Readers' comments and what belongs to them.
    Comments,
    /// Cookies, privacy.
    Consent,
    /// Copyright, imprint.
    Imprint,
    /// Advertising.
    Advertisement,
    /// The newsroom on its own doings.
    Notice,
    /// Menus and buttons.
    Menu,
    /// Names of icons.
    Icons,
    /// Only a date.
    DateLine,
    /// Only who wrote it.
    Byline,
    /// Stands several times on the page.
    Repeated,
    /// Says again what the headline says.
    RepeatsHeadline,
    /// The foot of a web page.
    Footer,
    /// A side column of a web page.
    SideColumn,
    /// A short line that is no sentence.
    Label,
    /// Reads as a headline of something else.
    OtherHeadline,
    /// Stands before the article.
    Before,
    /// Stands behind the article.
    Behind,
    /// Stands inside the article and does not belong to it.
    Inside,
    /// It was settled before; why, is told beside the verdicts.
    Rule,
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
