//! Layouts as TOML: how they are shipped, handed from hall to hall and read back.

use serde::{Serialize, Serializer};

use super::{Align, CardLayout, Ink, LayoutProblem, TextElement, Weight};

impl CardLayout {
    /// Reads a layout. It may still be one that cannot be used: `check` says.
    ///
    /// # Errors
    /// The reader's words, with line and field.
    pub fn from_toml(written: &str) -> Result<Self, LayoutProblem> {
        toml::from_str(written).map_err(|problem| LayoutProblem::Unreadable(problem.to_string()))
    }

    /// The layout as it is read back, equal to the last figure.
    pub fn to_toml(&self) -> String {
        toml::to_string(self).unwrap_or_default()
    }
}

impl TextElement {
    /// Words of this size in the main ink, upright, at the left, on one line.
    pub fn new(words: impl Into<String>, size_mm: f32) -> Self {
        Self {
            words: words.into(),
            size_mm,
            weight: Weight::Regular,
            ink: Ink::Text,
            align: Align::Left,
            least: super::least_share(),
            lines: super::one_line(),
            spacing: 0.0,
            from_four: super::whole(),
        }
    }
}

/// A length with no more figures than tell it from its neighbours: `13.6`, not `13.600000381469727`.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands fields over by reference")]
pub(super) fn short<S: Serializer>(length: &f32, serializer: S) -> Result<S::Ok, S::Error> {
    length.to_string().parse::<f64>().unwrap_or_else(|_| f64::from(*length)).serialize(serializer)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::layouts::{CardField, Element, ElementKind, Face, Frame, Shown};
    use crate::domain::products::Product;

    #[test]
    fn what_is_no_layout_is_said_with_its_line() {
        let Err(LayoutProblem::Unreadable(words)) = CardLayout::from_toml("product = \"badge\"\nwidth = 3") else {
            panic!("read");
        };
        assert!(words.contains("line 2") && words.contains("width"), "{words}");
    }

    #[test]
    fn lengths_are_written_as_they_were_typed() {
        let written = CardLayout::shipped()[0].layout.to_toml();
        assert!(written.contains("13.6") && !written.contains("13.60000"), "{written}");
    }

    fn length() -> impl Strategy<Value = f32> {
        -500.0_f32..500.0
    }

    fn ink() -> impl Strategy<Value = Ink> {
        prop_oneof![Just(Ink::Band), Just(Ink::Number), "#[0-9a-f]{6}".prop_map(Ink::Own)]
    }

    fn kind() -> impl Strategy<Value = ElementKind> {
        let text = (".*", length(), ink(), length(), 0..9_u8).prop_map(|(words, size_mm, ink, least, lines)| {
            let weight = if lines > 4 { Weight::Bold } else { Weight::Regular };
            let align = if lines > 2 { Align::Right } else { Align::Middle };
            ElementKind::Text(TextElement { weight, ink, align, least, lines, ..TextElement::new(words, size_mm) })
        });
        let fill = (ink(), length()).prop_map(|(ink, radius_mm)| ElementKind::Fill { ink, radius_mm });
        prop_oneof![text, fill, Just(ElementKind::Photo), Just(ElementKind::Barcode), Just(ElementKind::Star)]
    }

    fn element() -> impl Strategy<Value = Element> {
        let shown = prop_oneof![Just(Shown::Always), Just(Shown::Dated), Just(Shown::With(CardField::Department))];
        (length(), length(), length(), kind(), shown).prop_map(|(x_mm, y_mm, width_mm, kind, shown)| Element {
            face: if x_mm > 0.0 { Face::Front } else { Face::Back },
            frame: Frame { x_mm, y_mm, width_mm, height_mm: 7.25 },
            kind,
            shown,
        })
    }

    proptest! {
        #[test]
        fn a_layout_comes_back_as_it_was_written(
            name in ".*", width_mm in length(), height_mm in length(),
            elements in proptest::collection::vec(element(), 0..6),
        ) {
            let names = [("zh".to_owned(), name)].into();
            let layout = CardLayout { product: Product::IdCard, names, width_mm, height_mm, elements };
            prop_assert_eq!(CardLayout::from_toml(&layout.to_toml()), Ok(layout));
        }
    }
}
