//! A file out of the program: asked where, asked before another one is replaced, made and written in the background, told
//! about. The one way every list, report and paper takes.

use std::error::Error;
use std::path::{Path, PathBuf};

use egui::Context;

use super::commands::Notice;
use super::context::UiContext;
use super::icons;
use super::pick::{PathPick, PickWhat, Picked};
use super::widgets::{Answer, Button, Dialog, Tone};
use crate::exchange::files::{FileError, write_whole};
use crate::jobs::{JobEnd, Task};

/// Why the contents could not be made; its words go to the details of the notice.
pub type MakeError = Box<dyn Error + Send + Sync>;

/// Makes the contents for a path whose ending tells the kind wanted; runs in a thread of its own.
type Make = Box<dyn FnOnce(&Path) -> Result<Vec<u8>, MakeError> + Send>;

/// What is saved, for the dialog and the sentences about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaveWhat {
    /// Title of the dialog.
    pub title: String,
    /// One more sentence in the dialog; may be empty.
    pub about: String,
    /// What it is: `证件台账`.
    pub what: String,
    /// Name proposed, without a folder; signs with a meaning in paths become blanks.
    pub name: String,
    /// Endings offered, without dots; a name with none of them gets the first. Empty: any.
    pub endings: &'static [&'static str],
}

/// How far it is after a frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveStep {
    /// A dialog is open, or the file is being written.
    Going,
    /// The place is settled; it is being written from now on.
    Begun(PathBuf),
    /// It lies here; that was told.
    Written(PathBuf),
    /// Given up, or failed; a failure was told.
    Over,
}

#[derive(Debug, thiserror::Error)]
enum SaveError {
    #[error(transparent)]
    File(#[from] FileError),
    #[error("{0}")]
    NotMade(String),
}

enum Stage {
    Asking(PathPick, Make),
    Replacing(PathBuf, Make),
    Writing(Task<Result<PathBuf, SaveError>>),
    Over,
}

/// A file on its way out. Hold it as `Option<SaveAs>` and call [`SaveAs::carry_on`] each frame until it is over.
pub struct SaveAs {
    what: SaveWhat,
    stage: Stage,
}

impl SaveAs {
    /// Asks where the file shall lie; beside the hall's file is proposed. `make` is called once the place is settled.
    pub fn ask(
        cx: &UiContext<'_>,
        what: SaveWhat,
        make: impl FnOnce(&Path) -> Result<Vec<u8>, MakeError> + Send + 'static,
    ) -> Self {
        let proposed = beside_hall(cx).join(with_ending(PathBuf::from(allowed(&what.name)), what.endings));
        let pick = PathPick::new(PickWhat::SaveFile, what.title.as_str(), what.endings).text(what.about.as_str());
        let pick = pick.proposed(proposed.to_string_lossy());
        Self { what, stage: Stage::Asking(pick, Box::new(make)) }
    }

    /// Whether a dialog is open.
    pub fn has_dialog(&self) -> bool {
        matches!(self.stage, Stage::Asking(..) | Stage::Replacing(..))
    }

    /// Shows the dialogs, hears what ended and tells it.
    pub fn carry_on(&mut self, ctx: &Context, cx: &UiContext<'_>) -> SaveStep {
        let (stage, step) = match std::mem::replace(&mut self.stage, Stage::Over) {
            Stage::Asking(pick, make) => self.asking(ctx, cx, (pick, make)),
            Stage::Replacing(path, make) => replacing(ctx, cx, (path, make)),
            Stage::Writing(task) => match task.poll() {
                Some(end) => (Stage::Over, self.ended(cx, end)),
                None => (Stage::Writing(task), SaveStep::Going),
            },
            Stage::Over => (Stage::Over, SaveStep::Over),
        };
        self.stage = stage;
        if step != SaveStep::Going {
            ctx.request_repaint();
        }
        step
    }

    /// The same for who only wants to know when it is over.
    pub fn is_over(&mut self, ctx: &Context, cx: &UiContext<'_>) -> bool {
        matches!(self.carry_on(ctx, cx), SaveStep::Written(_) | SaveStep::Over)
    }

    fn asking(&self, ctx: &Context, cx: &UiContext<'_>, (mut pick, make): (PathPick, Make)) -> (Stage, SaveStep) {
        match pick.show(ctx, cx) {
            Picked::Open => (Stage::Asking(pick, make), SaveStep::Going),
            Picked::Cancelled => (Stage::Over, SaveStep::Over),
            Picked::Path(path) => {
                let path = with_ending(beside_hall(cx).join(path), self.what.endings);
                if path.exists() {
                    ctx.request_repaint();
                    return (Stage::Replacing(path, make), SaveStep::Going);
                }
                write(cx, path, make)
            }
        }
    }

