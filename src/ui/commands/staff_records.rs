//! What a screen asks for about training and conduct records.

/// About training and conduct records.
#[derive(Debug, Clone)]
pub enum StaffRecordCommand {}
