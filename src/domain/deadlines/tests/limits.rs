//! Every limit of the catalogue, by its id, in the rules shipped.

use super::*;
use LimitUnit::{CalendarDays, WorkingDays};

const RECEIVED: &str = "2026-11-14T10:12";

fn by_phone(matter: &str) -> Made {
    Made::about(CaseKind::Complaint, CaseChannel::Phone, matter, RECEIVED)
}

#[test]
fn billing_errors_and_wrong_tariffs_are_answered_within_7_days_p1_4_3() {
    for matter in ["billing_error", "wrong_tariff"] {
        for kind in [CaseKind::Complaint, CaseKind::Enquiry] {
            let case = Made::about(kind, CaseChannel::Phone, matter, RECEIVED);
            assert_eq!(case.rule.basis, "P1-4.3");
            assert_eq!(case.due("answer").as_deref(), Some("2026-11-21 24:00"));
            assert_eq!(case.due("accept").as_deref(), Some("2026-11-17 24:00"));
        }
    }
}

#[test]
fn a_meter_is_tested_and_told_within_7_days_of_the_fee_p1_4_5() {
    let case = by_phone("meter_test");
    let waiting = case.step("answer", RECEIVED);
    assert_eq!(waiting.standing, Standing::NotStarted { event: "test_fee_paid".into() });
    assert_eq!((waiting.start, waiting.due), (None, None));
    let paid = case.happened("test_fee_paid", "2026-11-18T09:00");
    assert_eq!(paid.due("answer").as_deref(), Some("2026-11-25 24:00"));
}

#[test]
fn a_connection_file_is_archived_within_3_days_of_connection_p1_5_5() {
    let case = Made::about(CaseKind::Other, CaseChannel::Other, "connection_file", RECEIVED);
    let connected = case.happened("connected", "2026-11-20T15:00");
    assert_eq!(connected.due("archive").as_deref(), Some("2026-11-23 24:00"));
    let archived = connected.met(MetBy::Archived, "2026-11-23T23:59").step("archive", "2026-12-01T08:00");
    assert_eq!(archived.standing, Standing::Met { in_time: Some(true) });
    assert!(!archived.needed_to_close, "archiving comes after closing");
}

#[test]
fn the_phone_is_answered_within_5_rings_p1_6_3() {
    assert_eq!(set("power_hall").rings_most, Some(5));
}

#[test]
fn letters_are_accepted_in_3_and_answered_in_15_days_of_the_boxs_opening_p1_9_3() {
    for kind in CaseKind::ALL {
        let letter = Made::about(kind, CaseChannel::BoxLetter, "other", "2026-11-02T17:40");
        assert_eq!(letter.rule.basis, "P1-9.3");
        assert_eq!(letter.due("accept").as_deref(), Some("2026-11-05 24:00"));
        assert_eq!(letter.due("answer").as_deref(), Some("2026-11-17 24:00"));
    }
}

#[test]
fn the_halls_other_complaints_and_reports_keep_the_limits_of_letters() {
    for kind in [CaseKind::Complaint, CaseKind::Report] {
        for channel in [CaseChannel::Phone, CaseChannel::InPerson, CaseChannel::RestDayPhone, CaseChannel::Other] {
            let case = Made::about(kind, channel, "slow_window", RECEIVED);
            assert_eq!(case.rule.basis, "ours");
            assert_eq!(case.due("accept").as_deref(), Some("2026-11-17 24:00"));
            assert_eq!(case.due("answer").as_deref(), Some("2026-11-29 24:00"));
        }
    }
}

#[test]
fn important_ones_are_investigated_first_p1_9_3() {
    let case = by_phone("speech");
    assert!(case.at(RECEIVED).iter().all(|deadline| deadline.step != "investigate"));
    let important = case.with(Circumstance::Important);
    assert_eq!(important.due("investigate").as_deref(), Some("2026-11-29 24:00"));
    let concluded = important.met(MetBy::Concluded, "2026-11-16T09:00").step("investigate", "2026-11-16T10:00");
    assert_eq!(concluded.standing, Standing::Met { in_time: Some(true) });
}

#[test]
fn a_planned_outage_is_told_7_days_before_p1_10_2() {
    let case = Made::about(CaseKind::Other, CaseChannel::Other, "planned_outage", RECEIVED);
    let planned = case.happened("outage_starts", "2026-11-30T08:00");
    let notice = planned.step("notice", "2026-11-20T08:00");
    assert_eq!(due(&notice).as_deref(), Some("2026-11-23 24:00"));
    assert_eq!(notice.direction, Direction::Before);
    assert_eq!(notice.standing, Standing::Running { left: Left::Days(3) });
    let late = planned.happened("customers_told", "2026-11-24T00:00").step("notice", "2026-11-25T08:00");
    assert_eq!(late.standing, Standing::Met { in_time: Some(false) });
}

