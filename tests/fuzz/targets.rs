//! What is given broken bytes: every reader of what comes from outside. A target may say no to anything; it must not panic,
//! hang, or take more memory than a list may.

use std::path::Path;
use std::sync::Arc;

use hallkeeper::domain::dates::Moment;
use hallkeeper::domain::hall::HallDraft;
use hallkeeper::domain::layouts::CardLayout;
use hallkeeper::domain::recovery_codes::RecoveryCode;
use hallkeeper::domain::staff::StaffDraft;
use hallkeeper::domain::standards::Pack;
use hallkeeper::exchange::archives::{Limits, check};
use hallkeeper::exchange::calendars;
use hallkeeper::exchange::headers::{ListKind, Mapping, find_header_of};
use hallkeeper::exchange::photo_folder::PhotoFolder;
use hallkeeper::exchange::photos::upright_preview;
use hallkeeper::exchange::staff_import::plan_staff;
use hallkeeper::exchange::tables::{Table, read_list};
use hallkeeper::jobs::bringing::{Around, ListToRead, ReadList, ReadPlan, Source, read};
use hallkeeper::jobs::{JobEnd, Jobs};
use hallkeeper::register::Register;
use hallkeeper::storage::key_slots::KeySlots;

/// A reader, and the bytes it is given at first.
pub(crate) struct Target {
    /// Its name, and its folder's below `tests/fuzz/corpus`.
    pub(crate) name: &'static str,
    /// Gives it bytes.
    pub(crate) run: fn(&[u8]),
    /// Good bytes beside those of the folder.
    pub(crate) good: fn() -> Vec<Vec<u8>>,
}

/// All of them.
pub(crate) const TARGETS: [Target; 9] = [
    Target { name: "list_csv", run: list, good: lists },
    Target { name: "list_xlsx", run: list, good: workbooks },
    Target { name: "pack", run: pack, good: packs },
    Target { name: "photo", run: photo, good: photos },
    Target { name: "archive", run: archive, good: archives },
    Target { name: "hall", run: hall, good: halls },
    Target { name: "keys", run: keys, good: key_files },
    Target { name: "layout", run: layout, good: layouts },
    Target { name: "calendar", run: calendar, good: years },
];

fn list(bytes: &[u8]) {
    let now = Moment::at("2026-11-26".parse().unwrap(), chrono::NaiveTime::MIN);
    for kind in ListKind::ALL {
        let Ok(table) = read_list(bytes, None, kind) else { continue };
        let Some(mapping) = find_header_of(&table, kind) else { continue };
        if kind == ListKind::Staff {
            let _ = plan_staff(&table, &mapping, &[], &PhotoFolder::none(), now.date());
        } else {
            brought_in((table, mapping), kind, now);
        }
    }
}

/// Plans a list against a small hall and brings in what comes of it.
fn brought_in((table, mapping): (Table, Mapping), kind: ListKind, now: Moment) {
    let hall = HallDraft { name: "甲".into(), ..HallDraft::fresh() }.check(None, now.date()).unwrap();
    let mut register = Register::in_memory(&hall, now).unwrap();
    let person = StaffDraft { work_no: "CQ0201".into(), name: "周静岚".into(), ..StaffDraft::default() };
    register.add_staff(&person.check(now.date()).unwrap(), now).unwrap();
    register.add_box(("1 号箱", ""), "2026-01-01".parse().unwrap(), now).unwrap();
    let around = Around::of(kind, &register, now, "zh").unwrap().unwrap();
    let source = Source::Corrected(Arc::new(table), mapping);
    let reading = read(&Jobs::at_once(), ListToRead { source, memory: Vec::new(), around });
    let end = reading.wait();
    assert!(matches!(end, JobEnd::Value(_)), "the reader broke: {end:?}");
    let JobEnd::Value(Ok(ReadList { plan, .. })) = end else { return };
    let _ = match plan {
        ReadPlan::Cases(plan) => {
            let imports: Vec<_> = plan.add.into_iter().map(|planned| planned.import).collect();
            register.import_cases(&imports, now).map(drop)
        }
        ReadPlan::Boxes(plan) => {
            let imports: Vec<_> = plan.add.into_iter().map(|planned| planned.import).collect();
            register.import_box_entries(&imports, now).map(drop)
        }
        ReadPlan::Disclosure(plan) => register.import_disclosure(&plan.imports(), now).map(drop),
        ReadPlan::Calendar(plan) => match plan.year {
            Some(year) => register.add_calendar_year(&year, now).map(drop),
            None => Ok(()),
        },
    };
}

