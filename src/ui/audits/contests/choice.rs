//! What is chosen month by month or year by year: service star, best window, star lobby manager. The records propose, the
//! manager decides.

use chrono::{Datelike, NaiveDate};
use egui::{Key as Press, Layout, Margin, Modifiers, ScrollArea, Ui, vec2};

use super::data::{Choice, Data, Key};
use super::kept::Kept;
use super::{grants, standing, stars, words};
use crate::domain::audits::Subject;
use crate::domain::awards::{NewAward, StarCandidate, StarDraft, month_before, proposed};
use crate::domain::contests::ContestStanding;
use crate::domain::ids::StaffId;
use crate::domain::periods::Period;
use crate::domain::problems::Field;
use crate::register::RegisterError;
use crate::register::awards::BEST_WINDOW;
use crate::register::stars::StarScope;
use crate::ui::commands::{Command, ContestCommand, Place};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{
    Button, Caption, EmptyState, MonthShown, TextField, Tone, label, month_bar, note, pane_header, paragraph,
    separator, split_bottom,
};

/// Height of what stands below the table of candidates.
const BELOW: f32 = 244.0;
/// Height of what stands below the table of windows.
const BELOW_WINDOWS: f32 = 128.0;

/// What the records say.
enum Content {
    People(Vec<StarCandidate>),
    Windows(ContestStanding),
}

struct Read {
    key: (Key, Choice, NaiveDate),
    days: (NaiveDate, NaiveDate),
    content: Content,
    /// Awards of the period that stand: subject and number.
    granted: Vec<(String, String, Subject)>,
}

/// The pane's view state.
pub(super) struct ChoicePane {
    month: Option<MonthShown>,
    year: Option<i32>,
    read: Option<Read>,
    form: Kept<StarDraft>,
}

impl Default for ChoicePane {
    fn default() -> Self {
        Self { month: None, year: None, read: None, form: Kept::new("contests:star") }
    }
}

