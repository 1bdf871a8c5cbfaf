//! The fields of the form, what was used in them before, and their problems.

use egui::{Id, Response, Ui, vec2};

use super::data::ListData;
use super::form::StaffForm;
use crate::domain::problems::{Field, Problem};
use crate::domain::staff::{Sex, StaffStatus};
use crate::ui::context::UiContext;
use crate::ui::theme::size;
use crate::ui::widgets::{self as w, Caption, DateField, Segments, SuggestField, TextField};
use crate::ui::words;

/// Values used before, to be offered.
#[derive(Default)]
pub(super) struct Used {
    revision: Option<u64>,
    teams: Vec<String>,
    titles: Vec<String>,
    posts: Vec<String>,
    windows: Vec<String>,
    qualifications: Vec<String>,
}

impl StaffForm {
    fn caption(&self, cx: &UiContext<'_>, field: Field, problems: &[Problem]) -> Caption<'static> {
        let seen = self.tried || self.left.contains(&field);
        let problem = if seen { words::problem_at(cx.strings, problems, field) } else { None };
        let caption = Caption::new(words::field(cx.strings, field)).problem(problem);
        if matches!(field, Field::WorkNo | Field::Name) { caption.required() } else { caption }
    }

    fn note(&mut self, field: Field, response: &Response) {
        if response.lost_focus() {
            self.left.insert(field);
        }
    }

    /// All fields, in two columns.
    pub(super) fn fields(&mut self, ui: &mut Ui, cx: &UiContext<'_>, problems: &[Problem]) {
        ui.spacing_mut().item_spacing = vec2(size::GAP_16, size::GAP_12);
        let used = std::mem::take(&mut self.used);
        ui.columns(2, |columns| {
            let [left, right] = columns else { return };
            self.typed(left, cx, (Field::WorkNo, problems));
            self.typed(right, cx, (Field::Name, problems));
        });
        self.choices(ui, cx);
        ui.columns(2, |columns| {
            let [left, right] = columns else { return };
            self.suggested(left, cx, (Field::Team, problems), &used.teams);
            self.suggested(right, cx, (Field::Post, problems), &used.posts);
            self.suggested(left, cx, (Field::Title, problems), &used.titles);
            self.suggested(right, cx, (Field::Window, problems), &used.windows);
            self.joined(left, cx, problems);
            self.typed(right, cx, (Field::Phone, problems));
            self.suggested(left, cx, (Field::Qualifications, problems), &used.qualifications);
            self.typed(right, cx, (Field::Languages, problems));
        });
        self.used = used;
    }

    fn typed(&mut self, ui: &mut Ui, cx: &UiContext<'_>, (field, problems): (Field, &[Problem])) {
        let caption = self.caption(cx, field, problems);
        let first = std::mem::take(&mut self.focus_first);
        let id = field_id(&self.key, field);
        let text = TextField::new(caption, self.draft_of(field)).id(id);
        let text = match field {
            Field::Languages => text.placeholder(cx.text("staff-languages-example")),
            _ => text,
        };
        let response = text.show(ui, cx.tokens);
        if first {
            response.request_focus();
        }
        self.note(field, &response);
    }

    fn suggested(&mut self, ui: &mut Ui, cx: &UiContext<'_>, (field, problems): (Field, &[Problem]), used: &[String]) {
        let caption = self.caption(cx, field, problems);
        let id = field_id(&self.key, field);
        let text = SuggestField::new(caption, self.draft_of(field), used).id(id);
        let text = match field {
            Field::Qualifications => text.placeholder(cx.text("staff-qualifications-example")),
            _ => text,
        };
        let response = text.show(ui, cx.tokens);
        self.note(field, &response);
    }

    fn joined(&mut self, ui: &mut Ui, cx: &UiContext<'_>, problems: &[Problem]) {
        let caption = self.caption(cx, Field::JoinedOn, problems);
        let output = DateField::new(caption, &mut self.draft.joined_on, cx.today()).show(ui, cx.tokens, cx.strings);
        self.note(Field::JoinedOn, &output.response);
    }

    fn choices(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        ui.columns(2, |columns| {
            let [left, right] = columns else { return };
            labelled(left, cx, Field::Sex, |ui| {
                let mut sex = self.draft.sex.clone();
                let mut segments = Segments::new();
                for one in [Sex::Female, Sex::Male] {
                    segments = segments.option(one.code().to_owned(), words::sex(cx.strings, one));
                }
                segments = segments.option(String::new(), cx.text("staff-not-told"));
                if segments.show(ui, cx.tokens, &mut sex).changed() {
                    self.draft.sex = sex;
                }
            });
            labelled(right, cx, Field::Status, |ui| {
                let mut status = StaffStatus::parse(&self.draft.status).unwrap_or_default();
                let mut segments = Segments::new();
                for one in StaffStatus::ALL {
                    segments = segments.option(one, words::staff_status(cx.strings, one));
                }
                if segments.show(ui, cx.tokens, &mut status).changed() {
                    status.code().clone_into(&mut self.draft.status);
                }
            });
        });
    }

    fn draft_of(&mut self, field: Field) -> &mut String {
        let draft = &mut self.draft;
        match field {
            Field::WorkNo => &mut draft.work_no,
            Field::Team => &mut draft.team,
            Field::Title => &mut draft.title,
            Field::Post => &mut draft.post,
            Field::Window => &mut draft.window,
            Field::Phone => &mut draft.phone,
            Field::Qualifications => &mut draft.qualifications,
            Field::Languages => &mut draft.languages,
            _ => &mut draft.name,
        }
    }
}

impl Used {
    /// Gathers them anew when the roster changed.
    pub(super) fn refresh(&mut self, cx: &UiContext<'_>, data: &ListData) {
        let revision = cx.register.revision(crate::register::Area::Staff);
        if self.revision == Some(revision) {
            return;
        }
        let windows = cx.register.windows().unwrap_or_default();
        let open = windows.into_iter().filter(|window| window.retired_on.is_none());
        let mut qualifications: Vec<String> = Vec::new();
        for one in data.members.iter().flat_map(|member| &member.record.qualifications) {
            if !qualifications.contains(one) {
                qualifications.push(one.clone());
            }
        }
        *self = Self {
            revision: Some(revision),
            teams: data.used(|member| &member.record.team),
            titles: data.used(|member| &member.record.title),
            posts: data.used(|member| &member.record.post),
            windows: open.map(|window| window.number).collect(),
            qualifications,
        };
    }
}

fn field_id(key: &str, field: Field) -> Id {
    Id::unique(("staff form", key.to_owned(), field))
}

fn labelled(ui: &mut Ui, cx: &UiContext<'_>, field: Field, control: impl FnOnce(&mut Ui)) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = size::GAP_4;
        w::secondary(ui, cx.tokens, &words::field(cx.strings, field));
        control(ui);
    });
}
