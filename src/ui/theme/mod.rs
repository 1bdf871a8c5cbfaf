//! What the program looks like: colour roles, sizes, type styles and fonts. The one place that turns hex words into colours.

mod colour;
mod fonts;
mod install;
pub mod size;
mod text;

pub use colour::{contrast, opaque};
pub use install::install;
pub use text::{BOLD, Text};

use colour::{adjusted, hex, mix};
use egui::Color32;
use serde::{Deserialize, Serialize};

/// The themes a person may choose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ThemeName {
    /// White panes.
    #[default]
    Light,
    /// Dark panes.
    Dark,
    /// Black on white with strong edges.
    HighContrast,
}

impl ThemeName {
    /// Every theme, in the order shown in the settings.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::HighContrast];

    /// The word kept in the settings file.
    pub fn key(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::HighContrast => "high_contrast",
        }
    }

    /// Reads the word kept in the settings; anything unknown is light.
    pub fn from_key(key: &str) -> Self {
        Self::ALL.into_iter().find(|name| name.key() == key).unwrap_or_default()
    }

    fn source(self) -> &'static str {
        match self {
            Self::Light => include_str!("../../../assets/themes/light.ron"),
            Self::Dark => include_str!("../../../assets/themes/dark.ron"),
            Self::HighContrast => include_str!("../../../assets/themes/high_contrast.ron"),
        }
    }
}

/// Every colour on the screen, by role. Sizes are in [`size`], type styles in [`Text`].
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Tokens {
    /// Which theme these roles belong to.
    #[serde(skip)]
    pub name: ThemeName,
    /// Window, rail, Today, group rows.
    #[serde(deserialize_with = "hex")]
    pub ground: Color32,
    /// Bars, panes, cards, fields.
    #[serde(deserialize_with = "hex")]
    pub surface: Color32,
    /// Table header, notes, search box.
    #[serde(deserialize_with = "hex")]
    pub sunken: Color32,
    /// Row or quiet button under the pointer.
    #[serde(deserialize_with = "hex")]
    pub hover: Color32,
    /// Selected row, tab, filter, segment; the soft accent.
    #[serde(deserialize_with = "hex")]
    pub selected: Color32,
    /// Behind a sheet preview.
    #[serde(deserialize_with = "hex")]
    pub canvas: Color32,
    /// Separators, card edges.
    #[serde(deserialize_with = "hex")]
    pub line: Color32,
    /// Edges of fields and secondary buttons.
    #[serde(deserialize_with = "hex")]
    pub line_strong: Color32,
    /// Main text.
    #[serde(deserialize_with = "hex")]
    pub text: Color32,
    /// Secondary lines, labels.
    #[serde(deserialize_with = "hex")]
    pub text2: Color32,
    /// Hints, placeholders, disabled.
    #[serde(deserialize_with = "hex")]
    pub text3: Color32,
    /// Primary button, switch, progress.
    #[serde(deserialize_with = "hex")]
    pub accent: Color32,
    /// Words on the accent.
    #[serde(deserialize_with = "hex")]
    pub on_accent: Color32,
    /// Accent under the pointer.
    #[serde(deserialize_with = "hex")]
    pub accent_hover: Color32,
    /// Accent while pressed.
    #[serde(deserialize_with = "hex")]
    pub accent_press: Color32,
    /// Links, quiet buttons, selected words.
    #[serde(deserialize_with = "hex")]
    pub accent_text: Color32,
    /// Danger button, overdue count.
    #[serde(deserialize_with = "hex")]
    pub danger: Color32,
    /// Words on danger.
    #[serde(deserialize_with = "hex")]
    pub on_danger: Color32,
    /// Danger under the pointer.
    #[serde(deserialize_with = "hex")]
    pub danger_hover: Color32,
    /// Overdue, veto, problem.
    #[serde(deserialize_with = "hex")]
    pub danger_text: Color32,
    /// Ground of a danger chip or note.
    #[serde(deserialize_with = "hex")]
    pub danger_soft: Color32,
    /// Icons of what is due soon or entered late.
    #[serde(deserialize_with = "hex")]
    pub warn: Color32,
    /// Words of what is due soon or entered late.
    #[serde(deserialize_with = "hex")]
    pub warn_text: Color32,
    /// Ground of a warning chip.
    #[serde(deserialize_with = "hex")]
    pub warn_soft: Color32,
    /// Icons of what is done or valid.
    #[serde(deserialize_with = "hex")]
    pub ok: Color32,
    /// Words of what is done or valid.
    #[serde(deserialize_with = "hex")]
    pub ok_text: Color32,
    /// Ground of a done chip.
    #[serde(deserialize_with = "hex")]
    pub ok_soft: Color32,
    /// Waiting, in progress, void.
    #[serde(deserialize_with = "hex")]
    pub neutral_text: Color32,
    /// Ground of a waiting chip.
    #[serde(deserialize_with = "hex")]
    pub neutral_soft: Color32,
    /// Toast and tooltip.
    #[serde(deserialize_with = "hex")]
    pub toast: Color32,
    /// Words on a toast.
    #[serde(deserialize_with = "hex")]
    pub on_toast: Color32,
    /// Undo on a toast.
    #[serde(deserialize_with = "hex")]
    pub toast_link: Color32,
    /// Shadow of what floats.
    #[serde(deserialize_with = "hex")]
    pub shadow: Color32,
    /// Over the window while a dialog is open.
    #[serde(deserialize_with = "hex")]
    pub backdrop: Color32,
    /// The sheet of paper in a preview: white in every theme.
    #[serde(deserialize_with = "hex")]
    pub paper: Color32,
}

impl Tokens {
    /// Reads a theme from the program itself.
    ///
    /// # Panics
    /// Never in a program that passed its tests: they load all themes.
    #[expect(clippy::expect_used, reason = "the files are part of the program and loaded by a test")]
    pub fn load(name: ThemeName) -> Self {
        let mut tokens: Self = ron::from_str(name.source()).expect("theme file is well formed");
        tokens.name = name;
        tokens
    }

    /// True for themes with light words on dark panes.
    pub fn is_dark(&self) -> bool {
        self.name == ThemeName::Dark
    }

    /// The same theme in the unit's own colour (red, green, blue), moved lighter or darker until every pair can be read.
    #[must_use]
    pub fn with_accent(mut self, rgb: [u8; 3]) -> Self {
        let own = colour::opaque(rgb);
        let (away, step) = if self.is_dark() { (self.text, 0.12) } else { (self.text, 0.18) };
        let on_accent = [self.paper, self.on_accent, self.text];
        self.accent = adjusted(own, away, |c| contrast(c, self.surface) >= 4.5 && contrast(c, self.ground) >= 3.0);
        self.on_accent = colour::most_readable(self.accent, on_accent);
        let far = if contrast(self.on_accent, self.text) < 2.0 { self.paper } else { self.text };
        let readable = |c: Color32| contrast(c, self.on_accent) >= 4.5;
        self.accent = adjusted(self.accent, far, readable);
        self.accent_hover = mix(self.accent, far, step);
        self.accent_press = mix(self.accent, far, step * 1.8);
        let quiet = [self.text, self.text2, self.text3];
        self.selected =
            adjusted(mix(self.surface, own, 0.2), self.surface, |c| quiet.iter().all(|text| contrast(*text, c) >= 4.5));
        self.accent_text = adjusted(self.accent, self.text, |c| {
            [self.surface, self.ground, self.selected].iter().all(|on| contrast(c, *on) >= 4.5)
        });
        self
    }
}

#[cfg(test)]
mod tests;
