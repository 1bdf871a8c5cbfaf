//! A date by typing (`11-23`, `今天`, `+3`) or from a month.

use super::caption::Caption;
use super::date_text::parse_date;
use super::field::TextField;
use super::menu::floating_frame;
use super::month::{MonthShown, day_picker};
use super::paint::ring;
use crate::ui::icons;
use crate::ui::strings::Strings;
use crate::ui::theme::{Tokens, size};
use chrono::NaiveDate;
use egui::{
    CursorIcon, Id, Margin, Popup, PopupCloseBehavior, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2,
};

/// What a date field answers.
#[derive(Clone, Debug)]
pub struct DateOutput {
    /// The field: `.changed()` after typing or picking, `.lost_focus()` when it is left.
    pub response: Response,
    /// What the draft means now.
    pub date: Option<NaiveDate>,
}

/// A date field. While it is typed in, the draft holds what was typed; once left, an understood draft becomes `2026-11-26`.
#[must_use]
pub struct DateField<'a> {
    caption: Caption<'a>,
    draft: &'a mut String,
    today: NaiveDate,
}

impl<'a> DateField<'a> {
    /// A date under its caption, seen from `today`.
    pub fn new(caption: impl Into<Caption<'a>>, draft: &'a mut String, today: NaiveDate) -> Self {
        Self { caption: caption.into(), draft, today }
    }

    /// Shows it.
    pub fn show(self, ui: &mut Ui, tokens: &Tokens, strings: &Strings) -> DateOutput {
        let Self { caption, draft, today } = self;
        let id = ui.make_persistent_id(("date field", caption.words().to_owned()));
        let focused = ui.memory(|memory| memory.has_focus(id));
        let date = parse_date(draft, today);
        let meant = date.filter(|_| focused).map(|date| meaning(strings, date, today));
        let caption = caption.hint_if_none(meant);
        let mut shown = match date {
            Some(date) if !focused => strings.date_with_weekday(date, today),
            _ => draft.clone(),
        };
        let response = caption.around(ui, tokens, |ui| {
            let field = TextField::new(caption.clone(), &mut shown).id(id).keep_right(28.0);
            let placeholder = strings.text("date-placeholder");
            let mut response = field.placeholder(placeholder).control(ui, tokens);
            if response.changed() && focused {
                draft.clone_from(&shown);
            }
            if let Some(day) = picker(ui, tokens, strings, (&response, parse_date(draft, today), today)) {
                *draft = strings.date_iso(day);
                response.mark_changed();
            }
            response
        });
        let date = parse_date(draft, today);
        if let Some(date) = date.filter(|_| response.lost_focus()) {
            *draft = strings.date_iso(date);
        }
        DateOutput { response, date }
    }
}

fn meaning(strings: &Strings, date: NaiveDate, today: NaiveDate) -> String {
    strings.text_with("date-meant", &[("date", strings.date_with_weekday(date, today).into())])
}

fn picker(
    ui: &mut Ui,
    tokens: &Tokens,
    strings: &Strings,
    (field, date, today): (&Response, Option<NaiveDate>, NaiveDate),
) -> Option<NaiveDate> {
    let open = calendar_button(ui, tokens, field, &strings.text("date-pick"));
    let state = open.id.with("month");
    if open.clicked() {
        let month = MonthShown::of(date.unwrap_or(today));
        ui.data_mut(|data| data.insert_temp(state, (month.year, month.month)));
    }
    let frame = floating_frame(tokens).inner_margin(Margin::same(12));
    let inner = Popup::from_toggle_button_response(&open)
        .anchor(field.rect)
        .frame(frame)
        .gap(size::GAP_4)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            let mut shown = stored_month(ui, state, today);
            let day = day_picker(ui, tokens, strings, (&mut shown, date, today));
            ui.data_mut(|data| data.insert_temp(state, (shown.year, shown.month)));
            day
        })?;
    if inner.inner.is_some() {
        Popup::close_id(ui.ctx(), Popup::default_response_id(&open));
    }
    inner.inner
}

fn stored_month(ui: &Ui, state: Id, today: NaiveDate) -> MonthShown {
    let stored: Option<(i32, u32)> = ui.data(|data| data.get_temp(state));
    stored.map_or_else(|| MonthShown::of(today), |(year, month)| MonthShown { year, month })
}

fn calendar_button(ui: &Ui, tokens: &Tokens, field: &Response, name: &str) -> Response {
    let at = pos2(field.rect.right() - 20.0, field.rect.center().y);
    let rect = Rect::from_center_size(at, vec2(28.0, 28.0));
    let open = ui.interact(rect, field.id.with("pick"), Sense::click());
    open.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    if open.hovered() {
        ui.painter().rect_filled(rect, super::paint::corner(4.0), tokens.hover);
    }
    icons::DATE.paint(ui.painter(), rect.center(), size::BUTTON_ICON, tokens.text2);
    if open.has_focus() {
        ring(ui.painter(), rect.shrink(2.0), 4.0, tokens);
    }
    open.on_hover_cursor(CursorIcon::PointingHand)
}
