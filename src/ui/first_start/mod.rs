//! The first screen: three questions for a hall of one's own, the sample hall, or a file that is there already.

pub mod file_name;
mod found;
mod other_ways;
mod sample;

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use egui::{Rect, Role, ScrollArea, Sense, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2};

use super::commands::{Command, Commands, ShellCommand};
use super::icons;
use super::pick::{PathPick, PickContext, PickWhat, Picked};
use super::strings::{Lang, Strings};
use super::theme::{Text, Tokens, size};
use super::widgets::{Segments, label, paragraph};
use crate::domain::hall::HallDraft;
use crate::domain::problems::Problem;
use crate::jobs::Jobs;
use sample::SampleCounts;

/// Widest the two columns grow together.
const WIDEST: f32 = 1000.0;
/// Below this width the columns stand one under the other.
const SIDE_BY_SIDE: f32 = 840.0;
/// Width of the right column.
const RIGHT: f32 = 360.0;

/// Given to the first screen; there is no file yet, so no register.
#[derive(Clone, Copy)]
pub struct FirstContext<'a> {
    /// Where to ask.
    pub commands: &'a Commands,
    /// Where the desktop's file dialog runs.
    pub jobs: &'a Jobs,
    /// Texts in the language chosen.
    pub strings: &'a Strings,
    /// Colours and sizes.
    pub tokens: &'a Tokens,
    /// Today by the hall's clock: a new hall keeps its records from today.
    pub today: NaiveDate,
    /// Folder proposed for a new file; it need not exist yet.
    pub proposed_folder: &'a Path,
    /// The file opened last, if it is still there.
    pub recent: Option<&'a Path>,
}

impl FirstContext<'_> {
    fn send(&self, command: ShellCommand) {
        self.commands.send(Command::Shell(command));
    }

    fn text(&self, key: &str) -> String {
        self.strings.text(key)
    }
}

impl<'a> From<&FirstContext<'a>> for PickContext<'a> {
    fn from(cx: &FirstContext<'a>) -> Self {
        Self { jobs: cx.jobs, strings: cx.strings, tokens: cx.tokens }
    }
}

/// What a path is chosen for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Purpose {
    Found,
    Open,
}

/// State of the first screen: the answers typed so far.
#[derive(Debug)]
pub struct FirstStart {
    draft: HallDraft,
    problems: Vec<Problem>,
    /// Problems are told once a field was left or founding was asked for.
    tells: bool,
    /// A path chosen by hand instead of the proposed one.
    chosen: Option<PathBuf>,
    /// The path looked at last and whether something lies there.
    looked: Option<(PathBuf, bool)>,
    pick: Option<(Purpose, PathPick)>,
    sample: Option<SampleCounts>,
}

impl Default for FirstStart {
    fn default() -> Self {
        Self {
            draft: HallDraft::fresh(),
            problems: Vec::new(),
            tells: false,
            chosen: None,
            looked: None,
            pick: None,
            sample: SampleCounts::load(),
        }
    }
}

