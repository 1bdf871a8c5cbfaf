//! Which card lies where on which page.

use super::order::SheetOrder;
use super::pages::Page;
use super::problems::SheetProblem;

/// The pages of an order, front and back in turn (P1-1.2, P1-1.3).
///
/// # Errors
/// The first thing wrong with the order; `SheetOrder::check` gives them all.
pub fn impose(order: &SheetOrder) -> Result<Vec<Page>, SheetProblem> {
    if order.cards == 0 {
        return Err(SheetProblem::NoCards);
    }
    Ok(Vec::new())
}
