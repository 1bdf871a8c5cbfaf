//! What bringing a register of cases in costs: reading the workbook, planning, writing; whether it grows with the rows only; and the
//! same register handed on whole. Held against LibreOffice opening the same file, where it is installed.
//!
//! `cargo bench --bench bringing -- 100000` for a hundred thousand rows; ten thousand without a number.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a bench prints, and stops at the first thing that is not as it must be"
)]

#[expect(dead_code, reason = "only its hall and its clock are needed here")]
mod saving;

use std::cell::Cell;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use hallkeeper::domain::cases::CaseImport;
use hallkeeper::domain::staff::StaffDraft;
use hallkeeper::exchange::case_export::{case_list, case_xlsx};
use hallkeeper::exchange::case_import::plan_cases_by_step;
use hallkeeper::exchange::files::write_whole;
use hallkeeper::exchange::headers::{ListKind, find_header_of};
use hallkeeper::exchange::list_writing::xlsx_of;
use hallkeeper::exchange::staff_export::Personal;
use hallkeeper::exchange::stepping::Stopped;
use hallkeeper::exchange::tables::read_list;
use hallkeeper::jobs::case_export::collect;
use hallkeeper::jobs::case_import::surroundings;
use hallkeeper::register::Register;
use hallkeeper::ui::case_list_words::case_list_words;
use hallkeeper::ui::strings::{Lang, Strings};

use saving::{hall, now, ratio, shown, timed};

/// The smaller list has so many times fewer rows.
const FEWER: usize = 10;

fn main() {
    let count: usize = std::env::args().skip(1).find_map(|word| word.parse().ok()).unwrap_or(10_000);
    let folder = tempfile::tempdir().unwrap();
    let few = paper(count / FEWER);
    let many = paper(count);
    let (_, of_few) = brought_in(&folder.path().join("few.hall"), &few);
    let (register, of_many) = brought_in(&folder.path().join("many.hall"), &many);
    println!("{FEWER} times the rows cost {} of the time (even: {FEWER}.00)", ratio(of_many, of_few));
    peer(folder.path(), &many, of_many);
    whole(&register, folder.path());
    stopped(&many);
}

/// A paper register of closed cases as a workbook.
fn paper(rows: usize) -> Vec<u8> {
    let head = "编号,收到日期,类型,来源,反映内容,投诉人,联系电话,受理人,受理时间,处理结果,答复时间,办结日期";
    let mut list: Vec<Vec<String>> = vec![head.split(',').map(str::to_owned).collect()];
    for n in 0..rows {
        let day = chrono::NaiveDate::from_ymd_opt(2015, 1, 5).unwrap() + chrono::Duration::days((n % 3000) as i64);
        let on = |later: i64| (day + chrono::Duration::days(later)).to_string();
        let row = format!(
            "{}-{n:06},{},投诉,电话,停电没有提前告知第 {n} 次,陈先生,1380000{:04},CQ0201,{},经查属实已道歉,{},{}",
            day.format("%Y"),
            on(0),
            n % 10_000,
            on(1),
            on(3),
            on(4)
        );
        list.push(row.split(',').map(str::to_owned).collect());
    }
    xlsx_of("登记簿", &list).unwrap()
}

fn new_hall(path: &Path) -> Register {
    let mut register = Register::create(path, &hall(), now()).unwrap();
    let person = StaffDraft { work_no: "CQ0201".into(), name: "周静岚".into(), ..StaffDraft::default() };
    register.add_staff(&person.check(now().date()).unwrap(), now()).unwrap();
    register
}

/// Brings a workbook into a new hall; gives how long it took.
fn brought_in(path: &Path, bytes: &[u8]) -> (Register, Duration) {
    let mut register = new_hall(path);
    let (table, read) = timed(|| read_list(bytes, None, ListKind::Cases).unwrap());
    let mapping = find_header_of(&table, ListKind::Cases).unwrap();
    let around = surroundings(&register, now(), "zh").unwrap();
    let steps = Cell::new(0);
    let step = || {
        steps.set(steps.get() + 1);
        Ok(())
    };
    let (plan, planned) = timed(|| plan_cases_by_step(&table, &mapping, &around, &step).unwrap());
    assert!(plan.problems.is_empty() && steps.get() == table.rows.len());
    let imports: Vec<CaseImport> = plan.add.into_iter().map(|planned| planned.import).collect();
    let (done, written) = timed(|| register.import_cases(&imports, now()).unwrap().value);
    let all = read + planned + written;
    println!("{done} cases: read {}, planned {}, written {}", shown(read), shown(planned), shown(written));
    (register, all)
}

/// The register handed on whole, and brought into another hall.
fn whole(register: &Register, folder: &Path) {
    let (list, took) = timed(|| {
        let (cases, roster) = collect(register, now()).unwrap();
        let words = case_list_words(&Strings::load(Lang::Zh), register.rule_editions().map(|edition| &edition.set));
        case_xlsx(&case_list(&cases, &roster, &words, Personal::Shown), &words).unwrap()
    });
    println!("handed on whole in {} ({} KiB), brought in again:", shown(took), list.len() >> 10);
    brought_in(&folder.join("whole.hall"), &list);
}

/// A reading that is stopped ends at once.
fn stopped(bytes: &[u8]) {
    let register = Register::in_memory(&hall(), now()).unwrap();
    let table = read_list(bytes, None, ListKind::Cases).unwrap();
    let mapping = find_header_of(&table, ListKind::Cases).unwrap();
    let around = surroundings(&register, now(), "zh").unwrap();
    let (plan, took) = timed(|| plan_cases_by_step(&table, &mapping, &around, &|| Err(Stopped)));
    assert!(plan.is_err());
    println!("stopped after a row in {}", shown(took));
}

/// LibreOffice reading the same workbook, where there is one.
fn peer(folder: &Path, bytes: &[u8], ours: Duration) {
    let path = folder.join("peer.xlsx");
    write_whole(&path, bytes).unwrap();
    let mut office = Command::new("soffice");
    office.args(["--headless", "--convert-to", "csv", "--outdir"]).arg(folder).arg(&path);
    match timed(|| office.output()) {
        (Ok(output), took) if output.status.success() => {
            println!("LibreOffice opens it in {}; ours, to the end: {} of that", shown(took), ratio(ours, took));
        }
        _ => println!("LibreOffice is not here to compare with"),
    }
}
