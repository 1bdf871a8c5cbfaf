//! The roster out of the program: masked phones by default; with phones only after a question, and noted.

use std::path::PathBuf;

use egui::Context;

use crate::domain::staff::StaffMember;
use crate::exchange::files::write_whole;
use crate::exchange::staff_export::{ExportWords, Personal, staff_csv, staff_xlsx};
use crate::jobs::{JobEnd, Task};
use crate::ui::commands::{Command, Notice, StaffCommand};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::pick::{PathPick, PickWhat};
use crate::ui::strings::Strings;
use crate::ui::widgets::{Answer, Button, Dialog, Tone};
use crate::ui::words;

/// An export under way.
pub(super) enum Export {
    /// Whether the phones shall really go out.
    Asking,
    /// Being written.
    Writing { task: Task<Result<(), String>>, name: String, personal: Personal },
}

/// What comes after a frame.
pub(super) enum Step {
    /// Ask where to.
    Where(Personal),
    /// Done or given up.
    Over,
}

/// The dialog for the file to write.
pub(super) fn pick(cx: &UiContext<'_>) -> PathPick {
    let pick = PathPick::new(PickWhat::SaveFile, cx.text("staff-export-where"), &["xlsx", "csv"]);
    let proposed = cx.strings.text_with("staff-export-file", &[("date", cx.today().to_string().into())]);
    pick.text(cx.text("staff-export-kinds")).proposed(proposed)
}

impl Export {
    /// Asks before phones go out.
    pub(super) fn asking() -> Self {
        Self::Asking
    }

    /// Writes the list.
    pub(super) fn write(cx: &UiContext<'_>, members: &[StaffMember], (path, personal): (PathBuf, Personal)) -> Self {
        let people: Vec<_> = members.iter().map(|member| member.record.clone()).collect();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let lang = cx.strings.lang();
        let task = cx.jobs.start("write staff list", move |_| {
            let strings = Strings::load(lang);
            let sheet = strings.text("staff-title");
            let words = ExportWords {
                sheet: &sheet,
                heading: &|field| words::field(&strings, field),
                sex: &|sex| words::sex(&strings, sex),
                status: &|status| words::staff_status(&strings, status),
            };
            let is_csv = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
            let bytes = if is_csv {
                staff_csv(&people, &words, personal)
            } else {
                staff_xlsx(&people, &words, personal).map_err(|error| error.to_string())?
            };
            write_whole(&path, &bytes).map_err(|error| words::file_error(&strings, &error))
        });
        Self::Writing { task, name, personal }
    }

    /// Paints the question, or looks whether the file is written.
    pub(super) fn show(&mut self, ctx: &Context, cx: &UiContext<'_>) -> Option<Step> {
        match self {
            Self::Asking => ask(ctx, cx),
            Self::Writing { task, name, personal } => {
                let end = task.poll()?;
                told(cx, end, (name, *personal));
                Some(Step::Over)
            }
        }
    }
}

fn ask(ctx: &Context, cx: &UiContext<'_>) -> Option<Step> {
    let act = Button::primary(cx.text("staff-export-phones-yes"));
    let dialog = Dialog::new("staff export", cx.text("staff-export-phones-ask"))
        .icon(icons::PHONE, Tone::Warn)
        .text(cx.text("staff-export-phones-why"))
        .answers(cx.text("staff-export-phones-no"), act);
    match dialog.show(ctx, cx.tokens, |_| {})? {
        Answer::Act => Some(Step::Where(Personal::Shown)),
        Answer::Safe => Some(Step::Over),
    }
}

fn told(cx: &UiContext<'_>, end: JobEnd<Result<(), String>>, (name, personal): (&str, Personal)) {
    match end {
        JobEnd::Value(Ok(())) => {
            if personal == Personal::Shown {
                cx.send(Command::Staff(StaffCommand::Exported(name.to_owned())));
            }
            cx.notify(Notice::done(cx.strings.text_with("staff-exported", &[("name", name.into())])));
        }
        JobEnd::Value(Err(because)) | JobEnd::Broke(because) => {
            cx.notify(Notice::wrong(cx.text("staff-export-failed"), because));
        }
    }
}
