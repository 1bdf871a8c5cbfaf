//! One of a list: a field that opens, searchable when the list is long; or the list below a chip.

use super::caption::{Caption, plate_text, pressed_plate};
use super::field::TextField;
use super::menu::floating_frame;
use super::paint::{corner, edge, elided, put};
use crate::ui::icons;
use crate::ui::strings::Strings;
use crate::ui::theme::{Text, Tokens, opaque, size};
use egui::{
    Align2, CursorIcon, EventFilter, Key, Modifiers, PointerButton, Popup, PopupCloseBehavior, Rect, Response, Role,
    ScrollArea, Sense, StrokeKind, TextureHandle, Ui, WidgetInfo, pos2, vec2,
};
use std::borrow::Cow;

const SEARCH_FROM: usize = 9;

/// A list to pick one from.
#[must_use]
pub struct Select<'a, O> {
    caption: Caption<'a>,
    picked: &'a mut Option<usize>,
    options: &'a [O],
    groups: &'a [OptionGroup],
    placeholder: Cow<'a, str>,
    photo: Option<&'a TextureHandle>,
    swatch: Option<[u8; 3]>,
}

/// A heading in a long list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptionGroup {
    /// Index of its first option.
    pub start: usize,
    /// Its words.
    pub words: String,
}

/// What a list is made of.
struct Listed<'a, O> {
    options: &'a [O],
    groups: &'a [OptionGroup],
    picked: Option<usize>,
    width: f32,
}

/// Narrowest list, and the width of one below a chip.
const LIST_LEAST: f32 = 160.0;
const LIST_BELOW: f32 = 264.0;

/// The searchable list of a [`Select`] below a button or chip of one's own; answers what was picked.
pub fn pick_below<O: AsRef<str>>(
    ui: &Ui,
    tokens: &Tokens,
    strings: &Strings,
    button: &Response,
    (options, groups, picked): (&[O], &[OptionGroup], Option<usize>),
) -> Option<usize> {
    open_list(ui, button, tokens, (strings, &Listed { options, groups, picked, width: LIST_BELOW }))
}

#[derive(Clone, Default)]
struct Opened {
    search: String,
    at: usize,
}

impl<'a, O: AsRef<str>> Select<'a, O> {
    /// A list under its caption; `picked` is the index into `options`.
    pub fn new(caption: impl Into<Caption<'a>>, picked: &'a mut Option<usize>, options: &'a [O]) -> Self {
        Self {
            caption: caption.into(),
            picked,
            options,
            groups: &[],
            placeholder: Cow::default(),
            photo: None,
            swatch: None,
        }
    }

    /// Headings between the options.
    pub fn groups(mut self, groups: &'a [OptionGroup]) -> Self {
        self.groups = groups;
        self
    }

    /// Grey words while nothing is picked.
    pub fn placeholder(mut self, words: impl Into<Cow<'a, str>>) -> Self {
        self.placeholder = words.into();
        self
    }

    /// The photo of the person picked, at the left.
    pub fn photo(mut self, photo: Option<&'a TextureHandle>) -> Self {
        self.photo = photo;
        self
    }

    /// A square of the colour of what is picked, at the left.
    pub fn swatch(mut self, rgb: [u8; 3]) -> Self {
        self.swatch = Some(rgb);
        self
    }

    /// Shows it; changed when another one was picked.
    pub fn show(self, ui: &mut Ui, tokens: &Tokens, strings: &Strings) -> Response {
        let Self { caption, picked, options, groups, placeholder, photo, swatch } = self;
        caption.around(ui, tokens, |ui| {
            let (rect, mut response) = pressed_plate(ui, tokens, &caption);
            let current = picked.and_then(|index| options.get(index)).map(AsRef::as_ref);
            let left = match (photo, swatch) {
                (Some(photo), _) => paint_photo(ui, rect, tokens, photo),
                (None, Some(rgb)) => paint_swatch(ui, rect, tokens, rgb),
                (None, None) => 11.0,
            };
            paint_value(ui, rect.with_min_x(rect.left() + left), tokens, (current, &placeholder));
            response.widget_info(|| {
                let mut info = WidgetInfo::labeled(Role::ComboBox, ui.is_enabled(), caption.words());
                info.current_text_value = Some(current.unwrap_or_default().to_owned());
                info
            });
            let width = response.rect.width().max(LIST_LEAST);
            let listed = Listed { options, groups, picked: *picked, width };
            if let Some(index) = open_list(ui, &response, tokens, (strings, &listed)) {
                *picked = Some(index);
                response.mark_changed();
            }
            response.on_hover_cursor(CursorIcon::PointingHand)
        })
    }
}

