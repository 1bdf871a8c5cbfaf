//! Public disclosure (公示): what must hang or lie in the hall, and whether it is there and in date (D; P1-3.1, P1-3.3, P1-6.5).

use serde::{Deserialize, Serialize};

/// What a document on show is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DisclosureKind {
    /// 公开资料 (P1-3.1)
    Document,
    /// 宣传折页 (P1-3.3, P8-1.w7)
    Leaflet,
    /// 法规 (P1-6.5)
    Law,
    /// 证照 (P8-1.c5)
    Licence,
    /// 服务公约 (P8-1.w9)
    Pact,
    /// 横幅 (P8-1.4)
    Banner,
    /// 告示
    Notice,
    /// 价目 (P8-1.w10, P8-1.w11)
    PriceList,
    /// 预案 (P6-3)
    Plan,
}

impl DisclosureKind {
    /// All, in the order of the list.
    pub const ALL: [Self; 9] = [
        Self::Document,
        Self::Leaflet,
        Self::Law,
        Self::Licence,
        Self::Pact,
        Self::PriceList,
        Self::Notice,
        Self::Plan,
        Self::Banner,
    ];

    /// The word kept in the file.
    pub fn code(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Leaflet => "leaflet",
            Self::Law => "law",
            Self::Licence => "licence",
            Self::Pact => "pact",
            Self::Banner => "banner",
            Self::Notice => "notice",
            Self::PriceList => "price_list",
            Self::Plan => "plan",
        }
    }

    /// Reads the word kept in the file.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}
