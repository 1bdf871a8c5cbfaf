//! What narrows the list, above it: how far the cases are, a text, kind and channel, and the further filters behind 筛选.

use egui::{Align, Id, Key, Layout, Modifiers, Rect, Response, Ui, UiBuilder, vec2};

use super::data::CaseList;
use super::filter::{Filter, Period, SortBy, Which};
use super::people::People;
use super::views::Views;
use crate::domain::cases::{CaseChannel, CaseKind};
use crate::domain::dates::parse_date;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::size;
use crate::ui::widgets::{
    Button, Caption, FilterChip, Menu, MenuItem, TextField, Tone, menu_item, menu_line, pick_below,
};
use crate::ui::words;

/// What the filters remember besides what they narrow by.
#[derive(Debug, Default)]
pub(super) struct FilterState {
    pub(super) views: Views,
    /// The further filters were opened or closed by hand.
    further: Option<bool>,
    /// A period as it is typed: from, to.
    period: [String; 2],
}

/// What the filters are given.
pub(super) struct FilterBar<'a> {
    pub(super) list: &'a CaseList,
    pub(super) people: &'a People,
    pub(super) state: &'a mut FilterState,
}

/// Below this width kind and channel stand under the field instead of beside it.
const BESIDE_FIELD: f32 = 420.0;
/// In a pane at least this high the further filters stand open by themselves.
const HIGH: f32 = 800.0;
/// Width of the menu in which a period or a view's name is typed.
pub(super) const TYPING_MENU: f32 = 264.0;

fn filter_id() -> Id {
    Id::unique("cases filter")
}

/// Focus to the filter field.
pub(super) fn focus_filter(ui: &Ui) {
    ui.memory_mut(|memory| memory.request_focus(filter_id()));
}

