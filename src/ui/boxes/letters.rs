//! A card a letter: kind, who signed, what it says, its picture, what becomes of it.

use egui::{Align, Layout, Response, Ui, vec2};

use super::form::{line, row};
use super::head::HeadAnswer;
use super::phrases;
use super::scans::Scans;
use crate::domain::boxes::{FateChoice, LetterDraft};
use crate::domain::cases::{CaseKind, CaseNumber};
use crate::domain::ids::FileId;
use crate::domain::problems::Field;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::pictures::PictureSize;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{
    Button, Caption, Segments, Select, TextField, Tone, card as card_frame, chip, label, picture_button, problem, radio,
};
use crate::ui::words;

/// The narrowest field for a reason.
const REASON: f32 = 150.0;
pub(super) const SCAN: [f32; 2] = [56.0, 74.0];

/// A letter's place in the form.
#[derive(Debug, Clone, Copy)]
pub(super) struct Card<'a> {
    pub(super) index: usize,
    /// The number it gets when it becomes a case.
    pub(super) number: CaseNumber,
    /// Problems at the text and at the reason.
    pub(super) told: &'a [Option<String>; 2],
}

/// What happened in a card.
#[derive(Debug)]
pub(super) struct CardAnswer {
    pub(super) changed: bool,
    pub(super) left: Vec<Field>,
    /// Something in it has the keys or was clicked.
    pub(super) active: bool,
    pub(super) response: Response,
}

