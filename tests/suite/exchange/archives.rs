//! Archives that would do harm, lie about themselves or were changed: each is named, and nothing is written.

use std::io::Write;
use std::path::{Path, PathBuf};

use hallkeeper::exchange::archives::{
    ArchiveError, Checked, Finding, Limits, Manifest, ManifestFile, Seal, Unsafe, check, unpack,
};
use proptest::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// An archive being made up for a test.
struct Made {
    folder: tempfile::TempDir,
    files: Vec<(String, Vec<u8>)>,
    listed: Vec<(String, Vec<u8>)>,
}

fn made(files: &[(&str, &[u8])]) -> Made {
    let files: Vec<(String, Vec<u8>)> =
        files.iter().map(|(path, bytes)| ((*path).to_owned(), bytes.to_vec())).collect();
    Made { folder: tempfile::tempdir().unwrap(), listed: files.clone(), files }
}

fn list(files: &[(String, Vec<u8>)]) -> String {
    let mut list = Manifest::new("长岭路营业厅", 2026, "2026-12-31 17:20".into(), "41-9f".into());
    list.files = files
        .iter()
        .map(|(path, bytes)| ManifestFile {
            path: path.clone(),
            size: bytes.len() as u64,
            blake3: blake3::hash(bytes).to_hex().to_string(),
        })
        .collect();
    list.to_json().unwrap()
}

fn plain() -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(CompressionMethod::Deflated)
}

impl Made {
    fn path(&self) -> PathBuf {
        self.folder.path().join("a.zip")
    }

