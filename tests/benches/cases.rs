//! How fast the register of cases answers: search, filters, figures and saving, each held against the bare engine in one run.
//!
//! `cargo bench --bench cases -- 1000000` for a million cases; a hundred thousand without a number. Quicker to build:
//! `cargo test --bench cases`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a bench prints, and stops at the first thing that is not as it must be"
)]

mod making;
mod saving;

use std::collections::HashMap;
use std::path::Path;
use std::time::Duration;

use hallkeeper::domain::cases::{CaseChannel, CaseKind, CaseQuery, CaseSort, Direction, StandingFilter, Target};
use hallkeeper::domain::ids::{CaseId, StaffId};
use hallkeeper::domain::periods::Period;
use hallkeeper::register::Register;
use rusqlite::Connection;

use making::Dice;
use saving::{hall, now, percentile, ratio, shown, timed};

/// Rows seen at once.
const PAGE: usize = 50;

fn main() {
    let count = std::env::args().skip(1).find_map(|word| word.parse().ok()).unwrap_or(100_000);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.hall");
    let bare = make(&path, count);
    let (register, took) = timed(|| Register::open(&path).unwrap());
    let peer = folder.path().join("empty.hall");
    drop(Register::create(&peer, &hall(), now()).unwrap());
    let (_, empty) = timed(|| Register::open(&peer).unwrap());
    println!("opening: {} (an empty file {})", shown(took), shown(empty));
    for check in ["PRAGMA quick_check(1)", "PRAGMA quick_check(case_pairs)"] {
        let (_, took) = timed(|| bare.query_row(check, [], |row| row.get::<_, String>(0)).unwrap());
        println!("of it {check}: {}", shown(took));
    }
    searches(&register, &bare, count);
    filters(&register, &bare);
    reports(&register, &bare);
    saving::by_turns(register, folder.path(), "with no author");
    println!("memory: {}", memory());
}

/// Makes the file and a copy of it for the bare engine, which is opened.
fn make(path: &Path, count: usize) -> Connection {
    drop(Register::create(path, &hall(), now()).unwrap());
    let mut conn = Connection::open(path).unwrap();
    let ((), took) = timed(|| making::fill(&mut conn, count));
    drop(conn);
    println!("{count} cases written in {:.1} s", took.as_secs_f64());
    // Opening finds rows that another hand wrote and indexes them.
    let (register, took) = timed(|| Register::open(path).unwrap());
    println!("indexed in {:.1} s", took.as_secs_f64());
    assert!(register.case_index_is_whole().unwrap());
    drop(register);
    let copy = path.with_file_name("bare.db");
    std::fs::copy(path, &copy).unwrap();
    let conn = Connection::open(copy).unwrap();
    let size = |sql: &str| conn.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap() >> 20;
    println!(
        "file {} MiB, of it texts folded {} MiB, pairs {} MiB",
        size("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"),
        size("SELECT sum(length(CAST(folded AS BLOB))) FROM case_texts"),
        size("SELECT sum(length(block)) FROM case_pairs_data"),
    );
    conn
}

/// Parts of texts that are there, and one of five that is not.
fn needles(bare: &Connection, dice: &mut Dice, (count, signs, many): (usize, usize, usize)) -> Vec<String> {
    let mut texts = bare
        .prepare("SELECT folded FROM case_texts WHERE place = (SELECT place FROM case_index WHERE case_id = ?1)")
        .unwrap();
    let mut out = Vec::new();
    while out.len() < many {
        let text: String = texts.query_row([1 + dice.below(count) as i64], |row| row.get(0)).unwrap();
        let line = text.lines().nth(1).unwrap();
        let line: Vec<char> = line.chars().collect();
        if line.len() < signs {
            continue;
        }
        let start = dice.below(line.len() - signs + 1);
        let mut needle: String = line[start..start + signs].iter().collect();
        if out.len() % 5 == 4 {
            needle = needle.chars().rev().collect();
        }
        if needle.trim() == needle {
            out.push(needle);
        }
    }
    out
}

