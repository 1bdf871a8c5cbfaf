//! The words of a text with its fields and labels told apart, and what an element says of itself.

use super::{CardField, CardLabel, CardLayout, ElementKind, Face, Frame, TextElement};

/// A part of the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part<'a> {
    /// As they are.
    Words(&'a str),
    /// `{name}`
    Field(CardField),
    /// `{label:name}`
    Label(CardLabel),
    /// Something else in braces, without them.
    Unknown(&'a str),
}

const LABEL: &str = "label:";

impl TextElement {
    /// The words in parts, in order. A brace that is never closed is a word.
    pub fn parts(&self) -> Vec<Part<'_>> {
        let mut parts = Vec::new();
        let mut rest = self.words.as_str();
        while let Some((before, after)) = rest.split_once('{') {
            let Some((inside, behind)) = after.split_once('}') else { break };
            if !before.is_empty() {
                parts.push(Part::Words(before));
            }
            parts.push(in_braces(inside));
            rest = behind;
        }
        if !rest.is_empty() {
            parts.push(Part::Words(rest));
        }
        parts
    }

    /// Whether it is the name and nothing else: two signs are set apart, and it is parted where names part.
    pub fn is_name(&self) -> bool {
        self.parts() == [Part::Field(CardField::Name)]
    }
}

fn in_braces(inside: &str) -> Part<'_> {
    let label = inside.strip_prefix(LABEL).and_then(CardLabel::from_code).map(Part::Label);
    label.or_else(|| CardField::from_code(inside).map(Part::Field)).unwrap_or(Part::Unknown(inside))
}

impl Frame {
    /// The right edge, mm.
    pub fn right_mm(&self) -> f32 {
        self.x_mm + self.width_mm
    }

    /// The lower edge, mm.
    pub fn bottom_mm(&self) -> f32 {
        self.y_mm + self.height_mm
    }
}

impl CardLayout {
    /// Whether it has a back.
    pub fn has_back(&self) -> bool {
        self.elements.iter().any(|element| element.face == Face::Back)
    }

    /// Whether an element says this field.
    pub fn says(&self, field: CardField) -> bool {
        self.elements.iter().any(|element| match &element.kind {
            ElementKind::Text(text) => text.parts().contains(&Part::Field(field)),
            ElementKind::Barcode => field == CardField::WorkNo,
            _ => false,
        })
    }

    /// Its name in this language (`zh`, `en`); in the other where it has none.
    pub fn name_in(&self, lang: &str) -> &str {
        let name = self.names.get(lang).filter(|name| !name.trim().is_empty());
        name.or_else(|| self.names.values().find(|name| !name.trim().is_empty())).map_or("", String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: &str) -> TextElement {
        TextElement { words: words.to_owned(), ..TextElement::new("", 4.0) }
    }

    #[test]
    fn words_fields_and_labels_are_told_apart() {
        let text = text("{label:valid_until} {valid_until}，{编号}");
        let parts = [
            Part::Label(CardLabel::ValidUntil),
            Part::Words(" "),
            Part::Field(CardField::ValidUntil),
            Part::Words("，"),
            Part::Unknown("编号"),
        ];
        assert_eq!(text.parts(), parts);
        assert!(!text.is_name());
    }

    #[test]
    fn a_brace_that_is_never_closed_is_a_word() {
        assert_eq!(text("{name").parts(), [Part::Words("{name")]);
        assert_eq!(text("").parts(), []);
        assert!(text("{name}").is_name());
        assert!(!text("{label:name}").is_name());
    }

    #[test]
    fn a_layout_with_one_name_shows_it_in_both_languages() {
        let mut layout = CardLayout::shipped()[0].layout.clone();
        layout.names = [("zh".to_owned(), "我们的".to_owned()), ("en".to_owned(), " ".to_owned())].into();
        assert_eq!(layout.name_in("en"), "我们的");
        assert_eq!(layout.name_in("zh"), "我们的");
    }
}
