//! What a screen asks for about the layouts of cards and the unit's seal.

use crate::domain::ids::LayoutId;
use crate::domain::layouts::CardLayout;
use crate::domain::products::Product;
use crate::register::files::NewFile;

/// About the layouts of cards. What writes one ends in [`super::Done::LayoutSaved`], all else in
/// [`super::Done::LayoutsChanged`].
#[derive(Debug, Clone)]
pub enum LayoutCommand {
    /// Keep a new layout under a name.
    Add(String, Box<CardLayout>),
    /// Keep a new layout under a name and print its product with it.
    AddChosen(String, Box<CardLayout>),
    /// Write the name and the look of one of the hall's own.
    Change(LayoutId, String, Box<CardLayout>),
    /// Print a product with this layout; `None` is the shipped one.
    Choose(Product, Option<LayoutId>),
    /// Take one out of use.
    Retire(LayoutId),
    /// Set or take away the unit's seal.
    Seal(Option<NewFile>),
}