fn lists() -> Vec<Vec<u8>> {
    let text = "员工名单,,,\n工号,姓名,岗位,电话,入职日期\nCQ01,方䶮,业务受理员,13800000001,2016-01-03\n\
                \"CQ02\",\"唐\"\"巧\n云\",=1+1,510100200001010012,45000\n合计,2,,,\n";
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let cases = "收到时间,内容,渠道,处理结果\n2026-03-05 10:00,停电没有提前告知,电话,属实\n";
    let whole = "编号,收到时间,事由,首问人,全部经过\n2026-0001,2026-03-05 10:00,停电,CQ0201 周静岚,\"2026-03-05 10:00:12 收到\n\
                 2026-03-06 09:00 受理；经办：“CQ0201 周静岚”；说明：“已↵告知”\n2026-03-07 09:00 暂停计时；原因：等上级批复\n\
                 2026-03-08 09:00 延期；步骤：“答复”、“answer”；延长：5、个工作日；批准：“所长”；理由：“检测”\n\
                 2026-03-09 09:00 划掉；行：3；理由：“记错”\n2026-03-09 10:00 关联；件：“2026-0001”；关系：相关\n\
                 2026-03-10 09:00 备注；内容：“甲”\n2026-03-11 09:00 作废；理由：“重复”\"\n";
    let log = "日期,开箱人,见证人,信件内容,补记\n2026-11-09,CQ0201,CQ0201,多开一个窗口,2026-11-10 09:00 甲\n";
    let shown = "编号,资料名称,种类,版本,挂出日期\nH-1,营业时间,告示,2026,2026-11-09\n";
    let days = "日期,类型,名称\n2027-02-06,休,春节\n2027-02-13,班,春节\n2月30日,休,\n";
    vec![
        text.into(),
        days.into(),
        encoding_rs::GB18030.encode(text).0.into_owned(),
        utf16,
        text.replace(',', "\t").into_bytes(),
        cases.into(),
        whole.into(),
        log.into(),
        shown.into(),
    ]
}

fn workbooks() -> Vec<Vec<u8>> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, line) in
        [["工号", "姓名", "岗位"], ["CQ01", "方䶮", "业务受理员"], ["CQ02", "唐巧云", "=1+1"]].iter().enumerate()
    {
        for (column, cell) in line.iter().enumerate() {
            sheet.write_string(row as u32, column as u16, *cell).unwrap();
        }
    }
    vec![workbook.save_to_buffer().unwrap()]
}

fn pack(bytes: &[u8]) {
    let _ = Pack::parse("fuzz.toml", &String::from_utf8_lossy(bytes));
}

fn packs() -> Vec<Vec<u8>> {
    vec![
        include_bytes!("../../data/standards/power_hall_daily.toml").to_vec(),
        include_bytes!("../../data/standards/team_appraisal.toml").to_vec(),
    ]
}

fn photo(bytes: &[u8]) {
    let _ = upright_preview(bytes, 200);
}

fn photos() -> Vec<Vec<u8>> {
    let picture = image::RgbImage::from_fn(40, 56, |x, y| image::Rgb([x as u8 * 6, y as u8 * 4, 90]));
    [image::ImageFormat::Png, image::ImageFormat::Jpeg, image::ImageFormat::WebP]
        .map(|format| {
            let mut bytes = std::io::Cursor::new(Vec::new());
            picture.write_to(&mut bytes, format).unwrap();
            bytes.into_inner()
        })
        .to_vec()
}

fn with_file(name: &str, bytes: &[u8], work: impl FnOnce(&Path)) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    work(&path);
}

fn archive(bytes: &[u8]) {
    with_file("a.zip", bytes, |path| {
        let _ = check(path, Limits::default(), &mut |_, _| true);
    });
}

fn archives() -> Vec<Vec<u8>> {
    use std::io::Write;
    let list = format!(
        r#"{{"format":"hallkeeper-archive","version":1,"program":"0.1.0","hall":"长桥","year":2026,"made_at":"2026-12-30","history_head":"1-ab",
        "files":[{{"path":"a.csv","size":2,"blake3":"{}"}}]}}"#,
        blake3::hash(b"ab").to_hex()
    );
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in [("a.csv", b"ab".as_slice()), ("manifest.json", list.as_bytes())] {
        writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    vec![writer.finish().unwrap().into_inner()]
}

fn hall(bytes: &[u8]) {
    with_file("a.hall", bytes, |path| {
        if let Ok(register) = Register::open(path) {
            let _ = register.verify();
            let _ = register.cases();
        }
    });
}

fn halls() -> Vec<Vec<u8>> {
    vec![include_bytes!("../fixtures/halls/v1.hall").to_vec(), include_bytes!("../fixtures/halls/v4.hall").to_vec()]
}

fn keys(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let _ = KeySlots::parse(&text);
    let _ = RecoveryCode::parse(&text);
}

fn key_files() -> Vec<Vec<u8>> {
    let file = r#"{"version":1,"hall":"0198f000","slots":[{"owner":{"keeper":"a","label":"王**"},"cost":{"memory_kib":8,"passes":1,
        "lanes":1},"salt":"00","nonce":"00","wrapped":"00"}]}"#;
    vec![file.into(), b"ABCDE-FGHJK-LMNPQ-RSTUV-WXYZ2-34567".to_vec()]
}

fn layout(bytes: &[u8]) {
    if let Ok(layout) = CardLayout::from_toml(&String::from_utf8_lossy(bytes)) {
        let _ = layout.check();
    }
}

fn layouts() -> Vec<Vec<u8>> {
    CardLayout::shipped().iter().map(|shipped| shipped.layout.to_toml().into_bytes()).collect()
}

fn calendar(bytes: &[u8]) {
    for name in ["2027.json", "2027.csv", "2027.txt"] {
        let _ = calendars::read_bytes(bytes, name, Some(2027));
    }
}

fn years() -> Vec<Vec<u8>> {
    let text = "2027年元旦放假：1月1日（星期五）至3日（星期日）放假调休，共3天。1月4日上班。";
    vec![include_bytes!("../../data/calendars/2026.json").to_vec(), text.into()]
}

/// The corpus of a target: files of its folder, then its good bytes.
pub(crate) fn corpus(target: &Target) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus").join(target.name);
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let files = paths.into_iter().map(|path| std::fs::read(path).unwrap());
    files.chain((target.good)()).collect()
}
