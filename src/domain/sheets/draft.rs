//! A sheet of the user's own, and the figures of a test sheet, as typed.

use serde::{Deserialize, Serialize};

use super::calibration::Measured;
use super::problems::{SheetField, SheetProblem};
use super::spec::{CellSize, PaperSize, SheetSpec};

/// [`SheetSpec`] as typed, lengths in mm.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "one field each of `SheetSpec`, as typed")]
pub struct SheetDraft {
    pub name: String,
    pub paper_width: String,
    pub paper_height: String,
    pub columns: String,
    pub rows: String,
    pub cell_width: String,
    pub cell_height: String,
    pub gap_x: String,
    pub gap_y: String,
    pub left: String,
    pub top: String,
    pub turned: bool,
}

impl SheetDraft {
    /// The draft that shows a sheet.
    pub fn of(spec: &SheetSpec) -> Self {
        Self {
            name: spec.name.clone(),
            paper_width: spec.paper.width_mm.to_string(),
            paper_height: spec.paper.height_mm.to_string(),
            columns: spec.columns.to_string(),
            rows: spec.rows.to_string(),
            cell_width: spec.cell.width_mm.to_string(),
            cell_height: spec.cell.height_mm.to_string(),
            gap_x: spec.gap_x_mm.to_string(),
            gap_y: spec.gap_y_mm.to_string(),
            left: spec.left_mm.to_string(),
            top: spec.top_mm.to_string(),
            turned: spec.turned,
        }
    }

    /// Reads the draft. An empty gap is none; everything else is needed.
    ///
    /// # Errors
    /// Every problem, in the order of the form.
    pub fn check(&self) -> Result<SheetSpec, Vec<SheetProblem>> {
        use SheetField as F;
        let mut reader = Reader::default();
        let name = self.name.trim().to_owned();
        if name.is_empty() {
            reader.problems.push(SheetProblem::Missing(F::Name));
        }
        let spec = SheetSpec {
            name,
            paper: PaperSize {
                width_mm: reader.length(F::PaperWidth, &self.paper_width),
                height_mm: reader.length(F::PaperHeight, &self.paper_height),
            },
            columns: reader.count(F::Columns, &self.columns),
            rows: reader.count(F::Rows, &self.rows),
            cell: CellSize {
                width_mm: reader.length(F::CellWidth, &self.cell_width),
                height_mm: reader.length(F::CellHeight, &self.cell_height),
            },
            gap_x_mm: reader.gap(F::GapX, &self.gap_x),
            gap_y_mm: reader.gap(F::GapY, &self.gap_y),
            left_mm: reader.length(F::Left, &self.left),
            top_mm: reader.length(F::Top, &self.top),
            turned: self.turned,
        };
        reader.finish(|| spec.check()).map(|()| spec)
    }
}

/// [`Measured`] as typed, mm.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "one field each of `Measured`, as typed")]
pub struct MeasuredDraft {
    pub ruler_x: String,
    pub ruler_y: String,
    pub left: String,
    pub top: String,
}

impl MeasuredDraft {
    /// Reads the draft.
    ///
    /// # Errors
    /// Every problem, in the order of the form; whether the calibration is within its limits is told by its own check.
    pub fn check(&self) -> Result<Measured, Vec<SheetProblem>> {
        let mut reader = Reader::default();
        let measured = Measured {
            ruler_x_mm: reader.length(SheetField::RulerX, &self.ruler_x),
            ruler_y_mm: reader.length(SheetField::RulerY, &self.ruler_y),
            left_mm: reader.length(SheetField::CrossLeft, &self.left),
            top_mm: reader.length(SheetField::CrossTop, &self.top),
        };
        reader.finish(|| measured.check()).map(|()| measured)
    }
}

/// Collects what is wrong while numbers are read; a wrong number is read as 0 and used no further.
#[derive(Default)]
struct Reader {
    problems: Vec<SheetProblem>,
}

impl Reader {
    fn length(&mut self, field: SheetField, text: &str) -> f32 {
        self.number(field, text, |plain| plain.parse::<f32>().ok().filter(|length| length.is_finite()))
    }

    fn gap(&mut self, field: SheetField, text: &str) -> f32 {
        if text.trim().is_empty() { 0.0 } else { self.length(field, text) }
    }

    fn count(&mut self, field: SheetField, text: &str) -> usize {
        self.number(field, text, |plain| plain.parse().ok())
    }

