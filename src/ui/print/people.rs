//! The left pane: who or what is printed, who is held back and why.

use egui::{Align, Color32, Frame, Id, Key, Layout, Margin, Panel, Rect, Ui, UiBuilder, pos2, vec2};

use super::PrintRoom;
use super::add::add_people;
use super::data::{Line, Readiness};
use super::form::VISITORS_MOST;
use super::reason::{self, OwnReason};
use crate::documents::cards::{FitKind, FitRemark};
use crate::domain::products::Product;
use crate::jobs::cards::{CardRemark, Subject, SubjectKind};
use crate::ui::card_words;
use crate::ui::commands::Place;
use crate::ui::context::UiContext;
use crate::ui::icons::{self, Icon};
use crate::ui::pictures::PictureSize;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{
    Button, Check, Column, EmptyState, Row, RowTops, Stepper, Table, TableOutput, Tone, bare_check, elided_label,
    key_cap, label, muted, secondary, separator, thumbnail, tip,
};

/// Width of the pane, and where the text size leaves little room.
pub(super) const PANE: [f32; 2] = [266.0, 224.0];
/// Least height of a row; a long reason makes it higher.
const ROW: f32 = 52.0;
const CHECK: f32 = 28.0;
const PHOTO: f32 = 35.0;
/// Room of a sign before the words.
const SIGN: f32 = size::CHIP_ICON + size::GAP_4;
/// Room of the button that leads to a held-back person.
const LINK: f32 = size::SMALL + size::GAP_4;

pub(super) fn pane(ui: &mut Ui, cx: &UiContext<'_>, room: &mut PrintRoom) {
    let frame = Frame::new().fill(cx.tokens.surface);
    let width = super::fitting(ui, PANE);
    Panel::left("print people").resizable(false).exact_size(width).frame(frame).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(size::GAP_8, 0.0);
        header(ui, cx, room);
        match SubjectKind::of(room.form.product) {
            SubjectKind::Visitors => visitors(ui, cx, room),
            SubjectKind::People | SubjectKind::Windows => {
                reason::bar(ui, cx, room);
                list(ui, cx, room);
            }
        }
    });
}

fn padded(ui: &mut Ui, height: f32, layout: Layout) -> Ui {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), egui::Sense::hover());
    let inner = rect.shrink2(vec2(size::GAP_16, 0.0));
    let mut child = ui.new_child(UiBuilder::new().id_salt(height as u32).max_rect(inner).layout(layout));
    child.spacing_mut().item_spacing.x = size::GAP_4;
    child
}

fn header(ui: &mut Ui, cx: &UiContext<'_>, room: &PrintRoom) {
    let mut row = padded(ui, size::PANE_HEADER, Layout::right_to_left(Align::Center));
    key_cap(&mut row, cx.tokens, "Esc");
    row.with_layout(Layout::left_to_right(Align::Center), |ui| {
        let back = Button::icon_only(icons::BACK, cx.text("print-back")).small().shortcut("Esc");
        if back.show(ui, cx.tokens).clicked() {
            room.leave(cx);
        }
        let product = card_words::product(cx.strings, room.form.product);
        let title = cx.strings.text_with("print-title", &[("product", product.into())]);
        elided_label(ui, cx.tokens, Text::DetailTitle, (&title, cx.tokens.text));
    });
    let mut row = padded(ui, size::GAP_24, Layout::right_to_left(Align::Center));
    let (who, chosen) = match SubjectKind::of(room.form.product) {
        SubjectKind::People => ("print-who", "print-chosen"),
        SubjectKind::Windows => ("print-which-windows", "print-chosen-things"),
        SubjectKind::Visitors => ("print-which-visitors", "print-chosen-things"),
    };
    let n = room.form.ticked.len();
    secondary(&mut row, cx.tokens, &cx.strings.text_with(chosen, &[("n", n.into())]));
    row.with_layout(Layout::left_to_right(Align::Center), |ui| {
        label(ui, cx.tokens, Text::RowTitle, &cx.strings.text(who));
    });
    ui.add_space(size::GAP_8);
}

