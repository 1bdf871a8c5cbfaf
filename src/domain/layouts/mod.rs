//! The look of a card, sign or plate as data: elements on its faces, all lengths in millimetres (P1-1.2, P1-1.6, P1-2.7, P2-2).

mod check;
mod parts;
mod shipped;
mod written;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::products::Product;
pub use parts::Part;
pub use shipped::ShippedLayout;
use written::short;

/// A layout: shipped ones lie in `data/layouts`, the hall's own in its file; both are read with serde.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CardLayout {
    /// What it is for.
    pub product: Product,
    /// Its name by language (`zh`, `en`); an own layout has one name under both.
    pub names: BTreeMap<String, String>,
    /// Width of a face.
    #[serde(serialize_with = "short")]
    pub width_mm: f32,
    /// Height of a face.
    #[serde(serialize_with = "short")]
    pub height_mm: f32,
    /// Elements in the order they are drawn, the later over the earlier.
    pub elements: Vec<Element>,
}

/// One thing on a face.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Element {
    /// The face it lies on.
    #[serde(default)]
    pub face: Face,
    /// Where.
    pub frame: Frame,
    /// What.
    pub kind: ElementKind,
    /// When it is drawn.
    #[serde(default)]
    pub shown: Shown,
}

/// A face of a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Face {
    /// The one with the photo.
    #[default]
    Front,
    /// The other.
    Back,
}

/// A rectangle from the upper left corner of the face; it may run over the edge only where it is a fill.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Frame {
    /// Left edge.
    #[serde(serialize_with = "short")]
    pub x_mm: f32,
    /// Upper edge.
    #[serde(serialize_with = "short")]
    pub y_mm: f32,
    /// Width.
    #[serde(serialize_with = "short")]
    pub width_mm: f32,
    /// Height.
    #[serde(serialize_with = "short")]
    pub height_mm: f32,
}

/// What an element is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum ElementKind {
    /// A filled rectangle: band, rule, ground. One that touches an edge runs 2 mm over it where crop marks are drawn.
    Fill {
        /// Its colour.
        ink: Ink,
        /// Radius of its corners.
        #[serde(default, serialize_with = "short")]
        radius_mm: f32,
    },
    /// The bearer's photo, filling the frame, with a hairline around it.
    Photo,
    /// The unit's logo on a white plate, or the neutral mark of its kind of hall.
    Mark,
    /// The unit's seal; nothing where the hall has none.
    Seal,
    /// The QR code of the card (work number, card number, check code), drawn to its frame's edge: four modules of white go around it.
    Qr,
    /// The work number as Code 128.
    Barcode,
    /// The service star's mark.
    Star,
    /// Words.
    Text(TextElement),
}

/// Words with fields in them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextElement {
    /// What it says: words as they are, fields as `{name}`, labels in the paper's language as `{label:name}` (see
    /// [`CardField`] and [`CardLabel`]). Where every field of it is empty the element is left out.
    pub words: String,
    /// Size of the type: the height of its em.
    #[serde(serialize_with = "short")]
    pub size_mm: f32,
    /// Bold or not.
    #[serde(default)]
    pub weight: Weight,
    /// Its colour.
    #[serde(default)]
    pub ink: Ink,
    /// Across the frame.
    #[serde(default)]
    pub align: Align,
    /// Share of the size down to which it shrinks to one line before it wraps, and below which it is warned of; 0.3 to 1.
    #[serde(default = "least_share", serialize_with = "short")]
    pub least: f32,
    /// Lines at most, 1 to 9.
    #[serde(default = "one_line")]
    pub lines: u8,
    /// Extra room between signs, in shares of the size; a name of two Chinese signs gets more by itself where the words are `{name}`.
    #[serde(default, serialize_with = "short")]
    pub spacing: f32,
    /// Share of the size from four signs on, 0.3 to 1.
    #[serde(default = "whole", serialize_with = "short")]
    pub from_four: f32,
}

fn whole() -> f32 {
    1.0
}

fn least_share() -> f32 {
    0.6
}

fn one_line() -> u8 {
    1
}

/// Weight of a face.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Weight {
    /// Regular.
    #[default]
    Regular,
    /// Bold.
    Bold,
}

/// Where a line stands across its frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    /// At the left.
    #[default]
    Left,
    /// In the middle.
    Middle,
    /// At the right.
    Right,
}

/// A colour: by its role in the unit's look, or one of its own.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ink {
    /// Main text, near black.
    #[default]
    Text,
    /// Labels, grey.
    Label,
    /// A hairline's grey.
    Hairline,
    /// The unit's colour.
    Band,
    /// Readable on the unit's colour.
    OnBand,
    /// The rule under the band: gold.
    Rule,
    /// The work number: the unit's colour, a shade darker.
    Number,
    /// White.
    White,
    /// `#RRGGBB`.
    Own(String),
}

