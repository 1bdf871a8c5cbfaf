//! How fast 500 badges with 500 photos become a PDF file, how much memory it takes, and how long others take for the same people.
//!
//! `cargo test --bench cards_print -- 500` (the build newcomers have) or `cargo bench --bench cards_print -- 500`; with `--out FILE` the
//! PDF is kept to be looked at. Ours goes from values and photo bytes in memory to the finished file, first cold, then warm. The others
//! are `tests/benches/peers/*.py`, run by `python3` where it and their package are installed; they leave out their own start and imports.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench prints, writes what it made into a folder that goes away, and stops at the first thing that is not as it must be"
)]

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use hallkeeper::documents::cards::{CardContent, CardUnit, SheetPaper, cards_pdf};
use hallkeeper::documents::qr::QrCode;
use hallkeeper::documents::raster::page_count;
use hallkeeper::domain::layouts::{CardField, CardLabel, CardLayout};
use hallkeeper::domain::sheets::{Calibration, CellSize, Page, SheetOrder, SheetPreset, SheetSpec, impose};
use serde_json::json;

const PEERS: [(&str, &str); 3] =
    [("ReportLab", "reportlab_badges.py"), ("WeasyPrint", "weasyprint_badges.py"), ("Typst wheel", "typst_badges.py")];

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let after = |option: &str| words.iter().skip_while(|word| *word != option).nth(1);
    let count: usize = words.iter().find_map(|word| word.parse().ok()).unwrap_or(500);
    let cards = people(count);
    let photos: usize = cards.iter().filter_map(|card| card.photo.as_ref()).map(Vec::len).sum();
    println!("{count} badges with {count} photos, {:.1} MB", photos as f64 / 1e6);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ours.pdf");
    let single = own_pages(count);
    let cold = timed(&cards, &single, &file);
    let warm = timed(&cards, &single, &file);
    assert_eq!(page_count(&std::fs::read(&file).unwrap()).unwrap(), count);
    let size = std::fs::metadata(&file).unwrap().len();
    let sheets = impose(&SheetPreset::BadgeA4.order(count)).unwrap();
    let on_sheets = timed(&cards, &sheets, &file);
    let memory = peak();
    if let Some(path) = after("--out") {
        std::fs::copy(&file, path).unwrap();
    }
    println!("{:<38} {:>8} {:>8}", "", "seconds", "ratio");
    let row = |name: &str, seconds: f64| println!("{name:<38} {seconds:>8.3} {:>8.2}", seconds / cold);
    row("ours, cold, a badge a page", cold);
    row("ours, warm, a badge a page", warm);
    row("ours, warm, four on A4, marks, bleed", on_sheets);
    write_people(&cards, folder.path());
    for (name, script) in PEERS {
        match peer(script, folder.path()) {
            Ok(seconds) => row(name, seconds),
            Err(why) => println!("{name:<38} not run: {why}"),
        }
    }
    println!("ours: PDF {:.1} MB, peak memory {memory}", size as f64 / 1e6);
}

/// Seconds from the values to the written file.
fn timed(cards: &[CardContent], pages: &[Page], file: &Path) -> f64 {
    let (layout, unit) = (CardLayout::shipped_as("badge").unwrap(), unit());
    let start = Instant::now();
    let paper = SheetPaper { pages, calibration: Calibration::default(), title: "上岗证" };
    let pdf = cards_pdf(layout, &unit, cards, &paper).unwrap();
    std::fs::write(file, pdf).unwrap();
    start.elapsed().as_secs_f64()
}

fn own_pages(count: usize) -> Vec<Page> {
    let layout = CardLayout::shipped_as("badge").unwrap();
    let size = CellSize::new(layout.width_mm, layout.height_mm);
    impose(&SheetOrder::new(SheetSpec::own_page(size), size, count)).unwrap()
}

/// The seconds the script says it took.
fn peer(script: &str, folder: &Path) -> Result<f64, String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/benches/peers").join(script);
    let ran = Command::new("python3").arg(path).arg(folder).arg(folder.join("peer.pdf")).output();
    let ran = ran.map_err(|problem| format!("python3: {problem}"))?;
    let said = String::from_utf8_lossy(&ran.stdout);
    let seconds = said.lines().last().and_then(|line| line.trim().parse().ok());
    seconds.filter(|_| ran.status.success()).ok_or_else(|| {
        let trouble = String::from_utf8_lossy(&ran.stderr);
        trouble.lines().last().unwrap_or("it said nothing").to_owned()
    })
}

