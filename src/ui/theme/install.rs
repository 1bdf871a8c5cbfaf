//! Puts tokens, sizes and fonts into the window's style.

use super::{Text, Tokens, fonts, size};
use egui::epaint::FontColorTransferFunction;
use egui::style::{HandleShape, ScrollStyle, Selection, TextCursorStyle, WidgetVisuals, Widgets};
use egui::{Color32, Context, CornerRadius, Margin, Shadow, Stroke, Style, TextStyle, Theme, Visuals, vec2};

/// Makes the window look like `tokens`, with everything `text_scale` times as large (1.0 to 1.75). Call again after a change.
pub fn install(ctx: &Context, tokens: &Tokens, text_scale: f32) {
    ctx.set_fonts(fonts::definitions());
    restyle(ctx, tokens, text_scale);
}

/// The same without reading the fonts again.
fn restyle(ctx: &Context, tokens: &Tokens, text_scale: f32) {
    let theme = if tokens.is_dark() { Theme::Dark } else { Theme::Light };
    ctx.set_theme(theme);
    for of in [Theme::Light, Theme::Dark] {
        ctx.set_style_of(of, style(tokens));
    }
    ctx.options_mut(|options| options.zoom_with_keyboard = false);
    ctx.set_zoom_factor(text_scale.clamp(0.5, 3.0));
}

fn style(tokens: &Tokens) -> Style {
    let mut style = Style { visuals: visuals(tokens), animation_time: 0.12, ..Style::default() };
    style.text_styles = [
        (TextStyle::Small, Text::Small.font()),
        (TextStyle::Body, Text::Body.font()),
        (TextStyle::Button, Text::Body.font()),
        (TextStyle::Heading, Text::PageTitle.font()),
        (TextStyle::Monospace, Text::Body.font()),
    ]
    .into();
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(size::GAP_8, size::GAP_8);
    spacing.button_padding = vec2(size::GAP_16, size::GAP_4);
    spacing.interact_size = vec2(size::NORMAL, size::CHIP);
    spacing.menu_margin = Margin::symmetric(0, 6);
    spacing.window_margin = Margin::same(0);
    spacing.tooltip_width = 320.0;
    spacing.text_edit_width = 200.0;
    spacing.combo_height = size::POPUP_LIST;
    spacing.scroll = scroll_style();
    spacing.scroll.fade.strength = 0.0;
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.5;
    style
}

/// A thin grey handle that grows under the pointer.
fn scroll_style() -> ScrollStyle {
    ScrollStyle {
        bar_width: 10.0,
        floating_width: 6.0,
        dormant_background_opacity: 0.0,
        active_background_opacity: 0.0,
        interact_background_opacity: 0.1,
        dormant_handle_opacity: 0.25,
        active_handle_opacity: 0.3,
        interact_handle_opacity: 0.5,
        ..ScrollStyle::floating()
    }
}

fn visuals(tokens: &Tokens) -> Visuals {
    let mut base = if tokens.is_dark() { Visuals::dark() } else { Visuals::light() };
    if tokens.is_dark() {
        // The usual curve for light words thickens bold Chinese until its strokes run together.
        base.text_options.color_transfer_function = FontColorTransferFunction::Gamma(0.8);
    }
    Visuals {
        dark_mode: tokens.is_dark(),
        override_text_color: None,
        weak_text_color: Some(tokens.text3),
        widgets: widgets(tokens),
        selection: Selection { bg_fill: tokens.selected, stroke: Stroke::new(size::LINE_FOCUS, tokens.accent) },
        hyperlink_color: tokens.accent_text,
        faint_bg_color: tokens.sunken,
        extreme_bg_color: tokens.surface,
        text_edit_bg_color: Some(tokens.surface),
        code_bg_color: tokens.sunken,
        warn_fg_color: tokens.warn_text,
        error_fg_color: tokens.danger_text,
        window_corner_radius: corner(size::RADIUS_DIALOG),
        window_shadow: dialog_shadow(tokens),
        window_fill: tokens.surface,
        window_stroke: Stroke::NONE,
        menu_corner_radius: corner(size::RADIUS_NOTE),
        panel_fill: tokens.ground,
        popup_shadow: float_shadow(tokens),
        text_cursor: TextCursorStyle { stroke: Stroke::new(1.5, tokens.text), ..TextCursorStyle::default() },
        handle_shape: HandleShape::Circle,
        striped: false,
        button_frame: true,
        ..base
    }
}

fn widgets(tokens: &Tokens) -> Widgets {
    let look = |fill: Color32, edge: Color32, text: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(size::LINE, edge),
        corner_radius: corner(size::RADIUS),
        fg_stroke: Stroke::new(size::LINE, text),
        expansion: 0.0,
    };
    Widgets {
        noninteractive: look(tokens.surface, tokens.line, tokens.text),
        inactive: look(tokens.surface, tokens.line_strong, tokens.text),
        hovered: look(tokens.hover, tokens.line_strong, tokens.text),
        active: look(tokens.selected, tokens.accent, tokens.text),
        open: look(tokens.hover, tokens.line_strong, tokens.text),
    }
}

/// Corners of `radius` points.
fn corner(radius: f32) -> CornerRadius {
    CornerRadius::same(radius as u8)
}

/// Shadow of menus, toasts, sheets and pickers.
pub(super) fn float_shadow(tokens: &Tokens) -> Shadow {
    Shadow { offset: [0, 4], blur: 16, spread: 0, color: tokens.shadow }
}

/// Shadow of a dialog.
pub(super) fn dialog_shadow(tokens: &Tokens) -> Shadow {
    Shadow { offset: [0, 8], blur: 28, spread: 0, color: tokens.shadow }
}

impl Tokens {
    /// Shadow of menus, toasts, sheets and date pickers.
    pub fn float_shadow(&self) -> Shadow {
        float_shadow(self)
    }

    /// Shadow of a dialog.
    pub fn dialog_shadow(&self) -> Shadow {
        dialog_shadow(self)
    }
}
