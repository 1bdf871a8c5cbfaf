//! The colours offered to a unit.

use serde::Deserialize;

use crate::ui::strings::Strings;

/// A colour with the key of its name.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(super) struct UnitColour(String, String);

impl UnitColour {
    /// Key of its name in the texts.
    pub(super) fn key(&self) -> &'static str {
        match self.0.as_str() {
            "river" => "settings-colour-river",
            "night" => "settings-colour-night",
            "plum" => "settings-colour-plum",
            "brick" => "settings-colour-brick",
            "olive" => "settings-colour-olive",
            "graphite" => "settings-colour-graphite",
            _ => "settings-colour-pine",
        }
    }

    /// `#RRGGBB`.
    pub(super) fn hex(&self) -> &str {
        &self.1
    }
}

/// The colours of the program's own file.
pub(super) fn offered() -> Vec<UnitColour> {
    ron::from_str(include_str!("../../../assets/themes/unit_colours.ron")).unwrap_or_default()
}

/// Name of a colour that is offered; one of the unit's own has none.
pub(in crate::ui) fn colour_name(strings: &Strings, hex: &str) -> Option<String> {
    offered().into_iter().find(|colour| colour.hex().eq_ignore_ascii_case(hex)).map(|colour| strings.text(colour.key()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::hall::{DEFAULT_UNIT_COLOUR, colour_rgb, parse_colour};
    use crate::ui::strings::Lang;
    use crate::ui::theme::{ThemeName, Tokens, contrast, opaque};

    #[test]
    fn every_colour_offered_can_be_read_and_carries_white_words() {
        let (colours, paper) = (offered(), Tokens::load(ThemeName::Light).paper);
        let mut names = std::collections::HashSet::new();
        assert_eq!(colours[0].hex(), DEFAULT_UNIT_COLOUR);
        for colour in colours {
            assert_eq!(parse_colour(colour.hex()).as_deref(), Ok(colour.hex()));
            assert!(contrast(opaque(colour_rgb(colour.hex())), paper) >= 4.5, "{colour:?}");
            for lang in Lang::ALL {
                let strings = Strings::load(lang);
                assert!(strings.has(colour.key()), "{colour:?}");
                assert!(names.insert((lang.key(), strings.text(colour.key()))), "{colour:?} has a name of its own");
            }
        }
    }
}