/// How many visitors' badges, and the numbers they get.
fn visitors(ui: &mut Ui, cx: &UiContext<'_>, room: &mut PrintRoom) {
    separator(ui, cx.tokens);
    Frame::new().inner_margin(Margin { left: 16, right: 16, top: 12, bottom: 12 }).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = size::GAP_12;
        let caption = cx.text("print-visitors");
        let shown = Stepper::new(caption.as_str(), &mut room.form.visitors, 1..=VISITORS_MOST).show(ui, cx.tokens);
        if shown.changed() {
            room.form.count_visitors();
            room.preview.page = 0;
        }
        let Some(data) = &room.data else { return };
        let mut numbers = room.form.list.iter().filter_map(|subject| data.next.get(subject));
        if let (Some(first), last) = (numbers.next(), numbers.next_back()) {
            let last = last.unwrap_or(first).to_string();
            let values = [("first", first.to_string().into()), ("last", last.into())];
            muted(ui, cx.tokens, &cx.strings.text_with("print-visitor-numbers", &values));
        }
        for held in data.lines.iter().filter(|line| !line.can_print()).take(1) {
            let (icon, words, tone) = state(cx, room, held);
            crate::ui::widgets::note(ui, cx.tokens, tone, (icon, &words));
        }
    });
}

fn list(ui: &mut Ui, cx: &UiContext<'_>, room: &mut PrintRoom) {
    let Some(data) = &room.data else { return };
    if room.form.list.is_empty() {
        ui.add_space(size::GAP_24);
        if padded_sides(ui, |ui| nobody(ui, cx, room.form.product)) {
            room.form.list = data.active();
        }
        return;
    }
    let shown: Vec<&Line> = data.listed(&room.form.list).collect();
    let heights: Vec<f32> = shown.iter().map(|line| height(ui, cx, (room, line))).collect();
    let total = heights.iter().sum::<f32>() + size::LINE;
    let most = ui.available_height() - size::SMALL - size::GAP_24;
    let place = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), total.min(most).max(ROW)));
    let by_keys = ui.input(|input| KEYS.iter().any(|key| input.key_pressed(*key)));
    let output = ui
        .scope_builder(UiBuilder::new().max_rect(place), |ui| {
            separator(ui, cx.tokens);
            let columns = [Column::exact("", CHECK), Column::exact("", PHOTO), Column::exact("", 0.0)];
            let tops = RowTops::new(heights);
            let name = cx.text("print-who");
            let table = Table::new(&name, &columns).headless().mixed(&tops).selected(room.at);
            let mut ticks = Vec::new();
            let output = table.show(ui, cx.tokens, |row| {
                if let Some(line) = shown.get(row.index)
                    && line_row(row, cx, (room, line))
                {
                    ticks.push(line.subject);
                }
            });
            (output, ticks)
        })
        .inner;
    ui.advance_cursor_after_rect(place);
    let clicked = output.0.clicked.filter(|_| !by_keys);
    let own = own_reason(cx, (&output.0, &shown));
    act_on(room, output, clicked);
    if let Some((subject, reason)) = own {
        match reason {
            OwnReason::Of(reason) => room.form.own_reasons.insert(subject, reason),
            OwnReason::Batch => room.form.own_reasons.remove(&subject),
        };
    }
    ui.add_space(size::GAP_12);
    // Keeps its id, and so its open list, when the reason's bar comes or goes.
    let own = UiBuilder::new().scope_id(Id::unique("print add people"));
    ui.scope_builder(own, |ui| padded_sides(ui, |ui| add_people(ui, cx, room)));
}

/// The reason chosen for one person in the menu of the row.
fn own_reason(cx: &UiContext<'_>, (output, shown): (&TableOutput, &[&Line])) -> Option<(Subject, OwnReason)> {
    let (row, response) = output.menu_row.as_ref()?;
    let line = shown.get(*row)?;
    reason::menu(response, cx, line).map(|reason| (line.subject, reason))
}

fn nobody(ui: &mut Ui, cx: &UiContext<'_>, product: Product) -> bool {
    let words = card_words::product(cx.strings, product);
    if SubjectKind::of(product) == SubjectKind::Windows {
        let text = cx.text("print-no-windows-text");
        EmptyState::new(icons::VERIFIED, cx.text("print-no-windows"), text).show(ui, cx.tokens);
        return false;
    }
    let (title, text) = if product.is_card() && product != Product::Trainee {
        let of = [("product", words.as_str().into())];
        (cx.strings.text_with("print-nobody", &of), cx.strings.text_with("print-nobody-text", &of))
    } else {
        (cx.text("print-nobody-yet"), cx.text("print-nobody-yet-text"))
    };
    let button = Button::primary(cx.text("print-choose-people")).icon(icons::GROUP);
    EmptyState::new(icons::VERIFIED, title, text).button(button).show(ui, cx.tokens)
}

