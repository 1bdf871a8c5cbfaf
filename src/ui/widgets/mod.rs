//! Semantic widgets: every size and colour from the tokens, every one with a name for screen readers and a ring for the keyboard.
//! May import `theme`, `icons`, `strings`. What is missing is added here and shown in the gallery.
//!
//! ```text
//! buttons    Button::primary("确认登记").icon(icons::CHECK).shortcut("Ctrl Enter").show(ui, tokens).clicked()
//!            also secondary, danger, quiet, quiet_danger, icon_only(icon, name), link; .small() .verdict("1") .width(w) .blocked(reason)
//! text       label(ui, tokens, Text::RowTitle, "…") · secondary(ui, tokens, "…") · muted · paragraph (wraps) · elided_label(ui, Text, ("…", color))
//! state      chip(ui, tokens, Tone::Warn, (icons::DUE, "今天到期")) · count(ui, tokens, Tally { due, overdue })
//! filters    FilterChip::new("逾期 1").picked(is_on).icon(icon, tone).show(ui, tokens).clicked() · .opens() with Menu
//! choosing   checkbox(ui, tokens, &mut on, "裁切线") · radio(ui, tokens, &mut value, (this, "署名")) · switch(ui, tokens, &mut on, "开")
//!            bare_check(ui, tokens, Check::Some, "全选") · choice_card(ui, tokens, picked, ("title", "about"))
//!            Segments::new().option(Kind::A, "投诉").show(ui, tokens, &mut kind).changed() · Tabs::new().tab(..).show(ui, tokens, &mut tab)
//! fields     TextField::new(Caption::new("姓名").required().problem(why), &mut draft).placeholder("…").show(ui, tokens)
//!            Caption: .hint("…") .warning(Some("…")) .problem(Some("…")) below the field
//!            .multiline(3) .icon(icons::FILTER) .key("Ctrl F") .password(); Enter moves on to the next field (not in multiline)
//!            Select::new("窗口", &mut index, &options).show(ui, tokens, strings).changed()   (searchable when long)
//!            CellPicker::new((2, 2), &name).show(ui, tokens, &mut start).changed()   (first free cell of a part-used sheet)
//!            Select .photo(texture) .swatch(rgb) at the left of what is picked
//!            .groups(&[OptionGroup { start: 2, words }]) · pick_below(ui, tokens, strings, &chip, (&options, &groups, picked)) -> Option<usize>
//!            SuggestField::new("岗位", &mut draft, &used).show(ui, tokens)   (free text, with what was used before behind the arrow)
//!            Stepper::new("信件（封）", &mut number, 0..=99).show(ui, tokens).changed()
//!            MmField::new("宽（毫米）", &mut mm, 10.0..=420.0).step(0.5).show(ui, tokens).changed()   (a length)
//!            ChipField::new("文字", &mut draft).insert(Some("【姓名】")).show(ui, tokens).changed()   (words with fields)
//!            DateField::new("期限", &mut draft, today).show(ui, tokens, strings).date   (draft becomes `2026-11-26`)
//!            TimeField::new("开门", &mut draft).show(ui, tokens).time                   (draft becomes `08:30`)
//!            WeekdayToggles::new("营业日", &mut days).show(ui, tokens, strings).changed()   ([bool; 7], Monday first)
//!            swatch(ui, tokens, (rgb, picked), "松绿").clicked()                        (a unit's colour)
//!            a Caption is made from words: "姓名".into(); width: ui.columns(n, ..) or Caption::width(w)
//! panes      pane_header(ui, tokens, ("人员", "18 人在岗"), |ui| right-to-left actions, primary first)
//!            split_bottom(ui, ACTION_BAR) -> (body, bar) · action_bar(&mut bar, tokens, |ui| left, |ui| far right)
//!            list_footer(ui, tokens, ("显示 18 人", "缺证 1")) · group_row(ui, tokens, ("营业班", "12 人")) · separator(ui, tokens)
//! lists      Table::new("staff", &columns).row(ROW_PHOTO).rows(n) or .mixed(&tops).selected(i).sort(sort)
//!              .show(ui, tokens, |row| { row.cell(|ui| ..); row.name("沈若溪"); }) -> TableOutput { clicked, activated, sorted, menu_row }
//!            ListRow::new(icons::TEXT, "姓名").picked(true).chip(Tone::Ok, icon, "在用").show(ui, tokens).clicked()   (a side pane's short list)
//! cards      card(ui, tokens, |ui| ..) · titled_card(ui, tokens, ("今天已办", "3"), |ui| ..) · note(ui, tokens, Tone, icon, "…")
//!            two_line_row(ui, tokens, TwoLines { .. }) · thumbnail(ui, tokens, [w, h], Option<&TextureHandle>) · picture_button(ui, tokens, ([w, h], texture), name) · key_cap(ui, tokens, "Esc")
//!            progress(ui, tokens, 0.4, name) · progress_with_words(ui, tokens, 0.4, ("正在导出", "138 / 229 件"))
//!            EmptyState::new(icon, title, text).button(Button::primary(..)).show(ui, tokens) -> clicked
//!            key_value(ui, tokens, "工号", "CQ0217") · icon_tile(ui, tokens, tone, icon)
//! timeline   TimelineRow::new(Step::Done, "登记", "11-14 · 沈若溪").line("…").show(ui, tokens, |ui| inside)
//! months     month_weeks(year, month) -> weeks from Monday · month_bar(ui, tokens, strings, &mut shown) · weekday_row(..)
//!            DayTile::new(23, "11月23日 今天").ground(DayGround::Today).state(Tone::Accent, Some(icon), "今天").show(ui, tokens, (rect, id))
//! years      span_tile(ui, tokens, (rect, id), SpanTile { tone, icon, words, name }).clicked()   (a month or quarter of a plan)
//! figures    Bars::new("每天收到").series("按时", Tone::Accent).series("超期", Tone::Danger).bar(("2", "11-02 周一"), vec![1, 2]).show(ui, tokens)
//!            Trend::new("得分").place("11 月", "2026 年 11 月").series("营业厅", vec![Some(94.1)]).pass(Some(80.0)).show(ui, tokens)
//!            Shares::new(0.8).row("五净四齐", Some(0.78), "78%").show(ui, tokens)                   (bars of 100)
//! dropping   drop_zone(ui, tokens, (icons::DROP, "照片拖到这里", "或按 Ctrl V"), |ui| button at the right)
//! floating   Toast::done("已登记").undo("撤销", "Ctrl Z").show(ui, tokens) -> Option<ToastAnswer> · Toast::problem(what, do)
//!            Dialog::new(..).closes("关闭") for something to look at
//!            Dialog::new("void", question).icon(icon, Tone::Danger).text(..).answers("不作废", Button::danger("作废")).show(ctx, tokens, |ui| ..)
//!            Menu::below(&response).show(tokens, |ui| { menu_item(ui, tokens, MenuItem::new("记答复").key("Enter")).clicked() }) · Menu::at_pointer · .stays() to type in
//!            tip(response, tokens, "words", Some("Ctrl N"))
//! frame      rail_item(ui, tokens, RailItem { icon, words, tally, picked, tip_keys })
//! ```

