//! The file's shape, step by step: append-only SQL, all pending steps in one exclusive transaction.

use rusqlite::{Connection, TransactionBehavior};

use super::StorageError;

/// Every step ever shipped, in order; a shipped step is never edited (its hash is pinned in a test).
const STEPS: [&str; 2] =
    [include_str!("migrations/0001_one_hall.sql"), include_str!("migrations/0002_complaint_register.sql")];

/// The newest version of the file this edition knows.
pub const NEWEST: i64 = STEPS.len() as i64;

/// Whether steps are to be run on an existing file.
///
/// # Errors
/// The engine's.
pub fn pending(conn: &Connection) -> Result<bool, StorageError> {
    Ok(version(conn)? < NEWEST)
}

fn version(conn: &Connection) -> Result<i64, StorageError> {
    Ok(conn.query_row("PRAGMA user_version", [], |row| row.get(0))?)
}

/// Runs the pending steps; all or none.
///
/// # Errors
/// The engine's; the file is then as before.
pub fn run(conn: &mut Connection) -> Result<(), StorageError> {
    let from = version(conn)?;
    if from >= NEWEST {
        return Ok(());
    }
    let tx = conn.transaction_with_behavior(TransactionBehavior::Exclusive)?;
    for step in STEPS.iter().skip(usize::try_from(from).unwrap_or(0)) {
        tx.execute_batch(step)?;
    }
    tx.pragma_update(None, "user_version", NEWEST)?;
    tx.commit()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shipped_step_is_never_edited() {
        let hashes: Vec<String> =
            STEPS.iter().map(|step| blake3::hash(step.as_bytes()).to_hex()[..16].to_owned()).collect();
        assert_eq!(hashes, ["584a892c18d00c28", "04a587f918eaeb6f"]);
    }

    #[test]
    fn running_twice_changes_nothing() {
        let mut conn = crate::storage::in_memory().unwrap();
        assert!(!pending(&conn).unwrap());
        run(&mut conn).unwrap();
        assert_eq!(version(&conn).unwrap(), NEWEST);
    }
}