fn padded_sides<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    Frame::new().inner_margin(Margin::symmetric(16, 0)).show(ui, contents).inner
}

/// Keys that move the selection without ticking.
const KEYS: [Key; 6] = [Key::ArrowDown, Key::ArrowUp, Key::PageDown, Key::PageUp, Key::Home, Key::End];

/// Ticks the boxes clicked and the row that was clicked or confirmed by a key.
fn act_on(room: &mut PrintRoom, (output, ticks): (TableOutput, Vec<Subject>), clicked: Option<usize>) {
    let Some(data) = &room.data else { return };
    let by_menu = output.menu_row.is_some();
    room.at = output.clicked.or(room.at);
    let row = clicked.or(output.toggled).or(output.activated.filter(|_| output.clicked.is_none()));
    let at_row = row.filter(|_| !by_menu).and_then(|row| room.form.list.get(row)).copied();
    for subject in ticks.into_iter().chain(at_row) {
        if let Some(line) = data.get(subject) {
            room.form.toggle(line);
        }
    }
}

/// Sign, words and colour of how one stands.
fn state(cx: &UiContext<'_>, room: &PrintRoom, line: &Line) -> (Icon, String, Tone) {
    let and = cx.text("print-and");
    let remarks = remarks(cx, room, line);
    match &line.readiness {
        Readiness::HeldBack(problems) => {
            let sentence = |problem| card_words::problem(cx.strings, problem, room.form.product);
            let sentences: Vec<String> = problems.iter().copied().map(sentence).collect();
            (icons::OVERDUE.filled(), sentences.join(&and), Tone::Danger)
        }
        Readiness::Again(_) => {
            let mut words = vec![match room.form.reason_of(line) {
                Some(reason) => {
                    let reason = card_words::reason(cx.strings, reason);
                    cx.strings.text_with("print-again-because", &[("reason", reason.into())])
                }
                None => cx.text("print-again"),
            }];
            words.extend(remarks.into_iter().map(|(words, _)| words));
            (icons::WARNING, words.join(&and), Tone::Warn)
        }
        Readiness::Made(made) => {
            let number = made.number.to_string();
            (icons::WAITING, cx.strings.text_with("print-made", &[("number", number.into())]), Tone::Neutral)
        }
        Readiness::Ready if remarks.is_empty() => (icons::DONE.filled(), cx.text("print-ready"), Tone::Ok),
        Readiness::Ready => {
            let warns = remarks.iter().any(|(_, tone)| *tone == Tone::Warn);
            let words: Vec<String> = remarks.into_iter().map(|(words, _)| words).collect();
            let (icon, tone) = if warns { (icons::WARNING, Tone::Warn) } else { (icons::DONE.filled(), Tone::Ok) };
            (icon, words.join(&and), tone)
        }
    }
}

/// What is to be said of one that can be printed; what was set smaller than it may is a warning.
fn remarks(cx: &UiContext<'_>, room: &PrintRoom, line: &Line) -> Vec<(String, Tone)> {
    let of_card = line.remarks.iter().map(|remark| {
        let tone = if *remark == CardRemark::EnlargedPhoto { Tone::Warn } else { Tone::Ok };
        (card_words::remark(cx.strings, remark), tone)
    });
    of_card.chain(room.preview.remarks_of(line.subject).iter().map(|remark| fit_words(cx, remark))).collect()
}

fn fit_words(cx: &UiContext<'_>, remark: &FitRemark) -> (String, Tone) {
    let (key, tone) = match remark.kind {
        FitKind::Shrunk(_) => ("print-fit-shrunk", Tone::Ok),
        FitKind::Wrapped(_) => ("print-fit-wrapped", Tone::Ok),
        FitKind::Overflows(_) => ("print-fit-tiny", Tone::Warn),
    };
    (cx.strings.text_with(key, &[("text", remark.text.as_str().into())]), tone)
}

/// Room for the words of a row.
fn room_for(line: &Line, pane: f32) -> f32 {
    let link = if line.can_print() { 0.0 } else { LINK };
    pane - size::GAP_20 - size::GAP_16 - CHECK - PHOTO - size::GAP_8 - link
}

