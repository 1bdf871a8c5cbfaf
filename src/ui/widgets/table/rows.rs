//! Where the rows of a table are, without laying out those that cannot be seen.

use crate::ui::theme::size;

/// Tops of rows of different heights, built once with the data. Rows of the height of a group row
/// (`size::ROW_GROUP`) are group rows: arrow keys pass over them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RowTops {
    ends: Vec<f32>,
}

impl RowTops {
    /// From the height of each row.
    pub fn new(heights: impl IntoIterator<Item = f32>) -> Self {
        let add = |end: &mut f32, height: f32| {
            *end += height;
            Some(*end)
        };
        Self { ends: heights.into_iter().scan(0.0, add).collect() }
    }

    fn top(&self, row: usize) -> f32 {
        row.checked_sub(1).and_then(|above| self.ends.get(above)).copied().unwrap_or(0.0)
    }

    fn at(&self, y: f32) -> usize {
        self.ends.partition_point(|end| *end <= y)
    }
}

/// Which way the keys lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Down,
    Up,
}

/// The rows of a table by their places.
pub(super) enum Rows<'a> {
    Same { count: usize, height: f32 },
    Mixed(&'a RowTops),
}

impl Rows<'_> {
    pub(super) fn count(&self) -> usize {
        match self {
            Self::Same { count, .. } => *count,
            Self::Mixed(tops) => tops.ends.len(),
        }
    }

    pub(super) fn span(&self, row: usize) -> (f32, f32) {
        match self {
            Self::Same { height, .. } => (*height * row as f32, *height * (row + 1) as f32),
            Self::Mixed(tops) => (tops.top(row), tops.top(row + 1)),
        }
    }

    pub(super) fn total(&self) -> f32 {
        self.span(self.count().saturating_sub(1)).1 * f32::from(u8::from(self.count() > 0))
    }

    fn is_group(&self, row: usize) -> bool {
        let (top, bottom) = self.span(row);
        matches!(self, Self::Mixed(_)) && (bottom - top - size::ROW_GROUP).abs() < 0.5
    }

    /// The row to select when the keys lead to `row`: the next one from there that is no group row, else the one before.
    pub(super) fn reached(&self, row: usize, way: Way) -> Option<usize> {
        let down = || (row..self.count()).find(|row| !self.is_group(*row));
        let up = || (0..=row).rev().find(|row| !self.is_group(*row));
        match way {
            Way::Down => down().or_else(up),
            Way::Up => up().or_else(down),
        }
    }

    pub(super) fn first_at(&self, y: f32) -> usize {
        match self {
            Self::Same { height, .. } => (y.max(0.0) / height.max(1.0)) as usize,
            Self::Mixed(tops) => tops.at(y.max(0.0)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_different_heights_are_found_by_their_place() {
        let tops = RowTops::new([30.0, 44.0, 44.0, 30.0]);
        let rows = Rows::Mixed(&tops);
        assert_eq!(rows.first_at(0.0), 0);
        assert_eq!(rows.first_at(29.9), 0);
        assert_eq!(rows.first_at(30.0), 1);
        assert_eq!(rows.first_at(117.9), 2);
        assert!((rows.total() - 148.0).abs() < 0.01);
        assert_eq!(rows.span(3), (118.0, 148.0));
    }

    #[test]
    fn an_empty_table_has_no_height() {
        assert!(Rows::Same { count: 0, height: 44.0 }.total().abs() < 0.01);
        assert!(Rows::Mixed(&RowTops::default()).total().abs() < 0.01);
    }

    #[test]
    fn keys_pass_over_group_rows() {
        let tops = RowTops::new([30.0, 44.0, 30.0, 44.0]);
        let rows = Rows::Mixed(&tops);
        assert_eq!(rows.reached(0, Way::Up), Some(1));
        assert_eq!(rows.reached(2, Way::Down), Some(3));
        assert_eq!(rows.reached(2, Way::Up), Some(1));
        assert_eq!(rows.reached(3, Way::Down), Some(3));
        let empty = RowTops::new([30.0]);
        assert_eq!(Rows::Mixed(&empty).reached(0, Way::Down), None);
    }
}