/// When an element is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shown {
    /// Always.
    #[default]
    Always,
    /// Only for this month's or year's service star.
    Star,
    /// Only where the card has a last day.
    Dated,
    /// Only where the unit has a supervision phone.
    WithPhone,
    /// Only where codes are wanted (the print room's switch).
    WithCode,
    /// Only where this field is filled: for the label beside it.
    With(CardField),
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$each])* $variant),+
        }

        impl $name {
            /// Every one, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Its word in a layout's text.
            pub fn code(self) -> &'static str {
                match self {
                    $(Self::$variant => $code),+
                }
            }

            /// Reads the word.
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.code() == code)
            }
        }

        impl Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.code())
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let code = String::deserialize(deserializer)?;
                Self::from_code(&code).ok_or_else(|| serde::de::Error::custom(format!("unknown word {code:?}")))
            }
        }
    };
}

words! {
    /// What a layout can say of the person, the card and the hall.
    CardField {
        /// Name of the unit (P1-1.2).
        UnitName = "unit",
        /// Name of the hall.
        HallName = "hall",
        /// Name of the person.
        Name = "name",
        /// Work number.
        WorkNo = "work_no",
        /// Post (岗位).
        Post = "post",
        /// Title (职务).
        Title = "title",
        /// Team or department (班组, 部门).
        Department = "department",
        /// Qualifications held.
        Qualifications = "qualifications",
        /// Number of the window.
        Window = "window",
        /// What the window is for.
        Business = "business",
        /// Number of the card.
        CardNumber = "card_no",
        /// Day of issue.
        IssuedOn = "issued_on",
        /// Last day of validity.
        ValidUntil = "valid_until",
        /// Supervision phone.
        SupervisionPhone = "phone",
        /// Address of the hall.
        Address = "address",
    }
}

words! {
    /// Words in the language of the paper, written before or above a field.
    CardLabel {
        /// 姓名
        Name = "name",
        /// 工号
        WorkNo = "work_no",
        /// 岗位
        Post = "post",
        /// 职务
        Title = "title",
        /// 部门
        Department = "department",
        /// 窗口
        Window = "window",
        /// 证号
        CardNumber = "card_no",
        /// 发证
        IssuedOn = "issued_on",
        /// 有效期至
        ValidUntil = "valid_until",
        /// 监督电话
        SupervisionPhone = "phone",
        /// The line below the unit's name on a badge: 营业厅 · 工作人员上岗证
        BadgeCaption = "badge_caption",
        /// 工作证
        IdCard = "id_card",
        /// 来访证
        Visitor = "visitor",
        /// 实习
        Trainee = "trainee",
        /// 持证须知
        Duties = "duties",
        /// First duty of the bearer (P1-1.6).
        Duty1 = "duty_1",
        /// Second duty.
        Duty2 = "duty_2",
        /// Third duty.
        Duty3 = "duty_3",
        /// Fourth duty.
        Duty4 = "duty_4",
        /// 扫码核对人员
        ScanMe = "scan_me",
        /// 拾到请寄回
        IfFound = "if_found",
        /// What visitors keep in mind.
        VisitorDuty = "visitor_duty",
        /// 服务之星
        Star = "star",
    }
}

/// Why a layout cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LayoutProblem {
    /// Not written as a layout; the reader's words.
    #[error("not a layout: {0}")]
    Unreadable(String),
    /// A face smaller than 10 or larger than 420 mm.
    #[error("a face must be 10 to 420 mm wide and high")]
    FaceSize,
    /// An element lies outside its face.
    #[error("element {element} lies outside its face")]
    Outside {
        /// Its place in the list, from 1.
        element: usize,
    },
    /// An element is smaller than half a millimetre, a fill than a tenth.
    #[error("element {element} is too small")]
    TooSmall {
        /// Its place in the list, from 1.
        element: usize,
    },
    /// A word in braces that is no field and no label.
    #[error("element {element} has an unknown field {{{field}}}")]
    UnknownField {
        /// Its place in the list, from 1.
        element: usize,
        /// The word.
        field: String,
    },
    /// A size, share or number of lines beyond its limits, or a colour that is none.
    #[error("element {element}: {what} is out of range")]
    OutOfRange {
        /// Its place in the list, from 1.
        element: usize,
        /// Which value.
        what: &'static str,
    },
    /// Something that must stand on it is not there (P1-1.2, P1-2.7): `photo`, or the word of the field.
    #[error("the layout must show {0}")]
    Missing(&'static str),
}
