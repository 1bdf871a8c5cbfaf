//! What the room is set up with for a product: layouts, sheets, printers' calibration. Read when one of them changed.

use crate::domain::ids::{LayoutId, SheetId};
use crate::domain::layouts::CardLayout;
use crate::domain::products::Product;
use crate::domain::sheets::{Calibration, SheetSpec};
use crate::jobs::cards::sheets::{SheetOffer, offers};
use crate::register::print_setup::PrinterCalibration;
use crate::register::{Area, RegisterError};
use crate::ui::context::UiContext;

/// Which layout it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WhichLayout {
    /// The shipped one of this code.
    Shipped(&'static str),
    /// One of the hall's own.
    Own(LayoutId),
}

/// A layout to choose.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct LayoutOffer {
    pub(super) which: WhichLayout,
    pub(super) name: String,
    pub(super) layout: CardLayout,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Built {
    staff: u64,
    hall: u64,
    product: Product,
    lang: crate::ui::strings::Lang,
}

/// The set-up of a product.
pub(super) struct Setup {
    built: Built,
    /// Another one each time it is read.
    pub(super) serial: u64,
    pub(super) layouts: Vec<LayoutOffer>,
    /// The layout chosen, among those.
    pub(super) picked: Option<usize>,
    /// Sheets it can be printed on.
    pub(super) offers: Vec<SheetOffer>,
    /// The hall's own sheets that are in use, fitting or not.
    pub(super) own: Vec<(SheetId, SheetSpec)>,
    calibrations: Vec<PrinterCalibration>,
}

impl Setup {
    fn built(cx: &UiContext<'_>, product: Product) -> Built {
        Built {
            staff: cx.register.revision(Area::Staff),
            hall: cx.register.revision(Area::Hall),
            product,
            lang: cx.strings.lang(),
        }
    }

    /// Whether nothing changed since it was read.
    pub(super) fn is_current(&self, cx: &UiContext<'_>, product: Product) -> bool {
        self.built == Self::built(cx, product)
    }

    /// # Errors
    /// The file's.
    pub(super) fn read(cx: &UiContext<'_>, product: Product, serial: u64) -> Result<Self, RegisterError> {
        let layouts = if product.has_layout() { layouts(cx, product)? } else { Vec::new() };
        let picked = if layouts.is_empty() { None } else { picked(cx, product, &layouts)? };
        let own = cx.register.print_sheets()?;
        let offers = picked
            .and_then(|index| layouts.get(index))
            .map(|offer: &LayoutOffer| offers(&offer.layout, &own))
            .unwrap_or_default();
        Ok(Self {
            built: Self::built(cx, product),
            serial,
            layouts,
            picked,
            offers,
            own: own
                .into_iter()
                .filter(|sheet| sheet.retired_on.is_none())
                .map(|sheet| (sheet.id, sheet.spec))
                .collect(),
            calibrations: cx.register.calibrations()?,
        })
    }

    /// The layout chosen.
    pub(super) fn layout(&self) -> Option<&CardLayout> {
        self.picked.and_then(|index| self.layouts.get(index)).map(|offer| &offer.layout)
    }

    /// The sheet of this word, else the usual one.
    pub(super) fn offer(&self, code: &str) -> Option<&SheetOffer> {
        self.offers.iter().find(|offer| offer.code == code).or(self.offers.first())
    }

    /// How far a printer prints from where it should, where it was measured.
    pub(super) fn calibration(&self, printer: &str) -> Option<&PrinterCalibration> {
        self.calibrations.iter().find(|row| row.printer == printer)
    }
}

/// The layout the product is printed with, among those.
fn picked(cx: &UiContext<'_>, product: Product, layouts: &[LayoutOffer]) -> Result<Option<usize>, RegisterError> {
    let chosen = cx.register.chosen_layout(product)?.id;
    let is_chosen = |offer: &LayoutOffer| match (offer.which, chosen) {
        (WhichLayout::Own(id), Some(chosen)) => id == chosen,
        (WhichLayout::Shipped(_), None) => true,
        _ => false,
    };
    Ok(layouts.iter().position(is_chosen))
}

fn layouts(cx: &UiContext<'_>, product: Product) -> Result<Vec<LayoutOffer>, RegisterError> {
    let lang = cx.strings.lang().key();
    let shipped = CardLayout::shipped().iter().filter(|shipped| shipped.layout.product == product);
    let mut layouts: Vec<LayoutOffer> = shipped
        .map(|shipped| LayoutOffer {
            which: WhichLayout::Shipped(shipped.code),
            name: shipped.layout.name_in(lang).to_owned(),
            layout: shipped.layout.clone(),
        })
        .collect();
    let own = cx.register.card_layouts()?.into_iter();
    let own = own.filter(|own| own.layout.product == product && own.retired_on.is_none());
    layouts.extend(own.map(|own| LayoutOffer { which: WhichLayout::Own(own.id), name: own.name, layout: own.layout }));
    Ok(layouts)
}

/// What is done to a page for a printer.
pub fn calibration_of(row: &PrinterCalibration) -> Calibration {
    Calibration {
        dx_mm: row.dx_mm as f32,
        dy_mm: row.dy_mm as f32,
        factor_x: row.factor_x as f32,
        factor_y: row.factor_y as f32,
    }
}
