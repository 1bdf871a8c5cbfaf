//! Everything out, and the archive of a year: what is wanted, how far it is, what became of it (P3-1, P4-7).

use chrono::Datelike;
use egui::{Context, Ui};

use crate::jobs::outward::{Form, OutwardError, TakenOut};
use crate::register::outward::Shown;
use crate::ui::commands::{Command, Done, Notice, TakingCommand};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::pick::{PathPick, PickWhat, Picked};
use crate::ui::save_as::{beside_hall, file_name, with_ending};
use crate::ui::taking::{
    ArchiveWish, ExportWish, Going, Pictures, archive_name, export_name, has_records_of, nothing_of,
};
use crate::ui::theme::Text;
use crate::ui::widgets::{
    Button, Caption, Segments, Select, Tone, note, paragraph, progress_with_words, switch, titled_card,
};

/// Width of the list of years.
const YEAR: f32 = 160.0;
/// Years offered, this one first.
const YEARS: i32 = 6;

/// What is wanted, once its place is chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Wish {
    All(ExportWish),
    Year(ArchiveWish),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Purpose {
    All,
    Year(i32),
}

/// Both cards.
#[derive(Default)]
pub(super) struct Taking {
    is_whole: bool,
    has_pictures: bool,
    form: Form,
    /// Place in the list of years; 0 is this year.
    year: Option<usize>,
    pick: Option<(Purpose, PathPick)>,
    /// Waits for its line on the history.
    noted: Option<Wish>,
    going: Option<(Purpose, Going)>,
    /// What became of the last one: tone, words.
    last: Option<(Tone, String)>,
}