mod bars;
mod button;
mod caption;
mod card;
mod cell_picker;
mod chip;
mod chip_field;
mod choice;
mod date_field;
pub mod date_text;
mod day_tile;
mod dialog;
mod drop_zone;
mod field;
mod key_cap;
mod label;
mod list_row;
mod menu;
mod mm_field;
mod month;
mod paint;
mod pane;
mod progress;
mod rail;
mod segments;
mod select;
mod shares;
mod span_tile;
mod stepper;
mod suggest;
mod swatch;
mod table;
mod time_field;
mod timeline;
mod tip;
mod toast;
mod trend;
mod weekdays;

pub use bars::Bars;
pub use button::{Button, Moment};
pub use caption::{Caption, problem};
pub use card::{
    EmptyState, TwoLines, card, card_head, icon_tile, key_value, lone_card, note, note_height, picture_button,
    thumbnail, titled_card, two_line_row,
};
pub use cell_picker::CellPicker;
pub use chip::{FilterChip, Tally, chip, chip_width, count};
pub use chip_field::ChipField;
pub use choice::{Check, bare_check, check_box, checkbox, choice_card, radio, switch};
pub use date_field::{DateField, DateOutput};
pub use day_tile::{DayGround, DayTile};
pub use dialog::{Answer, Dialog};
pub use drop_zone::drop_zone;
pub use field::TextField;
pub use key_cap::key_cap;
pub use label::{elided_label, label, muted, paragraph, secondary};
pub use list_row::ListRow;
pub(crate) use menu::floating_frame as menu_frame;
pub use menu::{Menu, MenuItem, menu_item, menu_line};
pub use mm_field::MmField;
pub use month::{MonthShown, month_bar, month_card, month_weeks, weekday_row};
pub use pane::{ACTION_BAR, action_bar, group_row, list_footer, pane_header, separator, split_bottom};
pub use progress::{progress, progress_with_words};
pub(crate) use rail::rail_item_as_of;
pub use rail::{RailItem, rail_item};
pub use segments::{Segments, Tabs};
pub use select::{OptionGroup, Select, pick_below};
pub use shares::{SHARE_ROW, Shares};
pub use span_tile::{SpanTile, span_tile};
pub use stepper::Stepper;
pub use suggest::SuggestField;
pub use swatch::swatch;
pub use table::{Column, Order, Row, RowTops, Sort, Table, TableOutput};
pub use time_field::{TimeField, TimeOutput};
pub use timeline::{Step, TimelineRow};
pub use tip::tip;
pub(crate) use tip::tip_still;
pub use toast::{Toast, ToastAnswer};
pub use trend::{LINES_MOST, Trend};
pub use weekdays::WeekdayToggles;

