//! Layouts of the hall's own: copied from the shipped ones, changed, chosen, retired (P1-1.2, P1-1.6, P1-2.7).

use super::{Action, ActionKind, Outcome, Refusal, Register, RegisterError};
use crate::domain::dates::Moment;
use crate::domain::ids::LayoutId;
use crate::domain::layouts::CardLayout;
use crate::domain::products::Product;
use crate::storage::card_layouts::{self, LayoutRow};
use crate::storage::sql_types::bad;

/// A layout of the hall's own.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnLayout {
    /// Row.
    pub id: LayoutId,
    /// Its name.
    pub name: String,
    /// The layout.
    pub layout: CardLayout,
    /// Whether its product is printed with it.
    pub is_chosen: bool,
    /// Out of use since.
    pub retired_on: Option<chrono::NaiveDate>,
}

/// The layout a product is printed with.
#[derive(Debug, Clone, PartialEq)]
pub struct LayoutChoice {
    /// Row; `None` for the shipped one.
    pub id: Option<LayoutId>,
    /// The layout.
    pub layout: CardLayout,
}

impl Register {
    /// The hall's own layouts, by product and name, retired ones among them.
    ///
    /// # Errors
    /// `BadRow` for a layout that cannot be read.
    pub fn card_layouts(&self) -> Result<Vec<OwnLayout>, RegisterError> {
        card_layouts::all(self.conn())?.into_iter().map(own).collect()
    }

    /// The layout a product is printed with: the one chosen, else the first shipped one.
    ///
    /// # Errors
    /// `NoSuchRecord` for a product without a layout; `BadRow` for a layout that cannot be read.
    pub fn chosen_layout(&self, product: Product) -> Result<LayoutChoice, RegisterError> {
        let rows = card_layouts::all(self.conn())?;
        if let Some(row) = rows.into_iter().find(|row| row.is_chosen && row.product == product) {
            let OwnLayout { id, layout, .. } = own(row)?;
            return Ok(LayoutChoice { id: Some(id), layout });
        }
        let layout = shipped(product).ok_or(Refusal::NoSuchRecord)?;
        Ok(LayoutChoice { id: None, layout })
    }

    /// Adds a layout under a name.
    ///
    /// # Errors
    /// `ReasonMissing` without a name.
    pub fn add_card_layout(
        &mut self,
        name: &str,
        layout: &CardLayout,
        at: Moment,
    ) -> Result<Outcome<LayoutId>, RegisterError> {
        let (name, body) = (named(name)?, layout.to_toml());
        let product = layout.product;
        self.transact(Action::new(ActionKind::ChangeLayout, product.code(), at), |w| {
            Ok(card_layouts::insert(w.conn, w.hall, (product, name, &body), at)?)
        })
    }

    /// Writes a layout's name and look.
    ///
    /// # Errors
    /// `ReasonMissing` without a name; `NoSuchRecord` for an unknown one, or one of another product.
    pub fn change_card_layout(
        &mut self,
        id: LayoutId,
        (name, layout): (&str, &CardLayout),
        at: Moment,
    ) -> Result<Outcome<()>, RegisterError> {
        let (name, body) = (named(name)?, layout.to_toml());
        if self.layout_row(id)?.product != layout.product {
            return Err(Refusal::NoSuchRecord.into());
        }
        self.transact(Action::new(ActionKind::ChangeLayout, layout.product.code(), at), |w| {
            Ok(card_layouts::update(w.conn, id, (name, &body))?)
        })
    }

    /// Chooses the layout a product is printed with; `None` is the shipped one.
    ///
    /// # Errors
    /// `NoSuchRecord` for an unknown one, a retired one or one of another product; `LayoutIncomplete` for one with something wrong.
    pub fn choose_card_layout(
        &mut self,
        product: Product,
        id: Option<LayoutId>,
        at: Moment,
    ) -> Result<Outcome<()>, RegisterError> {
        if let Some(id) = id {
            let row = self.layout_row(id)?;
            if row.product != product || row.retired_on.is_some() {
                return Err(Refusal::NoSuchRecord.into());
            }
            if !own(row)?.layout.check().is_empty() {
                return Err(Refusal::LayoutIncomplete.into());
            }
        }
        self.transact(Action::new(ActionKind::ChooseLayout, product.code(), at), |w| {
            Ok(card_layouts::choose(w.conn, product, id)?)
        })
    }

    /// Takes a layout out of use; where it was chosen, the shipped one is printed with again.
    ///
    /// # Errors
    /// `NoSuchRecord`.
    pub fn retire_card_layout(&mut self, id: LayoutId, at: Moment) -> Result<Outcome<()>, RegisterError> {
        let product = self.layout_row(id)?.product;
        self.transact(Action::new(ActionKind::RetireLayout, product.code(), at), |w| {
            Ok(card_layouts::retire(w.conn, id, at.date())?)
        })
    }

    fn layout_row(&self, id: LayoutId) -> Result<LayoutRow, RegisterError> {
        let rows = card_layouts::all(self.conn())?;
        rows.into_iter().find(|row| row.id == id).ok_or_else(|| Refusal::NoSuchRecord.into())
    }
}

pub(super) fn own(row: LayoutRow) -> Result<OwnLayout, RegisterError> {
    let LayoutRow { id, name, body, is_chosen, retired_on, .. } = row;
    let layout = CardLayout::from_toml(&body).map_err(|_| bad("card_layouts", "body"))?;
    Ok(OwnLayout { id, name, layout, is_chosen, retired_on })
}

/// The first shipped layout of a product.
fn shipped(product: Product) -> Option<CardLayout> {
    CardLayout::shipped().iter().find(|one| one.layout.product == product).map(|one| one.layout.clone())
}

/// A name that says something.
pub(super) fn named(name: &str) -> Result<&str, RegisterError> {
    let name = name.trim();
    if name.is_empty() { Err(Refusal::ReasonMissing.into()) } else { Ok(name) }
}
