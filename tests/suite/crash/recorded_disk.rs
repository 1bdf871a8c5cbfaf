//! What a disk holds after a power cut: the writes, renames and syncs of a child are recorded by `strace` and played again.
//! Bytes are on the disk once their file was synced, names once their folder was. Where there is no `strace` nothing is
//! recorded.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::child::{self, Work};

/// Most bytes of one write that are recorded.
const LONGEST: &str = "1200000";

/// Runs the child under `strace`; its record, or `None` where that cannot be.
pub(super) fn recorded(work: Work, file: &Path) -> Option<String> {
    let out = tempfile::NamedTempFile::new().unwrap();
    let traced = "trace=openat,open,close,write,pwrite64,ftruncate,fsync,fdatasync,unlink,rename";
    let command = child::command(work, file, 1);
    let mut strace = Command::new("strace");
    strace.args(["-f", "-xx", "-s", LONGEST, "-e", traced, "-e", "signal=none", "-o"]).arg(out.path());
    strace.arg(command.get_program()).args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => strace.env(name, value),
            None => strace.env_remove(name),
        };
    }
    let ended = strace.output().ok()?;
    let text = std::fs::read_to_string(out.path()).ok()?;
    (ended.status.success() && text.contains("pwrite64(")).then_some(text)
}

/// The calls of a record, those that were interrupted put together again, without the thread's number.
pub(super) fn calls(record: &str) -> Vec<String> {
    let mut begun: BTreeMap<&str, String> = BTreeMap::new();
    let mut calls = Vec::new();
    for line in record.lines() {
        let Some((thread, call)) = line.split_once(' ') else { continue };
        let call = call.trim_start();
        if let Some(first) = call.strip_suffix("<unfinished ...>") {
            begun.insert(thread, first.to_owned());
        } else if let Some((_, rest)) = call.strip_prefix("<... ").and_then(|rest| rest.split_once("resumed>")) {
            calls.push(begun.remove(thread).unwrap_or_default() + rest);
        } else {
            calls.push(call.to_owned());
        }
    }
    calls
}

/// The bytes of a string as `strace -xx` writes it, and what stands behind it.
fn string(text: &str) -> (Vec<u8>, &str) {
    let (_, rest) = text.split_once('"').unwrap();
    let (inside, rest) = rest.split_once('"').unwrap();
    assert!(!rest.starts_with("..."), "the record is cut off");
    let bytes = inside.split("\\x").skip(1).map(|hex| u8::from_str_radix(hex, 16).unwrap());
    (bytes.collect(), rest)
}

fn path(text: &str) -> (PathBuf, &str) {
    let (bytes, rest) = string(text);
    (PathBuf::from(String::from_utf8(bytes).unwrap()), rest)
}

/// What a sync of the engine's log does on the disk.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum LogSyncs {
    #[default]
    Kept,
    /// Nothing: as if the engine did not ask for it.
    Skipped,
}

/// The bytes of a file, as the program sees them and as the disk holds them.
#[derive(Clone, Default)]
struct Bytes {
    seen: Vec<u8>,
    synced: Vec<u8>,
}

/// What a descriptor stands for.
#[derive(Clone)]
enum Open {
    Folder,
    /// Which bytes, and where the next plain write goes.
    File(usize, usize),
}

/// A folder as the program sees it, and as the disk holds it.
#[derive(Clone)]
pub(super) struct Disk {
    folder: PathBuf,
    files: Vec<Bytes>,
    seen: BTreeMap<PathBuf, usize>,
    /// Names that are in the folder on the disk.
    named: BTreeMap<PathBuf, usize>,
    open: BTreeMap<String, Open>,
    log_syncs: LogSyncs,
}

