//! What a screen asks for about contests and awards.

/// About contests and awards.
#[derive(Debug, Clone)]
pub enum ContestCommand {}
