//! Audits (检查): the checks, corrective actions, plans, the appraisal, contests and awards, and the standards behind them.

mod appraisals;
mod checks;
mod contests;
mod corrective;
mod packs;
mod photos;
mod plans;
mod score_view;
mod tall;
mod who;
pub(crate) mod words;

use egui::{Align, Layout, Rect, Stroke, Ui, UiBuilder, pos2};

use super::commands::{Done, Place};
use super::context::{Incoming, UiContext};
use super::screen::Screen;
use super::theme::size;
use super::widgets::Tabs;
use appraisals::AppraisalsScreen;
use checks::ChecksScreen;
use contests::ContestsScreen;
use corrective::CorrectiveScreen;
use packs::PacksScreen;
use plans::PlansScreen;

/// A page of the tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Section {
    /// 检查
    #[default]
    Checks,
    /// 整改
    Corrective,
    /// 计划
    Plans,
    /// 年度考核
    Appraisals,
    /// 竞赛与评选
    Contests,
    /// 标准
    Packs,
}

impl Section {
    /// All, in the order of the strip, with the keys of their words.
    const ALL: [(Self, &'static str); 6] = [
        (Self::Checks, "audits-section-checks"),
        (Self::Corrective, "audits-section-corrective"),
        (Self::Plans, "audits-section-plans"),
        (Self::Appraisals, "audits-section-appraisals"),
        (Self::Contests, "audits-section-contests"),
        (Self::Packs, "audits-section-packs"),
    ];

    fn of(place: &Place) -> Self {
        match place {
            Place::Corrective(_) => Self::Corrective,
            Place::Plans(_) => Self::Plans,
            Place::Appraisals(_) => Self::Appraisals,
            Place::Contests(_) => Self::Contests,
            Place::Standards(_) => Self::Packs,
            _ => Self::Checks,
        }
    }
}

/// The tab's view state: its pages and which is shown.
#[derive(Default)]
pub struct AuditsTab {
    section: Section,
    checks: ChecksScreen,
    corrective: CorrectiveScreen,
    plans: PlansScreen,
    appraisals: AppraisalsScreen,
    contests: ContestsScreen,
    packs: PacksScreen,
}

impl AuditsTab {
    fn shown(&mut self) -> &mut dyn Screen {
        match self.section {
            Section::Checks => &mut self.checks,
            Section::Corrective => &mut self.corrective,
            Section::Plans => &mut self.plans,
            Section::Appraisals => &mut self.appraisals,
            Section::Contests => &mut self.contests,
            Section::Packs => &mut self.packs,
        }
    }

    /// The strip of pages over the body; a run that is walked has the body to itself.
    fn strip(&mut self, ui: &mut Ui, cx: &UiContext<'_>) -> Rect {
        let all = ui.available_rect_before_wrap();
        let strip = Rect::from_min_size(all.min, egui::vec2(all.width(), size::VERDICT));
        ui.painter().rect_filled(strip, 0.0, cx.tokens.surface);
        let inner = Rect::from_min_max(pos2(strip.left() + size::GAP_8, strip.top()), strip.max);
        let layout = Layout::left_to_right(Align::Center);
        let mut bar = ui.new_child(UiBuilder::new().id_salt("audit-sections").max_rect(inner).layout(layout));
        let mut tabs = Tabs::new();
        for (section, key) in Section::ALL {
            tabs = tabs.tab(section, cx.text(key));
        }
        tabs.show(&mut bar, cx.tokens, &mut self.section);
        ui.painter().hline(strip.x_range(), strip.bottom() - 0.5, Stroke::new(size::LINE, cx.tokens.line));
        Rect::from_min_max(strip.left_bottom(), all.max)
    }
}

impl Screen for AuditsTab {
    fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        if self.section == Section::Checks && self.checks.is_walking() {
            return self.checks.show(ui, cx);
        }
        let body = self.strip(ui, cx);
        let layout = Layout::top_down(Align::Min);
        let mut child = ui.new_child(UiBuilder::new().id_salt("audit-page").max_rect(body).layout(layout));
        self.shown().show(&mut child, cx);
        ui.advance_cursor_after_rect(body);
    }

    fn hear(&mut self, done: &Done, cx: &UiContext<'_>) {
        if matches!(done, Done::AuditStarted(_)) {
            self.section = Section::Checks;
        }
        let all: [&mut dyn Screen; 6] = [
            &mut self.checks,
            &mut self.corrective,
            &mut self.plans,
            &mut self.appraisals,
            &mut self.contests,
            &mut self.packs,
        ];
        for screen in all {
            screen.hear(done, cx);
        }
    }

    fn go(&mut self, place: &Place, cx: &UiContext<'_>) {
        self.section = Section::of(place);
        self.shown().go(place, cx);
    }

    fn receive(&mut self, incoming: &Incoming, cx: &UiContext<'_>) {
        self.shown().receive(incoming, cx);
    }
}
