//! Rows of the layouts a hall made of the shipped ones; the body is text, read by whoever knows its shape.

use rusqlite::{Connection, Row, params};

use super::StorageError;
use super::sql_types::{collect, new_uid, optional_date, word};
use crate::domain::dates::Moment;
use crate::domain::ids::{HallId, LayoutId};
use crate::domain::products::Product;

const TABLE: &str = "card_layouts";

/// A layout as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LayoutRow {
    /// Row.
    pub id: LayoutId,
    /// What it is for.
    pub product: Product,
    /// Its name.
    pub name: String,
    /// The layout as TOML.
    pub body: String,
    /// Whether it is the one the product is printed with.
    pub is_chosen: bool,
    /// Out of use since.
    pub retired_on: Option<chrono::NaiveDate>,
}

/// All, by name, retired ones among them.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn all(conn: &Connection) -> Result<Vec<LayoutRow>, StorageError> {
    let mut query = conn.prepare_cached("SELECT * FROM card_layouts ORDER BY product, name, id")?;
    collect(&mut query, [], row_to_layout)
}

fn row_to_layout(row: &Row<'_>) -> Result<LayoutRow, StorageError> {
    Ok(LayoutRow {
        id: LayoutId(row.get("id")?),
        product: word(row, TABLE, "product", Product::from_code)?,
        name: row.get("name")?,
        body: row.get("body")?,
        is_chosen: row.get("is_chosen")?,
        retired_on: optional_date(row, TABLE, "retired_on")?,
    })
}

/// Adds one.
///
/// # Errors
/// The engine's.
pub fn insert(
    conn: &Connection,
    hall: HallId,
    (product, name, body): (Product, &str, &str),
    at: Moment,
) -> Result<LayoutId, StorageError> {
    conn.prepare_cached(
        "INSERT INTO card_layouts (uid, hall_id, product, name, body, created_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![new_uid(), hall.0, product.code(), name, body, at.0])?;
    Ok(LayoutId(conn.last_insert_rowid()))
}

/// Writes its name and body.
///
/// # Errors
/// The engine's.
pub fn update(conn: &Connection, id: LayoutId, (name, body): (&str, &str)) -> Result<(), StorageError> {
    conn.prepare_cached("UPDATE card_layouts SET name = ?2, body = ?3 WHERE id = ?1")?
        .execute(params![id.0, name, body])?;
    Ok(())
}

/// Makes one (`None`: the shipped one) the layout its product is printed with.
///
/// # Errors
/// The engine's.
pub fn choose(conn: &Connection, product: Product, id: Option<LayoutId>) -> Result<(), StorageError> {
    conn.prepare_cached(
        "UPDATE card_layouts SET is_chosen = (id IS ?2) WHERE product = ?1 AND is_chosen <> (id IS ?2)",
    )?
    .execute(params![product.code(), id.map(|id| id.0)])?;
    Ok(())
}

/// Takes one out of use; it is chosen no more.
///
/// # Errors
/// The engine's.
pub fn retire(conn: &Connection, id: LayoutId, on: chrono::NaiveDate) -> Result<(), StorageError> {
    conn.prepare_cached("UPDATE card_layouts SET retired_on = ?2, is_chosen = 0 WHERE id = ?1")?
        .execute(params![id.0, on.to_string()])?;
    Ok(())
}
