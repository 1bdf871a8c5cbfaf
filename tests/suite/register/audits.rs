//! Checks: answers, yesterday's failures, locking, the frozen pack (P1-2.4).

use hallkeeper::domain::audits::{Answer, Subject, Verdict};
use hallkeeper::domain::hall::Sector;
use hallkeeper::domain::standards::Pack;
use hallkeeper::register::{Refusal, Register, RegisterError};

use super::making::{at, day, register};

fn pack() -> (&'static str, Pack) {
    Pack::shipped_for(Sector::Power).unwrap().unwrap()
}

fn answer_all(register: &mut Register, date: &str, failing: Option<&str>) -> hallkeeper::domain::ids::AuditId {
    let (text, pack) = pack();
    let now = at(date, 8, 0);
    let id = register.start_audit(text, (day(date), None), now).unwrap().value;
    for item in &pack.items {
        let answer = match Answer::of_value(item, item.limit_in(None).unwrap_or(0.0), None) {
            Some(answer) => answer,
            None => Answer::by_hand(Verdict::Pass, "看过"),
        };
        let failed = failing == Some(item.code.as_str());
        let answer = if failed { Answer::by_hand(Verdict::Fail, "有灰") } else { answer };
        register.answer_item(id, (&item.code, Some(&answer)), now).unwrap();
    }
    id
}

#[test]
fn a_finished_check_is_locked_with_its_score_and_its_pack() {
    let (mut register, _) = register();
    let failing = "P1-2.4.a";
    let id = answer_all(&mut register, "2026-11-02", Some(failing));
    let score = register.finish_audit(id, at("2026-11-02", 8, 20)).unwrap().value;
    assert!(score.earned < score.possible);
    let again = register.answer_item(id, (failing, None), at("2026-11-02", 8, 21));
    assert!(matches!(again, Err(RegisterError::NotAllowed(Refusal::AuditFinished))));
    assert_eq!(register.audit(id).unwrap().pack, pack().1);
    assert_eq!(register.audits(1).unwrap()[0].result, Some((score.earned.as_number(), score.possible.as_number())));
}

#[test]
fn what_failed_yesterday_is_known_today() {
    let (mut register, _) = register();
    let id = answer_all(&mut register, "2026-11-02", Some("P1-2.4.a"));
    register.finish_audit(id, at("2026-11-02", 8, 20)).unwrap();
    let failed = register.failed_last_time(&pack().1.code, &Subject::Hall, day("2026-11-03")).unwrap();
    assert_eq!(failed.into_iter().collect::<Vec<_>>(), ["P1-2.4.a"]);
}

#[test]
fn an_unanswered_check_cannot_be_finished_and_a_day_has_one() {
    let (mut register, _) = register();
    let (text, pack) = pack();
    let now = at("2026-11-02", 8, 0);
    let id = register.start_audit(text, (now.date(), None), now).unwrap().value;
    let unfinished = register.finish_audit(id, now);
    let Err(RegisterError::NotAllowed(Refusal::AuditUnfinished { items })) = unfinished else { panic!() };
    assert_eq!(items.len(), pack.items.iter().filter(|item| !item.bonus).count());
    let twice = register.start_audit(text, (now.date(), None), now);
    assert!(matches!(twice, Err(RegisterError::NotAllowed(Refusal::AuditExists))));
}
