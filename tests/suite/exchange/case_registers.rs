//! Paper registers of cases as halls keep them, and a hall to bring them into. All people are invented.

use hallkeeper::domain::dates::Moment;
use hallkeeper::domain::ids::StaffId;
use hallkeeper::domain::staff::{StaffDraft, StaffRecord};
use hallkeeper::exchange::case_import::plan_cases;
use hallkeeper::exchange::case_plan::CaseImportPlan;
use hallkeeper::exchange::headers::{ListKind, find_header_of};
use hallkeeper::exchange::tables::read_list;
use hallkeeper::jobs::case_import::surroundings;
use hallkeeper::register::Register;
use hallkeeper::register::hall::WindowChange;

use super::super::register::making::{at, day, hall};

/// The moment the lists are read at.
pub(super) fn now() -> Moment {
    at("2026-11-23", 8, 21)
}

fn person(work_no: &str, name: &str, team: &str) -> StaffRecord {
    let draft = StaffDraft { work_no: work_no.into(), name: name.into(), team: team.into(), ..StaffDraft::default() };
    draft.check(day("2026-11-01")).unwrap()
}

/// A hall with five people, two of them of the same name, and window 3.
pub(super) fn case_hall() -> (Register, Vec<StaffId>) {
    let start = at("2026-11-01", 8, 0);
    let mut register = Register::in_memory(&hall(), start).unwrap();
    let people = [
        ("CQ0201", "周静岚", "客户服务班"),
        ("CQ0209", "唐巧云", "客户服务班"),
        ("CQ0218", "顾明远", "配电班"),
        ("CQ0301", "王芳", ""),
        ("CQ0302", "王芳", ""),
    ];
    let add = |(no, name, team)| register.add_staff(&person(no, name, team), start).unwrap().value;
    let ids = people.map(add).to_vec();
    let window = WindowChange { number: "3".into(), purpose: String::new(), retired_on: None };
    register.change_window(&window, start).unwrap();
    (register, ids)
}

/// The plan of a list's bytes against a register.
pub(super) fn plan_against(register: &Register, bytes: &[u8]) -> CaseImportPlan {
    plan_at(register, bytes, now())
}

/// The plan at another moment.
pub(super) fn plan_at(register: &Register, bytes: &[u8], now: Moment) -> CaseImportPlan {
    let table = read_list(bytes, None, ListKind::Cases).unwrap();
    let mapping = find_header_of(&table, ListKind::Cases).expect("the header is found");
    plan_cases(&table, &mapping, &surroundings(register, now, "zh").unwrap())
}

/// The plan of a list against the empty hall.
pub(super) fn plan_of(text: &str) -> CaseImportPlan {
    plan_against(&case_hall().0, text.as_bytes())
}

/// What stands in a hall's paper register: titles above, a page's header repeated, a total below.
pub(super) const PAPER: &str = "长桥供电所营业厅投诉登记簿,,,,,,,,,,,\n\
    单位：营业厅,,,,,,,,填表人：办公室,,,\n\
    编号,收到日期,来电时间,类型,来源,反映内容,投诉人,联系电话,受理人,处理结果,答复时间,办结日期\n\
    2024-017,2024年3月5日,14:20,投诉,电话,停电没有提前告知,陈先生,13800000001,周静岚,经查属实，已道歉,2024-03-07,2024-03-07\n\
    2024-018,2024/3/9,,建议,意见箱,\"多开一个窗口，\n下午人多\",匿名,,,已采纳,2024.3.12,2024.3.12\n\
    编号,收到日期,来电时间,类型,来源,反映内容,投诉人,联系电话,受理人,处理结果,答复时间,办结日期\n\
    2026-101,2026-11-20,9点05分,举报,来访,收费不找零,,,CQ0209,,,\n\
    合计,3 件,,,,,,,,,,\n";
