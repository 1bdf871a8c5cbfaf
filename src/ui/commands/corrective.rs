//! What a screen asks for about corrective actions (整改).

use crate::domain::corrective::NewCorrectiveEvent;
use crate::domain::ids::CorrectiveId;
use crate::register::corrective::OpenCorrective;
use crate::register::files::NewFile;

/// About corrective actions (整改).
#[derive(Debug, Clone)]
pub enum CorrectiveCommand {
    /// Open one for a failed item. Ends in [`Done::CorrectiveChanged`](super::Done::CorrectiveChanged).
    Open(OpenCorrective),
    /// Add an entry. Ends in [`Done::CorrectiveChanged`](super::Done::CorrectiveChanged).
    Enter(CorrectiveId, NewCorrectiveEvent),
    /// Keep a photo before the evidence is handed in. Ends in
    /// [`Done::EvidencePhotoKept`](super::Done::EvidencePhotoKept).
    KeepPhoto(CorrectiveId, NewFile),
}
