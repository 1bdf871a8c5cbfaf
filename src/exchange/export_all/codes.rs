//! Codes kept in the file and the keys of their words.

/// Codes and keys.
pub(super) type Codes = &'static [(&'static str, &'static str)];

pub(super) const SEXES: Codes = &[("female", "sex-female"), ("male", "sex-male")];
pub(super) const SECTORS: Codes = &[("power", "sector-power"), ("bank", "sector-bank"), ("other", "sector-other")];
pub(super) const STATUSES: Codes =
    &[("active", "status-active"), ("on_leave", "status-on-leave"), ("moved", "status-moved"), ("left", "status-left")];
pub(super) const SEALS: Codes = &[("intact", "seal-intact"), ("broken", "seal-broken")];
pub(super) const CASE_KINDS: Codes = &[
    ("complaint", "kind-complaint"),
    ("report", "kind-report"),
    ("suggestion", "kind-suggestion"),
    ("enquiry", "kind-enquiry"),
    ("praise", "kind-praise"),
    ("other", "kind-other"),
];
pub(super) const CHANNELS: Codes = &[
    ("phone", "channel-phone"),
    ("in_person", "channel-in-person"),
    ("box_letter", "channel-box-letter"),
    ("opinion_book", "channel-opinion-book"),
    ("rest_day_phone", "channel-rest-day-phone"),
    ("forwarded", "channel-forwarded"),
    ("other", "channel-other"),
];
pub(super) const TARGETS: Codes = &[
    ("", "out-none"),
    ("hall", "subject-kind-hall"),
    ("person", "subject-kind-person"),
    ("window", "subject-kind-window"),
    ("team", "subject-kind-team"),
];
pub(super) const STANDINGS: Codes =
    &[("open", "out-standing-open"), ("closed", "phase-closed"), ("archived", "phase-archived")];
