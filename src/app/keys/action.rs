//! [`Action`]: everything that a key can do. What it means is decided in `app::update`.

/// One thing that the reader can ask for, by its name in `data/keymap.toml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// One line, article or event down.
    Down,
    /// One line, article or event up.
    Up,
    /// Half a screen down.
    HalfDown,
    /// Half a screen up.
    HalfUp,
    /// A screen down.
    PageDown,
    /// A screen up.
    PageUp,
    /// To the beginning.
    Top,
    /// To the end.
    Bottom,
    /// Next match, or next telling of the chosen event.
    Next,
    /// Previous match or telling.
    Previous,
    /// Opens what is chosen.
    Open,
    /// One pane to the left.
    Left,
    /// Next pane in a round.
    NextPane,
    /// Previous pane in a round.
    PreviousPane,
    /// To the article list.
    Articles,
    /// To the reading pane.
    Reading,
    /// To the event timeline.
    Timeline,
    /// One pane on the whole screen, and back.
    Zen,
    /// Raw text with its cuts, and back.
    Raw,
    /// Back to the place before the last jump.
    Back,
    /// Opens the search line.
    Search,
    /// Opens the actor picker.
    Actors,
    /// Opens the date line.
    Dates,
    /// Opens the whole query for editing.
    Filter,
    /// Drops the last filter.
    DropChip,
    /// Drops all filters and the search.
    Clear,
    /// Next order of the article list.
    Sort,
    /// Clears the search, or goes one pane to the left.
    Escape,
    /// Compares the tellings of the chosen event.
    Compare,
    /// Shows who said what.
    Quotes,
    /// Shows what was found in the sentence or paragraph, and how.
    Findings,
    /// Opens the picker of event classes.
    Classes,
    /// To the previous day with news.
    PreviousDay,
    /// To the next day with news.
    NextDay,
    /// Shows the timeline in more detail.
    ZoomIn,
    /// Shows the timeline in less detail.
    ZoomOut,
    /// Opens the roster of actors.
    Roster,
    /// Sets the day on which the article was published.
    Publish,
    /// Takes the newest ruling back.
    Undo,
    /// Rules that the marked actors are one.
    Merge,
    /// Rules that a name is somebody else's.
    Split,
    /// Shows an actor under another name.
    Rename,
    /// Hides an actor from lists.
    Hide,
    /// Copies the sentence or paragraph with its source.
    Copy,
    /// Shows the files that could not be read.
    Problems,
    /// Shows the keys.
    Help,
    /// Goes back, and quits from the outermost place.
    Close,
    /// Quits.
    Quit,
    /// Stops the program until the shell wakes it.
    Suspend,
    /// Draws everything anew.
    Redraw,
    /// Keeps what was typed or chosen.
    Accept,
    /// Leaves things as they were.
    Cancel,
    /// Wants what is under the cursor.
    Mark,
    /// Wants what is under the cursor left out.
    Exclude,
    /// Asks for any or for all of what is marked.
    Together,
    /// On the next side of events: anywhere, as who acts, as who is acted on.
    Side,
    /// Counts what belongs to an actor as the actor, or not.
    Reach,
}
