//! The figures of the checks of a period (R; P1-II.2, P4-2), read from the runs as they were frozen; what leaves the program with
//! names is noted on the history.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::audits::{Audit, AuditSummary};
use super::{Action, ActionKind, Outcome, Register, RegisterError};
use crate::domain::audits::figures::{AuditFigures, FigureRun, StandardWords, area_points, checked_items};
use crate::domain::dates::Moment;
use crate::domain::periods::Period;
use crate::storage::corrective_figures;

impl Register {
    /// The figures of the checks of a period.
    ///
    /// # Errors
    /// The file's, `BadPack`.
    pub fn audit_figures(&self, period: Period) -> Result<AuditFigures, RegisterError> {
        let mut runs = Vec::new();
        let mut words: BTreeMap<String, StandardWords> = BTreeMap::new();
        for (summary, audit) in self.whole_audits(period)? {
            // Oldest first: the words of the newest edition stay.
            words.insert(summary.pack_code.clone(), standard_words(&audit, words.get(&summary.pack_code)));
            runs.push(figure_run(&summary, &audit));
        }
        let mut figures = AuditFigures::of(period, &runs, &words);
        figures.open_correctives = corrective_figures::open(self.conn())?;
        figures.open_correctives.retain(|open| open.day <= period.last());
        figures.open_correctives.sort_by_key(|open| (open.due.is_none(), open.due, open.day));
        Ok(figures)
    }

    /// The checks of a period with their answers, oldest first, void and open ones among them.
    ///
    /// # Errors
    /// The file's, `BadPack`.
    pub fn whole_audits(&self, period: Period) -> Result<Vec<(AuditSummary, Audit)>, RegisterError> {
        let summaries = self.audits_between(period.first(), period.last())?;
        summaries
            .into_iter()
            .map(|summary| {
                let audit = self.audit(summary.id)?;
                Ok((summary, audit))
            })
            .collect()
    }

    /// Whether the file holds a check at all.
    ///
    /// # Errors
    /// The file's.
    pub fn has_audits(&self) -> Result<bool, RegisterError> {
        Ok(!self.audits(1)?.is_empty())
    }

    /// Day of the newest finished check, to offer a period that has some.
    ///
    /// # Errors
    /// The file's.
    pub fn newest_audit_day(&self) -> Result<Option<NaiveDate>, RegisterError> {
        Ok(self.audits(usize::MAX >> 1)?.into_iter().find(AuditSummary::counts).map(|audit| audit.day))
    }

    /// Notes that results with names left the program (the subject names the file, not the people).
    ///
    /// # Errors
    /// The file's.
    pub fn note_audit_export(&mut self, subject: &str, at: Moment) -> Result<Outcome<()>, RegisterError> {
        self.transact(Action::new(ActionKind::ExportAudits, subject, at), |_| Ok(()))
    }
}

/// A re-check knows a part of its standard only; it never takes the place of the whole.
fn standard_words(audit: &Audit, known: Option<&StandardWords>) -> StandardWords {
    match known {
        Some(known) if audit.details.only_items.is_some() => known.clone(),
        _ => StandardWords::of(&audit.pack),
    }
}

fn figure_run(summary: &AuditSummary, audit: &Audit) -> FigureRun {
    let score = audit.score();
    FigureRun {
        id: summary.id,
        day: summary.day,
        pack_code: summary.pack_code.clone(),
        edition: summary.pack_edition.clone(),
        kind: audit.details.kind,
        subject: audit.details.subject.clone(),
        appraisal: audit.details.appraisal,
        is_finished: summary.finished_at.is_some(),
        is_void: summary.voided.is_some(),
        score: summary.score_of_100(),
        is_passed: score.result.as_ref().map(|result| result.is_passed),
        is_vetoed: !score.vetoed.is_empty(),
        areas: area_points(&audit.pack, &audit.answers),
        items: checked_items(&audit.pack, &audit.corrected_answers()),
    }
}
