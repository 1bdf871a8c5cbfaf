//! The sheets of checks, appraisals, contests, disclosure, rules, the print room, keeping, and the history.

use super::codes::{
    AUDIT_KINDS, AWARDS, CORRECTIVE_EVENTS, DECISIONS, DOCUMENTS, ERASE_REASONS, ERASED, EVERY, NOTE_KINDS, PLAN_NOTES,
    PRODUCTS, RECORD_KINDS, SUBJECT_KINDS,
};
use super::plans::{col, free, plain, sheet};
use super::{AnswerPart, Column, Shape, SheetPlan};
use crate::register::outward::HISTORY_AUTHOR;

/// Folder of standards and rules beside.
const RULES: &str = "out-folder-rules";
/// Folder of layouts and sheets of labels beside.
const LAYOUTS: &str = "out-folder-layouts";
/// Folder of rankings beside.
const RANKINGS: &str = "out-folder-rankings";

/// Checks, appraisals, contests, disclosure, rules, the print room, keeping.
pub const CHECKS_AND_REST: &[SheetPlan] = &[
    sheet("audit_plans", "out-sheet-plans", PLANS),
    sheet("plan_notes", "out-sheet-plan-notes", NOTES_OF_PLANS),
    sheet("spot_draws", "out-sheet-draws", DRAWS),
    sheet("audits", "out-sheet-audits", AUDITS),
    sheet("audit_details", "out-sheet-audit-details", AUDIT_DETAILS),
    sheet("audit_answers", "out-sheet-answers", ANSWERS),
    sheet("audit_photos", "out-sheet-audit-photos", AUDIT_PHOTOS),
    sheet("audit_corrections", "out-sheet-audit-corrections", AUDIT_CORRECTIONS),
    sheet("audit_notes", "out-sheet-audit-notes", AUDIT_NOTES),
    sheet("corrective_actions", "out-sheet-corrective", CORRECTIVE),
    sheet("corrective_events", "out-sheet-corrective-events", CORRECTIVE_STEPS),
    sheet("appraisals", "out-sheet-appraisals", APPRAISALS),
    sheet("appraisal_prerequisites", "out-sheet-prerequisites", PREREQUISITES),
    sheet("contests", "out-sheet-contests", CONTESTS),
    sheet("awards", "out-sheet-awards", GRANTED),
    sheet("disclosure_documents", "out-sheet-disclosure", DISCLOSURE),
    sheet("disclosure_versions", "out-sheet-versions", VERSIONS),
    sheet("pack_editions", "out-sheet-standards", STANDARDS),
    sheet("rule_sets", "out-sheet-deadlines", DEADLINES),
    sheet("calendar_years", "out-sheet-calendar", CALENDAR),
    sheet("card_layouts", "out-sheet-layouts", CARD_LAYOUTS),
    sheet("print_sheets", "out-sheet-labels", LABELS),
    sheet("printer_calibrations", "out-sheet-printers", PRINTERS),
    sheet("keepers", "out-sheet-keepers", KEEPERS),
    sheet("retention_rules", "out-sheet-retention", RETENTION),
    sheet("retention_reviews", "out-sheet-reviews", REVIEWS),
    sheet("erasures", "out-sheet-erasures", ERASURES),
];

/// The history, each line with who wrote it.
pub const HISTORY: SheetPlan =
    SheetPlan { table: "history", number: "seq", title: "out-sheet-history", columns: HISTORY_LINES };

const PLANS: &[Column] = &[
    free("title", "field-plan-title"),
    col("pack_code", "field-standard", Shape::Standard),
    col("kind", "out-check-kind", Shape::Words(AUDIT_KINDS)),
    col("subject_kind", "field-subject", Shape::Words(SUBJECT_KINDS)),
    col("every", "out-every", Shape::Words(EVERY)),
    plain("from_on", "field-from-on"),
    plain("until_on", "field-until-on"),
    col("auditor_id", "field-auditor", Shape::Staff),
    plain("draws", "out-draws"),
    plain("remind_days", "out-remind-days"),
    col("is_outside", "out-is-outside", Shape::YesNo),
    free("note", "field-note"),
    plain("stopped_on", "out-stopped-on"),
];