impl FilterBar<'_> {
    /// Paints the filters; what is chosen is in `filter` at once.
    pub(super) fn show(mut self, ui: &mut Ui, cx: &UiContext<'_>, filter: &mut Filter) {
        let is_high = ui.available_height() >= HIGH;
        let inner = ui.available_rect_before_wrap();
        let room = Rect::from_min_max(inner.min + vec2(size::GAP_20, 0.0), inner.max - vec2(size::GAP_16, 0.0));
        let shown = ui.scope_builder(UiBuilder::new().max_rect(room).layout(Layout::top_down(Align::Min)), |ui| {
            ui.spacing_mut().item_spacing = vec2(size::GAP_8, size::GAP_8);
            ui.horizontal_wrapped(|ui| self.which_chips(ui, cx, filter));
            let is_beside = ui.available_width() >= BESIDE_FIELD;
            let is_open = self.state.further.unwrap_or(is_high);
            ui.with_layout(Layout::right_to_left(Align::Min).with_main_wrap(false), |ui| {
                ui.set_height(size::SMALL);
                self.further_chip(ui, cx, (filter, is_open));
                if is_beside {
                    channel_chip(ui, cx, filter);
                    kind_chip(ui, cx, filter);
                }
                field(ui, cx, filter);
            });
            if is_open || !is_beside {
                ui.horizontal_wrapped(|ui| {
                    if !is_beside {
                        kind_chip(ui, cx, filter);
                        channel_chip(ui, cx, filter);
                    }
                    if is_open {
                        self.further_chips(ui, cx, filter);
                    }
                });
            }
        });
        ui.advance_cursor_after_rect(shown.response.rect);
        ui.add_space(size::GAP_8 + 2.0);
    }

    fn which_chips(&self, ui: &mut Ui, cx: &UiContext<'_>, filter: &mut Filter) {
        let counts = self.list.counts;
        let counted = |key: &str, n: usize| cx.strings.text_with(key, &[("n", n.into())]);
        for which in Which::ALL {
            let words = match which {
                Which::Open => counted("cases-filter-open", counts.open),
                Which::DueToday => counted("cases-filter-due-today", counts.due_today),
                Which::Overdue => counted("cases-filter-overdue", counts.overdue),
                Which::Provisional => counted("cases-filter-provisional", counts.provisional),
                Which::All => counted("cases-filter-all", counts.all),
                Which::Closed => cx.text("cases-filter-closed"),
                Which::Void => cx.text("cases-filter-void"),
            };
            let picked = filter.which == which;
            if which == Which::Provisional && counts.provisional == 0 && !picked {
                continue;
            }
            let mut chip = FilterChip::new(words).picked(picked);
            if which == Which::Overdue {
                let tone = if counts.overdue > 0 { Tone::Danger } else { Tone::Neutral };
                chip = chip.icon(icons::OVERDUE, tone);
            }
            if chip.show(ui, cx.tokens).clicked() {
                filter.which = which;
            }
        }
    }

    fn further_chip(&mut self, ui: &mut Ui, cx: &UiContext<'_>, (filter, is_open): (&Filter, bool)) {
        let words = match filter.further() {
            0 => cx.text("cases-filter-more"),
            n => cx.strings.text_with("cases-filter-more-set", &[("n", n.into())]),
        };
        let chip = FilterChip::new(words).picked(filter.further() > 0).opens();
        if chip.show(ui, cx.tokens).clicked() {
            self.state.further = Some(!is_open);
        }
    }

    fn further_chips(&mut self, ui: &mut Ui, cx: &UiContext<'_>, filter: &mut Filter) {
        let people = self.people;
        let any = |key: &str| cx.text(key);
        let codes: Vec<String> = people.matters.iter().map(|(code, _)| code.clone()).collect();
        let names = people.matters.iter().map(|(_, name)| name.as_str());
        let heads = (any("cases-matter"), any("cases-any-matter"));
        pick_chip(ui, cx, (heads, names.collect(), &codes), &mut filter.matter);
        let ids: Vec<_> = people.everyone.iter().map(|(id, _)| *id).collect();
        let names = people.everyone.iter().map(|(_, name)| name.as_str());
        let heads = (any("cases-person"), any("cases-anybody"));
        pick_chip(ui, cx, (heads, names.collect(), &ids), &mut filter.person);
        let targets = &people.all_targets;
        let heads = (any("cases-target"), any("cases-any-target"));
        let names = targets.names.iter().map(String::as_str);
        pick_chip(ui, cx, (heads, names.collect(), &targets.all), &mut filter.target);
        self.period_chip(ui, cx, filter);
        self.state.views.show(ui, cx, filter);
        sort_chip(ui, cx, filter);
    }

    fn period_chip(&mut self, ui: &mut Ui, cx: &UiContext<'_>, filter: &mut Filter) {
        let words = period_words(cx, filter.period);
        let is_set = filter.period != Period::Ever;
        let chip = FilterChip::new(words).picked(is_set).opens().show(ui, cx.tokens);
        let typed = &mut self.state.period;
        Menu::below(&chip).width(TYPING_MENU).stays().show(cx.tokens, |ui| {
            let fixed = [
                (Period::Ever, "cases-any-period"),
                (Period::ThisMonth, "cases-this-month"),
                (Period::LastMonth, "cases-last-month"),
                (Period::ThisYear, "cases-this-year"),
            ];
            for (period, key) in fixed {
                if menu_item(ui, cx.tokens, MenuItem::new(cx.text(key))).clicked() {
                    filter.period = period;
                    ui.close();
                }
            }
            menu_line(ui, cx.tokens);
            if let Some(period) = typed_period(ui, cx, typed) {
                filter.period = period;
                ui.close();
            }
        });
    }
}

/// Contents of a menu that stand within its padding.
pub(super) fn in_menu<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let margin = egui::Margin { left: 14, right: 14, top: 4, bottom: 6 };
    egui::Frame::new()
        .inner_margin(margin)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(size::GAP_8, size::GAP_8);
            contents(ui)
        })
        .inner
}

/// Two days typed `11-1` and `11-15`; answers once they are confirmed and understood.
fn typed_period(ui: &mut Ui, cx: &UiContext<'_>, typed: &mut [String; 2]) -> Option<Period> {
    in_menu(ui, |ui| {
        let today = cx.today();
        let days = typed.each_ref().map(|text| parse_date(text, today).ok());
        let [from, to] = typed;
        let confirmed = ui.columns_const::<2, _>(|[left, right]| {
            let first = TextField::new(cx.text("cases-period-from"), from).placeholder("11-1").limit(12).small();
            first.show(left, cx.tokens);
            let last = TextField::new(cx.text("cases-period-to"), to).placeholder("11-30").limit(12).small();
            let last = last.keeps_enter().show(right, cx.tokens);
            last.has_focus() && right.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter))
        });
        let period = match days {
            [Some(first), Some(last)] if first <= last => Some(Period::Between(first, last)),
            _ => None,
        };
        let wrong = period.is_none().then(|| cx.text("cases-period-wrong"));
        let button = Button::secondary(cx.text("cases-period-use")).small().blocked(wrong);
        let pressed = button.show(ui, cx.tokens).clicked();
        period.filter(|_| pressed || confirmed)
    })
}

