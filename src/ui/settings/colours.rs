//! The colours offered to a unit.

use serde::Deserialize;

/// A colour with the key of its name.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(super) struct UnitColour(String, String);

impl UnitColour {
    /// Key of its name in the texts.
    pub(super) fn key(&self) -> String {
        format!("settings-colour-{}", self.0)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::hall::{DEFAULT_UNIT_COLOUR, colour_rgb, parse_colour};
    use crate::ui::strings::{Lang, Strings};
    use crate::ui::theme::{ThemeName, Tokens, contrast, opaque};

    #[test]
    fn every_colour_offered_can_be_read_and_carries_white_words() {
        let (colours, paper) = (offered(), Tokens::load(ThemeName::Light).paper);
        assert_eq!(colours[0].hex(), DEFAULT_UNIT_COLOUR);
        for colour in colours {
            assert_eq!(parse_colour(colour.hex()).as_deref(), Ok(colour.hex()));
            assert!(contrast(opaque(colour_rgb(colour.hex())), paper) >= 4.5, "{colour:?}");
            for lang in Lang::ALL {
                assert!(Strings::load(lang).has(&colour.key()), "{colour:?}");
            }
        }
    }
}
