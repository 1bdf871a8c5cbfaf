//! The sheets of the hall, its people, their records and cards, the boxes and the cases.

use super::codes::{
    CARD_EVENTS, CARD_REASONS, CASE_KINDS, CHANNELS, CONDUCT, CONDUCT_CODES, EVENTS, FINDINGS, PICTURE_ROLES,
    PICTURE_SIZES, PRODUCTS, SEALS, SECTORS, SEXES, STANDINGS, STATUSES, TARGETS, TRAINING,
};
use super::{Column, Shape, SheetPlan};

/// A column.
pub(super) const fn col(column: &'static str, head: &'static str, shape: Shape) -> Column {
    Column { column, head, shape }
}

/// A column told as it stands.
pub(super) const fn plain(column: &'static str, head: &'static str) -> Column {
    col(column, head, Shape::Plain)
}

/// A column somebody writes into.
pub(super) const fn free(column: &'static str, head: &'static str) -> Column {
    col(column, head, Shape::Free)
}

/// A sheet of a table numbered by `id`.
pub(super) const fn sheet(table: &'static str, title: &'static str, columns: &'static [Column]) -> SheetPlan {
    SheetPlan { table, number: "id", title, columns }
}

/// Hall, people, cards, boxes, cases.
pub const HALL_AND_PEOPLE: &[SheetPlan] = &[
    sheet("halls", "out-sheet-hall", HALL),
    sheet("service_windows", "out-sheet-windows", WINDOWS),
    sheet("open_exceptions", "out-sheet-days", DAYS),
    sheet("staff", "out-sheet-staff", STAFF),
    sheet("window_periods", "out-sheet-window-periods", WINDOW_PERIODS),
    sheet("staff_pictures", "out-sheet-staff-pictures", STAFF_PICTURES),
    sheet("training_records", "out-sheet-training", TRAINING_RECORDS),
    sheet("conduct_records", "out-sheet-conduct", CONDUCT_RECORDS),
    sheet("cards", "out-sheet-cards", CARDS),
    sheet("card_events", "out-sheet-card-events", CARD_STEPS),
    sheet("card_marks", "out-sheet-card-marks", CARD_MARKS),
    sheet("badge_prints", "out-sheet-badge-prints", BADGE_PRINTS),
    sheet("boxes", "out-sheet-boxes", BOXES),
    sheet("box_entries", "out-sheet-box-entries", BOX_ENTRIES),
    sheet("letters", "out-sheet-letters", LETTERS),
    sheet("box_remarks", "out-sheet-box-remarks", BOX_REMARKS),
    sheet("cases", "out-sheet-cases", CASES),
    sheet("case_details", "out-sheet-case-details", CASE_DETAILS),
    sheet("case_events", "out-sheet-case-events", CASE_EVENTS),
    sheet("case_notes", "out-sheet-case-notes", CASE_NOTES),
    sheet("case_views", "out-sheet-case-views", CASE_VIEWS),
    sheet("letter_templates", "out-sheet-templates", TEMPLATES),
    sheet("unit_pictures", "out-sheet-unit-pictures", UNIT_PICTURES),
    sheet("files", "out-sheet-files", FILES),
];

const HALL: &[Column] = &[
    plain("name", "field-hall-name"),
    plain("unit_name", "field-unit-name"),
    col("sector", "out-sector", Shape::Words(SECTORS)),
    plain("area_m2", "field-area"),
    plain("address", "out-address"),
    plain("supervision_phone", "out-supervision-phone"),
    plain("complaint_phone", "out-complaint-phone"),
    plain("rest_day_phone", "out-rest-day-phone"),
    plain("opens_at", "field-opens-at"),
    plain("closes_at", "field-closes-at"),
    col("open_weekdays", "field-open-weekdays", Shape::Weekdays),
    plain("records_since", "out-records-since"),
    plain("unit_colour", "field-colour"),
    col("logo_file_id", "field-logo", Shape::File),
    plain("badge_valid_until", "out-badges-until"),
    col("created_ms", "field-entered-at", Shape::Moment),
];

const WINDOWS: &[Column] =
    &[plain("number", "field-window-number"), free("purpose", "out-purpose"), plain("retired_on", "out-retired-on")];

const DAYS: &[Column] =
    &[plain("day", "field-day"), col("is_open", "out-is-open", Shape::YesNo), free("note", "field-note")];

