//! One person: photo, facts, the badge itself, and what hangs on them.

use egui::{Align, Layout, Rect, Sense, Ui, UiBuilder, pos2, vec2};

use super::StaffTab;
use super::cards::status_chip;
use super::list::{team_name, window_name};
use super::person::PersonData;
use super::records::RecordWish;
use crate::domain::personal::Why;
use crate::domain::products::Product;
use crate::domain::staff::{StaffMember, StaffRecord};
use crate::ui::commands::{Command, Place, ShellCommand, StaffCommand};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::pictures::PictureSize;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{self as w, Button, EmptyState, Menu, MenuItem, Tabs};

/// Lower than this the whole detail scrolls.
const LEAST_HEIGHT: f32 = 540.0;
/// Widest a fact's column grows.
const FACT_MOST: f32 = 260.0;

/// Sub-tabs of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum DetailTab {
    /// All fields.
    Record,
    /// The ledger of badges.
    #[default]
    Cards,
    /// Windows over time.
    Windows,
    /// Training hours.
    Training,
    /// Conduct and awards.
    Conduct,
}

/// What a click in the detail wants.
enum Wish {
    Change,
    Photo,
    CropAgain,
    RemovePhoto,
    Reveal,
    Back,
    Record(RecordWish),
}

impl StaffTab {
    /// The detail side.
    pub(super) fn detail(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let Some(person) = self.person.take() else {
            nobody_chosen(ui, cx);
            return;
        };
        let area = ui.max_rect().shrink2(vec2(size::GAP_24, 0.0));
        let area = area.with_min_y(area.top() + size::GAP_16);
        let wish = if area.height() < LEAST_HEIGHT {
            let low = egui::ScrollArea::vertical().id_salt("low person").auto_shrink([false, false]);
            let shown = low.show(&mut column(ui, "low", area), |ui| {
                let place =
                    Rect::from_min_size(ui.cursor().min, vec2(ui.available_width() - size::GAP_12, LEAST_HEIGHT));
                let wish = self.whole(&mut column(ui, "person", place), cx, &person);
                ui.advance_cursor_after_rect(place);
                wish
            });
            shown.inner
        } else {
            self.whole(&mut column(ui, "person", area), cx, &person)
        };
        self.fulfil(cx, &person, wish);
        self.person = Some(person);
    }

    /// Head, tabs and what the tab shows.
    fn whole(&mut self, ui: &mut Ui, cx: &UiContext<'_>, person: &PersonData) -> Option<Wish> {
        let inner = ui;
        let mut wish = self.head(inner, cx, person);
        inner.add_space(size::GAP_12);
        self.tabs(inner, cx, person);
        inner.add_space(size::GAP_12);
        match self.tab {
            DetailTab::Record => {
                let revealed = self.is_revealed(person);
                wish = wish.or(super::record::show(inner, cx, person, revealed).then_some(Wish::Change));
            }
            DetailTab::Cards => super::ledger::cards(inner, cx, person),
            DetailTab::Windows => super::ledger::windows(inner, cx, person),
            DetailTab::Training => {
                let asked = super::training::show(inner, cx, person, &mut self.records);
                wish = wish.or(asked.map(Wish::Record));
            }
            DetailTab::Conduct => {
                let asked = super::conduct::show(inner, cx, person, &self.records);
                wish = wish.or(asked.map(Wish::Record));
            }
        }
        wish
    }

    fn fulfil(&mut self, cx: &UiContext<'_>, person: &PersonData, wish: Option<Wish>) {
        let id = person.id();
        match wish {
            None => {}
            Some(Wish::Back) => self.ahead = false,
            Some(Wish::Change) => self.open_form(cx, Some(id)),
            Some(Wish::Photo) => self.choose_photo(cx, id),
            Some(Wish::CropAgain) => self.crop_again(cx, id),
            Some(Wish::RemovePhoto) => cx.send(Command::Staff(StaffCommand::Photo(id, None))),
            Some(Wish::Reveal) if self.revealed == Some(id) => self.revealed = None,
            Some(Wish::Reveal) => {
                self.revealed = Some(id);
                let subject = format!("{} phone", person.member.record.work_no.as_str());
                cx.send(Command::Shell(ShellCommand::Reveal(subject)));
            }
            Some(Wish::Record(wish)) => self.fulfil_record(cx, person, wish),
        }
    }