const NOTES_OF_PLANS: &[Column] = &[
    plain("plan_id", "out-plan-no"),
    plain("period_from", "out-period-from"),
    col("kind", "out-what", Shape::Words(PLAN_NOTES)),
    free("text", "field-note"),
    col("by_id", "field-noted-by", Shape::Staff),
    col("at_ms", "field-entered-at", Shape::Moment),
];

const DRAWS: &[Column] = &[
    plain("plan_id", "out-plan-no"),
    plain("period_from", "out-period-from"),
    plain("seed", "out-seed"),
    col("candidates", "out-candidates", Shape::Subjects),
    col("drawn", "out-drawn", Shape::Subjects),
    col("at_ms", "field-entered-at", Shape::Moment),
];

const AUDITS: &[Column] = &[
    plain("day", "field-day"),
    col("pack_code", "field-standard", Shape::Standard),
    plain("pack_edition", "out-edition"),
    col("pack_text", "out-pack-file", Shape::Beside(RULES, "toml")),
    col("auditor_id", "field-auditor", Shape::Staff),
    col("started_ms", "out-started-at", Shape::Moment),
    col("finished_ms", "out-finished-at", Shape::Moment),
    plain("earned", "out-earned"),
    plain("possible", "out-possible"),
];

const AUDIT_DETAILS: &[Column] = &[
    plain("audit_id", "out-audit-no"),
    col("kind", "out-check-kind", Shape::Words(AUDIT_KINDS)),
    col("subject_kind", "field-subject", Shape::Words(SUBJECT_KINDS)),
    col("window_id", "field-window", Shape::Window),
    col("staff_id", "out-person", Shape::Staff),
    free("team", "field-team"),
    plain("window_number", "field-window-number"),
    plain("period_from", "field-period-from"),
    plain("period_until", "field-period-until"),
    col("with_auditors", "out-with-auditors", Shape::StaffList),
    col("audited_id", "out-audited", Shape::Staff),
    plain("only_items", "out-only-items"),
    plain("re_check_of", "out-re-check-of"),
    plain("plan_id", "out-plan-no"),
    plain("contest_id", "out-contest-no"),
    plain("appraisal_id", "out-appraisal-no"),
    plain("scaled", "out-scaled"),
    plain("final", "out-final"),
    col("grade", "out-grade", Shape::Grade),
    col("vetoed", "out-vetoed", Shape::List),
    col("voided_ms", "out-voided-at", Shape::Moment),
    free("void_reason", "field-void-reason"),
];

const ANSWERS: &[Column] = &[
    plain("audit_id", "out-audit-no"),
    plain("item_code", "field-audit-item"),
    col("answer", "field-judgement", Shape::Answer(AnswerPart::Verdict)),
    col("answer", "out-value", Shape::Answer(AnswerPart::Value)),
    col("answer", "out-choice", Shape::Answer(AnswerPart::Choice)),
    col("answer", "out-occurrences", Shape::Answer(AnswerPart::Occurrences)),
    col("answer", "field-reason", Shape::Answer(AnswerPart::Reason)),
    col("answer", "out-overruled", Shape::Answer(AnswerPart::Overruled)),
    col("answer", "field-owner", Shape::Answer(AnswerPart::Owner)),
    col("answer", "field-due-on", Shape::Answer(AnswerPart::Due)),
    col("photo_file_id", "field-photo", Shape::File),
    col("answered_ms", "field-entered-at", Shape::Moment),
];

const AUDIT_PHOTOS: &[Column] = &[
    plain("audit_id", "out-audit-no"),
    plain("item_code", "field-audit-item"),
    col("file_id", "field-photo", Shape::File),
    col("at_ms", "field-entered-at", Shape::Moment),
];

const AUDIT_CORRECTIONS: &[Column] = &[
    plain("audit_id", "out-audit-no"),
    plain("item_code", "field-audit-item"),
    col("answer", "field-new-answer", Shape::Answer(AnswerPart::Verdict)),
    col("answer", "out-value", Shape::Answer(AnswerPart::Value)),
    col("answer", "out-choice", Shape::Answer(AnswerPart::Choice)),
    col("answer", "out-occurrences", Shape::Answer(AnswerPart::Occurrences)),
    col("answer", "field-conduct-text", Shape::Answer(AnswerPart::Reason)),
    free("reason", "field-reason"),
    col("by_id", "field-noted-by", Shape::Staff),
    col("at_ms", "field-entered-at", Shape::Moment),
];

