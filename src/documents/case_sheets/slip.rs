//! The handover slip (转办单, P6-2): two copies, one to keep and one to go along. The layout is `assets/documents/handover_slip.typ`.

use serde::Serialize;

use super::set;
use crate::documents::DocumentError;
use crate::documents::engine::Template;
use crate::documents::paper::{Foot, SheetLanguage, data_of, in_fact};

static TEMPLATE: Template =
    Template { name: "handover_slip.typ", source: include_str!("../../../assets/documents/handover_slip.typ") };

/// One hand-over of one case; any text but the number may be empty.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct HandoverSlip {
    /// Where lines break.
    pub language: SheetLanguage,
    /// Name of the hall.
    pub hall: String,
    /// The case's number.
    pub number: String,
    /// What the two copies are: the one kept, the one that goes along.
    pub copies: [String; 2],
    /// Who hands over.
    #[serde(serialize_with = "in_fact")]
    pub from: String,
    /// To whom: person, department or both.
    #[serde(serialize_with = "in_fact")]
    pub to: String,
    /// When.
    #[serde(serialize_with = "in_fact")]
    pub handed_at: String,
    /// By when it is to be done.
    #[serde(serialize_with = "in_fact")]
    pub due: String,
    /// Kind, channel, matter.
    #[serde(serialize_with = "in_fact")]
    pub kind: String,
    /// Name and contact, as they may be shown.
    #[serde(serialize_with = "in_fact")]
    pub customer: String,
    /// What it is about.
    pub summary: String,
    /// What is asked of the receiver.
    pub asked: String,
    /// Foot of each copy; the head of the history is not printed on slips.
    pub foot: Foot,
    /// Every word on the slip.
    pub labels: HandoverSlipLabels,
}

/// The words of the slip, in the language the caller wants.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[expect(missing_docs, reason = "one word each for the field of the same name")]
pub struct HandoverSlipLabels {
    pub title: String,
    pub number: String,
    pub from: String,
    pub to: String,
    pub handed_at: String,
    pub due: String,
    pub kind: String,
    pub customer: String,
    pub summary: String,
    pub asked: String,
    /// Over the room for the giver's signature.
    pub handed_by: String,
    /// Over the room for the receiver's signature.
    pub received_by: String,
    /// Over the room for the time of receipt.
    pub received_at: String,
    /// On the line to cut along.
    pub cut: String,
}

/// Both copies as PDF: on one A4 with a line to cut along, or on pages of their own where the text is too long for half a page.
///
/// # Errors
/// Those of the typesetting engine.
pub fn handover_slip(slip: &HandoverSlip) -> Result<Vec<u8>, DocumentError> {
    set(&TEMPLATE, data_of(slip)?, slip.foot.printed_on)
}
