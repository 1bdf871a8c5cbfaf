//! What belongs to a person is whole only where it must be: each reason to reveal it has its named places.

use super::{code, root, sources};

/// Where each reason may be given. Everywhere else the mask is shown.
const PLACES: [(&str, &[&str]); 4] = [
    ("Why::Stored", &["src/storage/sql_types.rs", "src/storage/staff.rs", "src/domain/cases/corrections.rs"]),
    ("Why::Edited", &["src/domain/cases/drafts.rs", "src/domain/staff.rs"]),
    ("Why::Compared", &["src/register/case_entry.rs"]),
    (
        "Why::Asked",
        &[
            "src/exchange/box_export.rs",
            "src/exchange/case_row.rs",
            "src/exchange/staff_export.rs",
            "src/ui/boxes/detail.rs",
            "src/ui/cases/facts.rs",
            "src/ui/cases/paper_values.rs",
            "src/ui/person_file/pages.rs",
            "src/ui/staff/detail.rs",
        ],
    ),
];

/// The files that pass the reason on or define it.
const DEFINES: [&str; 2] = ["src/domain/personal.rs", "src/domain/people.rs"];

#[test]
fn the_whole_of_personal_data_is_asked_for_in_named_places_only() {
    for path in sources(&root().join("src")) {
        let name = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
        let code = code(&path);
        let code = code.split("#[cfg(test)]").next().unwrap_or_default();
        if DEFINES.contains(&name.as_str()) || name.ends_with("/tests.rs") {
            continue;
        }
        for (why, places) in PLACES {
            let is_asked = code.contains(why);
            assert!(!is_asked || places.contains(&name.as_str()), "{name} reveals by {why}");
        }
        // A reason handed on, or under another name, would hide it: only where it is defined.
        let hands_on = [": Why", ": &Why", "<Why", "personal::Why,", "personal::Why)", "Why as "];
        let is_handed_on = knows_the_reasons(code) && hands_on.iter().any(|form| code.contains(form));
        assert!(!is_handed_on, "{name} hands a reason on");
    }
}

/// Whether code speaks of the reasons to reveal; findings of an audit have a `Why` of their own.
fn knows_the_reasons(code: &str) -> bool {
    let mut parts = code.split("personal::").skip(1);
    parts.any(|after| match after.strip_prefix('{') {
        Some(group) => group.split('}').next().unwrap_or_default().contains("Why"),
        None => after.starts_with("Why") || after.starts_with('*'),
    })
}

#[test]
fn the_reasons_to_reveal_are_told_from_other_whys() {
    for knows in [
        "use crate::domain::personal::Why;",
        "use super::personal::{PersonalContact, Why};",
        "use crate::domain::{personal::{Name,\n Why}, staff::Staff};",
        "fn of(why: crate::domain::personal::Why) {}",
        "use crate::domain::personal::*;",
    ] {
        assert!(knows_the_reasons(knows), "{knows}");
    }
    for other in ["use crate::domain::audits::{RecordRef, Why};", "use crate::domain::personal::{Name}; struct Why;"] {
        assert!(!knows_the_reasons(other), "{other}");
    }
}

#[test]
fn each_named_place_still_reveals() {
    for (why, places) in PLACES {
        for place in places {
            let code = code(&root().join(place));
            assert!(code.contains(why), "{place} no longer needs {why}: take it off the list");
        }
    }
}
