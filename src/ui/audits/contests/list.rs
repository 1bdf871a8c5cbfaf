//! The list at the left: what is chosen regularly, contests with the running first, awards by year.

use egui::Ui;

use super::ContestsScreen;
use super::data::{Line, Picked};
use super::words;
use crate::domain::awards::Award;
use crate::domain::contests::Contest;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::size;
use crate::ui::widgets::{
    Button, Column, Menu, MenuItem, Row, Table, Tone, TwoLines, chip, menu_item, pane_header, two_line_row,
};

const CHIP: f32 = 118.0;

/// What a click on the list asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wish {
    NewContest,
    NewAward,
    Pick(Picked),
}

/// Paints the list.
pub(super) fn show(screen: &ContestsScreen, ui: &mut Ui, cx: &UiContext<'_>) -> Option<Wish> {
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut wish = None;
    pane_header(ui, cx.tokens, (&cx.text("contests-title"), ""), |ui| {
        let add = Button::secondary(cx.text("contests-new")).icon(icons::ADD).trailing(icons::EXPAND).small();
        let add = add.show(ui, cx.tokens);
        let menu = Menu::below(&add).show(cx.tokens, |ui| {
            let contest = MenuItem::new(cx.text("contests-open")).icon(icons::CHECKLIST).key("Ctrl N");
            let contest = menu_item(ui, cx.tokens, contest).clicked().then_some(Wish::NewContest);
            let award = MenuItem::new(cx.text("contests-award-free")).icon(icons::AWARD);
            contest.or(menu_item(ui, cx.tokens, award).clicked().then_some(Wish::NewAward))
        });
        wish = menu.and_then(|shown| shown.inner);
    });
    let Some(tops) = &screen.data.tops else { return wish };
    let columns = [Column::rest(""), Column::exact("", CHIP).right()];
    let selected = screen.picked.filter(|_| !screen.has_form()).and_then(|picked| screen.data.line_of(picked));
    let name = cx.text("contests-title");
    let table = Table::new(&name, &columns).headless().mixed(tops).selected(selected);
    let output = table.show(ui, cx.tokens, |row| line(screen, row, cx));
    let hit = output.clicked.or(output.activated).and_then(|index| screen.data.lines.get(index));
    match hit {
        Some(Line::Of(picked)) => wish.or(Some(Wish::Pick(*picked))),
        Some(Line::NoContest) => wish.or(Some(Wish::NewContest)),
        _ => wish,
    }
}

fn line(screen: &ContestsScreen, row: &mut Row<'_>, cx: &UiContext<'_>) {
    match screen.data.lines.get(row.index) {
        Some(Line::Group(name, count)) => row.group(name, count),
        Some(Line::Of(Picked::Appraisal(id))) => {
            if let Some(appraisal) = screen.data.appraisal(*id) {
                let (title, about) = super::appraisal::heading(cx, appraisal);
                row.name(format!("{title} {about}"));
                row.rest(|ui| {
                    let lines =
                        TwoLines { title: title.as_str().into(), beside: "".into(), line: about.as_str().into() };
                    two_line_row(ui, cx.tokens, lines)
                });
            }
        }
        Some(Line::NoContest) => {
            let (title, about) = (cx.text("contests-none"), cx.text("contests-none-text"));
            row.name(format!("{title} {about}"));
            row.rest(|ui| {
                let lines = TwoLines { title: title.as_str().into(), beside: "".into(), line: about.as_str().into() };
                two_line_row(ui, cx.tokens, lines)
            });
        }
        Some(Line::Of(Picked::Contest(id))) => {
            if let Some(contest) = screen.data.contest(*id) {
                contest_line(row, cx, contest);
            }
        }
        Some(Line::Of(Picked::Choice(choice))) => {
            let title = words::kind(cx, words::kind_of(*choice));
            let about = words::about(cx, *choice);
            row.name(format!("{title} {about}"));
            row.rest(|ui| {
                let lines = TwoLines { title: title.as_str().into(), beside: "".into(), line: about.as_str().into() };
                two_line_row(ui, cx.tokens, lines)
            });
        }
        Some(Line::Of(Picked::Award(id))) => {
            if let Some(award) = screen.data.award(*id) {
                award_line(screen, row, cx, award);
            }
        }
        None => {}
    }
}

fn contest_line(row: &mut Row<'_>, cx: &UiContext<'_>, contest: &Contest) {
    let days = words::days(cx, (contest.from, contest.until));
    let (tone, icon, state) = words::state(cx, contest.state(cx.today()));
    row.name(format!("{} {days} {state}", contest.name));
    row.cell(|ui| {
        let lines = TwoLines { title: contest.name.as_str().into(), beside: "".into(), line: days.as_str().into() };
        two_line_row(ui, cx.tokens, lines)
    });
    row.cell(|ui| chip(ui, cx.tokens, tone, (icon, &state)));
}

fn award_line(screen: &ContestsScreen, row: &mut Row<'_>, cx: &UiContext<'_>, award: &Award) {
    let who = screen.data.names.subject(cx.strings, &award.granted.subject);
    let line = format!("{} · {}", award.granted.title, award.certificate);
    row.name(format!("{who} {line}"));
    let lines = TwoLines { title: who.as_str().into(), beside: "".into(), line: line.as_str().into() };
    if award.revoked.is_none() {
        row.rest(|ui| two_line_row(ui, cx.tokens, lines));
        return;
    }
    row.cell(|ui| two_line_row(ui, cx.tokens, lines));
    row.cell(|ui| chip(ui, cx.tokens, Tone::Danger, (icons::VOID, &cx.text("award-revoked"))));
}

/// Width of the list.
pub(super) const WIDTH: f32 = size::LIST_PANE - 178.0;