    /// Writes it, with what `more` adds, and gives the bytes back for further mischief.
    fn write(&self, more: impl FnOnce(&mut ZipWriter<std::io::Cursor<Vec<u8>>>)) -> Vec<u8> {
        let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
        for (path, bytes) in &self.files {
            zip.start_file(path, plain()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        more(&mut zip);
        zip.start_file(Manifest::NAME, plain()).unwrap();
        zip.write_all(list(&self.listed).as_bytes()).unwrap();
        let bytes = zip.finish().unwrap().into_inner();
        std::fs::write(self.path(), &bytes).unwrap();
        bytes
    }

    fn checked(&self, limits: Limits) -> Result<Checked, ArchiveError> {
        check(&self.path(), limits, &mut |_, _| true)
    }

    fn looked(&self) -> Result<Checked, ArchiveError> {
        self.checked(Limits::default())
    }

    /// Unpacking it must fail the same way, and leave the folder as it was.
    fn refuses(&self, why: Unsafe) {
        let looked = self.looked().unwrap_err();
        assert!(matches!(&looked, ArchiveError::Unsafe { why: found, .. } if *found == why), "{looked:?}");
        assert_eq!(self.unpacked().unwrap_err(), looked);
        assert_eq!(names(self.folder.path()), ["a.zip"]);
    }

    fn unpacked(&self) -> Result<Checked, ArchiveError> {
        unpack(&self.path(), &self.folder.path().join("out"), Limits::default(), &mut |_, _| true)
    }
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// Puts other bytes wherever these stand.
fn swapped(bytes: &[u8], (old, new): (&[u8], &[u8])) -> Vec<u8> {
    assert_eq!(old.len(), new.len());
    let mut bytes = bytes.to_vec();
    let mut at = 0;
    let mut count = 0;
    while let Some(found) = bytes[at..].windows(old.len()).position(|window| window == old) {
        bytes[at + found..at + found + old.len()].copy_from_slice(new);
        at += found + old.len();
        count += 1;
    }
    assert!(count > 0, "nothing was swapped");
    bytes
}

#[test]
fn a_whole_archive_is_found_whole_and_comes_out_as_it_went_in() {
    let made =
        made(&[("5 工作记录/登记簿.pdf", b"%PDF-1.7"), ("𬭎/𠅤.csv", b"\xef\xbb\xbfa,'=1\r\n"), ("空.txt", b"")]);
    made.write(|_| {});
    let checked = made.looked().unwrap();
    assert_eq!((checked.manifest.year, checked.manifest.files.len(), checked.bytes), (2026, 3, 8 + 10));
    made.unpacked().unwrap();
    let out = made.folder.path().join("out");
    for (path, bytes) in &made.files {
        assert_eq!(&std::fs::read(out.join(path)).unwrap(), bytes, "{path}");
    }
    assert_eq!(Manifest::read(&std::fs::read(out.join(Manifest::NAME)).unwrap()).unwrap(), checked.manifest);
    assert_eq!(names(made.folder.path()), ["a.zip", "out"]);
}

#[test]
fn a_place_that_is_taken_is_left_as_it_is() {
    let made = made(&[("a.txt", b"a")]);
    made.write(|_| {});
    let out = made.folder.path().join("out");
    std::fs::create_dir(&out).unwrap();
    std::fs::write(out.join("mine"), b"mine").unwrap();
    assert_eq!(made.unpacked().unwrap_err(), ArchiveError::Taken { path: out.clone() });
    assert_eq!(names(&out), ["mine"]);
    std::fs::remove_file(out.join("mine")).unwrap();
    made.unpacked().unwrap();
    assert_eq!(names(&out), ["a.txt", "manifest.json"]);
}

#[test]
fn what_is_missing_extra_or_changed_is_named() {
    let mut made = made(&[("a.txt", b"a"), ("b.txt", b"b"), ("c.txt", b"c")]);
    made.files[1].1 = b"B".to_vec();
    made.files.remove(2);
    made.files.push(("d.txt".into(), b"d".to_vec()));
    made.write(|_| {});
    let findings =
        vec![Finding::Missing("c.txt".into()), Finding::Extra("d.txt".into()), Finding::Changed("b.txt".into())];
    assert_eq!(made.looked().unwrap_err(), ArchiveError::Differs { findings });
    assert!(made.unpacked().is_err());
    assert_eq!(names(made.folder.path()), ["a.zip"]);
}

/// The archive with its list written anew by `change`.
fn with_list(made: &Made, change: impl Fn(&mut serde_json::Value)) {
    let mut list: serde_json::Value = serde_json::from_str(&list(&made.listed)).unwrap();
    change(&mut list);
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (path, bytes) in &made.files {
        zip.start_file(path, plain()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.start_file(Manifest::NAME, plain()).unwrap();
    zip.write_all(list.to_string().as_bytes()).unwrap();
    std::fs::write(made.path(), zip.finish().unwrap().into_inner()).unwrap();
}

#[test]
fn a_list_whose_head_was_changed_is_named_and_nothing_is_unpacked() {
    let made = made(&[("a.txt", b"a")]);
    for (field, value) in [
        ("year", serde_json::json!(2025)),
        ("hall", serde_json::json!("长桥营业厅")),
        ("made_at", serde_json::json!("2026-12-30 17:20")),
        ("history_head", serde_json::json!("42-9f")),
        ("history_head_at_end", serde_json::json!("42-9f")),
        ("program", serde_json::json!("9.9.9")),
        ("blake3", serde_json::json!("0".repeat(64))),
        ("version", serde_json::json!(1)),
    ] {
        with_list(&made, |list| list[field] = value.clone());
        let findings = vec![Finding::List];
        assert_eq!(made.looked().unwrap_err(), ArchiveError::Differs { findings }, "{field}");
        assert!(made.unpacked().is_err());
        assert_eq!(names(made.folder.path()), ["a.zip"]);
    }
    with_list(&made, |_| {});
    assert_eq!(made.looked().unwrap().manifest.seal, Seal::Fits, "the same list in another spacing is the same");
}

#[test]
fn an_archive_of_the_older_kind_is_whole_and_says_that_it_is_older() {
    let made = made(&[("a.txt", b"a")]);
    with_list(&made, |list| {
        list["version"] = serde_json::json!(1);
        list.as_object_mut().unwrap().remove("blake3");
    });
    assert_eq!(made.looked().unwrap().manifest.seal, Seal::None);
    assert_eq!(made.unpacked().unwrap().manifest.seal, Seal::None);
    let written = std::fs::read(made.folder.path().join("out").join(Manifest::NAME)).unwrap();
    assert_eq!(Manifest::read(&written).unwrap().seal, Seal::None, "unpacked it stays what it was");
}

#[test]
fn folders_nothing_lies_in_and_bytes_of_no_file_are_named() {
    let made = made(&[("a/b.txt", b"b")]);
    made.write(|zip| zip.add_directory("empty/", plain()).unwrap());
    let findings = vec![Finding::Extra("empty/".into())];
    assert_eq!(made.looked().unwrap_err(), ArchiveError::Differs { findings });
    made.write(|zip| zip.add_directory("a/", plain()).unwrap());
    made.looked().unwrap();
    let bytes = made.write(|_| {});
    let directory = directory(&bytes)[0];
    let mut commented = bytes.clone();
    let end = commented.len();
    commented[end - 2] = 4;
    commented.extend(b"word");
    for (what, odd) in [
        ("behind the end", [&bytes[..], b"more"].concat()),
        ("a byte behind the end", [&bytes[..], b"\0"].concat()),
        ("a comment", commented),
    ] {
        std::fs::write(made.path(), &odd).unwrap();
        let findings = vec![Finding::Stray];
        assert_eq!(made.looked().unwrap_err(), ArchiveError::Differs { findings }, "{what}");
        assert!(made.unpacked().is_err(), "{what}");
    }
    // Between the last file and the list of files at the end, whose place is told anew.
    let mut between = [&bytes[..directory], b"hidden", &bytes[directory..]].concat();
    let at = between.len() - 6;
    between[at..at + 4].copy_from_slice(&(directory as u32 + 6).to_le_bytes());
    std::fs::write(made.path(), &between).unwrap();
    assert_eq!(made.looked().unwrap_err(), ArchiveError::Differs { findings: vec![Finding::Stray] });
}

#[test]
fn a_name_that_leads_out_of_the_folder_is_refused() {
    for path in ["../b.txt", "a/../../b.txt", "/b.txt", "C:/b.txt", "C:b.txt", "a\\..\\..\\b.txt"] {
        made(&[(path, b"out")]).write_and_refuse(Unsafe::Escapes);
    }
}

#[test]
fn a_name_no_system_takes_is_refused() {
    for path in ["nul", "a/CON.txt", "com1.csv", "a.", "a ", "b?.txt", "a\u{202e}fdp.exe"] {
        made(&[(path, b"odd")]).write_and_refuse(Unsafe::BadName);
    }
    let zero = made(&[("aXb.txt", b"zero")]);
    let bytes = swapped(&zero.write(|_| {}), (b"aXb.txt", b"a\0b.txt"));
    std::fs::write(zero.path(), bytes).unwrap();
    zero.refuses(Unsafe::BadName);
    let gbk = made(&[("abcd.txt", b"gbk")]);
    let bytes = swapped(&gbk.write(|_| {}), (b"abcd.txt", b"\xc4\xe3\xba\xc3.txt"));
    std::fs::write(gbk.path(), bytes).unwrap();
    gbk.refuses(Unsafe::BadName);
}

impl Made {
    fn write_and_refuse(&self, why: Unsafe) {
        self.write(|_| {});
        self.refuses(why);
    }
}

#[test]
fn a_name_too_long_is_refused() {
    made(&[(&"䶮".repeat(100), b"long")]).write_and_refuse(Unsafe::LongName);
    made(&[(&"a/".repeat(150), b"")]).write_and_refuse(Unsafe::LongName);
}

#[test]
fn two_files_of_one_name_are_refused_however_it_is_written() {
    made(&[("a.txt", b"1"), ("A.TXT", b"2")]).write_and_refuse(Unsafe::Twice);
    made(&[("e\u{301}.txt", b"1"), ("é.txt", b"2")]).write_and_refuse(Unsafe::Twice);
    made(&[("a", b"1"), ("a/b.txt", b"2")]).write_and_refuse(Unsafe::Twice);
    made(&[("a/b.txt", b"2"), ("A", b"1")]).write_and_refuse(Unsafe::Twice);
    let same = made(&[("aaaa.txt", b"1"), ("bbbb.txt", b"2")]);
    let bytes = swapped(&same.write(|_| {}), (b"bbbb.txt", b"aaaa.txt"));
    std::fs::write(same.path(), bytes).unwrap();
    same.refuses(Unsafe::Twice);
}

#[test]
fn a_link_is_refused() {
    let made = made(&[("a.txt", b"a")]);
    made.write(|zip| zip.add_symlink("link", "/etc/passwd", plain()).unwrap());
    made.refuses(Unsafe::NotAFile);
}

/// Where the entries of the directory at the end begin.
fn directory(bytes: &[u8]) -> Vec<usize> {
    (0..bytes.len() - 4).filter(|at| bytes[*at..].starts_with(b"PK\x01\x02")).collect()
}

#[test]
fn a_file_closed_by_a_password_is_refused() {
    let made = made(&[("a.txt", b"a")]);
    let mut bytes = made.write(|_| {});
    let entry = directory(&bytes)[0];
    bytes[entry + 8] |= 1;
    std::fs::write(made.path(), bytes).unwrap();
    made.refuses(Unsafe::Locked);
}

#[test]
fn a_trap_that_swells_is_refused_before_it_is_unpacked() {
    let zeros = vec![0_u8; 8 << 20];
    made(&[("zeros.bin", &zeros)]).write_and_refuse(Unsafe::Swells);
}

#[test]
fn a_file_that_is_larger_than_it_says_is_no_whole_one() {
    let zeros = vec![0_u8; 3 << 20];
    let made = made(&[("small.bin", &zeros)]);
    let mut bytes = made.write(|_| {});
    let said = (zeros.len() as u32).to_le_bytes();
    let small = 100_u32.to_le_bytes();
    let entry = directory(&bytes)[0];
    assert_eq!(bytes[entry + 24..entry + 28], said);
    bytes[entry + 24..entry + 28].copy_from_slice(&small);
    std::fs::write(made.path(), &bytes).unwrap();
    let looked = made.looked().unwrap_err();
    let findings = vec![Finding::Changed("small.bin".into())];
    assert_eq!(looked, ArchiveError::Differs { findings });
    assert!(made.unpacked().is_err());
    assert_eq!(names(made.folder.path()), ["a.zip"]);
}

#[test]
fn files_that_share_their_bytes_are_refused() {
    let made = made(&[("a.txt", b"the same"), ("b.txt", b"the same")]);
    let mut bytes = made.write(|_| {});
    let entries = directory(&bytes);
    let first = bytes[entries[0] + 42..entries[0] + 46].to_vec();
    bytes[entries[1] + 42..entries[1] + 46].copy_from_slice(&first);
    std::fs::write(made.path(), bytes).unwrap();
    made.refuses(Unsafe::Overlaps);
}

#[test]
fn more_than_an_archive_holds_is_refused() {
    let made = made(&[("a.txt", b"aaaa"), ("b.txt", b"bbbb")]);
    made.write(|_| {});
    let refused = |limits: Limits, why: Unsafe| {
        let error = made.checked(limits).unwrap_err();
        assert!(matches!(&error, ArchiveError::Unsafe { why: found, .. } if *found == why), "{error:?}");
    };
    let limits = Limits::default();
    refused(Limits { files: 2, ..limits }, Unsafe::TooMany);
    refused(Limits { file_bytes: 3, ..limits }, Unsafe::TooBig);
    refused(Limits { all_bytes: 7, ..limits }, Unsafe::TooBig);
    made.checked(Limits { files: 3, all_bytes: 2000, file_bytes: 1000 }).unwrap();
}

#[test]
fn what_lies_inside_a_file_is_never_unpacked() {
    let bomb = {
        let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
        zip.start_file("zeros.bin", plain()).unwrap();
        zip.write_all(&vec![0_u8; 8 << 20]).unwrap();
        zip.finish().unwrap().into_inner()
    };
    let made = made(&[("附件.zip", &bomb)]);
    made.write(|_| {});
    made.unpacked().unwrap();
    assert_eq!(std::fs::read(made.folder.path().join("out/附件.zip")).unwrap(), bomb);
}

#[test]
fn another_zip_and_no_zip_are_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.zip");
    let looked = || check(&path, Limits::default(), &mut |_, _| true).unwrap_err();
    assert!(matches!(looked(), ArchiveError::File(_)), "absent");
    std::fs::write(&path, b"no zip at all").unwrap();
    assert!(matches!(looked(), ArchiveError::NotAnArchive { .. }));
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("a.txt", plain()).unwrap();
    std::fs::write(&path, zip.finish().unwrap().into_inner()).unwrap();
    assert!(matches!(looked(), ArchiveError::NotOurs { .. }));
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file(Manifest::NAME, plain()).unwrap();
    zip.write_all(br#"{"format":"hallkeeper-archive","version":9}"#).unwrap();
    std::fs::write(&path, zip.finish().unwrap().into_inner()).unwrap();
    assert_eq!(looked(), ArchiveError::TooNew { found: 9 });
}

#[test]
fn a_list_that_names_a_file_elsewhere_or_twice_is_not_ours() {
    for path in ["../a.txt", "a.txt", "MANIFEST.json"] {
        let mut made = made(&[("a.txt", b"a")]);
        made.listed.push((path.into(), b"a".to_vec()));
        made.write(|_| {});
        assert!(matches!(made.looked().unwrap_err(), ArchiveError::NotOurs { .. }), "{path}");
    }
}

#[test]
fn stopped_in_the_middle_nothing_is_left() {
    let made = made(&[("a.txt", b"a"), ("b.txt", b"b"), ("c/d.txt", b"d")]);
    made.write(|_| {});
    for steps in 0..7 {
        let mut left = steps;
        let out = made.folder.path().join("out");
        let end = unpack(&made.path(), &out, Limits::default(), &mut |_, _| {
            left -= 1;
            left >= 0
        });
        assert_eq!(end.unwrap_err(), ArchiveError::Cancelled, "{steps}");
        assert_eq!(names(made.folder.path()), ["a.zip"], "{steps}");
    }
}

#[test]
fn an_archive_cut_off_anywhere_is_refused_by_name() {
    let made = made(&[("a.txt", b"some words"), ("b/c.txt", b"others")]);
    let bytes = made.write(|_| {});
    for length in 0..bytes.len() {
        std::fs::write(made.path(), &bytes[..length]).unwrap();
        assert!(made.looked().is_err(), "{length} of {}", bytes.len());
    }
}

#[test]
fn an_archive_cut_off_behind_a_workbook_is_not_taken_for_that_workbook() {
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("sheet.xml", plain()).unwrap();
    zip.write_all(b"<sheet/>").unwrap();
    let workbook = zip.finish().unwrap().into_inner();
    let made = made(&[("a.txt", b"some words")]);
    let bytes = made.write(|zip| {
        zip.start_file("b.xlsx", plain().compression_method(CompressionMethod::Stored)).unwrap();
        zip.write_all(&workbook).unwrap();
    });
    let end = bytes.windows(workbook.len()).position(|part| part == workbook).unwrap() + workbook.len();
    for length in [end, end + 20] {
        std::fs::write(made.path(), &bytes[..length]).unwrap();
        assert!(matches!(made.looked().unwrap_err(), ArchiveError::NotAnArchive { .. }), "{length}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn an_archive_with_a_flipped_byte_is_whole_or_named_and_never_more_is_written(
        at in 0.0..1.0f64,
        flip in 1u8..=255,
    ) {
        let made = made(&[("a.txt", b"some words"), ("b/c.txt", b"others")]);
        let mut bytes = made.write(|_| {});
        let index = ((bytes.len() - 1) as f64 * at) as usize;
        bytes[index] ^= flip;
        std::fs::write(made.path(), &bytes).unwrap();
        if made.unpacked().is_ok() {
            // Only bytes nobody reads were touched: a date, a comment, the list's own spacing.
            prop_assert_eq!(std::fs::read(made.folder.path().join("out/a.txt")).unwrap(), b"some words");
            prop_assert_eq!(std::fs::read(made.folder.path().join("out/b/c.txt")).unwrap(), b"others");
        } else {
            prop_assert_eq!(names(made.folder.path()), ["a.zip"]);
        }
    }
}
