//! Who brought the cases of a period: what a case that may repeat one of them is compared with.

use rusqlite::{Connection, params};

use super::StorageError;
use crate::domain::dates::Moment;
use crate::domain::ids::CaseId;
use crate::domain::personal::{PersonalContact, PersonalName};

/// Who brought a case, and its matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Customer {
    /// Name.
    pub name: PersonalName,
    /// Phone or address.
    pub contact: PersonalContact,
    /// Code of the matter; empty when none was chosen.
    pub matter: String,
}

/// The newest cases received from a moment on and before another that are not void and fit, at most `most`.
///
/// # Errors
/// The engine's.
pub fn received_between(
    conn: &Connection,
    (from, until): (Moment, Moment),
    (most, fits): (usize, impl Fn(&Customer) -> bool),
) -> Result<Vec<CaseId>, StorageError> {
    let mut query = conn.prepare_cached(
        "SELECT c.id, c.customer_name, c.customer_contact, coalesce(d.matter, '')
         FROM cases c LEFT JOIN case_details d ON d.case_id = c.id
         WHERE c.received_ms >= ?1 AND c.received_ms < ?2 AND c.voided_ms IS NULL
         ORDER BY c.received_ms DESC, c.id DESC",
    )?;
    let mut rows = query.query(params![from.0, until.0])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let customer = Customer { name: row.get(1)?, contact: row.get(2)?, matter: row.get(3)? };
        if fits(&customer) {
            found.push(CaseId(row.get(0)?));
        }
        if found.len() >= most {
            break;
        }
    }
    Ok(found)
}