/// The same people as the scripts read them.
fn write_people(cards: &[CardContent], folder: &Path) {
    let fonts = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/fonts");
    let unit = unit();
    let people: Vec<_> = cards.iter().enumerate().map(|(number, card)| written(number, card, folder)).collect();
    let data = json!({
        "unit": unit.unit_name,
        "caption": unit.labels.get(&CardLabel::BadgeCaption),
        "phone": unit.supervision_phone,
        "regular": fonts.join("NotoSansSC-Regular.ttf"),
        "bold": fonts.join("NotoSansSC-Bold.ttf"),
        "people": people,
    });
    std::fs::write(folder.join("people.json"), data.to_string()).unwrap();
}

fn written(number: usize, card: &CardContent, folder: &Path) -> serde_json::Value {
    let (photo, svg) = (format!("{number:04}.jpg"), format!("{number:04}.svg"));
    std::fs::write(folder.join(&photo), card.photo.as_ref().unwrap()).unwrap();
    let code = QrCode::of(&card.code).unwrap();
    std::fs::write(folder.join(&svg), code.svg()).unwrap();
    let field = |field| card.fields.get(&field);
    json!({
        "name": field(CardField::Name),
        "work_no": field(CardField::WorkNo),
        "post": field(CardField::Post),
        "title": field(CardField::Title),
        "valid_until": field(CardField::ValidUntil),
        "photo": photo,
        "svg": svg,
        "qr": rows(&code),
    })
}

/// The code row by row, 1 where it is dark.
fn rows(code: &QrCode) -> Vec<String> {
    let mut rows = vec![vec![b'0'; code.side]; code.side];
    for (x, y, length) in code.runs() {
        rows.get_mut(y).and_then(|row| row.get_mut(x..x + length)).unwrap().fill(b'1');
    }
    rows.into_iter().map(|row| String::from_utf8(row).unwrap()).collect()
}

fn unit() -> CardUnit {
    let labels = [
        (CardLabel::Name, "姓名"),
        (CardLabel::WorkNo, "工号"),
        (CardLabel::Post, "岗位"),
        (CardLabel::Title, "职务"),
        (CardLabel::ValidUntil, "有效期至"),
        (CardLabel::SupervisionPhone, "监督电话"),
        (CardLabel::BadgeCaption, "营业厅 · 工作人员上岗证"),
    ];
    CardUnit {
        unit_name: "长桥供电所".into(),
        band_rgb: [0x00, 0x69, 0x5f],
        rule_rgb: [0xc9, 0xa2, 0x4b],
        number_rgb: [0x00, 0x59, 0x4f],
        supervision_phone: "0000-8866123".into(),
        labels: labels.into_iter().map(|(label, words)| (label, words.to_owned())).collect(),
        ..CardUnit::default()
    }
}

/// Invented people, each with a photo of its own: the drawn portraits of the sample hall, told apart by a comment inside.
fn people(count: usize) -> Vec<CardContent> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/sample_hall/portraits");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let portraits: Vec<Vec<u8>> = paths.iter().map(|path| std::fs::read(path).unwrap()).collect();
    (0..count).zip(portraits.iter().cycle()).map(|(number, portrait)| person(number, portrait)).collect()
}

fn person(number: usize, portrait: &[u8]) -> CardContent {
    let sign = |at: usize| char::from_u32(0x4E00 + (number * 7 + at * 131) as u32 % 20_000).unwrap();
    let work_no = format!("CQ{number:04}");
    let fields: BTreeMap<CardField, String> = [
        (CardField::Name, format!("沈{}{}", sign(1), sign(2))),
        (CardField::WorkNo, work_no.clone()),
        (CardField::Post, "业务受理员".to_owned()),
        (CardField::Title, "副班长".to_owned()),
        (CardField::ValidUntil, "2028-12-31".to_owned()),
    ]
    .into();
    let code = format!("HK1:{work_no}:{work_no}-01:7K3FQ2");
    CardContent { fields, photo: Some(with_comment(portrait, number)), code, has_star: false, with_code: true }
}

/// The JPEG with a comment segment behind its first marker.
fn with_comment(jpeg: &[u8], number: usize) -> Vec<u8> {
    let (start, rest) = jpeg.split_at(2);
    [start, &[0xff, 0xfe, 0, 10], format!("{number:08}").as_bytes(), rest].concat()
}

/// Memory this process held at most, as the system tells it (Linux).
fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    let kilobytes: Option<f64> = line.split_whitespace().next().and_then(|figure| figure.parse().ok());
    kilobytes.map_or_else(|| "unknown".to_owned(), |kilobytes| format!("{:.0} MB", kilobytes / 1024.0))
}
