//! `standards [--check FILE.toml] [--json]`: the standards shipped, or whether a file can be used as one.

use std::path::Path;

use serde_json::{Value, json};

use super::{Desk, Report, StandardsAsked, code};
use crate::domain::standards::{Pack, PackError, SHIPPED};
use crate::exchange::files::read_whole;
use crate::ui::{audit_words, words};

/// Largest file read as a standard, in MiB.
pub(super) const PACK_MOST_MEGABYTES: u64 = 4;

impl Desk {
    pub(super) fn standards(&self, asked: &StandardsAsked) -> Report {
        match &asked.check {
            Some(path) => self.checked(path, asked).unwrap_or_else(|report| report),
            None => self.shipped(asked),
        }
    }

    fn shipped(&self, asked: &StandardsAsked) -> Report {
        let packs = SHIPPED.iter().zip(Pack::shipped()).map(|((file, _), (_, pack))| (*file, pack));
        if asked.is_json {
            let told: Vec<Value> = packs.map(|(file, pack)| told(file, pack)).collect();
            return Report::done(format!("{:#}\n", json!({ "standards": told })));
        }
        Report::done(packs.map(|(_, pack)| self.pack_line(pack)).collect::<String>())
    }

    /// One file: its line, or its first fault by file, item and field.
    fn checked(&self, path: &Path, asked: &StandardsAsked) -> Result<Report, Report> {
        let file = name_of(path);
        match self.pack_file(path)? {
            Ok(pack) if asked.is_json => Ok(Report::done(format!("{:#}\n", told(&file, &pack)))),
            Ok(pack) => {
                let line = self.line("cli-standard-good", &[("file", &file)]);
                Ok(Report::done(line + &self.pack_line(&pack)))
            }
            Err(fault) => {
                let PackError { file, item, field, what } = &fault;
                let fault_json = json!({ "fault": { "file": file, "item": item, "field": field, "what": what } });
                let out = if asked.is_json { format!("{fault_json:#}\n") } else { String::new() };
                Ok(Report { out, err: self.pack_fault(&fault), code: code::FILE })
            }
        }
    }

    /// Reads a pack: the outer error is the file's, the inner one the pack's.
    pub(super) fn pack_file(&self, path: &Path) -> Result<Result<Pack, PackError>, Report> {
        let bytes = read_whole(path, PACK_MOST_MEGABYTES).map_err(|error| self.file_failed(&error))?;
        let text = String::from_utf8_lossy(&bytes);
        Ok(Pack::parse(&name_of(path), text.trim_start_matches('\u{FEFF}')))
    }

    /// One sentence that names file, item and field.
    pub(super) fn pack_fault(&self, fault: &PackError) -> String {
        let PackError { file, item, field, what } = fault;
        let item = if item == "pack" { self.strings.text("cli-standard-head") } else { item.clone() };
        self.line("cli-standard-fault", &[("file", file), ("item", &item), ("field", field), ("what", what)])
    }

    fn pack_line(&self, pack: &Pack) -> String {
        let subjects: Vec<String> =
            pack.subjects.iter().map(|kind| audit_words::subject_kind(&self.strings, *kind)).collect();
        let [items, linked, vetoes] = counts(pack).map(|count| count.to_string());
        let values = [
            ("code", format!("{:<22}", pack.code)),
            ("edition", pack.edition.clone()),
            ("title", pack.title.in_language(self.strings.lang().key()).to_owned()),
            ("purpose", audit_words::purpose(&self.strings, pack.purpose)),
            ("sector", words::sector(&self.strings, pack.sector)),
            ("subjects", subjects.join(&self.strings.text("audit-list-comma"))),
            ("items", items),
            ("points", pack.total_points.to_string()),
            ("linked", linked),
            ("vetoes", vetoes),
        ];
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.line("cli-standard-line", &values)
    }
}

/// Items, those that answer themselves, those that veto.
fn counts(pack: &Pack) -> [usize; 3] {
    let linked = pack.items.iter().filter(|item| item.link.is_some()).count();
    [pack.items.len(), linked, pack.items.iter().filter(|item| item.veto).count()]
}

/// A pack for scripts. Its field names stay.
fn told(file: &str, pack: &Pack) -> Value {
    let [items, linked, vetoes] = counts(pack);
    let subjects: Vec<&str> = pack.subjects.iter().map(|kind| kind.code()).collect();
    json!({
        "file": file,
        "code": pack.code,
        "edition": pack.edition,
        "title": pack.title,
        "sector": pack.sector,
        "purpose": pack.purpose.code(),
        "subjects": subjects,
        "items": items,
        "points": pack.total_points,
        "linked": linked,
        "vetoes": vetoes,
        "bonus_items": pack.items.iter().filter(|item| item.bonus).count(),
        "ours": pack.items.iter().filter(|item| item.ours).count(),
    })
}

fn name_of(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}
