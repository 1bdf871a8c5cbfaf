//! Names of fields, elements, colours and conditions, and what is wrong with a layout, in plain words.

use crate::domain::layouts::{
    Align, CardField, CardLabel, CardLayout, Element, ElementKind, Ink, LayoutProblem, Shown,
};
use crate::ui::icons::{self, Icon};
use crate::ui::strings::Strings;
use crate::ui::words as shared;

use super::chips;

/// A field's name, as on its chip.
pub(super) fn field(strings: &Strings, field: CardField) -> String {
    strings.text(match field {
        CardField::UnitName => "editor-field-unit",
        CardField::HallName => "editor-field-hall",
        CardField::Name => "editor-field-name",
        CardField::WorkNo => "editor-field-work-no",
        CardField::Post => "editor-field-post",
        CardField::Title => "editor-field-title",
        CardField::Department => "editor-field-department",
        CardField::Qualifications => "editor-field-qualifications",
        CardField::Window => "editor-field-window",
        CardField::Business => "editor-field-business",
        CardField::CardNumber => "editor-field-card-no",
        CardField::IssuedOn => "editor-field-issued",
        CardField::ValidUntil => "editor-field-valid",
        CardField::SupervisionPhone => "editor-field-phone",
        CardField::Address => "editor-field-address",
    })
}

/// The name of words that follow the language of the paper.
pub(super) fn label(strings: &Strings, label: CardLabel) -> String {
    strings.text(match label {
        CardLabel::Name => "editor-field-name",
        CardLabel::WorkNo => "editor-field-work-no",
        CardLabel::Post => "editor-field-post",
        CardLabel::Title => "editor-field-title",
        CardLabel::Department => "editor-field-department",
        CardLabel::Window => "editor-field-window",
        CardLabel::CardNumber => "editor-field-card-no",
        CardLabel::IssuedOn => "editor-field-issued",
        CardLabel::ValidUntil => "editor-field-valid",
        CardLabel::SupervisionPhone => "editor-field-phone",
        CardLabel::BadgeCaption => "editor-label-badge",
        CardLabel::IdCard => "editor-label-id-card",
        CardLabel::Visitor => "editor-label-visitor",
        CardLabel::Trainee => "editor-label-trainee",
        CardLabel::Duties => "editor-label-duties",
        CardLabel::Duty1 => "editor-label-duty-1",
        CardLabel::Duty2 => "editor-label-duty-2",
        CardLabel::Duty3 => "editor-label-duty-3",
        CardLabel::Duty4 => "editor-label-duty-4",
        CardLabel::ScanMe => "editor-label-scan",
        CardLabel::IfFound => "editor-label-found",
        CardLabel::VisitorDuty => "editor-label-visitor-duty",
        CardLabel::Star => "editor-label-star",
    })
}

/// The sign of an element in lists and menus.
pub(super) fn icon(kind: &ElementKind) -> Icon {
    match kind {
        ElementKind::Fill { .. } => icons::BAND,
        ElementKind::Photo => icons::PERSON,
        ElementKind::Mark => icons::IMAGE,
        ElementKind::Seal => icons::SEAL,
        ElementKind::Qr => icons::QR,
        ElementKind::Barcode => icons::BARCODE,
        ElementKind::Star => icons::STAR,
        ElementKind::Text(_) => icons::TEXT,
    }
}

fn plain_name(strings: &Strings, element: &Element, layout: &CardLayout) -> String {
    let key = match &element.kind {
        ElementKind::Fill { .. } => {
            let frame = element.frame;
            let is_ground = frame.width_mm >= layout.width_mm && frame.height_mm >= layout.height_mm;
            match (is_ground, frame.width_mm.min(frame.height_mm) < 2.0) {
                (true, _) => "editor-kind-ground",
                (_, true) => "editor-kind-line",
                _ => "editor-kind-band",
            }
        }
        ElementKind::Photo => "editor-kind-photo",
        ElementKind::Mark => "editor-kind-mark",
        ElementKind::Seal => "editor-kind-seal",
        ElementKind::Qr => "editor-kind-qr",
        ElementKind::Barcode => "editor-kind-barcode",
        ElementKind::Star => "editor-kind-star",
        ElementKind::Text(text) => {
            let shown = chips::shown(strings, text.words.trim());
            return shown.replace(chips::FIELD, "");
        }
    };
    strings.text(key)
}

/// Names of all elements; a name that comes again gets a number.
pub(super) fn names(strings: &Strings, layout: &CardLayout) -> Vec<String> {
    let mut names: Vec<String> = Vec::with_capacity(layout.elements.len());
    for element in &layout.elements {
        let mut plain = plain_name(strings, element, layout);
        if plain.is_empty() {
            plain = strings.text("editor-kind-text");
        }
        let again = (2..=u32::MAX).map(|n| format!("{plain} {n}")).find(|name| !names.contains(name));
        names.push(if names.contains(&plain) { again.unwrap_or_default() } else { plain });
    }
    names
}