impl ChoicePane {
    /// Paints what is chosen.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>, (choice, data): (Choice, &Data)) {
        ui.spacing_mut().item_spacing.y = 0.0;
        self.header(ui, cx, choice);
        separator(ui, cx.tokens);
        if let Err(error) = self.refresh(cx, (choice, data)) {
            let words = format!("{} {error}", cx.text("contests-cannot-read"));
            note(ui, cx.tokens, Tone::Danger, (icons::WARNING, &words));
            return;
        }
        let Some(read) = self.read.take() else { return };
        match &read.content {
            Content::People(candidates) => self.people(ui, cx, (choice, &read, candidates), data),
            Content::Windows(windows) => show_windows(ui, cx, (&read, windows), data),
        }
        self.read = Some(read);
    }

    /// An award was granted: the form is empty again.
    pub(super) fn granted(&mut self, cx: &UiContext<'_>) {
        self.form.written(cx);
    }

    /// What was asked was refused.
    pub(super) fn refused(&mut self) {
        self.form.refused();
    }

    /// Shows the month before the present one.
    pub(super) fn at_last_month(&mut self) {
        self.month = None;
    }

    fn header(&mut self, ui: &mut Ui, cx: &UiContext<'_>, choice: Choice) {
        let title = words::kind(cx, words::kind_of(choice));
        let mut month = self.month(cx);
        let mut year = self.year.unwrap_or_else(|| cx.today().year());
        pane_header(ui, cx.tokens, (&title, ""), |ui| {
            ui.allocate_ui_with_layout(vec2(264.0, size::SMALL), Layout::left_to_right(egui::Align::Center), |ui| {
                if choice == Choice::LobbyManager {
                    year_bar(ui, cx, &mut year);
                } else {
                    month_bar(ui, cx.tokens, cx.strings, &mut month);
                }
            });
        });
        if month != self.month(cx) {
            self.month = Some(month);
        }
        self.year = (year != cx.today().year()).then_some(year);
    }

    fn month(&self, cx: &UiContext<'_>) -> MonthShown {
        self.month.unwrap_or_else(|| MonthShown::of(month_before(cx.today()).map_or(cx.today(), |(first, _)| first)))
    }

    fn days(&self, cx: &UiContext<'_>, choice: Choice) -> Option<(NaiveDate, NaiveDate)> {
        let period = match choice {
            Choice::LobbyManager => Period::year(self.year.unwrap_or_else(|| cx.today().year())),
            Choice::Star | Choice::BestWindow => {
                let MonthShown { year, month } = self.month(cx);
                Period::month(year, month)
            }
        };
        period.map(|period| (period.first(), period.last()))
    }

    fn refresh(&mut self, cx: &UiContext<'_>, (choice, data): (Choice, &Data)) -> Result<(), RegisterError> {
        let Some(days) = self.days(cx, choice) else { return Ok(()) };
        let key = (Data::key_of(cx), choice, days.0);
        self.form.turn_to(cx, format!("contests:{}:{}", words::kind_of(choice).code(), days.0));
        if self.read.as_ref().is_some_and(|read| read.key == key) {
            return Ok(());
        }
        let content = match choice {
            Choice::Star => Content::People(cx.register.star_candidates(days, StarScope::ServiceStar, cx.now)?),
            Choice::LobbyManager => {
                Content::People(cx.register.star_candidates(days, StarScope::LobbyManager, cx.now)?)
            }
            Choice::BestWindow => Content::Windows(cx.register.window_standing(days, BEST_WINDOW)?),
        };
        let of_period = data.awards.iter().filter(|award| {
            let granted = &award.granted;
            let same_days = (granted.from, granted.until) == days;
            award.revoked.is_none() && granted.kind == words::kind_of(choice) && same_days
        });
        let granted = of_period.map(|award| {
            let subject = award.granted.subject.clone();
            (data.names.subject(cx.strings, &subject), award.certificate.to_string(), subject)
        });
        self.read = Some(Read { key, days, content, granted: granted.collect() });
        Ok(())
    }

    fn people(
        &mut self,
        ui: &mut Ui,
        cx: &UiContext<'_>,
        (choice, read, candidates): (Choice, &Read, &[StarCandidate]),
        data: &Data,
    ) {
        if candidates.is_empty() {
            return nobody(ui, cx, choice);
        }
        let (mut table, mut below) = split_bottom(ui, BELOW.min(ui.available_height() * 0.5));
        let chosen = self.form.draft.chosen.map(StaffId);
        let chosen = chosen.or_else(|| proposed(candidates).first().copied());
        if let Some(id) = stars::table(&mut table, cx, (candidates, data), chosen) {
            self.form.draft.chosen = Some(id.0);
            self.form.keep(cx);
        }
        let Some(candidate) = candidates.iter().find(|one| Some(one.figures.person) == chosen) else { return };
        separator(&mut below, cx.tokens);
        framed(&mut below, |ui| {
            ui.spacing_mut().item_spacing = vec2(size::GAP_8, size::GAP_4);
            stars::explain(ui, cx, (candidate, data.names.person(candidate.figures.person)));
            ui.add_space(size::GAP_8);
            self.decide(ui, cx, (choice, read, candidates), candidate);
        });
    }

    /// The reason and the button, or who has it already.
    fn decide(
        &mut self,
        ui: &mut Ui,
        cx: &UiContext<'_>,
        (choice, read, candidates): (Choice, &Read, &[StarCandidate]),
        candidate: &StarCandidate,
    ) {
        if !read.granted.is_empty() {
            return granted(ui, cx, &read.granted);
        }
        let is_proposed = proposed(candidates).contains(&candidate.figures.person);
        let caption = Caption::new(cx.text("star-reason")).problem(self.form.told(cx, Field::Reason));
        let caption = if is_proposed { caption } else { caption.required() };
        let field = TextField::new(caption, &mut self.form.draft.reason).limit(120);
        if field.placeholder(cx.text("star-reason-hint")).show(ui, cx.tokens).changed() {
            self.form.keep(cx);
        }
        ui.add_space(size::GAP_8);
        let blocked = if candidate.is_eligible() {
            (read.days.1 > cx.today() && choice == Choice::Star).then(|| cx.text("star-month-runs"))
        } else {
            Some(cx.text("star-barred"))
        };
        let keys = blocked.is_none() && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Press::Enter));
        let words = cx.text(if choice == Choice::Star { "star-grant" } else { "star-grant-lobby" });
        let button = Button::primary(words).icon(icons::AWARD).shortcut("Ctrl Enter").blocked(blocked);
        if button.show(ui, cx.tokens).clicked() || keys {
            self.grant(cx, (choice, read, candidates), candidate);
        }
    }

    fn grant(
        &mut self,
        cx: &UiContext<'_>,
        (choice, read, candidates): (Choice, &Read, &[StarCandidate]),
        candidate: &StarCandidate,
    ) {
        self.form.draft.chosen = Some(candidate.figures.person.0);
        match self.form.draft.check(candidates) {
            Ok((_, reason)) => {
                let award = grants::of_star(cx, (choice, read.days), (candidate, &reason));
                cx.send(Command::Contests(ContestCommand::Grant(vec![award])));
                self.form.mark_sent();
            }
            Err(problems) => self.form.problems = problems,
        }
    }
}

