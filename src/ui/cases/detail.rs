//! The right pane: one case with its facts, its story, what is to be done next and by when.

use std::collections::BTreeMap;
use std::rc::Rc;

use egui::{Align, Layout, ScrollArea, Ui, vec2};

use super::bar::{self, BarAsked};
use super::note::{NoteAsked, NoteForm};
use super::people::People;
use super::step_form::{StepAsked, StepForm};
use super::timeline::{self, StoryAsked};
use crate::domain::cases::{Case, CaseFile, CasePhase, ReplyMode, Target, What};
use crate::domain::dates::Moment;
use crate::domain::ids::{BoxId, CaseId, StaffId};
use crate::register::case_clocks::CaseClocks;
use crate::register::{Area, RegisterError};
use crate::ui::case_words;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{
    ACTION_BAR, Button, Tone, chip, chip_width, elided_label, note, note_height, separator, split_bottom,
};
use crate::ui::words;

/// The letter a case was made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Origin {
    pub(super) the_box: BoxId,
    pub(super) name: String,
    pub(super) day: chrono::NaiveDate,
    pub(super) position: usize,
}

/// All that is shown of a case; read when another is shown, something changed, or a minute went by.
#[derive(Debug)]
pub(super) struct Shown {
    pub(super) file: CaseFile,
    pub(super) clocks: CaseClocks,
    pub(super) origin: Option<Origin>,
    pub(super) names: Rc<Names>,
    /// Numbers of linked cases.
    pub(super) linked: BTreeMap<CaseId, String>,
    pub(super) matter: String,
}

/// Names of people and windows, by their numbers in the file.
#[derive(Debug, Default)]
pub(super) struct Names {
    people: BTreeMap<StaffId, String>,
    windows: BTreeMap<i64, String>,
}

/// Case, revisions and minute the reading depends on.
type Stamp = (CaseId, [u64; 4], i64);

/// What hangs on the case shown.
#[derive(Debug, Default)]
pub(super) struct Detail {
    stamp: Option<Stamp>,
    pub(super) shown: Option<Shown>,
    pub(super) name_is_shown: bool,
    pub(super) contact_is_shown: bool,
    /// Code of the step whose count is open.
    pub(super) opened_count: Option<String>,
    /// The count of the next step was closed by hand.
    pub(super) count_is_closed: bool,
}

/// What the pane is given.
pub(super) struct DetailPane<'a> {
    pub(super) detail: &'a mut Detail,
    pub(super) note: Option<&'a mut NoteForm>,
    pub(super) step: Option<&'a mut StepForm>,
    pub(super) people: &'a People,
    pub(super) can_go_back: bool,
}

/// What was asked for in the pane.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum DetailAsked {
    /// Back to the list.
    Back,
    /// From the note's editor.
    Note(NoteAsked),
    /// From a step's form.
    Step(StepAsked),
    /// From the story.
    Story(StoryAsked),
    /// From the bar or its menu.
    Bar(BarAsked),
}

impl Detail {
    /// Reads the case when it may have changed; another case is masked again. Answers whether it is another one.
    pub(super) fn refresh(&mut self, cx: &UiContext<'_>, case: CaseId) -> bool {
        let register = cx.register;
        let revisions = [Area::Cases, Area::Boxes, Area::Staff, Area::Hall].map(|area| register.revision(area));
        let stamp = (case, revisions, cx.now.0.div_euclid(60_000));
        if self.stamp == Some(stamp) {
            return false;
        }
        let is_other = self.stamp.is_none_or(|(shown, ..)| shown != case);
        if is_other {
            *self = Self::default();
        }
        self.stamp = Some(stamp);
        self.shown = Shown::read(cx, case);
        is_other
    }
}

impl Detail {
    /// Opens or closes the count of a step.
    pub(super) fn turn_count(&mut self, step: String) {
        let is_first_open = self.opened_count.is_none() && !self.count_is_closed;
        let is_this = self.opened_count.as_ref() == Some(&step);
        let next = self.shown.as_ref().and_then(|shown| shown.clocks.next()).map(|next| next.step.clone());
        if is_this || (is_first_open && next.as_ref() == Some(&step)) {
            (self.opened_count, self.count_is_closed) = (None, true);
        } else {
            (self.opened_count, self.count_is_closed) = (Some(step), false);
        }
    }
}

impl Names {
    /// Reads them from the records.
    pub(super) fn read(cx: &UiContext<'_>) -> Self {
        let staff = cx.register.staff().unwrap_or_default();
        let windows = cx.register.windows().unwrap_or_default();
        Self {
            people: staff.into_iter().map(|m| (m.id, m.record.name.as_str().to_owned())).collect(),
            windows: windows.into_iter().map(|window| (window.id.0, window.number)).collect(),
        }
    }
}

