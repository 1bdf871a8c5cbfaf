//! `export all` and `archive`: everything and a year out, looked through and unpacked again.

use std::path::Path;

use hallkeeper::app::headless::code;
use hallkeeper::documents::raster::page_count;
use hallkeeper::exchange::archives::Manifest;
use hallkeeper::register::Register;

use super::super::documents::reading;
use super::{said, text};

fn files(folder: &Path, ending: &str) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|own| own == ending) {
            found.push(path);
        }
    }
    found
}

#[test]
fn everything_goes_into_a_new_folder_masked_unless_it_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("all");
    let report = said(&["export", "all", "--sample", "--out", text(&out)]);
    assert_eq!((report.code, report.err.as_str()), (code::DONE, ""));
    assert!(report.out.contains("已遮住"), "{}", report.out);
    assert!(out.join("全部记录.xlsx").is_file() && out.join("CSV").is_dir());
    let again = said(&["export", "all", "--sample", "--out", text(&out)]);
    assert!(again.code == code::FILE && again.err.contains("已经存在"), "{}", again.err);
    let pictures = said(&["export", "all", "--sample", "--out", "x", "--pictures"]);
    assert!(pictures.code == code::USAGE && pictures.err.contains("--reveal"), "{}", pictures.err);
    let whole = folder.path().join("whole");
    let report = said(&["export", "all", "--sample", "--out", text(&whole), "--reveal", "--pictures", "--csv"]);
    assert!(report.code == code::DONE && report.out.contains("记入历史"), "{}{}", report.out, report.err);
    assert!(!whole.join("全部记录.xlsx").exists() && !files(&whole, "jpg").is_empty());
}

#[test]
fn what_goes_out_stands_on_the_history_before_it_goes() {
    let folder = tempfile::tempdir().unwrap();
    let hall = folder.path().join("a.hall");
    said(&["new", text(&hall), "--hall", "甲厅"]);
    said(&["export", "all", text(&hall), "--out", text(&folder.path().join("1"))]);
    said(&["export", "all", text(&hall), "--out", text(&folder.path().join("2")), "--reveal"]);
    said(&["archive", text(&hall), "--year", "2026", "--out", text(&folder.path().join("3.zip"))]);
    let lines = Register::open(&hall).unwrap().history(3).unwrap();
    let told: Vec<(&str, &str)> = lines.iter().map(|line| (line.action.as_str(), line.subject.as_str())).collect();
    assert_eq!(told, [("archive_year", "2026"), ("export_all", "whole"), ("export_all", "masked")]);
}

#[test]
fn the_archive_of_a_year_is_made_looked_through_and_unpacked() {
    let folder = tempfile::tempdir().unwrap();
    let (zip, out) = (folder.path().join("2026.zip"), folder.path().join("out"));
    let report = said(&["archive", "--sample", "--year", "2026", "--out", text(&zip)]);
    assert_eq!((report.code, report.err.as_str()), (code::DONE, ""), "{}", report.out);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing beside it");
    let looked = said(&["archive", "--check", text(&zip)]);
    assert!(looked.code == code::DONE && looked.out.contains("完整"), "{}{}", looked.out, looked.err);
    let unpacked = said(&["archive", "--check", text(&zip), "--unpack", text(&out)]);
    assert_eq!(unpacked.code, code::DONE, "{}", unpacked.err);
    let list = Manifest::read(&std::fs::read(out.join(Manifest::NAME)).unwrap()).unwrap();
    let paths: Vec<&str> = list.files.iter().map(|file| file.path.as_str()).collect();
    assert!(paths.is_sorted(), "in order");
    for class in ["1 工作计划/", "2 制度与规则/", "3 人员档案/", "4 应急与联系电话/", "5 工作记录/", "6 全部数据表/"]
    {
        assert!(paths.iter().any(|path| path.starts_with(class)), "{class}: {paths:#?}");
    }
    let papers = files(&out, "pdf");
    assert!(papers.len() > 20, "{}", papers.len());
    for path in &papers {
        assert!(page_count(&std::fs::read(path).unwrap()).unwrap() > 0, "{}", path.display());
    }
    let book = std::fs::read(out.join("5 工作记录/登记簿.pdf")).unwrap();
    let told: String = (0..page_count(&book).unwrap()).map(|page| reading::text(&book, page)).collect();
    assert!(told.contains("2026-0001"), "the register book names the first case");
}

#[test]
fn a_year_without_records_makes_no_archive_and_the_years_that_have_some_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let hall = folder.path().join("a.hall");
    said(&["new", text(&hall), "--hall", "甲厅"]);
    let zip = folder.path().join("a.zip");
    let report = said(&["archive", text(&hall), "--year", "2062", "--out", text(&zip)]);
    assert_eq!(report.code, code::FILE, "{report:?}");
    assert!(report.err.contains("2062 年没有任何记录") && report.err.contains("2026。"), "{}", report.err);
    assert!(!zip.exists());
    let noted = Register::open(&hall).unwrap().history(9).unwrap();
    assert!(noted.iter().all(|line| line.action != "archive_year"), "and no line says that one was made");
    let sample = said(&["archive", "--sample", "--year", "2019", "--out", text(&zip)]);
    assert!(sample.code == code::FILE && sample.err.contains("2025") && sample.err.contains("2026"), "{}", sample.err);
}

#[test]
fn a_changed_archive_is_named_and_not_unpacked() {
    let folder = tempfile::tempdir().unwrap();
    let hall = folder.path().join("a.hall");
    said(&["new", text(&hall), "--hall", "甲厅"]);
    let zip = folder.path().join("a.zip");
    let made = said(&["archive", text(&hall), "--year", "2026", "--out", text(&zip)]);
    assert_eq!(made.code, code::DONE, "{}{}", made.out, made.err);
    let bytes = std::fs::read(&zip).unwrap();
    std::fs::write(&zip, [&bytes[..], b"more"].concat()).unwrap();
    let longer = said(&["archive", "--check", text(&zip)]);
    assert!(longer.code == code::NAMED && longer.out.contains("不属于任何文件"), "{longer:?}");
    std::fs::write(&zip, &bytes[..bytes.len() / 2]).unwrap();
    let out = folder.path().join("out");
    let report = said(&["archive", "--check", text(&zip), "--unpack", text(&out)]);
    assert!(report.code == code::FILE && report.err.contains("损坏"), "{}", report.err);
    assert!(!out.exists());
    for words in
        [&["archive", "--sample", "--out", "x.zip"][..], &["archive", "--sample", "--year", "2026", "--out", "x.rar"]]
    {
        assert_eq!(said(words).code, code::USAGE, "{words:?}");
    }
}
