//! Words about cards, signs and sheets in the language chosen: products, reasons, what stands on a card, what is wrong with one.

use super::strings::Strings;
use crate::domain::cards::IssueReason;
use crate::domain::layouts::{CardField, CardLabel};
use crate::domain::products::Product;
use crate::domain::sheets::{SheetField, SheetProblem};
use crate::jobs::cards::{CardProblem, CardRemark, CardWords};

/// 上岗证, 工作证, 台签...
pub fn product(strings: &Strings, product: Product) -> String {
    strings.text(match product {
        Product::Badge => "product-badge",
        Product::IdCard => "product-id-card",
        Product::CounterSign => "product-counter-sign",
        Product::WindowPlate => "product-window-plate",
        Product::PhotoWall => "product-photo-wall",
        Product::PhotoPoster => "product-photo-poster",
        Product::PhotoStrip => "product-photo-strip",
        Product::RosterList => "product-roster-list",
        Product::Visitor => "product-visitor",
        Product::Trainee => "product-trainee",
    })
}

/// 岗位或职务变了, 损坏, 遗失...
pub fn reason(strings: &Strings, reason: IssueReason) -> String {
    strings.text(match reason {
        IssueReason::First => "issue-first",
        IssueReason::Post => "issue-post",
        IssueReason::Department => "issue-department",
        IssueReason::Name => "issue-name",
        IssueReason::Number => "issue-number",
        IssueReason::Unit => "issue-unit",
        IssueReason::Worn => "issue-worn",
        IssueReason::Lost => "issue-lost",
        IssueReason::Expired => "issue-expired",
        IssueReason::Misprint => "issue-misprint",
        IssueReason::Other => "issue-other",
        IssueReason::Earlier => "issue-earlier",
    })
}

/// The words on cards.
pub fn card_words(strings: &Strings) -> CardWords {
    let labels = CardLabel::ALL.iter().map(|label| (*label, strings.text(label_key(*label)))).collect();
    CardWords { labels, separator: strings.text("card-between") }
}

fn label_key(label: CardLabel) -> &'static str {
    match label {
        CardLabel::Name => "card-label-name",
        CardLabel::WorkNo => "card-label-work-no",
        CardLabel::Post => "card-label-post",
        CardLabel::Title => "card-label-title",
        CardLabel::Department => "card-label-department",
        CardLabel::Window => "card-label-window",
        CardLabel::CardNumber => "card-label-card-no",
        CardLabel::IssuedOn => "card-label-issued-on",
        CardLabel::ValidUntil => "card-label-valid-until",
        CardLabel::SupervisionPhone => "card-label-phone",
        CardLabel::BadgeCaption => "card-label-badge-caption",
        CardLabel::IdCard => "card-label-id-card",
        CardLabel::Visitor => "card-label-visitor",
        CardLabel::Trainee => "card-label-trainee",
        CardLabel::Duties => "card-label-duties",
        CardLabel::Duty1 => "card-label-duty-1",
        CardLabel::Duty2 => "card-label-duty-2",
        CardLabel::Duty3 => "card-label-duty-3",
        CardLabel::Duty4 => "card-label-duty-4",
        CardLabel::ScanMe => "card-label-scan-me",
        CardLabel::IfFound => "card-label-if-found",
        CardLabel::Star => "card-label-star",
        CardLabel::VisitorDuty => "card-label-visitor-duty",
    }
}

/// Name of a field of a card.
pub fn field(strings: &Strings, field: CardField) -> String {
    strings.text(match field {
        CardField::UnitName => "card-field-unit",
        CardField::HallName => "card-field-hall",
        CardField::Name => "card-label-name",
        CardField::WorkNo => "card-label-work-no",
        CardField::Post => "card-label-post",
        CardField::Title => "card-label-title",
        CardField::Department => "card-label-department",
        CardField::Qualifications => "card-field-qualifications",
        CardField::Window => "card-label-window",
        CardField::Business => "card-field-business",
        CardField::CardNumber => "card-label-card-no",
        CardField::IssuedOn => "card-label-issued-on",
        CardField::ValidUntil => "card-label-valid-until",
        CardField::SupervisionPhone => "card-label-phone",
        CardField::Address => "card-field-address",
    })
}