    fn ended(&self, cx: &UiContext<'_>, end: JobEnd<Result<PathBuf, SaveError>>) -> SaveStep {
        match end {
            JobEnd::Value(Ok(path)) => {
                let values = [("paper", self.what.what.as_str().into()), ("name", file_name(&path).into())];
                cx.notify(Notice::done(cx.strings.text_with("papers-saved", &values)));
                SaveStep::Written(path)
            }
            JobEnd::Value(Err(SaveError::File(error))) => {
                cx.notify(self.not_written(cx, &error));
                SaveStep::Over
            }
            JobEnd::Value(Err(SaveError::NotMade(because))) | JobEnd::Broke(because) => {
                let text = cx.strings.text_with("papers-not-made", &[("paper", self.what.what.as_str().into())]);
                cx.notify(Notice::wrong(text, cx.text("papers-not-made-do")).with_details(because));
                SaveStep::Over
            }
        }
    }

    fn not_written(&self, cx: &UiContext<'_>, error: &FileError) -> Notice {
        let text = cx.strings.text_with("save-failed", &[("what", self.what.what.as_str().into())]);
        Notice::wrong(text, cx.text(remedy(error))).with_details(error.to_string())
    }
}

/// What can be done about a file that was not written: the key of the sentence.
pub(in crate::ui) fn remedy(error: &FileError) -> &'static str {
    match error {
        FileError::Absent { .. } => "save-absent",
        FileError::NotAllowed { .. } => "save-not-allowed",
        FileError::Full { .. } => "save-full",
        FileError::IsHall { .. } => "save-is-hall",
        FileError::TooBig { .. } | FileError::Other { .. } => "save-other",
    }
}

fn replacing(ctx: &Context, cx: &UiContext<'_>, (path, make): (PathBuf, Make)) -> (Stage, SaveStep) {
    let question = cx.strings.text_with("save-replace", &[("file", file_name(&path).into())]);
    let answer = Dialog::new("replace file", question)
        .icon(icons::WARNING, Tone::Warn)
        .text(cx.text("save-replace-text"))
        .answers(cx.text("save-replace-keep"), Button::danger(cx.text("save-replace-do")))
        .show(ctx, cx.tokens, |_| {});
    match answer {
        None => (Stage::Replacing(path, make), SaveStep::Going),
        Some(Answer::Safe) => (Stage::Over, SaveStep::Over),
        Some(Answer::Act) => write(cx, path, make),
    }
}

fn write(cx: &UiContext<'_>, path: PathBuf, make: Make) -> (Stage, SaveStep) {
    let target = path.clone();
    let task = cx.jobs.start("saving a file", move |_| {
        let content = make(&target).map_err(|error| SaveError::NotMade(error.to_string()))?;
        write_whole(&target, &content)?;
        Ok(target)
    });
    (Stage::Writing(task), SaveStep::Begun(path))
}

/// The folder files are proposed in: the hall's own, else the documents of whoever sits there.
pub fn beside_hall(cx: &UiContext<'_>) -> PathBuf {
    if let Some(folder) = cx.register.path().and_then(Path::parent) {
        return folder.to_owned();
    }
    let dirs = directories::UserDirs::new();
    dirs.map(|dirs| dirs.document_dir().unwrap_or(dirs.home_dir()).to_owned()).unwrap_or_default()
}

/// The path with one of the endings. The first is added, not put in place of one: `报表 2026.11` keeps its figures.
pub fn with_ending(path: PathBuf, endings: &[&str]) -> PathBuf {
    let has = |ending: &&str| path.extension().is_some_and(|own| own.eq_ignore_ascii_case(ending));
    let Some(first) = endings.first().filter(|_| !endings.iter().any(has)) else {
        return path;
    };
    let mut name = path.into_os_string();
    name.push(".");
    name.push(first);
    PathBuf::from(name)
}

/// Whether a path asks for a list of plain text.
pub fn is_csv(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"))
}

/// The last part of a path.
pub fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// A name every desktop takes: signs with a meaning in paths become blanks.
fn allowed(name: &str) -> String {
    let clean: String = name.chars().map(|sign| if r#"/\:*?"<>|"#.contains(sign) { ' ' } else { sign }).collect();
    clean.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_holds_no_sign_with_a_meaning_in_paths() {
        assert_eq!(allowed("意见箱月表 1/2 号箱 2026-11"), "意见箱月表 1 2 号箱 2026-11");
    }

    #[test]
    fn an_ending_is_added_and_takes_nothing_away() {
        let ended = |path: &str, endings: &[&str]| with_ending(path.into(), endings);
        assert_eq!(ended("/a/报表 2026.11", &["xlsx"]), PathBuf::from("/a/报表 2026.11.xlsx"));
        assert_eq!(ended("/a/登记簿.PDF", &["pdf"]), PathBuf::from("/a/登记簿.PDF"));
        assert_eq!(ended("/a/台账.csv", &["xlsx", "csv"]), PathBuf::from("/a/台账.csv"));
        assert_eq!(ended("/a/录音", &[]), PathBuf::from("/a/录音"));
    }

    #[test]
    fn every_failure_has_its_own_remedy() {
        let path = PathBuf::from("/a");
        assert_eq!(remedy(&FileError::Full { path: path.clone() }), "save-full");
        assert_eq!(remedy(&FileError::NotAllowed { path: path.clone() }), "save-not-allowed");
        assert_eq!(remedy(&FileError::Absent { path }), "save-absent");
    }
}