impl FirstStart {
    /// Paints the whole body and asks by commands.
    pub fn show(&mut self, ui: &mut Ui, cx: &FirstContext<'_>) {
        ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| self.page(ui, cx));
        self.picking(ui.ctx(), cx);
    }

    fn page(&mut self, ui: &mut Ui, cx: &FirstContext<'_>) {
        let all = ui.available_width();
        let width = (all - 2.0 * size::GAP_24).clamp(280.0, WIDEST);
        let top = ((ui.clip_rect().height() - 700.0) / 2.0).clamp(size::GAP_16, 96.0);
        let left = ((all - width) / 2.0).max(0.0).round();
        let place = Rect::from_min_size(ui.cursor().min + vec2(left, top), vec2(width, 0.0));
        ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = 0.0;
            head(ui, cx);
            ui.add_space(size::GAP_24);
            self.columns(ui, cx);
            ui.add_space(size::GAP_20);
            ui.vertical_centered(|ui| {
                paragraph(ui, Text::Secondary, &cx.text("first-promise"), cx.tokens.text2);
            });
            ui.add_space(size::GAP_24);
        });
    }

    fn columns(&mut self, ui: &mut Ui, cx: &FirstContext<'_>) {
        let width = ui.available_width();
        if width < SIDE_BY_SIDE {
            self.found_card(ui, cx);
            ui.add_space(size::GAP_16);
            self.right_column(ui, cx);
            return;
        }
        let origin = ui.cursor().min;
        let split = width - RIGHT - size::GAP_24;
        let column = |ui: &mut Ui, from: f32, to: f32| {
            let place = Rect::from_min_max(origin + vec2(from, 0.0), pos2(origin.x + to, origin.y));
            let mut child = ui.new_child(UiBuilder::new().id_salt(from as i32).max_rect(place));
            child.spacing_mut().item_spacing.y = 0.0;
            child
        };
        let mut left = column(ui, 0.0, split);
        self.found_card(&mut left, cx);
        let mut right = column(ui, split + size::GAP_24, width);
        self.right_column(&mut right, cx);
        let bottom = left.min_rect().bottom().max(right.min_rect().bottom());
        ui.advance_cursor_after_rect(Rect::from_min_max(origin, pos2(origin.x + width, bottom)));
    }

    fn right_column(&mut self, ui: &mut Ui, cx: &FirstContext<'_>) {
        sample::card(ui, cx, self.sample.as_ref());
        ui.add_space(size::GAP_16);
        if other_ways::card_of_files(ui, cx) {
            let pick = PathPick::new(PickWhat::OpenFile, cx.text("first-open"), &[file_name::ENDING]);
            self.pick = Some((Purpose::Open, pick));
        }
    }

    fn picking(&mut self, ctx: &egui::Context, cx: &FirstContext<'_>) {
        let Some((purpose, pick)) = &mut self.pick else {
            return;
        };
        let purpose = *purpose;
        match pick.show(ctx, cx) {
            Picked::Open => return,
            Picked::Cancelled => {}
            Picked::Path(path) if purpose == Purpose::Open => cx.send(ShellCommand::OpenFile(path)),
            Picked::Path(path) => self.chosen = Some(file_name::with_ending(&path)),
        }
        self.pick = None;
    }
}

/// Mark, name, one line, and the languages at the right.
fn head(ui: &mut Ui, cx: &FirstContext<'_>) {
    let tokens = cx.tokens;
    let width = ui.available_width();
    let origin = ui.cursor().min;
    let (mark, response) = ui.allocate_exact_size(Vec2::splat(52.0), Sense::hover());
    ui.painter().rect_filled(mark, size::RADIUS_DIALOG, tokens.accent);
    icons::PRODUCT.filled().paint(ui.painter(), mark.center(), 34.0, tokens.on_accent);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, cx.text("first-name")));
    let mut language = cx.strings.lang();
    let segments = Rect::from_min_size(origin + vec2(width - 170.0, 8.0), vec2(170.0, size::NORMAL));
    let mut right = ui.new_child(UiBuilder::new().id_salt("languages").max_rect(segments));
    let options = Lang::ALL.into_iter().fold(Segments::new(), |all, lang| all.option(lang, lang.name()));
    if options.width(segments.width()).show(&mut right, tokens, &mut language).changed() {
        cx.send(ShellCommand::Language(language));
    }
    let words = Rect::from_min_max(origin + vec2(68.0, 0.0), pos2(segments.left() - size::GAP_12, origin.y + 52.0));
    let mut middle = ui.new_child(UiBuilder::new().id_salt("name").max_rect(words));
    middle.spacing_mut().item_spacing.y = 0.0;
    label(&mut middle, tokens, Text::PersonName, &cx.text("first-name"));
    paragraph(&mut middle, Text::Body, &cx.text("first-line"), tokens.text2);
    let over = (middle.min_rect().bottom() - mark.bottom()).max(0.0);
    ui.add_space(over);
}
