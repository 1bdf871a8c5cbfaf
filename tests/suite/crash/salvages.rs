//! Salvage: how many records come back by how many pages were destroyed; killed, it leaves no half file under its name.

use std::path::{Path, PathBuf};
use std::time::Duration;

use hallkeeper::register::Register;
use hallkeeper::storage::StorageError;
use hallkeeper::storage::salvage::{Salvage, SalvageReport, salvage};

use super::super::register::making::at;
use super::child::{Until, Work, begun, run, tell, time_of};
use super::saves::case;
use super::whole::opened_whole;
use super::{is_long, new_hall, share, wait};

pub(super) const SALVAGING: Work = Work { name: "salvage", run: salvage_once };

/// Where the new file goes.
fn salvaged(file: &Path) -> PathBuf {
    file.with_file_name("salvaged.hall")
}

fn salvage_into(damaged: &Path, target: &Path) -> Result<SalvageReport, StorageError> {
    let at_ms = at("2026-11-03", 9, 0).0;
    let job = Salvage { damaged, target, key: None, at_ms, action: "salvage_file" };
    Ok(salvage(&job, &mut || true)?.unwrap())
}

fn salvage_once(file: &Path, _: usize) {
    begun();
    let report = salvage_into(file, &salvaged(file)).unwrap();
    tell(&format!("salvaged {}", report.rows_read()));
}

/// A hall with some hundred cases.
fn hall_of_cases(folder: &Path) -> PathBuf {
    let file = new_hall(folder);
    let mut register = Register::open(&file).unwrap();
    let people = register.staff().unwrap();
    for n in 0..300 {
        register
            .record_case(&case(&format!("第 {n} 件，{}", "停电".repeat(60)), people[0].id), at("2026-11-02", 9, 0))
            .unwrap();
    }
    drop(register);
    file
}

fn page_size(bytes: &[u8]) -> usize {
    usize::from(u16::from_be_bytes([bytes[16], bytes[17]]))
}

/// Pages destroyed: others in every try, never the first.
fn destroyed(good: &[u8], many: usize, seed: usize) -> Vec<u8> {
    let size = page_size(good);
    let pages = good.len() / size;
    let mut bad = good.to_vec();
    for n in 0..many {
        let page = 1 + (seed * 7919 + n * 104_729) % (pages - 1);
        bad[page * size..(page + 1) * size].fill(0xA5);
    }
    bad
}

#[test]
fn salvage_brings_back_all_but_what_lay_on_the_destroyed_pages() {
    let folder = tempfile::tempdir().unwrap();
    let file = hall_of_cases(folder.path());
    let good = std::fs::read(&file).unwrap();
    let whole = salvage_into(&file, &salvaged(&file)).unwrap();
    assert!(whole.is_whole(), "{whole:?}");
    let (all, lines) = (whole.rows_read(), whole.lines - 1);
    println!("{} pages, {all} records", good.len() / page_size(&good));
    let damaged = folder.path().join("damaged.hall");
    for many in [1, 2, 5, 10, 20, 50] {
        let (mut back, mut told, tries) = (0, 0, if is_long() { 10 } else { 2 });
        for seed in 0..tries {
            std::fs::write(&damaged, destroyed(&good, many, seed + many)).unwrap();
            let _ = std::fs::remove_file(salvaged(&file));
            let report = match salvage_into(&damaged, &salvaged(&file)) {
                Ok(report) => report,
                Err(error) => panic!("{many} pages destroyed: {error}"),
            };
            let register = Register::open(&salvaged(&file)).unwrap();
            let cases = register.cases().unwrap();
            for found in &cases {
                assert!(found.facts.summary.starts_with("第 "), "a record as it never was");
            }
            back += report.rows_read();
            told += report.lost.len() as u64;
            let unread = all.saturating_sub(report.rows_read() + report.lost.len() as u64);
            // The card codes' secret and the forms not confirmed stand on no line.
            let is_told = unread <= 2 || report.lines_lost > 0 && !report.uncertain.is_empty();
            assert!(is_told, "{unread} records lost and not told of");
            // Of lines lost at the end nobody knows how many there were.
            let is_end_torn = report.uncertain.iter().any(|table| table == "history");
            let counted = report.lines + report.lines_lost;
            assert!(
                counted == lines + 1 || counted < lines + 1 && is_end_torn,
                "{counted} lines there or counted of {lines}"
            );
        }
        println!(
            "{many} pages destroyed: {:.1} % back, {} lost by name a try",
            100.0 * back as f64 / (all * tries as u64) as f64,
            told / tries as u64
        );
    }
}

#[test]
fn a_row_that_another_program_changed_is_named_by_salvage() {
    let folder = tempfile::tempdir().unwrap();
    let file = new_hall(folder.path());
    let foreign = rusqlite::Connection::open(&file).unwrap();
    let who: (i64, String) = foreign
        .query_row("UPDATE staff SET name = '冒名' WHERE id = 1 RETURNING id, work_no", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .unwrap();
    drop(foreign);
    let report = salvage_into(&file, &salvaged(&file)).unwrap();
    let named: Vec<_> = report.changed.iter().map(|row| (row.table.as_str(), row.row, row.label.clone())).collect();
    assert_eq!(named, [("staff", who.0, who.1)]);
    assert!(!report.is_whole());
}

/// What stands under the new name is a whole file; the damaged one is as it was.
pub(super) fn check(file: &Path, before: &[u8], told: &[String]) {
    assert!(std::fs::read(file).unwrap() == before, "the damaged file was written to");
    let target = salvaged(file);
    if target.exists() {
        let register = opened_whole(&target);
        assert!(register.staff().unwrap().len() >= 3);
        drop(register);
        std::fs::remove_file(&target).unwrap();
    } else {
        assert!(told.is_empty(), "told and not there: {told:?}");
    }
}

#[test]
fn killed_at_random_while_salvaging_there_is_a_whole_new_file_or_none() {
    let folder = tempfile::tempdir().unwrap();
    let file = new_hall(folder.path());
    run(super::saves::SAVING, (&file, 1), Until::Told(20));
    drop(opened_whole(&file));
    let before = std::fs::read(&file).unwrap();
    let (most, ended) = time_of(SALVAGING, (&file, 1), 1);
    check(&file, &before, &ended.told);
    let mut done = 0;
    for round in 0..share(8) {
        let ended = run(SALVAGING, (&file, 1), Until::Killed(wait(round, most.max(Duration::from_millis(40)) * 2)));
        check(&file, &before, &ended.told);
        done += ended.told.len();
    }
    println!("{} rounds, {done} salvaged before the blow", share(8));
    assert!((done as u64) < share(8), "some were killed in the middle");
}
