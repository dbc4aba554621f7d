//! Where the panes stand on a screen of a given size, in cells.
//!
//! Pure arithmetic, shared by drawing, scrolling and the mouse.

/// Narrowest and lowest screen on which panes are shown.
pub const SMALLEST: (u16, u16) = (24, 6);
/// From this width on there are two panes.
const TWO_PANES: u16 = 60;
/// From this width on there are three panes.
const THREE_PANES: u16 = 100;
/// Widest column of running text.
pub const MEASURE: u16 = 80;

/// One of the three panes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pane {
    /// The article list.
    Articles,
    /// The reading pane.
    Reading,
    /// The event timeline.
    Timeline,
}

impl Pane {
    /// All panes from left to right.
    pub const ALL: [Self; 3] = [Self::Articles, Self::Reading, Self::Timeline];

    /// The next pane in a round.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Articles => Self::Reading,
            Self::Reading => Self::Timeline,
            Self::Timeline => Self::Articles,
        }
    }

    /// The previous pane in a round.
    #[must_use]
    pub const fn previous(self) -> Self {
        self.next().next()
    }

    /// The pane to the left, or this one at the edge.
    #[must_use]
    pub const fn left(self) -> Self {
        match self {
            Self::Articles | Self::Reading => Self::Articles,
            Self::Timeline => Self::Reading,
        }
    }
}

/// A rectangle of cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// Leftmost column.
    pub x: u16,
    /// Uppermost row.
    pub y: u16,
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

impl Area {
    /// Whether the cell lies in the area.
    #[must_use]
    pub const fn holds(self, column: u16, row: u16) -> bool {
        column >= self.x
            && column < self.x.saturating_add(self.width)
            && row >= self.y
            && row < self.y.saturating_add(self.height)
    }

    /// The area without its border of one cell.
    #[must_use]
    pub const fn inner(self) -> Self {
        Self {
            x: self.x.saturating_add(1),
            y: self.y.saturating_add(1),
            width: self.width.saturating_sub(2),
            height: self.height.saturating_sub(2),
        }
    }
}

/// Where everything stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// The article list, if it is shown.
    pub articles: Option<Area>,
    /// The reading pane, if it is shown.
    pub reading: Option<Area>,
    /// The event timeline, if it is shown.
    pub timeline: Option<Area>,
    /// The line of filters, counts and keys.
    pub status: Area,
}

/// Rows that what lies over the panes leaves free: the status line, one above and one below, and
/// its own border.
const OVERLAY_FRAME: u16 = 5;

/// Rows inside the box over the panes, on a screen of so many rows.
#[must_use]
pub fn overlay_rows(height: u16) -> usize {
    usize::from(height.saturating_sub(OVERLAY_FRAME).max(1))
}

impl Layout {
    /// Returns the layout, or `None` if the screen is too small for anything but a line saying so.
    #[must_use]
    pub fn new(width: u16, height: u16, focus: Pane, zen: bool) -> Option<Self> {
        if width < SMALLEST.0 || height < SMALLEST.1 {
            return None;
        }
        let rows = height - 1;
        let status = Area { x: 0, y: rows, width, height: 1 };
        let mut layout = Self { status, ..Self::default() };
        let mut x = 0;
        for (pane, columns) in shares(width, focus, zen) {
            *layout.slot(pane) = Some(Area { x, y: 0, width: columns, height: rows });
            x += columns;
        }
        Some(layout)
    }

    fn slot(&mut self, pane: Pane) -> &mut Option<Area> {
        match pane {
            Pane::Articles => &mut self.articles,
            Pane::Reading => &mut self.reading,
            Pane::Timeline => &mut self.timeline,
        }
    }

    /// Where a pane stands, border included, if it is shown.
    #[must_use]
    pub const fn area(&self, pane: Pane) -> Option<Area> {
        match pane {
            Pane::Articles => self.articles,
            Pane::Reading => self.reading,
            Pane::Timeline => self.timeline,
        }
    }

    /// The pane at a cell.
    #[must_use]
    pub fn pane_at(&self, column: u16, row: u16) -> Option<Pane> {
        Pane::ALL
            .into_iter()
            .find(|pane| self.area(*pane).is_some_and(|area| area.holds(column, row)))
    }
}

/// The panes that are shown from left to right, with their columns.
fn shares(width: u16, focus: Pane, zen: bool) -> Vec<(Pane, u16)> {
    if zen || width < TWO_PANES {
        return vec![(focus, width)];
    }
    if width >= THREE_PANES {
        let list = (width * 26 / 100).clamp(27, 46);
        let timeline = (width * 33 / 100).clamp(34, 60);
        return vec![
            (Pane::Articles, list),
            (Pane::Reading, width - list - timeline),
            (Pane::Timeline, timeline),
        ];
    }
    match focus {
        Pane::Timeline => {
            let timeline = (width * 45 / 100).clamp(28, 40);
            vec![(Pane::Reading, width - timeline), (Pane::Timeline, timeline)]
        }
        _ => {
            let list = (width * 38 / 100).clamp(24, 34);
            vec![(Pane::Articles, list), (Pane::Reading, width - list)]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Layout, Pane};

    fn shown(width: u16, focus: Pane) -> usize {
        let layout = Layout::new(width, 24, focus, false).unwrap();
        let areas: Vec<_> = Pane::ALL.into_iter().filter_map(|pane| layout.area(pane)).collect();
        assert_eq!(areas.iter().map(|area| area.width).sum::<u16>(), width, "no column is lost");
        areas.len()
    }

    #[test]
    fn three_panes_from_100_columns_two_from_60_one_below() {
        for focus in Pane::ALL {
            assert_eq!(shown(100, focus), 3);
            assert_eq!(shown(99, focus), 2);
            assert_eq!(shown(60, focus), 2);
            assert_eq!(shown(59, focus), 1);
        }
        assert_eq!(Layout::new(23, 24, Pane::Articles, false), None);
        assert_eq!(Layout::new(80, 5, Pane::Articles, false), None);
    }

    #[test]
    fn the_focused_pane_is_always_shown() {
        for width in 24..140 {
            for focus in Pane::ALL {
                for zen in [true, false] {
                    let layout = Layout::new(width, 24, focus, zen).unwrap();
                    assert!(layout.area(focus).is_some());
                }
            }
        }
    }
}