const STAFF: &[Column] = &[
    plain("work_no", "field-work-no"),
    plain("name", "field-name"),
    col("sex", "field-sex", Shape::Words(SEXES)),
    free("team", "field-team"),
    free("title", "field-title"),
    free("post", "field-post"),
    plain("joined_on", "field-joined-on"),
    col("phone", "field-phone", Shape::Phone),
    free("qualifications", "field-qualifications"),
    free("languages", "field-languages"),
    col("status", "field-status", Shape::Words(STATUSES)),
    col("photo_file_id", "field-photo", Shape::File),
    col("photo_original_id", "out-photo-original", Shape::File),
    col("created_ms", "field-entered-at", Shape::Moment),
];

const WINDOW_PERIODS: &[Column] = &[
    col("staff_id", "out-person", Shape::Staff),
    col("window_id", "field-window", Shape::Window),
    plain("from_on", "field-from-on"),
    plain("until_on", "field-until-on"),
];

const STAFF_PICTURES: &[Column] = &[
    col("staff_id", "out-person", Shape::Staff),
    col("size", "out-size", Shape::Words(PICTURE_SIZES)),
    col("file_id", "field-photo", Shape::File),
    col("original_id", "out-photo-original", Shape::File),
    plain("taken_on", "out-taken-on"),
];

const TRAINING_RECORDS: &[Column] = &[
    col("staff_id", "out-person", Shape::Staff),
    plain("day", "field-day"),
    plain("hours", "field-hours"),
    col("kind", "field-training-kind", Shape::Words(TRAINING)),
    free("topic", "field-topic"),
    free("teacher", "field-teacher"),
    col("entered_ms", "field-entered-at", Shape::Moment),
    col("struck_ms", "out-struck-at", Shape::Moment),
    free("strike_reason", "out-strike-reason"),
];

const CONDUCT_RECORDS: &[Column] = &[
    col("staff_id", "out-person", Shape::Staff),
    plain("day", "field-day"),
    col("kind", "field-conduct-kind", Shape::Words(CONDUCT)),
    col("code", "out-rule-code", Shape::Words(CONDUCT_CODES)),
    col("text", "field-conduct-text", Shape::Free),
    col("follow_up", "field-follow-up", Shape::Free),
    col("case_id", "out-case", Shape::Case),
    col("entered_ms", "field-entered-at", Shape::Moment),
    col("struck_ms", "out-struck-at", Shape::Moment),
    free("strike_reason", "out-strike-reason"),
];

const CARDS: &[Column] = &[
    col("product", "out-card-kind", Shape::Words(PRODUCTS)),
    col("staff_id", "out-person", Shape::Staff),
    plain("series", "out-series"),
    plain("running", "out-running"),
    plain("unit_name", "field-unit-name"),
    col("bearer", "out-bearer", Shape::Bearer),
    plain("work_no", "field-work-no"),
    free("post", "field-post"),
    free("title", "field-title"),
    free("department", "field-team"),
    col("made_ms", "out-made-at", Shape::Moment),
    plain("valid_until", "field-valid-until"),
    col("reason", "field-reason", Shape::Words(CARD_REASONS)),
    free("note", "field-note"),
    plain("replaces_id", "out-replaces-no"),
    plain("print_id", "out-print-no"),
];

const CARD_STEPS: &[Column] = &[
    plain("card_id", "out-card-no"),
    col("kind", "out-what", Shape::Words(CARD_EVENTS)),
    plain("on_day", "field-day"),
    col("at_ms", "field-entered-at", Shape::Moment),
    free("by_name", "field-noted-by"),
    col("signed_by", "field-signed-by", Shape::CardSigner),
    free("note", "field-note"),
    col("file_id", "out-file", Shape::File),
];

const CARD_MARKS: &[Column] = &[plain("series", "out-series"), plain("last", "out-last-number")];

const BADGE_PRINTS: &[Column] = &[
    col("staff_id", "out-person", Shape::Staff),
    plain("card_no", "out-running"),
    col("printed_ms", "out-printed-at", Shape::Moment),
    plain("valid_until", "field-valid-until"),
    free("reason", "field-reason"),
];

const BOXES: &[Column] = &[
    plain("name", "field-box-name"),
    free("place", "field-document-place"),
    plain("since", "out-since"),
    plain("retired_on", "out-retired-on"),
];

const BOX_ENTRIES: &[Column] = &[
    plain("box_id", "out-box-no"),
    plain("day", "field-day"),
    col("opened_ms", "field-opened-at", Shape::Moment),
    col("opener_id", "field-opener", Shape::Staff),
    col("witness_id", "field-witness", Shape::Staff),
    col("seal", "out-seal", Shape::Words(SEALS)),
    plain("letter_count", "field-letter-count"),
    col("remark", "field-note", Shape::Free),
    col("entered_ms", "field-entered-at", Shape::Moment),
];