    fn fulfil_record(&mut self, cx: &UiContext<'_>, person: &PersonData, wish: RecordWish) {
        let conduct = |id| person.conduct.iter().find(|record| record.id == id);
        match wish {
            RecordWish::AddTraining => self.open_training(cx, &[person.id()]),
            RecordWish::AddConduct => self.open_conduct(cx, &[person.id()]),
            RecordWish::Sheet => self.open_training_sheet(cx),
            RecordWish::Case(id) => cx.go(Place::Cases(Some(id))),
            RecordWish::StrikeTraining(id) => {
                let mut all = person.training.values().flat_map(|year| &year.records);
                if let Some(record) = all.find(|record| record.id == id) {
                    self.records.strike_training(cx, record);
                }
            }
            RecordWish::StrikeConduct(id) => {
                if let Some(record) = conduct(id) {
                    self.records.strike_conduct(cx, record);
                }
            }
            RecordWish::FollowUp(id) => {
                if let Some(record) = conduct(id) {
                    self.records.follow_up(cx, record);
                }
            }
            RecordWish::Reveal(id) => {
                if !self.records.shown.remove(&id)
                    && let Some(record) = conduct(id)
                {
                    self.records.shown.insert(id);
                    let number = person.member.record.work_no.as_str();
                    cx.send(Command::Shell(ShellCommand::Reveal(format!("{number} conduct {}", record.day))));
                }
            }
        }
    }

    fn is_revealed(&self, person: &PersonData) -> Phones {
        if self.revealed == Some(person.id()) { Phones::Shown } else { Phones::Masked }
    }

    fn head(&mut self, ui: &mut Ui, cx: &UiContext<'_>, person: &PersonData) -> Option<Wish> {
        let back = if self.both { None } else { back_row(ui, cx) };
        let all = ui.available_rect_before_wrap();
        let place = Rect::from_min_size(all.min, vec2(all.width(), size::BADGE_PREVIEW[1]));
        let [photo_width, _] = size::DETAIL_PHOTO;
        let card_left = place.right() - size::BADGE_PREVIEW[0];
        let facts = Rect::from_min_max(
            pos2(place.left() + photo_width + size::GAP_24, place.top()),
            pos2(card_left - size::GAP_24, place.bottom()),
        );
        let photo = Rect::from_min_max(place.min, pos2(place.left() + photo_width, place.bottom()));
        let wish = photo_column(&mut column(ui, "photo", photo), cx, &person.member);
        let facts_wish = self.facts(&mut column(ui, "facts", facts), cx, person);
        let card = Rect::from_min_max(pos2(card_left, place.top()), place.max);
        self.previews.show(&mut column(ui, "badge", card), cx, &person.card);
        ui.advance_cursor_after_rect(place);
        back.or(wish).or(facts_wish)
    }

    fn facts(&self, ui: &mut Ui, cx: &UiContext<'_>, person: &PersonData) -> Option<Wish> {
        let record = &person.member.record;
        ui.spacing_mut().item_spacing = vec2(size::GAP_8, 0.0);
        who(ui, cx, record);
        ui.add_space(size::GAP_12);
        let half = ((ui.available_width() - size::GAP_16) / 2.0).min(FACT_MOST);
        let mut wish = None;
        let phones = self.is_revealed(person);
        let number = |ui: &mut Ui| fact(ui, cx, "field-work-no", record.work_no.as_str());
        let title = |ui: &mut Ui| fact(ui, cx, "field-title", or_dash(&record.title));
        pair(ui, half, number, title);
        let languages = record.languages.join("、");
        let languages = |ui: &mut Ui| fact(ui, cx, "field-languages", or_dash(&languages));
        pair(ui, half, |ui| wish = phone(ui, cx, record, phones), languages);
        super::training::bar(ui, cx, (&person.standing(), half * 2.0 + size::GAP_16));
        wish
    }

