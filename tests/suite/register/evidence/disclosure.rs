//! Documents on show and in date (P1-3.1, P1-3.3, P8-1.w7, P8-1.4).

use hallkeeper::domain::audits::RecordRef;
use hallkeeper::domain::audits::Subject;
use hallkeeper::domain::disclosure::DisclosureKind;
use hallkeeper::domain::standards::Link;

use super::{FAIL, Kept, PASS, UID, faults, figure, now, scope};

/// A document of the list, with a version for each of (put up on, further columns, their values).
pub(super) fn document(code: &str, kind: &str, versions: &[(&str, &str, &str)]) -> String {
    let mut sql = format!(
        "INSERT INTO disclosure_documents (uid, hall_id, code, kind, title, since)
         VALUES ({UID}, '{code}', '{kind}', '资料 {code}', '2026-01-01');"
    );
    for (put_up_on, columns, values) in versions {
        sql += &format!(
            "INSERT INTO disclosure_versions (uid, hall_id, document_id, version, put_up_on, entered_ms{columns})
             VALUES ({UID}, (SELECT id FROM disclosure_documents WHERE code = '{code}'), '1', '{put_up_on}', 1{values});"
        );
    }
    sql
}

fn codes(codes: &[&str]) -> Link {
    Link::Disclosure { codes: codes.iter().map(|code| (*code).to_owned()).collect() }
}

#[test]
fn a_document_is_on_show_when_a_version_is_up_and_in_date() {
    let mut kept = Kept::new();
    kept.sql(
        &[
            document("A", "document", &[("2026-02-01", "", "")]),
            document("B", "document", &[("2026-02-01", ", valid_until", ", '2026-11-23'")]),
            document("C", "document", &[("2026-02-01", ", valid_until", ", '2026-11-22'")]),
            document("D", "document", &[("2026-02-01", ", taken_down_on", ", '2026-11-23'")]),
            document("E", "document", &[("2026-11-24", "", "")]),
            document("F", "document", &[]),
            document("G", "document", &[("2025-02-01", ", valid_until", ", '2025-12-31'"), ("2026-02-01", "", "")]),
            document("H", "document", &[("2026-02-01", "", "")]),
            "UPDATE disclosure_documents SET retired_on = '2026-11-23', retire_reason = '不再要求' WHERE code = 'H';"
                .into(),
        ]
        .concat(),
    );
    for code in ["A", "B", "G"] {
        assert_eq!(figure(&kept.of_hall(&codes(&[code]))), (PASS, 1, 1), "{code}");
    }
    for (code, why) in
        [("C", "out_of_date"), ("D", "not_on_show"), ("E", "not_on_show"), ("F", "not_on_show"), ("H", "retired")]
    {
        let said = kept.of_hall(&codes(&[code]));
        assert_eq!((said.verdict, faults(&said)), (FAIL, vec![(RecordRef::Document(code.into()), why)]));
    }
    let of_several = kept.of_hall(&codes(&["A", "B", "C", "D"]));
    assert_eq!(figure(&of_several), (FAIL, 2, 4));
    let october = scope(Subject::Hall, "2026-10-01", "2026-10-31");
    let then = |code: &str| kept.register.evidence(&codes(&[code]), &october, now()).unwrap().verdict;
    assert_eq!([then("C"), then("D"), then("H")], [PASS, PASS, PASS], "as it stood on the last day of the period");
}

#[test]
fn a_document_the_list_does_not_have_cannot_be_told() {
    let mut kept = Kept::new();
    assert_eq!(kept.of_hall(&codes(&["A"])).verdict, None);
    kept.sql(&[document("A", "document", &[("2026-02-01", "", "")]), document("B", "document", &[])].concat());
    let said = kept.of_hall(&codes(&["A", "Z"]));
    assert_eq!((figure(&said), faults(&said)), ((None, 1, 2), vec![(RecordRef::Document("Z".into()), "not_listed")]));
    assert_eq!(kept.of_hall(&codes(&["B", "Z"])).verdict, FAIL, "another is at fault for certain");
}

#[test]
fn a_banner_comes_down_within_a_month_after_its_event() {
    let mut kept = Kept::new();
    let event =
        |code: &str, ends: &str| document(code, "banner", &[("2026-09-20", ", event_ends_on", &format!(", '{ends}'"))]);
    kept.sql(
        &[event("A", "2026-10-23"), event("B", "2026-10-22"), document("C", "banner", &[("2026-09-20", "", "")])]
            .concat(),
    );
    let verdict = |code: &str| kept.of_hall(&codes(&[code])).verdict;
    assert_eq!([verdict("A"), verdict("B"), verdict("C")], [PASS, FAIL, PASS], "a month to the day is in time");
    let link = Link::DisclosureKind { kind: DisclosureKind::Banner, at_least: 1 };
    let said = kept.of_hall(&link);
    assert_eq!((figure(&said), faults(&said)), ((FAIL, 2, 3), vec![(RecordRef::Document("B".into()), "banner_up")]));
}

#[test]
fn so_many_leaflets_are_there_and_none_is_out_of_date() {
    let mut kept = Kept::new();
    let link = Link::DisclosureKind { kind: DisclosureKind::Leaflet, at_least: 2 };
    assert_eq!(figure(&kept.of_hall(&link)), (None, 0, 0), "a list without a leaflet cannot tell");
    let up = |code: &str| document(code, "leaflet", &[("2026-02-01", "", "")]);
    kept.sql(&[up("A"), document("B", "leaflet", &[]), document("L", "law", &[("2026-02-01", "", "")])].concat());
    assert_eq!(figure(&kept.of_hall(&link)), (FAIL, 1, 2));
    kept.sql(&[up("C"), up("D")].concat());
    assert_eq!(figure(&kept.of_hall(&link)), (PASS, 3, 2));
    kept.sql(&document("E", "leaflet", &[("2026-02-01", ", valid_until", ", '2026-10-01'")]));
    let said = kept.of_hall(&link);
    assert_eq!((figure(&said), faults(&said)), ((FAIL, 3, 4), vec![(RecordRef::Document("E".into()), "out_of_date")]));
}
