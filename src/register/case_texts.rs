//! Kept filters of the register of cases, and the hall's texts for letters.

use super::cases::needed;
use super::{Action, ActionKind, Outcome, Register, RegisterError};
use crate::domain::dates::Moment;
use crate::storage::named_texts::{self, NamedTexts};

impl Register {
    /// Kept filters, name and JSON, in the order they were made.
    ///
    /// # Errors
    /// The file's.
    pub fn case_views(&self) -> Result<Vec<(String, String)>, RegisterError> {
        Ok(named_texts::all(self.conn(), NamedTexts::CaseViews)?)
    }

    /// Keeps a filter under a name, or drops it (`None`).
    ///
    /// # Errors
    /// `ReasonMissing` without a name.
    pub fn change_case_view(
        &mut self,
        name: &str,
        filter: Option<&str>,
        at: Moment,
    ) -> Result<Outcome<()>, RegisterError> {
        self.change_named(
            NamedTexts::CaseViews,
            (name, filter),
            Action::new(ActionKind::ChangeCaseView, name.trim(), at),
        )
    }

    /// The hall's own texts for letters, name and body.
    ///
    /// # Errors
    /// The file's.
    pub fn letter_templates(&self) -> Result<Vec<(String, String)>, RegisterError> {
        Ok(named_texts::all(self.conn(), NamedTexts::LetterTemplates)?)
    }

    /// Keeps a text for letters under a name, or drops it (`None`).
    ///
    /// # Errors
    /// `ReasonMissing` without a name.
    pub fn change_letter_template(
        &mut self,
        name: &str,
        body: Option<&str>,
        at: Moment,
    ) -> Result<Outcome<()>, RegisterError> {
        let action = Action::new(ActionKind::ChangeTemplate, name.trim(), at);
        self.change_named(NamedTexts::LetterTemplates, (name, body), action)
    }

    fn change_named(
        &mut self,
        of: NamedTexts,
        (name, text): (&str, Option<&str>),
        action: Action,
    ) -> Result<Outcome<()>, RegisterError> {
        let name = needed(name)?;
        self.transact(action, |w| {
            match text {
                Some(text) => named_texts::put(w.conn, w.hall, of, (&name, text))?,
                None => named_texts::remove(w.conn, of, &name)?,
            }
            Ok(())
        })
    }
}