#[test]
fn dual_supply_and_important_customers_are_told_24_hours_before_p1_10_2() {
    let case = Made::about(CaseKind::Other, CaseChannel::Other, "temporary_outage", RECEIVED);
    let planned = case.happened("outage_starts", "2026-11-30T08:00");
    assert_eq!(planned.due("notice").as_deref(), Some("2026-11-29 08:00"));
    let told = planned.happened("customers_told", "2026-11-29T08:00").step("notice", "2026-11-29T09:00");
    assert_eq!(told.standing, Standing::Met { in_time: Some(true) });
}

fn fault(matter: &str, received: &str) -> Made {
    Made::about(CaseKind::Other, CaseChannel::Phone, matter, received)
}

#[test]
fn a_low_voltage_line_is_back_in_4_hours_by_day_and_12_by_night_p1_10_3() {
    for (received, expected) in [
        ("2026-11-14T08:00", "2026-11-14 12:00"),
        ("2026-11-14T19:59", "2026-11-14 23:59"),
        ("2026-11-14T20:00", "2026-11-15 08:00"),
        ("2026-11-14T07:59", "2026-11-14 19:59"),
    ] {
        assert_eq!(fault("fault_lv_line", received).due("repair").as_deref(), Some(expected), "{received}");
    }
}

#[test]
fn low_voltage_equipment_is_back_in_12_hours_and_a_pole_or_high_voltage_line_in_24_p1_10_3() {
    for received in ["2026-11-14T10:00", "2026-11-14T22:00"] {
        let hours = |matter: &str| {
            let repair = fault(matter, received).step("repair", received);
            (repair.due.unwrap().at.0 - at(received).0) / 3_600_000
        };
        assert_eq!(hours("fault_lv_equipment"), 12);
        assert_eq!(hours("fault_pole_or_hv_line"), 24);
    }
}

#[test]
fn severe_weather_is_exempt_from_repair_promises_p1_10_3() {
    for matter in ["fault_lv_line", "fault_lv_equipment", "fault_pole_or_hv_line"] {
        let stormy = fault(matter, RECEIVED).with(Circumstance::SevereWeather);
        let repair = stormy.step("repair", "2026-12-24T10:00");
        assert_eq!((repair.standing, repair.due), (Standing::Exempt, None));
        assert_eq!(repair.explanation.because, [Circumstance::SevereWeather]);
        assert!(stormy.step("answer", RECEIVED).due.is_some(), "the answer is not exempt");
    }
}

#[test]
fn out_of_town_a_repair_has_8_hours_more_p1_10_4() {
    for (matter, received, expected) in [
        ("fault_lv_line", "2026-11-14T10:00", "2026-11-14 22:00"),
        ("fault_lv_line", "2026-11-14T22:00", "2026-11-15 18:00"),
        ("fault_lv_equipment", "2026-11-14T10:00", "2026-11-15 06:00"),
        ("fault_pole_or_hv_line", "2026-11-14T10:00", "2026-11-15 18:00"),
    ] {
        let far = fault(matter, received).with(Circumstance::OutOfTown);
        assert_eq!(far.due("repair").as_deref(), Some(expected), "{matter} {received}");
    }
    let far = fault("fault_lv_line", "2026-11-14T22:00").with(Circumstance::OutOfTown);
    let repair = far.step("repair", "2026-11-14T22:00");
    assert_eq!(repair.explanation.because, [Circumstance::Night, Circumstance::OutOfTown]);
    assert_eq!(repair.limit, limit(20, LimitUnit::Hours));
}

#[test]
fn a_broken_promise_is_accepted_at_once_told_in_10_days_and_reported_p1_10_5() {
    for matter in ["broken_promise", "outage_without_notice", "repair_late", "handling_time"] {
        let case = by_phone(matter);
        assert_eq!(case.rule.basis, "P1-10.5", "{matter}");
        assert_eq!(case.due("accept").as_deref(), Some("2026-11-14 24:00"));
        assert_eq!(case.due("answer").as_deref(), Some("2026-11-24 24:00"));
        let report = case.step("written_report", RECEIVED);
        assert_eq!(due(&report).as_deref(), Some("2026-11-24 24:00"));
        assert!(report.needed_to_close);
    }
}

#[test]
fn a_forwarded_case_is_answered_by_the_offices_date_else_in_15_days_p4_6() {
    let case = Made::about(CaseKind::Complaint, CaseChannel::Forwarded, "speech", RECEIVED);
    assert_eq!(case.due("answer").as_deref(), Some("2026-11-29 24:00"));
    assert!(case.at(RECEIVED).iter().all(|deadline| deadline.step != "written_report"), "no answer was asked for");
    let asked = case.with(Circumstance::AnswerRequired);
    assert_eq!(asked.due("answer").as_deref(), Some("2026-11-29 24:00"), "no date was given");
    let report = asked.step("written_report", RECEIVED);
    assert_eq!(due(&report).as_deref(), Some("2026-11-29 24:00"));
    assert!(report.needed_to_close);
    let dated = asked.happened("answer_by", "2026-11-20T00:00");
    assert_eq!(dated.due("answer").as_deref(), Some("2026-11-20 24:00"));
    assert_eq!(dated.due("written_report").as_deref(), Some("2026-11-20 24:00"));
    let moved = dated.happened("answer_by", "2026-11-18T00:00");
    assert_eq!(moved.due("answer").as_deref(), Some("2026-11-18 24:00"), "the later entry holds");
    let reported = moved.met(MetBy::Reported, "2026-11-17T16:00").step("written_report", "2026-11-19T08:00");
    assert_eq!(reported.standing, Standing::Met { in_time: Some(true) });
}

