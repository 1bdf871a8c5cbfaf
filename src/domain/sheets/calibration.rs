//! How far a printer prints from where it should, and what must be done to the page so that the paper comes out right.

use serde::{Deserialize, Serialize};

use super::pages::Spot;
use super::problems::{SheetField, SheetProblem};
use super::spec::{PaperSize, in_range};
use super::test_page::TestLengths;

/// What is done to every page before it goes to this printer: stretched about its upper left corner, then shifted.
///
/// Every page takes the same, backs as well, each from its own upper left corner. A duplex unit turns the paper, not the
/// works that print: they draw a back as short and as far aside as a front, so the shift must not be mirrored with the
/// cards. A driver that feeds the back foot first also turns its picture by 180 degrees; then the error shows turned in the
/// page's own space, and the back takes [`Calibration::turned_over`] instead. Only a sheet printed on both faces tells.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Calibration {
    /// Shift to the right, mm, within 10.
    pub dx_mm: f32,
    /// Shift downwards, mm, within 10.
    pub dy_mm: f32,
    /// Stretch across, 0.95 to 1.05.
    pub factor_x: f32,
    /// Stretch down, 0.95 to 1.05.
    pub factor_y: f32,
}

impl Default for Calibration {
    /// A printer that prints right.
    fn default() -> Self {
        Self { dx_mm: 0.0, dy_mm: 0.0, factor_x: 1.0, factor_y: 1.0 }
    }
}

/// What a person measured on a printed test sheet.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Measured {
    /// The ruler across, nominally 150 mm on A4.
    pub ruler_x_mm: f32,
    /// The ruler down, nominally 200 mm on A4.
    pub ruler_y_mm: f32,
    /// From the left edge of the paper to the cross, nominally 20 mm.
    pub left_mm: f32,
    /// From the upper edge of the paper to the cross, nominally 20 mm.
    pub top_mm: f32,
}