    fn tabs(&mut self, ui: &mut Ui, cx: &UiContext<'_>, person: &PersonData) {
        let with_count = |key: &str, n: usize| {
            if n == 0 { cx.text(key) } else { format!("{} {n}", cx.text(key)) }
        };
        Tabs::new()
            .tab(DetailTab::Record, cx.text("staff-tab-record"))
            .tab(DetailTab::Cards, with_count("staff-tab-cards", person.cards.len()))
            .tab(DetailTab::Windows, with_count("staff-tab-windows", person.periods.len()))
            .tab(DetailTab::Training, cx.text("training-tab"))
            .tab(DetailTab::Conduct, cx.text("conduct-tab"))
            .show(ui, cx.tokens, &mut self.tab);
    }
}

/// Whether a phone is shown in full.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Phones {
    Shown,
    Masked,
}

impl Phones {
    /// The phone as it may be shown; `—` for none.
    pub(super) fn of(self, record: &StaffRecord) -> String {
        match (&record.phone, self) {
            (None, _) => "—".to_owned(),
            (Some(phone), Self::Shown) => phone.reveal(Why::Asked).to_owned(),
            (Some(phone), Self::Masked) => phone.masked(),
        }
    }
}

fn column(ui: &mut Ui, name: &str, place: Rect) -> Ui {
    ui.new_child(UiBuilder::new().id_salt(name).max_rect(place).layout(Layout::top_down(Align::Min)))
}

fn back_row(ui: &mut Ui, cx: &UiContext<'_>) -> Option<Wish> {
    let back = Button::quiet(cx.text("staff-back")).icon(icons::BACK).shortcut("Esc").small().show(ui, cx.tokens);
    ui.add_space(size::GAP_8);
    back.clicked().then_some(Wish::Back)
}

fn nobody_chosen(ui: &mut Ui, cx: &UiContext<'_>) {
    ui.add_space(ui.available_height() * 0.3);
    EmptyState::new(icons::STAFF, cx.text("staff-choose"), cx.text("staff-choose-why")).show(ui, cx.tokens);
}

/// Name and status, post, team and window below.
fn who(ui: &mut Ui, cx: &UiContext<'_>, record: &StaffRecord) {
    let tokens = cx.tokens;
    ui.horizontal(|ui| {
        let (tone, icon, words) = status_chip(cx, record.status);
        let room = ui.available_width() - w::chip_width(ui, &words) - size::GAP_8;
        ui.scope(|ui| {
            ui.set_max_width(room);
            let name = (record.name.as_str(), tokens.text);
            w::elided_label(ui, tokens, Text::PersonName, name);
        });
        w::chip(ui, tokens, tone, (icon, &words));
    });
    let line = subtitle(cx, record);
    w::elided_label(ui, tokens, Text::Body, (&line, tokens.text2));
}