/// A letter: kind, who signed, what it says, its picture, what becomes of it.
pub(super) fn card(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    (place, scans): (Card<'_>, &mut Scans),
    letter: &mut LetterDraft,
) -> CardAnswer {
    let mut answer = HeadAnswer::default();
    let mut active = false;
    let inner = ui.push_id(("letter", place.index), |ui| {
        card_frame(ui, cx.tokens, |ui| {
            ui.spacing_mut().item_spacing = vec2(size::GAP_8, 0.0);
            let mut all = Fields { cx, place, letter, answer: &mut answer, active: &mut active };
            all.title(ui);
            ui.add_space(size::GAP_8);
            all.text(ui, scans);
            ui.add_space(size::GAP_4);
            all.becomes_case(ui);
            all.left_aside(ui);
        })
        .response
    });
    let HeadAnswer { changed, left } = answer;
    CardAnswer { changed, left, active: active || changed, response: inner.inner }
}

struct Fields<'a, 'c> {
    cx: &'a UiContext<'c>,
    place: Card<'a>,
    letter: &'a mut LetterDraft,
    answer: &'a mut HeadAnswer,
    active: &'a mut bool,
}

impl Fields<'_, '_> {
    fn name(&self, words: &str) -> String {
        format!("{} {words}", phrases::letter(self.cx.strings, self.place.index))
    }

    fn note(&mut self, field: Field, response: &Response) {
        *self.active |= response.has_focus();
        self.answer.note(field, response);
    }

    /// `第 1 封`, who signed, the kind at the right; the kind below where there is no room.
    fn title(&mut self, ui: &mut Ui) {
        let kinds = CaseKind::ALL.map(|kind| words::case_kind(self.cx.strings, kind));
        let widest = kinds.iter().map(|words| chip_like(ui, words) - 14.0).fold(0.0, f32::max);
        let wanted = widest * kinds.len() as f32;
        let signed = 132.0;
        let beside = ui.available_width() >= wanted + signed + 92.0;
        line(ui, size::SMALL, |ui| {
            label(ui, self.cx.tokens, Text::RowTitle, &phrases::letter(self.cx.strings, self.place.index));
            let room = if beside { signed } else { ui.available_width() };
            ui.allocate_ui(vec2(room, size::SMALL), |ui| self.signed_by(ui));
            if beside {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    self.kind(ui, &kinds, wanted);
                });
            }
        });
        if !beside {
            ui.add_space(size::GAP_8);
            let room = ui.available_width();
            if room >= wanted {
                self.kind(ui, &kinds, room);
            } else {
                self.kind_list(ui, &kinds);
            }
        }
    }

    fn signed_by(&mut self, ui: &mut Ui) {
        let hint = self.cx.text("box-signed-by");
        let caption = Caption::unseen(self.name(&hint));
        let field = TextField::new(caption, &mut self.letter.signed_by).placeholder(hint).small().limit(40);
        let response = field.show(ui, self.cx.tokens);
        *self.active |= response.has_focus();
        self.answer.changed |= response.changed();
    }

    fn kind(&mut self, ui: &mut Ui, names: &[String; 6], width: f32) {
        let mut kind = CaseKind::from_code(&self.letter.kind).unwrap_or(CaseKind::Other);
        let mut segments = Segments::new().small().width(width);
        for (one, name) in CaseKind::ALL.into_iter().zip(names) {
            segments = segments.option(one, name.as_str());
        }
        if segments.show(ui, self.cx.tokens, &mut kind).changed() {
            kind.code().clone_into(&mut self.letter.kind);
            self.answer.changed = true;
        }
    }

    /// The kind as a list, where the segments do not fit.
    fn kind_list(&mut self, ui: &mut Ui, names: &[String; 6]) {
        let mut index = CaseKind::ALL.iter().position(|kind| kind.code() == self.letter.kind);
        let caption = Caption::unseen(self.name(&self.cx.text("box-kind")));
        if Select::new(caption, &mut index, names).show(ui, self.cx.tokens, self.cx.strings).changed() {
            let kind = index.and_then(|index| CaseKind::ALL.get(index)).copied().unwrap_or(CaseKind::Other);
            kind.code().clone_into(&mut self.letter.kind);
            self.answer.changed = true;
        }
    }

    fn text(&mut self, ui: &mut Ui, scans: &mut Scans) {
        let [wrong, _] = self.place.told;
        let side = if self.letter.scan.is_some() { SCAN[0] } else { size::SMALL };
        let width = ui.available_width() - side - size::GAP_8;
        row(ui, |ui| {
            let caption = Caption::unseen(self.name(&words::field(self.cx.strings, Field::LetterText)));
            let caption = caption.problem(wrong.clone()).width(width);
            let field = TextField::new(caption, &mut self.letter.text).placeholder(self.cx.text("box-text-hint"));
            let response = field.multiline(2).show(ui, self.cx.tokens);
            self.note(Field::LetterText, &response);
            self.picture(ui, scans);
        });
    }

    fn picture(&mut self, ui: &mut Ui, scans: &mut Scans) {
        let cx = self.cx;
        let Some(scan) = self.letter.scan.map(FileId) else {
            let words = self.name(&cx.text("box-scan-choose"));
            if Button::icon_only(icons::PHOTO, words).small().show(ui, cx.tokens).clicked() {
                *self.active = true;
                scans.choose(cx);
            }
            return;
        };
        if scan_button(ui, cx, (scan, &self.name(&cx.text("box-scan")))).clicked() {
            *self.active = true;
            scans.enlarge(scan, Some(self.place.index));
        }
    }

    fn becomes_case(&mut self, ui: &mut Ui) {
        let cx = self.cx;
        line(ui, size::SMALL, |ui| {
            let words = cx.text("box-fate-case");
            let response = radio(ui, cx.tokens, &mut self.letter.fate, (FateChoice::Case, &words));
            *self.active |= response.has_focus();
            self.answer.changed |= response.changed();
            if self.letter.fate == FateChoice::Case {
                let number = self.place.number.to_string();
                let words = cx.strings.text_with("box-case-to-come", &[("number", number.into())]);
                chip(ui, cx.tokens, Tone::Accent, (icons::ADD_CIRCLE, &words));
                let hint = cx.text("box-department");
                let caption = Caption::unseen(self.name(&words::field(cx.strings, Field::Department)));
                let field = TextField::new(caption, &mut self.letter.department).placeholder(hint).limit(60);
                let response = field.small().show(ui, cx.tokens);
                self.note(Field::Department, &response);
            }
        });
    }

    fn left_aside(&mut self, ui: &mut Ui) {
        let cx = self.cx;
        let aside = self.letter.fate == FateChoice::NoAction;
        let words = cx.text(if aside { "box-fate-none" } else { "box-fate-none-open" });
        let wrong = if aside { self.place.told.get(1).cloned().flatten() } else { None };
        let below = line(ui, size::SMALL, |ui| {
            let response = radio(ui, cx.tokens, &mut self.letter.fate, (FateChoice::NoAction, &words));
            *self.active |= response.has_focus();
            self.answer.changed |= response.changed();
            if aside { self.reason(ui, wrong) } else { None }
        });
        if let Some(words) = below {
            problem(ui, cx.tokens, &words);
        }
    }

    /// The reason and, beside it, what is wrong; answers the words there was no room for.
    fn reason(&mut self, ui: &mut Ui, wrong: Option<String>) -> Option<String> {
        let cx = self.cx;
        let told = wrong.as_ref().map_or(0.0, |words| chip_like(ui, words) - 18.0 + size::GAP_8);
        let width = (ui.available_width() - told).max(REASON.min(ui.available_width()));
        let caption = Caption::unseen(self.name(&words::field(cx.strings, Field::LetterReason)));
        let caption = caption.problem_beside(wrong.clone()).width(width);
        let field = TextField::new(caption, &mut self.letter.because).placeholder(cx.text("box-reason-hint"));
        let response = field.limit(200).small().show(ui, cx.tokens);
        self.note(Field::LetterReason, &response);
        match wrong {
            Some(words) if ui.available_width() + 1.0 >= told - size::GAP_8 => {
                problem(ui, cx.tokens, &words);
                None
            }
            wrong => wrong,
        }
    }
}

/// Room words of 13 points want in a segment or beside a field.
fn chip_like(ui: &Ui, words: &str) -> f32 {
    crate::ui::widgets::chip_width(ui, words)
}

/// The picture of a letter, small; clicked to be looked at.
pub(super) fn scan_button(ui: &mut Ui, cx: &UiContext<'_>, (scan, name): (FileId, &str)) -> Response {
    let picture = cx.pictures.of_file(ui.ctx(), cx.register, (scan, PictureSize::Detail));
    picture_button(ui, cx.tokens, (SCAN, picture.as_ref()), name)
}
