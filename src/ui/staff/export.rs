//! The roster out of the program: masked phones by default; with phones only after a question, and noted.

use egui::Context;

use crate::domain::staff::StaffMember;
use crate::exchange::staff_export::{ExportWords, Personal, staff_csv, staff_xlsx};
use crate::ui::commands::{Command, StaffCommand};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::save_as::{SaveAs, SaveStep, SaveWhat, file_name, is_csv};
use crate::ui::strings::Strings;
use crate::ui::widgets::{Answer, Button, Dialog, Tone};
use crate::ui::words;

/// An export under way.
pub(super) enum Export {
    /// Whether the phones shall really go out.
    Asking,
    /// On its way into a file.
    Saving(Box<SaveAs>, Personal),
}

impl Export {
    /// Asks before phones go out.
    pub(super) fn asking() -> Self {
        Self::Asking
    }

    /// Asks where the list shall lie.
    pub(super) fn to_file(cx: &UiContext<'_>, members: &[StaffMember], personal: Personal) -> Self {
        let what = SaveWhat {
            title: cx.text("staff-export-where"),
            about: cx.text("staff-export-kinds"),
            what: cx.text("staff-export-what"),
            name: cx.strings.text_with("staff-export-file", &[("date", cx.today().to_string().into())]),
            endings: &["xlsx", "csv"],
        };
        let people: Vec<_> = members.iter().map(|member| member.record.clone()).collect();
        let lang = cx.strings.lang();
        let save = SaveAs::ask(cx, what, move |path| {
            let strings = Strings::load(lang);
            let sheet = strings.text("staff-title");
            let words = ExportWords {
                sheet: &sheet,
                heading: &|field| words::field(&strings, field),
                sex: &|sex| words::sex(&strings, sex),
                status: &|status| words::staff_status(&strings, status),
            };
            if is_csv(path) {
                return Ok(staff_csv(&people, &words, personal));
            }
            Ok(staff_xlsx(&people, &words, personal)?)
        });
        Self::Saving(Box::new(save), personal)
    }

    /// Paints the question or the dialogs of the file; true when it is over.
    pub(super) fn show(&mut self, ctx: &Context, cx: &UiContext<'_>, members: &[StaffMember]) -> bool {
        let (save, personal) = match self {
            Self::Saving(save, personal) => (save, *personal),
            Self::Asking => {
                match ask(ctx, cx) {
                    Some(Answer::Act) => *self = Self::to_file(cx, members, Personal::Shown),
                    Some(Answer::Safe) => return true,
                    None => {}
                }
                return false;
            }
        };
        match save.carry_on(ctx, cx) {
            SaveStep::Written(path) => {
                if personal == Personal::Shown {
                    cx.send(Command::Staff(StaffCommand::Exported(file_name(&path))));
                }
                true
            }
            SaveStep::Over => true,
            SaveStep::Going | SaveStep::Begun(_) => false,
        }
    }
}

fn ask(ctx: &Context, cx: &UiContext<'_>) -> Option<Answer> {
    let act = Button::primary(cx.text("staff-export-phones-yes"));
    Dialog::new("staff export", cx.text("staff-export-phones-ask"))
        .icon(icons::PHONE, Tone::Warn)
        .text(cx.text("staff-export-phones-why"))
        .answers(cx.text("staff-export-phones-no"), act)
        .show(ctx, cx.tokens, |_| {})
}
