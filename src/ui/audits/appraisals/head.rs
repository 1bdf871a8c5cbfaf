//! The header: title, which year, whom it ranks, by which standard, papers.

use egui::{Align, Layout, Rect, Response, Sense, Ui, UiBuilder, pos2, vec2};

use super::data::{Listed, View};
use super::paper::{Paper, awards_due};
use super::{Ask, Question};
use crate::ui::audit_words;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{Button, FilterChip, Menu, MenuItem, elided_label, label, menu_item, menu_line};

/// Paints the header.
pub(super) fn show(ui: &mut Ui, cx: &UiContext<'_>, view: &View) -> Option<Ask> {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::PANE_HEADER), Sense::hover());
    let inner = Rect::from_min_max(
        pos2(rect.left() + size::GAP_20, rect.top()),
        pos2(rect.right() - size::GAP_16, rect.bottom()),
    );
    let part = |ui: &mut Ui, name: &str, rect: Rect, layout: Layout| {
        let mut part = ui.new_child(UiBuilder::new().id_salt(name).max_rect(rect).layout(layout));
        part.spacing_mut().item_spacing = vec2(size::GAP_8, 0.0);
        part
    };
    let mut right = part(ui, "appraisal papers", inner, Layout::right_to_left(Align::Center));
    let papers = papers(&mut right, cx, view);
    let end = right.min_rect().left() - size::GAP_12;
    let room = Rect::from_min_max(inner.min, pos2(end.max(inner.left()), inner.bottom()));
    let mut left = part(ui, "appraisal pickers", room, Layout::left_to_right(Align::Center));
    left.shrink_clip_rect(room.expand2(vec2(4.0, 0.0)));
    let picked = pickers(&mut left, cx, view);
    papers.or(picked)
}

/// Papers of a published ranking: the primary last, so it stands at the right.
fn papers(ui: &mut Ui, cx: &UiContext<'_>, view: &View) -> Option<Ask> {
    let published = view.standing.as_ref().is_some_and(|standing| standing.appraisal.published.is_some());
    let blocked = || (!published).then(|| cx.text("appraisal-papers-later"));
    let certificates = Button::secondary(cx.text("appraisal-certificates")).icon(icons::AWARD).small();
    let button = certificates.blocked(blocked().or_else(|| nobody(cx, view))).show(ui, cx.tokens);
    let mut ask = certificates_of(cx, view, &button);
    let ranking = Button::secondary(cx.text("appraisal-ranking-sheet")).icon(icons::PRINT).small();
    if ranking.blocked(blocked()).show(ui, cx.tokens).clicked() {
        ask = Some(Ask::Paper(Paper::Ranking));
    }
    ask
}

/// Why there are no certificates although the ranking is public.
fn nobody(cx: &UiContext<'_>, view: &View) -> Option<String> {
    let standing = view.standing.as_ref()?;
    let none = view.awards.is_empty() && awards_due(cx, standing, &view.awards).is_empty();
    none.then(|| cx.text("appraisal-nobody-rewarded"))
}

/// Those that were granted to open one; before, the question whether to grant them.
fn certificates_of(cx: &UiContext<'_>, view: &View, button: &Response) -> Option<Ask> {
    let standing = view.standing.as_ref()?;
    if view.awards.is_empty() {
        let due = button.clicked() && !awards_due(cx, standing, &view.awards).is_empty();
        return due.then_some(Ask::Question(Question::Grant));
    }
    let shown = Menu::below(button).width(260.0).show(cx.tokens, |ui| {
        let mut ask = None;
        for award in &view.awards {
            let name = view.names.subject(cx.strings, &award.granted.subject);
            let item = MenuItem::new(name).icon(icons::AWARD).key(award.certificate.to_string());
            if menu_item(ui, cx.tokens, item).clicked() {
                ask = Some(Ask::Paper(Paper::Certificate(award.id)));
            }
        }
        ask
    });
    shown.and_then(|shown| shown.inner)
}

fn pickers(ui: &mut Ui, cx: &UiContext<'_>, view: &View) -> Option<Ask> {
    let appraisal = &view.standing.as_ref()?.appraisal;
    label(ui, cx.tokens, Text::PageTitle, &cx.text("appraisal-title"));
    let words = cx.strings.text_with("appraisal-year", &[("year", appraisal.year.to_string().into())]);
    let year = FilterChip::new(words).opens().show(ui, cx.tokens);
    let mut ask = years(cx, view, &year);
    let kind = audit_words::subject_kind(cx.strings, appraisal.subject_kind);
    let subject = FilterChip::new(kind).opens().show(ui, cx.tokens);
    ask = ask.or(subjects(cx, (view, appraisal.year), &subject));
    let values = [
        ("title", appraisal.pack.title.in_language(cx.strings.lang().key()).into()),
        ("edition", appraisal.pack.edition.as_str().into()),
        ("points", cx.strings.number(appraisal.pack.total_points.as_number(), 2).into()),
    ];
    let standard = cx.strings.text_with("appraisal-standard", &values);
    elided_label(ui, cx.tokens, Text::Secondary, (&standard, cx.tokens.text2));
    ask
}

fn years(cx: &UiContext<'_>, view: &View, button: &egui::Response) -> Option<Ask> {
    let mut known: Vec<i32> = view.listed.iter().map(|one| one.year).collect();
    known.dedup();
    let kind = view.standing.as_ref().map(|standing| standing.appraisal.subject_kind);
    let of_year = |year: i32| {
        let same = view.listed.iter().filter(move |one| one.year == year);
        same.clone().find(|one| Some(one.kind) == kind).or(same.clone().next())
    };
    let shown = Menu::below(button).show(cx.tokens, |ui| {
        let mut ask = None;
        for year in known {
            let words = cx.strings.text_with("appraisal-year", &[("year", year.to_string().into())]);
            if menu_item(ui, cx.tokens, MenuItem::new(words).icon(icons::DATE)).clicked() {
                ask = of_year(year).map(|one| Ask::Choose(one.id));
            }
        }
        menu_line(ui, cx.tokens);
        ask.or(new_item(ui, cx))
    });
    shown.and_then(|shown| shown.inner)
}

fn subjects(cx: &UiContext<'_>, (view, year): (&View, i32), button: &egui::Response) -> Option<Ask> {
    let shown = Menu::below(button).width(300.0).show(cx.tokens, |ui| {
        let mut ask = None;
        for Listed { id, kind, title, .. } in view.listed.iter().filter(|one| one.year == year) {
            let words = format!("{} · {title}", audit_words::subject_kind(cx.strings, *kind));
            if menu_item(ui, cx.tokens, MenuItem::new(words).icon(icons::GROUP)).clicked() {
                ask = Some(Ask::Choose(*id));
            }
        }
        menu_line(ui, cx.tokens);
        let is_frozen = view.standing.as_ref().is_some_and(|standing| standing.appraisal.is_frozen());
        let group = MenuItem::new(cx.text("appraisal-group")).icon(icons::EDIT);
        if !is_frozen && menu_item(ui, cx.tokens, group).clicked() {
            ask = Some(Ask::Group);
        }
        ask.or(new_item(ui, cx))
    });
    shown.and_then(|shown| shown.inner)
}

fn new_item(ui: &mut Ui, cx: &UiContext<'_>) -> Option<Ask> {
    let item = MenuItem::new(cx.text("appraisal-new")).icon(icons::ADD).key("Ctrl N");
    menu_item(ui, cx.tokens, item).clicked().then_some(Ask::New)
}
