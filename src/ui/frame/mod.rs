//! The bars around every tab: rail, top bar, status line. They never scroll.

mod banner;
mod rail;
mod status_line;
mod top_bar;
mod who;

pub use banner::Banner;
pub use rail::{RailTallies, rail};
pub use status_line::{StatusWords, status_line};
pub use top_bar::top_bar;
pub use who::WhoWorks;

use super::icons::{self, Icon};

/// A tab of the rail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tab {
    /// 今日
    #[default]
    Today,
    /// 人员
    Staff,
    /// 投诉
    Cases,
    /// 意见箱
    Boxes,
    /// 检查
    Audits,
    /// 公示
    Disclosure,
    /// 设置
    Settings,
    /// 报表
    Reports,
}

impl Tab {
    /// All, in the order of Ctrl+1..8.
    pub const ALL: [Self; 8] = [
        Self::Today,
        Self::Staff,
        Self::Cases,
        Self::Boxes,
        Self::Audits,
        Self::Disclosure,
        Self::Reports,
        Self::Settings,
    ];

    /// The key of its word.
    pub fn words_key(self) -> &'static str {
        match self {
            Self::Today => "tab-today",
            Self::Staff => "tab-staff",
            Self::Cases => "tab-cases",
            Self::Boxes => "tab-boxes",
            Self::Audits => "tab-audits",
            Self::Disclosure => "tab-disclosure",
            Self::Settings => "tab-settings",
            Self::Reports => "tab-reports",
        }
    }

    fn icon(self) -> Icon {
        match self {
            Self::Today => icons::TODAY,
            Self::Staff => icons::STAFF,
            Self::Cases => icons::CASES,
            Self::Boxes => icons::BOXES,
            Self::Audits => icons::AUDITS,
            Self::Disclosure => icons::DISCLOSURE,
            Self::Settings => icons::SETTINGS,
            Self::Reports => icons::REPORTS,
        }
    }

    fn keys(self) -> &'static str {
        match self {
            Self::Today => "Ctrl 1",
            Self::Staff => "Ctrl 2",
            Self::Cases => "Ctrl 3",
            Self::Boxes => "Ctrl 4",
            Self::Audits => "Ctrl 5",
            Self::Disclosure => "Ctrl 6",
            Self::Reports => "Ctrl 7",
            Self::Settings => "Ctrl 8",
        }
    }
}