impl Shown {
    fn read(cx: &UiContext<'_>, id: CaseId) -> Option<Self> {
        let read = Self::plain(cx, id, &Rc::new(Names::read(cx)));
        let mut shown = read.inspect_err(|error| tracing::error!(%error, "a case could not be read")).ok()?;
        let register = cx.register;
        shown.origin = register.case_origin(id).unwrap_or_default().map(|(the_box, day, position)| {
            let boxes = register.boxes().unwrap_or_default();
            let name = boxes.into_iter().find(|b| b.id == the_box).map(|b| b.name).unwrap_or_default();
            Origin { the_box, name, day, position }
        });
        let linked = shown.file.events.iter().filter_map(|event| match event.what {
            What::Linked { other, .. } => register.case(other).ok().map(|case| (other, case.number.to_string())),
            _ => None,
        });
        shown.linked = linked.collect();
        Some(shown)
    }

    /// The case with log and clocks, without what is only shown on the screen.
    pub(super) fn plain(cx: &UiContext<'_>, id: CaseId, names: &Rc<Names>) -> Result<Self, RegisterError> {
        let file = cx.register.case_file(id)?;
        let clocks = cx.register.case_clocks(&file, cx.now)?;
        let matter = matter_name(cx, &file.case);
        Ok(Self { file, clocks, matter, names: Rc::clone(names), origin: None, linked: BTreeMap::new() })
    }

    /// The name of a person of the roster; empty for nobody.
    pub(super) fn name(&self, id: Option<StaffId>) -> &str {
        id.and_then(|id| self.names.people.get(&id)).map_or("", String::as_str)
    }

    /// Whom the case is about, in words; empty for nobody.
    pub(super) fn target(&self, cx: &UiContext<'_>) -> String {
        match &self.file.case.facts.details.target {
            Target::Nobody => String::new(),
            Target::Hall => cx.text("target-hall"),
            Target::Person(id) => self.name(Some(*id)).to_owned(),
            Target::Window(id) => {
                let number = self.names.windows.get(&id.0).cloned().unwrap_or_default();
                cx.strings.text_with("target-window", &[("number", number.into())])
            }
            Target::Team(name) => name.clone(),
        }
    }
}

/// The matter's name in the rules of the day the case came in; empty when none was chosen.
pub(super) fn matter_name(cx: &UiContext<'_>, case: &Case) -> String {
    let code = &case.facts.details.matter;
    let rules = cx.register.rules_on(case.facts.received_at.date()).ok();
    let matter = rules.and_then(|set| set.matters.iter().find(|matter| matter.code == *code));
    matter.map_or_else(|| code.clone(), |matter| matter.name.in_language(cx.strings.lang().key()).to_owned())
}

