//! The awards of a published appraisal: its ranking as it stands, and the first of it awarded in one step (P1-II.6, P1-II.7).

use chrono::NaiveDate;
use egui::{Margin, Ui, vec2};

use super::data::Data;
use super::{grants, words};
use crate::domain::awards::NewAward;
use crate::domain::ranking::{RankResult, Ranked};
use crate::register::appraisals::Appraisal;
use crate::ui::audit_words;
use crate::ui::commands::{Command, ContestCommand, Place};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{
    Button, Column, Row, Table, Tone, TwoLines, chip, note, pane_header, separator, split_bottom, two_line_row,
};

/// Height of what stands below the table.
const BELOW: f32 = 100.0;

/// `2026 年年度考核先进`, and whom it ranks.
pub(super) fn heading(cx: &UiContext<'_>, appraisal: &Appraisal) -> (String, String) {
    let year = words::year(cx, appraisal.year);
    let title = cx.strings.text_with("contests-appraisal", &[("year", year.into())]);
    let kind = audit_words::subject_kind(cx.strings, appraisal.subject_kind);
    let lang = cx.strings.lang().key();
    (title, format!("{kind} · {} {}", appraisal.pack.title.in_language(lang), appraisal.pack.edition))
}

/// Paints the ranking and the button that grants.
pub(super) fn show(ui: &mut Ui, cx: &UiContext<'_>, (appraisal, data): (&Appraisal, &Data)) {
    let Some(published) = &appraisal.published else { return };
    ui.spacing_mut().item_spacing.y = 0.0;
    let (title, about) = heading(cx, appraisal);
    pane_header(ui, cx.tokens, (&title, &about), |ui| {
        if Button::quiet(cx.text("contests-to-appraisal")).small().show(ui, cx.tokens).clicked() {
            cx.go(Place::Appraisals(Some(appraisal.id)));
        }
    });
    let (mut table, mut below) = split_bottom(ui, BELOW);
    let columns = [
        Column::exact(cx.text("contest-column-rank"), 48.0),
        Column::rest(cx.text("contest-column-subject")),
        Column::exact(cx.text("star-column-points"), 84.0).right(),
        Column::exact(cx.text("contest-column-result"), 140.0).right(),
    ];
    let name = cx.text("contest-standing");
    let rows = &published.rows;
    Table::new(&name, &columns).row(size::ROW_TWO).rows(rows.len()).show(&mut table, cx.tokens, |row| {
        if let Some(of) = rows.get(row.index) {
            ranked_row(row, cx, (&of.ranked, data));
        }
    });
    separator(&mut below, cx.tokens);
    let frame = egui::Frame::new().inner_margin(Margin { left: 20, right: 16, top: 16, bottom: 8 });
    frame.show(&mut below, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing = vec2(size::GAP_8, size::GAP_8);
        decide(ui, cx, (appraisal, data));
    });
}

fn decide(ui: &mut Ui, cx: &UiContext<'_>, (appraisal, data): (&Appraisal, &Data)) {
    let standing: Vec<&NewAward> =
        data.awards.iter().filter(|award| award.revoked.is_none()).map(|award| &award.granted).collect();
    let mut awards = of_appraisal(cx, appraisal);
    let is_any = !awards.is_empty();
    awards.retain(|award| !standing.iter().any(|other| award.repeats(other)));
    if is_any && awards.is_empty() {
        note(ui, cx.tokens, Tone::Ok, (icons::AWARD, &cx.text("contests-appraisal-granted")));
        return;
    }
    let blocked = awards.is_empty().then(|| cx.text("contests-appraisal-nobody"));
    let words = cx.strings.text_with("contests-appraisal-grant", &[("n", awards.len().into())]);
    if Button::primary(words).icon(icons::AWARD).blocked(blocked).show(ui, cx.tokens).clicked() {
        cx.send(Command::Contests(ContestCommand::Grant(awards)));
    }
}

/// One award for each subject the published ranking rewards.
pub(in crate::ui::audits) fn of_appraisal(cx: &UiContext<'_>, appraisal: &Appraisal) -> Vec<NewAward> {
    let days = NaiveDate::from_ymd_opt(appraisal.year, 1, 1).zip(NaiveDate::from_ymd_opt(appraisal.year, 12, 31));
    let (Some(days), Some(published)) = (days, &appraisal.published) else { return Vec::new() };
    let rewarded = published.rows.iter().map(|row| &row.ranked).filter(|ranked| ranked.result.is_rewarded());
    rewarded.map(|ranked| grants::of_appraisal(cx, (appraisal.id, days), ranked)).collect()
}

fn ranked_row(row: &mut Row<'_>, cx: &UiContext<'_>, (ranked, data): (&Ranked, &Data)) {
    let rank = ranked.rank.map_or_else(|| "—".to_owned(), |rank| rank.to_string());
    let name = data.names.subject(cx.strings, &ranked.subject);
    let post = ranked.subject.person().and_then(|id| data.posts.get(&id)).map_or("", String::as_str);
    let score = ranked.score.map_or_else(|| "—".to_owned(), |score| cx.strings.fixed(score, 2));
    let result = match &ranked.result {
        RankResult::Recommended => Some((Tone::Ok, icons::AWARD, "appraisal-recommended")),
        RankResult::Substitute => Some((Tone::Ok, icons::AWARD, "appraisal-substitute")),
        RankResult::PassedOver { .. } => Some((Tone::Danger, icons::VOID, "contest-passed-over")),
        RankResult::BelowPassScore => Some((Tone::Neutral, icons::REMOVE, "contest-below")),
        RankResult::TooFewChecks | RankResult::NotScored | RankResult::Placed => None,
    };
    let result = result.map(|(tone, icon, key)| (tone, icon, cx.text(key)));
    let told = result.as_ref().map_or("", |(.., words)| words.as_str());
    row.name(format!("{rank} {name} {score} {told}"));
    row.text(Text::RowTitle, &rank);
    row.cell(|ui| {
        two_line_row(ui, cx.tokens, TwoLines { title: name.as_str().into(), beside: "".into(), line: post.into() })
    });
    row.text(Text::RowTitle, &score);
    row.cell(|ui| {
        if let Some((tone, icon, words)) = result {
            chip(ui, cx.tokens, tone, (icon, &words));
        }
    });
}
