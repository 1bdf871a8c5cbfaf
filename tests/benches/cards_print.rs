//! How fast badges with photos become a PDF, and how much memory it takes.
//!
//! `cargo bench --bench cards_print -- 500`; with `--out FILE` the last PDF is kept to be looked at, with `--runs 3` the middle of three runs counts.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a bench prints, and stops at the first thing that is not as it must be"
)]

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

use hallkeeper::documents::cards::{CardContent, CardUnit, SheetPaper, cards_pdf};
use hallkeeper::documents::raster::page_count;
use hallkeeper::domain::layouts::{CardField, CardLabel, CardLayout};
use hallkeeper::domain::sheets::{Calibration, SheetPreset, impose};

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let after = |option: &str| words.iter().skip_while(|word| *word != option).nth(1);
    let count: usize = words.iter().find_map(|word| word.parse().ok()).unwrap_or(500);
    let runs: usize = after("--runs").and_then(|runs| runs.parse().ok()).unwrap_or(3);
    let cards = people(count);
    let photos: usize = cards.iter().filter_map(|card| card.photo.as_ref()).map(Vec::len).sum();
    println!("{count} badges, {:.1} MB of photos", photos as f64 / 1e6);
    let mut seconds = Vec::new();
    let mut pdf = Vec::new();
    for _ in 0..runs.max(1) {
        let start = Instant::now();
        pdf = made(&cards);
        seconds.push(start.elapsed().as_secs_f64());
        println!("seconds {:.3}", seconds.last().unwrap());
    }
    seconds.sort_by(f64::total_cmp);
    assert_eq!(page_count(&pdf).unwrap(), count.div_ceil(4));
    println!("middle {:.3} s, PDF {:.1} MB, {}", seconds[seconds.len() / 2], pdf.len() as f64 / 1e6, peak());
    if let Some(path) = after("--out") {
        #[expect(clippy::disallowed_methods, reason = "a bench keeps a picture of what it made, nobody's data")]
        std::fs::write(path, pdf).unwrap();
    }
}

fn made(cards: &[CardContent]) -> Vec<u8> {
    let pages = impose(&SheetPreset::BadgeA4.order(cards.len())).unwrap();
    let paper = SheetPaper { pages: &pages, calibration: Calibration::default(), title: "上岗证" };
    cards_pdf(CardLayout::shipped_as("badge").unwrap(), &unit(), cards, &paper).unwrap()
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
    status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or("memory unknown").to_owned()
}