fn paint_value(ui: &Ui, rect: Rect, tokens: &Tokens, (current, placeholder): (Option<&str>, &str)) {
    let arrow = pos2(rect.right() - 20.0, rect.center().y);
    icons::EXPAND.paint(ui.painter(), arrow, size::BUTTON_ICON, tokens.text2);
    let color = if current.is_some() { plate_text(ui, tokens) } else { tokens.text3 };
    let place = Rect::from_min_max(rect.min, pos2(rect.right() - 34.0, rect.bottom()));
    let words = elided(ui, Text::Body, (current.unwrap_or(placeholder), color), place.width());
    put(ui.painter(), words, place, Align2::LEFT_CENTER);
}

/// Paints a square of a colour at the left of the field; answers where the words begin.
fn paint_swatch(ui: &Ui, rect: Rect, tokens: &Tokens, rgb: [u8; 3]) -> f32 {
    let place = Rect::from_center_size(
        pos2(rect.left() + 11.0 + size::CHIP_ICON / 2.0, rect.center().y),
        egui::Vec2::splat(size::CHIP_ICON),
    );
    ui.painter().rect(place, corner(3.0), opaque(rgb), edge(tokens.line), StrokeKind::Inside);
    11.0 + size::CHIP_ICON + size::GAP_8
}

/// Paints a small photo at the left of the field; answers where the words begin.
fn paint_photo(ui: &Ui, rect: Rect, tokens: &Tokens, photo: &TextureHandle) -> f32 {
    let [width, height] = size::THUMBNAIL.map(|side| side * 0.8);
    let place = Rect::from_center_size(pos2(rect.left() + 8.0 + width / 2.0, rect.center().y), vec2(width, height));
    egui::Image::from_texture((photo.id(), place.size())).corner_radius(corner(3.0)).paint_at(ui, place);
    ui.painter().rect_stroke(place, corner(3.0), edge(tokens.line), StrokeKind::Inside);
    8.0 + width + size::GAP_8
}

fn open_list<O: AsRef<str>>(
    ui: &Ui,
    response: &Response,
    tokens: &Tokens,
    (strings, listed): (&Strings, &Listed<'_, O>),
) -> Option<usize> {
    let popup_id = Popup::default_response_id(response);
    let state_id = response.id.with("opened");
    let is_open = Popup::is_id_open(ui.ctx(), popup_id);
    if response.has_focus() {
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    }
    let by_key =
        response.has_focus() && !is_open && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowDown));
    let pressed = if is_open { response.clicked_by(PointerButton::Primary) } else { response.clicked() };
    if pressed || by_key {
        let opened = Opened { at: listed.picked.unwrap_or(0), ..Opened::default() };
        ui.data_mut(|data| data.insert_temp(state_id, opened));
        if is_open {
            Popup::close_id(ui.ctx(), popup_id);
        } else {
            Popup::open_id(ui.ctx(), popup_id);
        }
        if !is_open {
            ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        }
    }
    let inner = Popup::from_response(response)
        .open_memory(None)
        .frame(floating_frame(tokens))
        .width(listed.width)
        .gap(size::GAP_4)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            ui.set_width(listed.width);
            let mut opened: Opened = ui.data(|data| data.get_temp(state_id)).unwrap_or_default();
            let answer = list(ui, tokens, (strings, listed), &mut opened);
            ui.data_mut(|data| data.insert_temp(state_id, opened));
            answer
        })?;
    if inner.inner.is_some() {
        Popup::close_id(ui.ctx(), popup_id);
        response.request_focus();
    }
    inner.inner
}

