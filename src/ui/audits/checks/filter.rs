//! What narrows the list of checks, above it: all, daily, open, this year's; kind, subject, standard; and words.

use chrono::Datelike;
use egui::{Align, Id, Key, Layout, Modifiers, Rect, Ui, UiBuilder, vec2};

use super::data::Overview;
use crate::domain::audits::AuditKind;
use crate::domain::standards::{Purpose, SubjectKind};
use crate::register::audits::AuditSummary;
use crate::ui::audit_words;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::size;
use crate::ui::widgets::{Caption, FilterChip, Menu, MenuItem, TextField, menu_item, menu_line};

/// Which checks are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Which {
    /// All.
    #[default]
    All,
    /// The opening checks.
    Daily,
    /// Begun and not finished.
    Open,
    /// Of this year.
    ThisYear,
}

impl Which {
    const ALL: [(Self, &'static str); 4] = [
        (Self::All, "runs-filter-all"),
        (Self::Daily, "runs-filter-daily"),
        (Self::Open, "runs-filter-open"),
        (Self::ThisYear, "runs-filter-year"),
    ];
}

/// What narrows the list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Filter {
    which: Which,
    kind: Option<AuditKind>,
    subject: Option<SubjectKind>,
    standard: Option<String>,
    text: String,
}

impl Filter {
    /// Whether anything is narrowed.
    pub(super) fn is_set(&self) -> bool {
        *self != Self::default()
    }

    /// Shows everything again.
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    /// Whether a check is listed; `words` are those its row shows.
    pub(super) fn fits(&self, row: &AuditSummary, (purpose, words): (Option<Purpose>, &str), year: i32) -> bool {
        let which = match self.which {
            Which::All => true,
            Which::Daily => purpose == Some(Purpose::DailyCheck),
            Which::Open => row.finished_at.is_none() && row.voided.is_none(),
            Which::ThisYear => row.day.year() == year,
        };
        which
            && self.kind.is_none_or(|kind| row.details.kind == kind)
            && self.subject.is_none_or(|kind| row.details.subject.kind() == kind)
            && self.standard.as_ref().is_none_or(|code| row.pack_code == *code)
            && is_found(words, &self.text)
    }

    /// Paints the filters; what is chosen is in `self` at once.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>, overview: &Overview) {
        if !covered(ui) && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::F)) {
            ui.memory_mut(|memory| memory.request_focus(field_id()));
        }
        let inner = ui.available_rect_before_wrap();
        let room = Rect::from_min_max(inner.min + vec2(size::GAP_20, 0.0), inner.max - vec2(size::GAP_16, 0.0));
        let builder = UiBuilder::new().id_salt("filters").max_rect(room).layout(Layout::top_down(Align::Min));
        let shown = ui.scope_builder(builder, |ui| {
            ui.spacing_mut().item_spacing = vec2(size::GAP_8, size::GAP_8);
            ui.horizontal_wrapped(|ui| {
                for (which, key) in Which::ALL {
                    if FilterChip::new(cx.text(key)).picked(self.which == which).show(ui, cx.tokens).clicked() {
                        self.which = which;
                    }
                }
                self.choices(ui, cx, overview);
            });
            self.field(ui, cx);
        });
        ui.advance_cursor_after_rect(shown.response.rect);
        ui.add_space(size::GAP_8 + 2.0);
    }

    fn choices(&mut self, ui: &mut Ui, cx: &UiContext<'_>, overview: &Overview) {
        let kinds = overview.kinds.iter().map(|kind| (*kind, audit_words::kind(cx.strings, *kind)));
        choose(ui, cx, ("runs-filter-kind", "runs-any-kind"), (kinds.collect(), &mut self.kind));
        let subjects = overview.subject_kinds.iter().map(|kind| (*kind, audit_words::subject_kind(cx.strings, *kind)));
        choose(ui, cx, ("runs-filter-subject", "runs-any-subject"), (subjects.collect(), &mut self.subject));
        let lang = cx.strings.lang().key();
        let packs = overview.packs.iter().map(|(code, title)| (code.clone(), title.in_language(lang).to_owned()));
        choose(ui, cx, ("runs-filter-standard", "runs-any-standard"), (packs.collect(), &mut self.standard));
    }

    fn field(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let hint = cx.text("runs-filter-hint");
        let field = TextField::new(Caption::unseen(hint.clone()), &mut self.text)
            .placeholder(hint)
            .icon(icons::FILTER)
            .key("Ctrl F")
            .small()
            .id(field_id())
            .limit(60);
        let response = field.show(ui, cx.tokens);
        let was_here = response.has_focus() || response.lost_focus();
        if was_here && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            self.text.clear();
        }
    }
}

fn covered(ui: &Ui) -> bool {
    ui.memory(|memory| memory.top_modal_layer().is_some())
}

fn field_id() -> Id {
    Id::unique("audits filter")
}

/// Every word typed is in the words of the row.
fn is_found(words: &str, typed: &str) -> bool {
    let words = words.to_lowercase();
    typed.to_lowercase().split_whitespace().all(|part| words.contains(part))
}

/// A filter chip with a short list: the word of what is picked, or the name of the filter; none where there is no choice.
fn choose<T: Clone + PartialEq>(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    (name, any): (&str, &str),
    (options, picked): (Vec<(T, String)>, &mut Option<T>),
) {
    if options.len() < 2 && picked.is_none() {
        return;
    }
    let word = options.iter().find(|(value, _)| Some(value) == picked.as_ref()).map(|(_, word)| word.clone());
    let words = word.unwrap_or_else(|| cx.text(name));
    let chip = FilterChip::new(words).picked(picked.is_some()).opens().show(ui, cx.tokens);
    Menu::below(&chip).show(cx.tokens, |ui| {
        if menu_item(ui, cx.tokens, MenuItem::new(cx.text(any))).clicked() {
            *picked = None;
        }
        menu_line(ui, cx.tokens);
        for (value, word) in &options {
            if menu_item(ui, cx.tokens, MenuItem::new(word.as_str())).clicked() {
                *picked = Some(value.clone());
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::is_found;

    #[test]
    fn every_word_typed_must_be_there() {
        let row = "11-23 周一 自查 全厅 供电营业厅服务标准 2026.1 周静岚";
        assert!(is_found(row, ""));
        assert!(is_found(row, "自查 周静岚"));
        assert!(!is_found(row, "自查 唐巧云"));
    }
}
