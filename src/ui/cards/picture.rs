//! The card as it is on paper: drawn in the background by the layout that prints, kept by what stands on it.

use egui::{ColorImage, Context, Rect, Sense, TextureHandle, TextureOptions, Ui, Vec2, vec2};

use super::shown::CardShown;
use crate::documents::raster::PagePicture;
use crate::domain::cards::Standing;
use crate::jobs::card_picture::{CardPicture, draw_card};
use crate::jobs::{JobEnd, Task};
use crate::ui::card_words::card_words;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets as w;

/// Most pictures kept.
const KEPT: usize = 12;
/// Widest and highest a face is shown, in points.
const FACE: [f32; 2] = [200.0, 219.0];
/// Pixels a millimetre: twice what a face of 86 mm takes at most.
const PIXELS_PER_MM: f32 = 5.2;
/// Between front and back.
const GAP: f32 = size::GAP_8;
/// How much of its colours a void card keeps.
const FADED: f32 = 0.45;

enum Stage {
    Making(Task<Result<Vec<PagePicture>, String>>),
    Made(Vec<TextureHandle>),
    Failed(String),
}

/// Pictures of cards by what stands on them; the one looked at is at `at`.
#[derive(Default)]
pub(super) struct CardPictures {
    known: Vec<(CardPicture, Stage)>,
    at: Option<CardPicture>,
    /// Why there is none.
    failure: String,
}

impl CardPictures {
    /// Puts this card before the eyes; it is drawn if it is not known yet.
    pub(super) fn look_at(&mut self, cx: &UiContext<'_>, shown: &CardShown) {
        self.failure.clear();
        self.at = match CardPicture::of(cx.register, &shown.card, card_words(cx.strings)) {
            Ok(picture) => picture,
            Err(error) => {
                self.failure = error.to_string();
                None
            }
        };
        let Some(picture) = &self.at else { return };
        if self.known.iter().any(|(known, _)| known == picture) {
            return;
        }
        let task = draw_card(cx.jobs, picture.clone(), PIXELS_PER_MM);
        self.known.push((picture.clone(), Stage::Making(task)));
        if self.known.len() > KEPT {
            self.known.remove(0);
        }
    }

    /// How large a face is shown, and how many there are.
    fn face(&self) -> (Vec2, usize) {
        let (width, height, faces) = self.at.as_ref().map_or((86.0, 118.0, 1), CardPicture::size);
        let [most_wide, most_high] = FACE;
        let scale = (most_wide / width.max(1.0)).min(most_high / height.max(1.0));
        (vec2((width * scale).round(), (height * scale).round()), faces)
    }

    /// The room the picture takes.
    pub(super) fn room(&self) -> Vec2 {
        let (face, faces) = self.face();
        vec2(face.x, face.y * faces as f32 + GAP * (faces as f32 - 1.0))
    }

    /// Paints front and back, one under the other.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>, shown: &CardShown) {
        let (face, faces) = self.face();
        let (rect, response) = ui.allocate_exact_size(self.room(), Sense::hover());
        let number = shown.card.number.to_string();
        let name = cx.strings.text_with("cards-picture", &[("number", number.into())]);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, &name));
        let known = self.at.as_ref().and_then(|at| self.known.iter_mut().find(|(known, _)| known == at));
        let Some((_, stage)) = known else {
            absent(ui, cx, rect, &self.failure);
            return;
        };
        stage.look(ui.ctx());
        match stage {
            Stage::Making(_) => absent(ui, cx, rect, ""),
            Stage::Failed(because) => absent(ui, cx, rect, because),
            Stage::Made(textures) => {
                let fades = shown.card.life.standing == Standing::Void;
                for (index, texture) in textures.iter().take(faces).enumerate() {
                    let top = rect.min + vec2(0.0, (face.y + GAP) * index as f32);
                    paint(ui, cx, Rect::from_min_size(top, face), (texture, if fades { FADED } else { 1.0 }));
                }
            }
        }
    }
}

impl Stage {
    fn look(&mut self, ctx: &Context) {
        let Self::Making(task) = self else { return };
        let Some(end) = task.poll() else { return };
        *self = match end {
            JobEnd::Value(Ok(pages)) => Self::Made(pages.iter().map(|page| texture(ctx, page)).collect()),
            JobEnd::Value(Err(because)) | JobEnd::Broke(because) => Self::Failed(because),
        };
    }
}

fn texture(ctx: &Context, page: &PagePicture) -> TextureHandle {
    let image = ColorImage::from_rgba_unmultiplied([page.width, page.height], &page.rgba);
    ctx.load_texture("card", image, TextureOptions::LINEAR)
}

/// A void card is faded: nobody takes it for a good one.
fn paint(ui: &Ui, cx: &UiContext<'_>, rect: Rect, (texture, strength): (&TextureHandle, f32)) {
    let round = egui::CornerRadius::same(size::RADIUS as u8);
    ui.painter().add(cx.tokens.float_shadow().as_shape(rect, round));
    ui.painter().rect_filled(rect, round, cx.tokens.surface);
    let tint = egui::Color32::WHITE.gamma_multiply(strength);
    egui::Image::from_texture((texture.id(), rect.size())).corner_radius(round).tint(tint).paint_at(ui, rect);
    let edge = egui::Stroke::new(size::LINE, cx.tokens.line);
    ui.painter().rect_stroke(rect, round, edge, egui::StrokeKind::Inside);
}

/// A sunken card while it is drawn, or why it could not be.
fn absent(ui: &mut Ui, cx: &UiContext<'_>, rect: Rect, because: &str) {
    let round = egui::CornerRadius::same(size::RADIUS as u8);
    let edge = egui::Stroke::new(size::LINE, cx.tokens.line);
    ui.painter().rect(rect, round, cx.tokens.sunken, edge, egui::StrokeKind::Inside);
    let inner = rect.shrink(size::GAP_12);
    let mut place = ui.new_child(egui::UiBuilder::new().id_salt("no card").max_rect(inner));
    place.spacing_mut().item_spacing.y = size::GAP_8;
    icons::STAFF.show(&mut place, size::BUTTON_ICON, cx.tokens.text2);
    let key = if because.is_empty() { "cards-picture-drawing" } else { "cards-picture-failed" };
    let said = w::paragraph(&mut place, Text::Secondary, &cx.strings.text(key), cx.tokens.text2);
    if !because.is_empty() {
        w::tip(said, cx.tokens, because, None);
    }
}
