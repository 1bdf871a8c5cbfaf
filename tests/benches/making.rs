//! Invented cases by the hundred thousand, written straight into the tables: every run makes the same ones.

use rusqlite::{Connection, Transaction, params};

/// Dice that fall the same way in every run (splitmix64).
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    /// Whether one of a hundred falls below `percent`.
    fn in_hundred(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    fn pick<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }

    /// A sign as they occur in writing: few of them often, most of them rarely.
    fn sign(&mut self) -> char {
        let reach = 3000f64;
        let unit = (self.next() >> 11) as f64 / (1u64 << 53) as f64;
        char::from_u32(0x4E00 + reach.powf(unit) as u32 * 6).unwrap_or('的')
    }

    fn signs(&mut self, least: usize, most: usize) -> String {
        let length = least + self.below(most - least + 1);
        (0..length).map(|_| self.sign()).collect()
    }
}

const WHAT: [&str; 16] = [
    "停电没有提前告知",
    "３号窗口排队太久",
    "账单金额有误",
    "电表走得快",
    "办理过户跑了两趟",
    "工作人员态度生硬",
    "自助缴费机吞卡",
    "Wi-Fi连不上",
    "发票抬头写错",
    "电话一直没人接",
    "抢修超过承诺时间",
    "窗口提前关门",
    "无障碍通道被占",
    "意见箱的信没有答复",
    "业务受理员讲解耐心",
    "新装报装进度慢",
];
const WHERE: [&str; 8] = ["长桥路", "人民东路", "滨江小区", "工业园B区", "老城厢", "火车站旁", "三里屯", "西湖花园2幢"];
const SURNAMES: [&str; 16] =
    ["陈", "周", "吴", "郑", "王", "冯", "褚", "卫", "蒋", "沈", "韩", "杨", "朱", "秦", "䶮", "欧阳"];
const UNITS: [&str; 6] = ["", "", "计量班", "抢修班", "电费核算班", "95598远程工作站"];
const KINDS: [&str; 6] = ["complaint", "report", "suggestion", "enquiry", "praise", "other"];
const CHANNELS: [&str; 7] =
    ["phone", "in_person", "box_letter", "opinion_book", "rest_day_phone", "forwarded", "other"];
const MATTERS: [&str; 5] = ["", "billing_error", "outage", "attitude", "queue"];
const LOG: [&str; 4] = ["已电话联系用户，约定", "现场核查属实，责成", "已向用户致歉并说明", "转计量班校验电表，编号"];

/// People of the hall the cases are handled by.
pub(crate) const PEOPLE: i64 = 40;

/// One day in milliseconds.
const DAY_MS: i64 = 86_400_000;
/// 2020-01-01 by the hall's clock.
const START_MS: i64 = 1_577_808_000_000;

/// Fills an existing hall file with `count` cases over some seven years; the index over them is left to the program.
pub(crate) fn fill(conn: &mut Connection, count: usize) {
    conn.execute_batch("PRAGMA synchronous=OFF; PRAGMA foreign_keys=OFF").unwrap();
    let tx = conn.transaction().unwrap();
    for id in 1..=PEOPLE {
        tx.execute(
            "INSERT INTO staff (id, uid, hall_id, work_no, name, status, created_ms) VALUES (?1, ?2, 1, ?3, '员工', 'active', 0)",
            params![id, format!("staff{id}"), format!("W{id:03}")],
        )
        .unwrap();
    }
    let mut dice = Dice::new(20_261_123);
    let mut running = 0;
    let mut year = 2020;
    for id in 0..count {
        let now = 2020 + (id * 7 / count) as i32;
        running = if now == year { running + 1 } else { 1 };
        year = now;
        let received = START_MS + (id as i64 * 7 * 365 * DAY_MS) / count as i64 - dice.below(5) as i64 * DAY_MS;
        add_case(&tx, &mut dice, (id as i64 + 1, year, running, received));
    }
    tx.commit().unwrap();
}

fn summary(dice: &mut Dice) -> String {
    let tail = dice.signs(5, 40);
    format!("{}，{}，{tail}。", dice.pick(&WHERE), dice.pick(&WHAT))
}

fn add_case(tx: &Transaction<'_>, dice: &mut Dice, (id, year, running, received): (i64, i32, u32, i64)) {
    let customer =
        if dice.in_hundred(60) { format!("{}{}", dice.pick(&SURNAMES), dice.signs(1, 2)) } else { String::new() };
    let voided = dice.in_hundred(1);
    tx.prepare_cached(
        "INSERT INTO cases (id, uid, hall_id, year, running, kind, channel, summary, customer_name, customer_contact,
         first_asked_id, department, received_ms, entered_ms, voided_ms, void_reason)
         VALUES (?1, ?2, 1, ?3, ?4, ?5, ?6, ?7, ?8, '13800000000', ?9, ?10, ?11, ?11, ?12, ?13)",
    )
    .unwrap()
    .execute(params![
        id,
        format!("0199-{id:016x}-bench-case"),
        year,
        running,
        dice.pick(&KINDS),
        dice.pick(&CHANNELS),
        summary(dice),
        customer,
        1 + dice.below(PEOPLE as usize) as i64,
        dice.pick(&UNITS),
        received,
        voided.then_some(received),
        if voided { "重复" } else { "" },
    ])
    .unwrap();
    add_details(tx, dice, id);
    for _ in 0..dice.below(3) {
        let note = format!("{}{}", dice.pick(&LOG), dice.signs(4, 20));
        let body = format!("{{\"kind\":\"contacted\",\"note\":\"{note}\"}}");
        tx.prepare_cached(
            "INSERT INTO case_events (uid, hall_id, case_id, kind, at_ms, entered_ms, body)
             VALUES (hex(randomblob(8)), 1, ?1, 'contacted', ?2, ?2, ?3)",
        )
        .unwrap()
        .execute(params![id, received, body])
        .unwrap();
    }
}

/// Details for nearly all; the others are as old files have them.
fn add_details(tx: &Transaction<'_>, dice: &mut Dice, id: i64) {
    if dice.below(500) == 0 {
        return;
    }
    let standing = match dice.below(1000) {
        0..3 => "open",
        3..40 => "closed",
        _ => "archived",
    };
    let handler = dice.in_hundred(30).then(|| 1 + dice.below(PEOPLE as usize) as i64);
    let target = dice.in_hundred(40).then(|| 1 + dice.below(PEOPLE as usize) as i64);
    tx.prepare_cached(
        "INSERT INTO case_details (uid, hall_id, case_id, matter, standing, handler_id, target_kind, target_staff_id)
         VALUES (?1, 1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )
    .unwrap()
    .execute(params![
        format!("0199-{id:016x}-bench-detail"),
        id,
        dice.pick(&MATTERS),
        standing,
        handler,
        if target.is_some() { "person" } else { "" },
        target,
    ])
    .unwrap();
}