/// What stands below a table: in a low window it scrolls.
fn framed(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical().auto_shrink([false, false]).id_salt("below").show(ui, |ui| {
        let frame = egui::Frame::new().inner_margin(Margin { left: 20, right: 16, top: 12, bottom: 8 });
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            contents(ui);
        });
    });
}

/// `‹ 2026 年 ›`.
fn year_bar(ui: &mut Ui, cx: &UiContext<'_>, year: &mut i32) {
    let arrow = |icon, key: &str| Button::icon_only(icon, cx.text(key)).small();
    if arrow(icons::PREVIOUS, "contests-year-previous").show(ui, cx.tokens).clicked() {
        *year -= 1;
    }
    label(ui, cx.tokens, Text::RowTitle, &words::year(cx, *year));
    if arrow(icons::FOLLOWING, "contests-year-following").show(ui, cx.tokens).clicked() {
        *year += 1;
    }
}

fn nobody(ui: &mut Ui, cx: &UiContext<'_>, choice: Choice) {
    ui.add_space(size::GAP_24 * 3.0);
    let (title, text) = match choice {
        Choice::LobbyManager => ("star-no-lobby", "star-no-lobby-text"),
        Choice::Star | Choice::BestWindow => ("star-nobody", "star-nobody-text"),
    };
    let button = Button::secondary(cx.text("star-to-staff")).icon(icons::STAFF);
    if EmptyState::new(icons::AWARD, cx.text(title), cx.text(text)).button(button).show(ui, cx.tokens) {
        cx.go(Place::Staff(None));
    }
}

/// Who has the award of the period.
fn granted(ui: &mut Ui, cx: &UiContext<'_>, granted: &[(String, String, Subject)]) {
    let told: Vec<String> = granted.iter().map(|(name, number, _)| format!("{name} {number}")).collect();
    let words = cx.strings.text_with("star-granted", &[("who", told.join(&cx.text("audit-list-comma")).into())]);
    note(ui, cx.tokens, Tone::Ok, (icons::AWARD, &words));
}

fn show_windows(ui: &mut Ui, cx: &UiContext<'_>, (read, windows): (&Read, &ContestStanding), data: &Data) {
    if windows.rows.is_empty() {
        ui.add_space(size::GAP_24 * 3.0);
        let button = Button::secondary(cx.text("best-to-settings")).icon(icons::SETTINGS);
        let empty = EmptyState::new(icons::AWARD, cx.text("best-no-windows"), cx.text("best-no-windows-text"));
        if empty.button(button).show(ui, cx.tokens) {
            cx.go(Place::Settings);
        }
        return;
    }
    let (mut table, mut below) = split_bottom(ui, BELOW_WINDOWS.min(ui.available_height() * 0.5));
    let _ = standing::show(&mut table, cx, (windows, data), None);
    separator(&mut below, cx.tokens);
    framed(&mut below, |ui| {
        ui.spacing_mut().item_spacing = vec2(size::GAP_8, size::GAP_8);
        let values = [("n", windows.rules.min_checks.into())];
        paragraph(ui, Text::Secondary, &cx.strings.text_with("best-rules", &values), cx.tokens.text2);
        let mut awards: Vec<NewAward> = grants::of_windows(cx, windows, read.days);
        awards.retain(|award| !read.granted.iter().any(|(.., subject)| *subject == award.subject));
        if !read.granted.is_empty() && awards.is_empty() {
            return granted(ui, cx, &read.granted);
        }
        let blocked = match () {
            () if awards.is_empty() => Some(cx.text("best-none")),
            () if read.days.1 > cx.today() => Some(cx.text("star-month-runs")),
            () => None,
        };
        let button = Button::primary(cx.text("best-grant")).icon(icons::AWARD).blocked(blocked);
        if button.show(ui, cx.tokens).clicked() {
            cx.send(Command::Contests(ContestCommand::Grant(awards)));
        }
    });
}