fn searches(register: &Register, bare: &Connection, count: usize) {
    println!(
        "\nsearch              first {PAGE} rows       all ids              LIKE        all/LIKE   hits p50, most"
    );
    let ids: HashMap<i64, CaseId> = bare
        .prepare("SELECT place, case_id FROM case_index")
        .unwrap()
        .query_map([], |row| Ok((row.get(0)?, CaseId(row.get(1)?))))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let mut like =
        bare.prepare("SELECT place FROM case_texts WHERE folded LIKE ?1 ESCAPE '\\' ORDER BY place DESC").unwrap();
    let mut dice = Dice::new(7);
    for signs in [1, 2, 3, 5, 10, 20] {
        let (mut first, mut all, mut scans, mut hits) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for (index, text) in needles(bare, &mut dice, (count, signs, 400)).into_iter().enumerate() {
            let query = CaseQuery { text: text.clone(), ..CaseQuery::default() };
            let seen = || register.cases_by_ids(&register.first_cases(&query, PAGE).unwrap()).unwrap();
            let (_, took) = timed(seen);
            first.push(took);
            let (found, took) = timed(|| register.find_cases(&query).unwrap());
            all.push(took);
            hits.push(found.len());
            if index % 20 == 4 || index % 20 == 0 {
                let (expected, took) = timed(|| scan(&mut like, &text));
                scans.push(took);
                let expected: Vec<CaseId> = expected.iter().map(|place| ids[place]).collect();
                assert_eq!(found, expected, "{text}");
            }
        }
        hits.sort_unstable();
        let (like, all_p50) = (percentile(&mut scans, 50), percentile(&mut all, 50));
        println!(
            "{signs:2} signs  p50, p99  {:>10} {:>10}  {:>10} {:>10}  {:>10}  {:>7}   {}, {}",
            shown(percentile(&mut first, 50)),
            shown(percentile(&mut first, 99)),
            shown(all_p50),
            shown(percentile(&mut all, 99)),
            shown(like),
            ratio(all_p50, like),
            hits[hits.len() / 2],
            hits[hits.len() - 1],
        );
    }
}

