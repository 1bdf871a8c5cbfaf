//! What the page of the program's health asks for.

/// About the health of the file and of what lies around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HealthCommand {
    /// Tell the places around the file. Ends in [`super::Done::LookedAround`].
    LookAround,
    /// Make the index the cases are found by anew. Ends in [`super::Done::IndexRebuilt`].
    RebuildIndex,
}
