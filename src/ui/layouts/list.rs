//! The left pane: layouts of a product, what is on the card, and whom the sample shows.

use egui::{Align, Frame, Layout, Margin, Panel, ScrollArea, Sense, Ui, UiBuilder, vec2};

use super::data::Line;
use super::open::{Layer, Open, Target};
use super::sample::Who;
use super::{LayoutsScreen, words};
use crate::domain::products::Product;
use crate::ui::card_words;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{Button, ListRow, Select, Tone, elided_label, group_row, key_cap, separator};

/// Width of the pane, and where the text size leaves little room.
const PANE: [f32; 2] = [266.0, 224.0];
/// Rows of layouts shown before they scroll.
const ROWS: f32 = 5.0;
/// Room of the two buttons that change a layer.
const LAYERS: f32 = 2.0 * size::SMALL;

/// What was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// Back to where one came from.
    Leave,
    /// Another product.
    Product(Product),
    /// Another layout.
    Open(Target),
    /// A layout from a file.
    Import,
}

pub(super) fn pane(ui: &mut Ui, cx: &UiContext<'_>, screen: &mut LayoutsScreen) -> Option<Asked> {
    let frame = Frame::new().fill(cx.tokens.surface);
    let width = super::fitting(ui, PANE);
    let mut asked = None;
    Panel::left("layouts").resizable(false).exact_size(width).frame(frame).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(size::GAP_8, 0.0);
        asked = header(ui, cx, screen.product);
        sample(ui, cx, screen);
        asked = asked.or(layouts(ui, cx, screen));
        elements(ui, cx, screen);
    });
    asked
}

fn header(ui: &mut Ui, cx: &UiContext<'_>, product: Product) -> Option<Asked> {
    let mut asked = None;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::PANE_HEADER), Sense::hover());
    let inner = rect.shrink2(vec2(size::GAP_16, 0.0));
    let layout = Layout::right_to_left(Align::Center);
    let mut row = ui.new_child(UiBuilder::new().id_salt("layouts header").max_rect(inner).layout(layout));
    key_cap(&mut row, cx.tokens, "Esc");
    row.with_layout(Layout::left_to_right(Align::Center), |ui| {
        let back = Button::icon_only(icons::BACK, cx.text("editor-leave")).small().shortcut("Esc");
        if back.show(ui, cx.tokens).clicked() {
            asked = Some(Asked::Leave);
        }
        elided_label(ui, cx.tokens, Text::DetailTitle, (&cx.text("editor-title"), cx.tokens.text));
    });
    padded(ui, |ui| {
        let products: Vec<Product> = Product::ALL.into_iter().filter(|product| product.has_layout()).collect();
        let options: Vec<String> = products.iter().map(|one| card_words::product(cx.strings, *one)).collect();
        let mut picked = products.iter().position(|one| *one == product);
        let caption = cx.text("editor-product");
        if Select::new(caption.as_str(), &mut picked, &options).show(ui, cx.tokens, cx.strings).changed() {
            asked = picked.and_then(|index| products.get(index)).map(|product| Asked::Product(*product));
        }
    });
    asked
}

fn padded<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let margin = Margin { left: 16, right: 16, top: 0, bottom: 12 };
    Frame::new().inner_margin(margin).show(ui, contents).inner
}

fn layouts(ui: &mut Ui, cx: &UiContext<'_>, screen: &LayoutsScreen) -> Option<Asked> {
    let mut asked = None;
    let lines = screen.data.with_new(cx, (&screen.drafts, screen.product));
    let count = cx.strings.text_with("editor-count", &[("n", lines.len().into())]);
    group_row(ui, cx.tokens, (&cx.text("editor-layouts"), &count));
    let most = ROWS * size::NORMAL;
    ScrollArea::vertical().id_salt("layouts").max_height(most).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for line in &lines {
            let picked = screen.open.as_ref().is_some_and(|open| open.target == line.target);
            if row(cx, (screen, line)).picked(picked).show(ui, cx.tokens).clicked() {
                asked = Some(Asked::Open(line.target));
            }
        }
    });
    ui.add_space(size::GAP_4);
    padded(ui, |ui| {
        let button = Button::quiet(cx.text("editor-import")).icon(icons::IMPORT).small();
        if button.show(ui, cx.tokens).clicked() {
            asked = Some(Asked::Import);
        }
    });
    asked
}

