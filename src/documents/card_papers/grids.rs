//! How many photos go on a poster, and how large.

use crate::domain::layouts::Frame;

/// Width and height of a 5-inch print: the largest a photo on the wall is (P1-1.3).
const FIVE_INCH_MM: (f32, f32) = (89.0, 127.0);
/// The narrowest photo a wall on one sheet is made with; more people go on several sheets.
const LEAST_WIDTH_MM: f32 = 32.0;
/// Most photos in a row or a column.
const MOST: usize = 40;
/// Of the photo's width: the caption's height, what is free beside a photo, and below a caption.
const CAPTION: f32 = 0.44;
const GAP_ACROSS: f32 = 0.16;
const GAP_DOWN: f32 = 0.1;

/// Photos in rows, each row in the middle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Grid {
    room: Frame,
    columns: usize,
    rows: usize,
    /// Width of a photo.
    pub(super) photo_width_mm: f32,
}

impl Grid {
    /// The largest photos with which all people go on one sheet, or on as many as it takes where they would get too small; none
    /// without people.
    pub(super) fn of(room: &Frame, people: usize) -> Option<Self> {
        let grids: Vec<Self> =
            (1..=MOST).flat_map(|columns| (1..=MOST).map(move |rows| Self::with(room, (columns, rows)))).collect();
        let by_width = |a: &&Self, b: &&Self| a.photo_width_mm.total_cmp(&b.photo_width_mm);
        let largest = grids.iter().filter(|grid| grid.on_a_sheet() >= people).max_by(by_width);
        let most = || {
            let large_enough = grids.iter().filter(|grid| grid.photo_width_mm >= LEAST_WIDTH_MM);
            large_enough.max_by_key(|grid| grid.on_a_sheet()).or(grids.first())
        };
        let grid = largest.filter(|grid| grid.photo_width_mm >= LEAST_WIDTH_MM).or_else(most);
        grid.filter(|_| people > 0).map(|grid| grid.evenly(people))
    }

    /// The largest photos in so many columns and rows.
    fn with(room: &Frame, (columns, rows): (usize, usize)) -> Self {
        let across = columns as f32 + (columns - 1) as f32 * GAP_ACROSS;
        let high = FIVE_INCH_MM.1 / FIVE_INCH_MM.0 + CAPTION;
        let down = rows as f32 * high + (rows - 1) as f32 * GAP_DOWN;
        let photo_width_mm = (room.width_mm / across).min(room.height_mm / down).min(FIVE_INCH_MM.0);
        Self { room: *room, columns, rows, photo_width_mm }
    }

    /// The same photos in no more rows than it takes, the rows as full as each other; several sheets alike.
    fn evenly(self, people: usize) -> Self {
        let sheets = people.div_ceil(self.on_a_sheet()).max(1);
        let each = people.div_ceil(sheets);
        let rows = each.div_ceil(self.columns).max(1);
        Self { rows, columns: each.div_ceil(rows).max(1), ..self }
    }

    pub(super) fn on_a_sheet(&self) -> usize {
        self.columns * self.rows
    }

    pub(super) fn photo_height_mm(&self) -> f32 {
        self.photo_width_mm * FIVE_INCH_MM.1 / FIVE_INCH_MM.0
    }

    pub(super) fn caption_mm(&self) -> f32 {
        self.photo_width_mm * CAPTION
    }

    pub(super) fn cell_height_mm(&self) -> f32 {
        self.photo_height_mm() + self.caption_mm()
    }

    /// Left and upper edge of this place on a sheet with so many people: rows spread over the room, the last one in the middle.
    pub(super) fn place(&self, place: usize, on_sheet: usize) -> (f32, f32) {
        let (row, column) = (place / self.columns, place % self.columns);
        let rows = on_sheet.div_ceil(self.columns).max(1);
        let in_row = if row + 1 == rows { on_sheet - row * self.columns } else { self.columns };
        let step_x = (self.room.width_mm / self.columns as f32).min(self.photo_width_mm * (1.0 + 3.0 * GAP_ACROSS));
        let wide = step_x * (in_row - 1) as f32 + self.photo_width_mm;
        let free_down = self.room.height_mm - rows as f32 * self.cell_height_mm();
        let gap_down = (free_down / rows as f32).min(self.cell_height_mm() * 0.18);
        let high = rows as f32 * self.cell_height_mm() + (rows - 1) as f32 * gap_down;
        let x = self.room.x_mm + (self.room.width_mm - wide) / 2.0 + column as f32 * step_x;
        let y = self.room.y_mm
            + ((self.room.height_mm - high) / 2.0).min(gap_down)
            + row as f32 * (self.cell_height_mm() + gap_down);
        (x, y)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const A3: Frame = Frame { x_mm: 15.0, y_mm: 44.0, width_mm: 267.0, height_mm: 353.0 };

    #[test]
    fn few_people_get_photos_of_five_inches() {
        let grid = Grid::of(&A3, 4).unwrap();
        assert_eq!((grid.photo_width_mm, grid.columns, grid.rows), (89.0, 2, 2));
        assert_eq!(Grid::of(&A3, 0), None);
    }

    #[test]
    fn more_people_get_smaller_photos_on_one_sheet_and_a_crowd_several_sheets() {
        let team = Grid::of(&A3, 17).unwrap();
        assert_eq!((team.columns, team.rows), (5, 4), "four rows fill the sheet better than three");
        let wall = Grid::of(&A3, 24).unwrap();
        assert!(wall.on_a_sheet() >= 24 && wall.photo_width_mm > LEAST_WIDTH_MM, "{wall:?}");
        let crowd = Grid::of(&A3, 200).unwrap();
        assert!(crowd.on_a_sheet() < 200 && crowd.photo_width_mm >= LEAST_WIDTH_MM, "{crowd:?}");
    }

    #[test]
    fn every_photo_lies_in_the_room_and_on_no_other() {
        for people in [1, 2, 3, 5, 7, 12, 23, 30, 41, 120] {
            let grid = Grid::of(&A3, people).unwrap();
            let on_sheet = people.min(grid.on_a_sheet());
            let places: Vec<(f32, f32)> = (0..on_sheet).map(|place| grid.place(place, on_sheet)).collect();
            for (at, (x, y)) in places.iter().enumerate() {
                assert!(*x >= A3.x_mm - 0.1 && x + grid.photo_width_mm <= A3.x_mm + A3.width_mm + 0.1, "{people} {x}");
                assert!(
                    *y >= A3.y_mm - 0.1 && y + grid.cell_height_mm() <= A3.y_mm + A3.height_mm + 0.1,
                    "{people} {y}"
                );
                let apart = |(other_x, other_y): &(f32, f32)| {
                    (other_x - x).abs() >= grid.photo_width_mm || (other_y - y).abs() >= grid.cell_height_mm() - 0.1
                };
                assert!(places.iter().skip(at + 1).all(apart), "{people}: place {at}");
            }
        }
    }
}