const AUDIT_NOTES: &[Column] = &[
    plain("audit_id", "out-audit-no"),
    col("kind", "out-what", Shape::Words(NOTE_KINDS)),
    col("text", "field-note", Shape::Free),
    col("by_id", "field-noted-by", Shape::Staff),
    col("at_ms", "field-entered-at", Shape::Moment),
];

const CORRECTIVE: &[Column] = &[
    plain("audit_id", "out-audit-no"),
    plain("item_code", "field-audit-item"),
    col("what", "field-conduct-text", Shape::Free),
    col("opened_ms", "field-entered-at", Shape::Moment),
    col("opened_by", "field-noted-by", Shape::Staff),
];

const CORRECTIVE_STEPS: &[Column] = &[
    plain("action_id", "out-corrective-no"),
    col("kind", "out-what", Shape::Words(CORRECTIVE_EVENTS)),
    col("at_ms", "field-entered-at", Shape::Moment),
    col("by_id", "field-noted-by", Shape::Staff),
    col("owner_id", "field-owner", Shape::Staff),
    plain("due", "field-due-on"),
    free("text", "field-note"),
    col("file_id", "field-photo", Shape::File),
];

const APPRAISALS: &[Column] = &[
    plain("year", "out-year"),
    col("pack_code", "field-standard", Shape::Standard),
    plain("pack_edition", "out-edition"),
    col("pack_text", "out-pack-file", Shape::Beside(RULES, "toml")),
    col("subject_kind", "field-subject", Shape::Words(SUBJECT_KINDS)),
    col("review_group", "out-review-group", Shape::StaffList),
    col("opened_ms", "out-started-at", Shape::Moment),
    plain("sent_on", "out-sent-on"),
    plain("published_on", "out-published-on"),
    plain("closed_on", "out-closed-on"),
    col("ranking", "out-ranking-file", Shape::BesideFree(RANKINGS, "json")),
];

const PREREQUISITES: &[Column] = &[
    plain("appraisal_id", "out-appraisal-no"),
    col("subject", "field-subject", Shape::Subject),
    col("code", "out-rule-code", Shape::Prerequisite),
    col("is_met", "out-is-met", Shape::YesNo),
    free("reason", "field-reason"),
    col("by_id", "field-noted-by", Shape::Staff),
    col("at_ms", "field-entered-at", Shape::Moment),
];

const CONTESTS: &[Column] = &[
    free("name", "field-contest-name"),
    col("pack_code", "field-standard", Shape::Standard),
    plain("pack_edition", "out-edition"),
    col("pack_text", "out-pack-file", Shape::Beside(RULES, "toml")),
    col("subject_kind", "field-subject", Shape::Words(SUBJECT_KINDS)),
    plain("from_on", "field-from-on"),
    plain("until_on", "field-until-on"),
    col("opened_ms", "out-started-at", Shape::Moment),
    plain("closed_on", "out-closed-on"),
    col("ranking", "out-ranking-file", Shape::BesideFree(RANKINGS, "json")),
    free("note", "field-note"),
];

const GRANTED: &[Column] = &[
    col("kind", "award-kind", Shape::Words(AWARDS)),
    free("title", "field-award-title"),
    plain("from_on", "field-from-on"),
    plain("until_on", "field-until-on"),
    col("subject_kind", "field-subject", Shape::Words(SUBJECT_KINDS)),
    col("window_id", "field-window", Shape::Window),
    col("staff_id", "out-person", Shape::Staff),
    free("team", "field-team"),
    plain("score", "out-final"),
    plain("rank", "out-rank"),
    plain("certificate_year", "out-certificate-year"),
    plain("certificate_no", "out-certificate-no"),
    plain("awarded_on", "field-awarded-on"),
    free("reason", "field-reason"),
    plain("contest_id", "out-contest-no"),
    plain("appraisal_id", "out-appraisal-no"),
    col("revoked_ms", "out-revoked-at", Shape::Moment),
    free("revoke_reason", "out-revoke-reason"),
];