impl Measured {
    /// Figures that no ruler can have shown.
    pub fn check(&self) -> Vec<SheetProblem> {
        use SheetField as F;
        let Self { ruler_x_mm, ruler_y_mm, left_mm, top_mm } = *self;
        [
            in_range(F::RulerX, ruler_x_mm, 10.0, 400.0),
            in_range(F::RulerY, ruler_y_mm, 10.0, 400.0),
            in_range(F::CrossLeft, left_mm, 0.0, 60.0),
            in_range(F::CrossTop, top_mm, 0.0, 60.0),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

impl Calibration {
    /// From a test sheet printed without any calibration; `nominal` is what the sheet should have shown.
    ///
    /// A printer that draws `x` at `scale * x + shift` needs the page `(x - shift) / scale`.
    pub fn from_measured(measured: &Measured, nominal: &TestLengths) -> Self {
        let factor_x = nominal.ruler_x_mm / measured.ruler_x_mm;
        let factor_y = nominal.ruler_y_mm / measured.ruler_y_mm;
        Self {
            dx_mm: nominal.cross_mm - measured.left_mm * factor_x,
            dy_mm: nominal.cross_mm - measured.top_mm * factor_y,
            factor_x,
            factor_y,
        }
    }

    /// From a test sheet printed with this calibration already: what is still wrong is put right as well.
    pub fn refined(&self, measured: &Measured, nominal: &TestLengths) -> Self {
        let rest = Self::from_measured(measured, nominal);
        let shift = self.apply(Spot::new(rest.dx_mm, rest.dy_mm));
        Self {
            dx_mm: shift.x_mm,
            dy_mm: shift.y_mm,
            factor_x: self.factor_x * rest.factor_x,
            factor_y: self.factor_y * rest.factor_y,
        }
    }

    /// Where a place of the page must be drawn for the paper to come out right.
    pub fn apply(&self, spot: Spot) -> Spot {
        let Self { dx_mm, dy_mm, factor_x, factor_y } = *self;
        Spot::new(spot.x_mm * factor_x + dx_mm, spot.y_mm * factor_y + dy_mm)
    }

    /// The same error of the same works, for pages of this paper that the driver turns by 180 degrees.
    pub fn turned_over(&self, paper: PaperSize) -> Self {
        let Self { dx_mm, dy_mm, factor_x, factor_y } = *self;
        Self {
            dx_mm: paper.width_mm * (1.0 - factor_x) - dx_mm,
            dy_mm: paper.height_mm * (1.0 - factor_y) - dy_mm,
            factor_x,
            factor_y,
        }
    }

    /// Whether nothing is done to the page.
    pub fn is_identity(&self) -> bool {
        *self == Self::default()
    }

    /// What is outside the limits: such a printer is set to another size of paper or to "fit to page".
    pub fn check(&self) -> Vec<SheetProblem> {
        use SheetField as F;
        let Self { dx_mm, dy_mm, factor_x, factor_y } = *self;
        [
            in_range(F::OffsetX, dx_mm, -10.0, 10.0),
            in_range(F::OffsetY, dy_mm, -10.0, 10.0),
            in_range(F::FactorX, factor_x, 0.95, 1.05),
            in_range(F::FactorY, factor_y, 0.95, 1.05),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A printer that is off: where a place of the page lands on the paper.
    #[derive(Debug, Clone, Copy)]
    struct Printer {
        scale: (f32, f32),
        shift: (f32, f32),
    }

    impl Printer {
        fn lands(self, spot: Spot) -> Spot {
            Spot::new(spot.x_mm * self.scale.0 + self.shift.0, spot.y_mm * self.scale.1 + self.shift.1)
        }

        /// What a person reads off the test sheet printed through `calibration`.
        fn measured(self, calibration: Calibration, nominal: &TestLengths) -> Measured {
            let lands = |x, y| self.lands(calibration.apply(Spot::new(x, y)));
            let (zero, ends) = (lands(0.0, 0.0), lands(nominal.ruler_x_mm, nominal.ruler_y_mm));
            let cross = lands(nominal.cross_mm, nominal.cross_mm);
            Measured {
                ruler_x_mm: ends.x_mm - zero.x_mm,
                ruler_y_mm: ends.y_mm - zero.y_mm,
                left_mm: cross.x_mm,
                top_mm: cross.y_mm,
            }
        }
    }

    fn near(one: f32, other: f32) -> bool {
        (one - other).abs() < 0.005
    }

    proptest! {
        #[test]
        fn through_its_calibration_a_printer_prints_right(
            scale in (0.96_f32..1.04, 0.96_f32..1.04),
            shift in (-5.0_f32..5.0, -5.0_f32..5.0),
            at in (0.0_f32..297.0, 0.0_f32..420.0),
        ) {
            let (printer, nominal) = (Printer { scale, shift }, TestLengths::default());
            let raw = printer.measured(Calibration::default(), &nominal);
            let calibration = Calibration::from_measured(&raw, &nominal);
            let landed = printer.lands(calibration.apply(Spot::new(at.0, at.1)));
            prop_assert!(near(landed.x_mm, at.0) && near(landed.y_mm, at.1), "{landed:?} for {at:?}");
        }

        #[test]
        fn a_second_test_sheet_puts_the_rest_right(
            scale in (0.97_f32..1.03, 0.97_f32..1.03),
            shift in (-4.0_f32..4.0, -4.0_f32..4.0),
            first in (0.98_f32..1.02, -3.0_f32..3.0),
        ) {
            let (printer, nominal) = (Printer { scale, shift }, TestLengths::default());
            let rough = Calibration { dx_mm: first.1, dy_mm: -first.1, factor_x: first.0, factor_y: first.0 };
            let refined = rough.refined(&printer.measured(rough, &nominal), &nominal);
            let landed = printer.lands(refined.apply(Spot::new(180.0, 250.0)));
            prop_assert!(near(landed.x_mm, 180.0) && near(landed.y_mm, 250.0), "{landed:?}");
        }
    }

    #[test]
    fn a_page_the_driver_turns_comes_out_right_through_the_calibration_turned_over() {
        let printer = Printer { scale: (0.98, 1.01), shift: (1.5, -0.7) };
        let (nominal, paper) = (TestLengths::default(), PaperSize::A4);
        let front = Calibration::from_measured(&printer.measured(Calibration::default(), &nominal), &nominal);
        let over = |spot: Spot| Spot::new(paper.width_mm - spot.x_mm, paper.height_mm - spot.y_mm);
        let landed = over(printer.lands(over(front.turned_over(paper).apply(Spot::new(30.0, 250.0)))));
        assert!(near(landed.x_mm, 30.0) && near(landed.y_mm, 250.0), "{landed:?}");
    }

    #[test]
    fn a_right_sheet_needs_no_calibration() {
        let measured = Measured { ruler_x_mm: 150.0, ruler_y_mm: 200.0, left_mm: 20.0, top_mm: 20.0 };
        assert!(Calibration::from_measured(&measured, &TestLengths::default()).is_identity());
    }

    #[test]
    fn known_figures_are_put_right() {
        let measured = Measured { ruler_x_mm: 148.5, ruler_y_mm: 200.0, left_mm: 21.3, top_mm: 19.5 };
        let calibration = Calibration::from_measured(&measured, &TestLengths::default());
        assert!(near(calibration.factor_x, 1.0101) && near(calibration.factor_y, 1.0));
        assert!(near(calibration.dx_mm, -1.5152) && near(calibration.dy_mm, 0.5));
        assert_eq!(calibration.check(), vec![]);
    }

    #[test]
    fn a_sheet_printed_to_fit_letter_is_outside_the_limits() {
        let measured = Measured { ruler_x_mm: 141.0, ruler_y_mm: 188.0, left_mm: 24.0, top_mm: 19.0 };
        let problems = Calibration::from_measured(&measured, &TestLengths::default()).check();
        let outside = |field| SheetProblem::OutOfRange { field, least: 0.95, most: 1.05 };
        assert_eq!(problems, vec![outside(SheetField::FactorX), outside(SheetField::FactorY)]);
    }

    #[test]
    fn what_is_no_number_is_outside_the_limits() {
        let broken = Calibration { dx_mm: f32::NAN, factor_x: f32::INFINITY, ..Calibration::default() };
        assert_eq!(broken.check().len(), 2);
    }
}