fn row<'a>(cx: &UiContext<'_>, (screen, line): (&LayoutsScreen, &'a Line)) -> ListRow<'a> {
    let icon = if line.target.is_open_to_change() { icons::EDIT } else { icons::LOCK };
    let row = ListRow::new(icon, line.name.as_str());
    let is_draft = screen.drafts.of(line.target).is_some();
    match (is_draft, line.is_chosen) {
        (true, _) => row.chip(Tone::Warn, icons::EDIT, cx.text("editor-unsaved")),
        (false, true) => row.chip(Tone::Ok, icons::PRINT, cx.text("editor-chosen")),
        (false, false) => row,
    }
}

/// What is on the face shown, the uppermost first.
fn elements(ui: &mut Ui, cx: &UiContext<'_>, screen: &mut LayoutsScreen) {
    let Some(open) = &mut screen.open else { return };
    let names = words::names(cx.strings, open.layout());
    let shown: Vec<usize> = (0..names.len())
        .rev()
        .filter(|index| open.layout().elements.get(*index).is_some_and(|element| element.face == open.face))
        .collect();
    let count = cx.strings.text_with("editor-count", &[("n", shown.len().into())]);
    group_row(ui, cx.tokens, (&cx.text("editor-on-card"), &count));
    ScrollArea::vertical().id_salt("elements").auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for index in shown {
            element_row(ui, cx, (open, index), &names);
        }
    });
}

fn element_row(ui: &mut Ui, cx: &UiContext<'_>, (open, index): (&mut Open, usize), names: &[String]) {
    let (Some(element), Some(name)) = (open.layout().elements.get(index), names.get(index)) else { return };
    let is_picked = open.picked == Some(index);
    let has_layers = is_picked && open.target.is_open_to_change();
    let right = if has_layers { LAYERS } else { 0.0 };
    let row = ListRow::new(words::icon(&element.kind), name.as_str()).picked(is_picked).keep_right(right);
    let response = row.show(ui, cx.tokens);
    if is_picked && ui.memory(|memory| memory.has_focus(super::canvas::id())) && !ui.is_rect_visible(response.rect) {
        response.scroll_to_me(None);
    }
    if response.clicked() {
        open.pick(Some(index));
        ui.memory_mut(|memory| memory.request_focus(super::canvas::id()));
    }
    if !has_layers {
        return;
    }
    let place = response.rect.with_min_x(response.rect.right() - LAYERS - size::GAP_4);
    let layout = Layout::left_to_right(Align::Center);
    let mut buttons = ui.new_child(UiBuilder::new().id_salt("layers").max_rect(place).layout(layout));
    buttons.spacing_mut().item_spacing.x = 0.0;
    let up = Button::icon_only(icons::SORT_UP, cx.text("editor-layer-up")).small().shortcut("PgUp");
    if up.show(&mut buttons, cx.tokens).clicked() {
        open.layer(Layer::Up);
    }
    let down = Button::icon_only(icons::SORT_DOWN, cx.text("editor-layer-down")).small().shortcut("PgDn");
    if down.show(&mut buttons, cx.tokens).clicked() {
        open.layer(Layer::Down);
    }
}

/// Whom the sample shows, at the bottom.
fn sample(ui: &mut Ui, cx: &UiContext<'_>, screen: &mut LayoutsScreen) {
    let frame = Frame::new().fill(cx.tokens.surface);
    Panel::bottom("layout sample").resizable(false).frame(frame).show_separator_line(false).show(ui, |ui| {
        separator(ui, cx.tokens);
        ui.add_space(size::GAP_12);
        padded(ui, |ui| {
            let models = &screen.data.models;
            let longest = models.len();
            let mut options: Vec<String> = models.iter().map(|model| model.name.clone()).collect();
            options.push(cx.text("editor-longest"));
            let mut picked = match screen.who {
                Who::First => (!models.is_empty()).then_some(0).or(Some(longest)),
                Who::One(subject) => models.iter().position(|model| model.subject == subject),
                Who::Longest => Some(longest),
            };
            let caption = cx.text("editor-sample");
            if Select::new(caption.as_str(), &mut picked, &options).show(ui, cx.tokens, cx.strings).changed() {
                let chosen = picked.and_then(|index| models.get(index));
                screen.who = chosen.map_or(Who::Longest, |model| Who::One(model.subject));
            }
        });
    });
}