const LETTERS: &[Column] = &[
    plain("entry_id", "out-entry-no"),
    plain("position", "out-position"),
    col("kind", "field-case-kind", Shape::Words(CASE_KINDS)),
    col("signed_by", "out-letter-signed", Shape::CustomerName),
    col("text", "field-letter-text", Shape::Free),
    col("scan_file_id", "out-scan", Shape::File),
    free("department", "field-department"),
    col("case_id", "out-case", Shape::Case),
    col("no_action_because", "field-letter-reason", Shape::Free),
];

const BOX_REMARKS: &[Column] = &[
    plain("entry_id", "out-entry-no"),
    col("at_ms", "field-entered-at", Shape::Moment),
    col("text", "field-note", Shape::Free),
];

const CASES: &[Column] = &[
    plain("year", "out-year"),
    plain("running", "out-running"),
    col("kind", "field-case-kind", Shape::Words(CASE_KINDS)),
    col("channel", "field-case-channel", Shape::Words(CHANNELS)),
    col("summary", "field-case-summary", Shape::Free),
    col("customer_name", "field-customer-name", Shape::CustomerName),
    col("customer_contact", "field-customer-contact", Shape::CustomerContact),
    col("first_asked_id", "field-first-asked", Shape::Staff),
    free("department", "field-department"),
    col("received_ms", "field-received-at", Shape::Moment),
    col("entered_ms", "field-entered-at", Shape::Moment),
    col("voided_ms", "out-voided-at", Shape::Moment),
    col("void_reason", "field-void-reason", Shape::Free),
];

const CASE_DETAILS: &[Column] = &[
    col("case_id", "out-case", Shape::Case),
    col("matter", "field-matter", Shape::OfRules),
    col("important", "field-importance", Shape::YesNo),
    plain("letter_date", "field-letter-date"),
    plain("rings", "field-rings"),
    free("page_no", "field-page-no"),
    free("forwarded_by", "field-forwarded-by"),
    free("forwarded_no", "field-forwarded-no"),
    col("answer_required", "field-answer-required", Shape::YesNo),
    col("out_of_town", "out-out-of-town", Shape::YesNo),
    col("severe_weather", "out-severe-weather", Shape::YesNo),
    col("is_complex", "out-complex", Shape::YesNo),
    col("target_kind", "field-target", Shape::Words(TARGETS)),
    col("target_staff_id", "out-person", Shape::Staff),
    col("target_window_id", "field-window", Shape::Window),
    free("target_team", "field-team"),
    col("handler_id", "out-handler", Shape::Staff),
    col("standing", "field-status", Shape::Words(STANDINGS)),
    col("replied_ms", "field-replied-at", Shape::Moment),
    col("closed_ms", "field-closed-at", Shape::Moment),
    col("in_time", "field-in-time", Shape::YesNo),
    col("finding", "field-finding", Shape::Words(FINDINGS)),
    plain("satisfaction", "field-satisfaction"),
];

const CASE_EVENTS: &[Column] = &[
    col("case_id", "out-case", Shape::Case),
    col("kind", "out-what", Shape::Words(EVENTS)),
    col("at_ms", "field-happened-at", Shape::Moment),
    col("entered_ms", "field-entered-at", Shape::Moment),
    col("by_id", "field-noted-by", Shape::Staff),
    col("body", "out-story", Shape::Story),
    col("file_id", "out-file", Shape::File),
];

const CASE_NOTES: &[Column] = &[
    col("case_id", "out-case", Shape::Case),
    col("at_ms", "field-entered-at", Shape::Moment),
    col("text", "field-note", Shape::Free),
    col("author_id", "field-noted-by", Shape::Staff),
];

const CASE_VIEWS: &[Column] = &[free("name", "out-name"), col("filter", "out-filter", Shape::OnlyWhole)];

const TEMPLATES: &[Column] = &[free("name", "out-name"), free("body", "out-body")];

const UNIT_PICTURES: &[Column] =
    &[col("role", "out-what", Shape::Words(PICTURE_ROLES)), col("file_id", "out-file", Shape::File)];

const FILES: &[Column] = &[
    plain("media_type", "out-media"),
    col("name", "out-file-name", Shape::OnlyWhole),
    col("created_ms", "field-entered-at", Shape::Moment),
    col("id", "out-file", Shape::File),
];