pub(super) const FINDINGS: Codes = &[
    ("", "out-none"),
    ("founded", "finding-founded"),
    ("partly_founded", "finding-partly-founded"),
    ("unfounded", "finding-unfounded"),
    ("not_applicable", "finding-not-applicable"),
];
pub(super) const EVENTS: Codes = &[
    ("accepted", "out-event-accepted"),
    ("handed_over", "out-event-handed-over"),
    ("contacted", "out-event-contacted"),
    ("investigated", "out-event-investigated"),
    ("paused", "out-event-paused"),
    ("resumed", "out-event-resumed"),
    ("extended", "out-event-extended"),
    ("happened", "out-event-happened"),
    ("concluded", "out-event-concluded"),
    ("remedied", "out-event-remedied"),
    ("replied", "out-event-replied"),
    ("reported", "out-event-reported"),
    ("signed", "out-event-signed"),
    ("surveyed", "out-event-surveyed"),
    ("closed", "out-event-closed"),
    ("reopened", "out-event-reopened"),
    ("archived", "out-event-archived"),
    ("corrected", "out-event-corrected"),
    ("struck", "out-event-struck"),
    ("linked", "out-event-linked"),
    ("attached", "out-event-attached"),
];
pub(super) const AUDIT_KINDS: Codes = &[
    ("self_check", "audit-kind-self-check"),
    ("spot", "audit-kind-spot"),
    ("unannounced", "audit-kind-unannounced"),
    ("re_check", "audit-kind-re-check"),
    ("contest_visit", "audit-kind-contest-visit"),
    ("self_score", "audit-kind-self-score"),
    ("re_score", "audit-kind-re-score"),
];
pub(super) const SUBJECT_KINDS: Codes = &[
    ("hall", "subject-kind-hall"),
    ("window", "subject-kind-window"),
    ("team", "subject-kind-team"),
    ("person", "subject-kind-person"),
];
pub(super) const NOTE_KINDS: Codes = &[
    ("note", "audit-sheet-note-kind"),
    ("objection", "audit-sheet-objection-kind"),
    ("opinion", "audit-sheet-opinion-kind"),
];
pub(super) const CORRECTIVE_EVENTS: Codes = &[
    ("assigned", "corrective-event-assigned"),
    ("postponed", "corrective-event-postponed"),
    ("evidence", "corrective-event-evidence"),
    ("closed", "corrective-event-closed"),
    ("reopened", "corrective-event-reopened"),
    ("noted", "corrective-event-noted"),
];
pub(super) const EVERY: Codes = &[
    ("day", "plan-every-day"),
    ("week", "plan-every-week"),
    ("month", "plan-every-month"),
    ("quarter", "plan-every-quarter"),
    ("half_year", "plan-every-half-year"),
    ("year", "plan-every-year"),
    ("once", "plan-every-once"),
];
pub(super) const PLAN_NOTES: Codes = &[("excused", "plan-short-excused"), ("done_on_paper", "plan-short-paper")];
pub(super) const AWARDS: Codes = &[
    ("service_star", "award-kind-service-star"),
    ("best_window", "award-kind-best-window"),
    ("star_lobby_manager", "award-kind-star-lobby-manager"),
    ("appraisal", "award-kind-appraisal"),
    ("contest", "award-kind-contest"),
    ("other", "award-kind-other"),
];
pub(super) const DOCUMENTS: Codes = &[
    ("document", "disclosure-kind-document"),
    ("leaflet", "disclosure-kind-leaflet"),
    ("law", "disclosure-kind-law"),
    ("licence", "disclosure-kind-licence"),
    ("pact", "disclosure-kind-pact"),
    ("banner", "disclosure-kind-banner"),
    ("notice", "disclosure-kind-notice"),
    ("price_list", "disclosure-kind-price-list"),
    ("plan", "disclosure-kind-plan"),
];
pub(super) const TRAINING: Codes = &[
    ("ethics_law", "training-ethics-law"),
    ("business", "training-business"),
    ("safety", "training-safety"),
    ("etiquette", "training-etiquette"),
    ("self_examination", "training-self-examination"),
    ("other", "training-other"),
];
pub(super) const CONDUCT: Codes = &[
    ("breach", "conduct-breach"),
    ("law_case", "conduct-law-case"),
    ("public_incident", "conduct-public-incident"),
    ("review", "conduct-review"),
    ("praise", "conduct-praise"),
    ("other", "conduct-other"),
];
/// What a conduct record says beyond its kind: the ban, the outcome, who found it.
pub(super) const CONDUCT_CODES: Codes = &[
    ("qualified", "conduct-qualified"),
    ("not_qualified", "conduct-not-qualified"),
    ("found_by_unit", "conduct-found-by-unit"),
    ("P1-8.2.a", "ban-p1-8-2-a"),
    ("P1-8.2.b", "ban-p1-8-2-b"),
    ("P1-8.2.c", "ban-p1-8-2-c"),
    ("P1-8.2.d", "ban-p1-8-2-d"),
    ("P1-8.2.e", "ban-p1-8-2-e"),
    ("P1-8.2.f", "ban-p1-8-2-f"),
    ("P1-8.2.g", "ban-p1-8-2-g"),
    ("P1-8.2.h", "ban-p1-8-2-h"),
    ("P1-8.2.i", "ban-p1-8-2-i"),
    ("P1-8.2.j", "ban-p1-8-2-j"),
    ("P4-4", "ban-p4-4"),
    ("P8-2.2.f", "ban-p8-2-2-f"),
    ("P8-2.2.h", "ban-p8-2-2-h"),
    ("P8-2.7.o", "ban-p8-2-7-o"),
];
pub(super) const PRODUCTS: Codes = &[
    ("badge", "product-badge"),
    ("id_card", "product-id-card"),
    ("visitor", "product-visitor"),
    ("trainee", "product-trainee"),
    ("counter_sign", "product-counter-sign"),
    ("window_plate", "product-window-plate"),
    ("photo_wall", "product-photo-wall"),
    ("photo_poster", "product-photo-poster"),
    ("photo_strip", "product-photo-strip"),
    ("roster_list", "product-roster-list"),
];
pub(super) const CARD_REASONS: Codes = &[
    ("first", "issue-first"),
    ("post", "issue-post"),
    ("department", "issue-department"),
    ("name", "issue-name"),
    ("number", "issue-number"),
    ("unit", "issue-unit"),
    ("worn", "issue-worn"),
    ("lost", "issue-lost"),
    ("expired", "issue-expired"),
    ("misprint", "issue-misprint"),
    ("other", "issue-other"),
    ("earlier", "issue-earlier"),
];
pub(super) const CARD_EVENTS: Codes = &[
    ("made", "cards-event-made"),
    ("printed", "cards-event-printed"),
    ("handed_over", "cards-event-handed-over"),
    ("suspended", "cards-event-suspended"),
    ("found", "cards-event-found"),
    ("voided", "cards-event-voided"),
    ("returned", "cards-event-returned"),
    ("destroyed", "cards-event-destroyed"),
];
pub(super) const PICTURE_SIZES: Codes = &[("one_inch", "out-one-inch"), ("five_inch", "out-five-inch")];
pub(super) const PICTURE_ROLES: Codes = &[("seal", "out-unit-seal")];
pub(super) const ERASED: Codes = &[("staff", "out-erased-staff"), ("customer", "out-erased-customer")];
pub(super) const ERASE_REASONS: Codes =
    &[("asked", "out-erased-asked"), ("retention", "out-erased-retention"), ("other", "out-erased-other")];
