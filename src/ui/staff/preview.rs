//! The badge beside a person: the very page that prints, made in the background and kept by its content (P1-1.2).

use egui::{ColorImage, Context, Rect, Sense, TextureHandle, TextureOptions, Ui, vec2};

use crate::documents::badges::{BadgeCard, BadgeStyle};
use crate::documents::raster::PagePicture;
use crate::domain::staff::StaffMember;
use crate::jobs::badges::{Collected, collect};
use crate::jobs::photo::badge_picture;
use crate::jobs::{JobEnd, Task};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{self as w, Tone};
use crate::ui::words;

/// Most finished pictures kept.
const KEPT: usize = 24;

/// A badge as it would print, or why it cannot.
pub(super) type CardContent = Result<Box<(BadgeStyle, BadgeCard)>, Vec<String>>;

/// What stands on a person's badge; else one sentence for each thing that keeps it from being printed.
pub(super) fn card_content(cx: &UiContext<'_>, member: &StaffMember) -> CardContent {
    let collected = collect(cx.register, words::badge_words(cx.strings), std::slice::from_ref(member));
    let Collected { style, ready, held_back } = collected.map_err(|error| vec![error.to_string()])?;
    if let Some(ready) = ready.into_iter().next() {
        return Ok(Box::new((style, ready.card)));
    }
    let problems = held_back.into_iter().flat_map(|held| held.problems);
    Err(problems.map(|problem| words::badge_problem(cx.strings, problem)).collect())
}

enum Stage {
    Making(Task<Result<PagePicture, String>>),
    Made(TextureHandle),
    Failed(String),
}

/// Pictures of badges by what stands on them.
#[derive(Default)]
pub(super) struct Previews(Vec<(Box<(BadgeStyle, BadgeCard)>, Stage)>);

impl Previews {
    /// Paints the badge in its place, at the right of the detail.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>, card: &CardContent) {
        let [width, height] = size::BADGE_PREVIEW;
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
        let name = cx.text("staff-badge-preview");
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, &name));
        match card {
            Err(problems) => {
                absent(ui, cx, rect, &cx.text("staff-card-cannot"), &problems.join("\n"));
            }
            Ok(content) => self.picture(ui, cx, rect, content),
        }
    }

    fn picture(&mut self, ui: &mut Ui, cx: &UiContext<'_>, rect: Rect, content: &(BadgeStyle, BadgeCard)) {
        let known = self.0.iter().position(|(known, _)| known.as_ref() == content);
        if known.is_none() {
            let (style, card) = content.clone();
            let task = badge_picture(cx.jobs, style, card);
            self.0.push((Box::new(content.clone()), Stage::Making(task)));
            if self.0.len() > KEPT {
                self.0.remove(0);
            }
        }
        let Some((_, stage)) = self.0.iter_mut().find(|(known, _)| known.as_ref() == content) else {
            return;
        };
        stage.look(ui.ctx());
        match stage {
            Stage::Making(_) => absent(ui, cx, rect, &cx.text("staff-badge-drawing"), ""),
            Stage::Made(texture) => paint_card(ui, cx, rect, texture),
            Stage::Failed(because) => absent(ui, cx, rect, &cx.text("staff-card-cannot"), because),
        }
    }
}

impl Stage {
    fn look(&mut self, ctx: &Context) {
        let Self::Making(task) = self else { return };
        let Some(end) = task.poll() else { return };
        *self = match end {
            JobEnd::Value(Ok(page)) => Self::Made(texture(ctx, &page)),
            JobEnd::Value(Err(because)) | JobEnd::Broke(because) => Self::Failed(because),
        };
    }
}

fn texture(ctx: &Context, page: &PagePicture) -> TextureHandle {
    let image = ColorImage::from_rgba_unmultiplied([page.width, page.height], &page.rgba);
    ctx.load_texture("badge preview", image, TextureOptions::LINEAR)
}

fn paint_card(ui: &mut Ui, cx: &UiContext<'_>, rect: Rect, texture: &TextureHandle) {
    let round = egui::CornerRadius::same(size::RADIUS as u8);
    ui.painter().add(cx.tokens.float_shadow().as_shape(rect, round));
    egui::Image::from_texture((texture.id(), rect.size())).corner_radius(round).paint_at(ui, rect);
    let edge = egui::Stroke::new(size::LINE, cx.tokens.line);
    ui.painter().rect_stroke(rect, round, edge, egui::StrokeKind::Inside);
}

/// A sunken card that says what is not there.
fn absent(ui: &mut Ui, cx: &UiContext<'_>, rect: Rect, title: &str, text: &str) {
    let round = egui::CornerRadius::same(size::RADIUS as u8);
    let edge = egui::Stroke::new(size::LINE, cx.tokens.line);
    ui.painter().rect(rect, round, cx.tokens.sunken, edge, egui::StrokeKind::Inside);
    let inner = rect.shrink(size::GAP_12);
    let mut place = ui.new_child(egui::UiBuilder::new().id_salt("no badge").max_rect(inner));
    place.spacing_mut().item_spacing.y = size::GAP_8;
    let (tone, icon) = if text.is_empty() { (Tone::Neutral, icons::STAFF) } else { (Tone::Danger, icons::OVERDUE) };
    icon.show(&mut place, size::BUTTON_ICON, tone.icon(cx.tokens));
    w::paragraph(&mut place, Text::RowTitle, title, cx.tokens.text);
    if !text.is_empty() {
        w::paragraph(&mut place, Text::Secondary, text, cx.tokens.text2);
    }
}