impl DetailPane<'_> {
    /// Paints the pane.
    pub(super) fn show(mut self, ui: &mut Ui, cx: &UiContext<'_>) -> Option<DetailAsked> {
        self.detail.shown.as_ref()?;
        let (mut body, mut bar) = split_bottom(ui, ACTION_BAR);
        body.spacing_mut().item_spacing.y = 0.0;
        let mut top = super::padded(&mut body, "head");
        let mut asked = self.head(&mut top, cx);
        separator(&mut top, cx.tokens);
        self.facts(&mut top, cx);
        separator(&mut top, cx.tokens);
        body.advance_cursor_after_rect(top.min_rect());
        let shown = self.detail.shown.as_ref()?;
        let hindrance = self.step.as_deref_mut().and_then(|form| form.hindrance(cx, shown));
        // Split without a hindrance as well: the story keeps its place and the keys when one comes or goes.
        let width = body.available_width() - 2.0 * size::GAP_24;
        let height = hindrance.as_ref().map_or(0.0, |words| note_height(&body, words, width) + size::GAP_8);
        let (mut story, mut strip) = split_bottom(&mut body, height);
        asked = asked.or(self.scrolled(&mut story, cx));
        if let Some(words) = &hindrance {
            note(
                &mut super::padded(&mut strip, "hindrance"),
                cx.tokens,
                Tone::Danger,
                (icons::OVERDUE.filled(), words),
            );
        }
        let shown = self.detail.shown.as_ref()?;
        if let Some(form) = self.step.as_deref_mut() {
            let answer = form.bar(&mut super::padded(&mut bar, "bar"), cx, shown);
            return asked.or(answer.map(DetailAsked::Step));
        }
        let is_writing = self.note.is_some();
        let pressed = bar::show(&mut super::padded(&mut bar, "bar"), cx, (shown, is_writing.into()));
        asked.or(pressed.map(DetailAsked::Bar))
    }

    fn scrolled(&mut self, body: &mut Ui, cx: &UiContext<'_>) -> Option<DetailAsked> {
        let case = self.detail.shown.as_ref()?.file.case.id;
        let mut asked = None;
        let scroll = ScrollArea::vertical().id_salt(("case", case.0)).auto_shrink([false, false]);
        scroll.show(body, |ui| {
            egui::Frame::new().inner_margin(super::scrolled()).show(ui, |ui| {
                ui.spacing_mut().item_spacing = vec2(size::GAP_8, size::GAP_8);
                ui.add_space(size::GAP_8);
                asked = timeline::show(ui, cx, self.detail).map(DetailAsked::Story);
                let Some(shown) = &self.detail.shown else { return };
                if let Some(form) = self.step.as_deref_mut() {
                    form.show(ui, cx, (self.people, shown));
                }
                if let Some(form) = self.note.as_deref_mut() {
                    let answer = form.show(ui, cx, (self.people, case));
                    asked = asked.take().or(answer.map(DetailAsked::Note));
                }
            });
        });
        asked
    }

    fn head(&self, ui: &mut Ui, cx: &UiContext<'_>) -> Option<DetailAsked> {
        let shown = self.detail.shown.as_ref()?;
        let case = &shown.file.case;
        let mut asked = None;
        ui.add_space(size::GAP_12);
        ui.spacing_mut().item_spacing = vec2(size::GAP_8, 0.0);
        let width = ui.available_width();
        ui.allocate_ui_with_layout(vec2(width, size::SMALL), Layout::right_to_left(Align::Center), |ui| {
            let more = Button::icon_only(icons::MORE, cx.text("cases-more")).small().show(ui, cx.tokens);
            asked = bar::more_menu(&more, cx, shown).map(DetailAsked::Bar);
            let (tone, icon, word) = state_chip(cx, shown);
            chip(ui, cx.tokens, tone, (icon, &word));
            if case.facts.details.is_important {
                let word = cx.text("cases-important");
                if ui.available_width() > chip_width(ui, &word) + 160.0 {
                    chip(ui, cx.tokens, crate::ui::widgets::Tone::Warn, (icons::WARNING, &word));
                }
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                if self.can_go_back {
                    let back = Button::icon_only(icons::BACK, cx.text("cases-to-list")).small().shortcut("Esc");
                    if back.show(ui, cx.tokens).clicked() {
                        asked = Some(DetailAsked::Back);
                    }
                }
                let title = super::data::first_line(&case.facts.summary);
                elided_label(ui, cx.tokens, Text::DetailTitle, (title, cx.tokens.text));
            });
        });
        let line = head_line(cx, shown);
        elided_label(ui, cx.tokens, Text::Secondary, (&line, cx.tokens.text2));
        ui.add_space(size::GAP_8 + 2.0);
        asked
    }
}

/// `2026-0118 · 投诉 · 账单差错 · 电话（响 3 声接听）`.
fn head_line(cx: &UiContext<'_>, shown: &Shown) -> String {
    let Case { number, facts, .. } = &shown.file.case;
    let details = &facts.details;
    let channel = words::case_channel(cx.strings, facts.channel);
    let value = |key: &str, value: String| {
        cx.strings.text_with(key, &[("channel", channel.clone().into()), ("value", value.into())])
    };
    let channel = match (details.rings, details.page_no.as_str(), details.forwarded_by.as_str()) {
        (Some(rings), ..) => {
            cx.strings.text_with("channel-with-rings", &[("channel", channel.into()), ("n", rings.into())])
        }
        (None, page, _) if !page.is_empty() => value("channel-with-page", page.to_owned()),
        (None, _, office) if !office.is_empty() => value("channel-with-office", office.to_owned()),
        _ => channel,
    };
    let parts = [number.to_string(), words::case_kind(cx.strings, facts.kind), shown.matter.clone(), channel];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// The chip at the right of the title.
pub(super) fn state_chip(cx: &UiContext<'_>, shown: &Shown) -> case_words::ChipWords {
    let phase = shown.file.phase();
    if matches!(phase, CasePhase::Closed | CasePhase::Archived | CasePhase::Void) {
        let (tone, icon) = case_words::phase_sign(phase);
        return (tone, icon, case_words::phase(cx.strings, phase));
    }
    case_words::file_chip(cx, &shown.file, &shown.clocks)
}

/// Modes a case may be answered by (P1-9.3).
pub(super) fn reply_modes(shown: &Shown) -> Vec<ReplyMode> {
    let is_important = shown.file.case.facts.details.is_important;
    ReplyMode::ALL.into_iter().filter(|mode| !is_important || mode.serves_important()).collect()
}

/// `11-14 周六 10:12`.
pub(super) fn moment_words(cx: &UiContext<'_>, moment: Moment) -> String {
    let day = cx.strings.date_with_weekday(moment.date(), cx.today());
    format!("{day} {}", cx.strings.time(moment.time()))
}