use crate::ui::theme::Tokens;
use egui::Color32;

/// What a colour means. Red only for what is late, vetoed, missing or wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tone {
    /// Waiting, in progress, void, plain.
    Neutral,
    /// Chosen, linked, answered by the program.
    Accent,
    /// Done, valid.
    Ok,
    /// Due soon, entered late.
    Warn,
    /// Overdue, veto, problem.
    Danger,
}

impl Tone {
    /// Every tone.
    pub const ALL: [Self; 5] = [Self::Neutral, Self::Accent, Self::Ok, Self::Warn, Self::Danger];

    /// Words of this tone, on its soft ground or on a pane.
    pub fn text(self, tokens: &Tokens) -> Color32 {
        match self {
            Self::Neutral => tokens.neutral_text,
            Self::Accent => tokens.accent_text,
            Self::Ok => tokens.ok_text,
            Self::Warn => tokens.warn_text,
            Self::Danger => tokens.danger_text,
        }
    }

    /// The soft ground of a chip or note.
    pub fn soft(self, tokens: &Tokens) -> Color32 {
        match self {
            Self::Neutral => tokens.neutral_soft,
            Self::Accent => tokens.selected,
            Self::Ok => tokens.ok_soft,
            Self::Warn => tokens.warn_soft,
            Self::Danger => tokens.danger_soft,
        }
    }

    /// An icon of this tone straight on a pane.
    pub fn icon(self, tokens: &Tokens) -> Color32 {
        match self {
            Self::Neutral => tokens.text2,
            Self::Accent => tokens.accent,
            Self::Ok => tokens.ok,
            Self::Warn => tokens.warn,
            Self::Danger => tokens.danger,
        }
    }
}

/// Whether something is the selected one; made from a condition.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Picked {
    /// The selected one.
    Yes,
    /// One of the others.
    #[default]
    No,
}

impl From<bool> for Picked {
    fn from(picked: bool) -> Self {
        if picked { Self::Yes } else { Self::No }
    }
}