impl Disk {
    /// The disk of a folder as it stands.
    pub(super) fn of(folder: &Path) -> Self {
        let (mut files, mut seen) = (Vec::new(), BTreeMap::new());
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let bytes = std::fs::read(&path).unwrap();
            seen.insert(path, files.len());
            files.push(Bytes { seen: bytes.clone(), synced: bytes });
        }
        Self {
            folder: folder.to_owned(),
            files,
            named: seen.clone(),
            seen,
            open: BTreeMap::new(),
            log_syncs: LogSyncs::Kept,
        }
    }

    /// The same with a log that is never synced.
    pub(super) fn without_log_syncs(&self) -> Self {
        Self { log_syncs: LogSyncs::Skipped, ..self.clone() }
    }

    /// Plays one call of the child; gives what it wrote to its output.
    pub(super) fn play(&mut self, call: &str) -> Option<String> {
        let (name, rest) = call.split_once('(')?;
        let (_, ended) = rest.rsplit_once(" = ")?;
        if ended.starts_with('-') {
            return None;
        }
        let first = rest.split([',', ')']).next().unwrap_or_default().to_owned();
        let number = |at: usize| rest.rsplit_once(')')?.0.rsplit(", ").nth(at)?.trim().parse::<usize>().ok();
        match name {
            "open" | "openat" => self.opened(ended, path(rest)),
            "close" => drop(self.open.remove(&first)),
            "write" if first == "1" => return Some(String::from_utf8_lossy(&string(rest).0).into_owned()),
            "write" => {
                let Some(Open::File(file, at)) = self.open.get_mut(&first) else { return None };
                let bytes = string(rest).0;
                let (file, from) = (*file, *at);
                *at += bytes.len();
                self.put(file, (from, &bytes));
            }
            "pwrite64" => {
                let Some(Open::File(file, _)) = self.open.get(&first) else { return None };
                self.put(*file, (number(0).unwrap(), &string(rest).0));
            }
            "ftruncate" => {
                let Some(Open::File(file, _)) = self.open.get(&first) else { return None };
                self.files[*file].seen.resize(number(0).unwrap(), 0);
            }
            "fsync" | "fdatasync" => self.sync(&first),
            "rename" => {
                let (from, rest) = path(rest);
                if let Some(file) = self.seen.remove(&from) {
                    self.seen.insert(path(rest).0, file);
                }
            }
            "unlink" => drop(self.seen.remove(&path(rest).0)),
            _ => {}
        }
        None
    }

    fn opened(&mut self, descriptor: &str, (path, flags): (PathBuf, &str)) {
        if path == self.folder {
            self.open.insert(descriptor.to_owned(), Open::Folder);
        } else if path.parent() == Some(&self.folder) {
            let file = *self.seen.entry(path).or_insert_with(|| {
                self.files.push(Bytes::default());
                self.files.len() - 1
            });
            if flags.contains("O_TRUNC") {
                self.files[file].seen.clear();
            }
            self.open.insert(descriptor.to_owned(), Open::File(file, 0));
        }
    }

    fn put(&mut self, file: usize, (at, bytes): (usize, &[u8])) {
        let seen = &mut self.files[file].seen;
        seen.resize(seen.len().max(at + bytes.len()), 0);
        seen[at..at + bytes.len()].copy_from_slice(bytes);
    }

    fn sync(&mut self, descriptor: &str) {
        match self.open.get(descriptor) {
            Some(Open::Folder) => self.named = self.seen.clone(),
            Some(Open::File(file, _)) => {
                let is_log = |path: &PathBuf| path.to_string_lossy().ends_with("-wal");
                let skips = self.log_syncs == LogSyncs::Skipped;
                if !(skips && self.seen.iter().any(|(path, other)| other == file && is_log(path))) {
                    let bytes = &mut self.files[*file];
                    bytes.synced = bytes.seen.clone();
                }
            }
            None => {}
        }
    }

    /// Writes what is there after the power came back into another folder.
    pub(super) fn cut(&self, into: &Path) {
        for (path, file) in &self.named {
            std::fs::write(into.join(path.file_name().unwrap()), &self.files[*file].synced).unwrap();
        }
    }
}