/// The name of the element at a place.
pub(super) fn name(strings: &Strings, layout: &CardLayout, index: usize) -> String {
    names(strings, layout).into_iter().nth(index).unwrap_or_default()
}

/// A colour's role; an own one has none.
pub(super) fn ink(strings: &Strings, ink: &Ink) -> String {
    strings.text(match ink {
        Ink::Text => "editor-ink-text",
        Ink::Label => "editor-ink-label",
        Ink::Hairline => "editor-ink-hairline",
        Ink::Band => "editor-ink-band",
        Ink::OnBand => "editor-ink-on-band",
        Ink::Rule => "editor-ink-rule",
        Ink::Number => "editor-ink-number",
        Ink::White => "editor-ink-white",
        Ink::Own(_) => "editor-ink-own",
    })
}

/// When it is drawn.
pub(super) fn shown(strings: &Strings, shown: Shown) -> String {
    strings.text(match shown {
        Shown::Always => "editor-shown-always",
        Shown::Star => "editor-shown-star",
        Shown::Dated => "editor-shown-dated",
        Shown::WithPhone => "editor-shown-phone",
        Shown::WithCode => "editor-shown-code",
        Shown::With(one) => {
            return strings.text_with("editor-shown-with", &[("field", field(strings, one).into())]);
        }
    })
}

/// Where a line stands.
pub(super) fn align(strings: &Strings, align: Align) -> String {
    strings.text(match align {
        Align::Left => "editor-align-left",
        Align::Middle => "editor-align-middle",
        Align::Right => "editor-align-right",
    })
}

/// The place, from 0, of the element a problem is about.
pub(super) fn element_of(problem: &LayoutProblem) -> Option<usize> {
    match problem {
        LayoutProblem::Outside { element }
        | LayoutProblem::TooSmall { element }
        | LayoutProblem::UnknownField { element, .. }
        | LayoutProblem::OutOfRange { element, .. } => element.checked_sub(1),
        _ => None,
    }
}

/// Whether the problem only keeps a badge from being printed; the layout can be kept all the same.
pub(super) fn is_only_for_print(problem: &LayoutProblem) -> bool {
    matches!(problem, LayoutProblem::Missing(_))
}

/// What is wrong and with which element.
pub(super) fn problem(strings: &Strings, layout: &CardLayout, problem: &LayoutProblem) -> String {
    let named = element_of(problem).map(|index| name(strings, layout, index)).unwrap_or_default();
    let who = || ("name", named.as_str().into());
    match problem {
        LayoutProblem::Unreadable(because) => {
            strings.text_with("editor-wrong-unreadable", &[("because", because.as_str().into())])
        }
        LayoutProblem::FaceSize => strings.text("editor-wrong-face"),
        LayoutProblem::Outside { .. } => strings.text_with("editor-wrong-outside", &[who()]),
        LayoutProblem::TooSmall { .. } => strings.text_with("editor-wrong-small", &[who()]),
        LayoutProblem::UnknownField { field, .. } => {
            strings.text_with("editor-wrong-field", &[who(), ("field", field.as_str().into())])
        }
        LayoutProblem::OutOfRange { what, .. } => {
            strings.text_with("editor-wrong-range", &[who(), ("what", value(strings, what).into())])
        }
        LayoutProblem::Missing(what) => {
            strings.text_with("editor-wrong-missing", &[("what", missing(strings, what).into())])
        }
    }
}

fn value(strings: &Strings, what: &str) -> String {
    strings.text(match what {
        "size_mm" => "editor-size",
        "least" => "editor-least",
        "lines" => "editor-lines",
        "ink" => "editor-colour",
        "radius_mm" => "editor-radius",
        _ => "editor-spacing",
    })
}

fn missing(strings: &Strings, what: &str) -> String {
    match (CardField::from_code(what), what) {
        (Some(known), _) => field(strings, known),
        (None, "photo") => strings.text("editor-kind-photo"),
        (None, other) => other.to_owned(),
    }
}

/// A length in the words of the screen: `86 × 118 毫米`.
pub(super) fn size(strings: &Strings, layout: &CardLayout) -> String {
    let plain = |value: f32| format!("{value:.2}").trim_end_matches('0').trim_end_matches('.').to_owned();
    let values = [("w", plain(layout.width_mm).into()), ("h", plain(layout.height_mm).into())];
    strings.text_with("editor-mm", &values)
}

/// A required value left empty.
pub(super) fn required(strings: &Strings) -> String {
    shared::wrong(strings, &crate::domain::problems::Wrong::Missing)
}