const DISCLOSURE: &[Column] = &[
    plain("code", "field-document-code"),
    plain("rule", "out-rule-code"),
    col("kind", "field-document-kind", Shape::Words(DOCUMENTS)),
    free("title", "field-document-title"),
    free("place", "field-document-place"),
    plain("since", "out-since"),
    plain("retired_on", "out-retired-on"),
    free("retire_reason", "out-retire-reason"),
    free("note", "field-note"),
];

const VERSIONS: &[Column] = &[
    plain("document_id", "out-document-no"),
    plain("version", "field-version"),
    free("place", "field-document-place"),
    plain("put_up_on", "field-put-up-on"),
    plain("valid_until", "field-valid-until"),
    plain("event_ends_on", "field-event-ends-on"),
    plain("taken_down_on", "field-taken-down-on"),
    col("photo_file_id", "field-photo", Shape::File),
    free("note", "field-note"),
    col("entered_ms", "field-entered-at", Shape::Moment),
];

const STANDARDS: &[Column] = &[
    plain("code", "out-code"),
    plain("edition", "out-edition"),
    col("text", "out-pack-file", Shape::Beside(RULES, "toml")),
    col("created_ms", "field-entered-at", Shape::Moment),
    plain("retired_on", "out-retired-on"),
];

const DEADLINES: &[Column] = &[
    plain("code", "out-code"),
    plain("edition", "out-edition"),
    plain("in_force_from", "out-since"),
    col("text", "out-rule-file", Shape::Beside(RULES, "toml")),
    col("created_ms", "field-entered-at", Shape::Moment),
];

const CALENDAR: &[Column] = &[
    plain("year", "out-year"),
    plain("edition", "out-edition"),
    col("text", "out-calendar-file", Shape::Beside(RULES, "json")),
    col("created_ms", "field-entered-at", Shape::Moment),
];

const CARD_LAYOUTS: &[Column] = &[
    col("product", "out-card-kind", Shape::Words(PRODUCTS)),
    free("name", "out-name"),
    col("body", "out-layout-file", Shape::Beside(LAYOUTS, "toml")),
    col("is_chosen", "out-is-chosen", Shape::YesNo),
    col("created_ms", "field-entered-at", Shape::Moment),
    plain("retired_on", "out-retired-on"),
];

const LABELS: &[Column] = &[
    plain("name", "out-name"),
    col("body", "out-layout-file", Shape::Beside(LAYOUTS, "json")),
    plain("retired_on", "out-retired-on"),
];

const PRINTERS: &[Column] = &[
    plain("printer", "out-printer"),
    plain("dx_mm", "out-dx"),
    plain("dy_mm", "out-dy"),
    plain("factor_x", "out-factor-x"),
    plain("factor_y", "out-factor-y"),
    plain("measured_on", "field-day"),
];

const KEEPERS: &[Column] = &[
    plain("name", "field-name"),
    col("staff_id", "out-person", Shape::Staff),
    col("added_ms", "out-since", Shape::Moment),
    col("removed_ms", "out-removed-at", Shape::Moment),
];

const RETENTION: &[Column] =
    &[col("kind", "out-record-kind", Shape::Words(RECORD_KINDS)), plain("months", "out-months")];

const REVIEWS: &[Column] = &[
    col("kind", "out-record-kind", Shape::Words(RECORD_KINDS)),
    plain("year", "out-year"),
    col("decision", "out-decision", Shape::Words(DECISIONS)),
    plain("due", "out-due-count"),
    free("note", "field-note"),
    col("at_ms", "field-entered-at", Shape::Moment),
];

const ERASURES: &[Column] = &[
    col("subject", "out-what", Shape::Words(ERASED)),
    plain("subject_id", "out-no"),
    col("reason", "field-reason", Shape::Words(ERASE_REASONS)),
    free("note", "field-note"),
    col("at_ms", "field-entered-at", Shape::Moment),
];

const HISTORY_LINES: &[Column] = &[
    col("at_ms", "out-at", Shape::Moment),
    col("action", "out-what", Shape::Action),
    plain("subject", "out-about"),
    plain(HISTORY_AUTHOR, "out-author"),
    plain("changes", "out-changes"),
    col("previous", "out-previous", Shape::Hex),
    col("hash", "out-hash", Shape::Hex),
];
