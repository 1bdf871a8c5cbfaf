//! The gallery in every theme and both languages.

use super::harness::{Screen, picture, window};
use chrono::NaiveDate;
use egui::accesskit::Role;
use egui::{ColorImage, Context, TextureHandle, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use hallkeeper::ui::gallery::Gallery;
use hallkeeper::ui::strings::{Lang, Strings};
use hallkeeper::ui::theme::{ThemeName, Tokens, install};
use hallkeeper::ui::widgets as w;

/// A head and shoulders, drawn of circles.
fn portrait(ctx: &Context) -> TextureHandle {
    let (width, height) = (100_i32, 140_i32);
    let mut bytes = Vec::new();
    for y in 0..height {
        for x in 0..width {
            let disc = |cx: i32, cy: i32, r: i32| (x - cx).pow(2) + (y - cy).pow(2) < r * r;
            let color = match () {
                () if disc(50, 62, 24) => [242, 205, 180],
                () if disc(50, 52, 32) => [28, 28, 34],
                () if disc(50, 152, 48) => [28, 58, 66],
                () => [205, 222, 233],
            };
            bytes.extend(color);
            bytes.push(255);
        }
    }
    let image = ColorImage::from_rgba_unmultiplied([width as usize, height as usize], &bytes);
    ctx.load_texture("portrait", image, egui::TextureOptions::LINEAR)
}

fn show(theme: ThemeName, lang: Lang) {
    let (tokens, strings) = (Tokens::load(theme), Strings::load(lang));
    let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    let mut gallery = None;
    let look = tokens.clone();
    let mut harness = window(vec2(1366.0, 1640.0), &look, move |ui| {
        let shown = gallery.get_or_insert_with(|| Gallery::new(today, Some(portrait(ui.ctx()))));
        shown.show(ui, &tokens, &strings);
    });
    harness.run();
    picture(&mut harness, &format!("gallery-{}-{}", theme.key(), lang.key()));
    let image = harness.render().unwrap();
    let colors: std::collections::HashSet<_> = image.pixels().collect();
    assert!(colors.len() > 500, "only {} colours", colors.len());
}

#[test]
fn every_widget_shows_in_every_theme_and_language() {
    for theme in ThemeName::ALL {
        for lang in Lang::ALL {
            show(theme, lang);
        }
    }
}

#[test]
fn a_larger_text_size_enlarges_everything() {
    let (tokens, strings) = (Tokens::load(ThemeName::Light), Strings::load(Lang::Zh));
    let look = tokens.clone();
    let mut harness = window(vec2(1366.0, 768.0), &look, move |ui| {
        w::Button::primary(strings.text("gallery-confirm")).show(ui, &tokens);
    });
    let height = |harness: &Harness<'_, Screen>| {
        let button = harness.get_by_role_and_label(Role::Button, "确认登记");
        button.rect().height() * harness.ctx.pixels_per_point()
    };
    assert!((height(&harness) - 36.0).abs() < 0.6);
    install(&harness.ctx, &look, 1.75);
    harness.run();
    assert!((height(&harness) - 63.0).abs() < 0.6, "{}", height(&harness));
    picture(&mut harness, "text-size-175");
}