fn scan(like: &mut rusqlite::Statement<'_>, text: &str) -> Vec<i64> {
    let plain = text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    like.query_map([format!("%{plain}%")], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

/// What is asked, in the register's words and in the bare engine's.
fn asked() -> Vec<(&'static str, CaseQuery, &'static str)> {
    let all = CaseQuery::default;
    let year = Some(("2024-01-01".parse().unwrap(), "2024-12-31".parse().unwrap()));
    let month = Some(("2024-03-01".parse().unwrap(), "2024-03-31".parse().unwrap()));
    vec![
        ("all", all(), "1"),
        (
            "open",
            CaseQuery { standing: StandingFilter::Open, ..all() },
            "c.voided_ms IS NULL AND coalesce(d.standing, 'open') = 'open'",
        ),
        (
            "closed",
            CaseQuery { standing: StandingFilter::Closed, ..all() },
            "c.voided_ms IS NULL AND d.standing = 'closed'",
        ),
        ("on record", CaseQuery { standing: StandingFilter::OnRecord, ..all() }, "c.voided_ms IS NULL"),
        ("void", CaseQuery { standing: StandingFilter::Void, ..all() }, "c.voided_ms IS NOT NULL"),
        ("praise", CaseQuery { kind: Some(CaseKind::Praise), ..all() }, "c.kind = 'praise'"),
        ("by phone", CaseQuery { channel: Some(CaseChannel::Phone), ..all() }, "c.channel = 'phone'"),
        ("a matter", CaseQuery { matter: Some("outage".into()), ..all() }, "coalesce(d.matter, '') = 'outage'"),
        ("a handler", CaseQuery { handler: Some(StaffId(3)), ..all() }, "coalesce(d.handler_id, c.first_asked_id) = 3"),
        (
            "a target",
            CaseQuery { target: Some(Target::Person(StaffId(3))), ..all() },
            "d.target_kind = 'person' AND d.target_staff_id = 3",
        ),
        (
            "a year",
            CaseQuery { received: year, ..all() },
            "c.received_ms >= 1704038400000 AND c.received_ms < 1735660800000",
        ),
        (
            "a month",
            CaseQuery { received: month, ..all() },
            "c.received_ms >= 1709222400000 AND c.received_ms < 1711900800000",
        ),
        (
            "a month, praise, a handler",
            CaseQuery { received: month, kind: Some(CaseKind::Praise), handler: Some(StaffId(3)), ..all() },
            "c.received_ms >= 1709222400000 AND c.received_ms < 1711900800000 AND c.kind = 'praise'
             AND coalesce(d.handler_id, c.first_asked_id) = 3",
        ),
    ]
}

fn filters(register: &Register, bare: &Connection) {
    println!(
        "\nfilter, by number   first {PAGE}     all ids      bare SQL   all/bare      count   bare count  ratio   by received: first, all, bare"
    );
    let from = "FROM cases c LEFT JOIN case_details d ON d.case_id = c.id WHERE";
    for (name, query, condition) in asked() {
        let listed = format!("SELECT c.id {from} {condition} ORDER BY c.year DESC, c.running DESC");
        let received = format!("SELECT c.id {from} {condition} ORDER BY c.received_ms, c.year, c.running");
        let first = middle(|| register.first_cases(&query, PAGE).unwrap()).1;
        let (found, all) = middle(|| register.find_cases(&query).unwrap());
        let (expected, bare_all) = middle(|| bare_ids(bare, &listed));
        assert_eq!(found, expected, "{name}");
        let (counted, count) = middle(|| register.count_cases(&query).unwrap());
        let (expected, bare_count) = middle(|| bare_count(bare, &format!("SELECT count(*) {from} {condition}")));
        assert_eq!((counted, counted), (expected, found.len()), "{name}");
        let by_received = CaseQuery { sort: CaseSort::ByReceived, direction: Direction::OldestFirst, ..query };
        let received_first = middle(|| register.first_cases(&by_received, PAGE).unwrap()).1;
        let (found, received_all) = middle(|| register.find_cases(&by_received).unwrap());
        let (expected, bare_received) = middle(|| bare_ids(bare, &received));
        assert_eq!(found, expected, "{name}");
        println!(
            "{name:26} {:>9} {:>10} {:>10}  {:>7}  {:>10} {:>10} {:>7}    {:>9} {:>10} {:>10}   {counted}",
            shown(first),
            shown(all),
            shown(bare_all),
            ratio(all, bare_all),
            shown(count),
            shown(bare_count),
            ratio(count, bare_count),
            shown(received_first),
            shown(received_all),
            shown(bare_received),
        );
    }
}

/// The figures of a month and of a year, held against reading the same rows whole.
fn reports(register: &Register, bare: &Connection) {
    println!("\nfigures         ours    bare rows   ours/bare   cases");
    for (name, period, from_ms, to_ms) in [
        ("a month", Period::month(2024, 3).unwrap(), 1_709_222_400_000_i64, 1_711_900_800_000_i64),
        ("a year", Period::year(2024).unwrap(), 1_704_038_400_000, 1_735_660_800_000),
    ] {
        let (figures, ours) = middle(|| register.case_figures(period, now()).unwrap());
        let mut rows = bare
            .prepare(
                "SELECT * FROM cases c LEFT JOIN case_details d ON d.case_id = c.id
                 LEFT JOIN case_events e ON e.case_id = c.id
                 WHERE c.received_ms >= ?1 AND c.received_ms < ?2 AND c.voided_ms IS NULL",
            )
            .unwrap();
        let columns = rows.column_count();
        let (_, theirs) = timed(|| {
            let mut rows = rows.query([from_ms, to_ms]).unwrap();
            let mut read = 0;
            while let Some(row) = rows.next().unwrap() {
                read += (0..columns).filter(|at| row.get_ref(*at).is_ok()).count();
            }
            read
        });
        println!(
            "{name:8} {:>12} {:>12}  {:>9}   {}",
            shown(ours),
            shown(theirs),
            ratio(ours, theirs),
            figures.total.count
        );
    }
}

/// What the work gives, and the middle time of five runs.
fn middle<T>(work: impl Fn() -> T) -> (T, Duration) {
    let mut times: Vec<Duration> = (0..4).map(|_| timed(&work).1).collect();
    let (value, took) = timed(&work);
    times.push(took);
    (value, percentile(&mut times, 50))
}

fn bare_ids(bare: &Connection, sql: &str) -> Vec<CaseId> {
    let mut query = bare.prepare_cached(sql).unwrap();
    query.query_map([], |row| Ok(CaseId(row.get(0)?))).unwrap().map(Result::unwrap).collect()
}

fn bare_count(bare: &Connection, sql: &str) -> usize {
    let count: i64 = bare.prepare_cached(sql).unwrap().query_row([], |row| row.get(0)).unwrap();
    count as usize
}

/// Memory this process holds now and held at most, as the system tells it (Linux).
fn memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = |name: &str| status.lines().find(|line| line.starts_with(name)).unwrap_or_default().to_owned();
    format!("{} {}", line("VmRSS"), line("VmHWM"))
}
