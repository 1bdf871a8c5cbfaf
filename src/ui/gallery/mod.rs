//! All widgets on one screen, to look at and to test: `hallkeeper gallery`. Invented words only.

mod left;
mod lists;
mod middle;
mod right;

use super::icons;
use super::strings::Strings;
use super::theme::{Text, ThemeName, Tokens, size};
use super::widgets::{self as w, Sort};
use chrono::NaiveDate;
use egui::{Align2, Rect, ScrollArea, Sense, TextureHandle, Ui, UiBuilder, Vec2, pos2, vec2};

/// What the gallery remembers while it is looked at.
pub struct Gallery {
    today: NaiveDate,
    photo: Option<TextureHandle>,
    drafts: Drafts,
    sort: Sort,
    selected: Option<usize>,
}

struct Drafts {
    name: String,
    work_no: String,
    phone: String,
    due: String,
    reason: String,
    window: Option<usize>,
    cell: usize,
    layout: Option<usize>,
    letters: u32,
    length: f32,
    chips: Option<String>,
    filter: Filter,
    kind: usize,
    tab: usize,
    signed: bool,
    on: [bool; 4],
    month: w::MonthShown,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Filter {
    Open,
    Today,
}

/// What all parts of the gallery are given.
#[derive(Clone, Copy)]
struct Look<'a> {
    tokens: &'a Tokens,
    strings: &'a Strings,
}

impl Look<'_> {
    fn text(self, key: &str) -> String {
        self.strings.text(key)
    }
}

impl Gallery {
    /// A gallery seen on `today`, with a photo for the rows of people if there is one.
    pub fn new(today: NaiveDate, photo: Option<TextureHandle>) -> Self {
        let drafts = Drafts {
            name: "沈若溪".to_owned(),
            work_no: "CQ02".to_owned(),
            phone: "138 0000 26".to_owned(),
            due: "+3".to_owned(),
            reason: String::new(),
            window: Some(1),
            cell: 1,
            layout: Some(0),
            letters: 2,
            length: 85.6,
            chips: None,
            filter: Filter::Open,
            kind: 0,
            tab: 1,
            signed: true,
            on: [true, false, true, false],
            month: w::MonthShown::of(today),
        };
        Self { today, photo, drafts, sort: Sort { column: 3, ..Sort::default() }, selected: Some(2) }
    }

    /// Shows everything; scrolls when the window is lower.
    pub fn show(&mut self, ui: &mut Ui, tokens: &Tokens, strings: &Strings) {
        let look = Look { tokens, strings };
        ui.painter().rect_filled(ui.max_rect(), 0.0, tokens.ground);
        ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            let all = ui.max_rect().shrink2(vec2(size::GAP_20, size::GAP_16));
            ui.scope_builder(UiBuilder::new().max_rect(all), |ui| {
                title(ui, look);
                ui.add_space(size::GAP_8);
                self.columns(ui, look);
            });
        });
    }

    fn columns(&mut self, ui: &mut Ui, look: Look<'_>) {
        let all = ui.available_rect_before_wrap();
        let gap = size::GAP_16;
        let shares = [0.352, 0.312, 0.336];
        let room = all.width() - 2.0 * gap;
        let mut lefts = vec![];
        let mut left = all.left();
        for share in shares {
            let width = (room * share).floor();
            lefts.push(Rect::from_min_size(pos2(left, all.top()), vec2(width, all.height())));
            left += width + gap;
        }
        let [first, second, third] = lefts.as_slice() else {
            return;
        };
        let a = column(ui, *first, |ui| left::show(ui, look, &mut self.drafts));
        let b = column(ui, *second, |ui| {
            middle::show(ui, look, &mut self.drafts, self.today);
        });
        let below = Rect::from_min_max(pos2(first.left(), a.max(b) + gap), pos2(second.right(), all.bottom()));
        let table = column(ui, below, |ui| lists::show(ui, look, self));
        let right = column(ui, *third, |ui| right::show(ui, look, &mut self.drafts));
        ui.allocate_rect(Rect::from_min_max(all.min, pos2(all.right(), table.max(right) + gap)), Sense::hover());
    }
}

/// Cards below one another; answers where they end.
fn column(ui: &mut Ui, place: Rect, contents: impl FnOnce(&mut Ui)) -> f32 {
    let mut child = ui.new_child(UiBuilder::new().id_salt((place.left() as i32, place.top() as i32)).max_rect(place));
    child.spacing_mut().item_spacing.y = size::GAP_16;
    contents(&mut child);
    child.min_rect().bottom()
}

/// A card of the gallery with its name.
fn shelf<R>(ui: &mut Ui, look: Look<'_>, key: &str, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let name = look.text(key);
    w::card(ui, look.tokens, |ui| {
        ui.spacing_mut().item_spacing = vec2(size::GAP_8, size::GAP_8);
        w::paragraph(ui, Text::SecondaryStrong, &name, look.tokens.text2);
        contents(ui)
    })
    .inner
}

fn title(ui: &mut Ui, look: Look<'_>) {
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(28.0), Sense::hover());
        ui.painter().rect_filled(rect, size::RADIUS, look.tokens.accent);
        icons::PRODUCT.filled().paint(ui.painter(), rect.center(), size::BUTTON_ICON, look.tokens.on_accent);
        w::label(ui, look.tokens, Text::PageTitle, &look.text("gallery-title"));
        let theme = look.text(match look.tokens.name {
            ThemeName::Light => "gallery-light",
            ThemeName::Dark => "gallery-dark",
            ThemeName::HighContrast => "gallery-high-contrast",
        });
        w::secondary(ui, look.tokens, &look.strings.text_with("gallery-about", &[("theme", theme.into())]));
    });
}

/// A grey word in a column of its own, e.g. at the left of a row of buttons.
fn row_name(ui: &mut Ui, look: Look<'_>, key: &str, width: f32) {
    let (rect, _) = ui.allocate_exact_size(vec2(width, size::NORMAL), Sense::hover());
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(Text::Secondary.job(look.text(key), look.tokens.text2)));
    let place = Align2::LEFT_CENTER.align_size_within_rect(galley.size(), rect);
    ui.painter().galley(place.min, galley, look.tokens.text2);
}