fn galley(ui: &Ui, words: String, color: Color32, width: f32) -> std::sync::Arc<egui::Galley> {
    ui.fonts_mut(|fonts| fonts.layout_job(Text::Secondary.wrapped(words, color, width)))
}

fn height(ui: &Ui, cx: &UiContext<'_>, (room, line): (&PrintRoom, &Line)) -> f32 {
    let pane = ui.available_width();
    let (_, words, _) = state(cx, room, line);
    let lines = galley(ui, words, cx.tokens.text, room_for(line, pane) - SIGN).size().y;
    (Text::RowTitle.line() + lines + size::GAP_12).max(ROW)
}

/// One row; true when its box was clicked.
fn line_row(row: &mut Row<'_>, cx: &UiContext<'_>, (room, line): (&PrintRoom, &Line)) -> bool {
    let (icon, words, tone) = state(cx, room, line);
    let is_ticked = room.form.ticked.contains(&line.subject);
    row.name(format!("{} {} {words}", line.name, line.number));
    let clicked = row.cell(|ui| {
        ui.add_enabled_ui(line.can_print(), |ui| {
            let name = format!("{} {}", line.name, line.number);
            bare_check(ui, cx.tokens, Check::from(is_ticked), &name).clicked()
        })
        .inner
    });
    row.cell(|ui| {
        if matches!(line.subject, Subject::Window(_)) {
            icons::STAFF.show(ui, size::RAIL_ICON, cx.tokens.text2);
            return;
        }
        let photo = line.photo.and_then(|id| cx.pictures.of_file(ui.ctx(), cx.register, (id, PictureSize::Thumbnail)));
        thumbnail(ui, cx.tokens, size::THUMBNAIL, photo.as_ref());
    });
    row.cell(|ui| {
        if !line.can_print() {
            complete_button(ui, cx, line);
        }
        line_words(ui, cx, (line, icon, words, tone));
    });
    clicked
}

/// Leads to where the missing is filled in.
fn complete_button(ui: &mut Ui, cx: &UiContext<'_>, line: &Line) {
    let name = cx.strings.text_with("print-complete", &[("name", line.name.as_str().into())]);
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        if Button::icon_only(icons::EDIT, name).small().show(ui, cx.tokens).clicked() {
            cx.go(match line.subject {
                Subject::Person(id) => Place::Staff(Some(id)),
                Subject::Window(_) | Subject::Visitor(_) => Place::Settings,
            });
        }
    });
}

fn line_words(ui: &mut Ui, cx: &UiContext<'_>, (line, icon, words, tone): (&Line, Icon, String, Tone)) {
    let tokens = cx.tokens;
    let all = ui.max_rect();
    let link = if line.can_print() { 0.0 } else { LINK };
    let room = all.width() - link;
    let name = ui.fonts_mut(|fonts| fonts.layout_job(Text::RowTitle.elided(&line.name, tokens.text, room)));
    let number = ui.fonts_mut(|fonts| fonts.layout_job(Text::Secondary.job(&line.number, tokens.text2)));
    let lines = galley(ui, words, tone.text(tokens), room - SIGN);
    let content = Text::RowTitle.line() + lines.size().y;
    let top = (all.center().y - content / 2.0).round();
    let painter = ui.painter();
    let beside = pos2(all.left() + name.size().x + size::GAP_4, top + 2.0);
    if let Some(before) = line.before() {
        let rect = Rect::from_min_size(pos2(all.left(), top), vec2(room, content));
        let hover = ui.interact(rect, ui.scope_id().with(("last", line.subject)), egui::Sense::hover());
        let day = before.printed_on.map(|day| cx.strings.date_iso(day)).unwrap_or_default();
        let values = [("date", day.into()), ("number", before.number.to_string().into())];
        tip(hover, tokens, &cx.strings.text_with("print-last", &values), None);
    }
    painter.galley(pos2(all.left(), top), name, tokens.text);
    painter.galley(beside, number, tokens.text2);
    let below = top + Text::RowTitle.line();
    icon.paint(
        painter,
        pos2(all.left() + size::CHIP_ICON / 2.0, below + Text::Secondary.line() / 2.0),
        size::CHIP_ICON,
        tone.text(tokens),
    );
    painter.galley(pos2(all.left() + SIGN, below), lines, tone.text(tokens));
}
