//! A window of a given size without a display, and its picture in the folder that `HALLKEEPER_PICTURES` names.

use super::renderer::Painter;
use egui::{Ui, Vec2, vec2};
use egui_kittest::Harness;
use hallkeeper::ui::theme::{Tokens, install};
use std::path::PathBuf;

/// The common office screen.
pub(crate) const OFFICE: Vec2 = vec2(1366.0, 768.0);
/// A larger screen.
pub(crate) const LARGE: Vec2 = vec2(1920.0, 1080.0);

/// A window that shows what a closure paints, edge to edge.
pub(crate) struct Screen {
    paint: Box<dyn FnMut(&mut Ui)>,
}

impl eframe::App for Screen {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        (self.paint)(ui);
    }
}

/// Opens a window of `size` in the look of `tokens`. What has no accessible name or no glyph fails the test.
pub(crate) fn window(size: Vec2, tokens: &Tokens, paint: impl FnMut(&mut Ui) + 'static) -> Harness<'static, Screen> {
    let tokens = tokens.clone();
    Harness::builder()
        .with_size(size)
        .with_pixels_per_point(1.0)
        .with_render_cursor(false)
        .with_max_steps(12)
        .renderer(Painter::default())
        .with_context_setup(move |ctx| install(ctx, &tokens, 1.0))
        .build_eframe(|_| Screen { paint: Box::new(paint) })
}

/// Keeps a picture of the window as `<name>.png` when a folder for pictures is named.
pub(crate) fn picture<State>(harness: &mut Harness<'_, State>, name: &str) {
    let Some(folder) = std::env::var_os("HALLKEEPER_PICTURES").map(PathBuf::from) else {
        return;
    };
    std::fs::create_dir_all(&folder).unwrap();
    harness.render().unwrap().save(folder.join(format!("{name}.png"))).unwrap();
}