fn list<O: AsRef<str>>(
    ui: &mut Ui,
    tokens: &Tokens,
    (strings, listed): (&Strings, &Listed<'_, O>),
    opened: &mut Opened,
) -> Option<usize> {
    let Listed { options, groups, picked, .. } = *listed;
    ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
    if options.len() >= SEARCH_FROM {
        search(ui, tokens, strings, opened);
    }
    let needle = opened.search.trim().to_lowercase();
    let found: Vec<usize> = options
        .iter()
        .enumerate()
        .filter(|(_, option)| needle.is_empty() || option.as_ref().to_lowercase().contains(&needle))
        .map(|(index, _)| index)
        .collect();
    if found.is_empty() {
        ui.add_space(size::GAP_8);
        super::muted(ui, tokens, &format!("  {}", strings.text("select-nothing-found")));
        ui.add_space(size::GAP_8);
        return None;
    }
    let mut answer = keys(ui, &found, opened);
    let moved = ui.input(|input| input.key_pressed(Key::ArrowDown) || input.key_pressed(Key::ArrowUp));
    let mut heading = None;
    ScrollArea::vertical().max_height(size::POPUP_LIST).show(ui, |ui| {
        for index in found {
            let Some(option) = options.get(index) else {
                continue;
            };
            let group = groups.iter().rev().find(|group| group.start <= index);
            if group != heading {
                heading = group;
                group_heading(ui, tokens, group);
            }
            let marks = (picked == Some(index), opened.at == index);
            let row = option_row(ui, tokens, option.as_ref(), marks);
            if moved && opened.at == index {
                row.scroll_to_me(None);
            }
            if row.clicked() {
                answer = Some(index);
            }
        }
    });
    answer
}

fn group_heading(ui: &mut Ui, tokens: &Tokens, group: Option<&OptionGroup>) {
    let Some(OptionGroup { words, .. }) = group else { return };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::ROW_GROUP), Sense::hover());
    let place = rect.shrink2(vec2(size::GAP_12, 0.0));
    put(ui.painter(), elided(ui, Text::Secondary, (words, tokens.text2), place.width()), place, Align2::LEFT_CENTER);
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, words));
}

fn search(ui: &mut Ui, tokens: &Tokens, strings: &Strings, opened: &mut Opened) {
    let id = ui.scope_id().with("search");
    egui::Frame::new().inner_margin(egui::Margin { left: 8, right: 8, top: 2, bottom: 8 }).show(ui, |ui| {
        let hint = strings.text("select-search");
        let caption = Caption::unseen(hint.clone());
        let field = TextField::new(caption, &mut opened.search)
            .icon(icons::SEARCH)
            .placeholder(hint)
            .small()
            .id(id)
            .keeps_enter();
        let response = field.show(ui, tokens);
        if !response.has_focus() {
            response.request_focus();
        }
    });
}

/// Arrow keys move, Enter picks, digits and letters go to the search.
fn keys(ui: &Ui, found: &[usize], opened: &mut Opened) -> Option<usize> {
    let place = found.iter().position(|index| *index == opened.at).unwrap_or(0);
    let pressed = |key| ui.input(|input| input.key_pressed(key));
    let place = match (pressed(Key::ArrowDown), pressed(Key::ArrowUp)) {
        (true, _) => (place + 1).min(found.len().saturating_sub(1)),
        (_, true) => place.saturating_sub(1),
        _ => place,
    };
    opened.at = found.get(place).copied().unwrap_or(0);
    let enter = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    enter.then_some(opened.at)
}

pub(super) fn option_row(ui: &mut Ui, tokens: &Tokens, words: &str, (picked, at): (bool, bool)) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::NORMAL), Sense::CLICK);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, picked, words));
    let fill = match (picked, at || response.hovered()) {
        (true, _) => Some(tokens.selected),
        (false, true) => Some(tokens.hover),
        (false, false) => None,
    };
    if let Some(fill) = fill {
        ui.painter().rect_filled(rect, corner(0.0), fill);
    }
    let (style, color) = if picked { (Text::RowTitle, tokens.accent_text) } else { (Text::Body, tokens.text) };
    let place = rect.shrink2(vec2(size::GAP_12, 0.0));
    put(ui.painter(), elided(ui, style, (words, color), place.width()), place, Align2::LEFT_CENTER);
    response.on_hover_cursor(CursorIcon::PointingHand)
}