    fn number<T: Default>(&mut self, field: SheetField, text: &str, parse: impl Fn(&str) -> Option<T>) -> T {
        let plain = plain_digits(text);
        let plain = plain.trim().trim_end_matches("mm").trim_end_matches("毫米").trim_end();
        let problem = match parse(plain) {
            Some(number) => return number,
            None if plain.is_empty() => SheetProblem::Missing(field),
            None => SheetProblem::NotANumber { field, text: text.trim().to_owned() },
        };
        self.problems.push(problem);
        T::default()
    }

    /// What is wrong with the fields; with their values only where all could be read.
    fn finish(mut self, values: impl FnOnce() -> Vec<SheetProblem>) -> Result<(), Vec<SheetProblem>> {
        if self.problems.is_empty() {
            self.problems = values();
        }
        if self.problems.is_empty() { Ok(()) } else { Err(self.problems) }
    }
}

/// Full-width digits, point and minus as the plain ones.
pub(super) fn plain_digits(text: &str) -> String {
    let plain = |sign: char| match sign {
        '０'..='９' => char::from_u32(u32::from(sign) - u32::from('０') + u32::from('0')).unwrap_or(sign),
        '．' | '。' => '.',
        '－' => '-',
        '\u{3000}' => ' ',
        other => other,
    };
    text.chars().map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::super::presets::SheetPreset;
    use super::*;

    #[test]
    fn every_preset_comes_back_as_typed() {
        for preset in SheetPreset::ALL {
            let spec = preset.spec();
            assert_eq!(SheetDraft::of(&spec).check(), Ok(spec), "{preset:?}");
        }
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        let draft = SheetDraft { left: "１５．５ 毫米".into(), top: "25.5mm".into(), ..typed() };
        let spec = draft.check().unwrap();
        assert_eq!((spec.left_mm, spec.top_mm), (15.5, 25.5));
    }

    #[test]
    fn an_empty_gap_is_none() {
        let spec = SheetDraft { gap_x: String::new(), gap_y: " ".into(), ..typed() }.check().unwrap();
        assert_eq!((spec.gap_x_mm, spec.gap_y_mm), (0.0, 0.0));
    }

    #[test]
    fn every_field_that_is_missing_or_no_number_is_named_in_the_order_of_the_form() {
        let draft =
            SheetDraft { name: " ".into(), columns: "2.5".into(), rows: "-1".into(), top: String::new(), ..typed() };
        let number = |field, text: &str| SheetProblem::NotANumber { field, text: text.into() };
        assert_eq!(
            draft.check(),
            Err(vec![
                SheetProblem::Missing(SheetField::Name),
                number(SheetField::Columns, "2.5"),
                number(SheetField::Rows, "-1"),
                SheetProblem::Missing(SheetField::Top),
            ])
        );
    }

    #[test]
    fn words_for_no_number_are_refused() {
        for text in ["NaN", "inf", "1e99", "十"] {
            let draft = SheetDraft { left: text.into(), ..typed() };
            let problem = SheetProblem::NotANumber { field: SheetField::Left, text: text.into() };
            assert_eq!(draft.check(), Err(vec![problem]));
        }
    }

    #[test]
    fn a_sheet_that_does_not_fit_is_told_only_once_it_can_be_read() {
        let draft = SheetDraft { columns: "3".into(), ..typed() };
        assert_eq!(draft.check(), Err(vec![SheetProblem::TooWide { needed_mm: 289.0, paper_mm: 210.0 }]));
    }

    #[test]
    fn measured_figures_are_read() {
        let draft =
            MeasuredDraft { ruler_x: "149".into(), ruler_y: "198.5".into(), left: "20.5".into(), top: "19".into() };
        let measured = Measured { ruler_x_mm: 149.0, ruler_y_mm: 198.5, left_mm: 20.5, top_mm: 19.0 };
        assert_eq!(draft.check(), Ok(measured));
        let draft = MeasuredDraft { ruler_x: "0".into(), ..draft };
        let problem = SheetProblem::OutOfRange { field: SheetField::RulerX, least: 10.0, most: 400.0 };
        assert_eq!(draft.check(), Err(vec![problem]));
    }

    fn typed() -> SheetDraft {
        SheetDraft::of(&SheetPreset::BadgeA4.spec()).named("我的标签")
    }

    impl SheetDraft {
        fn named(self, name: &str) -> Self {
            Self { name: name.to_owned(), ..self }
        }
    }
}
