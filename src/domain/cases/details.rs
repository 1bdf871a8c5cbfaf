//! What a case is about beyond its words: matter, target, the channel's own facts, circumstances (C; P4-6, P6-2, P8-1.w3).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::deadlines::Circumstance;
use crate::domain::ids::{StaffId, WindowId};

/// Whom a case is about. Whoever handles it must not be it (recusal).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// Nobody in particular.
    #[default]
    Nobody,
    /// The hall as a whole.
    Hall,
    /// A member of staff.
    Person(StaffId),
    /// A window; whoever served there when the case came in.
    Window(WindowId),
    /// A team of the roster, by its name.
    Team(String),
}

/// What a case is about beyond its words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CaseDetails {
    /// Code of the matter in the rule set (`billing_error`...); empty when none was chosen.
    pub matter: String,
    /// Important: investigated, then answered in writing or by a visit only (P1-9.3).
    pub is_important: bool,
    /// The date a letter bears itself, beside when it was received and entered.
    pub letter_date: Option<NaiveDate>,
    /// Rings before the phone was answered (P1-6.3).
    pub rings: Option<u32>,
    /// Page of the opinion book (P8-1.w3); empty for other channels.
    pub page_no: String,
    /// The higher office that forwarded it (P4-6); empty for other channels.
    pub forwarded_by: String,
    /// That office's number.
    pub forwarded_no: String,
    /// That office asks for an answer (P4-6).
    pub is_answer_required: bool,
    /// Out of town: longer repair promise (P1-10.4).
    pub is_out_of_town: bool,
    /// Severe weather: repair promises exempt (P1-10.3).
    pub is_severe_weather: bool,
    /// Complex: a longer limit where the rule has one.
    pub is_complex: bool,
    /// Whom it is about.
    pub target: Target,
}

impl CaseDetails {
    /// The circumstances that change a limit.
    pub fn circumstances(&self) -> Vec<Circumstance> {
        let all = [
            (self.is_out_of_town, Circumstance::OutOfTown),
            (self.is_severe_weather, Circumstance::SevereWeather),
            (self.is_complex, Circumstance::Complex),
            (self.is_important, Circumstance::Important),
            (self.is_answer_required, Circumstance::AnswerRequired),
        ];
        all.into_iter().filter(|(holds, _)| *holds).map(|(_, circumstance)| circumstance).collect()
    }
}
