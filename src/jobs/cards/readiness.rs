//! What keeps a card, sign or print from being made, and what is to be said of one that can be.

use super::Subject;
use super::signs::rare_signs;
use crate::documents::fonts::is_covered;
use crate::domain::layouts::CardField;
use crate::domain::products::Product;

/// One thing that keeps it from being printed (P1-1.2, §4.8).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CardProblem {
    /// A field that must stand on it is empty.
    Missing(CardField),
    /// No photo.
    MissingPhoto,
    /// No font holds this character.
    NoGlyph(char),
    /// The person has left.
    Left,
}

/// What is to be said of one that can be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CardRemark {
    /// There is no 5-inch photo: the 1-inch one stands in its place.
    EnlargedPhoto,
    /// A rare character, for which there is a glyph.
    RareSign(char),
}

/// Someone or something that cannot be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldBack {
    /// Who or what.
    pub subject: Subject,
    /// Work number, or the window's number.
    pub number: String,
    /// Name, or the window's business.
    pub name: String,
    /// Why.
    pub problems: Vec<CardProblem>,
}

/// What must stand on a product, in the order of the card.
pub(super) fn required(product: Product) -> &'static [CardField] {
    use CardField::{Business, HallName, Name, Post, Title, UnitName, Window, WorkNo};
    match product {
        Product::Badge => &[UnitName, Name, WorkNo, Post, Title],
        Product::IdCard | Product::Trainee => &[UnitName, Name, WorkNo],
        Product::PhotoWall | Product::PhotoPoster => &[Name, Title, Post, WorkNo],
        Product::CounterSign => &[Name, WorkNo],
        Product::WindowPlate => &[Window, Business],
        Product::PhotoStrip | Product::RosterList => &[Name],
        Product::Visitor => &[HallName],
    }
}

/// The characters of these texts that no font holds, each once.
pub(super) fn without_glyph<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<CardProblem> {
    let mut found = Vec::new();
    for sign in texts.flat_map(str::chars) {
        let problem = CardProblem::NoGlyph(sign);
        if !found.contains(&problem) && !is_covered(sign) {
            found.push(problem);
        }
    }
    found
}

/// The rare characters of a name.
pub(super) fn rare(name: &str) -> impl Iterator<Item = CardRemark> {
    rare_signs(name).into_iter().map(CardRemark::RareSign)
}
