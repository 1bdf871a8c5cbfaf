//! Why cards are printed again: stands below the list while somebody ticked has one (P1-1.2).

use egui::{Frame, Id, Margin, Panel, Response, Ui};

use super::PrintRoom;
use super::data::Line;
use super::form::Lack;
use crate::domain::cards::IssueReason;
use crate::domain::problems::Wrong;
use crate::ui::card_words;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{Caption, Menu, MenuItem, Select, TextField, menu_item, separator};
use crate::ui::words;

/// The bar below the list.
pub(super) fn bar(ui: &mut Ui, cx: &UiContext<'_>, room: &mut PrintRoom) {
    let Some(data) = &room.data else { return };
    let again: Vec<&Line> = room.form.again(data).collect();
    let Some(first) = again.first() else { return };
    let name = first.name.clone();
    let caption = caption_words(ui, cx, (&name, again.len()));
    let lack = room.form.lack(data).filter(|_| room.is_confirmed);
    let has_all = again.iter().all(|line| line.before().is_some_and(|before| before.suggested.is_some()));
    let wants_words = again.iter().any(|line| room.form.reason_of(line) == Some(IssueReason::Other));
    let frame = Frame::new().fill(cx.tokens.surface);
    Panel::bottom("print reason").resizable(false).frame(frame).show_separator_line(false).show(ui, |ui| {
        separator(ui, cx.tokens);
        Frame::new().inner_margin(Margin { left: 16, right: 16, top: 12, bottom: 12 }).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = size::GAP_8;
            let missing = |which| (lack == Some(which)).then(|| words::wrong(cx.strings, &Wrong::Missing));
            let caption = Caption::new(caption).required().problem(missing(Lack::Reason));
            choose(ui, cx, room, (caption, has_all));
            let mut caption = Caption::unseen(cx.text("print-reason-note")).problem(missing(Lack::Note));
            caption = caption.hint(cx.text("print-reason-hint"));
            let hint = if wants_words { "print-reason-needed" } else { "print-reason-example" };
            let field = TextField::new(caption, &mut room.form.note).id(note_id()).limit(80);
            field.placeholder(cx.strings.text(hint)).show(ui, cx.tokens);
        });
    });
}

/// The list of reasons; at its head "as the change of each" where everyone has one.
fn choose(ui: &mut Ui, cx: &UiContext<'_>, room: &mut PrintRoom, (caption, has_all): (Caption<'_>, bool)) {
    let each = has_all.then(|| cx.text("print-reason-each"));
    let offset = usize::from(each.is_some());
    let reasons = IssueReason::AGAIN.into_iter().map(|reason| card_words::reason(cx.strings, reason));
    let options: Vec<String> = each.into_iter().chain(reasons).collect();
    let chosen = room.form.reason.and_then(|reason| IssueReason::AGAIN.iter().position(|one| *one == reason));
    let mut picked = chosen.map(|index| index + offset).or((offset == 1).then_some(0));
    let select = Select::new(caption, &mut picked, &options).placeholder(cx.text("print-reason-choose"));
    if select.show(ui, cx.tokens, cx.strings).changed() {
        room.form.reason =
            picked.and_then(|index| index.checked_sub(offset)).and_then(|index| IssueReason::AGAIN.get(index)).copied();
    }
}

/// The caption with a name, or without where the name leaves no room.
fn caption_words(ui: &Ui, cx: &UiContext<'_>, (name, n): (&str, usize)) -> String {
    let caption = match n {
        1 => cx.strings.text_with("print-reason-one", &[("name", name.into())]),
        n => cx.strings.text_with("print-reason-many", &[("name", name.into()), ("n", n.into())]),
    };
    let wide = ui.fonts_mut(|fonts| fonts.layout_job(Text::Secondary.job(caption.as_str(), cx.tokens.text2))).size().x;
    let room = ui.available_width() - 2.0 * size::GAP_16 - size::GAP_12;
    if wide <= room { caption } else { cx.strings.text_with("print-reason-short", &[("n", n.into())]) }
}

/// The note's field, to lead the keys there.
pub(super) fn note_id() -> Id {
    Id::unique("print reason note")
}

/// What was chosen for one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OwnReason {
    /// This reason.
    Of(IssueReason),
    /// The same as the others.
    Batch,
}

/// The menu of a person: a reason of the own.
pub(super) fn menu(row: &Response, cx: &UiContext<'_>, line: &Line) -> Option<OwnReason> {
    line.before()?;
    let shown = Menu::at_pointer(row).show(cx.tokens, |ui| {
        let batch = MenuItem::new(cx.text("print-reason-batch")).icon(icons::GROUP);
        let mut chosen = menu_item(ui, cx.tokens, batch).clicked().then_some(OwnReason::Batch);
        for reason in IssueReason::AGAIN {
            if menu_item(ui, cx.tokens, MenuItem::new(card_words::reason(cx.strings, reason))).clicked() {
                chosen = Some(OwnReason::Of(reason));
            }
        }
        chosen
    });
    shown.and_then(|shown| shown.inner)
}
