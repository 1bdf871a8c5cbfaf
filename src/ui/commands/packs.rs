//! What a screen asks for about standards made or brought in here.

/// About standards made or brought in here.
#[derive(Debug, Clone)]
pub enum PackCommand {}
