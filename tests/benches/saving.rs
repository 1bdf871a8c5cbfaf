//! One durable save of a case, with its number, history and index, held against one durable row of the bare engine in the
//! same run.

use std::path::Path;
use std::time::{Duration, Instant};

use chrono::NaiveTime;
use hallkeeper::domain::cases::{CaseChannel, CaseDetails, CaseKind, NewCase};
use hallkeeper::domain::dates::Moment;
use hallkeeper::domain::hall::{Hall, HallDraft};
use hallkeeper::domain::ids::StaffId;
use hallkeeper::register::Register;
use rusqlite::{Connection, params};

/// The hall's clock.
pub(crate) fn now() -> Moment {
    Moment::at("2026-12-30".parse().unwrap(), NaiveTime::from_hms_opt(9, 0, 0).unwrap())
}

/// A hall.
pub(crate) fn hall() -> Hall {
    let draft = HallDraft { name: "长桥供电所营业厅".into(), ..HallDraft::fresh() };
    draft.check(None, now().date()).unwrap()
}

/// What the work gives, and how long it took.
pub(crate) fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let value = work();
    (value, start.elapsed())
}

/// As milliseconds.
pub(crate) fn shown(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1000.0)
}

/// The time that `percent` of a hundred stay below.
pub(crate) fn percentile(times: &mut [Duration], percent: usize) -> Duration {
    times.sort_unstable();
    times[(times.len() * percent / 100).min(times.len() - 1)]
}

/// Ours by theirs.
pub(crate) fn ratio(ours: Duration, bare: Duration) -> String {
    format!("{:.3}", ours.as_secs_f64() / bare.as_secs_f64().max(1e-9))
}

/// Saves by turns a case and one row of the bare engine; prints both and their ratio.
pub(crate) fn by_turns(mut register: Register, folder: &Path, name: &str) {
    let bare = Connection::open(folder.join("one-row.db")).unwrap();
    bare.execute_batch(
        "PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;
         CREATE TABLE IF NOT EXISTS lines (id INTEGER PRIMARY KEY, text TEXT NOT NULL)",
    )
    .unwrap();
    let case = NewCase {
        kind: CaseKind::Complaint,
        channel: CaseChannel::Phone,
        summary: "长桥路停电没有提前告知，用户要求说明原因并书面答复".into(),
        customer_name: "陈先生".into(),
        customer_contact: "13800000000".into(),
        first_asked: Some(StaffId(3)),
        department: "抢修班".into(),
        received_at: now(),
        details: CaseDetails::default(),
    };
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..400 {
        ours.push(timed(|| register.record_case(&case, now()).unwrap()).1);
        let insert = || {
            let mut insert = bare.prepare_cached("INSERT INTO lines (text) VALUES (?1)").unwrap();
            insert.execute(params![case.summary]).unwrap()
        };
        theirs.push(timed(insert).1);
    }
    println!("\nsaving a case, {name}");
    println!("a case:   p50 {} p99 {}", shown(percentile(&mut ours, 50)), shown(percentile(&mut ours, 99)));
    println!("bare row: p50 {} p99 {}", shown(percentile(&mut theirs, 50)), shown(percentile(&mut theirs, 99)));
    println!("ratio: {}", ratio(percentile(&mut ours, 50), percentile(&mut theirs, 50)));
}
