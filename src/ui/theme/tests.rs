//! Contrast of every pair of roles, in every theme and with units' own colours.

use super::*;

type Pair = (&'static str, fn(&Tokens) -> Color32, fn(&Tokens) -> Color32, f32);

const PAIRS: &[Pair] = &[
    ("text on surface", |t| t.text, |t| t.surface, 4.5),
    ("text on ground", |t| t.text, |t| t.ground, 4.5),
    ("text on sunken", |t| t.text, |t| t.sunken, 4.5),
    ("text on hover", |t| t.text, |t| t.hover, 4.5),
    ("text on selected", |t| t.text, |t| t.selected, 4.5),
    ("text2 on surface", |t| t.text2, |t| t.surface, 4.5),
    ("text2 on ground", |t| t.text2, |t| t.ground, 4.5),
    ("text2 on sunken", |t| t.text2, |t| t.sunken, 4.5),
    ("text2 on hover", |t| t.text2, |t| t.hover, 4.5),
    ("text2 on selected", |t| t.text2, |t| t.selected, 4.5),
    ("text2 on canvas", |t| t.text2, |t| t.canvas, 4.5),
    ("text3 on surface", |t| t.text3, |t| t.surface, 4.5),
    ("text3 on ground", |t| t.text3, |t| t.ground, 4.5),
    ("text3 on sunken", |t| t.text3, |t| t.sunken, 4.5),
    ("text3 on selected", |t| t.text3, |t| t.selected, 4.5),
    ("text3 on neutral", |t| t.text3, |t| t.neutral_soft, 4.5),
    ("on_accent on accent", |t| t.on_accent, |t| t.accent, 4.5),
    ("on_accent on hover", |t| t.on_accent, |t| t.accent_hover, 4.5),
    ("on_accent on press", |t| t.on_accent, |t| t.accent_press, 4.5),
    ("accent_text on surface", |t| t.accent_text, |t| t.surface, 4.5),
    ("accent_text on selected", |t| t.accent_text, |t| t.selected, 4.5),
    ("accent_text on ground", |t| t.accent_text, |t| t.ground, 4.5),
    ("on_danger on danger", |t| t.on_danger, |t| t.danger, 4.5),
    ("on_danger on hover", |t| t.on_danger, |t| t.danger_hover, 4.5),
    ("danger_text on soft", |t| t.danger_text, |t| t.danger_soft, 4.5),
    ("danger_text on surface", |t| t.danger_text, |t| t.surface, 4.5),
    ("warn_text on soft", |t| t.warn_text, |t| t.warn_soft, 4.5),
    ("warn_text on surface", |t| t.warn_text, |t| t.surface, 4.5),
    ("ok_text on soft", |t| t.ok_text, |t| t.ok_soft, 4.5),
    ("ok_text on surface", |t| t.ok_text, |t| t.surface, 4.5),
    ("neutral_text on soft", |t| t.neutral_text, |t| t.neutral_soft, 4.5),
    ("on_toast on toast", |t| t.on_toast, |t| t.toast, 4.5),
    ("toast_link on toast", |t| t.toast_link, |t| t.toast, 4.5),
    ("line_strong on surface", |t| t.line_strong, |t| t.surface, 3.0),
    ("accent on surface", |t| t.accent, |t| t.surface, 3.0),
    ("warn on surface", |t| t.warn, |t| t.surface, 3.0),
    ("ok on surface", |t| t.ok, |t| t.surface, 3.0),
];

fn unreadable(tokens: &Tokens) -> Vec<String> {
    PAIRS
        .iter()
        .filter_map(|(name, front, back, least)| {
            let found = contrast(front(tokens), back(tokens));
            (found < *least).then(|| format!("{:?}: {name} is {found:.2}, wants {least}", tokens.name))
        })
        .collect()
}

#[test]
fn every_pair_of_every_theme_can_be_read() {
    let found: Vec<_> = ThemeName::ALL.into_iter().flat_map(|name| unreadable(&Tokens::load(name))).collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn the_high_contrast_theme_has_text_of_seven_to_one() {
    let tokens = Tokens::load(ThemeName::HighContrast);
    for (name, front, back, least) in PAIRS {
        if *least > 4.0 {
            let found = contrast(front(&tokens), back(&tokens));
            assert!(found >= 7.0, "{name} is {found:.2}");
        }
    }
}

#[test]
fn any_unit_colour_stays_readable() {
    let colours =
        [[0, 0x69, 0x5F], [0xB0, 0, 0x20], [0xFF, 0xEB, 0x3B], [0, 0, 0], [255, 255, 255], [0x12, 0x5B, 0xB5]];
    for name in ThemeName::ALL {
        for rgb in colours {
            let found = unreadable(&Tokens::load(name).with_accent(rgb));
            assert!(found.is_empty(), "{rgb:?}: {found:#?}");
        }
    }
}

#[test]
fn a_theme_is_found_again_by_its_word() {
    for name in ThemeName::ALL {
        assert_eq!(ThemeName::from_key(name.key()), name);
    }
    assert_eq!(ThemeName::from_key("violet"), ThemeName::Light);
}