/// Why one cannot be printed, one short sentence.
pub fn problem(strings: &Strings, problem: CardProblem, of: Product) -> String {
    match problem {
        CardProblem::Missing(missing) => {
            strings.text_with("card-missing", &[("field", field(strings, missing).into())])
        }
        CardProblem::MissingPhoto => strings.text(match of {
            Product::PhotoWall | Product::PhotoPoster => "card-missing-photo",
            _ => "badge-missing-photo",
        }),
        CardProblem::NoGlyph(sign) => {
            strings.text_with("card-no-glyph", &[("sign", sign.to_string().into()), ("code", code_point(sign).into())])
        }
        CardProblem::Left => strings.text("card-has-left"),
    }
}

/// What is to be said of one that can be printed.
pub fn remark(strings: &Strings, remark: &CardRemark) -> String {
    match remark {
        CardRemark::EnlargedPhoto => strings.text("card-enlarged-photo"),
        CardRemark::RareSign(sign) => strings.text_with("card-rare-sign", &[("sign", sign.to_string().into())]),
    }
}

/// `U+4DAE`
pub fn code_point(sign: char) -> String {
    format!("U+{:04X}", u32::from(sign))
}

/// What is wrong with a field of a sheet or a calibration, one short sentence.
pub fn sheet_problem(strings: &Strings, problem: &SheetProblem) -> String {
    let mm = |value: f32| strings.number(f64::from(value), 1);
    match problem {
        SheetProblem::Missing(_) => strings.text("wrong-missing"),
        SheetProblem::NotANumber { .. } => strings.text("wrong-not-a-number"),
        SheetProblem::OutOfRange { least, most, .. } => {
            strings.text_with("sheet-out-of-range", &[("least", mm(*least).into()), ("most", mm(*most).into())])
        }
        SheetProblem::NameTooLong => strings.text_with("wrong-too-long", &[("most", 60.into())]),
        SheetProblem::TooWide { needed_mm, paper_mm } => {
            strings.text_with("sheet-too-wide", &[("needed", mm(*needed_mm).into()), ("paper", mm(*paper_mm).into())])
        }
        SheetProblem::TooHigh { needed_mm, paper_mm } => {
            strings.text_with("sheet-too-high", &[("needed", mm(*needed_mm).into()), ("paper", mm(*paper_mm).into())])
        }
        SheetProblem::CardLargerThanCell { needed_width_mm, needed_height_mm } => strings.text_with(
            "sheet-card-too-large",
            &[("width", mm(*needed_width_mm).into()), ("height", mm(*needed_height_mm).into())],
        ),
        SheetProblem::StartBeyondSheet { .. } => strings.text("sheet-start-beyond"),
        SheetProblem::NoCards => strings.text("print-nobody-ticked"),
        SheetProblem::NoRoomForWindows => strings.text("sheet-no-room-for-cover"),
        SheetProblem::ChoiceNotUnderstood(_) => strings.text("sheet-choice-unclear"),
        SheetProblem::ChoiceBackwards { .. } => strings.text("sheet-choice-backwards"),
        SheetProblem::NothingChosen { sheets } => {
            strings.text_with("sheet-choice-none", &[("sheets", (*sheets).into())])
        }
    }
}

/// The field a problem of a sheet belongs to.
pub fn sheet_field(problem: &SheetProblem) -> Option<SheetField> {
    match problem {
        SheetProblem::Missing(field)
        | SheetProblem::NotANumber { field, .. }
        | SheetProblem::OutOfRange { field, .. } => Some(*field),
        SheetProblem::NameTooLong => Some(SheetField::Name),
        SheetProblem::TooWide { .. } => Some(SheetField::Columns),
        SheetProblem::TooHigh { .. } => Some(SheetField::Rows),
        SheetProblem::CardLargerThanCell { .. } => Some(SheetField::CellWidth),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::strings::Lang;
    use super::*;

    #[test]
    fn a_sign_without_a_glyph_is_named_with_its_code_point() {
        let words = problem(&Strings::load(Lang::Zh), CardProblem::NoGlyph('\u{20164}'), Product::Badge);
        assert!(words.contains("U+20164"), "{words}");
        assert_eq!(code_point('䶮'), "U+4DAE");
    }
}
