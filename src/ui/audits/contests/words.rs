//! Words of contests and awards.

use chrono::{Datelike, NaiveDate};

use super::data::Choice;
use crate::domain::awards::AwardKind;
use crate::domain::contests::{ContestState, StandingRow};
use crate::domain::ranking::RankResult;
use crate::domain::standards::Pack;
use crate::ui::context::UiContext;
use crate::ui::icons::{self, Icon};
use crate::ui::widgets::Tone;

/// `04-15 – 05-20`.
pub(super) fn days(cx: &UiContext<'_>, (from, until): (NaiveDate, NaiveDate)) -> String {
    let short = |day| cx.strings.date_short(day, cx.today());
    format!("{} – {}", short(from), short(until))
}

/// `2026 年 11 月`, `2026`, else the days.
pub(super) fn period(cx: &UiContext<'_>, (from, until): (NaiveDate, NaiveDate)) -> String {
    let after = until.succ_opt().unwrap_or(until);
    let whole = from.day() == 1 && after.day() == 1;
    match whole {
        true if (from.year(), from.month()) == (until.year(), until.month()) => {
            cx.strings.month(from.year(), from.month())
        }
        true if from.month() == 1 && until.month() == 12 && from.year() == until.year() => year(cx, from.year()),
        _ => days(cx, (from, until)),
    }
}

/// `2026 年`.
pub(super) fn year(cx: &UiContext<'_>, year: i32) -> String {
    cx.strings.text_with("contests-year", &[("year", year.to_string().into())])
}

/// The chip of a contest.
pub(super) fn state(cx: &UiContext<'_>, state: ContestState) -> (Tone, Icon, String) {
    let (tone, icon, key) = match state {
        ContestState::Running => (Tone::Accent, icons::IN_PROGRESS, "contest-running"),
        ContestState::Over => (Tone::Warn, icons::DUE, "contest-over"),
        ContestState::Ahead => (Tone::Neutral, icons::WAITING, "contest-ahead"),
        ContestState::Closed => (Tone::Ok, icons::DONE, "contest-closed"),
    };
    (tone, icon, cx.text(key))
}

/// 服务明星, 优胜窗口 ...
pub(super) fn kind(cx: &UiContext<'_>, kind: AwardKind) -> String {
    cx.text(match kind {
        AwardKind::ServiceStar => "award-kind-service-star",
        AwardKind::BestWindow => "award-kind-best-window",
        AwardKind::StarLobbyManager => "award-kind-star-lobby-manager",
        AwardKind::Appraisal => "award-kind-appraisal",
        AwardKind::Contest => "award-kind-contest",
        AwardKind::Other => "award-kind-other",
    })
}

/// The kind of award a choice ends in.
pub(super) fn kind_of(choice: Choice) -> AwardKind {
    match choice {
        Choice::Star => AwardKind::ServiceStar,
        Choice::BestWindow => AwardKind::BestWindow,
        Choice::LobbyManager => AwardKind::StarLobbyManager,
    }
}

/// What is looked at for a choice, in one line.
pub(super) fn about(cx: &UiContext<'_>, choice: Choice) -> String {
    cx.text(match choice {
        Choice::Star => "contests-about-star",
        Choice::BestWindow => "contests-about-best-window",
        Choice::LobbyManager => "contests-about-lobby-manager",
    })
}

/// The chip of a row of a standing; none for one that is merely placed.
pub(super) fn result(cx: &UiContext<'_>, row: &StandingRow, min_checks: u32) -> Option<(Tone, Icon, String)> {
    let missing = min_checks.saturating_sub(row.visits.len() as u32);
    Some(match &row.ranked.result {
        RankResult::Recommended => (Tone::Ok, icons::AWARD, cx.text("contest-first")),
        RankResult::Substitute => (Tone::Ok, icons::AWARD, cx.text("contest-substitute")),
        RankResult::PassedOver { .. } => (Tone::Danger, icons::VETO, cx.text("contest-passed-over")),
        RankResult::BelowPassScore => (Tone::Neutral, icons::REMOVE, cx.text("contest-below")),
        RankResult::TooFewChecks | RankResult::NotScored => {
            let words = cx.strings.text_with("contest-missing", &[("n", missing.into())]);
            (Tone::Neutral, icons::WAITING, words)
        }
        RankResult::Placed => return None,
    })
}

/// What veto items say, joined; the code of an item that no shipped standard has.
pub(super) fn items(cx: &UiContext<'_>, codes: &[String]) -> String {
    let lang = cx.strings.lang().key();
    let text_of = |code: &String| {
        let mut packs = Pack::shipped().iter().map(|(_, pack)| pack);
        let text = packs.find_map(|pack| pack.item(code)).map(|item| item.text.in_language(lang));
        text.unwrap_or(code).to_owned()
    };
    codes.iter().map(text_of).collect::<Vec<_>>().join(&cx.text("audit-list-comma"))
}

/// Why a subject is passed over: the days and items of its vetoes.
pub(super) fn veto(cx: &UiContext<'_>, row: &StandingRow) -> String {
    let vetoed = row.visits.iter().filter(|visit| !visit.vetoed.is_empty());
    let told: Vec<String> = vetoed
        .map(|visit| format!("{} {}", cx.strings.date_short(visit.day, cx.today()), items(cx, &visit.vetoed)))
        .collect();
    let values = [
        ("rank", row.ranked.rank.unwrap_or_default().into()),
        ("items", told.join(&cx.text("audit-list-comma")).into()),
    ];
    cx.strings.text_with("contest-veto", &values)
}