impl Taking {
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        self.going_card(ui, cx);
        titled_card(ui, cx.tokens, (&cx.text("out-all-title"), ""), |ui| self.all(ui, cx));
        titled_card(ui, cx.tokens, (&cx.text("out-year-title"), ""), |ui| self.of_year(ui, cx));
    }

    /// Dialogs, and the next slice.
    pub(super) fn work(&mut self, ctx: &Context, cx: &UiContext<'_>) {
        self.place(ctx, cx);
        if self.going.is_some() {
            self.carry_on(cx);
            ctx.request_repaint();
        }
    }

    /// The next slice while another screen is shown.
    pub(super) fn work_on(&mut self, cx: &UiContext<'_>) {
        while self.going.as_ref().is_some_and(|(_, going)| going.rests()) {
            self.carry_on(cx);
        }
        self.carry_on(cx);
    }

    /// Its line stands on the history: it may go.
    pub(super) fn hear(&mut self, done: &Done, cx: &UiContext<'_>) {
        match done {
            Done::TakingNoted => {
                if let Some(wish) = self.noted.take() {
                    self.begin(cx, &wish);
                }
            }
            Done::Refused => self.noted = None,
            _ => {}
        }
    }

    fn going_card(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        if let Some((purpose, going)) = &mut self.going {
            let (done, all) = going.seen();
            let part = done as f32 / all.max(1) as f32;
            let what = match purpose {
                Purpose::All => cx.text("out-all-going"),
                Purpose::Year(year) => cx.strings.text_with("out-year-going", &[("year", year.to_string().into())]),
            };
            let far = cx.strings.text_with("out-far", &[("done", done.into()), ("all", all.into())]);
            titled_card(ui, cx.tokens, (&cx.text("out-going-title"), ""), |ui| {
                progress_with_words(ui, cx.tokens, part, (&what, &far));
                if Button::secondary(cx.text("out-stop")).show(ui, cx.tokens).clicked() {
                    going.stop();
                }
            });
        } else if let Some((tone, words)) = &self.last {
            let icon = if *tone == Tone::Ok { icons::DONE } else { icons::WARNING };
            note(ui, cx.tokens, *tone, (icon, words));
        }
    }

    fn busy(&self, cx: &UiContext<'_>) -> Option<String> {
        (self.going.is_some() || self.noted.is_some()).then(|| cx.text("out-busy"))
    }

    fn all(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        paragraph(ui, Text::Secondary, &cx.text("out-all-about"), cx.tokens.text2);
        Segments::new()
            .option(Form::Both, cx.text("out-form-both"))
            .option(Form::Workbook, cx.text("out-form-workbook"))
            .option(Form::Lists, cx.text("out-form-lists"))
            .show(ui, cx.tokens, &mut self.form);
        switch(ui, cx.tokens, &mut self.is_whole, &cx.text("out-whole"));
        if self.is_whole {
            switch(ui, cx.tokens, &mut self.has_pictures, &cx.text("out-pictures"));
            note(ui, cx.tokens, Tone::Warn, (icons::WARNING, &cx.text("out-whole-note")));
        } else {
            paragraph(ui, Text::Secondary, &cx.text("out-masked-note"), cx.tokens.text2);
        }
        let button = Button::primary(cx.text("out-all-do")).icon(icons::FILE).blocked(self.busy(cx));
        if button.show(ui, cx.tokens).clicked() {
            let name = export_name(cx.strings, &cx.register.hall().name, cx.today());
            let pick =
                PathPick::new(PickWhat::SaveFile, cx.text("out-all-where"), &[]).text(cx.text("out-all-where-text"));
            self.pick = Some((Purpose::All, pick.proposed(beside_hall(cx).join(name).to_string_lossy())));
        }
    }

    fn of_year(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        paragraph(ui, Text::Secondary, &cx.text("out-year-about"), cx.tokens.text2);
        let years: Vec<i32> = (0..YEARS).map(|back| cx.today().year() - back).collect();
        let words: Vec<String> = years.iter().map(ToString::to_string).collect();
        let mut picked = self.year.or(Some(0));
        ui.scope(|ui| {
            ui.set_max_width(YEAR);
            Select::new(Caption::new(cx.text("out-year-which")), &mut picked, &words).show(ui, cx.tokens, cx.strings);
        });
        self.year = picked;
        note(ui, cx.tokens, Tone::Warn, (icons::WARNING, &cx.text("out-year-note")));
        let button = Button::secondary(cx.text("out-year-do")).icon(icons::ARCHIVED).blocked(self.busy(cx));
        let year = picked.and_then(|index| years.get(index)).copied();
        if let Some(year) = year.filter(|_| button.show(ui, cx.tokens).clicked()) {
            let name = archive_name(cx.strings, &cx.register.hall().name, year) + ".zip";
            let pick = PathPick::new(PickWhat::SaveFile, cx.text("out-year-where"), &["zip"]);
            let pick = pick.proposed(beside_hall(cx).join(name).to_string_lossy());
            self.pick = Some((Purpose::Year(year), pick));
        }
    }

    fn place(&mut self, ctx: &Context, cx: &UiContext<'_>) {
        let Some((purpose, pick)) = &mut self.pick else { return };
        let purpose = *purpose;
        match pick.show(ctx, cx) {
            Picked::Open => return,
            Picked::Cancelled => {}
            Picked::Path(path) => {
                let path = beside_hall(cx).join(path);
                self.ask_for(cx, purpose, path);
            }
        }
        self.pick = None;
        ctx.request_repaint();
    }

    /// Nothing leaves without its line on the history; a masked export of a file that may only be read has none.
    fn ask_for(&mut self, cx: &UiContext<'_>, purpose: Purpose, path: std::path::PathBuf) {
        self.last = None;
        let (wish, command) = match purpose {
            Purpose::All => {
                let shown = if self.is_whole { Shown::Whole } else { Shown::Masked };
                let pictures = if self.is_whole && self.has_pictures { Pictures::With } else { Pictures::Without };
                let wish = ExportWish { folder: path, shown, form: self.form, pictures };
                (Wish::All(wish), TakingCommand::NoteExport(shown))
            }
            Purpose::Year(year) => {
                if let Err(error) = has_records_of(cx.register, year) {
                    self.failed(cx, &error);
                    return;
                }
                let wish = ArchiveWish { path: with_ending(path, &["zip"]), year };
                (Wish::Year(wish), TakingCommand::NoteArchive(year))
            }
        };
        let is_open_to_read = cx.register.hold().is_some();
        if is_open_to_read && command == TakingCommand::NoteExport(Shown::Masked) {
            self.begin(cx, &wish);
            return;
        }
        self.noted = Some(wish);
        cx.send(Command::Taking(command));
    }

    fn begin(&mut self, cx: &UiContext<'_>, wish: &Wish) {
        let (purpose, begun) = match wish {
            Wish::All(wish) => (Purpose::All, Going::export(cx, wish)),
            Wish::Year(wish) => (Purpose::Year(wish.year), Going::archive(cx, wish)),
        };
        match begun {
            Ok(going) => self.going = Some((purpose, going)),
            Err(error) => self.failed(cx, &error),
        }
    }

    fn carry_on(&mut self, cx: &UiContext<'_>) {
        let Some((purpose, going)) = &mut self.going else { return };
        let purpose = *purpose;
        match going.carry_on(cx) {
            None => {}
            Some(Ok(done)) => {
                self.going = None;
                self.done(cx, purpose, &done);
            }
            Some(Err(error)) => {
                self.going = None;
                self.failed(cx, &error);
            }
        }
    }

    fn done(&mut self, cx: &UiContext<'_>, purpose: Purpose, done: &TakenOut) {
        let key = match purpose {
            Purpose::All => "out-all-done",
            Purpose::Year(_) => "out-year-done",
        };
        let values = [
            ("name", file_name(&done.path).into()),
            ("n", done.files.into()),
            ("path", done.path.to_string_lossy().into_owned().into()),
        ];
        let words = cx.strings.text_with(key, &values);
        cx.notify(Notice::done(cx.strings.text_with("out-done-notice", &[("name", file_name(&done.path).into())])));
        self.last = Some(if done.left_out.is_empty() {
            (Tone::Ok, words)
        } else {
            let left = cx.strings.text_with("out-left-out", &[("n", done.left_out.len().into())]);
            (Tone::Warn, format!("{words} {left}"))
        });
    }

    fn failed(&mut self, cx: &UiContext<'_>, error: &OutwardError) {
        let (words, advice) = outward_words(cx, error);
        if *error == OutwardError::Cancelled(crate::jobs::Cancelled) {
            self.last = Some((Tone::Neutral, words));
            return;
        }
        self.last = Some((Tone::Danger, format!("{words} {advice}")));
        cx.notify(Notice::wrong(words, advice).with_details(error.to_string()));
    }
}

/// What happened, and what to do about it.
fn outward_words(cx: &UiContext<'_>, error: &OutwardError) -> (String, String) {
    let text = |key: &str| cx.text(key);
    match error {
        OutwardError::File(error) => (crate::ui::words::file_error(cx.strings, error), text("out-file-do")),
        OutwardError::Taken(path) => {
            let name = [("name", file_name(path).into())];
            (cx.strings.text_with("out-taken", &name), text("out-taken-do"))
        }
        OutwardError::NothingOf { year, there } => nothing_of(cx.strings, (*year, there)),
        OutwardError::Writer(_) => (text("out-writer"), text("out-writer-do")),
        OutwardError::Records(_) => (text("out-records"), text("out-records-do")),
        OutwardError::Cancelled(_) => (text("out-stopped"), String::new()),
    }
}