pub(super) const RECORD_KINDS: Codes = &[
    ("opinion_book", "retention-opinion-book"),
    ("cases", "retention-cases"),
    ("box_letters", "retention-box-letters"),
    ("staff_left", "retention-staff-left"),
    ("photos", "retention-photos"),
    ("conduct", "retention-conduct"),
    ("visitor_cards", "retention-visitor-cards"),
    ("audit_photos", "retention-audit-photos"),
    ("drafts", "retention-drafts"),
];
pub(super) const DECISIONS: Codes = &[("kept", "out-kept"), ("erased", "out-erased")];

/// Words of an answer and a reply, a case's corrections and links.
pub(super) const VERDICTS: Codes = &[("pass", "audit-pass"), ("fail", "audit-fail"), ("not_applicable", "audit-na")];
pub(super) const REPLIES: Codes = &[
    ("phone", "reply-phone"),
    ("message", "reply-message"),
    ("in_person", "reply-in-person"),
    ("letter", "reply-letter"),
    ("visit", "reply-visit"),
    ("posted", "reply-posted"),
];
pub(super) const PAUSES: Codes = &[
    ("waiting_for_customer", "pause-waiting-for-customer"),
    ("waiting_for_office", "pause-waiting-for-office"),
    ("waiting_for_test", "pause-waiting-for-test"),
    ("force_majeure", "pause-force-majeure"),
];
pub(super) const LINKS: Codes =
    &[("repeat", "link-repeat"), ("same_letter", "link-same-letter"), ("related", "link-related")];
pub(super) const FACTS: Codes = &[
    ("kind", "cases-kind"),
    ("channel", "cases-channel"),
    ("summary", "cases-subject"),
    ("customer_name", "cases-customer"),
    ("customer_contact", "cases-contact"),
    ("first_asked", "cases-first-asked"),
    ("received_at", "cases-received"),
    ("letter_date", "field-letter-date"),
    ("matter", "cases-matter"),
    ("importance", "cases-important"),
    ("rings", "field-rings"),
    ("page_no", "field-page-no"),
    ("forwarding", "field-forwarded-by"),
    ("circumstances", "cases-circumstances"),
    ("target", "cases-target"),
    ("department", "cases-department"),
];
pub(super) const GRADES: Codes = &[
    ("1", "satisfaction-1"),
    ("2", "satisfaction-2"),
    ("3", "satisfaction-3"),
    ("4", "satisfaction-4"),
    ("5", "satisfaction-5"),
];

/// Codes that stand inside a text and not in a column of their own.
pub(super) const INSIDE: [Codes; 6] = [VERDICTS, REPLIES, PAUSES, LINKS, FACTS, GRADES];