#[test]
fn a_date_of_the_office_does_not_lengthen_the_7_days_of_a_bill_p1_4_3_p4_6() {
    let case = Made::about(CaseKind::Complaint, CaseChannel::Forwarded, "billing_error", RECEIVED)
        .with(Circumstance::AnswerRequired)
        .happened("answer_by", "2026-12-10T00:00");
    assert_eq!(case.due("answer").as_deref(), Some("2026-11-21 24:00"));
    assert_eq!(case.due("written_report").as_deref(), Some("2026-12-10 24:00"));
}

#[test]
fn an_opinion_is_answered_in_1_working_day_signed_and_kept_over_a_year_p8_1_w3() {
    for code in ["power_hall", "power_95598", "bank_branch"] {
        let book = Made::of(code, "opinion_book", "2026-02-13T16:30");
        assert_eq!(book.due("answer").as_deref(), Some("2026-02-14 24:00"), "{code}: a make-up day");
        assert!(book.rule.needs_signature);
        assert_eq!(book.rule.retention_days, Some(366));
        let rule = set(code).rule_for(CaseKind::Suggestion, CaseChannel::OpinionBook, "other").unwrap();
        assert_eq!(rule.code, "opinion_book");
    }
}

#[test]
fn the_95598_style_contacts_in_1_and_answers_in_5_or_7_working_days() {
    let due = |kind: CaseKind, step: &str| {
        let set = set("power_95598");
        let rule = set.rule_for(kind, CaseChannel::Phone, "speech").unwrap();
        Made::of("power_95598", &rule.code, "2026-02-13T16:30").due(step)
    };
    for kind in [CaseKind::Complaint, CaseKind::Report, CaseKind::Suggestion, CaseKind::Enquiry] {
        assert_eq!(due(kind, "contact").as_deref(), Some("2026-02-14 24:00"));
    }
    assert_eq!(due(CaseKind::Complaint, "answer").as_deref(), Some("2026-03-02 24:00"));
    assert_eq!(due(CaseKind::Report, "answer").as_deref(), Some("2026-02-27 24:00"));
    assert_eq!(due(CaseKind::Suggestion, "answer").as_deref(), Some("2026-02-27 24:00"));
}

#[test]
fn a_bank_decides_in_15_days_30_where_complex_and_30_more_with_approval() {
    let case = Made::of("bank_branch", "complaint", "2026-11-02T09:00");
    assert_eq!(case.due("answer").as_deref(), Some("2026-11-17 24:00"));
    let complex = case.with(Circumstance::Complex);
    assert_eq!(complex.due("answer").as_deref(), Some("2026-12-02 24:00"));
    let longer = complex.extended("answer", limit(30, CalendarDays), "2026-12-02T17:00");
    assert_eq!(longer.due("answer").as_deref(), Some("2027-01-01 24:00"));
    let again = longer.extended("answer", limit(30, CalendarDays), "2026-12-20T17:00");
    let answer = again.step("answer", "2026-12-21T08:00");
    assert_eq!(due(&answer).as_deref(), Some("2027-01-01 24:00"));
    assert_eq!(answer.explanation.refused.first().map(|refused| refused.because), Some(Refusal::TooOften));
}

#[test]
fn enquiries_suggestions_and_praise_have_limits_of_their_own() {
    let due = |kind: CaseKind, step: &str| Made::about(kind, CaseChannel::Phone, "other", RECEIVED).due(step);
    assert_eq!(due(CaseKind::Enquiry, "answer").as_deref(), Some("2026-11-18 24:00"));
    assert_eq!(due(CaseKind::Suggestion, "answer").as_deref(), Some("2026-11-29 24:00"));
    assert_eq!(due(CaseKind::Praise, "accept").as_deref(), Some("2026-11-18 24:00"));
    assert_eq!(due(CaseKind::Other, "answer").as_deref(), Some("2026-11-29 24:00"));
    let praise = Made::about(CaseKind::Praise, CaseChannel::Phone, "other", RECEIVED);
    assert!(praise.at(RECEIVED).iter().all(|deadline| !deadline.needed_to_close));
}

#[test]
fn no_step_counts_in_a_unit_the_figures_do_not_have() {
    for rule in &set("power_hall").rules {
        for step in rule.steps.iter().filter(|step| step.basis.starts_with("P1")) {
            assert_ne!(step.limit.unit, WorkingDays, "{}/{}: P1 knows no working days", rule.code, step.code);
        }
    }
}