/// `业务受理员 · 营业班 · 2 号窗口`
fn subtitle(cx: &UiContext<'_>, record: &StaffRecord) -> String {
    let window = match record.window.as_str() {
        "" => String::new(),
        window => {
            let name = window_name(cx, window);
            cx.strings.text_with("staff-at-window", &[("window", name.into())])
        }
    };
    let parts = [record.post.clone(), team_name(cx, &record.team), window];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

pub(super) fn or_dash(text: &str) -> &str {
    if text.is_empty() { "—" } else { text }
}

/// Two columns of the same width.
fn pair(ui: &mut Ui, half: f32, left: impl FnOnce(&mut Ui), right: impl FnOnce(&mut Ui)) {
    let place = Rect::from_min_size(ui.cursor().min, vec2(half * 2.0 + size::GAP_16, 40.0));
    left(&mut column(ui, "left", Rect::from_min_size(place.min, vec2(half, 40.0))));
    let second = place.min + vec2(half + size::GAP_16, 0.0);
    right(&mut column(ui, "right", Rect::from_min_size(second, vec2(half, 40.0))));
    ui.advance_cursor_after_rect(place);
    ui.add_space(size::GAP_8);
}

fn fact(ui: &mut Ui, cx: &UiContext<'_>, key: &str, value: &str) {
    w::key_value(ui, cx.tokens, &cx.text(key), value);
}

fn phone(ui: &mut Ui, cx: &UiContext<'_>, record: &StaffRecord, phones: Phones) -> Option<Wish> {
    ui.spacing_mut().item_spacing = vec2(size::GAP_4, 0.0);
    w::secondary(ui, cx.tokens, &cx.text("field-phone"));
    let row = ui.horizontal(|ui| {
        ui.set_height(Text::Body.line());
        w::label(ui, cx.tokens, Text::Body, &phones.of(record));
        record.phone.is_some() && eye(ui, cx, phones)
    });
    row.inner.then_some(Wish::Reveal)
}

/// The eye beside a masked phone; each reveal is noted on the history.
fn eye(ui: &mut Ui, cx: &UiContext<'_>, phones: Phones) -> bool {
    let (icon, key) = match phones {
        Phones::Masked => (icons::REVEAL, "staff-phone-reveal"),
        Phones::Shown => (icons::HIDE, "staff-phone-hide"),
    };
    let (rect, response) = ui.allocate_exact_size(vec2(size::CHIP, Text::Body.line()), Sense::click());
    let name = cx.text(key);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    icon.paint(ui.painter(), rect.center(), 18.0, cx.tokens.accent_text);
    if response.has_focus() {
        let ring = egui::Stroke::new(size::LINE_FOCUS, cx.tokens.accent);
        ui.painter().rect_stroke(rect, size::RADIUS, ring, egui::StrokeKind::Outside);
    }
    let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
    w::tip(response, cx.tokens, &name, None).clicked()
}

fn photo_column(ui: &mut Ui, cx: &UiContext<'_>, member: &StaffMember) -> Option<Wish> {
    ui.spacing_mut().item_spacing.y = size::GAP_4;
    let photo = member.photo.and_then(|id| cx.pictures.of_file(ui.ctx(), cx.register, (id, PictureSize::Detail)));
    let shown = w::thumbnail(ui, cx.tokens, size::DETAIL_PHOTO, photo.as_ref());
    let name = cx.strings.text_with("staff-photo-of", &[("name", member.record.name.as_str().into())]);
    shown.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, &name));
    let shown = w::tip(shown, cx.tokens, &cx.text("staff-photo-ways"), None);
    let menu = photo_menu(&shown, cx, member);
    let key = if member.photo.is_some() { "staff-photo-change" } else { "staff-photo-add" };
    let [width, _] = size::DETAIL_PHOTO;
    let icon = if member.photo.is_some() { icons::PHOTO } else { icons::DROP };
    let button = Button::quiet(cx.text(key)).icon(icon).small().width(width).tip(cx.text("staff-photo-ways"));
    let asked = button.show(ui, cx.tokens).clicked().then_some(Wish::Photo);
    asked.or(menu)
}

fn photo_menu(photo: &egui::Response, cx: &UiContext<'_>, member: &StaffMember) -> Option<Wish> {
    let photo = photo.interact(Sense::click());
    let shown = Menu::below(&photo).show(cx.tokens, |ui| {
        let choose = MenuItem::new(cx.text("staff-photo-choose")).icon(icons::PHOTO);
        let choose = w::menu_item(ui, cx.tokens, choose).clicked().then_some(Wish::Photo);
        if member.photo.is_none() {
            return choose;
        }
        let again = MenuItem::new(cx.text("photos-crop-again")).icon(icons::CROP);
        let again = w::menu_item(ui, cx.tokens, again).clicked().then_some(Wish::CropAgain);
        let remove = MenuItem::new(cx.text("staff-photo-remove")).icon(icons::DELETE).danger();
        let remove = w::menu_item(ui, cx.tokens, remove).clicked().then_some(Wish::RemovePhoto);
        choose.or(again).or(remove)
    });
    shown.and_then(|shown| shown.inner)
}

/// Goes to the print room for one person's badge.
pub(super) fn print_one(cx: &UiContext<'_>, person: &PersonData) {
    cx.go(Place::PrintProduct(Product::Badge, vec![person.id()]));
}
