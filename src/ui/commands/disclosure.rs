//! What a screen asks for about public disclosure (公示).

/// About public disclosure (公示).
#[derive(Debug, Clone)]
pub enum DisclosureCommand {}