/// `时段`, `本月`, `11-01 – 11-15`.
fn period_words(cx: &UiContext<'_>, period: Period) -> String {
    match period {
        Period::Ever => cx.text("cases-period"),
        Period::ThisMonth => cx.text("cases-this-month"),
        Period::LastMonth => cx.text("cases-last-month"),
        Period::ThisYear => cx.text("cases-this-year"),
        Period::Between(first, last) => {
            let [first, last] = [first, last].map(|day| cx.strings.date_short(day, cx.today()));
            format!("{first} – {last}")
        }
    }
}

fn sort_words(cx: &UiContext<'_>, by: SortBy) -> String {
    cx.text(match by {
        SortBy::Due => "cases-by-due",
        SortBy::Received => "cases-by-received",
        SortBy::Number => "cases-by-number",
    })
}

/// What is sorted by; choosing the same again turns the order.
fn sort_chip(ui: &mut Ui, cx: &UiContext<'_>, filter: &mut Filter) {
    let chip = FilterChip::new(sort_words(cx, filter.sort)).opens().show(ui, cx.tokens);
    Menu::below(&chip).show(cx.tokens, |ui| {
        for by in SortBy::ALL {
            let mut item = MenuItem::new(sort_words(cx, by));
            if by == filter.sort {
                item = item.icon(icons::CHECK);
            }
            if menu_item(ui, cx.tokens, item).clicked() {
                filter.sort_by(by);
            }
        }
    });
}

fn kind_chip(ui: &mut Ui, cx: &UiContext<'_>, filter: &mut Filter) {
    let options = CaseKind::ALL.map(|kind| (kind, words::case_kind(cx.strings, kind)));
    let names = (cx.text("cases-kind"), cx.text("cases-any-kind"));
    choose(ui, cx, (names, &options), &mut filter.kind);
}

fn channel_chip(ui: &mut Ui, cx: &UiContext<'_>, filter: &mut Filter) {
    let options = CaseChannel::ALL.map(|channel| (channel, words::case_channel(cx.strings, channel)));
    let names = (cx.text("cases-channel"), cx.text("cases-any-channel"));
    choose(ui, cx, (names, &options), &mut filter.channel);
}

fn field(ui: &mut Ui, cx: &UiContext<'_>, filter: &mut Filter) {
    let hint = cx.text("cases-filter-hint");
    let width = ui.available_width();
    let field = TextField::new(Caption::unseen(hint.clone()).width(width), &mut filter.text)
        .placeholder(hint)
        .icon(icons::FILTER)
        .key("Ctrl F")
        .small()
        .id(filter_id());
    let response = ui.allocate_ui_with_layout(vec2(width, size::SMALL), Layout::top_down(Align::Min), |ui| {
        field.show(ui, cx.tokens)
    });
    let was_here = response.inner.has_focus() || response.inner.lost_focus();
    if was_here && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        filter.text.clear();
    }
}

/// A filter chip with a short list: the word of what is picked, or the name of the filter.
fn choose<T: Copy + PartialEq>(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    ((name, any), options): ((String, String), &[(T, String)]),
    picked: &mut Option<T>,
) {
    let word = picked.and_then(|value| options.iter().find(|(this, _)| *this == value)).map(|(_, word)| word.clone());
    let chip = FilterChip::new(word.unwrap_or(name)).picked(picked.is_some()).opens().show(ui, cx.tokens);
    Menu::below(&chip).show(cx.tokens, |ui| {
        if menu_item(ui, cx.tokens, MenuItem::new(any)).clicked() {
            *picked = None;
        }
        menu_line(ui, cx.tokens);
        for (value, word) in options {
            if menu_item(ui, cx.tokens, MenuItem::new(word.as_str())).clicked() {
                *picked = Some(*value);
            }
        }
    });
}

/// A filter chip with a long list that is searched by typing.
fn pick_chip<T: Clone + PartialEq>(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    ((name, any), names, values): ((String, String), Vec<&str>, &[T]),
    picked: &mut Option<T>,
) -> Response {
    let at = picked.as_ref().and_then(|value| values.iter().position(|this| this == value));
    let word = at.and_then(|at| names.get(at)).map_or(name, |word| (*word).to_owned());
    let chip = FilterChip::new(word).picked(picked.is_some()).opens().show(ui, cx.tokens);
    let options: Vec<&str> = std::iter::once(any.as_str()).chain(names).collect();
    let at = Some(at.map_or(0, |at| at + 1));
    if let Some(index) = pick_below(ui, cx.tokens, cx.strings, &chip, (&options, &[], at)) {
        *picked = index.checked_sub(1).and_then(|index| values.get(index)).cloned();
    }
    chip
}
